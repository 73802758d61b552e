/* time_relative: atoms that count from the story's date, and parts of larger units: weekdays, «الشهر الماضي», «مساء
 * أمس», seasons, quarters, decades, feasts. */
#include "annotate/moment.h"

#include "annotate/grammar.h"
#include "text/letters.h"
#include "text/token.h"

#include <string.h>

int unit_of(const value *word) {
  static const char letters[] = "smhDNWMYEC";
  const char *at = strchr(letters, value_key(word)[0]);
  return at && *at ? (int)(at - letters) : -1;
}

static bool follows(const story *self, uint32_t i, uint32_t limit) { return i < limit && !is_cut_off(self, i); }

/* ---- الماضي، المقبل، الجاري ---- */

typedef struct turn {
  int32_t shift;
  bool following, recent;
  uint32_t last;
  value by;
} turn;

/* «الماضي», «المقبل», «بعد القادم», «قبل الماضي», «الجاري», «التالي». */
static bool turn_at(const story *self, uint32_t i, uint32_t limit, uint32_t the, turn *out) {
  value word;
  *out = (turn){0};
  if (!follows(self, i, limit)) return false;
  uint32_t at = i;
  bool twice = value_at(self, i, VALUE(LATER) | VALUE(AGO), 0, &word) && follows(self, word.last, limit);
  if (twice) at = word.last;
  if (!value_at(self, at, VALUE(NEXT) | VALUE(LAST) | VALUE(THIS) | VALUE(FOLLOWING), FEATURE_THE, &out->by))
    return false;
  if ((out->by.features & FEATURE_THE) != the) return false;
  out->shift = value_is(&out->by, VALUE(NEXT) | VALUE(FOLLOWING)) ? 1 : value_is(&out->by, VALUE(LAST)) ? -1 : 0;
  if (twice) {
    bool later = value_is(&word, VALUE(LATER));
    if (out->shift != (later ? 1 : -1)) return false;
    out->shift *= 2;
  }
  out->following = value_is(&out->by, VALUE(FOLLOWING));
  out->recent = value_is(&out->by, VALUE(LAST)) && value_key(&out->by)[0] != '\0';
  out->last = out->by.last;
  return true;
}

/* «هذا», «هذه» before a noun with ال. */
static uint32_t skip_this(const story *self, uint32_t i, uint32_t limit, uint32_t attached) {
  value word;
  if (!(self->words[i]->loose_classes & WORD_DEMONSTRATIVE)) return 0;
  return value_at(self, i, VALUE(THIS), attached, &word) && follows(self, word.last, limit) ? word.last : 0;
}

/* «15 يونيو الماضي», «رمضان المقبل», «مارس الجاري». */
uint32_t atom_turn(const story *self, uint32_t i, uint32_t limit, moment *into) {
  turn by;
  if (!(into->slots & SLOT_MONTH) || into->slots & (SLOT_YEAR | SLOT_SHIFT) || into->direction) return 0;
  if (!turn_at(self, i, limit, FEATURE_THE, &by) || by.recent) return 0;
  into->direction = by.shift ? by.shift : THIS_ONE;
  return by.last;
}

/* ---- Weekdays ---- */

static void set_turn(moment *into, const turn *by) {
  into->direction = by->shift;
  into->following |= by->following;
}

/* «الجمعة 15», «الجمعة في خمسة عشر»: its day of the month, where nothing is there to be counted. */
static uint32_t day_of_month(const story *self, uint32_t i, uint32_t limit, moment *into) {
  number day;
  value in, to;
  if (!follows(self, i, limit) || into->slots & (SLOT_DAY | SLOT_MONTH)) return i;
  uint32_t at = value_at(self, i, VALUE(IN), 0, &in) ? in.last : i;
  if (!follows(self, at, limit) || !small_number(self, at, limit, 1, 31, &day) || (day.features & ATTACHED_ANY))
    return i;
  uint32_t last = day.tokens.last;
  bool ends = last >= self->shown.n_tokens || is_cut_off(self, last) || is_mark(self, last, '.') ||
              is_comma(self, last) || (is_word(self, last) && value_at(self, last, VALUE(TO), 0, &to));
  if (!ends) return i;
  into->day = (int32_t)day.value;
  into->slots |= SLOT_DAY;
  return last;
}

