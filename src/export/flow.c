/* flow.c: measures words and puts them on lines. */
#include "export/flow.h"

#include "export/escape.h"
#include "export/width.h"
#include "text/utf8.h"

#define RIGHT_TO_LEFT_MARK "\u200F"
#define RIGHT_TO_LEFT_ISOLATE "\u2067"
#define POP_ISOLATE "\u2069"

/* White space that may end a line; a no-break space (U+00A0) is none. */
static bool is_blank(uint32_t point) {
  return point == ' ' || (point >= 0x09 && point <= 0x0D) || point == 0x2028 || point == 0x2029;
}

static void set_style(export_flow *self, export_style style) {
  if (!self->colour || self->style == style) return;
  self->style = style;
  export_put_text(self->out, "\x1B[");
  export_put_number(self->out, (uint64_t)style);
  export_put_byte(self->out, 'm');
}

static void begin_line(export_flow *self) {
  export_put_text(self->out, RIGHT_TO_LEFT_MARK);
  export_put_blanks(self->out, self->indent);
  self->column = self->indent;
  self->begun = true;
}

/* Makes room for a word: a blank before it, or a new line. */
static void place(export_flow *self, uint32_t width) {
  if (self->begun && !self->glued && self->columns > 0 && self->column + 1 + width + self->reserve > self->columns) {
    export_flow_end(self);
  }
  if (!self->begun)
    begin_line(self);
  else if (!self->glued) {
    export_put_byte(self->out, ' ');
    self->column++;
  }
  self->glued = false;
  self->column += width;
}

/* Writes a word less what a terminal must not be given. */
static void put_safe(export_buffer *out, const uint8_t *at, const uint8_t *end) {
  while (at < end) {
    uint32_t point;
    const uint8_t *next = utf8_next(at, end, &point);
    if (point == UTF8_REPLACEMENT)
      export_put_text(out, EXPORT_REPLACEMENT);
    else if (!export_is_unsafe(point))
      export_put(out, (const char *)at, (size_t)(next - at));
    at = next;
  }
}

static void put_word(export_flow *self, const uint8_t *at, const uint8_t *end, uint32_t width, export_style style) {
  place(self, width + self->prefix_width);
  if (self->prefix != NULL) export_put_text(self->out, self->prefix);
  export_flow_prefix(self, NULL, 0);
  set_style(self, style);
  put_safe(self->out, at, end);
}

/* Finds the end of the word at `at`, and its width. */
static const uint8_t *word_end(const uint8_t *at, const uint8_t *end, uint32_t *width) {
  *width = 0;
  while (at < end) {
    uint32_t point;
    const uint8_t *next = utf8_next(at, end, &point);
    if (is_blank(point)) break;
    if (!export_is_unsafe(point)) *width += export_width(point);
    at = next;
  }
  return at;
}

void export_flow_text(export_flow *self, isnad_string string, export_style style) {
  if (string.size == 0) return;
  const uint8_t *at = (const uint8_t *)string.data, *end = at + string.size;
  while (at < end) {
    uint32_t width;
    const uint8_t *stop = word_end(at, end, &width);
    if (stop > at) put_word(self, at, stop, width, style);
    uint32_t blank;
    at = stop < end ? utf8_next(stop, end, &blank) : end;
  }
  set_style(self, EXPORT_PLAIN);
}

void export_flow_label(export_flow *self, const char *text, export_style style) {
  export_flow_text(self, (isnad_string){text, strlen(text)}, style);
}

void export_flow_number(export_flow *self, uint64_t number, export_style style) {
  char digits[21];
  size_t at = sizeof digits;
  digits[--at] = 0;
  do {
    digits[--at] = (char)('0' + number % 10);
    number /= 10;
  } while (number > 0);
  export_flow_label(self, digits + at, style);
}

/* Latin letters and digits run from left to right and drag neutral neighbours along. */
static bool may_reorder(isnad_string name) {
  for (size_t i = 0; i < name.size; i++) {
    unsigned char byte = (unsigned char)name.data[i], small = byte | 0x20;
    if ((small >= 'a' && small <= 'z') || (byte >= '0' && byte <= '9')) return true;
  }
  return false;
}

void export_flow_name(export_flow *self, isnad_string name, export_style style) {
  bool isolate = may_reorder(name);
  if (isolate) export_flow_prefix(self, RIGHT_TO_LEFT_ISOLATE, 0);
  export_flow_text(self, name, style);
  if (isolate) export_put_text(self->out, POP_ISOLATE);
  export_flow_prefix(self, NULL, 0); /* a name of blanks alone has not used it */
}

void export_flow_prefix(export_flow *self, const char *text, uint32_t width) {
  self->prefix = text;
  self->prefix_width = width;
}

void export_flow_glue(export_flow *self) { self->glued = self->begun; }

void export_flow_end(export_flow *self) {
  set_style(self, EXPORT_PLAIN); /* no style runs over the end of a line */
  if (self->begun) export_put_byte(self->out, '\n');
  self->begun = self->glued = false;
  self->column = 0;
}
