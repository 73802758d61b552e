/* complement: where what is said begins behind its cue. */
#include "annotate/found.h"

#include "annotate/entities.h"
#include "annotate/grammar.h"
#include "annotate/noun_phrase.h"
#include "text/letters.h"
#include "text/pair.h"
#include "text/token.h"
#include "text/utf8.h"

uint32_t clitic_bytes(const story *self, uint32_t i, uint32_t letters) {
  const isnad_token *token = token_at(self, i);
  const uint8_t *start = (const uint8_t *)self->shown.text.data + token->span.begin;
  const uint8_t *at = start, *end = (const uint8_t *)self->shown.text.data + token->span.end;
  while (at < end) {
    uint32_t point;
    const uint8_t *next = utf8_next(at, end, &point);
    bool letter = point >= POINT_HAMZA && point <= POINT_YEH && point != POINT_TATWEEL;
    if (letter && letters == 0) break;
    if (letter) letters--;
    at = next;
  }
  return at < end ? (uint32_t)(at - start) : 0;
}

uint32_t preposition_bit(const story *self, uint32_t i) {
  static const struct {
    uint64_t role;
    uint32_t bit;
  } known[] = {{ROLE(TOWARD), TAKES_ILA}, {ROLE(ABOUT), TAKES_AN}, {ROLE(UPON), TAKES_ALA},
               {ROLE(FROM), TAKES_MIN},   {ROLE(IN), TAKES_FI},    {ROLE(CONCERNING), TAKES_HAWL}};
  uint64_t roles = self->words[i]->roles;
  for (size_t k = 0; roles && k < sizeof known / sizeof *known; k++)
    if (roles & known[k].role) return known[k].bit;
  return 0;
}

/* «أكد عبر منشور على صفحته أن …»: where it was written is not what was said. */
static bool is_place_of_words(const story *self, uint32_t i) {
  uint32_t last;
  const lexicon *from;
  const reading *head = reading_at(self, i, LEXEME_HEAD);
  const lexeme *outlet = lexeme_of_kind(self, i, LEXEME_OUTLET, &last, &from);
  return (head && head->lexeme->sub == HEAD_OUTLET) || (outlet && outlet->sub == OUTLET_PLATFORM);
}

/* «بأسعار أعلى من», «أكثر من»: what is compared. */
static bool compares(const story *self, uint32_t i, uint32_t first) {
  if (i <= first || !has_role(self, i, ROLE(FROM)) || !is_word(self, i - 1)) return false;
  bool elative = token_at(self, i - 1)->folded_size == 4 || has_class(self, i - 1, WORD_QUANTIFIER);
  return elative && folded_of(self, i - 1)[0] == F_ALEF;
}

/* «الشركة المسؤولة عن المشروع»: of a noun with such an adjective, what it has charge of. */
static bool is_charge(const story *self, uint32_t i, uint32_t first) {
  if (i < first + 2 || !has_role(self, i, ROLE(ABOUT) | ROLE(UPON)) || !has_trait(self, i - 1, TRAIT_THE)) return false;
  const reading *in_charge = reading_at(self, i - 1, LEXEME_TITLE);
  uint32_t number = in_charge ? FEATURE_NUMBER(in_charge->features) : 0;
  bool many = number == NUMBER_PL || number == NUMBER_DUAL; /* «حضت السلطات المواطنين على» */
  return in_charge && !many && in_charge->lexeme->sub == TITLE_ROLE && has_trait(self, i - 2, TRAIT_THE) &&
         has_trait(self, i - 2, TRAIT_HEAD) && !has_trait(self, i - 2, TRAIT_TITLE);
}

static complement at_preposition(const story *self, uint32_t i, uint32_t limit) {
  complement made = {COMPLEMENT_PREPOSITION, i, i + 1, 0, i};
  if (i + 1 < limit && is_complementizer(self, i + 1)) {
    made.kind = COMPLEMENT_CLAUSE;
    made.first = i + 2;
  }
  return made;
}