/* «الأحد الثاني»: the second of its month. */
static uint32_t nth_of_month(const story *self, uint32_t i, uint32_t limit, moment *into) {
  number nth;
  turn by;
  if (!follows(self, i, limit) || into->slots & SLOT_NTH) return i;
  if (turn_at(self, i, limit, FEATURE_THE, &by) && by.recent) { /* «الجمعة الأخيرة من رمضان» */
    into->nth = -1;
    into->unit = UNIT_DAY;
    into->slots |= SLOT_NTH;
    return by.last;
  }
  if (!ordinal_at(self, i, limit, &nth)) return i;
  if (!(nth.features & FEATURE_THE) || nth.value > 5) return i;
  moment none = {0};
  if (nth.value > 5 || atom_day_month(self, i, limit, &none)) return i;
  if (nth.tokens.last < limit && has_class(self, nth.tokens.last, WORD_DEMONSTRATIVE)) return i;
  into->nth = (int32_t)nth.value;
  into->unit = UNIT_DAY;
  into->slots |= SLOT_NTH;
  return nth.tokens.last;
}

/* «الأربعاء», «يوم الجمعة المقبل», «هذا الثلاثاء», «يوم أحد» behind كل. */
uint32_t atom_weekday(const story *self, uint32_t i, uint32_t limit, moment *into) {
  value day, weekday;
  turn by;
  if (into->slots & (SLOT_WEEKDAY | SLOT_MONTH | SLOT_YEAR)) return 0;
  if (into->slots & SLOT_SHIFT && into->unit != UNIT_DAY && into->unit != UNIT_WEEK && into->unit != UNIT_MONTH)
    return 0;
  uint32_t any = ATTACHED_CONJUNCTION | ATTACHED_PREPOSITION, at = i;
  bool headed =
      value_at(self, i, VALUE(SPAN), any, &day) && unit_of(&day) == UNIT_DAY && follows(self, day.last, limit);
  if (headed) at = day.last;
  uint32_t behind = skip_this(self, at, limit, headed ? 0 : any);
  if (behind) at = behind;
  uint32_t allowed = FEATURE_THE | (headed || behind ? 0 : any);
  if (!value_at(self, at, VALUE(WEEKDAY), allowed, &weekday)) return 0;
  bool the = weekday.features & FEATURE_THE;
  if (!the && !headed && !(into->slots & (SLOT_SET | SLOT_NTH))) return 0;
  if (into->slots & SLOT_SET && the != !headed && the) return 0;
  into->weekday = (int32_t)weekday.number;
  into->slots |= SLOT_WEEKDAY;
  moment_told(into, "weekday", &weekday);
  if (at == i) into->features |= weekday.features;
  if (headed) into->features |= day.features;
  if (behind) into->direction = THIS_ONE;
  uint32_t last = weekday.last;
  if (turn_at(self, last, limit, FEATURE_THE, &by) && !by.recent) {
    set_turn(into, &by);
    return by.last;
  }
  if (into->slots & SLOT_SET) return last;
  uint32_t nth = nth_of_month(self, last, limit, into);
  return nth > last ? nth : day_of_month(self, last, limit, into);
}

/* ---- Days and units from now ---- */

/* «أمس», «غدا», «أول من أمس», «يوم غد». */
uint32_t atom_day_word(const story *self, uint32_t i, uint32_t limit, moment *into) {
  value day;
  if (into->slots & (SLOTS_DATE & ~(uint32_t)SLOT_WEEKDAY)) return 0;
  if (i >= limit || !value_at(self, i, VALUE(DAY), ATTACHED_ANY, &day)) return 0;
  into->unit = UNIT_DAY;
  into->shift = (int32_t)day.number;
  into->slots |= SLOT_SHIFT;
  into->features |= day.features;
  moment_told(into, "day-word", &day);
  return day.last;
}

static void set_shift(moment *into, span_unit unit, int32_t shift, const value *by) {
  if (unit == UNIT_NIGHT) { /* «الليلة الماضية» */
    into->part = "NI";
    into->slots |= SLOT_PART;
    unit = UNIT_DAY;
  }
  into->unit = unit;
  into->shift = shift;
  into->slots |= SLOT_SHIFT;
  moment_told(into, "relative", by);
}

