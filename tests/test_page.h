/* test_page: what the tests of the page floor share: a sink that keeps copies of what it is given. */
#ifndef ISNAD_TEST_PAGE_H
#define ISNAD_TEST_PAGE_H

#include "page.h"

#define KEPT_MOST 64

typedef struct kept_document {
  char *text; /* copies, NUL behind each */
  size_t text_size;
  char *title, *id, *published, *outlet, *url, *byline, *dateline;
  isnad_from published_from, outlet_from;
  uint64_t offset;
  size_t n_warnings;
  isnad_paragraph *paragraphs;
  size_t n_paragraphs;
} kept_document;

typedef struct kept {
  kept_document documents[KEPT_MOST];
  size_t n_documents; /* counts on beyond KEPT_MOST */
  isnad_error problems[KEPT_MOST];
  size_t n_problems;
  size_t stop_after; /* 0: never */
} kept;

page_sink kept_sink(kept *self);
void kept_done(kept *self);

/* Reads bytes; fails the test unless the status is ISNAD_OK. */
void kept_read(kept *self, const char *bytes, size_t size, const page_options *options);
/* Reads tests/pages/NAME, found beside this source, or in $ISNAD_TEST_PAGES. */
isnad_status kept_read_file(kept *self, const char *name, const page_options *options, isnad_error *error);
/* The path of tests/pages/NAME; static memory. */
const char *page_sample(const char *name);
/* The role of the paragraph that begins with the words, or -1 where no story has it; *story is its story. */
int kept_role(const kept *self, const char *words, size_t *story);
/* Fails the test unless paragraphs are in order, apart, inside the text and end at no blank, and the text is UTF-8. */
void kept_check_documents(const kept *self);

#endif
