/* noun_frame: what stands around a noun of saying before what is said.
 *
 *     الاتهامات [البريطانية] [لروسيا] حول …      تحذير [أطلقته الهيئة] [لشركات الطيران] من …
 *     التصريحات [الأخيرة] [الصادرة عن المدير] [، الخميس،] بنيته …
 * Depends on: found.h.
 */
#ifndef ISNAD_ANNOTATE_NOUN_FRAME_H
#define ISNAD_ANNOTATE_NOUN_FRAME_H

#include "annotate/found.h"

typedef struct noun_frame {
  range source; /* empty: the frame names nobody */
  complement content;
} noun_frame;

/* Reads the frame of the noun of saying at `noun`, read as `by`; false where what is said does not follow. */
bool noun_frame_read(const story *self, uint32_t noun, const reading *by, uint32_t limit, noun_frame *out);

#endif
