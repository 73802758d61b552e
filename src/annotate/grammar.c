/* grammar: small questions about tokens that rules ask again and again. */
#include "annotate/grammar.h"

#include "text/letters.h"
#include "text/pair.h"
#include "text/token.h"

#include <string.h>

bool always_has(const story *self, uint32_t i, uint32_t features) {
  const word_readings *word = self->words[i];
  for (uint32_t k = 0; k < word->count; k++)
    if (!(word->items[k].features & features)) return false;
  return word->count > 0;
}

bool has_pronoun(const story *self, uint32_t i, uint32_t kinds) {
  const word_readings *word = self->words[i];
  for (uint32_t k = 0; k < word->count; k++)
    if (kinds & 1u << word->items[k].lexeme->kind && FEATURE_ENCLITIC(word->items[k].features) >= ENCLITIC_HE)
      return true;
  return false;
}

/* «…، وأقال», «…، ونعلن»: nothing but a finite verb, of any person. */
bool is_finite_verb(const story *self, uint32_t i) {
  if (has_trait(self, i, TRAIT_SURE_VERB)) return true;
  const word_readings *word = self->words[i];
  for (uint32_t k = 0; k < word->count; k++) {
    uint32_t tense = FEATURE_TENSE(word->items[k].features);
    if (word->items[k].lexeme->kind != LEXEME_VERB || (tense != TENSE_PAST && tense != TENSE_PRESENT)) return false;
  }
  return word->count;
}

bool is_family_adjective(const story *self, uint32_t i) {
  uint32_t other = TRAIT_NATION | TRAIT_HEAD | TRAIT_TITLE | TRAIT_EVENT | TRAIT_MASDAR | TRAIT_ACTING;
  return i > 0 && has_trait(self, i, TRAIT_ADJECTIVE) && has_trait(self, i, TRAIT_THE) && !has_trait(self, i, other) &&
         !(token_at(self, i)->shape & SHAPE_TA_MARBUTA) && has_trait(self, i - 1, TRAIT_NAME) &&
         !has_trait(self, i - 1, TRAIT_THE);
}

/* «بن», «أبو», «فون [دير]»: a word that opens the rest of a name. */
static bool is_particle(const story *self, uint32_t first, uint32_t i) {
  if (has_use(self, i, USE(KUNYA))) return true;
  return has_use(self, i, USE(PARTICLE)) && (is_name_part(self, i) || (i > first && is_name_part(self, i - 1)));
}

bool name_goes_on(const story *self, uint32_t first, uint32_t i, uint32_t last) {
  if (i <= first || !is_word(self, i) || is_preposition(self, i) || is_complementizer(self, i)) return false;
  if (is_particle(self, first, i - 1)) return !is_relative(self, i) && !has_trait(self, i, TRAIT_AND);
  if (i + 1 >= last || !is_name_part(self, i - 1)) return false;
  if (token_at(self, i)->folded_size == 1) return is_mark(self, i + 1, '.');
  return has_use(self, i, USE(PARTICLE)) && (is_name_part(self, i + 1) || has_use(self, i + 1, USE(PARTICLE)));
}

bool asks_to_hide(const story *self, uint32_t i) {
  if (i + 2 >= self->shown.n_tokens || !has_role(self, i + 1, ROLE(HIDES))) return false;
  for (uint32_t k = i + 2; k < i + 6 && k < self->shown.n_tokens; k++)
    if (has_role(self, k, ROLE(IDENTITY))) return true;
  return false;
}

uint32_t hidden_identity_end(const story *self, uint32_t i, uint32_t limit) {
  if (!has_class(self, i, WORD_NEGATION) || i + 2 >= limit || !has_trait(self, i + 1, TRAIT_VERB)) return 0;
  for (uint32_t k = i + 1; k < limit && k < i + 8 && is_word(self, k); k++)
    if (has_role(self, k, ROLE(IDENTITY))) return k + 1;
  return 0;
}

bool is_attribute(const story *self, uint32_t i) {
  if (i == 0 || !is_word(self, i - 1) || has_trait(self, i, TRAIT_ADVERB | TRAIT_THE | TRAIT_AND)) return false;
  uint32_t definite = TRAIT_THE | TRAIT_NAME | TRAIT_PLACE | TRAIT_OUTLET | TRAIT_UNKNOWN | TRAIT_VERB;
  if (has_trait(self, i - 1, definite)) return false;
  bool others = i > 1 && has_class(self, i - 1, WORD_QUANTIFIER) && is_word(self, i - 2); /* «جماعات أخرى مدافعة» */
  const word_readings *word = self->words[others ? i - 2 : i - 1];
  for (uint32_t k = 0; k < word->count; k++) {
    uint32_t kind = word->items[k].lexeme->kind, features = word->items[k].features;
    if (kind != LEXEME_HEAD && kind != LEXEME_TITLE && kind != LEXEME_COMMON) continue;
    if (FEATURE_ENCLITIC(features)) return false;
    bool feminine = folded_of(self, i)[token_at(self, i)->folded_size - 1] == F_HEH;
    if (FEATURE_NUMBER(features) == NUMBER_PL || (FEATURE_GENDER(features) == GENDER_F && feminine)) return true;
  }
  return false;
}

