/* progress.c: stories, statements and speed on one line of standard error, for a person who waits. */
#define _POSIX_C_SOURCE 200809L
#include "cli/cli.h"

#include <stdatomic.h>
#include <stdio.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define FIRST_AFTER 1.0 /* seconds: short work needs no line */
#define EVERY 0.1
#define MOST_LEFT 359999.0 /* seconds: 99 hours and more are no estimate */

static struct {
  bool wanted, shown;
  double start, last;
  uint64_t all; /* bytes of the inputs; 0 where not all are files */
} progress;

static atomic_ullong bytes_read;

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

void cli_progress_start(const char *const *inputs, size_t n_inputs) {
  /* Where the output goes to the terminal it shows the progress itself, and the line would stand in its way. */
  progress.wanted = isatty(STDERR_FILENO) == 1 && !cli_output_is_terminal();
  if (!progress.wanted) return;
  progress.start = progress.last = now();
  for (size_t i = 0; i < n_inputs; i++) {
    struct stat status;
    bool is_file = stat(inputs[i], &status) == 0 && S_ISREG(status.st_mode);
    progress.all = is_file && (i == 0 || progress.all > 0) ? progress.all + (uint64_t)status.st_size : 0;
  }
}

void cli_progress_read(size_t bytes) { atomic_fetch_add(&bytes_read, bytes); }

/* ", 1:05 left", or nothing where it is not known. */
static void write_left(char out[24], double passed, uint64_t done) {
  out[0] = 0;
  if (done == 0 || progress.all <= done) return;
  double left = passed * (double)(progress.all - done) / (double)done;
  if (left > MOST_LEFT) return;
  unsigned seconds = (unsigned)left;
  snprintf(out, 24, ", %u:%02u left", seconds / 60, seconds % 60);
}

void cli_progress_show(const cli_tally *tally) {
  if (!progress.wanted) return;
  double time = now(), passed = time - progress.start;
  if (passed < FIRST_AFTER || time - progress.last < EVERY) return;
  char text[192], left[24];
  uint64_t done = atomic_load(&bytes_read);
  write_left(left, passed, done);
  int size = snprintf(text, sizeof text, "\r\x1B[K%zu records, %zu stories, %zu statements, %.1f MB/s%s",
                      tally->records, tally->stories, tally->statements, (double)done / passed * 1e-6, left);
  progress.last = time;
  if (size > 0) progress.shown = write(STDERR_FILENO, text, (size_t)size) > 0;
}

void cli_progress_erase(void) {
  if (!progress.shown) return;
  progress.shown = write(STDERR_FILENO, "\r\x1B[K", 4) < 0;
}
