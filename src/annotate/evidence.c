/* evidence: hashing of templates and values, and the rough classes of tokens. */
#include "annotate/evidence.h"

#include "annotate/grammar.h"
#include "annotate/spelling.h"
#include "base/hash.h"
#include "text/letters.h"
#include "text/token.h"

#include <string.h>

int32_t evidence_weigh(const evidence *self) {
  int32_t sum = 0;
  for (uint32_t i = 0; i < self->count; i++) sum += evidence_weights[self->slots[i]];
  return sum;
}

static int32_t size_of(int32_t weight) { return weight < 0 ? -weight : weight; }

static void keep_weighed(verdict *self, struct weighed of) {
  uint32_t at = self->count < WEIGHED_MAX ? self->count++ : WEIGHED_MAX;
  if (at == WEIGHED_MAX && size_of(self->most[--at].weight) >= size_of(of.weight)) return;
  for (; at > 0 && size_of(self->most[at - 1].weight) < size_of(of.weight); at--) self->most[at] = self->most[at - 1];
  self->most[at] = of;
}

static void weigh_one(verdict *self, uint8_t template, int32_t weight) {
  self->sum += weight;
  if (weight) keep_weighed(self, (struct weighed){template, weight});
}

void verdict_add(verdict *self, const evidence *seen) {
  for (uint32_t i = 0; i < seen->count; i++) weigh_one(self, seen->templates[i], evidence_weights[seen->slots[i]]);
}

void verdict_compare(verdict *self, const evidence *chosen, const evidence *rival) {
  for (uint32_t i = 0; i < chosen->count && i < rival->count; i++)
    weigh_one(self, chosen->templates[i], evidence_weights[chosen->slots[i]] - evidence_weights[rival->slots[i]]);
}

uint32_t text_hash(const char *text) { return text ? hash_bytes((const uint8_t *)text, strlen(text)) : 0; }

/* In the order of precedence: the first that holds is the class. */
enum token_class {
  CLASS_OUTSIDE,
  CLASS_NUMBER,
  CLASS_OPENS_QUOTE,
  CLASS_CLOSES_QUOTE,
  CLASS_COMPLEMENTIZER,
  CLASS_RELATIVE,
  CLASS_PREPOSITION,
  CLASS_NEGATION,
  CLASS_KANA,
  CLASS_PARTICLE,
  CLASS_PRONOUN,
  CLASS_DEMONSTRATIVE,
  CLASS_TIME,
  CLASS_SURE_SAYING,
  CLASS_SURE_VERB,
  CLASS_PARTICIPLE,
  CLASS_CUE,
  CLASS_CONJUNCTION,
  CLASS_DISCOURSE,
  CLASS_OUTLET,
  CLASS_PLACE,
  CLASS_NAME,
  CLASS_TITLE,
  CLASS_HEAD,
  CLASS_NATION,
  CLASS_EVENT,
  CLASS_NOUN_OF_SAYING,
  CLASS_ADVERB,
  CLASS_SAYING,
  CLASS_VERB,
  CLASS_ACTING,
  CLASS_QUANTIFIER,
  CLASS_ADJECTIVE,
  CLASS_COMMON,
  CLASS_VERBLIKE, /* unknown, and shaped like a verb: يـ، تـ */
  CLASS_FEMININE, /* unknown, in ة or ات */
  CLASS_PLURAL,   /* unknown, in ون or ين */
  CLASS_UNKNOWN,
  CLASS_OTHER,
  CLASS_MARK
};

/* Of a word that no table knows its letters tell something. */
static uint32_t class_by_shape(const story *self, uint32_t i) {
  const uint8_t *letters = folded_of(self, i);
  uint32_t size = token_at(self, i)->folded_size;
  if (size < 4) return CLASS_UNKNOWN;
  uint8_t last = letters[size - 1], first = letters[letters[0] == F_WAW];
  if (token_at(self, i)->shape & SHAPE_TA_MARBUTA || (last == F_TEH && letters[size - 2] == F_ALEF))
    return CLASS_FEMININE;
  if (last == F_NOON && (letters[size - 2] == F_WAW || letters[size - 2] == F_YEH)) return CLASS_PLURAL;
  return first == F_YEH || first == F_TEH ? CLASS_VERBLIKE : CLASS_UNKNOWN;
}

