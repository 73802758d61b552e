/* tagger: scores of tokens by notes and features, and the best sequence of tags of each sentence. */
#include "annotate/tagger.h"

#include <string.h>

static void add_weights(int16_t *scores, const int8_t *weights) {
  for (int t = 0; t < TAG_COUNT; t++) scores[t] = (int16_t)(scores[t] + weights[t]);
}

/* ---- Notes ---- */

static void sum_word(const tagger_model *model, word_notes *notes, const tagger_feature *features, size_t count) {
  memset(notes->scores, 0, sizeof notes->scores);
  for (size_t k = 0; k < count; k++)
    for (int place = -features[k].reach; place <= features[k].reach; place++) {
      const int8_t *weights = tagger_weights(model, tagger_placed(features[k].hash, place));
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

static void score_token(const tagger_sentence *self, uint32_t i, int16_t *scores) {
  memset(scores, 0, TAG_COUNT * sizeof *scores);
  for (int place = -WINDOW; place <= WINDOW; place++) {
    const int16_t *from = self->notes[(int64_t)i + place]->scores[place + WINDOW];
    for (int t = 0; t < TAG_COUNT; t++) scores[t] = (int16_t)(scores[t] + from[t]);
  }
  tagger_feature features[TOKEN_FEATURES_MAX];
  size_t count = tagger_token_features(self, i, features);
  for (size_t k = 0; k < count; k++) {
    const int8_t *weights = tagger_weights(self->story->tagger->model, features[k].hash);
    if (weights) add_weights(scores, weights);
  }
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
  for (int t = 0; t < TAG_COUNT; t++) sums[t] = best[t] - top < -8000 ? -8000 : (int16_t)(best[t] - top);
}

static void tag_sentence(const tagger_sentence *self, uint8_t (*back)[TAG_COUNT], uint8_t *tags) {
  const int16_t *transitions = self->story->tagger->model->transitions;
  int16_t sums[TAG_COUNT], scores[TAG_COUNT];
  for (uint32_t i = 0; i < self->count; i++) {
    score_token(self, i, scores);
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
