/* time_date: atoms of the calendar: days and months, years, dates in digits. */
#include "annotate/moment.h"

#include "annotate/grammar.h"
#include "text/token.h"

#include <string.h>

/* ---- Small questions ---- */

void moment_told(moment *into, const char *rule, const value *by) {
  if (!into->rule) into->rule = rule;
  if (!by || !by->lexeme || into->row.table) return;
  into->row =
      (isnad_row){value_table(by->lexeme), by->lexeme->line, isnad_string_of(lexeme_lemma(by->from, by->lexeme))};
}

bool small_number(const story *self, uint32_t i, uint32_t limit, double low, double high, number *out) {
  if (!whole_number_at(self, i, limit, out)) return false;
  if (out->digits && !out->plain) return false;
  return out->value >= low && out->value <= high && !(out->features & (FEATURE_BY | FEATURE_LIKE));
}

bool is_in_outlet(const story *self, uint32_t i) {
  for (uint32_t back = 0; back < 4 && back <= i; back++) {
    const phrase_match *phrase = phrase_of_kind(self, i - back, LEXEME_OUTLET);
    if (phrase && phrase->tokens.last > i) return true;
  }
  return false;
}

bool ends_number(const story *self, uint32_t last, uint32_t limit) {
  if (last >= limit || is_cut_off(self, last)) return true;
  if (is_number(self, last)) return false;
  if (!is_word(self, last))
    return !is_mark(self, last, '%') && !is_mark(self, last, 0x066A) && !is_mark(self, last, '$');
  const word_readings *word = self->words[last];
  if (word->values & (VALUE(MONEY) | VALUE(MEASURE) | VALUE(SCALE) | VALUE(COUNTED)) &&
      !(word->proclitics & FEATURE_THE))
    return word->loose_classes & WORD_PREP;
  number below;
  if (word->values & VALUE(OVER) && last + 1 < limit && whole_number_at(self, last + 1, limit, &below)) return false;
  if (word->value_starts & VALUE(PERCENT)) {
    value percent;
    if (value_at(self, last, VALUE(PERCENT), 0, &percent)) return false;
  }
  bool noun = word->kinds & (1u << LEXEME_HEAD | 1u << LEXEME_TITLE) && !(word->proclitics & ATTACHED_ANY);
  return !noun;
}

static bool is_dash(const story *self, uint32_t i) {
  return is_mark(self, i, '-') || is_mark(self, i, '/') || is_mark(self, i, '.') || is_mark(self, i, 0x2013);
}

static uint32_t skip_of(const story *self, uint32_t i, uint32_t limit) {
  value of;
  return i < limit && !is_cut_off(self, i) && value_at(self, i, VALUE(OF) | VALUE(IN), 0, &of) ? of.last : i;
}

/* ---- Months ---- */

/* آب has a madda, أب (father) has not, and both fold alike: the first letter has to be the one of the row. */
static bool is_spelled_so(const story *self, uint32_t i, const value *month) {
  const char *lemma = lexeme_lemma(month->from, month->lexeme);
  const isnad_token *token = token_at(self, i);
  size_t size = strlen(lemma);
  if (size > 4 || token->span.end - token->span.begin < size) return true;
  return !memcmp(self->shown.text.data + token->span.end - size, lemma, size);
}

static bool month_name(const story *self, uint32_t i, uint32_t limit, uint32_t attached, value *out) {
  if (i >= limit || !value_at(self, i, VALUE(MONTH) | VALUE(HIJRI), attached, out) || out->last > limit) return false;
  return is_spelled_so(self, i, out);
}

/* «نيسان/أبريل», «سبتمبر أيلول», «يناير (كانون الثاني)»: the second name of the same month. */
static uint32_t skip_second_name(const story *self, uint32_t i, uint32_t limit, int64_t month) {
  value other;
  uint32_t at = i;
  bool bracket = at < limit && is_mark(self, at, '(');
  if (at < limit && (bracket || is_mark(self, at, '/') || is_mark(self, at, '-') || is_mark(self, at, 0x060C))) at++;
  if (at >= limit || is_cut_off(self, at) || !month_name(self, at, limit, 0, &other)) return i;
  if (other.number != month || !value_is(&other, VALUE(MONTH))) return i;
  if (!bracket) return other.last;
  return other.last < limit && is_mark(self, other.last, ')') ? other.last + 1 : i;
}

