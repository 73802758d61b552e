/* source_object: where the subject behind a verb ends and its object begins, and whether there is an object alone. */
#include "annotate/source.h"

#include "annotate/entities.h"
#include "annotate/grammar.h"
#include "annotate/noun_phrase.h"
#include "text/letters.h"
#include "text/token.h"

bool source_is_ministry(const story *self, uint32_t i) {
  return is_word(self, i + 1) && has_trait(self, i, TRAIT_THE) && has_trait(self, i + 1, TRAIT_NATION) &&
         has_trait(self, i + 1, TRAIT_THE) && (token_at(self, i + 1)->shape & SHAPE_TA_MARBUTA) &&
         !(token_at(self, i)->shape & SHAPE_TA_MARBUTA);
}

/* Whether the noun at i may be the subject of a verb with these features behind which it stands: «قالت الوزارة», not
 * «دعت السكان». */
bool source_agrees(const story *self, uint32_t i, uint32_t features) {
  uint32_t gender = FEATURE_GENDER(features), size = is_word(self, i) ? token_at(self, i)->folded_size : 0;
  static const lexeme_kind kinds[] = {LEXEME_OUTLET, LEXEME_COUNTRY, LEXEME_TITLE, LEXEME_HEAD, LEXEME_NAME};
  if (gender == GENDER_ANY || size < 3 || is_event(self, i) || has_class(self, i, WORD_QUANTIFIER | WORD_NUMBER))
    return true;
  for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++)
    if (phrase_of_kind(self, i, kinds[k])) return true;
  for (uint32_t k = 0; k < self->words[i]->n_named; k++)
    if (self->words[i]->named[k].lexeme->kind == LEXEME_BODY) return true; /* «أوضح الفيفا», «أوضحت الفيفا» */
  if (gender == GENDER_F && source_is_ministry(self, i)) return true;
  const word_readings *word = self->words[i];
  bool known = gender == GENDER_M && reading_at(self, i, LEXEME_CAPITAL) && !has_trait(self, i, TRAIT_NAME | TRAIT_THE);
  if (known) return false; /* «هدد واشنطن» */
  for (uint32_t k = 0; k < word->count; k++) {
    const reading *item = &word->items[k];
    bool noun =
        item->lexeme->kind == LEXEME_HEAD || item->lexeme->kind == LEXEME_TITLE || item->lexeme->kind == LEXEME_COMMON;
    if (!noun) {
      uint32_t kind = item->lexeme->kind;
      bool silent = kind == LEXEME_VERB || kind == LEXEME_WORD || kind >= LEXEME_GRAMMAR || kind == LEXEME_SORT;
      if (!silent) return true;
      continue;
    }
    uint32_t of = FEATURE_GENDER(item->features);
    if (FEATURE_NUMBER(item->features) == NUMBER_PL || FEATURE_ENCLITIC(item->features)) return true;
    if (of == GENDER_ANY || of == gender) return true;
    known = true;
  }
  return !known;
}

/* Words in the accusative: «المواطنين», «بيانا» are the object, whatever the verb. */
bool source_is_accusative(const story *self, uint32_t i) {
  if (!is_word(self, i) || has_trait(self, i, TRAIT_NAME | TRAIT_OUTLET | TRAIT_PLACE)) return false;
  const word_readings *word = self->words[i];
  uint32_t size = token_at(self, i)->folded_size;
  const uint8_t *letters = folded_of(self, i);
  for (uint32_t k = 0; k < word->count; k++)
    if (word->items[k].lexeme->kind == LEXEME_HEAD && (word->items[k].features & FEATURE_ACCUSATIVE)) return true;
  if (size < 6 || letters[size - 1] != F_NOON || letters[size - 2] != F_YEH) return false;
  for (uint32_t k = 0; k < word->count; k++)
    if ((word->items[k].lexeme->kind == LEXEME_TITLE || word->items[k].lexeme->kind == LEXEME_HEAD) &&
        FEATURE_NUMBER(word->items[k].features) == NUMBER_PL)
      return true;
  return false;
}

