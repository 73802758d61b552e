/* sightings: which entities the story has met before a statement, and which of them a bare noun stands for.
 *
 *     «وأضافت الشركة»: the company met last      «المملكة»: the country met that is called a kingdom
 */
#include "annotate/entities.h"
#include "annotate/grammar.h"
#include "annotate/resolve.h"

#include <string.h>

static uint32_t nation_of_entity(const story *self, const draft *of) {
  bool known = of->row && (of->row->kind == LEXEME_PERSON || of->row->kind == LEXEME_BODY);
  if (known && of->row->bits) return (uint32_t)of->row->bits;
  range name = self->names->mentions.items[of->fullest].tokens;
  if (of->type == ISNAD_ENTITY_ORGANIZATION) return nation_in(self, name, (range){0, 0});
  bool before = name.first > 0 && has_trait(self, name.first - 1, TRAIT_NATION | TRAIT_PLACE);
  uint32_t adjective = before ? nation_in(self, (range){name.first - 1, name.first}, (range){0, 0}) : 0;
  if (adjective) return adjective; /* «نظيره الكيني سامر نور», «وزراء مصر سامر نور والأردن …» */
  for (uint32_t k = 0; k < of->n_roles; k++) {
    range role = of->roles[k];
    if (role.last < self->shown.n_tokens && has_trait(self, role.last, TRAIT_NATION)) role.last++;
    uint32_t nation = nation_in(self, role, (range){0, 0});
    if (nation) return nation;
  }
  return 0;
}

uint32_t fields_at(const story *self, uint32_t i) {
  const word_readings *word = self->words[i];
  uint32_t fields = 0;
  for (uint32_t k = 0; k < word->count && word->kinds & 1u << LEXEME_TITLE; k++)
    if (word->items[k].lexeme->kind == LEXEME_TITLE) fields |= (uint32_t)word->items[k].lexeme->bits;
  return fields;
}

/* What a person is called beside the name. */
static void know_person(const story *self, const draft *of, sighting *out) {
  uint32_t first = self->names->mentions.items[of->fullest].tokens.first;
  const reading *given = reading_at(self, first, LEXEME_NAME);
  if (of->row && of->row->kind == LEXEME_PERSON) out->gender = of->row->gender;
  for (uint32_t k = 0; k < of->n_roles; k++) {
    const reading *title = reading_at(self, of->roles[k].first, LEXEME_TITLE);
    if (title && !out->gender) out->gender = (uint8_t)FEATURE_GENDER(title->features);
    out->fields |= fields_at(self, of->roles[k].first);
  }
  if (given && !out->gender) out->gender = (uint8_t)FEATURE_GENDER(given->features);
}

static uint32_t group_of_entity(const char *subtype);

void cast_know_entities(cast *self) {
  const names_layer *layer = self->story->names;
  if (!layer || !layer->drafts.count) return;
  self->sighted = arena_zero(&self->story->memory, layer->drafts.count * sizeof *self->sighted);
  if (!self->sighted) return;
  for (size_t e = 0; e < layer->drafts.count; e++) {
    const draft *of = &layer->drafts.items[e];
    sighting *out = &self->sighted[e];
    out->nation = nation_of_entity(self->story, of);
    if (of->type == ISNAD_ENTITY_PERSON) know_person(self->story, of, out);
    if (of->type == ISNAD_ENTITY_ORGANIZATION)
      out->group = (uint8_t)group_of_entity(self->story->shown.entities[e].subtype);
  }
}

enum { ENTITIES_MAX = 300 }; /* keeps a story of any length linear */
enum { OUTLETS = 2, FOCUS = 20u };
enum { OPENING = 2 }; /* sentences that tell what the story is about */

void cast_look_until(cast *self, uint32_t token) {
  const names_layer *layer = self->story->names;
  if (!self->sighted) return;
  for (uint32_t i = self->looked; i < token; i++) {
    if (!layer->mention_of[i]) continue;
    const mention *of = &layer->mentions.items[layer->mention_of[i] - 1];
    if (of->tokens.first != i) continue;
    sighting *seen = &self->sighted[of->entity];
    bool medium = seen->group & OUTLETS && i > 0 && is_preposition(self->story, i - 1); /* «على تويتر» */
    if (medium && seen->times) continue;
    if (!seen->times) seen->opens = self->story->sentence_of[i] < OPENING;
    seen->last = i;
    seen->times++;
  }
  if (token > self->looked) self->looked = token;
}

uint32_t cast_entity(const cast *self, const who *one) {
  if (one->entity) return one->entity;
  return one->name.first < one->name.last ? entity_at(self->story, one->name) : entity_heading(self->story, one->whole);
}

const sighting *cast_sighting(const cast *self, const who *one) {
  uint32_t entity = self->sighted ? cast_entity(self, one) : 0;
  return entity ? &self->sighted[entity - 1] : NULL;
}

uint32_t cast_nation(const cast *self, const who *one) {
  const sighting *seen = one->nation ? NULL : cast_sighting(self, one);
  return seen ? seen->nation : one->nation;
}

/* ---- A noun for an entity of its sort ---- */

