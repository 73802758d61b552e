/* labels: the Arabic words that a reporter sees around the story's own, in the text and html formats.
 *
 * They are words of the interface, not knowledge of the language: rules never look at them. May use: isnad.h.
 */
#ifndef ISNAD_EXPORT_LABELS_H
#define ISNAD_EXPORT_LABELS_H

#include "isnad.h"

/* Each gives "" for a value that needs no label (none, body) or has none. */
const char *export_role_label(isnad_role role);
const char *export_kind_label(isnad_kind kind);
const char *export_act_label(isnad_act act);
const char *export_type_label(isnad_content_type type);

/* Words around the statements. Their sense in English stands beside them in labels.c. */
typedef enum export_label {
  EXPORT_LABEL_PAGE,
  EXPORT_LABEL_STATEMENTS,
  EXPORT_LABEL_NO_STATEMENTS,
  EXPORT_LABEL_NO_TITLE,
  EXPORT_LABEL_NO_SPEAKER,
  EXPORT_LABEL_ANONYMOUS,
  EXPORT_LABEL_NEGATED,
  EXPORT_LABEL_IN_TITLE,
  EXPORT_LABEL_WITHIN,
  EXPORT_LABEL_SOURCES,
  EXPORT_LABEL_CHAIN,
  EXPORT_LABEL_FROM,
  EXPORT_LABEL_WORDS,
  EXPORT_LABEL_TO,
  EXPORT_LABEL_TEXT,
  EXPORT_N_LABELS
} export_label;

const char *export_label_text(export_label label);

#endif
