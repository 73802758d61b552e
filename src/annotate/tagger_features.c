/* tagger_features: what the tagger sees of a spelling and of a token among its neighbours. */
#include "annotate/tagger.h"

#include "annotate/grammar.h"
#include "text/letters.h"
#include "text/pair.h"
#include "text/token.h"

static inline uint32_t mix(uint32_t hash, uint32_t with) { return tagger_mix(hash, with); }

static uint32_t hash_letters(uint32_t template, const uint8_t *at, size_t size) {
  uint32_t hash = 0x9E3779B9u * (template + 1);
  for (size_t i = 0; i < size; i++) hash = (hash ^ at[i]) * 16777619u;
  return mix(hash, (uint32_t)size);
}

/* ---- A spelling ---- */

typedef struct gathering {
  tagger_feature *out;
  size_t count;
} gathering;

static void add(gathering *self, enum feature_template template, uint32_t hash, uint8_t reach) {
  if (self->count < WORD_FEATURES_MAX)
    self->out[self->count++] = (tagger_feature){mix(hash, 0xA5A5u + (uint32_t) template), (uint8_t) template, reach};
}

static void add_once(gathering *self, enum feature_template template, uint32_t hash, uint8_t reach) {
  uint32_t mixed = mix(hash, 0xA5A5u + (uint32_t) template);
  for (size_t i = 0; i < self->count; i++)
    if (self->out[i].hash == mixed) return;
  add(self, template, hash, reach);
}

enum { CLITICS = FEATURE_AND | FEATURE_SO | FEATURE_BY | FEATURE_LIKE | FEATURE_TO };

static uint32_t count_bits(uint32_t bits) {
  uint32_t count = 0;
  for (; bits; bits &= bits - 1) count++;
  return count;
}

/* The letters that every reading but those of verbs has attached: «وباريس» has و, «وزير» none. */
static uint32_t sure_clitics(const word_readings *word) {
  uint32_t common = UINT32_MAX;
  for (uint32_t k = 0; k < word->count; k++)
    if (word->items[k].lexeme->kind != LEXEME_VERB) common &= word->items[k].features;
  for (uint32_t k = 0; k < word->n_named; k++) common &= word->named[k].features;
  if (common == UINT32_MAX) common = word->count ? 0 : word->proclitics;
  return common & CLITICS;
}

typedef struct letters {
  const uint8_t *at;
  size_t size;
} letters;

/* Without و ف ب ك ل, as far as they are known to be attached, and without ال. */
static letters core_of(const word_readings *word, letters of) {
  uint32_t attached = count_bits(sure_clitics(word));
  if (attached + 2 > of.size) return of;
  letters core = {of.at + attached, of.size - attached};
  if (core.size > 3 && core.at[0] == F_ALEF && core.at[1] == F_LAM)
    core.at += 2, core.size -= 2;
  else if (attached && core.size > 3 && core.at[0] == F_LAM && core.at[-1] == F_LAM)
    core.at++, core.size--; /* «للبلدية» */
  return core;
}

static bool may_be_clitic(uint8_t letter) {
  return letter == F_WAW || letter == F_FEH || letter == F_BEH || letter == F_KAF || letter == F_LAM;
}

static void add_letters(gathering *self, const word_readings *word, letters of, word_notes *notes) {
  letters core = core_of(word, of);
  notes->word = hash_letters(TEMPLATE_WORD, of.at, of.size);
  notes->core = hash_letters(TEMPLATE_CORE, core.at, core.size);
  add(self, TEMPLATE_WORD, notes->word, 2);
  add(self, TEMPLATE_CORE, notes->core, 2);
  if (core.at == of.at && of.size > 3 && may_be_clitic(of.at[0])) { /* «بلندن» of a town that no table knows */
    letters rest = {of.at + 1, of.size - 1};
    if (rest.size > 3 && rest.at[0] == F_ALEF && rest.at[1] == F_LAM) rest.at += 2, rest.size -= 2;
    add(self, TEMPLATE_CORE, mix(hash_letters(TEMPLATE_CORE, rest.at, rest.size), 1), 1);
    add(self, TEMPLATE_PREFIX, mix(77, of.at[0]), 1);
  } else {
    add(self, TEMPLATE_CORE, mix(notes->core, 1), 1);
  }
  for (size_t n = 1; n <= 4 && n < of.size; n++)
    add(self, TEMPLATE_PREFIX, hash_letters(TEMPLATE_PREFIX, of.at, n), n < 4);
  for (size_t n = 1; n <= 4 && n < of.size; n++)
    add(self, TEMPLATE_SUFFIX, hash_letters(TEMPLATE_SUFFIX, of.at + of.size - n, n), n < 4);
  for (size_t n = 2; n <= 3 && n < core.size && core.at != of.at; n++)
    add(self, TEMPLATE_PREFIX, mix(hash_letters(TEMPLATE_PREFIX, core.at, n), 2), 0);
}

