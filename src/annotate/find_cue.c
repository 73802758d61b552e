/* find_cue: prepositional and fixed cues, before, inside and after what they cover.
 *
 *     وبحسب الوزارة، فإن الطريق آمن          الطريق آمن، وفقا لما ذكرته الوزارة          قال إنه آمن، على حد تعبيره
 *     ويعتقد أن الطريق آمن (hearsay)          يذكر أن الطريق آمن (the outlet's own voice: nothing)
 */
#include "annotate/source.h"

#include "annotate/grammar.h"
#include "annotate/noun_phrase.h"
#include "annotate/resolve.h"
#include "text/letters.h"
#include "text/pair.h"
#include "text/token.h"

static const lexeme *cue_at(const story *self, uint32_t i, uint32_t *last, const lexicon **from) {
  return lexeme_of_kind(self, i, LEXEME_CUE, last, from);
}

/* The clause before the cue, from the beginning of its sentence or of the quotation around it. */
static range clause_before(const story *self, uint32_t cue) {
  uint32_t first = sentence_start(self, cue), quote = self->quote_of[cue];
  bool closed = quote != NO_TOKEN && self->partner[quote] != PAIR_OPEN; /* a mark that is left open holds nothing */
  if (closed && quote >= first) first = quote + 1;
  if (cue - first > 200) first = cue - 200;
  uint32_t end = trim_end(self, first, cue);
  if (end > first + 1 && has_role(self, end - 1, ROLE(THAT)) && folded_of(self, end - 1)[0] == F_WAW)
    end = trim_end(self, first, end - 1); /* «…، وذلك بحسب الصحيفة» */
  while (first < end && (is_any_mark(self, first) && !opens_quote(self, first))) first++;
  while (first < end && has_role(self, first, ROLE(AS) | ROLE(BUT))) first++;
  bool so = first + 2 < end && has_class(self, first, WORD_DEMONSTRATIVE) && has_role(self, first + 1, ROLE(ALREADY)) &&
            folded_of(self, first + 1)[0] == F_WAW;
  if (so) first += 2; /* «هذا وقد وصل الوفد» */
  return (range){first, end};
}

/* Nothing but light words stands between the beginning of the clause and the cue. */
static bool opens_clause(const story *self, uint32_t cue) {
  range before = clause_before(self, cue);
  for (uint32_t i = before.first; i < before.last; i++) {
    bool light = has_class(self, i, WORD_CONJUNCTION | WORD_PARTICLE | WORD_DISCOURSE) || is_complementizer(self, i) ||
                 phrase_of_kind(self, i, LEXEME_WORD) || is_any_mark(self, i);
    if (!light) return false;
  }
  return true;
}

/* «وبحسب توضيحات النجار، رئيس القسم، فإن …», «ووفقا لوثيقة نشرتها الصحيفة، فإن …»: فإن begins what is said, where no
 * condition waits for it. */
static uint32_t main_clause(const story *self, uint32_t first, uint32_t limit) {
  for (uint32_t i = first; i + 2 < limit && i < first + 40; i++) {
    if (is_comma(self, i) && is_complementizer(self, i + 1) && folded_of(self, i + 1)[0] == F_FEH) return i + 2;
    if (has_role(self, i, ROLE(CONDITION)) || (is_complementizer(self, i) && i > first + 1)) break;
  }
  return first;
}

/* Behind the source: past the comma, and past فإن، أن، فقد. */
static complement clause_behind(const story *self, uint32_t first, uint32_t limit) {
  uint32_t i = main_clause(self, first, limit);
  while (i < limit &&
         (is_comma(self, i) || is_complementizer(self, i) || has_role(self, i, ROLE(ALREADY)) || is_colon(self, i)))
    i++;
  return (complement){COMPLEMENT_CLAUSE, i, i, 0, NO_TOKEN};
}

/* The statement whose content ends just before the cue, or that is made right behind it, is handed on by the cue's
 * source. */
static found *neighbour(finder *self, uint32_t cue) {
  const story *in = self->story;
  for (size_t k = self->found.count; k-- > 0;) {
    found *other = &self->found.items[k];
    if (other->dropped || !other->n_content) continue;
    range last = other->content[other->n_content - 1];
    if (last.last > cue || cue - last.last > 3) {
      if (last.last + 60 < cue) break;
      continue;
    }
    if (in->sentence_of[other->cue[0].first] == in->sentence_of[cue] || last.last + 2 >= cue) return other;
  }
  return NULL;
}

