/* verb_place: whether a word is a verb of saying where it stands, and one that tells something.
 *
 * A spelling may be a noun («طلب», «عرض»), a preposition («عبر») or another verb («يعد»); a verb may tell nothing yet
 * («سيعلن», «لم يعلن», «يمكنه أن يعلن»).
 */
#include "annotate/found.h"

#include "annotate/entities.h"
#include "annotate/grammar.h"
#include "text/letters.h"
#include "text/pair.h"
#include "text/token.h"

enum { REACH_MAX = 500 };

/* How well a reading fits its place: the spelling, the person, no pronoun, and the voice that a written damma shows. */
static int rank(const story *self, uint32_t i, const reading *item) {
  uint32_t f = item->features;
  bool passive = f & FEATURE_VOICE_PASSIVE, marked = token_at(self, i)->shape & SHAPE_PASSIVE;
  bool mine = FEATURE_PERSON(f) == 1 && self->quote_of[i] == NO_TOKEN; /* «وقد أفيد بأن»: it was reported */
  return ((f & FEATURE_EXACT) ? 32 : 0) + (passive == marked && !mine ? 16 : 0) + (FEATURE_PERSON(f) == 3 ? 8 : 0) +
         (FEATURE_ENCLITIC(f) || FEATURE_NUMBER(f) == NUMBER_DUAL ? 0 : 4) + (item->lexeme->act ? 2 : 0) +
         ((item->lexeme->bits & TAKES_CLAUSE) ? 1 : 0);
}

/* A jussive that differs from the indicative («لم يقل») stands behind its particle only. */
static bool is_jussive_here(const story *self, uint32_t i, uint32_t features) {
  if (features & FEATURE_TO) return true;
  return i > 0 && has_role(self, i - 1, ROLE(NOT_YET));
}

const reading *saying_reading(const story *self, uint32_t i) {
  if (!has_trait(self, i, TRAIT_SAYING)) return NULL;
  const word_readings *word = self->words[i];
  const reading *best = NULL;
  int most = -1;
  for (uint32_t k = 0; k < word->count; k++) {
    const reading *item = &word->items[k];
    uint32_t tense = FEATURE_TENSE(item->features);
    if (item->lexeme->kind != LEXEME_VERB || tense < TENSE_PAST || tense > TENSE_PRESENT) continue;
    if ((item->features & FEATURE_JUSSIVE) && !is_jussive_here(self, i, item->features)) continue;
    int here = rank(self, i, item);
    if (here > most) most = here, best = item;
  }
  return best && best->lexeme->act ? best : NULL;
}

uint32_t reach_of(const story *self, uint32_t i) {
  uint32_t limit = sentence_limit(self, i), quote = self->quote_of[i];
  if (quote != NO_TOKEN) { /* «"تزعم الشركة أنها بريئة. هذا كذب"»: inside, its own sentence */
    uint32_t last = self->sentences.items[self->sentence_of[i]].last;
    if (self->partner[quote] < limit) limit = self->partner[quote];
    if (last < limit && last > i + 1) limit = last;
  }
  return limit - i > REACH_MAX ? i + REACH_MAX : limit;
}

bool is_negated(const story *self, uint32_t i) {
  if (i == 0 || (token_at(self, i)->shape & SHAPE_BREAK)) return false;
  return has_class(self, i - 1, WORD_NEGATION) && !has_role(self, i - 1, ROLE(WHAT));
}

/* ---- Is it a verb here? ---- */

/* «إن النجار والبناء تعهدا», «لكن البلدين وعدا», «وكلا الحزبين توعدا»: two stand right before it, and wait for a verb.
 */
