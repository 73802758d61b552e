/* reading: what each token may be, with what is attached to it taken off.
 *
 *     وبوزارتهم  ─▶  و + ب + وزارت + هم  ─▶  heads.tsv: وزارة, feminine singular, and / by / they
 *
 * Readings of a spelling are found once and kept in a cache that a story carries from document to document: most words
 * of a text have been seen before. Depends on: base, text.
 */
#ifndef ISNAD_LEXICON_READING_H
#define ISNAD_LEXICON_READING_H

#include "base/arena.h"
#include "lexicon/lexicon.h"

/* The lexicons of an engine: the built-in one and those added. */
typedef struct lexicon_set {
  const lexicon *const *items;
  size_t count;
} lexicon_set;

typedef struct reading {
  const lexeme *lexeme;
  const lexicon *lexicon;
  uint32_t features;
  bool final_differs; /* it ends in another of ة ه ى ي than the form */
} reading;

/* What a word can be, gathered from all its readings: bits of word_readings.traits. */
enum trait {
  TRAIT_VERB = 1 << 0,      /* a finite verb */
  TRAIT_SURE_VERB = 1 << 1, /* nothing but a finite verb */
  TRAIT_SAYING = 1 << 2,    /* a finite verb that attributes */
  TRAIT_PARTICIPLE = 1 << 3, /* an attributing participle in the place of an adverb: قائلا، مضيفة، مؤكدين */
  TRAIT_ADVERB = 1 << 4,         /* any participle or noun with tanwin alef: متحدثا، ردا */
  TRAIT_NOUN_OF_SAYING = 1 << 5, /* تأكيد، اتهامات */
  TRAIT_EVENT = 1 << 6,          /* a noun that can stand for a proposition: مقتل، اعتقال */
  TRAIT_OCCASION = 1 << 7,       /* مؤتمر، بيان */
  TRAIT_NAME = 1 << 8,           /* of a person */
  TRAIT_TITLE = 1 << 9,
  TRAIT_HEAD = 1 << 10,
  TRAIT_NATION = 1 << 11, /* أميركي، الأميركية، أكراد */
  TRAIT_PLACE = 1 << 12,  /* a country or a capital */
  TRAIT_OUTLET = 1 << 13,
  TRAIT_THE = 1 << 14,     /* with ال */
  TRAIT_UNKNOWN = 1 << 15, /* no reading at all */
  TRAIT_AND = 1 << 16,     /* may begin with و */
  TRAIT_SO = 1 << 17,      /* may begin with ف */
  TRAIT_BY = 1 << 18,      /* may begin with ب */
  TRAIT_TO = 1 << 19,      /* may begin with ل */
  TRAIT_CUE = 1 << 20,     /* بحسب، وفق */
  TRAIT_MASDAR = 1 << 21,  /* a verbal noun, not with ال */
  TRAIT_ACTING = 1 << 22, /* an active or passive participle, which may govern a preposition: المطلع على، صادر عن */
  TRAIT_COMMON = 1 << 23,      /* a common noun that no other table has: جسر، كرة */
  TRAIT_ADJECTIVE = 1 << 24,   /* دولي، الجديدة */
  TRAIT_PREPOSITION = 1 << 25, /* في، إلى, with a pronoun too: عنه، فيها */
  TRAIT_DUAL = 1 << 26         /* a noun in the dual, without ال: قتيلان، بحارين */
};

/* Where a phrase may begin: at this word, with these letters attached. */
typedef struct phrase_start {
  const lexicon *lexicon;
  const lexicon_phrase *phrases;
  uint32_t features; /* what is attached before it */
  uint16_t count;
  uint16_t n_bare; /* how many of them, the first ones, have no second word; of values 0 */
} phrase_start;

/* The first of the phrases with that mark of the second word, or behind it, that begin here. */
static inline uint32_t phrases_with(const phrase_start *self, uint16_t second) {
  uint32_t low = 0, high = self->count;
  while (low < high) {
    uint32_t middle = (low + high) / 2;
    if (self->phrases[middle].second < second)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

/* All that is known of one spelling. `kinds` has a bit for each lexeme_kind among the readings. */
typedef struct word_readings {
  const reading *items;
  const reading *named;       /* as a place, a body or a person of the lexicon: apart, as they say nothing of grammar */
  const phrase_start *starts; /* all but those of LEXEME_VALUE */
  const phrase_start *value_phrases; /* those, looked for where a value matters */
  void *notes;      /* room of the size that reading_cache_new was asked for, cleared, for one who reads the words */
  uint64_t seconds; /* of phrases in `starts`: phrase_bit of each second word, all where one has none; else 0 */
  uint64_t roles;   /* of LEXEME_GRAMMAR readings, a conjunction attached or not: ROLE(…) */
  uint64_t uses;    /* the same: USE(…) */
  uint64_t values;  /* of LEXEME_VALUE readings, whatever is attached: VALUE(…) */
  uint64_t value_starts; /* the same of phrases that may begin here */
  uint32_t kinds;
  uint32_t classes;       /* of LEXEME_WORD readings without anything but a conjunction attached */
  uint32_t loose_classes; /* the same whatever is attached */
  uint32_t traits;        /* see enum trait */
  uint32_t proclitics;    /* all that may be attached before it, as FEATURE_ bits, known word or not */
  uint8_t count, n_named, n_starts, n_value_phrases;
} word_readings;

/* Fills what is summed up of the readings and of the phrases. */
void readings_summarize(word_readings *self);

typedef struct reading_cache reading_cache;

/* `notes` bytes are kept with each spelling (word_readings.notes). NULL when there is no memory. */
reading_cache *reading_cache_new(allocator memory, lexicon_set lexicons, size_t notes);
void reading_cache_free(reading_cache *self);
/* Forgets what it holds where that has grown large. What readings_find has found is void then. */
void reading_cache_trim(reading_cache *self);
/* The readings of `count` tokens into out[count]; false only when there is no memory, which is then marked in the
 * cache.
 */
bool readings_find(reading_cache *self, const isnad_token *tokens, size_t count, const uint8_t *folded,
                   const word_readings **out);
bool reading_cache_failed(const reading_cache *self);

#endif
