/* time_clock: atoms of the clock: «الساعة الثامنة والنصف مساء», «20:30», «8 صباحا», «بتوقيت غرينتش». */
#include "annotate/moment.h"

#include "annotate/grammar.h"
#include "text/token.h"

#include <string.h>

static bool follows(const story *self, uint32_t i, uint32_t limit) { return i < limit && !is_cut_off(self, i); }

/* «8:00», «8:00:20», and behind الساعة «18.30» too. */
static bool clock_digits(const story *self, uint32_t i, bool headed, moment *out) {
  int32_t parts[3] = {0, 0, -1};
  uint32_t count = 0, digits = 0;
  const uint8_t *bytes = folded_of(self, i);
  if (!is_number(self, i)) return false;
  for (uint32_t k = 0; k < token_at(self, i)->folded_size; k++) {
    if (bytes[k] >= '0' && bytes[k] <= '9') {
      if (++digits > 2) return false;
      parts[count] = (parts[count] < 0 ? 0 : parts[count]) * 10 + (bytes[k] - '0');
      continue;
    }
    if ((bytes[k] != ':' && !(headed && (bytes[k] == '.' || bytes[k] == ','))) || count == 2 || digits == 0)
      return false;
    if (count == 1 && digits != 2) return false;
    count++;
    digits = 0;
  }
  if (count == 0 || digits != 2 || parts[0] > 24 || parts[1] > 59 || parts[2] > 59) return false;
  out->hour = parts[0];
  out->minute = parts[1];
  out->second = parts[2];
  return true;
}

/* ---- Minutes behind the hour ---- */

/* «والنصف», «وربع», «وعشرين دقيقة», «وخمس دقائق». */
static uint32_t minutes_more(const story *self, uint32_t i, uint32_t limit, moment *out) {
  value part, unit;
  number of;
  if (!follows(self, i, limit)) return i;
  uint32_t lone = skip_lone_and(self, i), at = lone ? lone : i;
  if (at >= limit) return i;
  uint32_t attached = FEATURE_THE | (lone ? 0 : (uint32_t)FEATURE_AND);
  if (value_at(self, at, VALUE(PART), attached, &part) && (lone || part.features & FEATURE_AND) && part.number >= 2 &&
      part.number <= 4) {
    out->minute += (int32_t)(60 / part.number);
    return part.last;
  }
  if (!whole_number_at(self, at, limit, &of) || of.value > 59 || (!lone && !(of.features & FEATURE_AND))) return i;
  uint32_t last = of.tokens.last;
  if (!follows(self, last, limit) || !value_at(self, last, VALUE(SPAN) | VALUE(SPANS), 0, &unit)) return i;
  if (unit_of(&unit) != UNIT_MINUTE) return i;
  out->minute += (int32_t)of.value;
  return unit.last;
}

/* «إلا ربعا», «إلا عشر دقائق». */
static uint32_t minutes_less(const story *self, uint32_t i, uint32_t limit, moment *out) {
  value but, part, unit;
  number of;
  if (!follows(self, i, limit) || !value_at(self, i, VALUE(BUT), 0, &but) || !follows(self, but.last, limit)) return i;
  int32_t minutes = 0;
  uint32_t last = but.last;
  if (value_at(self, last, VALUE(PART) | VALUE(TWO_PARTS), FEATURE_THE, &part) && part.number >= 3 &&
      part.number <= 4) {
    minutes = (int32_t)(60 / part.number);
    last = part.last;
  } else if (whole_number_at(self, last, limit, &of) && of.value < 60) {
    minutes = (int32_t)of.value;
    last = of.tokens.last;
    if (follows(self, last, limit) && value_at(self, last, VALUE(SPAN) | VALUE(SPANS), 0, &unit) &&
        unit_of(&unit) == UNIT_MINUTE)
      last = unit.last;
  } else {
    return i;
  }
  out->minute -= minutes;
  if (out->minute < 0) {
    out->minute += 60;
    out->hour = (out->hour + 23) % 24;
  }
  return last;
}

/* ---- Morning or evening ---- */

