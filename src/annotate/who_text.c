/* who_text: how somebody is written as a name of its own: without what the sentence has attached, and in the
 * nominative.
 *
 *     «لدراسة حديثة» is «دراسة حديثة»      «عن مسؤولين محليين» are «مسؤولون محليون»      «#هالة_نصار» is «هالة نصار»
 */
#include "annotate/entities.h"
#include "annotate/resolve.h"

#include "annotate/grammar.h"
#include "text/letters.h"
#include "text/token.h"

#include <string.h>

/* ---- Tags ---- */

/* «#هالة_نصار» is written «هالة نصار», «[موقع] sample_desk» as it is. */
isnad_string untagged(story *self, isnad_string text) {
  if (!text.size || (!memchr(text.data, '_', text.size) && !memchr(text.data, '#', text.size))) return text;
  char *room = arena_get(&self->memory, text.size);
  size_t used = 0;
  if (!room) return text;
  for (size_t i = 0; i < text.size; i++) {
    bool arabic = (i > 0 && text.data[i - 1] & 0x80) || (i + 1 < text.size && text.data[i + 1] & 0x80);
    if (text.data[i] == '_' && arabic)
      room[used++] = ' ';
    else if (text.data[i] != '#' || i + 1 == text.size || text.data[i + 1] == ' ')
      room[used++] = text.data[i];
  }
  return (isnad_string){room, used};
}

/* ---- What is attached before it ---- */

/* How many letters of و ف ب ك ل every reading of the token has before it. */
static uint32_t attached_letters(const story *self, uint32_t i) {
  static const uint32_t clitics[] = {FEATURE_AND, FEATURE_SO, FEATURE_BY, FEATURE_LIKE, FEATURE_TO};
  const word_readings *word = self->words[i];
  const phrase_match *outlet = phrase_of_kind(self, i, LEXEME_OUTLET); /* the ف of «فيس بوك» is its own */
  if (!outlet) outlet = phrase_of_kind(self, i, LEXEME_CAPITAL);       /* and the ب of «بيونغ يانغ» */
  uint32_t common = outlet ? outlet->features : UINT32_MAX, letters = 0;
  for (uint32_t k = 0; k < word->count && !outlet; k++)
    if (word->items[k].lexeme->kind == LEXEME_NAME) /* «فينسن» has its ف, as «كومان» has its ك */
      common &= word->items[k].features & ~(uint32_t)(FEATURE_SO | FEATURE_LIKE);
    else if (word->items[k].lexeme->kind != LEXEME_VERB && word->items[k].lexeme->kind != LEXEME_GRAMMAR)
      common &= word->items[k].features;
  if (common == UINT32_MAX) {
    const phrase_match *phrase = self->phrase_at[i] ? &self->phrases.items[self->phrase_at[i] - 1] : NULL;
    common = phrase ? phrase->features : 0;
  }
  for (size_t k = 0; k < sizeof clitics / sizeof *clitics; k++) letters += (common & clitics[k]) != 0;
  return letters;
}

/* «للوثائق» is ل and الوثائق, written without the alef: the article is given back. */
static isnad_string with_article(story *self, range tokens) {
  isnad_string whole = text_of(self, tokens);
  const reading *head = reading_at(self, tokens.first, LEXEME_HEAD);
  bool own_lam = head && folded_of(self, tokens.first)[0] == F_LAM &&
                 !memcmp(lexeme_lemma(head->lexicon, head->lexeme), "\xD9\x84", 2);
  uint32_t skip = clitic_bytes(self, tokens.first, own_lam ? 1 : 2);
  char *room = arena_get(&self->memory, whole.size + 4);
  if (!room || !skip) return whole;
  memcpy(room, "\xD8\xA7\xD9\x84", 4); /* ال */
  memcpy(room + 4, whole.data + skip, whole.size - skip);
  return (isnad_string){room, whole.size - skip + 4};
}

/* «للندن» is ل and لندن, «للسودان» ل and السودان. */
static bool has_own_lam(const story *self, uint32_t i) {
  const word_readings *word = self->words[i];
  for (uint32_t k = 0; k < word->count; k++) {
    const reading *item = &word->items[k];
    bool place = item->lexeme->kind == LEXEME_COUNTRY || item->lexeme->kind == LEXEME_CAPITAL;
    if (place && item->features & FEATURE_TO && !(item->features & FEATURE_THE))
      return memcmp(lexeme_lemma(item->lexicon, item->lexeme), "\xD8\xA7\xD9\x84", 4) != 0;
  }
  return false;
}

