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

/* Times and amounts stand in order, apart from one another, and no amount in a time. */
static void check_values(const isnad_story *story) {
  uint32_t last = 0;
  size_t next = 0;
  for (size_t i = 0; i < story->n_times; i++) {
    const isnad_time *time = &story->times[i];
    PROMISE(is_inside(story, time->span) && time->span.begin >= last && time->span.begin < time->span.end &&
            time->rule);
    last = time->span.end;
  }
  last = 0;
  for (size_t i = 0; i < story->n_quantities; i++) {
    isnad_span span = story->quantities[i].span;
    PROMISE(is_inside(story, span) && span.begin >= last && span.begin < span.end && story->quantities[i].rule);
    PROMISE(story->quantities[i].max >= story->quantities[i].value);
    last = span.end;
    while (next < story->n_times && story->times[next].span.end <= span.begin) next++;
    PROMISE(next == story->n_times || story->times[next].span.begin >= span.end);
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
  if (size % 4) document.published = (isnad_string){"2024-07-10T16:00:00", size % 4 == 1 ? 10 : 19};
  PROMISE(isnad_story_read(story, &document, ISNAD_LAYERS_ALL, NULL) == ISNAD_OK);
  check_tokens(story);
  check_values(story);
  for (size_t i = 0; i < story->n_statements; i++) check_statement(story, i);
  write_story(story, ISNAD_FORMAT_NDJSON);
  write_story(story, (isnad_format)(size % (ISNAD_FORMAT_HTML + 1)));
  size_t total = 0;
  PROMISE(isnad_explain(story, take_output, &total) == ISNAD_OK);
  return 0;
}
