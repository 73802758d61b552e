/* source_act: who did what the sentence tells before a word of saying: «[خرج المدير] قائلا». */
#include "annotate/source.h"

#include "annotate/entities.h"
#include "annotate/grammar.h"
#include "annotate/noun_phrase.h"
#include "text/letters.h"
#include "text/token.h"

/* The reading by which the token at i is a finite verb whose subject has that gender, or NULL. */
static const reading *act_reading(const story *self, uint32_t i, uint32_t gender) {
  if (!has_trait(self, i, TRAIT_VERB) || has_trait(self, i, TRAIT_NAME | TRAIT_THE | TRAIT_PLACE)) return NULL;
  bool opens = i == 0 || (token_at(self, i)->shape & SHAPE_BREAK) || !is_word(self, i - 1) ||
               has_class(self, i - 1, WORD_PARTICLE | WORD_CONJUNCTION | WORD_NEGATION | WORD_KANA);
  if (!has_trait(self, i, TRAIT_SURE_VERB) && !opens) return NULL;
  if (i > 0 && has_class(self, i - 1, WORD_PREP)) return NULL; /* «على رأس الوفد» */
  if (has_class(self, i, WORD_PREP) || has_role(self, i, ROLE(CIRCUMSTANCE))) return NULL; /* «عقب الفوز» */
  const word_readings *word = self->words[i];
  for (uint32_t k = 0; k < word->count; k++) {
    const reading *item = &word->items[k];
    uint32_t tense = FEATURE_TENSE(item->features), of = FEATURE_GENDER(item->features);
    if (item->lexeme->kind == LEXEME_VERB && (tense == TENSE_PAST || tense == TENSE_PRESENT) &&
        FEATURE_PERSON(item->features) == 3 && !(item->features & FEATURE_VOICE_PASSIVE) &&
        (of == gender || of == GENDER_ANY || gender == GENDER_ANY))
      return item;
  }
  return NULL;
}

/* Inside a relative clause, or behind أن: what is done there is not what the sentence tells. */
static bool is_inner_act(const story *self, uint32_t act, uint32_t start) {
  for (uint32_t i = act; i-- > start && act - i < 8;) {
    bool then = i > start && has_role(self, i - 1, ROLE(AROUND) | ROLE(AFTER)); /* «قبل أن يتحداها الرئيس» */
    bool narrates = i <= start + 3 && phrase_of_kind(self, start, LEXEME_CUE); /* «يذكر أن المصنع نقل …» */
    if (is_complementizer(self, i) && (then || narrates)) return false;
    if (is_relative(self, i) || is_complementizer(self, i) || has_role(self, i, ROLE(CONDITION))) return true;
    if (is_comma(self, i) || has_trait(self, i, TRAIT_SURE_VERB)) return false;
  }
  return false;
}

