/* lexicons.c: reads the files of --lexicon and opens the engine with them. */
#define _POSIX_C_SOURCE 200809L
#include "cli/cli.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A table that a person wrote; what is longer is another file given by mistake. */
#define LARGEST ((size_t)256 << 20)

/* All of an open file; NULL and errno where that fails. */
static char *read_all(FILE *file, size_t *size) {
  size_t capacity = (size_t)64 << 10;
  char *bytes = malloc(capacity);
  *size = 0;
  while (bytes != NULL) {
    *size += fread(bytes + *size, 1, capacity - *size, file);
    if (*size < capacity) break;
    capacity *= 2;
    char *grown = capacity <= LARGEST ? realloc(bytes, capacity) : NULL;
    if (grown == NULL) free(bytes), errno = capacity <= LARGEST ? ENOMEM : EFBIG;
    bytes = grown;
  }
  if (bytes != NULL && ferror(file)) free(bytes), bytes = NULL;
  return bytes;
}

static bool load(const char *path, isnad_string *table) {
  FILE *file = fopen(path, "rb");
  char *bytes = file != NULL ? read_all(file, &table->size) : NULL;
  if (bytes == NULL) cli_say("%s: %s", path, strerror(errno));
  if (file != NULL) fclose(file);
  table->data = bytes;
  return bytes != NULL;
}

static bool open_with(const isnad_string *tables, const cli_options *options, isnad_engine **engine) {
  isnad_engine_options engine_options = {
      .lexicons = tables, .lexicon_names = options->lexicons, .n_lexicons = options->n_lexicons};
  isnad_error error = {0};
  isnad_status status = isnad_engine_open(&engine_options, engine, &error);
  if (status == ISNAD_OK) return true;
  const char *message = error.message[0] != 0 ? error.message : isnad_status_text(status);
  if (error.file[0] != 0 && error.line > 0)
    cli_say("%s:%zu: %s", error.file, error.line, message);
  else if (error.file[0] != 0)
    cli_say("%s: %s", error.file, message);
  else
    cli_say("%s", message);
  return false;
}

bool cli_engine_open(const cli_options *options, isnad_engine **engine) {
  *engine = NULL;
  isnad_string *tables = calloc(options->n_lexicons + 1, sizeof *tables);
  if (tables == NULL) {
    cli_say("%s", isnad_status_text(ISNAD_ERR_MEMORY));
    return false;
  }
  bool good = true;
  for (size_t i = 0; i < options->n_lexicons && good; i++) good = load(options->lexicons[i], &tables[i]);
  good = good && open_with(tables, options, engine);
  /* The engine has made its own tables of the rows. */
  for (size_t i = 0; i < options->n_lexicons; i++) free((void *)tables[i].data);
  free(tables);
  return good;
}
