/* time_moment: joins atoms to one time as long as they fit, and two times to an interval. */
#include "annotate/moment.h"

#include "annotate/grammar.h"
#include "text/token.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static bool follows(const story *self, uint32_t i, uint32_t limit) { return i < limit && !is_cut_off(self, i); }

/* ---- One time ---- */

#define SPANS (VALUE(SPAN) | VALUE(SPANS) | VALUE(TWO_SPANS))

/* An atom, and the words that it may begin with: it is not asked about others. */
typedef struct choice {
  atom *run;
  uint64_t words;
} choice;

/* The atoms that a time may begin with; of two that find something the first one is right. */
static const choice for_words[] = {{atom_reference, VALUE(NOW) | VALUE(REF)},
                                   {atom_set, VALUE(EACH) | VALUE(SET) | VALUE(SPANS)},
                                   {atom_day_word, VALUE(DAY)},
                                   {atom_offset, VALUE(AGO) | VALUE(LATER) | VALUE(SINCE)},
                                   {atom_nth, VALUE(LATEST) | VALUE(ORDINAL) | VALUE(SPAN)},
                                   {atom_window, VALUE(LATEST) | SPANS | NUMBER_WORDS},
                                   {atom_rest, VALUE(REST)},
                                   {atom_quarter, VALUE(PART)},
                                   {atom_decade, VALUE(DECADE)},
                                   {atom_century, VALUE(SPAN)},
                                   {atom_feast, VALUE(FEAST)},
                                   {atom_weekend, VALUE(WEEKEND) | VALUE(THIS)},
                                   {atom_clock, VALUE(CLOCK) | VALUE(INSTANT) | NUMBER_WORDS},
                                   {atom_day_month, NUMBER_WORDS},
                                   {atom_weekday, VALUE(WEEKDAY) | VALUE(SPAN) | VALUE(THIS)},
                                   {atom_part, VALUE(DAYPART) | VALUE(EARLY) | VALUE(LATE) | VALUE(THIS)},
                                   {atom_month, VALUE(MONTH) | VALUE(HIJRI) | VALUE(SPAN)},
                                   {atom_season, VALUE(SEASON) | VALUE(THIS)},
                                   {atom_duration, SPANS | NUMBER_WORDS},
                                   {atom_shift, VALUE(SPAN) | VALUE(THIS)},
                                   {atom_year, VALUE(SPAN) | VALUE(TWO_SPANS) | NUMBER_WORDS}};

/* The same for digits. */
static const choice for_numbers[] = {{atom_numeric, 0}, {atom_day_month, 0}, {atom_clock, 0},    {atom_window, 0},
                                     {atom_year, 0},    {atom_duration, 0},  {atom_bare_year, 0}};

/* What goes on with a time that has begun. */
static const choice for_more[] = {
    {atom_zone, VALUE(ZONE)},
    {atom_turn, VALUE(NEXT) | VALUE(LAST) | VALUE(THIS) | VALUE(FOLLOWING) | VALUE(LATER) | VALUE(AGO)},
    {atom_clock, VALUE(CLOCK) | VALUE(INSTANT) | NUMBER_WORDS},
    {atom_numeric, 0},
    {atom_day_month, NUMBER_WORDS},
    {atom_weekday, VALUE(WEEKDAY) | VALUE(SPAN) | VALUE(THIS)},
    {atom_day_word, VALUE(DAY)},
    {atom_part, VALUE(DAYPART) | VALUE(EARLY) | VALUE(LATE) | VALUE(THIS)},
    {atom_shift, VALUE(SPAN) | VALUE(THIS)},
    {atom_month, VALUE(MONTH) | VALUE(HIJRI) | VALUE(SPAN)},
    {atom_year, VALUE(SPAN) | VALUE(TWO_SPANS) | NUMBER_WORDS},
    {atom_bare_year, 0},
    {atom_set, VALUE(EACH) | VALUE(SET) | VALUE(SPANS)}};

