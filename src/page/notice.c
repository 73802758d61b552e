/* notice: who publishes, by the notice at a page's foot: «جميع الحقوق محفوظة لصحيفة المرفأ © 2031». */
#include "page_parts.h"
#include "text_fold.h"
#include "text_phrases.h"

#include <string.h>

#define MAX_WORDS 24
#define LONGEST_NAME 6   /* words */
#define LONGEST_LINE 256 /* bytes */

#define LAM "\xD9\x84"  /* ل */
#define ALEF "\xD8\xA7" /* ا */
#define LETTER 2        /* bytes */

typedef struct line_words {
  isnad_string found[MAX_WORDS]; /* as they stand */
  page_word words[MAX_WORDS];    /* folded */
  char folded[LONGEST_LINE * 3 + 8];
  size_t n;
} line_words;

/* Bytes of a mark above ASCII at `at` that parts words: © « » ، and the dashes and quotes of U+20xx; 0: none. */
static size_t mark_at(isnad_string text, size_t at) {
  static const char *const marks[] = {"\xC2\xA9", "\xC2\xAE", "\xC2\xAB", "\xC2\xBB", "\xC2\xA0", "\xD8\x8C"};
  for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
    if (text.size - at >= 2 && memcmp(text.data + at, marks[i], 2) == 0) return 2;
  return text.size - at >= 3 && memcmp(text.data + at, "\xE2\x80", 2) == 0 ? 3 : 0;
}

static bool is_letter_at(isnad_string text, size_t at) {
  unsigned char c = (unsigned char)text.data[at];
  if (c >= 0x80) return mark_at(text, at) == 0;
  return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

/* Words as they stand, and folded, one for one. */
static void cut(isnad_string text, line_words *out) {
  size_t at = 0, used = 0;
  while (at < text.size && out->n < MAX_WORDS) {
    if (!is_letter_at(text, at)) {
      size_t mark = mark_at(text, at);
      at += mark > 0 ? mark : 1;
      continue;
    }
    size_t begin = at;
    while (at < text.size && is_letter_at(text, at)) at++;
    isnad_string word = {text.data + begin, at - begin};
    size_t size = page_fold(word.data, word.size, out->folded + used);
    if (page_words_cut(out->folded + used, size, &out->words[out->n], 1) != 1) continue;
    out->found[out->n++] = word;
    used += size;
  }
}

/* Joins words with blanks, the lam of «لصحيفة» taken off, and «للمرفأ» made «المرفأ» again. */
static size_t join(const isnad_string *words, size_t n, char *out, size_t room) {
  size_t size = 0;
  for (size_t i = 0; i < n; i++) {
    isnad_string word = words[i];
    if (size + word.size + LETTER + 1 > room) return 0;
    if (i > 0) out[size++] = ' ';
    if (i == 0 && word.size > 3 * LETTER && memcmp(word.data, LAM, LETTER) == 0) {
      word.data += LETTER, word.size -= LETTER;
      bool article = memcmp(word.data, LAM, LETTER) == 0;
      if (article) memcpy(out, ALEF, LETTER), size = LETTER;
    }
    memcpy(out + size, word.data, word.size);
    size += word.size;
  }
  return size;
}

size_t page_outlet_of_notice(isnad_string line, char *out, size_t room) {
  line_words words = {.n = 0};
  size_t first = 0, n = 0, taken;
  bool is_notice = false;
  if (line.size > LONGEST_LINE) return 0;
  for (size_t i = 0; i + 1 < line.size; i++) is_notice = is_notice || memcmp(line.data + i, "\xC2\xA9", 2) == 0;
  cut(line, &words);
  for (size_t i = 0; i < words.n;) {
    bool is_phrase = page_phrase_find(words.words + i, words.n - i, PAGE_PHRASE_FURNITURE, ~0u, &taken) != NULL;
    /* «لـ» alone is no name. */
    bool letter =
        words.words[i].size < LETTER || (words.words[i].size == LETTER && (words.words[i].data[0] & 0x80) != 0);
    bool is_name = !is_phrase && !words.words[i].number && !letter;
    is_notice = is_notice || (is_phrase && taken > 1);
    if (is_name && n == 0) first = i;
    if (is_name && n > 0 && first + n != i) return 0; /* words on both sides: a sentence */
    n += is_name;
    i += is_phrase ? taken : 1;
  }
  if (!is_notice || n == 0 || n > LONGEST_NAME) return 0;
  return join(words.found + first, n, out, room);
}
