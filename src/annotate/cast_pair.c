/* cast_pair: several persons named side by side, each by the fullest name.
 *
 *     «النجار ونظيرته هالة نصار» are «سامر النجار وهالة نصار»
 */
#include "annotate/resolve.h"

#include "annotate/grammar.h"
#include "text/token.h"

#include <string.h>

enum { PERSONS_MAX = 6 };

static bool begins_person(const story *self, uint32_t i) {
  if (begins_next_name(self, i)) return true;
  return is_word(self, i) && has_trait(self, i, TRAIT_AND) && has_trait(self, i, TRAIT_TITLE | TRAIT_NAME);
}

/* The phrase cut before each و that brings another person; returns how many parts. */
static uint32_t cut(const story *self, range phrase, range parts[PERSONS_MAX]) {
  uint32_t n = 0, first = phrase.first;
  for (uint32_t i = phrase.first + 1; i < phrase.last && n + 1 < PERSONS_MAX; i++) {
    if (is_relative(self, i)) break;
    if (!begins_person(self, i)) continue;
    parts[n++] = (range){first, i};
    first = i;
  }
  parts[n++] = (range){first, phrase.last};
  return n;
}

/* The bytes of a name without the و before it. */
static isnad_string without_and(const story *self, const who *one) {
  isnad_string text = one->text;
  bool attached = one->name.first < one->name.last && begins_next_name(self, one->name.first);
  bool same = attached && text.size > 2 && !memcmp(text.data, "\xD9\x88", 2); /* و */
  return same ? (isnad_string){text.data + 2, text.size - 2} : text;
}

static isnad_string join(story *self, const who *persons, uint32_t n) {
  size_t size = 0, used = 0;
  for (uint32_t k = 0; k < n; k++) size += persons[k].text.size + 3;
  char *room = arena_get(&self->memory, size);
  if (!room) return persons[0].text;
  for (uint32_t k = 0; k < n; k++) {
    isnad_string text = without_and(self, &persons[k]);
    if (k) memcpy(room + used, " \xD9\x88", 3), used += 3;
    memcpy(room + used, text.data, text.size);
    used += text.size;
  }
  return (isnad_string){room, used};
}

bool cast_resolve_pair(cast *self, who *one) {
  range parts[PERSONS_MAX];
  who persons[PERSONS_MAX];
  if (one->whole.last - one->whole.first < 2) return false;
  uint32_t n = cut(self->story, one->whole, parts);
  if (n < 2) return false;
  for (uint32_t k = 0; k < n; k++) {
    persons[k] = who_of(self->story, parts[k]);
    if (persons[k].name.first >= persons[k].name.last) return false;
    cast_resolve(self, &persons[k]);
  }
  one->text = join(self->story, persons, n);
  one->name = (range){0, 0};
  one->kind = ISNAD_KIND_GROUP;
  one->number = n == 2 ? NUMBER_DUAL : NUMBER_PL;
  one->count = n;
  one->anonymous = false;
  return true;
}
