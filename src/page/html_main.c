/* html_main: finds the regions that hold a story each: where the running text is. */
#include "html_page.h"

#include <stdlib.h>
#include <string.h>

#define FEW_WORDS 10
#define DENSE 0.5   /* share of a block that is links: it is a list of them */
#define MOST 0.75   /* share of the text that a region must hold to be the story's alone */
#define WRAPPER 0.5 /* a region with that share of all text is no box beside the story */
#define WRAPPER_COMMENT 0.85
#define TOLD ((size_t)64) /* bytes of a block that are looked for in the metadata */
#define SITE_WORDS 5      /* words: more than the name of a site has */
#define HEAD 6            /* blocks in which a story of several gives its date */
#define DATE_WORDS 14
#define STORY_BYTES 400.0 /* running text of one of several stories on a page */

/* ---- How much of the text is running text ---- */

static double good_of(const html_page *page, const html_block *block) {
  double size = block->end - block->begin, links = block->links;
  const html_region *region = &page->regions[block->region];
  if (links > size * DENSE) return 0;
  if (block->n_words < FEW_WORDS && !(block->stops && block->n_words >= 5)) return 0;
  double good = size - links;
  if (block->n_words < FEW_WORDS) good *= 0.5;
  if ((region->hints & HTML_ITEM) == 0) good *= 0.8;
  if (html_is(region->node, "li")) good *= 0.6;
  return region->level > 0 ? 0 : good;
}

/* Whether the words of a block, or their beginning, stand in what the metadata says the story is. */
static bool is_told(isnad_string body, isnad_string block) {
  size_t size = block.size < TOLD ? block.size : TOLD;
  const char *at = body.data, *end = body.data + body.size;
  while ((size_t)(end - at) >= size && (at = memchr(at, block.data[0], (size_t)(end - at) - size + 1)) != NULL) {
    if (memcmp(at, block.data, size) == 0) return true;
    at++;
  }
  return false;
}

static void add_up(html_page *page) {
  bool tells = (double)page->facts.body.size >= STORY_BYTES;
  for (size_t i = 0; i < page->n_regions; i++) page->regions[i].good = page->regions[i].plain = 0;
  for (size_t i = 0; i < page->n_blocks; i++) {
    html_block *block = &page->blocks[i];
    block->good = good_of(page, block);
    block->told = tells && block->good > 0 && is_told(page->facts.body, html_block_text(page, i));
    if (block->told) block->good *= 2;
    page->regions[block->region].good += block->good;
  }
  for (size_t i = page->n_regions; i-- > 1;) page->regions[page->regions[i].parent].good += page->regions[i].good;
}

/* ---- Which hints count ---- */

static bool has_inside(const html_page *page, uint32_t region, uint32_t hint, double least) {
  for (uint32_t i = region + 1; i < page->regions[region].end; i++)
    if ((page->regions[i].hints & hint) != 0 && page->regions[i].good >= least) return true;
  return false;
}

static bool has_top_heading(const html_page *page, uint32_t region) {
  for (uint32_t i = region; i < page->regions[region].end; i++)
    if (page->regions[i].level == 1) return true;
  return false;
}

