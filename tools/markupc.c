/* markupc: compiles lexicon/markup.tsv, and the domains and agencies of lexicon/outlets.tsv, into the C tables of
 * src/page/markup.c.
 *
 * usage: markupc lexicon/markup.tsv lexicon/outlets.tsv OUTPUT.c
 *
 * Names of columns are folded as the reader of tables folds them: linked with src/page/text_fold.c. */
#include "markup.h"

#include "text_fold.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MAX_ROWS 4096
#define MAX_LINE 4096
#define MAX_WORD 128
#define NO_HINT UINT8_MAX

/* ORDER: html_hint, markup_column. */
static const char *const hints[] = {"article", "text", "comment", "related", "furniture", "caption", "credit", "byline",
                                    "date",    "lead", "title",   "live",    "meta",      "body",    "unseen", NULL};
static const char *const columns[] = {"", "title", "text", "date", "outlet", "url", "id", "byline", NULL};

typedef struct row {
  char word[MAX_WORD * 3 + 8];
  size_t size;
  int hint, column;
  bool open;
} row;

/* A folded name of an agency. */
typedef struct agency {
  char name[MAX_WORD * 3 + 8];
} agency;

typedef struct host {
  char domain[MAX_WORD], name[MAX_WORD];
} host;

static row *rows;
static host *hosts;
static agency *agencies;
static size_t n_rows, n_hosts, n_agencies;

static bool wrong(const char *file, size_t line, const char *what) {
  fprintf(stderr, "%s:%zu: %s\n", file, line, what);
  return false;
}

static int find(const char *const *names, const char *name) {
  for (int i = 0; names[i] != NULL; i++)
    if (strcmp(names[i], name) == 0) return i;
  return -1;
}

static bool add_markup(const char *file, size_t line, char *text) {
  char *hint = strchr(text, '\t');
  if (hint == NULL || strchr(hint + 1, '\t') != NULL) return wrong(file, line, "not two columns");
  *hint++ = '\0';
  size_t size = strlen(text);
  if (size == 0 || size >= MAX_WORD || n_rows == MAX_ROWS)
    return wrong(file, line, "no word, or too long, or too many");
  row *r = &rows[n_rows++];
  *r = (row){.hint = NO_HINT};
  if (strncmp(hint, "column:", 7) == 0) {
    r->column = find(columns, hint + 7);
    if (r->column <= 0) return wrong(file, line, "unknown column");
    r->size = page_fold(text, size, r->word);
    return true;
  }
  r->hint = find(hints, hint);
  r->open = text[size - 1] == '*';
  r->size = size - r->open;
  memcpy(r->word, text, r->size);
  if (r->open && r->size < 3) return wrong(file, line, "too short for a star");
  return r->hint >= 0 || wrong(file, line, "unknown hint");
}

static bool add_agency(const char *file, size_t line, const char *names) {
  while (names[0] != '\0' && strcmp(names, "-") != 0) {
    size_t size = strcspn(names, "|");
    if (n_agencies == MAX_ROWS || size >= MAX_WORD) return wrong(file, line, "too many or too long");
    agency *a = &agencies[n_agencies++];
    a->name[page_fold(names, size, a->name)] = '\0';
    names += size + (names[size] == '|');
  }
  return true;
}

/* key, kind, country, domain, names, latin: the first Arabic name stands for the outlet. */
static bool add_host(const char *file, size_t line, char *text) {
  char *fields[6] = {text};
  for (int i = 1; i < 6; i++) {
    fields[i] = fields[i - 1] != NULL ? strchr(fields[i - 1], '\t') : NULL;
    if (fields[i] == NULL) return wrong(file, line, "not six columns");
    *fields[i]++ = '\0';
  }
  bool is_agency = strcmp(fields[1], "agency") == 0;
  if (is_agency && (!add_agency(file, line, fields[4]) || !add_agency(file, line, fields[5]))) return false;
  if (strcmp(fields[3], "-") == 0) return true;
  fields[4][strcspn(fields[4], "|")] = '\0';
  for (char *domain = strtok(fields[3], "|"); domain != NULL; domain = strtok(NULL, "|")) {
    if (n_hosts == MAX_ROWS || strlen(domain) >= MAX_WORD || strlen(fields[4]) >= MAX_WORD)
      return wrong(file, line, "too many or too long");
    snprintf(hosts[n_hosts].domain, MAX_WORD, "%s", domain);
    snprintf(hosts[n_hosts++].name, MAX_WORD, "%s", fields[4]);
  }
  return true;
}

