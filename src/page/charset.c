/* charset: charsets by name, and the way from their bytes to UTF-8. */
#include "charset.h"

#include <errno.h>
#include <iconv.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#define HALF 128

/* Apple's Arabic, which iconv does not know (Unicode's VENDORS/APPLE/ARABIC.TXT, directions left out). */
static const uint16_t mac_arabic[HALF] = {
    0xC4,   0xA0,  0xC7,  0xC9,   0xD1,  0xD6,  0xDC,  0xE1,  0xE0,  0xE2,  0xE4,  0x6BA, 0xAB,  0xE7,  0xE9,  0xE8,
    0xEA,   0xEB,  0xED,  0x2026, 0xEE,  0xEF,  0xF1,  0xF3,  0xBB,  0xF4,  0xF6,  0xF7,  0xFA,  0xF9,  0xFB,  0xFC,
    ' ',    '!',   '"',   '#',    '$',   0x66A, '&',   '\'',  '(',   ')',   '*',   '+',   0x60C, '-',   '.',   '/',
    0x660,  0x661, 0x662, 0x663,  0x664, 0x665, 0x666, 0x667, 0x668, 0x669, ':',   0x61B, '<',   '=',   '>',   0x61F,
    0x274A, 0x621, 0x622, 0x623,  0x624, 0x625, 0x626, 0x627, 0x628, 0x629, 0x62A, 0x62B, 0x62C, 0x62D, 0x62E, 0x62F,
    0x630,  0x631, 0x632, 0x633,  0x634, 0x635, 0x636, 0x637, 0x638, 0x639, 0x63A, '[',   '\\',  ']',   '^',   '_',
    0x640,  0x641, 0x642, 0x643,  0x644, 0x645, 0x646, 0x647, 0x648, 0x649, 0x64A, 0x64B, 0x64C, 0x64D, 0x64E, 0x64F,
    0x650,  0x651, 0x652, 0x67E,  0x679, 0x686, 0x6D5, 0x6A4, 0x6AF, 0x688, 0x691, '{',   '|',   '}',   0x698, 0x6D2};

/* What the web calls a charset, what pages call it as well, and what iconv does. ISO-8859-1 and ASCII are read as
 * windows-1252, as browsers do (https://encoding.spec.whatwg.org). */
typedef struct alias {
  const char *said, *name, *iconv;
} alias;

static const alias aliases[] = {
    {"windows-1256", "windows-1256", "CP1256"},
    {"cp1256", "windows-1256", "CP1256"},
    {"cp-1256", "windows-1256", "CP1256"},
    {"x-cp1256", "windows-1256", "CP1256"},
    {"win-1256", "windows-1256", "CP1256"},
    {"arabic", "iso-8859-6", "ISO-8859-6"},
    {"asmo-708", "iso-8859-6", "ISO-8859-6"},
    {"iso-8859-6", "iso-8859-6", "ISO-8859-6"},
    {"iso8859-6", "iso-8859-6", "ISO-8859-6"},
    {"iso-8859-6-i", "iso-8859-6", "ISO-8859-6"},
    {"iso_8859-6", "iso-8859-6", "ISO-8859-6"},
    {"ascii", "windows-1252", "CP1252"},
    {"us-ascii", "windows-1252", "CP1252"},
    {"cp1252", "windows-1252", "CP1252"},
    {"iso-8859-1", "windows-1252", "CP1252"},
    {"iso8859-1", "windows-1252", "CP1252"},
    {"iso_8859-1", "windows-1252", "CP1252"},
    {"latin1", "windows-1252", "CP1252"},
    {"windows-1252", "windows-1252", "CP1252"},
    {"iso-8859-9", "windows-1254", "CP1254"},
    {"gb2312", "gbk", "GBK"},
    {"shift_jis", "shift_jis", "CP932"},
    {"ks_c_5601-1987", "euc-kr", "CP949"},
    {"x-sjis", "shift_jis", "CP932"},
};

static bool is(isnad_string name, const char *other) {
  return name.size == strlen(other) && strncasecmp(name.data, other, name.size) == 0;
}

static bool set(page_charset *out, charset_kind kind, const char *name) {
  out->kind = kind;
  snprintf(out->name, sizeof out->name, "%s", name);
  return true;
}

