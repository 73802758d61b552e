/* noun_phrase_name: names of persons whose words look like others.
 *
 *     «المتحدثة باسم الهيئة [داينا وايت] إن»: neither «our illness» nor «and come»
 */
#include "annotate/noun_phrase_builder.h"

#include "annotate/entities.h"
#include "annotate/grammar.h"
#include "text/token.h"

enum { STRANGE_WORDS_MAX = 4 };

bool phrase_is_strange(const story *self, uint32_t i) {
  if (!is_word(self, i) ||
      has_trait(self, i, TRAIT_THE | TRAIT_SAYING | TRAIT_PARTICIPLE | TRAIT_MASDAR | TRAIT_TITLE) ||
      is_preposition(self, i) || is_relative(self, i) || is_complementizer(self, i) || is_time(self, i) ||
      (token_at(self, i)->shape & SHAPE_TANWIN))
    return false;
  if (is_name_part(self, i)) return true;
  const word_readings *word = self->words[i];
  for (uint32_t k = 0; k < word->count; k++) {
    uint32_t enclitic = FEATURE_ENCLITIC(word->items[k].features);
    bool mine = enclitic != ENCLITIC_NONE && enclitic < ENCLITIC_HE;
    if (word->items[k].lexeme->kind != LEXEME_VERB && !mine) return false;
  }
  return word->count > 0;
}

/* «إن», a quotation or a colon: what only follows one who speaks. */
static bool begins_speech(const story *self, uint32_t i) {
  return opens_quote(self, i) || is_colon(self, i) ||
         (is_complementizer(self, i) && token_at(self, i)->shape & SHAPE_HAMZA_BELOW);
}

/* «قال جوزف [دول] إن», «رودريغ [كنوم]: "…"»: behind a name nothing else has its place there. */
static bool is_last_of_name(const phrase_builder *self, uint32_t i) {
  const story *in = self->story;
  uint32_t other = TRAIT_THE | TRAIT_TITLE | TRAIT_NATION | TRAIT_ADJECTIVE | TRAIT_ADVERB | TRAIT_SAYING |
                   TRAIT_MASDAR | TRAIT_EVENT | TRAIT_AND | TRAIT_SO | TRAIT_BY | TRAIT_TO | TRAIT_PLACE;
  if (i + 1 >= in->shown.n_tokens || !begins_speech(in, i + 1) || has_trait(in, i, other)) return false;
  if (has_trait(in, i - 1, TRAIT_THE) || is_time(in, i) || is_preposition(in, i) ||
      is_complementizer(in, i)) /* «وبحسب نصار فإنه» */
    return false;
  return token_at(in, i)->folded_size > 2 && !(token_at(in, i)->shape & SHAPE_TANWIN) &&
         !has_class(in, i,
                    WORD_NUMBER | WORD_QUANTIFIER | WORD_NEGATION | WORD_CONJUNCTION | WORD_PRONOUN | WORD_PREP |
                        WORD_DISCOURSE | WORD_PARTICLE | WORD_DEMONSTRATIVE | WORD_RELATIVE | WORD_KANA);
}

uint32_t phrase_strange_name_end(const phrase_builder *self, uint32_t i) {
  const story *in = self->story;
  if (i == self->first) return 0;
  if (is_name_part(in, i - 1) && is_word(in, i) && is_last_of_name(self, i)) return i + 1;
  if (!self->person || self->named || !has_trait(in, i - 1, TRAIT_THE | TRAIT_OUTLET)) return 0;
  uint32_t end = i;
  bool nominal = false; /* «عاد يعمل» is no name */
  for (; end < in->shown.n_tokens && end - i < STRANGE_WORDS_MAX && phrase_is_strange(in, end) &&
         !phrase_of_kind(in, end, LEXEME_OUTLET); /* «رامي نصار لفرانس برس» */
       end++)
    nominal |= !has_trait(in, end, TRAIT_SURE_VERB);
  if (end < i + 2 || !nominal || end > self->limit || end >= in->shown.n_tokens) return 0;
  bool closed = is_complementizer(in, end) || is_comma(in, end) || is_colon(in, end) || opens_quote(in, end);
  return closed ? end : 0;
}
