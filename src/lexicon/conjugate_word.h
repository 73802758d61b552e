/* The word as it sounds, on its way from pattern and root to letters: shared by the conjugate*.c files, nobody else.
 *
 * A form is made in three steps, each blind to the others:
 *
 *   conjugate.c        pattern + root + ending   ya-12V3-u + قول ──▶ y a q w u l u     as if every root were sound
 *   conjugate_weak.c   sound rules               yaqwulu ──▶ yaqUlu, 'a'xu.. ──▶ 'Axu..
 *   conjugate_spell.c  spelling                  y a q U l u ──▶ يقول                   seats for the hamza, no vowels
 *
 * So a verb that is weak in two places, or weak and hamzated (جاء, رأى, أوحى), needs no table of its own.
 *
 * A phoneme is a consonant (its Arabic letter), or one of the ASCII signs below. A consonant that is the n-th radical
 * carries n in its upper bits, so that rules can find it.
 *
 *   a i u   short vowels                      A I U   long vowels, spelled ا ي و
 *   Y       long a that a final ى spells      N       the alef of the indefinite accusative
 *   O       the silent alef of قالوا          +       a pronoun follows here
 *   T       ta marbuta
 *
 * In patterns and endings t n s m y w are the consonants of these sounds, ' is hamza, 1 to 4 are the radicals, and
 * v and V are the vowels of form I in past and present.
 */
#ifndef ISNAD_LEXICON_CONJUGATE_WORD_H
#define ISNAD_LEXICON_CONJUGATE_WORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef uint16_t isnad_phoneme;

enum { ISNAD_WORD_MAX = 40, ISNAD_RADICAL_SHIFT = 12, ISNAD_LETTER_MASK = (1 << ISNAD_RADICAL_SHIFT) - 1 };

enum isnad_arabic_letter {
  HAMZA = 0x0621,        /* ء */
  ALEF_MADDA = 0x0622,   /* آ */
  ALEF_HAMZA = 0x0623,   /* أ */
  WAW_HAMZA = 0x0624,    /* ؤ */
  ALEF_BELOW = 0x0625,   /* إ */
  YEH_HAMZA = 0x0626,    /* ئ */
  ALEF = 0x0627,         /* ا */
  TEH_MARBUTA = 0x0629,  /* ة */
  TEH = 0x062A,          /* ت */
  THEH = 0x062B,         /* ث */
  JEEM = 0x062C,         /* ج */
  KHAH = 0x062E,         /* خ */
  DAL = 0x062F,          /* د */
  THAL = 0x0630,         /* ذ */
  REH = 0x0631,          /* ر */
  ZAIN = 0x0632,         /* ز */
  SEEN = 0x0633,         /* س */
  SAD = 0x0635,          /* ص */
  DAD = 0x0636,          /* ض */
  TAH = 0x0637,          /* ط */
  ZAH = 0x0638,          /* ظ */
  AIN = 0x0639,          /* ع */
  KAF = 0x0643,          /* ك */
  MEEM = 0x0645,         /* م */
  NOON = 0x0646,         /* ن */
  WAW = 0x0648,          /* و */
  ALEF_MAKSURA = 0x0649, /* ى */
  YEH = 0x064A           /* ي */
};

typedef struct {
  isnad_phoneme at[ISNAD_WORD_MAX];
  size_t n;
} isnad_word;

typedef struct {
  isnad_phoneme radical[4]; /* letters, without the upper bits */
  unsigned n;               /* 3 or 4 */
} isnad_root;

/* Which sound rules a verb is under. */
typedef struct {
  unsigned last; /* number of the last radical, 3 or 4 */
  bool form_one; /* form I: قلت and بعت keep a trace of the lost radical in their vowel, others (أقمت) do not */
  bool hollow; /* the second radical is a glide that gives way: قال, أقام; not حاول, استحوذ, روى */
  bool contracts; /* two like radicals at the end draw together: مد, استمر, احمر, اطمأن; not جدد */
} isnad_sound_rules;

/* Two spellings of a word: the standard, and the other one in use (equal where there is only one). */
enum isnad_spelling { ISNAD_SPELLING_STANDARD, ISNAD_SPELLING_OTHER };

static inline unsigned isnad_letter_at(const isnad_word *self, size_t i) {
  return i < self->n ? self->at[i] & (unsigned)ISNAD_LETTER_MASK : 0;
}
static inline unsigned isnad_radical_at(const isnad_word *self, size_t i) {
  return i < self->n ? (unsigned)self->at[i] >> ISNAD_RADICAL_SHIFT : 0;
}
static inline bool isnad_is_short(unsigned letter) { return letter == 'a' || letter == 'i' || letter == 'u'; }
static inline bool isnad_is_long(unsigned letter) {
  return letter == 'A' || letter == 'I' || letter == 'U' || letter == 'Y';
}
static inline bool isnad_is_vowel(unsigned letter) {
  return isnad_is_short(letter) || isnad_is_long(letter) || letter == 'N';
}
static inline bool isnad_is_consonant(unsigned letter) { return letter >= HAMZA; }
static inline bool isnad_is_glide(unsigned letter) { return letter == WAW || letter == YEH; }

/* conjugate_weak.c: turns the word as if from a sound root into the word that is said. */
void isnad_word_settle(isnad_word *self, const isnad_sound_rules *rules);
/* Replaces `cut` phonemes from `i` on by `letter`, or by nothing if it is 0; the radical of the first one is kept. */
void isnad_word_replace(isnad_word *self, size_t i, size_t cut, unsigned letter);

/* conjugate_spell.c: writes the word in UTF-8 with a NUL; `out` has room for any word. */
void isnad_word_spell(const isnad_word *self, enum isnad_spelling spelling, char out[static 64]);

#endif
