/* who: what a noun phrase stands for: kind, name, gender, number, count. */
#include "annotate/resolve.h"

#include "annotate/entities.h"
#include "annotate/grammar.h"
#include "annotate/number.h"
#include "text/letters.h"
#include "text/pair.h"
#include "text/token.h"

#include <string.h>

static isnad_kind kind_of_head(const lexeme *head, uint8_t how_many) {
  static const isnad_kind heads[] = {ISNAD_KIND_ORGANIZATION, ISNAD_KIND_STATE,        ISNAD_KIND_ORGANIZATION,
                                     ISNAD_KIND_ORGANIZATION, ISNAD_KIND_ORGANIZATION, ISNAD_KIND_OUTLET,
                                     ISNAD_KIND_DOCUMENT,     ISNAD_KIND_DOCUMENT,     ISNAD_KIND_GROUP,
                                     ISNAD_KIND_DOCUMENT,     ISNAD_KIND_ORGANIZATION, ISNAD_KIND_STATE};
  static const isnad_kind outlets[] = {ISNAD_KIND_AGENCY, ISNAD_KIND_OUTLET,   ISNAD_KIND_OUTLET,
                                       ISNAD_KIND_OUTLET, ISNAD_KIND_OUTLET,   ISNAD_KIND_OUTLET,
                                       ISNAD_KIND_OUTLET, ISNAD_KIND_PLATFORM, ISNAD_KIND_PROGRAMME};
  switch (head->kind) {
  case LEXEME_HEAD: return heads[head->sub];
  case LEXEME_OUTLET: return outlets[head->sub];
  case LEXEME_COUNTRY:
  case LEXEME_CAPITAL: return ISNAD_KIND_STATE;
  case LEXEME_NATIONALITY: return ISNAD_KIND_GROUP;
  case LEXEME_TITLE: return how_many == NUMBER_PL || how_many == NUMBER_DUAL ? ISNAD_KIND_GROUP : ISNAD_KIND_PERSON;
  default: return ISNAD_KIND_PERSON;
  }
}

/* With ال, or before a definite complement: «وزير الخارجية». */
static bool is_definite(const story *self, uint32_t first, uint32_t last) {
  for (uint32_t i = first; i < last && i < first + 5; i++) {
    if (has_trait(self, i, TRAIT_THE | TRAIT_PLACE | TRAIT_OUTLET)) return true;
    if (i > first && (is_preposition(self, i) || has_role(self, i, ROLE(ON_BEHALF)) || is_any_mark(self, i)))
      return false;
  }
  return false;
}

/* «وكالة رويترز», «صحيفة \"لوموند\" الفرنسية»: behind the common noun stands an outlet that the lexicon knows. */
static void find_outlet(const story *self, who *one) {
  if (!one->head || one->head->kind != LEXEME_HEAD || one->head->sub != HEAD_OUTLET) return;
  for (uint32_t i = one->whole.first + 1; i < one->whole.last && i < one->whole.first + 4; i++) {
    uint32_t last;
    const lexicon *from;
    const lexeme *outlet = lexeme_of_kind(self, i, LEXEME_OUTLET, &last, &from);
    if (!outlet) continue;
    one->head = outlet;
    one->ref = isnad_string_of(lexeme_key(from, outlet));
    return;
  }
}

/* «مشجعي النادي», «مسؤولين» are many sooner than two. */
static bool may_be_plural(const story *self, uint32_t i) {
  const word_readings *word = self->words[i];
  for (uint32_t k = 0; k < word->count; k++)
    if (FEATURE_NUMBER(word->items[k].features) == NUMBER_PL) return true;
  return false;
}

/* A reading of that kind, one with just that spelling before others: «مديره» is his director, not «مديرة»; with a
 * pronoun of one before of many: «محاميه», «محامي العائلة». */
static const reading *spelled_so(const story *self, uint32_t i, lexeme_kind kind) {
  const reading *first = reading_at(self, i, kind), *best = NULL;
  const word_readings *word = self->words[i];
  for (uint32_t k = 0; first && k < word->count; k++) {
    const reading *item = &word->items[k];
    if (item->lexeme->kind != kind || !(item->features & FEATURE_EXACT)) continue;
    uint32_t pronoun = FEATURE_ENCLITIC(item->features);
    bool one = FEATURE_NUMBER(item->features) == NUMBER_SG && (!pronoun || pronoun >= ENCLITIC_HE);
    if (!best || (one && !pronoun && FEATURE_NUMBER(best->features) != NUMBER_SG)) best = item;
    if (one && pronoun) return item;
  }
  return best ? best : first;
}

