/* text_marks: what each line of a page looks like on its own and beside its neighbours. */
#include "text_fold.h"
#include "text_page.h"

#include <string.h>

#define MAX_WORDS 48 /* enough to tell what a line is */
#define LONG_LINE 20 /* words: running text, even where it was cut short */
#define LONG_COLON 5 /* words: «وجاء في نص البيان ما يلي:» leads to what follows and is no headline */
#define LONG_QUESTION 14  /* words: the same for lines that end with ؟ or ! */
#define LONG_QUOTATION 17 /* words: the same for lines that end with a quotation mark; headlines quote at length */
#define LONG_REPLY 8      /* words: the same where such a line opens with «and» */
#define LONGEST_CAPTION 30
#define SHORT_SENTENCE 4 /* words: what ends with a point but is shorter is an abbreviation or a slogan */
#define LONGEST_BYLINE 7
#define LONGEST_DATE 14
#define LONGEST_NOTICE 40 /* words of a cookie notice */
#define LONGEST_BUTTON 12
#define LONGEST_CREDIT 6
#define NEAR 5          /* lines: how far a caption stands before the paragraph it was cut from */
#define SHORTEST_CUT 24 /* bytes of folded text: two lines that share less may do so by chance */

typedef struct looked_line {
  isnad_string folded;
  page_word words[MAX_WORDS];
  size_t n_words;
} looked_line;

static void look(const text_page *page, size_t line, looked_line *out) {
  out->folded = text_line_folded(page, line);
  out->n_words = page_words_cut(out->folded.data, out->folded.size, out->words, MAX_WORDS);
}

/* Where a phrase may stand that makes up the whole line. */
#define STANDING (1u << PAGE_AT_WHOLE | 1u << PAGE_AT_START | 1u << PAGE_AT_COLON)

/* ---- Furniture and other lines that say what they are -------------------------------------------------------- */

/* The first byte behind a word that is no blank, 0 at the end. */
static char mark_after(const looked_line *line, size_t n_words) {
  const page_word *word = &line->words[n_words - 1];
  const char *at = word->data + word->size, *end = line->folded.data + line->folded.size;
  while (at < end && *at == ' ') at++;
  return at < end ? *at : '\0';
}

/* Whether the line is the phrase and nothing else but numbers: «3 تعليقات», «شارك (15)». */
static bool is_whole(const looked_line *line, page_phrase_kind kind) {
  size_t at = 0, taken;
  while (at < line->n_words && line->words[at].number) at++;
  if (page_phrase_find(line->words + at, line->n_words - at, kind, STANDING, &taken) == NULL) return false;
  for (at += taken; at < line->n_words; at++)
    if (!line->words[at].number) return false;
  return true;
}

/* Rows of menus: «الرئيسية | سياسة | اقتصاد», every piece of it furniture. */
static bool is_menu(const looked_line *line) {
  size_t at = 0, taken, n = 0;
  while (at < line->n_words) {
    if (line->words[at].number) {
      at++;
      continue;
    }
    if (page_phrase_find(line->words + at, line->n_words - at, PAGE_PHRASE_FURNITURE, STANDING, &taken) == NULL)
      return false;
    at += taken;
    n++;
  }
  return n > 0;
}

static bool begins(const looked_line *line, page_phrase_kind kind, size_t longest, size_t *taken) {
  if (line->n_words > longest) return false;
  const page_phrase *phrase =
      page_phrase_find(line->words, line->n_words, kind, 1u << PAGE_AT_START | 1u << PAGE_AT_COLON, taken);
  if (phrase == NULL) return false;
  if (phrase->where == PAGE_AT_START || *taken == line->n_words) return true;
  char mark = mark_after(line, *taken);
  return mark == ':' || mark == '/' || mark == '-' || mark == '|' || mark == '.';
}

/* No letter in it: rules of dashes, bullets, page numbers «1 2 3 4». */
static bool is_wordless(const looked_line *line) {
  for (size_t i = 0; i < line->n_words; i++)
    if (!line->words[i].number) return false;
  return true;
}

