/* html_roles: the part each block of a page plays, by what its region is called, what its neighbours are, and what it
 * says. The words are looked at by the reader of plain text (text_marks), a line for each block. */
#include "html_page.h"
#include "text_fold.h"
#include "text_page.h"

#include <string.h>

#define DENSE 0.5
#define SHORT 4             /* words: a line that no text container holds and that is no sentence */
#define LONGEST_DATE 14     /* words */
#define LONG_PART 25        /* words: more than a byline or a date has */
#define LONG_CAPTION 70     /* words */
#define JUST_ABOVE 4        /* blocks above the headline where its date may stand */
#define TOP 10              /* blocks of the story's region in which it may */
#define LONGEST_HEADING 10  /* words, of one that is only bold */
#define LONGEST_QUESTION 25 /* words, of an interview */
#define LONGEST_PLACE 24    /* bytes beside the name of the author */
#define BEHIND 8            /* blocks in which the author may be told behind the text */
#define ABOVE 60            /* blocks that may stand between the headline and the story's text */

typedef struct teller {
  html_page *page;
  const text_page *lines; /* one for each block */
} teller;

static html_block *at(const teller *self, size_t i) { return &self->page->blocks[i]; }
static const html_region *region_of(const teller *self, size_t i) {
  return &self->page->regions[self->page->blocks[i].region];
}

static void settle(html_block *block, isnad_role role) {
  block->role = (uint8_t)role;
  block->settled = true;
}

/* ---- Density ---- */

/* The share of links in the text of a region. */
static double density_of(const html_page *page, uint32_t region) {
  double links = 0, size = 0;
  for (uint32_t i = page->regions[region].first; i < page->regions[region].last; i++) {
    links += page->blocks[i].links;
    size += page->blocks[i].end - page->blocks[i].begin;
  }
  return size > 0 ? links / size : 0;
}

static bool is_dense(const html_block *block) { return block->links > (block->end - block->begin) * DENSE; }

/* The outermost list around a region, inside of `main`. */
static uint32_t list_around(const html_page *page, uint32_t region, uint32_t main) {
  uint32_t list = UINT32_MAX;
  for (uint32_t i = region; i != main && i != 0; i = page->regions[i].parent)
    if ((page->regions[i].hints & HTML_LIST) != 0) list = i;
  return list;
}

/* Whether a region or one around it is of this kind, below `main`. */
static bool is_within(const html_page *page, uint32_t region, uint32_t main, const char *tag) {
  for (uint32_t i = region; i != main && i != 0; i = page->regions[i].parent)
    if (html_is(page->regions[i].node, tag)) return true;
  return false;
}

/* ---- One block ---- */

/* A short line with a day in it. */
static bool is_dated(const teller *self, size_t i) {
  char date[PAGE_DATE_SIZE];
  return at(self, i)->n_words <= LONGEST_DATE && !at(self, i)->stops &&
         page_date_read(html_block_text(self->page, i), date);
}

