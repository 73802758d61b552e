/* source: who said it: the subject behind the verb, or before it. */
#include "annotate/source.h"

#include "annotate/grammar.h"
#include "annotate/noun_phrase.h"
#include "text/letters.h"
#include "text/token.h"

/* ---- Behind the verb ---- */

/* «لهم», «إليه»: a preposition that has what it governs. */
static bool ends_in_pronoun(const story *self, uint32_t i) {
  if (has_role(self, i, ROLE(THEREIN) | ROLE(THEREBY))) return true;
  return has_pronoun(self, i, 1u << LEXEME_WORD);
}

/* «تشرين الثاني/نوفمبر» */
static bool is_inside_date(const story *self, uint32_t i, uint32_t limit) {
  return is_mark(self, i, '/') && i + 1 < limit && is_time(self, i + 1);
}

/* The token behind a time of several words: «تشرين الثاني»; 0 where none begins. */
static uint32_t behind_time(const story *self, uint32_t i, uint32_t limit) {
  const phrase_match *time = self->phrase_at[i] ? phrase_of_kind(self, i, LEXEME_WORD) : NULL;
  if (!time || !(time->lexeme->bits & WORD_TIME)) return 0;
  return time->tokens.last < limit ? time->tokens.last : limit;
}

/* Every reading has ل attached: «للنجار», «للصحافيين»; not «لامبير». */
static bool is_attached_to(const story *self, uint32_t i) {
  const word_readings *word = self->words[i];
  for (uint32_t k = 0; k < word->count; k++)
    if (!(word->items[k].features & FEATURE_TO)) return false;
  return word->kinds || word->roles; /* what a word is worth in an amount or a time says nothing here */
}

/* «[حسابه الرسمي على موقع تويتر]», «[صفحتها بفيسبوك]», «[موقعه على الإنترنت]»: the token behind all of it; i where no
 * page of somebody's own begins there. */
static uint32_t behind_page(const story *self, uint32_t i, uint32_t limit) {
  const reading *page = reading_at(self, i, LEXEME_HEAD);
  if (!page || !(page->lexeme->bits & HEAD_IS_PAGE) || page->lexeme->sub != HEAD_OUTLET ||
      FEATURE_ENCLITIC(page->features) < ENCLITIC_HE)
    return i;
  uint32_t end = i + 1;
  while (end < limit) {
    uint32_t place = end + (has_role(self, end, ROLE(IN) | ROLE(UPON)) ? 1 : 0);
    bool led = place > end || has_trait(self, end, TRAIT_BY);
    if (place < limit && opens_quote(self, place)) place++;
    if (led && place < limit && (is_outlet_named(self, place) || (place > end && has_trait(self, place, TRAIT_THE)))) {
      const phrase_match *name = phrase_of_kind(self, place, LEXEME_OUTLET);
      end = name ? name->tokens.last : place + 1;
      if (end < limit && closes_quote(self, end)) end++;
      continue;
    }
    const reading *site = reading_at(self, end - 1, LEXEME_HEAD); /* «على موقع [التواصل] الاجتماعي» */
    bool of_site = end > i + 1 && site && (site->lexeme->bits & HEAD_IS_PAGE) && site->lexeme->sub == HEAD_OUTLET;
    bool described = is_word(self, end) && has_trait(self, end, TRAIT_THE) && (of_site || !is_event(self, end)) &&
                     !has_trait(self, end, TRAIT_HEAD | TRAIT_TITLE | TRAIT_NAME | TRAIT_PLACE);
    bool network = end > i + 1 && (is_outlet_named(self, end) ||
                                   (opens_quote(self, end) && end + 1 < limit && is_outlet_named(self, end + 1)));
    if (!described && !network) break;
    end = opens_quote(self, end) ? skip_pair(self, end, limit) : end + 1;
  }
  return end;
}