static void add_shape(gathering *self, const isnad_token *token, letters of) {
  bool latin = of.at[0]<0x80, article = of.size> 2 && of.at[0] == F_ALEF && of.at[1] == F_LAM;
  uint32_t length = (uint32_t)(of.size < 8 ? of.size : 8);
  add(self, TEMPLATE_SHAPE, 16 + length, 1);
  add(self, TEMPLATE_SHAPE, 64 + (uint32_t)(latin * 2 + article), 2);
  add(self, TEMPLATE_SHAPE, 512 + (token->shape & SHAPE_SPELLING), 1);
}

/* What one reading says, in a number. */
static uint32_t code_of(const reading *of) {
  const lexeme *row = of->lexeme;
  uint32_t code = mix(row->kind, 0x77), features = of->features;
  if (row->kind == LEXEME_VERB || row->kind == LEXEME_NOUN)
    code = mix(code, FEATURE_TENSE(features) * 2 + (row->act != ISNAD_ACT_NONE));
  else if (row->kind == LEXEME_WORD)
    code = mix(code, (uint32_t)row->bits);
  else if (row->kind != LEXEME_GRAMMAR && row->kind != LEXEME_CUE)
    code = mix(code, row->sub);
  if (row->kind == LEXEME_NAME || row->kind == LEXEME_PERSON) code = mix(code, row->gender);
  return code;
}

static void add_readings(gathering *self, const word_readings *word) {
  uint32_t plain = 0;
  for (uint32_t k = 0; k < word->count; k++) {
    const reading *of = &word->items[k];
    if (of->lexeme->kind == LEXEME_GRAMMAR || of->lexeme->kind == LEXEME_CUE) continue;
    uint32_t code = code_of(of), attached = of->features & (CLITICS | FEATURE_THE);
    add_once(self, TEMPLATE_READING, code, 2);
    add_once(self, TEMPLATE_READING, mix(code, 3 + (attached & FEATURE_THE) + (attached & CLITICS ? 1 : 0)), 1);
    if (of->features & FEATURE_EXACT) plain |= 1u << of->lexeme->kind;
  }
  add(self, TEMPLATE_READING, mix(plain, 0x99), 1);
}

static void add_named(gathering *self, const word_readings *word) {
  for (uint32_t k = 0; k < word->n_named; k++) {
    const reading *of = &word->named[k];
    uint32_t code = mix(of->lexeme->kind, 0x31);
    add_once(self, TEMPLATE_NAMED, code, 2);
    add_once(self, TEMPLATE_NAMED, code_of(of), 1);
    add_once(self, TEMPLATE_NAMED, mix(code, 5u + (of->features & CLITICS ? 1u : 0u) + (of->features & FEATURE_EXACT)),
             1);
  }
}

/* The likeliest class of a word, for triples of neighbours. */
static uint32_t coarse_of(const word_readings *word) {
  static const lexeme_kind order[] = {LEXEME_TITLE,       LEXEME_HEAD, LEXEME_COUNTRY, LEXEME_CAPITAL,
                                      LEXEME_NATIONALITY, LEXEME_NAME, LEXEME_OUTLET};
  if (word->classes & (WORD_PREP | WORD_CONJUNCTION | WORD_COMPLEMENTIZER | WORD_RELATIVE | WORD_NEGATION |
                       WORD_PARTICLE | WORD_DEMONSTRATIVE | WORD_PRONOUN | WORD_QUANTIFIER))
    return mix(1, word->classes);
  uint32_t the = word->traits & TRAIT_THE;
  for (size_t k = 0; k < sizeof order / sizeof *order; k++)
    if (word->kinds & 1u << order[k]) return mix(2 + (uint32_t)order[k], the);
  if (word->n_named) return mix(40, word->named[0].lexeme->kind);
  if (word->traits & TRAIT_SAYING) return 30;
  if (word->traits & TRAIT_SURE_VERB) return 31;
  return mix(32 + (word->traits & TRAIT_UNKNOWN ? 1 : 0), the);
}

static uint32_t named_kinds(const word_readings *word) {
  uint32_t kinds = 0;
  for (uint32_t k = 0; k < word->n_named; k++) kinds |= 1u << word->named[k].lexeme->kind;
  return kinds;
}