/* «[يهودا] نصار»: a given name before another that only looks like a people. */
static bool is_name_like_people(const story *self, range phrase, uint32_t i, const reading *noun) {
  if (i > phrase.first || i + 1 >= phrase.last || !noun || !has_trait(self, i, TRAIT_NAME)) return false;
  bool people = noun->lexeme->kind == LEXEME_NATIONALITY ||
                (noun->lexeme->kind == LEXEME_HEAD && noun->lexeme->sub == HEAD_GROUP);
  uint32_t other = TRAIT_THE | TRAIT_TITLE | TRAIT_HEAD | TRAIT_NATION | TRAIT_ADJECTIVE | TRAIT_BY | TRAIT_TO;
  return people && !has_trait(self, i, TRAIT_THE) && is_word(self, i + 1) && !has_trait(self, i + 1, other);
}

/* The first title, head noun, outlet or country of the phrase; numbers and quantities before it are passed over. */
static void find_head(const story *self, who *one) {
  static const lexeme_kind kinds[] = {LEXEME_OUTLET,  LEXEME_TITLE,   LEXEME_HEAD,
                                      LEXEME_COUNTRY, LEXEME_CAPITAL, LEXEME_NATIONALITY};
  for (uint32_t i = one->whole.first; i < one->whole.last && i < one->whole.first + 4; i++) {
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
      const phrase_match *phrase = phrase_of_kind(self, i, kinds[k]);
      const reading *word = spelled_so(self, i, kinds[k]);
      if (!phrase && !word) continue;
      if (is_name_like_people(self, one->whole, i, word)) return;
      one->head = phrase ? phrase->lexeme : word->lexeme;
      uint32_t features = phrase ? phrase->features : word->features;
      one->gender = (uint8_t)FEATURE_GENDER(features);
      one->number = (uint8_t)FEATURE_NUMBER(features);
      if (!phrase && one->number == NUMBER_DUAL && may_be_plural(self, i)) one->number = NUMBER_PL;
      if (has_role(self, one->whole.first, ROLE(ONE))) one->number = NUMBER_SG; /* «أحد المتظاهرين» */
      uint32_t pronoun = FEATURE_ENCLITIC(features); /* «مراسلنا», «مديرها» */
      one->definite = pronoun == ENCLITIC_WE || pronoun >= ENCLITIC_HE || is_definite(self, i, one->whole.last);
      if (one->head->kind == LEXEME_OUTLET) {
        const lexicon *from = phrase ? phrase->lexicon : word->lexicon;
        one->ref = isnad_string_of(lexeme_key(from, one->head));
      }
      return;
    }
    uint32_t before = WORD_NUMBER | WORD_QUANTIFIER | WORD_PREP | WORD_DEMONSTRATIVE;
    if (is_word(self, i) && !has_class(self, i, before)) return; /* «"غوغل"», «95% من السكان» */
  }
}

/* «أربعة مصادر», «نحو 25 بحارا»; not «30 في المئة من السكان». Behind a noun: «المصادر الثلاثة». */
static uint32_t count_of(const story *self, range phrase) {
  number read;
  uint32_t first = phrase.first;
  while (first + 1 < phrase.last && first < phrase.first + 3 && may_be_worth(self, first, VALUE(ABOUT))) first++;
  if (!may_be_worth(self, first, NUMBER_WORDS) && !is_number(self, first) && phrase.first + 1 < phrase.last &&
      has_trait(self, phrase.first, TRAIT_THE))
    first = phrase.first + 1;
  if (!is_number(self, first) && !may_be_worth(self, first, NUMBER_WORDS)) return 0;
  if (!number_at(self, first, phrase.last, &read) || read.kind != NUMBER_CARDINAL) return 0;
  bool behind = first > phrase.first && has_trait(self, phrase.first, TRAIT_THE);
  if (behind && !(read.features & FEATURE_THE)) return 0;
  uint32_t next = read.tokens.last;
  value percent;
  if (is_mark(self, next, '%') || value_at(self, next, VALUE(PERCENT), ATTACHED_ANY, &percent)) return 0;
  bool whole = read.value >= 2 && read.value < 1e9 && read.value == (double)(uint32_t)read.value;
  return whole ? (uint32_t)read.value : 0;
}

