/* cast: the fullest name that the story has for somebody.
 *
 * «النجار» becomes «سامر النجار», «الوزير» the minister whose name the story gives, «الشبكة الأميركية» the network
 * named before.
 */
#include "annotate/resolve.h"

#include "annotate/entities.h"
#include "annotate/grammar.h"
#include "annotate/noun_phrase.h"
#include "text/letters.h"
#include "text/token.h"

#include <string.h>

/* Bounds that keep a story of any length linear: who is named first is named most. */
enum { NAMES_MAX = 400, KNOWN_MAX = 300, NAME_WORDS_MAX = 6, TOKENS_MAX = 1500, LATTER_REACH = 60 };

/* Persons that the layer of names has found, by more than one word. */
static void collect_persons(cast *self) {
  const names_layer *layer = self->story->names;
  for (size_t k = 0; k < layer->mentions.count && self->names.count < NAMES_MAX; k++) {
    const mention *of = &layer->mentions.items[k];
    if (of->type != ISNAD_ENTITY_PERSON || of->reason == MENTION_ROLE || of->tokens.last - of->tokens.first < 2)
      continue;
    range *made = vector_push(&self->names, &self->story->memory);
    if (made) *made = of->tokens;
  }
}

static void collect_names(cast *self) {
  const story *in = self->story;
  if (in->names) collect_persons(self);
  uint32_t count = (uint32_t)in->shown.n_tokens;
  for (uint32_t i = 0; i < count && self->names.count < NAMES_MAX;) {
    if (!is_known_name(in, i) || !is_name_part(in, i)) {
      i++;
      continue;
    }
    uint32_t end = i + 1;
    while (end < count && end - i < NAME_WORDS_MAX && !(token_at(in, end)->shape & SHAPE_BREAK) &&
           !begins_next_name(in, end) && (is_name_part(in, end) || joins_words(in, end)))
      end += joins_words(in, end) ? 2 : 1;
    if (end - i >= 2) {
      range *made = vector_push(&self->names, &self->story->memory);
      if (made) *made = (range){i, end};
    }
    i = end;
  }
}

static void remember_token(story *in, token_list *list, uint32_t token) {
  uint32_t *made = list->count < TOKENS_MAX ? vector_push(list, &in->memory) : NULL;
  if (made) *made = token;
}

/* «الحكومة الأردنية»: the noun with ال says which one. */
static bool is_described(const story *self, uint32_t i) {
  return i + 1 < self->shown.n_tokens && has_trait(self, i + 1, TRAIT_NATION);
}

static void collect_tokens(cast *self) {
  story *in = self->story;
  for (uint32_t i = 0; i < in->shown.n_tokens; i++) {
    if (has_trait(in, i, TRAIT_TITLE)) remember_token(in, &self->titles, i);
    if (has_trait(in, i, TRAIT_HEAD) && (!has_trait(in, i, TRAIT_THE) || is_described(in, i)))
      remember_token(in, &self->heads, i);
    if (i > 0 && is_name_part(in, i - 1) && is_word(in, i) &&
        (is_name_part(in, i) || !has_trait(in, i, TRAIT_SURE_VERB | TRAIT_TITLE | TRAIT_NATION)))
      remember_token(in, &self->parts, i);
  }
}

void cast_init(cast *self, story *of) {
  *self = (cast){.story = of};
  collect_names(self);
  collect_tokens(self);
}

void cast_remember(cast *self, const who *one) {
  if (self->known.count >= KNOWN_MAX) return;
  who *made = vector_push(&self->known, &self->story->memory);
  if (made) *made = *one;
}

/* The letters of a word without the conjunction or preposition before it, and without ال. */
static size_t core_of(const story *self, uint32_t i, const uint8_t **letters) {
  const uint8_t *at = folded_of(self, i);
  size_t size = token_at(self, i)->folded_size;
  if (has_trait(self, i, TRAIT_AND | TRAIT_SO) && size > 3 && (at[0] == F_WAW || at[0] == F_FEH)) at++, size--;
  if (has_trait(self, i, TRAIT_TO | TRAIT_BY) && size > 3 && (at[0] == F_LAM || at[0] == F_BEH) &&
      !has_trait(self, i, TRAIT_NAME))
    at++, size--;
  if (size > 4 && at[0] == F_ALEF && at[1] == F_LAM) at += 2, size -= 2;
  *letters = at;
  return size;
}

static bool same_word(const story *self, uint32_t a, uint32_t b) {
  const uint8_t *x, *y;
  size_t m = core_of(self, a, &x), n = core_of(self, b, &y);
  return m == n && memcmp(x, y, m) == 0;
}

