/* complement: what is said: where it begins behind its cue, and where it ends. */
#include "annotate/found.h"

#include "annotate/grammar.h"
#include "annotate/noun_phrase.h"
#include "text/letters.h"
#include "text/pair.h"
#include "text/token.h"
#include "text/utf8.h"

/* ---- Where it begins ---- */

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

/* «وأفادت "يوروبول" أن …», «وتقول "حملة السلام" - جماعة دولية - إن …»: the clause follows at once or behind an aside.
 */
static bool name_opens(const story *self, uint32_t i, uint32_t limit) {
  for (uint32_t k = i; k < limit && k < i + 12; k++) {
    if (is_complementizer(self, k) && folded_of(self, k)[0] != F_BEH) return true;
    if (k == i && (is_comma(self, k) || is_mark(self, k, '.'))) return false;
    if (opens_quote(self, k) || (has_trait(self, k, TRAIT_SURE_VERB) && k == i)) return false;
  }
  return false;
}

/* A quotation that is a name inside the source, because the real content is still to come: «حركة "حماس" إن …». */
static bool is_name_before_content(const story *self, uint32_t quote, uint32_t first, uint32_t limit) {
  uint32_t close = self->partner[quote];
  if (close == PAIR_OPEN || close >= limit || close - quote > 8) return false;
  if (quote == first) return close - quote <= 6 && name_opens(self, close + 1, limit);
  if (!is_word(self, quote - 1) || is_complementizer(self, quote - 1)) return false;
  bool governed = has_class(self, quote - 1, WORD_PREP) && preposition_bit(self, quote - 1) == TAKES_FI;
  if ((governed || has_role(self, quote - 1, ROLE(ON_BEHALF))) && quote > first + 1 &&
      has_trait(self, quote - 2, TRAIT_TITLE) && close + 1 < limit && is_word(self, close + 1))
    return true; /* «القيادي في "جيش المرفأ" النجار», «المتحدث باسم "مدار" الذي …» */
  bool kind_of_thing =
      has_trait(self, quote - 1, TRAIT_HEAD) && !has_trait(self, quote - 1, TRAIT_AND) && close - quote <= 6;
  bool goes_on = close + 1 < limit && !is_mark(self, close + 1, '.');
  if (kind_of_thing && (goes_on || !has_trait(self, quote - 1, TRAIT_THE)) && !has_trait(self, quote - 1, TRAIT_SAYING))
    return true; /* «شركة "كريم"» */
  bool before_object = close + 1 < limit && has_trait(self, close + 1, TRAIT_THE) && close - quote <= 3;
  if (before_object && has_trait(self, quote - 1, TRAIT_THE) &&
      !has_trait(self, quote - 1, TRAIT_TITLE | TRAIT_NAME | TRAIT_HEAD))
    return true; /* «الهيئة البحرية العليا "مرسى" الحادث» */
  if (goes_on && has_trait(self, quote - 1, TRAIT_NATION) && close - quote <= 3)
    return true; /* «الوزارة الأميركية "البنتاغون"» */
  for (uint32_t i = close + 1; i < limit && i < close + 30; i++) {
    if (is_complementizer(self, i) || is_colon(self, i) || opens_quote(self, i)) return true;
    if (has_trait(self, i, TRAIT_SURE_VERB | TRAIT_PARTICIPLE)) return false;
  }
  bool apposition = has_trait(self, quote - 1, TRAIT_THE) && close - quote <= 3;
  return apposition && close + 1 < limit && !is_any_mark(self, close + 1);
}

