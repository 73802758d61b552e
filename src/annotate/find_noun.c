/* find_noun: nouns of saying whose content is given.
 *
 *     إقرار الوزارة بأن الماء ملوث      اتهامات للشركة بالتقصير      دعوات إلى وقف القتال      التحذير الذي أطلقه
 * الخبير من …
 */
#include "annotate/source.h"

#include "annotate/grammar.h"
#include "annotate/noun_frame.h"
#include "annotate/noun_phrase.h"
#include "text/token.h"

static const reading *noun_reading(const story *self, uint32_t i) {
  const word_readings *word = self->words[i];
  const reading *masdar = NULL;
  for (uint32_t k = 0; k < word->count; k++) {
    const reading *item = &word->items[k];
    if (item->lexeme->kind == LEXEME_NOUN && item->lexeme->act) return item;
    uint32_t takes = (uint32_t)item->lexeme->bits;
    bool shows = item->lexeme->act == ISNAD_ACT_REPORT && (takes & TAKES_CLAUSE) &&
                 !(takes & (TAKES_QUOTE | TAKES_AN)) && !(takes >> TAKES_OBJECT); /* «تمكن من إثبات أنه قادر» */
    if (item->lexeme->kind == LEXEME_VERB && item->lexeme->act && FEATURE_TENSE(item->features) == TENSE_MASDAR &&
        !shows)
      masdar = item;
  }
  return masdar;
}

/* Acts whose nouns carry a content behind a bare preposition: «تهديدات بفرض», «دعوة إلى وقف»; of the others only a
 * clause behind أن counts. */
static bool takes_phrase(isnad_act act) {
  return act == ISNAD_ACT_ACCUSE || act == ISNAD_ACT_DEMAND || act == ISNAD_ACT_PROMISE || act == ISNAD_ACT_THREATEN ||
         act == ISNAD_ACT_WARN || act == ISNAD_ACT_CONDEMN || act == ISNAD_ACT_CLAIM || act == ISNAD_ACT_ASK ||
         act == ISNAD_ACT_EXPECT;
}

/* «الحكومة مطالبة ب», «إنه مطالب ب»: what somebody is asked to do, by nobody told. */
static bool is_due_from(const story *self, uint32_t i, const reading *by) {
  if (i == 0 || by->lexeme->act != ISNAD_ACT_DEMAND || !has_trait(self, i, TRAIT_ACTING)) return false;
  if (has_trait(self, i, TRAIT_THE | TRAIT_AND | TRAIT_BY | TRAIT_TO) || !is_word(self, i - 1)) return false;
  return has_trait(self, i - 1, TRAIT_THE | TRAIT_NAME) || is_complementizer(self, i - 1) ||
         has_class(self, i - 1, WORD_PRONOUN);
}

static bool is_idle(const story *self, uint32_t i, uint32_t act) {
  if (has_trait(self, i, TRAIT_NAME | TRAIT_TITLE | TRAIT_SURE_VERB)) return true;
  if (i == 0) return false;
  uint32_t other = TRAIT_SAYING | TRAIT_THE | TRAIT_NAME | TRAIT_HEAD | TRAIT_TITLE | TRAIT_COMMON;
  bool able = has_trait(self, i, TRAIT_THE) && has_trait(self, i - 1, TRAIT_VERB) && !has_trait(self, i - 1, other) &&
              !has_trait(self, i, TRAIT_BY | TRAIT_TO); /* «يمكنني القول إن» */
  if (able && act == ISNAD_ACT_SAY) return true;
  bool called = act == ISNAD_ACT_DESCRIBE && has_pronoun(self, i, 1u << LEXEME_NOUN | 1u << LEXEME_VERB);
  if (called && has_trait(self, i - 1, TRAIT_SURE_VERB) && !has_trait(self, i - 1, TRAIT_SAYING))
    return true; /* «يمكن وصفها بأنها» */
  if (act == ISNAD_ACT_BELIEVE && has_role(self, i - 1, ROLE(UPON))) return true; /* «على اعتبار أن», «على ثقة بأن» */
  if (!has_class(self, i - 1, WORD_PREP) || !has_trait(self, i, TRAIT_OCCASION)) return false;
  return !has_role(self, i - 1,
                   ROLE(AROUND) | ROLE(LATER) | ROLE(WITH) | ROLE(UPON) | ROLE(DESPITE) | ROLE(CONCERNING));
  /* «وقال في تصريحات», but «بعد تصريحات الوزير عن …» */
}

/* «لم يتم الإعلان عن», «رغم عدم الإعلان عن», «لا يمكن استبعاد أن», «ليس ثمة تقارير عن»: what has not been said; but an
 * accusation that is denied was made. */
