/* find_participle: «مضيفا أن …», «مشيرة إلى …», «قائلا: "…"»: the one who spoke or acted before goes on. */
#include "annotate/found.h"

#include "annotate/grammar.h"
#include "annotate/noun_phrase.h"
#include "text/letters.h"
#include "text/token.h"

static const reading *participle_reading(const story *self, uint32_t i) {
  const word_readings *word = self->words[i];
  for (uint32_t k = 0; k < word->count; k++)
    if (word->items[k].lexeme->kind == LEXEME_VERB && word->items[k].lexeme->act &&
        FEATURE_TENSE(word->items[k].features) == TENSE_ACTIVE)
      return &word->items[k];
  return NULL;
}

/* An adverb of state, not an adjective or a noun: behind a comma, or with a complementizer, colon or quotation at once.
 */
static bool is_adverbial_here(const story *self, uint32_t i, const reading *by, const complement *content) {
  bool near = content->marker <= skip_circumstances(self, i + 1, content->marker + 1); /* «منتقدا بشدة تصرف الشركة» */
  bool behind_comma =
      i > 0 && (is_comma(self, i - 1) || closes_quote(self, i - 1)) && (content->marker == i + 1 || near);
  uint32_t known = TRAIT_THE | TRAIT_NAME | TRAIT_PLACE | TRAIT_OUTLET | TRAIT_NATION;
  bool behind_definite = i > 0 && is_word(self, i - 1) && has_trait(self, i - 1, known);
  bool accusative = has_trait(self, i, TRAIT_ADVERB) && behind_definite && near &&
                    !has_trait(self, i, TRAIT_NAME); /* «راسلت الهيئة الاتحاد منتقدة النظام» */
  if (has_trait(self, i, TRAIT_NAME | TRAIT_TITLE | TRAIT_HEAD) && content->kind != COMPLEMENT_CLAUSE &&
      !behind_comma && !accusative)
    return false;
  bool noun = has_trait(self, i, TRAIT_NOUN_OF_SAYING) &&
              (!has_trait(self, i, TRAIT_ADVERB) || content->kind == COMPLEMENT_PREPOSITION); /* «تسلم مقترحا بشأن» */
  if (noun && !(i > 0 && is_any_mark(self, i - 1))) return false; /* «رفض مقترحات أن …» */
  bool first = (token_at(self, i)->shape & SHAPE_BREAK) || i == 0;
  if (has_trait(self, i, TRAIT_HEAD | TRAIT_TITLE | TRAIT_NAME) && !behind_comma && content->marker != i + 1)
    return false; /* «مدينة كذا إن» */
  if (first || is_any_mark(self, i - 1)) return true;
  if (has_trait(self, i, TRAIT_ADJECTIVE) && content->kind == COMPLEMENT_CLAUSE) return false; /* «نساء مسلمات إنهن» */
  bool spoken =
      content->kind == COMPLEMENT_CLAUSE || content->kind == COMPLEMENT_QUOTE || content->kind == COMPLEMENT_COLON;
  bool many = behind_definite && FEATURE_NUMBER(by->features) > NUMBER_SG && !has_trait(self, i, TRAIT_THE);
  bool adverb =
      has_trait(self, i, TRAIT_ADVERB) || many; /* «إجراءات مشددة على» is an adjective, «الإرهاب رافضين» not */
  uint32_t definite = TRAIT_THE | TRAIT_NAME | TRAIT_PLACE | TRAIT_OUTLET | TRAIT_UNKNOWN | TRAIT_VERB | TRAIT_NATION;
  if (!adverb && is_word(self, i - 1) && !has_trait(self, i - 1, definite)) return false; /* «وثائق مسربة أن» */
  uint32_t ahead = by->lexeme->bits >> TAKES_OBJECT & TAKES_BI && adverb ? 8 : 2; /* «واصفا الفريق الجديد بأنه …» */
  bool joined = behind_definite && content->kind == COMPLEMENT_PREPOSITION; /* «وردت الصين ملوحة بفرض …» */
  return (content->marker <= i + ahead || near) && (spoken || adverb || joined) && content->kind != COMPLEMENT_NONE;
}

/* محللون is a noun, محللين may be an adverb of state. */
static bool is_nominative(const story *self, uint32_t i) {
  uint32_t size = token_at(self, i)->folded_size;
  return size > 3 && folded_of(self, i)[size - 1] == F_NOON && folded_of(self, i)[size - 2] == F_WAW;
}

