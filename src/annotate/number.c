/* number: numbers in words, and words joined with digits. One pass from term to term: units before tens, hundreds
 * before both, scales multiply what stands before them and open a new, smaller group. */
#include "annotate/number.h"

#include "text/letters.h"
#include "text/token.h"

#include <string.h>

/* ---- Cardinals ---- */

/* What may still follow behind و. */
enum rank { RANK_NONE, RANK_UNIT, RANK_HUNDRED, RANK_SCALE };

typedef struct sum {
  double total, group; /* groups that are done; the one that is being read */
  double scale;        /* of the group before this one: a smaller one must follow */
  double last;         /* the group that was done last */
  enum rank rank;
  uint32_t at; /* the token behind what has been read */
} sum;

/* One term without و: sets its worth and the token behind it. */
typedef struct term {
  double value;
  enum rank rank; /* what it allows behind it */
  bool tens;      /* 10 to 90 */
  uint32_t last;
  value word;
} term;

/* «خمسة عشر», «أحد عشر». */
static uint32_t skip_teen(const story *self, uint32_t i) {
  value teen;
  return !is_cut_off(self, i) && value_at(self, i, VALUE(TEEN), 0, &teen) ? teen.last : 0;
}

static bool unit_term(const story *self, uint32_t i, uint32_t attached, term *out) {
  value *word = &out->word;
  if (!value_at(self, i, VALUE(UNIT) | VALUE(ONE), attached, word)) return false;
  uint32_t teen = word->number < 10 ? skip_teen(self, word->last) : 0;
  if (!teen && value_is(word, VALUE(ONE))) return value_at(self, i, VALUE(UNIT), attached, word);
  out->value = (double)word->number + (teen ? 10 : 0);
  out->rank = teen || word->number == 10 ? RANK_NONE : RANK_UNIT;
  out->last = teen ? teen : word->last;
  return true;
}

/* مئتا folds to the letters of ميتا, a name. */
static bool has_yeh_hamza(const story *self, uint32_t i) {
  const isnad_token *token = token_at(self, i);
  const uint8_t *text = (const uint8_t *)self->shown.text.data;
  for (uint32_t k = token->span.begin; k + 1 < token->span.end; k++)
    if (text[k] == (0xC0 | POINT_YEH_HAMZA >> 6) && text[k + 1] == (0x80 | (POINT_YEH_HAMZA & 0x3F))) return true;
  return false;
}

static bool term_at(const story *self, uint32_t i, uint32_t attached, term *out) {
  *out = (term){0};
  if (!may_be_worth(self, i, VALUE(UNIT) | VALUE(ONE) | VALUE(TENS) | VALUE(HUNDRED))) return false;
  if (unit_term(self, i, attached, out)) return true;
  if (!value_at(self, i, VALUE(TENS) | VALUE(HUNDRED), attached, &out->word)) return false;
  if (out->word.number == 200 && !has_yeh_hamza(self, i)) return false;
  out->value = (double)out->word.number;
  out->last = out->word.last;
  out->tens = value_is(&out->word, VALUE(TENS));
  out->rank = out->tens ? RANK_NONE : RANK_HUNDRED;
  return true;
}

/* A scale at i: of «ألفا», which is one thousand and two, the one. *twice tells that it may be two. */
static bool scale_at(const story *self, uint32_t i, uint32_t attached, value *out, bool *twice) {
  *twice = false;
  if (!value_at(self, i, VALUE(SCALE), attached, out)) return false;
  const word_readings *word = self->words[i];
  for (uint32_t k = word->count; k-- > 0 && word->items[k].lexeme->kind >= LEXEME_GRAMMAR;) {
    const lexeme *of = word->items[k].lexeme;
    if (of->kind != LEXEME_VALUE || of->sub != VALUE_NUMBER_SCALE || (int64_t)of->bits == out->number) continue;
    if ((int64_t)of->bits < out->number) {
      out->lexeme = of;
      out->number = (int64_t)of->bits;
    }
    *twice = true;
  }
  return true;
}

