/* resolve: from found statements to finished ones: speakers, kinds, chains, parents, types.
 *
 *     who.c      what a noun phrase stands for: a person with a name, a ministry, four sources; who_name.c finds the
 * name cast.c     the fullest name that the story has for it; with cast_title.c, cast_pair.c, complete.c, issuer.c,
 *                nation.c, sightings.c, owner.c
 *     resolve.c  bare verbs to the last fitting speaker; nesting; chains
 *     emit.c     isnad_statement from found and resolved
 * Depends on: found.h.
 */
#ifndef ISNAD_ANNOTATE_RESOLVE_H
#define ISNAD_ANNOTATE_RESOLVE_H

#include "annotate/evidence.h"
#include "annotate/found.h"

/* What a noun phrase stands for. */
typedef struct who {
  range whole;        /* the phrase */
  range name;         /* the personal name in it, empty where there is none */
  const lexeme *head; /* title, head noun, outlet or country it begins with; NULL: unknown */
  isnad_string text;  /* the fullest name or description */
  isnad_string ref;
  uint32_t nation; /* a hash of the key of the country that it is of, as the phrase says; 0 where it does not */
  uint32_t entity; /* its place plus one; 0 where it was not looked for, or is none */
  isnad_kind kind;
  uint32_t count;
  uint8_t gender, number;
  bool anonymous, definite;
} who;

/* The words of a phrase that tell who is meant, each as one of 64 bits: where no bit is shared no word is. */
typedef uint64_t word_set;

/* ---- who.c, who_name.c, who_text.c ---- */
who who_of(story *self, range phrase);
/* The same of a person whose name is known to be `name`. */
who who_named(story *self, range phrase, range name);
/* The words of a phrase without what is attached before the first of them: «لدراسة حديثة» gives «دراسة حديثة». */
isnad_string bare_text_of(story *self, range tokens);
/* The same in the nominative: «عن مسؤولين محليين» gives «مسؤولون محليون». */
isnad_string plain_text_of(story *self, range tokens);
/* A text without the signs of tags: «#هالة_نصار» gives «هالة نصار». */
isnad_string untagged(story *self, isnad_string text);
/* A personal name without what is attached before it. */
isnad_string name_text_of(story *self, range tokens);
bool begins_next_name(const story *self, uint32_t i);
/* Whether the token is a hyphen inside a word: «أورتن-بيلي». */
bool joins_words(const story *self, uint32_t i);
/* The words of [first, last) that are a personal name, empty where there is none. */
range name_in(const story *self, range phrase);

/* ---- cast.c ---- */

/* Somebody who may be meant where the story says «الوزير» or «وأضاف»: see figures.c. */
typedef struct figure {
  who one;
  const who *fullest;   /* of those whose name holds all words of its name; NULL: none, or no name */
  word_set whole, name; /* of its words */
  uint32_t n_name;      /* words of its name that tell who is meant */
} figure;

typedef vector(uint32_t) token_list;

/* The items [first, last) of a list whose phrases begin with a word of this core (token_sign.core). */
typedef struct core_group {
  uint32_t core, first, last;
} core_group;

/* A title and the name behind it: «[وزير المياه]، د. [سامر النجار]». */
typedef struct titled {
  uint32_t title;
  range name;
} titled;

/* What the story says of an entity, and where it was last met before the statement that is asked about. */
typedef struct sighting {
  uint32_t last, times;
  uint32_t nation; /* as the lexicon or its roles say it */
  uint32_t fields; /* bits of FIELDS: what the roles of a person are of */
  uint8_t group;   /* bits of what one noun may stand for: «المنظمة» */
  uint8_t gender;  /* of a person; 0 unknown */
  bool opens;      /* the story's first sentences name it */
} sighting;

