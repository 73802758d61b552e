/* dump: what the exporters' dumps and explanations take from the floors that know the words and the rules.
 *
 * Depends on: isnad.h.
 */
#ifndef ISNAD_ANNOTATE_DUMP_H
#define ISNAD_ANNOTATE_DUMP_H

#include "isnad.h"

/* The layer "readings", and the readings of one token, as lines of text. ISNAD_ERR_IO when `write` takes no more. */
isnad_status isnad_dump_readings(const isnad_story *story, isnad_write *write, void *context);
isnad_status isnad_dump_token_readings(const isnad_story *story, size_t token, isnad_write *write, void *context);

/* Why the mention that begins at that byte is one, as lines of text. */
isnad_status isnad_dump_mention_reason(const isnad_story *story, uint32_t byte, isnad_write *write, void *context);

/* What made the judges take the story's i-th statement for one, its parts for its parts and its speaker for its
 * speaker, as lines of text. */
isnad_status isnad_dump_statement_reasons(const isnad_story *story, size_t i, isnad_write *write, void *context);

/* One sentence on what a rule looks for; NULL for an unknown rule. */
const char *isnad_rule_text(const char *rule);

#endif
