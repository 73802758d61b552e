/* tagger: scores of tokens by notes and features, and the best sequence of tags of each sentence. */
#include "annotate/tagger.h"

#include <string.h>

/* In the model's small units: a sum that no way leads to; how far TAG_O has to lead to be beyond doubt. */
enum { NEVER = -8000, SURE = 40 };

static void add_weights(int16_t *restrict scores, const int8_t *restrict weights) {
  for (int t = 0; t < TAG_COUNT; t++) scores[t] = (int16_t)(scores[t] + weights[t]);
}

/* ---- Notes ---- */

static void sum_word(const tagger_model *model, word_notes *notes, const tagger_feature *features, size_t count) {
  memset(notes->scores, 0, sizeof notes->scores);
  for (size_t k = 0; k < count; k++)
    for (int place = -features[k].reach; place <= features[k].reach; place++) {
      uint32_t hash = tagger_placed(features[k].hash, place);
      const int8_t *weights = tagger_may_weigh(model, hash) ? tagger_weights(model, hash) : NULL;
      if (weights) add_weights(notes->scores[place + WINDOW], weights);
    }
  notes->ready = true;
}

static const word_notes *edge_notes(story *self) {
  word_notes *notes = &self->tagger->edge;
  tagger_feature features[WORD_FEATURES_MAX];
  if (!notes->ready) sum_word(self->tagger->model, notes, features, tagger_edge_features(notes, features));
  return notes;
}

/* Where the notes of a token are kept: with its readings, or in the small tables for what is no word. */
static word_notes *notes_room(story *self, uint32_t i) {
  const isnad_token *token = token_at(self, i);
  tagger_cache *cache = self->tagger;
  if (token->kind == ISNAD_TOKEN_WORD && self->words[i]->notes) return self->words[i]->notes;
  if (token->kind != ISNAD_TOKEN_MARK) return &cache->numbers[token->folded_size & 7];
  return &cache->marks[tagger_mark_class(token)];
}

const word_notes *tagger_notes(story *self, uint32_t i) {
  word_notes *notes = notes_room(self, i);
  if (notes->ready) return notes;
  tagger_feature features[WORD_FEATURES_MAX];
  sum_word(self->tagger->model, notes, features, tagger_word_features(self, i, notes, features));
  return notes;
}

const word_notes **tagger_lay_notes(story *self) {
  size_t count = self->shown.n_tokens + 4 * (self->sentences.count + 1);
  const word_notes **all = arena_get(&self->memory, count * sizeof *all);
  const word_notes *edge = edge_notes(self);
  if (!all) return NULL;
  for (uint32_t s = 0; s < self->sentences.count; s++) {
    const isnad_sentence *sentence = &self->sentences.items[s];
    const word_notes **at = all + 4 * s + sentence->first;
    *at++ = edge;
    *at++ = edge;
    for (uint32_t i = sentence->first; i < sentence->last; i++) *at++ = tagger_notes(self, i);
    *at++ = edge;
    *at++ = edge;
  }
  return all;
}

/* ---- Viterbi ---- */

/* What the spellings of the token and its neighbours say. */
static void score_words(const word_notes *const *at, int16_t *scores) {
  const int16_t *a = at[-2]->scores[0], *b = at[-1]->scores[1], *c = at[0]->scores[2], *d = at[1]->scores[3],
                *e = at[2]->scores[4];
  for (int t = 0; t < TAG_COUNT; t++) scores[t] = (int16_t)(a[t] + b[t] + c[t] + d[t] + e[t]);
}

/* Most tokens are no names beyond all doubt: what stands around them need not be looked up. */
static bool is_sure(const int16_t *scores, int16_t margin) {
  int16_t best = INT16_MIN;
  for (int t = 1; t < TAG_COUNT; t++) best = scores[t] > best ? scores[t] : best;
  return scores[TAG_O] - best > margin;
}

static void add_features(const tagger_model *model, const tagger_feature *features, size_t count, int16_t *scores) {
  for (size_t k = 0; k < count; k++) {
    if (!tagger_may_weigh(model, features[k].hash)) continue;
    const int8_t *weights = tagger_weights(model, features[k].hash);
    if (weights) add_weights(scores, weights);
  }
}

