/* escape: strings of outside bytes written as valid UTF-8, with what a format must not show replaced.
 *
 * Bad bytes become U+FFFD as text/utf8.h reads them, so that offsets counted by index fit what is written here.
 * May use: text/utf8, buffer.
 */
#ifndef ISNAD_EXPORT_ESCAPE_H
#define ISNAD_EXPORT_ESCAPE_H

#include "export/buffer.h"

#define EXPORT_REPLACEMENT "\xEF\xBF\xBD"

/* Size of the longest well-formed piece at the front. */
size_t export_valid_size(const char *bytes, size_t size);

/* Size of the ill-formed piece at the front, which is read as one U+FFFD; size > 0. */
size_t export_bad_size(const char *bytes, size_t size);

/* Writes a string as it is but for bad bytes. */
void export_put_utf8(export_buffer *out, isnad_string string);

/* Puts something else in the place of one byte below 0x80. */
typedef void export_replace(export_buffer *out, unsigned char byte);

/* The same, with the bytes below 0x80 that are true in `special` (128 of them) going through `replace`. */
void export_put_replaced(export_buffer *out, isnad_string string, const bool *special, export_replace *replace);

/* The part [begin, end) of a string, cut to what there is of it. */
isnad_string export_slice(isnad_string string, isnad_span span);

/* The string that the spans of a statement count in. */
isnad_string export_text_of(const isnad_story *story, const isnad_statement *statement);

/* The story's id: the document's in full, where it has one. */
isnad_string export_story_id(const isnad_story *story);

#endif