/* Sorts that one noun may stand for: «المنظمة» for a union, «الشركة» for a network. */
static uint32_t group_of(enum sort sort) {
  switch (sort) {
  case SORT_COMPANY:
  case SORT_BANK: return 1;
  case SORT_PLATFORM: return 1 | 2;
  case SORT_NETWORK:
  case SORT_OUTLET:
  case SORT_PROGRAMME:
  case SORT_AGENCY: return 2;
  case SORT_INTERNATIONAL:
  case SORT_CHARITY:
  case SORT_UNION: return 4;
  case SORT_ARMED_GROUP:
  case SORT_PARTY: return 8;
  case SORT_CLUB: return 16;
  case SORT_UNIVERSITY: return 32;
  default: return 0;
  }
}

bool is_country_noun(const story *self, uint32_t i) {
  const word_readings *word = self->words[i];
  for (uint32_t k = 0; k < word->n_named; k++)
    if (word->named[k].lexeme->kind == LEXEME_SORT && word->named[k].lexeme->sub == SORT_COUNTRY) return true;
  return false;
}

uint32_t group_of_noun(const story *self, uint32_t i) {
  const word_readings *word = self->words[i];
  for (uint32_t k = 0; k < word->n_named; k++)
    if (word->named[k].lexeme->kind == LEXEME_SORT) return group_of((enum sort)word->named[k].lexeme->sub);
  return 0;
}

static uint32_t group_of_entity(const char *subtype) {
  static const char *const names[] = {
#define SORT_NAME(name, text) text,
      SORTS(SORT_NAME)
#undef SORT_NAME
  };
  for (int k = SORT_INTERNATIONAL; subtype && k < SORT_COUNT; k++)
    if (!strcmp(names[k], subtype)) return group_of((enum sort)k);
  return 0;
}

/* Whether the country has a name of several words that begins with this one: «المملكة». */
static bool begins_name_of(const story *self, uint32_t i, const lexeme *country) {
  const word_readings *word = self->words[i];
  for (uint32_t s = 0; s < word->n_starts; s++)
    for (uint32_t p = 0; p < word->starts[s].count; p++)
      if (&word->starts[s].lexicon->lexemes[word->starts[s].phrases[p].lexeme] == country) return true;
  return false;
}

static bool may_be_called(const cast *self, const draft *of, uint32_t entity, uint32_t noun, uint32_t group) {
  if (group) return of->type == ISNAD_ENTITY_ORGANIZATION && self->sighted[entity].group & group;
  return of->row && of->row->kind == LEXEME_COUNTRY && begins_name_of(self->story, noun, of->row);
}

uint32_t sighting_salience(const sighting *seen) {
  return seen->last + (seen->times > 4 ? 4 : seen->times) * FOCUS + (seen->opens ? 2 * FOCUS : 0);
}

static uint32_t salience(const cast *self, uint32_t entity) { return sighting_salience(&self->sighted[entity]); }

uint32_t cast_met_of_sort(const cast *self, uint32_t noun, bool any_country, uint32_t *out, uint32_t room) {
  const story *in = self->story;
  uint32_t group = group_of_noun(in, noun), n = 0;
  bool country = !group && is_country_noun(in, noun);
  if (!self->sighted || (!group && !country)) return 0;
  size_t count = in->names->drafts.count < ENTITIES_MAX ? in->names->drafts.count : ENTITIES_MAX;
  for (uint32_t e = 0; e < count; e++) {
    const draft *of = &in->names->drafts.items[e];
    bool called =
        any_country && country ? of->row && of->row->kind == LEXEME_COUNTRY : may_be_called(self, of, e, noun, group);
    if (!self->sighted[e].times || !called) continue;
    uint32_t at = n;
    while (at > 0 && salience(self, out[at - 1]) < salience(self, e)) at--;
    if (at >= room) continue;
    if (n < room) n++;
    for (uint32_t k = n - 1; k > at; k--) out[k] = out[k - 1];
    out[at] = e;
  }
  return n;
}

who who_of_entity(story *self, uint32_t entity) {
  const mention *of = &self->names->mentions.items[self->names->drafts.items[entity].fullest];
  who one = who_of(self, of->tokens);
  one.text = self->shown.entities[entity].name;
  one.ref = self->shown.entities[entity].ref;
  one.entity = entity + 1;
  return one;
}

bool cast_name_by_sort(const cast *self, who *one) {
  uint32_t noun = one->whole.first, best, i = noun + 1;
  bool outlet = group_of_noun(self->story, noun) & OUTLETS; /* «التلفزيون السوري» is no «وكالة» */
  while (!outlet && i < one->whole.last && i < noun + 3 && has_trait(self->story, i, TRAIT_THE)) i++;
  if (i != one->whole.last || !has_trait(self->story, noun, TRAIT_THE)) return false;
  if (!cast_met_of_sort(self, noun, false, &best, 1)) return false;
  if (one->nation && i > noun + 1 && one->nation != self->sighted[best].nation) return false; /* «الشركة الصينية» */
  one->text = self->story->shown.entities[best].name;
  one->ref = self->story->shown.entities[best].ref;
  one->entity = best + 1;
  return true;
}
