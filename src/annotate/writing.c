/* writing: what was said in writing, and whose it is.
 *
 *     «قالت الوزارة في بيان إن …». «وأضاف البيان أن …»: the statement is the ministry's
 *     «غرد الوزير قائلا …», «كتب في تغريدة: …»: it went through the network that tweets are written on
 */
#include "annotate/resolve.h"

#include "annotate/grammar.h"
#include "text/token.h"

enum { WRITING_REACH = 40, TWEET_REACH = 24 };

static bool in_source(const found *of, uint32_t i) { return i >= of->source.first && i < of->source.last; }

/* «في تغريدة», «عبر بيان», «بتغريدة» */
static bool is_written_in(const story *self, uint32_t i) {
  return has_trait(self, i, TRAIT_BY) || (i > 0 && has_role(self, i - 1, ROLE(IN) | ROLE(THROUGH)));
}

void writing_note(cast *people, const found *of, const who *speaker) {
  const story *in = people->story;
  uint32_t cue = of->cue[0].first,
           last = of->n_content && of->content[0].first > cue ? of->content[0].first : of->limit;
  if (speaker->kind == ISNAD_KIND_DOCUMENT) return;
  if (last > cue + WRITING_REACH) last = cue + WRITING_REACH;
  for (uint32_t i = cue + 1; i < last; i++)
    if (speaks_for(in, i) && !in_source(of, i) && is_written_in(in, i)) cast_note_issuer(people, i, speaker);
}

/* ---- Tweets ---- */

/* «غرد», «مغردا», or a tweet that it was said in: before the cue as a circumstance or as what was sent, behind it
 * before its content. */
static bool tweets(const story *self, const found *of) {
  uint32_t cue = of->cue[0].first, start = sentence_start(self, cue), last = cue + 1;
  if (has_role(self, cue, ROLE(TWEET))) return true;
  if (of->source.first < of->source.last && has_role(self, of->source.first, ROLE(TWEET))) return true;
  if (of->n_content && of->content[0].first > cue) last = of->content[0].first;
  if (last > cue + WRITING_REACH) last = cue + WRITING_REACH;
  for (uint32_t i = cue + 1; i < last; i++)
    if (has_role(self, i, ROLE(TWEET)) && !in_source(of, i) && is_written_in(self, i)) return true;
  bool opens = has_role(self, start, ROLE(IN) | ROLE(THROUGH)) || has_trait(self, start, TRAIT_VERB);
  if (!opens || cue - start > TWEET_REACH) return false;
  for (uint32_t i = start + 1; i < cue; i++)
    if (has_role(self, i, ROLE(TWEET)) && (is_written_in(self, i) || !is_preposition(self, i - 1))) return true;
  return false;
}

bool writing_is_tweet(const story *self, const found *of, who *network) {
  const lexeme *row = self->engine->twitter;
  if (!row || !of->n_cue || !tweets(self, of)) return false;
  *network = (who){.kind = ISNAD_KIND_PLATFORM,
                   .head = row,
                   .text = isnad_string_of(lexeme_lemma(&lexicon_builtin, row)),
                   .ref = isnad_string_of(lexeme_key(&lexicon_builtin, row))};
  return true;
}
