/* grammar: small questions about tokens that rules ask again and again. */
#include "annotate/grammar.h"

#include "text/letters.h"
#include "text/pair.h"
#include "text/token.h"

#include <string.h>

/* آن is a name. */
static bool begins_with_madda(const story *self, uint32_t i) {
  const uint8_t *text = (const uint8_t *)self->shown.text.data + token_at(self, i)->span.begin;
  return text[0] == 0xD8 && text[1] == 0xA2; /* آ in UTF-8 */
}

bool is_complementizer(const story *self, uint32_t i) {
  return has_class(self, i, WORD_COMPLEMENTIZER) && !begins_with_madda(self, i);
}

bool is_kin(const story *self, uint32_t i) {
  return has_role(self, i, ROLE(KIN)) && (token_at(self, i)->folded_size > 2 || begins_with_madda(self, i)); /* not «ال29» */
}

bool is_relative(const story *self, uint32_t i) {
  if (!has_class(self, i, WORD_RELATIVE)) return false;
  return folded_of(self, i)[0] == F_ALEF || token_at(self, i)->folded_size > 2; /* الذي، ممن; not من and ما */
}

bool begins_title(const story *self, uint32_t i) { return phrase_of_kind(self, i, LEXEME_TITLE); }

/* «الادعاء العام» is no year: behind a definite noun, العام and its like are adjectives unless الماضي or its like
 * follows. */
static bool is_definite_adjective(const story *self, uint32_t i) {
  if (i == 0 || !(self->words[i]->traits & TRAIT_THE) || !(self->words[i - 1]->traits & TRAIT_THE)) return false;
  if (!has_role(self, i, ROLE(GENERAL))) return false;
  return i + 1 >= self->shown.n_tokens || !(self->words[i + 1]->classes & WORD_TIME);
}

bool is_time(const story *self, uint32_t i) {
  if (!(self->words[i]->loose_classes & WORD_TIME)) return false;
  if (begins_with_madda(self, i) && folded_of(self, i)[1] == F_LAM) return false; /* «آلان» is a name, «الآن» is now */
  if (self->words[i]->traits & TRAIT_NAME) { /* ماي is a month beside a number alone */
    bool number = (i > 0 && is_number(self, i - 1)) || (i + 1 < self->shown.n_tokens && is_number(self, i + 1));
    if (!number) return false;
  }
  return !is_definite_adjective(self, i);
}

bool is_event(const story *self, uint32_t i) {
  if (!is_word(self, i)) return false;
  const word_readings *known = self->words[i];
  if (known->loose_classes & WORD_EVENT) /* «سعادته» is no title */
    for (uint32_t k = 0; k < known->count; k++)
      if (FEATURE_ENCLITIC(known->items[k].features)) return true;
  if ((known->loose_classes & WORD_EVENT) && has_trait(self, i, TRAIT_THE)) return true; /* «السماح» is no Samah */
  if (has_trait(self, i, TRAIT_NAME | TRAIT_TITLE)) return false;
  if (has_trait(self, i, TRAIT_EVENT)) return true;
  if (self->words[i]->loose_classes & WORD_EVENT) return true;
  if (has_trait(self, i, TRAIT_HEAD)) return false;
  const word_readings *word = self->words[i];
  for (uint32_t k = 0; k < word->count; k++) {
    const reading *item = &word->items[k];
    if (item->lexeme->kind == LEXEME_NOUN ||
        (item->lexeme->kind == LEXEME_VERB && FEATURE_TENSE(item->features) == TENSE_MASDAR))
      return true;
  }
  return false;
}

bool begins_anonymity(const story *self, uint32_t i) {
  if (!has_role(self, i, ROLE(ASKS)) || i + 2 >= self->shown.n_tokens || !has_role(self, i + 1, ROLE(HIDES)))
    return false;
  for (uint32_t k = i + 2; k < i + 6 && k < self->shown.n_tokens; k++)
    if (has_role(self, k, ROLE(IDENTITY))) return true;
  return false;
}

bool is_comma(const story *self, uint32_t i) {
  return is_mark(self, i, POINT_COMMA) || is_mark(self, i, ',') || is_mark(self, i, POINT_SEMICOLON);
}

bool is_colon(const story *self, uint32_t i) { return is_mark(self, i, ':'); }

bool opens_quote(const story *self, uint32_t i) {
  return is_any_mark(self, i) && text_is_quote(token_at(self, i)) && self->partner[i] != PAIR_NONE &&
         self->partner[i] > i;
}

bool closes_quote(const story *self, uint32_t i) {
  return is_any_mark(self, i) && text_is_quote(token_at(self, i)) && self->partner[i] < i;
}

uint32_t skip_pair(const story *self, uint32_t i, uint32_t limit) {
  if (!is_any_mark(self, i) || self->partner[i] == PAIR_NONE || self->partner[i] <= i) return i + 1;
  if (self->partner[i] == PAIR_OPEN) return limit;
  return self->partner[i] + 1 < limit ? self->partner[i] + 1 : limit;
}

bool is_lone_letter(const story *self, uint32_t i, uint8_t letter) {
  return is_word(self, i) && token_at(self, i)->folded_size == 1 && folded_of(self, i)[0] == letter;
}

const reading *reading_at(const story *self, uint32_t i, lexeme_kind kind) {
  const word_readings *word = self->words[i];
  if (!(word->kinds & 1u << kind)) return NULL;
  for (uint32_t k = 0; k < word->count; k++)
    if (word->items[k].lexeme->kind == kind) return &word->items[k];
  return NULL;
}

const phrase_match *phrase_of_kind(const story *self, uint32_t i, lexeme_kind kind) {
  for (uint32_t at = self->phrase_at[i]; at; at = self->phrases.items[at - 1].next)
    if (self->phrases.items[at - 1].lexeme->kind == kind) return &self->phrases.items[at - 1];
  return NULL;
}

bool is_aside(const story *self, uint32_t i) {
  return has_class(self, i, WORD_DISCOURSE) && has_trait(self, i, TRAIT_BY) && !has_trait(self, i, TRAIT_NAME);
}

const phrase_match *adverbial_phrase(const story *self, uint32_t i) {
  const phrase_match *phrase = phrase_of_kind(self, i, LEXEME_WORD);
  return phrase && (phrase->lexeme->bits & (WORD_DISCOURSE | WORD_TIME | WORD_CONJUNCTION | WORD_PREP)) ? phrase : NULL;
}

const lexeme *lexeme_of_kind(const story *self, uint32_t i, lexeme_kind kind, uint32_t *last, const lexicon **from) {
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
  if (has_role(self, i, ROLE(BASIS))) return false; /* «وفق الاتفاق», «طبقا للخطة» */
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
