/* verb_object: what a verb says behind its subject, where no أن, colon or fixed preposition shows it.
 *
 *     أعلنت الحكومة [عودة الوزير]      ودانوا [الهجوم]      طلب من الشركة [وقف العمل]      تساءلت الصحيفة [هل …]
 *     اعتبر الوزير [هذا الاتفاق خطأ]      ما وصفه بـ["الخطأ"]      حمل الاتحاد الحكومة [مسؤولية الأزمة]
 */
#include "annotate/source.h"

#include "annotate/grammar.h"
#include "annotate/noun_phrase.h"
#include "text/letters.h"
#include "text/pair.h"
#include "text/token.h"

static const complement nothing = {COMPLEMENT_NONE, NO_TOKEN, NO_TOKEN, 0, NO_TOKEN};

static complement noun_at(uint32_t i) { return (complement){COMPLEMENT_NOUN, i, i, 0, NO_TOKEN}; }

/* «ودانوا», «ندين»: what follows cannot be the subject. */
static bool carries_subject(uint32_t features) {
  uint32_t number = FEATURE_NUMBER(features);
  return number == NUMBER_PL || number == NUMBER_DUAL || FEATURE_PERSON(features) != 3;
}

/* «أعلن … طرد العمال الذين قالت النقابة إن عددهم …»: the clause is that of a verb in a relative clause. */
static bool is_in_relative(const story *self, uint32_t marker, uint32_t from) {
  for (uint32_t i = marker; i-- > from && marker - i < 9 && is_word(self, i);)
    if (is_relative(self, i) && has_trait(self, i + 1, TRAIT_SAYING)) return true;
  return false;
}

/* «أعلن الوزراء، خلال اجتماع تحضيري، أن …», «قال في معرض رده أن …»: what stands before the clause is none of what is
 * said.
 */
static bool is_before_clause(const story *self, uint32_t verb, uint32_t first, uint32_t object,
                             const complement *other) {
  if (other->kind != COMPLEMENT_CLAUSE || folded_of(self, other->marker)[0] == F_BEH) return false;
  if (is_comma(self, other->marker - 1)) return true;
  if (is_in_relative(self, other->marker, object)) return false;
  uint32_t proper = TRAIT_THE | TRAIT_NAME | TRAIT_PLACE | TRAIT_UNKNOWN;
  bool governed = object > verb + 2 && is_word(self, object - 1) && !has_trait(self, object - 1, proper) &&
                  !is_time(self, object - 1) && is_preposition(self, object - 2); /* «في معرض رده» */
  return governed ||
         (object > first && (is_preposition(self, object - 1) || has_trait(self, object - 1, TRAIT_OCCASION)));
}

/* «وتنفي الشركة، أكبر مصدري القمح، [حدوث نقص]»: an apposition stands before the object. */
static uint32_t behind_aside(const story *self, uint32_t object, uint32_t limit) {
  for (uint32_t i = object; i + 1 < limit && i < object + 10; i++)
    if (is_comma(self, i)) return is_event(self, i + 1) && !has_trait(self, i + 1, TRAIT_AND) ? i + 1 : object;
  return object;
}

/* «أعلن الناطق باسم قوات تحالف الميناء عن اعتراض …», «ذكرت جماعات مدافعة عن الحقوق إن …», «برر انتقاده بأنه …»: the
 * verb's own sign is still to come. */
static bool is_before_own(const story *self, const reading *by, uint32_t object, const complement *other) {
  uint32_t takes = (uint32_t)by->lexeme->bits, marker = other->marker;
  if (marker <= object) return false;
  if (other->kind == COMPLEMENT_CLAUSE) {
    bool of_object = takes & TAKES_BI << TAKES_OBJECT; /* «برر الاستقالة بأنها …», but «أفادت مجموعة مراقبة بأن …» */
    if (folded_of(self, marker)[0] == F_BEH) return of_object ? is_comma(self, marker - 1) : takes & TAKES_BI;
    bool own = (takes & TAKES_CLAUSE) && !has_trait(self, marker, TRAIT_AND);
    return own && token_at(self, marker)->shape & SHAPE_HAMZA_BELOW;
  }
  bool about = other->kind == COMPLEMENT_PREPOSITION && other->preposition != NO_TOKEN &&
               by->lexeme->act == ISNAD_ACT_ANNOUNCE && has_role(self, other->preposition, ROLE(ABOUT));
  if (about && has_trait(self, other->preposition - 1, TRAIT_TITLE | TRAIT_ACTING)) return false; /* «المسؤولة عن» */
  return about && is_event(self, other->first) && !has_pronoun(self, object, ~0u);
}

/* A noun for what is done, though it may be a thing too: «أعلنت الشركة تعديل أسعارها». */
static bool is_deed(const story *self, uint32_t i) {
  return is_event(self, i) || (has_trait(self, i, TRAIT_MASDAR) && !has_trait(self, i, TRAIT_NAME | TRAIT_TITLE));
}

/* «الهجوم الذي تنفي دمشق [وقوعه]», «الذي نفى النظام [مسؤوليته] عنه»: of a relative clause about what is spoken of, the
 * subject stands behind the verb and the object has its pronoun. */
static bool points_to_antecedent(const story *self, uint32_t verb, uint32_t first, uint32_t limit) {
  if (verb == 0 || !is_relative(self, verb - 1)) return false;
  uint32_t end = noun_phrase_end(self, first, limit, PHRASE_BEFORE_OBJECT | PHRASE_NO_COMMA);
  return end > first && end < limit && is_event(self, end) && has_pronoun(self, end, ~0u) &&
         !has_pronoun(self, first, ~0u);
}

