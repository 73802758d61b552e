/* csv: tables, one story a row: RFC 4180, with any of , ; | and tab between columns. A row is read as it comes, so that
 * a table of any size takes the memory of its longest row. */
#include "csv_columns.h"
#include "fields.h"

#include <string.h>

typedef struct csv_reader {
  page_run *run;
  isnad_error *error;
  isnad_status status;
  char delimiter;
  markup_column columns[CSV_MAX_COLUMNS];
  size_t n_columns, row; /* rows read */
  page_buffer cells;     /* of a row, unquoted, one after the other */
  size_t ends[CSV_MAX_COLUMNS];
  size_t n_cells;
  page_buffer room;
} csv_reader;

static isnad_string window(const csv_reader *self) {
  const page_source *source = self->run->source;
  return (isnad_string){(const char *)source->data + source->begin, source->end - source->begin};
}

/* Where in `bytes` the row ends, behind its line break; 0: not in them. *scanned and *quoted go on from call to call.
 */
static size_t row_end(isnad_string bytes, char delimiter, size_t *scanned, bool *quoted) {
  for (size_t i = *scanned; i < bytes.size; i++) {
    char c = bytes.data[i];
    /* Only at the beginning of a cell does a quote open it: «5" screens» has none. */
    if (c == '"' && !*quoted && (i == 0 || bytes.data[i - 1] == delimiter || bytes.data[i - 1] == '\n')) {
      *quoted = true;
    } else if (c == '"' && *quoted) {
      if (i + 1 == bytes.size) return *scanned = i, 0; /* what follows tells whether it closes */
      if (bytes.data[i + 1] == '"')
        i++;
      else
        *quoted = false;
    } else if (c == '\n' && !*quoted) {
      return i + 1;
    }
  }
  *scanned = bytes.size;
  return 0;
}

/* The next row, without its line break. False: none, or it cannot be read. */
static bool next_row(csv_reader *self, isnad_string *row) {
  page_source *source = self->run->source;
  size_t scanned = 0;
  bool quoted = false;
  for (;;) {
    isnad_string bytes = window(self);
    size_t end = row_end(bytes, self->delimiter, &scanned, &quoted);
    if (end == 0 && source->ended) end = bytes.size;
    if (end > 0) {
      *row = (isnad_string){bytes.data, end};
      return true;
    }
    if (source->ended && bytes.size == 0) return false;
    if (bytes.size > self->run->limit) {
      /* A quote that nobody closed, most likely: the next line may be good. */
      const char *stop = memchr(bytes.data, '\n', bytes.size);
      size_t skipped = stop != NULL ? (size_t)(stop + 1 - bytes.data) : bytes.size;
      page_run_tell(self->run, ISNAD_ERR_LIMIT, source->offset, self->row + 1, "the row is longer than a story may be");
      page_source_skip(source, skipped);
      scanned = 0;
      quoted = false;
      continue;
    }
    self->status = page_source_more(source, self->run->limit + 2, self->error, self->run->name);
    if (self->status != ISNAD_OK) return false;
  }
}

/* Cuts a row into cells. */
static bool cut_row(csv_reader *self, isnad_string row) {
  bool quoted = false, good = true, fresh = true;
  self->cells.size = self->n_cells = 0;
  while (row.size > 0 && (row.data[row.size - 1] == '\n' || row.data[row.size - 1] == '\r')) row.size--;
  for (size_t i = 0; i < row.size && good; i++) {
    char c = row.data[i];
    if (c == '"' && quoted && i + 1 < row.size && row.data[i + 1] == '"') {
      good = page_buffer_put(&self->cells, "\"", 1);
      i++;
    } else if (c == '"' && (quoted || fresh)) {
      quoted = !quoted;
    } else if (c == self->delimiter && !quoted) {
      if (self->n_cells < CSV_MAX_COLUMNS) self->ends[self->n_cells++] = self->cells.size;
      fresh = true;
      continue;
    } else {
      good = page_buffer_put(&self->cells, &c, 1);
    }
    fresh = false;
  }
  if (self->n_cells < CSV_MAX_COLUMNS) self->ends[self->n_cells++] = self->cells.size;
  return good;
}

static void take_cell(page_fields *fields, markup_column column, isnad_string cell) {
  switch (column) {
  case MARKUP_TITLE: fields->title = cell; break;
  case MARKUP_TEXT: fields->text = cell; break;
  case MARKUP_DATE: fields->date = cell; break;
  case MARKUP_OUTLET: fields->outlet = cell; break;
  case MARKUP_URL: fields->url = cell; break;
  case MARKUP_ID: fields->id = cell; break;
  case MARKUP_BYLINE: fields->byline = cell; break;
  case MARKUP_NO_COLUMN: break;
  }
}

static void give_row(csv_reader *self) {
  page_fields fields = {.offset = self->run->source->offset};
  size_t begin = 0;
  for (size_t i = 0; i < self->n_cells && i < self->n_columns; i++) {
    if (self->ends[i] == begin) continue; /* of a row without a letter there is no buffer yet */
    isnad_string cell = {self->cells.data + begin, self->ends[i] - begin};
    begin = self->ends[i];
    while (cell.size > 0 && (unsigned char)cell.data[0] <= ' ') cell.data++, cell.size--;
    while (cell.size > 0 && (unsigned char)cell.data[cell.size - 1] <= ' ') cell.size--;
    if (cell.size > 0) take_cell(&fields, self->columns[i], cell);
  }
  if (fields.text.size == 0 && fields.title.size == 0) return;
  self->status = page_fields_give(self->run, &fields, &self->room);
}

/* Settles what the columns hold. *is_header: the first row says it, and is no story. */
static isnad_status settle_columns(csv_reader *self, isnad_string first, bool *is_header) {
  markup_column said[CSV_MAX_COLUMNS];
  isnad_string given = self->run->options->columns;
  size_t n = csv_columns_read(first, self->delimiter, said);
  *is_header = csv_is_header(said, n);
  memcpy(self->columns, said, n * sizeof *said);
  self->n_columns = n;
  if (given.size > 0) self->n_columns = csv_columns_read(given, ',', self->columns);
  for (size_t i = 0; i < self->n_columns; i++)
    if (self->columns[i] == MARKUP_TEXT || self->columns[i] == MARKUP_TITLE) return ISNAD_OK;
  if (self->error != NULL) {
    *self->error = (isnad_error){.status = ISNAD_ERR_FORMAT};
    strncpy(self->error->file, self->run->name, sizeof self->error->file - 1);
    strcpy(self->error->message, "no column is known to hold the text; --columns tells which does");
  }
  return ISNAD_ERR_FORMAT;
}

isnad_status page_read_csv(page_run *run, isnad_error *error) {
  csv_reader self = {.run = run, .error = error};
  isnad_string row;
  bool is_header = false;
  if (run->source->begin == run->source->end)
    self.status = page_source_more(run->source, run->limit + 2, error, run->name);
  self.delimiter = csv_delimiter(window(&self));
  while (self.status == ISNAD_OK && !run->stopped && next_row(&self, &row)) {
    if (self.row++ == 0) self.status = settle_columns(&self, row, &is_header);
    if (self.status == ISNAD_OK && !(self.row == 1 && is_header)) {
      if (cut_row(&self, row))
        give_row(&self);
      else
        self.status = ISNAD_ERR_MEMORY;
    }
    page_source_skip(run->source, row.size);
  }
  page_buffer_done(&self.cells);
  page_buffer_done(&self.room);
  return self.status;
}