static void add_classes(gathering *self, const word_readings *word, word_notes *notes) {
  uint32_t telling = TRAIT_SURE_VERB | TRAIT_SAYING | TRAIT_THE | TRAIT_AND | TRAIT_BY | TRAIT_TO | TRAIT_UNKNOWN;
  uint32_t kinds = (word->kinds & ~(1u << LEXEME_GRAMMAR | 1u << LEXEME_CUE)) | named_kinds(word);
  notes->classes = mix(mix(kinds, word->traits & telling), word->classes);
  notes->coarse = coarse_of(word);
  notes->heads = (word->kinds & (1u << LEXEME_TITLE | 1u << LEXEME_HEAD | 1u << LEXEME_OUTLET)) != 0;
  add(self, TEMPLATE_CLASSES, mix(kinds, 1), 2);
  add(self, TEMPLATE_CLASSES, mix(word->traits & telling, 2), 1);
  add(self, TEMPLATE_CLASSES, notes->classes, 2);
  add(self, TEMPLATE_CLASSES, mix(notes->coarse, 4), 2);
}

/* Numbers by their length, marks by themselves. */
static size_t plain_features(gathering *self, uint32_t code, word_notes *notes) {
  notes->word = notes->core = mix(code, 0xBEEF);
  notes->classes = mix(code, 0xBEE0);
  notes->coarse = mix(code, 0xBEE1);
  notes->heads = false;
  add(self, TEMPLATE_WORD, notes->word, 2);
  return self->count;
}

size_t tagger_edge_features(word_notes *notes, tagger_feature *out) {
  gathering all = {out, 0};
  return plain_features(&all, 1, notes);
}

uint32_t tagger_mark_class(const isnad_token *token) {
  if (text_is_quote(token)) return '"';
  switch (token->mark) {
  case POINT_COMMA:
  case POINT_SEMICOLON: return ',';
  case POINT_QUESTION: return '?';
  case 0x2026: return '.'; /* … */
  case 0x2013:             /* – */
  case 0x2014: return '-'; /* — */
  default: return token->mark < 127 ? token->mark : 127;
  }
}

size_t tagger_word_features(const story *self, uint32_t i, word_notes *notes, tagger_feature *out) {
  gathering all = {out, 0};
  const isnad_token *token = token_at(self, i);
  if (token->kind == ISNAD_TOKEN_MARK) return plain_features(&all, 0x10000 + tagger_mark_class(token), notes);
  if (token->kind == ISNAD_TOKEN_NUMBER || !token->folded_size)
    return plain_features(&all, 2 + (token->folded_size & 7u), notes);
  const word_readings *word = self->words[i];
  letters of = {folded_of(self, i), token->folded_size};
  add_letters(&all, word, of, notes);
  add_shape(&all, token, of);
  add_readings(&all, word);
  add_named(&all, word);
  add_classes(&all, word, notes);
  uint8_t cluster = tagger_cluster(self->tagger->model, notes->word);
  if (cluster) add(&all, TEMPLATE_CLUSTER, cluster, 2);
  return all.count;
}

/* ---- Phrases of the lexicon ---- */

static bool is_telling(const lexeme *of) {
  return of->kind != LEXEME_WORD && of->kind != LEXEME_CUE && of->kind != LEXEME_GRAMMAR && of->kind != LEXEME_VERB &&
         of->kind != LEXEME_NOUN;
}

static const phrase_match *telling_phrase(const story *self, uint32_t i) {
  const phrase_match *best = NULL;
  for (uint32_t at = self->phrase_at[i]; at; at = self->phrases.items[at - 1].next) {
    const phrase_match *found = &self->phrases.items[at - 1];
    if (!is_telling(found->lexeme)) continue;
    if (best && found->tokens.last < best->tokens.last) break;
    if (!best || found->lexeme->kind >= LEXEME_LOCALITY) best = found;
  }
  return best;
}

void tagger_mark_phrases(const story *self, uint32_t *phrases) {
  uint32_t count = (uint32_t)self->shown.n_tokens;
  for (uint32_t i = 0; i < count; i++) phrases[i] = 0;
  for (uint32_t i = 0; i < count; i++) {
    const phrase_match *found = self->phrase_at[i] ? telling_phrase(self, i) : NULL;
    if (!found || phrases[i]) continue; /* within a phrase that began before */
    uint32_t code = mix(found->lexeme->kind * 32u + found->lexeme->sub, 0x517);
    for (uint32_t k = i; k < found->tokens.last; k++)
      phrases[k] = mix(code, k == i ? 1 : k + 1 == found->tokens.last ? 3 : 2) | 1;
  }
}

/* ---- A token among its neighbours ---- */

static void add_token(tagger_feature *out, size_t *count, enum feature_template template, uint32_t number,
                      uint32_t hash) {
  out[*count] = (tagger_feature){mix(hash, 0xC3C30000u + number), (uint8_t) template, 0};
  ++*count;
}

