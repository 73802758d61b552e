/* html_cards: small boxes that no class tells of: pictures with their captions, teasers of other stories, lists of
 * them under a line like «أخبار أخرى», and tables of figures. */
#include "html_page.h"
#include "text_page.h"

#define WHOLE_LINK 0.8    /* share of a block that is links: it is one */
#define LONG_TEASER 45    /* words */
#define LONG_CAPTION 30   /* words */
#define LONG_SENTENCE 20  /* words of a caption that ends with a point */
#define CARD 3            /* blocks in a teaser's box */
#define SHORTEST_LINK 3   /* words of a headline */
#define HALF 0.5          /* a box with that share of the text is the story itself */
#define SMALL 0.3         /* the same for a teaser alone */
#define DEEPEST 8         /* boxes in one another around a picture and its caption */
#define SMALLEST_IMAGE 40 /* pixels: less is an icon */

static const html_region *region_of(const html_page *page, size_t block) {
  return &page->regions[page->blocks[block].region];
}

static void settle(html_page *page, size_t block, isnad_role role) {
  page->blocks[block].role = (uint8_t)role;
  page->blocks[block].settled = true;
}

/* ---- Captions ---- */

static bool is_icon(const xmlNode *image) {
  static const char *const sides[] = {"width", "height"};
  for (size_t i = 0; i < sizeof sides / sizeof *sides; i++) {
    isnad_string side = html_attribute(image, sides[i]);
    unsigned pixels = 0;
    for (size_t k = 0; k < side.size && k < 6 && side.data[k] >= '0' && side.data[k] <= '9'; k++)
      pixels = pixels * 10 + (unsigned)(side.data[k] - '0');
    if (pixels > 0 && pixels < SMALLEST_IMAGE) return true;
  }
  return false;
}

static bool holds_picture(const xmlNode *root) {
  for (const xmlNode *node = root->children; node != NULL;) {
    if ((html_is(node, "img") || html_is(node, "amp-img") || html_is(node, "picture")) && !is_icon(node)) return true;
    if (node->type == XML_ELEMENT_NODE && node->children != NULL) {
      node = node->children;
      continue;
    }
    while (node != root && node->next == NULL) node = node->parent;
    node = node == root ? NULL : node->next;
  }
  return false;
}

bool html_is_caption(const html_page *page, size_t block, uint32_t main) {
  const html_block *b = &page->blocks[block];
  if (b->n_words > (b->stops ? LONG_SENTENCE : LONG_CAPTION) || b->told || b->links * 2 > b->end - b->begin)
    return false;
  uint32_t at = b->region;
  for (int depth = 0; depth < DEEPEST && at != main && at != 0; depth++, at = page->regions[at].parent) {
    const html_region *region = &page->regions[at];
    if (region->last - region->first > 2 || region->level > 0) return false;
    /* A paragraph may hold a picture of its own. */
    if (html_is(region->node, "p") && b->stops) continue;
    if (holds_picture(region->node)) return true;
  }
  return false;
}

/* ---- Tables ---- */

bool html_is_figure_row(const html_page *page, size_t block, uint32_t main) {
  for (uint32_t at = page->blocks[block].region; at != main && at != 0; at = page->regions[at].parent) {
    const html_region *row = &page->regions[at];
    if (!html_is(row->node, "tr")) continue;
    uint32_t cells = 0;
    for (uint32_t i = row->first; i < row->last; i++) {
      if (page->blocks[i].good > 0 || page->blocks[i].stops) return false;
      cells += i == row->first || page->blocks[i].region != page->blocks[i - 1].region;
    }
    return cells > 1;
  }
  return false;
}

/* ---- Teasers ---- */

static bool is_link(const html_block *block) {
  return block->links >= (block->end - block->begin) * WHOLE_LINK && block->n_words >= SHORTEST_LINK;
}

static bool is_teaser_text(const html_block *block) {
  return !is_link(block) && block->n_words <= LONG_TEASER && block->links * 2 <= block->end - block->begin;
}

/* Whether a box holds a link and a line or two about it, and nothing else. */
static bool is_card(const html_page *page, const html_region *box) {
  if (box->last - box->first < 2 || box->last - box->first > CARD || html_is(box->node, "p")) return false;
  bool linked = false;
  for (uint32_t i = box->first; i < box->last; i++) {
    const html_block *block = &page->blocks[i];
    if (!is_link(block) && !is_teaser_text(block)) return false;
    if (!is_link(block) && !linked && block->n_words > SHORTEST_LINK) return false;
    linked = linked || is_link(block);
  }
  return linked && !is_link(&page->blocks[box->last - 1]);
}

/* «<a>…</a><br>…<br><a>…</a><br>…»: headlines and a line about each, parted by line breaks alone. */
static void tell_runs(html_page *page, const html_region *main) {
  for (uint32_t i = main->first; i + 3 < main->last; i++) {
    uint32_t end = i;
    while (end + 1 < main->last && is_link(&page->blocks[end]) && is_teaser_text(&page->blocks[end + 1]) &&
           page->blocks[end].host == page->blocks[i].host && page->blocks[end + 1].host == page->blocks[i].host)
      end += 2;
    if (end - i < 4) continue;
    for (uint32_t k = i; k < end; k++) settle(page, k, ISNAD_ROLE_RELATED);
    i = end - 1;
  }
}

static bool is_announced(const text_page *lines, size_t block) {
  return (lines->lines[block].flags & TEXT_ANNOUNCES) != 0 && lines->lines[block].kind == TEXT_FURNITURE;
}

/* «أخبار أخرى» at the head of a box: what follows in it is of other stories. */
static void close_announced(html_page *page, uint32_t main, uint32_t block) {
  uint32_t at = page->blocks[block].region;
  while (at != main && at != 0 && page->regions[at].last == block + 1) at = page->regions[at].parent;
  const html_region *box = &page->regions[at];
  if (at == main || at == 0 || box->plain > HALF * page->regions[main].plain) return;
  for (uint32_t i = block + 1; i < box->last; i++) settle(page, i, ISNAD_ROLE_RELATED);
}

void html_tell_cards(html_page *page, const text_page *lines, uint32_t main) {
  const html_region *story = &page->regions[main];
  for (uint32_t i = main + 1; i < story->end; i++) {
    const html_region *box = &page->regions[i];
    if (box->good > SMALL * story->good || (box->hints & HTML_BODY) != 0 || !is_card(page, box)) continue;
    for (uint32_t k = box->first; k < box->last; k++)
      if (!page->blocks[k].titles) settle(page, k, ISNAD_ROLE_RELATED);
  }
  tell_runs(page, story);
  for (uint32_t i = story->first; i < story->last; i++)
    if (is_announced(lines, i) && region_of(page, i)->level == 0) close_announced(page, main, i);
}
