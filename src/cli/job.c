/* job.c: one piece of an input from its bytes to its output, in any thread.
 *
 * A job owns all it needs: copies of the piece or of the document, the output of its stories one after the other, and
 * what is to be told. Jobs are run in any order and given back in the order of the input. */
#define _POSIX_C_SOURCE 200809L
#include "cli/cli.h"

#include <stdlib.h>
#include <string.h>

/* ---- Copies ---- */

/* Where copies go: first counted, then written. */
typedef struct copier {
  char *at; /* NULL: count */
  size_t size;
} copier;

static isnad_string copy(copier *self, isnad_string text) {
  isnad_string copied = {text.data != NULL ? self->at : NULL, text.size};
  if (self->at != NULL && text.data != NULL) {
    memcpy(self->at, text.data, text.size);
    self->at[text.size] = 0; /* names are read as C strings */
    self->at += text.size + 1;
  }
  self->size += text.size + 1;
  return copied;
}

static void copy_piece(copier *self, page_piece *piece) {
  isnad_string *strings[] = {&piece->bytes, &piece->name, &piece->encoding, &piece->url, &piece->charset, &piece->kind};
  for (size_t i = 0; i < sizeof strings / sizeof *strings; i++) {
    isnad_string copied = copy(self, *strings[i]);
    if (self->at != NULL) *strings[i] = copied;
  }
}

static void copy_document(copier *self, isnad_document *document) {
  isnad_string *strings[] = {&document->id,       &document->text,     &document->title,     &document->byline,
                             &document->dateline, &document->url,      &document->outlet,    &document->published,
                             &document->lang,     &document->encoding, &document->input_file};
  for (size_t i = 0; i < sizeof strings / sizeof *strings; i++) {
    isnad_string copied = copy(self, *strings[i]);
    if (self->at != NULL) *strings[i] = copied;
  }
}

static bool reserve(cli_job *self, size_t size) {
  if (size <= self->bytes_room) return true;
  char *grown = realloc(self->bytes, size);
  if (grown == NULL) return false;
  self->bytes = grown;
  self->bytes_room = size;
  return true;
}

void cli_job_reset(cli_job *self) {
  self->kind = CLI_JOB_NOTHING;
  self->output.size = 0;
  self->n_stories = self->n_problems = 0;
  self->status = ISNAD_OK;
  self->error = (isnad_error){0};
  self->broken_off = false;
}

bool cli_job_set_input(cli_job *self, const char *input) {
  size_t size = strlen(input) + 1;
  if (size > self->input_room) {
    char *grown = realloc(self->input, size);
    if (grown == NULL) return false;
    self->input = grown;
    self->input_room = size;
  }
  memcpy(self->input, input, size);
  return true;
}

bool cli_job_set_piece(cli_job *self, const page_piece *piece) {
  copier counted = {0};
  self->piece = *piece;
  copy_piece(&counted, &self->piece);
  if (!reserve(self, counted.size)) return false;
  copier written = {.at = self->bytes};
  copy_piece(&written, &self->piece);
  self->kind = CLI_JOB_PIECE;
  return true;
}

bool cli_job_set_document(cli_job *self, const isnad_document *document) {
  /* Paragraphs and warnings first, as they want to be aligned. */
  size_t paragraphs = document->n_paragraphs * sizeof *document->paragraphs;
  size_t warnings = document->n_warnings * sizeof *document->warnings;
  copier counted = {.size = paragraphs + warnings};
  self->document = *document;
  copy_document(&counted, &self->document);
  for (size_t i = 0; i < document->n_warnings; i++) copy(&counted, document->warnings[i]);
  if (!reserve(self, counted.size)) return false;
  isnad_string *kept = (isnad_string *)(void *)self->bytes;
  char *kept_paragraphs = self->bytes + warnings;
  copier written = {.at = kept_paragraphs + paragraphs};
  if (paragraphs > 0) memcpy(kept_paragraphs, document->paragraphs, paragraphs);
  for (size_t i = 0; i < document->n_warnings; i++) kept[i] = copy(&written, document->warnings[i]);
  copy_document(&written, &self->document);
  self->document.warnings = kept;
  self->document.paragraphs =
      document->paragraphs != NULL ? (const isnad_paragraph *)(const void *)kept_paragraphs : NULL;
  self->kind = CLI_JOB_DOCUMENT;
  return true;
}

