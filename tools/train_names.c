/* train_names: learns the model of names from marked sentences, with the features of src/annotate/tagger_features.c.
 *
 *     train_names [OPTION]... TRAIN.conll [OUT.model]
 *
 * TRAIN.conll holds a word, a TAB and its tag (O, B-PER, I-PER, …) a line, and an empty line between sentences.
 * Options, each `--name=number`: holdout (0: how many of the last sentences are left out of training and scored),
 * epochs, rate, decay, hide, cut (how often a feature has to be met), seed, models (how many are learned, from
 * different seeds, and averaged), limit (bytes of the model), errors (1: each name told wrongly). Without OUT.model it
 * only scores.
 * --clusters=FILE takes classes of words from what tools/cluster_words wrote; else those of the model compiled in are
 * kept.
 */
#include "names_train.h"

#include "text/token.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void *names_get(size_t size) {
  void *room = calloc(1, size ? size : 1);
  if (room) return room;
  fprintf(stderr, "train_names: out of memory\n");
  exit(EXIT_FAILURE);
}

static void fail(const char *what) {
  fprintf(stderr, "train_names: %s\n", what);
  exit(EXIT_FAILURE);
}

/* ---- Marked sentences ---- */

enum { WORDS_MAX = 1024 };

typedef struct marked {
  char *text; /* the words parted by blanks */
  size_t size;
  uint32_t n_words;
  uint32_t begin[WORDS_MAX];
  uint8_t tags[WORDS_MAX];
} marked;

static uint8_t tag_of(const char *name) {
  static const char *const types[] = {"PER", "LOC", "ORG"};
  if (name[0] == 'O' || strlen(name) < 5) return TAG_O;
  for (uint8_t k = 0; k < 3; k++)
    if (!strncmp(name + 2, types[k], 3)) return (uint8_t)(TAG_B_PER + 2 * k + (name[0] == 'I'));
  return TAG_MISC;
}

/* The next sentence; false at the end of the file. */
static bool read_sentence(FILE *in, marked *out) {
  static char line[4096], text[1 << 18];
  out->size = out->n_words = 0;
  while (fgets(line, sizeof line, in)) {
    line[strcspn(line, "\r\n")] = '\0';
    char *tab = strchr(line, '\t');
    if (!tab) {
      if (out->n_words) break;
      continue;
    }
    size_t size = (size_t)(tab - line);
    if (out->n_words == WORDS_MAX || out->size + size + 2 > sizeof text) fail("a sentence is too long");
    if (out->n_words) text[out->size++] = ' ';
    out->begin[out->n_words] = (uint32_t)out->size;
    out->tags[out->n_words++] = tag_of(tab + 1);
    memcpy(text + out->size, line, size);
    out->size += size;
  }
  out->text = text;
  return out->n_words > 0;
}

static uint32_t word_end(const marked *of, uint32_t word) {
  return word + 1 < of->n_words ? of->begin[word + 1] - 1 : (uint32_t)of->size;
}

/* The tags of the story's tokens: marks at the edges of a word are not part of the name. */
static void tag_tokens(const story *in, const marked *from, uint8_t *tags) {
  uint32_t i = 0, count = (uint32_t)in->shown.n_tokens;
  for (uint32_t w = 0; w < from->n_words; w++) {
    uint32_t first = i, last_word = NO_TOKEN;
    bool begun = false;
    for (; i < count && token_at(in, i)->span.begin < word_end(from, w); i++)
      if (!is_any_mark(in, i)) last_word = i;
    for (uint32_t k = first; k < i; k++) {
      uint8_t tag = from->tags[w];
      bool inside = last_word != NO_TOKEN && k <= last_word && (begun || !is_any_mark(in, k));
      if (tag == TAG_O || !inside) {
        tags[k] = TAG_O;
        continue;
      }
      tags[k] = begun && tag != TAG_MISC && (tag & 1) ? (uint8_t)(tag + 1) : tag;
      begun = true;
    }
  }
}

/* ---- Features to numbers ---- */

typedef struct numbering {
  uint32_t *slots, n_slots; /* number + 1 */
  uint32_t *hashes, *counts, count, room;
} numbering;

