/* charset: how bytes are to be read as text: what a page says of itself, what its bytes tell, and the way to UTF-8.
 *
 *     bytes ─ byte order mark ▸ good UTF-8 ▸ what HTTP, XML or <meta> declare ▸ which letters they would be ─▶ charset
 *
 * Good UTF-8 goes before declarations, as bytes of another charset are never good UTF-8 by chance, and pages that were
 * moved to UTF-8 often kept their old <meta>. One-byte charsets are tables of 128 letters, asked from iconv once, so
 * that a bad byte costs one U+FFFD and a code point is a byte of the input. Depends on: iconv, decode.c.
 */
#ifndef ISNAD_PAGE_CHARSET_H
#define ISNAD_PAGE_CHARSET_H

#include "page_parts.h"

typedef enum charset_kind {
  CHARSET_UTF8,
  CHARSET_TABLE, /* one byte a letter */
  CHARSET_UTF16_LITTLE,
  CHARSET_UTF16_BIG,
  CHARSET_OTHER /* several bytes a letter, by iconv */
} charset_kind;

typedef struct page_charset {
  charset_kind kind;
  char name[24];       /* as the web calls it: "windows-1256" */
  uint16_t table[128]; /* of CHARSET_TABLE: what bytes from 0x80 on are, 0xFFFD for none */
} page_charset;

/* A charset by any of its names; false where nobody knows it. */
bool charset_find(isnad_string name, page_charset *out);

/* The charset of an input by its beginning. `declared` is what HTTP said, or empty. */
void charset_guess(isnad_string bytes, isnad_string declared, page_charset *out);
/* Which of the one-byte charsets of Arabic the bytes are letters of, or windows-1252. */
void charset_guess_letters(isnad_string bytes, page_charset *out);
/* What an XML declaration or <meta> at the beginning of the bytes says; empty where they say nothing. */
isnad_string charset_declared(isnad_string bytes);
/* Bytes of a byte order mark at the beginning of text in this charset. */
size_t charset_mark(const page_charset *self, isnad_string bytes);

/* Appends the bytes as UTF-8; bad ones become U+FFFD. A letter that is cut at the end is left where more may come;
 * *used tells how many bytes were taken. False: no memory. */
bool charset_decode(const page_charset *self, isnad_string bytes, bool ended, page_buffer *out, size_t *used);

/* How many bytes of the input the text was decoded from. */
size_t charset_width(const page_charset *self, isnad_string text);

#endif
