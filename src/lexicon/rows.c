/* rows: one function a table, and the list of tables. */
#include "lexicon/rows.h"

#include "lexicon/conjugate.h"
#include "lexicon/inflect.h"

#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

static isnad_string column(const tsv_reader *row, size_t index) { return row->column[index]; }

static lexeme *lexeme_at(lexicon_builder *self, uint32_t index) {
  return index < self->lexemes.count ? &self->lexemes.items[index] : NULL;
}

/* A new lexeme, and the builder's spare one to write to when there is no memory left. */
static lexeme *new_lexeme(lexicon_builder *self, lexeme_kind kind, isnad_string lemma, size_t line, uint32_t *index) {
  *index = build_lexeme(self, kind, lemma, line);
  lexeme *made = lexeme_at(self, *index);
  return made ? made : &self->scratch;
}

static void add_all(lexicon_builder *self, uint32_t index, isnad_string list, uint32_t features) {
  isnad_string value;
  while (tsv_value(&list, &value)) build_form_add(self, index, value, features);
}

/* ---- verbs ---- */

typedef struct verb_sink {
  lexicon_builder *self;
  uint32_t index;
} verb_sink;

static uint32_t verb_features(const isnad_verb_form *form) {
  static const uint8_t tense_of[] = {TENSE_PAST,       TENSE_PRESENT, TENSE_PRESENT, TENSE_PRESENT,
                                     TENSE_IMPERATIVE, TENSE_ACTIVE,  TENSE_PASSIVE, TENSE_MASDAR};
  uint32_t features = FEATURES(tense_of[form->tense], form->person, form->gender, form->number);
  if (form->passive && form->tense < ISNAD_ACTIVE_PARTICIPLE) features |= FEATURE_VOICE_PASSIVE;
  if (form->bare) features |= FEATURE_BARE;
  if (form->construct) features |= FEATURE_CONSTRUCT;
  if (form->accusative) features |= FEATURE_ACCUSATIVE;
  if (form->tense == ISNAD_JUSSIVE) features |= FEATURE_JUSSIVE;
  return features;
}

static void take_form(void *context, const isnad_verb_form *form) {
  verb_sink *sink = context;
  build_form_add(sink->self, sink->index, isnad_string_of(form->text), verb_features(form));
}

/* The NUL-terminated copy of a column, short ones only. */
static const char *c_text(isnad_string text, char *room, size_t size) {
  size_t used = text.size < size ? text.size : size - 1;
  if (used) memcpy(room, text.data, used);
  room[used] = '\0';
  return room;
}

static isnad_status add_verb(lexicon_builder *self, tsv_reader *row) {
  isnad_string lemma = column(row, 0);
  const char *tilde = memchr(lemma.data, '~', lemma.size); /* ذكر~II: a homograph */
  if (tilde) lemma.size = (size_t)(tilde - lemma.data);
  uint8_t act;
  uint32_t bits;
  if (!value_act(column(row, 4), &act)) return tsv_fail(row, "unknown act", column(row, 4));
  if (!value_takes(column(row, 5), &bits)) return tsv_fail(row, "unknown construction", column(row, 5));
  uint32_t index;
  lexeme *made = new_lexeme(self, LEXEME_VERB, lemma, row->line, &index);
  made->act = act;
  made->bits = bits;
  char text[4][64];
  const char *vowels = column(row, 3).size ? c_text(column(row, 3), text[3], sizeof text[3]) : "-";
  verb_sink sink = {self, index};
  const char *wrong = isnad_conjugate(c_text(lemma, text[0], sizeof text[0]), c_text(column(row, 1), text[1], 64),
                                      c_text(column(row, 2), text[2], 64), vowels, take_form, &sink);
  return wrong ? tsv_fail(row, wrong, lemma) : ISNAD_OK;
}

/* ---- nouns ---- */

static isnad_status add_noun(lexicon_builder *self, tsv_reader *row) {
  uint8_t act, gender;
  uint32_t bits, index;
  if (!value_gender(column(row, 2), &gender)) return tsv_fail(row, "unknown gender", column(row, 2));
  if (!value_act(column(row, 3), &act)) return tsv_fail(row, "unknown act", column(row, 3));
  if (!value_takes(column(row, 4), &bits)) return tsv_fail(row, "unknown construction", column(row, 4));
  lexeme *made = new_lexeme(self, LEXEME_NOUN, column(row, 0), row->line, &index);
  made->act = act;
  made->bits = bits;
  made->gender = gender;
  inflect_singular(self, index, column(row, 0), gender);
  isnad_string list = column(row, 1), value;
  while (tsv_value(&list, &value)) inflect_plural_broken(self, index, value, GENDER_F);
  return ISNAD_OK;
}