/* What the place of a token makes of it, prepositions and times, comes behind these classes and before all others. */
enum {
  SURE_CLASSES = WORD_COMPLEMENTIZER | WORD_RELATIVE | WORD_NEGATION | WORD_KANA | WORD_PARTICLE | WORD_PRONOUN |
                 WORD_DEMONSTRATIVE,
  CLASSES = 64 /* more than there are; what is attached stands above */
};

static uint32_t class_of_spelling(const story *self, uint32_t i) {
  static const struct {
    uint32_t bits;
    uint32_t class;
  } by_class[] = {{WORD_COMPLEMENTIZER, CLASS_COMPLEMENTIZER},
                  {WORD_RELATIVE, CLASS_RELATIVE},
                  {WORD_NEGATION, CLASS_NEGATION},
                  {WORD_KANA, CLASS_KANA},
                  {WORD_PARTICLE, CLASS_PARTICLE},
                  {WORD_PRONOUN, CLASS_PRONOUN},
                  {WORD_DEMONSTRATIVE, CLASS_DEMONSTRATIVE}},
    by_trait[] = {{TRAIT_SURE_VERB, CLASS_SURE_VERB},
                  {TRAIT_PARTICIPLE, CLASS_PARTICIPLE},
                  {TRAIT_CUE, CLASS_CUE},
                  {TRAIT_OUTLET, CLASS_OUTLET},
                  {TRAIT_PLACE, CLASS_PLACE},
                  {TRAIT_NAME, CLASS_NAME},
                  {TRAIT_TITLE, CLASS_TITLE},
                  {TRAIT_HEAD, CLASS_HEAD},
                  {TRAIT_NATION, CLASS_NATION},
                  {TRAIT_EVENT, CLASS_EVENT},
                  {TRAIT_MASDAR, CLASS_EVENT},
                  {TRAIT_NOUN_OF_SAYING, CLASS_NOUN_OF_SAYING},
                  {TRAIT_ADVERB, CLASS_ADVERB},
                  {TRAIT_SAYING, CLASS_SAYING},
                  {TRAIT_VERB, CLASS_VERB},
                  {TRAIT_ACTING, CLASS_ACTING},
                  {TRAIT_ADJECTIVE, CLASS_ADJECTIVE},
                  {TRAIT_COMMON, CLASS_COMMON}};
  for (size_t k = 0; k < sizeof by_class / sizeof *by_class; k++)
    if (has_class(self, i, by_class[k].bits)) return by_class[k].class;
  if (has_trait(self, i, TRAIT_SURE_VERB) && has_trait(self, i, TRAIT_SAYING)) return CLASS_SURE_SAYING;
  if (has_class(self, i, WORD_CONJUNCTION)) return CLASS_CONJUNCTION;
  if (has_class(self, i, WORD_DISCOURSE)) return CLASS_DISCOURSE;
  for (size_t k = 0; k < sizeof by_trait / sizeof *by_trait; k++)
    if (has_trait(self, i, by_trait[k].bits)) return by_trait[k].class;
  if (has_trait(self, i, TRAIT_UNKNOWN)) return class_by_shape(self, i);
  return has_class(self, i, WORD_QUANTIFIER) ? CLASS_QUANTIFIER : CLASS_OTHER;
}

static uint32_t class_of_mark(const story *self, uint32_t i) {
  if (opens_quote(self, i)) return CLASS_OPENS_QUOTE;
  if (closes_quote(self, i)) return CLASS_CLOSES_QUOTE;
  return CLASS_MARK + token_at(self, i)->mark * CLASSES;
}

static bool is_noun(const reading *of) { return of->lexeme->kind != LEXEME_VERB && of->lexeme->kind != LEXEME_GRAMMAR; }

/* What every reading of the token as a noun has attached: the ب of «بيان» and the و of «وزارة» are their own. */
static uint32_t attached_to(const story *self, uint32_t i) {
  const word_readings *word = self->words[i];
  uint32_t common = UINT32_MAX, enclitic = 0, exact = 0; /* «مديره» is not «مديرة» spelled badly */
  for (uint32_t k = 0; k < word->count; k++)
    if (is_noun(&word->items[k])) exact |= word->items[k].features & FEATURE_EXACT;
  for (uint32_t k = 0; k < word->count; k++) {
    uint32_t features = word->items[k].features;
    if (!is_noun(&word->items[k]) || (exact & ~features)) continue;
    bool same = common == UINT32_MAX || enclitic == FEATURE_ENCLITIC(features);
    enclitic = same ? FEATURE_ENCLITIC(features) : 0;
    common &= features;
  }
  if (common == UINT32_MAX) {
    uint32_t traits = word->traits;
    return (traits & TRAIT_AND ? FEATURE_AND : 0u) | (traits & TRAIT_SO ? FEATURE_SO : 0u) |
           (traits & (TRAIT_TO | TRAIT_BY) ? FEATURE_TO : 0u);
  }
  return (common & ~(15u << 20)) | enclitic << 20;
}

