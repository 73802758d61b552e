/* train_statements: learns the weights of the judges (src/annotate/judge.h) from marked stories.
 *
 *     train_statements MODEL TRAIN.jsonl [TEST.jsonl]
 *
 * A story a line: {"id", "text", "published"?, "outlet"?, "attributions": [{"cue": [[b, e], …], "source": [b, e] |
 * null, "content": [[b, e], …], …}]}, offsets in code points. The rules read each story; each question that a judge
 * would be asked becomes an example: its answers with their evidence, and how good each is by the marks. Log-linear
 * models, trained by AdaGrad in a fixed order of shuffles, so the same input gives the same model. Prints how often the
 * rules and the judges choose the best answer. Weights are written as 16-bit integers, little endian.
 */
#include "annotate/judge.h"

#include "annotate/grammar.h"
#include "annotate/judge_speaker.h"
#include "text/fold.h"

#include <jansson.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SLOTS = 1 << WEIGHT_BITS, EPOCHS = 6, LEARNERS = 5, QUESTIONS = 4 };
#define RATE 0.05
#define DECAY 5e-3

/* ---- Examples ---- */

typedef struct answer {
  uint32_t count;
  uint32_t *slots;
  double good;           /* 0 to 1 */
  struct answer *behind; /* the answers to the question that comes next, given this one */
  uint32_t n_behind;
} answer;

typedef struct example {
  enum question question;
  uint32_t count; /* 1: yes or no, by `good` of the only answer */
  answer *answers;
} example;

typedef struct examples {
  example *items;
  size_t count, room;
} examples;

static void *get(size_t size) {
  void *made = malloc(size ? size : 1);
  if (!made) {
    fprintf(stderr, "train_statements: out of memory\n");
    exit(1);
  }
  return made;
}

static example *push(examples *self, enum question question, uint32_t count) {
  if (self->count == self->room) {
    self->room = self->room * 2 + 1024;
    self->items = realloc(self->items, self->room * sizeof *self->items);
    if (!self->items) get(SIZE_MAX / 2);
  }
  example *made = &self->items[self->count++];
  *made = (example){question, count, get(count * sizeof(answer))};
  return made;
}

/* All that speaks for a content, in one piece. */
static void content_evidence(const content_view *view, const option *of, evidence *out) {
  evidence part;
  content_pair_evidence(view, of, out);
  content_begin_evidence(view, of->tokens.first, &part);
  for (uint32_t i = 0; i < part.count && out->count < EVIDENCE_MAX; i++) out->slots[out->count++] = part.slots[i];
  content_end_evidence(view, of->tokens.last, &part);
  for (uint32_t i = 0; i < part.count && out->count < EVIDENCE_MAX; i++) out->slots[out->count++] = part.slots[i];
}

static void set_answer(answer *self, const evidence *seen, double good) {
  *self = (answer){seen->count, get(seen->count * sizeof(uint32_t)), good, NULL, 0};
  memcpy(self->slots, seen->slots, seen->count * sizeof(uint32_t));
}

/* ---- The weights ---- */

typedef struct learner {
  double weights[SLOTS], squares[SLOTS];
} learner;

static double weigh(const learner *self, const answer *of) {
  double sum = 0;
  for (uint32_t i = 0; i < of->count; i++) sum += self->weights[of->slots[i]];
  return sum;
}

/* ---- The marks of a story, as sets of tokens ---- */

typedef struct gold {
  uint8_t *cue, *source, *content; /* a byte a token */
  const char *speaker;             /* NULL: the story does not tell */
  bool named, taken;
} gold;

typedef struct marked {
  gold *items;
  size_t count;
  const uint32_t *byte_of; /* a code point each */
  size_t n_points;
} marked;

static uint32_t *byte_offsets(const char *text, size_t size, size_t *count) {
  uint32_t *made = get((size + 1) * sizeof *made);
  size_t points = 0;
  for (size_t i = 0; i < size; i++)
    if (((uint8_t)text[i] & 0xC0) != 0x80) made[points++] = (uint32_t)i;
  made[points] = (uint32_t)size;
  *count = points;
  return made;
}

