/* json_story.c: the formats json and ndjson: one story as the object that docs/FORMAT describes, fields in its order.
 */
#include "export/escape.h"
#include "export/json.h"
#include "export/json_values.h"
#include "export/writer.h"

/* A field without a value is left out. */
#define STRING(json, name, string)                                                                                     \
  do {                                                                                                                 \
    isnad_string string_ = (string);                                                                                   \
    if (string_.size > 0) {                                                                                            \
      EXPORT_JSON_KEY(json, name);                                                                                     \
      export_json_string((json)->out, string_);                                                                        \
    }                                                                                                                  \
  } while (0)

/* A name of ours, which needs no escapes. */
#define NAME(json, name, text)                                                                                         \
  do {                                                                                                                 \
    const char *text_ = (text);                                                                                        \
    if (text_[0] != 0) {                                                                                               \
      EXPORT_JSON_KEY(json, name);                                                                                     \
      put_name((json)->out, text_);                                                                                    \
    }                                                                                                                  \
  } while (0)

#define BOOL(json, name, value)                                                                                        \
  do {                                                                                                                 \
    EXPORT_JSON_KEY(json, name);                                                                                       \
    export_put_text((json)->out, (value) ? "true" : "false");                                                          \
  } while (0)

static void put_name(export_buffer *out, const char *name) {
  export_put_byte(out, '"');
  export_put_text(out, name);
  export_put_byte(out, '"');
}

static isnad_string string_of(const char *text) { return (isnad_string){text, strlen(text)}; }

static void put_input(export_json *json, const isnad_document *document) {
  if (document->input_file.size == 0) return;
  EXPORT_JSON_KEY(json, "input");
  json->flat = true;
  export_json_open(json, '{');
  STRING(json, "file", document->input_file);
  EXPORT_JSON_KEY(json, "offset");
  export_put_number(json->out, document->input_offset);
  export_json_close(json, '}');
  json->flat = false;
}

static void put_warnings(export_json *json, const isnad_document *document) {
  if (document->n_warnings == 0) return;
  EXPORT_JSON_KEY(json, "warnings");
  export_json_open(json, '[');
  for (size_t i = 0; i < document->n_warnings; i++) {
    export_json_next(json);
    export_json_string(json->out, document->warnings[i]);
  }
  export_json_close(json, ']');
}

static void put_text(export_json *json, const isnad_story *story, const export_index *index) {
  EXPORT_JSON_KEY(json, "text");
  if (index->valid)
    export_json_good_string(json->out, story->text);
  else
    export_json_string(json->out, story->text);
}

/* All that is known of the story but its layers. */
static void put_document(export_json *json, const isnad_story *story, const export_index *index) {
  const isnad_document *document = &story->document;
  STRING(json, "id", export_story_id(story));
  put_input(json, document);
  STRING(json, "outlet", document->outlet);
  NAME(json, "outlet_from", isnad_from_name(document->outlet_from));
  STRING(json, "url", document->url);
  STRING(json, "title", document->title);
  STRING(json, "byline", document->byline);
  STRING(json, "dateline", document->dateline);
  STRING(json, "published", document->published);
  NAME(json, "published_from", isnad_from_name(document->published_from));
  STRING(json, "lang", document->lang);
  STRING(json, "encoding", document->encoding);
  if (document->repaired) BOOL(json, "repaired", true);
  put_warnings(json, document);
  NAME(json, "engine", isnad_version());
  put_text(json, story, index);
}

static void put_paragraphs(export_json *json, const isnad_story *story, const export_index *index) {
  EXPORT_JSON_KEY(json, "paragraphs");
  export_json_open(json, '[');
  for (size_t i = 0; i < story->n_paragraphs; i++) {
    isnad_span span = export_index_span(index, story->paragraphs[i].span);
    export_json_next(json);
    json->flat = true;
    export_json_open(json, '{');
    EXPORT_JSON_KEY(json, "begin");
    export_put_number(json->out, span.begin);
    EXPORT_JSON_KEY(json, "end");
    export_put_number(json->out, span.end);
    NAME(json, "role", isnad_role_name(story->paragraphs[i].role));
    export_json_close(json, '}');
    json->flat = false;
  }
  export_json_close(json, ']');
}

static void put_sentences(export_json *json, const isnad_story *story, const export_index *index) {
  EXPORT_JSON_KEY(json, "sentences");
  export_json_open(json, '[');
  for (size_t i = 0; i < story->n_sentences; i++) {
    export_json_next(json);
    export_json_span(json, export_index_span(index, story->sentences[i].span));
  }
  export_json_close(json, ']');
}

/* The pieces of a cue or a content, on one line. */
static void put_pieces(export_json *json, const isnad_span *pieces, size_t count, const export_index *index) {
  export_put_byte(json->out, '[');
  for (size_t i = 0; i < count; i++) {
    if (i > 0) export_put_text(json->out, json->pretty ? ", " : ",");
    export_json_span(json, export_index_span(index, pieces[i]));
  }
  export_put_byte(json->out, ']');
}

static void put_entity_fields(export_json *json, const isnad_entity *entity, size_t id, const export_index *index) {
  EXPORT_JSON_KEY(json, "id");
  export_put_number(json->out, id);
  STRING(json, "ref", entity->ref);
  NAME(json, "type", isnad_entity_type_name(entity->type));
  NAME(json, "subtype", entity->subtype);
  STRING(json, "name", entity->name);
  if (entity->n_roles > 0) {
    EXPORT_JSON_KEY(json, "roles");
    export_put_byte(json->out, '[');
    for (size_t i = 0; i < entity->n_roles; i++) {
      if (i > 0) export_put_text(json->out, json->pretty ? ", " : ",");
      export_json_string(json->out, entity->roles[i]);
    }
    export_put_byte(json->out, ']');
  }
  EXPORT_JSON_KEY(json, "mentions");
  put_pieces(json, entity->mentions, entity->n_mentions, index);
}

