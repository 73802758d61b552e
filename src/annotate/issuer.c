/* issuer: whose a document is, by its own words, by what the story says of it, or by who spoke in it.
 *
 *     «بيان [لوزارة المياه]», «أصدرت [النقابة] بيانا»: «البيان» later on is what they say
 */
#include "annotate/evidence.h"
#include "annotate/resolve.h"

#include "annotate/grammar.h"
#include "annotate/noun_phrase.h"
#include "text/token.h"

static bool is_outlet_noun(const story *self, uint32_t i) {
  const reading *head = reading_at(self, i, LEXEME_HEAD);
  return head && head->lexeme->sub == HEAD_OUTLET;
}

/* An adjective of the document: «البيان [التركي]», «بيان [رسمي]», «تقرير [سنوي] للوزارة». */
static bool describes_document(const story *self, uint32_t i, bool the) {
  if (!is_word(self, i) || has_trait(self, i, TRAIT_TO | TRAIT_BY)) return false;
  bool governs = !the && i + 1 < self->shown.n_tokens && has_trait(self, i + 1, TRAIT_THE) && !is_time(self, i + 1);
  if (governs) return false; /* «بيان [أبيض المدينة]» */
  if (has_trait(self, i, TRAIT_THE) != the || is_relative(self, i)) return false;
  return the || has_role(self, i, ROLE(ISSUED_HOW)) ||
         (has_trait(self, i, TRAIT_ADJECTIVE | TRAIT_ACTING | TRAIT_NATION) &&
          !has_trait(self, i, TRAIT_HEAD | TRAIT_TITLE | TRAIT_NAME | TRAIT_PLACE));
}

/* «صادر [عن] الوزارة», «من المنظمة», «في صحيفة المرفأ»; not «تقرير عن الوزارة». */
static bool leads_to_issuer(const story *self, uint32_t i, bool made) {
  if (has_role(self, i, ROLE(FROM))) return true;
  if (has_role(self, i, ROLE(ABOUT))) return made;
  return has_role(self, i, ROLE(IN)) && (has_trait(self, i + 1, TRAIT_OUTLET) || is_outlet_noun(self, i + 1));
}

range issuer_in(const story *self, range document) {
  uint32_t i = document.first + 1, last = document.last;
  bool the = has_trait(self, document.first, TRAIT_THE), made = false;
  for (; i < last && describes_document(self, i, the); i++) made |= has_trait(self, i, TRAIT_ACTING);
  uint32_t body = TRAIT_HEAD | TRAIT_TITLE | TRAIT_PLACE | TRAIT_NAME | TRAIT_OUTLET | TRAIT_UNKNOWN;
  if (i + 1 < last && has_trait(self, i, TRAIT_TO) && !has_trait(self, i, body) && has_trait(self, i + 1, TRAIT_VERB))
    i++; /* «استطلاع [للرأي] أجراه المعهد» */
  if (i < last && is_relative(self, i)) i++;
  if (i < last && has_trait(self, i, TRAIT_VERB) &&
      (has_pronoun(self, i, UINT32_MAX) || (i + 1 < last && is_preposition(self, i + 1))))
    made = true, i++; /* «بيان أصدرته الوزارة», «بيان صدر عنها» */
  if (i < last && is_preposition(self, i)) {
    if (i + 1 >= last || !leads_to_issuer(self, i, made)) return (range){0, 0};
    i++;
  }
  if (i >= last || !is_word(self, i) || is_relative(self, i) || has_pronoun(self, i, UINT32_MAX)) return (range){0, 0};
  uint32_t somebody = TRAIT_TO | TRAIT_THE | TRAIT_HEAD | TRAIT_TITLE | TRAIT_PLACE | TRAIT_NAME | TRAIT_OUTLET;
  if (!has_trait(self, i, somebody) && !is_preposition(self, i - 1) && !(made && is_outlet_named(self, i)))
    return (range){0, 0};
  uint32_t end = i + 1;
  while (end < last && !is_time(self, end)) end++; /* «وثيقة نشرتها المنظمة [الثلاثاء]» */
  return (range){i, end};
}

/* Whose another document or data are, where they say so with more than a genitive: «تحقيق [لمجلس المياه]», «دراسة
 * أعدتها [اللجنة]», «تقديرات صادرة عن [الهيئة]»; not «قانون الاتحاد», «دراسة نشرت في المجلة». */
