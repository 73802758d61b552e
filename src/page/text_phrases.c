/* text_phrases: looks words of a folded line up in the compiled lexicon/furniture.tsv. */
#include "text_phrases.h"

#include "text_fold.h"

#include <string.h>

#define EVERY_WHERE (~0u)

size_t page_words_cut(const char *folded, size_t size, page_word *words, size_t room) {
  size_t n = 0, at = 0;
  while (n < room) {
    while (at < size && !page_fold_is_word(folded[at])) at++;
    size_t begin = at;
    bool number = true;
    for (; at < size && page_fold_is_word(folded[at]); at++) number = number && folded[at] >= '0' && folded[at] <= '9';
    if (at == begin) break;
    size_t length = at - begin < UINT16_MAX ? at - begin : UINT16_MAX;
    words[n++] = (page_word){folded + begin, page_fold_hash(folded + begin, length), (uint16_t)length, number};
  }
  return n;
}

/* How many words the phrase takes, 0 where it does not stand here. */
static size_t match(const char *phrase, const page_word *words, size_t n_words) {
  size_t taken = 0;
  while (*phrase != '\0') {
    size_t length = strcspn(phrase, " ");
    if (taken == n_words || words[taken].size != length || memcmp(words[taken].data, phrase, length) != 0) return 0;
    taken++;
    phrase += length;
    phrase += *phrase == ' ';
  }
  return taken;
}

static size_t first_of(uint32_t hash) {
  size_t low = 0, high = page_n_phrases;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (page_phrases[middle].first < hash)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

const page_phrase *page_phrase_find(const page_word *words, size_t n_words, page_phrase_kind kind, unsigned wheres,
                                    size_t *n_taken) {
  const page_phrase *best = NULL;
  *n_taken = 0;
  if (n_words == 0) return NULL;
  for (size_t i = first_of(words[0].hash); i < page_n_phrases && page_phrases[i].first == words[0].hash; i++) {
    const page_phrase *phrase = &page_phrases[i];
    if (phrase->kind != kind || (kind != PAGE_PHRASE_MONTH && (wheres >> phrase->where & 1u) == 0)) continue;
    size_t taken = match(phrase->folded, words, n_words);
    if (taken > *n_taken) best = phrase, *n_taken = taken;
  }
  return best;
}

unsigned page_phrase_month(const page_word *words, size_t n_words, size_t *n_taken) {
  const page_phrase *phrase = page_phrase_find(words, n_words, PAGE_PHRASE_MONTH, EVERY_WHERE, n_taken);
  return phrase != NULL ? phrase->where : 0;
}

static bool has_number(const uint32_t *numbers, size_t n, uint32_t number) {
  size_t low = 0, high = n;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (numbers[middle] == number) return true;
    if (numbers[middle] < number)
      low = middle + 1;
    else
      high = middle;
  }
  return false;
}

bool page_stem_is_common(uint32_t stem) { return has_number(page_common, page_n_common, stem); }

#define LETTER 2 /* bytes */

bool page_word_continues(const page_word *word) {
  static const char waw[LETTER] = {(char)0xD9, (char)0x88}; /* و */
  if (word->size < 3 * LETTER || memcmp(word->data, waw, LETTER) != 0) return false;
  return !has_number(page_own_waw, page_n_own_waw, word->hash);
}