static uint32_t skip_word_month(const story *self, uint32_t i, uint32_t limit) {
  value word;
  bool is = i < limit && !is_cut_off(self, i) &&
            value_at(self, i, VALUE(SPAN), ATTACHED_ANY & ~(uint32_t)FEATURE_THE, &word) &&
            unit_of(&word) == UNIT_MONTH;
  return is ? word.last : i;
}

static void set_month(moment *into, const value *month) {
  into->month = (int32_t)month->number;
  into->hijri = value_is(month, VALUE(HIJRI));
  into->slots |= SLOT_MONTH;
  moment_told(into, into->hijri ? "hijri-date" : "date", month);
}

/* A four digit year stands behind, with or without عام or a comma. */
static bool has_year_behind(const story *self, uint32_t i, uint32_t limit) {
  moment none = {0};
  if (i < limit && (is_comma(self, i) || is_mark(self, i, ','))) i++;
  i = skip_of(self, i, limit);
  return i < limit && !is_cut_off(self, i) &&
         (atom_year(self, i, limit, &none) || atom_bare_year(self, i, limit, &none));
}

/* What stands before makes a name or a verb a month: «في مارس», «منذ أيار». */
static bool has_time_before(const story *self, uint32_t i, bool hijri) {
  value word;
  uint64_t roles = VALUE(IN) | VALUE(SINCE) | VALUE(DURING) | VALUE(START) | VALUE(MID) | VALUE(END) | VALUE(OF) |
                   VALUE(TO) | VALUE(THIS) | VALUE(AGO) | VALUE(LATER) | VALUE(BETWEEN);
  if (hijri) roles &= ~(VALUE(OF) | VALUE(BETWEEN));
  if (i == 0 || is_cut_off(self, i)) return false;
  return value_at(self, i - 1, roles, ATTACHED_ANY, &word) && word.last == i;
}

/* Names of months that are names of people, verbs, or other words need more than themselves. */
static bool is_surely_month(const story *self, uint32_t i, uint32_t limit, const value *month, bool headed) {
  value turn;
  if (headed || has_year_behind(self, month->last, limit)) return true;
  if (month->last < limit && value_at(self, month->last, VALUE(NEXT) | VALUE(LAST), FEATURE_THE, &turn) &&
      turn.features & FEATURE_THE)
    return true; /* «رمضان المقبل» */
  const word_readings *word = self->words[i];
  bool name = word->kinds & (1u << LEXEME_NAME) && month->last == i + 1;
  bool person = i > 0 && !is_cut_off(self, i) && self->words[i - 1]->kinds & (1u << LEXEME_NAME) &&
                !has_time_before(self, i, true);
  bool other = name || person || (word->traits & TRAIT_VERB) || value_is(month, VALUE(HIJRI));
  if (!other && token_at(self, i)->folded_size > 3) return true;
  if (month->last > i + 1) return true; /* كانون الثاني */
  if (name && value_is(month, VALUE(MONTH)) && token_at(self, i)->folded_size < 4) return false;
  return has_time_before(self, i, value_is(month, VALUE(HIJRI)));
}

/* «15 يونيو», «الخامس عشر من نيسان/أبريل», «2- أكتوبر», «10 رمضان», «22 من الشهر الجاري». */
uint32_t atom_day_month(const story *self, uint32_t i, uint32_t limit, moment *into) {
  number day;
  value month;
  if (into->slots & (SLOT_DAY | SLOT_MONTH)) return 0;
  bool small = small_number(self, i, limit, 1, 31, &day) ||
               (ordinal_at(self, i, limit, &day) && day.value <= 31 && (day.features & FEATURE_THE));
  if (!small || day.tokens.last >= limit) return 0;
  uint32_t at = day.tokens.last;
  if (is_dash(self, at) && day.digits) at++;
  at = skip_word_month(self, skip_of(self, at, limit), limit);
  moment made = *into;
  bool named = at < limit && !is_cut_off(self, at) && month_name(self, at, limit, FEATURE_THE, &month);
  if (named && value_key(&month)[1] == '!' && !has_year_behind(self, month.last, limit))
    return 0; /* «3 صفر» is a result */
  if (named) {
    set_month(&made, &month);
    at = skip_second_name(self, month.last, limit, month.number);
    if (at < limit && is_dash(self, at) && is_spaced(self, at + 1) == is_spaced(self, at) &&
        has_year_behind(self, at + 1, limit))
      at++;
  } else {
    at = skip_of(self, day.tokens.last, limit);
    if (at >= limit || is_cut_off(self, at)) return 0;
    uint32_t last = atom_shift(self, at, limit, &made);
    if (!last || made.unit != UNIT_MONTH || !(made.slots & SLOT_SHIFT) || (into->slots & SLOT_SHIFT)) return 0;
    at = last;
  }
  made.day = (int32_t)day.value;
  made.slots |= SLOT_DAY;
  if (made.rule && day.lexeme) made.features = day.features;
  *into = made;
  return at;
}

