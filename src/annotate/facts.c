/* facts: what the place of each token makes of it, found in one pass, so that rules ask with one look. */
#include "annotate/grammar.h"

#include "text/letters.h"
#include "text/pair.h"
#include "text/token.h"

/* ---- Words ---- */

/* آن is a name. */
static bool begins_with_madda(const story *self, uint32_t i) {
  const uint8_t *text = (const uint8_t *)self->shown.text.data + token_at(self, i)->span.begin;
  return text[0] == 0xD8 && text[1] == 0xA2; /* آ in UTF-8 */
}

/* «إن. تي. في», «إن بي سي»: a Latin letter. */
static bool is_spelled_letter(const story *self, uint32_t i) {
  if (phrase_of_kind(self, i, LEXEME_OUTLET)) return true;
  return i + 1 < self->shown.n_tokens && is_mark(self, i + 1, '.') && !(token_at(self, i + 1)->shape & SHAPE_SPACE);
}

/* «فان غال» is no فإن. */
static bool complementizer(const story *self, uint32_t i) {
  return has_class(self, i, WORD_COMPLEMENTIZER) && !begins_with_madda(self, i) &&
         !phrase_of_kind(self, i, LEXEME_NAME) && !is_spelled_letter(self, i);
}

static bool relative(const story *self, uint32_t i) {
  if (!has_class(self, i, WORD_RELATIVE)) return false;
  return folded_of(self, i)[0] == F_ALEF || token_at(self, i)->folded_size > 2; /* الذي، ممن; not من and ما */
}

/* «ولي العهد» begins with no ل. */
static bool preposition(const story *self, uint32_t i) {
  return has_trait(self, i, TRAIT_PREPOSITION) && !phrase_of_kind(self, i, LEXEME_TITLE);
}

/* «الادعاء العام» is no year: behind a definite noun, العام and its like are adjectives unless الماضي or its like
 * follows. */
static bool is_definite_adjective(const story *self, uint32_t i) {
  if (i == 0 || !has_trait(self, i, TRAIT_THE)) return false;
  bool time_before = self->words[i - 1]->loose_classes & WORD_TIME;
  if ((self->words[i]->values & VALUE(ORDINAL)) && has_trait(self, i - 1, TRAIT_THE) && !time_before &&
      is_word(self, i - 1))
    return true; /* «قائد القوة الثانية» */
  bool opens = i + 1 < self->shown.n_tokens && has_class(self, i + 1, WORD_COMPLEMENTIZER);
  if (opens && has_role(self, i, ROLE(GENERAL)) && !time_before && is_word(self, i - 1) &&
      !has_trait(self, i - 1, TRAIT_PREPOSITION))
    return true; /* «قال مستشفى سان خوان العام إن» */
  bool former = (self->words[i]->values & VALUE(LAST)) &&
                has_trait(self, i - 1, TRAIT_NAME | TRAIT_PLACE | TRAIT_UNKNOWN) &&
                !(self->words[i - 1]->loose_classes & WORD_TIME); /* «لاعب ريال مدريد السابق» */
  if (!former && !has_trait(self, i - 1, TRAIT_THE)) return false;
  if (!has_role(self, i, ROLE(GENERAL))) return false;
  return i + 1 >= self->shown.n_tokens || !has_class(self, i + 1, WORD_TIME);
}

static bool time_word(const story *self, uint32_t i) {
  if (!(self->words[i]->loose_classes & WORD_TIME)) return false;
  if (begins_with_madda(self, i) && folded_of(self, i)[1] == F_LAM) return false; /* «آلان» is a name, «الآن» is now */
  if (has_trait(self, i, TRAIT_NAME)) { /* ماي is a month beside a number alone */
    bool number = (i > 0 && is_number(self, i - 1)) || (i + 1 < self->shown.n_tokens && is_number(self, i + 1));
    if (!number) return false;
  }
  return !is_definite_adjective(self, i);
}

static bool has_enclitic(const word_readings *word) {
  for (uint32_t k = 0; k < word->count; k++)
    if (FEATURE_ENCLITIC(word->items[k].features)) return true;
  return false;
}

bool has_masdar(const word_readings *word) {
  if (!(word->kinds & 1u << LEXEME_VERB)) return false;
  if (!(word->traits & TRAIT_THE)) return word->traits & TRAIT_MASDAR;
  for (uint32_t k = 0; k < word->count; k++)
    if (word->items[k].lexeme->kind == LEXEME_VERB && FEATURE_TENSE(word->items[k].features) == TENSE_MASDAR)
      return true;
  return false;
}