static bool is_behind_two(const story *self, uint32_t i) {
  uint32_t start = sentence_start(self, i);
  uint32_t size = is_word(self, i - 1) ? token_at(self, i - 1)->folded_size : 0;
  const uint8_t *letters = folded_of(self, i - 1);
  bool pair = size > 4 && has_trait(self, i - 1, TRAIT_THE) && letters[size - 1] == F_NOON &&
              (letters[size - 2] == F_ALEF || letters[size - 2] == F_YEH);
  bool two = pair || has_trait(self, i - 1, TRAIT_DUAL), waits = false;
  for (uint32_t k = i; !waits && k-- > start && i - k < 7 && is_word(self, k);) {
    if (has_trait(self, k, TRAIT_SURE_VERB) || is_preposition(self, k)) return false;
    two |= always_has(self, k, FEATURE_AND) && k + 3 > i;
    waits = is_complementizer(self, k) || has_role(self, k, ROLE(BUT)) || has_class(self, k, WORD_KANA) ||
            (k > start && opens_quote(self, k - 1)); /* «"النجار ووزارته تعهدا ب…"» */
  }
  return two && waits;
}

/* «أشاد الوزيران بالاتفاق، وتعهدا ب…», «التقيا … وتعهدا»: two have done something before in the sentence, and no noun
 * in the accusative stands beside it. */
static bool is_second_of_two(const story *self, uint32_t i) {
  enum { SECOND_REACH = 24 };
  uint32_t start = sentence_start(self, i);
  if (!has_trait(self, i, TRAIT_AND) || !has_trait(self, i, TRAIT_VERB)) return false;
  for (uint32_t k = i; k-- > start && i - k < SECOND_REACH;) {
    if (self->quote_of[k] != self->quote_of[i] || is_complementizer(self, k)) return false;
    const reading *verb = reading_at(self, k, LEXEME_VERB);
    bool pair = has_trait(self, k, TRAIT_DUAL) && has_trait(self, k, TRAIT_THE | TRAIT_SURE_VERB);
    bool did = verb && FEATURE_NUMBER(verb->features) == NUMBER_DUAL && has_trait(self, k, TRAIT_SURE_VERB);
    if (pair || did) return k + 1 < i;
  }
  return false;
}

/* Two did it: behind «قد», «أنهما», «اللذان» or with و, or with a clause at once. A noun in the accusative looks the
 * same: «خوفا من», «ردا على», «نقلا عن». */
static bool is_dual_here(const story *self, uint32_t i) {
  if (has_role(self, i, ROLE(CITING))) return false;
  bool said = i + 1 < self->shown.n_tokens && is_complementizer(self, i + 1); /* «المسؤولان قالا إن» */
  if (said && !has_trait(self, i, TRAIT_NOUN_OF_SAYING | TRAIT_MASDAR | TRAIT_EVENT)) return true;
  if (i == 0 || (token_at(self, i)->shape & SHAPE_BREAK)) return false;
  if (has_role(self, i - 1, ROLE(ALREADY)) || is_relative(self, i - 1)) return true;
  bool of_two = is_complementizer(self, i - 1) && token_at(self, i - 1)->folded_size > 4; /* «أنهما نفيا» */
  bool noun = has_trait(self, i, TRAIT_NOUN_OF_SAYING | TRAIT_MASDAR | TRAIT_EVENT | TRAIT_ADVERB | TRAIT_COMMON) ||
              (self->words[i]->loose_classes & WORD_EVENT);
  return of_two || !noun || is_behind_two(self, i) || is_second_of_two(self, i);
}

/* Behind a preposition, «من أجل» or «عدم» stands a noun: «بعد كشف الوزير», «من أجل طلب العون». */
static bool is_governed(const story *self, uint32_t i) {
  if (i == 0 || (token_at(self, i)->shape & SHAPE_BREAK)) return false;
  if (has_role(self, i - 1, ROLE(LACK))) return true;
  bool noun = !has_trait(self, i, TRAIT_SURE_VERB);
  if (noun && i > 1) {
    const phrase_match *phrase = phrase_of_kind(self, i - 2, LEXEME_WORD);
    if (phrase && phrase->tokens.last == i && (phrase->lexeme->bits & WORD_PREP)) return true;
  }
  if (!has_class(self, i - 1, WORD_PREP) || has_trait(self, i, TRAIT_AND | TRAIT_SO)) return false;
  const uint8_t *letters = folded_of(self, i - 1);
  if (letters[0] == F_LAM && token_at(self, i - 1)->folded_size > 1 && letters[1] == F_HEH)
    return false; /* «حلفاء له قالوا» */
  return !has_class(self, i - 1, WORD_RELATIVE) || (noun && has_role(self, i - 1, ROLE(FROM)));
}

