/* html.c: the format html: a page of its own, right to left: each story's statements with their chains, and beside them
 * its text with contents, cues and sources marked.
 *
 * A content in the text and its statement in the list link to one another: c1-3 is the content of story 1's statement
 * 3, s1-3 the statement. Everything from outside is escaped; only http and https addresses become links.
 */
#include "export/escape.h"
#include "export/html_page.h"
#include "export/labels.h"
#include "export/marks.h"
#include "export/writer.h"

#define OPENING "\u00AB" /* « */
#define CLOSING "\u00BB" /* » */
#define ELLIPSIS " \u2026 "

/* What an attribute or a text cannot hold as it is. */
static const bool special[128] = {
    [0x00] = true, [0x01] = true, [0x02] = true, [0x03] = true, [0x04] = true, [0x05] = true, [0x06] = true,
    [0x07] = true, [0x08] = true, [0x0B] = true, [0x0C] = true, [0x0E] = true, [0x0F] = true, [0x10] = true,
    [0x11] = true, [0x12] = true, [0x13] = true, [0x14] = true, [0x15] = true, [0x16] = true, [0x17] = true,
    [0x18] = true, [0x19] = true, [0x1A] = true, [0x1B] = true, [0x1C] = true, [0x1D] = true, [0x1E] = true,
    [0x1F] = true, [0x7F] = true, ['&'] = true,  ['<'] = true,  ['>'] = true,  ['"'] = true,  ['\''] = true,
};

static void replace(export_buffer *out, unsigned char byte) {
  switch (byte) {
  case '&': export_put_text(out, "&amp;"); return;
  case '<': export_put_text(out, "&lt;"); return;
  case '>': export_put_text(out, "&gt;"); return;
  case '"': export_put_text(out, "&quot;"); return;
  case '\'': export_put_text(out, "&#39;"); return;
  default: export_put_text(out, EXPORT_REPLACEMENT); /* control characters, which HTML cannot hold */
  }
}

static void put_text(export_buffer *out, isnad_string string) { export_put_replaced(out, string, special, replace); }

/* A name or other outside words among ours: isolated, in a direction of its own. */
static void put_name(export_buffer *out, isnad_string name) {
  export_put_text(out, "<bdi>");
  put_text(out, name);
  export_put_text(out, "</bdi>");
}

static void put_label(export_buffer *out, export_label label) { export_put_text(out, export_label_text(label)); }

/* c1-3, s1-3 */
static void put_anchor(export_buffer *out, char kind, size_t story, size_t statement) {
  export_put_byte(out, kind);
  export_put_number(out, story + 1);
  export_put_byte(out, '-');
  export_put_number(out, statement + 1);
}

/* ---- The text and its marks ---- */

static void put_number_link(isnad_writer *writer, uint32_t statement) {
  export_buffer *out = &writer->out;
  export_put_text(out, "<a class=\"n\" id=\"");
  put_anchor(out, 'c', writer->n_stories, statement);
  export_put_text(out, "\" href=\"#");
  put_anchor(out, 's', writer->n_stories, statement);
  export_put_text(out, "\">");
  export_put_number(out, (uint64_t)statement + 1);
  export_put_text(out, "</a>");
}

/* A piece with one cover from end to end. */
static void put_piece(export_buffer *out, const uint32_t *depth, isnad_string piece) {
  if (piece.size == 0) return;
  bool content = depth[EXPORT_COVER_CONTENT] > 0, cue = depth[EXPORT_COVER_CUE] > 0;
  bool source = depth[EXPORT_COVER_SOURCE] > 0;
  if (content) export_put_text(out, depth[EXPORT_COVER_CONTENT] > 1 ? "<mark class=\"q2\">" : "<mark>");
  if (cue) export_put_text(out, "<b class=\"cue\">");
  if (source) export_put_text(out, "<span class=\"src\">");
  put_text(out, piece);
  if (source) export_put_text(out, "</span>");
  if (cue) export_put_text(out, "</b>");
  if (content) export_put_text(out, "</mark>");
}

static void put_marked(isnad_writer *writer, isnad_string text, isnad_span span, export_marks *marks) {
  uint32_t at = span.begin;
  for (;;) {
    /* An end on the border belongs to what comes before it, a beginning to what comes after. */
    const export_end *end;
    while ((at < span.end || span.begin == span.end) && (end = export_marks_pass(marks, at)) != NULL)
      if (end->announces) put_number_link(writer, end->statement);
    if (at >= span.end) return;
    uint32_t until = export_marks_until(marks, span.end);
    put_piece(&writer->out, marks->depth, export_slice(text, (isnad_span){at, until}));
    at = until;
  }
}

