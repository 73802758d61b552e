/* cluster_words: sorts the words of many texts into classes of words that are used alike, for train_names.
 *
 *     cluster_words CLASSES TEXTS... > clusters.tsv
 *
 * TEXTS hold one sentence or paragraph a line. Words are the library's tokens in their folded form. The classes
 * maximize the likelihood of a bigram model of classes (Brown et al. 1992) by the exchange algorithm (Kneser and Ney
 * 1993): each word in turn goes to the class where it adds most, some times over. Out: the hash of each word
 * (word_notes.word), TAB, its class from 1, in the order of their frequency. Words met fewer than five times are left
 * out.
 */
#include "names_train.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ROUNDS = 12, RARE = 4, CLASSES_MAX = 255 };

void *names_get(size_t size) {
  void *room = calloc(1, size ? size : 1);
  if (room) return room;
  fprintf(stderr, "cluster_words: out of memory\n");
  exit(EXIT_FAILURE);
}

/* ---- Words to numbers ---- */

typedef vector(uint32_t) numbers;

typedef struct vocabulary {
  uint32_t *slots, n_slots;
  numbers hashes, counts;
} vocabulary;

static arena memory;

static uint32_t number_of(vocabulary *self, uint32_t hash) {
  if (!self->n_slots) {
    self->n_slots = 1u << 22;
    self->slots = names_get(self->n_slots * sizeof *self->slots);
  }
  uint32_t at = tagger_slot(hash, self->n_slots);
  for (; self->slots[at]; at = (at + 1) & (self->n_slots - 1))
    if (self->hashes.items[self->slots[at] - 1] == hash) break;
  if (!self->slots[at]) {
    uint32_t *made = vector_push(&self->hashes, &memory), *count = vector_push(&self->counts, &memory);
    if (!made || !count) exit(EXIT_FAILURE);
    *made = hash;
    *count = 0;
    self->slots[at] = (uint32_t)self->hashes.count;
  }
  self->counts.items[self->slots[at] - 1]++;
  return self->slots[at] - 1;
}

/* ---- Bigrams ---- */

typedef struct pair {
  uint32_t word, count; /* the neighbour, and how often */
} pair;

typedef struct neighbours {
  pair *items;
  uint32_t *first; /* of each word, and one more */
} neighbours;

static int by_number(const void *a, const void *b) {
  uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
  return x < y ? -1 : x > y;
}

/* From sorted pairs (word << 32 | neighbour), those that are the same counted together. */
static neighbours count_pairs(uint64_t *keys, size_t count, uint32_t n_words) {
  qsort(keys, count, sizeof *keys, by_number);
  neighbours all = {names_get((count + 1) * sizeof(pair)), names_get((n_words + 1) * sizeof(uint32_t))};
  uint32_t made = 0, word = 0;
  for (size_t i = 0; i < count;) {
    size_t j = i;
    while (j < count && keys[j] == keys[i]) j++;
    while (word <= keys[i] >> 32) all.first[word++] = made;
    all.items[made++] = (pair){(uint32_t)keys[i], (uint32_t)(j - i)};
    i = j;
  }
  while (word <= n_words) all.first[word++] = made;
  return all;
}

/* ---- Exchange ---- */

typedef struct exchange {
  uint32_t n_words, n_classes;
  const uint32_t *counts;
  neighbours behind, before;
  uint32_t *class_of;
  double *bigrams;      /* [from * n_classes + to] */
  double *left, *right; /* sums of rows and of columns */
} exchange;

static double weigh(double n) { return n > 0 ? n * log(n) : 0; }

