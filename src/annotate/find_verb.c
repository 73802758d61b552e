/* find_verb: a finite verb of saying with its subject and what it says, in every order.
 *
 *     وقال الوزير إن الطريق آمن          قالت المتحدثة: "لن ننتظر"      لكن الشركة نفت ذلك
 *     أعلنت الحكومة استقالتها            اتهم الحزب خصومه بالتزوير        أبلغ السكان أن الماء ملوث
 */
#include "annotate/source.h"

#include "annotate/grammar.h"
#include "annotate/noun_phrase.h"
#include "text/letters.h"
#include "text/pair.h"
#include "text/token.h"

enum { REACH_MAX = 500 };

/* How well a reading fits its place: the spelling, the person, no pronoun, and the voice that a written damma shows. */
static int rank(const story *self, uint32_t i, const reading *item) {
  uint32_t f = item->features;
  bool passive = f & FEATURE_VOICE_PASSIVE, marked = token_at(self, i)->shape & SHAPE_PASSIVE;
  return ((f & FEATURE_EXACT) ? 32 : 0) + (passive == marked ? 16 : 0) + (FEATURE_PERSON(f) == 3 ? 8 : 0) +
         (FEATURE_ENCLITIC(f) || FEATURE_NUMBER(f) == NUMBER_DUAL ? 0 : 4) + (item->lexeme->act ? 2 : 0) +
         ((item->lexeme->bits & TAKES_CLAUSE) ? 1 : 0);
}

/* A jussive that differs from the indicative («لم يقل») stands behind its particle only. */
static bool is_jussive_here(const story *self, uint32_t i, uint32_t features) {
  if (features & FEATURE_TO) return true;
  return i > 0 && has_role(self, i - 1, ROLE(NOT_YET));
}

const reading *saying_reading(const story *self, uint32_t i) {
  if (!has_trait(self, i, TRAIT_SAYING)) return NULL;
  const word_readings *word = self->words[i];
  const reading *best = NULL;
  for (uint32_t k = 0; k < word->count; k++) {
    const reading *item = &word->items[k];
    uint32_t tense = FEATURE_TENSE(item->features);
    if (item->lexeme->kind != LEXEME_VERB || tense < TENSE_PAST || tense > TENSE_PRESENT) continue;
    if ((item->features & FEATURE_JUSSIVE) && !is_jussive_here(self, i, item->features)) continue;
    if (!best || rank(self, i, item) > rank(self, i, best)) best = item;
  }
  return best && best->lexeme->act ? best : NULL;
}

uint32_t reach_of(const story *self, uint32_t i) {
  uint32_t limit = sentence_limit(self, i), quote = self->quote_of[i];
  if (quote != NO_TOKEN && self->partner[quote] < limit) limit = self->partner[quote];
  return limit - i > REACH_MAX ? i + REACH_MAX : limit;
}

bool is_negated(const story *self, uint32_t i) {
  if (i == 0 || (token_at(self, i)->shape & SHAPE_BREAK)) return false;
  return has_class(self, i - 1, WORD_NEGATION) && !has_role(self, i - 1, ROLE(WHAT));
}

/* ---- Is it a verb here? ---- */

