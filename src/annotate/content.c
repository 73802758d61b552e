/* content: lays down what is said: one piece or more, with or without the marks of its quotation. */
#include "annotate/found.h"

#include "annotate/grammar.h"
#include "annotate/noun_phrase.h"
#include "text/letters.h"
#include "text/pair.h"
#include "text/token.h"

enum { QUOTED_NOUN_MAX = 7 };

/* «إن الطريق آمن، وأن الجسر مغلق»: the second clause is said as well. */
static bool goes_on_with_clause(const story *self, uint32_t comma, uint32_t limit) {
  return comma + 2 < limit && is_comma(self, comma) && is_complementizer(self, comma + 1) &&
         has_trait(self, comma + 1, TRAIT_AND);
}

/* «"…"، بما في ذلك الميناء», «…، بما فيها الجسر» */
static bool includes_more(const story *self, uint32_t comma, uint32_t limit) {
  if (!is_comma(self, comma)) comma--;
  if (comma + 3 >= limit || !has_role(self, comma + 1, ROLE(JOINER))) return false;
  if (folded_of(self, comma + 1)[0] != F_BEH) return false; /* بما */
  return has_role(self, comma + 2, ROLE(THEREIN)) ||
         (has_role(self, comma + 2, ROLE(IN)) && has_role(self, comma + 3, ROLE(THAT)));
}

/* A few words without a verb or a mark. */
static bool is_quoted_noun(const story *self, uint32_t quote) {
  uint32_t close = self->partner[quote];
  if (close == PAIR_OPEN || close - quote > QUOTED_NOUN_MAX) return false;
  for (uint32_t i = quote + 1; i < close; i++) {
    bool noun = has_trait(self, i, TRAIT_ADJECTIVE | TRAIT_COMMON) || /* «"برد قاس"» */
                (i == quote + 1 && has_trait(self, i, TRAIT_BY) && has_trait(self, i, TRAIT_MASDAR));
    if ((is_finite_verb(self, i) && !noun) || is_complementizer(self, i) || is_any_mark(self, i)) return false;
  }
  return true;
}

/* «إن "أدلة قوية" تثبت …», «إن "بحري"، ستفتح …»: the quotation is the subject, its verb is still to come. */
static bool waits_for_verb(const story *self, uint32_t quote, uint32_t limit) {
  uint32_t next = self->partner[quote] + 1;
  if (!is_quoted_noun(self, quote) || next + 1 >= limit) return false;
  bool comma = is_comma(self, next);
  if (comma) next++;
  if (has_class(self, next, WORD_PREP) && !has_trait(self, next, TRAIT_SURE_VERB)) return false; /* «"رد" عقب …» */
  return has_trait(self, next, TRAIT_VERB) && !has_trait(self, next, TRAIT_AND | TRAIT_THE) &&
         (!comma || has_trait(self, next, TRAIT_SURE_VERB));
}

/* Behind the closing mark the words go on as part of the same content: «إن "النتائج ستظهر قريبا" في حال …». */
static bool goes_on_behind(const story *self, uint32_t close, uint32_t limit) {
  uint32_t next = close + 1;
  if (goes_on_with_clause(self, next, limit) || includes_more(self, next, limit)) return true;
  if (next >= limit || (is_any_mark(self, next) && !is_mark(self, next, '(') && !opens_quote(self, next))) return false;
  if (has_role(self, next, ROLE(BUT_HE))) return false; /* «"لن ننتظر" لكنه أضاف» */
  if (has_trait(self, next, TRAIT_ADVERB) && has_trait(self, next, TRAIT_ACTING)) return false; /* «"…" مستشهدا ب» */
  return !ends_content(self, next, limit) && !begins_attribution(self, next);
}

/* «ما يشتبه بأنه هجوم …», «ما وصفته بأنه خدعة»: what it is called is a noun phrase. */
static bool is_label(const story *self, const found *of) {
  uint32_t cue = of->n_cue == 1 ? of->cue[0].first : 0; /* «ما رفضه الوزير قائلا إن …» is none */
  return cue > 0 && has_role(self, cue - 1, ROLE(WHAT)) && !(token_at(self, cue)->shape & SHAPE_BREAK);
}

