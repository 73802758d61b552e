/* find_verb: a finite verb of saying with its subject and what it says, in every order.
 *
 *     وقال الوزير إن الطريق آمن          قالت المتحدثة: "لن ننتظر"      لكن الشركة نفت ذلك
 *     أعلنت الحكومة استقالتها            اتهم الحزب خصومه بالتزوير        أبلغ السكان أن الماء ملوث
 */
#include "annotate/source.h"

#include "annotate/grammar.h"
#include "annotate/noun_phrase.h"
#include "text/letters.h"
#include "text/pair.h"
#include "text/token.h"

/* «وتعتبر "دار النورس" أكبر دور النشر»: what is held to be something; nobody is named who thinks so. */
static bool is_held(const story *self, const complement *quote, const reading *by, uint32_t verb) {
  uint32_t takes = (uint32_t)by->lexeme->bits;
  if (!(takes & TAKES_NOUN << TAKES_OBJECT) || (takes & TAKES_QUOTE) || FEATURE_ENCLITIC(by->features)) return false;
  if (quote->marker != verb + 1 || quote->first > quote->marker + 1 || FEATURE_TENSE(by->features) != TENSE_PRESENT)
    return false;
  uint32_t next = skip_pair(self, quote->marker, (uint32_t)self->shown.n_tokens);
  return next < self->shown.n_tokens && is_word(self, next);
}

/* «ونشر النادي على صفحته: "…"» */
static bool posts(const reading *by) { return by->lexeme->act == ISNAD_ACT_REPORT && !by->lexeme->bits; }

/* A complement must be of a kind that the verb takes; anything takes a quotation behind a colon. */
static bool fits(const story *self, const complement *found_, const reading *by, uint32_t verb) {
  uint32_t takes = (uint32_t)by->lexeme->bits, both = takes | takes >> TAKES_OBJECT;
  bool named = FEATURE_ENCLITIC(by->features) && (takes >> TAKES_OBJECT) & (TAKES_NOUN | TAKES_BI);
  switch (found_->kind) {
  case COMPLEMENT_NONE: return false;
  case COMPLEMENT_CLAUSE:
    if (both & (TAKES_CLAUSE | TAKES_BI | TAKES_ILA | TAKES_ALA | TAKES_MIN)) return true;
    if (by->lexeme->act == ISNAD_ACT_ASK && has_class(self, found_->first, WORD_KANA))
      return true;                                                        /* «تساءلت إن كان» */
    return (both & TAKES_AN) && !is_complementizer(self, found_->marker); /* «تحدث عن أن», not «تحدث أن» */
  case COMPLEMENT_QUOTE:
    if (is_held(self, found_, by, verb)) return false;
    return (both & TAKES_QUOTE) || (named && found_->marker < verb + 12) || /* «ما سماه "الخطأ"» */
           ((found_->marker == verb + 1 || found_->first > found_->marker + 1) && (both & TAKES_CLAUSE));
  case COMPLEMENT_COLON: /* «وبين النجار: "…"» */
    return (both & TAKES_QUOTE) || posts(by) || ((both & TAKES_CLAUSE) && opens_quote(self, found_->first));
  default: return true;
  }
}

/* Another verb of these letters attributes nothing: «يعد» (وعد، عد), «بلغت» (بلغ، بلغ). */
static bool has_rival(const story *self, uint32_t i, const reading *by) {
  const word_readings *word = self->words[i];
  for (uint32_t k = 0; k < word->count; k++) {
    const reading *item = &word->items[k];
    uint32_t tense = FEATURE_TENSE(item->features), same = FEATURE_EXACT | FEATURE_THE | FEATURE_AND;
    if (item->lexeme->kind == LEXEME_VERB && !item->lexeme->act && tense == FEATURE_TENSE(by->features) &&
        FEATURE_PERSON(item->features) == FEATURE_PERSON(by->features) &&
        FEATURE_GENDER(item->features) == FEATURE_GENDER(by->features) &&
        !(item->features & (FEATURE_VOICE_PASSIVE | FEATURE_JUSSIVE)) &&
        (item->features & same) == (by->features & same))
      return true;
  }
  return false;
}

/* The complement shows which verb it is: a clause, a colon, «عن» or «على», a quotation that the verb takes, a noun for
 * what happened. */