/* What stands in a part that says what it is. */
static bool tell_by_region(const teller *self, size_t i) {
  html_block *block = at(self, i);
  uint32_t kind = region_of(self, i)->kind;
  text_kind line = (text_kind)self->lines->lines[i].kind;
  bool furniture = (kind & HTML_NEVER) == HTML_FURNITURE || line == TEXT_FURNITURE;
  bool named = block->near && (region_of(self, i)->hints & (HTML_BYLINE | HTML_DATE)) != 0 && line != TEXT_FURNITURE;
  if ((kind & HTML_NEVER) != 0 && !(furniture && named && block->n_words <= LONGEST_DATE)) {
    bool related = (kind & HTML_RELATED) != 0 && (kind & (HTML_FURNITURE | HTML_COMMENT)) == 0 && block->n_words > 2;
    settle(block, related ? ISNAD_ROLE_RELATED : ISNAD_ROLE_FURNITURE);
  } else if ((kind & HTML_CAPTION) != 0 && block->n_words <= LONG_CAPTION) {
    settle(block, line == TEXT_CREDIT || (kind & HTML_CREDIT) != 0 ? ISNAD_ROLE_CREDIT : ISNAD_ROLE_CAPTION);
  } else if ((kind & HTML_CREDIT) != 0 && block->n_words <= LONG_PART) {
    settle(block, ISNAD_ROLE_CREDIT);
  } else if (furniture && !named && (kind & (HTML_BYLINE | HTML_DATE | HTML_META)) != 0) {
    settle(block, ISNAD_ROLE_FURNITURE);
  } else if (line == TEXT_DATELINE && block->n_words <= LONG_PART) {
    settle(block, ISNAD_ROLE_DATELINE);
  } else if ((kind & (HTML_META | HTML_DATE | HTML_BYLINE)) != 0 && is_dated(self, i)) {
    settle(block, ISNAD_ROLE_DATELINE);
  } else if (block->timed && block->n_words <= LONG_PART && !block->stops) {
    settle(block, ISNAD_ROLE_DATELINE);
  } else if ((kind & HTML_BYLINE) != 0 && block->n_words <= LONG_PART && !block->stops) {
    settle(block, ISNAD_ROLE_BYLINE);
  } else if (block->authored && block->n_words <= 8 && !block->stops) {
    settle(block, ISNAD_ROLE_BYLINE);
  } else if ((kind & HTML_DATE) != 0 && block->n_words <= LONG_PART && !block->stops) {
    settle(block, ISNAD_ROLE_DATELINE);
  } else if ((kind & HTML_META) != 0 && block->n_words <= LONG_PART && !block->stops) {
    settle(block, line == TEXT_BYLINE ? ISNAD_ROLE_BYLINE : ISNAD_ROLE_FURNITURE);
  }
  return block->settled;
}

/* What says itself what it is. */
static bool tell_by_words(const teller *self, size_t i) {
  html_block *block = at(self, i);
  switch ((text_kind)self->lines->lines[i].kind) {
  case TEXT_FURNITURE: settle(block, ISNAD_ROLE_FURNITURE); break;
  case TEXT_RELATED: settle(block, ISNAD_ROLE_RELATED); break;
  case TEXT_BYLINE: settle(block, ISNAD_ROLE_BYLINE); break;
  case TEXT_CREDIT: settle(block, ISNAD_ROLE_CREDIT); break;
  case TEXT_HEAD:
    if ((self->lines->lines[i].flags & TEXT_CAPTIONED) != 0) settle(block, ISNAD_ROLE_CAPTION);
    break;
  case TEXT_DATELINE:
  case TEXT_SENTENCE: break;
  }
  return block->settled;
}

/* A short line in bold letters is a heading without its tag, and so is the question of an interview. */
static bool stands_out(const html_page *page, const html_block *block) {
  isnad_string text = {page->text.data + block->begin, block->end - block->begin};
  bool asks =
      text.size > 2 && (text.data[text.size - 1] == '?' || memcmp(text.data + text.size - 2, "\xD8\x9F", 2) == 0);
  if (block->bold < text.size * 9 / 10 || is_dense(block)) return false;
  return asks ? block->n_words <= LONGEST_QUESTION : block->n_words <= LONGEST_HEADING && !block->stops;
}

/* A short line that announces a name behind a place, or has the one that the metadata gives: «دبي - سامر الخطيب». */
static bool says_byline(const teller *self, size_t i) {
  isnad_string name = page_byline_of(self->page->facts.byline), text = html_block_text(self->page, i);
  if (!at(self, i)->stops && page_byline_follows_place(text)) return true;
  if (name.size == 0 || at(self, i)->stops || text.size > name.size * 2 + LONGEST_PLACE) return false;
  for (size_t k = 0; k + name.size <= text.size; k++)
    if (memcmp(text.data + k, name.data, name.size) == 0) return true;
  return false;
}

