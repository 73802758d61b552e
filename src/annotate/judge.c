/* judge: lets the evidence decide on what the rules have found. */
#include "annotate/judge.h"

#include "annotate/grammar.h"

enum { KEPT = 3, KNOWN_MAX = 256 };

/* The sums of ends and beginnings that have been asked for, by token from `base` on. */
typedef struct known_sums {
  uint32_t base;
  int32_t ends[KNOWN_MAX], begins[KNOWN_MAX]; /* INT32_MIN: not asked yet */
} known_sums;

static void known_begin(known_sums *self, const option *all, uint32_t count) {
  uint32_t last = 0;
  self->base = UINT32_MAX;
  for (uint32_t k = 0; k < count; k++) {
    if (all[k].tokens.first < self->base) self->base = all[k].tokens.first;
    if (all[k].tokens.last > last) last = all[k].tokens.last;
  }
  uint32_t n = last - self->base + 1 < KNOWN_MAX ? last - self->base + 1 : KNOWN_MAX;
  for (uint32_t i = 0; i < n; i++) self->ends[i] = self->begins[i] = INT32_MIN;
}

typedef void part_evidence(const content_view *view, uint32_t at, evidence *out);

static int32_t part_sum(const content_view *view, uint32_t at, part_evidence *gather, uint32_t base, int32_t *known) {
  evidence seen;
  bool kept = at - base < KNOWN_MAX;
  if (kept && known[at - base] != INT32_MIN) return known[at - base];
  gather(view, at, &seen);
  int32_t sum = evidence_weigh(&seen);
  if (kept) known[at - base] = sum;
  return sum;
}

static int32_t content_sum(const content_view *view, const option *answer, known_sums *known) {
  evidence seen;
  content_pair_evidence(view, answer, &seen);
  return evidence_weigh(&seen) +
         part_sum(view, answer->tokens.first, content_begin_evidence, known->base, known->begins) +
         part_sum(view, answer->tokens.last, content_end_evidence, known->base, known->ends);
}

/* The contents with the greatest sums, the greatest first; returns how many. */
static uint32_t best_contents(const story *self, const found *of, const option *all, uint32_t count,
                              uint32_t kept[KEPT], int32_t sums[KEPT]) {
  content_view view = content_view_of(self, of, &all[0]);
  known_sums known;
  known_begin(&known, all, count);
  uint32_t n = 0;
  for (uint32_t k = 0; k < count; k++) {
    int32_t sum = content_sum(&view, &all[k], &known);
    if (n == KEPT && sum <= sums[KEPT - 1]) continue;
    uint32_t at = n < KEPT ? n++ : KEPT - 1;
    while (at > 0 && sums[at - 1] < sum) sums[at] = sums[at - 1], kept[at] = kept[at - 1], at--;
    sums[at] = sum, kept[at] = k;
  }
  return n;
}

static option best_source(const finder *self, const found *place, const found *of, int32_t *greatest) {
  option all[OPTIONS_MAX];
  uint32_t count = source_options(self->story, of, all), best = 0;
  evidence seen;
  source_view view = source_view_of(self, place, of, &all[0]);
  *greatest = count ? INT32_MIN : 0;
  for (uint32_t k = 0; k < count; k++) {
    source_evidence(&view, &all[k], &seen);
    int32_t sum = evidence_weigh(&seen);
    if (sum > *greatest) *greatest = sum, best = k;
  }
  return count ? all[best] : (option){of->source, false, 0, 0};
}

static verdict *new_verdict(finder *self, const evidence *seen) {
  verdict *made = !self->story->wants_reasons ? NULL : arena_zero(&self->story->memory, sizeof *made);
  if (made) verdict_add(made, seen);
  return made;
}

/* What the choice rested on, for isnad explain. */
static void note_choice(finder *self, found *of, const option *first, const option *content, const option *source) {
  if (!self->story->wants_reasons) return;
  evidence seen;
  content_view view = content_view_of(self->story, of, first);
  content_pair_evidence(&view, content, &seen);
  of->by_content = new_verdict(self, &seen);
  content_begin_evidence(&view, content->tokens.first, &seen);
  if (of->by_content) verdict_add(of->by_content, &seen);
  content_end_evidence(&view, content->tokens.last, &seen);
  if (of->by_content) verdict_add(of->by_content, &seen);
  const option rule = {of->source, false, 0, 0};
  source_view said_by = source_view_of(self, of, of, &rule);
  source_evidence(&said_by, source, &seen);
  of->by_source = new_verdict(self, &seen);
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
  note_choice(self, of, &contents[0], &contents[best], &source);
  if (count > 1) content_choose(of, &contents[best]);
  source_choose(of, &source);
}

/* A sum that is meant: odds of e to 1. */
enum { SURE = WEIGHT_UNIT };

/* «أصيب ستة عمال، نقلا عن مصدر طبي»: where nobody else says it, «نقلا عن» hands nobody's words on but its own. */
static bool is_only_credit(const finder *self, const found *of) {
  if (of->loose || !of->lexeme || of->lexeme->kind != LEXEME_CUE) return false;
  uint32_t begin = sentence_start(self->story, of->cue[0].first);
  size_t first, last = neighbours(self, of, &first);
  for (size_t k = first; k < last; k++) {
    const found *other = &self->found.items[k];
    if (other != of && !other->loose && begin <= other->cue[0].first && other->cue[0].first < of->limit) return false;
  }
  return true;
}

