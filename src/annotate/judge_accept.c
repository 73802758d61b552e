/* judge_accept: whether what looks like a statement is one.
 *
 *     أكد الوزير أن …  is one      «المؤكد أن …»، «قرار أكد القضاء …» may be none
 */
#include "annotate/judge.h"

#include "annotate/grammar.h"
#include "base/hash.h"
#include "text/token.h"

#include <string.h>

enum { NEIGHBOURS = 64 };

size_t neighbours(const finder *self, const found *of, size_t *first) {
  size_t at = (size_t)(of - self->found.items);
  *first = at > NEIGHBOURS ? at - NEIGHBOURS : 0;
  return at + NEIGHBOURS < self->found.count ? at + NEIGHBOURS : self->found.count;
}

/* Whether another statement's content holds this cue: 0 none, 1 indirect, 2 quoted. */
static uint32_t held(const finder *self, const found *of) {
  uint32_t cue = of->cue[0].first;
  size_t first, last = neighbours(self, of, &first);
  for (size_t k = first; k < last; k++) {
    const found *other = &self->found.items[k];
    if (other == of || other->dropped) continue;
    for (uint32_t n = 0; n < other->n_content; n++)
      if (other->content[n].first <= cue && cue < other->content[n].last)
        return other->quoted || other->verbatim ? 2 : 1;
  }
  return 0;
}

/* What is to come within the sentence: the marks of a content. */
static uint32_t look_ahead(const story *self, uint32_t first, uint32_t limit) {
  uint32_t seen = 0;
  for (uint32_t i = first; i < limit && i < first + 12; i++) {
    if (is_complementizer(self, i)) return seen | 1;
    if (opens_quote(self, i)) return seen | 2;
    if (is_colon(self, i)) return seen | 4;
    if (is_comma(self, i)) seen |= 8;
    if (has_trait(self, i, TRAIT_SURE_VERB)) return seen | 16;
    if (is_event(self, i)) seen |= 32;
  }
  return seen;
}

typedef struct cue_view {
  uint32_t rule, lemma, act, form; /* of the cue: its rule, its lemma, what it does, its inflection */
  uint32_t before, behind, next;   /* classes of the tokens around it */
  uint32_t head;                   /* class of the first word of its source, 0 for none */
  uint32_t ahead, place;
  uint32_t held; /* in another's content: 0 none, 1 indirect, 2 quoted */
} cue_view;

static uint32_t form_of(uint32_t f) {
  return FEATURE_TENSE(f) | FEATURE_PERSON(f) << 4 | FEATURE_NUMBER(f) << 6 | (f & FEATURE_VOICE_PASSIVE ? 256u : 0) |
         (FEATURE_ENCLITIC(f) ? 512u : 0) | (f & FEATURE_THE ? 1024u : 0) | (f & (FEATURE_BY | FEATURE_TO) ? 2048u : 0);
}

static cue_view view_of(const finder *self, const found *of) {
  const story *in = self->story;
  uint32_t cue = of->cue[0].first, last = of->cue[0].last;
  bool named = of->source.first < of->source.last;
  uint32_t within = held(self, of);
  return (cue_view){.rule = text_hash(of->rule),
                    .lemma = of->lexeme ? text_hash(lexeme_lemma(of->from, of->lexeme)) : 0,
                    .act = pair_of(of->lexeme ? of->lexeme->act : 99u, of->lexeme ? of->lexeme->kind : 99u),
                    .form = form_of(of->features),
                    .before = cue ? class_of(in, cue - 1) : 0,
                    .behind = class_of(in, last),
                    .next = class_of(in, last + 1),
                    .head = named ? class_of(in, of->source.first) : 0,
                    .ahead = look_ahead(in, last, of->limit),
                    .place = pair_of(within, cue == sentence_start(in, cue)),
                    .held = within};
}

