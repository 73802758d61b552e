/* noun_phrase_comma: what may go on a noun phrase behind a comma: an apposition, a clause that tells who it is, one
 * more of those who speak.
 */
#include "annotate/noun_phrase_builder.h"

#include "annotate/grammar.h"
#include "annotate/noun_phrase.h"
#include "text/letters.h"
#include "text/token.h"

bool phrase_is_explanation(const phrase_builder *self, uint32_t i) {
  const story *in = self->story;
  if (i + 1 >= self->limit || !has_role(in, i, ROLE(IS)) || !has_trait(in, i, TRAIT_AND)) return false;
  bool verb = has_trait(in, i + 1, TRAIT_VERB) &&
              !has_trait(in, i + 1, TRAIT_HEAD | TRAIT_TITLE | TRAIT_COMMON | TRAIT_ADJECTIVE) &&
              !has_role(in, i + 1, ROLE(ONE)); /* «وهو أحد الأعضاء» */
  return noun_phrase_begins(in, i + 1) && !verb && !opens_quote(in, i + 1);
}

/* «هالة، 40 عاما» */
static bool is_age(const phrase_builder *self, uint32_t i) {
  return self->named && is_number(self->story, i) && i + 1 < self->limit && is_time(self->story, i + 1);
}

uint32_t phrase_behind_besides(const phrase_builder *self, uint32_t i) {
  const story *in = self->story;
  if (i == self->first || !has_role(in, i, ROLE(ADDS))) return 0;
  const phrase_match *adds = phrase_of_kind(in, i, LEXEME_WORD);
  uint32_t next = adds ? adds->tokens.last : i;
  if (next <= i + 1 || next >= self->limit || is_event(in, next)) return 0;
  bool somebody = has_trait(in, next, TRAIT_NAME | TRAIT_TITLE | TRAIT_HEAD | TRAIT_PLACE) ||
                  phrase_begins_title(in, next) || phrase_of_kind(in, next, LEXEME_COUNTRY);
  return somebody ? next : 0;
}

/* أكبر, ثاني, أحد: no word of their own, a rank among others. */
static bool is_rank(const story *self, uint32_t i) {
  if (has_trait(self, i, TRAIT_THE) || !is_word(self, i)) return false;
  bool elative = has_trait(self, i, TRAIT_ADJECTIVE | TRAIT_COMMON) && has_trait(self, i, TRAIT_VERB) &&
                 token_at(self, i)->folded_size == 4 && folded_of(self, i)[0] == F_ALEF; /* أكبر could be «I grow» */
  return elative || has_role(self, i, ROLE(ONE)) || (self->words[i]->values & VALUE(ORDINAL));
}

/* «…، أكبر حلفاء الحكومة», «…، ثاني أكبر مجموعة في البلاد», «…، أحد كبار المديرين»: a rank among others. Returns the
 * token that the phrase takes, 0 where none begins. */
static uint32_t behind_rank(const phrase_builder *self, uint32_t i) {
  const story *in = self->story;
  if (!is_rank(in, i) || i + 1 >= self->limit) return 0;
  uint32_t noun = is_rank(in, i + 1) ? i + 2 : i + 1;
  if (noun >= self->limit) return 0;
  bool somebody = has_role(in, i, ROLE(ONE)) ? is_word(in, i + 1) && !has_trait(in, i + 1, TRAIT_SURE_VERB)
                                             : has_trait(in, noun, TRAIT_HEAD | TRAIT_TITLE | TRAIT_COMMON) &&
                                                   !has_trait(in, noun, TRAIT_THE); /* «أحد مؤسسي وادي» */
  if (!somebody || !(self->options & PHRASE_BEFORE_OBJECT)) return somebody ? i : 0;
  uint32_t close = noun; /* before an object only between two commas */
  while (close < self->limit && close < i + 12 && !is_comma(in, close)) close++;
  return close < self->limit && is_comma(in, close) ? close : 0;
}

/* «الذي قال إن», «الذي اتهم الشركة ب»; not «التي تحمل اسم النهر». */
static bool speaks_there(const story *self, uint32_t verb) {
  if (!has_trait(self, verb, TRAIT_SAYING) || phrase_has_pronoun(self, verb)) return false;
  const word_readings *word = self->words[verb];
  bool says = false;
  for (uint32_t k = 0; k < word->count; k++) {
    const reading *item = &word->items[k];
    uint32_t tense = FEATURE_TENSE(item->features);
    if (item->lexeme->kind != LEXEME_VERB || (tense != TENSE_PAST && tense != TENSE_PRESENT)) continue;
    if (!item->lexeme->act || item->lexeme->act == ISNAD_ACT_PROMISE) return false; /* «الذي يعد خبيرا» */
    says |= (item->lexeme->bits & (TAKES_CLAUSE | TAKES_QUOTE | TAKES_BI << TAKES_OBJECT)) != 0;
  }
  return says;
}

/* «ولي عهد …», «رئيس الهيئة»; not «برئيس الهيئة». */
static bool begins_post(const phrase_builder *self, uint32_t i) {
  uint32_t attached = FEATURE_BY | FEATURE_TO | FEATURE_SO;
  const phrase_match *phrase = phrase_of_kind(self->story, i, LEXEME_TITLE);
  if (phrase) return !(phrase->features & attached);
  const reading *title = reading_at(self->story, i, LEXEME_TITLE);
  return title && !(title->features & attached);
}

