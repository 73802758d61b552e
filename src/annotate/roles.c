/* roles: what a person is called beside the name, and what stands for a name that came before.
 *
 *     [وزير المياه] سامر النجار              a title before the name, with all that belongs to it
 *     سامر النجار، [وزير المياه السابق]،     the same behind it
 *     [شبكة] نور نيوز                        the noun before an organization's name
 *     وأضاف [الوزير]                          a title with ال: the last person who bears it
 */
#include "annotate/entities.h"

#include "annotate/grammar.h"
#include "annotate/noun_phrase.h"
#include "text/letters.h"
#include "text/token.h"

enum { ROLE_REACH = 9, ROLE_WORDS_MAX = 12, ALONE_REACH = 60 };

static bool is_of_one(uint32_t features) {
  return FEATURE_NUMBER(features) != NUMBER_PL && FEATURE_NUMBER(features) != NUMBER_DUAL;
}

/* A title of one person: «الوزير», not «الوزراء». */
static const lexeme *title_at(const story *self, uint32_t i) {
  const phrase_match *phrase = phrase_of_kind(self, i, LEXEME_TITLE);
  if (phrase) return is_of_one(phrase->features) ? phrase->lexeme : NULL;
  const word_readings *word = self->words[i];
  for (uint32_t k = 0; k < word->count; k++)
    if (word->items[k].lexeme->kind == LEXEME_TITLE && is_of_one(word->items[k].features)) return word->items[k].lexeme;
  return NULL;
}

static bool is_role_title(const lexeme *title) {
  return title && title->sub != TITLE_HONORIFIC && title->sub != TITLE_FAMILY;
}

/* A word that may stand within a title: «وزير [الدولة] [البريطاني] [لشؤون] [الشرق الأوسط]». */
static bool may_be_inside(const story *self, const names_layer *layer, uint32_t i) {
  if (!is_word(self, i)) return false;
  if (layer->mention_of[i]) return layer->mentions.items[layer->mention_of[i] - 1].type != ISNAD_ENTITY_PERSON;
  if (has_trait(self, i, TRAIT_TITLE | TRAIT_HEAD | TRAIT_NATION | TRAIT_PLACE)) return true;
  if (has_trait(self, i, TRAIT_SURE_VERB | TRAIT_SAYING) || is_complementizer(self, i) || is_relative(self, i))
    return false;
  if (has_role(self, i, ROLE(ON_BEHALF) | ROLE(IN) | ROLE(AT))) return true;
  if (has_class(self, i, WORD_PREP | WORD_CONJUNCTION | WORD_NEGATION | WORD_KANA | WORD_PARTICLE | WORD_PRONOUN))
    return false;
  return has_trait(self, i, TRAIT_THE | TRAIT_TO | TRAIT_BY | TRAIT_MASDAR | TRAIT_UNKNOWN) ||
         self->words[i]->count == 0 || !has_trait(self, i, TRAIT_VERB);
}

/* The title that ends right before the name. «السيد», «الدكتور» are no roles. */
static range role_before(const story *self, const names_layer *layer, uint32_t name) {
  uint32_t start = sentence_start(self, name), best = NO_TOKEN;
  for (uint32_t i = name; i-- > start && i + ROLE_REACH > name;) {
    if (is_mark(self, i, '.') && i > start && token_at(self, i - 1)->folded_size == 1) continue; /* «د.» */
    if (!may_be_inside(self, layer, i)) break;
    if (is_role_title(title_at(self, i))) best = i;
    if (has_trait(self, i, TRAIT_AND) && !has_trait(self, i, TRAIT_TITLE)) break;
    bool governed = i > start && has_trait(self, i - 1, TRAIT_TITLE) && !has_trait(self, i - 1, TRAIT_THE);
    if (best == i && has_trait(self, i, TRAIT_THE) && !governed) break; /* but «نائب الرئيس سامر النجار» */
  }
  if (best == NO_TOKEN) return (range){0, 0};
  uint32_t last = name; /* «وزير المياه الدكتور سامر النجار» */
  while (last > best + 1) {
    const lexeme *title = title_at(self, last - 1);
    bool honorific = (title && title->sub == TITLE_HONORIFIC) || is_any_mark(self, last - 1) ||
                     token_at(self, last - 1)->folded_size == 1;
    if (!honorific) break;
    last--;
  }
  return (range){best, last};
}

