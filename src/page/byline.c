/* byline: who wrote, by the line that says so. */
#include "markup.h"
#include "page_parts.h"
#include "text_fold.h"
#include "text_phrases.h"

#include <string.h>

#define LONGEST_LINE 240 /* bytes */
#define MAX_WORDS 32
#define LONGEST_NAME 9 /* words: two names with what they are */
#define ALL (~0u)

typedef struct byline_words {
  isnad_string line;
  isnad_string found[MAX_WORDS]; /* as they stand */
  page_word words[MAX_WORDS];    /* folded */
  bool parted[MAX_WORDS];        /* a bar, a point or a dash stands before it */
  char folded[LONGEST_LINE * 3 + 8];
  size_t n;
} byline_words;

/* A sign at `at` that is no part of a word, and its size: 0 for a letter. */
static size_t sign_at(isnad_string text, size_t at) {
  static const char *const signs[] = {"\xC2\xB7",     "\xC2\xAB",     "\xC2\xBB",    "\xC2\xA0",
                                      "\xD8\x8C",     "\xD8\x9B",     "\xD9\x80",    "\xE2\x80\x93",
                                      "\xE2\x80\x94", "\xE2\x80\xA2", "\xE2\x80\x8F"};
  unsigned char c = (unsigned char)text.data[at];
  if (c < 0x80) return strchr(" \t\n\r|,:;/()[]*@<>", (char)c) != NULL ? 1 : 0;
  for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
    size_t size = strlen(signs[i]);
    if (text.size - at >= size && memcmp(text.data + at, signs[i], size) == 0) return size;
  }
  return 0;
}

/* A dash with a blank on either side parts words; «عبد-الله» does not. */
static bool is_dash(isnad_string text, size_t at) {
  if (text.data[at] != '-') return false;
  return at == 0 || text.data[at - 1] == ' ' || at + 1 >= text.size || text.data[at + 1] == ' ';
}

static bool parts_names(isnad_string text, size_t at, size_t size) {
  if (size == 1) return strchr("|/*-", text.data[at]) != NULL;
  return memcmp(text.data + at, "\xC2\xB7", 2) == 0 ||
         (size == 3 && memcmp(text.data + at, "\xE2\x80", 2) == 0 && (unsigned char)text.data[at + 2] != 0x8F);
}

static bool cut(isnad_string line, byline_words *out) {
  *out = (byline_words){.line = line};
  bool parted = false;
  size_t used = 0;
  if (line.size > LONGEST_LINE) return false;
  for (size_t at = 0; at < line.size && out->n < MAX_WORDS;) {
    size_t sign = is_dash(line, at) ? 1 : sign_at(line, at);
    if (sign > 0) {
      parted = parted || parts_names(line, at, sign);
      at += sign;
      continue;
    }
    size_t begin = at;
    while (at < line.size && !is_dash(line, at) && sign_at(line, at) == 0) at++;
    isnad_string word = {line.data + begin, at - begin};
    size_t size = page_fold(word.data, word.size, out->folded + used);
    if (page_words_cut(out->folded + used, size, &out->words[out->n], 1) != 1) continue;
    out->found[out->n] = word;
    out->parted[out->n++] = parted;
    parted = false;
    used += size;
  }
  return out->n > 0;
}

static bool is_phrase(const byline_words *self, size_t at, page_phrase_kind kind, size_t *taken) {
  return page_phrase_find(self->words + at, self->n - at, kind, ALL, taken) != NULL;
}

static bool has_digit(isnad_string word) {
  for (size_t i = 0; i < word.size; i++) {
    unsigned char c = (unsigned char)word.data[i];
    if (c >= '0' && c <= '9') return true;
    if (c == 0xD9 && i + 1 < word.size && (unsigned char)word.data[i + 1] >= 0xA0 &&
        (unsigned char)word.data[i + 1] <= 0xA9)
      return true; /* ٠ to ٩ */
  }
  return false;
}

/* A word that belongs to the date beside a name: «الأحد», «14», «نشر في». */
static bool is_of_date(const byline_words *self, size_t at) {
  size_t taken;
  if (has_digit(self->found[at])) return true;
  return is_phrase(self, at, PAGE_PHRASE_DATE, &taken) || is_phrase(self, at, PAGE_PHRASE_DATELINE, &taken) ||
         is_phrase(self, at, PAGE_PHRASE_MONTH, &taken);
}

static isnad_string words_between(const byline_words *self, size_t first, size_t end) {
  if (first >= end) return (isnad_string){0};
  const char *begin = self->found[first].data;
  return (isnad_string){begin, (size_t)(self->found[end - 1].data + self->found[end - 1].size - begin)};
}