/* Asks iconv for each byte alone. False where one byte is not a letter of its own. */
static bool ask_table(iconv_t converter, uint16_t table[HALF]) {
  for (unsigned byte = 0; byte < 256; byte++) {
    char in = (char)(unsigned char)byte, out[8] = {0}, *from = &in, *to = out;
    size_t in_size = 1, out_size = sizeof out;
    iconv(converter, NULL, NULL, NULL, NULL);
    size_t result = iconv(converter, &from, &in_size, &to, &out_size);
    unsigned code = (unsigned char)out[0] | (unsigned)(unsigned char)out[1] << 8;
    if (result == (size_t)-1 && errno != EILSEQ) return false;
    if (result != (size_t)-1 && to - out != 2) return false;
    if (result == (size_t)-1) code = PAGE_REPLACEMENT;
    if (byte < HALF && byte >= ' ' && code != byte) return false;
    if (byte >= HALF) table[byte - HALF] = (uint16_t)code;
  }
  return true;
}

static bool find_iconv(const char *iconv_name, const char *name, page_charset *out) {
  iconv_t converter = iconv_open("UTF-16LE", iconv_name);
  if (converter == (iconv_t)-1) return false;
  bool table = ask_table(converter, out->table);
  iconv_close(converter);
  set(out, table ? CHARSET_TABLE : CHARSET_OTHER, name);
  /* Browsers read the five bytes that windows-1252 leaves open as control characters; so do those who mend. */
  for (unsigned i = 0; table && strcmp(name, "windows-1252") == 0 && i < HALF; i++)
    if (out->table[i] == PAGE_REPLACEMENT) out->table[i] = (uint16_t)(HALF + i);
  return true;
}

bool charset_find(isnad_string name, page_charset *out) {
  char small[sizeof out->name];
  *out = (page_charset){0};
  while (name.size > 0 && strchr(" \t\r\n\"'", name.data[0]) != NULL) name.data++, name.size--;
  while (name.size > 0 && strchr(" \t\r\n\"'", name.data[name.size - 1]) != NULL) name.size--;
  if (name.size == 0 || name.size >= sizeof small || memchr(name.data, '/', name.size) != NULL) return false;
  if (is(name, "utf-8") || is(name, "utf8")) return set(out, CHARSET_UTF8, "utf-8");
  if (is(name, "utf-16") || is(name, "utf-16le") || is(name, "unicode"))
    return set(out, CHARSET_UTF16_LITTLE, "utf-16le");
  if (is(name, "utf-16be")) return set(out, CHARSET_UTF16_BIG, "utf-16be");
  if (is(name, "x-mac-arabic") || is(name, "macarabic") || is(name, "x-macarabic")) {
    memcpy(out->table, mac_arabic, sizeof mac_arabic);
    return set(out, CHARSET_TABLE, "x-mac-arabic");
  }
  for (size_t i = 0; i < sizeof aliases / sizeof *aliases; i++)
    if (is(name, aliases[i].said)) return find_iconv(aliases[i].iconv, aliases[i].name, out);
  for (size_t i = 0; i <= name.size; i++) {
    unsigned char c = i < name.size ? (unsigned char)name.data[i] : 0;
    small[i] = (char)(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
  }
  return find_iconv(small, small, out);
}

/* ---- To UTF-8 ------------------------------------------------------------------------------------------------------
 */

static size_t put(char *out, uint32_t code) {
  if (code < 0x80) return out[0] = (char)code, 1;
  if (code < 0x800) return out[0] = (char)(0xC0 | code >> 6), out[1] = (char)(0x80 | (code & 0x3F)), 2;
  if (code < 0x10000) {
    out[0] = (char)(0xE0 | code >> 12), out[1] = (char)(0x80 | (code >> 6 & 0x3F));
    return out[2] = (char)(0x80 | (code & 0x3F)), 3;
  }
  out[0] = (char)(0xF0 | code >> 18), out[1] = (char)(0x80 | (code >> 12 & 0x3F));
  return out[2] = (char)(0x80 | (code >> 6 & 0x3F)), out[3] = (char)(0x80 | (code & 0x3F)), 4;
}

static bool room(page_buffer *out, size_t size, size_t times) {
  return size < (SIZE_MAX / 2 - out->size) / times && page_buffer_reserve(out, out->size + size * times + 4);
}

static bool decode_table(const page_charset *self, isnad_string bytes, page_buffer *out) {
  if (!room(out, bytes.size, 3)) return false;
  char *at = out->data + out->size;
  for (size_t i = 0; i < bytes.size; i++) {
    unsigned char byte = (unsigned char)bytes.data[i];
    at += put(at, byte < HALF ? byte : self->table[byte - HALF]);
  }
  out->size = (size_t)(at - out->data);
  return true;
}

static uint32_t unit_at(isnad_string bytes, size_t at, bool big) {
  unsigned first = (unsigned char)bytes.data[at], second = (unsigned char)bytes.data[at + 1];
  return big ? first << 8 | second : second << 8 | first;
}

static bool decode_utf16(bool big, isnad_string bytes, bool ended, page_buffer *out, size_t *used) {
  if (!room(out, bytes.size, 2)) return false;
  size_t i = 0;
  while (i + 1 < bytes.size) {
    uint32_t unit = unit_at(bytes, i, big);
    size_t taken = 2;
    if (unit >= 0xD800 && unit <= 0xDBFF) {
      if (i + 3 >= bytes.size && !ended) break;
      uint32_t low = i + 3 < bytes.size ? unit_at(bytes, i + 2, big) : 0;
      bool pair = low >= 0xDC00 && low <= 0xDFFF;
      unit = pair ? 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00) : PAGE_REPLACEMENT;
      taken = pair ? 4 : 2;
    } else if (unit >= 0xDC00 && unit <= 0xDFFF) {
      unit = PAGE_REPLACEMENT;
    }
    out->size += put(out->data + out->size, unit);
    i += taken;
  }
  if (ended && i < bytes.size) {
    out->size += put(out->data + out->size, PAGE_REPLACEMENT);
    i = bytes.size;
  }
  *used = i;
  return true;
}