static bool holds_word(const story *self, range in, uint32_t word) {
  for (uint32_t i = in.first; i < in.last; i++)
    if (is_word(self, i) && same_word(self, i, word)) return true;
  return false;
}

static bool holds_all(const story *self, range in, range of) {
  for (uint32_t i = of.first; i < of.last; i++)
    if (is_word(self, i) && !holds_word(self, in, i)) return false;
  return true;
}

/* The longest name of the story that holds all words of this one; the first of equals. */
static range fullest_name(const cast *self, range name) {
  range best = name;
  const mention *of = name.first < name.last ? mention_at(self->story, name.first) : NULL;
  if (of && of->type == ISNAD_ENTITY_PERSON) {
    const names_layer *layer = self->story->names;
    range known = layer->mentions.items[layer->drafts.items[of->entity].fullest].tokens;
    if (known.last - known.first > best.last - best.first) best = known;
  }
  for (size_t k = 0; k < self->names.count; k++) {
    range other = self->names.items[k];
    if (other.last - other.first > best.last - best.first && holds_all(self->story, other, name)) best = other;
  }
  return best;
}

/* ---- By title ---- */

/* The name that follows a title in the text: «وزير المياه، د. سامر النجار». */
static range name_behind_title(const story *self, uint32_t title) {
  uint32_t limit = sentence_limit(self, title);
  uint32_t end = noun_phrase_end(self, title, limit, 0);
  range name = name_in(self, (range){title, end});
  for (uint32_t i = title + 1; i < name.first && i < name.last; i++) { /* «الوزير المكلف من الرئيس فلان» */
    const reading *other = reading_at(self, i, LEXEME_TITLE);
    if (other && (other->lexeme->sub == TITLE_OFFICE || other->lexeme->sub == TITLE_SPOKESMAN) &&
        is_preposition(self, i - 1))
      return (range){0, 0};
  }
  return name;
}

/* How well a phrase with a name fits a bare title: how many of its words it shares. */
static uint32_t shared_words(const story *self, range bare, range full) {
  uint32_t shared = 0;
  for (uint32_t i = bare.first; i < bare.last; i++)
    if (is_word(self, i) && holds_word(self, full, i)) shared++;
  return shared;
}

static bool resolve_title(cast *self, who *one) {
  const story *in = self->story;
  uint32_t best_score = 0;
  who best = {0};
  for (size_t k = 0; k < self->known.count; k++) { /* those who have spoken, the latest first among equals */
    const who *other = &self->known.items[k];
    if (other->name.first >= other->name.last || other->whole.first >= other->whole.last) continue;
    if (one->gender && other->gender && one->gender != other->gender) continue;
    range words = other->whole;
    if (!holds_word(in, words, one->whole.first)) continue;
    uint32_t score = shared_words(in, one->whole, words) * 2 + 1;
    if (score >= best_score) best_score = score, best = *other;
  }
  if (best_score) {
    one->name = best.name;
    one->text = best.text;
    return true;
  }
  for (size_t k = 0; k < self->titles.count; k++) {
    uint32_t i = self->titles.items[k];
    if ((i >= one->whole.first && i < one->whole.last) || !same_word(in, i, one->whole.first)) continue;
    range name = name_behind_title(in, i);
    if (name.first >= name.last || name.first > i + 9) continue;
    range words = {i, name.last};
    uint32_t score = shared_words(in, one->whole, words);
    if (score > best_score) best_score = score, one->name = name;
  }
  if (!best_score || best_score * 2 < one->whole.last - one->whole.first) {
    one->name = (range){0, 0};
    return false;
  }
  one->name = fullest_name(self, one->name);
  one->text = name_text_of(self->story, one->name);
  return true;
}

/* «المدرب الإسباني», «المراسلة، التي …», «الوزير»: a word for a person with ال, and nothing but adjectives behind it.
 */
static bool is_description(const story *self, const who *one) {
  if (one->head->kind != LEXEME_TITLE || one->number == NUMBER_PL || one->number == NUMBER_DUAL) return false;
  uint32_t words = 0;
  for (uint32_t i = one->whole.first; i < one->whole.last && !is_comma(self, i); i++, words++)
    if (!has_trait(self, i, TRAIT_THE)) return false;
  return words > 0 && words <= (one->head->sub < TITLE_TRADE ? 1u : 3u);
}

static bool agree(uint8_t a, uint8_t b) { return !a || !b || a == b; }

