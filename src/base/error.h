/* error: filling in an isnad_error. Depends on: libc. */
#ifndef ISNAD_BASE_ERROR_H
#define ISNAD_BASE_ERROR_H

#include "isnad.h"

/* Writes status, place and a printf message into *error where error is not NULL. Returns `status`. */
isnad_status error_set(isnad_error *error, isnad_status status, const char *file, size_t line, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

#endif
