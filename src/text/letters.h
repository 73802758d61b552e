/* letters: Arabic letters and marks by name, with their code points, and the bytes they fold to.
 *
 * A folded word is one byte a letter: Arabic letters as in ISO 8859-6 (code point minus 0x560), ASCII as it is, Latin
 * letters without their accents in lower case, anything else as 0x1A. Depends on: libc.
 */
#ifndef ISNAD_TEXT_LETTERS_H
#define ISNAD_TEXT_LETTERS_H

enum arabic_point {
  POINT_COMMA = 0x060C,            /* ، */
  POINT_LETTER_MARK = 0x061C,      /* bidi control */
  POINT_SEMICOLON = 0x061B,        /* ؛ */
  POINT_QUESTION = 0x061F,         /* ؟ */
  POINT_HAMZA = 0x0621,            /* ء */
  POINT_ALEF_MADDA = 0x0622,       /* آ */
  POINT_ALEF_HAMZA_ABOVE = 0x0623, /* أ */
  POINT_WAW_HAMZA = 0x0624,        /* ؤ */
  POINT_ALEF_HAMZA_BELOW = 0x0625, /* إ */
  POINT_YEH_HAMZA = 0x0626,        /* ئ */
  POINT_ALEF = 0x0627,             /* ا */
  POINT_BEH = 0x0628,              /* ب */
  POINT_TEH_MARBUTA = 0x0629,      /* ة */
  POINT_TEH = 0x062A,              /* ت */
  POINT_DAL = 0x062F,              /* د */
  POINT_SEEN = 0x0633,             /* س */
  POINT_TATWEEL = 0x0640,          /* ـ */
  POINT_FEH = 0x0641,              /* ف */
  POINT_KAF = 0x0643,              /* ك */
  POINT_LAM = 0x0644,              /* ل */
  POINT_MEEM = 0x0645,             /* م */
  POINT_NOON = 0x0646,             /* ن */
  POINT_HEH = 0x0647,              /* ه */
  POINT_WAW = 0x0648,              /* و */
  POINT_ALEF_MAQSURA = 0x0649,     /* ى */
  POINT_YEH = 0x064A,              /* ي */
  POINT_FATHATAN = 0x064B,         /* ً */
  POINT_DAMMATAN = 0x064C,
  POINT_KASRATAN = 0x064D,
  POINT_DAMMA = 0x064F, /* ُ */
  POINT_SHADDA = 0x0651,
  POINT_LAST_MARK = 0x065F,
  POINT_DECIMAL = 0x066B,   /* ٫ */
  POINT_THOUSANDS = 0x066C, /* ٬ */
  POINT_FULL_STOP = 0x06D4  /* ۔ */
};

/* Folded letters: enum arabic_point minus 0x560. */
#define FOLDED(point) ((uint8_t)((point)-0x560))
enum folded_letter {
  F_HAMZA = 0xC1,
  F_ALEF = 0xC7,
  F_BEH = 0xC8,
  F_TEH = 0xCA,
  F_SEEN = 0xD3,
  F_AIN = 0xD9,
  F_FEH = 0xE1,
  F_KAF = 0xE3,
  F_LAM = 0xE4,
  F_MEEM = 0xE5,
  F_NOON = 0xE6,
  F_HEH = 0xE7,
  F_WAW = 0xE8,
  F_YEH = 0xEA,
  F_OTHER = 0x1A
};

#endif
