/* replay: a plain main for a fuzz target: runs it on each file named, and on its prefixes.
 *
 *     replay_text FILE...              every prefix, of files up to 16 KB
 *     replay_text --step 61 FILE...    every 61st prefix, of files of any size; another beginning for each file
 */
#include "fuzz.h"

#include <string.h>

static uint8_t *read_file(const char *path, size_t *size) {
  FILE *file = fopen(path, "rb");
  uint8_t *bytes = NULL;
  *size = 0;
  for (size_t room = 0, got = 1; file && got; *size += got) {
    if (*size == room) bytes = realloc(bytes, room = room * 2 + 4096);
    if (!bytes) break;
    got = fread(bytes + *size, 1, room - *size, file);
  }
  if (!file || ferror(file)) {
    fprintf(stderr, "replay: cannot read %s\n", path);
    exit(EXIT_FAILURE);
  }
  fclose(file);
  return bytes;
}

/* From a copy of just that size, so that a byte read behind the end is seen by the sanitizer. */
static void run(const uint8_t *bytes, size_t size) {
  uint8_t *own = malloc(size + (size == 0));
  PROMISE(own);
  memcpy(own, bytes, size);
  LLVMFuzzerTestOneInput(own, size);
  free(own);
}

/* Of every `step` prefixes one; which of them changes with the file, so that many files together meet all of them. */
static void run_prefixes(const uint8_t *bytes, size_t size, size_t step) {
  for (size_t prefix = size % step; prefix < size; prefix += step) run(bytes, prefix);
}

static size_t step_of(const char *text) {
  char *end;
  unsigned long step = strtoul(text, &end, 10);
  if (*end || !step) {
    fprintf(stderr, "replay: --step takes a number from 1 on, not %s\n", text);
    exit(2);
  }
  return step;
}

int main(int argc, char **argv) {
  enum { EVERY_PREFIX_MOST = 16384 };
  size_t step = 0;
  for (int i = 1; i < argc; i++) {
    if (!strcmp(argv[i], "--step") && i + 1 < argc) {
      step = step_of(argv[++i]);
      continue;
    }
    size_t size;
    uint8_t *bytes = read_file(argv[i], &size);
    run(bytes, size);
    if (step || size <= EVERY_PREFIX_MOST) run_prefixes(bytes, size, step ? step : 1);
    free(bytes);
  }
  return EXIT_SUCCESS;
}
