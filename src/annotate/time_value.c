/* time_value: from slots to a value of TIMEX3. What needs the story's date and has none stays empty. */
#include "annotate/anchor.h"

#include <stdio.h>
#include <string.h>

/* A stretch of the calendar: its first day, and how much of it is meant. */
typedef enum level {
  LEVEL_NONE,
  LEVEL_CENTURY,
  LEVEL_DECADE,
  LEVEL_YEAR,
  LEVEL_HALF,
  LEVEL_QUARTER,
  LEVEL_SEASON,
  LEVEL_MONTH,
  LEVEL_WEEK,
  LEVEL_WEEKEND,
  LEVEL_DAY,
  LEVEL_DAYS /* first to last, both inside */
} level;

typedef struct when {
  level level;
  int32_t year, month, nth; /* nth: quarter, half */
  int32_t first, last;      /* days; last of LEVEL_DAYS alone */
} when;

/* ---- Writing ---- */

typedef struct text {
  char *at;
  size_t room;
} text;

static void put(text *to, const char *format, int32_t a, int32_t b, int32_t c) {
  int size = snprintf(to->at, to->room, format, (int)a, (int)b, (int)c);
  if (size < 0 || (size_t)size >= to->room) return;
  to->at += size;
  to->room -= (size_t)size;
}

static void put_text(text *to, const char *from) {
  size_t size = strlen(from);
  if (size >= to->room) return;
  memcpy(to->at, from, size + 1);
  to->at += size;
  to->room -= size;
}

static void put_day(text *to, int32_t day) {
  date of = date_of(day);
  put(to, "%04d-%02d-%02d", of.year, of.month, of.day);
}

static void put_when(text *to, const when *of, const moment *from) {
  int32_t year, week;
  switch (of->level) {
  case LEVEL_CENTURY: put(to, "%02d", of->year, 0, 0); break;
  case LEVEL_DECADE: put(to, "%03d", of->year, 0, 0); break;
  case LEVEL_YEAR: put(to, "%04d", of->year, 0, 0); break;
  case LEVEL_HALF: put(to, "%04d-H%d", of->year, of->nth, 0); break;
  case LEVEL_QUARTER: put(to, "%04d-Q%d", of->year, of->nth, 0); break;
  case LEVEL_SEASON:
    put(to, "%04d-", of->year, 0, 0);
    put_text(to, from->season);
    break;
  case LEVEL_MONTH: put(to, "%04d-%02d", of->year, of->month, 0); break;
  case LEVEL_WEEK:
  case LEVEL_WEEKEND:
    week_of(of->first, &year, &week);
    put(to, of->level == LEVEL_WEEK ? "%04d-W%02d" : "%04d-W%02d-WE", year, week, 0);
    break;
  case LEVEL_DAYS:
    put_day(to, of->first);
    put_text(to, "/");
    put_day(to, of->last);
    break;
  case LEVEL_DAY: put_day(to, of->first); break;
  default: break;
  }
}

static void put_clock(text *to, const moment *of, bool brief) {
  put(to, brief && of->minute == 0 ? "T%02d" : "T%02d:%02d", of->hour, of->minute, 0);
  if (of->second >= 0) put(to, ":%02d", of->second, 0, 0);
  if (of->slots & SLOT_ZONE && strcmp(of->zone, "local") != 0) put_text(to, of->zone);
}

static void put_amount(text *to, double amount, char letter) {
  char figures[32];
  if (amount <= 0) return;
  snprintf(figures, sizeof figures, "%.6g", amount);
  put_text(to, figures);
  put(to, "%c", letter, 0, 0);
}

