/* build: the growing tables of a lexicon, and laying them out at the end. */
#include "lexicon/build.h"

#include "base/error.h"
#include "base/hash.h"
#include "lexicon/rows.h"
#include "text/fold.h"
#include "text/letters.h"
#include "text/token.h"

#include <stdlib.h>
#include <string.h>

enum { FIRST_SLOTS = 1024, WORD_MAX = 120, PHRASE_WORDS_MAX = 12 };

void lexicon_builder_init(lexicon_builder *self, arena *memory) {
  *self = (lexicon_builder){.memory = memory, .checksum = hash_start64()};
  build_text(self, (isnad_string){"", 0}); /* offset 0 is the empty string */
}

uint32_t build_text(lexicon_builder *self, isnad_string text) {
  uint32_t offset = (uint32_t)self->pool.count;
  for (size_t i = 0; i <= text.size; i++) {
    char *at = vector_push(&self->pool, self->memory);
    if (at) *at = i < text.size ? text.data[i] : '\0';
  }
  return offset;
}

uint32_t build_lexeme(lexicon_builder *self, lexeme_kind kind, isnad_string lemma, size_t line) {
  lexeme *made = vector_push(&self->lexemes, self->memory);
  if (!made) return 0;
  *made = (lexeme){.lemma = build_text(self, lemma),
                   .kind = (uint8_t)kind,
                   .line = (uint16_t)(line > UINT16_MAX ? UINT16_MAX : line),
                   .source = self->source};
  return (uint32_t)(self->lexemes.count - 1);
}

static bool grow_slots(lexicon_builder *self) {
  if (self->n_slots && self->words.count * 2 < self->n_slots) return true;
  uint32_t count = self->n_slots ? self->n_slots * 2 : FIRST_SLOTS;
  uint32_t *slots = arena_zero(self->memory, count * sizeof *slots);
  if (!slots) return false;
  for (uint32_t i = 0; i < self->words.count; i++) {
    const build_word *word = &self->words.items[i];
    uint32_t at = hash_bytes(self->folded.items + word->text, word->size) & (count - 1);
    while (slots[at]) at = (at + 1) & (count - 1);
    slots[at] = i + 1;
  }
  self->slots = slots;
  self->n_slots = count;
  return true;
}

static uint32_t add_folded(lexicon_builder *self, const uint8_t *bytes, size_t size) {
  uint32_t offset = (uint32_t)self->folded.count;
  for (size_t i = 0; i < size; i++) {
    uint8_t *at = vector_push(&self->folded, self->memory);
    if (at) *at = bytes[i];
  }
  return offset;
}

/* The word with these folded letters, made where it is new. */
static build_word *word_of(lexicon_builder *self, const uint8_t *folded, size_t size) {
  if (!grow_slots(self)) return NULL;
  uint32_t at = hash_bytes(folded, size) & (self->n_slots - 1);
  for (; self->slots[at]; at = (at + 1) & (self->n_slots - 1)) {
    build_word *word = &self->words.items[self->slots[at] - 1];
    if (word->size == size && memcmp(self->folded.items + word->text, folded, size) == 0) return word;
  }
  build_word *word = vector_push(&self->words, self->memory);
  if (!word) return NULL;
  *word = (build_word){.size = (uint8_t)size};
  self->slots[at] = (uint32_t)self->words.count;
  word->text = add_folded(self, folded, size);
  return word;
}

static void add_form(lexicon_builder *self, build_word *word, lexicon_form form) {
  for (uint32_t i = word->first_form; i; i = self->forms.items[i - 1].next) {
    const lexicon_form *known = &self->forms.items[i - 1].form;
    if (known->lexeme == form.lexeme &&
        (known->features == form.features || (known->features | FEATURE_JUSSIVE) == form.features))
      return; /* a jussive that looks like the indicative is no form of its own */
  }
  build_form *made = vector_push(&self->forms, self->memory);
  if (!made) return;
  *made = (build_form){form, word->first_form};
  word->first_form = (uint32_t)self->forms.count;
}

/* A piece of a phrase between blanks, points and hyphens. */
static isnad_string next_word(isnad_string *rest) {
  while (rest->size && strchr(" .-", rest->data[0])) rest->data++, rest->size--;
  size_t size = 0;
  while (size < rest->size && !strchr(" .-", rest->data[size])) size++;
  isnad_string word = {rest->data, size};
  rest->data += size;
  rest->size -= size;
  return word;
}

