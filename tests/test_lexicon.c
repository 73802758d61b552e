/* test_lexicon: what a word can be: look-up, attached letters, phrases, and rows that are refused.
 *
 * Belongs here: single words and rows of every table. Does not: conjugation (test_conjugate), the messages of lexc
 * (test_lexc.py), what statements become of the words (golden).
 */
#include "isnad.h"
#include "lexicon/build.h"
#include "lexicon/lexicon.h"
#include "text/fold.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

typedef struct output {
  char text[65536];
  size_t size;
} output;

static bool take(void *context, const char *bytes, size_t size) {
  output *self = context;
  if (self->size + size >= sizeof self->text) return false;
  memcpy(self->text + self->size, bytes, size);
  self->size += size;
  self->text[self->size] = 0;
  return true;
}

/* The readings of a text, as dump writes them. */
static void readings_of(const isnad_engine *engine, const char *text, output *out) {
  isnad_story *story = isnad_story_new(engine);
  assert_non_null(story);
  isnad_document document = {.text = isnad_string_of(text)};
  *out = (output){0};
  assert_int_equal(isnad_story_read(story, &document, ISNAD_LAYER_READINGS, NULL), ISNAD_OK);
  assert_int_equal(isnad_dump(story, "readings", take, out), ISNAD_OK);
  isnad_story_free(story);
}

/* Whether some reading's line holds both strings. */
static bool has_reading(const char *readings, const char *lemma, const char *features) {
  for (const char *line = strchr(readings, '\n'); line; line = strchr(line + 1, '\n')) {
    const char *end = strchr(line + 1, '\n');
    size_t size = end ? (size_t)(end - line) : strlen(line);
    char one[1024];
    if (size >= sizeof one) continue;
    memcpy(one, line, size);
    one[size] = 0;
    if (strstr(one, lemma) && strstr(one, features)) return true;
  }
  return false;
}

/* Verbs, nouns and what is attached to them. */
static void test_readings(void **state) {
  (void)state;
  static const struct {
    const char *word, *lemma, *features;
  } cases[] = {
      {"قال", "قال say", "past 3ms"},
      {"وقالت", "قال say", "past 3fs و+"},
      {"فقالوا", "قال say", "past 3mp ف+"},
      {"سيقولون", "قال say", "present 3mp س+"},
      {"وسيقول", "قال say", "present 3ms و+ س+"},
      {"يقولان", "قال say", "present 3md"},
      {"قائلا", "قال say", "active participle"},
      {"قائلةً", "قال say", "active participle"},
      {"قائلين", "قال say", "active participle"},
      {"أعلنت", "أعلن announce", "past 3fs"},
      {"اعلنت", "أعلن announce", "past 3fs"},
      {"أُعلن", "أعلن announce", "passive"},
      {"نفى", "نفى deny", "past 3ms"},
      {"نفي", "نفى deny", "past 3ms"},
      {"ونفت", "نفى deny", "past 3fs و+"},
      {"مضيفا", "أضاف say", "active participle"},
      {"مؤكدين", "أكد confirm", "active participle"},
      {"اتهمها", "اتهم accuse", "+ها"},
      {"وزيرة", "وزير", "f"},
      {"والوزيرة", "وزير", "و+ ال+"},
      {"للوزير", "وزير", "ل+ ال+"},
      {"وزراء", "وزير", "p"},
      {"وبوزارتهم", "وزارة", "و+ ب+ +هم"},
      {"كالوزارة", "وزارة", "ك+ ال+"},
      {"الأميركية", "أمريكي", "ال+"},
      {"والأمريكيين", "أمريكي", "و+ ال+"},
      {"وقــالت", "قال say", "past 3fs و+"},
      {"وَقَالَتْ", "قال say", "past 3fs و+"},
      {"ﻗﺎﻝ", "قال say", "past 3ms"},
  };
  isnad_engine *engine;
  assert_int_equal(isnad_engine_open(NULL, &engine, NULL), ISNAD_OK);
  output *out = malloc(sizeof *out);
  size_t wrong = 0;
  for (size_t i = 0; i < COUNT(cases); i++) {
    readings_of(engine, cases[i].word, out);
    if (has_reading(out->text, cases[i].lemma, cases[i].features)) continue;
    print_message("%s: no reading with %s and %s in\n%s\n", cases[i].word, cases[i].lemma, cases[i].features,
                  out->text);
    wrong++;
  }
  assert_int_equal(wrong, 0);
  free(out);
  isnad_engine_close(engine);
}

