/* test_text: the text floor: decoding, folding, tokens, paired marks, sentences.
 *
 * Belongs here: what can be said of bytes without knowing a word. Does not: readings (test_lexicon), and longer
 * stretches of text, which are golden (tests/golden/tokens, tests/golden/sentences). All Arabic is invented.
 */
#include "text/fold.h"
#include "text/letters.h"
#include "text/pair.h"
#include "text/sentence.h"
#include "text/token.h"
#include "text/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* ---- UTF-8 ---- */

/* Decodes from a copy of just that size; writes at most `room` points and returns how many there were. */
static size_t decode(const char *bytes, size_t size, uint32_t *points, size_t room) {
  uint8_t *own = malloc(size + (size == 0));
  size_t count = 0;
  assert_non_null(own);
  memcpy(own, bytes, size);
  for (const uint8_t *at = own; at < own + size;) {
    uint32_t point;
    const uint8_t *next = utf8_next(at, own + size, &point);
    assert_true(next > at && next <= own + size);
    assert_true(point <= 0x10FFFF && (point < 0xD800 || point > 0xDFFF));
    if (count < room) points[count] = point;
    count++;
    at = next;
  }
  free(own);
  return count;
}

/* Good sequences at the edges of each length, and bad ones: one U+FFFD a maximal subpart (Unicode, table 3-8). */
static void test_utf8(void **state) {
  (void)state;
  static const struct {
    const char *bytes;
    size_t n_points;
    uint32_t points[8];
  } cases[] = {
      {"a", 1, {'a'}},
      {"\x7F", 1, {0x7F}},
      {"\xC2\x80", 1, {0x80}},
      {"\xDF\xBF", 1, {0x7FF}},
      {"\xE0\xA0\x80", 1, {0x800}},
      {"\xEF\xBF\xBF", 1, {0xFFFF}},
      {"\xF0\x90\x80\x80", 1, {0x10000}},
      {"\xF4\x8F\xBF\xBF", 1, {0x10FFFF}},
      {"\xD9\x82\xD8\xA7\xD9\x84", 3, {0x642, 0x627, 0x644}},
      {"\x80", 1, {UTF8_REPLACEMENT}},
      {"\xFF\xFE", 2, {UTF8_REPLACEMENT, UTF8_REPLACEMENT}},
      {"\xC0\xAF", 2, {UTF8_REPLACEMENT, UTF8_REPLACEMENT}},                       /* overlong */
      {"\xE0\x80\x80", 3, {UTF8_REPLACEMENT, UTF8_REPLACEMENT, UTF8_REPLACEMENT}}, /* overlong */
      {"\xED\xA0\x80", 3, {UTF8_REPLACEMENT, UTF8_REPLACEMENT, UTF8_REPLACEMENT}}, /* surrogate */
      {"\xF4\x90\x80\x80", 4, {UTF8_REPLACEMENT, UTF8_REPLACEMENT, UTF8_REPLACEMENT, UTF8_REPLACEMENT}},
      {"\xE1\x80", 1, {UTF8_REPLACEMENT}}, /* cut off */
      {"\xE1\x80z", 2, {UTF8_REPLACEMENT, 'z'}},
      {"\xF1\x80\x80\xD9\x82", 2, {UTF8_REPLACEMENT, 0x642}},
      {"\xD9", 1, {UTF8_REPLACEMENT}},
      {"\xD9 ", 2, {UTF8_REPLACEMENT, ' '}},
  };
  for (size_t i = 0; i < COUNT(cases); i++) {
    uint32_t points[8] = {0};
    assert_int_equal(decode(cases[i].bytes, strlen(cases[i].bytes), points, 8), cases[i].n_points);
    for (size_t k = 0; k < cases[i].n_points; k++) assert_int_equal(points[k], cases[i].points[k]);
  }
}

static void test_utf8_all_points(void **state) {
  (void)state;
  for (uint32_t point = 0x80; point <= 0x10FFFF; point++) {
    if (point >= 0xD800 && point <= 0xDFFF) continue;
    char bytes[4];
    size_t size = 0;
    if (point < 0x800) {
      bytes[size++] = (char)(0xC0 | point >> 6);
    } else if (point < 0x10000) {
      bytes[size++] = (char)(0xE0 | point >> 12);
      bytes[size++] = (char)(0x80 | (point >> 6 & 0x3F));
    } else {
      bytes[size++] = (char)(0xF0 | point >> 18);
      bytes[size++] = (char)(0x80 | (point >> 12 & 0x3F));
      bytes[size++] = (char)(0x80 | (point >> 6 & 0x3F));
    }
    bytes[size++] = (char)(0x80 | (point & 0x3F));
    uint32_t read;
    assert_ptr_equal(utf8_next((uint8_t *)bytes, (uint8_t *)bytes + size, &read), bytes + size);
    assert_int_equal(read, point);
  }
}