/* «يومي» is an adjective before it is «يومئ» badly spelled; «ستيفان راين» is a name. */
static bool is_misread(const story *self, uint32_t i, const reading *verb) {
  if (is_time(self, i) && has_trait(self, i, TRAIT_TO | TRAIT_BY)) return true; /* «زيارة ليومين» */
  if (verb->features & FEATURE_EXACT) return false;
  if (has_trait(self, i, TRAIT_ADJECTIVE | TRAIT_COMMON)) return true;
  return i > 0 && !(token_at(self, i)->shape & SHAPE_BREAK) && has_trait(self, i - 1, TRAIT_NAME) &&
         !has_trait(self, i - 1, TRAIT_TITLE | TRAIT_HEAD | TRAIT_THE) && FEATURE_NUMBER(verb->features) == NUMBER_PL &&
         FEATURE_GENDER(verb->features) == GENDER_F;
}

/* One of these prepositions with an act behind it, in the words that follow. */
static bool has_word_ahead(const story *self, uint32_t first, uint32_t prepositions) {
  for (uint32_t k = first; k < first + 8 && k + 1 < self->shown.n_tokens && is_word(self, k); k++) {
    if (has_trait(self, k, TRAIT_SURE_VERB)) return false;
    if ((preposition_bit(self, k) & prepositions) && is_event(self, k + 1)) return k > first;
  }
  return false;
}

/* What is said follows: «… ب[إزالة] …», «…، أمس، أنه …», «… القرار بأنه …». */
static bool has_content_ahead(const story *self, uint32_t i, const reading *verb) {
  uint32_t takes = (uint32_t)verb->lexeme->bits, next = i + 1;
  for (uint32_t k = next; (takes & TAKES_BI) && k < i + 6 && k < self->shown.n_tokens; k++) {
    if (has_trait(self, k, TRAIT_BY) && is_event(self, k)) return true; /* «وعد إثر انتخابه في 2016 بإصلاح …» */
    bool when =
        k > next || has_role(self, k, ROLE(LATER) | ROLE(AROUND) | ROLE(CIRCUMSTANCE) | ROLE(IN)) || is_time(self, k);
    if (!when || is_any_mark(self, k) || has_trait(self, k, TRAIT_SURE_VERB)) break;
  }
  uint32_t whom = takes >> TAKES_OBJECT & (TAKES_ILA | TAKES_ALA | TAKES_MIN);
  if (whom && has_word_ahead(self, next, whom)) return true; /* «حض مستشاريه على توجيه …» */
  bool asked = verb->lexeme->act == ISNAD_ACT_ASK && has_role(self, next, ROLE(FROM));
  for (uint32_t k = next + 1; asked && k < i + 8 && k < self->shown.n_tokens && is_word(self, k); k++)
    if (k > next + 1 && is_event(self, k)) return true; /* «طلب من الشركة خفض …» */
  for (uint32_t k = next; k + 1 < self->shown.n_tokens && k < i + 6 && is_word(self, k); k++)
    if (k > i && (preposition_bit(self, k) & takes & (TAKES_AN | TAKES_ILA))) return true; /* «… تحدث رسميا عن حوار» */
  bool described = takes & TAKES_BI << TAKES_OBJECT;
  if (!described && !(takes & TAKES_CLAUSE)) return false;
  for (uint32_t k = next; k < i + 14 && k < self->shown.n_tokens && !is_mark(self, k, '.'); k++) {
    if (is_complementizer(self, k)) return described ? folded_of(self, k)[0] == F_BEH : k < i + 7;
    if (opens_quote(self, k) && !described) return false;
    if (opens_quote(self, k)) k = skip_pair(self, k, (uint32_t)self->shown.n_tokens) - 1; /* «وصف "التيار" بأنه» */
    if (has_trait(self, k, TRAIT_SURE_VERB) && !is_relative(self, k - 1)) return false;
  }
  return false;
}

/* «كان النجار تعهد ب…», «إن المجلس المحلي وعد ب…», «لكن نصار وصف الرحلة بأنها»: behind كان, إن, لكن and somebody
 * the predicate is due. */
