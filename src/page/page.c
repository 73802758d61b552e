/* page: tells which form the bytes have and hands them to its reader. */
#include "page_parts.h"

#include <stdio.h>
#include <string.h>

/* How much is looked at before the form is settled. */
#define SNIFFED ((size_t)1 << 20)

void page_run_tell(const page_run *self, isnad_status status, uint64_t byte, size_t line, const char *message) {
  isnad_error error = {.status = status, .byte = byte, .line = line};
  snprintf(error.file, sizeof error.file, "%s", self->name);
  snprintf(error.message, sizeof error.message, "%s", message);
  self->sink->problem(self->sink->context, &error);
}

void page_run_give(page_run *self, isnad_document *document) {
  document->input_file = isnad_string_of(self->name);
  if (document->published.size == 0 && self->option_date == ISNAD_FROM_OPTION) {
    document->published = self->options->date;
    document->published_from = ISNAD_FROM_OPTION;
  }
  if (document->outlet.size == 0 && self->options->outlet.size > 0) {
    document->outlet = self->options->outlet;
    document->outlet_from = ISNAD_FROM_OPTION;
  }
  if (!self->sink->document(self->sink->context, document)) self->stopped = true;
}

/* Settles PAGE_AUTO: reads until the first line is whole, or enough of it is there. */
static isnad_status detect(page_run *run, page_format *format, isnad_error *error) {
  page_source *source = run->source;
  size_t limit = run->limit < SNIFFED ? run->limit : SNIFFED;
  for (;;) {
    size_t size = source->end - source->begin;
    const unsigned char *bytes = source->data + source->begin;
    if (source->ended || size >= limit || (size > 0 && memchr(bytes, '\n', size) != NULL)) {
      bool is_jsonl = false;
      isnad_status looked = size > 0 ? page_looks_like_jsonl(bytes, size, source->ended, &is_jsonl) : ISNAD_OK;
      *format = is_jsonl ? PAGE_JSONL : PAGE_TEXT;
      return looked;
    }
    isnad_status status = page_source_more(source, limit, error, run->name);
    if (status != ISNAD_OK) return status;
  }
}

static isnad_status read_source(page_source *source, const char *name, const page_options *options,
                                const page_sink *sink, isnad_error *error) {
  static const page_options none = {0};
  if (options == NULL) options = &none;
  page_run run = {.source = source, .name = name, .options = options, .sink = sink};
  run.limit = options->max_story_size > 0 ? options->max_story_size : PAGE_DEFAULT_STORY_SIZE;
  if (page_date_is_iso(options->date)) run.option_date = ISNAD_FROM_OPTION;
  page_format format = options->from;
  isnad_status status = format == PAGE_AUTO ? detect(&run, &format, error) : ISNAD_OK;
  if (status == ISNAD_OK) status = format == PAGE_JSONL ? page_read_jsonl(&run, error) : page_read_text(&run, error);
  if (status == ISNAD_ERR_MEMORY && error != NULL) {
    *error = (isnad_error){.status = status};
    snprintf(error->file, sizeof error->file, "%s", name);
    snprintf(error->message, sizeof error->message, "%s", isnad_status_text(status));
  }
  return status;
}

isnad_status page_read(const char *path, const page_options *options, const page_sink *sink, isnad_error *error) {
  page_source source;
  isnad_status status = page_source_open(&source, path, error);
  if (status == ISNAD_OK) status = read_source(&source, path, options, sink, error);
  page_source_close(&source);
  return status;
}

isnad_status page_read_bytes(isnad_string bytes, const char *name, const page_options *options, const page_sink *sink,
                             isnad_error *error) {
  page_source source;
  page_source_open_bytes(&source, bytes);
  isnad_status status = read_source(&source, name, options, sink, error);
  page_source_close(&source);
  return status;
}