/* Every two and three bytes there are, from memory of their size. */
static void test_utf8_any_bytes(void **state) {
  (void)state;
  char bytes[3];
  for (unsigned i = 0; i < 1u << 16; i++) {
    bytes[0] = (char)(i >> 8);
    bytes[1] = (char)i;
    bytes[2] = (char)(i * 7);
    decode(bytes, 2 + (i & 1), NULL, 0);
  }
}

/* How many bytes at the front are whole code points of one and two bytes, one by one. */
static size_t count_short(const uint8_t *bytes, size_t size) {
  size_t at = 0;
  while (at < size) {
    uint32_t point;
    const uint8_t *next = utf8_next(bytes + at, bytes + size, &point);
    if (point == UTF8_REPLACEMENT || next - (bytes + at) > 2) break;
    at = (size_t)(next - bytes);
  }
  return at;
}

/* Any two bytes at any place of good letters: no bad one is let through, and no more than eight good ones are held
 * back. */
static void test_utf8_by_eights(void **state) {
  (void)state;
  static const char good[] = "قال a دالي ab جمال";
  for (unsigned i = 0; i < 1u << 16; i++)
    for (size_t place = 3 + i % 5; place < sizeof good - 2; place += 5) {
      uint8_t bytes[sizeof good];
      memcpy(bytes, good, sizeof good);
      bytes[place] = (uint8_t)(i >> 8);
      bytes[place + 1] = (uint8_t)i;
      size_t one_by_one = count_short(bytes, sizeof good - 1), by_eights = utf8_short_size(bytes, sizeof good - 1);
      if (by_eights > one_by_one || one_by_one - by_eights > 8)
        fail_msg("%04x at %zu: %zu of %zu", i, place, by_eights, one_by_one);
    }
}

/* ---- Folding ---- */

static void assert_same_fold(const char *a, const char *b) {
  uint8_t one[64], two[64];
  size_t n_one = fold_string(a, strlen(a), one, sizeof one), n_two = fold_string(b, strlen(b), two, sizeof two);
  if (n_one != n_two || memcmp(one, two, n_one) != 0) fail_msg("%s and %s fold to different letters", a, b);
  assert_true(n_one > 0);
}

static void test_fold_brings_together(void **state) {
  (void)state;
  static const char *const pairs[][2] = {
      {"أحمد", "احمد"},     {"إدارة", "ادارة"},   {"آمال", "امال"},
      {"ٱلبيت", "البيت"}, /* hamza and alef */
      {"على", "علي"},       {"وزارة", "وزاره"},   {"مؤتمر", "موتمر"},
      {"هيئة", "هيية"},     {"قـــال", "قال"},    {"قَالَ", "قال"},
      {"مُحَمَّدٌ", "محمد"},     {"وفقاً", "وفقا"}, /* tatweel and marks */
      {"ﻗﺎﻝ", "قال"},       {"ﻻ", "لا"},          {"ﻷن", "لان"},
      {"ﷲ", "الله"}, /* presentation forms */
      {"ﺇﻟﻰ", "الي"},       {"ﺃﻥ", "ان"},         {"گرمی", "كرمي"},
      {"کتاب", "كتاب"},     {"ایران", "ايران"},   {"پاریس", "باريس"}, /* Persian, Urdu */
      {"چاي", "جاي"},       {"ڤيينا", "فيينا"},   {"ہند", "هند"},
      {"ے", "ي"},           {"١٢٣", "123"},       {"۱۲۳", "123"},
      {"４５", "45"}, /* digits */
      {"É", "e"},           {"Łódź", "lodz"},     {"São", "sao"},
      {"CNN", "cnn"},       {"قا\u200Cل", "قال"}, {"\u200Fقال\u200E", "قال"},
      {"قا\u00ADل", "قال"}, {"\uFEFFقال", "قال"}, /* unseen */
  };
  for (size_t i = 0; i < COUNT(pairs); i++) assert_same_fold(pairs[i][0], pairs[i][1]);
}