/* The last full name before a token, of the same gender. */
static range name_before(const cast *self, const who *one) {
  range best = {0, 0};
  for (size_t k = 0; k < self->names.count && self->names.items[k].last <= one->whole.first; k++) {
    const reading *given = reading_at(self->story, self->names.items[k].first, LEXEME_NAME);
    bool alone = !has_trait(self->story, self->names.items[k].first, TRAIT_AND); /* «سامر وهالة» are two */
    if (given && alone && agree((uint8_t)FEATURE_GENDER(given->features), one->gender)) best = self->names.items[k];
  }
  return best;
}

static bool name_it(const cast *self, who *one, range name, isnad_string text) {
  if (name.first >= name.last) return false;
  one->name = name;
  one->text = text.size ? text : name_text_of(self->story, name);
  one->kind = ISNAD_KIND_PERSON;
  one->anonymous = false;
  return true;
}

/* A description is the person who spoke last, else the one named last. */
static bool resolve_description(const cast *self, who *one) {
  if (!is_description(self->story, one)) return false;
  for (size_t k = self->known.count; k-- > 0;) {
    const who *other = &self->known.items[k];
    bool unnamed = other->name.first >= other->name.last;
    if (unnamed && other->head == one->head && other->number != NUMBER_PL &&
        other->whole.last - other->whole.first > 1) {
      one->text = other->text; /* «المسؤول» for «مسؤول في الوزارة» */
      return true;
    }
    if (!unnamed && agree(one->gender, other->gender)) return name_it(self, one, other->name, other->text);
  }
  return one->head->sub >= TITLE_TRADE && name_it(self, one, name_before(self, one), (isnad_string){0});
}

/* ---- By head noun ---- */

/* Behind a noun with ال only its adjectives count: «الجيش المصري», not «الجيش المصري في سيناء». */
static uint32_t full_head_end(const story *self, uint32_t i) {
  uint32_t limit = sentence_limit(self, i);
  if (limit > i + 8) limit = i + 8;
  if (!has_trait(self, i, TRAIT_THE)) return noun_phrase_end(self, i, limit, PHRASE_NO_COMMA);
  uint32_t end = i + 1;
  while (end < limit && has_trait(self, end, TRAIT_THE) && !is_event(self, end)) end++;
  return end;
}

/* «الشبكة الأميركية» for «شبكة سي. إن. إن الأميركية»; «الصندوق» for «صندوق النقد الدولي». */
static void resolve_head(cast *self, who *one) {
  const story *in = self->story;
  range best = {0, 0};
  for (size_t k = 0; k < self->heads.count; k++) {
    uint32_t i = self->heads.items[k];
    if (i >= one->whole.first) {
      if (best.first < best.last || i > one->whole.last + 400) break;
      if (i < one->whole.last) continue;
    }
    if (!same_word(in, i, one->whole.first)) continue;
    range full = {i, full_head_end(in, i)};
    if (full.last - full.first < 2 || full.last - full.first <= one->whole.last - one->whole.first - 1) continue;
    if (!holds_all(in, full, one->whole)) continue;
    best = full;
  }
  if (best.first >= best.last) return;
  one->text = plain_text_of(self->story, best);
  who full = who_of(self->story, best);
  if (full.ref.size) one->ref = full.ref;
}

static void resolve_known(const cast *self, who *one) {
  for (size_t k = 0; k < self->known.count; k++) {
    const who *other = &self->known.items[k];
    if (other->kind == one->kind && other->whole.last - other->whole.first > one->whole.last - one->whole.first &&
        other->head == one->head && holds_all(self->story, other->whole, one->whole)) {
      one->text = other->text;
      return;
    }
  }
}

/* A family name alone («نصار») with the words before it elsewhere: «هالة نصار». */
static range name_around(const cast *people, uint32_t word) {
  const story *self = people->story;
  range best = {0, 0};
  for (size_t k = 0; k < people->parts.count; k++) {
    uint32_t i = people->parts.items[k];
    if (i == word || !same_word(self, i, word)) continue;
    uint32_t first = i;
    while (first > 0 && i - first < 3 && !(token_at(self, first)->shape & SHAPE_BREAK) &&
           is_name_part(self, first - 1) && !has_trait(self, first - 1, TRAIT_THE | TRAIT_AND | TRAIT_TO | TRAIT_BY))
      first--;
    if (first < i && i + 1 - first > best.last - best.first) best = (range){first, i + 1};
  }
  return best;
}