/* «أكتوبر 14», «يناير الثاني والعشرين»: a day behind its month, where no noun follows for it to count. */
static uint32_t day_behind(const story *self, uint32_t i, uint32_t limit, moment *into) {
  number day;
  if (i >= limit || is_cut_off(self, i)) return i;
  bool ordinal = ordinal_at(self, i, limit, &day) && (day.features & FEATURE_THE) && day.value <= 31;
  bool plain = !ordinal && is_number(self, i) && small_number(self, i, limit, 1, 31, &day) && day.n_digits <= 2;
  if (!ordinal && !plain) return i;
  moment none = {0};
  bool clock = plain && day.tokens.last < limit && atom_clock(self, day.tokens.last, limit, &none);
  if (plain && !clock && day.tokens.last < limit && is_word(self, day.tokens.last) &&
      !is_cut_off(self, day.tokens.last))
    return i;
  if (plain && atom_clock(self, i, limit, &none)) return i;
  into->day = (int32_t)day.value;
  into->slots |= SLOT_DAY;
  return day.tokens.last;
}

/* «شهر مارس», «نيسان/أبريل», «رمضان المقبل». */
uint32_t atom_month(const story *self, uint32_t i, uint32_t limit, moment *into) {
  value month;
  if (into->slots & (SLOT_MONTH | SLOT_QUARTER | SLOT_SEASON | SLOT_DAY)) return 0;
  if ((into->slots & SLOT_SHIFT) && into->unit != UNIT_YEAR) return 0;
  uint32_t at = skip_word_month(self, i, limit), attached = ATTACHED_CONJUNCTION | ATTACHED_PREPOSITION;
  bool headed = at > i || (into->slots & (SLOT_NTH | SLOT_WEEKDAY)) || into->mod != ISNAD_MOD_NONE;
  if (at > i) attached = 0;
  if (!month_name(self, at, limit, attached, &month) || !is_surely_month(self, at, limit, &month, headed)) return 0;
  if (month.number == 0) return 0;
  set_month(into, &month);
  if (at == i) into->features |= month.features;
  at = skip_second_name(self, month.last, limit, month.number);
  return into->slots & SLOT_NTH ? at : day_behind(self, at, limit, into);
}

/* ---- Years ---- */

static uint32_t skip_era(const story *self, uint32_t i, uint32_t limit, moment *into) {
  value era;
  if (i >= limit || is_cut_off(self, i) || !value_at(self, i, VALUE(ERA) | VALUE(ERA_HIJRI), FEATURE_THE, &era))
    return i;
  if (value_is(&era, VALUE(ERA_HIJRI))) into->hijri = true;
  return era.last;
}

static bool year_digits(const story *self, uint32_t i, uint32_t limit, int32_t low, int32_t high, number *out) {
  return is_number(self, i) && digits_at(self, i, limit, out) && out->plain && out->n_digits == 4 &&
         out->value >= low && out->value <= high;
}

/* «ألفين وثمانية عشر», «ألف وتسعمئة وثمانية وسبعون», and as it is spoken: «تسعة عشر تسعة وتسعون». */
static bool year_words(const story *self, uint32_t i, uint32_t limit, bool headed, number *out) {
  number rest;
  if (!is_word(self, i) || !whole_number_at(self, i, limit, out)) return false;
  if (out->value >= 1000 && out->value <= 2100) return true;
  if (!headed || out->value < 10 || out->value > 20 || !whole_number_at(self, out->tokens.last, limit, &rest))
    return false;
  if (rest.value < 10 || rest.value > 99) return false;
  out->value = out->value * 100 + rest.value;
  out->tokens.last = rest.tokens.last;
  return true;
}

static uint32_t take_year(const story *self, uint32_t limit, const number *of, const value *by, moment *into) {
  into->year = (int32_t)of->value;
  into->slots |= SLOT_YEAR;
  moment_told(into, "year", by);
  return skip_era(self, of->tokens.last, limit, into);
}

