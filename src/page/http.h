/* http: a stored HTTP answer: its head, and its body as the server meant it. Depends on zlib, libbrotlidec, libzstd. */
#ifndef ISNAD_PAGE_HTTP_H
#define ISNAD_PAGE_HTTP_H

#include "page_parts.h"

/* The value of a field in lines of «Name: value» without blanks around it; empty where there is none. */
isnad_string http_field(isnad_string head, const char *name);

/* Cuts a head that ends with an empty line off the front. False: there is no such line. */
bool http_cut_head(isnad_string *message, isnad_string *head);

/* 200 of «HTTP/1.1 200 OK», 0 where it is none. */
unsigned http_status(isnad_string head);

/* The body without chunks and compression. Where neither is there it is left where it is, else it is in `room`, up to
 * `limit` bytes. ISNAD_OK, ISNAD_ERR_MEMORY, ISNAD_ERR_LIMIT, or ISNAD_ERR_FORMAT where it is damaged. */
isnad_status http_body(isnad_string head, isnad_string *body, size_t limit, page_buffer *room);

/* «charset» of a Content-Type; empty where it does not say. */
isnad_string http_charset(isnad_string type);

#endif
