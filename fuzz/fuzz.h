/* fuzz: what the targets share: a sink that checks what readers promise, and a way to say that a promise was broken.
 *
 * A target is LLVMFuzzerTestOneInput alone. With libFuzzer it is run on bytes of its own invention; with replay.c on
 * files.
 */
#ifndef ISNAD_FUZZ_H
#define ISNAD_FUZZ_H

#include "page.h"

#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define PROMISE(condition)                                                                                             \
  do {                                                                                                                 \
    if (!(condition)) {                                                                                                \
      fprintf(stderr, "%s:%d: broken promise: %s\n", __FILE__, __LINE__, #condition);                                  \
      abort();                                                                                                         \
    }                                                                                                                  \
  } while (0)

/* Paragraphs are in order, apart, not empty, and inside the text. */
static inline bool fuzz_check_document(void *context, const isnad_document *document) {
  (void)context;
  uint32_t last = 0;
  for (size_t i = 0; i < document->n_paragraphs; i++) {
    isnad_span span = document->paragraphs[i].span;
    PROMISE(span.begin >= last && span.begin < span.end && span.end <= document->text.size);
    PROMISE(document->paragraphs[i].role <= ISNAD_ROLE_FURNITURE);
    last = span.end;
  }
  return true;
}

static inline void fuzz_check_problem(void *context, const isnad_error *error) {
  (void)context;
  PROMISE(error->status != ISNAD_OK && error->message[0]);
}

static inline int fuzz_read(const uint8_t *data, size_t size, page_format from) {
  page_sink sink = {.document = fuzz_check_document, .problem = fuzz_check_problem};
  /* A small limit, so that its path is met too. */
  page_options options = {.from = from, .max_story_size = 4096};
  isnad_error error = {0};
  isnad_status status = page_read_bytes((isnad_string){(const char *)data, size}, "fuzz", &options, &sink, &error);
  PROMISE(status == ISNAD_OK || error.message[0]);
  return 0;
}

#endif