/* «… appeared first on …», «للاشتراك: اضغط هنا»: words that no story has, wherever in the line they stand. */
static bool has_notice(const looked_line *line) {
  size_t taken;
  if (line->n_words > LONGEST_NOTICE) return false;
  for (size_t i = 0; i < line->n_words; i++)
    if (page_phrase_find(line->words + i, line->n_words - i, PAGE_PHRASE_FURNITURE, 1u << PAGE_ANYWHERE, &taken) !=
        NULL)
      return true;
  return false;
}

static bool is_furniture(const looked_line *line) {
  size_t taken;
  if (has_notice(line)) return true;
  if (is_wordless(line) || is_menu(line) || is_whole(line, PAGE_PHRASE_FURNITURE)) return true;
  /* A short phrase may open a sentence as well: «حقوق النشر في خطر، قال …». */
  return begins(line, PAGE_PHRASE_FURNITURE, LONGEST_NOTICE, &taken) && (taken > 2 || line->n_words <= LONGEST_BUTTON);
}

/* ---- Dates ------------------------------------------------------------------------------------------------------ */

static bool is_numeral(const page_word *word) {
  return word->number || page_word_is_year(word) || page_word_has_era(word);
}

/* Whether the line is a date and words that go with one; `out` is set where it holds a whole day. */
static bool is_date_line(const looked_line *line, char out[11]) {
  size_t at = 0, taken;
  bool dated = false, announced = false;
  if (line->n_words == 0 || line->n_words > LONGEST_DATE) return false;
  if (page_phrase_find(line->words, line->n_words, PAGE_PHRASE_DATELINE, ~0u, &taken) != NULL)
    at = taken, announced = true;
  while (at < line->n_words) {
    char day[11];
    size_t n = page_day_at(line->words + at, line->n_words - at, day);
    if (n > 0) {
      if (!dated) memcpy(out, day, sizeof day);
      dated = true;
      at += n;
    } else if (is_numeral(&line->words[at])) {
      at++;
    } else if (page_phrase_find(line->words + at, line->n_words - at, PAGE_PHRASE_DATE, ~0u, &taken)) {
      at += taken;
    } else if (page_phrase_find(line->words + at, line->n_words - at, PAGE_PHRASE_DATELINE, ~0u, &taken)) {
      at += taken;
    } else {
      return false;
    }
  }
  if (!dated) out[0] = '\0';
  return dated || announced;
}

bool text_line_date(const text_page *self, size_t line, char out[11]) {
  looked_line looked;
  look(self, line, &looked);
  return is_date_line(&looked, out) && out[0] != '\0';
}

/* ---- Credits, and places with an agency ----------------------------------------------------------------------- */

static bool is_latin(const page_word *word) { return word->data[0] >= 'a' && word->data[0] <= 'z'; }

/* Whether words name those whom pictures and reports are from: «رويترز», «Source: X», «أ ف ب/غيتي». */
static bool are_credit(const page_word *words, size_t n) {
  size_t taken;
  if (n == 0 || n > LONGEST_CREDIT) return false;
  for (size_t i = 0; i < n; i++)
    if (page_phrase_find(words + i, n - i, PAGE_PHRASE_CREDIT, ~0u, &taken) != NULL) return true;
  return false;
}

/* Where the credit of a line begins in its folded form, or its size: «… | رويترز», «… (أ ف ب)», «… - AFP». */
static size_t credit_at(isnad_string folded) {
  page_word words[LONGEST_CREDIT + 1];
  for (size_t at = folded.size; at-- > 1;) {
    char c = folded.data[at];
    bool parts = c == '|' || c == '(' || c == '[' || ((c == '-' || c == '/') && folded.data[at - 1] == ' ');
    if (!parts) continue;
    size_t n = page_words_cut(folded.data + at, folded.size - at, words, LONGEST_CREDIT + 1);
    if (are_credit(words, n)) return at;
    if (c == '|' || n > LONGEST_CREDIT) break;
  }
  return folded.size;
}