/* «سوريا المتهمة بشن هجوم», «ثلاثة متهمون بـ"التمرد"»: somebody accused them; not «حكم على المتهمة بالسجن». */
static bool find_accused(finder *self, uint32_t i) {
  const story *in = self->story;
  if (!has_trait(in, i, TRAIT_ACTING) || has_trait(in, i, TRAIT_BY | TRAIT_TO)) return false;
  if (i > 0 && has_trait(in, i - 1, TRAIT_SAYING | TRAIT_SURE_VERB) && !(token_at(in, i)->shape & SHAPE_BREAK))
    return false; /* «اعترف المتهم بأنه …» */
  bool behind_quote = i > 0 && closes_quote(in, i - 1) && !has_trait(in, i, TRAIT_ADVERB);
  if (has_trait(in, i, TRAIT_PARTICIPLE) && (i == 0 || is_any_mark(in, i - 1)) && !behind_quote)
    return false; /* «…، متهما بالكذب خصمه» */
  const reading *by = NULL;
  for (uint32_t k = 0; k < in->words[i]->count; k++) {
    const reading *item = &in->words[i]->items[k];
    if (item->lexeme->kind == LEXEME_VERB && item->lexeme->act == ISNAD_ACT_ACCUSE &&
        FEATURE_TENSE(item->features) == TENSE_PASSIVE && (item->lexeme->bits & TAKES_BI << TAKES_OBJECT))
      by = item;
  }
  if (!by) return false;
  uint32_t limit = reach_of(in, i), at = i + 1;
  if (at >= limit) return false;
  bool alone = is_lone_letter(in, at, F_BEH) && at + 1 < limit && opens_quote(in, at + 1);
  bool event = has_trait(in, at, TRAIT_BY) && !has_trait(in, at, TRAIT_THE | TRAIT_NAME | TRAIT_PLACE);
  if (!alone && !event) return false;
  const found *last = self->found.count ? &self->found.items[self->found.count - 1] : NULL;
  if (last && last->n_content && last->content[0].first == (alone ? at + 2 : at))
    return false; /* «اعترف المتهم بقتل …» */
  found made = {.lexeme = by->lexeme, .from = by->lexicon, .features = by->features, .limit = limit, .hearsay = true};
  made.rule = "accused";
  made.cue[made.n_cue++] = (range){i, i + 1};
  complement content = {COMPLEMENT_PREPOSITION, at, alone ? at + 1 : at, alone ? 0 : clitic_bytes(in, at, 1), NO_TOKEN};
  content_set(in, &made, &content, limit);
  content_end_at_comma(in, &made);
  if (made.n_content) found_add(self, &made);
  return made.n_content;
}

/* «نافيا ما تردد», «مثمنا ما قدمته» */
static bool is_what(const story *self, uint32_t i) {
  return has_role(self, i, ROLE(WHAT)) && i + 1 < self->shown.n_tokens && has_trait(self, i + 1, TRAIT_VERB);
}

bool find_participle(finder *self, uint32_t i) {
  const story *in = self->story;
  if (find_accused(self, i)) return true;
  if (!has_trait(in, i, TRAIT_PARTICIPLE) || is_nominative(in, i)) return false;
  if (i > 0 && has_use(in, i - 1, USE(OTHER_THAN))) return false; /* «مصادر غير معلنة إن» */
  const reading *by = participle_reading(in, i);
  if (!by) return false;
  uint32_t limit = reach_of(in, i);
  complement content = complement_find(in, i + 1, limit, (uint32_t)by->lexeme->bits);
  bool takes_noun = by->lexeme->bits & (TAKES_NOUN | TAKES_NOUN << TAKES_OBJECT);
  bool far = content.kind == COMPLEMENT_NONE || content.marker > i + 12;
  uint32_t noun = takes_noun && far ? skip_circumstances(in, i + 1, limit) : i + 1; /* «منتقدا بشدة تصرف الشركة» */
  if (takes_noun && (far || content.marker > i + 1) && noun < limit &&
      (noun_phrase_begins(in, noun) || is_what(in, noun) || has_role(in, noun, ROLE(WHOLE))) &&
      !opens_quote(in, noun) && (content.kind != COMPLEMENT_CLAUSE || content.marker > i + 4 || is_what(in, noun)))
    content = (complement){COMPLEMENT_NOUN, noun, noun, 0, NO_TOKEN};
  bool again = content.kind == COMPLEMENT_NOUN && by->lexeme->bits == TAKES_NOUN; /* «يواجه مجددا اتهامات» */
  if (again && (i == 0 || !is_any_mark(in, i - 1))) return false;
  uint32_t by_clause = TAKES_CLAUSE | TAKES_BI | TAKES_ILA | TAKES_AN | TAKES_ALA | TAKES_MIN;
  uint32_t both = (uint32_t)(by->lexeme->bits | by->lexeme->bits >> TAKES_OBJECT);
  if (content.kind == COMPLEMENT_CLAUSE && !(both & by_clause)) return false; /* «ليغرد مجددا أن …» */
  if (FEATURE_ENCLITIC(by->features)) return false;                           /* «ومقره» */
  bool joined_on = content.kind == COMPLEMENT_NOUN && always_has(in, content.first, FEATURE_AND);
  bool waved = by->lexeme->act == ISNAD_ACT_THREATEN && content.kind == COMPLEMENT_PREPOSITION &&
               !is_event(in, content.first) && !opens_quote(in, content.first);
  if (joined_on || waved) return false; /* «فوزا ساحقا ومتوقعا وتولى», «ملوحين بالأعلام» */
  if (content.kind == COMPLEMENT_NONE || !is_adverbial_here(in, i, by, &content)) return false;
  found made = {.lexeme = by->lexeme,
                .from = by->lexicon,
                .features = by->features,
                .limit = limit,
                .shared = true,
                .rule = "participle"};
  bool joined = content.preposition == i + 1;
  made.cue[0] = (range){i, joined ? i + 2 : i + 1};
  made.n_cue = 1;
  if (!is_said_before(self, i, by->features)) made.source = source_of_act(in, i, by->features);
  made.shared = made.source.first >= made.source.last;
  content_set(in, &made, &content, limit);
  carriers_between(in, i + 1, content.marker, made.source, &made);
  if (made.source.first < made.source.last && made.source.last < i) {
    uint32_t last = made.source.last;
    while (last < i && !is_complementizer(in, last) && !is_colon(in, last)) last++;
    if (last == i) carriers_between(in, made.source.last, i, made.source, &made); /* «تحدث النجار إلى الصحيفة قائلا» */
    carriers_posted(in, i, &made);
  }
  if (made.n_content) found_add(self, &made);
  return made.n_content;
}
