/* noun_phrase: one step a token: does the phrase go on here? */
#include "annotate/noun_phrase.h"

#include "annotate/found.h"
#include "annotate/grammar.h"
#include "annotate/noun_phrase_builder.h"
#include "annotate/value.h"
#include "text/letters.h"
#include "text/pair.h"
#include "text/token.h"

enum { PHRASE_TOKENS_MAX = 60 };

bool noun_phrase_begins(const story *self, uint32_t i) {
  if (is_number(self, i)) return true;
  if (!is_word(self, i)) return opens_quote(self, i) || is_mark(self, i, '@');
  if (has_role(self, i, ROLE(LATTER))) return true;
  if (phrase_of_kind(self, i, LEXEME_OUTLET) || phrase_of_kind(self, i, LEXEME_TITLE)) return true;
  if (phrase_of_kind(self, i, LEXEME_COUNTRY) || phrase_of_kind(self, i, LEXEME_NAME)) return true;
  bool about = is_preposition(self, i) && has_class(self, i, WORD_QUANTIFIER) && i + 1 < self->shown.n_tokens &&
               (is_number(self, i + 1) || has_class(self, i + 1, WORD_NUMBER)); /* «نحو 60 في المئة من المشاركين» */
  if (about && !has_trait(self, i, TRAIT_BY | TRAIT_TO)) return true;
  if (is_complementizer(self, i) || is_preposition(self, i) || is_aside(self, i)) return false;
  if (has_role(self, i, ROLE(TOPIC) | ROLE(AS)) || begins_anonymity(self, i)) return false;
  uint32_t nominal = TRAIT_NAME | TRAIT_TITLE | TRAIT_HEAD | TRAIT_NATION | TRAIT_PLACE | TRAIT_OUTLET | TRAIT_THE;
  if (is_time(self, i) && !has_trait(self, i, TRAIT_NAME | TRAIT_HEAD | TRAIT_TITLE)) return false;
  bool both = has_class(self, i, WORD_QUANTIFIER) && i + 1 < self->shown.n_tokens &&
              has_trait(self, i + 1, TRAIT_THE); /* «كلا الزعيمين» */
  if (has_class(self, i, WORD_CONJUNCTION | WORD_PARTICLE | WORD_NEGATION | WORD_DISCOURSE | WORD_KANA) &&
      !has_trait(self, i, nominal) && !both)
    return false;
  if (is_relative(self, i)) return false;
  if ((self->words[i]->loose_classes & WORD_CONJUNCTION) && !has_trait(self, i, nominal)) return false; /* «لكني» */
  if (has_trait(self, i, TRAIT_SURE_VERB)) return false;
  if (has_trait(self, i, TRAIT_PARTICIPLE) && !has_trait(self, i, TRAIT_TITLE | TRAIT_HEAD)) return false;
  if (has_trait(self, i, TRAIT_ADVERB) && !has_trait(self, i, TRAIT_NAME | TRAIT_HEAD | TRAIT_TITLE)) return false;
  return true;
}

/* ---- One step ---- */

/* A name, a title or a film in quotation marks: a few words behind a noun. */
static bool is_quoted_name(const phrase_builder *self, uint32_t i) {
  const story *in = self->story;
  uint32_t close = in->partner[i];
  bool office = i == self->first + 1 && self->person && self->indefinite; /* «رئيس "المركز …"» */
  if (close == PAIR_OPEN || close >= self->limit || close - i > (office ? 14 : 7)) return false;
  if (i > self->first && i + 1 < close && has_trait(in, i + 1, TRAIT_BY | TRAIT_TO) &&
      !has_trait(in, i + 1, TRAIT_NAME | TRAIT_PLACE | TRAIT_UNKNOWN))
    return false; /* «دان المجلس "بأشد العبارات" الهجوم» */
  if (i > self->first && quote_is_manner(in, i, (uint32_t)in->shown.n_tokens))
    return false;                                                /* «الوزير "جملة وتفصيلا" …» */
  if (i > self->first && is_preposition(in, i - 1)) return true; /* «ناطق باسم "مدار"» */
  if (i > self->first && close == i + 2 && has_trait(in, i + 1, TRAIT_EVENT | TRAIT_MASDAR) &&
      !has_trait(in, i + 1, TRAIT_NAME | TRAIT_HEAD | TRAIT_THE))
    return false; /* «أكدت الوزارة "نجاح" الضربات» */
  if (i == self->first) return close - i <= 7 && close + 1 <= self->limit;
  if (!is_word(in, i - 1) && !is_mark(in, i - 1, ')')) return false;
  return has_use(in, i - 1, USE(KIND)) ||
         has_trait(in, i - 1,
                   TRAIT_HEAD | TRAIT_NATION | TRAIT_TITLE | TRAIT_THE | TRAIT_UNKNOWN | TRAIT_OUTLET | TRAIT_AND);
}

/* All its readings are to, by or of you and me, which narration has no use for. */
static bool is_not_narrated(const story *self, uint32_t i) {
  const word_readings *word = self->words[i];
  for (uint32_t k = 0; k < word->count; k++) {
    uint32_t features = word->items[k].features, enclitic = FEATURE_ENCLITIC(features);
    bool direct = FEATURE_PERSON(features) == 1 || FEATURE_PERSON(features) == 2 ||
                  (enclitic != ENCLITIC_NONE && enclitic < ENCLITIC_HE);
    if (!direct) return false;
  }
  return word->count > 0;
}

