/* test_faults: memory that ends: the n-th allocation fails, for every n there is.
 *
 * Belongs here: whole jobs through the public calls. Each must end in ISNAD_ERR_MEMORY, give all memory back, and go
 * right once there is memory again. The linker puts the functions below in the place of malloc and its family
 * (meson.build).
 */
#include "isnad.h"
#include "page.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

/* ---- malloc and its family ---- */

static bool counting;
static size_t calls, fail_at; /* fail_at 0: never */
static long out;              /* pieces not given back */

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *pointer, size_t size);
void __real_free(void *pointer);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *pointer, size_t size);
void __wrap_free(void *pointer);

static bool refused(void) { return counting && ++calls == fail_at; }

static void *counted(void *made) {
  if (counting && made) out++;
  return made;
}

void *__wrap_malloc(size_t size) { return refused() ? NULL : counted(__real_malloc(size)); }
void *__wrap_calloc(size_t count, size_t size) { return refused() ? NULL : counted(__real_calloc(count, size)); }

void *__wrap_realloc(void *pointer, size_t size) {
  if (refused()) return NULL;
  void *made = __real_realloc(pointer, size);
  return pointer ? made : counted(made);
}

void __wrap_free(void *pointer) {
  if (counting && pointer) out--;
  __real_free(pointer);
}

/* ---- The sweep ---- */

typedef isnad_status job(void);

static isnad_status run(job *of, size_t failing) {
  calls = 0, out = 0, fail_at = failing, counting = true;
  isnad_status status = of();
  counting = false;
  return status;
}

static void sweep(job *of) {
  assert_int_equal(run(of, 0), ISNAD_OK);
  assert_int_equal(out, 0);
  size_t all = calls;
  if (all == 0 || all > 5000) fail_msg("%zu allocations", all);
  for (size_t n = 1; n <= all; n++) {
    isnad_status status = run(of, n);
    if (status != ISNAD_ERR_MEMORY) fail_msg("allocation %zu of %zu failed and the status is %d", n, all, status);
    if (out != 0) fail_msg("allocation %zu of %zu failed and %ld pieces are not given back", n, all, out);
  }
  assert_int_equal(run(of, 0), ISNAD_OK);
}

/* ---- The jobs ---- */

static const char table[] = "# isnad lexicon: verbs\nزقزق\tزقزق\tQ1\t-\tsay\tأن|«»\n";
static const char text[] = "زقزقت الوزيرة سلمى الداوودي لوكالة رويترز أن الجسر \"سيفتح\" الأحد، مضيفة أن العمل انتهى.\n"
                           "وبحسب وزارة النقل، فإن الطريق آمن. ونقلت فرانس برس عن مسؤول قوله إن المطر \"لن يتوقف\".\n"
                           "وقالت الداوودي مساء الأربعاء: «سنعود». ويعتقد أن الحريق متعمد.\n"
                           "وقتل 46 بحارا بين عامي 2010 و2016، وضاع 28 مليون دينار كويتي و30 في المئة من الشباك.";

static bool take(void *context, const char *bytes, size_t size) {
  (void)context;
  (void)bytes;
  (void)size;
  return true;
}

static isnad_status write_story(const isnad_story *story, isnad_format format) {
  isnad_writer *writer;
  isnad_writer_options options = {.format = format, .colour = true, .columns = 60};
  isnad_status status = isnad_writer_open(&options, take, NULL, &writer);
  if (status) return status;
  isnad_writer_story(writer, story);
  return isnad_writer_close(writer);
}

static isnad_status write_all(const isnad_story *story) {
  isnad_status status = ISNAD_OK;
  for (isnad_format format = ISNAD_FORMAT_TEXT; format <= ISNAD_FORMAT_HTML && !status; format++)
    status = write_story(story, format);
  static const char *const layers[] = {"tokens", "sentences",  "readings",  "paragraphs",
                                       "times",  "quantities", "statements"};
  for (size_t i = 0; i < sizeof layers / sizeof *layers && !status; i++)
    status = isnad_dump(story, layers[i], take, NULL);
  return status ? status : isnad_explain(story, take, NULL);
}

