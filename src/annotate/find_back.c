/* find_back: what was said stands before the verb and is pointed back to.
 *
 *     اتهمت النقابة الشركة بالتقصير، وهو ما نفته الشركة        [الحرب قريبة]، تكتب صحيفة الميناء
 */
#include "annotate/found.h"

#include "annotate/grammar.h"
#include "annotate/noun_phrase.h"
#include "text/token.h"

enum { CIRCUMSTANCE_MAX = 7 };

/* «… إلى نيته البيع في لقاء صحفي قصير، وهو ما نفاه»: nothing but words up to the comma. */
static bool is_close(const story *self, uint32_t end, uint32_t before) {
  if (end + 2 >= before) return true;
  if (end + CIRCUMSTANCE_MAX < before || !has_role(self, end, ROLE(IN) | ROLE(THROUGH) | ROLE(CIRCUMSTANCE)))
    return false;
  for (uint32_t i = end; i + 1 < before; i++)
    if (!is_word(self, i) || has_trait(self, i, TRAIT_SURE_VERB)) return false;
  return true;
}

/* The last statement of the sentence whose content reaches `before`. */
static found *said_before(finder *self, uint32_t before) {
  for (size_t k = self->found.count; k-- > 0;) {
    found *other = &self->found.items[k];
    uint32_t cue = other->cue[0].first; /* a sentence without an end must not make every look at it long */
    if (self->story->sentence_of[cue] != self->story->sentence_of[before] || cue + 300 < before) return NULL;
    if (!other->n_content) continue;
    range *last = &other->content[other->n_content - 1];
    if (last->first < before && is_close(self->story, last->last, before) && last->first > other->cue[0].first)
      return other;
  }
  return NULL;
}

/* Where «وهو ما», «الأمر الذي», «وهي التهم التي» begins before the verb at i; NO_TOKEN where it does not. */
static uint32_t pointer_before(const story *self, uint32_t i) {
  if (i < 2 || (token_at(self, i)->shape & SHAPE_BREAK)) return NO_TOKEN;
  bool what = has_role(self, i - 1, ROLE(WHAT)), who = is_relative(self, i - 1);
  bool bare = has_trait(self, i - 1, TRAIT_NOUN_OF_SAYING) && !has_trait(self, i - 1, TRAIT_THE);
  if (bare && has_role(self, i - 2, ROLE(IS))) return i - 2; /* «وهي اتهامات نفتها الوزارة» */
  if (!what && !who) return NO_TOKEN;
  if (has_role(self, i - 2, ROLE(IS)) || (what && has_class(self, i - 2, WORD_DEMONSTRATIVE))) return i - 2;
  if (who && has_role(self, i - 2, ROLE(TURN)) && has_trait(self, i - 2, TRAIT_THE)) return i - 2;
  bool named = who && i > 2 && has_trait(self, i - 2, TRAIT_NOUN_OF_SAYING) && has_role(self, i - 3, ROLE(IS));
  return named ? i - 3 : NO_TOKEN;
}

static bool answers(uint32_t act) {
  return act == ISNAD_ACT_DENY || act == ISNAD_ACT_REJECT || act == ISNAD_ACT_CONFIRM || act == ISNAD_ACT_ASK ||
         act == ISNAD_ACT_ADMIT || act == ISNAD_ACT_CONDEMN;
}

/* A sentence that begins with the pointer speaks of the one before it: «… إنه مذنب. وهو ما ينفيه النجار.» */
static uint32_t said_end(const story *self, uint32_t first) {
  uint32_t s = self->sentence_of[first];
  if (s == 0 || self->sentences.items[s - 1].paragraph != self->sentences.items[s].paragraph) return first;
  return self->sentences.items[s - 1].last - 1;
}

/* «…، وهو ما نفته الشركة»: of what was said just before; else of the clause before. */
static bool find_answer(finder *self, uint32_t i, const reading *by, uint32_t limit) {
  const story *in = self->story;
  if (!FEATURE_ENCLITIC(by->features) || !answers(by->lexeme->act)) return false;
  uint32_t pointer = pointer_before(in, i);
  if (pointer == NO_TOKEN) return false;
  uint32_t first = sentence_start(in, pointer);
  range content = {first, trim_end(in, first, pointer)};
  found *other = said_before(self, pointer == first ? said_end(in, first) : pointer);
  if (other) {
    range *last = &other->content[other->n_content - 1];
    if (last->last > pointer) last->last = trim_end(in, last->first, pointer);
    content = *last;
  }
  if (content.first >= content.last) return false;
  found made = {.lexeme = by->lexeme, .from = by->lexicon, .features = by->features, .limit = limit, .rule = "answer"};
  made.source = (range){i + 1, noun_phrase_end(in, i + 1, limit, PHRASE_NO_COMMA)};
  if (made.source.first >= made.source.last) return false;
  if (other) made.content_skip = other->content_skip;
  made.cue[made.n_cue++] = (range){i, i + 1};
  made.content[made.n_content++] = content;
  found_add(self, &made);
  return true;
}

/* A paper, or the one who writes in it. */
static bool is_press(const story *self, range source) {
  for (uint32_t i = source.first; i < source.last && i < source.first + 2; i++) {
    const reading *head = reading_at(self, i, LEXEME_HEAD), *title = reading_at(self, i, LEXEME_TITLE);
    if (head && head->lexeme->sub == HEAD_OUTLET) return true;
    if (title && title->lexeme->sub == TITLE_TRADE) return true;
    if (has_trait(self, i, TRAIT_OUTLET) || phrase_of_kind(self, i, LEXEME_OUTLET)) return true;
  }
  return false;
}

/* «الحرب قريبة، تكتب صحيفة الميناء.»: the press review's way, with no more behind it. */
static bool find_review(finder *self, uint32_t i, const reading *by, uint32_t limit) {
  const story *in = self->story;
  uint32_t first = sentence_start(in, i);
  if (!(by->lexeme->bits & TAKES_QUOTE) || has_trait(in, i, TRAIT_AND | TRAIT_SO) || i < first + 4) return false;
  if (is_preposition(in, first)) return false; /* «وفي مارس، أفادت تقارير …» */
  if (by->features & FEATURE_VOICE_PASSIVE || is_relative(in, i - 1)) return false;
  bool fresh = is_comma(in, i - 1) || FEATURE_TENSE(by->features) == TENSE_PRESENT;
  if (!fresh) return false;
  uint32_t end = noun_phrase_end(in, i + 1, limit, PHRASE_NO_COMMA);
  range source = {i + 1, end};
  if (end == i + 1 || !is_press(in, source)) return false;
  bool closed = end >= limit || is_mark(in, end, '.') || is_comma(in, end);
  found *other = said_before(self, i);
  if (!closed || other) return false;
  found made = {.lexeme = by->lexeme, .from = by->lexicon, .features = by->features, .limit = limit, .rule = "review"};
  made.source = source;
  made.cue[made.n_cue++] = (range){i, i + 1};
  made.content[made.n_content++] = (range){first, trim_end(in, first, i)};
  found_add(self, &made);
  return true;
}

bool find_back(finder *self, uint32_t i) {
  const story *in = self->story;
  const reading *by = saying_reading(in, i);
  if (!by || FEATURE_PERSON(by->features) != 3) return false;
  uint32_t limit = reach_of(in, i);
  if (i + 1 >= limit) return false;
  return find_answer(self, i, by, limit) || find_review(self, i, by, limit);
}
