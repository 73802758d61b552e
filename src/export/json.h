/* json: JSON values, compact on one line or indented, and strings of outside bytes.
 *
 * The caller opens, names and closes in order; commas, line ends and indents come by themselves. May use: escape.
 */
#ifndef ISNAD_EXPORT_JSON_H
#define ISNAD_EXPORT_JSON_H

#include "export/buffer.h"

typedef struct export_json {
  export_buffer *out;
  unsigned depth;
  bool pretty; /* indented, one member a line */
  bool flat;   /* indented, but for short things that stand on one line */
  bool empty;  /* nothing stands yet in the object or array that is open */
} export_json;

void export_json_open(export_json *self, char bracket);
void export_json_close(export_json *self, char bracket);

/* Begins the next element of an array: its comma, line and indent. */
void export_json_next(export_json *self);

/* Begins the next member of an object; use EXPORT_JSON_KEY. */
void export_json_key(export_json *self, const char *quoted, size_t size);
#define EXPORT_JSON_KEY(self, name) export_json_key(self, "\"" name "\":", sizeof("\"" name "\":") - 1)

/* Values. */
void export_json_string(export_buffer *out, isnad_string string);
void export_json_span(export_json *self, isnad_span span);

#endif