static void put_paragraphs(isnad_writer *writer, const isnad_story *story, export_marks *marks) {
  export_buffer *out = &writer->out;
  isnad_paragraph whole = {{0, (uint32_t)story->text.size}, ISNAD_ROLE_BODY};
  const isnad_paragraph *paragraphs = story->n_paragraphs > 0 ? story->paragraphs : &whole;
  size_t count = story->n_paragraphs > 0 ? story->n_paragraphs : 1;
  export_put_text(out, "<section class=\"text\"><h3>");
  put_label(out, EXPORT_LABEL_TEXT);
  export_put_text(out, "</h3>\n");
  for (size_t i = 0; i < count; i++) {
    export_put_text(out, "<p class=\"");
    export_put_text(out, isnad_role_name(paragraphs[i].role));
    export_put_text(out, "\" dir=\"auto\">");
    put_marked(writer, story->text, paragraphs[i].span, marks);
    export_put_text(out, "</p>\n");
  }
  export_put_text(out, "</section>\n");
}

/* ---- The list of statements ---- */

static void put_tag(export_buffer *out, const char *label, const char *class) {
  if (label[0] == 0) return;
  export_put_text(out, " <span class=\"tag ");
  export_put_text(out, class);
  export_put_text(out, "\">");
  export_put_text(out, label);
  export_put_text(out, "</span>");
}

static void put_count(export_buffer *out, uint32_t count) {
  if (count == 0) return;
  export_put_text(out, " <span class=\"tag\">");
  put_label(out, EXPORT_LABEL_SOURCES);
  export_put_byte(out, ' ');
  export_put_number(out, count);
  export_put_text(out, "</span>");
}

static void put_parent(isnad_writer *writer, const isnad_statement *statement) {
  export_buffer *out = &writer->out;
  if (statement->parent < 0) return;
  export_put_text(out, " <a class=\"tag\" href=\"#");
  put_anchor(out, 's', writer->n_stories, (size_t)statement->parent);
  export_put_text(out, "\">");
  put_label(out, EXPORT_LABEL_WITHIN);
  export_put_byte(out, ' ');
  export_put_number(out, (uint64_t)statement->parent + 1);
  export_put_text(out, "</a>");
}

static bool is_hostile(isnad_act act) {
  return act == ISNAD_ACT_DENY || act == ISNAD_ACT_ACCUSE || act == ISNAD_ACT_THREATEN || act == ISNAD_ACT_CONDEMN ||
         act == ISNAD_ACT_REJECT;
}

/* A value of TIMEX3 that begins with a date: a browser may show it as it likes. */
static void put_said(export_buffer *out, isnad_string said) {
  if (said.size == 0) return;
  export_put_text(out, " <time>");
  put_text(out, said);
  export_put_text(out, "</time>");
}

static void put_tags(isnad_writer *writer, const isnad_statement *statement) {
  export_buffer *out = &writer->out;
  put_tag(out, export_act_label(statement->act), is_hostile(statement->act) ? "bad" : "act");
  if (statement->negated) put_tag(out, export_label_text(EXPORT_LABEL_NEGATED), "bad");
  put_tag(out, export_type_label(statement->type), "type");
  if (statement->anonymous) put_tag(out, export_label_text(EXPORT_LABEL_ANONYMOUS), "warn");
  put_count(out, statement->count);
  put_said(out, statement->said);
  if (statement->in_title) put_tag(out, export_label_text(EXPORT_LABEL_IN_TITLE), "in");
  put_tag(out, export_role_label(statement->role), "warn");
  put_parent(writer, statement);
}

static void put_speaker(isnad_writer *writer, isnad_string text, const isnad_statement *statement, size_t i) {
  export_buffer *out = &writer->out;
  isnad_string source = export_slice(text, statement->source);
  export_put_text(out, "<p><a href=\"#");
  put_anchor(out, 'c', writer->n_stories, i);
  export_put_text(out, "\">");
  export_put_number(out, i + 1);
  export_put_text(out, ".</a> <span class=\"by\">");
  if (statement->speaker.size > 0 || source.size > 0)
    put_name(out, statement->speaker.size > 0 ? statement->speaker : source);
  else
    put_label(out, EXPORT_LABEL_NO_SPEAKER);
  export_put_text(out, "</span>");
  put_tags(writer, statement);
  export_put_text(out, "</p>\n");
}

static void put_pieces(export_buffer *out, isnad_string text, const isnad_span *pieces, uint32_t count) {
  for (uint32_t i = 0; i < count; i++) {
    if (i > 0) export_put_text(out, ELLIPSIS);
    put_text(out, export_slice(text, pieces[i]));
  }
}

static void put_content(export_buffer *out, isnad_string text, const isnad_statement *statement) {
  bool direct = statement->type == ISNAD_DIRECT;
  if (statement->n_content == 0) return;
  export_put_text(out, direct ? "<blockquote>" OPENING : "<blockquote>");
  put_pieces(out, text, statement->content, statement->n_content);
  export_put_text(out, direct ? CLOSING "</blockquote>\n" : "</blockquote>\n");
}

