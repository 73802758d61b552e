/* time_span: atoms that measure: durations, how long ago, the last and the next so many, the rest of a unit, how often.
 */
#include "annotate/moment.h"

#include "annotate/grammar.h"
#include "text/letters.h"
#include "text/token.h"

#include <string.h>

static bool follows(const story *self, uint32_t i, uint32_t limit) { return i < limit && !is_cut_off(self, i); }

#define ALL_SPANS (VALUE(SPAN) | VALUE(SPANS) | VALUE(TWO_SPANS))

/* ---- Durations ---- */

/* A unit behind a number, without ال. */
static bool unit_behind(const story *self, uint32_t i, uint32_t limit, value *out) {
  return follows(self, i, limit) && value_at(self, i, VALUE(SPAN) | VALUE(SPANS), 0, out) && unit_of(out) >= 0;
}

/* «عام 2010», «يومي السبت والأحد», «شهر مارس» measure nothing. */
static bool names_something(const story *self, const value *unit, uint32_t limit) {
  uint32_t next = unit->last;
  number year;
  value word;
  if (!follows(self, next, limit)) return false;
  if (is_number(self, next)) return digits_at(self, next, limit, &year) && year.plain;
  if (value_at(self, next, VALUE(WEEKDAY) | VALUE(MONTH) | VALUE(HIJRI), FEATURE_THE, &word)) return true;
  return value_is(unit, VALUE(SPAN)) && may_be_worth(self, next, VALUE(SCALE)) &&
         whole_number_at(self, next, limit, &year) && year.value >= 1900 && year.value < 2100;
}

/* «ونصف», «وربع الساعة»: a part of the unit before. */
static uint32_t part_more(const story *self, uint32_t i, uint32_t limit, span *into) {
  value part, unit;
  if (!follows(self, i, limit)) return i;
  uint32_t lone = skip_lone_and(self, i), at = lone ? lone : i;
  if (at >= limit || !value_at(self, at, VALUE(PART), lone ? 0 : FEATURE_AND, &part) || part.number < 2) return i;
  if (!lone && !(part.features & FEATURE_AND)) return i;
  if (unit_behind(self, part.last, limit, &unit) && unit_of(&unit) != (int)into->least) return i;
  into->amount[into->least] += 1.0 / (double)part.number;
  bool again = follows(self, part.last, limit) && value_at(self, part.last, VALUE(SPAN), FEATURE_THE, &unit) &&
               unit_of(&unit) == (int)into->least;
  return again ? unit.last : part.last;
}

/* «واحد», «كامل» behind a unit. */
static uint32_t whole_behind(const story *self, uint32_t i, uint32_t limit, bool *is) {
  value word;
  *is = follows(self, i, limit) && value_at(self, i, VALUE(WHOLE) | VALUE(UNIT), FEATURE_THE, &word) &&
        (value_is(&word, VALUE(WHOLE)) || (word.number == 1 && !(word.features & FEATURE_THE)));
  return *is ? word.last : i;
}

static uint32_t put_term(const story *self, uint32_t limit, double amount, const value *unit, span *into) {
  int which = unit_of(unit);
  if (which < 0 || into->amount[which] > 0) return 0;
  into->amount[which] = amount;
  into->least = (span_unit)which;
  return part_more(self, unit->last, limit, into);
}

/* «السنوات الثلاث», «الأيام العشرة». */
static uint32_t definite_term(const story *self, uint32_t i, uint32_t limit, span *into) {
  value unit;
  number of;
  if (!value_at(self, i, VALUE(SPANS), ATTACHED_ANY, &unit) || !(unit.features & FEATURE_THE)) return 0;
  if (!follows(self, unit.last, limit) || !whole_number_at(self, unit.last, limit, &of)) return 0;
  if (!(of.features & FEATURE_THE) || of.value < 2) return 0;
  unit.last = of.tokens.last;
  return put_term(self, limit, of.value, &unit, into);
}

