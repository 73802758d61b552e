/* source: who said it: the subject behind the verb, or before it. */
#include "annotate/found.h"

#include "annotate/grammar.h"
#include "annotate/noun_phrase.h"
#include "text/letters.h"
#include "text/token.h"

/* ---- Behind the verb ---- */

static uint32_t skip_preposition(const story *self, uint32_t i, uint32_t limit) {
  uint32_t first = is_preposition(self, i) ? i + 1 : i;
  if (first >= limit) return limit;
  uint32_t end = first, of = TRAIT_OCCASION | TRAIT_THE | TRAIT_PLACE | TRAIT_NAME | TRAIT_OUTLET | TRAIT_UNKNOWN;
  if (first + 1 < limit && is_word(self, first) && !has_trait(self, first, of) && !is_time(self, first) &&
      has_trait(self, first + 1, TRAIT_THE))
    end = first + 2; /* «في مقر الوزارة» */
  while (end < limit && !is_any_mark(self, end) &&
         (end == first || !noun_phrase_begins(self, end) || is_time(self, end) ||
          has_trait(self, end, TRAIT_NATION | TRAIT_OCCASION)))
    end++;
  return end > i ? end : i + 1;
}

/* «في بيان نقلته الوكالة», «في لقاء بثه التلفزيون»: a clause on the occasion. */
static bool is_relayed(const story *self, uint32_t i, uint32_t first) {
  if (i == first || !has_trait(self, i, TRAIT_VERB) || !self->words[i]->count) return false;
  return FEATURE_ENCLITIC(self->words[i]->items[0].features) >= ENCLITIC_HE &&
         noun_phrase_begins(self, i + 1 < self->shown.n_tokens ? i + 1 : i);
}

/* Every reading has ل attached: «للنجار», «للصحافيين»; not «لامبير». */
static bool is_attached_to(const story *self, uint32_t i) {
  const word_readings *word = self->words[i];
  for (uint32_t k = 0; k < word->count; k++)
    if (!(word->items[k].features & FEATURE_TO)) return false;
  return word->count > 0;
}

/* «بيان» is a noun before it is ب and something else. */
static bool is_free_noun(const story *self, uint32_t i) {
  const word_readings *word = self->words[i];
  for (uint32_t k = 0; k < word->count; k++)
    if (word->items[k].lexeme->kind == LEXEME_HEAD && !(word->items[k].features & (FEATURE_TO | FEATURE_BY)))
      return true;
  return false;
}

