/* noun_phrase_prepositions: does the phrase take the preposition that follows it, and what it governs? */
#include "annotate/noun_phrase_builder.h"

#include "annotate/grammar.h"
#include "annotate/noun_phrase.h"
#include "annotate/value.h"
#include "text/letters.h"
#include "text/pair.h"
#include "text/token.h"

/* A verb with the pronoun of the noun before it: «صور بثتها القنوات». */
bool phrase_has_pronoun(const story *self, uint32_t i) {
  return self->words[i]->count && FEATURE_ENCLITIC(self->words[i]->items[0].features) >= ENCLITIC_HE;
}

/* المطلع على, مسؤول عن, صادر عن: a participle keeps its preposition. */
bool phrase_previous_is_participle(const phrase_builder *self) {
  uint32_t before = self->at - 1;
  return self->at > self->first && has_trait(self->story, before, TRAIT_ACTING) &&
         !has_trait(self->story, before, TRAIT_NAME | TRAIT_HEAD);
}

bool phrase_has_name_reading(const story *self, uint32_t i) {
  const word_readings *word = self->words[i];
  for (uint32_t k = 0; k < word->count; k++)
    if (word->items[k].lexeme->kind == LEXEME_NAME &&
        (!(word->items[k].features & FEATURE_THE) || word->items[k].lexeme->sub == NAME_FAMILY))
      return true;
  return false; /* «السامية» is no name, «سامية» is one */
}

/* The word a preposition governs: the next token, or the same one where it is attached. */
static uint32_t governed_by(const phrase_builder *self, uint32_t i) {
  return is_preposition(self->story, i) ? i + 1 : i;
}

static bool is_circumstance(const story *self, uint32_t i) {
  return has_trait(self, i, TRAIT_OCCASION) || is_time(self, i) || is_number(self, i) ||
         has_class(self, i, WORD_QUANTIFIER);
}

bool phrase_begins_title(const story *self, uint32_t i) {
  return has_trait(self, i, TRAIT_TITLE) || phrase_of_kind(self, i, LEXEME_TITLE);
}

/* «مراسل الإذاعة في إثيوبيا فلان», «قائد المركز في سوريا، اللواء فلان»: the place stands inside. */
static bool is_place_before_name(const phrase_builder *self, uint32_t place) {
  const story *in = self->story;
  const phrase_match *country = phrase_of_kind(in, place, LEXEME_COUNTRY);
  if (!country && !has_trait(in, place, TRAIT_PLACE)) return false;
  uint32_t next = country ? country->tokens.last : place + 1;
  if (next < self->limit && is_comma(in, next) && !(self->options & PHRASE_NO_COMMA)) next++;
  if (next >= self->limit) return false;
  return phrase_begins_title(in, next) ||
         (has_trait(in, next, TRAIT_NAME | TRAIT_UNKNOWN) && !has_trait(in, next, TRAIT_THE));
}

/* «السفارة الروسية [في لندن]»: there is one of that nation in each country. */
static bool is_mission_before(const phrase_builder *self) {
  const story *in = self->story;
  for (uint32_t i = self->at; i-- > self->first && i + 3 > self->at;)
    if (has_trait(in, i, TRAIT_HEAD) && has_use(in, i, USE(POSTED))) return true;
  return false;
}

