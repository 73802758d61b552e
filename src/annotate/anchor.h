/* anchor: what a time is counted from: the story's date, the tense of the clause, the day that was told last. */
#ifndef ISNAD_ANNOTATE_ANCHOR_H
#define ISNAD_ANNOTATE_ANCHOR_H

#include "annotate/moment.h"

typedef struct anchor {
  bool known, clock; /* the story's date, and its time of day */
  int32_t day, hour, minute, second;
  int32_t tense; /* of the clause: -1 past, +1 to come, 0 not told */
  bool told;     /* a day was told before this one */
  int32_t told_day;
} anchor;

/* Reads an ISO 8601 date or time; not known where it is none. */
anchor anchor_of(isnad_string published);
/* The tense of the clause that holds token i, by its nearest verb. */
int32_t tense_at(const story *self, range time);

/* ---- time_value.c ---- */

typedef struct resolved_time {
  isnad_time_type type;
  isnad_time_mod mod;
  char value[80]; /* empty: cannot be resolved */
  bool has_day;   /* `day` can be told on from: «في اليوم التالي» */
  int32_t day;
  bool has_begin; /* `begin` is the first day of a day or a month */
  int32_t begin;
} resolved_time;

/* False where the words turn out to be no time at all. */
bool moment_resolve(const moment *self, const anchor *by, resolved_time *out);
bool interval_resolve(const moment *first, const moment *second, const anchor *by, resolved_time *out);

#endif
