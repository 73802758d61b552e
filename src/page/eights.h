/* eights: eight bytes at once in one machine word. What libisnad has of the kind is behind isnad.h, on which this floor
 * rests alone. Depends on: libc. */
#ifndef ISNAD_PAGE_EIGHTS_H
#define ISNAD_PAGE_EIGHTS_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#define EIGHTS_ONES (UINT64_MAX / 0xFF)  /* 0x01 in each byte */
#define EIGHTS_TOPS (EIGHTS_ONES * 0x80) /* the top bit of each */

/* Eight bytes, the first one lowest on every machine. */
static inline uint64_t eights_load(const unsigned char *at) {
  uint64_t eight;
  memcpy(&eight, at, sizeof eight);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  eight = __builtin_bswap64(eight);
#endif
  return eight;
}

/* Whether a byte is a quote, a backslash or below 0x20. (A byte is below n where the subtraction borrows from its top
 * bit and it had none itself; a false hit can only stand above a true one.) */
static inline bool eights_have_special(uint64_t eight) {
  uint64_t quote = eight ^ (EIGHTS_ONES * '"'), backslash = eight ^ (EIGHTS_ONES * '\\');
  uint64_t below = (eight - EIGHTS_ONES * 0x20) & ~eight;
  return ((below | ((quote - EIGHTS_ONES) & ~quote) | ((backslash - EIGHTS_ONES) & ~backslash)) & EIGHTS_TOPS) != 0;
}

/* Whether all are UTF-8 letters of one and two bytes. `*open` has the lowest top bit where the eight before ended
 * within a letter, and tells the same of these. */
static inline bool eights_are_short(uint64_t eight, uint64_t *open) {
  uint64_t second = eight << 1, third = eight << 2, not_c0_c1 = (eight & (EIGHTS_ONES * 0x1E)) + EIGHTS_ONES * 0x7E;
  uint64_t leads = eight & second & EIGHTS_TOPS, follows = eight & ~second & EIGHTS_TOPS;
  if ((leads & (third | ~not_c0_c1)) != 0 || follows != (leads << 8 | *open)) return false;
  *open = leads >> 56;
  return true;
}

#endif