/* A foreign name may look like a verb: «أورتن-بيلي», «نصرت بركات», «تشو سونغ أون». */
static bool is_verb_like_name(const phrase_builder *self, uint32_t i) {
  const story *in = self->story;
  if (i == self->first || has_trait(in, i, TRAIT_AND | TRAIT_SO | TRAIT_SAYING) || has_class(in, i, WORD_DISCOURSE))
    return false; /* «قال باركر أيضا إن» */
  if (is_mark(in, i - 1, '-') && !(token_at(in, i)->shape & SHAPE_SPACE)) return true;
  if (has_use(in, i - 1, USE(KUNYA))) return true; /* «أبو نبيل الأزرق» */
  bool name_before = phrase_is_name_token(in, i - 1) && !has_trait(in, i - 1, TRAIT_THE);
  bool given = phrase_has_name_reading(in, i - 1) && !has_trait(in, i - 1, TRAIT_THE);
  if (given && is_not_narrated(in, i)) return true; /* «بيار دوناك»: nobody is told «دون» and you */
  if (name_before && i + 1 == self->limit && i + 1 < in->shown.n_tokens && is_complementizer(in, i + 1))
    return true; /* «قال محمد شكري إن» */
  bool name_behind =
      i + 1 < self->limit && has_trait(in, i + 1, TRAIT_NAME | TRAIT_UNKNOWN) && !has_trait(in, i + 1, TRAIT_THE);
  return name_behind && (self->titled || self->described || self->named);
}

/* «متحدث ثان باسم الوزارة هو الرائد فلان»: the pronoun brings the name of an unnamed one. */
static bool introduces_name(const phrase_builder *self, uint32_t i) {
  const story *in = self->story;
  if (!self->titled || self->named || i + 1 >= self->limit || !has_role(in, i, ROLE(IS))) return false;
  return has_trait(in, i + 1, TRAIT_TITLE | TRAIT_NAME | TRAIT_UNKNOWN) || phrase_of_kind(in, i + 1, LEXEME_TITLE);
}

static bool is_accusative_noun(const story *self, uint32_t i) {
  if (!has_trait(self, i, TRAIT_HEAD)) return false;
  if (has_role(self, i, ROLE(ISSUED)) && folded_of(self, i)[token_at(self, i)->folded_size - 1] == F_ALEF) return true;
  if (has_trait(self, i, TRAIT_NAME | TRAIT_TITLE)) return false; /* «بيانا» above is no «يانا» behind ب */
  const word_readings *word = self->words[i];
  for (uint32_t k = 0; k < word->count; k++)
    if (word->items[k].lexeme->kind == LEXEME_HEAD && (word->items[k].features & FEATURE_ACCUSATIVE)) return true;
  return false;
}

/* An indefinite noun right behind a name or a definite noun: no part of its phrase. */
static bool is_new_noun(const story *self, uint32_t i, uint32_t limit) {
  uint32_t other = TRAIT_THE | TRAIT_NAME | TRAIT_TITLE | TRAIT_NATION | TRAIT_PLACE | TRAIT_OUTLET | TRAIT_UNKNOWN |
                   TRAIT_ADJECTIVE | TRAIT_AND | TRAIT_BY | TRAIT_TO;
  if (!has_trait(self, i, TRAIT_COMMON | TRAIT_HEAD) || has_trait(self, i, other)) return false;
  if (has_use(self, i - 1, USE(KUNYA))) return false;
  bool given = has_trait(self, i - 1, TRAIT_TITLE) && has_trait(self, i - 1, TRAIT_THE) && i + 1 < limit &&
               has_trait(self, i + 1, TRAIT_NAME | TRAIT_UNKNOWN) && !has_trait(self, i + 1, TRAIT_THE | TRAIT_TO);
  if (given) return false; /* «الممثلة شهرة نصار» */
  if (has_class(self, i, WORD_NUMBER | WORD_QUANTIFIER) || !is_word(self, i - 1)) return false;
  uint32_t enclitic = FEATURE_ENCLITIC(self->words[i]->items[0].features);
  if (enclitic != ENCLITIC_NONE && enclitic < ENCLITIC_HE) return false; /* «كيلوك» is a name */
  bool definite = has_trait(self, i - 1, TRAIT_THE) && !has_trait(self, i - 1, TRAIT_UNKNOWN);
  return definite || (phrase_is_name_token(self, i - 1) && !has_trait(self, i - 1, TRAIT_COMMON));
}

/* «كرر هاني سليم التأكيد», «كرر المدير التأكيد»: a name or a noun with ال has no complement, and what is done is no
 * adjective of somebody. */
