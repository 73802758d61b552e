/* buffer.c: gathers bytes and hands them over in large pieces. */
#include "export/buffer.h"

#include <stdlib.h>

isnad_status export_buffer_init(export_buffer *self, isnad_write *write, void *context) {
  *self = (export_buffer){.write = write, .context = context};
  self->bytes = malloc(EXPORT_BUFFER_SIZE);
  return self->bytes != NULL ? ISNAD_OK : ISNAD_ERR_MEMORY;
}

isnad_status export_buffer_done(export_buffer *self) {
  export_flush(self);
  free(self->bytes);
  self->bytes = NULL;
  return self->status;
}

void export_fail(export_buffer *self, isnad_status status) {
  if (self->status == ISNAD_OK) self->status = status;
}

static void hand_over(export_buffer *self, const char *bytes, size_t size) {
  /* What was promised: after a failure the caller's function is never called again. */
  if (self->status != ISNAD_OK || size == 0) return;
  if (!self->write(self->context, bytes, size)) self->status = ISNAD_ERR_IO;
}

void export_flush(export_buffer *self) {
  hand_over(self, self->bytes, self->size);
  self->size = 0;
}

void export_put_slow(export_buffer *self, const char *bytes, size_t size) {
  export_flush(self);
  if (size >= EXPORT_BUFFER_SIZE) {
    hand_over(self, bytes, size);
    return;
  }
  memcpy(self->bytes, bytes, size);
  self->size = size;
}

void export_put_number(export_buffer *self, uint64_t number) {
  char digits[20];
  size_t at = sizeof digits;
  for (; number > UINT32_MAX; number /= 10) digits[--at] = (char)('0' + number % 10);
  uint32_t rest = (uint32_t)number; /* nearly always all of it, and cheaper to divide */
  do {
    digits[--at] = (char)('0' + rest % 10);
    rest /= 10;
  } while (rest > 0);
  export_put(self, digits + at, sizeof digits - at);
}

void export_put_blanks(export_buffer *self, size_t count) {
  while (count-- > 0) export_put_byte(self, ' ');
}
