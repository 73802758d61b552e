/* help.c: `isnad help`: made from the tables of commands and options, so that it cannot differ from them. */
#include "cli/cli.h"

#include <string.h>

static const char exit_text[] =
    "Without a FILE, or where it is '-', standard input is read.\n\n"
    "Exit status: 0 all was read; 1 some input could not be read, a line on standard error for each;\n"
    "2 wrong usage.\n";

/* A word in a column. */
static void put_column(cli_output *out, const char *word, size_t width) {
  cli_output_text(out, word);
  for (size_t i = strlen(word); i < width; i++) cli_output_text(out, " ");
}

static void put_choices(cli_output *out, const cli_choice *choices) {
  for (size_t i = 0; choices[i].name != NULL; i++) {
    cli_output_text(out, i == 0 ? ": " : ", ");
    cli_output_text(out, choices[i].name);
  }
}

static void put_option(cli_output *out, const cli_option *option) {
  enum { WIDTH = 20 };
  char letter[] = {'-', option->letter, ',', ' ', 0};
  cli_output_text(out, "  ");
  cli_output_text(out, option->letter != 0 ? letter : "    ");
  cli_output_text(out, "--");
  cli_output_text(out, option->name);
  const char *value = option->value != NULL ? option->value : "";
  cli_output_text(out, " ");
  size_t taken = strlen(option->name) + 1;
  put_column(out, value, WIDTH > taken ? WIDTH - taken : 0);
  cli_output_text(out, "  ");
  cli_output_text(out, option->help);
  if (option->choices != NULL) put_choices(out, option->choices);
  cli_output_text(out, "\n");
}

static void put_options(cli_output *out, const cli_command *command) {
  cli_output_text(out, "\nOptions:\n");
  for (size_t i = 0; i < cli_n_options; i++)
    if ((cli_option_table[i].commands & command->bit) != 0) put_option(out, &cli_option_table[i]);
}

cli_exit cli_help_on(const cli_command *command) {
  cli_output out = {0};
  cli_output_text(&out, "Usage: isnad ");
  cli_output_text(&out, command->name);
  cli_output_text(&out, command->arguments[0] != 0 ? " " : "");
  cli_output_text(&out, command->arguments);
  cli_output_text(&out, "\nisnad ");
  cli_output_text(&out, command->name);
  cli_output_text(&out, ": ");
  cli_output_text(&out, command->summary);
  cli_output_text(&out, ".\n");
  if (command->details[0] != 0) cli_output_text(&out, "\n");
  cli_output_text(&out, command->details);
  put_options(&out, command);
  if ((command->bit & CLI_FOR_INPUT) != 0) {
    cli_output_text(&out, "\n");
    cli_output_text(&out, exit_text);
  }
  return cli_output_finish(&out, CLI_OK);
}

static cli_exit help_on_all(void) {
  cli_output out = {0};
  cli_output_text(&out, "Usage: isnad COMMAND [OPTION]... [FILE|FOLDER|ADDRESS|-]...\n"
                        "isnad reads Arabic news and tells who said what, and on whose account.\n\nCommands:\n");
  for (size_t i = 0; i < cli_n_commands; i++) {
    cli_output_text(&out, "  ");
    put_column(&out, cli_commands[i].name, 10);
    cli_output_text(&out, cli_commands[i].summary);
    cli_output_text(&out, "\n");
  }
  cli_output_text(&out, "\n'isnad COMMAND --help' tells the options of a command.\n");
  cli_output_text(&out, exit_text);
  return cli_output_finish(&out, CLI_OK);
}

cli_exit cli_help(const cli_options *options) {
  if (options->n_inputs == 0) return help_on_all();
  const cli_command *command = cli_command_find(options->inputs[0]);
  if (command == NULL) return cli_say_usage(NULL, "no help on '%s', it is no command", options->inputs[0]);
  return cli_help_on(command);
}
