/* text.c: the format text: what a reporter reads at a terminal.
 *
 *     title
 *     outlet · date · id
 *
 *      1. speaker · announcement · in his words
 *         «content»
 *         the chain, as scholars of reports said it: A on the authority of B
 *         in the text: the source's own words, and the cue's
 *
 * A line is there only where it says something new: the chain where somebody stands between the speaker and the outlet,
 * the text's own words where the speaker's name is not all of them.
 */
#include "export/escape.h"
#include "export/flow.h"
#include "export/labels.h"
#include "export/writer.h"

#define DOT "\u00B7"
#define OPENING "\u00AB" /* « */
#define CLOSING "\u00BB" /* » */
#define ELLIPSIS "\u2026"

enum { NUMBER_INDENT = 1, STATEMENT_INDENT = 5 };

static bool is_some(isnad_span span) { return span.begin < span.end; }

static void say(export_flow *flow, export_label label, export_style style) {
  export_flow_label(flow, export_label_text(label), style);
}

static void colon(export_flow *flow) {
  export_flow_glue(flow);
  export_flow_label(flow, ":", EXPORT_DIM);
}

/* A remark after the speaker, behind a dot. */
static void remark(export_flow *flow, const char *text, export_style style) {
  if (text[0] == 0) return;
  export_flow_label(flow, DOT, EXPORT_DIM);
  export_flow_label(flow, text, style);
}

static void remark_name(export_flow *flow, isnad_string name) {
  export_flow_label(flow, DOT, EXPORT_DIM);
  export_flow_name(flow, name, EXPORT_DIM);
}

static void remark_number(export_flow *flow, export_label label, uint64_t number) {
  remark(flow, export_label_text(label), EXPORT_DIM);
  export_flow_number(flow, number, EXPORT_DIM);
}

static void put_head(export_flow *flow, const isnad_story *story) {
  const isnad_document *document = &story->document;
  flow->indent = 0;
  if (document->title.size > 0)
    export_flow_name(flow, document->title, EXPORT_BOLD);
  else
    say(flow, EXPORT_LABEL_NO_TITLE, EXPORT_DIM);
  export_flow_end(flow);
  const isnad_string facts[] = {document->outlet, document->published, export_story_id(story)};
  bool first = true;
  for (size_t i = 0; i < sizeof facts / sizeof *facts; i++) {
    if (facts[i].size == 0) continue;
    if (!first) export_flow_label(flow, DOT, EXPORT_DIM);
    export_flow_name(flow, facts[i], EXPORT_DIM);
    first = false;
  }
  export_flow_end(flow);
}

/* What the source did; denials and accusations are what a reader looks for first. */
static export_style style_of(isnad_act act) {
  switch (act) {
  case ISNAD_ACT_DENY:
  case ISNAD_ACT_ACCUSE:
  case ISNAD_ACT_THREATEN:
  case ISNAD_ACT_CONDEMN:
  case ISNAD_ACT_REJECT: return EXPORT_RED;
  default: return EXPORT_GREEN;
  }
}

static void put_speaker(export_flow *flow, const isnad_story *story, const isnad_statement *statement, size_t number) {
  isnad_string source = export_slice(export_text_of(story, statement), statement->source);
  flow->indent = number < 10 ? NUMBER_INDENT + 1 : NUMBER_INDENT;
  export_flow_number(flow, number, EXPORT_DIM);
  export_flow_glue(flow);
  export_flow_label(flow, ".", EXPORT_DIM);
  flow->indent = STATEMENT_INDENT;
  if (statement->speaker.size > 0)
    export_flow_name(flow, statement->speaker, EXPORT_BOLD);
  else if (source.size > 0)
    export_flow_name(flow, source, EXPORT_BOLD);
  else
    say(flow, EXPORT_LABEL_NO_SPEAKER, EXPORT_DIM);
  remark(flow, export_act_label(statement->act), style_of(statement->act));
  if (statement->negated) remark(flow, export_label_text(EXPORT_LABEL_NEGATED), EXPORT_RED);
  remark(flow, export_type_label(statement->type), EXPORT_DIM);
  if (statement->anonymous) remark(flow, export_label_text(EXPORT_LABEL_ANONYMOUS), EXPORT_YELLOW);
  if (statement->count > 0) remark_number(flow, EXPORT_LABEL_SOURCES, statement->count);
  if (statement->said.size > 0) remark_name(flow, statement->said);
  if (statement->in_title) remark(flow, export_label_text(EXPORT_LABEL_IN_TITLE), EXPORT_DIM);
  remark(flow, export_role_label(statement->role), EXPORT_YELLOW);
  if (statement->parent >= 0) remark_number(flow, EXPORT_LABEL_WITHIN, (uint64_t)statement->parent + 1);
  export_flow_end(flow);
}

