/* isnad.h: the one public header of isnad, and the manual of its C API.
 *
 * isnad reads Arabic news and says, for each thing reported, who said it, by whose account and to whom.
 *
 *     isnad_engine *engine = NULL;
 *     isnad_status status = isnad_engine_open(NULL, &engine, NULL);
 *     isnad_story *story = isnad_story_new(engine);
 *     isnad_document document = {.text = isnad_string_of("وقالت الوزيرة إن الجسر سيفتح الأحد.")};
 *     if (isnad_story_read(story, &document, ISNAD_LAYERS_ALL, NULL) == ISNAD_OK)
 *       for (size_t i = 0; i < story->n_statements; i++) ...
 *     isnad_story_free(story);
 *     isnad_engine_close(engine);
 *
 * Rules that hold for every function here:
 * - Offsets and sizes are bytes of UTF-8; spans are half open. Only the exporters count code points.
 * - Text comes in as pointer and size, may hold NUL, and need not be valid UTF-8: a bad byte is read as U+FFFD.
 * - A function that can fail returns an isnad_status, 0 for success; `isnad_error *` may always be NULL.
 * - What a story points to belongs to the story and lives until its next isnad_story_read or its end. It may point
 *   into the document's text, which the caller keeps alive as long.
 * - An engine is immutable once open: any number of threads may use it at once. A story is used by one thread at a
 * time.
 * - Pointers that are freed or closed may be NULL. No other pointer may, unless its function says so.
 */
#ifndef ISNAD_H
#define ISNAD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* ---- Version ------------------------------------------------------------------------------------------------ */

#define ISNAD_VERSION "0.1.0"

/* The version of the library that runs, as "0.1.0". */
const char *isnad_version(void);

/* ---- Status and errors -------------------------------------------------------------------------------------- */

typedef enum isnad_status {
  ISNAD_OK = 0,
  ISNAD_ERR_MEMORY,  /* an allocation failed */
  ISNAD_ERR_IO,      /* a file cannot be opened, read or written */
  ISNAD_ERR_FORMAT,  /* the bytes are not of the form asked for: `{` as a JSON line */
  ISNAD_ERR_LIMIT,   /* more than the limit asked for: a story longer than max_story_size */
  ISNAD_ERR_LEXICON, /* a lexicon row is wrong: an unknown act */
  ISNAD_ERR_USAGE    /* the caller's mistake: an unknown option */
} isnad_status;

/* What went wrong and where. `line` counts from 1, 0 where it does not apply; `byte` is an offset in the input. */
typedef struct isnad_error {
  isnad_status status;
  size_t line;
  uint64_t byte;
  char file[256];
  char message[256];
} isnad_error;

/* A constant phrase for a status: "out of memory". */
const char *isnad_status_text(isnad_status status);

/* ---- Strings and spans -------------------------------------------------------------------------------------- */

/* Bytes seen from outside: never freed, no NUL at the end is promised. {NULL, 0} is "no value". */
typedef struct isnad_string {
  const char *data;
  size_t size;
} isnad_string;

/* The string of a C literal or NUL-terminated text. NULL gives {NULL, 0}. */
isnad_string isnad_string_of(const char *text);

/* Bytes [begin, end) of the story's text. begin == end is "none". */
typedef struct isnad_span {
  uint32_t begin, end;
} isnad_span;

/* ---- Input: a document -------------------------------------------------------------------------------------- */

/* The part a paragraph plays on its page. */
typedef enum isnad_role {
  ISNAD_ROLE_BODY,
  ISNAD_ROLE_LEAD,
  ISNAD_ROLE_CAPTION,
  ISNAD_ROLE_CREDIT,
  ISNAD_ROLE_BYLINE,
  ISNAD_ROLE_DATELINE,
  ISNAD_ROLE_HEADING,
  ISNAD_ROLE_RELATED,
  ISNAD_ROLE_FURNITURE
} isnad_role;

typedef struct isnad_paragraph {
  isnad_span span;
  isnad_role role;
} isnad_paragraph;

