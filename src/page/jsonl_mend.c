/* jsonl_mend: bad UTF-8 and lone surrogates out of a line of JSON. */
#include "jsonl_mend.h"

#include <ctype.h>
#include <string.h>

#define ESCAPE 6       /* bytes of «\ud800» */
#define PAIR 12        /* of «\ud83d\ude00» */
#define REPLACED_RAW 3 /* of U+FFFD itself */

/* As long as what it stands for. */
static const char replaced[ESCAPE] = {'\\', 'u', 'f', 'f', 'f', 'd'};

#define HIGH "89abAB"
#define LOW "cdefCDEF"

/* Whether an escaped surrogate is here; `digits` are those its second digit may be. */
static bool is_surrogate(const char *at, const char *end, const char *digits) {
  return end - at >= ESCAPE && at[0] == '\\' && at[1] == 'u' && (at[2] == 'd' || at[2] == 'D') && at[3] != '\0' &&
         strchr(digits, at[3]) != NULL && isxdigit((unsigned char)at[4]) && isxdigit((unsigned char)at[5]);
}

/* The next escape that is half of a pair without its other half, or NULL. Strings need not be told from the rest: only
 * in them does good JSON have backslashes. */
static const char *next_lone(const char *at, const char *end) {
  while (end - at >= ESCAPE && (at = memchr(at, '\\', (size_t)(end - at))) != NULL) {
    bool high = is_surrogate(at, end, HIGH);
    if (high && is_surrogate(at + ESCAPE, end, LOW))
      at += PAIR;
    else if (high || is_surrogate(at, end, LOW))
      return at;
    else if (end - at > 2)
      at += 2; /* «\\ud800» is a backslash and letters */
    else
      break;
  }
  return NULL;
}

bool jsonl_mend(isnad_string *line, page_buffer *room) {
  const unsigned char *bytes = (const unsigned char *)line->data;
  if (page_decode_valid(bytes, line->size) == line->size && next_lone(line->data, line->data + line->size) == NULL)
    return true;
  room->size = 0;
  if (!page_decode_mend(room, bytes, line->size)) return false;
  char *at = room->data;
  const char *end = room->data + room->size, *lone;
  while ((lone = next_lone(at, end)) != NULL) {
    at = room->data + (lone - room->data);
    memcpy(at, replaced, ESCAPE);
    at += ESCAPE;
  }
  *line = (isnad_string){room->data, room->size};
  return true;
}

size_t jsonl_mend_origin(isnad_string line, size_t mended_byte) {
  const unsigned char *bytes = (const unsigned char *)line.data;
  size_t byte = 0, mended = 0;
  while (byte < line.size && mended < mended_byte) {
    uint32_t code;
    size_t taken = page_decode_next(bytes + byte, line.size - byte, &code);
    byte += taken;
    mended += code == PAGE_REPLACEMENT ? REPLACED_RAW : taken;
  }
  return byte;
}