/* A word that may also be a noun («طلب», «نقل», «رد») is none where a noun is wanted. */
static bool is_verb_here(const story *self, uint32_t i) {
  if (has_trait(self, i, TRAIT_PLACE | TRAIT_OUTLET) || phrase_of_kind(self, i, LEXEME_CAPITAL)) return false;
  const reading *verb = saying_reading(self, i);
  bool noun = has_trait(self, i, TRAIT_NOUN_OF_SAYING | TRAIT_MASDAR | TRAIT_EVENT) ||
              (self->words[i]->loose_classes & WORD_EVENT);
  bool said = i + 1 < self->shown.n_tokens && is_complementizer(self, i + 1); /* «المسؤولان قالا إن» */
  if ((noun || (has_trait(self, i, TRAIT_ADVERB) && !said)) && FEATURE_NUMBER(verb->features) == NUMBER_DUAL)
    return false;                                                                               /* علما، ردا */
  bool elative = i > 0 && has_role(self, i - 1, ROLE(FROM)) && folded_of(self, i)[0] == F_ALEF; /* «من أبرز الناشطين» */
  if (elative && !(token_at(self, i)->shape & SHAPE_BREAK)) return false;
  if (begins_anonymity(self, i)) return false;
  if (i > 0 && has_role(self, i - 1, ROLE(LACK))) return false; /* a verbal noun follows */
  bool behind_preposition = i > 0 && !(token_at(self, i)->shape & SHAPE_BREAK) && has_class(self, i - 1, WORD_PREP) &&
                            !has_class(self, i - 1, WORD_RELATIVE);
  if (behind_preposition && !has_trait(self, i, TRAIT_AND | TRAIT_SO)) return false;
  if (has_trait(self, i, TRAIT_SURE_VERB)) return true;
  bool first = (token_at(self, i)->shape & SHAPE_BREAK) || i == 0;
  if (first) return true;
  uint32_t before = i - 1;
  if (has_class(self, before, WORD_PREP) && !has_class(self, before, WORD_RELATIVE)) return false;
  if (has_trait(self, before, TRAIT_SURE_VERB) && !has_class(self, before, WORD_KANA)) return false; /* «صدر أمر» */
  if (has_trait(self, i, TRAIT_THE) && !has_trait(self, i, TRAIT_SURE_VERB)) return false;
  if (is_any_mark(self, before) || is_complementizer(self, before)) return true;
  if (has_class(self, before,
                WORD_CONJUNCTION | WORD_RELATIVE | WORD_PARTICLE | WORD_NEGATION | WORD_KANA | WORD_TIME |
                    WORD_DISCOURSE))
    return true;
  if (!has_trait(self, i, TRAIT_MASDAR | TRAIT_NAME | TRAIT_HEAD | TRAIT_TITLE)) return true;
  uint32_t next = i + 1 < self->shown.n_tokens ? i + 1 : i;
  if (is_complementizer(self, next) && folded_of(self, next)[0] != F_BEH) return true; /* «مصادر محلية ترجح أن» */
  if (FEATURE_ENCLITIC(verb->features) && (is_lone_letter(self, next, F_BEH) || has_trait(self, next, TRAIT_BY)))
    return true;
  uint32_t takes = (uint32_t)verb->lexeme->bits; /* «وفي المحاكمة طالب الادعاء بإعدام …» */
  for (uint32_t k = i + 1; k < i + 5 && k < self->shown.n_tokens && is_word(self, k); k++)
    if ((takes & TAKES_BI) && k > i + 1 && has_trait(self, k, TRAIT_BY) && is_event(self, k)) return true;
  return false;
}

/* ---- What it says ---- */

