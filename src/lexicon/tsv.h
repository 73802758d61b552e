/* tsv: cuts a lexicon table into rows and columns and checks its form (lexicon/README.md, "Every table").
 *
 *     tsv_reader reader;
 *     tsv_open(&reader, table, name, sorted);
 *     while (tsv_next(&reader)) use(reader.column[0], …);
 *     if (reader.status) …                       // reader.error says which row
 *
 * Depends on: base.
 */
#ifndef ISNAD_LEXICON_TSV_H
#define ISNAD_LEXICON_TSV_H

#include "isnad.h"

enum { TSV_COLUMNS_MAX = 8 };

typedef struct tsv_reader {
  isnad_string rest, kind;              /* kind: from the first line */
  isnad_string column[TSV_COLUMNS_MAX]; /* "-" is given as empty */
  isnad_string previous;
  const char *name;
  size_t n_columns, line;
  bool sorted;
  isnad_status status;
  isnad_error error;
} tsv_reader;

/* Reads the first line. On a table without one, status is set and tsv_next gives nothing. */
void tsv_open(tsv_reader *self, isnad_string table, const char *name, bool sorted);
/* The next row; false at the end or at an error. */
bool tsv_next(tsv_reader *self);
/* Marks the row as wrong; returns ISNAD_ERR_LEXICON. */
isnad_status tsv_fail(tsv_reader *self, const char *why, isnad_string what);
/* Cuts the next value off a list parted by `|`; false when there is none left. */
bool tsv_value(isnad_string *list, isnad_string *value);
/* Whether a string is this C literal. */
bool tsv_is(isnad_string text, const char *word);

#endif
