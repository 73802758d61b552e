/* session.c: reads all inputs, one story at a time, and keeps count of what could not be read. */
#define _POSIX_C_SOURCE 200809L
#include "cli/cli.h"

#include <inttypes.h>
#include <string.h>
#include <unistd.h>

typedef struct session {
  const cli_options *options;
  isnad_story *story;
  unsigned layers;
  cli_take *take;
  void *context;
  const char *input; /* being read, as the user named it */
  size_t n_skipped;  /* pieces of it */
  bool stopped;      /* nobody wants more */
  bool failed;       /* something could not be read */
  cli_tally tally;
} session;

/* One line for what is skipped; where it is, as far as that is known. */
static void tell_skipped(session *self, const isnad_error *error) {
  const char *message = error->message[0] != 0 ? error->message : isnad_status_text(error->status);
  self->n_skipped++;
  self->failed = true;
  if (error->line > 0)
    cli_say("%s: byte %" PRIu64 ", line %zu: %s, skipped", self->input, error->byte, error->line, message);
  else
    cli_say("%s: byte %" PRIu64 ": %s, skipped", self->input, error->byte, message);
}

static void take_problem(void *context, const isnad_error *error) { tell_skipped(context, error); }

/* Hands a story over that has been read. */
static void give(session *self) {
  isnad_status status = self->take(self->context, self->story);
  if (status != ISNAD_OK && status != ISNAD_ERR_IO) {
    cli_say("%s: %s", self->input, isnad_status_text(status));
    self->failed = true;
  }
  self->stopped = status != ISNAD_OK;
  self->tally.stories++;
  self->tally.statements += self->story->n_statements;
  self->tally.bytes += self->story->text.size;
  cli_progress_show(&self->tally);
}

static bool take_document(void *context, const isnad_document *document) {
  session *self = context;
  isnad_error error = {0};
  isnad_status status = isnad_story_read(self->story, document, self->layers, &error);
  if (status == ISNAD_OK) {
    give(self);
  } else {
    error.status = status;
    error.line = 0;
    error.byte = document->input_offset;
    tell_skipped(self, &error);
    /* Too long a story leaves the others readable; without memory there are none. */
    self->stopped = status == ISNAD_ERR_MEMORY;
  }
  if (cli_interrupted() != CLI_OK) self->stopped = true;
  return !self->stopped;
}

static page_options page_options_of(const cli_options *options) {
  return (page_options){.from = (page_format)options->from,
                        .date = isnad_string_of(options->date),
                        .outlet = isnad_string_of(options->outlet),
                        .max_story_size = options->max_story,
                        .columns = isnad_string_of(options->columns)};
}

static void read_input(session *self, const cli_options *options, const char *input) {
  page_options wanted = page_options_of(options);
  page_sink sink = {.context = self, .document = take_document, .problem = take_problem};
  isnad_error error = {0};
  self->input = input;
  self->n_skipped = 0;
  if (strcmp(input, "-") == 0 && isatty(STDIN_FILENO) == 1) cli_say("reading from the terminal, Ctrl-D ends it");
  isnad_status status = page_read(input, &wanted, &sink, &error);
  if (self->n_skipped > 1) cli_say("%s: %zu pieces skipped", input, self->n_skipped);
  if (cli_interrupted() != CLI_OK) self->stopped = true;
  /* An interrupt closes standard input, which looks like a read error. */
  if (status == ISNAD_OK || cli_interrupted() != CLI_OK) return;
  self->failed = true;
  cli_say("%s: %s", input, error.message[0] != 0 ? error.message : isnad_status_text(status));
}

static bool read_file(void *context, const char *path) {
  session *self = context;
  read_input(self, self->options, path);
  return !self->stopped;
}

/* An input may be a folder. */
static void read_all(session *self, const char *input) {
  isnad_error error = {0};
  if (page_each_file(input, read_file, self, &error) == ISNAD_OK) return;
  self->failed = true;
  cli_say("%s: %s", error.file, error.message);
}

static void read_inputs(session *self, const cli_options *options) {
  cli_progress_start();
  if (options->n_inputs == 0) read_input(self, options, "-");
  for (size_t i = 0; i < options->n_inputs && !self->stopped; i++) read_all(self, options->inputs[i]);
  cli_progress_erase();
}

cli_exit cli_session_run(const cli_options *options, unsigned layers, cli_take *take, void *context) {
  isnad_engine *engine;
  if (!cli_engine_open(options, &engine)) return CLI_UNREAD;
  session self = {.options = options, .layers = layers, .take = take, .context = context};
  self.story = isnad_story_new(engine);
  if (self.story != NULL) {
    read_inputs(&self, options);
  } else {
    cli_say("%s", isnad_status_text(ISNAD_ERR_MEMORY));
    self.failed = true;
  }
  isnad_story_free(self.story);
  isnad_engine_close(engine);
  if (cli_interrupted() != CLI_OK) return cli_interrupted();
  return self.failed ? CLI_UNREAD : CLI_OK;
}
