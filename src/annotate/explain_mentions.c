/* explain_mentions: why a mention is one: the row of the lexicon, the rule, or the tagger's strongest features. */
#include "annotate/dump.h"

#include "annotate/entities.h"

#include <stdio.h>
#include <string.h>

static void keep_reason(tagger_reason *reasons, size_t *count, tagger_reason of) {
  if (of.weight <= 0) return;
  size_t at = *count < REASONS_MAX ? (*count)++ : REASONS_MAX;
  if (at == REASONS_MAX && reasons[--at].weight >= of.weight) return;
  while (at > 0 && reasons[at - 1].weight < of.weight) {
    reasons[at] = reasons[at - 1];
    at--;
  }
  reasons[at] = of;
}

static int advantage(const tagger_model *model, uint32_t hash, uint8_t tag) {
  const int8_t *weights = tagger_weights(model, hash);
  return weights ? weights[tag] - weights[TAG_O] : 0;
}

/* The sentence of a token, with notes of its words. */
static tagger_sentence sentence_of(story *self, uint32_t token) {
  uint32_t s = self->sentence_of[token],
           *phrases = arena_get(&self->memory, (self->shown.n_tokens + 1) * sizeof *phrases);
  const isnad_sentence *at = &self->sentences.items[s];
  const word_notes **notes = tagger_lay_notes(self);
  if (!phrases || !notes) return (tagger_sentence){.story = self};
  tagger_mark_phrases(self, phrases);
  return (tagger_sentence){self, at->first, at->last - at->first, notes + at->first + 4 * s + 2, phrases};
}

size_t tagger_explain(story *self, uint32_t token, uint8_t tag, tagger_reason reasons[REASONS_MAX]) {
  const tagger_model *model = self->tagger->model;
  tagger_sentence sentence = sentence_of(self, token);
  size_t found = 0;
  if (!sentence.count) return 0;
  uint32_t i = token - sentence.first;
  for (int place = -WINDOW; place <= WINDOW; place++) {
    int64_t at = (int64_t)i + place;
    if (at < 0 || at >= (int64_t)sentence.count) continue;
    tagger_feature features[WORD_FEATURES_MAX];
    word_notes scratch;
    size_t count = tagger_word_features(self, sentence.first + (uint32_t)at, &scratch, features);
    for (size_t k = 0; k < count; k++)
      if (features[k].reach >= (place < 0 ? -place : place))
        keep_reason(reasons, &found,
                    (tagger_reason){features[k].template, place,
                                    advantage(model, tagger_placed(features[k].hash, place), tag)});
  }
  tagger_feature own[TOKEN_FEATURES_MAX];
  size_t count = tagger_token_features(&sentence, i, own);
  for (size_t k = 0; k < count; k++)
    keep_reason(reasons, &found, (tagger_reason){own[k].template, 0, advantage(model, own[k].hash, tag)});
  return found;
}

/* ---- As text ---- */

static const char *const template_texts[] = {
#define TEMPLATE_TEXT(name, text) text,
    FEATURE_TEMPLATES(TEMPLATE_TEXT)
#undef TEMPLATE_TEXT
};

static isnad_status put(isnad_write *write, void *context, const char *line, int size, size_t room) {
  size_t used = size < 0 ? 0 : (size_t)size < room ? (size_t)size : room - 1;
  return write(context, line, used) ? ISNAD_OK : ISNAD_ERR_IO;
}

static isnad_status put_tagger(story *self, const mention *of, isnad_write *write, void *context) {
  static const char *const places[] = {" two before", " before", "", " behind", " two behind"};
  tagger_reason reasons[REASONS_MAX];
  uint8_t tag = (uint8_t)(TAG_B_PER + 2 * of->type);
  size_t count = tagger_explain(self, of->tokens.first, tag, reasons);
  isnad_status status = write(context, "      the tagger\n", 17) ? ISNAD_OK : ISNAD_ERR_IO;
  for (size_t k = 0; k < count && !status; k++) {
    char line[256];
    int size =
        snprintf(line, sizeof line, "        +%.1f %s%s\n", (double)reasons[k].weight / self->tagger->model->scale,
                 template_texts[reasons[k].template], places[reasons[k].place + WINDOW]);
    status = put(write, context, line, size, sizeof line);
  }
  return status;
}

static isnad_status put_row(const mention *of, isnad_write *write, void *context) {
  char line[512];
  int size = snprintf(line, sizeof line, "      %s:%u %s\n", lexeme_table(of->row), of->row->line,
                      lexeme_lemma(of->lexicon, of->row));
  return put(write, context, line, size, sizeof line);
}

/* The first token that ends behind a byte. */
static uint32_t token_behind(const isnad_story *shown, uint32_t byte) {
  size_t low = 0, high = shown->n_tokens;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (shown->tokens[middle].span.end <= byte)
      low = middle + 1;
    else
      high = middle;
  }
  return (uint32_t)low;
}

isnad_status isnad_dump_mention_reason(const isnad_story *shown, uint32_t byte, isnad_write *write, void *context) {
  static const char *const rules[] = {
      [MENTION_BRACKET] = "      rule bracket: a short form or another spelling behind the name\n",
      [MENTION_QUOTED] = "      rule quoted: in quotation marks behind an organization's noun\n",
      [MENTION_FAMILY] = "      rule family: the last word of a full name of the story\n",
      [MENTION_ROLE] = "      rule role-alone: a title or noun with ال, of the last one who is called so\n"};
  uint32_t token = token_behind(shown, byte);
  if (token >= shown->n_tokens) return ISNAD_OK;
  story *self = (story *)shown;
  if (!self->names || !self->names->mention_of[token]) return ISNAD_OK;
  const mention *of = &self->names->mentions.items[self->names->mention_of[token] - 1];
  isnad_status status = ISNAD_OK;
  if (of->reason == MENTION_TAGGED) status = put_tagger(self, of, write, context);
  const char *rule = rules[of->reason];
  if (rule) status = write(context, rule, strlen(rule)) ? ISNAD_OK : ISNAD_ERR_IO;
  return status || !of->row ? status : put_row(of, write, context);
}
