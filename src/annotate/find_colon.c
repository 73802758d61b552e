/* find_colon: «النجار: سنعيد فتح الطريق», in headings and at the beginning of a paragraph. */
#include "annotate/found.h"

#include "annotate/grammar.h"
#include "annotate/noun_phrase.h"
#include "text/token.h"

enum { HEADING_WORDS_MAX = 9 };

static bool is_somebody(const story *self, range source) {
  uint32_t last;
  const lexicon *from;
  if (!lexeme_of_kind(self, source.first, LEXEME_NAME, &last, &from) &&
      !lexeme_of_kind(self, source.first, LEXEME_OUTLET, &last, &from) &&
      !lexeme_of_kind(self, source.first, LEXEME_TITLE, &last, &from) &&
      !lexeme_of_kind(self, source.first, LEXEME_COUNTRY, &last, &from) &&
      !lexeme_of_kind(self, source.first, LEXEME_CAPITAL, &last, &from) &&
      !lexeme_of_kind(self, source.first, LEXEME_HEAD, &last, &from))
    return false;
  return !has_trait(self, source.first, TRAIT_OCCASION | TRAIT_EVENT);
}

bool find_colon(finder *self, uint32_t i) {
  const story *in = self->story;
  if (!(token_at(in, i)->shape & SHAPE_BREAK)) return false;
  uint32_t limit = reach_of(in, i), colon = i;
  while (colon < limit && colon < i + HEADING_WORDS_MAX && !is_colon(in, colon)) colon++;
  if (colon == i || colon + 1 >= limit || !is_colon(in, colon)) return false;
  if (noun_phrase_end(in, i, colon, 0) != colon || !is_somebody(in, (range){i, colon})) return false;
  found made = {.source = {i, colon}, .cue = {{colon, colon + 1}}, .n_cue = 1, .limit = limit, .rule = "colon"};
  complement content = {COMPLEMENT_COLON, colon, colon + 1, 0, NO_TOKEN};
  content_set(in, &made, &content, limit);
  if (made.n_content) found_add(self, &made);
  return made.n_content;
}