static void grow_slots(numbering *self) {
  free(self->slots);
  self->n_slots = self->n_slots ? self->n_slots * 2 : 1 << 20;
  self->slots = names_get(self->n_slots * sizeof *self->slots);
  for (uint32_t i = 0; i < self->count; i++) {
    uint32_t at = tagger_slot(self->hashes[i], self->n_slots);
    while (self->slots[at]) at = (at + 1) % self->n_slots;
    self->slots[at] = i + 1;
  }
}

static uint32_t number_of(numbering *self, uint32_t hash) {
  if (self->count * 2 >= self->n_slots) grow_slots(self);
  uint32_t at = tagger_slot(hash, self->n_slots);
  for (; self->slots[at]; at = (at + 1) % self->n_slots)
    if (self->hashes[self->slots[at] - 1] == hash) {
      self->counts[self->slots[at] - 1]++;
      return self->slots[at] - 1;
    }
  if (self->count == self->room) {
    self->room = self->room ? self->room * 2 : 1 << 20;
    self->hashes = realloc(self->hashes, self->room * sizeof *self->hashes);
    self->counts = realloc(self->counts, self->room * sizeof *self->counts);
    if (!self->hashes || !self->counts) fail("out of memory");
  }
  self->hashes[self->count] = hash;
  self->counts[self->count] = 1;
  self->slots[at] = ++self->count;
  return self->count - 1;
}

/* ---- Gathering ---- */

typedef struct gathered {
  names_data data;
  numbering numbers;
  size_t rooms[3]; /* of occurrences, tokens, sentences */
} gathered;

static void *widen(void *items, size_t *room, size_t count, size_t size) {
  if (count + 2 < *room) return items;
  *room = *room ? *room * 2 : 1 << 16;
  items = realloc(items, *room * size);
  if (!items) fail("out of memory");
  return items;
}

static void keep(gathered *self, uint32_t hash, bool own, uint8_t template) {
  names_data *data = &self->data;
  data->occurrences = widen(data->occurrences, &self->rooms[0], data->n_occurrences, sizeof(uint32_t));
  data->occurrences[data->n_occurrences++] = OCCURRENCE(number_of(&self->numbers, hash), own, template);
}

static void gather_token(gathered *self, const tagger_sentence *sentence, uint32_t i) {
  story *in = (story *)sentence->story;
  tagger_feature features[WORD_FEATURES_MAX];
  word_notes scratch;
  for (int place = -WINDOW; place <= WINDOW; place++) {
    int64_t at = (int64_t)i + place;
    bool outside = at < 0 || at >= (int64_t)sentence->count;
    size_t count = outside ? tagger_edge_features(&scratch, features)
                           : tagger_word_features(in, sentence->first + (uint32_t)at, &scratch, features);
    for (size_t k = 0; k < count; k++)
      if (features[k].reach >= (place < 0 ? -place : place))
        keep(self, tagger_placed(features[k].hash, place), place == 0, features[k].template);
  }
  tagger_feature own[TOKEN_FEATURES_MAX];
  size_t count = tagger_token_features(sentence, i, own);
  for (size_t k = 0; k < count; k++) keep(self, own[k].hash, true, own[k].template);
}

static void gather_sentence(gathered *self, const tagger_sentence *sentence, const uint8_t *tags) {
  names_data *data = &self->data;
  data->sentences = widen(data->sentences, &self->rooms[2], data->n_sentences, sizeof(uint32_t));
  data->sentences[data->n_sentences++] = data->n_tokens;
  for (uint32_t i = 0; i < sentence->count; i++) {
    size_t room = self->rooms[1];
    data->tokens = widen(data->tokens, &self->rooms[1], data->n_tokens, sizeof(uint32_t));
    data->tags = widen(data->tags, &room, data->n_tokens, 1);
    data->tags[data->n_tokens] = tags[sentence->first + i];
    data->tokens[data->n_tokens++] = data->n_occurrences;
    gather_token(self, sentence, i);
  }
  data->sentences[data->n_sentences] = data->n_tokens;
  data->tokens[data->n_tokens] = data->n_occurrences;
}