/* A block of the story's region. */
static void tell_inside(const teller *self, size_t i, uint32_t main) {
  const html_page *page = self->page;
  html_block *block = at(self, i);
  const html_region *region = region_of(self, i);
  if (tell_by_region(self, i)) return;
  if (region->level > 0 || (region->kind & HTML_HEADING) != 0) {
    block->role = ISNAD_ROLE_HEADING; /* until what follows is known */
    return;
  }
  if (tell_by_words(self, i)) return;
  if (i < page->regions[main].first + TOP && says_byline(self, i)) {
    settle(block, ISNAD_ROLE_BYLINE);
    return;
  }
  if (stands_out(page, block) && (region->kind & (HTML_TABLE | HTML_LIST)) == 0) {
    block->role = ISNAD_ROLE_HEADING;
    return;
  }
  if (i < page->regions[main].first + TOP && is_dated(self, i)) {
    settle(block, ISNAD_ROLE_DATELINE);
    return;
  }
  if ((region->kind & HTML_ASIDE) != 0) {
    settle(block, ISNAD_ROLE_FURNITURE);
    return;
  }
  bool aside_of_picture = (region->hints & HTML_ITEM) == 0 || (block->n_words < SHORT && !block->stops);
  if (aside_of_picture && is_within(page, block->region, main, "figure")) {
    settle(block, ISNAD_ROLE_CAPTION);
    return;
  }
  if (html_is_caption(page, i, main)) {
    settle(block, ISNAD_ROLE_CAPTION);
    return;
  }
  if (html_is_figure_row(page, i, main)) {
    settle(block, ISNAD_ROLE_FURNITURE);
    return;
  }
  uint32_t list = list_around(page, block->region, main);
  bool links = list != UINT32_MAX && density_of(page, list) > DENSE && !block->stops;
  bool dense =
      is_dense(block) && block->n_words < LONG_PART && !(block->stops && block->links < block->end - block->begin);
  bool bare = (region->hints & HTML_ITEM) == 0 && block->n_words < SHORT && !block->stops && block->host == i &&
              (region->kind & (HTML_TABLE | HTML_QUOTE | HTML_CODE)) == 0;
  if (links || dense)
    settle(block, block->n_words >= SHORT ? ISNAD_ROLE_RELATED : ISNAD_ROLE_FURNITURE);
  else if (bare)
    settle(block, ISNAD_ROLE_FURNITURE);
  else
    block->role = (region->kind & HTML_LEAD) != 0 ? ISNAD_ROLE_LEAD : ISNAD_ROLE_BODY;
}

/* ---- The headline ---- */

#define FOLD_ROOM 1600

static size_t fold(isnad_string text, char out[FOLD_ROOM]) {
  if (text.size > FOLD_ROOM / 4) text.size = FOLD_ROOM / 4;
  return page_fold(text.data, text.size, out);
}

/* Whether one is the beginning or the end of the other: titles get the site's name on either side. */
static bool are_same(isnad_string a, isnad_string b) {
  char x[FOLD_ROOM], y[FOLD_ROOM];
  size_t n = fold(a, x), m = fold(b, y), least = n < m ? n : m, most = n < m ? m : n;
  const char *shorter = n < m ? x : y, *longer = n < m ? y : x;
  if (n == m) return n > 0 && memcmp(x, y, n) == 0;
  if (least < 8 || least * 3 <= most) return false;
  return memcmp(shorter, longer, least) == 0 || memcmp(shorter, longer + most - least, least) == 0;
}

/* How much a block is the headline of the story whose region begins at block `first`. */
static double headline_points(const teller *self, size_t i, size_t first) {
  const html_region *region = region_of(self, i);
  const html_facts *facts = &self->page->facts;
  isnad_string text = html_block_text(self->page, i);
  if ((region->kind & (HTML_COMMENT | HTML_RELATED | HTML_HIDDEN)) != 0 || at(self, i)->n_words > 50) return 0;
  double points = 0;
  if (facts->title.size > 0 && are_same(text, facts->title)) points += 4;
  if (facts->page_title.size > 0 && are_same(text, facts->page_title)) points += 3;
  if (region->level == 1) points += 3;
  if (region->level == 2) points += 0.5;
  if ((region->kind & HTML_TITLE) != 0) points += region->level > 0 ? 2 : 1;
  if (region->level == 0) points -= points < 3 ? 1.5 : 1;
  double far = i < first ? (double)(first - i) : (double)(i - first);
  return points - (far > ABOVE ? ABOVE : far) / ABOVE;
}

/* Where nothing else is a headline, it is the first line of the story that stands out, before any text. */
static size_t bold_headline(const teller *self, size_t first, size_t last) {
  if (self->page->facts.title.size > 0) return SIZE_MAX;
  for (size_t i = first; i < last && i < first + TOP; i++) {
    if (at(self, i)->good > 0) break;
    if (at(self, i)->n_words >= SHORT && stands_out(self->page, at(self, i))) return i;
  }
  return SIZE_MAX;
}

