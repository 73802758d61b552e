/* reading: taking clitics off, and the cache of spellings. */
#include "lexicon/reading.h"

#include "base/vector.h"
#include "text/letters.h"
#include "text/token.h"

#include <string.h>

enum { FIRST_SLOTS = 4096, TRIM_ABOVE = 60000, READINGS_MAX = 48, NAMED_MAX = 12, STARTS_MAX = 8 };

/* A spelling. In the same piece of memory lie behind it the notes, and all that the readings point to; nothing of them
 * is aligned more strictly than itself. */
typedef struct cached {
  word_readings readings;
  uint8_t size, shape;
  uint8_t folded[]; /* size of them */
} cached;

typedef struct slot {
  cached *item; /* NULL: free */
  uint32_t hash;
} slot;

struct reading_cache {
  allocator memory;
  arena pieces;
  slot *slots;
  uint32_t n_slots, count;
  size_t notes;
  uint32_t seed; /* outside text is hashed: no page shall know where its words fall */
  lexicon_set lexicons;
};

/* ---- One spelling ---- */

/* What is being looked up: the letters between what has been taken off on both sides. */
typedef struct stem {
  const uint8_t *at;
  size_t size;
  uint32_t features; /* proclitics */
  enum enclitic enclitic;
  uint8_t shape;
} stem;

typedef struct gatherer {
  const lexicon_set *lexicons;
  reading items[READINGS_MAX], named[NAMED_MAX];
  phrase_start starts[STARTS_MAX], value_phrases[STARTS_MAX];
  size_t count, n_named, n_starts, n_value_phrases;
} gatherer;

static bool has_own_name(const lexeme *of) { return of->kind >= LEXEME_LOCALITY && of->kind <= LEXEME_SORT; }

static bool is_finite(uint32_t features) {
  uint32_t tense = FEATURE_TENSE(features);
  return tense >= TENSE_PAST && tense <= TENSE_IMPERATIVE;
}

/* Whether a form may carry what was taken off: ال only on nouns, س only on the present, a bare stem only with a pronoun
 * or a complement behind it. */
static bool may_attach(const lexeme *of, uint32_t form, const stem *from) {
  uint32_t before = from->features;
  bool finite = of->kind == LEXEME_VERB && is_finite(form);
  if ((before & FEATURE_FUTURE) && !(finite && FEATURE_TENSE(form) == TENSE_PRESENT)) return false;
  if (finite && (before & (FEATURE_THE | FEATURE_BY | FEATURE_LIKE))) return false;
  if (finite && from->enclitic && (form & FEATURE_VOICE_PASSIVE)) return false;
  if (finite && (before & FEATURE_TO) && FEATURE_TENSE(form) != TENSE_PRESENT) return false;
  if (of->kind == LEXEME_SORT && (form & (FEATURE_ACCUSATIVE | FEATURE_BARE))) return false;
  if (of->kind == LEXEME_SORT) return !from->enclitic && !(before & FEATURE_FUTURE);
  if (has_own_name(of)) return !from->enclitic && !(before & (FEATURE_THE | FEATURE_FUTURE));
  if (from->enclitic && (of->kind == LEXEME_GRAMMAR || of->kind == LEXEME_VALUE || of->kind == LEXEME_NAME ||
                         of->kind == LEXEME_OUTLET || of->kind == LEXEME_COUNTRY || of->kind == LEXEME_CAPITAL ||
                         of->kind == LEXEME_NATIONALITY || of->kind == LEXEME_CUE))
    return false;
  bool bare_before_noun = (form & FEATURE_CONSTRUCT) != 0;
  if (!from->enclitic && (form & FEATURE_BARE) && !bare_before_noun) return false;
  if (from->enclitic && (form & FEATURE_ACCUSATIVE)) return false;
  if (from->enclitic == ENCLITIC_I && (from->shape & SHAPE_MAQSURA)) return false;
  if ((before & FEATURE_THE) && ((form & (FEATURE_ACCUSATIVE | FEATURE_CONSTRUCT)) || of->kind == LEXEME_CUE))
    return false;
  return true;
}

