/* warc: archives of the web, WARC 0.18 to 1.1 and WET, record after record in constant memory.
 *
 * A record is a head of fields, an empty line, Content-Length bytes, two line breaks. Answers to HTTP («response»),
 * files («resource») and texts («conversion») are read; all others are passed over, and so are pictures, scripts and
 * answers that are no page (404). What is damaged is told by its place, and reading goes on with the next record that
 * can be found. The place of a record that is a gzip member of its own is that member's in the file. */
#include "http.h"
#include "unpack.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#define LONGEST_HEAD ((size_t)64 << 10)
#define MAGIC "WARC/"
#define MAGIC_SIZE 5

typedef struct warc_reader {
  page_run *run;
  isnad_error *error;
  isnad_status status;
} warc_reader;

static isnad_string window(const warc_reader *self) {
  const page_source *source = self->run->source;
  return (isnad_string){(const char *)source->data + source->begin, source->end - source->begin};
}

/* Makes `size` bytes be in the window, if there are that many. */
static bool load(warc_reader *self, size_t size) {
  page_source *source = self->run->source;
  while (source->end - source->begin < size && !source->ended && self->status == ISNAD_OK)
    self->status = page_source_more(source, size, self->error, self->run->name);
  return self->status == ISNAD_OK && source->end - source->begin >= size;
}

static void skip_all(warc_reader *self, uint64_t size) {
  page_source *source = self->run->source;
  while (size > 0 && self->status == ISNAD_OK) {
    size_t here = source->end - source->begin;
    if (here == 0 && source->ended) return;
    if (here == 0) {
      self->status = page_source_more(source, LONGEST_HEAD, self->error, self->run->name);
      continue;
    }
    size_t part = size < here ? (size_t)size : here;
    page_source_skip(source, part);
    size -= part;
  }
}

/* Where the record at the window's beginning stands in the file. */
static uint64_t place_of(const warc_reader *self) {
  const page_source *source = self->run->source;
  if (source->unpack == NULL) return source->offset;
  unpack_member member = unpack_member_of(source->unpack, source->offset);
  return member.plain == source->offset ? member.packed : source->offset;
}

/* Goes on to the next place where a record seems to begin. */
static void find_record(warc_reader *self) {
  page_source *source = self->run->source;
  bool first = true;
  while (self->status == ISNAD_OK) {
    isnad_string bytes = window(self);
    for (size_t i = first ? 1 : 0; i + MAGIC_SIZE < bytes.size; i++) {
      if (memcmp(bytes.data + i, MAGIC, MAGIC_SIZE) != 0 || bytes.data[i + MAGIC_SIZE] < '0' ||
          bytes.data[i + MAGIC_SIZE] > '9' || (i > 0 && bytes.data[i - 1] != '\n'))
        continue;
      page_source_skip(source, i);
      return;
    }
    if (source->ended) {
      page_source_skip(source, bytes.size);
      return;
    }
    size_t keep = bytes.size < MAGIC_SIZE ? bytes.size : MAGIC_SIZE;
    page_source_skip(source, bytes.size - keep);
    first = false;
    self->status = page_source_more(source, LONGEST_HEAD, self->error, self->run->name);
  }
}

static bool read_length(isnad_string text, uint64_t *length) {
  *length = 0;
  for (size_t i = 0; i < text.size; i++) {
    if (text.data[i] < '0' || text.data[i] > '9' || *length > UINT64_MAX / 16) return false;
    *length = *length * 10 + (unsigned)(text.data[i] - '0');
  }
  return text.size > 0;
}

static bool is(isnad_string value, const char *other) {
  return value.size == strlen(other) && strncasecmp(value.data, other, value.size) == 0;
}

static bool begins(isnad_string value, const char *other) {
  return value.size >= strlen(other) && strncasecmp(value.data, other, strlen(other)) == 0;
}

static bool is_wanted(isnad_string type) {
  return is(type, "response") || is(type, "resource") || is(type, "conversion");
}

static isnad_string bare_url(isnad_string url) {
  if (url.size > 1 && url.data[0] == '<' && url.data[url.size - 1] == '>') url.data++, url.size -= 2;
  return url;
}

/* Hands the block of a record over, which is in the window behind `head`. */
static void give_block(warc_reader *self, isnad_string head, size_t size, uint64_t place) {
  page_piece piece = {.format = PAGE_WARC, .bytes = {head.data + head.size, size}, .offset = place};
  piece.kind = http_field(head, "WARC-Type");
  piece.url = bare_url(http_field(head, "WARC-Target-URI"));
  piece.charset = http_field(head, "Content-Type");
  isnad_status status = page_run_piece(self->run, &piece, self->error);
  if (status != ISNAD_OK) self->status = status;
}

static void skip_damaged(warc_reader *self, uint64_t place, const char *message) {
  page_run_tell(self->run, ISNAD_ERR_FORMAT, place, 0, message);
  find_record(self);
}

/* A record whose bytes a damaged gzip member cut off: the next member begins amid what it promised. */
static bool is_cut_off(warc_reader *self, uint64_t size, uint64_t place) {
  page_source *source = self->run->source;
  unpack_member next;
  if (source->unpack == NULL || !unpack_damage_within(source->unpack, source->offset, source->offset + size, &next))
    return false;
  page_run_tell(self->run, ISNAD_ERR_FORMAT, place, 0, "the record is damaged");
  skip_all(self, next.plain - source->offset);
  return true;
}