/* «موظف سابق، يدعى سامر النجار، إن», «والد الطفلة، واسمه هاني، إن»: the name of one who was unnamed. */
static bool is_called(const phrase_builder *self, uint32_t i) {
  const story *in = self->story;
  bool his_name = has_role(in, i, ROLE(IDENTITY)) && has_trait(in, i, TRAIT_AND);
  return i + 1 < self->limit && (his_name || has_use(in, i, USE(CALLED))) && is_word(in, i + 1) &&
         (his_name || !has_trait(in, i + 1, TRAIT_THE));
}

/* «المرصد، ومقره بريطانيا، إن», «هالة، واسمها الحقيقي نصار، إن»: the token of the comma behind it, or the limit; 0
 * where that is not told. */
static uint32_t behind_belongings(const phrase_builder *self, uint32_t i) {
  const story *in = self->story;
  const reading *noun = reading_at(in, i, LEXEME_HEAD);
  if (!noun) noun = reading_at(in, i, LEXEME_COMMON);
  if (!noun || !(noun->features & FEATURE_AND) || FEATURE_ENCLITIC(noun->features) < ENCLITIC_HE) return 0;
  for (uint32_t k = i + 1; k <= self->limit && k < i + 7; k++) {
    if (k == self->limit || is_comma(in, k)) return k > i + 1 ? k : 0;
    if (has_trait(in, k, TRAIT_SURE_VERB) || is_complementizer(in, k)) return 0;
  }
  return 0;
}

/* The tagger sees a person's name behind the comma: «وزير النقل، غوفيند تاكور، إن». */
static bool is_persons_name(const phrase_builder *self, uint32_t i) {
  if (!self->person || self->named || has_trait(self->story, i, TRAIT_AND)) return false;
  const mention *of = mention_at(self->story, i);
  if (of) return of->tokens.first == i && of->type == ISNAD_ENTITY_PERSON;
  uint32_t end = i; /* or strange words up to the next comma */
  while (end < self->limit && end < i + 4 && phrase_is_strange(self->story, end)) end++;
  return end > i + 1 && end < i + 4 && end < self->limit && is_comma(self->story, end);
}

uint32_t phrase_after_comma(const phrase_builder *self, uint32_t comma) {
  const story *in = self->story;
  uint32_t next = comma + 1;
  if (self->options & PHRASE_NO_COMMA || next >= self->limit) return 0;
  if (begins_anonymity(in, next) || hidden_identity_end(in, next, self->limit) || is_called(self, next))
    return next; /* «متحدث باسم الشركة، طلب عدم نشر اسمه، أن» */
  bool speaks = is_relative(in, next) && next + 1 < self->limit && speaks_there(in, next + 1);
  if (speaks) return 0; /* «المعمل، الذي قال إن …،»: no more is told of him here */
  if (is_relative(in, next) || phrase_is_explanation(self, next) || phrase_is_origin(self, next)) return next;
  if (is_age(self, next)) return next + 2;
  uint32_t belongings = behind_belongings(self, next);
  if (belongings) return belongings;
  if (phrase_adds_some(in, next) ||
      (next + 2 < self->limit && has_role(in, next, ROLE(FROM)) && phrase_adds_some(in, next + 1)) ||
      (next + 2 < self->limit && has_use(in, next + 1, USE(HEADED)) && has_role(in, next, ROLE(UPON) | ROLE(IN))) ||
      (self->each && phrase_behind_besides(self, next)))
    return next;
  bool post = begins_post(self, next); /* «ولي عهد …» */
  if (!noun_phrase_begins(in, next) || (has_trait(in, next, TRAIT_BY | TRAIT_TO | TRAIT_SO) && !post &&
                                        !(has_trait(in, next, TRAIT_NAME) && self->person && !self->named)))
    return 0;
  if (opens_quote(in, next)) return 0;
  uint32_t rank = behind_rank(self, next);
  if (rank) return rank;
  if (is_event(in, next) && !has_trait(in, next, TRAIT_HEAD | TRAIT_NATION)) return 0;
  if (has_trait(in, next, TRAIT_VERB) && !post &&
      !has_trait(in, next, TRAIT_NAME | TRAIT_TITLE | TRAIT_THE | TRAIT_NATION))
    return 0;
  bool coordinated = has_trait(in, next, TRAIT_AND) && !has_trait(in, next, TRAIT_NAME) && !post;
  bool name_behind = next + 1 < self->limit && has_trait(in, next + 1, TRAIT_NAME);
  uint32_t nominal = TRAIT_NAME | TRAIT_TITLE | TRAIT_THE | TRAIT_UNKNOWN | TRAIT_HEAD;
  if (name_behind && !self->named) nominal |= TRAIT_NATION; /* «العقيد، تركي النجار» */
  bool apposition =
      post || (has_trait(in, next, TRAIT_NAME) && self->person && !self->named) || is_persons_name(self, next);
  if ((self->options & PHRASE_APPOSITION) && (coordinated || !apposition)) return 0;
  uint32_t joined = TRAIT_HEAD | TRAIT_TITLE | TRAIT_PLACE;
  if (self->each) joined |= TRAIT_THE | TRAIT_NATION | TRAIT_NAME; /* «كل من الرئيس الروسي، …، والتركي، …» */
  if (coordinated) return has_trait(in, next, joined) ? next : 0;
  return has_trait(in, next, nominal) || phrase_of_kind(in, next, LEXEME_TITLE) ? next : 0;
}