static isnad_status open_and_read(void) {
  isnad_string added = isnad_string_of(table);
  isnad_engine_options options = {.lexicons = &added, .n_lexicons = 1};
  isnad_engine *engine;
  isnad_status status = isnad_engine_open(&options, &engine, NULL);
  if (status) return status;
  isnad_story *story = isnad_story_new(engine);
  isnad_document document = {.text = {text, sizeof text - 1}, .title = {text, 40}, .published = {"2024-07-11", 10}};
  status = story ? isnad_story_read(story, &document, ISNAD_LAYERS_ALL, NULL) : ISNAD_ERR_MEMORY;
  if (!status) status = write_all(story);
  isnad_story_free(story);
  isnad_engine_close(engine);
  return status;
}

static bool pass_document(void *context, const isnad_document *document) {
  (void)context;
  return document->text.data != NULL;
}

static void pass_problem(void *context, const isnad_error *error) {
  isnad_status *status = context;
  *status = error->status;
}

static isnad_status read_page(const char *bytes, size_t size, page_format from) {
  isnad_status problem = ISNAD_OK;
  page_sink sink = {.context = &problem, .document = pass_document, .problem = pass_problem};
  page_options options = {.from = from};
  isnad_status status = page_read_bytes((isnad_string){bytes, size}, "page", &options, &sink, NULL);
  return status ? status : problem;
}

static char json_path[] = "/tmp/isnad-faults-XXXXXX";

static isnad_status read_text_page(void) { return read_page(text, sizeof text - 1, PAGE_TEXT); }

/* Through a file: from memory a line without trouble needs no memory at all. */
static isnad_status read_json_lines(void) {
  isnad_status problem = ISNAD_OK;
  page_sink sink = {.context = &problem, .document = pass_document, .problem = pass_problem};
  page_options options = {.from = PAGE_JSONL};
  isnad_status status = page_read(json_path, &options, &sink, NULL);
  return status ? status : problem;
}

static const char html[] =
    "<html><head><title>فتح الجسر | المرفأ</title><script type=\"application/ld+json\">{\"@type\": \"NewsArticle\", "
    "\"headline\": \"فتح &quot;الجسر&quot;\", \"author\": [{\"name\": \"ليلى\"}, {\"name\": \"منى\"}], "
    "\"datePublished\": "
    "\"2031-05-14\"}</script></head><body><h1 itemprop=\"headline\">فتح الجسر</h1><p>قالت الوزيرة سلمى الداوودي إن "
    "الجسر "
    "سيفتح الأحد، وإن العمل انتهى \xFF.</p><p>Ø§Ù„Ø®Ø¨Ø± هنا</p><ul><li><a href=x>خبر آخر</a></ul></body></html>";
static const char feed[] =
    "<rss><channel><title>المرفأ</title><item><title>فتح الجسر</title><description>&lt;p&gt;قالت "
    "الوزيرة إن الجسر سيفتح.&lt;/p&gt;</description></item></channel></rss>";
static const char csv[] = "title,text\nفتح الجسر,\"قالت الوزيرة \"\"نعم\"\" إن الجسر سيفتح.\"\n";
static const char trec[] = "<DOC><DOCNO>1</DOCNO><TEXT>قالت الوزيرة إن الجسر سيفتح.</TEXT></DOC>";
static const char telegram[] = "{\"name\": \"المرفأ\", \"messages\": [{\"id\": 1, \"text\": [\"قالت \", {\"text\": "
                               "\"الوزيرة\"}]}]}";
static const char warc[] =
    "WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: 116\r\n\r\nHTTP/1.1 200 "
    "OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n21\r\n<p>the bridge opens on "
    "sunday</p>\r\n0\r\n\r\n";

