/* noun_phrase_object: does the object of the verb begin here, or does the phrase of the subject go on? */
#include "annotate/noun_phrase_builder.h"

#include "annotate/grammar.h"
#include "annotate/noun_phrase.h"
#include "text/letters.h"
#include "text/pair.h"
#include "text/token.h"

/* A noun with a pronoun («موكليهم», «استقالتها») or a demonstrative cannot go on a phrase that is complete. */
static bool points_back(const story *self, uint32_t i) {
  if (has_class(self, i, WORD_DEMONSTRATIVE)) return true;
  if (has_trait(self, i, TRAIT_NAME)) return false;
  const word_readings *word = self->words[i];
  return (word->count && FEATURE_ENCLITIC(word->items[0].features) >= ENCLITIC_HE) ||
         has_pronoun(self, i, 1u << LEXEME_NOUN | 1u << LEXEME_HEAD);
}

/* «منظمات حقوقية [السلطات]»: an adjective on ـية without ال takes no complement. */
static bool is_plain_adjective(const story *self, uint32_t i) {
  uint32_t noun =
      TRAIT_THE | TRAIT_HEAD | TRAIT_TITLE | TRAIT_EVENT | TRAIT_MASDAR | TRAIT_NAME | TRAIT_PLACE | TRAIT_OUTLET;
  uint32_t size = is_word(self, i) ? token_at(self, i)->folded_size : 0;
  if (size < 5 || has_trait(self, i, noun)) return false;
  const uint8_t *letters = folded_of(self, i);
  return letters[size - 1] == F_HEH && letters[size - 2] == F_YEH;
}

/* Attached by ل, by و or as a complement, the word goes on the phrase; `construct`: the word before it wants one. */
static bool is_governed(const phrase_builder *self, uint32_t i, bool construct) {
  const story *in = self->story;
  bool definite = has_trait(in, i, TRAIT_THE);
  if (has_trait(in, i, TRAIT_TO) && !has_trait(in, i, TRAIT_NAME))
    return true; /* «قائد المركز الروسي لمصالحة الأطراف» */
  bool feminine = is_word(in, i) && (token_at(in, i)->shape & SHAPE_TA_MARBUTA);
  if (definite && feminine && has_trait(in, i - 1, TRAIT_TO) && has_trait(in, i - 1, TRAIT_THE) && is_word(in, i - 1))
    return true; /* «وزير الدولة للشؤون الخارجية» */
  bool completes = definite && i > self->first + 1 && is_event(in, i - 1) && construct;
  if (completes) return true; /* «لمصالحة الأطراف»: the two are one */
  if (has_trait(in, i, TRAIT_AND) &&
      (has_trait(in, i, TRAIT_HEAD) || !(has_trait(in, i, TRAIT_EVENT | TRAIT_NOUN_OF_SAYING) || is_event(in, i))))
    return true;
  if (definite && i > self->first + 1 && has_trait(in, i - 1, TRAIT_TO | TRAIT_BY) && construct &&
      has_trait(in, i - 1, TRAIT_COMMON | TRAIT_HEAD))
    return true; /* «الاتحاد الوطني لكرة القدم» */
  if (is_event(in, i) && i > self->first + 1 && has_trait(in, i - 1, TRAIT_HEAD) && construct &&
      has_trait(in, i - 1, TRAIT_TO | TRAIT_BY) && !points_back(in, i))
    return true; /* «المدير العام لمنظمة حظر الأسلحة» */
  return false;
}

