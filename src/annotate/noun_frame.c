/* noun_frame: what stands around a noun of saying before what is said: adjectives, who says it, whom it is for, when.
 */
#include "annotate/noun_frame.h"

#include "annotate/grammar.h"
#include "annotate/noun_phrase.h"
#include "annotate/source.h"
#include "text/letters.h"
#include "text/token.h"

enum { FRAME_MAX = 30 };

typedef struct frame_reader {
  const story *story;
  const reading *by;
  uint32_t noun, at, limit;
  range source;
  bool named;  /* who says it, or whom it is for, has been read */
  bool paused; /* a comma has been passed that no other has closed */
} frame_reader;

static bool does(const frame_reader *self, isnad_act act) { return self->by->lexeme->act == act; }
static bool takes(const frame_reader *self, uint32_t bits) { return self->by->lexeme->bits & bits; }

/* ---- What is said ---- */

/* An act with nothing attached but the preposition, or quoted words. */
static bool is_said(const story *self, uint32_t i, uint32_t limit) {
  if (i >= limit) return false;
  if (opens_quote(self, i)) return true;
  bool indefinite = has_masdar(self->words[i]) && !has_trait(self, i, TRAIT_NAME | TRAIT_TITLE | TRAIT_SURE_VERB);
  return (is_event(self, i) || indefinite) && !is_time(self, i) &&
         !(has_trait(self, i, TRAIT_OCCASION) &&
           (has_use(self, i, USE(TALK) | USE(SPEECH)) || !has_masdar(self->words[i])));
}

/* «حول»، «بشأن»، and «عن» where the noun takes it: what it is about is what is said. */
static bool is_topic(const frame_reader *self, uint32_t i) {
  bool said = does(self, ISNAD_ACT_SAY) && takes(self, TAKES_BI) && takes(self, TAKES_CLAUSE); /* «تصريحات» */
  if (has_role(self->story, i, ROLE(ABOUT))) return takes(self, TAKES_AN) && (said || !does(self, ISNAD_ACT_SAY));
  if (!has_role(self->story, i, ROLE(CONCERNING))) return false;
  return said || takes(self, TAKES_HAWL) || does(self, ISNAD_ACT_ACCUSE) || does(self, ISNAD_ACT_CONDEMN) ||
         does(self, ISNAD_ACT_CLAIM) || does(self, ISNAD_ACT_WARN) || does(self, ISNAD_ACT_REPORT);
}

/* «انتقادات بسبب …», «على خلفية …»: the token behind the words that give the cause; 0 where none do. */
static uint32_t behind_cause(const frame_reader *self, uint32_t i) {
  const story *in = self->story;
  if (!does(self, ISNAD_ACT_CONDEMN) && !does(self, ISNAD_ACT_ACCUSE)) return 0;
  if (has_role(in, i, ROLE(OWING))) return i + 1;
  return has_role(in, i, ROLE(UPON)) && i + 1 < self->limit && has_role(in, i + 1, ROLE(OWING)) ? i + 2 : 0;
}

static complement behind_word(uint32_t marker, uint32_t first) {
  return (complement){COMPLEMENT_PREPOSITION, marker, first, 0, marker + 1 == first ? marker : NO_TOKEN};
}

/* «… بإخفاء الوثائق», «… لعقد لقاء»: behind ب or ل written onto the word; not «بين الطرفين», «بشأن الأزمة». */
static bool is_attached_act(const frame_reader *self, uint32_t i) {
  const story *in = self->story;
  bool asks = does(self, ISNAD_ACT_ASK) || does(self, ISNAD_ACT_DEMAND) || does(self, ISNAD_ACT_CONDEMN);
  bool by = has_trait(in, i, TRAIT_BY) && takes(self, TAKES_BI | TAKES_BI << TAKES_OBJECT);
  bool to = has_trait(in, i, TRAIT_TO) && (asks || takes(self, TAKES_LI));
  if (adverbial_phrase(in, i)) return false; /* «…، بالتزامن مع» */
  if ((!by && !to) || has_class(in, i, WORD_DISCOURSE | WORD_PREP) || has_role(in, i, ROLE(AGAINST) | ROLE(AFTER)))
    return false;
  uint32_t somebody =
      TRAIT_TITLE | TRAIT_NAME | TRAIT_PLACE | TRAIT_NATION | (has_masdar(in->words[i]) ? 0 : TRAIT_HEAD);
  if (to && !by && has_trait(in, i, somebody)) return false;
  bool charge = by && does(self, ISNAD_ACT_ACCUSE) && has_trait(in, i, TRAIT_COMMON) && !has_trait(in, i, TRAIT_THE);
  return is_said(in, i, self->limit) || charge;
}

