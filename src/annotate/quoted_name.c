/* quoted_name: whether a quotation behind a word of saying is a name, or a part of its own phrase, and no speech.
 *
 *     حركة "بلادنا" إن …      "مدار"، عملاقة الشحن، إن …      عبر "تويتر" قائلا …      دعت "اللجنة" إلى …
 */
#include "annotate/found.h"

#include "annotate/grammar.h"
#include "text/letters.h"
#include "text/pair.h"
#include "text/token.h"

enum { NAME_MAX = 6, ASIDE_MAX = 20 };

/* Neither a verb nor a mark stands between the marks. */
static bool is_verbless(const story *self, uint32_t quote) {
  for (uint32_t i = quote + 1; i < self->partner[quote]; i++)
    if (is_finite_verb(self, i) || has_class(self, i, WORD_NEGATION) || is_complementizer(self, i) ||
        (is_any_mark(self, i) && !is_mark(self, i, '.')))
      return false;
  return true;
}

/* «وذكرت "مدار"، عملاقة الشحن، أن …», «وتابع "سامو"، لاعب الفريق: …», «وقالت "مدار"، يوم الأحد إن»: behind a comma
 * the one who speaks is described, and then comes what is said. */
static bool is_described(const story *self, uint32_t comma, uint32_t limit) {
  for (uint32_t i = comma + 1; i < limit && i < comma + ASIDE_MAX; i++) {
    if (is_colon(self, i)) return true;
    if (is_complementizer(self, i))
      return folded_of(self, i)[0] != F_BEH && folded_of(self, i)[0] != F_WAW &&
             (is_comma(self, i - 1) || is_time(self, comma + 1));
    if (opens_quote(self, i)) i = skip_pair(self, i, limit) - 1;
    if (i == comma + 1 &&
        (has_trait(self, i, TRAIT_PARTICIPLE | TRAIT_AND) || has_class(self, i, WORD_CONJUNCTION | WORD_PREP)))
      return false;
    if (has_trait(self, i, TRAIT_SURE_VERB | TRAIT_ADVERB) || is_mark(self, i, '.')) return false;
  }
  return false;
}

/* «قالت "بحري للاتصالات" في تغريدة على تويتر "نعمل على إصلاح الكابل"»: a name, where it was said, and the words. */
static bool is_before_words(const story *self, uint32_t quote, uint32_t limit) {
  uint32_t close = self->partner[quote], next = close + 1;
  if (next >= limit ||
      !(has_role(self, next, ROLE(IN) | ROLE(THROUGH) | ROLE(UPON)) || has_trait(self, next, TRAIT_TO)))
    return false;
  for (uint32_t i = next + 1; i < limit && i < next + 16; i++) {
    if (opens_quote(self, i) && self->partner[i] != PAIR_OPEN)
      return !has_class(self, i - 1, WORD_PREP) && self->partner[i] - i > 4 && self->partner[i] - i > close - quote;
    if (has_trait(self, i, TRAIT_SURE_VERB) || is_comma(self, i) || is_mark(self, i, '.')) return false;
  }
  return false;
}

/* «وأفادت "يوروبول" أن …», «وتقول "حملة السلام" - جماعة دولية - إن …», «وقالت "البوصلة"، وهي جمعية محلية، إن …»: the
 * clause follows at once or behind an aside. */
static bool name_opens(const story *self, uint32_t i, uint32_t limit) {
  bool aside = i + 1 < limit && is_comma(self, i) && (is_relative(self, i + 1) || has_role(self, i + 1, ROLE(IS)));
  for (uint32_t k = i; k < limit && k < i + (aside ? 24u : 12u); k++) {
    if (is_complementizer(self, k) && folded_of(self, k)[0] != F_BEH) return true;
    if (k == i && ((is_comma(self, k) && !aside) || is_mark(self, k, '.'))) return false;
    if (opens_quote(self, k) || (has_trait(self, k, TRAIT_SURE_VERB) && k == i)) return false;
  }
  return false;
}

/* «أعلنت "أرض النخيل" موافقتها على …», «وتعهدت "بحري" قبل أيام بتوسيع …»: a name of one word or two with the real
 * object behind it. */
