/* page_parts: the map of the page floor's inside, one block a file. Nothing outside src/page/ includes it.
 *
 *     path, address ─ source ─ unpack ▸ charset ─▶ detect ─▶ a reader ─▶ documents
 *     readers: jsonl ─ fields ─ scan ▸ mend               text ─ lines ▸ phrases ▸ marks ▸ topic ▸ stories ▸ roles
 *              html ─ tree ▸ main ▸ roles, cards ▸ facts, outlet    warc ─ http ▸ html, text    feed, telegram ─ html
 * csv, trec
 */
#ifndef ISNAD_PAGE_PARTS_H
#define ISNAD_PAGE_PARTS_H

#include "page.h"

#define PAGE_DEFAULT_STORY_SIZE ((size_t)8 << 20)
/* A page in its markup may be that many times as long as the longest story. */
#define PAGE_MARKUP 4

/* A buffer of bytes that grows. {0} is empty. */
typedef struct page_buffer {
  char *data;
  size_t size, capacity;
} page_buffer;

/* ---- page.c: dispatch --------------------------------------------------------------------------------------- */

struct page_source;

/* One run over one input: what every reader needs. */
typedef struct page_run {
  struct page_source *source;
  const char *name; /* of the file, for documents and messages */
  const page_options *options;
  const page_sink *sink;
  size_t limit;                   /* max_story_size, never 0 */
  bool stopped;                   /* the sink wants no more */
  isnad_from option_date;         /* ISNAD_FROM_OPTION where options->date is usable, else ISNAD_FROM_NOWHERE */
  isnad_string url;               /* where the input was found, as far as that is known */
  isnad_string encoding;          /* of the input, where it is not UTF-8 */
  uint64_t offset;                /* of the source's first byte in the whole input, */
  size_t line;                    /* and lines before it */
  const struct page_piece *piece; /* which is read, NULL: the whole input */
} page_run;

/* Tells the sink of a piece that is skipped. `line` 0: none. */
void page_run_tell(const page_run *self, isnad_status status, uint64_t byte, size_t line, const char *message);
/* Fills in name and options, hands the document over and notes whether the sink wants more. */
void page_run_give(page_run *self, isnad_document *document);
/* How many bytes a page in its markup may have. */
size_t page_markup_limit(const page_run *self);
/* Reads a piece at once, or hands it to the sink where that takes pieces. */
isnad_status page_run_piece(page_run *self, page_piece *piece, isnad_error *error);
/* Makes the source hold all of what is left, up to `limit` bytes; *whole tells whether that was all. */
isnad_status page_run_load(page_run *self, size_t limit, bool *whole, isnad_error *error);

/* ---- source.c: chunked reading ------------------------------------------------------------------------------ */

