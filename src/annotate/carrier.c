/* carrier: those who handed the words on: «لرويترز», «في مقابلة مع صحيفة لوموند», «في تغريدة على تويتر»,
 * «في بيان نشرته الوكالة», «على لسان وزير خارجيتها». */
#include "annotate/found.h"

#include "annotate/grammar.h"
#include "annotate/noun_phrase.h"
#include "text/letters.h"
#include "text/token.h"

void carrier_add(found *of, range carrier) {
  if (carrier.first >= carrier.last || of->n_carriers == CARRIERS_MAX) return;
  for (uint32_t i = 0; i < of->n_carriers; i++)
    if (of->carriers[i].first == carrier.first) return;
  of->carriers[of->n_carriers++] = carrier;
}

/* ---- What can hand words on ---- */

/* A common noun for an outlet that names one with what follows: صحيفة، وكالة، وسائل إعلام; not موقعها، حسابه. */
static const lexeme *outlet_head(const story *self, uint32_t i) {
  const phrase_match *phrase = phrase_of_kind(self, i, LEXEME_HEAD);
  if (phrase && phrase->lexeme->sub == HEAD_OUTLET) return phrase->lexeme;
  const reading *head = reading_at(self, i, LEXEME_HEAD);
  return head && head->lexeme->sub == HEAD_OUTLET && !FEATURE_ENCLITIC(head->features) ? head->lexeme : NULL;
}

static bool is_platform(const lexeme *outlet) { return outlet && outlet->sub == OUTLET_PLATFORM; }

/* A network in the phrase: «موقع التواصل الاجتماعي، تويتر», «حسابه على تويتر». */
static range platform_in(const story *self, uint32_t first, uint32_t last) {
  for (uint32_t i = first; i < last; i++) {
    uint32_t end;
    const lexicon *from;
    if (is_platform(lexeme_of_kind(self, i, LEXEME_OUTLET, &end, &from))) return (range){i, end};
  }
  return (range){0, 0};
}

/* «لإذاعة المرفأ وشبكة "بحر"»: the second begins anew. */
static uint32_t next_outlet(const story *self, uint32_t first, uint32_t last) {
  for (uint32_t i = first + 1; i < last; i++)
    if (has_trait(self, i, TRAIT_AND) && (outlet_head(self, i) || phrase_of_kind(self, i, LEXEME_OUTLET))) return i;
  return last;
}

/* «صحيفة "حرييت" المحلية», «قناة "تولو نيوز" التلفزيونية», «هيئة الإذاعة البريطانية», «الوكالة». */
static uint32_t outlet_end(const story *self, uint32_t i, uint32_t last) {
  uint32_t end;
  const lexicon *from;
  const lexeme *known = lexeme_of_kind(self, i, LEXEME_OUTLET, &end, &from);
  if (!outlet_head(self, i)) return known ? end : 0;
  uint32_t whole = next_outlet(self, i, noun_phrase_end(self, i, last, PHRASE_NO_COMMA));
  uint32_t quoted = i + 1 < last && opens_quote(self, i + 1) ? skip_pair(self, i + 1, last) : 0;
  if (whole < quoted) whole = quoted;
  return whole > i + 1 || (whole > i && has_trait(self, i, TRAIT_THE)) ? whole : 0;
}

/* «صحيفة لوموند» names one, and so do «وسائل الإعلام المحلية» and «الوكالة»; «مدونة شخصية» and «الموقع» name none. */
static bool has_name(const story *self, uint32_t first, uint32_t last) {
  for (uint32_t i = first; i < last; i++) {
    if (opens_quote(self, i) || phrase_of_kind(self, i, LEXEME_OUTLET)) return true;
    if (i > first && has_trait(self, i, TRAIT_OUTLET | TRAIT_NAME | TRAIT_UNKNOWN | TRAIT_PLACE | TRAIT_NATION))
      return true;
  }
  return false;
}

/* ---- How it is joined ---- */

