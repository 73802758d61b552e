/* quantities: the annotator of amounts: numbers outside of times, with their unit and with what they count.
 *
 *     28 مليون دولار ─▶ money 28000000 USD · قتيلان ─▶ count 2 of قتيل · الحادي والعشرون ─▶ ordinal 21
 *
 * number.h reads the number; here it is looked at from both sides. What is no amount is left alone: parts of addresses
 * and of names («كوفيد-19»), clock times and scores written with a colon, plurals without a number («آلاف»).
 */
#include "annotate/amount.h"

#include "annotate/grammar.h"
#include "text/letters.h"
#include "text/token.h"

#include <string.h>

typedef vector(isnad_quantity) quantity_vector;

typedef struct counter {
  story *story;
  quantity_vector found;
  size_t next_time; /* the first time that does not lie before the current token */
  uint32_t from;    /* behind the last amount */
  bool in_address;  /* behind http, up to the next blank */
} counter;

/* ---- What a number is not ---- */

static bool is_latin(const story *self, uint32_t i) {
  return is_word(self, i) && token_at(self, i)->folded_size && folded_of(self, i)[0] < 0x80;
}

/* Glued to Latin letters or, by a hyphen, to any word: «1M», «F16», «إس-400», «كوفيد-19». */
static bool is_part_of_name(const story *self, const number *of) {
  uint32_t first = of->tokens.first, last = of->tokens.last, count = (uint32_t)self->shown.n_tokens;
  if (!of->digits) return false;
  if (last < count && !is_spaced(self, last) && is_latin(self, last)) return true;
  if (first == 0 || is_spaced(self, first)) return false;
  if (is_latin(self, first - 1)) return true;
  bool hyphen = is_mark(self, first - 1, '-') || is_mark(self, first - 1, '_');
  return hyphen && first > 1 && !is_spaced(self, first - 1) && is_word(self, first - 2) &&
         token_at(self, first - 2)->folded_size > 1;
}

static void watch_address(counter *self, uint32_t i) {
  const story *of = self->story;
  if (is_spaced(of, i)) self->in_address = false;
  if (!is_latin(of, i)) return;
  const uint8_t *letters = folded_of(of, i);
  uint16_t size = token_at(of, i)->folded_size;
  if ((size >= 4 && size <= 5 && !memcmp(letters, "http", 4)) || (size == 3 && !memcmp(letters, "www", 3)))
    self->in_address = true;
}

/* Whether token i lies in a time, with letters before it («والرابع من أبريل») or not; times stand in order, and so are
 * the questions. */
static bool is_in_time(counter *self, uint32_t i) {
  const isnad_story *shown = &self->story->shown;
  isnad_span span = token_at(self->story, i)->span;
  while (self->next_time < shown->n_times && shown->times[self->next_time].span.end <= span.begin) self->next_time++;
  return self->next_time < shown->n_times && shown->times[self->next_time].span.begin < span.end;
}

/* Where the next time begins, as the token that a number must end before. */
static uint32_t limit_of(const counter *self, uint32_t i) {
  const isnad_story *shown = &self->story->shown;
  uint32_t limit = i, count = (uint32_t)shown->n_tokens;
  uint32_t until = self->next_time < shown->n_times ? shown->times[self->next_time].span.begin : UINT32_MAX;
  uint32_t far = count - i < AMOUNT_TOKENS_MAX ? count : i + AMOUNT_TOKENS_MAX;
  if (far > i && shown->tokens[far - 1].span.end <= until) return far;
  while (limit < far && shown->tokens[limit].span.end <= until) limit++;
  return limit;
}

/* ---- Laying down ---- */

static uint32_t add(counter *self, const amount *of) {
  story *in = self->story;
  isnad_quantity *made = vector_push(&self->found, &in->memory);
  if (!made) return of->tokens.last;
  self->from = of->tokens.last;
  *made = (isnad_quantity){.span = span_of(in, of->tokens),
                           .kind = of->kind,
                           .value = of->value,
                           .max = of->max,
                           .unit = of->unit,
                           .of = of->of,
                           .rule = of->rule,
                           .row = of->row};
  /* «وثلاثة», «بعشرين»: the letters before the number are none of it. */
  uint32_t letters = clitics_before(in, of->tokens.first, of->features);
  if (made->span.begin + letters < made->span.end) made->span.begin += letters;
  return of->tokens.last;
}

/* ---- The kinds ---- */

static bool is_the_number(const number *of) { return of->features & FEATURE_THE; }

/* «البيت العشرون», «السؤال الحادي والعشرون» are places in a row; «الدول الأربع» counts. */
static void behind_noun(const story *self, const number *of, amount *out) {
  uint32_t before = out->tokens.first - 1;
  bool noun = out->tokens.first > 0 && !is_cut_off(self, out->tokens.first) && is_word(self, before) &&
              (self->words[before]->proclitics & FEATURE_THE) && !may_be_worth(self, before, NUMBER_WORDS);
  if (!is_the_number(of) || of->digits || of->kind != NUMBER_CARDINAL) return;
  if (noun && of->value < 11) {
    out->kind = ISNAD_QUANTITY_COUNT;
    out->of = lemma_of(self, before);
    out->rule = "noun-number";
  } else if (of->value < 100) {
    out->kind = ISNAD_QUANTITY_ORDINAL;
    out->rule = "ordinal";
  }
}

static amount from_number(const counter *self, const number *of) {
  amount made = {.tokens = of->tokens,
                 .from = self->from,
                 .value = of->value,
                 .max = of->value,
                 .features = of->features,
                 .rule = of->digits                   ? "digits"
                         : of->kind == NUMBER_ORDINAL ? "ordinal"
                                                      : "number-words"};
  if (of->kind == NUMBER_ORDINAL) made.kind = ISNAD_QUANTITY_ORDINAL;
  if (of->lexeme) made.row = row_of(of->from, of->lexeme);
  return made;
}

