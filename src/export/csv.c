/* csv.c: the format csv: RFC 4180, a header, then one statement a row.
 *
 * A row repeats what identifies its story, so that rows can be sorted and cut freely. Pieces of a cue or a content that
 * stand apart are joined by " … ", links of the chain by " < " (nearest to the reader first), as none of them is likely
 * in a name. Offsets are those of the JSON, from the first piece's begin to the last one's end.
 */
#include "export/escape.h"
#include "export/writer.h"

static const bool quote_only[128] = {['"'] = true};

static void double_quote(export_buffer *out, unsigned char byte) {
  (void)byte;
  export_put_text(out, "\"\"");
}

/* Every field of outside text stands in quotes: no need to look for commas and line ends. Empty ones stand bare. */
static void put_text(export_buffer *out, isnad_string string) {
  if (string.size == 0) return;
  export_put_byte(out, '"');
  export_put_replaced(out, string, quote_only, double_quote);
  export_put_byte(out, '"');
}

static void next(export_buffer *out) { export_put_byte(out, ','); }

static void put_pieces(export_buffer *out, isnad_string text, const isnad_span *pieces, size_t count) {
  next(out);
  export_put_byte(out, '"');
  for (size_t i = 0; i < count; i++) {
    if (i > 0) export_put_text(out, " \u2026 ");
    export_put_replaced(out, export_slice(text, pieces[i]), quote_only, double_quote);
  }
  export_put_byte(out, '"');
}

static void put_offsets(export_buffer *out, const export_index *index, isnad_span span) {
  bool some = span.begin < span.end;
  next(out);
  if (some) export_put_number(out, export_index_at(index, span.begin));
  next(out);
  if (some) export_put_number(out, export_index_at(index, span.end));
}

static isnad_span hull(const isnad_span *pieces, size_t count) {
  if (count == 0) return (isnad_span){0, 0};
  return (isnad_span){pieces[0].begin, pieces[count - 1].end};
}

static void put_chain(export_buffer *out, const isnad_statement *statement) {
  next(out);
  if (statement->n_chain == 0) return;
  export_put_byte(out, '"');
  for (size_t i = 0; i < statement->n_chain; i++) {
    if (i > 0) export_put_text(out, " < ");
    export_put_replaced(out, statement->chain[i].name, quote_only, double_quote);
  }
  export_put_byte(out, '"');
}

static void put_name(export_buffer *out, const char *name) {
  next(out);
  export_put_text(out, name);
}

static void put_story_fields(export_buffer *out, const isnad_story *story) {
  const isnad_document *document = &story->document;
  put_text(out, export_story_id(story));
  next(out), put_text(out, document->outlet);
  next(out), put_text(out, document->published);
  next(out), put_text(out, document->url);
  next(out), put_text(out, document->title);
}

static void put_said(export_buffer *out, isnad_string text, const isnad_statement *statement) {
  next(out), put_text(out, statement->speaker);
  next(out), put_text(out, export_slice(text, statement->source));
  put_name(out, isnad_kind_name(statement->source_kind));
  put_name(out, statement->anonymous ? "true" : "false");
  next(out);
  if (statement->count > 0) export_put_number(out, statement->count);
  put_pieces(out, text, statement->cue, statement->n_cue);
  next(out), put_text(out, statement->lemma);
  put_name(out, isnad_act_name(statement->act));
  put_name(out, statement->negated ? "true" : "false");
  put_name(out, isnad_type_name(statement->type));
  put_pieces(out, text, statement->content, statement->n_content);
  next(out), put_text(out, export_slice(text, statement->to));
  put_chain(out, statement);
}

static void put_statement(isnad_writer *writer, const isnad_story *story, size_t i) {
  export_buffer *out = &writer->out;
  const isnad_statement *statement = &story->statements[i];
  const export_index *index = export_index_of(writer, statement);
  put_story_fields(out, story);
  next(out), export_put_number(out, i + 1);
  next(out);
  if (statement->parent >= 0) export_put_number(out, (uint64_t)statement->parent + 1);
  put_name(out, statement->in_title ? "title" : "text");
  put_name(out, isnad_role_name(statement->role));
  put_said(out, export_text_of(story, statement), statement);
  put_offsets(out, index, statement->source);
  put_offsets(out, index, hull(statement->cue, statement->n_cue));
  put_offsets(out, index, hull(statement->content, statement->n_content));
  put_name(out, statement->rule != NULL ? statement->rule : "");
  next(out), put_text(out, statement->said);
  export_put_text(out, "\r\n");
}

static void csv_begin(isnad_writer *writer) {
  export_put_text(
      &writer->out,
      "story,outlet,published,url,title,statement,parent,in,role,speaker,source,source_kind,anonymous,count,"
      "cue,lemma,act,negated,type,content,to,chain,source_begin,source_end,cue_begin,cue_end,content_begin,"
      "content_end,rule,said\r\n");
}

static void csv_story(isnad_writer *writer, const isnad_story *story) {
  for (size_t i = 0; i < story->n_statements; i++) put_statement(writer, story, i);
}

const export_format export_format_csv = {csv_begin, NULL, csv_story, NULL};