/* ---- cues ---- */

static isnad_status add_cue(lexicon_builder *self, tsv_reader *row) {
  static const char *const kinds[] = {"source", "clause", "pronoun", "impersonal", "hearsay"};
  uint8_t act;
  int kind = value_index(column(row, 1), kinds, COUNT(kinds));
  if (kind < 0) return tsv_fail(row, "unknown kind of cue", column(row, 1));
  if (!value_act(column(row, 2), &act)) return tsv_fail(row, "unknown act", column(row, 2));
  uint32_t index;
  lexeme *made = new_lexeme(self, LEXEME_CUE, column(row, 0), row->line, &index);
  made->act = act;
  made->sub = (uint8_t)kind;
  build_form_add(self, index, column(row, 0), 0);
  return ISNAD_OK;
}

/* ---- outlets ---- */

static isnad_status add_outlet(lexicon_builder *self, tsv_reader *row) {
  static const char *const kinds[] = {"agency", "newspaper", "magazine", "channel",  "network",
                                      "radio",  "site",      "platform", "programme"};
  int kind = value_index(column(row, 1), kinds, COUNT(kinds));
  if (kind < 0) return tsv_fail(row, "unknown kind of outlet", column(row, 1));
  isnad_string names = column(row, 4), first = names;
  if (!names.size) return tsv_fail(row, "no name", column(row, 0));
  isnad_string name = {0};
  tsv_value(&first, &name);
  uint32_t index;
  lexeme *made = new_lexeme(self, LEXEME_OUTLET, name, row->line, &index);
  made->key = build_text(self, column(row, 0));
  made->sub = (uint8_t)kind;
  add_all(self, index, names, 0);
  add_all(self, index, column(row, 5), 0);
  return ISNAD_OK;
}

/* ---- countries ---- */

static void add_place(lexicon_builder *self, tsv_reader *row, lexeme_kind kind, isnad_string names) {
  if (!names.size) return;
  isnad_string first = names, name = {0};
  tsv_value(&first, &name);
  uint32_t index;
  lexeme *made = new_lexeme(self, kind, name, row->line, &index);
  made->key = build_text(self, column(row, 0));
  made->gender = GENDER_ANY;
  add_all(self, index, names, FEATURES(TENSE_NONE, 0, GENDER_ANY, NUMBER_SG));
}

static void add_nationality(lexicon_builder *self, tsv_reader *row) {
  isnad_string list = column(row, 3), value, first = list, lemma = {0};
  if (!tsv_value(&first, &lemma)) return;
  uint32_t index;
  lexeme *made = new_lexeme(self, LEXEME_NATIONALITY, lemma, row->line, &index);
  made->key = build_text(self, column(row, 0));
  while (tsv_value(&list, &value)) {
    char feminine[128];
    inflect_singular(self, index, value, GENDER_M);
    inflect_plural_m(self, index, value);
    inflect_plural_f(self, index, value);
    if (value.size + 2 > sizeof feminine || memchr(value.data, ' ', value.size)) continue;
    memcpy(feminine, value.data, value.size);
    memcpy(feminine + value.size, "\xD8\xA9", 2); /* ة */
    inflect_singular(self, index, (isnad_string){feminine, value.size + 2}, GENDER_F);
  }
  list = column(row, 4);
  while (tsv_value(&list, &value)) inflect_plural_broken(self, index, value, GENDER_M);
}

static isnad_status add_country(lexicon_builder *self, tsv_reader *row) {
  if (!column(row, 1).size && !column(row, 3).size)
    return tsv_fail(row, "neither name nor nationality", column(row, 0));
  add_place(self, row, LEXEME_COUNTRY, column(row, 1));
  add_place(self, row, LEXEME_COUNTRY, column(row, 5));
  add_place(self, row, LEXEME_CAPITAL, column(row, 2));
  add_nationality(self, row);
  return ISNAD_OK;
}

/* ---- titles, heads ---- */

