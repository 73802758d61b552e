/* text_fold: folds text for comparing, and cuts words down to light stems. */
#include "text_fold.h"

#include "page_parts.h"

#include <string.h>

enum {
  HAMZA = 0x621,            /* ء */
  ALEF_MADDA = 0x622,       /* آ */
  ALEF_HAMZA_ABOVE = 0x623, /* أ */
  WAW_HAMZA = 0x624,        /* ؤ */
  ALEF_HAMZA_BELOW = 0x625, /* إ */
  YEH_HAMZA = 0x626,        /* ئ */
  ALEF = 0x627,             /* ا */
  TEH_MARBUTA = 0x629,      /* ة */
  TATWEEL = 0x640,          /* ـ */
  HEH = 0x647,              /* ه */
  WAW = 0x648,              /* و */
  ALEF_MAKSURA = 0x649,     /* ى */
  YEH = 0x64A,              /* ي */
  FATHATAN = 0x64B,
  SUKUN_LAST = 0x65F,
  SUPERSCRIPT_ALEF = 0x670,
  ALEF_WASLA = 0x671, /* ٱ */
  KEHEH = 0x6A9,      /* ک */
  KAF = 0x643,        /* ك */
  FARSI_YEH = 0x6CC,  /* ی */
  ARABIC_ZERO = 0x660,
  FARSI_ZERO = 0x6F0
};

static bool is_dropped(uint32_t c) {
  return (c >= FATHATAN && c <= SUKUN_LAST) || c == SUPERSCRIPT_ALEF || c == TATWEEL || (c >= 0x200B && c <= 0x200F) ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF || c == 0xAD;
}

static bool is_blank(uint32_t c) {
  return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F ||
         c == 0x3000;
}

static uint32_t fold_letter(uint32_t c) {
  switch (c) {
  case ALEF_MADDA:
  case ALEF_HAMZA_ABOVE:
  case ALEF_HAMZA_BELOW:
  case ALEF_WASLA: return ALEF;
  case WAW_HAMZA: return WAW;
  case YEH_HAMZA:
  case FARSI_YEH:
  case ALEF_MAKSURA: return YEH;
  case TEH_MARBUTA: return HEH;
  case KEHEH: return KAF;
  default: return c;
  }
}

/* The ASCII byte that stands for a mark of punctuation. */
static char fold_mark(uint32_t c) {
  switch (c) {
  case 0x60C: return ',';  /* ، */
  case 0x61B: return ';';  /* ؛ */
  case 0x61F: return '?';  /* ؟ */
  case 0x6D4: return '.';  /* ۔ */
  case 0x2026: return '.'; /* … */
  case 0xAB:               /* « */
  case 0xBB:               /* » */
  case 0x2018:
  case 0x2019:
  case 0x201C:
  case 0x201D:
  case 0x201E:
  case 0x2039:
  case 0x203A:
  case '\'': return '"';
  case 0x2010:
  case 0x2011:
  case 0x2012:
  case 0x2013:
  case 0x2014:
  case 0x2015:
  case 0x2212: return '-';
  case 0xA6:
  case 0x2502: return '|';
  default: return c > ' ' && c < 0x7F ? (char)c : '*';
  }
}

/* Letters outside Arabic and ASCII stay as they are: a name in Greek is a word too. */
static bool is_letter(uint32_t c) {
  return (c >= HAMZA && c <= YEH) || (c >= 0x66E && c <= 0x6D3) || c == 0x6D5 ||
         (c >= 0xC0 && c <= 0x5FF && c != 0xD7 && c != 0xF7) || (c >= 0x750 && c <= 0x1FFF) ||
         (c >= 0x3040 && c <= 0xDFFF) || (c >= 0xF900 && c <= 0xFEFC);
}