static range role_behind(const story *self, const names_layer *layer, uint32_t end) {
  uint32_t limit = sentence_limit(self, end - 1);
  bool comma = end < limit && (is_comma(self, end) || is_mark(self, end, '('));
  uint32_t first = comma ? end + 1 : end;
  if (first >= limit || !is_word(self, first) || !is_role_title(title_at(self, first))) return (range){0, 0};
  if (has_trait(self, first, TRAIT_AND | TRAIT_SURE_VERB | TRAIT_SAYING)) return (range){0, 0};
  if (!comma && has_trait(self, first, TRAIT_THE) && title_at(self, first)->sub == TITLE_ROLE) return (range){0, 0};
  if (limit > first + ROLE_WORDS_MAX) limit = first + ROLE_WORDS_MAX;
  uint32_t last = noun_phrase_end(self, first, limit, PHRASE_NO_COMMA);
  for (uint32_t i = first; i < last; i++) {
    bool person = layer->mention_of[i] && layer->mentions.items[layer->mention_of[i] - 1].type == ISNAD_ENTITY_PERSON;
    if (person || is_any_mark(self, i)) last = i;
  }
  bool alone = last == first + 1 && !has_trait(self, first, TRAIT_THE);
  return last > first && (comma || !alone) ? (range){first, last} : (range){0, 0};
}

/* «شبكة نور نيوز»: the noun tells what «الشبكة» stands for later on. */
static range noun_before(const story *self, uint32_t name) {
  uint32_t i = name;
  while (i > 0 && name - i < 2 && opens_quote(self, i - 1)) i--;
  if (i == 0 || !is_word(self, i - 1) || !has_trait(self, i - 1, TRAIT_HEAD) || has_trait(self, i - 1, TRAIT_THE))
    return (range){0, 0};
  return (range){i - 1, i};
}

void roles_find(story *self, names_layer *layer) {
  for (size_t k = 0; k < layer->mentions.count; k++) {
    mention *of = &layer->mentions.items[k];
    if (of->reason == MENTION_BRACKET) continue;
    if (of->type == ISNAD_ENTITY_ORGANIZATION) of->role = noun_before(self, of->tokens.first);
    if (of->type != ISNAD_ENTITY_PERSON) continue;
    of->role = role_before(self, layer, of->tokens.first);
    if (of->role.first >= of->role.last) of->role = role_behind(self, layer, of->tokens.last);
  }
}

/* ---- Family names that stand alone ---- */

enum { FAMILIES_MAX = 64 };

typedef struct families {
  uint32_t cores[FAMILIES_MAX], entities[FAMILIES_MAX], words[FAMILIES_MAX];
  uint32_t count;
  uint64_t bits; /* of all cores, so that most words are passed by at once */
} families;

static uint32_t core_at(const story *self, uint32_t i) {
  const word_notes *notes = is_word(self, i) ? self->words[i]->notes : NULL;
  return notes && notes->ready ? notes->core : 0;
}

static families families_of(const story *self, const names_layer *layer) {
  families all = {.count = 0};
  for (uint32_t e = 0; e < layer->drafts.count && all.count < FAMILIES_MAX; e++) {
    const draft *of = &layer->drafts.items[e];
    range name = layer->mentions.items[of->fullest].tokens;
    if (of->type != ISNAD_ENTITY_PERSON || name.last - name.first < 2 || name.last - name.first > 4) continue;
    uint32_t core = core_at(self, name.last - 1);
    if (!core || token_at(self, name.last - 1)->folded_size < 4) continue;
    all.cores[all.count] = core;
    all.words[all.count] = name.last - 1;
    all.entities[all.count++] = e;
    all.bits |= UINT64_C(1) << (core & 63);
  }
  return all;
}

/* A word that could be a family's name here: with ال where the full name has it, and not a verb or a common noun. */
static bool may_be_family(const story *self, uint32_t i, uint32_t word) {
  if (has_trait(self, i, TRAIT_THE) != has_trait(self, word, TRAIT_THE)) return false;
  if (self->words[i]->classes || has_trait(self, i, TRAIT_SURE_VERB | TRAIT_PLACE | TRAIT_OUTLET)) return false;
  if (i > 0 && has_trait(self, i, TRAIT_THE) && has_trait(self, i - 1, TRAIT_THE | TRAIT_HEAD)) return false;
  uint32_t common = ~(1u << LEXEME_NAME | 1u << LEXEME_TITLE | 1u << LEXEME_NATIONALITY | 1u << LEXEME_GRAMMAR);
  return !(self->words[i]->kinds & common);
}

void families_alone(story *self, names_layer *layer) {
  families all = families_of(self, layer);
  for (uint32_t i = 0; all.count && i < self->shown.n_tokens && !self->memory.failed; i++) {
    uint32_t core = layer->mention_of[i] ? 0 : core_at(self, i);
    if (!core || !(all.bits >> (core & 63) & 1)) continue;
    for (uint32_t k = 0; k < all.count; k++) {
      if (all.cores[k] != core || !may_be_family(self, i, all.words[k])) continue;
      mention of = {.tokens = {i, i + 1}, .type = ISNAD_ENTITY_PERSON, .reason = MENTION_FAMILY};
      if (mention_add(self, layer, of)) draft_take(layer, all.entities[k], (uint32_t)layer->mentions.count - 1);
      break;
    }
  }
}

/* ---- Titles and nouns that stand alone ---- */

