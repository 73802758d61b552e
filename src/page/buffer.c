/* buffer: bytes that grow. */
#include "page_parts.h"

#include <stdlib.h>
#include <string.h>

bool page_buffer_reserve(page_buffer *self, size_t capacity) {
  if (capacity <= self->capacity) return true;
  size_t grown = self->capacity < 256 ? 256 : self->capacity;
  while (grown < capacity) {
    if (grown > SIZE_MAX / 2) return false;
    grown *= 2;
  }
  char *data = realloc(self->data, grown);
  if (data == NULL) return false;
  self->data = data;
  self->capacity = grown;
  return true;
}

bool page_buffer_put(page_buffer *self, const char *bytes, size_t size) {
  if (size > SIZE_MAX / 2 - self->size || !page_buffer_reserve(self, self->size + size)) return false;
  if (size > 0) memcpy(self->data + self->size, bytes, size);
  self->size += size;
  return true;
}

void page_buffer_done(page_buffer *self) {
  free(self->data);
  *self = (page_buffer){0};
}
