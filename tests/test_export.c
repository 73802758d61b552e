/* test_export.c: the writers, dumps and explanations, on stories made by hand.
 *
 * Belongs here: offsets in code points, escaping, every format's form, failures of the caller's write. Does not: what
 * statements a text has (test_annotate), the command line (tests/cli). All Arabic is invented.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "annotate/dump.h"
#include "export/buffer.h"
#include "export/escape.h"
#include "export/index.h"
#include "export/json.h"
#include "export/marks.h"
#include "export/width.h"
#include "isnad.h"
#include "text/utf8.h"

/* ---- What other floors give, where this test is built without them ---- */

__attribute__((weak)) isnad_status isnad_dump_readings(const isnad_story *story, isnad_write *write, void *context) {
  (void)story;
  return write(context, "stub readings\n", 14) ? ISNAD_OK : ISNAD_ERR_IO;
}

__attribute__((weak)) isnad_status isnad_dump_token_readings(const isnad_story *story, size_t token, isnad_write *write,
                                                             void *context) {
  (void)story;
  char line[] = "     stub 0\n";
  line[10] = (char)('0' + token);
  return write(context, line, 12) ? ISNAD_OK : ISNAD_ERR_IO;
}

__attribute__((weak)) isnad_status isnad_dump_mention_reason(const isnad_story *story, uint32_t byte,
                                                             isnad_write *write, void *context) {
  (void)story, (void)byte;
  return write(context, "      stub reason\n", 18) ? ISNAD_OK : ISNAD_ERR_IO;
}

__attribute__((weak)) isnad_status isnad_dump_statement_reasons(const isnad_story *story, size_t i, isnad_write *write,
                                                                void *context) {
  (void)story, (void)i;
  return write(context, "      stub verdict\n", 19) ? ISNAD_OK : ISNAD_ERR_IO;
}

__attribute__((weak)) const char *isnad_rule_text(const char *rule) {
  return strcmp(rule, "stub-probe") == 0 ? "stub" : NULL;
}

__attribute__((weak)) const char *isnad_version(void) { return ISNAD_VERSION; }

__attribute__((weak)) isnad_string isnad_string_of(const char *text) {
  return (isnad_string){text, text != NULL ? strlen(text) : 0};
}

static bool has_stubs(void) {
  const char *text = isnad_rule_text("stub-probe");
  return text != NULL && strcmp(text, "stub") == 0;
}

/* ---- A place to write to, which may fail ---- */

typedef struct sink {
  char *bytes;
  size_t size, capacity;
  size_t room;  /* how much it takes before it fails; 0: all */
  bool failed;  /* it has said no */
  size_t calls; /* after that */
} sink;

static bool sink_write(void *context, const char *bytes, size_t size) {
  sink *self = context;
  if (self->failed) self->calls++;
  if (self->room > 0 && self->size + size > self->room) self->failed = true;
  if (self->failed) return false;
  while (self->size + size + 1 > self->capacity) self->capacity = self->capacity * 2 + 256;
  self->bytes = realloc(self->bytes, self->capacity);
  assert_non_null(self->bytes);
  memcpy(self->bytes + self->size, bytes, size);
  self->size += size;
  self->bytes[self->size] = 0;
  return true;
}

static const char *sink_text(const sink *self) { return self->bytes != NULL ? self->bytes : ""; }

static void sink_done(sink *self) {
  free(self->bytes);
  *self = (sink){0};
}

/* ---- A story made by hand ---- */

/* A string literal with its size, NUL bytes and all. */
#define BYTES_OF(literal)                                                                                              \
  { literal, sizeof(literal) - 1 }
#define BYTES(literal) ((isnad_string)BYTES_OF(literal))

static const char bridge_text[] = "أعلنت الوزيرة سلمى أن الجسر سيفتح الأحد.\n"
                                  "ونقلت The Gate عنها: \"لا شقوق، يقول <الفني> إنه آمن\".";

/* Where words stand in a text. */
static isnad_span find(isnad_string text, const char *words) {
  size_t size = strlen(words);
  for (size_t i = 0; i + size <= text.size; i++)
    if (memcmp(text.data + i, words, size) == 0) return (isnad_span){(uint32_t)i, (uint32_t)(i + size)};
  fail_msg("no \"%s\" in the text", words);
  return (isnad_span){0, 0};
}

typedef struct bridge {
  isnad_story story;
  isnad_paragraph paragraphs[2];
  isnad_sentence sentences[2];
  isnad_token tokens[3];
  isnad_link links[3];
  isnad_statement statements[4];
  isnad_entity entities[1];
  isnad_string roles[1];
  isnad_span mentions[1];
} bridge;

static void fill_layers(bridge *self, isnad_string text) {
  isnad_span first = find(text, "أعلنت الوزيرة سلمى أن الجسر سيفتح الأحد.");
  isnad_span second = {first.end + 1, (uint32_t)text.size};
  self->paragraphs[0] = (isnad_paragraph){first, ISNAD_ROLE_BODY};
  self->paragraphs[1] = (isnad_paragraph){second, ISNAD_ROLE_CAPTION};
  self->sentences[0] = (isnad_sentence){.span = first};
  self->sentences[1] = (isnad_sentence){.span = second};
  self->tokens[0] = (isnad_token){.span = find(text, "أعلنت"), .kind = ISNAD_TOKEN_WORD};
  self->tokens[1] = (isnad_token){.span = find(text, "الوزيرة"), .kind = ISNAD_TOKEN_WORD};
  self->tokens[2] = (isnad_token){.span = find(text, "."), .kind = ISNAD_TOKEN_MARK, .mark = '.'};
  self->story.paragraphs = self->paragraphs, self->story.n_paragraphs = 2;
  self->story.sentences = self->sentences, self->story.n_sentences = 2;
  self->story.tokens = self->tokens, self->story.n_tokens = 3;
}

static void fill_entities(bridge *self, isnad_string text) {
  self->roles[0] = BYTES("الوزيرة");
  self->mentions[0] = find(text, "سلمى");
  self->entities[0] = (isnad_entity){.name = BYTES("سلمى"), .ref = BYTES("person:salma"), .subtype = ""};
  self->entities[0].roles = self->roles, self->entities[0].n_roles = 1;
  self->entities[0].mentions = self->mentions, self->entities[0].n_mentions = 1;
  self->story.entities = self->entities, self->story.n_entities = 1;
}

