/* tags: finds elements in markup that is no page: feeds, collections. No tree is built, so that one document after the
 * other can be cut out of an input of any size. Depends on: libc. */
#ifndef ISNAD_PAGE_TAGS_H
#define ISNAD_PAGE_TAGS_H

#include "isnad.h"

/* Where a tag begins at or behind `from`, such as "<DOC" or "</DOC>", in any case; the size where it does not.
 * CDATA sections are passed over where they are whole. */
size_t tags_find(isnad_string bytes, size_t from, const char *tag);
/* The same for an opening tag by its whole name: "item" is not found in <items>. */
size_t tags_find_open(isnad_string bytes, size_t from, const char *name);
/* What stands in the first element of a name from *from on, blanks at the edges left out; *from moves behind it. */
isnad_string tags_element(isnad_string bytes, const char *name, size_t *from);
/* The first that is not empty of several names, up to NULL. */
isnad_string tags_first_of(isnad_string bytes, const char *const *names);
isnad_string tags_trimmed(isnad_string text);

#endif
