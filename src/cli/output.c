/* output.c: standard output: written without stdio, so that every failure is seen. */
#define _POSIX_C_SOURCE 200809L
#include "cli/cli.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

/* Longer lines are hard to read, however wide the terminal. */
enum { WIDEST = 100, NARROWEST = 20 };

static bool keep(cli_output *self, const char *bytes, size_t size) {
  if (size > self->room - self->size) {
    size_t room = (self->size + size) * 2;
    char *grown = realloc(self->bytes, room);
    if (grown == NULL) {
      self->error = ENOMEM;
      return false;
    }
    self->bytes = grown;
    self->room = room;
  }
  if (size > 0) memcpy(self->bytes + self->size, bytes, size);
  self->size += size;
  return true;
}

bool cli_output_write(void *context, const char *bytes, size_t size) {
  cli_output *self = context;
  if (self->error != 0) return false;
  if (self->kept) return keep(self, bytes, size);
  while (size > 0) {
    ssize_t written = write(STDOUT_FILENO, bytes, size);
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) {
      self->error = errno;
      return false;
    }
    bytes += written, size -= (size_t)written;
  }
  return true;
}

isnad_status cli_output_give(void *context, const char *bytes, size_t size) {
  return cli_output_write(context, bytes, size) ? ISNAD_OK : ISNAD_ERR_IO;
}

void cli_output_story(cli_output *self, const isnad_story *story) {
  char line[sizeof story->id + 4] = "== ";
  size_t size = strlen(story->id);
  memcpy(line + 3, story->id, size);
  /* An id is outside text: it must not end the line or command the terminal. */
  for (size_t i = 3; i < size + 3; i++)
    if ((unsigned char)line[i] < 0x20 || line[i] == 0x7F) line[i] = '?';
  line[size + 3] = '\n';
  cli_output_write(self, line, size + 4);
}

void cli_output_text(cli_output *self, const char *text) { cli_output_write(self, text, strlen(text)); }

cli_exit cli_output_finish(cli_output *self, cli_exit so_far) {
  /* Some file systems tell of a full disk only here. */
  if (close(STDOUT_FILENO) != 0 && self->error == 0 && errno != EINTR) self->error = errno;
  if (self->error == 0) return so_far;
  if (self->error == EPIPE) return CLI_PIPE_CLOSED;
  cli_say("standard output: %s", strerror(self->error));
  return CLI_UNREAD;
}

bool cli_output_is_terminal(void) { return isatty(STDOUT_FILENO) == 1; }

bool cli_output_has_colour(void) {
  const char *no_colour = getenv("NO_COLOR"), *terminal = getenv("TERM"); /* https://no-color.org */
  if (no_colour != NULL && no_colour[0] != 0) return false;
  if (terminal == NULL || strcmp(terminal, "dumb") == 0) return false;
  return cli_output_is_terminal();
}

uint32_t cli_output_columns(void) {
  struct winsize size;
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0) return 0;
  if (size.ws_col == 0) return 80;
  if (size.ws_col < NARROWEST) return NARROWEST;
  return size.ws_col < WIDEST ? size.ws_col : WIDEST;
}
