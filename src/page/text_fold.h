/* text_fold: one spelling for words that pages spell in many ways, to compare lines and look phrases up.
 * Used by the reader of plain text and by tools/furniturec.c, which must fold alike. Depends on libc and decode.c. */
#ifndef ISNAD_PAGE_TEXT_FOLD_H
#define ISNAD_PAGE_TEXT_FOLD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Writes the folded form of UTF-8 text to `out` (at least `size` bytes) and returns its size: marks and invisible
 * characters gone, أإآ as ا, ى as ي, ة as ه, any digits as 0-9, Latin letters small, marks of punctuation as one ASCII
 * byte each, runs of blanks as one blank, none at the edges. */
size_t page_fold(const char *text, size_t size, char *out);

/* Whether a byte of folded text belongs to a word (a letter or digit) rather than to punctuation. */
bool page_fold_is_word(char byte);

/* The number a folded word is compared by: its stem, so that «الوزير», «وزيرة» and «لوزيرها» share one. */
uint32_t page_fold_stem(const char *word, size_t size);
/* The same for the word as it stands. */
uint32_t page_fold_hash(const char *word, size_t size);

#endif