static uint32_t skip_preposition(const story *self, uint32_t i, uint32_t limit) {
  uint32_t first = is_preposition(self, i) ? i + 1 : i;
  if (first >= limit) return limit;
  if (first > i && (ends_in_pronoun(self, i) || !has_class(self, i, WORD_PREP)))
    return first; /* «أكدت لهم [احتجاز السفينة]», «أعلنت [عنه] دمشق» */
  uint32_t page = behind_page(self, first, limit);
  if (page > first) return page;
  uint32_t end = first, of = TRAIT_OCCASION | TRAIT_THE | TRAIT_PLACE | TRAIT_NAME | TRAIT_OUTLET | TRAIT_UNKNOWN;
  if (first + 1 < limit && is_word(self, first) && !has_trait(self, first, of) && !is_time(self, first) &&
      has_trait(self, first + 1, TRAIT_THE))
    end = first + 2; /* «في مقر الوزارة» */
  while (end < limit && (!is_any_mark(self, end) || is_inside_date(self, end, limit))) {
    uint32_t behind = behind_time(self, end, limit);
    bool occasion = end > first && has_trait(self, first, TRAIT_OCCASION) && !has_trait(self, first, TRAIT_THE);
    bool which = occasion && has_trait(self, end, TRAIT_ADJECTIVE | TRAIT_ACTING) &&
                 !has_trait(self, end, TRAIT_THE | TRAIT_HEAD | TRAIT_TITLE | TRAIT_NAME | TRAIT_EVENT);
    if (which) { /* «في جلسة طارئة» */
      end++;
      continue;
    }
    if (occasion && has_trait(self, end, TRAIT_TO) && is_attached_to(self, end) && !is_event(self, end))
      behind = noun_phrase_end(self, end, limit, PHRASE_NO_COMMA); /* «في جلسة لمجلس المدينة» */
    bool again =
        !behind && end > first && end + 2 < limit && has_role(self, end, ROLE(IN)) && has_class(self, end, WORD_PREP);
    if (again && is_word(self, end + 1) && has_trait(self, end + 1, TRAIT_THE | TRAIT_PLACE | TRAIT_NAME))
      behind = end + 2; /* «أمام محكمة في العاصمة» */
    if (!behind && end > first && noun_phrase_begins(self, end) && !is_time(self, end) &&
        !has_trait(self, end, TRAIT_NATION | TRAIT_OCCASION))
      break;
    end = behind ? behind : end + 1;
  }
  return end > i ? end : i + 1;
}

/* «في بيان نقلته الوكالة», «في لقاء بثه التلفزيون»: a clause on the occasion. */
static bool is_relayed(const story *self, uint32_t i, uint32_t first) {
  if (i == first || !has_trait(self, i, TRAIT_VERB) || !self->words[i]->count) return false;
  if (is_event(self, i) && is_comma(self, i - 1)) return false; /* «أبدى كثيرون، في المدينة، دعمهم» */
  if (is_event(self, i) && self->words[i]->items[0].lexeme->kind == LEXEME_WORD)
    return false; /* «أعلن الجيش الأحد سيطرته على المدينة» */
  bool definite = has_trait(self, i - 1, TRAIT_THE | TRAIT_PLACE | TRAIT_NAME) || is_time(self, i - 1);
  if (is_event(self, i) && definite) return false; /* «جدد الوزراء في العاصمة الخميس رفضهم» */
  return FEATURE_ENCLITIC(self->words[i]->items[0].features) >= ENCLITIC_HE &&
         noun_phrase_begins(self, i + 1 < self->shown.n_tokens ? i + 1 : i);
}

/* «بيان» is a noun before it is ب and something else. */
static bool is_free_noun(const story *self, uint32_t i) {
  const word_readings *word = self->words[i];
  for (uint32_t k = 0; k < word->count; k++)
    if (word->items[k].lexeme->kind == LEXEME_HEAD && !(word->items[k].features & (FEATURE_TO | FEATURE_BY)))
      return true;
  return false;
}