/* «عام 2010», «سنة ألفين وعشرين», «2011 ميلادية», «1445 هـ». */
uint32_t atom_year(const story *self, uint32_t i, uint32_t limit, moment *into) {
  value word;
  number year;
  uint32_t blocked = SLOT_YEAR | SLOT_DECADE | SLOT_CENTURY | SLOT_REF;
  if (into->slots & blocked || (into->slots & SLOT_SHIFT && into->unit >= UNIT_YEAR)) return 0;
  uint32_t at = i;
  bool headed = value_at(self, i, VALUE(SPAN) | VALUE(TWO_SPANS), ATTACHED_ANY, &word) && unit_of(&word) == UNIT_YEAR;
  if (headed) at = word.last;
  if (at >= limit || (headed && is_cut_off(self, at))) return 0;
  if (headed && is_mark(self, at, '(')) return 0;
  moment made = *into;
  bool told = year_digits(self, at, limit, 1, 2200, &year) ||
              (headed && small_number(self, at, limit, 100, 2200, &year)) || year_words(self, at, limit, headed, &year);
  if (!told || (year.features & ATTACHED_ANY)) return 0;
  uint32_t last = take_year(self, limit, &year, headed ? &word : NULL, &made);
  bool era = last > year.tokens.last,
       month = into->slots & (SLOT_MONTH | SLOT_QUARTER | SLOT_HALF | SLOT_SEASON | SLOT_NTH | SLOT_FEAST);
  if (!headed && !era && !month) return 0;
  if (!headed && month && !era && (year.value < 1000 || !ends_number(self, last, limit))) return 0;
  if (made.hijri && !era && !(into->hijri)) made.hijri = false;
  if (headed && at > i && !into->rule) made.features = word.features;
  *into = made;
  return last;
}

/* A number of four digits that nothing else claims: «في 2016», «مونديال 2018». */
uint32_t atom_bare_year(const story *self, uint32_t i, uint32_t limit, moment *into) {
  number year;
  bool of_shift = into->slots & SLOT_SHIFT && into->unit == UNIT_YEAR; /* «العام الماضي 2017» */
  if (into->slots & (SLOT_YEAR | SLOT_DECADE | SLOT_CENTURY | SLOT_CLOCK | SLOT_PART)) return 0;
  if (into->slots & SLOT_SHIFT && !of_shift) return 0;
  if (!year_digits(self, i, limit, 1900, 2049, &year) || !ends_number(self, year.tokens.last, limit)) return 0;
  if (i > 0 && !is_spaced(self, i) && !is_mark(self, i - 1, '(') && !is_mark(self, i - 1, '-') &&
      !is_mark(self, i - 1, '/') && !is_mark(self, i - 1, '"') && !is_word(self, i - 1))
    return 0;
  uint32_t last = year.tokens.last;
  bool glued =
      last < self->shown.n_tokens && !is_spaced(self, last) && is_mark(self, last, '-') && !is_spaced(self, last + 1);
  number other;
  if (glued && is_number(self, last + 1) && !year_digits(self, last + 1, limit, 1900, 2100, &other)) return 0;
  if (of_shift) into->slots &= ~(uint32_t)SLOT_SHIFT;
  return take_year(self, limit, &year, NULL, into);
}

/* ---- Dates in digits ---- */

/* The numbers of «21/4/2016», «21-04-2016», «18.3.2018», «3/2015», «22/04», across tokens where hyphens part them. */
typedef struct parts {
  int32_t value[3];
  uint8_t digits[3];
  uint32_t count, last;
  uint8_t separator;
  bool spaced; /* «5 / 5 / 2010» */
} parts;

static bool read_token(const story *self, uint32_t i, parts *out) {
  const uint8_t *bytes = folded_of(self, i);
  for (uint32_t k = 0; k < token_at(self, i)->folded_size; k++) {
    if (bytes[k] >= '0' && bytes[k] <= '9') {
      if (++out->digits[out->count] > 4) return false;
      out->value[out->count] = out->value[out->count] * 10 + (bytes[k] - '0');
      continue;
    }
    if ((bytes[k] != '/' && bytes[k] != '.') || out->count == 2) return false;
    if (out->separator && out->separator != bytes[k]) return false;
    out->separator = bytes[k];
    out->count++;
  }
  return true;
}

