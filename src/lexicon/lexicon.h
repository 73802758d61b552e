/* lexicon: what words can be. Constant tables, made by tools/lexc at build time or by lexicon_build at run time, and
 * look-up in them.
 *
 * A lexeme is one row of a table in lexicon/ (a capital or a nationality is a lexeme of its own). A form is one
 * inflected, folded spelling of it. A reading is what a token may be: a lexeme with the features of the form and of
 * what was attached to it. A phrase is a form of several words. Depends on: base, text.
 */
#ifndef ISNAD_LEXICON_H
#define ISNAD_LEXICON_H

#include "base/arena.h"
#include "base/hash.h"

#include <stdint.h>

/* ---- Features of a reading ---- */

enum tense {
  TENSE_NONE, /* a noun, a name, a particle */
  TENSE_PAST,
  TENSE_PRESENT, /* indicative, subjunctive or jussive */
  TENSE_IMPERATIVE,
  TENSE_ACTIVE,  /* participle: قائل */
  TENSE_PASSIVE, /* participle: مقول */
  TENSE_MASDAR   /* verbal noun: تأكيد */
};

enum gender { GENDER_ANY, GENDER_M, GENDER_F };
enum number { NUMBER_ANY, NUMBER_SG, NUMBER_DUAL, NUMBER_PL };

enum enclitic {
  ENCLITIC_NONE,
  ENCLITIC_I,     /* ي ني */
  ENCLITIC_WE,    /* نا */
  ENCLITIC_YOU,   /* ك كم كن كما */
  ENCLITIC_HE,    /* ه */
  ENCLITIC_SHE,   /* ها */
  ENCLITIC_DUAL,  /* هما */
  ENCLITIC_THEY,  /* هم */
  ENCLITIC_THEY_F /* هن */
};

/* Bit fields of reading.features. */
#define FEATURE_TENSE(f) ((f)&15u)
#define FEATURE_PERSON(f) ((f) >> 4 & 3u)
#define FEATURE_GENDER(f) ((f) >> 6 & 3u)
#define FEATURE_NUMBER(f) ((f) >> 8 & 3u)
#define FEATURE_ENCLITIC(f) ((f) >> 20 & 15u)
#define FEATURE_SPELLING(f) ((uint8_t)((f) >> 24 & 0xF0u))
#define FEATURES(tense, person, gender, number)                                                                        \
  ((uint32_t)(tense) | (uint32_t)(person) << 4 | (uint32_t)(gender) << 6 | (uint32_t)(number) << 8)
enum feature {
  FEATURE_VOICE_PASSIVE = 1 << 10,
  FEATURE_BARE = 1 << 11, /* stands only before a pronoun or a complement: قالو(ه)، وزارت(ه)، مسؤولو */
  FEATURE_EXACT = 1 << 12, /* spelled just as listed, with its hamzas */
  FEATURE_AND = 1 << 13,   /* و */
  FEATURE_SO = 1 << 14,    /* ف */
  FEATURE_BY = 1 << 15,    /* ب */
  FEATURE_LIKE = 1 << 16,  /* ك */
  FEATURE_TO = 1 << 17,    /* ل */
  FEATURE_THE = 1 << 18,   /* ال */
  FEATURE_FUTURE = 1 << 19 /* س */
};
#define FEATURE_ACCUSATIVE (1u << 24) /* with tanwin alef: قائلا */
#define FEATURE_JUSSIVE (1u << 26)    /* only behind لم, لا or ل: يقل */
#define FEATURE_CONSTRUCT (1u << 25)  /* before its complement: مسؤولو */

/* ---- Lexemes ---- */

