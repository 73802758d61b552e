/* source_before: a subject that stands before its verb, or that a relative pronoun points back to. */
#include "annotate/source.h"

#include "annotate/entities.h"
#include "annotate/grammar.h"
#include "annotate/noun_phrase.h"
#include "text/letters.h"
#include "text/token.h"

/* Where the clause begins that the verb at `verb` stands in, looking back over a few tokens. */
uint32_t source_clause_start(const story *self, uint32_t verb) {
  uint32_t start = sentence_start(self, verb);
  uint32_t quote = self->quote_of[verb];
  if (quote != NO_TOKEN && quote >= start) start = quote + 1;
  if (verb > 60 && start < verb - 60) start = verb - 60;
  return start;
}

/* وفي, وخلال: a circumstance that is put between the subject and its verb. */
static bool is_joined_preposition(const story *self, uint32_t i) {
  return is_preposition(self, i) && has_trait(self, i, TRAIT_AND) && folded_of(self, i)[0] == F_WAW;
}

static uint32_t skip_opening(const story *self, uint32_t i, uint32_t verb) {
  while (i < verb) {
    const phrase_match *phrase = adverbial_phrase(self, i);
    uint32_t nominal = TRAIT_NAME | TRAIT_HEAD | TRAIT_TITLE | TRAIT_THE;
    bool behind = phrase && phrase->tokens.last < verb && (phrase->lexeme->bits & WORD_PREP) &&
                  (phrase->tokens.last > i + 1 || has_trait(self, phrase->tokens.last, TRAIT_TO));
    if (behind)
      i = noun_phrase_end(self, phrase->tokens.last, verb,
                          PHRASE_NO_COMMA); /* «بعيدا عن العمل تقول», «في حالة الصين طالب» */
    else if (phrase && phrase->tokens.last <= verb)
      i = phrase->tokens.last;
    else if (is_any_mark(self, i) && !opens_quote(self, i))
      i++;
    else if (is_joined_preposition(self, i))
      break; /* «وفي حالة الصين طالب الرئيس» */
    else if (has_class(self, i, WORD_KANA) || is_aside(self, i))
      i++;
    else if (has_class(self, i,
                       WORD_CONJUNCTION | WORD_COMPLEMENTIZER | WORD_KANA | WORD_PARTICLE | WORD_NEGATION |
                           WORD_DISCOURSE) &&
             !has_trait(self, i, nominal) &&
             !(has_class(self, i, WORD_QUANTIFIER) && has_trait(self, i + 1, TRAIT_THE)))
      i++; /* but «كلا الزعيمين أشادا» */
    else
      break;
  }
  return i;
}

/* Only words like قد, لم, لا stand between a subject and its verb. */
static bool reaches(const story *self, uint32_t end, uint32_t verb) {
  for (uint32_t i = end; i < verb; i++) {
    if (i == end && is_joined_preposition(self, i)) { /* «الشرطة وفي تغريدة أعلنت» */
      i = skip_circumstances(self, i, verb);
      if (i >= verb) return true;
    }
    if (has_class(self, i, WORD_NEGATION) && has_trait(self, i, TRAIT_AND)) return false; /* «…، ولا تعترف» */
    const phrase_match *still = self->phrase_at[i] ? phrase_of_kind(self, i, LEXEME_WORD) : NULL;
    if (still && (still->lexeme->bits & WORD_KANA) && still->tokens.last <= verb) { /* «المدير لا يزال يلوم» */
      i = still->tokens.last - 1;
      continue;
    }
    bool light = has_class(self, i, WORD_PARTICLE | WORD_NEGATION | WORD_KANA | WORD_PRONOUN) || is_time(self, i) ||
                 is_comma(self, i) || adverbial_phrase(self, i) || has_class(self, i, WORD_DISCOURSE);
    if (!light) return false;
  }
  return true;
}

static bool is_pronoun(const story *self, uint32_t i) { return has_class(self, i, WORD_PRONOUN); }

