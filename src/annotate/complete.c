/* complete: what a name leaves out because the story has said it.
 *
 *     «السلطات» where the story is of Jordan are «السلطات الأردنية»
 *     «النورس» is «صحيفة "النورس" الإسبانية», where the story says so elsewhere
 *     «متحدثة باسم الوزارة» behind «وزارة المياه الأردنية» is «متحدثة باسم وزارة المياه الأردنية»
 */
#include "annotate/entities.h"
#include "annotate/resolve.h"

#include "annotate/grammar.h"
#include "text/token.h"

#include <string.h>

enum { NATION_REACH = 400, NATION_AHEAD = 60 };

/* The rows of a country stand side by side: its names, its capital, its people. */
static const lexeme *people_of(const lexicon *from, const lexeme *row) {
  const lexeme *end = from->lexemes + from->n_lexemes;
  const char *key = lexeme_key(from, row);
  if (!strncmp(key, "XX", 2)) return NULL;
  for (; row < end && !strcmp(lexeme_key(from, row), key); row++)
    if (row->kind == LEXEME_NATIONALITY) return row;
  return NULL;
}

/* The people that a word, or a phrase that begins there, speaks of. */
static const lexeme *people_at(const story *self, uint32_t i, const lexicon **from) {
  static const lexeme_kind kinds[] = {LEXEME_COUNTRY, LEXEME_CAPITAL, LEXEME_NATIONALITY};
  if (!has_trait(self, i, TRAIT_NATION | TRAIT_PLACE) && !self->phrase_at[i]) return NULL;
  const mention *of = mention_at(self, i);
  if (of && of->type == ISNAD_ENTITY_PERSON) return NULL; /* «سامر المصري» need not be one */
  for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
    uint32_t last;
    if (kinds[k] == LEXEME_NATIONALITY && has_trait(self, i, TRAIT_COMMON | TRAIT_ADJECTIVE | TRAIT_HEAD))
      return NULL; /* «مالية» is more often of money than of Mali */
    const lexeme *row = lexeme_of_kind(self, i, kinds[k], &last, from);
    const lexeme *people = row ? people_of(*from, row) : NULL;
    if (people) return people;
  }
  return NULL;
}

/* The nation that was spoken of last before a token, or first soon behind it. */
static const lexeme *nation_near(const story *self, uint32_t token, const lexicon **from) {
  const lexeme *people = NULL;
  uint32_t first = token > NATION_REACH ? token - NATION_REACH : 0;
  uint32_t last = token + NATION_AHEAD < self->shown.n_tokens ? token + NATION_AHEAD : (uint32_t)self->shown.n_tokens;
  for (uint32_t i = token; i-- > first && !people;) people = people_at(self, i, from);
  for (uint32_t i = token; i < last && !people; i++) people = people_at(self, i, from);
  return people;
}

static void append(story *self, who *one, size_t keep, const char *between, isnad_string more, const char *end) {
  size_t m = strlen(between), n = strlen(end);
  char *room = arena_get(&self->memory, keep + m + more.size + n);
  if (!room) return;
  memcpy(room, one->text.data, keep);
  memcpy(room + keep, between, m);
  memcpy(room + keep + m, more.data, more.size);
  memcpy(room + keep + m + more.size, end, n);
  one->text = (isnad_string){room, keep + m + more.size + n};
}

/* «الحكومة», «وزارة الخارجية»: every nation has one. */
static bool is_of_any_nation(const story *self, const who *one) {
  uint32_t first = one->whole.first, words = one->whole.last - first;
  if (!one->definite || one->nation || !has_use(self, first, USE(NATIONAL))) return false;
  bool the = has_trait(self, first, TRAIT_THE);
  return the ? words == 1 : words == 2 && has_trait(self, first + 1, TRAIT_THE);
}

#define THE_ " \xD8\xA7\xD9\x84" /* ال */
#define TEH_MARBUTA_ "\xD8\xA9"

bool cast_add_nation(story *self, who *one) {
  const lexicon *from;
  if (!is_of_any_nation(self, one)) return false;
  const lexeme *people = nation_near(self, one->whole.first, &from);
  if (!people || strchr(lexeme_lemma(from, people), ' ')) return false;
  bool feminine = one->gender == GENDER_F || one->number == NUMBER_PL;
  append(self, one, one->text.size, THE_, isnad_string_of(lexeme_lemma(from, people)), feminine ? TEH_MARBUTA_ : "");
  return true;
}

