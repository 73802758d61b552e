/* interrupt.c: SIGINT and SIGTERM end the work in order, SIGPIPE becomes an error of write. */
#define _POSIX_C_SOURCE 200809L
#include "cli/cli.h"

#include <signal.h>
#include <unistd.h>

static volatile sig_atomic_t interrupted;

/* Standard input is closed, as whoever waits for it would wait on: an interrupted read is tried again. */
static void note(int signal_number) {
  interrupted = signal_number;
  close(STDIN_FILENO);
}

void cli_interrupt_catch(void) {
  /* Once only: a second SIGINT ends the program on the spot. */
  struct sigaction action = {.sa_handler = note, .sa_flags = (int)SA_RESETHAND};
  sigemptyset(&action.sa_mask);
  sigaction(SIGINT, &action, NULL);
  sigaction(SIGTERM, &action, NULL);
  signal(SIGPIPE, SIG_IGN);
}

cli_exit cli_interrupted(void) {
  if (interrupted == 0) return CLI_OK;
  return interrupted == SIGTERM ? CLI_TERMINATED : CLI_INTERRUPTED;
}