/* The token behind the circumstance that begins at i; i itself where none does. */
static uint32_t skip_one(const story *self, uint32_t i, uint32_t first, uint32_t limit) {
  const phrase_match *phrase = adverbial_phrase(self, i), *outlet = phrase_of_kind(self, i, LEXEME_OUTLET);
  bool somebody = has_trait(self, i, TRAIT_NAME | TRAIT_HEAD | TRAIT_TITLE);
  if (phrase) return phrase->tokens.last;
  if (has_role(self, i, ROLE(LATTER)) || (outlet && !(outlet->features & (FEATURE_TO | FEATURE_BY))))
    return i; /* «بي بي سي» */
  if (is_comma(self, i) || (is_number(self, i) && i > first && is_time(self, i - 1))) return i + 1;
  if (is_mark(self, i, '(')) return skip_pair(self, i, limit);
  if (is_time(self, i) || has_class(self, i, WORD_DISCOURSE | WORD_PARTICLE)) return i + 1;
  if (has_trait(self, i, TRAIT_ADVERB) && !somebody) return i + 1;
  if (is_preposition(self, i)) return skip_preposition(self, i, limit);
  if (is_lone_letter(self, i, F_LAM) && i + 1 < limit)
    return opens_quote(self, i + 1) ? skip_pair(self, i + 1, limit) : i + 2;
  if (has_trait(self, i, TRAIT_TO) && outlet) return outlet->tokens.last;
  if (is_relayed(self, i, first)) return noun_phrase_end(self, i + 1, limit, 0);
  if (has_trait(self, i, TRAIT_TO) && i == first && is_attached_to(self, i))
    return noun_phrase_end(self, i, limit, PHRASE_NO_COMMA);
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
static bool is_somebody(const story *self, range source) {
  uint32_t first = source.first;
  if (first >= source.last) return false;
  uint32_t nominal = TRAIT_NAME | TRAIT_TITLE | TRAIT_HEAD | TRAIT_OUTLET | TRAIT_PLACE | TRAIT_NATION;
  if (has_trait(self, first, nominal)) return true;
  return !has_trait(self, first, TRAIT_EVENT | TRAIT_MASDAR);
}

/* Whether the noun at i may be the subject of a verb with these features behind which it stands: «قالت الوزارة», not
 * «دعت السكان». */
static bool agrees(const story *self, uint32_t i, uint32_t features) {
  uint32_t gender = FEATURE_GENDER(features), size = is_word(self, i) ? token_at(self, i)->folded_size : 0;
  static const lexeme_kind kinds[] = {LEXEME_OUTLET, LEXEME_COUNTRY, LEXEME_TITLE, LEXEME_HEAD, LEXEME_NAME};
  if (gender == GENDER_ANY || size < 3 || is_event(self, i) || has_class(self, i, WORD_QUANTIFIER | WORD_NUMBER))
    return true;
  for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++)
    if (phrase_of_kind(self, i, kinds[k])) return true;
  const word_readings *word = self->words[i];
  bool known = gender == GENDER_M && reading_at(self, i, LEXEME_CAPITAL) && !has_trait(self, i, TRAIT_NAME);
  if (known) return false; /* «هدد واشنطن» */
  for (uint32_t k = 0; k < word->count; k++) {
    const reading *item = &word->items[k];
    bool noun =
        item->lexeme->kind == LEXEME_HEAD || item->lexeme->kind == LEXEME_TITLE || item->lexeme->kind == LEXEME_COMMON;
    if (!noun) {
      if (item->lexeme->kind != LEXEME_VERB && item->lexeme->kind != LEXEME_WORD) return true;
      continue;
    }
    uint32_t of = FEATURE_GENDER(item->features);
    if (FEATURE_NUMBER(item->features) == NUMBER_PL || FEATURE_ENCLITIC(item->features)) return true;
    if (of == GENDER_ANY || of == gender) return true;
    known = true;
  }
  return !known;
}

/* Words in the accusative: «المواطنين», «بيانا» are the object, whatever the verb. */
static bool is_accusative(const story *self, uint32_t i) {
  if (!is_word(self, i) || has_trait(self, i, TRAIT_NAME | TRAIT_OUTLET | TRAIT_PLACE)) return false;
  const word_readings *word = self->words[i];
  uint32_t size = token_at(self, i)->folded_size;
  const uint8_t *letters = folded_of(self, i);
  for (uint32_t k = 0; k < word->count; k++)
    if (word->items[k].lexeme->kind == LEXEME_HEAD && (word->items[k].features & FEATURE_ACCUSATIVE)) return true;
  if (size < 6 || letters[size - 1] != F_NOON || letters[size - 2] != F_YEH) return false;
  for (uint32_t k = 0; k < word->count; k++)
    if ((word->items[k].lexeme->kind == LEXEME_TITLE || word->items[k].lexeme->kind == LEXEME_HEAD) &&
        FEATURE_NUMBER(word->items[k].features) == NUMBER_PL)
      return true;
  return false;
}

/* The verb wants somebody before its content: «اتهم … ب», «ناشد … أن»; with one noun phrase alone it is the object. */
enum object_use { OBJECT_NONE, OBJECT_POSSIBLE, OBJECT_NEEDED };

static enum object_use object_use(const story *self, uint32_t marker, uint32_t limit, uint32_t takes) {
  if (marker >= limit) return OBJECT_NONE;
  uint32_t bit = preposition_bit(self, marker);
  if (is_complementizer(self, marker))
    bit = folded_of(self, marker)[0] == F_BEH ? TAKES_BI | TAKES_CLAUSE : TAKES_CLAUSE;
  else if (!bit && has_trait(self, marker, TRAIT_BY))
    bit = TAKES_BI;
  if (!(takes >> TAKES_OBJECT & bit)) return OBJECT_NONE;
  return takes & bit ? OBJECT_POSSIBLE : OBJECT_NEEDED;
}