/* Units that «بداية» and «نهاية» may take alone: «نهاية الشهر» is this month's. */
static bool may_stand_alone(const moment *into, span_unit unit) {
  bool part = into->mod != ISNAD_MOD_NONE || into->slots & (SLOT_REST | SLOT_QUARTER | SLOT_HALF);
  return part && unit >= UNIT_WEEK;
}

/* «اليوم», but not «ذلك اليوم», «اليوم الثالث», «اليوم العالمي»: with an adjective it is another day. */
static bool is_today(const story *self, uint32_t i, uint32_t limit) {
  if (i > 0 && !is_cut_off(self, i) && has_class(self, i - 1, WORD_DEMONSTRATIVE)) return false;
  if (!follows(self, i + 1, limit) || !is_word(self, i + 1)) return true;
  const word_readings *next = self->words[i + 1];
  if (next->proclitics & ATTACHED_CONJUNCTION || !(next->proclitics & FEATURE_THE)) return true;
  if (next->values & VALUE(ORDINAL) && !(next->values & VALUE(WEEKDAY))) return false;
  if (next->values & (VALUE(WEEKDAY) | VALUE(DAYPART) | VALUE(CLOCK))) return true;
  if (next->traits & (TRAIT_TITLE | TRAIT_HEAD | TRAIT_PLACE | TRAIT_OUTLET | TRAIT_NAME)) return true;
  uint32_t size = token_at(self, i + 1)->folded_size;
  if (next->traits & TRAIT_UNKNOWN) return size > 0 && folded_of(self, i + 1)[size - 1] != F_YEH;
  return is_event(self, i + 1) && !(next->traits & (TRAIT_ADJECTIVE | TRAIT_ACTING)); /* «رفض اليوم الاتهامات» */
}

/* «الشهر الماضي», «هذا الأسبوع», «العام المقبل», «اليوم», «الليلة», «القرن الماضي», «هذا الصيف». */
uint32_t atom_shift(const story *self, uint32_t i, uint32_t limit, moment *into) {
  value word;
  turn by = {0};
  uint32_t blocked = SLOT_SHIFT | SLOT_YEAR | SLOT_REF | SLOT_FEAST;
  if (i >= limit || into->slots & blocked) return 0;
  uint32_t any = ATTACHED_CONJUNCTION | ATTACHED_PREPOSITION, behind = skip_this(self, i, limit, any);
  uint32_t at = behind ? behind : i;
  if (!value_at(self, at, VALUE(SPAN), behind ? FEATURE_THE : FEATURE_THE | any, &word)) return 0;
  int unit = unit_of(&word);
  bool the = word.features & FEATURE_THE;
  if (unit < UNIT_DAY || (into->slots & (SLOT_MONTH | SLOT_DAY | SLOT_WEEKDAY | SLOT_PART) && unit == UNIT_NIGHT))
    return 0;
  if (into->slots & SLOT_PART && unit != UNIT_DAY) return 0;
  if (into->slots & SLOT_WEEKDAY && unit > UNIT_MONTH) return 0;
  if (into->slots & SLOT_MONTH && unit != UNIT_YEAR) return 0;
  uint32_t last = word.last;
  moment made = *into;
  if (!behind) made.features |= word.features;
  if (turn_at(self, last, limit, the ? FEATURE_THE : 0, &by) && (the || !by.recent)) {
    if (by.recent) return 0; /* «العام الأخير» is no year of the calendar */
    set_shift(&made, (span_unit)unit, by.shift, &by.by);
    made.following |= by.following;
    last = by.last;
  } else if (behind && the) {
    set_shift(&made, (span_unit)unit, 0, &word);
  } else if (the && (unit == UNIT_DAY || unit == UNIT_NIGHT)) {
    if (is_in_outlet(self, at) || !is_today(self, at, limit)) return 0;
    set_shift(&made, (span_unit)unit, 0, &word);
  } else if (the && may_stand_alone(into, (span_unit)unit)) {
    set_shift(&made, (span_unit)unit, 0, &word);
  } else {
    return 0;
  }
  if (unit == UNIT_DAY && the && made.mod != ISNAD_MOD_NONE && !behind && !by.last) return 0;
  *into = made;
  return last;
}