/* Whether what the word at i names can be one that التي or الذي points back to. */
static bool may_be(const story *self, uint32_t i, bool feminine, bool he) {
  const reading *body = is_event(self, i) ? reading_at(self, i, LEXEME_HEAD) : NULL;
  if (is_event(self, i) && !(body && (body->lexeme->sub == HEAD_ORGANIZATION || body->lexeme->sub == HEAD_PARTY ||
                                      body->lexeme->sub == HEAD_ARMY || body->lexeme->sub == HEAD_BODY)))
    return false;
  uint32_t other = TRAIT_HEAD | TRAIT_TITLE | TRAIT_NAME | TRAIT_NATION | TRAIT_OUTLET | TRAIT_UNKNOWN | TRAIT_PLACE;
  bool thing =
      has_trait(self, i, TRAIT_COMMON) && !has_trait(self, i, other) && !phrase_of_kind(self, i, LEXEME_OUTLET);
  if (thing) return false; /* «السيارة التي» */
  const word_readings *word = self->words[i];
  bool known = false;
  for (uint32_t k = 0; k < word->count; k++) {
    const reading *item = &word->items[k];
    bool noun =
        item->lexeme->kind == LEXEME_HEAD || item->lexeme->kind == LEXEME_TITLE || item->lexeme->kind == LEXEME_NAME;
    bool many = FEATURE_NUMBER(item->features) == NUMBER_PL, two = FEATURE_NUMBER(item->features) == NUMBER_DUAL;
    if (!noun || two) continue;
    known = true;
    bool people =
        item->lexeme->kind == LEXEME_TITLE ||
        (item->lexeme->gender != GENDER_F && item->lexeme->kind == LEXEME_HEAD && item->lexeme->sub == HEAD_GROUP);
    if (many && (he || (feminine && people && !has_use(self, i, USE(THINGS))))) continue; /* «تغريدات [النجار] الذي» */
    if (many || FEATURE_GENDER(item->features) != (feminine ? GENDER_M : GENDER_F)) return true;
  }
  return !known;
}

/* «الهجوم الذي أعلنت الجماعة», «الغارات التي نفى الجيش»: the verb has another subject than the antecedent. */
bool source_relative_agrees(const story *self, uint32_t relative, uint32_t features) {
  uint32_t gender = FEATURE_GENDER(features);
  if (has_role(self, relative, ROLE(SHE_WHO))) return gender != GENDER_M;
  return !has_role(self, relative, ROLE(HE_WHO)) || gender != GENDER_F;
}

/* «رسالة تحذير [لتونس] التي أكدت»: of words to somebody and that one it is somebody who speaks. */
static uint32_t addressee_in(const story *self, range of) {
  const reading *head = reading_at(self, of.first, LEXEME_HEAD);
  if (!head || (head->lexeme->sub != HEAD_DOCUMENT && head->lexeme->sub != HEAD_MEETING)) return of.first;
  uint32_t last = of.last - 1; /* «دعت إلى الجلسة الطارئة للمنظمة [روسيا]، التي» */
  if (last > of.first && has_trait(self, last, TRAIT_PLACE) && has_trait(self, last - 1, TRAIT_THE)) return last;
  for (uint32_t i = of.first + 1; i < of.last; i++)
    if (has_trait(self, i, TRAIT_TO) && has_trait(self, i, TRAIT_PLACE | TRAIT_TITLE | TRAIT_HEAD)) return i;
  return of.first;
}

/* Somebody by name or title, or a country. */
static bool is_named_one(const story *self, uint32_t i) {
  const mention *of = mention_at(self, i);
  if (of && of->tokens.first == i) return of->type != ISNAD_ENTITY_ORGANIZATION || has_trait(self, i, TRAIT_HEAD);
  return has_trait(self, i, TRAIT_NAME | TRAIT_TITLE | TRAIT_PLACE);
}

/* Of several in the words before a singular relative pronoun it is the last that is meant: «بين باركر [وهاربر] الذي»,
 * «اللاعب من تصريحات [النجار] الذي», «المتحدث، سامر النجار، [التقارير] التي». */
static uint32_t last_of(const story *self, range of, bool feminine, bool he) {
  if (!feminine && !he) return of.first;
  for (uint32_t i = of.last; i-- > of.first + 1;) {
    if (is_relative(self, i)) break;
    bool joined =
        always_has(self, i, FEATURE_AND) && is_named_one(self, i) && has_trait(self, i - 1, TRAIT_NAME | TRAIT_PLACE);
    bool words = has_trait(self, i - 1, TRAIT_NOUN_OF_SAYING | TRAIT_EVENT | TRAIT_OCCASION) && i > of.first + 1 &&
                 is_preposition(self, i - 2) && !has_trait(self, i - 1, TRAIT_THE | TRAIT_HEAD | TRAIT_TITLE) &&
                 is_named_one(self, i);
    bool listed = is_comma(self, i - 1) && has_trait(self, i, TRAIT_THE) &&
                  !has_trait(self, i, TRAIT_TITLE | TRAIT_NAME | TRAIT_PLACE | TRAIT_UNKNOWN | TRAIT_AND) && feminine &&
                  reading_at(self, i, LEXEME_HEAD);
    if ((joined || words || listed) && may_be(self, i, feminine, he) && noun_phrase_end(self, i, of.last, 0) == of.last)
      return i;
  }
  return of.first;
}