static bool is_deed_behind_name(const story *self, uint32_t i) {
  uint32_t other = TRAIT_NAME | TRAIT_TITLE | TRAIT_HEAD | TRAIT_NATION | TRAIT_ADJECTIVE | TRAIT_UNKNOWN |
                   TRAIT_ACTING | TRAIT_AND | TRAIT_BY | TRAIT_TO;
  return is_event(self, i) && has_trait(self, i, TRAIT_THE) && !has_trait(self, i, other) &&
         (phrase_is_name_token(self, i - 1) || has_trait(self, i - 1, TRAIT_THE)) &&
         !has_use(self, i - 1, USE(KUNYA)) && !has_trait(self, i - 1, TRAIT_COMMON);
}

/* «حضر اللقاء هاني سليم», «شارك في الاجتماع الأمين العام»: a meeting or a text with ال has nobody's name. */
static bool is_person_behind_thing(const story *self, uint32_t i) {
  const reading *head = has_trait(self, i - 1, TRAIT_THE) ? reading_at(self, i - 1, LEXEME_HEAD) : NULL;
  if (!head || has_trait(self, i - 1, TRAIT_TITLE | TRAIT_NAME) ||
      has_trait(self, i, TRAIT_AND | TRAIT_NATION | TRAIT_ADJECTIVE))
    return false;
  if (head->lexeme->sub != HEAD_MEETING && head->lexeme->sub != HEAD_DOCUMENT) return false;
  const mention *of = mention_at(self, i);
  const reading *title = reading_at(self, i, LEXEME_TITLE);
  return (of && of->type == ISNAD_ENTITY_PERSON && of->tokens.first == i) ||
         (title && title->lexeme->sub <= TITLE_SPOKESMAN && !has_trait(self, i, TRAIT_ACTING)) ||
         phrase_of_kind(self, i, LEXEME_TITLE);
}

/* «باريس» is a place before it is «اريس» behind ب. */
static bool is_place_itself(const story *self, uint32_t i) {
  if (!has_trait(self, i, TRAIT_PLACE)) return false;
  const word_readings *word = self->words[i];
  for (uint32_t k = 0; k < word->count; k++) {
    uint32_t kind = word->items[k].lexeme->kind;
    bool place = kind == LEXEME_COUNTRY || kind == LEXEME_CAPITAL;
    if (place && !(word->items[k].features & (FEATURE_BY | FEATURE_TO))) return true;
  }
  return false;
}

/* «أقر النجار بخسارته»: a noun that no table has, behind ب and with a pronoun. */
static bool is_unknown_with_pronoun(const story *self, uint32_t i) {
  uint32_t size = is_word(self, i) ? token_at(self, i)->folded_size : 0;
  if (size < 6 || !has_trait(self, i, TRAIT_UNKNOWN)) return false;
  const uint8_t *letters = folded_of(self, i);
  bool his = letters[size - 1] == F_HEH && letters[size - 2] == F_TEH;
  bool hers = letters[size - 1] == F_ALEF && letters[size - 2] == F_HEH;
  return letters[0] == F_BEH && (his || hers);
}

/* Time, words of saying, and what else ends any phrase. */
static bool ends_phrase(const phrase_builder *self, uint32_t i) {
  const story *in = self->story;
  bool named_so =
      (has_trait(in, i - 1, TRAIT_HEAD) && !has_trait(in, i - 1, TRAIT_THE)) ||
      (has_trait(in, i - 1, TRAIT_TITLE) && !has_trait(in, i - 1, TRAIT_NAME)); /* شركة نيسان، الدكتور جوان */
  named_so = named_so && has_class(in, i, WORD_TIME) && !has_trait(in, i, TRAIT_THE) &&
             !(i + 1 < self->limit && (is_number(in, i + 1) || is_time(in, i + 1)));
  /* but «مجلس الشيوخ عام 2017», «مصادر منتصف الشهر» */
  bool of_quantity = is_preposition(in, i - 1) && has_class(in, i, WORD_NUMBER | WORD_QUANTIFIER); /* «أكثر من الربع» */
  bool old = is_number(in, i - 1) && in->words[i]->values & (VALUE(SPAN) | VALUE(SPANS)); /* «البالغ 66 عاما» */
  bool informed = has_trait(in, i, TRAIT_ACTING) && (in->words[i]->values & VALUE(START)) &&
                  !has_trait(in, i, TRAIT_THE) &&
                  !(i + 1 < in->shown.n_tokens && (is_time(in, i + 1) || is_number(in, i + 1))); /* «مصدر مطلع» */
  if (is_time(in, i) && !named_so && !of_quantity && !old && !informed &&
      !has_trait(in, i, TRAIT_NAME | TRAIT_HEAD | TRAIT_TITLE))
    return true;
  bool governed = is_preposition(in, i - 1) && has_trait(in, i, TRAIT_HEAD); /* «المتحدث باسم طالبان» */
  bool attribute = (i == self->first + 1 || self->indefinite) && is_attribute(in, i); /* «منظمات مدافعة عن الطفولة» */
  attribute |= has_use(in, i - 1, USE(OTHER_THAN));              /* «مصادر غير معلنة» */
  uint32_t nominal = TRAIT_NAME | TRAIT_PLACE | TRAIT_ADJECTIVE; /* «مضيفا»; not «نساء مسلمات» */
  attribute |= has_trait(in, i, TRAIT_HEAD) && i + 1 < self->limit && is_word(in, i + 1) &&
               !is_complementizer(in, i + 1) && !is_preposition(in, i + 1) &&
               !has_trait(in, i + 1, TRAIT_BY | TRAIT_TO) &&
               !has_trait(in, i, TRAIT_ADVERB); /* «صندوق تقاعد مدينة الميناء» */
  if (has_trait(in, i, TRAIT_PARTICIPLE) && !has_trait(in, i, nominal) && !governed && !attribute) return true;
  if (has_trait(in, i, TRAIT_SAYING) && phrase_has_pronoun(in, i) &&
      !has_trait(in, i, TRAIT_NAME | TRAIT_TITLE | TRAIT_HEAD) && i > self->first)
    return true;
  const reading *said = reading_at(in, i, LEXEME_NOUN);
  bool opens_speech = (said && said->lexeme->act == ISNAD_ACT_SAY) || i + 1 >= self->limit || is_colon(in, i + 1) ||
                      is_complementizer(in, i + 1);
  if (has_trait(in, i, TRAIT_NOUN_OF_SAYING) && phrase_has_pronoun(in, i) && opens_speech &&
      !has_trait(in, i, TRAIT_NAME | TRAIT_TITLE | TRAIT_HEAD))
    return true; /* «وأضاف النجار قوله: …» */
  if (has_class(in, i, WORD_DEMONSTRATIVE) && has_trait(in, i - 1, TRAIT_PLACE | TRAIT_NAME))
    return true; /* «نفت دمشق ذلك» */
  return false;
}

