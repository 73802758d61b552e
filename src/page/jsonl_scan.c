/* jsonl_scan: reads one JSON object and takes the fields of a document out of it, in one pass. */
#include "jsonl_scan.h"

#include <string.h>

#define DEEPEST 256 /* arrays and objects inside one another */
#define HEX_DIGITS 4
#define REPLACED 3       /* bytes of U+FFFD: the most that one byte can grow to */
#define NOT_HEX 0x10000u /* no code unit */

typedef struct cursor {
  const unsigned char *begin, *at, *end;
  page_buffer *room;
  const char *wrong; /* the first fault; all functions do nothing after it */
  bool no_memory;
} cursor;

static bool fail(cursor *self, const char *message) {
  if (self->wrong == NULL) self->wrong = message;
  return false;
}

static void skip_blanks(cursor *self) {
  while (self->at < self->end && (*self->at == ' ' || *self->at == '\t' || *self->at == '\r' || *self->at == '\n'))
    self->at++;
}

static bool accept(cursor *self, unsigned char byte) {
  skip_blanks(self);
  if (self->at == self->end || *self->at != byte) return false;
  self->at++;
  return true;
}

/* ---- Strings ------------------------------------------------------------------------------------------------------
 */

/* The next byte that is not simply part of a string: quote, backslash, control, bad UTF-8, or the end. */
static const unsigned char *plain_end(const unsigned char *at, const unsigned char *end) {
  while (at < end) {
    if (*at < 0x80) {
      if (*at == '"' || *at == '\\' || *at < 0x20) return at;
      at++;
    } else if (*at >= 0xC2 && *at <= 0xDF && end - at > 1 && (at[1] & 0xC0) == 0x80) {
      at += 2; /* Arabic letters */
    } else {
      uint32_t code;
      size_t taken = page_decode_next(at, (size_t)(end - at), &code);
      if (code == PAGE_REPLACEMENT && !(taken == 3 && *at == 0xEF)) return at;
      at += taken;
    }
  }
  return at;
}

static size_t put(char *out, uint32_t c) {
  if (c < 0x80) return out[0] = (char)c, 1;
  if (c < 0x800) return out[0] = (char)(0xC0 | c >> 6), out[1] = (char)(0x80 | (c & 0x3F)), 2;
  size_t n = c < 0x10000 ? 3 : 4;
  out[0] = n == 3 ? (char)(0xE0 | c >> 12) : (char)(0xF0 | c >> 18);
  for (size_t i = 1; i < n; i++) out[i] = (char)(0x80 | (c >> 6 * (n - 1 - i) & 0x3F));
  return n;
}

static bool append(cursor *self, uint32_t code) {
  self->room->size += put(self->room->data + self->room->size, code);
  return true;
}

static uint32_t code_unit(const unsigned char *at, const unsigned char *end) {
  uint32_t unit = 0;
  if (end - at < HEX_DIGITS) return NOT_HEX;
  for (int i = 0; i < HEX_DIGITS; i++) {
    unsigned char c = at[i];
    if (c >= '0' && c <= '9')
      unit = unit * 16 + c - '0';
    else if ((c | 32) >= 'a' && (c | 32) <= 'f')
      unit = unit * 16 + (c | 32u) - 'a' + 10;
    else
      return NOT_HEX;
  }
  return unit;
}

static bool is_high(uint32_t unit) { return unit >= 0xD800 && unit <= 0xDBFF; }
static bool is_low(uint32_t unit) { return unit >= 0xDC00 && unit <= 0xDFFF; }

/* Behind «\u». A pair of surrogates is one code point, a lone one U+FFFD. */
static bool read_code(cursor *self) {
  uint32_t unit = code_unit(self->at, self->end);
  if (unit == NOT_HEX) return fail(self, "an escape of no hexadecimal digits");
  self->at += HEX_DIGITS;
  if (is_high(unit) && self->end - self->at >= HEX_DIGITS + 2 && self->at[0] == '\\' && self->at[1] == 'u') {
    uint32_t low = code_unit(self->at + 2, self->end);
    if (is_low(low)) {
      self->at += HEX_DIGITS + 2;
      return append(self, 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00));
    }
  }
  return append(self, is_high(unit) || is_low(unit) ? PAGE_REPLACEMENT : unit);
}