/* Where a fact about the document comes from; ISNAD_FROM_NOWHERE where the fact is missing. */
typedef enum isnad_from {
  ISNAD_FROM_NOWHERE,
  ISNAD_FROM_METADATA,
  ISNAD_FROM_ADDRESS,
  ISNAD_FROM_DATELINE,
  ISNAD_FROM_TEXT,
  ISNAD_FROM_OPTION
} isnad_from;

/* One story as a reader of pages found it. All but `text` may be left zero. Nothing is copied. */
typedef struct isnad_document {
  isnad_string id;   /* empty: made from address and text */
  isnad_string text; /* at most UINT32_MAX / 2 bytes */
  isnad_string title, byline, dateline, url;
  isnad_string outlet;    /* who published it, as a name */
  isnad_string published; /* ISO 8601 date or time */
  isnad_from outlet_from, published_from;
  isnad_string lang;     /* BCP 47: "ar" */
  isnad_string encoding; /* of the page, where it was not UTF-8 */
  bool repaired;         /* text that was decoded wrongly once has been mended */
  const isnad_string *warnings;
  size_t n_warnings;
  isnad_string input_file; /* where it was read, and at which byte: of a packed file, of its unpacked bytes, but for a
                              WARC record that is a gzip member of its own, whose place is the member's */
  uint64_t input_offset;
  const isnad_paragraph *paragraphs; /* in order, apart; NULL: cut at line breaks, every one of them body */
  size_t n_paragraphs;
} isnad_document;

/* ---- Output: the layers of a story -------------------------------------------------------------------------- */

typedef enum isnad_layer {
  ISNAD_LAYER_TOKENS = 1,
  ISNAD_LAYER_SENTENCES = 2,
  ISNAD_LAYER_READINGS = 4,
  ISNAD_LAYER_STATEMENTS = 8,
  ISNAD_LAYER_ENTITIES = 16,
  ISNAD_LAYER_TIMES = 32,
  ISNAD_LAYER_QUANTITIES = 64,
  ISNAD_LAYERS_ALL = ISNAD_LAYER_TOKENS | ISNAD_LAYER_SENTENCES | ISNAD_LAYER_READINGS | ISNAD_LAYER_STATEMENTS |
                     ISNAD_LAYER_ENTITIES | ISNAD_LAYER_TIMES | ISNAD_LAYER_QUANTITIES,
  ISNAD_LAYER_REASONS = 128 /* with the statements: what isnad_explain tells of the judges; takes a little time */
} isnad_layer;

/* A letter string, a number, or one mark of punctuation. */
typedef enum isnad_token_kind { ISNAD_TOKEN_WORD, ISNAD_TOKEN_NUMBER, ISNAD_TOKEN_MARK } isnad_token_kind;

typedef struct isnad_token {
  isnad_span span;
  uint32_t folded;      /* where its folded form begins in story->folded */
  uint16_t folded_size; /* bytes, one a letter (see text/fold.h) */
  uint8_t kind;         /* isnad_token_kind */
  uint8_t shape;        /* text/token.h: what folding took away, and the space before it */
  uint32_t mark;        /* for a mark: its code point */
} isnad_token;

/* A run of tokens [first, last) that is one sentence of one paragraph. */
typedef struct isnad_sentence {
  isnad_span span;
  uint32_t first, last;
  uint32_t paragraph;
} isnad_sentence;

/* What has a name. */
typedef enum isnad_entity_type { ISNAD_ENTITY_PERSON, ISNAD_ENTITY_PLACE, ISNAD_ENTITY_ORGANIZATION } isnad_entity_type;

/* A person, place or organization of the story, with all its mentions: by full name, family name, short form, acronym,
 * or by role alone. */
typedef struct isnad_entity {
  isnad_string name; /* the fullest that the story gives, without what is attached before it */
  isnad_string ref;  /* the lexicon's stable key, or empty: "agency:afp", "country:FR", "place:sy-aleppo" */
  isnad_entity_type type;
  const char *subtype;        /* "agency", "city", "party", constant; empty where it is not known */
  const isnad_string *roles;  /* what a person is called: «وزير المياه», each once */
  const isnad_span *mentions; /* in the order of the text */
  size_t n_roles, n_mentions;
} isnad_entity;