static bool name_before_object(const story *self, uint32_t quote, uint32_t close, uint32_t limit) {
  uint32_t next = close + 1;
  if (next >= limit || !is_word(self, next) || close - quote > 3) return false;
  const reading *object = self->words[next]->count ? &self->words[next]->items[0] : NULL;
  if (object && is_event(self, next) && FEATURE_ENCLITIC(object->features) >= ENCLITIC_HE) return true;
  return close - quote == 2 && has_trait(self, quote + 1, TRAIT_NAME | TRAIT_UNKNOWN | TRAIT_OUTLET) &&
         !has_trait(self, quote + 1, TRAIT_ADVERB);
}

/* Another sign of content lies ahead, in the same clause: أن, a colon, a quotation, or the verb's own preposition. */
static bool content_ahead(const story *self, uint32_t first, uint32_t limit, uint32_t both) {
  bool in_relative = false;
  if (first < limit && is_lone_letter(self, first, F_WAW)) return false; /* «"الخداع" و"الكذب"» */
  for (uint32_t i = first; i < limit && i < first + 30; i++) {
    if (is_complementizer(self, i) || is_colon(self, i) || opens_quote(self, i)) return true;
    if (preposition_bit(self, i) & both) return true;
    if ((both & TAKES_BI) && has_trait(self, i, TRAIT_BY) && is_event(self, i)) return true;
    in_relative = !is_comma(self, i) && (in_relative || is_relative(self, i) ||
                                         (i > first && has_trait(self, i - 1, TRAIT_OCCASION | TRAIT_NOUN_OF_SAYING)));
    if (!in_relative && has_trait(self, i, TRAIT_SURE_VERB | TRAIT_PARTICIPLE)) return false;
  }
  return false;
}

/* «رئيس "المركز الوطني لمتابعة …"، النجار: "…"»: behind a title or a head without ال, and a colon is still to come. */
static bool is_long_name(const story *self, uint32_t quote, uint32_t first, uint32_t limit) {
  uint32_t behind = self->partner[quote] + 1;
  if (quote == first || behind - quote > 16 || !has_trait(self, quote - 1, TRAIT_TITLE | TRAIT_HEAD)) return false;
  if (has_trait(self, quote - 1, TRAIT_THE | TRAIT_SAYING) || has_trait(self, quote + 1, TRAIT_VERB)) return false;
  for (uint32_t i = behind; i < limit && i < behind + 24; i++)
    if (is_colon(self, i) || (is_complementizer(self, i) && !has_trait(self, i, TRAIT_AND))) return true;
  return false;
}

/* «دانت النقابة "بشدة" الهجوم», «"بأشد العبارات"», «"جملة وتفصيلا"» */
bool quote_is_manner(const story *self, uint32_t i, uint32_t limit) {
  uint32_t close = self->partner[i];
  if (close == PAIR_OPEN || close + 1 >= limit || close - i > 4 || !is_word(self, close + 1)) return false;
  const phrase_match *whole = self->phrase_at[i + 1] ? phrase_of_kind(self, i + 1, LEXEME_WORD) : NULL;
  if (whole && whole->tokens.last == close && (whole->lexeme->bits & WORD_DISCOURSE)) return true;
  if (!has_trait(self, i + 1, TRAIT_BY)) return false;
  return adverbial_phrase(self, i + 1) || is_aside(self, i + 1) || has_class(self, i + 1, WORD_DISCOURSE);
}

/* «المكنى "أبو ليث"», «من طراز "نورس"», «عبر "تويتر" قائلا», «بسبب "ترويجها" للعنف», «منظمة محلية هي "الميناء"»: the
 * words before the quotation hold it; a preposition that the verb wants holds what is said. */
static bool is_part_of_phrase(const story *self, uint32_t quote, uint32_t first, uint32_t both) {
  uint32_t before = quote - 1;
  if (quote <= first || !is_word(self, before)) return false;
  if (has_use(self, before, USE(KIND))) return true;
  if (is_lone_letter(self, before, F_LAM)) return !(both & TAKES_LI);
  if (is_lone_letter(self, before, F_BEH)) return !(both & TAKES_BI);
  bool bare = has_class(self, before, WORD_PREP) && !has_role(self, before, ROLE(THEREIN) | ROLE(THEREBY)) &&
              !has_trait(self, before, TRAIT_SURE_VERB) && !(preposition_bit(self, before) & both) &&
              !has_role(self, before, ROLE(WHAT));
  return bare || (has_role(self, before, ROLE(IS)) && is_verbless(self, quote));
}