/* A box may be named like what stands beside it, «layout-sidebar»; one that holds most of the text is the page. */
static uint32_t counted_hints(const html_page *page, uint32_t index) {
  const html_region *region = &page->regions[index];
  double all = page->regions[0].good;
  uint32_t hints = region->hints;
  if (html_is(region->node, "html") || html_is(region->node, "body")) return 0;
  if ((hints & HTML_STORY) != 0 && region->good > 0.2 * all) hints &= ~(uint32_t)(HTML_NEVER & ~HTML_HIDDEN);
  uint32_t parts = HTML_CAPTION | HTML_CREDIT | HTML_BYLINE | HTML_DATE | HTML_LEAD | HTML_META | HTML_TITLE;
  if (region->good > 0.3 * all || region->good > 2500) hints &= ~parts;
  if ((hints & (HTML_NEVER | HTML_ASIDE)) == 0 || all <= 0) return hints;
  bool only_comment = (hints & HTML_NEVER) == HTML_COMMENT;
  bool wrapper = region->good >= (only_comment ? WRAPPER_COMMENT : WRAPPER) * all;
  if ((hints & HTML_HIDDEN) != 0) wrapper = wrapper && has_top_heading(page, index);
  if (!wrapper && region->good >= 0.25 * all)
    wrapper = has_inside(page, index, HTML_BODY, 0.25 * all) || (!only_comment && has_top_heading(page, index));
  return wrapper ? hints & ~(uint32_t)(HTML_NEVER | HTML_ASIDE) : hints;
}

static void hand_down(html_page *page) {
  const uint32_t handed = HTML_NEVER | HTML_CAPTION | HTML_CREDIT | HTML_BYLINE | HTML_DATE | HTML_LEAD | HTML_META |
                          HTML_QUOTE | HTML_TABLE | HTML_LIST | HTML_ASIDE | HTML_CODE | HTML_TITLE;
  for (uint32_t i = 0; i < page->n_regions; i++) {
    html_region *region = &page->regions[i];
    uint32_t above = i > 0 ? page->regions[region->parent].kind & handed : 0;
    region->kind = counted_hints(page, i) | above;
  }
  for (size_t i = 0; i < page->n_blocks; i++) {
    html_region *region = &page->regions[page->blocks[i].region];
    double share = (region->kind & (HTML_NEVER | HTML_CAPTION)) != 0 ? 0 : (region->kind & HTML_ASIDE) != 0 ? 0.2 : 1;
    region->plain += page->blocks[i].good * share;
  }
  for (size_t i = page->n_regions; i-- > 0;) {
    html_region *region = &page->regions[i];
    if ((region->hints & HTML_BODY) != 0 && (region->kind & HTML_NEVER) == 0) region->plain *= 2;
    if (i > 0) page->regions[region->parent].plain += region->plain;
  }
}

/* ---- Going down to it ---- */

/* The child that holds most, and how much the next one holds. */
static uint32_t heaviest_child(const html_page *page, uint32_t region, double *second) {
  uint32_t best = region;
  double most = 0;
  *second = 0;
  for (uint32_t i = region + 1; i < page->regions[region].end; i = page->regions[i].end) {
    double plain = page->regions[i].plain;
    if (plain > most)
      *second = most, most = plain, best = i;
    else if (plain > *second)
      *second = plain;
  }
  return best;
}

static uint32_t go_down(const html_page *page, uint32_t region) {
  for (;;) {
    double second, all = page->regions[region].plain;
    uint32_t child = heaviest_child(page, region, &second);
    if (child == region || all <= 0) return region;
    const html_region *heavy = &page->regions[child];
    /* A paragraph is no container. */
    if ((heavy->hints & HTML_ITEM) != 0 && !html_is(heavy->node, "td")) return region;
    bool named = (heavy->hints & (HTML_STORY | HTML_BODY)) != 0;
    bool enough = heavy->plain >= MOST * all || (named && heavy->plain >= 0.5 * all && heavy->plain >= 2.5 * second);
    if (!enough) return region;
    region = child;
  }
}

/* What says itself that it is the story's text is taken whole. */
static uint32_t go_up(const html_page *page, uint32_t main) {
  uint32_t best = main;
  for (uint32_t at = main; at != 0; at = page->regions[at].parent) {
    const html_region *region = &page->regions[page->regions[at].parent];
    if ((region->hints & HTML_BODY) != 0 && (region->kind & HTML_NEVER) == 0 &&
        region->plain <= 2.7 * page->regions[main].plain)
      best = page->regions[at].parent;
  }
  return best;
}

/* ---- Several of them ---- */

