/* test_page_jsonl: JSON lines in, documents out. What JSON means is tested here; what text means is not. */
#include "test_page.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static const page_options jsonl = {.from = PAGE_JSONL};

static void read_text(kept *self, const char *lines) { kept_read(self, lines, strlen(lines), &jsonl); }

static void reads_all_fields(void **state) {
  (void)state;
  kept k = {0};
  read_text(&k, "{\"id\": \"a1\", \"text\": \"قالت البلدية إن السوق سيفتح.\", \"title\": \"السوق\", \"published\": "
                "\"2031-05-02\","
                " \"outlet\": \"صحيفة الميناء\", \"url\": \"https://example.org/1\", \"other\": [1, {\"a\": null}]}\n");
  assert_int_equal(k.n_documents, 1);
  assert_int_equal(k.n_problems, 0);
  assert_string_equal(k.documents[0].id, "a1");
  assert_string_equal(k.documents[0].text, "قالت البلدية إن السوق سيفتح.");
  assert_string_equal(k.documents[0].title, "السوق");
  assert_string_equal(k.documents[0].outlet, "صحيفة الميناء");
  assert_string_equal(k.documents[0].url, "https://example.org/1");
  assert_string_equal(k.documents[0].published, "2031-05-02");
  assert_int_equal(k.documents[0].published_from, ISNAD_FROM_METADATA);
  assert_int_equal(k.documents[0].outlet_from, ISNAD_FROM_METADATA);
  kept_done(&k);
}

static void counts_lines_and_bytes(void **state) {
  (void)state;
  kept k = {0};
  read_text(&k, "\xEF\xBB\xBF{\"text\": \"a\"}\r\n\r\n   \n{\"text\": 5}\n{\"text\": \"b\"}");
  assert_int_equal(k.n_documents, 2);
  assert_string_equal(k.documents[1].text, "b");
  assert_int_equal(k.documents[0].offset, 0);
  assert_int_equal(k.documents[1].offset, 36);
  assert_int_equal(k.n_problems, 1);
  assert_int_equal(k.problems[0].line, 4);
  assert_int_equal(k.problems[0].byte, 24);
  assert_int_equal(k.problems[0].status, ISNAD_ERR_FORMAT);
  assert_string_equal(k.problems[0].message, "text is not a string");
  kept_done(&k);
}

typedef struct text_case {
  const char *json; /* what stands between the quotes of "text" */
  const char *text;
  size_t size;
} text_case;

#define CASE(json, text)                                                                                               \
  { json, text, sizeof text - 1 }

/* Every letter comes out as it was, or as U+FFFD. */
static void decodes_text(void **state) {
  (void)state;
  static const text_case cases[] = {
      CASE("", ""),
      CASE("\\u0642\\u0627\\u0644 كذا", "قال كذا"),
      CASE("\\\"\\\\\\/\\b\\f\\n\\r\\t", "\"\\/\b\f\n\r\t"),
      CASE("a\\u0000b", "a\0b"),
      CASE("\\ud83d\\ude00", "\xF0\x9F\x98\x80"),
      CASE("\\uD83D\\uDE00", "\xF0\x9F\x98\x80"),
      CASE("x\\ud800y", "x\xEF\xBF\xBDy"),
      CASE("x\\ud800", "x\xEF\xBF\xBD"),
      CASE("\\udc00\\ud800", "\xEF\xBF\xBD\xEF\xBF\xBD"),
      CASE("\\ud800\\ud83d\\ude00", "\xEF\xBF\xBD\xF0\x9F\x98\x80"),
      CASE("\\ud800\\u0642", "\xEF\xBF\xBD\xD9\x82"),
      CASE("\\\\ud800", "\\ud800"),
      CASE("\\uffff\\ufffd", "\xEF\xBF\xBF\xEF\xBF\xBD"),
      CASE("a\xFF\xFE z", "a\xEF\xBF\xBD\xEF\xBF\xBD z"),
      CASE("\xED\xA0\x80x", "\xEF\xBF\xBDx"),
      CASE("\xD9", "\xEF\xBF\xBD"),
      CASE("\xF0\x9F\x98", "\xEF\xBF\xBD"),
      CASE("\xF0\x9F\x98\x80\xF5", "\xF0\x9F\x98\x80\xEF\xBF\xBD"),
      CASE("\xC0\x80\xE0\x80\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"),
      CASE("\xF4\x90\x80\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"),
      CASE("\xEF\xBF\xBD", "\xEF\xBF\xBD"),
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    kept k = {0};
    char line[256];
    snprintf(line, sizeof line, "{\"text\":\"%s\",\"title\":\"\\u0628\"}\n", cases[i].json);
    read_text(&k, line);
    assert_int_equal(k.n_documents, 1);
    assert_int_equal(k.documents[0].text_size, cases[i].size);
    assert_memory_equal(k.documents[0].text, cases[i].text, cases[i].size);
    assert_string_equal(k.documents[0].title, "\xD8\xA8");
    kept_done(&k);
  }
}

