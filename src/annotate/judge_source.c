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

static void add_edges(const story *self, const found *of, range tokens, evidence *out) {
  uint32_t first = tokens.first, last = tokens.last;
  uint32_t head = class_of(self, first), before = class_of(self, first - 1);
  uint32_t tail = class_of(self, last - 1), here = class_of(self, last), next = class_of(self, last + 1);
  uint32_t side = first >= of->cue[0].last;
  evidence_add(out, 1, pair_of(head, side));
  evidence_add(out, 2, pair_of(before, head));
  evidence_add(out, 3, word_of(self, first));
  evidence_add(out, 4, word_of(self, first - 1));
  evidence_add(out, 5, pair_of(tail, here));
  evidence_add(out, 6, pair_of(here, next));
  evidence_add(out, 7, pair_of(pair_of(tail, here), next));
  evidence_add(out, 8, word_of(self, last));
  evidence_add(out, 9, pair_of(word_of(self, last), word_of(self, last + 1)));
  evidence_add(out, 10, word_of(self, last - 1));
  evidence_add(out, 11, pair_of(here, word_of(self, last + 1)));
  evidence_add(out, 12, pair_of(head, here));
  evidence_add(out, 13, pair_of(class_of(self, last - 2), pair_of(tail, here)));
  evidence_add(out, 14, pair_of(head, pair_of(class_of(self, first + 1), here)));
  evidence_add(out, 15, pair_of(here, pair_of(next, class_of(self, last + 2))));
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

static void add_gaps(const story *self, const found *of, range tokens, evidence *out) {
  uint32_t cue = of->cue[0].last, content = of->content[0].first;
  if (tokens.first < cue || content < tokens.last) return;
  uint32_t before = look_between(self, cue, tokens.first), behind = look_between(self, tokens.last, content);
  evidence_add(out, 60, before);
  evidence_add(out, 61, behind);
  evidence_add(out, 62, pair_of(behind, class_of(self, content - 1)));
  evidence_add(out, 63,
               pair_of(class_of(self, tokens.last - 1), pair_of(class_of(self, tokens.last), class_of(self, content))));
  evidence_add(out, 64, pair_of(behind, class_of(self, tokens.last)));
}

/* The statement before this one in its sentence, whose speaker it may share; NULL where there is none. */
static const found *earlier_in_sentence(const finder *finding, const found *of) {
  const story *self = finding->story;
  uint32_t start = sentence_start(self, of->cue[0].first);
  const found *best = NULL;
  for (const found *other = finding->found.items; other < of; other++) {
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

/* How an option before the cue stands to it. */
static void add_distance(const story *self, const found *of, const found *earlier, range tokens, evidence *out) {
  uint32_t cue = of->cue[0].first;
  if (tokens.last > cue) return;
  uint32_t between = look_between(self, tokens.last, cue), bond = bond_of(of, earlier);
  uint32_t before = tokens.first ? class_of(self, tokens.first - 1) : 0, gap = cue - tokens.last;
  bool relative = cue > 0 && is_relative(self, cue - 1) && (gap == 1 || (gap == 2 && is_comma(self, cue - 2)));
  bool taken = earlier && earlier->source.first == tokens.first && tokens.first < tokens.last;
  evidence_add(out, 70, pair_of(between, bond));
  evidence_add(out, 71, pair_of(before, between));
  evidence_add(out, 72, pair_of(relative, class_of(self, cue - 1)));
  evidence_add(out, 73, pair_of(taken, bond));
  evidence_add(out, 74, pair_of(gap < 8 ? gap : gap < 16 ? 8 : 9, class_of(self, cue)));
  evidence_add(out, 75, pair_of(class_of(self, cue - 1), pair_of(class_of(self, cue), between & 13)));
  evidence_add(
      out, 76,
      pair_of(agreement(self, of, tokens.first), pair_of(relative, tokens.first == sentence_start(self, cue))));
  evidence_add(out, 77, pair_of(before, class_of(self, cue)));
}

void source_evidence(const finder *finding, const found *place, const found *of, const option *answer,
                     const option *rule, evidence *out) {
  const story *self = finding->story;
  const found *earlier = earlier_in_sentence(finding, place);
  evidence_begin(out, QUESTION_SOURCE);
  range tokens = answer->tokens;
  uint32_t relation = relation_of(tokens, rule->tokens), cue = of->cue[0].last, end = region_end(of);
  uint32_t act = of->lexeme ? of->lexeme->act : 99u;
  evidence_add(out, 30, relation);
  evidence_add(out, 31, pair_of(relation, text_hash(of->rule)));
  evidence_add(out, 32, pair_of(relation, pair_of(of->complement, FEATURE_ENCLITIC(of->features) != 0)));
  evidence_add(out, 33, pair_of(relation, act));
  evidence_add(out, 34, pair_of(relation, FEATURE_PERSON(of->features) * 4 + FEATURE_NUMBER(of->features)));
  if (tokens.first >= tokens.last) {
    evidence_add(out, 35, pair_of(class_of(self, cue), class_of(self, cue + 1)));
    evidence_add(out, 36, class_of(self, cue));
    evidence_add(out, 37, pair_of(of->complement, end == cue));
    evidence_add(out, 38, pair_of(class_of(self, of->cue[0].first - 1), class_of(self, of->cue[0].first)));
    evidence_add(out, 39, pair_of(class_of(self, cue), text_hash(of->rule)));
    evidence_add(out, 53, bond_of(of, earlier));
    evidence_add(out, 54, pair_of(bond_of(of, earlier), class_of(self, of->cue[0].first)));
    evidence_add(out, 55, pair_of(bond_of(of, earlier), class_of(self, of->cue[0].first - 1)));
    evidence_add(out, 56, pair_of(bond_of(of, earlier), text_hash(of->rule)));
    evidence_add(out, 57,
                 pair_of(of->cue[0].first == sentence_start(self, of->cue[0].first), class_of(self, of->cue[0].first)));
    return;
  }
  inside seen = look_inside(self, tokens);
  bool behind = tokens.first >= cue;
  add_edges(self, of, tokens, out);
  evidence_add(out, 40, pair_of(relation, class_of(self, tokens.last)));
  evidence_add(out, 41, pair_of(relation, pair_of(class_of(self, tokens.first), class_of(self, tokens.last))));
  evidence_add(out, 42, pair_of(bucket_of(tokens.last - tokens.first), behind));
  evidence_add(out, 43, pair_of(agreement(self, of, tokens.first), behind));
  evidence_add(out, 44, pair_of(pair_of(seen.commas, seen.relatives), class_of(self, tokens.last)));
  evidence_add(out, 45, pair_of(seen.prepositions, pair_of(seen.names, class_of(self, tokens.last))));
  evidence_add(out, 46, pair_of(seen.times, seen.verbs));
  evidence_add(out, 47, pair_of(pair_of(seen.names, seen.titles), pair_of(seen.commas, class_of(self, tokens.last))));
  evidence_add(out, 48, pair_of(seen.events, pair_of(of->complement, behind)));
  evidence_add(out, 49, pair_of(tokens.last == trim_end(self, tokens.first, end), of->complement));
  evidence_add(out, 50, pair_of(behind ? tokens.first - cue < 6 ? tokens.first - cue : 6 : 9, of->complement));
  evidence_add(out, 51, pair_of(end - tokens.last < 8 ? end - tokens.last : 8, of->complement));
  evidence_add(out, 52, pair_of(class_of(self, tokens.first), pair_of(act, of->complement)));
  evidence_add(out, 80, pair_of(answer->marks, behind));
  evidence_add(out, 81, pair_of(answer->marks, pair_of(of->complement, class_of(self, tokens.first) % 64)));
  evidence_add(out, 82, pair_of(answer->marks, class_of(self, tokens.last)));
  evidence_add(out, 83, pair_of(answer->marks, relation));
  evidence_add(out, 84, pair_of(answer->marks, pair_of(act, behind)));
  add_gaps(self, of, tokens, out);
  add_distance(self, of, earlier, tokens, out);
}

void source_choose(found *of, const option *answer) {
  range chosen = answer->tokens;
  if (chosen.first == of->source.first && chosen.last == of->source.last) return;
  if (chosen.first != of->source.first) of->source_skip = 0;
  of->source = chosen;
  of->shared = chosen.first >= chosen.last;
}