typedef enum lexeme_kind {
  LEXEME_VERB,
  LEXEME_NOUN,
  LEXEME_CUE,
  LEXEME_OUTLET,
  LEXEME_COUNTRY,
  LEXEME_CAPITAL,
  LEXEME_NATIONALITY,
  LEXEME_TITLE,
  LEXEME_HEAD,
  LEXEME_NAME,
  LEXEME_WORD,
  LEXEME_GRAMMAR,
  LEXEME_COMMON,
  /* What has a name of its own, and says nothing of grammar: see word_readings.named. */
  LEXEME_LOCALITY,
  LEXEME_BODY,
  LEXEME_PERSON,
  LEXEME_SORT,  /* وزارة, مدينة: of what sort that is whose name it begins */
  LEXEME_VALUE, /* what a word is worth in an amount or a time */
  LEXEME_KIND_COUNT
} lexeme_kind;

/* How a verb or noun takes its content: bits of lexeme.bits. */
enum takes {
  TAKES_CLAUSE = 1 << 0, /* أن */
  TAKES_QUOTE = 1 << 1,  /* «» */
  TAKES_NOUN = 1 << 2,   /* اسم */
  TAKES_BI = 1 << 3,     /* ب */
  TAKES_ILA = 1 << 4,    /* إلى */
  TAKES_AN = 1 << 5,     /* عن */
  TAKES_ALA = 1 << 6,    /* على */
  TAKES_MIN = 1 << 7,    /* من */
  TAKES_LI = 1 << 8,     /* ل */
  TAKES_FI = 1 << 9,     /* في */
  TAKES_HAWL = 1 << 10,  /* حول */
  TAKES_OBJECT = 12      /* the same bits shifted by this: with somebody between (ه+ب) */
};

/* Classes of closed words: bits of lexeme.bits of LEXEME_WORD. */
enum word_class {
  WORD_PREP = 1 << 0,
  WORD_RELATIVE = 1 << 1,
  WORD_CONJUNCTION = 1 << 2,
  WORD_COMPLEMENTIZER = 1 << 3,
  WORD_NEGATION = 1 << 4,
  WORD_KANA = 1 << 5,
  WORD_PARTICLE = 1 << 6,
  WORD_DEMONSTRATIVE = 1 << 7,
  WORD_PRONOUN = 1 << 8,
  WORD_TIME = 1 << 9,
  WORD_NUMBER = 1 << 10,
  WORD_QUANTIFIER = 1 << 11,
  WORD_DISCOURSE = 1 << 12,
  WORD_EVENT = 1 << 13,   /* a noun that can stand for a proposition: مقتل، ضرورة */
  WORD_OCCASION = 1 << 14 /* where something is said: مؤتمر، بيان */
};

