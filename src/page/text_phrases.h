/* text_phrases: looks words of a folded line up in the compiled lexicon/furniture.tsv.
 * Depends on text_fold; its tables are made by tools/furniturec.c. */
#ifndef ISNAD_PAGE_TEXT_PHRASES_H
#define ISNAD_PAGE_TEXT_PHRASES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* ORDER: as the names in tools/furniturec.c. */
typedef enum page_phrase_kind {
  PAGE_PHRASE_FURNITURE,
  PAGE_PHRASE_RELATED,
  PAGE_PHRASE_CAPTION,
  PAGE_PHRASE_CREDIT,
  PAGE_PHRASE_BYLINE,
  PAGE_PHRASE_DATELINE,
  PAGE_PHRASE_DATE,
  PAGE_PHRASE_MONTH,
  PAGE_PHRASE_FOLLOWS,
  PAGE_PHRASE_NOBODY
} page_phrase_kind;

typedef enum page_phrase_where { PAGE_AT_START, PAGE_AT_COLON, PAGE_AT_WHOLE, PAGE_ANYWHERE } page_phrase_where;

typedef struct page_phrase {
  uint32_t first; /* hash of its first word; the table is in this order */
  uint8_t kind;
  uint8_t where;      /* of a month: its number */
  const char *folded; /* its words, one blank between */
} page_phrase;

extern const page_phrase page_phrases[];
extern const size_t page_n_phrases;
extern const uint32_t page_common[]; /* stems, in order */
extern const size_t page_n_common;
extern const uint32_t page_own_waw[]; /* words, in order */
extern const size_t page_n_own_waw;

/* A word of a folded line. */
typedef struct page_word {
  const char *data;
  uint32_t hash;
  uint16_t size;
  bool number;
} page_word;

/* Cuts the first words of folded text, at most `room` of them, and returns how many. */
size_t page_words_cut(const char *folded, size_t size, page_word *words, size_t room);

/* The longest phrase of the kind that begins at words[0] and may stand in one of `wheres` (bits 1 << where), and how
 * many words it has in *n_taken; NULL where there is none. */
const page_phrase *page_phrase_find(const page_word *words, size_t n_words, page_phrase_kind kind, unsigned wheres,
                                    size_t *n_taken);
/* The month that begins at words[0], or 0. */
unsigned page_phrase_month(const page_word *words, size_t n_words, size_t *n_taken);

/* A day at words[0], «16 كانون الثاني/يناير 2018», «April 9, 2018», «2018/04/09»: how many words it takes, 0 for none.
 */
size_t page_day_at(const page_word *words, size_t n, char out[11]);

/* Four digits, with the letter of an era or without: «2031», «2031م», «1453هـ». */
bool page_word_is_year(const page_word *word);

/* The last number of a date with the letter of an era: «2024/02/20م», «1445/8/10هـ». */
bool page_word_has_era(const page_word *word);

bool page_stem_is_common(uint32_t stem);
/* Whether the word begins with a waw that says «and»: «وقال», but not «وزير». */
bool page_word_continues(const page_word *word);

#endif
