/* html_outlet: who publishes, where no metadata says it: by the title beside the headline, by the mark of the site that
 * links to its front page, and by what the lead opens with. */
#include "html_page.h"
#include "text_fold.h"
#include "text_phrases.h"

#include <string.h>
#include <strings.h>

#define LONGEST 96    /* bytes of a name */
#define MOST_WORDS 6  /* of a name */
#define OPENING 90    /* bytes in which a lead names its outlet */
#define FRONT_PATH 12 /* bytes of a path that may lead to the front page: «/ar/», «index.php» */

static bool begins(isnad_string text, const char *with) {
  return text.size >= strlen(with) && strncasecmp(text.data, with, strlen(with)) == 0;
}

static isnad_string trimmed(isnad_string text) {
  while (text.size > 0 && (unsigned char)text.data[0] <= ' ') text.data++, text.size--;
  while (text.size > 0 && (unsigned char)text.data[text.size - 1] <= ' ') text.size--;
  return text;
}

/* Whether it can be a name: a few words, and no button such as «الرئيسية». */
static bool is_name(isnad_string text) {
  char folded[LONGEST * 3 + 8];
  page_word words[MOST_WORDS + 1];
  size_t taken;
  if (text.size < 3 || text.size > LONGEST) return false;
  size_t n = page_words_cut(folded, page_fold(text.data, text.size, folded), words, MOST_WORDS + 1);
  if (n == 0 || n > MOST_WORDS || (n == 1 && words[0].number)) return false;
  bool button = page_phrase_find(words, n, PAGE_PHRASE_FURNITURE, ~0u, &taken) != NULL;
  return !button || taken < n;
}

/* ---- The mark of the site ---- */

/* «/», «/ar/», «https://host/», «index.php»: an address of a front page. */
static bool leads_to_front(isnad_string address) {
  static const char *const starts[] = {"index.", "/index.", "default.", "home."};
  for (size_t i = 0; i + 2 < address.size; i++) {
    if (memcmp(address.data + i, "://", 3) != 0) continue;
    i += 3;
    while (i < address.size && address.data[i] != '/') i++;
    if (i == address.size) return true;
    address = (isnad_string){address.data + i, address.size - i};
    break;
  }
  if (address.size == 0 || address.size > FRONT_PATH) return false;
  for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
    if (begins(address, starts[i])) return memchr(address.data, '?', address.size) == NULL;
  return address.data[0] == '/' && address.size <= 4 &&
         (address.size < 2 || address.data[address.size - 1] == '/' || address.size == 3);
}

static bool names_logo(const xmlNode *node) {
  static const char *const names[] = {"class", "id", "src"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    isnad_string value = html_attribute(node, names[i]);
    for (size_t k = 0; k + 4 <= value.size; k++)
      if (strncasecmp(value.data + k, "logo", 4) == 0) return true;
  }
  return false;
}

/* «شعار المرفأ» describes a picture of «المرفأ». */
static isnad_string without_label(isnad_string text) {
  static const char *const labels[] = {"\xD8\xB4\xD8\xB9\xD8\xA7\xD8\xB1 ", "logo of ", "logo "};
  for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
    if (begins(text, labels[i]))
      return trimmed((isnad_string){text.data + strlen(labels[i]), text.size - strlen(labels[i])});
  return text;
}

isnad_string html_brand_of(html_page *self, const xmlNode *node) {
  isnad_string said = {0};
  if (html_is(node, "img")) {
    bool leads = html_is(node->parent, "a") && leads_to_front(html_attribute(node->parent, "href"));
    if (leads || names_logo(node)) said = without_label(trimmed(html_attribute(node, "alt")));
    return is_name(said) && strncasecmp(said.data, "logo", 4) != 0 ? said : (isnad_string){0};
  }
  if (!leads_to_front(html_attribute(node, "href"))) return said;
  xmlChar *content = xmlNodeGetContent(node);
  isnad_string text = content != NULL ? trimmed(isnad_string_of((const char *)content)) : said;
  if (is_name(text) && memchr(text.data, '\n', text.size) == NULL) said = html_keep(self, text);
  xmlFree(content);
  return said;
}

/* ---- The title ---- */