/* «أكد عبر منشور على صفحته أن …»: where it was written is not what was said. */
static bool is_place_of_words(const story *self, uint32_t i) {
  uint32_t last;
  const lexicon *from;
  const reading *head = reading_at(self, i, LEXEME_HEAD);
  const lexeme *outlet = lexeme_of_kind(self, i, LEXEME_OUTLET, &last, &from);
  return (head && head->lexeme->sub == HEAD_OUTLET) || (outlet && outlet->sub == OUTLET_PLATFORM);
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
static uint32_t by_clause(const story *self, uint32_t first, uint32_t limit) {
  for (uint32_t i = first; i < limit && i < first + 12; i++) {
    if (is_complementizer(self, i) && i + 1 < limit) return folded_of(self, i)[0] == F_BEH ? i : NO_TOKEN;
    if (has_trait(self, i, TRAIT_SURE_VERB) || opens_quote(self, i) || is_colon(self, i)) return NO_TOKEN;
  }
  return NO_TOKEN;
}

/* «… إلى وقف القتال»: the verb's other preposition follows in the same clause. */
static bool toward_follows(const story *self, uint32_t i, uint32_t limit) {
  for (uint32_t k = i + 1; k < limit && k < i + 12; k++) {
    if (has_role(self, k, ROLE(TOWARD))) return k + 1 < limit && is_event(self, k + 1);
    if (has_trait(self, k, TRAIT_SURE_VERB | TRAIT_AND)) return false;
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
  bool event = is_event(self, i);
  if (!event && (has_trait(self, i, TRAIT_NAME | TRAIT_OCCASION) || is_preposition(self, i) ||
                 has_role(self, i, ROLE(ON_BEHALF))))
    return false;
  bool named = reading_at(self, i, LEXEME_HEAD) || phrase_of_kind(self, i, LEXEME_HEAD) ||
               phrase_of_kind(self, i, LEXEME_OUTLET) || phrase_of_kind(self, i, LEXEME_COUNTRY);
  if (to && !by && !event && i > first && named && has_trait(self, i - 1, TRAIT_THE | TRAIT_HEAD))
    return false; /* «دعا الأمين العام للأمم المتحدة إلى …» */
  if (to && !by && (both & TAKES_ILA) && i > first && has_trait(self, i - 1, TRAIT_THE) &&
      toward_follows(self, i, limit))
    return false; /* «دعت الهيئة الأوروبية للسلامة إلى …» */
  if (!event && (is_time(self, i) || has_class(self, i, WORD_DISCOURSE))) return false;
  uint32_t clause = by && (takes & TAKES_BI << TAKES_OBJECT) ? by_clause(self, i, limit) : NO_TOKEN;
  if (clause != NO_TOKEN)
    *made = (complement){COMPLEMENT_CLAUSE, clause, clause + 1, 0, NO_TOKEN};
  else
    *made = (complement){COMPLEMENT_PREPOSITION, i, i, clitic_bytes(self, i, 1), NO_TOKEN};
  return true;
}

/* With these, أن makes a conjunction: «إلا أن», «بعد أن», «كما أن», «رغم أن»; what follows is another clause. */
static bool joins_clauses(const story *self, uint32_t i) {
  return has_role(self, i, ROLE(JOINER)) && !has_trait(self, i, TRAIT_NAME);
}

/* With a verb between, what follows belongs to that verb; a relative clause or a parenthesis is passed over. */
static bool is_barrier(const story *self, uint32_t i, bool in_relative) {
  if (has_trait(self, i, TRAIT_PARTICIPLE) && is_comma(self, i - 1)) return true;
  if (in_relative || !has_trait(self, i, TRAIT_SURE_VERB) || begins_anonymity(self, i)) return false;
  if (i > 0 && has_role(self, i - 1, ROLE(WHAT))) return false; /* «واصفا ما حدث بأنه» */
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
        FEATURE_ENCLITIC(word->items[k].features) >= ENCLITIC_HE)
      return true;
  return false;
}

/* «ضباط كانوا في المكان إنهم»: a verb right behind an indefinite noun begins a relative clause. */
static bool begins_relative(const story *self, uint32_t i, uint32_t first) {
  if (i <= first || !has_trait(self, i, TRAIT_SURE_VERB) || has_trait(self, i, TRAIT_SAYING | TRAIT_AND | TRAIT_SO))
    return false;
  uint32_t definite = TRAIT_THE | TRAIT_NAME | TRAIT_PLACE | TRAIT_OUTLET | TRAIT_UNKNOWN;
  if (i > first + 1 && is_word(self, i - 1) && points_to_noun(self, i)) return true; /* «استطلاع للرأي أجرته جامعة» */
  if (!is_word(self, i - 1) || has_trait(self, i - 1, definite) || is_preposition(self, i - 1)) return false;
  bool session = i > first + 1 && has_trait(self, i - 2, TRAIT_OCCASION) &&
                 !has_trait(self, i - 2, TRAIT_THE); /* «في جلسة استماع عقدت» */
  return session || has_trait(self, i - 1, TRAIT_TITLE | TRAIT_HEAD | TRAIT_OCCASION | TRAIT_NOUN_OF_SAYING);
}

static bool participle_says(const story *self, uint32_t i, uint32_t limit) {
  if (!has_trait(self, i, TRAIT_PARTICIPLE) || i + 1 >= limit) return false;
  if (has_trait(self, i, TRAIT_TITLE | TRAIT_HEAD) && !(i > 0 && is_comma(self, i - 1)))
    return false; /* «مشير» is a rank too */
  for (uint32_t k = i + 1; k < limit && k < i + 4; k++)
    if (is_complementizer(self, k) || is_colon(self, k) || opens_quote(self, k) || is_preposition(self, k) ||
        has_trait(self, k, TRAIT_BY | TRAIT_EVENT | TRAIT_MASDAR | TRAIT_THE))
      return true;
  return false;
}

/* Names of several words hold what looks like verbs and prepositions: «تل أبيب», «آخر ساعة». */
static uint32_t name_end(const story *self, uint32_t i) {
  static const lexeme_kind kinds[] = {LEXEME_OUTLET, LEXEME_CAPITAL, LEXEME_COUNTRY, LEXEME_TITLE, LEXEME_NAME};
  for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
    const phrase_match *phrase = phrase_of_kind(self, i, kinds[k]);
    if (phrase) return phrase->tokens.last;
  }
  return 0;
}