static void fill_statements(bridge *self, isnad_string text) {
  self->links[0] = (isnad_link){BYTES_OF("The Gate"), BYTES_OF("outlet:gate"), ISNAD_KIND_OUTLET, 0};
  self->links[1] = (isnad_link){BYTES_OF("سلمى"), {NULL, 0}, ISNAD_KIND_PERSON, 1};
  self->links[2] = (isnad_link){BYTES_OF("الفني"), {NULL, 0}, ISNAD_KIND_PERSON, 0};
  isnad_statement *s = self->statements;
  s[0] = (isnad_statement){.cue = {find(text, "أعلنت")}, .n_cue = 1, .source = find(text, "الوزيرة سلمى")};
  s[0].content[0] = find(text, "الجسر سيفتح الأحد"), s[0].n_content = 1;
  s[0].lemma = BYTES("أعلن"), s[0].act = ISNAD_ACT_ANNOUNCE, s[0].source_kind = ISNAD_KIND_PERSON;
  s[0].speaker = BYTES("سلمى"), s[0].entity = 1, s[0].chain = &self->links[1], s[0].n_chain = 1, s[0].parent = -1,
  s[0].rule = "that";
  s[1] = (isnad_statement){.cue = {find(text, "ونقلت"), find(text, ":")}, .n_cue = 2, .type = ISNAD_DIRECT};
  s[1].content[0] = find(text, "لا شقوق"), s[1].content[1] = find(text, "يقول <الفني> إنه آمن"), s[1].n_content = 2;
  s[1].lemma = BYTES("نقل"), s[1].act = ISNAD_ACT_DENY, s[1].source_kind = ISNAD_KIND_PERSON;
  s[1].role = ISNAD_ROLE_CAPTION, s[1].to = find(text, "عنها"), s[1].count = 4, s[1].anonymous = true;
  s[1].speaker = BYTES("سلمى"), s[1].chain = self->links, s[1].n_chain = 2, s[1].parent = -1, s[1].rule = "quote";
  s[2] = (isnad_statement){.cue = {find(text, "يقول")}, .n_cue = 1, .source = find(text, "الفني")};
  s[2].content[0] = find(text, "آمن"), s[2].n_content = 1, s[2].act = ISNAD_ACT_SAY, s[2].negated = true;
  s[2].role = ISNAD_ROLE_CAPTION, s[2].chain = &self->links[2], s[2].n_chain = 1, s[2].parent = 1, s[2].rule = "that";
  s[3] = (isnad_statement){.in_title = true, .parent = -1, .rule = "title", .type = ISNAD_MIXED};
  s[3].cue[0] = find(self->story.document.title, ":"), s[3].n_cue = 1;
  s[3].content[0] = find(self->story.document.title, "يفتح غدا"), s[3].n_content = 1;
  self->story.statements = s, self->story.n_statements = 4;
}

static void bridge_init(bridge *self) {
  memset(self, 0, sizeof *self);
  isnad_string text = BYTES(bridge_text);
  isnad_document *document = &self->story.document;
  document->text = self->story.text = text;
  document->title = BYTES("سلمى: يفتح غدا");
  document->outlet = BYTES("الضفة"), document->outlet_from = ISNAD_FROM_METADATA;
  document->published = BYTES("2026-03-04"), document->published_from = ISNAD_FROM_OPTION;
  document->input_file = BYTES("a.jsonl"), document->input_offset = 77;
  memcpy(self->story.id, "b-1", 4);
  fill_layers(self, text);
  fill_entities(self, text);
  fill_statements(self, text);
}

static isnad_status write_stories(isnad_format format, uint32_t columns, const isnad_story *story, size_t count,
                                  sink *out) {
  isnad_writer_options options = {.format = format, .columns = columns};
  isnad_writer *writer = NULL;
  assert_int_equal(isnad_writer_open(&options, sink_write, out, &writer), ISNAD_OK);
  for (size_t i = 0; i < count; i++) isnad_writer_story(writer, story);
  return isnad_writer_close(writer);
}

static void assert_written(isnad_format format, const isnad_story *story, size_t count, const char *expected) {
  sink out = {0};
  assert_int_equal(write_stories(format, 0, story, count, &out), ISNAD_OK);
  assert_string_equal(sink_text(&out), expected);
  sink_done(&out);
}

static void assert_holds(const sink *out, const char *part) {
  if (strstr(sink_text(out), part) == NULL) fail_msg("no %s in:\n%s", part, sink_text(out));
}

static void assert_lacks(const sink *out, const char *part) {
  if (strstr(sink_text(out), part) != NULL) fail_msg("%s in:\n%s", part, sink_text(out));
}

/* ---- Offsets ---- */

/* How many code points begin before `byte`, the slow way. */
static uint32_t count_slowly(isnad_string text, size_t byte) {
  const uint8_t *start = (const uint8_t *)text.data, *end = start + text.size;
  uint32_t count = 0, point;
  for (const uint8_t *at = start; at < end && (size_t)(at - start) < byte; count++) at = utf8_next(at, end, &point);
  return count;
}

static void check_index(export_index *index, isnad_string text) {
  assert_int_equal(export_index_build(index, text), ISNAD_OK);
  for (uint32_t byte = 0; byte <= text.size + 2; byte++)
    assert_int_equal(export_index_at(index, byte), count_slowly(text, byte));
}

static void test_index_known(void **state) {
  (void)state;
  static const struct {
    isnad_string text;
    uint32_t points;
  } cases[] = {
      {BYTES_OF(""), 0},
      {BYTES_OF("abc"), 3},
      {BYTES_OF("\0a\0"), 3},
      {BYTES_OF("قال €😀"), 6},
      {BYTES_OF("\xF0\x9F\x98"
                "A"),
       2},                               /* a cut sequence is one */
      {BYTES_OF("\xE0\x80\x80"), 3},     /* overlong: each byte */
      {BYTES_OF("\xED\xA0\x80"), 3},     /* a surrogate: each byte */
      {BYTES_OF("\xF4\x90\x80\x80"), 4}, /* above U+10FFFF */
      {BYTES_OF("\xC0\xAF\xFF"), 3},
      {BYTES_OF("ا\xD8"), 2}, /* cut at the end */
  };
  export_index index = {0};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    check_index(&index, cases[i].text);
    assert_int_equal(export_index_at(&index, (uint32_t)cases[i].text.size), cases[i].points);
  }
  export_index_done(&index);
}

