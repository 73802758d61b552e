/* bench_page: what a page in its markup costs, beside its parse alone.
 *
 *     bench_page PAGE.html...
 *
 * Each file is read from memory: charset, parse, stories with their roles and facts, handed to a sink that drops them;
 * and parsed by libxml2 alone, with the same options, and freed. User time over all files, best of five, and the ratio.
 */
#include "page.h"

#include <libxml/HTMLparser.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { RUNS = 5 };

typedef struct bytes {
  char *data;
  size_t size;
  const char *name;
} bytes;

static void fail(const char *what) {
  fprintf(stderr, "bench_page: %s\n", what);
  exit(EXIT_FAILURE);
}

static bytes load(const char *path) {
  bytes self = {.name = path};
  FILE *file = fopen(path, "rb");
  if (file == NULL || fseek(file, 0, SEEK_END) != 0) fail(path);
  self.size = (size_t)ftell(file);
  rewind(file);
  self.data = malloc(self.size + 1);
  if (self.data == NULL || fread(self.data, 1, self.size, file) != self.size) fail(path);
  fclose(file);
  return self;
}

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

static bool drop(void *context, const isnad_document *document) {
  (void)document;
  ++*(size_t *)context;
  return true;
}

static void ignore(void *context, const isnad_error *error) {
  (void)context;
  (void)error;
}

static void read_page(const bytes *page, size_t *n_stories) {
  page_options options = {.from = PAGE_HTML};
  page_sink sink = {.context = n_stories, .document = drop, .problem = ignore};
  page_read_bytes((isnad_string){page->data, page->size}, page->name, &options, &sink, NULL);
}

static void parse(const bytes *page) {
  const int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                      HTML_PARSE_NODEFDTD | HTML_PARSE_IGNORE_ENC | (int)XML_PARSE_HUGE;
  xmlFreeDoc(htmlReadMemory(page->data, (int)page->size, NULL, "UTF-8", options));
}

int main(int argc, char **argv) {
  if (argc < 2) fail("usage: bench_page PAGE.html...");
  size_t n = (size_t)argc - 1, all = 0, n_stories = 0;
  bytes *pages = calloc(n, sizeof *pages);
  if (pages == NULL) fail("out of memory");
  for (size_t i = 0; i < n; i++) pages[i] = load(argv[i + 1]), all += pages[i].size;
  double reading = 1e9, parsing = 1e9;
  for (int run = 0; run < RUNS; run++) {
    double start = now();
    for (size_t i = 0; i < n; i++) parse(&pages[i]);
    double middle = now();
    for (size_t i = 0; i < n; i++) read_page(&pages[i], &n_stories);
    double end = now();
    if (middle - start < parsing) parsing = middle - start;
    if (end - middle < reading) reading = end - middle;
  }
  printf("%zu pages, %.1f MB, %zu stories\n", n, (double)all * 1e-6, n_stories / RUNS);
  printf("parse alone   %.3f s  %.1f MB/s\n", parsing, (double)all / parsing * 1e-6);
  printf("reading       %.3f s  %.1f MB/s  %.2f times the parse\n", reading, (double)all / reading * 1e-6,
         reading / parsing);
  for (size_t i = 0; i < n; i++) free(pages[i].data);
  free(pages);
  return EXIT_SUCCESS;
}
