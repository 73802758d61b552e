/* pool.c: jobs on several threads, given back in the order they were put in.
 *
 * The jobs stand in a ring: the reading thread fills the slot behind the last one, workers run filled ones in order,
 * and whoever ends the foremost gives it back, and those behind it that are done already. So output never waits for
 * more input, and no more than a ring of jobs is in memory. With one thread there is no ring: a job is run as it is put
 * in. */
#define _POSIX_C_SOURCE 200809L
#include "cli/cli.h"

#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#define SLOTS_EACH 3 /* jobs a thread: one runs, some wait to be run or given back */

typedef enum slot_state { SLOT_FREE, SLOT_FILLED, SLOT_RUNNING, SLOT_DONE } slot_state;

struct cli_pool {
  cli_job *jobs;
  slot_state *states;
  isnad_story **stories; /* one a thread: the words it has met stay looked up */
  size_t n_jobs, n_threads, n_stories, n_taken;
  size_t head, next, tail; /* to be given back, to be run, to be filled; they only grow */
  pthread_t *threads;
  pthread_mutex_t lock;
  pthread_cond_t filled, freed;
  bool giving, ending, stopped;
  cli_give *give;
  void *context;
};

unsigned cli_pool_processors(void) {
  long n = sysconf(_SC_NPROCESSORS_ONLN);
  return n < 1 ? 1 : n > CLI_MOST_JOBS ? CLI_MOST_JOBS : (unsigned)n;
}

static bool is_done(const cli_pool *self) {
  return self->head < self->tail && self->states[self->head % self->n_jobs] == SLOT_DONE;
}

/* Gives back all that are done at the front. The lock is held, but not while one is given. */
static void give_back(cli_pool *self) {
  if (self->giving) return;
  self->giving = true;
  while (is_done(self)) {
    cli_job *job = &self->jobs[self->head % self->n_jobs];
    bool stopped = self->stopped;
    pthread_mutex_unlock(&self->lock);
    if (!stopped) stopped = !self->give(self->context, job);
    cli_job_reset(job);
    pthread_mutex_lock(&self->lock);
    self->stopped = stopped;
    self->states[self->head++ % self->n_jobs] = SLOT_FREE;
    pthread_cond_signal(&self->freed);
  }
  self->giving = false;
}

static void *work(void *context) {
  cli_pool *self = context;
  pthread_mutex_lock(&self->lock);
  isnad_story *story = self->stories[self->n_taken++];
  for (;;) {
    while (self->next == self->tail && !self->ending) pthread_cond_wait(&self->filled, &self->lock);
    if (self->next == self->tail) break;
    size_t slot = self->next++ % self->n_jobs;
    bool stopped = self->stopped;
    self->states[slot] = SLOT_RUNNING;
    pthread_mutex_unlock(&self->lock);
    if (!stopped) cli_job_run(&self->jobs[slot], story);
    pthread_mutex_lock(&self->lock);
    self->states[slot] = SLOT_DONE;
    give_back(self);
  }
  pthread_mutex_unlock(&self->lock);
  return NULL;
}

/* Signals go to the reading thread, whose waiting for input they must end. */
static size_t start_threads(cli_pool *self, size_t n) {
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_BLOCK, &all, &before);
  size_t started = 0;
  while (started < n && pthread_create(&self->threads[started], NULL, work, self) == 0) started++;
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  return started;
}

cli_pool *cli_pool_new(const isnad_engine *engine, const cli_options *options, unsigned layers, const cli_taker *taker,
                       cli_give *give, void *context) {
  size_t threads = options->jobs > 0 ? options->jobs : cli_pool_processors();
  cli_pool *self = calloc(1, sizeof *self);
  if (self == NULL) return NULL;
  *self = (cli_pool){.give = give, .context = context, .n_jobs = threads > 1 ? threads * SLOTS_EACH : 1};
  pthread_mutex_init(&self->lock, NULL);
  pthread_cond_init(&self->filled, NULL);
  pthread_cond_init(&self->freed, NULL);
  self->jobs = calloc(self->n_jobs, sizeof *self->jobs);
  self->states = calloc(self->n_jobs, sizeof *self->states);
  self->threads = calloc(threads, sizeof *self->threads);
  self->stories = calloc(threads, sizeof(isnad_story *));
  bool good = self->jobs != NULL && self->states != NULL && self->threads != NULL && self->stories != NULL;
  for (size_t i = 0; i < self->n_jobs && good; i++) good = cli_job_init(&self->jobs[i], options, layers, taker);
  for (; self->n_stories < threads && good; self->n_stories++)
    good = (self->stories[self->n_stories] = isnad_story_new(engine)) != NULL;
  if (!good) {
    cli_pool_free(self);
    return NULL;
  }
  /* Where no thread can be had the reading one does the work. */
  if (threads > 1) self->n_threads = start_threads(self, threads);
  return self;
}

cli_job *cli_pool_next(cli_pool *self) {
  if (self->n_threads == 0) return self->stopped ? NULL : &self->jobs[0];
  pthread_mutex_lock(&self->lock);
  while (self->states[self->tail % self->n_jobs] != SLOT_FREE) pthread_cond_wait(&self->freed, &self->lock);
  cli_job *job = self->stopped ? NULL : &self->jobs[self->tail % self->n_jobs];
  pthread_mutex_unlock(&self->lock);
  return job;
}

bool cli_pool_put(cli_pool *self) {
  if (self->n_threads == 0) {
    cli_job_run(&self->jobs[0], self->stories[0]);
    if (!self->stopped) self->stopped = !self->give(self->context, &self->jobs[0]);
    cli_job_reset(&self->jobs[0]);
    return !self->stopped;
  }
  pthread_mutex_lock(&self->lock);
  self->states[self->tail++ % self->n_jobs] = SLOT_FILLED;
  pthread_cond_signal(&self->filled);
  bool stopped = self->stopped;
  pthread_mutex_unlock(&self->lock);
  return !stopped;
}

void cli_pool_free(cli_pool *self) {
  if (self == NULL) return;
  pthread_mutex_lock(&self->lock);
  self->ending = true;
  pthread_cond_broadcast(&self->filled);
  pthread_mutex_unlock(&self->lock);
  for (size_t i = 0; i < self->n_threads; i++) pthread_join(self->threads[i], NULL);
  for (size_t i = 0; self->jobs != NULL && i < self->n_jobs; i++) cli_job_done(&self->jobs[i]);
  pthread_mutex_destroy(&self->lock);
  pthread_cond_destroy(&self->filled);
  pthread_cond_destroy(&self->freed);
  for (size_t i = 0; i < self->n_stories; i++) isnad_story_free(self->stories[i]);
  free(self->stories);
  free(self->jobs);
  free(self->states);
  free(self->threads);
  free(self);
}