static bool is_dash(const story *self, uint32_t i) {
  return is_mark(self, i, '-') || is_mark(self, i, 0x2013) || is_mark(self, i, 0x2014);
}

/* «- جماعة دولية تنضوي تحتها منظمات -», «ما يلي»: passed over whole; 0 where there is no aside. */
static uint32_t aside_end(const story *self, uint32_t i, uint32_t limit) {
  if (i + 2 < limit && has_role(self, i, ROLE(CITING)) &&
      has_role(self, i + 1, ROLE(ABOUT))) { /* «، نقلا عن مصادر، إن» */
    uint32_t end = noun_phrase_end(self, i + 2, limit, PHRASE_NO_COMMA);
    return end > i + 2 ? end : 0;
  }
  if (i + 1 < limit && has_role(self, i, ROLE(WHAT)) && has_role(self, i + 1, ROLE(FOLLOWS))) return i + 2;
  if (!is_dash(self, i) || !(token_at(self, i)->shape & SHAPE_SPACE)) return 0;
  for (uint32_t k = i + 2; k < limit && k < i + 18; k++) {
    if (is_dash(self, k) && (token_at(self, k)->shape & SHAPE_SPACE)) return k + 1;
    if (is_complementizer(self, k) || opens_quote(self, k)) return 0;
  }
  return 0;
}

