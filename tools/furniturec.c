/* furniturec: compiles lexicon/furniture.tsv into the C tables of src/page/text_phrases.c.
 *
 * usage: furniturec lexicon/furniture.tsv OUTPUT.c
 *
 * Output: page_phrases, by the hash of their first word; page_common, stems in order; page_own_waw, words in order.
 * Linked with src/page/text_fold.c and decode.c, as both sides must fold alike. */
#include "text_phrases.h"

#include "text_fold.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MAX_ROWS 8192
#define MAX_LINE 512

typedef struct row {
  uint32_t first;
  uint8_t kind, where;
  char folded[MAX_LINE];
} row;

typedef struct number_list {
  uint32_t items[MAX_ROWS];
  size_t n;
} number_list;

static row *rows; /* MAX_ROWS of them */
static size_t n_rows;
static number_list common, own_waw;

static const char *const kinds[] = {"furniture", "related", "caption", "credit",  "byline",
                                    "dateline",  "date",    "month",   "follows", "nobody", NULL};
static const char *const wheres[] = {"start", "colon", "whole", "any", NULL};

static int find(const char *const *names, const char *name) {
  for (int i = 0; names[i] != NULL; i++)
    if (strcmp(names[i], name) == 0) return i;
  return -1;
}

static bool wrong(const char *file, size_t line, const char *what) {
  fprintf(stderr, "%s:%zu: %s\n", file, line, what);
  return false;
}

static bool add_phrase(const char *file, size_t line, const char *phrase, int kind, const char *where) {
  row *r = &rows[n_rows++];
  size_t size = page_fold(phrase, strlen(phrase), r->folded), word = 0;
  r->folded[size] = '\0';
  /* Abbreviations are written with points or without: «أ.ف.ب» is «أ ف ب». */
  for (size_t i = 0; i < size; i++)
    if (!page_fold_is_word(r->folded[i])) r->folded[i] = ' ';
  while (word < size && r->folded[word] != ' ') word++;
  r->first = page_fold_hash(r->folded, word);
  r->kind = (uint8_t)kind;
  if (kind == PAGE_PHRASE_MONTH) {
    int month = atoi(where);
    if (month < 1 || month > 12) return wrong(file, line, "no month");
    r->where = (uint8_t)month;
    return true;
  }
  int place = find(wheres, where);
  r->where = (uint8_t)place;
  return place >= 0 || wrong(file, line, "unknown where");
}

static bool add_number(const char *phrase, number_list *list, uint32_t (*number)(const char *, size_t)) {
  char folded[MAX_LINE];
  size_t size = page_fold(phrase, strlen(phrase), folded);
  list->items[list->n++] = number(folded, size);
  return true;
}

static bool add_row(const char *file, size_t line, char *text) {
  char *kind = strchr(text, '\t'), *where = kind != NULL ? strchr(kind + 1, '\t') : NULL;
  if (where == NULL || strchr(where + 1, '\t') != NULL) return wrong(file, line, "not three columns");
  *kind++ = *where++ = '\0';
  if (n_rows == MAX_ROWS || common.n == MAX_ROWS || own_waw.n == MAX_ROWS) return wrong(file, line, "too many rows");
  if (strcmp(kind, "common") == 0) return add_number(text, &common, page_fold_stem);
  if (strcmp(kind, "waw") == 0) return add_number(text, &own_waw, page_fold_hash);
  int known = find(kinds, kind);
  return known >= 0 ? add_phrase(file, line, text, known, where) : wrong(file, line, "unknown kind");
}

static bool read_rows(const char *file) {
  FILE *in = fopen(file, "r");
  if (in == NULL) return wrong(file, 0, "cannot be opened");
  char line[MAX_LINE], last[MAX_LINE] = "";
  bool good = true;
  size_t n = 0;
  while (good && fgets(line, sizeof line, in) != NULL) {
    n++;
    line[strcspn(line, "\r\n")] = '\0';
    if (n == 1 && strcmp(line, "# isnad lexicon: furniture") != 0) good = wrong(file, n, "another kind of table");
    if (line[0] == '#' || line[0] == '\0') continue;
    char kept[MAX_LINE];
    memcpy(kept, line, sizeof kept);
    good = good && add_row(file, n, line);
    /* add_row has cut the line behind its phrase. */
    if (good && strcmp(last, line) >= 0) good = wrong(file, n, "not in byte order, or twice");
    memcpy(last, line, sizeof last);
  }
  fclose(in);
  return good;
}

static int by_first(const void *a, const void *b) {
  const row *x = a, *y = b;
  if (x->first != y->first) return x->first < y->first ? -1 : 1;
  return strcmp(x->folded, y->folded);
}

static int by_number(const void *a, const void *b) {
  uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
  return x < y ? -1 : x > y;
}

static void write_numbers(FILE *out, const char *name, number_list *list) {
  qsort(list->items, list->n, sizeof *list->items, by_number);
  fprintf(out, "\nconst uint32_t page_%s[] = {", name);
  for (size_t i = 0; i < list->n; i++) fprintf(out, "%s0x%08x,", i % 8 == 0 ? "\n    " : " ", (unsigned)list->items[i]);
  fprintf(out, "\n};\nconst size_t page_n_%s = %zu;\n", name, list->n);
}

static void write_phrases(FILE *out) {
  qsort(rows, n_rows, sizeof *rows, by_first);
  fprintf(out, "const page_phrase page_phrases[] = {\n");
  for (size_t i = 0; i < n_rows; i++)
    fprintf(out, "    {0x%08x, %u, %u, \"%s\"},\n", (unsigned)rows[i].first, rows[i].kind, rows[i].where,
            rows[i].folded);
  fprintf(out, "};\nconst size_t page_n_phrases = %zu;\n", n_rows);
}

int main(int argc, char **argv) {
  if (argc != 3) {
    fprintf(stderr, "usage: furniturec furniture.tsv OUTPUT.c\n");
    return 2;
  }
  rows = calloc(MAX_ROWS, sizeof *rows);
  if (rows == NULL || !read_rows(argv[1])) return 1;
  FILE *out = fopen(argv[2], "w");
  if (out == NULL) return wrong(argv[2], 0, "cannot be written"), 1;
  fprintf(out,
          "/* Made by tools/furniturec.c from lexicon/furniture.tsv: do not edit. */\n#include \"text_phrases.h\"\n\n");
  write_phrases(out);
  write_numbers(out, "common", &common);
  write_numbers(out, "own_waw", &own_waw);
  free(rows);
  return fclose(out) == 0 ? 0 : 1;
}
