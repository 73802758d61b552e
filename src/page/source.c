/* source: reads a file in chunks into one window that grows no further than its reader allows; on the way bytes are
 * unpacked and brought to UTF-8 where they need it. */
#define _POSIX_C_SOURCE 200809L
#include "charset.h"
#include "unpack.h"

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
#define MAGIC 4       /* bytes that tell packed data */
#define LEAST_ROOM 16 /* for decoding: a few letters */

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
  unpack_free(self->unpack);
  page_buffer_done(&self->raw);
  free(self->charset);
  free(self->owned);
  *self = (page_source){.file = -1, .ended = true};
}

/* ---- The way of the bytes: file, unpacked, UTF-8 ---- */

static ptrdiff_t read_file(void *context, unsigned char *bytes, size_t room) {
  const page_source *self = context;
  if (self->file < 0) return 0;
  ssize_t got;
  do got = read(self->file, bytes, room);
  while (got < 0 && errno == EINTR);
  if (got > 0 && self->sink != NULL && self->sink->progress != NULL)
    self->sink->progress(self->sink->context, (size_t)got);
  return got;
}

static ptrdiff_t read_plain(page_source *self, unsigned char *bytes, size_t room) {
  return self->unpack != NULL ? unpack_more(self->unpack, bytes, room) : read_file(self, bytes, room);
}

/* Moves what was read back in front of a step, so that it goes through it, too. */
static bool give_back(page_source *self, page_buffer *back) {
  size_t size = self->end - self->begin;
  if (!page_buffer_reserve(back, size + 1)) return false;
  memcpy(back->data, self->data + self->begin, size);
  back->size = size;
  self->begin = self->end = 0;
  self->data = self->owned != NULL ? self->owned : nothing;
  self->ended = false;
  return true;
}

/* Reads into the window, which has room, as UTF-8, from the raw bytes that wait and those that come. */
static ptrdiff_t read_decoded(page_source *self, unsigned char *bytes, size_t room) {
  page_buffer text = {0};
  size_t used = 0;
  if (!self->raw_ended && self->raw.size < CHUNK) {
    if (!page_buffer_reserve(&self->raw, CHUNK * 2)) return errno = ENOMEM, -1;
    ptrdiff_t got = read_plain(self, (unsigned char *)self->raw.data + self->raw.size, CHUNK);
    if (got < 0) return -1;
    self->raw_ended = got == 0;
    self->raw.size += (size_t)got;
  }
  /* No letter is more than three times as long in UTF-8. */
  size_t most = room / 3, offered = self->raw.size < most ? self->raw.size : most;
  bool last = self->raw_ended && offered == self->raw.size;
  isnad_string raw = {self->raw.data, offered};
  if (!charset_decode(self->charset, raw, last, &text, &used)) {
    page_buffer_done(&text);
    return errno = ENOMEM, -1;
  }
  memcpy(bytes, text.data != NULL ? text.data : "", text.size);
  memmove(self->raw.data, self->raw.data + used, self->raw.size - used);
  self->raw.size -= used;
  ptrdiff_t size = (ptrdiff_t)text.size;
  page_buffer_done(&text);
  if (size > 0 || last) return size;
  return used > 0 || !self->raw_ended ? read_decoded(self, bytes, room) : 0;
}

/* Moves the window to the front where half of the room is spent, and doubles the room where it is full. */
static bool make_room(page_source *self, size_t limit) {
  size_t size = self->end - self->begin;
  if (self->begin > 0 && (self->begin >= self->capacity / 2 || self->capacity - self->end < LEAST_ROOM)) {
    memmove(self->owned, self->owned + self->begin, size);
    self->begin = 0;
    self->end = size;
  }
  if (self->capacity - self->end >= LEAST_ROOM) return true;
  size_t most = (limit > CHUNK ? limit : CHUNK) + LEAST_ROOM;
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
  size_t room = self->capacity - self->end;
  if (room < LEAST_ROOM) return ISNAD_OK;
  ptrdiff_t got = self->charset != NULL ? read_decoded(self, self->owned + self->end, room)
                                        : read_plain(self, self->owned + self->end, room);
  if (got < 0 && errno == ENOMEM) return fail(error, ISNAD_ERR_MEMORY, name, isnad_status_text(ISNAD_ERR_MEMORY));
  if (got < 0) return fail(error, ISNAD_ERR_IO, name, strerror(errno));
  if (got == 0) self->ended = true;
  self->end += (size_t)got;
  return ISNAD_OK;
}

void page_source_skip(page_source *self, size_t size) {
  self->offset += page_source_width(self, size);
  self->begin += size;
}

uint64_t page_source_width(const page_source *self, size_t size) {
  if (self->charset == NULL) return size;
  return charset_width(self->charset, (isnad_string){(const char *)self->data + self->begin, size});
}

/* ---- Steps that are put in once the beginning is known ---- */

isnad_status page_source_unpack(page_source *self, isnad_error *error, const char *name) {
  while (!self->ended && self->end - self->begin < MAGIC) {
    isnad_status status = page_source_more(self, CHUNK, error, name);
    if (status != ISNAD_OK) return status;
  }
  if (!unpack_is_packed(self->data + self->begin, self->end - self->begin)) return ISNAD_OK;
  isnad_string first = {(const char *)self->data + self->begin, self->end - self->begin};
  self->unpack = unpack_new(first, read_file, self);
  if (self->unpack == NULL) return fail(error, ISNAD_ERR_MEMORY, name, isnad_status_text(ISNAD_ERR_MEMORY));
  self->begin = self->end = 0;
  self->data = self->owned != NULL ? self->owned : nothing;
  self->ended = false;
  return ISNAD_OK;
}

isnad_status page_source_decode(page_source *self, const page_charset *charset) {
  isnad_string bytes = {(const char *)self->data + self->begin, self->end - self->begin};
  page_source_skip(self, charset_mark(charset, bytes));
  if (charset->kind == CHARSET_UTF8) return ISNAD_OK;
  self->charset = malloc(sizeof *self->charset);
  if (self->charset == NULL) return ISNAD_ERR_MEMORY;
  *self->charset = *charset;
  self->raw_ended = self->ended;
  if (give_back(self, &self->raw)) return ISNAD_OK;
  free(self->charset);
  self->charset = NULL;
  return ISNAD_ERR_MEMORY;
}

isnad_status page_source_fault(const page_source *self, isnad_error *error, const char *name) {
  uint64_t byte = 0;
  const char *fault = self->unpack != NULL ? unpack_fault(self->unpack, &byte) : NULL;
  if (fault == NULL) return ISNAD_OK;
  char message[128];
  snprintf(message, sizeof message, "byte %llu: %s", (unsigned long long)byte, fault);
  return fail(error, ISNAD_ERR_FORMAT, name, message);
}
