/* judge: chooses among the answers that the rules leave open, by the evidence for each.
 *
 *     judge_content.c   where the content ends
 *     judge_source.c    where the source begins and ends
 *     judge_accept.c    whether a candidate is a statement at all
 * Each has the same three parts: `..._options` lists the answers, the rules' own first; `..._evidence` gathers what
 * speaks for one; the choice is the greatest sum. tools/train_statements learns the weights with the first two.
 * Depends on: found.h, evidence.h.
 */
#ifndef ISNAD_ANNOTATE_JUDGE_H
#define ISNAD_ANNOTATE_JUDGE_H

#include "annotate/evidence.h"
#include "annotate/found.h"

enum question { QUESTION_CONTENT, QUESTION_SOURCE, QUESTION_ACCEPT, QUESTION_SPEAKER };

enum { OPTIONS_MAX = 160, NO_ACT = 99 };

/* An answer: a range of tokens, and whether it is what stands between two quotation marks. */
typedef struct option {
  range tokens;
  bool quoted;
  uint32_t skip;  /* bytes of the first token that are a preposition */
  uint32_t marks; /* a bit for each way of the rules to find the end, by which it would end here */
} option;

/* The possible contents of a statement; 0 where nothing is open. */
uint32_t content_options(const story *self, const found *of, option out[OPTIONS_MAX]);
/* What is asked of a statement whatever the answer. */
typedef struct content_view {
  const story *story;
  const found *of;
  const option *rule;
  bool backwards; /* the content stands before the cue */
  uint32_t kind, rule_name, act, takes;
} content_view;
content_view content_view_of(const story *self, const found *of, const option *rule);
/* What speaks for an answer is what speaks for its beginning, for its end, and for the two together. */
void content_begin_evidence(const content_view *self, uint32_t first, evidence *out);
void content_end_evidence(const content_view *self, uint32_t last, evidence *out);
void content_pair_evidence(const content_view *self, const option *answer, evidence *out);
void content_choose(found *of, const option *answer);

/* The possible sources; an empty range is none. */
uint32_t source_options(const story *self, const found *of, option out[OPTIONS_MAX]);
/* What is asked of a statement whatever the answer. */
typedef struct source_view {
  const story *story;
  const found *of;
  const option *rule;
  const found *earlier; /* the statement before it in its sentence, or NULL */
  uint32_t bond;        /* how the two agree, 0 where there is none */
  uint32_t rule_name, act;
  uint32_t cue, end; /* the tokens between which a source behind the cue stands */
  bool opens;        /* the cue opens its sentence */
} source_view;
/* `place` is where `of` stands among what has been found; `of` may be a copy with another content. */
source_view source_view_of(const finder *finding, const found *place, const found *of, const option *rule);
void source_evidence(const source_view *self, const option *answer, evidence *out);
void source_choose(found *of, const option *answer);

/* What speaks for a candidate being a statement; below 0 in sum it is none. */
void accept_evidence(const finder *self, const found *of, evidence *out);
/* The statements around one of the finder, the one itself among them: from *first up to what is returned. Bounded, so
 * that a text of nothing but verbs takes no more than its length. */
size_t neighbours(const finder *self, const found *of, size_t *first);

/* Lets the judges decide on all that has been found. */
void judge_all(finder *self);

#endif