static size_t bar_size(isnad_string text, size_t at) {
  static const char *const bars[] = {"|",        "::",       "-", "\xE2\x80\x93", "\xE2\x80\x94", "\xE2\x80\xA2",
                                     "\xC2\xBB", "\xC2\xAB", "/"};
  for (size_t i = 0; i < sizeof bars / sizeof *bars; i++) {
    size_t size = strlen(bars[i]);
    bool here = text.size - at >= size && memcmp(text.data + at, bars[i], size) == 0;
    bool alone =
        here && (at == 0 || text.data[at - 1] == ' ') && (at + size >= text.size || text.data[at + size] == ' ');
    if (alone) return size;
  }
  return 0;
}

/* The piece of «… | أخبار | قناة سديم» that is furthest from the headline. */
static isnad_string outer_piece(isnad_string rest, bool before) {
  isnad_string piece = {0};
  for (size_t at = 0, from = 0; at <= rest.size; at++) {
    size_t bar = at < rest.size ? bar_size(rest, at) : 0;
    if (bar == 0 && at < rest.size) continue;
    isnad_string found = trimmed((isnad_string){rest.data + from, at - from});
    if (found.size > 0 && (!before || piece.size == 0)) piece = found;
    from = at + bar;
    if (bar > 0) at += bar - 1;
  }
  return piece;
}

static isnad_string headline_of(const html_page *page) {
  for (size_t i = 0; i < page->n_blocks; i++)
    if (page->blocks[i].titles) return html_block_text(page, i);
  return (isnad_string){0};
}

/* What the page's title has beside the headline is the site: «نشرة القلعة :: عنوان». */
static isnad_string beside_headline(isnad_string title, isnad_string headline) {
  isnad_string piece = {0};
  if (headline.size == 0 || title.size < headline.size + 4) return piece;
  isnad_string behind = {title.data + headline.size, title.size - headline.size};
  isnad_string before = {title.data, title.size - headline.size};
  if (memcmp(title.data, headline.data, headline.size) == 0 && bar_size(trimmed(behind), 0) > 0)
    piece = outer_piece(behind, false);
  else if (memcmp(title.data + before.size, headline.data, headline.size) == 0)
    piece = outer_piece(before, true);
  if (piece.data == title.data && piece.size == trimmed(before).size) return (isnad_string){0}; /* no bar */
  return is_name(piece) ? piece : (isnad_string){0};
}

/* ---- The lead ---- */

/* Whether the page speaks of it in marks of quotation, as newspapers do of themselves: «المرفأ». */
static bool is_quoted(const html_page *page, isnad_string name) {
  isnad_string text = {page->text.data, page->text.size};
  for (size_t i = 0; i + name.size + 4 <= text.size; i++)
    if (memcmp(text.data + i, "\xC2\xAB", 2) == 0 && memcmp(text.data + i + 2, name.data, name.size) == 0 &&
        memcmp(text.data + i + 2 + name.size, "\xC2\xBB", 2) == 0)
      return true;
  return false;
}

/* «المرفأ - بيروت: خفضت …», «بيروت - المرفأ: …». */
static isnad_string opens_lead(const html_page *page) {
  for (size_t i = 0; i < page->n_blocks; i++) {
    const html_block *block = &page->blocks[i];
    if (!block->near || block->role != ISNAD_ROLE_LEAD) continue;
    isnad_string text = html_block_text(page, i);
    size_t end = 0, dash = 0;
    while (end < text.size && end < OPENING && text.data[end] != ':') end++;
    if (end == text.size || end == OPENING) return (isnad_string){0};
    isnad_string opening = {text.data, end};
    while (dash < end && bar_size(opening, dash) == 0) dash++;
    if (dash == end) return (isnad_string){0};
    isnad_string first = trimmed((isnad_string){opening.data, dash});
    size_t after = dash + bar_size(opening, dash);
    isnad_string second = trimmed((isnad_string){opening.data + after, end - after});
    if (is_name(first) && is_quoted(page, first)) return first;
    return is_name(second) && is_quoted(page, second) ? second : (isnad_string){0};
  }
  return (isnad_string){0};
}

void html_find_outlet(html_page *self) {
  html_facts *facts = &self->facts;
  if (facts->outlet.size > 0 && !facts->outlet_guessed) return;
  isnad_string found = beside_headline(trimmed(facts->page_title), headline_of(self));
  isnad_from from = ISNAD_FROM_METADATA;
  if (found.size == 0 && facts->outlet.size > 0) return;
  if (found.size == 0) found = facts->brand, from = ISNAD_FROM_TEXT;
  if (found.size == 0) found = opens_lead(self), from = ISNAD_FROM_DATELINE;
  if (found.size == 0) return;
  facts->outlet = found;
  facts->outlet_from = from;
}