/* «الوكالة التي أوضحت أن …»: the relative clause is a statement of its own. */
static bool says_itself(const phrase_builder *self, uint32_t relative) {
  const story *in = self->story;
  uint32_t verb = relative + 1;
  if (verb >= in->shown.n_tokens || !has_trait(in, verb, TRAIT_SAYING) || phrase_has_pronoun(in, verb)) return false;
  uint32_t next = verb + 1 < in->shown.n_tokens && is_preposition(in, verb + 1) ? verb + 2 : verb + 1;
  return next < in->shown.n_tokens && next <= self->limit && (is_complementizer(in, next) || is_colon(in, next));
}

/* أحدهم, بعضهن: whole with its pronoun. */
static bool is_some_of_them(const story *self, uint32_t i) {
  return self->words[i]->loose_classes & (WORD_QUANTIFIER | WORD_NUMBER) && has_pronoun(self, i, 1u << LEXEME_WORD);
}

/* «بيان على لسان هالة نصار»: whose words a document has; not «أعلنت الهيئة على لسان مديرتها», where she speaks for it.
 */
static bool on_behalf(phrase_builder *self, uint32_t i) {
  const story *in = self->story;
  const reading *head = reading_at(in, self->first, LEXEME_HEAD);
  if (!head || head->lexeme->sub != HEAD_DOCUMENT) return false;
  bool begins =
      i > self->first && i + 2 < self->limit && has_role(in, i + 1, ROLE(TONGUE)) && has_role(in, i, ROLE(UPON));
  if (!begins && !(i > self->first + 1 && has_role(in, i, ROLE(TONGUE)) && has_role(in, i - 1, ROLE(UPON))))
    return false;
  self->named = self->placed = false;
  self->titled = true;
  return true;
}

/* Behind a name, the name of somebody known with ل before it: «قالت هالة نصار [لفلان] إن»; «لاوري» has ل of its own. */
static bool is_known_with_to(const phrase_builder *self, uint32_t i) {
  const word_readings *word = self->story->words[i];
  bool known = self->named && word->n_named && (word->named[0].features & FEATURE_TO);
  for (uint32_t k = 0; known && k < word->count; k++) known = word->items[k].features & FEATURE_TO;
  return known;
}