static void cover(const story *self, const marked *in, json_t *span, uint8_t *tokens) {
  size_t b = (size_t)json_integer_value(json_array_get(span, 0)),
         e = (size_t)json_integer_value(json_array_get(span, 1));
  if (b > in->n_points || e > in->n_points) return;
  uint32_t begin = in->byte_of[b], end = in->byte_of[e];
  for (uint32_t i = 0; i < self->shown.n_tokens; i++)
    if (token_at(self, i)->span.begin < end && token_at(self, i)->span.end > begin) tokens[i] = 1;
}

static void read_gold(const story *self, const marked *in, json_t *mark, gold *out) {
  size_t size = self->shown.n_tokens + 1, i;
  *out = (gold){calloc(size, 1), calloc(size, 1), calloc(size, 1), NULL, false, false};
  out->speaker = json_string_value(json_object_get(mark, "speaker"));
  if (!out->cue || !out->source || !out->content) get(SIZE_MAX / 2);
  json_t *span;
  json_array_foreach(json_object_get(mark, "cue"), i, span) cover(self, in, span, out->cue);
  json_array_foreach(json_object_get(mark, "content"), i, span) cover(self, in, span, out->content);
  json_t *source = json_object_get(mark, "source");
  out->named = json_is_array(source);
  if (out->named) cover(self, in, source, out->source);
}

/* F1 of the words of a range and of marked tokens, as the scorer has it: marks of punctuation do not count. */
static double overlap(const story *self, range tokens, const uint8_t *gold_tokens) {
  double both = 0, mine = 0, theirs = 0;
  for (uint32_t i = 0; i < self->shown.n_tokens; i++) {
    if (is_any_mark(self, i)) continue;
    bool in = i >= tokens.first && i < tokens.last;
    mine += in;
    theirs += gold_tokens[i];
    both += in && gold_tokens[i];
  }
  return both > 0 ? 2 * both / (mine + theirs) : 0;
}

static bool shares_cue(const found *of, const gold *mark) {
  for (uint32_t k = 0; k < of->n_cue; k++)
    for (uint32_t i = of->cue[k].first; i < of->cue[k].last; i++)
      if (mark->cue[i]) return true;
  return false;
}

static gold *match(const story *self, const found *of, marked *in) {
  gold *best = NULL;
  double greatest = -1;
  for (size_t k = 0; k < in->count; k++) {
    if (!shares_cue(of, &in->items[k])) continue;
    double good = overlap(self, of->content[0], in->items[k].content);
    if (good > greatest) greatest = good, best = &in->items[k];
  }
  return best;
}

/* ---- Questions ---- */

static double source_good(const story *self, range tokens, const gold *mark) {
  bool none = tokens.first >= tokens.last;
  if (!mark->named || none) return none == !mark->named ? 1 : 0;
  return overlap(self, tokens, mark->source);
}

enum { KEPT = 5 };

/* What the judge of the source would be asked if this were the content. */
static void ask_source(const finder *finding, const found *place, const found *of, const gold *mark, answer *given) {
  const story *self = finding->story;
  option options[OPTIONS_MAX];
  evidence seen;
  uint32_t count = source_options(self, of, options);
  source_view view = source_view_of(finding, place, of, &options[0]);
  given->n_behind = count ? count : 1;
  given->behind = get(given->n_behind * sizeof *given->behind);
  evidence_begin(&seen, QUESTION_SOURCE);
  if (!count) set_answer(&given->behind[0], &seen, source_good(self, of->source, mark));
  for (uint32_t k = 0; k < count; k++) {
    source_evidence(&view, &options[k], &seen);
    set_answer(&given->behind[k], &seen, source_good(self, options[k].tokens, mark));
  }
}

static int by_worth(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return x < y ? 1 : x > y ? -1 : 0;
}

/* Of many contents those are kept that the judge so far thinks best, the rules' and the right one. */
static bool is_kept(const answer *all, const double *worths, uint32_t k, double least, double best_good) {
  return k == 0 || worths[k] >= least || all[k].good >= best_good - 1e-9;
}

