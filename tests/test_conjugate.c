/* Unit tests of src/lexicon/conjugate.h: forms known by hand, one weakness of the root after the other, and rows that
 * must be refused. Here belong single forms; tools/check_conjugation.py holds whole tables against another program.
 */
#include "lexicon/conjugate.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

typedef struct {
  const char *lemma, *root, *form, *vowels;
  const char *cell;  /* tense (p present, w subjunctive, j jussive, P past, i imperative, A active participle,
                        O passive participle, N noun), + for passive, person, gender, number; "p+3ms" */
  const char *forms; /* all forms of that cell in order, parted by a blank, a bare one (before a pronoun) with a - */
} known;

static const known table[] = {
    /* sound */
    {"صرح", "صرح", "II", "-", "P3mp", "صرحوا صرحو-"},
    {"صرح", "صرح", "II", "-", "P2mp", "صرحتم صرحتمو-"},
    {"أعلن", "علن", "IV", "-", "P1p", "أعلنا"},
    {"أعلن", "علن", "IV", "-", "p3fs", "تعلن"},
    {"أثبت", "ثبت", "IV", "-", "P1s", "أثبت"},
    {"أعلن", "علن", "IV", "-", "i2ms", "أعلن"},
    {"أعلن", "علن", "IV", "-", "N0ms", "إعلان إعلانا"},
    {"طالب", "طلب", "III", "-", "N0fs", "مطالبة مطالبت-"},
    {"طالب", "طلب", "III", "-", "N0fp", "مطالبات"},
    {"صرح", "صرح", "II", "-", "N0mp", "تصريحات"},
    {"استنكر", "نكر", "X", "-", "i2mp", "استنكروا استنكرو-"},
    {"استنكر", "نكر", "X", "-", "N0ms", "استنكار استنكارا"},
    {"كتب", "كتب", "I", "a-u", "A0md", "كاتبان كاتبين كاتبا- كاتبي-"},
    /* hollow */
    {"قال", "قول", "I", "a-u", "P1s", "قلت"},
    {"قال", "قول", "I", "a-u", "P3mp", "قالوا قالو-"},
    {"قال", "قول", "I", "a-u", "p3fp", "يقلن"},
    {"قال", "قول", "I", "a-u", "j3ms", "يقل"},
    {"قال", "قول", "I", "a-u", "i2fs", "قولي"},
    {"قال", "قول", "I", "a-u", "P+3ms", "قيل"},
    {"قال", "قول", "I", "a-u", "p+3ms", "يقال"},
    {"قال", "قول", "I", "a-u", "A0ms", "قائل قائلا"},
    {"قال", "قول", "I", "a-u", "A0mp", "قائلون قائلين قائلو- قائلي-"},
    {"قال", "قول", "I", "a-u", "A0fs", "قائلة قائلت-"},
    {"قال", "قول", "I", "a-u", "O+0ms", "مقول مقولا"},
    {"باع", "بيع", "I", "a-i", "P+3fs", "بيعت"},
    {"باع", "بيع", "I", "a-i", "O+0ms", "مبيع مبيعا"},
    {"خاف", "خوف", "I", "i-a", "p1s", "أخاف"},
    {"أضاف", "ضيف", "IV", "-", "P3fp", "أضفن"},
    {"أضاف", "ضيف", "IV", "-", "p3ms", "يضيف"},
    {"أضاف", "ضيف", "IV", "-", "N0fs", "إضافة إضافت-"},
    {"استقال", "قيل", "X", "-", "j3ms", "يستقل"},
    {"استقال", "قيل", "X", "-", "N0fs", "استقالة استقالت-"},
    {"انقاد", "قود", "VII", "-", "N0ms", "انقياد انقيادا"},
    {"اختار", "خير", "VIII", "-", "P+3ms", "اختير"},
    {"استاء", "سوء", "VIII", "-", "p3mp", "يستاؤون يستاءون"},
    {"استاء", "سوء", "VIII", "-", "N0ms", "استياء استياؤ- استيائ-"},
    {"استجوب", "جوب", "X", "-", "p3ms", "يستجوب"},
    {"استحوذ", "حوذ", "X", "-", "N0ms", "استحواذ استحواذا"},
    {"حاول", "حول", "III", "-", "p3ms", "يحاول"},
    /* defective */
    {"دعا", "دعو", "I", "a-u", "P3fs", "دعت"},
    {"دعا", "دعو", "I", "a-u", "P3mp", "دعوا دعو-"},
    {"دعا", "دعو", "I", "a-u", "P3md", "دعوا"},
    {"دعا", "دعو", "I", "a-u", "p3fp", "يدعون"},
    {"دعا", "دعو", "I", "a-u", "j3ms", "يدع"},
    {"دعا", "دعو", "I", "a-u", "p+3ms", "يدعى يدعا-"},
    {"دعا", "دعو", "I", "a-u", "p+3md", "يدعيان"},
    {"دعا", "دعو", "I", "a-u", "A0ms", "داعي داع داعيا"},
    {"دعا", "دعو", "I", "a-u", "O+0ms", "مدعو مدعوا"},
    {"نفى", "نفي", "I", "a-i", "P3ms", "نفى نفا-"},
    {"نفى", "نفي", "I", "a-i", "p3mp", "ينفون"},
    {"نفى", "نفي", "I", "a-i", "A0mp", "نافون نافين نافو- نافي-"},
    {"لقي", "لقي", "I", "i-a", "P3mp", "لقوا لقو-"},
    {"رضي", "رضو", "I", "i-a", "p3md", "يرضيان"},
    {"رضي", "رضو", "I", "i-a", "O+0ms", "مرضي مرضيا"},
    {"أعطى", "عطو", "IV", "-", "P3ms", "أعطى أعطا-"},
    {"أعطى", "عطو", "IV", "-", "P2ms", "أعطيت"},
    {"أعطى", "عطو", "IV", "-", "A0ms", "معطي معط معطيا"},
    {"أعطى", "عطو", "IV", "-", "O+0fs", "معطاة معطات-"},
    {"أعطى", "عطو", "IV", "-", "N0ms", "إعطاء إعطاؤ- إعطائ-"},
    {"ادعى", "دعو", "VIII", "-", "p3ms", "يدعي"},
    {"ادعى", "دعو", "VIII", "-", "N0mp", "ادعاءات"},
    {"سمى", "سمو", "II", "-", "N0fs", "تسمية تسميت-"},
    {"تمنى", "مني", "V", "-", "N0ms", "تمني تمن تمنيا"},
    {"نادى", "ندو", "III", "-", "N0fs", "مناداة منادات-"},
    {"أحيا", "حيي", "IV", "-", "p3ms", "يحيي"},
    {"حيا", "حيي", "II", "-", "N0fs", "تحية تحيت-"},
    {"روى", "روي", "I", "a-i", "A0ms", "راوي راو راويا"},
    {"نوى", "نوي", "I", "a-i", "p3mp", "ينوون"},
    /* assimilated */
    {"وعد", "وعد", "I", "a-i", "p3ms", "يعد"},
    {"وعد", "وعد", "I", "a-i", "p+3ms", "يوعد"},
    {"وضع", "وضع", "I", "a-a", "i2ms", "ضع"},
    {"وسع", "وسع", "I", "i-a", "p3ms", "يسع"},
    {"وعى", "وعي", "I", "a-i", "i2ms", "ع"},
    {"أوضح", "وضح", "IV", "-", "N0ms", "إيضاح إيضاحا"},
    {"أوحى", "وحي", "IV", "-", "N0ms", "إيحاء إيحاؤ- إيحائ-"},
    {"أيقن", "يقن", "IV", "-", "p3ms", "يوقن"},
    {"اتهم", "وهم", "VIII", "-", "p3mp", "يتهمون"},
    {"اتفق", "وفق", "VIII", "-", "N0ms", "اتفاق اتفاقا"},
    {"ود", "ودد", "I", "i-a", "p3ms", "يود"},
    /* doubled */
    {"رد", "ردد", "I", "a-u", "P1s", "رددت"},
    {"رد", "ردد", "I", "a-u", "j3ms", "يردد يرد"},
    {"رد", "ردد", "I", "a-u", "A0ms", "راد رادا"},
    {"رد", "ردد", "I", "a-u", "O+0ms", "مردود مردودا"},
    {"أصر", "صرر", "IV", "-", "p3fp", "يصررن"},
    {"أصر", "صرر", "IV", "-", "N0ms", "إصرار إصرارا"},
    {"جدد", "جدد", "II", "-", "p3ms", "يجدد"},
    {"احتج", "حجج", "VIII", "-", "P3fp", "احتججن"},
    {"استمر", "مرر", "X", "-", "p3ms", "يستمر"},
    {"احمر", "حمر", "IX", "-", "P1s", "احمررت"},
    {"اضطر", "ضرر", "VIII", "-", "P+3ms", "اضطر"},
    /* hamzated */
    {"أخذ", "ءخذ", "I", "a-u", "p1s", "آخذ"},
    {"أخذ", "ءخذ", "I", "a-u", "i2ms", "خذ"},
    {"آمن", "ءمن", "IV", "-", "p3ms", "يؤمن"},
    {"آمن", "ءمن", "IV", "-", "N0ms", "إيمان إيمانا"},
    {"أكد", "ءكد", "II", "-", "p1s", "أؤكد"},
    {"أكد", "ءكد", "II", "-", "A0ms", "مؤكد مؤكدا"},
    {"اتخذ", "ءخذ", "VIII", "-", "p3ms", "يتخذ"},
    {"ائتمن", "ءمن", "VIII", "-", "P+3ms", "اؤتمن"},
    {"سأل", "سءل", "I", "a-a", "p3ms", "يسأل"},
    {"سأل", "سءل", "I", "a-a", "P+3ms", "سئل"},
    {"سأل", "سءل", "I", "a-a", "O+0ms", "مسؤول مسئول مسؤولا مسئولا"},
    {"ساءل", "سءل", "III", "-", "p3ms", "يسائل"},
    {"تساءل", "سءل", "VI", "-", "N0ms", "تساؤل تساؤلا"},
    {"رأس", "رءس", "I", "a-a", "p3ms", "يرأس"},
    {"قرأ", "قرء", "I", "a-a", "p3mp", "يقرؤون يقرأون"},
    {"قرأ", "قرء", "I", "a-a", "P3md", "قرآ"},
    {"قرأ", "قرء", "I", "a-a", "A0ms", "قارئ قارئا"},
    {"بدأ", "بدء", "I", "a-a", "p3ms", "يبدأ يبدؤ-"},
    {"هنأ", "هنء", "II", "-", "N0fs", "تهنئة تهنئت-"},
    {"تنبأ", "نبء", "V", "-", "N0ms", "تنبؤ تنبؤا تنبئ-"},
    {"جاء", "جيء", "I", "a-i", "P1s", "جئت"},
    {"جاء", "جيء", "I", "a-i", "p3mp", "يجيئون"},
    {"جاء", "جيء", "I", "a-i", "A0ms", "جائي جاء جائيا"},
    {"رأى", "رءي", "I", "a-a", "P3ms", "رأى رآ-"},
    {"رأى", "رءي", "I", "a-a", "p3ms", "يرى يرا-"},
    {"رأى", "رءي", "I", "a-a", "p3mp", "يرون"},
    {"أرى", "رءي", "IV", "-", "p3ms", "يري"},
    {"نأى", "نءي", "I", "a-a", "j3ms", "ينأ"},
    {"ناءى", "نءي", "III", "-", "p3ms", "ينائي"},
    {"أتى", "ءتي", "I", "a-i", "p3ms", "يأتي"},
    {"ارتأى", "رءي", "VIII", "-", "j3ms", "يرتئ"},
    /* form VIII and its neighbours */
    {"اصطدم", "صدم", "VIII", "-", "p3ms", "يصطدم"},
    {"ازداد", "زيد", "VIII", "-", "P1s", "ازددت"},
    {"اطلع", "طلع", "VIII", "-", "N0ms", "اطلاع اطلاعا"},
    /* four radicals */
    {"سيطر", "سيطر", "Q1", "-", "N0fs", "سيطرة سيطرت-"},
    {"تدهور", "دهور", "Q2", "-", "p3ms", "يتدهور"},
    {"اطمأن", "طمءن", "Q4", "-", "P1s", "اطمأننت"},
    {"اطمأن", "طمءن", "Q4", "-", "p3ms", "يطمئن"},
    {"اطمأن", "طمءن", "Q4", "-", "N0ms", "اطمئنان اطمئنانا"},
};

