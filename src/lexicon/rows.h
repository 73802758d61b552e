/* rows: one function a table, from a row to lexemes and their forms. Depends on: base. */
#ifndef ISNAD_LEXICON_ROWS_H
#define ISNAD_LEXICON_ROWS_H

#include "lexicon/build.h"
#include "lexicon/tsv.h"

/* What is known of one table: its name, its columns, and what makes a row of it. */
typedef struct row_kind {
  const char *name;
  size_t n_columns;
  isnad_status (*add)(lexicon_builder *self, tsv_reader *row);
} row_kind;

/* The table of that name, or NULL. */
const row_kind *row_kind_of(isnad_string name);

/* Bits or a number from a list of names; in rows_values.c. */
bool value_act(isnad_string name, uint8_t *act);
bool value_takes(isnad_string list, uint32_t *bits);
bool value_classes(isnad_string list, uint32_t *bits);
/* Bits of GRAMMAR_ROLES and of GRAMMAR_USES. */
bool value_roles(isnad_string list, uint64_t *roles, uint64_t *uses);
/* The place of a name among `names` (`count` of them), -1 where it is none of them. */
int value_index(isnad_string name, const char *const *names, size_t count);
/* The role of `role:text` in VALUE_ROLES, -1 where it is none; the text behind the colon, and its number where it is
 * one, else 0. */
int value_role_of(isnad_string value, isnad_string *text, int64_t *number);
bool value_gender(isnad_string name, uint8_t *gender);

#endif
