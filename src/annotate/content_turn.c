/* content_turn: where, behind a clause that somebody says, the outlet tells on in its own voice.
 *
 *     قال الوزير إن الجسر مغلق | ، وسط توتر في المدينة          … | ، بعد أن انهار | ، في رد على سؤال | ، إلا أنه لم
 * يذكر السبب What marks the turn there is a word or two behind the comma; a few need no comma («… مغلق وذلك بعد يوم من
 * …»).
 */
#include "annotate/found.h"

#include "annotate/grammar.h"
#include "text/letters.h"
#include "text/token.h"

/* Words with ال, a pronoun or a name are somebody's or some place's: «وسط المدينة», «وسط بيروت», «وسط أسرتها». */
static bool is_bare_noun(const story *self, uint32_t i) {
  if (!is_word(self, i) || has_trait(self, i, TRAIT_THE | TRAIT_PLACE | TRAIT_NAME | TRAIT_UNKNOWN)) return false;
  const reading *noun = self->words[i]->count ? &self->words[i]->items[0] : NULL;
  return noun && FEATURE_ENCLITIC(noun->features) < ENCLITIC_HE;
}

/* «…، بعد أن أعلن النجار رحيله», «…، قبل أن يتراجع»: what somebody did before or after; not «…، بعد أن جندوا الرجال»,
 * «أنه غادر، بعد أن فقد عمله», which those did who are spoken of. */
static bool is_before_or_after(const story *self, uint32_t first, uint32_t i, uint32_t limit, unsigned options) {
  if (!has_role(self, i, ROLE(AROUND)) || i + 2 >= limit || has_trait(self, i, TRAIT_AND)) return false;
  const reading *verb = is_complementizer(self, i + 1) ? reading_at(self, i + 2, LEXEME_VERB) : NULL;
  if (!verb || FEATURE_NUMBER(verb->features) != NUMBER_SG) return false;
  if (i + 3 < limit && has_trait(self, i + 3, TRAIT_THE | TRAIT_NAME | TRAIT_PLACE | TRAIT_TITLE | TRAIT_HEAD))
    return true;
  bool later = !has_use(self, i, USE(PART)); /* بعد, not قبل */
  if (later && first > 0 && is_complementizer(self, first - 1) && pronoun_of(self, first - 1)) return false;
  uint32_t gender = FEATURE_GENDER(verb->features);
  return !((options & CONTENT_BY_HIM) && gender == GENDER_F) && !((options & CONTENT_BY_HER) && gender == GENDER_M);
}

/* «…، بعد إعلان النقابة الإضراب», «…، حتى بعد توعد الرئيس», «…، عقب اتهام …»: others have said something. */
static bool is_after_words(const story *self, uint32_t i, uint32_t limit) {
  uint32_t at =
      has_class(self, i, WORD_PREP) && has_role(self, i, ROLE(JOINER)) && !has_role(self, i, ROLE(AROUND)) ? i + 1 : i;
  if (at + 2 >= limit || !has_role(self, at, ROLE(AROUND) | ROLE(LATER))) return false;
  return has_trait(self, at + 1, TRAIT_NOUN_OF_SAYING) && is_bare_noun(self, at + 1) && !is_time(self, at + 1) &&
         !has_trait(self, at + 2, TRAIT_NATION | TRAIT_ADJECTIVE); /* «بعد تأكيدات رسمية أن» */
}

/* «…، وسط توتر بين الجارتين» */
static bool is_amid(const story *self, uint32_t i, uint32_t limit) {
  if (i + 1 >= limit || !has_role(self, i, ROLE(AMID)) || has_trait(self, i, TRAIT_AND)) return false;
  return is_bare_noun(self, i + 1) && !has_trait(self, i + 1, TRAIT_ADJECTIVE); /* «وسط غربي البلاد» */
}

/* «…، في رد على سؤال», «…، في تصريح نقلته الإذاعة»; not «في رد الحكومة». */
static bool is_told_in_words(const story *self, uint32_t i, uint32_t limit) {
  if (i + 2 >= limit || !has_role(self, i, ROLE(IN)) || is_time(self, i + 1)) return false;
  if (!has_trait(self, i + 1, TRAIT_NOUN_OF_SAYING) || !is_bare_noun(self, i + 1)) return false;
  for (uint32_t k = i + 2; k + 1 < limit && k < i + 7; k++)
    if (is_comma(self, k) && is_complementizer(self, k + 1)) return false; /* «رغم قوله، في تصريح جديد، إن …» */
  return !has_trait(self, i + 2, TRAIT_THE | TRAIT_NAME | TRAIT_PLACE | TRAIT_TITLE | TRAIT_HEAD);
}

/* «…، لكن موسكو نفت ذلك», «…، إلا أن الوزارة لم تؤكد الخبر»: what others make of it. */
static bool is_doubted(const story *self, uint32_t i, uint32_t limit) {
  if (!has_role(self, i, ROLE(BUT)) && !(has_role(self, i, ROLE(JOINER)) && is_complementizer(self, i + 1)))
    return false;
  for (uint32_t k = i + 1; k < limit && k < i + 14 && is_word(self, k); k++) {
    const reading *verb =
        has_trait(self, k, TRAIT_SAYING) && !has_trait(self, k, TRAIT_THE) ? saying_reading(self, k) : NULL;
    if (!verb) continue;
    uint32_t act = verb->lexeme->act;
    return act == ISNAD_ACT_DENY || (act == ISNAD_ACT_CONFIRM && is_negated(self, k));
  }
  return false;
}