static bool is_due(const story *self, uint32_t i, const reading *verb) {
  if (FEATURE_TENSE(verb->features) != TENSE_PAST || !has_content_ahead(self, i, verb)) return false;
  uint32_t start = sentence_start(self, i);
  for (uint32_t k = i; k-- > start && i - k < 7;) {
    bool opens = has_class(self, k, WORD_KANA) || is_complementizer(self, k) || has_role(self, k, ROLE(BUT));
    if (opens && !has_trait(self, k, TRAIT_NAME | TRAIT_TITLE)) {
      bool stranger = has_trait(self, k + 1, TRAIT_UNKNOWN) && !has_trait(self, k + 1, TRAIT_THE);
      return k + 1 < i && (stranger || has_trait(self, k + 1, TRAIT_NAME | TRAIT_TITLE | TRAIT_HEAD | TRAIT_PLACE));
    }
    if (!is_word(self, k) || is_preposition(self, k) || is_event(self, k)) return false;
  }
  return false;
}

/* «لكن مسؤولا كشف لإذاعة المرفأ في وقت سابق أن …»: to whom, where and when, and then a clause. */
static bool is_told_ahead(const story *self, uint32_t i, const reading *verb) {
  uint32_t next = i + 1;
  if (!(verb->lexeme->bits & TAKES_CLAUSE) || next + 2 >= self->shown.n_tokens) return false;
  if (!has_role(self, next, ROLE(IN) | ROLE(THROUGH) | ROLE(UPON)) && !has_trait(self, next, TRAIT_TO) &&
      !is_lone_letter(self, next, F_LAM))
    return false;
  for (uint32_t k = next + 1; k < next + 10 && k < self->shown.n_tokens; k++) {
    if (is_colon(self, k)) return verb->lexeme->bits & TAKES_QUOTE; /* «وكتب على حسابه: …» */
    if (is_complementizer(self, k)) return folded_of(self, k)[0] != F_BEH && !has_trait(self, k - 1, TRAIT_MASDAR);
    if (has_trait(self, k, TRAIT_SURE_VERB) || is_comma(self, k) ||
        (is_any_mark(self, k) && !opens_quote(self, k) && !closes_quote(self, k)))
      return false;
  }
  return false;
}

/* Something ahead shows that it is a verb after all: «مصادر محلية ترجح أن», «وفي المحاكمة طالب الادعاء بإعدام …». */
static bool is_proved(const story *self, uint32_t i, const reading *verb) {
  uint32_t next = i + 1 < self->shown.n_tokens ? i + 1 : i;
  if (is_complementizer(self, next) && folded_of(self, next)[0] != F_BEH) return true;
  if (FEATURE_ENCLITIC(verb->features) && (is_lone_letter(self, next, F_BEH) || has_trait(self, next, TRAIT_BY)))
    return true;
  uint32_t takes = (uint32_t)verb->lexeme->bits;
  bool saying = has_trait(self, i, TRAIT_NOUN_OF_SAYING | TRAIT_NAME | TRAIT_HEAD | TRAIT_TITLE); /* «تهدد بضرب» */
  if (!saying && (takes & TAKES_BI) && FEATURE_TENSE(verb->features) == TENSE_PRESENT &&
      has_trait(self, next, TRAIT_BY) && is_event(self, next))
    return true;
  if (has_role(self, next, ROLE(SAYING))) return true; /* «رد بالقول إن» */
  uint32_t quote = is_preposition(self, next) && next + 1 < self->shown.n_tokens ? next + 1 : next;
  if ((takes & TAKES_QUOTE) && has_trait(self, i, TRAIT_AND) && opens_quote(self, quote) &&
      self->partner[quote] > quote + 4)
    return true; /* «وكتب فوقها "…"» */
  uint32_t object = takes >> TAKES_OBJECT;
  bool joined =
      has_trait(self, i, TRAIT_AND) && (verb->features & FEATURE_AND) && FEATURE_TENSE(verb->features) == TENSE_PAST;
  for (uint32_t k = next + 1; joined && object && k + 1 < self->shown.n_tokens && k < i + 7 && is_word(self, k); k++)
    if ((preposition_bit(self, k) & object) && is_event(self, k + 1))
      return true; /* «انتقد القرار وحث المجلس على تبني …» */
  if (is_told_ahead(self, i, verb)) return true;
  for (uint32_t k = i + 1; k < i + 5 && k < self->shown.n_tokens && is_word(self, k); k++)
    if ((takes & TAKES_BI) && k > i + 1 && has_trait(self, k, TRAIT_BY) && is_event(self, k)) return true;
  return false;
}

