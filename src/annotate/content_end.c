/* content_end: where what is said ends: the clause, the noun phrase, the speech behind a colon. */
#include "annotate/found.h"

#include "annotate/grammar.h"
#include "annotate/noun_phrase.h"
#include "text/letters.h"
#include "text/pair.h"
#include "text/token.h"

uint32_t trim_end(const story *self, uint32_t first, uint32_t end) {
  while (end > first) {
    uint32_t i = end - 1;
    bool bracket =
        (is_mark(self, i, ')') || is_mark(self, i, ']') || closes_quote(self, i)) && self->partner[i] >= first;
    bool kept = is_mark(self, i, '%') || is_mark(self, i, '$');
    bool letter = is_lone_letter(self, i, F_BEH) || is_lone_letter(self, i, F_LAM); /* «… بـ"التصعيد"» */
    if ((!is_any_mark(self, i) || bracket || kept) && !letter) break;
    end--;
  }
  return end;
}

/* A verb of saying with something to say behind it. */
bool says_something(const story *self, uint32_t i, uint32_t limit) {
  const reading *verb = saying_reading(self, i);
  if (!verb || has_role(self, i, ROLE(ADDS)) || /* «بينهم طفلان» */
      FEATURE_PERSON(verb->features) != 3 || (verb->features & FEATURE_FUTURE))
    return false; /* «ستعلن» */
  if (FEATURE_NUMBER(verb->features) == NUMBER_DUAL && has_trait(self, i, TRAIT_ADVERB)) return false; /* «ردا على» */
  complement content = complement_find(self, i + 1, limit < i + 25 ? limit : i + 25, (uint32_t)verb->lexeme->bits);
  return content.kind != COMPLEMENT_NONE;
}

/* «…، كما أعلنت الشركة.», «كما قال»; not «كما ستعلن», «كما تشهد المدينة هدوءا»: the verb tells nothing of its own. */
static bool tells_alone(const story *self, uint32_t cue, uint32_t verb) {
  const reading *by = saying_reading(self, verb);
  if (by->features & FEATURE_FUTURE) return false;
  uint32_t limit = reach_of(self, cue), end = verb + 1;
  if (end < limit && noun_phrase_begins(self, end)) end = noun_phrase_end(self, end, limit, PHRASE_NO_COMMA);
  for (uint32_t i = verb + 1; i < end; i++)
    if (is_number(self, i)) return false; /* «فيما زادت الصادرات 8%» */
  return end >= limit || end == verb + 1 || is_any_mark(self, end) || is_preposition(self, end) ||
         is_complementizer(self, end);
}

bool begins_attribution(const story *self, uint32_t i) {
  uint32_t last;
  const lexicon *from;
  const lexeme *cue = lexeme_of_kind(self, i, LEXEME_CUE, &last, &from);
  if (!cue) return false;
  if (cue->sub == CUE_PRONOUN) return true;
  bool joined = has_trait(self, i, TRAIT_AND) && i > 0 && is_word(self, i - 1) && folded_of(self, i)[0] == F_WAW &&
                !(token_at(self, i)->shape & SHAPE_BREAK) && cue->sub == CUE_SOURCE && has_trait(self, i, TRAIT_ADVERB);
  if (joined) return false; /* «… بدقة واستنادا إلى الأدلة» */
  if (cue->sub == CUE_SOURCE) return can_be_cited(self, last); /* not «وفقا للقواعد» */
  if (cue->sub != CUE_CLAUSE || last >= self->shown.n_tokens || !saying_reading(self, last)) return false;
  if (has_role(self, i, ROLE(LOOSE)) && (phrase_of_kind(self, i, LEXEME_WORD) || !tells_alone(self, i, last)))
    return false; /* «فيما بينهم» */
  if (has_role(self, i, ROLE(WHILE)) && i > 0 && has_trait(self, i - 1, TRAIT_SURE_VERB))
    return false; /* «يحققون فيما تردد عن رشوة» */
  if (has_role(self, i, ROLE(WHILE)) && saying_reading(self, last)->lexeme->act == ISNAD_ACT_DESCRIBE)
    return false; /* «قصفت المرفأ فيما سمته ردا» */
  if (last + 1 >= self->shown.n_tokens) return true;
  if (has_role(self, i, ROLE(UPON)) && is_word(self, last + 1) && has_pronoun(self, last + 1, 1u << LEXEME_COMMON))
    return false;           /* «رسوم على ما يقدر ثمنه بمليون» */
  uint32_t that = last + 1; /* not «ردا على ما يعتقد أنه هجوم», «على ما يشتبه في أنه» */
  if (is_preposition(self, that) && that + 1 < self->shown.n_tokens) that++;
  return !has_role(self, i, ROLE(UPON)) || !is_complementizer(self, that);
}

/* «…، لكنه حذر من», «…، فيما اتهم», «…، من جهته قال» */
static bool turns_to_saying(const story *self, uint32_t i, uint32_t limit) {
  bool turn =
      has_class(self, i, WORD_CONJUNCTION) || phrase_of_kind(self, i, LEXEME_WORD) || has_role(self, i, ROLE(BUT_HE));
  if (!turn || (is_complementizer(self, i) && has_trait(self, i, TRAIT_AND))) return false; /* «…، وإن» goes on */
  uint32_t reach = has_role(self, i, ROLE(BUT)) ? 8 : 4; /* «…، لكن المتحدثة باسم النادي قالت إن» */
  for (uint32_t k = i + 1; k < limit && k < i + reach; k++) {
    if (k > i + 3 && (!is_word(self, k) || has_trait(self, k - 1, TRAIT_VERB) || is_relative(self, k - 1))) break;
    bool denied = k > i + 2 && is_negated(self, k); /* «…، لكن الجيش لم يبلغ بالأمر» */
    if (has_trait(self, k, TRAIT_SAYING) && !has_trait(self, k, TRAIT_THE) && !denied && says_something(self, k, limit))
      return true;
  }
  return false;
}

