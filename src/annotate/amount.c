/* amount: what a number counts, its range, its percent. */
#include "annotate/amount.h"

#include "annotate/grammar.h"
#include "text/letters.h"
#include "text/token.h"

#include <string.h>

isnad_row row_of(const lexicon *from, const lexeme *of) {
  return (isnad_row){value_table(of), of->line, isnad_string_of(lexeme_lemma(from, of))};
}

/* ---- Letters ---- */

uint32_t clitics_before(const story *self, uint32_t i, uint32_t features) {
  static const uint32_t each[] = {FEATURE_AND, FEATURE_SO, FEATURE_BY, FEATURE_LIKE, FEATURE_TO};
  uint32_t letters = 0, bytes = 0;
  if (features & FEATURE_THE) features &= ~(uint32_t)FEATURE_TO; /* «للعام» cannot be cut */
  for (size_t k = 0; k < sizeof each / sizeof *each; k++) letters += (features & each[k]) != 0;
  const isnad_token *token = token_at(self, i);
  const char *text = self->shown.text.data;
  while (letters && token->span.begin + bytes + 1 < token->span.end) {
    bytes += 2; /* an Arabic letter and each of its marks are two bytes */
    if (((uint8_t)text[token->span.begin + bytes] & 0xC0) == 0x80) return 0;
    bool mark = (uint8_t)text[token->span.begin + bytes] == 0xD9 &&
                (uint8_t)text[token->span.begin + bytes + 1] >= 0x8B &&
                (uint8_t)text[token->span.begin + bytes + 1] <= 0x92;
    if (!mark) letters--;
  }
  return bytes;
}

/* How well a reading tells what is counted: rows of counted.tsv best. */
static int rank_of(const lexeme *of) {
  if (of->kind == LEXEME_VALUE) return of->sub == VALUE_NUMBER_COUNTED ? 3 : 0;
  if (of->kind == LEXEME_HEAD || of->kind == LEXEME_TITLE || of->kind == LEXEME_NOUN) return 2;
  return of->kind == LEXEME_NATIONALITY;
}

isnad_string lemma_of(const story *self, uint32_t i) {
  const word_readings *word = self->words[i];
  const reading *best = NULL;
  for (uint32_t k = 0; k < word->count; k++)
    if (rank_of(word->items[k].lexeme) > (best ? rank_of(best->lexeme) : 0)) best = &word->items[k];
  if (best) return isnad_string_of(lexeme_lemma(best->lexicon, best->lexeme));
  isnad_string text = text_of(self, (range){i, i + 1});
  uint32_t the =
      word->proclitics & FEATURE_THE ? clitics_before(self, i, word->proclitics) + 4 : 0; /* ال is four bytes */
  if (the && the < text.size) text = (isnad_string){text.data + the, text.size - the};
  return text;
}

/* ---- Percent and signs ---- */

bool is_percent_sign(const story *self, uint32_t i) {
  return is_mark(self, i, '%') || is_mark(self, i, 0x066A) || is_mark(self, i, 0xFF05);
}

static bool has_last(const story *self, uint32_t limit, const amount *of) {
  return of->tokens.last < limit && !is_cut_off(self, of->tokens.last);
}

bool take_percent(const story *self, uint32_t limit, amount *of) {
  value word;
  uint32_t at = of->tokens.last, first = of->tokens.first;
  if (at < self->shown.n_tokens && is_percent_sign(self, at) && !is_cut_off(self, at)) {
    of->tokens.last = at + 1;
  } else if (has_last(self, limit, of) && value_at(self, at, VALUE(PERCENT), 0, &word)) {
    of->tokens.last = word.last;
  } else if (first > of->from && is_percent_sign(self, first - 1) && !is_spaced(self, first) &&
             is_spaced(self, first - 1)) {
    of->tokens.first = first - 1; /* «%50» as it is typed from the right */
  } else {
    return false;
  }
  of->kind = ISNAD_QUANTITY_PERCENT;
  of->rule = "percent";
  return true;
}

