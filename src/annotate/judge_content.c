/* judge_content: where a content ends.
 *
 *     وقال الوزير إن الطريق آمن | ، وإن الجسر مغلق | ، فيما بدأت الشركة العمل | .
 * The ends in question are those before marks, conjunctions, verbs, cues and circumstances; behind a quotation, also
 * whether the words behind its closing mark belong to it. Of «…، بحسب الوكالة» it is the beginning that is open.
 */
#include "annotate/judge.h"

#include "annotate/grammar.h"
#include "annotate/noun_phrase.h"
#include "text/pair.h"
#include "text/token.h"

#include <string.h>

enum { CONTENT_TOKENS_MAX = 160, BEYOND_SENTENCES = 3 };

/* ---- The options ---- */

static bool may_end_before(const story *self, uint32_t i, uint32_t limit) {
  if (i == limit) return true;
  if (is_any_mark(self, i) || (token_at(self, i)->shape & SHAPE_BREAK)) return true;
  if (has_trait(self, i, TRAIT_AND | TRAIT_SO | TRAIT_CUE | TRAIT_PARTICIPLE | TRAIT_SURE_VERB | TRAIT_ADVERB))
    return true;
  if (is_any_mark(self, i - 1)) return true;
  return has_class(self, i,
                   WORD_CONJUNCTION | WORD_COMPLEMENTIZER | WORD_RELATIVE | WORD_PREP | WORD_TIME | WORD_DISCOURSE |
                       WORD_KANA) ||
         is_time(self, i) || is_preposition(self, i) || phrase_of_kind(self, i, LEXEME_CUE) ||
         phrase_of_kind(self, i, LEXEME_WORD);
}

static void add(option *all, uint32_t *count, option one) {
  if (one.tokens.first >= one.tokens.last) return;
  for (uint32_t k = 0; k < *count; k++) {
    if (all[k].tokens.first != one.tokens.first || all[k].tokens.last != one.tokens.last) continue;
    all[k].marks |= one.marks;
    return;
  }
  if (*count < OPTIONS_MAX) all[(*count)++] = one;
}

/* The end of the paragraph, at most a few sentences on. */
static uint32_t far_limit(const story *self, const found *of, uint32_t last) {
  uint32_t s = self->sentence_of[last - 1], paragraph = self->sentences.items[s].paragraph;
  uint32_t limit = self->sentences.items[s].last;
  if (of->limit > limit) limit = of->limit;
  bool inside = self->quote_of[of->cue[0].first] != NO_TOKEN; /* a statement within a quotation stays in it */
  if (inside) return of->limit;
  for (uint32_t n = 0; of->verbatim && n < BEYOND_SENTENCES && s + 1 < self->sentences.count; n++) {
    if (self->sentences.items[++s].paragraph != paragraph) break;
    if (self->sentences.items[s].last > limit) limit = self->sentences.items[s].last;
  }
  return limit;
}

/* The ends of a content that begins at `first`, from `from` on; at most `most` of them and the last. */
static void add_ends(const story *self, const found *of, option begun, uint32_t from, uint32_t most, option *all,
                     uint32_t *count) {
  uint32_t first = begun.tokens.first, limit = far_limit(self, of, of->content[0].last);
  if (limit - first > CONTENT_TOKENS_MAX) limit = first + CONTENT_TOKENS_MAX;
  for (uint32_t i = from, n = 0; i < limit && n < most; i++) {
    if (!may_end_before(self, i, limit)) continue;
    begun.tokens.last = trim_end(self, first, i);
    add(all, count, begun);
    n++;
  }
  begun.tokens.last = trim_end(self, first, limit);
  add(all, count, begun);
  uint32_t sentence = of->limit > first ? of->limit : limit;
  uint32_t ends[] = {content_end(self, first, sentence, 0), content_end(self, first, sentence, CONTENT_NOUN),
                     content_end(self, first, sentence, CONTENT_SPOKEN), trim_end(self, first, sentence),
                     noun_phrase_end(self, first, sentence, 0)};
  for (size_t k = 0; k < sizeof ends / sizeof *ends; k++) {
    begun.tokens.last = ends[k];
    begun.marks = 1u << k;
    add(all, count, begun);
  }
}

enum { OTHER_BEGINNINGS = 3, BEGINNINGS_REACH = 30, ENDS_OF_OTHERS = 8 };

