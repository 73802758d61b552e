/* fields: a story that a table, a feed, a collection or a channel gives as fields, and the way to a document.
 * Depends on html_page: text with markup goes through the reader of pages, and plain text is made such, a paragraph a
 * line, so that captions, credits and furniture are told alike wherever a story comes from. */
#ifndef ISNAD_PAGE_FIELDS_H
#define ISNAD_PAGE_FIELDS_H

#include "page_parts.h"

typedef struct page_fields {
  isnad_string id, title, byline, date, outlet, url, lang, text;
  isnad_from outlet_from; /* metadata unless set */
  bool wrapped; /* plain text with lines of one width: paragraphs end at blank lines and where one is indented */
  uint64_t offset;
} page_fields;

/* Hands the story over. What has no words is left out. `room` is overwritten. ISNAD_OK or ISNAD_ERR_MEMORY. */
isnad_status page_fields_give(page_run *run, const page_fields *fields, page_buffer *room);

/* Appends text as markup that shows it. False: no memory. */
bool page_markup_escape(page_buffer *out, isnad_string text);
/* Whether text is markup rather than plain: it has tags or entities. */
bool page_is_markup(isnad_string text);

#endif
