/* version.c: `isnad version`. */
#include "cli/cli.h"

cli_exit cli_version(const cli_options *options) {
  if (options->n_inputs > 0) return cli_say_usage(cli_command_find("version"), "version takes no arguments");
  cli_output out = {0};
  cli_output_text(&out, "isnad ");
  cli_output_text(&out, isnad_version());
  cli_output_text(&out, "\n");
  return cli_output_finish(&out, CLI_OK);
}
