/* utf8: decoding that never fails and always advances.
 *
 * A byte sequence that is not UTF-8 is read as U+FFFD, one for each maximal subpart (the Unicode Standard, 3.9, table
 * 3-8, and the WHATWG decoder), so that all programs count the same code points. Depends on: libc.
 */
#ifndef ISNAD_TEXT_UTF8_H
#define ISNAD_TEXT_UTF8_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define UTF8_REPLACEMENT 0xFFFDu

/* The code point at `at` (at < end) into *point; returns where the next one begins. For two bytes and more. */
const uint8_t *utf8_next_long(const uint8_t *at, const uint8_t *end, uint32_t *point);

/* The same for any byte; ASCII and the two-byte forms, which Arabic uses, without a call. */
static inline const uint8_t *utf8_next(const uint8_t *at, const uint8_t *end, uint32_t *point) {
  if (at[0] < 0x80) {
    *point = at[0];
    return at + 1;
  }
  if (at[0] >= 0xC2 && at[0] < 0xE0 && end - at > 1 && (at[1] & 0xC0) == 0x80) {
    *point = (uint32_t)(at[0] & 0x1F) << 6 | (at[1] & 0x3F);
    return at + 2;
  }
  return utf8_next_long(at, end, point);
}

/* Eight bytes, the first one lowest on every machine. */
static inline uint64_t utf8_eight(const uint8_t *at) {
  uint64_t eight;
  memcpy(&eight, at, sizeof eight);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  eight = __builtin_bswap64(eight);
#endif
  return eight;
}

/* How many of eight bytes begin a code point, in well-formed text. */
static inline uint32_t utf8_count_eight(uint64_t eight) {
  const uint64_t ones = UINT64_MAX / 0xFF;
  uint64_t follow = eight >> 7 & ~(eight >> 6) & ones; /* 10xxxxxx */
  return 8 - (uint32_t)(follow * ones >> 56);          /* the top byte of the product is the sum of all */
}

/* How many bytes at the front are good code points of one and two bytes, by eights: it may stop up to seven bytes
 * before the first that is not. */
size_t utf8_short_size(const uint8_t *bytes, size_t size);

#endif