/* Where else the content may begin behind the cue: behind أن, a preposition or a quotation mark, or with a noun. */
static bool may_begin_at(const story *self, uint32_t i) {
  if (!is_word(self, i) && !is_number(self, i)) return opens_quote(self, i);
  if (is_complementizer(self, i) || is_preposition(self, i)) return false;
  if (is_complementizer(self, i - 1) || is_preposition(self, i - 1) || is_any_mark(self, i - 1)) return true;
  return has_trait(self, i,
                   TRAIT_BY | TRAIT_TO | TRAIT_EVENT | TRAIT_MASDAR | TRAIT_SURE_VERB | TRAIT_NOUN_OF_SAYING) ||
         has_role(self, i, ROLE(WHAT)) ||
         (has_trait(self, i - 1, TRAIT_NAME | TRAIT_THE | TRAIT_PLACE | TRAIT_UNKNOWN) && noun_phrase_begins(self, i));
}

static void add_other_beginnings(const story *self, const found *of, option *all, uint32_t *count) {
  uint32_t from = of->cue[0].last, limit = of->limit < from + BEGINNINGS_REACH ? of->limit : from + BEGINNINGS_REACH;
  for (uint32_t i = from, n = 0; i + 1 < limit && n < OTHER_BEGINNINGS; i++) {
    bool is_rule = i == of->content[0].first || (of->quoted && i + 1 == of->content[0].first);
    if (is_rule || !may_begin_at(self, i)) continue;
    uint32_t skip = has_trait(self, i, TRAIT_BY | TRAIT_TO) ? clitic_bytes(self, i, 1) : 0;
    n++;
    if (opens_quote(self, i) && self->partner[i] != PAIR_OPEN) {
      uint32_t close = self->partner[i];
      add(all, count, (option){{i + 1, trim_end(self, i + 1, close)}, true, 0, 0});
      add_ends(self, of, (option){{i, 0}, false, 0, 0}, close + 2, ENDS_OF_OTHERS, all, count);
    } else {
      add_ends(self, of, (option){{i, 0}, false, skip, 0}, i + 1, ENDS_OF_OTHERS, all, count);
    }
  }
}

static bool is_behind_content(const found *of) { return of->cue[0].first >= of->content[0].last; }

static void add_beginnings(const story *self, const found *of, option *all, uint32_t *count) {
  range rule = of->content[0];
  uint32_t start = sentence_start(self, rule.last - 1);
  if (rule.last - start > CONTENT_TOKENS_MAX) start = rule.last - CONTENT_TOKENS_MAX;
  for (uint32_t i = rule.last - 1; i > start; i--)
    if (may_end_before(self, i, rule.last) && (!is_any_mark(self, i) || opens_quote(self, i)))
      add(all, count, (option){{i, rule.last}, false, 0, 0});
  add(all, count, (option){{start, rule.last}, false, 0, 0});
}

uint32_t content_options(const story *self, const found *of, option out[OPTIONS_MAX]) {
  if (of->n_content != 1) return 0;
  uint32_t count = 0;
  range rule = of->content[0];
  out[count++] = (option){rule, of->quoted, of->content_skip, 0};
  if (is_behind_content(of)) {
    if (of->quoted) return 0;
    add_beginnings(self, of, out, &count);
    return count;
  }
  uint32_t open = rule.first > 0 ? rule.first - 1 : 0;
  bool closed = of->quoted && opens_quote(self, open) && self->partner[open] != PAIR_OPEN;
  if (closed)
    add_ends(self, of, (option){{open, 0}, false, 0, 0}, self->partner[open] + 2, OPTIONS_MAX / 2, out, &count);
  else if (!of->quoted)
    add_ends(self, of, (option){{rule.first, 0}, false, of->content_skip, 0}, rule.first + 1, OPTIONS_MAX / 2, out,
             &count);
  add_other_beginnings(self, of, out, &count);
  return count;
}

void content_choose(found *of, const option *answer) {
  of->content[0] = answer->tokens;
  of->quoted = answer->quoted;
  of->content_skip = answer->skip;
}

/* ---- The evidence ---- */

content_view content_view_of(const story *self, const found *of, const option *rule) {
  bool backwards = is_behind_content(of);
  uint32_t way = of->verbatim ? 1u : rule->quoted ? 2u : 3u;
  return (content_view){.story = self,
                        .of = of,
                        .rule = rule,
                        .backwards = backwards,
                        .kind = pair_of(way, pair_of(backwards, of->complement)),
                        .rule_name = text_hash(of->rule),
                        .act = of->lexeme ? of->lexeme->act : NO_ACT,
                        .takes = of->lexeme ? (uint32_t)of->lexeme->bits : 0};
}

