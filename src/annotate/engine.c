/* engine: opening an engine, and reading a document into the layers of a story. */
#include "annotate/spelling.h"
#include "annotate/story.h"

#include "base/error.h"
#include "base/hash.h"
#include "lexicon/build.h"
#include "text/token.h"

#include <stdio.h>
#include <string.h>

/* ---- Engine ---- */

static isnad_status add_lexicons(isnad_engine *self, const isnad_engine_options *options, isnad_error *error) {
  lexicon_builder builder;
  lexicon_builder_init(&builder, &self->memory);
  for (size_t i = 0; i < options->n_lexicons; i++) {
    const char *name = options->lexicon_names ? options->lexicon_names[i] : NULL;
    builder.source = (uint8_t)(i < UINT8_MAX ? i + 1 : UINT8_MAX);
    isnad_status status = lexicon_builder_add(&builder, options->lexicons[i], name, false, error);
    if (status) return status;
  }
  if (lexicon_builder_finish(&builder, &self->added))
    return error_set(error, ISNAD_ERR_MEMORY, NULL, 0, "out of memory");
  self->lexicons[self->n_lexicons++] = &self->added;
  return ISNAD_OK;
}

isnad_status isnad_engine_open(const isnad_engine_options *options, isnad_engine **engine, isnad_error *error) {
  static const isnad_engine_options standard = {0};
  if (!options) options = &standard;
  *engine = NULL;
  allocator memory = allocator_of(options->allocate, options->allocate_context);
  isnad_engine *self = allocator_get(memory, sizeof *self);
  if (!self) return error_set(error, ISNAD_ERR_MEMORY, NULL, 0, "out of memory");
  *self = (isnad_engine){.allocator = memory, .lexicons = {&lexicon_builtin}, .n_lexicons = 1};
  arena_init(&self->memory, memory);
  self->twitter = lexicon_row(&lexicon_builtin, LEXEME_OUTLET, "platform:twitter");
  isnad_status status = options->n_lexicons ? add_lexicons(self, options, error) : ISNAD_OK;
  if (status)
    isnad_engine_close(self);
  else
    *engine = self;
  return status;
}

void isnad_engine_close(isnad_engine *engine) {
  if (!engine) return;
  allocator memory = engine->allocator;
  arena_done(&engine->memory);
  allocator_release(memory, engine);
}

/* ---- Story ---- */

isnad_story *isnad_story_new(const isnad_engine *engine) {
  story *self = allocator_get(engine->allocator, sizeof *self);
  if (!self) return NULL;
  *self = (story){.engine = engine, .allocator = engine->allocator};
  arena_init(&self->memory, engine->allocator);
  self->cache =
      reading_cache_new(engine->allocator, (lexicon_set){engine->lexicons, engine->n_lexicons}, sizeof(spelling_notes));
  self->tagger = allocator_get(engine->allocator, sizeof *self->tagger);
  if (!self->cache || !self->tagger) {
    isnad_story_free(&self->shown);
    return NULL;
  }
  *self->tagger = (tagger_cache){.model = &tagger_builtin};
  return &self->shown;
}

void isnad_story_free(isnad_story *shown) {
  if (!shown) return;
  story *self = (story *)shown;
  allocator memory = self->allocator;
  reading_cache_free(self->cache);
  allocator_release(memory, self->tagger);
  arena_done(&self->memory);
  allocator_release(memory, self);
}

/* What a document of usual length needs is kept for the next one. */
enum { KEPT_MEMORY = 4 * 1024 * 1024 };

static void reset(story *self) {
  arena_reset(&self->memory, KEPT_MEMORY);
  reading_cache_trim(self->cache);
  story fresh = {.engine = self->engine,
                 .allocator = self->allocator,
                 .memory = self->memory,
                 .cache = self->cache,
                 .tagger = self->tagger};
  *self = fresh;
}

/* The same story gets the same id everywhere: from its address and its text. */
static void set_id(story *self) {
  const isnad_document *document = &self->shown.document;
  if (document->id.size) {
    snprintf(self->shown.id, sizeof self->shown.id, "%.*s", (int)document->id.size, document->id.data);
    return;
  }
  uint64_t hash = hash_more64(hash_start64(), document->url.data, document->url.size);
  hash = hash_more64(hash_more64(hash, "\n", 1), document->text.data, document->text.size);
  snprintf(self->shown.id, sizeof self->shown.id, "is-%016llx", (unsigned long long)hash);
}

