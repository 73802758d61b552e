/* token: cuts text into words, numbers and marks, each with its place in the text and its folded form.
 *
 * In: UTF-8, valid or not. Out: isnad_token in order, apart, never empty, each inside the text; folded bytes side by
 * side. A word is a run of letters with their vowel marks, tatweel and zero-width characters; the signs of a tag are no
 * tokens («#قطار_الحرمين» are two words); a number is digits with a point, comma or slash between digits («2,5»
 * «18/3/2018»); every other visible character is a mark. Depends on: base.
 */
#ifndef ISNAD_TEXT_TOKEN_H
#define ISNAD_TEXT_TOKEN_H

#include "base/vector.h"

/* Bits of isnad_token.shape. */
enum token_shape {
  SHAPE_SPACE = 1,        /* white space stands before it, or it is the first */
  SHAPE_BREAK = 2,        /* a line break stands before it, or it is the first */
  SHAPE_PASSIVE = 4,      /* a damma stands on its first or second letter: يُعتقد، أُعلن، وقُتل */
  SHAPE_TANWIN = 8,       /* a tanwin stands near its end: وفقاً */
  SHAPE_HAMZA = 16,       /* its first alef carries a hamza above or a madda: أن */
  SHAPE_HAMZA_BELOW = 32, /* its first alef carries a hamza below: إن */
  SHAPE_TA_MARBUTA = 64,  /* ends in ة */
  SHAPE_MAQSURA = 128     /* ends in ى */
};
/* What tells spellings apart that fold to the same letters. */
#define SHAPE_SPELLING (SHAPE_HAMZA | SHAPE_HAMZA_BELOW | SHAPE_TA_MARBUTA | SHAPE_MAQSURA)

typedef vector(isnad_token) token_vector;

typedef struct text_tokens {
  token_vector tokens;
  uint8_t *folded; /* in place of the letters, never more than half as many bytes again as the text */
} text_tokens;

/* Cuts `text` (at most UINT32_MAX / 2 bytes) into out. Fails only by memory->failed. */
void text_tokenize(isnad_string text, arena *memory, text_tokens *out);

/* The shape bits of SHAPE_SPELLING for a lexicon form. */
uint8_t text_spelling(const char *word, size_t size);

#endif
