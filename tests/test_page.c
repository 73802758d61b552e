/* test_page: what the tests of the page floor share. */
#include "test_page.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#ifndef ISNAD_TEST_PAGES
#define ISNAD_TEST_PAGES "tests/pages"
#endif

static char *copy(isnad_string string) {
  char *text = calloc(string.size + 1, 1);
  assert_non_null(text);
  if (string.size > 0) memcpy(text, string.data, string.size);
  return text;
}

static bool keep_document(void *context, const isnad_document *document) {
  kept *self = context;
  if (self->n_documents < KEPT_MOST) {
    kept_document *k = &self->documents[self->n_documents];
    *k = (kept_document){
        .text = copy(document->text),
        .text_size = document->text.size,
        .title = copy(document->title),
        .id = copy(document->id),
        .published = copy(document->published),
        .outlet = copy(document->outlet),
        .url = copy(document->url),
        .byline = copy(document->byline),
        .dateline = copy(document->dateline),
        .published_from = document->published_from,
        .outlet_from = document->outlet_from,
        .offset = document->input_offset,
        .n_warnings = document->n_warnings,
        .n_paragraphs = document->n_paragraphs,
    };
    k->paragraphs = calloc(document->n_paragraphs + 1, sizeof *k->paragraphs);
    assert_non_null(k->paragraphs);
    for (size_t i = 0; i < document->n_paragraphs; i++) k->paragraphs[i] = document->paragraphs[i];
  }
  self->n_documents++;
  return self->stop_after == 0 || self->n_documents < self->stop_after;
}

static void keep_problem(void *context, const isnad_error *error) {
  kept *self = context;
  if (self->n_problems < KEPT_MOST) self->problems[self->n_problems] = *error;
  self->n_problems++;
}

page_sink kept_sink(kept *self) {
  return (page_sink){.context = self, .document = keep_document, .problem = keep_problem};
}

void kept_done(kept *self) {
  for (size_t i = 0; i < self->n_documents && i < KEPT_MOST; i++) {
    kept_document *k = &self->documents[i];
    free(k->text), free(k->title), free(k->id), free(k->published), free(k->outlet), free(k->url);
    free(k->byline), free(k->dateline), free(k->paragraphs);
  }
  *self = (kept){0};
}

void kept_read(kept *self, const char *bytes, size_t size, const page_options *options) {
  page_sink sink = kept_sink(self);
  isnad_error error = {0};
  /* A copy of its own, so that a byte read behind the end is seen by the sanitizer. */
  char *own = malloc(size + (size == 0));
  assert_non_null(own);
  memcpy(own, bytes, size);
  assert_int_equal(page_read_bytes((isnad_string){own, size}, "sample", options, &sink, &error), ISNAD_OK);
  free(own);
}

const char *page_sample(const char *name) {
  static char path[512];
  const char *folder = getenv("ISNAD_TEST_PAGES");
  snprintf(path, sizeof path, "%s/%s", folder != NULL ? folder : ISNAD_TEST_PAGES, name);
  return path;
}

isnad_status kept_read_file(kept *self, const char *name, const page_options *options, isnad_error *error) {
  page_sink sink = kept_sink(self);
  return page_read(page_sample(name), options, &sink, error);
}

int kept_role(const kept *self, const char *words, size_t *story) {
  for (size_t i = 0; i < self->n_documents && i < KEPT_MOST; i++) {
    const kept_document *k = &self->documents[i];
    for (size_t p = 0; p < k->n_paragraphs; p++) {
      isnad_span span = k->paragraphs[p].span;
      if (span.end - span.begin < strlen(words) || memcmp(k->text + span.begin, words, strlen(words)) != 0) continue;
      *story = i;
      return (int)k->paragraphs[p].role;
    }
  }
  return -1;
}

/* Strict enough for a test: no stray bytes, no surrogates. */
static bool is_utf8(const unsigned char *at, size_t size) {
  for (size_t i = 0; i < size;) {
    size_t n = at[i] < 0x80                    ? 1
               : at[i] >= 0xC2 && at[i] < 0xE0 ? 2
               : at[i] >= 0xE0 && at[i] < 0xF0 ? 3
               : at[i] >= 0xF0 && at[i] < 0xF5 ? 4
                                               : 0;
    if (n == 0 || i + n > size || (at[i] == 0xED && at[i + 1] >= 0xA0)) return false;
    for (size_t k = 1; k < n; k++)
      if ((at[i + k] & 0xC0) != 0x80) return false;
    i += n;
  }
  return true;
}

void kept_check_documents(const kept *self) {
  for (size_t i = 0; i < self->n_documents && i < KEPT_MOST; i++) {
    const kept_document *k = &self->documents[i];
    assert_true(is_utf8((const unsigned char *)k->text, k->text_size));
    uint32_t last = 0;
    for (size_t p = 0; p < k->n_paragraphs; p++) {
      isnad_span span = k->paragraphs[p].span;
      assert_true(span.begin >= last && span.begin < span.end && span.end <= k->text_size);
      assert_true(k->text[span.begin] != ' ' && k->text[span.end - 1] != ' ' && k->text[span.end - 1] != '\n');
      last = span.end;
    }
  }
}