/* «بشكل قاطع», «بلهجة حادة» */
static bool is_manner(const story *self, uint32_t i, uint32_t limit) {
  if (!is_aside(self, i) || i + 1 >= limit || !is_word(self, i + 1)) return false;
  uint32_t noun = TRAIT_THE | TRAIT_HEAD | TRAIT_TITLE | TRAIT_NAME | TRAIT_PLACE | TRAIT_AND | TRAIT_BY | TRAIT_TO;
  return has_trait(self, i + 1, TRAIT_ADJECTIVE | TRAIT_ACTING) && !has_trait(self, i + 1, noun) &&
         !is_event(self, i + 1);
}

/* The token behind the circumstance that begins at i; i itself where none does. */
static uint32_t skip_one(const story *self, uint32_t i, uint32_t first, uint32_t limit) {
  const phrase_match *phrase = adverbial_phrase(self, i), *outlet = phrase_of_kind(self, i, LEXEME_OUTLET);
  bool somebody = has_trait(self, i, TRAIT_NAME | TRAIT_HEAD | TRAIT_TITLE);
  if (phrase) return phrase->tokens.last;
  bool count = i == first && has_class(self, i, WORD_QUANTIFIER) && has_class(self, i, WORD_PREP | WORD_PARTICLE);
  if (count && noun_phrase_begins(self, i)) return i; /* «قال نحو 60 في المئة», «أكد كلا الوزيرين» */
  if (has_role(self, i, ROLE(LATTER)) || (outlet && !(outlet->features & (FEATURE_TO | FEATURE_BY))))
    return i; /* «بي بي سي» */
  if (is_comma(self, i) || (is_number(self, i) && i > first && is_time(self, i - 1))) return i + 1;
  if (is_mark(self, i, '(')) return skip_pair(self, i, limit);
  bool act = is_event(self, i) && i + 1 < limit &&
             (has_trait(self, i + 1, TRAIT_THE | TRAIT_OCCASION) ||
              FEATURE_ENCLITIC(self->words[i]->items[0].features) >= ENCLITIC_HE);
  /* «طلبت عقد الاجتماع», «طلبت عقد اجتماع», «أعلنت عقدها جلسة» */
  if (is_time(self, i) && act) return i;
  if (is_manner(self, i, limit)) return i + 2;
  if (is_time(self, i) || (has_class(self, i, WORD_DISCOURSE | WORD_PARTICLE) && !has_role(self, i, ROLE(WHOLE))))
    return i + 1; /* not «نفى أي ضلوع له» */
  if (has_trait(self, i, TRAIT_ADVERB) && !somebody) return i + 1;
  if (opens_quote(self, i) && quote_is_manner(self, i, limit)) return self->partner[i] + 1;
  if (is_preposition(self, i)) return skip_preposition(self, i, limit);
  if (is_lone_letter(self, i, F_LAM) && i + 1 < limit)
    return opens_quote(self, i + 1) ? skip_pair(self, i + 1, limit) : i + 2;
  if (has_trait(self, i, TRAIT_TO) && outlet) return outlet->tokens.last;
  if (is_relayed(self, i, first)) return noun_phrase_end(self, i + 1, limit, 0);
  if (has_trait(self, i, TRAIT_TO) && i == first && is_attached_to(self, i)) /* «كشف للصحيفة مصدر مطلع أن» */
    return noun_phrase_end(self, i, limit, PHRASE_NO_COMMA | PHRASE_BEFORE_OBJECT);
  bool attached = has_trait(self, i, TRAIT_TO | TRAIT_BY) && !is_free_noun(self, i) &&
                  has_trait(self, i, TRAIT_OCCASION | TRAIT_OUTLET | TRAIT_NOUN_OF_SAYING);
  return attached ? skip_preposition(self, i, limit) : i;
}