complement complement_find(const story *self, uint32_t first, uint32_t limit, uint32_t takes) {
  bool in_relative = false;
  uint32_t both = takes | takes >> TAKES_OBJECT;
  for (uint32_t i = first; i < limit;) {
    complement made;
    uint32_t aside = aside_end(self, i, limit);
    if (aside) {
      i = aside;
      continue;
    }
    if (is_mark(self, i, '(') || is_mark(self, i, '[')) {
      i = skip_pair(self, i, limit);
      continue;
    }
    if (opens_quote(self, i)) {
      bool clause = i + 2 < limit && is_complementizer(self, i + 1); /* «واعتبرت "أن القرار خاطئ"» */
      if (clause || !is_name_before_content(self, i, first, limit))
        return (complement){COMPLEMENT_QUOTE, i, clause ? i + 2 : i + 1, 0, NO_TOKEN};
      i = skip_pair(self, i, limit);
      continue;
    }
    if (is_colon(self, i)) return (complement){COMPLEMENT_COLON, i, i + 1, 0, NO_TOKEN};
    if (is_comma(self, i)) in_relative = false;
    bool described = i > first + 1 && folded_of(self, i)[0] == F_BEH && has_trait(self, i - 1, TRAIT_THE) &&
                     has_trait(self, i - 1, TRAIT_ACTING) && is_comma(self, i - 2);
    if (i > first && is_complementizer(self, i) && joins_clauses(self, i - 1)) break;
    if (is_complementizer(self, i) && i + 1 < limit && !described)
      return (complement){COMPLEMENT_CLAUSE, i, i + 1, 0, NO_TOKEN};
    uint32_t bit = in_relative ? 0 : preposition_bit(self, i);
    if ((bit & both) && i + 1 < limit && !(bit == TAKES_ALA && is_place_of_words(self, i + 1)))
      return at_preposition(self, i, limit);
    if (!in_relative && is_word(self, i) && at_attached(self, i, first, limit, takes, &made)) return made;
    if (is_relative(self, i) || begins_relative(self, i, first)) in_relative = true;
    uint32_t named = name_end(self, i);
    if (named) {
      i = named < limit ? named : limit;
      continue;
    }
    if (i > first && (is_barrier(self, i, in_relative) || participle_says(self, i, limit))) break;
    if (i == first && has_trait(self, i, TRAIT_SURE_VERB) && !has_trait(self, i, TRAIT_NAME)) break;
    i++;
  }
  return (complement){COMPLEMENT_NONE, limit, limit, 0, NO_TOKEN};
}

/* ---- Where it ends ---- */

uint32_t trim_end(const story *self, uint32_t first, uint32_t end) {
  while (end > first) {
    uint32_t i = end - 1;
    bool bracket =
        (is_mark(self, i, ')') || is_mark(self, i, ']') || closes_quote(self, i)) && self->partner[i] >= first;
    bool kept = is_mark(self, i, '%') || is_mark(self, i, '$');
    if (!is_any_mark(self, i) || bracket || kept) break;
    end--;
  }
  return end;
}

/* A verb of saying with something to say behind it. */
static bool says_something(const story *self, uint32_t i, uint32_t limit) {
  const reading *verb = saying_reading(self, i);
  if (!verb || FEATURE_PERSON(verb->features) != 3) return false;
  complement content = complement_find(self, i + 1, limit < i + 25 ? limit : i + 25, (uint32_t)verb->lexeme->bits);
  return content.kind != COMPLEMENT_NONE;
}

static bool begins_attribution(const story *self, uint32_t i) {
  uint32_t last;
  const lexicon *from;
  const lexeme *cue = lexeme_of_kind(self, i, LEXEME_CUE, &last, &from);
  if (!cue) return false;
  if (cue->sub == CUE_PRONOUN) return true;
  if (cue->sub == CUE_SOURCE) return can_be_cited(self, last); /* not «وفقا للقواعد» */
  return cue->sub == CUE_CLAUSE && last < self->shown.n_tokens && saying_reading(self, last);
}

/* «…، لكنه حذر من», «…، فيما اتهم», «…، من جهته قال» */
static bool turns_to_saying(const story *self, uint32_t i, uint32_t limit) {
  bool turn =
      has_class(self, i, WORD_CONJUNCTION) || phrase_of_kind(self, i, LEXEME_WORD) || has_role(self, i, ROLE(BUT_HE));
  if (!turn) return false;
  for (uint32_t k = i + 1; k < limit && k < i + 4; k++)
    if (has_trait(self, k, TRAIT_SAYING) && !has_trait(self, k, TRAIT_THE) && says_something(self, k, limit))
      return true;
  return false;
}