static isnad_status add_title(lexicon_builder *self, tsv_reader *row) {
  static const char *const kinds[] = {"office", "rank", "honorific", "spokesman", "trade", "role", "family"};
  static const char *const fields[] = {
#define FIELD_NAME(name, text) text,
      FIELDS(FIELD_NAME)
#undef FIELD_NAME
  };
  isnad_string last = column(row, 3), first = {0}, field;
  tsv_value(&last, &first);
  int kind = value_index(first, kinds, COUNT(kinds)), number;
  if (kind < 0) return tsv_fail(row, "unknown kind of title", column(row, 3));
  uint32_t index;
  lexeme *made = new_lexeme(self, LEXEME_TITLE, column(row, 0), row->line, &index);
  made->sub = (uint8_t)kind;
  while (tsv_value(&last, &field)) {
    if ((number = value_index(field, fields, COUNT(fields))) < 0) return tsv_fail(row, "unknown field", field);
    made->bits |= UINT64_C(1) << number;
  }
  made->gender = GENDER_M;
  inflect_singular(self, index, column(row, 0), GENDER_M);
  isnad_string list = column(row, 1), value;
  while (tsv_value(&list, &value)) {
    inflect_singular(self, index, value, GENDER_F);
    inflect_plural_f(self, index, value);
  }
  list = column(row, 2);
  if (!list.size) inflect_plural_m(self, index, column(row, 0));
  while (tsv_value(&list, &value)) inflect_plural_broken(self, index, value, GENDER_M);
  return ISNAD_OK;
}

static isnad_status add_head(lexicon_builder *self, tsv_reader *row) {
  static const char *const kinds[] = {"organization", "state", "party",   "army", "court", "outlet", "document",
                                      "data",         "group", "meeting", "body", "place", "page"};
  int kind = value_index(column(row, 3), kinds, COUNT(kinds));
  uint8_t gender;
  if (kind < 0) return tsv_fail(row, "unknown kind of head", column(row, 3));
  if (!value_gender(column(row, 2), &gender)) return tsv_fail(row, "unknown gender", column(row, 2));
  uint32_t index;
  lexeme *made = new_lexeme(self, LEXEME_HEAD, column(row, 0), row->line, &index);
  bool page = kind == HEAD_PLACE + 1;
  made->sub = (uint8_t)(page ? HEAD_OUTLET : kind);
  made->bits = page ? HEAD_IS_PAGE : 0;
  made->gender = gender;
  inflect_singular(self, index, column(row, 0), gender);
  isnad_string list = column(row, 1), value;
  while (tsv_value(&list, &value)) inflect_plural_broken(self, index, value, gender);
  return ISNAD_OK;
}

/* ---- names, closed words ---- */

static isnad_status add_name(lexicon_builder *self, tsv_reader *row) {
  static const char *const kinds[] = {"given", "family", "both"};
  int kind = value_index(column(row, 2), kinds, COUNT(kinds));
  uint8_t gender;
  if (kind < 0) return tsv_fail(row, "unknown type of name", column(row, 2));
  if (!value_gender(column(row, 3), &gender)) return tsv_fail(row, "unknown gender", column(row, 3));
  uint32_t index;
  lexeme *made = new_lexeme(self, LEXEME_NAME, column(row, 0), row->line, &index);
  made->sub = (uint8_t)kind;
  made->gender = gender;
  uint32_t features = FEATURES(TENSE_NONE, 0, gender, NUMBER_SG);
  build_form_add(self, index, column(row, 0), features);
  add_all(self, index, column(row, 1), features);
  return ISNAD_OK;
}

static isnad_status add_word(lexicon_builder *self, tsv_reader *row) {
  uint32_t bits;
  if (!value_classes(column(row, 1), &bits)) return tsv_fail(row, "unknown class", column(row, 1));
  uint32_t index;
  lexeme *made = new_lexeme(self, LEXEME_WORD, column(row, 0), row->line, &index);
  made->bits = bits;
  if (bits & WORD_EVENT)
    inflect_case(self, index, column(row, 0));
  else
    build_form_add(self, index, column(row, 0), 0);
  return ISNAD_OK;
}

static void add_function(lexicon_builder *self, tsv_reader *row, uint64_t bits, uint8_t sub) {
  if (!bits) return;
  uint32_t index;
  lexeme *made = new_lexeme(self, LEXEME_GRAMMAR, column(row, 0), row->line, &index);
  made->bits = bits;
  made->sub = sub;
  build_form_add(self, index, column(row, 0), 0);
}

static isnad_status add_grammar(lexicon_builder *self, tsv_reader *row) {
  uint64_t roles, uses;
  if (!value_roles(column(row, 1), &roles, &uses)) return tsv_fail(row, "unknown role", column(row, 1));
  add_function(self, row, roles, 0);
  add_function(self, row, uses, 1);
  return ISNAD_OK;
}

/* ---- common nouns and adjectives ---- */

static void add_feminine(lexicon_builder *self, uint32_t index, isnad_string word) {
  char feminine[128];
  if (word.size + 2 > sizeof feminine) return;
  memcpy(feminine, word.data, word.size);
  memcpy(feminine + word.size, "\xD8\xA9", 2); /* ة */
  inflect_singular(self, index, (isnad_string){feminine, word.size + 2}, GENDER_F);
  inflect_plural_f(self, index, word);
}

