/* find_noun: nouns of saying whose content is given.
 *
 *     إقرار الوزارة بأن الماء ملوث      اتهامات للشركة بالتقصير      دعوات إلى وقف القتال      التحذير الذي أطلقه
 * الخبير من …
 */
#include "annotate/source.h"

#include "annotate/grammar.h"
#include "annotate/noun_phrase.h"
#include "text/token.h"

static const reading *noun_reading(const story *self, uint32_t i) {
  const word_readings *word = self->words[i];
  const reading *masdar = NULL;
  for (uint32_t k = 0; k < word->count; k++) {
    const reading *item = &word->items[k];
    if (item->lexeme->kind == LEXEME_NOUN && item->lexeme->act) return item;
    if (item->lexeme->kind == LEXEME_VERB && item->lexeme->act && FEATURE_TENSE(item->features) == TENSE_MASDAR)
      masdar = item;
  }
  return masdar;
}

/* Acts whose nouns carry a content behind a bare preposition: «تهديدات بفرض», «دعوة إلى وقف»; of the others only a
 * clause behind أن counts. */
static bool takes_phrase(isnad_act act) {
  return act == ISNAD_ACT_ACCUSE || act == ISNAD_ACT_DEMAND || act == ISNAD_ACT_PROMISE || act == ISNAD_ACT_THREATEN ||
         act == ISNAD_ACT_WARN || act == ISNAD_ACT_CONDEMN || act == ISNAD_ACT_CLAIM;
}

static bool is_idle(const story *self, uint32_t i) {
  if (has_trait(self, i, TRAIT_NAME | TRAIT_TITLE | TRAIT_SURE_VERB)) return true;
  if (i == 0) return false;
  return has_class(self, i - 1, WORD_PREP) && has_trait(self, i, TRAIT_OCCASION);
}

/* The one who says it: the genitive behind the noun, or the subject of its relative clause. */
static range source_of_noun(const story *self, uint32_t noun, uint32_t marker, const reading *by) {
  uint32_t first = noun + 1;
  if (FEATURE_ENCLITIC(by->features) || first >= marker) return (range){0, 0};
  if (is_relative(self, first)) {
    first += 2;
    if (first >= marker) return (range){0, 0};
  } else if (by->features & FEATURE_THE) {
    return (range){0, 0};
  }
  /* an adjective («تعهدات قانونية») is nobody */
  uint32_t somebody = TRAIT_THE | TRAIT_NAME | TRAIT_TITLE | TRAIT_HEAD | TRAIT_PLACE | TRAIT_OUTLET;
  if (!has_trait(self, first, somebody) && !phrase_of_kind(self, first, LEXEME_OUTLET) &&
      !phrase_of_kind(self, first, LEXEME_COUNTRY))
    return (range){0, 0};
  range genitive = {first, noun_phrase_end(self, first, marker, 0)};
  bool accused = by->lexeme->act == ISNAD_ACT_ACCUSE && FEATURE_NUMBER(by->features) != NUMBER_PL &&
                 !is_relative(self, noun + 1) && genitive.last == marker && has_trait(self, marker, TRAIT_BY);
  if (accused) { /* «إثر اتهام موسكو بالكذب»; «اتهام الحكومة موسكو بالكذب» has one more */
    uint32_t second = source_object_in(self, genitive, true);
    return second < genitive.last ? (range){genitive.first, second} : (range){0, 0};
  }
  return genitive;
}

/* «تظاهر السكان تنديدا بالقرار», «اكتفى النجار بالقول إن»: the noun tells how the act before it was done. */
static bool is_adverbial(const reading *by) {
  if (by->features & FEATURE_ACCUSATIVE) return true;
  return by->lexeme->act == ISNAD_ACT_SAY && (by->features & (FEATURE_BY | FEATURE_TO));
}

