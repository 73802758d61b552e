/* find_relay: one hands on what another said: «ونقلت رويترز عن مسؤول قوله إن …», «نقلت الوكالة عن الوزير أن …». */
#include "annotate/found.h"

#include "annotate/grammar.h"
#include "annotate/noun_phrase.h"
#include "text/token.h"

/* قوله، قولها، قولهم، تأكيده: a noun of saying with the pronoun of the one who is handed on. */
static bool is_said_by(const story *self, uint32_t i) {
  const word_readings *word = self->words[i];
  for (uint32_t k = 0; k < word->count; k++) {
    const reading *item = &word->items[k];
    bool noun = item->lexeme->kind == LEXEME_NOUN ||
                (item->lexeme->kind == LEXEME_VERB && FEATURE_TENSE(item->features) == TENSE_MASDAR);
    if (noun && item->lexeme->act && FEATURE_ENCLITIC(item->features) >= ENCLITIC_HE) return true;
  }
  return false;
}

static uint32_t find_said(const story *self, uint32_t first, uint32_t limit) {
  bool in_relative = false; /* «عن النجار، الذي سبق له أن خدم في الجيش، قوله» */
  for (uint32_t i = first; i < limit && i < first + 40; i++) {
    if (is_said_by(self, i)) return i;
    in_relative = (in_relative && !is_comma(self, i)) || (is_relative(self, i) && is_comma(self, i - 1));
    if (in_relative) continue;
    if (opens_quote(self, i))
      i = skip_pair(self, i, limit) - 1;
    else if (is_complementizer(self, i) || is_colon(self, i))
      break;
  }
  return NO_TOKEN;
}

static uint32_t find_about(const story *self, uint32_t first, uint32_t limit) {
  for (uint32_t i = first; i < limit && i < first + 25; i++) {
    if (has_role(self, i, ROLE(ABOUT)) || has_role(self, i, ROLE(TONGUE))) return i; /* «على لسان الوزير» */
    if (opens_quote(self, i))
      i = skip_pair(self, i, limit) - 1;
    else if (is_complementizer(self, i) || is_colon(self, i) || has_trait(self, i, TRAIT_SURE_VERB))
      break;
  }
  return NO_TOKEN;
}

/* «قوله بعد لقاء مع الرئيس: "…"» */
static complement behind_colon(const story *self, uint32_t first, uint32_t limit) {
  for (uint32_t i = first; i + 1 < limit && i < first + 30; i++)
    if (is_colon(self, i)) return (complement){COMPLEMENT_COLON, i, i + 1, 0, NO_TOKEN};
  return (complement){COMPLEMENT_NONE, limit, limit, 0, NO_TOKEN};
}

bool find_relay(finder *self, uint32_t i) {
  const story *in = self->story;
  const reading *by = saying_reading(in, i);
  if (!by || !(by->lexeme->bits & TAKES_AN) || by->lexeme->act != ISNAD_ACT_REPORT) return false;
  uint32_t limit = reach_of(in, i), about = find_about(in, i + 1, limit);
  if (about == NO_TOKEN || about + 1 >= limit || is_event(in, about + 1)) return false; /* «أفادت عن مقتل سبعة» */
  uint32_t said = find_said(in, about + 1, limit);
  uint32_t stop = said != NO_TOKEN ? said : limit;
  complement content = complement_find(in, (said != NO_TOKEN ? said : about) + 1, limit, TAKES_CLAUSE | TAKES_QUOTE);
  if (content.kind == COMPLEMENT_NONE && said != NO_TOKEN) content = behind_colon(in, said + 1, limit);
  bool direct = said != NO_TOKEN &&
                (content.kind == COMPLEMENT_NONE || (content.marker > said + 12 && content.kind != COMPLEMENT_COLON));
  if (direct && said + 1 < limit) content = (complement){COMPLEMENT_NOUN, said + 1, said + 1, 0, NO_TOKEN};
  bool handed = about > i + 1 && is_word(in, about + 1) && !is_event(in, about + 1);
  if (content.kind == COMPLEMENT_NONE && said == NO_TOKEN && handed) { /* «نقلت الوكالة عن الدفاع المدني مقتل سبعة» */
    uint32_t at = noun_phrase_end(in, about + 1, limit, PHRASE_BEFORE_OBJECT);
    bool event = at > about + 1 && at < limit && is_event(in, at) &&
                 !has_trait(in, at, TRAIT_BY | TRAIT_TO | TRAIT_AND | TRAIT_THE);
    if (event) content = (complement){COMPLEMENT_NOUN, at, at, 0, NO_TOKEN};
  }
  if (content.kind == COMPLEMENT_NONE || content.kind == COMPLEMENT_PREPOSITION) return false;
  if (content.marker < stop) stop = content.marker;
  uint32_t end = noun_phrase_end(in, about + 1, stop, 0);
  if (end == about + 1) return false;
  found made = {.lexeme = by->lexeme, .from = by->lexicon, .features = by->features, .limit = limit, .rule = "relay"};
  made.source = (range){about + 1, end};
  made.cue[made.n_cue++] = (range){i, i + 1};
  if (said != NO_TOKEN) made.cue[made.n_cue++] = (range){said, said + 1};
  uint32_t subject = skip_circumstances(in, i + 1, about);
  range outlet = {subject, noun_phrase_end(in, subject, about, 0)};
  for (uint32_t k = outlet.first; k < outlet.last; k++) /* «ذكرت وكالات روسية نقلا عن مسؤول قوله» */
    if (has_role(in, k, ROLE(CITING))) outlet.last = k;
  bool apart = is_comma(in, i + 1); /* «شبكة "البحر" نقلت، فجر السبت، عن مسؤول قوله» */
  range before = apart || outlet.first >= outlet.last ? source_before(in, i, by->features) : outlet;
  if (before.first < before.last) outlet = before;
  carrier_add(&made, outlet);
  content_set(in, &made, &content, limit);
  if (made.n_content) found_add(self, &made);
  return made.n_content;
}
