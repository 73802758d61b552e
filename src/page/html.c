/* html: reads a page in its markup and hands its stories over. */
#include "html_page.h"
#include "mojibake.h"

#include <stdlib.h>
#include <string.h>

static bool fill_paragraphs(const html_page *page, size_t first, size_t last, isnad_paragraph *paragraphs) {
  uint32_t begin = page->blocks[first].begin;
  for (size_t i = first; i < last; i++) {
    const html_block *block = &page->blocks[i];
    paragraphs[i - first] = (isnad_paragraph){{block->begin - begin, block->end - begin}, (isnad_role)block->role};
  }
  return true;
}

/* Who a block says has written; empty where it does not. */
static isnad_string byline_of_block(const html_page *page, size_t i) {
  const html_block *block = &page->blocks[i];
  isnad_string text = html_block_text(page, i), name = {0};
  uint32_t parts = page->regions[block->region].kind & (HTML_BYLINE | HTML_META);
  if (!block->near) return name;
  /* «حاورته: إيناس الطرابلسي - ٣ كانون الأول ٢٠٢٣» has a date behind the name. */
  char date[PAGE_DATE_SIZE];
  if (block->role == ISNAD_ROLE_BYLINE && page_date_read(text, date)) name = page_byline_in_date(text, true);
  if (block->role == ISNAD_ROLE_BYLINE && name.size == 0) name = page_byline_of(text);
  if (block->role == ISNAD_ROLE_DATELINE)
    name = page_byline_in_date(text, block->authored || (block->timed && parts != 0) || (parts & HTML_BYLINE) != 0);
  return page_byline_names(name, page->facts.outlet) ? name : (isnad_string){0};
}

/* What the story's own blocks say of it. */
static void fill_from_blocks(const html_page *page, size_t first, size_t last, isnad_document *document) {
  for (size_t i = first; i < last; i++) {
    if (page->blocks[i].titles) document->title = html_block_text(page, i);
    if (document->byline.size == 0) document->byline = byline_of_block(page, i);
  }
}

/* Metadata lists authors; the page joins their names as one writes them: «ليلى منصور وسامي حداد». */
static bool holds_all_names(isnad_string line, isnad_string names) {
  for (size_t at = 0; at < names.size;) {
    size_t size = 0;
    while (at + size < names.size && names.data[at + size] != ',') size++;
    bool found = false;
    for (size_t k = 0; k + size <= line.size && !found; k++) found = memcmp(line.data + k, names.data + at, size) == 0;
    if (!found) return false;
    for (at += size; at < names.size && (names.data[at] == ',' || names.data[at] == ' ');) at++;
  }
  return line.size <= names.size + 16;
}

static void take_byline_of_facts(const html_facts *facts, isnad_document *document) {
  isnad_string name = facts->byline;
  if (!page_byline_names(name, facts->outlet)) return;
  bool several = memchr(name.data, ',', name.size) != NULL;
  if (!several || !holds_all_names(document->byline, name)) document->byline = page_byline_of(name);
}

static bool take_date(isnad_document *document, isnad_string text, char date[PAGE_DATE_SIZE]) {
  if (document->published.size > 0 || !page_date_read(text, date)) return false;
  document->published = isnad_string_of(date);
  document->published_from = ISNAD_FROM_DATELINE;
  return true;
}

/* The date and the outlet, where nothing but the story's own lines says them. `date` holds the day. */
static void fill_from_lines(const html_page *page, size_t first, size_t last, isnad_document *document,
                            char date[PAGE_DATE_SIZE]) {
  for (size_t i = first; i < last; i++) {
    isnad_string text = html_block_text(page, i), agency;
    const html_block *block = &page->blocks[i];
    if (block->near && (block->role == ISNAD_ROLE_DATELINE || block->role == ISNAD_ROLE_BYLINE))
      take_date(document, text, date);
    if (!block->near || block->role != ISNAD_ROLE_LEAD) continue;
    isnad_string opening = page_opening_dateline(text, &agency);
    if (opening.size > 0 && document->dateline.size == 0) document->dateline = opening;
    take_date(document, opening, date);
  }
  /* Above the headline stands the day of the post, or today: better than none. */
  for (size_t i = first; i < last; i++)
    if (page->blocks[i].above && page->blocks[i].role == ISNAD_ROLE_DATELINE)
      take_date(document, html_block_text(page, i), date);
}

/* An agency that opens the lead is the outlet, where nothing else is said. */
static void take_outlet_of_lead(const html_page *page, size_t first, size_t last, isnad_document *document) {
  for (size_t i = first; i < last && document->outlet.size == 0; i++) {
    isnad_string agency = {0};
    if (page->blocks[i].near && page->blocks[i].role == ISNAD_ROLE_LEAD)
      page_opening_dateline(html_block_text(page, i), &agency);
    document->outlet = agency;
    if (agency.size > 0) document->outlet_from = ISNAD_FROM_DATELINE;
  }
}

static void fill_facts(const html_page *page, size_t first, size_t last, bool alone, isnad_document *document) {
  const html_facts *facts = &page->facts;
  fill_from_blocks(page, first, last, document);
  if (alone) {
    if (document->title.size == 0) document->title = facts->title.size > 0 ? facts->title : facts->page_title;
    take_byline_of_facts(facts, document);
    document->published = facts->published;
    document->published_from = facts->published_from;
  }
  document->outlet = facts->outlet;
  document->outlet_from = facts->outlet_from;
  document->url = facts->url;
  document->lang = facts->lang;
}