/* «أعلنت الوكالة نقلا عن مصدر رسمي، [التوصل] إلى اتفاق»: behind whom it is known from. */
static uint32_t skip_citation(const story *self, uint32_t i, uint32_t limit) {
  if (i + 2 >= limit || !has_role(self, i, ROLE(CITING)) || !has_role(self, i + 1, ROLE(ABOUT))) return i;
  uint32_t end = noun_phrase_end(self, i + 2, limit, PHRASE_NO_COMMA | PHRASE_BEFORE_OBJECT);
  return end > i + 2 ? skip_circumstances(self, end, limit) : i;
}

/* A noun or adjective in the accusative: «خطأ جسيما», «أمرا جيدا», «جزءا». */
static bool is_accusative(const story *self, uint32_t i) {
  if (!is_word(self, i) || has_trait(self, i, TRAIT_THE | TRAIT_NAME | TRAIT_PLACE)) return false;
  uint32_t size = token_at(self, i)->folded_size;
  return has_trait(self, i, TRAIT_ADVERB) || (token_at(self, i)->shape & SHAPE_TANWIN) ||
         (size > 3 && folded_of(self, i)[size - 1] == F_ALEF && !has_trait(self, i, TRAIT_SURE_VERB));
}

/* «أعلن البنك [تراجعا] كبيرا», «[ارتفاعا] في الأرباح»: what came about, described; not «احتجاجا على القرار», «ردا على».
 */
static bool is_outcome(const story *self, uint32_t i, uint32_t limit) {
  if (i + 1 >= limit || !is_deed(self, i) || !is_accusative(self, i) || has_trait(self, i, TRAIT_PARTICIPLE))
    return false;
  if (has_trait(self, i, TRAIT_NOUN_OF_SAYING)) return false; /* «نفى نفيا قاطعا أن» */
  return has_role(self, i + 1, ROLE(IN)) || (is_accusative(self, i + 1) && !is_event(self, i + 1));
}

/* A common noun for a thing, which nobody takes for the one who speaks: «وانتقد [سياسة] الحكومة», «ونفى [صحة] الخبر».
 */
static bool is_thing(const story *self, uint32_t i, uint32_t features) {
  uint32_t other = TRAIT_HEAD | TRAIT_TITLE | TRAIT_NAME | TRAIT_PLACE | TRAIT_OUTLET | TRAIT_NATION | TRAIT_THE |
                   TRAIT_UNKNOWN | TRAIT_ADJECTIVE | TRAIT_ADVERB | TRAIT_ACTING;
  bool common = reading_at(self, i, LEXEME_COMMON) && !has_trait(self, i, other) &&
                !has_class(self, i, WORD_QUANTIFIER | WORD_NUMBER);
  return common && !source_agrees(self, i, features);
}

/* «بعد أن زعمت [التغلب على المرض]», «كما أكد [العزم على المضي]»: a deed with ال behind the verb, and nothing else to be
 * said: he says it who spoke before. */
static bool is_object_alone(const story *self, const reading *by, range deed, uint32_t limit, const complement *other) {
  uint32_t first = deed.first, somebody = TRAIT_HEAD | TRAIT_TITLE | TRAIT_NAME | TRAIT_NOUN_OF_SAYING;
  if (deed.first >= deed.last || !is_event(self, first)) return false;
  if (!other->kind) return deed.last >= limit || is_any_mark(self, deed.last);
  return other->kind == COMPLEMENT_PREPOSITION && other->marker == first + 1 && has_trait(self, first, TRAIT_THE) &&
         !has_trait(self, first, somebody) && by->lexeme->act != ISNAD_ACT_REVEAL;
}

enum { ASIDE_REACH = 16 };

/* Nothing of the noun before i waits for a genitive. */
static bool is_complete_before(const story *self, uint32_t i) {
  if (!is_word(self, i - 1) || is_preposition(self, i - 1)) return false;
  return has_trait(self, i - 1, TRAIT_THE | TRAIT_PLACE | TRAIT_NAME) || has_pronoun(self, i - 1, ~0u) ||
         is_time(self, i - 1);
}

/* «نفى الوزير في حديث للقناة [وجود] خلاف», «طلب المحامي أثناء الجلسة أمام المحكمة [تأجيل] القضية»: a deed without ال
 * behind a definite noun is the object, whatever circumstances are told before it. */
static uint32_t object_amid(const story *self, uint32_t first, uint32_t limit) {
  uint32_t other = TRAIT_THE | TRAIT_BY | TRAIT_TO | TRAIT_AND | TRAIT_SO | TRAIT_NAME | TRAIT_TITLE | TRAIT_PLACE |
                   TRAIT_ADVERB | TRAIT_ACTING;
  for (uint32_t i = first + 1; i + 1 < limit && i < first + ASIDE_REACH; i++) {
    bool behind_day = i > first + 2 && is_comma(self, i - 1) && is_time(self, i - 2); /* «…، أمس الأحد، [وصول] …» */
    if (is_comma(self, i) && (is_time(self, i + 1) || is_time(self, i - 1))) continue;
    if (!is_word(self, i)) break;
    if (is_complementizer(self, i) || is_relative(self, i) || has_trait(self, i, TRAIT_SURE_VERB)) break;
    if (has_role(self, i, ROLE(BUT) | ROLE(BUT_HE))) break;
    bool any = has_role(self, i, ROLE(WHOLE)) && !has_trait(self, i + 1, TRAIT_THE);
    if ((!any && !is_deed(self, i)) || has_trait(self, i, other) || is_preposition(self, i) || is_accusative(self, i))
      continue;
    if (has_trait(self, i, TRAIT_VERB) && is_time(self, i + 1)) continue; /* «في بيان لها نشر الثلاثاء» */
    if (behind_day || is_complete_before(self, i)) return i;
  }
  return limit;
}

