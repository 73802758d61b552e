/* error: statuses in words, and filling in an isnad_error. */
#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

isnad_status error_set(isnad_error *error, isnad_status status, const char *file, size_t line, const char *format,
                       ...) {
  if (!error) return status;
  *error = (isnad_error){.status = status, .line = line};
  snprintf(error->file, sizeof error->file, "%s", file ? file : "");
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(error->message, sizeof error->message, format, arguments);
  va_end(arguments);
  return status;
}

const char *isnad_status_text(isnad_status status) {
  switch (status) {
  case ISNAD_OK: return "success";
  case ISNAD_ERR_MEMORY: return "out of memory";
  case ISNAD_ERR_IO: return "cannot be read or written";
  case ISNAD_ERR_FORMAT: return "not of the expected form";
  case ISNAD_ERR_LIMIT: return "longer than the limit";
  case ISNAD_ERR_LEXICON: return "wrong lexicon row";
  case ISNAD_ERR_USAGE: return "wrong usage";
  }
  return "unknown status";
}

const char *isnad_version(void) { return ISNAD_VERSION; }

isnad_string isnad_string_of(const char *text) { return (isnad_string){text, text ? strlen(text) : 0}; }
