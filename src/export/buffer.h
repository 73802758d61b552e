/* buffer: bytes on their way out, gathered to 64 KB before the caller's isnad_write sees them.
 *
 * The buffer never grows, so writing cannot run out of memory; a failed write is sticky: what follows is dropped and
 * export_buffer_done tells. May use: isnad.h, the C library.
 */
#ifndef ISNAD_EXPORT_BUFFER_H
#define ISNAD_EXPORT_BUFFER_H

#include <string.h>

#include "isnad.h"

#define EXPORT_BUFFER_SIZE ((size_t)65536)

typedef struct export_buffer {
  isnad_write *write;
  void *context;
  char *bytes;         /* EXPORT_BUFFER_SIZE of them */
  size_t size;         /* of what waits in `bytes`, always below EXPORT_BUFFER_SIZE + 1 */
  isnad_status status; /* the first failure */
} export_buffer;

/* Returns ISNAD_ERR_MEMORY, or ISNAD_OK and then wants export_buffer_done. */
isnad_status export_buffer_init(export_buffer *self, isnad_write *write, void *context);

/* Flushes, frees, and returns the first failure. */
isnad_status export_buffer_done(export_buffer *self);

/* Hands over all that waits. */
void export_flush(export_buffer *self);

/* Takes the first failure; later ones change nothing. */
void export_fail(export_buffer *self, isnad_status status);

/* For bytes that do not fit; use export_put. */
void export_put_slow(export_buffer *self, const char *bytes, size_t size);

static inline void export_put(export_buffer *self, const char *bytes, size_t size) {
  if (size > EXPORT_BUFFER_SIZE - self->size) {
    export_put_slow(self, bytes, size);
    return;
  }
  if (size > 0) memcpy(self->bytes + self->size, bytes, size);
  self->size += size;
}

static inline void export_put_byte(export_buffer *self, char byte) {
  if (self->size == EXPORT_BUFFER_SIZE) export_flush(self);
  self->bytes[self->size++] = byte;
}

/* A C string, for labels and names. */
static inline void export_put_text(export_buffer *self, const char *text) { export_put(self, text, strlen(text)); }

/* A number in decimal. */
void export_put_number(export_buffer *self, uint64_t number);

/* Blanks. */
void export_put_blanks(export_buffer *self, size_t count);

#endif