static bool read_parts(const story *self, uint32_t i, uint32_t limit, parts *out) {
  *out = (parts){.last = i + 1};
  if (!read_token(self, i, out)) return false;
  while (out->count < 2 && out->last + 1 < limit && !is_cut_off(self, out->last) && !is_cut_off(self, out->last + 1) &&
         (is_mark(self, out->last, '-') || is_mark(self, out->last, '/')) && is_number(self, out->last + 1)) {
    uint8_t mark = (uint8_t)token_at(self, out->last)->mark;
    out->spaced |= is_spaced(self, out->last) || is_spaced(self, out->last + 1);
    if ((out->separator && out->separator != mark) || (out->spaced && mark != '/')) break;
    out->separator = mark;
    out->count++;
    if (!read_token(self, out->last + 1, out)) return false;
    out->last += 2;
  }
  out->count++;
  return out->count >= 2;
}

static int32_t full_year(const parts *of, uint32_t k) {
  if (of->digits[k] == 4) return of->value[k];
  return of->value[k] + (of->value[k] < 50 ? 2000 : 1900);
}

/* Day, month, year in the order of the Arab press, then the other two. */
static bool three_parts(const parts *of, moment *into) {
  static const int orders[3][3] = {{2, 1, 0}, {0, 1, 2}, {2, 0, 1}}; /* where year, month and day stand */
  for (int k = 0; k < 3; k++) {
    const int *order = orders[k];
    bool year_first = order[0] == 0;
    if (year_first ? of->digits[0] != 4 : of->digits[2] != 4 && of->digits[2] != 2) continue;
    if (of->digits[order[1]] > 2 || of->digits[order[2]] > 2) continue;
    date made = {full_year(of, (uint32_t)order[0]), of->value[order[1]], of->value[order[2]]};
    if (made.year < 1000 || made.year > 2200 || !is_date(made)) continue;
    into->year = made.year;
    into->month = made.month;
    into->day = made.day;
    into->slots |= SLOT_YEAR | SLOT_MONTH | SLOT_DAY;
    return true;
  }
  return false;
}

static bool year_and_month(const parts *of, moment *into) {
  uint32_t year = of->digits[0] == 4 ? 0 : 1, month = 1 - year;
  if (of->separator == '.' || of->digits[year] != 4 || of->digits[month] > 2) return false;
  if (of->value[year] < 1900 || of->value[year] > 2100 || of->value[month] < 1 || of->value[month] > 12) return false;
  into->year = of->value[year];
  into->month = of->value[month];
  into->slots |= SLOT_YEAR | SLOT_MONTH;
  return true;
}

/* «22/04», «4/22», and behind a word for it «4/5»; else it is a fraction or a result. */
static bool day_and_month(const story *self, uint32_t i, const parts *of, moment *into) {
  value word;
  if (of->separator != '/' || of->digits[0] > 2 || of->digits[1] > 2) return false;
  int32_t day = of->value[0], month = of->value[1];
  bool swapped = month > 12 && day <= 12;
  if (swapped) day = of->value[1], month = of->value[0];
  if (day < 1 || day > 31 || month < 1 || month > 12) return false;
  bool headed = i > 0 && !is_cut_off(self, i) && !has_role(self, i - 1, ROLE(IN)) && /* في alone is not enough */
                value_at(self, i - 1, VALUE(IN) | VALUE(WEEKDAY), ATTACHED_ANY, &word) && word.last == i;
  bool dated = of->digits[1] == 2 && (of->value[1] < 10 || day > 12) && of->digits[0] == 2;
  if (!headed && !dated && !(of->digits[0] + of->digits[1] > 2 && (day > 12))) return false;
  into->day = day;
  into->month = month;
  into->slots |= SLOT_DAY | SLOT_MONTH;
  return true;
}

uint32_t atom_numeric(const story *self, uint32_t i, uint32_t limit, moment *into) {
  parts of;
  if (into->slots & (SLOT_DAY | SLOT_MONTH | SLOT_YEAR | SLOT_SHIFT) || !is_number(self, i)) return 0;
  bool glued = i > 0 && !is_spaced(self, i) && (is_mark(self, i - 1, '-') || is_mark(self, i - 1, '/'));
  if (glued || !read_parts(self, i, limit, &of)) return 0;
  moment made = *into;
  if (of.spaced && (of.count < 3 || of.digits[2] != 4)) return 0;
  bool good = of.count == 3 ? three_parts(&of, &made)
                            : of.separator != '-' && (year_and_month(&of, &made) || day_and_month(self, i, &of, &made));
  if (!good) return 0;
  moment_told(&made, "date-digits", NULL);
  *into = made;
  return skip_era(self, of.last, limit, into);
}
