/* text: reads scraped plain text, window by window, and hands its stories over. */
#include "charset.h"
#include "mojibake.h"
#include "text_page.h"

#include <stdlib.h>
#include <string.h>

/* A window holds at least two stories of the greatest size, so that one of them is seen to end in it. */
#define WINDOW_STORIES 2

typedef struct text_reader {
  page_run *run;
  text_page page;
  page_buffer mended; /* the window in good UTF-8, where it was not */
  page_buffer room;   /* and with what was decoded wrongly mended */
  isnad_paragraph *paragraphs;
  size_t paragraphs_capacity;
  uint64_t offset;          /* of the window in the input */
  const unsigned char *raw; /* the window as it was found */
  size_t raw_size;
  size_t raw_place, mended_place; /* the same place in the window as found and as mended */
  size_t counted;                 /* of the raw window, and how many bytes of the input that is */
  uint64_t width;
  bool repaired; /* it was decoded wrongly once */
  bool skipping; /* inside a story that is too long */
} text_reader;

/* Moves raw_place on to what stands at a place of the mended window. Broken letters were mended to fewer bytes, but
 * line breaks stay, and stories begin behind them. */
static void pass_repaired(text_reader *self, size_t place) {
  const char *text = self->page.bytes.data;
  const char *raw = (const char *)self->raw, *raw_end = raw + self->raw_size, *stop;
  while ((stop = memchr(text + self->mended_place, '\n', place - self->mended_place)) != NULL) {
    const char *raw_stop = memchr(raw + self->raw_place, '\n', (size_t)(raw_end - raw) - self->raw_place);
    if (raw_stop == NULL) return;
    self->mended_place = (size_t)(stop + 1 - text);
    self->raw_place = (size_t)(raw_stop + 1 - raw);
  }
}

static void pass_mended(text_reader *self, size_t place) {
  while (self->mended_place < place && self->raw_place < self->raw_size) {
    uint32_t code;
    size_t taken = page_decode_next(self->raw + self->raw_place, self->raw_size - self->raw_place, &code);
    self->mended_place += code == PAGE_REPLACEMENT ? 3 : taken;
    self->raw_place += taken;
  }
}

/* How far into the raw window a place of the mended one is. Places are asked for in order, so that all of them together
 * cost one walk over both. */
static size_t raw_place(text_reader *self, size_t place) {
  if (self->page.bytes.data == (const char *)self->raw) return place;
  if (self->repaired)
    pass_repaired(self, place);
  else
    pass_mended(self, place);
  return self->raw_place;
}

/* The byte of the input that a place of the window came from; asked for in order, too. */
static uint64_t offset_of(text_reader *self, size_t place) {
  size_t raw = raw_place(self, place);
  if (self->run->source->charset == NULL) return self->offset + raw;
  if (raw > self->counted) {
    isnad_string more = {(const char *)self->raw + self->counted, raw - self->counted};
    self->width += charset_width(self->run->source->charset, more);
    self->counted = raw;
  }
  return self->offset + self->width;
}

static bool fill_paragraphs(text_reader *self, size_t first, size_t end) {
  if (self->paragraphs_capacity < end - first) {
    isnad_paragraph *grown = realloc(self->paragraphs, (end - first) * sizeof *grown);
    if (grown == NULL) return false;
    self->paragraphs = grown;
    self->paragraphs_capacity = end - first;
  }
  uint32_t begin = self->page.lines[first].begin;
  for (size_t i = first; i < end; i++) {
    const text_line *line = &self->page.lines[i];
    self->paragraphs[i - first] = (isnad_paragraph){{line->begin - begin, line->end - begin}, (isnad_role)line->role};
  }
  return true;
}

static isnad_string line_text(const text_reader *self, const text_line *line) {
  return (isnad_string){self->page.bytes.data + line->begin, line->end - line->begin};
}

/* Headline, byline, dateline and date, from the lines that hold them. */
static void fill_facts(const text_reader *self, size_t first, size_t end, isnad_document *document, char date[11]) {
  for (size_t i = first; i < end; i++) {
    const text_line *line = &self->page.lines[i];
    if (line->titles) document->title = line_text(self, line);
    if (line->role == ISNAD_ROLE_BYLINE && document->byline.size == 0) document->byline = line_text(self, line);
    if (line->role == ISNAD_ROLE_LEAD && document->dateline.size == 0) {
      isnad_string agency;
      document->dateline = page_opening_dateline(line_text(self, line), &agency);
      document->outlet = agency;
      if (agency.size > 0) document->outlet_from = ISNAD_FROM_DATELINE;
    }
    if (line->role != ISNAD_ROLE_DATELINE) continue;
    if ((line->flags & TEXT_DATED) == 0) {
      if (document->dateline.size == 0) document->dateline = line_text(self, line);
    } else if (document->published.size == 0 && text_line_date(&self->page, i, date)) {
      document->published = (isnad_string){date, 10};
      document->published_from = ISNAD_FROM_TEXT;
    }
  }
}

