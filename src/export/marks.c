/* marks.c: gathers and sorts the ends of spans, and counts them on the way. */
#include "export/marks.h"

#include <stdlib.h>

static bool reserve(export_marks *self, size_t count) {
  if (count <= self->capacity) return true;
  size_t capacity = count + count / 2;
  export_end *ends = realloc(self->ends, capacity * sizeof *ends);
  if (ends == NULL) return false;
  self->ends = ends;
  self->capacity = capacity;
  return true;
}

static void add(export_marks *self, isnad_span span, uint32_t statement, export_cover cover, bool announces) {
  if (span.begin >= span.end) return;
  export_end end = {.byte = span.begin, .statement = statement, .cover = (uint8_t)cover, .opens = true};
  end.announces = announces;
  self->ends[self->n_ends++] = end;
  end.byte = span.end;
  end.opens = end.announces = false;
  self->ends[self->n_ends++] = end;
}

static int compare(const void *left, const void *right) {
  const export_end *a = left, *b = right;
  if (a->byte != b->byte) return a->byte < b->byte ? -1 : 1;
  if (a->opens != b->opens) return a->opens ? 1 : -1;
  if (a->statement != b->statement) return a->statement < b->statement ? -1 : 1;
  return (int)a->cover - (int)b->cover;
}

isnad_status export_marks_build(export_marks *self, const isnad_story *story, bool in_title) {
  self->n_ends = self->next = 0;
  for (size_t i = 0; i < EXPORT_N_COVERS; i++) self->depth[i] = 0;
  /* Two ends for each piece of cue and content, and for the source. */
  if (!reserve(self, story->n_statements * 2 * (2 * ISNAD_MAX_PIECES + 1))) return ISNAD_ERR_MEMORY;
  for (size_t i = 0; i < story->n_statements; i++) {
    const isnad_statement *statement = &story->statements[i];
    if (statement->in_title != in_title) continue;
    for (uint32_t j = 0; j < statement->n_cue; j++) add(self, statement->cue[j], (uint32_t)i, EXPORT_COVER_CUE, false);
    for (uint32_t j = 0; j < statement->n_content; j++)
      add(self, statement->content[j], (uint32_t)i, EXPORT_COVER_CONTENT, j == 0);
    add(self, statement->source, (uint32_t)i, EXPORT_COVER_SOURCE, false);
  }
  if (self->n_ends > 1) qsort(self->ends, self->n_ends, sizeof *self->ends, compare);
  return ISNAD_OK;
}

void export_marks_done(export_marks *self) {
  free(self->ends);
  *self = (export_marks){0};
}

const export_end *export_marks_pass(export_marks *self, uint32_t byte) {
  if (self->next == self->n_ends || self->ends[self->next].byte > byte) return NULL;
  const export_end *end = &self->ends[self->next++];
  self->depth[end->cover] += end->opens ? 1u : UINT32_MAX; /* modulo 2^32: less one */
  return end;
}

uint32_t export_marks_until(const export_marks *self, uint32_t limit) {
  if (self->next == self->n_ends || self->ends[self->next].byte > limit) return limit;
  return self->ends[self->next].byte;
}