/* A pronoun hides how the stem ended, and what is attached before it may put a hamza within the stem out of the token's
 * first letters: «المرأة». Everything else of the spelling can be compared. */
static bool spelled_exactly(uint32_t form, const stem *from) {
  uint8_t mask = from->enclitic ? SHAPE_HAMZA | SHAPE_HAMZA_BELOW : SHAPE_SPELLING;
  if (from->features && from->at[0] != F_ALEF) mask &= (uint8_t) ~(SHAPE_HAMZA | SHAPE_HAMZA_BELOW);
  return (FEATURE_SPELLING(form) & mask) == (from->shape & mask);
}

static void gather_forms(gatherer *self, const lexicon *from, const lexicon_word *word, const stem *of) {
  for (uint32_t i = 0; i < word->n_forms && self->count < READINGS_MAX; i++) {
    const lexicon_form *form = &from->forms[word->first_form + i];
    const lexeme *row = &from->lexemes[form->lexeme];
    if (!may_attach(row, form->features, of)) continue;
    uint32_t features = (form->features & ~0xF0000000u) | of->features | (uint32_t)of->enclitic << 20;
    if (spelled_exactly(form->features, of)) features |= FEATURE_EXACT;
    uint8_t final = (uint8_t)((FEATURE_SPELLING(form->features) ^ of->shape) & (SHAPE_MAQSURA | SHAPE_TA_MARBUTA));
    reading found = {row, from, features, final != 0};
    if (!has_own_name(row))
      self->items[self->count++] = found;
    else if (self->n_named < NAMED_MAX)
      self->named[self->n_named++] = found;
  }
}

static bool is_value_phrase(const lexicon *from, const lexicon_phrase *phrase) {
  return from->lexemes[phrase->lexeme].kind == LEXEME_VALUE;
}

/* The phrases of a word: those of values, which lie last, apart, as no rule of statements asks for them. */
static void gather_phrases(gatherer *self, const lexicon *from, const lexicon_word *word, uint32_t features) {
  const lexicon_phrase *phrases = from->phrases + word->first_phrase;
  uint16_t values = word->n_phrases;
  while (values > 0 && is_value_phrase(from, &phrases[values - 1])) values--;
  phrase_start others = {.lexicon = from, .phrases = phrases, .count = values, .features = features},
               of_values = others;
  while (others.n_bare < values && !phrases[others.n_bare].second) others.n_bare++;
  of_values.phrases += values;
  of_values.count = (uint16_t)(word->n_phrases - values);
  if (others.count && self->n_starts < STARTS_MAX) self->starts[self->n_starts++] = others;
  if (of_values.count && self->n_value_phrases < STARTS_MAX) self->value_phrases[self->n_value_phrases++] = of_values;
}

static void gather(gatherer *self, const stem *of) {
  for (size_t i = 0; i < self->lexicons->count; i++) {
    const lexicon *from = self->lexicons->items[i];
    const lexicon_word *word = lexicon_find(from, of->at, of->size);
    if (!word) continue;
    gather_forms(self, from, word, of);
    if (word->n_phrases && !of->enclitic) gather_phrases(self, from, word, of->features);
  }
}

/* Pronouns at the end of a word, folded: the longer before the shorter that ends it. */
static const struct suffix {
  uint8_t letters[3];
  uint8_t size, enclitic;
} suffixes[] = {{{F_HEH, F_MEEM, F_ALEF}, 3, ENCLITIC_DUAL},
                {{F_KAF, F_MEEM, F_ALEF}, 3, ENCLITIC_YOU},
                {{F_HEH, F_ALEF}, 2, ENCLITIC_SHE},
                {{F_HEH, F_MEEM}, 2, ENCLITIC_THEY},
                {{F_HEH, F_NOON}, 2, ENCLITIC_THEY_F},
                {{F_NOON, F_ALEF}, 2, ENCLITIC_WE},
                {{F_KAF, F_MEEM}, 2, ENCLITIC_YOU},
                {{F_NOON, F_YEH}, 2, ENCLITIC_I},
                {{F_HEH}, 1, ENCLITIC_HE},
                {{F_KAF}, 1, ENCLITIC_YOU},
                {{F_YEH}, 1, ENCLITIC_I}};

