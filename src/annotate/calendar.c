/* calendar: arithmetic of days. */
#include "annotate/calendar.h"

static int32_t floor_div(int32_t a, int32_t b) { return a / b - (a % b != 0 && (a < 0) != (b < 0)); }

/* Years are counted from March, so that the leap day is a year's last; 400 years are 146,097 days. */
int32_t day_of(date self) {
  int32_t year = self.month <= 2 ? self.year - 1 : self.year;
  int32_t era = floor_div(year, 400), of_era = year - era * 400;
  int32_t month = self.month > 2 ? self.month - 3 : self.month + 9;
  int32_t of_year = (153 * month + 2) / 5 + self.day - 1;
  return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

date date_of(int32_t day) {
  day += 719468;
  int32_t era = floor_div(day, 146097), rest = day - era * 146097;
  int32_t of_era = (rest - rest / 1460 + rest / 36524 - rest / 146096) / 365;
  int32_t of_year = rest - (365 * of_era + of_era / 4 - of_era / 100), month = (5 * of_year + 2) / 153;
  date made = {of_era + era * 400, month < 10 ? month + 3 : month - 9, of_year - (153 * month + 2) / 5 + 1};
  if (made.month <= 2) made.year++;
  return made;
}

int32_t weekday_of(int32_t day) { return (day % 7 + 10) % 7 + 1; }

int32_t days_in_month(int32_t year, int32_t month) {
  date first = {year, month, 1};
  return day_of(add_months(first, 1)) - day_of(first);
}

bool is_date(date self) {
  return self.month >= 1 && self.month <= 12 && self.day >= 1 && self.day <= days_in_month(self.year, self.month);
}

date add_months(date self, int32_t months) {
  int32_t all = self.year * 12 + self.month - 1 + months;
  date made = {floor_div(all, 12), all - floor_div(all, 12) * 12 + 1, 1};
  if (self.day == 1) return made;
  int32_t length = days_in_month(made.year, made.month);
  made.day = self.day < length ? self.day : length;
  return made;
}

int32_t monday_of_week(int32_t year, int32_t week) {
  int32_t fourth = day_of((date){year, 1, 4}); /* it lies in week 1 */
  return fourth - weekday_of(fourth) + 1 + (week - 1) * 7;
}

void week_of(int32_t day, int32_t *year, int32_t *week) {
  int32_t thursday = day - weekday_of(day) + 4;
  *year = date_of(thursday).year;
  *week = (thursday - monday_of_week(*year, 1)) / 7 + 1;
}

/* ---- Hijri ---- */

enum { FIRST_DAY = -16589 }; /* 1 Muharram 1343, 1 August 1924 */

static bool in_tables(int32_t year) { return year >= UMM_AL_QURA_FIRST && year <= UMM_AL_QURA_LAST; }

int32_t days_in_hijri_month(int32_t year, int32_t month) {
  if (in_tables(year)) return (int32_t)(28 + (umm_al_qura[year - UMM_AL_QURA_FIRST] >> 2 * (month - 1) & 3));
  return month % 2 || (month == 12 && (11 * year + 14) % 30 < 11) ? 30 : 29;
}

int32_t day_of_hijri(date hijri) {
  if (!in_tables(hijri.year)) {
    int32_t months = (59 * (hijri.month - 1) + 1) / 2; /* 30 and 29 days in turn */
    return (hijri.year - 1) * 354 + floor_div(3 + 11 * hijri.year, 30) + months + hijri.day - 1 - 492148;
  }
  int32_t day = FIRST_DAY;
  for (int32_t year = UMM_AL_QURA_FIRST; year < hijri.year; year++)
    for (int32_t month = 1; month <= 12; month++) day += days_in_hijri_month(year, month);
  for (int32_t month = 1; month < hijri.month; month++) day += days_in_hijri_month(hijri.year, month);
  return day + hijri.day - 1;
}

int32_t hijri_year_of(int32_t day) {
  int32_t year = (int32_t)((double)(day + 492148) / 354.367) + 1;
  while (day_of_hijri((date){year + 1, 1, 1}) <= day) year++;
  while (day_of_hijri((date){year, 1, 1}) > day) year--;
  return year;
}

/* ---- Feasts ---- */

/* The rule of Gauss as Butcher wrote it down. */
int32_t easter_of(int32_t year) {
  int32_t a = year % 19, b = year / 100, c = year % 100, d = b / 4, e = b % 4, g = (8 * b + 13) / 25;
  int32_t h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7;
  int32_t m = (a + 11 * h + 19 * l) / 433, month = (h + l - 7 * m + 90) / 25;
  return day_of((date){year, month, (h + l - 7 * m + 33 * month + 19) % 32});
}

int32_t nth_weekday(int32_t year, int32_t month, int32_t weekday, int32_t nth) {
  int32_t first = day_of((date){year, month, 1}), last = first + days_in_month(year, month) - 1;
  if (nth < 0) return last - (weekday_of(last) - weekday + 7) % 7 + (nth + 1) * 7;
  return first + (weekday - weekday_of(first) + 7) % 7 + (nth - 1) * 7;
}