isnad_string bare_text_of(story *self, range tokens) {
  isnad_string whole = text_of(self, tokens);
  if (tokens.first >= tokens.last || !is_word(self, tokens.first)) return whole;
  const uint8_t *letters = folded_of(self, tokens.first);
  bool article = token_at(self, tokens.first)->folded_size > 3 && letters[0] == F_LAM && letters[1] == F_LAM &&
                 !has_own_lam(self, tokens.first);
  if (article && has_trait(self, tokens.first, TRAIT_TO)) return with_article(self, tokens);
  uint32_t attached = attached_letters(self, tokens.first);
  uint32_t skip = attached ? clitic_bytes(self, tokens.first, attached) : 0;
  return (isnad_string){whole.data + skip, whole.size - skip};
}

/* ---- The nominative ---- */

#define YEH_BYTES "\xD9\x8A"
#define WAW_BYTES "\xD9\x88"
#define FATHATAN_BYTES "\xD9\x8B"
#define ALEF_BYTES "\xD8\xA7"

/* A plural in ـين: مسؤولين، يمنيين; not مليونين, not اثنين. */
static bool is_oblique_plural(const story *self, uint32_t i) {
  uint32_t size = token_at(self, i)->folded_size;
  const uint8_t *letters = folded_of(self, i);
  if (!is_word(self, i) || size < 5 || letters[size - 1] != F_NOON || letters[size - 2] != F_YEH) return false;
  const word_readings *word = self->words[i];
  for (uint32_t k = 0; k < word->count; k++) {
    const reading *item = &word->items[k];
    uint32_t number = FEATURE_NUMBER(item->features);
    if (FEATURE_ENCLITIC(item->features) ||
        (item->lexeme->kind == LEXEME_VERB && FEATURE_TENSE(item->features) < TENSE_ACTIVE))
      continue;
    if (number == NUMBER_PL && FEATURE_GENDER(item->features) == GENDER_M) return true;
  }
  return word->count == 0 && has_trait(self, i, TRAIT_THE);
}

/* «وزيرا [خارجية] البلدين», «ضابطا [الشرطة]»: what a noun of two governs; not «وزيرا [سابقا]». */
static bool is_governed(const story *self, uint32_t i) {
  if (has_trait(self, i, TRAIT_THE | TRAIT_NAME)) return true;
  bool noun = has_trait(self, i, TRAIT_HEAD | TRAIT_TITLE) ||
              (has_trait(self, i, TRAIT_COMMON) && !has_trait(self, i, TRAIT_ADJECTIVE | TRAIT_ACTING));
  return is_word(self, i) && noun && !has_trait(self, i, TRAIT_ADVERB | TRAIT_BY | TRAIT_TO | TRAIT_AND) &&
         folded_of(self, i)[token_at(self, i)->folded_size - 1] != F_ALEF;
}

/* A word with the alef of the accusative: مسؤولا، أطرافا. In «ضابطا الشرطة» it is that of two. */
static bool is_accusative(const story *self, uint32_t i) {
  const word_readings *word = self->words[i];
  bool found_ = false, governs = i + 1 < self->shown.n_tokens && is_governed(self, i + 1);
  for (uint32_t k = 0; k < word->count; k++) {
    uint32_t kind = word->items[k].lexeme->kind, features = word->items[k].features;
    if ((kind >= LEXEME_WORD && kind != LEXEME_COMMON) || kind == LEXEME_NAME) continue;
    if (FEATURE_NUMBER(features) == NUMBER_DUAL && !governs) continue;
    if (!(features & FEATURE_ACCUSATIVE)) return false;
    found_ = true;
  }
  return found_;
}

/* Where the words end that stand in one case with the first: before a preposition, a relative or a mark. */
static uint32_t agreeing_end(const story *self, range tokens) {
  uint32_t i = tokens.first;
  while (i < tokens.last && is_word(self, i) && !is_relative(self, i) &&
         (i == tokens.first || !is_preposition(self, i)) && !has_trait(self, i, TRAIT_SURE_VERB))
    i++;
  return i;
}

/* «مسؤولين يمنيين في الحكومة» becomes «مسؤولون يمنيون في الحكومة»: the same number of bytes. */
static isnad_string plural_nominative(story *self, range tokens) {
  isnad_string whole = text_of(self, tokens);
  char *room = arena_get(&self->memory, whole.size + 1);
  if (!room) return whole;
  memcpy(room, whole.data, whole.size);
  uint32_t end = agreeing_end(self, tokens), base = token_at(self, tokens.first)->span.begin;
  for (uint32_t i = tokens.first; i < end; i++) {
    if (!is_oblique_plural(self, i)) continue;
    uint32_t first = token_at(self, i)->span.begin - base, last = token_at(self, i)->span.end - base;
    for (uint32_t at = last; at-- > first + 1;)
      if (!memcmp(room + at - 1, YEH_BYTES, 2)) {
        memcpy(room + at - 1, WAW_BYTES, 2);
        break;
      }
  }
  return (isnad_string){room, whole.size};
}