/* The statement at the head of the sentence of `of`. */
static found *first_said(finder *self, found *of) {
  uint32_t start = sentence_start(self->story, of->cue[0].first);
  found *first = of;
  for (size_t k = (size_t)(of - self->found.items); k-- > 0 && self->found.items[k].cue[0].first >= start;)
    if (!self->found.items[k].dropped) first = &self->found.items[k];
  return first;
}

static bool is_carrier(const story *self, range source) {
  uint32_t last;
  const lexicon *from;
  for (uint32_t i = source.first; i < source.last; i++) {
    if (lexeme_of_kind(self, i, LEXEME_OUTLET, &last, &from)) return true;
    const reading *head = reading_at(self, i, LEXEME_HEAD);
    if (head && head->lexeme->sub == HEAD_OUTLET) return true;
  }
  return false;
}

typedef struct cue_parts {
  range cue, source;
  range second;  /* «نقلا عن» behind the source: part of the cue */
  range carrier; /* who hands on what the source says */
  uint32_t source_skip, after;
  uint32_t act; /* of the verb in the cue */
} cue_parts;

/* A name as it stands: «ليلى», not «لسامر», «للاندر». */
static bool is_free_name(const story *self, uint32_t i) {
  const word_readings *word = self->words[i];
  for (uint32_t k = 0; k < word->count; k++)
    if (word->items[k].lexeme->kind == LEXEME_NAME && !(word->items[k].features & (FEATURE_TO | FEATURE_BY)))
      return true;
  return false;
}

/* The source behind «بحسب», «وفقا لـ»; its preposition is cut off by bytes. */
static bool source_behind_cue(const story *self, uint32_t cue, uint32_t last, uint32_t limit, cue_parts *out) {
  if (last >= limit) return false;
  uint32_t first = last;
  bool attached = has_trait(self, first, TRAIT_TO | TRAIT_BY) && !is_free_name(self, first);
  while (first < limit && is_time(self, first) && !has_trait(self, first, TRAIT_NAME | TRAIT_HEAD)) first++;
  uint32_t end = noun_phrase_end(self, first, limit, opens_clause(self, cue) ? PHRASE_NO_COMMA : PHRASE_APPOSITION);
  if (end == first) return false;
  uint32_t wider = noun_phrase_end(self, first, limit, PHRASE_APPOSITION); /* «وبحسب النجار، رئيس البلدية، فإن» */
  if (wider > end && wider < limit && is_comma(self, wider)) end = wider;
  out->source = (range){first, end};
  out->source_skip = attached ? clitic_bytes(self, first, 1) : 0;
  out->after = end;
  return true;
}

/* Of «بحسب ما», ما is what the verb says: a clause is its own only without a relative or a comma before it: «وفقا لما
 * ذكرت الوكالة، التي نقلت أن» has none. */
static bool has_clause_of_its_own(const story *self, uint32_t verb, const complement *content) {
  if (content->kind != COMPLEMENT_CLAUSE) return false;
  for (uint32_t i = verb + 1; i < content->marker; i++)
    if (is_comma(self, i) || is_relative(self, i)) return false;
  return true;
}

/* «كما أعلن الوزير أن …», «فيما نفت الشركة ذلك»: the verb has a content of its own behind it. */
static bool says_more(const story *self, uint32_t cue, uint32_t verb, uint32_t limit, const reading *by) {
  bool described = by->lexeme->bits & TAKES_NOUN << TAKES_OBJECT; /* «فيما اعتبرها الوزير خطأ» */
  if (FEATURE_ENCLITIC(by->features))
    return described && has_role(self, verb - 1, ROLE(WHILE)); /* «لما ذكرته الوكالة» */
  uint32_t near = verb + 40 < limit ? verb + 40 : limit;
  complement content = complement_find(self, verb + 1, near, (uint32_t)by->lexeme->bits);
  bool name = content.kind == COMPLEMENT_QUOTE && self->partner[content.marker] != PAIR_OPEN &&
              self->partner[content.marker] - content.marker <= (content.marker == verb + 1 ? 7u : 4u);
  if (name) return false; /* «وفق ما ذكرت وكالة "وفا"» */
  if (cue < verb && !has_role(self, cue, ROLE(LOOSE))) return has_clause_of_its_own(self, verb, &content);
  for (uint32_t i = verb + 1; i < content.marker; i++)
    if (is_comma(self, i) && content.kind != COMPLEMENT_CLAUSE) return false;
  if (content.kind != COMPLEMENT_NONE) return true;
  if (!(by->lexeme->bits & TAKES_NOUN)) return false;
  uint32_t end = noun_phrase_end(self, skip_circumstances(self, verb + 1, near), near, PHRASE_BEFORE_OBJECT);
  return end < near && (has_trait(self, end, TRAIT_EVENT | TRAIT_MASDAR) || has_class(self, end, WORD_DEMONSTRATIVE));
}