/* «أعلنت الحكومة [عودة الوزير]», «ونفى [تورطه]»: a noun phrase behind the subject, before any other complement. */
static complement noun_complement(const story *self, uint32_t verb, uint32_t act, uint32_t limit,
                                  const complement *other) {
  complement none = {COMPLEMENT_NONE, limit, limit, 0, NO_TOKEN};
  uint32_t first = skip_circumstances(self, verb + 1, limit);
  if (first >= limit || first >= other->marker) return none;
  uint32_t object = first;
  range before = source_before(self, verb, 0); /* «النجار لا يستبعد العودة» */
  bool strong = act == ISNAD_ACT_CONDEMN || act == ISNAD_ACT_DENY || act == ISNAD_ACT_REJECT || act == ISNAD_ACT_PRAISE;
  bool known = before.first < before.last &&
               (is_event(self, first) || (strong && is_word(self, first) && !is_preposition(self, first)));
  if (!known && (!is_event(self, first) || has_trait(self, first, TRAIT_THE))) {
    object =
        noun_phrase_end(self, first, limit, strong ? PHRASE_BEFORE_OBJECT | PHRASE_ANY_OBJECT : PHRASE_BEFORE_OBJECT);
    if (object == first) return none;
    object = skip_circumstances(self, object, limit);
  }
  if (object >= limit || object >= other->marker) return none;
  if (opens_quote(self, object)) return none;
  bool what = has_role(self, object, ROLE(WHAT)) && object + 1 < limit &&
              has_trait(self, object + 1, TRAIT_VERB); /* «ما وصفته» */
  bool event = what || is_event(self, object) || has_class(self, object, WORD_DEMONSTRATIVE);
  if (!event && !strong && !has_trait(self, object, TRAIT_THE)) return none;
  if (!is_word(self, object) || is_preposition(self, object)) return none;
  bool named_event = event && !has_trait(self, object, TRAIT_THE);
  if (!named_event && other->kind != COMPLEMENT_NONE) return none; /* «أعلن فهد، الملحق الصحي، أن …» */
  return (complement){COMPLEMENT_NOUN, object, object, 0, NO_TOKEN};
}

/* With a pronoun for the one spoken of («وصفته», «تعتبرها») the description follows the subject or the verb. */
static complement described_complement(const story *self, uint32_t verb, uint32_t limit) {
  uint32_t first = verb + 1;
  if (first >= limit) return (complement){COMPLEMENT_NONE, limit, limit, 0, NO_TOKEN};
  uint32_t end = noun_phrase_end(self, first, limit, PHRASE_BEFORE_OBJECT | PHRASE_NO_COMMA);
  bool subject = has_trait(self, first, TRAIT_THE | TRAIT_PLACE | TRAIT_NAME | TRAIT_OUTLET | TRAIT_HEAD) &&
                 end < limit && !is_any_mark(self, end);
  uint32_t at = subject ? end : first;
  if (at >= limit || is_preposition(self, at)) return (complement){COMPLEMENT_NONE, limit, limit, 0, NO_TOKEN};
  return (complement){COMPLEMENT_NOUN, at, at, 0, NO_TOKEN};
}

static complement complement_of(const story *self, uint32_t verb, const reading *by, uint32_t limit) {
  uint32_t takes = (uint32_t)by->lexeme->bits;
  bool pronoun = FEATURE_ENCLITIC(by->features);
  complement best = complement_find(self, verb + 1, limit, takes);
  if (pronoun && (takes & TAKES_NOUN << TAKES_OBJECT) && best.kind == COMPLEMENT_NONE)
    return described_complement(self, verb, limit);
  if ((takes & TAKES_NOUN) && !pronoun) {
    complement noun = noun_complement(self, verb, by->lexeme->act, limit, &best);
    if (noun.kind) return noun;
  }
  return best;
}

/* A complement must be of a kind that the verb takes; anything takes a quotation behind a colon. */
static bool fits(const complement *found_, uint32_t takes, uint32_t verb) {
  uint32_t both = takes | takes >> TAKES_OBJECT;
  switch (found_->kind) {
  case COMPLEMENT_NONE: return false;
  case COMPLEMENT_CLAUSE: return both & (TAKES_CLAUSE | TAKES_BI | TAKES_ILA | TAKES_AN | TAKES_ALA | TAKES_MIN);
  case COMPLEMENT_QUOTE:
    return (both & TAKES_QUOTE) ||
           ((found_->marker == verb + 1 || found_->first > found_->marker + 1) && (both & TAKES_CLAUSE));
  case COMPLEMENT_COLON: return both & TAKES_QUOTE;
  default: return true;
  }
}