/* «وصفت المديرة هالة بأنه مبدع»: a clause behind بأن comes before a noun that only looks like one behind ب. */
static uint32_t by_clause(const story *self, uint32_t first, uint32_t limit, bool describes) {
  for (uint32_t i = first; i < limit && i < first + 12; i++) {
    if (is_complementizer(self, i) && i + 1 < limit) return folded_of(self, i)[0] == F_BEH ? i : NO_TOKEN;
    bool lone = is_lone_letter(self, i, F_BEH) && i + 1 < limit && opens_quote(self, i + 1);
    if (describes && lone && !has_trait(self, i - 1, TRAIT_ACTING))
      return i; /* بـ"مسرحية", not «المعروفين بـ"الخوذ"» */
    bool relative = i > first && is_word(self, i - 1) && !has_trait(self, i - 1, TRAIT_THE | TRAIT_NAME | TRAIT_PLACE);
    if (has_trait(self, i, TRAIT_SURE_VERB) && !relative) return NO_TOKEN; /* «بعقود تسري سنوات بأنه» */
    if (opens_quote(self, i) || is_colon(self, i)) return NO_TOKEN;
  }
  return NO_TOKEN;
}

/* «…، بأنه» closes an aside. */
static bool by_that_ahead(const story *self, uint32_t first, uint32_t limit) {
  for (uint32_t i = first; i < limit && i < first + 24; i++) {
    if (is_complementizer(self, i)) return folded_of(self, i)[0] == F_BEH;
    if (has_trait(self, i, TRAIT_SURE_VERB | TRAIT_SAYING) || opens_quote(self, i) || is_colon(self, i)) return false;
  }
  return false;
}

/* «دعا الأمين العام للهيئة الدولية إلى …»: ل belongs to the one who speaks, إلى to the verb. */
static bool toward_ahead(const story *self, uint32_t first, uint32_t limit) {
  for (uint32_t i = first; i < limit && i < first + 16; i++) {
    if (opens_quote(self, i)) i = skip_pair(self, i, limit); /* «للدفاع عن السجناء "عدالة" إلى …» */
    if (i >= limit) return false;
    if (has_role(self, i, ROLE(TOWARD))) return true;
    if (is_mark(self, i, '(')) {
      i = skip_pair(self, i, limit);
      if (i + 1 < limit && is_comma(self, i) && !is_time(self, i + 1)) i++;
    }
    bool day = i + 2 < limit && is_comma(self, i) && is_time(self, i + 1) && is_comma(self, i + 2);
    if (day) i += 2; /* «…، الأربعاء، …» */
    if (!day && (is_any_mark(self, i) || has_trait(self, i, TRAIT_SURE_VERB))) return false;
  }
  return false;
}

