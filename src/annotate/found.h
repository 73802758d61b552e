/* found: statements in the making, as ranges of tokens, before speakers and chains are known.
 *
 * Each find_*.c looks for one family of constructions around one token and adds what it finds. Depends on: grammar.
 */
#ifndef ISNAD_ANNOTATE_FOUND_H
#define ISNAD_ANNOTATE_FOUND_H

#include "annotate/story.h"

enum { CARRIERS_MAX = 3 };

/* How a cue takes its content. */
enum complement_kind {
  COMPLEMENT_NONE,
  COMPLEMENT_CLAUSE,     /* أن … */
  COMPLEMENT_QUOTE,      /* "…" */
  COMPLEMENT_COLON,      /* : … */
  COMPLEMENT_NOUN,       /* ضرورة … */
  COMPLEMENT_PREPOSITION /* إلى وقف …، بدعم … */
};

typedef struct complement {
  enum complement_kind kind;
  uint32_t marker;      /* its first token: أن, the quotation mark, the preposition */
  uint32_t first;       /* the first token of the content */
  uint32_t skip;        /* bytes of that token that belong to the preposition */
  uint32_t preposition; /* the token of a preposition that is a word of its own, or NO_TOKEN */
} complement;

typedef struct found {
  range cue[2];
  uint32_t n_cue;
  range source;         /* empty: none in this sentence */
  uint32_t source_skip; /* bytes of its first token that are a preposition: «لـ» */
  range content[ISNAD_MAX_PIECES];
  uint32_t n_content;
  uint32_t content_skip;        /* the same for the content: «ب» */
  range to;                     /* whom it is for, empty where its clause does not tell */
  uint32_t to_skip;             /* bytes of its first token that are a preposition */
  range carriers[CARRIERS_MAX]; /* transmitters, nearest to the reader first */
  uint32_t n_carriers;
  const lexeme *lexeme; /* of the cue; NULL for a colon */
  const lexicon *from;
  uint32_t act; /* of the verb in a cue for a clause («وفقا لما أعلنه»), 0 where the lexeme tells it */
  uint32_t features; /* of the cue's reading */
  const char *rule;
  uint32_t complement; /* enum complement_kind of its content, 0 where it stands before the cue */
  uint32_t limit;      /* where the sentence that it was read in ends */
  complement unclosed; /* unless its kind is none: where the content begins is known, its end not looked for yet */
  struct verdict *accepted, *by_content, *by_source; /* of the judges, for isnad explain; NULL: they were not asked */
  bool negated;
  bool hearsay;  /* nobody is named: «قيل إن» */
  bool shared;   /* shares its source with what comes before it in its sentence: مضيفا */
  bool quoted;   /* the content was given by quotation marks alone */
  bool verbatim; /* words behind a colon without quotation marks */
  bool loose;    /* found by looking less closely than the rules do: the judge decides */
  bool dropped;  /* given up in favour of another */
} found;

typedef vector(found) found_vector;

typedef struct finder {
  story *story;
  found_vector found;
  found_vector loose;     /* candidates that no rule is sure of; the rules do not look at them */
  range pending;          /* an outlet named by a cue before the verb that it hands on */
  uint32_t pending_limit; /* the end of its sentence */
  uint32_t *taken; /* a token each: index + 1 of the statement whose cue it is, 0 none, UINT32_MAX a cue passed over */
} finder;

/* ---- complement.c ---- */

/* The bit of enum takes for a preposition that stands alone at i, 0 for others. */
uint32_t preposition_bit(const story *self, uint32_t i);
/* The content that a cue with these `takes` bits has between first and limit. */
complement complement_find(const story *self, uint32_t first, uint32_t limit, uint32_t takes);
/* «تحذير للبلدة التي أكدت أن», «زيارة للموقع الذي قيل إن», «التصويت الذي تقول المعارضة إنه»: the clause at i is that of
 * the verb in the relative clause; `both` are the bits of what is asked about. */
bool clause_of_relative(const story *self, uint32_t first, uint32_t i, uint32_t both);
/* Bytes of the letters at the beginning of a token that are ب or ل (and و before it). */
uint32_t clitic_bytes(const story *self, uint32_t i, uint32_t letters);
/* A participle with something to say behind it: «مضيفا أن», «مشيرة إلى». */
bool participle_says(const story *self, uint32_t i, uint32_t limit);

/* ---- find_quote.c ---- */

/* Where a quotation ends right before the verb of one behind it, it becomes the first piece. */
void quote_take_first(const finder *self, found *of);

/* ---- quoted_name.c ---- */