/* Texts around the block size, of pieces good and bad. */
static void test_index_blocks(void **state) {
  (void)state;
  static const char *const pieces[] = {"ا", "a", "€", "😀", " ", "\xD8", "\xF0\x9F", "\x80"};
  export_index index = {0};
  uint32_t seed = 7;
  for (int round = 0; round < 400; round++) {
    char text[400];
    size_t size = 0, wanted = (size_t)round % 300;
    size_t n_pieces = round % 2 == 0 ? 5 : 8; /* every other text is valid */
    while (size < wanted) {
      seed = seed * 1103515245u + 12345u;
      const char *piece = pieces[(seed >> 16) % n_pieces];
      memcpy(text + size, piece, strlen(piece));
      size += strlen(piece);
    }
    check_index(&index, (isnad_string){text, size});
    if (n_pieces == 5) assert_true(index.valid);
  }
  export_index_done(&index);
}

/* ---- Strings ---- */

static void assert_json_string(isnad_string string, const char *expected) {
  sink out = {0};
  export_buffer buffer;
  assert_int_equal(export_buffer_init(&buffer, sink_write, &out), ISNAD_OK);
  export_json_string(&buffer, string);
  assert_int_equal(export_buffer_done(&buffer), ISNAD_OK);
  assert_string_equal(sink_text(&out), expected);
  sink_done(&out);
}

static void test_json_string(void **state) {
  (void)state;
  assert_json_string((isnad_string){NULL, 0}, "\"\"");
  assert_json_string(BYTES("a\"b\\c/"), "\"a\\\"b\\\\c/\"");
  assert_json_string(BYTES("\0\x01\b\t\n\x0B\f\r\x1F\x7F"), "\"\\u0000\\u0001\\b\\t\\n\\u000b\\f\\r\\u001f\x7F\"");
  assert_json_string(BYTES("قال \xFF\xF0\x9F\x98"
                           "A\""),
                     "\"قال \uFFFD\uFFFD"
                     "A\\\"\"");
  assert_json_string(BYTES("\uFFFD😀"), "\"\uFFFD😀\"");
}

/* A special byte at every place of the eight that are looked at together. */
static void test_json_string_places(void **state) {
  (void)state;
  static const char specials[] = {'"', '\\', '\n', 0x1F};
  static const char *const escapes[] = {"\\\"", "\\\\", "\\n", "\\u001f"};
  for (size_t s = 0; s < 4; s++)
    for (size_t size = 1; size < 20; size++)
      for (size_t at = 0; at < size; at++) {
        char text[20], expected[32] = "\"";
        memset(text, 'x', size);
        text[at] = specials[s];
        memset(expected + 1, 'x', at);
        strcpy(expected + 1 + at, escapes[s]);
        size_t end = strlen(expected);
        memset(expected + end, 'x', size - at - 1);
        strcpy(expected + end + size - at - 1, "\"");
        assert_json_string((isnad_string){text, size}, expected);
      }
}

static void test_slice(void **state) {
  (void)state;
  isnad_string text = BYTES("abc");
  assert_int_equal(export_slice(text, (isnad_span){1, 9}).size, 2);
  assert_int_equal(export_slice(text, (isnad_span){7, 9}).size, 0);
  assert_int_equal(export_slice(text, (isnad_span){2, 1}).size, 0);
  assert_int_equal(export_slice((isnad_string){NULL, 0}, (isnad_span){0, 4}).size, 0);
}

static void test_width(void **state) {
  (void)state;
  assert_int_equal(export_width(0x0642), 1);
  assert_int_equal(export_width(0x064E), 0); /* fatha */
  assert_int_equal(export_width(0x200F), 0);
  assert_int_equal(export_width(0x4E2D), 2);
  assert_int_equal(export_width(0x1F600), 2);
  assert_true(export_is_unsafe(0x1B));
  assert_true(export_is_unsafe(0x9B));
  assert_true(export_is_unsafe(0x202E));
  assert_false(export_is_unsafe(0x200F));
}

/* ---- The buffer ---- */

static void test_buffer_sizes(void **state) {
  (void)state;
  sink out = {0};
  export_buffer buffer;
  assert_int_equal(export_buffer_init(&buffer, sink_write, &out), ISNAD_OK);
  size_t big = EXPORT_BUFFER_SIZE * 2 + 5;
  char *bytes = malloc(big);
  assert_non_null(bytes);
  for (size_t i = 0; i < big; i++) bytes[i] = (char)('a' + i % 26);
  static const size_t sizes[] = {1, 0, EXPORT_BUFFER_SIZE - 1, 1, EXPORT_BUFFER_SIZE, EXPORT_BUFFER_SIZE * 2 + 5, 3};
  size_t total = 0;
  for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
    export_put(&buffer, bytes, sizes[i]);
    total += sizes[i];
  }
  for (size_t i = 0; i < EXPORT_BUFFER_SIZE + 1; i++) export_put_byte(&buffer, 'z');
  export_put_number(&buffer, 0);
  export_put_number(&buffer, UINT64_MAX);
  assert_int_equal(export_buffer_done(&buffer), ISNAD_OK);
  assert_int_equal(out.size, total + EXPORT_BUFFER_SIZE + 1 + 21);
  assert_string_equal(out.bytes + out.size - 22, "z018446744073709551615");
  free(bytes);
  sink_done(&out);
}

/* ---- Formats ---- */