/* The verb wants somebody before its content: «اتهم … ب», «ناشد … أن»; with one noun phrase alone it is the object. */
enum object_use source_object_use(const story *self, uint32_t marker, uint32_t limit, uint32_t takes) {
  if (marker >= limit) return OBJECT_NONE;
  uint32_t bit = preposition_bit(self, marker);
  if (is_complementizer(self, marker))
    bit = folded_of(self, marker)[0] == F_BEH ? TAKES_BI | TAKES_CLAUSE : TAKES_CLAUSE;
  else if (!bit && (has_trait(self, marker, TRAIT_BY) || is_lone_letter(self, marker, F_BEH)))
    bit = TAKES_BI;
  else if (!bit && has_trait(self, marker, TRAIT_TO))
    bit = TAKES_LI;
  if (!bit && has_use(self, marker, USE(BLAME)) && (takes & TAKES_NOUN << TAKES_OBJECT))
    return OBJECT_NEEDED; /* «حملت الشركة المسؤولية»: it is the one to blame */
  if (!(takes >> TAKES_OBJECT & bit)) return OBJECT_NONE;
  return takes & bit ? OBJECT_POSSIBLE : OBJECT_NEEDED;
}

/* A noun that is no adjective of the noun before it. */
static bool is_noun(const story *self, uint32_t i) {
  if (has_trait(self, i, TRAIT_ADJECTIVE | TRAIT_NATION | TRAIT_AND | TRAIT_BY | TRAIT_TO)) return false;
  if (has_trait(self, i, TRAIT_HEAD | TRAIT_TITLE | TRAIT_COMMON)) return true;
  return is_event(self, i) && !has_trait(self, i, TRAIT_ACTING); /* «المجاورة» is an adjective */
}

/* «طبيبة نفسية», «لجنة محلية» */
static bool is_bare_adjective(const story *self, uint32_t i) {
  if (has_trait(self, i, TRAIT_HEAD | TRAIT_TITLE | TRAIT_NAME | TRAIT_THE)) return false;
  if (has_trait(self, i, TRAIT_ADJECTIVE | TRAIT_NATION)) return true;
  uint32_t size = token_at(self, i)->folded_size;
  const uint8_t *letters = folded_of(self, i);
  return has_trait(self, i, TRAIT_UNKNOWN) && size > 4 && letters[size - 1] == F_HEH && letters[size - 2] == F_YEH;
}

static bool is_plural_title(const story *self, uint32_t i) {
  const reading *title = reading_at(self, i, LEXEME_TITLE);
  return title && FEATURE_NUMBER(title->features) == NUMBER_PL;
}

/* Many in the accusative: «الحاضرين», «المستثمرين». */
static bool are_accusative(const story *self, uint32_t i) {
  uint32_t size = is_word(self, i) ? token_at(self, i)->folded_size : 0;
  if (size < 6 || folded_of(self, i)[size - 1] != F_NOON || folded_of(self, i)[size - 2] != F_YEH) return false;
  const word_readings *word = self->words[i];
  for (uint32_t k = 0; k < word->count; k++)
    if (FEATURE_NUMBER(word->items[k].features) == NUMBER_PL) return true;
  return false;
}

