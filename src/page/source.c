/* source: reads a file in chunks into one window that grows no further than its reader allows. */
#define _POSIX_C_SOURCE 200809L
#include "page_parts.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A window on nothing still points somewhere, so that reckoning with it is defined. */
static const unsigned char nothing[1];

#define CHUNK ((size_t)256 << 10)

static isnad_status fail(isnad_error *error, isnad_status status, const char *name, const char *message) {
  if (error != NULL) {
    *error = (isnad_error){.status = status};
    snprintf(error->file, sizeof error->file, "%s", name);
    snprintf(error->message, sizeof error->message, "%s", message);
  }
  return status;
}

isnad_status page_source_open(page_source *self, const char *path, isnad_error *error) {
  *self = (page_source){.data = nothing, .file = STDIN_FILENO};
  if (strcmp(path, "-") == 0) return ISNAD_OK;
  self->file = open(path, O_RDONLY | O_CLOEXEC);
  if (self->file < 0) return fail(error, ISNAD_ERR_IO, path, strerror(errno));
  struct stat status;
  /* Some file systems let a folder be opened and even "read"; say what it is. */
  if (fstat(self->file, &status) == 0 && S_ISDIR(status.st_mode)) {
    page_source_close(self);
    return fail(error, ISNAD_ERR_IO, path, strerror(EISDIR));
  }
  return ISNAD_OK;
}

void page_source_open_bytes(page_source *self, isnad_string bytes) {
  const unsigned char *data = bytes.data != NULL ? (const unsigned char *)bytes.data : nothing;
  *self = (page_source){.data = data, .end = bytes.size, .file = -1, .ended = true};
}

void page_source_close(page_source *self) {
  if (self->file > STDIN_FILENO) close(self->file);
  free(self->owned);
  *self = (page_source){.file = -1, .ended = true};
}

/* Moves the window to the front where half of the room is spent, and doubles the room where it is full. */
static bool make_room(page_source *self, size_t limit) {
  size_t size = self->end - self->begin;
  if (self->begin > 0 && (self->begin >= self->capacity / 2 || self->end == self->capacity)) {
    memmove(self->owned, self->owned + self->begin, size);
    self->begin = 0;
    self->end = size;
  }
  if (self->end < self->capacity) return true;
  size_t most = limit > CHUNK ? limit : CHUNK;
  size_t capacity = self->capacity == 0 ? CHUNK : self->capacity * 2;
  if (capacity > most) capacity = most;
  if (capacity <= self->capacity) return true;
  unsigned char *grown = realloc(self->owned, capacity);
  if (grown == NULL) return false;
  self->data = self->owned = grown;
  self->capacity = capacity;
  return true;
}

isnad_status page_source_more(page_source *self, size_t limit, isnad_error *error, const char *name) {
  if (self->ended) return ISNAD_OK;
  if (!make_room(self, limit)) return fail(error, ISNAD_ERR_MEMORY, name, isnad_status_text(ISNAD_ERR_MEMORY));
  if (self->end == self->capacity) return ISNAD_OK;
  ssize_t got;
  do got = read(self->file, self->owned + self->end, self->capacity - self->end);
  while (got < 0 && errno == EINTR);
  if (got < 0) return fail(error, ISNAD_ERR_IO, name, strerror(errno));
  if (got == 0) self->ended = true;
  self->end += (size_t)got;
  return ISNAD_OK;
}

void page_source_skip(page_source *self, size_t size) {
  self->begin += size;
  self->offset += size;
}