/* The classes of TIMEX3. */
typedef enum isnad_time_type { ISNAD_TIME_DATE, ISNAD_TIME_TIME, ISNAD_TIME_DURATION, ISNAD_TIME_SET } isnad_time_type;

/* What part of its value a time means: «مطلع العام», «منتصف الشهر», «نهاية مارس», «نحو ثلاثة أشهر». */
typedef enum isnad_time_mod {
  ISNAD_MOD_NONE,
  ISNAD_MOD_START,
  ISNAD_MOD_MID,
  ISNAD_MOD_END,
  ISNAD_MOD_APPROX
} isnad_time_mod;

/* The lexicon row that told of a time or an amount: {"times", 12, "أمس"}. No table: digits alone told it. */
typedef struct isnad_row {
  const char *table; /* constant */
  uint32_t line;     /* in its file */
  isnad_string word;
} isnad_row;

/* A time expression. `value` is a TIMEX3 value (ISO 8601) with intervals as begin/end, both ends inside; empty where
 * the story's date is needed and missing. */
typedef struct isnad_time {
  isnad_span span;
  isnad_time_type type;
  isnad_time_mod mod;
  isnad_string value;
  const char *rule; /* name of the rule that found it, constant */
  isnad_row row;
} isnad_time;

typedef enum isnad_quantity_kind {
  ISNAD_QUANTITY_NUMBER,
  ISNAD_QUANTITY_COUNT,   /* «46 بحارا», «قتيلان» */
  ISNAD_QUANTITY_MONEY,   /* «28 مليون دولار» */
  ISNAD_QUANTITY_PERCENT, /* «ثلاثين في المئة»: 30 */
  ISNAD_QUANTITY_MEASURE, /* «120 كيلومترا» */
  ISNAD_QUANTITY_ORDINAL  /* «الحادي والعشرون» */
} isnad_quantity_kind;

/* An amount that is not part of a time. */
typedef struct isnad_quantity {
  isnad_span span;
  isnad_quantity_kind kind;
  double value, max; /* of a range both ends: «من 20 إلى 30 قتيلا»; else max is value */
  isnad_string unit; /* ISO 4217 for money, the unit's symbol for measures; empty: none, or it cannot be told */
  isnad_string of;   /* what is counted, as its lemma where the lexicon knows it */
  const char *rule;  /* name of the rule that found it, constant */
  isnad_row row;
} isnad_quantity;

/* What a speaker or a link of the chain is. */
typedef enum isnad_kind {
  ISNAD_KIND_NONE,
  ISNAD_KIND_PERSON,
  ISNAD_KIND_GROUP,
  ISNAD_KIND_ORGANIZATION,
  ISNAD_KIND_OUTLET,
  ISNAD_KIND_AGENCY,
  ISNAD_KIND_PLATFORM,
  ISNAD_KIND_PROGRAMME,
  ISNAD_KIND_STATE,
  ISNAD_KIND_DOCUMENT,
  ISNAD_KIND_IMPLICIT
} isnad_kind;

/* What the source does by saying it. */
typedef enum isnad_act {
  ISNAD_ACT_NONE,
  ISNAD_ACT_SAY,
  ISNAD_ACT_ANNOUNCE,
  ISNAD_ACT_CONFIRM,
  ISNAD_ACT_DENY,
  ISNAD_ACT_ACCUSE,
  ISNAD_ACT_DEMAND,
  ISNAD_ACT_ASK,
  ISNAD_ACT_PROMISE,
  ISNAD_ACT_THREATEN,
  ISNAD_ACT_WARN,
  ISNAD_ACT_EXPECT,
  ISNAD_ACT_BELIEVE,
  ISNAD_ACT_CLAIM,
  ISNAD_ACT_PRAISE,
  ISNAD_ACT_WELCOME,
  ISNAD_ACT_CONDEMN,
  ISNAD_ACT_REJECT,
  ISNAD_ACT_ADMIT,
  ISNAD_ACT_DESCRIBE,
  ISNAD_ACT_APOLOGIZE,
  ISNAD_ACT_REVEAL,
  ISNAD_ACT_REPORT
} isnad_act;

