/* hash: FNV-1a over bytes, 32 and 64 bits.
 *
 * Used for tables whose keys the project knows (the lexicon) and for the identity of stories. Tables keyed by outside
 * text are small, per story and bounded in their probing, so that no page can make them slow. Depends on: libc.
 */
#ifndef ISNAD_BASE_HASH_H
#define ISNAD_BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

/* FNV-1a, http://www.isthe.com/chongo/tech/comp/fnv/ */
static inline uint32_t hash_bytes(const uint8_t *bytes, size_t size) {
  uint32_t hash = 2166136261u;
  for (size_t i = 0; i < size; i++) hash = (hash ^ bytes[i]) * 16777619u;
  return hash;
}

static inline uint64_t hash_more64(uint64_t hash, const void *bytes, size_t size) {
  const uint8_t *at = bytes;
  for (size_t i = 0; i < size; i++) hash = (hash ^ at[i]) * 1099511628211u;
  return hash;
}

static inline uint64_t hash_start64(void) { return 14695981039346656037u; }

#endif
