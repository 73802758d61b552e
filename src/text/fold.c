/* fold: code points beyond the two direct tables. */
#include "text/fold.h"

#include "text/letters.h"
#include "text/utf8.h"

#include <string.h>

extern const uint8_t fold_forms_a[0xFE00 - 0xFB50][4];
extern const uint8_t fold_forms_b[0xFEFD - 0xFE70][4];
extern const uint8_t fold_latin_extended[0x150];

static const uint8_t *forms_of(uint32_t point) {
  if (point - 0xFB50u < 0xFE00u - 0xFB50u) return fold_forms_a[point - 0xFB50];
  if (point - 0xFE70u < 0xFEFDu - 0xFE70u) return fold_forms_b[point - 0xFE70];
  return NULL;
}

/* U+2000 to U+206F, General Punctuation: spaces, zero-width characters and bidi controls, marks. */
static fold_entry fold_punctuation(uint32_t point) {
  if (point >= 0x200B && point <= 0x200F) return (fold_entry){FOLD_IGNORED, 0};
  if (point <= 0x200A || point == 0x202F || point == 0x205F) return (fold_entry){FOLD_SPACE, 0};
  if (point == 0x2028 || point == 0x2029) return (fold_entry){FOLD_BREAK, 0};
  if (point >= 0x202A && point <= 0x202E) return (fold_entry){FOLD_IGNORED, 0};
  if (point >= 0x2060 && point <= 0x206F) return (fold_entry){FOLD_IGNORED, 0};
  return (fold_entry){FOLD_MARK, 0};
}

static fold_entry fold_form(const uint8_t *letters) {
  if (!letters[0]) return (fold_entry){FOLD_MARK, 0};
  if (!letters[1]) return (fold_entry){FOLD_LETTER, letters[0]};
  return (fold_entry){FOLD_LIGATURE, letters[0]};
}

/* Scripts whose characters are symbols, punctuation or private use, as far as news text holds them. */
static int is_symbol(uint32_t point) {
  return (point >= 0x2070 && point < 0x2C00) || (point >= 0x3000 && point < 0x3040) ||
         (point >= 0xE000 && point < 0xF900) || (point >= 0xFE30 && point < 0xFE70) ||
         (point >= 0xFFE0 && point <= 0xFFFF) || (point >= 0x1F000 && point < 0x20000) || point >= 0xE0000;
}

fold_entry fold_other(uint32_t point) {
  if (point >= 0x2000 && point <= 0x206F) return fold_punctuation(point);
  if (point == 0xFEFF || (point >= 0xFE00 && point <= 0xFE0F)) return (fold_entry){FOLD_IGNORED, 0};
  if (point == 0x3000 || point == 0x1680) return (fold_entry){FOLD_SPACE, 0};
  const uint8_t *letters = forms_of(point);
  if (letters) return fold_form(letters);
  if (point >= 0x100 && point < 0x250) return (fold_entry){FOLD_LETTER, fold_latin_extended[point - 0x100]};
  if (point >= 0x300 && point < 0x370) return (fold_entry){FOLD_IGNORED, 0};
  if (point >= 0xFF10 && point <= 0xFF19) return (fold_entry){FOLD_DIGIT, (uint8_t)(point - 0xFF10 + '0')};
  return is_symbol(point) ? (fold_entry){FOLD_MARK, 0} : (fold_entry){FOLD_LETTER, F_OTHER};
}

size_t fold_ligature(uint32_t point, uint8_t *out) {
  const uint8_t *letters = forms_of(point);
  size_t count = 0;
  while (letters && count < FOLD_LIGATURE_MAX && letters[count]) {
    out[count] = letters[count];
    count++;
  }
  return count;
}

size_t fold_string(const char *text, size_t size, uint8_t *out, size_t room) {
  const uint8_t *at = (const uint8_t *)text, *end = at + size;
  size_t count = 0;
  while (at < end && count + FOLD_LIGATURE_MAX <= room) {
    uint32_t point;
    at = utf8_next(at, end, &point);
    fold_entry entry = fold_point(point);
    if (entry.class == FOLD_LETTER || entry.class == FOLD_DIGIT)
      out[count++] = entry.byte;
    else if (entry.class == FOLD_LIGATURE)
      count += fold_ligature(point, out + count);
  }
  return count;
}