bool names_saying(const story *self, uint32_t i) {
  for (uint32_t k = i + 1; k < i + 4 && k < self->shown.n_tokens; k++) {
    const reading *verb = has_trait(self, k, TRAIT_SAYING) ? saying_reading(self, k) : NULL;
    bool finds = verb && verb->lexeme->act == ISNAD_ACT_REPORT && !(verb->lexeme->bits & TAKES_QUOTE); /* «لم تجد» */
    if (verb && !finds && !(verb->features & FEATURE_FUTURE)) return true;
  }
  return false;
}

unsigned pronoun_of(const story *self, uint32_t i) {
  const uint8_t *letters = folded_of(self, i);
  uint32_t size = token_at(self, i)->folded_size;
  if (size > 2 && letters[size - 1] == F_HEH) return CONTENT_BY_HIM;
  return size > 3 && letters[size - 1] == F_ALEF && letters[size - 2] == F_HEH ? CONTENT_BY_HER : 0;
}

/* «أن الشركة أخطأت، لكنه»: the pronoun is none of the noun's at `first`. */
static bool is_of_another(const story *self, uint32_t first, unsigned pronoun) {
  const word_readings *word = self->words[first];
  bool known = false;
  for (uint32_t k = 0; k < word->count; k++) {
    const reading *item = &word->items[k];
    lexeme_kind kind = item->lexeme->kind;
    if (kind == LEXEME_NAME) return false;
    if (kind != LEXEME_NOUN && kind != LEXEME_HEAD && kind != LEXEME_TITLE && kind != LEXEME_COMMON) continue;
    uint32_t gender = FEATURE_GENDER(item->features), number = FEATURE_NUMBER(item->features);
    bool his = number == NUMBER_SG && gender != GENDER_F, hers = gender == GENDER_F || number == NUMBER_PL;
    if (pronoun == CONTENT_BY_HIM ? his : hers) return false;
    known = true;
  }
  return known;
}

/* «وقالت الشركة إن الطريق مغلق، لكنها وعدت …», «…، لكنها لم تذكر السبب»; but «إن الطريق مغلق، لكنه آمن», «إن الشركة
 * باعت السيارة، لكنها ندمت» are still said. */
static bool turns_to_speaker(const story *self, uint32_t i, uint32_t first, unsigned options) {
  if (!has_role(self, i, ROLE(BUT_HE))) return false;
  if (has_trait(self, i + 1, TRAIT_SAYING) ? names_saying(self, i) : leaves_open(self, i, options)) return true;
  unsigned they = CONTENT_BY_HIM | CONTENT_BY_HER, pronoun = pronoun_of(self, i);
  if (first > 0 && is_complementizer(self, first - 1) && pronoun_of(self, first - 1) == pronoun && pronoun)
    return false;
  bool of_that = i + 2 < self->shown.n_tokens && has_role(self, i + 2, ROLE(THAT)); /* «…، لكنها ربطت ذلك بالتمويل» */
  bool strong =
      of_that || (options & CONTENT_NOUN) || folded_of(self, i)[0] == F_WAW || is_of_another(self, first, pronoun);
  return strong && ((options & they) ? (options & pronoun) != 0 : !has_trait(self, i, TRAIT_AND));
}

/* «…، كما أكدت الشركة أن», «…، كما أكدت مقتل …»; not «…، كما تشهد المدينة هدوءا»: another does something. */
static bool says_as_well(const story *self, uint32_t i, uint32_t limit) {
  if (i + 1 < limit && is_complementizer(self, i + 1)) return false; /* «…، كما أنها تعد خطوة مهمة» */
  if (!names_saying(self, i)) return false;
  for (uint32_t k = i + 1; k + 1 < limit && k < i + 4; k++) {
    if (!has_trait(self, k, TRAIT_SAYING) || !saying_reading(self, k)) continue;
    uint32_t next = k + 1;
    bool somebody = noun_phrase_begins(self, next) && !is_event(self, next) && !is_preposition(self, next);
    return !somebody || says_something(self, k, limit);
  }
  return true;
}

/* «…، ولكن حالتها مستقرة», «…، بينما حصل منافسه على الباقي»: a noun with a pronoun tells of somebody spoken of. */
static bool has_noun_of_them(const story *self, uint32_t i) {
  uint32_t nouns = 1u << LEXEME_NOUN | 1u << LEXEME_HEAD | 1u << LEXEME_TITLE | 1u << LEXEME_COMMON;
  return !has_trait(self, i, TRAIT_SURE_VERB) && has_pronoun(self, i, nouns | 1u << LEXEME_WORD);
}

/* «…، وكان النجار قد أعلن», «…، وكان هذا كافيا»; not «…، وكان يعاني من», «…، وكانت ناشطة في», which tell of who is
 * spoken of.
 */
static bool tells_past(const story *self, uint32_t i, uint32_t limit) {
  if (folded_of(self, i)[0] != F_WAW) return false;
  uint32_t known = TRAIT_THE | TRAIT_NAME | TRAIT_PLACE;
  if (i + 1 >= limit || has_trait(self, i + 1, known) || has_class(self, i + 1, WORD_DEMONSTRATIVE)) return true;
  for (uint32_t k = i + 2; k < limit && k < i + 9 && is_word(self, k); k++)
    if (has_role(self, k, ROLE(ALREADY)) && !is_complementizer(self, k)) return true;
  return false;
}

/* Behind these the outlet itself speaks again: «…، الأمر الذي», «…، بعدما»; but «إن …، كما سيفتح الجسر» is still said.
 */