/* «P1Y2M», «PT90M»; decades and centuries are years, nights are days. */
static void put_span(text *to, const span *of) {
  const double *a = of->amount;
  if (of->unknown) {
    static const char *const names[UNIT_COUNT] = {"PTXS", "PTXM", "PTXH", "PXD", "PXD",
                                                  "PXW",  "PXM",  "PXY",  "PXE", "PXC"};
    put_text(to, names[of->least]);
    return;
  }
  put_text(to, "P");
  put_amount(to, a[UNIT_YEAR] + 10 * a[UNIT_DECADE] + 100 * a[UNIT_CENTURY], 'Y');
  put_amount(to, a[UNIT_MONTH], 'M');
  put_amount(to, a[UNIT_WEEK], 'W');
  put_amount(to, a[UNIT_DAY] + a[UNIT_NIGHT], 'D');
  if (a[UNIT_HOUR] + a[UNIT_MINUTE] + a[UNIT_SECOND] <= 0) return;
  put_text(to, "T");
  put_amount(to, a[UNIT_HOUR], 'H');
  put_amount(to, a[UNIT_MINUTE], 'M');
  put_amount(to, a[UNIT_SECOND], 'S');
}

/* ---- Which one of many ---- */

/* Where the words and the tense look: a direction that is said wins. */
static int32_t sense(const moment *self, const anchor *by) {
  if (self->direction && self->direction != THIS_ONE) return self->direction > 0 ? 1 : -1;
  return by->tense;
}

/* The year of three in which a stretch lies as its clause says: the last that has begun, the first that has not ended,
 * the nearest. `span_of` gives the stretch of a year. */
typedef void stretch_of(const moment *self, int32_t year, int32_t *first, int32_t *last);

static int32_t choose_year(const moment *self, const anchor *by, int32_t now, stretch_of *span_of) {
  int32_t best = now, nearest = INT32_MAX, looks = sense(self, by);
  bool strict = self->direction != 0;
  enum { AGAINST = 6 }; /* how much nearer a day must be that lies where the clause does not look */
  if (self->direction == THIS_ONE) return now;
  for (int32_t year = now - 1; year <= now + 1; year++) {
    int32_t first, last;
    span_of(self, year, &first, &last);
    if (strict && (looks < 0 ? last >= by->day : first <= by->day)) continue;
    int32_t away = last < by->day ? by->day - last : first > by->day ? first - by->day : 0;
    if ((looks < 0 && first > by->day) || (looks > 0 && last < by->day)) away *= AGAINST;
    if (away >= nearest) continue;
    nearest = away;
    best = year;
  }
  return best;
}

static void month_stretch(const moment *self, int32_t year, int32_t *first, int32_t *last) {
  date of = {year, self->month, 1};
  *first = self->hijri ? day_of_hijri(of) : day_of(of);
  *last = *first + (self->hijri ? days_in_hijri_month(year, self->month) : days_in_month(year, self->month)) - 1;
  if (!(self->slots & SLOT_DAY) || *first + self->day - 1 > *last) return;
  *first += self->day - 1;
  *last = *first;
}

static int32_t feast_day(const char *feast, int32_t year) {
  int a = 0, b = 0, c = 0;
  if (sscanf(feast, "N-%d-%d-%d", &a, &b, &c) == 3) return nth_weekday(year, a, b, c);
  if (sscanf(feast, "E-%d", &a) == 1) return easter_of(year) + a;
  sscanf(feast + 1, "-%d-%d", &a, &b);
  if (feast[0] == 'G') return day_of((date){year, a, b});
  /* A Hijri feast comes once or twice in a Gregorian year: the first. */
  int32_t hijri = hijri_year_of(day_of((date){year, 1, 1})), day = day_of_hijri((date){hijri, a, b});
  return date_of(day).year < year ? day_of_hijri((date){hijri + 1, a, b}) : day;
}

static void feast_stretch(const moment *self, int32_t year, int32_t *first, int32_t *last) {
  *first = *last = feast_day(self->feast, year);
}

/* ---- Weekdays ---- */

static int32_t weekday_near(const moment *self, const anchor *by, int32_t from) {
  int32_t ahead = (self->weekday - weekday_of(from) + 7) % 7; /* days to the next one, today is one */
  int32_t looks = sense(self, by);
  if (self->direction == THIS_ONE) {
    int32_t day = from - weekday_of(from) + self->weekday;
    return day < from && by->tense > 0 ? day + 7 : day;
  }
  if (self->direction > 0) return from + (ahead ? ahead : 7) + (self->direction - 1) * 7;
  if (self->direction < 0) return from + ahead - 7 + (self->direction + 1) * 7;
  if (looks > 0) return from + ahead;
  return ahead == 0 ? from : from + ahead - 7;
}