static uint32_t number_found(counter *self, const number *of, uint32_t limit) {
  const story *in = self->story;
  amount made = from_number(self, of);
  if (of->kind != NUMBER_ORDINAL) extend_range(in, of, limit, &made);
  bool closed = take_percent(in, limit, &made) || take_sign_before(in, &made) || take_unit(in, limit, &made);
  if (!closed && of->kind != NUMBER_ORDINAL) {
    behind_noun(in, of, &made);
    if (made.kind == ISNAD_QUANTITY_NUMBER && of->kind == NUMBER_CARDINAL) take_counted(in, limit, &made);
    if (made.kind == ISNAD_QUANTITY_NUMBER && !of->digits) take_one(in, &made);
  }
  return add(self, &made);
}

/* «قتيلان», «دولارين»: the ending is the number. */
static uint32_t dual_found(counter *self, uint32_t i) {
  const story *in = self->story;
  value word;
  amount made = {.tokens = {i, i + 1}, .value = 2, .max = 2, .kind = ISNAD_QUANTITY_COUNT, .rule = "dual"};
  bool unit = value_at(in, i, VALUE(MONEY) | VALUE(MEASURE), ATTACHED_ANY & ~(uint32_t)FEATURE_THE, &word) &&
              FEATURE_NUMBER(word.features) == NUMBER_DUAL && !(word.features & FEATURE_CONSTRUCT);
  if (unit) {
    made.tokens.last = i;
    if (!take_unit(in, limit_of(self, i), &made)) return i + 1;
    made.features = word.features;
    return add(self, &made);
  }
  if (!(in->words[i]->traits & TRAIT_DUAL)) return i + 1;
  made.of = lemma_of(in, i);
  made.features = in->words[i]->items[0].features;
  if (value_at(in, i, VALUE(COUNTED), ATTACHED_ANY, &word)) made.row = row_of(word.from, word.lexeme);
  return add(self, &made);
}

/* «نسبة اثنين وعشرين», «بالمئة 210»: percent before its number. */
static uint32_t percent_before(counter *self, uint32_t i, uint32_t limit) {
  const story *in = self->story;
  value word;
  number of;
  bool sign = is_percent_sign(in, i);
  if (!sign && !value_at(in, i, VALUE(PERCENT) | VALUE(RATE), ATTACHED_CONJUNCTION | ATTACHED_PREPOSITION, &word))
    return i;
  uint32_t at = sign ? i + 1 : word.last;
  if (at >= limit || is_cut_off(in, at) || (sign && is_spaced(in, at))) return i;
  if (!number_at(in, at, limit, &of) || of.kind == NUMBER_ORDINAL || (of.features & ATTACHED_ANY)) return i;
  amount made = from_number(self, &of);
  extend_range(in, &of, limit, &made);
  if (!take_percent(in, limit, &made) && !sign && value_is(&word, VALUE(RATE)) && of.kind == NUMBER_FRACTION) return i;
  if (made.kind != ISNAD_QUANTITY_PERCENT && take_unit(in, limit, &made)) return i;
  bool rate = !sign && value_is(&word, VALUE(RATE));
  made.kind = ISNAD_QUANTITY_PERCENT;
  made.rule = "percent";
  if (!rate) made.tokens.first = i;
  if (!rate && !sign) made.features = word.features & ~(uint32_t)ATTACHED_PREPOSITION;
  return add(self, &made);
}

/* ---- The pass ---- */

static bool may_begin(const story *self, uint32_t i) {
  switch (token_at(self, i)->kind) {
  case ISNAD_TOKEN_NUMBER: return true;
  case ISNAD_TOKEN_WORD:
    return may_be_worth(self, i, NUMBER_WORDS | VALUE(PERCENT) | VALUE(RATE) | VALUE(MONEY) | VALUE(MEASURE)) ||
           (self->words[i]->traits & TRAIT_DUAL);
  default:
    return token_at(self, i)->mark == '-' || token_at(self, i)->mark == '.' || token_at(self, i)->mark == 0x2212 ||
           is_percent_sign(self, i);
  }
}

/* «واحدة من أكبر الدول» counts nothing. */
static bool is_one_of(const story *self, const number *of, uint32_t limit) {
  value word;
  uint32_t last = of->tokens.last;
  return !of->digits && of->value == 1 && of->kind == NUMBER_CARDINAL && last < limit && !is_cut_off(self, last) &&
         value_at(self, last, VALUE(OF), 0, &word);
}

/* The token behind what begins at i. */
static uint32_t count_at(counter *self, uint32_t i) {
  const story *in = self->story;
  if (!may_begin(in, i) || self->in_address || is_in_time(self, i)) return i + 1;
  uint32_t limit = limit_of(self, i), last = percent_before(self, i, limit);
  if (last > i) return last;
  number of;
  if (!number_at(in, i, limit, &of)) return dual_found(self, i);
  if (is_part_of_name(in, &of) || is_one_of(in, &of, limit)) return of.tokens.last;
  return number_found(self, &of, limit);
}

void annotate_quantities(story *self) {
  counter counting = {.story = self};
  uint32_t count = (uint32_t)self->shown.n_tokens;
  for (uint32_t i = 0; i < count && !self->memory.failed;) {
    if (counting.in_address || is_latin(self, i)) watch_address(&counting, i);
    i = count_at(&counting, i);
  }
  self->shown.quantities = counting.found.items;
  self->shown.n_quantities = counting.found.count;
}
