/* test_linear: the work of reading grows with the length of the input, and not with its square.
 *
 * Work is counted, not timed: this program is built with a counter on every edge of the program's flow, and what the C
 * library's block functions go over is added. A machine under load counts the same as an idle one. What libxml2 and
 * jansson do is not counted. */
#include "page.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum {
  SHORT = 40000,    /* bytes, about */
  TIMES = 4,        /* the long input is so many times the short one */
  MOST = TIMES + 1, /* its work may be so many times the short one's: room for a logarithm and for what is found once */
  BYTES_A_STEP = 16 /* of a block function */
};

static uint64_t steps;

void __sanitizer_cov_trace_pc(void); /* called by what is under test, on every edge */
void __sanitizer_cov_trace_pc(void) { steps++; }

/* The linker sends the block functions of what is under test here (tests/meson.build). */
void *__real_memcpy(void *to, const void *from, size_t size);
void *__wrap_memcpy(void *to, const void *from, size_t size);
void *__wrap_memcpy(void *to, const void *from, size_t size) {
  steps += size / BYTES_A_STEP;
  return __real_memcpy(to, from, size);
}

void *__real_memmove(void *to, const void *from, size_t size);
void *__wrap_memmove(void *to, const void *from, size_t size);
void *__wrap_memmove(void *to, const void *from, size_t size) {
  steps += size / BYTES_A_STEP;
  return __real_memmove(to, from, size);
}

void *__real_memset(void *to, int byte, size_t size);
void *__wrap_memset(void *to, int byte, size_t size);
void *__wrap_memset(void *to, int byte, size_t size) {
  steps += size / BYTES_A_STEP;
  return __real_memset(to, byte, size);
}

void *__real_memchr(const void *in, int byte, size_t size);
void *__wrap_memchr(const void *in, int byte, size_t size);
void *__wrap_memchr(const void *in, int byte, size_t size) {
  char *found = __real_memchr(in, byte, size);
  steps += (found ? (size_t)(found - (const char *)in) : size) / BYTES_A_STEP;
  return found;
}

/* ---- What is read -------------------------------------------------------------------------------------------------
 */

typedef struct sample {
  const char *name;
  page_format from;
  const char *before, *again, *after; /* `again` is repeated */
} sample;

/* What a rule could go over again and again: what never ends, never closes, always opens, or is everywhere alike. */
static const sample samples[] = {
    {"prose", PAGE_TEXT, "",
     "وقالت الوزيرة سلمى الداوودي إن \"الجسر\" سيفتح الأحد، مضيفة أن العمل انتهى، بحسب رويترز.\n", ""},
    {"no stop", PAGE_TEXT, "", "قال الوزير إن الجسر مفتوح، ", ""},
    {"one quotation", PAGE_TEXT, "", "«قال الوزير نعم ", ""},
    {"open marks", PAGE_TEXT, "", "« ", ""},
    {"marks by turns", PAGE_TEXT, "", "\" ", ""},
    {"words in marks", PAGE_TEXT, "", "نعم \"لا\" ", ""},
    {"verbs", PAGE_TEXT, "", "وقال ", ""},
    {"cues", PAGE_TEXT, "", "بحسب وفقا ل نقلا عن ", ""},
    {"names", PAGE_TEXT, "", "سلمى الداوودي هيثم العطار ", ""},
    {"participles", PAGE_TEXT, "", "مضيفا ", ""},
    {"relays", PAGE_TEXT, "", "نقلت رويترز عن مسؤول قوله ", ""},
    {"nouns", PAGE_TEXT, "", "دعوات إلى وقف ", ""},
    {"headings", PAGE_TEXT, "", "سلمى الداوودي: نعم\n", ""},
    {"one speaker", PAGE_TEXT, "", "غرد الوزير سامر النجار قائلا إن الطريق آمن. وقال في تغريدة إن الجسر مغلق. ", ""},
    {"one sentence", PAGE_TEXT, "", "وأضاف في تغريدة أن الشركة طلبت من البلدية أن تعمل، مضيفا ", ""},
    {"his country", PAGE_TEXT, "", "قال النجار إن بلاده آمنة. وأكدت بلاده أن الجسر مغلق. ", ""},
    {"titles", PAGE_TEXT, "", "وقال المتحدث باسم وزارة النقل. وأضاف الوزير الفرنسي أن المدير وافق. ", ""},
    {"relatives", PAGE_TEXT, "", "الرجل الذي قال إن ", ""},
    {"pairs", PAGE_TEXT, "", "الوزير والنائب والسفير و", ""},
    {"sources", PAGE_TEXT, "", "وزير خارجية دولة شمال ", "قال إن الجسر مفتوح."},
    {"brackets", PAGE_TEXT, "", "(رويترز) - قال (الوزير) ", ""},
    {"times", PAGE_TEXT, "", "من الأحد الماضي إلى 12 مايو أيار 2017 ", ""},
    {"numbers", PAGE_TEXT, "", "مئة ألف وثلاثة وعشرون مليون 5% 2$ ", ""},
    {"blank lines", PAGE_TEXT, "", "\n\n \n", "قال الوزير إن الجسر مفتوح."},
    {"one string", PAGE_JSONL, "{\"text\": \"", "قال الوزير إن الجسر مفتوح.\\n", "\"}\n"},
    {"lines", PAGE_JSONL, "", "{\"text\": \"قال الوزير إن الجسر مفتوح.\"}\n", ""},
    {"paragraphs", PAGE_HTML, "<html><body>", "<p>قال الوزير سامر النجار إن الجسر مفتوح، بحسب رويترز.</p>\n", ""},
    {"open divisions", PAGE_HTML, "<html><body><p>قال الوزير إن الجسر مفتوح.</p>", "<div>", ""},
    {"links", PAGE_HTML, "<html><body>", "<a href='/a'>اقرأ أيضا: الجسر مفتوح</a> ", ""},
    {"rows", PAGE_CSV, "title,text\n", "الجسر,\"قال الوزير إن الجسر \"\"مفتوح\"\".\"\n", ""},
    {"items", PAGE_FEED, "<rss version='2.0'><channel>",
     "<item><title>الجسر</title><description>قال الوزير إن الجسر مفتوح.</description></item>", "</channel></rss>"},
};
enum { N_SAMPLES = sizeof samples / sizeof *samples };