/* ب or ل written onto the first word, or alone before a quotation mark: «بدعم», «بـ"الوقف"». */
static bool at_attached(const story *self, uint32_t i, uint32_t first, uint32_t limit, uint32_t takes,
                        complement *made) {
  uint32_t both = takes | takes >> TAKES_OBJECT;
  bool object_known = i == first && i > 0 && self->words[i - 1]->count &&
                      FEATURE_ENCLITIC(self->words[i - 1]->items[0].features) >= ENCLITIC_HE;
  bool unknown = (i > first || object_known) && has_trait(self, i, TRAIT_UNKNOWN) &&
                 token_at(self, i)->folded_size > 3 && folded_of(self, i)[0] == F_BEH &&
                 !has_trait(self, i - 1, TRAIT_NAME | TRAIT_UNKNOWN | TRAIT_TITLE); /* «اتهامات بسوء التصرف» */
  bool by = (both & TAKES_BI) && (has_trait(self, i, TRAIT_BY) || unknown),
       to = (both & TAKES_LI) && has_trait(self, i, TRAIT_TO);
  bool lone =
      ((both & TAKES_BI) && is_lone_letter(self, i, F_BEH)) || ((both & TAKES_LI) && is_lone_letter(self, i, F_LAM));
  if (lone) {
    *made = (complement){COMPLEMENT_PREPOSITION, i, i + 1, 0, NO_TOKEN};
    return i + 1 < limit; /* «دعا ب» and nothing more */
  }
  if (!by && !to) return false;
  bool event = is_event(self, i) || (to && !by && !has_trait(self, i, TRAIT_THE) && has_masdar(self->words[i]));
  uint32_t ways = TAKES_CLAUSE | TAKES_NOUN | TAKES_ILA | TAKES_AN; /* «رحب الوزير بالخطاب», «ندد النواب بمقطع …» */
  event |= (takes & TAKES_BI) && !(takes & ways) && !(takes >> TAKES_OBJECT) && has_trait(self, i, TRAIT_OCCASION);
  event |= (takes & TAKES_BI) && has_role(self, i, ROLE(WHAT)) && i + 1 < limit && has_trait(self, i + 1, TRAIT_VERB) &&
           folded_of(self, i)[0] == F_BEH;                          /* «ندد بما سماه "التدخل"» */
  if (has_role(self, i, ROLE(AGAINST) | ROLE(AFTER))) return false; /* «اتهامات بحق الشركة», «بعدما» */
  bool deed = has_trait(self, i, TRAIT_EVENT | TRAIT_MASDAR) &&
              !(i + 1 < limit && has_role(self, i + 1, ROLE(FROM))); /* «اتهمها [بدعم] الخصوم», not «بدعم من الحزب» */
  if (by && has_class(self, i, WORD_PREP) && !has_trait(self, i, TRAIT_THE) && !deed)
    return false; /* «اتهامات بين الطرفين», «بسبب الفساد» */
  if (by && (self->words[i]->values & VALUE(PERCENT))) return false; /* «تبلغ 7 بالمئة» */
  if (!event && (has_trait(self, i, TRAIT_NAME | TRAIT_OCCASION) || is_preposition(self, i) ||
                 has_role(self, i, ROLE(ON_BEHALF))))
    return false;
  bool named = reading_at(self, i, LEXEME_HEAD) || phrase_of_kind(self, i, LEXEME_HEAD) ||
               phrase_of_kind(self, i, LEXEME_OUTLET) || phrase_of_kind(self, i, LEXEME_COUNTRY);
  if (to && !by && !event && i > first && named && has_trait(self, i - 1, TRAIT_THE | TRAIT_HEAD))
    return false; /* «دعا الأمين العام للأمم المتحدة إلى …» */
  if (by && !event && i > first && i + 1 < limit && has_trait(self, i - 1, TRAIT_NAME) && is_comma(self, i + 1))
    return false; /* «هنري ديبوا، من …» */
  bool construct = (takes & TAKES_BI) && !(takes & TAKES_NOUN) && !(takes >> TAKES_OBJECT) && i + 1 < limit &&
                   has_trait(self, i + 1, TRAIT_THE) && !has_trait(self, i + 1, TRAIT_BY); /* «أشاد بقوة الملف» */
  if (!event && !construct && (is_time(self, i) || has_class(self, i, WORD_DISCOURSE))) return false;
  if (by && !event && i == first + 1 && has_trait(self, first, TRAIT_NAME) && by_that_ahead(self, i + 1, limit))
    return false; /* «اعترف آلان ديبوا، من كبار التجار، بأنه» */
  bool task = event && i > first && closes_quote(self, i - 1); /* «"اللجنة" لإرسال بعثة إلى …» */
  if (to && !by && !task && (both & TAKES_ILA) && toward_ahead(self, i + 1, limit)) return false;
  bool describes = !(takes & (TAKES_NOUN | TAKES_BI)); /* وصف, not اتهم */
  uint32_t clause = by && (takes & TAKES_BI << TAKES_OBJECT) ? by_clause(self, i, limit, describes) : NO_TOKEN;
  if (clause != NO_TOKEN && is_lone_letter(self, clause, F_BEH))
    *made = (complement){COMPLEMENT_PREPOSITION, clause, clause + 1, 0, NO_TOKEN};
  else if (clause != NO_TOKEN)
    *made = (complement){COMPLEMENT_CLAUSE, clause, clause + 1, 0, NO_TOKEN};
  else
    *made = (complement){COMPLEMENT_PREPOSITION, i, i, clitic_bytes(self, i, 1), NO_TOKEN};
  return true;
}

/* «…، ومقره لندن، …» */
static bool is_seat(const story *self, uint32_t i) {
  const reading *head = reading_at(self, i, LEXEME_HEAD);
  return head && FEATURE_ENCLITIC(head->features) && has_trait(self, i, TRAIT_AND);
}

/* With these, أن makes a conjunction: «إلا أن», «بعد أن», «كما أن», «رغم أن»; what follows is another clause. */
static bool joins_clauses(const story *self, uint32_t i) {
  if (i > 0 && has_role(self, i - 1, ROLE(FROM))) return false; /* «قال من قبل إن» */
  return has_role(self, i, ROLE(JOINER)) && !has_trait(self, i, TRAIT_NAME);
}