static bool is_plainly(const story *self, const reading *by, const complement *content) {
  uint32_t takes = (uint32_t)by->lexeme->bits;
  bool present = FEATURE_TENSE(by->features) == TENSE_PRESENT;
  if (content->kind == COMPLEMENT_CLAUSE && present && by->lexeme->act == ISNAD_ACT_PROMISE)
    return folded_of(self, content->marker)[0] == F_BEH; /* «يعد بأن», not «وتعد الأكثر … أن» */
  if (content->kind == COMPLEMENT_CLAUSE) return (takes & TAKES_CLAUSE) || !present;
  if (content->kind == COMPLEMENT_COLON) return true;
  if (content->kind == COMPLEMENT_QUOTE) return (takes & TAKES_QUOTE) && !(takes >> TAKES_OBJECT);
  bool held = by->lexeme->act == ISNAD_ACT_BELIEVE; /* «يعد القرار خطأ», «يقدر عددهم بمئة» */
  if (content->kind == COMPLEMENT_NOUN)
    return has_use(self, content->first, USE(BLAME)) || ((takes & TAKES_NOUN) && is_event(self, content->first)) ||
           (held && (takes & TAKES_NOUN << TAKES_OBJECT));
  if (held && (takes & TAKES_BI << TAKES_OBJECT)) return content->kind == COMPLEMENT_PREPOSITION;
  return content->kind == COMPLEMENT_PREPOSITION && content->preposition != NO_TOKEN &&
         has_role(self, content->preposition, ROLE(ABOUT) | ROLE(UPON));
}

/* أظهر، أثبت، دل: of documents and data, and what they show is a clause. */
static bool is_showing(const reading *by) {
  uint32_t takes = (uint32_t)by->lexeme->bits;
  return by->lexeme->act == ISNAD_ACT_REPORT && (takes & TAKES_CLAUSE) && !(takes & (TAKES_QUOTE | TAKES_AN)) &&
         !(takes >> TAKES_OBJECT);
}

/* «أثبت اللاعب أنه الأفضل» by what he did; «المقطع يظهر استهداف الموقع»: a picture; but «أظهرت النتائج فوز الحزب». */
static bool can_show(const story *self, range source, enum complement_kind kind) {
  bool named = source.first < source.last;
  if (kind == COMPLEMENT_CLAUSE)
    return !named || !has_trait(self, source.first, TRAIT_NAME | TRAIT_PLACE | TRAIT_TITLE);
  const reading *head = named ? reading_at(self, source.first, LEXEME_HEAD) : NULL;
  return head && head->lexeme->sub == HEAD_DATA;
}

/* A court condemns, and says nothing by it: «أدانت المحكمة المتهم». */
static bool is_sentence(const story *self, range source) {
  for (uint32_t i = source.first; i < source.last; i++) {
    const reading *head = reading_at(self, i, LEXEME_HEAD);
    if (head && head->lexeme->sub == HEAD_COURT) return true;
  }
  return false;
}

/* What is only done, and not said: «رفض التعليق», «يرفضون الخروج», «أدانت المحكمة المتهم»; of «رفض» counts what others
 * have said: «رفض الاقتراح», «رفض الاتهامات», «رفض ذلك». */
static bool is_mere_act(const story *self, uint32_t act, range source, uint32_t content) {
  if (act == ISNAD_ACT_CONDEMN) return is_sentence(self, source);
  if (act != ISNAD_ACT_REJECT || opens_quote(self, content)) return false;
  if (has_role(self, content, ROLE(HIDES))) return true;
  return has_trait(self, content, TRAIT_EVENT | TRAIT_MASDAR) && !has_trait(self, content, TRAIT_NOUN_OF_SAYING);
}

static const char *rule_of(const found *of, enum complement_kind kind, uint32_t verb) {
  static const char *const behind[] = {"",
                                       "verb-subject-clause",
                                       "verb-subject-quote",
                                       "verb-subject-colon",
                                       "verb-subject-noun",
                                       "verb-subject-preposition"};
  static const char *const before[] = {"",
                                       "subject-verb-clause",
                                       "subject-verb-quote",
                                       "subject-verb-colon",
                                       "subject-verb-noun",
                                       "subject-verb-preposition"};
  static const char *const alone[] = {"", "verb-clause", "verb-quote", "verb-colon", "verb-noun", "verb-preposition"};
  if (of->source.first >= of->source.last) return alone[kind];
  return of->source.first > verb ? behind[kind] : before[kind];
}

/* The preposition belongs to the cue where nothing stands between: «وأشار إلى», not «وأشار النجار إلى». */
static void set_cue(found *of, uint32_t verb, const complement *by) {
  bool joined = by->preposition != NO_TOKEN && by->preposition == verb + 1;
  of->cue[0] = (range){verb, joined ? verb + 2 : verb + 1};
  of->n_cue = 1;
}

/* A quotation stands at i, or a colon and a quotation. */
static bool is_spoken(const story *self, uint32_t i, uint32_t limit) {
  return i + 1 < limit && (opens_quote(self, i) || (is_colon(self, i) && opens_quote(self, i + 1)));
}

