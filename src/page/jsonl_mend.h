/* jsonl_mend: makes a line fit for a JSON parser that takes good letters only. Depends on decode.c. */
#ifndef ISNAD_PAGE_JSONL_MEND_H
#define ISNAD_PAGE_JSONL_MEND_H

#include "page_parts.h"

/* Bad bytes and lone surrogates, raw or escaped, become U+FFFD. The line is left where it is if it has none, and else
 * points into `room`, which is overwritten. False: no memory. */
bool jsonl_mend(isnad_string *line, page_buffer *room);
/* The byte of the line that a byte of the mended line comes from. */
size_t jsonl_mend_origin(isnad_string line, size_t mended_byte);

#endif