static bool read_rows(const char *file, const char *kind, bool (*add)(const char *file, size_t line, char *text)) {
  FILE *in = fopen(file, "r");
  if (in == NULL) return wrong(file, 0, "cannot be opened");
  char line[MAX_LINE], last[MAX_LINE] = "", first[64];
  snprintf(first, sizeof first, "# isnad lexicon: %s", kind);
  bool good = true;
  for (size_t n = 1; good && fgets(line, sizeof line, in) != NULL; n++) {
    line[strcspn(line, "\r\n")] = '\0';
    if (n == 1 && strcmp(line, first) != 0) good = wrong(file, n, "another kind of table");
    if (line[0] == '#' || line[0] == '\0') continue;
    if (good && strcmp(last, line) >= 0) good = wrong(file, n, "not in byte order, or twice");
    memcpy(last, line, sizeof last);
    good = good && add(file, n, line);
  }
  fclose(in);
  return good;
}

static int by_word(const void *a, const void *b) {
  const row *x = a, *y = b;
  int order = memcmp(x->word, y->word, x->size < y->size ? x->size : y->size);
  if (order != 0) return order;
  if (x->size != y->size) return x->size < y->size ? -1 : 1;
  return x->open - y->open;
}

static int by_domain(const void *a, const void *b) {
  return strcmp(((const host *)a)->domain, ((const host *)b)->domain);
}

static int by_name(const void *a, const void *b) {
  return strcmp(((const agency *)a)->name, ((const agency *)b)->name);
}

static void write_agencies(FILE *out) {
  fprintf(out, "\nconst char *const markup_agencies[] = {\n");
  qsort(agencies, n_agencies, sizeof *agencies, by_name);
  for (size_t i = 0; i < n_agencies; i++) {
    fprintf(out, "    \"");
    for (const char *at = agencies[i].name; *at != '\0'; at++) fprintf(out, *at == '"' ? "\\%c" : "%c", *at);
    fprintf(out, "\",\n");
  }
  fprintf(out, "};\nconst size_t markup_n_agencies = %zu;\n", n_agencies);
}

static void write_tables(FILE *out) {
  fprintf(out, "/* Made by tools/markupc.c from lexicon/markup.tsv and outlets.tsv: do not edit. */\n"
               "#include \"markup.h\"\n\nconst markup_word markup_words[] = {\n");
  qsort(rows, n_rows, sizeof *rows, by_word);
  for (size_t i = 0; i < n_rows; i++)
    fprintf(out, "    {\"%.*s\", %zu, %d, %d, %d},\n", (int)rows[i].size, rows[i].word, rows[i].size, rows[i].hint,
            rows[i].column, rows[i].open);
  fprintf(out, "};\nconst size_t markup_n_words = %zu;\n\nconst markup_host markup_hosts[] = {\n", n_rows);
  qsort(hosts, n_hosts, sizeof *hosts, by_domain);
  for (size_t i = 0; i < n_hosts; i++) fprintf(out, "    {\"%s\", \"%s\"},\n", hosts[i].domain, hosts[i].name);
  fprintf(out, "};\nconst size_t markup_n_hosts = %zu;\n", n_hosts);
  write_agencies(out);
}

int main(int argc, char **argv) {
  if (argc != 4) {
    fprintf(stderr, "usage: markupc markup.tsv outlets.tsv OUTPUT.c\n");
    return 2;
  }
  rows = calloc(MAX_ROWS, sizeof *rows);
  hosts = calloc(MAX_ROWS, sizeof *hosts);
  agencies = calloc(MAX_ROWS, sizeof *agencies);
  bool good = rows != NULL && hosts != NULL && agencies != NULL && read_rows(argv[1], "markup", add_markup) &&
              read_rows(argv[2], "outlets", add_host);
  FILE *out = good ? fopen(argv[3], "w") : NULL;
  if (good && out == NULL) good = wrong(argv[3], 0, "cannot be written");
  if (good) write_tables(out);
  if (out != NULL && fclose(out) != 0) good = false;
  free(rows);
  free(hosts);
  free(agencies);
  return good ? 0 : 1;
}