/* «مسؤول في البنتاغون», «عضو في اللجنة», «كبير المحللين في المصرف»; not «النجار في طهران», «الوزير في مؤتمر صحفي». */
bool phrase_takes_in(const phrase_builder *self, uint32_t i) {
  const story *in = self->story;
  uint32_t governed = governed_by(self, i);
  bool one = governed + 1 < self->limit && has_role(in, governed, ROLE(ONE)) && has_trait(in, governed + 1, TRAIT_THE);
  if (one) return self->titled && self->indefinite; /* «عاملة في أحد المقاهي» */
  if (governed >= self->limit || is_circumstance(in, governed)) return false;
  if (!is_word(in, governed) && !opens_quote(in, governed)) return false;
  if (phrase_has_pronoun(in, governed) && !has_trait(in, governed, TRAIT_NAME))
    return self->in_relative;                           /* «الوزير في خطابه» */
  if (phrase_previous_is_participle(self)) return true; /* «المشارك في إنتاج …» */
  bool how = governed == i && has_trait(in, i, TRAIT_EVENT | TRAIT_MASDAR | TRAIT_NOUN_OF_SAYING) &&
             !has_trait(in, i, TRAIT_HEAD | TRAIT_TITLE | TRAIT_NAME);
  if (how && !self->in_relative) return false; /* «غرد آخرون بسخرية» */
  if ((in->words[self->at - 1]->loose_classes & WORD_QUANTIFIER) && has_trait(in, self->at - 1, TRAIT_THE))
    return self->at == self->first + 1 && /* «رأى البعض في الخطوة …»; but «الكثيرون في بريطانيا» */
           (has_trait(in, governed, TRAIT_PLACE) || phrase_of_kind(in, governed, LEXEME_COUNTRY));
  if (self->titled && is_place_before_name(self, governed)) return true;
  if (self->person && !self->named && self->posted) return true; /* «السفير الروسي في لندن» */
  bool place = has_trait(in, governed, TRAIT_PLACE) || phrase_of_kind(in, governed, LEXEME_COUNTRY);
  if (place && is_mission_before(self)) return true;
  if (self->named && !self->in_relative) return false;
  if (has_trait(in, governed, TRAIT_HEAD | TRAIT_OUTLET)) return self->titled;
  const reading *post = self->person && !self->indefinite ? reading_at(in, self->post, LEXEME_TITLE) : NULL;
  bool office = post && post->lexeme->sub == TITLE_OFFICE && self->at == self->post + 1;
  if (office && is_word(in, governed) && !has_trait(in, governed, TRAIT_THE | TRAIT_PLACE | TRAIT_UNKNOWN))
    return self->in_relative; /* «قال الوزراء في مشاريع قرارات» */
  return self->titled && (self->indefinite || !place || !self->person);
}

/* An indefinite document, an adjective behind it or not: «بيان للوزارة», «تقرير سنوي للهيئة». */
static bool is_document_before(const phrase_builder *self) {
  uint32_t i = self->at;
  if (!self->indefinite || self->named || i > self->first + 2) return false;
  const reading *head = reading_at(self->story, self->first, LEXEME_HEAD);
  if (!head || has_trait(self->story, self->first, TRAIT_TITLE)) return false;
  if (i == self->first + 2 && is_preposition(self->story, i - 1)) return false;
  return head->lexeme->sub == HEAD_DOCUMENT || head->lexeme->sub == HEAD_DATA;
}

/* A study, a report and the like are about something; what «بيانات عن …» tells may be its verb's. */
static bool is_about(const phrase_builder *self) {
  const reading *head = reading_at(self->story, self->first, LEXEME_HEAD);
  if (!head || self->named || self->person || self->at > self->first + 3) return false;
  return head->lexeme->sub == HEAD_DOCUMENT ||
         (head->lexeme->sub == HEAD_DATA && has_role(self->story, self->at, ROLE(CONCERNING)));
}

/* An organization with an adjective: «الاتحاد الوطني», «الرابطة العامة»; those it is for belong to its name. */
static bool is_union_before(const phrase_builder *self) {
  uint32_t i = self->at;
  if (i < self->first + 2) return false;
  const reading *head = reading_at(self->story, i - 2, LEXEME_HEAD);
  uint32_t other = TRAIT_HEAD | TRAIT_TITLE | TRAIT_NAME | TRAIT_NATION | TRAIT_PLACE;
  bool plain = !has_trait(self->story, i - 1, other) || has_role(self->story, i - 1, ROLE(GENERAL));
  return head && has_trait(self->story, i - 2, TRAIT_THE) && has_trait(self->story, i - 1, TRAIT_THE) && plain &&
         (head->lexeme->sub == HEAD_ORGANIZATION || head->lexeme->sub == HEAD_BODY || head->lexeme->sub == HEAD_PARTY);
}

/* «مركز الفرات للإعلام»: what an organization is for, not whom somebody told. */
static bool is_media_centre(const phrase_builder *self, const reading *outlet) {
  uint32_t i = self->at;
  if (i < self->first + 2 || !(outlet->features & FEATURE_THE) || FEATURE_NUMBER(outlet->features) == NUMBER_PL)
    return false;
  const reading *head = reading_at(self->story, i - 2, LEXEME_HEAD);
  return head && !(head->features & FEATURE_THE) && is_word(self->story, i - 1) &&
         (head->lexeme->sub == HEAD_ORGANIZATION || head->lexeme->sub == HEAD_BODY);
}

