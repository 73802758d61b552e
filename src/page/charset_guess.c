/* charset_guess: which charset bytes are of, where what they say of themselves is missing or wrong.
 *
 * The one-byte charsets of Arabic are told apart by how common the letters are that the bytes would be: alef, lam and
 * yeh make up a third of any Arabic text, and a wrong charset gives rare letters, signs inside words and undefined
 * bytes. Arabic words are runs of such bytes; Latin words have them one by one between ASCII letters, «caf\xE9». */
#include "charset.h"

#include <string.h>
#include <strings.h>

/* How much of an input is looked at. */
#define LOOKED_AT ((size_t)64 << 10)
#define DECLARED_WITHIN 4096

static isnad_string cut(isnad_string bytes, size_t most) {
  if (bytes.size > most) bytes.size = most;
  return bytes;
}

/* ---- What it says of itself ----------------------------------------------------------------------------------------
 */

static const char *find(const char *at, const char *end, const char *word) {
  size_t size = strlen(word);
  for (; (size_t)(end - at) >= size; at++)
    if (strncasecmp(at, word, size) == 0) return at;
  return NULL;
}

/* The value behind `=` at `at`. */
static isnad_string value_at(const char *at, const char *end) {
  while (at < end && strchr(" \t\r\n=", *at) != NULL && *at != '\0') at++;
  if (at < end && (*at == '"' || *at == '\'')) at++;
  const char *begin = at;
  while (at < end && *at != '\0' && strchr(" \t\r\n\"';>/?", *at) == NULL) at++;
  return (isnad_string){begin, (size_t)(at - begin)};
}

isnad_string charset_declared(isnad_string bytes) {
  bytes = cut(bytes, DECLARED_WITHIN);
  const char *end = bytes.data + bytes.size;
  if (bytes.size > 5 && memcmp(bytes.data, "<?xml", 5) == 0) {
    const char *stop = memchr(bytes.data, '>', bytes.size);
    const char *word = find(bytes.data, stop != NULL ? stop : end, "encoding");
    if (word != NULL) return value_at(word + strlen("encoding"), end);
  }
  for (const char *at = bytes.data; (at = find(at, end, "<meta")) != NULL; at++) {
    const char *stop = memchr(at, '>', (size_t)(end - at));
    const char *word = find(at, stop != NULL ? stop : end, "charset");
    if (word != NULL) return value_at(word + strlen("charset"), end);
  }
  return (isnad_string){0};
}

size_t charset_mark(const page_charset *self, isnad_string bytes) {
  static const char *const marks[] = {"\xEF\xBB\xBF", "\xFF\xFE", "\xFE\xFF"};
  const char *mark = self->kind == CHARSET_UTF8           ? marks[0]
                     : self->kind == CHARSET_UTF16_LITTLE ? marks[1]
                     : self->kind == CHARSET_UTF16_BIG    ? marks[2]
                                                          : NULL;
  if (mark == NULL || bytes.size < strlen(mark) || memcmp(bytes.data, mark, strlen(mark)) != 0) return 0;
  return strlen(mark);
}

/* ---- What its bytes tell -------------------------------------------------------------------------------------------
 */

/* UTF-16 without its mark: of one half of the byte pairs nearly all are 0, or 6 for Arabic. */
static bool guess_utf16(isnad_string bytes, page_charset *out) {
  size_t even = 0, odd = 0, pairs = bytes.size / 2;
  for (size_t i = 0; i + 1 < bytes.size; i += 2) {
    even += bytes.data[i] == 0 || bytes.data[i] == 6;
    odd += bytes.data[i + 1] == 0 || bytes.data[i + 1] == 6;
  }
  if (pairs < 4 || memchr(bytes.data, 0, bytes.size) == NULL) return false;
  if (odd * 10 >= pairs * 9 && even * 2 < pairs) return charset_find(isnad_string_of("utf-16le"), out);
  if (even * 10 >= pairs * 9 && odd * 2 < pairs) return charset_find(isnad_string_of("utf-16be"), out);
  return false;
}

typedef struct utf8_count {
  size_t good, bad; /* sequences of more than a byte, and bytes that are none */
} utf8_count;

static utf8_count count_utf8(isnad_string bytes) {
  utf8_count count = {0};
  const unsigned char *data = (const unsigned char *)bytes.data;
  for (size_t i = 0; i < bytes.size;) {
    uint32_t code;
    size_t taken = page_decode_next(data + i, bytes.size - i, &code);
    if (code == PAGE_REPLACEMENT && !(taken == 3 && data[i] == 0xEF))
      count.bad += bytes.size - i > 3; /* a letter cut at the end is no fault */
    else
      count.good += taken > 1;
    i += taken;
  }
  return count;
}

static bool is_ascii_letter(unsigned char byte) { return (byte | 0x20) >= 'a' && (byte | 0x20) <= 'z'; }

/* Whether most bytes above ASCII stand in words of their own, without ASCII letters. */
static bool has_foreign_words(isnad_string bytes) {
  size_t foreign = 0, mixed = 0;
  const unsigned char *data = (const unsigned char *)bytes.data;
  for (size_t i = 0; i < bytes.size;) {
    size_t begin = i, high = 0;
    bool ascii = false;
    for (; i < bytes.size && (data[i] >= 0x80 || is_ascii_letter(data[i])); i++) {
      high += data[i] >= 0x80;
      ascii = ascii || data[i] < 0x80;
    }
    *(high > 1 && !ascii ? &foreign : &mixed) += high;
    if (i == begin) i++;
  }
  return foreign > mixed;
}

