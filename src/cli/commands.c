/* commands.c: the table of commands, and the way from argv to one of them. */
#include "cli/cli.h"

#include <string.h>
#include <unistd.h>

const cli_command cli_commands[] = {
    {"read", CLI_FOR_READ, "[OPTION]... [FILE|FOLDER|ADDRESS|-]...", "read stories and write who said what in them",
     "A FILE may be a page, a feed, a WARC file, a table, a collection, JSON lines or plain text, in any charset,\n"
     "packed with gzip or zstd; a folder is read with all that is below it, an address (http, https) is fetched.\n\n"
     "Formats: text is for a person, ndjson has one story a line, json is the same as an indented array,\n"
     "csv has one statement a row, html is a page of its own. Unless --to is given, a terminal gets text\n"
     "and anything else ndjson.\n",
     cli_read},
    {"explain", CLI_FOR_EXPLAIN, "[OPTION]... [FILE|FOLDER|ADDRESS|-]...", "say why each statement was found", "",
     cli_explain},
    {"dump", CLI_FOR_DUMP, "--layer LAYER [OPTION]... [FILE|FOLDER|ADDRESS|-]...",
     "write one layer of the reading, a line for each thing",
     "Each story opens with a line '== ID'. Offsets count code points of the story's text.\n", cli_dump},
    {"help", CLI_FOR_HELP, "[COMMAND]", "tell how a command is used", "", cli_help},
    {"version", CLI_FOR_HELP, "", "tell the version", "", cli_version},
};
const size_t cli_n_commands = sizeof cli_commands / sizeof *cli_commands;

const cli_command *cli_command_find(const char *name) {
  for (size_t i = 0; i < cli_n_commands; i++)
    if (strcmp(name, cli_commands[i].name) == 0) return &cli_commands[i];
  return NULL;
}

/* The command that was probably meant, or NULL. */
static const char *near_command(const char *name) {
  for (size_t i = 0; i < cli_n_commands; i++)
    if (cli_distance(name, cli_commands[i].name, 2) <= 2) return cli_commands[i].name;
  return NULL;
}

static cli_exit unknown_command(const char *name) {
  if (name[0] == '-') return cli_say_usage(NULL, "unknown option '%s' before the command", name);
  const char *near = near_command(name);
  if (near != NULL) return cli_say_usage(NULL, "unknown command '%s' (did you mean '%s'?)", name, near);
  if (access(name, F_OK) == 0) return cli_say_usage(NULL, "unknown command (did you mean 'isnad read %s'?)", name);
  return cli_say_usage(NULL, "unknown command '%s'", name);
}

static bool is_any(const char *word, const char *one, const char *other) {
  return strcmp(word, one) == 0 || strcmp(word, other) == 0;
}

cli_exit cli_run(int argc, char **argv) {
  cli_interrupt_catch();
  if (argc < 2) return cli_say_usage(NULL, "no command given");
  const char *name = argv[1];
  if (is_any(name, "--help", "-h")) name = "help";
  if (is_any(name, "--version", "-V")) name = "version";
  const cli_command *command = cli_command_find(name);
  if (command == NULL) return unknown_command(name);
  cli_options options;
  cli_exit result = CLI_USAGE;
  if (cli_options_parse(&options, command, argc - 2, argv + 2))
    result = options.help ? cli_help_on(command) : command->run(&options);
  cli_options_done(&options);
  return result;
}
