/* json.c: JSON brackets and commas, and the string escaper that the speed of the command rests on. */
#include "export/json.h"

#include "export/escape.h"

#define ONES (UINT64_MAX / 0xFF) /* 0x01 in each of eight bytes */
#define TOPS (ONES * 0x80)

/* Whether any of eight bytes is below 0x20, a quote or a backslash (a byte is below n where the subtraction borrows
 * from its top bit and it had none itself; a false hit can only stand above a true one). */
static bool any_special(uint64_t eight) {
  uint64_t quote = eight ^ (ONES * '"'), backslash = eight ^ (ONES * '\\');
  uint64_t below = (eight - ONES * 0x20) & ~eight;
  return ((below | ((quote - ONES) & ~quote) | ((backslash - ONES) & ~backslash)) & TOPS) != 0;
}

static bool is_special(unsigned char byte) { return byte < 0x20 || byte == '"' || byte == '\\'; }

/* How many bytes at the front may stand as they are. */
static size_t plain_size(const char *bytes, size_t size) {
  size_t at = 0;
  while (size - at >= sizeof(uint64_t)) {
    uint64_t eight;
    memcpy(&eight, bytes + at, sizeof eight);
    if (any_special(eight)) break;
    at += sizeof eight;
  }
  while (at < size && !is_special((unsigned char)bytes[at])) at++;
  return at;
}

static void put_special(export_buffer *out, unsigned char byte) {
  static const char digits[] = "0123456789abcdef";
  static const char letters[] = {
      ['\b'] = 'b', ['\t'] = 't', ['\n'] = 'n', ['\f'] = 'f', ['\r'] = 'r', ['"'] = '"', ['\\'] = '\\'};
  char letter = letters[byte];
  if (letter != 0)
    export_put(out, (char[]){'\\', letter}, 2);
  else
    export_put(out, (char[]){'\\', 'u', '0', '0', digits[byte >> 4], digits[byte & 15]}, 6);
}

/* Well-formed UTF-8. */
static void put_escaped(export_buffer *out, const char *bytes, size_t size) {
  for (;;) {
    size_t plain = plain_size(bytes, size);
    export_put(out, bytes, plain);
    if (plain == size) return;
    put_special(out, (unsigned char)bytes[plain]);
    bytes += plain + 1, size -= plain + 1;
  }
}

void export_json_good_string(export_buffer *out, isnad_string string) {
  export_put_byte(out, '"');
  put_escaped(out, string.data, string.size);
  export_put_byte(out, '"');
}

void export_json_string(export_buffer *out, isnad_string string) {
  const char *at = string.data;
  size_t left = string.size;
  export_put_byte(out, '"');
  while (left > 0) {
    size_t good = export_valid_size(at, left);
    put_escaped(out, at, good);
    at += good, left -= good;
    if (left == 0) break;
    size_t bad = export_bad_size(at, left);
    export_put_text(out, EXPORT_REPLACEMENT);
    at += bad, left -= bad;
  }
  export_put_byte(out, '"');
}

void export_json_break_line(export_json *self) {
  if (self->flat) return;
  export_put_byte(self->out, '\n');
  export_put_blanks(self->out, (size_t)self->depth * 2);
}

void export_json_open(export_json *self, char bracket) {
  export_put_byte(self->out, bracket);
  self->depth++;
  self->empty = true;
}

void export_json_close(export_json *self, char bracket) {
  self->depth--;
  if (!self->empty && self->pretty) export_json_break_line(self);
  self->empty = false;
  export_put_byte(self->out, bracket);
}

void export_json_span(export_json *self, isnad_span span) {
  export_buffer *out = self->out;
  export_put_text(out, self->pretty ? "{\"begin\": " : "{\"begin\":");
  export_put_number(out, span.begin);
  export_put_text(out, self->pretty ? ", \"end\": " : ",\"end\":");
  export_put_number(out, span.end);
  export_put_byte(out, '}');
}
