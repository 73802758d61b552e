/* unit: which money or measure stands behind a number, and whose money it is. */
#include "annotate/amount.h"

#include "annotate/grammar.h"

#include <string.h>

/* ---- Whose money ---- */

static uint32_t packed(const char *iso) {
  return iso[0] && iso[1] && !iso[2] ? (uint32_t)(uint8_t)iso[0] << 8 | (uint8_t)iso[1] : 0;
}

static bool has_country(const lexeme *of, uint32_t country) {
  for (uint64_t rest = of->bits; rest; rest >>= 16)
    if ((rest & 0xFFFF) == country) return true;
  return false;
}

/* The country that a nationality, a country's or a capital's name at i says, or 0. */
static uint32_t country_at(const story *self, uint32_t i, bool adjective) {
  uint32_t kinds =
      adjective ? 1u << LEXEME_NATIONALITY : 1u << LEXEME_NATIONALITY | 1u << LEXEME_COUNTRY | 1u << LEXEME_CAPITAL;
  const word_readings *word = self->words[i];
  if (!(word->kinds & kinds)) return 0;
  for (uint32_t k = 0; k < word->count; k++)
    if (kinds & 1u << word->items[k].lexeme->kind)
      return packed(lexeme_key(word->items[k].lexicon, word->items[k].lexeme));
  return 0;
}

/* The row of this spelling whose country it is: «دينار» has one for each country that pays in dinars. */
static const reading *row_for(const story *self, uint32_t i, uint32_t country) {
  const word_readings *word = self->words[i];
  for (uint32_t k = word->count; k-- > 0;) {
    const lexeme *of = word->items[k].lexeme;
    if (of->kind == LEXEME_VALUE && of->sub == VALUE_NUMBER_MONEY && has_country(of, country)) return &word->items[k];
  }
  return NULL;
}

/* Whether several rows share this spelling; *only is the last of them. «دينارا» is two forms of each. */
static bool is_shared(const story *self, uint32_t i, const reading **only) {
  const word_readings *word = self->words[i];
  bool shared = false;
  for (uint32_t k = 0; k < word->count; k++) {
    const lexeme *of = word->items[k].lexeme;
    if (of->kind != LEXEME_VALUE || of->sub != VALUE_NUMBER_MONEY) continue;
    shared |= *only && (*only)->lexeme != of;
    *only = &word->items[k];
  }
  return shared;
}

/* The nearest country around i that has money of this name: the story's context. Those before count first. */
static const reading *row_in_context(const story *self, uint32_t i) {
  enum { REACH = 400 };
  uint32_t count = (uint32_t)self->shown.n_tokens;
  for (uint32_t distance = 1; distance < REACH; distance++) {
    uint32_t sides[2] = {i >= distance ? i - distance : count, i + distance};
    for (int side = 0; side < 2; side++) {
      uint32_t country = sides[side] < count ? country_at(self, sides[side], false) : 0;
      const reading *row = country ? row_for(self, i, country) : NULL;
      if (row) return row;
    }
  }
  return NULL;
}

/* A dollar that nobody is named for is the American one; the context does not change that. */
static const reading *row_by_default(const story *self, uint32_t i) {
  static const char dollar[] = "US";
  const reading *row = row_for(self, i, packed(dollar));
  return row ? row : row_in_context(self, i);
}

/* ---- Behind the number ---- */

static void set_unit(const lexicon *from, const lexeme *row, amount *of) {
  bool money = row->sub == VALUE_NUMBER_MONEY;
  of->kind = money ? ISNAD_QUANTITY_MONEY : ISNAD_QUANTITY_MEASURE;
  of->rule = money ? "money" : "measure";
  of->unit = isnad_string_of(lexeme_key(from, row));
  of->row = row_of(from, row);
}

/* One word of money: by its nationality, by itself, or by the story. */
static void money_at(const story *self, uint32_t i, uint32_t limit, amount *of) {
  const reading *row = NULL;
  uint32_t last = i + 1, country = 0;
  bool named = last < limit && !is_cut_off(self, last) && (country = country_at(self, last, true)) != 0;
  if (named) row = row_for(self, i, country);
  if (row) last++;
  if (!row && is_shared(self, i, &row)) row = named ? NULL : row_by_default(self, i);
  of->kind = ISNAD_QUANTITY_MONEY;
  of->rule = "money";
  if (row) set_unit(row->lexicon, row->lexeme, of);
  of->tokens.last = last;
}

bool take_unit(const story *self, uint32_t limit, amount *of) {
  uint32_t at = of->tokens.last;
  value unit;
  if (at >= limit || (is_cut_off(self, at) && at > of->tokens.first)) return false;
  if (of->tokens.first < at && is_mark(self, at, 0xB0)) { /* 38° */
    of->tokens.last = at + 1;
    of->unit = isnad_string_of("deg");
    of->kind = ISNAD_QUANTITY_MEASURE;
    of->rule = "measure";
    return true;
  }
  uint32_t attached = of->tokens.first == at ? ATTACHED_CONJUNCTION | ATTACHED_PREPOSITION : FEATURE_THE;
  if (!value_at(self, at, VALUE(MONEY) | VALUE(MEASURE), attached, &unit)) return false;
  bool phrase = unit.last > at + 1;
  if ((unit.features & FEATURE_THE) && of->value >= 1) return false; /* «نصف الطن», but not «5 الدولار» */
  if (!phrase && value_is(&unit, VALUE(MONEY))) {
    money_at(self, at, limit, of);
    return true;
  }
  set_unit(unit.from, unit.lexeme, of);
  of->tokens.last = unit.last;
  return true;
}