/* «استقبل الرئيس [الوزير] الذي أكد»: behind a verb the words may be its subject and its object, which is meant. */
static uint32_t behind_subject(const story *self, uint32_t i, uint32_t end, bool feminine, bool he) {
  if (i == 0 || !has_trait(self, i - 1, TRAIT_VERB) || (!feminine && !he)) return i;
  uint32_t second = noun_phrase_end(self, i, end, PHRASE_BEFORE_OBJECT | PHRASE_ANY_OBJECT | PHRASE_NO_PERSON);
  if (second >= end) second = source_object_in(self, (range){i, end}, false);
  const reading *one = reading_at(self, i, LEXEME_TITLE),
                *two = i + 1 < end ? reading_at(self, i + 1, LEXEME_TITLE) : NULL;
  bool offices = one && two && one->lexeme->sub == TITLE_OFFICE && two->lexeme->sub == TITLE_OFFICE &&
                 (one->features & FEATURE_THE) && (two->features & FEATURE_THE);
  if (offices) second = i + 1;
  bool splits = second > i && second < end && is_word(self, second) && noun_phrase_begins(self, second) &&
                may_be(self, second, feminine, he) && !is_event(self, second);
  return splits && noun_phrase_end(self, second, end, 0) == end ? second : i;
}

/* «عدد من السياسيين الذين أعلنوا»: the words before the relative pronoun. */
static range antecedent(const story *self, uint32_t relative) {
  uint32_t start = source_clause_start(self, relative);
  uint32_t end = relative;
  if (end > start && is_comma(self, end - 1)) end--;
  if (end > start && has_role(self, end - 1, ROLE(TURN))) return (range){0, 0}; /* «الأمر الذي يشير إلى» */
  bool feminine = has_role(self, relative, ROLE(SHE_WHO));
  bool he = has_role(self, relative, ROLE(HE_WHO)), passed = false;
  for (uint32_t i = start; i < end; i++) {
    if (i + 12 < end || !noun_phrase_begins(self, i) || is_time(self, i)) continue;
    bool other = !may_be(self, i, feminine, he), whose = passed; /* «تغريدات النجار الذي» */
    passed = other && !has_trait(self, i, TRAIT_THE);
    if (other) continue;
    bool fresh = i == start || is_any_mark(self, i - 1) || is_preposition(self, i - 1) ||
                 has_trait(self, i - 1, TRAIT_VERB) || has_trait(self, i, TRAIT_BY | TRAIT_TO) ||
                 has_class(self, i - 1, WORD_CONJUNCTION | WORD_KANA | WORD_COMPLEMENTIZER) ||
                 has_role(self, i - 1, ROLE(TOPIC) | ROLE(BUT) | ROLE(IS)) ||
                 (has_trait(self, i, TRAIT_NAME | TRAIT_TITLE | TRAIT_PLACE) &&
                  (is_event(self, i - 1) || whose)); /* «غضب النجار الذي» */
    if (!fresh && i > start && is_word(self, i - 1) && has_trait(self, i - 1, TRAIT_THE)) {
      const reading *thing =
          reading_at(self, i - 1, LEXEME_HEAD); /* «في اللقاء هاني سليم الذي», «نفذ الهجوم تنظيم مسلح أعلن» */
      bool met = thing && thing->lexeme->sub == HEAD_MEETING && has_trait(self, i, TRAIT_NAME | TRAIT_TITLE);
      bool another = has_trait(self, i, TRAIT_HEAD | TRAIT_TITLE) && is_event(self, i - 1) &&
                     !has_trait(self, i, TRAIT_THE | TRAIT_AND | TRAIT_BY | TRAIT_TO);
      fresh = met || another;
    }
    if (!fresh || noun_phrase_end(self, i, end, 0) != end) continue;
    uint32_t last = last_of(self, (range){i, end}, feminine, he);
    if (last == i) last = i = behind_subject(self, i, end, feminine, he);
    return (range){last > i ? last : addressee_in(self, (range){i, end}), end};
  }
  return (range){0, 0};
}

/* Whether the indefinite noun at i may be the subject of the verb that follows it: a document, data, and people that
 * are no adjective of another noun; a plural of things has its verb in the feminine. */
