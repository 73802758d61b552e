/* csv_columns: what the columns of a table hold, by its header. Depends on markup. */
#ifndef ISNAD_PAGE_CSV_COLUMNS_H
#define ISNAD_PAGE_CSV_COLUMNS_H

#include "isnad.h"
#include "markup.h"

#define CSV_MAX_COLUMNS 256

/* Whether the first line is a header of columns that stories have, a text or a title among them. */
bool csv_looks_like(isnad_string bytes);

/* What parts the columns: the most common of tab, comma, semicolon and bar in the first line. */
char csv_delimiter(isnad_string bytes);
/* What each column of a header holds; how many there are. */
size_t csv_columns_read(isnad_string line, char delimiter, markup_column columns[CSV_MAX_COLUMNS]);
/* Whether they are known well enough to be a header. */
bool csv_is_header(const markup_column *columns, size_t n);

#endif