static void takes_good_json(void **state) {
  (void)state;
  static const char *const lines[] = {
      "{\"text\":\"ok\",\"n\":[0,-0,1.5,-2e10,3E-2,123456789012345678901234567890]}",
      "{\"text\":\"ok\",\"b\":[true,false,null,[],{}]}",
      " { \"a\" : 1 , \"te\\u0078t\" : \"ok\" } ",
      "{\"text\":3,\"text\":\"ok\"}",
      "{\"x\":{\"text\":\"no\"},\"text\":\"ok\",\"y\":\"\\\\\\\"\\u12aF\xFF\"}",
  };
  for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
    kept k = {0};
    read_text(&k, lines[i]);
    assert_int_equal(k.n_documents, 1);
    assert_string_equal(k.documents[0].text, "ok");
    kept_done(&k);
  }
}

static void numbers_can_be_ids(void **state) {
  (void)state;
  kept k = {0};
  static const char *const ids[][2] = {
      {"9007199254740993", "9007199254740993"},
      {"-9223372036854775808", "-9223372036854775808"},
      {"17, \"n\": 123456789012345678901234567890", "17"},
      {"1.7e1", "17"},
      {"1.5", ""},
      {"123456789012345678901234567890", ""}, /* rather none than another */
      {"9007199254740993, \"n\": 123456789012345678901234567890", ""},
      {"true", ""},
  };
  enum { IDS = sizeof ids / sizeof *ids };
  for (size_t i = 0; i < IDS; i++) {
    char line[128];
    snprintf(line, sizeof line, "{\"id\": %s, \"text\": \"\"}\n", ids[i][0]);
    read_text(&k, line);
    assert_int_equal(k.n_documents, i + 1);
    assert_string_equal(k.documents[i].id, ids[i][1]);
  }
  kept_done(&k);
}

static void skips_what_is_wrong(void **state) {
  (void)state;
  static const char *const lines[][2] = {
      {"[1]", "not a JSON object"},
      {"\"text\"", "not a JSON object"},
      {"17", "not a JSON object"},
      {"{\"title\":\"x\"}", "no field text"},
      {"{}", "no field text"},
      {"{\"text\":null}", "text is not a string"},
      {"{\"text\":\"a\"", "not JSON: '}' expected, at byte 11 of the line"},
      {"{\"text\":\"a", "not JSON: premature end of input"},
      {"{\"text\":\"a\\", "not JSON: invalid escape"},
      {"{\"text\":\"a\\u12", "not JSON: invalid escape"},
      {"{\"text\":\"\\x\"}", "not JSON: invalid escape"},
      {"{\"text\":\"a\tb\"}", "not JSON: control character 0x9"},
      {"{\"text\":\"a\"} x", "not JSON: end of file expected"},
      {"{\"text\":\"a\",}", "not JSON: string or '}' expected"},
      {"{\"text\" \"a\"}", "not JSON: ':' expected"},
      {"{text:1}", "not JSON: string or '}' expected"},
      {"{\"n\":01,\"text\":\"a\"}", "not JSON: invalid token"},
      {"{\"n\":1.,\"text\":\"a\"}", "not JSON: invalid token"},
      {"{\"n\":nul,\"text\":\"a\"}", "not JSON: invalid token"},
      {"{\"n\":[1 2],\"text\":\"a\"}", "not JSON: ']' expected"},
      {"وقال", "not JSON: invalid token"},
      /* Good JSON that jansson refuses. */
      {"{\"a\\u0000b\":1,\"text\":\"a\"}", "not JSON: NUL byte in object key not supported"},
      {"{\"n\":1e999,\"text\":\"a\"}", "not JSON: real number overflow"},
      /* What is quoted of the line in jansson's words stays out: here half a letter, and the terminal's escape. */
      {"{\"text\":\"\\ق\"}", "not JSON: invalid escape, at byte 11 of the line"},
      {"{\"text\":\033[31m}", "not JSON: invalid token, at byte 9 of the line"},
      /* Bytes count in the line as it was. */
      {"{\"title\":\"\xFF\xFE\",\"text\":\"a\"", "not JSON: '}' expected, at byte 24 of the line"},
  };
  for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
    kept k = {0};
    char text[256];
    snprintf(text, sizeof text, "%s\n{\"text\":\"after\"}\n", lines[i][0]);
    read_text(&k, text);
    assert_int_equal(k.n_problems, 1);
    assert_memory_equal(k.problems[0].message, lines[i][1], strlen(lines[i][1]));
    assert_int_equal(k.problems[0].line, 1);
    assert_string_equal(k.problems[0].file, "sample");
    assert_int_equal(k.n_documents, 1);
    assert_string_equal(k.documents[0].text, "after");
    kept_done(&k);
  }
}