/* ---- Parts of the day ---- */

/* «وقت متأخر من مساء …», «الباكر». */
static uint32_t early_or_late(const story *self, uint32_t i, uint32_t limit, moment *into) {
  value word;
  if (i >= limit || !value_at(self, i, VALUE(EARLY) | VALUE(LATE), ATTACHED_ANY, &word)) return i;
  into->mod = value_is(&word, VALUE(EARLY)) ? ISNAD_MOD_START : ISNAD_MOD_END;
  return word.last;
}

/* Something that names a day stands behind «مساء»: «مساء أمس», «فجر الجمعة», «بعد ظهر يوم 5 مايو». */
static bool has_day_behind(const story *self, uint32_t i, uint32_t limit) {
  moment none = {0};
  if (!follows(self, i, limit)) return false;
  if (atom_weekday(self, i, limit, &none) || atom_day_word(self, i, limit, &none)) return true;
  none = (moment){.slots = SLOT_PART};
  if (atom_shift(self, i, limit, &none)) return true;
  value day;
  if (value_at(self, i, VALUE(SPAN), 0, &day) && unit_of(&day) == UNIT_DAY) i = day.last;
  none = (moment){0};
  return i < limit && (atom_day_month(self, i, limit, &none) || atom_numeric(self, i, limit, &none));
}

static bool is_adverb_of_part(const story *self, uint32_t i, const value *word) {
  const char *lemma = lexeme_lemma(word->from, word->lexeme);
  size_t size = strlen(lemma);
  return (token_at(self, i)->shape & SHAPE_TANWIN) || (size > 2 && !memcmp(lemma + size - 2, "\xD8\xA7", 2));
}

/* «مساء الأربعاء», «صباحا», «في الصباح», «هذا المساء», «بعد الظهر». */
uint32_t atom_part(const story *self, uint32_t i, uint32_t limit, moment *into) {
  value word;
  if (into->slots & (SLOT_PART | SLOT_YEAR | SLOT_REF) || i >= limit) return 0;
  if (into->slots & SLOT_SHIFT && into->unit != UNIT_DAY) return 0;
  moment made = *into;
  uint32_t at = early_or_late(self, i, limit, &made), any = ATTACHED_CONJUNCTION | ATTACHED_PREPOSITION;
  if (at > i) at = value_at(self, at, VALUE(OF), 0, &word) && follows(self, word.last, limit) ? word.last : at;
  if (at >= limit) return 0;
  uint32_t behind = skip_this(self, at, limit, any);
  if (behind) at = behind;
  if (!value_at(self, at, VALUE(DAYPART), behind ? FEATURE_THE : ATTACHED_ANY, &word)) return 0;
  bool the = word.features & FEATURE_THE, phrase = word.last > at + 1;
  bool dated = into->slots & (SLOTS_DATE | SLOT_CLOCK | SLOT_SET), in = false;
  if (at > 0 && !is_cut_off(self, at)) {
    value before;
    in = value_at(self, at - 1, VALUE(IN) | VALUE(DURING), ATTACHED_ANY, &before) && before.last == at;
  }
  bool good = at > i || behind || dated || has_day_behind(self, word.last, limit);
  bool adjective = follows(self, word.last, limit) && self->words[word.last]->proclitics & FEATURE_THE &&
                   !may_be_worth(self, word.last, VALUE(EARLY) | VALUE(LATE) | VALUE(NEXT) | VALUE(LAST));
  if (!good && the) good = in && !adjective; /* «العصر الجوراسي» */
  if (!good && phrase) good = true;
  if (!good && !the) good = is_adverb_of_part(self, at, &word);
  if (!good) return 0;
  made.part = value_key(&word);
  made.slots |= SLOT_PART;
  if (behind) {
    made.unit = UNIT_DAY;
    made.shift = 0;
    if (!(made.slots & SLOTS_DATE)) made.slots |= SLOT_SHIFT;
  }
  if (at == i) made.features |= word.features;
  moment_told(&made, "day-part", &word);
  uint32_t last = word.last;
  turn by;
  if (the && !(made.slots & SLOT_SHIFT) && turn_at(self, last, limit, FEATURE_THE, &by) && !by.recent) {
    made.unit = UNIT_DAY;
    made.shift = by.shift;
    made.slots |= SLOT_SHIFT;
    last = by.last;
  }
  *into = made;
  return follows(self, last, limit) ? early_or_late(self, last, limit, into) : last;
}