/* The scores of a token; false where it is sure to be no name before all has been looked at. */
static bool score_token(const tagger_sentence *self, uint32_t i, int16_t *scores) {
  const tagger_model *model = self->story->tagger->model;
  tagger_feature features[TOKEN_FEATURES_MAX];
  score_words(self->notes + i, scores);
  if (is_sure(scores, SURE)) return false;
  add_features(model, features, tagger_near_features(self, i, features), scores);
  if (is_sure(scores, SURE)) return false;
  add_features(model, features, tagger_far_features(self, i, features), scores);
  return true;
}

/* The best way to each tag from any tag before; back[t] is where from. Sums are kept small: only their differences
 * count. */
static void step(const int16_t *transitions, int16_t *sums, const int16_t *scores, uint8_t *back) {
  int16_t best[TAG_COUNT], from[TAG_COUNT], top = INT16_MIN;
  for (int t = 0; t < TAG_COUNT; t++) best[t] = (int16_t)(sums[0] + transitions[t]), from[t] = 0;
  for (int16_t p = 1; p < TAG_COUNT; p++)
    for (int t = 0; t < TAG_COUNT; t++) {
      int16_t sum = (int16_t)(sums[p] + transitions[p * TAG_COUNT + t]);
      bool better = sum > best[t];
      best[t] = better ? sum : best[t];
      from[t] = better ? p : from[t];
    }
  for (int t = 0; t < TAG_COUNT; t++) {
    best[t] = (int16_t)(best[t] + scores[t]);
    top = best[t] > top ? best[t] : top;
    back[t] = (uint8_t)from[t];
  }
  for (int t = 0; t < TAG_COUNT; t++) sums[t] = best[t] - top < NEVER ? NEVER : (int16_t)(best[t] - top);
}

/* The best way to TAG_O, which the token is sure to have; true where no other tag was possible before it. */
static void step_sure(const int16_t *transitions, int16_t *sums, uint8_t *back) {
  uint8_t best = 0;
  for (uint8_t p = 1; p < TAG_COUNT; p++)
    if (sums[p] + transitions[p * TAG_COUNT] > sums[best] + transitions[best * TAG_COUNT]) best = p;
  back[TAG_O] = best;
  sums[TAG_O] = 0;
  for (int t = 1; t < TAG_COUNT; t++) sums[t] = NEVER;
}

static void tag_sentence(const tagger_sentence *self, uint8_t (*back)[TAG_COUNT], uint8_t *tags) {
  const int16_t *transitions = self->story->tagger->model->transitions;
  int16_t sums[TAG_COUNT], scores[TAG_COUNT];
  bool was_sure = false;
  for (uint32_t i = 0; i < self->count; i++) {
    bool sure = !score_token(self, i, scores);
    if (sure && i > 0) {
      if (was_sure)
        back[i][TAG_O] = TAG_O;
      else
        step_sure(transitions, sums, back[i]);
      was_sure = true;
      continue;
    }
    was_sure = false;
    if (i > 0) {
      step(transitions, sums, scores, back[i]);
      continue;
    }
    const int16_t *begin = transitions + TAG_COUNT * TAG_COUNT;
    for (int t = 0; t < TAG_COUNT; t++) sums[t] = (int16_t)(begin[t] + scores[t]);
  }
  uint8_t tag = 0;
  for (uint8_t t = 1; t < TAG_COUNT; t++)
    if (sums[t] > sums[tag]) tag = t;
  for (uint32_t i = self->count; i-- > 0; tag = back[i][tag]) tags[self->first + i] = tag;
}

const uint8_t *tagger_tag(story *self) {
  size_t count = self->shown.n_tokens, longest = 1;
  for (size_t s = 0; s < self->sentences.count; s++) {
    size_t size = self->sentences.items[s].last - self->sentences.items[s].first;
    longest = size > longest ? size : longest;
  }
  uint8_t *tags = arena_zero(&self->memory, count + 1);
  uint8_t(*back)[TAG_COUNT] = arena_get(&self->memory, longest * sizeof *back);
  uint32_t *phrases = arena_get(&self->memory, (count + 1) * sizeof *phrases);
  const word_notes **notes = tagger_lay_notes(self);
  if (self->memory.failed) return NULL;
  tagger_mark_phrases(self, phrases);
  for (uint32_t s = 0; s < self->sentences.count; s++) {
    const isnad_sentence *at = &self->sentences.items[s];
    tagger_sentence sentence = {self, at->first, at->last - at->first, notes + at->first + 4 * s + 2, phrases};
    if (sentence.count) tag_sentence(&sentence, back, tags);
  }
  return tags;
}