static void read_story(isnad_story *shown, const marked *from) {
  isnad_document document = {.text = {from->text, from->size}};
  if (isnad_story_read(shown, &document, ISNAD_LAYER_READINGS | ISNAD_LAYER_SENTENCES, NULL)) fail("cannot read");
}

static void gather_story(gathered *self, isnad_story *shown, const marked *from) {
  story *in = (story *)shown;
  read_story(shown, from);
  uint8_t *tags = names_get(shown->n_tokens + 1);
  uint32_t *phrases = names_get((shown->n_tokens + 1) * sizeof *phrases);
  tag_tokens(in, from, tags);
  tagger_mark_phrases(in, phrases);
  const word_notes **notes = tagger_lay_notes(in);
  for (uint32_t s = 0; s < in->sentences.count; s++) {
    const isnad_sentence *at = &in->sentences.items[s];
    tagger_sentence sentence = {in, at->first, at->last - at->first, notes + at->first + 4 * s + 2, phrases};
    gather_sentence(self, &sentence, tags);
  }
  free(tags);
  free(phrases);
}

/* Features met fewer than `cut` times are dropped, and the others numbered anew. */
static void drop_rare(gathered *self, uint32_t cut) {
  names_data *data = &self->data;
  uint32_t *renamed = names_get(self->numbers.count * sizeof *renamed), kept = 0, written = 0;
  for (uint32_t f = 0; f < self->numbers.count; f++) {
    renamed[f] = self->numbers.counts[f] >= cut ? kept : UINT32_MAX;
    if (self->numbers.counts[f] >= cut) self->numbers.hashes[kept++] = self->numbers.hashes[f];
  }
  for (uint32_t i = 0, k = 0; i < data->n_tokens; i++) {
    uint32_t last = data->tokens[i + 1];
    data->tokens[i] = written;
    for (; k < last; k++) {
      uint32_t of = data->occurrences[k], number = renamed[OCCURRENCE_NUMBER(of)];
      if (number != UINT32_MAX)
        data->occurrences[written++] = OCCURRENCE(number, OCCURRENCE_OWN(of), OCCURRENCE_TEMPLATE(of));
    }
  }
  data->tokens[data->n_tokens] = data->n_occurrences = written;
  data->hashes = self->numbers.hashes;
  data->n_features = kept;
  free(renamed);
}

/* ---- Scoring ---- */

typedef struct counts {
  uint32_t right, told, marked;
} counts;

/* Where a name that begins at i ends, 0 where none begins; its type in *type. */
static uint32_t name_end(const uint8_t *tags, uint32_t i, uint32_t count, int *type) {
  uint8_t tag = tags[i];
  if (tag == TAG_O || tag == TAG_MISC) return 0;
  *type = (tag - 1) / 2;
  bool begins = tag & 1 || i == 0 || tags[i - 1] == TAG_O || (tags[i - 1] - 1) / 2 != *type;
  if (!begins) return 0;
  uint32_t end = i + 1;
  while (end < count && tags[end] == TAG_B_PER + 2 * *type + 1) end++;
  return end;
}

/* A line for each name that is missed or told wrongly. */
static void print_error(const isnad_story *in, const char *what, int type, uint32_t first, uint32_t last) {
  static const char *const names[] = {"PER", "LOC", "ORG"};
  uint32_t begin = in->tokens[first].span.begin, end = in->tokens[last - 1].span.end;
  uint32_t from = first > 3 ? in->tokens[first - 3].span.begin : 0;
  uint32_t to = last + 3 < in->n_tokens ? in->tokens[last + 2].span.end : (uint32_t)in->text.size;
  printf("%s %s %.*s[%.*s]%.*s\n", what, names[type], (int)(begin - from), in->text.data + from, (int)(end - begin),
         in->text.data + begin, (int)(to - end), in->text.data + end);
}

static void print_errors(const isnad_story *in, const uint8_t *told, const uint8_t *gold) {
  uint32_t count = (uint32_t)in->n_tokens;
  for (uint32_t i = 0; i < count; i++) {
    int a = 0, b = 0;
    uint32_t x = name_end(told, i, count, &a), y = name_end(gold, i, count, &b);
    if (x && (x != y || a != b)) print_error(in, "told  ", a, i, x);
    if (y && (x != y || a != b)) print_error(in, "missed", b, i, y);
  }
}

