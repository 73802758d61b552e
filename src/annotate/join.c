/* join: which mentions are one: by the lexicon's row, by the same words, by a part of a name. */
#include "annotate/entities.h"

#include "annotate/grammar.h"
#include "annotate/resolve.h"

#include <stdlib.h>
#include <string.h>

/* An entity not met for so many others is not looked for: a story of any length stays linear. */
enum { REACH = 120, FUZZY_LETTERS = 5 };

/* ---- Words of names ---- */

typedef struct unit {
  uint32_t token;
  const lexeme *name; /* of the names' table: variants of one row are one name */
  uint32_t core;
} unit;

typedef struct units {
  unit items[MENTION_WORDS_MAX];
  uint32_t count;
} units;

static const lexeme *name_row(const story *self, uint32_t i) {
  const reading *name = reading_at(self, i, LEXEME_NAME);
  return name ? name->lexeme : NULL;
}

/* The unit that the word at i begins, and in *next the token behind it. «عبد الله» is one, as «عبدالله» is. */
static unit unit_at(const story *self, uint32_t i, uint32_t last, uint32_t *next) {
  const phrase_match *phrase = self->phrase_at[i] ? phrase_of_kind(self, i, LEXEME_NAME) : NULL;
  bool whole = phrase && phrase->tokens.last <= last;
  const word_notes *notes = self->words[i]->notes;
  *next = whole ? phrase->tokens.last : i + 1;
  return (unit){i, whole ? phrase->lexeme : name_row(self, i), whole || !notes || !notes->ready ? 0 : notes->core};
}

static units units_of(const story *self, range tokens) {
  units all = {.count = 0};
  for (uint32_t i = tokens.first; i < tokens.last && all.count < MENTION_WORDS_MAX;) {
    if (is_word(self, i))
      all.items[all.count++] = unit_at(self, i, tokens.last, &i);
    else
      i++;
  }
  return all;
}

/* One letter more, less or other, or two in the other order: «دونالد», «دونلد». */
static bool differ_in_one(const uint8_t *a, size_t m, const uint8_t *b, size_t n) {
  if (m > n) return differ_in_one(b, n, a, m);
  if (n - m > 1) return false;
  size_t i = 0;
  while (i < m && a[i] == b[i]) i++;
  if (n == m && i + 1 < m && a[i] == b[i + 1] && a[i + 1] == b[i]) return !memcmp(a + i + 2, b + i + 2, m - i - 2);
  size_t skip = n > m ? i : i + 1;
  return memcmp(a + (i < m && n == m ? i + 1 : i), b + (n > m ? skip + 1 : skip),
                n > m   ? m - i
                : m > i ? m - i - 1
                        : 0) == 0;
}

/* What foreign names are told by: vowels and what stands for them left out, letters for one sound alike. 0 is none. */
static uint8_t sound_of(uint8_t letter) {
  static const char sounds[0xEB - 0xC1] = {/* ء آ أ ؤ إ ئ ا ب ة ت ث ج ح خ د ذ ر ز س ش ص ض ط ظ ع غ */
                                           0,   0,   0,   0,   0,   0,   0,   'b', 0,   't', 't', 'g', 'h', 'x',
                                           'd', 'd', 'r', 'z', 's', 's', 's', 'd', 't', 'z', 0,   'g', 0,   0,
                                           0,   0,   0,   0,   'f', 'k', 'k', 'l', 'm', 'n', 'h', 0,   0,   0};
  return letter >= 0xC1 && letter < 0xEB ? (uint8_t)sounds[letter - 0xC1] : letter;
}

/* «غورتيلش», «جورتيلس»; «لوكنبرغ», «لوكنبيرج»: four consonants at least, and the same. */
static bool sound_alike(const uint8_t *a, size_t m, const uint8_t *b, size_t n) {
  size_t i = 0, k = 0, same = 0;
  for (;;) {
    while (i < m && !sound_of(a[i])) i++;
    while (k < n && !sound_of(b[k])) k++;
    if (i == m || k == n) return i == m && k == n && same >= 4;
    if (sound_of(a[i++]) != sound_of(b[k++])) return false;
    same++;
  }
}

/* Two names that the lexicon knows apart are not one for want of a letter: سامر, سامي. */
static bool alike(const story *self, const unit *a, const unit *b) {
  if (a->name && b->name) return false;
  size_t m = token_at(self, a->token)->folded_size, n = token_at(self, b->token)->folded_size;
  const uint8_t *x = folded_of(self, a->token), *y = folded_of(self, b->token);
  if (m < FUZZY_LETTERS || n < FUZZY_LETTERS) return false;
  return (x[0] == y[0] && differ_in_one(x, m, y, n)) || sound_alike(x, m, y, n);
}

static bool same_unit(const story *self, const unit *a, const unit *b) {
  if (a->core && a->core == b->core) return true;
  return (a->name && a->name == b->name) || alike(self, a, b);
}

