/* token: one pass over the code points, one state: the token that is being read. */
#include "text/token.h"

#include "text/fold.h"
#include "text/letters.h"
#include "text/utf8.h"

#include <string.h>

typedef struct scanner {
  const uint8_t *start, *end;
  uint8_t *fold_at, *fold_start;
  uint8_t pending; /* SHAPE_SPACE and SHAPE_BREAK for the next token */
  text_tokens *out;
  arena *memory;
} scanner;

static isnad_token *new_token(scanner *self, const uint8_t *at, isnad_token_kind kind) {
  isnad_token *token = vector_push(&self->out->tokens, self->memory);
  if (!token) return NULL;
  uint32_t begin = (uint32_t)(at - self->start);
  *token = (isnad_token){.span = {begin, begin},
                         .folded = (uint32_t)(self->fold_at - self->fold_start),
                         .kind = (uint8_t)kind,
                         .shape = self->pending};
  self->pending = 0;
  return token;
}

static void end_token(scanner *self, isnad_token *token, const uint8_t *at) {
  token->span.end = (uint32_t)(at - self->start);
  size_t size = (size_t)(self->fold_at - self->fold_start) - token->folded;
  token->folded_size = size > UINT16_MAX ? UINT16_MAX : (uint16_t)size;
}

/* Spelling that folding takes away. `letters` is how many letters came before this one. */
static uint8_t shape_of(uint32_t point, size_t letters, uint8_t shape) {
  switch (point) {
  case POINT_ALEF_HAMZA_ABOVE:
  case POINT_ALEF_MADDA: return letters < 3 && !(shape & SHAPE_HAMZA_BELOW) ? SHAPE_HAMZA : 0;
  case POINT_ALEF_HAMZA_BELOW: return letters < 3 && !(shape & SHAPE_HAMZA) ? SHAPE_HAMZA_BELOW : 0;
  case POINT_DAMMA: return letters == 1 || letters == 2 ? SHAPE_PASSIVE : 0;
  case POINT_FATHATAN:
  case POINT_DAMMATAN:
  case POINT_KASRATAN: return SHAPE_TANWIN;
  default: return 0;
  }
}

static uint8_t final_shape(uint32_t last) {
  return last == POINT_TEH_MARBUTA ? SHAPE_TA_MARBUTA : last == POINT_ALEF_MAQSURA ? SHAPE_MAQSURA : 0;
}

/* An apostrophe between Latin letters belongs to the word: O'Neil. */
static const uint8_t *skip_apostrophe(const scanner *self, const uint8_t *at, uint32_t last) {
  if (last > 0x24F || at >= self->end) return at;
  uint32_t point, after;
  const uint8_t *next = utf8_next(at, self->end, &point);
  if ((point != '\'' && point != 0x2019) || next >= self->end) return at;
  utf8_next(next, self->end, &after);
  return after < 0x250 && fold_point(after).class == FOLD_LETTER ? next : at;
}

/* «لـCNN» is two words: a preposition and a Latin name. */
static bool changes_script(uint32_t last, uint32_t point) {
  return last != '_' && point != '_' && (last < 0x250) != (point < 0x250);
}

/* «#قطار_الحرمين» are two words like others: an underscore beside an Arabic letter is a blank. «sample_desk» is one. */
static bool is_blank_line(const scanner *self, const uint8_t *at) {
  return *at == '_' && ((at > self->start && at[-1] >= 0x80) || (at + 1 < self->end && at[1] >= 0x80));
}

/* The sign before a tag says nothing of its words: «#بريطانيا». */
static bool opens_tag(const scanner *self, const uint8_t *at, const uint8_t *next) {
  uint32_t point;
  if (*at != '#' || next >= self->end) return false;
  utf8_next(next, self->end, &point);
  return fold_point(point).class == FOLD_LETTER;
}

/* A word that is being read. */
typedef struct word_state {
  size_t letters;
  uint32_t last; /* letter, 0 none yet */
  uint8_t shape;
} word_state;

/* Nearly all letters are two bytes of the Arabic block (the first D8 to DB) and fold by one look at its table. Reads
 * those up to whatever else comes. */
static const uint8_t *scan_arabic(scanner *self, const uint8_t *at, word_state *into) {
  const uint8_t *start = at, *last = self->end - 1;
  uint8_t *fold_at = self->fold_at;
  uint32_t point = 0;
  for (; at < last && (at[0] & 0xFC) == 0xD8 && (at[1] & 0xC0) == 0x80; at += 2) {
    uint32_t place = (uint32_t)(at[0] & 3) << 6 | (at[1] & 0x3F);
    if (fold_arabic[place].class != FOLD_LETTER) break;
    *fold_at++ = fold_arabic[place].byte;
    if (place - (POINT_ALEF_MADDA - 0x600) <= POINT_ALEF_HAMZA_BELOW - POINT_ALEF_MADDA)
      into->shape |= shape_of(0x600 + place, into->letters + (size_t)(at - start) / 2, into->shape);
    point = 0x600 + place;
  }
  if (at == start) return at;
  into->last = point;
  into->letters += (size_t)(at - start) / 2;
  self->fold_at = fold_at;
  return at;
}