/* The first word behind the end that is no mark. */
static uint32_t word_behind(const story *self, uint32_t end) {
  uint32_t i = end;
  while (i < self->shown.n_tokens && is_any_mark(self, i) && !opens_quote(self, i) && i < end + 3) i++;
  return i;
}

/* A finite verb that agrees, or not, with the verb of saying: «…، وأضاف». */
static uint32_t agreement(const story *self, const found *of, uint32_t i) {
  if (i >= self->shown.n_tokens || !of->lexeme || of->lexeme->kind != LEXEME_VERB) return 0;
  const reading *verb = reading_at(self, i, LEXEME_VERB);
  if (!verb || FEATURE_TENSE(verb->features) != TENSE_PAST) return 1;
  bool same = FEATURE_GENDER(verb->features) == FEATURE_GENDER(of->features);
  return 2u + same + (FEATURE_ENCLITIC(verb->features) ? 2u : 0u);
}

static uint32_t traits_or_none(const story *self, uint32_t i) {
  return i < self->shown.n_tokens ? traits_at(self, i) : 0;
}

/* 2 where a paragraph ends, 1 where a sentence does, else 0. */
static uint32_t place_of_end(const story *self, uint32_t last, uint32_t behind) {
  if (behind >= self->shown.n_tokens || (token_at(self, behind)->shape & SHAPE_BREAK)) return 2;
  return self->sentence_of[behind] != self->sentence_of[last - 1];
}

static void add_edge(const content_view *self, uint32_t at, evidence *out) {
  const story *in = self->story;
  uint32_t here = class_of(in, at);
  evidence_add(out, 1, here);
  evidence_add(out, 5, word_of(in, at));
  evidence_add(out, 7, word_of(in, at - 1));
  evidence_add(out, 8, pair_of(self->kind, here));
}

void content_end_evidence(const content_view *self, uint32_t last, evidence *out) {
  const story *in = self->story;
  uint32_t behind = word_behind(in, last), next = behind + 1, place = place_of_end(in, last, behind);
  uint32_t agrees = agreement(in, self->of, behind), here = class_of(in, last);
  uint32_t what = traits_or_none(in, behind) & (TRAIT_OCCASION | TRAIT_AND | TRAIT_SURE_VERB | TRAIT_SAYING |
                                                TRAIT_PARTICIPLE | TRAIT_ADVERB | TRAIT_THE);
  uint32_t then = traits_or_none(in, next) &
                  (TRAIT_OCCASION | TRAIT_SURE_VERB | TRAIT_SAYING | TRAIT_EVENT | TRAIT_THE | TRAIT_NAME);
  evidence_begin(out, QUESTION_CONTENT);
  if (!self->backwards) add_edge(self, last, out);
  evidence_add(out, 23, pair_of(place, self->kind));
  evidence_add(out, 30, pair_of(agrees, here));
  evidence_add(out, 31, pair_of(word_of(in, behind), self->kind));
  evidence_add(out, 32, pair_of(class_of(in, behind), class_of(in, next)));
  evidence_add(out, 38, pair_of(what, self->kind));
  evidence_add(out, 39, pair_of(what, pair_of(then, class_of(in, behind) % 64)));
  evidence_add(out, 40, pair_of(here % 64, pair_of(class_of(in, behind) % 64, self->kind)));
  evidence_add(out, 41, pair_of(what & (TRAIT_AND | TRAIT_SAYING | TRAIT_SURE_VERB), pair_of(agrees, behind == last)));
}

/* The bit of enum takes for the preposition at i, 0 for other words. */
static uint32_t preposition_role(const story *self, uint32_t i) {
  if (i >= self->shown.n_tokens || !is_word(self, i)) return 0;
  return has_role(self, i, ROLE(TOWARD))       ? TAKES_ILA
         : has_role(self, i, ROLE(ABOUT))      ? TAKES_AN
         : has_role(self, i, ROLE(UPON))       ? TAKES_ALA
         : has_role(self, i, ROLE(FROM))       ? TAKES_MIN
         : has_role(self, i, ROLE(IN))         ? TAKES_FI
         : has_role(self, i, ROLE(CONCERNING)) ? TAKES_HAWL
                                               : 0u;
}

/* What stands between the cue and the beginning. */
static uint32_t passed_over(const story *self, uint32_t cue, uint32_t first) {
  uint32_t seen = 0;
  for (uint32_t i = cue; i < first && i < cue + 60; i++) {
    bool inside = i + 1 < first;
    seen |= (is_complementizer(self, i) && inside ? 1u : 0) | (opens_quote(self, i) && inside ? 2u : 0) |
            (is_colon(self, i) && inside ? 4u : 0) | (is_comma(self, i) ? 8u : 0);
  }
  return seen;
}