/* Phrases of every table, with points and hyphens between their words. */
static void test_phrases(void **state) {
  (void)state;
  static const char *const cases[][2] = {
      {"فرانس برس", "outlets"},          {"سي. إن. إن", "outlets"}, {"سي إن إن", "outlets"},  {"أ ف ب", "outlets"},
      {"الولايات المتحدة", "countries"}, {"على حد قوله", "cues"},   {"وفقا للوزارة", "cues"}, {"نقلا عن", "cues"},
      {"وزير الخارجية", "titles"},
  };
  isnad_engine *engine;
  assert_int_equal(isnad_engine_open(NULL, &engine, NULL), ISNAD_OK);
  output *out = malloc(sizeof *out);
  for (size_t i = 0; i < COUNT(cases); i++) {
    readings_of(engine, cases[i][0], out);
    if (!has_reading(out->text, cases[i][1], " words)"))
      fail_msg("%s: no phrase of %s in\n%s", cases[i][0], cases[i][1], out->text);
  }
  free(out);
  isnad_engine_close(engine);
}

/* Every listed word is found again under its own letters, and no other. */
static void test_table_is_whole(void **state) {
  (void)state;
  const lexicon *self = &lexicon_builtin;
  assert_true(self->n_words > 100000 && self->n_lexemes > 10000 && self->checksum);
  for (uint32_t i = 0; i < self->n_words; i++) {
    const lexicon_word *word = &self->words[i];
    assert_true(word->text + word->size <= self->n_folded && word->size > 0);
    assert_ptr_equal(lexicon_find(self, self->folded + word->text, word->size), word);
    assert_true(word->first_form + word->n_forms <= self->n_forms);
    assert_true(word->first_phrase + word->n_phrases <= self->n_phrases);
  }
  for (uint32_t i = 0; i < self->n_forms; i++) assert_true(self->forms[i].lexeme < self->n_lexemes);
  for (uint32_t i = 0; i < self->n_phrases; i++) assert_true(self->phrases[i].lexeme < self->n_lexemes);
  for (uint32_t i = 0; i < self->n_lexemes; i++) assert_true(self->lexemes[i].lemma < self->n_pool);
  static const char unknown[] = "ظظظظظظ";
  uint8_t folded[64];
  size_t size = fold_string(unknown, sizeof unknown - 1, folded, sizeof folded);
  assert_null(lexicon_find(self, folded, size));
  assert_null(lexicon_find(self, folded, 0));
}

/* ---- Tables added when the engine opens ---- */

static isnad_status open_with(const char *table, isnad_engine **engine, isnad_error *error) {
  isnad_string text = isnad_string_of(table);
  const char *name = "desk.tsv";
  isnad_engine_options options = {.lexicons = &text, .lexicon_names = &name, .n_lexicons = 1};
  return isnad_engine_open(&options, engine, error);
}

static void test_added(void **state) {
  (void)state;
  static const struct {
    const char *table, *word, *lemma, *features;
  } cases[] = {
      {"# isnad lexicon: verbs\nزقزق\tزقزق\tQ1\t-\tsay\tأن|«»\n", "وزقزقت", "زقزق say", "past 3fs و+"},
      {"# isnad lexicon: titles\nقبطان الجسر\t-\t-\toffice\n", "قبطان الجسر", "titles", "2 words"},
      {"# isnad lexicon: outlets\noutlet:zaqzuq\tsite\t-\t-\tزقزوق نت|زقزوقنت\tZaqzuq\n", "زقزوقنت", "outlets",
       "زقزوق نت"},
      {"# isnad lexicon: names\nزقزوق\t-\tfamily\t-\n", "زقزوق", "names", "زقزوق"},
      {"# isnad lexicon: heads\nزقزوقة\tزقازيق\tf\torganization\n", "والزقزوقة", "heads", "و+ ال+"},
      {"# isnad lexicon: nouns\nزقزقة\tزقزقات\tf\tsay\tأن|ب\n", "زقزقات", "nouns", "زقزقة"},
      {"# isnad lexicon: cues\nعلى ذمة ضفدع\tsource\tsay\n", "على ذمة ضفدع", "cues", "3 words"},
      {"# isnad lexicon: words\nزقز\tparticle\n", "زقز", "words", "زقز"},
      {"# isnad lexicon: countries\nXX-zaq\tزقزاق\tزقزوقة العليا\tزقزاقي\t-\tZaqzaq\n", "الزقزاقية", "countries",
       "ال+"},
  };
  output *out = malloc(sizeof *out);
  for (size_t i = 0; i < COUNT(cases); i++) {
    isnad_engine *engine;
    isnad_error error = {0};
    if (open_with(cases[i].table, &engine, &error)) fail_msg("%s:%zu: %s", error.file, error.line, error.message);
    readings_of(engine, cases[i].word, out);
    if (!has_reading(out->text, cases[i].lemma, cases[i].features))
      fail_msg("%s: no reading with %s and %s in\n%s", cases[i].word, cases[i].lemma, cases[i].features, out->text);
    readings_of(engine, "وقالت", out); /* the built-in tables are still there */
    assert_true(has_reading(out->text, "قال say", "past 3fs و+"));
    isnad_engine_close(engine);
  }
  free(out);
}

