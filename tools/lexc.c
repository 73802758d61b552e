/* lexc: compiles lexicon/ *.tsv into one C file of constant tables.
 *
 *     lexc OUT.c TABLE.tsv...
 *
 * A wrong row ends it with FILE:LINE: message and exit status 1. The work is done by src/lexicon/build.c, which the
 * library also uses for tables added at run time, so that both know the same rules.
 */
#include "base/error.h"
#include "lexicon/build.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

static bool read_file(const char *path, arena *memory, isnad_string *out) {
  FILE *file = fopen(path, "rb");
  if (!file) return false;
  vector(char) bytes = {0};
  int c;
  while ((c = getc(file)) != EOF) {
    char *at = vector_push(&bytes, memory);
    if (at) *at = (char)c;
  }
  bool good = !ferror(file) && !memory->failed;
  fclose(file);
  *out = (isnad_string){bytes.items, bytes.count};
  return good;
}

static void write_bytes(FILE *out, const char *name, const uint8_t *bytes, size_t count) {
  fprintf(out, "static const uint8_t %s[%zu] = {", name, count + 1);
  for (size_t i = 0; i < count; i++) fprintf(out, "%s%u,", i % 32 ? "" : "\n", bytes[i]);
  fprintf(out, "0};\n");
}

/* Text as characters, whose type may be signed. */
static void write_text(FILE *out, const char *name, const char *text, size_t count) {
  fprintf(out, "static const char %s[%zu] = {", name, count + 1);
  for (size_t i = 0; i < count; i++) fprintf(out, "%s%d,", i % 32 ? "" : "\n", (signed char)text[i]);
  fprintf(out, "0};\n");
}

static void write_lexemes(FILE *out, const lexicon *from) {
  fprintf(out, "static const lexeme lexemes[%u] = {\n", from->n_lexemes + 1);
  for (uint32_t i = 0; i < from->n_lexemes; i++) {
    const lexeme *l = &from->lexemes[i];
    fprintf(out, "{%u,%u,%" PRIu64 "u,%u,%u,%u,%u,%u,0,0},\n", l->lemma, l->key, l->bits, l->line, l->kind, l->act,
            l->sub, l->gender);
  }
  fprintf(out, "{0}};\n");
}

static void write_words(FILE *out, const lexicon *from) {
  fprintf(out, "static const lexicon_form forms[%u] = {\n", from->n_forms + 1);
  for (uint32_t i = 0; i < from->n_forms; i++)
    fprintf(out, "{%u,%uu},%s", from->forms[i].lexeme, from->forms[i].features, i % 8 == 7 ? "\n" : "");
  fprintf(out, "{0}};\nstatic const lexicon_word words[%u] = {\n", from->n_words + 1);
  for (uint32_t i = 0; i < from->n_words; i++) {
    const lexicon_word *w = &from->words[i];
    fprintf(out, "{%u,%u,%u,%u,%u,%u},%s", w->text, w->first_form, w->first_phrase, w->n_phrases, w->n_forms, w->size,
            i % 4 == 3 ? "\n" : "");
  }
  fprintf(out, "{0}};\nstatic const lexicon_phrase phrases[%u] = {\n", from->n_phrases + 1);
  for (uint32_t i = 0; i < from->n_phrases; i++) {
    const lexicon_phrase *p = &from->phrases[i];
    fprintf(out, "{%u,%u,%uu,%u,%u,%u},\n", p->rest, p->lexeme, p->features, p->attached, p->second, p->n_rest);
  }
  fprintf(out, "{0}};\nstatic const uint32_t slots[%u] = {", from->n_slots);
  for (uint32_t i = 0; i < from->n_slots; i++) fprintf(out, "%s%u,", i % 24 ? "" : "\n", from->slots[i]);
  fprintf(out, "};\n");
}

static void write_lexicon(FILE *out, const lexicon *from) {
  fprintf(out,
          "/* Made by tools/lexc from lexicon/ *.tsv; do not edit. Checksum of the tables: %016" PRIx64 ". */\n"
          "#include \"lexicon/lexicon.h\"\n\n",
          from->checksum);
  write_text(out, "pool", from->pool, from->n_pool);
  write_bytes(out, "folded", from->folded, from->n_folded);
  write_lexemes(out, from);
  write_words(out, from);
  fprintf(out,
          "const lexicon lexicon_builtin = {pool, folded, lexemes, forms, words, phrases, slots, "
          "%u, %u, %u, %u, %u, %u, %u, 0x%" PRIx64 "u};\n",
          from->n_pool, from->n_folded, from->n_lexemes, from->n_forms, from->n_words, from->n_phrases, from->n_slots,
          from->checksum);
}

static int fail(const isnad_error *error) {
  if (error->line)
    fprintf(stderr, "%s:%zu: %s\n", error->file, error->line, error->message);
  else
    fprintf(stderr, "lexc: %s: %s\n", error->file, error->message);
  return EXIT_FAILURE;
}

static int compile(int count, char **paths, const char *target, arena *memory) {
  isnad_error error = {0};
  lexicon_builder builder;
  lexicon_builder_init(&builder, memory);
  for (int i = 0; i < count; i++) {
    isnad_string table;
    if (!read_file(paths[i], memory, &table))
      error_set(&error, ISNAD_ERR_IO, paths[i], 0, "cannot be read");
    else
      lexicon_builder_add(&builder, table, paths[i], true, &error);
    if (error.status) return fail(&error);
  }
  lexicon made;
  if (lexicon_builder_finish(&builder, &made)) error_set(&error, ISNAD_ERR_MEMORY, target, 0, "out of memory");
  FILE *out = error.status ? NULL : fopen(target, "w");
  if (out) write_lexicon(out, &made);
  if (!out || ferror(out) || fclose(out)) error_set(&error, ISNAD_ERR_IO, target, 0, "cannot be written");
  return error.status ? fail(&error) : EXIT_SUCCESS;
}

int main(int argc, char **argv) {
  if (argc < 3) {
    fprintf(stderr, "usage: lexc OUT.c TABLE.tsv...\n");
    return 2;
  }
  arena memory;
  arena_init(&memory, allocator_of(NULL, NULL));
  int status = compile(argc - 2, argv + 2, argv[1], &memory);
  arena_done(&memory);
  return status;
}
