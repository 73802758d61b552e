/* noun_phrase_builder: what is known of a noun phrase while its end is looked for; for the noun_phrase*.c alone.
 *
 * Depends on: grammar.h.
 */
#ifndef ISNAD_ANNOTATE_NOUN_PHRASE_BUILDER_H
#define ISNAD_ANNOTATE_NOUN_PHRASE_BUILDER_H

#include "annotate/entities.h"
#include "annotate/grammar.h"

/* What is known of the phrase so far. */
typedef struct phrase_builder {
  const story *story;
  uint32_t first, at, limit;
  unsigned options;
  bool named;       /* a personal name or an outlet has been read: the phrase may be complete */
  bool described;   /* an adjective of nationality or a definite adjective has been read: the same */
  bool placed;      /* it begins with a country or a capital, which is complete: «السعودية», «موسكو» */
  bool titled;      /* its head is a title, a role or an organization, which takes complements */
  bool indefinite;  /* its head has no ال and no complement yet: «مسؤول», «تقرير» */
  bool bare;        /* the same, whatever a preposition brings: «استطلاع للرأي» */
  bool governs;     /* a preposition has been read: what follows completes that */
  bool in_relative; /* inside الذي …, where verbs and prepositions belong to the phrase */
  bool cause; /* an organization with ال, whose cause may follow: «الجمعية الوطنية ضد التدخين» */
  bool each;     /* «كل من»: a list */
  bool branded;  /* its last words name an organization: «مستشفى هنري» */
  uint32_t post; /* the token of its last title */
  bool posted;   /* and whose place of service goes with it: «السفير الروسي في لندن» */
  bool person;   /* its head, or that of its last apposition, is the title of a person */
} phrase_builder;

/* ---- noun_phrase_prepositions.c ---- */

/* A verb with the pronoun of the noun before it, or a noun with one: «صور بثتها القنوات», «في خطابه». */
bool phrase_has_pronoun(const story *self, uint32_t i);
bool phrase_has_name_reading(const story *self, uint32_t i);
/* A personal name that is neither a title nor a head: «سامية», not «السامية». */
static inline bool phrase_is_name_token(const story *self, uint32_t i) {
  return has_trait(self, i, TRAIT_NAME) && !has_trait(self, i, TRAIT_TITLE | TRAIT_HEAD) &&
         phrase_has_name_reading(self, i);
}
/* The tagger reads the token before and this one as one name: «داينا وايت». */
static inline bool phrase_same_name(const story *self, uint32_t i) {
  if (!self->names || i == 0 || !self->names->mention_of[i]) return false;
  return self->names->mention_of[i] == self->names->mention_of[i - 1] && !is_time(self, i) &&
         !is_preposition(self, i) && token_at(self, i)->folded_size > 1 &&
         !(mention_at(self, i)->type == ISNAD_ENTITY_PERSON && always_has(self, i, FEATURE_THE) &&
           !has_trait(self, i, TRAIT_NAME | TRAIT_TITLE | TRAIT_NATION));
}
/* A name begins at i, right behind that of a person: «هاني سليم | اليابان». */
static inline bool phrase_other_name(const story *self, uint32_t i) {
  if (!self->names || i == 0 || !self->names->mention_of[i]) return false;
  const mention *of = mention_at(self, i), *before = mention_at(self, i - 1);
  return of->tokens.first == i && before && before->tokens.last == i && before->type == ISNAD_ENTITY_PERSON;
}
bool phrase_begins_title(const story *self, uint32_t i);
/* The token before the one in question is a participle, which keeps its preposition: «المطلع على». */
bool phrase_previous_is_participle(const phrase_builder *self);
/* Whether the phrase takes في, ل or another preposition at i, on its own or attached. */
bool phrase_takes_in(const phrase_builder *self, uint32_t i);
bool phrase_takes_to(const phrase_builder *self, uint32_t i);
bool phrase_takes_preposition(const phrase_builder *self, uint32_t i);
/* «كثير منهم», «حلفاء له» */
bool phrase_is_of_them(const phrase_builder *self, uint32_t i);
/* «دبلوماسي غربي»: an adjective, no side of something. */
bool phrase_is_side_adjective(const phrase_builder *self, uint32_t i);
/* «منظمات [بينها] أوكسفام»: some of those follow by name. */
bool phrase_adds_some(const story *self, uint32_t i);
/* من at i tells where a named person belongs to: «النجار، من مركز البحوث». */
bool phrase_is_origin(const phrase_builder *self, uint32_t i);

/* ---- noun_phrase_name.c ---- */

/* A name, a word that no table has, or what narration has no use for here: a verb, a noun that would be yours or mine.
 */
bool phrase_is_strange(const story *self, uint32_t i);
/* The end of a name of words that look like others, behind a title that is complete; 0 where none begins at i. */
uint32_t phrase_strange_name_end(const phrase_builder *self, uint32_t i);

/* ---- noun_phrase_comma.c ---- */

/* «النجار، وهو طبيب أطفال، …», «الربوة، وهي قرية صغيرة»: a nominal clause that tells who it is. */
bool phrase_is_explanation(const phrase_builder *self, uint32_t i);
/* «الوزير إلى جانب المدير», «الدول الخمس إضافة إلى الاتحاد»: one more who says it. Returns the token behind the words
 * that add, 0 where none do. */
uint32_t phrase_behind_besides(const phrase_builder *self, uint32_t i);
/* Behind a comma an apposition may follow: «…، د. سامر النجار», «…، الباحثة في المعهد», «…، الذي يعد …». Returns the
 * token that the phrase takes there, 0 where it ends before the comma. */
uint32_t phrase_after_comma(const phrase_builder *self, uint32_t comma);

/* ---- noun_phrase_object.c ---- */

/* With an object to follow, a complete phrase ends where a new one begins. */
bool phrase_begins_object(const phrase_builder *self, uint32_t i);

#endif
