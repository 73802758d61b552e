/* decode: UTF-8 as the web leaves it, every bad piece read as U+FFFD. */
#include "eights.h"
#include "page_parts.h"

#include <string.h>

/* What may follow a lead byte (Unicode 3.9, table 3-7): how many bytes, and the range of the first of them. */
typedef struct lead {
  unsigned n_follow, low, high;
} lead;

static lead lead_of(unsigned byte) {
  if (byte >= 0xC2 && byte <= 0xDF) return (lead){1, 0x80, 0xBF};
  if (byte == 0xE0) return (lead){2, 0xA0, 0xBF};
  if (byte == 0xED) return (lead){2, 0x80, 0x9F};
  if (byte >= 0xE1 && byte <= 0xEF) return (lead){2, 0x80, 0xBF};
  if (byte == 0xF0) return (lead){3, 0x90, 0xBF};
  if (byte >= 0xF1 && byte <= 0xF3) return (lead){3, 0x80, 0xBF};
  if (byte == 0xF4) return (lead){3, 0x80, 0x8F};
  return (lead){0, 0, 0};
}

static bool is_raw_surrogate(const unsigned char *bytes, size_t size) {
  return size >= 3 && bytes[0] == 0xED && bytes[1] >= 0xA0 && bytes[1] <= 0xBF && (bytes[2] & 0xC0) == 0x80;
}

size_t page_decode_next_long(const unsigned char *bytes, size_t size, uint32_t *code) {
  *code = PAGE_REPLACEMENT;
  lead first = lead_of(bytes[0]);
  if (is_raw_surrogate(bytes, size)) return 3;
  uint32_t value = bytes[0] & (0x3Fu >> first.n_follow);
  for (unsigned i = 1; i <= first.n_follow; i++) {
    unsigned low = i == 1 ? first.low : 0x80, high = i == 1 ? first.high : 0xBF;
    if (i >= size || bytes[i] < low || bytes[i] > high) return i;
    value = value << 6 | (bytes[i] & 0x3Fu);
  }
  if (first.n_follow > 0) *code = value;
  return 1 + first.n_follow;
}

/* Arabic text is two-byte letters and blanks: how many bytes of whole ones are at the front, by eights. */
static size_t short_letters(const unsigned char *bytes, size_t size) {
  size_t at = 0;
  uint64_t open = 0;
  while (size - at >= 8 && eights_are_short(eights_load(bytes + at), &open)) at += 8;
  return at - (open != 0);
}

size_t page_decode_valid(const unsigned char *bytes, size_t size) {
  size_t i = 0;
  while (i < size) {
    i += short_letters(bytes + i, size - i);
    for (size_t behind = i + 8; i < size && i < behind;) {
      uint32_t code;
      size_t taken = page_decode_next(bytes + i, size - i, &code);
      if (code == PAGE_REPLACEMENT && !(taken == 3 && bytes[i] == 0xEF)) return i;
      i += taken;
    }
  }
  return size;
}

bool page_decode_mend(page_buffer *out, const unsigned char *bytes, size_t size) {
  while (size > 0) {
    size_t good = page_decode_valid(bytes, size);
    if (out->size > SIZE_MAX / 2 - good || !page_buffer_reserve(out, out->size + good + 3)) return false;
    memcpy(out->data + out->size, bytes, good);
    out->size += good;
    bytes += good;
    size -= good;
    if (size == 0) return true;
    uint32_t code;
    size_t taken = page_decode_next(bytes, size, &code);
    memcpy(out->data + out->size, "\xEF\xBF\xBD", 3);
    out->size += 3;
    bytes += taken;
    size -= taken;
  }
  return true;
}
