/* read.c: `isnad read`: stories in, statements out, in any format. */
#include "cli/cli.h"

typedef struct job {
  isnad_writer *writer;
  cli_output output;
} job;

static isnad_status take(void *context, const isnad_story *story) {
  job *self = context;
  isnad_writer_story(self->writer, story);
  return self->output.error == 0 ? ISNAD_OK : ISNAD_ERR_IO;
}

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

cli_exit cli_read(const cli_options *options) {
  job self = {0};
  isnad_writer_options wanted = writer_options_of(options);
  isnad_status status = isnad_writer_open(&wanted, cli_output_write, &self.output, &self.writer);
  if (status != ISNAD_OK) {
    cli_say("%s", isnad_status_text(status));
    return CLI_UNREAD;
  }
  cli_exit result = cli_session_run(options, ISNAD_LAYERS_ALL, take, &self);
  status = isnad_writer_close(self.writer);
  if (status == ISNAD_ERR_MEMORY) {
    cli_say("%s", isnad_status_text(status));
    result = CLI_UNREAD;
  }
  return cli_output_finish(&self.output, result);
}