/* With a verb between, what follows belongs to that verb; a relative clause or a parenthesis is passed over. */
static bool is_barrier(const story *self, uint32_t i, bool in_relative) {
  if (has_trait(self, i, TRAIT_PARTICIPLE) && is_comma(self, i - 1)) return !is_seat(self, i);
  if (in_relative || !has_trait(self, i, TRAIT_SURE_VERB) || begins_anonymity(self, i) || is_bound(self, i))
    return false;
  if (i > 0 && has_role(self, i - 1, ROLE(UPON) | ROLE(IN)) && !has_trait(self, i, TRAIT_SAYING))
    return false;                                               /* «على رأسها» */
  if (i > 0 && has_role(self, i - 1, ROLE(WHAT))) return false; /* «واصفا ما حدث بأنه» */
  if (i > 0 && has_trait(self, i, TRAIT_COMMON) && has_class(self, i - 1, WORD_PREP) &&
      !has_class(self, i - 1, WORD_RELATIVE))
    return false; /* «طبيب على خط النجدة» */
  if (has_trait(self, i, TRAIT_AND | TRAIT_SO | TRAIT_SAYING) || i == 0) return true;
  bool hyphen = is_mark(self, i - 1, '-') && !(token_at(self, i)->shape & SHAPE_SPACE);
  bool name_behind = i + 1 < self->shown.n_tokens && has_trait(self, i + 1, TRAIT_NAME | TRAIT_UNKNOWN) &&
                     !has_trait(self, i + 1, TRAIT_THE);
  return !hyphen && !name_behind && !has_trait(self, i - 1, TRAIT_NAME); /* «الوزير نصرت بركات», «أورتن-بيلي» */
}

/* A verb with the pronoun of the noun before it. */
static bool points_to_noun(const story *self, uint32_t i) {
  const word_readings *word = self->words[i];
  for (uint32_t k = 0; k < word->count; k++)
    if (word->items[k].lexeme->kind == LEXEME_VERB && FEATURE_TENSE(word->items[k].features) == TENSE_PAST &&
        FEATURE_ENCLITIC(word->items[k].features) >= ENCLITIC_HE &&
        !(word->items[k].features & (FEATURE_AND | FEATURE_SO)))
      return true;
  return false;
}

/* «ضباط كانوا في المكان إنهم»: a verb right behind an indefinite noun begins a relative clause. */
static bool begins_relative(const story *self, uint32_t i, uint32_t first) {
  if (begins_published(self, i, first)) return true; /* «تقارير نشرت قبل التصويت أن» */
  uint32_t known = TRAIT_THE | TRAIT_NAME | TRAIT_PLACE | TRAIT_OUTLET, any = TRAIT_OCCASION | TRAIT_HEAD | TRAIT_TITLE;
  bool not_told = i > first && has_class(self, i, WORD_NEGATION) && has_trait(self, i - 1, any) &&
                  !has_trait(self, i - 1, known) && !has_trait(self, i, TRAIT_AND | TRAIT_SO);
  if (not_told && i + 1 < self->shown.n_tokens && has_trait(self, i + 1, TRAIT_VERB))
    return true; /* «في تقرير لم تكشف عن كاتبه أن», «مسؤولون لم يفصحوا عن أسمائهم إن» */
  if (i <= first || !has_trait(self, i, TRAIT_SURE_VERB)) return false;
  bool described = has_trait(self, i, TRAIT_SAYING) && points_to_noun(self, i) &&
                   has_trait(self, i - 1, TRAIT_HEAD | TRAIT_TITLE) && !has_trait(self, i - 1, TRAIT_THE);
  if (has_trait(self, i, TRAIT_SAYING)) return described; /* «عن مصادر وصفتها بـ"القديمة" أن» */
  if (has_trait(self, i, TRAIT_AND | TRAIT_SO)) return false;
  uint32_t definite = TRAIT_THE | TRAIT_NAME | TRAIT_PLACE | TRAIT_OUTLET | TRAIT_UNKNOWN;
  if (i > first + 1 && is_word(self, i - 1) && points_to_noun(self, i)) return true; /* «استطلاع للرأي أجرته جامعة» */
  if (!is_word(self, i - 1) || has_trait(self, i - 1, definite) || is_preposition(self, i - 1)) return false;
  bool which = i > first + 1 && has_trait(self, i - 1, TRAIT_NATION | TRAIT_ADJECTIVE) &&
               has_trait(self, i - 2, TRAIT_TITLE | TRAIT_HEAD) && !has_trait(self, i - 2, TRAIT_THE);
  if (which) return true; /* «دبلوماسي أوروبي يشارك في المشاورات» */
  if (i > first + 1 && has_trait(self, i - 1, TRAIT_ADVERB) && !has_trait(self, i - 1, TRAIT_PARTICIPLE))
    return true; /* «شخصا يعملون» */
  bool session = i > first + 1 && has_trait(self, i - 2, TRAIT_OCCASION) &&
                 !has_trait(self, i - 2, TRAIT_THE); /* «في جلسة استماع عقدت» */
  uint32_t noun = TRAIT_TITLE | TRAIT_HEAD | TRAIT_OCCASION | TRAIT_NOUN_OF_SAYING | TRAIT_MASDAR;
  return session || has_trait(self, i - 1, noun); /* «في حوار حول كتاب طرح إمكانية …» */
}