/* What else the word may be: «نشر» is a verb and a noun, «عبر» a verb and a preposition. */
static void add_word(const story *self, const found *of, const cue_view *seen, evidence *out) {
  uint32_t cue = of->cue[0].first, kinds = self->words[cue]->kinds;
  uint32_t sure =
      traits_at(self, cue) & (TRAIT_SURE_VERB | TRAIT_MASDAR | TRAIT_NAME | TRAIT_TITLE | TRAIT_HEAD | TRAIT_EVENT);
  uint32_t spelled =
      (of->features & FEATURE_EXACT ? 1u : 0) | (token_at(self, cue)->shape & (SHAPE_PASSIVE | SHAPE_TANWIN));
  bool opens = token_at(self, cue)->shape & SHAPE_BREAK;
  evidence_add(out, 40, kinds);
  evidence_add(out, 41, pair_of(kinds, seen->before));
  evidence_add(out, 42, pair_of(kinds, pair_of(seen->before % 64, seen->behind % 64)));
  evidence_add(out, 43, pair_of(sure, pair_of(seen->form, seen->before % 64)));
  evidence_add(out, 44, pair_of(sure, pair_of(opens, traits_at(self, cue) & (TRAIT_AND | TRAIT_SO))));
  evidence_add(out, 45, pair_of(spelled, pair_of(kinds, seen->rule)));
  evidence_add(out, 46, pair_of(seen->lemma, pair_of(opens, seen->before % 64)));
  evidence_add(out, 47, pair_of(sure, pair_of(seen->behind, seen->next % 64)));
}

/* Of what sort the one is who is said to speak: somebody, a body, words, a thing. */
static uint32_t sort_of_source(const story *self, const found *of) {
  if (of->source.first >= of->source.last) return of->hearsay ? 1 : 0;
  uint32_t i = of->source.first;
  if (phrase_of_kind(self, i, LEXEME_TITLE) || has_trait(self, i, TRAIT_TITLE)) return 2;
  const reading *head = reading_at(self, i, LEXEME_HEAD);
  if (head) return 16 + head->lexeme->sub;
  if (phrase_of_kind(self, i, LEXEME_OUTLET) || has_trait(self, i, TRAIT_OUTLET)) return 3;
  if (phrase_of_kind(self, i, LEXEME_COUNTRY) || has_trait(self, i, TRAIT_PLACE)) return 4;
  if (has_trait(self, i, TRAIT_NAME)) return 5;
  if (has_trait(self, i, TRAIT_NOUN_OF_SAYING)) return 6;
  if (is_event(self, i)) return 7;
  if (has_trait(self, i, TRAIT_COMMON)) return 8;
  if (has_class(self, i, WORD_DEMONSTRATIVE | WORD_QUANTIFIER | WORD_NUMBER)) return 9;
  return has_trait(self, i, TRAIT_UNKNOWN) ? 10 : 11;
}

/* What the rules take for the content, and for the source: «رفض الوزير [الاتهامات]», «رفض [الحضور]». */
static void add_content(const story *self, const found *of, const cue_view *seen, evidence *out) {
  uint32_t first = of->content[0].first, last = of->cue[0].last, act = seen->act;
  uint32_t takes = of->lexeme ? (uint32_t)(of->lexeme->bits | of->lexeme->bits >> TAKES_OBJECT) & 0xFFF : 0;
  bool event = first < self->shown.n_tokens && is_event(self, first);
  bool named = of->source.first < of->source.last, behind = of->source.first >= last;
  uint32_t sort = pair_of(named ? behind ? 2u : 1u : 0u, event);
  uint32_t agrees = 0;
  if (named && of->lexeme && of->lexeme->kind == LEXEME_VERB) {
    const word_readings *head = self->words[of->source.first];
    for (uint32_t k = 0; k < head->count; k++)
      if (FEATURE_GENDER(head->items[k].features) == FEATURE_GENDER(of->features)) agrees = 1;
  }
  evidence_add(out, 50, pair_of(act, pair_of(of->complement, event)));
  evidence_add(out, 51, pair_of(seen->rule, pair_of(of->complement, sort)));
  evidence_add(out, 52, pair_of(act, pair_of(class_of(self, first), of->complement)));
  evidence_add(out, 53, pair_of(seen->lemma, pair_of(event, sort)));
  evidence_add(out, 54, pair_of(act, word_of(self, first)));
  evidence_add(out, 55, pair_of(of->complement, pair_of(takes, class_of(self, first) % 64)));
  evidence_add(out, 56, pair_of(seen->rule, pair_of(seen->head % 64, agrees)));
  evidence_add(out, 57, pair_of(act, pair_of(sort, agrees)));
  evidence_add(out, 58, pair_of(seen->lemma, pair_of(of->complement, class_of(self, first) % 64)));
  evidence_add(out, 59, pair_of(class_of(self, first) % 64, pair_of(class_of(self, first - 1) % 64, seen->rule)));
}

