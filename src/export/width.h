/* width: how many cells of a terminal a code point takes, and which ones a terminal must not be given.
 *
 * May use: the C library.
 */
#ifndef ISNAD_EXPORT_WIDTH_H
#define ISNAD_EXPORT_WIDTH_H

#include <stdbool.h>
#include <stdint.h>

/* 0 for what stands on its neighbour or is not seen, 2 for East Asian letters and pictures, else 1. */
unsigned export_width(uint32_t point);

/* Control characters, which could command the terminal, and the bidi embeddings, overrides and isolates, which could
 * turn around what stands beside them. */
bool export_is_unsafe(uint32_t point);

#endif
