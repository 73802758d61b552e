/* grammar: small questions about tokens that rules ask again and again.
 *
 * All take a token number below the story's n_tokens; none looks beyond the token's paragraph. Depends on: lexicon,
 * story.h.
 */
#ifndef ISNAD_ANNOTATE_GRAMMAR_H
#define ISNAD_ANNOTATE_GRAMMAR_H

#include "annotate/story.h"

static inline uint32_t traits_at(const story *self, uint32_t i) { return self->words[i]->traits; }
static inline bool has_trait(const story *self, uint32_t i, uint32_t traits) { return traits_at(self, i) & traits; }

/* A title of several words begins at i. */
bool begins_title(const story *self, uint32_t i);
/* أن، إن، أنه، بأنها … and the same behind و. */
bool is_complementizer(const story *self, uint32_t i);
/* A preposition that is a word of its own, with or without a pronoun: في، إلى، عنه. */
static inline bool is_preposition(const story *self, uint32_t i) {
  return has_trait(self, i, TRAIT_PREPOSITION) && !(self->phrase_at[i] && begins_title(self, i)); /* «ولي العهد» */
}
bool is_relative(const story *self, uint32_t i);
/* أبو, آل: with the word behind it a name; أصل: whence somebody is. */
bool is_kin(const story *self, uint32_t i);
bool is_time(const story *self, uint32_t i);
/* A noun that can stand for a proposition, with or without ال and a preposition: مقتل، الاتهامات، بإعدام. */
bool is_event(const story *self, uint32_t i);
/* «طلب عدم نشر اسمه», «رفض الكشف عن هويته»: the condition of an unnamed source. */
bool begins_anonymity(const story *self, uint32_t i);
bool is_comma(const story *self, uint32_t i);
bool is_colon(const story *self, uint32_t i);
/* An opening quotation mark: of a pair, or left open. */
bool opens_quote(const story *self, uint32_t i);
bool closes_quote(const story *self, uint32_t i);
/* The token behind the quotation or bracket that opens at i; i + 1 where nothing opens. */
uint32_t skip_pair(const story *self, uint32_t i, uint32_t limit);
/* A function word with that role, a conjunction attached or not: has_role(self, i, ROLE(IN)) for في and وفي. */
static inline bool has_role(const story *self, uint32_t i, uint64_t roles) { return self->words[i]->roles & roles; }
/* One of the single letters ل ب و that stands alone: «لـ "رويترز"». */
bool is_lone_letter(const story *self, uint32_t i, uint8_t letter);

/* A reading of that kind at i, or NULL. */
const reading *reading_at(const story *self, uint32_t i, lexeme_kind kind);
/* «بدوره», which might be «بدور» with a pronoun: a word that opens a sentence before it is a noun behind ب. */
bool is_aside(const story *self, uint32_t i);
/* A phrase of circumstance or connection at i: «من جهته», «مرة أخرى»; not «عدد من». NULL where there is none. */
const phrase_match *adverbial_phrase(const story *self, uint32_t i);
/* The longest phrase of that kind that begins at i, or NULL. */
const phrase_match *phrase_of_kind(const story *self, uint32_t i, lexeme_kind kind);
/* A word or phrase of that kind at i: sets *last behind it, returns its lexeme and where it lives, or NULL. */
const lexeme *lexeme_of_kind(const story *self, uint32_t i, lexeme_kind kind, uint32_t *last, const lexicon **from);

/* The end of the sentence that holds i; where that end lies inside a quotation, the end of the sentence that the
 * quotation ends in. */
uint32_t sentence_limit(const story *self, uint32_t i);
/* Where the sentence of i begins; where that lies inside a quotation, where the one begins that the quotation begins
 * in. */
uint32_t sentence_start(const story *self, uint32_t i);
uint32_t paragraph_of(const story *self, uint32_t i);

/* The text of tokens [first, last) as they stand in the story. */
isnad_span span_of(const story *self, range tokens);
isnad_string text_of(const story *self, range tokens);

/* Whether the words at i may be somebody or something to cite: not «وفق الشروط المعتمدة», «حسب الحجم», «وفقا لحقوقهم».
 */
bool can_be_cited(const story *self, uint32_t i);

#endif
