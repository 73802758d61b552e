/* tagger_model: looking weights and clusters up in the tables that tools/modelc.c makes of model/names/names.model. */
#include "annotate/tagger.h"

/* Few keys lie far from their slot: the tables are filled to two thirds. */
enum { PROBES_MAX = 64 };

static uint32_t find(const uint16_t *marks, uint32_t n_slots, uint32_t hash) {
  if (!n_slots) return UINT32_MAX;
  uint32_t at = tagger_slot(hash, n_slots);
  uint16_t mark = tagger_mark(hash);
  for (int probes = 0; marks[at] && probes < PROBES_MAX; probes++) {
    if (marks[at] == mark) return at;
    if (++at == n_slots) at = 0;
  }
  return UINT32_MAX;
}

const int8_t *tagger_find_weights(const tagger_model *self, uint32_t hash) {
  uint32_t at = find(self->marks, self->n_slots, hash);
  return at == UINT32_MAX ? NULL : self->weights[at];
}

uint8_t tagger_cluster(const tagger_model *self, uint32_t word) {
  uint32_t at = find(self->cluster_marks, self->n_cluster_slots, word);
  return at == UINT32_MAX ? 0 : self->clusters[at];
}
