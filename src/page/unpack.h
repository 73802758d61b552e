/* unpack: gzip (many members, one after the other) and zstd streams, unpacked as they are read.
 * Depends on zlib and libzstd. */
#ifndef ISNAD_PAGE_UNPACK_H
#define ISNAD_PAGE_UNPACK_H

#include "page_parts.h"

typedef struct unpack unpack;

/* Reads packed bytes; as read(2): 0 at the end, -1 and errno where it fails. */
typedef ptrdiff_t unpack_read(void *context, unsigned char *bytes, size_t room);

/* Whether bytes begin as something that can be unpacked. */
bool unpack_is_packed(const unsigned char *bytes, size_t size);

/* `first` is what was read already. NULL: no memory. */
unpack *unpack_new(isnad_string first, unpack_read *read, void *context);
void unpack_free(unpack *self);

/* As read(2), for unpacked bytes. Where a member of a gzip file is damaged, reading goes on with the next one that
 * can be found; unpack_fault tells of it. */
ptrdiff_t unpack_more(unpack *self, unsigned char *bytes, size_t room);

/* What went wrong first: NULL for nothing, and the byte of the packed input. */
const char *unpack_fault(const unpack *self, uint64_t *byte);

/* Where a piece of the unpacked bytes came from. Members are kept from the one that holds unpacked byte `from` on;
 * asking for earlier ones after that gives the first kept. */
typedef struct unpack_member {
  uint64_t plain, packed; /* offsets where it begins */
  bool behind_damage;     /* the one before it was cut off by damage */
} unpack_member;

/* The member that holds an unpacked byte. */
unpack_member unpack_member_of(unpack *self, uint64_t from);
/* The first member behind damage that begins in (after, until]; false: none. */
bool unpack_damage_within(const unpack *self, uint64_t after, uint64_t until, unpack_member *member);

#endif