static void add_piece(found *of, range piece) {
  if (piece.first < piece.last && of->n_content < ISNAD_MAX_PIECES) of->content[of->n_content++] = piece;
}

/* The words between the marks of the quotation at `quote`. */
static range inside(const story *self, uint32_t quote, uint32_t limit) {
  uint32_t close = self->partner[quote];
  if (close == PAIR_OPEN || close > limit) return (range){quote + 1, trim_end(self, quote + 1, limit)};
  return (range){quote + 1, trim_end(self, quote + 1, close)};
}

/* «دان "القصف العشوائي" للمدينة», «أعلن "تعبئة عامة" ضد القرار», «شجب "الخداع" و"الكذب"»: a noun phrase that is quoted
 * in part goes on behind the marks. */
static bool is_quoted_in_part(const story *self, uint32_t quote, uint32_t limit) {
  uint32_t close = self->partner[quote], next = close + 1;
  if (!is_quoted_noun(self, quote) || next + 1 >= limit) return false;
  if (is_lone_letter(self, next, F_WAW)) return opens_quote(self, next + 1);
  if (is_relative(self, next) && !has_trait(self, next, TRAIT_AND)) return true; /* «"سيل الأكاذيب" الذي نشره» */
  if (has_role(self, next, ROLE(ABOUT) | ROLE(THROUGH)) || is_time(self, next + 1)) return false;
  if (has_role(self, next, ROLE(IN))) return !has_trait(self, next + 1, TRAIT_OCCASION | TRAIT_EVENT);
  if (has_role(self, next, ROLE(CONDITION))) return true; /* «"برد قاس" حال وقوع …», «… إذا استمر» */
  if (has_class(self, next, WORD_PREP) && !has_role(self, next, ROLE(CIRCUMSTANCE) | ROLE(LATER) | ROLE(AROUND)))
    return !begins_attribution(self, next);
  if (!has_trait(self, next, TRAIT_TO)) return false;
  return has_trait(self, next, TRAIT_THE | TRAIT_PLACE) || is_event(self, next); /* «أعلن "استعداده" لعرض …» */
}

/* «تطالب "بالحد من استخدام" الهاتف», «اتهم الشرطة "بتحريف" أقواله»: the noun at the end of the quotation wants the one
 * behind it. */
static bool is_cut_construct(const story *self, uint32_t close) {
  uint32_t last = close - 1, next = close + 1, definite = TRAIT_THE | TRAIT_NAME | TRAIT_PLACE | TRAIT_OUTLET;
  if (!is_event(self, last) || has_trait(self, last, definite | TRAIT_ADVERB) || has_pronoun(self, last, ~0u))
    return false;
  if (has_trait(self, next, TRAIT_AND | TRAIT_BY | TRAIT_TO | TRAIT_VERB | TRAIT_PARTICIPLE) ||
      is_preposition(self, next) || is_time(self, next))
    return false;
  return has_trait(self, next, definite | TRAIT_UNKNOWN | TRAIT_HEAD) || has_pronoun(self, next, ~0u);
}

/* «وقال "خرجت القافلة وهي في طريقها" إلى المرفأ», «"لا أستبعد" إمكانية وقوع حرب»: the sentence that is quoted in part.
 */
static bool is_broken_off(const story *self, uint32_t close, uint32_t limit) {
  uint32_t next = close + 1;
  if (next + 1 >= limit || !is_word(self, next) || begins_attribution(self, next)) return false;
  if (includes_more(self, next, limit)) return true;
  if (has_trait(self, close - 1, TRAIT_SURE_VERB) && is_event(self, next) && !has_trait(self, next, TRAIT_AND))
    return true;
  if (is_cut_construct(self, close)) return true;
  if (!has_role(self, next, ROLE(TOWARD) | ROLE(FROM) | ROLE(AGAINST) | ROLE(CONCERNING))) return false;
  return !has_trait(self, next, TRAIT_AND) && !adverbial_phrase(self, next) && !is_time(self, next + 1) &&
         !has_trait(self, next + 1, TRAIT_OCCASION) && !has_role(self, next + 1, ROLE(WITHOUT));
}

