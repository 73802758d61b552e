/* cast_title: a title without a name for who bears it, and a description for who was called so or fits it.
 *
 *     «الوزير الأردني» is «وزير الثقافة الأردني سامر النجار»      «المهاجم» is «سامر النجار»      «المرأة» is «امرأة من
 * القرية»
 */
#include "annotate/evidence.h"
#include "annotate/resolve.h"

#include "annotate/grammar.h"
#include "annotate/noun_phrase.h"
#include "text/token.h"

#include <string.h>

enum { TITLE_REACH = 9, TITLES_REACH = 100 };

/* ---- By title ---- */

/* The name that follows a title in the text: «وزير المياه، د. سامر النجار». */
static range name_behind_title(const story *self, uint32_t title) {
  uint32_t limit = sentence_limit(self, title);
  uint32_t end = noun_phrase_end(self, title, limit, 0);
  range name = name_in(self, (range){title, end});
  for (uint32_t i = title + 1; i < name.first && i < name.last; i++) /* «حكم القاضي على المغنية فلانة» */
    if (reading_at(self, i, LEXEME_TITLE) && is_preposition(self, i - 1)) return (range){0, 0};
  return name;
}

static void read_titled(cast *self, uint32_t title) {
  range name = name_behind_title(self->story, title);
  if (name.first >= name.last || name.first > title + TITLE_REACH) return;
  titled *made = vector_push(&self->titled, &self->story->memory);
  if (made) *made = (titled){title, name};
}

/* Those that begin with the word of a token. Each is read once: a phrase is dearer to read than a word to compare. */
static core_group titled_like(cast *self, uint32_t token) {
  uint32_t core = self->story->signs[token].core;
  for (size_t k = 0; k < self->titled_groups.count; k++)
    if (self->titled_groups.items[k].core == core) return self->titled_groups.items[k];
  core_group made = {.core = core, .first = (uint32_t)self->titled.count};
  for (size_t k = 0; k < self->titles.count; k++)
    if (cast_same_word(self->story, self->titles.items[k], token)) read_titled(self, self->titles.items[k]);
  made.last = (uint32_t)self->titled.count;
  core_group *kept = vector_push(&self->titled_groups, &self->story->memory);
  if (kept) *kept = made;
  return made;
}

/* How well a phrase with a name fits a bare title: how many of its words it shares. */
static uint32_t shared_words(const story *self, range bare, range full) {
  uint32_t shared = 0;
  for (uint32_t i = bare.first; i < bare.last; i++)
    if (is_word(self, i) && cast_holds_word(self, full, i)) shared++;
  return shared;
}

static bool agree(uint8_t a, uint8_t b) { return !a || !b || a == b; }

/* Of those who have spoken under such a title, the latest among equals; one whose nation is told before others. */
static const who *spoken_under(const cast *self, const who *one) {
  const who *best = NULL;
  uint32_t best_score = 0;
  for (size_t k = 0; k < self->known.count; k++) {
    const who *other = &self->known.items[k];
    if (other->name.first >= other->name.last || other->whole.first >= other->whole.last) continue;
    uint32_t nation = cast_nation(self, other);
    if (!agree(one->gender, other->gender) || nations_differ(one->nation, nation)) continue; /* «الرئيس الفرنسي» */
    bool same = other->head == one->head || cast_holds_word(self->story, other->whole, one->whole.first);
    if (!same) continue;
    uint32_t score = shared_words(self->story, one->whole, other->whole) * 2 + 1 + (nation && nation == one->nation);
    if (score >= best_score) best_score = score, best = other;
  }
  return best;
}

/* Of those whom the story names under such a title. */
static range named_under(cast *self, const who *one, uint32_t *score) {
  const story *in = self->story;
  range best = {0, 0};
  core_group like = titled_like(self, one->whole.first);
  for (uint32_t k = like.first; k < like.last; k++) {
    uint32_t i = self->titled.items[k].title;
    if (i >= one->whole.first && i < one->whole.last) continue;
    range name = self->titled.items[k].name, words = {i, name.last};
    who bearer = {.whole = words, .name = name};
    uint32_t nation = cast_nation(self, &bearer); /* the Egyptian «هداف الدوري الإنجليزي» is no «هداف إنجليزي» */
    if (nations_differ(one->nation, nation ? nation : nation_in(in, words, name))) continue;
    uint32_t shared = shared_words(in, one->whole, words);
    if (shared > *score) *score = shared, best = name;
  }
  return best;
}