#define MORE_WORDS (TIME_WORDS | VALUE(ZONE) | VALUE(NEXT) | VALUE(LAST) | VALUE(FOLLOWING))

static bool may_run(const story *self, uint32_t i, const choice *of) {
  return is_number(self, i) || may_be_worth(self, i, of->words);
}

/* Times that nothing goes on behind. */
#define SLOTS_CLOSED (SLOT_SPAN | SLOT_WINDOW | SLOT_REST | SLOT_REF | SLOT_DECADE | SLOT_CENTURY)

static uint32_t try_all(const story *self, uint32_t i, uint32_t limit, const choice *atoms, size_t count,
                        moment *into) {
  for (size_t k = 0; k < count; k++) {
    if (!may_run(self, i, &atoms[k])) continue;
    uint32_t last = atoms[k].run(self, i, limit, into); /* which leaves `into` alone where it finds nothing */
    if (last) return last;
  }
  return 0;
}

/* What may stand between the parts of one time: a comma, في, من, an opening bracket. */
static uint32_t skip_glue(const story *self, uint32_t i, uint32_t limit, bool *bracket) {
  value word;
  *bracket = false;
  if (follows(self, i, limit) && (is_comma(self, i) || is_mark(self, i, ',') || is_mark(self, i, '.'))) i++;
  if (follows(self, i, limit) && is_mark(self, i, '(')) {
    *bracket = true;
    i++;
  }
  for (int k = 0; k < 3 && follows(self, i, limit) && value_at(self, i, VALUE(IN) | VALUE(OF) | VALUE(ABOUT), 0, &word);
       k++) {
    if (word.last > limit) break;
    i = word.last;
  }
  return i;
}

static bool may_join(const moment *into, const moment *with, bool point) {
  uint32_t added = with->slots & ~into->slots;
  if (point) return added & SLOT_YEAR && into->slots & SLOT_MONTH; /* «16. نوفمبر. 2016» */
  if (into->slots & SLOT_SET) return !(added & ~(uint32_t)(SLOT_CLOCK | SLOT_PART | SLOT_ZONE));
  if (added == SLOT_SET) return into->slots & (SLOT_CLOCK | SLOT_MONTH) && !(into->slots & SLOT_YEAR);
  if (added & SLOT_YEAR && !(added & SLOT_MONTH))
    return into->slots & (SLOT_MONTH | SLOT_QUARTER | SLOT_HALF | SLOT_SEASON | SLOT_NTH | SLOT_FEAST) ||
           (into->slots & SLOT_SHIFT && into->unit == UNIT_YEAR);
  return true;
}

/* «يوم» before a date is part of it. */
static uint32_t skip_word_day(const story *self, uint32_t i, uint32_t limit) {
  value day;
  bool is = i < limit && value_at(self, i, VALUE(SPAN), ATTACHED_PREPOSITION, &day) && unit_of(&day) == UNIT_DAY;
  return is && follows(self, day.last, limit) ? day.last : i;
}

/* One more atom behind the glue that ends at `at`; *end is the token behind it. */
static bool try_more(const story *self, uint32_t at, uint32_t limit, const choice *more, moment *made, uint32_t *end) {
  *end = may_run(self, at, more) ? more->run(self, at, limit, made) : 0;
  if (*end) return true;
  uint32_t behind = skip_word_day(self, at, limit);
  if (behind > at && may_run(self, behind, more)) *end = more->run(self, behind, limit, made);
  return *end;
}

/* What stands in brackets has to be a clock or a zone, and the bracket has to close. */
static uint32_t close_bracket(const story *self, uint32_t end, uint32_t limit, const moment *before, moment *made) {
  if (!(made->slots & ~before->slots & (SLOT_ZONE | SLOT_CLOCK))) return 0;
  moment zone = *made;
  uint32_t behind = follows(self, end, limit) ? atom_zone(self, end, limit, &zone) : 0;
  if (behind) *made = zone, end = behind;
  return follows(self, end, limit) && is_mark(self, end, ')') ? end + 1 : 0;
}