static bool turns_away(const story *self, uint32_t i, uint32_t limit) {
  if (has_role(self, i, ROLE(AS))) return says_as_well(self, i, limit);
  if (has_role(self, i, ROLE(TURN)) && has_class(self, i, WORD_KANA)) return tells_past(self, i, limit);
  if (has_role(self, i, ROLE(TURN))) /* «…، عندما يلتقي الوزير»: when it is */
    return !has_role(self, i, ROLE(CONDITION)) || names_saying(self, i);
  if (!has_role(self, i, ROLE(BUT)) || folded_of(self, i)[0] != F_WAW) return false;
  if (i + 1 >= limit) return true;
  bool of_them = has_pronoun(self, i + 1, ~0u) && !has_trait(self, i + 1, TRAIT_SAYING); /* no verb there */
  return !of_them && !has_class(self, i + 1, WORD_DISCOURSE) && !is_preposition(self, i + 1);
}

/* «وبينما أكدت الشركة أن …، فإنها تأتي …»: the main clause that a subordinate one has waited for. */
static bool is_apodosis(const story *self, uint32_t i) {
  return is_complementizer(self, i) && folded_of(self, i)[0] == F_FEH;
}

/* «… في إشارة إلى الأزمة», «… في وقت أكد فيه»: no comma is needed. */
static bool begins_aside(const story *self, uint32_t i, uint32_t limit, bool noun_phrase) {
  if (!has_role(self, i, ROLE(IN)) || i + 3 >= limit || !has_role(self, i + 1, ROLE(HINT))) return false;
  return has_role(self, i + 2, ROLE(TOWARD)) || (noun_phrase && has_trait(self, i + 2, TRAIT_SURE_VERB));
}

/* «…، بينما كانت الثانية …», «…، بينما أصيب منهم»: what is said of the one is said of the other. */
static bool goes_on_meanwhile(const story *self, uint32_t i, uint32_t limit) {
  if (i + 2 >= limit || has_role(self, i, ROLE(LOOSE))) return false;
  if (has_class(self, i + 1, WORD_KANA) || has_role(self, i + 1, ROLE(IN))) return true;
  for (uint32_t k = i + 1; k < i + 6 && k < limit && !is_any_mark(self, k); k++)
    if (is_number(self, k)) return true; /* «…، بينما خصص الثلث، أي 13 مليونا، للإسكان» */
  for (uint32_t k = i + 1; k < i + 4 && k < limit && is_word(self, k); k++) {
    if (has_class(self, k, WORD_DEMONSTRATIVE)) return true;
    if (has_noun_of_them(self, k) && !has_trait(self, k - 1, TRAIT_SAYING)) return true; /* بعضهم، منها */
  }
  return false;
}

/* «…، فيما لم يصدر», «…، بينما تستعد», «…، في حين أن»: what somebody else does meanwhile; not «فيما يتعلق ب». */
static bool is_contrast(const story *self, uint32_t i, uint32_t limit) {
  if (has_role(self, i, ROLE(WHILE)))
    return !phrase_of_kind(self, i, LEXEME_WORD) && !goes_on_meanwhile(self, i, limit);
  if (!has_role(self, i, ROLE(IN)) || i + 2 >= limit) return false;
  if (is_time(self, i + 1) && has_trait(self, i + 1, TRAIT_THE)) return is_relative(self, i + 2); /* «في الوقت الذي» */
  if (!has_class(self, i + 1, WORD_TIME)) return false;
  if (has_class(self, i + 1, WORD_CONJUNCTION)) return names_saying(self, i + 1); /* «في حين» */
  return is_relative(self, i + 2);
}

/* The outlet tells on: «…، ومن المرجح أن», «…، غير أن النقابة ترى», «…، بيد أنها لم تنشر شيئا»; «إلا أن» and «غير أن
 * الرصاصة أصابت غيره» go on with what was said. */
static bool is_narration(const story *self, uint32_t i) {
  uint32_t last, count = (uint32_t)self->shown.n_tokens;
  const lexicon *from;
  const lexeme *cue = lexeme_of_kind(self, i, LEXEME_CUE, &last, &from);
  if (cue && cue->sub == CUE_IMPERSONAL && folded_of(self, i)[0] == F_WAW) return true;
  if (!has_role(self, i, ROLE(HOWEVER)) || i + 1 >= count || !is_complementizer(self, i + 1)) return false;
  for (uint32_t k = i + 2; k < count && k < i + 8 && is_word(self, k); k++)
    if (has_trait(self, k, TRAIT_SAYING) || has_class(self, k, WORD_NEGATION)) return true;
  return false;
}

/* The outlet comments: «…، وهذا ما حدث», «…، ويأتي هذا التصريح بعد …». */
static bool comments(const story *self, uint32_t i, uint32_t limit) {
  if (i + 2 >= limit || folded_of(self, i)[0] != F_WAW) return false;
  if (has_class(self, i, WORD_DEMONSTRATIVE) && has_role(self, i + 1, ROLE(WHAT))) return true;
  return has_trait(self, i, TRAIT_SURE_VERB) && has_class(self, i + 1, WORD_DEMONSTRATIVE);
}

/* «…، ما دفع السكان إلى», «…، وهو ما أثار», «…، الأمر الذي حمل»; «…، وهو رقم قياسي», «…، وهي خطوة …» */
static bool tells_effect(const story *self, uint32_t i, uint32_t limit) {
  uint32_t at = i;
  if (has_role(self, i, ROLE(IS)) && folded_of(self, i)[0] == F_WAW) at++;
  if (at + 2 >= limit) return false;
  if (at > i && (has_role(self, at, ROLE(HINT)) || has_use(self, at, USE(REMARK)))) return true;
  if (has_trait(self, at, TRAIT_THE) && is_relative(self, at + 1)) at++;
  bool what = has_role(self, at, ROLE(WHAT)) ||
              (has_class(self, at, WORD_RELATIVE) && has_role(self, at, ROLE(CIRCUMSTANCE))); /* مما */
  return (at > i || what) && has_use(self, at + 1, USE(PROMPTS));
}

