/* date_read: dates as metadata, feeds and people write them. */
#include "page_parts.h"
#include "text_fold.h"
#include "text_phrases.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#define LONGEST 128 /* bytes that are looked at */
#define MAX_WORDS 24

/* ---- Days in words ------------------------------------------------------------------------------------------------
 */

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

static unsigned number_of(const page_word *word) {
  unsigned value = 0;
  for (size_t i = 0; i < word->size && i < 6 && is_digit(word->data[i]); i++)
    value = value * 10 + (unsigned)(word->data[i] - '0');
  return value;
}

/* «16 كانون الثاني/يناير 2018», «10 أبريل 2018», «April 9, 2018», «2018/04/09», «09-04-2018» at words[0]. */
bool page_word_is_year(const page_word *word) {
  size_t digits = 0;
  while (digits < word->size && is_digit(word->data[digits])) digits++;
  if (digits != 4) return false;
  bool meem = word->size == 6 && memcmp(word->data + 4, "\xD9\x85", 2) == 0; /* م */
  bool heh = word->size == 6 && memcmp(word->data + 4, "\xD9\x87", 2) == 0;  /* ه */
  return word->size == 4 || meem || heh;
}

bool page_word_has_era(const page_word *word) {
  size_t digits = 0;
  while (digits < word->size && is_digit(word->data[digits])) digits++;
  if (digits == 0 || digits > 4 || word->size != digits + 2) return false;
  const char *era = word->data + digits;
  return memcmp(era, "\xD9\x85", 2) == 0 || memcmp(era, "\xD9\x87", 2) == 0;
}

size_t page_day_at(const page_word *words, size_t n, char out[11]) {
  size_t taken, more, at = 0;
  bool era = n >= 3 && page_word_has_era(&words[2]);
  if (n >= 3 && words[0].number && words[1].number && (words[2].number || era)) {
    unsigned a = number_of(&words[0]), b = number_of(&words[1]), c = number_of(&words[2]);
    size_t last = words[2].size - (era ? 2u : 0u);
    if (words[0].size == 4 && page_date_write(out, a, b, c)) return 3;
    return last == 4 && (page_date_write(out, c, b, a) || page_date_write(out, c, a, b)) ? 3 : 0;
  }
  unsigned day = 0, month;
  if (n > 0 && words[0].number) day = number_of(&words[at++]);
  month = page_phrase_month(words + at, n - at, &taken);
  if (month == 0) return 0;
  at += taken;
  if (page_phrase_month(words + at, n - at, &more) == month) at += more;
  if (day == 0 && at < n && words[at].number && words[at].size <= 2) day = number_of(&words[at++]);
  if (at >= n || !(words[at].number || page_word_is_year(&words[at]))) return 0;
  return page_date_write(out, number_of(&words[at]), month, day) ? at + 1 : 0;
}

/* ---- The time beside the day ----------------------------------------------------------------------------------------
 */

typedef struct clock_time {
  unsigned hour, minute, second;
  bool some;
} clock_time;

/* «14:30», «14:30:05», «2:30 م» in folded text; *end is where it ends. */
static clock_time find_clock(const char *text, size_t size, size_t *end) {
  clock_time time = {0};
  for (size_t i = 1; i + 2 < size; i++) {
    if (text[i] != ':' || !is_digit(text[i - 1]) || !is_digit(text[i + 1]) || !is_digit(text[i + 2])) continue;
    time.hour = (unsigned)(text[i - 1] - '0');
    if (i > 1 && is_digit(text[i - 2])) time.hour += 10 * (unsigned)(text[i - 2] - '0');
    time.minute = 10 * (unsigned)(text[i + 1] - '0') + (unsigned)(text[i + 2] - '0');
    *end = i + 3;
    if (i + 5 < size && text[i + 3] == ':' && is_digit(text[i + 4]) && is_digit(text[i + 5])) {
      time.second = 10 * (unsigned)(text[i + 4] - '0') + (unsigned)(text[i + 5] - '0');
      *end = i + 6;
    }
    time.some = time.hour < 24 && time.minute < 60 && time.second < 60;
    return time;
  }
  return time;
}

/* «م», «pm», «مساء» behind the clock make it afternoon. */
static void read_half(clock_time *time, const char *rest, size_t size) {
  static const char *const late[] = {"pm", "p.m", "\xD9\x85", NULL};
  static const char *const early[] = {"am", "a.m", "\xD8\xB5", NULL};
  while (size > 0 && *rest == ' ') rest++, size--;
  for (int i = 0; late[i] != NULL; i++)
    if (size >= strlen(late[i]) && memcmp(rest, late[i], strlen(late[i])) == 0 && time->hour < 12) time->hour += 12;
  for (int i = 0; early[i] != NULL; i++)
    if (size >= strlen(early[i]) && memcmp(rest, early[i], strlen(early[i])) == 0 && time->hour == 12) time->hour = 0;
}

