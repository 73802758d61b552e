/* dateline: the place and the agency that leads open with. */
#include "markup.h"
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
  if (markup_is_agency(folded, size)) return true;
  size_t n = page_words_cut(folded, size, words, MAX_WORDS);
  for (size_t i = 0; i < n; i++)
    if (page_phrase_find(words + i, n - i, PAGE_PHRASE_CREDIT, ~0u, &taken) != NULL) return true;
  return false;
}

/* A dash or colon at `at`, and how long it is; 0: none. */
static size_t dash_at(isnad_string text, size_t at) {
  static const char *const dashes[] = {"-", ":", "\xE2\x80\x93", "\xE2\x80\x94"};
  for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++) {
    size_t size = strlen(dashes[i]);
    if (text.size - at > size && memcmp(text.data + at, dashes[i], size) == 0) return size;
  }
  return 0;
}

static isnad_string slice(isnad_string text, size_t begin, size_t end) {
  while (begin < end && text.data[begin] == ' ') begin++;
  while (end > begin && text.data[end - 1] == ' ') end--;
  return (isnad_string){text.data + begin, end - begin};
}

/* «عدن، اليمن (رويترز) - قال …»: brackets, and a dash behind them. */
static isnad_string in_brackets(isnad_string lead, size_t looked, isnad_string *agency) {
  const char *close = memchr(lead.data, ')', looked);
  const char *open = close != NULL ? memchr(lead.data, '(', (size_t)(close - lead.data)) : NULL;
  if (open == NULL) return (isnad_string){0};
  size_t begin = (size_t)(open + 1 - lead.data), end = (size_t)(close - lead.data), at = end + 1;
  while (at < lead.size && lead.data[at] == ' ') at++;
  if (at >= lead.size || dash_at(lead, at) == 0) return (isnad_string){0};
  isnad_string within = slice(lead, begin, end);
  if (is_agency(within)) *agency = within;
  return (isnad_string){lead.data, end + 1};
}

/* «القاهرة في 14 مايو /أ ش أ/ قال …»: an agency between strokes. */
static isnad_string in_strokes(isnad_string lead, size_t looked, isnad_string *agency) {
  const char *open = memchr(lead.data, '/', looked);
  while (open != NULL) {
    size_t begin = (size_t)(open + 1 - lead.data);
    const char *close = memchr(open + 1, '/', looked - begin);
    if (close == NULL) break;
    isnad_string within = slice(lead, begin, (size_t)(close - lead.data));
    if (within.size > 0 && is_agency(within)) {
      *agency = within;
      return (isnad_string){lead.data, (size_t)(close + 1 - lead.data)};
    }
    open = close;
  }
  return (isnad_string){0};
}

/* «رام الله 14-5-2031 وفا- قال …»: a day, an agency and a dash. */
static isnad_string before_dash(isnad_string lead, size_t looked, isnad_string *agency) {
  char date[PAGE_DATE_SIZE];
  for (size_t at = 1; at < looked; at++) {
    if (dash_at(lead, at) == 0 || (lead.data[at - 1] >= '0' && lead.data[at - 1] <= '9')) continue;
    isnad_string opening = slice(lead, 0, at);
    size_t word = opening.size;
    while (word > 0 && opening.data[word - 1] != ' ') word--;
    isnad_string last = slice(opening, word, opening.size);
    if (!is_agency(last) || !page_date_read(opening, date)) continue;
    *agency = last;
    return opening;
  }
  return (isnad_string){0};
}

isnad_string page_opening_dateline(isnad_string lead, isnad_string *agency) {
  size_t looked = lead.size < LONGEST_DATELINE ? lead.size : LONGEST_DATELINE;
  *agency = (isnad_string){0};
  if (looked == 0) return (isnad_string){0};
  isnad_string opening = in_brackets(lead, looked, agency);
  if (opening.size == 0) opening = in_strokes(lead, looked, agency);
  return opening.size > 0 ? opening : before_dash(lead, looked, agency);
}