/* «… دون إعطاء تفاصيل», «من دون ذكر الأسباب», «دون أن يحدد موعدا»: what was not said is the outlet's own to tell. */
static bool leaves_out(const story *self, uint32_t i, uint32_t limit) {
  uint32_t without = has_role(self, i, ROLE(FROM)) ? i + 1 : i;
  if (without + 1 >= limit || !has_role(self, without, ROLE(WITHOUT))) return false;
  if (has_role(self, without + 1, ROLE(HIDES))) return true;
  return without + 2 < limit && is_complementizer(self, without + 1) && has_use(self, without + 2, USE(DISCLOSES));
}

/* «…، في تغريدة نشرها», «…، في بيان للوزارة»: where it was said. */
static bool is_told_in(const story *self, uint32_t i, uint32_t limit) {
  bool during = has_role(self, i, ROLE(CIRCUMSTANCE)) && is_preposition(self, i); /* «…، خلال مقابلة مع القناة» */
  if (i + 2 >= limit || !(has_role(self, i, ROLE(IN)) || during) || has_trait(self, i + 1, TRAIT_THE)) return false;
  const reading *head = has_trait(self, i + 1, TRAIT_OCCASION) ? reading_at(self, i + 1, LEXEME_HEAD) : NULL;
  return head && (head->lexeme->sub == HEAD_DOCUMENT || (!during && head->lexeme->sub == HEAD_MEETING));
}

bool gives_reason(const story *self, uint32_t i, uint32_t limit) {
  if (!has_role(self, i, ROLE(THAT)) || i + 2 >= limit) return false;
  return has_trait(self, i + 1, TRAIT_TO) || has_role(self, i + 1, ROLE(FROM)) || has_use(self, i + 2, USE(FRAME));
}

/* «…، ردا على سؤال», «…، ردا على اتهامات»: why it was said. */
static bool is_reply(const story *self, uint32_t i) {
  return has_trait(self, i + 2, TRAIT_NOUN_OF_SAYING) || has_use(self, i + 2, USE(SPEECH) | USE(TALK)) ||
         has_role(self, i + 2, ROLE(WHAT));
}

/* «…، ردا على هجوم»: in answer to something. */
static bool is_in_answer(const story *self, uint32_t i, uint32_t limit) {
  return has_trait(self, i, TRAIT_ADVERB) && i + 2 < limit && has_role(self, i + 1, ROLE(UPON)) &&
         phrase_of_kind(self, i, LEXEME_WORD);
}

/* «أرسل خطابا إلى الهيئة، يطلب فيه إعفاء», «عربة مسرعة، رأوا أنها …», «تسعة عمال، يشتبه بأنهم …»: a bare verb of saying
 * with no subject of its own tells of the noun before the comma. */
static bool describes_noun(const story *self, uint32_t i, const reading *verb, uint32_t limit) {
  if (has_trait(self, i, TRAIT_AND | TRAIT_SO) || i + 1 >= limit || FEATURE_PERSON(verb->features) != 3) return false;
  if (has_role(self, i + 1, ROLE(THEREIN)))
    return FEATURE_TENSE(verb->features) == TENSE_PRESENT || (verb->lexeme->bits & TAKES_FI);
  return is_complementizer(self, i + 1) || is_preposition(self, i + 1);
}

bool ends_content(const story *self, uint32_t i, uint32_t limit) {
  if (is_in_answer(self, i, limit)) return is_reply(self, i);
  if (participle_says(self, i, limit) || begins_attribution(self, i)) return true;
  bool adverb = has_trait(self, i, TRAIT_PARTICIPLE) && has_trait(self, i, TRAIT_ADVERB);
  if (adverb && !has_trait(self, i, TRAIT_NAME)) return true; /* «…، داعيا الأطراف، ومنها الحزب، إلى …» */
  if (turns_to_saying(self, i, limit)) return true;
  if (has_role(self, i, ROLE(THAT)) && folded_of(self, i)[0] == F_WAW) return !gives_reason(self, i, limit);
  if (tells_effect(self, i, limit) || is_told_in(self, i, limit)) return true;
  if (has_role(self, i, ROLE(IN)) && i + 2 < limit && has_role(self, i + 1, ROLE(HINT)))
    return !is_time(self, i + 1) || !has_trait(self, i + 2, TRAIT_ADJECTIVE); /* not «في وقت متأخر» */
  if (has_role(self, i, ROLE(UPON)) && i + 2 < limit && has_role(self, i + 1, ROLE(DESPITE))) return true;
  if (is_contrast(self, i, limit) || is_narration(self, i) || comments(self, i, limit)) return true;
  if (turns_away(self, i, limit)) return true;
  const reading *verb = has_trait(self, i, TRAIT_SAYING) ? saying_reading(self, i) : NULL;
  if (verb && describes_noun(self, i, verb, limit)) return false;
  return verb && says_something(self, i, limit);
}

