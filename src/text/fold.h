/* fold: what a code point is to a tokenizer, and the letter it is compared by.
 *
 * Folding is for comparison only, the text is never altered. It brings together hamza and alef forms, alef maqsura and
 * ya, ta marbuta and ha, presentation forms and ligatures, Persian and Urdu letters, the digits of three scripts, and
 * drops tatweel, vowel marks and zero-width characters. Depends on: libc.
 */
#ifndef ISNAD_TEXT_FOLD_H
#define ISNAD_TEXT_FOLD_H

#include <stddef.h>
#include <stdint.h>

enum fold_class {
  FOLD_LETTER,  /* part of a word, folds to a byte */
  FOLD_IGNORED, /* no part of anything: vowel marks, tatweel, zero-width and bidi controls */
  FOLD_DIGIT,   /* folds to '0' to '9' */
  FOLD_SPACE,
  FOLD_BREAK,   /* a new line */
  FOLD_MARK,    /* punctuation and symbols */
  FOLD_LIGATURE /* several letters: see fold_ligature */
};

/* One entry of the tables: class and folded byte. */
typedef struct fold_entry {
  uint8_t class;
  uint8_t byte;
} fold_entry;

/* Tables for U+0000 to U+00FF and U+0600 to U+06FF. */
extern const fold_entry fold_latin[256];
extern const fold_entry fold_arabic[256];

/* Any other code point. */
fold_entry fold_other(uint32_t point);

static inline fold_entry fold_point(uint32_t point) {
  if (point - 0x600u < 0x100u) return fold_arabic[point - 0x600];
  return point < 0x100 ? fold_latin[point] : fold_other(point);
}

enum { FOLD_LIGATURE_MAX = 4 };
/* The folded letters of a ligature (U+FEFB ﻻ is lam, alef) into out[FOLD_LIGATURE_MAX]; returns how many. */
size_t fold_ligature(uint32_t point, uint8_t *out);

/* Folds a whole UTF-8 string, letters and digits alone; writes at most `room` bytes and returns
 * how many. For lexicon rows; stories are folded by the tokenizer. */
size_t fold_string(const char *text, size_t size, uint8_t *out, size_t room);

#endif
