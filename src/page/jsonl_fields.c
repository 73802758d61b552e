/* jsonl_fields: one JSON object to the fields of a document: an ordinary one by jsonl_scan, any other as jansson reads
 * it.
 *
 * What good JSON has and jansson refuses, so that the line is skipped and told:
 * - U+0000 in the name of a field, of nested objects too («{"a\u0000b": 1}»); in values it is kept
 * - a number beyond double («1e999», an integer of 400 digits)
 * - arrays and objects more than 2048 deep in one another
 * Where an allocation fails inside a string jansson speaks of an invalid token, and that line is skipped, too. It lets
 * one thing pass that is not JSON: a raw NUL behind a number or a word («17\0»). */
#include "jsonl_fields.h"

#include "jsonl_mend.h"
#include "jsonl_scan.h"

#include <stdio.h>
#include <string.h>

#define EXACT 9007199254740992.0 /* 2^53: doubles below are the integers they were written as */

static isnad_status fail(jsonl_fields *self, const char *message) {
  snprintf(self->wrong, sizeof self->wrong, "%s", message);
  return ISNAD_ERR_FORMAT;
}

static isnad_string string_of(const json_t *value) {
  if (!json_is_string(value)) return (isnad_string){0};
  return (isnad_string){json_string_value(value), json_string_length(value)};
}

static isnad_string string_at(const jsonl_fields *self, const char *name) {
  return string_of(json_object_get(self->value, name));
}

/* Archives that number their stories, «"id": 17», mean the digits. Digits that double has lost make no id. */
static isnad_string id_of(jsonl_fields *self) {
  const json_t *value = json_object_get(self->value, "id");
  json_int_t number;
  if (json_is_integer(value)) {
    number = json_integer_value(value);
  } else {
    double real = json_real_value(value); /* 0 for what is no real */
    if (!json_is_real(value) || real <= -EXACT || real >= EXACT) return string_of(value);
    number = (json_int_t)real;
    if ((double)number != real) return (isnad_string){0};
  }
  int size = snprintf(self->digits, sizeof self->digits, "%" JSON_INTEGER_FORMAT, number);
  return (isnad_string){self->digits, (size_t)size};
}

static json_t *parse(isnad_string line, json_error_t *error) {
  const size_t flags = JSON_ALLOW_NUL | JSON_DECODE_ANY;
  json_t *value = json_loadb(line.data, line.size, flags, error);
  /* An integer beyond 64 bits, which most likely stands in a field nobody asks for. */
  if (value == NULL && json_error_code(error) == json_error_numeric_overflow)
    value = json_loadb(line.data, line.size, flags | JSON_DECODE_INT_AS_REAL, error);
  return value;
}

/* jansson quotes what it stumbled on; that may be half a letter or a control character, and the byte is told anyway. */
static isnad_status fail_parse(jsonl_fields *self, isnad_string line, isnad_string mended, json_error_t *error) {
  if (error->text[0] == '\0') return ISNAD_ERR_MEMORY;
  size_t byte = error->position > 0 ? (size_t)error->position : 0;
  char *quoted = strstr(error->text, " near ");
  if (quoted != NULL) *quoted = '\0';
  self->behind = mended.size - byte;
  if (mended.data != line.data) byte = jsonl_mend_origin(line, byte);
  snprintf(self->wrong, sizeof self->wrong, "not JSON: %s, at byte %zu of the line", error->text, byte);
  return ISNAD_ERR_FORMAT;
}

isnad_status jsonl_fields_parse(jsonl_fields *self, isnad_string line, page_buffer *room) {
  *self = (jsonl_fields){.behind = SIZE_MAX};
  isnad_string mended = line;
  if (!jsonl_mend(&mended, room)) return ISNAD_ERR_MEMORY;
  json_error_t error = {0};
  self->value = parse(mended, &error);
  if (self->value == NULL) return fail_parse(self, line, mended, &error);
  if (!json_is_object(self->value)) return fail(self, "not a JSON object");
  const json_t *text = json_object_get(self->value, "text");
  if (text == NULL) return fail(self, "no field text");
  if (!json_is_string(text)) return fail(self, "text is not a string");
  self->text = string_of(text);
  self->id = id_of(self);
  self->title = string_at(self, "title");
  self->url = string_at(self, "url");
  self->outlet = string_at(self, "outlet");
  self->published = string_at(self, "published");
  return ISNAD_OK;
}

isnad_status jsonl_fields_read(jsonl_fields *self, isnad_string line, page_buffer *room) {
  *self = (jsonl_fields){.behind = SIZE_MAX};
  if (!page_buffer_reserve(room, line.size)) return ISNAD_ERR_MEMORY;
  return jsonl_scan(self, line, room) ? ISNAD_OK : jsonl_fields_parse(self, line, room);
}

void jsonl_fields_done(jsonl_fields *self) { json_decref(self->value); }
