/* traits: what a word can be, in one word of bits, so that rules need not walk its readings. */
#include "lexicon/reading.h"

static bool is_finite(uint32_t features) {
  uint32_t tense = FEATURE_TENSE(features);
  return tense >= TENSE_PAST && tense <= TENSE_PRESENT;
}

/* An adverb of state is indefinite: قائلا and, where no alef shows it, قائلة, قائلين. */
static bool is_adverbial(uint32_t features) {
  if (features & (FEATURE_THE | FEATURE_BY | FEATURE_LIKE | FEATURE_TO) || FEATURE_ENCLITIC(features)) return false;
  if (FEATURE_NUMBER(features) == NUMBER_SG && FEATURE_GENDER(features) == GENDER_M)
    return features & FEATURE_ACCUSATIVE;
  return !(features & (FEATURE_CONSTRUCT | FEATURE_BARE));
}

static uint32_t verb_traits(const reading *item) {
  uint32_t traits = 0, features = item->features, tense = FEATURE_TENSE(features);
  bool attributes = item->lexeme->act != ISNAD_ACT_NONE;
  if (is_finite(features)) return TRAIT_VERB | (attributes ? TRAIT_SAYING : 0);
  if (tense == TENSE_ACTIVE && attributes && is_adverbial(features)) traits |= TRAIT_PARTICIPLE;
  if ((tense == TENSE_ACTIVE || tense == TENSE_PASSIVE) && (features & FEATURE_ACCUSATIVE)) traits |= TRAIT_ADVERB;
  if (tense == TENSE_ACTIVE || tense == TENSE_PASSIVE) traits |= TRAIT_ACTING;
  if (tense == TENSE_MASDAR && (features & FEATURE_ACCUSATIVE)) traits |= TRAIT_ADVERB;
  if (tense == TENSE_MASDAR && !(features & FEATURE_THE)) traits |= TRAIT_MASDAR;
  return traits;
}

static uint32_t noun_traits(const reading *item) {
  uint32_t traits = TRAIT_NOUN_OF_SAYING;
  if (!(item->features & FEATURE_THE)) traits |= TRAIT_MASDAR;
  if (item->features & FEATURE_ACCUSATIVE) traits |= TRAIT_ADVERB;
  return traits;
}

static uint32_t word_traits(const reading *item) {
  uint32_t traits = 0;
  if ((item->lexeme->bits & WORD_EVENT) && !(item->features & FEATURE_THE)) traits |= TRAIT_EVENT;
  if (item->lexeme->bits & WORD_OCCASION) traits |= TRAIT_OCCASION;
  return traits;
}

static uint32_t traits_of(const reading *item) {
  static const uint32_t simple[LEXEME_KIND_COUNT] = {
      [LEXEME_CUE] = TRAIT_CUE,       [LEXEME_OUTLET] = TRAIT_OUTLET,      [LEXEME_COUNTRY] = TRAIT_PLACE,
      [LEXEME_CAPITAL] = TRAIT_PLACE, [LEXEME_NATIONALITY] = TRAIT_NATION, [LEXEME_TITLE] = TRAIT_TITLE,
      [LEXEME_HEAD] = TRAIT_HEAD,     [LEXEME_NAME] = TRAIT_NAME};
  switch (item->lexeme->kind) {
  case LEXEME_VERB: return verb_traits(item);
  case LEXEME_NOUN: return noun_traits(item);
  case LEXEME_WORD: return word_traits(item);
  case LEXEME_COMMON: return item->lexeme->sub == COMMON_ADJECTIVE ? TRAIT_ADJECTIVE : TRAIT_COMMON;
  default: return simple[item->lexeme->kind];
  }
}

static uint32_t clitic_traits(uint32_t features) {
  uint32_t traits = 0;
  if (features & FEATURE_AND) traits |= TRAIT_AND;
  if (features & FEATURE_SO) traits |= TRAIT_SO;
  if (features & FEATURE_BY) traits |= TRAIT_BY;
  if (features & FEATURE_TO) traits |= TRAIT_TO;
  if (features & FEATURE_THE) traits |= TRAIT_THE;
  return traits;
}

/* Rare forms that many a foreign name looks like («تل», «أون») prove nothing. */
static bool is_plain(uint32_t features) {
  if (!is_finite(features) || (features & (FEATURE_JUSSIVE | FEATURE_VOICE_PASSIVE))) return false;
  bool they = FEATURE_NUMBER(features) == NUMBER_PL && FEATURE_GENDER(features) == GENDER_F;
  if (they && !(features & FEATURE_EXACT)) return false; /* «راين» is «رأين» only where it is misspelled */
  return FEATURE_PERSON(features) == 3;
}

