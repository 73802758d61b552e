/* cast_pair: several persons named side by side, each by the fullest name.
 *
 *     «النجار ونظيرته هالة نصار» are «سامر النجار وهالة نصار»
 *     «الرئيسان», «الزعماء الثلاثة», «البلدان»: as many as the story named side by side before
 */
#include "annotate/entities.h"
#include "annotate/resolve.h"

#include "annotate/grammar.h"
#include "annotate/value.h"
#include "text/letters.h"
#include "text/token.h"

#include <string.h>

enum { PERSONS_MAX = 6 };

/* «ونظيرته»: the و is not the title's own, as in «وزير». */
static bool begins_person(const story *self, uint32_t i) {
  if (begins_next_name(self, i)) return true;
  if (!is_word(self, i) || !has_trait(self, i, TRAIT_AND) || !has_trait(self, i, TRAIT_TITLE | TRAIT_NAME))
    return false;
  const word_readings *word = self->words[i];
  for (uint32_t k = 0; k < word->count; k++) {
    bool person = word->items[k].lexeme->kind == LEXEME_TITLE || word->items[k].lexeme->kind == LEXEME_NAME;
    if (person && !(word->items[k].features & FEATURE_AND)) return false;
  }
  return true;
}

/* The phrase cut before each و that brings another person; returns how many parts. */
static uint32_t cut(const story *self, range phrase, range parts[PERSONS_MAX]) {
  uint32_t n = 0, first = phrase.first;
  for (uint32_t i = phrase.first + 1; i < phrase.last && n + 1 < PERSONS_MAX; i++) {
    if (is_relative(self, i) || has_class(self, i, WORD_PRONOUN)) break; /* «…، وهو كيان مستقل» */
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

static isnad_string join(story *self, const isnad_string *names, uint32_t n) {
  size_t size = 0, used = 0;
  for (uint32_t k = 0; k < n; k++) size += names[k].size + 3;
  char *room = arena_get(&self->memory, size);
  if (!room) return names[0];
  for (uint32_t k = 0; k < n; k++) {
    if (k) memcpy(room + used, " \xD9\x88", 3), used += 3; /* و */
    memcpy(room + used, names[k].data, names[k].size);
    used += names[k].size;
  }
  return (isnad_string){room, used};
}

static void make_group(story *self, who *one, const isnad_string *names, uint32_t n) {
  one->text = join(self, names, n);
  one->ref = (isnad_string){0};
  one->name = (range){0, 0};
  one->kind = ISNAD_KIND_GROUP;
  one->number = n == 2 ? NUMBER_DUAL : NUMBER_PL;
  one->count = n;
  one->anonymous = false;
}

/* A part without a name: a body before a person, others behind one: «سامر النجار ومسؤولون محليون». */
static bool may_be_unnamed(const who *parts, uint32_t k) {
  const who *one = &parts[k];
  if (!one->head) return false;
  if (k == 0) return one->head->kind == LEXEME_HEAD || one->head->kind == LEXEME_COUNTRY;
  return one->number == NUMBER_PL && !one->definite && parts[k - 1].name.first < parts[k - 1].name.last;
}

bool cast_resolve_pair(cast *self, who *one) {
  range parts[PERSONS_MAX];
  who persons[PERSONS_MAX];
  isnad_string names[PERSONS_MAX];
  uint32_t n_named = 0;
  if (one->whole.last - one->whole.first < 2) return false;
  uint32_t n = cut(self->story, one->whole, parts);
  if (n < 2) return false;
  for (uint32_t k = 0; k < n; k++) {
    persons[k] = who_of(self->story, parts[k]);
    bool named = persons[k].name.first < persons[k].name.last;
    if (!named && !may_be_unnamed(persons, k)) return false;
    n_named += named;
    if (named) cast_resolve(self, &persons[k]);
    names[k] = without_and(self->story, &persons[k]);
  }
  if (!n_named) return false;
  make_group(self->story, one, names, n);
  return true;
}

/* ---- Groups by their number ---- */

enum { GROUP_GAP = 10, GROUP_REACH = 500 };

/* «الثنائي»: who was named last, and is a group. */
static bool is_pair(const story *self, uint32_t i) {
  const reading *head = has_role(self, i, ROLE(LATTER)) ? reading_at(self, i, LEXEME_HEAD) : NULL;
  return head && head->lexeme->sub == HEAD_GROUP;
}

/* «الرئيسان», «الزعماء الثلاثة», «الثنائي»: how many; 0 for others. */
static uint32_t group_size(const story *self, const who *one) {
  uint32_t first = one->whole.first;
  if (is_pair(self, first)) return 2;
  if (one->number == NUMBER_DUAL) return 2;
  if (one->number != NUMBER_PL || one->whole.last < first + 2) return 0;
  value number;
  bool counted = value_at(self, first + 1, VALUE(UNIT), FEATURE_THE, &number);
  return counted && number.number > 1 && number.number < PERSONS_MAX ? (uint32_t)number.number : 0;
}

static bool is_country(const story *self, const mention *of) {
  const lexeme *row = self->names->drafts.items[of->entity].row;
  return row && row->kind == LEXEME_COUNTRY;
}

/* Whether nothing but و, or a comma where there are more than two, and what belongs to the second parts two mentions.
 */
static bool stand_side_by_side(const story *self, const mention *a, const mention *b, bool two) {
  if (b->tokens.first < a->tokens.last || b->tokens.first - a->tokens.last > GROUP_GAP) return false;
  bool joined = has_trait(self, b->tokens.first, TRAIT_AND) || begins_next_name(self, b->tokens.first);
  for (uint32_t i = a->tokens.last; i < b->tokens.first; i++) {
    if (has_trait(self, i, TRAIT_SURE_VERB) || is_complementizer(self, i) || is_relative(self, i)) return false;
    joined |= has_trait(self, i, TRAIT_AND) || is_lone_letter(self, i, F_WAW) || (!two && is_comma(self, i));
  }
  return joined && self->sentence_of[a->tokens.first] == self->sentence_of[b->tokens.first];
}

static isnad_string fullest_of(story *self, const mention *of) {
  const names_layer *layer = self->names;
  const mention *full = &layer->mentions.items[layer->drafts.items[of->entity].fullest];
  isnad_string name = untagged(self, mention_name(self, full));
  bool attached =
      begins_next_name(self, full->tokens.first) && name.size > 4 && !memcmp(name.data, "\xD9\x88", 2); /* و */
  bool kept = attached && name.size == text_of(self, full->tokens).size;
  return kept ? (isnad_string){name.data + 2, name.size - 2} : name;
}

/* The names of the last n persons, or countries, that stand side by side before a token. */
static bool row_before(story *self, uint32_t from, uint32_t n, bool countries, isnad_string *names) {
  const mention *row[PERSONS_MAX];
  uint32_t count = 0, limit = from > GROUP_REACH ? from - GROUP_REACH : 0;
  for (uint32_t i = from; i-- > limit;) {
    const mention *of = mention_at(self, i);
    if (!of) continue;
    i = of->tokens.first;
    bool fits = countries ? is_country(self, of) : of->type == ISNAD_ENTITY_PERSON;
    if (!fits || of->reason == MENTION_ROLE) continue;
    if (count && !stand_side_by_side(self, of, row[count - 1], n == 2)) {
      if (count == n) break;
      count = 0;
    }
    if (count == PERSONS_MAX) count = 0;
    row[count++] = of;
  }
  if (count != n) return false;
  for (uint32_t k = 0; k < n; k++) names[k] = fullest_of(self, row[n - 1 - k]);
  return true;
}

bool cast_group_before(cast *self, uint32_t token, uint32_t n, who *out) {
  isnad_string names[PERSONS_MAX];
  for (size_t k = self->known.count; k-- > 0;)
    if (self->known.items[k].kind == ISNAD_KIND_GROUP && self->known.items[k].count == n &&
        self->known.items[k].number != 0 && !self->known.items[k].head) {
      *out = self->known.items[k];
      return true;
    }
  if (!self->story->names || !row_before(self->story, token, n, false, names)) return false;
  make_group(self->story, out, names, n);
  return true;
}

/* Persons named within: «الرئيسان الفرنسي سامر نور والمصري هالة نصار». */
static uint32_t names_within(story *self, range phrase, bool two, isnad_string *names) {
  uint32_t n = 0;
  const mention *before = NULL;
  for (uint32_t i = phrase.first; i < phrase.last && n < PERSONS_MAX; i++) {
    if (is_relative(self, i)) break;
    const mention *of = mention_at(self, i);
    if (!of || of->type != ISNAD_ENTITY_PERSON || of->reason == MENTION_ROLE) continue;
    if (before && !stand_side_by_side(self, before, of, two)) return 0;
    before = of;
    names[n++] = fullest_of(self, of);
    i = of->tokens.last - 1;
  }
  return n;
}

bool cast_resolve_group(cast *self, who *one) {
  story *in = self->story;
  isnad_string names[PERSONS_MAX];
  if (!in->names || one->whole.first >= one->whole.last || !one->head) return false;
  bool title = one->head->kind == LEXEME_TITLE, several = one->number == NUMBER_DUAL || one->number == NUMBER_PL;
  bool each = has_class(in, one->whole.first, WORD_QUANTIFIER) && is_preposition(in, one->whole.first + 1);
  uint32_t n = title && (several || each) ? names_within(in, one->whole, !each, names) : 0; /* «كل من الرئيس سامر …» */
  if (n > 1) {
    make_group(in, one, names, n);
    return true;
  }
  n = has_trait(in, one->whole.first, TRAIT_THE) && one->whole.last - one->whole.first < 3 ? group_size(in, one) : 0;
  if (!n) return false;
  bool state = one->head->kind == LEXEME_HEAD && one->head->sub == HEAD_STATE;
  if (!title && !state && !is_pair(in, one->whole.first)) return false;
  bool land = state && in->words[one->whole.first]->n_named > 0; /* «البلدان», not «الطرفان» */
  if (!row_before(in, one->whole.first, n, land, names)) return false;
  make_group(in, one, names, n);
  return true;
}