/* A noun that is no adjective of the noun before it. */
static bool is_noun(const story *self, uint32_t i) {
  if (has_trait(self, i, TRAIT_ADJECTIVE | TRAIT_NATION | TRAIT_AND | TRAIT_BY | TRAIT_TO)) return false;
  if (has_trait(self, i, TRAIT_HEAD | TRAIT_TITLE | TRAIT_COMMON)) return true;
  return is_event(self, i) && !has_trait(self, i, TRAIT_ACTING); /* «المجاورة» is an adjective */
}

/* «طبيبة نفسية», «لجنة محلية» */
static bool is_bare_adjective(const story *self, uint32_t i) {
  if (has_trait(self, i, TRAIT_HEAD | TRAIT_TITLE | TRAIT_NAME | TRAIT_THE)) return false;
  if (has_trait(self, i, TRAIT_ADJECTIVE | TRAIT_NATION)) return true;
  uint32_t size = token_at(self, i)->folded_size;
  const uint8_t *letters = folded_of(self, i);
  return has_trait(self, i, TRAIT_UNKNOWN) && size > 4 && letters[size - 1] == F_HEH && letters[size - 2] == F_YEH;
}

static bool is_plural_title(const story *self, uint32_t i) {
  const reading *title = reading_at(self, i, LEXEME_TITLE);
  return title && FEATURE_NUMBER(title->features) == NUMBER_PL;
}

/* Whether the object begins at i, in words that were taken for one noun phrase from `first` on. */
static bool begins_second(const story *self, uint32_t first, uint32_t i, uint32_t end, bool needed) {
  bool definite = has_trait(self, i, TRAIT_THE), after_definite = has_trait(self, i - 1, TRAIT_THE);
  if (is_mark(self, i, '#')) return i > first + 1;
  if (!is_word(self, i) || is_preposition(self, i) || is_relative(self, i) || !is_word(self, i - 1) ||
      is_preposition(self, i - 1))
    return false;
  bool place = has_trait(self, i, TRAIT_PLACE) || phrase_of_kind(self, i, LEXEME_COUNTRY);
  bool place_before = has_trait(self, i - 1, TRAIT_PLACE) && !has_trait(self, i - 1, TRAIT_NATION);
  if (i == first + 1 && place_before)
    return place || has_trait(self, i, TRAIT_NAME) || is_noun(self, i) ||
           (has_trait(self, i, TRAIT_UNKNOWN) && !definite); /* «اتهم الكرملين واشنطن» */
  if (after_definite && place) return true;                  /* «تتهم المملكة إيران» */
  bool person = has_trait(self, i - 1, TRAIT_TITLE) && !has_trait(self, i - 1, TRAIT_NATION);
  if (definite && after_definite && is_noun(self, i) &&
      (!person || !has_trait(self, i, TRAIT_TITLE) || is_plural_title(self, i)))
    return true; /* «دعا البيان المجتمع الدولي» */
  bool name_before = has_trait(self, i - 1, TRAIT_NAME) && !has_trait(self, i - 1, TRAIT_TITLE | TRAIT_HEAD);
  if (definite && name_before && is_noun(self, i) && !has_trait(self, i, TRAIT_TITLE))
    return true; /* «سرد النجار القصة» */
  if (!definite && after_definite && i + 1 < end && (is_noun(self, i) || has_class(self, i, WORD_QUANTIFIER)) &&
      !has_trait(self, i, TRAIT_NAME) && has_trait(self, i + 1, TRAIT_THE))
    return true; /* «حذرت الهيئة شركات النقل» */
  if (definite && i > first + 1 && is_bare_adjective(self, i - 1)) return true; /* «دعت طبيبة نفسية الآباء» */
  if (!definite && i > first + 1 && is_bare_adjective(self, i - 1) && is_event(self, i) &&
      !has_trait(self, i, TRAIT_BY | TRAIT_TO | TRAIT_AND))
    return true; /* «وصف مصدر رسمي اتهام الحكومة» */
  if (!needed || i != first + 1 || end != first + 2 || definite) return false;
  const reading *given = reading_at(self, first, LEXEME_NAME);
  return has_trait(self, i, TRAIT_NAME) && has_trait(self, first, TRAIT_NAME | TRAIT_UNKNOWN) &&
         (!given || given->lexeme->sub == NAME_FAMILY); /* «وصف نصار النجار» */
}