static const char *rule_of(const found *of, enum complement_kind kind, uint32_t verb) {
  static const char *const behind[] = {"",
                                       "verb-subject-clause",
                                       "verb-subject-quote",
                                       "verb-subject-colon",
                                       "verb-subject-noun",
                                       "verb-subject-preposition"};
  static const char *const before[] = {"",
                                       "subject-verb-clause",
                                       "subject-verb-quote",
                                       "subject-verb-colon",
                                       "subject-verb-noun",
                                       "subject-verb-preposition"};
  static const char *const alone[] = {"", "verb-clause", "verb-quote", "verb-colon", "verb-noun", "verb-preposition"};
  if (of->source.first >= of->source.last) return alone[kind];
  return of->source.first > verb ? behind[kind] : before[kind];
}

/* The preposition belongs to the cue where nothing stands between: «وأشار إلى», not «وأشار النجار إلى». */
static void set_cue(found *of, uint32_t verb, const complement *by) {
  bool joined = by->preposition != NO_TOKEN && by->preposition == verb + 1;
  of->cue[0] = (range){verb, joined ? verb + 2 : verb + 1};
  of->n_cue = 1;
}

/* «وعلق … قائلا: …», «وتابع بالقول إن»: a verb and a second word of saying frame one content. */
static uint32_t frame(const story *self, uint32_t verb, uint32_t limit) {
  bool in_relative = false;
  for (uint32_t i = verb + 1; i < limit && i < verb + 40; i++) {
    if (opens_quote(self, i) || is_complementizer(self, i)) return NO_TOKEN;
    in_relative = is_relative(self, i) || (in_relative && !is_comma(self, i));
    if (in_relative) continue;
    if (has_role(self, i, ROLE(SAYING))) return i;
    if (i > verb + 1 && has_trait(self, i, TRAIT_SURE_VERB | TRAIT_PARTICIPLE)) return NO_TOKEN;
  }
  return NO_TOKEN;
}

static bool find_framed(finder *self, uint32_t i, const reading *by, uint32_t limit) {
  const story *in = self->story;
  if (by->features & FEATURE_VOICE_PASSIVE) return false;
  uint32_t second = frame(in, i, limit);
  if (second == NO_TOKEN || self->taken[second]) return false;
  complement content = complement_find(in, second + 1, limit, TAKES_CLAUSE | TAKES_QUOTE);
  if (content.kind == COMPLEMENT_NONE || content.marker > second + 3) return false;
  complement own = complement_of(in, i, by, second);
  bool act_of_its_own = by->lexeme->act != ISNAD_ACT_SAY;
  if ((own.kind == COMPLEMENT_NOUN && act_of_its_own) ||
      (own.kind == COMPLEMENT_PREPOSITION && by->lexeme->bits >> TAKES_OBJECT))
    return false; /* «أعلنت استقالتها، قائلة …» says two things */
  found made = {
      .lexeme = by->lexeme, .from = by->lexicon, .features = by->features, .limit = limit, .rule = "verb-and-saying"};
  made.source = source_of_verb(in, i, second, limit, by->features, (uint32_t)by->lexeme->bits | 1u << TAKES_OBJECT);
  made.cue[0] = (range){i, i + 1};
  made.cue[1] = (range){second, second + 1};
  made.n_cue = 2;
  content_set(in, &made, &content, limit);
  carriers_between(in, i + 1, content.marker, made.source, &made);
  if (made.n_content) found_add(self, &made);
  return made.n_content;
}

/* «وجاء في البيان أن …», «وورد في التقرير: …»: the document behind في says it. */
static bool find_in_document(finder *self, uint32_t i, const reading *by, uint32_t limit) {
  const story *in = self->story;
  if (i + 2 >= limit || !has_role(in, i + 1, ROLE(IN))) return false;
  complement content = complement_find(in, i + 2, limit, TAKES_CLAUSE | TAKES_QUOTE);
  if (content.kind == COMPLEMENT_NONE) return false;
  uint32_t end = noun_phrase_end(in, i + 2, content.marker, 0);
  if (end == i + 2) return false;
  found made = {
      .lexeme = by->lexeme, .from = by->lexicon, .features = by->features, .limit = limit, .rule = "verb-in-document"};
  made.cue[made.n_cue++] = (range){i, i + 2};
  made.source = (range){i + 2, end};
  content_set(in, &made, &content, limit);
  if (made.n_content) found_add(self, &made);
  return made.n_content;
}

