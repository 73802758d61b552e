/* carrier: those who handed the words on: «لرويترز», «في مقابلة مع صحيفة لوموند», «في تغريدة على تويتر». */
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

/* A common noun for an outlet that names one with what follows: صحيفة، وكالة، قناة; not موقعها، حسابه. */
static bool is_outlet_head(const story *self, uint32_t i) {
  const reading *head = reading_at(self, i, LEXEME_HEAD);
  return head && head->lexeme->sub == HEAD_OUTLET && !FEATURE_ENCLITIC(head->features);
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

/* What the words went through stands behind these: «لرويترز», «مع القناة», «عبر الإذاعة», «بصحيفة», «نشرته الوكالة». */
static bool is_handed_to(const story *self, uint32_t i, uint32_t first) {
  if (has_trait(self, i, TRAIT_TO | TRAIT_BY)) return true;
  if (i <= first) return false;
  uint32_t before = i - 1;
  if (before > first && (opens_quote(self, before) || is_mark(self, before, '#') || is_mark(self, before, '@')))
    before--;
  if (is_lone_letter(self, before, F_LAM) || is_lone_letter(self, before, F_BEH)) return true;
  if (has_role(self, before, ROLE(WITH) | ROLE(THROUGH) | ROLE(UPON) | ROLE(TOWARD))) return true;
  if (has_trait(self, before, TRAIT_AND)) return false;
  const word_readings *word = self->words[before];
  return has_trait(self, before, TRAIT_VERB) && word->count && FEATURE_ENCLITIC(word->items[0].features) >= ENCLITIC_HE;
}

static bool overlaps(range a, uint32_t i) { return a.first < a.last && i >= a.first && i < a.last; }

/* «لإذاعة المرفأ وشبكة "بحر"»: the second begins anew. */
static uint32_t next_outlet(const story *self, uint32_t first, uint32_t last) {
  for (uint32_t i = first + 1; i < last; i++)
    if (has_trait(self, i, TRAIT_AND) && (is_outlet_head(self, i) || phrase_of_kind(self, i, LEXEME_OUTLET))) return i;
  return last;
}

/* «صحيفة "حرييت" المحلية», «قناة "تولو نيوز" التلفزيونية», «هيئة الإذاعة البريطانية». */
static uint32_t outlet_end(const story *self, uint32_t i, uint32_t last) {
  uint32_t end;
  const lexicon *from;
  const lexeme *known = lexeme_of_kind(self, i, LEXEME_OUTLET, &end, &from);
  if (is_outlet_head(self, i)) {
    uint32_t whole = next_outlet(self, i, noun_phrase_end(self, i, last, PHRASE_NO_COMMA));
    return whole > i + 1 ? whole : 0;
  }
  return known ? end : 0;
}

/* «صحيفة لوموند» names one, «مدونة شخصية» none. */
static bool has_name(const story *self, uint32_t first, uint32_t last) {
  for (uint32_t i = first; i < last; i++) {
    if (opens_quote(self, i) || phrase_of_kind(self, i, LEXEME_OUTLET)) return true;
    if (i > first && has_trait(self, i, TRAIT_OUTLET | TRAIT_NAME | TRAIT_UNKNOWN | TRAIT_PLACE | TRAIT_NATION))
      return true;
  }
  return false;
}

void carriers_between(const story *self, uint32_t first, uint32_t last, range but, found *of) {
  uint32_t carried = first; /* the token behind the last one found */
  for (uint32_t i = first; i < last;) {
    if (overlaps(but, i)) {
      i = but.last;
      continue;
    }
    uint32_t end = is_word(self, i) ? outlet_end(self, i, last) : 0;
    range platform = end ? platform_in(self, i, end) : (range){0, 0};
    bool goes_on = i == carried && i > first && has_trait(self, i, TRAIT_AND);
    bool handed =
        end && (goes_on || is_handed_to(self, i, first)) && (!is_outlet_head(self, i) || has_name(self, i, end));
    if (platform.first < platform.last)
      carrier_add(of, platform);
    else if (handed)
      carrier_add(of, (range){i, carried = end});
    i = end > i ? end : i + 1;
  }
}

/* «وفي مقابلة مع صحيفة كذا، قال الوزير إن …»: the occasion stands before the verb. */
void carriers_before(const story *self, uint32_t verb, found *of) {
  uint32_t first = sentence_start(self, verb);
  if (verb < first + 3 || !is_comma(self, verb - 1) || verb - first > 30) return;
  if (!has_role(self, first, ROLE(IN) | ROLE(THROUGH) | ROLE(CIRCUMSTANCE))) return;
  for (uint32_t i = first; i < verb; i++)
    if (has_trait(self, i, TRAIT_SURE_VERB) && has_trait(self, i, TRAIT_SAYING)) return;
  carriers_between(self, first + 1, verb, (range){0, 0}, of);
}
