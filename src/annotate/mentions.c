/* mentions: where somebody or something is named, and the row of the lexicon that says so. */
#include "annotate/entities.h"

#include "annotate/grammar.h"
#include "annotate/resolve.h"
#include "text/letters.h"
#include "text/pair.h"
#include "text/token.h"

#include <string.h>

/* ---- Rows of the lexicon ---- */

/* The kinds of rows that an entity of a type may be. */
static bool fits(const lexeme *row, uint8_t type) {
  switch (row->kind) {
  case LEXEME_PERSON: return type == ISNAD_ENTITY_PERSON;
  case LEXEME_COUNTRY:
  case LEXEME_CAPITAL:
  case LEXEME_LOCALITY: return type == ISNAD_ENTITY_PLACE;
  case LEXEME_OUTLET:
  case LEXEME_BODY: return type == ISNAD_ENTITY_ORGANIZATION;
  default: return false;
  }
}

/* A family's name alone is somebody's only where one person of the lexicon has it and it is nothing else. */
static bool is_sure_person(const word_readings *word) {
  uint32_t people = 0;
  for (uint32_t k = 0; k < word->n_named; k++) people += word->named[k].lexeme->kind == LEXEME_PERSON;
  return people == 1 && !(word->kinds & ~(1u << LEXEME_NAME));
}

static const reading *reading_among(const reading *items, uint32_t count, uint8_t type) {
  for (uint32_t k = 0; k < count; k++)
    if (fits(items[k].lexeme, type)) return &items[k];
  return NULL;
}

/* Rows of states that are gone or are none (XX-…) come behind towns: «عدن», «إسطنبول». */
static bool is_of_the_past(const reading *of) {
  return (of->lexeme->kind == LEXEME_COUNTRY || of->lexeme->kind == LEXEME_CAPITAL) &&
         !strncmp(lexeme_key(of->lexicon, of->lexeme), "XX", 2);
}

/* Sets the row that these tokens are a name of. */
static bool set_row(const story *self, range tokens, mention *of) {
  for (uint32_t at = self->phrase_at[tokens.first]; at; at = self->phrases.items[at - 1].next) {
    const phrase_match *phrase = &self->phrases.items[at - 1];
    if (phrase->tokens.last != tokens.last || !fits(phrase->lexeme, of->type)) continue;
    of->lexicon = phrase->lexicon, of->row = phrase->lexeme, of->features = phrase->features;
    return true;
  }
  if (tokens.last != tokens.first + 1) return false;
  const word_readings *word = self->words[tokens.first];
  if (of->type == ISNAD_ENTITY_PERSON && !is_sure_person(word)) return false;
  const reading *best = reading_among(word->items, word->count, of->type);
  const reading *named = reading_among(word->named, word->n_named, of->type);
  if (!best || (named && is_of_the_past(best))) best = named;
  if (!best) return false;
  of->lexicon = best->lexicon, of->row = best->lexeme, of->features = best->features;
  return true;
}

/* «وكالة رويترز», «مدينة حلب», «حركة حماس»: the noun before the name is no part of its row. */
static void find_row(const story *self, mention *of) {
  range tokens = of->tokens;
  if (set_row(self, tokens, of) || tokens.last - tokens.first < 2) return;
  bool noun = has_trait(self, tokens.first, TRAIT_HEAD | TRAIT_TITLE) || self->words[tokens.first]->n_named;
  if (noun && set_row(self, (range){tokens.first + 1, tokens.last}, of)) of->features = 0;
}

mention *mention_add(story *self, names_layer *layer, mention of) {
  mention *made = vector_push(&layer->mentions, &self->memory);
  if (!made) return NULL;
  if (!of.row && of.reason < MENTION_FAMILY) find_row(self, &of);
  *made = of;
  for (uint32_t i = of.tokens.first; i < of.tokens.last; i++) layer->mention_of[i] = (uint32_t)layer->mentions.count;
  return made;
}

/* ---- What the tagger found ---- */

/* «كان خالد [يخوض]»: spelled just so. */
static bool has_present(const story *self, uint32_t i) {
  const word_readings *word = self->words[i];
  for (uint32_t k = 0; k < word->count; k++)
    if (word->items[k].features & FEATURE_EXACT && FEATURE_TENSE(word->items[k].features) == TENSE_PRESENT) return true;
  return false;
}

