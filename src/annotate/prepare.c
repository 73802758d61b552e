/* prepare: what every annotator reads: readings of the words, phrases, paired marks, sentences. */
#include "annotate/story.h"

#include "text/letters.h"
#include "text/pair.h"
#include "text/token.h"

#include <string.h>

void prepare_readings(story *self) {
  size_t count = self->shown.n_tokens;
  static const word_readings nothing = {0};
  self->words = arena_get(&self->memory, (count + 1) * sizeof *self->words);
  if (!self->words) return;
  self->words[count] = &nothing; /* behind the last token stands one that nothing is known of */
  if (!readings_find(self->cache, self->shown.tokens, count, self->shown.folded, self->words))
    self->memory.failed = true;
}

/* ---- Phrases ---- */

/* Points and hyphens stand between the words of a name as often as not: «سي. إن. إن», «آي-تي-في». */
static uint32_t skip_joiners(const story *self, uint32_t i, uint32_t last) {
  while (i < last && (is_mark(self, i, '.') || is_mark(self, i, '-')) && i + 1 < last &&
         !(token_at(self, i + 1)->shape & SHAPE_BREAK))
    i++;
  return i;
}

static bool is_folded(const story *self, uint32_t i, const uint8_t *letters, size_t size) {
  return is_word(self, i) && token_at(self, i)->folded_size == size && memcmp(folded_of(self, i), letters, size) == 0;
}

static bool has_attached(const story *self, uint32_t i, uint32_t feature) {
  uint8_t letter = feature == FEATURE_TO ? F_LAM : F_BEH;
  if (!is_word(self, i)) return false;
  return (self->words[i]->proclitics & feature) ||
         (token_at(self, i)->folded_size > 3 && folded_of(self, i)[0] == letter);
}

uint32_t phrase_end(const story *self, const phrase_start *start, const lexicon_phrase *phrase, uint32_t first) {
  uint32_t last = (uint32_t)self->shown.n_tokens, at = first + 1;
  const uint8_t *rest = start->lexicon->folded + phrase->rest;
  for (int k = 0; k < phrase->n_rest; k++) {
    size_t size = *rest++;
    at = skip_joiners(self, at, last);
    if (at >= last || (token_at(self, at)->shape & SHAPE_BREAK) || !is_folded(self, at, rest, size)) return 0;
    rest += size;
    at++;
  }
  if (phrase->attached && (at >= last || !has_attached(self, at, phrase->attached))) {
    /* «وفقا لـ "رويترز"»: the letter stands alone */
    uint8_t letter = phrase->attached == FEATURE_TO ? F_LAM : F_BEH;
    return at < last && is_folded(self, at, &letter, 1) ? at + 1 : 0;
  }
  return at;
}

/* Matches at one token, the longest first. */
static void keep_match(story *self, uint32_t first, phrase_match found) {
  phrase_match *made = vector_push(&self->phrases, &self->memory);
  if (!made) return;
  *made = found;
  uint32_t *link = &self->phrase_at[first];
  while (*link && self->phrases.items[*link - 1].tokens.last >= found.tokens.last)
    link = &self->phrases.items[*link - 1].next;
  made->next = *link;
  *link = (uint32_t)self->phrases.count;
}

static void match_phrase(story *self, uint32_t first, const phrase_start *start, const lexicon_phrase *phrase) {
  uint32_t last = phrase_may_stand(self, first, start, phrase) ? phrase_end(self, start, phrase, first) : 0;
  if (!last) return;
  keep_match(self, first,
             (phrase_match){.tokens = {first, last},
                            .lexicon = start->lexicon,
                            .lexeme = &start->lexicon->lexemes[phrase->lexeme],
                            .features = (phrase->features & ~0xF0000000u) | start->features});
}

static void match_phrases(story *self, uint32_t first, const phrase_start *start, uint32_t p, uint16_t second) {
  for (; p < start->count && start->phrases[p].second == second; p++)
    match_phrase(self, first, start, &start->phrases[p]);
}

static void match_at(story *self, uint32_t first) {
  const word_readings *word = self->words[first];
  uint32_t next = skip_joiners(self, first + 1, (uint32_t)self->shown.n_tokens);
  bool followed = next < self->shown.n_tokens && is_word(self, next);
  uint16_t second = followed ? phrase_mark(folded_of(self, next), token_at(self, next)->folded_size) : 0;
  if (!(word->seconds & phrase_bit(second))) return; /* phrases lie far away: most words are passed by without a look */
  for (uint32_t s = 0; s < word->n_starts; s++) {
    const phrase_start *start = &word->starts[s];
    match_phrases(self, first, start, 0, 0); /* those that take a preposition on the next word, and no word more */
    if (second) match_phrases(self, first, start, phrases_with(start, second), second);
  }
}

void prepare_phrases(story *self) {
  size_t count = self->shown.n_tokens;
  self->phrase_at = arena_zero(&self->memory, (count + 1) * sizeof *self->phrase_at);
  if (!self->phrase_at) return;
  for (uint32_t i = 0; i < count && !self->memory.failed; i++)
    if (self->words[i]->n_starts) match_at(self, i);
}

/* ---- Pairs and sentences ---- */

/* The outermost quotation that each token stands in, its marks not counted in. */
static void mark_quotes(story *self, uint32_t first, uint32_t last) {
  uint32_t open = NO_TOKEN, close = 0;
  for (uint32_t i = first; i < last; i++) {
    if (open != NO_TOKEN && i >= close) open = NO_TOKEN;
    self->quote_of[i] = open;
    if (open != NO_TOKEN || self->partner[i] == PAIR_NONE || !text_is_quote(token_at(self, i))) continue;
    uint32_t partner = self->partner[i] == PAIR_OPEN ? last : self->partner[i];
    if (partner <= i) continue;
    open = i;
    close = partner;
  }
}

static void cut_paragraph(story *self, range tokens, uint32_t paragraph) {
  text_pair(self->shown.tokens, tokens.first, tokens.last, self->partner);
  mark_quotes(self, tokens.first, tokens.last);
  text_sentences(self->shown.tokens, self->partner, tokens.first, tokens.last, paragraph, &self->memory,
                 &self->sentences);
}

void prepare_sentences(story *self) {
  size_t count = self->shown.n_tokens;
  self->partner = arena_get(&self->memory, (count + 1) * sizeof *self->partner);
  self->quote_of = arena_get(&self->memory, (count + 1) * sizeof *self->quote_of);
  self->sentence_of = arena_zero(&self->memory, (count + 1) * sizeof *self->sentence_of);
  if (self->memory.failed) return;
  uint32_t i = 0;
  for (uint32_t p = 0; p < self->shown.n_paragraphs; p++) {
    isnad_span span = self->shown.paragraphs[p].span;
    while (i < count && token_at(self, i)->span.begin < span.begin) {
      self->partner[i] = PAIR_NONE;
      self->quote_of[i++] = NO_TOKEN;
    }
    uint32_t first = i;
    while (i < count && token_at(self, i)->span.begin < span.end) i++;
    if (first < i) cut_paragraph(self, (range){first, i}, p);
  }
  for (; i < count; i++) self->partner[i] = PAIR_NONE, self->quote_of[i] = NO_TOKEN;
  for (uint32_t s = 0; s < self->sentences.count; s++)
    for (uint32_t t = self->sentences.items[s].first; t < self->sentences.items[s].last; t++) self->sentence_of[t] = s;
}
