/* Makes every inflected form of an Arabic verb from one row of lexicon/verbs.tsv.
 *
 * Floor: lexicon. Needs libc alone; allocates nothing, keeps no state, and may be called by any number of threads.
 *
 *     lemma, root, form, vowels ──▶ past · present (three moods) · imperative · participles · verbal noun
 *
 * The forms are unvowelled and spelled as careful newspapers do (hamza seats, ta marbuta, alef maqsura). Where usage
 * is split (مسؤول and مسئول, يقرؤون and يقرأون) both are made. How it is done: conjugate_word.h.
 */
#ifndef ISNAD_LEXICON_CONJUGATE_H
#define ISNAD_LEXICON_CONJUGATE_H

enum isnad_verb_tense {
  ISNAD_PAST,
  ISNAD_PRESENT, /* the indicative */
  ISNAD_SUBJUNCTIVE,
  ISNAD_JUSSIVE,
  ISNAD_IMPERATIVE,
  ISNAD_ACTIVE_PARTICIPLE,
  ISNAD_PASSIVE_PARTICIPLE,
  ISNAD_VERBAL_NOUN
};

enum isnad_verb_gender { ISNAD_GENDER_BOTH, ISNAD_MASCULINE, ISNAD_FEMININE };
enum isnad_verb_number { ISNAD_NUMBER_NONE, ISNAD_SINGULAR, ISNAD_DUAL, ISNAD_PLURAL };

/* One form. A cell is all that shares tense, voice, person, gender and number; within one cell no text comes twice.
 * Cells share texts freely (يقول is present and subjunctive, تقول is 2ms and 3fs). */
typedef struct {
  char text[64];       /* UTF-8, NUL terminated */
  unsigned tense : 4;  /* enum isnad_verb_tense */
  unsigned person : 2; /* 1, 2, 3; 0 for participles and nouns */
  unsigned gender : 2; /* enum isnad_verb_gender */
  unsigned number : 2; /* enum isnad_verb_number */
  unsigned
      passive : 1; /* set for finite passives and the passive participle, also where the letters are the active's */
  unsigned bare : 1; /* only before a pronoun suffix: قالو, قلتمو, رآ, أعطا, مطالبت; also set on construct forms */
  unsigned construct : 1;  /* before a genitive or a pronoun: قائلو, قائلي, قائلا (dual) */
  unsigned oblique : 1;    /* dual or plural in ين / ي */
  unsigned accusative : 1; /* indefinite accusative with its alef: قائلا */
  unsigned indefinite : 1; /* has lost its ya because it is indefinite: معط, beside المعطي */
} isnad_verb_form;

typedef void isnad_verb_sink(void *context, const isnad_verb_form *form);

/* Conjugates one row and hands each form to `sink`; `form` is valid during that call only.
 * `lemma` past 3ms (without any `~II` that told homographs apart), `root` its radicals with hamza as U+0621,
 * `form` I to X, Q1, Q2, Q4, `vowels` as a-u for form I and "-" for all others. No argument may be NULL but `context`.
 * Returns NULL, or a constant message that says what is wrong with the row: then nothing has been handed out. A row
 * whose past 3ms is not its lemma is wrong: دعى with the root دعو, أعلن with the form II. */
const char *isnad_conjugate(const char *lemma, const char *root, const char *form, const char *vowels,
                            isnad_verb_sink *sink, void *context);

#endif
