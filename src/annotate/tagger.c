/* tagger: scores of tokens by notes and features, and the best sequence of tags of each sentence. */
#include "annotate/tagger.h"

#include "annotate/lanes.h"

#include <string.h>

_Static_assert((int)TAG_COUNT == (int)LANES, "a lane each tag");

/* In the model's small units: a sum that no way leads to; how far TAG_O has to lead to be beyond doubt. */
enum { NEVER = -8000, SURE = 40 };

/* ---- Notes ---- */

/* A feature at a place, which the filter lets through. */
typedef struct placed {
  uint32_t hash;
  int place;
} placed;

/* The weights lie far apart in memory: all are asked for before the first is needed. */
static void sum_word(const tagger_model *model, word_notes *notes, const tagger_feature *features, size_t count) {
  placed likely[WORD_FEATURES_MAX * PLACES];
  size_t n_likely = 0;
  for (size_t k = 0; k < count; k++)
    for (int place = -features[k].reach; place <= features[k].reach; place++) {
      uint32_t hash = tagger_placed(features[k].hash, place);
      if (!tagger_may_weigh(model, hash)) continue;
      __builtin_prefetch(&model->marks[tagger_slot(hash, model->n_slots)]);
      __builtin_prefetch(&model->weights[tagger_slot(hash, model->n_slots)]);
      likely[n_likely++] = (placed){hash, place};
    }
  memset(notes->scores, 0, sizeof notes->scores);
  for (size_t k = 0; k < n_likely; k++) {
    const int8_t *weights = tagger_find_weights(model, likely[k].hash);
    int16_t *scores = notes->scores[likely[k].place + WINDOW];
    if (weights) lanes_store(scores, lanes_load(scores) + lanes_widen(weights));
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
static lanes score_words(const word_notes *const *at) {
  return lanes_load(at[-2]->scores[0]) + lanes_load(at[-1]->scores[1]) + lanes_load(at[0]->scores[2]) +
         lanes_load(at[1]->scores[3]) + lanes_load(at[2]->scores[4]);
}

/* Most tokens are no names beyond all doubt: what stands around them need not be looked up. */
static bool is_sure(lanes scores) {
  const lanes not_itself = {-1};
  return lanes_hold((lanes_all(scores[TAG_O]) - scores > SURE) | not_itself);
}

static lanes add_features(const tagger_model *model, const tagger_feature *features, size_t count, lanes scores) {
  for (size_t k = 0; k < count; k++) {
    const int8_t *weights = tagger_weights(model, features[k].hash);
    if (weights) scores += lanes_widen(weights);
  }
  return scores;
}

/* The scores of a token; false where it is sure to be no name before all has been looked at. */
static bool score_token(const tagger_sentence *self, uint32_t i, lanes *scores) {
  const tagger_model *model = self->story->tagger->model;
  tagger_feature features[TOKEN_FEATURES_MAX];
  *scores = score_words(self->notes + i);
  if (is_sure(*scores)) return false;
  *scores = add_features(model, features, tagger_near_features(self, i, features), *scores);
  if (is_sure(*scores)) return false;
  *scores = add_features(model, features, tagger_far_features(self, i, features), *scores);
  return true;
}

/* The best way to each tag from any tag before; back[t] is where from. Sums are kept small: only their differences
 * count. */
static lanes step(const int16_t *transitions, lanes sums, lanes scores, uint8_t *back) {
  lanes best = lanes_load(transitions) + sums[0], from = {0};
  for (int16_t p = 1; p < TAG_COUNT; p++) {
    lanes sum = lanes_load(transitions + p * TAG_COUNT) + sums[p], better = sum > best;
    best = lanes_choose(better, sum, best);
    from = lanes_choose(better, lanes_all(p), from);
  }
  lanes_narrow(back, from);
  best += scores;
  return lanes_larger(best - lanes_top(best), lanes_all(NEVER));
}

/* The best way to TAG_O, which the token is sure to have. */
static lanes step_sure(const int16_t *transitions, lanes sums, uint8_t *back) {
  uint8_t best = 0;
  for (uint8_t p = 1; p < TAG_COUNT; p++)
    if (sums[p] + transitions[p * TAG_COUNT] > sums[best] + transitions[best * TAG_COUNT]) best = p;
  back[TAG_O] = best;
  lanes only = lanes_all(NEVER);
  only[TAG_O] = 0;
  return only;
}

static void tag_sentence(const tagger_sentence *self, uint8_t (*back)[TAG_COUNT], uint8_t *tags) {
  const int16_t *transitions = self->story->tagger->model->transitions;
  lanes sums = {0}, scores;
  bool was_sure = false;
  for (uint32_t i = 0; i < self->count; i++) {
    bool sure = !score_token(self, i, &scores);
    if (i == 0)
      sums = lanes_load(transitions + TAG_COUNT * TAG_COUNT) + scores;
    else if (!sure)
      sums = step(transitions, sums, scores, back[i]);
    else if (was_sure)
      back[i][TAG_O] = TAG_O;
    else
      sums = step_sure(transitions, sums, back[i]);
    was_sure = sure && i > 0;
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