static bool may_tell(const story *self, uint32_t i, uint32_t features, bool fresh) {
  const word_readings *word = self->words[i];
  bool feminine = FEATURE_GENDER(features) == GENDER_F;
  for (uint32_t k = 0; k < word->count; k++) {
    const reading *item = &word->items[k];
    bool words =
        item->lexeme->kind == LEXEME_NOUN ||
        (item->lexeme->kind == LEXEME_HEAD && (item->lexeme->sub == HEAD_DOCUMENT || item->lexeme->sub == HEAD_DATA));
    bool people =
        item->lexeme->kind == LEXEME_TITLE ||
        (item->lexeme->kind == LEXEME_HEAD && (item->lexeme->sub == HEAD_GROUP || item->lexeme->sub == HEAD_PARTY));
    if (!words && !(people && fresh)) continue;
    if (FEATURE_ENCLITIC(item->features)) return false;
    if (FEATURE_NUMBER(item->features) == NUMBER_DUAL) continue;
    bool plural = FEATURE_NUMBER(item->features) == NUMBER_PL;
    uint32_t gender = plural ? GENDER_F : FEATURE_GENDER(item->features);
    if (gender == GENDER_ANY || (gender == GENDER_F) == feminine) return true;
  }
  return false;
}

/* Where a clause may begin: behind these a new subject can stand. */
static bool is_boundary(const story *self, uint32_t i, uint32_t verb) {
  uint32_t nominal = TRAIT_NAME | TRAIT_HEAD | TRAIT_THE | TRAIT_TITLE;
  if (is_complementizer(self, i) || (is_comma(self, i) && i + 1 < verb) || is_colon(self, i) || is_relative(self, i))
    return true;
  if (is_mark(self, i, '.') && i + 1 < verb && (token_at(self, i + 1)->shape & SHAPE_SPACE)) return true;
  const phrase_match *phrase = i > 0 ? adverbial_phrase(self, i - 1) : NULL; /* «تحت ضغط الشارع أعلن» */
  bool in_phrase = phrase && phrase->tokens.last == i + 1 && (phrase->lexeme->bits & WORD_PREP);
  if (has_trait(self, i, TRAIT_SURE_VERB) && !has_trait(self, i, TRAIT_NAME) && !in_phrase) return true;
  return has_class(self, i, WORD_CONJUNCTION | WORD_KANA) && !has_trait(self, i, nominal);
}

/* «المحلل فلان، من مؤسسة كذا، توقع أن»: a prepositional aside between commas belongs to the subject. */
static bool ends_in_aside(const story *self, uint32_t end, uint32_t verb) {
  if (end + 3 >= verb || verb - end > 12 || !is_comma(self, end) || !is_comma(self, verb - 1)) return false;
  if (!has_role(self, end + 1, ROLE(FROM)) && !has_role(self, end + 1, ROLE(IN))) return false;
  for (uint32_t i = end + 1; i + 1 < verb; i++)
    if (is_comma(self, i) || has_trait(self, i, TRAIT_SURE_VERB) || is_time(self, i) ||
        has_trait(self, i, TRAIT_OCCASION))
      return false;
  return true;
}

bool source_is_awaiting(const story *self, uint32_t i) {
  return is_complementizer(self, i) || has_class(self, i, WORD_KANA) || has_role(self, i, ROLE(BUT));
}

static bool awaits_predicate(const story *self, uint32_t from, uint32_t first) {
  for (uint32_t i = from; i < first; i++)
    if (source_is_awaiting(self, i)) return true;
  return false;
}

/* Words between two commas, the second right before the verb or its قد: they part a subject that waits from its verb.
 */
static bool is_between_commas(const story *self, uint32_t end, uint32_t verb) {
  uint32_t close = verb;
  while (close > end && has_class(self, close - 1, WORD_PARTICLE | WORD_KANA | WORD_NEGATION)) close--;
  if (close < end + 3 || close - end > 30 || !is_comma(self, end) || !is_comma(self, close - 1)) return false;
  bool clause =
      is_relative(self, end + 1) || (has_role(self, end + 1, ROLE(IS)) && has_trait(self, end + 1, TRAIT_AND));
  for (uint32_t i = end + 1; i + 1 < close; i++) {
    if (is_complementizer(self, i) || is_colon(self, i)) return false;
    if (!clause && (is_comma(self, i) || has_trait(self, i, TRAIT_SURE_VERB))) return false;
  }
  return true;
}