/* «…، إلا أنه لم يحدد موعدا», «… لكنها لم تذكر السبب»: he who spoke does not say. */
bool leaves_open(const story *self, uint32_t i, unsigned options) {
  uint32_t he = has_role(self, i, ROLE(BUT_HE)) ? i : i + 1;
  if (he + 2 >= self->shown.n_tokens || !(pronoun_of(self, he) & options)) return false;
  if (he > i && !(has_role(self, i, ROLE(JOINER)) && is_complementizer(self, he))) return false;
  return has_role(self, he + 1, ROLE(NOT_YET)) && (has_use(self, he + 2, USE(DISCLOSES)) || names_saying(self, he));
}

/* «… لكنه أكد أن», without a comma */
static bool says_however(const story *self, uint32_t i, unsigned options) {
  if (!has_role(self, i, ROLE(BUT_HE)) || !(pronoun_of(self, i) & options)) return false;
  return i + 1 < self->shown.n_tokens && has_trait(self, i + 1, TRAIT_SAYING) && names_saying(self, i);
}

/* «… وهو الأمر الذي أثار غضبهم», «… وهو ما نفته الشركة», «… وهي اتهامات قديمة»; not «… وهو ما يعني أن» */
static bool is_which(const story *self, uint32_t i, uint32_t limit, bool comma) {
  if (!has_role(self, i, ROLE(IS)) || folded_of(self, i)[0] != F_WAW || i + 2 >= limit) return false;
  if (has_role(self, i + 1, ROLE(WHAT)))
    return has_pronoun(self, i + 2, 1u << LEXEME_VERB) || has_use(self, i + 2, USE(PROMPTS)) ||
           has_role(self, i + 2, ROLE(NOT_YET));
  if (has_trait(self, i + 1, TRAIT_NOUN_OF_SAYING) && is_bare_noun(self, i + 1)) return true;
  return !comma && has_trait(self, i + 1, TRAIT_THE) && is_relative(self, i + 2);
}

/* Inside a quotation the outlet is silent; behind «بحسب الوكالة، …» nobody but the outlet speaks. */
static bool is_told_by_somebody(unsigned options) {
  return options & (CONTENT_BY_HIM | CONTENT_BY_HER | CONTENT_HEARSAY);
}

bool turns_behind_comma(const story *self, uint32_t first, uint32_t i, uint32_t limit, unsigned options) {
  if (self->quote_of[i] != NO_TOKEN || !is_told_by_somebody(options)) return false;
  return is_before_or_after(self, first, i, limit, options) || is_after_words(self, i, limit) ||
         is_amid(self, i, limit) || is_which(self, i, limit, true) || is_told_in_words(self, i, limit) ||
         is_doubted(self, i, limit) || leaves_open(self, i, options);
}

/* The verb of saying at i has something to say, be it a noun phrase: «رفضت النقابة العرض». */
static bool tells_something(const story *self, uint32_t i, uint32_t limit) {
  const reading *verb = i < limit ? saying_reading(self, i) : NULL;
  if (!verb || verb->lexeme->act == ISNAD_ACT_REPORT || !verb_tells(self, i, verb)) return false;
  return says_something(self, i, limit) || verb_complement(self, i, verb, limit).kind != COMPLEMENT_NONE;
}

/* «… بينما أعلنت النقابة», «… في حين رفضت الشركة» */
static bool is_meanwhile(const story *self, uint32_t i, uint32_t limit) {
  if (has_role(self, i, ROLE(WHILE)) && !has_role(self, i, ROLE(LOOSE))) return tells_something(self, i + 1, limit);
  if (!has_role(self, i, ROLE(IN)) || i + 2 >= limit || !has_class(self, i + 1, WORD_TIME)) return false;
  return has_class(self, i + 1, WORD_CONJUNCTION) && tells_something(self, i + 2, limit);
}

/* «… وذلك بعد أسبوع من الإغلاق», «… وذلك في واقعة غريبة» */
static bool dates_it(const story *self, uint32_t i, uint32_t limit) {
  if (!has_role(self, i, ROLE(THAT)) || folded_of(self, i)[0] != F_WAW || i + 2 >= limit) return false;
  bool when = has_role(self, i + 1, ROLE(AROUND) | ROLE(LATER) | ROLE(AMID) | ROLE(IN));
  return when && !gives_reason(self, i, limit);
}

/* «… رغم تحذيرات المنظمات» */
static bool is_despite_words(const story *self, uint32_t i, uint32_t limit) {
  return i + 1 < limit && has_role(self, i, ROLE(TURN)) && has_class(self, i, WORD_PREP) &&
         has_trait(self, i + 1, TRAIT_NOUN_OF_SAYING) && is_bare_noun(self, i + 1);
}