/* «وفق ما نقلت الوكالة عن مسؤول»: the official speaks, the agency hands on. */
static bool relay_behind_cue(const story *self, uint32_t first, uint32_t verb, uint32_t limit, const reading *by,
                             cue_parts *out) {
  if (by->lexeme->act != ISNAD_ACT_REPORT || !(by->lexeme->bits & TAKES_AN)) return false;
  uint32_t subject = skip_circumstances(self, verb + 1, limit);
  uint32_t about = noun_phrase_end(self, subject, limit, PHRASE_NO_COMMA);
  if (about == subject || about + 1 >= limit || !has_role(self, about, ROLE(ABOUT))) return false;
  uint32_t end = noun_phrase_end(self, about + 1, limit, PHRASE_NO_COMMA);
  if (end == about + 1) return false;
  out->cue = (range){first, verb + 1};
  out->carrier = (range){subject, about};
  out->source = (range){about + 1, end};
  out->after = end;
  return true;
}

/* «بحسب وكالة كذا نقلا عن مصدر أمني» */
static void take_cited(const story *self, uint32_t limit, cue_parts *out) {
  uint32_t i = out->after;
  if (i + 2 < limit && has_role(self, i, ROLE(THROUGH))) i = noun_phrase_end(self, i + 1, limit, PHRASE_NO_COMMA);
  while (i < limit && (is_time(self, i) || is_comma(self, i))) i++;
  if (i + 2 >= limit || !has_role(self, i, ROLE(CITING)) || !has_role(self, i + 1, ROLE(ABOUT))) return;
  uint32_t end = noun_phrase_end(self, i + 2, limit, PHRASE_NO_COMMA);
  if (end == i + 2 || out->source.first >= out->source.last) return;
  out->carrier = out->source;
  out->source = (range){i + 2, end};
  out->source_skip = 0;
  out->second = (range){i, i + 2};
  out->after = end;
}

/* «حسبما جاء في التقرير», «وفق ما ورد في بيان الشركة» */
static bool document_behind_cue(const story *self, uint32_t first, uint32_t verb, uint32_t limit, cue_parts *out) {
  if (verb + 2 >= limit || !has_role(self, verb + 1, ROLE(IN))) return false;
  uint32_t end =
      noun_phrase_end(self, verb + 2, limit, opens_clause(self, first) ? PHRASE_NO_COMMA : PHRASE_APPOSITION);
  if (end == verb + 2) return false;
  out->cue = (range){first, verb + 2};
  out->source = (range){verb + 2, end};
  out->after = end;
  bool loose = has_role(self, first, ROLE(LOOSE));
  return !loose || end >= limit || is_any_mark(self, end);
}

/* «بحسب ما علمت القناة», «وفق ما رصدته "الميناء"»: an outlet has it for itself. */
static bool learned_behind_cue(const story *self, uint32_t first, uint32_t verb, uint32_t limit, cue_parts *out) {
  if (verb + 1 >= limit || !has_trait(self, verb, TRAIT_VERB) || has_role(self, first, ROLE(LOOSE))) return false;
  const reading *head = reading_at(self, verb + 1, LEXEME_HEAD);
  bool outlet = (head && head->lexeme->sub == HEAD_OUTLET) || phrase_of_kind(self, verb + 1, LEXEME_OUTLET) ||
                has_trait(self, verb + 1, TRAIT_OUTLET);
  uint32_t end = outlet ? noun_phrase_end(self, verb + 1, limit, PHRASE_APPOSITION) : verb + 1;
  if (end == verb + 1) return false;
  out->cue = (range){first, verb + 1};
  out->source = (range){verb + 1, end};
  out->after = end;
  return true;
}