static bool is_unsaid(const story *self, uint32_t i, uint32_t act) {
  if (i > 1 && has_role(self, i - 2, ROLE(LACK) | ROLE(WITHOUT)) && has_trait(self, i - 1, TRAIT_MASDAR | TRAIT_EVENT))
    return true; /* «دون توجيه اتهامات» */
  bool any = i > 0 && has_class(self, i - 1, WORD_QUANTIFIER) && has_class(self, i - 1, WORD_PARTICLE);
  for (uint32_t k = i; any && k-- > 0 && i - k < 9 && is_word(self, k);)
    if (has_class(self, k, WORD_NEGATION)) return true; /* «لم تتلق الشركة أي مطالب» */
  bool may = act == ISNAD_ACT_ANNOUNCE && i > 1 && has_trait(self, i - 1, TRAIT_VERB) && is_complementizer(self, i - 2);
  if (may && i > 2 && !has_role(self, i - 3, ROLE(AROUND) | ROLE(AFTER)))
    return true; /* «يمكن أن يتم الإعلان عن», not «قبل أن يتم الإعلان عن» */
  if (act != ISNAD_ACT_ANNOUNCE && act != ISNAD_ACT_CONFIRM && act != ISNAD_ACT_REPORT && act != ISNAD_ACT_EXPECT &&
      act != ISNAD_ACT_SAY && act != ISNAD_ACT_REVEAL)
    return false;
  uint32_t first = sentence_start(self, i);
  for (uint32_t k = i; k-- > first && i - k < 6;) {
    if (has_role(self, k, ROLE(LACK)) && k + 1 == i) return true;
    if (has_class(self, k, WORD_NEGATION) && !has_role(self, k, ROLE(WHAT))) return true;
    if (is_any_mark(self, k) || is_complementizer(self, k) || is_relative(self, k)) return false;
    bool negated = k + 1 == i && k > first && has_class(self, k - 1, WORD_NEGATION); /* «لم ترد أنباء عن» */
    if (has_trait(self, k, TRAIT_SAYING) && !negated) return false;
  }
  return false;
}

/* «تهديدات من الجماعة ب…», «انتقادات شديدة من قبل النقابة ل…»: whom it comes from. */
static range origin_of_noun(const story *self, uint32_t noun, uint32_t marker, const reading *by) {
  uint32_t at = noun + 1;
  while (at < marker && at < noun + 3 && has_trait(self, at, TRAIT_ADJECTIVE | TRAIT_NATION | TRAIT_ADVERB)) at++;
  if (at + 1 >= marker || !has_role(self, at, ROLE(FROM))) return (range){0, 0};
  const phrase_match *agent = phrase_of_kind(self, at, LEXEME_WORD); /* من قبل، من جانب */
  if (!agent && (by->lexeme->bits & TAKES_MIN)) return (range){0, 0};
  at = agent ? agent->tokens.last : at + 1;
  if (at >= marker || is_event(self, at) || is_complementizer(self, at)) return (range){0, 0};
  return (range){at, noun_phrase_end(self, at, marker, 0)};
}

/* «تحذير [البلدية] للسكان من»: whom it is for is no part of the one who says it; where a title does not take ل. */
static uint32_t before_addressee(const story *self, range of) {
  if (has_trait(self, of.first, TRAIT_TITLE)) return of.last;
  for (uint32_t k = of.first + 1; k < of.last; k++) {
    bool attached = has_trait(self, k, TRAIT_TO) && always_has(self, k, FEATURE_TO);
    if (attached && has_trait(self, k, TRAIT_NAME | TRAIT_PLACE | TRAIT_TITLE | TRAIT_NATION | TRAIT_COMMON)) return k;
    if (attached && !has_trait(self, k, TRAIT_HEAD)) return k;
  }
  return of.last;
}

/* The one who says it: the genitive behind the noun, or the subject of its relative clause. */
static range source_of_noun(const story *self, uint32_t noun, uint32_t marker, const reading *by) {
  uint32_t first = noun + 1;
  if (FEATURE_ENCLITIC(by->features) || first >= marker) return (range){0, 0};
  range origin = origin_of_noun(self, noun, marker, by);
  if (origin.first < origin.last) return origin;
  if (is_relative(self, first)) {
    first += 2;
    if (first >= marker) return (range){0, 0};
  } else if (by->features & FEATURE_THE) {
    return (range){0, 0};
  }
  /* an adjective («تعهدات قانونية») is nobody */
  uint32_t somebody = TRAIT_THE | TRAIT_NAME | TRAIT_TITLE | TRAIT_HEAD | TRAIT_PLACE | TRAIT_OUTLET;
  if (!has_trait(self, first, somebody) && !phrase_of_kind(self, first, LEXEME_OUTLET) &&
      !phrase_of_kind(self, first, LEXEME_COUNTRY))
    return (range){0, 0};
  uint32_t proper = TRAIT_THE | TRAIT_NAME | TRAIT_PLACE | TRAIT_OUTLET;
  proper |= token_at(self, first)->shape & SHAPE_TA_MARBUTA ? 0 : TRAIT_TITLE;
  bool press = by->lexeme->act == ISNAD_ACT_REPORT && has_trait(self, first, TRAIT_TITLE);
  if (first == noun + 1 && (press || has_trait(self, first, TRAIT_ADJECTIVE)) && !has_trait(self, first, proper) &&
      (press || FEATURE_NUMBER(by->features) == NUMBER_PL) && !phrase_of_kind(self, first, LEXEME_COUNTRY))
    return (range){0, 0}; /* «تقارير إعلامية محلية» */
  bool addressed = by->lexeme->act == ISNAD_ACT_ACCUSE || by->lexeme->act == ISNAD_ACT_WARN ||
                   by->lexeme->act == ISNAD_ACT_THREATEN || by->lexeme->act == ISNAD_ACT_DEMAND;
  if (addressed && has_trait(self, first, TRAIT_TO) && !has_trait(self, first, TRAIT_NAME) &&
      always_has(self, first, FEATURE_TO))
    return (range){0, 0}; /* «تحذيرا لواشنطن من» */
  range genitive = {first, noun_phrase_end(self, first, marker, 0)};
  if (addressed) genitive.last = before_addressee(self, genitive);
  bool told = by->lexeme->act == ISNAD_ACT_REPORT && by->lexeme->bits >> TAKES_OBJECT & TAKES_CLAUSE;
  if (told && genitive.last == marker) return (range){0, 0}; /* «تم إبلاغ السفير بأن» */
  bool accused = by->lexeme->act == ISNAD_ACT_ACCUSE && FEATURE_NUMBER(by->features) != NUMBER_PL &&
                 !is_relative(self, noun + 1) && genitive.last == marker && has_trait(self, marker, TRAIT_BY);
  if (accused) { /* «إثر اتهام موسكو بالكذب»; «اتهام الحكومة موسكو بالكذب» has one more */
    uint32_t second = source_object_in(self, genitive, true);
    return second < genitive.last ? (range){genitive.first, second} : (range){0, 0};
  }
  return genitive;
}