/* «الرئيس التنفيذي لـ"فيسبوك"»; not «قال المتحدث العسكري لـ"سكاي نيوز"». */
static bool is_company_named(const phrase_builder *self, uint32_t i) {
  const story *in = self->story;
  bool post = self->person && !self->named && (self->post + 1 == i || self->post + 2 == i) &&
              has_trait(in, i - 1, TRAIT_THE) && i + 2 < self->limit;
  if (!post || !opens_quote(in, i + 1)) return false;
  uint32_t last;
  const lexicon *from;
  const lexeme *outlet = lexeme_of_kind(in, i + 2, LEXEME_OUTLET, &last, &from);
  return !outlet || outlet->sub == OUTLET_PLATFORM;
}

/* «شركة بيكر هيوز لخدمات الطاقة», «موقع مدار للأبحاث»: what a company with a name of its own does. */
static bool is_trade_of(const phrase_builder *self, uint32_t i) {
  const story *in = self->story;
  if (i < self->first + 2 || (in->words[i]->count && phrase_has_pronoun(in, i))) return false;
  uint32_t firm = i;
  for (uint32_t k = i; k-- > self->first && i - k < 5;) {
    const reading *head = reading_at(in, k, LEXEME_HEAD);
    if (head && head->lexeme->sub == HEAD_ORGANIZATION && !(head->features & FEATURE_THE) && k + 1 < i) {
      firm = k;
      break;
    }
    if (is_word(in, k) && !has_trait(in, k, TRAIT_NAME | TRAIT_UNKNOWN) && !mention_at(in, k)) return false;
  }
  uint32_t somebody = TRAIT_TITLE | TRAIT_NAME | TRAIT_PLACE | TRAIT_OUTLET | TRAIT_NATION;
  const reading *head = reading_at(in, i, LEXEME_HEAD);
  if (head && head->lexeme->sub != HEAD_DOCUMENT && head->lexeme->sub != HEAD_DATA) return false;
  return firm < i && !has_trait(in, i, somebody) &&
         (head || is_event(in, i) || has_trait(in, i, TRAIT_COMMON | TRAIT_MASDAR));
}

/* «الموقع الإلكتروني لصحيفة …», «الحساب الرسمي للنادي»: whose it is. */
static bool is_page_of(const phrase_builder *self, uint32_t i) {
  const reading *head = reading_at(self->story, self->first, LEXEME_HEAD);
  return head && head->lexeme->sub == HEAD_OUTLET && (head->features & FEATURE_THE) && i == self->first + 2 &&
         has_trait(self->story, i - 1, TRAIT_THE) && !has_trait(self->story, i - 1, TRAIT_NATION | TRAIT_NAME);
}

/* «الأمين العام للأمم المتحدة», «تقرير لمرصد …»; not «النجار لقناة …», «مسؤول لرويترز», «الوزير للصحافيين». */
bool phrase_takes_to(const phrase_builder *self, uint32_t i) {
  const story *in = self->story;
  if (i > self->first && has_use(in, i - 1, USE(BOUND))) return true; /* «الوكالة التابعة للحركة» */
  if (i > self->first && is_word(in, i - 1) && phrase_has_pronoun(in, i - 1) && !has_trait(in, i - 1, TRAIT_NAME))
    return false; /* «قال والدها للشرطة» */
  const reading *head = reading_at(in, i, LEXEME_HEAD);
  if (self->person && !self->named && self->posted && !has_trait(in, i - 1, TRAIT_PLACE))
    return true;                                                    /* «مراسل لقناة …» */
  if (is_document_before(self) || is_page_of(self, i)) return true; /* «بيان للجيش», «تقرير لقناة …» */
  if (is_trade_of(self, i)) return true;
  if (head && head->lexeme->sub == HEAD_OUTLET && !is_media_centre(self, head)) return false;
  uint32_t last;
  const lexicon *from;
  const lexeme *outlet = lexeme_of_kind(in, i, LEXEME_OUTLET, &last, &from);
  bool company =
      outlet && outlet->sub == OUTLET_PLATFORM && self->person && !self->named; /* «الرئيس التنفيذي لفيسبوك» */
  if (outlet && !company) return false;
  if (is_lone_letter(in, i, F_LAM) || self->named) return false;
  if (i == self->first + 1 && !self->person && has_class(in, self->first, WORD_QUANTIFIER))
    return false; /* «الكثيرون للخبر» */
  const phrase_match *media = phrase_of_kind(in, i, LEXEME_HEAD);
  if (media && media->lexeme->sub == HEAD_OUTLET) return false; /* «عاملة لوسائل الإعلام المحلية» */
  const reading *title = reading_at(in, i, LEXEME_TITLE);
  if (is_union_before(self)) return true; /* «الاتحاد الوطني للمزارعين» */
  if (title && title->lexeme->sub >= TITLE_TRADE && !head) return false; /* للصحافيين */
  if (head && head->lexeme->sub == HEAD_GROUP && FEATURE_NUMBER(head->features) != NUMBER_SG) return false;
  return self->titled;
}