/* Whose object is looked for. */
typedef struct object_reader {
  const story *in;
  const reading *by;
  const complement *other; /* what else the verb has */
  uint32_t verb, first, limit;
  bool strong; /* the object may be any noun */
} object_reader;

/* Where a subject or an object begins behind the verb. */
static uint32_t first_behind(const story *self, uint32_t verb, const reading *by, uint32_t limit) {
  uint32_t first = skip_circumstances(self, verb + 1, limit);
  bool ends_it = first > verb + 1 && carries_subject(by->features) && is_event(self, verb + 1) && verb + 2 < limit &&
                 !is_time(self, verb + 2);
  return ends_it || is_outcome(self, verb + 1, limit) ? verb + 1 : first; /* «توقعوا نهاية الأزمة» */
}

/* The object begins at once: the subject stands before the verb or in it, or cannot begin like that. */
static bool is_object_first(const object_reader *self) {
  const story *in = self->in;
  uint32_t verb = self->verb, first = self->first, features = self->by->features;
  uint32_t somebody = TRAIT_TITLE | TRAIT_HEAD | TRAIT_NAME | TRAIT_PLACE | TRAIT_OUTLET;
  bool therein = has_role(in, verb + 1, ROLE(THEREIN)) &&
                 (!has_trait(in, first, somebody) || is_event(in, first)); /* «يدين فيه الهجوم» */
  range before = source_before(in, verb, 0); /* «النجار لا يستبعد العودة» */
  bool text = FEATURE_TENSE(features) == TENSE_PRESENT && before.first >= before.last;
  if (text) before = source_bare_antecedent(in, verb, features); /* «مشروع قرار يدين الهجوم» */
  bool known = (therein || before.first < before.last || carries_subject(features) ||
                source_is_known(in, verb, features)) && /* «إنه لا يستبعد العودة» */
               (is_event(in, first) || is_outcome(in, first, self->limit) ||
                (therein && has_trait(in, first, TRAIT_COMMON)) || /* «تقترح فيه زيارة المدينة» */
                (self->strong && is_word(in, first) && !is_preposition(in, first)));
  bool any = has_role(in, first, ROLE(WHOLE)) && first + 1 < self->limit &&
             !has_trait(in, first + 1, somebody | TRAIT_THE) &&
             (has_trait(in, first + 1, TRAIT_COMMON) || is_event(in, first + 1)); /* not «كل من الوزيرين» */
  bool held = self->strong || self->by->lexeme->act == ISNAD_ACT_EXPECT;
  known = known || (held && (any || is_thing(in, first, features))); /* «وانتقد سياسة الحكومة», «ونفى أي علاقة» */
  bool what = self->strong && has_role(in, first, ROLE(WHAT)) && first + 1 < self->limit &&
              has_trait(in, first + 1, TRAIT_VERB); /* «وأدانت ما سمته "الوصاية"» */
  return (known || what) && !points_to_antecedent(in, verb, first, self->limit);
}

/* The object behind the subject and its circumstances, NO_TOKEN where the verb can have none. */
static uint32_t behind_subject(const object_reader *self) {
  const story *in = self->in;
  uint32_t limit = self->limit, act = self->by->lexeme->act;
  bool person = self->strong && act != ISNAD_ACT_DENY; /* «أعلن هاني سليم مدرب النادي استقالته» */
  unsigned options = (self->strong ? PHRASE_ANY_OBJECT : 0u) | (person ? 0u : PHRASE_NO_PERSON);
  uint32_t behind = noun_phrase_end(in, self->first, limit, PHRASE_BEFORE_OBJECT | options);
  if (behind == self->first ||
      (behind < limit && has_trait(in, behind, TRAIT_PARTICIPLE) && has_trait(in, behind, TRAIT_ADVERB)))
    return NO_TOKEN; /* «انتقد النجار العملية واصفا إياها ب…» */
  bool in_words =
      self->strong && has_role(in, self->verb + 1, ROLE(THEREIN)); /* «رسالة ينتقد فيها النظام، بحسب الوكالة» */
  uint32_t object = skip_citation(in, skip_circumstances(in, behind, limit), limit);
  for (uint32_t i = behind; i < object && !in_words; i++)
    if (begins_attribution(in, i)) return NO_TOKEN;
  if (in_words && (object > behind || object >= limit || is_any_mark(in, object))) object = self->first;
  uint32_t amid = object > behind && !in_words ? object_amid(in, behind, limit) : limit;
  bool met = object > behind && has_pronoun(in, object - 1, ~0u) && !is_deed(in, object); /* «لقائه الوزير» */
  bool governed =
      met || (object < limit && (is_preposition(in, object - 1) || (!self->strong && !is_deed(in, object))));
  if (amid < limit && amid < self->other->marker && (amid < object || governed)) object = amid;
  for (uint32_t i = behind; i < object; i++)
    if (is_outcome(in, i, limit) || (act == ISNAD_ACT_ASK && has_trait(in, i, TRAIT_ADVERB) && is_event(in, i)))
      object = i;
  return object;
}