static void compare(const uint8_t *told, const uint8_t *gold, uint32_t count, counts *all) {
  for (uint32_t i = 0; i < count; i++) {
    int a = 0, b = 0;
    uint32_t x = name_end(told, i, count, &a), y = name_end(gold, i, count, &b);
    if (x) all[a].told++;
    if (y) all[b].marked++;
    if (x && x == y && a == b) all[a].right++;
  }
}

static void score_story(isnad_story *shown, const marked *from, bool errors, counts *all) {
  read_story(shown, from);
  uint8_t *tags = names_get(shown->n_tokens + 1);
  tag_tokens((story *)shown, from, tags);
  const uint8_t *told = tagger_tag((story *)shown);
  if (told && errors) print_errors(shown, told, tags);
  if (told) compare(told, tags, (uint32_t)shown->n_tokens, all);
  free(tags);
}

static void print_counts(const char *name, counts of) {
  double precision = of.told ? 100.0 * of.right / of.told : 0, recall = of.marked ? 100.0 * of.right / of.marked : 0;
  double f1 = precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0;
  printf("%s P %.1f R %.1f F1 %.2f  ", name, precision, recall, f1);
}

static void print_scores(const counts *all) {
  counts sum = {0};
  static const char *const names[] = {"PER", "LOC", "ORG"};
  for (int k = 0; k < 3; k++) {
    print_counts(names[k], all[k]);
    sum.right += all[k].right, sum.told += all[k].told, sum.marked += all[k].marked;
  }
  print_counts("all", sum);
  printf("\n");
}

/* ---- Options ---- */

typedef struct settings {
  names_options learning;
  uint32_t holdout, cut, limit, models;
  bool errors;
  const char *in, *out, *clusters;
} settings;

static bool take_number(const char *argument, const char *name, double *value) {
  size_t size = strlen(name);
  if (strncmp(argument, "--", 2) || strncmp(argument + 2, name, size) || argument[2 + size] != '=') return false;
  char *end;
  *value = strtod(argument + 3 + size, &end);
  return *end == '\0' && end != argument + 3 + size;
}

static bool take_option(settings *self, const char *argument) {
  double value;
  if (take_number(argument, "holdout", &value)) return self->holdout = (uint32_t)value, true;
  if (take_number(argument, "epochs", &value)) return self->learning.epochs = (int)value, true;
  if (take_number(argument, "rate", &value)) return self->learning.rate = (float)value, true;
  if (take_number(argument, "decay", &value)) return self->learning.decay = (float)value, true;
  if (take_number(argument, "hide", &value)) return self->learning.hide = (float)value, true;
  if (take_number(argument, "cut", &value)) return self->cut = (uint32_t)value, true;
  if (take_number(argument, "seed", &value)) return self->learning.seed = (uint32_t)value, true;
  if (take_number(argument, "models", &value)) return self->models = (uint32_t)value, true;
  if (take_number(argument, "errors", &value)) return self->errors = value > 0, true;
  if (take_number(argument, "limit", &value)) return self->limit = (uint32_t)value, true;
  return false;
}

/* ---- Clusters ---- */

/* The table that tools/cluster_words wrote: a word's hash, TAB, its class. */
static tagger_model read_clusters(const char *path) {
  tagger_model all = {.filter = names_get((1 << FILTER_BITS) / 8)};
  FILE *in = path ? fopen(path, "r") : NULL;
  if (path && !in) fail("cannot read the clusters");
  if (!in) return tagger_builtin;
  uint32_t hash, class, count = 0;
  while (fscanf(in, "%x %u", &hash, &class) == 2) count++;
  rewind(in);
  all.n_cluster_slots = count * 3 / 2 + 1;
  uint16_t *marks = names_get(all.n_cluster_slots * sizeof *marks);
  uint8_t *clusters = names_get(all.n_cluster_slots);
  while (fscanf(in, "%x %u", &hash, &class) == 2) {
    uint32_t at = tagger_slot(hash, all.n_cluster_slots);
    while (marks[at]) at = (at + 1) % all.n_cluster_slots;
    marks[at] = tagger_mark(hash);
    clusters[at] = (uint8_t) class;
  }
  fclose(in);
  all.cluster_marks = marks;
  all.clusters = clusters;
  return all;
}