bool cast_resolve_title(cast *self, who *one) {
  const who *spoken = spoken_under(self, one);
  if (spoken) {
    bool sure = !one->nation || cast_nation(self, spoken) == one->nation;
    uint32_t score = 1; /* «الرئيس الكيني»: one who is told to be Kenyan before one of whom nothing is told */
    range name = sure ? (range){0, 0} : named_under(self, one, &score);
    if (name.first < name.last) return cast_name_it(self, one, cast_fullest_name(self, name), (isnad_string){0});
    return cast_name_it(self, one, spoken->name, spoken->text);
  }
  uint32_t score = 0;
  range name = named_under(self, one, &score);
  if (!score || score * 2 < one->whole.last - one->whole.first) {
    one->name = (range){0, 0};
    return false;
  }
  return cast_name_it(self, one, cast_fullest_name(self, name), (isnad_string){0});
}

/* ---- By description ---- */

/* «المدرب الإسباني», «المراسلة، التي …», «الوزير»: a word for a person with ال, and nothing but adjectives behind it.
 */
static bool is_description(const story *self, const who *one) {
  if (one->head->kind != LEXEME_TITLE || one->number == NUMBER_PL || one->number == NUMBER_DUAL) return false;
  uint32_t words = 0;
  for (uint32_t i = one->whole.first; i < one->whole.last && !is_comma(self, i); i++, words++)
    if (!has_trait(self, i, TRAIT_THE)) return false;
  return words > 0 && words <= (one->head->sub < TITLE_TRADE ? 1u : 3u);
}

/* «القاضي», «الضابط», «الطبيب» may come into a story that has not told of them; whoever is meant has been called so. */
enum { BY_OFFICE = 1 << FIELD_LAW | 1 << FIELD_ACCUSED | 1 << FIELD_FORCE | 1 << FIELD_MEDICINE | 1 << FIELD_FAITH };

/* Whether somebody with a name may be whom the description means: of its sex, its nation and its field of life. */
static bool may_be_so(const cast *self, const who *one, const who *other) {
  const sighting *seen = cast_sighting(self, other);
  uint32_t fields = fields_at(self->story, one->whole.first);
  uint8_t gender = other->gender ? other->gender : seen ? seen->gender : 0;
  if (!agree(one->gender, gender) || nations_differ(one->nation, cast_nation(self, other))) return false;
  if (!fields) return true;
  return seen && seen->fields ? fields & seen->fields : (fields & ~(uint32_t)BY_OFFICE) != 0;
}

/* The last full name before a token that the description may mean. */
static range name_before(const cast *self, const who *one) {
  range best = {0, 0};
  for (size_t k = 0; k < self->names.count && self->names.items[k].last <= one->whole.first; k++) {
    range name = self->names.items[k];
    const reading *given = reading_at(self->story, name.first, LEXEME_NAME);
    if (!given || has_trait(self->story, name.first, TRAIT_AND)) continue; /* «سامر وهالة» are two */
    who other = {.whole = name, .name = name, .gender = (uint8_t)FEATURE_GENDER(given->features)};
    if (may_be_so(self, one, &other)) best = name;
  }
  return best;
}

static bool has_head(const who *one, const story *self, uint32_t i) {
  const reading *title = reading_at(self, i, LEXEME_TITLE);
  return title && one->head == title->lexeme;
}

/* The last one who spoke without a name, and was called so. */
static const who *unnamed_like(const cast *self, const who *one) {
  const who *many = NULL; /* «المصدر» behind «مصادر», where no single one spoke */
  for (size_t k = self->known.count; k-- > 0;) {
    const who *other = &self->known.items[k];
    if (other->head != one->head || other->name.first < other->name.last) continue;
    if (other->number == NUMBER_PL || other->number == NUMBER_DUAL) {
      if (!many) many = other;
    } else if (other->whole.last - other->whole.first > 1) {
      return other;
    }
  }
  return one->head->sub == TITLE_ROLE ? many : NULL;
}