/* «ألفا جندي» are two thousand, «ألفا و200» and «عشرون ألفا» are not. */
static bool is_counting(const story *self, uint32_t i) {
  return is_word(self, i) && !is_cut_off(self, i) && !(self->words[i]->classes & (WORD_PREP | WORD_CONJUNCTION)) &&
         !(self->words[i]->proclitics & ATTACHED_CONJUNCTION);
}

/* A scale right behind what has been read: «28 مليون», «مئة ألف تريليون», «322 مئة», «ثلاث مئة». */
static bool take_scale(const story *self, sum *into, uint32_t limit, uint32_t attached) {
  value word;
  bool twice;
  if (into->at >= limit || is_cut_off(self, into->at)) return false;
  if (value_at(self, into->at, VALUE(HUNDRED), 0, &word) && word.number == 100 && into->rank != RANK_HUNDRED &&
      into->group >= 3 && !(into->scale > 0 && into->group == 0)) {
    into->group *= 100;
    into->rank = RANK_HUNDRED;
    into->at = word.last;
    return true;
  }
  if (!scale_at(self, into->at, attached, &word, &twice)) return false;
  double scale = (double)word.number;
  if (into->group > 0) {
    if (into->scale > 0 && scale >= into->scale) return false;
    into->last = into->group * scale;
    into->group = 0;
  } else {
    into->total -= into->last;
    into->last *= scale;
  }
  into->total += into->last;
  into->scale = scale;
  into->rank = RANK_SCALE;
  into->at = word.last;
  return true;
}

/* The token that a term behind و begins with, or 0; *attached is what it may carry. */
static uint32_t joined(const story *self, uint32_t i, uint32_t limit, uint32_t *attached) {
  if (i >= limit || is_cut_off(self, i)) return 0;
  uint32_t behind = skip_lone_and(self, i);
  *attached = behind ? 0 : FEATURE_AND;
  if (behind) return behind < limit ? behind : 0;
  return is_word(self, i) && (self->words[i]->values || self->words[i]->value_starts) ? i : 0;
}

static bool needs_and(const value *word) { return word->features & FEATURE_AND; }

/* «و200» behind a scale. */
static bool take_joined_digits(const story *self, sum *into, uint32_t i, uint32_t limit) {
  number part;
  if (into->rank != RANK_SCALE || i >= limit || !is_number(self, i) || !digits_at(self, i, limit, &part)) return false;
  if (part.kind != NUMBER_CARDINAL || part.value >= into->scale) return false;
  into->group = part.value;
  into->rank = RANK_NONE;
  into->at = part.tokens.last;
  return true;
}

static bool take_joined_term(const story *self, sum *into, uint32_t i, uint32_t attached, bool the) {
  term next;
  uint32_t allowed = attached | (the ? (uint32_t)FEATURE_THE : 0);
  if (!term_at(self, i, allowed, &next) || (attached && !needs_and(&next.word))) return false;
  bool fits = into->rank == RANK_UNIT      ? next.tens
              : into->rank == RANK_HUNDRED ? next.value < 100
              : into->rank == RANK_SCALE   ? next.value < into->scale
                                           : false;
  if (!fits) return false;
  into->group += next.value;
  into->rank = into->rank == RANK_UNIT || next.tens ? RANK_NONE : next.rank;
  into->at = next.last;
  return true;
}

/* «مليون وألف», «مئة ودزينتين». */
static bool take_joined_scale(const story *self, sum *into, uint32_t i, uint32_t attached) {
  value word;
  bool twice;
  if (!scale_at(self, i, attached, &word, &twice) || (attached && !needs_and(&word))) return false;
  double scale = (double)word.number;
  if (into->rank == RANK_SCALE ? scale >= into->scale : into->group <= scale) return false;
  into->total += into->group + scale;
  into->last = scale;
  into->group = 0;
  into->scale = scale;
  into->rank = RANK_SCALE;
  into->at = word.last;
  return true;
}