static uint32_t extend_once(const story *self, uint32_t limit, moment *out) {
  bool bracket;
  uint32_t last = out->tokens.last, at = skip_glue(self, last, limit, &bracket), end;
  if (!follows(self, at, limit) || is_any_mark(self, at)) return 0;
  if (!is_number(self, at) && !may_be_worth(self, at, MORE_WORDS)) return 0;
  bool point = at > last && is_mark(self, last, '.');
  for (size_t k = 0; k < COUNT(for_more); k++) {
    moment made = *out;
    if (!try_more(self, at, limit, &for_more[k], &made, &end) || !may_join(out, &made, point)) continue;
    if (for_more[k].run == atom_turn && at > last) continue;
    if (bracket) end = close_bracket(self, end, limit, out, &made);
    if (!end) continue;
    made.features = out->features;
    made.rule = out->rule;
    made.row = out->row;
    *out = made;
    return end;
  }
  return 0;
}

void moment_extend(const story *self, uint32_t limit, moment *out) {
  for (int k = 0; k < 6 && !(out->slots & SLOTS_CLOSED) && !(out->slots & SLOT_OFFSET); k++) {
    uint32_t last = extend_once(self, limit, out);
    if (!last) return;
    out->tokens.last = last;
  }
}

/* «مطلع العام المقبل», «نهاية شهر مارس», «أواخر السبعينيات». */
static uint32_t part_of_unit(const story *self, uint32_t i, uint32_t limit, moment *into) {
  static const choice larger[] = {{atom_nth, VALUE(SPAN) | VALUE(ORDINAL)},
                                  {atom_quarter, VALUE(PART)},
                                  {atom_decade, VALUE(DECADE)},
                                  {atom_century, VALUE(SPAN)},
                                  {atom_month, VALUE(MONTH) | VALUE(HIJRI) | VALUE(SPAN)},
                                  {atom_season, VALUE(SEASON) | VALUE(THIS)},
                                  {atom_shift, VALUE(SPAN) | VALUE(THIS)},
                                  {atom_year, VALUE(SPAN) | VALUE(TWO_SPANS) | NUMBER_WORDS},
                                  {atom_bare_year, 0}};
  value word, of, weekend;
  if (!value_at(self, i, VALUE(START) | VALUE(MID) | VALUE(END), ATTACHED_CONJUNCTION | ATTACHED_PREPOSITION, &word))
    return 0;
  if (!follows(self, word.last, limit) || value_at(self, i, VALUE(WEEKEND), ATTACHED_ANY, &weekend)) return 0;
  moment made = *into;
  made.rule = "part-of";
  made.mod = value_is(&word, VALUE(START)) ? ISNAD_MOD_START
             : value_is(&word, VALUE(MID)) ? ISNAD_MOD_MID
                                           : ISNAD_MOD_END;
  made.features = word.features;
  uint32_t at = word.last;
  if (value_at(self, at, VALUE(OF) | VALUE(IN), 0, &of) && follows(self, of.last, limit)) at = of.last;
  uint32_t last = try_all(self, at, limit, larger, COUNT(larger), &made);
  if (!last) return 0;
  made.features = word.features;
  moment_told(&made, "part-of", &word);
  *into = made;
  return last;
}

