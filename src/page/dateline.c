/* dateline: the place and the agency that leads open with. */
#include "page_parts.h"
#include "text_fold.h"
#include "text_phrases.h"

#include <string.h>

#define LONGEST_DATELINE 120 /* bytes */
#define MAX_WORDS 6

/* Whether words name an agency or another outlet that lexicon/furniture.tsv has. */
static bool is_agency(isnad_string text) {
  char folded[LONGEST_DATELINE * 3 + 8];
  page_word words[MAX_WORDS];
  if (text.size > LONGEST_DATELINE) return false;
  size_t size = page_fold(text.data, text.size, folded), taken;
  size_t n = page_words_cut(folded, size, words, MAX_WORDS);
  for (size_t i = 0; i < n; i++)
    if (page_phrase_find(words + i, n - i, PAGE_PHRASE_CREDIT, ~0u, &taken) != NULL) return true;
  return false;
}

isnad_string page_opening_dateline(isnad_string lead, isnad_string *agency) {
  static const char *const dashes[] = {"-", "\xE2\x80\x93", "\xE2\x80\x94", ":", NULL};
  size_t size = lead.size < LONGEST_DATELINE ? lead.size : LONGEST_DATELINE;
  const char *close = size > 0 ? memchr(lead.data, ')', size) : NULL;
  const char *open = close != NULL ? memchr(lead.data, '(', (size_t)(close - lead.data)) : NULL;
  *agency = (isnad_string){0};
  if (open == NULL) return (isnad_string){0};
  const char *at = close + 1, *end = lead.data + lead.size;
  while (at < end && *at == ' ') at++;
  for (int i = 0; dashes[i] != NULL; i++) {
    if ((size_t)(end - at) <= strlen(dashes[i]) || memcmp(at, dashes[i], strlen(dashes[i])) != 0) continue;
    isnad_string within = {open + 1, (size_t)(close - open - 1)};
    if (is_agency(within)) *agency = within;
    return (isnad_string){lead.data, (size_t)(close + 1 - lead.data)};
  }
  return (isnad_string){0};
}
