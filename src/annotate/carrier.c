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

static bool is_outlet_head(const story *self, uint32_t i) {
  const reading *head = reading_at(self, i, LEXEME_HEAD);
  return head && head->lexeme->sub == HEAD_OUTLET;
}

static bool overlaps(range a, uint32_t i) { return a.first < a.last && i >= a.first && i < a.last; }

/* «صحيفة "حرييت" المحلية», «قناة "تولو نيوز" التلفزيونية», «هيئة الإذاعة البريطانية». */
static uint32_t outlet_end(const story *self, uint32_t i, uint32_t last) {
  uint32_t end;
  const lexicon *from;
  const lexeme *known = lexeme_of_kind(self, i, LEXEME_OUTLET, &end, &from);
  if (is_outlet_head(self, i)) {
    uint32_t whole = noun_phrase_end(self, i, last, PHRASE_NO_COMMA);
    return whole > i + 1 ? whole : 0;
  }
  return known ? end : 0;
}

void carriers_between(const story *self, uint32_t first, uint32_t last, range but, found *of) {
  for (uint32_t i = first; i < last;) {
    if (overlaps(but, i)) {
      i = but.last;
      continue;
    }
    uint32_t end = is_word(self, i) || is_mark(self, i, '#') ? outlet_end(self, i, last) : 0;
    if (end) carrier_add(of, (range){i, end});
    i = end > i ? end : i + 1;
  }
}