/* Circumstances behind a comma are none of a noun phrase: «أعلنوا عن مشروعات …، خلال مشاركتهم». */
static bool ends_noun_phrase(const story *self, uint32_t i) {
  bool in_time = is_preposition(self, i) && i + 1 < self->shown.n_tokens && is_time(self, i + 1);
  if (in_time && has_role(self, i, ROLE(CIRCUMSTANCE)) && !has_role(self, i, ROLE(LATER) | ROLE(AROUND)))
    return false; /* «التغير الذي شهدته، خلال السنوات الأخيرة» */
  if (has_role(self, i, ROLE(CIRCUMSTANCE) | ROLE(BUT_HE) | ROLE(AS) | ROLE(BUT))) return true;
  if (has_role(self, i, ROLE(ALREADY)) && !is_complementizer(self, i)) return true; /* «…، قد شنت غارات» */
  if (has_trait(self, i, TRAIT_TO) && is_finite_verb(self, i)) return true; /* «…، ليضاف إلى …» */
  if (has_trait(self, i, TRAIT_AND) && (is_finite_verb(self, i) || has_class(self, i, WORD_KANA)))
    return true; /* «…، وأقال المدير», «…، ونعلن», «…، وكان في استقبالهم» */
  if (has_trait(self, i, TRAIT_SURE_VERB) && has_trait(self, i, TRAIT_SAYING)) {
    const reading *verb = saying_reading(self, i);
    if (verb && FEATURE_TENSE(verb->features) == TENSE_PAST) return true; /* «…، ذكر أن» */
  }
  bool anew = has_trait(self, i, TRAIT_SURE_VERB) && !has_trait(self, i, TRAIT_SAYING | TRAIT_NAME | TRAIT_COMMON);
  if (anew && is_word(self, i - 2) && has_trait(self, i - 2, TRAIT_THE | TRAIT_PLACE | TRAIT_NAME) &&
      !has_pronoun(self, i, ~0u))
    return true; /* «… عن وقف القتال، عادت السفن» */
  if (has_role(self, i, ROLE(CONDITION)) && !has_role(self, i, ROLE(TURN))) return false; /* «…، إذا ثبتت التهم» */
  bool then = has_class(self, i, WORD_CONJUNCTION) && !is_complementizer(self, i) && !has_role(self, i, ROLE(WHAT));
  if (then && i + 1 < self->shown.n_tokens && has_trait(self, i + 1, TRAIT_SURE_VERB)) return true; /* «…، ثم ألغاه» */
  bool why = has_masdar(self->words[i]) && i + 1 < self->shown.n_tokens && is_preposition(self, i + 1);
  if (has_trait(self, i, TRAIT_ADVERB) && !has_trait(self, i, TRAIT_NAME | TRAIT_THE) && !why)
    return true; /* «…، منضما إلى آخرين», not «…، ردا على الهجوم» */
  if (folded_of(self, i)[0] == F_WAW &&
      (is_relative(self, i) || has_role(self, i, ROLE(NOT_YET) | ROLE(IS)) || has_class(self, i, WORD_DEMONSTRATIVE)))
    return true; /* «…، والذي», «…، ولم», «…، وهو ما», «…، وهذه» */
  return has_role(self, i, ROLE(IN)) && i + 1 < self->shown.n_tokens && has_trait(self, i + 1, TRAIT_OCCASION) &&
         !is_time(self, i + 1);
}

/* «… وأضاف أن» without a comma: a second verb of the same speaker. */
static bool is_second_verb(const story *self, uint32_t i, uint32_t limit, unsigned options) {
  if (i + 1 >= limit) return false;
  if (!has_trait(self, i, TRAIT_AND | TRAIT_SO) || !has_trait(self, i, TRAIT_SAYING) ||
      !has_trait(self, i, TRAIT_SURE_VERB))
    return false;
  const reading *verb = saying_reading(self, i);
  if (!verb) return false;
  uint32_t gender = FEATURE_GENDER(verb->features); /* «وقالت الشركة إن المدير سافر وأكد»: another gender is inside */
  bool other = (options & CONTENT_BY_HER) ? gender == GENDER_M : (options & CONTENT_BY_HIM) && gender == GENDER_F;
  if (other && (is_complementizer(self, i + 1) || has_class(self, i + 1, WORD_PREP) || is_preposition(self, i + 1)))
    return false;
  return (verb->features & (FEATURE_AND | FEATURE_SO)) && FEATURE_TENSE(verb->features) == TENSE_PAST &&
         says_something(self, i, limit);
}

/* When it was said or done is none of what a noun phrase stands for: «مقاضاة الموقع بعدما نشر», «ثقتها قبل أيام». */
static bool is_later(const story *self, uint32_t i, uint32_t limit) {
  if (has_role(self, i, ROLE(LATER))) return true;
  bool around = has_role(self, i, ROLE(AROUND));
  if (!around || i + 1 >= limit) return false;
  return is_complementizer(self, i + 1) || (is_time(self, i + 1) && !has_trait(self, i + 1, TRAIT_THE));
}

/* «… عن برنامجها وسط تقارير عن تجربة جديدة»: what others say is told beside it. */
static bool begins_hint(const story *self, uint32_t i, uint32_t limit, bool noun_phrase) {
  if (i + 2 >= limit || has_role(self, i, ROLE(WHAT))) return false;
  if (!has_role(self, i, ROLE(CIRCUMSTANCE)) && !(noun_phrase && has_role(self, i, ROLE(AROUND)))) return false;
  return has_trait(self, i + 1, TRAIT_NOUN_OF_SAYING) && !has_trait(self, i + 1, TRAIT_THE);
}

/* «أعلن انسحابه من السباق في بيان نشرته مواقع», «ألمح إلى عودته في لقاء تلفزيوني»: where it was said is none of what
 * was said. */
static bool is_issued_in(const story *self, uint32_t i, uint32_t limit) {
  if (i + 1 >= limit || !has_role(self, i, ROLE(IN)) || has_trait(self, i + 1, TRAIT_THE)) return false;
  if (has_role(self, i + 1, ROLE(ISSUED))) return true;
  const reading *text = reading_at(self, i + 1, LEXEME_HEAD); /* «أكد المعلومات في تغريدة، مشيرا …» */
  bool closed = i + 2 >= limit || is_any_mark(self, i + 2);
  if (closed && text && text->lexeme->sub == HEAD_DOCUMENT && has_trait(self, i + 1, TRAIT_OCCASION)) return true;
  if (i + 2 >= limit || !has_trait(self, i + 1, TRAIT_OCCASION) || is_time(self, i + 1)) return false;
  if (has_role(self, i + 2, ROLE(ISSUED_HOW))) return true;
  bool with_somebody = has_role(self, i + 2, ROLE(WITH)) && i + 3 < limit;
  return with_somebody &&
         (has_trait(self, i + 3, TRAIT_OUTLET | TRAIT_HEAD) || phrase_of_kind(self, i + 3, LEXEME_OUTLET));
}

