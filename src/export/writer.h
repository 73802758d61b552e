/* writer: what the formats share while stories are written. One file a format; format_of in writer.c lists them.
 *
 * May use: index, marks, buffer.
 */
#ifndef ISNAD_EXPORT_WRITER_H
#define ISNAD_EXPORT_WRITER_H

#include "export/buffer.h"
#include "export/index.h"
#include "export/marks.h"

struct isnad_writer {
  isnad_writer_options options;
  export_buffer out;
  export_index text, title;             /* of the story that is being written */
  size_t n_stories;                     /* written before it */
  export_marks text_marks, title_marks; /* html alone: its statements' spans */
};

/* A format: what stands before the first story, before each (n_stories tells which), each story, what stands after the
 * last. All but `story` may be NULL. */
typedef struct export_format {
  void (*begin)(isnad_writer *writer);
  void (*next)(isnad_writer *writer);
  void (*story)(isnad_writer *writer, const isnad_story *story);
  void (*end)(isnad_writer *writer);
} export_format;

extern const export_format export_format_text, export_format_json, export_format_ndjson, export_format_csv,
    export_format_html;

/* The index of the string that the spans of a statement count in. */
static inline const export_index *export_index_of(const isnad_writer *writer, const isnad_statement *statement) {
  return statement->in_title ? &writer->title : &writer->text;
}

#endif
