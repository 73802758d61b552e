/* progress.c: stories, statements and speed on one line of standard error, for a person who waits. */
#define _POSIX_C_SOURCE 200809L
#include "cli/cli.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

#define FIRST_AFTER 1.0 /* seconds: short work needs no line */
#define EVERY 0.1

static struct {
  bool wanted, shown;
  double start, last;
} progress;

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

void cli_progress_start(void) {
  /* Where the output goes to the terminal it shows the progress itself, and the line would stand in its way. */
  progress.wanted = isatty(STDERR_FILENO) == 1 && !cli_output_is_terminal();
  if (progress.wanted) progress.start = progress.last = now();
}

void cli_progress_show(const cli_tally *tally) {
  if (!progress.wanted) return;
  double time = now(), passed = time - progress.start;
  if (passed < FIRST_AFTER || time - progress.last < EVERY) return;
  char text[128];
  int size = snprintf(text, sizeof text, "\r\x1B[K%zu stories, %zu statements, %.1f MB/s", tally->stories,
                      tally->statements, (double)tally->bytes / passed * 1e-6);
  progress.last = time;
  if (size > 0) progress.shown = write(STDERR_FILENO, text, (size_t)size) > 0;
}

void cli_progress_erase(void) {
  if (!progress.shown) return;
  progress.shown = write(STDERR_FILENO, "\r\x1B[K", 4) < 0;
}