static bool decode_other(const page_charset *self, isnad_string bytes, bool ended, page_buffer *out, size_t *used) {
  iconv_t converter = iconv_open("UTF-8", self->name);
  if (converter == (iconv_t)-1) return false;
  char *from = (char *)(uintptr_t)bytes.data;
  size_t left = bytes.size;
  bool good = true;
  while (left > 0 && good) {
    good = room(out, left, 2);
    if (!good) break;
    char *to = out->data + out->size;
    size_t to_room = out->capacity - out->size - 4;
    size_t result = iconv(converter, &from, &left, &to, &to_room);
    out->size = (size_t)(to - out->data);
    if (result != (size_t)-1 || errno == E2BIG) continue;
    if (errno == EINVAL && !ended) break;
    out->size += put(out->data + out->size, PAGE_REPLACEMENT);
    from++, left--;
  }
  iconv_close(converter);
  *used = bytes.size - left;
  return good;
}

bool charset_decode(const page_charset *self, isnad_string bytes, bool ended, page_buffer *out, size_t *used) {
  *used = bytes.size;
  switch (self->kind) {
  case CHARSET_UTF8: return page_decode_mend(out, (const unsigned char *)bytes.data, bytes.size);
  case CHARSET_TABLE: return decode_table(self, bytes, out);
  case CHARSET_UTF16_LITTLE: return decode_utf16(false, bytes, ended, out, used);
  case CHARSET_UTF16_BIG: return decode_utf16(true, bytes, ended, out, used);
  case CHARSET_OTHER: return decode_other(self, bytes, ended, out, used);
  }
  return false;
}

size_t charset_width(const page_charset *self, isnad_string text) {
  size_t width = 0;
  if (self->kind == CHARSET_UTF8) return text.size;
  for (size_t i = 0; i < text.size; i++) {
    unsigned char byte = (unsigned char)text.data[i];
    if ((byte & 0xC0) == 0x80) continue;
    bool wide = self->kind == CHARSET_OTHER && byte >= 0x80;
    if (self->kind == CHARSET_UTF16_LITTLE || self->kind == CHARSET_UTF16_BIG) wide = true;
    width += wide ? (byte >= 0xF0 ? 4 : 2) : 1;
  }
  return width;
}
