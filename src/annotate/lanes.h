/* lanes: eight small integers at once, one for each of the tagger's tags, by the vectors that gcc and clang share.
 *
 * A comparison gives −1 in each lane where it holds and 0 elsewhere, so that choosing is and, or. Depends on: libc.
 */
#ifndef ISNAD_ANNOTATE_LANES_H
#define ISNAD_ANNOTATE_LANES_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

enum { LANES = 8 };
typedef int16_t lanes __attribute__((vector_size(2 * LANES)));
typedef int8_t small_lanes __attribute__((vector_size(LANES)));

static inline lanes lanes_load(const int16_t *from) {
  lanes loaded;
  memcpy(&loaded, from, sizeof loaded);
  return loaded;
}

static inline void lanes_store(int16_t *to, lanes of) { memcpy(to, &of, sizeof of); }

static inline lanes lanes_widen(const int8_t *from) {
  small_lanes loaded;
  memcpy(&loaded, from, sizeof loaded);
  return __builtin_convertvector(loaded, lanes);
}

static inline void lanes_narrow(uint8_t *to, lanes of) {
  small_lanes narrow = __builtin_convertvector(of, small_lanes);
  memcpy(to, &narrow, sizeof narrow);
}

static inline lanes lanes_all(int16_t value) { return (lanes){0} + value; }

static inline lanes lanes_choose(lanes where, lanes yes, lanes no) { return (where & yes) | (~where & no); }

static inline lanes lanes_larger(lanes a, lanes b) { return lanes_choose(a > b, a, b); }

/* Whether a comparison holds in every lane. */
static inline bool lanes_hold(lanes comparison) {
  uint64_t halves[2];
  memcpy(halves, &comparison, sizeof halves);
  return (halves[0] & halves[1]) == UINT64_MAX;
}

/* The largest of all. */
static inline int16_t lanes_top(lanes of) {
  int16_t top = of[0];
  for (int i = 1; i < LANES; i++) top = of[i] > top ? of[i] : top;
  return top;
}

#endif