static void ask(const learner *so_far, const finder *finding, const found *of, const gold *mark, examples *all) {
  const story *self = finding->story;
  option options[OPTIONS_MAX];
  evidence seen;
  double worths[OPTIONS_MAX], sorted[OPTIONS_MAX], best_good = 0;
  uint32_t count = content_options(self, of, options), kept = 0;
  if (!count) options[count++] = (option){of->content[0], of->quoted, of->content_skip, 0};
  content_view view = content_view_of(self, of, &options[0]);
  example *made = push(all, QUESTION_CONTENT, count);
  for (uint32_t k = 0; k < count; k++) {
    evidence_begin(&seen, QUESTION_CONTENT);
    if (count > 1) content_evidence(&view, &options[k], &seen);
    set_answer(&made->answers[k], &seen, overlap(self, options[k].tokens, mark->content));
    if (made->answers[k].good > best_good) best_good = made->answers[k].good;
    sorted[k] = worths[k] = so_far ? weigh(so_far, &made->answers[k]) : 0;
  }
  if (!so_far) return;
  qsort(sorted, count, sizeof *sorted, by_worth);
  for (uint32_t k = 0; k < count; k++) {
    if (!is_kept(made->answers, worths, k, sorted[count < KEPT ? count - 1 : KEPT - 1], best_good)) continue;
    found tried = *of;
    content_choose(&tried, &options[k]);
    ask_source(finding, of, &tried, mark, &made->answers[k]);
    made->answers[kept++] = made->answers[k];
  }
  made->count = kept;
  made->question = QUESTION_SOURCE;
}

/* Puts the best of the possible answers into a statement, as if the judges had chosen well: what comes behind it in its
 * sentence is asked with that in view. */
static void choose_best(const story *self, found *of, const gold *mark) {
  option options[OPTIONS_MAX];
  uint32_t count = content_options(self, of, options), best = 0;
  double greatest = -1;
  for (uint32_t k = 0; k < count; k++) {
    double good = overlap(self, options[k].tokens, mark->content);
    if (good > greatest) greatest = good, best = k;
  }
  if (count > 1) content_choose(of, &options[best]);
  count = source_options(self, of, options), best = 0, greatest = -1;
  for (uint32_t k = 0; k < count; k++) {
    double good = source_good(self, options[k].tokens, mark);
    if (good > greatest) greatest = good, best = k;
  }
  if (count > 1) source_choose(of, &options[best]);
}

/* ---- Names, compared as the scorer does: by their words, folded and without ال ---- */

enum { NAME_WORDS = 24 };

typedef struct name_words {
  uint8_t text[NAME_WORDS][48];
  size_t size[NAME_WORDS], count;
} name_words;

static name_words words_of_name(const char *text, size_t size) {
  name_words made = {.count = 0};
  for (size_t i = 0; i < size && made.count < NAME_WORDS;) {
    size_t first = i;
    while (i < size && text[i] != ' ') i++;
    uint8_t *word = made.text[made.count];
    size_t n = fold_string(text + first, i - first, word, sizeof made.text[0]);
    if (n > 4 && word[0] == 0xC7 && word[1] == 0xE4) memmove(word, word + 2, n -= 2);
    made.size[made.count] = n;
    made.count += n > 1;
    i++;
  }
  return made;
}

static size_t shared_words(const name_words *a, const name_words *b) {
  size_t shared = 0;
  for (size_t i = 0; i < a->count; i++)
    for (size_t k = 0; k < b->count; k++)
      if (a->size[i] == b->size[k] && !memcmp(a->text[i], b->text[k], a->size[i])) {
        shared++;
        break;
      }
  return shared;
}

static double speaker_good(const char *wanted, isnad_string told) {
  if (!wanted || !told.size) return !wanted == !told.size;
  name_words a = words_of_name(wanted, strlen(wanted)), b = words_of_name(told.data, told.size);
  size_t shared = shared_words(&a, &b);
  if (shared == a.count && b.count <= a.count + 2) return b.count > a.count ? 0.95 : 1;
  if (shared == b.count || shared == a.count) return 0.6;
  return 0;
}