/* «وفق ما ذكرت الوزارة», «حسبما قال», «كما أعلن الوزير»: cue and verb are one. */
static bool verb_behind_cue(const story *self, uint32_t first, uint32_t last, uint32_t limit, bool enclosed,
                            cue_parts *out) {
  if (last >= limit || !has_trait(self, last, TRAIT_SAYING)) return learned_behind_cue(self, first, last, limit, out);
  const reading *verb = saying_reading(self, last);
  if (verb && (verb->lexeme->bits & TAKES_FI)) return document_behind_cue(self, first, last, limit, out);
  if (!verb || verb->lexeme->act == ISNAD_ACT_DESCRIBE) return false; /* «على ما سماه» */
  bool upon = has_role(self, first, ROLE(UPON)) && first > 0 && is_word(self, first - 1);
  if (upon && (FEATURE_ENCLITIC(verb->features) || verb->features & FEATURE_VOICE_PASSIVE))
    return false; /* «ردا على ما تداولته المواقع» */
  out->act = verb->lexeme->act;
  if (relay_behind_cue(self, first, last, limit, verb, out)) return true;
  if (!enclosed && says_more(self, first, last, limit, verb)) return false;
  out->cue = (range){first, last + 1};
  uint32_t subject = skip_circumstances(self, last + 1, limit);
  uint32_t end = noun_phrase_end(self, subject, limit, opens_clause(self, first) ? PHRASE_NO_COMMA : PHRASE_APPOSITION);
  if (subject >= end && last + 1 < limit && source_in_document(self, last + 1)) { /* «لما ذكر بالبيان» */
    subject = last + 1;
    end = noun_phrase_end(self, subject, limit, PHRASE_NO_COMMA);
    out->source_skip = clitic_bytes(self, subject, 1);
  }
  out->source = subject < end ? (range){subject, end} : (range){0, 0};
  out->after = subject < end ? end : last + 1;
  bool loose = has_role(self, first, ROLE(LOOSE)); /* more often a conjunction than a cue */
  bool also = loose && opens_clause(self, first) && out->after < limit && is_comma(self, out->after) &&
              out->after + 1 < limit && !has_trait(self, out->after + 1, TRAIT_SO) &&
              !is_complementizer(self, out->after + 1);
  if (also) return false; /* «كما أعلن الرئيس، سامر النجار، دعمه», not «كما قال الوزير، فإن» */
  for (uint32_t i = last + 1; loose && i < out->after; i++)
    if (is_number(self, i)) return false; /* «فيما زادت الصادرات 8%» */
  if (!loose || out->after >= limit || is_any_mark(self, out->after)) return true;
  if (!has_role(self, first, ROLE(AS)) || opens_clause(self, first) || subject >= end || is_event(self, subject))
    return false;
  uint32_t rest = out->after;
  const phrase_match *outlet = phrase_of_kind(self, rest, LEXEME_OUTLET); /* «كما ذكر شهود لفرانس برس» */
  bool told = (outlet && (outlet->features & FEATURE_TO)) || (has_trait(self, rest, TRAIT_TO) && !is_event(self, rest));
  if (told) rest = noun_phrase_end(self, rest, limit, PHRASE_NO_COMMA);
  bool where = rest < limit && (is_preposition(self, rest) || is_time(self, rest));
  if (where) rest = skip_circumstances(self, rest, limit); /* «…، كما أعلن محاميه في بيان» */
  return rest >= limit || is_any_mark(self, rest);
}

static bool is_dash(const story *self, uint32_t i) {
  return is_mark(self, i, '-') || is_mark(self, i, 0x2013) || is_mark(self, i, 0x2014);
}

/* «… عن مقتل سبعة», «… هي الأهم», «… من صعوبات», «… عشرين بيتا», «… توقيع اتفاق»: what the clause still wants, with no
 * mark before it. */
static bool is_wanted(const story *self, range before, uint32_t first) {
  if (has_class(self, first, WORD_CONJUNCTION)) return false;
  if (has_role(self, first, ROLE(ABOUT) | ROLE(TOWARD) | ROLE(IS))) return true;
  uint32_t last = before.last - 1; /* a verb or a definite noun cannot end it: «وكانت تعاني», «والهدف من الزيارة» */
  bool verb = has_trait(self, last, TRAIT_SURE_VERB);
  if (has_role(self, first, ROLE(FROM)) || (has_class(self, first, WORD_PREP) && is_preposition(self, first)))
    return verb;
  bool short_clause = before.last - before.first < 5 && (verb || has_trait(self, last, TRAIT_THE));
  return short_clause && (is_number(self, first) || has_class(self, first, WORD_NUMBER) || is_event(self, first)) &&
         !has_trait(self, first, TRAIT_THE);
}