/* Words that no table knows may be somebody's name. */
static void resolve_unknown(cast *self, who *one) {
  const story *in = self->story;
  if (one->whole.last - one->whole.first > 2 || !is_word(in, one->whole.first)) return;
  range full = fullest_name(self, one->whole);
  if (full.first == one->whole.first) full = name_around(self, one->whole.last - 1);
  if (full.first >= full.last || !holds_all(in, full, one->whole)) return;
  one->name = full;
  one->kind = ISNAD_KIND_PERSON;
  one->text = name_text_of(self->story, full);
}

static bool is_issued(const story *self, uint32_t i) { return has_role(self, i, ROLE(ISSUED)); }

range issuer_in(const story *self, range document) {
  uint32_t i = document.first + 1, last = document.last;
  while (i < last &&
         (has_trait(self, i, TRAIT_ACTING) || is_preposition(self, i) || has_role(self, i, ROLE(ISSUED_HOW))))
    i++;
  uint32_t somebody = TRAIT_TO | TRAIT_THE | TRAIT_HEAD | TRAIT_TITLE | TRAIT_PLACE | TRAIT_NAME;
  bool named = i < last && is_word(self, i) && (has_trait(self, i, somebody) || is_preposition(self, i - 1));
  return named && !is_relative(self, i) ? (range){i, last} : (range){0, 0};
}

/* «بيان للوزارة», «بيان صادر عن الوزارة», «بيان الناطق»: those who issue it speak; «البيان» later on is theirs too. */
static bool resolve_issuer(cast *self, who *one) {
  const story *in = self->story;
  uint32_t first = one->whole.first, last = one->whole.last;
  if (first >= last || !is_word(in, first) || !is_issued(in, first)) return false;
  range issuer = issuer_in(in, one->whole);
  bool named = issuer.first < issuer.last;
  if (named) {
    self->issuer = who_of(self->story, issuer);
    cast_resolve(self, &self->issuer);
  }
  if (!self->issuer.text.size || (!named && !has_trait(in, first, TRAIT_THE))) return false;
  range whole = one->whole;
  *one = self->issuer;
  one->whole = whole;
  return true;
}

/* «أقال المدير نائبه سامر نور، بعد أن قال الأخير إن»: the name that stands last before it. */
static bool resolve_latter(cast *self, who *one) {
  const story *in = self->story;
  if (one->whole.first >= one->whole.last || !has_role(in, one->whole.first, ROLE(LATTER))) return false;
  for (uint32_t i = one->whole.first, steps = 0; i-- > 0 && steps < LATTER_REACH; steps++) {
    if (!is_known_name(in, i) || has_trait(in, i, TRAIT_PLACE)) continue;
    uint32_t first = i;
    while (first > 0 && i - first < NAME_WORDS_MAX && is_name_part(in, first - 1) &&
           !(token_at(in, first)->shape & SHAPE_BREAK))
      first--;
    one->name = fullest_name(self, (range){first, i + 1});
    one->text = name_text_of(self->story, one->name);
    one->kind = ISNAD_KIND_PERSON;
    return true;
  }
  return false;
}

void cast_resolve(cast *self, who *one) {
  const story *in = self->story;
  if (resolve_latter(self, one) || cast_resolve_pair(self, one)) return;
  if (resolve_issuer(self, one)) return;
  if (one->name.first >= one->name.last && one->whole.first < one->whole.last && !one->head) {
    resolve_unknown(self, one);
    return;
  }
  if (one->name.first < one->name.last) {
    range full = fullest_name(self, one->name);
    if (full.first == one->name.first && one->name.last - one->name.first == 1) {
      range around = name_around(self, one->name.first);
      if (around.first < around.last) full = around;
    }
    one->name = full;
    one->text = name_text_of(self->story, one->name);
    return;
  }
  bool spokesman = one->head && one->head->kind == LEXEME_TITLE && one->head->sub == TITLE_SPOKESMAN;
  if (one->whole.first >= one->whole.last || !one->head) return;
  if (one->anonymous && !spokesman) {
    if (resolve_description(self, one)) return;
    if (has_trait(in, one->whole.first, TRAIT_THE)) resolve_known(self, one); /* «المصادر» for «مصادر عسكرية» */
    return;
  }
  bool person = one->head->kind == LEXEME_TITLE && one->number != NUMBER_PL && one->number != NUMBER_DUAL;
  if (person && (resolve_title(self, one) || resolve_description(self, one))) {
    one->kind = ISNAD_KIND_PERSON;
    one->anonymous = false;
    return;
  }
  isnad_string before = one->text;
  resolve_known(self, one);
  if (one->head->kind == LEXEME_HEAD && one->definite && one->text.data == before.data) resolve_head(self, one);
}