/* «الجمعة 15»: the nearest month whose 15th is a Friday. */
static bool weekday_with_day(const moment *self, const anchor *by, int32_t *out) {
  static const int32_t order[2][5] = {{0, -1, 1, -2, 2}, {0, 1, -1, 2, -2}};
  date now = date_of(by->day);
  now.day = 1;
  for (int k = 0; k < 5; k++) {
    date of = add_months(now, order[by->tense > 0][k]);
    of.day = self->day;
    if (!is_date(of) || weekday_of(day_of(of)) != self->weekday) continue;
    *out = day_of(of);
    return true;
  }
  return false;
}

/* ---- A stretch from slots ---- */

static when day_when(int32_t day) { return (when){.level = LEVEL_DAY, .first = day}; }

/* Hijri months and years are told as the Gregorian days that they are. */
static bool hijri_when(const moment *self, int32_t year, when *out) {
  date first = {year, self->slots & SLOT_MONTH ? self->month : 1, 1};
  if (self->slots & SLOT_DAY && self->day > 30) return false;
  *out = (when){.level = LEVEL_DAYS, .first = day_of_hijri(first)};
  if (self->slots & SLOT_NTH && self->unit == UNIT_DAY && self->slots & SLOT_MONTH) {
    int32_t last = out->first + days_in_hijri_month(year, self->month) - 1;
    int32_t day = self->nth < 0 ? last : out->first + self->nth - 1;
    if (self->slots & SLOT_WEEKDAY && self->nth < 0) day = last - (weekday_of(last) - self->weekday + 7) % 7;
    if (self->slots & SLOT_WEEKDAY && self->nth > 0)
      day = out->first + (self->weekday - weekday_of(out->first) + 7) % 7 + (self->nth - 1) * 7;
    *out = day_when(day);
  } else if (self->slots & SLOT_DAY) {
    *out = day_when(out->first + self->day - 1);
  } else if (self->slots & SLOT_MONTH) {
    out->last = out->first + days_in_hijri_month(year, self->month) - 1;
  } else {
    out->last = day_of_hijri((date){year + 1, 1, 1}) - 1;
  }
  return true;
}

/* The nth day, weekday or week of a month or a year. */
static bool nth_when(const moment *self, int32_t year, int32_t month, when *out) {
  int32_t first = day_of((date){year, month ? month : 1, 1});
  int32_t last = month ? first + days_in_month(year, month) - 1 : day_of((date){year, 12, 31});
  if (self->unit == UNIT_DAY && self->slots & SLOT_WEEKDAY) {
    *out = day_when(month ? nth_weekday(year, month, self->weekday, self->nth)
                          : nth_weekday(year, self->nth < 0 ? 12 : 1, self->weekday, self->nth));
  } else if (self->unit == UNIT_DAY) {
    *out = day_when(self->nth < 0 ? last : first + self->nth - 1);
  } else if (self->unit == UNIT_MONTH) {
    *out = (when){.level = LEVEL_MONTH, .year = year, .month = self->nth < 0 ? 12 : self->nth};
  } else if (month) {
    int32_t from = self->nth < 0 ? last - 6 : first + (self->nth - 1) * 7;
    *out = (when){.level = LEVEL_DAYS, .first = from, .last = from + 6 > last ? last : from + 6};
  } else {
    int32_t fourth = day_of((date){year, 12, 31});
    *out = (when){.level = LEVEL_WEEK,
                  .first = self->nth < 0 ? fourth - weekday_of(fourth) + 1 : monday_of_week(year, self->nth)};
  }
  return true;
}