/* «وأعلن», «فطلب»: nothing but a verb, and no reading without the conjunction («وصف», «وقع»). */
static bool is_joined_verb(const story *self, uint32_t i) {
  if (!has_trait(self, i, TRAIT_SURE_VERB) || has_trait(self, i, TRAIT_COMMON)) return false; /* «فرص العمل» */
  const word_readings *word = self->words[i];
  for (uint32_t k = 0; k < word->count; k++)
    if (word->items[k].lexeme->kind == LEXEME_VERB && !(word->items[k].features & (FEATURE_AND | FEATURE_SO)))
      return false;
  return word->count;
}

/* Something without ال of which a clause may tell more: «[اتفاق] مع الشركة يسمح …», «[إعدادات] جديدة للحماية ستكون …»;
 * not «مسؤولية الحادث استخدمت». */
static bool holds_indefinite(const story *self, uint32_t first, uint32_t end) {
  uint32_t definite = TRAIT_THE | TRAIT_NAME | TRAIT_PLACE | TRAIT_OUTLET;
  for (uint32_t i = first; i + 1 < end; i++) {
    uint32_t noun = TRAIT_COMMON | TRAIT_HEAD | TRAIT_TITLE | TRAIT_OCCASION | TRAIT_NOUN_OF_SAYING;
    bool described = has_trait(self, i, TRAIT_ADJECTIVE | TRAIT_NATION) && !has_trait(self, i, TRAIT_AND);
    if (described && !has_trait(self, i, definite)) return true; /* «مخطط واسع النطاق» */
    if (!(has_trait(self, i, noun) || is_event(self, i)) || has_trait(self, i, definite) || is_preposition(self, i))
      continue;
    if (has_pronoun(self, i, ~0u) || has_trait(self, i + 1, definite)) continue;
    bool construct = is_word(self, i + 1) && !is_preposition(self, i + 1) &&
                     !has_trait(self, i + 1, TRAIT_ADJECTIVE | TRAIT_NATION | TRAIT_ADVERB | TRAIT_TO | TRAIT_BY);
    if (!construct) return true;
  }
  return false;
}

/* «… التي حملت الشركة مسؤولية الحادث استخدمت …», «تعهد المدير بخفض الرسوم ليس تنازلا»: behind a definite noun no
 * relative clause begins with its verb. */
static bool is_main_verb(const story *self, uint32_t first, uint32_t i) {
  bool definite = has_trait(self, i - 1, TRAIT_THE) || (is_event(self, i - 1) && has_pronoun(self, i - 1, ~0u));
  if (!is_word(self, i - 1) || !definite || is_relative(self, i - 1) || has_trait(self, i, TRAIT_AND | TRAIT_SO))
    return false;
  bool verb = has_trait(self, i, TRAIT_SURE_VERB) && !has_trait(self, i, TRAIT_TO) &&
              !has_trait(self, i, TRAIT_NAME | TRAIT_COMMON | TRAIT_TITLE | TRAIT_UNKNOWN);
  return (verb || has_class(self, i, WORD_KANA)) && !holds_indefinite(self, first, i);
}

/* «أمرا مرفوضا» is no «آمرا»: no participle begins with أ. */
static bool begins_with_hamza(const story *self, uint32_t i) {
  const uint8_t *text = (const uint8_t *)self->shown.text.data + token_at(self, i)->span.begin;
  return text[0] == 0xD8 && text[1] == 0xA3; /* أ in UTF-8 */
}

/* A noun phrase ends before the next clause, without a comma too: «… وقف القتال وطلبا من», «… حيث تقع», «… وذلك
 * بعد»; not inside its relative clause («الصيادين الذين عادوا وباعوا»). */
static bool begins_next_clause(const story *self, uint32_t i, uint32_t limit, bool in_relative) {
  bool waw = is_word(self, i) && folded_of(self, i)[0] == F_WAW; /* a mark has no letters */
  if (waw && has_role(self, i, ROLE(THAT) | ROLE(IS))) return !gives_reason(self, i, limit);
  if (has_role(self, i, ROLE(AS)) || (waw && has_role(self, i, ROLE(BUT)))) return true;
  if (has_role(self, i, ROLE(WHILE)) && !phrase_of_kind(self, i, LEXEME_WORD)) return true; /* not «فيما يتعلق ب» */
  bool adverb = has_trait(self, i, TRAIT_PARTICIPLE) && has_trait(self, i, TRAIT_ADVERB);
  if (adverb && !has_trait(self, i, TRAIT_NAME | TRAIT_AND) && !begins_with_hamza(self, i))
    return true; /* «… القرار واصفا إياه», «… قائلا» */
  bool more = adverb && waw && i > 0 && is_word(self, i - 1) && !has_trait(self, i, TRAIT_NAME) &&
              !has_trait(self, i - 1, TRAIT_ADVERB | TRAIT_ADJECTIVE);
  if (more && participle_says(self, i, limit)) return true; /* «… بعودة الهدوء ومثنيا على …» */
  bool behind_definite = i > 0 && has_trait(self, i - 1, TRAIT_THE) && !has_trait(self, i, TRAIT_THE | TRAIT_AND);
  if (behind_definite && has_trait(self, i, TRAIT_PARTICIPLE) &&
      !has_trait(self, i, TRAIT_TITLE | TRAIT_HEAD | TRAIT_NAME))
    return true;                                 /* «… في الحادث واصفة التهمة» */
  if (waw && is_narration(self, i)) return true; /* «… ومن المفترض أن» */
  bool but = has_role(self, i, ROLE(BUT)) && i + 1 < limit && !is_preposition(self, i + 1) &&
             !has_trait(self, i + 1, TRAIT_BY | TRAIT_TO);                   /* not «لكن بشكل خاص» */
  if (has_role(self, i, ROLE(BUT_HE)) || (but && !in_relative)) return true; /* «… لكنه», «… لكن الشركة» */
  bool effect = is_relative(self, i) && has_role(self, i, ROLE(CIRCUMSTANCE)) && i + 1 < limit;
  if (effect && has_trait(self, i + 1, TRAIT_SURE_VERB) && !has_trait(self, i + 1, TRAIT_SAYING))
    return true; /* «قصف المدينة مما أسفر عن مقتل …» */
  if (in_relative) return false;
  if (has_role(self, i, ROLE(IS))) return true; /* «اتهامات بالتزوير هي …» */
  const reading *verb = has_trait(self, i, TRAIT_AND) ? saying_reading(self, i) : NULL;
  if (verb && (verb->features & FEATURE_AND) && says_something(self, i, limit)) return true; /* «… وكتب: "…"» */
  if (has_role(self, i, ROLE(JOINER)) && i + 1 < limit && is_complementizer(self, i + 1)) return true; /* «… إلا أنه» */
  if (has_class(self, i, WORD_CONJUNCTION) && has_role(self, i, ROLE(CIRCUMSTANCE)) && !has_role(self, i, ROLE(WHAT)))
    return true; /* حيث، إذ */
  return is_joined_verb(self, i);
}