/* «شهرين», but not «شهري», which is monthly. */
static bool is_full_dual(const value *unit) {
  static const char noon[] = {(char)(0xC0 | POINT_NOON >> 6), (char)(0x80 | (POINT_NOON & 0x3F))};
  const char *lemma = lexeme_lemma(unit->from, unit->lexeme);
  size_t size = strlen(lemma);
  return size > 2 && !memcmp(lemma + size - 2, noon, 2);
}

/* One number and its unit. `attached`: what may stand before it. */
static uint32_t term_at(const story *self, uint32_t i, uint32_t limit, bool loose, uint32_t attached, span *into) {
  value unit, part;
  number of;
  bool whole = false;
  if (value_at(self, i, VALUE(PART), attached, &part) && part.number >= 2 && part.number <= 4 &&
      follows(self, part.last, limit) && value_at(self, part.last, VALUE(SPAN), FEATURE_THE, &unit))
    return put_term(self, limit, 1.0 / (double)part.number, &unit, into);
  if (value_at(self, i, VALUE(TWO_SPANS), attached, &unit) && is_full_dual(&unit))
    return names_something(self, &unit, limit) ? 0 : put_term(self, limit, 2, &unit, into);
  if (whole_number_at(self, i, limit, &of) && of.value > 0 && !(of.features & ATTACHED_ANY & ~attached)) {
    if (unit_behind(self, of.tokens.last, limit, &unit)) return put_term(self, limit, of.value, &unit, into);
    return 0;
  }
  if (!value_at(self, i, VALUE(SPAN), attached & ~(uint32_t)FEATURE_THE, &unit) || names_something(self, &unit, limit))
    return 0;
  uint32_t last = whole_behind(self, unit.last, limit, &whole);
  if (!whole && !loose) {
    span with_part = {.least = (span_unit)unit_of(&unit)};
    if (part_more(self, unit.last, limit, &with_part) == unit.last) return 0; /* «ساعة ونصف» */
  }
  unit.last = last;
  return put_term(self, limit, 1, &unit, into);
}

uint32_t span_at(const story *self, uint32_t i, uint32_t limit, bool loose, span *out) {
  *out = (span){0};
  if (i >= limit) return 0;
  uint32_t last = definite_term(self, i, limit, out);
  if (!last) last = term_at(self, i, limit, loose, ATTACHED_CONJUNCTION | ATTACHED_PREPOSITION, out);
  while (last && follows(self, last, limit)) {
    span more = *out;
    uint32_t lone = skip_lone_and(self, last), at = lone ? lone : last;
    bool joined = lone || (is_word(self, at) && self->words[at]->proclitics & FEATURE_AND);
    uint32_t next = at < limit ? term_at(self, at, limit, joined, joined && !lone ? FEATURE_AND : 0, &more) : 0;
    if (!next) break;
    last = next;
    *out = more;
  }
  return last;
}

/* ---- Before and after now ---- */

/* «من الآن», «من اليوم». */
static uint32_t from_now(const story *self, uint32_t i, uint32_t limit) {
  value of, now;
  if (!follows(self, i, limit) || !value_at(self, i, VALUE(OF), 0, &of) || !follows(self, of.last, limit)) return 0;
  if (value_at(self, of.last, VALUE(NOW), 0, &now)) return now.last;
  bool today = value_at(self, of.last, VALUE(SPAN), FEATURE_THE, &now) && unit_of(&now) == UNIT_DAY &&
               now.features & FEATURE_THE;
  return today ? now.last : 0;
}

/* «قبل 4 أشهر من الانتخابات», «بعد عام على الحرب» count from something else. */
static bool counts_from_else(const story *self, uint32_t i, uint32_t limit) {
  value word;
  if (!follows(self, i, limit) || !is_word(self, i)) return false;
  return value_at(self, i, VALUE(OF) | VALUE(OVER), 0, &word);
}