/* «"لن نغادر" و"لن نصمت"», «على "الحوار"، وعلى "عدم التصعيد"», «"هذا هو الغاز"، لكن "لم نحدد مصدره"» */
static bool joins_quotes(const story *self, const found *of, uint32_t i) {
  if (is_lone_letter(self, i, F_WAW)) return true;
  if (has_role(self, i, ROLE(BUT))) return self->partner[i + 1] > i + 4;
  uint32_t takes = of->lexeme ? (uint32_t)of->lexeme->bits : 0;
  return is_word(self, i) && folded_of(self, i)[0] == F_WAW &&
         (preposition_bit(self, i) & (takes | takes >> TAKES_OBJECT));
}

static void set_quote(const story *self, found *of, uint32_t quote, uint32_t limit, bool may_go_on, unsigned options) {
  uint32_t close = self->partner[quote];
  bool closed = close != PAIR_OPEN && close < limit;
  if (closed && may_go_on && waits_for_verb(self, quote, limit)) {
    add_piece(of, (range){quote, content_end(self, close + 2, limit, 0)});
    return;
  }
  if (closed && may_go_on && goes_on_behind(self, close, limit)) {
    add_piece(of, (range){quote, content_end(self, quote, limit, options)});
    return;
  }
  if (closed && !may_go_on && !is_label(self, of) && is_quoted_in_part(self, quote, limit)) {
    add_piece(of, (range){quote, content_end(self, quote, limit, CONTENT_NOUN)});
    return;
  }
  if (closed && !may_go_on && !is_label(self, of) && is_broken_off(self, close, limit)) {
    add_piece(of, (range){quote, content_end(self, quote, limit, is_quoted_noun(self, quote) ? CONTENT_NOUN : 0)});
    return;
  }
  of->quoted = true;
  add_piece(of, inside(self, quote, limit));
  for (uint32_t next = close + 1; closed && next + 1 < limit;) {
    if (next + 2 < limit && is_comma(self, next)) next++; /* «"…"، و"…"» */
    if (!opens_quote(self, next + 1) || self->partner[next + 1] == PAIR_OPEN) break;
    if (!joins_quotes(self, of, next)) break;
    add_piece(of, inside(self, next + 1, limit));
    next = self->partner[next + 1] + 1;
  }
}

/* «وأبدى النجار سعادته», «وأعلن النادي إقالة مدربه»: a verb of saying with a noun for what is said opens the sentence.
 */
static bool tells_of_another(const story *self, uint32_t first, uint32_t limit) {
  const reading *by = has_trait(self, first, TRAIT_SURE_VERB) ? saying_reading(self, first) : NULL;
  if (!by || !(by->features & FEATURE_AND) || FEATURE_TENSE(by->features) != TENSE_PAST ||
      FEATURE_PERSON(by->features) != 3 || !(by->lexeme->bits & TAKES_NOUN))
    return false;
  return verb_complement(self, first, by, limit).kind != COMPLEMENT_NONE;
}

/* A verb of saying stands close before the colon behind i. */
static bool is_said_before_colon(const story *self, uint32_t i, uint32_t first) {
  for (uint32_t k = i + 1; k-- > first && i - k < 4;)
    if (has_trait(self, k, TRAIT_SAYING) && saying_reading(self, k)) return true;
  return false;
}

/* Words behind a colon without quotation marks go on to the end of the paragraph, or to the sentence in which the
 * outlet speaks again: «وقال المدرب: لعبنا جيدا. كنا نستحق الفوز. وأضاف …». */
