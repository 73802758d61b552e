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

/* Where it is indented: the line end and the indent before an element. */
void export_json_break_line(export_json *self);

/* Begins the next element of an array: its comma, line and indent. */
static inline void export_json_next(export_json *self) {
  if (!self->empty) export_put_byte(self->out, ',');
  if (!self->empty && self->pretty && self->flat) export_put_byte(self->out, ' ');
  self->empty = false;
  if (self->pretty) export_json_break_line(self);
}

/* Begins the next member of an object; use EXPORT_JSON_KEY, whose sizes are known in place. */
static inline void export_json_key(export_json *self, const char *quoted, size_t size) {
  export_json_next(self);
  export_put(self->out, quoted, size);
  if (self->pretty) export_put_byte(self->out, ' ');
}
#define EXPORT_JSON_KEY(self, name) export_json_key(self, "\"" name "\":", sizeof("\"" name "\":") - 1)

/* Values. */
void export_json_string(export_buffer *out, isnad_string string);
/* The same of a string that is known to be well-formed UTF-8. */
void export_json_good_string(export_buffer *out, isnad_string string);
void export_json_span(export_json *self, isnad_span span);

#endif