/* Letters of a pronoun at the end of «محاميه», «بلادها», «وزارتهم»; of the other pronouns none is taken off. */
static size_t pronoun_letters(uint32_t enclitic) {
  if (enclitic == ENCLITIC_HE) return 1;
  if (enclitic == ENCLITIC_DUAL) return 3;
  return enclitic > ENCLITIC_HE ? 2 : 0;
}

enum { CORE_LETTERS = 40 };

/* «والوزير», «للوزير», «وزيرها» and «وزير» share it. */
static uint32_t core_of(const story *self, uint32_t i) {
  const uint8_t *at = folded_of(self, i);
  size_t size = token_at(self, i)->folded_size;
  uint32_t attached = attached_to(self, i);
  if (attached & (FEATURE_AND | FEATURE_SO) && size > 3 && (at[0] == F_WAW || at[0] == F_FEH)) at++, size--;
  if (size > 4 && at[0] == F_LAM && at[1] == F_LAM)
    at += 2, size -= 2;
  else if (attached & (FEATURE_TO | FEATURE_BY) && size > 3 && (at[0] == F_LAM || at[0] == F_BEH))
    at++, size--;
  if (size > 4 && at[0] == F_ALEF && at[1] == F_LAM) at += 2, size -= 2;
  size_t pronoun = pronoun_letters(FEATURE_ENCLITIC(attached));
  if (!pronoun || size < pronoun + 3 || size > CORE_LETTERS) return hash_bytes(at, size) | 1u;
  uint8_t letters[CORE_LETTERS];
  size -= pronoun;
  memcpy(letters, at, size);
  if (letters[size - 1] == F_TEH) letters[size - 1] = F_HEH; /* «وزارتها» is «وزارة» */
  return hash_bytes(letters, size) | 1u;
}

static token_sign sign_of_spelling(const story *self, uint32_t i) {
  uint32_t attached = (has_trait(self, i, TRAIT_AND) ? 1u : 0) | (has_trait(self, i, TRAIT_SO) ? 2u : 0) |
                      (has_trait(self, i, TRAIT_THE) ? 4u : 0) | (has_trait(self, i, TRAIT_BY | TRAIT_TO) ? 8u : 0);
  uint32_t core = core_of(self, i);
  return (token_sign){.class = class_of_spelling(self, i) + attached * CLASSES,
                      .word = hash_bytes(folded_of(self, i), token_at(self, i)->folded_size),
                      .core = core,
                      .name = core};
}

static token_sign sign_of_word(const story *self, uint32_t i) {
  spelling_notes *notes = self->words[i]->notes;
  if (notes && !notes->sign.core) notes->sign = sign_of_spelling(self, i);
  token_sign made = notes ? notes->sign : sign_of_spelling(self, i);
  if (is_preposition(self, i)) made.name = 0;
  if (has_fact(self, i, FACT_PREPOSITION | FACT_TIME) && !has_class(self, i, SURE_CLASSES))
    made.class = made.class / CLASSES * CLASSES + (is_preposition(self, i) ? CLASS_PREPOSITION : CLASS_TIME);
  return made;
}

void prepare_signs(story *self) {
  uint32_t count = (uint32_t)self->shown.n_tokens;
  self->signs = arena_get(&self->memory, (count + 1) * sizeof *self->signs);
  for (uint32_t i = 0; self->signs && i < count; i++) {
    const isnad_token *token = token_at(self, i);
    if (is_word(self, i))
      self->signs[i] = sign_of_word(self, i);
    else if (is_any_mark(self, i))
      self->signs[i] = (token_sign){.class = class_of_mark(self, i), .word = token->mark};
    else
      self->signs[i] = (token_sign){.class = CLASS_NUMBER, .word = hash_bytes(folded_of(self, i), token->folded_size)};
  }
}
