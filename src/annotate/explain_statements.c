/* explain_statements: what made the judges take a statement for one, its parts for its parts, and its speaker for its
 * speaker.
 *
 *     judged
 *        a statement +5.1
 *           +1.3 the cue's lemma and form
 *        speaker who spoke before; rather than "سامر النجار" +0.8
 *           +0.6 the gender
 *
 * A figure is what the odds are multiplied with, as a power of e. */
#include "annotate/dump.h"

#include "annotate/judge.h"
#include "annotate/judge_speaker.h"

#include <stdarg.h>
#include <stdio.h>

enum { LINE_MAX_SIZE = 512 };

typedef struct lines {
  isnad_write *write;
  void *context;
  isnad_status status;
} lines;

/* Longer lines are cut. */
static void put(lines *self, const char *format, ...) {
  char line[LINE_MAX_SIZE];
  va_list values;
  va_start(values, format);
  int size = vsnprintf(line, sizeof line, format, values);
  va_end(values);
  size_t used = size < 0 ? 0 : (size_t)size < sizeof line ? (size_t)size : sizeof line - 1;
  if (!self->status && !self->write(self->context, line, used)) self->status = ISNAD_ERR_IO;
}

static double odds_of(int32_t weight) { return (double)weight / WEIGHT_UNIT; }

static void put_weighed(lines *self, uint32_t question, const verdict *of) {
  for (uint32_t k = 0; k < of->count; k++) {
    const char *text = evidence_text(question, of->most[k].template);
    put(self, "         %+.1f %s\n", odds_of(of->most[k].weight), text ? text : "evidence without a name");
  }
}

static void put_verdict(lines *self, const char *what, uint32_t question, const verdict *of) {
  if (!of || !of->count) return; /* the model says nothing of it */
  put(self, "      %s %+.1f\n", what, odds_of(of->sum));
  put_weighed(self, question, of);
}

static void put_places(lines *self, uint32_t why) {
  static const char *const texts[] = {"by the rules",
                                      "nobody",
                                      "who spoke before",
                                      "who acts in the sentence",
                                      "who was named before",
                                      "whose words the source shares",
                                      "who says what is around it",
                                      "the source without its clauses",
                                      "who issued the document",
                                      "who is called so elsewhere"};
  const char *between = " ";
  for (uint32_t k = 0; k < sizeof texts / sizeof *texts; k++)
    if (why & (1u << k)) put(self, "%s%s", between, texts[k]), between = ", ";
}

static void put_speaker(lines *self, const speaker_reason *of) {
  if (!of || !of->over.count) return;
  put(self, "      speaker");
  put_places(self, of->why);
  if (of->rival.size)
    put(self, "; rather than \"%.*s\" %+.1f\n", (int)of->rival.size, of->rival.data, odds_of(of->over.sum));
  else
    put(self, "; rather than nobody %+.1f\n", odds_of(of->over.sum));
  put_weighed(self, QUESTION_SPEAKER, &of->over);
}

isnad_status isnad_dump_statement_reasons(const isnad_story *shown, size_t i, isnad_write *write, void *context) {
  const story *self = (const story *)shown;
  lines out = {write, context, ISNAD_OK};
  if (i >= shown->n_statements || !self->wants_reasons || !self->found) return ISNAD_OK;
  const found *of = &self->found[i];
  put(&out, "   judged\n");
  put_verdict(&out, "a statement", QUESTION_ACCEPT, of->accepted);
  put_verdict(&out, "source", QUESTION_SOURCE, of->by_source);
  put_verdict(&out, "content", QUESTION_CONTENT, of->by_content);
  put_speaker(&out, self->resolved[i].reason);
  return out.status;
}