static const char *code_of_sign(uint32_t mark) {
  static const struct {
    uint32_t mark;
    const char *code;
  } signs[] = {{'$', "USD"},    {0x20AC, "EUR"}, {0xA3, "GBP"},   {0xA5, "JPY"},  {0x20AA, "ILS"},
               {0x20BA, "TRY"}, {0x20B9, "INR"}, {0x20A9, "KRW"}, {0x20BD, "RUB"}};
  for (size_t k = 0; k < sizeof signs / sizeof *signs; k++)
    if (signs[k].mark == mark) return signs[k].code;
  return NULL;
}

bool take_sign_before(const story *self, amount *of) {
  uint32_t first = of->tokens.first, last = of->tokens.last;
  const char *code = NULL;
  if (first > of->from && is_any_mark(self, first - 1) && !is_cut_off(self, first)) {
    code = code_of_sign(token_at(self, first - 1)->mark);
    if (code) of->tokens.first--;
  }
  if (!code && last < self->shown.n_tokens && is_any_mark(self, last) && !is_cut_off(self, last)) {
    code = code_of_sign(token_at(self, last)->mark);
    if (code) of->tokens.last++;
  }
  if (!code) return false;
  of->unit = isnad_string_of(code);
  of->kind = ISNAD_QUANTITY_MONEY;
  of->rule = "money";
  return true;
}

/* ---- Ranges ---- */

static bool stands_before(const story *self, uint32_t first, uint64_t role) {
  value word;
  return first > 0 && !is_cut_off(self, first) &&
         value_at(self, first - 1, role, ATTACHED_CONJUNCTION | ATTACHED_PREPOSITION, &word) && word.last == first;
}

/* The token that the second number begins with, or 0. */
static uint32_t behind_joint(const story *self, uint32_t at, uint32_t limit, const amount *of, bool digits) {
  value word;
  if (at + 1 >= limit || is_cut_off(self, at)) return 0;
  bool dash = is_mark(self, at, '-') || is_mark(self, at, 0x2013);
  if (dash) return digits && is_number(self, at + 1) && !is_cut_off(self, at + 1) ? at + 1 : 0;
  if (value_at(self, at, VALUE(TO), 0, &word)) return stands_before(self, of->tokens.first, VALUE(OF)) ? word.last : 0;
  if (!stands_before(self, of->tokens.first, VALUE(BETWEEN))) return 0;
  uint32_t behind = skip_lone_and(self, at);
  if (behind) return behind;
  return is_word(self, at) && (self->words[at]->proclitics & FEATURE_AND) ? at : 0;
}

/* «من 3 إلى 5 ملايين»: the scale of the second is the first one's too. */
static double scaled(const number *first, const number *second) {
  double scale = 1;
  if (!first->digits || !second->digits || first->value >= 1000 || second->value < 1000) return first->value;
  if (second->tokens.last - second->tokens.first < 2) return first->value;
  while (scale * 1000 <= second->value) scale *= 1000;
  return first->value * scale;
}

bool extend_range(const story *self, const number *first, uint32_t limit, amount *of) {
  number second;
  uint32_t at = behind_joint(self, of->tokens.last, limit, of, first->digits);
  if (!at || at >= limit || !number_at(self, at, limit, &second) || second.kind == NUMBER_ORDINAL) return false;
  if (second.features & (FEATURE_THE | ATTACHED_PREPOSITION)) return false;
  double low = scaled(first, &second);
  if (second.value <= low || low < 0) return false;
  of->value = low;
  of->max = second.value;
  of->tokens.last = second.tokens.last;
  of->rule = "range";
  return true;
}

/* ---- What is counted ---- */