/* What stands in the story's region above its sure headline is a menu, a box or the section: no text. */
static void tell_above_headline(const teller *self, size_t first, size_t headline) {
  for (size_t i = first; i < headline; i++) {
    html_block *block = at(self, i);
    bool lead = (region_of(self, i)->kind & HTML_LEAD) != 0 || (block->stops && block->n_words >= LONG_PART);
    if (block->settled || lead || is_dated(self, i) || tell_by_region(self, i)) continue;
    settle(block, is_dense(block) && block->n_words >= SHORT ? ISNAD_ROLE_RELATED : ISNAD_ROLE_FURNITURE);
  }
}

/* Finds the headline in and above the blocks of a story; the blocks between are its front. Returns where it begins. */
static size_t find_headline(const teller *self, size_t from, size_t first, size_t last) {
  size_t best = SIZE_MAX, end = first + (last - first) / 2 + 1;
  double most = 1.5;
  bool seen = false;
  for (size_t i = from; i < end && i < last; i++) {
    double points = headline_points(self, i, first);
    /* Each of several stories has its own first heading. */
    if (self->page->n_mains > 1 && i >= first && region_of(self, i)->level > 0 && !seen) points += 3, seen = true;
    if (points > most) most = points, best = i;
  }
  bool sure = best != SIZE_MAX;
  if (!sure) best = bold_headline(self, first, last);
  if (best == SIZE_MAX) return first;
  html_block *block = at(self, best);
  settle(block, ISNAD_ROLE_HEADING);
  block->titles = true;
  if (best > first && sure) tell_above_headline(self, first, best);
  return best < first ? best : first;
}

/* A block between the headline and the region of the text: lead, byline, date, picture. */
static void tell_front(const teller *self, size_t i, size_t headline) {
  html_block *block = at(self, i);
  const html_region *region = region_of(self, i);
  /* Beside the headline even a box that is named «rail» holds what belongs to it. */
  bool beside = at(self, headline)->titles && region->parent == region_of(self, headline)->parent;
  if (beside && !block->settled && (region->hints & HTML_LEAD) != 0 && block->n_words >= 6 && !is_dense(block)) {
    settle(block, ISNAD_ROLE_LEAD);
    return;
  }
  if (block->settled || tell_by_region(self, i) || tell_by_words(self, i)) return;
  if (is_dated(self, i)) {
    settle(block, ISNAD_ROLE_DATELINE);
    return;
  }
  bool lead = (region->kind & HTML_LEAD) != 0 && block->n_words >= SHORT;
  bool text = block->good > 0 && (region->hints & HTML_ITEM) != 0 && (region->kind & HTML_ASIDE) == 0;
  bool deck = region->level > 1 && block->n_words >= 6 && !is_dense(block);
  if (lead || text || deck) {
    settle(block, ISNAD_ROLE_LEAD);
    return;
  }
  settle(block, ISNAD_ROLE_FURNITURE);
}

/* A block outside of any story. */
static void tell_outside(const teller *self, size_t i) {
  html_block *block = at(self, i);
  if (block->settled || tell_by_region(self, i)) return;
  bool related = is_dense(block) && block->n_words > SHORT;
  settle(block, related ? ISNAD_ROLE_RELATED : ISNAD_ROLE_FURNITURE);
}

/* ---- What only neighbours tell ---- */

static bool is_text(const html_block *block) {
  return block->role == ISNAD_ROLE_BODY || block->role == ISNAD_ROLE_LEAD;
}

/* A heading heads something: of two, the last one before text and those of higher rank before it. */
static void tell_headings(const teller *self, size_t first, size_t last) {
  bool text_follows = false;
  isnad_role other = ISNAD_ROLE_FURNITURE;
  for (size_t i = last; i-- > first;) {
    html_block *block = at(self, i);
    if (is_text(block)) {
      text_follows = true;
    } else if (block->role == ISNAD_ROLE_HEADING && !block->settled) {
      if (is_dense(block) && self->page->facts.title.size > 0 && !text_follows)
        settle(block, ISNAD_ROLE_RELATED);
      else
        settle(block, text_follows ? ISNAD_ROLE_HEADING : other);
    } else if (block->role == ISNAD_ROLE_RELATED || block->role == ISNAD_ROLE_FURNITURE) {
      text_follows = text_follows && block->role == ISNAD_ROLE_FURNITURE && block->n_words < SHORT;
      other = (isnad_role)block->role;
    }
  }
}

