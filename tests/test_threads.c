/* test_threads: one engine, several threads, each with a story of its own: all get what one alone gets. */
#include "isnad.h"

#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { THREADS = 4, ROUNDS = 60 };

static const char *const texts[] = {
    "قالت الوزيرة سلمى الداوودي لوكالة رويترز إن الجسر سيفتح الأحد، مضيفة أن العمل انتهى.",
    "وبحسب وزارة النقل، فإن الطريق آمن. ونقلت فرانس برس عن مسؤول قوله إن المطر \"لن يتوقف\".",
    "اتهم المجلس خصومه بالتزوير، ونفى الحزب ذلك. ويعتقد أن الحريق متعمد، وفق صحيفة المرفأ.",
};
enum { TEXTS = sizeof texts / sizeof *texts };

typedef struct worker {
  const isnad_engine *engine;
  char *bytes;
  size_t size, room;
  bool failed;
} worker;

static bool keep(void *context, const char *bytes, size_t size) {
  worker *self = context;
  if (self->size + size > self->room) {
    self->room = (self->size + size) * 2;
    char *grown = realloc(self->bytes, self->room);
    if (!grown) return false;
    self->bytes = grown;
  }
  memcpy(self->bytes + self->size, bytes, size);
  self->size += size;
  return true;
}

static void *work(void *context) {
  worker *self = context;
  isnad_story *story = isnad_story_new(self->engine);
  isnad_writer *writer = NULL;
  isnad_writer_options options = {.format = ISNAD_FORMAT_NDJSON};
  self->failed = !story || isnad_writer_open(&options, keep, self, &writer);
  for (int i = 0; i < ROUNDS && !self->failed; i++) {
    isnad_document document = {.text = isnad_string_of(texts[i % TEXTS])};
    self->failed = isnad_story_read(story, &document, ISNAD_LAYERS_ALL, NULL);
    isnad_writer_story(writer, story);
  }
  if (writer && isnad_writer_close(writer)) self->failed = true;
  isnad_story_free(story);
  return NULL;
}

static void test_same_answers(void **state) {
  (void)state;
  isnad_engine *engine;
  assert_int_equal(isnad_engine_open(NULL, &engine, NULL), ISNAD_OK);
  worker alone = {.engine = engine}, workers[THREADS];
  pthread_t threads[THREADS];
  work(&alone);
  assert_false(alone.failed);
  assert_true(alone.size > 0);
  for (int i = 0; i < THREADS; i++) {
    workers[i] = (worker){.engine = engine};
    assert_int_equal(pthread_create(&threads[i], NULL, work, &workers[i]), 0);
  }
  for (int i = 0; i < THREADS; i++) {
    assert_int_equal(pthread_join(threads[i], NULL), 0);
    assert_false(workers[i].failed);
    assert_int_equal(workers[i].size, alone.size);
    assert_memory_equal(workers[i].bytes, alone.bytes, alone.size);
    free(workers[i].bytes);
  }
  free(alone.bytes);
  isnad_engine_close(engine);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_same_answers)};
  return cmocka_run_group_tests_name("threads", tests, NULL, NULL);
}
