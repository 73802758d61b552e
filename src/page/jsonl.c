/* jsonl: one JSON document a line, one story each, in constant memory. */
#include "jsonl_fields.h"

#include <string.h>

/* A line that will be skipped for its length is thrown away as it comes. */
typedef enum line_result { LINE_READ, LINE_TOO_LONG, LINE_NONE, LINE_FAILED } line_result;

typedef struct jsonl_reader {
  page_run *run;
  page_buffer room; /* a line that had to be mended */
  size_t line;      /* counts from 1 */
  isnad_error *error;
  isnad_status status;
} jsonl_reader;

/* Finds the line break behind `scanned` bytes of the window, reading on as needed. */
static line_result next_line(jsonl_reader *self, isnad_string *line, uint64_t *offset) {
  page_source *source = self->run->source;
  size_t scanned = 0;
  bool too_long = false;
  *offset = source->offset;
  for (;;) {
    size_t size = source->end - source->begin;
    const unsigned char *from = source->data + source->begin;
    const unsigned char *stop = size > scanned ? memchr(from + scanned, '\n', size - scanned) : NULL;
    if (stop != NULL || source->ended) {
      size_t length = stop != NULL ? (size_t)(stop - from) : size;
      if (size == 0 && !too_long) return LINE_NONE;
      *line = (isnad_string){(const char *)from, length};
      page_source_skip(source, length + (stop != NULL ? 1 : 0));
      self->line++;
      return too_long || length > self->run->limit ? LINE_TOO_LONG : LINE_READ;
    }
    if (size > self->run->limit) {
      too_long = true;
      page_source_skip(source, size);
      size = 0;
    }
    scanned = size;
    self->status = page_source_more(source, self->run->limit + 2, self->error, self->run->name);
    if (self->status != ISNAD_OK) return LINE_FAILED;
  }
}

static void tell(jsonl_reader *self, isnad_status status, uint64_t offset, const char *message) {
  page_run_tell(self->run, status, offset, self->line, message);
}

static void give(jsonl_reader *self, const jsonl_fields *fields, uint64_t offset) {
  static const isnad_string bad_date = {"published is no date", sizeof "published is no date" - 1};
  isnad_document document = {
      .id = fields->id,
      .text = fields->text,
      .title = fields->title,
      .url = fields->url,
      .outlet = fields->outlet,
      .published = fields->published,
      .input_offset = offset,
  };
  if (document.published.size > 0 && !page_date_is_iso(document.published)) {
    document.published = (isnad_string){0};
    document.warnings = &bad_date;
    document.n_warnings = 1;
  }
  if (document.published.size > 0) document.published_from = ISNAD_FROM_METADATA;
  if (document.outlet.size > 0) document.outlet_from = ISNAD_FROM_METADATA;
  page_run_give(self->run, &document);
}

static void read_line(jsonl_reader *self, isnad_string line, uint64_t offset) {
  jsonl_fields fields;
  isnad_status status = jsonl_fields_read(&fields, line, &self->room);
  if (status == ISNAD_OK)
    give(self, &fields, offset);
  else if (status == ISNAD_ERR_FORMAT)
    tell(self, status, offset, fields.wrong);
  else
    self->status = status;
  jsonl_fields_done(&fields);
}

static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

static isnad_string trimmed(isnad_string line) {
  while (line.size > 0 && is_blank(line.data[line.size - 1])) line.size--;
  while (line.size > 0 && is_blank(line.data[0])) line.data++, line.size--;
  return line;
}

static isnad_string without_mark(isnad_string line) {
  if (line.size >= 3 && memcmp(line.data, "\xEF\xBB\xBF", 3) == 0) line.data += 3, line.size -= 3;
  return line;
}

/* Reads line after line; `before` of them came already. */
static isnad_status read_lines(page_run *run, size_t before, isnad_error *error) {
  jsonl_reader self = {.run = run, .line = before, .error = error};
  while (!run->stopped && self.status == ISNAD_OK) {
    isnad_string line;
    uint64_t offset;
    line_result result = next_line(&self, &line, &offset);
    if (result == LINE_NONE || result == LINE_FAILED) break;
    if (result == LINE_TOO_LONG) {
      tell(&self, ISNAD_ERR_LIMIT, offset, "the line is longer than a story may be");
      continue;
    }
    if (offset == 0) line = without_mark(line);
    line = trimmed(line);
    if (line.size > 0) read_line(&self, line, offset);
  }
  page_buffer_done(&self.room);
  return self.status;
}

