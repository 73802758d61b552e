/* judge: lets the evidence decide on what the rules have found. */
#include "annotate/judge.h"

enum { KEPT = 4 };

/* The contents with the greatest sums, the greatest first; returns how many. */
static uint32_t best_contents(const story *self, const found *of, const option *all, uint32_t count,
                              uint32_t kept[KEPT], int32_t sums[KEPT]) {
  uint32_t n = 0;
  evidence seen;
  for (uint32_t k = 0; k < count; k++) {
    content_evidence(self, of, &all[k], &all[0], &seen);
    int32_t sum = evidence_weigh(&seen);
    uint32_t at = n < KEPT ? n++ : KEPT - 1;
    if (at == KEPT - 1 && n == KEPT && k >= KEPT && sum <= sums[at]) continue;
    while (at > 0 && sums[at - 1] < sum) sums[at] = sums[at - 1], kept[at] = kept[at - 1], at--;
    sums[at] = sum, kept[at] = k;
  }
  return n;
}

static option best_source(const finder *self, const found *place, const found *of, int32_t *greatest) {
  option all[OPTIONS_MAX];
  uint32_t count = source_options(self->story, of, all), best = 0;
  evidence seen;
  *greatest = count ? INT32_MIN : 0;
  for (uint32_t k = 0; k < count; k++) {
    source_evidence(self, place, of, &all[k], &all[0], &seen);
    int32_t sum = evidence_weigh(&seen);
    if (sum > *greatest) *greatest = sum, best = k;
  }
  return count ? all[best] : (option){of->source, false, 0, 0};
}

/* Content and source are chosen together: what one takes the other cannot have. */
static void judge_one(finder *self, found *of) {
  option contents[OPTIONS_MAX], source = {of->source, false, 0, 0};
  uint32_t kept[KEPT] = {0}, count = content_options(self->story, of, contents);
  int32_t sums[KEPT] = {0}, greatest = INT32_MIN, sum;
  if (!count) contents[count++] = (option){of->content[0], of->quoted, of->content_skip, 0};
  uint32_t n = count > 1 ? best_contents(self->story, of, contents, count, kept, sums) : 1, best = 0;
  for (uint32_t k = 0; k < n; k++) {
    found tried = *of;
    content_choose(&tried, &contents[kept[k]]);
    option said_by = best_source(self, of, &tried, &sum);
    if (sums[k] + sum > greatest) greatest = sums[k] + sum, best = kept[k], source = said_by;
  }
  if (count > 1) content_choose(of, &contents[best]);
  source_choose(of, &source);
}

static void drop_rejected(finder *self) {
  evidence seen;
  for (size_t k = 0; k < self->found.count; k++) {
    found *of = &self->found.items[k];
    accept_evidence(self, of, &seen);
    of->dropped |= evidence_weigh(&seen) < (of->loose ? 1 : 0); /* the rules' own need nobody's consent, others do */
  }
  size_t kept = 0;
  for (size_t k = 0; k < self->found.count; k++)
    if (!self->found.items[k].dropped) self->found.items[kept++] = self->found.items[k];
  self->found.count = kept;
}

void judge_all(finder *self) {
  drop_rejected(self);
  for (size_t k = 0; k < self->found.count; k++) judge_one(self, &self->found.items[k]);
}
