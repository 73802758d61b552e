/* emit: lays finished statements down in the public layer. */
#include "annotate/entities.h"
#include "annotate/resolve.h"

#include "annotate/grammar.h"
#include "text/letters.h"
#include "text/pair.h"
#include "text/token.h"

#include <string.h>

/* ---- Direct, indirect, mixed ---- */

enum { NAME_TOKENS_MAX = 5 };

/* «غير قابلة للتطبيق», «لا تملك سلطة», «عمدا»: no name begins like this. */
static bool begins_words(const story *self, uint32_t i) {
  if (is_number(self, i) || is_preposition(self, i) || is_complementizer(self, i)) return true;
  if (has_class(self, i, WORD_NEGATION | WORD_PARTICLE | WORD_KANA | WORD_QUANTIFIER)) return true;
  if (has_trait(self, i, TRAIT_NAME | TRAIT_PLACE | TRAIT_OUTLET | TRAIT_THE)) return false;
  return has_trait(self, i, TRAIT_SURE_VERB | TRAIT_ADVERB | TRAIT_ADJECTIVE | TRAIT_ACTING | TRAIT_BY);
}

/* «"F-16"», «"ساري شاغان"»: words of no Arabic dictionary, and not shaped like its nouns. */
static bool is_foreign(const story *self, uint32_t i) {
  if (!is_word(self, i)) return true;
  if ((uint8_t)self->shown.text.data[token_at(self, i)->span.begin] < 0x80) return true; /* Latin letters */
  if (!has_trait(self, i, TRAIT_UNKNOWN)) return false;
  uint32_t size = token_at(self, i)->folded_size;
  if (size < 2 || token_at(self, i)->shape & (SHAPE_TA_MARBUTA | SHAPE_TANWIN)) return false;
  const uint8_t *letters = folded_of(self, i), *end = letters + size;
  if (letters[0] == F_ALEF && letters[1] == F_LAM) return false; /* «"الغش"» */
  return !(end[-1] == F_TEH && end[-2] == F_ALEF) && !(end[-1] == F_NOON && (end[-2] == F_WAW || end[-2] == F_YEH));
}

/* Quotation marks round a name or a title alone do not make a content mixed: «تنظيم "الدولة الإسلامية"». */
static bool is_quoted_name(const story *self, uint32_t quote, uint32_t first) {
  uint32_t close = self->partner[quote];
  if (close == PAIR_OPEN || close <= quote + 1 || close - quote > NAME_TOKENS_MAX + 1) return false;
  const mention *of = mention_at(self, quote + 1);
  bool foreign = true;
  for (uint32_t i = quote + 1; i < close && foreign; i++) foreign = is_foreign(self, i);
  if (foreign) return true;
  if (begins_words(self, quote + 1)) return false;
  if (of && of->reason != MENTION_QUOTED && of->tokens.first > quote && of->tokens.last == close) return true;
  if (quote == first) return false;
  for (uint32_t i = quote + 1; i < close; i++)
    if (is_finite_verb(self, i)) return false; /* «مدير الشركة "مرحلة تعزز سمعته"» */
  bool head = has_trait(self, quote - 1, TRAIT_HEAD | TRAIT_TITLE);
  return (head && !has_trait(self, quote - 1, TRAIT_THE)) || has_use(self, quote - 1, USE(KIND));
}

static isnad_content_type type_of(const story *self, const found *of) {
  bool heading = of->verbatim && !of->lexeme; /* «النجار: الطريق آمن» gives the sense, and is nobody's own words */
  if (of->quoted || (of->verbatim && !heading)) return ISNAD_DIRECT;
  for (uint32_t k = 0; k < of->n_content; k++)
    for (uint32_t i = of->content[k].first; i < of->content[k].last; i++)
      if (opens_quote(self, i) && !is_quoted_name(self, i, of->content[k].first)) return ISNAD_MIXED;
  return ISNAD_INDIRECT;
}

/* ---- Chains ---- */

static bool same_text(isnad_string a, isnad_string b) {
  return a.size == b.size && (!a.size || !memcmp(a.data, b.data, a.size));
}

/* The entity that a speaker or carrier is: by the words of the name, else by the lexicon's key or the same name, else
 * by what the phrase begins with. */
static uint32_t entity_of(const story *self, const who *one) {
  uint32_t entity = entity_at(self, one->name);
  if (!entity) entity = entity_named(self, one->text, one->ref);
  return entity || one->name.first < one->name.last ? entity : entity_heading(self, one->whole);
}

/* What no word of the phrase tells, its entity may: «"غوغل"». */
static isnad_kind kind_of(const story *self, const who *one, uint32_t entity) {
  static const isnad_kind kinds[] = {
      [ISNAD_ENTITY_PERSON] = ISNAD_KIND_PERSON,
      [ISNAD_ENTITY_PLACE] = ISNAD_KIND_STATE,
      [ISNAD_ENTITY_ORGANIZATION] = ISNAD_KIND_ORGANIZATION,
  };
  return one->kind || !entity ? one->kind : kinds[self->shown.entities[entity - 1].type];
}

static isnad_link link_of(const story *self, const who *one) {
  uint32_t entity = entity_of(self, one);
  return (isnad_link){.name = one->text, .ref = one->ref, .kind = kind_of(self, one, entity), .entity = entity};
}

