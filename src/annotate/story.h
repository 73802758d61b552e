/* story: the inside of an isnad_story, which annotators read and append to.
 *
 * Layers, each filled once: tokens ▸ readings ▸ phrases ▸ pairs ▸ sentences ▸ entities ▸ statements. All of it lies in
 * `memory`, which a new document resets; readings lie in `cache`, which lives on. Depends on: base, text, lexicon.
 */
#ifndef ISNAD_ANNOTATE_STORY_H
#define ISNAD_ANNOTATE_STORY_H

#include "base/vector.h"
#include "lexicon/reading.h"
#include "text/sentence.h"

/* Tokens [first, last). */
typedef struct range {
  uint32_t first, last;
} range;

#define NO_TOKEN UINT32_MAX

/* A form of several words (or one that is a phrase's first word alone is not here) found in the text. */
typedef struct phrase_match {
  range tokens;
  const lexicon *lexicon;
  const lexeme *lexeme;
  uint32_t features; /* of the form and of what is attached before it */
  uint32_t next;     /* the next shorter or other match at the same first token: index + 1, 0 none */
} phrase_match;

typedef struct story {
  isnad_story shown; /* must be first: the public story */
  const struct isnad_engine *engine;
  allocator allocator;
  arena memory;
  reading_cache *cache;
  struct tagger_cache *tagger;
  const word_readings **words; /* a token each */
  uint32_t *phrase_at;         /* a token each: index + 1 of the longest phrase that begins there, 0 none */
  uint32_t *partner;           /* a token each: see text/pair.h */
  uint32_t *quote_of;          /* a token each: the opening mark of the outermost quotation it stands in, or NO_TOKEN */
  uint32_t *sentence_of;       /* a token each */
  uint16_t *facts;             /* a token each: enum fact, see grammar.h */
  struct token_sign *signs;    /* a token each: see evidence.h */
  vector(phrase_match) phrases;
  struct names_layer *names;   /* behind the entities: see entities.h */
  struct number_memo *numbers; /* see number.h; NULL where none are kept */
  sentence_vector sentences;
  bool wants_reasons; /* the layer of reasons was asked for; then, a statement each: */
  const struct found *found;
  const struct resolved *resolved;
} story;

struct isnad_engine {
  allocator allocator;
  arena memory;
  const lexicon *lexicons[2];
  lexicon added;
  size_t n_lexicons;
  const lexeme *twitter; /* the network that tweets are written on; NULL where no table has it */
};

/* ---- The passes before the annotators, in their order (prepare.c) ---- */

void prepare_readings(story *self);
void prepare_phrases(story *self);
void prepare_sentences(story *self);
void prepare_facts(story *self); /* in facts.c; behind the other three */

/* The token behind the last of a phrase that begins at `first`, or 0 where it does not stand there. */
uint32_t phrase_end(const story *self, const phrase_start *start, const lexicon_phrase *phrase, uint32_t first);

/* ---- The annotators ---- */

typedef struct annotator {
  const char *name;
  unsigned layer, needs; /* bits of isnad_layer */
  void (*run)(story *self);
} annotator;

void annotate_entities(story *self);
void annotate_times(story *self);
void annotate_quantities(story *self);
void annotate_statements(story *self);
void annotate_said(story *self);

/* ---- Asking about tokens ---- */

static inline const isnad_token *token_at(const story *self, uint32_t i) { return &self->shown.tokens[i]; }
static inline bool is_word(const story *self, uint32_t i) { return token_at(self, i)->kind == ISNAD_TOKEN_WORD; }
static inline bool is_number(const story *self, uint32_t i) { return token_at(self, i)->kind == ISNAD_TOKEN_NUMBER; }
static inline bool is_mark(const story *self, uint32_t i, uint32_t mark) {
  return token_at(self, i)->kind == ISNAD_TOKEN_MARK && token_at(self, i)->mark == mark;
}
static inline bool is_any_mark(const story *self, uint32_t i) { return token_at(self, i)->kind == ISNAD_TOKEN_MARK; }
static inline bool has_class(const story *self, uint32_t i, uint32_t classes) {
  return self->words[i]->classes & classes;
}
static inline const uint8_t *folded_of(const story *self, uint32_t i) {
  return self->shown.folded + token_at(self, i)->folded;
}

/* A cheap question before phrase_end: the size and the first letter of the word behind. */
static inline bool phrase_may_stand(const story *self, uint32_t first, const phrase_start *start,
                                    const lexicon_phrase *phrase) {
  const isnad_token *next = token_at(self, first + 1);
  const uint8_t *rest = start->lexicon->folded + phrase->rest;
  if (!phrase->n_rest || next->kind == ISNAD_TOKEN_MARK) return true; /* «سي. إن. إن» */
  return next->kind == ISNAD_TOKEN_WORD && next->folded_size == rest[0] && *folded_of(self, first + 1) == rest[1];
}

#endif