static isnad_status read_html(void) { return read_page(html, sizeof html - 1, PAGE_HTML); }
static isnad_status read_feed(void) { return read_page(feed, sizeof feed - 1, PAGE_FEED); }
static isnad_status read_csv(void) { return read_page(csv, sizeof csv - 1, PAGE_CSV); }
static isnad_status read_trec(void) { return read_page(trec, sizeof trec - 1, PAGE_TREC); }
static isnad_status read_telegram(void) { return read_page(telegram, sizeof telegram - 1, PAGE_TELEGRAM); }
static isnad_status read_warc(void) { return read_page(warc, sizeof warc - 1, PAGE_WARC); }

static void test_other_forms(void **state) {
  (void)state;
  job *const jobs[] = {read_html, read_feed, read_csv, read_trec, read_telegram, read_warc};
  for (size_t i = 0; i < sizeof jobs / sizeof *jobs; i++) sweep(jobs[i]);
}

static void test_open_read_write(void **state) {
  (void)state;
  sweep(open_and_read);
}

static void test_text_page(void **state) {
  (void)state;
  sweep(read_text_page);
}

static void test_json_lines(void **state) {
  (void)state;
  static const char lines[] = "{\"id\": \"a\", \"text\": \"قال \\\"نعم\\\" \\ud800 \xFF.\", \"title\": "
                              "\"عن\\u0648ان\"}\n{\"text\": \"وقال\"}\n";
  int file = mkstemp(json_path);
  assert_true(file >= 0);
  assert_int_equal(write(file, lines, sizeof lines - 1), sizeof lines - 1);
  close(file);
  sweep(read_json_lines);
  unlink(json_path);
}

/* A story that could not be read is empty and reads the next document as if nothing had been. */
static void test_story_after_failure(void **state) {
  (void)state;
  isnad_engine *engine;
  assert_int_equal(isnad_engine_open(NULL, &engine, NULL), ISNAD_OK);
  isnad_document document = {.text = {text, sizeof text - 1}};
  isnad_story *story = isnad_story_new(engine);
  assert_non_null(story);
  assert_int_equal(isnad_story_read(story, &document, ISNAD_LAYERS_ALL, NULL), ISNAD_OK);
  size_t expected = story->n_statements;
  isnad_story_free(story);
  for (size_t n = 1; n < 40; n++) {
    story = isnad_story_new(engine);
    assert_non_null(story);
    calls = 0, fail_at = n, counting = true;
    isnad_status status = isnad_story_read(story, &document, ISNAD_LAYERS_ALL, NULL);
    counting = false;
    if (status) assert_true(status == ISNAD_ERR_MEMORY && story->n_statements == 0 && story->n_tokens == 0);
    assert_int_equal(isnad_story_read(story, &document, ISNAD_LAYERS_ALL, NULL), ISNAD_OK);
    assert_int_equal(story->n_statements, expected);
    isnad_story_free(story);
  }
  isnad_engine_close(engine);
}

/* The allocator of the options is asked for everything that an engine and its stories hold. */
static void *own_allocate(void *context, void *pointer, size_t size) {
  size_t *used = context;
  (*used)++;
  if (size) return __real_realloc(pointer, size);
  __real_free(pointer);
  return NULL;
}

static void test_own_allocator(void **state) {
  (void)state;
  size_t used = 0;
  isnad_engine *engine;
  isnad_engine_options options = {.allocate = own_allocate, .allocate_context = &used};
  calls = 0, fail_at = 0, counting = true;
  assert_int_equal(isnad_engine_open(&options, &engine, NULL), ISNAD_OK);
  isnad_story *story = isnad_story_new(engine);
  isnad_document document = {.text = {text, sizeof text - 1}};
  isnad_status status = isnad_story_read(story, &document, ISNAD_LAYERS_ALL, NULL);
  isnad_story_free(story);
  isnad_engine_close(engine);
  counting = false;
  assert_int_equal(status, ISNAD_OK);
  assert_int_equal(calls, 0);
  assert_true(used > 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_open_read_write),     cmocka_unit_test(test_text_page),
      cmocka_unit_test(test_other_forms),         cmocka_unit_test(test_json_lines),
      cmocka_unit_test(test_story_after_failure), cmocka_unit_test(test_own_allocator),
  };
  return cmocka_run_group_tests_name("faults", tests, NULL, NULL);
}
