/* bench_read: how fast isnad reads, beside a stemmer that goes over the same words.
 *
 *     bench_read ISNAD STORIES.jsonl [TIMES]
 *
 * ISNAD is the command, STORIES.jsonl is read TIMES times over (10). Measured in this order, user time, best of five:
 *
 *     command   ISNAD read --from jsonl --to ndjson on a file that holds the stories TIMES times, output to /dev/null
 *     stemmer   Snowball's Arabic stemmer on every word of all texts, decoded and cut into words beforehand
 *     reading   isnad_story_read with all layers on the same decoded texts, in this process
 *
 * and the two ratios to the stemmer. Besides: the command's peak memory, and how long it takes to read one line (wall
 * clock, median of 20). The command comes first: a child's peak counts what its parent held when it was started.
 */
#include "page.h"
#include "text/token.h"

#include <fcntl.h>
#include <libstemmer.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { RUNS = 5, STARTS = 20, TIMES = 10 };

static void fail(const char *what) {
  fprintf(stderr, "bench_read: %s\n", what);
  exit(EXIT_FAILURE);
}

static void *get(size_t size) {
  void *room = malloc(size ? size : 1);
  if (!room) fail("out of memory");
  return room;
}

/* ---- Time ---- */

static double seconds(struct timeval time) { return (double)time.tv_sec + (double)time.tv_usec / 1e6; }

static double user_time(void) {
  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  return seconds(usage.ru_utime);
}

