/* predicate: whether a clause that is said still waits for its predicate.
 *
 *     أن القرار، الذي اتخذ الأحد، | لم يكن …          إن وزير الري، سليم الحداد، | طلب أن …
 */
#include "annotate/found.h"

#include "annotate/grammar.h"
#include "annotate/noun_phrase.h"
#include "text/letters.h"
#include "text/pair.h"
#include "text/token.h"

/* The word at i, behind a comma, can be the predicate: a verb, its particle or negation, «هو». */
static bool begins_predicate(const story *self, uint32_t i) {
  bool more = i + 1 < self->shown.n_tokens;
  if (has_role(self, i, ROLE(IS)) && folded_of(self, i)[0] != F_WAW) return true;
  if (has_trait(self, i, TRAIT_AND | TRAIT_SO)) return false;
  if (has_trait(self, i, TRAIT_SURE_VERB)) return true;
  if (has_class(self, i, WORD_NEGATION)) return !has_role(self, i, ROLE(WHAT)); /* not «…، ما دفع السكان» */
  if (has_trait(self, i, TRAIT_SAYING) && !has_trait(self, i, TRAIT_THE) && more &&
      (is_complementizer(self, i + 1) || is_event(self, i + 1)))
    return true; /* «أن مدير المرفأ، كشف أن», «أن الوزير، سليم الحداد، طلب فتح تحقيق» */
  return more && has_class(self, i, WORD_PARTICLE) && !is_complementizer(self, i) &&
         has_trait(self, i + 1, TRAIT_VERB) && !is_complementizer(self, i + 1); /* «…، قد بيعت» */
}

/* «رغم خسائرها», «في رأيه», «بحسب الوثائق» */
static bool begins_circumstance(const story *self, uint32_t i) {
  if (has_trait(self, i, TRAIT_AND | TRAIT_SO)) return false;
  if (has_class(self, i, WORD_PREP) || is_preposition(self, i)) return true;
  uint32_t last;
  const lexicon *from;
  const lexeme *cue = lexeme_of_kind(self, i, LEXEME_CUE, &last, &from);
  return cue && cue->sub == CUE_SOURCE;
}

/* «…، الذي اتخذ الأحد، …», «…، السبت، …», «…، معظمهم أطفال، …», «…، سليم الحداد، …»: told in between. */
static bool begins_aside(const story *self, uint32_t i) {
  if (is_relative(self, i) || is_time(self, i) || has_role(self, i, ROLE(ADDS))) return true;
  if (has_class(self, i, WORD_QUANTIFIER)) return has_pronoun(self, i, 1u << LEXEME_WORD);
  if (begins_circumstance(self, i)) return true; /* «…، رغم خسائرها، …» */
  bool apposed = has_trait(self, i, TRAIT_NAME | TRAIT_TITLE) || is_known_name(self, i);
  return apposed && !has_trait(self, i, TRAIT_AND | TRAIT_VERB);
}

/* The tokens from `first` to i, behind a comma, hold no verb but those of relative clauses. */
static bool has_no_verb(const story *self, uint32_t first, uint32_t i) {
  bool in_relative = false, aside = false;
  for (uint32_t k = first; k < i; k++) {
    if (opens_quote(self, k)) k = skip_pair(self, k, i) - 1; /* «أن حركة "بلادنا"، لم تنسحب» */
    if (is_comma(self, k) && k + 1 < i) { /* «أن القرار، الذي اتخذ الأحد، لم يكن …» */
      bool opens = begins_aside(self, k + 1);
      if (!opens && !aside) return false;
      aside = opens;
      in_relative = false;
      continue;
    }
    bool governed = is_event(self, k) && k > first && !has_trait(self, k - 1, TRAIT_THE | TRAIT_NAME | TRAIT_PLACE);
    uint32_t verb = k == first ? TRAIT_SURE_VERB : TRAIT_VERB; /* «أن هدف الخطة …» */
    if (!in_relative && has_trait(self, k, verb) && !is_time(self, k) && !governed &&
        !has_role(self, k, ROLE(ADDS)) && /* «أن قرار طرده، الأحد، لم» */
        !has_trait(self, k, TRAIT_THE | TRAIT_NAME | TRAIT_HEAD | TRAIT_COMMON))
      return false;
    if (is_any_mark(self, k) && k + 1 < i && !closes_quote(self, k)) return false;
    in_relative = in_relative || is_relative(self, k);
  }
  return true;
}

/* «إن فرق البحث التابعة للهيئة، كشفت عن …», «إن النجار، هو من …»: the clause has no verb yet, what follows is its own.
 */
bool waits_for_predicate(const story *self, uint32_t first, uint32_t i) {
  if (first == 0 || !is_complementizer(self, first - 1) || i > first + 30) return false;
  if (pronoun_of(self, first - 1)) return false; /* «أنه حريق، تباينت …»: the pronoun is the subject */
  if (!begins_predicate(self, i)) return false;
  return has_no_verb(self, first, i);
}

bool waits_for_noun(const story *self, uint32_t first, uint32_t i) {
  if (first == 0 || !is_complementizer(self, first - 1) || i > first + 12 || pronoun_of(self, first - 1)) return false;
  if (has_trait(self, i, TRAIT_AND | TRAIT_SO | TRAIT_BY | TRAIT_TO | TRAIT_THE) || !is_event(self, i)) return false;
  return has_no_verb(self, first, i);
}

/* What a verb behind which a comma stands still wants: «قررت، رغم الانتقادات، رفع الأسعار», «وصلت، وسط الثلوج، إلى
 * المرفأ». */
static bool is_wanted(const story *self, uint32_t i) {
  if (has_trait(self, i, TRAIT_AND | TRAIT_SO | TRAIT_SURE_VERB | TRAIT_PARTICIPLE)) return false;
  return is_preposition(self, i) || is_event(self, i) || is_number(self, i) || has_class(self, i, WORD_NUMBER) ||
         has_trait(self, i, TRAIT_BY | TRAIT_COMMON);
}

uint32_t aside_within(const story *self, uint32_t first, uint32_t i, uint32_t limit) {
  if (i < first + 2 || !begins_circumstance(self, i)) return 0;
  bool verb = has_trait(self, i - 2, TRAIT_SURE_VERB) ||
              (has_trait(self, i - 2, TRAIT_VERB) && !has_trait(self, i - 2, TRAIT_THE | TRAIT_NAME | TRAIT_HEAD));
  bool cue = phrase_of_kind(self, i, LEXEME_CUE) || reading_at(self, i, LEXEME_CUE);
  for (uint32_t k = i + 1; k + 1 < limit && k < i + 9; k++) {
    if (opens_quote(self, k) || is_mark(self, k, '(')) k = skip_pair(self, k, limit) - 1;
    if (is_complementizer(self, k) || has_trait(self, k, TRAIT_SURE_VERB)) return 0;
    if (!is_comma(self, k)) continue;
    if (waits_for_predicate(self, first, k + 1)) return k + 1;
    return verb && !cue && is_wanted(self, k + 1) ? k + 1 : 0;
  }
  return 0;
}