static void test_fold_keeps_apart(void **state) {
  (void)state;
  static const char *const pairs[][2] = {{"قال", "كال"}, {"سار", "صار"}, {"ذكر", "دكر"}, {"حد", "خد"}, {"ضل", "ظل"}};
  for (size_t i = 0; i < COUNT(pairs); i++) {
    uint8_t one[64], two[64];
    size_t n_one = fold_string(pairs[i][0], strlen(pairs[i][0]), one, sizeof one);
    size_t n_two = fold_string(pairs[i][1], strlen(pairs[i][1]), two, sizeof two);
    assert_true(n_one == n_two && memcmp(one, two, n_one) != 0);
  }
}

static void test_fold_classes(void **state) {
  (void)state;
  static const struct {
    uint32_t point;
    enum fold_class class;
  } cases[] = {
      {'a', FOLD_LETTER},     {0x642, FOLD_LETTER},   {0x6A9, FOLD_LETTER},   {0x4E2D, FOLD_LETTER},
      {0x416, FOLD_LETTER},   {'7', FOLD_DIGIT},      {0x663, FOLD_DIGIT},    {0x6F3, FOLD_DIGIT},
      {0xFF13, FOLD_DIGIT},   {' ', FOLD_SPACE},      {0xA0, FOLD_SPACE},     {0x202F, FOLD_SPACE},
      {0x2009, FOLD_SPACE},   {0x3000, FOLD_SPACE},   {'\t', FOLD_SPACE},     {'\n', FOLD_BREAK},
      {'\r', FOLD_BREAK},     {0x85, FOLD_BREAK},     {0x2028, FOLD_BREAK},   {0x640, FOLD_IGNORED},
      {0x64E, FOLD_IGNORED},  {0x200B, FOLD_IGNORED}, {0x200F, FOLD_IGNORED}, {0x202B, FOLD_IGNORED},
      {0x2067, FOLD_IGNORED}, {0x61C, FOLD_IGNORED},  {0xFEFF, FOLD_IGNORED}, {0x60C, FOLD_MARK},
      {0x61B, FOLD_MARK},     {0x61F, FOLD_MARK},     {0xAB, FOLD_MARK},      {0x201D, FOLD_MARK},
      {0x2026, FOLD_MARK},    {0x20AC, FOLD_MARK},    {0x1F600, FOLD_MARK},   {0xFEFB, FOLD_LIGATURE},
  };
  for (size_t i = 0; i < COUNT(cases); i++)
    if (fold_point(cases[i].point).class != cases[i].class)
      fail_msg("U+%04X is of class %d, not %d", (unsigned)cases[i].point, fold_point(cases[i].point).class,
               cases[i].class);
}

/* No code point makes more folded bytes than the tokenizer has room for. */
static void test_fold_any_point(void **state) {
  (void)state;
  for (uint32_t point = 0; point <= 0x10FFFF; point++) {
    fold_entry entry = fold_point(point);
    uint8_t out[FOLD_LIGATURE_MAX];
    assert_true(entry.class <= FOLD_LIGATURE);
    if (entry.class == FOLD_LIGATURE) assert_in_range(fold_ligature(point, out), 2, FOLD_LIGATURE_MAX);
    if (entry.class == FOLD_DIGIT) assert_in_range(entry.byte, '0', '9');
    if (entry.class == FOLD_LETTER) assert_true(entry.byte != 0);
  }
}

/* ---- Tokens ---- */

typedef struct cut {
  arena memory;
  text_tokens made;
  uint32_t *partner;
  sentence_vector sentences;
  char *text;
} cut;

static cut cut_bytes(const char *text, size_t size) {
  cut self = {0};
  arena_init(&self.memory, allocator_of(NULL, NULL));
  self.text = malloc(size + (size == 0));
  assert_non_null(self.text);
  memcpy(self.text, text, size);
  text_tokenize((isnad_string){self.text, size}, &self.memory, &self.made);
  uint32_t count = (uint32_t)self.made.tokens.count, last = 0;
  for (uint32_t i = 0; i < count; i++) {
    isnad_span span = self.made.tokens.items[i].span;
    assert_true(span.begin >= last && span.begin < span.end && span.end <= size);
    last = span.end;
  }
  self.partner = arena_get(&self.memory, (count + 1) * sizeof *self.partner);
  text_pair(self.made.tokens.items, 0, count, self.partner);
  text_sentences(self.made.tokens.items, self.partner, 0, count, 0, &self.memory, &self.sentences);
  return self;
}