typedef enum isnad_content_type { ISNAD_INDIRECT, ISNAD_DIRECT, ISNAD_MIXED } isnad_content_type;

/* One who handed the words on. `name` is the fullest that the story gives. */
typedef struct isnad_link {
  isnad_string name;
  isnad_string ref; /* the lexicon's stable key, or empty: "agency:afp" */
  isnad_kind kind;
  uint32_t entity; /* its place in story->entities plus one, 0 where it is none of them */
} isnad_link;

#define ISNAD_MAX_PIECES 4

/* An attribution relation: source, cue and content, with the chain that brought it to the reader. */
typedef struct isnad_statement {
  isnad_span cue[ISNAD_MAX_PIECES];
  isnad_span content[ISNAD_MAX_PIECES];
  uint32_t n_cue, n_content;
  isnad_span source;  /* none where the sentence does not name who said it */
  isnad_span to;      /* whom it is for: told, asked, warned, accused; none where its clause does not say */
  isnad_string lemma; /* of the cue: "قال" */
  isnad_act act;
  isnad_content_type type;
  isnad_kind source_kind;
  isnad_role role;         /* of the paragraph */
  bool in_title;           /* spans count in the title */
  bool anonymous;          /* the source is described but not named */
  bool negated;            /* «لم يقل», «لم تؤكد» */
  uint32_t count;          /* how many sources: 4 for «أربعة مصادر», 0 where the text does not say */
  isnad_string speaker;    /* the fullest name the story gives; empty where it does not tell */
  uint32_t entity;         /* the speaker's place in story->entities plus one, 0 where it is none of them */
  const isnad_link *chain; /* nearest to the reader first, the speaker last */
  size_t n_chain;
  isnad_string said; /* when, as the value of a time of its clause; empty where that tells none */
  int64_t parent;    /* index of the statement whose content holds this one, -1 for none */
  const char *rule;  /* name of the rule that found it, constant */
} isnad_statement;

typedef struct isnad_engine isnad_engine;

/* What was read, layer over layer. All of it is read-only to the caller. */
typedef struct isnad_story {
  isnad_document document; /* as given */
  isnad_string text;       /* document.text */
  char id[40];             /* the document's, or "is-" and 16 hexadecimal digits */
  const isnad_paragraph *paragraphs;
  size_t n_paragraphs;
  const isnad_token *tokens;
  size_t n_tokens;
  const uint8_t *folded; /* folded forms of all tokens, one after the other */
  const isnad_sentence *sentences;
  size_t n_sentences;
  const isnad_entity *entities; /* in the order of their first mentions */
  size_t n_entities;
  const isnad_time *times; /* in order, apart */
  size_t n_times;
  const isnad_quantity *quantities; /* in order, apart from one another and from the times */
  size_t n_quantities;
  const isnad_statement *statements; /* in the order of their cues */
  size_t n_statements;
} isnad_story;

/* ---- Engine ------------------------------------------------------------------------------------------------- */

/* Replaces malloc, realloc and free: size 0 frees, pointer NULL allocates; returns NULL when there is no memory. */
typedef void *isnad_allocate(void *context, void *pointer, size_t size);

typedef struct isnad_engine_options {
  isnad_allocate *allocate; /* NULL: the C library's */
  void *allocate_context;
  const isnad_string *lexicons;     /* contents of TSV files in the form of lexicon/README.md, added to the built-in */
  const char *const *lexicon_names; /* their names, for messages; NULL: none */
  size_t n_lexicons;
} isnad_engine_options;