static void ask_speakers(story *self, finder *finding, gold *const *marks, examples *all) {
  resolver made;
  if (!resolver_begin(&made, self, &finding->found)) return;
  for (size_t i = 0; i < finding->found.count; i++) {
    resolver_ask_rules(&made, i);
    speaker_option options[SPEAKERS_MAX];
    evidence seen;
    uint32_t count = speaker_options(&made, i, options), best = 0;
    speaker_view view = speaker_view_of(&made, i);
    example *asked = push(all, QUESTION_SPEAKER, count);
    for (uint32_t k = 0; k < count; k++) {
      speaker_evidence(&view, &options[k], &seen);
      set_answer(&asked->answers[k], &seen, speaker_good(marks[i]->speaker, options[k].one.text));
      if (asked->answers[k].good > asked->answers[best].good) best = k;
    }
    speaker_choose(&made, i, &options[best]);
    resolver_settle(&made, i);
  }
}

static void ask_accept(finder *finding, const found *of, bool right, examples *all) {
  evidence seen;
  accept_evidence(finding, of, &seen);
  set_answer(&push(all, QUESTION_ACCEPT, 1)->answers[0], &seen, right);
}

static void learn_story(const learner *so_far, story *self, json_t *document, examples *all) {
  finder finding = {.story = self};
  find_statements(&finding);
  for (size_t k = 0; k < finding.found.count; k++) content_close(self, &finding.found.items[k]);
  marked in = {0};
  in.byte_of = byte_offsets(self->shown.text.data, self->shown.text.size, &in.n_points);
  json_t *marks = json_object_get(document, "attributions");
  in.count = json_array_size(marks);
  in.items = get(in.count * sizeof *in.items);
  for (size_t k = 0; k < in.count; k++) read_gold(self, &in, json_array_get(marks, k), &in.items[k]);
  gold **of = get((finding.found.count + 1) * sizeof *of);
  for (size_t k = 0; k < finding.found.count; k++) {
    found *one = &finding.found.items[k];
    of[k] = one->n_content ? match(self, one, &in) : NULL;
    if (of[k] && of[k]->taken) of[k] = NULL;
    if (of[k]) of[k]->taken = true;
  }
  for (size_t k = 0; so_far && k < finding.found.count; k++)
    if (finding.found.items[k].n_content) ask_accept(&finding, &finding.found.items[k], of[k] != NULL, all);
  size_t kept = 0;
  for (size_t k = 0; k < finding.found.count; k++)
    if (of[k]) of[kept] = of[k], finding.found.items[kept++] = finding.found.items[k];
  finding.found.count = kept;
  for (size_t k = 0; k < kept; k++) {
    ask(so_far, &finding, &finding.found.items[k], of[k], all);
    choose_best(self, &finding.found.items[k], of[k]);
  }
  if (so_far) ask_speakers(self, &finding, of, all);
  for (size_t k = 0; k < in.count; k++) free(in.items[k].cue), free(in.items[k].source), free(in.items[k].content);
  free(in.items), free(of), free((void *)(uintptr_t)in.byte_of);
}

static void learn_file(const learner *so_far, isnad_story *shown, const char *path, examples *all) {
  FILE *file = fopen(path, "rb");
  if (!file) {
    perror(path);
    exit(1);
  }
  json_error_t error;
  json_t *document;
  while ((document = json_loadf(file, JSON_DISABLE_EOF_CHECK, &error))) {
    json_t *text = json_object_get(document, "text");
    isnad_document read = {.text = {json_string_value(text), json_string_length(text)},
                           .outlet = isnad_string_of(json_string_value(json_object_get(document, "outlet")))};
    isnad_status status = isnad_story_read(shown, &read, ISNAD_LAYER_ENTITIES, NULL);
    if (status == ISNAD_OK) learn_story(so_far, (story *)shown, document, all);
    json_decref(document);
  }
  fclose(file);
}

/* ---- Learning ---- */

