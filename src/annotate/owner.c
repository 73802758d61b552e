/* owner: whose something is, where the source says it with a pronoun alone.
 *
 *     «وأضاف محاميه» is «محامي سامر النجار»      «وأكد أن بلاده» is the country of him who says it
 */
#include "annotate/resolve.h"

#include "annotate/grammar.h"
#include "base/hash.h"
#include "text/letters.h"
#include "text/token.h"

#include <string.h>

/* The reading as a title or a noun with the pronoun of a third person, or NULL. */
static const reading *owned_at(const story *self, uint32_t i) {
  const word_readings *word = self->words[i];
  if (has_trait(self, i, TRAIT_NAME)) return NULL; /* «بيكيه» */
  for (uint32_t k = 0; k < word->count; k++) {
    const reading *item = &word->items[k];
    bool noun = item->lexeme->kind == LEXEME_TITLE || item->lexeme->kind == LEXEME_HEAD;
    if (noun && FEATURE_ENCLITIC(item->features) >= ENCLITIC_HE && item->features & FEATURE_EXACT) return item;
  }
  return NULL;
}

bool is_owned(const story *self, uint32_t i) { return owned_at(self, i) != NULL; }

enum { LAW = 1 << FIELD_LAW };

static bool may_own(const who *one, uint32_t pronoun) {
  if (!one->text.size) return false;
  if (pronoun == ENCLITIC_HE) return one->gender != GENDER_F && one->number != NUMBER_PL;
  if (pronoun == ENCLITIC_SHE) return one->gender != GENDER_M || one->kind != ISNAD_KIND_PERSON;
  return one->number == NUMBER_PL || one->number == NUMBER_DUAL;
}

/* Who speaks around, else who spoke last: of «محاميه», «زوجته» a person before others. */
static const who *owner_of(const resolver *self, size_t index, uint32_t pronoun, bool of_person) {
  int64_t around = self->results[index].parent;
  if (around >= 0 && self->results[around].known && may_own(&self->results[around].speaker, pronoun))
    return &self->results[around].speaker;
  const who *other = NULL;
  for (size_t k = index; k-- > 0 && k + 6 > index;) {
    const who *one = &self->results[k].speaker;
    if (!self->results[k].known || !may_own(one, pronoun)) continue;
    if (!of_person || one->kind == ISNAD_KIND_PERSON) return one;
    if (!other) other = one;
  }
  return other;
}

/* The country, where the story names it. */
static bool name_country(const story *self, uint32_t nation, who *one) {
  for (size_t e = 0; nation && e < self->shown.n_entities; e++) {
    isnad_string ref = self->shown.entities[e].ref;
    if (ref.size < 10 || memcmp(ref.data, "country:", 8) != 0) continue;
    if (hash_bytes((const uint8_t *)ref.data + 8, ref.size - 8) != nation) continue;
    one->text = self->shown.entities[e].name;
    one->ref = ref;
    return true;
  }
  return false;
}

/* Bytes of the pronoun's letters at the end of the token. */
static uint32_t pronoun_bytes(uint32_t pronoun) {
  return pronoun == ENCLITIC_HE ? 2 : pronoun == ENCLITIC_DUAL ? 6 : 4;
}

/* A regular plural before the pronoun, and nothing else: «منتقديه», not «محاميه». */
static bool is_of_many(const story *self, uint32_t i) {
  const word_readings *word = self->words[i];
  bool many = false;
  for (uint32_t k = 0; k < word->count; k++) {
    uint32_t kind = word->items[k].lexeme->kind, number = FEATURE_NUMBER(word->items[k].features);
    if (kind != LEXEME_TITLE && kind != LEXEME_HEAD && kind != LEXEME_COMMON) continue;
    if (number == NUMBER_SG) return false;
    many |= number == NUMBER_PL;
  }
  return many;
}