/* Whether the word is an adjective that goes with the noun: in the feminine with a feminine one or with many things. */
static bool is_adjective_of(const story *self, uint32_t i, const who *noun) {
  const word_readings *word = self->words[i];
  bool feminine = noun->gender == GENDER_F || noun->number == NUMBER_PL;
  for (uint32_t k = 0; k < word->count; k++) {
    const reading *item = &word->items[k];
    uint32_t gender = FEATURE_GENDER(item->features), tense = FEATURE_TENSE(item->features);
    bool acting = item->lexeme->kind == LEXEME_VERB && (tense == TENSE_ACTIVE || tense == TENSE_PASSIVE);
    bool plain = item->lexeme->kind == LEXEME_NATIONALITY || item->lexeme->kind == LEXEME_COMMON;
    if (feminine ? (acting || plain) && gender != GENDER_M : plain && gender != GENDER_F) return true;
    if (noun->number == NUMBER_PL && (acting || plain) && FEATURE_NUMBER(item->features) == NUMBER_PL) return true;
  }
  return false;
}

/* A noun and nothing but adjectives behind it, without ال: «منظمات حقوقية», «وسائل إعلام محلية», «تقارير»; not «شركة
 * مدار», «تقرير للهيئة». */
static bool is_described_alone(const story *self, const who *one) {
  range phrase = one->whole;
  uint32_t i = phrase.first;
  while (i < phrase.last && (is_number(self, i) || has_class(self, i, WORD_NUMBER | WORD_QUANTIFIER))) i++;
  if (i >= phrase.last || has_trait(self, i, TRAIT_THE)) return false;
  const phrase_match *head = phrase_of_kind(self, i, LEXEME_HEAD);
  if (!head && !reading_at(self, i, LEXEME_HEAD)) return false;
  uint32_t last = head ? head->tokens.last : i + 1;
  for (; i < last; i++)
    if (has_trait(self, i, TRAIT_THE)) return false; /* «مجلس الأمن» */
  for (; i < phrase.last; i++) {
    if (!is_word(self, i) || has_trait(self, i, TRAIT_THE | TRAIT_NAME | TRAIT_OUTLET)) return false;
    if (!has_trait(self, i, TRAIT_ADJECTIVE | TRAIT_NATION | TRAIT_ACTING) || !is_adjective_of(self, i, one))
      return false;
  }
  return true;
}

/* «سكان القرية», «المتظاهرون» are people without names, «الشعب», «عائلة النجار» have one. */
static bool is_people(const story *self, const who *one) {
  for (uint32_t i = one->whole.first; i < one->whole.last && i < one->whole.first + 3; i++) {
    const word_readings *word = self->words[i];
    for (uint32_t k = 0; k < word->count; k++)
      if (word->items[k].lexeme == one->head && FEATURE_NUMBER(word->items[k].features) == NUMBER_PL) return true;
  }
  return false;
}

/* Described, but not named: «مسؤول», «وزير سابق», «بعض العلماء», «تقارير إعلامية». */
static bool is_unnamed(const story *self, const who *one) {
  if (one->name.first < one->name.last || !one->head) return false;
  uint32_t first = one->whole.first, sub = one->head->sub;
  bool some = has_class(self, first, WORD_QUANTIFIER) && !has_role(self, first, ROLE(WHOLE));
  bool many = one->number == NUMBER_PL;
  if (one->head->kind == LEXEME_TITLE) return sub == TITLE_ROLE || !one->definite || (some && many);
  if (one->head->kind != LEXEME_HEAD || sub == HEAD_STATE || sub == HEAD_ARMY || sub == HEAD_MEETING ||
      sub == HEAD_PLACE)
    return false;
  return (sub == HEAD_GROUP && (some || is_people(self, one))) || is_described_alone(self, one);
}