/* «النجار، من بلدة ساحلية، إن»: a few words up to the next comma. */
static bool is_short_aside(const phrase_builder *self, uint32_t i) {
  uint32_t end = i;
  while (end < self->limit && end < i + 5 && is_word(self->story, end)) end++;
  return end > i && (end == self->limit || is_comma(self->story, end));
}

/* «النجار من فريق الباحثين», «النجار، من مركز البحوث»: where a named person belongs to; not «طلب النجار من الحكومة». */
bool phrase_is_origin(const phrase_builder *self, uint32_t i) {
  const story *in = self->story;
  if (!self->named || i + 1 >= self->limit || !has_role(in, i, ROLE(FROM)) || is_circumstance(in, i + 1)) return false;
  bool asked = false;
  const word_readings *verb = self->first ? in->words[self->first - 1] : NULL;
  for (uint32_t k = 0; verb && k < verb->count; k++)
    asked |= verb->items[k].lexeme->kind == LEXEME_VERB &&
             (verb->items[k].lexeme->act == ISNAD_ACT_DEMAND || verb->items[k].lexeme->act == ISNAD_ACT_ASK);
  if (asked) return false;
  if (is_comma(in, i - 1) && opens_quote(in, i + 1)) return true; /* «النجار، من "معهد الفرات"، إن» */
  const reading *head = reading_at(in, i + 1, LEXEME_HEAD);
  bool place = has_trait(in, i + 1, TRAIT_PLACE) || phrase_of_kind(in, i + 1, LEXEME_COUNTRY);
  return (head && head->lexeme->sub != HEAD_MEETING && head->lexeme->sub != HEAD_DOCUMENT) ||
         (is_comma(in, i - 1) && (place || is_short_aside(self, i + 1)));
}

bool phrase_adds_some(const story *self, uint32_t i) {
  return has_role(self, i, ROLE(ADDS)) && is_preposition(self, i) && !has_class(self, i, WORD_PREP);
}

/* «حساب على موقع تويتر», «صفحة على فيسبوك»: what it is; not «حساب النادي على تويتر». */
static bool is_account(const phrase_builder *self, uint32_t i) {
  const story *in = self->story;
  const reading *head = reading_at(in, self->first, LEXEME_HEAD);
  bool tagged = i == self->first + 3 && is_mark(in, self->first + 1, '#'); /* «حساب #برنامج على تويتر» */
  if (!head || (self->at != self->first + 1 && !tagged) || head->lexeme->sub != HEAD_OUTLET ||
      (head->features & FEATURE_THE) || i + 1 >= self->limit)
    return false;
  const reading *site = reading_at(in, i + 1, LEXEME_HEAD), *brand = reading_at(in, i + 1, LEXEME_OUTLET);
  return (site && site->lexeme->sub == HEAD_OUTLET) || (brand && brand->lexeme->sub == OUTLET_PLATFORM);
}

/* «كثير منهم», «حلفاء له» */
bool phrase_is_of_them(const phrase_builder *self, uint32_t i) {
  const story *in = self->story;
  uint32_t size = token_at(in, i)->folded_size;
  if (i != self->first + 1 || size < 2 || has_class(in, i, WORD_RELATIVE)) return false;
  const uint8_t *letters = folded_of(in, i);
  if (size > 3 && letters[0] == F_MEEM && letters[1] == F_NOON && letters[2] == F_HEH)
    return has_class(in, self->first, WORD_QUANTIFIER);
  const reading *title = reading_at(in, self->first, LEXEME_TITLE), *group = reading_at(in, self->first, LEXEME_HEAD);
  bool near = title && (title->lexeme->sub == TITLE_FAMILY ||
                        (title->lexeme->sub == TITLE_ROLE && !has_trait(in, self->first, TRAIT_ACTING)));
  bool kin = near || (group && group->lexeme->sub == HEAD_GROUP);
  return letters[0] == F_LAM && letters[1] == F_HEH && kin && !has_trait(in, self->first, TRAIT_THE);
}

