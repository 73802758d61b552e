/* pair: which quotation mark or bracket closes which, within one paragraph.
 *
 * All kinds: « » " " “ ” „ ‘ ’ ' ( ) [ ]. Marks that do not say whether they open or close are paired by turns, by the
 * space around them where their number is odd. A mark without a partner has PAIR_NONE; an opening quotation mark that
 * is never closed has PAIR_OPEN: its words run to the end of the paragraph. Linear in the number of tokens, whatever
 * the nesting. Depends on: base, text/token.
 */
#ifndef ISNAD_TEXT_PAIR_H
#define ISNAD_TEXT_PAIR_H

#include "isnad.h"

#define PAIR_NONE UINT32_MAX
#define PAIR_OPEN (UINT32_MAX - 1)

/* Fills partner[first..last) for the tokens of one paragraph. */
void text_pair(const isnad_token *tokens, uint32_t first, uint32_t last, uint32_t *partner);

/* Whether the token is a quotation mark of any kind but an apostrophe. */
bool text_is_quote(const isnad_token *token);

#endif