#define BRIDGE_JSON_LINE                                                                                                                                                   \
  "{\"id\":\"b-1\",\"input\":{\"file\":\"a.jsonl\",\"offset\":77},\"outlet\":\"الضفة\",\"outlet_from\":\"metadata\","                                                 \
  "\"title\":\"سلمى: يفتح "                                                                                                                                        \
  "غدا\",\"published\":\"2026-03-04\",\"published_from\":\"option\",\"engine\":\"" ISNAD_VERSION "\","                                                                     \
  "\"text\":\"أعلنت الوزيرة سلمى أن الجسر سيفتح الأحد.\\nونقلت The Gate عنها: \\\"لا شقوق، يقول <الفني> إنه " \
  "آمن\\\".\","                                                                                                                                                         \
  "\"paragraphs\":[{\"begin\":0,\"end\":40,\"role\":\"body\"},{\"begin\":41,\"end\":94,\"role\":\"caption\"}],"                                                            \
  "\"sentences\":[{\"begin\":0,\"end\":40},{\"begin\":41,\"end\":94}],"                                                                                                    \
  "\"entities\":[{\"id\":1,\"ref\":\"person:salma\",\"type\":\"PER\",\"name\":\"سلمى\",\"roles\":[\"الوزيرة\"],"                                                \
  "\"mentions\":[{\"begin\":14,\"end\":18}]}],"                                                                                                                            \
  "\"times\":[],\"quantities\":[],\"statements\":[{\"id\":1,\"in\":\"text\",\"role\":\"body\",\"cue\":[{\"begin\":0,"                                                      \
  "\"end\":5}],\"lemma\":\"أعلن\","                                                                                                                                    \
  "\"act\":\"announce\",\"source\":{\"begin\":6,\"end\":18},\"source_kind\":\"person\",\"anonymous\":false,"                                                               \
  "\"content\":[{\"begin\":22,\"end\":39}],\"type\":\"indirect\",\"speaker\":\"سلمى\",\"entity\":1,\"negated\":false,"                                                 \
  "\"chain\":[{\"name\":\"سلمى\",\"kind\":\"person\",\"entity\":1}],\"parent\":null,\"rule\":\"that\"},"                                                               \
  "{\"id\":2,\"in\":\"text\",\"role\":\"caption\",\"cue\":[{\"begin\":41,\"end\":46},{\"begin\":60,\"end\":61}],"                                                          \
  "\"lemma\":\"نقل\",\"act\":\"deny\",\"source\":null,\"source_kind\":\"person\",\"anonymous\":true,"                                                                   \
  "\"content\":[{\"begin\":63,\"end\":70},{\"begin\":72,\"end\":92}],\"type\":\"direct\",\"speaker\":\"سلمى\","                                                        \
  "\"count\":4,\"to\":{\"begin\":56,\"end\":60},\"negated\":false,"                                                                                                        \
  "\"chain\":[{\"name\":\"The Gate\",\"kind\":\"outlet\",\"ref\":\"outlet:gate\"},"                                                                                        \
  "{\"name\":\"سلمى\",\"kind\":\"person\",\"entity\":1}],\"parent\":null,\"rule\":\"quote\"},"                                                                         \
  "{\"id\":3,\"in\":\"text\",\"role\":\"caption\",\"cue\":[{\"begin\":72,\"end\":76}],\"act\":\"say\","                                                                    \
  "\"source\":{\"begin\":78,\"end\":83},\"anonymous\":false,\"content\":[{\"begin\":89,\"end\":92}],"                                                                      \
  "\"type\":\"indirect\",\"speaker\":null,\"negated\":true,\"chain\":[{\"name\":\"الفني\",\"kind\":\"person\"}],"                                                     \
  "\"parent\":2,\"rule\":\"that\"},"                                                                                                                                       \
  "{\"id\":4,\"in\":\"title\",\"role\":\"body\",\"cue\":[{\"begin\":4,\"end\":5}],\"source\":null,"                                                                        \
  "\"anonymous\":false,\"content\":[{\"begin\":6,\"end\":14}],\"type\":\"mixed\",\"speaker\":null,"                                                                        \
  "\"negated\":false,\"chain\":[],\"parent\":null,\"rule\":\"title\"}]}\n"

static void test_ndjson(void **state) {
  (void)state;
  bridge self;
  bridge_init(&self);
  assert_written(ISNAD_FORMAT_NDJSON, &self.story, 1, BRIDGE_JSON_LINE);
  assert_written(ISNAD_FORMAT_NDJSON, &self.story, 2, BRIDGE_JSON_LINE BRIDGE_JSON_LINE);
  assert_written(ISNAD_FORMAT_NDJSON, NULL, 0, "");
}

/* A story of which next to nothing is known. */
static void test_ndjson_bare(void **state) {
  (void)state;
  isnad_story story = {.id = "is-0"};
  assert_written(ISNAD_FORMAT_NDJSON, &story, 1,
                 "{\"id\":\"is-0\",\"engine\":\"" ISNAD_VERSION
                 "\",\"text\":\"\",\"paragraphs\":[],\"sentences\":[],\"entities\":[],\"times\":[],\"quantities\":[],"
                 "\"statements\":[]}\n");
}

/* The fields that few stories have. */
static void test_ndjson_rare(void **state) {
  (void)state;
  isnad_string warnings[] = {BYTES_OF("one"), BYTES_OF("t\two")};
  isnad_story story = {.id = "cut"};
  isnad_document *document = &story.document;
  document->id = BYTES("a name that is longer than the forty bytes a story keeps");
  document->url = BYTES("https://example.org/"), document->byline = BYTES("كتبت هند"),
  document->dateline = BYTES("الضفة");
  document->encoding = BYTES("windows-1256"), document->repaired = true;
  document->warnings = warnings, document->n_warnings = 2;
  assert_written(
      ISNAD_FORMAT_NDJSON, &story, 1,
      "{\"id\":\"a name that is longer than the forty bytes a story keeps\",\"url\":\"https://example.org/\","
      "\"byline\":\"كتبت هند\",\"dateline\":\"الضفة\",\"encoding\":\"windows-1256\",\"repaired\":true,"
      "\"warnings\":[\"one\",\"t\\two\"],\"engine\":\"" ISNAD_VERSION
      "\",\"text\":\"\",\"paragraphs\":[],\"sentences\":[],\"entities\":[],\"times\":[],\"quantities\":[],"
      "\"statements\":[]}\n");
}

