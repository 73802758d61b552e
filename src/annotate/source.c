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
  return word->kinds || word->roles; /* what a word is worth in an amount or a time says nothing here */
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

static range source_behind(const story *self, uint32_t verb, uint32_t marker, uint32_t limit, unsigned options) {
  uint32_t first = skip_circumstances(self, verb + 1, marker);
  if (first >= marker || is_relative(self, first)) return (range){0, 0};
  bool occasion =
      verb + 1 < marker && is_preposition(self, verb + 1) && first > verb + 2 && !adverbial_phrase(self, verb + 1);
  if (occasion && !has_trait(self, first, TRAIT_TITLE | TRAIT_NAME))
    return (range){0, 0}; /* «وقالت في كلمة إلى الشعب إن» */
  if (occasion && first > verb + 4) return (range){0, 0};
  uint32_t end = noun_phrase_end(self, first, marker < limit ? marker : limit, options);
  range source = {first, end};
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

/* «عدد من السياسيين الذين أعلنوا»: the words before the relative pronoun. */
static range antecedent(const story *self, uint32_t relative) {
  uint32_t start = clause_start(self, relative);
  uint32_t end = relative;
  if (end > start && is_comma(self, end - 1)) end--;
  bool feminine = has_role(self, relative, ROLE(SHE_WHO));
  for (uint32_t i = start; i < end; i++) {
    if (i + 12 < end || !noun_phrase_begins(self, i) || !may_be(self, i, feminine)) continue;
    bool fresh = i == start || is_any_mark(self, i - 1) || is_preposition(self, i - 1) ||
                 has_trait(self, i - 1, TRAIT_VERB) || has_trait(self, i, TRAIT_BY | TRAIT_TO);
    if (fresh && noun_phrase_end(self, i, end, 0) == end) return (range){i, end};
  }
  return (range){0, 0};
}

/* Where a clause may begin: behind these a new subject can stand. */
static bool is_boundary(const story *self, uint32_t i, uint32_t verb) {
  uint32_t nominal = TRAIT_NAME | TRAIT_HEAD | TRAIT_THE | TRAIT_TITLE;
  if (is_complementizer(self, i) || (is_comma(self, i) && i + 1 < verb) || is_colon(self, i) || is_relative(self, i))
    return true;
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
    if (!aside) return (range){0, 0};
  }
  return (range){first, end};
}

/* «ورقة … يقول فيها»: what the pronoun points back to is where it is said, not who says it. */
static bool is_said_in(const story *self, uint32_t verb) {
  if (verb + 1 >= self->shown.n_tokens || !is_preposition(self, verb + 1) || has_class(self, verb + 1, WORD_PREP))
    return false;
  return has_role(self, verb + 1, ROLE(THEREIN));
}

enum { BOUNDARIES_MAX = 4 };

range source_before(const story *self, uint32_t verb, uint32_t features) {
  uint32_t start = clause_start(self, verb);
  if (verb > start && is_relative(self, verb - 1) && !FEATURE_ENCLITIC(features)) return antecedent(self, verb - 1);
  if (has_trait(self, verb, TRAIT_AND | TRAIT_SO) || is_said_in(self, verb)) return (range){0, 0};
  /* from the nearest boundary outwards: the first stretch of words that is one noun phrase up to the verb */
  int boundaries = 0;
  for (uint32_t i = verb; i-- > start && boundaries < BOUNDARIES_MAX;) {
    if (!is_boundary(self, i, verb)) continue;
    range subject = subject_from(self, i, verb);
    if (subject.first < subject.last) return subject;
    bool light = has_class(self, i, WORD_KANA | WORD_PARTICLE) || is_comma(self, i) || is_relative(self, i);
    if (!light) return (range){0, 0};
    boundaries++;
  }
  return boundaries < BOUNDARIES_MAX ? subject_from(self, start, verb) : (range){0, 0};
}

/* «إنه أخبر الرئيس …», «التي دانت الواقعة»: the subject is known before the verb, so what follows is its object. */
static bool subject_is_known(const story *self, uint32_t verb, uint32_t features) {
  if (verb == 0 || (token_at(self, verb)->shape & SHAPE_BREAK)) return false;
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
  if (!has_trait(self, verb, TRAIT_SO)) return (range){0, 0};
  uint32_t start = clause_start(self, verb);
  if (start + 2 >= verb || !has_role(self, start, ROLE(TOPIC))) return (range){0, 0};
  uint32_t end = noun_phrase_end(self, start + 1, verb, 0);
  while (end < verb && is_comma(self, end)) end++;
  return end == verb ? (range){start + 1, trim_end(self, start + 1, verb)} : (range){0, 0};
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
  if (subject_is_known(self, verb, features) && (object || !clause || !relative))
    return source_before(self, verb, features);
  bool behind_first = !carries_subject(features);
  bool opens = token_at(self, verb)->shape & SHAPE_BREAK;
  if (relative && clause && !object && behind_first) { /* «الضربات التي تقول واشنطن إنها» */
    range behind = source_behind(self, verb, marker, limit, 0);
    if (behind.first < behind.last) return behind;
  }
  if (!FEATURE_ENCLITIC(features) && !opens && verb > 0 && is_word(self, verb - 1)) { /* «لكن النقابة اتهمت الوزارة» */
    range before = source_before(self, verb, features);
    if (before.first < before.last) return before;
  }
  if (behind_first && verb + 1 < marker && is_preposition(self, verb + 1)) { /* «مدير المستشفى قال في تصريح لقناة» */
    range before = source_before(self, verb, features);
    if (before.first < before.last) return before;
  }
  if (behind_first) {
    range behind = source_behind(self, verb, marker, limit, object ? PHRASE_BEFORE_OBJECT : 0);
    if (behind.first < behind.last) return behind;
  }
  return source_before(self, verb, features);
}
