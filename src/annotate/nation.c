/* nation: which country somebody is of, as the phrase says it.
 *
 *     «الرئيس الفرنسي» is not «الرئيس الأميركي سامر نور»
 */
#include "annotate/evidence.h"
#include "annotate/grammar.h"
#include "annotate/resolve.h"

static uint32_t nation_at(const story *self, uint32_t i) {
  static const lexeme_kind kinds[] = {LEXEME_NATIONALITY, LEXEME_COUNTRY, LEXEME_CAPITAL};
  for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
    uint32_t last;
    const lexicon *from;
    const lexeme *row = lexeme_of_kind(self, i, kinds[k], &last, &from);
    if (row) return text_hash(lexeme_key(from, row));
  }
  return 0;
}

uint32_t nation_in(const story *self, range phrase, range name) {
  for (uint32_t i = phrase.first; i < phrase.last; i++) {
    if (i == name.first && name.last > i) i = name.last; /* «سامر المصري» need not be one */
    if (i >= phrase.last || is_relative(self, i)) return 0;
    if (has_trait(self, i, TRAIT_NATION | TRAIT_PLACE)) return nation_at(self, i);
  }
  return 0;
}

bool nations_differ(uint32_t a, uint32_t b) { return a && b && a != b; }
