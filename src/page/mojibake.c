/* mojibake: finds text that was decoded wrongly, turns it back to the bytes it was, and decodes those rightly. */
#include "mojibake.h"

#include "charset.h"

#include <string.h>

#define IN_A_ROW 3 /* broken letters that show that it is no chance */
#define TIMES 2    /* that a text may have gone wrong, one after the other */

/* From letters back to bytes. */
typedef struct unreader {
  page_charset charset;
  uint8_t low[256], arabic[256]; /* of code points from 0, and from U+0600 on; 0: none */
} unreader;

static void unreader_init(unreader *self, const char *name) {
  memset(self, 0, sizeof *self);
  charset_find(isnad_string_of(name), &self->charset);
  for (unsigned i = 0; i < 128; i++) {
    uint16_t code = self->charset.table[i];
    if (code < 256) self->low[code] = (uint8_t)(0x80 + i);
    if (code >> 8 == 6) self->arabic[code & 0xFF] = (uint8_t)(0x80 + i);
  }
}

/* The byte from 0x80 on that a code point was read from; 0 for none. */
static unsigned byte_of(const unreader *self, uint32_t code) {
  if (code < 0x80) return 0;
  if (code < 256) return self->low[code];
  if (code >> 8 == 6) return self->arabic[code & 0xFF];
  for (unsigned i = 0; i < 128; i++)
    if (self->charset.table[i] == code) return 0x80 + i;
  return 0;
}

/* The letter whose UTF-8 bytes the code points at `at` were read from, and in *size how much text they are; 0: none. */
static uint32_t broken_at(const unreader *self, const char *at, size_t left, size_t *size) {
  const unsigned char *text = (const unsigned char *)at;
  unsigned char bytes[4];
  size_t n = 0, wanted = 1;
  *size = 0;
  while (n < wanted) {
    uint32_t code;
    if (*size >= left) return 0;
    *size += page_decode_next(text + *size, left - *size, &code);
    unsigned byte = byte_of(self, code);
    if (byte == 0) return 0;
    if (n == 0) {
      if (byte < 0xC2 || byte > 0xEF) return 0;
      wanted = byte < 0xE0 ? 2 : 3;
    }
    bytes[n++] = (unsigned char)byte;
  }
  uint32_t letter;
  return page_decode_next(bytes, n, &letter) == n && letter != PAGE_REPLACEMENT ? letter : 0;
}

static bool is_arabic(uint32_t code) { return code >= 0x600 && code <= 0x6FF; }

/* Whether what the unreader turns back is Arabic somewhere, letter after letter. `lead` is the first byte of the UTF-8
 * of the letters that 0xD8 to 0xDB were read as. */
static bool is_broken(const unreader *self, isnad_string text, unsigned char lead) {
  const char *at = text.data, *end = text.data + text.size;
  while (at < end && (at = memchr(at, lead, (size_t)(end - at))) != NULL) {
    size_t n = 0, leads = 0, size;
    const char *from = at;
    for (uint32_t code; from < end && (code = broken_at(self, from, (size_t)(end - from), &size)) >= 0x80; n++) {
      /* Of text that went wrong twice the first turn gives the letters that 0xD8 to 0xDB were read as. */
      leads += is_arabic(code) ? 2 : byte_of(self, code) >= 0xD8 && byte_of(self, code) <= 0xDB;
      from += size;
    }
    if (leads >= IN_A_ROW && leads * 3 >= n) return true;
    at = n > 0 ? from : at + 1;
  }
  return false;
}

static bool append_letter(page_buffer *out, uint32_t code) {
  char bytes[3];
  size_t n = 0;
  if (code < 0x800) {
    bytes[n++] = (char)(0xC0 | code >> 6);
  } else {
    bytes[n++] = (char)(0xE0 | code >> 12);
    bytes[n++] = (char)(0x80 | (code >> 6 & 0x3F));
  }
  bytes[n++] = (char)(0x80 | (code & 0x3F));
  return page_buffer_put(out, bytes, n);
}

/* Turns UTF-8 that was read as another charset back. Where the wrong letters are Arabic too, one of them alone may well
 * be right: «شروط،» ends with what might be a broken hamza. */
static bool turn_back(const unreader *self, isnad_string text, bool alone, page_buffer *out) {
  size_t at = 0;
  bool behind_broken = false, good = true;
  while (at < text.size && good) {
    size_t size = 1, next;
    uint32_t letter = 0;
    if ((unsigned char)text.data[at] >= 0x80) {
      letter = broken_at(self, text.data + at, text.size - at, &size);
      if (letter != 0 && !alone && !behind_broken &&
          broken_at(self, text.data + at + size, text.size - at - size, &next) == 0)
        letter = 0;
    }
    behind_broken = letter != 0;
    if (letter >= 0x80) {
      good = append_letter(out, letter);
    } else {
      uint32_t code;
      size = page_decode_next((const unsigned char *)text.data + at, text.size - at, &code);
      good = page_buffer_put(out, text.data + at, size);
    }
    at += size;
  }
  return good;
}

