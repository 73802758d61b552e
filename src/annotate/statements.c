/* statements: the annotator of statements: runs the rules over every token, settles conflicts, resolves speakers and
 * chains, and lays the layer down.
 */
#include "annotate/found.h"

#include "annotate/grammar.h"
#include "annotate/judge.h"
#include "annotate/resolve.h"

#include "text/token.h"

enum { OPENS_LINE = 1 << 30 }; /* beside enum trait: a line begins at the token */

/* In the order of precedence: what one family has found at a token is not looked for by the next. None begins at a
 * token that has none of its traits. */
static const struct {
  bool (*find)(finder *self, uint32_t i);
  uint32_t traits;
} families[] = {{find_colon, OPENS_LINE},
                {find_cue, TRAIT_CUE},
                {find_relay, TRAIT_SAYING},
                {find_verb, TRAIT_SAYING},
                {find_quote, TRAIT_SAYING},
                {find_back, TRAIT_SAYING},
                {find_participle, TRAIT_PARTICIPLE | TRAIT_ACTING},
                {find_noun, TRAIT_NOUN_OF_SAYING | TRAIT_MASDAR},
                {find_loose, TRAIT_SAYING | TRAIT_NOUN_OF_SAYING | TRAIT_MASDAR | TRAIT_PARTICIPLE}};

static uint32_t traits_to_begin(const story *self, uint32_t i) {
  bool more = i > 0 && is_any_mark(self, i - 1) && has_use(self, i, USE(MORE)); /* «… اقرأ.. النجار: …» */
  uint32_t line = (token_at(self, i)->shape & SHAPE_BREAK) || more ? OPENS_LINE : 0;
  return traits_at(self, i) | line | (phrase_of_kind(self, i, LEXEME_CUE) ? TRAIT_CUE : 0);
}

/* «الجيش، الذي اتهم خصومه بزرعها»: a clause that says something itself does not tell who the source is. */
static void drop_saying_clause(const story *self, range *source) {
  for (uint32_t i = source->first + 1; i + 2 < source->last; i++) {
    if (!is_comma(self, i) || !is_relative(self, i + 1)) continue;
    uint32_t verb = i + 2;
    while (verb + 1 < source->last && has_class(self, verb, WORD_KANA | WORD_PARTICLE | WORD_NEGATION)) verb++;
    const reading *by = has_trait(self, verb, TRAIT_SURE_VERB) ? saying_reading(self, verb) : NULL;
    uint32_t act = by ? by->lexeme->act : ISNAD_ACT_REPORT;
    bool says = act == ISNAD_ACT_SAY || act == ISNAD_ACT_ANNOUNCE || act == ISNAD_ACT_CONFIRM ||
                act == ISNAD_ACT_DENY || act == ISNAD_ACT_ACCUSE; /* not «الذين نشروا دراستهم», «الذي هاجم المسجد» */
    if (says) source->last = i;
  }
}

found *found_add(finder *self, const found *of) {
  for (uint32_t k = 0; k < of->n_content; k++)
    if (of->content[k].first >= of->content[k].last) return NULL;
  found *made = vector_push(&self->found, &self->story->memory);
  if (!made) return NULL;
  *made = *of;
  drop_saying_clause(self->story, &made->source);
  for (uint32_t k = 0; k < made->n_cue; k++)
    for (uint32_t t = made->cue[k].first; t < made->cue[k].last; t++) self->taken[t] = (uint32_t)self->found.count;
  return made;
}

/* «للذين يتهمون ناديه … قائلا»: who says it is not one of many that said something before. */
static bool may_share(const finder *self, const found *other, uint32_t i, uint32_t features) {
  if (!other->lexeme || other->lexeme->kind != LEXEME_VERB || !features) return true;
  if (self->story->quote_of[i] != self->story->quote_of[other->cue[0].first]) return true;
  uint32_t number = FEATURE_NUMBER(other->features), tense = FEATURE_TENSE(other->features);
  bool many = (tense == TENSE_PAST || tense == TENSE_PRESENT) && (number == NUMBER_PL || number == NUMBER_DUAL);
  if (many) return FEATURE_NUMBER(features) != NUMBER_SG;
  bool named = other->source.first < other->source.last, one = FEATURE_NUMBER(features) == NUMBER_SG;
  uint32_t his = FEATURE_GENDER(other->features), hers = FEATURE_GENDER(features);
  bool state = FEATURE_TENSE(features) == TENSE_ACTIVE && (tense == TENSE_PAST || tense == TENSE_PRESENT);
  return !(state && named && one && his != hers && his != GENDER_ANY &&
           hers != GENDER_ANY); /* «روسيا تعهدت …، مؤكدا» */
}

