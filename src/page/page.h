/* page: from bytes as found to documents.
 *
 * In: a file, standard input. Out: one isnad_document a story, in the order of the input, each alive only during the
 * call that hands it over. May use: isnad.h, the C library, and the libraries docs/dependencies.md lists for this
 * floor.
 */
#ifndef ISNAD_PAGE_H
#define ISNAD_PAGE_H

#include "isnad.h"

typedef enum page_format { PAGE_AUTO, PAGE_TEXT, PAGE_JSONL } page_format;

typedef struct page_options {
  page_format from;
  isnad_string date; /* for documents that do not say: YYYY-MM-DD */
  isnad_string outlet;
  size_t max_story_size; /* bytes; a longer story is skipped and told. 0: 8 MB */
} page_options;

/* Who takes what is read. Neither may be NULL. */
typedef struct page_sink {
  void *context;
  /* One story. Returns false to stop reading. */
  bool (*document)(void *context, const isnad_document *document);
  /* A piece that was skipped (a damaged line, a story too long), with its byte offset. Reading goes on. */
  void (*problem)(void *context, const isnad_error *error);
} page_sink;

/* Reads all stories of a file, or of standard input where path is "-". A status other than ISNAD_OK means the input as
 * a whole could not be read (missing, a folder, read error, no memory); what was read before has been handed over. */
isnad_status page_read(const char *path, const page_options *options, const page_sink *sink, isnad_error *error);

/* The same from memory; `name` stands in documents and messages as the file's. */
isnad_status page_read_bytes(isnad_string bytes, const char *name, const page_options *options, const page_sink *sink,
                             isnad_error *error);

#endif
