/* dump.c: one layer of a story as lines of text: `begin end name "words"`, offsets in code points, words as in JSON.
 *
 *     0 5 word "وقالت"
 *
 * A statement takes a line for itself and one, indented, for each of its parts, so that a diff shows what moved:
 *
 *     statement 1 announce indirect person body rule=verb-subject-that
 *       0 5 cue "أعلنت"
 */
#include "annotate/dump.h"

#include "export/escape.h"
#include "export/index.h"
#include "export/json.h"
#include "export/json_values.h"
#include "export/part.h"

enum { INDENT = 2 }; /* of a part below its statement */

typedef struct dump {
  export_buffer out;
  export_index text, title;
} dump;

static void dump_paragraphs(dump *self, const isnad_story *story) {
  for (size_t i = 0; i < story->n_paragraphs; i++)
    export_put_part(&self->out, 0, &self->text, story->paragraphs[i].span, isnad_role_name(story->paragraphs[i].role));
}

static void dump_tokens(dump *self, const isnad_story *story) {
  static const char *const kinds[] = {
      [ISNAD_TOKEN_WORD] = "word", [ISNAD_TOKEN_NUMBER] = "number", [ISNAD_TOKEN_MARK] = "mark"};
  for (size_t i = 0; i < story->n_tokens; i++) {
    const isnad_token *token = &story->tokens[i];
    export_put_part(&self->out, 0, &self->text, token->span,
                    token->kind <= ISNAD_TOKEN_MARK ? kinds[token->kind] : "?");
  }
}

static void dump_sentences(dump *self, const isnad_story *story) {
  for (size_t i = 0; i < story->n_sentences; i++)
    export_put_part(&self->out, 0, &self->text, story->sentences[i].span, "sentence");
}

static void put_row(export_buffer *out, const char *rule, const isnad_row *row) {
  export_put_text(out, " rule=");
  export_put_text(out, rule != NULL ? rule : "");
  if (row->table != NULL) {
    export_put_byte(out, ' ');
    export_put_text(out, row->table);
    export_put_byte(out, ':');
    export_put_utf8(out, row->word);
  }
  export_put_byte(out, '\n');
}

static void dump_times(dump *self, const isnad_story *story) {
  for (size_t i = 0; i < story->n_times; i++) {
    const isnad_time *time = &story->times[i];
    export_put_words(&self->out, 0, &self->text, time->span);
    export_put_text(&self->out, isnad_time_type_name(time->type));
    export_put_byte(&self->out, ' ');
    if (time->value.size == 0) export_put_text(&self->out, "null");
    export_put_utf8(&self->out, time->value);
    if (time->mod != ISNAD_MOD_NONE) export_put_byte(&self->out, ' ');
    export_put_text(&self->out, isnad_time_mod_name(time->mod));
    put_row(&self->out, time->rule, &time->row);
  }
}

static void dump_quantities(dump *self, const isnad_story *story) {
  for (size_t i = 0; i < story->n_quantities; i++) {
    const isnad_quantity *quantity = &story->quantities[i];
    export_put_words(&self->out, 0, &self->text, quantity->span);
    export_put_text(&self->out, isnad_quantity_kind_name(quantity->kind));
    export_put_byte(&self->out, ' ');
    export_put_double(&self->out, quantity->value);
    if (quantity->max > quantity->value) {
      export_put_text(&self->out, "..");
      export_put_double(&self->out, quantity->max);
    }
    if (quantity->unit.size > 0) export_put_byte(&self->out, ' ');
    export_put_utf8(&self->out, quantity->unit);
    if (quantity->of.size > 0) export_put_text(&self->out, " of=");
    if (quantity->of.size > 0) export_json_string(&self->out, quantity->of);
    put_row(&self->out, quantity->rule, &quantity->row);
  }
}

static void put_word(export_buffer *out, const char *word) {
  if (word[0] == 0) return;
  export_put_byte(out, ' ');
  export_put_text(out, word);
}

/* `name` brings its blank and its sign of equality. */
static void put_number(export_buffer *out, const char *name, uint64_t number) {
  export_put_text(out, name);
  export_put_number(out, number);
}