/* «وكتب معلقا على الصورة: "…"»: what the participle is about stands before the colon. */
static bool is_about_something(const story *self, uint32_t i, uint32_t limit, const reading *by) {
  if (i + 1 >= limit || !is_preposition(self, i + 1) || (preposition_bit(self, i + 1) & by->lexeme->bits)) return false;
  for (uint32_t k = i + 2; k < limit && k < i + 7; k++) {
    if (is_colon(self, k)) return is_spoken(self, k, limit);
    if (!is_word(self, k) || has_trait(self, k, TRAIT_SURE_VERB) || is_complementizer(self, k)) return false;
  }
  return false;
}

/* «وأضاف النجار متسائلا: "…"», «وتابعت هالة ساخرة "…"», «وتابع مؤكدا أن»: how it is said, and at once what. */
static bool is_manner(const story *self, uint32_t i, uint32_t limit) {
  if (i + 2 >= limit || !is_word(self, i) || has_trait(self, i, TRAIT_THE | TRAIT_AND | TRAIT_NAME)) return false;
  bool definite = has_trait(self, i - 1, TRAIT_THE | TRAIT_NAME | TRAIT_UNKNOWN);
  if (!has_trait(self, i, TRAIT_ADVERB) && !(definite && !has_trait(self, i, TRAIT_TITLE | TRAIT_HEAD))) return false;
  bool spoken =
      is_spoken(self, i + 1, limit) || (has_trait(self, i, TRAIT_PARTICIPLE) && is_complementizer(self, i + 1));
  const word_readings *word = self->words[i];
  for (uint32_t k = 0; k < word->count; k++) {
    const reading *item = &word->items[k];
    bool state = item->lexeme->kind == LEXEME_VERB && FEATURE_TENSE(item->features) == TENSE_ACTIVE;
    if (state && !FEATURE_ENCLITIC(item->features)) return spoken || is_about_something(self, i, limit, item);
  }
  return false;
}

/* «وعلق … قائلا: …», «وتابع بالقول إن»: a verb and a second word of saying frame one content. */
static uint32_t frame(const story *self, uint32_t verb, uint32_t limit, bool says) {
  bool in_relative = false;
  for (uint32_t i = verb + 1; i < limit && i < verb + 40; i++) {
    if (opens_quote(self, i) || is_complementizer(self, i)) return NO_TOKEN;
    in_relative = is_relative(self, i) || (in_relative && !is_comma(self, i));
    if (in_relative) continue;
    if (has_role(self, i, ROLE(SAYING)) || (says && is_manner(self, i, limit))) return i;
    if (i > verb + 1 && has_trait(self, i, TRAIT_SURE_VERB | TRAIT_PARTICIPLE)) return NO_TOKEN;
  }
  return NO_TOKEN;
}

/* «واختتم حديثه بقوله»: what he ends is nobody. */
static bool is_own_speech(const story *self, range source) {
  if (source.first + 1 != source.last) return false;
  return has_use(self, source.first, USE(SPEECH) | USE(TALK)) && has_pronoun(self, source.first, ~0u);
}

static bool find_framed(finder *self, uint32_t i, const reading *by, uint32_t limit) {
  const story *in = self->story;
  if (by->features & FEATURE_VOICE_PASSIVE) return false;
  if (i > 0 && is_relative(in, i - 1) && FEATURE_ENCLITIC(by->features))
    return false; /* «الأزمة التي يشهدها … قائلا» */
  if (FEATURE_ENCLITIC(by->features) && by->lexeme->act != ISNAD_ACT_SAY && !(by->lexeme->bits >> TAKES_OBJECT))
    return false; /* «وهو ما رفضه قائلا إن …» says two things */
  uint32_t second = frame(in, i, limit, by->lexeme->act == ISNAD_ACT_SAY && (by->lexeme->bits & TAKES_QUOTE));
  if (second == NO_TOKEN || self->taken[second]) return false;
  complement content = complement_find(in, second + 1, limit, TAKES_CLAUSE | TAKES_QUOTE);
  uint32_t reach = has_role(in, second, ROLE(SAYING)) ? 3 : 7;
  if (content.kind == COMPLEMENT_NONE || content.marker > second + reach) return false;
  complement own = verb_complement(in, i, by, second);
  bool act_of_its_own = by->lexeme->act != ISNAD_ACT_SAY;
  if (own.kind && !has_role(in, second, ROLE(SAYING))) return false; /* «أشار إلى الاتفاق مضيفا: "…"» */
  if ((own.kind == COMPLEMENT_NOUN && act_of_its_own) ||
      (own.kind == COMPLEMENT_PREPOSITION && (by->lexeme->bits >> TAKES_OBJECT || by->lexeme->act == ISNAD_ACT_ADMIT)))
    return false; /* «أعلنت استقالتها، قائلة …» says two things */
  found made = {
      .lexeme = by->lexeme, .from = by->lexicon, .features = by->features, .limit = limit, .rule = "verb-and-saying"};
  made.source = source_of_verb(in, i, second, limit, by->features, (uint32_t)by->lexeme->bits | 1u << TAKES_OBJECT);
  if (made.source.first > i) made.source.last = source_object_in(in, made.source, false);
  if (is_own_speech(in, made.source)) made.source = (range){0, 0};
  made.cue[0] = (range){i, i + 1};
  made.cue[1] = (range){second, second + 1};
  made.n_cue = 2;
  content_set(in, &made, &content, limit);
  carriers_between(in, i + 1, content.marker, made.source, &made);
  if (made.n_content) found_add(self, &made);
  return made.n_content;
}