/* «دعا البيان المجتمع الدولي إلى …»: where the subject ends and the object begins; `of.last` where there is one alone.
 */
static uint32_t object_in(const story *self, range of, bool needed) {
  for (uint32_t i = of.first + 1; i < of.last; i++) {
    if (is_relative(self, i) || is_comma(self, i)) break;
    if (begins_second(self, of.first, i, of.last, needed)) return i;
  }
  return of.last;
}

/* Nothing but time and place stands between the noun phrase and the content. */
static bool is_alone(const story *self, uint32_t end, uint32_t marker) {
  if (end >= marker) return true;
  if (!is_time(self, end) && !is_preposition(self, end) && !is_comma(self, end)) return false;
  return skip_circumstances(self, end, marker) >= marker;
}

static range source_behind(const story *self, uint32_t verb, uint32_t marker, uint32_t limit, uint32_t features,
                           unsigned options) {
  uint32_t first = skip_circumstances(self, verb + 1, marker);
  if (first >= marker || is_relative(self, first)) return (range){0, 0};
  bool occasion =
      verb + 1 < marker && is_preposition(self, verb + 1) && first > verb + 2 && !adverbial_phrase(self, verb + 1);
  if (occasion && !has_trait(self, first, TRAIT_TITLE | TRAIT_NAME))
    return (range){0, 0}; /* «وقالت في كلمة إلى الشعب إن» */
  if (occasion && first > verb + 4) return (range){0, 0};
  uint32_t end = noun_phrase_end(self, first, marker < limit ? marker : limit, options);
  range source = {first, end};
  if (is_accusative(self, first) || (features && !agrees(self, first, features))) return (range){0, 0};
  return is_somebody(self, source) || options ? source : (range){0, 0};
}

/* ---- Before the verb ---- */

/* Where the clause begins that the verb at `verb` stands in, looking back over a few tokens. */
static uint32_t clause_start(const story *self, uint32_t verb) {
  uint32_t start = sentence_start(self, verb);
  uint32_t quote = self->quote_of[verb];
  if (quote != NO_TOKEN && quote >= start) start = quote + 1;
  if (verb > 60 && start < verb - 60) start = verb - 60;
  return start;
}

static uint32_t skip_opening(const story *self, uint32_t i, uint32_t verb) {
  while (i < verb) {
    const phrase_match *phrase = adverbial_phrase(self, i);
    uint32_t nominal = TRAIT_NAME | TRAIT_HEAD | TRAIT_TITLE | TRAIT_THE;
    if (phrase && phrase->tokens.last <= verb)
      i = phrase->tokens.last;
    else if (is_any_mark(self, i) && !opens_quote(self, i))
      i++;
    else if (has_class(self, i, WORD_KANA) || is_aside(self, i))
      i++;
    else if (has_class(self, i,
                       WORD_CONJUNCTION | WORD_COMPLEMENTIZER | WORD_KANA | WORD_PARTICLE | WORD_NEGATION |
                           WORD_DISCOURSE) &&
             !has_trait(self, i, nominal))
      i++;
    else
      break;
  }
  return i;
}

/* Only words like قد, لم, لا stand between a subject and its verb. */
static bool reaches(const story *self, uint32_t end, uint32_t verb) {
  for (uint32_t i = end; i < verb; i++) {
    bool light = has_class(self, i, WORD_PARTICLE | WORD_NEGATION | WORD_KANA | WORD_PRONOUN) || is_time(self, i) ||
                 is_comma(self, i) || adverbial_phrase(self, i) || has_class(self, i, WORD_DISCOURSE);
    if (!light) return false;
  }
  return true;
}

