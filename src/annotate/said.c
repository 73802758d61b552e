/* said: when each statement was made, from the time of its clause. A pass of its own over times and statements.
 *
 *     وقالت الوزيرة الأربعاء إن … ─▶ the Wednesday      …، مضيفة أن … ─▶ the same
 *     أكد الوزير أن السد آمن، وفقا لما قاله في لقاء عقده الثلاثاء ─▶ the Tuesday
 *
 * The time stands in the sentence of the cue, outside of every content, and no other verb comes between the two; behind
 * the content it belongs to an occasion that is told there. A participle has the time of the verb that it hangs on.
 */
#include "annotate/calendar.h"
#include "annotate/grammar.h"
#include "annotate/value.h"

#include <string.h>

static bool is_within(isnad_span inner, isnad_span outer) {
  return inner.begin >= outer.begin && inner.end <= outer.end;
}

enum { DATE_SIZE = 10, YEAR_SIZE = 4 };

static int32_t digits_of(const char *text, size_t size) {
  int32_t number = 0;
  for (size_t i = 0; i < size && text[i] >= '0' && text[i] <= '9'; i++) number = number * 10 + (text[i] - '0');
  return number;
}

/* Nothing was said after the story was published. Weeks are compared as weeks, «2018-Q3» and «2018-SU» by their year.
 */
static bool is_later(isnad_string told_at, isnad_string published) {
  size_t size = told_at.size < published.size ? told_at.size : published.size;
  if (size > DATE_SIZE) size = DATE_SIZE;
  bool part = size > YEAR_SIZE + 1 && (told_at.data[YEAR_SIZE + 1] < '0' || told_at.data[YEAR_SIZE + 1] > '9');
  if (part && told_at.data[YEAR_SIZE + 1] == 'W' && published.size >= DATE_SIZE && told_at.size >= 8) {
    const char *day = published.data;
    date told = {digits_of(day, 4), digits_of(day + 5, 2), digits_of(day + 8, 2)};
    int32_t year, week;
    if (!is_date(told)) return false;
    week_of(day_of(told), &year, &week);
    return digits_of(told_at.data, 4) * 100 + digits_of(told_at.data + 6, 2) > year * 100 + week;
  }
  if (part) size = YEAR_SIZE;
  return size && memcmp(told_at.data, published.data, size) > 0;
}

/* A day, a part of one, or a larger stretch; no interval, no duration, no «now». */
static bool tells_when(const story *self, const isnad_time *time) {
  if (time->type != ISNAD_TIME_DATE && time->type != ISNAD_TIME_TIME) return false;
  if (time->value.size < 4 || memchr(time->value.data, '/', time->value.size)) return false;
  if (is_later(time->value, self->shown.document.published)) return false;
  return time->value.data[0] >= '0' && time->value.data[0] <= '9';
}

