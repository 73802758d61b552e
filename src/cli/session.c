/* session.c: reads all inputs through the pool, and keeps count of what could not be read. */
#define _POSIX_C_SOURCE 200809L
#include "cli/cli.h"

#include <inttypes.h>
#include <string.h>
#include <unistd.h>

/* What the reading thread uses stands first; what jobs are given back to, in order, behind it. */
typedef struct session {
  const cli_options *options;
  cli_pool *pool;
  const cli_taker *taker;
  void *context;
  size_t n_skipped; /* pieces of the input that is given back */
  size_t n_given;   /* stories */
  bool failed;      /* something could not be read */
  cli_tally tally;
} session;

page_options cli_page_options(const cli_options *options) {
  return (page_options){.from = (page_format)options->from,
                        .date = isnad_string_of(options->date),
                        .outlet = isnad_string_of(options->outlet),
                        .max_story_size = options->max_story,
                        .columns = isnad_string_of(options->columns)};
}

/* ---- Jobs that are done ---- */

/* One line for what is skipped; where it is, as far as that is known. */
static void tell_skipped(session *self, const isnad_error *error, const char *input) {
  const char *message = error->message[0] != 0 ? error->message : isnad_status_text(error->status);
  self->n_skipped++;
  self->failed = true;
  if (error->line > 0)
    cli_say("%s: byte %" PRIu64 ", line %zu: %s, skipped", input, error->byte, error->line, message);
  else
    cli_say("%s: byte %" PRIu64 ": %s, skipped", input, error->byte, message);
}

/* Writes the stories of a job, and what was skipped between them. False: nobody wants more. */
static bool give_stories(session *self, const cli_job *job) {
  size_t begin = 0, problem = 0;
  for (size_t i = 0; i <= job->n_stories; i++) {
    for (; problem < job->n_problems && job->problems[problem].before <= i; problem++)
      tell_skipped(self, &job->problems[problem].error, job->input);
    if (i == job->n_stories) break;
    const cli_job_story *story = &job->stories[i];
    isnad_status status = self->taker->give(self->context, job->output.bytes + begin, story->end - begin);
    if (status != ISNAD_OK) return false; /* the output knows why */
    begin = story->end;
    self->tally.stories++;
    self->tally.statements += story->n_statements;
    self->tally.bytes += story->text_size;
    if (self->options->limit > 0 && ++self->n_given == self->options->limit) return false;
  }
  return true;
}

/* A cli_give. */
static bool give(void *context, const cli_job *job) {
  session *self = context;
  bool more = give_stories(self, job);
  if (job->kind == CLI_JOB_PIECE || job->kind == CLI_JOB_DOCUMENT) self->tally.records++;
  cli_progress_show(&self->tally);
  if (!more) return false;
  if (job->kind == CLI_JOB_END_OF_INPUT) {
    if (self->n_skipped > 1) cli_say("%s: %zu pieces skipped", job->input, self->n_skipped);
    self->n_skipped = 0;
  }
  if (job->status != ISNAD_OK) {
    self->failed = true;
    cli_say("%s: %s", job->input, job->error.message[0] != 0 ? job->error.message : isnad_status_text(job->status));
    return job->status != ISNAD_ERR_MEMORY;
  }
  return !job->broken_off;
}

/* ---- What is read, as it comes ---- */

typedef struct reading {
  session *session;
  const char *input; /* as the user named it, or as it was found in a folder */
  bool stopped;
} reading;

/* The next job to fill, which knows its input by name. NULL: nobody wants more. */
static cli_job *next_job(reading *self) {
  cli_job *job = self->stopped || cli_interrupted() != CLI_OK ? NULL : cli_pool_next(self->session->pool);
  if (job != NULL && cli_job_set_input(job, self->input)) return job;
  self->stopped = true;
  return NULL;
}

/* `good`: the job could be filled. */
static bool put_job(reading *self, cli_job *job, bool good) {
  if (!good) job->status = ISNAD_ERR_MEMORY;
  if (!cli_pool_put(self->session->pool)) self->stopped = true;
  return !self->stopped;
}

static bool take_piece(void *context, const page_piece *piece) {
  reading *self = context;
  cli_job *job = next_job(self);
  return job != NULL && put_job(self, job, cli_job_set_piece(job, piece));
}

static bool take_document(void *context, const isnad_document *document) {
  reading *self = context;
  cli_job *job = next_job(self);
  return job != NULL && put_job(self, job, cli_job_set_document(job, document));
}

static void take_problem(void *context, const isnad_error *error) {
  reading *self = context;
  cli_job *job = next_job(self);
  if (job != NULL) put_job(self, job, cli_job_set_problem(job, error));
}

static void take_progress(void *context, size_t bytes) {
  (void)context;
  cli_progress_read(bytes);
}

/* What ended the reading of an input, behind all that was read of it. */
static void put_end(reading *self, isnad_status status, const isnad_error *error) {
  cli_job *job = next_job(self);
  if (job == NULL) return;
  job->kind = CLI_JOB_END_OF_INPUT;
  job->status = status;
  job->error = *error;
  put_job(self, job, true);
}

static bool read_input(void *context, const char *input) {
  session *self = context;
  page_options wanted = cli_page_options(self->options);
  reading now = {.session = self, .input = input};
  page_sink sink = {.context = &now,
                    .document = take_document,
                    .problem = take_problem,
                    .piece = take_piece,
                    .progress = take_progress};
  isnad_error error = {0};
  if (strcmp(input, "-") == 0 && isatty(STDIN_FILENO) == 1) cli_say("reading from the terminal, Ctrl-D ends it");
  isnad_status status = page_read(input, &wanted, &sink, &error);
  /* An interrupt closes standard input, which looks like a read error. */
  if (cli_interrupted() == CLI_OK) put_end(&now, status, &error);
  return !now.stopped;
}

/* An input may be a folder. */
static bool read_all(session *self, const char *input) {
  isnad_error error = {0};
  isnad_status status = page_each_file(input, read_input, self, &error);
  if (status != ISNAD_OK) {
    reading folder = {.session = self, .input = error.file};
    put_end(&folder, status, &error);
  }
  return cli_interrupted() == CLI_OK;
}

static void read_inputs(session *self) {
  const cli_options *options = self->options;
  cli_progress_start(options->inputs, options->n_inputs);
  if (options->n_inputs == 0) read_all(self, "-");
  for (size_t i = 0; i < options->n_inputs; i++)
    if (!read_all(self, options->inputs[i])) break;
}

cli_exit cli_session_run(const cli_options *options, unsigned layers, const cli_taker *taker, void *context) {
  isnad_engine *engine;
  if (!cli_engine_open(options, &engine)) return CLI_UNREAD;
  session self = {.options = options, .taker = taker, .context = context};
  self.pool = cli_pool_new(engine, options, layers, taker, give, &self);
  if (self.pool != NULL) {
    read_inputs(&self);
    cli_pool_free(self.pool);
    cli_progress_erase();
  } else {
    cli_say("%s", isnad_status_text(ISNAD_ERR_MEMORY));
    self.failed = true;
  }
  isnad_engine_close(engine);
  if (cli_interrupted() != CLI_OK) return cli_interrupted();
  return self.failed ? CLI_UNREAD : CLI_OK;
}