static void cut_done(cut *self) {
  arena_done(&self->memory);
  free(self->text);
}

/* Pieces joined by `|`. */
static void join_tokens(const cut *self, char *out) {
  *out = 0;
  for (size_t i = 0; i < self->made.tokens.count; i++) {
    isnad_span span = self->made.tokens.items[i].span;
    if (i) strcat(out, "|");
    strncat(out, self->text + span.begin, span.end - span.begin);
  }
}

static void test_tokens(void **state) {
  (void)state;
  static const char *const cases[][2] = {
      {"", ""},
      {"   \n ", ""},
      {"قال الوزير", "قال|الوزير"},
      {"قال:نعم", "قال|:|نعم"},
      {"قطار_الصحراء", "قطار|الصحراء"},
      {"وقَالَ", "وقَالَ"},
      {"قـــال", "قـــال"},
      {"نسبة 2,5% و2.75 و١٢٫٥ و1,000,000", "نسبة|2,5|%|و|2.75|و|١٢٫٥|و|1,000,000"},
      {"في 18/3/2031 عند 10:30.", "في|18/3/2031|عند|10:30|."},
      {"5.", "5|."},
      {"3-4", "3|-|4"},
      {"سي. إن. إن", "سي|.|إن|.|إن"},
      {"«نعم»", "«|نعم|»"},
      {"\"نعم\"", "\"|نعم|\""},
      {"“نعم” ‘لا’", "“|نعم|”|‘|لا|’"},
      {"انتهى... ثم…", "انتهى|.|.|.|ثم|…"},
      {"O'Neil's", "O'Neil's"},
      {"O’Neil", "O’Neil"},
      {"'نعم'", "'|نعم|'"},
      {"قال\u00A0الوزير\u202Fإن", "قال|الوزير|إن"},
      {"\u202Bقال\u202C", "قال"},
      {"قال\u200F، نعم", "قال|،|نعم"},
      {"خير\u200Cالدين", "خير\u200Cالدين"},
      {"#الجسر @sample", "الجسر|@|sample"},
      {"ﻗﺎﻝ ﻻ", "ﻗﺎﻝ|ﻻ"},
      {"100كم", "100|كم"},
      {"G7", "G|7"},
      {"a\xFF\xFEz", "a|\xFF|\xFE|z"},
      {"\xD9", "\xD9"},
  };
  for (size_t i = 0; i < COUNT(cases); i++) {
    char got[512];
    cut self = cut_bytes(cases[i][0], strlen(cases[i][0]));
    join_tokens(&self, got);
    assert_string_equal(got, cases[i][1]);
    cut_done(&self);
  }
}

static void test_token_with_nul(void **state) {
  (void)state;
  cut self = cut_bytes("قال\0نعم", sizeof "قال\0نعم" - 1);
  assert_int_equal(self.made.tokens.count, 2);
  assert_int_equal(self.made.tokens.items[1].span.begin, sizeof "قال");
  cut_done(&self);
}

static void test_token_shapes(void **state) {
  (void)state;
  static const struct {
    const char *word;
    unsigned set, unset;
  } cases[] = {
      {"يُعتقد", SHAPE_PASSIVE, SHAPE_TANWIN},
      {"أُعلن", SHAPE_PASSIVE | SHAPE_HAMZA, 0},
      {"يعتقد", 0, SHAPE_PASSIVE},
      {"وفقاً", SHAPE_TANWIN, 0},
      {"أن", SHAPE_HAMZA, SHAPE_HAMZA_BELOW},
      {"إن", SHAPE_HAMZA_BELOW, SHAPE_HAMZA},
      {"ان", 0, SHAPE_HAMZA | SHAPE_HAMZA_BELOW},
      {"وأن", SHAPE_HAMZA, 0},
      {"وزارة", SHAPE_TA_MARBUTA, 0},
      {"على", SHAPE_MAQSURA, 0},
      {"وزاره", 0, SHAPE_TA_MARBUTA},
      {"علي", 0, SHAPE_MAQSURA},
  };
  for (size_t i = 0; i < COUNT(cases); i++) {
    cut self = cut_bytes(cases[i].word, strlen(cases[i].word));
    assert_int_equal(self.made.tokens.count, 1);
    unsigned shape = self.made.tokens.items[0].shape;
    if ((shape & cases[i].set) != cases[i].set || (shape & cases[i].unset))
      fail_msg("%s has shape %u", cases[i].word, shape);
    assert_true(shape & SHAPE_SPACE && shape & SHAPE_BREAK);
    cut_done(&self);
  }
}