/* «على الطريقة التونسية "الخاصة والسلمية"»: adjectives of the definite noun before. */
static bool is_attribute_quote(const story *self, uint32_t quote, uint32_t first) {
  if (quote <= first + 1 || !is_word(self, quote - 1) || !has_trait(self, quote - 1, TRAIT_THE)) return false;
  if (self->partner[quote] - quote > NAME_MAX || has_trait(self, quote - 1, TRAIT_TITLE)) return false;
  for (uint32_t i = quote + 1; i < self->partner[quote]; i++)
    if (!has_trait(self, i, TRAIT_ADJECTIVE | TRAIT_NATION) || !has_trait(self, i, TRAIT_THE)) return false;
  return true;
}

/* «ذكرت وكالة الأنباء المحلية، "مدار"، نقلا عن …» */
static bool is_between_commas(const story *self, uint32_t quote, uint32_t first, uint32_t limit) {
  uint32_t close = self->partner[quote];
  return quote > first + 1 && close + 2 < limit && close - quote <= 4 && is_comma(self, quote - 1) &&
         is_comma(self, close + 1) && !has_trait(self, close + 2, TRAIT_AND | TRAIT_PARTICIPLE) &&
         is_verbless(self, quote) && is_word(self, quote - 2) && has_trait(self, quote - 2, TRAIT_THE | TRAIT_NATION);
}

/* «دعت "اللجنة" إلى …», «ودعت الحكومة "لجنة الصيادين" لإرسال …», «وصف "الهجوم" بأنه»: the one who is asked, and the
 * verb's own preposition behind. */
static bool is_object(const story *self, uint32_t quote, uint32_t limit, uint32_t takes) {
  uint32_t close = self->partner[quote], next = close + 1, object = takes >> TAKES_OBJECT;
  if (!object || next + 1 >= limit || close - quote > NAME_MAX || !is_verbless(self, quote)) return false;
  if (is_complementizer(self, next)) return (object & TAKES_BI) && folded_of(self, next)[0] == F_BEH;
  if (is_lone_letter(self, next, F_BEH)) return object & TAKES_BI;
  if (has_trait(self, next, TRAIT_AND)) return false;
  if (preposition_bit(self, next) & object) return is_event(self, next + 1) || opens_quote(self, next + 1);
  if (!is_event(self, next) || has_trait(self, next, TRAIT_THE)) return false;
  return ((object & TAKES_BI) && has_trait(self, next, TRAIT_BY)) ||
         ((object & TAKES_ILA) && has_trait(self, next, TRAIT_TO));
}

