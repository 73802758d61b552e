/* marks: which spans of statements cover each byte of a text, walked once from its begin to its end.
 *
 * Contents may hold one another and cross paragraphs, so a text is cut at the ends of all spans, and each cut piece
 * knows what covers it. May use: isnad.h.
 */
#ifndef ISNAD_EXPORT_MARKS_H
#define ISNAD_EXPORT_MARKS_H

#include "isnad.h"

typedef enum export_cover { EXPORT_COVER_CONTENT, EXPORT_COVER_CUE, EXPORT_COVER_SOURCE, EXPORT_N_COVERS } export_cover;

/* One end of a span. */
typedef struct export_end {
  uint32_t byte;
  uint32_t statement;
  uint8_t cover; /* export_cover */
  bool opens;
  bool announces; /* opens the first piece of the statement's content */
} export_end;

/* Begin with all zero; memory is kept from text to text. */
typedef struct export_marks {
  export_end *ends; /* in order of bytes, those that close before those that open */
  size_t n_ends, capacity;
  size_t next;                     /* the walk: ends[next] lies ahead */
  uint32_t depth[EXPORT_N_COVERS]; /* how many spans of each kind cover the place */
} export_marks;

/* Gathers the ends of the statements whose spans count in the title, or of those in the text, and starts the walk.
 * Fails with ISNAD_ERR_MEMORY. */
isnad_status export_marks_build(export_marks *self, const isnad_story *story, bool in_title);
void export_marks_done(export_marks *self);

/* Passes the next end at or before `byte`; NULL when there is none left. */
const export_end *export_marks_pass(export_marks *self, uint32_t byte);

/* Where the next piece ends: at the next end of a span, or at `limit`. */
uint32_t export_marks_until(const export_marks *self, uint32_t limit);

#endif
