/* evidence: what speaks for one answer, as slots of one table of weights.
 *
 * Where the rules leave more than one answer open (where a content ends, whether a word attributes at all, who a bare
 * verb belongs to), each answer gathers evidence: pairs of a template ("the word behind the end") and a value («كما»).
 * A pair is hashed to a slot of a table of weights learned from marked stories; the answer with the greatest sum wins.
 * Reading and training call the same code, so they cannot differ. Depends on: grammar.
 */
#ifndef ISNAD_ANNOTATE_EVIDENCE_H
#define ISNAD_ANNOTATE_EVIDENCE_H

#include "annotate/story.h"

enum { EVIDENCE_MAX = 96, WEIGHT_BITS = 17 };

typedef struct evidence {
  uint32_t count;
  uint32_t slots[EVIDENCE_MAX];
  uint8_t templates[EVIDENCE_MAX]; /* of each slot, for whoever asks why */
  uint32_t base;                   /* mixed into every slot: which question is asked */
} evidence;

/* The model's weights, made by tools/train_statements and compiled in. */
extern const int16_t evidence_weights[1 << WEIGHT_BITS];

/* Begins the evidence for an answer to one kind of question. */
static inline void evidence_begin(evidence *self, uint32_t question) {
  self->count = 0;
  self->base = (question + 1) * 0x85EBCA6Bu;
}

/* Adds a template with its value; what does not fit any more is left out. */
static inline void evidence_add(evidence *self, uint32_t template, uint32_t value) {
  if (self->count == EVIDENCE_MAX) return;
  uint64_t mixed = (self->base ^ (uint64_t)(template * 0x9E3779B1u) << 32 ^ value) * UINT64_C(0x9E3779B97F4A7C15);
  uint32_t slot = (uint32_t)((mixed ^ mixed >> 29) * UINT64_C(0xBF58476D1CE4E5B9) >> (64 - WEIGHT_BITS));
  /* the weights lie far away: each comes while the others are gathered */
  __builtin_prefetch(&evidence_weights[slot]);
  self->templates[self->count] = (uint8_t) template;
  self->slots[self->count++] = slot;
}

/* The sum of the weights of the shipped model. */
int32_t evidence_weigh(const evidence *self);

/* Why an answer was chosen: the sum of its evidence, and what weighed most for or against it, the heaviest first. */
enum { WEIGHED_MAX = 4 };
typedef struct verdict {
  int32_t sum;
  uint32_t count;
  struct weighed {
    uint8_t template;
    int32_t weight;
  } most[WEIGHED_MAX];
} verdict;

/* A weight of so much is a factor e of the odds. */
enum { WEIGHT_UNIT = 2048 };

/* Adds evidence to a verdict that begins as zeros. */
void verdict_add(verdict *self, const evidence *seen);
/* Adds what one answer's evidence has over another's; both have the same templates in the same order. */
void verdict_compare(verdict *self, const evidence *chosen, const evidence *rival);
/* What a template of a question looks at, in a few words; NULL where there is no such template. */
const char *evidence_text(uint32_t question, uint32_t template);

/* What templates ask of a token again and again, worked out once. */
typedef struct token_sign {
  uint32_t class; /* a rough part of speech, with what is attached, or the mark */
  uint32_t word;  /* a hash of its folded letters, or the mark's code point */
  uint32_t core;  /* of a word: the same without what is attached before it and without ال; else 0 */
  uint32_t name;  /* the core of a word that tells who is meant, which a preposition does not; else 0 */
} token_sign;

/* Fills self->signs. */
void prepare_signs(story *self);

/* Tokens outside of [0, n_tokens) have the class and the word 0. */
static inline uint32_t class_of(const story *self, uint32_t i) {
  return i < self->shown.n_tokens ? self->signs[i].class : 0;
}
static inline uint32_t word_of(const story *self, uint32_t i) {
  return i < self->shown.n_tokens ? self->signs[i].word : 0;
}
/* Two or three values as one. */
static inline uint32_t pair_of(uint32_t a, uint32_t b) { return a * 0x9E3779B1u + b + 1; }

/* A number as one of a few sizes. */
static inline uint32_t bucket_of(uint32_t n) {
  return n < 6 ? n : n < 10 ? 6 : n < 16 ? 7 : n < 26 ? 8 : n < 40 ? 9 : 10;
}
/* A hash of a constant name, of a rule or a lemma; NULL gives 0. */
uint32_t text_hash(const char *text);

#endif