uint32_t skip_circumstances(const story *self, uint32_t first, uint32_t limit) {
  uint32_t i = first;
  while (i < limit) {
    uint32_t next = skip_one(self, i, first, limit);
    if (next <= i) break;
    i = next;
  }
  return i < limit ? i : limit;
}

/* A plural verb has its subject before it: «المسؤولون قالوا إن»; so has one in the first or second person. */
static bool carries_subject(uint32_t features) {
  uint32_t person = FEATURE_PERSON(features);
  return FEATURE_NUMBER(features) == NUMBER_PL || FEATURE_NUMBER(features) == NUMBER_DUAL || person == 1 || person == 2;
}

/* An act cannot speak: «فرض عقوبات», «خشية وقوع». */
bool source_is_somebody(const story *self, range source) {
  uint32_t first = source.first;
  if (first >= source.last) return false;
  uint32_t nominal = TRAIT_NAME | TRAIT_TITLE | TRAIT_HEAD | TRAIT_OUTLET | TRAIT_PLACE | TRAIT_NATION;
  if (has_trait(self, first, nominal)) return true;
  if (first + 1 < source.last && source_is_ministry(self, first)) return true;
  return !has_trait(self, first, TRAIT_EVENT | TRAIT_MASDAR);
}

/* «رسالة ينتقد [فيها] القرار»: who wrote stands before, what follows is the object; not «في وقت نفت [فيه] الشركة». */
static bool is_written_in(const story *self, uint32_t verb, uint32_t first) {
  if (!source_is_said_in(self, verb) || verb == 0 || is_relative(self, verb - 1) || is_time(self, verb - 1))
    return false;
  return !has_trait(self, first, TRAIT_NAME | TRAIT_TITLE);
}

static bool is_attached_by(const story *self, uint32_t i) {
  const word_readings *word = self->words[i];
  for (uint32_t k = 0; k < word->count; k++)
    if (!(word->items[k].features & FEATURE_BY) && word->items[k].lexeme->kind < LEXEME_GRAMMAR) return false;
  return word->count > 0;
}

/* «عما سمته بالنكتة»: a word that no table has, behind بال, is none of its own. */
static bool is_behind_by_the(const story *self, uint32_t i) {
  const uint8_t *letters = is_word(self, i) && token_at(self, i)->folded_size > 4 ? folded_of(self, i) : NULL;
  return letters && letters[0] == F_BEH && letters[1] == F_ALEF && letters[2] == F_LAM;
}

/* «قال من حضروا الاجتماع إن», «قال الذين فروا من المدينة إن», «ذكر ما يسمى المكتب الإعلامي أن»: a relative clause
 * alone. */
static range relative_alone(const story *self, uint32_t verb, uint32_t marker, uint32_t limit) {
  uint32_t first = verb + 1;
  range none = {0, 0};
  if (marker >= limit || first + 1 >= marker || marker - first > 9 || !is_complementizer(self, marker)) return none;
  const reading *called = has_role(self, first, ROLE(WHAT)) ? reading_at(self, first + 1, LEXEME_VERB) : NULL;
  bool what = called && called->lexeme->act == ISNAD_ACT_DESCRIBE && FEATURE_ENCLITIC(called->features) == 0;
  bool who = has_trait(self, first + 1, TRAIT_SURE_VERB) && has_class(self, first, WORD_RELATIVE) &&
             !has_role(self, first, ROLE(WHAT) | ROLE(SHE_WHO));
  if ((!who && !what) || has_trait(self, first, TRAIT_AND | TRAIT_BY | TRAIT_TO)) return none;
  for (uint32_t i = first; i < marker; i++)
    if (is_any_mark(self, i) && !opens_quote(self, i) && !closes_quote(self, i)) return none;
  return (range){first, marker};
}

