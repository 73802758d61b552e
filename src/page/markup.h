/* markup: looks names of elements and columns up in the compiled lexicon/markup.tsv.
 * Its table is made by tools/markupc.c. Depends on: libc. */
#ifndef ISNAD_PAGE_MARKUP_H
#define ISNAD_PAGE_MARKUP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* ORDER: as the names in tools/markupc.c. */
typedef enum markup_column {
  MARKUP_NO_COLUMN,
  MARKUP_TITLE,
  MARKUP_TEXT,
  MARKUP_DATE,
  MARKUP_OUTLET,
  MARKUP_URL,
  MARKUP_ID,
  MARKUP_BYLINE
} markup_column;

typedef struct markup_word {
  const char *word; /* without its star */
  uint8_t size;
  uint8_t hint;   /* a bit's number in html_hint, or UINT8_MAX */
  uint8_t column; /* markup_column */
  uint8_t open;   /* ends with a star */
} markup_word;

extern const markup_word markup_words[]; /* in byte order; whole words before open ones of the same letters */
extern const size_t markup_n_words;

/* An outlet by the address of its pages, from lexicon/outlets.tsv. */
typedef struct markup_host {
  const char *domain, *name;
} markup_host;

extern const markup_host markup_hosts[]; /* by domain */
extern const size_t markup_n_hosts;

extern const char *const markup_agencies[]; /* folded names of news agencies, in byte order */
extern const size_t markup_n_agencies;

/* Whether folded text is the name of an agency in lexicon/outlets.tsv. */
bool markup_is_agency(const char *folded, size_t size);

/* The hint of a word in small letters as a bit of html_hint, or 0. */
uint32_t markup_hint(const char *word, size_t size);
/* What a column holds by its name, compared folded. */
markup_column markup_column_of(const char *name, size_t size);
/* The outlet whose domain the host is or ends with, or NULL. */
const char *markup_outlet_of(const char *host, size_t size);

#endif
