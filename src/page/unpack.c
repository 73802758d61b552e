/* unpack: inflates members one after the other, and keeps note of where each began, so that a record of an archive can
 * be told by its place in the file. */
#include "unpack.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>
#include <zstd.h>

#define ROOM ((size_t)128 << 10)
#define GZIP_WINDOW (15 + 16) /* zlib: the largest window, with the header of gzip */
#define SHORTEST_HEADER 3

struct unpack {
  unpack_read *read;
  void *context;
  unsigned char *packed; /* what was read and not yet unpacked: [begin, end) of ROOM bytes */
  size_t begin, end, room;
  uint64_t packed_at, plain_at; /* offsets of packed[begin], and of the next byte that comes out */
  bool read_all, ended, inside; /* inside: of a member */
  z_stream zlib;
  ZSTD_DCtx *zstd; /* NULL: gzip */
  unpack_member *members;
  size_t n_members, members_room;
  bool damaged; /* the member that was read last */
  const char *fault;
  uint64_t fault_at;
};

static bool is_gzip(const unsigned char *bytes, size_t size) {
  return size >= SHORTEST_HEADER && bytes[0] == 0x1F && bytes[1] == 0x8B && bytes[2] == 8;
}

static bool is_zstd(const unsigned char *bytes, size_t size) {
  return size >= 4 && memcmp(bytes, "\x28\xB5\x2F\xFD", 4) == 0;
}

bool unpack_is_packed(const unsigned char *bytes, size_t size) { return is_gzip(bytes, size) || is_zstd(bytes, size); }

unpack *unpack_new(isnad_string first, unpack_read *read, void *context) {
  unpack *self = calloc(1, sizeof *self);
  if (self == NULL) return NULL;
  *self = (unpack){.read = read, .context = context, .room = first.size > ROOM ? first.size : ROOM};
  self->packed = malloc(self->room);
  bool zstd = is_zstd((const unsigned char *)first.data, first.size);
  if (zstd) self->zstd = ZSTD_createDCtx();
  if (self->packed == NULL || (zstd ? self->zstd == NULL : inflateInit2(&self->zlib, GZIP_WINDOW) != Z_OK)) {
    unpack_free(self);
    return NULL;
  }
  if (first.size > 0) memcpy(self->packed, first.data, first.size);
  self->end = first.size;
  return self;
}

void unpack_free(unpack *self) {
  if (self == NULL) return;
  if (self->zstd != NULL)
    ZSTD_freeDCtx(self->zstd);
  else
    inflateEnd(&self->zlib);
  free(self->packed);
  free(self->members);
  free(self);
}

/* Makes at least `wanted` packed bytes be there, if there are that many. False: cannot be read. */
static bool fill(unpack *self, size_t wanted) {
  while (self->end - self->begin < wanted && !self->read_all) {
    memmove(self->packed, self->packed + self->begin, self->end - self->begin);
    self->end -= self->begin;
    self->begin = 0;
    ptrdiff_t got = self->read(self->context, self->packed + self->end, self->room - self->end);
    if (got < 0) return false;
    self->read_all = got == 0;
    self->end += (size_t)got;
  }
  return true;
}

static void skip(unpack *self, size_t size) {
  self->begin += size;
  self->packed_at += size;
}

static bool note_member(unpack *self) {
  if (self->n_members == self->members_room) {
    size_t room = self->members_room * 2 + 16;
    unpack_member *grown = realloc(self->members, room * sizeof *grown);
    if (grown == NULL) return false;
    self->members = grown;
    self->members_room = room;
  }
  self->members[self->n_members++] = (unpack_member){self->plain_at, self->packed_at, self->damaged};
  self->damaged = false;
  return true;
}

static void note_fault(unpack *self, const char *fault) {
  self->damaged = true;
  self->inside = false;
  if (self->fault != NULL) return;
  self->fault = fault;
  self->fault_at = self->packed_at;
}