/* What stands there is the object, whatever else the verb has behind it. */
static bool is_object(const object_reader *self, uint32_t object) {
  const story *in = self->in;
  const complement *other = self->other;
  if (opens_quote(in, object) || has_role(in, object, ROLE(CITING))) return false; /* «نقلا عن …» */
  bool what = has_role(in, object, ROLE(WHAT)) && object + 1 < self->limit &&
              has_trait(in, object + 1, TRAIT_VERB); /* «ما وصفته» */
  bool ahead =
      is_before_clause(in, self->verb, self->first, object, other) || is_before_own(in, self->by, object, other);
  if (ahead && !what) return false; /* «رفض ما قال إنه تدخل» */
  bool event = what || is_deed(in, object) || has_class(in, object, WORD_DEMONSTRATIVE);
  if (!event && !self->strong && !has_trait(in, object, TRAIT_THE)) return false;
  if (!is_word(in, object) || is_preposition(in, object)) return false;
  if (self->strong && always_has(in, object, FEATURE_BY | FEATURE_TO)) return false; /* «يدين الفريق بفوزه للحارس» */
  bool before_quote = other->kind == COMPLEMENT_QUOTE && is_word(in, other->marker - 1); /* «التوصل إلى "اتفاق"» */
  bool governs = other->kind == COMPLEMENT_PREPOSITION && other->preposition == NO_TOKEN &&
                 other->marker > object; /* «السماح للجميع بالدخول» */
  bool named_event = event && (before_quote || governs || !has_trait(in, object, TRAIT_THE));
  uint32_t takes = (uint32_t)self->by->lexeme->bits;
  bool own = other->kind != COMPLEMENT_CLAUSE || !self->strong || ((takes | takes >> TAKES_OBJECT) & TAKES_CLAUSE);
  return named_event || !own || other->kind == COMPLEMENT_NONE; /* «أعلن فهد، الملحق الصحي، أن …» */
}

/* «أعلنت الحكومة [عودة الوزير]», «ونفى [تورطه]»: a noun phrase behind the subject, before any other complement. */
static complement noun_complement(const story *self, uint32_t verb, const reading *by, uint32_t limit,
                                  const complement *other) {
  complement none = {COMPLEMENT_NONE, limit, limit, 0, NO_TOKEN};
  uint32_t first = first_behind(self, verb, by, limit), act = by->lexeme->act;
  if (first >= limit || first >= other->marker) return none;
  if (has_role(self, verb + 1, ROLE(THEREIN))) first = verb + 2;
  bool subject = act == ISNAD_ACT_REVEAL && other->kind == COMPLEMENT_PREPOSITION && first == verb + 1 &&
                 other->preposition != NO_TOKEN && has_role(self, other->preposition, ROLE(ABOUT));
  if (subject) return none; /* «كشف تحقيق للصحيفة عن …» */
  bool strong = act == ISNAD_ACT_CONDEMN || act == ISNAD_ACT_DENY || act == ISNAD_ACT_REJECT || act == ISNAD_ACT_PRAISE;
  object_reader reader = {self, by, other, verb, first, limit, strong};
  bool known = is_object_first(&reader),
       at_once = known || (is_event(self, first) && !has_trait(self, first, TRAIT_THE));
  uint32_t object = at_once ? first : behind_subject(&reader);
  if (object == NO_TOKEN) return none;
  if (!known && is_object_alone(self, by, (range){verb + 1, object}, limit, other)) return noun_at(verb + 1);
  if (object >= limit || object >= other->marker) return none;
  const reading *tells = object == verb + 1 ? reading_at(self, object, LEXEME_HEAD) : NULL;
  if (tells && tells->lexeme->sub == HEAD_DOCUMENT && other->kind == COMPLEMENT_CLAUSE &&
      !FEATURE_ENCLITIC(tells->features))
    return none; /* «زعم تحقيق لمجلس الشيوخ أن» */
  if (object > first && is_comma(self, object - 1) && !is_event(self, object))
    object = behind_aside(self, object, limit);
  return is_object(&reader, object) ? noun_at(object) : none;
}