/* The object is a thing with ال, a country, an organization or somebody. */
static bool begins_thing(const phrase_builder *self, uint32_t i, bool definite, bool place_before) {
  const story *in = self->story;
  bool complete = self->described || self->named || self->placed || place_before || closes_quote(in, i - 1);
  bool after_definite = has_trait(in, i - 1, TRAIT_THE); /* a noun with ال is complete */
  bool common = (self->options & PHRASE_ANY_OBJECT) && has_trait(in, i, TRAIT_COMMON) &&
                !has_trait(in, i, TRAIT_ADJECTIVE); /* «دان القرار العنف» */
  bool thing = is_event(in, i) || has_trait(in, i, TRAIT_HEAD) || common;
  if (definite && after_definite && thing &&
      !has_trait(in, i, TRAIT_ACTING | TRAIT_UNKNOWN | TRAIT_TITLE | TRAIT_NATION | TRAIT_NAME))
    return true; /* «استبعد الوزير العودة», «دانت النقابة القرار» */
  uint32_t of_phrase = TRAIT_NAME | TRAIT_NATION | TRAIT_ACTING | TRAIT_UNKNOWN | TRAIT_THE;
  if ((self->options & PHRASE_ANY_OBJECT) && complete && !has_trait(in, i, of_phrase) && !is_preposition(in, i))
    return true;
  if (!self->indefinite && has_trait(in, i, TRAIT_TITLE) && !has_trait(in, i, TRAIT_NAME) && !definite &&
      has_trait(in, i - 1, TRAIT_THE))
    return true; /* «أبلغ الكرملين مسؤولين» */
  if (!complete || (has_trait(in, i, TRAIT_NAME) && !has_trait(in, i, TRAIT_PLACE))) return false;
  if (is_family_adjective(in, i)) return false;
  bool country = has_trait(in, i, TRAIT_PLACE) || phrase_of_kind(in, i, LEXEME_COUNTRY);
  uint32_t seat = has_trait(in, i - 1, TRAIT_NATION | TRAIT_ADJECTIVE) && i > self->first + 1 ? i - 2 : i - 1;
  const reading *city = reading_at(in, seat, LEXEME_HEAD); /* «مطار العاصمة الألمانية برلين» */
  if (country && city && city->lexeme->sub == HEAD_PLACE && (city->features & FEATURE_THE)) return false;
  if (country) return !has_trait(in, i, TRAIT_NATION) || self->placed || self->named;
  if (has_trait(in, i, TRAIT_HEAD)) return true;
  bool ruling = definite && has_trait(in, i, TRAIT_ACTING) && has_trait(in, i - 1, TRAIT_THE) && i > self->first + 1 &&
                (!self->person || (has_trait(in, i - 2, TRAIT_HEAD) && !has_trait(in, i - 2, TRAIT_THE)));
  if (ruling) return false; /* «هاني سليم من حزب المستقبل الحاكم» */
  if (self->named && i + 1 < self->limit && has_role(in, i + 1, ROLE(ON_BEHALF)))
    return false; /* «أبلغت هالة نصار المتحدثة باسم الوزارة صحفيين» */
  const reading *title = reading_at(in, i, LEXEME_TITLE);
  if (title && FEATURE_NUMBER(title->features) != NUMBER_PL && self->named && (self->options & PHRASE_NO_PERSON))
    return false; /* «دعا النجار رئيس الهيئة إلى …» */
  if (has_trait(in, i, TRAIT_TITLE)) return !definite || self->named || self->placed || !self->titled;
  bool after_name = self->named || self->placed || place_before || closes_quote(in, i - 1);
  bool adjective = has_trait(in, i, TRAIT_ACTING) && !has_trait(in, i, TRAIT_NOUN_OF_SAYING); /* «قطر المطالب» */
  return definite && after_name && !has_trait(in, i, TRAIT_NATION | TRAIT_ADJECTIVE) && !adjective &&
         (closes_quote(in, i - 1) || !has_trait(in, i, TRAIT_UNKNOWN));
}

static bool is_ordinal(const story *self, uint32_t i) {
  return has_trait(self, i, TRAIT_THE) && (self->words[i]->values & VALUE(ORDINAL));
}

/* «أعلن [ناشطون] تنظيم …»: a plural in ون would lose its nun before a complement. */
static bool is_sound_plural(const story *self, uint32_t i) {
  uint32_t size = is_word(self, i) ? token_at(self, i)->folded_size : 0;
  if (size < 5 || folded_of(self, i)[size - 1] != F_NOON || folded_of(self, i)[size - 2] != F_WAW) return false;
  const word_readings *word = self->words[i];
  for (uint32_t k = 0; k < word->count; k++) {
    bool finite = word->items[k].lexeme->kind == LEXEME_VERB && FEATURE_TENSE(word->items[k].features) <= TENSE_PRESENT;
    if (!finite && FEATURE_NUMBER(word->items[k].features) == NUMBER_PL) return true;
  }
  return false;
}

