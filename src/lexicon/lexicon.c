/* lexicon: finding a word by its folded letters. */
#include "lexicon/lexicon.h"

#include "base/hash.h"

#include <string.h>

const lexicon_word *lexicon_find(const lexicon *self, const uint8_t *folded, size_t size) {
  if (!self->n_slots) return NULL;
  uint32_t mask = self->n_slots - 1;
  for (uint32_t at = hash_bytes(folded, size) & mask; self->slots[at]; at = (at + 1) & mask) {
    const lexicon_word *word = &self->words[self->slots[at] - 1];
    if (word->size == size && memcmp(self->folded + word->text, folded, size) == 0) return word;
  }
  return NULL;
}