/* A noun without ال, and nothing that is another part of speech. */
static bool can_be_counted(const story *self, uint32_t i) {
  const word_readings *word = self->words[i];
  uint32_t closed = WORD_PREP | WORD_RELATIVE | WORD_CONJUNCTION | WORD_COMPLEMENTIZER | WORD_NEGATION | WORD_KANA |
                    WORD_PARTICLE | WORD_DEMONSTRATIVE | WORD_PRONOUN | WORD_TIME | WORD_NUMBER | WORD_QUANTIFIER |
                    WORD_DISCOURSE;
  if (!is_word(self, i) || token_at(self, i)->folded_size < 2 || folded_of(self, i)[0] < 0x80) return false;
  if (word->values & VALUE(COUNTED)) return !(word->proclitics & FEATURE_THE);
  if (word->loose_classes & closed) return false;
  if (word->traits & (TRAIT_SURE_VERB | TRAIT_NAME | TRAIT_PLACE | TRAIT_SAYING | TRAIT_CUE)) return false;
  return !(word->proclitics & FEATURE_THE);
}

/* A noun that no table knows has to look like what its number asks for: eleven and more take the accusative, one and
 * two take no noun at all. */
static bool looks_counted(const story *self, uint32_t i, double count) {
  const word_readings *word = self->words[i];
  if (word->values & VALUE(COUNTED) || word->kinds & (1u << LEXEME_HEAD | 1u << LEXEME_TITLE)) return true;
  if (count <= 2 || word->traits & TRAIT_VERB) return false;
  uint8_t last = folded_of(self, i)[token_at(self, i)->folded_size - 1];
  if (count > 1e12) return true;
  double rest = count - 100 * (double)(int64_t)(count / 100);
  if (rest < 11 || rest > 99) return true;
  return last == F_ALEF || last == F_HEH || word->kinds & (1u << LEXEME_NATIONALITY | 1u << LEXEME_NOUN);
}

/* «خمسة من المهاجرين»: a plural; «الدقيقة 80 من المباراة» counts no matches. */
static bool is_many(const story *self, uint32_t i) {
  const word_readings *word = self->words[i];
  for (uint32_t k = 0; k < word->count; k++)
    if (FEATURE_NUMBER(word->items[k].features) == NUMBER_PL) return true;
  uint32_t size = token_at(self, i)->folded_size;
  const uint8_t *end = folded_of(self, i) + size;
  return size > 4 &&
         ((end[-1] == F_TEH && end[-2] == F_ALEF) || (end[-1] == F_NOON && (end[-2] == F_YEH || end[-2] == F_WAW)));
}

bool take_counted(const story *self, uint32_t limit, amount *of) {
  uint32_t at = of->tokens.last;
  value word;
  if (!has_last(self, limit, of)) return false;
  if (value_at(self, at, VALUE(OF), 0, &word)) { /* «خمسة من المهاجرين» */
    at = word.last;
    bool noun = at < limit && is_word(self, at) && !is_cut_off(self, at) &&
                (self->words[at]->proclitics & FEATURE_THE) && !may_be_worth(self, at, NUMBER_WORDS) &&
                is_many(self, at);
    if (!noun || of->value < 2) return false;
  } else if (!can_be_counted(self, at) || !looks_counted(self, at, of->max)) {
    return false;
  }
  if (!of->row.table && value_at(self, at, VALUE(COUNTED), ATTACHED_ANY, &word))
    of->row = row_of(word.from, word.lexeme);
  of->of = lemma_of(self, at);
  of->tokens.last = at + 1;
  of->kind = ISNAD_QUANTITY_COUNT;
  of->rule = "number-noun";
  return true;
}

bool take_one(const story *self, amount *of) {
  uint32_t first = of->tokens.first;
  if ((of->value != 1 && of->value != -1) || first == 0 || of->features & ATTACHED_ANY || is_cut_off(self, first))
    return false;
  if (!can_be_counted(self, first - 1)) return false;
  of->of = lemma_of(self, first - 1);
  of->kind = ISNAD_QUANTITY_COUNT;
  of->rule = "noun-number";
  return true;
}