/* «… - وفق المرصد - ثلاث مدن»: behind the dash whatever stands there. */
static bool is_between_dashes(const story *self, uint32_t cue, uint32_t after, uint32_t limit) {
  return cue > 0 && after + 1 < limit && is_dash(self, cue - 1) && is_dash(self, after);
}

/* «وأسفر القصف، وفق المرصد، عن مقتل سبعة», «الطريق آمن، حسب الوزير، إذ فحصه المهندسون»: the clause goes on behind the
 * aside; not «…، وأضاف», «…، لكن», «…، مشيرا إلى». */
static range rest_behind(const story *self, range clause, uint32_t cue, uint32_t after, uint32_t limit) {
  range none = {0, 0};
  if (cue == 0 || after + 2 >= limit) return none;
  bool before = is_comma(self, cue - 1), behind = is_comma(self, after);
  bool dashes = is_between_dashes(self, cue, after, limit);
  uint32_t first = behind || dashes ? after + 1 : after;
  bool words = opens_quote(self, first) && skip_pair(self, first, limit) > first + 6; /* no name: «"نورس"» */
  if (before && behind && words) return (range){first, content_end(self, first, limit, 0)};
  if (has_role(self, first, ROLE(TURN)) && has_role(self, first, ROLE(LATER)))
    return none; /* «…، بحسب الوكالة، غداة إعلان …» */
  if (has_trait(self, first, TRAIT_AND | TRAIT_CUE) || !is_word(self, first)) {
    bool number = is_number(self, first) && !has_trait(self, first, TRAIT_AND);
    if (!number) return none;
  }
  bool goes_on = is_preposition(self, first) || is_complementizer(self, first) || dashes;
  if (before && !goes_on) {
    bool turns = ends_content(self, first, limit) || has_role(self, first, ROLE(WHILE) | ROLE(BUT) | ROLE(BUT_HE));
    if (has_role(self, first, ROLE(TURN)) && has_role(self, first, ROLE(CONDITION))) turns = false;  /* عندما */
    goes_on = behind && !turns && !is_relative(self, first) && !has_role(self, first, ROLE(JOINER)); /* حيث */
    bool told = has_trait(self, first, TRAIT_VERB) && has_pronoun(self, first, 1u << LEXEME_VERB);
    goes_on = goes_on && !told; /* «…، بحسب بيان للجيش، نقلته الوكالة» */
  } else if (!before && !behind && !dashes) {
    goes_on = is_wanted(self, clause, first);
  } else if (before != behind && behind == false) {
    return none;
  }
  if (!goes_on) return none;
  range rest = {first, content_end(self, first, limit, 0)};
  uint32_t word = first;
  while (word < rest.last && is_time(self, word)) word++;
  bool only_time = word >= rest.last || (word > first && is_comma(self, word)); /* «…، حسب الصحيفة، السبت، وأضاف» */
  return only_time ? none : rest;
}

/* «وصلت القافلة. بحسب مصادر القناة.»: a cue that is a sentence of its own covers the one before it. */
static bool cover_sentence_before(const story *self, found *made, uint32_t cue) {
  uint32_t s = self->sentence_of[cue];
  if (s == 0 || self->sentences.items[s - 1].paragraph != self->sentences.items[s].paragraph) return false;
  uint32_t first = self->sentences.items[s - 1].first;
  made->rule = "cue-after";
  made->content[made->n_content++] = (range){first, trim_end(self, first, self->sentences.items[s - 1].last)};
  return made->content[0].first < made->content[0].last;
}

/* «وذكرت القناة أن مئة شخص قتلوا وفقا لشهود», «وقالت إن الدافع بحسب المتهم هو …»: within what somebody else says, the
 * clause is the one that is said; of «ردا على هجوم الأحد الذي أسفر عن مقتل العشرات وفقا لناشطين» the relative clause.
 */
