/* spelling: what annotators keep with each spelling from story to story (word_readings.notes).
 *
 * Depends on: tagger.h, evidence.h.
 */
#ifndef ISNAD_ANNOTATE_SPELLING_H
#define ISNAD_ANNOTATE_SPELLING_H

#include "annotate/evidence.h"
#include "annotate/tagger.h"

typedef struct spelling_notes {
  word_notes names; /* must be first: the tagger knows no other */
  token_sign sign;  /* as far as the place of a token has no say; core 0: not made yet */
} spelling_notes;

#endif