/* «مستخدمي الهاتف», «منتقدي الوزير»: nothing but a plural before its complement. */
static bool is_oblique_construct(const story *self, uint32_t i) {
  uint32_t size = token_at(self, i)->folded_size;
  if (!is_word(self, i) || size < 5 || folded_of(self, i)[size - 1] != F_YEH || has_trait(self, i, TRAIT_THE))
    return false;
  const word_readings *word = self->words[i];
  bool construct = false;
  for (uint32_t k = 0; k < word->count; k++) {
    uint32_t features = word->items[k].features;
    bool many = features & FEATURE_CONSTRUCT && FEATURE_NUMBER(features) == NUMBER_PL;
    bool mine = FEATURE_ENCLITIC(features) != ENCLITIC_NONE && FEATURE_ENCLITIC(features) < ENCLITIC_HE;
    if (!many && !mine && FEATURE_NUMBER(features) != NUMBER_DUAL && word->items[k].lexeme->kind != LEXEME_VERB)
      return false;
    construct |= many;
  }
  return construct;
}

static isnad_string construct_nominative(story *self, range tokens) {
  isnad_string whole = text_of(self, tokens);
  char *room = arena_get(&self->memory, whole.size + 1);
  uint32_t size = token_at(self, tokens.first)->span.end - token_at(self, tokens.first)->span.begin;
  if (!room || size < 4 || memcmp(whole.data + size - 2, YEH_BYTES, 2) != 0) return whole;
  memcpy(room, whole.data, whole.size);
  memcpy(room + size - 2, WAW_BYTES, 2);
  return (isnad_string){room, whole.size};
}

/* «ضابطا سابقا» becomes «ضابط سابق». */
static isnad_string singular_nominative(story *self, range tokens) {
  isnad_string whole = text_of(self, tokens);
  char *room = arena_get(&self->memory, whole.size + 1);
  if (!room) return whole;
  uint32_t end = agreeing_end(self, tokens), at = token_at(self, tokens.first)->span.begin;
  size_t used = 0;
  for (uint32_t i = tokens.first; i < end; i++) {
    if (!is_accusative(self, i)) break;
    uint32_t stop = token_at(self, i)->span.end;
    const char *text = self->shown.text.data;
    while (stop > at && memcmp(text + stop - 2, ALEF_BYTES, 2) != 0) stop--;
    if (stop < at + 4) break;
    uint32_t size = stop - 2 - at;
    if (!memcmp(text + at + size - 2, FATHATAN_BYTES, 2)) size -= 2; /* «بيانًا» as well as «بياناً» */
    memcpy(room + used, text + at, size);
    used += size;
    at = token_at(self, i)->span.end;
  }
  size_t rest = token_at(self, tokens.last - 1)->span.end - at;
  memcpy(room + used, self->shown.text.data + at, rest);
  return (isnad_string){room, used + rest};
}

static isnad_string nominative_of(story *self, range tokens) {
  isnad_string whole = text_of(self, tokens), bare = bare_text_of(self, tokens);
  if (tokens.first >= tokens.last || !is_word(self, tokens.first)) return bare;
  size_t skip = whole.size - bare.size;
  bool cut = bare.size <= whole.size && bare.data == whole.data + skip;
  if (!cut) return bare;
  isnad_string made = bare;
  if (is_oblique_plural(self, tokens.first))
    made = plural_nominative(self, tokens);
  else if (tokens.last > tokens.first + 1 && is_oblique_construct(self, tokens.first))
    made = construct_nominative(self, tokens);
  else if (is_accusative(self, tokens.first))
    made = singular_nominative(self, tokens);
  else
    return bare;
  return (isnad_string){made.data + skip, made.size - skip};
}

isnad_string plain_text_of(story *self, range tokens) { return untagged(self, nominative_of(self, tokens)); }

/* The name without what is attached before it, as the layer of names has it: «وهالة نصار» in a list is «هالة نصار». */
static isnad_string bare_name_of(story *self, range tokens) {
  const mention *of = tokens.first < tokens.last ? mention_at(self, tokens.first) : NULL;
  isnad_string whole = text_of(self, tokens);
  if (!of || of->tokens.first != tokens.first || of->type != ISNAD_ENTITY_PERSON) return whole;
  isnad_string name = mention_name(self, of);
  if (name.data < whole.data || name.data >= whole.data + whole.size) return whole;
  return (isnad_string){name.data, whole.size - (size_t)(name.data - whole.data)};
}

isnad_string name_text_of(story *self, range tokens) { return untagged(self, bare_name_of(self, tokens)); }