static void move(learner *self, const answer *of, double gradient) {
  if (fabs(gradient) < 1e-4) return;
  for (uint32_t i = 0; i < of->count; i++) {
    uint32_t slot = of->slots[i];
    double g = gradient + DECAY * self->weights[slot];
    self->squares[slot] += g * g;
    self->weights[slot] -= RATE * g / sqrt(self->squares[slot] + 1e-6);
  }
}

/* The worth of an answer with the best, or with all, of those behind it. */
static double product_good(const answer *of, uint32_t k) {
  return of->n_behind ? of->good * of->behind[k].good : of->good;
}

static double greatest_good(const example *of) {
  double best = 0;
  for (uint32_t k = 0; k < of->count; k++)
    for (uint32_t n = 0; n < of->answers[k].n_behind || n == 0; n++)
      if (product_good(&of->answers[k], n) > best) best = product_good(&of->answers[k], n);
  return best;
}

enum { PAIRS_MAX = 4096 };

/* A pair of an answer and one behind it: their sums add up. Pairs as good as the best share the wanted probability. */
static void learn_choice(learner *self, const example *of) {
  static double sums[PAIRS_MAX];
  double best = greatest_good(of), total = 0, greatest = -1e9, right = 0;
  size_t n_pairs = 0, at = 0;
  if (best < 0.5) return;
  for (uint32_t k = 0; k < of->count; k++) {
    double first = weigh(self, &of->answers[k]);
    for (uint32_t n = 0; (n < of->answers[k].n_behind || n == 0) && n_pairs < PAIRS_MAX; n++) {
      sums[n_pairs] = first + (of->answers[k].n_behind ? weigh(self, &of->answers[k].behind[n]) : 0);
      if (sums[n_pairs] > greatest) greatest = sums[n_pairs];
      n_pairs++;
    }
  }
  for (uint32_t k = 0; k < of->count; k++)
    for (uint32_t n = 0; (n < of->answers[k].n_behind || n == 0) && at < n_pairs; n++, at++) {
      sums[at] = exp(sums[at] - greatest);
      total += sums[at];
      if (product_good(&of->answers[k], n) >= best - 1e-9) right += sums[at];
    }
  at = 0;
  for (uint32_t k = 0; k < of->count; k++) {
    double whole = 0;
    for (uint32_t n = 0; (n < of->answers[k].n_behind || n == 0) && at < n_pairs; n++, at++) {
      double wanted = product_good(&of->answers[k], n) >= best - 1e-9 ? sums[at] / right : 0;
      double gradient = sums[at] / total - wanted;
      whole += gradient;
      if (of->answers[k].n_behind) move(self, &of->answers[k].behind[n], gradient);
    }
    move(self, &of->answers[k], whole);
  }
}

static void learn_yes(learner *self, const answer *of) { move(self, of, 1 / (1 + exp(-weigh(self, of))) - of->good); }

static uint32_t next_random(uint64_t *state) {
  *state = *state * 6364136223846793005u + 1442695040888963407u;
  return (uint32_t)(*state >> 33);
}

static void learn(learner *self, const examples *all, uint64_t state) {
  size_t *order = get(all->count * sizeof *order);
  for (size_t i = 0; i < all->count; i++) order[i] = i;
  for (int epoch = 0; epoch < EPOCHS; epoch++) {
    for (size_t i = all->count; i > 1; i--) {
      size_t k = next_random(&state) % i, moved = order[i - 1];
      order[i - 1] = order[k];
      order[k] = moved;
    }
    for (size_t i = 0; i < all->count; i++) {
      const example *of = &all->items[order[i]];
      if (of->question != QUESTION_ACCEPT)
        learn_choice(self, of);
      else
        learn_yes(self, &of->answers[0]);
    }
  }
  free(order);
}

/* Several learners that see the examples in different orders, and the mean of their weights: what a few examples more
 * or less would change at random evens out. */
