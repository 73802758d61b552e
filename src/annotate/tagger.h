/* tagger: a linear model that says for each token whether it belongs to the name of a person, a place, an organization.
 *
 *     word features    of a spelling alone: its letters, affixes, readings, cluster. They are made once per spelling
 *                      and summed up, for each place that the spelling may have beside the tagged token, in the notes
 *                      that the reading cache keeps (word_notes)
 *     token features   of a token among its neighbours: pairs of words, phrases of the lexicon, the noun to its right
 *                      and left that could head it, quotation marks
 *     model            hashed features to eight small weights, one a tag; learned by tools/train_names.c as a linear
 *                      chain CRF and compiled into the library from model/names/
 *
 * The best sequence of tags of a sentence is found by Viterbi's algorithm in 16 bit integers. The trainer takes
 * features from the functions here, so what is trained is what is read. Depends on: base, lexicon, story.h, grammar.h.
 */
#ifndef ISNAD_ANNOTATE_TAGGER_H
#define ISNAD_ANNOTATE_TAGGER_H

#include "annotate/story.h"

/* Begin and inside of each type; MISC is learned so that it is told apart, and never shown. */
enum tag { TAG_O, TAG_B_PER, TAG_I_PER, TAG_B_LOC, TAG_I_LOC, TAG_B_ORG, TAG_I_ORG, TAG_MISC, TAG_COUNT };

/* How far beside the tagged token a spelling counts: two tokens before to two behind. */
enum { WINDOW = 2, PLACES = 2 * WINDOW + 1 };

/* What the tagger keeps with each spelling. */
typedef struct word_notes {
  int16_t scores[PLACES][TAG_COUNT]; /* sums of weights; [0]: it stands two tokens before the tagged one */
  uint32_t word;                     /* hashes: of all letters, */
  uint32_t core;                     /* of the letters without what is attached, */
  uint32_t classes;                  /* of all the classes it may belong to, */
  uint32_t coarse;                   /* of the likeliest one */
  bool ready, heads;                 /* heads: a title or a noun that what follows may belong to */
} word_notes;

/* The kinds of features, for explanations. */
#define FEATURE_TEMPLATES(X)                                                                                           \
  X(WORD, "the word itself")                                                                                           \
  X(CORE, "the word without what is attached")                                                                         \
  X(PREFIX, "how the word begins")                                                                                     \
  X(SUFFIX, "how the word ends")                                                                                       \
  X(SHAPE, "length and kind of its letters")                                                                           \
  X(READING, "what the lexicon says of the word")                                                                      \
  X(CLASSES, "all that the lexicon says of the word")                                                                  \
  X(NAMED, "a place, body or person of the lexicon")                                                                   \
  X(CLUSTER, "the words it is used like")                                                                              \
  X(PAIR, "the word and its neighbour")                                                                                \
  X(CLASS_PAIR, "the classes of the word and its neighbours")                                                          \
  X(PHRASE, "a phrase of the lexicon")                                                                                 \
  X(HEAD, "the title or head noun before it")                                                                          \
  X(QUOTE, "quotation marks around it")

enum feature_template {
#define FEATURE_TEMPLATE(name, text) TEMPLATE_##name,
  FEATURE_TEMPLATES(FEATURE_TEMPLATE)
#undef FEATURE_TEMPLATE
      TEMPLATE_COUNT
};

typedef struct tagger_feature {
  uint32_t hash;
  uint8_t template;
  uint8_t reach; /* of a word feature: how many tokens beside the tagged one it counts for */
} tagger_feature;

enum { WORD_FEATURES_MAX = 96, TOKEN_FEATURES_MAX = 48 };

typedef struct tagger_model tagger_model;

/* ---- tagger_features.c ---- */

/* What the tagger takes a mark for, below 128: quotation marks of all kinds are one, rare marks too. */
uint32_t tagger_mark_class(const isnad_token *token);
/* The features of token i's spelling into out[WORD_FEATURES_MAX], and the hashes of `notes`. */
size_t tagger_word_features(const story *self, uint32_t i, word_notes *notes, tagger_feature *out);
/* The features of what stands before the first and behind the last token. */
size_t tagger_edge_features(word_notes *notes, tagger_feature *out);
/* One hash of two. */
static inline uint32_t tagger_mix(uint32_t hash, uint32_t with) {
  hash = (hash ^ with) * 0x85EBCA6Bu;
  return hash ^ hash >> 15;
}
/* A word feature, counted `place` tokens (−2 to 2) from the token that is tagged. */
static inline uint32_t tagger_placed(uint32_t hash, int place) {
  return tagger_mix(hash, 0x51ED27u + (uint32_t)(place + WINDOW));
}