/* Bad bytes: the offsets count in the text as it is written. */
static void test_ndjson_bad_bytes(void **state) {
  (void)state;
  isnad_string text = BYTES("\xFF"
                            "قال\xD8 نعم");
  isnad_statement statement = {.cue = {find(text, "قال")}, .n_cue = 1, .parent = -1, .rule = "r"};
  statement.content[0] = find(text, "نعم"), statement.n_content = 1;
  isnad_story story = {.text = text, .id = "x", .statements = &statement, .n_statements = 1};
  sink out = {0};
  assert_int_equal(write_stories(ISNAD_FORMAT_NDJSON, 0, &story, 1, &out), ISNAD_OK);
  assert_holds(&out, "\"text\":\"\uFFFDقال\uFFFD نعم\"");
  assert_holds(&out, "\"cue\":[{\"begin\":1,\"end\":4}]");
  assert_holds(&out, "\"content\":[{\"begin\":6,\"end\":9}]");
  assert_int_equal(export_valid_size(out.bytes, out.size), out.size);
  sink_done(&out);
}

static void test_json(void **state) {
  (void)state;
  assert_written(ISNAD_FORMAT_JSON, NULL, 0, "[]\n");
  isnad_paragraph paragraph = {{0, 1}, ISNAD_ROLE_LEAD};
  isnad_story story = {.id = "x", .text = BYTES("a"), .paragraphs = &paragraph, .n_paragraphs = 1};
#define BARE_JSON                                                                                                      \
  "  {\n    \"id\": \"x\",\n    \"engine\": \"" ISNAD_VERSION "\",\n    \"text\": \"a\",\n    \"paragraphs\": [\n"     \
  "      {\"begin\": 0, \"end\": 1, \"role\": \"lead\"}\n    ],\n"                                                     \
  "    \"sentences\": [],\n    \"entities\": [],\n    \"times\": [],\n    \"quantities\": [],\n    \"statements\": "   \
  "[]\n  }"
  assert_written(ISNAD_FORMAT_JSON, &story, 1, "[\n" BARE_JSON "\n]\n");
  assert_written(ISNAD_FORMAT_JSON, &story, 2, "[\n" BARE_JSON ",\n" BARE_JSON "\n]\n");
}

/* Less its white space outside strings, the indented form is the compact one. */
static void test_json_is_ndjson(void **state) {
  (void)state;
  bridge self;
  bridge_init(&self);
  sink out = {0};
  assert_int_equal(write_stories(ISNAD_FORMAT_JSON, 0, &self.story, 1, &out), ISNAD_OK);
  assert_holds(&out, "\"cue\": [{\"begin\": 41, \"end\": 46}, {\"begin\": 60, \"end\": 61}],\n");
  assert_holds(&out, "          {\"name\": \"The Gate\", \"kind\": \"outlet\", \"ref\": \"outlet:gate\"},\n");
  bool quoted = false;
  size_t kept = 0;
  for (size_t i = 0; i < out.size; i++) {
    char byte = out.bytes[i];
    if (byte == '"' && (i == 0 || out.bytes[i - 1] != '\\')) quoted = !quoted;
    if (quoted || (byte != ' ' && byte != '\n')) out.bytes[kept++] = byte;
  }
  out.bytes[kept] = 0;
  char expected[] = "[" BRIDGE_JSON_LINE;
  expected[sizeof expected - 2] = ']'; /* in place of the line's end */
  assert_string_equal(out.bytes, expected);
  sink_done(&out);
}

#define CSV_HEAD                                                                                                       \
  "story,outlet,published,url,title,statement,parent,in,role,speaker,source,source_kind,anonymous,count,cue,lemma,"    \
  "act,"                                                                                                               \
  "negated,type,content,to,chain,source_begin,source_end,cue_begin,cue_end,content_begin,content_end,rule,said\r\n"
#define CSV_STORY "\"b-1\",\"الضفة\",\"2026-03-04\",,\"سلمى: يفتح غدا\","

static void test_csv(void **state) {
  (void)state;
  bridge self;
  bridge_init(&self);
  assert_written(ISNAD_FORMAT_CSV, NULL, 0, CSV_HEAD);
  assert_written(ISNAD_FORMAT_CSV, &self.story, 1,
                 CSV_HEAD CSV_STORY
                 "1,,text,body,\"سلمى\",\"الوزيرة سلمى\",person,false,,\"أعلنت\",\"أعلن\",announce,false,"
                 "indirect,\"الجسر سيفتح الأحد\",,\"سلمى\",6,18,0,5,22,39,that,\r\n" CSV_STORY
                 "2,,text,caption,\"سلمى\",,person,true,4,\"ونقلت … :\",\"نقل\",deny,false,direct,"
                 "\"لا شقوق … يقول <الفني> إنه آمن\",\"عنها\",\"The Gate < سلمى\",,,41,61,63,92,"
                 "quote,\r\n" CSV_STORY "3,2,text,caption,,\"الفني\",,false,,\"يقول\",,say,true,indirect,\"آمن\",,"
                 "\"الفني\",78,83,72,76,89,92,that,\r\n" CSV_STORY
                 "4,,title,body,,,,false,,\":\",,,false,mixed,\"يفتح غدا\",,,,,4,5,6,14,title,\r\n");
}

static void test_csv_quotes(void **state) {
  (void)state;
  isnad_string text = BYTES("a,\"b\"\r\n\xFF");
  isnad_statement statement = {.content = {{0, (uint32_t)text.size}}, .n_content = 1, .parent = -1, .rule = "r"};
  isnad_story story = {.text = text, .id = "x", .statements = &statement, .n_statements = 1};
  sink out = {0};
  assert_int_equal(write_stories(ISNAD_FORMAT_CSV, 0, &story, 1, &out), ISNAD_OK);
  assert_holds(&out, ",\"a,\"\"b\"\"\r\n\uFFFD\",");
  sink_done(&out);
}