/* «وقالت الصحيفة، نقلا عن مصادر مطلعة، إن»: the sources speak, the paper hands on. */
static void take_cited(const story *self, found *of, uint32_t first, uint32_t marker) {
  for (uint32_t i = first; i + 2 < marker; i++) {
    if (!has_role(self, i, ROLE(CITING)) || !has_role(self, i + 1, ROLE(ABOUT))) continue;
    uint32_t end = noun_phrase_end(self, i + 2, marker, PHRASE_NO_COMMA);
    if (end == i + 2) return;
    if (of->source.first < of->source.last) carrier_add(of, of->source);
    of->source = (range){i + 2, end};
    of->cue[of->n_cue++] = (range){i, i + 2};
    return;
  }
}

/* «ووفقا للوكالة، فقد جدد الزعيم …»: the agency of the cue before hands this statement on. */
static void take_pending(finder *self, found *of, uint32_t i) {
  if (self->pending.first < self->pending.last && i < self->pending_limit) carrier_add(of, self->pending);
  self->pending = (range){0, 0};
}

/* Inside الذي …, behind بعد أن and بعدما. */
static bool is_subordinate(const story *self, uint32_t i) {
  if (i < 2 || (token_at(self, i)->shape & SHAPE_BREAK)) return false;
  if (is_relative(self, i - 1) || has_role(self, i - 1, ROLE(AFTER))) return true;
  return is_complementizer(self, i - 1) && has_role(self, i - 2, ROLE(AROUND));
}

/* «والبعض يقول»: the first letter of the source is a conjunction, whatever the word is. */
static bool is_joined(const story *self, range source) {
  if (source.first >= source.last || !is_word(self, source.first)) return false;
  const word_readings *word = self->words[source.first];
  for (uint32_t k = 0; k < word->count; k++)
    if (!(word->items[k].features & FEATURE_AND)) return false;
  return word->count > 0;
}

/* «رفض المدير العرض وقال إن», «…، لكنه قال إن», «…، إذ قال إن»: one more verb of the one who acted before. */
static bool goes_on(const story *self, uint32_t i, const reading *by) {
  if (i == 0 || (token_at(self, i)->shape & SHAPE_BREAK) || FEATURE_PERSON(by->features) != 3 ||
      FEATURE_NUMBER(by->features) > NUMBER_SG)
    return false;
  return !has_class(self, i - 1, WORD_RELATIVE);
}

/* «الذي نشره المركز», «في لقاء بثه التلفزيون»: the pronoun is what was said; nothing more follows. */
static bool is_said_already(const reading *by) {
  return FEATURE_ENCLITIC(by->features) && !(by->lexeme->bits >> TAKES_OBJECT);
}

/* Prepositions that look like verbs (بين), and a first person where nobody is quoted. */
static bool is_voiceless(const story *self, uint32_t i, const reading *by) {
  bool opens = has_trait(self, i, TRAIT_AND) || (token_at(self, i)->shape & SHAPE_BREAK);
  if (has_class(self, i, WORD_PREP) && !(by->lexeme->bits & TAKES_AN) && !opens) return true;
  uint32_t person = FEATURE_PERSON(by->features);
  if (person == 3 || self->quote_of[i] != NO_TOKEN) return false;
  uint32_t first = sentence_start(self, i);
  for (uint32_t k = i; k-- > first && i - k < 80;)
    if (is_colon(self, k) || opens_quote(self, k)) return false;
  for (uint32_t s = self->sentence_of[i];
       s > 0 && self->sentences.items[s - 1].paragraph == self->sentences.items[s].paragraph &&
       self->sentence_of[i] - s < 8;
       s--)
    for (uint32_t k = self->sentences.items[s - 1].first; k < self->sentences.items[s - 1].last; k++)
      if (is_colon(self, k)) return false;
  return true;
}