/* «ونقلت رويترز عن مهندس طلب عدم نشر اسمه قوله»: what tells who a source is, is no statement beside the rules' own. */
static bool is_within_source(const finder *self, const found *of) {
  uint32_t cue = of->cue[0].first;
  size_t first, last = neighbours(self, of, &first);
  for (size_t k = first; k < last; k++) {
    range source = self->found.items[k].source;
    if (!self->found.items[k].loose && source.first <= cue && cue < source.last) return true;
  }
  return false;
}

/* «ونشر النادي بيانا: "…"», «فرد قائلا "لا"», «وزاد: هل …»: what stands behind a verb of saying or of making known and
 * its colon is what somebody said, whatever the words around. Not behind «يحيي الجمهور وكتب: ». */
static bool is_cited(const story *self, const found *of) {
  if (of->loose || of->negated || !of->lexeme || of->lexeme->kind == LEXEME_CUE || !of->n_content) return false;
  uint32_t first = of->content[0].first, mark = first && opens_quote(self, first - 1) ? first - 1 : first;
  uint32_t behind = of->cue[of->n_cue - 1].last;
  bool says = of->lexeme->act == ISNAD_ACT_SAY, in_marks = mark < first || opens_quote(self, first);
  bool therein = behind - of->cue[0].first == 2 && of->content[0].last > first + 2; /* «جاء فيها "…"» */
  if (mark == behind && therein && of->quoted) return true;
  if (mark == behind) return says && of->quoted && FEATURE_TENSE(of->features) > TENSE_PRESENT;
  if (mark < behind || !is_colon(self, mark - 1)) return false;
  if (mark == behind + 1) return in_marks || (says && of->verbatim);
  for (uint32_t i = behind; i < mark; i++)
    if (has_trait(self, i, TRAIT_SURE_VERB) || is_comma(self, i)) return false;
  return in_marks && (says || of->lexeme->act == ISNAD_ACT_REPORT);
}

/* What a candidate must reach. What a rule found is not contradicted lightly, least where a colon stands behind a name
 * or a finite verb has both its subject and a clause or words in quotation marks. The measures are those that gave most
 * on unseen stories. */
static int32_t needed(const story *self, const found *of) {
  if (of->loose) return SURE / 2;
  bool colon = !of->lexeme, told = of->lexeme && of->source.first < of->source.last && !of->negated;
  bool finite = of->lexeme && of->lexeme->kind == LEXEME_VERB && FEATURE_TENSE(of->features) <= TENSE_PRESENT;
  bool whole = told && finite && of->complement == COMPLEMENT_CLAUSE && of->source.first > of->cue[0].first;
  bool spoken = told && (of->quoted || of->verbatim) && (finite || of->lexeme->act == ISNAD_ACT_SAY);
  if (told && finite && of->lexeme->act == ISNAD_ACT_WELCOME) return -2 * SURE; /* «رحب الوزير بالقرار» */
  bool acts = told && finite && (of->complement == COMPLEMENT_PREPOSITION || of->complement == COMPLEMENT_NOUN) &&
              of->source.first > of->cue[0].first &&
              is_event(self, of->content[0].first); /* «كشف تقرير، الأحد، عن ارتكاب …» */
  bool at_once = of->lexeme && of->lexeme->kind != LEXEME_CUE && !finite && of->complement == COMPLEMENT_CLAUSE &&
                 of->content[0].first <= of->cue[0].last + 1;
  bool given = told && !finite && of->complement == COMPLEMENT_NOUN && FEATURE_ENCLITIC(of->features);
  if (given) return INT32_MIN; /* «وجه المدرب شكره للجماهير»: no example teaches it */
  bool his = of->lexeme && FEATURE_ENCLITIC(of->features) >= ENCLITIC_HE;
  if (at_once && (his || (told && of->lexeme->act == ISNAD_ACT_SAY)))
    return -2 * SURE; /* «رسالة مفادها أن …», «اكتفى المدير بالقول إن …» */
  return colon || whole || spoken || acts || at_once ? -SURE : -SURE / 4;
}

static void drop_rejected(finder *self) {
  evidence seen;
  for (size_t k = 0; k < self->found.count; k++) {
    found *of = &self->found.items[k];
    accept_evidence(self, of, &seen);
    bool rejected = evidence_weigh(&seen) < needed(self->story, of) && !is_cited(self->story, of);
    rejected = rejected || ((of->loose || of->hearsay) && is_within_source(self, of));
    of->dropped |= rejected && !is_only_credit(self, of);
    if (!of->dropped) of->accepted = new_verdict(self, &seen);
    if (!of->loose || of->dropped) continue;
    content_close(self->story, of);
    of->dropped = of->n_content == 0;
  }
  size_t kept = 0;
  for (size_t k = 0; k < self->found.count; k++)
    if (!self->found.items[k].dropped) self->found.items[kept++] = self->found.items[k];
  self->found.count = kept;
}

void judge_all(finder *self) {
  drop_rejected(self);
  /* Where a rule is sure of the construction it knows the parts as well as the judge does: asking cost time and gained
   * nothing on unseen stories. */
  for (size_t k = 0; k < self->found.count; k++)
    if (self->found.items[k].loose) judge_one(self, &self->found.items[k]);
}
