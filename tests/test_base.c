/* test_base: arenas, vectors, errors and names: what a whole pass over a story rests on when memory ends.
 *
 * Belongs here: the base floor alone. Does not: what stories do without memory (test_faults).
 */
#include "base/arena.h"
#include "base/error.h"
#include "base/hash.h"
#include "base/vector.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* An allocator that counts what is out and can say no. */
typedef struct counter {
  size_t out, calls, allowed; /* allowed 0: all */
} counter;

static void *counted(void *context, void *pointer, size_t size) {
  counter *self = context;
  if (size == 0) {
    self->out -= pointer != NULL;
    free(pointer);
    return NULL;
  }
  if (self->allowed && ++self->calls > self->allowed) return NULL;
  void *made = realloc(pointer, size);
  if (!pointer && made) self->out++;
  return made;
}

static void test_arena_pieces(void **state) {
  (void)state;
  counter all = {0};
  arena memory;
  arena_init(&memory, allocator_of(counted, &all));
  unsigned char *before = NULL;
  assert_non_null(arena_get(&memory, 0));
  for (size_t size = 1; size < 3000; size += 7) {
    unsigned char *piece = arena_get(&memory, size);
    assert_non_null(piece);
    assert_int_equal((uintptr_t)piece % 16, 0);
    memset(piece, 0xA5, size);
    assert_true(piece != before);
    before = piece;
  }
  char *zero = arena_zero(&memory, 100000);
  for (size_t i = 0; i < 100000; i++) assert_int_equal(zero[i], 0);
  isnad_string copied = arena_copy(&memory, isnad_string_of("قال"));
  assert_memory_equal(copied.data, "قال", copied.size);
  assert_true(all.out > 1);
  arena_done(&memory);
  assert_int_equal(all.out, 0);
}

static void test_arena_reset(void **state) {
  (void)state;
  counter all = {0};
  arena memory;
  arena_init(&memory, allocator_of(counted, &all));
  for (int i = 0; i < 100; i++) assert_non_null(arena_get(&memory, 64 * 1024));
  size_t most = all.out;
  arena_reset(&memory, 1024 * 1024);
  assert_true(all.out > 0 && all.out < most);
  size_t kept = all.out;
  assert_non_null(arena_get(&memory, 1000));
  assert_int_equal(all.out, kept);
  arena_reset(&memory, 0);
  assert_int_equal(all.out, 0);
  assert_non_null(arena_get(&memory, 1));
  arena_done(&memory);
  assert_int_equal(all.out, 0);
}

static void test_arena_is_sticky(void **state) {
  (void)state;
  counter all = {.allowed = 1};
  arena memory;
  arena_init(&memory, allocator_of(counted, &all));
  assert_non_null(arena_get(&memory, 1));
  assert_null(arena_get(&memory, 1024 * 1024));
  assert_true(memory.failed);
  assert_null(arena_get(&memory, 1)); /* there would be room */
  assert_null(arena_copy(&memory, isnad_string_of("x")).data);
  arena_reset(&memory, SIZE_MAX);
  assert_non_null(arena_get(&memory, 1));
  arena_done(&memory);
}

static void test_arena_absurd_size(void **state) {
  (void)state;
  arena memory;
  arena_init(&memory, allocator_of(NULL, NULL));
  assert_null(arena_get(&memory, SIZE_MAX));
  assert_true(memory.failed);
  arena_done(&memory);
}

static void test_vector(void **state) {
  (void)state;
  arena memory;
  arena_init(&memory, allocator_of(NULL, NULL));
  vector(uint32_t) numbers = {0};
  for (uint32_t i = 0; i < 100000; i++) {
    uint32_t *at = vector_push(&numbers, &memory);
    assert_non_null(at);
    *at = i * 3;
  }
  assert_int_equal(numbers.count, 100000);
  for (uint32_t i = 0; i < 100000; i++) assert_int_equal(numbers.items[i], i * 3);
  memory.failed = true;
  while (numbers.count < numbers.room) *vector_push(&numbers, &memory) = 0;
  assert_null(vector_push(&numbers, &memory));
  assert_int_equal(numbers.count, numbers.room);
  arena_done(&memory);
}

static void test_error(void **state) {
  (void)state;
  isnad_error error;
  assert_int_equal(error_set(&error, ISNAD_ERR_LEXICON, "a.tsv", 7, "bad %s", "row"), ISNAD_ERR_LEXICON);
  assert_string_equal(error.message, "bad row");
  assert_string_equal(error.file, "a.tsv");
  assert_int_equal(error.line, 7);
  assert_int_equal(error_set(NULL, ISNAD_ERR_IO, NULL, 0, "x"), ISNAD_ERR_IO);
  char name[2000];
  memset(name, 'n', sizeof name - 1);
  name[sizeof name - 1] = 0;
  error_set(&error, ISNAD_ERR_IO, name, 0, "%s", name);
  assert_int_equal(strlen(error.file), sizeof error.file - 1);
  assert_int_equal(strlen(error.message), sizeof error.message - 1);
}

static void test_names(void **state) {
  (void)state;
  for (isnad_status s = ISNAD_OK; s <= ISNAD_ERR_USAGE; s++) assert_true(isnad_status_text(s)[0]);
  for (isnad_role r = ISNAD_ROLE_BODY; r <= ISNAD_ROLE_FURNITURE; r++) assert_true(isnad_role_name(r)[0]);
  for (isnad_kind k = ISNAD_KIND_PERSON; k <= ISNAD_KIND_IMPLICIT; k++) assert_true(isnad_kind_name(k)[0]);
  for (isnad_act a = ISNAD_ACT_SAY; a <= ISNAD_ACT_REPORT; a++) assert_true(isnad_act_name(a)[0]);
  for (isnad_content_type t = ISNAD_INDIRECT; t <= ISNAD_MIXED; t++) assert_true(isnad_type_name(t)[0]);
  for (isnad_from f = ISNAD_FROM_METADATA; f <= ISNAD_FROM_OPTION; f++) assert_true(isnad_from_name(f)[0]);
  assert_string_equal(isnad_act_name((isnad_act)99), "");
  assert_string_equal(isnad_kind_name(ISNAD_KIND_NONE), "");
  assert_string_equal(isnad_version(), ISNAD_VERSION);
  assert_int_equal(isnad_string_of(NULL).size, 0);
}

/* The published values of FNV-1a for "" and "a". */
static void test_hash(void **state) {
  (void)state;
  assert_int_equal(hash_bytes((const uint8_t *)"", 0), 0x811c9dc5u);
  assert_int_equal(hash_bytes((const uint8_t *)"a", 1), 0xe40c292cu);
  assert_true(hash_more64(hash_start64(), "a", 1) == 0xaf63dc4c8601ec8cu);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_arena_pieces),    cmocka_unit_test(test_arena_reset),
      cmocka_unit_test(test_arena_is_sticky), cmocka_unit_test(test_arena_absurd_size),
      cmocka_unit_test(test_vector),          cmocka_unit_test(test_error),
      cmocka_unit_test(test_names),           cmocka_unit_test(test_hash),
  };
  return cmocka_run_group_tests_name("base", tests, NULL, NULL);
}