/* «وجود» is what it is before it is و and the name جود. */
static bool is_joined_name(const word_readings *word) {
  for (uint32_t k = 0; k < word->count; k++) {
    uint32_t kind = word->items[k].lexeme->kind;
    if ((kind == LEXEME_NAME || kind == LEXEME_TITLE) && !(word->items[k].features & (FEATURE_AND | FEATURE_SO)))
      return false;
  }
  return true;
}

static bool event(const word_readings *word) {
  if (word->traits & TRAIT_NATION) return false; /* «تركي» is not «تركي له» */
  bool listed = word->loose_classes & WORD_EVENT;
  if (listed && (word->traits & TRAIT_THE || has_enclitic(word)))
    return true; /* no Samah, no title: «السماح», «سعادته» */
  if (word->traits & (TRAIT_NAME | TRAIT_TITLE)) return listed && is_joined_name(word);
  if (listed || word->traits & TRAIT_EVENT) return true;
  if (word->traits & TRAIT_HEAD) return false;
  return word->kinds & 1u << LEXEME_NOUN || has_masdar(word);
}

/* A reading as a name with nothing attached: «بكين» is a capital before it is ب and a name. */
static bool has_free_name(const word_readings *word) {
  for (uint32_t k = 0; k < word->count; k++)
    if (word->items[k].lexeme->kind == LEXEME_NAME &&
        !(word->items[k].features & (FEATURE_BY | FEATURE_TO | FEATURE_LIKE | FEATURE_AND | FEATURE_SO)))
      return true;
  return false;
}

static bool name_part(const story *self, uint32_t i) {
  if (has_fact(self, i, FACT_NAME_PHRASE)) return true;
  if (has_trait(self, i, TRAIT_PLACE) && !has_free_name(self->words[i])) return false;
  if (has_trait(self, i, TRAIT_NAME)) return !has_trait(self, i, TRAIT_TITLE) || !has_trait(self, i, TRAIT_THE);
  return has_trait(self, i, TRAIT_UNKNOWN) && token_at(self, i)->folded_size > 1;
}

/* «ماركو [فان] باستان» is no «فإن». */
static bool is_inside_name(const story *self, uint32_t i) {
  if (!has_use(self, i, USE(PARTICLE)) || i == 0 || i + 1 >= self->shown.n_tokens) return false;
  return has_trait(self, i - 1, TRAIT_NAME | TRAIT_UNKNOWN) && !has_trait(self, i - 1, TRAIT_THE) &&
         name_part(self, i + 1) && !has_trait(self, i + 1, TRAIT_THE);
}

static uint32_t facts_of_word(const story *self, uint32_t i) {
  return (complementizer(self, i) && !is_inside_name(self, i) ? FACT_COMPLEMENTIZER : 0u) |
         (relative(self, i) ? FACT_RELATIVE : 0u) | (preposition(self, i) ? FACT_PREPOSITION : 0u) |
         (time_word(self, i) ? FACT_TIME : 0u) | (event(self->words[i]) ? FACT_EVENT : 0u) |
         (name_part(self, i) ? FACT_NAME_PART : 0u);
}

/* ---- Marks ---- */

static uint32_t facts_of_mark(const story *self, uint32_t i) {
  const isnad_token *token = token_at(self, i);
  if (token->mark == ':') return FACT_COLON;
  if (token->mark == ',' || token->mark == POINT_COMMA || token->mark == POINT_SEMICOLON) return FACT_COMMA;
  if (!text_is_quote(token) || self->partner[i] == PAIR_NONE || self->partner[i] == i) return 0;
  return self->partner[i] > i ? FACT_OPENS_QUOTE : FACT_CLOSES_QUOTE;
}

/* ---- All of them ---- */

enum { NAME_PHRASE_TOKENS = 3 };

static void mark_name_phrase(story *self, uint32_t first) {
  const phrase_match *phrase = phrase_of_kind(self, first, LEXEME_NAME);
  for (uint32_t i = first; phrase && i < phrase->tokens.last && i < first + NAME_PHRASE_TOKENS; i++)
    self->facts[i] |= FACT_NAME_PHRASE;
}

void prepare_facts(story *self) {
  uint32_t count = (uint32_t)self->shown.n_tokens;
  self->facts = arena_zero(&self->memory, (count + 1) * sizeof *self->facts);
  for (uint32_t i = 0; self->facts && i < count; i++) {
    if (self->phrase_at[i]) mark_name_phrase(self, i);
    if (is_word(self, i))
      self->facts[i] |= (uint16_t)facts_of_word(self, i);
    else if (is_any_mark(self, i))
      self->facts[i] |= (uint16_t)facts_of_mark(self, i);
  }
}