/* ---- In pieces ---- */

#define PIECE ((size_t)48 << 10) /* bytes: enough to be worth handing over */

static size_t count_lines(const unsigned char *bytes, size_t size) {
  size_t n = 0;
  const unsigned char *end = bytes + size;
  for (const unsigned char *at = bytes; (at = memchr(at, '\n', (size_t)(end - at))) != NULL; at++) n++;
  return n;
}

/* How many bytes of the window are whole lines, about a piece of them; 0: none. */
static size_t whole_lines(const page_source *source) {
  const unsigned char *from = source->data + source->begin;
  size_t size = source->end - source->begin;
  const unsigned char *stop = size > PIECE ? memchr(from + PIECE, '\n', size - PIECE) : NULL;
  if (stop != NULL) return (size_t)(stop + 1 - from);
  for (size_t i = size; i > 0; i--)
    if (from[i - 1] == '\n') return i;
  return source->ended ? size : 0;
}

/* Cuts the input at line breaks and hands runs of lines over. A line that is too long makes a piece of its own, which
 * is skipped by who reads it. */
static isnad_status hand_over_pieces(page_run *run, isnad_error *error) {
  page_source *source = run->source;
  isnad_status status = ISNAD_OK;
  size_t line = 0;
  while (status == ISNAD_OK && !run->stopped) {
    size_t size = whole_lines(source);
    if (size == 0 && source->ended) break;
    if (size == 0 && source->end - source->begin > run->limit) return read_lines(run, line, error);
    if (size == 0) {
      status = page_source_more(source, run->limit + 2, error, run->name);
      continue;
    }
    page_piece piece = {.format = PAGE_JSONL, .offset = source->offset, .line = line};
    piece.bytes = (isnad_string){(const char *)source->data + source->begin, size};
    line += count_lines(source->data + source->begin, size);
    status = page_run_piece(run, &piece, error);
    page_source_skip(source, size);
  }
  return status;
}

isnad_status page_read_jsonl(page_run *run, isnad_error *error) {
  return run->sink->piece != NULL && run->source->charset == NULL ? hand_over_pieces(run, error)
                                                                  : read_lines(run, 0, error);
}

/* How many lines to try: one damaged line must not make an archive of JSON lines a plain text. */
#define LINES_TRIED 4
/* How far before the end of what was looked at a fault may be that comes from the cut: an escape. */
#define CUT_MOST 8

isnad_status page_looks_like_jsonl(const unsigned char *bytes, size_t size, bool whole, bool *answer) {
  isnad_string rest = trimmed(without_mark((isnad_string){(const char *)bytes, size}));
  *answer = false;
  if (rest.size == 0 || rest.data[0] != '{') return ISNAD_OK;
  page_buffer room = {0};
  isnad_status status = ISNAD_OK;
  for (int i = 0; i < LINES_TRIED && rest.size > 0 && !*answer && status == ISNAD_OK; i++) {
    const char *stop = memchr(rest.data, '\n', rest.size);
    isnad_string line = {rest.data, stop != NULL ? (size_t)(stop - rest.data) : rest.size};
    rest.data += line.size + (stop != NULL ? 1 : 0);
    rest.size -= line.size + (stop != NULL ? 1 : 0);
    jsonl_fields fields;
    isnad_status result = jsonl_fields_read(&fields, line, &room);
    if (result == ISNAD_ERR_MEMORY) status = result;
    /* Of a first line longer than what was looked at the beginning has to do: it was good so far. */
    bool cut_off = i == 0 && stop == NULL && !whole && fields.behind <= CUT_MOST;
    *answer = cut_off || result == ISNAD_OK;
    jsonl_fields_done(&fields);
  }
  page_buffer_done(&room);
  return status;
}