static bool ends_with(const stem *of, const struct suffix *with) {
  return of->size >= with->size + 2u && memcmp(of->at + of->size - with->size, with->letters, with->size) == 0;
}

static void gather_with_suffixes(gatherer *self, const stem *of) {
  gather(self, of);
  if (of->size < 3 || (of->features & FEATURE_THE)) return;
  uint8_t last = of->at[of->size - 1];
  if (last != F_ALEF && last != F_MEEM && last != F_NOON && last != F_HEH && last != F_KAF && last != F_YEH) return;
  if (of->shape & SHAPE_TA_MARBUTA) return; /* ة is no pronoun */
  for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++) {
    if (!ends_with(of, &suffixes[i])) continue;
    stem shorter = *of;
    shorter.size -= suffixes[i].size;
    shorter.enclitic = (enum enclitic)suffixes[i].enclitic;
    gather(self, &shorter);
  }
}

static stem without(const stem *of, size_t letters, uint32_t feature) {
  stem shorter = *of;
  shorter.at += letters;
  shorter.size -= letters;
  shorter.features |= feature;
  return shorter;
}

/* «للجزائر», «للأمم المتحدة»: names that are listed with ال lose its alef behind ل. */
static void gather_named_behind_lam(gatherer *self, const stem *of) {
  uint8_t letters[64];
  if (of->size < 4 || of->size >= sizeof letters || of->at[0] != F_LAM || of->at[1] != F_LAM) return;
  memcpy(letters, of->at, of->size);
  letters[0] = F_ALEF;
  stem whole = {letters, of->size, of->features | FEATURE_TO, ENCLITIC_NONE, of->shape};
  gather(self, &whole);
}

/* Behind the conjunction: the word itself, س, ال, or a preposition and then perhaps ال; «للوزير» is ل and ال. */
static void gather_after_conjunction(gatherer *self, const stem *of) {
  gather_with_suffixes(self, of);
  if (of->size < 3) return;
  uint8_t first = of->at[0], second = of->at[1];
  if (first == F_ALEF && second == F_LAM) {
    stem noun = without(of, 2, FEATURE_THE);
    gather_with_suffixes(self, &noun);
  }
  if (first == F_SEEN) {
    stem verb = without(of, 1, FEATURE_FUTURE);
    gather_with_suffixes(self, &verb);
  }
  if (first == F_LAM && second == F_LAM) {
    stem noun = without(of, 2, FEATURE_TO | FEATURE_THE), with_lam = without(of, 1, FEATURE_TO | FEATURE_THE);
    gather_with_suffixes(self, &noun);
    gather_with_suffixes(self, &with_lam);
    gather_named_behind_lam(self, of);
  }
  if (first != F_BEH && first != F_KAF && first != F_LAM) return;
  stem rest = without(of, 1, first == F_BEH ? FEATURE_BY : first == F_KAF ? FEATURE_LIKE : FEATURE_TO);
  gather_with_suffixes(self, &rest);
  if (rest.size > 3 && rest.at[0] == F_ALEF && rest.at[1] == F_LAM) {
    stem noun = without(&rest, 2, FEATURE_THE);
    gather_with_suffixes(self, &noun);
  }
}

static void gather_all(gatherer *self, const stem *whole) {
  gather_after_conjunction(self, whole);
  if (whole->size < 3 || (whole->at[0] != F_WAW && whole->at[0] != F_FEH)) return;
  stem rest = without(whole, 1, whole->at[0] == F_WAW ? FEATURE_AND : FEATURE_SO);
  gather_after_conjunction(self, &rest);
}