/* «متحدث باسم [الوزارة]», «مسؤولون في [الحزب]»: the noun with ال that the phrase ends in, by its full name. */
static void complete_last(cast *self, who *one) {
  story *in = self->story;
  uint32_t noun = one->whole.last - 1;
  if (one->whole.last < one->whole.first + 2 || !has_trait(in, noun, TRAIT_THE) || !has_trait(in, noun, TRAIT_HEAD) ||
      has_trait(in, noun, TRAIT_AND | TRAIT_BY | TRAIT_TO | TRAIT_NATION) || has_trait(in, noun - 1, TRAIT_THE))
    return;
  who last = who_of(in, (range){noun, noun + 1});
  isnad_string bare = last.text;
  if (!last.head || last.head->kind != LEXEME_HEAD || one->text.size <= bare.size) return;
  cast_resolve(self, &last);
  if (last.text.data == bare.data) cast_add_nation(in, &last);
  bool more = last.text.size > bare.size && last.kind != ISNAD_KIND_PERSON;
  bool ends = !memcmp(one->text.data + one->text.size - bare.size, bare.data, bare.size);
  if (more && ends) append(in, one, one->text.size - bare.size, "", last.text, "");
}

/* What is called so by its name alone is known to the lexicon: «رويترز». */
static bool needs_no_noun(const draft *of) {
  if (!of->row) return false;
  return of->row->kind != LEXEME_OUTLET || of->row->sub == OUTLET_AGENCY || of->row->sub == OUTLET_PLATFORM;
}

/* The organization that these words, quotation marks apart, are a name of, as its place plus one. */
static uint32_t organization_named(const story *self, const who *one) {
  uint32_t first = one->whole.first, last = one->whole.last;
  while (first < last && opens_quote(self, first)) first++;
  while (last > first && closes_quote(self, last - 1)) last--;
  const mention *of = first < last ? mention_at(self, first) : NULL;
  if (!of) return last - first <= MENTION_WORDS_MAX ? entity_named(self, one->text, (isnad_string){0}) : 0;
  bool whole = of->tokens.first == first && of->tokens.last == last && of->role.first >= of->role.last;
  return whole && of->reason != MENTION_ROLE ? of->entity + 1 : 0;
}

/* «النورس» where the story has «صحيفة "النورس" الإسبانية». */
static bool add_noun(story *self, who *one) {
  uint32_t entity = organization_named(self, one), count = (uint32_t)self->shown.n_tokens;
  const draft *of = entity ? &self->names->drafts.items[entity - 1] : NULL;
  if (!of || of->type != ISNAD_ENTITY_ORGANIZATION || !of->n_roles || needs_no_noun(of)) return false;
  uint32_t end = of->roles[0].last;
  while (end < count && opens_quote(self, end)) end++;
  const mention *named = end < count ? mention_at(self, end) : NULL;
  if (!named || named->entity != entity - 1) return false;
  end = named->tokens.last;
  if (end < count && closes_quote(self, end)) end++;
  if (end < count && has_trait(self, end, TRAIT_THE) && has_trait(self, end, TRAIT_NATION)) end++;
  range full = {of->roles[0].first, end};
  if (one->kind == ISNAD_KIND_NONE) one->kind = who_of(self, full).kind;
  one->text = plain_text_of(self, full);
  return true;
}

/* «آخر», «آخرون» alone. */
static bool is_another(const story *self, const who *one) {
  uint32_t first = one->whole.first;
  return one->whole.last == first + 1 && has_use(self, first, USE(ANOTHER)) && !has_trait(self, first, TRAIT_THE);
}

/* «وقال متابع …. وقال [آخر]» is «متابع آخر»: the noun of the last one who spoke without a name, and its adjectives. */
static bool add_noun_of_others(cast *self, who *one) {
  story *in = self->story;
  if (!is_another(in, one)) return false;
  for (size_t k = self->known.count; k-- > 0;) {
    const who *other = &self->known.items[k];
    uint32_t first = other->whole.first, last = first + 1;
    bool fits = other->head && other->anonymous && first < other->whole.last && !has_trait(in, first, TRAIT_THE) &&
                other->name.first >= other->name.last && !is_another(in, other) &&
                (other->kind == ISNAD_KIND_GROUP) == (one->kind == ISNAD_KIND_GROUP);
    if (!fits || (other->head->kind != LEXEME_TITLE && other->kind != ISNAD_KIND_GROUP)) continue;
    while (last < other->whole.last && has_trait(in, last, TRAIT_NATION | TRAIT_ADJECTIVE) &&
           !has_trait(in, last, TRAIT_THE | TRAIT_BY | TRAIT_TO | TRAIT_AND))
      last++;
    isnad_string noun = plain_text_of(in, (range){first, last}), own = one->text;
    one->text = noun;
    append(in, one, noun.size, " ", own, "");
    one->kind = other->kind;
    one->anonymous = true;
    return true;
  }
  return false;
}

void cast_complete(cast *self, who *one) {
  if (one->whole.first >= one->whole.last || one->name.first < one->name.last) return;
  if (self->story->names && add_noun(self->story, one)) return;
  if (add_noun_of_others(self, one) || !one->head) return;
  if (one->head->kind == LEXEME_HEAD && cast_add_nation(self->story, one)) return;
  if (one->head->kind == LEXEME_TITLE || one->head->kind == LEXEME_HEAD) complete_last(self, one);
}
