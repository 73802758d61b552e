/* vector: the one growable array of the project, living in an arena.
 *
 *     typedef vector(isnad_token) token_vector;
 *     token_vector tokens = {0};
 *     isnad_token *token = vector_push(&tokens, arena);   // room at the end, NULL once there is no memory
 *     for (size_t i = 0; i < tokens.count; i++) use(&tokens.items[i]);
 *
 * A vector that outgrows its room moves; the old room stays with the arena until its reset.
 * Depends on: arena.
 */
#ifndef ISNAD_BASE_VECTOR_H
#define ISNAD_BASE_VECTOR_H

#include "base/arena.h"

#define vector(type)                                                                                                   \
  struct {                                                                                                             \
    type *items;                                                                                                       \
    size_t count, room;                                                                                                \
  }

/* Room for one more item at the end, not cleared. */
#define vector_push(self, memory)                                                                                      \
  ((self)->count < (self)->room ||                                                                                     \
           vector_grow((void **)&(self)->items, &(self)->count, &(self)->room, sizeof *(self)->items, (memory))        \
       ? &(self)->items[(self)->count++]                                                                               \
       : NULL)

/* Makes room for one more item; private half of vector_push. */
bool vector_grow(void **items, size_t *count, size_t *room, size_t item_size, arena *memory);

#endif
