/* judge_source: where the source begins and ends, or that the sentence does not name it.
 *
 *     قالت | المتحدثة باسم الهيئة | هالة نصار | ، التي زارت الميناء | ، في بيان | إن …
 */
#include "annotate/judge.h"

#include "annotate/grammar.h"
#include "annotate/noun_phrase.h"
#include "annotate/resolve.h"
#include "text/pair.h"
#include "text/token.h"

enum { SOURCE_TOKENS_MAX = 40, STARTS_MAX = 5, ACTORS_MAX = 4 };

/* ---- The options ---- */

static void add(option *all, uint32_t *count, range tokens, uint32_t marks) {
  for (uint32_t k = 0; k < *count; k++) {
    range other = all[k].tokens;
    bool none = other.first >= other.last && tokens.first >= tokens.last;
    if (!none && (other.first != tokens.first || other.last != tokens.last)) continue;
    all[k].marks |= marks;
    return;
  }
  if (*count < OPTIONS_MAX) all[(*count)++] = (option){tokens, false, 0, marks};
}

static bool may_end_before(const story *self, uint32_t i) {
  if (is_any_mark(self, i) || is_any_mark(self, i - 1)) return true;
  return is_preposition(self, i) || is_time(self, i) || is_complementizer(self, i) || is_relative(self, i) ||
         has_trait(self, i,
                   TRAIT_AND | TRAIT_BY | TRAIT_TO | TRAIT_VERB | TRAIT_EVENT | TRAIT_MASDAR | TRAIT_ADVERB |
                       TRAIT_NAME | TRAIT_UNKNOWN) ||
         has_class(self, i, WORD_CONJUNCTION | WORD_DISCOURSE | WORD_PARTICLE | WORD_NEGATION | WORD_DEMONSTRATIVE) ||
         phrase_of_kind(self, i, LEXEME_CUE) || phrase_of_kind(self, i, LEXEME_WORD);
}

/* Where the words between cue and content end, or the sentence where the content stands before the cue. */
static uint32_t region_end(const found *of) {
  uint32_t cue = of->cue[0].last, content = of->n_content ? of->content[0].first : of->limit;
  uint32_t end = content > cue ? content : of->limit;
  if (of->n_cue > 1 && of->cue[1].first > cue && of->cue[1].first < end) end = of->cue[1].first;
  return end;
}

static void add_ends(const story *self, uint32_t first, uint32_t limit, option *all, uint32_t *count) {
  static const unsigned ways[] = {0, PHRASE_NO_COMMA, PHRASE_BEFORE_OBJECT,
                                  PHRASE_BEFORE_OBJECT | PHRASE_NO_COMMA | PHRASE_ANY_OBJECT};
  if (limit - first > SOURCE_TOKENS_MAX) limit = first + SOURCE_TOKENS_MAX;
  for (uint32_t i = first + 1; i <= limit; i++) {
    bool inside = is_any_mark(self, i - 1) && self->partner[i - 1] != PAIR_NONE && self->partner[i - 1] > i - 1;
    if (inside || (i < limit && !may_end_before(self, i))) continue;
    uint32_t end = trim_end(self, first, i);
    if (end > first) add(all, count, (range){first, end}, 0);
  }
  for (size_t k = 0; k < sizeof ways / sizeof *ways; k++) {
    uint32_t end = noun_phrase_end(self, first, limit, ways[k]);
    if (end > first) add(all, count, (range){first, end}, 1u << k);
  }
}

static bool may_begin(const story *self, uint32_t i, uint32_t from) {
  if (!noun_phrase_begins(self, i)) return false;
  return i == from || is_any_mark(self, i - 1) || is_time(self, i - 1) ||
         has_trait(self, i - 1, TRAIT_OCCASION | TRAIT_OUTLET | TRAIT_TO | TRAIT_NAME | TRAIT_PLACE) ||
         has_class(self, i - 1, WORD_DISCOURSE | WORD_PARTICLE) || is_preposition(self, i - 1);
}

static void add_actors(const story *self, uint32_t cue, option *all, uint32_t *count) {
  range actors[ACTORS_MAX];
  uint32_t n = actors_before(self, cue, actors, ACTORS_MAX);
  for (uint32_t k = 0; k < n; k++) add(all, count, actors[k], 16);
}