/* A verb with the pronoun of what was said: «بيان [نشرته] الوكالة». */
static bool is_published_by(const story *self, uint32_t i) {
  const word_readings *word = self->words[i];
  return has_trait(self, i, TRAIT_VERB) && word->count && FEATURE_ENCLITIC(word->items[0].features) >= ENCLITIC_HE;
}

/* The same with a time, or whose words they are, between: «[نشرتها] اليوم الأحد صحيفة …», «[نقلتها] عنه وكالات …». */
static bool is_published_behind(const story *self, uint32_t i, uint32_t first) {
  enum { NEAR = 5 };
  for (uint32_t k = i; k-- > first && i - k <= NEAR;) {
    if (is_published_by(self, k)) return true;
    bool pronoun = is_preposition(self, k) && !has_class(self, k, WORD_PREP);
    if (!is_time(self, k) && !is_number(self, k) && !pronoun) return false;
  }
  return false;
}

/* What stands before the preposition is no noun that it may belong to: the cue, its subject, a time, what was said or
 * written: «كتب النجار [في] صحيفة …», «في مقال [في] صحيفة …», «خلال ظهورها [في] برنامج …». */
static bool stands_free(const story *self, uint32_t preposition, uint32_t first, range but) {
  if (preposition <= first || preposition == but.last) return true;
  uint32_t before = preposition - 1;
  if (is_comma(self, before) || is_time(self, before) || has_use(self, before, USE(TALK) | USE(SPEECH))) return true;
  const reading *head = reading_at(self, before, LEXEME_HEAD);
  return (head && head->lexeme->sub == HEAD_DOCUMENT) || has_pronoun(self, before, UINT32_MAX);
}

/* «في اتصال [من] وكالة …», «ردا على سؤال [من] صحيفة …» */
static bool is_asked_from(const story *self, uint32_t i, uint32_t first) {
  for (uint32_t k = i; k-- > first && i - k <= 2;)
    if (has_use(self, k, USE(TALK) | USE(SPEECH))) return true;
  return false;
}

/* What the words went through stands behind these: «لرويترز», «مع القناة», «عبر الإذاعة», «بصحيفة», «نشرته الوكالة». */
static bool is_handed_to(const story *self, uint32_t i, uint32_t first, range but, const lexeme *head) {
  bool page = head && (head->bits & HEAD_IS_PAGE);
  if (has_trait(self, i, TRAIT_TO | TRAIT_BY)) return true;
  if (i <= first) return false;
  uint32_t before = i - 1;
  if (before > first && (opens_quote(self, before) || is_mark(self, before, '@'))) before--;
  if (is_lone_letter(self, before, F_LAM) || is_lone_letter(self, before, F_BEH)) return true;
  if (has_role(self, before, ROLE(WITH) | ROLE(THROUGH) | ROLE(UPON) | ROLE(TOWARD))) return true;
  if (has_role(self, before, ROLE(FROM))) return is_asked_from(self, before, first);
  if (has_use(self, before, USE(AIR)) && before > first) /* «على شاشة القناة» */
    return has_role(self, before - 1, ROLE(IN) | ROLE(THROUGH) | ROLE(UPON));
  if (has_role(self, before, ROLE(IN)) && head && (!page || opens_quote(self, i + 1)))
    return stands_free(self, before, first, but);
  if (has_trait(self, before, TRAIT_AND)) return false;
  return is_published_behind(self, i, first);
}

/* What [i, end) names can have handed on what was said. */
static bool is_carrier(const story *self, range at, uint32_t first, range but) {
  const lexeme *head = outlet_head(self, at.first);
  if (!is_handed_to(self, at.first, first, but, head)) return false;
  if (!head || has_name(self, at.first, at.last)) return true;
  if (head->bits & HEAD_IS_PAGE) return false;
  bool attached = has_trait(self, at.first, TRAIT_TO | TRAIT_BY); /* «زيارته [للقناة]» is no talk */
  return !attached || stands_free(self, at.first, first, but);
}