/* «لندن - رويترز», «دبي - SkyNews»: a place, a dash, and an agency or a Latin name. */
static bool is_place_and_agency(const looked_line *line) {
  if (line->n_words < 2 || line->n_words > LONGEST_CREDIT) return false;
  for (size_t i = 1; i < line->n_words && i <= 3; i++) {
    char mark = mark_after(line, i);
    if (mark != '-' && mark != '/' && mark != ':' && mark != '|') continue;
    bool latin = true;
    for (size_t k = i; k < line->n_words; k++) latin = latin && is_latin(&line->words[k]);
    return !is_latin(&line->words[0]) && (latin || are_credit(line->words + i, line->n_words - i));
  }
  return false;
}

/* «فرانس24/ أ ف ب» alone on its line, «*نقلا عن الصحيفة». */
static bool is_credit_line(const looked_line *line) {
  size_t taken, at = 0;
  if (line->n_words > LONGEST_CREDIT) return false;
  if (begins(line, PAGE_PHRASE_CREDIT, LONGEST_CREDIT, &taken)) return true;
  while (at < line->n_words) {
    if (page_phrase_find(line->words + at, line->n_words - at, PAGE_PHRASE_CREDIT, 1u << PAGE_ANYWHERE, &taken) == NULL)
      return false;
    at += taken;
  }
  return line->n_words > 0;
}

/* ---- Sentences and headline-like lines ------------------------------------------------------------------------ */

static void mark_ending(const text_page *page, text_line *line) {
  static const char *const closers[] = {"\"",           "\xC2\xBB", "\xE2\x80\x9D", "\xE2\x80\x99", ")", "]", "'", " ",
                                        "\xE2\x80\x8F", NULL};
  const char *text = page->bytes.data;
  size_t end = line->end;
  for (int i = 0; closers[i] != NULL; i++) {
    size_t n = strlen(closers[i]);
    if (end - line->begin > n && memcmp(text + end - n, closers[i], n) == 0) end -= n, i = -1;
  }
  /* Two points are a pause, not an end: «يتبع ..». */
  if (end - line->begin > 1 && text[end - 1] == '.') line->flags |= TEXT_STOP;
}

static char last_of(isnad_string folded) { return folded.size > 0 ? folded.data[folded.size - 1] : '\0'; }

static bool is_sentence(const text_line *line, const looked_line *looked) {
  if (line->n_words >= LONG_LINE) return true;
  if ((line->flags & TEXT_STOP) != 0) return line->n_words >= SHORT_SENTENCE;
  switch (last_of(looked->folded)) {
  case ':': return line->n_words >= LONG_COLON;
  case '?':
  case '!': return line->n_words >= ((line->flags & TEXT_CONTINUES) != 0 ? LONG_REPLY : LONG_QUESTION);
  case '"': return line->n_words >= ((line->flags & TEXT_CONTINUES) != 0 ? LONG_REPLY : LONG_QUOTATION);
  default: return false;
  }
}

static bool has_number(const looked_line *line) {
  for (size_t i = 0; i < line->n_words; i++)
    if (line->words[i].number) return true;
  return false;
}

static text_kind kind_of(text_line *line, const looked_line *looked) {
  size_t taken = 0;
  char day[11];
  if (is_date_line(looked, day)) {
    if (day[0] == '\0' && !has_number(looked)) return TEXT_FURNITURE; /* «آخر تحديث» without its date */
    line->flags |= TEXT_DATED;
    return TEXT_DATELINE;
  }
  if (begins(looked, PAGE_PHRASE_RELATED, MAX_WORDS, &taken) && line->n_words < LONG_LINE) {
    /* «اقرأ أيضا» alone is a button or opens a list; with a colon and more it is the teaser itself. */
    if (taken < looked->n_words && !looked->words[taken].number) return TEXT_RELATED;
    line->flags |= TEXT_ANNOUNCES;
    return TEXT_FURNITURE;
  }
  if (is_furniture(looked)) return TEXT_FURNITURE;
  if (is_place_and_agency(looked)) return TEXT_DATELINE;
  if (begins(looked, PAGE_PHRASE_BYLINE, LONGEST_BYLINE, &taken) && (line->flags & TEXT_STOP) == 0) return TEXT_BYLINE;
  if (is_credit_line(looked)) return TEXT_CREDIT;
  if (begins(looked, PAGE_PHRASE_CAPTION, MAX_WORDS, &taken)) line->flags |= TEXT_CAPTIONED;
  return is_sentence(line, looked) ? TEXT_SENTENCE : TEXT_HEAD;
}