static uint32_t speech_limit(const story *self, uint32_t first, uint32_t limit) {
  uint32_t paragraph = paragraph_of(self, first), s = self->sentence_of[limit > first ? limit - 1 : first];
  for (int n = 0; n < 12 && s + 1 < self->sentences.count; n++) {
    const isnad_sentence *next = &self->sentences.items[s + 1];
    if (next->paragraph != paragraph || opens_quote(self, next->first)) break;
    bool speaks = false;
    for (uint32_t i = next->first; i < next->last && i < next->first + 7; i++) /* «وكان النجار قد غاب عن الملعب» */
      speaks |= i > next->first && has_class(self, next->first, WORD_KANA) && has_role(self, i, ROLE(ALREADY)) &&
                has_trait(self, next->first, TRAIT_AND) && !is_complementizer(self, i);
    for (uint32_t i = next->first + 1; i < next->last && i < next->first + 3; i++) /* «ولدى سؤاله عن الملعب» */
      speaks |= has_trait(self, i, TRAIT_NOUN_OF_SAYING) &&
                (has_role(self, next->first, ROLE(AT)) || has_trait(self, next->first, TRAIT_ADVERB));
    for (uint32_t i = next->first; i < next->last && i < next->first + 4; i++)
      speaks |= has_trait(self, i, TRAIT_SAYING) && says_something(self, i, next->last);
    for (uint32_t i = next->first; i + 1 < next->last && i < next->first + 12; i++) /* «وعن الملعب قال المدرب: …» */
      speaks |= i > next->first && is_colon(self, i + 1) && has_trait(self, next->first, TRAIT_AND) &&
                is_said_before_colon(self, i, next->first);
    speaks |= tells_of_another(self, next->first, next->last);
    if (speaks) break;
    limit = next->last;
    s++;
  }
  return limit;
}

/* Behind a comma inside: «… في الميناء، الأسبوع الماضي», «…، باستخدام قوارب صغيرة», «بحيازة سلاح، والتجمع». */
static bool goes_on_with_phrase(const story *self, uint32_t comma, uint32_t end) {
  uint32_t next = comma + 1;
  if (next >= end || has_trait(self, next, TRAIT_VERB | TRAIT_PARTICIPLE)) return false;
  bool joined = has_trait(self, next, TRAIT_AND), within = is_preposition(self, next) && next + 1 < end;
  if (!joined && is_time(self, next)) return true;
  if (!joined && within && is_time(self, next + 1) && !has_role(self, next, ROLE(LATER) | ROLE(AROUND))) return true;
  bool why = has_class(self, next, WORD_PREP) && has_trait(self, next, TRAIT_BY) && within;
  if (!joined && why) return true;                               /* «…، بغرض القتل» */
  if (joined && has_class(self, next, WORD_NUMBER)) return true; /* «… بين شهرين، وثلاثة أشهر» */
  bool so = adverbial_phrase(self, next) || has_class(self, next, WORD_DISCOURSE) || is_complementizer(self, next);
  if (!joined && has_trait(self, next, TRAIT_BY) && !so) return true; /* «…، بنفس الطريقة»; not «…، بالفعل» */
  if (!joined && has_trait(self, next, TRAIT_TO) && is_event(self, next)) return true; /* «…، لاستخدامها في …» */
  bool waw = folded_of(self, next)[0] == F_WAW;
  if (!is_event(self, next)) return waw && has_masdar(self->words[next]);
  return waw || has_trait(self, next, TRAIT_BY);
}

/* «بأن القتال في المدينة، لم ينته»; but «بعد إقراره بأن السد قديم، بدأ العمل» */
static bool goes_on_with_predicate(const story *self, uint32_t first, uint32_t comma, uint32_t end) {
  uint32_t next = comma + 1;
  return next < end && (has_class(self, next, WORD_NEGATION) || has_role(self, next, ROLE(IS))) &&
         waits_for_predicate(self, first, next);
}

/* «سحب تلك القوات، التي تعارضها الحكومة، إلى الشاطئ», «أن الشركة، التي عملت مع الحزب، تمكنت من»: the token behind what
 * is told in between; 0 where nothing is. */
static uint32_t behind_parenthesis(const story *self, uint32_t first, uint32_t comma, uint32_t end) {
  uint32_t next = comma + 1;
  if (next + 3 >= end) return 0;
  bool them = has_class(self, next, WORD_QUANTIFIER) || has_role(self, next, ROLE(ADDS)); /* «…، معظمهم أطفال، …» */
  if (!is_relative(self, next) && !has_role(self, next, ROLE(IS)) &&
      !(them && has_pronoun(self, next, 1u << LEXEME_WORD)))
    return 0;
  for (uint32_t i = next + 2; i + 2 < end && i < next + 16; i++) {
    if (!is_comma(self, i)) continue;
    bool goes_on = is_preposition(self, i + 1) || (has_trait(self, i + 1, TRAIT_BY) && is_event(self, i + 1)) ||
                   waits_for_predicate(self, first, i + 1);
    return goes_on && !has_role(self, i + 1, ROLE(CIRCUMSTANCE)) && !begins_attribution(self, i + 1) ? i + 1 : 0;
  }
  return 0;
}

