/* sentence: where a sentence ends, looked at mark by mark. */
#include "text/sentence.h"

#include "text/letters.h"
#include "text/pair.h"
#include "text/token.h"

static bool is_stop(uint32_t mark) {
  return mark == '.' || mark == '!' || mark == '?' || mark == POINT_QUESTION || mark == 0x2026 ||
         mark == POINT_FULL_STOP;
}

static bool is_space_before(const isnad_token *tokens, uint32_t at, uint32_t last) {
  return at >= last || (tokens[at].shape & SHAPE_SPACE);
}

/* A word of one letter, or of two that is followed by a point and another short word: «سي. إن. إن», «أ. ف. ب», «د.
 * علي». */
static bool is_abbreviation(const isnad_token *tokens, uint32_t first, uint32_t at, uint32_t last) {
  if (at == first || tokens[at - 1].kind != ISNAD_TOKEN_WORD || (tokens[at].shape & SHAPE_SPACE)) return false;
  size_t letters = tokens[at - 1].folded_size;
  if (letters == 1) return true;
  if (letters > 2 || at + 1 >= last || tokens[at + 1].kind != ISNAD_TOKEN_WORD) return false;
  bool point_follows = at + 2 < last && tokens[at + 2].kind == ISNAD_TOKEN_MARK && tokens[at + 2].mark == '.';
  bool point_before = at >= first + 2 && tokens[at - 2].kind == ISNAD_TOKEN_MARK && tokens[at - 2].mark == '.' &&
                      !(tokens[at - 1].shape & SHAPE_BREAK);
  return tokens[at + 1].folded_size <= 3 && (point_follows || point_before);
}

/* A point between words without a blank: «بي.ايه.بي», «bbc.com»; a sentence that ends so has longer words:
 * «الماضي.وقال». */
static bool joins_short_words(const isnad_token *tokens, uint32_t first, uint32_t at) {
  if (at == first || tokens[at - 1].kind != ISNAD_TOKEN_WORD || tokens[at + 1].kind != ISNAD_TOKEN_WORD) return false;
  return tokens[at - 1].folded_size < 4 || tokens[at + 1].folded_size < 4;
}

/* «دبي، الإمارات العربية المتحدة (CNN) -- قال …»: a dateline at the beginning of a paragraph stands for itself. */
static bool ends_dateline(const isnad_token *tokens, uint32_t first, uint32_t at, uint32_t last) {
  if (at < first + 2 || at > first + 14 || at + 1 >= last) return false;
  uint32_t mark = tokens[at].mark;
  bool dash = mark == '-' || mark == 0x2013 || mark == 0x2014 || mark == 0x2015;
  bool bracket = tokens[at - 1].kind == ISNAD_TOKEN_MARK && (tokens[at - 1].mark == ')' || tokens[at - 1].mark == '-');
  bool more = tokens[at + 1].kind == ISNAD_TOKEN_MARK && tokens[at + 1].mark == mark;
  return dash && bracket && !more && tokens[at + 1].kind != ISNAD_TOKEN_NUMBER;
}

static bool ends_here(const isnad_token *tokens, uint32_t first, uint32_t at, uint32_t last) {
  uint32_t mark = tokens[at].mark;
  if (ends_dateline(tokens, first, at, last)) return true;
  if (!is_stop(mark)) return false;
  bool spaced = is_space_before(tokens, at + 1, last);
  if (mark != '.' && mark != 0x2026) return true;
  bool doubled = at > first && tokens[at - 1].kind == ISNAD_TOKEN_MARK && tokens[at - 1].mark == '.' &&
                 !(tokens[at].shape & SHAPE_SPACE);
  if (doubled || mark == 0x2026) return at + 1 >= last; /* «..» and «…» leave the sentence open */
  if (!spaced && tokens[at + 1].kind != ISNAD_TOKEN_MARK && tokens[at + 1].kind != ISNAD_TOKEN_WORD) return false;
  if (!spaced && tokens[at + 1].kind == ISNAD_TOKEN_MARK && is_stop(tokens[at + 1].mark)) return false;
  if (!spaced && joins_short_words(tokens, first, at)) return false;
  return !is_abbreviation(tokens, first, at, last);
}

/* A closing mark right behind the point belongs to the sentence that it closes. */
static uint32_t take_closers(const isnad_token *tokens, const uint32_t *partner, uint32_t at, uint32_t last) {
  while (at < last && tokens[at].kind == ISNAD_TOKEN_MARK && partner[at] < at) at++;
  return at;
}

static void add(const isnad_token *tokens, uint32_t first, uint32_t last, uint32_t paragraph, arena *memory,
                sentence_vector *out) {
  isnad_sentence *sentence = vector_push(out, memory);
  if (!sentence) return;
  *sentence = (isnad_sentence){.span = {tokens[first].span.begin, tokens[last - 1].span.end},
                               .first = first,
                               .last = last,
                               .paragraph = paragraph};
}

void text_sentences(const isnad_token *tokens, const uint32_t *partner, uint32_t first, uint32_t last,
                    uint32_t paragraph, arena *memory, sentence_vector *out) {
  uint32_t start = first;
  for (uint32_t i = first; i < last; i++) {
    if (tokens[i].kind != ISNAD_TOKEN_MARK || !ends_here(tokens, first, i, last)) continue;
    uint32_t end = take_closers(tokens, partner, i + 1, last);
    add(tokens, start, end, paragraph, memory, out);
    start = end;
    i = end - 1;
  }
  if (start < last) add(tokens, start, last, paragraph, memory, out);
}
