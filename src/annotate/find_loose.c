/* find_loose: words that can attribute where no rule is sure of the construction: what they say is looked for less
 * closely, and the judges decide whether it is a statement at all.
 *
 *     وأعلن النادي، الذي يلعب له، إصابة مهاجمه      ما سماه "مؤامرة"      صحيفة الميناء تساءلت عن …
 */
#include "annotate/found.h"

#include "annotate/grammar.h"
#include "annotate/noun_phrase.h"
#include "text/token.h"

/* The reading by which the word attributes: a finite verb before a noun of saying before a participle. */
static const reading *attributing(const story *self, uint32_t i) {
  const word_readings *word = self->words[i];
  const reading *best = NULL;
  uint32_t rank = 0;
  for (uint32_t k = 0; k < word->count; k++) {
    const reading *item = &word->items[k];
    if (!item->lexeme->act || item->lexeme->kind > LEXEME_NOUN) continue;
    uint32_t tense = FEATURE_TENSE(item->features);
    uint32_t here = item->lexeme->kind == LEXEME_NOUN               ? 3
                    : tense == TENSE_PAST || tense == TENSE_PRESENT ? 4
                    : tense == TENSE_MASDAR                         ? 2
                                                                    : 1;
    here = here * 2 + ((item->features & FEATURE_EXACT) != 0);
    if (here > rank) rank = here, best = item;
  }
  return best;
}

static bool is_finite(const reading *by) {
  uint32_t tense = FEATURE_TENSE(by->features);
  return by->lexeme->kind == LEXEME_VERB && (tense == TENSE_PAST || tense == TENSE_PRESENT);
}

/* Behind the subject, or at once. */
static complement anything_behind(const story *self, uint32_t i, uint32_t limit) {
  uint32_t first = skip_circumstances(self, i + 1, limit);
  uint32_t end = noun_phrase_end(self, first, limit, PHRASE_BEFORE_OBJECT | PHRASE_ANY_OBJECT);
  uint32_t at = end < limit && !is_any_mark(self, end) ? end : i + 1;
  return (complement){COMPLEMENT_NOUN, at, at, 0, NO_TOKEN};
}

static const char *rule_of(const reading *by) {
  if (is_finite(by)) return "verb-judged";
  return FEATURE_TENSE(by->features) == TENSE_ACTIVE ? "participle-judged" : "noun-judged";
}

/* «وتوعد النجار عبر "تويتر" قائلا»: by what it went, and no more. */
static bool is_way_alone(const story *self, const found *of) {
  uint32_t first = of->content[0].first;
  return has_role(self, first, ROLE(THROUGH)) && first + 1 < of->limit &&
         (opens_quote(self, first + 1) || has_trait(self, first + 1, TRAIT_OUTLET));
}

bool find_loose(finder *self, uint32_t i) {
  story *in = self->story;
  if (!is_word(in, i) || !has_trait(in, i, TRAIT_SAYING | TRAIT_NOUN_OF_SAYING | TRAIT_MASDAR | TRAIT_PARTICIPLE))
    return false;
  const reading *by = attributing(in, i);
  uint32_t limit = by ? reach_of(in, i) : 0;
  if (!by || i + 1 >= limit) return false;
  uint32_t takes = (uint32_t)by->lexeme->bits;
  complement content = complement_find(in, i + 1, limit, takes);
  if (content.kind == COMPLEMENT_NONE || content.first >= limit) content = anything_behind(in, i, limit);
  found made = {.lexeme = by->lexeme,
                .from = by->lexicon,
                .features = by->features,
                .limit = limit,
                .loose = true,
                .negated = is_negated(in, i),
                .rule = rule_of(by)};
  bool joined = content.preposition == i + 1;
  made.cue[0] = (range){i, joined ? i + 2 : i + 1};
  made.n_cue = 1;
  if (is_finite(by) && !(by->features & FEATURE_VOICE_PASSIVE))
    made.source = source_of_verb(in, i, content.marker, limit, by->features, takes | 1u << TAKES_OBJECT);
  if (made.source.first >= made.source.last) made.source = source_of_driven(in, i);
  bool then = is_finite(by) && FEATURE_TENSE(by->features) == TENSE_PAST && FEATURE_PERSON(by->features) == 3 &&
              i > 0 && has_class(in, i - 1, WORD_CONJUNCTION) && !(token_at(in, i)->shape & SHAPE_BREAK);
  if (then && made.source.first >= made.source.last && !is_said_before(self, i, by->features))
    made.source = source_of_act(in, i, by->features); /* «أثار الوزير القلق عندما قال» */
  content_begin(in, &made, &content, limit);
  if (!made.n_content || is_way_alone(in, &made)) return false;
  carriers_between(in, i + 1, content.marker, made.source, &made);
  made.shared = made.source.first >= made.source.last;
  found *kept = vector_push(&self->loose, &in->memory);
  if (kept) *kept = made;
  return false; /* unless the judge agrees, the word belongs to nobody */
}