bool find_verb(finder *self, uint32_t i) {
  const story *in = self->story;
  const reading *by = saying_reading(in, i);
  if (!by || !is_verb_here(in, i) || is_voiceless(in, i, by)) return false;
  uint32_t limit = reach_of(in, i);
  if (by->lexeme->bits & TAKES_FI) return find_in_document(self, i, by, limit);
  if (find_framed(self, i, by, limit)) return true;
  complement content = complement_of(in, i, by, limit);
  if (!fits(&content, (uint32_t)by->lexeme->bits, i) || is_said_already(by)) return false;
  bool plain = content.kind == COMPLEMENT_NOUN || content.kind == COMPLEMENT_PREPOSITION;
  uint32_t act = by->lexeme->act;
  bool told = act == ISNAD_ACT_SAY || act == ISNAD_ACT_REVEAL || act == ISNAD_ACT_REPORT;
  if (plain && told && is_negated(in, i)) return false; /* «لم تكشف عن العدد» tells nothing */
  bool needs_event = act == ISNAD_ACT_ADMIT && content.kind == COMPLEMENT_PREPOSITION;
  if (needs_event && !is_event(in, content.first) && !opens_quote(in, content.first))
    return false; /* «تعترف بإسرائيل» */
  bool passive = by->features & FEATURE_VOICE_PASSIVE;
  if (passive && content.kind != COMPLEMENT_CLAUSE) return false; /* «سئل الوزير عن», «أدين المتهم بالسجن» */
  bool like_preposition = has_class(in, i, WORD_PREP) && content.kind != COMPLEMENT_PREPOSITION; /* عبر، بين */
  if (like_preposition && content.kind != COMPLEMENT_CLAUSE) return false;
  found made = {.lexeme = by->lexeme, .from = by->lexicon, .features = by->features, .limit = limit};
  made.negated = is_negated(in, i);
  made.hearsay = passive;
  if (!passive)
    made.source = source_of_verb(in, i, content.marker, limit, by->features,
                                 plain ? (uint32_t)by->lexeme->bits | 1u << TAKES_OBJECT : (uint32_t)by->lexeme->bits);
  if (like_preposition && (made.source.first != i + 1 || made.source.last != content.marker))
    return false; /* «وبين التقرير أن» */
  bool bare = made.source.first >= made.source.last && !passive && i + 1 < content.marker;
  if (bare && source_in_document(in, i + 1)) { /* «ذكر بالبيان أن» */
    made.source = (range){i + 1, noun_phrase_end(in, i + 1, content.marker, PHRASE_NO_COMMA)};
    made.source_skip = clitic_bytes(in, i + 1, 1);
  }
  if (made.source.first < i && is_joined(in, made.source)) made.source_skip = clitic_bytes(in, made.source.first, 1);
  set_cue(&made, i, &content);
  content_set(in, &made, &content, limit);
  if (is_subordinate(in, i)) content_end_at_comma(in, &made);
  if (!made.n_content) return false;
  made.rule = passive ? "hearsay" : rule_of(&made, content.kind, i);
  take_cited(in, &made, i + 1, content.marker);
  carriers_between(in, i + 1, content.marker, made.source, &made);
  carriers_before(in, i, &made);
  take_pending(self, &made, i);
  if (!passive && made.source.first >= made.source.last && goes_on(in, i, by) && !is_said_before(self, i))
    made.source = source_of_act(in, i, by->features); /* «رفض المدير العرض وقال إن» */
  made.shared = made.source.first >= made.source.last;
  found_add(self, &made);
  return true;
}
