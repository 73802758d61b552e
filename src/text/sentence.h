/* sentence: cuts the tokens of one paragraph into sentences.
 *
 * A sentence ends at . ! ? ؟ … and takes closing quotation marks and brackets behind its point along. A point ends none
 * behind a single letter or an initial («سي. إن. إن», «د. سامي», «J. Doe»), within an abbreviation, and where a third
 * point or a comma follows. «..» ends none when the words go on without a new paragraph. Depends on: base, text.
 */
#ifndef ISNAD_TEXT_SENTENCE_H
#define ISNAD_TEXT_SENTENCE_H

#include "base/vector.h"

typedef vector(isnad_sentence) sentence_vector;

/* Adds the sentences of tokens[first, last), all of paragraph number `paragraph`. */
void text_sentences(const isnad_token *tokens, const uint32_t *partner, uint32_t first, uint32_t last,
                    uint32_t paragraph, arena *memory, sentence_vector *out);

#endif
