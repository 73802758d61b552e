/* sightings: which entities the story has met before a statement, and which of them a bare noun stands for.
 *
 *     «وأضافت الشركة»: the company met last      «المملكة»: the country met that is called a kingdom
 */
#include "annotate/entities.h"
#include "annotate/grammar.h"
#include "annotate/resolve.h"

#include <string.h>

static uint32_t nation_of_entity(const story *self, const draft *of) {
  if (of->row && of->row->kind == LEXEME_PERSON && of->row->bits) return (uint32_t)of->row->bits;
  for (uint32_t k = 0; k < of->n_roles; k++) {
    range role = of->roles[k];
    if (role.last < self->shown.n_tokens && has_trait(self, role.last, TRAIT_NATION)) role.last++;
    uint32_t nation = nation_in(self, role, (range){0, 0});
    if (nation) return nation;
  }
  return 0;
}

void cast_know_entities(cast *self) {
  const names_layer *layer = self->story->names;
  if (!layer || !layer->drafts.count) return;
  self->sighted = arena_zero(&self->story->memory, layer->drafts.count * sizeof *self->sighted);
  if (!self->sighted) return;
  for (size_t e = 0; e < layer->drafts.count; e++)
    self->sighted[e].nation = nation_of_entity(self->story, &layer->drafts.items[e]);
}

void cast_look_until(cast *self, uint32_t token) {
  const names_layer *layer = self->story->names;
  if (!self->sighted) return;
  for (uint32_t i = self->looked; i < token; i++) {
    if (!layer->mention_of[i]) continue;
    const mention *of = &layer->mentions.items[layer->mention_of[i] - 1];
    if (of->tokens.first != i) continue;
    self->sighted[of->entity].last = i;
    self->sighted[of->entity].times++;
  }
  if (token > self->looked) self->looked = token;
}

const sighting *cast_sighting(const cast *self, const who *one) {
  if (!self->sighted) return NULL;
  uint32_t entity =
      one->name.first < one->name.last ? entity_at(self->story, one->name) : entity_heading(self->story, one->whole);
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

static uint32_t group_of_noun(const story *self, uint32_t i) {
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
  if (group)
    return of->type == ISNAD_ENTITY_ORGANIZATION &&
           group_of_entity(self->story->shown.entities[entity].subtype) & group;
  return of->row && of->row->kind == LEXEME_COUNTRY && begins_name_of(self->story, noun, of->row);
}

bool cast_name_by_sort(const cast *self, who *one) {
  const story *in = self->story;
  uint32_t noun = one->whole.first, group, best = 0;
  if (!self->sighted || one->whole.last != noun + 1 || !has_trait(in, noun, TRAIT_THE)) return false;
  group = group_of_noun(in, noun);
  if (!group && one->head->sub != HEAD_STATE) return false;
  for (uint32_t e = 0; e < in->names->drafts.count; e++) {
    const draft *of = &in->names->drafts.items[e];
    if (!self->sighted[e].times || !may_be_called(self, of, e, noun, group)) continue;
    if (best && self->sighted[e].last < self->sighted[best - 1].last) continue;
    best = e + 1;
  }
  if (!best) return false;
  one->text = in->shown.entities[best - 1].name;
  one->ref = in->shown.entities[best - 1].ref;
  return true;
}