/* «اتهامات بالتقصير [من قبل النقابة]», «دعوات [من الأمم المتحدة] إلى», «التحذيرات [الصادرة عن الوزارة] من»: where who
 * says it begins, in tokens [from, limit); NO_TOKEN. */
static uint32_t agent_after(const story *self, uint32_t from, uint32_t limit, bool at_once) {
  for (uint32_t i = from; i + 1 < limit && i < from + 14; i++) {
    if (is_any_mark(self, i) || is_complementizer(self, i) || has_trait(self, i, TRAIT_SURE_VERB)) break;
    bool from_them = has_role(self, i, ROLE(FROM)) && !has_trait(self, i, TRAIT_AND);
    if (from_them && i + 2 < limit && has_use(self, i + 1, USE(PART))) return i;
    bool issued = has_role(self, i, ROLE(ABOUT)) && i > from && has_trait(self, i - 1, TRAIT_ACTING);
    uint32_t somebody = TRAIT_HEAD | TRAIT_TITLE | TRAIT_PLACE | TRAIT_NAME;
    bool known = has_trait(self, i + 1, somebody) || phrase_of_kind(self, i + 1, LEXEME_COUNTRY);
    if ((issued || (from_them && at_once && i <= from + 1)) && known) return i;
  }
  return NO_TOKEN;
}

/* Who says it stands in a phrase of its own, between the noun and what it says or behind that. */
static void take_agent(const story *self, found *made, uint32_t noun, uint32_t marker, uint32_t limit) {
  if (made->source.first < made->source.last || made->shared || !made->n_content) return;
  bool warned =
      made->lexeme && made->lexeme->act == ISNAD_ACT_WARN && !(marker > noun + 2 && has_role(self, marker, ROLE(FROM)));
  uint32_t agent = agent_after(self, noun + 1, limit, !warned && marker > noun + 1);
  if (agent == NO_TOKEN) return;
  uint32_t first = agent + (has_use(self, agent + 1, USE(PART)) ? 2 : 1);
  range content = made->content[0];
  bool inside = agent > content.first && agent < content.last, before = agent < content.first;
  uint32_t end = noun_phrase_end(self, first, before ? marker : limit, PHRASE_NO_COMMA);
  if (end <= first || (!inside && !before)) return;
  made->source = (range){first, end};
  if (inside && end >= content.last) made->content[0].last = agent;
}

/* «نظموا حملة [لدعوة] الجنود إلى …», «خرجوا [للتنديد] ب…»: what the one who acts is about to say; a genitive is whom.
 */
static bool is_purpose(const reading *by) {
  uint32_t act = by->lexeme->act;
  bool says = act == ISNAD_ACT_DEMAND || act == ISNAD_ACT_CONDEMN || act == ISNAD_ACT_WARN || act == ISNAD_ACT_ACCUSE;
  return says && (by->features & FEATURE_TO) && FEATURE_NUMBER(by->features) != NUMBER_PL;
}

/* «تظاهر السكان تنديدا بالقرار», «اكتفى النجار بالقول إن»: the noun tells how the act before it was done. */
static bool is_adverbial(const reading *by) {
  uint32_t act = by->lexeme->act; /* «يواجه النجار اتهاما» */
  if (act == ISNAD_ACT_CONFIRM && (by->features & FEATURE_BY)) return true; /* «ختم حديثه بالتأكيد على» */
  bool object = act == ISNAD_ACT_ACCUSE || act == ISNAD_ACT_WARN || act == ISNAD_ACT_CLAIM || act == ISNAD_ACT_REPORT;
  if (by->features & FEATURE_ACCUSATIVE) return !object;
  return by->lexeme->act == ISNAD_ACT_SAY && (by->features & (FEATURE_BY | FEATURE_TO));
}