/* «أكبر نقابة», «أبرز أحزاب المعارضة» */
static bool is_superlative(const story *self, uint32_t i) {
  return has_class(self, i, WORD_QUANTIFIER) && token_at(self, i)->folded_size == 4 &&
         folded_of(self, i)[0] == F_ALEF && !has_trait(self, i, TRAIT_THE);
}

/* With an object to follow, a complete phrase ends where a new one begins. */
bool phrase_begins_object(const phrase_builder *self, uint32_t i) {
  const story *in = self->story;
  if (!(self->options & PHRASE_BEFORE_OBJECT) || i == self->first) return false;
  bool any = has_role(in, i, ROLE(WHOLE)) && !has_trait(in, i, TRAIT_BY | TRAIT_TO) && i + 1 < self->limit &&
             has_trait(in, i - 1, TRAIT_THE | TRAIT_NAME | TRAIT_PLACE);
  bool all = any && has_class(in, i, WORD_QUANTIFIER) && has_trait(in, i + 1, TRAIT_THE);
  if (self->in_relative)
    return all || (any && !has_class(in, i, WORD_QUANTIFIER)); /* «الطبيب الذي عالج الرجل أي شخص» */
  if (i == self->first + 1 && is_superlative(in, i - 1) && !has_trait(in, i, TRAIT_THE)) return false;
  bool headed = has_use(in, i - 1, USE(HEADED)) || (i + 1 < self->limit && has_use(in, i + 1, USE(HEADED)));
  if ((phrase_same_name(in, i) && mention_at(in, i)->type == ISNAD_ENTITY_PERSON) || headed)
    return false; /* «دول على رأسها فرنسا» */
  const reading *office = self->indefinite && !self->described ? reading_at(in, self->first, LEXEME_TITLE) : NULL;
  bool wanting = office && office->lexeme->sub == TITLE_OFFICE && FEATURE_NUMBER(office->features) == NUMBER_SG &&
                 is_event(in, i - 1) && has_trait(in, i, TRAIT_HEAD);
  if (wanting) return false; /* «مدير صندوق تقاعد مدينة الميناء» */
  if (is_preposition(in, i - 1) && !phrase_has_pronoun(in, i - 1)) return false; /* «المندوب في الأمم المتحدة» */
  const mention *given = self->person && !self->named ? mention_at(in, i) : NULL;
  if (given && given->type == ISNAD_ENTITY_PERSON && given->tokens.first == i) return false; /* «العقيد تركي المالكي» */
  const reading *two = i == self->first + 1 ? reading_at(in, self->first, LEXEME_TITLE) : NULL;
  if (two && (two->features & FEATURE_THE) && FEATURE_NUMBER(two->features) == NUMBER_DUAL &&
      has_trait(in, i, TRAIT_OUTLET | TRAIT_PLACE) && !has_trait(in, i, TRAIT_THE | TRAIT_NATION))
    return true; /* «طالب الرجلان غوغل» */
  bool attached = has_trait(in, i, TRAIT_NATION | TRAIT_AND | TRAIT_BY | TRAIT_TO);
  if (phrase_other_name(in, i) && !attached && mention_at(in, i)->type != ISNAD_ENTITY_PERSON)
    return true; /* «حذر هاني سليم اليابان من» */
  if (self->person && has_trait(in, i, TRAIT_BY) && has_trait(in, i, TRAIT_HEAD) && phrase_takes_in(self, i))
    return false; /* «مدير المكتب بوزارة الخارجية» */
  const reading *built = i > self->first + 1 ? reading_at(in, i - 1, LEXEME_HEAD) : NULL;
  bool wants = built && !(built->features & (FEATURE_THE | FEATURE_ACCUSATIVE)) && !FEATURE_ENCLITIC(built->features) &&
               built->lexeme->sub != HEAD_GROUP && FEATURE_NUMBER(built->features) == NUMBER_SG &&
               !has_trait(in, i - 1, TRAIT_THE | TRAIT_TITLE | TRAIT_ADJECTIVE | TRAIT_NAME | TRAIT_NATION);
  if (wants && has_trait(in, i, TRAIT_THE)) return false; /* «النجار من حزب الشعب» */
  const reading *post = reading_at(in, i - 1, LEXEME_TITLE);
  bool of_this = (post && post->lexeme->sub == TITLE_OFFICE) || /* «زعيم هذه الكتلة», «وزراء خارجية هذه البلدان» */
                 (self->titled && !self->named && self->post + 1 == i && self->post > self->first);
  if (has_class(in, i, WORD_DEMONSTRATIVE) && !has_trait(in, i - 1, TRAIT_THE) && !is_preposition(in, i - 1) &&
      !of_this)
    return true; /* «نفى مصدر رسمي هذه الأنباء» */
  if (has_trait(in, i, TRAIT_THE) && i == self->first + 2 && !has_trait(in, self->first, TRAIT_TITLE) &&
      is_plain_adjective(in, i - 1))
    return true;
  if (has_use(in, i - 1, USE(KUNYA))) return false;                       /* «أبو نبيل الأزرق» */
  if (is_ordinal(in, i) && phrase_is_name_token(in, i - 1)) return false; /* «محمد السادس» */
  bool whole = has_role(in, i, ROLE(WHOLE)) && i + 1 < self->limit && has_trait(in, i + 1, TRAIT_THE);
  if (whole && has_trait(in, i - 1, TRAIT_NAME | TRAIT_PLACE | TRAIT_OUTLET | TRAIT_UNKNOWN | TRAIT_THE))
    return true; /* «دعا النجار جميع الدول» */
  bool definite = has_trait(in, i, TRAIT_THE);
  uint32_t complete_word = TRAIT_THE | TRAIT_NAME | TRAIT_PLACE | TRAIT_NATION | TRAIT_UNKNOWN | TRAIT_OUTLET;
  bool construct = !has_trait(in, i - 1, complete_word);
  if (is_governed(self, i, construct)) return false;
  bool place_before = has_trait(in, i - 1, TRAIT_PLACE) && !has_trait(in, i - 1, TRAIT_NATION);
  uint32_t noun = TRAIT_HEAD | TRAIT_TITLE | TRAIT_NAME | TRAIT_EVENT | TRAIT_MASDAR | TRAIT_PLACE;
  bool described = i > self->first + 1 && has_trait(in, i - 1, TRAIT_ADJECTIVE | TRAIT_NATION) &&
                   !has_trait(in, i - 1, noun); /* «مصدر رسمي اتهام الحكومة» */
  bool behind_pronoun = is_preposition(in, i - 1) && phrase_has_pronoun(in, i - 1); /* «مصادر مقربة منه صحة الخبر» */
  bool complete = self->described || self->named || place_before || !self->indefinite || closes_quote(in, i - 1) ||
                  described || behind_pronoun || is_sound_plural(in, i - 1) ||
                  (points_back(in, i - 1) && is_word(in, i - 1)); /* «أعلن مكتبه مقتل …» */
  if (has_class(in, i, WORD_QUANTIFIER) && !definite && has_trait(in, i - 1, TRAIT_THE) && i + 1 < self->limit &&
      has_trait(in, i + 1, TRAIT_THE))
    return true;                                          /* «دعا البيان جميع الأطراف» */
  if (is_event(in, i) && points_back(in, i)) return true; /* «أعلنت هالة استقالتها» */
  bool adjective =
      has_trait(in, i - 1, TRAIT_ADJECTIVE) && !has_trait(in, i - 1, TRAIT_HEAD | TRAIT_TITLE | TRAIT_NAME);
  if (adjective && points_back(in, i)) return true; /* «تقدر منظمات حقوقية عددهم ب…» */
  uint32_t other = TRAIT_THE | TRAIT_ADJECTIVE | TRAIT_NATION | TRAIT_NAME | TRAIT_AND | TRAIT_BY | TRAIT_TO;
  bool construct_next = i + 1 < self->limit && has_trait(in, i, TRAIT_HEAD | TRAIT_COMMON) &&
                        !has_trait(in, i, other) && has_trait(in, i + 1, TRAIT_THE);
  if (adjective && !has_trait(in, i - 1, TRAIT_THE) && construct_next) return true; /* «… عدد المعتقلين ب…» */
  if (has_trait(in, i, TRAIT_EVENT | TRAIT_MASDAR | TRAIT_NOUN_OF_SAYING) && !has_trait(in, i, TRAIT_NAME) && !definite)
    return complete;
  if (has_trait(in, i, TRAIT_ADVERB) && !has_trait(in, i, TRAIT_NAME)) return true;
  if (complete && points_back(in, i)) return true;
  return begins_thing(self, i, definite, place_before);
}
