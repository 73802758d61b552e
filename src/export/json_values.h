/* json_values: the layers of times and quantities in JSON. May use: json, index. */
#ifndef ISNAD_EXPORT_JSON_VALUES_H
#define ISNAD_EXPORT_JSON_VALUES_H

#include "export/index.h"
#include "export/json.h"

/* The members "times" and "quantities" of the object that is open. */
void export_json_times(export_json *json, const isnad_story *story, const export_index *index);
void export_json_quantities(export_json *json, const isnad_story *story, const export_index *index);

/* A number as short as it can be read back: 28000000, 0.234, 1e-17. */
void export_put_double(export_buffer *out, double number);

#endif