static range source_behind(const story *self, uint32_t verb, uint32_t marker, uint32_t limit, uint32_t features,
                           unsigned options) {
  uint32_t first = skip_circumstances(self, verb + 1, marker);
  range alone = relative_alone(self, verb, marker, limit);
  if (alone.first < alone.last) return alone;
  if (first >= marker || is_relative(self, first)) return (range){0, 0};
  uint32_t next = verb + 1 < marker && is_comma(self, verb + 1) ? verb + 2 : verb + 1;
  bool occasion = next < marker && is_preposition(self, next) && first > next + 1 && !adverbial_phrase(self, next);
  if (first > verb + 1 && has_trait(self, first, TRAIT_BY) && is_attached_by(self, first))
    return (range){0, 0}; /* «قال في مؤتمر صحفي بالبيت الأبيض» */
  if (FEATURE_ENCLITIC(features) && is_behind_by_the(self, first)) return (range){0, 0};
  bool group = (options & PHRASE_NO_PERSON) && has_trait(self, first, TRAIT_PLACE | TRAIT_OUTLET | TRAIT_HEAD) &&
               !is_event(self, first) && folded_of(self, verb + 1)[0] != F_FEH; /* «أكدت خلالها واشنطن استعدادها» */
  if ((options & PHRASE_BEFORE_OBJECT) && !group && is_written_in(self, verb, first)) return (range){0, 0};
  if (occasion && !has_trait(self, first, TRAIT_TITLE | TRAIT_NAME))
    return (range){0, 0}; /* «وقالت في كلمة إلى الشعب إن» */
  if (occasion && first > verb + 4) return (range){0, 0};
  uint32_t end = noun_phrase_end(self, first, marker < limit ? marker : limit, options);
  range source = {first, end};
  if (source_is_accusative(self, first) || (features && !source_agrees(self, first, features))) return (range){0, 0};
  bool somebody = source_is_somebody(self, source) || (options && !FEATURE_ENCLITIC(features));
  return somebody ? source : (range){0, 0}; /* «ما وصفته [قيام الجيش بقصف …]» */
}

bool source_in_document(const story *self, uint32_t i) {
  const word_readings *word = self->words[i];
  for (uint32_t k = 0; k < word->count; k++)
    if (word->items[k].lexeme->kind == LEXEME_HEAD && word->items[k].lexeme->sub == HEAD_DOCUMENT &&
        (word->items[k].features & FEATURE_BY) && (word->items[k].features & FEATURE_THE))
      return true;
  return false;
}

/* ---- The whole sentence ---- */

/* «إنه أخبر الرئيس …», «التي دانت الواقعة»: the subject is known before the verb, so what follows is its object. */
bool source_is_known(const story *self, uint32_t verb, uint32_t features) {
  if (verb == 0 || (token_at(self, verb)->shape & SHAPE_BREAK)) return false;
  if (is_relative(self, verb - 1) && !source_relative_agrees(self, verb - 1, features)) return false;
  if (is_relative(self, verb - 1)) return !FEATURE_ENCLITIC(features) && token_at(self, verb - 1)->folded_size > 3;
  uint32_t before = verb - 1;
  while (before > 0 && has_class(self, before, WORD_PARTICLE | WORD_NEGATION) && !is_complementizer(self, before))
    before--;
  if (!is_complementizer(self, before)) return has_role(self, before, ROLE(BUT_HE));
  uint8_t last = folded_of(self, before)[token_at(self, before)->folded_size - 1];
  return last != F_NOON; /* أنه، بأنها، إنهم */
}