static bool ends_in_marbuta(isnad_string word) {
  return word.size >= 2 && memcmp(word.data + word.size - 2, "\xD8\xA9", 2) == 0;
}

static isnad_status add_common(lexicon_builder *self, tsv_reader *row) {
  static const char *const kinds[] = {"noun", "adjective"};
  int kind = value_index(column(row, 3), kinds, COUNT(kinds));
  uint8_t gender;
  if (kind < 0) return tsv_fail(row, "neither noun nor adjective", column(row, 3));
  if (!value_gender(column(row, 2), &gender)) return tsv_fail(row, "unknown gender", column(row, 2));
  uint32_t index;
  lexeme *made = new_lexeme(self, LEXEME_COMMON, column(row, 0), row->line, &index);
  made->sub = (uint8_t)kind;
  made->gender = gender;
  inflect_singular(self, index, column(row, 0), gender);
  isnad_string list = column(row, 1), value;
  bool adjective = kind == COMMON_ADJECTIVE && gender == GENDER_M;
  if (adjective) add_feminine(self, index, column(row, 0));
  if (adjective && !list.size) inflect_plural_m(self, index, column(row, 0));
  if (!adjective && !list.size && ends_in_marbuta(column(row, 0))) inflect_plural_f(self, index, column(row, 0));
  while (tsv_value(&list, &value)) inflect_plural_broken(self, index, value, adjective ? GENDER_M : GENDER_F);
  return ISNAD_OK;
}

/* ---- what has a name of its own: localities, bodies, people ---- */

static isnad_status add_named(lexicon_builder *self, tsv_reader *row, lexeme_kind kind, int sub) {
  isnad_string names = column(row, 3), first = names, name = {0};
  if (!tsv_value(&first, &name)) return tsv_fail(row, "no name", column(row, 0));
  uint32_t index;
  lexeme *made = new_lexeme(self, kind, name, row->line, &index);
  made->key = build_text(self, column(row, 0));
  made->sub = (uint8_t)sub;
  add_all(self, index, names, FEATURES(TENSE_NONE, 0, GENDER_ANY, NUMBER_SG));
  add_all(self, index, column(row, 4), FEATURES(TENSE_NONE, 0, GENDER_ANY, NUMBER_SG));
  return ISNAD_OK;
}

static const char *const sorts[] = {
#define SORT_NAME(name, text) text,
    SORTS(SORT_NAME)
#undef SORT_NAME
};

static isnad_status add_locality(lexicon_builder *self, tsv_reader *row) {
  int sort = value_index(column(row, 1), sorts, SORT_COUNTRY);
  if (sort < 0) return tsv_fail(row, "unknown kind of place", column(row, 1));
  return add_named(self, row, LEXEME_LOCALITY, sort);
}

/* A row with a name whose country stands in its third column. */
static isnad_status add_of_country(lexicon_builder *self, tsv_reader *row, lexeme_kind kind, int sub) {
  isnad_status status = add_named(self, row, kind, sub);
  isnad_string country = column(row, 2);
  if (status == ISNAD_OK && country.size)
    self->lexemes.items[self->lexemes.count - 1].bits = hash_bytes((const uint8_t *)country.data, country.size);
  return status;
}

static isnad_status add_body(lexicon_builder *self, tsv_reader *row) {
  int sort = value_index(column(row, 1), sorts, SORT_COUNT);
  if (sort <= SORT_COUNTRY) return tsv_fail(row, "unknown kind of body", column(row, 1));
  return add_of_country(self, row, LEXEME_BODY, sort);
}

static isnad_status add_sort(lexicon_builder *self, tsv_reader *row) {
  int sort = value_index(column(row, 3), sorts, SORT_COUNT);
  uint8_t gender;
  if (sort < 0) return tsv_fail(row, "unknown sort", column(row, 3));
  if (!value_gender(column(row, 2), &gender)) return tsv_fail(row, "unknown gender", column(row, 2));
  uint32_t index;
  lexeme *made = new_lexeme(self, LEXEME_SORT, column(row, 0), row->line, &index);
  made->sub = (uint8_t)sort;
  made->gender = gender;
  inflect_singular(self, index, column(row, 0), gender);
  isnad_string list = column(row, 1), value;
  while (tsv_value(&list, &value)) inflect_plural_broken(self, index, value, gender);
  return ISNAD_OK;
}

/* ---- numbers, times ---- */

