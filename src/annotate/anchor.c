/* anchor: the story's date, and whether a clause looks back or ahead. */
#include "annotate/anchor.h"

#include "annotate/grammar.h"

/* ---- The story's date ---- */

static bool read_digits(isnad_string text, size_t at, size_t count, int32_t *out) {
  *out = 0;
  if (at + count > text.size) return false;
  for (size_t i = at; i < at + count; i++) {
    if (text.data[i] < '0' || text.data[i] > '9') return false;
    *out = *out * 10 + (text.data[i] - '0');
  }
  return true;
}

anchor anchor_of(isnad_string published) {
  anchor made = {0};
  date day;
  if (!read_digits(published, 0, 4, &day.year) || !read_digits(published, 5, 2, &day.month) ||
      !read_digits(published, 8, 2, &day.day) || !is_date(day))
    return made;
  made.known = true;
  made.day = day_of(day);
  made.clock = read_digits(published, 11, 2, &made.hour) && read_digits(published, 14, 2, &made.minute) &&
               made.hour < 24 && made.minute < 60;
  if (!made.clock) made.hour = made.minute = 0;
  if (!made.clock || !read_digits(published, 17, 2, &made.second) || made.second > 59) made.second = 0;
  return made;
}

/* ---- Tense ---- */

/* The finite verb that token i is, as its features; 0 where it is none or may be something else. */
static uint32_t verb_at(const story *self, uint32_t i) {
  const word_readings *word = self->words[i];
  if (!(word->traits & TRAIT_VERB)) return 0;
  uint32_t present = 0;
  bool sure = word->traits & (TRAIT_SURE_VERB | TRAIT_SAYING);
  for (uint32_t k = 0; k < word->count; k++) {
    uint32_t tense = FEATURE_TENSE(word->items[k].features);
    if (word->items[k].lexeme->kind != LEXEME_VERB) continue;
    if (word->items[k].features & FEATURE_FUTURE) return word->items[k].features; /* «سأعود» is nothing else */
    if (!sure) continue;
    if (tense == TENSE_PAST) return word->items[k].features; /* news looks back: «تعرض» */
    if (tense == TENSE_PRESENT && !present) present = word->items[k].features;
  }
  return present;
}

/* «لم يعلن» looks back, so does «كان يستعد»; every other present looks ahead: «يبدأ», «أن يزور», «سيعود». */
static int32_t tense_of(const story *self, uint32_t i, uint32_t features) {
  if (FEATURE_TENSE(features) == TENSE_PAST) return -1;
  if (features & FEATURE_FUTURE) return 1;
  for (uint32_t k = i; k > 0 && k + 3 > i; k--) {
    if (has_role(self, k - 1, ROLE(NOT_YET))) return -1;
    if (self->words[k - 1]->loose_classes & WORD_KANA) return -1;
  }
  return 1;
}

int32_t tense_at(const story *self, range time) {
  enum { REACH = 40 };
  const isnad_sentence *sentence = &self->shown.sentences[self->sentence_of[time.first]];
  uint32_t first = sentence->first, last = sentence->last;
  for (uint32_t i = time.first; i > first && i + REACH > time.first; i--) {
    uint32_t features = verb_at(self, i - 1);
    if (features) return tense_of(self, i - 1, features);
  }
  for (uint32_t i = time.last; i < last && i < time.last + REACH; i++) {
    uint32_t features = verb_at(self, i);
    if (features) return tense_of(self, i, features);
  }
  return 0;
}