/* «وأضاف …», «من جهته، …»: a paragraph that goes on with what stands before it. */
static bool continues(const looked_line *looked) {
  size_t taken;
  if (looked->n_words == 0) return false;
  return page_word_continues(&looked->words[0]) ||
         page_phrase_find(looked->words, looked->n_words, PAGE_PHRASE_FOLLOWS, 1u << PAGE_AT_START, &taken) != NULL;
}

static void mark_line(text_page *page, size_t i) {
  looked_line looked;
  text_line *line = &page->lines[i];
  look(page, i, &looked);
  if (continues(&looked)) line->flags |= TEXT_CONTINUES;
  mark_ending(page, line);
  line->kind = (uint8_t)kind_of(line, &looked);
  if (line->kind == TEXT_HEAD && credit_at(looked.folded) < looked.folded.size) line->flags |= TEXT_CREDITED;
}

/* ---- Lines that repeat one another ------------------------------------------------------------------------------ */

/* Whether `whole` begins with `part`, and a word ends there. */
static bool is_beginning(isnad_string part, isnad_string whole) {
  if (part.size > whole.size || memcmp(part.data, whole.data, part.size) != 0) return false;
  return part.size == whole.size || !page_fold_is_word(whole.data[part.size]);
}

/* What a line says without its credit and the points of a cut: «شارك … | Source: X», «أعلن الوزير أن…». */
static isnad_string bare(const text_page *page, size_t line) {
  isnad_string folded = text_line_folded(page, line);
  folded.size = credit_at(folded);
  while (folded.size > 0 && (folded.data[folded.size - 1] == '.' || folded.data[folded.size - 1] == ' ')) folded.size--;
  return folded;
}

/* Whether lines i and k, i < k, are one caption given twice. */
static bool are_twins(const text_page *page, size_t i, isnad_string said, size_t k) {
  if (k > i + 2 || page->lines[k].n_words > LONGEST_CAPTION) return false;
  isnad_string twin = bare(page, k);
  return twin.size == said.size && memcmp(twin.data, said.data, said.size) == 0;
}

/* What is said again is a caption or was cut from a lead, even where it looks like a sentence. */
static void mark_repeats(text_page *page, size_t i) {
  text_line *line = &page->lines[i];
  if (line->kind > TEXT_HEAD || line->n_words > LONGEST_CAPTION) return;
  isnad_string said = bare(page, i);
  if (said.size < SHORTEST_CUT) return;
  for (size_t k = i + 1; k < page->n_lines && k <= i + NEAR; k++) {
    text_line *other = &page->lines[k];
    if (other->kind > TEXT_HEAD) continue;
    bool twins = are_twins(page, i, said, k);
    if (twins) line->flags |= TEXT_TWIN, other->flags |= TEXT_TWIN, other->kind = TEXT_HEAD;
    bool cut = !twins && other->n_words > line->n_words && is_beginning(said, text_line_folded(page, k));
    if (cut) line->flags |= TEXT_CUT_OF_NEXT;
    if (twins || cut) line->kind = TEXT_HEAD;
    if (other->kind == TEXT_SENTENCE) break;
  }
}

static bool are_paragraphs_spaced(const text_page *page) {
  size_t n = 0, spaced = 0;
  for (size_t i = 1; i < page->n_lines; i++) {
    if (page->lines[i].kind != TEXT_SENTENCE || page->lines[i - 1].kind != TEXT_SENTENCE) continue;
    n++;
    spaced += (page->lines[i].flags & TEXT_AFTER_BLANK) != 0;
  }
  return n > 0 && spaced * 3 >= n * 2;
}

void text_page_mark(text_page *self) {
  for (size_t i = 0; i < self->n_lines; i++) mark_line(self, i);
  for (size_t i = 0; i < self->n_lines; i++) mark_repeats(self, i);
  self->spaced = are_paragraphs_spaced(self);
}