/* Adds (or, with sign −1, takes away) a word's bigrams with the classes of its neighbours. */
static void move(exchange *self, uint32_t word, uint32_t class, double sign) {
  for (uint32_t k = self->behind.first[word]; k < self->behind.first[word + 1]; k++) {
    pair to = self->behind.items[k];
    uint32_t other = to.word == word ? class : self->class_of[to.word];
    self->bigrams[class * self->n_classes + other] += sign * to.count;
    self->left[class] += sign * to.count;
    self->right[other] += sign * to.count;
  }
  for (uint32_t k = self->before.first[word]; k < self->before.first[word + 1]; k++) {
    pair from = self->before.items[k];
    if (from.word == word) continue;
    uint32_t other = self->class_of[from.word];
    self->bigrams[other * self->n_classes + class] += sign * from.count;
    self->left[other] += sign * from.count;
    self->right[class] += sign * from.count;
  }
}

/* What the likelihood gains when the word, now taken out, goes to a class. `to` and `from` are its bigrams by class. */
static double gain(const exchange *self, uint32_t class, const double *to, const double *from, const uint32_t *touched,
                   uint32_t n_touched, double n_to, double n_from) {
  double sum = 0;
  for (uint32_t k = 0; k < n_touched; k++) {
    uint32_t other = touched[k];
    double a = self->bigrams[class * self->n_classes + other], b = self->bigrams[other * self->n_classes + class];
    if (to[other] > 0) sum += weigh(a + to[other]) - weigh(a);
    if (from[other] > 0) sum += weigh(b + from[other]) - weigh(b);
  }
  sum -= weigh(self->left[class] + n_to) - weigh(self->left[class]);
  return sum - (weigh(self->right[class] + n_from) - weigh(self->right[class]));
}

static bool place(exchange *self, uint32_t word) {
  static double to[CLASSES_MAX + 1], from[CLASSES_MAX + 1];
  static uint32_t touched[CLASSES_MAX + 1];
  uint32_t n_touched = 0, old = self->class_of[word], best = old;
  double n_to = 0, n_from = 0, best_gain = -INFINITY;
  move(self, word, old, -1);
  for (uint32_t c = 0; c < self->n_classes; c++) to[c] = from[c] = 0;
  for (uint32_t k = self->behind.first[word]; k < self->behind.first[word + 1]; k++)
    to[self->class_of[self->behind.items[k].word]] += self->behind.items[k].count, n_to += self->behind.items[k].count;
  for (uint32_t k = self->before.first[word]; k < self->before.first[word + 1]; k++)
    from[self->class_of[self->before.items[k].word]] += self->before.items[k].count,
        n_from += self->before.items[k].count;
  for (uint32_t c = 0; c < self->n_classes; c++)
    if (to[c] > 0 || from[c] > 0) touched[n_touched++] = c;
  for (uint32_t c = 0; c < self->n_classes; c++) {
    double now = gain(self, c, to, from, touched, n_touched, n_to, n_from);
    if (now > best_gain + 1e-9) best_gain = now, best = c;
  }
  self->class_of[word] = best;
  move(self, word, best, 1);
  return best != old;
}

static void run(exchange *self) {
  self->bigrams = names_get((size_t)self->n_classes * self->n_classes * sizeof(double));
  self->left = names_get(self->n_classes * sizeof(double));
  self->right = names_get(self->n_classes * sizeof(double));
  for (uint32_t w = 0; w < self->n_words; w++) {
    uint32_t class = self->class_of[w];
    for (uint32_t k = self->behind.first[w]; k < self->behind.first[w + 1]; k++) {
      pair to = self->behind.items[k];
      self->bigrams[class * self->n_classes + self->class_of[to.word]] += to.count;
      self->left[class] += to.count;
      self->right[self->class_of[to.word]] += to.count;
    }
  }
  for (int round = 0; round < ROUNDS; round++) {
    uint32_t moved = 0;
    for (uint32_t w = 0; w < self->n_words; w++) moved += place(self, w);
    fprintf(stderr, "round %d: %u words moved\n", round + 1, moved);
    if (moved * 500 < self->n_words) break;
  }
}

/* ---- Reading ---- */