/* «دبلوماسي غربي»: no side of something, as nothing follows that has sides. */
bool phrase_is_side_adjective(const phrase_builder *self, uint32_t i) {
  const story *in = self->story;
  if (in->words[i]->roles || i == self->first || !is_word(in, i - 1) || has_trait(in, i - 1, TRAIT_THE | TRAIT_NAME))
    return false;
  const uint8_t *letters = folded_of(in, i);
  uint32_t size = token_at(in, i)->folded_size;
  bool adjective = letters[size - 1] == F_YEH || (letters[size - 1] == F_HEH && letters[size - 2] == F_YEH);
  bool place = i + 1 < self->limit && is_word(in, i + 1) && !has_trait(in, i + 1, TRAIT_TO | TRAIT_BY) &&
               (has_trait(in, i + 1, TRAIT_THE | TRAIT_PLACE | TRAIT_UNKNOWN | TRAIT_HEAD) || mention_at(in, i + 1));
  return adjective && !place && has_trait(in, i - 1, TRAIT_HEAD | TRAIT_TITLE);
}

/* «المبعوث الأممي إلى اليمن», «سفير روسيا إلى الأمم المتحدة», «الوفد السوري إلى جنيف» */
static bool is_sent_to(const phrase_builder *self, uint32_t i) {
  const story *in = self->story;
  if (!self->posted || self->named || i + 1 >= self->limit || !has_role(in, i, ROLE(TOWARD))) return false;
  bool bare = i == self->first + 1; /* «قال السفير إلى الهيئة» may tell to whom */
  if (bare && !has_trait(in, i + 1, TRAIT_PLACE) && !phrase_of_kind(in, i + 1, LEXEME_COUNTRY)) return false;
  bool deed = is_event(in, i + 1) && !has_trait(in, i + 1, TRAIT_THE);
  return noun_phrase_begins(in, i + 1) && !deed && !is_circumstance(in, i + 1);
}

/* «لجنة التحقيق في الحادث», «هيئة الرقابة على الأغذية»: what an organization does with its object. */
static bool is_its_work(const phrase_builder *self, uint32_t i) {
  const story *in = self->story;
  if (i < self->first + 2 || i + 1 >= self->limit || !has_use(in, i - 1, USE(REACHES)) || self->named) return false;
  const reading *head = reading_at(in, i - 2, LEXEME_HEAD);
  const reading *lawyer = reading_at(in, i - 2, LEXEME_TITLE); /* «محامي الدفاع عن المتهم» */
  bool of_trade = lawyer && lawyer->lexeme->sub == TITLE_TRADE;
  bool built = (head || of_trade) && !has_trait(in, i - 2, TRAIT_THE) && !has_trait(in, i - 1, TRAIT_AND);
  if (!built && !has_trait(in, i - 1, TRAIT_TO | TRAIT_BY)) return false; /* «الحركة العالمية للدفاع عن الأطفال» */
  return noun_phrase_begins(in, i + 1) && !is_circumstance(in, i + 1) && !phrase_has_pronoun(in, i + 1) &&
         !has_trait(in, i + 1, TRAIT_OUTLET); /* «وزارة الدفاع على حسابها» */
}

/* «دول غربية على رأسها فرنسا», «منظمات في مقدمتها أوكسفام» */
static bool is_headed(const phrase_builder *self, uint32_t i) {
  const story *in = self->story;
  return i > self->first && i + 2 < self->limit && has_use(in, i + 1, USE(HEADED)) &&
         has_role(in, i, ROLE(UPON) | ROLE(IN)) && noun_phrase_begins(in, i + 2);
}

/* «60 في المئة [من المشاركين]» */
static bool ends_in_percent(const phrase_builder *self, uint32_t i) {
  value share;
  for (uint32_t k = i; k-- > self->first + 1 && k + 3 > i;)
    if (is_number(self->story, k - 1) && value_at(self->story, k, VALUE(PERCENT), 0, &share) && share.last == i)
      return true;
  return false;
}