/* A window [begin, end) over the input. `data` is the caller's where `owned` is false, and then holds all of it. */
typedef struct page_source {
  const unsigned char *data;
  unsigned char *owned; /* NULL for bytes in memory */
  size_t begin, end, capacity;
  uint64_t offset; /* of data[begin] in the input; of an unpacked one, in its unpacked bytes */
  int file;
  bool ended;                   /* no byte follows data[end] */
  struct unpack *unpack;        /* NULL: the input is not packed */
  struct page_charset *charset; /* what the window is brought to UTF-8 from; NULL: nothing */
  page_buffer raw;              /* read and not yet decoded */
  const page_sink *sink;        /* told of what is read; NULL: nobody */
  bool raw_ended;
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
/* How many bytes of the input the first `size` of the window are. */
uint64_t page_source_width(const page_source *self, size_t size);
/* Unpacks from here on, if the first bytes of the input are packed. */
isnad_status page_source_unpack(page_source *self, isnad_error *error, const char *name);
/* Decodes from here on, and drops the byte order mark. ISNAD_OK or ISNAD_ERR_MEMORY. */
isnad_status page_source_decode(page_source *self, const struct page_charset *charset);
/* What was wrong with packed data, once all of it was read. */
isnad_status page_source_fault(const page_source *self, isnad_error *error, const char *name);

/* ---- decode.c: UTF-8 as it is found ------------------------------------------------------------------------- */

#define PAGE_REPLACEMENT 0xFFFDu

bool page_buffer_reserve(page_buffer *self, size_t capacity);
bool page_buffer_put(page_buffer *self, const char *bytes, size_t size); /* false: no memory */
void page_buffer_done(page_buffer *self);

/* The code point at `bytes` (size > 0) and how many bytes it takes; always advances. A raw surrogate is one U+FFFD,
 * another bad sequence one for each longest beginning of a good one (Unicode 3.9, as browsers do). */
static inline size_t page_decode_next(const unsigned char *bytes, size_t size, uint32_t *code);
/* How many bytes from the start are good UTF-8: `size` where all are. */
size_t page_decode_valid(const unsigned char *bytes, size_t size);
/* Appends the bytes with what is bad replaced. False: no memory. */
bool page_decode_mend(page_buffer *out, const unsigned char *bytes, size_t size);
/* The half of page_decode_next that is not worth having in place: three bytes and more, and all that is bad. */
size_t page_decode_next_long(const unsigned char *bytes, size_t size, uint32_t *code);

static inline size_t page_decode_next(const unsigned char *bytes, size_t size, uint32_t *code) {
  if (bytes[0] < 0x80) return *code = bytes[0], (size_t)1;
  if (bytes[0] < 0xC2 || bytes[0] > 0xDF || size < 2 || (bytes[1] & 0xC0) != 0x80)
    return page_decode_next_long(bytes, size, code);
  *code = (uint32_t)(bytes[0] & 0x1F) << 6 | (bytes[1] & 0x3F);
  return 2;
}

/* ---- date.c: dates ------------------------------------------------------------------------------------------ */

/* Reads dates as metadata, feeds and people write them and gives them as ISO 8601: "Wed, 10 Jul 2024 14:30:00 +0300",
 * "2024-07-10 14:30", "10/07/2024", "10 يوليو 2024 - 14:30", "1720607400". False: no date. */
#define PAGE_DATE_SIZE 32
bool page_date_read(isnad_string text, char out[PAGE_DATE_SIZE]);
/* A day in the path of an address: /2024/07/10/, /2024-07-10-, /20240710. */
bool page_date_of_address(isnad_string url, char out[PAGE_DATE_SIZE]);
/* Whether it is a date, an ISO 8601 local time or an RFC 3339 time: "2024-07-10", "2024-07-10T14:30:00+03:00". */
bool page_date_is_iso(isnad_string text);
/* Writes "YYYY-MM-DD" (11 bytes with NUL); false where there is no such day. */
bool page_date_write(char out[11], unsigned year, unsigned month, unsigned day);

/* ---- jsonl.c, jsonl_scan.c, jsonl_mend.c, jsonl_fields.c: one JSON document a line
 * -------------------------------------------- */

isnad_status page_read_jsonl(page_run *run, isnad_error *error);
/* Whether the beginning of an input, or all of it, looks like JSON lines. ISNAD_OK or ISNAD_ERR_MEMORY. */
isnad_status page_looks_like_jsonl(const unsigned char *bytes, size_t size, bool whole, bool *answer);

/* ---- text.c: scraped plain text --------------------------------------------------------------------------------- */

isnad_status page_read_text(page_run *run, isnad_error *error);

/* ---- lang.c ------------------------------------------------------------------------------------------------------ */

/* A language tag: "ar" for Arabic letters, what is said of itself for others, empty where nothing tells. */
isnad_string page_lang_of(isnad_string text, isnad_string said);

/* ---- dateline.c ---- */

/* The place and agency a lead opens with: «عدن، اليمن (رويترز) - قال …» gives «عدن، اليمن (رويترز)», and the agency
 * where it is a known one; empty where it opens with none. */
isnad_string page_opening_dateline(isnad_string lead, isnad_string *agency);
/* notice.c: who publishes, by a notice of rights: «جميع الحقوق محفوظة لصحيفة المرفأ © 2031» writes «صحيفة المرفأ» and
 * returns its size; 0 where the line is none or names nobody. */
size_t page_outlet_of_notice(isnad_string line, char *out, size_t room);

/* ---- byline.c ---- */

/* Who wrote, without what announces it and the place: «بقلم: ليلى منصور - عدن» gives «ليلى منصور». */
isnad_string page_byline_of(isnad_string line);
/* Who wrote, in a line that has a date too: «نشره ليلى منصور في 14/05/2031»; empty where none is announced, unless the
 * line is `trusted` to have a name: «ليلى منصور | الأحد 14 مايو». */
isnad_string page_byline_in_date(isnad_string line, bool trusted);
/* Whether a short line is a place, a dash and who wrote: «نابلس - كتب: ليلى منصور». */
bool page_byline_follows_place(isnad_string line);
/* Whether somebody is named: not «admin», not «هيئة التحرير», not the outlet itself. */
bool page_byline_names(isnad_string name, isnad_string outlet);

/* ---- detect.c: which form an input has -----------------------------------------------------------------------------
 */

/* Whether some more bytes may still change the answer. */
bool page_detect_wants_more(isnad_string bytes, bool whole);
/* Whether it can be text, rather than a picture or a program. */
bool page_is_text(isnad_string bytes);
/* ISNAD_OK or ISNAD_ERR_MEMORY. */
isnad_status page_detect(isnad_string bytes, bool whole, page_format *format);

/* ---- one file a form of input, or a few of them ---- */

isnad_status page_read_html(page_run *run, isnad_error *error);
/* The same for markup in memory, UTF-8. */
isnad_status page_read_markup(page_run *run, isnad_string bytes, bool repaired);
/* One story alone as markup, its headline in <h1>. What the document says already stays. */
isnad_status page_read_fragment(page_run *run, isnad_string bytes, const isnad_document *document);
isnad_status page_read_feed(page_run *run, isnad_error *error);
isnad_status page_read_warc(page_run *run, isnad_error *error);
isnad_status page_read_warc_record(page_run *run, isnad_error *error); /* run->piece */
isnad_status page_read_trec(page_run *run, isnad_error *error);
isnad_status page_read_csv(page_run *run, isnad_error *error);
isnad_status page_read_telegram(page_run *run, isnad_error *error);

#endif
