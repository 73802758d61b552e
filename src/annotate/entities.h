/* entities: from mentions to persons, places and organizations.
 *
 *     mentions.c   where somebody or something is named: what the tagger finds, and rows of the lexicon that it missed
 *     roles.c      what a person is called beside the name, and what stands for a name: «الوزير», «الشبكة الأميركية»
 *     join.c       which mentions are one
 *     entities.c   the annotator: runs these, and lays the public layer down
 * Depends on: tagger.h, grammar.h, resolve.h (who.c: words of names).
 */
#ifndef ISNAD_ANNOTATE_ENTITIES_H
#define ISNAD_ANNOTATE_ENTITIES_H

#include "annotate/tagger.h"

/* Why a mention is one. */
typedef enum mention_reason {
  MENTION_TAGGED,  /* the tagger says so */
  MENTION_LEXICON, /* a phrase or a sure word of the lexicon */
  MENTION_BRACKET, /* an acronym or a Latin spelling behind a name: «… (WHO)» */
  MENTION_QUOTED,  /* in quotation marks behind an organization's noun: «شركة "نهر كذا"» */
  MENTION_FAMILY,  /* the last word of a full name of the story */
  MENTION_ROLE     /* a title or a noun with ال that stands for a name */
} mention_reason;

enum { MENTION_WORDS_MAX = 8, ROLES_MAX = 4 };

typedef struct mention {
  range tokens;
  range role; /* the title before or behind a person's name; the noun before an organization's: «شبكة» */
  const lexicon *lexicon;
  const lexeme *row; /* the row that these very words are, or NULL */
  uint32_t features; /* of the row's reading, with what is attached before it */
  uint32_t entity;   /* index of its draft */
  uint8_t type;      /* isnad_entity_type */
  uint8_t reason;    /* mention_reason */
} mention;

/* An entity in the making. */
typedef struct draft {
  uint32_t fullest; /* the mention with the fullest name */
  uint32_t latest;  /* the last mention so far */
  uint32_t n_mentions;
  const lexicon *lexicon;
  const lexeme *row; /* of the lexicon, or NULL */
  range roles[ROLES_MAX];
  uint32_t n_roles;
  uint8_t type;
} draft;

typedef struct names_layer {
  const uint8_t *tags; /* a token each */
  vector(mention) mentions;
  vector(draft) drafts;
  uint32_t *mention_of; /* a token each: index + 1 of the mention it is part of, 0 none */
} names_layer;

/* ---- mentions.c ---- */
void mentions_find(story *self, names_layer *layer);
/* Adds a mention and marks its tokens. */
mention *mention_add(story *self, names_layer *layer, mention of);

/* ---- roles.c ---- */
/* Titles beside the names of persons, nouns before those of organizations. */
void roles_find(story *self, names_layer *layer);
/* «النجار», where a full name of the story ends so and the tagger saw no name in it. */
void families_alone(story *self, names_layer *layer);
/* What stands for a name, joined to what it stands for. */
void roles_alone(story *self, names_layer *layer);

/* ---- join.c ---- */
void mentions_join(story *self, names_layer *layer);
/* Whether two tokens are the same word, as far as names go. */
bool same_name_word(const story *self, uint32_t a, uint32_t b);
void draft_take(names_layer *layer, uint32_t entity, uint32_t index);

/* The mention that token i is part of, or NULL. */
static inline const mention *mention_at(const story *self, uint32_t i) {
  uint32_t place = self->names ? self->names->mention_of[i] : 0;
  return place ? &self->names->mentions.items[place - 1] : NULL;
}

/* ---- entities.c ---- */
/* The words of a mention without و ف ب ك ل before them; with the article given back behind ل. */
isnad_string mention_name(story *self, const mention *of);
/* The entity that these tokens name, as its place plus one; 0 none. */
uint32_t entity_at(const story *self, range tokens);
/* The organization or place that a phrase begins with, or whose noun it begins with: «وكالة رويترز». */
uint32_t entity_heading(const story *self, range phrase);
/* The entity of that key, else of that name, in the same way. */
uint32_t entity_named(const story *self, isnad_string name, isnad_string ref);

#endif