/* «محاميه» and «سامر النجار» make «محامي سامر النجار»: the owner stands where the pronoun was. */
static void spell_out(story *self, who *one, uint32_t owned, uint32_t pronoun, isnad_string owner) {
  isnad_string whole = one->text;
  uint32_t end = token_at(self, owned)->span.end, first = token_at(self, one->whole.first)->span.begin;
  uint32_t behind = token_at(self, one->whole.last - 1)->span.end - end, cut = pronoun_bytes(pronoun);
  if (whole.size < behind + cut || end < first) return;
  size_t before = whole.size - behind - cut;
  char *room = arena_get(&self->memory, whole.size + owner.size + 2);
  if (!room) return;
  memcpy(room, whole.data, before);
  bool feminine = before > 1 && !memcmp(room + before - 2, "\xD8\xAA", 2) && folded_of(self, owned)[0] != F_TEH;
  if (feminine) memcpy(room + before - 2, "\xD8\xA9", 2); /* «حكومتها» is «حكومة» */
  bool hamza = before > 3 && !memcmp(room + before - 4, "\xD8\xA7", 2) &&
               (!memcmp(room + before - 2, "\xD8\xA4", 2) || !memcmp(room + before - 2, "\xD8\xA6", 2));
  if (hamza) memcpy(room + before - 2, "\xD8\xA1", 2); /* «زملاؤها» are «زملاء» */
  bool many = before > 3 && !memcmp(room + before - 2, "\xD9\x8A", 2) && is_of_many(self, owned);
  if (many) memcpy(room + before - 2, "\xD9\x88", 2); /* «منتقديه» are «منتقدو» */
  room[before] = ' ';
  memcpy(room + before + 1, owner.data, owner.size);
  memcpy(room + before + 1 + owner.size, whole.data + whole.size - behind, behind);
  one->text = (isnad_string){room, before + 1 + owner.size + behind};
}

/* The noun with the pronoun in the words of somebody who has no name: «[محاميه]», «وزير [خارجيتها]»; NULL where there
 * is none, or the story has told who that is. */
static const reading *owned_in(story *in, const who *one, uint32_t *owned) {
  if (one->name.first < one->name.last || one->whole.first >= one->whole.last) return NULL;
  *owned = one->whole.first;
  const reading *item = owned_at(in, *owned);
  if (!item && one->whole.last > *owned + 1 && one->head && one->head->kind == LEXEME_TITLE)
    item = owned_at(in, ++*owned);
  if (!item) return NULL;
  isnad_string plain = who_of(in, one->whole).text;
  return plain.size == one->text.size && !memcmp(plain.data, one->text.data, plain.size) ? item : NULL;
}

void owner_spell(story *in, who *one, const who *owner) {
  uint32_t owned;
  const reading *item = owned_in(in, one, &owned);
  if (item && may_own(owner, FEATURE_ENCLITIC(item->features)))
    spell_out(in, one, owned, FEATURE_ENCLITIC(item->features), owner->text);
}

void owner_resolve(resolver *self, size_t index) {
  story *in = self->people.story;
  who *one = &self->results[index].speaker;
  uint32_t owned;
  const reading *item = owned_in(in, one, &owned);
  if (!item) return;
  bool of_person =
      item->lexeme->kind == LEXEME_TITLE && (item->lexeme->sub == TITLE_FAMILY || item->lexeme->bits == LAW);
  const who *owner = owner_of(self, index, FEATURE_ENCLITIC(item->features), of_person);
  if (!owner) return;
  if (owned == one->whole.first && is_country_noun(in, owned)) {
    name_country(in, cast_nation(&self->people, owner), one);
    return;
  }
  spell_out(in, one, owned, FEATURE_ENCLITIC(item->features), owner->text);
}

/* The country whose people the adjective at i is, by the lexicon: the rows of one line of the table stand side by side.
 */
static bool country_of_people(const story *in, uint32_t i, who *one) {
  const reading *people = reading_at(in, i, LEXEME_NATIONALITY);
  const lexeme *row = people->lexeme, *first = people->lexicon->lexemes;
  while (row > first && row[-1].line == people->lexeme->line && row->kind != LEXEME_COUNTRY) row--;
  while (row > first && row[-1].line == people->lexeme->line && row[-1].kind == LEXEME_COUNTRY) row--;
  if (row->kind != LEXEME_COUNTRY) return false;
  one->text = isnad_string_of(lexeme_lemma(people->lexicon, row));
  return one->text.size;
}

/* «الاتهامات [الروسية]», «تأكيدات [روسية] بأن»: the country that its adjective behind a noun of saying stands for. */
bool owner_is_nation(story *in, uint32_t noun, who *one) {
  uint32_t i = noun + 1;
  if (i + 1 < in->shown.n_tokens && has_trait(in, i, TRAIT_ADJECTIVE) && has_trait(in, i + 1, TRAIT_NATION) &&
      has_trait(in, i, TRAIT_THE) == has_trait(in, noun, TRAIT_THE))
    i++; /* «الطلبات المتكررة التركية» */
  if (i >= in->shown.n_tokens || !is_word(in, i) || !reading_at(in, i, LEXEME_NATIONALITY)) return false;
  if (has_trait(in, i, TRAIT_THE) != has_trait(in, noun, TRAIT_THE) || has_trait(in, i, TRAIT_AND | TRAIT_TO))
    return false;
  *one = (who){.whole = {i, i + 1}, .kind = ISNAD_KIND_STATE, .definite = true};
  return name_country(in, nation_in(in, one->whole, one->name), one) || country_of_people(in, i, one);
}
