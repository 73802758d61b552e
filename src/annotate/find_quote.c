/* find_quote: what was said stands before its verb: «"لن نغادر"، قال المتحدث», «"…"، كما يقول أحد السكان». */
#include "annotate/found.h"

#include "annotate/grammar.h"
#include "annotate/noun_phrase.h"
#include "text/pair.h"
#include "text/token.h"

/* A quotation long enough to be speech that no statement holds yet. */
static bool is_free(const finder *self, range words, bool parted) {
  if (words.last - words.first < (parted ? 2u : 3u)) return false;
  for (size_t k = self->found.count; k-- > 0;) {
    const found *other = &self->found.items[k];
    if (other->dropped) continue;
    for (uint32_t n = 0; n < other->n_content; n++)
      if (other->content[n].first <= words.first && other->content[n].last >= words.last) return false;
    if (other->cue[0].first + 300 < words.first) break;
  }
  return true;
}

/* «"لن نغادر"، قال المدير، "حتى يعود الجميع"»: the words before the verb are the first part of those behind it. */
void quote_take_first(const finder *self, found *of) {
  const story *in = self->story;
  if (!of->n_content || of->content[0].first < 2) return;
  uint32_t verb = of->cue[0].first, marker = of->content[0].first - 1;
  if (!of->quoted || verb < 3 || has_trait(in, verb, TRAIT_AND | TRAIT_SO) || !is_comma(in, marker - 1)) return;
  uint32_t close = is_comma(in, verb - 1) ? verb - 2 : verb - 1;
  if (!closes_quote(in, close) || of->n_content == ISNAD_MAX_PIECES) return;
  range words = {in->partner[close] + 1, trim_end(in, in->partner[close] + 1, close)};
  if (!is_free(self, words, true)) return;
  for (uint32_t k = of->n_content++; k > 0; k--) of->content[k] = of->content[k - 1];
  of->content[0] = words;
}

bool find_quote(finder *self, uint32_t i) {
  const story *in = self->story;
  const reading *by = saying_reading(in, i);
  if (!by || !(by->lexeme->bits & TAKES_QUOTE) || i == 0 || (by->features & FEATURE_VOICE_PASSIVE)) return false;
  if (has_trait(in, i, TRAIT_AND)) return false; /* «"…". وأضاف …» begins anew */
  uint32_t close = i - 1;
  while (close > 0 && !closes_quote(in, close) && i - close < 4 &&
         (is_comma(in, close) || has_class(in, close, WORD_CONJUNCTION) || has_role(in, close, ROLE(AS))))
    close--;
  if (!closes_quote(in, close)) return false;
  uint32_t open = in->partner[close];
  range words = {open + 1, trim_end(in, open + 1, close)};
  if (!is_free(self, words, is_comma(in, i - 1))) return false;
  uint32_t limit = reach_of(in, i);
  uint32_t first = skip_circumstances(in, i + 1, limit);
  found made = {.lexeme = by->lexeme,
                .from = by->lexicon,
                .features = by->features,
                .limit = limit,
                .quoted = true,
                .rule = "quote-verb-subject"};
  made.source = (range){first, noun_phrase_end(in, first, limit, 0)};
  if (made.source.first >= made.source.last) made.shared = true;
  made.cue[0] = (range){i, i + 1};
  made.n_cue = 1;
  made.content[made.n_content++] = words;
  found_add(self, &made);
  return true;
}