/* «إن النجار، الذي كان مديرا», «مقتل سبعة، بينهم طفلان», «…، ليتمكن من السفر»: what tells of what is inside. */
static bool goes_on_with_detail(const story *self, uint32_t comma, uint32_t end) {
  uint32_t next = comma + 1;
  if (next + 1 >= end || has_trait(self, next, TRAIT_AND | TRAIT_SO)) return false;
  if (is_relative(self, next)) return true;
  if (has_role(self, next, ROLE(ADDS))) return has_pronoun(self, next, 1u << LEXEME_WORD);
  return has_trait(self, next, TRAIT_TO) && has_trait(self, next, TRAIT_SURE_VERB) &&
         !has_trait(self, next, TRAIT_SAYING);
}

/* «إن الطائرات جددت، السبت، قصف المرفأ»: the comma behind a time that stands between two. */
static bool closes_time(const story *self, uint32_t first, uint32_t comma, uint32_t end) {
  uint32_t i = comma;
  while (i > first && is_time(self, i - 1) && comma - i < 5) i--;
  if (i == comma || i <= first || !is_comma(self, i - 1) || comma + 1 >= end) return false;
  if (has_trait(self, comma + 1, TRAIT_AND | TRAIT_SURE_VERB)) return false;
  return is_event(self, comma + 1) || has_trait(self, comma + 1, TRAIT_THE | TRAIT_HEAD | TRAIT_COMMON | TRAIT_PLACE);
}

/* A clause inside a larger one ends at the first comma: «التي تعتقد أنها مضرة، ومن المرجح …». */
static uint32_t first_comma(const story *self, uint32_t first, uint32_t end, bool opened) {
  bool condition = has_role(self, first, ROLE(CONDITION)); /* «إذا انقطع التيار، فسيتوقف المصعد» */
  for (uint32_t i = first + 1; i < end;) {
    uint32_t behind = is_comma(self, i) ? behind_parenthesis(self, first, i, end) : 0;
    if (behind) {
      i = behind;
      continue;
    }
    bool outer = opened && is_comma(self, i) && i + 1 < end && !closes_time(self, first, i, end) &&
                 (is_preposition(self, i + 1) || has_trait(self, i + 1, TRAIT_BY | TRAIT_TO));
    if (outer) return i; /* «وردت موسكو، التي تنفي ضلوعها، بطرد سفيرين» */
    if (is_comma(self, i) && !goes_on_with_clause(self, i, end) && !includes_more(self, i, end) &&
        !goes_on_with_phrase(self, i, end) && !goes_on_with_detail(self, i, end) && !closes_time(self, first, i, end) &&
        !goes_on_with_predicate(self, first, i, end) && !(i + 1 < end && waits_for_noun(self, first, i + 1)) &&
        !(condition && i + 1 < end && has_trait(self, i + 1, TRAIT_SO)))
      return i;
    i = opens_quote(self, i) || is_mark(self, i, '(') ? skip_pair(self, i, end) : i + 1;
  }
  return end;
}

void content_end_at_comma(const story *self, found *of) {
  if (!of->n_content || of->quoted) return;
  range *words = &of->content[0];
  uint32_t cue = of->cue[0].first;
  bool opened = cue > 1 && is_relative(self, cue - 1) && is_comma(self, cue - 2) && of->source.first < cue;
  words->last = trim_end(self, words->first, first_comma(self, words->first, words->last, opened));
}

static unsigned speaker_option(const found *of) {
  uint32_t gender = FEATURE_GENDER(of->features);
  return gender == GENDER_F ? CONTENT_BY_HER : gender == GENDER_M ? CONTENT_BY_HIM : 0;
}