static void learn_evenly(learner *self, const examples *all) {
  learner *one = get(sizeof *one);
  double *sums = get(SLOTS * sizeof *sums);
  memset(sums, 0, SLOTS * sizeof *sums);
  for (uint64_t n = 0; n < LEARNERS; n++) {
    *one = *self;
    learn(one, all, n + 1);
    for (size_t i = 0; i < SLOTS; i++) sums[i] += one->weights[i] / LEARNERS;
  }
  memcpy(self->weights, sums, SLOTS * sizeof *sums);
  free(one);
  free(sums);
}

/* ---- Telling ---- */

/* Whether the pair that the weights choose, or the first, is good enough for the scorer. */
static bool chooses_well(const learner *self, const example *of) {
  double greatest = -1e9;
  bool good = false;
  for (uint32_t k = 0; k < of->count; k++) {
    const answer *first = &of->answers[k];
    for (uint32_t n = 0; n < first->n_behind || n == 0; n++) {
      double worth =
          self ? weigh(self, first) + (first->n_behind ? weigh(self, &first->behind[n]) : 0) : -(double)(k + n);
      if (worth <= greatest) continue;
      greatest = worth;
      good = first->good >= 0.8 && (!first->n_behind || first->behind[n].good >= 0.8);
    }
  }
  return good;
}

static void tell(const learner *self, const examples *all, const char *name) {
  static const char *const questions[QUESTIONS] = {"content", "content and source", "accept", "speaker"};
  size_t asked[QUESTIONS] = {0}, rules[QUESTIONS] = {0}, judged[QUESTIONS] = {0}, possible[QUESTIONS] = {0};
  for (size_t i = 0; i < all->count; i++) {
    const example *of = &all->items[i];
    asked[of->question]++;
    if (of->question == QUESTION_ACCEPT) {
      bool right = of->answers[0].good > 0.5;
      rules[of->question] += right;
      judged[of->question] += right == (weigh(self, &of->answers[0]) >= 0);
      possible[of->question]++;
      continue;
    }
    rules[of->question] += chooses_well(NULL, of);
    judged[of->question] += chooses_well(self, of);
    possible[of->question] += greatest_good(of) >= 0.7;
  }
  for (int q = 0; q < QUESTIONS; q++)
    if (asked[q])
      printf("%-6s %-18s %6zu asked, right: rules %.1f%%, judges %.1f%%, at best %.1f%%\n", name, questions[q],
             asked[q], 100.0 * (double)rules[q] / (double)asked[q], 100.0 * (double)judged[q] / (double)asked[q],
             100.0 * (double)possible[q] / (double)asked[q]);
}

static int write_model(const learner *self, const char *path) {
  FILE *file = fopen(path, "wb");
  if (!file) {
    perror(path);
    return 1;
  }
  for (size_t i = 0; i < SLOTS; i++) {
    double scaled = round(self->weights[i] * WEIGHT_UNIT);
    int16_t weight = scaled > INT16_MAX ? INT16_MAX : scaled < -INT16_MAX ? -INT16_MAX : (int16_t)scaled;
    putc(weight & 255, file);
    putc(weight >> 8 & 255, file);
  }
  bool bad = ferror(file);
  bad |= fclose(file) != 0;
  if (bad) fprintf(stderr, "%s: cannot be written\n", path);
  return bad;
}

int main(int count, char **arguments) {
  if (count < 3 || count > 4) {
    fprintf(stderr, "usage: train_statements MODEL TRAIN.jsonl [TEST.jsonl]\n");
    return 2;
  }
  isnad_engine *engine = NULL;
  if (isnad_engine_open(NULL, &engine, NULL) != ISNAD_OK) return 1;
  isnad_story *shown = isnad_story_new(engine);
  learner *self = calloc(1, sizeof *self);
  if (!shown || !self) return 1;
  examples contents = {0}, train = {0}, test = {0};
  learn_file(NULL, shown, arguments[2], &contents);
  learn(self, &contents, 1);
  learn_file(self, shown, arguments[2], &train);
  learn_evenly(self, &train);
  if (count == 4) learn_file(self, shown, arguments[3], &test);
  tell(self, &train, "train");
  tell(self, &test, "test");
  int bad = write_model(self, arguments[1]);
  isnad_story_free(shown);
  isnad_engine_close(engine);
  free(self);
  return bad;
}