/* A word that may also be a noun («طلب», «نقل», «رد») is none where a noun is wanted. */
static bool is_verb_here(const story *self, uint32_t i, const reading *verb) {
  if (has_trait(self, i, TRAIT_PLACE | TRAIT_OUTLET) || phrase_of_kind(self, i, LEXEME_CAPITAL)) return false;
  if (FEATURE_NUMBER(verb->features) == NUMBER_DUAL && !is_dual_here(self, i)) return false;
  if (begins_anonymity(self, i) || is_governed(self, i) || is_misread(self, i, verb)) return false;
  if (FEATURE_NUMBER(verb->features) == NUMBER_DUAL) return true;
  bool first = (token_at(self, i)->shape & SHAPE_BREAK) || i == 0;
  if (!first && is_bound(self, i)) return false; /* «مسؤول تابع للشرطة» */
  const mention *of = first || (verb->features & (FEATURE_AND | FEATURE_SO)) ? NULL : mention_at(self, i);
  if (of && of->type == ISNAD_ENTITY_PERSON && of->tokens.first == i && of->tokens.last > i + 1 &&
      is_word(self, i - 1) && has_trait(self, i - 1, TRAIT_THE | TRAIT_NATION | TRAIT_TITLE))
    return false; /* «مدير الوكالة الدولية فاتح بيرول» */
  bool elative = i > 0 && has_role(self, i - 1, ROLE(FROM)) && folded_of(self, i)[0] == F_ALEF; /* «من أبرز الناشطين» */
  if (elative && !first) return false;
  if (first || has_trait(self, i, TRAIT_SURE_VERB)) return true;
  uint32_t before = i - 1;
  if (has_trait(self, before, TRAIT_SURE_VERB) && !has_class(self, before, WORD_KANA)) return false; /* «صدر أمر» */
  if (has_trait(self, i, TRAIT_THE)) return false;
  if (has_class(self, i, WORD_QUANTIFIER) && has_trait(self, before, TRAIT_THE)) return false; /* «للعالم أجمع أن» */
  if (is_any_mark(self, before) || is_complementizer(self, before)) return true;
  if (has_class(self, before,
                WORD_CONJUNCTION | WORD_RELATIVE | WORD_PARTICLE | WORD_NEGATION | WORD_KANA | WORD_TIME |
                    WORD_DISCOURSE))
    return true;
  if (!has_trait(self, i, TRAIT_MASDAR | TRAIT_NAME | TRAIT_HEAD | TRAIT_TITLE)) return true;
  uint32_t other = TRAIT_NAME | TRAIT_HEAD | TRAIT_TITLE | TRAIT_NOUN_OF_SAYING;
  if (FEATURE_TENSE(verb->features) == TENSE_PRESENT && !has_trait(self, i, other) &&
      has_trait(self, before, TRAIT_THE | TRAIT_PLACE | TRAIT_NAME))
    return true; /* «لكن موسكو تنكر», though «تنكر» is a noun too */
  return is_proved(self, i, verb) || is_due(self, i, verb);
}

/* ---- Does it tell something? ---- */

/* أن before a verb in the subjunctive: «يجب أن يعلن»; behind قبل and بعد it was said: «قبل أن يضيف». */
static bool is_wished(const story *self, uint32_t i, const reading *by) {
  if (FEATURE_TENSE(by->features) != TENSE_PRESENT || i == 0 || !is_complementizer(self, i - 1)) return false;
  if (token_at(self, i - 1)->shape & SHAPE_HAMZA_BELOW) return false;
  const uint8_t *letters = folded_of(self, i - 1);
  uint32_t size = token_at(self, i - 1)->folded_size;
  if (size < 2 || size > 3 || letters[size - 1] != F_NOON) return false; /* أن، بأن، وأن; not أنه */
  return i < 2 || !has_role(self, i - 2, ROLE(AROUND) | ROLE(AFTER) | ROLE(TOWARD));
}