/* With a pronoun for the one spoken of («وصفته», «تعتبرها») the description follows the subject or the verb. */
static complement described_complement(const story *self, uint32_t verb, uint32_t limit) {
  uint32_t first = verb + 1;
  if (first >= limit) return (complement){COMPLEMENT_NONE, limit, limit, 0, NO_TOKEN};
  for (uint32_t i = first; i < limit && i < verb + 10 && !is_comma(self, i); i++) /* «ما سماه الوزير "الخطأ"» */
    if (opens_quote(self, i) && self->partner[i] < limit) {
      if (i > first && is_accusative(self, first) && !has_trait(self, first, TRAIT_HEAD | TRAIT_TITLE))
        return noun_at(first); /* «ما اعتبره وضعا "خطيرا وصعبا"» */
      uint32_t object = noun_phrase_end(self, first, i, PHRASE_BEFORE_OBJECT | PHRASE_NO_COMMA);
      bool whole = object > first && object < i && is_event(self, object) && !has_trait(self, object, TRAIT_THE);
      if (whole) return noun_at(object); /* «اعتبرتها الجبهة محاولة "للتنصل"» */
      return (complement){COMPLEMENT_QUOTE, i, i + 1, 0, NO_TOKEN};
    }
  uint32_t end = noun_phrase_end(self, first, limit, PHRASE_BEFORE_OBJECT | PHRASE_NO_COMMA);
  bool head = has_trait(self, first, TRAIT_HEAD) && has_trait(self, first + 1 < limit ? first + 1 : first, TRAIT_THE);
  bool subject = head || has_trait(self, first, TRAIT_THE | TRAIT_PLACE | TRAIT_NAME | TRAIT_OUTLET);
  bool alone = end == first + 2 && has_trait(self, first, TRAIT_PLACE) && !has_trait(self, end - 1, TRAIT_THE);
  if (subject && alone && !has_trait(self, end - 1, TRAIT_AND)) end--; /* «تعتبرها أنقرة إرهابية» */
  uint32_t at = subject && end < limit && !is_any_mark(self, end) ? end : first;
  if (at >= limit || is_preposition(self, at)) return (complement){COMPLEMENT_NONE, limit, limit, 0, NO_TOKEN};
  return (complement){COMPLEMENT_NOUN, at, at, 0, NO_TOKEN};
}

/* «اعتبر هذه الخطوة», «وتعتبر ذلك»: not the subject, as verb and pronoun differ in gender or nobody thinks by it. */
static bool is_demonstrative_object(const story *self, uint32_t i, uint32_t features) {
  if (!has_class(self, i, WORD_DEMONSTRATIVE)) return has_role(self, i, ROLE(WHAT) | ROLE(WHOLE)); /* «جميع» */
  uint32_t size = token_at(self, i)->folded_size;
  bool feminine = folded_of(self, i)[size - 1] == F_HEH || folded_of(self, i)[0] == F_TEH;
  return FEATURE_TENSE(features) == TENSE_PAST || feminine != (FEATURE_GENDER(features) == GENDER_F);
}

/* «الأكثر», «الأبرز» */
static bool is_elative(const story *self, uint32_t i) {
  const uint8_t *letters = folded_of(self, i);
  return is_word(self, i) && token_at(self, i)->folded_size == 6 && letters[0] == F_ALEF && letters[1] == F_LAM &&
         letters[2] == F_ALEF && !has_trait(self, i, TRAIT_NAME | TRAIT_TITLE | TRAIT_HEAD | TRAIT_PLACE) &&
         !is_event(self, i);
}

/* «اعتبرت النقابة القرار [خطوة] …», «تعتبر أنقرة الجماعة [إرهابية]»: without ال behind something definite. */
static bool is_feminine_predicate(const story *self, uint32_t i) {
  uint32_t other = TRAIT_THE | TRAIT_NAME | TRAIT_PLACE | TRAIT_OUTLET | TRAIT_AND | TRAIT_BY | TRAIT_TO;
  if (!is_word(self, i) || !is_word(self, i - 1) || has_trait(self, i, other)) return false;
  if (!(token_at(self, i)->shape & SHAPE_TA_MARBUTA) || is_time(self, i) || is_preposition(self, i - 1)) return false;
  if (has_class(self, i, WORD_QUANTIFIER | WORD_NUMBER | WORD_PREP)) return false;
  return has_trait(self, i - 1, TRAIT_THE) || has_pronoun(self, i - 1, 1u << LEXEME_NOUN | 1u << LEXEME_COMMON);
}

/* «اعتبر الوزير الاتفاق خطأ», «تعتبر أنقرة ذلك "تهديدا"»: something, and behind it what it is held to be. «يعتبر المصنع
 * مصدرا للدخل» has one noun phrase alone, and nobody who thinks so. */
static complement held_to_be(const story *self, uint32_t verb, const reading *by, uint32_t limit) {
  uint32_t first = verb + 1, object = first;
  if (first >= limit) return nothing;
  bool his =
      is_event(self, first) && has_pronoun(self, first, 1u << LEXEME_NOUN | 1u << LEXEME_VERB | 1u << LEXEME_COMMON);
  bool known = carries_subject(by->features) || is_demonstrative_object(self, first, by->features) ||
               his; /* «واعتبر محاكمته "سياسية"» */
  if (!known) {
    range before = source_before(self, verb, by->features);
    known = before.first < before.last && !is_event(self, before.first);
  }
  if (!known && is_event(self, first)) return nothing; /* «يعتبر قرار الوزيرة ضربة قاسية» */
  if (is_elative(self, first)) return nothing;         /* «المدن التي تعتبر الأكثر أمانا» */
  if (!known) object = noun_phrase_end(self, first, limit, PHRASE_BEFORE_OBJECT | PHRASE_ANY_OBJECT | PHRASE_NO_PERSON);
  if ((object == first && !known) || object >= limit || !is_word(self, object) || is_preposition(self, object) ||
      is_accusative(self, object))
    return nothing;
  bool best = token_at(self, object)->folded_size == 4 && folded_of(self, object)[0] == F_ALEF;
  if (best && !has_trait(self, object, TRAIT_NAME | TRAIT_PLACE | TRAIT_THE) && !is_event(self, object))
    return nothing; /* «المدينة تعد أكبر ميناء» */
  for (uint32_t i = object + 1; i < limit && i < object + 25; i++) {
    if (is_comma(self, i) || is_complementizer(self, i)) return nothing;
    if (is_accusative(self, i) || is_feminine_predicate(self, i)) return noun_at(object);
    if (opens_quote(self, i) && (his || i > object + 1)) return noun_at(object);
  }
  return nothing;
}