/* «إعلان الوزير على تويتر ترحيبه ب…»: where it was written. */
static uint32_t behind_platform(const story *self, uint32_t i, uint32_t limit) {
  if (i + 2 >= limit || !has_role(self, i, ROLE(UPON) | ROLE(THROUGH) | ROLE(IN))) return i;
  const phrase_match *outlet = phrase_of_kind(self, i + 1, LEXEME_OUTLET);
  if (outlet && outlet->tokens.last < limit) return outlet->tokens.last;
  return has_trait(self, i + 1, TRAIT_OUTLET | TRAIT_OCCASION) ? i + 2 : i;
}

/* «منذ إعلانه الرحيل عن النادي», «رغم نفيها استهداف الميناء»: who says it is the pronoun. */
static bool find_own(finder *self, uint32_t i, const reading *by, uint32_t limit) {
  const story *in = self->story;
  uint32_t at = skip_circumstances(in, i + 1, limit);
  if (FEATURE_ENCLITIC(by->features) < ENCLITIC_HE || at >= limit || !is_event(in, at) ||
      has_trait(in, at, TRAIT_BY | TRAIT_TO | TRAIT_AND))
    return false;
  found made = {.lexeme = by->lexeme,
                .from = by->lexicon,
                .features = by->features,
                .limit = limit,
                .shared = true,
                .rule = "noun-noun"};
  made.cue[made.n_cue++] = (range){i, i + 1};
  complement content = {COMPLEMENT_NOUN, at, at, 0, NO_TOKEN};
  content_set(in, &made, &content, limit);
  content_end_at_comma(in, &made);
  if (made.n_content) found_add(self, &made);
  return made.n_content;
}

/* «إعلان الحزب نجاحه», «إعلان الجماعة استهداف الميناء»: the noun, who says it, and a noun for what is said. */
static bool find_announcement(finder *self, uint32_t i, const reading *by, uint32_t limit) {
  const story *in = self->story;
  bool takes = by->lexeme->bits & TAKES_NOUN;
  bool verb = has_trait(in, i, TRAIT_SAYING) && (token_at(in, i)->shape & SHAPE_BREAK); /* «رفض الفريق تلقي هزيمة» */
  if (verb || !takes || (by->features & FEATURE_THE) || i + 2 >= limit) return false;
  if (FEATURE_ENCLITIC(by->features)) return find_own(self, i, by, limit);
  uint32_t somebody = TRAIT_THE | TRAIT_NAME | TRAIT_TITLE | TRAIT_HEAD | TRAIT_PLACE | TRAIT_OUTLET;
  bool act =
      by->lexeme->act == ISNAD_ACT_ANNOUNCE && is_event(in, i + 1) &&
      !has_trait(in, i + 1, TRAIT_THE | TRAIT_BY | TRAIT_TO | TRAIT_AND | TRAIT_OCCASION); /* «إعلان تشكيل لجنة» */
  if (!act && (!has_trait(in, i + 1, somebody) || is_event(in, i + 1))) return false;
  uint32_t end = noun_phrase_end(in, i + 1, limit, PHRASE_BEFORE_OBJECT | PHRASE_NO_COMMA);
  range source = {i + 1, act ? i + 1 : end};
  end = act ? i + 1 : behind_platform(in, end, limit);
  bool proper = has_trait(in, end - 1, TRAIT_PLACE | TRAIT_NAME | TRAIT_OUTLET); /* «إعلان موسكو التوصل إلى …» */
  bool plain = end < limit && !has_trait(in, end, TRAIT_ADJECTIVE | TRAIT_ACTING); /* «نفي الجماعة القيام ب…» */
  uint32_t attached = TRAIT_BY | TRAIT_TO | TRAIT_AND | (proper || plain ? 0 : TRAIT_THE);
  if (end >= limit || !is_event(in, end) || has_trait(in, end, attached)) return false;
  if (always_has(in, end, FEATURE_LIKE)) return false; /* «إعلان الصين كاستجابة لـ…» */
  found made = {
      .lexeme = by->lexeme, .from = by->lexicon, .features = by->features, .limit = limit, .rule = "noun-noun"};
  made.source = source;
  made.cue[made.n_cue++] = (range){i, i + 1};
  complement content = {COMPLEMENT_NOUN, end, end, 0, NO_TOKEN};
  content_set(in, &made, &content, limit);
  if (made.n_content) found_add(self, &made);
  return made.n_content;
}

/* «اتهامات اختلاس المال العام»: what they are accused of stands as the genitive. */
static complement genitive_act(const story *self, uint32_t i, const reading *by, uint32_t limit) {
  uint32_t next = i + 1, other = TRAIT_THE | TRAIT_BY | TRAIT_TO | TRAIT_AND | TRAIT_NAME | TRAIT_TITLE | TRAIT_HEAD;
  bool many = FEATURE_NUMBER(by->features) == NUMBER_PL; /* «اتهامات», «مزاعم» */
  bool accuses = many && (by->lexeme->act == ISNAD_ACT_ACCUSE || by->lexeme->act == ISNAD_ACT_CLAIM);
  if (!accuses || (by->features & (FEATURE_THE | FEATURE_BY)) || FEATURE_ENCLITIC(by->features) || next + 1 >= limit ||
      !is_event(self, next) || has_trait(self, next, other))
    return (complement){COMPLEMENT_NONE, limit, limit, 0, NO_TOKEN};
  return (complement){COMPLEMENT_PREPOSITION, next, next, 0, NO_TOKEN};
}

