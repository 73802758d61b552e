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

/* ---- What the place of a token makes of it, found once for all (facts.c) ---- */

enum fact {
  FACT_COMMA = 1,
  FACT_COLON = 2,
  FACT_OPENS_QUOTE = 4,
  FACT_CLOSES_QUOTE = 8,
  FACT_COMPLEMENTIZER = 16,
  FACT_RELATIVE = 32,
  FACT_PREPOSITION = 64,
  FACT_TIME = 128,
  FACT_EVENT = 256,
  FACT_NAME_PHRASE = 512, /* one of the first tokens of a name of several words: «عبد الفتاح» */
  FACT_NAME_PART = 1024
};

static inline bool has_fact(const story *self, uint32_t i, uint32_t facts) { return self->facts[i] & facts; }

/* أن، إن، أنه، بأنها … and the same behind و. */
static inline bool is_complementizer(const story *self, uint32_t i) { return has_fact(self, i, FACT_COMPLEMENTIZER); }
/* A preposition that is a word of its own, with or without a pronoun: في، إلى، عنه. */
static inline bool is_preposition(const story *self, uint32_t i) { return has_fact(self, i, FACT_PREPOSITION); }
/* الذي، ممن; not من and ما. */
static inline bool is_relative(const story *self, uint32_t i) { return has_fact(self, i, FACT_RELATIVE); }
static inline bool is_time(const story *self, uint32_t i) { return has_fact(self, i, FACT_TIME); }
/* A noun that can stand for a proposition, with or without ال and a preposition: مقتل، الاتهامات، بإعدام. */
static inline bool is_event(const story *self, uint32_t i) { return has_fact(self, i, FACT_EVENT); }
/* Whether token i may be part of a personal name. */
static inline bool is_name_part(const story *self, uint32_t i) { return has_fact(self, i, FACT_NAME_PART); }
/* A token that the lexicon knows as a name. */
static inline bool is_known_name(const story *self, uint32_t i) {
  return has_trait(self, i, TRAIT_NAME) || has_fact(self, i, FACT_NAME_PHRASE);
}
static inline bool is_comma(const story *self, uint32_t i) { return has_fact(self, i, FACT_COMMA); }
static inline bool is_colon(const story *self, uint32_t i) { return has_fact(self, i, FACT_COLON); }
/* An opening quotation mark: of a pair, or left open. */
static inline bool opens_quote(const story *self, uint32_t i) { return has_fact(self, i, FACT_OPENS_QUOTE); }
static inline bool closes_quote(const story *self, uint32_t i) { return has_fact(self, i, FACT_CLOSES_QUOTE); }

/* ---- Readings and phrases ---- */

/* «توقع كمال الأزرق عودة …»: an adjective with ال right behind a given name is the name of the family, never the
 * object. */
bool is_family_adjective(const story *self, uint32_t i);
/* «…، وأقال», «…، ونعلن»: nothing but a finite verb, of any person. */
bool is_finite_verb(const story *self, uint32_t i);
/* Whether a name goes on at i, whatever else the word could be: «فون [دير] [لاون]», «أبو [خير]», «دي [لا] [تور]»,
 * «جون [ف]. كينرلي». */