/* A zone behind the clock: «+0300», «+03:00», «z», «gmt», «utc». */
static void read_zone(char zone[8], const char *rest, size_t size) {
  size_t i = 0;
  zone[0] = '\0';
  if (i < size && rest[i] == '.')
    for (i++; i < size && is_digit(rest[i]);) i++;
  while (i < size && rest[i] == ' ') i++;
  if (i >= size) return;
  if (rest[i] == 'z' || (size - i >= 3 && (memcmp(rest + i, "gmt", 3) == 0 || memcmp(rest + i, "utc", 3) == 0))) {
    snprintf(zone, 8, "Z");
    return;
  }
  if ((rest[i] != '+' && rest[i] != '-') || size - i < 5) return;
  size_t minute = i + 3 + (rest[i + 3] == ':');
  if (minute + 1 >= size) return;
  for (size_t k = 1; k < 3; k++)
    if (!is_digit(rest[i + k]) || !is_digit(rest[minute + k - 1])) return;
  if (rest[i + 1] > '1' || rest[minute] > '5') return;
  snprintf(zone, 8, "%c%c%c:%c%c", rest[i], rest[i + 1], rest[i + 2], rest[minute], rest[minute + 1]);
}

static void write_clock(char out[PAGE_DATE_SIZE], const char *text, size_t size) {
  size_t end = 0;
  char zone[8];
  clock_time time = find_clock(text, size, &end);
  if (!time.some) return;
  read_half(&time, text + end, size - end);
  read_zone(zone, text + end, size - end);
  snprintf(out + 10, PAGE_DATE_SIZE - 10, "T%02u:%02u:%02u%s", time.hour % 100, time.minute % 100, time.second % 100,
           zone);
}

/* ---- All of it ------------------------------------------------------------------------------------------------------
 */

/* A count of seconds since 1970, or of thousandths of them. */
static bool read_epoch(const char *text, size_t size, char out[PAGE_DATE_SIZE]) {
  unsigned long long seconds = 0;
  if (size != 10 && size != 13) return false;
  for (size_t i = 0; i < 10; i++) {
    if (!is_digit(text[i])) return false;
    seconds = seconds * 10 + (unsigned)(text[i] - '0');
  }
  time_t when = (time_t)seconds;
  struct tm day;
  if (gmtime_r(&when, &day) == NULL) return false;
  return strftime(out, PAGE_DATE_SIZE, "%Y-%m-%dT%H:%M:%SZ", &day) > 0;
}

/* «20240710», «20240710T143000Z». */
static bool read_packed(const char *text, size_t size, char out[PAGE_DATE_SIZE]) {
  unsigned value = 0;
  if (size < 8 || (size > 8 && is_digit(text[8]))) return false;
  for (size_t i = 0; i < 8; i++) {
    if (!is_digit(text[i])) return false;
    value = value * 10 + (unsigned)(text[i] - '0');
  }
  return page_date_write(out, value / 10000, value / 100 % 100, value % 100);
}

bool page_date_read(isnad_string text, char out[PAGE_DATE_SIZE]) {
  char folded[LONGEST * 3 + 8];
  page_word words[MAX_WORDS];
  while (text.size > 0 && (unsigned char)text.data[0] <= ' ') text.data++, text.size--;
  while (text.size > 0 && (unsigned char)text.data[text.size - 1] <= ' ') text.size--;
  if (text.size == 0) return false;
  if (text.size < PAGE_DATE_SIZE && page_date_is_iso(text)) {
    memcpy(out, text.data, text.size);
    out[text.size] = '\0';
    if (text.size > 10) out[10] = 'T';
    return strncmp(out, "1900", 4) > 0;
  }
  size_t size = page_fold(text.data, text.size < LONGEST ? text.size : LONGEST, folded);
  if (read_epoch(folded, size, out)) return true;
  bool found = read_packed(folded, size, out);
  /* «2024-07-10t14:30»: the letter between day and time is a blank. */
  for (size_t i = 10; i < size && i < 11; i++)
    if (folded[i] == 't' && is_digit(folded[i - 1])) folded[i] = ' ';
  size_t n = page_words_cut(folded, size, words, MAX_WORDS);
  for (size_t i = 0; i < n && !found; i++) found = page_day_at(words + i, n - i, out) > 0;
  if (found) write_clock(out, folded, size);
  return found;
}

bool page_date_of_address(isnad_string url, char out[PAGE_DATE_SIZE]) {
  for (size_t i = 0; i + 8 < url.size; i++) {
    char before = url.data[i];
    if (before != '/' && before != '-' && before != '_' && before != '=') continue;
    unsigned part[3] = {0};
    size_t at = i + 1, k = 0;
    char mark = '\0';
    for (; k < 3 && at < url.size; k++) {
      size_t most = k == 0 ? 4 : 2, digits = 0;
      while (digits < most && at < url.size && is_digit(url.data[at]))
        part[k] = part[k] * 10 + (unsigned)(url.data[at++] - '0'), digits++;
      if (digits < (k == 0 ? 4u : mark == '\0' ? 2u : 1u)) break;
      if (k == 0 && at < url.size && strchr("/-_.", url.data[at]) != NULL) mark = url.data[at];
      if (k < 2 && mark != '\0' && (at >= url.size || url.data[at++] != mark)) break;
    }
    bool closed = at >= url.size || !is_digit(url.data[at]);
    if (k == 3 && closed && part[0] >= 1980 && page_date_write(out, part[0], part[1], part[2])) return true;
  }
  return false;
}