static bool is_surely_verb(const word_readings *self) {
  if (!self->count || (self->kinds & ~(1u << LEXEME_COMMON)) != 1u << LEXEME_VERB)
    return false; /* كتب is «wrote» first */
  bool plain = false, says = false, other = false;
  for (uint32_t i = 0; i < self->count; i++) {
    if (self->items[i].lexeme->kind >= LEXEME_GRAMMAR) continue;
    uint32_t tense = FEATURE_TENSE(self->items[i].features);
    bool act = self->items[i].lexeme->act != ISNAD_ACT_NONE;
    if (!is_finite(self->items[i].features) && tense != TENSE_IMPERATIVE) {
      if (act || tense != TENSE_ACTIVE) return false;
      other = true; /* «قال» could be a participle of قل, and never is beside a verb of saying */
    }
    plain |= is_plain(self->items[i].features);
    says |= is_plain(self->items[i].features) && act;
  }
  return other ? says : plain;
}

/* With nothing before it, or with a pronoun behind: «إلى», «عنه», «فيها». */
static bool is_preposition(const reading *item) {
  if (!(item->lexeme->bits & WORD_PREP)) return false;
  uint32_t attached = FEATURE_BY | FEATURE_LIKE | FEATURE_TO | FEATURE_THE | FEATURE_FUTURE;
  if (FEATURE_ENCLITIC(item->features)) return !(item->features & (FEATURE_THE | FEATURE_BY));
  return !(item->features & attached);
}

static uint64_t values_of_starts(const word_readings *self) {
  uint64_t values = 0;
  for (uint32_t i = 0; i < self->n_value_phrases; i++)
    for (uint32_t k = 0; k < self->value_phrases[i].count; k++)
      values |= UINT64_C(1) << self->value_phrases[i].lexicon->lexemes[self->value_phrases[i].phrases[k].lexeme].sub;
  return values;
}

static uint64_t seconds_of_starts(const word_readings *self) {
  uint64_t seconds = 0;
  for (uint32_t i = 0; i < self->n_starts; i++)
    for (uint32_t k = 0; k < self->starts[i].count; k++) {
      const lexicon_phrase *phrase = &self->starts[i].phrases[k];
      seconds |= phrase->n_rest ? phrase_bit(phrase->second) : UINT64_MAX;
    }
  return seconds;
}

/* Two of something: «قتيلان», «سيارتين»; «مسؤولين» may as well be many, and «بلدان» is the plural of another word. */
static bool is_dual(const word_readings *self) {
  bool dual = false;
  for (uint32_t i = 0; i < self->count; i++) {
    uint32_t features = self->items[i].features, kind = self->items[i].lexeme->kind;
    bool counted = kind == LEXEME_VALUE && self->items[i].lexeme->sub == VALUE_NUMBER_COUNTED;
    if (kind >= LEXEME_GRAMMAR && !counted) continue;
    if (FEATURE_ENCLITIC(features)) continue;
    bool noun = counted || kind == LEXEME_HEAD || kind == LEXEME_TITLE || kind == LEXEME_NOUN;
    if (!noun || (features & (FEATURE_THE | FEATURE_CONSTRUCT)) || FEATURE_NUMBER(features) != NUMBER_DUAL)
      return false;
    dual = true;
  }
  return dual;
}

void readings_summarize(word_readings *self) {
  uint32_t attached = FEATURE_BY | FEATURE_LIKE | FEATURE_TO | FEATURE_THE | FEATURE_FUTURE;
  for (uint32_t i = 0; i < self->count; i++) {
    const reading *item = &self->items[i];
    if (item->lexeme->kind == LEXEME_GRAMMAR) {
      if (!(item->features & attached)) *(item->lexeme->sub ? &self->uses : &self->roles) |= item->lexeme->bits;
      continue;
    }
    if (item->lexeme->kind == LEXEME_VALUE) {
      self->values |= UINT64_C(1) << item->lexeme->sub;
      continue;
    }
    self->kinds |= 1u << item->lexeme->kind;
    self->traits |= traits_of(item);
    self->proclitics |= item->features & (attached | FEATURE_AND | FEATURE_SO);
    if (item->lexeme->kind != LEXEME_WORD) continue;
    if (is_preposition(item)) self->traits |= TRAIT_PREPOSITION;
    self->loose_classes |= (uint32_t)item->lexeme->bits;
    if (!(item->features & attached) && !FEATURE_ENCLITIC(item->features))
      self->classes |= (uint32_t)item->lexeme->bits;
  }
  bool plain = self->classes & WORD_PREP; /* «لينا» is somebody before it is «لي» with a pronoun */
  if ((self->traits & TRAIT_NAME) && !plain) self->traits &= ~(uint32_t)TRAIT_PREPOSITION;
  self->value_starts = values_of_starts(self);
  self->seconds = seconds_of_starts(self);
  if (is_dual(self)) self->traits |= TRAIT_DUAL;
  self->traits |= clitic_traits(self->proclitics);
  if (!self->kinds) self->traits |= TRAIT_UNKNOWN;
  if (is_surely_verb(self)) self->traits |= TRAIT_SURE_VERB;
}
