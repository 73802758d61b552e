/* number: one number as it is written: digits of any script, words, both, a fraction, an ordinal.
 *
 *     28 مليون · ألفا و200 · ثلاثمئة وخمسة وعشرين · مليون ونصف المليون · ثلاثة أرباع · الحادي والعشرون · -1.5
 *
 * Units, percent and what is counted are none of its business (quantities.c), nor are dates. Depends on: value.
 */
#ifndef ISNAD_ANNOTATE_NUMBER_H
#define ISNAD_ANNOTATE_NUMBER_H

#include "annotate/value.h"

typedef enum number_kind { NUMBER_CARDINAL, NUMBER_FRACTION, NUMBER_ORDINAL } number_kind;

typedef struct number_read {
  range tokens;
  double value;
  number_kind kind;
  bool digits;          /* begins with digits */
  bool plain;           /* is one token of digits without a separator, as years and days of the month are */
  uint8_t n_digits;     /* of a plain one */
  uint32_t features;    /* what is attached to its first word: «بثلاثة», «الثلاثة» */
  const lexeme *lexeme; /* of its first word, NULL for digits */
  const lexicon *from;
} number;

/* Words that a number may begin with. */
#define NUMBER_WORDS                                                                                                   \
  (VALUE(UNIT) | VALUE(ONE) | VALUE(TENS) | VALUE(HUNDRED) | VALUE(SCALE) | VALUE(PART) | VALUE(RARE_PART) |           \
   VALUE(TWO_PARTS) | VALUE(ORDINAL) | VALUE(MINUS) | VALUE(SHARE))

/* The longest number that begins at i and ends before limit. */
bool number_at(const story *self, uint32_t i, uint32_t limit, number *out);
/* The same without fractions, divisions and signs: what counts days, hours and years. */
bool whole_number_at(const story *self, uint32_t i, uint32_t limit, number *out);
/* From here on the numbers that whole_number_at has read last are kept, in the story's memory. */
void numbers_begin(story *self);
/* An ordinal in words, with or without ال. */
bool ordinal_at(const story *self, uint32_t i, uint32_t limit, number *out);

/* ---- number_digits.c ---- */

/* The number that token i and the tokens written with it stand for: «1,234.5», «1 234 567», «-4/5», «.08», «12e+14». */
bool digits_at(const story *self, uint32_t i, uint32_t limit, number *out);

#endif