bool name_goes_on(const story *self, uint32_t first, uint32_t i, uint32_t last);
/* A participle that goes with the indefinite noun before it, whatever it could say: «منظمات مدافعة عن الطفولة». */
bool is_attribute(const story *self, uint32_t i);
/* «تقارير نشرت قبل التصويت», «دراسة أخرى نشرت في …»: behind an indefinite document it was published. */
bool begins_published(const story *self, uint32_t i, uint32_t first);
/* The token behind the quotation or bracket that opens at i; i + 1 where nothing opens. */
uint32_t skip_pair(const story *self, uint32_t i, uint32_t limit);
/* A function word with that role, a conjunction attached or not: has_role(self, i, ROLE(IN)) for في and وفي. */
static inline bool has_role(const story *self, uint32_t i, uint64_t roles) { return self->words[i]->roles & roles; }
/* The same of what nouns and verbs are good for: has_use(self, i, USE(SPEECH)) for كلمة. */
static inline bool has_use(const story *self, uint32_t i, uint64_t uses) { return self->words[i]->uses & uses; }
bool asks_to_hide(const story *self, uint32_t i);
/* «طلب عدم نشر اسمه», «رفض الكشف عن هويته»: the condition of an unnamed source. */
static inline bool begins_anonymity(const story *self, uint32_t i) {
  return has_role(self, i, ROLE(ASKS)) && asks_to_hide(self, i);
}
/* «مسؤول تابع للشرطة»: an adjective that looks like a verb, with the ل that it wants. */
static inline bool is_bound(const story *self, uint32_t i) {
  return has_use(self, i, USE(BOUND)) && i > 0 && i + 1 < self->shown.n_tokens && has_trait(self, i + 1, TRAIT_TO) &&
         is_word(self, i - 1) &&
         has_trait(self, i - 1, TRAIT_HEAD | TRAIT_TITLE | TRAIT_COMMON | TRAIT_ADJECTIVE | TRAIT_NATION) &&
         !has_trait(self, i - 1, TRAIT_THE | TRAIT_NAME);
}
/* «، لم يكشف عن اسمه،», «لم تحدد الوكالة هويتهم»: the token behind the identity that a negated verb hides; 0 where none
 * begins at i. */
uint32_t hidden_identity_end(const story *self, uint32_t i, uint32_t limit);
/* Whether every reading of the word has one of these features, as «وفرنسا» has و, and «واشنطن» has not. */
bool always_has(const story *self, uint32_t i, uint32_t features);
/* A verbal noun among the readings: «التجمع» is a group, and what was done. In facts.c. */
bool has_masdar(const word_readings *word);
/* Whether the word, read as one of these kinds (bits of lexeme_kind), ends in a pronoun of the third person: «إليه». */
bool has_pronoun(const story *self, uint32_t i, uint32_t kinds);
/* One of the single letters ل ب و that stands alone: «لـ "رويترز"». */
static inline bool is_lone_letter(const story *self, uint32_t i, uint8_t letter) {
  return token_at(self, i)->folded_size == 1 && is_word(self, i) && folded_of(self, i)[0] == letter;
}

const reading *first_reading(const word_readings *word, lexeme_kind kind);
/* A reading of that kind at i, or NULL. */
static inline const reading *reading_at(const story *self, uint32_t i, lexeme_kind kind) {
  return self->words[i]->kinds & 1u << kind ? first_reading(self->words[i], kind) : NULL;
}
/* «بدوره», which might be «بدور» with a pronoun: a word that opens a sentence before it is a noun behind ب. */
bool is_aside(const story *self, uint32_t i);
const phrase_match *longest_phrase(const story *self, uint32_t i, lexeme_kind kind);
/* The longest phrase of that kind that begins at i, or NULL. */
static inline const phrase_match *phrase_of_kind(const story *self, uint32_t i, lexeme_kind kind) {
  return self->phrase_at[i] ? longest_phrase(self, i, kind) : NULL;
}
const lexeme *word_or_phrase(const story *self, uint32_t i, lexeme_kind kind, uint32_t *last, const lexicon **from);
const phrase_match *longest_adverbial(const story *self, uint32_t i);
/* A phrase of circumstance or connection at i: «من جهته», «مرة أخرى»; not «عدد من». NULL where there is none. */
static inline const phrase_match *adverbial_phrase(const story *self, uint32_t i) {
  return self->phrase_at[i] ? longest_adverbial(self, i) : NULL;
}
/* A word or phrase of that kind at i: sets *last behind it, returns its lexeme and where it lives, or NULL. */
static inline const lexeme *lexeme_of_kind(const story *self, uint32_t i, lexeme_kind kind, uint32_t *last,
                                           const lexicon **from) {
  bool may_be = self->phrase_at[i] || self->words[i]->kinds & 1u << kind;
  return may_be ? word_or_phrase(self, i, kind, last, from) : NULL;
}

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
