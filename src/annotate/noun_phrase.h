/* noun_phrase: where the noun phrase that names a source ends.
 *
 *     [المتحدثة باسم هيئة الموانئ هالة نصار] في لقاء مع الصحفيين إن …
 *     [وزير المياه، د. سامر النجار]، أن …
 *     [مسؤول طلب عدم نشر اسمه] لرويترز إن …
 *
 * Titles, complements, appositions, brackets, relative clauses, names in quotation marks and coordinated nouns are in;
 * place, time, occasion and addressee are out. Depends on: grammar.
 */
#ifndef ISNAD_ANNOTATE_NOUN_PHRASE_H
#define ISNAD_ANNOTATE_NOUN_PHRASE_H

#include "annotate/story.h"

enum noun_phrase_option {
  PHRASE_BEFORE_OBJECT = 1, /* an object may follow without a sign: «أعلنت الحكومة [عودة …]» */
  PHRASE_NO_COMMA = 2,      /* a comma ends it: behind بحسب */
  PHRASE_APPOSITION = 8, /* behind a comma nothing but an apposition goes on: «…، بحسب النجار، مدير الميناء» */
  PHRASE_NO_PERSON = 16, /* a title behind a name is an apposition, no object */
  PHRASE_ANY_OBJECT = 4  /* the object may be any noun: «انتقد الوزير سياسة …» */
};

/* The token behind the noun phrase that begins at `first`; `first` itself where none begins there. */
uint32_t noun_phrase_end(const story *self, uint32_t first, uint32_t limit, unsigned options);

/* Whether a noun phrase may begin at i. */
bool noun_phrase_begins(const story *self, uint32_t i);

#endif