/* «حمل الاتحاد الحكومة مسؤولية الأزمة» */
static complement blame(const story *self, uint32_t verb, uint32_t limit) {
  for (uint32_t i = verb + 1; i < limit && i < verb + 16; i++) {
    if (is_complementizer(self, i)) break;
    if (has_use(self, i, USE(BLAME))) return noun_at(i);
    if (has_trait(self, i, TRAIT_SURE_VERB) && has_trait(self, i, TRAIT_AND)) break; /* «يحمل صفات كثيرة ويتحمل …» */
  }
  return nothing;
}

/* Behind من at `from` whom it is asked of, and then what: «من [الشركة] وقف العمل»; nothing where no deed follows. */
static complement asked_behind(const story *self, uint32_t from, uint32_t limit) {
  bool bare = has_role(self, from, ROLE(FROM));
  uint32_t at = bare ? noun_phrase_end(self, from + 1, limit, PHRASE_BEFORE_OBJECT | PHRASE_ANY_OBJECT) : from + 1;
  bool construct = bare && at == from + 2 && at + 1 < limit && has_trait(self, at - 1, TRAIT_HEAD) &&
                   !has_trait(self, at - 1, TRAIT_THE) && is_event(self, at) && has_trait(self, at + 1, TRAIT_THE);
  if (construct) at = noun_phrase_end(self, from + 1, limit, 0); /* «من منظمة حظر الأسلحة تزويدها ب…» */
  for (uint32_t i = from + 2; bare && i < at; i++) /* «طلبت من الهيئة "التحقق من الخبر"» */
    if (opens_quote(self, i) && self->partner[i] < limit && is_event(self, i + 1))
      return (complement){COMPLEMENT_NOUN, from, i, 0, NO_TOKEN};
  if (at == from + 1 && bare) return nothing;
  while (at + 1 < limit && has_trait(self, at, TRAIT_ADJECTIVE | TRAIT_NATION) && !is_event(self, at)) at++;
  at = skip_circumstances(self, at, limit);
  if (at >= limit || is_complementizer(self, at) || !(is_event(self, at) || opens_quote(self, at))) return nothing;
  return (complement){COMPLEMENT_NOUN, from, at, 0, NO_TOKEN}; /* who asks ends before «من» */
}

enum { ASKED_REACH = 14 };

/* «طلب من الشركة وقف العمل», «نطلب منكم "العون"», «طلب عدد من النواب من الرئيس التدخل». */
static complement asked_of(const story *self, uint32_t verb, uint32_t limit) {
  for (uint32_t i = verb + 1; i + 2 < limit && i < verb + ASKED_REACH; i++) {
    if (is_complementizer(self, i) || opens_quote(self, i) || has_trait(self, i, TRAIT_SURE_VERB)) break;
    bool bare = has_role(self, i, ROLE(FROM));
    bool them = !bare && is_preposition(self, i) && folded_of(self, i)[0] == F_MEEM && !has_class(self, i, WORD_PREP);
    if ((!bare && !them) || (i > verb + 1 && has_class(self, i - 1, WORD_QUANTIFIER))) continue;
    complement made = asked_behind(self, i, limit);
    if (made.kind) return made;
  }
  return nothing;
}

/* «تساءلت الصحيفة هل …», «سأل عما إذا …» */
static complement question(const story *self, uint32_t verb, uint32_t limit) {
  for (uint32_t i = verb + 1; i < limit && i < verb + 12; i++) {
    if (opens_quote(self, i) || is_colon(self, i) || is_complementizer(self, i)) break;
    bool what = has_role(self, i, ROLE(WHAT)) && i + 1 < limit && has_role(self, i + 1, ROLE(CONDITION));
    uint32_t about = what && folded_of(self, i)[0] == F_AIN ? clitic_bytes(self, i, 1) : 0; /* «ع[ما إذا]» */
    if (what || has_role(self, i, ROLE(QUESTION))) return (complement){COMPLEMENT_CLAUSE, i, i, about, NO_TOKEN};
  }
  return nothing;
}

/* «رأى الخبراء في الخطوة تصعيدا», «إذ رأوا فيها تصعيدا» */
static complement seen_in(const story *self, uint32_t verb, uint32_t limit) {
  for (uint32_t i = verb + 1; i + 1 < limit && i < verb + 8 && is_word(self, i); i++) {
    uint32_t at = limit;
    if (has_role(self, i, ROLE(THEREIN)))
      at = i + 1;
    else if (has_role(self, i, ROLE(IN)))
      at = noun_phrase_end(self, i + 1, limit, PHRASE_NO_COMMA);
    else
      continue;
    for (uint32_t k = i + 1; k < at && k < limit; k++)
      if (opens_quote(self, k)) return nothing; /* «رأى البعض في الخطوة "حماية للحدود"» */
    bool deed = has_role(self, i, ROLE(THEREIN)) && at < limit && is_event(self, at) &&
                !has_trait(self, at, TRAIT_THE); /* «رأى فيه نهاية للخلاف» */
    if (at >= limit || at == i || !(deed || is_accusative(self, at))) return nothing;
    return (complement){COMPLEMENT_NOUN, i, at, 0, NO_TOKEN};
  }
  return nothing;
}