/* Opens an engine. `options` may be NULL. On failure *engine is NULL and `error` says which row of which file. */
isnad_status isnad_engine_open(const isnad_engine_options *options, isnad_engine **engine, isnad_error *error);
void isnad_engine_close(isnad_engine *engine);

/* ---- Reading a story ---------------------------------------------------------------------------------------- */

/* A story to read documents with, one after the other; its memory is kept from one to the next. NULL: no memory. */
isnad_story *isnad_story_new(const isnad_engine *engine);
void isnad_story_free(isnad_story *story);

/* Reads a document into the layers asked for (bits of isnad_layer; a layer brings those it needs). What the story held
 * before is gone. Fails with ISNAD_ERR_MEMORY, or ISNAD_ERR_LIMIT when the text is longer than UINT32_MAX / 2. */
isnad_status isnad_story_read(isnad_story *story, const isnad_document *document, unsigned layers, isnad_error *error);

/* ---- Writing ------------------------------------------------------------------------------------------------ */

/* Takes bytes; returns false when it can take no more, and then is not called again. */
typedef bool isnad_write(void *context, const char *bytes, size_t size);

typedef enum isnad_format {
  ISNAD_FORMAT_TEXT,
  ISNAD_FORMAT_JSON,
  ISNAD_FORMAT_NDJSON,
  ISNAD_FORMAT_CSV,
  ISNAD_FORMAT_HTML
} isnad_format;

typedef struct isnad_writer isnad_writer;

typedef struct isnad_writer_options {
  isnad_format format;
  bool colour;      /* text: ANSI colours */
  uint32_t columns; /* text: width of the terminal, 0 for no wrapping */
  bool fragment;    /* stories alone, without what stands before, between and behind them: for isnad_writer_append */
} isnad_writer_options;

/* Writes stories in one format. The writer is sticky: after a failure every call does nothing and the last one tells.
 */
isnad_status isnad_writer_open(const isnad_writer_options *options, isnad_write *write, void *context,
                               isnad_writer **writer);
void isnad_writer_story(isnad_writer *writer, const isnad_story *story);
/* Hands over what waits to be written, and tells of the first failure so far. */
isnad_status isnad_writer_flush(isnad_writer *writer);
/* Writes a story that a fragment writer of the same format wrote elsewhere: several threads may each have one, and
 * their stories be put together by a writer that is none. */
void isnad_writer_append(isnad_writer *writer, const char *bytes, size_t size);
/* Ends the output (the JSON array's bracket), frees the writer and returns ISNAD_OK, ISNAD_ERR_IO or ISNAD_ERR_MEMORY.
 */
isnad_status isnad_writer_close(isnad_writer *writer);

/* Writes one layer as text for a person and for golden tests, one thing a line: "tokens", "sentences", "readings",
 * "paragraphs", "entities", "times", "quantities", "statements". ISNAD_ERR_USAGE for another name. */
isnad_status isnad_dump(const isnad_story *story, const char *layer, isnad_write *write, void *context);

/* Says why each entity, statement, time and amount was found: the row of the lexicon, the rule, or the tagger's
 * strongest features of a mention; a statement's rule, what it looks for, the readings of its words and, where
 * ISNAD_LAYER_REASONS was asked for, what the learned judges weighed and who else might have spoken. */
isnad_status isnad_explain(const isnad_story *story, isnad_write *write, void *context);

/* Names of the enumerations as FORMAT writes them: "caption", "person", "announce", "indirect". */
const char *isnad_role_name(isnad_role role);
const char *isnad_entity_type_name(isnad_entity_type type); /* "PER", "LOC", "ORG" */
const char *isnad_kind_name(isnad_kind kind);
const char *isnad_act_name(isnad_act act);
const char *isnad_type_name(isnad_content_type type);
const char *isnad_from_name(isnad_from from);
const char *isnad_time_type_name(isnad_time_type type);
const char *isnad_time_mod_name(isnad_time_mod mod);
const char *isnad_quantity_kind_name(isnad_quantity_kind kind);

#ifdef __cplusplus
}
#endif

#endif