bool begins_published(const story *self, uint32_t i, uint32_t first) {
  if (i <= first || i + 1 >= self->shown.n_tokens || !has_trait(self, i, TRAIT_SAYING) ||
      has_trait(self, i, TRAIT_AND | TRAIT_SO))
    return false;
  uint32_t noun = i - 1 > first && has_trait(self, i - 1, TRAIT_ADJECTIVE | TRAIT_NATION) ? i - 2 : i - 1;
  noun = i - 1 > first && has_class(self, i - 1, WORD_QUANTIFIER) ? i - 2 : noun;
  const reading *head = reading_at(self, noun, LEXEME_HEAD), *verb = reading_at(self, i, LEXEME_VERB);
  bool document = head && (head->lexeme->sub == HEAD_DOCUMENT || head->lexeme->sub == HEAD_DATA) &&
                  !(head->features & FEATURE_THE) && !FEATURE_ENCLITIC(head->features);
  if (!document || !verb || verb->lexeme->act != ISNAD_ACT_REPORT || FEATURE_ENCLITIC(verb->features)) return false;
  return is_preposition(self, i + 1) || is_time(self, i + 1) || has_class(self, i + 1, WORD_PREP) ||
         has_role(self, i + 1, ROLE(CIRCUMSTANCE));
}

uint32_t skip_pair(const story *self, uint32_t i, uint32_t limit) {
  if (!is_any_mark(self, i) || self->partner[i] == PAIR_NONE || self->partner[i] <= i) return i + 1;
  if (self->partner[i] == PAIR_OPEN) return limit;
  return self->partner[i] + 1 < limit ? self->partner[i] + 1 : limit;
}

const reading *first_reading(const word_readings *word, lexeme_kind kind) {
  for (uint32_t k = 0; k < word->count; k++)
    if (word->items[k].lexeme->kind == kind) return &word->items[k];
  return NULL;
}

const phrase_match *longest_phrase(const story *self, uint32_t i, lexeme_kind kind) {
  for (uint32_t at = self->phrase_at[i]; at; at = self->phrases.items[at - 1].next)
    if (self->phrases.items[at - 1].lexeme->kind == kind) return &self->phrases.items[at - 1];
  return NULL;
}

bool is_aside(const story *self, uint32_t i) {
  return has_class(self, i, WORD_DISCOURSE) && has_trait(self, i, TRAIT_BY) && !has_trait(self, i, TRAIT_NAME);
}

const phrase_match *longest_adverbial(const story *self, uint32_t i) {
  const phrase_match *phrase = longest_phrase(self, i, LEXEME_WORD);
  return phrase && (phrase->lexeme->bits & (WORD_DISCOURSE | WORD_TIME | WORD_CONJUNCTION | WORD_PREP)) ? phrase : NULL;
}

const lexeme *word_or_phrase(const story *self, uint32_t i, lexeme_kind kind, uint32_t *last, const lexicon **from) {
  const phrase_match *phrase = phrase_of_kind(self, i, kind);
  if (phrase) {
    *last = phrase->tokens.last;
    *from = phrase->lexicon;
    return phrase->lexeme;
  }
  const reading *word = reading_at(self, i, kind);
  if (!word) return NULL;
  *last = i + 1;
  *from = word->lexicon;
  return word->lexeme;
}

/* A quotation that is never closed must not make every look at it long. */
enum { QUOTED_SENTENCES_MAX = 40 };

uint32_t sentence_limit(const story *self, uint32_t i) {
  const isnad_sentence *all = self->sentences.items;
  uint32_t s = self->sentence_of[i];
  for (int n = 0; n < QUOTED_SENTENCES_MAX && s + 1 < self->sentences.count && all[s + 1].paragraph == all[s].paragraph;
       n++) {
    uint32_t last = all[s].last;
    uint32_t open = self->quote_of[last - 1];
    bool inside = open != NO_TOKEN && self->partner[open] != PAIR_NONE &&
                  (self->partner[open] == PAIR_OPEN || self->partner[open] >= last);
    if (!inside) break;
    s++;
  }
  return all[s].last;
}

uint32_t sentence_start(const story *self, uint32_t i) {
  const isnad_sentence *all = self->sentences.items;
  uint32_t s = self->sentence_of[i];
  while (s > 0 && all[s - 1].paragraph == all[s].paragraph && self->quote_of[all[s].first] != NO_TOKEN) {
    uint32_t open = self->quote_of[all[s].first];
    if (open >= all[s].first) break;
    s = self->sentence_of[open];
  }
  return all[s].first;
}

uint32_t paragraph_of(const story *self, uint32_t i) { return self->sentences.items[self->sentence_of[i]].paragraph; }

isnad_span span_of(const story *self, range tokens) {
  if (tokens.first >= tokens.last) return (isnad_span){0, 0};
  return (isnad_span){token_at(self, tokens.first)->span.begin, token_at(self, tokens.last - 1)->span.end};
}

isnad_string text_of(const story *self, range tokens) {
  isnad_span span = span_of(self, tokens);
  return (isnad_string){self->shown.text.data + span.begin, span.end - span.begin};
}

bool can_be_cited(const story *self, uint32_t i) {
  uint32_t known =
      TRAIT_TITLE | TRAIT_HEAD | TRAIT_NAME | TRAIT_OUTLET | TRAIT_PLACE | TRAIT_NATION | TRAIT_NOUN_OF_SAYING;
  if (has_use(self, i, USE(BASIS))) return false; /* «وفق الاتفاق», «طبقا للخطة» */
  if (has_trait(self, i, TRAIT_MASDAR | TRAIT_EVENT) && !has_trait(self, i, known))
    return false; /* «حسب تأثير الخبر» */
  for (uint32_t k = i; k < i + 3 && k < self->shown.n_tokens; k++) {
    if (k > i && is_any_mark(self, k) && !opens_quote(self, k)) break;
    if (has_trait(self, k, known) || opens_quote(self, k)) return true;
    if (phrase_of_kind(self, k, LEXEME_OUTLET) || phrase_of_kind(self, k, LEXEME_COUNTRY)) return true;
    if (has_trait(self, k, TRAIT_UNKNOWN) && !has_trait(self, k, TRAIT_THE)) return true;
  }
  return is_number(self, i);
}