static void test_token_space(void **state) {
  (void)state;
  cut self = cut_bytes("قال \"نعم\"\nثم", strlen("قال \"نعم\"\nثم"));
  static const unsigned expected[] = {SHAPE_SPACE | SHAPE_BREAK, SHAPE_SPACE, 0, 0, SHAPE_SPACE | SHAPE_BREAK};
  assert_int_equal(self.made.tokens.count, 5);
  for (size_t i = 0; i < 5; i++)
    assert_int_equal(self.made.tokens.items[i].shape & (SHAPE_SPACE | SHAPE_BREAK), expected[i]);
  cut_done(&self);
}

/* A word longer than a folded size can tell. */
static void test_token_huge(void **state) {
  (void)state;
  size_t letters = 200000;
  char *text = malloc(letters * 2);
  assert_non_null(text);
  for (size_t i = 0; i < letters; i++) memcpy(text + i * 2, "ق", 2);
  cut self = cut_bytes(text, letters * 2);
  assert_int_equal(self.made.tokens.count, 1);
  assert_int_equal(self.made.tokens.items[0].folded_size, UINT16_MAX);
  cut_done(&self);
  free(text);
}

/* ---- Pairs ---- */

/* Partners as one letter a token: the same letter for two that belong together, `?` for one left open, `.` for none. */
static void test_pairs(void **state) {
  (void)state;
  static const char *const cases[][2] = {
      {"«نعم»", "a.a"},
      {"\"نعم\"", "a.a"},
      {"“نعم”", "a.a"},
      {"”نعم“", "a.a"}, /* typed the wrong way round */
      {"„نعم”", "a.a"},
      {"‘نعم’", "a.a"},
      {"«قال «نعم» ثم»", "a.b.b.a"},
      {"«قال \"نعم\" ثم»", "a.b.b.a"},
      {"\"نعم", "?."}, /* open to the end */
      {"«نعم", "?."},
      {"نعم»", ".."},
      {"نعم\" ثم", ".?."},
      {"‘نعم", ".."}, /* an apostrophe as like as not */
      {"(نعم)", "a.a"},
      {"(نعم", ".."},
      {"[نعم) ثم]", "a...a"},
      {"\"نعم\" و\"لا\"", "a.a.b.b"},
      {"\"نعم ثم \"لا\"", "?..a.a"},
  };
  for (size_t i = 0; i < COUNT(cases); i++) {
    cut self = cut_bytes(cases[i][0], strlen(cases[i][0]));
    char got[64] = "", next = 'a';
    for (uint32_t t = 0; t < self.made.tokens.count; t++) {
      uint32_t partner = self.partner[t];
      if (partner == PAIR_NONE)
        got[t] = '.';
      else if (partner == PAIR_OPEN)
        got[t] = '?';
      else if (partner > t)
        got[t] = next++;
      else
        got[t] = got[partner];
      got[t + 1] = 0;
    }
    /* Of two marks of one kind the first may be left open or without a partner. */
    if (strcmp(cases[i][1], "?..a.a") == 0 && got[0] == '.') got[0] = '?';
    if (strcmp(got, cases[i][1]) != 0) fail_msg("%s: expected %s, got %s", cases[i][0], cases[i][1], got);
    cut_done(&self);
  }
}

/* A million nested marks in time and memory that grow with their number alone. */
static void test_pairs_nested(void **state) {
  (void)state;
  static const char *const marks[] = {"«", "\"", "(", "‘"};
  for (size_t m = 0; m < COUNT(marks); m++) {
    size_t count = 1000000, size = strlen(marks[m]);
    char *text = malloc(count * size);
    assert_non_null(text);
    for (size_t i = 0; i < count; i++) memcpy(text + i * size, marks[m], size);
    cut self = cut_bytes(text, count * size);
    assert_int_equal(self.made.tokens.count, count);
    cut_done(&self);
    free(text);
  }
}

/* ---- Sentences ---- */

