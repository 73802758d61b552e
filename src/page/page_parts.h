/* page_parts: the map of the page floor's inside, one block a file. Nothing outside src/page/ includes it.
 *
 *     path, bytes ─ source ─▶ jsonl ─ mend ▸ fields ────────────────────────────────────▶ documents
 *                        └──▶ text ─ lines ▸ phrases ▸ marks ▸ topic ▸ stories ▸ roles ─▶ documents
 */
#ifndef ISNAD_PAGE_PARTS_H
#define ISNAD_PAGE_PARTS_H

#include "page.h"

#define PAGE_DEFAULT_STORY_SIZE ((size_t)8 << 20)

/* ---- page.c: dispatch --------------------------------------------------------------------------------------- */

struct page_source;

/* One run over one input: what every reader needs. */
typedef struct page_run {
  struct page_source *source;
  const char *name; /* of the file, for documents and messages */
  const page_options *options;
  const page_sink *sink;
  size_t limit;           /* max_story_size, never 0 */
  bool stopped;           /* the sink wants no more */
  isnad_from option_date; /* ISNAD_FROM_OPTION where options->date is usable, else ISNAD_FROM_NOWHERE */
} page_run;

/* Tells the sink of a piece that is skipped. `line` 0: none. */
void page_run_tell(const page_run *self, isnad_status status, uint64_t byte, size_t line, const char *message);
/* Fills in name and options, hands the document over and notes whether the sink wants more. */
void page_run_give(page_run *self, isnad_document *document);

/* ---- source.c: chunked reading ------------------------------------------------------------------------------ */

/* A window [begin, end) over the input. `data` is the caller's where `owned` is false, and then holds all of it. */
typedef struct page_source {
  const unsigned char *data;
  unsigned char *owned; /* NULL for bytes in memory */
  size_t begin, end, capacity;
  uint64_t offset; /* of data[begin] in the input */
  int file;
  bool ended; /* no byte follows data[end] */
} page_source;

isnad_status page_source_open(page_source *self, const char *path, isnad_error *error);
void page_source_open_bytes(page_source *self, isnad_string bytes);
void page_source_close(page_source *self);
/* Reads on behind `end`, moving and growing the window (never over `limit` bytes, at least one chunk). Sets `ended`
 * where nothing comes. A full window is ISNAD_OK with nothing read: the caller checks its size against the limit first.
 */
isnad_status page_source_more(page_source *self, size_t limit, isnad_error *error, const char *name);
/* Drops `size` bytes from the front of the window. */
void page_source_skip(page_source *self, size_t size);

/* ---- decode.c: UTF-8 as it is found ------------------------------------------------------------------------- */

#define PAGE_REPLACEMENT 0xFFFDu

/* A buffer of bytes that grows. {0} is empty. */
typedef struct page_buffer {
  char *data;
  size_t size, capacity;
} page_buffer;

bool page_buffer_reserve(page_buffer *self, size_t capacity);
void page_buffer_done(page_buffer *self);

/* The code point at `bytes` (size > 0) and how many bytes it takes; always advances. A raw surrogate is one U+FFFD,
 * another bad sequence one for each longest beginning of a good one (Unicode 3.9, as browsers do). */
size_t page_decode_next(const unsigned char *bytes, size_t size, uint32_t *code);
/* How many bytes from the start are good UTF-8: `size` where all are. */
size_t page_decode_valid(const unsigned char *bytes, size_t size);
/* Appends the bytes with what is bad replaced. False: no memory. */
bool page_decode_mend(page_buffer *out, const unsigned char *bytes, size_t size);

/* ---- date.c: dates ------------------------------------------------------------------------------------------ */

/* Whether it is a date, an ISO 8601 local time or an RFC 3339 time: "2024-07-10", "2024-07-10T14:30:00+03:00". */
bool page_date_is_iso(isnad_string text);
/* Writes "YYYY-MM-DD" (11 bytes with NUL); false where there is no such day. */
bool page_date_write(char out[11], unsigned year, unsigned month, unsigned day);

/* ---- jsonl.c, jsonl_mend.c, jsonl_fields.c: one JSON document a line -------------------------------------------- */

isnad_status page_read_jsonl(page_run *run, isnad_error *error);
/* Whether the beginning of an input, or all of it, looks like JSON lines. ISNAD_OK or ISNAD_ERR_MEMORY. */
isnad_status page_looks_like_jsonl(const unsigned char *bytes, size_t size, bool whole, bool *answer);

/* ---- text.c: scraped plain text --------------------------------------------------------------------------------- */

isnad_status page_read_text(page_run *run, isnad_error *error);

#endif