static bool is_pronoun(const story *self, uint32_t i) { return has_class(self, i, WORD_PRONOUN); }

/* Whether what the word at i names can be one that التي or الذي points back to. */
static bool may_be(const story *self, uint32_t i, bool feminine) {
  if (is_event(self, i)) return false;
  uint32_t other = TRAIT_HEAD | TRAIT_TITLE | TRAIT_NAME | TRAIT_NATION | TRAIT_OUTLET | TRAIT_UNKNOWN | TRAIT_PLACE;
  bool thing =
      has_trait(self, i, TRAIT_COMMON) && !has_trait(self, i, other) && !phrase_of_kind(self, i, LEXEME_OUTLET);
  if (thing) return false; /* «السيارة التي» */
  const word_readings *word = self->words[i];
  for (uint32_t k = 0; k < word->count; k++) {
    const reading *item = &word->items[k];
    bool noun =
        item->lexeme->kind == LEXEME_HEAD || item->lexeme->kind == LEXEME_TITLE || item->lexeme->kind == LEXEME_NAME;
    if (!noun || FEATURE_NUMBER(item->features) == NUMBER_PL) continue;
    if (FEATURE_GENDER(item->features) == (feminine ? GENDER_M : GENDER_F)) return false;
  }
  return true;
}

/* «الهجوم الذي أعلنت الجماعة», «الغارات التي نفى الجيش»: the verb has another subject than the antecedent. */
static bool relative_agrees(const story *self, uint32_t relative, uint32_t features) {
  uint32_t gender = FEATURE_GENDER(features);
  if (has_role(self, relative, ROLE(SHE_WHO))) return gender != GENDER_M;
  return !has_role(self, relative, ROLE(HE_WHO)) || gender != GENDER_F;
}