void content_begin_evidence(const content_view *self, uint32_t first, evidence *out) {
  const story *in = self->story;
  uint32_t cue = self->of->cue[0].last, gap = first >= cue ? first - cue : 99, rule = self->rule->tokens.first;
  uint32_t before = class_of(in, first - 1), here = class_of(in, first);
  uint32_t relation = first == rule ? 0 : first < rule ? 1 : 2;
  uint32_t both = self->takes | self->takes >> TAKES_OBJECT, attached = traits_at(in, first) & (TRAIT_BY | TRAIT_TO);
  uint32_t wanted = (both & TAKES_BI ? 1u : 0) | (both & TAKES_LI ? 2u : 0) | (both & TAKES_NOUN ? 4u : 0);
  uint32_t sort = traits_at(in, first) & (TRAIT_EVENT | TRAIT_MASDAR | TRAIT_NAME | TRAIT_TITLE | TRAIT_HEAD |
                                          TRAIT_PLACE | TRAIT_UNKNOWN | TRAIT_THE);
  uint32_t role = preposition_role(in, first - 1);
  evidence_begin(out, QUESTION_CONTENT);
  if (self->backwards) add_edge(self, first, out);
  evidence_add(out, 50, pair_of(relation, self->of->loose));
  evidence_add(out, 51, pair_of(relation, self->rule_name));
  evidence_add(out, 52, pair_of(pair_of(before, here), relation));
  evidence_add(out, 54, pair_of(word_of(in, first), relation));
  evidence_add(out, 55, pair_of(before, self->takes));
  evidence_add(out, 57, pair_of(gap < 10 ? gap : 10, relation));
  evidence_add(out, 58, pair_of(passed_over(in, cue, first), relation));
  evidence_add(out, 59, pair_of(word_of(in, first - 1), self->act));
  evidence_add(out, 60, pair_of(word_of(in, first - 1), word_of(in, self->of->cue[0].first)));
  evidence_add(out, 62, pair_of(attached, pair_of(wanted, relation)));
  evidence_add(out, 63, pair_of(attached, pair_of(wanted, sort)));
  evidence_add(out, 64, pair_of(wanted, pair_of(is_event(in, first), self->of->complement)));
  evidence_add(out, 65, pair_of(role & both, role));
}

/* Whether the range cuts through a quotation. */
static bool cuts_quote(const story *self, range tokens) {
  uint32_t at_first = self->quote_of[tokens.first], at_last = self->quote_of[tokens.last - 1];
  if (at_first != NO_TOKEN && at_first < tokens.first && self->partner[at_first] < tokens.last) return true;
  return at_last != NO_TOKEN && at_last >= tokens.first && self->partner[at_last] != PAIR_OPEN &&
         self->partner[at_last] >= tokens.last;
}

void content_pair_evidence(const content_view *self, const option *answer, evidence *out) {
  const story *in = self->story;
  range tokens = answer->tokens, rule = self->rule->tokens;
  bool is_rule = tokens.first == rule.first && tokens.last == rule.last;
  uint32_t behind = word_behind(in, tokens.last),
           sentences = in->sentence_of[tokens.last - 1] - in->sentence_of[tokens.first];
  uint32_t place =
      self->backwards ? tokens.first == sentence_start(in, tokens.last - 1) : place_of_end(in, tokens.last, behind);
  uint32_t relation = is_rule ? 0 : tokens.last < rule.last || tokens.first > rule.first ? 1 : 2;
  uint32_t edge = class_of(in, self->backwards ? tokens.first : tokens.last);
  evidence_begin(out, QUESTION_CONTENT);
  evidence_add(out, 20, pair_of(relation, self->kind));
  evidence_add(out, 21, pair_of(relation, self->rule_name));
  evidence_add(out, 22, pair_of(relation, edge));
  evidence_add(out, 25, pair_of(self->kind, bucket_of(tokens.last - tokens.first)));
  evidence_add(out, 26, pair_of(cuts_quote(in, tokens), sentences));
  evidence_add(out, 34, pair_of(self->act, pair_of(relation, place)));
  evidence_add(out, 36, pair_of(answer->quoted, pair_of(self->rule->quoted, class_of(in, behind))));
  evidence_add(out, 42, pair_of(answer->marks, self->kind));
  evidence_add(out, 43, pair_of(answer->marks, pair_of(relation, edge % 64)));
  evidence_add(out, 44, pair_of(answer->marks, self->rule_name));
  evidence_add(out, 45, pair_of(answer->marks, pair_of(self->act, place)));
}