/* Somebody, not a thing: what acts. */
static bool may_act(const story *self, uint32_t i) {
  if (is_event(self, i)) return false;
  if (opens_quote(self, i))
    return self->partner[i] > i && self->partner[i] < i + 5 &&
           (has_trait(self, i + 1, TRAIT_OUTLET | TRAIT_NAME | TRAIT_UNKNOWN) ||
            mention_at(self, i + 1)); /* «أصدرت "مدار" تعميما» */
  const reading *head = reading_at(self, i, LEXEME_HEAD);
  if (!head && has_pronoun(self, i, 1u << LEXEME_COMMON | 1u << LEXEME_NOUN) &&
      !has_trait(self, i, TRAIT_NAME | TRAIT_TITLE))
    return false; /* «وجه حديثه» */
  bool attached = has_trait(self, i, TRAIT_BY | TRAIT_TO) && !has_trait(self, i, TRAIT_NAME | TRAIT_PLACE);
  if (!head && has_trait(self, i, TRAIT_ADVERB) && !has_trait(self, i, TRAIT_NAME | TRAIT_TITLE))
    return false; /* «وشرب جزءا منها» */
  uint32_t known = TRAIT_NAME | TRAIT_TITLE | TRAIT_HEAD | TRAIT_OUTLET | TRAIT_PLACE;
  if (has_trait(self, i, TRAIT_ADJECTIVE) && !has_trait(self, i, known)) return false; /* «أظهر اهتماما أكبر» */
  bool thing = head && (head->lexeme->sub == HEAD_PLACE || head->lexeme->sub == HEAD_DOCUMENT ||
                        head->lexeme->sub == HEAD_DATA || head->lexeme->sub == HEAD_MEETING);
  if (thing || attached) return false;
  if (head && FEATURE_ENCLITIC(head->features) >= ENCLITIC_HE && head->lexeme->sub != HEAD_GROUP &&
      !has_trait(self, i, TRAIT_NAME | TRAIT_TITLE))
    return false; /* «تستغل منصتها» */
  if (has_class(self, i, WORD_QUANTIFIER) && i + 1 < self->shown.n_tokens) {
    const reading *of = reading_at(self, i + 1, LEXEME_HEAD); /* «نشرت عدة صور» */
    bool things =
        of && (of->lexeme->sub == HEAD_DOCUMENT || of->lexeme->sub == HEAD_DATA || of->lexeme->sub == HEAD_PLACE);
    if (things ||
        (has_trait(self, i + 1, TRAIT_COMMON) && !has_trait(self, i + 1, TRAIT_HEAD | TRAIT_TITLE | TRAIT_THE)))
      return false;
  }
  uint32_t somebody = TRAIT_NAME | TRAIT_TITLE | TRAIT_HEAD | TRAIT_OUTLET | TRAIT_PLACE;
  return has_trait(self, i, somebody) || phrase_of_kind(self, i, LEXEME_OUTLET) || has_role(self, i, ROLE(LATTER)) ||
         has_class(self, i, WORD_QUANTIFIER) || (has_trait(self, i, TRAIT_UNKNOWN) && !has_trait(self, i, TRAIT_THE));
}

/* «رفض المدير العرض»: the subject of the act. */
static range actor(const story *self, uint32_t act, uint32_t cue, uint32_t features) {
  uint32_t first = skip_circumstances(self, act + 1, cue);
  range behind = {first, first};
  bool carried = FEATURE_NUMBER(features) > NUMBER_SG; /* «يتهمون بلاده» */
  for (uint32_t i = act + 1; i < first && !carried; i++)
    carried = has_class(self, i, WORD_PREP); /* «تحدثت هاتفيا مع …» */
  bool apart = !carried && first < cue && first <= act + 4 && !is_preposition(self, act + 1) &&
               (first == act + 1 || !has_trait(self, act + 1, TRAIT_TO)) && !source_is_accusative(self, first) &&
               source_agrees(self, first, features) && may_act(self, first);
  if (apart) behind.last = noun_phrase_end(self, first, cue, PHRASE_BEFORE_OBJECT | PHRASE_ANY_OBJECT);
  range before = source_before(self, act, features);
  bool known = before.first < before.last && may_act(self, before.first) &&
               (!has_trait(self, before.first, TRAIT_UNKNOWN) || behind.first >= behind.last);
  if (known) return before;
  if (behind.first < behind.last) behind.last = source_object_in(self, behind, false);
  return behind;
}

/* Those who say something in the plural or the dual are more than one: «طالب العمال … مؤكدين», «النجار وهالة … ليعلنا».
 */
static bool are_many(const story *self, range actor, uint32_t features) {
  uint32_t number = FEATURE_NUMBER(features);
  if (number != NUMBER_PL && number != NUMBER_DUAL) return true;
  const word_readings *word = self->words[actor.first];
  for (uint32_t k = 0; k < word->count; k++)
    if (FEATURE_NUMBER(word->items[k].features) == number && word->items[k].lexeme->kind != LEXEME_VERB) return true;
  for (uint32_t i = actor.first; i < actor.last && i < actor.first + 8; i++)
    if (has_class(self, i, WORD_QUANTIFIER | WORD_NUMBER) ||
        (i > actor.first && has_trait(self, i, TRAIT_AND) && has_trait(self, i, TRAIT_NAME | TRAIT_TITLE | TRAIT_HEAD)))
      return true;
  return false;
}

