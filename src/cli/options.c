/* options.c: a line for each option, and a parser that knows them by that table alone.
 *
 * Options and inputs may be mixed; `--name value` and `--name=value` are the same, and so are `-j 2` and `-j2`; `--`
 * ends the options; `-` is standard input. An option given again replaces the one before it, but for lists, which grow.
 */
#include "cli/cli.h"

#include <stdlib.h>
#include <string.h>

static const cli_choice from_choices[] = {{"text", PAGE_TEXT}, {"html", PAGE_HTML},         {"feed", PAGE_FEED},
                                          {"warc", PAGE_WARC}, {"jsonl", PAGE_JSONL},       {"trec", PAGE_TREC},
                                          {"csv", PAGE_CSV},   {"telegram", PAGE_TELEGRAM}, {NULL, 0}};
static const cli_choice to_choices[] = {{"text", ISNAD_FORMAT_TEXT},     {"json", ISNAD_FORMAT_JSON},
                                        {"ndjson", ISNAD_FORMAT_NDJSON}, {"csv", ISNAD_FORMAT_CSV},
                                        {"html", ISNAD_FORMAT_HTML},     {NULL, 0}};

#define AT(member) offsetof(cli_options, member)

/* clang-format off */
const cli_option cli_option_table[] = {
  {"from",      0,   CLI_CHOICE, AT(from),      CLI_FOR_INPUT, from_choices, "FORM",       "form of the input, told from its bytes unless given"},
  {"to",        0,   CLI_CHOICE, AT(to),        CLI_FOR_READ,  to_choices,   "FORMAT",     "form of the output"},
  {"layer",     0,   CLI_STRING, AT(layer),     CLI_FOR_DUMP,  NULL,         "LAYER",      "paragraphs, tokens, sentences, readings, entities, times, quantities or statements"},
  {"date",      0,   CLI_DATE,   AT(date),      CLI_FOR_INPUT, NULL,         "YYYY-MM-DD", "day of publication, where the input does not say"},
  {"outlet",    0,   CLI_STRING, AT(outlet),    CLI_FOR_INPUT, NULL,         "NAME",       "who published it, where the input does not say"},
  {"columns",   0,   CLI_STRING, AT(columns),   CLI_FOR_INPUT, NULL,         "NAMES",      "what the columns of a table hold: title,text,date,-"},
  {"lexicon",   0,   CLI_LIST,   AT(lexicons),  CLI_FOR_INPUT, NULL,         "FILE.tsv",   "more rows for the lexicon; may be given again"},
  {"max-story", 0,   CLI_SIZE,   AT(max_story), CLI_FOR_INPUT, NULL,         "BYTES",      "skip longer stories (512K, 8M, 1G; 8M unless given)"},
  {"jobs",      'j', CLI_NUMBER, AT(jobs),      CLI_FOR_INPUT, NULL,         "N",          "threads to read with; one for each processor unless given"},
  {"limit",     0,   CLI_NUMBER, AT(limit),     CLI_FOR_INPUT, NULL,         "N",          "stop after so many stories"},
  {"since",     0,   CLI_DATE,   AT(since),     CLI_FOR_INPUT, NULL,         "YYYY-MM-DD", "only stories published on that day or later"},
  {"until",     0,   CLI_DATE,   AT(until),     CLI_FOR_INPUT, NULL,         "YYYY-MM-DD", "only stories published on that day or before"},
  {"lang",      0,   CLI_STRING, AT(lang),      CLI_FOR_INPUT, NULL,         "TAG",        "only stories in that language: ar"},
  {"help",      'h', CLI_FLAG,   AT(help),      CLI_FOR_ALL,   NULL,         NULL,         "tell how the command is used"},
};
/* clang-format on */
const size_t cli_n_options = sizeof cli_option_table / sizeof *cli_option_table;

/* What is being read, and where. */
typedef struct parser {
  cli_options *options;
  const cli_command *command;
  char **argv;
  int argc, at;
} parser;

/* An option of this command by its name, `size` bytes of it. */
static const cli_option *find_name(const cli_command *command, const char *name, size_t size) {
  for (size_t i = 0; i < cli_n_options; i++) {
    const cli_option *option = &cli_option_table[i];
    if ((option->commands & command->bit) == 0) continue;
    if (strlen(option->name) == size && memcmp(option->name, name, size) == 0) return option;
  }
  return NULL;
}

static const cli_option *find_letter(const cli_command *command, char letter) {
  for (size_t i = 0; i < cli_n_options; i++)
    if ((cli_option_table[i].commands & command->bit) != 0 && cli_option_table[i].letter == letter)
      return &cli_option_table[i];
  return NULL;
}

static bool unknown_option(const cli_command *command, const char *word) {
  for (size_t i = 0; word[1] == '-' && i < cli_n_options; i++) {
    const cli_option *option = &cli_option_table[i];
    if ((option->commands & command->bit) == 0 || cli_distance(word + 2, option->name, 2) > 2) continue;
    cli_say_usage(command, "unknown option '%s' (did you mean '--%s'?)", word, option->name);
    return false;
  }
  cli_say_usage(command, "unknown option '%s'", word);
  return false;
}