static void put_entities(export_json *json, const isnad_story *story, const export_index *index) {
  EXPORT_JSON_KEY(json, "entities");
  export_json_open(json, '[');
  for (size_t i = 0; i < story->n_entities; i++) {
    export_json_next(json);
    json->flat = true;
    export_json_open(json, '{');
    put_entity_fields(json, &story->entities[i], i + 1, index);
    export_json_close(json, '}');
    json->flat = false;
  }
  export_json_close(json, ']');
}

static void put_source(export_json *json, const isnad_statement *statement, const export_index *index) {
  EXPORT_JSON_KEY(json, "source");
  if (statement->source.begin < statement->source.end)
    export_json_span(json, export_index_span(index, statement->source));
  else
    export_put_text(json->out, "null");
  NAME(json, "source_kind", isnad_kind_name(statement->source_kind));
  BOOL(json, "anonymous", statement->anonymous);
}

static void put_entity(export_json *json, uint32_t entity) {
  if (entity == 0) return;
  EXPORT_JSON_KEY(json, "entity");
  export_put_number(json->out, entity);
}

static void put_speaker(export_json *json, const isnad_statement *statement, const export_index *index) {
  EXPORT_JSON_KEY(json, "speaker");
  if (statement->speaker.size > 0)
    export_json_string(json->out, statement->speaker);
  else
    export_put_text(json->out, "null");
  put_entity(json, statement->entity);
  if (statement->count > 0) {
    EXPORT_JSON_KEY(json, "count");
    export_put_number(json->out, statement->count);
  }
  if (statement->to.begin < statement->to.end) {
    EXPORT_JSON_KEY(json, "to");
    export_json_span(json, export_index_span(index, statement->to));
  }
}

static void put_chain(export_json *json, const isnad_statement *statement) {
  EXPORT_JSON_KEY(json, "chain");
  export_json_open(json, '[');
  for (size_t i = 0; i < statement->n_chain; i++) {
    const isnad_link *link = &statement->chain[i];
    export_json_next(json);
    json->flat = true;
    export_json_open(json, '{');
    STRING(json, "name", link->name);
    NAME(json, "kind", isnad_kind_name(link->kind));
    put_entity(json, link->entity);
    STRING(json, "ref", link->ref);
    export_json_close(json, '}');
    json->flat = false;
  }
  export_json_close(json, ']');
}

static void put_statement(export_json *json, const isnad_statement *statement, size_t id, const export_index *index) {
  export_json_open(json, '{');
  EXPORT_JSON_KEY(json, "id");
  export_put_number(json->out, id);
  NAME(json, "in", statement->in_title ? "title" : "text");
  NAME(json, "role", isnad_role_name(statement->role));
  EXPORT_JSON_KEY(json, "cue");
  put_pieces(json, statement->cue, statement->n_cue, index);
  STRING(json, "lemma", statement->lemma);
  NAME(json, "act", isnad_act_name(statement->act));
  put_source(json, statement, index);
  EXPORT_JSON_KEY(json, "content");
  put_pieces(json, statement->content, statement->n_content, index);
  NAME(json, "type", isnad_type_name(statement->type));
  put_speaker(json, statement, index);
  BOOL(json, "negated", statement->negated);
  STRING(json, "said", statement->said);
  put_chain(json, statement);
  EXPORT_JSON_KEY(json, "parent");
  if (statement->parent >= 0)
    export_put_number(json->out, (uint64_t)statement->parent + 1);
  else
    export_put_text(json->out, "null");
  if (statement->rule != NULL) STRING(json, "rule", string_of(statement->rule));
  export_json_close(json, '}');
}

static void put_story(isnad_writer *writer, const isnad_story *story, export_json *json) {
  export_json_open(json, '{');
  put_document(json, story, &writer->text);
  put_paragraphs(json, story, &writer->text);
  put_sentences(json, story, &writer->text);
  put_entities(json, story, &writer->text);
  export_json_times(json, story, &writer->text);
  export_json_quantities(json, story, &writer->text);
  EXPORT_JSON_KEY(json, "statements");
  export_json_open(json, '[');
  for (size_t i = 0; i < story->n_statements; i++) {
    export_json_next(json);
    put_statement(json, &story->statements[i], i + 1, export_index_of(writer, &story->statements[i]));
  }
  export_json_close(json, ']');
  export_json_close(json, '}');
}

static void ndjson_story(isnad_writer *writer, const isnad_story *story) {
  put_story(writer, story, &(export_json){.out = &writer->out});
  export_put_byte(&writer->out, '\n');
}

static void json_begin(isnad_writer *writer) { export_put_byte(&writer->out, '['); }

static void json_next(isnad_writer *writer) {
  export_json json = {.out = &writer->out, .pretty = true, .depth = 1, .empty = writer->n_stories == 0};
  export_json_next(&json);
}

static void json_story(isnad_writer *writer, const isnad_story *story) {
  put_story(writer, story, &(export_json){.out = &writer->out, .pretty = true, .depth = 1});
}

static void json_end(isnad_writer *writer) { export_put_text(&writer->out, writer->n_stories > 0 ? "\n]\n" : "]\n"); }

const export_format export_format_ndjson = {.story = ndjson_story};
const export_format export_format_json = {json_begin, json_next, json_story, json_end};