bool participle_says(const story *self, uint32_t i, uint32_t limit) {
  if (!has_trait(self, i, TRAIT_PARTICIPLE) || i + 1 >= limit) return false;
  if (i > 0 && has_use(self, i - 1, USE(OTHER_THAN))) return false; /* «تقارير غير مؤكدة إن» */
  if (has_trait(self, i, TRAIT_ADJECTIVE) && !(i > 0 && is_comma(self, i - 1))) return false; /* «نساء مسلمات إنهن» */
  if (is_seat(self, i)) return false;
  bool adverb =
      has_trait(self, i, TRAIT_ADVERB) && (is_complementizer(self, i + 1) || has_role(self, i + 1, ROLE(TOWARD)));
  if (has_trait(self, i, TRAIT_TITLE | TRAIT_HEAD) && !adverb && !(i > 0 && is_comma(self, i - 1)))
    return false; /* «مشير» is a rank too, «مشيرا إلى» is not; nor «متحدثا بالعربية» */
  for (uint32_t k = i + 1; k < limit && k < i + 4; k++)
    if (is_complementizer(self, k) || is_colon(self, k) || opens_quote(self, k) || is_preposition(self, k) ||
        has_trait(self, k, TRAIT_BY | TRAIT_EVENT | TRAIT_MASDAR | TRAIT_THE))
      return true;
  return false;
}

/* Names of several words hold what looks like verbs and prepositions: «تل أبيب», «آخر ساعة». */
static uint32_t name_end(const story *self, uint32_t i) {
  const mention *of = mention_at(self, i);
  if (of && of->tokens.first == i && (of->type == ISNAD_ENTITY_PERSON || has_trait(self, i, TRAIT_SURE_VERB)))
    return of->tokens.last; /* «داينا وايت», «حكومة دبي» */
  static const lexeme_kind kinds[] = {LEXEME_OUTLET, LEXEME_CAPITAL, LEXEME_COUNTRY, LEXEME_TITLE, LEXEME_NAME};
  for (size_t k = 0; self->phrase_at[i] && k < sizeof kinds / sizeof *kinds; k++) {
    const phrase_match *phrase = phrase_of_kind(self, i, kinds[k]);
    if (phrase) return phrase->tokens.last;
  }
  return 0;
}

static bool is_dash(const story *self, uint32_t i) {
  return is_mark(self, i, '-') || is_mark(self, i, 0x2013) || is_mark(self, i, 0x2014);
}

/* «المركز، ومقره العاصمة، إن»: the comma behind what is told of the one before it; 0 where that is not told. */
static uint32_t seat_end(const story *self, uint32_t i, uint32_t limit) {
  if (!is_comma(self, i) || i + 3 >= limit || !has_trait(self, i + 1, TRAIT_AND)) return 0;
  const reading *noun = reading_at(self, i + 1, LEXEME_HEAD);
  if (!noun) noun = reading_at(self, i + 1, LEXEME_COMMON);
  if (!noun || !(noun->features & FEATURE_AND) || FEATURE_ENCLITIC(noun->features) < ENCLITIC_HE) return 0;
  for (uint32_t k = i + 2; k < limit && k < i + 7; k++) {
    if (is_comma(self, k)) return k;
    if (has_trait(self, k, TRAIT_SURE_VERB) || is_complementizer(self, k)) return 0;
  }
  return 0;
}

