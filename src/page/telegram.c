/* telegram: the JSON that Telegram's desktop exports of a channel: {"name": …, "messages": [{…}, …]}. Message after
 * message is cut out of the list and parsed alone, so that an export of any size takes the memory of one. */
#include "fields.h"

#include <jansson.h>
#include <stdio.h>
#include <string.h>

typedef struct telegram_reader {
  page_run *run;
  isnad_error *error;
  isnad_status status;
  page_buffer name, text, room;
} telegram_reader;

static isnad_string window(const telegram_reader *self) {
  const page_source *source = self->run->source;
  return (isnad_string){(const char *)source->data + source->begin, source->end - source->begin};
}

/* Where the object that begins at bytes[0] ends, behind its brace; 0: not in them. */
typedef struct scan {
  size_t at;
  int depth;
  bool in_string, escaped;
} scan;

static size_t object_end(isnad_string bytes, scan *self) {
  for (; self->at < bytes.size; self->at++) {
    char c = bytes.data[self->at];
    if (self->escaped) {
      self->escaped = false;
    } else if (self->in_string) {
      self->escaped = c == '\\';
      self->in_string = c != '"';
    } else if (c == '"') {
      self->in_string = true;
    } else if (c == '{' || c == '[') {
      self->depth++;
    } else if (c == '}' || c == ']') {
      if (--self->depth <= 0) return self->at + 1;
    }
  }
  return 0;
}

/* ---- One message ---- */

/* "text" is a string, or a list of strings and of objects that have a "text" each: links, bold words. */
static bool put_text(page_buffer *out, const json_t *text) {
  if (json_is_string(text)) return page_buffer_put(out, json_string_value(text), json_string_length(text));
  bool good = true;
  for (size_t i = 0; i < json_array_size(text) && good; i++) {
    const json_t *part = json_array_get(text, i);
    if (json_is_object(part)) part = json_object_get(part, "text");
    if (json_is_string(part)) good = page_buffer_put(out, json_string_value(part), json_string_length(part));
  }
  return good;
}

static isnad_string string_at(const json_t *value, const char *name) {
  return isnad_string_of(json_string_value(json_object_get(value, name)));
}

static void give(telegram_reader *self, const json_t *message, uint64_t offset) {
  char id[24] = "";
  const json_t *number = json_object_get(message, "id");
  isnad_string type = string_at(message, "type");
  if (type.size > 0 && strncmp(type.data, "message", type.size) != 0) return; /* «pinned», «joined» */
  self->text.size = 0;
  if (!put_text(&self->text, json_object_get(message, "text"))) {
    self->status = ISNAD_ERR_MEMORY;
    return;
  }
  if (self->text.size == 0) return; /* a picture alone */
  if (json_is_integer(number)) snprintf(id, sizeof id, "%" JSON_INTEGER_FORMAT, json_integer_value(number));
  page_fields fields = {.id = isnad_string_of(id), .text = {self->text.data, self->text.size}, .offset = offset};
  fields.date = string_at(message, "date");
  fields.byline = string_at(message, "author");
  fields.outlet = (isnad_string){self->name.data, self->name.size};
  self->status = page_fields_give(self->run, &fields, &self->room);
}

static void read_message(telegram_reader *self, isnad_string bytes, uint64_t offset) {
  json_error_t error;
  page_buffer mended = {0};
  if (page_decode_valid((const unsigned char *)bytes.data, bytes.size) < bytes.size) {
    if (!page_decode_mend(&mended, (const unsigned char *)bytes.data, bytes.size)) self->status = ISNAD_ERR_MEMORY;
    bytes = (isnad_string){mended.data, mended.size};
  }
  json_t *message = json_loadb(bytes.data, bytes.size, JSON_ALLOW_NUL, &error);
  if (message != NULL)
    give(self, message, offset);
  else
    page_run_tell(self->run, ISNAD_ERR_FORMAT, offset, 0, "the message is not JSON");
  json_decref(message);
  page_buffer_done(&mended);
}

/* ---- The list ---- */

static const char *find(isnad_string bytes, const char *word) {
  size_t size = strlen(word);
  for (size_t i = 0; i + size <= bytes.size; i++)
    if (memcmp(bytes.data + i, word, size) == 0) return bytes.data + i;
  return NULL;
}

/* The channel's name, which stands before the list. */
static void take_name(telegram_reader *self, isnad_string head) {
  const char *key = find(head, "\"name\"");
  if (key == NULL) return;
  const char *end = head.data + head.size, *from = key + strlen("\"name\"");
  while (from < end && *from != '"') from++;
  if (from == end) return;
  json_t *name = json_loadb(from, (size_t)(end - from), JSON_DECODE_ANY | JSON_DISABLE_EOF_CHECK, NULL);
  if (json_is_string(name) && !page_buffer_put(&self->name, json_string_value(name), json_string_length(name)))
    self->status = ISNAD_ERR_MEMORY;
  json_decref(name);
}

static bool find_list(telegram_reader *self) {
  page_source *source = self->run->source;
  while (self->status == ISNAD_OK) {
    isnad_string bytes = window(self);
    const char *key = find(bytes, "\"messages\"");
    const char *list = key != NULL ? memchr(key, '[', bytes.size - (size_t)(key - bytes.data)) : NULL;
    if (list != NULL) {
      take_name(self, (isnad_string){bytes.data, (size_t)(key - bytes.data)});
      page_source_skip(source, (size_t)(list + 1 - bytes.data));
      return true;
    }
    if (source->ended || bytes.size > self->run->limit) break;
    self->status = page_source_more(source, self->run->limit + 2, self->error, self->run->name);
  }
  if (self->status == ISNAD_OK)
    page_run_tell(self->run, ISNAD_ERR_FORMAT, source->offset, 0, "there is no list of messages");
  return false;
}

/* The next message; false at the end of the list. */
static bool next_message(telegram_reader *self) {
  page_source *source = self->run->source;
  isnad_string bytes = window(self);
  size_t at = 0;
  while (at < bytes.size && bytes.data[at] != '{' && bytes.data[at] != ']') at++;
  page_source_skip(source, at);
  if (at == bytes.size) {
    if (source->ended) return false;
    self->status = page_source_more(source, self->run->limit + 2, self->error, self->run->name);
    return self->status == ISNAD_OK;
  }
  if (bytes.data[at] == ']') return false;
  scan scanned = {0};
  uint64_t offset = source->offset;
  for (;;) {
    bytes = window(self);
    size_t end = object_end(bytes, &scanned);
    if (end > 0) {
      read_message(self, (isnad_string){bytes.data, end}, offset);
      page_source_skip(source, end);
      return self->status == ISNAD_OK;
    }
    bool too_long = bytes.size > self->run->limit;
    if (source->ended || too_long) {
      page_run_tell(self->run, too_long ? ISNAD_ERR_LIMIT : ISNAD_ERR_FORMAT, offset, 0,
                    too_long ? "the message is longer than a story may be" : "the list of messages has no end");
      page_source_skip(source, bytes.size);
      return too_long;
    }
    self->status = page_source_more(source, self->run->limit + 2, self->error, self->run->name);
    if (self->status != ISNAD_OK) return false;
  }
}

isnad_status page_read_telegram(page_run *run, isnad_error *error) {
  telegram_reader self = {.run = run, .error = error};
  bool more = find_list(&self);
  while (more && self.status == ISNAD_OK && !run->stopped) more = next_message(&self);
  page_buffer_done(&self.name);
  page_buffer_done(&self.text);
  page_buffer_done(&self.room);
  return self.status;
}