bool same_name_word(const story *self, uint32_t a, uint32_t b) {
  uint32_t next;
  if (!is_word(self, a) || !is_word(self, b)) return false;
  unit x = unit_at(self, a, a + 1, &next), y = unit_at(self, b, b + 1, &next);
  return same_unit(self, &x, &y);
}

static bool holds(const story *self, const units *in, const unit *one) {
  for (uint32_t k = 0; k < in->count; k++)
    if (same_unit(self, &in->items[k], one)) return true;
  return false;
}

static bool holds_all(const story *self, const units *in, const units *of) {
  for (uint32_t k = 0; k < of->count; k++)
    if (!holds(self, in, &of->items[k])) return false;
  return of->count > 0;
}

/* ---- Which of those met before ---- */

/* A part of a person's name is the family's name, or the given one: not «محمد» for «علي محمد علي». */
static bool same_person(const story *self, const units *a, const units *b) {
  const units *less = a->count < b->count ? a : b, *more = less == a ? b : a;
  if (!less->count) return false;
  const unit *last = &more->items[more->count - 1];
  if (less->count == 1)
    return same_unit(self, last, &less->items[0]) || same_unit(self, &more->items[0], &less->items[0]);
  if (holds_all(self, more, less)) return true;
  return less->count > 1 && same_unit(self, &less->items[0], &more->items[0]) &&
         same_unit(self, &less->items[less->count - 1], last) && more->count - less->count <= 1;
}

static bool same_words(const story *self, const units *a, const units *b) {
  if (a->count != b->count || !a->count) return false;
  for (uint32_t k = 0; k < a->count; k++)
    if (!a->items[k].core || a->items[k].core != b->items[k].core)
      if (!a->items[k].name || a->items[k].name != b->items[k].name) return alike(self, &a->items[k], &b->items[k]);
  return true;
}

/* «الاتحاد» for «اتحاد الصيادين», named before. */
static bool is_short_for(const story *self, const units *less, const units *more) {
  return less->count < more->count && same_unit(self, &less->items[0], &more->items[0]) &&
         has_trait(self, less->items[0].token, TRAIT_THE) && holds_all(self, more, less);
}

/* Most pairs of places and organizations are told apart by their first words. */
static bool begins_alike(const story *self, uint32_t a, uint32_t b) {
  const word_notes *x = self->words[a]->notes, *y = self->words[b]->notes;
  return !x || !y || x->core == y->core || reading_at(self, a, LEXEME_NAME) || reading_at(self, b, LEXEME_NAME);
}

static bool is_one(const story *self, const names_layer *layer, const draft *known, const mention *of,
                   const units *words) {
  if (known->type != of->type) return false;
  if (known->row && of->row) return known->row == of->row;
  range name = layer->mentions.items[known->fullest].tokens;
  if (of->type != ISNAD_ENTITY_PERSON && !begins_alike(self, name.first, of->tokens.first)) return false;
  units other = units_of(self, name);
  if (of->type == ISNAD_ENTITY_PERSON) return same_person(self, &other, words);
  return same_words(self, &other, words) ||
         (of->type == ISNAD_ENTITY_ORGANIZATION && is_short_for(self, words, &other));
}

static bool is_fuller(const story *self, range a, range b) {
  units x = units_of(self, a), y = units_of(self, b);
  return x.count > y.count;
}

void draft_take(names_layer *layer, uint32_t entity, uint32_t index) {
  mention *of = &layer->mentions.items[index];
  draft *to = &layer->drafts.items[entity];
  of->entity = entity;
  to->latest = index;
  to->n_mentions++;
}

static void join_one(story *self, names_layer *layer, uint32_t index) {
  mention *of = &layer->mentions.items[index];
  units words = units_of(self, of->tokens);
  uint32_t entity = UINT32_MAX;
  if (of->reason == MENTION_BRACKET && index > 0) entity = layer->mentions.items[index - 1].entity;
  for (uint32_t k = (uint32_t)layer->drafts.count, steps = 0; entity == UINT32_MAX && k-- > 0 && steps < REACH; steps++)
    if (is_one(self, layer, &layer->drafts.items[k], of, &words)) entity = k;
  if (entity == UINT32_MAX) {
    draft *made = vector_push(&layer->drafts, &self->memory);
    if (!made) return;
    *made = (draft){.fullest = index, .latest = index, .type = of->type, .row = of->row, .lexicon = of->lexicon};
    entity = (uint32_t)layer->drafts.count - 1;
  }
  draft *to = &layer->drafts.items[entity];
  draft_take(layer, entity, index);
  if (!to->row) to->row = of->row, to->lexicon = of->lexicon;
  bool name = of->reason == MENTION_TAGGED || of->reason == MENTION_LEXICON;
  if (name && is_fuller(self, of->tokens, layer->mentions.items[to->fullest].tokens)) to->fullest = index;
  if (of->role.first < of->role.last && to->n_roles < ROLES_MAX) to->roles[to->n_roles++] = of->role;
}

void mentions_join(story *self, names_layer *layer) {
  for (uint32_t i = 0; i < layer->mentions.count && !self->memory.failed; i++) join_one(self, layer, i);
}