static uint32_t clause_within(const story *self, const found *other, range before) {
  if (!other || other->hearsay || other->complement != COMPLEMENT_CLAUSE) return before.first;
  uint32_t first = other->content[0].first;
  if (first <= before.first || first >= before.last || other->cue[0].first > before.first + 9) return before.first;
  for (uint32_t i = before.last; i-- > first + 1 && i + 12 > before.last && !is_comma(self, i);)
    if (is_relative(self, i) && has_trait(self, i + 1, TRAIT_VERB)) return i + 1;
  return first;
}

static bool cover(finder *self, found *made, const cue_parts *parts, uint32_t limit) {
  const story *in = self->story;
  uint32_t cue = parts->cue.first;
  if (opens_clause(in, cue)) {
    complement content = clause_behind(in, parts->after, limit);
    if (trim_end(in, content.first, limit) == content.first) return cover_sentence_before(in, made, cue);
    made->rule = "cue-before";
    content_set(in, made, &content, limit);
    return made->n_content;
  }
  range before = clause_before(in, cue);
  if (before.first >= before.last) return false;
  range behind = rest_behind(in, before, cue, parts->after, limit);
  if (behind.first < behind.last || !is_carrier(in, made->source))
    before.first = clause_within(in, neighbour(self, cue), before);
  made->rule = "cue-after";
  made->content[made->n_content++] = before;
  if (behind.first < behind.last) made->content[made->n_content++] = behind;
  return true;
}

/* «…، على حد قوله» behind a statement is the second piece of its cue; «عرض صورا تظهر، على حد قوله، …» is its own. */
static bool find_pronoun_cue(finder *self, range cue, const lexeme *by, const lexicon *from, uint32_t limit) {
  found *other = neighbour(self, cue.first);
  if (!other) {
    range before = clause_before(self->story, cue.first);
    if (before.first + 3 > before.last) return false;
    found made = {
        .lexeme = by, .from = from, .limit = limit, .shared = true, .cue = {cue}, .n_cue = 1, .rule = "cue-after"};
    made.content[made.n_content++] = before;
    return found_add(self, &made);
  }
  if (other->n_cue < 2) other->cue[other->n_cue++] = cue;
  return true;
}

/* «الخبراء يتوقعون أن», «وهو يعتقد أن», «إنه يتوقع أن»: somebody does it, so it is no hearsay. */
static bool has_subject(const story *self, uint32_t i) {
  if (i + 2 < self->shown.n_tokens && has_role(self, i + 1, ROLE(FROM)) && has_trait(self, i + 2, TRAIT_SAYING))
    return true; /* «هناك من يقول» */
  if (!has_trait(self, i, TRAIT_SAYING)) return false;
  if (i > 0 && !(token_at(self, i)->shape & SHAPE_BREAK)) {
    if (has_class(self, i - 1, WORD_PRONOUN) || has_role(self, i - 1, ROLE(FROM))) return true;
    uint32_t last = token_at(self, i - 1)->folded_size;
    if (is_complementizer(self, i - 1) && last > 2 && folded_of(self, i - 1)[last - 1] != F_NOON) return true;
  }
  bool known = i > 1 && has_trait(self, i - 1, TRAIT_NAME) && !has_class(self, i - 2, WORD_PREP);
  if (known && FEATURE_TENSE(self->words[i]->items[0].features) == TENSE_PRESENT &&
      !(token_at(self, i)->shape & SHAPE_PASSIVE))
    for (uint32_t k = i - 1; k-- > 0 && i - k < 6 && is_word(self, k);)
      if (has_class(self, k, WORD_KANA | WORD_NEGATION)) return true; /* «لا يزال النجار يعتقد أن» */
  range subject = source_before(self, i, 0);
  return subject.first < subject.last;
}

