/* The sound rules of weak, doubled and hamzated roots: from قَوَلَ to قال, from يَمْدُدُ to يمدّ, from أَأْمَنَ to آمن.
 *
 * Each rule looks at one place in the word and rewrites it; isnad_word_settle() says in which order. The order matters:
 * أَأْمُمُ must contract to أَأُمُّ before two hamzas may melt into آ.
 */
#include "conjugate_word.h"

#include <string.h>

void isnad_word_replace(isnad_word *self, size_t i, size_t cut, unsigned letter) {
  const unsigned tag = isnad_is_consonant(letter) ? isnad_radical_at(self, i) : 0;
  const size_t put = letter != 0 ? 1 : 0;
  memmove(&self->at[i + put], &self->at[i + cut], (self->n - i - cut) * sizeof self->at[0]);
  self->n = self->n - cut + put;
  if (put != 0) self->at[i] = (isnad_phoneme)(letter | tag << ISNAD_RADICAL_SHIFT);
}

static size_t radical_find(const isnad_word *word, unsigned radical) {
  size_t i = 0;
  while (i < word->n && isnad_radical_at(word, i) != radical) i++;
  return i;
}

/* Nothing more is said at i, but a pronoun may follow. */
static bool is_end(const isnad_word *word, size_t i) { return i >= word->n || isnad_letter_at(word, i) == '+'; }

static unsigned lengthen(unsigned vowel) {
  switch (vowel) {
  case 'i': return 'I';
  case 'u': return 'U';
  default: return 'A';
  }
}

/* The vowel of a closed syllable whose glide is gone, between two vowels: قُلت بِعت خِفت, but اخترت. */
static unsigned closed_vowel(unsigned before, unsigned glide, unsigned after, bool form_one) {
  if (before == 'u') return 'i'; /* passive: قِلت */
  if (!form_one) return 'a';
  if (after != 'a') return after;
  return glide == WAW ? 'u' : 'i';
}

static void settle_hollow(isnad_word *word, const isnad_sound_rules *rules) {
  const size_t p = radical_find(word, 2);
  if (p == 0 || p + 1 >= word->n) return;
  const unsigned before = isnad_letter_at(word, p - 1);
  const unsigned glide = isnad_letter_at(word, p);
  const unsigned after = isnad_letter_at(word, p + 1);
  const bool closed = isnad_is_consonant(isnad_letter_at(word, p + 2)) && !isnad_is_vowel(isnad_letter_at(word, p + 3));

  if (before == 'A') { /* qAwil, qA'il */
    isnad_word_replace(word, p, 1, HAMZA);
  } else if (isnad_is_short(before) && isnad_is_long(after)) { /* inqiwAd, inqiyAd */
    isnad_word_replace(word, p, 1, before == 'i' ? (unsigned)YEH : glide);
  } else if (isnad_is_short(before)) { /* qawala, qAla; quwila, qIla; qawaltu, qultu */
    const unsigned open = before == 'u' ? 'I' : 'A';
    isnad_word_replace(word, p - 1, 3, closed ? closed_vowel(before, glide, after, rules->form_one) : open);
  } else if (isnad_is_long(after)) { /* maqwUl, maqUl; mabyU`, mabI` */
    isnad_word_replace(word, p, 2, glide == YEH && after == 'U' ? 'I' : after);
  } else { /* yaqwulu, yaqUlu; yaqwul, yaqul */
    isnad_word_replace(word, p, 2, closed ? after : lengthen(after));
  }
}

/* madada, madda; yamdudu, yamuddu. Before a consonant or at the end the two stay apart: madadtu, yamdud. */
static void settle_doubled(isnad_word *word) {
  for (size_t i = 1; i + 3 < word->n; i++) {
    const unsigned vowel = isnad_letter_at(word, i + 1);
    const bool alike = isnad_radical_at(word, i) != 0 && isnad_radical_at(word, i + 2) != 0 &&
                       isnad_letter_at(word, i) == isnad_letter_at(word, i + 2);
    if (!alike || !isnad_is_short(vowel) || !isnad_is_vowel(isnad_letter_at(word, i + 3))) continue;
    if (isnad_is_vowel(isnad_letter_at(word, i - 1))) {
      isnad_word_replace(word, i + 1, 1, 0);
    } else {
      word->at[i + 1] = word->at[i];
      word->at[i] = (isnad_phoneme)vowel;
    }
    return;
  }
}