/* «وجاء في صحيفة "المرفأ" عن مصدر مطلع أن»: the paper hands on what the other says. */
static void take_reported(const story *self, found *of, uint32_t marker) {
  uint32_t about = of->source.last;
  if (!is_outlet_named(self, of->source.first) || about + 1 >= marker || !has_role(self, about, ROLE(ABOUT))) return;
  uint32_t end = noun_phrase_end(self, about + 1, marker, PHRASE_NO_COMMA);
  if (end == about + 1) return;
  carrier_add(of, of->source);
  of->source = (range){about + 1, end};
}

/* «وجاء في البيان أن …», «وورد في التقرير: …»: the document behind في says it. */
static bool find_in_document(finder *self, uint32_t i, const reading *by, uint32_t limit) {
  const story *in = self->story;
  bool therein = i + 2 < limit && has_role(in, i + 1, ROLE(THEREIN)); /* «رسالة جاء فيها أن» */
  if (i + 2 >= limit || !(therein || has_role(in, i + 1, ROLE(IN)))) return false;
  bool quoted = !therein && i + 4 < limit && is_outlet_named(in, i + 2) && opens_quote(in, i + 3);
  uint32_t behind = quoted ? skip_pair(in, i + 3, limit) : i + 2; /* «جاء في صحيفة "المرفأ" أن» */
  complement content = complement_find(in, behind, limit, TAKES_CLAUSE | TAKES_QUOTE);
  if (content.kind == COMPLEMENT_NONE || (therein && content.marker != i + 2)) return false;
  uint32_t end = noun_phrase_end(in, i + 2, content.marker, 0);
  if (end == i + 2 && !therein) return false;
  found made = {
      .lexeme = by->lexeme, .from = by->lexicon, .features = by->features, .limit = limit, .rule = "verb-in-document"};
  made.cue[made.n_cue++] = (range){i, i + 2};
  made.source = therein ? source_bare_antecedent(in, i, 0) : (range){i + 2, end};
  if (therein) carrier_published(in, i, &made);
  if (!therein) take_reported(in, &made, content.marker);
  content_set(in, &made, &content, limit);
  if (made.n_content) found_add(self, &made);
  return made.n_content;
}

/* The noun phrase without ال right before the verb: «[لافتات كبيرة] كتب عليها». */
static range written_thing(const story *self, uint32_t verb) {
  for (uint32_t i = verb; i-- > 0 && verb - i < 5 && is_word(self, i) && !has_trait(self, i, TRAIT_THE);) {
    if (has_trait(self, i, TRAIT_ADJECTIVE | TRAIT_NATION) && verb - i < 4) continue;
    return noun_phrase_end(self, i, verb, 0) == verb ? (range){i, verb} : (range){0, 0};
  }
  return (range){0, 0};
}

/* «لافتات كتب عليها "لا للحرب"»: what is written on a thing says it. */
static bool find_written(finder *self, uint32_t i, const reading *by, uint32_t limit) {
  const story *in = self->story;
  if (i + 3 >= limit || i == 0 || !(by->lexeme->bits & TAKES_QUOTE) || FEATURE_TENSE(by->features) != TENSE_PAST ||
      has_trait(in, i, TRAIT_AND) || !is_preposition(in, i + 1) || has_class(in, i + 1, WORD_PREP))
    return false;
  const uint8_t *letters = folded_of(in, i + 1);
  bool upon = token_at(in, i + 1)->folded_size > 3 && letters[0] == F_AIN && letters[1] == F_LAM; /* عليها */
  if (!upon || !(opens_quote(in, i + 2) || is_colon(in, i + 2))) return false;
  complement content = complement_find(in, i + 2, limit, TAKES_QUOTE);
  found made = {
      .lexeme = by->lexeme, .from = by->lexicon, .features = by->features, .limit = limit, .rule = "verb-in-document"};
  made.source = written_thing(in, i);
  if (content.kind == COMPLEMENT_NONE || made.source.first >= made.source.last) return false;
  made.cue[made.n_cue++] = (range){i, i + 1};
  content_set(in, &made, &content, limit);
  if (made.n_content) found_add(self, &made);
  return made.n_content;
}