/* «المعنية [بالمناخ]», «الواقعة [في] الجنوب», «العاملة [في] المدينة»; «التابع للوزارة» belongs to a name. */
static bool tells_what_it_does(const story *self, uint32_t i, uint32_t last) {
  if (i + 1 >= last || !has_trait(self, i, TRAIT_ACTING) || !has_trait(self, i, TRAIT_THE)) return false;
  uint32_t definite = TRAIT_THE | TRAIT_NAME | TRAIT_UNKNOWN | TRAIT_OUTLET | TRAIT_PLACE | TRAIT_NATION;
  bool noun = has_trait(self, i - 1, TRAIT_COMMON | TRAIT_HEAD) && !has_trait(self, i - 1, TRAIT_THE);
  if (is_word(self, i - 1) && (noun || !has_trait(self, i - 1, definite)))
    return false; /* «مكتب [المراقبة] بالبلدية» */
  if (has_trait(self, i, TRAIT_AND) || is_preposition(self, i - 1) || has_role(self, i + 1, ROLE(WITH))) return false;
  return is_preposition(self, i + 1) || has_trait(self, i + 1, TRAIT_BY);
}

/* «تقارير [نشرت] أمس», «استطلاع [أجرته] الجامعة»; not «إحصاءات [سوق] العمل». */
static bool begins_clause(const story *self, uint32_t i) {
  if (!has_trait(self, i, TRAIT_SURE_VERB)) return false;
  return !has_trait(self, i, TRAIT_ADJECTIVE | TRAIT_COMMON) || has_pronoun(self, i, 1u << LEXEME_VERB);
}

/* «منظمات [بينها] أوكسفام»: some of those. */
static bool tells_some(const story *self, uint32_t i) {
  return has_role(self, i, ROLE(ADDS)) && is_preposition(self, i) && !has_class(self, i, WORD_PREP);
}

/* Behind what a body or a paper is called stands what it does: «شركة كذا [التي تأسست عام …]», «تقارير [نشرت أمس]». */
static range before_clause(const story *self, const who *one) {
  range phrase = one->whole;
  bool paper = one->kind == ISNAD_KIND_DOCUMENT;
  bool outlet = one->kind == ISNAD_KIND_OUTLET || one->kind == ISNAD_KIND_AGENCY; /* «قناة كذا [التابعة ل…]» */
  bool land = one->head->kind == LEXEME_COUNTRY || one->head->kind == LEXEME_CAPITAL; /* «الكويت [العضو في المجلس]» */
  for (uint32_t i = phrase.first + 1; i < phrase.last; i++) {
    uint32_t word = is_mark(self, i, '(') && i + 1 < phrase.last ? i + 1 : i; /* «(المنبثقة من الحركة)» */
    bool member =
        land && has_trait(self, i, TRAIT_TITLE) && has_trait(self, i, TRAIT_THE) && !has_trait(self, i, TRAIT_AND);
    bool owned = outlet && has_use(self, i, USE(BOUND)) && has_trait(self, i, TRAIT_THE);
    if (member || owned || is_relative(self, i) || is_comma(self, i) || tells_some(self, i) ||
        (!paper && tells_what_it_does(self, word, phrase.last)) || (paper && begins_clause(self, i)))
      return (range){phrase.first, i};
  }
  return phrase;
}

/* «مسؤول [طلب عدم نشر اسمه]», «مصدر [لم يفصح عن اسمه]»: how he spoke, not who he is. */
static bool hides_name(const story *self, uint32_t i, uint32_t last) {
  if (begins_anonymity(self, i)) return true;
  if (!is_relative(self, i) && !has_class(self, i, WORD_NEGATION)) return false;
  for (uint32_t k = i + 1; k < last && k < i + 6; k++)
    if (has_role(self, k, ROLE(IDENTITY))) return true;
  return false;
}

/* «باحثون، بمن فيهم …», «العلماء الذين …»: what a comma adds, and what tells more of many. */
static range before_comma(const story *self, const who *one) {
  range phrase = one->whole;
  bool many = one->number == NUMBER_PL && one->definite;
  for (uint32_t i = phrase.first + 1; i < phrase.last; i++)
    if (is_comma(self, i) || (many && is_relative(self, i)) || tells_some(self, i) || hides_name(self, i, phrase.last))
      return (range){phrase.first, i};
  return phrase;
}