/* A final glide after a: da`awa, da`A; da`awat, da`at; mu`TayaT, mu`TAT; da`awU, da`aw; before A or a consonant kept.
 */
static void settle_last_after_a(isnad_word *word, size_t p) {
  const unsigned glide = isnad_letter_at(word, p);
  const unsigned next = isnad_letter_at(word, p + 1);
  const unsigned then = isnad_letter_at(word, p + 2);
  const unsigned merged = glide == WAW ? 'A' : 'Y';
  if (is_end(word, p + 1)) {
    isnad_word_replace(word, p, 1, 0);
  } else if (next == 'U' || next == 'I') {
    isnad_word_replace(word, p, 2, next == 'U' ? WAW : YEH);
  } else if ((isnad_is_short(next) || next == 'N') && is_end(word, p + 2)) {
    isnad_word_replace(word, p - 1, 3, merged);
  } else if (next == 'a' && then == TEH) {
    isnad_word_replace(word, p, 2, 0);
  } else if (next == 'a' && then == 'T') {
    isnad_word_replace(word, p - 1, 3, 'A');
  }
}

/* A final glide after i or u: yarmiyu, yarmI; yarmiyUna, yarmUna; tad`uwIna, tad`Ina; before a, A, a consonant kept. */
static void settle_last_after_i_or_u(isnad_word *word, size_t p) {
  const unsigned before = isnad_letter_at(word, p - 1);
  const unsigned next = isnad_letter_at(word, p + 1);
  isnad_word_replace(word, p, 1, before == 'i' ? YEH : WAW);
  if (is_end(word, p + 1)) {
    isnad_word_replace(word, p, 1, 0);
  } else if (next == 'U' || next == 'I') {
    isnad_word_replace(word, p - 1, 3, next);
  } else if ((next == 'u' || next == 'i') && is_end(word, p + 2)) {
    isnad_word_replace(word, p - 1, 3, lengthen(before));
  }
}

static void settle_last(isnad_word *word, const isnad_sound_rules *rules) {
  const size_t p = radical_find(word, rules->last);
  if (p == 0 || p >= word->n || !isnad_is_glide(isnad_letter_at(word, p))) return;
  switch (isnad_letter_at(word, p - 1)) {
  case 'a': settle_last_after_a(word, p); break;
  case 'i':
  case 'u': settle_last_after_i_or_u(word, p); break;
  case 'A': isnad_word_replace(word, p, 1, HAMZA); break; /* 'i`TAy, 'i`TA' */
  case 'U':                                               /* mad`Uw, mad`uww; marmUy, marmiyy */
    if (word->n < ISNAD_WORD_MAX) {
      const unsigned glide = isnad_letter_at(word, p);
      memmove(&word->at[p + 1], &word->at[p], (word->n - p) * sizeof word->at[0]);
      word->n++;
      word->at[p - 1] = glide == WAW ? 'u' : 'i';
    }
    break;
  default: break;
  }
}

/* A glide that closes a syllable follows its vowel: 'iwDAH, 'iyDAH (إيضاح); yuyqinu, yuwqinu (يوقن). */
static void settle_glides(isnad_word *word) {
  for (size_t i = 1; i + 1 < word->n; i++) {
    const unsigned glide = isnad_letter_at(word, i);
    const unsigned before = isnad_letter_at(word, i - 1);
    const unsigned next = isnad_letter_at(word, i + 1);
    if (!isnad_is_glide(glide) || !isnad_is_consonant(next) || next == glide) continue;
    if (glide == WAW && before == 'i') isnad_word_replace(word, i, 1, YEH);
    if (glide == YEH && before == 'u') isnad_word_replace(word, i, 1, WAW);
  }
}

/* Two hamzas at the head melt when the second closes the syllable: 'a'mana, 'Amana (آمن); 'i'mAn, 'ImAn (إيمان). */
static void settle_hamzas(isnad_word *word) {
  if (isnad_letter_at(word, 0) != HAMZA || isnad_letter_at(word, 2) != HAMZA) return;
  if (!isnad_is_short(isnad_letter_at(word, 1)) || isnad_is_vowel(isnad_letter_at(word, 3))) return;
  isnad_word_replace(word, 1, 2, lengthen(isnad_letter_at(word, 1)));
}

void isnad_word_settle(isnad_word *self, const isnad_sound_rules *rules) {
  if (rules->hollow) settle_hollow(self, rules);
  if (rules->contracts) settle_doubled(self);
  settle_last(self, rules);
  settle_glides(self);
  settle_hamzas(self);
}