static size_t put(char *out, uint32_t c) {
  if (c < 0x80) return out[0] = (char)c, 1;
  if (c < 0x800) return out[0] = (char)(0xC0 | c >> 6), out[1] = (char)(0x80 | (c & 0x3F)), 2;
  out[0] = (char)(0xE0 | c >> 12), out[1] = (char)(0x80 | (c >> 6 & 0x3F)), out[2] = (char)(0x80 | (c & 0x3F));
  return 3;
}

static size_t put_folded(char *out, uint32_t c) {
  if (c >= 'A' && c <= 'Z') return put(out, c + 32);
  if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) return put(out, c);
  if (c >= ARABIC_ZERO && c <= ARABIC_ZERO + 9) return put(out, '0' + c - ARABIC_ZERO);
  if (c >= FARSI_ZERO && c <= FARSI_ZERO + 9) return put(out, '0' + c - FARSI_ZERO);
  if (is_letter(c)) return put(out, fold_letter(c));
  return out[0] = fold_mark(c), 1;
}

size_t page_fold(const char *text, size_t size, char *out) {
  const unsigned char *bytes = (const unsigned char *)text;
  size_t n = 0, at = 0;
  bool blank = false;
  while (at < size) {
    uint32_t c;
    at += page_decode_next(bytes + at, size - at, &c);
    if (is_dropped(c)) continue;
    /* «#شبكة_أخبار» is the words of it. */
    if (is_blank(c) || c == '_' || c == '#') {
      blank = n > 0;
      continue;
    }
    if (blank) out[n++] = ' ';
    blank = false;
    n += put_folded(out + n, c);
  }
  return n;
}

bool page_fold_is_word(char byte) {
  unsigned char b = (unsigned char)byte;
  return b >= 0x80 || (b >= '0' && b <= '9') || (b >= 'a' && b <= 'z');
}

uint32_t page_fold_hash(const char *word, size_t size) {
  uint32_t hash = 2166136261u; /* FNV-1a */
  for (size_t i = 0; i < size; i++) hash = (hash ^ (unsigned char)word[i]) * 16777619u;
  return hash;
}

/* Two bytes a letter. */
#define L_WAW "\xD9\x88"  /* و */
#define L_FEH "\xD9\x81"  /* ف */
#define L_BEH "\xD8\xA8"  /* ب */
#define L_KAF "\xD9\x83"  /* ك */
#define L_LAM "\xD9\x84"  /* ل */
#define L_ALEF "\xD8\xA7" /* ا */
#define L_NOON "\xD9\x86" /* ن */
#define L_TEH "\xD8\xAA"  /* ت */
#define L_YEH "\xD9\x8A"  /* ي */
#define L_HEH "\xD9\x87"  /* ه */

#define KEPT 6 /* bytes: a stem keeps three letters */

static bool starts(const char *word, size_t size, const char *with) {
  size_t n = strlen(with);
  return size >= n + KEPT && memcmp(word, with, n) == 0;
}

static bool ends(const char *word, size_t size, const char *with) {
  size_t n = strlen(with);
  return size >= n + KEPT && memcmp(word + size - n, with, n) == 0;
}

uint32_t page_fold_stem(const char *word, size_t size) {
  static const char *const heads[] = {L_BEH L_ALEF L_LAM, L_KAF L_ALEF L_LAM, L_FEH L_ALEF L_LAM, L_LAM L_LAM,
                                      L_ALEF L_LAM};
  static const char *const tails[] = {L_HEH L_ALEF, L_YEH L_ALEF, L_ALEF L_NOON, L_ALEF L_TEH, L_WAW L_NOON,
                                      L_YEH L_NOON, L_YEH L_HEH,  L_HEH,         L_YEH};
  if (starts(word, size, L_WAW) || starts(word, size, L_FEH)) word += 2, size -= 2;
  for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
    if (starts(word, size, heads[i])) {
      word += strlen(heads[i]), size -= strlen(heads[i]);
      break;
    }
  for (size_t i = 0; i < sizeof tails / sizeof *tails; i++)
    if (ends(word, size, tails[i])) {
      size -= strlen(tails[i]);
      break;
    }
  return page_fold_hash(word, size);
}
