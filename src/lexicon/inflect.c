/* inflect: endings put onto the first word of a spelling. */
#include "lexicon/inflect.h"

#include <stdio.h>
#include <string.h>

/* Endings, UTF-8 of the letters named beside them. */
#define TEH "\xD8\xAA"
#define ALEF "\xD8\xA7"
#define NOON "\xD9\x86"
#define YEH "\xD9\x8A"
#define WAW "\xD9\x88"
#define TEH_MARBUTA "\xD8\xA9"
#define ALEF_MAQSURA "\xD9\x89"
#define HAMZA "\xD8\xA1"
#define ALEF_HAMZA "\xD8\xA3"
#define WAW_HAMZA "\xD8\xA4"
#define YEH_HAMZA "\xD8\xA6"

typedef struct stem {
  isnad_string first, rest; /* rest begins with its blank */
  bool marbuta;             /* `first` has lost a final ة */
} stem;

static bool ends_with(isnad_string word, const char *letter) {
  return word.size >= 2 && memcmp(word.data + word.size - 2, letter, 2) == 0;
}

static stem stem_of(isnad_string word) {
  const char *blank = memchr(word.data, ' ', word.size);
  size_t size = blank ? (size_t)(blank - word.data) : word.size;
  stem made = {.first = {word.data, size}, .rest = {word.data + size, word.size - size}};
  made.marbuta = ends_with(made.first, TEH_MARBUTA);
  if (made.marbuta) made.first.size -= 2;
  return made;
}

static void add(lexicon_builder *self, uint32_t lexeme_index, stem of, const char *ending, uint32_t features) {
  char text[256];
  int size = snprintf(text, sizeof text, "%.*s%s%.*s", (int)of.first.size, of.first.data, ending, (int)of.rest.size,
                      of.rest.data);
  if (size > 0 && (size_t)size < sizeof text)
    build_form_add(self, lexeme_index, (isnad_string){text, (size_t)size}, features);
}

/* A final hamza takes a seat before a pronoun: زملاؤه، لقائهم. */
static void add_seats(lexicon_builder *self, uint32_t lexeme_index, stem of, uint32_t features) {
  if (!ends_with(of.first, HAMZA) || of.rest.size) return;
  of.first.size -= 2;
  add(self, lexeme_index, of, WAW_HAMZA, features | FEATURE_BARE);
  add(self, lexeme_index, of, YEH_HAMZA, features | FEATURE_BARE);
}

/* Whether a broken plural takes tanwin: رسوما، أهدافا. Those whose third letter is an alef do not: مدارس، صواريخ. */
static bool takes_tanwin(isnad_string word) {
  if (ends_with(word, HAMZA) || ends_with(word, ALEF) || ends_with(word, ALEF_MAQSURA)) return false;
  if (word.size < 8)
    return word.size == 6 && memcmp(word.data, ALEF_HAMZA, 2) != 0; /* كتبا, but أيد is short for أيدي */
  const char *end = word.data + word.size - 4;
  if (!memcmp(end, ALEF TEH, 4) || !memcmp(end, WAW NOON, 4) || !memcmp(end, YEH NOON, 4)) return false;
  return word.size < 10 || memcmp(word.data + 4, ALEF, 2) != 0;
}

static uint32_t noun(enum gender gender, enum number number) { return FEATURES(TENSE_NONE, 0, gender, number); }

/* A lone letter takes no endings: «د.» is a title, دي and دون are none. */
static bool is_abbreviation(stem of) { return of.first.size <= 2 && !of.marbuta; }

static void add_dual(lexicon_builder *self, uint32_t lexeme_index, stem of, enum gender gender) {
  if (is_abbreviation(of)) return;
  uint32_t features = noun(gender, NUMBER_DUAL);
  bool t = of.marbuta;
  add(self, lexeme_index, of, t ? TEH ALEF NOON : ALEF NOON, features);
  add(self, lexeme_index, of, t ? TEH YEH NOON : YEH NOON, features);
  add(self, lexeme_index, of, t ? TEH ALEF : ALEF, features | FEATURE_CONSTRUCT);
  add(self, lexeme_index, of, t ? TEH YEH : YEH, features | FEATURE_CONSTRUCT);
}

void inflect_case(lexicon_builder *self, uint32_t lexeme_index, isnad_string word) {
  stem of = stem_of(word);
  add(self, lexeme_index, of, of.marbuta ? TEH_MARBUTA : "", 0);
  bool takes_alef = !ends_with(of.first, ALEF) && !ends_with(of.first, HAMZA) && !ends_with(of.first, ALEF_MAQSURA);
  add_seats(self, lexeme_index, of, 0);
  if (of.marbuta)
    add(self, lexeme_index, of, TEH, FEATURE_BARE);
  else if (takes_alef)
    add(self, lexeme_index, of, ALEF, FEATURE_ACCUSATIVE);
}

void inflect_singular(lexicon_builder *self, uint32_t lexeme_index, isnad_string word, enum gender gender) {
  stem of = stem_of(word);
  uint32_t features = noun(gender, NUMBER_SG);
  if (of.marbuta) {
    add(self, lexeme_index, of, TEH_MARBUTA, features);
    add(self, lexeme_index, of, TEH, features | FEATURE_BARE);
  } else {
    add(self, lexeme_index, of, "", features);
    bool takes_alef = !ends_with(of.first, ALEF) && !ends_with(of.first, HAMZA) && !ends_with(of.first, ALEF_MAQSURA);
    if (takes_alef && !is_abbreviation(of)) add(self, lexeme_index, of, ALEF, features | FEATURE_ACCUSATIVE);
    add_seats(self, lexeme_index, of, features);
  }
  add_dual(self, lexeme_index, of, gender);
}

void inflect_plural_m(lexicon_builder *self, uint32_t lexeme_index, isnad_string word) {
  stem of = stem_of(word);
  if (is_abbreviation(of)) return;
  uint32_t features = noun(GENDER_M, NUMBER_PL);
  add(self, lexeme_index, of, WAW NOON, features);
  add(self, lexeme_index, of, YEH NOON, features);
  add(self, lexeme_index, of, WAW, features | FEATURE_CONSTRUCT);
  add(self, lexeme_index, of, YEH, features | FEATURE_CONSTRUCT);
}

void inflect_plural_f(lexicon_builder *self, uint32_t lexeme_index, isnad_string word) {
  add(self, lexeme_index, stem_of(word), ALEF TEH, noun(GENDER_F, NUMBER_PL));
}

void inflect_plural_broken(lexicon_builder *self, uint32_t lexeme_index, isnad_string word, enum gender gender) {
  stem of = stem_of(word);
  uint32_t features = noun(gender, NUMBER_PL);
  add(self, lexeme_index, of, of.marbuta ? TEH_MARBUTA : "", features);
  add_seats(self, lexeme_index, of, features);
  if (of.marbuta)
    add(self, lexeme_index, of, TEH, features | FEATURE_BARE);
  else if (!of.rest.size && takes_tanwin(of.first))
    add(self, lexeme_index, of, ALEF, features | FEATURE_ACCUSATIVE);
}