/* «احتجزت الشرطة رجلا [قالت]»: an indefinite noun behind a definite one is the object of the verb before. */
static bool ends_in_object(const story *self, uint32_t first, uint32_t verb) {
  uint32_t definite = TRAIT_THE | TRAIT_NAME | TRAIT_PLACE | TRAIT_OUTLET;
  if (verb < first + 2 || !is_word(self, verb - 1) || !has_trait(self, first, definite) || is_number(self, verb - 2))
    return false;
  for (uint32_t i = first; i < verb; i++)
    if (is_comma(self, i)) return false;
  uint32_t other = definite | TRAIT_NATION | TRAIT_UNKNOWN | TRAIT_AND;
  if (has_trait(self, verb - 1, other) || mention_at(self, verb - 1) || is_time(self, verb - 1)) return false;
  if (!has_trait(self, verb - 1, TRAIT_HEAD | TRAIT_TITLE | TRAIT_COMMON)) return false;
  return has_trait(self, verb - 2, definite) && !has_trait(self, verb - 2, TRAIT_UNKNOWN) && !is_event(self, verb - 2);
}

static range subject_from(const story *self, uint32_t from, uint32_t verb) {
  uint32_t first = skip_opening(self, from, verb);
  if (first < verb && has_trait(self, first, TRAIT_SURE_VERB) && first == from) first++;
  if (first >= verb || is_pronoun(self, first)) return (range){0, 0};
  if (has_trait(self, first, TRAIT_TO | TRAIT_BY) && is_event(self, first) &&
      !has_trait(self, first, TRAIT_HEAD | TRAIT_PLACE))
    return (range){0, 0}; /* «للمساعدة على التوفير يحث» */
  uint32_t end = noun_phrase_end(self, first, verb, 0);
  if (end == verb && first > from && has_trait(self, first - 1, TRAIT_VERB) && ends_in_object(self, first, verb))
    return (range){0, 0};
  bool counted = is_number(self, first) && end == first + 2 && first > 0 && has_trait(self, first - 1, TRAIT_VERB);
  if (counted && has_trait(self, first + 1, TRAIT_ADVERB | TRAIT_COMMON) &&
      folded_of(self, first + 1)[token_at(self, first + 1)->folded_size - 1] == F_ALEF)
    return (range){0, 0}; /* «رزمة تضم تسع صور قالت إنها» */
  if (end > first && ends_in_aside(self, end, verb)) return (range){first, trim_end(self, first, verb)};
  if (end > first && awaits_predicate(self, from, first) && is_between_commas(self, end, verb))
    return (range){first, end}; /* «وكانت تقارير، أي قبل عامين، قد تحدثت» */
  if (end == first || !reaches(self, end, verb) || !source_is_somebody(self, (range){first, end})) return (range){0, 0};
  if (end < verb && is_comma(self, verb - 1)) { /* a comma parts subject and verb only where another opened the aside */
    bool aside = false, opens = first <= sentence_start(self, verb) + 1; /* «والنجار الذي زار الميناء، قال» */
    for (uint32_t i = first; i < end; i++) aside |= is_comma(self, i) || (opens && is_relative(self, i));
    bool awaited = end + 1 == verb && awaits_predicate(self, from, first); /* «لكن المدير، قال» */
    if (!aside && !awaited) return (range){0, 0};
  }
  return (range){first, end};
}