/* In guillemets where the words are the speaker's own, so that nobody quotes a paraphrase. */
static void put_content(export_flow *flow, isnad_string text, const isnad_statement *statement) {
  bool direct = statement->type == ISNAD_DIRECT;
  if (statement->n_content == 0) return;
  if (direct) export_flow_prefix(flow, OPENING, 1);
  flow->reserve = direct ? 1 : 0;
  for (size_t i = 0; i < statement->n_content; i++) {
    if (i > 0) export_flow_label(flow, ELLIPSIS, EXPORT_DIM);
    export_flow_text(flow, export_slice(text, statement->content[i]), EXPORT_PLAIN);
  }
  if (direct) {
    export_flow_glue(flow);
    export_flow_label(flow, CLOSING, EXPORT_PLAIN);
  }
  flow->reserve = 0;
  export_flow_prefix(flow, NULL, 0); /* where no word followed */
  export_flow_end(flow);
}

static void put_chain(export_flow *flow, const isnad_statement *statement) {
  if (statement->n_chain < 2) return;
  say(flow, EXPORT_LABEL_CHAIN, EXPORT_DIM);
  colon(flow);
  for (size_t i = 0; i < statement->n_chain; i++) {
    if (i > 0) say(flow, EXPORT_LABEL_FROM, EXPORT_DIM);
    export_flow_name(flow, statement->chain[i].name, EXPORT_CYAN);
  }
  export_flow_end(flow);
}

static bool same(isnad_string a, isnad_string b) {
  return a.size == b.size && (a.size == 0 || memcmp(a.data, b.data, a.size) == 0);
}

/* The cue, and the source where its own words are not the speaker's name. */
static void put_words(export_flow *flow, isnad_string text, const isnad_statement *statement) {
  isnad_string source = export_slice(text, statement->source);
  bool tell_source = is_some(statement->source) && statement->speaker.size > 0 && !same(source, statement->speaker);
  if (statement->n_cue == 0 && !tell_source) return;
  say(flow, EXPORT_LABEL_WORDS, EXPORT_DIM);
  colon(flow);
  for (size_t i = 0; i < statement->n_cue; i++) {
    if (i > 0) export_flow_label(flow, ELLIPSIS, EXPORT_DIM);
    export_flow_text(flow, export_slice(text, statement->cue[i]), EXPORT_PLAIN);
  }
  if (tell_source) {
    if (statement->n_cue > 0) export_flow_label(flow, DOT, EXPORT_DIM);
    export_flow_name(flow, source, EXPORT_PLAIN);
  }
  export_flow_end(flow);
}

static void put_receiver(export_flow *flow, isnad_string text, const isnad_statement *statement) {
  if (!is_some(statement->to)) return;
  say(flow, EXPORT_LABEL_TO, EXPORT_DIM);
  colon(flow);
  export_flow_name(flow, export_slice(text, statement->to), EXPORT_PLAIN);
  export_flow_end(flow);
}

static void put_statement(export_flow *flow, const isnad_story *story, size_t i) {
  const isnad_statement *statement = &story->statements[i];
  isnad_string text = export_text_of(story, statement);
  export_put_byte(flow->out, '\n');
  put_speaker(flow, story, statement, i + 1);
  put_content(flow, text, statement);
  put_receiver(flow, text, statement);
  put_chain(flow, statement);
  put_words(flow, text, statement);
}

static void text_story(isnad_writer *writer, const isnad_story *story) {
  export_buffer *out = &writer->out;
  export_flow flow = {.out = out, .colour = writer->options.colour, .columns = writer->options.columns};
  put_head(&flow, story);
  for (size_t i = 0; i < story->n_statements; i++) put_statement(&flow, story, i);
  if (story->n_statements == 0) {
    export_put_byte(out, '\n');
    flow.indent = STATEMENT_INDENT;
    say(&flow, EXPORT_LABEL_NO_STATEMENTS, EXPORT_DIM);
    export_flow_end(&flow);
  }
  /* A person waits for this one, and the next may be slow to come. */
  export_flush(out);
}

static void text_next(isnad_writer *writer) {
  if (writer->n_stories > 0) export_put_text(&writer->out, "\n\n");
}

const export_format export_format_text = {.next = text_next, .story = text_story};
