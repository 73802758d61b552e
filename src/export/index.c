/* index.c: counts code points once a block, and from the block's mark for each question. */
#include "export/index.h"

#include <stdlib.h>

#include "export/escape.h"
#include "text/utf8.h"

#define BLOCK ((size_t)64)
#define TOPS (UINT64_MAX / 0xFF * 0x80) /* 0x80 in each of eight bytes */

static isnad_status reserve(export_index *self, size_t count) {
  if (count <= self->capacity) return ISNAD_OK;
  size_t capacity = count + count / 2;
  export_mark *marks = realloc(self->marks, capacity * sizeof *marks);
  if (marks == NULL) return ISNAD_ERR_MEMORY;
  self->marks = marks;
  self->capacity = capacity;
  return ISNAD_OK;
}

/* Code points that begin in a piece of well-formed text. Behind it there may be eight bytes more to look at, or not. */
static uint32_t count_leads(const uint8_t *bytes, size_t size, bool more) {
  uint32_t count = 0;
  size_t i = 0;
  for (; size - i >= 8; i += 8) count += utf8_count_eight(utf8_eight(bytes + i));
  size_t left = size - i;
  if (left == 0) return count;
  /* What lies behind counts as continuing bytes, that is not at all. */
  if (more) return count + utf8_count_eight((utf8_eight(bytes + i) & ~(UINT64_MAX << 8 * left)) | TOPS << 8 * left);
  for (; i < size; i++) count += (bytes[i] & 0xC0) != 0x80;
  return count;
}

static void mark_valid(export_index *self) {
  const uint8_t *bytes = (const uint8_t *)self->text.data;
  size_t blocks = self->text.size / BLOCK;
  uint32_t count = 0;
  for (size_t i = 0; i <= blocks; i++) {
    /* A block may open within a code point: that one is counted before it, and its tail counts nothing. */
    self->marks[i] = (export_mark){(uint32_t)(i * BLOCK), count};
    if (i < blocks) count += count_leads(bytes + i * BLOCK, BLOCK, false);
  }
}

/* Walks code points from mark to mark, as the bytes between two may be bad. */
static void mark_decoded(export_index *self) {
  const uint8_t *start = (const uint8_t *)self->text.data, *end = start + self->text.size;
  size_t block = 0, blocks = self->text.size / BLOCK;
  uint32_t count = 0, point;
  for (const uint8_t *at = start; at < end; at = utf8_next(at, end, &point), count++) {
    size_t byte = (size_t)(at - start);
    if (byte >= block * BLOCK) self->marks[block++] = (export_mark){(uint32_t)byte, count};
  }
  /* The last block may hold no beginning: it lies within the last code point, or is empty. */
  while (block <= blocks) self->marks[block++] = (export_mark){(uint32_t)self->text.size, count};
}

isnad_status export_index_build(export_index *self, isnad_string text) {
  self->text = text;
  if (reserve(self, text.size / BLOCK + 1) != ISNAD_OK) return ISNAD_ERR_MEMORY;
  self->valid = export_valid_size(text.data, text.size) == text.size;
  if (self->valid)
    mark_valid(self);
  else
    mark_decoded(self);
  return ISNAD_OK;
}

void export_index_done(export_index *self) {
  free(self->marks);
  *self = (export_index){0};
}

uint32_t export_index_at(const export_index *self, uint32_t byte) {
  size_t size = byte < self->text.size ? byte : self->text.size;
  export_mark mark = self->marks[size / BLOCK];
  if (mark.byte >= size) return mark.count;
  const uint8_t *start = (const uint8_t *)self->text.data;
  if (self->valid)
    return mark.count + count_leads(start + mark.byte, size - mark.byte, self->text.size - size >= sizeof(uint64_t));
  uint32_t count = mark.count, point;
  for (const uint8_t *at = start + mark.byte; at < start + size; count++)
    at = utf8_next(at, start + self->text.size, &point);
  return count;
}