/* What a function word does in a sentence, for the rules: bits of lexeme.bits of LEXEME_GRAMMAR. */
#define GRAMMAR_ROLES(X)                                                                                               \
  X(IN, "in")                                                                                                          \
  X(FROM, "from")                                                                                                      \
  X(ABOUT, "about")                                                                                                    \
  X(UPON, "upon")                                                                                                      \
  X(TOWARD, "toward")                                                                                                  \
  X(WITH, "with")                                                                                                      \
  X(THROUGH, "through")                                                                                                \
  X(CONCERNING, "concerning")                                                                                          \
  X(AT, "at")                                                                                                          \
  X(ON_BEHALF, "on-behalf")                                                                                            \
  X(IS, "is")                                                                                                          \
  X(LATTER, "latter")                                                                                                  \
  X(WITHOUT, "without")                                                                                                \
  X(ONE, "one")                                                                                                        \
  X(TURN, "turn")                                                                                                      \
  X(JOINER, "joiner")                                                                                                  \
  X(CIRCUMSTANCE, "circumstance")                                                                                      \
  X(LATER, "later")                                                                                                    \
  X(AROUND, "around")                                                                                                  \
  X(AFTER, "after")                                                                                                    \
  X(CONDITION, "condition")                                                                                            \
  X(SAYING, "saying")                                                                                                  \
  X(NOT_YET, "not-yet")                                                                                                \
  X(WHAT, "what")                                                                                                      \
  X(FOLLOWS, "follows")                                                                                                \
  X(LACK, "lack")                                                                                                      \
  X(ASKS, "asks")                                                                                                      \
  X(HIDES, "hides")                                                                                                    \
  X(IDENTITY, "identity")                                                                                              \
  X(ISSUED, "issued")                                                                                                  \
  X(ISSUED_HOW, "issued-how")                                                                                          \
  X(TOPIC, "topic")                                                                                                    \
  X(WHILE, "while")                                                                                                    \
  X(LOOSE, "loose")                                                                                                    \
  X(AS, "as")                                                                                                          \
  X(BUT, "but")                                                                                                        \
  X(HOWEVER, "however")                                                                                                \
  X(BUT_HE, "but-he")                                                                                                  \
  X(THEREIN, "therein")                                                                                                \
  X(THEREBY, "thereby")                                                                                                \
  X(HE_WHO, "he-who")                                                                                                  \
  X(SHE_WHO, "she-who")                                                                                                \
  X(GENERAL, "general")                                                                                                \
  X(HINT, "hint")                                                                                                      \
  X(DESPITE, "despite")                                                                                                \
  X(THAT, "that")                                                                                                      \
  X(CITING, "citing")                                                                                                  \
  X(AGAINST, "against")                                                                                                \
  X(TONGUE, "tongue")                                                                                                  \
  X(WHOLE, "whole")                                                                                                    \
  X(ALREADY, "already")                                                                                                \
  X(QUESTION, "question")                                                                                              \
  X(IN_FRONT, "in-front")                                                                                              \
  X(ADDS, "adds")                                                                                                      \
  X(SPEAKS_FOR, "speaks-for")                                                                                          \
  X(TWEET, "tweet")                                                                                                    \
  X(AMID, "amid")                                                                                                      \
  X(AIMED, "aimed")                                                                                                    \
  X(OWING, "owing")                                                                                                    \
  X(SPEAKS, "speaks")

/* What nouns and verbs are good for in a report: the same, in bits of their own (lexeme.sub is 1). */
#define GRAMMAR_USES(X)                                                                                                \
  X(BASIS, "basis")                                                                                                    \
  X(POSTED, "posted")                                                                                                  \
  X(BLAME, "blame")                                                                                                    \
  X(MORE, "more")                                                                                                      \
  X(GIVES, "gives")                                                                                                    \
  X(KUNYA, "kunya")                                                                                                    \
  X(NATIONAL, "national")                                                                                              \
  X(ANOTHER, "another")                                                                                                \
  X(STYLE, "style")                                                                                                    \
  X(PARTICLE, "particle")                                                                                              \
  X(DESCENT, "descent")                                                                                                \
  X(PROMPTS, "prompts")                                                                                                \
  X(REMARK, "remark")                                                                                                  \
  X(FRAME, "frame")                                                                                                    \
  X(TALK, "talk")                                                                                                      \
  X(SPEECH, "speech")                                                                                                  \
  X(DRIVES, "drives")                                                                                                  \
  X(PART, "part")                                                                                                      \
  X(KIND, "kind")                                                                                                      \
  X(AIR, "air")                                                                                                        \
  X(BOUND, "bound")                                                                                                    \
  X(REACHES, "reaches")                                                                                                \
  X(CALLED, "called")                                                                                                  \
  X(HEADED, "headed")                                                                                                  \
  X(OTHER_THAN, "other-than")                                                                                          \
  X(DISCLOSES, "discloses")                                                                                            \
  X(SAME, "same")                                                                                                      \
  X(FINGERS, "fingers")                                                                                                \
  X(THINGS, "things")                                                                                                  \
  X(ORIGIN, "origin")

enum grammar_role_number {
#define GRAMMAR_NUMBER(name, text) ROLE_NUMBER_##name,
  GRAMMAR_ROLES(GRAMMAR_NUMBER)
#undef GRAMMAR_NUMBER
      ROLE_COUNT
};
_Static_assert(ROLE_COUNT <= 64, "a role is a bit of 64");

enum grammar_use_number {
#define GRAMMAR_NUMBER(name, text) USE_NUMBER_##name,
  GRAMMAR_USES(GRAMMAR_NUMBER)
#undef GRAMMAR_NUMBER
      USE_COUNT
};
_Static_assert(USE_COUNT <= 64, "a use is a bit of 64");

