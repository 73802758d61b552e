/* writer.c: opens, feeds and closes a writer of any format. */
#include "export/writer.h"

#include <stdlib.h>

static const export_format *format_of(isnad_format format) {
  switch (format) {
  case ISNAD_FORMAT_TEXT: return &export_format_text;
  case ISNAD_FORMAT_JSON: return &export_format_json;
  case ISNAD_FORMAT_NDJSON: return &export_format_ndjson;
  case ISNAD_FORMAT_CSV: return &export_format_csv;
  case ISNAD_FORMAT_HTML: return &export_format_html;
  }
  return NULL;
}

isnad_status isnad_writer_open(const isnad_writer_options *options, isnad_write *write, void *context,
                               isnad_writer **writer) {
  *writer = NULL;
  const export_format *format = format_of(options->format);
  if (format == NULL) return ISNAD_ERR_USAGE;
  isnad_writer *self = calloc(1, sizeof *self);
  if (self == NULL) return ISNAD_ERR_MEMORY;
  self->options = *options;
  if (export_buffer_init(&self->out, write, context) != ISNAD_OK) {
    free(self);
    return ISNAD_ERR_MEMORY;
  }
  if (format->begin != NULL && !options->fragment) format->begin(self);
  *writer = self;
  return ISNAD_OK;
}

/* All that needs memory, before the first byte of the story, so that it is written whole or not at all. */
static isnad_status prepare(isnad_writer *self, const isnad_story *story) {
  isnad_status status = export_index_build(&self->text, story->text);
  if (status == ISNAD_OK) status = export_index_build(&self->title, story->document.title);
  if (self->options.format != ISNAD_FORMAT_HTML) return status;
  if (status == ISNAD_OK) status = export_marks_build(&self->text_marks, story, false);
  if (status == ISNAD_OK) status = export_marks_build(&self->title_marks, story, true);
  return status;
}

void isnad_writer_story(isnad_writer *writer, const isnad_story *story) {
  if (writer->out.status != ISNAD_OK) return;
  export_fail(&writer->out, prepare(writer, story));
  if (writer->out.status != ISNAD_OK) return;
  const export_format *format = format_of(writer->options.format);
  if (format->next != NULL && !writer->options.fragment) format->next(writer);
  format->story(writer, story);
  writer->n_stories++;
}

isnad_status isnad_writer_flush(isnad_writer *writer) {
  export_flush(&writer->out);
  return writer->out.status;
}

void isnad_writer_append(isnad_writer *writer, const char *bytes, size_t size) {
  const export_format *format = format_of(writer->options.format);
  if (format->next != NULL) format->next(writer);
  export_put(&writer->out, bytes, size);
  writer->n_stories++;
  /* A person waits for this one, and the next may be slow to come. */
  if (writer->options.format == ISNAD_FORMAT_TEXT) export_flush(&writer->out);
}

isnad_status isnad_writer_close(isnad_writer *writer) {
  if (writer == NULL) return ISNAD_OK;
  const export_format *format = format_of(writer->options.format);
  if (format->end != NULL && !writer->options.fragment) format->end(writer);
  isnad_status status = export_buffer_done(&writer->out);
  export_index_done(&writer->text);
  export_index_done(&writer->title);
  export_marks_done(&writer->text_marks);
  export_marks_done(&writer->title_marks);
  free(writer);
  return status;
}
