/* value: what a word is worth in an amount or a time, as lexicon/numbers.tsv, units.tsv, counted.tsv and times.tsv say.
 *
 * All take a token number up to n_tokens: behind the last token stands one that is worth nothing. Depends on: lexicon,
 * story.h.
 */
#ifndef ISNAD_ANNOTATE_VALUE_H
#define ISNAD_ANNOTATE_VALUE_H

#include "annotate/story.h"

/* One word or phrase with one of the roles that were asked for. */
typedef struct value {
  const lexeme *lexeme;
  const lexicon *from;
  uint32_t features; /* what is attached to it */
  uint32_t last;     /* the token behind it */
  int64_t number;    /* of its role: 3 for ثلاثة, month 3 for مارس */
} value;

enum {
  ATTACHED_CONJUNCTION = FEATURE_AND | FEATURE_SO,
  ATTACHED_PREPOSITION = FEATURE_BY | FEATURE_LIKE | FEATURE_TO,
  ATTACHED_ANY = ATTACHED_CONJUNCTION | ATTACHED_PREPOSITION | FEATURE_THE
};

/* Whether a word at i, alone or as the first of a phrase, may have one of these roles: a cheap question. */
static inline bool may_be_worth(const story *self, uint32_t i, uint64_t roles) {
  return (self->words[i]->values | self->words[i]->value_starts) & roles;
}

/* The longest word or phrase at i with one of these roles, with nothing attached but what `attached` allows. */
bool value_find(const story *self, uint32_t i, uint64_t roles, uint32_t attached, value *out);
/* The same; most words have none of the roles, and are not looked into. */
static inline bool value_at(const story *self, uint32_t i, uint64_t roles, uint32_t attached, value *out) {
  if (may_be_worth(self, i, roles)) return value_find(self, i, roles, attached, out);
  *out = (value){.last = i};
  return false;
}

static inline const char *value_key(const value *self) { return lexeme_key(self->from, self->lexeme); }
static inline bool value_is(const value *self, uint64_t roles) { return UINT64_C(1) << self->lexeme->sub & roles; }

/* Whether a white space, a line break, or nothing at all stands before token i. */
bool is_spaced(const story *self, uint32_t i);
/* A lone «و» at i, or 0: the token behind it. */
uint32_t skip_lone_and(const story *self, uint32_t i);
/* Whether token i begins a new line or lies behind the end. */
bool is_cut_off(const story *self, uint32_t i);

#endif