/* «سنوات», «عدة أيام»: a plural without a number. */
static uint32_t unknown_span(const story *self, uint32_t i, uint32_t limit, span *out) {
  value unit;
  *out = (span){.unknown = true};
  if (!follows(self, i, limit)) return 0;
  if (has_class(self, i, WORD_QUANTIFIER) && follows(self, i + 1, limit)) i++;
  if (!value_at(self, i, VALUE(SPANS), 0, &unit)) return 0;
  out->least = (span_unit)unit_of(&unit);
  return unit.last;
}

static uint32_t skip_about(const story *self, uint32_t i, uint32_t limit, moment *into) {
  value word;
  while (follows(self, i, limit) && value_at(self, i, VALUE(ABOUT), 0, &word)) {
    into->mod = ISNAD_MOD_APPROX;
    i = word.last;
  }
  /* «أكثر من», «ما يقرب من» */
  if (follows(self, i + 1, limit) && has_class(self, i, WORD_QUANTIFIER) && value_at(self, i + 1, VALUE(OF), 0, &word))
    i += 2;
  return i;
}

/* «قبل يومين», «منذ ثلاثة أشهر», «بعد أسبوعين من الآن». */
uint32_t atom_offset(const story *self, uint32_t i, uint32_t limit, moment *into) {
  value word;
  if (into->slots & ~(uint32_t)(SLOT_CLOCK | SLOT_PART) || i >= limit) return 0;
  if (!value_at(self, i, VALUE(AGO) | VALUE(LATER) | VALUE(SINCE), ATTACHED_CONJUNCTION, &word)) return 0;
  if (word.last >= limit || !follows(self, word.last, limit)) return 0;
  moment made = *into;
  uint32_t at = skip_about(self, word.last, limit, &made);
  uint32_t last = at < limit ? span_at(self, at, limit, true, &made.span) : 0;
  if (!last && at < limit) last = unknown_span(self, at, limit, &made.span);
  if (!last) return 0;
  uint32_t now = from_now(self, last, limit);
  bool later = value_is(&word, VALUE(LATER));
  if (!now && counts_from_else(self, last, limit)) return 0;
  if (!now && later && made.span.unknown) return 0;
  made.sign = later ? now ? 1 : 2 : -1; /* 2: where its clause looks forward */
  made.slots |= SLOT_OFFSET;
  made.features |= word.features;
  moment_told(&made, later ? "after" : value_is(&word, VALUE(AGO)) ? "ago" : "since", &word);
  *into = made;
  return now ? now : last;
}

/* ---- Windows ---- */

/* «الماضية», «الأخيرة», «القليلة المقبلة». */
static uint32_t window_turn(const story *self, uint32_t i, uint32_t limit, value *turn) {
  for (uint32_t at = i; at < i + 2 && follows(self, at, limit); at++) {
    if (value_at(self, at, VALUE(NEXT) | VALUE(LAST), FEATURE_THE, turn) && turn->features & FEATURE_THE)
      return turn->last;
    if (!(self->words[at]->proclitics & FEATURE_THE)) return 0;
  }
  return 0;
}