/* «عدد من السياسيين الذين أعلنوا»: the words before the relative pronoun. */
static range antecedent(const story *self, uint32_t relative) {
  uint32_t start = clause_start(self, relative);
  uint32_t end = relative;
  if (end > start && is_comma(self, end - 1)) end--;
  bool feminine = has_role(self, relative, ROLE(SHE_WHO));
  for (uint32_t i = start; i < end; i++) {
    if (i + 12 < end || !noun_phrase_begins(self, i) || !may_be(self, i, feminine)) continue;
    bool fresh = i == start || is_any_mark(self, i - 1) || is_preposition(self, i - 1) ||
                 has_trait(self, i - 1, TRAIT_VERB) || has_trait(self, i, TRAIT_BY | TRAIT_TO) ||
                 has_class(self, i - 1, WORD_CONJUNCTION | WORD_KANA | WORD_COMPLEMENTIZER) ||
                 has_role(self, i - 1, ROLE(TOPIC) | ROLE(BUT)) ||
                 (has_trait(self, i, TRAIT_NAME | TRAIT_TITLE) && is_event(self, i - 1)); /* «غضب النجار الذي» */
    if (fresh && noun_phrase_end(self, i, end, 0) == end) return (range){i, end};
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
  if (has_trait(self, i, TRAIT_SURE_VERB) && !has_trait(self, i, TRAIT_NAME)) return true;
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

/* Behind إن, لكن, كان a noun waits for its predicate, whatever comma stands before it. */
static bool awaits_predicate(const story *self, uint32_t from, uint32_t first) {
  for (uint32_t i = from; i < first; i++)
    if (is_complementizer(self, i) || has_class(self, i, WORD_KANA) || has_role(self, i, ROLE(BUT))) return true;
  return false;
}

static range subject_from(const story *self, uint32_t from, uint32_t verb) {
  uint32_t first = skip_opening(self, from, verb);
  if (first < verb && has_trait(self, first, TRAIT_SURE_VERB) && first == from) first++;
  if (first >= verb || is_pronoun(self, first)) return (range){0, 0};
  uint32_t end = noun_phrase_end(self, first, verb, 0);
  if (end > first && ends_in_aside(self, end, verb)) return (range){first, trim_end(self, first, verb)};
  if (end == first || !reaches(self, end, verb) || !is_somebody(self, (range){first, end})) return (range){0, 0};
  if (end < verb && is_comma(self, verb - 1)) { /* a comma parts subject and verb only where another opened the aside */
    bool aside = false;
    for (uint32_t i = first; i < end; i++) aside |= is_comma(self, i);
    bool awaited = end + 1 == verb && awaits_predicate(self, from, first); /* «لكن المدير، قال» */
    if (!aside && !awaited) return (range){0, 0};
  }
  return (range){first, end};
}

/* «نشر بيانا يقول إن», «في تقارير أفادت بأن»: behind an indefinite noun the verb of its bare relative clause. */
static range bare_antecedent(const story *self, uint32_t verb, uint32_t features) {
  uint32_t start = clause_start(self, verb), end = verb;
  if (end > start && is_comma(self, end - 1)) end--;
  if (has_trait(self, verb, TRAIT_AND | TRAIT_SO) || FEATURE_ENCLITIC(features)) return (range){0, 0};
  for (uint32_t i = end > start + 10 ? end - 10 : start; i < end; i++) {
    if (has_trait(self, i, TRAIT_THE | TRAIT_NAME | TRAIT_PLACE | TRAIT_BY)) continue;
    bool fresh = end == verb && (i == start || is_preposition(self, i - 1) || has_trait(self, i - 1, TRAIT_VERB) ||
                                 has_trait(self, i, TRAIT_TO));
    if (!may_tell(self, i, features, fresh)) continue;
    if (noun_phrase_end(self, i, end, 0) == end) return (range){i, end};
  }
  return (range){0, 0};
}

/* «ورقة … يقول فيها»: what the pronoun points back to is where it is said, not who says it. */
static bool is_said_in(const story *self, uint32_t verb) {
  if (verb + 1 >= self->shown.n_tokens || !is_preposition(self, verb + 1) || has_class(self, verb + 1, WORD_PREP))
    return false;
  return has_role(self, verb + 1, ROLE(THEREIN));
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
  if (FEATURE_NUMBER(features) == NUMBER_DUAL) return false;
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

enum { BOUNDARIES_MAX = 4 };

range source_before(const story *self, uint32_t verb, uint32_t features) {
  uint32_t start = clause_start(self, verb);
  if (verb > start && is_relative(self, verb - 1) && !FEATURE_ENCLITIC(features))
    return relative_agrees(self, verb - 1, features) ? antecedent(self, verb - 1) : (range){0, 0};
  uint32_t relative = relative_behind(self, verb, start); /* «الوزيرة التي كانت قد أعلنت» */
  if (relative != NO_TOKEN && !FEATURE_ENCLITIC(features))
    return relative_agrees(self, relative, features) ? antecedent(self, relative) : (range){0, 0};
  if (!FEATURE_ENCLITIC(features) && is_joined_subject(self, verb, features)) return (range){verb - 1, verb};
  if (has_trait(self, verb, TRAIT_AND | TRAIT_SO) || is_said_in(self, verb)) return (range){0, 0};
  /* from the nearest boundary outwards: the first stretch of words that is one noun phrase up to the verb */
  int boundaries = 0;
  for (uint32_t i = verb; i-- > start && boundaries < BOUNDARIES_MAX;) {
    if (!is_boundary(self, i, verb)) continue;
    range subject = subject_from(self, i, verb);
    if (subject.first < subject.last) return is_comma(self, i) ? widened(self, subject, i, start, verb) : subject;
    bool light = has_class(self, i, WORD_KANA | WORD_PARTICLE) || is_comma(self, i) || is_relative(self, i);
    if (!light) return (range){0, 0};
    boundaries++;
  }
  return boundaries < BOUNDARIES_MAX ? subject_from(self, start, verb) : (range){0, 0};
}

/* «إنه أخبر الرئيس …», «التي دانت الواقعة»: the subject is known before the verb, so what follows is its object. */
static bool subject_is_known(const story *self, uint32_t verb, uint32_t features) {
  if (verb == 0 || (token_at(self, verb)->shape & SHAPE_BREAK)) return false;
  if (is_relative(self, verb - 1) && !relative_agrees(self, verb - 1, features)) return false;
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
  uint32_t start = clause_start(self, verb);
  if (start + 2 >= verb || !has_role(self, start, ROLE(TOPIC))) return (range){0, 0};
  uint32_t end = noun_phrase_end(self, start + 1, so, 0);
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

range source_of_verb(const story *self, uint32_t verb, uint32_t marker, uint32_t limit, uint32_t features,
                     uint32_t takes) {
  uint32_t person = FEATURE_PERSON(features);
  if (person == 1 || person == 2) return (range){0, 0};
  bool object = takes >> TAKES_OBJECT; /* an object may stand behind the subject */
  bool clause = marker < limit && is_complementizer(self, marker);
  bool relative = verb > 0 && is_relative(self, verb - 1); /* «التي تقول واشنطن إنها» */
  range topic = topic_of(self, verb);
  if (topic.first < topic.last) return topic;
  bool therein = relative && is_said_in(self, verb);
  if (!therein && subject_is_known(self, verb, features) && (object || !clause || !relative))
    return source_before(self, verb, features);
  bool behind_first = !carries_subject(features);
  bool opens = token_at(self, verb)->shape & SHAPE_BREAK;
  if (therein && behind_first) { /* «المرة التي تعلن فيها الوكالة» */
    range behind = source_behind(self, verb, marker, limit, features, object ? PHRASE_BEFORE_OBJECT : 0);
    if (behind.first < behind.last) return behind;
  }
  if (relative && clause && !object && behind_first) { /* «الضربات التي تقول واشنطن إنها» */
    range behind = source_behind(self, verb, marker, limit, features, 0);
    if (behind.first < behind.last) return behind;
  }
  bool close = verb > 0 && (is_word(self, verb - 1) || is_mark(self, verb - 1, ')') || closes_quote(self, verb - 1));
  if (!FEATURE_ENCLITIC(features) && !opens && close) { /* «لكن النقابة اتهمت الوزارة» */
    range before = source_before(self, verb, features);
    if (before.first < before.last) return before;
  }
  if (behind_first && verb + 1 < marker && is_preposition(self, verb + 1)) { /* «مدير المستشفى قال في تصريح لقناة» */
    range before = source_before(self, verb, features);
    if (before.first < before.last) return before;
  }
  if (behind_first) {
    enum object_use use = object_use(self, marker, limit, takes);
    unsigned options = object ? PHRASE_BEFORE_OBJECT | (use == OBJECT_NEEDED ? 0u : PHRASE_NO_PERSON) : 0u;
    range behind = source_behind(self, verb, marker, limit, features, options);
    bool whole = use && behind.first == verb + 1 && has_role(self, behind.first, ROLE(WHOLE));
    if (whole && !is_preposition(self, behind.first + 1)) behind = (range){0, 0}; /* «دعا كافة الأطراف إلى» */
    if (behind.first < behind.last && !FEATURE_ENCLITIC(features) && is_alone(self, behind.last, marker)) {
      uint32_t second = use ? object_in(self, behind, use == OBJECT_NEEDED) : behind.last;
      if (second == behind.last && use == OBJECT_NEEDED) behind = (range){0, 0};
      behind.last = second < behind.last ? second : behind.last;
    }
    if (behind.first < behind.last) return behind;
  }
  range quoted = before_quote(self, verb);
  if (quoted.first < quoted.last) return quoted;
  range before = source_before(self, verb, features);
  return before.first < before.last || opens ? before : bare_antecedent(self, verb, features);
}

/* ---- Of an act before it ---- */

/* The reading by which the token at i is a finite verb whose subject has that gender, or NULL. */
static const reading *act_reading(const story *self, uint32_t i, uint32_t gender) {
  if (!has_trait(self, i, TRAIT_VERB) || has_trait(self, i, TRAIT_NAME | TRAIT_THE | TRAIT_PLACE)) return NULL;
  bool opens = i == 0 || (token_at(self, i)->shape & SHAPE_BREAK) || !is_word(self, i - 1) ||
               has_class(self, i - 1, WORD_PARTICLE | WORD_CONJUNCTION | WORD_NEGATION | WORD_KANA);
  if (!has_trait(self, i, TRAIT_SURE_VERB) && !opens) return NULL;
  if (i > 0 && has_class(self, i - 1, WORD_PREP)) return NULL; /* «على رأس الوفد» */
  const word_readings *word = self->words[i];
  for (uint32_t k = 0; k < word->count; k++) {
    const reading *item = &word->items[k];
    uint32_t tense = FEATURE_TENSE(item->features), of = FEATURE_GENDER(item->features);
    if (item->lexeme->kind == LEXEME_VERB && (tense == TENSE_PAST || tense == TENSE_PRESENT) &&
        FEATURE_PERSON(item->features) == 3 && FEATURE_NUMBER(item->features) <= NUMBER_SG &&
        !(item->features & FEATURE_VOICE_PASSIVE) && (of == gender || of == GENDER_ANY || gender == GENDER_ANY))
      return item;
  }
  return NULL;
}

/* Inside a relative clause, or behind أن: what is done there is not what the sentence tells. */
static bool is_inner_act(const story *self, uint32_t act, uint32_t start) {
  for (uint32_t i = act; i-- > start && act - i < 8;) {
    if (is_relative(self, i) || is_complementizer(self, i)) return true;
    if (is_comma(self, i) || has_trait(self, i, TRAIT_SURE_VERB)) return false;
  }
  return false;
}

/* Somebody, not a thing: what acts. */
static bool may_act(const story *self, uint32_t i) {
  if (is_event(self, i)) return false;
  const reading *head = reading_at(self, i, LEXEME_HEAD);
  bool thing = head && (head->lexeme->sub == HEAD_PLACE || head->lexeme->sub == HEAD_DOCUMENT ||
                        head->lexeme->sub == HEAD_DATA || head->lexeme->sub == HEAD_MEETING);
  if (thing) return false;
  uint32_t somebody = TRAIT_NAME | TRAIT_TITLE | TRAIT_HEAD | TRAIT_OUTLET | TRAIT_PLACE;
  return has_trait(self, i, somebody) || phrase_of_kind(self, i, LEXEME_OUTLET) || has_role(self, i, ROLE(LATTER)) ||
         has_class(self, i, WORD_QUANTIFIER) || (has_trait(self, i, TRAIT_UNKNOWN) && !has_trait(self, i, TRAIT_THE)) ||
         is_mark(self, i, '#');
}

/* «رفض المدير العرض»: the subject of the act. */
static range actor(const story *self, uint32_t act, uint32_t cue, uint32_t features) {
  uint32_t first = skip_circumstances(self, act + 1, cue);
  range behind = {first, first};
  bool apart = first < cue && first <= act + 4 && !is_preposition(self, act + 1) && !is_accusative(self, first) &&
               agrees(self, first, features) && may_act(self, first);
  if (apart) behind.last = noun_phrase_end(self, first, cue, PHRASE_BEFORE_OBJECT | PHRASE_ANY_OBJECT);
  range before = source_before(self, act, features);
  bool known = before.first < before.last && may_act(self, before.first) &&
               (!has_trait(self, before.first, TRAIT_UNKNOWN) || behind.first >= behind.last);
  if (known) return before;
  if (behind.first < behind.last) behind.last = object_in(self, behind, false);
  return behind;
}

enum { ACT_REACH = 60 };

range source_of_act(const story *self, uint32_t cue, uint32_t features) {
  uint32_t start = clause_start(self, cue), gender = FEATURE_GENDER(features);
  for (uint32_t i = cue; i-- > start && cue - i < ACT_REACH;) {
    if (self->quote_of[i] != self->quote_of[cue]) continue;
    const reading *act = act_reading(self, i, gender);
    if (!act || is_inner_act(self, i, start)) continue;
    range found_ = actor(self, i, cue, act->features);
    if (found_.first < found_.last) return found_;
  }
  return (range){0, 0};
}
