/* lexicon: finding a word by its folded letters. */
#include "lexicon/lexicon.h"

#include "base/hash.h"

#include <string.h>

const char *value_table(const lexeme *of) {
  if (of->sub < VALUE_NUMBER_MONEY) return "numbers";
  if (of->sub < VALUE_NUMBER_COUNTED) return "units";
  return of->sub == VALUE_NUMBER_COUNTED ? "counted" : "times";
}

const char *lexeme_table(const lexeme *of) {
  static const char *const names[LEXEME_KIND_COUNT] = {[LEXEME_VERB] = "verbs",
                                                       [LEXEME_NOUN] = "nouns",
                                                       [LEXEME_CUE] = "cues",
                                                       [LEXEME_OUTLET] = "outlets",
                                                       [LEXEME_COUNTRY] = "countries",
                                                       [LEXEME_CAPITAL] = "countries",
                                                       [LEXEME_NATIONALITY] = "countries",
                                                       [LEXEME_TITLE] = "titles",
                                                       [LEXEME_HEAD] = "heads",
                                                       [LEXEME_NAME] = "names",
                                                       [LEXEME_WORD] = "words",
                                                       [LEXEME_GRAMMAR] = "grammar",
                                                       [LEXEME_LOCALITY] = "places",
                                                       [LEXEME_BODY] = "bodies",
                                                       [LEXEME_PERSON] = "people",
                                                       [LEXEME_SORT] = "sorts",
                                                       [LEXEME_COMMON] = "common"};
  return of->kind == LEXEME_VALUE ? value_table(of) : names[of->kind];
}

const lexicon_word *lexicon_find(const lexicon *self, const uint8_t *folded, size_t size) {
  if (!self->n_slots) return NULL;
  uint32_t mask = self->n_slots - 1;
  for (uint32_t at = hash_bytes(folded, size) & mask; self->slots[at]; at = (at + 1) & mask) {
    const lexicon_word *word = &self->words[self->slots[at] - 1];
    if (word->size == size && memcmp(self->folded + word->text, folded, size) == 0) return word;
  }
  return NULL;
}

const lexeme *lexicon_row(const lexicon *self, lexeme_kind kind, const char *key) {
  for (uint32_t k = 0; k < self->n_lexemes; k++) {
    const lexeme *row = &self->lexemes[k];
    if (row->kind == kind && !strcmp(lexeme_key(self, row), key)) return row;
  }
  return NULL;
}