/* ---- Running ---- */

static bool grow(void **items, size_t *room, size_t count, size_t size) {
  if (count < *room) return true;
  size_t wanted = *room * 2 + 8;
  void *grown = realloc(*items, wanted * size);
  if (grown == NULL) return false;
  *items = grown;
  *room = wanted;
  return true;
}

static void note_problem(cli_job *self, const isnad_error *error) {
  if (!grow((void **)&self->problems, &self->problems_room, self->n_problems, sizeof *self->problems)) {
    self->status = ISNAD_ERR_MEMORY;
    return;
  }
  self->problems[self->n_problems++] = (cli_problem){*error, self->n_stories};
}

bool cli_job_set_problem(cli_job *self, const isnad_error *error) {
  self->kind = CLI_JOB_PROBLEM;
  note_problem(self, error);
  return self->status == ISNAD_OK;
}

static void take_problem(void *context, const isnad_error *error) { note_problem(context, error); }

static bool equals_tag(isnad_string lang, const char *wanted) {
  size_t size = strlen(wanted);
  return lang.size >= size && memcmp(lang.data, wanted, size) == 0 && (lang.size == size || lang.data[size] == '-');
}

/* Whether the options ask for the story. One without a date is of no known day, one without a language of none. */
static bool is_wanted(const cli_options *options, const isnad_document *document) {
  const size_t day = sizeof "2024-07-10" - 1;
  isnad_string date = document->published;
  if (options->lang != NULL && !equals_tag(document->lang, options->lang)) return false;
  if ((options->since != NULL || options->until != NULL) && date.size < day) return false;
  if (options->since != NULL && memcmp(date.data, options->since, day) < 0) return false;
  return options->until == NULL || memcmp(date.data, options->until, day) <= 0;
}

static void read_story(cli_job *self, const isnad_document *document) {
  isnad_error error = {0};
  isnad_status status = isnad_story_read(self->story, document, self->layers, &error);
  if (status != ISNAD_OK) {
    error.status = status;
    error.line = 0;
    error.byte = document->input_offset;
    note_problem(self, &error);
    /* Too long a story leaves the others readable; without memory there are none. */
    if (status == ISNAD_ERR_MEMORY) self->status = status;
    return;
  }
  if (!grow((void **)&self->stories, &self->stories_room, self->n_stories, sizeof *self->stories)) {
    self->status = ISNAD_ERR_MEMORY;
    return;
  }
  self->status = self->taker->take(self->taken, self->story);
  if (self->output.error != 0) self->status = ISNAD_ERR_MEMORY;
  self->stories[self->n_stories++] =
      (cli_job_story){self->output.size, self->story->n_statements, self->story->text.size};
}

static bool take_document(void *context, const isnad_document *document) {
  cli_job *self = context;
  if (is_wanted(self->options, document)) read_story(self, document);
  if (cli_interrupted() != CLI_OK) self->broken_off = true;
  return self->status == ISNAD_OK && !self->broken_off;
}

void cli_job_run(cli_job *self, isnad_story *story) {
  self->story = story;
  if (cli_interrupted() != CLI_OK) {
    self->broken_off = self->kind != CLI_JOB_NOTHING;
    return;
  }
  if (self->kind == CLI_JOB_DOCUMENT) take_document(self, &self->document);
  if (self->kind != CLI_JOB_PIECE) return;
  page_options wanted = cli_page_options(self->options);
  page_sink sink = {.context = self, .document = take_document, .problem = take_problem};
  isnad_status status = page_read_piece(&self->piece, &wanted, &sink, &self->error);
  if (self->status == ISNAD_OK) self->status = status;
}

/* ---- Life ---- */

bool cli_job_init(cli_job *self, const cli_options *options, unsigned layers, const cli_taker *taker) {
  *self = (cli_job){.options = options, .layers = layers, .taker = taker, .output = {.kept = true}};
  self->taken = taker->open(options, &self->output);
  return self->taken != NULL;
}

void cli_job_done(cli_job *self) {
  if (self->taken != NULL) self->taker->close(self->taken);
  free(self->output.bytes);
  free(self->bytes);
  free(self->input);
  free(self->stories);
  free(self->problems);
  *self = (cli_job){0};
}