typedef struct cast {
  story *story;
  vector(range) names; /* every personal name of two words or more in the story */
  size_t n_persons;    /* of these, found by the layer of names: they come first */
  vector(who) known;   /* everybody that a statement or a phrase has named */
  token_list titles, heads,
      parts; /* tokens that are titles, head nouns without ال, parts of names; the first ones of a long story */
  vector(titled) titled;                              /* those of `titles` that a name follows, and */
  vector(range) described;                            /* those of `heads` that further words tell apart: */
  vector(core_group) titled_groups, described_groups; /* read when one with the same word is asked for */
  who issuer; /* of the last document that said who issued it: «بيان للوزارة», «قالت الوزارة في بيان» */
  uint32_t issued; /* its token */
  vector(figure) figures;
  who *sources;             /* a statement each: what its source stands for by its own words */
  const lexeme *own_outlet; /* the story's, where it has a row; see resolve.c */
  bool own_sought;
  sighting *sighted; /* an entity each, up to token `looked` */
  uint32_t looked;
} cast;

void cast_init(cast *self, story *of);
/* Gives `one` the fullest name that the story has. */
void cast_resolve(cast *self, who *one);
/* The same without the conjunction or preposition before it, and without ال. */
bool cast_same_word(const story *self, uint32_t a, uint32_t b);
bool cast_holds_word(const story *self, range in, uint32_t word);
bool cast_holds_all(const story *self, range in, range of);
/* The longest name of the story that holds all words of this one, one that ends as it does before others. */
range cast_fullest_name(const cast *self, range name);
/* Makes `one` the person of that name, by this text or by the name's own; false where the name is empty. */
bool cast_name_it(const cast *self, who *one, range name, isnad_string text);

/* ---- cast_title.c ---- */

/* «الوزير»: who bears the title. */
bool cast_resolve_title(cast *self, who *one);
/* «المدرب الإسباني», «المسؤول»: who was called so, or fits. */
bool cast_resolve_description(cast *self, who *one);
/* «المرأة», «الباحثون»: who the story has told of without a name: «امرأة من القرية». */
bool cast_resolve_mentioned(cast *self, who *one);

/* ---- cast_pair.c ---- */

/* Persons named side by side: false where `one` is no such phrase. */
bool cast_resolve_pair(cast *self, who *one);
/* «الرئيسان», «الزعماء الثلاثة»: as many as were named side by side; «الرئيسان سامر نور وهالة نصار». */
bool cast_resolve_group(cast *self, who *one);
/* The n persons that spoke, or were named, together before a token. */
bool cast_group_before(cast *self, uint32_t token, uint32_t n, who *out);
void cast_remember(cast *self, const who *one);
/* «البعض», «الكثيرون»: others than «بعض سكان القرية» who spoke before. */
bool is_some(const story *self, range phrase);
/* «وكالة الأناضول ووسائل إعلام أخرى». */
bool names_two(const story *self, range phrase);

/* ---- issuer.c ---- */

/* Who issued a document, by its own words: «بيان [للوزارة]», «تقرير صادر عن [المنظمة]»; empty where they do not tell.
 */
range issuer_in(const story *self, range document);
/* Whether a document that begins at i speaks for somebody: «بيان», «التقرير»; not «دراسة». */
bool speaks_for(const story *self, uint32_t i);
void cast_note_issuer(cast *self, uint32_t document, const who *issuer);
/* Whether the document at this token is the one of cast.issuer. */
bool cast_has_issued(const cast *self, uint32_t document);
/* False where `one` is no document that speaks for somebody, or nobody knows for whom. */
bool cast_resolve_issuer(cast *self, who *one);

/* ---- writing.c ---- */

/* Takes note of a document that the statement was made in: «البيان» later on is its speaker's. */
void writing_note(cast *people, const found *of, const who *speaker);
/* Whether it was tweeted, and the network. */
bool writing_is_tweet(const story *self, const found *of, who *network);

/* ---- nation.c ---- */

/* The country of the first adjective or place of a phrase, the name left out. */
uint32_t nation_in(const story *self, range phrase, range name);
bool nations_differ(uint32_t a, uint32_t b);

/* ---- complete.c ---- */

/* For one whose text is that of the words alone: the nation of a state's body, the body that a title is of. */
void cast_complete(cast *self, who *one);
/* «وزارة الدفاع» with the nation that was spoken of: false for what is of no nation, or of one already. */
bool cast_add_nation(story *self, who *one);

/* ---- sightings.c ---- */

