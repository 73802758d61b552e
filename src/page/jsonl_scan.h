/* jsonl_scan: the fields of an ordinary line in one pass, without a tree. Depends on jsonl_fields.h. */
#ifndef ISNAD_PAGE_JSONL_SCAN_H
#define ISNAD_PAGE_JSONL_SCAN_H

#include "jsonl_fields.h"

/* Sets text, id, title, url, outlet and published, as jansson would have them, where the line is good JSON with nothing
 * out of the ordinary in it. False says nothing of the line but that jansson is to read it. The strings point into the
 * line, or into `room`, which has room for as many bytes as the line and is overwritten. */
bool jsonl_scan(jsonl_fields *self, isnad_string line, const page_buffer *room);

#endif
