/* times: the annotator of time expressions.
 *
 *     مساء الأربعاء 10 يوليو ─▶ moment.h: slots ─▶ anchor.h: the story's date, the clause's tense ─▶ 2024-07-10TEV
 *
 * One pass over the tokens: a cheap question finds where a time may begin, an interval is looked for before a single
 * time.
 */
#include "annotate/anchor.h"

#include "annotate/amount.h"
#include "annotate/grammar.h"
#include "text/token.h"

#include <string.h>

typedef vector(isnad_time) time_vector;

typedef struct clockwork {
  story *story;
  anchor anchor;
  time_vector found;
} clockwork;

enum { TIME_TOKENS_MAX = 40 };

/* A time does not leave its paragraph's line, nor go on for ever. */
static uint32_t limit_of(const story *self, uint32_t i) {
  uint32_t count = (uint32_t)self->shown.n_tokens;
  return count - i < TIME_TOKENS_MAX ? count : i + TIME_TOKENS_MAX;
}

static void add(clockwork *self, range tokens, uint32_t features, const moment *from, const resolved_time *found) {
  story *of = self->story;
  isnad_time *made = vector_push(&self->found, &of->memory);
  if (!made) return;
  *made = (isnad_time){.span = span_of(of, tokens),
                       .type = found->type,
                       .mod = found->mod,
                       .rule = from->rule ? from->rule : "date",
                       .row = from->row};
  uint32_t letters = clitics_before(of, tokens.first, features);
  if (made->span.begin + letters < made->span.end) made->span.begin += letters;
  made->value = arena_copy(&of->memory, isnad_string_of(found->value));
  if (found->has_day) {
    self->anchor.told = true;
    self->anchor.told_day = found->day;
  }
}

static bool needs_tense(const moment *of) {
  return !(of->slots & (SLOT_YEAR | SLOT_SPAN | SLOT_SET | SLOT_REF | SLOT_WINDOW | SLOT_REST));
}

static uint32_t take_interval(clockwork *self, const moment *first, const moment *second) {
  resolved_time found;
  self->anchor.tense = tense_at(self->story, first->tokens);
  if (!interval_resolve(first, second, &self->anchor, &found)) return 0;
  add(self, first->tokens, first->features, first, &found);
  return first->tokens.last;
}

static uint32_t take_moment(clockwork *self, const moment *of) {
  resolved_time found;
  self->anchor.tense = needs_tense(of) ? tense_at(self->story, of->tokens) : 0;
  if (!moment_resolve(of, &self->anchor, &found)) return 0;
  add(self, of->tokens, of->features, of, &found);
  return of->tokens.last;
}

/* من, بين and the like open an interval only before a number or a time. */
static bool may_open_interval(const story *self, uint32_t i) {
  if (!may_be_worth(self, i, VALUE(OF) | VALUE(BETWEEN) | VALUE(SINCE))) return false;
  return is_number(self, i + 1) || may_be_worth(self, i + 1, TIME_WORDS | VALUE(BETWEEN));
}

static bool may_begin(const story *self, uint32_t i) {
  if (is_number(self, i)) return true;
  return is_word(self, i) && may_be_worth(self, i, TIME_WORDS);
}

/* The token behind the time that begins at i, or i where none does. */
static uint32_t time_at(clockwork *self, uint32_t i) {
  const story *of = self->story;
  moment first, second;
  uint32_t limit = limit_of(of, i), last = 0;
  if (may_open_interval(of, i) && interval_at(of, i, limit, &first, &second))
    last = take_interval(self, &first, &second);
  if (!last && is_number(of, i) && interval_of_numbers(of, i, limit, &first, &second))
    last = take_interval(self, &first, &second);
  if (last || !may_begin(of, i)) return last ? last : i;
  if (!moment_at(of, i, limit, &first)) return i;
  moment begin = first;
  if (interval_from(of, limit, &begin, &second)) last = take_interval(self, &begin, &second);
  if (!last) last = take_moment(self, &first);
  return last > i ? last : i;
}

void annotate_times(story *self) {
  clockwork working = {.story = self, .anchor = anchor_of(self->shown.document.published)};
  uint32_t count = (uint32_t)self->shown.n_tokens;
  if (!self->sentences.count) return;
  numbers_begin(self);
  for (uint32_t i = 0; i < count && !self->memory.failed;) {
    if (!may_begin(self, i) && !may_be_worth(self, i, VALUE(OF) | VALUE(BETWEEN))) {
      i++;
      continue;
    }
    uint32_t last = time_at(&working, i);
    i = last > i ? last : i + 1;
  }
  self->shown.times = working.found.items;
  self->shown.n_times = working.found.count;
}
