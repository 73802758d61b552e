/* jsonl_scan: reads one JSON object and takes the fields of a document out of it. Depends on decode.c.
 *
 * A JSON library builds a tree of every value first and costs more than half of what stemming every word does (jansson:
 * 0.15 µs a word, 0.37 where letters are escaped). Here strings without escapes are not even copied. The grammar is RFC
 * 8259's, and strict; only letters are taken as they come: bad bytes and lone surrogates, raw or escaped, become
 * U+FFFD. */
#ifndef ISNAD_PAGE_JSONL_SCAN_H
#define ISNAD_PAGE_JSONL_SCAN_H

#include "page_parts.h"

/* What a document is made of. A field that is missing, or no string, is empty. Where a field comes twice the last one
 * counts. The strings point into the line or into `room`. */
typedef struct jsonl_fields {
  isnad_string text, id, title, url, outlet, published;
  bool has_text; /* the field is there */
  bool text_is_string;
} jsonl_fields;

typedef struct jsonl_fault {
  const char *message; /* constant; NULL where the line is a JSON object */
  size_t byte;         /* in the line, where it applies */
  bool is_value;       /* it is JSON, but no object */
  bool no_memory;
} jsonl_fault;

/* Reads a line without its line break. `room` is overwritten. */
jsonl_fault jsonl_scan(isnad_string line, page_buffer *room, jsonl_fields *fields);

#endif