static bool find_hearsay(finder *self, uint32_t i, range cue, const lexeme *by, const lexicon *from, uint32_t limit) {
  const story *in = self->story;
  if (has_subject(in, i) || is_negated(in, i)) return false; /* «لا يقال» */
  found made = {.lexeme = by, .from = from, .limit = limit, .hearsay = true, .rule = "hearsay"};
  uint32_t content = cue.last;
  bool to_them = content + 2 < limit && is_preposition(in, content) && is_complementizer(in, content + 1);
  if (to_them) content += 2; /* «قيل لنا إن» */
  if (is_complementizer(in, cue.last - 1)) cue.last--;
  made.cue[made.n_cue++] = cue;
  complement clause = {COMPLEMENT_CLAUSE, content, content, 0, NO_TOKEN};
  content_set(in, &made, &clause, limit);
  bool joined =
      has_trait(in, i, TRAIT_AND) && !(i > 0 && is_word(in, i - 1)); /* «، ويعتقد أنها», not «مقيمين ويعتقد أنهم» */
  bool inside = i > sentence_start(in, i) + 1 && !joined;
  uint32_t size = token_at(in, content - 1)->folded_size;
  bool of_it = is_complementizer(in, content - 1) && folded_of(in, content - 1)[size - 1] != F_NOON;
  if (inside && of_it) content_end_at_comma(in, &made); /* «عن قرد، يعتقد أنه هرب، في الميناء» */
  if (made.n_content) found_add(self, &made);
  return made.n_content;
}

/* Marks the tokens of the outlet's own voice, so that no verb rule takes them: «يذكر أن», «من المتوقع أن». */
static bool pass_over(finder *self, range cue) {
  for (uint32_t i = cue.first; i < cue.last; i++) self->taken[i] = UINT32_MAX;
  return true;
}

/* «وقال النجار، وفقا لما نقلته القناة، إن …»: the cue stands between a verb and its content. */
static found *enclosing(finder *self, uint32_t cue) {
  if (!self->found.count) return NULL;
  found *last = &self->found.items[self->found.count - 1];
  if (!last->n_content || last->cue[0].first >= cue || last->content[0].first <= cue) return NULL;
  return last;
}

/* «وأوضح الوكيل، حسبما نقلت الوكالة، أن …»: an aside of its own, whatever clause follows. */
static bool is_credit(const story *self, uint32_t cue, const found *around) {
  if (!around || has_role(self, cue, ROLE(LOOSE)) || cue == 0 || !is_comma(self, cue - 1)) return false;
  uint32_t first = around->content[0].first;
  return around->complement == COMPLEMENT_CLAUSE && first > cue + 3 && is_comma(self, first - 2);
}

static bool is_source_here(const story *self, range source, const lexeme *by) {
  return source.first >= source.last || by->sub == CUE_CLAUSE || can_be_cited(self, source.first);
}

/* The clause behind begins with a verb of saying of its own: what follows is its statement, handed on by this source.
 */
static bool hands_on(finder *self, const cue_parts *parts, uint32_t limit) {
  const story *in = self->story;
  uint32_t first = clause_behind(in, parts->after, limit).first;
  for (uint32_t i = first; i < limit && i < first + 2; i++) {
    const reading *verb = saying_reading(in, i);
    if (!verb || !verb_tells(in, i, verb) || !says_more(in, i, i, limit, verb)) continue;
    if (is_event(in, i + 1 < limit ? i + 1 : i) && !FEATURE_ENCLITIC(verb->features)) continue; /* «يشير تعيينه إلى» */
    self->pending = parts->source;
    self->pending_limit = limit;
    return true;
  }
  return false;
}

/* «(باريس)-- نفى الوزير …، وفقا لما قاله للقناة»: a statement opens the sentence, behind a dateline or not. */
static bool is_told_by_main(const finder *self, uint32_t cue) {
  const story *in = self->story;
  uint32_t start = sentence_start(in, cue), opens = start;
  for (uint32_t i = start; i < start + 14 && i < cue; i++)
    if (is_mark(in, i, '-') || is_mark(in, i, 0x2013) || is_mark(in, i, 0x2014)) opens = i + 1;
  for (size_t k = self->found.count; k-- > 0;) {
    const found *other = &self->found.items[k];
    uint32_t at = other->cue[0].first;
    if (at < start || at + 200 < cue) return false;
    if (!other->dropped && at >= opens && at < opens + 4 && other->source.first < other->source.last) return true;
  }
  return false;
}

/* «… - بحسب الوزارة - ثلاث مدن»: between dashes the source ends at the second. */
static uint32_t aside_limit(const story *self, uint32_t cue, uint32_t last, uint32_t limit) {
  if (cue == 0 || !is_dash(self, cue - 1)) return limit;
  for (uint32_t i = last + 1; i < limit && i < last + 20; i++)
    if (is_dash(self, i) && (token_at(self, i)->shape & SHAPE_SPACE)) return i;
  return limit;
}