uint32_t source_options(const story *self, const found *of, option out[OPTIONS_MAX]) {
  uint32_t count = 0, end = region_end(of), starts = 0;
  bool named = of->source.first < of->source.last;
  out[count++] = (option){of->source, false, 0, 0};
  if (of->hearsay || !of->n_content) return 0;
  add(out, &count, (range){0, 0}, 0);
  uint32_t cue = of->cue[0].last;
  if (named) {
    uint32_t limit = of->source.first >= cue ? end : of->cue[0].first;
    if (of->source.first < limit) add_ends(self, of->source.first, limit, out, &count);
  }
  if (of->rule && of->cue[0].first > 0) add_actors(self, of->cue[0].first, out, &count);
  if (of->shared && !named && of->lexeme && FEATURE_TENSE(of->features) == TENSE_ACTIVE) return count;
  for (uint32_t i = cue; i < end && i < cue + SOURCE_TOKENS_MAX && starts < STARTS_MAX; i++) {
    if (named && i == of->source.first) continue;
    if (!may_begin(self, i, cue)) continue;
    add_ends(self, i, end, out, &count);
    starts++;
  }
  range before = source_before(self, of->cue[0].first, of->features);
  if (before.first < before.last) add(out, &count, before, 32);
  return count;
}

/* ---- The evidence ---- */

typedef struct inside {
  uint32_t commas, relatives, prepositions, times, names, titles, verbs, events;
} inside;

static inside look_inside(const story *self, range tokens) {
  inside made = {0};
  for (uint32_t i = tokens.first; i < tokens.last; i++) {
    if (is_any_mark(self, i)) {
      made.commas += is_comma(self, i);
      continue;
    }
    made.relatives += is_relative(self, i);
    made.prepositions += is_preposition(self, i);
    made.times += is_time(self, i);
    made.names += has_trait(self, i, TRAIT_NAME);
    made.titles += has_trait(self, i, TRAIT_TITLE);
    made.verbs += has_trait(self, i, TRAIT_SURE_VERB);
    made.events += has_trait(self, i, TRAIT_EVENT | TRAIT_MASDAR);
  }
  return made;
}

/* Whether the head noun agrees with the verb in gender: 0 unknown, 1 no, 2 yes. */
static uint32_t agreement(const story *self, const found *of, uint32_t i) {
  if (!of->lexeme || of->lexeme->kind != LEXEME_VERB || !is_word(self, i)) return 0;
  const word_readings *word = self->words[i];
  uint32_t wanted = FEATURE_GENDER(of->features), result = 0;
  for (uint32_t k = 0; k < word->count; k++) {
    uint32_t gender = FEATURE_GENDER(word->items[k].features);
    if (!gender || word->items[k].lexeme->kind == LEXEME_VERB) continue;
    if (gender == wanted) return 2;
    result = 1;
  }
  return result;
}

static uint32_t relation_of(range answer, range rule) {
  bool none = answer.first >= answer.last, rule_none = rule.first >= rule.last;
  if (none || rule_none) return none && rule_none ? 0 : none ? 1 : 2;
  if (answer.first != rule.first) return answer.first < rule.first ? 3 : 4;
  return answer.last == rule.last ? 5 : answer.last < rule.last ? 6 : 7;
}

static void add_edges(const source_view *self, range tokens, evidence *out) {
  const story *in = self->story;
  uint32_t first = tokens.first, last = tokens.last;
  uint32_t head = class_of(in, first), tail = class_of(in, last - 1), here = class_of(in, last);
  evidence_add(out, 1, pair_of(head, first >= self->cue));
  evidence_add(out, 2, pair_of(class_of(in, first - 1), head));
  evidence_add(out, 3, word_of(in, first));
  evidence_add(out, 4, word_of(in, first - 1));
  evidence_add(out, 5, pair_of(tail, here));
  evidence_add(out, 6, pair_of(here, class_of(in, last + 1)));
  evidence_add(out, 8, word_of(in, last));
  evidence_add(out, 10, word_of(in, last - 1));
  evidence_add(out, 12, pair_of(head, here));
}

