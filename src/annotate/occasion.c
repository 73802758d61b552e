/* occasion: where something was said, told behind it.
 *
 *     أكد الوزير أن السد آمن، في تغريدة على حسابه بموقع تويتر.
 *     أكد الوزير أن السد آمن. ⏎ جاء ذلك في مقابلة مع صحيفة المرفأ.
 */
#include "annotate/found.h"

#include "annotate/grammar.h"
#include "annotate/judge.h"

enum { BEHIND_MAX = 40, STATEMENTS_BACK = 6 };

/* Where the words behind a content end: at the next cue, or with the sentence. */
static uint32_t behind_end(const finder *self, const found *of, uint32_t first) {
  uint32_t end = self->story->sentences.items[self->story->sentence_of[first - 1]].last;
  if (end > first + BEHIND_MAX) end = first + BEHIND_MAX;
  for (uint32_t i = first; i < end; i++) /* «…، وذلك رغم قوله في تغريدة إن» is of another's words */
    if (has_role(self->story, i, ROLE(TURN)) || has_role(self->story, i, ROLE(DESPITE))) end = i;
  for (const found *other = of + 1; other < self->found.items + self->found.count; other++) { /* in order of cues */
    uint32_t cue = other->cue[0].first;
    if (cue >= first) return cue < end ? cue : end;
  }
  return end;
}

range occasion_behind(const finder *self, const found *of) {
  const story *in = self->story;
  range none = {0, 0};
  if (of->n_content != 1 || of->cue[0].first >= of->content[0].last) return none;
  uint32_t first = of->content[0].last, end = behind_end(self, of, first);
  while (first < end && is_any_mark(in, first)) first++;
  bool told = first < end && has_role(in, first, ROLE(IN) | ROLE(THROUGH) | ROLE(THAT) | ROLE(CIRCUMSTANCE));
  told |= first + 1 < end && has_role(in, first + 1, ROLE(TONGUE));
  return told ? (range){first, end} : none;
}

static void look_behind(finder *self, found *of) {
  if (of->n_carriers) return;
  range behind = occasion_behind(self, of);
  if (behind.first < behind.last) carriers_between(self->story, behind.first, behind.last, (range){0, 0}, of);
}

/* «جاء ذلك في …», «وجاءت تصريحاته في …» */
static bool tells_occasion(const story *self, uint32_t first, uint32_t last) {
  if (first + 4 > last || !has_trait(self, first, TRAIT_SAYING)) return false;
  const reading *verb = reading_at(self, first, LEXEME_VERB);
  if (!verb || !(verb->lexeme->bits & TAKES_FI)) return false;
  if (has_class(self, first + 1, WORD_DEMONSTRATIVE)) return true;
  if (!has_trait(self, first + 1, TRAIT_NOUN_OF_SAYING | TRAIT_MASDAR)) return false;
  return has_trait(self, first + 1, TRAIT_THE) ||
         has_pronoun(self, first + 1, UINT32_MAX); /* not «وجاء رد النجار في» */
}

/* What stands before the sentence, in its paragraph or the one before, was said on that occasion. */
static void hand_back(finder *self, uint32_t sentence, const found *told) {
  const isnad_sentence *all = self->story->sentences.items;
  uint32_t paragraph = all[sentence].paragraph, back = 0;
  for (size_t k = self->found.count; k-- > 0 && back < STATEMENTS_BACK;) {
    found *of = &self->found.items[k];
    if (of->cue[0].first >= all[sentence].first) continue;
    uint32_t its = paragraph_of(self->story, of->cue[0].first);
    if (its + 1 < paragraph) break;
    back++;
    for (uint32_t n = 0; !of->n_carriers && n < told->n_carriers; n++) carrier_add(of, told->carriers[n]);
  }
}

void occasions_find(finder *self) {
  story *in = self->story;
  for (size_t k = 0; k < self->found.count; k++) look_behind(self, &self->found.items[k]);
  for (uint32_t s = 0; s < in->sentences.count; s++) {
    const isnad_sentence *sentence = &in->sentences.items[s];
    if (!tells_occasion(in, sentence->first, sentence->last)) continue;
    found told = {0};
    uint32_t last = sentence->last < sentence->first + BEHIND_MAX ? sentence->last : sentence->first + BEHIND_MAX;
    carriers_between(in, sentence->first + 2, last, (range){0, 0}, &told);
    if (told.n_carriers) hand_back(self, s, &told);
  }
}