static void set_half(moment *out, const char *part) {
  out->halved = true;
  bool late = !strcmp(part, "EV") || !strcmp(part, "AF") || !strcmp(part, "MI");
  if (!strcmp(part, "NI")) late = out->hour >= 6 && out->hour < 12;
  if (late && out->hour < 12 && !(part[0] == 'M' && out->hour > 4)) out->hour += 12;
  if (out->hour == 12 && (!strcmp(part, "MO") || !strcmp(part, "NI"))) out->hour = 0;
}

static uint32_t half_of_day(const story *self, uint32_t i, uint32_t limit, moment *out) {
  value word;
  if (!follows(self, i, limit)) return i;
  uint32_t at = value_at(self, i, VALUE(OF) | VALUE(IN), 0, &word) && follows(self, word.last, limit) ? word.last : i;
  if (!value_at(self, at, VALUE(DAYPART), FEATURE_THE, &word)) return i;
  if (at > i && !(word.features & FEATURE_THE)) {
    set_half(out, value_key(&word)); /* «من مساء أمس»: the day that follows is an atom of its own */
    return word.last;
  }
  set_half(out, value_key(&word));
  return word.last;
}

/* «8 هذا الصباح»: the part of the day is this day's. */
static uint32_t this_part(const story *self, uint32_t i, uint32_t limit, moment *out) {
  moment part = {0};
  if (!follows(self, i, limit) || !(self->words[i]->loose_classes & WORD_DEMONSTRATIVE)) return i;
  uint32_t last = atom_part(self, i, limit, &part);
  if (!last || !(part.slots & SLOT_SHIFT)) return i;
  set_half(out, part.part);
  if (!(out->slots & SLOTS_DATE)) {
    out->slots |= SLOT_SHIFT;
    out->unit = UNIT_DAY;
    out->shift = part.shift;
  }
  return last;
}

/* ---- The atom ---- */

static bool hour_at(const story *self, uint32_t i, uint32_t limit, moment *out, uint32_t *last) {
  number hour;
  bool ordinal = ordinal_at(self, i, limit, &hour) && (hour.features & FEATURE_THE) && hour.value <= 12;
  /* «الثامنة وعشرين دقيقة» is not the twenty-eighth: minutes behind the hour are given back. */
  if (ordinal || (ordinal_at(self, i, i + 1, &hour) && (hour.features & FEATURE_THE) && hour.value <= 12)) {
    *last = hour.tokens.last;
  } else if (small_number(self, i, limit, 0, 24, &hour)) {
    if (!hour.digits && (hour.features & (ATTACHED_PREPOSITION | FEATURE_THE))) return false;
    *last = hour.tokens.last;
  } else {
    return false;
  }
  out->hour = (int32_t)hour.value;
  out->minute = 0;
  out->second = -1;
  return true;
}

static uint32_t skip_about(const story *self, uint32_t i, uint32_t limit) {
  value word;
  while (follows(self, i, limit) && value_at(self, i, VALUE(ABOUT) | VALUE(IN), 0, &word) &&
         follows(self, word.last, limit))
    i = word.last;
  return i;
}

static uint32_t clock_tail(const story *self, uint32_t at, uint32_t limit, bool headed, bool sure, moment *made) {
  uint32_t hour_end = at;
  at = minutes_more(self, at, limit, made);
  at = minutes_less(self, at, limit, made);
  uint32_t part = half_of_day(self, at, limit, made);
  uint32_t this = this_part(self, part, limit, made);
  if (!headed && !sure && part == at && this == part) return 0;
  if (made->hour == 24) made->hour = 0;
  (void)hour_end;
  return this;
}

/* Whether a part of a day must follow a number for it to be an hour: «8 صباحا». */
static bool has_part_behind(const story *self, uint32_t i, uint32_t limit) {
  value part;
  if (!follows(self, i, limit)) return false;
  if (value_at(self, i, VALUE(DAYPART), 0, &part)) return token_at(self, i)->folded_size > 1; /* «5 م» are metres */
  return (self->words[i]->loose_classes & WORD_DEMONSTRATIVE) && follows(self, i + 1, limit) &&
         value_at(self, i + 1, VALUE(DAYPART), FEATURE_THE, &part);
}

