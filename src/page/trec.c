/* trec: collections in the form of TREC: <DOC> after <DOC>, each with DOCNO, TITLE or HEADLINE, TEXT and the like. It
 * is no XML: several documents have no root, entities are not declared, and tags inside TEXT need no end. */
#include "fields.h"
#include "tags.h"

#include <string.h>

typedef struct trec_reader {
  page_run *run;
  isnad_error *error;
  isnad_status status;
  page_buffer text, room;
} trec_reader;

static isnad_string window(const trec_reader *self) {
  const page_source *source = self->run->source;
  return (isnad_string){(const char *)source->data + source->begin, source->end - source->begin};
}

/* All TEXT of a document, or its BODY. */
static bool gather_text(trec_reader *self, isnad_string document) {
  static const char *const names[] = {"TEXT", "BODY", NULL};
  bool good = true;
  self->text.size = 0;
  for (int i = 0; names[i] != NULL && self->text.size == 0; i++)
    for (size_t from = 0; from < document.size && good;) {
      isnad_string part = tags_element(document, names[i], &from);
      good = page_buffer_put(&self->text, part.data, part.size) && page_buffer_put(&self->text, "\n\n", 2);
      if (part.size == 0) self->text.size -= 2;
    }
  return good;
}

static void give(trec_reader *self, isnad_string document, uint64_t offset) {
  static const char *const ids[] = {"DOCNO", "DOCID", "ID", NULL};
  static const char *const titles[] = {"TITLE", "HEADLINE", "HEAD", "HL", "TI", NULL};
  static const char *const dates[] = {"DATE", "DATE_TIME", "DATETIME", "PUBDATE", "PUB_DATE", "DD", NULL};
  static const char *const outlets[] = {"SOURCE", "PUBLISHER", "OUTLET", "SO", NULL};
  static const char *const urls[] = {"URL", "LINK", NULL};
  static const char *const bylines[] = {"BYLINE", "AUTHOR", NULL};
  if (!gather_text(self, document)) {
    self->status = ISNAD_ERR_MEMORY;
    return;
  }
  page_fields fields = {.id = tags_first_of(document, ids),
                        .title = tags_first_of(document, titles),
                        .date = tags_first_of(document, dates),
                        .outlet = tags_first_of(document, outlets),
                        .url = tags_first_of(document, urls),
                        .byline = tags_first_of(document, bylines),
                        .text = {self->text.data, self->text.size},
                        .wrapped = true,
                        .offset = offset};
  if (fields.text.size == 0 && fields.title.size == 0)
    page_run_tell(self->run, ISNAD_ERR_FORMAT, offset, 0, "the document has no TEXT");
  else
    self->status = page_fields_give(self->run, &fields, &self->room);
}

/* Makes the tag be in the window and returns where; the size where the input ends without it, or the window is full. */
static size_t load_to(trec_reader *self, const char *tag) {
  page_source *source = self->run->source;
  size_t from = 0, limit = self->run->limit;
  for (;;) {
    isnad_string bytes = window(self);
    size_t at = tags_find(bytes, from, tag);
    if (at < bytes.size || source->ended || bytes.size > limit) return at;
    from = bytes.size > strlen(tag) ? bytes.size - strlen(tag) : 0;
    self->status = page_source_more(source, limit + 2, self->error, self->run->name);
    if (self->status != ISNAD_OK) return bytes.size;
  }
}

static void read_document(trec_reader *self) {
  page_source *source = self->run->source;
  uint64_t offset = source->offset;
  size_t stop = load_to(self, "</DOC>");
  if (self->status != ISNAD_OK) return;
  isnad_string bytes = window(self);
  /* One that was not ended does not swallow the next. */
  size_t next = tags_find((isnad_string){bytes.data, stop}, 1, "<DOC>");
  if (next < stop) {
    give(self, (isnad_string){bytes.data, next}, offset);
    page_source_skip(source, next);
    return;
  }
  if (stop < bytes.size) {
    give(self, (isnad_string){bytes.data, stop}, offset);
    page_source_skip(source, stop + strlen("</DOC>"));
    return;
  }
  bool cut = source->ended;
  page_run_tell(self->run, cut ? ISNAD_ERR_FORMAT : ISNAD_ERR_LIMIT, offset, 0,
                cut ? "the document has no end" : "the document is longer than a story may be");
  page_source_skip(source, bytes.size);
}

isnad_status page_read_trec(page_run *run, isnad_error *error) {
  trec_reader self = {.run = run, .error = error};
  page_source *source = run->source;
  while (self.status == ISNAD_OK && !run->stopped) {
    size_t begin = load_to(&self, "<DOC");
    isnad_string bytes = window(&self);
    if (self.status != ISNAD_OK || bytes.size == 0) break;
    bool is_doc = begin + 4 < bytes.size && (bytes.data[begin + 4] == '>' || bytes.data[begin + 4] == ' ');
    page_source_skip(source, begin);
    if (begin == bytes.size) continue;
    if (is_doc)
      read_document(&self);
    else
      page_source_skip(source, 1);
  }
  page_buffer_done(&self.text);
  page_buffer_done(&self.room);
  return self.status;
}