#define ROLE(name) (UINT64_C(1) << ROLE_NUMBER_##name)
#define USE(name) (UINT64_C(1) << USE_NUMBER_##name)

/* What a word is worth in an amount or a time, for the annotators of both: lexeme.sub of LEXEME_VALUE. Its number is in
 * lexeme.bits, its text in lexeme.key. The roles are told in lexicon/README.md. */
#define VALUE_ROLES(X)                                                                                                 \
  X(UNIT, "unit")                                                                                                      \
  X(ONE, "one")                                                                                                        \
  X(TEEN, "teen")                                                                                                      \
  X(TENS, "tens")                                                                                                      \
  X(HUNDRED, "hundred")                                                                                                \
  X(SCALE, "scale")                                                                                                    \
  X(PART, "part")                                                                                                      \
  X(RARE_PART, "rare-part")                                                                                            \
  X(PARTS, "parts")                                                                                                    \
  X(TWO_PARTS, "two-parts")                                                                                            \
  X(ORDINAL, "ordinal")                                                                                                \
  X(MINUS, "minus")                                                                                                    \
  X(POINT, "point")                                                                                                    \
  X(OVER, "over")                                                                                                      \
  X(SHARE, "share")                                                                                                    \
  X(PERCENT, "percent")                                                                                                \
  X(RATE, "rate")                                                                                                      \
  X(MONEY, "money")                                                                                                    \
  X(MEASURE, "measure")                                                                                                \
  X(COUNTED, "counted")                                                                                                \
  X(MONTH, "month")                                                                                                    \
  X(HIJRI, "hijri")                                                                                                    \
  X(WEEKDAY, "weekday")                                                                                                \
  X(SPAN, "span")                                                                                                      \
  X(SPANS, "spans")                                                                                                    \
  X(TWO_SPANS, "two-spans")                                                                                            \
  X(DAYPART, "daypart")                                                                                                \
  X(DAY, "day")                                                                                                        \
  X(NOW, "now")                                                                                                        \
  X(NEXT, "next")                                                                                                      \
  X(LAST, "last")                                                                                                      \
  X(THIS, "this")                                                                                                      \
  X(FOLLOWING, "following")                                                                                            \
  X(AGO, "ago")                                                                                                        \
  X(LATER, "later")                                                                                                    \
  X(SINCE, "since")                                                                                                    \
  X(DURING, "during")                                                                                                  \
  X(START, "start")                                                                                                    \
  X(MID, "mid")                                                                                                        \
  X(END, "end")                                                                                                        \
  X(SEASON, "season")                                                                                                  \
  X(FEAST, "feast")                                                                                                    \
  X(ZONE, "zone")                                                                                                      \
  X(ERA_HIJRI, "era-hijri")                                                                                            \
  X(ERA, "era")                                                                                                        \
  X(CLOCK, "clock")                                                                                                    \
  X(INSTANT, "instant")                                                                                                \
  X(SET, "set")                                                                                                        \
  X(EACH, "each")                                                                                                      \
  X(DECADE, "decade")                                                                                                  \
  X(OF, "of")                                                                                                          \
  X(TO, "to")                                                                                                          \
  X(BETWEEN, "between")                                                                                                \
  X(REST, "rest")                                                                                                      \
  X(IN, "in")                                                                                                          \
  X(ABOUT, "about")                                                                                                    \
  X(WHOLE, "whole")                                                                                                    \
  X(LATEST, "latest")                                                                                                  \
  X(REF, "ref")                                                                                                        \
  X(WEEKEND, "weekend")                                                                                                \
  X(EARLY, "early")                                                                                                    \
  X(LATE, "late")                                                                                                      \
  X(BUT, "but")                                                                                                        \
  X(AND, "and")

enum value_role {
#define VALUE_NUMBER(name, text) VALUE_NUMBER_##name,
  VALUE_ROLES(VALUE_NUMBER)
#undef VALUE_NUMBER
      VALUE_COUNT
};