/* Everything whose year is known. */
static bool in_year(const moment *self, int32_t year, when *out) {
  uint32_t slots = self->slots;
  *out = (when){.level = LEVEL_YEAR, .year = year};
  if (self->hijri) return hijri_when(self, year, out);
  if (slots & SLOT_NTH) return nth_when(self, year, slots & SLOT_MONTH ? self->month : 0, out);
  if (slots & SLOT_FEAST) {
    *out = day_when(feast_day(self->feast, year));
  } else if (slots & SLOT_MONTH && slots & SLOT_DAY) {
    date of = {year, self->month, self->day};
    if (!is_date(of)) return false;
    *out = day_when(day_of(of));
  } else if (slots & SLOT_MONTH) {
    *out = (when){.level = LEVEL_MONTH, .year = year, .month = self->month};
  } else if (slots & (SLOT_QUARTER | SLOT_HALF)) {
    *out = (when){.level = slots & SLOT_QUARTER ? LEVEL_QUARTER : LEVEL_HALF, .year = year, .nth = self->quarter};
  } else if (slots & SLOT_SEASON) {
    out->level = LEVEL_SEASON;
  }
  return true;
}

static bool by_shift(const moment *self, const anchor *by, when *out) {
  date now = date_of(by->day);
  int32_t base = self->following && by->told ? by->told_day : by->day, monday = base - weekday_of(base) + 1;
  span_unit unit = self->slots & SLOT_NTH ? (span_unit)self->quarter : self->unit;
  date month = add_months((date){date_of(base).year, date_of(base).month, 1}, unit == UNIT_MONTH ? self->shift : 0);
  switch (unit) {
  case UNIT_DAY:
    *out = day_when(base + self->shift);
    if (self->slots & SLOT_WEEKDAY && weekday_of(out->first) != self->weekday)
      *out = day_when(weekday_near(self, by, out->first));
    return true;
  case UNIT_WEEK:
    *out = (when){.level = self->slots & SLOT_WEEKEND ? LEVEL_WEEKEND : LEVEL_WEEK, .first = monday + 7 * self->shift};
    if (self->slots & SLOT_WEEKDAY) *out = day_when(out->first + self->weekday - 1);
    return true;
  case UNIT_MONTH:
    *out = (when){.level = LEVEL_MONTH, .year = month.year, .month = month.month};
    if (self->slots & SLOT_NTH) return nth_when(self, month.year, month.month, out);
    if (self->slots & SLOT_HALF)
      *out = (when){.level = LEVEL_DAYS,
                    .first = day_of(month) + (self->quarter > 1 ? 15 : 0),
                    .last = day_of(month) + (self->quarter > 1 ? days_in_month(month.year, month.month) - 1 : 14)};
    if (!(self->slots & SLOT_DAY)) return true;
    month.day = self->day;
    *out = day_when(day_of(month));
    return is_date(month);
  case UNIT_YEAR: {
    moment in = *self;
    if (self->hijri) return in_year(&in, hijri_year_of(by->day) + self->shift, out);
    return in_year(&in, now.year + self->shift, out);
  }
  case UNIT_DECADE: *out = (when){.level = LEVEL_DECADE, .year = now.year / 10 + self->shift}; return true;
  case UNIT_CENTURY: *out = (when){.level = LEVEL_CENTURY, .year = now.year / 100 + self->shift}; return true;
  default: return false;
  }
}

/* What the slots tell without the story's date. */
static bool needs_no_anchor(const moment *self) { return self->slots & (SLOT_YEAR | SLOT_DECADE | SLOT_CENTURY); }

