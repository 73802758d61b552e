/* vector: growing by doubling inside an arena. */
#include "base/vector.h"

#include <string.h>

bool vector_grow(void **items, size_t *count, size_t *room, size_t item_size, arena *memory) {
  if (*count < *room) return true;
  size_t wanted = *room ? *room * 2 : 16;
  if (wanted > SIZE_MAX / item_size / 2) {
    memory->failed = true;
    return false;
  }
  void *grown = arena_get(memory, wanted * item_size);
  if (!grown) return false;
  if (*count) memcpy(grown, *items, *count * item_size);
  *items = grown;
  *room = wanted;
  return true;
}