/* «إعلان الحزب نجاحه», «إعلان الجماعة استهداف الميناء»: the noun, who says it, and a noun for what is said. */
static bool find_announcement(finder *self, uint32_t i, const reading *by, uint32_t limit) {
  const story *in = self->story;
  bool takes = by->lexeme->bits & TAKES_NOUN;
  if (!takes || (by->features & FEATURE_THE) || FEATURE_ENCLITIC(by->features) || i + 2 >= limit) return false;
  uint32_t somebody = TRAIT_THE | TRAIT_NAME | TRAIT_TITLE | TRAIT_HEAD | TRAIT_PLACE | TRAIT_OUTLET;
  if (!has_trait(in, i + 1, somebody) || is_event(in, i + 1)) return false;
  uint32_t end = noun_phrase_end(in, i + 1, limit, PHRASE_BEFORE_OBJECT | PHRASE_NO_COMMA);
  if (end >= limit || !is_event(in, end) || has_trait(in, end, TRAIT_THE | TRAIT_BY | TRAIT_TO | TRAIT_AND))
    return false;
  found made = {
      .lexeme = by->lexeme, .from = by->lexicon, .features = by->features, .limit = limit, .rule = "noun-noun"};
  made.source = (range){i + 1, end};
  made.cue[made.n_cue++] = (range){i, i + 1};
  complement content = {COMPLEMENT_NOUN, end, end, 0, NO_TOKEN};
  content_set(in, &made, &content, limit);
  if (made.n_content) found_add(self, &made);
  return made.n_content;
}

/* «وذكرت تقارير محلية أن …»: the noun is the subject of a verb that has its content already. */
static bool is_inside_head(const finder *self, uint32_t i) {
  for (size_t k = self->found.count; k-- > 0 && k + 3 > self->found.count;) {
    const found *last = &self->found.items[k];
    if (last->n_content && last->cue[0].first < i && i < last->content[0].first) return true;
  }
  return false;
}

bool find_noun(finder *self, uint32_t i) {
  const story *in = self->story;
  if (!has_trait(in, i, TRAIT_NOUN_OF_SAYING | TRAIT_MASDAR)) return false;
  const reading *by = noun_reading(in, i);
  if (!by || is_idle(in, i)) return false;
  if (is_inside_head(self, i)) return false;
  uint32_t limit = reach_of(in, i), near = i + 14 < limit ? i + 14 : limit;
  complement content = complement_find(in, i + 1, near, (uint32_t)by->lexeme->bits);
  bool clause = content.kind == COMPLEMENT_CLAUSE;
  bool phrase = content.kind == COMPLEMENT_PREPOSITION && takes_phrase((isnad_act)by->lexeme->act);
  bool reported = (by->lexeme->act == ISNAD_ACT_REPORT || by->lexeme->act == ISNAD_ACT_ANNOUNCE) &&
                  FEATURE_NUMBER(by->features) == NUMBER_PL;
  bool announced =
      by->lexeme->act == ISNAD_ACT_ANNOUNCE && has_role(in, content.marker < limit ? content.marker : i, ROLE(ABOUT));
  if (content.kind == COMPLEMENT_PREPOSITION && (reported || by->lexeme->gender == GENDER_F || announced) &&
      (by->lexeme->act == ISNAD_ACT_REPORT || announced))
    phrase = is_event(in, content.first);
  bool demand = by->lexeme->act == ISNAD_ACT_DEMAND;
  if (phrase && demand && !is_event(in, content.first)) return false; /* «دعوة لأسر» */
  bool predicate =
      demand && !(by->features & FEATURE_THE) && i > 0 && has_trait(in, i - 1, TRAIT_THE); /* «الحكومة مطالبة ب» */
  if (phrase && (predicate || (by->features & FEATURE_TO))) return false;
  if (!clause && !phrase) return find_announcement(self, i, by, limit);
  found made = {.lexeme = by->lexeme,
                .from = by->lexicon,
                .features = by->features,
                .limit = limit,
                .rule = clause ? "noun-clause" : "noun-preposition"};
  made.source = source_of_noun(in, i, content.marker, by);
  uint32_t reached = made.source.first < made.source.last ? made.source.last : i + 1;
  if (content.marker > reached + 4) return false;
  bool empty = made.source.first >= made.source.last;
  if (empty && is_adverbial(by) && !is_said_before(self, i)) made.source = source_of_act(in, i, 0);
  made.shared = FEATURE_ENCLITIC(by->features);
  made.cue[0] = (range){i, i + 1};
  made.n_cue = 1;
  content_set(in, &made, &content, limit);
  content_end_at_comma(in, &made);
  if (made.n_content) found_add(self, &made);
  return made.n_content;
}