/* Behind these the outlet itself speaks again: «…، لكنه لم يحدد», «…، الأمر الذي», «…، بعدما». */
static bool turns_away(const story *self, uint32_t i) {
  if (has_role(self, i, ROLE(TURN))) return !has_class(self, i, WORD_KANA) || folded_of(self, i)[0] == F_WAW;
  return has_role(self, i, ROLE(BUT_HE)) || (has_role(self, i, ROLE(BUT)) && folded_of(self, i)[0] == F_WAW);
}

/* «وبينما أكدت الشركة أن …، فإنها تأتي …»: the main clause that a subordinate one has waited for. */
static bool is_apodosis(const story *self, uint32_t i) {
  return is_complementizer(self, i) && folded_of(self, i)[0] == F_FEH;
}

static bool is_boundary(const story *self, uint32_t i, uint32_t limit) {
  if (participle_says(self, i, limit) || begins_attribution(self, i)) return true;
  if (turns_to_saying(self, i, limit)) return true;
  if (has_role(self, i, ROLE(THAT)) && folded_of(self, i)[0] == F_WAW) return true;
  if (has_role(self, i, ROLE(IN)) && i + 2 < limit && has_role(self, i + 1, ROLE(HINT))) return true;
  if (has_role(self, i, ROLE(UPON)) && i + 2 < limit && has_role(self, i + 1, ROLE(DESPITE))) return true;
  if (turns_away(self, i)) return true;
  return has_trait(self, i, TRAIT_SAYING) && says_something(self, i, limit);
}

/* Circumstances behind a comma are none of a noun phrase: «أعلنوا عن مشروعات …، خلال مشاركتهم». */
static bool ends_noun_phrase(const story *self, uint32_t i) {
  if (has_role(self, i, ROLE(CIRCUMSTANCE))) return true;
  if (has_trait(self, i, TRAIT_AND) && has_trait(self, i, TRAIT_SURE_VERB)) return true; /* «…، وأقال المدير» */
  if (has_trait(self, i, TRAIT_ADVERB) && !has_trait(self, i, TRAIT_NAME | TRAIT_THE))
    return true; /* «…، منضما إلى آخرين» */
  return has_role(self, i, ROLE(IN)) && i + 1 < self->shown.n_tokens && has_trait(self, i + 1, TRAIT_OCCASION) &&
         !is_time(self, i + 1);
}

/* «… وأضاف أن» without a comma: a second verb of the same speaker. */
static bool is_second_verb(const story *self, uint32_t i, uint32_t limit) {
  if (!has_trait(self, i, TRAIT_AND) || !has_trait(self, i, TRAIT_SAYING) || !has_trait(self, i, TRAIT_SURE_VERB))
    return false;
  const reading *verb = saying_reading(self, i);
  return verb && (verb->features & FEATURE_AND) && FEATURE_TENSE(verb->features) == TENSE_PAST &&
         says_something(self, i, limit);
}

/* «… بدعم المسلحين مشيرا إلى أن»: no comma, but the participle has its own content at once. */
static bool is_adverb_of_saying(const story *self, uint32_t i, uint32_t limit) {
  bool masculine = has_trait(self, i, TRAIT_ADVERB); /* «مشيرا» is no rank */
  uint32_t nominal = masculine ? TRAIT_NAME : TRAIT_TITLE | TRAIT_HEAD | TRAIT_NAME;
  if (!has_trait(self, i, TRAIT_PARTICIPLE) || has_trait(self, i, nominal) || i + 2 >= limit) return false;
  uint32_t next = i + 1;
  if (is_complementizer(self, next) || is_colon(self, next)) return true;
  return masculine && is_preposition(self, next) && (is_complementizer(self, next + 1) || opens_quote(self, next + 1));
}

/* When it was said or done is none of what a noun phrase stands for: «مقاضاة الموقع بعدما نشر», «ثقتها قبل أيام». */
static bool is_later(const story *self, uint32_t i, uint32_t limit) {
  if (has_role(self, i, ROLE(LATER))) return true;
  bool around = has_role(self, i, ROLE(AROUND));
  if (!around || i + 1 >= limit) return false;
  return is_complementizer(self, i + 1) || (is_time(self, i + 1) && !has_trait(self, i + 1, TRAIT_THE));
}

