/* json_values.c: times and quantities in JSON, an element a line. */
#include "export/json_values.h"

#include "export/escape.h"

#include <stdio.h>
#include <stdlib.h>

void export_put_double(export_buffer *out, double number) {
  char text[40];
  if (number > -1e15 && number < 1e15 && number == (double)(int64_t)number) {
    if (number < 0) export_put_byte(out, '-');
    export_put_number(out, (uint64_t)(number < 0 ? -number : number));
    return;
  }
  for (int digits = 6; digits <= 17; digits++) {
    snprintf(text, sizeof text, "%.*g", digits, number);
    if (strtod(text, NULL) == number) break;
  }
  for (char *at = text; *at; at++)
    if (*at == ',') *at = '.'; /* whatever the locale writes */
  export_put_text(out, text);
}

static void open_span(export_json *json, isnad_span span, const export_index *index) {
  isnad_span points = export_index_span(index, span);
  export_json_next(json);
  json->flat = true;
  export_json_open(json, '{');
  EXPORT_JSON_KEY(json, "begin");
  export_put_number(json->out, points.begin);
  EXPORT_JSON_KEY(json, "end");
  export_put_number(json->out, points.end);
}

static void close_span(export_json *json) {
  export_json_close(json, '}');
  json->flat = false;
}

static void put_name(export_json *json, const char *name) {
  export_put_byte(json->out, '"');
  export_put_text(json->out, name);
  export_put_byte(json->out, '"');
}

void export_json_times(export_json *json, const isnad_story *story, const export_index *index) {
  EXPORT_JSON_KEY(json, "times");
  export_json_open(json, '[');
  for (size_t i = 0; i < story->n_times; i++) {
    const isnad_time *time = &story->times[i];
    open_span(json, time->span, index);
    EXPORT_JSON_KEY(json, "type");
    put_name(json, isnad_time_type_name(time->type));
    EXPORT_JSON_KEY(json, "value");
    if (time->value.size)
      export_json_string(json->out, time->value);
    else
      export_put_text(json->out, "null");
    if (time->mod != ISNAD_MOD_NONE) {
      EXPORT_JSON_KEY(json, "mod");
      put_name(json, isnad_time_mod_name(time->mod));
    }
    close_span(json);
  }
  export_json_close(json, ']');
}

void export_json_quantities(export_json *json, const isnad_story *story, const export_index *index) {
  EXPORT_JSON_KEY(json, "quantities");
  export_json_open(json, '[');
  for (size_t i = 0; i < story->n_quantities; i++) {
    const isnad_quantity *quantity = &story->quantities[i];
    open_span(json, quantity->span, index);
    EXPORT_JSON_KEY(json, "kind");
    put_name(json, isnad_quantity_kind_name(quantity->kind));
    EXPORT_JSON_KEY(json, "value");
    export_put_double(json->out, quantity->value);
    if (quantity->max > quantity->value) {
      EXPORT_JSON_KEY(json, "max");
      export_put_double(json->out, quantity->max);
    }
    if (quantity->unit.size) {
      EXPORT_JSON_KEY(json, "unit");
      export_json_string(json->out, quantity->unit);
    }
    if (quantity->of.size) {
      EXPORT_JSON_KEY(json, "of");
      export_json_string(json->out, quantity->of);
    }
    close_span(json);
  }
  export_json_close(json, ']');
}