bool moment_at(const story *self, uint32_t i, uint32_t limit, moment *out) {
  *out = (moment){.tokens = {i, i}};
  if (i >= limit) return false;
  uint32_t last = 0;
  if (is_number(self, i)) {
    last = try_all(self, i, limit, for_numbers, COUNT(for_numbers), out);
  } else if (is_word(self, i)) {
    last = part_of_unit(self, i, limit, out);
    uint32_t day = last ? i : skip_word_day(self, i, limit);
    static const choice behind_day[] = {{atom_day_month, NUMBER_WORDS}, {atom_numeric, 0}};
    if (day > i) last = try_all(self, day, limit, behind_day, COUNT(behind_day), out);
    if (last && day > i) {
      value word;
      value_at(self, i, VALUE(SPAN), ATTACHED_ANY, &word);
      out->features = word.features;
    }
    if (!last) last = try_all(self, i, limit, for_words, COUNT(for_words), out);
  }
  if (!last) return false;
  out->tokens.last = last;
  moment_extend(self, limit, out);
  return out->slots & ~(uint32_t)SLOT_ZONE;
}

/* ---- Intervals ---- */

/* One end: a time, or a number whose kind the other end tells. */
typedef struct end {
  bool bare;
  number number;
  moment moment;
  uint32_t last;
} end;

static bool end_at(const story *self, uint32_t i, uint32_t limit, end *out) {
  *out = (end){0};
  if (!follows(self, i, limit)) return false;
  if (moment_at(self, i, limit, &out->moment)) {
    out->last = out->moment.tokens.last;
    return !(out->moment.slots & (SLOT_SPAN | SLOT_OFFSET | SLOT_WINDOW | SLOT_SET | SLOT_REST | SLOT_REF));
  }
  bool ordinal =
      ordinal_at(self, i, limit, &out->number) && out->number.features & FEATURE_THE; /* «من الثانية إلى الرابعة» */
  if (!ordinal && (!whole_number_at(self, i, limit, &out->number) || out->number.value < 1 || out->number.value > 2100))
    return false;
  if (out->number.digits && !out->number.plain) return false;
  out->bare = true;
  out->last = out->number.tokens.last;
  return true;
}

static bool is_year(const number *of) { return of->value >= 1000 && of->value <= 2100; }

/* Makes a time of a bare number after the other end's likeness. */
static bool give_kind(end *bare, const moment *like, bool first) {
  double told = bare->number.value;
  moment made = *like;
  made.tokens = bare->number.tokens;
  if (like->slots & SLOT_CLOCK && told <= 24) {
    made.hour = (int32_t)told;
    made.minute = 0;
    if (like->hour >= 12 && made.hour < 12 && made.hour + 12 <= like->hour && first) made.hour += 12;
    if (like->hour >= 12 && made.hour < 12 && !first) made.hour += 12;
  } else if (like->slots & SLOT_DAY && told <= 31) {
    made.day = (int32_t)told;
    made.slots &= ~(uint32_t)SLOT_WEEKDAY;
  } else if (like->slots & SLOT_YEAR && !(like->slots & SLOT_MONTH) && is_year(&bare->number)) {
    made.year = (int32_t)told;
  } else {
    return false;
  }
  bare->moment = made;
  bare->bare = false;
  return true;
}

static bool make_year(end *of) {
  if (!is_year(&of->number)) return false;
  of->moment =
      (moment){.tokens = of->number.tokens, .slots = SLOT_YEAR, .year = (int32_t)of->number.value, .rule = "year"};
  of->bare = false;
  return true;
}

static void copy_slots(moment *to, const moment *from, uint32_t slots) {
  slots &= from->slots & ~to->slots;
  if (slots & SLOT_YEAR) to->year = from->year;
  if (slots & SLOT_MONTH) to->month = from->month, to->hijri = from->hijri;
  if (slots & SLOT_DAY) to->day = from->day;
  if (slots & SLOT_WEEKDAY) to->weekday = from->weekday;
  if (slots & SLOT_SHIFT) to->unit = from->unit, to->shift = from->shift;
  if (slots & SLOT_ZONE) to->zone = from->zone;
  to->slots |= slots;
  if (!to->direction) to->direction = from->direction;
}

