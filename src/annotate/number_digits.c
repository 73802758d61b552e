/* number_digits: numbers in digits, with the separators of every press. */
#include "annotate/number.h"

#include "text/token.h"

#include <string.h>

/* The digits between separators, as they stand in a folded token. */
enum { GROUPS_MAX = 8 };

typedef struct groups {
  const uint8_t *at[GROUPS_MAX];
  uint32_t size[GROUPS_MAX];
  uint8_t separator[GROUPS_MAX]; /* before the group; 0 for the first */
  uint32_t count;
} groups;

static bool cut_groups(const uint8_t *bytes, uint32_t size, groups *out) {
  *out = (groups){.count = 1, .at = {bytes}};
  for (uint32_t i = 0; i < size; i++) {
    if (bytes[i] >= '0' && bytes[i] <= '9') {
      out->size[out->count - 1]++;
      continue;
    }
    if (out->count == GROUPS_MAX) return false;
    out->at[out->count] = bytes + i + 1;
    out->separator[out->count++] = bytes[i];
  }
  return true;
}

static double integer_of(const groups *self, uint32_t first, uint32_t last) {
  double worth = 0;
  for (uint32_t g = first; g < last; g++)
    for (uint32_t i = 0; i < self->size[g]; i++) worth = worth * 10 + (self->at[g][i] - '0');
  return worth;
}

static double power_of_ten(uint32_t exponent) {
  double worth = 1;
  while (exponent-- > 0) worth *= 10;
  return worth;
}

/* Whether groups [1, last) are thousands: three digits each behind at most three that do not begin with a zero. */
static bool are_thousands(const groups *self, uint32_t last) {
  if (self->size[0] > 3 || self->at[0][0] == '0') return false;
  for (uint32_t g = 1; g < last; g++)
    if (self->size[g] != 3 || self->separator[g] != self->separator[1]) return false;
  return true;
}

/* How many of the groups stand before the decimal mark; 0 where it is no number: «18.3.2018». */
static uint32_t integral_groups(const groups *self) {
  if (self->count == 1) return 1;
  uint8_t last = self->separator[self->count - 1];
  if (self->count == 2) return last == ',' && are_thousands(self, 2) ? 2 : 1; /* 1,234 · 9,23 · 1.234 */
  if (last != self->separator[1]) return are_thousands(self, self->count - 1) ? self->count - 1 : 0;
  if (are_thousands(self, self->count)) return self->count;
  return last == ',' && are_thousands(self, self->count - 1) ? self->count - 1 : 0; /* 26,013,94 */
}

static bool value_of_token(const uint8_t *bytes, uint32_t size, number *out) {
  enum { DIGITS_MAX = 40 };
  groups cut;
  if (size > DIGITS_MAX || !cut_groups(bytes, size, &cut)) return false;
  for (uint32_t g = 1; g < cut.count; g++) {
    if (cut.separator[g] == ':') return false;
    if (cut.separator[g] == '/' && cut.count != 2) return false;
  }
  if (cut.count == 2 && cut.separator[1] == '/') {
    double below = integer_of(&cut, 1, 2);
    if (below <= 0) return false;
    out->value = integer_of(&cut, 0, 1) / below;
    out->kind = NUMBER_FRACTION;
    return true;
  }
  uint32_t whole = integral_groups(&cut);
  if (!whole) return false;
  out->value = integer_of(&cut, 0, whole);
  if (whole < cut.count) out->value += integer_of(&cut, whole, cut.count) / power_of_ten(cut.size[whole]);
  return true;
}

static bool is_plain_digits(const story *self, uint32_t i) {
  const uint8_t *bytes = folded_of(self, i);
  if (!is_number(self, i)) return false;
  for (uint32_t k = 0; k < token_at(self, i)->folded_size; k++)
    if (bytes[k] < '0' || bytes[k] > '9') return false;
  return true;
}