/* «رفعت هالة نصار [دعوى] ضد …»: a common noun with more behind it; not «قال جوزف [دول] إن». */
static bool is_object(const story *self, uint32_t first, uint32_t i) {
  uint32_t nouns = 1u << LEXEME_COMMON | 1u << LEXEME_NOUN;
  if (!(self->words[i]->kinds & nouns) ||
      has_trait(self, i, TRAIT_THE | TRAIT_NATION | TRAIT_TITLE | TRAIT_HEAD | TRAIT_ADJECTIVE))
    return false;
  if (has_use(self, i, USE(PARTICLE)) || has_use(self, i - 1, USE(PARTICLE) | USE(KUNYA)) ||
      i + 1 >= self->shown.n_tokens)
    return false;
  bool inflected =
      token_at(self, i)->shape & SHAPE_TA_MARBUTA || folded_of(self, i)[token_at(self, i)->folded_size - 1] == F_ALEF;
  return (inflected || i > first + 1) && is_word(self, i + 1) && !is_complementizer(self, i + 1); /* «سنان نارين» */
}

/* «أعلن ياسر [اعتزاله]», «قال باركر [غاضبا]», «سامر [لـ]»: the tagger takes it for the end of a name. */
static bool ends_no_name(const story *self, uint32_t first, uint32_t i) {
  if (is_lone_letter(self, i, F_LAM)) return true;
  if (has_trait(self, i, TRAIT_NAME | TRAIT_UNKNOWN)) return false;
  if (has_trait(self, i, TRAIT_SURE_VERB) && folded_of(self, i)[0] == F_YEH && has_present(self, i)) return true;
  return is_object(self, first, i) || has_trait(self, i, TRAIT_MASDAR | TRAIT_ADVERB) ||
         has_class(self, i, WORD_PREP | WORD_TIME | WORD_CONJUNCTION);
}

static uint32_t tagged_end(const story *self, const names_layer *layer, uint32_t i, uint8_t *type) {
  uint8_t tag = layer->tags[i];
  if (tag == TAG_O || tag == TAG_MISC || is_any_mark(self, i)) return i;
  if (tag == TAG_I_PER && ends_no_name(self, 0, i)) return i; /* behind a name that it does not belong to */
  *type = (uint8_t)((tag - 1) / 2);
  uint8_t inside = (uint8_t)(TAG_B_PER + 2 * *type + 1);
  uint32_t last = sentence_limit(self, i), end = i + 1;
  bool person = *type == ISNAD_ENTITY_PERSON; /* «سامر وهالة» are two */
  while (end < last && layer->tags[end] == inside &&
         !(person && (begins_next_name(self, end) || is_complementizer(self, end))))
    end++;
  while (person && end < last && name_goes_on(self, i, end, last)) end++; /* «هالة بنت [سالم]» */
  while (end > i + 1 && (is_any_mark(self, end - 1) || (person && ends_no_name(self, i, end - 1)))) end--;
  if (person && end == i + 1 && end < last && layer->tags[end] == TAG_O && is_family_adjective(self, end)) end++;
  return end;
}

/* ---- What the lexicon is sure of ---- */

static bool is_inside_tag(uint8_t tag) { return tag == TAG_I_PER || tag == TAG_I_LOC || tag == TAG_I_ORG; }

static uint8_t type_of(const lexeme *row) {
  return row->kind == LEXEME_PERSON                               ? ISNAD_ENTITY_PERSON
         : row->kind == LEXEME_OUTLET || row->kind == LEXEME_BODY ? ISNAD_ENTITY_ORGANIZATION
                                                                  : ISNAD_ENTITY_PLACE;
}

/* The longest phrase that is the name of something: «وكالة الأنباء القطرية». */
static const phrase_match *named_phrase(const story *self, uint32_t i) {
  for (uint32_t at = self->phrase_at[i]; at; at = self->phrases.items[at - 1].next) {
    const phrase_match *phrase = &self->phrases.items[at - 1];
    uint8_t kind = phrase->lexeme->kind;
    if (kind == LEXEME_COUNTRY && has_trait(self, i, TRAIT_HEAD)) continue; /* «الدول العربية» */
    if (kind == LEXEME_OUTLET || kind == LEXEME_BODY || kind == LEXEME_PERSON || kind == LEXEME_COUNTRY) return phrase;
  }
  return NULL;
}