static double value_of(const sum *self) { return self->total + self->group; }

/* Terms behind و as long as they fit; a term that turns out to belong to a greater scale is given back. */
static void take_rest(const story *self, sum *into, uint32_t limit, bool the) {
  uint32_t attached = 0;
  for (;;) {
    sum before = *into;
    uint32_t next = joined(self, into->at, limit, &attached);
    if (!next || next >= limit) {
      if (into->rank == RANK_SCALE && into->at < limit && skip_lone_and(self, into->at) &&
          take_joined_digits(self, into, skip_lone_and(self, into->at), limit))
        while (take_scale(self, into, limit, 0)) continue;
      return;
    }
    bool digits = attached == 0 && take_joined_digits(self, into, next, limit);
    if (!digits && !take_joined_term(self, into, next, attached, the) && !take_joined_scale(self, into, next, attached))
      return;
    bool was_scale = before.rank == RANK_SCALE;
    while (take_scale(self, into, limit, 0)) continue;
    value greater;
    if (was_scale && into->group > 0 && into->at < limit && !is_cut_off(self, into->at) &&
        value_at(self, into->at, VALUE(SCALE), 0, &greater)) {
      *into = before; /* «مليون وثلاثة ملايين» are two */
      return;
    }
  }
}

static bool start_sum(const story *self, uint32_t i, uint32_t limit, number *out, sum *into) {
  *into = (sum){.at = i};
  if (is_number(self, i) || is_any_mark(self, i)) {
    if (!digits_at(self, i, limit, out)) return false;
    into->group = out->value;
    into->at = out->tokens.last;
    return true;
  }
  *out = (number){.tokens = {i, i}};
  term first;
  if (term_at(self, i, ATTACHED_ANY, &first)) {
    into->group = first.value;
    into->rank = first.rank;
    into->at = first.last;
    out->lexeme = first.word.lexeme;
    out->from = first.word.from;
    out->features = first.word.features;
    return true;
  }
  value scale;
  bool twice;
  if (!scale_at(self, i, ATTACHED_ANY, &scale, &twice)) return false;
  into->total = into->last = (double)scale.number * (twice && is_counting(self, scale.last) ? 2 : 1);
  into->scale = (double)scale.number;
  into->rank = RANK_SCALE;
  into->at = scale.last;
  out->lexeme = scale.lexeme;
  out->from = scale.from;
  out->features = scale.features;
  return true;
}

/* Plurals of scales alone are no number: «آلاف», «ملايين الدولارات». */
static bool is_bare_plural(const number *of) {
  if (!of->lexeme || of->lexeme->sub != VALUE_NUMBER_SCALE || of->tokens.last - of->tokens.first != 1) return false;
  return strchr(lexeme_key(of->from, of->lexeme), '+') != NULL;
}

static bool cardinal_at(const story *self, uint32_t i, uint32_t limit, number *out, sum *read) {
  if (!start_sum(self, i, limit, out, read)) return false;
  if (out->kind == NUMBER_CARDINAL && out->value >= 0) {
    uint32_t the = out->features & FEATURE_THE;
    while (take_scale(self, read, limit, 0)) continue;
    if (!out->digits || read->rank == RANK_SCALE) take_rest(self, read, limit, the);
  } else {
    read->group = out->value;
    while (out->kind == NUMBER_CARDINAL && take_scale(self, read, limit, 0)) continue;
  }
  if (read->at > out->tokens.last) out->plain = out->plain && read->at == i + 1;
  out->tokens = (range){i, read->at};
  out->value = value_of(read);
  return read->at > i && !is_bare_plural(out);
}

static bool read_whole(const story *self, uint32_t i, uint32_t limit, number *out) {
  sum read;
  return cardinal_at(self, i, limit, out, &read) && (is_word(self, i) || out->kind == NUMBER_CARDINAL);
}