/* «نشر بيانا يقول إن», «في تقارير أفادت بأن»: behind an indefinite noun the verb of its bare relative clause. */
range source_bare_antecedent(const story *self, uint32_t verb, uint32_t features) {
  uint32_t start = source_clause_start(self, verb), end = verb;
  if (end > start && is_comma(self, end - 1)) end--;
  uint32_t enclitic = FEATURE_ENCLITIC(features), gender = FEATURE_GENDER(features);
  bool other = (enclitic == ENCLITIC_HE && gender == GENDER_F) || (enclitic == ENCLITIC_SHE && gender == GENDER_M);
  if (has_trait(self, verb, TRAIT_AND | TRAIT_SO) || (enclitic && !other)) return (range){0, 0}; /* «لامرأة اتهمته» */
  if (source_is_said_in(self, verb)) return (range){0, 0}; /* «نشرت البعثة صورة ذكرت فيها» */
  if (end > start && has_role(self, end - 1, ROLE(WHAT))) return (range){0, 0};
  for (uint32_t i = end > start + 10 ? end - 10 : start; i < end; i++) {
    bool text = has_role(self, i, ROLE(ISSUED)) && !has_trait(self, i, TRAIT_THE); /* «بيانا» is no «يانا» behind ب */
    if (!text && has_trait(self, i, TRAIT_THE | TRAIT_NAME | TRAIT_PLACE | TRAIT_BY)) continue;
    bool fresh = end == verb && (i == start || is_preposition(self, i - 1) || has_trait(self, i - 1, TRAIT_VERB) ||
                                 has_trait(self, i, TRAIT_TO));
    if (!may_tell(self, i, features, fresh)) continue;
    if (enclitic && !has_trait(self, i, TRAIT_TITLE | TRAIT_HEAD)) continue;
    uint32_t behind = noun_phrase_end(self, i, end, 0);
    const reading *head = behind > i ? reading_at(self, i, LEXEME_HEAD) : NULL;
    bool document = head && head->lexeme->sub == HEAD_DOCUMENT && FEATURE_TENSE(features) == TENSE_PRESENT &&
                    has_role(self, behind, ROLE(IN_FRONT) | ROLE(UPON) | ROLE(THROUGH) | ROLE(TOWARD) | ROLE(IN));
    if (behind == end) return (range){i, end};
    if (document && skip_circumstances(self, behind, end) >= end)
      return (range){i, behind}; /* «شكوى أمام محكمة تطالب ب» */
  }
  return (range){0, 0};
}

/* «ورقة … يقول فيها»: what the pronoun points back to is where it is said, not who says it. */
bool source_is_said_in(const story *self, uint32_t verb) {
  if (verb + 1 >= self->shown.n_tokens || !is_preposition(self, verb + 1) || has_class(self, verb + 1, WORD_PREP))
    return false;
  return has_role(self, verb + 1, ROLE(THEREIN));
}

/* «الشركة التي وصفتها», «لأشخاص وصفتهم»: before a verb with its pronoun stands what is spoken of. */
static bool is_spoken_of(const story *self, uint32_t i) {
  if (is_relative(self, i)) return true;
  uint32_t definite = TRAIT_THE | TRAIT_NAME | TRAIT_PLACE | TRAIT_OUTLET | TRAIT_ADJECTIVE | TRAIT_UNKNOWN;
  return has_trait(self, i, TRAIT_HEAD | TRAIT_TITLE | TRAIT_COMMON) && !has_trait(self, i, definite);
}

/* The relative pronoun before a verb, where light words alone stand between: «التي كانت قد», «الذي لم». */
static uint32_t relative_behind(const story *self, uint32_t verb, uint32_t start) {
  if (verb == start || !has_class(self, verb - 1, WORD_KANA | WORD_PARTICLE | WORD_NEGATION)) return NO_TOKEN;
  for (uint32_t i = verb; i-- > start && verb - i < 5;) {
    if (is_relative(self, i)) return i;
    if (!has_class(self, i, WORD_KANA | WORD_PARTICLE | WORD_NEGATION)) break;
  }
  return NO_TOKEN;
}

/* «… والبعض يقول», «… وموسكو تنفي»: a clause of its own begins with the one word before the verb. */
static bool is_joined_subject(const story *self, uint32_t verb, uint32_t features) {
  if (verb < 2 || !has_trait(self, verb - 1, TRAIT_AND) || (token_at(self, verb)->shape & SHAPE_BREAK)) return false;
  if (FEATURE_NUMBER(features) == NUMBER_DUAL || is_time(self, verb - 1)) return false; /* «والأحد اعتبرت دمشق» */
  const word_readings *word = self->words[verb - 1];
  for (uint32_t k = 0; k < word->count; k++) {
    const reading *item = &word->items[k];
    if (!(item->features & FEATURE_AND)) continue;
    bool some =
        item->lexeme->kind == LEXEME_WORD && (item->lexeme->bits & WORD_QUANTIFIER) && (item->features & FEATURE_THE);
    bool group = item->lexeme->kind == LEXEME_HEAD && item->lexeme->sub == HEAD_GROUP;
    if (some || group || item->lexeme->kind == LEXEME_CAPITAL) return true;
  }
  return false;
}

/* «كان الرئيس، سامر النجار، قد أعلن»: what stands between commas is part of what stands before it. */
static range widened(const story *self, range subject, uint32_t from, uint32_t start, uint32_t verb) {
  for (uint32_t i = from; i-- > start && from - i < 12;) {
    if (!is_boundary(self, i, verb) && i != start) continue;
    range wider = subject_from(self, i, verb);
    if (wider.first < subject.first && wider.last >= subject.last) return wider;
    if (!is_comma(self, i)) break;
  }
  return subject;
}