/* «بسبب تشريعاتها القاسية» */
static bool is_his(const story *self, uint32_t i) {
  uint32_t nouns = 1u << LEXEME_COMMON | 1u << LEXEME_HEAD | 1u << LEXEME_NOUN | 1u << LEXEME_VERB;
  return has_pronoun(self, i, nouns) && !has_trait(self, i, TRAIT_SURE_VERB);
}

/* What is said begins here. */
static bool content_at(const frame_reader *self, complement *out) {
  const story *in = self->story;
  uint32_t i = self->at, next = i + 1;
  if (next >= self->limit) return false;
  uint32_t bit = preposition_bit(in, i),
           both = (uint32_t)(self->by->lexeme->bits | self->by->lexeme->bits >> TAKES_OBJECT);
  bool that = is_complementizer(in, i) && !(token_at(in, i)->shape & SHAPE_HAMZA_BELOW);
  if (that && !self->paused && takes(self, TAKES_CLAUSE)) {
    *out = (complement){COMPLEMENT_CLAUSE, i, next, 0, NO_TOKEN};
    return true;
  }
  if ((bit & both) && is_complementizer(in, next) && next + 1 < self->limit) {
    *out = (complement){COMPLEMENT_CLAUSE, next, next + 1, 0, i};
    return true;
  }
  if (is_lone_letter(in, i, F_BEH) && opens_quote(in, next) && (both & TAKES_BI)) {
    *out = (complement){COMPLEMENT_PREPOSITION, i, next, 0, NO_TOKEN};
    return true;
  }
  if (is_attached_act(self, i)) {
    *out = (complement){COMPLEMENT_PREPOSITION, i, i, clitic_bytes(in, i, 1), NO_TOKEN};
    return true;
  }
  uint32_t cause = behind_cause(self, i);
  if (cause && (is_said(in, cause, self->limit) || is_his(in, cause))) {
    *out = behind_word(i, cause);
    return true;
  }
  uint32_t upon = does(self, ISNAD_ACT_REJECT) ? TAKES_ALA : 0; /* «اعتراضات النقابة على تسريح …» */
  bool own = (bit & both & (TAKES_ILA | TAKES_MIN | upon)) || is_topic(self, i);
  if (!own || !is_said(in, next, self->limit) || has_trait(in, next, TRAIT_BY | TRAIT_TO)) return false;
  *out = behind_word(i, next);
  return true;
}

/* ---- Who says it, and whom it is for ---- */

static bool is_somebody(const story *self, uint32_t i) {
  uint32_t somebody = TRAIT_NAME | TRAIT_TITLE | TRAIT_HEAD | TRAIT_PLACE | TRAIT_OUTLET | TRAIT_NATION;
  if (has_trait(self, i, somebody) || opens_quote(self, i) || has_class(self, i, WORD_QUANTIFIER | WORD_NUMBER))
    return true;
  if (phrase_of_kind(self, i, LEXEME_OUTLET) || phrase_of_kind(self, i, LEXEME_COUNTRY)) return true;
  if (is_event(self, i) || is_time(self, i)) return false;
  return has_trait(self, i, TRAIT_UNKNOWN | TRAIT_COMMON) && !has_trait(self, i, TRAIT_VERB);
}

static bool take_source(frame_reader *self, uint32_t first) {
  if (first >= self->limit || !is_somebody(self->story, first)) return false;
  uint32_t end = noun_phrase_end(self->story, first, self->limit, 0);
  if (end <= first) return false;
  if (self->source.first >= self->source.last) self->source = (range){first, end};
  self->at = end;
  return self->named = true;
}

static bool take_target(frame_reader *self, uint32_t first) {
  if (first >= self->limit || !is_somebody(self->story, first)) return false;
  uint32_t end = noun_phrase_end(self->story, first, self->limit, PHRASE_APPOSITION);
  if (end <= first) return false;
  self->at = end;
  return self->named = true;
}