/* What was read last at a token. The atoms of a time ask for the same number one after the other. */
struct number_memo {
  uint32_t at, limit; /* limit 0: nothing yet */
  bool found;
  number read;
};

enum { MEMOS = 8 };

void numbers_begin(story *self) { self->numbers = arena_zero(&self->memory, MEMOS * sizeof *self->numbers); }

bool whole_number_at(const story *self, uint32_t i, uint32_t limit, number *out) {
  const uint64_t words = VALUE(UNIT) | VALUE(ONE) | VALUE(TENS) | VALUE(HUNDRED) | VALUE(SCALE);
  if (i >= limit || !(is_number(self, i) || (is_word(self, i) && may_be_worth(self, i, words)))) return false;
  if (!self->numbers) return read_whole(self, i, limit, out);
  struct number_memo *memo = &self->numbers[i % MEMOS];
  if (memo->at != i || memo->limit != limit) {
    *memo = (struct number_memo){.at = i, .limit = limit};
    memo->found = read_whole(self, i, limit, &memo->read);
  }
  *out = memo->read;
  return memo->found;
}

/* ---- Fractions ---- */

static void take_value(const value *from, number *out) {
  out->lexeme = from->lexeme;
  out->from = from->from;
  out->features = from->features;
}

/* «مليون ونصف المليون», «خمسة وربع», «مئة وثلاثة وثلثين»: behind a scale it is a part of that. */
static void add_part(const story *self, uint32_t limit, sum *read, number *out) {
  uint32_t attached = 0, next = joined(self, read->at, limit, &attached);
  value part, scale;
  if (!next || !value_at(self, next, VALUE(PART) | VALUE(RARE_PART) | VALUE(TWO_PARTS), attached, &part)) return;
  if ((attached && !needs_and(&part)) || part.number == 0) return;
  double share = (value_is(&part, VALUE(TWO_PARTS)) && part.number > 2 ? 2.0 : 1.0) / (double)part.number;
  double of = read->rank == RANK_SCALE && read->scale >= 1000 ? read->scale : 1;
  uint32_t last = part.last;
  if (last < limit && !is_cut_off(self, last) && value_at(self, last, VALUE(SCALE), FEATURE_THE, &scale) &&
      (double)scale.number == read->scale)
    last = scale.last;
  out->value += share * of;
  out->tokens.last = last;
  if (of == 1) out->kind = NUMBER_FRACTION;
}

/* «ثلاثة أرباع مليون», «ثلاثة ونصف مليون». */
static void scale_fraction(const story *self, uint32_t limit, number *out) {
  value scale;
  bool twice;
  uint32_t at = out->tokens.last;
  if (out->kind != NUMBER_FRACTION || out->digits || at >= limit || is_cut_off(self, at)) return;
  if (!scale_at(self, at, FEATURE_THE, &scale, &twice) || scale.number < 1000) return;
  out->value *= (double)scale.number;
  out->kind = NUMBER_CARDINAL;
  out->tokens.last = scale.last;
}

/* «ثلاثة أرباع», «ثلاث وعشرون خمس». */
static void divide_by_parts(const story *self, uint32_t limit, number *out) {
  value part;
  uint32_t at = out->tokens.last;
  if (at >= limit || out->digits || is_cut_off(self, at)) return;
  if (!value_at(self, at, VALUE(PARTS) | VALUE(PART) | VALUE(RARE_PART), FEATURE_THE, &part) || part.number == 0)
    return;
  if ((part.features & FEATURE_THE) && !value_is(&part, VALUE(PARTS))) return;
  out->value /= (double)part.number;
  out->kind = NUMBER_FRACTION;
  out->tokens.last = part.last;
}