/* What letters at the beginning may be attached, for words no table knows: «والنجاري» may be و + ال. */
static uint32_t guess_proclitics(const uint8_t *at, size_t size) {
  uint32_t features = 0;
  if (size > 4 && (at[0] == F_WAW || at[0] == F_FEH)) {
    bool sure = at[1] == F_ALEF && at[2] == F_LAM;
    if (sure) features |= at[0] == F_WAW ? FEATURE_AND : FEATURE_SO, at++, size--;
  }
  if (size > 4 && (at[0] == F_BEH || at[0] == F_KAF || at[0] == F_LAM) && at[1] == F_ALEF && at[2] == F_LAM)
    features |= at[0] == F_BEH ? FEATURE_BY : at[0] == F_KAF ? FEATURE_LIKE : FEATURE_TO, at++, size--;
  if (size > 4 && at[0] == F_LAM && at[1] == F_LAM) features |= FEATURE_TO | FEATURE_THE;
  if (size > 3 && at[0] == F_ALEF && at[1] == F_LAM) features |= FEATURE_THE;
  return features;
}

/* ---- The cache ---- */

reading_cache *reading_cache_new(allocator memory, lexicon_set lexicons, size_t notes) {
  reading_cache *self = allocator_get(memory, sizeof *self);
  if (!self) return NULL;
  *self = (reading_cache){.memory = memory, .lexicons = lexicons, .notes = notes};
  self->seed = (uint32_t)((uintptr_t)self >> 4) * 2654435761u;
  arena_init(&self->pieces, memory);
  return self;
}

void reading_cache_free(reading_cache *self) {
  if (!self) return;
  allocator_release(self->memory, self->slots);
  arena_done(&self->pieces);
  allocator_release(self->memory, self);
}

static void forget(reading_cache *self) {
  arena_reset(&self->pieces, 0);
  allocator_release(self->memory, self->slots);
  self->slots = NULL;
  self->n_slots = self->count = 0;
}

void reading_cache_trim(reading_cache *self) {
  if (self->count > TRIM_ABOVE || self->pieces.failed) forget(self);
}

bool reading_cache_failed(const reading_cache *self) { return self->pieces.failed; }

/* Doubles the slots. */
static bool grow(reading_cache *self) {
  uint32_t n_slots = self->n_slots ? self->n_slots * 2 : FIRST_SLOTS;
  slot *slots = allocator_get(self->memory, n_slots * sizeof *slots);
  if (!slots) {
    self->pieces.failed = true;
    return false;
  }
  memset(slots, 0, n_slots * sizeof *slots);
  for (uint32_t i = 0; i < self->n_slots; i++) {
    if (!self->slots[i].item) continue;
    uint32_t at = self->slots[i].hash & (n_slots - 1);
    while (slots[at].item) at = (at + 1) & (n_slots - 1);
    slots[at] = self->slots[i];
  }
  allocator_release(self->memory, self->slots);
  self->slots = slots;
  self->n_slots = n_slots;
  return true;
}

/* Where a reading is spelled just so, those that differ in their hamzas or their last letter are not meant: على is no
 * علي. Closed words are kept where only a hamza is missing: «بان» is بأن more often than it is a verb. */
static void drop_misspelled(gatherer *self, uint8_t shape) {
  bool exact = false;
  for (size_t i = 0; i < self->count; i++)
    exact |= (self->items[i].features & FEATURE_EXACT) && !FEATURE_ENCLITIC(self->items[i].features) &&
             self->items[i].lexeme->kind < LEXEME_GRAMMAR;
  size_t kept = 0;
  for (size_t i = 0; exact && i < self->count; i++) {
    bool closed = self->items[i].lexeme->kind >= LEXEME_WORD &&
                  !(shape & (SHAPE_HAMZA | SHAPE_HAMZA_BELOW | SHAPE_MAQSURA)) &&
                  !FEATURE_ENCLITIC(self->items[i].features) && !self->items[i].final_differs;
    if ((self->items[i].features & FEATURE_EXACT) || closed) self->items[kept++] = self->items[i];
  }
  if (exact) self->count = kept;
}