/* «أما مشجعو الفريق، فيعتقدون أن»: the topic is the subject. */
static range topic_of(const story *self, uint32_t verb) {
  uint32_t so = verb > 0 && has_role(self, verb - 1, ROLE(ALREADY)) ? verb - 1 : verb; /* «أما النجار، فقد قال» */
  if (!has_trait(self, so, TRAIT_SO)) return (range){0, 0};
  uint32_t start = source_clause_start(self, verb);
  if (start + 1 >= verb || !has_role(self, start, ROLE(TOPIC))) return (range){0, 0};
  uint32_t end = noun_phrase_end(self, start + 1, so, 0);
  if (end > start + 1 && end + 1 < so && is_comma(self, end) && is_relative(self, end + 1) && is_comma(self, so - 1))
    return (range){start + 1, end}; /* «أما الرئيس، الذي قال إن …، فقد كتب» */
  bool comma = end > start + 1 && is_comma(self, so - 1); /* «أما النجار، وزير شؤون الانسحاب من الاتحاد، فأوضح» */
  while (comma && end < so && !has_trait(self, end, TRAIT_SURE_VERB)) end++;
  while (end < so && is_comma(self, end)) end++;
  return end == so ? (range){start + 1, trim_end(self, start + 1, so)} : (range){0, 0};
}

/* «بأن الحكومة "طالبت بالهدنة"»: the quotation begins between the subject and its verb. */
static range before_quote(const story *self, uint32_t verb) {
  if (verb < 2 || !opens_quote(self, verb - 1) || !is_word(self, verb - 2)) return (range){0, 0};
  uint32_t start = sentence_start(self, verb);
  for (uint32_t i = verb - 1; i-- > start && verb - i < 12;) {
    if (is_complementizer(self, i)) {
      uint32_t end = noun_phrase_end(self, i + 1, verb - 1, 0);
      return end == verb - 1 ? (range){i + 1, end} : (range){0, 0};
    }
    if (has_trait(self, i, TRAIT_SURE_VERB)) break;
  }
  return (range){0, 0};
}

/* The subject behind the verb, without the object that may follow it: «اتهم [الحزب] الحكومة ب…». */
static range subject_behind(const story *self, uint32_t verb, uint32_t marker, uint32_t limit, uint32_t features,
                            uint32_t takes) {
  enum object_use use = source_object_use(self, marker, limit, takes);
  bool shown = marker < limit && (is_complementizer(self, marker) || is_colon(self, marker)); /* no bare object */
  bool object = takes >> TAKES_OBJECT && !(shown && !use);
  unsigned options = object ? PHRASE_BEFORE_OBJECT | (use == OBJECT_NEEDED ? 0u : PHRASE_NO_PERSON) : 0u;
  range behind = source_behind(self, verb, marker, limit, features, options);
  if (behind.first >= behind.last) return behind;
  if (use ==
      OBJECT_NEEDED) { /* «أبلغت هالة نصار وزيرة الخارجية البرلمان بأن»: the title is hers where another follows */
    range wider = source_behind(self, verb, marker, limit, features, options | PHRASE_NO_PERSON);
    bool told = wider.last > behind.last && wider.last < marker && is_word(self, wider.last) &&
                !source_is_alone(self, wider.last, marker) && has_trait(self, behind.last, TRAIT_TITLE);
    if (told) behind = wider;
  }
  if (use && (features & FEATURE_TO)) return (range){0, 0}; /* «اجتمع الوزراء ليطالبوا», «… لتطالب الجهات الأمنية ب» */
  bool whole = (use || takes & TAKES_NOUN << TAKES_OBJECT) && behind.first == verb + 1 &&
               has_role(self, behind.first, ROLE(WHOLE));
  if (whole && !is_preposition(self, behind.first + 1)) return (range){0, 0}; /* «دعا كافة الأطراف إلى» */
  if (FEATURE_ENCLITIC(features) || !source_is_alone(self, behind.last, marker)) return behind;
  uint32_t second = use ? source_object_in(self, behind, use == OBJECT_NEEDED) : behind.last;
  if (second == behind.last && use == OBJECT_NEEDED) return (range){0, 0};
  behind.last = second < behind.last ? second : behind.last;
  return behind;
}

/* «المدينة التي تهدد أنقرة [بمهاجمتها]», «الهجوم الذي اتهم الغرب الحكومة [بشنه]», «اتفاق دعت [إليه] الشركة»: the
 * pronoun of what the relative clause is about shows that another speaks in it. */