/* «… عن برنامجها وسط تقارير عن تجربة جديدة»: what others say is told beside it. */
static bool begins_hint(const story *self, uint32_t i, uint32_t limit) {
  if (i + 2 >= limit || !has_role(self, i, ROLE(CIRCUMSTANCE))) return false;
  return has_trait(self, i + 1, TRAIT_NOUN_OF_SAYING) && !has_trait(self, i + 1, TRAIT_THE);
}

/* «أعلن انسحابه من السباق في بيان نشرته مواقع»: where it was said is none of what was said. */
static bool is_issued_in(const story *self, uint32_t i, uint32_t limit) {
  return i + 1 < limit && has_role(self, i, ROLE(IN)) && has_role(self, i + 1, ROLE(ISSUED)) &&
         !has_trait(self, i + 1, TRAIT_THE);
}

static bool holds_condition(const story *self, uint32_t first, uint32_t end) {
  for (uint32_t i = first; i < end; i++)
    if (has_role(self, i, ROLE(CONDITION)) || (i == first && is_preposition(self, i))) return true;
  return false;
}

/* «وقال: هذا شأننا، ولكن الباب مفتوح، بحسب الوكالة»: the speaker turns, the outlet does not speak again. */
static bool ends_speech(const story *self, uint32_t i, uint32_t limit) {
  return participle_says(self, i, limit) || begins_attribution(self, i);
}

uint32_t content_end(const story *self, uint32_t first, uint32_t limit, unsigned options) {
  bool noun_phrase = options & CONTENT_NOUN;
  for (uint32_t i = first; i < limit;) {
    if (opens_quote(self, i) || is_mark(self, i, '(') || is_mark(self, i, '[')) {
      i = skip_pair(self, i, limit);
      continue;
    }
    bool behind_comma = i > first && (is_comma(self, i - 1) || is_mark(self, i - 1, '-'));
    bool ends = behind_comma && (options & CONTENT_SPOKEN ? ends_speech(self, i, limit) : is_boundary(self, i, limit));
    if (ends) return trim_end(self, first, i);
    if (behind_comma && is_apodosis(self, i) && !holds_condition(self, first, i)) return trim_end(self, first, i);
    if (behind_comma && noun_phrase && ends_noun_phrase(self, i)) return trim_end(self, first, i);
    if (i > first && !behind_comma && (begins_attribution(self, i) || is_second_verb(self, i, limit)))
      return trim_end(self, first, i);
    if (i > first + 1 && is_adverb_of_saying(self, i, limit)) return trim_end(self, first, i);
    if (i > first && begins_hint(self, i, limit)) return trim_end(self, first, i);
    if (i > first && noun_phrase && is_issued_in(self, i, limit)) return trim_end(self, first, i);
    if (i > first && noun_phrase && is_later(self, i, limit)) return trim_end(self, first, i);
    if (i > first && has_trait(self, i, TRAIT_PARTICIPLE) && (closes_quote(self, i - 1) || is_mark(self, i - 1, '.')) &&
        participle_says(self, i, limit))
      return trim_end(self, first, i);
    i++;
  }
  return trim_end(self, first, limit);
}

/* ---- Laying it down ---- */

/* «إن الطريق آمن، وأن الجسر مغلق»: the second clause is said as well. */
static bool goes_on_with_clause(const story *self, uint32_t comma, uint32_t limit) {
  return comma + 2 < limit && is_comma(self, comma) && is_complementizer(self, comma + 1) &&
         has_trait(self, comma + 1, TRAIT_AND);
}

/* Behind the closing mark the words go on as part of the same content: «إن "النتائج ستظهر قريبا" في حال …». */
static bool goes_on_behind(const story *self, uint32_t close, uint32_t limit) {
  uint32_t next = close + 1;
  if (goes_on_with_clause(self, next, limit)) return true;
  if (next >= limit || (is_any_mark(self, next) && !is_mark(self, next, '(') && !opens_quote(self, next))) return false;
  return !is_boundary(self, next, limit) && !begins_attribution(self, next);
}

