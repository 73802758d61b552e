/* text_topic: sets of rare stems, to see whether two pieces of a page speak of the same. */
#include "text_page.h"

#include <string.h>

#define FULL (TEXT_TOPIC_SLOTS / 2)

void text_topic_clear(text_topic *self) {
  self->size = 0;
  if (++self->turn == 0) {
    memset(self->turn_of, 0, sizeof self->turn_of);
    self->turn = 1;
  }
}

static size_t slot_of(const text_topic *self, uint32_t stem) {
  size_t slot = stem * 2654435761u >> 20; /* Knuth's multiplicative hash, 12 bits */
  while (self->turn_of[slot] == self->turn && self->stem[slot] != stem) slot = (slot + 1) % TEXT_TOPIC_SLOTS;
  return slot;
}

void text_topic_add(text_topic *self, const text_page *page, size_t line) {
  const text_line *l = &page->lines[line];
  for (size_t i = 0; i < l->n_stems && self->size < FULL; i++) {
    size_t slot = slot_of(self, page->stems[l->stems + i]);
    if (self->turn_of[slot] == self->turn) continue;
    self->turn_of[slot] = self->turn;
    self->stem[slot] = page->stems[l->stems + i];
    self->size++;
  }
}

double text_topic_share(const text_topic *self, const text_page *page, size_t line) {
  const text_line *l = &page->lines[line];
  size_t n = 0;
  for (size_t i = 0; i < l->n_stems; i++) {
    uint32_t stem = page->stems[l->stems + i];
    n += self->turn_of[slot_of(self, stem)] == self->turn;
  }
  return l->n_stems > 0 ? (double)n / l->n_stems : 0;
}