/* Behind a backslash. */
static bool read_escape(cursor *self) {
  static const char names[] = "\"\\/bfnrt", values[] = "\"\\/\b\f\n\r\t";
  if (self->at == self->end) return fail(self, "a string without end");
  unsigned char c = *self->at++;
  if (c == 'u') return read_code(self);
  const char *name = c != '\0' ? strchr(names, c) : NULL;
  if (name == NULL) return fail(self, "an unknown escape");
  return append(self, (unsigned char)values[name - names]);
}

/* Copies a string that is not plain, mended, behind what `room` holds. */
static bool read_mixed(cursor *self, const unsigned char *from, isnad_string *string) {
  page_buffer *room = self->room;
  /* Reserved at once for the whole line, as strings before this one point into it. */
  size_t most = (size_t)(self->end - self->begin) * REPLACED + REPLACED;
  if (!page_buffer_reserve(room, most)) {
    self->no_memory = true;
    return fail(self, "out of memory");
  }
  size_t begin = room->size;
  for (;;) {
    memcpy(room->data + room->size, from, (size_t)(self->at - from));
    room->size += (size_t)(self->at - from);
    if (self->at == self->end) return fail(self, "a string without end");
    unsigned char c = *self->at;
    if (c < 0x20) return fail(self, "a control character in a string");
    if (c >= 0x80) {
      uint32_t code;
      self->at += page_decode_next(self->at, (size_t)(self->end - self->at), &code);
      append(self, code);
    } else {
      self->at++;
      if (c == '"') break;
      if (!read_escape(self)) return false;
    }
    from = self->at;
    self->at = plain_end(self->at, self->end);
  }
  *string = (isnad_string){room->data + begin, room->size - begin};
  return true;
}

/* Behind the opening quote. */
static bool read_string(cursor *self, isnad_string *string) {
  const unsigned char *from = self->at;
  self->at = plain_end(self->at, self->end);
  if (self->at == self->end || *self->at != '"') return read_mixed(self, from, string);
  *string = (isnad_string){(const char *)from, (size_t)(self->at - from)};
  self->at++;
  return true;
}

/* The same for a string nobody wants: only its end is looked for. */
static bool skip_string(cursor *self) {
  while (self->at < self->end) {
    unsigned char c = *self->at++;
    if (c == '"') return true;
    if (c < 0x20) return fail(self, "a control character in a string");
    if (c != '\\') continue;
    if (self->at == self->end) break;
    c = *self->at++;
    if (c == 'u' ? code_unit(self->at, self->end) == NOT_HEX : c == '\0' || strchr("\"\\/bfnrt", c) == NULL)
      return fail(self, "an unknown escape");
  }
  return fail(self, "a string without end");
}

/* ---- Other values ---------------------------------------------------------------------------------------------------
 */

static size_t skip_digits(cursor *self) {
  const unsigned char *from = self->at;
  while (self->at < self->end && *self->at >= '0' && *self->at <= '9') self->at++;
  return (size_t)(self->at - from);
}

static bool skip_number(cursor *self) {
  if (*self->at == '-') self->at++;
  bool zero = self->at < self->end && *self->at == '0';
  size_t n = skip_digits(self);
  if (n == 0 || (zero && n > 1)) return fail(self, "neither a value nor a number");
  if (self->at < self->end && *self->at == '.') {
    self->at++;
    if (skip_digits(self) == 0) return fail(self, "a number without its digits");
  }
  if (self->at < self->end && (*self->at | 32) == 'e') {
    self->at++;
    if (self->at < self->end && (*self->at == '+' || *self->at == '-')) self->at++;
    if (skip_digits(self) == 0) return fail(self, "a number without its digits");
  }
  return true;
}

