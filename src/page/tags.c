/* tags: finds tags by their names. */
#include "tags.h"

#include <string.h>
#include <strings.h>

#define CDATA "<![CDATA["
#define CDATA_SIZE 9

isnad_string tags_trimmed(isnad_string text) {
  while (text.size > 0 && (unsigned char)text.data[0] <= ' ') text.data++, text.size--;
  while (text.size > 0 && (unsigned char)text.data[text.size - 1] <= ' ') text.size--;
  return text;
}

/* Behind a CDATA section that begins here, or `at` where there is none or it has no end. */
static size_t pass_cdata(isnad_string bytes, size_t at) {
  if (bytes.size - at < CDATA_SIZE || memcmp(bytes.data + at, CDATA, CDATA_SIZE) != 0) return at;
  for (size_t i = at + CDATA_SIZE; i + 2 < bytes.size; i++) {
    const char *close = memchr(bytes.data + i, ']', bytes.size - i);
    if (close == NULL) return at;
    i = (size_t)(close - bytes.data);
    if (bytes.size - i > 2 && close[1] == ']' && close[2] == '>') return i + 3;
  }
  return at;
}

size_t tags_find(isnad_string bytes, size_t from, const char *tag) {
  size_t size = strlen(tag);
  while (from < bytes.size && bytes.size - from >= size) {
    const char *at = memchr(bytes.data + from, '<', bytes.size - from);
    if (at == NULL) break;
    from = (size_t)(at - bytes.data);
    if (bytes.size - from >= size && strncasecmp(at, tag, size) == 0) return from;
    size_t behind = pass_cdata(bytes, from);
    from = behind > from ? behind : from + 1;
  }
  return bytes.size;
}

size_t tags_find_open(isnad_string bytes, size_t from, const char *name) {
  char open[32] = "<";
  strncat(open, name, sizeof open - 2);
  size_t size = strlen(open);
  for (size_t at = from; (at = tags_find(bytes, at, open)) < bytes.size; at++) {
    char next = at + size < bytes.size ? bytes.data[at + size] : '\0';
    if (next == '>' || next == '/' || (next != '\0' && (unsigned char)next <= ' ')) return at;
  }
  return bytes.size;
}

isnad_string tags_element(isnad_string bytes, const char *name, size_t *from) {
  char close[32] = "</";
  strncat(close, name, sizeof close - 4);
  strcat(close, ">");
  size_t at = tags_find_open(bytes, *from, name);
  *from = bytes.size;
  const char *end = at < bytes.size ? memchr(bytes.data + at, '>', bytes.size - at) : NULL;
  if (end == NULL) return (isnad_string){0};
  size_t begin = (size_t)(end + 1 - bytes.data);
  if (end[-1] == '/') {
    *from = begin;
    return (isnad_string){0};
  }
  size_t stop = tags_find(bytes, begin, close);
  *from = stop;
  return tags_trimmed((isnad_string){bytes.data + begin, stop - begin});
}

isnad_string tags_first_of(isnad_string bytes, const char *const *names) {
  for (; *names != NULL; names++) {
    size_t from = 0;
    isnad_string value = tags_element(bytes, *names, &from);
    if (value.size > 0) return value;
  }
  return (isnad_string){0};
}