static void push_link(isnad_link *links, size_t *count, isnad_link made, size_t room) {
  for (size_t i = 0; i < *count; i++)
    if (same_text(links[i].name, made.name)) return;
  if (*count < room && made.name.size) links[(*count)++] = made;
}

enum { CHAIN_MAX = 8, NESTING_MAX = 6 };

/* Carriers, then those who are quoted as quoting, outermost first, then the speaker; empty where nobody knows who that
 * is: its last link is who said it. */
static void set_chain(story *self, const resolved *results, size_t index, isnad_statement *out) {
  if (!results[index].known) return;
  isnad_link links[CHAIN_MAX];
  size_t count = 0, outer[NESTING_MAX], n_outer = 0;
  for (int64_t at = (int64_t)index; at >= 0 && n_outer < NESTING_MAX; at = results[at].apart ? -1 : results[at].parent)
    outer[n_outer++] = (size_t)at;
  while (n_outer-- > 0) {
    const resolved *of = &results[outer[n_outer]];
    for (uint32_t k = 0; k < of->n_carriers; k++) push_link(links, &count, link_of(self, &of->carriers[k]), CHAIN_MAX);
    if (of->known && n_outer > 0 && !same_text(of->speaker.text, results[index].speaker.text))
      push_link(links, &count, link_of(self, &of->speaker), CHAIN_MAX);
  }
  push_link(links, &count, link_of(self, &results[index].speaker), CHAIN_MAX);
  isnad_link *made = arena_get(&self->memory, (count + 1) * sizeof *made);
  if (!made) return;
  memcpy(made, links, count * sizeof *made);
  out->chain = made;
  out->n_chain = count;
}

/* ---- One statement ---- */

static isnad_span cut(const story *self, range tokens, uint32_t skip) {
  isnad_span span = span_of(self, tokens);
  if (span.begin + skip < span.end) span.begin += skip;
  return span;
}

static void set_spans(const story *self, const found *of, isnad_statement *out) {
  out->n_cue = of->n_cue;
  for (uint32_t k = 0; k < of->n_cue; k++) out->cue[k] = span_of(self, of->cue[k]);
  out->n_content = of->n_content;
  for (uint32_t k = 0; k < of->n_content; k++) out->content[k] = cut(self, of->content[k], k ? 0 : of->content_skip);
  out->source = cut(self, of->source, of->source_skip);
  out->to = cut(self, of->to, of->to_skip);
}

static void set_speaker(const story *self, const resolved *of, isnad_statement *out) {
  if (!of->known) return;
  out->speaker = of->speaker.text;
  out->entity = entity_of(self, &of->speaker);
  isnad_kind kind = kind_of(self, &of->speaker, out->entity);
  bool outlet = kind == ISNAD_KIND_AGENCY || kind == ISNAD_KIND_PLATFORM || kind == ISNAD_KIND_PROGRAMME;
  out->source_kind = outlet ? ISNAD_KIND_OUTLET : kind;
  out->anonymous = of->speaker.anonymous;
  out->count = of->speaker.count;
}

static bool begins_document(const story *self, range source) {
  const reading *head = source.first < source.last ? reading_at(self, source.first, LEXEME_HEAD) : NULL;
  return head && head->lexeme->sub == HEAD_DOCUMENT;
}

/* What the cue does; «بحسب» and «وفقا ل» before an outlet or a document, whoever speaks in it, only report. */
static isnad_act act_of(const story *self, const found *of, const isnad_statement *made) {
  if (!of->lexeme) return ISNAD_ACT_SAY;
  if (of->act) return (isnad_act)of->act;
  bool cites = of->lexeme->kind == LEXEME_CUE && of->lexeme->sub == CUE_SOURCE && of->lexeme->act == ISNAD_ACT_SAY;
  bool reported = made->source_kind == ISNAD_KIND_OUTLET || made->source_kind == ISNAD_KIND_DOCUMENT ||
                  begins_document(self, of->source);
  return cites && reported ? ISNAD_ACT_REPORT : (isnad_act)of->lexeme->act;
}

static void emit(story *self, const found *of, const resolved *results, size_t index, isnad_statement *out) {
  *out = (isnad_statement){.rule = of->rule, .negated = of->negated, .parent = results[index].parent};
  set_spans(self, of, out);
  out->lemma = isnad_string_of(of->lexeme ? lexeme_lemma(of->from, of->lexeme) : ":");
  out->type = type_of(self, of);
  out->role = self->shown.paragraphs[paragraph_of(self, of->cue[0].first)].role;
  out->source_kind = ISNAD_KIND_IMPLICIT;
  set_speaker(self, &results[index], out);
  out->act = act_of(self, of, out);
  set_chain(self, results, index, out);
}

void emit_statements(story *self, const found_vector *all, const resolved *results) {
  isnad_statement *made = arena_get(&self->memory, all->count * sizeof *made);
  if (!made) return;
  for (size_t i = 0; i < all->count; i++) emit(self, &all->items[i], results, i, &made[i]);
  self->shown.statements = made;
  self->shown.n_statements = all->count;
  self->found = all->items;
  self->resolved = results;
}