/* A common noun that stands there just so is no name behind a preposition: «بيان» is not «يان» behind ب. */
static void drop_attached_names(gatherer *self) {
  uint32_t attached = FEATURE_BY | FEATURE_TO | FEATURE_LIKE;
  bool noun = false, name = false;
  for (size_t i = 0; i < self->count; i++) {
    const reading *item = &self->items[i];
    uint32_t kind = item->lexeme->kind;
    bool taken_off = item->features & attached;
    noun |= !taken_off && (item->features & FEATURE_EXACT) &&
            (kind == LEXEME_HEAD || kind == LEXEME_TITLE || kind == LEXEME_NOUN);
    name |= taken_off && kind == LEXEME_NAME;
  }
  size_t kept = 0;
  for (size_t i = 0; noun && name && i < self->count; i++)
    if (self->items[i].lexeme->kind != LEXEME_NAME || !(self->items[i].features & attached))
      self->items[kept++] = self->items[i];
  if (noun && name) self->count = kept;
}

/* What the rules ask about a word and what it is worth say nothing of how it is built: those readings come last. */
static void grammar_last(gatherer *self) {
  reading grammar[READINGS_MAX];
  size_t kept = 0, moved = 0;
  for (size_t i = 0; i < self->count; i++) {
    if (self->items[i].lexeme->kind >= LEXEME_GRAMMAR)
      grammar[moved++] = self->items[i];
    else
      self->items[kept++] = self->items[i];
  }
  for (size_t i = 0; i < moved; i++) self->items[kept + i] = grammar[i];
}

static size_t aligned(size_t size) {
  const size_t align = _Alignof(cached);
  return (size + align - 1) / align * align;
}

/* The next `size` bytes of a piece; `at` goes on behind them. */
static void *take(unsigned char **at, size_t size) {
  void *taken = *at;
  *at += aligned(size);
  return taken;
}

static void *put(unsigned char **at, const void *from, size_t size) {
  void *room = take(at, size);
  if (size) memcpy(room, from, size);
  return room;
}

/* How much is taken for all of a spelling. */
static size_t size_of(const reading_cache *self, const gatherer *found, size_t letters) {
  return aligned(sizeof(cached) + letters) + aligned(self->notes) +
         aligned((found->count + found->n_named) * sizeof(reading)) +
         aligned((found->n_starts + found->n_value_phrases) * sizeof(phrase_start));
}

static cached *make(reading_cache *self, const uint8_t *folded, size_t size, uint8_t shape) {
  gatherer found;
  found.lexicons = &self->lexicons;
  found.count = found.n_named = found.n_starts = found.n_value_phrases = 0;
  stem whole = {folded, size, 0, ENCLITIC_NONE, shape};
  gather_all(&found, &whole);
  drop_misspelled(&found, shape);
  drop_attached_names(&found);
  grammar_last(&found);
  unsigned char *at = arena_get(&self->pieces, size_of(self, &found, size));
  if (!at) return NULL;
  cached *made = take(&at, sizeof *made + size);
  *made = (cached){.size = (uint8_t)size, .shape = shape};
  memcpy(made->folded, folded, size);
  void *notes = self->notes ? memset(take(&at, self->notes), 0, self->notes) : NULL;
  made->readings =
      (word_readings){.items = put(&at, found.items, found.count * sizeof *found.items),
                      .named = put(&at, found.named, found.n_named * sizeof *found.named),
                      .starts = put(&at, found.starts, found.n_starts * sizeof *found.starts),
                      .value_phrases = put(&at, found.value_phrases, found.n_value_phrases * sizeof(phrase_start)),
                      .notes = notes,
                      .count = (uint8_t)found.count,
                      .n_named = (uint8_t)found.n_named,
                      .n_starts = (uint8_t)found.n_starts,
                      .n_value_phrases = (uint8_t)found.n_value_phrases};
  bool known = found.count && found.items[0].lexeme->kind != LEXEME_VALUE;
  if (!known) made->readings.proclitics = guess_proclitics(folded, size);
  readings_summarize(&made->readings);
  return made;
}