/* «وقالت الصحيفة، نقلا عن مصادر مطلعة، إن»: the sources speak, the paper hands on. */
static void take_cited(const story *self, found *of, uint32_t first, uint32_t marker) {
  for (uint32_t i = first; i + 2 < marker; i++) {
    if (!has_role(self, i, ROLE(CITING)) || !has_role(self, i + 1, ROLE(ABOUT))) continue;
    uint32_t end = noun_phrase_end(self, i + 2, marker, PHRASE_NO_COMMA);
    if (end == i + 2) return;
    if (of->source.first < i && of->source.last > i) of->source.last = i; /* «وكالات روسية نقلا عن مسؤول» */
    if (of->source.first < of->source.last) carrier_add(of, of->source);
    of->source = (range){i + 2, end};
    of->cue[of->n_cue++] = (range){i, i + 2};
    return;
  }
}

/* «ووفقا للوكالة، فقد جدد الزعيم …»: the agency of the cue before hands this statement on. */
static void take_pending(finder *self, found *of, uint32_t i) {
  if (self->pending.first < self->pending.last && i < self->pending_limit) carrier_add(of, self->pending);
  self->pending = (range){0, 0};
}

/* Inside الذي …, behind بعد أن and بعدما. */
static bool is_subordinate(const story *self, uint32_t i) {
  if (i == 0 || (token_at(self, i)->shape & SHAPE_BREAK)) return false;
  if (is_relative(self, i - 1) || has_role(self, i - 1, ROLE(AFTER))) return true;
  bool meanwhile = has_role(self, i - 1, ROLE(WHILE)) || /* «وفي حين نفى الوزير الخبر، بدأت …» */
                   (has_class(self, i - 1, WORD_CONJUNCTION) && has_class(self, i - 1, WORD_TIME));
  if (meanwhile && i < sentence_start(self, i) + 3) return true;
  return i > 1 && is_complementizer(self, i - 1) && has_role(self, i - 2, ROLE(AROUND));
}

/* «والبعض يقول»: the first letter of the source is a conjunction, whatever the word is. */
static bool is_joined(const story *self, range source) {
  return source.first < source.last && always_has(self, source.first, FEATURE_AND);
}

/* «رسالة [لتونس] التي أكدت»: the first letter of the source is a preposition. */
static bool is_addressed(const story *self, range source) {
  return source.first < source.last && always_has(self, source.first, FEATURE_TO);
}

/* «رفض المدير العرض وقال إن», «…، لكنه قال إن», «…، إذ قال إن»: one more verb of the one who acted before. */
static bool goes_on(const story *self, uint32_t i, const reading *by) {
  if (i == 0 || (token_at(self, i)->shape & SHAPE_BREAK) || FEATURE_PERSON(by->features) != 3) return false;
  return !has_class(self, i - 1, WORD_RELATIVE) || FEATURE_ENCLITIC(by->features) ||
         has_role(self, i - 1, ROLE(WHAT)); /* «نشر المكتب ما يقول إنها بنود» */
}

/* «الذي نشره المركز», «في لقاء بثه التلفزيون»: the pronoun is what was said; nothing more follows. */
static bool is_said_already(const reading *by) {
  return FEATURE_ENCLITIC(by->features) && !(by->lexeme->bits >> TAKES_OBJECT);
}

static bool is_plain(const complement *content) {
  return content->kind == COMPLEMENT_NOUN || content->kind == COMPLEMENT_PREPOSITION;
}

/* A preposition that is a verb too, in the place of the verb: «وبين التقرير أن». */
static bool is_like_preposition(const story *self, uint32_t i, const complement *content) {
  return has_class(self, i, WORD_PREP) && content->kind != COMPLEMENT_PREPOSITION;
}