/* The first token that ends behind a byte. */
static uint32_t token_behind(const story *self, uint32_t byte) {
  uint32_t low = 0, high = (uint32_t)self->shown.n_tokens;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (token_at(self, middle)->span.end <= byte)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

/* Another clause lies between: «قال الوزير الذي زار المدينة الشهر الماضي إن …». */
static bool has_verb_between(const story *self, uint32_t first, uint32_t last) {
  for (uint32_t i = first; i < last; i++)
    if (has_trait(self, i, TRAIT_SURE_VERB) || is_relative(self, i) || is_complementizer(self, i)) return true;
  return false;
}

static size_t first_time(const story *self, uint32_t byte) {
  size_t low = 0, high = self->shown.n_times;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (self->shown.times[middle].span.begin < byte)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

/* How many contents each token stands in: their begins and ends are counted, then summed up, as they may nest deeply.
 */
static void mark_contents(const story *self, int32_t *depth) {
  for (size_t i = 0; i < self->shown.n_statements; i++) {
    const isnad_statement *statement = &self->shown.statements[i];
    for (uint32_t k = 0; k < statement->n_content && !statement->in_title; k++) {
      isnad_span content = statement->content[k];
      if (content.begin >= content.end) continue;
      depth[token_behind(self, content.begin)]++;
      depth[token_behind(self, content.end - 1) + 1]--;
    }
  }
  for (size_t t = 1; t < self->shown.n_tokens; t++) depth[t] += depth[t - 1];
}

enum { BEFORE = 4 }; /* how far before its cue a time may end */

/* How many tokens lie between cue and time; UINT32_MAX where the time is not the cue's. */
static uint32_t distance(const story *self, isnad_span cue, isnad_span time) {
  uint32_t cue_first = token_behind(self, cue.begin), cue_last = token_behind(self, cue.end - 1) + 1;
  uint32_t first = token_behind(self, time.begin), last = token_behind(self, time.end - 1) + 1;
  if (first >= cue_last) return has_verb_between(self, cue_last, first) ? UINT32_MAX : first - cue_last;
  bool since = first > 0 && may_be_worth(self, first - 1, VALUE(SINCE));
  bool when = cue_first > last && !is_any_mark(self, cue_first - 1); /* «منذ مارس، عندما قال», not «منذ مارس، قال» */
  if (since && !when) return UINT32_MAX;
  /* «والأربعاء، قالت …», but «وقع يوم السبت، ونعلم أن …» is a new clause. */
  bool opens = last <= cue_first && cue_first - last < BEFORE && !has_trait(self, cue_first, TRAIT_AND);
  return opens && !has_verb_between(self, last, cue_first) ? cue_first - last : UINT32_MAX;
}

/* A verb that tells of the occasion itself: «في مؤتمر عقده», «في بيان صدر», «وفقا لما قاله». */
static bool is_of_occasion(const story *self, uint32_t i) {
  const word_readings *word = self->words[i];
  bool his = word->count && FEATURE_ENCLITIC(word->items[0].features) >= ENCLITIC_HE;
  return his || has_trait(self, i - 1, TRAIT_OCCASION) || has_trait(self, i, TRAIT_SAYING);
}

/* The token behind a cue for a clause that begins at i, i itself where none does: «وفقا لما», «حسبما». */
static uint32_t behind_cue(const story *self, uint32_t i) {
  uint32_t last;
  const lexicon *from;
  const lexeme *cue = lexeme_of_kind(self, i, LEXEME_CUE, &last, &from);
  return cue && cue->sub == CUE_CLAUSE ? last : i;
}

/* «مؤتمر», «بيان», «مقابلة»; not «أعقاب», «سنة», which are occasions in name only. */
static bool is_occasion(const story *self, uint32_t i) {
  const reading *head = reading_at(self, i, LEXEME_HEAD);
  if (has_use(self, i, USE(TALK) | USE(SPEECH))) return true;
  return head && (head->lexeme->sub == HEAD_MEETING || head->lexeme->sub == HEAD_DOCUMENT);
}

/* «…، في بيان صدر الأحد», «…، وذلك وفقا لما قاله في لقاء عقده الثلاثاء»: how many tokens behind the content the time
 * stands; UINT32_MAX where what stands between is no occasion. */
static uint32_t distance_behind(const story *self, const isnad_statement *statement, isnad_span time) {
  enum { REACH = 20, AFAR = 100 };
  const isnad_span *content = &statement->content[statement->n_content - 1];
  if (content->end > time.begin || statement->cue[0].begin > content->begin) return UINT32_MAX;
  uint32_t first = token_behind(self, content->end - 1) + 1, last = token_behind(self, time.begin);
  while (first < last && is_any_mark(self, first)) first++;
  bool told = has_role(self, first, ROLE(IN) | ROLE(THROUGH) | ROLE(THAT) | ROLE(CIRCUMSTANCE)), occasion = false;
  if (first >= last || last - first > REACH || (!told && behind_cue(self, first) == first)) return UINT32_MAX;
  for (uint32_t i = first; i < last;) {
    uint32_t behind = behind_cue(self, i);
    occasion |= behind > i || is_occasion(self, i);
    if (behind == i) {
      if (is_comma(self, i) || is_complementizer(self, i) || is_relative(self, i)) return UINT32_MAX;
      if (has_trait(self, i, TRAIT_SURE_VERB) && !is_of_occasion(self, i)) return UINT32_MAX;
    }
    i = behind > i ? behind : i + 1;
  }
  return occasion ? AFAR + last - first : UINT32_MAX;
}

/* Another statement is made between the content and the time. */
static bool is_anothers(const story *self, const isnad_statement *statement, isnad_span time) {
  uint32_t end = statement->content[statement->n_content - 1].end;
  const isnad_statement *last = self->shown.statements + self->shown.n_statements;
  for (const isnad_statement *other = statement + 1; other < last && other->cue[0].begin < time.begin; other++)
    if (other->cue[0].begin >= end) return true;
  return false;
}

/* A statement that stands in another's content takes its time from there, any other one from outside of contents. */
static isnad_string said_of(const story *self, const isnad_statement *statement, const int32_t *inside) {
  isnad_span cue = statement->cue[0];
  uint32_t token = token_behind(self, cue.begin), nearest = UINT32_MAX;
  const isnad_sentence *sentence = &self->shown.sentences[self->sentence_of[token]];
  isnad_string said = {0};
  enum { REACH = 1000 }; /* bytes: no clause is longer, and a page without stops costs no more than its length */
  uint32_t begin = cue.begin > REACH ? cue.begin - REACH : 0, end = cue.end + REACH;
  if (begin < sentence->span.begin) begin = sentence->span.begin;
  if (end > sentence->span.end) end = sentence->span.end;
  for (size_t i = first_time(self, begin); i < self->shown.n_times; i++) {
    const isnad_time *time = &self->shown.times[i];
    if (time->span.begin >= end) break;
    if (!tells_when(self, time) || (inside[token_behind(self, time->span.begin)] && !inside[token])) continue;
    /* «بطل كأس 2010» tells who says it */
    bool own = time->value.size == YEAR_SIZE && is_within(time->span, statement->source);
    for (uint32_t k = 0; k < statement->n_content; k++) own |= is_within(time->span, statement->content[k]);
    uint32_t away = own ? UINT32_MAX : distance(self, cue, time->span);
    if (!own && away == UINT32_MAX && statement->n_content) {
      away = distance_behind(self, statement, time->span);
      if (away != UINT32_MAX && is_anothers(self, statement, time->span)) away = UINT32_MAX;
    }
    if (away >= nearest) continue;
    nearest = away;
    said = time->value;
  }
  return said;
}

static bool is_participle(const isnad_statement *statement) { return !strncmp(statement->rule, "participle", 10); }

/* «قالت الأحد إن …، مضيفة أن …»: the nearest statement before it in its sentence and on its own level. */
static isnad_string said_with(const story *self, const isnad_statement *statement) {
  const isnad_statement *first = self->shown.statements;
  uint32_t start = sentence_start(self, token_behind(self, statement->cue[0].begin));
  for (const isnad_statement *other = statement; other-- > first && !other->in_title;) {
    if (!other->n_cue || other->cue[0].begin < token_at(self, start)->span.begin) break;
    if (other->parent == statement->parent) return other->said;
  }
  return (isnad_string){0};
}

void annotate_said(story *self) {
  isnad_statement *statements = (isnad_statement *)self->shown.statements;
  if (!self->shown.n_times || !self->shown.n_statements) return;
  int32_t *inside = arena_zero(&self->memory, (self->shown.n_tokens + 2) * sizeof *inside);
  if (!inside) return;
  mark_contents(self, inside);
  for (size_t i = 0; i < self->shown.n_statements; i++) {
    isnad_statement *one = &statements[i];
    if (one->in_title || !one->n_cue) continue;
    one->said = said_of(self, one, inside);
    if (!one->said.size && is_participle(one)) one->said = said_with(self, one);
  }
}