/* «انتقادات شديدة بسبب إطلاقه النار على المتظاهرين»: what they are criticized for, before another preposition. */
static complement for_what(const story *self, uint32_t i, const reading *by, uint32_t limit, const complement *other) {
  bool blames = by->lexeme->act == ISNAD_ACT_CONDEMN && FEATURE_NUMBER(by->features) == NUMBER_PL;
  for (uint32_t k = i + 1; blames && k + 1 < limit && k < i + 6 && k < other->marker && is_word(self, k); k++)
    if (has_class(self, k, WORD_PREP) && has_trait(self, k, TRAIT_BY) &&
        !has_role(self, k, ROLE(CONCERNING) | ROLE(AGAINST)) && is_event(self, k + 1))
      return (complement){COMPLEMENT_PREPOSITION, k, k + 1, 0, k};
  return (complement){COMPLEMENT_NONE, limit, limit, 0, NO_TOKEN};
}

/* «وذكرت تقارير محلية أن …»: the noun is the subject of a verb that has its content already. */
static bool is_inside_head(const finder *self, uint32_t i) {
  for (size_t k = self->found.count; k-- > 0 && k + 3 > self->found.count;) {
    const found *last = &self->found.items[k];
    if (!last->n_content || last->cue[0].first >= i || i >= last->content[0].first) continue;
    bool object = last->source.first > last->cue[0].first && last->source.last <= i && last->lexeme &&
                  last->lexeme->bits >> TAKES_OBJECT; /* «ووصف النجار اتهامات الشركة ب… بأنها كاذبة» */
    if (!object) return true;
  }
  return false;
}

/* «ووصف النجار اتهامات الشركة ب… بأنها كاذبة», «وذكرت الوزارة في تقارير أن …»: the noun's words end where the verb's
 * begin. */
static uint32_t before_said(const finder *self, uint32_t i, uint32_t limit) {
  if (!self->found.count) return limit;
  const found *last = &self->found.items[self->found.count - 1];
  bool waits = last->n_content && last->cue[0].first < i && i + 1 < last->content[0].first;
  return waits && last->content[0].first - 1 < limit ? last->content[0].first - 1 : limit;
}

/* «بعد تهديدات الجماعة وورود معلومات عن أن»: the nearer word of saying has the clause. */
static bool another_says(const story *self, uint32_t first, uint32_t marker) {
  for (uint32_t i = first; i < marker; i++)
    if (has_trait(self, i, TRAIT_NOUN_OF_SAYING) && !has_trait(self, i, TRAIT_NAME | TRAIT_TITLE)) return true;
  return false;
}

/* «جدد الوزير [إدانته] للهجوم»: the verb's content says it already. */
static bool is_said_again(const finder *self, uint32_t i) {
  if (!self->found.count) return false;
  const found *last = &self->found.items[self->found.count - 1];
  if (!last->n_content || last->content[0].first != i || !last->lexeme) return false;
  if (last->complement == COMPLEMENT_PREPOSITION) /* «أعربت عن [إدانتها] للهجوم», not «أشار إلى تأكيد الوزير على …» */
    return last->lexeme->kind == LEXEME_VERB && i > 0 && has_role(self->story, i - 1, ROLE(ABOUT));
  if (last->complement != COMPLEMENT_NOUN) return false;
  return last->lexeme->act == ISNAD_ACT_CONFIRM || last->lexeme->act == ISNAD_ACT_SAY;
}

/* «وجه الاتحاد [اتهامات] ب…», «قدمت السفارة [طلبا] ل…»: the verb that gives the noun, in its clause; NO_TOKEN. */
static uint32_t giving_verb(const story *self, uint32_t i) {
  uint32_t first = sentence_start(self, i);
  for (uint32_t v = i; v-- > first && i - v < 14;) {
    if (is_any_mark(self, v) || is_relative(self, v) || is_complementizer(self, v)) break;
    if (has_use(self, v, USE(GIVES))) return v;
    if (has_trait(self, v, TRAIT_SURE_VERB) && !has_trait(self, v, TRAIT_NAME)) break;
  }
  return NO_TOKEN;
}

/* The noun's source and its cue are those of the verb that gives it. */
static void take_giver(finder *self, found *made, uint32_t i, uint32_t limit) {
  const story *in = self->story;
  if (made->source.first < made->source.last || made->shared) return;
  uint32_t v = giving_verb(in, i);
  const reading *verb = v != NO_TOKEN && !self->taken[v] ? reading_at(in, v, LEXEME_VERB) : NULL;
  if (!verb) return;
  uint32_t marker = v + 1; /* «وجه المدعي إلى النجار تهمة …» */
  while (marker < i && !has_role(in, marker, ROLE(TOWARD) | ROLE(AGAINST) | ROLE(AIMED))) marker++;
  if (marker < i && (has_trait(in, i, TRAIT_BY) || noun_phrase_end(in, marker + 1, i, PHRASE_NO_COMMA) != i)) return;
  range giver = source_of_verb(in, v, marker, limit, verb->features, 1u << TAKES_OBJECT);
  uint32_t behind = giver.last > v ? giver.last : v + 1;
  bool fingers = has_use(in, i - 1, USE(FINGERS)); /* «وجهت الوزارة أصابع الاتهام إلى …» */
  if (fingers) i--;
  if (giver.first >= giver.last || (marker == i && skip_circumstances(in, behind, i) != i)) return;
  made->source = giver;
  made->cue[1] = (range){i, made->cue[0].last};
  made->cue[0] = (range){v, v + 1};
  made->n_cue = 2;
}

