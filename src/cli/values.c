/* values.c: dates, sizes and the likeness of words. */
#include "cli/cli.h"

#include <string.h>

/* The number that `count` digits are, or -1. */
static int digits(const char *text, size_t count) {
  int number = 0;
  for (size_t i = 0; i < count; i++) {
    if (text[i] < '0' || text[i] > '9') return -1;
    number = number * 10 + (text[i] - '0');
  }
  return number;
}

static int days_of(int year, int month) {
  static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return month == 2 && leap ? 29 : days[month - 1];
}

bool cli_is_date(const char *text) {
  if (strlen(text) != 10 || text[4] != '-' || text[7] != '-') return false;
  int year = digits(text, 4), month = digits(text + 5, 2), day = digits(text + 8, 2);
  if (year < 1 || month < 1 || month > 12) return false;
  return day >= 1 && day <= days_of(year, month);
}

/* The power of two that a unit stands for, or -1. */
static int shift_of(const char *unit) {
  int shift;
  switch (unit[0] | 0x20) {
  case 'k': shift = 10; break;
  case 'm': shift = 20; break;
  case 'g': shift = 30; break;
  default: return unit[0] == 0 ? 0 : -1;
  }
  const char *rest = unit + 1;
  if (rest[0] == 'i' && (rest[1] | 0x20) == 'b') rest++;
  if ((rest[0] | 0x20) == 'b') rest++;
  return rest[0] == 0 ? shift : -1;
}

bool cli_size_parse(const char *text, size_t *size) {
  size_t number = 0;
  const char *at = text;
  for (; *at >= '0' && *at <= '9'; at++) {
    if (number > (SIZE_MAX - 9) / 10) return false;
    number = number * 10 + (size_t)(*at - '0');
  }
  int shift = shift_of(at);
  if (at == text || number == 0 || shift < 0 || number > SIZE_MAX >> shift) return false;
  *size = number << shift;
  return true;
}

size_t cli_distance(const char *from, const char *to, size_t limit) {
  enum { LONGEST = 32 };
  size_t from_size = strlen(from), to_size = strlen(to);
  if (from_size > LONGEST || to_size > LONGEST) return limit + 1;
  /* Levenshtein's table, one row at a time: row[j] is the way from the letters of `from` so far to j letters of `to`.
   */
  size_t row[LONGEST + 1];
  for (size_t j = 0; j <= to_size; j++) row[j] = j;
  for (size_t i = 1; i <= from_size; i++) {
    size_t corner = row[0];
    row[0] = i;
    for (size_t j = 1; j <= to_size; j++) {
      size_t change = corner + (from[i - 1] != to[j - 1]);
      size_t least = (row[j] < row[j - 1] ? row[j] : row[j - 1]) + 1;
      corner = row[j];
      row[j] = change < least ? change : least;
    }
  }
  /* A short word is near to everything: half of it must stay. */
  size_t distance = row[to_size];
  return distance > limit || distance * 2 > to_size ? limit + 1 : distance;
}

bool cli_number_parse(const char *text, size_t *number) {
  *number = 0;
  const char *at = text;
  for (; *at >= '0' && *at <= '9'; at++) {
    if (*number > (SIZE_MAX - 9) / 10) return false;
    *number = *number * 10 + (size_t)(*at - '0');
  }
  return at != text && *at == 0 && *number > 0;
}