static bool goes_on_with_word(phrase_builder *self, uint32_t i) {
  const story *in = self->story;
  bool cause = has_role(in, i, ROLE(AGAINST)) && i > self->first && phrase_takes_preposition(self, i);
  if (on_behalf(self, i) || (phrase_same_name(in, i) && !is_complementizer(in, i))) return true;
  if (is_aside(in, i) && i > self->first) return self->in_relative; /* «النجار بدوره» */
  bool adds = i > self->first && i + 2 < self->limit && has_role(in, i, ROLE(FROM)) && phrase_adds_some(in, i + 1);
  if (!cause && !adds && (phrase_of_kind(in, i, LEXEME_CUE) || adverbial_phrase(in, i))) return self->in_relative;
  if (adds) return true; /* «منظمات من بينها أوكسفام» */
  bool other_than = i > self->first && has_use(in, i, USE(OTHER_THAN)) && i + 1 < self->limit &&
                    has_trait(in, i + 1, TRAIT_THE | TRAIT_ADJECTIVE | TRAIT_NATION | TRAIT_ACTING);
  if (other_than) return true;    /* «العضو غير الدائم», «منظمات غير حكومية» */
  if (is_complementizer(in, i)) { /* «الزعيم، المعروف بأنه ناشط، …» */
    bool known_as =
        folded_of(in, i)[0] == F_BEH && phrase_previous_is_participle(self) && has_trait(in, i - 1, TRAIT_THE);
    bool enclosed =
        self->in_relative && i > self->first && is_comma(in, self->limit - 1); /* «الوزير، الذي قال إن …، [أعلن]» */
    self->in_relative |= known_as;
    return known_as || enclosed;
  }
  if (i == self->first || (has_use(in, i, USE(HEADED)) && is_preposition(in, i - 1))) return true;
  if (has_role(in, i - 1, ROLE(ONE)) && !is_preposition(in, i)) return true; /* «النجار أحد أشهر اللاعبين» */
  if (has_role(in, i, ROLE(WHAT)) && token_at(in, i)->folded_size > 2 && !self->in_relative)
    return false; /* عما، مما */
  if (i == self->first + 1 && has_class(in, self->first, WORD_DEMONSTRATIVE) && !has_trait(in, i, TRAIT_THE) &&
      !is_relative(in, i))
    return false; /* «يظهر هذا [مدى الاستعداد]» */
  if (i == self->first + 1 && is_some_of_them(in, self->first) && !is_preposition(in, i) && !is_relative(in, i))
    return false; /* «كتب أحدهم تغريدة», «اقترحت بعضهن استبدال …» */
  if (has_role(in, i, ROLE(ISSUED_HOW))) return true; /* «بيان رسمي» */
  if (self->in_relative || introduces_name(self, i)) return true;
  if (is_relative(in, i)) return !says_itself(self, i);
  if (has_role(in, i, ROLE(IS)) && self->named && phrase_is_explanation(self, i)) { /* «النجار وهو أحد الأعضاء» */
    self->in_relative = true;
    return true;
  }
  if (has_role(in, i, ROLE(IS))) return false; /* «دوافع الجريمة بحسب الجاني هي …» */
  if (has_role(in, i, ROLE(WITHOUT))) return !self->named && !self->described; /* «منظمة أطباء بلا حدود» */
  if (is_preposition(in, i)) return phrase_takes_preposition(self, i);
  if (has_trait(in, i, TRAIT_CUE)) return false;
  if (ends_phrase(self, i)) return false;
  if (has_trait(in, i, TRAIT_SURE_VERB) && !has_trait(in, i, TRAIT_NAME))
    return is_verb_like_name(self, i) || mention_at(in, i); /* «حكومة دبي» */
  if (has_class(in, i, WORD_CONJUNCTION | WORD_PARTICLE | WORD_NEGATION | WORD_KANA | WORD_DISCOURSE) &&
      !has_trait(in, i, TRAIT_NAME | TRAIT_TITLE | TRAIT_HEAD | TRAIT_THE))
    return is_lone_letter(in, i, F_WAW);
  if (!self->indefinite && is_accusative_noun(in, i)) return false; /* «أصدر المركز بيانا» */
  uint32_t clitics = traits_at(in, i) & (TRAIT_BY | TRAIT_TO);
  bool name = (has_trait(in, i, TRAIT_NAME | TRAIT_UNKNOWN) && !is_unknown_with_pronoun(in, i)) ||
              is_place_itself(in, i) ||
              ((phrase_is_name_token(in, i - 1) ||
                (i == self->first + 1 && has_trait(in, i - 1, TRAIT_UNKNOWN) && !has_trait(in, i - 1, TRAIT_THE))) &&
               is_not_narrated(in, i)); /* «إليوت ديبوا» */
  if (clitics == TRAIT_TO && (!name || has_trait(in, i, TRAIT_THE) || is_known_with_to(self, i)))
    return phrase_takes_to(self, i);
  if (clitics == TRAIT_BY && !name) return phrase_takes_preposition(self, i) || phrase_takes_in(self, i);
  if (is_new_noun(in, i, self->limit)) return false; /* «هاجم النجار موقف الحكومة», «وقع السكان عريضة» */
  if (is_deed_behind_name(in, i)) return false;
  bool adverb = has_trait(in, i, TRAIT_ADVERB) && !has_trait(in, i, TRAIT_NAME | TRAIT_HEAD | TRAIT_TITLE);
  bool behind_pronoun = is_preposition(in, i - 1) && has_role(in, i - 1, ROLE(THEREBY));
  return !adverb || behind_pronoun; /* «المعترف بها دوليا» */
}

/* A title is the head, or begins an apposition: «هالة نصار مندوبة الهيئة لدى المنظمة». */
static void learn_title(phrase_builder *self, uint32_t i) {
  if (!has_trait(self->story, i, TRAIT_TITLE) || (has_trait(self->story, i, TRAIT_NAME) && i > self->first)) return;
  const mention *of = i > self->first && has_trait(self->story, i - 1, TRAIT_NAME) ? mention_at(self->story, i) : NULL;
  bool surname = of && of->type == ISNAD_ENTITY_PERSON && of->tokens.first < i && of->tokens.last == i + 1;
  if (surname && !has_trait(self->story, i, TRAIT_THE)) {
    self->named = true; /* «سالم نجار من منظمة كذا» */
    return;
  }
  self->post = i;
  self->posted = has_use(self->story, i, USE(POSTED));
  self->person = true;
  self->named = false;
}

