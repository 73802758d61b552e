/* names_crf: a linear chain CRF, learned sentence by sentence with AdaGrad and L2, averaged over the later epochs.
 *
 * The probability of tags y for a sentence x is exp(Σ w·f(x, y)) / Z(x) (Lafferty, McCallum and Pereira 2001). Forward
 * and backward sums are kept as probabilities, scaled to one at each token.
 */
#include "names_train.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef float row[TAG_COUNT];

typedef struct learner {
  const names_data *data;
  const names_options *options;
  names_weights *weights;
  row *squares, transition_squares[TAG_COUNT + 1]; /* sums of squared gradients */
  row *sums, transition_sums[TAG_COUNT + 1];       /* for the average */
  row *scores, *forward, *backward;                /* of the longest sentence */
  bool *hidden;
  row pairs[TAG_COUNT + 1]; /* expected transitions of the sentence, then observed minus expected */
  double loss;
  uint32_t random;
} learner;

static uint32_t next_random(learner *self) {
  self->random ^= self->random << 13;
  self->random ^= self->random >> 17;
  self->random ^= self->random << 5;
  return self->random;
}

/* The letters of a hidden token are not seen: its own word, core, and pairs with its neighbours. */
static bool is_seen(uint32_t occurrence, bool hidden) {
  if (!hidden) return true;
  uint32_t template = OCCURRENCE_TEMPLATE(occurrence);
  if (template == TEMPLATE_PAIR) return false;
  return !OCCURRENCE_OWN(occurrence) || (template != TEMPLATE_WORD && template != TEMPLATE_CORE);
}

static void score(learner *self, uint32_t first, uint32_t count) {
  const names_data *data = self->data;
  for (uint32_t i = 0; i < count; i++) {
    float *scores = self->scores[i];
    memset(scores, 0, sizeof(row));
    self->hidden[i] = (float)(next_random(self) & 0xFFFF) < self->options->hide * 65536.0f;
    for (uint32_t k = data->tokens[first + i]; k < data->tokens[first + i + 1]; k++) {
      if (!is_seen(data->occurrences[k], self->hidden[i])) continue;
      const float *weights = self->weights->features[OCCURRENCE_NUMBER(data->occurrences[k])];
      for (int t = 0; t < TAG_COUNT; t++) scores[t] += weights[t];
    }
  }
}

static double scale_to_one(float *of) {
  float sum = 0;
  for (int t = 0; t < TAG_COUNT; t++) sum += of[t];
  for (int t = 0; t < TAG_COUNT; t++) of[t] /= sum;
  return log(sum);
}

static void pass(learner *self, uint32_t count, row *steps, const float (*factors)[TAG_COUNT]) {
  for (uint32_t i = 0; i < count; i++) {
    float top = self->scores[i][0];
    for (int t = 1; t < TAG_COUNT; t++) top = fmaxf(top, self->scores[i][t]);
    for (int t = 0; t < TAG_COUNT; t++) steps[i][t] = expf(self->scores[i][t] - top);
    self->loss += top;
  }
  for (uint32_t i = 0; i < count; i++) {
    row from = {0};
    for (int p = 0; p < TAG_COUNT && i > 0; p++)
      for (int t = 0; t < TAG_COUNT; t++) from[t] += self->forward[i - 1][p] * factors[p][t];
    if (i == 0) memcpy(from, factors[TAG_COUNT], sizeof from);
    for (int t = 0; t < TAG_COUNT; t++) self->forward[i][t] = from[t] * steps[i][t];
    self->loss += scale_to_one(self->forward[i]);
  }
  for (int t = 0; t < TAG_COUNT; t++) self->backward[count - 1][t] = 1;
  for (uint32_t i = count - 1; i-- > 0;) {
    for (int p = 0; p < TAG_COUNT; p++) {
      float sum = 0;
      for (int t = 0; t < TAG_COUNT; t++) sum += factors[p][t] * steps[i + 1][t] * self->backward[i + 1][t];
      self->backward[i][p] = sum;
    }
    scale_to_one(self->backward[i]);
  }
}

/* The expected transitions into token i. */
static void expect_pairs(learner *self, uint32_t i, const row *steps, const float (*factors)[TAG_COUNT]) {
  row pairs[TAG_COUNT];
  float sum = 0;
  for (int p = 0; p < TAG_COUNT; p++)
    for (int t = 0; t < TAG_COUNT; t++) {
      pairs[p][t] = self->forward[i - 1][p] * factors[p][t] * steps[i][t] * self->backward[i][t];
      sum += pairs[p][t];
    }
  for (int p = 0; p < TAG_COUNT; p++)
    for (int t = 0; t < TAG_COUNT; t++) self->pairs[p][t] -= pairs[p][t] / sum;
}

static void climb(float *weight, float *square, float gradient, const names_options *options) {
  gradient -= options->decay * *weight;
  *square += gradient * gradient;
  *weight += options->rate * gradient / sqrtf(*square + 1e-6f);
}

