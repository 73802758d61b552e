/* csv_columns: which sign parts the columns of a table, and what each of them holds. */
#include "csv_columns.h"

#include <string.h>

/* The next field of a line; quotes around it are dropped, those inside are left as they are. False: no more. */
static bool next_field(isnad_string *rest, char delimiter, isnad_string *field) {
  if (rest->data == NULL) return false;
  size_t at = 0;
  bool quoted = rest->size > 0 && rest->data[0] == '"';
  if (quoted)
    for (at = 1; at < rest->size && rest->data[at] != '"';) at++;
  while (at < rest->size && rest->data[at] != delimiter) at++;
  *field = (isnad_string){rest->data, at};
  bool more = at < rest->size;
  *rest = more ? (isnad_string){rest->data + at + 1, rest->size - at - 1} : (isnad_string){0};
  while (field->size > 0 && ((unsigned char)field->data[0] <= ' ' || field->data[0] == '"'))
    field->data++, field->size--;
  while (field->size > 0 && ((unsigned char)field->data[field->size - 1] <= ' ' || field->data[field->size - 1] == '"'))
    field->size--;
  return true;
}

static isnad_string first_line(isnad_string bytes) {
  if (bytes.size >= 3 && memcmp(bytes.data, "\xEF\xBB\xBF", 3) == 0) bytes.data += 3, bytes.size -= 3;
  const char *stop = bytes.size > 0 ? memchr(bytes.data, '\n', bytes.size) : NULL;
  if (stop != NULL) bytes.size = (size_t)(stop - bytes.data);
  return bytes;
}

char csv_delimiter(isnad_string bytes) {
  static const char delimiters[] = "\t,;|";
  isnad_string line = first_line(bytes);
  char best = ',';
  size_t most = 0;
  for (size_t i = 0; delimiters[i] != '\0'; i++) {
    size_t n = 0;
    for (size_t k = 0; k < line.size; k++) n += line.data[k] == delimiters[i];
    if (n > most) most = n, best = delimiters[i];
  }
  return best;
}

size_t csv_columns_read(isnad_string line, char delimiter, markup_column columns[CSV_MAX_COLUMNS]) {
  isnad_string rest = line, field;
  size_t n = 0;
  bool taken[MARKUP_BYLINE + 1] = {false};
  while (n < CSV_MAX_COLUMNS && next_field(&rest, delimiter, &field)) {
    markup_column column = markup_column_of(field.data, field.size);
    /* The first of two that mean the same counts. */
    if (column != MARKUP_NO_COLUMN && taken[column]) column = MARKUP_NO_COLUMN;
    taken[column] = true;
    columns[n++] = column;
  }
  return n;
}

static bool has(const markup_column *columns, size_t n, markup_column wanted) {
  for (size_t i = 0; i < n; i++)
    if (columns[i] == wanted) return true;
  return false;
}

bool csv_is_header(const markup_column *columns, size_t n) {
  size_t known = 0;
  for (size_t i = 0; i < n; i++) known += columns[i] != MARKUP_NO_COLUMN;
  bool words = has(columns, n, MARKUP_TEXT) || has(columns, n, MARKUP_TITLE);
  return words && known >= 2;
}

bool csv_looks_like(isnad_string bytes) {
  markup_column columns[CSV_MAX_COLUMNS];
  isnad_string line = first_line(bytes);
  if (line.size == bytes.size || line.size == 0) return false; /* a header alone has no stories */
  return csv_is_header(columns, csv_columns_read(line, csv_delimiter(line), columns));
}