/* What only one end says holds for both: «من 3 إلى 12 سبتمبر», «من 8 صباحا إلى 2 مساء غدا». */
static void share(moment *first, moment *second) {
  if (!(first->slots & SLOTS_DATE)) copy_slots(first, second, SLOTS_DATE);
  if (!(second->slots & SLOTS_DATE)) copy_slots(second, first, SLOTS_DATE);
  bool months = first->slots & SLOT_MONTH && second->slots & SLOT_MONTH;
  if (months) copy_slots(first, second, SLOT_YEAR | (second->unit == UNIT_YEAR ? SLOT_SHIFT : 0));
  copy_slots(first, second, SLOT_ZONE);
  copy_slots(second, first, SLOT_ZONE);
}

static bool is_like(const moment *a, const moment *b) {
  uint32_t kinds = SLOT_CLOCK | SLOT_DAY | SLOT_WEEKDAY;
  if ((a->slots & kinds) == (b->slots & kinds)) return true;
  if ((a->slots ^ b->slots) & SLOT_CLOCK) return false;
  return (a->slots & (SLOT_DAY | SLOT_WEEKDAY | SLOT_SHIFT)) && (b->slots & (SLOT_DAY | SLOT_WEEKDAY | SLOT_SHIFT));
}

static bool join_ends(uint32_t begin, end *a, end *b, moment *first, moment *second) {
  if (a->bare && b->bare && !(is_year(&a->number) && is_year(&b->number) && make_year(a) && make_year(b))) return false;
  if (a->bare && !give_kind(a, &b->moment, true)) return false;
  if (b->bare && !give_kind(b, &a->moment, false)) return false;
  share(&a->moment, &b->moment);
  if (!is_like(&a->moment, &b->moment)) return false;
  *first = a->moment;
  *second = b->moment;
  bool late = first->slots & SLOT_CLOCK && !first->halved && second->halved && first->hour < 12;
  if (late && first->hour + 12 <= second->hour) first->hour += 12; /* «بين الثانية والرابعة عصرا» */
  first->tokens = (range){begin, b->last};
  if (!first->rule) first->rule = second->rule;
  return true;
}

static uint32_t skip_and(const story *self, uint32_t i, uint32_t limit) {
  if (!follows(self, i, limit)) return 0;
  uint32_t lone = skip_lone_and(self, i);
  if (lone) return lone;
  return is_word(self, i) && self->words[i]->proclitics & FEATURE_AND ? i : 0;
}

static bool is_dash(const story *self, uint32_t i) { return is_mark(self, i, '-') || is_mark(self, i, 0x2013); }

static uint32_t skip_to(const story *self, uint32_t i, uint32_t limit) {
  value word;
  if (!follows(self, i, limit)) return 0;
  if (is_dash(self, i)) return i + 1;
  uint32_t lone = skip_lone_and(self, i), at = lone ? lone : i; /* «وحتى» */
  return value_at(self, at, VALUE(TO), ATTACHED_CONJUNCTION, &word) && word.last < limit ? word.last : 0;
}

/* «بين 12 و16 عاما», «من 3 إلى 5 سنوات»: how long at least and at most. */
static bool join_spans(const story *self, uint32_t begin, const end *a, uint32_t next, uint32_t limit, moment *first,
                       moment *second) {
  span longest;
  uint32_t last = span_at(self, next, limit, false, &longest);
  if (!last || longest.amount[longest.least] <= a->number.value) return false;
  *first = (moment){.tokens = {begin, last}, .slots = SLOT_SPAN, .rule = "duration"};
  first->span.least = longest.least;
  first->span.amount[longest.least] = a->number.value;
  *second = *first;
  second->span = longest;
  return true;
}