/* What is left over between the cue, the source and the content. */
static uint32_t look_between(const story *self, uint32_t first, uint32_t last) {
  uint32_t seen = 0;
  for (uint32_t i = first; i < last; i++) {
    if (is_comma(self, i)) seen |= 1;
    if (is_any_mark(self, i)) continue;
    if (is_preposition(self, i) || is_time(self, i) || has_trait(self, i, TRAIT_TO | TRAIT_BY)) {
      seen |= 2;
      i++;
      continue;
    }
    if (is_complementizer(self, i)) seen |= 4;
    if (has_trait(self, i, TRAIT_SURE_VERB)) seen |= 8;
    if (has_trait(self, i, TRAIT_NAME | TRAIT_TITLE | TRAIT_HEAD | TRAIT_NATION)) seen |= 16;
    if (has_trait(self, i, TRAIT_THE)) seen |= 32;
    if (has_trait(self, i, TRAIT_EVENT | TRAIT_MASDAR)) seen |= 64;
  }
  return seen;
}

static void add_gaps(const source_view *self, range tokens, evidence *out) {
  const story *in = self->story;
  uint32_t content = self->of->content[0].first;
  if (tokens.first < self->cue || content < tokens.last) return;
  uint32_t behind = look_between(in, tokens.last, content);
  evidence_add(out, 60, look_between(in, self->cue, tokens.first));
  evidence_add(out, 61, behind);
  evidence_add(out, 62, pair_of(behind, class_of(in, content - 1)));
  evidence_add(out, 64, pair_of(behind, class_of(in, tokens.last)));
}

/* The statement before this one in its sentence, whose speaker it may share; NULL where there is none. */
static const found *earlier_in_sentence(const finder *finding, const found *of) {
  const story *self = finding->story;
  uint32_t start = sentence_start(self, of->cue[0].first);
  const found *best = NULL;
  size_t first;
  neighbours(finding, of, &first);
  for (const found *other = finding->found.items + first; other < of; other++) {
    if (other->cue[0].first >= of->cue[0].first || other->cue[0].first < start) continue;
    bool same_level = self->quote_of[other->cue[0].first] == self->quote_of[of->cue[0].first];
    if (same_level) best = other;
  }
  return best;
}

/* How the verb agrees with that of an earlier statement: 0 there is none, else its gender and number, and whether its
 * source is named. */
static uint32_t bond_of(const found *of, const found *earlier) {
  if (!earlier) return 0;
  bool named = earlier->source.first < earlier->source.last;
  bool gender = FEATURE_GENDER(earlier->features) == FEATURE_GENDER(of->features);
  bool number = FEATURE_NUMBER(earlier->features) == FEATURE_NUMBER(of->features);
  return 1u + named + (gender ? 2u : 0) + (number ? 4u : 0);
}

source_view source_view_of(const finder *finding, const found *place, const found *of, const option *rule) {
  source_view made = {.story = finding->story, .of = of, .rule = rule, .earlier = earlier_in_sentence(finding, place)};
  made.bond = bond_of(of, made.earlier);
  made.rule_name = text_hash(of->rule);
  made.act = of->lexeme ? of->lexeme->act : NO_ACT;
  made.cue = of->cue[0].last;
  made.end = region_end(of);
  made.opens = of->cue[0].first == sentence_start(finding->story, of->cue[0].first);
  return made;
}

/* How an option before the cue stands to it. */
static void add_distance(const source_view *self, range tokens, evidence *out) {
  const story *in = self->story;
  uint32_t cue = self->of->cue[0].first;
  if (tokens.last > cue) return;
  uint32_t between = look_between(in, tokens.last, cue), gap = cue - tokens.last;
  uint32_t before = tokens.first ? class_of(in, tokens.first - 1) : 0;
  bool relative = cue > 0 && is_relative(in, cue - 1) && (gap == 1 || (gap == 2 && is_comma(in, cue - 2)));
  bool taken = self->earlier && self->earlier->source.first == tokens.first;
  evidence_add(out, 70, pair_of(between, self->bond));
  evidence_add(out, 71, pair_of(before, between));
  evidence_add(out, 72, pair_of(relative, class_of(in, cue - 1)));
  evidence_add(out, 73, pair_of(taken, self->bond));
  evidence_add(out, 74, pair_of(gap < 8 ? gap : gap < 16 ? 8 : 9, class_of(in, cue)));
  evidence_add(out, 75, pair_of(class_of(in, cue - 1), pair_of(class_of(in, cue), between & 13)));
  evidence_add(out, 76, pair_of(agreement(in, self->of, tokens.first), pair_of(relative, before == 0)));
  evidence_add(out, 77, pair_of(before, class_of(in, cue)));
}