static settings settings_of(int argc, char **argv) {
  settings self = {.learning = {.epochs = 12, .rate = 0.1f, .decay = 1e-2f, .hide = 0.1f, .seed = 1},
                   .cut = 3,
                   .models = 4,
                   .limit = 4000000};
  for (int i = 1; i < argc; i++) {
    if (!strncmp(argv[i], "--clusters=", 11)) {
      self.clusters = argv[i] + 11;
    } else if (!strncmp(argv[i], "--", 2)) {
      if (!take_option(&self, argv[i])) fail("unknown option");
    } else if (!self.in) {
      self.in = argv[i];
    } else {
      self.out = argv[i];
    }
  }
  if (!self.in) fail("usage: train_names [OPTION]... TRAIN.conll [OUT.model]");
  return self;
}

static uint32_t count_sentences(FILE *in) {
  static marked sentence;
  uint32_t count = 0;
  while (read_sentence(in, &sentence)) count++;
  rewind(in);
  return count;
}

static void write_model(const char *path, const names_model *model) {
  FILE *out = fopen(path, "wb");
  if (!out || fwrite(model->bytes, 1, model->size, out) != model->size || fclose(out)) fail("cannot write the model");
}

/* The mean of what is learned in several orders of the sentences, which says more on new text than any of them. */
static names_weights learn_all(const names_data *data, const settings *with) {
  names_weights sum = {.features = names_get(data->n_features * sizeof *sum.features)};
  for (uint32_t m = 0; m < with->models; m++) {
    names_options options = with->learning;
    names_weights one;
    options.seed += m;
    names_learn(data, &options, &one);
    for (uint32_t f = 0; f < data->n_features; f++)
      for (int t = 0; t < TAG_COUNT; t++) sum.features[f][t] += one.features[f][t] / (float)with->models;
    for (int p = 0; p <= TAG_COUNT; p++)
      for (int t = 0; t < TAG_COUNT; t++) sum.transitions[p][t] += one.transitions[p][t] / (float)with->models;
    free(one.features);
  }
  return sum;
}

int main(int argc, char **argv) {
  static marked sentence;
  static gathered all;
  settings with = settings_of(argc, argv);
  FILE *in = fopen(with.in, "r");
  if (!in) fail("cannot read the sentences");
  isnad_engine *engine;
  if (isnad_engine_open(NULL, &engine, NULL)) fail("cannot open the engine");
  isnad_story *story_read = isnad_story_new(engine);
  if (!story_read) fail("out of memory");
  tagger_model clusters = read_clusters(with.clusters);
  ((story *)story_read)->tagger->model = &clusters;
  uint32_t count = count_sentences(in), learned = count > with.holdout ? count - with.holdout : 0;
  for (uint32_t s = 0; s < learned && read_sentence(in, &sentence); s++) gather_story(&all, story_read, &sentence);
  drop_rare(&all, with.cut);
  fprintf(stderr, "%u sentences, %u tokens, %u features\n", learned, all.data.n_tokens, all.data.n_features);
  names_weights weights = learn_all(&all.data, &with);
  names_model model = names_pack(&all.data, &weights, &clusters, with.limit);
  fprintf(stderr, "%u features kept, %zu bytes\n", model.n_kept, model.size);
  if (with.out) write_model(with.out, &model);

  isnad_story_free(story_read); /* its notes hold sums of the old model */
  story_read = isnad_story_new(engine);
  if (!story_read) fail("out of memory");
  ((story *)story_read)->tagger->model = &model.view;
  counts scores[3] = {0};
  while (read_sentence(in, &sentence)) score_story(story_read, &sentence, with.errors, scores);
  if (with.holdout) print_scores(scores);
  isnad_story_free(story_read);
  isnad_engine_close(engine);
  fclose(in);
  return EXIT_SUCCESS;
}