/* «الأسابيع الثلاثة الماضية», «اليومين الماضيين», «الـ24 ساعة الماضية», «السنوات الأخيرة», «آخر 3 دقائق». */
uint32_t atom_window(const story *self, uint32_t i, uint32_t limit, moment *into) {
  value word, turn;
  if (into->slots || i >= limit) return 0;
  moment made = *into;
  uint32_t any = ATTACHED_CONJUNCTION | ATTACHED_PREPOSITION, last = 0;
  if (value_at(self, i, VALUE(LATEST), any, &word) && follows(self, word.last, limit)) {
    last = span_at(self, word.last, limit, false, &made.span);
    made.sign = -1;
    made.features |= word.features;
  } else if (value_at(self, i, ALL_SPANS, ATTACHED_ANY, &word) && word.features & FEATURE_THE &&
             !value_is(&word, VALUE(SPAN))) {
    bool two = value_is(&word, VALUE(TWO_SPANS));
    uint32_t at = two ? 0 : definite_term(self, i, limit, &made.span);
    if (!at) {
      made.span = (span){.least = (span_unit)unit_of(&word), .unknown = !two};
      if (two) made.span.amount[made.span.least] = 2;
      at = word.last;
    }
    last = window_turn(self, at, limit, &turn);
    made.sign = last && value_is(&turn, VALUE(NEXT)) ? 1 : -1;
    made.features |= word.features;
  } else if (value_at(self, i, VALUE(SPAN), ATTACHED_ANY, &word) && word.features & FEATURE_THE) { /* «العقد الأخير» */
    bool recent = follows(self, word.last, limit) && value_at(self, word.last, VALUE(LAST), FEATURE_THE, &turn) &&
                  turn.features & FEATURE_THE && value_key(&turn)[0] && unit_of(&word) >= UNIT_WEEK;
    made.span.amount[unit_of(&word)] = 1;
    made.sign = -1;
    made.features |= word.features;
    last = recent ? turn.last : 0;
  } else {
    uint32_t at = span_at(self, i, limit, false, &made.span);
    last = at ? window_turn(self, at, limit, &turn) : 0;
    made.sign = last && value_is(&turn, VALUE(NEXT)) ? 1 : -1;
    word = last ? turn : (value){0};
  }
  if (!last) return 0;
  made.slots |= SLOT_WINDOW;
  moment_told(&made, "window", &word);
  *into = made;
  return last;
}

/* «بقية هذا الأسبوع», «باقي اليوم». */
uint32_t atom_rest(const story *self, uint32_t i, uint32_t limit, moment *into) {
  value word, unit;
  if (into->slots || i >= limit || !value_at(self, i, VALUE(REST), ATTACHED_CONJUNCTION | ATTACHED_PREPOSITION, &word))
    return 0;
  if (!follows(self, word.last, limit)) return 0;
  moment made = *into;
  made.slots |= SLOT_REST;
  made.rule = "rest";
  uint32_t last = atom_shift(self, word.last, limit, &made);
  if (!last && value_at(self, word.last, VALUE(TWO_SPANS), 0, &unit) && unit.last == word.last + 1 &&
      unit_of(&unit) == UNIT_WEEK) { /* «بقية أسبوعي» */
    made.unit = UNIT_WEEK;
    made.slots |= SLOT_SHIFT;
    last = unit.last;
  }
  if (!last || made.shift != 0) return 0;
  made.features |= word.features;
  moment_told(&made, "rest", &word);
  *into = made;
  return last;
}

/* ---- Again and again ---- */

/* «أيام الأحد», «أيام الجمعة والسبت»: the first one. */
static uint32_t days_of_week(const story *self, uint32_t i, uint32_t limit, moment *into) {
  value days, weekday;
  if (!value_at(self, i, VALUE(SPANS), ATTACHED_CONJUNCTION | ATTACHED_PREPOSITION, &days) ||
      unit_of(&days) != UNIT_DAY)
    return 0;
  if (!follows(self, days.last, limit) || !value_at(self, days.last, VALUE(WEEKDAY), FEATURE_THE, &weekday)) return 0;
  if (!(weekday.features & FEATURE_THE)) return 0;
  into->weekday = (int32_t)weekday.number;
  into->slots |= SLOT_SET | SLOT_WEEKDAY;
  into->features |= days.features;
  moment_told(into, "set", &weekday);
  return weekday.last;
}

/* «11 أبريل من كل عام». */
static uint32_t every_year(const story *self, uint32_t i, uint32_t limit, moment *into) {
  value each, year;
  if (!value_at(self, i, VALUE(EACH), 0, &each) || !follows(self, each.last, limit)) return 0;
  if (!value_at(self, each.last, VALUE(SPAN), 0, &year) || unit_of(&year) != UNIT_YEAR) return 0;
  into->slots |= SLOT_SET;
  into->rule = "set";
  return year.last;
}