/* «أبلغت الوزارة السفارة [رفضها] الطلب» */
static complement informed_of(const story *self, uint32_t verb, uint32_t limit) {
  for (uint32_t i = verb + 2; i < limit && i < verb + 16; i++) {
    if (is_any_mark(self, i) && !is_mark(self, i, '"')) break;
    bool own = is_event(self, i) && has_pronoun(self, i, 1u << LEXEME_NOUN | 1u << LEXEME_COMMON | 1u << LEXEME_VERB);
    if (own && !has_trait(self, i, TRAIT_AND | TRAIT_BY | TRAIT_TO) && !is_preposition(self, i - 1)) return noun_at(i);
  }
  return nothing;
}

/* «وناشد الأهالي الحكومة [التدخل]», «ويناشدون العالم [إنقاذ المدينة]» */
static complement called_on(const story *self, uint32_t verb, const reading *by, uint32_t limit) {
  uint32_t at = verb + 1, options = PHRASE_BEFORE_OBJECT | PHRASE_ANY_OBJECT | PHRASE_NO_COMMA;
  if (!carries_subject(by->features)) at = noun_phrase_end(self, at, limit, options);
  uint32_t end = noun_phrase_end(self, at, limit, options);
  if (at < limit && end > at && end < limit && is_event(self, end) && !has_trait(self, end, TRAIT_AND | TRAIT_BY))
    return noun_at(end);
  return at > verb + 1 && at < limit && is_event(self, at) && !has_trait(self, at, TRAIT_HEAD) ? noun_at(at) : nothing;
}

static complement special(const story *self, uint32_t verb, const reading *by, uint32_t limit, const complement *best) {
  uint32_t takes = (uint32_t)by->lexeme->bits, act = by->lexeme->act;
  bool clause = best->kind == COMPLEMENT_CLAUSE || best->kind == COMPLEMENT_COLON;
  if (act == ISNAD_ACT_ASK) {
    complement made = question(self, verb, limit < best->marker ? limit : best->marker);
    if (made.kind) return made;
    return (takes & TAKES_NOUN) && !clause ? asked_of(self, verb, limit) : nothing;
  }
  if (act == ISNAD_ACT_BELIEVE && !clause && !(takes & TAKES_NOUN << TAKES_OBJECT)) return seen_in(self, verb, limit);
  if (!(takes & TAKES_NOUN << TAKES_OBJECT) || clause) return nothing;
  if (act == ISNAD_ACT_SAY) return informed_of(self, verb, limit < best->marker ? limit : best->marker);
  if (act == ISNAD_ACT_ACCUSE) return blame(self, verb, limit);
  if (act == ISNAD_ACT_DEMAND) return called_on(self, verb, by, limit);
  return act == ISNAD_ACT_BELIEVE || act == ISNAD_ACT_DESCRIBE ? held_to_be(self, verb, by, limit) : nothing;
}

enum { LATE_REACH = 45, WORDS_MIN = 5 };

/* «وقال المدير السبت بعد فوز الفريق وضمان اللقب "نحن سعداء بما فعلناه اليوم".»: whole words, and nothing behind them.
 */
static bool closes_sentence(const story *self, uint32_t quote, uint32_t limit) {
  uint32_t close = self->partner[quote];
  return close != PAIR_OPEN && close > quote + WORDS_MIN && close + 2 >= limit;
}

/* «وقال النجار، سعد الدين، إن …», «وقالت المديرة وقد بدا عليها التعب إن …», «وأضاف، كما ذكرت الوكالة: "…"»: what stands
 * between looks like a clause of its own, but إن, any clause behind a comma and a colon before a quotation are the
 * verb's. */
static complement late_clause(const story *self, uint32_t verb, uint32_t limit, uint32_t takes) {
  for (uint32_t i = verb + 1; i + 1 < limit && i < verb + LATE_REACH; i++) {
    if (is_colon(self, i) && opens_quote(self, i + 1) && (takes & TAKES_QUOTE))
      return (complement){COMPLEMENT_COLON, i, i + 1, 0, NO_TOKEN};
    if (is_complementizer(self, i) && !clause_of_relative(self, verb + 1, i, takes)) {
      bool comma = is_comma(self, i - 1), below = token_at(self, i)->shape & SHAPE_HAMZA_BELOW;
      bool other = has_trait(self, i, TRAIT_AND | TRAIT_SO) || has_role(self, i - 1, ROLE(JOINER));
      bool by = folded_of(self, i)[0] == F_BEH && ((takes | takes >> TAKES_OBJECT) & TAKES_BI); /* «بأنه» */
      if (other || !(by || ((comma || below) && (takes & TAKES_CLAUSE)))) return nothing;
      return (complement){COMPLEMENT_CLAUSE, i, i + 1, 0, NO_TOKEN};
    }
    bool aside = has_class(self, i - 1, WORD_CONJUNCTION) || is_relative(self, i - 1) ||
                 (has_trait(self, i - 1, TRAIT_OCCASION | TRAIT_NOUN_OF_SAYING) &&
                  !has_trait(self, i - 1, TRAIT_THE)); /* «في بيان نشرته الصحيفة» */
    const reading *other_verb = has_trait(self, i, TRAIT_SAYING) ? saying_reading(self, i) : NULL;
    bool relayed = other_verb && FEATURE_ENCLITIC(other_verb->features) >= ENCLITIC_HE; /* «…، نقلتها الإذاعة، إن» */
    bool says = has_trait(self, i, TRAIT_SAYING) && has_trait(self, i, TRAIT_SURE_VERB) && !relayed;
    bool adverb = participle_says(self, i, limit) && !has_trait(self, i, TRAIT_TITLE | TRAIT_HEAD | TRAIT_NAME) &&
                  self->words[i]->count && !FEATURE_ENCLITIC(self->words[i]->items[0].features); /* «قائلة إن» */
    if ((says && !aside) || adverb) return nothing;
    if (opens_quote(self, i) && closes_sentence(self, i, limit) && (takes & TAKES_QUOTE))
      return (complement){COMPLEMENT_QUOTE, i, i + 1, 0, NO_TOKEN};
    if (opens_quote(self, i) || is_mark(self, i, '(')) i = skip_pair(self, i, limit) - 1;
  }
  return nothing;
}

