/* dump: what isnad_dump and isnad_explain take from the floors that know the words and the rules.
 *
 * Each is declared here because it is called here, and written where the knowledge is. May use: isnad.h.
 */
#ifndef ISNAD_EXPORT_DUMP_H
#define ISNAD_EXPORT_DUMP_H

#include "isnad.h"

/* lexicon: the layer "readings", and the readings of one token, as lines of text. */
isnad_status isnad_dump_readings(const isnad_story *story, isnad_write *write, void *context);
isnad_status isnad_dump_token_readings(const isnad_story *story, size_t token, isnad_write *write, void *context);

/* annotate: one sentence on what a rule looks for; NULL or "" where there is none. */
const char *isnad_rule_text(const char *rule);

#endif