/* «كل يومين», «كل جمعة», «كل ليلة», «كل صباح», «يوميا». */
uint32_t atom_set(const story *self, uint32_t i, uint32_t limit, moment *into) {
  value word, part;
  if (into->slots & ~(uint32_t)(SLOT_CLOCK | SLOT_PART | SLOT_ZONE | SLOT_MONTH | SLOT_DAY) || i >= limit) return 0;
  if (into->slots & SLOT_MONTH) return every_year(self, i, limit, into);
  uint32_t days = days_of_week(self, i, limit, into);
  if (days) return days;
  if (!value_at(self, i, VALUE(EACH) | VALUE(SET), ATTACHED_CONJUNCTION | ATTACHED_PREPOSITION, &word)) return 0;
  moment made = *into;
  made.slots |= SLOT_SET;
  made.features |= word.features;
  moment_told(&made, "set", &word);
  uint32_t last = word.last;
  if (value_is(&word, VALUE(SET))) {
    made.ref = value_key(&word);
    *into = made;
    return last;
  }
  if (!follows(self, last, limit)) return 0;
  uint32_t at = last;
  last = atom_weekday(self, at, limit, &made);
  if (!last && value_at(self, at, VALUE(DAYPART), 0, &part)) {
    made.part = value_key(&part);
    made.slots |= SLOT_PART;
    last = part.last;
  }
  if (!last) last = span_at(self, at, limit, true, &made.span);
  if (!last) return 0;
  *into = made;
  return last;
}

/* «لمدة», «طوال», «خلال نحو» before i: then a unit alone is one of it. */
static bool stands_behind_during(const story *self, uint32_t i, value *during) {
  value about;
  if (i > 1 && !is_cut_off(self, i) && value_at(self, i - 1, VALUE(ABOUT), 0, &about) && about.last == i) i--;
  return i > 0 && !is_cut_off(self, i) && value_at(self, i - 1, VALUE(DURING), ATTACHED_ANY, during) &&
         during->last == i;
}

/* «ثلاث ساعات», «لمدة شهر», «طوال العام», «شهر و21 يوما من الآن». */
uint32_t atom_duration(const story *self, uint32_t i, uint32_t limit, moment *into) {
  value word, during;
  if (into->slots || i >= limit) return 0;
  moment made = *into;
  bool before = stands_behind_during(self, i, &during);
  uint32_t last = span_at(self, i, limit, before, &made.span);
  if (!last && before && value_key(&during)[0] && value_at(self, i, VALUE(SPAN), FEATURE_THE, &word)) {
    made.span = (span){.least = (span_unit)unit_of(&word)};
    made.span.amount[made.span.least] = 1;
    last = word.last;
  }
  if (!last && span_at(self, i, limit, true, &made.span)) { /* «شهر و21 يوما من الآن» */
    uint32_t loose = span_at(self, i, limit, true, &made.span);
    if (from_now(self, loose, limit)) last = loose;
  }
  if (!last) return 0;
  number of;
  if (value_at(self, i, ALL_SPANS, ATTACHED_ANY, &word) || value_at(self, i, VALUE(PART), ATTACHED_ANY, &word))
    made.features |= word.features;
  else if (whole_number_at(self, i, limit, &of))
    made.features |= of.features;
  uint32_t now = from_now(self, last, limit);
  made.slots |= now ? SLOT_OFFSET : SLOT_SPAN;
  made.sign = 0; /* as its clause says */
  moment_told(&made, now ? "from-now" : "duration", NULL);
  for (uint32_t k = i; k < last && !made.row.table; k++)
    if (value_at(self, k, ALL_SPANS, ATTACHED_ANY, &word)) moment_told(&made, NULL, &word);
  *into = made;
  return now ? now : last;
}