/* A verb behind its subject agrees with it in full: «القضاة … أكدوا», not «القضاة … أكد [المتهمان]». */
static bool agrees_behind(const story *self, uint32_t i, uint32_t features) {
  bool feminine = FEATURE_GENDER(features) == GENDER_F;
  const phrase_match *text = phrase_of_kind(self, i, LEXEME_HEAD);
  if (text && (text->lexeme->sub == HEAD_DOCUMENT || text->lexeme->sub == HEAD_DATA) &&
      FEATURE_NUMBER(features) == NUMBER_SG && FEATURE_NUMBER(text->features) == NUMBER_SG &&
      FEATURE_GENDER(text->features) == (feminine ? GENDER_M : GENDER_F))
    return false; /* «نشرت الصحيفة مقطع فيديو قالت إنه» */
  if (FEATURE_NUMBER(features) != NUMBER_SG || !is_word(self, i) || self->phrase_at[i]) return true;
  if (has_role(self, i + 1, ROLE(FROM))) return true; /* «عدد من المنظمات انتقدت» */
  const word_readings *word = self->words[i];
  bool known = false;
  const reading *title = reading_at(self, i, LEXEME_TITLE); /* «قضاة» is a word of its own among the heads */
  if (has_use(self, i, USE(THINGS))) return feminine;       /* «مصادر ذكرت» */
  if (title && FEATURE_NUMBER(title->features) == NUMBER_PL && !FEATURE_ENCLITIC(title->features)) return false;
  for (uint32_t k = 0; k < word->count; k++) {
    const reading *item = &word->items[k];
    uint32_t kind = item->lexeme->kind, number = FEATURE_NUMBER(item->features), of = FEATURE_GENDER(item->features);
    if (kind >= LEXEME_GRAMMAR || kind == LEXEME_SORT || kind == LEXEME_VERB) continue;
    if (kind != LEXEME_TITLE && kind != LEXEME_HEAD) return true;
    if (FEATURE_ENCLITIC(item->features)) return true;
    bool people = kind == LEXEME_TITLE || item->lexeme->sub == HEAD_GROUP;
    bool fits = number == NUMBER_PL ? (!people || kind == LEXEME_HEAD) && feminine
                                    : number != NUMBER_DUAL && (of == GENDER_ANY || (of == GENDER_F) == feminine);
    if (fits) return true;
    known = true;
  }
  return !known;
}

static bool is_pointing_back(const story *self, uint32_t i) { return has_pronoun(self, i, 1u << LEXEME_VERB); }

static bool is_bare(const story *self, uint32_t verb, uint32_t features) {
  range bare = source_bare_antecedent(self, verb, features);
  return bare.first < bare.last;
}

/* «لكن المدير، وهو الذي أسس الشركة، قال»: the subject before a clause between commas that has a verb of its own. */
static range before_clause(const story *self, uint32_t start, uint32_t verb) {
  uint32_t close = verb;
  while (close > start && has_class(self, close - 1, WORD_PARTICLE | WORD_KANA | WORD_NEGATION)) close--;
  if (close < start + 4 || !is_comma(self, close - 1)) return (range){0, 0};
  for (uint32_t i = close - 1; i-- > start && close - i < 32;) {
    bool clause = is_relative(self, i + 1) || (has_role(self, i + 1, ROLE(IS)) && has_trait(self, i + 1, TRAIT_AND));
    if (!clause || (!is_comma(self, i) && !is_relative(self, i + 1))) continue;
    for (uint32_t k = i; k-- > start && i - k < 14;)
      if (source_is_awaiting(self, k)) return subject_from(self, k, verb);
    return i < start + 14 ? subject_from(self, start, verb) : (range){0, 0};
  }
  return (range){0, 0};
}

enum { BOUNDARIES_MAX = 4 };

/* «خلافا للوزير أعلنت», «بالنسبة للانتخابات قال»: words behind ب or ل are no subject. */
static range unless_oblique(const story *self, range of) {
  bool oblique = of.first < of.last && is_word(self, of.first) &&
                 !has_trait(self, of.first, TRAIT_NAME | TRAIT_UNKNOWN) &&
                 always_has(self, of.first, FEATURE_BY | FEATURE_TO);
  return oblique ? (range){0, 0} : of;
}