static void test_html(void **state) {
  (void)state;
  bridge self;
  bridge_init(&self);
  self.story.document.url = BYTES("https://example.org/?a=1&b=\"2\"");
  sink out = {0};
  assert_int_equal(write_stories(ISNAD_FORMAT_HTML, 0, &self.story, 2, &out), ISNAD_OK);
  assert_holds(&out, "<html lang=\"ar\" dir=\"rtl\">");
  assert_holds(&out, "href=\"https://example.org/?a=1&amp;b=&quot;2&quot;\"");
  assert_holds(&out, "سلمى<b class=\"cue\">:</b> <a class=\"n\" id=\"c1-4\" href=\"#s1-4\">4</a><mark>يفتح غدا</mark>");
  assert_holds(&out,
               "<span class=\"src\">الوزيرة سلمى</span> أن <a class=\"n\" id=\"c1-1\" href=\"#s1-1\">1</a><mark>");
  /* Statement 3 stands inside statement 2: its parts are cut out of the outer content. */
  assert_holds(&out,
               "<mark><b class=\"cue\">يقول</b></mark><mark> &lt;</mark><mark><span class=\"src\">الفني</span></mark>"
               "<mark>&gt; إنه </mark><a class=\"n\" id=\"c1-3\" href=\"#s1-3\">3</a><mark class=\"q2\">آمن</mark>");
  assert_holds(&out, "<p class=\"caption\" dir=\"auto\">");
  assert_holds(&out, "id=\"s2-4\"");
  assert_lacks(&out, "<الفني>");
  assert_holds(&out, "</main>\n</html>\n");
  sink_done(&out);
}

static void test_html_hostile(void **state) {
  (void)state;
  isnad_story story = {.id = "x", .text = BYTES("<script>\x01'\xFF\0</script>")};
  story.document.title = BYTES("<img onerror=\"x\">");
  story.document.url = BYTES("javascript:alert(1)");
  sink out = {0};
  assert_int_equal(write_stories(ISNAD_FORMAT_HTML, 0, &story, 1, &out), ISNAD_OK);
  assert_lacks(&out, "<script");
  assert_lacks(&out, "<img");
  assert_lacks(&out, "href=\"javascript");
  assert_holds(&out, "&lt;script&gt;\uFFFD&#39;\uFFFD\uFFFD&lt;/script&gt;");
  sink_done(&out);
}

#define RLM "\u200F"
#define ISOLATE(words) "\u2067" words "\u2069"

static void test_text(void **state) {
  (void)state;
  bridge self;
  bridge_init(&self);
  assert_written(ISNAD_FORMAT_TEXT, &self.story, 1,
                 RLM "سلمى: يفتح غدا\n" RLM "الضفة · " ISOLATE("2026-03-04") " · " ISOLATE(
                     "b-1") "\n"
                            "\n" RLM "  1. سلمى · إعلان · بالمعنى\n" RLM "     الجسر سيفتح الأحد\n" RLM
                            "     في النص: أعلنت · الوزيرة سلمى\n"
                            "\n" RLM "  2. سلمى · نفي · بلفظه · لم يسم · عدد المصادر 4 · تعليق صورة\n" RLM
                            "     «لا شقوق … يقول <الفني> إنه آمن»\n" RLM "     إلى: عنها\n" RLM "     السند: " ISOLATE(
                                "The Gate") " عن سلمى\n" RLM "     في النص: ونقلت … :\n"
                                            "\n" RLM
                                            "  3. الفني · قول · منفي · بالمعنى · تعليق صورة · ضمن القول 2\n" RLM
                                            "     آمن\n" RLM "     في النص: يقول\n"
                                            "\n" RLM "  4. قائل لم يذكر · بعضه بلفظه · في العنوان\n" RLM
                                            "     يفتح غدا\n" RLM "     في النص: :\n");
}

/* A terminal gets no commands from outside, and no bidi controls that reach beyond their words. */
static void test_text_hostile(void **state) {
  (void)state;
  isnad_story story = {.id = "x"};
  story.document.title = BYTES("\x1B[31mقا\u202Eل\xC2\x9B\xFF\t\nنعم\u2069");
  sink out = {0};
  assert_int_equal(write_stories(ISNAD_FORMAT_TEXT, 0, &story, 1, &out), ISNAD_OK);
  assert_holds(&out, RLM ISOLATE("[31mقال\uFFFD نعم") "\n");
  sink_done(&out);
}

/* Cells of the longest line; every character of the texts here takes one, but for marks. */
static size_t longest_line(const sink *out) {
  size_t longest = 0, cells = 0;
  const uint8_t *at = (const uint8_t *)out->bytes, *end = at + out->size;
  while (at < end) {
    uint32_t point;
    at = utf8_next(at, end, &point);
    cells = point == '\n' ? 0 : cells + export_width(point);
    if (point >= 0x2066 && point <= 0x2069) assert_int_equal(export_width(point), 0);
    if (cells > longest) longest = cells;
  }
  return longest;
}

static void test_text_columns(void **state) {
  (void)state;
  bridge self;
  bridge_init(&self);
  for (uint32_t columns = 24; columns < 120; columns++) {
    sink out = {0};
    assert_int_equal(write_stories(ISNAD_FORMAT_TEXT, columns, &self.story, 1, &out), ISNAD_OK);
    assert_in_range(longest_line(&out), 10, columns);
    sink_done(&out);
  }
}

static void test_text_colour(void **state) {
  (void)state;
  bridge self;
  bridge_init(&self);
  isnad_writer_options options = {.format = ISNAD_FORMAT_TEXT, .colour = true, .columns = 40};
  isnad_writer *writer = NULL;
  sink out = {0};
  assert_int_equal(isnad_writer_open(&options, sink_write, &out, &writer), ISNAD_OK);
  isnad_writer_story(writer, &self.story);
  assert_true(out.size > 0); /* a person does not wait for 64 KB */
  assert_int_equal(isnad_writer_close(writer), ISNAD_OK);
  assert_holds(&out, "\x1B[1mسلمى\x1B[0m");
  assert_holds(&out, "\x1B[31mنفي\x1B[0m");
  bool styled = false;
  for (size_t i = 0; i < out.size; i++) {
    if (out.bytes[i] == 0x1B) styled = out.bytes[i + 2] != '0';
    if (out.bytes[i] == '\n') assert_false(styled);
  }
  sink_done(&out);
}

/* ---- Failures ---- */

static void test_sticky(void **state) {
  (void)state;
  bridge self;
  bridge_init(&self);
  for (int format = ISNAD_FORMAT_TEXT; format <= ISNAD_FORMAT_HTML; format++)
    for (size_t room = 1; room < 300000; room = room * 3 + 1) {
      sink out = {.room = room};
      assert_int_equal(write_stories((isnad_format)format, 0, &self.story, 600, &out), ISNAD_ERR_IO);
      assert_true(out.failed);
      assert_int_equal(out.calls, 0);
      sink_done(&out);
    }
}