/* `size` bytes of it, about; the caller frees. */
static char *written(const sample *of, size_t size) {
  size_t rounds = size / strlen(of->again),
         length = rounds * strlen(of->again) + strlen(of->before) + strlen(of->after);
  char *text = malloc(length + 1), *end = text;
  assert_non_null(text);
  end += sprintf(end, "%s", of->before);
  for (size_t i = 0; i < rounds; i++) end += sprintf(end, "%s", of->again);
  sprintf(end, "%s", of->after);
  return text;
}

static bool read_document(void *context, const isnad_document *document) {
  assert_int_equal(isnad_story_read(context, document, ISNAD_LAYERS_ALL, NULL), ISNAD_OK);
  return true;
}

static void take_problem(void *context, const isnad_error *error) {
  (void)context;
  (void)error;
}

static uint64_t work_of(const isnad_engine *engine, const sample *of, size_t size) {
  char *text = written(of, size);
  isnad_story *story = isnad_story_new(engine);
  assert_non_null(story);
  const page_sink sink = {.context = story, .document = read_document, .problem = take_problem};
  const page_options options = {.from = of->from};
  steps = 0;
  assert_int_equal(page_read_bytes(isnad_string_of(text), "sample", &options, &sink, NULL), ISNAD_OK);
  uint64_t work = steps;
  isnad_story_free(story);
  free(text);
  return work;
}

static void test_linear(void **state) {
  const sample *of = *state;
  isnad_engine *engine;
  assert_int_equal(isnad_engine_open(NULL, &engine, NULL), ISNAD_OK);
  uint64_t few = work_of(engine, of, SHORT), many = work_of(engine, of, (size_t)SHORT * TIMES);
  isnad_engine_close(engine);
  print_message("# %s: %llu steps, %llu for %d times the length\n", of->name, (unsigned long long)few,
                (unsigned long long)many, TIMES);
  assert_true(few > SHORT / 8); /* it was read, and counted */
  assert_true(many <= few * MOST);
}

int main(void) {
  struct CMUnitTest tests[N_SAMPLES];
  for (size_t i = 0; i < N_SAMPLES; i++)
    tests[i] = (struct CMUnitTest){samples[i].name, test_linear, NULL, NULL, (void *)&samples[i]};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