/* «تأكيد الوزير على ضرورة …», «إقراره بالانتماء إلى …», «تعبيره عن أسفه»: of somebody who is told, and of what he does
 * by saying it. */
static bool says_of_somebody(const story *self, const reading *by, const complement *content) {
  uint32_t act = by->lexeme->act, takes = (uint32_t)by->lexeme->bits;
  if (act == ISNAD_ACT_SAY) return !(takes & TAKES_CLAUSE) && has_role(self, content->marker, ROLE(ABOUT));
  return act == ISNAD_ACT_CONFIRM || act == ISNAD_ACT_ADMIT || act == ISNAD_ACT_DENY || act == ISNAD_ACT_WELCOME ||
         act == ISNAD_ACT_PRAISE;
}

/* Whether the noun says what stands behind its preposition. */
static bool says_phrase(const story *self, uint32_t i, const reading *by, const complement *content, uint32_t limit,
                        bool told) {
  if (content->kind != COMPLEMENT_PREPOSITION) return false;
  if (content->marker > i + 1 && has_trait(self, i + 1, TRAIT_BY) &&
      !has_trait(self, i + 1, TRAIT_NAME | TRAIT_PLACE) && !(by->lexeme->bits & TAKES_BI))
    return false; /* «لإدانته بالتخطيط لسرقة المصرف» */
  if (has_role(self, content->first, ROLE(SAYING))) return false; /* «طمأنة الجيران بقوله …» */
  bool met = is_relative(self, i + 1) && has_trait(self, i + 2, TRAIT_SURE_VERB) &&
             !has_trait(self, i + 2, TRAIT_SAYING) && !has_use(self, i + 2, USE(GIVES)) &&
             !has_pronoun(self, i + 2, ~0u);
  if (met) return false; /* «التهديد الذي قوبل بتهديد مضاد» */
  uint32_t act = by->lexeme->act;
  bool event = is_event(self, content->first);
  bool done = act == ISNAD_ACT_CONFIRM && (by->features & FEATURE_BY) && content->preposition != NO_TOKEN;
  if ((told || done) && event && says_of_somebody(self, by, content))
    return true; /* «ختم النجار حديثه بالتأكيد على أهمية …» */
  bool announced = act == ISNAD_ACT_ANNOUNCE && content->marker < limit && has_role(self, content->marker, ROLE(ABOUT));
  bool reports =
      act == ISNAD_ACT_REPORT && (FEATURE_NUMBER(by->features) == NUMBER_PL || by->lexeme->gender == GENDER_F);
  if (announced || reports) return event || (announced && told);
  if (!takes_phrase((isnad_act)act)) return false;
  bool deed = event || has_trait(self, content->first, TRAIT_MASDAR) || opens_quote(self, content->first);
  if (act == ISNAD_ACT_THREATEN && !deed) return false; /* «تهديد للملاحة» */
  bool to = content->preposition == NO_TOKEN && has_trait(self, content->marker, TRAIT_TO);
  if (act == ISNAD_ACT_PROMISE && to && !deed) return false; /* «تعهداتها للهيئة» */
  uint32_t somebody = TRAIT_TITLE | TRAIT_NAME | TRAIT_PLACE | TRAIT_HEAD;
  if (act == ISNAD_ACT_WARN && has_role(self, content->marker, ROLE(FROM)) && !told && !deed &&
      has_trait(self, content->first, somebody))
    return false; /* «تحذيرات من القوات» */
  if (act == ISNAD_ACT_CLAIM && !deed && has_trait(self, content->first, TRAIT_PLACE))
    return false; /* «مزاعم هجوم بالبلدة» */
  if (act == ISNAD_ACT_WARN && content->preposition == NO_TOKEN && !deed) return false; /* «استشهد في تحذيره بوثيقة» */
  bool asked = act == ISNAD_ACT_ASK || act == ISNAD_ACT_EXPECT;
  if ((act == ISNAD_ACT_DEMAND || asked) && !event) return false;               /* «دعوة لأسر» */
  if (asked && has_role(self, content->marker, ROLE(CONCERNING))) return false; /* «تساؤلات حول» */
  return true;
}

/* «بتهمة اختلاس المال» where nothing else is governed; «اتهامات طالت الشركة بتلويث النهر», «انتقادات تتعلق بإساءة …»:
 * the noun governs what is said, or a verb stands between. */