bool interval_at(const story *self, uint32_t i, uint32_t limit, moment *first, moment *second) {
  value word;
  end a, b;
  if (!value_at(self, i, VALUE(OF) | VALUE(BETWEEN) | VALUE(SINCE), ATTACHED_CONJUNCTION, &word) ||
      !follows(self, word.last, limit))
    return false;
  bool between = value_is(&word, VALUE(BETWEEN));
  if (!end_at(self, word.last, limit, &a)) return false;
  uint32_t next = between ? skip_and(self, a.last, limit) : skip_to(self, a.last, limit);
  if (between && !next && a.bare && follows(self, a.last, limit) && is_dash(self, a.last))
    next = a.last + 1; /* «بين 4-22 يناير» */
  if (!next) return false;
  if (a.bare && join_spans(self, i, &a, next, limit, first, second)) {
    first->features = word.features;
    return true;
  }
  if (!end_at(self, next, limit, &b) || (a.bare && b.bare && !ends_number(self, b.last, limit))) return false;
  if (!join_ends(i, &a, &b, first, second)) return false;
  first->features = word.features;
  first->rule = "interval";
  return true;
}

/* «4-22 يناير», «10-15 عاما», «3 إلى 5 سنوات»: two numbers and what they both count. */
bool interval_of_numbers(const story *self, uint32_t i, uint32_t limit, moment *first, moment *second) {
  end a, b;
  if (!end_at(self, i, limit, &a) || !a.bare || a.number.value > 60) return false;
  uint32_t next = skip_to(self, a.last, limit);
  if (!next || !follows(self, next, limit) || is_spaced(self, a.last) != is_spaced(self, next)) return false;
  if (join_spans(self, i, &a, next, limit, first, second)) return true;
  if (!end_at(self, next, limit, &b) || b.bare || !(b.moment.slots & SLOT_DAY) || b.moment.day <= a.number.value)
    return false;
  if (!join_ends(i, &a, &b, first, second)) return false;
  first->rule = "interval";
  return true;
}

/* The day that stands before an interval of hours or weekdays is the day of both its ends. */
static bool interval_within(const story *self, uint32_t limit, moment *first, moment *second) {
  bool bracket;
  moment a, b, whole = *first;
  uint32_t at = skip_glue(self, first->tokens.last, limit, &bracket);
  value of;
  if (at > first->tokens.last && value_at(self, at - 1, VALUE(OF), 0, &of)) at--;
  if (bracket || !follows(self, at, limit) || !interval_at(self, at, limit, &a, &b)) return false;
  if (whole.slots & (SLOT_CLOCK | SLOT_YEAR) && !(whole.slots & SLOT_DAY)) return false;
  if (!(whole.slots & SLOTS_DATE) || !(a.slots & (SLOT_CLOCK | SLOT_WEEKDAY))) return false;
  if (!(a.slots & SLOT_CLOCK) && !(whole.slots & SLOT_SHIFT && whole.unit == UNIT_WEEK)) return false;
  copy_slots(&a, &whole, SLOTS_DATE);
  copy_slots(&b, &whole, SLOTS_DATE);
  a.tokens = (range){whole.tokens.first, a.tokens.last};
  a.features = whole.features;
  *first = a;
  *second = b;
  return true;
}

bool interval_from(const story *self, uint32_t limit, moment *first, moment *second) {
  end a = {.moment = *first, .last = first->tokens.last}, b;
  uint32_t closed = SLOT_SPAN | SLOT_OFFSET | SLOT_WINDOW | SLOT_SET | SLOT_REST | SLOT_REF;
  if (first->slots & closed) return false;
  if (interval_within(self, limit, first, second)) return true;
  uint32_t next = skip_to(self, first->tokens.last, limit);
  if (!next || !follows(self, next, limit)) return false;
  bool dash = is_dash(self, next - 1);
  if (!end_at(self, next, limit, &b) || (b.bare && !(dash && is_year(&b.number)))) return false;
  if (dash && !is_spaced(self, next) && b.bare && is_spaced(self, next - 1)) return false;
  uint32_t features = first->features;
  if (!join_ends(first->tokens.first, &a, &b, first, second)) return false;
  first->features = features;
  first->rule = "interval";
  return true;
}