static bool skip_word(cursor *self, const char *word) {
  size_t n = strlen(word);
  if ((size_t)(self->end - self->at) < n || memcmp(self->at, word, n) != 0)
    return fail(self, "neither a value nor a number");
  self->at += n;
  return true;
}

static bool skip_value(cursor *self, unsigned depth);

static bool skip_array(cursor *self, unsigned depth) {
  if (accept(self, ']')) return true;
  do
    if (!skip_value(self, depth)) return false;
  while (accept(self, ','));
  return accept(self, ']') || fail(self, "an array without end");
}

static bool skip_object(cursor *self, unsigned depth) {
  if (accept(self, '}')) return true;
  do {
    if (!accept(self, '"')) return fail(self, "a field without a name");
    if (!skip_string(self)) return false;
    if (!accept(self, ':')) return fail(self, "a field without a colon");
    if (!skip_value(self, depth)) return false;
  } while (accept(self, ','));
  return accept(self, '}') || fail(self, "an object without end");
}

static bool skip_value(cursor *self, unsigned depth) {
  skip_blanks(self);
  if (self->at == self->end) return fail(self, "the line ends too soon");
  if (depth == DEEPEST) return fail(self, "nested too deeply");
  switch (*self->at) {
  case '"': return self->at++, skip_string(self);
  case '{': return self->at++, skip_object(self, depth + 1);
  case '[': return self->at++, skip_array(self, depth + 1);
  case 't': return skip_word(self, "true");
  case 'f': return skip_word(self, "false");
  case 'n': return skip_word(self, "null");
  default: return skip_number(self);
  }
}

/* ---- The document
 * ----------------------------------------------------------------------------------------------------- */

static bool is_named(isnad_string name, const char *word) {
  return name.size == strlen(word) && memcmp(name.data, word, name.size) == 0;
}

static isnad_string *field_of(jsonl_fields *fields, isnad_string name) {
  if (is_named(name, "text")) return &fields->text;
  if (is_named(name, "id")) return &fields->id;
  if (is_named(name, "title")) return &fields->title;
  if (is_named(name, "url")) return &fields->url;
  if (is_named(name, "outlet")) return &fields->outlet;
  if (is_named(name, "published")) return &fields->published;
  return NULL;
}

static bool read_field(cursor *self, jsonl_fields *fields) {
  isnad_string name, none = {0};
  if (!accept(self, '"')) return fail(self, "a field without a name");
  if (!read_string(self, &name)) return false;
  if (!accept(self, ':')) return fail(self, "a field without a colon");
  isnad_string *field = field_of(fields, name);
  if (field == NULL) return skip_value(self, 1);
  bool is_string = accept(self, '"'); /* skips blanks, too */
  const unsigned char *from = self->at;
  *field = none;
  if (!(is_string ? read_string(self, field) : skip_value(self, 1))) return false;
  if (field == &fields->text) fields->has_text = true, fields->text_is_string = is_string;
  /* Archives that number their stories, «"id": 17», mean the digits. */
  if (field == &fields->id && !is_string && ((*from >= '0' && *from <= '9') || *from == '-'))
    *field = (isnad_string){(const char *)from, (size_t)(self->at - from)};
  return true;
}

static bool read_object(cursor *self, jsonl_fields *fields) {
  if (accept(self, '}')) return true;
  do
    if (!read_field(self, fields)) return false;
  while (accept(self, ','));
  return accept(self, '}') || fail(self, "an object without end");
}

jsonl_fault jsonl_scan(isnad_string line, page_buffer *room, jsonl_fields *fields) {
  const unsigned char *bytes = (const unsigned char *)line.data;
  cursor self = {.begin = bytes, .at = bytes, .end = bytes + line.size, .room = room};
  room->size = 0;
  *fields = (jsonl_fields){0};
  bool object = accept(&self, '{');
  bool good = object ? read_object(&self, fields) : skip_value(&self, 0);
  skip_blanks(&self);
  if (good && self.at < self.end) good = fail(&self, "more behind the value");
  if (good && !object) self.wrong = "not a JSON object";
  return (jsonl_fault){self.wrong, (size_t)(self.at - self.begin), good && !object, self.no_memory};
}