/* Nothing but the end stands behind «خمس», or a noun with ال that is no number: then it is a fifth. */
static bool is_part_there(const story *self, const value *part, uint32_t limit) {
  if (!(self->words[part->last - 1]->values & VALUE(UNIT))) return true;
  if (part->last >= limit || is_cut_off(self, part->last) || is_any_mark(self, part->last)) return true;
  value tens;
  if (value_at(self, part->last, VALUE(TENS), FEATURE_THE, &tens) && (tens.features & FEATURE_THE)) return true;
  return (self->words[part->last]->proclitics & FEATURE_THE) && !may_be_worth(self, part->last, NUMBER_WORDS) &&
         !(self->words[part->last]->proclitics & (ATTACHED_CONJUNCTION | ATTACHED_PREPOSITION));
}

/* «نصف مليون», «ربع», «ثلثا», «خمس العشرين». */
static bool part_at(const story *self, uint32_t i, uint32_t limit, number *out) {
  value part, scale;
  if (!value_at(self, i, VALUE(PART) | VALUE(RARE_PART) | VALUE(TWO_PARTS), ATTACHED_CONJUNCTION | ATTACHED_PREPOSITION,
                &part))
    return false;
  if (part.number == 0 || !is_part_there(self, &part, limit)) return false;
  bool alone = (i == 0 || is_cut_off(self, i)) && is_cut_off(self, part.last);
  if (value_is(&part, VALUE(RARE_PART)) && !alone) return false;
  bool two = value_is(&part, VALUE(TWO_PARTS)) && part.number > 2;
  *out = (number){.tokens = {i, part.last}, .value = (two ? 2.0 : 1.0) / (double)part.number, .kind = NUMBER_FRACTION};
  take_value(&part, out);
  if (part.last < limit && !is_cut_off(self, part.last) &&
      value_at(self, part.last, VALUE(SCALE) | VALUE(TENS), FEATURE_THE, &scale) &&
      (value_is(&scale, VALUE(SCALE)) || (scale.features & FEATURE_THE))) {
    out->value *= (double)scale.number;
    out->tokens.last = scale.last;
    out->kind = NUMBER_CARDINAL;
  }
  return true;
}

/* «واحد على ثلاثة», «2000 على 3»; «واحد من عشرين» where both are words or the first is one: «ثلاثة من 5 رهائن» is not.
 */
static void divide_by_number(const story *self, uint32_t limit, number *out) {
  value word;
  number below;
  sum read;
  uint32_t at = out->tokens.last;
  if (at + 1 >= limit || is_cut_off(self, at) || is_cut_off(self, at + 1) || out->kind == NUMBER_FRACTION) return;
  if (!value_at(self, at, VALUE(OVER) | VALUE(OF), 0, &word)) return;
  if (!cardinal_at(self, word.last, limit, &below, &read) || below.kind != NUMBER_CARDINAL || below.value <= 0) return;
  if (below.features & ATTACHED_ANY) return;
  bool ratio = value_is(&word, VALUE(OVER)) || (!below.digits && !out->digits && out->value < below.value &&
                                                ((out->value == 1 || out->value == -1) || below.value >= 100));
  if (!ratio) return;
  out->value /= below.value;
  out->kind = NUMBER_FRACTION;
  out->tokens.last = below.tokens.last;
}

/* «جزء من مئة», «عشرين أجزاء من خمسة وعشرين». `count` is the number before it. */
static bool share_at(const story *self, uint32_t i, uint32_t limit, double count, number *out) {
  value share, of;
  number below;
  sum read;
  if (i >= limit || !value_at(self, i, VALUE(SHARE), 0, &share) || share.last >= limit) return false;
  if (!value_at(self, share.last, VALUE(OF), 0, &of) || of.last >= limit) return false;
  if (!cardinal_at(self, of.last, limit, &below, &read) || below.value < 2 || (below.features & ATTACHED_ANY))
    return false;
  out->value = count / below.value;
  out->kind = NUMBER_FRACTION;
  out->tokens.last = below.tokens.last;
  if (!out->lexeme) take_value(&share, out);
  return true;
}

