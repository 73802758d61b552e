/* calendar: days as numbers, weeks of ISO 8601, months of the Hijri year by Umm al-Qura, movable feasts.
 *
 * A day is counted from 1 January 1970, which is 0; years are proleptic Gregorian. Depends on: libc.
 */
#ifndef ISNAD_ANNOTATE_CALENDAR_H
#define ISNAD_ANNOTATE_CALENDAR_H

#include <stdbool.h>
#include <stdint.h>

typedef struct date {
  int32_t year;
  int32_t month, day; /* from 1 */
} date;

int32_t day_of(date self);
date date_of(int32_t day);
/* 1 is Monday, 7 Sunday. */
int32_t weekday_of(int32_t day);
int32_t days_in_month(int32_t year, int32_t month);
bool is_date(date self);
/* The same day so many months on, or the last of that month where it has no such day. */
date add_months(date self, int32_t months);
/* The ISO week of a day, and the year it counts in. */
void week_of(int32_t day, int32_t *year, int32_t *week);
/* The Monday of a week. */
int32_t monday_of_week(int32_t year, int32_t week);

/* ---- Hijri ---- */

enum { UMM_AL_QURA_FIRST = 1343, UMM_AL_QURA_LAST = 1500 };
extern const uint32_t umm_al_qura[UMM_AL_QURA_LAST - UMM_AL_QURA_FIRST + 1];

/* The Gregorian day of a Hijri date: by Umm al-Qura where its tables reach, by the arithmetic calendar beyond. */
int32_t day_of_hijri(date hijri);
int32_t days_in_hijri_month(int32_t year, int32_t month);
/* The Hijri year that a Gregorian day falls in. */
int32_t hijri_year_of(int32_t day);

/* Easter Sunday of the western churches. */
int32_t easter_of(int32_t year);
/* The nth weekday of a month; nth < 0 counts from its end. */
int32_t nth_weekday(int32_t year, int32_t month, int32_t weekday, int32_t nth);

#endif