static void update(learner *self, uint32_t first, uint32_t count) {
  const names_data *data = self->data;
  for (uint32_t i = 0; i < count; i++) {
    row gradient;
    float sum = 0;
    for (int t = 0; t < TAG_COUNT; t++) sum += gradient[t] = self->forward[i][t] * self->backward[i][t];
    for (int t = 0; t < TAG_COUNT; t++) gradient[t] = -gradient[t] / sum;
    gradient[data->tags[first + i]] += 1;
    if (i == 0)
      for (int t = 0; t < TAG_COUNT; t++) self->pairs[TAG_COUNT][t] += gradient[t];
    for (uint32_t k = data->tokens[first + i]; k < data->tokens[first + i + 1]; k++) {
      if (!is_seen(data->occurrences[k], self->hidden[i])) continue;
      uint32_t number = OCCURRENCE_NUMBER(data->occurrences[k]);
      for (int t = 0; t < TAG_COUNT; t++)
        climb(&self->weights->features[number][t], &self->squares[number][t], gradient[t], self->options);
    }
  }
  for (int p = 0; p <= TAG_COUNT; p++)
    for (int t = 0; t < TAG_COUNT; t++)
      climb(&self->weights->transitions[p][t], &self->transition_squares[p][t], self->pairs[p][t], self->options);
}

static void learn_sentence(learner *self, uint32_t sentence, row *steps) {
  const names_data *data = self->data;
  uint32_t first = data->sentences[sentence], count = data->sentences[sentence + 1] - first;
  if (!count) return;
  float factors[TAG_COUNT + 1][TAG_COUNT];
  for (int p = 0; p <= TAG_COUNT; p++)
    for (int t = 0; t < TAG_COUNT; t++) factors[p][t] = expf(self->weights->transitions[p][t]);
  score(self, first, count);
  pass(self, count, steps, (const float(*)[TAG_COUNT])factors);
  memset(self->pairs, 0, sizeof self->pairs);
  for (uint32_t i = 0; i < count; i++) {
    uint8_t tag = data->tags[first + i];
    self->loss -= self->scores[i][tag];
    const float *from = self->weights->transitions[i > 0 ? data->tags[first + i - 1] : TAG_COUNT];
    self->loss -= from[tag];
    if (i == 0) continue;
    self->pairs[data->tags[first + i - 1]][tag] += 1;
    expect_pairs(self, i, (const row *)steps, (const float(*)[TAG_COUNT])factors);
  }
  update(self, first, count);
}

static void shuffle(learner *self, uint32_t *order) {
  for (uint32_t i = self->data->n_sentences; i > 1; i--) {
    uint32_t other = next_random(self) % i, kept = order[i - 1];
    order[i - 1] = order[other];
    order[other] = kept;
  }
}

static void keep_sums(learner *self) {
  for (uint32_t f = 0; f < self->data->n_features; f++)
    for (int t = 0; t < TAG_COUNT; t++) self->sums[f][t] += self->weights->features[f][t];
  for (int p = 0; p <= TAG_COUNT; p++)
    for (int t = 0; t < TAG_COUNT; t++) self->transition_sums[p][t] += self->weights->transitions[p][t];
}

static void take_average(learner *self, float count) {
  for (uint32_t f = 0; f < self->data->n_features; f++)
    for (int t = 0; t < TAG_COUNT; t++) self->weights->features[f][t] = self->sums[f][t] / count;
  for (int p = 0; p <= TAG_COUNT; p++)
    for (int t = 0; t < TAG_COUNT; t++) self->weights->transitions[p][t] = self->transition_sums[p][t] / count;
}

void names_learn(const names_data *data, const names_options *options, names_weights *out) {
  uint32_t longest = 1;
  uint32_t *order = names_get(data->n_sentences * sizeof *order);
  for (uint32_t s = 0; s < data->n_sentences; s++) {
    uint32_t size = data->sentences[s + 1] - data->sentences[s];
    longest = size > longest ? size : longest;
    order[s] = s;
  }
  learner self = {.data = data, .options = options, .weights = out, .random = options->seed * 2654435761u + 1};
  memset(out->transitions, 0, sizeof out->transitions);
  out->features = names_get(data->n_features * sizeof(row));
  self.squares = names_get(data->n_features * sizeof(row));
  self.sums = names_get(data->n_features * sizeof(row));
  row *room = names_get(4 * longest * sizeof(row));
  self.scores = room, self.forward = room + longest, self.backward = room + 2 * longest;
  self.hidden = names_get(longest * sizeof *self.hidden);
  int averaged = 0;
  for (int epoch = 0; epoch < options->epochs; epoch++) {
    self.loss = 0;
    shuffle(&self, order);
    for (uint32_t s = 0; s < data->n_sentences; s++) learn_sentence(&self, order[s], room + 3 * longest);
    if (epoch * 2 >= options->epochs) keep_sums(&self), averaged++;
    fprintf(stderr, "epoch %d: loss %.0f\n", epoch + 1, self.loss);
  }
  if (averaged) take_average(&self, (float)averaged);
  free(self.squares);
  free(self.sums);
  free(room);
  free(self.hidden);
  free(order);
}