/* Hands the story of lines [first, end) over, or tells that it is too long. */
static bool give(text_reader *self, size_t first, size_t end) {
  const text_line *lines = self->page.lines;
  uint32_t begin = lines[first].begin;
  uint64_t offset = offset_of(self, begin);
  isnad_document document = {.text = {self->page.bytes.data + begin, lines[end - 1].end - begin},
                             .input_offset = offset,
                             .repaired = self->repaired};
  char date[11];
  if (document.text.size > self->run->limit) {
    page_run_tell(self->run, ISNAD_ERR_LIMIT, offset, 0, "the story is longer than a story may be");
    return true;
  }
  if (!fill_paragraphs(self, first, end)) return false;
  fill_facts(self, first, end, &document, date);
  document.paragraphs = self->paragraphs;
  document.n_paragraphs = end - first;
  page_run_give(self->run, &document);
  return true;
}

static size_t next_story(const text_page *page, size_t line) {
  do line++;
  while (line < page->n_lines && !page->lines[line].opens);
  return line;
}

/* Hands all stories of the window over that are known to end in it; *used tells how much of the raw window they took.
 */
static bool give_stories(text_reader *self, bool whole, size_t *used) {
  text_page *page = &self->page;
  *used = self->raw_size;
  for (size_t line = 0, next; line < page->n_lines && !self->run->stopped; line = next) {
    next = next_story(page, line);
    bool rest_of_skipped = self->skipping && line == 0 && !page->lines[0].evident;
    if (next == page->n_lines && !whole) {
      size_t begin = raw_place(self, page->lines[line].begin);
      if (self->raw_size - begin <= self->run->limit) { /* it may end in the next window */
        if (!rest_of_skipped) *used = begin;
        return true;
      }
      if (!rest_of_skipped)
        page_run_tell(self->run, ISNAD_ERR_LIMIT, offset_of(self, self->page.lines[line].begin), 0,
                      "the story is longer than a story may be");
      self->skipping = true;
      return true;
    }
    if (!rest_of_skipped && !give(self, line, next)) return false;
    self->skipping = false;
  }
  return true;
}

static bool read_window(text_reader *self, bool whole, size_t *used) {
  page_source *source = self->run->source;
  self->raw = source->data + source->begin;
  self->offset = source->offset;
  self->raw_place = self->mended_place = self->counted = 0;
  self->width = 0;
  self->repaired = false;
  isnad_string bytes = {(const char *)self->raw, self->raw_size};
  if (page_decode_valid(self->raw, self->raw_size) < self->raw_size) {
    self->mended.size = 0;
    if (!page_decode_mend(&self->mended, self->raw, self->raw_size)) return false;
    bytes = (isnad_string){self->mended.data, self->mended.size};
  }
  if (!mojibake_mend(&bytes, &self->room, &self->repaired)) return false;
  if (!text_page_cut(&self->page, bytes)) return false;
  text_page_mark(&self->page);
  return text_page_tell_stories(&self->page) && give_stories(self, whole, used);
}

/* Where the window ends: at its last line break, or in the midst of a line that is longer than a story. */
static size_t window_size(const page_source *source, size_t window) {
  size_t size = source->end - source->begin;
  if (size <= window && source->ended) return size;
  if (size > window) size = window;
  for (size_t i = size; i > size / 2; i--)
    if (source->data[source->begin + i - 1] == '\n') return i;
  return size;
}

isnad_status page_read_text(page_run *run, isnad_error *error) {
  text_reader self = {.run = run};
  page_source *source = run->source;
  size_t window = run->limit < UINT32_MAX / 16 ? run->limit * WINDOW_STORIES + 2 : UINT32_MAX / 8;
  isnad_status status = ISNAD_OK;
  while (!run->stopped && status == ISNAD_OK) {
    if (!source->ended && source->end - source->begin < window) {
      status = page_source_more(source, window, error, run->name);
      continue;
    }
    if (source->begin == source->end) break;
    self.raw_size = window_size(source, window);
    bool whole = source->ended && self.raw_size == source->end - source->begin;
    size_t used;
    if (!read_window(&self, whole, &used)) status = ISNAD_ERR_MEMORY;
    if (status == ISNAD_OK) page_source_skip(source, used > 0 ? used : self.raw_size);
    if (whole) break;
  }
  text_page_done(&self.page);
  page_buffer_done(&self.mended);
  page_buffer_done(&self.room);
  free(self.paragraphs);
  return status;
}