static complement governed(const story *self, uint32_t i, const reading *by, uint32_t limit) {
  complement none = {COMPLEMENT_NONE, limit, limit, 0, NO_TOKEN};
  uint32_t act = by->lexeme->act, next = i + 1;
  if ((by->features & FEATURE_THE) || FEATURE_ENCLITIC(by->features) || next + 1 >= limit) return none;
  bool charge =
      act == ISNAD_ACT_ACCUSE && (FEATURE_NUMBER(by->features) == NUMBER_PL || by->lexeme->gender == GENDER_F);
  bool given = giving_verb(self, i) != NO_TOKEN; /* «وجهت إليهم تهم الانتماء إلى …», not «بتهمة السرقة» */
  if (charge && is_event(self, next) &&
      !has_trait(self, next, TRAIT_BY | TRAIT_TO | TRAIT_AND | (given ? 0 : TRAIT_THE)))
    return (complement){COMPLEMENT_NOUN, next, next, 0, NO_TOKEN};
  if (act != ISNAD_ACT_ACCUSE && act != ISNAD_ACT_CONDEMN && act != ISNAD_ACT_CLAIM) return none;
  if (!has_trait(self, next, TRAIT_SURE_VERB) || has_trait(self, next, TRAIT_SAYING | TRAIT_AND | TRAIT_SO))
    return none;
  for (uint32_t k = next + 1; k < limit && k < next + 8 && is_word(self, k); k++)
    if (has_trait(self, k, TRAIT_BY) && is_event(self, k))
      return (complement){COMPLEMENT_PREPOSITION, k, k, clitic_bytes(self, k, 1), NO_TOKEN};
  return none;
}

/* «… بقوله "لن نغادر"», «اكتفى المدير بالقول: "سنرى"», «وكانت إجابته: "لا"», «نشر المقطع بتعليق: "…"» */
static bool says_words(const reading *by, const complement *content, uint32_t i) {
  bool words = content->kind == COMPLEMENT_QUOTE || content->kind == COMPLEMENT_COLON;
  bool his = FEATURE_ENCLITIC(by->features) >= ENCLITIC_HE, attached = by->features & FEATURE_BY;
  if (!words || content->marker != i + 1 || by->lexeme->act != ISNAD_ACT_SAY) return false;
  if (content->kind == COMPLEMENT_COLON && (his || attached)) return true;
  return attached && (his || (by->features & FEATURE_THE));
}

/* Whether the clause is what the noun says. */
static bool says_clause(const story *self, uint32_t i, const reading *by, const complement *content) {
  if (content->kind != COMPLEMENT_CLAUSE || has_trait(self, content->marker, TRAIT_AND))
    return false; /* «جزء من تصنيف معين وأنه قديم» */
  bool the = by->features & FEATURE_THE, inside = content->first < self->shown.n_tokens;
  if (inside && (token_at(self, content->marker)->shape & SHAPE_HAMZA_BELOW) &&
      has_trait(self, content->first, TRAIT_VERB))
    return false; /* «توضيح الديون إن وجدت» */
  if ((by->features & FEATURE_TO) && !the && content->marker == i + 1) return false; /* «لتوضيح أن» */
  bool far = the && !is_relative(self, i + 1) && content->marker > i + 3;
  return !far && !another_says(self, i + 1, content->marker); /* «يثير هذا التقرير مخاوف من أن» */
}

/* «تحذيرات من السلطات من الاقتراب»: of two, the first من tells who says it, the second what. */
static range other_from(const story *self, complement *content, uint32_t limit) {
  range none = {0, 0};
  if (content->kind != COMPLEMENT_PREPOSITION || !has_role(self, content->marker, ROLE(FROM))) return none;
  uint32_t first = content->first,
           end = is_event(self, first) ? first : noun_phrase_end(self, first, limit, PHRASE_NO_COMMA);
  if (end == first || end + 1 >= limit || !has_role(self, end, ROLE(FROM))) return none;
  *content = (complement){COMPLEMENT_PREPOSITION, end, end + 1, 0, end};
  if (is_complementizer(self, end + 1)) content->kind = COMPLEMENT_CLAUSE, content->first = end + 2; /* «من أن …» */
  return (range){first, end};
}

/* Nothing stands between the one who says it and what is said that parts them. */
static bool is_near(const story *self, uint32_t reached, const complement *content) {
  bool phrase = content->kind == COMPLEMENT_PREPOSITION;
  for (uint32_t k = reached; k < content->marker && phrase; k++) {
    if (is_comma(self, k)) return false; /* «الذي خسر دعوته، بالسجن» */
    bool after =
        has_role(self, k, ROLE(LATER) | ROLE(AROUND)) && has_class(self, k, WORD_PREP) && !is_time(self, k + 1);
    if (after) return false; /* «تنديد دولي بعد تقارير عن هجوم بالغازات» */
  }
  return content->marker <= reached + (phrase ? 8 : 4);
}

/* What the noun says follows it, or the one who says it, at once. */
static bool read_plain(const story *self, uint32_t i, const reading *by, uint32_t limit, complement content,
                       noun_frame *out) {
  uint32_t near = i + 14 < limit ? i + 14 : limit;
  complement act = genitive_act(self, i, by, limit);
  if (!act.kind) act = for_what(self, i, by, near, &content);
  if (act.kind) content = act;
  range source = content.kind ? source_of_noun(self, i, content.marker, by) : (range){0, 0};
  bool told = source.first < source.last || FEATURE_ENCLITIC(by->features) >= ENCLITIC_HE;
  if (!says_clause(self, i, by, &content) && !says_phrase(self, i, by, &content, limit, told) &&
      !says_words(by, &content, i))
    return false;
  range warner = other_from(self, &content, near);
  if (warner.first < warner.last) source = warner;
  *out = (noun_frame){source, content};
  return is_near(self, source.first < source.last ? source.last : i + 1, &content);
}