/* «مدير مستشفى هنري نصار»: the name is that of the hospital. */
static bool names_organization(const phrase_builder *self, uint32_t i) {
  const story *in = self->story;
  if (i == self->first || !self->person || !phrase_is_name_token(in, i)) return false;
  if (self->branded && phrase_is_name_token(in, i - 1)) return true;
  return has_trait(in, i - 1, TRAIT_HEAD) && !has_trait(in, i - 1, TRAIT_THE | TRAIT_NAME);
}

/* «البروفيسورة شيمالي»: an unknown word behind a definite title. */
static bool names_person(const phrase_builder *self, uint32_t i) {
  const story *in = self->story;
  return self->person && self->post + 1 == i && has_trait(in, i, TRAIT_UNKNOWN) && !has_trait(in, i, TRAIT_THE) &&
         has_trait(in, i - 1, TRAIT_THE);
}

static void learn(phrase_builder *self, uint32_t i) {
  const story *in = self->story;
  if (has_use(in, i, USE(POSTED)) && !has_trait(in, i, TRAIT_TITLE)) self->posted = true; /* «الوفد إلى جنيف» */
  if (is_relative(in, i)) self->in_relative = true;
  if (i == self->first &&
      (has_trait(in, i, TRAIT_PLACE) || phrase_of_kind(in, i, LEXEME_COUNTRY) || phrase_of_kind(in, i, LEXEME_CAPITAL)))
    self->placed = true;
  self->governs |= i > self->first && (is_preposition(in, i - 1) || has_trait(in, i, TRAIT_TO | TRAIT_BY));
  if (i == self->first)
    self->bare = self->indefinite = !has_trait(in, i, TRAIT_THE | TRAIT_PLACE | TRAIT_OUTLET | TRAIT_NAME);
  else if (has_trait(in, i, TRAIT_THE) || phrase_is_name_token(in, i)) {
    self->indefinite = false;
    self->bare &= self->governs;
  }
  if (has_trait(in, i, TRAIT_NATION) ||
      (i > self->first && has_trait(in, i, TRAIT_THE) && has_trait(in, i - 1, TRAIT_THE)))
    self->described = true;
  learn_title(self, i);
  if (has_trait(in, i, TRAIT_TITLE | TRAIT_HEAD) || has_class(in, i, WORD_QUANTIFIER | WORD_NUMBER))
    self->titled = true;
  const reading *head = reading_at(in, i, LEXEME_HEAD);
  if (head) self->cause = head->lexeme->sub == HEAD_ORGANIZATION || head->lexeme->sub == HEAD_PARTY;
  if (names_organization(self, i))
    self->branded = true;
  else if (phrase_is_name_token(in, i) || names_person(self, i))
    self->named = true;
}

/* «مصادر وصفتها بـ"المطلعة"»: who hands it on tells what the source is. */
static bool is_describing(const story *self, uint32_t i) {
  if (!has_trait(self, i, TRAIT_SAYING)) return false;
  const word_readings *word = self->words[i];
  for (uint32_t k = 0; k < word->count; k++)
    if (word->items[k].lexeme->kind == LEXEME_VERB && word->items[k].lexeme->act == ISNAD_ACT_DESCRIBE &&
        FEATURE_ENCLITIC(word->items[k].features) >= ENCLITIC_HE)
      return true;
  return false;
}

/* «وفقا لتقرير للأمم المتحدة نشر الأحد»: when it was published is no part of it. */
static bool is_lone_published(const phrase_builder *self, uint32_t i) {
  const story *in = self->story;
  if (i == self->first || i + 1 >= in->shown.n_tokens || !has_trait(in, self->first, TRAIT_HEAD)) return false;
  const reading *verb = has_role(in, i, ROLE(HIDES)) ? reading_at(in, i, LEXEME_VERB) : NULL;
  return verb && is_time(in, i + 1) && !has_trait(in, i, TRAIT_AND | TRAIT_THE);
}