static void put_chain(export_buffer *out, const isnad_statement *statement) {
  if (statement->n_chain < 2) return;
  export_put_text(out, "<p class=\"chain\"><i>");
  put_label(out, EXPORT_LABEL_CHAIN);
  export_put_text(out, ":</i> ");
  for (size_t i = 0; i < statement->n_chain; i++) {
    const isnad_link *link = &statement->chain[i];
    if (i > 0) {
      export_put_text(out, " <i>");
      put_label(out, EXPORT_LABEL_FROM);
      export_put_text(out, "</i> ");
    }
    put_name(out, link->name);
    const char *kind = export_kind_label(link->kind);
    if (kind[0] == 0) continue;
    export_put_text(out, " <small>(");
    export_put_text(out, kind);
    export_put_text(out, ")</small>");
  }
  export_put_text(out, "</p>\n");
}

static void put_words(export_buffer *out, isnad_string text, const isnad_statement *statement) {
  isnad_string source = export_slice(text, statement->source), to = export_slice(text, statement->to);
  if (statement->n_cue == 0 && source.size == 0 && to.size == 0) return;
  export_put_text(out, "<p class=\"words\"><i>");
  put_label(out, EXPORT_LABEL_WORDS);
  export_put_text(out, ":</i> ");
  if (statement->n_cue > 0) {
    export_put_text(out, "<b class=\"cue\">");
    put_pieces(out, text, statement->cue, statement->n_cue);
    export_put_text(out, "</b> ");
  }
  if (source.size > 0) put_name(out, source);
  if (to.size > 0) {
    export_put_text(out, " <i>");
    put_label(out, EXPORT_LABEL_TO);
    export_put_text(out, ":</i> ");
    put_name(out, to);
  }
  export_put_text(out, "</p>\n");
}

static void put_statement(isnad_writer *writer, const isnad_story *story, size_t i) {
  export_buffer *out = &writer->out;
  const isnad_statement *statement = &story->statements[i];
  isnad_string text = export_text_of(story, statement);
  export_put_text(out, "<li id=\"");
  put_anchor(out, 's', writer->n_stories, i);
  export_put_text(out, "\">");
  put_speaker(writer, text, statement, i);
  put_content(out, text, statement);
  put_chain(out, statement);
  put_words(out, text, statement);
  export_put_text(out, "</li>\n");
}

static void put_statements(isnad_writer *writer, const isnad_story *story) {
  export_buffer *out = &writer->out;
  export_put_text(out, "<section><h3>");
  put_label(out, story->n_statements > 0 ? EXPORT_LABEL_STATEMENTS : EXPORT_LABEL_NO_STATEMENTS);
  export_put_text(out, "</h3>\n<ol>\n");
  for (size_t i = 0; i < story->n_statements; i++) put_statement(writer, story, i);
  export_put_text(out, "</ol>\n</section>\n");
}

/* ---- The story ---- */

static bool begins(isnad_string string, const char *text) {
  return string.size >= strlen(text) && memcmp(string.data, text, strlen(text)) == 0;
}

static void put_fact(export_buffer *out, isnad_string fact) {
  if (fact.size == 0) return;
  export_put_text(out, "<span>");
  put_name(out, fact);
  export_put_text(out, "</span>");
}

static void put_facts(export_buffer *out, const isnad_story *story) {
  isnad_string url = story->document.url;
  export_put_text(out, "<p class=\"facts\">");
  put_fact(out, story->document.outlet);
  put_fact(out, story->document.published);
  put_fact(out, export_story_id(story));
  if (begins(url, "https://") || begins(url, "http://")) {
    export_put_text(out, "<a rel=\"noreferrer\" href=\"");
    put_text(out, url);
    export_put_text(out, "\">");
    put_name(out, url);
    export_put_text(out, "</a>");
  } else {
    put_fact(out, url);
  }
  export_put_text(out, "</p>\n");
}

static void put_title(isnad_writer *writer, const isnad_story *story, export_marks *marks) {
  isnad_string title = story->document.title;
  export_put_text(&writer->out, "<h2 dir=\"auto\">");
  if (title.size > 0)
    put_marked(writer, title, (isnad_span){0, (uint32_t)title.size}, marks);
  else
    put_label(&writer->out, EXPORT_LABEL_NO_TITLE);
  export_put_text(&writer->out, "</h2>\n");
}

static void html_story(isnad_writer *writer, const isnad_story *story) {
  export_buffer *out = &writer->out;
  export_put_text(out, "<article>\n");
  put_title(writer, story, &writer->title_marks);
  put_facts(out, story);
  export_put_text(out, "<div class=\"two\">\n");
  put_statements(writer, story);
  put_paragraphs(writer, story, &writer->text_marks);
  export_put_text(out, "</div>\n</article>\n");
}

static void html_begin(isnad_writer *writer) {
  export_buffer *out = &writer->out;
  export_put_text(out, export_html_head);
  put_label(out, EXPORT_LABEL_PAGE);
  export_put_text(out, export_html_style);
  export_put_text(out, "<h1>");
  put_label(out, EXPORT_LABEL_PAGE);
  export_put_text(out, "</h1>\n");
}

static void html_end(isnad_writer *writer) { export_put_text(&writer->out, export_html_foot); }

const export_format export_format_html = {html_begin, NULL, html_story, html_end};