/* Whether the quotation at `quote`, behind a word with these `takes` bits whose words begin at `first`, is a name in
 * the phrase of whoever speaks, and what is said still to come. */
bool quote_is_name(const story *self, uint32_t quote, uint32_t first, uint32_t limit, uint32_t takes);
/* «دانت النقابة "بشدة" الهجوم»: how it was said, and more to come. */
bool quote_is_manner(const story *self, uint32_t quote, uint32_t limit);

/* ---- content_end.c ---- */

/* What a content is: a noun phrase; words that somebody speaks, behind a colon; whether he or she says it. */
enum content_option {
  CONTENT_NOUN = 1,
  CONTENT_SPOKEN = 2,
  CONTENT_BY_HIM = 4,
  CONTENT_BY_HER = 8,
  CONTENT_NESTED = 32,    /* the cue stands in a clause behind أن or إن */
  CONTENT_BEHIND_AN = 64, /* behind أن */
  CONTENT_HEARSAY = 128,  /* nobody is named who says it */
  CONTENT_TOPIC = 16      /* its noun is the subject of the sentence, whose predicate is still to come */
};

/* Where a content that begins at `first` ends. */
uint32_t content_end(const story *self, uint32_t first, uint32_t limit, unsigned options);
/* Marks at the end are none of the content. */
uint32_t trim_end(const story *self, uint32_t first, uint32_t end);
/* Behind a comma somebody else speaks at i: another statement, or the outlet. */
bool ends_content(const story *self, uint32_t i, uint32_t limit);
/* A cue that covers what stands before it begins at i: «بحسب», «كما قال». */
bool begins_attribution(const story *self, uint32_t i);
/* A verb of saying with something to say behind it. */
bool says_something(const story *self, uint32_t i, uint32_t limit);
/* «…، لكنه لم يحدد موعدا», «…، لكنها ذكرت»: a verb of saying close behind, whether or not it has a content. */
bool names_saying(const story *self, uint32_t i);
/* «…، وذلك لضمان سلامتهم», «…، وذلك في إطار الخطة»: the speaker's reason. */
bool gives_reason(const story *self, uint32_t i, uint32_t limit);
/* The pronoun at the end of a word, as CONTENT_BY_HIM or CONTENT_BY_HER; 0 for others. */
unsigned pronoun_of(const story *self, uint32_t i);

/* ---- content_turn.c ---- */

/* Behind a clause that is said the outlet tells on at i, behind a comma or with none; `options` tell who says it. */
bool turns_behind_comma(const story *self, uint32_t first, uint32_t i, uint32_t limit, unsigned options);
bool turns_without_comma(const story *self, uint32_t i, uint32_t limit, unsigned options);
/* «…، إلا أنه لم يحدد موعدا», «…، لكنها لم تذكر السبب»: he or she who spoke does not say. */
bool leaves_open(const story *self, uint32_t i, unsigned options);
/* «… بدعم المسلحين مشيرا إلى أن»: no comma, but the participle has its own content at once. */
bool is_adverb_of_saying(const story *self, uint32_t i, uint32_t limit);
/* The verb of saying at i, behind a comma, is none of the speaker's: somebody inside what is said says it. */
bool is_said_inside(const story *self, uint32_t i, uint32_t limit, unsigned options);

/* ---- predicate.c ---- */

/* The clause that begins at `first` has no verb yet, and the one at i, behind a comma, is its own. */
bool waits_for_predicate(const story *self, uint32_t first, uint32_t i);
/* The same of a noun: «أن هدف الخطة، بدعم من الأهالي، إعادة البناء». */
bool waits_for_noun(const story *self, uint32_t first, uint32_t i);
/* A circumstance between commas at i, behind which the clause goes on: «قررت، رغم الانتقادات، رفع الأسعار»: the token
 * behind it, or 0. */
uint32_t aside_within(const story *self, uint32_t first, uint32_t i, uint32_t limit);

/* ---- content.c ---- */

/* Fills in the pieces of the content. */
void content_set(const story *self, found *of, const complement *by, uint32_t limit);
/* The same, but where a content of plain words ends is left for content_close: few of those asked of are kept. */
void content_begin(const story *self, found *of, const complement *by, uint32_t limit);
void content_close(const story *self, found *of);
/* A content that is one quotation, and no more, goes without its marks. */
void content_unquote(const story *self, found *of);
/* Cuts the content at its first comma: that of a relative or subordinate clause. */
void content_end_at_comma(const story *self, found *of);

/* ---- source.c ---- */

/* The subject of a verb at `verb` with its complement's marker at `marker`; empty where the verb carries it alone. */
range source_of_verb(const story *self, uint32_t verb, uint32_t marker, uint32_t limit, uint32_t features,
                     uint32_t takes);
