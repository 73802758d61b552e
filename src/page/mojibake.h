/* mojibake: mends Arabic that was decoded with the wrong charset once, and saved as UTF-8 after.
 *
 * Three ways are common on the web:
 *     UTF-8 read as windows-1252          «الخبر»  became  «Ø§Ù„Ø®Ø¨Ø±»
 *     UTF-8 read as windows-1256          «الخبر»  became  «ط§ظ„ط®ط¨ط±»
 *     windows-1256 read as windows-1252   «الخبر»  became  «ÇáÎÈÑ»
 * Each leaves traces that no text has by itself: several broken letters in a row. Only where they are met is anything
 * changed, and only what is broken: a page may be half right. Line breaks stay where they are. Depends on: charset.
 */
#ifndef ISNAD_PAGE_MOJIBAKE_H
#define ISNAD_PAGE_MOJIBAKE_H

#include "page_parts.h"

/* Mends good UTF-8. Where nothing is wrong `text` stays; else it points into `room`, which is overwritten, and
 * *repaired is set. False: no memory. */
bool mojibake_mend(isnad_string *text, page_buffer *room, bool *repaired);

#endif