static void nesting_is_limited(void **state) {
  (void)state;
  enum { DEEP = 100000 };
  kept k = {0};
  char *line = malloc(DEEP + 64);
  assert_non_null(line);
  int n = snprintf(line, 64, "{\"text\":\"a\",\"x\":");
  memset(line + n, '[', DEEP);
  kept_read(&k, line, DEEP + (size_t)n, &jsonl);
  free(line);
  assert_int_equal(k.n_problems, 1);
  assert_non_null(strstr(k.problems[0].message, "maximum parsing depth"));
  kept_done(&k);
}

static void dates_are_checked(void **state) {
  (void)state;
  static const char *const good[] = {"2024-07-10",
                                     "2024-02-29",
                                     "2024-07-10T14:30",
                                     "2024-07-10T14:30:05",
                                     "2024-07-10T14:30:05.25Z",
                                     "2024-07-10t14:30:05z",
                                     "2024-07-10 14:30:05+03:00",
                                     "2024-07-10T14:30:05-0330"};
  static const char *const bad[] = {"10/07/2024",  "2023-02-29",  "2024-13-01",
                                    "2024-7-1",    "2024-07-10T", "2024-07-10T25:00",
                                    "2024-07-10x", "الأربعاء",    "2024-07-10T14:30:05+3"};
  for (size_t i = 0; i < sizeof good / sizeof *good + sizeof bad / sizeof *bad; i++) {
    bool is_good = i < sizeof good / sizeof *good;
    const char *date = is_good ? good[i] : bad[i - sizeof good / sizeof *good];
    kept k = {0};
    char line[128];
    snprintf(line, sizeof line, "{\"text\":\"\",\"published\":\"%s\"}", date);
    read_text(&k, line);
    assert_int_equal(k.n_documents, 1);
    assert_string_equal(k.documents[0].published, is_good ? date : "");
    assert_int_equal(k.documents[0].n_warnings, is_good ? 0 : 1);
    assert_int_equal(k.documents[0].published_from, is_good ? ISNAD_FROM_METADATA : ISNAD_FROM_NOWHERE);
    kept_done(&k);
  }
}

static void options_fill_what_is_missing(void **state) {
  (void)state;
  page_options options = {
      .from = PAGE_JSONL, .date = isnad_string_of("2030-01-01"), .outlet = isnad_string_of("نشرة الحي")};
  const char *lines = "{\"text\":\"a\"}\n{\"text\":\"b\",\"published\":\"soon\",\"outlet\":\"x\"}\n";
  kept k = {0};
  kept_read(&k, lines, strlen(lines), &options);
  assert_string_equal(k.documents[0].published, "2030-01-01");
  assert_int_equal(k.documents[0].published_from, ISNAD_FROM_OPTION);
  assert_int_equal(k.documents[0].outlet_from, ISNAD_FROM_OPTION);
  assert_string_equal(k.documents[1].published, "2030-01-01");
  assert_string_equal(k.documents[1].outlet, "x");
  assert_int_equal(k.documents[1].outlet_from, ISNAD_FROM_METADATA);
  kept_done(&k);
}

/* Reads `before`, `n` times `filling` and `after` from a file, so that they come in chunks, of no form foretold. */
static void read_long(kept *k, const char *before, const char *filling, size_t n, const char *after, size_t limit) {
  char path[] = "/tmp/isnad-test-XXXXXX";
  int file = mkstemp(path);
  assert_true(file >= 0);
  FILE *out = fdopen(file, "wb");
  fputs(before, out);
  for (size_t i = 0; i < n; i++) fputs(filling, out);
  fputs(after, out);
  fclose(out);
  page_options options = {.from = PAGE_AUTO, .max_story_size = limit};
  page_sink sink = kept_sink(k);
  assert_int_equal(page_read(path, &options, &sink, NULL), ISNAD_OK);
  unlink(path);
}

static void long_lines_are_skipped(void **state) {
  (void)state;
  static const size_t sizes[] = {1000, 1001, 300000, 3000000};
  for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
    kept k = {0};
    read_long(&k, "{\"text\":\"before\"}\n{\"text\":\"", "x", sizes[i] - 11, "\"}\n{\"text\":\"after\"}\n", 1000);
    assert_int_equal(k.n_documents, sizes[i] > 1000 ? 2 : 3);
    assert_int_equal(k.n_problems, sizes[i] > 1000 ? 1 : 0);
    if (sizes[i] > 1000) {
      assert_int_equal(k.problems[0].status, ISNAD_ERR_LIMIT);
      assert_int_equal(k.problems[0].line, 2);
      assert_int_equal(k.problems[0].byte, 18);
      assert_string_equal(k.documents[1].text, "after");
      assert_int_equal(k.documents[1].offset, 18 + sizes[i] + 1);
    }
    kept_done(&k);
  }
}