/* «مئتين فاصلة ثلاثة من مئة», «ثلاثة فاصلة خمسة». */
static void add_decimals(const story *self, uint32_t limit, number *out) {
  value point, of;
  number part, below;
  sum read;
  uint32_t at = out->tokens.last;
  if (at + 1 >= limit || is_cut_off(self, at) || !value_at(self, at, VALUE(POINT), 0, &point)) return;
  if (!cardinal_at(self, point.last, limit, &part, &read) || part.kind != NUMBER_CARDINAL || part.value < 0) return;
  double divisor = 10;
  while (divisor <= part.value) divisor *= 10;
  uint32_t last = part.tokens.last;
  if (last + 1 < limit && value_at(self, last, VALUE(OF), 0, &of) && cardinal_at(self, of.last, limit, &below, &read) &&
      below.value >= 10) {
    divisor = below.value;
    last = below.tokens.last;
  }
  out->value += part.value / divisor;
  out->tokens.last = last;
}

/* ---- Ordinals ---- */

bool ordinal_at(const story *self, uint32_t i, uint32_t limit, number *out) {
  value word, tens;
  if (i >= limit || !value_at(self, i, VALUE(ORDINAL) | VALUE(ONE), ATTACHED_ANY, &word)) return false;
  uint32_t teen = word.last < limit && word.number < 10 ? skip_teen(self, word.last) : 0, attached = 0;
  *out = (number){.tokens = {i, word.last}, .value = (double)word.number, .kind = NUMBER_ORDINAL};
  take_value(&word, out);
  uint32_t next = teen ? 0 : joined(self, word.last, limit, &attached);
  if (teen) {
    out->value += 10;
    out->tokens.last = teen;
  } else if (next && value_at(self, next, VALUE(TENS), attached | FEATURE_THE, &tens) &&
             (!attached || needs_and(&tens)) && word.number < 10) {
    out->value += (double)tens.number;
    out->tokens.last = tens.last;
  } else if (value_is(&word, VALUE(ONE))) {
    return false;
  }
  return true;
}

/* ---- All of it ---- */

static bool any_cardinal(const story *self, uint32_t i, uint32_t limit, number *out) {
  sum read;
  if (!cardinal_at(self, i, limit, out, &read)) return false;
  number counted = *out;
  if (share_at(self, out->tokens.last, limit, out->value, &counted)) {
    *out = counted;
    return true;
  }
  add_part(self, limit, &read, out);
  if (out->kind != NUMBER_FRACTION && out->tokens.last == read.at) {
    divide_by_parts(self, limit, out);
    add_decimals(self, limit, out);
    divide_by_number(self, limit, out);
  }
  scale_fraction(self, limit, out);
  return true;
}

/* «الواحد والعشرون», «العشرون» are places in a row behind a noun with ال: that is for the caller to see. */
static bool unsigned_at(const story *self, uint32_t i, uint32_t limit, number *out) {
  if (is_number(self, i) || is_any_mark(self, i)) return any_cardinal(self, i, limit, out);
  if (value_at(self, i, VALUE(PART), ATTACHED_ANY, &(value){0})) {
    value blocked;
    if (value_at(self, i, VALUE(PART), ATTACHED_ANY, &blocked) && blocked.last > i + 1) return false;
  }
  if (part_at(self, i, limit, out)) return true;
  if (any_cardinal(self, i, limit, out)) return true;
  *out = (number){.tokens = {i, i}};
  if (share_at(self, i, limit, 1, out)) return true;
  return ordinal_at(self, i, limit, out);
}

bool number_at(const story *self, uint32_t i, uint32_t limit, number *out) {
  value minus;
  if (i >= limit) return false;
  if (value_at(self, i, VALUE(MINUS), ATTACHED_CONJUNCTION, &minus) && minus.last < limit &&
      !is_cut_off(self, minus.last)) {
    if (!unsigned_at(self, minus.last, limit, out) || out->kind == NUMBER_ORDINAL) return false;
    if (out->features & ATTACHED_ANY) return false;
    out->value = -out->value;
    out->tokens.first = i;
    out->plain = false;
    return true;
  }
  return unsigned_at(self, i, limit, out);
}
