/* index: turns byte offsets of one text into offsets in code points.
 *
 * One pass over the text notes, for every 64th byte, how many code points begin before it; a question then counts less
 * than 64 bytes. Bad bytes count as text/utf8.h reads them, so the offsets fit the text that the exporters write.
 * May use: text/utf8, escape.
 */
#ifndef ISNAD_EXPORT_INDEX_H
#define ISNAD_EXPORT_INDEX_H

#include "isnad.h"

/* Where the first code point of a block of 64 bytes begins, and how many begin before it. */
typedef struct export_mark {
  uint32_t byte, count;
} export_mark;

/* Begin with all zero. Memory is kept from one text to the next. */
typedef struct export_index {
  isnad_string text;
  export_mark *marks;
  size_t capacity; /* of marks */
  bool valid;      /* the text is well-formed: counting needs no decoding */
} export_index;

/* Fails with ISNAD_ERR_MEMORY; the text must outlive the questions. */
isnad_status export_index_build(export_index *self, isnad_string text);
void export_index_done(export_index *self);

/* How many code points begin before `byte`; beyond the end, all of them. */
uint32_t export_index_at(const export_index *self, uint32_t byte);

/* A span in code points. */
static inline isnad_span export_index_span(const export_index *self, isnad_span span) {
  return (isnad_span){export_index_at(self, span.begin), export_index_at(self, span.end)};
}

#endif