/* Where the phrase ends that announces a name, 0 where there is none. */
static size_t behind_announcement(const byline_words *self) {
  size_t taken;
  for (size_t i = 0; i < self->n; i++)
    if (is_phrase(self, i, PAGE_PHRASE_BYLINE, &taken)) return i + taken;
  return 0;
}

isnad_string page_byline_in_date(isnad_string line, bool trusted) {
  byline_words self;
  if (!cut(line, &self)) return (isnad_string){0};
  size_t first = behind_announcement(&self), end, taken;
  bool announced = first > 0;
  if (!announced && !trusted) return (isnad_string){0};
  while (first < self.n && (is_of_date(&self, first) || is_phrase(&self, first, PAGE_PHRASE_FURNITURE, &taken)))
    first++;
  /* «طرابلس – نادية الغرياني»: a lone word before a dash is a place or a section. */
  if (first + 2 < self.n && self.parted[first + 1] && !self.parted[first + 2] && !is_of_date(&self, first + 1)) first++;
  for (end = first; end < self.n && !is_of_date(&self, end); end++)
    if (end > first && (self.parted[end] || is_phrase(&self, end, PAGE_PHRASE_FURNITURE, &taken))) break;
  if (end - first > LONGEST_NAME || end - first < (announced ? 1u : 2u)) return (isnad_string){0};
  return words_between(&self, first, end);
}

/* Whether words are a place or an outlet rather than somebody. */
static bool is_place(const byline_words *self, size_t first, size_t end) {
  size_t taken;
  if (end - first == 1) return true;
  for (size_t i = first; i < end; i++)
    if (is_phrase(self, i, PAGE_PHRASE_CREDIT, &taken)) return true;
  return false;
}

/* «البحيرة - حسن الفرنواني», «ليلى منصور - رويترز»: the name alone. */
static void drop_place(const byline_words *self, size_t *first, size_t *end) {
  size_t part = *first + 1;
  while (part < *end && !self->parted[part]) part++;
  if (part >= *end) return;
  if (is_place(self, *first, part) && *end - part > 1) {
    *first = part;
    /* «تونس – «المرفأ» – ليلى منصور»: the name stands last. */
    for (size_t i = part + 1; i + 1 < *end; i++)
      if (self->parted[i]) *first = i;
  } else if (is_place(self, part, *end) && part - *first > 1)
    *end = part;
}

/* «نابلس - كتب: ليلى منصور»: where the announcement ends that a dash parts from a place; 0 where there is none. */
static size_t behind_dash(const byline_words *self) {
  size_t taken;
  for (size_t i = 1; i + 1 < self->n; i++)
    if (self->parted[i] && is_phrase(self, i, PAGE_PHRASE_BYLINE, &taken) && i + taken + 1 < self->n) return i + taken;
  return 0;
}

bool page_byline_follows_place(isnad_string line) {
  byline_words self;
  return cut(line, &self) && self.n <= LONGEST_NAME && behind_dash(&self) > 0;
}

isnad_string page_byline_of(isnad_string line) {
  byline_words self;
  size_t taken = 0;
  if (!cut(line, &self)) return line;
  if (!is_phrase(&self, 0, PAGE_PHRASE_BYLINE, &taken)) taken = self.n <= LONGEST_NAME ? behind_dash(&self) : 0;
  size_t first = taken < self.n ? taken : 0, end = self.n;
  if (self.n == MAX_WORDS) return line;
  drop_place(&self, &first, &end);
  isnad_string name = words_between(&self, first, end);
  /* A sign may belong to the last word: «(ليلى)». */
  size_t behind = (size_t)(name.data + name.size - line.data);
  if (end == self.n && behind < line.size && line.data[behind] == ')' && memchr(name.data, '(', name.size) != NULL)
    name.size++;
  return name;
}

bool page_byline_names(isnad_string name, isnad_string outlet) {
  byline_words self, other;
  size_t taken;
  if (!cut(name, &self)) return false;
  if (is_phrase(&self, 0, PAGE_PHRASE_NOBODY, &taken) && taken == self.n) return false;
  static const page_phrase_kind others[] = {PAGE_PHRASE_BYLINE, PAGE_PHRASE_CREDIT, PAGE_PHRASE_FURNITURE};
  for (size_t i = 0; i < sizeof others / sizeof *others; i++)
    if (is_phrase(&self, 0, others[i], &taken) && taken == self.n) return false;
  if (outlet.size == 0 || !cut(outlet, &other) || other.n != self.n) return true;
  for (size_t i = 0; i < self.n; i++)
    if (self.words[i].size != other.words[i].size ||
        memcmp(self.words[i].data, other.words[i].data, self.words[i].size) != 0)
      return true;
  return false;
}