/* The names of all choices, as "text, jsonl". */
static void list_choices(const cli_choice *choices, char *out, size_t room) {
  out[0] = 0;
  for (; choices->name != NULL; choices++) {
    if (strlen(out) + strlen(choices->name) + 3 > room) return;
    if (out[0] != 0) strcat(out, ", ");
    strcat(out, choices->name);
  }
}

static bool set_choice(const cli_command *command, const cli_option *option, int *place, const char *value) {
  for (const cli_choice *choice = option->choices; choice->name != NULL; choice++) {
    if (strcmp(value, choice->name) != 0) continue;
    *place = choice->value;
    return true;
  }
  char names[128];
  list_choices(option->choices, names, sizeof names);
  cli_say_usage(command, "--%s takes %s, not '%s'", option->name, names, value);
  return false;
}

static bool set_size(const cli_command *command, const cli_option *option, size_t *place, const char *value) {
  if (cli_size_parse(value, place)) return true;
  cli_say_usage(command, "--%s takes a number of bytes such as 512K or 8M, not '%s'", option->name, value);
  return false;
}

static bool set_number(const cli_command *command, const cli_option *option, size_t *place, const char *value) {
  if (cli_number_parse(value, place) && (option->place != AT(jobs) || *place <= CLI_MOST_JOBS)) return true;
  cli_say_usage(command, "--%s takes a number from 1 on%s, not '%s'", option->name,
                option->place == AT(jobs) ? " to 256" : "", value);
  return false;
}

static bool set_date(const cli_command *command, const cli_option *option, const char **place, const char *value) {
  *place = value;
  if (cli_is_date(value)) return true;
  cli_say_usage(command, "--%s takes a day of the calendar as YYYY-MM-DD, not '%s'", option->name, value);
  return false;
}

static bool set(parser *self, const cli_option *option, const char *value) {
  void *place = (char *)self->options + option->place;
  switch (option->kind) {
  case CLI_FLAG: *(bool *)place = true; return true;
  case CLI_STRING: *(const char **)place = value; return true;
  case CLI_LIST: self->options->lexicons[self->options->n_lexicons++] = value; return true;
  case CLI_CHOICE: return set_choice(self->command, option, place, value);
  case CLI_SIZE: return set_size(self->command, option, place, value);
  case CLI_NUMBER: return set_number(self->command, option, place, value);
  case CLI_DATE: return set_date(self->command, option, place, value);
  }
  return false;
}

/* One option; its value stands behind `=`, right behind its letter, or in the next word. */
static bool parse_option(parser *self, const char *word) {
  bool is_long = word[1] == '-';
  const char *equals = is_long ? strchr(word, '=') : NULL;
  const char *value = equals != NULL ? equals + 1 : NULL;
  const cli_option *option = NULL;
  if (is_long)
    option = find_name(self->command, word + 2, equals != NULL ? (size_t)(equals - word) - 2 : strlen(word + 2));
  else
    option = find_letter(self->command, word[1]);
  bool attached = !is_long && word[2] != 0;
  if (attached && option != NULL && option->kind == CLI_FLAG) option = NULL; /* `-hx` */
  if (attached) value = word + 2;
  if (option == NULL) return unknown_option(self->command, word);
  if (option->kind == CLI_FLAG && value != NULL) {
    cli_say_usage(self->command, "--%s takes no value", option->name);
    return false;
  }
  if (option->kind != CLI_FLAG && value == NULL) {
    if (self->at == self->argc) {
      cli_say_usage(self->command, "--%s wants a value: %s", option->name, option->value);
      return false;
    }
    value = self->argv[self->at++];
  }
  return set(self, option, value);
}

bool cli_options_parse(cli_options *options, const cli_command *command, int argc, char **argv) {
  *options = (cli_options){.from = PAGE_AUTO, .to = CLI_TO_DEFAULT};
  /* No list can be longer than the command line; one more, as malloc(0) may be NULL. */
  size_t room = (size_t)argc + 1;
  options->lexicons = malloc(2 * room * sizeof *options->lexicons);
  if (options->lexicons == NULL) {
    cli_say("%s", isnad_status_text(ISNAD_ERR_MEMORY));
    return false;
  }
  options->inputs = options->lexicons + room;
  parser self = {.options = options, .command = command, .argv = argv, .argc = argc};
  bool ended = false;
  while (self.at < argc && !options->help) {
    const char *word = argv[self.at++];
    if (!ended && strcmp(word, "--") == 0)
      ended = true;
    else if (ended || word[0] != '-' || word[1] == 0)
      options->inputs[options->n_inputs++] = word;
    else if (!parse_option(&self, word))
      return false;
  }
  return true;
}

void cli_options_done(cli_options *options) { free(options->lexicons); }
