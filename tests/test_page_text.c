/* test_page_text: scraped pages in, stories with the roles of their lines out. The pages are tests/pages/NAME.txt, what
 * each of their lines is stands in NAME.roles, one «story role» for every line that is not blank. All of them are
 * invented. ISNAD_UPDATE=1 in the environment writes the roles anew: then the difference is to be looked at. */
#include "test_page.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const page_options text = {.from = PAGE_TEXT};
static const char *const role_names[] = {"body",     "lead",    "caption", "credit",   "byline",
                                         "dateline", "heading", "related", "furniture"};
static const char *const pages[] = {"harbour", "well", "nofront", "credits"};
#define N_PAGES (sizeof pages / sizeof *pages)

static char *read_sample(const char *name, const char *ending, size_t *size) {
  char file[64];
  snprintf(file, sizeof file, "%s%s", name, ending);
  FILE *in = fopen(page_sample(file), "rb");
  if (in == NULL) fail_msg("%s cannot be read", file);
  char *bytes = calloc(1, 1 << 16);
  assert_non_null(bytes);
  *size = fread(bytes, 1, (1 << 16) - 1, in);
  fclose(in);
  return bytes;
}

static void write_roles(const kept *k, char *out, size_t room) {
  size_t n = 0;
  for (size_t i = 0; i < k->n_documents; i++)
    for (size_t p = 0; p < k->documents[i].n_paragraphs; p++)
      n += (size_t)snprintf(out + n, room - n, "%zu %s\n", i + 1, role_names[k->documents[i].paragraphs[p].role]);
}

static void pages_are_told_apart(void **state) {
  (void)state;
  for (size_t i = 0; i < N_PAGES; i++) {
    size_t size;
    char got[4096], file[64];
    char *page = read_sample(pages[i], ".txt", &size);
    kept k = {0};
    kept_read(&k, page, size, &text);
    kept_check_documents(&k);
    write_roles(&k, got, sizeof got);
    kept_done(&k);
    free(page);
    if (getenv("ISNAD_UPDATE") != NULL) {
      snprintf(file, sizeof file, "%s.roles", pages[i]);
      FILE *out = fopen(page_sample(file), "wb");
      assert_non_null(out);
      fputs(got, out);
      fclose(out);
    }
    char *want = read_sample(pages[i], ".roles", &size);
    if (strcmp(want, got) != 0) print_error("%s:\n%s", pages[i], got);
    assert_string_equal(got, want);
    free(want);
  }
}

static void facts_are_read(void **state) {
  (void)state;
  size_t size;
  char *page = read_sample("harbour", ".txt", &size);
  kept k = {0};
  kept_read(&k, page, size, &text);
  assert_int_equal(k.n_documents, 2);
  assert_string_equal(k.documents[0].title, "بلدية الرملة تفتتح جسر الصيادين بعد عامين من التأخير");
  assert_string_equal(k.documents[0].published, "2031-05-14");
  assert_int_equal(k.documents[0].published_from, ISNAD_FROM_TEXT);
  assert_string_equal(k.documents[1].dateline, "عمّان - رويترز");
  assert_string_equal(k.documents[1].published, "");
  assert_memory_equal(page + k.documents[1].offset, k.documents[1].text, k.documents[1].text_size);
  kept_done(&k);
  free(page);
}

static void byline_is_read(void **state) {
  (void)state;
  size_t size;
  char *page = read_sample("well", ".txt", &size);
  page_options options = {.from = PAGE_TEXT, .date = isnad_string_of("2031-01-02"), .outlet = isnad_string_of("نشرة")};
  kept k = {0};
  kept_read(&k, page, size, &options);
  assert_string_equal(k.documents[0].byline, "بقلم: ليلى العطار");
  assert_string_equal(k.documents[0].published, "2031-01-02");
  assert_int_equal(k.documents[0].published_from, ISNAD_FROM_OPTION);
  assert_string_equal(k.documents[0].outlet, "نشرة");
  kept_done(&k);
  free(page);
}

static void dates_are_read(void **state) {
  (void)state;
  static const char *const dates[][2] = {
      {"نشر في 8 أبريل 2018", "2018-04-08"},
      {"آخر تحديث: الأحد ٨ نيسان/أبريل ٢٠١٨ - 14:30 غرينتش", "2018-04-08"},
      {"2018/04/08", "2018-04-08"},
      {"08-04-2018", "2018-04-08"},
      {"16 كانون الثاني/يناير 2018", "2018-01-16"},
      {"April 8, 2018", "2018-04-08"},
      {"الاثنين 30 فبراير 2018", ""},
  };
  for (size_t i = 0; i < sizeof dates / sizeof *dates; i++) {
    char page[512];
    snprintf(page, sizeof page, "عودة القطار إلى محطة السهل\n%s\nعاد القطار إلى محطة السهل بعد عشر سنوات من توقفه.\n",
             dates[i][0]);
    kept k = {0};
    kept_read(&k, page, strlen(page), &text);
    assert_int_equal(k.n_documents, 1);
    assert_string_equal(k.documents[0].published, dates[i][1]);
    kept_done(&k);
  }
}

/* Blank lines, CRLF, a byte order mark and blanks at the edges change nothing. */
static void layout_changes_nothing(void **state) {
  (void)state;
  size_t size, n = 3;
  char *page = read_sample("nofront", ".txt", &size), *other = calloc(2, size + 64);
  assert_non_null(other);
  memcpy(other, "\xEF\xBB\xBF", 3);
  for (size_t i = 0; i < size; i++) {
    if (page[i] == '\n') other[n++] = ' ', other[n++] = '\r';
    other[n++] = page[i];
  }
  kept k = {0};
  kept_read(&k, other, n, &text);
  kept_check_documents(&k);
  assert_int_equal(k.n_documents, 2);
  assert_int_equal(k.documents[0].n_paragraphs, 4);
  assert_int_equal(k.documents[1].n_paragraphs, 4);
  kept_done(&k);
  free(page);
  free(other);
}