/* Without paragraphs from a page, every line that holds something is one of the body. */
static void cut_lines(story *self) {
  vector(isnad_paragraph) lines = {0};
  const char *text = self->shown.text.data, *text_end = text + self->shown.text.size;
  const char *feed = text; /* the first line feed that is not before `at` */
  for (const char *at = text, *end; at < text_end; at = end + 1) {
    if (at >= feed && !(feed = memchr(at, '\n', (size_t)(text_end - at)))) feed = text_end;
    end = memchr(at, '\r', (size_t)(feed - at));
    if (!end) end = feed;
    if (end == at) continue;
    isnad_paragraph *line = vector_push(&lines, &self->memory);
    if (!line) return;
    *line = (isnad_paragraph){{(uint32_t)(at - text), (uint32_t)(end - text)}, ISNAD_ROLE_BODY};
  }
  self->shown.paragraphs = lines.items;
  self->shown.n_paragraphs = lines.count;
}

static void tokenize(story *self) {
  text_tokens cut;
  text_tokenize(self->shown.text, &self->memory, &cut);
  self->shown.n_tokens = cut.tokens.count;
  isnad_token *end = vector_push(&cut.tokens, &self->memory); /* for those who look one behind the last */
  if (end) *end = (isnad_token){.kind = ISNAD_TOKEN_MARK, .shape = SHAPE_BREAK};
  self->shown.tokens = cut.tokens.items;
  self->shown.folded = cut.folded;
}

static const annotator annotators[] = {
    {"entities", ISNAD_LAYER_ENTITIES, ISNAD_LAYER_READINGS | ISNAD_LAYER_SENTENCES, annotate_entities},
    {"times", ISNAD_LAYER_TIMES, ISNAD_LAYER_READINGS | ISNAD_LAYER_SENTENCES, annotate_times},
    {"quantities", ISNAD_LAYER_QUANTITIES, ISNAD_LAYER_TIMES | ISNAD_LAYER_READINGS, annotate_quantities},
    {"statements", ISNAD_LAYER_STATEMENTS, ISNAD_LAYER_READINGS | ISNAD_LAYER_SENTENCES | ISNAD_LAYER_ENTITIES,
     annotate_statements},
    {"said", ISNAD_LAYER_STATEMENTS | ISNAD_LAYER_TIMES, 0, annotate_said}};

/* All of its layers are asked for. */
static bool is_asked(const annotator *of, unsigned layers) { return (layers & of->layer) == of->layer; }

static unsigned with_needs(unsigned layers) {
  for (size_t i = sizeof annotators / sizeof *annotators; i-- > 0;)
    if (is_asked(&annotators[i], layers)) layers |= annotators[i].needs;
  if (layers & ISNAD_LAYER_SENTENCES) layers |= ISNAD_LAYER_TOKENS;
  if (layers & ISNAD_LAYER_READINGS) layers |= ISNAD_LAYER_TOKENS;
  return layers;
}

static void annotate(story *self, unsigned layers) {
  layers = with_needs(layers);
  if (layers & ISNAD_LAYER_TOKENS) tokenize(self);
  if (layers & ISNAD_LAYER_READINGS && !self->memory.failed) prepare_readings(self);
  if (layers & ISNAD_LAYER_READINGS && !self->memory.failed) prepare_phrases(self);
  if (layers & ISNAD_LAYER_SENTENCES && !self->memory.failed) prepare_sentences(self);
  if (layers & ISNAD_LAYER_READINGS && layers & ISNAD_LAYER_SENTENCES && !self->memory.failed) prepare_facts(self);
  self->shown.sentences = self->sentences.items;
  self->shown.n_sentences = self->sentences.count;
  for (size_t i = 0; i < sizeof annotators / sizeof *annotators; i++)
    if (is_asked(&annotators[i], layers) && !self->memory.failed) annotators[i].run(self);
}

isnad_status isnad_story_read(isnad_story *shown, const isnad_document *document, unsigned layers, isnad_error *error) {
  story *self = (story *)shown;
  if (document->text.size > UINT32_MAX / 2)
    return error_set(error, ISNAD_ERR_LIMIT, NULL, 0, "story of %zu bytes is too long", document->text.size);
  reset(self);
  self->shown.document = *document;
  self->shown.text = document->text;
  if (!self->shown.text.data) self->shown.text.data = "";
  set_id(self);
  self->shown.paragraphs = document->paragraphs;
  self->shown.n_paragraphs = document->n_paragraphs;
  if (!document->paragraphs) cut_lines(self);
  self->wants_reasons = layers & ISNAD_LAYER_REASONS;
  annotate(self, layers);
  if (!self->memory.failed && !reading_cache_failed(self->cache)) return ISNAD_OK;
  isnad_document none = {0};
  reset(self);
  self->shown.document = none;
  return error_set(error, ISNAD_ERR_MEMORY, NULL, 0, "out of memory");
}