static bool when_of(const moment *self, const anchor *by, when *out) {
  uint32_t slots = self->slots;
  *out = (when){0};
  if (slots & SLOT_DECADE) {
    *out = (when){.level = LEVEL_DECADE, .year = (self->century - 1) * 10 + self->decade / 10};
    return true;
  }
  if (slots & SLOT_CENTURY) {
    *out = (when){.level = LEVEL_CENTURY, .year = self->century - 1};
    return true;
  }
  if (slots & SLOT_YEAR) return in_year(self, self->year, out);
  if (!by->known) return true;
  date now = date_of(by->day);
  if (slots & SLOT_SHIFT) return by_shift(self, by, out);
  if (slots & SLOT_MONTH) {
    int32_t year = choose_year(self, by, self->hijri ? hijri_year_of(by->day) : now.year, month_stretch);
    return in_year(self, year, out);
  }
  if (slots & SLOT_FEAST) return in_year(self, choose_year(self, by, now.year, feast_stretch), out);
  if (slots & SLOT_SEASON) return in_year(self, now.year + (self->direction == THIS_ONE ? 0 : self->direction), out);
  if (slots & SLOT_NTH) return nth_when(self, now.year, now.month, out);
  if (slots & SLOT_WEEKDAY) {
    int32_t day;
    if (slots & SLOT_DAY && weekday_with_day(self, by, &day))
      *out = day_when(day);
    else
      *out = day_when(weekday_near(self, by, self->following && by->told ? by->told_day : by->day));
    return true;
  }
  if (slots & SLOT_DAY) {
    now.day = self->day;
    *out = day_when(day_of(now));
    return is_date(now);
  }
  *out = day_when(by->day);
  return true;
}

/* ---- Spans from now ---- */

static int64_t seconds_of(const span *of) {
  return (int64_t)(of->amount[UNIT_HOUR] * 3600 + of->amount[UNIT_MINUTE] * 60 + of->amount[UNIT_SECOND] + 0.5);
}

static bool has_clock_units(const span *of) {
  return of->amount[UNIT_HOUR] + of->amount[UNIT_MINUTE] + of->amount[UNIT_SECOND] > 0;
}

static int32_t whole(double amount) { return amount < 1e6 ? (int32_t)(amount + 0.5) : 1000000; }

/* Now and so much on, as a day and a time of it. */
static void move(const span *by, int32_t sign, const anchor *from, int32_t *day, int64_t *second) {
  const double *a = by->amount;
  int32_t months = whole(a[UNIT_MONTH] + 12 * (a[UNIT_YEAR] + 10 * a[UNIT_DECADE] + 100 * a[UNIT_CENTURY]));
  int32_t days = whole(a[UNIT_DAY] + a[UNIT_NIGHT] + 7 * a[UNIT_WEEK]);
  if (months > 12 * 4000) months = 12 * 4000; /* a million years ago is a number, no date */
  *day = day_of(add_months(date_of(from->day), sign * months)) + sign * days;
  *second = (int64_t)from->hour * 3600 + from->minute * 60 + from->second + sign * seconds_of(by);
  while (*second < 0) *second += 86400, (*day)--;
  while (*second >= 86400) *second -= 86400, (*day)++;
}

static void put_instant(text *to, int32_t day, int64_t second, bool clock) {
  put_day(to, day);
  if (clock) put(to, "T%02d:%02d", (int32_t)(second / 3600), (int32_t)(second / 60 % 60), 0);
  if (clock && second % 60) put(to, ":%02d", (int32_t)(second % 60), 0, 0);
}

/* «قبل ثلاث سنوات» is a year, «قبل شهرين» a month, «قبل أسبوع» a day. */
static level grain_of(const span *of) {
  const double *a = of->amount;
  bool days = a[UNIT_DAY] + a[UNIT_NIGHT] + a[UNIT_WEEK] > 0 || has_clock_units(of);
  if (days) return LEVEL_DAY;
  return a[UNIT_MONTH] > 0 ? LEVEL_MONTH : LEVEL_YEAR;
}

/* Beyond the calendar: «قبل مليون سنة» is a stretch of time and no date. */
static bool too_far(const span *of) {
  const double *a = of->amount;
  for (int unit = 0; unit < UNIT_COUNT; unit++)
    if (a[unit] > 1e9) return true;
  return a[UNIT_YEAR] + 10 * a[UNIT_DECADE] + 100 * a[UNIT_CENTURY] > 1500;
}