/* Hands the story of blocks [first, last) over. */
static isnad_status give_blocks(page_run *run, const html_page *page, size_t first, size_t last,
                                isnad_document *document) {
  document->text.data = page->text.data + page->blocks[first].begin;
  document->text.size = page->blocks[last - 1].end - page->blocks[first].begin;
  if (document->text.size > run->limit) {
    page_run_tell(run, ISNAD_ERR_LIMIT, document->input_offset, 0, "the story is longer than a story may be");
    return ISNAD_OK;
  }
  isnad_paragraph *paragraphs = malloc((last - first) * sizeof *paragraphs);
  if (paragraphs == NULL) return ISNAD_ERR_MEMORY;
  fill_paragraphs(page, first, last, paragraphs);
  char date[PAGE_DATE_SIZE];
  fill_from_lines(page, first, last, document, date);
  document->paragraphs = paragraphs;
  document->n_paragraphs = last - first;
  page_run_give(run, document);
  free(paragraphs);
  return ISNAD_OK;
}

#define LONGEST_OUTLET 128

/* The last notice of rights that names somebody. */
static size_t outlet_of_notices(const html_page *page, char outlet[LONGEST_OUTLET]) {
  size_t size = 0;
  for (size_t i = page->n_blocks; i-- > 0 && size == 0;)
    if (page->blocks[i].role == ISNAD_ROLE_FURNITURE)
      size = page_outlet_of_notice(html_block_text(page, i), outlet, LONGEST_OUTLET);
  return size;
}

static isnad_status give_stories(page_run *run, const html_page *page, bool repaired) {
  isnad_status status = ISNAD_OK;
  char outlet[LONGEST_OUTLET];
  size_t outlet_size = page->facts.outlet.size == 0 ? outlet_of_notices(page, outlet) : 0;
  for (size_t first = 0, last; first < page->n_blocks && !run->stopped && status == ISNAD_OK; first = last) {
    for (last = first + 1; last < page->n_blocks && page->blocks[last].story == page->blocks[first].story;) last++;
    isnad_document document = {.repaired = repaired};
    fill_facts(page, first, last, page->n_mains <= 1, &document);
    take_outlet_of_lead(page, first, last, &document);
    if (document.outlet.size == 0 && outlet_size > 0) {
      document.outlet = (isnad_string){outlet, outlet_size};
      document.outlet_from = ISNAD_FROM_TEXT;
    }
    status = give_blocks(run, page, first, last, &document);
  }
  return status;
}

isnad_status page_read_fragment(page_run *run, isnad_string bytes, const isnad_document *document) {
  html_page page;
  isnad_document story = *document;
  isnad_status status = ISNAD_ERR_MEMORY;
  if (!page_byline_names(story.byline, story.outlet)) story.byline = (isnad_string){0};
  if (html_page_parse(&page, bytes) && html_find_main(&page)) {
    /* All of it is the story. */
    page.n_mains = page.n_regions > 0 ? 1 : 0;
    if (page.n_regions > 0) page.mains[0] = 0;
    if (html_tell_roles(&page)) status = ISNAD_OK;
  }
  if (status == ISNAD_OK && page.n_blocks > 0) {
    fill_from_blocks(&page, 0, page.n_blocks, &story);
    take_outlet_of_lead(&page, 0, page.n_blocks, &story);
    if (page_byline_names(document->byline, document->outlet)) story.byline = document->byline;
    status = give_blocks(run, &page, 0, page.n_blocks, &story);
  }
  html_page_done(&page);
  return status;
}

isnad_status page_read_markup(page_run *run, isnad_string bytes, bool repaired) {
  html_page page;
  bool good = html_page_parse(&page, bytes) && html_read_facts(&page, run->url) && html_find_main(&page) &&
              html_tell_roles(&page);
  if (good) html_find_outlet(&page);
  isnad_status status = good ? give_stories(run, &page, repaired) : ISNAD_ERR_MEMORY;
  html_page_done(&page);
  return status;
}

isnad_status page_read_html(page_run *run, isnad_error *error) {
  page_source *source = run->source;
  bool whole, repaired = false;
  isnad_status status = page_run_load(run, page_markup_limit(run), &whole, error);
  if (status != ISNAD_OK) return status;
  if (!whole) {
    page_run_tell(run, ISNAD_ERR_LIMIT, 0, 0, "the page is longer than a page may be");
    run->stopped = true;
    return ISNAD_OK;
  }
  page_buffer good = {0}, mended = {0};
  isnad_string bytes = {(const char *)source->data + source->begin, source->end - source->begin};
  if (run->sink->piece != NULL) {
    page_piece piece = {.format = PAGE_HTML, .bytes = bytes, .url = run->url, .encoding = run->encoding};
    return page_run_piece(run, &piece, error);
  }
  if (page_decode_valid((const unsigned char *)bytes.data, bytes.size) < bytes.size) {
    if (!page_decode_mend(&good, (const unsigned char *)bytes.data, bytes.size)) status = ISNAD_ERR_MEMORY;
    bytes = (isnad_string){good.data, good.size};
  }
  /* libxml2 takes a NUL for the end of everything. */
  if (status == ISNAD_OK && memchr(bytes.data, 0, bytes.size) != NULL) {
    if (good.size == 0 && !page_buffer_put(&good, bytes.data, bytes.size)) status = ISNAD_ERR_MEMORY;
    for (size_t i = 0; i < good.size; i++)
      if (good.data[i] == '\0') good.data[i] = ' ';
    bytes = (isnad_string){good.data, good.size};
  }
  if (status == ISNAD_OK && !mojibake_mend(&bytes, &mended, &repaired)) status = ISNAD_ERR_MEMORY;
  if (status == ISNAD_OK) status = page_read_markup(run, bytes, repaired);
  page_buffer_done(&good);
  page_buffer_done(&mended);
  return status;
}