/* Whether the object begins at i, in words that were taken for one noun phrase from `first` on. */
static bool begins_second(const story *self, uint32_t first, uint32_t i, uint32_t end, bool needed) {
  bool definite = has_trait(self, i, TRAIT_THE), after_definite = has_trait(self, i - 1, TRAIT_THE);
  if (!is_word(self, i) || is_preposition(self, i) || is_relative(self, i) || !is_word(self, i - 1) ||
      is_preposition(self, i - 1))
    return false;
  bool place = has_trait(self, i, TRAIT_PLACE) || phrase_of_kind(self, i, LEXEME_COUNTRY);
  bool place_before = has_trait(self, i - 1, TRAIT_PLACE) && !has_trait(self, i - 1, TRAIT_NATION);
  if (always_has(self, i, FEATURE_AND)) return false; /* «أمريكا وساحل العاج» */
  if (i == first + 1 && place_before)
    return place || has_trait(self, i, TRAIT_NAME) || is_noun(self, i) ||
           (has_trait(self, i, TRAIT_UNKNOWN) && !definite); /* «اتهم الكرملين واشنطن» */
  if (after_definite && place) return true;                  /* «تتهم المملكة إيران» */
  bool many = definite && i + 1 == end && are_accusative(self, i) && !are_accusative(self, first);
  if (many && (after_definite || has_trait(self, i - 1, TRAIT_NAME | TRAIT_UNKNOWN)) &&
      !has_trait(self, i - 1, TRAIT_ACTING))
    return true; /* «خاطب النجار الحاضرين» */
  if (definite && after_definite && source_is_accusative(self, i) && !source_is_accusative(self, first))
    return true; /* «الشركة المستثمرين» */
  const reading *post = reading_at(self, i, LEXEME_TITLE);
  bool courtesy =
      !needed && i + 1 < end && has_trait(self, i + 1, TRAIT_NAME); /* «عضو المجلس الأميركي السيناتور هاني» */
  if (definite && !courtesy && i > first + 1 && post && post->lexeme->sub == TITLE_OFFICE &&
      FEATURE_NUMBER(post->features) != NUMBER_PL && has_trait(self, i - 1, TRAIT_NATION) &&
      has_trait(self, first, TRAIT_TITLE))
    return true; /* «وصف الرئيس الأمريكي الرئيس الروسي بأنه» */
  bool group =
      (has_trait(self, i, TRAIT_HEAD | TRAIT_TITLE) && is_noun(self, i)) || phrase_of_kind(self, i, LEXEME_HEAD);
  if (!definite && i == first + 1 && i + 1 < end && group && has_trait(self, first, TRAIT_UNKNOWN | TRAIT_OUTLET) &&
      !has_trait(self, first, TRAIT_THE) && has_trait(self, i + 1, TRAIT_THE))
    return true; /* «دعت مدار شركات النقل» */
  bool person = has_trait(self, i - 1, TRAIT_TITLE) && !has_trait(self, i - 1, TRAIT_NATION);
  const reading *head = reading_at(self, first, LEXEME_HEAD);
  bool ruling =
      definite && after_definite && post && has_trait(self, i, TRAIT_ACTING) && head && !(needed && i + 1 == end) &&
      (head->lexeme->sub == HEAD_PARTY || head->lexeme->sub == HEAD_STATE || head->lexeme->sub == HEAD_ORGANIZATION);
  if (ruling) return false; /* «دعا حزب التقدم الحاكم السكان» */
  if (definite && after_definite && is_noun(self, i) && !(courtesy && post) &&
      (!person || !has_trait(self, i, TRAIT_TITLE) || is_plural_title(self, i)))
    return true; /* «دعا البيان المجتمع الدولي» */
  bool name_before = has_trait(self, i - 1, TRAIT_NAME) && !has_trait(self, i - 1, TRAIT_TITLE | TRAIT_HEAD);
  bool named_before = name_before || has_trait(self, i - 1, TRAIT_UNKNOWN);
  if (needed && i > first + 1 && named_before && is_outlet_named(self, i) && !has_trait(self, i, TRAIT_TO | TRAIT_BY))
    return true; /* «أبلغ سامر النجار صحيفة المرفأ أن» */
  if (definite && name_before && is_noun(self, i) && !has_trait(self, i, TRAIT_TITLE))
    return true; /* «سرد النجار القصة» */
  if (!definite && after_definite && i + 1 < end && (is_noun(self, i) || has_class(self, i, WORD_QUANTIFIER)) &&
      !has_trait(self, i, TRAIT_NAME) && has_trait(self, i + 1, TRAIT_THE))
    return true; /* «حذرت الهيئة شركات النقل» */
  if (definite && i > first + 1 && is_bare_adjective(self, i - 1)) return true; /* «دعت طبيبة نفسية الآباء» */
  if (!definite && i > first + 1 && is_bare_adjective(self, i - 1) && is_event(self, i) &&
      !has_trait(self, i, TRAIT_BY | TRAIT_TO | TRAIT_AND))
    return true; /* «وصف مصدر رسمي اتهام الحكومة» */
  if (!needed || i != first + 1 || end != first + 2 || definite) return false;
  const reading *given = reading_at(self, first, LEXEME_NAME);
  return has_trait(self, i, TRAIT_NAME) && has_trait(self, first, TRAIT_NAME | TRAIT_UNKNOWN) &&
         (!given || given->lexeme->sub == NAME_FAMILY); /* «وصف نصار النجار» */
}

/* «دعا البيان المجتمع الدولي إلى …»: where the subject ends and the object begins; `of.last` where there is one alone.
 */
uint32_t source_object_in(const story *self, range of, bool needed) {
  for (uint32_t i = of.first + 1; i < of.last; i++) {
    if (is_relative(self, i) || is_comma(self, i)) break;
    if (begins_second(self, of.first, i, of.last, needed)) return i;
  }
  return of.last;
}

/* Nothing but time and place stands between the noun phrase and the content. */
bool source_is_alone(const story *self, uint32_t end, uint32_t marker) {
  if (end >= marker) return true;
  if (!is_time(self, end) && !is_preposition(self, end) && !is_comma(self, end) &&
      !has_class(self, end, WORD_DISCOURSE))
    return false;
  return skip_circumstances(self, end, marker) >= marker;
}