/* A word that speech alone begins with where narration would put أن: «لن نسمح», «ربما تهدف», «سنعود», «هناك من …». */
static bool begins_speech(const story *self, uint32_t i, uint32_t limit) {
  if (i + 2 >= limit || !is_word(self, i) || has_trait(self, i, TRAIT_AND | TRAIT_SO)) return false;
  if (has_role(self, i, ROLE(SPEAKS))) return true;
  const word_readings *word = self->words[i];
  if (!has_trait(self, i, TRAIT_VERB)) return false;
  for (uint32_t k = 0; k < word->count; k++) {
    uint32_t f = word->items[k].features;
    bool ours = FEATURE_PERSON(f) == 1 && FEATURE_TENSE(f) == TENSE_PRESENT;
    if (word->items[k].lexeme->kind != LEXEME_VERB || (!ours && !(f & FEATURE_FUTURE))) return false;
  }
  return word->count > 0;
}

/* «وأضاف لا يمكن القبول بذلك», «وقال الوزير للصحفيين لن نتراجع», «وأضافت، ربما تهدف الخطة إلى …»: no sign at all stands
 * before what is said, but the words themselves are speech. */
static complement bare_speech(const story *self, uint32_t verb, const reading *by, uint32_t limit) {
  uint32_t both = TAKES_CLAUSE | TAKES_QUOTE, at = verb + 1;
  bool first = token_at(self, verb)->shape & SHAPE_BREAK || sentence_start(self, verb) == verb;
  bool noun = !first && has_trait(self, verb, TRAIT_MASDAR | TRAIT_NOUN_OF_SAYING); /* «لكن رد المدير لم يصل» */
  if ((by->lexeme->act != ISNAD_ACT_SAY && by->lexeme->act != ISNAD_ACT_CONFIRM) || (by->lexeme->bits & both) != both ||
      FEATURE_ENCLITIC(by->features) || is_negated(self, verb) || noun || FEATURE_PERSON(by->features) != 3)
    return nothing;
  if (at < limit && is_comma(self, at)) at++;
  uint32_t speech = at;
  while (speech < limit && speech < verb + 16 && !begins_speech(self, speech, limit)) speech++;
  if (speech >= limit || speech >= verb + 16) return nothing;
  uint32_t thing = TRAIT_OCCASION | TRAIT_COMMON, known = TRAIT_THE | TRAIT_NAME | TRAIT_TITLE;
  bool relative = speech > verb + 1 && has_trait(self, speech - 1, thing) && !has_trait(self, speech - 1, known);
  if (relative || (speech > verb + 1 && has_class(self, speech - 1, WORD_CONJUNCTION | WORD_PREP)))
    return nothing; /* «في تقرير لم تكشف عن مصدره», «حتى نعود» */
  if (speech > at) at = noun_phrase_end(self, at, speech, PHRASE_NO_COMMA);
  if (speech > verb + 2 && at <= verb + 1) return nothing; /* nobody says it */
  if (skip_circumstances(self, at, speech) < speech) return nothing;
  return (complement){COMPLEMENT_CLAUSE, speech, speech, 0, NO_TOKEN};
}

complement verb_complement(const story *self, uint32_t verb, const reading *by, uint32_t limit) {
  uint32_t takes = (uint32_t)by->lexeme->bits;
  bool pronoun = FEATURE_ENCLITIC(by->features);
  complement best = complement_find(self, verb + 1, limit, takes);
  bool clause = (takes & (TAKES_CLAUSE | TAKES_BI)) || (takes & TAKES_BI << TAKES_OBJECT);
  complement late = best.kind || !clause ? nothing : late_clause(self, verb, limit, takes);
  if (late.kind && is_comma(self, late.marker - 1)) best = late;
  if (pronoun && (takes & TAKES_NOUN << TAKES_OBJECT) &&
      (best.kind == COMPLEMENT_NONE || (best.kind == COMPLEMENT_QUOTE && best.marker < verb + 10)))
    return described_complement(self, verb, limit);
  bool asks = by->lexeme->act == ISNAD_ACT_ASK; /* «وسألته الصحافية عما إذا …» */
  complement other = pronoun && !asks ? nothing : special(self, verb, by, limit, &best);
  if (other.kind) return other;
  bool accuses = by->lexeme->act == ISNAD_ACT_ACCUSE && best.kind != COMPLEMENT_NONE; /* «اتهم … بشن هجوم» */
  if ((takes & TAKES_NOUN) && !pronoun && !accuses) {
    complement noun = noun_complement(self, verb, by, limit, &best);
    if (noun.kind) return noun;
  }
  if (!best.kind && !late.kind) return bare_speech(self, verb, by, limit);
  return best.kind ? best : late;
}