/* The form is settled on a part of the line, which may end inside a letter, an escape or a number. */
static void long_first_lines_are_json(void **state) {
  (void)state;
  static const char *const fillings[] = {"\\ud83d\\ude00", "\\\"\\\\", "قال", "\",\"n\":[-1.5e2,false],\"m\":\""};
  for (size_t i = 0; i < sizeof fillings / sizeof *fillings; i++)
    for (int shift = 0; shift < 12; shift++) {
      kept k = {0};
      char before[64];
      snprintf(before, sizeof before, "{\"text\":\"x\",\"title\":\"%.*s", shift, "____________");
      read_long(&k, before, fillings[i], ((size_t)5 << 18) / strlen(fillings[i]), "\"}\n", 0);
      assert_int_equal(k.n_documents, 1);
      assert_string_equal(k.documents[0].text, "x");
      assert_int_equal(k.documents[0].n_paragraphs, 0);
      kept_done(&k);
    }
}

static void every_prefix_ends_well(void **state) {
  (void)state;
  static const char line[] =
      "{\"id\":-1.5e2,\"x\":[{\"a\":\"\\ud83d\\ude00\\n\"},true],\"text\":\"قال \\u0642\xFF\",\"title\":\"\\ud800\"}\n";
  for (size_t n = 0; n < sizeof line; n++) {
    kept k = {0};
    kept_read(&k, line, n, &jsonl);
    assert_int_equal(k.n_documents + k.n_problems, n == 0 ? 0 : 1);
    assert_int_equal(k.n_documents, n >= sizeof line - 2);
    kept_check_documents(&k);
    kept_done(&k);
  }
}

static void form_is_found_out(void **state) {
  (void)state;
  static const struct {
    const char *bytes;
    bool is_jsonl;
  } cases[] = {
      {"{\"text\":\"a\"}", true},
      {"\xEF\xBB\xBF\n {\"text\":\"a\"}\n", true},
      {"{\"text\":\n{\"text\":\"b\"}\n", true},
      {"{ملاحظة} قال الرجل إن الباب مفتوح.", false},
      {"{\"title\":\"a\"}\n", false},
      {"[{\"text\":\"a\"}]", false},
      {"قال", false},
      {"", false},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    kept k = {0};
    kept_read(&k, cases[i].bytes, strlen(cases[i].bytes), NULL);
    bool read_as_text = k.n_documents > 0 && k.documents[0].n_paragraphs > 0;
    assert_int_equal(read_as_text, !cases[i].is_jsonl && cases[i].bytes[0] != '\0');
    kept_done(&k);
  }
}

static void whole_inputs_can_fail(void **state) {
  (void)state;
  kept k = {0};
  isnad_error error = {0};
  assert_int_equal(kept_read_file(&k, "no-such-file", NULL, &error), ISNAD_ERR_IO);
  assert_non_null(strstr(error.file, "no-such-file"));
  assert_true(error.message[0] != '\0');
  assert_int_equal(kept_read_file(&k, "", NULL, &error), ISNAD_ERR_IO);
  assert_int_equal(kept_read_file(&k, "no-such-file", NULL, NULL), ISNAD_ERR_IO);
  assert_int_equal(k.n_documents, 0);
  kept_done(&k);
}

static void the_sink_can_stop(void **state) {
  (void)state;
  kept k = {.stop_after = 2};
  read_text(&k, "{\"text\":\"a\"}\n{\"text\":\"b\"}\n{\"text\":\"c\"}\n");
  assert_int_equal(k.n_documents, 2);
  kept_done(&k);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(reads_all_fields),
      cmocka_unit_test(counts_lines_and_bytes),
      cmocka_unit_test(decodes_text),
      cmocka_unit_test(takes_good_json),
      cmocka_unit_test(numbers_can_be_ids),
      cmocka_unit_test(skips_what_is_wrong),
      cmocka_unit_test(nesting_is_limited),
      cmocka_unit_test(dates_are_checked),
      cmocka_unit_test(options_fill_what_is_missing),
      cmocka_unit_test(long_lines_are_skipped),
      cmocka_unit_test(long_first_lines_are_json),
      cmocka_unit_test(every_prefix_ends_well),
      cmocka_unit_test(form_is_found_out),
      cmocka_unit_test(whole_inputs_can_fail),
      cmocka_unit_test(the_sink_can_stop),
  };
  return cmocka_run_group_tests_name("page_jsonl", tests, NULL, NULL);
}
