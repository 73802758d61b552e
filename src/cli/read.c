/* read.c: `isnad read`: stories in, statements out, in any format. */
#include "cli/cli.h"

typedef struct reading {
  isnad_writer *writer;
  cli_output output;
} reading;

static isnad_writer_options writer_options_of(const cli_options *options) {
  isnad_format otherwise = cli_output_is_terminal() ? ISNAD_FORMAT_TEXT : ISNAD_FORMAT_NDJSON;
  isnad_format format = options->to == CLI_TO_DEFAULT ? otherwise : (isnad_format)options->to;
  isnad_writer_options wanted = {.format = format};
  if (format == ISNAD_FORMAT_TEXT) {
    wanted.colour = cli_output_has_colour();
    wanted.columns = cli_output_columns();
  }
  return wanted;
}

static void *open_fragment(const cli_options *options, cli_output *output) {
  isnad_writer_options wanted = writer_options_of(options);
  isnad_writer *writer = NULL;
  wanted.fragment = true;
  return isnad_writer_open(&wanted, cli_output_write, output, &writer) == ISNAD_OK ? writer : NULL;
}

static isnad_status write_fragment(void *taken, const isnad_story *story) {
  isnad_writer_story(taken, story);
  return isnad_writer_flush(taken);
}

static void close_fragment(void *taken) { isnad_writer_close(taken); }

static isnad_status give(void *context, const char *bytes, size_t size) {
  reading *self = context;
  isnad_writer_append(self->writer, bytes, size);
  return self->output.error == 0 ? ISNAD_OK : ISNAD_ERR_IO;
}

cli_exit cli_read(const cli_options *options) {
  static const cli_taker taker = {open_fragment, write_fragment, close_fragment, give};
  reading self = {0};
  isnad_writer_options wanted = writer_options_of(options);
  isnad_status status = isnad_writer_open(&wanted, cli_output_write, &self.output, &self.writer);
  if (status != ISNAD_OK) {
    cli_say("%s", isnad_status_text(status));
    return CLI_UNREAD;
  }
  cli_options asked = *options;
  /* The anchors of a page count its stories: they are written one after the other. */
  if (wanted.format == ISNAD_FORMAT_HTML) asked.jobs = 1;
  cli_exit result = cli_session_run(&asked, ISNAD_LAYERS_ALL, &taker, &self);
  status = isnad_writer_close(self.writer);
  if (status == ISNAD_ERR_MEMORY) {
    cli_say("%s", isnad_status_text(status));
    result = CLI_UNREAD;
  }
  return cli_output_finish(&self.output, result);
}
