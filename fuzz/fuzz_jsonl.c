/* fuzz_jsonl: bytes as lines of JSON; what the fast way takes, the other takes as well, and as the same. */
#include "fuzz.h"

#include "jsonl_scan.h"

#include <string.h>

static bool same(isnad_string a, isnad_string b) {
  return a.size == b.size && (!a.size || !memcmp(a.data, b.data, a.size));
}

static void compare(isnad_string line) {
  page_buffer room = {0}, other_room = {0};
  jsonl_fields quick = {.behind = SIZE_MAX}, slow;
  PROMISE(page_buffer_reserve(&room, line.size));
  if (jsonl_scan(&quick, line, &room)) {
    PROMISE(jsonl_fields_parse(&slow, line, &other_room) == ISNAD_OK);
    PROMISE(same(quick.text, slow.text) && same(quick.id, slow.id) && same(quick.title, slow.title));
    PROMISE(same(quick.url, slow.url) && same(quick.outlet, slow.outlet) && same(quick.published, slow.published));
    jsonl_fields_done(&slow);
  }
  page_buffer_done(&room);
  page_buffer_done(&other_room);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  const char *at = (const char *)data, *end = at + size;
  while (at < end) {
    const char *stop = memchr(at, '\n', (size_t)(end - at));
    compare((isnad_string){at, (size_t)((stop ? stop : end) - at)});
    at = stop ? stop + 1 : end;
  }
  return fuzz_read(data, size, PAGE_JSONL);
}