/* «وأضافت الشركة، التي قالت أمس إنها بريئة، أن …»: the comma behind a relative clause that says something itself. */
static uint32_t relative_end(const story *self, uint32_t i, uint32_t limit) {
  if (!is_comma(self, i) || i + 3 >= limit || !is_relative(self, i + 1) || !has_trait(self, i + 2, TRAIT_SAYING))
    return 0;
  for (uint32_t k = i + 3; k + 2 < limit && k < i + 40; k++) {
    if (opens_quote(self, k)) k = skip_pair(self, k, limit) - 1;
    if (is_comma(self, k) && is_complementizer(self, k + 1) && !has_trait(self, k + 1, TRAIT_AND)) return k;
  }
  return 0;
}

/* «وأوضح الوكيل، حسبما نقلت الوكالة، أن …»: the comma behind whom the words are known from. */
static uint32_t credit_end(const story *self, uint32_t i, uint32_t limit) {
  if (!is_comma(self, i) || i + 3 >= limit || !has_trait(self, i + 1, TRAIT_CUE) || !begins_attribution(self, i + 1))
    return 0;
  for (uint32_t k = i + 2; k + 1 < limit && k < i + 16; k++) {
    if (is_comma(self, k)) return is_complementizer(self, k + 1) ? k : 0;
    if (is_complementizer(self, k)) return 0;
  }
  return 0;
}

/* «- جماعة دولية تنضوي تحتها منظمات -», «ما يلي»: passed over whole; 0 where there is no aside. */
static uint32_t aside_end(const story *self, uint32_t i, uint32_t limit) {
  if (i + 2 < limit && has_role(self, i, ROLE(CITING)) &&
      has_role(self, i + 1, ROLE(ABOUT))) { /* «، نقلا عن مصادر، إن» */
    uint32_t end = noun_phrase_end(self, i + 2, limit, PHRASE_NO_COMMA);
    return end > i + 2 ? end : 0;
  }
  if (i + 1 < limit && has_role(self, i, ROLE(WHAT)) && has_role(self, i + 1, ROLE(FOLLOWS))) return i + 2;
  uint32_t hidden = is_comma(self, i) && i + 1 < limit ? hidden_identity_end(self, i + 1, limit) : 0;
  if (hidden) return hidden; /* «مسؤول، لم يكشف عن اسمه، إن» */
  uint32_t seat = seat_end(self, i, limit);
  if (!seat) seat = relative_end(self, i, limit);
  if (!seat) seat = credit_end(self, i, limit);
  if (seat) return seat;
  if (!is_dash(self, i) || !(token_at(self, i)->shape & SHAPE_SPACE)) return 0;
  for (uint32_t k = i + 2; k < limit && k < i + 18; k++) {
    if (is_dash(self, k) && (token_at(self, k)->shape & SHAPE_SPACE)) return k + 1;
    if (is_complementizer(self, k) || opens_quote(self, k)) return 0;
  }
  return 0;
}

/* «حذرت الهيئة الشركات التي تعمل في المنطقة من احتمال …»: behind a relative clause, what they are warned of. */
static bool warns_of(const story *self, uint32_t i, uint32_t limit, uint32_t takes) {
  return (takes & TAKES_MIN << TAKES_OBJECT) && i + 1 < limit && has_role(self, i, ROLE(FROM)) &&
         is_event(self, i + 1) && !has_trait(self, i + 1, TRAIT_THE);
}

/* «شدد على هامش القمة على …», «انتقادات على الصعيد الدولي»: behind a phrase of circumstance, whose preposition is not
 * the verb's; 0 where there is none. */
static uint32_t circumstance_end(const story *self, uint32_t i, uint32_t limit) {
  const phrase_match *phrase = self->phrase_at[i] ? phrase_of_kind(self, i, LEXEME_WORD) : NULL;
  if (!phrase || phrase->tokens.last >= limit) return 0;
  uint32_t class = (uint32_t)phrase->lexeme->bits;
  bool when = (class & WORD_TIME) && (class & WORD_PREP); /* «بالتزامن مع», «بالنسبة لهم» */
  when = when ||
         ((class & WORD_PREP) && has_trait(self, i, TRAIT_BY) && has_trait(self, i, TRAIT_THE) && !is_event(self, i));
  if (!preposition_bit(self, i) && !preposition_bit(self, phrase->tokens.last - 1) && !when) return 0; /* «بدلا عن» */
  bool circumstance = class & (WORD_PREP | WORD_DISCOURSE | WORD_TIME);
  return circumstance && !(class & (WORD_COMPLEMENTIZER | WORD_CONJUNCTION)) ? phrase->tokens.last : 0;
}