/* What the sink gathers: the forms of one cell. */
typedef struct {
  isnad_verb_form cell;
  char forms[512];
  unsigned n;
} gathered;

static unsigned place(const char *letters, char letter) {
  const char *const found = strchr(letters, letter);
  assert_non_null(found);
  return (unsigned)(found - letters);
}

static isnad_verb_form cell_read(const char *text) {
  isnad_verb_form cell = {.text = ""};
  cell.tense = place("Ppwji"
                     "AON",
                     *text++) &
               15u;
  if (*text == '+') {
    cell.passive = 1;
    text++;
  }
  cell.person = (unsigned)(text[0] - '0') & 3u;
  const bool both = cell.person == 1 || (cell.person == 2 && text[1] == 'd');
  const char *const rest = both ? text + 1 : text + 2;
  cell.gender = both ? 0 : place("-mf", text[1]) & 3u;
  cell.number = place("-sdp", *rest) & 3u;
  return cell;
}

static void gather(void *context, const isnad_verb_form *form) {
  gathered *const into = context;
  const isnad_verb_form *const cell = &into->cell;
  into->n++;
  if (form->tense != cell->tense || form->passive != cell->passive || form->person != cell->person ||
      form->gender != cell->gender || form->number != cell->number) {
    return;
  }
  const size_t n = strlen(into->forms);
  snprintf(into->forms + n, sizeof into->forms - n, "%s%s%s", n > 0 ? " " : "", form->text, form->bare ? "-" : "");
}