static bool points_to_antecedent(const story *self, uint32_t i, uint32_t enclitic) {
  const word_readings *word = self->words[i];
  for (uint32_t k = 0; k < word->count; k++)
    if (FEATURE_ENCLITIC(word->items[k].features) == enclitic && word->items[k].lexeme->kind < LEXEME_GRAMMAR)
      return true;
  return false;
}

static range resumed(const story *self, uint32_t verb, uint32_t marker, uint32_t limit, uint32_t features) {
  bool she = has_role(self, verb - 1, ROLE(SHE_WHO)), he = has_role(self, verb - 1, ROLE(HE_WHO));
  uint32_t enclitic = she ? ENCLITIC_SHE : ENCLITIC_HE;
  if ((!she && !he) || marker >= limit || FEATURE_ENCLITIC(features) || carries_subject(features)) return (range){0, 0};
  bool at_once = is_preposition(self, verb + 1) && !has_class(self, verb + 1, WORD_PREP) &&
                 points_to_antecedent(self, verb + 1, enclitic);
  bool person = verb > 2 && has_trait(self, verb - 2, TRAIT_NAME | TRAIT_TITLE | TRAIT_NATION) &&
                has_trait(self, verb - 3, TRAIT_NAME | TRAIT_TITLE); /* «الجارة التونسية التي تتهم النجار بملاحقتها» */
  bool plain = !person && !is_complementizer(self, marker) && !is_any_mark(self, marker);
  uint32_t noun = preposition_bit(self, marker) && marker + 1 < limit ? marker + 1 : marker;
  bool for_it =
      plain && has_use(self, marker, USE(BLAME)) && marker + 1 < limit && is_preposition(self, marker + 1) &&
      points_to_antecedent(self, marker + 1, enclitic); /* «التي حملت باريس روما مسؤوليتها», «… المسؤولية عنها» */
  if (!at_once && !for_it &&
      !(plain && (is_event(self, noun) || has_trait(self, noun, TRAIT_MASDAR)) &&
        points_to_antecedent(self, noun, enclitic)))
    return (range){0, 0};
  range behind = source_behind(self, verb, marker, limit, features, PHRASE_BEFORE_OBJECT);
  if (behind.first >= behind.last || !source_is_alone(self, behind.last, marker)) return behind;
  behind.last = source_object_in(self, behind, false);
  return behind;
}

/* What the words right before the verb make sure: «هناك من يقول إن», «أما النجار، فقد قال», «في الوقت الذي أعلن الحزب»,
 * «الضربات التي تقول واشنطن إنها». Returns whether that settles it. */
static bool is_settled_before(const story *self, uint32_t verb, uint32_t marker, uint32_t limit, uint32_t features,
                              uint32_t takes, range *out) {
  bool object = takes >> TAKES_OBJECT, clause = marker < limit && is_complementizer(self, marker);
  clause |= marker + 1 < limit && is_preposition(self, marker) && is_complementizer(self, marker + 1); /* «إلى أنها» */
  bool who = verb > 0 && has_role(self, verb - 1, ROLE(FROM)) && has_class(self, verb - 1, WORD_RELATIVE) &&
             FEATURE_TENSE(features) == TENSE_PRESENT && !(token_at(self, verb)->shape & SHAPE_BREAK);
  *out = (range){verb - 1, verb};
  if (who && clause) return true;
  *out = topic_of(self, verb);
  if (out->first < out->last) return true;
  bool relative = verb > 0 && is_relative(self, verb - 1), therein = relative && source_is_said_in(self, verb);
  bool behind_first = !carries_subject(features);
  if (relative) *out = resumed(self, verb, marker, limit, features);
  if (out->first < out->last) return true;
  if (relative && verb > 1 && is_time(self, verb - 2) && behind_first) {
    *out = subject_behind(self, verb, marker, limit, features, takes);
    return true;
  }
  if (relative && behind_first && object) { /* «بلدة الربوة التي تتهم واشنطن دمشق بقصفها» */
    range place = source_before(self, verb, features);
    const reading *head = place.first < place.last ? reading_at(self, place.first, LEXEME_HEAD) : NULL;
    if (head && head->lexeme->sub == HEAD_PLACE) *out = subject_behind(self, verb, marker, limit, features, takes);
    if (out->first < out->last) return true;
  }
  if (!therein && source_is_known(self, verb, features) && (object || !clause || !relative)) {
    *out = source_before(self, verb, features);
    return true;
  }
  if (!relative || !behind_first) return false;
  if (therein) *out = subject_behind(self, verb, marker, limit, features, takes); /* «المرة التي تعلن فيها الوكالة» */
  if (out->first >= out->last && clause && !object) *out = source_behind(self, verb, marker, limit, features, 0);
  return out->first < out->last;
}