/* Who says it, where the noun's own words do not tell. */
static void find_source(finder *self, found *made, uint32_t i, const reading *by) {
  if (is_purpose(by)) made->source = (range){0, 0};
  bool empty = made->source.first >= made->source.last;
  if (empty && (is_adverbial(by) || is_purpose(by)) && !is_said_before(self, i, 0))
    made->source = source_of_act(self->story, i, 0);
  if (made->source.first >= made->source.last) made->source = source_of_driven(self->story, i);
}

/* «تناقلت المواقع [أنباء] عن استقالة الوزير»: what the reports say is what was handed on. */
static bool join_report(finder *self, uint32_t i, const reading *by, uint32_t limit, complement content) {
  found *last = self->found.count ? &self->found.items[self->found.count - 1] : NULL;
  if (!last || by->lexeme->act != ISNAD_ACT_REPORT || !last->lexeme || last->lexeme->act != ISNAD_ACT_REPORT)
    return false;
  if (last->complement != COMPLEMENT_NOUN || last->n_cue != 1 || last->content[0].first != i) return false;
  noun_frame said;
  if (last->source.first >= last->source.last || !read_plain(self->story, i, by, limit, content, &said)) return false;
  last->cue[last->n_cue++] = (range){i, i + 1};
  self->taken[i] = (uint32_t)self->found.count;
  content_set(self->story, last, &said.content, limit);
  content_end_at_comma(self->story, last);
  return true;
}

/* «وجه المدرب [شكره للجماهير]», «قدمت الحكومة [تعازيها لأسر الضحايا]»: who gives his own thanks has said them. */
static bool find_given(finder *self, uint32_t i, const reading *by, uint32_t limit) {
  const story *in = self->story;
  uint32_t act = by->lexeme->act, v;
  bool own = FEATURE_ENCLITIC(by->features) >= ENCLITIC_HE && !(by->features & (FEATURE_BY | FEATURE_TO | FEATURE_AND));
  if (!own || (act != ISNAD_ACT_PRAISE && act != ISNAD_ACT_APOLOGIZE) || (v = giving_verb(in, i)) == NO_TOKEN)
    return false;
  const reading *verb = self->taken[v] ? NULL : reading_at(in, v, LEXEME_VERB);
  if (!verb) return false;
  found made = {.lexeme = by->lexeme,
                .from = by->lexicon,
                .features = by->features,
                .limit = limit,
                .cue = {{v, v + 1}},
                .n_cue = 1,
                .rule = "noun-noun"};
  made.source = source_of_verb(in, v, i, limit, verb->features, 1u << TAKES_OBJECT);
  uint32_t behind = made.source.last > v ? made.source.last : v + 1;
  if (made.source.first >= made.source.last || skip_circumstances(in, behind, i) != i) return false;
  complement content = {COMPLEMENT_NOUN, i, i, 0, NO_TOKEN};
  content_set(in, &made, &content, limit);
  if (made.n_content) found_add(self, &made);
  return made.n_content;
}

bool find_noun(finder *self, uint32_t i) {
  const story *in = self->story;
  if (!has_trait(in, i, TRAIT_NOUN_OF_SAYING | TRAIT_MASDAR)) return false;
  const reading *by = noun_reading(in, i);
  if (!by || is_idle(in, i, by->lexeme->act) || is_unsaid(in, i, by->lexeme->act)) return false;
  if (is_inside_head(self, i) || is_said_again(self, i) || is_due_from(in, i, by)) return false;
  uint32_t owner = FEATURE_ENCLITIC(by->features), limit = before_said(self, i, reach_of(in, i));
  if (owner == ENCLITIC_I && in->quote_of[i] == NO_TOKEN) return false; /* «مقال تحليلي» */
  if (find_given(self, i, by, limit)) return true;
  complement content = complement_find(in, i + 1, i + 14 < limit ? i + 14 : limit, (uint32_t)by->lexeme->bits);
  bool far = (by->lexeme->bits & TAKES_NOUN) && content.kind == COMPLEMENT_PREPOSITION && content.marker > i + 1;
  if (far && owner >= ENCLITIC_HE && find_own(self, i, by, limit)) return true;
  if (far && content.marker > i + 2 && find_announcement(self, i, by, limit)) return true; /* «نفيها القيام ب… ل…» */
  if (join_report(self, i, by, limit, content)) return true;
  noun_frame said = {{0, 0}, {0}};
  if (!read_plain(in, i, by, limit, content, &said) && !noun_frame_read(in, i, by, limit, &said)) {
    said = (noun_frame){{0, 0}, governed(in, i, by, limit)};
    if (!said.content.kind) return find_announcement(self, i, by, limit);
  }
  found made = {.lexeme = by->lexeme,
                .from = by->lexicon,
                .features = by->features,
                .limit = limit,
                .source = said.source,
                .cue = {{i, i + 1}},
                .n_cue = 1,
                .rule = said.content.kind == COMPLEMENT_CLAUSE ? "noun-clause" : "noun-preposition"};
  find_source(self, &made, i, by);
  made.shared = owner;
  take_giver(self, &made, i, limit);
  content_set(in, &made, &said.content, limit);
  content_end_at_comma(in, &made);
  take_agent(in, &made, i, said.content.marker, limit);
  if (made.n_content) found_add(self, &made);
  return made.n_content;
}
