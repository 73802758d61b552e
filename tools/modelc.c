/* modelc: turns the tagger's model, a binary file, into one C file of constant tables.
 *
 *     modelc NAMES.model OUT.c
 *
 * The form of the file, all numbers little-endian:
 *     8 bytes    "ISNADNM2"
 *     4 uint32   scale, number of slots, number of cluster slots, 0
 *     72 int16   transitions, nine rows of eight (tagger.h)
 *     131072     bytes of the filter, a bit for each feature: the lowest first
 *     slots      uint16 a slot: marks; then 8 int8 a slot: weights
 *     clusters   uint16 a slot: marks; then uint8 a slot: clusters
 */
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TRANSITIONS = 72, HEADER = 24, FILTER = 131072 };

typedef struct bytes {
  uint8_t *at;
  size_t size;
} bytes;

static bytes read_file(const char *path) {
  bytes all = {NULL, 0};
  FILE *file = fopen(path, "rb");
  if (!file || fseek(file, 0, SEEK_END)) return all;
  long size = ftell(file);
  rewind(file);
  all.at = size > 0 ? malloc((size_t)size) : NULL;
  if (all.at) all.size = fread(all.at, 1, (size_t)size, file);
  fclose(file);
  return all;
}

static uint32_t number16(const uint8_t *at) { return (uint32_t)at[0] | (uint32_t)at[1] << 8; }
static uint32_t number32(const uint8_t *at) { return number16(at) | number16(at + 2) << 16; }

static const uint8_t *write16(FILE *out, const char *declaration, const uint8_t *at, size_t count, int is_signed) {
  fprintf(out, "static const %s[%zu] = {", declaration, count + 1);
  for (size_t i = 0; i < count; i++) {
    uint32_t number = number16(at + 2 * i);
    fprintf(out, "%s%d,", i % 24 ? "" : "\n", is_signed && number > 32767 ? (int)number - 65536 : (int)number);
  }
  fprintf(out, "0};\n");
  return at + 2 * count;
}

/* Eight weights as one number of 64 bits, whose bytes in memory they are: a hundred thousand rows compile faster so. */
static const uint8_t *write_weights(FILE *out, const uint8_t *at, size_t count) {
  fprintf(out, "static const uint64_t weights[%zu] = {", count + 1);
  for (size_t i = 0; i < count; i++, at += 8) {
    uint64_t row;
    memcpy(&row, at, sizeof row);
    fprintf(out, "%s0x%" PRIx64 ",", i % 8 ? "" : "\n", row);
  }
  fprintf(out, "0};\n");
  return at;
}

static const uint8_t *write8(FILE *out, const char *declaration, const uint8_t *at, size_t count) {
  fprintf(out, "static const %s[%zu] = {", declaration, count + 1);
  for (size_t i = 0; i < count; i++) fprintf(out, "%s%u,", i % 32 ? "" : "\n", at[i]);
  fprintf(out, "0};\n");
  return at + count;
}

static const uint8_t *write_filter(FILE *out, const uint8_t *at) {
  fprintf(out, "static const uint64_t filter[%d] = {", FILTER / 8);
  for (size_t i = 0; i < FILTER / 8; i++, at += 8)
    fprintf(out, "%s0x%08" PRIx32 "%08" PRIx32 ",", i % 8 ? "" : "\n", number32(at + 4), number32(at));
  fprintf(out, "};\n");
  return at;
}

static void write_all(FILE *out, bytes model, uint32_t scale, uint32_t slots, uint32_t clusters) {
  fprintf(out,
          "/* Made by tools/modelc from model/names/names.model; do not edit. */\n#include \"annotate/tagger.h\"\n\n");
  const uint8_t *at = write16(out, "int16_t transitions", model.at + HEADER, TRANSITIONS, 1);
  at = write_filter(out, at);
  at = write16(out, "uint16_t marks", at, slots, 0);
  at = write_weights(out, at, slots);
  at = write16(out, "uint16_t cluster_marks", at, clusters, 0);
  write8(out, "uint8_t clusters", at, clusters);
  fprintf(
      out,
      "const tagger_model tagger_builtin = {filter, marks, (const int8_t(*)[TAG_COUNT])weights, %u, %u, transitions, "
      "cluster_marks, clusters, %u};\n",
      slots, scale, clusters);
}

int main(int argc, char **argv) {
  if (argc != 3) {
    fprintf(stderr, "usage: modelc NAMES.model OUT.c\n");
    return 2;
  }
  bytes model = read_file(argv[1]);
  bool good = model.size >= HEADER + 2 * TRANSITIONS && !memcmp(model.at, "ISNADNM2", 8);
  uint32_t scale = good ? number32(model.at + 8) : 0, slots = good ? number32(model.at + 12) : 0;
  uint32_t clusters = good ? number32(model.at + 16) : 0;
  if (!good || model.size != HEADER + 2 * TRANSITIONS + FILTER + (uint64_t)slots * 10 + (uint64_t)clusters * 3) {
    fprintf(stderr, "%s: no model of names\n", argv[1]);
    return EXIT_FAILURE;
  }
  FILE *out = fopen(argv[2], "w");
  if (out) write_all(out, model, scale, slots, clusters);
  if (!out || ferror(out) || fclose(out)) {
    fprintf(stderr, "%s: cannot be written\n", argv[2]);
    return EXIT_FAILURE;
  }
  free(model.at);
  return EXIT_SUCCESS;
}