/* The word and the adjectives of nation behind it: «الوزير», «الشبكة الأميركية». */
static range described(const story *self, uint32_t i) {
  uint32_t end = i + 1, limit = sentence_limit(self, i);
  while (end < limit && end < i + 3 && has_trait(self, end, TRAIT_NATION) && has_trait(self, end, TRAIT_THE)) end++;
  return (range){i, end};
}

static bool same_nation(const story *self, uint32_t a, uint32_t b) {
  const reading *x = reading_at(self, a, LEXEME_NATIONALITY), *y = reading_at(self, b, LEXEME_NATIONALITY);
  return x && y && x->lexeme == y->lexeme;
}

static bool range_holds(const story *self, range in, uint32_t word) {
  for (uint32_t i = in.first; i < in.last; i++)
    if (is_word(self, i) && (same_nation(self, i, word) || same_name_word(self, i, word))) return true;
  return false;
}

static bool holds_all(const story *self, range in, range of) {
  for (uint32_t i = of.first; i < of.last; i++)
    if (!range_holds(self, in, i)) return false;
  return true;
}

/* Whether what is said alone fits what the entity was called: the first word of the role or of the name, and all
 * others somewhere in them. */
static bool answers(const story *self, const names_layer *layer, const draft *to, range alone) {
  range name = layer->mentions.items[to->fullest].tokens;
  for (uint32_t k = 0; k < to->n_roles; k++) {
    if (!same_name_word(self, to->roles[k].first, alone.first)) continue;
    range whole = to->roles[k].last == name.first ? (range){to->roles[k].first, name.last} : to->roles[k];
    if (whole.last < self->shown.n_tokens && has_trait(self, whole.last, TRAIT_NATION)) whole.last++;
    if (alone.last == alone.first + 1 || holds_all(self, whole, alone)) return true;
  }
  if (to->type != ISNAD_ENTITY_ORGANIZATION || !same_name_word(self, name.first, alone.first)) return false;
  return name.last - name.first > alone.last - alone.first && holds_all(self, name, alone);
}

/* A role said alone, and no title that a name or a complement follows: not «الوزير سامر», «رئيس الحكومة». */
static bool stands_alone(const story *self, const names_layer *layer, range alone) {
  if (layer->mention_of[alone.first] || !has_trait(self, alone.first, TRAIT_THE)) return false;
  if (has_trait(self, alone.first, TRAIT_SURE_VERB) || is_event(self, alone.first)) return false;
  uint32_t next = alone.last;
  if (next >= self->shown.n_tokens) return true;
  /* «تفقد الوزير الأرصفة»: behind a verb, what follows is its object */
  if (alone.first > 0 && has_trait(self, alone.first - 1, TRAIT_VERB) && !layer->mention_of[next]) return true;
  if (layer->mention_of[next] || has_trait(self, next, TRAIT_TITLE)) return false;
  return !is_word(self, next) || !has_trait(self, next, TRAIT_THE) ||
         has_trait(self, next, TRAIT_AND | TRAIT_BY | TRAIT_TO);
}

/* The entity of the last of the first `named` mentions that answers to it. */
static uint32_t draft_before(const story *self, const names_layer *layer, size_t named, range alone, uint8_t type) {
  for (size_t m = named; m-- > 0 && m + ALONE_REACH > named;) {
    const mention *of = &layer->mentions.items[m];
    if (of->type == type && answers(self, layer, &layer->drafts.items[of->entity], alone)) return of->entity;
  }
  return UINT32_MAX;
}

void roles_alone(story *self, names_layer *layer) {
  if (!layer->drafts.count) return;
  size_t count = layer->mentions.count, named = 0; /* those of families come last, out of their order */
  while (count > 0 && layer->mentions.items[count - 1].reason == MENTION_FAMILY) count--;
  for (uint32_t i = 0; i < self->shown.n_tokens && !self->memory.failed; i++) {
    while (named < count && layer->mentions.items[named].tokens.first < i) named++;
    if (!has_trait(self, i, TRAIT_TITLE | TRAIT_HEAD) || !has_trait(self, i, TRAIT_THE)) continue;
    range alone = described(self, i);
    if (!stands_alone(self, layer, alone)) continue;
    bool title = is_role_title(title_at(self, i)) && !has_trait(self, i, TRAIT_HEAD); /* «الفريق» is a club, too */
    if (!title && !has_trait(self, i, TRAIT_HEAD)) continue;
    uint8_t type = title ? ISNAD_ENTITY_PERSON : ISNAD_ENTITY_ORGANIZATION;
    uint32_t entity = draft_before(self, layer, named, alone, type);
    if (entity == UINT32_MAX) continue;
    if (mention_add(self, layer, (mention){.tokens = alone, .type = type, .reason = MENTION_ROLE}))
      draft_take(layer, entity, (uint32_t)layer->mentions.count - 1);
  }
}
