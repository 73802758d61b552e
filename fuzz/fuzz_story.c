/* fuzz_story: bytes as the text of a story, through all layers and out again in every format. */
#include "fuzz.h"

static bool take_output(void *context, const char *bytes, size_t size) {
  size_t *total = context;
  PROMISE(size == 0 || bytes);
  *total += size;
  return true;
}

static bool is_inside(const isnad_story *story, isnad_span span) {
  return span.begin <= span.end && span.end <= story->text.size;
}

static void check_tokens(const isnad_story *story) {
  uint32_t last = 0;
  for (size_t i = 0; i < story->n_tokens; i++) {
    isnad_span span = story->tokens[i].span;
    PROMISE(span.begin >= last && span.begin < span.end && span.end <= story->text.size);
    last = span.end;
  }
  last = 0;
  for (size_t i = 0; i < story->n_sentences; i++) {
    const isnad_sentence *sentence = &story->sentences[i];
    PROMISE(sentence->first >= last && sentence->first < sentence->last && sentence->last <= story->n_tokens);
    last = sentence->last;
  }
}

static void check_statement(const isnad_story *story, size_t i) {
  const isnad_statement *statement = &story->statements[i];
  PROMISE(statement->n_cue >= 1 && statement->n_cue <= ISNAD_MAX_PIECES);
  PROMISE(statement->n_content >= 1 && statement->n_content <= ISNAD_MAX_PIECES);
  for (size_t k = 0; k < statement->n_cue; k++)
    PROMISE(is_inside(story, statement->cue[k]) && statement->cue[k].begin < statement->cue[k].end);
  for (size_t k = 0; k < statement->n_content; k++)
    PROMISE(is_inside(story, statement->content[k]) && statement->content[k].begin < statement->content[k].end);
  PROMISE(is_inside(story, statement->source) && is_inside(story, statement->to));
  PROMISE(statement->parent >= -1 && statement->parent < (int64_t)story->n_statements);
  PROMISE(statement->parent != (int64_t)i && statement->rule);
}

static void write_story(const isnad_story *story, isnad_format format) {
  size_t total = 0;
  isnad_writer *writer;
  isnad_writer_options options = {.format = format, .colour = true, .columns = 60};
  PROMISE(isnad_writer_open(&options, take_output, &total, &writer) == ISNAD_OK);
  isnad_writer_story(writer, story);
  PROMISE(isnad_writer_close(writer) == ISNAD_OK && total > 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static isnad_engine *engine;
  static isnad_story *story; /* one for all inputs, as a program has it */
  if (!engine) PROMISE(isnad_engine_open(NULL, &engine, NULL) == ISNAD_OK && (story = isnad_story_new(engine)));
  isnad_document document = {.text = {(const char *)data, size}, .title = {(const char *)data, size / 2}};
  PROMISE(isnad_story_read(story, &document, ISNAD_LAYERS_ALL, NULL) == ISNAD_OK);
  check_tokens(story);
  for (size_t i = 0; i < story->n_statements; i++) check_statement(story, i);
  write_story(story, ISNAD_FORMAT_NDJSON);
  write_story(story, (isnad_format)(size % (ISNAD_FORMAT_HTML + 1)));
  size_t total = 0;
  PROMISE(isnad_explain(story, take_output, &total) == ISNAD_OK);
  return 0;
}