static void test_refused(void **state) {
  (void)state;
  static const struct {
    const char *table, *message;
    size_t line;
  } cases[] = {
      {"", "first line", 0},
      {"verbs\n", "first line", 1},
      {"# isnad lexicon: birds\n", "unknown kind of table: birds", 1},
      {"# isnad lexicon: words\n\n# a comment\nزقز\tbird\n", "unknown class: bird", 4},
      {"# isnad lexicon: words\nزقز\n", "wrong number of columns", 2},
      {"# isnad lexicon: words\nزقز\tprep\tprep\n", "wrong number of columns", 2},
      {"# isnad lexicon: words\n-\tprep\n", "first column is empty", 2},
      {"# isnad lexicon: words\nزُقز\tprep\n", "vowel mark", 2},
      {"# isnad lexicon: words\nزقـز\tprep\n", "tatweel", 2},
      {"# isnad lexicon: words\nزقز \tprep\n", "blank at an edge", 2},
      {"# isnad lexicon: words\nزق\xFF\tprep\n", "bad byte", 2},
      {"# isnad lexicon: words\na\tb\tc\td\te\tf\tg\th\ti\tj\n", "too many columns", 2},
      {"# isnad lexicon: verbs\nزقزق\tزقزق\tQ1\t-\tsing\tأن\n", "sing", 2},
      {"# isnad lexicon: verbs\nزقزق\tزقزق\tQ1\t-\tsay\tفوق\n", "فوق", 2},
      {"# isnad lexicon: verbs\nزقزق\tزقزق\tXI\t-\tsay\tأن\n", "زقزق", 2},
      {"# isnad lexicon: outlets\noutlet:x\tbird\t-\t-\tزقزوق\t-\n", "unknown kind of outlet: bird", 2},
      {"# isnad lexicon: titles\nزقزوق\t-\t-\tbird\n", "unknown kind of title: bird", 2},
      {"# isnad lexicon: heads\nزقزوق\t-\tx\tstate\n", "unknown gender: x", 2},
      {"# isnad lexicon: names\nزقزوق\t-\tnick\tm\n", "unknown type of name: nick", 2},
  };
  for (size_t i = 0; i < COUNT(cases); i++) {
    isnad_engine *engine;
    isnad_error error = {0};
    if (open_with(cases[i].table, &engine, &error) != ISNAD_ERR_LEXICON) fail_msg("taken: %s", cases[i].table);
    assert_null(engine);
    assert_string_equal(error.file, "desk.tsv");
    if (!strstr(error.message, cases[i].message)) fail_msg("%s, not %s", error.message, cases[i].message);
    if (cases[i].line) assert_int_equal(error.line, cases[i].line);
  }
}

/* A table cut off anywhere, and one of random bytes, is taken or refused, no more. */
static void test_cut_off(void **state) {
  (void)state;
  static const char table[] = "# isnad lexicon: verbs\nزقزق\tزقزق\tQ1\t-\tsay\tأن|«»\nنقنق\tنقنق\tQ1\t-\tsay\tأن\n";
  for (size_t size = 0; size < sizeof table; size++) {
    char *own = malloc(size + 1);
    memcpy(own, table, size);
    own[size] = 0;
    isnad_engine *engine;
    isnad_status status = open_with(own, &engine, NULL);
    assert_true(status == ISNAD_OK || status == ISNAD_ERR_LEXICON);
    isnad_engine_close(engine);
    free(own);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_readings), cmocka_unit_test(test_phrases), cmocka_unit_test(test_table_is_whole),
      cmocka_unit_test(test_added),    cmocka_unit_test(test_refused), cmocka_unit_test(test_cut_off),
  };
  return cmocka_run_group_tests_name("lexicon", tests, NULL, NULL);
}