/* Whether the verb says by this complement what such a verb says. */
static bool may_say(const story *self, uint32_t i, const reading *by, const complement *content) {
  uint32_t act = by->lexeme->act, takes = (uint32_t)by->lexeme->bits;
  bool plain = is_plain(content), clause = content->kind == COMPLEMENT_CLAUSE;
  if (!fits(self, content, by, i) || is_said_already(by)) return false;
  uint32_t marker = content->marker; /* «تشهد المدينة هدوءا، وسط تكهنات بأن …»: the clause is the noun's */
  if (clause && marker > i + 3 && has_trait(self, marker - 1, TRAIT_NOUN_OF_SAYING) &&
      has_role(self, marker - 2, ROLE(CIRCUMSTANCE)) && !has_pronoun(self, marker - 1, ~0u)) /* not «خلال حديثه أن» */
    return false;
  bool what = FEATURE_ENCLITIC(by->features) && i > 0 && has_role(self, i - 1, ROLE(WHAT)); /* «ما سماه» */
  if (!what && has_rival(self, i, by) && !is_plainly(self, by, content)) return false;
  if (is_showing(by) && ((by->features & FEATURE_TO) || (!clause && content->kind != COMPLEMENT_NOUN)))
    return false; /* «فاز الفريق ليثبت أنه الأقوى» */
  bool thought = act == ISNAD_ACT_BELIEVE || act == ISNAD_ACT_EXPECT || act == ISNAD_ACT_DENY;
  if (plain && !thought && is_negated(self, i)) return false; /* «لم تكشف عن العدد» tells nothing */
  bool told = plain && i > 0 && is_relative(self, i - 1) && marker > i + 1 && is_preposition(self, i + 1) &&
              !has_class(self, i + 1, WORD_PREP) && !has_role(self, i + 1, ROLE(THEREIN));
  if (told && content->kind == COMPLEMENT_PREPOSITION) return false; /* «التظاهرة التي دعت إليها النقابة» */
  bool needs_event = act == ISNAD_ACT_ADMIT && content->kind == COMPLEMENT_PREPOSITION;
  if (needs_event && !is_event(self, content->first) && !opens_quote(self, content->first))
    return false; /* «تعترف بإسرائيل» */
  bool greets = act == ISNAD_ACT_WELCOME && content->kind == COMPLEMENT_PREPOSITION &&
                has_trait(self, content->first, TRAIT_TITLE | TRAIT_NAME) && !is_event(self, content->first);
  if (greets) return false; /* «رحب الرئيس بالأمير» */
  bool by_clause = (takes & TAKES_CLAUSE) || (takes & TAKES_BI << TAKES_OBJECT); /* «ما يسمى» has none */
  bool tells = (act == ISNAD_ACT_REPORT && (takes & TAKES_BI)) ||
               ((act == ISNAD_ACT_ANNOUNCE || act == ISNAD_ACT_REVEAL) && (token_at(self, i)->shape & SHAPE_PASSIVE));
  bool reported = tells && content->kind == COMPLEMENT_PREPOSITION && /* «أُعلن عن وفاة النجار» */
                  is_event(self, content->first);                     /* «أفيد بمقتل عشرة» */
  if ((by->features & FEATURE_VOICE_PASSIVE) && !reported && (!clause || !by_clause))
    return false; /* «سئل الوزير عن» */
  bool spoken = content->kind == COMPLEMENT_COLON && opens_quote(self, content->first); /* «وبين النجار: "…"» */
  return clause || spoken || !is_like_preposition(self, i, content);
}

/* «وهو ما يؤكد أن», «الأمر الذي يشير إلى»: what has been told shows it, nobody says it. */
static bool is_shown_by_fact(const story *self, uint32_t i, const reading *by, range source) {
  if (i < 2 || FEATURE_ENCLITIC(by->features) || FEATURE_TENSE(by->features) != TENSE_PRESENT) return false;
  uint32_t act = by->lexeme->act;
  if (source.first < source.last && source.first > i) return false;
  if (act != ISNAD_ACT_CONFIRM && act != ISNAD_ACT_REPORT && act != ISNAD_ACT_REVEAL &&
      !(act == ISNAD_ACT_SAY && (by->lexeme->bits & TAKES_ILA)))
    return false;
  if (has_role(self, i - 1, ROLE(WHAT)))
    return has_role(self, i - 2, ROLE(IS)) || has_class(self, i - 2, WORD_DEMONSTRATIVE);
  return is_relative(self, i - 1) && has_role(self, i - 2, ROLE(TURN)) && has_trait(self, i - 2, TRAIT_THE);
}

/* «قالت إن المسلحين يتوقع أن»: many do not do it in the singular. */
static bool is_of_many(const story *self, uint32_t i, const reading *by, range source) {
  if (source.first >= source.last || source.last != i || FEATURE_NUMBER(by->features) != NUMBER_SG) return false;
  if (FEATURE_GENDER(by->features) != GENDER_M || source.last != source.first + 1) return false;
  return source_is_accusative(self, source.first) && !has_role(self, source.first, ROLE(ISSUED)); /* «بيانا يدين» */
}

