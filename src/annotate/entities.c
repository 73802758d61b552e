/* entities: the annotator of persons, places and organizations, and its public layer. */
#include "annotate/entities.h"

#include "annotate/found.h"
#include "annotate/grammar.h"
#include "annotate/resolve.h"
#include "text/letters.h"

#include <string.h>

/* ---- Names ---- */

static bool is_inside(const story *self, isnad_string text) {
  return text.data >= self->shown.text.data && text.data < self->shown.text.data + self->shown.text.size;
}

/* The words of a mention without و ف ب ك ل before them; with the article given back behind ل. */
isnad_string mention_name(story *self, const mention *of) {
  uint32_t attached = of->features & (FEATURE_AND | FEATURE_SO | FEATURE_BY | FEATURE_LIKE | FEATURE_TO), letters = 0;
  const uint8_t *first = folded_of(self, of->tokens.first);
  if (of->type == ISNAD_ENTITY_PERSON && of->role.first < of->role.last && of->role.last == of->tokens.first)
    return text_of(self, of->tokens); /* «نائب الرئيس بكير نصار»: nothing is attached behind a title */
  bool article = token_at(self, of->tokens.first)->folded_size > 3 && first[0] == F_LAM && first[1] == F_LAM;
  if (!attached || article) return bare_text_of(self, of->tokens);
  for (; attached; attached &= attached - 1) letters++;
  isnad_string whole = text_of(self, of->tokens);
  uint32_t skip = clitic_bytes(self, of->tokens.first, letters);
  return (isnad_string){whole.data + skip, whole.size - skip};
}

static isnad_span mention_span(story *self, const mention *of) {
  isnad_span span = span_of(self, of->tokens);
  isnad_string name = mention_name(self, of);
  if (is_inside(self, name)) span.begin = (uint32_t)(name.data - self->shown.text.data);
  return span;
}

/* ---- Keys and sorts ---- */

static isnad_string joined(story *self, const char *prefix, const char *key) {
  size_t m = strlen(prefix), n = strlen(key);
  char *room = arena_get(&self->memory, m + n);
  if (!room) return (isnad_string){0};
  memcpy(room, prefix, m);
  memcpy(room + m, key, n);
  return (isnad_string){room, m + n};
}

static isnad_string ref_of(story *self, const draft *of) {
  if (!of->row) return (isnad_string){0};
  const char *key = lexeme_key(of->lexicon, of->row);
  if (of->row->kind == LEXEME_COUNTRY) return joined(self, "country:", key);
  if (of->row->kind == LEXEME_CAPITAL) return joined(self, "capital:", key);
  return isnad_string_of(key);
}

static const char *const sorts[] = {
#define SORT_NAME(name, text) text,
    SORTS(SORT_NAME)
#undef SORT_NAME
};

static const char *sort_of_outlet(const lexeme *row) {
  static const enum sort kinds[] = {
      [OUTLET_AGENCY] = SORT_AGENCY,  [OUTLET_NEWSPAPER] = SORT_OUTLET,  [OUTLET_MAGAZINE] = SORT_OUTLET,
      [OUTLET_CHANNEL] = SORT_OUTLET, [OUTLET_NETWORK] = SORT_NETWORK,   [OUTLET_RADIO] = SORT_OUTLET,
      [OUTLET_SITE] = SORT_OUTLET,    [OUTLET_PLATFORM] = SORT_PLATFORM, [OUTLET_PROGRAMME] = SORT_PROGRAMME};
  return sorts[kinds[row->sub]];
}

static const char *sort_of_row(const draft *of) {
  switch (of->row->kind) {
  case LEXEME_LOCALITY:
  case LEXEME_BODY: return sorts[of->row->sub];
  case LEXEME_COUNTRY: return strncmp(lexeme_key(of->lexicon, of->row), "XX", 2) ? "country" : "region";
  case LEXEME_CAPITAL: return "city";
  case LEXEME_OUTLET: return sort_of_outlet(of->row);
  default: return "";
  }
}

/* By the noun that the name begins with or that stands before it: «وزارة المياه», «مدينة الرقة». */
static const char *sort_of_noun(const story *self, uint32_t i, uint8_t type) {
  const word_readings *word = self->words[i];
  for (uint32_t k = 0; k < word->n_named; k++) {
    const lexeme *row = word->named[k].lexeme;
    bool place = row->sub <= SORT_COUNTRY;
    if (row->kind == LEXEME_SORT && place == (type == ISNAD_ENTITY_PLACE)) return sorts[row->sub];
  }
  return "";
}