/* ---- Seasons, quarters, halves ---- */

/* «صيف 2016», «هذا الصيف», «الشتاء الماضي», «في الصيف». */
uint32_t atom_season(const story *self, uint32_t i, uint32_t limit, moment *into) {
  value word;
  turn by;
  if (into->slots & (SLOT_SEASON | SLOT_MONTH | SLOT_DAY | SLOT_WEEKDAY | SLOT_PART | SLOT_CLOCK)) return 0;
  uint32_t any = ATTACHED_CONJUNCTION | ATTACHED_PREPOSITION, behind = skip_this(self, i, limit, any);
  uint32_t at = behind ? behind : i;
  if (at >= limit || !value_at(self, at, VALUE(SEASON), FEATURE_THE | (behind ? 0 : any), &word)) return 0;
  bool the = word.features & FEATURE_THE, turned = turn_at(self, word.last, limit, FEATURE_THE, &by) && !by.recent;
  moment year = {.slots = SLOT_SEASON};
  uint32_t next = skip_this(self, word.last, limit, 0);
  bool dated = follows(self, word.last, limit) &&
               (atom_year(self, word.last, limit, &year) || atom_shift(self, word.last, limit, &year) || next);
  value of;
  if (!dated && follows(self, word.last, limit) && value_at(self, word.last, VALUE(OF), 0, &of)) {
    year = (moment){.slots = SLOT_SEASON};
    dated = atom_year(self, of.last, limit, &year) || atom_shift(self, of.last, limit, &year);
  }
  bool adjective = follows(self, word.last, limit) && (self->words[word.last]->proclitics & FEATURE_THE);
  bool alone =
      the && !adjective && (into->mod != ISNAD_MOD_NONE || (at > 0 && (self->words[at - 1]->values & VALUE(IN))));
  if (!(the && turned) && !dated && !(behind && the) && !alone) return 0;
  into->season = value_key(&word);
  into->slots |= SLOT_SEASON;
  if (at == i) into->features |= word.features;
  if (turned && the) into->direction = by.shift;
  if (behind) into->direction = THIS_ONE;
  moment_told(into, "season", &word);
  return turned && the ? by.last : word.last;
}

/* «الربع الثالث من عام 2016», «النصف الأول من العام المقبل»: a year has to follow. */
uint32_t atom_quarter(const story *self, uint32_t i, uint32_t limit, moment *into) {
  value part, of;
  number nth;
  if (into->slots & (SLOTS_DATE | SLOT_PART) || i >= limit) return 0;
  if (!value_at(self, i, VALUE(PART), ATTACHED_ANY, &part) || !(part.features & FEATURE_THE)) return 0;
  if ((part.number != 2 && part.number != 4) || !follows(self, part.last, limit)) return 0;
  uint32_t at = part.last;
  bool ordinal = ordinal_at(self, at, limit, &nth) && (nth.features & FEATURE_THE) && nth.value <= (double)part.number;
  turn by;
  bool final = !ordinal && turn_at(self, at, limit, FEATURE_THE, &by) && by.recent; /* الأخير */
  if (!ordinal && !final) return 0;
  at = ordinal ? nth.tokens.last : by.last;
  moment made = *into;
  made.quarter = ordinal ? (int32_t)nth.value : (int32_t)part.number;
  made.slots |= part.number == 4 ? SLOT_QUARTER : SLOT_HALF;
  made.features |= part.features;
  moment_told(&made, "quarter", &part);
  if (!follows(self, at, limit)) return 0;
  if (value_at(self, at, VALUE(OF) | VALUE(IN), 0, &of) && follows(self, of.last, limit)) at = of.last;
  number year;
  uint32_t last = atom_year(self, at, limit, &made);
  if (!last) last = atom_shift(self, at, limit, &made);
  if (!last && part.number == 2) last = atom_month(self, at, limit, &made);
  if (!last && whole_number_at(self, at, limit, &year) && year.value >= 1900 && year.value <= 2100) {
    made.year = (int32_t)year.value;
    made.slots |= SLOT_YEAR;
    last = year.tokens.last;
  }
  if (!last || (made.slots & SLOT_SHIFT && made.unit < UNIT_MONTH)) return 0;
  *into = made;
  return last;
}

