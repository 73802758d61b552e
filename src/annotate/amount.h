/* amount: what stands around a number: its unit, percent, the other end of a range, what is counted. In the making, as
 * ranges of tokens. Depends on: number.
 */
#ifndef ISNAD_ANNOTATE_AMOUNT_H
#define ISNAD_ANNOTATE_AMOUNT_H

#include "annotate/number.h"

enum { AMOUNT_TOKENS_MAX = 40 };

typedef struct amount {
  range tokens;
  uint32_t from; /* tokens before it belong to another amount: «2$» of «2$5» */
  isnad_quantity_kind kind;
  double value, max;
  uint32_t features; /* what is attached to its first token */
  isnad_string unit, of;
  const char *rule;
  isnad_row row;
} amount;

isnad_row row_of(const lexicon *from, const lexeme *of);
/* The lemma of what a noun is, or the word as it stands without what is attached to it. */
isnad_string lemma_of(const story *self, uint32_t i);
/* Bytes of the letters at the beginning of token i that these features say are attached, ال not among them. */
uint32_t clitics_before(const story *self, uint32_t i, uint32_t features);
bool is_percent_sign(const story *self, uint32_t i);

/* Each looks behind the amount (or before it), takes what it finds into its tokens and says whether it did. */
bool take_percent(const story *self, uint32_t limit, amount *of);
/* A currency sign before or behind the number: «$20», «20€». */
bool take_sign_before(const story *self, amount *of);
/* Money or a measure: «دولار أميركي», «دينارا كويتيا», «كيلومترا مربعا». */
bool take_unit(const story *self, uint32_t limit, amount *of);
/* The other end: «من 20 إلى 30», «بين 20 و30», «20-30». */
bool extend_range(const story *self, const number *first, uint32_t limit, amount *of);
/* «46 بحارا», «5 من المهاجرين». */
bool take_counted(const story *self, uint32_t limit, amount *of);
/* «حفل واحد». */
bool take_one(const story *self, amount *of);

#endif