/* That the sentence does not name the source. */
static void add_nobody(const source_view *self, evidence *out) {
  const story *in = self->story;
  uint32_t cue = self->of->cue[0].first, behind = class_of(in, self->cue);
  evidence_add(out, 35, pair_of(behind, class_of(in, self->cue + 1)));
  evidence_add(out, 36, behind);
  evidence_add(out, 37, pair_of(self->of->complement, self->end == self->cue));
  evidence_add(out, 38, pair_of(class_of(in, cue - 1), class_of(in, cue)));
  evidence_add(out, 39, pair_of(behind, self->rule_name));
  evidence_add(out, 53, self->bond);
  evidence_add(out, 54, pair_of(self->bond, class_of(in, cue)));
  evidence_add(out, 55, pair_of(self->bond, class_of(in, cue - 1)));
  evidence_add(out, 56, pair_of(self->bond, self->rule_name));
  evidence_add(out, 57, pair_of(self->opens, class_of(in, cue)));
}

static void add_phrase(const source_view *self, const option *answer, uint32_t relation, evidence *out) {
  const story *in = self->story;
  range tokens = answer->tokens;
  inside seen = look_inside(in, tokens);
  bool behind = tokens.first >= self->cue;
  uint32_t here = class_of(in, tokens.last), head = class_of(in, tokens.first), taken = self->of->complement;
  evidence_add(out, 40, pair_of(relation, here));
  evidence_add(out, 42, pair_of(bucket_of(tokens.last - tokens.first), behind));
  evidence_add(out, 43, pair_of(agreement(in, self->of, tokens.first), behind));
  evidence_add(out, 44, pair_of(pair_of(seen.commas, seen.relatives), here));
  evidence_add(out, 45, pair_of(seen.prepositions, pair_of(seen.names, here)));
  evidence_add(out, 46, pair_of(seen.times, seen.verbs));
  evidence_add(out, 47, pair_of(pair_of(seen.names, seen.titles), pair_of(seen.commas, here)));
  evidence_add(out, 48, pair_of(seen.events, pair_of(taken, behind)));
  evidence_add(out, 50, pair_of(behind ? bucket_of(tokens.first - self->cue) : NO_ACT, taken));
  evidence_add(out, 51, pair_of(behind ? bucket_of(self->end - tokens.last) : NO_ACT, taken));
  evidence_add(out, 52, pair_of(head, pair_of(self->act, taken)));
  evidence_add(out, 80, pair_of(answer->marks, behind));
  evidence_add(out, 81, pair_of(answer->marks, pair_of(taken, head % 64)));
  evidence_add(out, 82, pair_of(answer->marks, here));
  evidence_add(out, 83, pair_of(answer->marks, relation));
  evidence_add(out, 84, pair_of(answer->marks, pair_of(self->act, behind)));
}

void source_evidence(const source_view *self, const option *answer, evidence *out) {
  const found *of = self->of;
  uint32_t relation = relation_of(answer->tokens, self->rule->tokens);
  evidence_begin(out, QUESTION_SOURCE);
  evidence_add(out, 30, relation);
  evidence_add(out, 31, pair_of(relation, self->rule_name));
  evidence_add(out, 32, pair_of(relation, pair_of(of->complement, FEATURE_ENCLITIC(of->features) != 0)));
  evidence_add(out, 33, pair_of(relation, self->act));
  evidence_add(out, 34, pair_of(relation, FEATURE_PERSON(of->features) * 4 + FEATURE_NUMBER(of->features)));
  if (answer->tokens.first >= answer->tokens.last) {
    add_nobody(self, out);
    return;
  }
  add_edges(self, answer->tokens, out);
  add_phrase(self, answer, relation, out);
  add_gaps(self, answer->tokens, out);
  add_distance(self, answer->tokens, out);
}

void source_choose(found *of, const option *answer) {
  range chosen = answer->tokens;
  if (chosen.first == of->source.first && chosen.last == of->source.last) return;
  if (chosen.first != of->source.first) of->source_skip = 0;
  of->source = chosen;
  of->shared = chosen.first >= chosen.last;
}