/* A quotation that is a name inside the source, because the real content is still to come: «حركة "حماس" إن …». */
bool quote_is_name(const story *self, uint32_t quote, uint32_t first, uint32_t limit, uint32_t takes) {
  uint32_t close = self->partner[quote], both = takes | takes >> TAKES_OBJECT;
  if (close == PAIR_OPEN || close >= limit) return false;
  if (is_part_of_phrase(self, quote, first, both) || is_object(self, quote, limit, takes)) return true;
  if (quote_is_manner(self, quote, limit) || is_attribute_quote(self, quote, first) ||
      is_between_commas(self, quote, first, limit))
    return true;
  if (quote > first && is_time(self, quote - 1) && !name_opens(self, close + 1, limit))
    return false; /* «دان الوزير السبت "العنف"» */
  bool office = quote == first + 1 && has_trait(self, first, TRAIT_TITLE) && !has_trait(self, first, TRAIT_THE);
  if (close - quote > (office ? 14 : 8)) /* «رئيس "المركز العربي لبحوث المياه والري"» */
    return is_long_name(self, quote, first, limit);
  if (quote == first) {
    if (close - quote > NAME_MAX) return false;
    if (name_opens(self, close + 1, limit) || name_before_object(self, quote, close, limit)) return true;
    if (!is_verbless(self, quote) || close + 1 >= limit) return false;
    bool asked = takes >> TAKES_OBJECT && is_word(self, close + 1) && !has_trait(self, close + 1, TRAIT_AND);
    if (asked && content_ahead(self, close + 1, limit, takes >> TAKES_OBJECT))
      return true; /* «دعت "الحركة" أنصارها إلى» */
    if (!is_comma(self, close + 1)) return is_before_words(self, quote, limit);
    bool outlet = close - quote == 2 && has_trait(self, quote + 1, TRAIT_OUTLET | TRAIT_UNKNOWN) && close + 2 < limit;
    bool object = outlet && is_event(self, close + 2) && !has_trait(self, close + 2, TRAIT_AND | TRAIT_ADVERB);
    return object || is_described(self, close + 1, limit); /* «وفسرت "الميناء"، هيمنة …» */
  }
  if (!is_word(self, quote - 1) || is_complementizer(self, quote - 1)) return false;
  bool governed = has_class(self, quote - 1, WORD_PREP) && preposition_bit(self, quote - 1) == TAKES_FI;
  if ((governed || has_role(self, quote - 1, ROLE(ON_BEHALF))) && quote > first + 1 &&
      has_trait(self, quote - 2, TRAIT_TITLE) && close + 1 < limit && is_word(self, close + 1))
    return true; /* «القيادي في "جيش المرفأ" النجار», «المتحدث باسم "مدار" الذي …» */
  const reading *head = reading_at(self, quote - 1, LEXEME_HEAD); /* «وكالة» is no «كالة» behind و */
  bool the = has_trait(self, quote - 1, TRAIT_THE), crowd = head && the && head->lexeme->sub == HEAD_GROUP;
  bool kind_of_thing = head && !(head->features & FEATURE_AND) && close - quote <= NAME_MAX;
  bool goes_on = close + 1 < limit && !is_mark(self, close + 1, '.');
  bool listed = the && close + 2 < limit && is_lone_letter(self, close + 1, F_WAW) && opens_quote(self, close + 2);
  if (listed && kind_of_thing && (both & TAKES_NOUN) && FEATURE_NUMBER(head->features) == NUMBER_SG)
    return false;                   /* «دان البيان "العدوان" و"الحصار"» */
  if (crowd) kind_of_thing = false; /* «هتف المتظاهرون "نريد الخبز" أمام …» */
  if (kind_of_thing && (goes_on || !the) && !has_trait(self, quote - 1, TRAIT_SAYING)) return true; /* «شركة "كريم"» */
  const reading *title = the ? NULL : reading_at(self, quote - 1, LEXEME_TITLE); /* «أكدت مراسلة "القناة" عن سقوط …» */
  bool when =
      has_role(self, close + 1 < limit ? close + 1 : close, ROLE(CIRCUMSTANCE) | ROLE(LATER) | ROLE(AROUND) | ROLE(IN));
  if (title && title->lexeme->sub != TITLE_ROLE && goes_on && !when && is_word(self, close + 1) && close - quote <= 4 &&
      is_verbless(self, quote) && !has_trait(self, close + 1, TRAIT_AND))
    return true;
  if (the && !(both & TAKES_NOUN) && !crowd && goes_on && is_relative(self, close + 1) && is_verbless(self, quote) &&
      close - quote <= NAME_MAX && !has_trait(self, quote - 1, TRAIT_TITLE | TRAIT_NAME | TRAIT_PLACE))
    return true; /* «ختام التمرين العسكري "حماة الميناء" الذي …» */
  bool before_object = close + 1 < limit && has_trait(self, close + 1, TRAIT_THE) && close - quote <= 3;
  if (before_object && has_trait(self, quote - 1, TRAIT_THE) &&
      !has_trait(self, quote - 1, TRAIT_TITLE | TRAIT_NAME | TRAIT_HEAD))
    return true; /* «الهيئة البحرية العليا "مرسى" الحادث» */
  if (goes_on && has_trait(self, quote - 1, TRAIT_NATION) && close - quote <= 3)
    return true; /* «الوزارة الأميركية "البنتاغون"» */
  if (content_ahead(self, close + 1, limit, has_class(self, quote - 1, WORD_PREP) ? both : 0)) return true;
  bool clause = has_class(self, quote + 1, WORD_KANA | WORD_NEGATION | WORD_PARTICLE) || /* «الحادث "كان مدبرا"» */
                !is_verbless(self, quote) || has_trait(self, quote + 1, TRAIT_VERB);
  bool apposition = has_trait(self, quote - 1, TRAIT_THE) && close - quote <= 3 && !clause;
  if (!apposition || close + 1 >= limit || is_any_mark(self, close + 1)) return false;
  bool place = is_preposition(self, close + 1) || has_class(self, close + 1, WORD_PREP);
  if ((both & TAKES_QUOTE) && (crowd || !(both & TAKES_NOUN)) && place)
    return false; /* «وكتب الصيادون "لا للحرب" على الجدار» */
  return !is_lone_letter(self, close + 1, F_WAW); /* «النجار "الخداع" و"الكذب"» are what is said */
}
