/* page: tells which form the bytes have and hands them to its reader. */
#include "charset.h"
#include "fetch.h"
#include "http.h"

#include <libxml/parser.h>
#include <stdio.h>
#include <string.h>

void page_run_tell(const page_run *self, isnad_status status, uint64_t byte, size_t line, const char *message) {
  isnad_error error = {.status = status, .byte = self->offset + byte, .line = line > 0 ? self->line + line : 0};
  snprintf(error.file, sizeof error.file, "%s", self->name);
  snprintf(error.message, sizeof error.message, "%s", message);
  self->sink->problem(self->sink->context, &error);
}

void page_run_give(page_run *self, isnad_document *document) {
  document->input_file = isnad_string_of(self->name);
  document->input_offset += self->offset;
  if (document->encoding.size == 0) document->encoding = self->encoding;
  if (document->url.size == 0) document->url = self->url;
  document->lang = page_lang_of(document->text, document->lang);
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

size_t page_markup_limit(const page_run *self) {
  return self->limit < SIZE_MAX / (2 * PAGE_MARKUP) ? self->limit * PAGE_MARKUP : self->limit;
}

isnad_status page_run_piece(page_run *self, page_piece *piece, isnad_error *error) {
  piece->name = isnad_string_of(self->name);
  if (self->sink->piece != NULL) {
    if (!self->sink->piece(self->sink->context, piece)) self->stopped = true;
    return ISNAD_OK;
  }
  return page_read_piece(piece, self->options, self->sink, error);
}

isnad_status page_run_load(page_run *self, size_t limit, bool *whole, isnad_error *error) {
  page_source *source = self->source;
  isnad_status status = ISNAD_OK;
  while (status == ISNAD_OK && !source->ended && source->end - source->begin <= limit)
    status = page_source_more(source, limit + 1, error, self->name);
  *whole = source->ended && source->end - source->begin <= limit;
  return status;
}

/* ---- Which reader ---- */

static isnad_status read_form(page_run *run, page_format format, isnad_error *error) {
  switch (format) {
  case PAGE_JSONL: return page_read_jsonl(run, error);
  case PAGE_HTML: return page_read_html(run, error);
  case PAGE_FEED: return page_read_feed(run, error);
  case PAGE_WARC: return page_read_warc(run, error);
  case PAGE_TREC: return page_read_trec(run, error);
  case PAGE_CSV: return page_read_csv(run, error);
  case PAGE_TELEGRAM: return page_read_telegram(run, error);
  case PAGE_TEXT:
  case PAGE_AUTO: break;
  }
  return page_read_text(run, error);
}

/* Whether the form has bytes of its own that no charset changes. */
static bool is_binary(isnad_string bytes, page_format format) {
  return format == PAGE_WARC || (format == PAGE_AUTO && bytes.size > 5 && memcmp(bytes.data, "WARC/", 5) == 0);
}

/* JSON is UTF-8 by its standard; UTF-16 is told by its zeros. */
static bool may_be_decoded(const page_charset *charset, page_format format) {
  bool json = format == PAGE_JSONL || format == PAGE_TELEGRAM;
  return !json || charset->kind == CHARSET_UTF16_LITTLE || charset->kind == CHARSET_UTF16_BIG;
}

static isnad_status fail(isnad_error *error, isnad_status status, const char *name, const char *message) {
  if (error != NULL) {
    *error = (isnad_error){.status = status};
    snprintf(error->file, sizeof error->file, "%s", name);
    snprintf(error->message, sizeof error->message, "%s", message);
  }
  return status;
}

/* Reads the beginning, and settles charset and form by it. */
static isnad_status settle(page_run *run, isnad_string declared, page_format *format, page_charset *charset,
                           isnad_error *error) {
  page_source *source = run->source;
  isnad_string bytes;
  for (;;) {
    bytes = (isnad_string){(const char *)source->data + source->begin, source->end - source->begin};
    if (!page_detect_wants_more(bytes, source->ended)) break;
    isnad_status status = page_source_more(source, run->limit, error, run->name);
    if (status != ISNAD_OK) return status;
    if (source->end - source->begin == bytes.size && !source->ended) break;
  }
  isnad_status status = ISNAD_OK;
  if (is_binary(bytes, *format)) return *format = PAGE_WARC, status;
  charset_guess(bytes, declared, charset);
  page_format raw = PAGE_TEXT; /* the form by the bytes as they are; ASCII is the same in most charsets */
  if (charset->kind == CHARSET_TABLE && *format == PAGE_AUTO) status = page_detect(bytes, source->ended, &raw);
  if (*format != PAGE_AUTO) raw = *format;
  if (status == ISNAD_OK && may_be_decoded(charset, raw)) {
    if (charset->kind != CHARSET_UTF8) run->encoding = isnad_string_of(charset->name);
    status = page_source_decode(source, charset);
  }
  if (source->charset != NULL && status == ISNAD_OK && *format == PAGE_AUTO)
    status = page_source_more(source, run->limit, error, run->name);
  bytes = (isnad_string){(const char *)source->data + source->begin, source->end - source->begin};
  if (status == ISNAD_OK && *format == PAGE_AUTO && !page_is_text(bytes))
    return fail(error, ISNAD_ERR_FORMAT, run->name, "is no text");
  if (status == ISNAD_OK && *format == PAGE_AUTO) status = page_detect(bytes, source->ended, format);
  return status;
}

static isnad_status read_source(page_run *run, page_format format, isnad_string declared, isnad_error *error) {
  page_charset charset;
  isnad_status status = page_source_unpack(run->source, error, run->name);
  if (status == ISNAD_OK) status = settle(run, declared, &format, &charset, error);
  if (status == ISNAD_OK) status = read_form(run, format, error);
  if (status == ISNAD_OK && !run->stopped) status = page_source_fault(run->source, error, run->name);
  return status == ISNAD_ERR_MEMORY ? fail(error, status, run->name, isnad_status_text(status)) : status;
}

static page_run run_of(page_source *source, const char *name, const page_options *options, const page_sink *sink) {
  static const page_options none = {0};
  if (options == NULL) options = &none;
  page_run run = {.source = source, .name = name, .options = options, .sink = sink};
  run.limit = options->max_story_size > 0 ? options->max_story_size : PAGE_DEFAULT_STORY_SIZE;
  if (page_date_is_iso(options->date)) run.option_date = ISNAD_FROM_OPTION;
  return run;
}

static isnad_status read_address(const char *address, const page_options *options, const page_sink *sink,
                                 isnad_error *error) {
  page_source source;
  fetched_page fetched;
  page_run run = run_of(&source, address, options, sink);
  isnad_status status = fetch_page(address, run.options, page_markup_limit(&run), &fetched, error);
  page_source_open_bytes(&source, (isnad_string){fetched.body.data, fetched.body.size});
  run.url = isnad_string_of(fetched.address.data);
  isnad_string charset = http_charset(isnad_string_of(fetched.type.data));
  if (status == ISNAD_OK) status = read_source(&run, run.options->from, charset, error);
  page_source_close(&source);
  fetched_page_done(&fetched);
  return status;
}

isnad_status page_read(const char *path, const page_options *options, const page_sink *sink, isnad_error *error) {
  page_source source;
  /* Before other threads may parse. */
  xmlInitParser();
  if (fetch_is_address(path)) return read_address(path, options, sink, error);
  isnad_status status = page_source_open(&source, path, error);
  source.sink = sink;
  page_run run = run_of(&source, path, options, sink);
  if (status == ISNAD_OK) status = read_source(&run, run.options->from, (isnad_string){0}, error);
  page_source_close(&source);
  return status;
}

isnad_status page_read_bytes(isnad_string bytes, const char *name, const page_options *options, const page_sink *sink,
                             isnad_error *error) {
  page_source source;
  page_source_open_bytes(&source, bytes);
  page_run run = run_of(&source, name, options, sink);
  isnad_status status = read_source(&run, run.options->from, (isnad_string){0}, error);
  page_source_close(&source);
  return status;
}

isnad_status page_read_piece(const page_piece *piece, const page_options *options, const page_sink *sink,
                             isnad_error *error) {
  page_source source;
  page_source_open_bytes(&source, piece->bytes);
  page_sink inner = *sink;
  inner.piece = NULL;
  page_run run = run_of(&source, piece->name.data, options, &inner);
  run.url = piece->url;
  run.encoding = piece->encoding;
  run.offset = piece->offset;
  run.line = piece->line;
  run.piece = piece;
  isnad_status status = piece->format == PAGE_WARC    ? page_read_warc_record(&run, error)
                        : piece->format == PAGE_JSONL ? page_read_jsonl(&run, error)
                                                      : read_source(&run, piece->format, piece->charset, error);
  page_source_close(&source);
  return status;
}
