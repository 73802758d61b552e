/* utf8: the slow half of the decoder: three and four bytes, and all that is wrong. */
#include "text/utf8.h"

/* The range that the second byte must lie in, by the first (the Unicode Standard, table 3-7). */
static void second_byte_range(uint8_t first, uint8_t *low, uint8_t *high) {
  *low = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
  *high = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
}

const uint8_t *utf8_next_long(const uint8_t *at, const uint8_t *end, uint32_t *point) {
  uint8_t first = at[0];
  *point = UTF8_REPLACEMENT;
  if (first < 0xC2 || first > 0xF4) return at + 1;
  int more = first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3;
  uint32_t value = first & (0x3Fu >> more);
  uint8_t low, high;
  second_byte_range(first, &low, &high);
  at++;
  for (; more > 0; more--, at++) {
    if (at == end || *at < low || *at > high) return at;
    value = value << 6 | (*at & 0x3F);
    low = 0x80;
    high = 0xBF;
  }
  *point = value;
  return at;
}

/* ---- By eights ---- */

#define ONES (UINT64_MAX / 0xFF) /* 0x01 in each of eight bytes */
#define TOPS (ONES * 0x80)

size_t utf8_short_size(const uint8_t *bytes, size_t size) {
  size_t at = 0;
  uint64_t open = 0; /* the top bit of the first byte, where the eight before ended within a letter */
  for (; size - at >= 8; at += 8) {
    uint64_t eight = utf8_eight(bytes + at), second = eight << 1, third = eight << 2;
    uint64_t not_c0_c1 = (eight & (ONES * 0x1E)) + ONES * 0x7E;
    uint64_t leads = eight & second & TOPS, follows = eight & ~second & TOPS;
    if ((leads & (third | ~not_c0_c1)) != 0 || follows != (leads << 8 | open)) break;
    open = leads >> 56;
  }
  return at - (open != 0);
}
