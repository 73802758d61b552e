/* names_train: what the parts of tools/train_names share. */
#ifndef ISNAD_TOOLS_NAMES_TRAIN_H
#define ISNAD_TOOLS_NAMES_TRAIN_H

#include "annotate/tagger.h"

/* An occurrence of a feature: its number, whether it is of the token itself, its template. */
#define OCCURRENCE(number, own, template) ((number) << 5 | (uint32_t)(own) << 4 | (uint32_t)(template))
#define OCCURRENCE_NUMBER(of) ((of) >> 5)
#define OCCURRENCE_OWN(of) ((of) >> 4 & 1u)
#define OCCURRENCE_TEMPLATE(of) ((of)&15u)

/* Sentences, tokens and features, each array ending in one entry more that says where the last one ends. */
typedef struct names_data {
  uint32_t *sentences; /* first token of each */
  uint32_t *tokens;    /* first occurrence of each */
  uint8_t *tags;       /* a token each */
  uint32_t *occurrences;
  uint32_t *hashes; /* of each feature */
  uint32_t n_sentences, n_tokens, n_occurrences, n_features;
} names_data;

typedef struct names_options {
  int epochs;
  float rate, decay; /* step of AdaGrad; L2 */
  float hide;        /* how often a token's own letters are hidden, so that what surrounds it is learned from too */
  uint32_t seed;
} names_options;

typedef struct names_weights {
  float (*features)[TAG_COUNT];
  float transitions[TAG_COUNT + 1][TAG_COUNT];
} names_weights;

/* names_crf.c: learns a linear chain CRF by stochastic gradients. */
void names_learn(const names_data *data, const names_options *options, names_weights *out);

/* names_file.c: keeps the heaviest features that fit, and writes and holds the model. */
typedef struct names_model {
  tagger_model view;
  uint8_t *bytes;
  size_t size;
  uint32_t n_kept;
} names_model;

/* Fits into `limit` bytes. The clusters are those of `clusters`. */
names_model names_pack(const names_data *data, const names_weights *weights, const tagger_model *clusters,
                       size_t limit);

void *names_get(size_t size); /* cleared; ends the program where there is no memory */

#endif