static void test_sentences(void **state) {
  (void)state;
  static const char *const cases[][2] = {
      {"فتح الجسر. وعبر الناس.", "فتح الجسر.|وعبر الناس."},
      {"فتح الجسر", "فتح الجسر"},
      {"لماذا؟ لا أعرف! حقا.", "لماذا؟|لا أعرف!|حقا."},
      {"لماذا? نعم.", "لماذا?|نعم."},
      {"بثت قناة سي. إن. إن الخبر. وانتهى.", "بثت قناة سي. إن. إن الخبر.|وانتهى."},
      {"قالت أ. ف. ب. إن الجسر فتح.", "قالت أ. ف. ب. إن الجسر فتح."},
      {"قال د. سامي الحلو إنه بخير.", "قال د. سامي الحلو إنه بخير."},
      {"قال J. Doe نعم. ومضى.", "قال J. Doe نعم.|ومضى."},
      {"بلغت 2.5 مليون. وزادت.", "بلغت 2.5 مليون.|وزادت."},
      {"بلغت 2.5. وزادت.", "بلغت 2.5.|وزادت."},
      {"جسر جديد.. وطريق قديم.", "جسر جديد.. وطريق قديم."},
      {"جسر جديد... وطريق قديم.", "جسر جديد... وطريق قديم."},
      {"جسر جديد… وطريق قديم.", "جسر جديد… وطريق قديم."},
      {"قال \"نعم.\" ومضى.", "قال \"نعم.\"|ومضى."},
      {"قال «نعم». ومضى.", "قال «نعم».|ومضى."},
      {"(فتح الجسر.) وعبر الناس.", "(فتح الجسر.)|وعبر الناس."},
      {"فتح الجسر.وعبر الناس.", "فتح الجسر.|وعبر الناس."},
  };
  size_t wrong = 0;
  for (size_t i = 0; i < COUNT(cases); i++) {
    cut self = cut_bytes(cases[i][0], strlen(cases[i][0]));
    char got[512] = "";
    for (size_t s = 0; s < self.sentences.count; s++) {
      isnad_span span = self.sentences.items[s].span;
      if (s) strcat(got, "|");
      strncat(got, self.text + span.begin, span.end - span.begin);
    }
    if (strcmp(got, cases[i][1]) != 0) {
      print_message("%s: expected %s, got %s\n", cases[i][0], cases[i][1], got);
      wrong++;
    }
    cut_done(&self);
  }
  assert_int_equal(wrong, 0);
}

/* Every token is in just one sentence, in order, whatever the text. */
static void test_sentences_cover(void **state) {
  (void)state;
  static const char alphabet[][4] = {".", " ", "ق", "\"", "«", "»", "؟", "…", "(", ")", "5", "\n", "،", "'"};
  uint32_t seed = 12345;
  for (int round = 0; round < 2000; round++) {
    char text[256] = "";
    for (int k = 0; k < 40; k++) {
      seed = seed * 1664525 + 1013904223;
      strcat(text, alphabet[(seed >> 16) % COUNT(alphabet)]);
    }
    cut self = cut_bytes(text, strlen(text));
    uint32_t next = 0;
    for (size_t s = 0; s < self.sentences.count; s++) {
      assert_int_equal(self.sentences.items[s].first, next);
      assert_true(self.sentences.items[s].last > next);
      next = self.sentences.items[s].last;
    }
    assert_int_equal(next, self.made.tokens.count);
    cut_done(&self);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_utf8),
      cmocka_unit_test(test_utf8_all_points),
      cmocka_unit_test(test_utf8_any_bytes),
      cmocka_unit_test(test_utf8_by_eights),
      cmocka_unit_test(test_fold_brings_together),
      cmocka_unit_test(test_fold_keeps_apart),
      cmocka_unit_test(test_fold_classes),
      cmocka_unit_test(test_fold_any_point),
      cmocka_unit_test(test_tokens),
      cmocka_unit_test(test_token_with_nul),
      cmocka_unit_test(test_token_shapes),
      cmocka_unit_test(test_token_space),
      cmocka_unit_test(test_token_huge),
      cmocka_unit_test(test_pairs),
      cmocka_unit_test(test_pairs_nested),
      cmocka_unit_test(test_sentences),
      cmocka_unit_test(test_sentences_cover),
  };
  return cmocka_run_group_tests_name("text", tests, NULL, NULL);
}
