/* part: a piece of the story on one line of a dump: its offsets in code points and its words in quotes.
 *
 * May use: index, json.
 */
#ifndef ISNAD_EXPORT_PART_H
#define ISNAD_EXPORT_PART_H

#include "export/buffer.h"
#include "export/index.h"

/* `12 19 name "words"` and the end of the line, behind `indent` blanks; nothing for an empty span. */
void export_put_part(export_buffer *out, size_t indent, const export_index *index, isnad_span span, const char *name);

/* `12 19 "words"` and a blank: the beginning of a line. */
void export_put_words(export_buffer *out, size_t indent, const export_index *index, isnad_span span);

/* The same as the first for a string that stands for itself: `name "words"`; nothing where it is empty. */
void export_put_named(export_buffer *out, size_t indent, const char *name, isnad_string words);

#endif
