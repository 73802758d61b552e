/* value: asking for the worth of a word. */
#include "annotate/value.h"

#include "text/letters.h"
#include "text/token.h"

#include <string.h>

/* Of two phrases the longer one, of two words the one that is spelled just so. */
static void consider(value *best, const value *with, bool exact) {
  bool better = with->last > best->last || (with->last == best->last && exact && !(best->features & FEATURE_EXACT));
  if (!better) return;
  *best = *with;
  if (exact) best->features |= FEATURE_EXACT;
}

static void consider_phrases(const story *self, uint32_t i, uint64_t roles, uint32_t attached, value *best) {
  const word_readings *word = self->words[i];
  for (uint32_t s = 0; s < word->n_value_phrases; s++) {
    const phrase_start *start = &word->value_phrases[s];
    if (start->features & ATTACHED_ANY & ~attached) continue;
    for (uint32_t p = 0; p < start->count; p++) {
      const lexicon_phrase *phrase = &start->phrases[p];
      const lexeme *of = &start->lexicon->lexemes[phrase->lexeme];
      if (!(UINT64_C(1) << of->sub & roles)) continue;
      if (!phrase_may_stand(self, i, start, phrase)) continue;
      value found = {of, start->lexicon, start->features, phrase_end(self, start, phrase, i), (int64_t)of->bits};
      consider(best, &found, true);
    }
  }
}

bool value_find(const story *self, uint32_t i, uint64_t roles, uint32_t attached, value *out) {
  const word_readings *word = self->words[i];
  *out = (value){.last = i};
  if (word->value_starts & roles) consider_phrases(self, i, roles, attached, out);
  if (out->last > i) return true;
  if (!(word->values & roles)) return false;
  for (uint32_t k = word->count; k-- > 0 && word->items[k].lexeme->kind >= LEXEME_GRAMMAR;) { /* they stand last */
    const reading *item = &word->items[k];
    if (item->lexeme->kind != LEXEME_VALUE) continue;
    if (!(UINT64_C(1) << item->lexeme->sub & roles) || (item->features & ATTACHED_ANY & ~attached)) continue;
    value found = {item->lexeme, item->lexicon, item->features & ~(uint32_t)FEATURE_EXACT, i + 1,
                   (int64_t)item->lexeme->bits};
    consider(out, &found, item->features & FEATURE_EXACT);
  }
  return out->last > i;
}

bool is_spaced(const story *self, uint32_t i) {
  return i >= self->shown.n_tokens || (token_at(self, i)->shape & (SHAPE_SPACE | SHAPE_BREAK));
}

bool is_cut_off(const story *self, uint32_t i) {
  return i >= self->shown.n_tokens || (token_at(self, i)->shape & SHAPE_BREAK);
}

uint32_t skip_lone_and(const story *self, uint32_t i) {
  bool lone = is_word(self, i) && token_at(self, i)->folded_size == 1 && *folded_of(self, i) == F_WAW;
  return lone && !is_cut_off(self, i + 1) ? i + 1 : 0;
}