void cast_know_entities(cast *self);
/* Takes note of the entities that are named before a token. */
void cast_look_until(cast *self, uint32_t token);
/* NULL for one who is no entity. */
const sighting *cast_sighting(const cast *self, const who *one);
/* Grows with the token where it was met last, and with what the story makes of it. */
uint32_t sighting_salience(const sighting *seen);
/* The entity of `one`: its place plus one, 0 none. */
uint32_t cast_entity(const cast *self, const who *one);
/* The bits of FIELDS that the title at i has: «المهاجم». */
uint32_t fields_at(const story *self, uint32_t i);
/* The bits of sighting.group of those whom the noun at i may stand for: «الشركة», «العملاق»; 0 for others. */
uint32_t group_of_noun(const story *self, uint32_t i);
/* «دولة», «مملكة». */
bool is_country_noun(const story *self, uint32_t i);
/* At most `room` entities met that such a noun may stand for, the most likely first: a country only where its name
 * begins so («المملكة»), unless any may be meant. */
uint32_t cast_met_of_sort(const cast *self, uint32_t noun, bool any_country, uint32_t *out, uint32_t room);
/* Somebody by an entity. */
who who_of_entity(story *self, uint32_t entity);
/* The country that somebody is of, by the phrase or by the entity; 0 unknown. */
uint32_t cast_nation(const cast *self, const who *one);
/* «الشركة», «المملكة» alone: the entity of its sort that was met last; false where there is none. */
bool cast_name_by_sort(const cast *self, who *one);

/* ---- figures.c ---- */

/* Gathers persons with their titles, bodies, outlets and the sources of statements, in the order of the text. */
void cast_gather_figures(cast *self, const found_vector *all);
/* «وفقا [ل]لاندر»: of a name that no table has the cue alone tells that ل is none of it. */
void cast_cut_preposition(const story *self, const found *of, who *one);
/* How the words of one phrase stand to another's: the number shared, and whether each holds the other. */
typedef struct word_relation {
  uint32_t shared, left_over, more; /* words in both, in the first alone, in the second alone */
  bool same_first;
} word_relation;
word_relation words_related(const story *self, range one, range other);
word_set words_of(const story *self, range phrase);
/* The figure with the fullest name that holds all words of `name`, or NULL. */
const who *fullest_figure(const cast *self, range name);
/* The noun phrases that act in the sentence before a cue. */
uint32_t actors_before(const story *self, uint32_t cue, range *out, uint32_t room);

/* ---- resolve.c, emit.c ---- */

/* Why somebody is taken for the speaker, and who came next. */
typedef struct speaker_reason {
  verdict over;       /* the rival: what weighed more for the one chosen */
  uint32_t why;       /* enum speaker_why, see judge_speaker.h */
  isnad_string rival; /* empty: nobody */
} speaker_reason;

typedef struct resolved {
  who speaker;
  const speaker_reason *reason; /* for isnad explain; NULL: nothing was left to choose */
  bool known;                   /* speaker is set */
  bool inherited;               /* from an earlier statement */
  int64_t parent;
  bool apart;          /* the outlet tells it, though it stands in another's content: no link of that one */
  const who *carriers; /* nearest to the reader first */
  uint32_t n_carriers;
  uint8_t gender, number; /* as the verb agrees */
} resolved;

/* Who speaks in each statement, one after the other. */
typedef struct resolver {
  cast people;
  found_vector *all;
  resolved *results;
} resolver;

/* False where there is no memory. */
bool resolver_begin(resolver *self, story *of, found_vector *all);
/* Whose somebody is that the source has with a pronoun: in owner.c. */
void owner_resolve(resolver *self, size_t index);
/* Whose a noun of saying is by the nation behind it: «الاتهامات الروسية». */
bool owner_is_nation(story *in, uint32_t noun, who *one);
/* The same of somebody whose owner is known. */
void owner_spell(story *in, who *one, const who *owner);
bool is_owned(const story *self, uint32_t i);
/* What the rules say of the speaker of a statement; all before it must have been done. */
void resolver_ask_rules(resolver *self, size_t index);
/* Settles on it, and goes on to the carriers. */
void resolver_settle(resolver *self, size_t index);
void resolve_statements(story *self, found_vector *all);
void emit_statements(story *self, const found_vector *all, const resolved *results);

#endif
