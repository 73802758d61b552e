/* page: from bytes as found to documents.
 *
 * In: a file, standard input, an address on the web. Out: one isnad_document a story, in the order of the input, each
 * alive only during the call that hands it over. May use: isnad.h, the C library, and the libraries
 * docs/dependencies.md lists for this floor.
 *
 * Forms and charsets are found out from the bytes. gzip and zstd are unpacked. To read with several threads, take
 * pieces (page_sink.piece), copy them, and read each with page_read_piece in any thread: the documents of all pieces
 * and those that were handed over at once are in the order in which they came.
 */
#ifndef ISNAD_PAGE_H
#define ISNAD_PAGE_H

#include "isnad.h"

typedef enum page_format {
  PAGE_AUTO,
  PAGE_TEXT,    /* plain text, as scraped */
  PAGE_JSONL,   /* one JSON document a line */
  PAGE_HTML,    /* a page in its markup */
  PAGE_FEED,    /* RSS, RDF, Atom */
  PAGE_WARC,    /* WARC, WET */
  PAGE_TREC,    /* <DOC> after <DOC>, as TREC's collections */
  PAGE_CSV,     /* CSV, TSV: one story a row */
  PAGE_TELEGRAM /* Telegram's JSON export of a channel */
} page_format;

typedef struct page_options {
  page_format from;
  isnad_string date; /* for documents that do not say: YYYY-MM-DD */
  isnad_string outlet;
  size_t max_story_size; /* bytes; a longer story is skipped and told. 0: 8 MB */
  isnad_string columns; /* of CSV: "title,text,date" names what each column holds, `-` one that holds nothing; empty: as
                           the header says */
  bool public_only;     /* of addresses: none of one's own machine or network, whatever names and redirects say */
} page_options;

/* A part of an input that can be read apart from all others. */
typedef struct page_piece {
  page_format format;
  isnad_string bytes;              /* as found */
  isnad_string name;               /* of the file */
  isnad_string encoding;           /* what the bytes were brought to UTF-8 from; empty: they were not */
  isnad_string url, charset, kind; /* what is known of it: its address, charset, and of WARC the record's WARC-Type */
  uint64_t offset;                 /* of its first byte in the input */
  size_t line;                     /* lines before it */
} page_piece;

/* Who takes what is read. `document` and `problem` must be there. */
typedef struct page_sink {
  void *context;
  /* One story. Returns false to stop reading. */
  bool (*document)(void *context, const isnad_document *document);
  /* A piece that was skipped (a damaged line, a story too long), with its byte offset. Reading goes on. */
  void (*problem)(void *context, const isnad_error *error);
  /* A piece that is still to be read. Returns false to stop. NULL: read all pieces at once. */
  bool (*piece)(void *context, const page_piece *piece);
  /* So many bytes of a file were read. May be NULL. */
  void (*progress)(void *context, size_t bytes);
} page_sink;

/* Reads all stories of a file, or of standard input where path is "-". A status other than ISNAD_OK means the input as
 * a whole could not be read (missing, a folder, read error, no memory); what was read before has been handed over. */
isnad_status page_read(const char *path, const page_options *options, const page_sink *sink, isnad_error *error);

/* The same from memory; `name` stands in documents and messages as the file's. */
isnad_status page_read_bytes(isnad_string bytes, const char *name, const page_options *options, const page_sink *sink,
                             isnad_error *error);

/* Reads all stories of a piece. The sink's `piece` is not used. */
isnad_status page_read_piece(const page_piece *piece, const page_options *options, const page_sink *sink,
                             isnad_error *error);

/* Calls `each` for a file, or for all files in a folder and below, by name; hidden ones are left out. `each` returns
 * false to stop. ISNAD_ERR_IO where a folder cannot be read; addresses and "-" count as files. */
isnad_status page_each_file(const char *path, bool (*each)(void *context, const char *path), void *context,
                            isnad_error *error);

#endif