typedef struct folded_words {
  uint8_t bytes[PHRASE_WORDS_MAX][WORD_MAX];
  size_t size[PHRASE_WORDS_MAX];
  size_t count;
} folded_words;

static void fold_words(isnad_string text, folded_words *out) {
  out->count = 0;
  while (text.size && out->count < PHRASE_WORDS_MAX) {
    isnad_string word = next_word(&text);
    size_t size = fold_string(word.data, word.size, out->bytes[out->count], WORD_MAX);
    if (size) out->size[out->count++] = size;
  }
}

static uint32_t attached_of(const folded_words *words) {
  if (words->count < 2 || words->size[words->count - 1] != 1) return 0;
  uint8_t letter = words->bytes[words->count - 1][0];
  return letter == F_LAM ? FEATURE_TO : letter == F_BEH ? FEATURE_BY : 0;
}

/* Whether this lexeme has this phrase already: spellings that differ in hamzas or points fold to one. */
static bool has_phrase(lexicon_builder *self, const folded_words *words, size_t count, lexicon_form form) {
  build_word *first = word_of(self, words->bytes[0], words->size[0]);
  for (uint32_t at = first ? first->first_phrase : 0; at; at = self->phrases.items[at - 1].next) {
    const lexicon_phrase *known = &self->phrases.items[at - 1].phrase;
    if (known->lexeme != form.lexeme || known->n_rest != count - 1 ||
        (known->features & 0x0FFFFFFFu) != (form.features & 0x0FFFFFFFu))
      continue;
    const uint8_t *rest = self->folded.items + known->rest;
    size_t same = 0;
    for (size_t i = 1; i < count && rest[0] == words->size[i] && !memcmp(rest + 1, words->bytes[i], words->size[i]);
         i++, same++)
      rest += 1 + rest[0];
    if (same == count - 1) return true;
  }
  return false;
}

static void add_phrase(lexicon_builder *self, const folded_words *words, lexicon_form form) {
  bool cue = self->lexemes.items[form.lexeme].kind == LEXEME_CUE;
  uint32_t attached = cue ? attached_of(words) : 0;
  size_t count = words->count - (attached != 0);
  if (has_phrase(self, words, count, form)) return;
  uint32_t rest = (uint32_t)self->folded.count;
  for (size_t i = 1; i < count; i++) {
    uint8_t size = (uint8_t)words->size[i];
    add_folded(self, &size, 1);
    add_folded(self, words->bytes[i], words->size[i]);
  }
  build_word *first = word_of(self, words->bytes[0], words->size[0]);
  build_phrase *made = first ? vector_push(&self->phrases, self->memory) : NULL;
  if (!made) return;
  *made = (build_phrase){{.rest = rest,
                          .n_rest = (uint8_t)(count - 1),
                          .second = count > 1 ? phrase_mark(words->bytes[1], words->size[1]) : 0,
                          .lexeme = form.lexeme,
                          .features = form.features,
                          .attached = attached},
                         first->first_phrase};
  first->first_phrase = (uint32_t)self->phrases.count;
}

void build_form_add(lexicon_builder *self, uint32_t lexeme_index, isnad_string text, uint32_t features) {
  folded_words words;
  fold_words(text, &words);
  if (!words.count) return;
  features |= (uint32_t)(text_spelling(text.data, text.size) & SHAPE_SPELLING) << 24;
  lexicon_form form = {lexeme_index, features};
  if (words.count > 1) {
    add_phrase(self, &words, form);
    return;
  }
  build_word *word = word_of(self, words.bytes[0], words.size[0]);
  if (word) add_form(self, word, form);
}

/* Phrases of one word lie in the order that lexicon.h tells. */
typedef struct phrase_place {
  uint32_t key, at; /* at: in the order they were added, the last first */
  lexicon_phrase phrase;
} phrase_place;

static uint32_t phrase_key(const lexicon_builder *self, const lexicon_phrase *of) {
  uint32_t value = self->lexemes.items[of->lexeme].kind == LEXEME_VALUE, more = of->n_rest > 0;
  return value << 17 | more << 16 | of->second;
}