/* Whether it may be said by that source, or by that nobody. */
static bool may_be_said_by(const story *self, uint32_t i, const reading *by, range source, const complement *content) {
  if (is_showing(by) && !can_show(self, source, content->kind)) return false;
  if (is_shown_by_fact(self, i, by, source) || is_of_many(self, i, by, source)) return false;
  const reading *head = source.first < source.last ? reading_at(self, source.first, LEXEME_HEAD) : NULL;
  bool text = head && head->lexeme->sub == HEAD_DOCUMENT; /* «ينص الاتفاق على» */
  bool alone = source.last == source.first + 1 && !has_trait(self, source.first, TRAIT_THE) &&
               !has_pronoun(self, source.first, ~0u); /* «دعا عودة إلى …»: a bare word is a name */
  bool deed = source.first > i && source.first < source.last && is_event(self, source.first) && !text && !alone &&
              !has_trait(self, source.first, TRAIT_NOUN_OF_SAYING) && !FEATURE_ENCLITIC(by->features) &&
              by->lexeme->act != ISNAD_ACT_REPORT && content->kind == COMPLEMENT_PREPOSITION;
  if (deed) return false; /* «يشير تعيين المدير إلى تحول» */
  uint32_t reached = source.last + (is_comma(self, source.last) ? 1 : 0); /* «وبين النجار، أن» */
  if (is_like_preposition(self, i, content) && (source.first != i + 1 || reached != content->marker)) return false;
  return !is_plain(content) || !is_mere_act(self, by->lexeme->act, source, content->first);
}

/* «ووفقا لوثيقة كشفت عنها الصحيفة، فإن …»: the verb tells which source it is, and has no content behind that. */
static bool is_of_source(const finder *self, uint32_t i, const reading *by, const complement *content) {
  if (!self->found.count) return false;
  range source = self->found.items[self->found.count - 1].source;
  if (i <= source.first || i >= source.last) return false;
  bool described = FEATURE_ENCLITIC(by->features) && content->first < source.last &&
                   content->marker == i + 1; /* «مصادر وصفتها بـ"المطلعة"» */
  bool told = is_preposition(self->story, i + 1) && !has_class(self->story, i + 1, WORD_PREP);
  return described || (told && content->marker >= source.last);
}

/* «قال الطبيب، الذي كتب التقرير، إن …»: the clause behind the comma is what the verb before says. */
static bool is_taken(const finder *self, const found *made, const complement *content) {
  uint32_t takes = (uint32_t)made->lexeme->bits, marker = content->marker;
  if (content->kind != COMPLEMENT_CLAUSE || made->cue[0].first == 0 || FEATURE_PERSON(made->features) != 3 ||
      !is_relative(self->story, made->cue[0].first - 1))
    return false;
  if (!is_comma(self->story, marker - 1) && (takes & TAKES_QUOTE)) return false;
  for (size_t k = self->found.count; k-- > 0 && k + 4 > self->found.count;) {
    const found *other = &self->found.items[k];
    bool verb = other->lexeme && other->lexeme->kind == LEXEME_VERB && other->complement == COMPLEMENT_CLAUSE;
    if (verb && other->n_content && other->content[0].first == made->content[0].first) return true;
  }
  return false;
}

enum { HEADING_MAX = 20 };

/* «النجار يقول كل الطرق مفتوحة», a heading: what is said stands behind the verb without any sign. */
static complement in_heading(const story *self, uint32_t i, const reading *by, uint32_t limit) {
  const complement none = {COMPLEMENT_NONE, limit, limit, 0, NO_TOKEN};
  uint32_t first = sentence_start(self, i), both = TAKES_CLAUSE | TAKES_QUOTE;
  if (by->lexeme->act != ISNAD_ACT_SAY || (by->lexeme->bits & both) != both ||
      FEATURE_TENSE(by->features) != TENSE_PRESENT || FEATURE_ENCLITIC(by->features) || i == first ||
      limit - first > HEADING_MAX || i + 3 > limit)
    return none;
  bool alone = (token_at(self, first)->shape & SHAPE_BREAK) &&
               (limit == self->shown.n_tokens || (token_at(self, limit)->shape & SHAPE_BREAK));
  if (!alone || is_any_mark(self, limit - 1) || has_class(self, i + 1, WORD_PREP) || is_comma(self, i + 1)) return none;
  range before = source_before(self, i, by->features);
  bool opens =
      before.first == first || (before.first > first && is_colon(self, before.first - 1)); /* «الأزمة: النجار يقول …» */
  if (!opens || before.first >= before.last || before.last != i) return none;
  return (complement){COMPLEMENT_CLAUSE, i + 1, i + 1, 0, NO_TOKEN};
}

