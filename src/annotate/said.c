/* said: when each statement was made, from the time of its clause. A pass of its own over times and statements.
 *
 *     وقالت الوزيرة الأربعاء إن … ─▶ the Wednesday
 *
 * The time stands in the sentence of the cue, outside of every content, and no other verb comes between the two.
 */
#include "annotate/grammar.h"

#include <string.h>

static bool is_within(isnad_span inner, isnad_span outer) {
  return inner.begin >= outer.begin && inner.end <= outer.end;
}

enum { DATE_SIZE = 10 };

/* A day, a part of one, or a larger stretch; no interval, no duration, no «now». */
static bool tells_when(const story *self, const isnad_time *time) {
  isnad_string published = self->shown.document.published;
  if (time->type != ISNAD_TIME_DATE && time->type != ISNAD_TIME_TIME) return false;
  if (time->value.size < 4 || memchr(time->value.data, '/', time->value.size)) return false;
  size_t size = time->value.size < published.size ? time->value.size : published.size;
  if (size > DATE_SIZE) size = DATE_SIZE;
  /* Nothing was said after the story was published. */
  if (size && memcmp(time->value.data, published.data, size) > 0) return false;
  return time->value.data[0] >= '0' && time->value.data[0] <= '9';
}

/* The first token that ends behind a byte. */
static uint32_t token_behind(const story *self, uint32_t byte) {
  uint32_t low = 0, high = (uint32_t)self->shown.n_tokens;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (token_at(self, middle)->span.end <= byte)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

/* Another clause lies between: «قال الوزير الذي زار المدينة الشهر الماضي إن …». */
static bool has_verb_between(const story *self, uint32_t first, uint32_t last) {
  for (uint32_t i = first; i < last; i++)
    if (has_trait(self, i, TRAIT_SURE_VERB) || is_relative(self, i) || is_complementizer(self, i)) return true;
  return false;
}

static size_t first_time(const story *self, uint32_t byte) {
  size_t low = 0, high = self->shown.n_times;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (self->shown.times[middle].span.begin < byte)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

/* How many contents each token stands in: their begins and ends are counted, then summed up, as they may nest deeply.
 */
static void mark_contents(const story *self, int32_t *depth) {
  for (size_t i = 0; i < self->shown.n_statements; i++) {
    const isnad_statement *statement = &self->shown.statements[i];
    for (uint32_t k = 0; k < statement->n_content && !statement->in_title; k++) {
      isnad_span content = statement->content[k];
      if (content.begin >= content.end) continue;
      depth[token_behind(self, content.begin)]++;
      depth[token_behind(self, content.end - 1) + 1]--;
    }
  }
  for (size_t t = 1; t < self->shown.n_tokens; t++) depth[t] += depth[t - 1];
}

enum { BEFORE = 4 }; /* how far before its cue a time may end */

/* How many tokens lie between cue and time; UINT32_MAX where the time is not the cue's. */
static uint32_t distance(const story *self, isnad_span cue, isnad_span time) {
  uint32_t cue_first = token_behind(self, cue.begin), cue_last = token_behind(self, cue.end - 1) + 1;
  uint32_t first = token_behind(self, time.begin), last = token_behind(self, time.end - 1) + 1;
  if (first >= cue_last) return has_verb_between(self, cue_last, first) ? UINT32_MAX : first - cue_last;
  /* «والأربعاء، قالت …», but «وقع يوم السبت، ونعلم أن …» is a new clause. */
  bool opens = last <= cue_first && cue_first - last < BEFORE && !has_trait(self, cue_first, TRAIT_AND);
  return opens && !has_verb_between(self, last, cue_first) ? cue_first - last : UINT32_MAX;
}

/* A statement that stands in another's content takes its time from there, any other one from outside of contents. */
static isnad_string said_of(const story *self, const isnad_statement *statement, const int32_t *inside) {
  isnad_span cue = statement->cue[0];
  uint32_t token = token_behind(self, cue.begin), nearest = UINT32_MAX;
  const isnad_sentence *sentence = &self->shown.sentences[self->sentence_of[token]];
  isnad_string said = {0};
  enum { REACH = 1000 }; /* bytes: no clause is longer, and a page without stops costs no more than its length */
  uint32_t begin = cue.begin > REACH ? cue.begin - REACH : 0, end = cue.end + REACH;
  if (begin < sentence->span.begin) begin = sentence->span.begin;
  if (end > sentence->span.end) end = sentence->span.end;
  for (size_t i = first_time(self, begin); i < self->shown.n_times; i++) {
    const isnad_time *time = &self->shown.times[i];
    if (time->span.begin >= end) break;
    if (!tells_when(self, time) || (inside[token_behind(self, time->span.begin)] && !inside[token])) continue;
    bool own = false;
    for (uint32_t k = 0; k < statement->n_content; k++) own |= is_within(time->span, statement->content[k]);
    uint32_t away = own ? UINT32_MAX : distance(self, cue, time->span);
    if (away >= nearest) continue;
    nearest = away;
    said = time->value;
  }
  return said;
}

void annotate_said(story *self) {
  isnad_statement *statements = (isnad_statement *)self->shown.statements;
  if (!self->shown.n_times || !self->shown.n_statements) return;
  int32_t *inside = arena_zero(&self->memory, (self->shown.n_tokens + 2) * sizeof *inside);
  if (!inside) return;
  mark_contents(self, inside);
  for (size_t i = 0; i < self->shown.n_statements; i++)
    if (!statements[i].in_title && statements[i].n_cue > 0) statements[i].said = said_of(self, &statements[i], inside);
}