static isnad_status add_values(lexicon_builder *self, tsv_reader *row) {
  isnad_string list = column(row, 1), value;
  if (!list.size) return tsv_fail(row, "no role", column(row, 0));
  while (tsv_value(&list, &value)) {
    isnad_string key;
    int64_t number;
    int role = value_role_of(value, &key, &number);
    if (role < 0) return tsv_fail(row, "unknown role", value);
    uint32_t index;
    lexeme *made = new_lexeme(self, LEXEME_VALUE, column(row, 0), row->line, &index);
    made->sub = (uint8_t)role;
    made->bits = (uint64_t)number;
    made->key = build_text(self, key);
    build_form_add(self, index, column(row, 0), 0);
  }
  return ISNAD_OK;
}

/* ---- units, counted ---- */

/* The ISO codes of a list as 16 bits each: whose money it is. */
static bool pack_countries(isnad_string list, uint64_t *bits) {
  isnad_string value;
  *bits = 0;
  for (unsigned shift = 0; tsv_value(&list, &value); shift += 16) {
    if (value.size != 2 || shift > 48) return false;
    *bits |= (uint64_t)((unsigned)(uint8_t)value.data[0] << 8 | (uint8_t)value.data[1]) << shift;
  }
  return true;
}

static isnad_status add_unit(lexicon_builder *self, tsv_reader *row) {
  static const char *const kinds[] = {"money", "measure"};
  int kind = value_index(column(row, 1), kinds, COUNT(kinds));
  uint64_t bits;
  if (kind < 0) return tsv_fail(row, "unknown kind of unit", column(row, 1));
  if (!pack_countries(column(row, 2), &bits)) return tsv_fail(row, "wrong country", column(row, 2));
  uint32_t index;
  lexeme *made = new_lexeme(self, LEXEME_VALUE, column(row, 0), row->line, &index);
  made->sub = kind == 0 ? VALUE_NUMBER_MONEY : VALUE_NUMBER_MEASURE;
  made->bits = bits;
  isnad_string key = column(row, 0);
  const char *tilde = memchr(key.data, '~', key.size); /* km~2: another row of the same unit */
  if (tilde) key.size = (size_t)(tilde - key.data);
  made->key = build_text(self, key);
  isnad_string list = column(row, 3), value;
  while (tsv_value(&list, &value)) {
    inflect_singular(self, index, value, GENDER_ANY);
    inflect_plural_f(self, index, value);
  }
  list = column(row, 4);
  while (tsv_value(&list, &value)) inflect_plural_broken(self, index, value, GENDER_ANY);
  add_all(self, index, column(row, 5), 0);
  return ISNAD_OK;
}

static isnad_status add_counted(lexicon_builder *self, tsv_reader *row) {
  uint8_t gender;
  if (!value_gender(column(row, 2), &gender)) return tsv_fail(row, "unknown gender", column(row, 2));
  uint32_t index;
  lexeme *made = new_lexeme(self, LEXEME_VALUE, column(row, 0), row->line, &index);
  made->sub = VALUE_NUMBER_COUNTED;
  made->gender = gender;
  inflect_singular(self, index, column(row, 0), gender);
  isnad_string list = column(row, 1), value;
  if (!list.size) (gender == GENDER_F ? inflect_plural_f : inflect_plural_m)(self, index, column(row, 0));
  while (tsv_value(&list, &value)) inflect_plural_broken(self, index, value, gender);
  return ISNAD_OK;
}

static isnad_status add_person(lexicon_builder *self, tsv_reader *row) {
  uint8_t gender;
  if (!value_gender(column(row, 1), &gender)) return tsv_fail(row, "unknown gender", column(row, 1));
  return add_of_country(self, row, LEXEME_PERSON, gender);
}

static const row_kind kinds_of_rows[] = {
    {"verbs", 6, add_verb},        {"nouns", 5, add_noun},      {"cues", 3, add_cue},       {"outlets", 6, add_outlet},
    {"countries", 6, add_country}, {"titles", 4, add_title},    {"heads", 4, add_head},     {"names", 4, add_name},
    {"words", 2, add_word},        {"grammar", 2, add_grammar}, {"common", 4, add_common},  {"places", 5, add_locality},
    {"bodies", 5, add_body},       {"people", 5, add_person},   {"sorts", 4, add_sort},     {"numbers", 2, add_values},
    {"times", 2, add_values},      {"units", 6, add_unit},      {"counted", 3, add_counted}};

const row_kind *row_kind_of(isnad_string name) {
  for (size_t i = 0; i < COUNT(kinds_of_rows); i++)
    if (tsv_is(name, kinds_of_rows[i].name)) return &kinds_of_rows[i];
  return NULL;
}