#define VALUE(name) (UINT64_C(1) << VALUE_NUMBER_##name)

enum cue_kind { CUE_SOURCE, CUE_CLAUSE, CUE_PRONOUN, CUE_IMPERSONAL, CUE_HEARSAY };
enum title_kind { TITLE_OFFICE, TITLE_RANK, TITLE_HONORIFIC, TITLE_SPOKESMAN, TITLE_TRADE, TITLE_ROLE, TITLE_FAMILY };
enum head_kind {
  HEAD_ORGANIZATION,
  HEAD_STATE,
  HEAD_PARTY,
  HEAD_ARMY,
  HEAD_COURT,
  HEAD_OUTLET,
  HEAD_DOCUMENT,
  HEAD_DATA,
  HEAD_GROUP,
  HEAD_MEETING,
  HEAD_BODY,
  HEAD_PLACE
};
/* The bit of lexeme.bits of a head of an outlet that names none by itself: «الموقع», «حساب رسمي»; not «الوكالة». */
enum { HEAD_IS_PAGE = 1 };
enum outlet_kind {
  OUTLET_AGENCY,
  OUTLET_NEWSPAPER,
  OUTLET_MAGAZINE,
  OUTLET_CHANNEL,
  OUTLET_NETWORK,
  OUTLET_RADIO,
  OUTLET_SITE,
  OUTLET_PLATFORM,
  OUTLET_PROGRAMME
};
/* Of what sort a place or a body is, as the output tells it (isnad_entity.subtype): those of places first. */
#define SORTS(X)                                                                                                       \
  X(CITY, "city")                                                                                                      \
  X(TOWN, "town")                                                                                                      \
  X(REGION, "region")                                                                                                  \
  X(DISTRICT, "district")                                                                                              \
  X(ISLAND, "island")                                                                                                  \
  X(SEA, "sea")                                                                                                        \
  X(RIVER, "river")                                                                                                    \
  X(MOUNTAIN, "mountain")                                                                                              \
  X(DESERT, "desert")                                                                                                  \
  X(CONTINENT, "continent")                                                                                            \
  X(SITE, "site")                                                                                                      \
  X(COUNTRY, "country")                                                                                                \
  X(INTERNATIONAL, "international")                                                                                    \
  X(GOVERNMENT, "government")                                                                                          \
  X(MINISTRY, "ministry")                                                                                              \
  X(PARLIAMENT, "parliament")                                                                                          \
  X(COURT, "court")                                                                                                    \
  X(PARTY, "party")                                                                                                    \
  X(ARMY, "army")                                                                                                      \
  X(ARMED_GROUP, "armed_group")                                                                                        \
  X(SECURITY, "security")                                                                                              \
  X(COMPANY, "company")                                                                                                \
  X(CLUB, "club")                                                                                                      \
  X(BANK, "bank")                                                                                                      \
  X(UNIVERSITY, "university")                                                                                          \
  X(CHARITY, "charity")                                                                                                \
  X(UNION, "union")                                                                                                    \
  X(CHURCH, "church")                                                                                                  \
  X(AUTHORITY, "authority")                                                                                            \
  X(OUTLET, "outlet")                                                                                                  \
  X(AGENCY, "agency")                                                                                                  \
  X(NETWORK, "network")                                                                                                \
  X(PLATFORM, "platform")                                                                                              \
  X(PROGRAMME, "programme")

/* Of which field of life a person with a title is: bits of lexeme.bits. */
#define FIELDS(X)                                                                                                      \
  X(SPORT, "sport")                                                                                                    \
  X(ART, "art")                                                                                                        \
  X(LETTERS, "letters")                                                                                                \
  X(MEDIA, "media")                                                                                                    \
  X(SCIENCE, "science")                                                                                                \
  X(POLITICS, "politics")                                                                                              \
  X(FORCE, "force")                                                                                                    \
  X(LAW, "law")                                                                                                        \
  X(ACCUSED, "accused")                                                                                                \
  X(FAITH, "faith")                                                                                                    \
  X(MEDICINE, "medicine")                                                                                              \
  X(BUSINESS, "business")