/* ---- windows-1256 read as windows-1252 -----------------------------------------------------------------------------
 */

static bool is_ascii_letter(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }

/* Turns a run of letters above ASCII back, and counts it: how many letters, and whether it opens as «ال» does. */
static bool turn_word(const unreader *self, const page_charset *arabic, isnad_string word, page_buffer *out,
                      size_t *letters, bool *article) {
  const unsigned char *text = (const unsigned char *)word.data;
  unsigned first = 0, second = 0;
  *letters = 0;
  for (size_t at = 0; at < word.size;) {
    uint32_t code;
    at += page_decode_next(text + at, word.size - at, &code);
    unsigned byte = byte_of(self, code);
    if (byte == 0 || arabic->table[byte - 0x80] < 0x80) return false;
    if (*letters == 0) first = byte;
    if (*letters == 1) second = byte;
    ++*letters;
    if (out != NULL && !append_letter(out, arabic->table[byte - 0x80])) return false;
  }
  *article = first == 0xC7 && second == 0xE1;
  return true;
}

/* The next run of bytes above ASCII that no ASCII letter touches, from *at on. */
static bool next_word(isnad_string text, size_t *at, isnad_string *word) {
  while (*at < text.size) {
    if ((unsigned char)text.data[*at] < 0x80) {
      ++*at;
      continue;
    }
    size_t begin = *at;
    while (*at < text.size && (unsigned char)text.data[*at] >= 0x80) ++*at;
    bool touched =
        (begin > 0 && is_ascii_letter(text.data[begin - 1])) || (*at < text.size && is_ascii_letter(text.data[*at]));
    if (touched) continue;
    *word = (isnad_string){text.data + begin, *at - begin};
    return true;
  }
  return false;
}

static bool is_latin_of_arabic(const unreader *self, const page_charset *arabic, isnad_string text) {
  size_t at = 0, words = 0, articles = 0, letters;
  isnad_string word;
  bool article;
  while (next_word(text, &at, &word)) {
    if (turn_word(self, arabic, word, NULL, &letters, &article) && letters >= IN_A_ROW) words++, articles += article;
  }
  return words >= IN_A_ROW && articles * 10 >= words;
}

static bool turn_words_back(const unreader *self, const page_charset *arabic, isnad_string text, page_buffer *out) {
  size_t at = 0, done = 0, letters;
  isnad_string word;
  bool article;
  while (next_word(text, &at, &word)) {
    size_t begin = (size_t)(word.data - text.data);
    if (!page_buffer_put(out, text.data + done, begin - done)) return false;
    done = begin;
    size_t before = out->size;
    if (turn_word(self, arabic, word, out, &letters, &article))
      done = at;
    else
      out->size = before;
  }
  return page_buffer_put(out, text.data + done, text.size - done);
}

/* Whether there is anything to look at more closely: a letter of windows-1252 that stands for a byte of Arabic, or a ط
 * or ظ before what is no letter. */
static bool is_suspect(isnad_string text) {
  const unsigned char *bytes = (const unsigned char *)text.data;
  for (size_t i = 0; i + 2 < text.size; i++) {
    if (bytes[i] == 0xC3) return true;
    if (bytes[i] == 0xD8 && (bytes[i + 1] == 0xB7 || bytes[i + 1] == 0xB8) &&
        (bytes[i + 2] == 0xC2 || bytes[i + 2] == 0xE2 || bytes[i + 2] == 0xDA))
      return true;
  }
  return false;
}

/* ---- All of them ---------------------------------------------------------------------------------------------------
 */

static bool mend_once(isnad_string text, page_buffer *out, bool *mended) {
  unreader latin, arabic;
  unreader_init(&latin, "windows-1252");
  unreader_init(&arabic, "windows-1256");
  *mended = true;
  out->size = 0;
  /* 0xD8 and its neighbours are Ø Ù Ú Û in the one (0xC3 …), ط ظ ع غ in the other (0xD8 …). */
  if (is_broken(&latin, text, 0xC3)) return turn_back(&latin, text, true, out);
  if (is_broken(&arabic, text, 0xD8)) return turn_back(&arabic, text, false, out);
  if (is_latin_of_arabic(&latin, &arabic.charset, text)) return turn_words_back(&latin, &arabic.charset, text, out);
  *mended = false;
  return true;
}

bool mojibake_mend(isnad_string *text, page_buffer *room, bool *repaired) {
  page_buffer out = {0};
  bool mended = is_suspect(*text);
  for (int i = 0; i < TIMES && mended; i++) {
    if (!mend_once(*text, &out, &mended)) {
      page_buffer_done(&out);
      return false;
    }
    if (!mended) break;
    page_buffer last = *room;
    *room = out;
    out = last;
    *text = (isnad_string){room->data, room->size};
    *repaired = true;
  }
  page_buffer_done(&out);
  return true;
}