/* «عشرين دقيقة بعد الخامسة». */
static uint32_t minutes_past(const story *self, uint32_t i, uint32_t limit, moment *into) {
  number of;
  value unit, later;
  uint32_t last;
  if (!small_number(self, i, limit, 1, 59, &of) || !follows(self, of.tokens.last, limit)) return 0;
  if (!value_at(self, of.tokens.last, VALUE(SPAN) | VALUE(SPANS), 0, &unit) || unit_of(&unit) != UNIT_MINUTE) return 0;
  if (!follows(self, unit.last, limit) || !value_at(self, unit.last, VALUE(LATER) | VALUE(AGO), 0, &later)) return 0;
  uint32_t at = later.last;
  value head;
  if (follows(self, at, limit) && value_at(self, at, VALUE(CLOCK), FEATURE_THE, &head)) at = head.last;
  moment made = *into;
  if (!follows(self, at, limit) || !hour_at(self, at, limit, &made, &last)) return 0;
  made.minute = (int32_t)of.value;
  if (value_is(&later, VALUE(AGO))) {
    made.minute = 60 - made.minute;
    made.hour = (made.hour + 23) % 24;
  }
  made.slots |= SLOT_CLOCK;
  moment_told(&made, "clock", &unit);
  last = half_of_day(self, last, limit, &made);
  *into = made;
  return last;
}

uint32_t atom_clock(const story *self, uint32_t i, uint32_t limit, moment *into) {
  value head, instant;
  if (into->slots & (SLOT_CLOCK | SLOT_REF) || i >= limit) return 0;
  if (into->slots & SLOT_SHIFT && into->unit != UNIT_DAY) return 0;
  moment made = *into;
  if (value_at(self, i, VALUE(INSTANT), ATTACHED_CONJUNCTION | ATTACHED_PREPOSITION, &instant)) {
    made.hour = (int32_t)instant.number % 24;
    made.minute = 0;
    made.second = -1;
    made.slots |= SLOT_CLOCK;
    made.features |= instant.features;
    moment_told(&made, "clock", &instant);
    *into = made;
    return instant.last;
  }
  uint32_t past = minutes_past(self, i, limit, into);
  if (past) return past;
  bool headed = value_at(self, i, VALUE(CLOCK), ATTACHED_ANY, &head) && head.last < limit;
  uint32_t at = headed ? skip_about(self, head.last, limit) : i, last = 0;
  if (headed && !follows(self, at, limit)) return 0;
  if (at < limit && headed && is_mark(self, at, '(')) at++;
  if (at >= limit) return 0;
  value zone;
  bool zoned = !headed && at + 1 < limit && is_number(self, at) &&
               value_at(self, at + 1, VALUE(ZONE), ATTACHED_PREPOSITION, &zone);
  bool digits = clock_digits(self, at, headed || zoned, &made);
  if (digits) {
    last = at + 1;
    bool glued = at > 0 && !is_spaced(self, at) && is_any_mark(self, at - 1) && !is_mark(self, at - 1, '(');
    if (glued && !headed) return 0;
  } else if (!hour_at(self, at, limit, &made, &last)) {
    return 0;
  } else if (!headed && !has_part_behind(self, last, limit) && minutes_more(self, last, limit, &(moment){0}) == last) {
    /* «هذا الصباح في السابعة», «في الرابعة مساء»: an hour alone where the day's part is told. */
    bool dated = into->slots & SLOT_PART;
    if (!dated) return 0;
  }
  bool by_part = into->slots & SLOT_PART;
  last = clock_tail(self, last, limit, headed, digits || by_part, &made);
  if (!last || made.hour > 24) return 0;
  if (by_part) set_half(&made, into->part);
  made.slots |= SLOT_CLOCK;
  if (headed) made.features |= head.features;
  moment_told(&made, "clock", headed ? &head : NULL);
  *into = made;
  return last;
}

/* «بتوقيت غرينتش», «(05:00 بتوقيت غرينتش)», «بالتوقيت المحلي». */
uint32_t atom_zone(const story *self, uint32_t i, uint32_t limit, moment *into) {
  value zone;
  if (!(into->slots & SLOT_CLOCK) || into->slots & SLOT_ZONE || i >= limit) return 0;
  if (!value_at(self, i, VALUE(ZONE), ATTACHED_PREPOSITION | FEATURE_THE, &zone)) return 0;
  into->zone = value_key(&zone);
  into->slots |= SLOT_ZONE;
  return zone.last;
}