static range issuer_told(const story *self, range document) {
  const reading *head = reading_at(self, document.first, LEXEME_HEAD);
  range none = {0, 0};
  if (!head || (head->lexeme->sub != HEAD_DOCUMENT && head->lexeme->sub != HEAD_DATA)) return none;
  range issuer = issuer_in(self, document);
  if (issuer.first <= document.first + 1 && !has_trait(self, issuer.first, TRAIT_TO)) return none;
  if (issuer.first >= issuer.last || is_outlet_noun(self, issuer.first)) return none;
  uint32_t before = issuer.first - 1;
  bool made = has_trait(self, before, TRAIT_VERB) && has_pronoun(self, before, UINT32_MAX);
  bool from = has_role(self, before, ROLE(FROM) | ROLE(ABOUT)) && has_trait(self, before - 1, TRAIT_ACTING);
  return made || from || has_trait(self, issuer.first, TRAIT_TO) ? issuer : none;
}

bool speaks_for(const story *self, uint32_t i) { return is_word(self, i) && has_role(self, i, ROLE(SPEAKS_FOR)); }

void cast_note_issuer(cast *self, uint32_t document, const who *issuer) {
  self->issuer = *issuer;
  self->issued = document;
}

/* «بيانا» and «البيان» are forms of one noun. */
static bool same_document(const story *self, uint32_t a, uint32_t b) {
  const reading *x = reading_at(self, a, LEXEME_HEAD), *y = reading_at(self, b, LEXEME_HEAD);
  return (x && y && x->lexeme == y->lexeme) || self->signs[a].core == self->signs[b].core;
}

bool cast_has_issued(const cast *self, uint32_t document) {
  return self->issuer.text.size && same_document(self->story, self->issued, document);
}

enum { DOCUMENT_REACH = 400 };

/* «[أصدرت] الوزارة بيانا»: the one who issued it there. */
static range giver_of(const story *self, uint32_t document) {
  uint32_t start = sentence_start(self, document);
  for (uint32_t i = document; i-- > start;) {
    if (!has_use(self, i, USE(GIVES))) continue;
    uint32_t first = skip_circumstances(self, i + 1, document);
    uint32_t end = noun_phrase_end(self, first, document, PHRASE_BEFORE_OBJECT);
    return first < end && end <= document ? (range){first, end} : (range){0, 0};
  }
  return (range){0, 0};
}

/* The issuer of the last such document before, where no statement told it later than that. */
static void look_for_issuer(cast *self, uint32_t document) {
  const story *in = self->story;
  uint32_t limit = document > DOCUMENT_REACH ? document - DOCUMENT_REACH : 0;
  if (cast_has_issued(self, document) && self->issued >= limit) limit = self->issued + 1;
  for (uint32_t i = document; i-- > limit;) {
    if (!speaks_for(in, i) || !same_document(in, i, document)) continue;
    range phrase = {i, noun_phrase_end(in, i, sentence_limit(in, i), 0)}, issuer = issuer_in(in, phrase);
    if (issuer.first >= issuer.last) issuer = giver_of(in, i);
    if (issuer.first >= issuer.last) continue;
    who made = who_of(self->story, issuer);
    isnad_string bare = made.text;
    cast_resolve(self, &made);
    if (made.text.data == bare.data) cast_complete(self, &made);
    cast_note_issuer(self, i, &made);
    return;
  }
}

/* «أصدر المركز بيانا يحذر من …». */
static bool note_giver(cast *self, uint32_t document) {
  range giver = giver_of(self->story, document);
  if (giver.first >= giver.last) return false;
  who made = who_of(self->story, giver);
  cast_resolve(self, &made);
  cast_note_issuer(self, document, &made);
  return true;
}

/* «تحقيق لمجلس المياه», «دراسة أعدتها اللجنة»: theirs as well. */
static bool name_issuer(cast *self, who *one) {
  range whole = one->whole, issuer = issuer_told(self->story, whole);
  if (issuer.first >= issuer.last) return false;
  who made = who_of(self->story, issuer);
  cast_resolve(self, &made);
  *one = made;
  one->whole = whole;
  return true;
}

/* «بيان للوزارة», «بيان صادر عن الوزارة», «بيان الناطق»: those who issue it speak; «البيان» later on is theirs too. */
bool cast_resolve_issuer(cast *self, who *one) {
  const story *in = self->story;
  uint32_t first = one->whole.first;
  if (first >= one->whole.last) return false;
  if (!speaks_for(in, first)) return name_issuer(self, one);
  range issuer = issuer_in(in, one->whole);
  if (issuer.first < issuer.last) {
    who made = who_of(self->story, issuer);
    isnad_string bare = made.text;
    cast_resolve(self, &made);
    if (made.text.data == bare.data) cast_complete(self, &made);
    cast_note_issuer(self, first, &made);
  } else {
    bool known = has_trait(in, first, TRAIT_THE) || has_pronoun(in, first, UINT32_MAX);
    if (!known && !note_giver(self, first)) return false;
    if (known) look_for_issuer(self, first);
    if (!cast_has_issued(self, first)) return false;
  }
  range whole = one->whole;
  *one = self->issuer;
  one->whole = whole;
  return true;
}