static bool find_reading(finder *self, uint32_t i, const reading *by) {
  const story *in = self->story;
  if (find_written(self, i, by, reach_of(in, i))) return true;
  if (!verb_tells(in, i, by)) return false;
  uint32_t limit = reach_of(in, i), takes = (uint32_t)by->lexeme->bits;
  if ((takes & TAKES_FI) && by->lexeme->act == ISNAD_ACT_REPORT) return find_in_document(self, i, by, limit);
  if (find_framed(self, i, by, limit)) return true;
  complement content = verb_complement(in, i, by, limit);
  if (content.kind == COMPLEMENT_NONE) content = in_heading(in, i, by, limit);
  if (!may_say(in, i, by, &content) || is_of_source(self, i, by, &content)) return false;
  bool passive = by->features & FEATURE_VOICE_PASSIVE;
  found made = {.lexeme = by->lexeme, .from = by->lexicon, .features = by->features, .limit = limit};
  made.negated = is_negated(in, i);
  made.hearsay = passive;
  if (is_plain(&content) || posts(by)) takes |= 1u << TAKES_OBJECT;
  if (!passive) made.source = source_of_verb(in, i, content.marker, limit, by->features, takes);
  bool cited =
      made.source.first < self->pending.last && self->pending.first < made.source.last && i < self->pending_limit;
  range behind = cited ? source_behind_verb(in, i, content.marker, limit, by->features, takes) : made.source;
  if (behind.first < behind.last) made.source = behind; /* «وفقا لرويترز أكد [مسؤولون] أن» */
  if (!may_be_said_by(in, i, by, made.source, &content)) return false;
  bool bare = made.source.first >= made.source.last && !passive && i + 1 < content.marker;
  if (bare && source_in_document(in, i + 1)) { /* «ذكر بالبيان أن» */
    made.source = (range){i + 1, noun_phrase_end(in, i + 1, content.marker, PHRASE_NO_COMMA)};
    made.source_skip = clitic_bytes(in, i + 1, 1);
  }
  if (made.source.first < i && is_addressed(in, made.source)) made.source_skip = clitic_bytes(in, made.source.first, 1);
  if (made.source.first < i && is_joined(in, made.source)) made.source_skip = clitic_bytes(in, made.source.first, 1);
  set_cue(&made, i, &content);
  content_set(in, &made, &content, limit);
  if (is_subordinate(in, i)) content_end_at_comma(in, &made);
  if (content.kind == COMPLEMENT_QUOTE) quote_take_first(self, &made);
  if (!made.n_content || is_taken(self, &made, &content)) return false;
  made.rule = passive ? "hearsay" : rule_of(&made, content.kind, i);
  take_cited(in, &made, i + 1, content.marker);
  carriers_between(in, i + 1, content.marker, made.source, &made);
  carriers_before(in, i, &made);
  carrier_of_announcement(in, &made);
  carrier_published(in, i, &made);
  take_pending(self, &made, i);
  if (!passive && made.source.first >= made.source.last && goes_on(in, i, by) && !is_said_before(self, i, by->features))
    made.source = source_of_act(in, i, by->features); /* «رفض المدير العرض وقال إن» */
  if (!passive && made.source.first >= made.source.last) made.source = source_of_driven(in, i);
  if (!passive && made.source.first >= made.source.last && FEATURE_PERSON(by->features) == 3 &&
      !is_said_before(self, i, by->features)) {
    made.source = source_of_words(in, i, by->features);
    if (is_addressed(in, made.source)) made.source_skip = clitic_bytes(in, made.source.first, 1);
  }
  made.shared = made.source.first >= made.source.last;
  bool of_act = made.source.first < made.source.last && is_posted_before(in, i);
  if (made.source.last <= i && (of_act || source_is_said_in(in, i)))
    carriers_posted(in, i, &made); /* «منشورا على فيسبوك أكد فيه» */
  found_add(self, &made);
  return true;
}

/* «يعد بالتحقيق» and «يعد الرحلة خطأ», «ذكر بالوعد»: two verbs of these letters attribute; the second is tried where
 * the first has nothing to say. */
bool find_verb(finder *self, uint32_t i) {
  const story *in = self->story;
  const reading *by = saying_reading(in, i);
  if (!by || has_role(in, i, ROLE(CITING))) return false; /* «* نقلا عن المرفأ» below a story is no verb */
  if (find_reading(self, i, by)) return true;
  const word_readings *word = in->words[i];
  for (uint32_t k = 0; k < word->count; k++) {
    const reading *item = &word->items[k];
    bool alike = item->lexeme->kind == LEXEME_VERB && item->lexeme->act && item->lexeme != by->lexeme &&
                 item->features == by->features;
    if (!alike || item->lexeme->bits == by->lexeme->bits || !find_reading(self, i, item)) continue;
    return true;
  }
  return false;
}
