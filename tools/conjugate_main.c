/* Prints every form of the verbs on standard input; tools/check_conjugation.py reads it, and people do when debugging.
 *
 * In:  lemma TAB root TAB form TAB vowels [TAB anything], one verb a line; lines that begin with # and empty lines are
 *      skipped, and `~II` behind a lemma is cut off. So lexicon/verbs.tsv can be given as it is.
 * Out: lemma TAB form-of-verb TAB tense TAB voice TAB person TAB gender TAB number TAB marks TAB text, one form a line.
 *      Marks are those of isnad_verb_form, parted by commas, or -.
 * Exit: 0; 1 when a row is wrong (it is named on standard error as `<stdin>:line: message`).
 */
#include "lexicon/conjugate.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

enum { COLUMNS = 4, LINE_MAX_BYTES = 1024 };

typedef struct {
  const char *lemma, *form;
} row;

static const char *const tenses[] = {"past",       "present",           "subjunctive",        "jussive",
                                     "imperative", "active-participle", "passive-participle", "verbal-noun"};
static const char *const genders[] = {"-", "m", "f"};
static const char *const numbers[] = {"-", "sg", "du", "pl"};

static void mark_add(char marks[static 64], bool set, const char *name) {
  if (!set) return;
  if (marks[0] != '\0') strcat(marks, ",");
  strcat(marks, name);
}

static void print_form(void *context, const isnad_verb_form *form) {
  const row *const verb = context;
  char marks[64] = "";
  mark_add(marks, form->bare, "bare");
  mark_add(marks, form->construct, "construct");
  mark_add(marks, form->oblique, "oblique");
  mark_add(marks, form->accusative, "accusative");
  mark_add(marks, form->indefinite, "indefinite");
  printf("%s\t%s\t%s\t%s\t%u\t%s\t%s\t%s\t%s\n", verb->lemma, verb->form, tenses[form->tense],
         form->passive ? "passive" : "active", (unsigned)form->person, genders[form->gender], numbers[form->number],
         marks[0] != '\0' ? marks : "-", form->text);
}

/* Cuts the line into its first columns, in place; false if there are too few. */
static bool split(char *line, char *column[static COLUMNS]) {
  line[strcspn(line, "\r\n")] = '\0';
  for (int i = 0; i < COLUMNS; i++) {
    column[i] = line;
    if (line == NULL) return false;
    line = strchr(line, '\t');
    if (line != NULL) *line++ = '\0';
  }
  return true;
}

static const char *read_row(char *line) {
  char *column[COLUMNS];
  char lemma[LINE_MAX_BYTES];
  if (!split(line, column)) return "a row needs lemma, root, form and vowels";
  strcpy(lemma, column[0]);
  lemma[strcspn(lemma, "~")] = '\0';
  row verb = {.lemma = column[0], .form = column[2]};
  return isnad_conjugate(lemma, column[1], column[2], column[3], print_form, &verb);
}

int main(void) {
  char line[LINE_MAX_BYTES];
  int status = 0;
  for (unsigned number = 1; fgets(line, sizeof line, stdin) != NULL; number++) {
    if (line[0] == '#' || line[0] == '\n') continue;
    const char *const message = read_row(line);
    if (message == NULL) continue;
    fprintf(stderr, "<stdin>:%u: %s: %s\n", number, line, message);
    status = 1;
  }
  return status;
}