/* Whether no name that the tagger found crosses the edge of these tokens: «طيران الإمارات» may hold a country, and a
 * body, but no person's name, the name of a person. */
static bool is_free(const names_layer *layer, range tokens, bool body, uint32_t count) {
  uint32_t i = tokens.first + 1; /* behind the tagged name that they begin with */
  while (i < tokens.last && is_inside_tag(layer->tags[i])) i++;
  for (; i < tokens.last; i++)
    if (layer->tags[i] == TAG_MISC || (!body && (layer->tags[i] == TAG_B_PER || layer->tags[i] == TAG_I_PER)))
      return false;
  uint8_t behind = tokens.last < count ? layer->tags[tokens.last] : TAG_O, first = layer->tags[tokens.first];
  return !is_inside_tag(behind) && !is_inside_tag(first) && first != TAG_MISC;
}

/* A longer phrase of the lexicon than what the tagger saw begins here: «يديعوت» of «يديعوت أحرونوت», «المغرب» of a
 * club. */
static const phrase_match *longer_phrase(const story *self, const names_layer *layer, uint32_t i, uint32_t end) {
  const phrase_match *phrase = named_phrase(self, i);
  if (!phrase || phrase->tokens.last <= end) return NULL;
  for (uint32_t k = end; k < phrase->tokens.last; k++)
    if (layer->tags[k] != TAG_O) return NULL;
  return phrase;
}

/* A word that nothing but an outlet is called: «رويترز». */
static const reading *sure_outlet(const story *self, uint32_t i) {
  const word_readings *word = self->words[i];
  uint32_t others = word->kinds & ~(1u << LEXEME_OUTLET);
  if (!(word->kinds & 1u << LEXEME_OUTLET) || word->n_named) return NULL;
  for (uint32_t k = 0; k < word->count; k++) {
    const reading *item = &word->items[k];
    bool platform = item->lexeme->kind == LEXEME_OUTLET && item->lexeme->sub == OUTLET_PLATFORM;
    if (item->lexeme->kind == LEXEME_OUTLET && (item->features & FEATURE_EXACT) &&
        (!others || (platform && others == 1u << LEXEME_VERB))) /* «فيسبوك» has the letters of a verb, too */
      return item;
  }
  return NULL;
}

/* «الاتحاد المصري للملاكمة» is no other union, «وزيرة الخارجية المصرية» no ministry. */
static bool is_part_of_more(const story *self, const phrase_match *phrase) {
  uint32_t first = phrase->tokens.first, last = phrase->tokens.last;
  bool more = last < self->shown.n_tokens && has_trait(self, last, TRAIT_THE) &&
              has_trait(self, last, TRAIT_NATION | TRAIT_TO) && !has_trait(self, last, TRAIT_AND | TRAIT_BY);
  if (more && phrase->lexeme->kind == LEXEME_BODY) return true;
  return first > 0 && phrase->lexeme->kind == LEXEME_BODY && has_trait(self, first, TRAIT_THE) &&
         has_trait(self, first - 1, TRAIT_TITLE) && !has_trait(self, first - 1, TRAIT_THE);
}

/* The token behind the mention, or i where the lexicon has none there. */
static uint32_t add_from_lexicon(story *self, names_layer *layer, uint32_t i) {
  mention of = {.tokens = {i, i + 1}, .reason = MENTION_LEXICON};
  const phrase_match *phrase = named_phrase(self, i);
  const reading *outlet = phrase ? NULL : sure_outlet(self, i);
  if (phrase)
    of.tokens = phrase->tokens, of.row = phrase->lexeme, of.lexicon = phrase->lexicon, of.features = phrase->features;
  else if (outlet)
    of.row = outlet->lexeme, of.lexicon = outlet->lexicon, of.features = outlet->features;
  if (!of.row) return i;
  bool holds_person =
      of.row->kind == LEXEME_BODY || of.row->kind == LEXEME_PERSON; /* «فاتو بنسودا», of which the tagger saw half */
  if (!is_free(layer, of.tokens, holds_person, (uint32_t)self->shown.n_tokens) ||
      (phrase && is_part_of_more(self, phrase)))
    return i;
  of.type = type_of(of.row);
  mention_add(self, layer, of);
  return of.tokens.last;
}