range source_before(const story *self, uint32_t verb, uint32_t features) {
  if (features & FEATURE_TO) return (range){0, 0}; /* «وعاد النجار ليقول إن»: of the act before */
  uint32_t start = source_clause_start(self, verb);
  if (verb > start && is_relative(self, verb - 1) && !FEATURE_ENCLITIC(features))
    return source_relative_agrees(self, verb - 1, features) ? antecedent(self, verb - 1) : (range){0, 0};
  if (verb > start + 1 && is_time(self, verb - 1) && has_role(self, verb - 2, ROLE(IN)) &&
      is_preposition(self, verb - 2))
    return (range){0, 0}; /* «في وقت قال المرصد» */
  if (verb > start && has_role(self, verb - 1, ROLE(WHAT))) return (range){0, 0}; /* «كشف عما قال إنه» */
  if (verb > start && FEATURE_ENCLITIC(features) >= ENCLITIC_HE && is_spoken_of(self, verb - 1)) return (range){0, 0};
  uint32_t relative = relative_behind(self, verb, start); /* «الوزيرة التي كانت قد أعلنت» */
  if (relative != NO_TOKEN && !FEATURE_ENCLITIC(features))
    return source_relative_agrees(self, relative, features) ? antecedent(self, relative) : (range){0, 0};
  if (!FEATURE_ENCLITIC(features) && is_joined_subject(self, verb, features)) return (range){verb - 1, verb};
  bool joined = features ? (features & (FEATURE_AND | FEATURE_SO)) : has_trait(self, verb, TRAIT_AND | TRAIT_SO);
  joined |= verb > start && has_role(self, verb - 1, ROLE(ALREADY)) &&
            has_trait(self, verb - 1, TRAIT_AND | TRAIT_SO) &&
            is_comma(self, verb - 2 < verb ? verb - 2 : 0); /* «السوق واسعة، فقد أوردت مواقع» */
  if (joined || source_is_said_in(self, verb)) return (range){0, 0};
  range parted = before_clause(self, start, verb);
  if (parted.first < parted.last && agrees_behind(self, parted.first, features)) return parted;
  /* from the nearest boundary outwards: the first stretch of words that is one noun phrase up to the verb */
  int boundaries = 0;
  range inner = {0,
                 0}; /* «الوزيرة التي زارت [المدينة] أكدت»: the object in a relative clause, unless nobody is outside */
  for (uint32_t i = verb; i-- > start && boundaries < BOUNDARIES_MAX;) {
    if (is_pronoun(self, i) && i > start && is_comma(self, i - 1) && has_trait(self, i, TRAIT_AND))
      return (range){0, 0}; /* «…، وهي لطالما نفت» */
    const phrase_match *still = i > start && self->phrase_at[i - 1] ? phrase_of_kind(self, i - 1, LEXEME_WORD) : NULL;
    if (still && still->tokens.last == i + 1 && (still->lexeme->bits & WORD_KANA)) continue; /* «لا يزال يلوم» */
    if (!is_boundary(self, i, verb) || is_joined_preposition(self, i)) continue;
    range subject = subject_from(self, i, verb);
    bool hidden = i > start && has_class(self, i - 1, WORD_NEGATION) && is_pointing_back(self, i);
    bool within = i > start && (is_relative(self, i - 1) || hidden) && has_trait(self, i, TRAIT_VERB) &&
                  inner.first >= inner.last;
    if (within && subject.first < subject.last && !is_comma(self, verb - 1)) {
      if (agrees_behind(self, subject.first, features)) inner = unless_oblique(self, subject);
      boundaries++;
      continue;
    }
    subject = unless_oblique(self, subject);
    if (subject.first < subject.last && !agrees_behind(self, subject.first, features)) return inner;
    if (subject.first < subject.last) return is_comma(self, i) ? widened(self, subject, i, start, verb) : subject;
    bool light =
        has_class(self, i, WORD_KANA | WORD_PARTICLE) || is_comma(self, i) || is_relative(self, i) ||
        (i > start && has_class(self, i - 1, WORD_NEGATION) && is_pointing_back(self, i)) || /* «مصادر لم تسمها» */
        (i > start && verb - i < 14 && is_relative(self, i - 1) &&
         !is_bare(self, verb, features)); /* «اللجنة التي يرأسها طالبت» */
    if (!light) return inner;
    boundaries++;
  }
  range whole = boundaries < BOUNDARIES_MAX ? unless_oblique(self, subject_from(self, start, verb)) : (range){0, 0};
  bool fits = whole.first < whole.last && (inner.first >= inner.last || agrees_behind(self, whole.first, features));
  return fits ? whole : inner;
}