/* «من النقابة», «من قبل النقابة», «الصادرة عن المدير», «على لسان الوزير». */
static bool take_issuer(frame_reader *self) {
  const story *in = self->story;
  uint32_t i = self->at, next = i + 1;
  if (next >= self->limit) return false;
  if (has_role(in, i, ROLE(FROM)) && !has_trait(in, i, TRAIT_AND)) {
    bool part = has_use(in, next, USE(PART)), asked = takes(self, TAKES_MIN) && does(self, ISNAD_ACT_ASK);
    if (asked && !part && (self->by->features & FEATURE_THE)) return take_target(self, next); /* «تم الطلب من الهيئة» */
    return take_source(self, part ? next + 1 : next);
  }
  if (has_role(in, i, ROLE(UPON)) && has_role(in, next, ROLE(TONGUE))) return take_source(self, next + 1);
  bool issued = has_role(in, i, ROLE(ABOUT)) && has_trait(in, i - 1, TRAIT_ACTING | TRAIT_VERB);
  return issued && take_source(self, next);
}

/* «لروسيا», «إلى الشركة», «ضد الوزير», «نحوها». */
static bool take_addressee(frame_reader *self) {
  const story *in = self->story;
  uint32_t i = self->at;
  bool aimed = has_role(in, i, ROLE(TOWARD) | ROLE(AGAINST) | ROLE(AIMED));
  if (is_preposition(in, i) && has_pronoun(in, i, 1u << LEXEME_WORD)) {
    self->at = i + 1;
    return self->named = true;
  }
  if (aimed) return take_target(self, i + 1);
  if (is_lone_letter(in, i, F_LAM) && i + 1 < self->limit && opens_quote(in, i + 1)) {
    self->at = skip_pair(in, i + 1, self->limit);
    return self->named = true;
  }
  return has_trait(in, i, TRAIT_TO) && !is_event(in, i) && take_target(self, i);
}

static const reading *with_pronoun(const story *self, uint32_t i) {
  const word_readings *word = self->words[i];
  for (uint32_t k = 0; k < word->count; k++) {
    uint32_t tense = FEATURE_TENSE(word->items[k].features);
    bool finite = word->items[k].lexeme->kind == LEXEME_VERB && tense >= TENSE_PAST && tense <= TENSE_PRESENT;
    if (finite && FEATURE_ENCLITIC(word->items[k].features) >= ENCLITIC_HE) return &word->items[k];
  }
  return NULL;
}

/* «التي أطلقها الوزير», «قدمته المعارضة», «تقدم به المحامي», «وجهت إلى الشركة»: a clause on the noun. */
static bool take_clause(frame_reader *self) {
  const story *in = self->story;
  uint32_t verb = is_relative(in, self->at) ? self->at + 1 : self->at, next = verb + 1;
  bool bare = verb == self->at;
  if (next >= self->limit || !has_trait(in, verb, TRAIT_VERB) || has_trait(in, verb, TRAIT_AND | TRAIT_SO | TRAIT_THE))
    return false;
  if (bare && !has_trait(in, verb, TRAIT_SURE_VERB)) return false;
  if (with_pronoun(in, verb)) {
    self->at = next;
    if (!take_source(self, next)) self->named = true;
    return true;
  }
  if (has_role(in, next, ROLE(THEREBY))) {
    self->at = next + 1;
    return take_source(self, next + 1);
  }
  bool given = has_use(in, verb, USE(GIVES)) || !has_trait(in, verb, TRAIT_SAYING);
  bool goes_on = preposition_bit(in, next) || has_trait(in, next, TRAIT_TO | TRAIT_BY) || is_preposition(in, next);
  if (!given || !goes_on) return false;
  self->at = next;
  return true;
}

/* ---- When, where and how ---- */

/* «الأخيرة», «الشديدة», «الموجهة» before a preposition, «رسميا». */
static bool is_adjective(const frame_reader *self, uint32_t i) {
  const story *in = self->story;
  if (has_trait(in, i, TRAIT_NAME | TRAIT_AND) || is_event(in, i)) return false;
  bool described = has_trait(in, i, TRAIT_ADJECTIVE | TRAIT_NATION | TRAIT_ACTING | TRAIT_ADVERB);
  if (!described || has_trait(in, i, TRAIT_BY | TRAIT_TO)) return false;
  bool the = self->by->features & FEATURE_THE;
  return has_trait(in, i, TRAIT_ADVERB) || the == has_trait(in, i, TRAIT_THE);
}