static void read_line(isnad_story *shown, const char *line, size_t size, vocabulary *words, numbers *text) {
  isnad_document document = {.text = {line, size}};
  if (isnad_story_read(shown, &document, ISNAD_LAYER_READINGS | ISNAD_LAYER_SENTENCES, NULL)) exit(EXIT_FAILURE);
  word_notes notes;
  tagger_feature features[WORD_FEATURES_MAX];
  for (uint32_t i = 0; i < shown->n_tokens; i++) {
    uint32_t *made = vector_push(text, &memory);
    tagger_word_features((const story *)shown, i, &notes, features);
    if (made) *made = number_of(words, notes.word);
  }
  uint32_t *made = vector_push(text, &memory);
  if (made) *made = UINT32_MAX; /* the line's end */
}

typedef struct ranked {
  uint32_t word, count;
} ranked;

static int more_often(const void *a, const void *b) {
  const ranked *x = a, *y = b;
  return x->count != y->count ? (x->count < y->count ? 1 : -1) : x->word < y->word ? -1 : 1;
}

static void cluster(const vocabulary *words, const numbers *text, uint32_t n_classes) {
  ranked *order = names_get(words->counts.count * sizeof *order);
  uint32_t *renamed = names_get(words->counts.count * sizeof *renamed), n_words = 0;
  for (uint32_t w = 0; w < words->counts.count; w++) order[w] = (ranked){w, words->counts.items[w]};
  qsort(order, words->counts.count, sizeof *order, more_often);
  for (uint32_t r = 0; r < words->counts.count; r++) {
    renamed[order[r].word] = order[r].count > RARE ? n_words : UINT32_MAX;
    n_words += order[r].count > RARE;
  }
  uint64_t *forward = names_get(text->count * sizeof *forward), *backward = names_get(text->count * sizeof *backward);
  size_t count = 0;
  for (size_t i = 0; i + 1 < text->count; i++) {
    uint32_t a = text->items[i], b = text->items[i + 1];
    if (a == UINT32_MAX || b == UINT32_MAX || renamed[a] == UINT32_MAX || renamed[b] == UINT32_MAX) continue;
    forward[count] = (uint64_t)renamed[a] << 32 | renamed[b];
    backward[count++] = (uint64_t)renamed[b] << 32 | renamed[a];
  }
  exchange all = {.n_words = n_words, .n_classes = n_classes, .class_of = names_get(n_words * sizeof(uint32_t))};
  all.behind = count_pairs(forward, count, n_words);
  all.before = count_pairs(backward, count, n_words);
  for (uint32_t w = 0; w < n_words; w++) all.class_of[w] = w % n_classes;
  run(&all);
  for (uint32_t w = 0; w < n_words; w++) printf("%08x\t%u\n", words->hashes.items[order[w].word], all.class_of[w] + 1);
}

int main(int argc, char **argv) {
  uint32_t n_classes = argc > 2 ? (uint32_t)atoi(argv[1]) : 0;
  if (!n_classes || n_classes > CLASSES_MAX) {
    fprintf(stderr, "usage: cluster_words CLASSES TEXTS... > clusters.tsv\n");
    return 2;
  }
  arena_init(&memory, allocator_of(NULL, NULL));
  isnad_engine *engine;
  if (isnad_engine_open(NULL, &engine, NULL)) return EXIT_FAILURE;
  isnad_story *shown = isnad_story_new(engine);
  static vocabulary words;
  static numbers text;
  char *line = NULL;
  size_t room = 0;
  for (int i = 2; i < argc; i++) {
    FILE *in = fopen(argv[i], "r");
    if (!in || !shown) return EXIT_FAILURE;
    for (ssize_t size; (size = getline(&line, &room, in)) > 0;) read_line(shown, line, (size_t)size, &words, &text);
    fclose(in);
  }
  free(line);
  cluster(&words, &text, n_classes);
  isnad_story_free(shown);
  isnad_engine_close(engine);
  arena_done(&memory);
  return EXIT_SUCCESS;
}