static bool offset_resolve(const moment *self, const anchor *by, text *to, resolved_time *out) {
  int32_t sign = self->sign == 1 || self->sign == -1 ? self->sign : self->sign == 0 ? (by->tense > 0 ? 1 : -1) : 1, day;
  int64_t second;
  if (self->sign == 2 && by->tense < 0) { /* «توفي بعد يومين»: of something else */
    if (by->told && grain_of(&self->span) == LEVEL_DAY && !has_clock_units(&self->span)) {
      anchor then = *by;
      then.day = by->told_day;
      move(&self->span, 1, &then, &day, &second);
      put_day(to, day);
      out->has_day = true;
      out->day = day;
      return true;
    }
    out->type = ISNAD_TIME_DURATION;
    put_span(to, &self->span);
    return true;
  }
  if (self->span.unknown) {
    put_text(to, sign < 0 ? "PAST_REF" : "FUTURE_REF");
    return true;
  }
  if (!by->known || too_far(&self->span)) {
    if (too_far(&self->span)) out->type = ISNAD_TIME_DURATION, put_span(to, &self->span);
    return true;
  }
  move(&self->span, sign, by, &day, &second);
  bool clock = has_clock_units(&self->span);
  bool exact = self->sign == 1 || (self->rule && !strcmp(self->rule, "from-now")); /* «من الآن» */
  level grain = exact ? LEVEL_DAY : grain_of(&self->span);
  date then = date_of(day);
  if (clock) {
    out->type = ISNAD_TIME_TIME;
    if (!by->clock) return true;
    put_instant(to, day, second, true);
  } else if (grain == LEVEL_DAY) {
    put_day(to, day);
    if (self->slots & (SLOT_CLOCK | SLOT_PART)) out->type = ISNAD_TIME_TIME;
    if (self->slots & SLOT_CLOCK) put_clock(to, self, false);
  } else {
    put(to, grain == LEVEL_MONTH ? "%04d-%02d" : "%04d", then.year, then.month, 0);
  }
  out->has_day = grain == LEVEL_DAY;
  out->day = day;
  return true;
}

static bool window_resolve(const moment *self, const anchor *by, text *to, resolved_time *out) {
  bool clock = has_clock_units(&self->span);
  if (self->span.unknown || (clock && !by->clock) || too_far(&self->span)) {
    out->type = ISNAD_TIME_DURATION;
    put_span(to, &self->span);
    return true;
  }
  if (!by->known) return true;
  int32_t day;
  int64_t second, now = (int64_t)by->hour * 3600 + by->minute * 60 + by->second;
  move(&self->span, self->sign, by, &day, &second);
  if (clock) out->type = ISNAD_TIME_TIME;
  if (self->sign < 0) put_instant(to, day, second, clock);
  if (self->sign < 0) put_text(to, "/");
  put_instant(to, by->day, now, clock);
  if (self->sign > 0) put_text(to, "/");
  if (self->sign > 0) put_instant(to, day, second, clock);
  return true;
}

static bool rest_resolve(const moment *self, const anchor *by, text *to, resolved_time *out) {
  if (!by->known) return true;
  date now = date_of(by->day);
  bool clock = self->unit == UNIT_DAY && by->clock;
  if (clock) out->type = ISNAD_TIME_TIME;
  put_instant(to, by->day, (int64_t)by->hour * 3600 + by->minute * 60, clock);
  put_text(to, "/");
  switch (self->unit) {
  case UNIT_DAY:
    put_day(to, by->day);
    if (clock) put_text(to, "T23:59");
    return true;
  case UNIT_WEEK: put_day(to, by->day - weekday_of(by->day) + 7); return true;
  case UNIT_MONTH: put(to, "%04d-%02d-%02d", now.year, now.month, days_in_month(now.year, now.month)); return true;
  default: put(to, "%04d-12-31", now.year, 0, 0); return true;
  }
}