/* «… وآخرون يرون أن», «… والبعض يقول إن» */
static bool is_of_others(const story *self, uint32_t i, uint32_t limit) {
  return i + 2 < limit && has_trait(self, i, TRAIT_AND) && folded_of(self, i)[0] == F_WAW &&
         has_class(self, i, WORD_QUANTIFIER | WORD_PRONOUN) && has_trait(self, i + 1, TRAIT_SAYING) &&
         says_something(self, i + 1, limit);
}

/* «… قبل أن يضيف: "…"»: the speaker says something else. */
static bool adds_later(const story *self, uint32_t i, uint32_t limit, unsigned options) {
  if (!has_use(self, i, USE(PART)) || !has_role(self, i, ROLE(AROUND)) || i + 3 >= limit) return false;
  if (!is_complementizer(self, i + 1) || !has_trait(self, i + 2, TRAIT_SURE_VERB)) return false;
  const reading *verb = saying_reading(self, i + 2);
  if (!verb || verb->lexeme->act != ISNAD_ACT_SAY || FEATURE_NUMBER(verb->features) != NUMBER_SG) return false;
  if (has_trait(self, i + 3, TRAIT_THE | TRAIT_NAME | TRAIT_PLACE | TRAIT_TITLE | TRAIT_HEAD)) return false;
  return options & (FEATURE_GENDER(verb->features) == GENDER_F ? CONTENT_BY_HER : CONTENT_BY_HIM);
}

bool turns_without_comma(const story *self, uint32_t i, uint32_t limit, unsigned options) {
  if (self->quote_of[i] != NO_TOKEN || !is_told_by_somebody(options)) return false;
  return is_which(self, i, limit, false) || adds_later(self, i, limit, options) || is_despite_words(self, i, limit) ||
         is_of_others(self, i, limit) || is_meanwhile(self, i, limit) || dates_it(self, i, limit) ||
         leaves_open(self, i, options) || says_however(self, i, options);
}

/* «قالت الوزارة إن السفير زار الجرحى، وأكد على التعاون», «ويرجح أنهم أعضاء في النقابة، ويطالبون بزيادة»: without a
 * subject of its own, of another gender than the speaker, or where there is none. */
bool is_said_inside(const story *self, uint32_t i, uint32_t limit, unsigned options) {
  if (!has_trait(self, i, TRAIT_AND) || !has_trait(self, i, TRAIT_SAYING) || i + 1 >= limit) return false;
  const reading *verb = saying_reading(self, i);
  if (!verb || !(verb->features & FEATURE_AND) || FEATURE_PERSON(verb->features) != 3) return false;
  uint32_t next = i + 1, gender = FEATURE_GENDER(verb->features);
  if (verb->lexeme->act == ISNAD_ACT_REPORT && !(verb->lexeme->bits & TAKES_QUOTE) &&
      !has_trait(self, next, TRAIT_HEAD))
    return true; /* «إن الحادث كان صادما، وأظهر "إلى أي مدى …"»: persons show nothing */
  bool bare = is_complementizer(self, next) || is_preposition(self, next) || has_trait(self, next, TRAIT_BY);
  if (!bare) return false;
  if (options & CONTENT_HEARSAY) return true;
  return options & CONTENT_BY_HER ? gender == GENDER_M : (options & CONTENT_BY_HIM) && gender == GENDER_F;
}

/* «… من الدائرة القريبة مشيرين إلى احتمال …»: several do, whatever rank the word may be. */
static bool tell_of(const story *self, uint32_t i) {
  const word_readings *word = self->words[i];
  bool several = false;
  for (uint32_t k = 0; k < word->count && !several; k++)
    several = word->items[k].lexeme->kind == LEXEME_VERB && FEATURE_NUMBER(word->items[k].features) == NUMBER_PL &&
              FEATURE_TENSE(word->items[k].features) == TENSE_ACTIVE;
  if (!several || !has_role(self, i + 1, ROLE(TOWARD)) || has_class(self, i - 1, WORD_PREP)) return false;
  return is_complementizer(self, i + 2) || is_event(self, i + 2) || opens_quote(self, i + 2);
}

bool is_adverb_of_saying(const story *self, uint32_t i, uint32_t limit) {
  bool masculine = has_trait(self, i, TRAIT_ADVERB); /* «مشيرا» is no rank */
  if (!has_trait(self, i, TRAIT_PARTICIPLE) || i + 2 >= limit) return false;
  if (tell_of(self, i)) return true;
  uint32_t nominal = masculine ? TRAIT_NAME : TRAIT_TITLE | TRAIT_HEAD | TRAIT_NAME | TRAIT_NOUN_OF_SAYING;
  if (has_trait(self, i, nominal)) return false;
  uint32_t next = i + 1;
  if (is_complementizer(self, next) || is_colon(self, next)) return true;
  bool hers = has_trait(self, i - 1, TRAIT_THE | TRAIT_PLACE); /* «… في تحقيق الجيش مشيرة إلى أن» */
  return (masculine || hers) && is_preposition(self, next) &&
         (is_complementizer(self, next + 1) || opens_quote(self, next + 1));
}
