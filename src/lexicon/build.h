/* build: from TSV tables to a lexicon. Used by tools/lexc at build time and for --lexicon files at run time.
 *
 * In: the contents of tables in the form of lexicon/README.md. Out: a lexicon whose arrays live in the builder's arena.
 * Every inflected form is made here: verbs by conjugate.h, nouns by inflect.h. Depends on: base, text.
 */
#ifndef ISNAD_LEXICON_BUILD_H
#define ISNAD_LEXICON_BUILD_H

#include "base/vector.h"
#include "lexicon/lexicon.h"

typedef struct build_word {
  uint32_t text, first_form, first_phrase; /* heads of linked lists: index + 1, 0 none */
  uint8_t size;
} build_word;

typedef struct build_form {
  lexicon_form form;
  uint32_t next;
} build_form;

typedef struct build_phrase {
  lexicon_phrase phrase;
  uint32_t next;
} build_phrase;

typedef struct lexicon_builder {
  arena *memory;
  vector(char) pool;
  vector(uint8_t) folded;
  vector(lexeme) lexemes;
  vector(build_word) words;
  vector(build_form) forms;
  vector(build_phrase) phrases;
  uint32_t *slots;
  uint32_t n_slots;
  uint8_t source; /* the file that is being read: 0 for built-in tables */
  uint64_t checksum;
  lexeme scratch; /* takes what is written once there is no memory left */
} lexicon_builder;

void lexicon_builder_init(lexicon_builder *self, arena *memory);

/* Adds one table. Rows must be sorted where `sorted`. ISNAD_ERR_LEXICON names the row and the column. */
isnad_status lexicon_builder_add(lexicon_builder *self, isnad_string table, const char *name, bool sorted,
                                 isnad_error *error);

/* Lays the tables out. The builder must not be used afterwards. ISNAD_ERR_MEMORY when an allocation failed. */
isnad_status lexicon_builder_finish(lexicon_builder *self, lexicon *out);

/* ---- for rows.c ---- */

/* Text into the pool, NUL-terminated; returns its offset. */
uint32_t build_text(lexicon_builder *self, isnad_string text);
/* A new lexeme with that lemma; returns its index. */
uint32_t build_lexeme(lexicon_builder *self, lexeme_kind kind, isnad_string lemma, size_t line);
/* One spelling of a lexeme: a word, or a phrase where `text` holds blanks. A phrase whose last word is the single
 * letter ل or ب waits for a word with that letter attached. */
void build_form_add(lexicon_builder *self, uint32_t lexeme_index, isnad_string text, uint32_t features);

#endif