static double wall_time(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* ---- The command ---- */

typedef struct run {
  double user, wall;
  long peak; /* KB */
} run;

static run run_command(const char *isnad, const char *path) {
  double start = wall_time();
  pid_t child = fork();
  if (child < 0) fail("cannot start a process");
  if (child == 0) {
    int null = open("/dev/null", O_WRONLY);
    if (null < 0 || dup2(null, STDOUT_FILENO) < 0) _exit(127);
    execl(isnad, isnad, "read", "--from", "jsonl", "--to", "ndjson", path, (char *)NULL);
    _exit(127);
  }
  int status;
  struct rusage usage;
  if (wait4(child, &status, 0, &usage) != child || !WIFEXITED(status) || WEXITSTATUS(status))
    fail("the command failed");
  return (run){seconds(usage.ru_utime), wall_time() - start, usage.ru_maxrss};
}

static int compare(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return x < y ? -1 : x > y;
}

/* ---- Files ---- */

static FILE *temporary(char *path) {
  const char *folder = getenv("TMPDIR");
  snprintf(path, 512, "%s/isnad-bench-XXXXXX", folder && *folder ? folder : "/tmp");
  int file = mkstemp(path);
  FILE *out = file < 0 ? NULL : fdopen(file, "w");
  if (!out) fail("cannot make a temporary file");
  return out;
}

/* `times` copies of a file, or its first line alone where times is 0. */
static void copy(const char *from, FILE *to, int times) {
  char bytes[65536];
  FILE *in = fopen(from, "r");
  if (!in) fail("cannot read the stories");
  for (int i = 0; i < times; i++) {
    size_t size;
    rewind(in);
    while ((size = fread(bytes, 1, sizeof bytes, in)) > 0)
      if (fwrite(bytes, 1, size, to) != size) fail("cannot write");
  }
  int c = 0;
  while (times == 0 && c != '\n' && (c = getc(in)) != EOF) putc(c, to);
  fclose(in);
  if (fclose(to)) fail("cannot write");
}

/* ---- Texts and words ---- */

typedef struct texts {
  isnad_string *items;
  size_t count, room, bytes;
} texts;

static bool keep_text(void *context, const isnad_document *document) {
  texts *self = context;
  if (self->count == self->room) {
    self->room = self->room ? self->room * 2 : 1024;
    self->items = realloc(self->items, self->room * sizeof *self->items);
    if (!self->items) fail("out of memory");
  }
  char *text = get(document->text.size);
  memcpy(text, document->text.data, document->text.size);
  self->items[self->count++] = (isnad_string){text, document->text.size};
  self->bytes += document->text.size;
  return true;
}

static void tell_problem(void *context, const isnad_error *error) {
  (void)context;
  fprintf(stderr, "bench_read: %s\n", error->message);
}

static texts read_texts(const char *path, int times) {
  texts all = {0};
  page_sink sink = {.context = &all, .document = keep_text, .problem = tell_problem};
  page_options options = {.from = PAGE_JSONL};
  for (int i = 0; i < times; i++)
    if (page_read(path, &options, &sink, NULL)) fail("cannot read the stories");
  if (!all.count) fail("no story");
  return all;
}

typedef struct words {
  isnad_string *items;
  size_t count, room;
} words;

static words cut_words(const texts *from) {
  words all = {0};
  arena memory;
  arena_init(&memory, allocator_of(NULL, NULL));
  for (size_t i = 0; i < from->count; i++) {
    text_tokens cut;
    arena_reset(&memory, SIZE_MAX);
    text_tokenize(from->items[i], &memory, &cut);
    while (all.room < all.count + cut.tokens.count) {
      all.room = all.room ? all.room * 2 : 1 << 20;
      all.items = realloc(all.items, all.room * sizeof *all.items);
      if (!all.items) fail("out of memory");
    }
    for (size_t t = 0; t < cut.tokens.count; t++) {
      isnad_span span = cut.tokens.items[t].span;
      if (cut.tokens.items[t].kind == ISNAD_TOKEN_WORD)
        all.items[all.count++] = (isnad_string){from->items[i].data + span.begin, span.end - span.begin};
    }
  }
  arena_done(&memory);
  return all;
}

/* ---- The two that are compared ---- */

static double stem_all(const words *all) {
  struct sb_stemmer *stemmer = sb_stemmer_new("arabic", "UTF_8");
  if (!stemmer) fail("libstemmer has no Arabic");
  size_t letters = 0;
  double start = user_time();
  for (size_t i = 0; i < all->count; i++) {
    sb_stemmer_stem(stemmer, (const sb_symbol *)all->items[i].data, (int)all->items[i].size);
    letters += (size_t)sb_stemmer_length(stemmer);
  }
  double used = user_time() - start;
  if (!letters) fail("nothing stemmed");
  sb_stemmer_delete(stemmer);
  return used;
}

static double read_all(const texts *all, size_t *n_statements) {
  isnad_engine *engine;
  double start = user_time();
  if (isnad_engine_open(NULL, &engine, NULL)) fail("cannot open the engine");
  isnad_story *story = isnad_story_new(engine);
  if (!story) fail("out of memory");
  *n_statements = 0;
  for (size_t i = 0; i < all->count; i++) {
    isnad_document document = {.text = all->items[i]};
    if (isnad_story_read(story, &document, ISNAD_LAYERS_ALL, NULL)) fail("cannot read a story");
    *n_statements += story->n_statements;
  }
  isnad_story_free(story);
  isnad_engine_close(engine);
  return user_time() - start;
}

int main(int argc, char **argv) {
  int times = argc > 3 ? atoi(argv[3]) : TIMES;
  if (argc < 3 || argc > 4 || times < 1) {
    fprintf(stderr, "usage: bench_read ISNAD STORIES.jsonl [TIMES]\n");
    return 2;
  }
  char many[512], one[512];
  copy(argv[2], temporary(many), times);
  copy(argv[2], temporary(one), 0);

  run command = {1e9, 1e9, 0};
  for (int i = 0; i < RUNS; i++) {
    run now = run_command(argv[1], many);
    if (now.user < command.user) command.user = now.user;
    if (now.peak > command.peak) command.peak = now.peak;
  }
  double starts[STARTS];
  for (int i = 0; i < STARTS; i++) starts[i] = run_command(argv[1], one).wall;
  qsort(starts, STARTS, sizeof *starts, compare);
  unlink(many);
  unlink(one);

  texts all = read_texts(argv[2], times);
  words cut = cut_words(&all);
  double stemming = 1e9, reading = 1e9;
  size_t n_statements = 0;
  for (int i = 0; i < RUNS; i++) {
    double now = stem_all(&cut);
    if (now < stemming) stemming = now;
    now = read_all(&all, &n_statements);
    if (now < reading) reading = now;
  }

  double n = (double)cut.count;
  printf("%zu stories, %zu words, %zu bytes of text, %zu statements\n", all.count, cut.count, all.bytes, n_statements);
  printf("stemmer   %7.3f s user  %9.0f words/s\n", stemming, n / stemming);
  printf("reading   %7.3f s user  %9.0f words/s  %5.2f times the stemmer (mark: 2.5)\n", reading, n / reading,
         reading / stemming);
  printf("command   %7.3f s user  %9.0f words/s  %5.2f times the stemmer (mark: 4)\n", command.user, n / command.user,
         command.user / stemming);
  printf("memory    %7.1f MB peak of the command (mark: 64)\n", (double)command.peak / 1024);
  printf("one line  %7.1f ms wall, median of %d (mark: 10)\n", (starts[STARTS / 2 - 1] + starts[STARTS / 2]) * 500,
         STARTS);
  for (size_t i = 0; i < all.count; i++) free((char *)all.items[i].data);
  free(all.items);
  free(cut.items);
  return EXIT_SUCCESS;
}