static void read_record(warc_reader *self) {
  page_source *source = self->run->source;
  uint64_t place = place_of(self), length;
  isnad_string rest, head;
  load(self, LONGEST_HEAD);
  if (self->status != ISNAD_OK) return;
  rest = window(self);
  if (rest.size > LONGEST_HEAD) rest.size = LONGEST_HEAD;
  if (!begins(rest, MAGIC)) {
    skip_damaged(self, place, "no WARC record begins here");
    return;
  }
  if (!http_cut_head(&rest, &head)) {
    skip_damaged(self, place, "the record's head has no end");
    return;
  }
  if (!read_length(http_field(head, "Content-Length"), &length)) {
    skip_damaged(self, place, "the record does not tell its length");
    return;
  }
  bool wanted = is_wanted(http_field(head, "WARC-Type"));
  size_t limit = page_markup_limit(self->run);
  if (wanted && length > limit)
    page_run_tell(self->run, ISNAD_ERR_LIMIT, place, 0, "the record is longer than a page may be");
  if (!wanted || length > limit) {
    if (is_cut_off(self, head.size + length, place)) return;
    skip_all(self, head.size + length);
    return;
  }
  size_t size = head.size + (size_t)length;
  bool whole = load(self, size);
  if (self->status != ISNAD_OK || is_cut_off(self, size, place)) return;
  if (!whole) {
    page_run_tell(self->run, ISNAD_ERR_FORMAT, place, 0, "the record ends too early");
    page_source_skip(source, source->end - source->begin);
    return;
  }
  /* Loading may have moved the window. */
  rest = window(self);
  http_cut_head(&rest, &head);
  give_block(self, head, (size_t)length, place);
  page_source_skip(source, size);
}

isnad_status page_read_warc(page_run *run, isnad_error *error) {
  warc_reader self = {.run = run, .error = error};
  page_source *source = run->source;
  while (self.status == ISNAD_OK && !run->stopped) {
    isnad_string bytes = window(&self);
    size_t breaks = 0;
    while (breaks < bytes.size && (bytes.data[breaks] == '\r' || bytes.data[breaks] == '\n')) breaks++;
    page_source_skip(source, breaks);
    if (source->begin < source->end)
      read_record(&self);
    else if (source->ended)
      break;
    else
      self.status = page_source_more(source, LONGEST_HEAD, error, run->name);
  }
  return self.status;
}

/* ---- One record ---- */

static page_format format_of_type(isnad_string type) {
  if (begins(type, "text/html") || begins(type, "application/xhtml")) return PAGE_HTML;
  if (begins(type, "text/plain")) return PAGE_TEXT;
  if (begins(type, "application/rss") || begins(type, "application/atom") || begins(type, "application/rdf"))
    return PAGE_FEED;
  if (begins(type, "text/xml") || begins(type, "application/xml")) return PAGE_FEED;
  return PAGE_AUTO;
}

isnad_status page_read_warc_record(page_run *run, isnad_error *error) {
  const page_piece *record = run->piece;
  isnad_string body = record->bytes, head = {0}, type = record->charset;
  page_buffer room = {0};
  isnad_status status = ISNAD_OK;
  if (begins(type, "application/http") || (is(record->kind, "response") && begins(body, "HTTP/"))) {
    if (!http_cut_head(&body, &head) || http_status(head) == 0) {
      page_run_tell(run, ISNAD_ERR_FORMAT, 0, 0, "the record is no answer of HTTP");
      return ISNAD_OK;
    }
    if (http_status(head) < 200 || http_status(head) > 299) return ISNAD_OK;
    type = http_field(head, "Content-Type");
    size_t limit = page_markup_limit(run);
    page_format format = format_of_type(type);
    if (type.size > 0 && format == PAGE_AUTO) return ISNAD_OK;
    status = http_body(head, &body, limit, &room);
  }
  page_piece page = {.format = format_of_type(type),
                     .bytes = body,
                     .name = record->name,
                     .url = record->url,
                     .charset = http_charset(type),
                     .offset = record->offset};
  bool readable = page.format != PAGE_AUTO || type.size == 0;
  if (status == ISNAD_ERR_FORMAT || status == ISNAD_ERR_LIMIT) {
    page_run_tell(run, status, 0, 0,
                  status == ISNAD_ERR_LIMIT ? "the page is longer than a page may be"
                                            : "the page's compression is damaged");
    status = ISNAD_OK;
  } else if (status == ISNAD_OK && readable && body.size > 0) {
    isnad_error wrong = {0};
    status = page_read_piece(&page, run->options, run->sink, &wrong);
    if (error != NULL) *error = wrong;
    /* What is wrong with one record is not wrong with the archive. */
    if (status == ISNAD_ERR_FORMAT) page_run_tell(run, status, 0, 0, wrong.message);
    if (status == ISNAD_ERR_FORMAT) status = ISNAD_OK;
  }
  page_buffer_done(&room);
  return status;
}
