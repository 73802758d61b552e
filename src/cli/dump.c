/* dump.c: `isnad dump`: one layer of the reading as lines of text. */
#include "cli/cli.h"

#include <stdlib.h>
#include <string.h>

typedef struct layer {
  const char *name;
  unsigned layers; /* what must be read for it */
} layer;

static const layer layers[] = {
    {"paragraphs", 0},
    {"tokens", ISNAD_LAYER_TOKENS},
    {"sentences", ISNAD_LAYER_SENTENCES},
    {"readings", ISNAD_LAYER_READINGS},
    {"entities", ISNAD_LAYER_ENTITIES},
    {"times", ISNAD_LAYER_TIMES},
    {"quantities", ISNAD_LAYER_QUANTITIES},
    {"statements", ISNAD_LAYERS_ALL},
};

typedef struct dumping {
  const char *layer;
  cli_output *output;
} dumping;

static void *open_dump(const cli_options *options, cli_output *output) {
  dumping *self = malloc(sizeof *self);
  if (self != NULL) *self = (dumping){options->layer, output};
  return self;
}

static isnad_status take(void *taken, const isnad_story *story) {
  const dumping *self = taken;
  cli_output_story(self->output, story);
  return isnad_dump(story, self->layer, cli_output_write, self->output);
}

cli_exit cli_dump(const cli_options *options) {
  static const cli_taker taker = {open_dump, take, free, cli_output_give};
  const cli_command *command = cli_command_find("dump");
  cli_output output = {0};
  if (options->layer == NULL) return cli_say_usage(command, "no --layer given");
  for (size_t i = 0; i < sizeof layers / sizeof *layers; i++) {
    if (strcmp(options->layer, layers[i].name) != 0) continue;
    cli_exit result = cli_session_run(options, layers[i].layers, &taker, &output);
    return cli_output_finish(&output, result);
  }
  return cli_say_usage(command, "unknown layer '%s'", options->layer);
}
