/* detect: tells which form an input has by its beginning. */
#include "csv_columns.h"
#include "page_parts.h"

#include <string.h>
#include <strings.h>

#define ENOUGH ((size_t)64 << 10) /* bytes that tell all but a long line of JSON */
#define LONGEST ((size_t)1 << 20) /* a first line of JSON */
#define SHORTEST_PICTURE 64       /* bytes */
#define TAGS_WITHIN ((size_t)4 << 10)

static isnad_string trimmed(isnad_string text) {
  if (text.size >= 3 && memcmp(text.data, "\xEF\xBB\xBF", 3) == 0) text.data += 3, text.size -= 3;
  while (text.size > 0 && strchr(" \t\r\n", text.data[0]) != NULL && text.data[0] != '\0') text.data++, text.size--;
  return text;
}

static bool begins(isnad_string text, const char *word) {
  return text.size >= strlen(word) && strncasecmp(text.data, word, strlen(word)) == 0;
}

static bool holds(isnad_string text, const char *word) {
  for (; text.size >= strlen(word); text.data++, text.size--)
    if (begins(text, word)) return true;
  return false;
}

bool page_detect_wants_more(isnad_string bytes, bool whole) {
  if (whole || bytes.size >= LONGEST) return false;
  isnad_string text = trimmed(bytes);
  if (text.size == 0) return bytes.size < ENOUGH;
  const char *stop = memchr(text.data, '\n', text.size);
  /* A line of JSON is settled as soon as it is whole: who sends it may wait for the answer. */
  if (text.data[0] == '{' && (stop == NULL || stop - text.data > 2)) return stop == NULL;
  return bytes.size < ENOUGH;
}

/* Past declarations, comments and the doctype, to the first tag. */
static isnad_string first_tag(isnad_string text) {
  for (;;) {
    text = trimmed(text);
    const char *end = NULL;
    if (begins(text, "<!doctype html") || !(begins(text, "<?") || begins(text, "<!"))) return text;
    if (begins(text, "<!--")) {
      for (size_t i = 4; i + 2 < text.size && end == NULL; i++)
        if (memcmp(text.data + i, "-->", 3) == 0) end = text.data + i + 2;
    } else {
      end = memchr(text.data, '>', text.size);
    }
    if (end == NULL) return text;
    text.size -= (size_t)(end + 1 - text.data);
    text.data = end + 1;
  }
}

static bool is_tag_of(isnad_string text, const char *const *names) {
  for (; *names != NULL; names++) {
    size_t size = strlen(*names);
    if (!begins(text, *names)) continue;
    if (text.size == size || strchr(" \t\r\n>/", text.data[size]) != NULL) return true;
  }
  return false;
}

static page_format form_of_markup(isnad_string text) {
  static const char *const feeds[] = {"<rss", "<feed", "<rdf:rdf", "<atom:feed", NULL};
  static const char *const pages[] = {"<html",       "<head",   "<body",  "<title",  "<meta",   "<link",    "<script",
                                      "<style",      "<div",    "<p",     "<h1",     "<h2",     "<article", "<main",
                                      "<section",    "<span",   "<table", "<ul",     "<header", "<base",    "<a",
                                      "<br",         "<center", "<b",     "<font",   "<strong", "<img",     "<form",
                                      "<blockquote", "<h3",     "<nav",   "<figure", NULL};
  isnad_string tag = first_tag(text);
  if (tag.size > TAGS_WITHIN) tag.size = TAGS_WITHIN;
  if (is_tag_of(tag, feeds)) return PAGE_FEED;
  static const char *const documents[] = {"<doc", NULL};
  if (is_tag_of(tag, documents) && (holds(tag, "<docno") || holds(tag, "<text") || holds(tag, "<headline")))
    return PAGE_TREC;
  if (begins(tag, "<!doctype html") || is_tag_of(tag, pages)) return PAGE_HTML;
  /* A doctype of old HTML, or an odd first tag before the page's own. */
  if (begins(tag, "<") && (holds(tag, "<html") || holds(tag, "<body"))) return PAGE_HTML;
  return PAGE_AUTO;
}

isnad_status page_detect(isnad_string bytes, bool whole, page_format *format) {
  bool is_jsonl = false;
  *format = PAGE_TEXT;
  if (bytes.size == 0) return ISNAD_OK;
  isnad_status status = page_looks_like_jsonl((const unsigned char *)bytes.data, bytes.size, whole, &is_jsonl);
  if (is_jsonl) *format = PAGE_JSONL;
  if (is_jsonl || status != ISNAD_OK) return status;
  isnad_string text = trimmed(bytes);
  if (begins(text, "WARC/")) return *format = PAGE_WARC, ISNAD_OK;
  isnad_string looked = {text.data, text.size < ENOUGH ? text.size : ENOUGH};
  if (begins(text, "{") && holds(looked, "\"messages\"")) return *format = PAGE_TELEGRAM, ISNAD_OK;
  page_format markup = begins(text, "<") ? form_of_markup(text) : PAGE_AUTO;
  if (markup != PAGE_AUTO) return *format = markup, ISNAD_OK;
  if (csv_looks_like(looked)) *format = PAGE_CSV;
  return ISNAD_OK;
}

/* Of text hardly a byte is a control character; of pictures and programs every tenth or more. */
bool page_is_text(isnad_string bytes) {
  size_t looked = bytes.size < TAGS_WITHIN ? bytes.size : TAGS_WITHIN, controls = 0;
  for (size_t i = 0; i < looked; i++) {
    unsigned char c = (unsigned char)bytes.data[i];
    controls += c < ' ' && !(c >= '\t' && c <= '\r') && c != 0x1B;
  }
  return controls * 20 <= looked || looked < SHORTEST_PICTURE;
}