static bool may_go_on_in_arabic(const word_state *self) {
  return self->letters == 0 || !changes_script(self->last, POINT_ALEF);
}

static const uint8_t *scan_word(scanner *self, const uint8_t *at) {
  isnad_token *token = new_token(self, at, ISNAD_TOKEN_WORD);
  if (!token) return self->end;
  const uint8_t *word_end = at;
  word_state read = {0};
  while (at < self->end) {
    if (may_go_on_in_arabic(&read)) {
      const uint8_t *next = scan_arabic(self, at, &read);
      if (next > at) word_end = at = next;
      if (at == self->end) break;
    }
    uint32_t point;
    const uint8_t *next = utf8_next(at, self->end, &point);
    fold_entry entry = fold_point(point);
    if (entry.class == FOLD_IGNORED) {
      read.shape |= shape_of(point, read.letters, read.shape);
      at = next;
      if (point < 0x2000) word_end = at; /* vowel marks belong to the word, bidi controls behind it do not */
      continue;
    }
    if (read.letters && entry.class == FOLD_LETTER && (changes_script(read.last, point) || is_blank_line(self, at)))
      break;
    if (entry.class == FOLD_LETTER)
      *self->fold_at++ = entry.byte;
    else if (entry.class == FOLD_LIGATURE)
      self->fold_at += fold_ligature(point, self->fold_at);
    else
      break;
    read.shape |= shape_of(point, read.letters++, read.shape);
    read.last = point;
    at = word_end = skip_apostrophe(self, next, point);
  }
  token->shape |= read.shape | final_shape(read.last);
  end_token(self, token, word_end);
  return at;
}

/* A separator counts as part of a number between two digits. */
static int joins_digits(uint32_t point) {
  return point == '.' || point == ',' || point == '/' || point == ':' || point == POINT_DECIMAL ||
         point == POINT_THOUSANDS || point == POINT_COMMA;
}

static const uint8_t *scan_number(scanner *self, const uint8_t *at) {
  isnad_token *token = new_token(self, at, ISNAD_TOKEN_NUMBER);
  if (!token) return self->end;
  const uint8_t *number_end = at;
  uint8_t separator = 0;
  while (at < self->end) {
    uint32_t point;
    at = utf8_next(at, self->end, &point);
    fold_entry entry = fold_point(point);
    if (entry.class == FOLD_DIGIT) {
      if (separator) *self->fold_at++ = separator;
      *self->fold_at++ = entry.byte;
      separator = 0;
      number_end = at;
    } else if (!separator && joins_digits(point)) {
      separator = point == POINT_DECIMAL ? '.' : point < 0x80 ? (uint8_t)point : ',';
    } else if (entry.class != FOLD_IGNORED) {
      break;
    }
  }
  end_token(self, token, number_end);
  return number_end;
}

static const uint8_t *scan_mark(scanner *self, const uint8_t *at, const uint8_t *next, uint32_t point) {
  isnad_token *token = new_token(self, at, ISNAD_TOKEN_MARK);
  if (!token) return self->end;
  token->mark = point;
  end_token(self, token, next);
  return next;
}

static const uint8_t *scan_next(scanner *self, const uint8_t *at) {
  uint32_t point;
  const uint8_t *next = utf8_next(at, self->end, &point);
  if (is_blank_line(self, at) || opens_tag(self, at, next)) {
    self->pending |= SHAPE_SPACE;
    return next;
  }
  switch (fold_point(point).class) {
  case FOLD_LETTER:
  case FOLD_LIGATURE: return scan_word(self, at);
  case FOLD_DIGIT: return scan_number(self, at);
  case FOLD_MARK: return scan_mark(self, at, next, point);
  case FOLD_BREAK: self->pending = SHAPE_SPACE | SHAPE_BREAK; return next;
  case FOLD_SPACE: self->pending |= SHAPE_SPACE; return next;
  default: return next;
  }
}

void text_tokenize(isnad_string text, arena *memory, text_tokens *out) {
  *out = (text_tokens){0};
  out->folded = arena_get(memory, text.size + text.size / 2 + FOLD_LIGATURE_MAX);
  if (!out->folded) return;
  scanner self = {.start = (const uint8_t *)text.data,
                  .end = (const uint8_t *)text.data + text.size,
                  .fold_at = out->folded,
                  .fold_start = out->folded,
                  .pending = SHAPE_SPACE | SHAPE_BREAK,
                  .out = out,
                  .memory = memory};
  const uint8_t *at = self.start;
  while (at < self.end) {
    if (*at == ' ')
      self.pending |= SHAPE_SPACE, at++;
    else
      at = scan_next(&self, at);
  }
  if (memory->failed) out->tokens.count = 0;
}

uint8_t text_spelling(const char *word, size_t size) {
  const uint8_t *at = (const uint8_t *)word, *end = at + size;
  size_t letters = 0;
  uint32_t last = 0;
  uint8_t shape = 0;
  while (at < end) {
    uint32_t point;
    at = utf8_next(at, end, &point);
    if (fold_point(point).class != FOLD_LETTER) continue;
    shape |= shape_of(point, letters++, shape);
    last = point;
  }
  return (uint8_t)((shape | final_shape(last)) & SHAPE_SPELLING);
}