/* ---- The nth of something ---- */

/* «أول جمعة من يوليو», «الأسبوع الأول من عام 2015», «آخر يوم من رمضان»: the larger unit has to follow. */
uint32_t atom_nth(const story *self, uint32_t i, uint32_t limit, moment *into) {
  value unit, of;
  number nth = {0};
  turn by = {0};
  if (into->slots & (SLOTS_DATE | SLOT_PART) || i >= limit) return 0;
  moment made = *into;
  uint32_t at = i;
  value latest;
  bool final = value_at(self, i, VALUE(LATEST), ATTACHED_CONJUNCTION | ATTACHED_PREPOSITION, &latest);
  bool first = final || (ordinal_at(self, i, limit, &nth) && !(nth.features & FEATURE_THE) && nth.value <= 5);
  if (first) at = final ? latest.last : nth.tokens.last;
  if (first && !follows(self, at, limit)) return 0;
  made.slots |= SLOT_NTH;
  made.rule = "nth";
  uint32_t day = first ? atom_weekday(self, at, limit, &made) : 0;
  if (day) {
    made.slots &= ~(uint32_t)SLOT_DAY;
    at = day;
    made.unit = UNIT_DAY;
  } else {
    uint32_t attached = first ? 0 : FEATURE_THE | ATTACHED_CONJUNCTION | ATTACHED_PREPOSITION;
    if (!value_at(self, at, VALUE(SPAN), attached, &unit)) return 0;
    int which = unit_of(&unit);
    if (which != UNIT_DAY && which != UNIT_WEEK && which != UNIT_MONTH) return 0;
    if (!first && !(unit.features & FEATURE_THE)) return 0;
    made.unit = (span_unit)which;
    at = unit.last;
    if (!first) {
      final = turn_at(self, at, limit, FEATURE_THE, &by) && by.recent;
      if (!final && !(follows(self, at, limit) && ordinal_at(self, at, limit, &nth) && (nth.features & FEATURE_THE)))
        return 0;
      at = final ? by.last : nth.tokens.last;
    }
    moment_told(&made, "nth", &unit);
  }
  made.nth = final ? -1 : (int32_t)nth.value;
  span_unit of_unit = made.unit;
  if (!follows(self, at, limit)) return 0;
  if (value_at(self, at, VALUE(OF) | VALUE(IN), 0, &of)) at = of.last;
  if (at >= limit) return 0;
  uint32_t last = atom_month(self, at, limit, &made);
  if (last) {
    uint32_t year = atom_year(self, last, limit, &made);
    if (year) last = year;
  }
  if (!last) last = atom_year(self, at, limit, &made);
  if (!last) {
    moment larger = {.mod = ISNAD_MOD_START};
    last = atom_shift(self, at, limit, &larger);
    if (!last || larger.unit <= of_unit) return 0;
    made.slots |= SLOT_SHIFT;
    made.shift = larger.shift;
    made.quarter = (int32_t)larger.unit; /* the unit that it is the nth of */
  }
  made.unit = of_unit;
  *into = made;
  return last;
}

/* ---- Decades, centuries ---- */