/* How many of the titles stand before a token. */
static size_t titles_before(const cast *self, uint32_t token) {
  size_t low = 0, high = self->titles.count;
  while (low < high) {
    size_t middle = (low + high) / 2;
    if (self->titles.items[middle] < token)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

bool cast_resolve_mentioned(cast *self, who *one) {
  const story *in = self->story;
  bool many = one->number == NUMBER_PL;
  if (!has_trait(in, one->whole.first, TRAIT_THE)) return false;
  for (uint32_t i = one->whole.first + 1; i < one->whole.last; i++) /* «المصادر العراقية [ومسؤولون] أميركيون» */
    if (has_trait(in, i, TRAIT_AND)) return false;
  size_t before = titles_before(self, one->whole.first), first = before > TITLES_REACH ? before - TITLES_REACH : 0;
  for (size_t k = before; k-- > first;) {
    uint32_t i = self->titles.items[k];
    if (has_trait(in, i, TRAIT_THE) || !has_head(one, in, i)) continue;
    uint32_t options = PHRASE_NO_COMMA | PHRASE_BEFORE_OBJECT,
             end = noun_phrase_end(in, i, sentence_limit(in, i), options);
    who other = who_of(self->story, (range){i, end > i ? end : i + 1});
    if ((other.number == NUMBER_PL) != many || other.definite) continue;
    if (other.name.first < other.name.last)
      return cast_name_it(self, one, cast_fullest_name(self, other.name), (isnad_string){0});
    one->text = other.text;
    return true;
  }
  return false;
}

/* «المصدر» where nobody was called so: whoever spoke last, be it a paper or a ministry. */
static bool last_origin(const cast *self, who *one) {
  if (!self->known.count) return false;
  const who *last = &self->known.items[self->known.count - 1];
  range whole = one->whole;
  *one = *last;
  one->whole = whole;
  return true;
}

/* «الرئيس الكيني», whom nobody has called so: the last person named of that nation, «نظيره الكيني سامر النجار». */
static range name_of_nation(const cast *self, const who *one) {
  range best = {0, 0};
  for (size_t k = 0; k < self->names.count && self->names.items[k].last <= one->whole.first; k++) {
    who other = {.whole = self->names.items[k], .name = self->names.items[k]};
    if (cast_nation(self, &other) == one->nation && may_be_so(self, one, &other)) best = other.name;
  }
  return best;
}

/* A description is one who was called so, else the person who spoke last, else the one named last. */
bool cast_resolve_description(cast *self, who *one) {
  if (!is_description(self->story, one)) {
    bool office = one->head->sub < TITLE_TRADE && one->whole.last == one->whole.first + 2 && one->number == NUMBER_SG;
    return office && one->nation && has_trait(self->story, one->whole.first + 1, TRAIT_NATION) &&
           cast_name_it(self, one, name_of_nation(self, one), (isnad_string){0});
  }
  bool role = one->head->sub == TITLE_ROLE, alone = one->whole.last == one->whole.first + 1 && role;
  const who *same = alone ? unnamed_like(self, one) : NULL;
  if (same) {
    one->text = same->text; /* «المصدر» for «مصدر في الوزارة» */
    return true;
  }
  if (alone && has_use(self->story, one->whole.first, USE(ORIGIN))) return last_origin(self, one);
  if (alone && cast_resolve_mentioned(self, one)) return true;
  for (size_t k = self->known.count; k-- > 0;) {
    const who *other = &self->known.items[k];
    bool unnamed = other->name.first >= other->name.last;
    if (unnamed && other->head == one->head && other->number != NUMBER_PL &&
        other->whole.last - other->whole.first > 1) {
      one->text = other->text; /* «المسؤول الأول» for «مسؤول في الوزارة» */
      return true;
    }
    if (!unnamed && may_be_so(self, one, other)) return cast_name_it(self, one, other->name, other->text);
  }
  return one->head->sub >= TITLE_TRADE && cast_name_it(self, one, name_before(self, one), (isnad_string){0});
}