/* How common letters from hamza (U+0621) to yeh (U+064A) are in a hundred of them, in news. */
static const uint8_t common[] = {1, 1, 3, 1, 2, 1, 14, 4, 4, 5, 1, 1, 2, 1, 3,  1, 5, 1, 3, 1, 2,
                                 1, 1, 1, 4, 1, 0, 0,  0, 0, 0, 0, 3, 3, 2, 12, 6, 5, 3, 6, 1, 8};

static int points_of(unsigned code) {
  if (code >= 0x621 && code <= 0x64A) return common[code - 0x621] > 0 ? common[code - 0x621] : -2;
  if (code >= 0x660 && code <= 0x669) return 1;
  if (code == 0x60C || code == 0x61B || code == 0x61F || code == 0xAB || code == 0xBB) return 1;
  if (code == 0xA0) return 0;
  if (code >= 0x64B && code <= 0x652) return -1;
  if (code >= 0x2013 && code <= 0x2026) return 0;
  return code < 0x80 ? 0 : code == PAGE_REPLACEMENT ? -12 : -6;
}

/* How well the bytes read in this charset. */
static long score(const page_charset *charset, isnad_string bytes) {
  long points = 0;
  unsigned last = ' ';
  for (size_t i = 0; i < bytes.size; i++) {
    unsigned char byte = (unsigned char)bytes.data[i];
    unsigned code = byte < 0x80 ? byte : charset->table[byte - 0x80];
    if (byte >= 0x80) points += points_of(code);
    /* «ال» is what most words begin with; a closed ending inside of a word is wrong. */
    if (last == 0x627 && code == 0x644) points += 4;
    if (last == 0x629 && code >= 0x621 && code <= 0x64A) points -= 12;
    last = code;
  }
  return points;
}

void charset_guess_letters(isnad_string bytes, page_charset *out) {
  static const char *const names[] = {"windows-1256", "iso-8859-6", "x-mac-arabic"};
  charset_find(isnad_string_of("windows-1252"), out);
  bytes = cut(bytes, LOOKED_AT);
  if (!has_foreign_words(bytes)) return;
  long best = 0;
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    page_charset candidate;
    if (!charset_find(isnad_string_of(names[i]), &candidate)) continue;
    long points = score(&candidate, bytes);
    if (points > best) best = points, *out = candidate;
  }
}

/* Whether the bytes can be of the charset: few of them are nothing in it. */
static bool can_be(const page_charset *charset, isnad_string bytes) {
  size_t high = 0, bad = 0;
  if (charset->kind != CHARSET_TABLE) return true;
  for (size_t i = 0; i < bytes.size; i++) {
    unsigned char byte = (unsigned char)bytes.data[i];
    if (byte < 0x80) continue;
    high++;
    bad += charset->table[byte - 0x80] == PAGE_REPLACEMENT;
  }
  return bad * 20 <= high;
}

static bool is_latin(const page_charset *charset) { return strcmp(charset->name, "windows-1252") == 0; }

static bool has_few(utf8_count count) { return count.good <= count.bad; }

/* Whether all that is looked at is good; where it is ASCII, all there is. A letter may be cut at its end. */
static bool is_good_utf8(isnad_string looked, isnad_string bytes) {
  const unsigned char *data = (const unsigned char *)looked.data;
  size_t valid = page_decode_valid(data, looked.size);
  if (valid == bytes.size) return true;
  if (valid + 3 < looked.size || looked.size == bytes.size) return false;
  for (size_t i = 0; i < valid; i++)
    if (data[i] >= 0x80) return true;
  return page_decode_valid(data, bytes.size) == bytes.size;
}

void charset_guess(isnad_string bytes, isnad_string declared, page_charset *out) {
  isnad_string looked = cut(bytes, LOOKED_AT);
  for (int kind = CHARSET_UTF8; kind <= CHARSET_UTF16_BIG; kind++) {
    static const char *const names[] = {"utf-8", "", "utf-16le", "utf-16be"};
    if (kind == CHARSET_TABLE) continue;
    charset_find(isnad_string_of(names[kind]), out);
    /* Good letters of UTF-8 behind a mark of UTF-16 are a mark by mistake: in UTF-16 there are none. */
    if (charset_mark(out, bytes) > 0 && (kind == CHARSET_UTF8 || has_few(count_utf8(looked)))) return;
  }
  if (guess_utf16(looked, out)) return;
  charset_find(isnad_string_of("utf-8"), out);
  if (is_good_utf8(looked, bytes)) return;
  utf8_count count = count_utf8(looked);
  if (count.good + count.bad == 0 && bytes.size > looked.size) count = count_utf8(bytes);
  if (count.bad == 0) return;
  /* Another charset makes good letters of UTF-8 by chance now and then, but mostly bad ones. */
  if (count.bad <= count.good) return;
  page_charset said;
  isnad_string own = charset_declared(bytes);
  bool known = (declared.size > 0 && charset_find(declared, &said) && said.kind != CHARSET_UTF8) ||
               (own.size > 0 && charset_find(own, &said) && said.kind != CHARSET_UTF8);
  charset_guess_letters(bytes, out);
  /* Latin is what servers say of pages they know nothing of: Arabic words speak louder. */
  if (known && said.kind != CHARSET_UTF16_LITTLE && said.kind != CHARSET_UTF16_BIG && can_be(&said, looked) &&
      (!is_latin(&said) || is_latin(out)))
    *out = said;
}