static int compare_places(const void *a, const void *b) {
  const phrase_place *x = a, *y = b;
  if (x->key != y->key) return x->key < y->key ? -1 : 1;
  return x->at < y->at ? -1 : x->at > y->at;
}

static void lay_out_phrases(const lexicon_builder *self, uint32_t first, phrase_place *room, lexicon_word *to,
                            lexicon_phrase *out) {
  for (uint32_t i = first; i; i = self->phrases.items[i - 1].next, to->n_phrases++) {
    const lexicon_phrase *phrase = &self->phrases.items[i - 1].phrase;
    room[to->n_phrases] = (phrase_place){phrase_key(self, phrase), to->n_phrases, *phrase};
  }
  qsort(room, to->n_phrases, sizeof *room, compare_places);
  for (uint32_t i = 0; i < to->n_phrases; i++) out[i] = room[i].phrase;
}

/* Forms of one word lie side by side in the order they were added. */
static void lay_out_word(const lexicon_builder *self, const build_word *from, lexicon_word *to, lexicon_form *forms,
                         uint32_t *n_forms) {
  *to = (lexicon_word){.text = from->text, .size = from->size, .first_form = *n_forms};
  for (uint32_t i = from->first_form; i && to->n_forms < UINT8_MAX; i = self->forms.items[i - 1].next, to->n_forms++)
    forms[(*n_forms)++] = self->forms.items[i - 1].form;
  for (uint32_t a = to->first_form, b = *n_forms; a + 1 < b; a++) {
    lexicon_form swap = forms[a];
    forms[a] = forms[--b];
    forms[b] = swap;
  }
}

isnad_status lexicon_builder_finish(lexicon_builder *self, lexicon *out) {
  lexicon_word *words = arena_get(self->memory, (self->words.count + 1) * sizeof *words);
  lexicon_form *forms = arena_get(self->memory, (self->forms.count + 1) * sizeof *forms);
  lexicon_phrase *phrases = arena_get(self->memory, (self->phrases.count + 1) * sizeof *phrases);
  phrase_place *room = arena_get(self->memory, (self->phrases.count + 1) * sizeof *room);
  if (self->memory->failed) return ISNAD_ERR_MEMORY;
  uint32_t n_forms = 0, n_phrases = 0;
  for (size_t i = 0; i < self->words.count; i++) {
    lay_out_word(self, &self->words.items[i], &words[i], forms, &n_forms);
    words[i].first_phrase = n_phrases;
    lay_out_phrases(self, self->words.items[i].first_phrase, room, &words[i], phrases + n_phrases);
    n_phrases += words[i].n_phrases;
  }
  *out = (lexicon){.pool = self->pool.items,
                   .folded = self->folded.items,
                   .lexemes = self->lexemes.items,
                   .forms = forms,
                   .words = words,
                   .phrases = phrases,
                   .slots = self->slots,
                   .n_pool = (uint32_t)self->pool.count,
                   .n_folded = (uint32_t)self->folded.count,
                   .n_lexemes = (uint32_t)self->lexemes.count,
                   .n_forms = n_forms,
                   .n_words = (uint32_t)self->words.count,
                   .n_phrases = n_phrases,
                   .n_slots = self->n_slots,
                   .checksum = self->checksum};
  return ISNAD_OK;
}

isnad_status lexicon_builder_add(lexicon_builder *self, isnad_string table, const char *name, bool sorted,
                                 isnad_error *error) {
  tsv_reader row;
  tsv_open(&row, table, name, sorted);
  const row_kind *kind = row.status ? NULL : row_kind_of(row.kind);
  if (!row.status && !kind) tsv_fail(&row, "unknown kind of table", row.kind);
  while (!row.status && !self->memory->failed && tsv_next(&row)) {
    if (row.n_columns != kind->n_columns)
      tsv_fail(&row, "wrong number of columns in the row of", row.column[0]);
    else
      kind->add(self, &row);
  }
  self->checksum = hash_more64(self->checksum, table.data, table.size);
  if (self->memory->failed) return error_set(error, ISNAD_ERR_MEMORY, name, 0, "out of memory");
  if (row.status && error) *error = row.error;
  return row.status;
}