/* «المعمل، الذي قال إن المادة سامة، أن …»: a clause with no conjunction is that of another verb. */
static bool is_outer_clause(const story *self, uint32_t first, uint32_t i) {
  if (!is_complementizer(self, i) || has_trait(self, i, TRAIT_AND | TRAIT_SO | TRAIT_BY | TRAIT_TO)) return false;
  if (token_at(self, i)->shape & SHAPE_HAMZA_BELOW) return false;
  for (uint32_t k = i; k-- > first && k + 12 > i && !is_complementizer(self, k);)
    if (has_trait(self, k, TRAIT_SAYING | TRAIT_NOUN_OF_SAYING)) return false; /* «أنه تم إبلاغ الوزير، الأحد، أن …» */
  return true;
}

/* «وأكدت أن الشركة طلبت الإذن، وأنها …», «ذكر أن السائق قال إنه نام، وأن …»: the outer clause goes on. */
static bool is_outer_again(const story *self, uint32_t first, uint32_t i, unsigned options) {
  if (!is_complementizer(self, i) || folded_of(self, i)[0] != F_WAW) return false;
  if (options & CONTENT_NOUN) return true;
  bool inner = (options & CONTENT_BEHIND_AN) && first > 0 && token_at(self, first - 1)->shape & SHAPE_HAMZA_BELOW;
  return inner && !(token_at(self, i)->shape & SHAPE_HAMZA_BELOW);
}

static bool holds_condition(const story *self, uint32_t first, uint32_t end) {
  for (uint32_t i = first; i < end; i++)
    if (has_role(self, i, ROLE(CONDITION)) || (i == first && is_preposition(self, i))) return true;
  return false;
}

/* «وقال: هذا شأننا، ولكن الباب مفتوح، بحسب الوكالة»: the speaker turns, the outlet does not speak again. */
static bool ends_speech(const story *self, uint32_t i, uint32_t limit) {
  return participle_says(self, i, limit) || begins_attribution(self, i);
}

/* «[التحذيرات من الفيضان] دفعت السكان», «[الاتهامات بـ"التمرد"] ليست»: behind a definite noun or a quotation. */
static bool is_predicate(const story *self, uint32_t i) {
  bool verb = has_trait(self, i, TRAIT_SURE_VERB) && !has_trait(self, i, TRAIT_NAME);
  verb = verb || (has_trait(self, i, TRAIT_VERB) &&
                  FEATURE_ENCLITIC(self->words[i]->items[0].features) >= ENCLITIC_HE && !is_event(self, i));
  if ((!verb && !has_class(self, i, WORD_NEGATION | WORD_KANA)) || has_trait(self, i, TRAIT_AND | TRAIT_SO))
    return false;
  uint32_t complete = TRAIT_THE | TRAIT_PLACE | TRAIT_NAME | TRAIT_ADJECTIVE | TRAIT_NATION;
  return closes_quote(self, i - 1) || has_trait(self, i - 1, complete);
}

static bool is_dash(const story *self, uint32_t i) {
  return (is_mark(self, i, '-') || is_mark(self, i, 0x2013) || is_mark(self, i, 0x2014)) &&
         (token_at(self, i)->shape & SHAPE_SPACE);
}

/* «الجزيرة - التي أعلنت استقلالها - بالسجن …»: the dash closes what another opened before the content. */
static bool closes_aside(const story *self, uint32_t first, uint32_t dash) {
  if (!is_dash(self, dash)) return false;
  uint32_t from = first > 12 ? first - 12 : 0, opened = 0;
  for (uint32_t i = first; i-- > from && self->sentence_of[i] == self->sentence_of[first];)
    if (is_dash(self, i) && i > 0 && !is_mark(self, i - 1, ')')) opened = !opened; /* «(رويترز) - …» */
  return opened;
}

/* «نفى التهمة، وطلب محاكمة الصحيفة»: a past verb of saying with a noun for what is said, though it looks like a noun.
 */
static bool is_verb_of_more(const story *self, uint32_t i, uint32_t limit) {
  const reading *verb = has_trait(self, i, TRAIT_AND) ? saying_reading(self, i) : NULL;
  if (!verb || !(verb->features & FEATURE_AND) || FEATURE_TENSE(verb->features) != TENSE_PAST ||
      FEATURE_PERSON(verb->features) != 3 || !(verb->lexeme->bits & TAKES_NOUN))
    return false;
  return i + 1 < limit && is_event(self, i + 1) && !has_trait(self, i + 1, TRAIT_THE | TRAIT_AND);
}

