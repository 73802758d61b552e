/* part.c: writes offsets, a name and words. */
#include "export/part.h"

#include "export/escape.h"
#include "export/json.h"

static void put_offsets(export_buffer *out, size_t indent, const export_index *index, isnad_span span) {
  isnad_span points = export_index_span(index, span);
  export_put_blanks(out, indent);
  export_put_number(out, points.begin);
  export_put_byte(out, ' ');
  export_put_number(out, points.end);
  export_put_byte(out, ' ');
}

void export_put_part(export_buffer *out, size_t indent, const export_index *index, isnad_span span, const char *name) {
  if (span.begin >= span.end) return;
  put_offsets(out, indent, index, span);
  export_put_text(out, name);
  export_put_byte(out, ' ');
  export_json_string(out, export_slice(index->text, span));
  export_put_byte(out, '\n');
}

void export_put_words(export_buffer *out, size_t indent, const export_index *index, isnad_span span) {
  put_offsets(out, indent, index, span);
  export_json_string(out, export_slice(index->text, span));
  export_put_byte(out, ' ');
}

void export_put_named(export_buffer *out, size_t indent, const char *name, isnad_string words) {
  if (words.size == 0) return;
  export_put_blanks(out, indent);
  export_put_text(out, name);
  export_put_byte(out, ' ');
  export_json_string(out, words);
  export_put_byte(out, '\n');
}