/* Behind an indefinite noun a verb may begin a relative clause: «مسؤول طلب عدم نشر اسمه», «دراسة أعدها مركز». */
static bool begins_bare_relative(const phrase_builder *self, uint32_t i) {
  const story *in = self->story;
  if (i == self->first || (self->options & PHRASE_BEFORE_OBJECT)) return false;
  if (self->indefinite && begins_published(in, i, self->first) &&
      (!is_time(in, i + 1) || (i + 3 < self->limit && has_role(in, i + 2, ROLE(IN)))))
    return true;
  bool made = self->bare && has_trait(in, self->first, TRAIT_HEAD); /* «دراسة حديثة أعدها المركز» */
  if (made && has_trait(in, i, TRAIT_SURE_VERB) && phrase_has_pronoun(in, i)) return true;
  const reading *head = reading_at(in, self->first, LEXEME_HEAD);
  bool text =
      head && !(head->features & FEATURE_THE) && (head->lexeme->sub == HEAD_DOCUMENT || head->lexeme->sub == HEAD_DATA);
  if (text && has_trait(in, i, TRAIT_SURE_VERB) && i + 1 < self->limit && is_preposition(in, i + 1) &&
      !has_class(in, i + 1, WORD_PREP))
    return true; /* «وثيقة للداخلية كشفت عنها الصحيفة» */
  if (self->indefinite && !has_trait(in, i - 1, TRAIT_THE) && is_describing(in, i)) return true;
  if (has_trait(in, i, TRAIT_SAYING) && phrase_has_pronoun(in, i))
    return false; /* «بيان الجيش نشرته الوكالة»: handed on */
  if (has_trait(in, i, TRAIT_SURE_VERB) && phrase_has_pronoun(in, i) && !has_trait(in, i - 1, TRAIT_THE | TRAIT_NAME))
    return true;
  if (self->bare && hidden_identity_end(in, i, self->limit)) return true; /* «مصادر أمنية لم تذكر اسمها» */
  if (!self->indefinite && !(self->bare && self->person && !has_trait(in, i - 1, TRAIT_NAME))) return false;
  if (has_class(in, i, WORD_NEGATION) && i + 1 < self->limit && has_trait(in, i + 1, TRAIT_VERB) &&
      has_pronoun(in, i + 1, 1u << LEXEME_VERB))
    return true; /* «مصادر لم تسمها» */
  if (has_class(in, i, WORD_KANA) && self->titled && !self->named && !has_trait(in, i, TRAIT_AND | TRAIT_SO)) {
    uint32_t k = i; /* «ثلاثة ضباط كانوا في المكان»; not «ضباط كانوا قد [قالوا]» */
    while (k < self->limit && has_class(in, k, WORD_KANA | WORD_PARTICLE | WORD_NEGATION)) k++;
    return k < self->limit;
  }
  return has_trait(in, i, TRAIT_SURE_VERB) && !has_trait(in, i, TRAIT_SAYING) &&
         !always_has(in, i, FEATURE_AND | FEATURE_SO) && self->titled && !self->named;
}

/* Names and titles of several words are taken whole: «المملكة العربية السعودية», «الأمين العام». Returns the token
 * behind it, i where such a phrase ends the noun phrase («لسكاي نيوز عربية»), 0 where there is none. */
static uint32_t whole_phrase(phrase_builder *self, uint32_t i) {
  static const lexeme_kind kinds[] = {LEXEME_OUTLET, LEXEME_COUNTRY, LEXEME_CAPITAL,
                                      LEXEME_TITLE,  LEXEME_HEAD,    LEXEME_NAME};
  const story *in = self->story;
  for (size_t k = 0; in->phrase_at[i] && k < sizeof kinds / sizeof *kinds; k++) {
    const phrase_match *found_ = phrase_of_kind(in, i, kinds[k]);
    if (!found_ || found_->tokens.last > self->limit) continue;
    bool place = self->posted && self->person && !self->named && i == self->post + 1; /* «مراسل لوكالة الأنباء» */
    if (i > self->first && (found_->features & FEATURE_TO) && !place && !phrase_takes_to(self, i)) return i;
    if (i > self->first && phrase_begins_object(self, i)) return i;
    learn(self, i);
    if (kinds[k] == LEXEME_NAME || (kinds[k] == LEXEME_OUTLET && !self->person))
      self->named = true; /* «مراسل بي بي سي للشؤون الدولية» is not named yet */
    else if (kinds[k] != LEXEME_COUNTRY && kinds[k] != LEXEME_CAPITAL)
      self->titled = true;
    if (kinds[k] == LEXEME_COUNTRY || kinds[k] == LEXEME_CAPITAL || has_trait(in, found_->tokens.last - 1, TRAIT_THE))
      self->indefinite = false;
    if (kinds[k] == LEXEME_TITLE) {
      self->post = found_->tokens.last - 1;
      self->posted = has_use(in, i, USE(POSTED)) || has_use(in, self->post, USE(POSTED)); /* «رئيس الوفد إلى جنيف» */
      self->person = true;
      self->named = false;
    }
    return found_->tokens.last;
  }
  return 0;
}

static uint32_t step_mark(phrase_builder *self, uint32_t i) {
  const story *in = self->story;
  if (is_comma(in, i)) {
    bool object = (self->options & PHRASE_BEFORE_OBJECT) && i + 1 < self->limit && is_event(in, i + 1) &&
                  !has_trait(in, i + 1, TRAIT_AND) && has_pronoun(in, i + 1, 1u << LEXEME_NOUN | 1u << LEXEME_COMMON);
    if (object) return 0; /* «أبدى كثيرون، بينهم المدير، أسفهم» */
    uint32_t next = phrase_after_comma(self, i);
    if (!next) return 0;
    self->in_relative = is_relative(in, next) || phrase_is_explanation(self, next) || phrase_is_origin(self, next) ||
                        has_class(in, next, WORD_NEGATION) || has_use(in, next, USE(CALLED)) ||
                        (has_role(in, next, ROLE(IDENTITY)) && has_trait(in, next, TRAIT_AND));
    if (has_trait(in, next, TRAIT_TITLE) || phrase_of_kind(in, next, LEXEME_TITLE)) { /* an apposition of its own */
      self->named = false;
      self->titled = true;
    }
    return next;
  }
  if (is_colon(in, i)) return 0;
  bool told = self->in_relative && i > self->first && is_word(in, i - 1) && has_trait(in, i - 1, TRAIT_VERB) &&
              !has_trait(in, i - 1, TRAIT_SAYING) && in->partner[i] > i && in->partner[i] < i + 6;
  if (opens_quote(in, i) && !told && !is_quoted_name(self, i)) return 0; /* «وثيقة اطلعت "مدار" عليها» */
  if (opens_quote(in, i)) { /* «وكالة "مدار" تقع …»: the name completes its noun */
    if (i > self->first && has_trait(in, i - 1, TRAIT_HEAD | TRAIT_TITLE)) self->indefinite = self->bare = false;
    return skip_pair(in, i, self->limit);
  }
  if (is_mark(in, i, '(') || is_mark(in, i, '['))
    return in->partner[i] != PAIR_NONE ? skip_pair(in, i, self->limit) : 0;
  bool joins = is_mark(in, i, '-') || is_mark(in, i, '/') || is_mark(in, i, '@') || is_mark(in, i, '.') ||
               is_mark(in, i, '\'') || is_mark(in, i, '&') || is_mark(in, i, '%') || is_mark(in, i, 0x066A);
  return joins ? i + 1 : 0;
}