enum field {
#define FIELD_ENUM(name, text) FIELD_##name,
  FIELDS(FIELD_ENUM)
#undef FIELD_ENUM
};
enum sort {
#define SORT_ENUM(name, text) SORT_##name,
  SORTS(SORT_ENUM)
#undef SORT_ENUM
      SORT_COUNT
};
enum name_kind { NAME_GIVEN, NAME_FAMILY, NAME_BOTH };
enum common_kind { COMMON_NOUN, COMMON_ADJECTIVE };

typedef struct lexeme {
  uint32_t lemma; /* offset of the NUL-terminated UTF-8 spelling in the pool */
  uint32_t key;   /* of the stable key ("agency:afp", an ISO code), or of an empty string */
  uint64_t bits;  /* takes, classes or roles */
  uint16_t line;  /* of its table */
  uint8_t kind;   /* lexeme_kind */
  uint8_t act;    /* isnad_act of verbs, nouns and cues */
  uint8_t sub;    /* kind within its table: cue_kind, title_kind, … */
  uint8_t gender; /* of the lemma */
  uint8_t source; /* which of the added files it is from, 0 for the built-in tables */
  uint8_t spare;
} lexeme;

/* A form of a lexeme. */
typedef struct lexicon_form {
  uint32_t lexeme;
  uint32_t features;
} lexicon_form;

/* A folded spelling, with its forms and the phrases that begin with it: those of values last, and of both kinds those
 * of one word (and a preposition) first and the others by `second`, so that it is searched for by halves. */
typedef struct lexicon_word {
  uint32_t text; /* offset in `folded` */
  uint32_t first_form, first_phrase;
  uint16_t n_phrases;
  uint8_t n_forms, size;
} lexicon_word;

/* A form of several words: the second and later ones, folded, one after the other, each behind a byte with its size.
 * `attached` is FEATURE_TO or FEATURE_BY where the phrase ends in a preposition written onto the next word. */
typedef struct lexicon_phrase {
  uint32_t rest;
  uint32_t lexeme, features;
  uint32_t attached;
  uint16_t second; /* of the second word's letters, 0 without one: what the phrases of a word are sorted by */
  uint8_t n_rest;
} lexicon_phrase;

/* What stands in `second`. */
static inline uint16_t phrase_mark(const uint8_t *folded, size_t size) {
  uint32_t hash = hash_bytes(folded, size);
  return (uint16_t)(hash ^ hash >> 16);
}

static inline uint64_t phrase_bit(uint16_t mark) { return UINT64_C(1) << (mark & 63); }

typedef struct lexicon {
  const char *pool;
  const uint8_t *folded;
  const lexeme *lexemes;
  const lexicon_form *forms;
  const lexicon_word *words;
  const lexicon_phrase *phrases;
  const uint32_t *slots; /* hash table of words: index + 1, 0 empty; n_slots is a power of two */
  uint32_t n_pool, n_folded, n_lexemes, n_forms, n_words, n_phrases, n_slots;
  uint64_t checksum; /* of the tables it was made from */
} lexicon;

/* The tables compiled into the library. */
extern const lexicon lexicon_builtin;

/* The word with these folded letters, or NULL. */
const lexicon_word *lexicon_find(const lexicon *self, const uint8_t *folded, size_t size);

/* The table that a row stands in: "times". */
const char *value_table(const lexeme *of);
/* The table that a row stands in: "verbs". */
const char *lexeme_table(const lexeme *of);

/* The row of that kind with that key, or NULL. Goes through all rows: to be asked once. */
const lexeme *lexicon_row(const lexicon *self, lexeme_kind kind, const char *key);

static inline const char *lexeme_lemma(const lexicon *self, const lexeme *of) { return self->pool + of->lemma; }
static inline const char *lexeme_key(const lexicon *self, const lexeme *of) { return self->pool + of->key; }

#endif