/* What is not said yet («سيعلن») and what would be («إذا أعلن», «يجب أن يعلن»). */
static bool is_unreal(const story *self, uint32_t i, const reading *by) {
  if ((by->features & FEATURE_FUTURE) || FEATURE_PERSON(by->features) == 2) return true; /* «كما تعلمون» */
  if (i == 0 || (token_at(self, i)->shape & SHAPE_BREAK)) return false;
  bool may = has_role(self, i - 1, ROLE(ALREADY)) && !is_complementizer(self, i - 1);
  if (may && FEATURE_TENSE(by->features) == TENSE_PRESENT) return true; /* «وقد يعلن الوزير» */
  bool when = FEATURE_TENSE(by->features) == TENSE_PAST && has_class(self, i - 1, WORD_TIME);
  if (has_role(self, i - 1, ROLE(CONDITION))) return !when; /* «عندما أعلن» tells, «عندما يعلن» does not */
  return is_wished(self, i, by);
}

/* «في السياق نفسه، عبر المدير عن قلقه»: somebody, and then عن and what. */
static bool is_expressed_ahead(const story *self, uint32_t i) {
  for (uint32_t k = i + 2; k + 1 < self->shown.n_tokens && k < i + 14; k++) {
    if (has_role(self, k, ROLE(ABOUT))) return is_event(self, k + 1);
    if (!is_word(self, k) || has_trait(self, k, TRAIT_SURE_VERB)) return false;
  }
  return false;
}

/* Prepositions that look like verbs (بين), and a first person where nobody is quoted. */
static bool is_voiceless(const story *self, uint32_t i, const reading *by) {
  bool opens = has_trait(self, i, TRAIT_AND) || (token_at(self, i)->shape & SHAPE_BREAK);
  uint32_t behind = i + 2 < self->shown.n_tokens && has_role(self, i + 1, ROLE(THEREIN)) ? i + 2 : i + 1;
  bool expressed = (by->lexeme->bits & TAKES_AN) && behind < self->shown.n_tokens &&
                   has_role(self, behind, ROLE(ABOUT)); /* «عبر عن قلقه», «عبر فيها عن», not «عبر الحدود» */
  opens |= i > 0 && (has_class(self, i - 1, WORD_PARTICLE | WORD_CONJUNCTION | WORD_KANA) || is_relative(self, i - 1));
  opens |= i > 0 && (is_mark(self, i - 1, '-') || is_mark(self, i - 1, 0x2013) || is_mark(self, i - 1, 0x2014));
  opens |= i > 0 && is_comma(self, i - 1) && (by->lexeme->bits & TAKES_AN) && is_expressed_ahead(self, i);
  if (has_class(self, i, WORD_PREP) && !expressed && !opens) return true;
  uint32_t person = FEATURE_PERSON(by->features);
  bool mine = FEATURE_ENCLITIC(by->features) == ENCLITIC_I; /* «طالبي اللجوء» */
  if ((person == 3 && !mine) || self->quote_of[i] != NO_TOKEN) return false;
  uint32_t first = sentence_start(self, i);
  for (uint32_t k = i; k-- > first && i - k < 80;)
    if (is_colon(self, k) || opens_quote(self, k)) return false;
  for (uint32_t s = self->sentence_of[i];
       s > 0 && self->sentences.items[s - 1].paragraph == self->sentences.items[s].paragraph &&
       self->sentence_of[i] - s < 8;
       s--)
    for (uint32_t k = self->sentences.items[s - 1].first; k < self->sentences.items[s - 1].last; k++)
      if (is_colon(self, k)) return false;
  return true;
}

bool verb_tells(const story *self, uint32_t i, const reading *by) {
  return is_verb_here(self, i, by) && !is_voiceless(self, i, by) && !is_unreal(self, i, by);
}