/* «…، بينما يسيطر الحزب على الشمال ويطالب»: another acts in a clause of its own. */
static bool turns_between(const story *self, uint32_t cue, uint32_t i) {
  for (uint32_t k = i; k-- > cue && i - k < 24;)
    if (has_role(self, k, ROLE(WHILE)) && has_trait(self, k + 1, TRAIT_SURE_VERB) &&
        !has_trait(self, k + 1, TRAIT_SAYING))
      return k + 1 < i;
  return false;
}

bool is_said_before(const finder *self, uint32_t i, uint32_t features) {
  uint32_t start = sentence_start(self->story, i);
  for (size_t k = self->found.count; k-- > 0;) {
    const found *other = &self->found.items[k];
    if (other->cue[0].first < start || turns_between(self->story, other->cue[0].first, i)) return false;
    if (!other->dropped && other->cue[0].first < i && may_share(self, other, i, features)) return true;
  }
  return false;
}

static void search(finder *self) {
  uint32_t count = (uint32_t)self->story->shown.n_tokens, any = 0;
  for (size_t k = 0; k < sizeof families / sizeof *families; k++) any |= families[k].traits;
  for (uint32_t i = 0; i < count && !self->story->memory.failed; i++) {
    uint32_t traits = traits_to_begin(self->story, i) & any;
    if (!traits || self->taken[i] || is_number(self->story, i)) continue;
    for (size_t k = 0; k < sizeof families / sizeof *families; k++)
      if ((families[k].traits & traits) && families[k].find(self, i)) break;
  }
}

/* In the order of their cues, as readers meet them; they nearly are. */
static void sort(found_vector *all) {
  found *items = all->items;
  for (size_t i = 1; i < all->count; i++) {
    found moved = items[i];
    size_t at = i;
    while (at > 0 && items[at - 1].cue[0].first > moved.cue[0].first) {
      items[at] = items[at - 1];
      at--;
    }
    items[at] = moved;
  }
}

static void keep_free(finder *self) {
  size_t kept = 0;
  for (size_t k = 0; k < self->loose.count; k++)
    if (!self->taken[self->loose.items[k].cue[0].first]) self->loose.items[kept++] = self->loose.items[k];
  self->loose.count = kept;
}

/* Merges the loose candidates in: both lists are in order, and the greater cue is laid down first, from the end. */
static void add_loose(finder *self) {
  size_t from = self->found.count, loose = self->loose.count;
  for (size_t k = 0; k < loose; k++) {
    const found *room = vector_push(&self->found, &self->story->memory);
    if (!room) return;
  }
  found *items = self->found.items;
  for (size_t at = self->found.count; loose > 0;) {
    bool behind = from > 0 && items[from - 1].cue[0].first > self->loose.items[loose - 1].cue[0].first;
    items[--at] = behind ? items[--from] : self->loose.items[--loose];
  }
}

void find_statements(finder *self) {
  self->taken = arena_zero(&self->story->memory, (self->story->shown.n_tokens + 1) * sizeof *self->taken);
  if (!self->taken || !self->story->sentences.count) return;
  prepare_signs(self->story);
  search(self);
  sort(&self->found);
  keep_free(self);
  sort(&self->loose);
  add_loose(self);
}

void annotate_statements(story *self) {
  finder finding = {.story = self};
  find_statements(&finding);
  if (self->memory.failed) return;
  judge_all(&finding);
  for (size_t k = 0; k < finding.found.count; k++) content_unquote(self, &finding.found.items[k]);
  occasions_find(&finding);
  addressees_find(&finding);
  resolve_statements(self, &finding.found);
}