bool phrase_takes_preposition(const phrase_builder *self, uint32_t i) {
  const story *in = self->story;
  if (is_lone_letter(in, i, F_LAM)) return is_company_named(self, i);
  if (phrase_is_of_them(self, i)) return true;
  if (is_headed(self, i) || is_sent_to(self, i) || is_its_work(self, i)) return true;
  if (self->in_relative) return true;
  if (phrase_is_side_adjective(self, i)) return true;
  bool side = has_trait(in, i, TRAIT_HEAD) && has_trait(in, i - 1, TRAIT_HEAD | TRAIT_TITLE) &&
              !has_trait(in, i - 1, TRAIT_THE);
  bool direction =
      !in->words[i]->roles && (is_preposition(in, i - 1) || side); /* «مسؤول في شمال العراق», «حلف شمال الأطلسي» */
  if (direction && !phrase_has_pronoun(in, i)) return true;
  if (has_role(in, i, ROLE(ON_BEHALF))) return true;
  bool led = has_trait(in, i, TRAIT_HEAD) && has_trait(in, i, TRAIT_BY) && !self->person && self->titled;
  if (led && i + 1 < self->limit && has_trait(in, i + 1, TRAIT_PLACE | TRAIT_TITLE | TRAIT_THE | TRAIT_NAME))
    return true; /* «التحالف العسكري بقيادة السعودية» */
  if (phrase_adds_some(in, i) && i + 1 < self->limit && noun_phrase_begins(in, i + 1))
    return true; /* «منظمات بينها أطباء بلا حدود وأوكسفام» */
  bool when = has_role(in, i, ROLE(CIRCUMSTANCE) | ROLE(AROUND) | ROLE(LATER)) &&
              has_trait(in, i - 1, TRAIT_TITLE | TRAIT_ADJECTIVE); /* «قال المدرب عقب المباراة» */
  if (when) return false;
  if (phrase_previous_is_participle(self) && !has_role(in, i, ROLE(IN))) return true; /* «المعترف بها», «المطلع على» */
  if (has_role(in, i, ROLE(IN))) return phrase_takes_in(self, i);
  if (has_role(in, i, ROLE(FROM)) && i + 1 < self->limit && has_use(in, i + 1, USE(DESCENT)))
    return true; /* «المرشد من أصل مصري» */
  if (has_role(in, i, ROLE(FROM)))
    return ends_in_percent(self, i) || phrase_is_origin(self, i) || self->indefinite ||
           phrase_previous_is_participle(self) || is_number(in, i - 1) || is_any_mark(in, i - 1) ||
           has_class(in, i - 1, WORD_NUMBER | WORD_QUANTIFIER);
  if (has_role(in, i, ROLE(AT)) && i + 1 < self->limit &&
      (has_use(in, i + 1, USE(TALK)) || (is_event(in, i + 1) && !has_trait(in, i + 1, TRAIT_HEAD | TRAIT_THE))))
    return false; /* «قال النجار لدى استقباله الوفد» */
  if (has_role(in, i, ROLE(AT))) return self->titled && !self->named;
  if (has_role(in, i, ROLE(CONCERNING) | ROLE(ABOUT)) && is_about(self)) return true; /* «دراسة حول التدخين» */
  bool in_charge = has_role(in, i, ROLE(ABOUT)) && self->person && i == self->post + 2 && !self->named &&
                   has_trait(in, i - 1, TRAIT_THE | TRAIT_ADJECTIVE) &&
                   has_trait(in, self->post, TRAIT_ACTING); /* «المسؤول الأول عن الميناء» */
  if (in_charge) return true;
  if (has_role(in, i, ROLE(AGAINST))) return self->cause && !self->named;
  const reading *seat = has_role(in, i, ROLE(ABOUT)) && i + 1 < self->limit ? reading_at(in, i + 1, LEXEME_HEAD) : NULL;
  bool elected =
      seat && (seat->lexeme->sub == HEAD_PLACE || seat->lexeme->sub == HEAD_PARTY) && self->person && !self->named;
  if (elected) return true; /* «النائبة الديمقراطية عن ولاية نيويورك» */
  bool for_them =
      has_role(in, i, ROLE(ABOUT)) && self->person && self->post + 1 == i && self->posted; /* «ممثلة عن الهيئة» */
  if (for_them) return true;
  if (has_role(in, i, ROLE(UPON)) && is_account(self, i)) return true;
  if (has_role(in, i, ROLE(UPON) | ROLE(ABOUT) | ROLE(TOWARD))) return phrase_previous_is_participle(self);
  return false;
}
