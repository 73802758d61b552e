/* arena: blocks in a list, a bump pointer in the last of them. */
#include "base/arena.h"

#include <stdlib.h>
#include <string.h>

struct arena_block {
  arena_block *next;
  size_t size; /* bytes after this header */
};

enum { FIRST_BLOCK = 64 * 1024, ALIGN = 16 };

/* The header is kept to a multiple of ALIGN so that the bytes behind it are aligned too. */
static const size_t header_size = (sizeof(arena_block) + ALIGN - 1) / ALIGN * ALIGN;

static void *standard_allocate(void *context, void *pointer, size_t size) {
  (void)context;
  if (size == 0) {
    free(pointer);
    return NULL;
  }
  return realloc(pointer, size);
}

allocator allocator_of(isnad_allocate *allocate, void *context) {
  return allocate ? (allocator){allocate, context} : (allocator){standard_allocate, NULL};
}

void *allocator_get(allocator self, size_t size) { return self.allocate(self.context, NULL, size ? size : 1); }

void allocator_release(allocator self, void *pointer) {
  if (pointer) self.allocate(self.context, pointer, 0);
}

void arena_init(arena *self, allocator memory) { *self = (arena){.memory = memory}; }

static void release_from(arena *self, arena_block *block) {
  while (block) {
    arena_block *next = block->next;
    allocator_release(self->memory, block);
    block = next;
  }
}

void arena_done(arena *self) {
  release_from(self, self->first);
  *self = (arena){.memory = self->memory};
}

void arena_reset(arena *self, size_t keep) {
  size_t kept = 0;
  arena_block **link = &self->first;
  while (*link && (kept += (*link)->size) <= keep) link = &(*link)->next;
  release_from(self, *link);
  *link = NULL;
  self->current = self->first;
  self->used = 0;
  self->failed = false;
}

static unsigned char *bytes_of(arena_block *block) { return (unsigned char *)block + header_size; }

/* The next kept block that is large enough, or a new one twice as large as the last. */
static bool next_block(arena *self, size_t size) {
  while (self->current && self->current->next) {
    self->current = self->current->next;
    self->used = 0;
    if (self->current->size >= size) return true;
  }
  size_t wanted = self->current ? self->current->size * 2 : FIRST_BLOCK;
  if (wanted > 8u * 1024 * 1024) wanted = 8u * 1024 * 1024;
  if (wanted < size) wanted = size;
  arena_block *block = wanted > SIZE_MAX - header_size ? NULL : allocator_get(self->memory, header_size + wanted);
  if (!block) {
    self->failed = true;
    return false;
  }
  *block = (arena_block){.size = wanted};
  if (self->current)
    self->current->next = block;
  else
    self->first = block;
  self->current = block;
  self->used = 0;
  return true;
}

void *arena_get(arena *self, size_t size) {
  if (self->failed || size > SIZE_MAX / 4) {
    self->failed = true;
    return NULL;
  }
  size = (size + ALIGN - 1) / ALIGN * ALIGN;
  bool fits = self->current && self->current->size - self->used >= size;
  if (!fits && !next_block(self, size)) return NULL;
  void *room = bytes_of(self->current) + self->used;
  self->used += size;
  return room;
}

void *arena_zero(arena *self, size_t size) {
  void *room = arena_get(self, size);
  if (room) memset(room, 0, size);
  return room;
}

isnad_string arena_copy(arena *self, isnad_string text) {
  char *room = arena_get(self, text.size);
  if (!room) return (isnad_string){0};
  if (text.size) memcpy(room, text.data, text.size);
  return (isnad_string){room, text.size};
}
