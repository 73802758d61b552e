/* lang: the language of a text by its letters. What pages say of themselves is often the language of their template. */
#include "page_parts.h"

#include <string.h>
#include <strings.h>

#define LOOKED_AT ((size_t)4096)
#define FOREIGN_IN_HUNDRED 2 /* letters of the Arabic script that Arabic has no use for */

typedef struct letters {
  size_t arabic, foreign, others;
} letters;

/* Persian and Urdu letters that are no other form of an Arabic one: Arabic is typed with ی, ک and ھ, too. */
static bool is_foreign(uint32_t c) {
  static const uint16_t foreign[] = {0x67E, 0x679, 0x686, 0x688, 0x691, 0x698, 0x6AF, 0x6BA, 0x6C1, 0x6D2};
  for (size_t i = 0; i < sizeof foreign / sizeof *foreign; i++)
    if (foreign[i] == c) return true;
  return false;
}

/* U+0620 to U+0670, which are nearly all letters of an Arabic text, in two bytes. */
static bool is_arabic(const unsigned char *at) {
  return (at[0] == 0xD8 && at[1] >= 0xA0 && at[1] <= 0xBF) || (at[0] == 0xD9 && at[1] >= 0x80 && at[1] <= 0xB0);
}

static letters count(isnad_string text) {
  letters n = {0};
  size_t size = text.size < LOOKED_AT ? text.size : LOOKED_AT;
  const unsigned char *bytes = (const unsigned char *)text.data;
  for (size_t at = 0; at < size;) {
    uint32_t c;
    for (; size - at > 1 && is_arabic(bytes + at); at += 2) n.arabic++;
    if (at == size) break;
    at += page_decode_next(bytes + at, size - at, &c);
    n.arabic += c >= 0x620 && c <= 0x6D3;
    n.foreign += c > 0x670 && is_foreign(c);
    n.others += ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || (c >= 0xC0 && c < 0x600) || c >= 0x900;
  }
  return n;
}

/* Whether a tag says one of the other languages of the Arabic script. */
static bool is_neighbour(isnad_string said) {
  static const char *const tags[] = {"fa", "ur", "ps", "ku", "ckb", "ug", "sd", "azb", NULL};
  for (int i = 0; tags[i] != NULL; i++) {
    size_t size = strlen(tags[i]);
    if (said.size >= size && strncasecmp(said.data, tags[i], size) == 0 &&
        (said.size == size || said.data[size] == '-'))
      return true;
  }
  return false;
}

isnad_string page_lang_of(isnad_string text, isnad_string said) {
  letters n = count(text);
  bool says_arabic = said.size >= 2 && strncasecmp(said.data, "ar", 2) == 0;
  if (n.arabic <= n.others) return n.others > 0 && !says_arabic ? said : (isnad_string){0};
  if (n.foreign * 100 < n.arabic * FOREIGN_IN_HUNDRED) return isnad_string_of("ar");
  return is_neighbour(said) ? said : isnad_string_of("fa");
}