/* `entity 1 ORG agency "name" ref`, then its roles and mentions. */
static void dump_entities(dump *self, const isnad_story *story) {
  export_buffer *out = &self->out;
  for (size_t i = 0; i < story->n_entities; i++) {
    const isnad_entity *entity = &story->entities[i];
    put_number(out, "entity ", i + 1);
    put_word(out, isnad_entity_type_name(entity->type));
    put_word(out, entity->subtype);
    export_put_byte(out, ' ');
    export_json_string(out, entity->name);
    if (entity->ref.size > 0) export_put_byte(out, ' ');
    export_put_utf8(out, entity->ref);
    export_put_byte(out, '\n');
    for (size_t j = 0; j < entity->n_roles; j++) export_put_named(out, INDENT, "role", entity->roles[j]);
    for (size_t j = 0; j < entity->n_mentions; j++)
      export_put_part(out, INDENT, &self->text, entity->mentions[j], "mention");
  }
}

static void put_statement_line(export_buffer *out, const isnad_statement *statement, size_t id) {
  put_number(out, "statement ", id);
  put_word(out, isnad_act_name(statement->act));
  put_word(out, isnad_type_name(statement->type));
  put_word(out, isnad_kind_name(statement->source_kind));
  put_word(out, isnad_role_name(statement->role));
  if (statement->in_title) put_word(out, "title");
  if (statement->anonymous) put_word(out, "anonymous");
  if (statement->negated) put_word(out, "negated");
  if (statement->count > 0) put_number(out, " count=", statement->count);
  if (statement->parent >= 0) put_number(out, " parent=", (uint64_t)statement->parent + 1);
  put_word(out, "rule=");
  export_put_text(out, statement->rule != NULL ? statement->rule : "");
  export_put_byte(out, '\n');
}

static void put_links(export_buffer *out, const isnad_statement *statement) {
  for (size_t i = 0; i < statement->n_chain; i++) {
    const isnad_link *link = &statement->chain[i];
    export_put_blanks(out, INDENT);
    export_put_text(out, "link");
    put_word(out, isnad_kind_name(link->kind));
    export_put_byte(out, ' ');
    export_json_string(out, link->name);
    if (link->ref.size > 0) export_put_byte(out, ' ');
    export_put_utf8(out, link->ref);
    export_put_byte(out, '\n');
  }
}

static void dump_statements(dump *self, const isnad_story *story) {
  export_buffer *out = &self->out;
  for (size_t i = 0; i < story->n_statements; i++) {
    const isnad_statement *statement = &story->statements[i];
    const export_index *index = statement->in_title ? &self->title : &self->text;
    put_statement_line(out, statement, i + 1);
    for (size_t j = 0; j < statement->n_cue; j++) export_put_part(out, INDENT, index, statement->cue[j], "cue");
    export_put_part(out, INDENT, index, statement->source, "source");
    for (size_t j = 0; j < statement->n_content; j++)
      export_put_part(out, INDENT, index, statement->content[j], "content");
    export_put_part(out, INDENT, index, statement->to, "to");
    export_put_named(out, INDENT, "lemma", statement->lemma);
    export_put_named(out, INDENT, "said", statement->said);
    export_put_named(out, INDENT, "speaker", statement->speaker);
    put_links(out, statement);
  }
}

typedef struct layer {
  const char *name;
  void (*run)(dump *self, const isnad_story *story);
} layer;

static const layer layers[] = {
    {"paragraphs", dump_paragraphs}, {"tokens", dump_tokens}, {"sentences", dump_sentences},
    {"entities", dump_entities},     {"times", dump_times},   {"quantities", dump_quantities},
    {"statements", dump_statements},
};

static isnad_status run_layer(void (*run)(dump *, const isnad_story *), const isnad_story *story, isnad_write *write,
                              void *context) {
  dump self = {0};
  isnad_status status = export_buffer_init(&self.out, write, context);
  if (status == ISNAD_OK) status = export_index_build(&self.text, story->text);
  if (status == ISNAD_OK) status = export_index_build(&self.title, story->document.title);
  if (status == ISNAD_OK) run(&self, story);
  export_fail(&self.out, status);
  status = export_buffer_done(&self.out);
  export_index_done(&self.text);
  export_index_done(&self.title);
  return status;
}

isnad_status isnad_dump(const isnad_story *story, const char *name, isnad_write *write, void *context) {
  if (strcmp(name, "readings") == 0) return isnad_dump_readings(story, write, context);
  for (size_t i = 0; i < sizeof layers / sizeof *layers; i++)
    if (strcmp(name, layers[i].name) == 0) return run_layer(layers[i].run, story, write, context);
  return ISNAD_ERR_USAGE;
}
