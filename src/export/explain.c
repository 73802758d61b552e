/* explain.c: why each entity, statement, time and amount was found: its rule in a sentence, its parts, and the readings
 * of the cue's words.
 *
 *     1. verb-subject-that: A verb of saying, its subject, then a clause after «أن».
 *        0 5 cue "أعلنت"
 *        ...
 *        readings of the cue
 *        (lines of the lexicon)
 *
 *     times
 *        22 29 "الأحد" DATE 2026-03-08
 *           weekday: a day of the week … [times:11 أحد]
 */
#include "annotate/dump.h"

#include "export/escape.h"
#include "export/index.h"
#include "export/json.h"
#include "export/json_values.h"
#include "export/part.h"

enum { INDENT = 3 }; /* of a part below its statement */

typedef struct explanation {
  export_buffer out;
  export_index text, title;
} explanation;

static void put_rule(export_buffer *out, const isnad_statement *statement, size_t id) {
  const char *sentence = statement->rule != NULL ? isnad_rule_text(statement->rule) : NULL;
  export_put_number(out, id);
  export_put_text(out, ". ");
  export_put_text(out, statement->rule != NULL ? statement->rule : "no rule");
  if (sentence != NULL && sentence[0] != 0) {
    export_put_text(out, ": ");
    export_put_text(out, sentence);
  }
  export_put_byte(out, '\n');
}

static void put_fact(export_buffer *out, const char *name, const char *value) {
  if (value[0] == 0) return;
  export_put_blanks(out, INDENT);
  export_put_text(out, name);
  export_put_byte(out, ' ');
  export_put_text(out, value);
  export_put_byte(out, '\n');
}

static void put_parts(export_buffer *out, const isnad_statement *statement, const export_index *index) {
  for (size_t i = 0; i < statement->n_cue; i++) export_put_part(out, INDENT, index, statement->cue[i], "cue");
  export_put_named(out, INDENT, "lemma", statement->lemma);
  put_fact(out, "act", isnad_act_name(statement->act));
  export_put_part(out, INDENT, index, statement->source, "source");
  put_fact(out, "source is a", isnad_kind_name(statement->source_kind));
  for (size_t i = 0; i < statement->n_content; i++)
    export_put_part(out, INDENT, index, statement->content[i], "content");
  put_fact(out, "type", isnad_type_name(statement->type));
  export_put_part(out, INDENT, index, statement->to, "said to");
  export_put_named(out, INDENT, "said on", statement->said);
  export_put_named(out, INDENT, "speaker", statement->speaker);
  for (size_t i = 0; i < statement->n_chain; i++)
    export_put_named(out, INDENT, i + 1 < statement->n_chain ? "handed on by" : "first said by",
                     statement->chain[i].name);
}

