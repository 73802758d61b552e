/* text_page: how a scraped page is held while its lines are told apart; the map of the text_*.c files.
 *
 * The idea. A page is a column of lines. Each line is first looked at alone (lines, marks): is it furniture, a date, a
 * sentence, or something headline-like (short, no full stop)? Headline-like lines stand in groups before a sentence,
 * and such a group is one of four things (stories):
 *   - the front of a new story: what follows speaks of other people and places than what went before, and goes on doing
 * so;
 *   - a teaser of another story: one headline, perhaps its lead, and then the old story goes on;
 *   - a heading inside the story;
 *   - a picture's caption.
 * What speaks of what is measured by the rare words that paragraphs share (topic), as in Hearst's TextTiling (1997).
 * Known limits: a story whose front has no headline, caption, date nor furniture before it is read as the former's end;
 * lines that were wrapped at a fixed width are taken for paragraphs.
 */
#ifndef ISNAD_PAGE_TEXT_PAGE_H
#define ISNAD_PAGE_TEXT_PAGE_H

#include "page_parts.h"
#include "text_phrases.h"

/* What a line looks like on its own. */
typedef enum text_kind {
  TEXT_SENTENCE, /* running text */
  TEXT_HEAD,     /* headline-like: headline, caption, teaser, heading */
  TEXT_BYLINE,
  TEXT_DATELINE, /* a date, or a place and an agency */
  TEXT_CREDIT,
  TEXT_RELATED, /* says itself that it points to another story */
  TEXT_FURNITURE
} text_kind;

enum {
  TEXT_AFTER_BLANK = 1,  /* a blank line or the page's beginning stands before it */
  TEXT_STOP = 2,         /* ends with a full stop */
  TEXT_CONTINUES = 4,    /* opens with «and»: وقال */
  TEXT_CREDITED = 8,     /* ends with a credit: «… | رويترز» */
  TEXT_TWIN = 16,        /* the line before or behind it says the same, a credit aside */
  TEXT_CUT_OF_NEXT = 32, /* the beginning of a longer line soon after it */
  TEXT_DATED = 64,       /* holds a date */
  TEXT_ANNOUNCES = 128,  /* «اقرأ أيضا»: what follows is of other stories */
  TEXT_CAPTIONED = 256   /* says itself that it stands under a picture */
};

/* One line that is not blank. Spans are bytes of text_page.bytes. */
typedef struct text_line {
  uint32_t begin, end; /* blanks at the edges left out */
  uint32_t fold;       /* its folded beginning in text_page.folded */
  uint16_t fold_size;
  uint16_t n_words; /* up to UINT16_MAX */
  uint32_t stems;   /* its rare stems in text_page.stems */
  uint16_t n_stems;
  uint16_t flags;
  uint8_t kind; /* text_kind */
  uint8_t role; /* isnad_role */
  bool opens;   /* a story begins here */
  bool evident; /* of a line that opens: there is a sign of it, not just the page's beginning */
  bool titles;  /* the story's headline */
} text_line;

typedef struct text_page {
  isnad_string bytes;
  text_line *lines;
  size_t n_lines, lines_capacity;
  page_buffer folded;
  uint32_t *stems;
  size_t n_stems, stems_capacity;
  char *scratch; /* for folding one line */
  bool spaced;   /* blank lines stand between the paragraphs */
} text_page;

/* ---- text_lines.c: cuts the page into lines, folds them and takes their stems --------------------------------- */
bool text_page_cut(text_page *self, isnad_string bytes); /* false: no memory */
void text_page_done(text_page *self);
isnad_string text_line_folded(const text_page *self, size_t line);

/* ---- text_marks.c: what each line looks like ------------------------------------------------------------------ */
void text_page_mark(text_page *self);
/* Reads a day out of a line: «نشر في 8 أبريل 2018» gives 2018-04-08. */
bool text_line_date(const text_page *self, size_t line, char out[11]);

/* ---- text_topic.c: what lines speak of -------------------------------------------------------------------------- */
#define TEXT_TOPIC_SLOTS 4096

/* A set of stems. Its table is cleared by counting `turn` up. */
typedef struct text_topic {
  uint32_t stem[TEXT_TOPIC_SLOTS], turn_of[TEXT_TOPIC_SLOTS];
  uint32_t turn;
  size_t size;
} text_topic;

void text_topic_clear(text_topic *self);
void text_topic_add(text_topic *self, const text_page *page, size_t line);
/* The share of the line's rare stems that the topic has, 0 to 1. */
double text_topic_share(const text_topic *self, const text_page *page, size_t line);

/* ---- text_stories.c, text_roles.c: where stories begin, and the part each line plays ---------------------------- */
bool text_page_tell_stories(text_page *page); /* false: no memory */

#endif
