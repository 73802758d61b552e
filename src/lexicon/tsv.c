/* tsv: rows, columns, and the checks that every table must pass. */
#include "lexicon/tsv.h"

#include "base/error.h"
#include "text/letters.h"
#include "text/utf8.h"

#include <string.h>

bool tsv_is(isnad_string text, const char *word) {
  return text.size == strlen(word) && memcmp(text.data, word, text.size) == 0;
}

isnad_status tsv_fail(tsv_reader *self, const char *why, isnad_string what) {
  self->status = error_set(&self->error, ISNAD_ERR_LEXICON, self->name, self->line, "%s: %.*s", why, (int)what.size,
                           what.data ? what.data : "");
  return self->status;
}

static bool next_line(tsv_reader *self, isnad_string *line) {
  if (!self->rest.size) return false;
  const char *end = memchr(self->rest.data, '\n', self->rest.size);
  size_t size = end ? (size_t)(end - self->rest.data) : self->rest.size;
  *line = (isnad_string){self->rest.data, size};
  if (size && line->data[size - 1] == '\r') line->size--;
  size += end != NULL;
  self->rest.data += size;
  self->rest.size -= size;
  self->line++;
  return true;
}

void tsv_open(tsv_reader *self, isnad_string table, const char *name, bool sorted) {
  static const char prefix[] = "# isnad lexicon: ";
  *self = (tsv_reader){.rest = table, .name = name ? name : "lexicon", .sorted = sorted};
  isnad_string line = {0};
  if (!next_line(self, &line) || line.size < sizeof prefix || memcmp(line.data, prefix, sizeof prefix - 1) != 0) {
    tsv_fail(self, "the first line must be `# isnad lexicon: KIND`", (isnad_string){0});
    return;
  }
  self->kind = (isnad_string){line.data + sizeof prefix - 1, line.size - (sizeof prefix - 1)};
}

/* Vowel marks and tatweel would never be looked up; a bad byte is a mistake. */
static bool has_stray(isnad_string text) {
  const uint8_t *at = (const uint8_t *)text.data, *end = at + text.size;
  while (at < end) {
    uint32_t point;
    at = utf8_next(at, end, &point);
    if ((point >= POINT_FATHATAN && point <= POINT_LAST_MARK) || point == POINT_TATWEEL || point == UTF8_REPLACEMENT)
      return true;
  }
  return false;
}

static bool has_edge_blank(isnad_string text) {
  return text.size && (text.data[0] == ' ' || text.data[text.size - 1] == ' ');
}

static bool split(tsv_reader *self, isnad_string line) {
  self->n_columns = 0;
  for (;;) {
    const char *tab = memchr(line.data, '\t', line.size);
    isnad_string value = {line.data, tab ? (size_t)(tab - line.data) : line.size};
    if (self->n_columns == TSV_COLUMNS_MAX) return tsv_fail(self, "too many columns", value), false;
    if (has_stray(value)) return tsv_fail(self, "vowel mark, tatweel or bad byte", value), false;
    if (has_edge_blank(value)) return tsv_fail(self, "blank at an edge", value), false;
    self->column[self->n_columns++] = tsv_is(value, "-") ? (isnad_string){0} : value;
    if (!tab) return true;
    line.size -= value.size + 1;
    line.data = tab + 1;
  }
}

/* -1, 0, 1 in byte order. */
static int compare(isnad_string a, isnad_string b) {
  size_t size = a.size < b.size ? a.size : b.size;
  int order = size ? memcmp(a.data, b.data, size) : 0;
  if (order) return order;
  return a.size < b.size ? -1 : a.size > b.size;
}

static bool check_order(tsv_reader *self) {
  int order = self->previous.data ? compare(self->previous, self->column[0]) : -1;
  self->previous = self->column[0];
  if (order == 0 && self->sorted) return tsv_fail(self, "stands twice", self->column[0]), false;
  if (order > 0 && self->sorted) return tsv_fail(self, "not in byte order", self->column[0]), false;
  return true;
}

bool tsv_next(tsv_reader *self) {
  isnad_string line;
  while (!self->status && next_line(self, &line)) {
    if (!line.size || line.data[0] == '#') continue;
    if (!split(self, line)) return false;
    if (!self->column[0].size) return tsv_fail(self, "the first column is empty", line), false;
    return check_order(self);
  }
  return false;
}

bool tsv_value(isnad_string *list, isnad_string *value) {
  if (!list->size) return false;
  const char *bar = memchr(list->data, '|', list->size);
  size_t size = bar ? (size_t)(bar - list->data) : list->size;
  *value = (isnad_string){list->data, size};
  size += bar != NULL;
  list->data += size;
  list->size -= size;
  return true;
}