static void add_piece(found *of, range piece) {
  if (piece.first < piece.last && of->n_content < ISNAD_MAX_PIECES) of->content[of->n_content++] = piece;
}

/* The words between the marks of the quotation at `quote`. */
static range inside(const story *self, uint32_t quote, uint32_t limit) {
  uint32_t close = self->partner[quote];
  if (close == PAIR_OPEN || close > limit) return (range){quote + 1, trim_end(self, quote + 1, limit)};
  return (range){quote + 1, trim_end(self, quote + 1, close)};
}

static void set_quote(const story *self, found *of, uint32_t quote, uint32_t limit, bool may_go_on) {
  uint32_t close = self->partner[quote];
  bool closed = close != PAIR_OPEN && close < limit;
  if (closed && may_go_on && goes_on_behind(self, close, limit)) {
    add_piece(of, (range){quote, content_end(self, quote, limit, 0)});
    return;
  }
  of->quoted = true;
  add_piece(of, inside(self, quote, limit));
}

/* Words behind a colon without quotation marks go on to the end of the paragraph, or to the sentence in which the
 * outlet speaks again: «وقال المدرب: لعبنا جيدا. كنا نستحق الفوز. وأضاف …». */
static uint32_t speech_limit(const story *self, uint32_t first, uint32_t limit) {
  uint32_t paragraph = paragraph_of(self, first), s = self->sentence_of[limit > first ? limit - 1 : first];
  for (int n = 0; n < 12 && s + 1 < self->sentences.count; n++) {
    const isnad_sentence *next = &self->sentences.items[s + 1];
    if (next->paragraph != paragraph || opens_quote(self, next->first)) break;
    bool speaks = false;
    for (uint32_t i = next->first; i < next->last && i < next->first + 4; i++)
      speaks |= has_trait(self, i, TRAIT_SAYING) && says_something(self, i, next->last);
    if (speaks) break;
    limit = next->last;
    s++;
  }
  return limit;
}

/* A clause inside a larger one ends at the first comma: «التي تعتقد أنها مضرة، ومن المرجح …». */
static uint32_t first_comma(const story *self, uint32_t first, uint32_t end) {
  for (uint32_t i = first + 1; i < end;) {
    if (is_comma(self, i) && !goes_on_with_clause(self, i, end)) return i;
    i = opens_quote(self, i) || is_mark(self, i, '(') ? skip_pair(self, i, end) : i + 1;
  }
  return end;
}

void content_end_at_comma(const story *self, found *of) {
  if (!of->n_content || of->quoted) return;
  of->content[0].last =
      trim_end(self, of->content[0].first, first_comma(self, of->content[0].first, of->content[0].last));
}

void content_set(const story *self, found *of, const complement *by, uint32_t limit) {
  of->n_content = 0;
  of->complement = by->kind;
  of->content_skip = by->skip;
  uint32_t first = by->first;
  if (by->kind == COMPLEMENT_QUOTE) {
    set_quote(self, of, by->marker, limit, false);
    if (of->n_content && of->content[0].first < by->first && by->first < of->content[0].last)
      of->content[0].first = by->first;
    return;
  }
  if (first < limit && opens_quote(self, first)) {
    set_quote(self, of, first, limit, true);
    return;
  }
  bool noun_phrase = by->kind == COMPLEMENT_NOUN || by->kind == COMPLEMENT_PREPOSITION;
  if (by->kind == COMPLEMENT_COLON && self->quote_of[by->marker] == NO_TOKEN) {
    of->verbatim = true;
    limit = speech_limit(self, first, limit);
  }
  unsigned options = (noun_phrase ? CONTENT_NOUN : 0) | (of->verbatim ? CONTENT_SPOKEN : 0);
  add_piece(of, (range){first, content_end(self, first, limit, options)});
}
