/* markup: looks names of elements, columns and hosts up. */
#include "markup.h"

#include "text_fold.h"

#include <string.h>

#define LONGEST 64      /* bytes of a name of a column */
#define SHORTEST_OPEN 3 /* bytes of a word with a star; tools/markupc.c sees to it */

static int compare(const char *word, size_t size, const markup_word *with) {
  size_t least = size < with->size ? size : with->size;
  int order = memcmp(word, with->word, least);
  if (order != 0 || size == with->size) return order;
  return size < with->size ? -1 : 1;
}

/* The first row that does not come before the word. */
static size_t lower_bound(const char *word, size_t size) {
  size_t low = 0, high = markup_n_words;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (compare(word, size, &markup_words[middle]) > 0)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

uint32_t markup_hint(const char *word, size_t size) {
  for (size_t i = lower_bound(word, size); i < markup_n_words && compare(word, size, &markup_words[i]) == 0; i++)
    if (markup_words[i].hint != UINT8_MAX) return 1u << markup_words[i].hint;
  /* Open words that it begins with stand before it, among those with the same first letters. */
  for (size_t i = lower_bound(word, size); size > SHORTEST_OPEN && i-- > 0;) {
    const markup_word *open = &markup_words[i];
    if (open->size < SHORTEST_OPEN || memcmp(open->word, word, SHORTEST_OPEN) != 0) break;
    if (open->open && open->size < size && memcmp(open->word, word, open->size) == 0) return 1u << open->hint;
  }
  return 0;
}

markup_column markup_column_of(const char *name, size_t size) {
  char folded[LONGEST * 3 + 8];
  if (size > LONGEST) return MARKUP_NO_COLUMN;
  size = page_fold(name, size, folded);
  for (size_t i = 0; i < size; i++)
    if (folded[i] == '-') folded[i] = ' ';
  for (size_t i = lower_bound(folded, size); i < markup_n_words && compare(folded, size, &markup_words[i]) == 0; i++)
    if (markup_words[i].column != MARKUP_NO_COLUMN) return (markup_column)markup_words[i].column;
  return MARKUP_NO_COLUMN;
}

const char *markup_outlet_of(const char *host, size_t size) {
  for (size_t at = 0; at < size; at++) {
    if (at > 0 && host[at - 1] != '.') continue;
    size_t low = 0, high = markup_n_hosts, left = size - at;
    while (low < high) {
      size_t middle = low + (high - low) / 2, n = strlen(markup_hosts[middle].domain);
      int order = memcmp(host + at, markup_hosts[middle].domain, left < n ? left : n);
      if (order == 0 && left == n) return markup_hosts[middle].name;
      if (order > 0 || (order == 0 && left > n))
        low = middle + 1;
      else
        high = middle;
    }
  }
  return NULL;
}

bool markup_is_agency(const char *folded, size_t size) {
  size_t low = 0, high = markup_n_agencies;
  while (low < high) {
    size_t middle = low + (high - low) / 2, n = strlen(markup_agencies[middle]);
    int order = memcmp(folded, markup_agencies[middle], size < n ? size : n);
    if (order == 0 && size == n) return true;
    if (order > 0 || (order == 0 && size > n))
      low = middle + 1;
    else
      high = middle;
  }
  return false;
}
