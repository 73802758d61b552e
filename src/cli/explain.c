/* explain.c: `isnad explain`: why each statement was found. */
#include "cli/cli.h"

static void *open_output(const cli_options *options, cli_output *output) {
  (void)options;
  return output;
}

static isnad_status take(void *taken, const isnad_story *story) {
  cli_output_story(taken, story);
  return isnad_explain(story, cli_output_write, taken);
}

static void close_output(void *taken) { (void)taken; }

cli_exit cli_explain(const cli_options *options) {
  static const cli_taker taker = {open_output, take, close_output, cli_output_give};
  cli_output output = {0};
  cli_exit result = cli_session_run(options, ISNAD_LAYERS_ALL | ISNAD_LAYER_REASONS, &taker, &output);
  return cli_output_finish(&output, result);
}