/* «"غوغل"»: the marks are none of the name. */
static range without_marks(const story *self, range phrase) {
  bool quoted = phrase.first + 2 < phrase.last && opens_quote(self, phrase.first);
  return quoted && self->partner[phrase.first] == phrase.last - 1 ? (range){phrase.first + 1, phrase.last - 1} : phrase;
}

/* All that can be told without the name. */
static who described(const story *self, range phrase) {
  who one = {.whole = phrase, .kind = ISNAD_KIND_NONE};
  find_head(self, &one);
  find_outlet(self, &one);
  one.count = count_of(self, phrase);
  if (one.count > 1) one.number = NUMBER_PL;
  if (one.head && one.number == NUMBER_DUAL) one.count = 2;
  return one;
}

/* «هالة نصار» is a woman. */
static void set_name(const story *self, who *one, range name) {
  one->name = name;
  const reading *given = name.first < name.last && !one->gender ? reading_at(self, name.first, LEXEME_NAME) : NULL;
  if (given) one->gender = (uint8_t)FEATURE_GENDER(given->features);
  one->nation = nation_in(self, one->whole, name);
}

who who_named(story *self, range phrase, range name) {
  who one = described(self, phrase);
  set_name(self, &one, name);
  one.kind = ISNAD_KIND_PERSON;
  one.text = name_text_of(self, name);
  return one;
}

/* «يهودا نصار»: a given name that is spelled as a people's may be. */
static bool begins_with_name(const story *self, range phrase) {
  uint32_t i = phrase.first;
  return i + 1 < phrase.last && is_known_name(self, i) && !has_trait(self, i, TRAIT_THE) && is_name_part(self, i + 1) &&
         !has_trait(self, i + 1, TRAIT_THE | TRAIT_NATION);
}

/* «المصدر [نفسه]», «[نفس] المصدر». */
static range without_same(const story *self, range phrase) {
  if (phrase.last - phrase.first < 2) return phrase;
  bool the = has_trait(self, phrase.first, TRAIT_THE);
  if (the && has_use(self, phrase.last - 1, USE(SAME)) && !has_trait(self, phrase.last - 1, TRAIT_THE)) phrase.last--;
  if (has_use(self, phrase.first, USE(SAME)) && has_trait(self, phrase.first + 1, TRAIT_THE)) phrase.first++;
  return phrase;
}

who who_of(story *self, range phrase) {
  bool pointed = phrase.first + 1 < phrase.last && has_class(self, phrase.first, WORD_DEMONSTRATIVE) &&
                 has_trait(self, phrase.first + 1, TRAIT_THE);
  if (pointed) phrase.first++; /* «هذه الجمعيات» */
  phrase = without_same(self, phrase);
  for (uint32_t i = phrase.first + 1; i + 1 < phrase.last && i < phrase.first + 8; i++)
    if (has_role(self, i, ROLE(TONGUE))) phrase.first = i + 1; /* «الهيئة على لسان مديرتها» */
  bool each = phrase.first + 2 < phrase.last && has_role(self, phrase.first, ROLE(WHOLE)) &&
              has_role(self, phrase.first + 1, ROLE(FROM));
  if (phrase.first >= phrase.last) return (who){.whole = phrase, .kind = ISNAD_KIND_NONE};
  who one = described(self, phrase);
  bool organization = one.head && one.head->kind != LEXEME_TITLE && one.head->kind != LEXEME_NATIONALITY;
  bool nameless = organization || one.number == NUMBER_PL || one.number == NUMBER_DUAL;
  if (one.head && one.head->kind == LEXEME_NATIONALITY && begins_with_name(self, phrase)) nameless = false;
  set_name(self, &one, nameless ? (range){0, 0} : name_in(self, phrase));
  one.kind = one.name.first < one.name.last ? ISNAD_KIND_PERSON
             : one.head                     ? kind_of_head(one.head, one.number)
                                            : ISNAD_KIND_NONE;
  one.anonymous = is_unnamed(self, &one);
  range plain = without_marks(self, organization ? before_clause(self, &one) : before_comma(self, &one));
  if (each && plain.last > phrase.first + 2) plain.first += 2; /* «كل من مصر والأردن» */
  one.text = one.name.first < one.name.last ? name_text_of(self, one.name) : plain_text_of(self, plain);
  return one;
}
