/* moment: a time expression in the making, as the slots that its words have filled.
 *
 *     مساء الأربعاء 10 يوليو ─▶ PART evening, WEEKDAY 3, DAY 10, MONTH 7
 *
 * Words of a time stand in many orders, so each atom (time_*.c) fills slots that are still empty and says where it
 * ends; moment_at joins atoms as long as they fit. Only resolving (time_value.c) knows the story's date. Depends on:
 * number, calendar.
 */
#ifndef ISNAD_ANNOTATE_MOMENT_H
#define ISNAD_ANNOTATE_MOMENT_H

#include "annotate/calendar.h"
#include "annotate/number.h"

enum slot {
  SLOT_YEAR = 1 << 0,
  SLOT_MONTH = 1 << 1,
  SLOT_DAY = 1 << 2,
  SLOT_WEEKDAY = 1 << 3,
  SLOT_SHIFT = 1 << 4, /* so many units from now: أمس، الشهر المقبل */
  SLOT_PART = 1 << 5,  /* of the day */
  SLOT_CLOCK = 1 << 6,
  SLOT_ZONE = 1 << 7,
  SLOT_QUARTER = 1 << 8,
  SLOT_HALF = 1 << 9,
  SLOT_SEASON = 1 << 10,
  SLOT_NTH = 1 << 11, /* the nth weekday, week or day of what else is told */
  SLOT_DECADE = 1 << 12,
  SLOT_CENTURY = 1 << 13,
  SLOT_FEAST = 1 << 14,
  SLOT_REF = 1 << 15,
  SLOT_SPAN = 1 << 16,   /* a duration */
  SLOT_OFFSET = 1 << 17, /* SPAN before or after now */
  SLOT_WINDOW = 1 << 18, /* SPAN up to now, or from now on */
  SLOT_SET = 1 << 19,    /* again and again */
  SLOT_REST = 1 << 20,   /* from now to the end of the unit in SHIFT */
  SLOT_WEEKEND = 1 << 21
};

/* Units of time, in the order of their letters in time_span.c. */
typedef enum span_unit {
  UNIT_SECOND,
  UNIT_MINUTE,
  UNIT_HOUR,
  UNIT_DAY,
  UNIT_NIGHT,
  UNIT_WEEK,
  UNIT_MONTH,
  UNIT_YEAR,
  UNIT_DECADE,
  UNIT_CENTURY,
  UNIT_COUNT
} span_unit;

typedef struct span {
  double amount[UNIT_COUNT]; /* 0: none of that unit */
  span_unit least;           /* the last unit that was told */
  bool unknown;              /* «سنوات»: how many is not told */
} span;

enum { THIS_ONE = 9 }; /* «هذا الثلاثاء»: a direction */

typedef struct moment {
  range tokens;
  uint32_t slots;
  int32_t year, month, day, weekday, nth, quarter, decade, century;
  bool hijri, following; /* following: counted from the time that was told last */
  span_unit unit;        /* of SHIFT and of NTH */
  int32_t shift;
  int32_t direction; /* of الماضي and المقبل beside a date: -1, +1, twice that behind بعد and قبل, THIS_ONE */
  const char *season, *part, *zone, *ref, *feast;
  span span;
  int32_t sign;                 /* of OFFSET and WINDOW */
  int32_t hour, minute, second; /* second -1: not told */
  bool halved;                  /* a part of the day has told which half of it the hour is in */
  isnad_time_mod mod;
  const char *rule;
  isnad_row row;
  uint32_t features; /* what is attached to its first word */
} moment;

#define SLOTS_DATE                                                                                                     \
  (SLOT_YEAR | SLOT_MONTH | SLOT_DAY | SLOT_WEEKDAY | SLOT_SHIFT | SLOT_QUARTER | SLOT_HALF | SLOT_SEASON | SLOT_NTH | \
   SLOT_DECADE | SLOT_CENTURY | SLOT_FEAST | SLOT_WEEKEND)

/* The words that a time may begin with. */
#define TIME_WORDS                                                                                                     \
  (VALUE(MONTH) | VALUE(HIJRI) | VALUE(WEEKDAY) | VALUE(SPAN) | VALUE(SPANS) | VALUE(TWO_SPANS) | VALUE(DAYPART) |     \
   VALUE(DAY) | VALUE(NOW) | VALUE(THIS) | VALUE(AGO) | VALUE(LATER) | VALUE(SINCE) | VALUE(START) | VALUE(MID) |      \
   VALUE(END) | VALUE(SEASON) | VALUE(FEAST) | VALUE(CLOCK) | VALUE(INSTANT) | VALUE(SET) | VALUE(EACH) |              \
   VALUE(DECADE) | VALUE(REST) | VALUE(LATEST) | VALUE(REF) | VALUE(WEEKEND) | VALUE(EARLY) | VALUE(LATE) |            \
   NUMBER_WORDS)

/* An atom looks at token i, fills slots of `into` and returns the token behind it, or 0 and leaves `into` alone. */
typedef uint32_t atom(const story *self, uint32_t i, uint32_t limit, moment *into);

/* The longest time without its ends that begins at i; false where none does. */
bool moment_at(const story *self, uint32_t i, uint32_t limit, moment *out);
/* Goes on with the atoms behind what `out` holds. */
void moment_extend(const story *self, uint32_t limit, moment *out);
/* An interval that begins at i: «من 4 إلى 22 يناير», «بين عامي 2010 و2016». Fills both ends. */
bool interval_at(const story *self, uint32_t i, uint32_t limit, moment *first, moment *second);
/* The same of two numbers alone: «4-22 يناير». */
bool interval_of_numbers(const story *self, uint32_t i, uint32_t limit, moment *first, moment *second);
/* The other end behind a moment: «2 أكتوبر إلى 22 أكتوبر», «غدا بين 8 و10». */
bool interval_from(const story *self, uint32_t limit, moment *first, moment *second);

/* ---- The atoms, by file ---- */

atom atom_day_month, atom_month, atom_year, atom_numeric, atom_bare_year;           /* time_date.c */
atom atom_weekday, atom_day_word, atom_shift, atom_part, atom_season, atom_quarter; /* time_relative.c */
atom atom_turn, atom_nth, atom_decade, atom_century, atom_feast, atom_weekend, atom_reference;
atom atom_clock, atom_zone;                                        /* time_clock.c */
atom atom_offset, atom_window, atom_rest, atom_set, atom_duration; /* time_span.c */

/* A duration at i in *out; returns the token behind it or 0. `loose`: a unit alone is one of it («بعد شهر»). */
uint32_t span_at(const story *self, uint32_t i, uint32_t limit, bool loose, span *out);
/* One unit of time alone, as its place in span_unit; -1 for none. */
int unit_of(const value *word);

/* ---- Small questions ---- */

/* Sets the rule and the row where the moment has none yet. */
void moment_told(moment *into, const char *rule, const value *by);
/* A plain number of one token from `low` to `high`. */
bool small_number(const story *self, uint32_t i, uint32_t limit, double low, double high, number *out);
/* Whether the words at i are a name of an outlet: «المصري اليوم». */
bool is_in_outlet(const story *self, uint32_t i);
/* Whether what ends before `last` may be a number on its own: no counted noun or unit follows. */
bool ends_number(const story *self, uint32_t last, uint32_t limit);

#endif
