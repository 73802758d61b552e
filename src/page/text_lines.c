/* text_lines: cuts a page into lines, and takes from each what the later steps compare: its folded beginning and its
 * stems. Of a very long line only the beginning is looked at, so that time stays linear and small. */
#include "text_fold.h"
#include "text_page.h"

#include <stdlib.h>
#include <string.h>

#define LOOKED_AT 4096 /* bytes of a line */
#define FOLD_KEPT 384  /* bytes of its folded form */
#define MAX_WORDS 512
#define MAX_STEMS 128
#define SHORTEST_NUMBER 2
#define SHORTEST_STEM 4 /* bytes: two letters tell nothing */

isnad_string text_line_folded(const text_page *self, size_t line) {
  if (!self->lines[line].fold_size) return (isnad_string){"", 0};
  return (isnad_string){self->folded.data + self->lines[line].fold, self->lines[line].fold_size};
}

void text_page_done(text_page *self) {
  free(self->lines);
  free(self->stems);
  free(self->scratch);
  page_buffer_done(&self->folded);
  *self = (text_page){0};
}

static bool reserve_stems(text_page *self) {
  if (self->n_stems + MAX_STEMS <= self->stems_capacity) return true;
  size_t capacity = self->stems_capacity * 2 + 16 * MAX_STEMS;
  uint32_t *stems = realloc(self->stems, capacity * sizeof *stems);
  if (stems == NULL) return false;
  self->stems = stems;
  self->stems_capacity = capacity;
  return true;
}

/* Rare stems, each once. */
static bool take_stems(text_page *self, text_line *line, const page_word *words, size_t n_words) {
  if (!reserve_stems(self)) return false;
  line->stems = (uint32_t)self->n_stems;
  for (size_t i = 0; i < n_words && line->n_stems < MAX_STEMS; i++) {
    /* Numbers count, the headline's «28 مليون» stands in the lead too; one digit tells nothing. */
    if (words[i].size < (words[i].number ? SHORTEST_NUMBER : SHORTEST_STEM)) continue;
    uint32_t stem = page_fold_stem(words[i].data, words[i].size);
    bool known = page_stem_is_common(stem);
    for (size_t k = line->stems; k < self->n_stems && !known; k++) known = self->stems[k] == stem;
    if (known) continue;
    self->stems[self->n_stems++] = stem;
    line->n_stems++;
  }
  return true;
}

/* Words of the rest of a long line, by its blanks. */
static size_t count_blanks(const char *text, size_t size) {
  size_t n = 0;
  for (size_t i = 0; i < size && n < UINT16_MAX; i++) n += text[i] == ' ';
  return n;
}

static bool read_line(text_page *self, text_line *line) {
  page_word words[MAX_WORDS];
  const char *text = self->bytes.data + line->begin;
  size_t size = line->end - line->begin, looked = size < LOOKED_AT ? size : LOOKED_AT;
  size_t folded = page_fold(text, looked, self->scratch);
  size_t n_words = page_words_cut(self->scratch, folded, words, MAX_WORDS);
  size_t n = n_words + (looked < size ? count_blanks(text + looked, size - looked) : 0);
  line->n_words = (uint16_t)(n < UINT16_MAX ? n : UINT16_MAX);
  line->fold_size = (uint16_t)(folded < FOLD_KEPT ? folded : FOLD_KEPT);
  line->fold = (uint32_t)self->folded.size;
  if (!page_buffer_reserve(&self->folded, self->folded.size + line->fold_size)) return false;
  if (line->fold_size) memcpy(self->folded.data + self->folded.size, self->scratch, line->fold_size);
  self->folded.size += line->fold_size;
  return take_stems(self, line, words, n_words);
}

static bool add_line(text_page *self, text_line line) {
  if (self->n_lines == self->lines_capacity) {
    size_t capacity = self->lines_capacity * 2 + 64;
    text_line *lines = realloc(self->lines, capacity * sizeof *lines);
    if (lines == NULL) return false;
    self->lines = lines;
    self->lines_capacity = capacity;
  }
  if (!read_line(self, &line)) return false;
  self->lines[self->n_lines++] = line;
  return true;
}

/* Blanks at the edge of a line: ASCII ones, and the no-break space and byte order mark as UTF-8. */
static size_t blank_at(const char *text, size_t size) {
  if (size > 0 && (*text == ' ' || (*text >= '\t' && *text <= '\r'))) return 1;
  if (size > 1 && memcmp(text, "\xC2\xA0", 2) == 0) return 2;
  if (size > 2 && (memcmp(text, "\xEF\xBB\xBF", 3) == 0 || memcmp(text, "\xE2\x80\x8F", 3) == 0)) return 3;
  return 0;
}

static void trim(const char *text, uint32_t *begin, uint32_t *end) {
  size_t n;
  while (*begin < *end && (n = blank_at(text + *begin, *end - *begin)) > 0) *begin += (uint32_t)n;
  for (;;) {
    size_t size = *end - *begin, cut = 0;
    for (size_t k = 1; k <= 3 && k <= size && cut == 0; k++)
      if (blank_at(text + *end - k, k) == k) cut = k;
    if (cut == 0) return;
    *end -= (uint32_t)cut;
  }
}

bool text_page_cut(text_page *self, isnad_string bytes) {
  self->bytes = bytes;
  self->n_lines = self->n_stems = self->folded.size = 0;
  if (self->scratch == NULL) self->scratch = malloc(LOOKED_AT + 8);
  if (self->scratch == NULL) return false;
  bool blank = true;
  for (size_t at = 0; at < bytes.size;) {
    const char *stop = memchr(bytes.data + at, '\n', bytes.size - at);
    size_t size = stop != NULL ? (size_t)(stop - bytes.data) - at : bytes.size - at;
    text_line line = {.begin = (uint32_t)at, .end = (uint32_t)(at + size), .flags = blank ? TEXT_AFTER_BLANK : 0};
    trim(bytes.data, &line.begin, &line.end);
    blank = line.begin == line.end;
    if (!blank && !add_line(self, line)) return false;
    at += size + 1;
  }
  return true;
}
