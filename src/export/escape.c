/* escape.c: finds what may stand as it is, and copies it in runs. */
#include "export/escape.h"

#include "text/utf8.h"

/* Whether the code point read at `at` as U+FFFD stands for bad bytes. No bad piece looks like a real U+FFFD. */
static bool is_bad(const uint8_t *at, const uint8_t *next) {
  return next - at != 3 || memcmp(at, EXPORT_REPLACEMENT, 3) != 0;
}

size_t export_valid_size(const char *bytes, size_t size) {
  if (size == 0) return 0; /* there may be no bytes to point to */
  const uint8_t *start = (const uint8_t *)bytes, *end = start + size;
  const uint8_t *at = start;
  while (at < end) {
    at += utf8_short_size(at, (size_t)(end - at));
    for (const uint8_t *behind = end - at > 8 ? at + 8 : end; at < behind;) {
      uint32_t point;
      const uint8_t *next = utf8_next(at, end, &point);
      if (point == UTF8_REPLACEMENT && is_bad(at, next)) return (size_t)(at - start);
      at = next;
    }
  }
  return size;
}

size_t export_bad_size(const char *bytes, size_t size) {
  uint32_t point;
  const uint8_t *at = (const uint8_t *)bytes;
  return (size_t)(utf8_next(at, at + size, &point) - at);
}

static void put_run(export_buffer *out, const char *bytes, size_t size, const bool *special, export_replace *replace) {
  size_t done = 0;
  for (size_t i = 0; special != NULL && i < size; i++) {
    unsigned char byte = (unsigned char)bytes[i];
    if (byte >= 0x80 || !special[byte]) continue;
    export_put(out, bytes + done, i - done);
    replace(out, byte);
    done = i + 1;
  }
  export_put(out, bytes + done, size - done);
}

void export_put_replaced(export_buffer *out, isnad_string string, const bool *special, export_replace *replace) {
  const char *at = string.data;
  size_t left = string.size;
  while (left > 0) {
    size_t good = export_valid_size(at, left);
    put_run(out, at, good, special, replace);
    at += good, left -= good;
    if (left == 0) break;
    size_t bad = export_bad_size(at, left);
    export_put_text(out, EXPORT_REPLACEMENT);
    at += bad, left -= bad;
  }
}

void export_put_utf8(export_buffer *out, isnad_string string) { export_put_replaced(out, string, NULL, NULL); }

isnad_string export_slice(isnad_string string, isnad_span span) {
  size_t end = span.end < string.size ? span.end : string.size;
  size_t begin = span.begin < end ? span.begin : end;
  /* No arithmetic on NULL: an empty string may have no bytes at all. */
  if (begin == end) return (isnad_string){NULL, 0};
  return (isnad_string){string.data + begin, end - begin};
}

isnad_string export_text_of(const isnad_story *story, const isnad_statement *statement) {
  return statement->in_title ? story->document.title : story->text;
}

isnad_string export_story_id(const isnad_story *story) {
  if (story->document.id.size > 0) return story->document.id;
  return (isnad_string){story->id, strlen(story->id)};
}