/* ---- Looking up ---- */

/* What a token is looked up by. */
typedef struct spelling {
  const uint8_t *folded;
  uint32_t hash;
  uint8_t size, shape; /* size 0: no word that anything is known of */
} spelling;

static uint32_t hash_of(const reading_cache *self, const spelling *of) {
  const uint64_t multiplier = 0x9E3779B97F4A7C15u;
  uint64_t hash = (uint64_t)self->seed << 16 ^ (uint64_t)(of->size << 8 | of->shape), eight = 0;
  for (size_t i = 0; i < of->size; i++) {
    eight = eight << 8 | of->folded[i];
    if (i % 8 == 7) hash = (hash ^ eight) * multiplier, hash ^= hash >> 32;
  }
  hash = (hash ^ eight) * multiplier;
  return (uint32_t)(hash >> 32);
}

static spelling spelling_of(const reading_cache *self, const isnad_token *token, const uint8_t *folded) {
  if (token->kind != ISNAD_TOKEN_WORD || token->folded_size > UINT8_MAX) return (spelling){0};
  spelling made = {folded + token->folded, 0, (uint8_t)token->folded_size, token->shape & SHAPE_SPELLING};
  made.hash = hash_of(self, &made);
  return made;
}

static const word_readings *find(reading_cache *self, const spelling *of) {
  static const word_readings nothing = {0};
  if (!of->size) return &nothing;
  if (self->count * 2 >= self->n_slots && !grow(self)) return NULL;
  slot *at = &self->slots[of->hash & (self->n_slots - 1)];
  for (; at->item; at = at + 1 < self->slots + self->n_slots ? at + 1 : self->slots) {
    const cached *item = at->item;
    if (at->hash == of->hash && item->size == of->size && item->shape == of->shape &&
        !memcmp(item->folded, of->folded, of->size))
      return &item->readings;
  }
  cached *made = make(self, of->folded, of->size, of->shape);
  if (!made) return NULL;
  *at = (slot){made, of->hash};
  self->count++;
  return &made->readings;
}

/* Most words lie far from where the processor was last: what a word needs is asked for before its turn comes, first its
 * slot and then what that points to. */
enum { SLOT_AHEAD = 24, ITEM_AHEAD = 12, RING = 32 };

static void fetch_slot(const reading_cache *self, const spelling *of) {
  if (self->n_slots && of->size) __builtin_prefetch(&self->slots[of->hash & (self->n_slots - 1)]);
}

static void fetch_item(const reading_cache *self, const spelling *of) {
  enum { LINE = 64, LINES = 4 }; /* the readings' summary and the notes */
  if (!self->n_slots || !of->size) return;
  const char *item = (const char *)self->slots[of->hash & (self->n_slots - 1)].item;
  for (int i = 0; item && i < LINES; i++) __builtin_prefetch(item + i * LINE);
}

bool readings_find(reading_cache *self, const isnad_token *tokens, size_t count, const uint8_t *folded,
                   const word_readings **out) {
  spelling ring[RING];
  for (size_t i = 0; i < count + SLOT_AHEAD; i++) {
    if (i < count) {
      ring[i % RING] = spelling_of(self, &tokens[i], folded);
      fetch_slot(self, &ring[i % RING]);
    }
    size_t next = i - (SLOT_AHEAD - ITEM_AHEAD), now = i - SLOT_AHEAD;
    if (i >= SLOT_AHEAD - ITEM_AHEAD && next < count) fetch_item(self, &ring[next % RING]);
    if (i >= SLOT_AHEAD && !(out[now] = find(self, &ring[now % RING]))) return false;
  }
  return true;
}