/* «لكن الاتهامات بالتزوير ليست …», «التحذيرات من الفيضان دفعت …»: the noun of saying opens its clause. */
static bool is_topic(const story *self, const found *of) {
  if (!of->n_cue || !of->lexeme || of->lexeme->kind != LEXEME_NOUN) return false;
  uint32_t cue = of->cue[0].first;
  if (cue == 0 || (token_at(self, cue)->shape & SHAPE_BREAK) || self->sentence_of[cue - 1] != self->sentence_of[cue])
    return true;
  return is_complementizer(self, cue - 1) ||
         (has_class(self, cue - 1, WORD_CONJUNCTION) && has_trait(self, cue, TRAIT_THE));
}

/* «وقالت الهيئة إن الشركة طلبت …»: a clause behind أن holds the cue. */
static unsigned nested_in(const story *self, const found *of) {
  uint32_t cue = of->n_cue ? of->cue[0].first : 0, from = cue > 25 ? cue - 25 : 0;
  for (uint32_t i = cue; i-- > from && self->sentence_of[i] == self->sentence_of[cue];)
    if (is_complementizer(self, i))
      return CONTENT_NESTED | (token_at(self, i)->shape & SHAPE_HAMZA_BELOW ? 0 : CONTENT_BEHIND_AN);
  return 0;
}

void content_begin(const story *self, found *of, const complement *by, uint32_t limit) {
  bool plain = by->kind == COMPLEMENT_CLAUSE || by->kind == COMPLEMENT_NOUN || by->kind == COMPLEMENT_PREPOSITION;
  if (!plain || by->first >= limit || opens_quote(self, by->first)) {
    content_set(self, of, by, limit);
    return;
  }
  of->complement = by->kind;
  of->content_skip = by->skip;
  of->content[0] = (range){by->first, limit};
  of->n_content = 1;
  of->unclosed = *by;
}

void content_close(const story *self, found *of) {
  complement by = of->unclosed;
  of->unclosed = (complement){0};
  if (by.kind != COMPLEMENT_NONE) content_set(self, of, &by, of->limit);
}

void content_unquote(const story *self, found *of) {
  range *words = &of->content[0];
  if (of->n_content != 1 || of->quoted || words->first + 2 >= words->last || !opens_quote(self, words->first)) return;
  if (self->partner[words->first] != words->last - 1) return;
  range inside = {words->first + 1, trim_end(self, words->first + 1, words->last - 1)};
  if (inside.first >= inside.last) return; /* nothing but marks */
  *words = inside;
  of->quoted = true;
}

void content_set(const story *self, found *of, const complement *by, uint32_t limit) {
  of->n_content = 0;
  of->complement = by->kind;
  of->content_skip = by->skip;
  uint32_t first = by->first;
  if (by->kind == COMPLEMENT_QUOTE) {
    set_quote(self, of, by->marker, limit, false, 0);
    bool clause = by->first > by->marker + 1; /* «"أن الطريق آمن"» */
    if (clause && of->n_content && of->content[0].first < by->first && by->first < of->content[0].last)
      of->content[0].first = by->first;
    return;
  }
  unsigned place = (is_topic(self, of) ? CONTENT_TOPIC : 0) | nested_in(self, of);
  bool noun_phrase = by->kind == COMPLEMENT_NOUN || by->kind == COMPLEMENT_PREPOSITION || is_label(self, of);
  if (first < limit && opens_quote(self, first)) {
    bool named = is_label(self, of); /* «ما سماه "الفوضى" في المدينة» */
    set_quote(self, of, first, limit, !named, (noun_phrase ? CONTENT_NOUN : 0) | place);
    return;
  }
  if (by->kind == COMPLEMENT_COLON && self->quote_of[by->marker] == NO_TOKEN) {
    of->verbatim = true;
    limit = speech_limit(self, first, limit);
  }
  unsigned options =
      (noun_phrase ? CONTENT_NOUN : 0) | place | (of->verbatim ? CONTENT_SPOKEN : 0) | speaker_option(of);
  if (of->hearsay) options |= CONTENT_HEARSAY;
  add_piece(of, (range){first, content_end(self, first, limit, options)});
  if (of->hearsay && is_label(self, of)) content_end_at_comma(self, of);
}
