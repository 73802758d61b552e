/* find_colon: «النجار: سنعيد فتح الطريق», in headings and at the beginning of a paragraph. */
#include "annotate/found.h"

#include "annotate/grammar.h"
#include "annotate/noun_phrase.h"
#include "text/letters.h"
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
  if (has_use(self, source.first, USE(SPEECH)) && !has_trait(self, source.first, TRAIT_TITLE | TRAIT_NAME))
    return false;                                                    /* «كلمة أخيرة: …» */
  const reading *head = reading_at(self, source.first, LEXEME_HEAD); /* «قطاع غزة: محطات رئيسية» */
  if (head && head->lexeme->sub == HEAD_PLACE && !has_trait(self, source.first, TRAIT_TITLE | TRAIT_NAME)) return false;
  if (head &&
      (head->lexeme->sub == HEAD_DATA || (head->lexeme->sub == HEAD_DOCUMENT && !(head->features & FEATURE_THE))))
    return true; /* «تقرير: ارتفاع أسعار القمح» */
  return !has_trait(self, source.first, TRAIT_OCCASION | TRAIT_EVENT);
}

/* Behind «للمزيد:», «أيضا..», «قد يهمك/» at the beginning of a paragraph; i itself where nothing of that kind stands.
 */
static uint32_t skip_announcement(const story *self, uint32_t i, uint32_t limit) {
  for (uint32_t k = i; k + 2 < limit && k < i + 3; k++) {
    if (!has_use(self, k, USE(MORE)) || !is_any_mark(self, k + 1)) continue;
    k++;
    while (k + 1 < limit && is_any_mark(self, k)) k++;
    return k;
  }
  return i;
}

/* «النجار حول الأزمة: …», «مصادر لإذاعة الميناء: …»: who, and about what or to whom. */
static bool reaches_colon(const story *self, uint32_t first, uint32_t end, uint32_t colon) {
  if (end == first) return false;
  if (end == colon) return true;
  if (has_role(self, end, ROLE(CONCERNING) | ROLE(ABOUT))) {
    for (uint32_t i = end; i < colon; i++)
      if (has_trait(self, i, TRAIT_SURE_VERB) || is_any_mark(self, i)) return false;
    return true;
  }
  bool there = has_role(self, end, ROLE(FROM) | ROLE(IN)) && end + 2 == colon; /* «النجار من باريس: …» */
  if (there && has_trait(self, end + 1, TRAIT_PLACE | TRAIT_OUTLET | TRAIT_UNKNOWN)) return true;
  return (has_trait(self, end, TRAIT_TO) || is_lone_letter(self, end, F_LAM)) && colon - end <= 3;
}

bool find_colon(finder *self, uint32_t i) {
  const story *in = self->story;
  bool opens = token_at(in, i)->shape & SHAPE_BREAK; /* or «…. اقرأ.. النجار: …» within the line */
  if (!opens && (i == 0 || !is_any_mark(in, i - 1) || !has_use(in, i, USE(MORE)))) return false;
  uint32_t limit = sentence_limit(in, i), first = skip_announcement(in, i, limit), colon = first;
  if (!opens && first == i) return false;
  if (first > i) limit = sentence_limit(in, first);
  while (colon < limit && colon < first + HEADING_WORDS_MAX && !is_colon(in, colon)) colon++;
  if (colon == first || colon + 1 >= limit || !is_colon(in, colon)) return false;
  uint32_t end = noun_phrase_end(in, first, colon, 0);
  if (has_trait(in, first, TRAIT_SAYING) && saying_reading(in, first)) return false; /* «كتب النجار :"لن نغادر"» */
  if (!reaches_colon(in, first, end, colon) || !is_somebody(in, (range){first, end})) return false;
  found made = {.source = {first, end}, .cue = {{colon, colon + 1}}, .n_cue = 1, .limit = limit, .rule = "colon"};
  complement content = {COMPLEMENT_COLON, colon, colon + 1, 0, NO_TOKEN};
  content_set(in, &made, &content, limit);
  if (made.n_content) found_add(self, &made);
  return made.n_content;
}