/* «ما دفع [المدعي العام] إلى اتهام …», «دفعت الأزمة [الصندوق] لأن يشير …»: the one who is made to say it. */
range source_of_driven(const story *self, uint32_t cue) {
  uint32_t start = source_clause_start(self, cue), end = cue;
  range none = {0, 0};
  bool so_that = end > start && has_class(self, end - 1, WORD_CONJUNCTION) && folded_of(self, end - 1)[0] == F_LAM &&
                 folded_of(self, end - 1)[token_at(self, end - 1)->folded_size - 1] == F_NOON;
  if (end > start && (is_complementizer(self, end - 1) || so_that)) end--;
  bool attached = end < cue && folded_of(self, end)[0] == F_LAM; /* «لأن يشير» */
  if (!attached && (end == start || !has_role(self, end - 1, ROLE(TOWARD) | ROLE(UPON)))) return none;
  if (!attached) end--;
  for (uint32_t i = end; i-- > start && end - i < 16;) {
    if (is_complementizer(self, i) || is_any_mark(self, i)) break;
    if (!has_use(self, i, USE(DRIVES)) || i + 1 >= end) continue;
    for (uint32_t first = i + 1; first < end; first++) { /* the object, behind the subject where there is one */
      bool noun = noun_phrase_begins(self, first) && may_act(self, first);
      bool fresh = first == i + 1 || has_trait(self, first - 1, TRAIT_THE | TRAIT_NAME | TRAIT_PLACE);
      if (noun && fresh && noun_phrase_end(self, first, end, 0) == end) {
        range driven = {first, end};
        uint32_t second = source_object_in(self, driven, false);
        return second < end ? (range){second, end} : driven;
      }
    }
    break;
  }
  return none;
}

/* «تصريحات», «تغريدة», «كلمة»: words that somebody said or wrote, not yet told whose. */
static bool are_words(const story *self, uint32_t i) {
  if (has_trait(self, i, TRAIT_THE | TRAIT_NAME | TRAIT_TITLE)) return false;
  const reading *head = reading_at(self, i, LEXEME_HEAD);
  return has_use(self, i, USE(SPEECH) | USE(TALK)) || has_role(self, i, ROLE(TWEET)) ||
         has_trait(self, i, TRAIT_OCCASION) || (head && head->lexeme->sub == HEAD_DOCUMENT);
}

/* «تصريحات الرئيس التي قال فيها», «تغريدة لنصار قال فيها», «جاء ذلك في كلمة للوزير، حيث قال»: whose words they are. */
range source_of_words(const story *self, uint32_t verb, uint32_t features) {
  uint32_t start = source_clause_start(self, verb);
  bool therein = verb + 1 < self->shown.n_tokens && has_role(self, verb + 1, ROLE(THEREIN));
  bool came = start + 1 < verb && (has_role(self, start, ROLE(THAT)) || has_role(self, start + 1, ROLE(THAT)));
  if (!therein && !came) return (range){0, 0};
  for (uint32_t i = verb; i-- > start && verb - i < 30;) {
    if (has_trait(self, i, TRAIT_SURE_VERB) && i > start) break;
    if (!are_words(self, i) || has_pronoun(self, i, ~0u)) continue;
    uint32_t first = has_role(self, i + 1, ROLE(WITH)) ? i + 2 : i + 1;
    if (first >= verb || has_trait(self, first, TRAIT_BY) || is_preposition(self, first) || is_relative(self, first) ||
        is_any_mark(self, first))
      return (range){0, 0};
    uint32_t somebody = TRAIT_NAME | TRAIT_TITLE | (first == i + 1 ? TRAIT_PLACE | TRAIT_HEAD : 0u);
    const mention *of = mention_at(self, first);
    bool who = has_trait(self, first, somebody) || (of && of->type == ISNAD_ENTITY_PERSON);
    if (!who || phrase_of_kind(self, first, LEXEME_OUTLET) || !source_agrees(self, first, features))
      return (range){0, 0};
    return (range){first, noun_phrase_end(self, first, verb, PHRASE_NO_COMMA)};
  }
  return (range){0, 0};
}

enum { ACT_REACH = 60 };

range source_of_act(const story *self, uint32_t cue, uint32_t features) {
  uint32_t start = source_clause_start(self, cue), gender = FEATURE_GENDER(features);
  for (uint32_t i = cue; i-- > start && cue - i < ACT_REACH;) {
    if (self->quote_of[i] != self->quote_of[cue]) continue;
    const reading *act = act_reading(self, i, gender);
    if (!act || is_inner_act(self, i, start)) continue;
    range found_ = actor(self, i, cue, act->features);
    if (found_.first < found_.last && are_many(self, found_, features)) return found_;
  }
  return (range){0, 0};
}