static uint32_t step_word(phrase_builder *self, uint32_t i) {
  const story *in = self->story;
  if (i == self->first + 1 && is_word(in, i - 1) && is_person_behind_thing(in, i)) return 0;
  uint32_t added = phrase_behind_besides(self, i);
  if (added) return added;
  uint32_t behind = whole_phrase(self, i);
  if (behind) return behind == i ? 0 : behind;
  if (name_goes_on(in, self->first, i, self->limit)) {
    learn(self, i);
    return i + 1;
  }
  uint32_t strange = phrase_strange_name_end(self, i);
  if (strange) {
    self->named = true;
    return strange;
  }
  if (i > self->first && begins_anonymity(in, i)) { /* «مسؤول طلب عدم نشر اسمه» */
    while (i < self->limit && !is_comma(in, i) && !has_role(in, i, ROLE(IDENTITY))) i++;
    self->in_relative = false;
    self->named = true; /* whom he told it is no part: «لرويترز» */
    return i < self->limit && !is_comma(in, i) ? i + 1 : i;
  }
  if (i > self->first && is_bound(in, i)) return i + 1;
  if (!self->in_relative && is_lone_published(self, i)) return 0;
  if (begins_bare_relative(self, i)) {
    self->in_relative = true;
    return i + 1;
  }
  if (phrase_begins_object(self, i) || !goes_on_with_word(self, i)) return 0;
  learn(self, i);
  return i + 1;
}

/* «اتهمت السلطات 43 شخصا»: the object is counted; not «الدفعة 43». */
static uint32_t step_number(phrase_builder *self, uint32_t i) {
  bool object = (self->options & PHRASE_BEFORE_OBJECT) && i > self->first &&
                (has_trait(self->story, i - 1, TRAIT_THE) || phrase_is_name_token(self->story, i - 1));
  if (object) return 0;
  value share; /* «60 في المئة من المشاركين» */
  return value_at(self->story, i + 1, VALUE(PERCENT), 0, &share) && share.last <= self->limit ? share.last : i + 1;
}

/* The token from which the phrase goes on when it takes the one at `at`, 0 where it ends before it. */
static uint32_t step(phrase_builder *self) {
  uint32_t i = self->at;
  if (is_word(self->story, i)) return step_word(self, i);
  return is_any_mark(self->story, i) ? step_mark(self, i) : step_number(self, i);
}

/* Marks and lone letters at the end are none of its words. */
static uint32_t trim(const phrase_builder *self, uint32_t end) {
  const story *in = self->story;
  while (end > self->first) {
    uint32_t i = end - 1;
    bool bracket = closes_quote(in, i) || is_mark(in, i, ')') || is_mark(in, i, ']');
    bool dangling = (is_any_mark(in, i) && !bracket) || is_lone_letter(in, i, F_LAM) || is_lone_letter(in, i, F_BEH) ||
                    is_lone_letter(in, i, F_WAW) || has_role(in, i, ROLE(TONGUE)) ||
                    (has_role(in, i, ROLE(IS)) && has_trait(in, i, TRAIT_AND)) ||
                    (is_preposition(in, i) && !phrase_has_pronoun(in, i) && !phrase_is_side_adjective(self, i) &&
                     !phrase_is_of_them(self, i) && !has_role(in, i, ROLE(THEREBY) | ROLE(THEREIN)));
    if (!dangling) break;
    end--;
  }
  return end;
}

uint32_t noun_phrase_end(const story *self, uint32_t first, uint32_t limit, unsigned options) {
  if (first >= limit || !noun_phrase_begins(self, first)) return first;
  phrase_builder phrase = {.story = self, .first = first, .at = first, .limit = limit, .options = options};
  phrase.each = first + 1 < limit && has_role(self, first + 1, ROLE(FROM)) && has_class(self, first, WORD_QUANTIFIER);
  if (limit - first > PHRASE_TOKENS_MAX) phrase.limit = first + PHRASE_TOKENS_MAX;
  while (phrase.at < phrase.limit) {
    uint32_t next = step(&phrase);
    if (!next || next <= phrase.at) break;
    phrase.at = next;
  }
  return trim(&phrase, phrase.at);
}