/* «…، بحسب الوزير في حديث لقناة البحر», «…، وفق شهود تحدثوا إلى الوكالة»: through whom, up to the next comma. */
static void carriers_behind(const story *self, const cue_parts *parts, uint32_t limit, found *of) {
  uint32_t end = parts->after;
  while (end < limit && end < parts->after + 16 && !is_comma(self, end) && !is_complementizer(self, end) &&
         !is_mark(self, end, '.') && !is_colon(self, end))
    end++;
  carriers_between(self, parts->after, end, (range){parts->source.first, parts->after}, of);
}

/* «وأدان النجار الهجوم، وفقا لبيان نشره القصر»: whoever issued the document hands on what is said in it. */
static bool pass_on(finder *self, range cue, range document, found *said) {
  range issuer = document.first < document.last ? issuer_in(self->story, document) : (range){0, 0};
  if (issuer.first < issuer.last && !has_pronoun(self->story, issuer.first, UINT32_MAX)) carrier_add(said, issuer);
  return pass_over(self, cue);
}

bool find_cue(finder *self, uint32_t i) {
  const story *in = self->story;
  uint32_t last;
  const lexicon *from;
  const lexeme *by = cue_at(in, i, &last, &from);
  if (!by) return false;
  uint32_t limit = reach_of(in, i);
  if (last > limit) return false;
  range cue = {i, last};
  if (by->sub == CUE_IMPERSONAL) return has_subject(in, i) ? false : pass_over(self, cue);
  if (by->sub == CUE_PRONOUN) return find_pronoun_cue(self, cue, by, from, limit);
  if (by->sub == CUE_HEARSAY) return find_hearsay(self, i, cue, by, from, limit);
  cue_parts parts = {.cue = cue};
  found *around = enclosing(self, i);
  uint32_t near = aside_limit(in, i, last, limit);
  bool clause = (by->sub == CUE_CLAUSE && verb_behind_cue(in, i, last, near, is_credit(in, i, around), &parts)) ||
                (by->sub == CUE_SOURCE && source_behind_cue(in, i, last, near, &parts));
  if (!clause) return false;
  if (!is_source_here(in, parts.source, by)) return false;
  take_cited(in, limit, &parts);
  if (around) {
    carrier_add(around, parts.source);
    return pass_over(self, parts.cue);
  }
  if (opens_clause(in, i) && hands_on(self, &parts, limit)) return pass_over(self, parts.cue);
  found *other = opens_clause(in, i) ? NULL : neighbour(self, i);
  if (other && has_role(in, i, ROLE(CITING)) && is_carrier(in, other->source) && other->n_cue < 2) {
    carrier_add(other, other->source);
    other->source = parts.source;
    other->cue[other->n_cue++] = parts.cue;
    return pass_over(self, parts.cue);
  }
  found *said = other && other->shared ? first_said(self, other) : other; /* «قال إن …، مضيفا أن …، وفق رويترز» */
  bool topic = said && said->complement == COMPLEMENT_PREPOSITION && said->lexeme &&
               !(said->lexeme->bits & (TAKES_CLAUSE | TAKES_NOUN)) && (said->lexeme->bits & TAKES_AN);
  if (topic) said = NULL; /* «تحدث النجار عن الأزمة، حسبما أفادت الوكالة» */
  bool main_clause = said && said->cue[0].first < sentence_start(in, said->cue[0].first) + 9;
  bool unnamed = parts.source.first >= parts.source.last || has_role(in, parts.source.first, ROLE(ISSUED));
  if (unnamed && main_clause) return pass_on(self, parts.cue, parts.source, said); /* «قال الوزير إن …، وفقا لبيان» */
  if (unnamed && is_told_by_main(self, i)) return pass_over(self, parts.cue);
  if (main_clause && is_carrier(in, parts.source) && said->source.first != parts.source.first) {
    carrier_add(said, parts.source);
    return pass_over(self, parts.cue);
  }
  found made = {.lexeme = by, .from = from, .source = parts.source, .source_skip = parts.source_skip, .limit = limit};
  made.act = parts.act;
  made.cue[made.n_cue++] = parts.cue;
  if (parts.second.first < parts.second.last) made.cue[made.n_cue++] = parts.second;
  carrier_add(&made, parts.carrier);
  carriers_behind(in, &parts, limit, &made);
  if (!cover(self, &made, &parts, limit)) return false;
  found_add(self, &made);
  return true;
}
