/* explain.c: `isnad explain`: why each statement was found. */
#include "cli/cli.h"

static isnad_status take(void *context, const isnad_story *story) {
  cli_output *output = context;
  cli_output_story(output, story);
  return isnad_explain(story, cli_output_write, output);
}

cli_exit cli_explain(const cli_options *options) {
  cli_output output = {0};
  cli_exit result = cli_session_run(options, ISNAD_LAYERS_ALL, take, &output);
  return cli_output_finish(&output, result);
}