/* A subject that stands before the verb: «لكن المتحدث العسكري أكد أن», «تقارير أفادت بأن», «الذين أعلنوا». */
range source_before(const story *self, uint32_t verb, uint32_t features);
/* Who did what is told before the word of saying at `cue`: «[المدير] خرج من القاعة قائلا», «ورفض [المدير] العرض وقال»;
 * with the gender of that word; empty where the sentence does not tell. */
range source_of_act(const story *self, uint32_t cue, uint32_t features);
/* «تصريحات [الرئيس] التي قال فيها», «جاء ذلك في كلمة ل[لوزير]، حيث قال»: whose words they are that it is said in. */
range source_of_words(const story *self, uint32_t verb, uint32_t features);
/* «ما دفع [المدعي العام] إلى اتهام …»: who is made to say what the word at `cue` says. */
range source_of_driven(const story *self, uint32_t cue);
/* Circumstances between verb and subject: «قال اليوم في بيان وزير …». */
uint32_t skip_circumstances(const story *self, uint32_t first, uint32_t limit);

/* ---- carrier.c ---- */

/* Outlets, agencies and networks in the tokens [first, last) that the words went through. */
void carriers_between(const story *self, uint32_t first, uint32_t last, range but, found *of);
/* The same in a circumstance before the verb: «وفي مقابلة مع صحيفة كذا، قال …». */
void carriers_before(const story *self, uint32_t verb, found *of);
/* The network that something was posted on by whoever says what the cue says: «نشر على تويتر صورة، معلقا …». */
void carriers_posted(const story *self, uint32_t cue, found *of);
/* «أعلن اعتزاله [عبر حسابه على تويتر]»: where it was announced is none of the content. */
void carrier_of_announcement(const story *self, found *of);
/* Whether the sentence of the cue begins with what somebody has published: «نشرت النجار صورة …، وقالت». */
bool is_posted_before(const story *self, uint32_t cue);
void carrier_add(found *of, range carrier);
/* «نشرت [الوكالة] بيانا [للقيادة] قالت فيه إن»: an outlet that publishes the words of somebody. */
void carrier_published(const story *self, uint32_t verb, found *of);
/* «وثيقة كشفت عنها [الصحيفة]»: who published the document that says it. */
void carrier_of_document(const story *self, range document, found *of);
/* «كاتب المقال يرى أن»: in a review of the press the paper that the paragraph is about. */
void carrier_of_writer(const story *self, found *of);
/* Whether an outlet begins at i: «صحيفة», «رويترز». */
bool is_outlet_named(const story *self, uint32_t i);
/* Those whom the words were for, where they are an outlet: «أبلغ [الصحيفة] أن». */
void carrier_told(const story *self, range to, found *of);

/* ---- occasion.c ---- */

/* Adds the carriers of an occasion that is told behind what was said there. */
void occasions_find(finder *self);
/* The words behind a content that tell where it was said; empty where there are none. */
range occasion_behind(const finder *self, const found *of);

/* ---- addressee.c ---- */

/* Whom each statement is for. */
void addressees_find(finder *self);

/* ---- find_*.c: each looks at token i and returns whether it found something ---- */

bool find_relay(finder *self, uint32_t i);
bool find_cue(finder *self, uint32_t i);
bool find_verb(finder *self, uint32_t i);
bool find_participle(finder *self, uint32_t i);
bool find_noun(finder *self, uint32_t i);
bool find_colon(finder *self, uint32_t i);
bool find_quote(finder *self, uint32_t i);
bool find_back(finder *self, uint32_t i);
bool find_loose(finder *self, uint32_t i);

/* Looks for statements at every token of the story: what annotate_statements does before the judges are asked. */
void find_statements(finder *self);
/* Whether a statement of the same sentence stands before token i, whose speaker a word with these features may share.
 */
bool is_said_before(const finder *self, uint32_t i, uint32_t features);
/* Adds a statement and marks its cue's tokens as taken. */
found *found_add(finder *self, const found *of);
/* The reading by which token i is a verb of saying there, or NULL. */
const reading *saying_reading(const story *self, uint32_t i);
/* The end of what a cue at i may reach: its sentence, or the quotation it stands in. */
uint32_t reach_of(const story *self, uint32_t i);
bool is_negated(const story *self, uint32_t i);
/* What the verb read as `by` says, behind it (verb_object.c). */
complement verb_complement(const story *self, uint32_t verb, const reading *by, uint32_t limit);
/* Whether the word at i, read as `by`, is a verb there and tells something (verb_place.c). */
bool verb_tells(const story *self, uint32_t i, const reading *by);

#endif