/* ---- Brackets ---- */

static bool is_short_form(const story *self, range tokens) {
  uint32_t words = tokens.last - tokens.first;
  if (!words || words > 5) return false;
  bool latin = true, letters = true; /* «(WHO)», «(أ ف ب)», «(قنا)» */
  for (uint32_t i = tokens.first; i < tokens.last; i++) {
    if (is_mark(self, i, '.')) continue;
    if (!is_word(self, i)) return false;
    latin &= folded_of(self, i)[0] < 0x80;
    letters &= token_at(self, i)->folded_size <= 2;
  }
  bool unknown =
      words == 1 && has_trait(self, tokens.first, TRAIT_UNKNOWN) && !has_trait(self, tokens.first, TRAIT_THE);
  return latin || (letters && words > 1) || unknown;
}

/* A short form or another spelling right behind a name: «منظمة كذا (WHO)». */
static uint32_t add_bracket(story *self, names_layer *layer, uint32_t i) {
  if (!layer->mentions.count || i == 0 || !layer->mention_of[i - 1] || !is_mark(self, i, '(')) return i + 1;
  uint32_t close = self->partner[i];
  if (close == PAIR_NONE || close == PAIR_OPEN || close < i) return i + 1;
  range inside = {i + 1, close};
  mention before = layer->mentions.items[layer->mention_of[i - 1] - 1];
  if (before.type == ISNAD_ENTITY_PLACE || !is_short_form(self, inside)) return i + 1;
  mention of = {.tokens = inside, .type = before.type, .reason = MENTION_BRACKET};
  if (set_row(self, inside, &of) && before.row && of.row != before.row) return i + 1;
  if (!is_free(layer, inside, false, (uint32_t)self->shown.n_tokens)) return i + 1;
  mention_add(self, layer, of);
  return close;
}

/* ---- Names in quotation marks ---- */

/* «شركة "نهر كذا"»: an organization's noun, and its name in quotation marks. */
static uint32_t add_quoted(story *self, names_layer *layer, uint32_t i) {
  if (i == 0 || !opens_quote(self, i) || self->partner[i] == PAIR_OPEN || !is_word(self, i - 1)) return i;
  range inside = {i + 1, self->partner[i]};
  if (inside.first >= inside.last || inside.last - inside.first > 4 || layer->mention_of[i - 1]) return i;
  const word_readings *noun = self->words[i - 1];
  bool organization = false;
  for (uint32_t k = 0; k < noun->n_named; k++) {
    const lexeme *row = noun->named[k].lexeme;
    organization |= row->kind == LEXEME_SORT && row->sub > SORT_COUNTRY && row->sub != SORT_PROGRAMME;
  }
  if (!organization) return i;
  for (uint32_t k = inside.first; k < inside.last; k++)
    if (!is_word(self, k) && !is_number(self, k)) return i;
  mention_add(self, layer, (mention){.tokens = inside, .type = ISNAD_ENTITY_ORGANIZATION, .reason = MENTION_QUOTED});
  return inside.last;
}

void mentions_find(story *self, names_layer *layer) {
  uint32_t count = (uint32_t)self->shown.n_tokens;
  for (uint32_t i = 0; i < count && !self->memory.failed;) {
    uint8_t type = 0;
    uint32_t end = tagged_end(self, layer, i, &type);
    while (end > i + 1 && is_preposition(self, end - 1) && !has_trait(self, end - 1, TRAIT_NAME | TRAIT_PLACE))
      end--; /* «وحذرت [المنظمة] من "كارثة"»: no name ends in a preposition */
    bool longer = end > i ? longer_phrase(self, layer, i, end) != NULL : named_phrase(self, i) != NULL;
    uint32_t next = longer || (end == i && is_word(self, i)) ? add_from_lexicon(self, layer, i) : i;
    if (next == i && end > i) {
      mention_add(self, layer, (mention){.tokens = {i, end}, .type = type, .reason = MENTION_TAGGED});
      next = end;
    }
    if (next == i && is_any_mark(self, i)) next = add_quoted(self, layer, i);
    if (next == i && is_any_mark(self, i)) next = add_bracket(self, layer, i);
    i = next > i ? next : i + 1;
  }
}