/* A network is where it was said: «[على] تويتر», «[في] صفحته على موقع التواصل الاجتماعي، تويتر»; not «انتقد تويتر». */
static bool is_said_on(const story *self, uint32_t platform, uint32_t first) {
  enum { NEAR = 9 };
  if (has_trait(self, platform, TRAIT_BY)) return true;
  for (uint32_t k = platform; k-- > first && platform - k <= NEAR;) {
    if (has_role(self, k, ROLE(IN) | ROLE(UPON) | ROLE(THROUGH)) || is_lone_letter(self, k, F_BEH)) return true;
    if (has_trait(self, k, TRAIT_BY) && (outlet_head(self, k) || has_role(self, k, ROLE(TWEET)))) return true;
    bool mark = is_any_mark(self, k) && !is_mark(self, k, '.') && !is_colon(self, k);
    bool page = outlet_head(self, k) || has_pronoun(self, k, 1u << LEXEME_HEAD) || phrase_of_kind(self, k, LEXEME_OUTLET);
    bool adjective = has_trait(self, k, TRAIT_THE | TRAIT_ADJECTIVE | TRAIT_NATION) && !has_trait(self, k, TRAIT_NAME);
    if (!mark && !page && !adjective) return false;
  }
  return false;
}

void carriers_between(const story *self, uint32_t first, uint32_t last, range but, found *of) {
  uint32_t carried = first; /* the token behind the last one found */
  for (uint32_t i = first; i < last;) {
    if (i >= but.first && i < but.last) {
      i = but.last;
      continue;
    }
    if (i + 2 < last && has_role(self, i + 1, ROLE(TONGUE)) && has_role(self, i, ROLE(UPON))) {
      uint32_t speaks_for = noun_phrase_end(self, i + 2, last, PHRASE_NO_COMMA); /* «على لسان [مديرتها]» */
      carrier_add(of, (range){i + 2, speaks_for});
      i = speaks_for;
      continue;
    }
    uint32_t end = is_word(self, i) ? outlet_end(self, i, last) : 0;
    range platform = end ? platform_in(self, i, end) : (range){0, 0};
    bool goes_on = i == carried && i > first && has_trait(self, i, TRAIT_AND);
    if (platform.first < platform.last) {
      if (is_said_on(self, platform.first, first)) carrier_add(of, platform);
    } else if (end && (goes_on || is_carrier(self, (range){i, end}, first, but)))
      carrier_add(of, (range){i, carried = end});
    i = end > i ? end : i + 1;
  }
}

/* «وفي مقابلة مع صحيفة كذا، قال الوزير إن …»: the occasion stands before the verb. */
void carriers_before(const story *self, uint32_t verb, found *of) {
  uint32_t first = sentence_start(self, verb);
  if (verb < first + 3 || verb - first > 30 || has_trait(self, verb, TRAIT_AND)) return;
  if (!has_role(self, first, ROLE(IN) | ROLE(THROUGH) | ROLE(CIRCUMSTANCE))) return;
  for (uint32_t i = first; i < verb; i++)
    if (has_trait(self, i, TRAIT_SURE_VERB) && has_trait(self, i, TRAIT_SAYING)) return;
  carriers_between(self, first + 1, verb, (range){0, 0}, of);
}

void carrier_told(const story *self, range to, found *of) {
  uint32_t i = to.first, end;
  while (i < to.last && !is_word(self, i)) i++;
  if (i >= to.last) return;
  const lexicon *from;
  const lexeme *head = outlet_head(self, i), *known = lexeme_of_kind(self, i, LEXEME_OUTLET, &end, &from);
  bool outlet = head ? has_name(self, i, to.last) || !(head->bits & HEAD_IS_PAGE) : known && end + 1 >= to.last;
  outlet |=
      opens_quote(self, to.first) && to.first > 1 && is_asked_from(self, to.first - 1, 0); /* «حديث خاص ل"المرفأ"» */
  for (uint32_t k = 0; k < of->n_carriers && outlet; k++)
    outlet = of->carriers[k].last <= to.first || of->carriers[k].first >= to.last;
  if (outlet) carrier_add(of, to);
}