static void test_sticky_dump(void **state) {
  (void)state;
  bridge self;
  bridge_init(&self);
  static const char *const layers[] = {"paragraphs", "tokens", "sentences", "entities", "statements"};
  for (size_t i = 0; i < 5; i++) {
    sink out = {.room = 1};
    assert_int_equal(isnad_dump(&self.story, layers[i], sink_write, &out), ISNAD_ERR_IO);
    assert_int_equal(out.calls, 0);
    sink_done(&out);
  }
  sink out = {.room = 1};
  assert_int_equal(isnad_explain(&self.story, sink_write, &out), ISNAD_ERR_IO);
  assert_int_equal(out.calls, 0);
  sink_done(&out);
}

static void test_usage(void **state) {
  (void)state;
  isnad_writer_options options = {.format = (isnad_format)99};
  isnad_writer *writer = (isnad_writer *)&options;
  sink out = {0};
  assert_int_equal(isnad_writer_open(&options, sink_write, &out, &writer), ISNAD_ERR_USAGE);
  assert_null(writer);
  assert_int_equal(isnad_writer_close(NULL), ISNAD_OK);
  isnad_story story = {0};
  assert_int_equal(isnad_dump(&story, "nothing", sink_write, &out), ISNAD_ERR_USAGE);
  assert_int_equal(out.size, 0);
}

static uint32_t next_random(uint32_t *seed, uint32_t limit) {
  *seed = *seed * 1103515245u + 12345u;
  return (*seed >> 8) % limit;
}

static isnad_span random_span(uint32_t *seed) {
  uint32_t begin = next_random(seed, 200);
  return (isnad_span){begin, next_random(seed, 200)};
}

/* Any spans, even such as no engine gives: nothing is read out of bounds, all that is written is UTF-8. */
static void test_random_spans(void **state) {
  (void)state;
  bridge self;
  uint32_t seed = 11;
  for (int round = 0; round < 500; round++) {
    bridge_init(&self);
    self.statements[3].in_title = round % 2 == 0;
    for (size_t i = 0; i < 4; i++) {
      isnad_statement *statement = &self.statements[i];
      statement->n_cue = next_random(&seed, ISNAD_MAX_PIECES + 1),
      statement->n_content = next_random(&seed, ISNAD_MAX_PIECES + 1);
      for (size_t j = 0; j < ISNAD_MAX_PIECES; j++) {
        statement->cue[j] = random_span(&seed);
        statement->content[j] = random_span(&seed);
      }
      statement->source = (isnad_span){next_random(&seed, 200), UINT32_MAX};
    }
    for (int format = ISNAD_FORMAT_TEXT; format <= ISNAD_FORMAT_HTML; format++) {
      sink out = {0};
      assert_int_equal(write_stories((isnad_format)format, 30, &self.story, 1, &out), ISNAD_OK);
      assert_int_equal(export_valid_size(out.bytes, out.size), out.size);
      sink_done(&out);
    }
  }
}

/* Fails every allocation in its turn; only where the test is linked with
 * -Wl,--wrap=malloc,--wrap=calloc,--wrap=realloc. */
void *__real_malloc(size_t size) __attribute__((weak));
void *__real_calloc(size_t count, size_t size) __attribute__((weak));
void *__real_realloc(void *pointer, size_t size) __attribute__((weak));
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *pointer, size_t size);

static size_t fail_at; /* the allocation that fails; 0: none */
static size_t n_allocations;

static bool is_refused(void) { return fail_at > 0 && ++n_allocations == fail_at; }
void *__wrap_malloc(size_t size) { return is_refused() ? NULL : __real_malloc(size); }
void *__wrap_calloc(size_t count, size_t size) { return is_refused() ? NULL : __real_calloc(count, size); }
void *__wrap_realloc(void *pointer, size_t size) { return is_refused() ? NULL : __real_realloc(pointer, size); }

static bool count_bytes(void *context, const char *bytes, size_t size) {
  (void)bytes;
  *(size_t *)context += size;
  return true;
}

static isnad_status write_once(isnad_format format, const isnad_story *story, size_t *written) {
  isnad_writer_options options = {.format = format};
  isnad_writer *writer = NULL;
  isnad_status status = isnad_writer_open(&options, count_bytes, written, &writer);
  if (status != ISNAD_OK) return status;
  isnad_writer_story(writer, story);
  isnad_writer_story(writer, story);
  return isnad_writer_close(writer);
}

static void test_no_memory(void **state) {
  (void)state;
  if (&__real_malloc == NULL) skip();
  bridge self;
  bridge_init(&self);
  self.story.n_tokens = 0; /* the readings of tokens are another floor's */
  for (int format = ISNAD_FORMAT_TEXT; format <= ISNAD_FORMAT_HTML + 2; format++) {
    isnad_status status = ISNAD_ERR_MEMORY;
    for (size_t n = 1; status != ISNAD_OK && n < 20; n++) {
      size_t written = 0;
      fail_at = n, n_allocations = 0;
      if (format <= ISNAD_FORMAT_HTML)
        status = write_once((isnad_format)format, &self.story, &written);
      else if (format == ISNAD_FORMAT_HTML + 1)
        status = isnad_dump(&self.story, "statements", count_bytes, &written);
      else
        status = isnad_explain(&self.story, count_bytes, &written);
      size_t done = n_allocations;
      fail_at = 0;
      assert_int_equal(status, done < n ? ISNAD_OK : ISNAD_ERR_MEMORY);
    }
    assert_int_equal(status, ISNAD_OK);
  }
}

/* ---- Dumps ---- */

static void assert_dump(const isnad_story *story, const char *layer, const char *expected) {
  sink out = {0};
  assert_int_equal(isnad_dump(story, layer, sink_write, &out), ISNAD_OK);
  assert_string_equal(sink_text(&out), expected);
  sink_done(&out);
}

