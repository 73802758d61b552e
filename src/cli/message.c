/* message.c: what the command has to say, a line at a time. */
#define _POSIX_C_SOURCE 200809L
#include "cli/cli.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

typedef struct line {
  char bytes[1024];
  size_t size;
} line;

static void add(line *self, const char *format, va_list arguments) {
  size_t room = sizeof self->bytes - self->size;
  int size = vsnprintf(self->bytes + self->size, room, format, arguments);
  if (size > 0) self->size += (size_t)size < room ? (size_t)size : room - 1;
}

static void add_text(line *self, const char *text) {
  size_t size = strlen(text), room = sizeof self->bytes - self->size;
  if (size > room) size = room;
  memcpy(self->bytes + self->size, text, size);
  self->size += size;
}

/* In one write, so that lines of several programs do not mix. A file's name may hold anything: no commands to the
 * terminal, and no second line. */
static void finish(line *self) {
  if (self->size == sizeof self->bytes) self->size--;
  for (size_t i = 0; i < self->size; i++) {
    unsigned char byte = (unsigned char)self->bytes[i];
    if (byte < 0x20 || byte == 0x7F) self->bytes[i] = '?';
  }
  self->bytes[self->size++] = '\n';
  cli_progress_erase();
  /* Where standard error cannot be written there is nobody left to tell. */
  ssize_t ignored = write(STDERR_FILENO, self->bytes, self->size);
  (void)ignored;
}

void cli_say(const char *format, ...) {
  line self = {.bytes = "isnad: ", .size = 7};
  va_list arguments;
  va_start(arguments, format);
  add(&self, format, arguments);
  va_end(arguments);
  finish(&self);
}

cli_exit cli_say_usage(const cli_command *command, const char *format, ...) {
  line self = {.bytes = "isnad: ", .size = 7};
  va_list arguments;
  va_start(arguments, format);
  add(&self, format, arguments);
  va_end(arguments);
  add_text(&self, "; see 'isnad ");
  if (command != NULL) {
    add_text(&self, command->name);
    add_text(&self, " ");
  }
  add_text(&self, "--help'");
  finish(&self);
  return CLI_USAGE;
}
