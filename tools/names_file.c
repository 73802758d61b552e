/* names_file: from weights to the model's file: the heaviest features that fit, in small integers, in a hash table. */
#include "names_train.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { SCALE = 24, FORBIDDEN = -3000, HEADER = 24, TRANSITIONS = (TAG_COUNT + 1) * TAG_COUNT };
enum { FILTER_BYTES = (1 << FILTER_BITS) / 8 };

static int8_t small(float weight) {
  float scaled = roundf(weight * SCALE);
  return (int8_t)(scaled > 127 ? 127 : scaled < -127 ? -127 : scaled);
}

typedef struct ranked {
  uint32_t feature;
  float weight; /* the greatest difference it makes between two tags */
} ranked;

static int heavier(const void *a, const void *b) {
  const ranked *x = a, *y = b;
  if (x->weight != y->weight) return x->weight < y->weight ? 1 : -1;
  return x->feature < y->feature ? -1 : x->feature > y->feature;
}

static float span_of_weights(const float *weights) {
  float low = weights[0], high = weights[0];
  for (int t = 1; t < TAG_COUNT; t++) low = fminf(low, weights[t]), high = fmaxf(high, weights[t]);
  return high - low;
}

static void put16(uint8_t *at, uint32_t number) { at[0] = (uint8_t)number, at[1] = (uint8_t)(number >> 8); }
static void put32(uint8_t *at, uint32_t number) { put16(at, number), put16(at + 2, number >> 16); }

/* I-X follows nothing but B-X and I-X. */
static bool is_allowed(int from, int to) {
  if (to != TAG_I_PER && to != TAG_I_LOC && to != TAG_I_ORG) return true;
  return from == to || from == to - 1;
}

static void put_feature(names_model *model, uint64_t *filter, uint16_t *marks, int8_t (*weights)[TAG_COUNT],
                        uint32_t hash, const float *from) {
  uint32_t at = tagger_slot(hash, model->view.n_slots);
  float mean = 0; /* what all tags share decides nothing */
  for (int t = 0; t < TAG_COUNT; t++) mean += from[t] / TAG_COUNT;
  while (marks[at]) at = (at + 1) % model->view.n_slots;
  uint32_t bit = tagger_bit(hash);
  filter[bit >> 6] |= UINT64_C(1) << (bit & 63);
  marks[at] = tagger_mark(hash);
  for (int t = 0; t < TAG_COUNT; t++) weights[at][t] = small(from[t] - mean);
  model->n_kept++;
}

static void lay_out(names_model *self, const int16_t *transitions, const uint16_t *marks,
                    const tagger_model *clusters) {
  uint32_t n_slots = self->view.n_slots, n_clusters = clusters->n_cluster_slots;
  self->size = HEADER + 2 * TRANSITIONS + FILTER_BYTES + (size_t)n_slots * 10 + (size_t)n_clusters * 3;
  self->bytes = names_get(self->size);
  memcpy(self->bytes, "ISNADNM2", 8);
  put32(self->bytes + 8, SCALE), put32(self->bytes + 12, n_slots), put32(self->bytes + 16, n_clusters);
  uint8_t *at = self->bytes + HEADER;
  for (int i = 0; i < TRANSITIONS; i++, at += 2) put16(at, (uint16_t)transitions[i]);
  for (uint32_t i = 0; i < FILTER_BYTES; i++) *at++ = (uint8_t)(self->view.filter[i / 8] >> (i % 8 * 8));
  for (uint32_t i = 0; i < n_slots; i++, at += 2) put16(at, marks[i]);
  memcpy(at, self->view.weights, (size_t)n_slots * TAG_COUNT);
  at += (size_t)n_slots * TAG_COUNT;
  for (uint32_t i = 0; i < n_clusters; i++, at += 2) put16(at, clusters->cluster_marks[i]);
  if (n_clusters) memcpy(at, clusters->clusters, n_clusters);
}

names_model names_pack(const names_data *data, const names_weights *weights, const tagger_model *clusters,
                       size_t limit) {
  names_model self = {0};
  ranked *order = names_get(data->n_features * sizeof *order);
  uint32_t count = 0;
  for (uint32_t f = 0; f < data->n_features; f++) {
    float weight = span_of_weights(weights->features[f]);
    if (weight * SCALE >= 2) order[count++] = (ranked){f, weight};
  }
  qsort(order, count, sizeof *order, heavier);
  size_t room = limit - HEADER - 2 * TRANSITIONS - FILTER_BYTES - (size_t)clusters->n_cluster_slots * 3;
  uint32_t n_slots = (uint32_t)(count * 3ull / 2 + 1);
  if ((size_t)n_slots * 10 > room) n_slots = (uint32_t)(room / 10);
  if (count > n_slots / 3 * 2) count = n_slots / 3 * 2;
  uint16_t *marks = names_get(n_slots * sizeof *marks);
  int8_t(*small_weights)[TAG_COUNT] = names_get((size_t)n_slots * TAG_COUNT);
  int16_t *transitions = names_get(TRANSITIONS * sizeof *transitions);
  uint64_t *filter = names_get(FILTER_BYTES);
  self.view = (tagger_model){
      .filter = filter, .marks = marks, .weights = (const int8_t(*)[TAG_COUNT])small_weights, .n_slots = n_slots};
  for (uint32_t i = 0; i < count; i++)
    put_feature(&self, filter, marks, small_weights, data->hashes[order[i].feature],
                weights->features[order[i].feature]);
  for (int p = 0; p <= TAG_COUNT; p++)
    for (int t = 0; t < TAG_COUNT; t++)
      transitions[p * TAG_COUNT + t] =
          is_allowed(p, t) ? (int16_t)roundf(weights->transitions[p][t] * SCALE) : FORBIDDEN;
  self.view.transitions = transitions;
  self.view.scale = SCALE;
  self.view.cluster_marks = clusters->cluster_marks;
  self.view.clusters = clusters->clusters;
  self.view.n_cluster_slots = clusters->n_cluster_slots;
  lay_out(&self, transitions, marks, clusters);
  free(order);
  return self;
}