/* A subject before the verb stands right before it («لكن النقابة اتهمت الوزارة»), before where it was said («المدير قال
 * في تصريح لقناة»), or waits for it behind an aside («وكان النجار، الذي …، انتقد»). */
static bool is_before(const story *self, uint32_t verb, uint32_t marker, uint32_t features, range before) {
  if (before.first >= before.last || verb == 0) return false;
  bool opens = token_at(self, verb)->shape & SHAPE_BREAK, alone = !FEATURE_ENCLITIC(features);
  bool close = is_word(self, verb - 1) || is_mark(self, verb - 1, ')') || closes_quote(self, verb - 1);
  if (alone && !opens && close) return true;
  bool clause = before.last > before.first + 1 && has_trait(self, before.last - 1, TRAIT_ADJECTIVE | TRAIT_ACTING) &&
                !has_trait(self, before.last - 1, TRAIT_THE | TRAIT_NAME) &&
                has_trait(self, before.last - 2, TRAIT_THE); /* «أن المياه صالحة، حذر خبراء» */
  if (alone && is_comma(self, verb - 1) && before.first > 0 && !clause) {
    uint32_t opener = before.first - 1;
    while (opener > 0 && is_comma(self, opener)) opener--;
    if (source_is_awaiting(self, opener)) return true;
  }
  return !carries_subject(features) && verb + 1 < marker && is_preposition(self, verb + 1);
}

range source_of_verb(const story *self, uint32_t verb, uint32_t marker, uint32_t limit, uint32_t features,
                     uint32_t takes) {
  uint32_t person = FEATURE_PERSON(features);
  if (person == 1 || person == 2) return (range){0, 0};
  range made;
  if (is_settled_before(self, verb, marker, limit, features, takes, &made)) return made;
  if (FEATURE_TENSE(features) == TENSE_PRESENT && verb > 0 && has_role(self, verb - 1, ROLE(ISSUED)) &&
      !has_trait(self, verb - 1, TRAIT_THE)) {
    made = source_bare_antecedent(self, verb, features); /* «أصدر المركز بيانا يحذر من» */
    if (made.first < made.last) return made;
  }
  range before = source_before(self, verb, features);
  if (is_before(self, verb, marker, features, before)) return before;
  if (!carries_subject(features)) {
    made = subject_behind(self, verb, marker, limit, features, takes);
    if (made.first < made.last) return made;
  }
  made = before_quote(self, verb);
  if (made.first < made.last) return made;
  bool opens = token_at(self, verb)->shape & SHAPE_BREAK;
  return before.first < before.last || opens ? before : source_bare_antecedent(self, verb, features);
}

range source_behind_verb(const story *self, uint32_t verb, uint32_t marker, uint32_t limit, uint32_t features,
                         uint32_t takes) {
  if (carries_subject(features)) return (range){0, 0};
  return subject_behind(self, verb, marker, limit, features, takes);
}