/* Goes to the next bytes that look like a member's beginning. */
static bool find_member(unpack *self) {
  for (;;) {
    if (!fill(self, SHORTEST_HEADER)) return false;
    if (self->end - self->begin < SHORTEST_HEADER) {
      self->ended = true;
      return true;
    }
    const unsigned char *from = self->packed + self->begin;
    size_t size = self->end - self->begin;
    const unsigned char *at = memchr(from, 0x1F, size);
    skip(self, at != NULL ? (size_t)(at - from) : size);
    if (at == NULL) continue;
    if (!fill(self, SHORTEST_HEADER)) return false;
    if (is_gzip(self->packed + self->begin, self->end - self->begin)) return true;
    if (self->end > self->begin) skip(self, 1);
  }
}

/* What stands between members: nothing, or zeros that pad a tape, or damage. */
static bool begin_member(unpack *self) {
  if (!fill(self, SHORTEST_HEADER)) return false;
  if (!is_gzip(self->packed + self->begin, self->end - self->begin) && !find_member(self)) return false;
  if (self->ended) return true;
  if (!note_member(self)) return errno = ENOMEM, false;
  inflateReset(&self->zlib);
  self->inside = true;
  return true;
}

static ptrdiff_t inflate_more(unpack *self, unsigned char *bytes, size_t room) {
  for (;;) {
    if (!self->inside && !begin_member(self)) return -1;
    if (self->ended) return 0;
    if (!fill(self, 1)) return -1;
    if (self->begin == self->end) {
      note_fault(self, "packed data ends too early");
      self->ended = true;
      return 0;
    }
    self->zlib.next_in = self->packed + self->begin;
    self->zlib.avail_in = (uInt)(self->end - self->begin);
    self->zlib.next_out = bytes;
    self->zlib.avail_out = (uInt)(room < ROOM ? room : ROOM);
    uInt offered = self->zlib.avail_in, wanted = self->zlib.avail_out;
    int result = inflate(&self->zlib, Z_NO_FLUSH);
    skip(self, offered - self->zlib.avail_in);
    size_t got = wanted - self->zlib.avail_out;
    self->plain_at += got;
    if (result == Z_STREAM_END)
      self->inside = false;
    else if (result != Z_OK && result != Z_BUF_ERROR)
      note_fault(self, "packed data is damaged");
    if (got > 0) return (ptrdiff_t)got;
  }
}

static ptrdiff_t zstd_more(unpack *self, unsigned char *bytes, size_t room) {
  for (;;) {
    if (!fill(self, 1)) return -1;
    if (self->begin == self->end) {
      if (self->inside) note_fault(self, "packed data ends too early");
      self->ended = true;
      return 0;
    }
    ZSTD_inBuffer in = {self->packed + self->begin, self->end - self->begin, 0};
    ZSTD_outBuffer out = {bytes, room, 0};
    size_t result = ZSTD_decompressStream(self->zstd, &out, &in);
    skip(self, in.pos);
    if (ZSTD_isError(result)) {
      note_fault(self, "packed data is damaged");
      self->ended = true;
      return 0;
    }
    self->inside = result != 0;
    self->plain_at += out.pos;
    if (out.pos > 0) return (ptrdiff_t)out.pos;
  }
}

ptrdiff_t unpack_more(unpack *self, unsigned char *bytes, size_t room) {
  if (self->ended || room == 0) return 0;
  return self->zstd != NULL ? zstd_more(self, bytes, room) : inflate_more(self, bytes, room);
}

const char *unpack_fault(const unpack *self, uint64_t *byte) {
  *byte = self->fault_at;
  return self->fault;
}

unpack_member unpack_member_of(unpack *self, uint64_t from) {
  size_t i = 0;
  while (i + 1 < self->n_members && self->members[i + 1].plain <= from) i++;
  if (i > 0) {
    memmove(self->members, self->members + i, (self->n_members - i) * sizeof *self->members);
    self->n_members -= i;
  }
  return self->n_members > 0 ? self->members[0] : (unpack_member){0};
}

bool unpack_damage_within(const unpack *self, uint64_t after, uint64_t until, unpack_member *member) {
  for (size_t i = 0; i < self->n_members; i++) {
    *member = self->members[i];
    if (member->behind_damage && member->plain > after && member->plain <= until) return true;
  }
  return false;
}