/* Behind the last real paragraph short lines are no text any more. */
static void tell_tail(const teller *self, size_t first, size_t last) {
  for (size_t i = last; i-- > first;) {
    html_block *block = at(self, i);
    if (!is_text(block)) continue;
    if (block->good > 0 || block->stops || block->n_words >= 8) return;
    uint32_t kind = region_of(self, i)->kind;
    if ((kind & (HTML_TABLE | HTML_CODE | HTML_QUOTE | HTML_LIST)) != 0) return;
    settle(block, ISNAD_ROLE_FURNITURE);
  }
}

/* «التعليقات» or «اقرأ أيضا» as the heading of a box inside the story's region: what follows in the box is no text of
 * the story. A box that holds most of the text is none. */
static void close_box(const teller *self, size_t heading, const html_region *main) {
  const html_page *page = self->page;
  const html_region *box = &page->regions[region_of(self, heading)->parent];
  const text_line *line = &self->lines->lines[heading];
  if (box == main || box->plain > 0.5 * main->plain || line->kind != TEXT_FURNITURE) return;
  bool announces = (line->flags & TEXT_ANNOUNCES) != 0;
  for (size_t i = heading + 1; i < box->last; i++)
    settle(at(self, i), announces ? ISNAD_ROLE_RELATED : ISNAD_ROLE_FURNITURE);
  settle(at(self, heading), ISNAD_ROLE_FURNITURE);
}

static void tell_story(const teller *self, size_t story, size_t from) {
  html_page *page = self->page;
  const html_region *main = &page->regions[page->mains[story]];
  size_t front = find_headline(self, from, main->first, main->last);
  for (size_t i = front; i < main->last + BEHIND && i < page->n_blocks; i++) at(self, i)->near = true;
  for (size_t i = front > JUST_ABOVE ? front - JUST_ABOVE : 0; i < front; i++) at(self, i)->above = i >= from;
  for (size_t i = front; i < main->first; i++) tell_front(self, i, front);
  for (size_t i = main->first; i < main->last; i++)
    if (!at(self, i)->settled) tell_inside(self, i, page->mains[story]);
  for (size_t i = main->first; i < main->last; i++)
    if (region_of(self, i)->level > 0 && !at(self, i)->settled) close_box(self, i, main);
  html_tell_cards(page, self->lines, page->mains[story]);
  tell_tail(self, main->first, main->last);
  tell_headings(self, main->first, main->last);
  for (size_t i = main->first; i < main->last; i++) {
    if (!is_text(at(self, i))) continue;
    at(self, i)->role = ISNAD_ROLE_LEAD;
    break;
  }
  for (size_t i = from; i < main->last; i++) page->blocks[i].story = (uint32_t)story;
}

static void tell_all(const teller *self) {
  html_page *page = self->page;
  size_t from = 0;
  for (size_t story = 0; story < page->n_mains; story++) {
    const html_region *main = &page->regions[page->mains[story]];
    size_t above = page->n_mains > 1 && main->first > from ? main->first : from;
    tell_story(self, story, above);
    for (size_t i = from; i < main->first; i++) page->blocks[i].story = (uint32_t)story;
    from = main->last;
  }
  for (size_t i = from; i < page->n_blocks; i++)
    page->blocks[i].story = (uint32_t)(page->n_mains > 0 ? page->n_mains - 1 : 0);
  for (size_t i = 0, story = 0; i < page->n_blocks; i++) {
    while (story < page->n_mains && i >= page->regions[page->mains[story]].last) story++;
    bool inside = story < page->n_mains && i >= page->regions[page->mains[story]].first;
    if (!inside) tell_outside(self, i);
  }
}

bool html_tell_roles(html_page *self) {
  text_page lines = {0};
  isnad_string bytes = {self->text.data, self->text.size};
  bool good = text_page_cut(&lines, bytes);
  if (good && lines.n_lines == self->n_blocks) {
    text_page_mark(&lines);
    tell_all(&(teller){.page = self, .lines = &lines});
  }
  text_page_done(&lines);
  return good;
}
