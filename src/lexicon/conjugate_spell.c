/* From sounds to letters: drops short vowels and doubling, and gives each hamza its seat.
 *
 * The seat follows the rule of the academies: of the vowels before and after the hamza the stronger decides, i before
 * u before a before none; a hamza at the end of the word goes by the vowel before it alone.
 */
#include "conjugate_word.h"

/* Every Arabic letter takes two bytes, and a word has fewer than ISNAD_WORD_MAX letters; still, 63 bytes are 31. */
static void put(char out[static 64], size_t *n, unsigned letter) {
  if (*n + 2 >= 64) return;
  out[(*n)++] = (char)(0xC0 | letter >> 6);
  out[(*n)++] = (char)(0x80 | (letter & 0x3F));
}

/* Only short vowels stand after i: the letter at i ends the written word. */
static bool is_final(const isnad_word *word, size_t i) {
  for (i++; i < word->n; i++) {
    if (!isnad_is_short(isnad_letter_at(word, i))) return false;
  }
  return true;
}

static bool joins_next(unsigned letter) {
  return letter != DAL && letter != THAL && letter != REH && letter != ZAIN && letter != WAW;
}

static unsigned final_seat(unsigned before) {
  switch (before) {
  case 'a': return ALEF_HAMZA;
  case 'i': return YEH_HAMZA;
  case 'u': return WAW_HAMZA;
  default: return HAMZA;
  }
}

/* The seat before u or U. Usage is split: قرؤوا قرأوا, جاؤوا جاءوا, مسؤول مسئول. */
static unsigned seat_before_u(unsigned before, unsigned after, bool last_radical, bool other) {
  if (before == 'U' || before == WAW) return other ? WAW_HAMZA : HAMZA;
  if (!other) return WAW_HAMZA;
  if (before == 'a' && last_radical) return ALEF_HAMZA;
  if (before == 'A' && last_radical) return HAMZA;
  if (after == 'U' && isnad_is_consonant(before)) return joins_next(before) ? YEH_HAMZA : HAMZA;
  return WAW_HAMZA;
}

static unsigned medial_seat(unsigned before, unsigned after, bool last_radical, bool other) {
  if (other && before == YEH && after == 'a' && !last_radical) return ALEF_HAMZA; /* ييأس beside ييئس */
  if (other && before == 'a' && after == 'I' && last_radical) return ALEF_HAMZA;  /* تبدأين beside تبدئين */
  if (after == 'i' || after == 'I' || before == 'i' || before == 'I' || before == YEH) return YEH_HAMZA;
  if (after == 'u' || after == 'U') return seat_before_u(before, after, last_radical, other);
  if (before == 'u') return WAW_HAMZA;
  if (before == 'A' || before == 'U' || before == WAW) return HAMZA;
  return ALEF_HAMZA;
}

/* Writes the hamza at i, whose doubling has been skipped, and any alef that melts into it; returns how far it got. */
static size_t put_hamza(char out[static 64], size_t *n, const isnad_word *word, size_t begin, size_t i, bool other) {
  const unsigned before = begin > 0 ? isnad_letter_at(word, begin - 1) : 0;
  const unsigned after = isnad_letter_at(word, i + 1);
  const bool at_end =
      i + 1 >= word->n; /* ينأ, يرتئ have lost a letter and keep the vowel: their hamza is no last radical */
  const bool before_end = i + 2 >= word->n;
  unsigned seat;
  if (begin == 0) {
    seat = after == 'i' || after == 'I' ? ALEF_BELOW : ALEF_HAMZA;
  } else if (is_final(word, i) && (at_end || isnad_radical_at(word, i) != 2)) {
    seat = final_seat(before);
  } else {
    seat = medial_seat(before, after, isnad_radical_at(word, i) >= 3, other);
  }
  if (after == 'N' && (before == 'A' || seat == ALEF_HAMZA)) { /* إعطاء, مبدأ: no alef after them */
    put(out, n, seat);
    return i + 1;
  }
  if (seat == ALEF_HAMZA && (after == 'A' || (after == 'Y' && !before_end))) {
    put(out, n, ALEF_MADDA);
    return i + 1;
  }
  put(out, n, seat);
  return i;
}

/* The letter for a sign that is no consonant, 0 for none. */
static unsigned sign_letter(const isnad_word *word, size_t i) {
  switch (isnad_letter_at(word, i)) {
  case 'a':
  case 'i':
  case 'u': return i == 0 ? ALEF : 0; /* the alef that is only a support: استقبل */
  case 'A':
  case 'N': return ALEF;
  case 'I': return YEH;
  case 'U': return WAW;
  case 'O': return i + 1 == word->n ? ALEF : 0;
  case 'T': return is_final(word, i) ? TEH_MARBUTA : TEH;
  case 'Y': return i + 1 == word->n && isnad_letter_at(word, i - 1) != YEH ? ALEF_MAKSURA : ALEF;
  default: return 0;
  }
}

void isnad_word_spell(const isnad_word *self, enum isnad_spelling spelling, char out[static 64]) {
  size_t n = 0;
  for (size_t i = 0; i < self->n; i++) {
    const unsigned letter = isnad_letter_at(self, i);
    const size_t begin = i;
    if (!isnad_is_consonant(letter)) {
      const unsigned written = sign_letter(self, i);
      const bool silent = letter == 'N' && isnad_letter_at(self, i - 1) == 'Y';
      if (written != 0 && !silent) put(out, &n, written);
      continue;
    }
    while (isnad_letter_at(self, i + 1) == letter) i++;
    if (letter == HAMZA) {
      i = put_hamza(out, &n, self, begin, i, spelling == ISNAD_SPELLING_OTHER);
    } else {
      put(out, &n, letter);
    }
  }
  out[n] = '\0';
}
