/* figures: everybody a story speaks of who may be meant where it says «الوزير» or «وأضاف».
 *
 *     [وزير المياه، د. سامر النجار]      [الشبكة العربية للأنباء]      [متحدث باسم الوزارة]
 */
#include "annotate/evidence.h"
#include "annotate/resolve.h"

#include "annotate/entities.h"
#include "annotate/grammar.h"
#include "annotate/noun_phrase.h"
#include "text/token.h"

#include <string.h>

enum { FIGURES_MAX = 160, TITLE_REACH = 10, BODIES_MAX = 60 };

static uint32_t name_at(const story *self, uint32_t i) { return self->signs[i].name; }

/* The words of a phrase that tell who is meant. */
static uint32_t count_words(const story *self, range phrase) {
  uint32_t count = 0;
  for (uint32_t i = phrase.first; i < phrase.last; i++) count += name_at(self, i) != 0;
  return count;
}

static void push(cast *self, const who *one) {
  if (self->figures.count >= FIGURES_MAX || !one->text.size) return;
  figure *made = vector_push(&self->figures, &self->story->memory);
  if (!made) return;
  const story *in = self->story;
  *made = (figure){.one = *one, .whole = words_of(in, one->whole), .name = words_of(in, one->name)};
  made->n_name = count_words(in, one->name);
}

static bool is_title(const story *self, uint32_t i) {
  return has_trait(self, i, TRAIT_TITLE) || phrase_of_kind(self, i, LEXEME_TITLE);
}

static bool is_in_person(const story *self, uint32_t i) {
  const mention *of = mention_at(self, i);
  return of && of->type == ISNAD_ENTITY_PERSON && of->reason != MENTION_ROLE;
}

/* Where the titles before a name begin: «[المتحدث باسم الوزارة] سامر النجار», «[الوزير]، سامر النجار». */
static uint32_t title_start(const story *self, range name) {
  uint32_t first = name.first, start = sentence_start(self, name.first);
  while (first > start && name.first - first < TITLE_REACH && !is_in_person(self, first - 1) &&
         (is_title(self, first - 1) ||
          !(has_trait(self, first - 1, TRAIT_SURE_VERB) || is_complementizer(self, first - 1))))
    first--;
  while (first < name.first && !(is_title(self, first) && noun_phrase_end(self, first, name.last, 0) >= name.last))
    first++;
  return first;
}

static void gather_persons(cast *self) {
  const story *in = self->story;
  for (size_t k = 0; k < self->names.count; k++) {
    range name = self->names.items[k];
    range phrase = {title_start(in, name), noun_phrase_end(in, name.first, sentence_limit(in, name.first), 0)};
    if (phrase.last < name.last) phrase.last = name.last;
    who one = who_named(self->story, phrase, name);
    push(self, &one);
  }
}

static void gather_bodies(cast *self) {
  const story *in = self->story;
  size_t count = self->heads.count < BODIES_MAX ? self->heads.count : BODIES_MAX;
  uint32_t last = 0;
  for (size_t k = 0; k < count; k++) {
    uint32_t i = self->heads.items[k], limit = sentence_limit(in, i);
    if (i < last) continue;
    last = noun_phrase_end(in, i, limit < i + 10 ? limit : i + 10, PHRASE_NO_COMMA);
    if (last < i + 2) continue;
    who one = who_of(self->story, (range){i, last});
    push(self, &one);
  }
}

void cast_cut_preposition(const story *self, const found *of, who *one) {
  if (!of->source_skip || of->source.first >= of->source.last) return;
  isnad_string first = text_of(self, (range){of->source.first, of->source.first + 1});
  if (one->text.data != first.data || one->text.size <= of->source_skip || first.size < of->source_skip + 4u) return;
  one->text = (isnad_string){one->text.data + of->source_skip, one->text.size - of->source_skip};
}

void cast_gather_figures(cast *self, const found_vector *all) {
  self->sources = arena_get(&self->story->memory, (all->count + 1) * sizeof *self->sources);
  if (!self->sources) return;
  gather_persons(self);
  for (size_t k = 0; k < all->count; k++) {
    self->sources[k] = who_of(self->story, all->items[k].source);
    cast_cut_preposition(self->story, &all->items[k], &self->sources[k]);
    if (all->items[k].source.first < all->items[k].source.last) push(self, &self->sources[k]);
  }
  gather_bodies(self);
  for (size_t k = 0; k < self->figures.count; k++) {
    figure *of = &self->figures.items[k];
    if (of->one.name.first < of->one.name.last) of->fullest = fullest_figure(self, of->one.name);
  }
}

/* ---- Words ---- */

word_set words_of(const story *self, range phrase) {
  word_set made = 0;
  for (uint32_t i = phrase.first; i < phrase.last; i++)
    if (name_at(self, i)) made |= UINT64_C(1) << (name_at(self, i) >> 26);
  return made;
}

word_relation words_related(const story *self, range one, range other) {
  word_relation made = {0};
  uint32_t n_other = count_words(self, other);
  for (uint32_t i = one.first; i < one.last; i++) {
    if (!name_at(self, i)) continue;
    uint32_t k = other.first;
    while (k < other.last && name_at(self, k) != name_at(self, i)) k++;
    made.shared += k < other.last;
    made.left_over += k >= other.last;
  }
  made.more = n_other > made.shared ? n_other - made.shared : 0;
  made.same_first = one.first < one.last && other.first < other.last && self->signs[one.first].core &&
                    self->signs[one.first].core == self->signs[other.first].core;
  return made;
}

const who *fullest_figure(const cast *self, range name) {
  const who *best = NULL;
  word_set words = words_of(self->story, name);
  uint32_t most = count_words(self->story, name); /* words of the fullest name so far */
  for (size_t k = 0; k < self->figures.count; k++) {
    const figure *other = &self->figures.items[k];
    if (other->n_name <= most || words & ~other->name) continue;
    if (!words_related(self->story, name, other->one.name).left_over) most = other->n_name, best = &other->one;
  }
  return best;
}

/* ---- Those who act ---- */

enum { ACTOR_REACH = 60 };

/* «نشر النادي صورة وكتب: …», «دخل الوزير القاعة قائلا …» */
uint32_t actors_before(const story *self, uint32_t cue, range *out, uint32_t room) {
  uint32_t start = sentence_start(self, cue), n = 0;
  if (cue - start > ACTOR_REACH) start = cue - ACTOR_REACH;
  for (uint32_t i = start; i + 1 < cue && n < room; i++) {
    bool verb = has_trait(self, i, TRAIT_SURE_VERB) || (i == start && has_trait(self, i, TRAIT_VERB));
    bool opens = i == start || is_comma(self, i - 1) || is_complementizer(self, i - 1) ||
                 has_class(self, i - 1, WORD_CONJUNCTION);
    uint32_t first = verb ? skip_circumstances(self, i + 1, cue) : i;
    if ((!verb && !opens) || first >= cue || !noun_phrase_begins(self, first)) continue;
    if (!verb && i > start && is_preposition(self, i - 1)) continue; /* «في [مؤتمر] عقده المدير» */
    uint32_t end = noun_phrase_end(self, first, cue, verb ? PHRASE_BEFORE_OBJECT : 0);
    if (end > first) out[n++] = (range){first, end};
  }
  return n;
}