static void test_known_forms(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
    const known *const row = &table[i];
    gathered got = {.cell = cell_read(row->cell)};
    const char *const message = isnad_conjugate(row->lemma, row->root, row->form, row->vowels, gather, &got);
    if (message != NULL || strcmp(got.forms, row->forms) != 0) {
      fail_msg("%s %s %s: expected \"%s\", got \"%s\" %s", row->lemma, row->form, row->cell, row->forms, got.forms,
               message != NULL ? message : "");
    }
  }
}

static void test_rows_refused(void **state) {
  (void)state;
  static const struct {
    const char *lemma, *root, *form, *vowels, *message;
  } rows[] = {
      {"أعلن", "علن", "II", "-", "the past of this root and form is not the lemma"},
      {"دعى", "دعو", "I", "a-u", "the past of this root and form is not the lemma"},
      {"أعلن", "علن", "XI", "-", "unknown form"},
      {"أعلن", "علن", "", "-", "unknown form"},
      {"أعلن", "علن", "IV", "a-u", "vowels are for form I only"},
      {"قال", "قول", "I", "-", "vowels of form I must be one of a-u a-i a-a i-a i-i u-u"},
      {"قال", "قول", "I", "a-", "vowels of form I must be one of a-u a-i a-a i-a i-i u-u"},
      {"قال", "قو", "I", "a-u", "the root has not as many radicals as the form wants"},
      {"سيطر", "سيطر", "I", "a-u", "the root has not as many radicals as the form wants"},
      {"قال", "", "I", "a-u", "the root has not as many radicals as the form wants"},
      {"قال", "قال", "I", "a-u", "a root is three or four letters, hamza as ء, no alef"},
      {"أخذ", "أخذ", "I", "a-u", "a root is three or four letters, hamza as ء, no alef"},
      {"قال", "qwl", "I", "a-u", "a root is three or four letters, hamza as ء, no alef"},
      {"قال", "\xD9", "I", "a-u", "a root is three or four letters, hamza as ء, no alef"},
      {"قال", "قولقول", "I", "a-u", "a root is three or four letters, hamza as ء, no alef"},
      {"", "قول", "I", "a-u", "the past of this root and form is not the lemma"},
  };
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
    gathered got = {.n = 0};
    const char *const message =
        isnad_conjugate(rows[i].lemma, rows[i].root, rows[i].form, rows[i].vowels, gather, &got);
    assert_non_null(message);
    assert_string_equal(message, rows[i].message);
    assert_int_equal(got.n, 0);
  }
}

