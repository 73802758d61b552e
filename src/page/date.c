/* date: tells dates and times of ISO 8601 and RFC 3339 from other strings. */
#include "page_parts.h"

#include <stdio.h>

/* Reads `n` digits at *at and moves on. */
static bool digits(isnad_string text, size_t *at, unsigned n, unsigned *value) {
  *value = 0;
  for (unsigned i = 0; i < n; i++, (*at)++) {
    if (*at >= text.size || text.data[*at] < '0' || text.data[*at] > '9') return false;
    *value = *value * 10 + (unsigned)(text.data[*at] - '0');
  }
  return true;
}

static bool one_of(isnad_string text, size_t *at, const char *set) {
  for (; *at < text.size && *set != '\0'; set++)
    if (text.data[*at] == *set) {
      (*at)++;
      return true;
    }
  return false;
}

static bool is_day(unsigned year, unsigned month, unsigned day) {
  static const unsigned char days[12] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (month < 1 || month > 12 || day < 1) return false;
  bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return day <= days[month - 1] + (month == 2 && leap ? 1u : 0u);
}

/* "Z", "+03:00", "+0300", "+03", or nothing. */
static bool is_zone(isnad_string text, size_t at) {
  unsigned hours, minutes;
  if (at == text.size) return true;
  if (one_of(text, &at, "Zz")) return at == text.size;
  if (!one_of(text, &at, "+-") || !digits(text, &at, 2, &hours) || hours > 23) return false;
  if (at == text.size) return true;
  one_of(text, &at, ":");
  return digits(text, &at, 2, &minutes) && minutes < 60 && at == text.size;
}

/* "14:30", "14:30:05", "14:30:05.250", each with a zone or without. 60 is a leap second. */
static bool is_clock(isnad_string text, size_t at) {
  unsigned hour, minute, second, any;
  if (!digits(text, &at, 2, &hour) || hour > 24 || !one_of(text, &at, ":")) return false;
  if (!digits(text, &at, 2, &minute) || minute > 59) return false;
  if (one_of(text, &at, ":")) {
    if (!digits(text, &at, 2, &second) || second > 60) return false;
    if (one_of(text, &at, ".,")) {
      if (!digits(text, &at, 1, &any)) return false;
      while (one_of(text, &at, "0123456789")) {
      }
    }
  }
  return is_zone(text, at);
}

bool page_date_is_iso(isnad_string text) {
  size_t at = 0;
  unsigned year, month, day;
  if (!digits(text, &at, 4, &year) || !one_of(text, &at, "-")) return false;
  if (!digits(text, &at, 2, &month) || !one_of(text, &at, "-")) return false;
  if (!digits(text, &at, 2, &day) || !is_day(year, month, day)) return false;
  /* RFC 3339, 5.6: a blank may stand for the T, and both letters may be small. */
  return at == text.size || (one_of(text, &at, "Tt ") && is_clock(text, at));
}

bool page_date_write(char out[11], unsigned year, unsigned month, unsigned day) {
  if (year < 1900 || year > 2100 || !is_day(year, month, day)) return false;
  return snprintf(out, 11, "%04u-%02u-%02u", year % 10000, month % 100, day % 100) == 10;
}