/* The nearest title or head noun before the token that only words stand between. */
static uint32_t head_before(const tagger_sentence *self, uint32_t i) {
  for (uint32_t k = i; k-- > 0 && k + 5 > i;) {
    if (!is_word(self->story, self->first + k)) return NO_TOKEN;
    if (self->notes[k]->heads) return k;
  }
  return NO_TOKEN;
}

static size_t add_heads(const tagger_sentence *self, uint32_t i, tagger_feature *out, size_t count) {
  uint32_t head = head_before(self, i);
  if (head == NO_TOKEN) return count;
  const word_notes *of = self->notes[head], *at = self->notes[i];
  uint32_t far = i - head;
  add_token(out, &count, TEMPLATE_HEAD, 30, mix(of->core, far > 1));
  add_token(out, &count, TEMPLATE_HEAD, 31, mix(of->coarse, far));
  add_token(out, &count, TEMPLATE_HEAD, 32, mix(mix(of->coarse, at->classes), far > 1));
  add_token(out, &count, TEMPLATE_HEAD, 33, mix(of->core, at->coarse));
  return count;
}

static size_t add_phrases(const tagger_sentence *self, uint32_t i, tagger_feature *out, size_t count) {
  uint32_t here = self->phrases[self->first + i];
  uint32_t before = i > 0 ? self->phrases[self->first + i - 1] : 0;
  uint32_t behind = i + 1 < self->count ? self->phrases[self->first + i + 1] : 0;
  if (here) {
    add_token(out, &count, TEMPLATE_PHRASE, 40, here);
    add_token(out, &count, TEMPLATE_PHRASE, 41, mix(here, self->notes[i]->coarse));
  }
  if (before && before != here) add_token(out, &count, TEMPLATE_PHRASE, 42, before);
  if (behind && behind != here) add_token(out, &count, TEMPLATE_PHRASE, 43, behind);
  return count;
}

static size_t add_quotes(const tagger_sentence *self, uint32_t i, tagger_feature *out, size_t count) {
  uint32_t token = self->first + i, open = self->story->quote_of[token];
  if (open == NO_TOKEN) return count;
  uint32_t close = self->story->partner[open];
  uint32_t size = close == PAIR_OPEN || close == PAIR_NONE || close < open ? 20 : close - open - 1;
  if (size > 5) return count;
  add_token(out, &count, TEMPLATE_QUOTE, 50, mix(size, token == open + 1));
  if (open > self->first) {
    const word_notes *before = self->notes[(int64_t)open - self->first - 1];
    add_token(out, &count, TEMPLATE_QUOTE, 51, mix(before->coarse, token == open + 1));
  }
  return count;
}

size_t tagger_near_features(const tagger_sentence *self, uint32_t i, tagger_feature *out) {
  const word_notes *const *at = self->notes + i;
  const word_notes *b = at[-1], *c = at[0], *d = at[1];
  size_t count = 0;
  add_token(out, &count, TEMPLATE_PAIR, 3, mix(b->core, c->classes));
  add_token(out, &count, TEMPLATE_PAIR, 4, mix(c->classes, d->core));
  add_token(out, &count, TEMPLATE_CLASS_PAIR, 5, mix(b->classes, c->classes));
  add_token(out, &count, TEMPLATE_CLASS_PAIR, 6, mix(c->classes, d->classes));
  return count;
}

size_t tagger_far_features(const tagger_sentence *self, uint32_t i, tagger_feature *out) {
  const word_notes *const *at = self->notes + i;
  const word_notes *a = at[-2], *b = at[-1], *c = at[0], *d = at[1], *e = at[2];
  size_t count = 0;
  add_token(out, &count, TEMPLATE_PAIR, 1, mix(b->word, c->word));
  add_token(out, &count, TEMPLATE_PAIR, 2, mix(c->word, d->word));
  add_token(out, &count, TEMPLATE_CLASS_PAIR, 7, mix(mix(b->coarse, c->coarse), d->coarse));
  add_token(out, &count, TEMPLATE_CLASS_PAIR, 8, mix(mix(a->coarse, b->coarse), c->coarse));
  add_token(out, &count, TEMPLATE_CLASS_PAIR, 9, mix(mix(c->coarse, d->coarse), e->coarse));
  add_token(out, &count, TEMPLATE_CLASS_PAIR, 10, mix(b->coarse, d->coarse));
  count = add_heads(self, i, out, count);
  count = add_phrases(self, i, out, count);
  return add_quotes(self, i, out, count);
}

size_t tagger_token_features(const tagger_sentence *self, uint32_t i, tagger_feature *out) {
  size_t near = tagger_near_features(self, i, out);
  return near + tagger_far_features(self, i, out + near);
}