static void bad_bytes_are_mended(void **state) {
  (void)state;
  static const char page[] =
      "\xFF\xFEقال الشاعر إن \xED\xA0\x80 الليل طويل.\n\nوأضاف \xD9\n\0\nأن \xF0\x9F الفجر قريب.";
  kept k = {0};
  kept_read(&k, page, sizeof page - 1, &text);
  kept_check_documents(&k);
  assert_int_equal(k.n_documents, 1);
  assert_memory_equal(k.documents[0].text, "\xEF\xBF\xBD\xEF\xBF\xBDقال", 12);
  assert_int_equal(k.documents[0].n_paragraphs, 4);
  kept_done(&k);
}

static void offsets_are_of_the_bytes_as_found(void **state) {
  (void)state;
  size_t size;
  char *page = read_sample("nofront", ".txt", &size);
  page[0] = (char)0xFF;
  page[9] = (char)0xFE;
  kept k = {0};
  kept_read(&k, page, size, &text);
  assert_int_equal(k.n_documents, 2);
  const kept_document *second = &k.documents[1];
  assert_memory_equal(page + second->offset, second->text, second->text_size);
  kept_done(&k);
  free(page);
}

static void nothing_gives_nothing(void **state) {
  (void)state;
  static const char *const none[] = {"", "\n\n \n", "\xEF\xBB\xBF", "\r\n"};
  for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
    kept k = {0};
    kept_read(&k, none[i], strlen(none[i]), &text);
    assert_int_equal(k.n_documents + k.n_problems, 0);
    kept_done(&k);
  }
}

/* Whatever is cut off, every line is in one paragraph of one story. */
static void every_prefix_ends_well(void **state) {
  (void)state;
  for (size_t i = 0; i < N_PAGES; i++) {
    size_t size;
    char *page = read_sample(pages[i], ".txt", &size);
    for (size_t n = 0; n <= size; n++) {
      size_t lines = 0, paragraphs = 0;
      for (size_t at = 0, word = 0; at <= n; at++) {
        bool stop = at == n || page[at] == '\n';
        lines += stop && word > 0;
        word = stop ? 0 : word + (page[at] != ' ');
      }
      kept k = {0};
      kept_read(&k, page, n, &text);
      kept_check_documents(&k);
      for (size_t d = 0; d < k.n_documents; d++) paragraphs += k.documents[d].n_paragraphs;
      assert_int_equal(paragraphs, lines);
      kept_done(&k);
    }
    free(page);
  }
}

/* Stories longer than the limit are told, and the next one is found behind them; all windows are exercised. */
static void long_stories_are_skipped(void **state) {
  (void)state;
  size_t size;
  char *page = read_sample("harbour", ".txt", &size);
  for (size_t limit = 16; limit < size + 16; limit += 61) {
    page_options options = {.from = PAGE_TEXT, .max_story_size = limit};
    kept k = {0};
    kept_read(&k, page, size, &options);
    kept_check_documents(&k);
    assert_true(k.n_documents > 0 || k.n_problems > 0);
    for (size_t d = 0; d < k.n_documents && d < KEPT_MOST; d++) assert_true(k.documents[d].text_size <= limit);
    for (size_t p = 0; p < k.n_problems && p < KEPT_MOST; p++) assert_int_equal(k.problems[p].status, ISNAD_ERR_LIMIT);
    kept_done(&k);
  }
  free(page);
}

static void one_huge_line_is_told(void **state) {
  (void)state;
  enum { HUGE_LINE = 1 << 20 };
  char *page = malloc(HUGE_LINE);
  assert_non_null(page);
  memset(page, 'x', HUGE_LINE);
  page_options options = {.from = PAGE_TEXT, .max_story_size = 1 << 14};
  kept k = {0};
  kept_read(&k, page, HUGE_LINE, &options);
  assert_int_equal(k.n_documents, 0);
  assert_int_equal(k.n_problems, 1);
  assert_int_equal(k.problems[0].byte, 0);
  kept_done(&k);
  free(page);
}

/* The samples of the project's team, where they are there. */
static void seed_page_is_read(void **state) {
  (void)state;
  const char *path = getenv("ISNAD_SEED_PAGE");
  kept k = {0};
  page_sink sink = kept_sink(&k);
  if (path == NULL || page_read(path, NULL, &sink, NULL) != ISNAD_OK) {
    kept_done(&k);
    skip();
  }
  assert_int_equal(k.n_documents, 2);
  kept_done(&k);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(pages_are_told_apart),
      cmocka_unit_test(facts_are_read),
      cmocka_unit_test(byline_is_read),
      cmocka_unit_test(dates_are_read),
      cmocka_unit_test(layout_changes_nothing),
      cmocka_unit_test(bad_bytes_are_mended),
      cmocka_unit_test(offsets_are_of_the_bytes_as_found),
      cmocka_unit_test(nothing_gives_nothing),
      cmocka_unit_test(every_prefix_ends_well),
      cmocka_unit_test(long_stories_are_skipped),
      cmocka_unit_test(one_huge_line_is_told),
      cmocka_unit_test(seed_page_is_read),
  };
  return cmocka_run_group_tests_name("page_text", tests, NULL, NULL);
}