static void test_dump(void **state) {
  (void)state;
  bridge self;
  bridge_init(&self);
  assert_dump(&self.story, "paragraphs",
              "0 40 body \"أعلنت الوزيرة سلمى أن الجسر سيفتح الأحد.\"\n"
              "41 94 caption \"ونقلت The Gate عنها: \\\"لا شقوق، يقول <الفني> إنه آمن\\\".\"\n");
  assert_dump(&self.story, "sentences",
              "0 40 sentence \"أعلنت الوزيرة سلمى أن الجسر سيفتح الأحد.\"\n"
              "41 94 sentence \"ونقلت The Gate عنها: \\\"لا شقوق، يقول <الفني> إنه آمن\\\".\"\n");
  assert_dump(&self.story, "tokens", "0 5 word \"أعلنت\"\n6 13 word \"الوزيرة\"\n39 40 mark \".\"\n");
  assert_dump(&self.story, "entities",
              "entity 1 PER \"سلمى\" person:salma\n  role \"الوزيرة\"\n  14 18 mention \"سلمى\"\n");
  assert_dump(&self.story, "statements",
              "statement 1 announce indirect person body rule=that\n"
              "  0 5 cue \"أعلنت\"\n  6 18 source \"الوزيرة سلمى\"\n  22 39 content \"الجسر سيفتح الأحد\"\n"
              "  lemma \"أعلن\"\n  speaker \"سلمى\"\n  link person \"سلمى\"\n"
              "statement 2 deny direct person caption anonymous count=4 rule=quote\n"
              "  41 46 cue \"ونقلت\"\n  60 61 cue \":\"\n  63 70 content \"لا شقوق\"\n"
              "  72 92 content \"يقول <الفني> إنه آمن\"\n  56 60 to \"عنها\"\n  lemma \"نقل\"\n  speaker \"سلمى\"\n"
              "  link outlet \"The Gate\" outlet:gate\n  link person \"سلمى\"\n"
              "statement 3 say indirect caption negated parent=2 rule=that\n"
              "  72 76 cue \"يقول\"\n  78 83 source \"الفني\"\n  89 92 content \"آمن\"\n  link person \"الفني\"\n"
              "statement 4 mixed body title rule=title\n"
              "  4 5 cue \":\"\n  6 14 content \"يفتح غدا\"\n");
}

static void test_explain(void **state) {
  (void)state;
  bridge self;
  bridge_init(&self);
  self.story.n_tokens = 0; /* without tokens there are no readings to ask for */
  sink out = {0};
  assert_int_equal(isnad_explain(&self.story, sink_write, &out), ISNAD_OK);
  assert_holds(&out, "PER سلمى person:salma\n   called \"الوزيرة\"\n   14 18 mention \"سلمى\"\n");
  assert_holds(&out, "   0 5 cue \"أعلنت\"\n   lemma \"أعلن\"\n   act announce\n   6 18 source \"الوزيرة سلمى\"\n"
                     "   source is a person\n   22 39 content \"الجسر سيفتح الأحد\"\n   type indirect\n"
                     "   speaker \"سلمى\"\n   first said by \"سلمى\"\n\n2. quote");
  assert_holds(&out, "   handed on by \"The Gate\"\n   first said by \"سلمى\"\n");
  assert_lacks(&out, "readings");
  sink_done(&out);
}

/* The readings of the cue's tokens stand where they belong, not before what waits in the buffer. */
static void test_explain_readings(void **state) {
  (void)state;
  if (!has_stubs()) skip();
  bridge self;
  bridge_init(&self);
  self.statements[0].cue[0].end = self.tokens[1].span.end;
  self.story.n_statements = 1;
  sink out = {0};
  assert_int_equal(isnad_explain(&self.story, sink_write, &out), ISNAD_OK);
  assert_holds(&out,
               "   first said by \"سلمى\"\n      stub verdict\n   readings of the cue\n     stub 0\n     stub 1\n");
  sink_done(&out);
}

/* ---- Names ---- */

static void test_names(void **state) {
  (void)state;
  assert_string_equal(isnad_role_name(ISNAD_ROLE_FURNITURE), "furniture");
  assert_string_equal(isnad_kind_name(ISNAD_KIND_NONE), "");
  assert_string_equal(isnad_type_name(ISNAD_MIXED), "mixed");
  assert_string_equal(isnad_from_name(ISNAD_FROM_NOWHERE), "");
  assert_string_equal(isnad_act_name((isnad_act)1000), "");
  for (int i = 0; i <= ISNAD_ROLE_FURNITURE; i++) assert_true(isnad_role_name((isnad_role)i)[0] != 0);
  for (int i = 1; i <= ISNAD_KIND_IMPLICIT; i++) assert_true(isnad_kind_name((isnad_kind)i)[0] != 0);
  for (int i = 1; i <= ISNAD_ACT_REPORT; i++) assert_true(isnad_act_name((isnad_act)i)[0] != 0);
  for (int i = 1; i <= ISNAD_FROM_OPTION; i++) assert_true(isnad_from_name((isnad_from)i)[0] != 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_index_known),
      cmocka_unit_test(test_index_blocks),
      cmocka_unit_test(test_json_string),
      cmocka_unit_test(test_json_string_places),
      cmocka_unit_test(test_slice),
      cmocka_unit_test(test_width),
      cmocka_unit_test(test_buffer_sizes),
      cmocka_unit_test(test_ndjson),
      cmocka_unit_test(test_ndjson_bare),
      cmocka_unit_test(test_ndjson_rare),
      cmocka_unit_test(test_ndjson_bad_bytes),
      cmocka_unit_test(test_json),
      cmocka_unit_test(test_json_is_ndjson),
      cmocka_unit_test(test_csv),
      cmocka_unit_test(test_csv_quotes),
      cmocka_unit_test(test_html),
      cmocka_unit_test(test_html_hostile),
      cmocka_unit_test(test_text),
      cmocka_unit_test(test_text_hostile),
      cmocka_unit_test(test_text_columns),
      cmocka_unit_test(test_text_colour),
      cmocka_unit_test(test_sticky),
      cmocka_unit_test(test_sticky_dump),
      cmocka_unit_test(test_usage),
      cmocka_unit_test(test_random_spans),
      cmocka_unit_test(test_no_memory),
      cmocka_unit_test(test_dump),
      cmocka_unit_test(test_explain),
      cmocka_unit_test(test_explain_readings),
      cmocka_unit_test(test_names),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