/* The first token that ends behind a byte: tokens stand in order and apart. */
static size_t token_at(const isnad_story *story, uint32_t byte) {
  size_t low = 0, high = story->n_tokens;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (story->tokens[middle].span.end <= byte)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

static isnad_status put_readings(explanation *self, const isnad_story *story, isnad_span cue) {
  isnad_status status = ISNAD_OK;
  for (size_t i = token_at(story, cue.begin); i < story->n_tokens && story->tokens[i].span.begin < cue.end; i++)
    if (status == ISNAD_OK) status = isnad_dump_token_readings(story, i, self->out.write, self->out.context);
  return status;
}

/* What the judges went by; the floor below writes past the buffer. */
static void put_judged(explanation *self, const isnad_story *story, size_t i) {
  export_flush(&self->out);
  if (self->out.status == ISNAD_OK)
    export_fail(&self->out, isnad_dump_statement_reasons(story, i, self->out.write, self->out.context));
}

static void put_statement(explanation *self, const isnad_story *story, size_t i) {
  const isnad_statement *statement = &story->statements[i];
  const export_index *index = statement->in_title ? &self->title : &self->text;
  if (i > 0) export_put_byte(&self->out, '\n');
  put_rule(&self->out, statement, i + 1);
  put_parts(&self->out, statement, index);
  /* The tokens of a title are gone when its statements have been found. */
  if (statement->in_title || statement->n_cue == 0 || story->n_tokens == 0) return;
  put_judged(self, story, i);
  export_put_text(&self->out, "   readings of the cue\n");
  for (size_t j = 0; j < statement->n_cue; j++) {
    /* The lexicon writes past the buffer: what waits goes first, and nothing goes after a failure. */
    export_flush(&self->out);
    if (self->out.status == ISNAD_OK) export_fail(&self->out, put_readings(self, story, statement->cue[j]));
  }
}

/* An entity, its mentions, and why each of them is one. */
static void put_entity(explanation *self, const isnad_story *story, size_t i) {
  export_buffer *out = &self->out;
  const isnad_entity *entity = &story->entities[i];
  export_put_text(out, isnad_entity_type_name(entity->type));
  export_put_byte(out, ' ');
  export_put_utf8(out, entity->name);
  if (entity->ref.size > 0) export_put_byte(out, ' ');
  export_put_utf8(out, entity->ref);
  export_put_byte(out, '\n');
  put_fact(out, "is a", entity->subtype);
  for (size_t j = 0; j < entity->n_roles; j++) export_put_named(out, INDENT, "called", entity->roles[j]);
  for (size_t j = 0; j < entity->n_mentions && out->status == ISNAD_OK; j++) {
    export_put_part(out, INDENT, &self->text, entity->mentions[j], "mention");
    export_flush(out); /* the reason is written past the buffer */
    if (out->status == ISNAD_OK)
      export_fail(out, isnad_dump_mention_reason(story, entity->mentions[j].begin, out->write, out->context));
  }
  export_put_byte(out, '\n');
}

/* ---- Times and amounts ---- */

/* The rule in a sentence and the row that it went by. */
static void put_reason(export_buffer *out, const char *rule, const isnad_row *row) {
  const char *sentence = rule != NULL ? isnad_rule_text(rule) : NULL;
  export_put_byte(out, '\n');
  export_put_blanks(out, 2 * INDENT);
  export_put_text(out, rule != NULL ? rule : "no rule");
  if (sentence != NULL) export_put_text(out, ": ");
  if (sentence != NULL) export_put_text(out, sentence);
  if (row->table != NULL) {
    export_put_text(out, " [");
    export_put_text(out, row->table);
    export_put_byte(out, ':');
    export_put_number(out, row->line);
    export_put_byte(out, ' ');
    export_put_utf8(out, row->word);
    export_put_byte(out, ']');
  }
  export_put_byte(out, '\n');
}

static void put_times(explanation *self, const isnad_story *story) {
  export_buffer *out = &self->out;
  if (story->n_times > 0) export_put_text(out, story->n_statements > 0 ? "\ntimes\n" : "times\n");
  for (size_t i = 0; i < story->n_times; i++) {
    const isnad_time *time = &story->times[i];
    export_put_words(out, INDENT, &self->text, time->span);
    export_put_text(out, isnad_time_type_name(time->type));
    export_put_byte(out, ' ');
    if (time->value.size == 0) export_put_text(out, "unresolved: the story's date is not known");
    export_put_utf8(out, time->value);
    if (time->mod != ISNAD_MOD_NONE) export_put_byte(out, ' ');
    export_put_text(out, isnad_time_mod_name(time->mod));
    put_reason(out, time->rule, &time->row);
  }
}

static void put_quantities(explanation *self, const isnad_story *story) {
  export_buffer *out = &self->out;
  bool first = story->n_statements == 0 && story->n_times == 0;
  if (story->n_quantities > 0) export_put_text(out, first ? "quantities\n" : "\nquantities\n");
  for (size_t i = 0; i < story->n_quantities; i++) {
    const isnad_quantity *quantity = &story->quantities[i];
    export_put_words(out, INDENT, &self->text, quantity->span);
    export_put_text(out, isnad_quantity_kind_name(quantity->kind));
    export_put_byte(out, ' ');
    export_put_double(out, quantity->value);
    if (quantity->max > quantity->value) export_put_text(out, "..");
    if (quantity->max > quantity->value) export_put_double(out, quantity->max);
    if (quantity->unit.size > 0) export_put_byte(out, ' ');
    export_put_utf8(out, quantity->unit);
    if (quantity->of.size > 0) export_put_text(out, " of ");
    if (quantity->of.size > 0) export_json_string(out, quantity->of);
    put_reason(out, quantity->rule, &quantity->row);
  }
}

isnad_status isnad_explain(const isnad_story *story, isnad_write *write, void *context) {
  explanation self = {0};
  isnad_status status = export_buffer_init(&self.out, write, context);
  if (status == ISNAD_OK) status = export_index_build(&self.text, story->text);
  if (status == ISNAD_OK) status = export_index_build(&self.title, story->document.title);
  export_fail(&self.out, status);
  for (size_t i = 0; i < story->n_entities && self.out.status == ISNAD_OK; i++) put_entity(&self, story, i);
  for (size_t i = 0; i < story->n_statements && self.out.status == ISNAD_OK; i++) put_statement(&self, story, i);
  if (self.out.status == ISNAD_OK) put_times(&self, story);
  if (self.out.status == ISNAD_OK) put_quantities(&self, story);
  status = export_buffer_done(&self.out);
  export_index_done(&self.text);
  export_index_done(&self.title);
  return status;
}
