/* jsonl_fields: takes the fields of a document out of one line of JSON, which jansson parses. Depends on jsonl_mend. */
#ifndef ISNAD_PAGE_JSONL_FIELDS_H
#define ISNAD_PAGE_JSONL_FIELDS_H

#include "page_parts.h"

#include <jansson.h>

/* What a document is made of. A field that is missing, or no string, is empty. Where a field comes twice the last one
 * counts. */
typedef struct jsonl_fields {
  isnad_string text, id, title, url, outlet, published; /* alive until jsonl_fields_done, or the line or room changes */
  char wrong[256];                                      /* what is wrong with the line */
  size_t behind;   /* of a line that is not JSON: how many bytes come behind the fault; else SIZE_MAX */
  json_t *value;   /* holds the strings; NULL where they lie in the line or in `room` */
  char digits[24]; /* of an id that is a number */
} jsonl_fields;

/* Reads a line without its line break; `room` is overwritten. ISNAD_OK, ISNAD_ERR_MEMORY, or ISNAD_ERR_FORMAT with
 * `wrong` where it is no document. jsonl_fields_done is due after each of them. */
isnad_status jsonl_fields_read(jsonl_fields *self, isnad_string line, page_buffer *room);
/* The same, whatever the line is, by jansson alone. */
isnad_status jsonl_fields_parse(jsonl_fields *self, isnad_string line, page_buffer *room);
void jsonl_fields_done(jsonl_fields *self);

#endif