static const char *sort_of(const story *self, const names_layer *layer, const draft *of) {
  if (of->type == ISNAD_ENTITY_PERSON) return "";
  if (of->row) return sort_of_row(of);
  uint32_t first = layer->mentions.items[of->fullest].tokens.first;
  const char *sort = sort_of_noun(self, first, of->type);
  if (!*sort && of->n_roles) sort = sort_of_noun(self, of->roles[0].first, of->type);
  if (!*sort && first > 0 && is_word(self, first - 1)) sort = sort_of_noun(self, first - 1, of->type);
  return sort;
}

/* ---- The public layer ---- */

static bool same_string(isnad_string a, isnad_string b) { return a.size == b.size && !memcmp(a.data, b.data, a.size); }

static void set_roles(story *self, const draft *of, isnad_entity *out) {
  if (of->type != ISNAD_ENTITY_PERSON || !of->n_roles) return;
  isnad_string *roles = arena_get(&self->memory, of->n_roles * sizeof *roles);
  if (!roles) return;
  for (uint32_t k = 0; k < of->n_roles; k++) {
    isnad_string role = untagged(self, bare_text_of(self, of->roles[k]));
    bool known = false;
    for (size_t other = 0; other < out->n_roles; other++) known |= same_string(roles[other], role);
    if (!known) roles[out->n_roles++] = role;
  }
  out->roles = roles;
}

/* Room for the mentions of each, in one piece. */
static void lay_mentions(story *self, const names_layer *layer, isnad_entity *entities) {
  isnad_span *spans = arena_get(&self->memory, layer->mentions.count * sizeof *spans);
  if (!spans) return;
  for (size_t e = 0; e < layer->drafts.count; e++) {
    entities[e].mentions = spans;
    spans += layer->drafts.items[e].n_mentions;
  }
  for (uint32_t i = 0; i < self->shown.n_tokens; i++) {
    if (!layer->mention_of[i]) continue;
    const mention *of = &layer->mentions.items[layer->mention_of[i] - 1];
    isnad_entity *to = &entities[of->entity];
    ((isnad_span *)to->mentions)[to->n_mentions++] = mention_span(self, of);
    i = of->tokens.last - 1;
  }
}

static void emit(story *self, const names_layer *layer) {
  isnad_entity *made = arena_zero(&self->memory, layer->drafts.count * sizeof *made);
  if (!made) return;
  for (size_t e = 0; e < layer->drafts.count; e++) {
    const draft *of = &layer->drafts.items[e];
    made[e].name = untagged(self, mention_name(self, &layer->mentions.items[of->fullest]));
    made[e].ref = ref_of(self, of);
    made[e].type = (isnad_entity_type)of->type;
    made[e].subtype = sort_of(self, layer, of);
    set_roles(self, of, &made[e]);
  }
  lay_mentions(self, layer, made);
  self->shown.entities = made;
  self->shown.n_entities = layer->drafts.count;
}

void annotate_entities(story *self) {
  if (!self->sentences.count) return;
  names_layer *layer = arena_zero(&self->memory, sizeof *layer);
  if (!layer) return;
  layer->mention_of = arena_zero(&self->memory, (self->shown.n_tokens + 1) * sizeof *layer->mention_of);
  layer->tags = tagger_tag(self);
  if (self->memory.failed) return;
  mentions_find(self, layer);
  roles_find(self, layer);
  mentions_join(self, layer);
  families_alone(self, layer);
  roles_alone(self, layer);
  if (self->memory.failed) return;
  self->names = layer;
  if (layer->drafts.count) emit(self, layer);
}

/* ---- For statements ---- */

uint32_t entity_at(const story *self, range tokens) {
  if (!self->names) return 0;
  for (uint32_t i = tokens.first; i < tokens.last; i++)
    if (self->names->mention_of[i]) return self->names->mentions.items[self->names->mention_of[i] - 1].entity + 1;
  return 0;
}

uint32_t entity_heading(const story *self, range phrase) {
  if (!self->names) return 0;
  for (uint32_t i = phrase.first; i < phrase.last && i < phrase.first + 2; i++) {
    if (!self->names->mention_of[i]) continue;
    const mention *of = &self->names->mentions.items[self->names->mention_of[i] - 1];
    bool fits = of->type == ISNAD_ENTITY_ORGANIZATION || (of->type == ISNAD_ENTITY_PLACE && i == phrase.first);
    return fits ? of->entity + 1 : 0;
  }
  return 0;
}

uint32_t entity_named(const story *self, isnad_string name, isnad_string ref) {
  size_t count = self->shown.n_entities < 1000 ? self->shown.n_entities : 1000;
  for (size_t e = 0; ref.size && e < count; e++)
    if (same_string(self->shown.entities[e].ref, ref)) return (uint32_t)e + 1;
  for (size_t e = 0; name.size && e < count; e++)
    if (same_string(self->shown.entities[e].name, name)) return (uint32_t)e + 1;
  return 0;
}
