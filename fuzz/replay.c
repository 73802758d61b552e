/* replay: a plain main for a fuzz target: runs it on each file named, and on every prefix of it: replay_text FILE... */
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

int main(int argc, char **argv) {
  for (int i = 1; i < argc; i++) {
    size_t size;
    uint8_t *bytes = read_file(argv[i], &size);
    run(bytes, size);
    for (size_t prefix = 0; prefix < size && size <= 16384; prefix++) run(bytes, prefix);
    free(bytes);
  }
  return EXIT_SUCCESS;
}
