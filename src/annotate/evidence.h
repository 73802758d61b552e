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
  uint32_t base; /* mixed into every slot: which question is asked */
} evidence;

/* Begins the evidence for an answer to one kind of question. */
void evidence_begin(evidence *self, uint32_t question);
/* Adds a template with its value; what does not fit any more is left out. */
void evidence_add(evidence *self, uint32_t template, uint32_t value);
/* The sum of the weights of the shipped model. */
int32_t evidence_weigh(const evidence *self);

/* A rough class of the token at i for templates: its part of speech as far as its readings tell, or its mark. Tokens
 * outside of [0, n_tokens) have one of their own. */
uint32_t class_of(const story *self, uint32_t i);
/* A hash of its folded letters. */
uint32_t word_of(const story *self, uint32_t i);
/* Two or three values as one. */
static inline uint32_t pair_of(uint32_t a, uint32_t b) { return a * 0x9E3779B1u + b + 1; }

/* The model's weights, made by tools/train_statements and compiled in. */
extern const int16_t evidence_weights[1 << WEIGHT_BITS];

#endif
