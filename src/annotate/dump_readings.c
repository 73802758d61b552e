/* dump_readings: the readings of a story's tokens as text, for people and for golden tests. */
#include "annotate/dump.h"

#include "annotate/value.h"

#include <stdio.h>
#include <string.h>

static const char *tense_name(uint32_t features) {
  static const char *const names[] = {
      "", "past", "present", "imperative", "active participle", "passive participle", "verbal noun"};
  uint32_t tense = FEATURE_TENSE(features);
  return tense < sizeof names / sizeof *names ? names[tense] : "";
}

/* Appends " + WORD" style notes for one set of bits. */
static void put_features(uint32_t features, char *room, size_t size) {
  static const struct {
    uint32_t bit;
    const char *name;
  } attached[] = {{FEATURE_AND, "و"}, {FEATURE_SO, "ف"},   {FEATURE_BY, "ب"},    {FEATURE_LIKE, "ك"},
                  {FEATURE_TO, "ل"},  {FEATURE_THE, "ال"}, {FEATURE_FUTURE, "س"}};
  static const char *const enclitics[] = {"", "ي", "نا", "ك", "ه", "ها", "هما", "هم", "هن"};
  static const char genders[] = "?mf", numbers[] = "?sdp";
  size_t used = (size_t)snprintf(room, size, "%s", tense_name(features));
  uint32_t person = FEATURE_PERSON(features), gender = FEATURE_GENDER(features), number = FEATURE_NUMBER(features);
  if (used < size && (person || gender || number))
    used += (size_t)snprintf(room + used, size - used, " %u%c%c", person, genders[gender % 3], numbers[number]);
  if (used < size && (features & FEATURE_VOICE_PASSIVE)) used += (size_t)snprintf(room + used, size - used, " passive");
  for (size_t i = 0; i < sizeof attached / sizeof *attached && used < size; i++)
    if (features & attached[i].bit) used += (size_t)snprintf(room + used, size - used, " %s+", attached[i].name);
  uint32_t enclitic = FEATURE_ENCLITIC(features);
  if (used < size && enclitic && enclitic < sizeof enclitics / sizeof *enclitics)
    used += (size_t)snprintf(room + used, size - used, " +%s", enclitics[enclitic]);
  if (used < size && !(features & FEATURE_EXACT)) snprintf(room + used, size - used, " ~");
}

static bool put_line(isnad_write *write, void *context, const char *line, int size) {
  return size < 0 || write(context, line, (size_t)size);
}

static bool put_reading(const reading *item, isnad_write *write, void *context) {
  char features[160], line[512];
  put_features(item->features, features, sizeof features);
  int size = snprintf(line, sizeof line, "    %s:%u %s%s%s [%s]\n", lexeme_table(item->lexeme), item->lexeme->line,
                      lexeme_lemma(item->lexicon, item->lexeme), item->lexeme->act ? " " : "",
                      item->lexeme->act ? isnad_act_name((isnad_act)item->lexeme->act) : "", features);
  return put_line(write, context, line, size < (int)sizeof line ? size : (int)sizeof line - 1);
}

isnad_status isnad_dump_token_readings(const isnad_story *shown, size_t token, isnad_write *write, void *context) {
  const story *self = (const story *)shown;
  if (!self->words || token >= shown->n_tokens) return ISNAD_OK;
  const word_readings *word = self->words[token];
  for (uint32_t i = 0; i < word->count; i++)
    if (!put_reading(&word->items[i], write, context)) return ISNAD_ERR_IO;
  for (uint32_t i = 0; i < word->n_named; i++)
    if (!put_reading(&word->named[i], write, context)) return ISNAD_ERR_IO;
  for (uint32_t at = self->phrase_at ? self->phrase_at[token] : 0; at; at = self->phrases.items[at - 1].next) {
    const phrase_match *phrase = &self->phrases.items[at - 1];
    char line[512];
    int size =
        snprintf(line, sizeof line, "    %s:%u %s (%u words)\n", lexeme_table(phrase->lexeme), phrase->lexeme->line,
                 lexeme_lemma(phrase->lexicon, phrase->lexeme), phrase->tokens.last - phrase->tokens.first);
    if (size >= (int)sizeof line) size = (int)sizeof line - 1;
    if (!put_line(write, context, line, size)) return ISNAD_ERR_IO;
  }
  return ISNAD_OK;
}

isnad_status isnad_dump_readings(const isnad_story *shown, isnad_write *write, void *context) {
  for (size_t i = 0; i < shown->n_tokens; i++) {
    isnad_span span = shown->tokens[i].span;
    if (!write(context, shown->text.data + span.begin, span.end - span.begin) || !write(context, "\n", 1))
      return ISNAD_ERR_IO;
    isnad_status status = isnad_dump_token_readings(shown, i, write, context);
    if (status) return status;
  }
  return ISNAD_OK;
}