/* «القرن العشرين», «القرن الحادي والعشرين», «القرن الـ19». */
uint32_t atom_century(const story *self, uint32_t i, uint32_t limit, moment *into) {
  value word;
  number of;
  if (into->slots & SLOTS_DATE & ~(uint32_t)SLOT_DECADE || i >= limit) return 0;
  if (!value_at(self, i, VALUE(SPAN), ATTACHED_ANY, &word) || unit_of(&word) != UNIT_CENTURY) return 0;
  if (!(word.features & FEATURE_THE) || !follows(self, word.last, limit)) return 0;
  uint32_t at = word.last;
  if (is_word(self, at) && token_at(self, at)->folded_size == 2 && (self->words[at]->proclitics || at + 1 < limit) &&
      is_number(self, at + 1) && !is_spaced(self, at + 1))
    at++; /* الـ19 */
  bool told =
      (ordinal_at(self, at, limit, &of) || whole_number_at(self, at, limit, &of)) && of.value >= 1 && of.value <= 30;
  if (!told) return 0;
  into->century = (int32_t)of.value;
  into->slots |= SLOT_CENTURY;
  into->features |= word.features;
  moment_told(into, "century", &word);
  return of.tokens.last;
}

/* «السبعينيات», «ثمانينيات القرن الماضي», «تسعينات القرن العشرين». */
uint32_t atom_decade(const story *self, uint32_t i, uint32_t limit, moment *into) {
  value word;
  if (into->slots & SLOTS_DATE || i >= limit) return 0;
  if (!value_at(self, i, VALUE(DECADE), ATTACHED_ANY, &word) || word.number == 0) return 0;
  into->decade = (int32_t)word.number;
  into->century = 20;
  into->slots |= SLOT_DECADE;
  into->features |= word.features;
  moment_told(into, "decade", &word);
  value of;
  uint32_t at = word.last;
  if (!follows(self, at, limit)) return word.last;
  if (value_at(self, at, VALUE(OF), 0, &of) && follows(self, of.last, limit)) at = of.last;
  moment larger = {.mod = ISNAD_MOD_START};
  uint32_t last = atom_century(self, at, limit, &larger);
  if (last) into->century = larger.century;
  if (!last) {
    last = atom_shift(self, at, limit, &larger);
    if (!last || larger.unit != UNIT_CENTURY) return word.last;
    into->century = larger.shift == 0 ? 21 : 20; /* «القرن الماضي» is the twentieth for every story this reads */
  }
  return last;
}

/* ---- Feasts, weekends, now ---- */

uint32_t atom_feast(const story *self, uint32_t i, uint32_t limit, moment *into) {
  value word;
  turn by;
  if (into->slots & (SLOTS_DATE & ~(uint32_t)(SLOT_WEEKDAY)) || i >= limit) return 0;
  if (!value_at(self, i, VALUE(FEAST), ATTACHED_ANY, &word)) return 0;
  into->feast = value_key(&word);
  into->slots |= SLOT_FEAST;
  into->features |= word.features;
  moment_told(into, "feast", &word);
  if (!turn_at(self, word.last, limit, FEATURE_THE, &by) || by.recent) return word.last;
  into->direction = by.shift;
  return by.last;
}

uint32_t atom_weekend(const story *self, uint32_t i, uint32_t limit, moment *into) {
  value word;
  turn by;
  if (into->slots & SLOTS_DATE || i >= limit) return 0;
  uint32_t any = ATTACHED_CONJUNCTION | ATTACHED_PREPOSITION, behind = skip_this(self, i, limit, any);
  if (!value_at(self, behind ? behind : i, VALUE(WEEKEND), behind ? 0 : any, &word)) return 0;
  into->unit = UNIT_WEEK;
  into->slots |= SLOT_WEEKEND | SLOT_SHIFT;
  if (value_key(&word)[0]) into->slots = (into->slots & ~(uint32_t)SLOT_SHIFT) | SLOT_SET;
  into->features |= word.features;
  moment_told(into, "weekend", &word);
  if (!turn_at(self, word.last, limit, FEATURE_THE, &by) || by.recent) return word.last;
  into->shift = by.shift;
  return by.last;
}

/* «الآن», «مؤخرا», «قريبا». */
uint32_t atom_reference(const story *self, uint32_t i, uint32_t limit, moment *into) {
  value word;
  if (into->slots || i >= limit || !value_at(self, i, VALUE(NOW) | VALUE(REF), ATTACHED_CONJUNCTION, &word)) return 0;
  into->ref = value_key(&word);
  into->slots |= SLOT_REF;
  into->features |= word.features;
  moment_told(into, "reference", &word);
  return word.last;
}