void accept_evidence(const finder *self, const found *of, evidence *out) {
  const story *in = self->story;
  uint32_t cue = of->cue[0].first, last = of->cue[0].last;
  cue_view seen = view_of(self, of);
  uint32_t word_before = cue ? word_of(in, cue - 1) : 0;
  evidence_begin(out, QUESTION_ACCEPT);
  evidence_add(out, 1, seen.rule);
  evidence_add(out, 2, seen.lemma);
  evidence_add(out, 3, pair_of(seen.lemma, of->complement));
  evidence_add(out, 4, pair_of(seen.rule, seen.act));
  evidence_add(out, 5, pair_of(seen.rule, seen.form));
  evidence_add(out, 6, pair_of(seen.act, seen.form));
  evidence_add(out, 7, pair_of(seen.rule, seen.head));
  evidence_add(out, 8, pair_of(seen.rule, seen.before));
  evidence_add(out, 9, pair_of(seen.act, pair_of(seen.before, seen.behind)));
  evidence_add(out, 10, pair_of(seen.rule, seen.place));
  evidence_add(out, 11, pair_of(word_of(in, cue), word_before));
  evidence_add(out, 12, word_before);
  evidence_add(out, 13, pair_of(seen.act, seen.ahead));
  evidence_add(out, 14, pair_of(seen.lemma, seen.ahead));
  evidence_add(out, 15, pair_of(seen.rule, seen.ahead));
  evidence_add(out, 16, pair_of(seen.lemma, seen.form));
  evidence_add(out, 17, pair_of(seen.lemma, seen.behind));
  evidence_add(out, 18, pair_of(seen.act, pair_of(seen.behind, seen.next)));
  evidence_add(out, 19, pair_of(word_of(in, last), seen.lemma));
  evidence_add(out, 20, pair_of(word_of(in, last), seen.rule));
  bool negated = of->negated && !(of->lexeme && of->lexeme->act == ISNAD_ACT_EXPECT); /* «لا يستبعد» says something */
  evidence_add(out, 21, pair_of(seen.rule, pair_of(negated, of->hearsay)));
  evidence_add(out, 22, pair_of(class_of(in, cue), pair_of(seen.before, seen.behind)));
  evidence_add(out, 23, pair_of(seen.head, seen.act));
  evidence_add(out, 24, pair_of(seen.before, seen.form));
  evidence_add(out, 25, pair_of(seen.lemma, seen.before));
  evidence_add(out, 26, pair_of(of->loose, pair_of(seen.act, of->complement)));
  evidence_add(out, 27, pair_of(of->loose, pair_of(seen.form, of->complement)));
  evidence_add(out, 28, pair_of(seen.rule, of->n_carriers));
  evidence_add(out, 29, pair_of(class_of(in, cue - 2), pair_of(seen.before, seen.form)));
  evidence_add(out, 30, pair_of(seen.place, seen.form));
  uint32_t gap = of->content[0].first > last ? of->content[0].first - last : 99;
  evidence_add(out, 31, pair_of(seen.rule, bucket_of(gap)));
  evidence_add(out, 32, pair_of(of->loose, pair_of(seen.behind, seen.act)));
  uint32_t sort = sort_of_source(in, of);
  evidence_add(out, 80, pair_of(seen.act, sort));
  evidence_add(out, 81, pair_of(seen.lemma, sort));
  evidence_add(out, 82, pair_of(seen.rule, sort));
  evidence_add(out, 83, pair_of(seen.lemma, seen.held));
  add_word(in, of, &seen, out);
  add_content(in, of, &seen, out);
}