static size_t n_good_blocks(const html_page *page, const html_region *region) {
  size_t n = 0;
  for (uint32_t i = region->first; i < region->last && n < 2; i++) n += page->blocks[i].good > 0;
  return n;
}

/* Whether a region has just one heading of a level. */
static bool has_one_heading(const html_page *page, uint32_t index, uint8_t level) {
  uint32_t n = 0;
  for (uint32_t i = index + 1; i < page->regions[index].end && n < 2; i++)
    n += page->regions[i].level == level && page->regions[i].last > page->regions[i].first;
  return n == 1;
}

/* Whether the page has a headline over all of it: an <h1> that is longer than the name of a site. */
static bool has_headline_over_all(const html_page *page) {
  for (size_t i = 0; i < page->n_regions; i++) {
    const html_region *region = &page->regions[i];
    if (region->level == 1 && region->last > region->first && page->blocks[region->first].n_words >= SITE_WORDS)
      return true;
  }
  return false;
}

/* Whether a short line near the head of a region has a day in it, as the line of author and date has. */
static bool is_dated_at_head(const html_page *page, const html_region *region) {
  char date[PAGE_DATE_SIZE];
  for (uint32_t i = region->first; i < region->last && i < region->first + HEAD; i++)
    if (page->blocks[i].n_words <= DATE_WORDS && !page->blocks[i].stops &&
        page_date_read(html_block_text(page, i), date))
      return true;
  return false;
}

/* A box with a headline of the highest rank of its own is a story even if its tag does not say so; so is one with a
 * lower one and a date, where no headline stands over all of them. */
static bool is_named_story(const html_page *page, uint32_t index) {
  const html_region *region = &page->regions[index];
  if (html_is(region->node, "article") || ((region->hints & HTML_STORY) != 0 && !html_is(region->node, "main")))
    return true;
  if ((region->hints & HTML_ITEM) != 0) return false;
  if (has_one_heading(page, index, 1)) return true;
  return has_one_heading(page, index, 2) && is_dated_at_head(page, region) && !has_headline_over_all(page);
}

static bool is_story(const html_page *page, uint32_t index) {
  const html_region *region = &page->regions[index];
  if ((region->kind & (HTML_NEVER | HTML_ASIDE)) != 0 || region->plain < STORY_BYTES) return false;
  if (!is_named_story(page, index)) return false;
  if (n_good_blocks(page, region) < 2) return false;
  for (uint32_t i = index; i < region->end; i++)
    if (page->regions[i].level > 0 && page->regions[i].last > page->regions[i].first) return true;
  return false;
}

/* The stories that stand side by side below a region. */
static size_t list_stories(html_page *page, uint32_t region) {
  size_t n = 0;
  for (uint32_t i = region + 1; i < page->regions[region].end;) {
    bool story = is_story(page, i);
    if (story) page->mains[n++] = i;
    i = story ? page->regions[i].end : i + 1;
  }
  return n;
}

static bool is_live(const html_page *page) {
  if (page->facts.live) return true;
  for (size_t i = 0; i < page->n_regions; i++)
    if ((page->regions[i].hints & HTML_LIVE) != 0 && page->regions[i].good > 0.5 * page->regions[0].good) return true;
  return false;
}

bool html_find_main(html_page *self) {
  self->mains = malloc((self->n_regions + 1) * sizeof *self->mains);
  if (self->mains == NULL) return false;
  self->n_mains = 0;
  if (self->n_regions == 0) return true;
  add_up(self);
  hand_down(self);
  uint32_t main = go_down(self, 0);
  if (!is_live(self)) {
    size_t n = list_stories(self, main);
    double held = 0;
    for (size_t i = 0; i < n; i++) held += self->regions[self->mains[i]].plain;
    if (n > 1 && held >= 0.7 * self->regions[main].plain) {
      self->n_mains = n;
      return true;
    }
  }
  self->mains[self->n_mains++] = go_up(self, main);
  return true;
}
