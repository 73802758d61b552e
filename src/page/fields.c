/* fields: makes a page of the fields of a story, and lets the reader of pages tell its parts. */
#include "fields.h"

#include "html_page.h"
#include "mojibake.h"

#include <string.h>

bool page_markup_escape(page_buffer *out, isnad_string text) {
  bool good = true;
  for (size_t i = 0; i < text.size && good; i++) {
    char c = text.data[i];
    if (c == '<' || c == '>' || c == '&')
      good = c == '<' ? page_buffer_put(out, "&lt;", 4)
                      : page_buffer_put(out, c == '>' ? "&gt;" : "&amp;", c == '>' ? 4 : 5);
    else
      good = page_buffer_put(out, c == '\0' ? " " : &c, 1);
  }
  return good;
}

static bool is_letter(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }

bool page_is_markup(isnad_string text) {
  for (size_t i = 0; i + 2 < text.size; i++) {
    char next = text.data[i + 1];
    if (text.data[i] == '<' && (is_letter(next) || (next == '/' && is_letter(text.data[i + 2]))) &&
        memchr(text.data + i, '>', text.size - i) != NULL)
      return true;
    if (text.data[i] != '&' || !(is_letter(next) || next == '#')) continue;
    size_t at = i + 2;
    while (at < text.size && at < i + 10 &&
           (is_letter(text.data[at]) || (text.data[at] >= '0' && text.data[at] <= '9')))
      at++;
    if (at < text.size && text.data[at] == ';') return true;
  }
  return false;
}

static bool put(page_buffer *out, const char *text) { return page_buffer_put(out, text, strlen(text)); }

static bool is_blank(isnad_string line) {
  for (size_t i = 0; i < line.size; i++)
    if ((unsigned char)line.data[i] > ' ') return false;
  return true;
}

/* Plain text: a paragraph a line; of wrapped text, one up to a blank line or an indented one. */
static bool put_lines(page_buffer *out, isnad_string text, bool wrapped) {
  bool good = true, open = false;
  for (size_t at = 0; at < text.size && good;) {
    const char *stop = memchr(text.data + at, '\n', text.size - at);
    isnad_string line = {text.data + at, stop != NULL ? (size_t)(stop - text.data) - at : text.size - at};
    at += line.size + 1;
    bool blank = is_blank(line), indented = line.size > 1 && (line.data[0] == ' ' || line.data[0] == '\t');
    if (open && (!wrapped || blank || indented)) good = put(out, "</p>\n"), open = false;
    if (blank) continue;
    good = good && put(out, open ? " " : "<p>") && page_markup_escape(out, line);
    open = true;
  }
  return good && (!open || put(out, "</p>\n"));
}

/* Lines of one width are a paragraph together only where something else parts paragraphs. */
static bool is_parted(isnad_string text) {
  for (size_t i = 0; i + 1 < text.size; i++)
    if (text.data[i] == '\n' && (text.data[i + 1] == '\n' || text.data[i + 1] == ' ' || text.data[i + 1] == '\t'))
      return true;
  return false;
}

static bool make_page(const page_fields *fields, page_buffer *out) {
  bool good = put(out, "<html><body>");
  if (fields->title.size > 0) {
    good = good && put(out, "<h1>");
    good = good && (page_is_markup(fields->title) ? page_buffer_put(out, fields->title.data, fields->title.size)
                                                  : page_markup_escape(out, fields->title));
    good = good && put(out, "</h1>\n");
  }
  if (page_is_markup(fields->text)) {
    size_t begin = out->size;
    good = good && page_buffer_put(out, fields->text.data, fields->text.size);
    for (size_t i = begin; good && i < out->size; i++)
      if (out->data[i] == '\0') out->data[i] = ' ';
  } else {
    good = good && put_lines(out, fields->text, fields->wrapped && is_parted(fields->text));
  }
  return good;
}

isnad_status page_fields_give(page_run *run, const page_fields *fields, page_buffer *room) {
  if (fields->text.size > run->limit) {
    page_run_tell(run, ISNAD_ERR_LIMIT, fields->offset, 0, "the story is longer than a story may be");
    return ISNAD_OK;
  }
  room->size = 0;
  if (!make_page(fields, room)) return ISNAD_ERR_MEMORY;
  page_buffer good = {0}, mended = {0};
  bool repaired = false, enough = true;
  isnad_string bytes = {room->data, room->size};
  if (page_decode_valid((const unsigned char *)bytes.data, bytes.size) < bytes.size) {
    enough = page_decode_mend(&good, (const unsigned char *)bytes.data, bytes.size);
    bytes = (isnad_string){good.data, good.size};
  }
  enough = enough && mojibake_mend(&bytes, &mended, &repaired);
  char date[PAGE_DATE_SIZE];
  isnad_document document = {.id = fields->id,
                             .byline = fields->byline,
                             .outlet = fields->outlet,
                             .url = fields->url,
                             .lang = fields->lang,
                             .input_offset = fields->offset,
                             .repaired = repaired};
  if (document.outlet.size > 0)
    document.outlet_from = fields->outlet_from != ISNAD_FROM_NOWHERE ? fields->outlet_from : ISNAD_FROM_METADATA;
  if (page_date_read(fields->date, date)) {
    document.published = isnad_string_of(date);
    document.published_from = ISNAD_FROM_METADATA;
  }
  isnad_status status = enough ? page_read_fragment(run, bytes, &document) : ISNAD_ERR_MEMORY;
  page_buffer_done(&good);
  page_buffer_done(&mended);
  return status;
}