/* Within one cell no text comes twice, and no text is empty. */
typedef struct {
  isnad_verb_form before[16];
  unsigned n;
} cell_memory;

static bool same_cell(const isnad_verb_form *a, const isnad_verb_form *b) {
  return a->tense == b->tense && a->passive == b->passive && a->person == b->person && a->gender == b->gender &&
         a->number == b->number;
}

static void check_no_repeat(void *context, const isnad_verb_form *form) {
  cell_memory *const memory = context;
  assert_true(form->text[0] != '\0');
  if (memory->n > 0 && !same_cell(&memory->before[0], form)) memory->n = 0;
  for (unsigned i = 0; i < memory->n; i++) assert_string_not_equal(memory->before[i].text, form->text);
  assert_in_range(memory->n, 0, 15);
  memory->before[memory->n++] = *form;
}

static void test_no_text_twice_in_a_cell(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
    cell_memory memory = {.n = 0};
    const known *const row = &table[i];
    assert_null(isnad_conjugate(row->lemma, row->root, row->form, row->vowels, check_no_repeat, &memory));
  }
}

/* Every root over a few letters that stress the rules, in every form: whatever fits is made without harm. */
static void count(void *context, const isnad_verb_form *form) {
  assert_in_range(strlen(form->text), 1, sizeof form->text - 1);
  ++*(unsigned *)context;
}

static void test_any_root_is_safe(void **state) {
  (void)state;
  static const char *const letters[] = {"ء", "و", "ي", "ت", "د", "ر", "ن"};
  static const char *const forms[] = {"II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"};
  static const char *const lemmas[] = {"أري", "ارتوى", "تنادى", "تأنى", "استدر", "أودى", "وارى", "ناء", "آد", "اتأد"};
  enum { N = sizeof letters / sizeof letters[0] };
  unsigned made = 0;
  for (unsigned i = 0; i < N * N * N; i++) {
    char root[16];
    snprintf(root, sizeof root, "%s%s%s", letters[i / (N * N)], letters[i / N % N], letters[i % N]);
    for (size_t f = 0; f < sizeof forms / sizeof forms[0]; f++) {
      for (size_t l = 0; l < sizeof lemmas / sizeof lemmas[0]; l++) {
        (void)isnad_conjugate(lemmas[l], root, forms[f], "-", count, &made);
      }
    }
  }
  assert_true(made > 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_known_forms),
      cmocka_unit_test(test_rows_refused),
      cmocka_unit_test(test_no_text_twice_in_a_cell),
      cmocka_unit_test(test_any_root_is_safe),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