/* «حذرت الهيئة الشركات التي تعمل هناك من وقوع …»: nothing shows where the relative clause ends; what the verb wants
 * behind its object, if it is a deed. */
static complement in_relative_clause(const story *self, uint32_t i, uint32_t limit, uint32_t takes) {
  uint32_t object = takes >> TAKES_OBJECT | (takes & (TAKES_AN | TAKES_ILA)); /* «أعلن النادي الذي يلعب له عن إصابة» */
  if (i + 1 < limit && (preposition_bit(self, i) & object) && is_event(self, i + 1))
    return at_preposition(self, i, limit);
  if ((object & TAKES_BI) && has_trait(self, i, TRAIT_BY) && is_event(self, i))
    return (complement){COMPLEMENT_PREPOSITION, i, i, clitic_bytes(self, i, 1), NO_TOKEN};
  return (complement){COMPLEMENT_NONE, limit, limit, 0, NO_TOKEN};
}

/* «المبعوث الأممي إلى اليمن», «هيئة الرقابة على الأغذية»: a preposition of the one who speaks. Of those that keep it in
 * a name, only where the verb's own follows. Returns the token behind it, or 0. */
static uint32_t place_of_service(const story *self, uint32_t i, uint32_t first, uint32_t limit) {
  if (i <= first || i + 2 >= limit || !is_preposition(self, i)) return 0;
  uint32_t bit = preposition_bit(self, i);
  if (!bit) return 0;
  bool work = has_use(self, i - 1, USE(REACHES)) && i > first + 1 && has_trait(self, i - 2, TRAIT_HEAD) &&
              !has_trait(self, i - 2, TRAIT_THE);
  bool posted = false;
  for (uint32_t k = i; k-- > first && i - k < 5 && bit == TAKES_ILA;) posted |= has_use(self, k, USE(POSTED));
  if (!work && !posted) return 0;
  if (posted && (has_trait(self, i + 1, TRAIT_PLACE) || phrase_of_kind(self, i + 1, LEXEME_COUNTRY))) return i + 2;
  for (uint32_t k = i + 2; k < limit && k < i + 9 && is_word(self, k); k++) {
    if (preposition_bit(self, k) == bit) return i + 2;
    if (is_complementizer(self, k) || has_trait(self, k, TRAIT_SURE_VERB)) break;
  }
  return 0;
}

/* Behind what is no part of a complement, or 0. */
static uint32_t passed_over(const story *self, uint32_t i, uint32_t first, uint32_t limit) {
  uint32_t service = place_of_service(self, i, first, limit);
  if (service) return service;
  uint32_t aside = aside_end(self, i, limit);
  if (aside) return aside;
  if (is_mark(self, i, '(') || is_mark(self, i, '[')) return skip_pair(self, i, limit);
  if (i > first && begins_anonymity(self, i)) { /* «كشف مصدر، طلب عدم الكشف عن هويته، أن» */
    uint32_t identity = i;
    while (identity < limit && !has_role(self, identity, ROLE(IDENTITY))) identity++;
    if (identity < limit) return identity + 1;
  }
  return circumstance_end(self, i, limit);
}

/* The quotation at i as what is said, or nothing where it is a name. */
static complement at_quote(const story *self, uint32_t i, uint32_t first, uint32_t limit, uint32_t takes) {
  uint32_t both = takes | takes >> TAKES_OBJECT;
  bool clause = i + 2 < limit && is_complementizer(self, i + 1); /* «واعتبرت "أن القرار خاطئ"» */
  bool by = (both & TAKES_BI) && i + 2 < limit && has_trait(self, i + 1, TRAIT_BY) &&
            !has_trait(self, i + 1, TRAIT_NAME | TRAIT_PLACE); /* «اتهم الحزب "بتضليل الناس"» */
  bool inside = i > first && i + 2 < limit &&
                (preposition_bit(self, i + 1) & both & (TAKES_AN | TAKES_ILA)); /* «عبر "عن قلقه"» */
  if (!clause && !inside && !by && quote_is_name(self, i, first, limit, takes))
    return (complement){COMPLEMENT_NONE, limit, limit, 0, NO_TOKEN};
  return (complement){COMPLEMENT_QUOTE, i, clause || inside ? i + 2 : i + 1, 0, NO_TOKEN};
}

