/* fetch: a page from its address on the web. Depends on libcurl. */
#ifndef ISNAD_PAGE_FETCH_H
#define ISNAD_PAGE_FETCH_H

#include "page_parts.h"

/* What a server answered. `type` (its Content-Type) and `address` (behind redirects) end with a NUL, or are empty. */
typedef struct fetched_page {
  page_buffer body, type, address;
} fetched_page;

/* Whether an input is an address rather than a file. */
bool fetch_is_address(const char *path);

/* fetched_page_done is due in any case. */
isnad_status fetch_page(const char *address, const page_options *options, size_t limit, fetched_page *out,
                        isnad_error *error);
void fetched_page_done(fetched_page *self);

#endif
