/* arena: memory that is taken in small pieces and given back all at once.
 *
 * The arena is sticky: once an allocation has failed every later one returns NULL too, and `failed` says so, so that a
 * whole pass over a story can be written without a test at each step and is checked once at its end. Code that gets
 * NULL must not write through it; the vector in vector.h and the helpers here do not. Depends on: libc.
 */
#ifndef ISNAD_BASE_ARENA_H
#define ISNAD_BASE_ARENA_H

#include "isnad.h"

/* Where all memory of an engine and its stories comes from. */
typedef struct allocator {
  isnad_allocate *allocate;
  void *context;
} allocator;

/* The C library's, where `allocate` is NULL. */
allocator allocator_of(isnad_allocate *allocate, void *context);
void *allocator_get(allocator self, size_t size);
void allocator_release(allocator self, void *pointer);

typedef struct arena_block arena_block;

typedef struct arena {
  allocator memory;
  arena_block *first, *current;
  size_t used; /* bytes of `current` */
  bool failed;
} arena;

void arena_init(arena *self, allocator memory);
void arena_done(arena *self);
/* Gives all pieces back, keeps the blocks up to `keep` bytes for the next use, and clears `failed`. */
void arena_reset(arena *self, size_t keep);
/* Room of `size` bytes, aligned for any type, not cleared; NULL once there is no memory. size 0 gives a valid pointer.
 */
void *arena_get(arena *self, size_t size);
/* The same, cleared. */
void *arena_zero(arena *self, size_t size);
/* A copy of the bytes of `text`. */
isnad_string arena_copy(arena *self, isnad_string text);

#endif