static bool skip_aside(frame_reader *self) {
  const story *in = self->story;
  uint32_t i = self->at;
  if (is_comma(in, i)) {
    bool time = i + 1 < self->limit && is_time(in, i + 1);
    if (!time && !self->named) return false;
    self->paused = !self->paused;
    self->at = i + 1;
    return true;
  }
  bool within = has_role(in, i, ROLE(IN) | ROLE(THROUGH) | ROLE(UPON)) && i + 1 < self->limit;
  bool number = is_number(in, i) && is_time(in, i - 1);
  if (is_time(in, i) || number || is_adjective(self, i)) {
    self->at = i + 1;
    return true;
  }
  if (within && is_time(in, i + 1)) {
    self->at = i + 2; /* «في الماضي» */
    return true;
  }
  if (is_aside(in, i) && i + 1 < self->limit && has_trait(in, i + 1, TRAIT_ADJECTIVE | TRAIT_ACTING)) {
    self->at = i + 2; /* «بشكل رسمي» */
    return true;
  }
  const reading *head = within ? reading_at(in, i + 1, LEXEME_HEAD) : NULL; /* «على مواقع التواصل» */
  bool carried = head && head->lexeme->sub == HEAD_OUTLET;
  if (!within || (!carried && !has_trait(in, i + 1, TRAIT_OCCASION | TRAIT_OUTLET))) return false;
  self->at = i + 2;
  while (self->at < self->limit && has_trait(in, self->at, TRAIT_THE | TRAIT_ADJECTIVE) &&
         !has_trait(in, self->at, TRAIT_BY | TRAIT_TO))
    self->at++;
  return true;
}

/* «تحذير الوزارة من», «اتهام بريطانيا روسيا ب»: the genitive says it; «اتهام موسكو بالكذب» is of the accused. */
static bool take_genitive(frame_reader *self) {
  const story *in = self->story;
  uint32_t first = self->at;
  if (first != self->noun + 1 || (self->by->features & FEATURE_THE) || FEATURE_ENCLITIC(self->by->features))
    return false;
  uint32_t known = TRAIT_THE | TRAIT_NAME | TRAIT_TITLE | TRAIT_HEAD | TRAIT_PLACE | TRAIT_OUTLET;
  bool phrase = phrase_of_kind(in, first, LEXEME_OUTLET) || phrase_of_kind(in, first, LEXEME_COUNTRY);
  if ((!has_trait(in, first, known) && !phrase) || has_trait(in, first, TRAIT_TO | TRAIT_AND) || is_event(in, first))
    return false;
  if (!has_trait(in, first, TRAIT_THE) && has_trait(in, first, TRAIT_ADJECTIVE) && !phrase &&
      !has_trait(in, first, TRAIT_PLACE))
    return false; /* «تقارير إعلامية» */
  if (!take_source(self, first)) return false;
  if (!does(self, ISNAD_ACT_ACCUSE) || FEATURE_NUMBER(self->by->features) == NUMBER_PL) return true;
  uint32_t second = source_object_in(in, self->source, true);
  self->source.last = second < self->source.last ? second : self->source.first;
  return true;
}

/* Not «وصف», which is a verb there, nor a belief, which nobody hands on. */
static bool has_frame(const reading *by) {
  uint32_t act = by->lexeme->act;
  if (act == ISNAD_ACT_SAY) return by->lexeme->bits & TAKES_BI && by->lexeme->bits & TAKES_CLAUSE;
  return act != ISNAD_ACT_DESCRIBE && act != ISNAD_ACT_BELIEVE && act != ISNAD_ACT_PRAISE && act != ISNAD_ACT_APOLOGIZE;
}

bool noun_frame_read(const story *self, uint32_t noun, const reading *by, uint32_t limit, noun_frame *out) {
  if (noun + 2 >= limit || !has_frame(by)) return false;
  uint32_t near = noun + FRAME_MAX < limit ? noun + FRAME_MAX : limit;
  frame_reader made = {.story = self, .by = by, .noun = noun, .at = noun + 1, .limit = near};
  for (uint32_t before = 0; made.at < near && made.at > before;) {
    before = made.at;
    if (content_at(&made, &out->content)) {
      out->source = made.source;
      return true;
    }
    if (!take_genitive(&made) && !take_issuer(&made) && !take_clause(&made) && !take_addressee(&made))
      skip_aside(&made);
  }
  return false;
}