/* A sentence with the notes of its words: notes[-2] to notes[count + 1] are there, those outside being the edge's. */
typedef struct tagger_sentence {
  const story *story;
  uint32_t first, count;
  const word_notes *const *notes;
  const uint32_t *phrases; /* a token each: hash of the phrase of the lexicon that it is part of, 0 none */
} tagger_sentence;

/* The features of the sentence's token i into out[TOKEN_FEATURES_MAX]: all of them, or those of its nearest neighbours,
 * and the others. */
size_t tagger_near_features(const tagger_sentence *self, uint32_t i, tagger_feature *out);
size_t tagger_far_features(const tagger_sentence *self, uint32_t i, tagger_feature *out);
size_t tagger_token_features(const tagger_sentence *self, uint32_t i, tagger_feature *out);
/* Fills `phrases` (n_tokens of them) for a story. */
void tagger_mark_phrases(const story *self, uint32_t *phrases);

/* ---- tagger_model.c ---- */

/* The model compiled into the library. */
struct tagger_model {
  const uint64_t *filter; /* a bit for each feature that has weights, and for few others: most are not looked for */
  const uint16_t *marks;  /* a slot each: of the feature in it, 0 none */
  const int8_t (*weights)[TAG_COUNT];
  uint32_t n_slots;
  uint32_t scale;             /* 1 of the CRF's weights is this much */
  const int16_t *transitions; /* [TAG_COUNT + 1][TAG_COUNT]: from a tag, the last row from the sentence's beginning */
  const uint16_t *cluster_marks; /* a slot each: of the word in it, 0 none */
  const uint8_t *clusters;
  uint32_t n_cluster_slots;
};
extern const tagger_model tagger_builtin;

enum { FILTER_BITS = 20 };
/* Where a feature's bit is in the filter. */
static inline uint32_t tagger_bit(uint32_t hash) { return (hash * 0x9E3779B1u) >> (32 - FILTER_BITS); }
/* The weights of a feature, or NULL. The filter alone says of most that they have none. */
const int8_t *tagger_find_weights(const tagger_model *self, uint32_t hash);
static inline bool tagger_may_weigh(const tagger_model *self, uint32_t hash) {
  uint32_t bit = tagger_bit(hash);
  return self->filter[bit >> 6] >> (bit & 63) & 1;
}
static inline const int8_t *tagger_weights(const tagger_model *self, uint32_t hash) {
  return tagger_may_weigh(self, hash) ? tagger_find_weights(self, hash) : NULL;
}
/* Where a key goes in a table of that many slots, and its mark there. */
static inline uint32_t tagger_slot(uint32_t hash, uint32_t n_slots) {
  return (uint32_t)((uint64_t)hash * n_slots >> 32);
}
static inline uint16_t tagger_mark(uint32_t hash) { return (uint16_t)(hash & 0xFFFF ? hash & 0xFFFF : 1); }
/* The cluster of a word by the hash of its letters, 0 none. */
uint8_t tagger_cluster(const tagger_model *self, uint32_t word);

/* ---- tagger.c ---- */

/* What is kept from story to story: the model, and the notes of what is no word. */
typedef struct tagger_cache {
  const tagger_model *model;
  word_notes edge, numbers[8], marks[128];
} tagger_cache;

/* The tag of every token of the story, in its memory; NULL where there is none left. */
const uint8_t *tagger_tag(story *self);
/* The notes of a token, made where they are new. */
const word_notes *tagger_notes(story *self, uint32_t i);
/* What made a token's tag: a feature, how far from the token (tokens), and how much more it gives that tag than TAG_O.
 */
typedef struct tagger_reason {
  uint8_t template;
  int place;
  int weight;
} tagger_reason;

enum { REASONS_MAX = 4 };
/* The features that spoke loudest for the tag of a token, the strongest first; returns how many. */
size_t tagger_explain(story *self, uint32_t token, uint8_t tag, tagger_reason reasons[REASONS_MAX]);

/* Lays notes out for a whole story: out of all sentences, sentence s is at result + 2 + its first token + 4 * s. */
const word_notes **tagger_lay_notes(story *self);

#endif