/* «تحذير الوزير من الاقتراب، وتهديد موسكو بالرد», «بعد اعترافه بالسرقة، واتهامه بدفع رشوة»: another says more. */
static bool is_word_of_another(const story *self, uint32_t i, uint32_t limit) {
  if (!has_trait(self, i, TRAIT_AND) || !has_trait(self, i, TRAIT_NOUN_OF_SAYING) || i + 2 >= limit) return false;
  if (has_trait(self, i, TRAIT_THE | TRAIT_NAME | TRAIT_TITLE)) return false;
  uint32_t at = has_pronoun(self, i, 1u << LEXEME_NOUN) ? i + 1 : i + 2;
  if (at == i + 2 && !has_trait(self, i + 1, TRAIT_PLACE | TRAIT_NAME)) return false;
  return is_complementizer(self, at) || (has_trait(self, at, TRAIT_BY) && is_event(self, at));
}

/* «طلب تعديل الاتفاق وإلا فإن بلاده ستنسحب»: what else will be is asked or threatened along. */
static bool is_or_else(const story *self, uint32_t i, uint32_t limit) {
  if (i + 1 >= limit || !has_role(self, i, ROLE(JOINER)) || folded_of(self, i)[0] != F_WAW) return false;
  return is_apodosis(self, i + 1) || is_finite_verb(self, i + 1);
}

uint32_t content_end(const story *self, uint32_t first, uint32_t limit, unsigned options) {
  bool noun_phrase = options & CONTENT_NOUN, in_relative = false, in_clause = false, has_predicate = false;
  for (uint32_t i = first; i < limit;) {
    if (opens_quote(self, i) || is_mark(self, i, '(') || is_mark(self, i, '[')) {
      i = skip_pair(self, i, limit);
      continue;
    }
    if (is_or_else(self, i, limit)) {
      in_clause = true;
      i += 2;
      continue;
    }
    bool behind_comma = i > first && (is_comma(self, i - 1) || is_mark(self, i - 1, '-'));
    if (behind_comma && !noun_phrase && waits_for_predicate(self, first, i)) behind_comma = false;
    uint32_t behind =
        behind_comma && !(options & (CONTENT_NOUN | CONTENT_SPOKEN)) ? aside_within(self, first, i, limit) : 0;
    if (behind) {
      i = behind;
      continue;
    }
    bool ends = behind_comma && (options & CONTENT_SPOKEN ? ends_speech(self, i, limit) : ends_content(self, i, limit));
    if (ends && is_said_inside(self, i, limit, options)) ends = false;
    if (ends || (behind_comma && turns_to_speaker(self, i, first, options))) return trim_end(self, first, i);
    if (behind_comma && is_apodosis(self, i) && !holds_condition(self, first, i)) return trim_end(self, first, i);
    if (behind_comma && noun_phrase && ends_noun_phrase(self, i)) return trim_end(self, first, i);
    bool clause = !(options & (CONTENT_NOUN | CONTENT_SPOKEN));
    if (behind_comma && clause && turns_behind_comma(self, first, i, limit, options)) return trim_end(self, first, i);
    if (i > first && clause && !behind_comma && turns_without_comma(self, i, limit, options))
      return trim_end(self, first, i);
    if (behind_comma && !noun_phrase && is_outer_clause(self, first, i)) return trim_end(self, first, i);
    if (behind_comma && (options & CONTENT_NESTED) && is_outer_again(self, first, i, options))
      return trim_end(self, first, i);
    if (i > first && !behind_comma && (begins_attribution(self, i) || is_second_verb(self, i, limit, options)))
      return trim_end(self, first, i);
    if (i > first + 1 && is_adverb_of_saying(self, i, limit)) return trim_end(self, first, i);
    if (i > first && begins_aside(self, i, limit, noun_phrase)) return trim_end(self, first, i);
    in_relative = !behind_comma && (in_relative || is_relative(self, i));
    in_clause =
        in_clause || is_complementizer(self, i) || is_comma(self, i) || has_role(self, i, ROLE(WHAT) | ROLE(CONDITION));
    if (i > first && noun_phrase && !in_relative && !in_clause && is_main_verb(self, first, i))
      return trim_end(self, first, i);
    bool more = behind_comma && noun_phrase && (is_verb_of_more(self, i, limit) || is_word_of_another(self, i, limit));
    if (more) return trim_end(self, first, i);
    if (i > first && noun_phrase && begins_next_clause(self, i, limit, in_relative)) return trim_end(self, first, i);
    if (i > first && closes_aside(self, first, i)) return trim_end(self, first, i);
    if (i > first && leaves_out(self, i, limit)) return trim_end(self, first, i);
    if (i > first && begins_hint(self, i, limit, noun_phrase)) return trim_end(self, first, i);
    if (i > first && (options & CONTENT_TOPIC) && !in_relative && is_predicate(self, i)) {
      bool own = !noun_phrase && !has_predicate && !has_role(self, i, ROLE(HOWEVER)); /* not «بأنه قديم غير صحيحة» */
      if (!own) return trim_end(self, first, i);
      has_predicate = true; /* «المزاعم بأن الحكومة نفذت هجوما كاذبة»: the first is that of the clause */
    }
    if (i > first && noun_phrase && is_issued_in(self, i, limit)) return trim_end(self, first, i);
    if (i > first && noun_phrase && is_later(self, i, limit)) return trim_end(self, first, i);
    if (i > first && has_trait(self, i, TRAIT_PARTICIPLE) && (closes_quote(self, i - 1) || is_mark(self, i - 1, '.')) &&
        participle_says(self, i, limit))
      return trim_end(self, first, i);
    i++;
  }
  return trim_end(self, first, limit);
}