/* «وأكد أهمية الحوار، وأنه السبيل الوحيد»: a clause behind و is no first complement; what it is joined to is. */
static bool begins_second(const story *self, uint32_t i) {
  return is_complementizer(self, i) && folded_of(self, i)[0] == F_WAW;
}

/* «وتقدر المصادر الكلفة بمليار، ومن المتوقع أن …» */
static bool begins_narration(const story *self, uint32_t i) {
  const phrase_match *phrase = self->phrase_at[i] ? phrase_of_kind(self, i, LEXEME_CUE) : NULL;
  return phrase && phrase->lexeme->sub == CUE_IMPERSONAL && folded_of(self, i)[0] == F_WAW;
}

bool clause_of_relative(const story *self, uint32_t first, uint32_t i, uint32_t both) {
  uint32_t from = i > first + 5 ? i - 5 : first + 1;
  for (uint32_t k = i; k-- > from && is_word(self, k) && !(is_event(self, k) && !has_trait(self, k, TRAIT_THE));) {
    bool says = has_trait(self, k, TRAIT_SURE_VERB) && has_trait(self, k, TRAIT_SAYING);
    const reading *cue = reading_at(self, k, LEXEME_CUE);
    says = says || (cue && cue->lexeme->sub == CUE_HEARSAY);
    if (says) return is_relative(self, k - 1) && (k + 1 == i || (both & TAKES_NOUN));
  }
  return false;
}

complement complement_find(const story *self, uint32_t first, uint32_t limit, uint32_t takes) {
  bool in_relative = false;
  uint32_t both = takes | takes >> TAKES_OBJECT;
  complement made, within = {COMPLEMENT_NONE, limit, limit, 0, NO_TOKEN};
  for (uint32_t i = first; i < limit;) {
    uint32_t behind = passed_over(self, i, first, limit);
    if (behind) {
      i = behind;
      continue;
    }
    if (opens_quote(self, i)) {
      made = at_quote(self, i, first, limit, takes);
      if (made.kind) return made;
      i = skip_pair(self, i, limit);
      continue;
    }
    if (is_colon(self, i)) return (complement){COMPLEMENT_COLON, i, i + 1, 0, NO_TOKEN};
    if (is_comma(self, i)) in_relative = false;
    bool described = i > first + 1 && folded_of(self, i)[0] == F_BEH && has_trait(self, i - 1, TRAIT_THE) &&
                     has_trait(self, i - 1, TRAIT_ACTING) && is_comma(self, i - 2);
    if (i > first && is_complementizer(self, i) && joins_clauses(self, i - 1)) break;
    described =
        described || (in_relative && folded_of(self, i)[0] == F_BEH && !(both & TAKES_BI)); /* «الذي يوصف بأنه» */
    if (i > first && (begins_second(self, i) || begins_narration(self, i))) break;
    bool inner = is_complementizer(self, i) && clause_of_relative(self, first, i, both);
    if (is_complementizer(self, i) && i + 1 < limit && !described && !inner) /* not «تحذير للبلدة التي أكدت أن» */
      return (complement){COMPLEMENT_CLAUSE, i, i + 1, 0, NO_TOKEN};
    uint32_t bit = in_relative && !warns_of(self, i, limit, takes) ? 0 : preposition_bit(self, i);
    if ((bit & both) && i + 1 < limit && !(bit == TAKES_ALA && is_place_of_words(self, i + 1)) &&
        !compares(self, i, first) && !is_charge(self, i, first))
      return at_preposition(self, i, limit);
    if (in_relative && !within.kind) within = in_relative_clause(self, i, limit, takes);
    if (!in_relative && is_word(self, i) && at_attached(self, i, first, limit, takes, &made)) return made;
    if (is_relative(self, i) || begins_relative(self, i, first)) in_relative = true;
    uint32_t named = name_end(self, i);
    if (named) {
      i = named < limit ? named : limit;
      continue;
    }
    bool says = i > first && participle_says(self, i, limit) &&
                !(is_attribute(self, i) && (i == first + 1 || (in_relative && !is_complementizer(self, i + 1))));
    if (says || (i > first && is_barrier(self, i, in_relative))) break;
    if (i == first && has_trait(self, i, TRAIT_SURE_VERB) && !has_trait(self, i, TRAIT_NAME | TRAIT_COMMON)) break;
    i++;
  }
  return within;
}