/* «1 234 567»: groups of three, one blank apart. The last may bring a decimal: «1 234 567.89». */
static uint32_t spaced_groups(const story *self, uint32_t i, uint32_t limit, double *worth) {
  uint32_t last = i + 1;
  if (!is_plain_digits(self, i) || token_at(self, i)->folded_size > 3 || *folded_of(self, i) == '0') return last;
  double sum = *worth;
  while (last < limit && is_number(self, last)) {
    const isnad_token *token = token_at(self, last), *before = token_at(self, last - 1);
    uint32_t gap = token->span.begin - before->span.end;
    if (gap == 0 || gap > 3 || (token->shape & SHAPE_BREAK)) break;
    bool plain = is_plain_digits(self, last);
    bool decimal = !plain && token->folded_size > 4 && folded_of(self, last)[3] == '.';
    number part = {0};
    if ((plain && token->folded_size != 3) || (!plain && !decimal)) break;
    if (!value_of_token(folded_of(self, last), token->folded_size, &part)) break;
    sum = sum * 1000 + part.value;
    last++;
    if (decimal) break;
  }
  if (last > i + 1) *worth = sum;
  return last;
}

static bool is_letter_e(const story *self, uint32_t i) {
  return is_word(self, i) && !is_spaced(self, i) && token_at(self, i)->folded_size == 1 && *folded_of(self, i) == 'e';
}

/* «12e+14»: the token behind the exponent, or i. */
static uint32_t exponent(const story *self, uint32_t i, uint32_t limit, double *worth) {
  if (i + 1 >= limit || !is_letter_e(self, i)) return i;
  uint32_t at = i + 1;
  bool minus = is_mark(self, at, '-');
  if ((minus || is_mark(self, at, '+')) && !is_spaced(self, at)) at++;
  if (at >= limit || !is_plain_digits(self, at) || is_spaced(self, at) || token_at(self, at)->folded_size > 2) return i;
  number power = {0};
  value_of_token(folded_of(self, at), token_at(self, at)->folded_size, &power);
  double factor = power_of_ten((uint32_t)power.value);
  *worth = minus ? *worth / factor : *worth * factor;
  return at + 1;
}

/* A sign or a point before the digits: «-12», «.08». */
static uint32_t skip_sign(const story *self, uint32_t i, uint32_t limit, bool *minus, bool *point) {
  *minus = *point = false;
  if (i + 1 < limit && is_spaced(self, i) && !is_spaced(self, i + 1)) {
    *minus = is_mark(self, i, '-') || is_mark(self, i, 0x2212);
    *point = is_mark(self, i, '.');
  }
  return *minus || *point ? i + 1 : i;
}

/* «2 1/4» is two and a quarter; so is «١/٤ ٢» where the line runs from the right. */
static uint32_t mixed_fraction(const story *self, uint32_t i, uint32_t limit, number *out) {
  number other = {0};
  if (i >= limit || !is_number(self, i) || is_cut_off(self, i)) return i;
  if (!value_of_token(folded_of(self, i), token_at(self, i)->folded_size, &other)) return i;
  bool whole_first = out->plain && out->value < 1000 && other.kind == NUMBER_FRACTION && other.value < 1;
  bool part_first = out->kind == NUMBER_FRACTION && out->value < 1 && is_plain_digits(self, i) && other.value < 1000;
  if (!whole_first && !part_first) return i;
  out->value += other.value;
  out->kind = NUMBER_FRACTION;
  return i + 1;
}

bool digits_at(const story *self, uint32_t i, uint32_t limit, number *out) {
  bool minus, point;
  uint32_t at = skip_sign(self, i, limit, &minus, &point);
  if (at >= limit || !is_number(self, at)) return false;
  const isnad_token *token = token_at(self, at);
  *out = (number){.digits = true, .plain = is_plain_digits(self, at)};
  if (!value_of_token(folded_of(self, at), token->folded_size, out)) return false;
  if (point && !out->plain) return false;
  uint32_t last = at + 1;
  if (point) {
    out->value /= power_of_ten(token->folded_size);
  } else {
    last = spaced_groups(self, at, limit, &out->value);
    if (last == at + 1) last = exponent(self, last, limit, &out->value);
    if (last == at + 1) last = mixed_fraction(self, last, limit, out);
  }
  out->plain = out->plain && !point && !minus && last == at + 1;
  out->n_digits = (uint8_t)(token->folded_size > UINT8_MAX ? UINT8_MAX : token->folded_size);
  if (minus) out->value = -out->value;
  out->tokens = (range){i, last};
  return true;
}