static bool set_resolve(const moment *self, text *to) {
  uint32_t slots = self->slots;
  if (self->ref && !(slots & (SLOT_CLOCK | SLOT_PART))) {
    put_text(to, self->ref);
  } else if (slots & SLOT_MONTH) {
    put(to, slots & SLOT_DAY ? "XXXX-%02d-%02d" : "XXXX-%02d", self->month, self->day, 0);
  } else if (slots & SLOT_WEEKEND) {
    put_text(to, "XXXX-WXX-WE");
  } else {
    bool days = self->ref || self->span.amount[UNIT_DAY] + self->span.amount[UNIT_NIGHT] == 1;
    if (slots & SLOT_WEEKDAY) put(to, "XXXX-WXX-%d", self->weekday, 0, 0);
    if (slots & SLOT_CLOCK)
      put_clock(to, self, true);
    else if (slots & SLOT_PART && !(slots & SLOT_WEEKDAY))
      put_text(to, "XXXX-XX-XX");
    if (slots & SLOT_PART && !(slots & SLOT_CLOCK)) put(to, "T%c%c", self->part[0], self->part[1], 0);
    if (!(slots & (SLOT_CLOCK | SLOT_PART | SLOT_WEEKDAY)) ||
        (slots & SLOT_CLOCK && !days && !(slots & (SLOT_WEEKDAY | SLOT_PART))))
      put_span(to, &self->span);
  }
  return true;
}

/* ---- All of it ---- */

static bool date_resolve(const moment *self, const anchor *by, text *to, resolved_time *out) {
  when then;
  if (!when_of(self, by, &then)) return false;
  if (self->slots & (SLOT_CLOCK | SLOT_PART)) out->type = ISNAD_TIME_TIME;
  if (!by->known && !needs_no_anchor(self)) return true;
  if (self->slots & (SLOT_CLOCK | SLOT_PART) && then.level != LEVEL_DAY) return false;
  put_when(to, &then, self);
  if (self->slots & SLOT_CLOCK)
    put_clock(to, self, false);
  else if (self->slots & SLOT_PART)
    put(to, "T%c%c", self->part[0], self->part[1], 0);
  out->has_day = then.level == LEVEL_DAY;
  out->day = then.first;
  out->has_begin = then.level == LEVEL_DAY || then.level == LEVEL_MONTH;
  out->begin = then.level == LEVEL_DAY ? then.first : day_of((date){then.year, then.month ? then.month : 1, 1});
  return true;
}

bool moment_resolve(const moment *self, const anchor *by, resolved_time *out) {
  *out = (resolved_time){.type = ISNAD_TIME_DATE, .mod = self->mod};
  text to = {out->value, sizeof out->value};
  uint32_t slots = self->slots;
  if (slots & SLOT_SET) {
    out->type = ISNAD_TIME_SET;
    return set_resolve(self, &to);
  }
  if (slots & SLOT_REF) {
    put_text(&to, self->ref);
    return true;
  }
  if (slots & SLOT_SPAN) {
    out->type = ISNAD_TIME_DURATION;
    put_span(&to, &self->span);
    return true;
  }
  if (slots & SLOT_OFFSET) return offset_resolve(self, by, &to, out);
  if (slots & SLOT_WINDOW) return window_resolve(self, by, &to, out);
  if (slots & SLOT_REST) return rest_resolve(self, by, &to, out);
  return date_resolve(self, by, &to, out);
}

/* Whether the year or the week of a time is for its neighbour to tell. */
static bool is_floating(const moment *self) {
  if (self->slots & (SLOT_YEAR | SLOT_SHIFT | SLOT_DECADE | SLOT_CENTURY) || self->direction) return false;
  return self->slots & (SLOT_MONTH | SLOT_WEEKDAY);
}

bool interval_resolve(const moment *first, const moment *second, const anchor *by, resolved_time *out) {
  resolved_time a, b;
  if (!moment_resolve(first, by, &a)) return false;
  anchor then = *by;
  if (a.has_begin && is_floating(second)) { /* the second end is the first one of its name behind the first */
    then.day = a.begin;
    then.tense = 1;
  }
  if (!moment_resolve(second, &then, &b)) return false;
  *out = b;
  out->mod = ISNAD_MOD_NONE;
  if (!a.value[0] || !b.value[0]) {
    out->value[0] = '\0';
    return true;
  }
  if (strchr(a.value, '/') || strchr(b.value, '/')) return false;
  snprintf(out->value, sizeof out->value, "%.38s/%.38s", a.value, b.value);
  return true;
}
