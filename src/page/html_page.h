/* html_page: how a page is held while its parts are told apart; the map of the html_*.c files.
 *
 * The idea. The tree is walked once into two columns: regions (its elements, each with what its tag, class, id and role
 * hint at) and blocks (pieces of text that a line break or a block element ends, each in its region). A block counts
 * as running text by its length, its sentences and how little of it is links; the sums of that over regions find the
 * one that holds the story (main). Inside and around it each block gets its role from hints, tags and words (roles).
 * Facts come from JSON-LD, <meta>, microdata, rNews and <time> (facts), and help to tell headline, byline and date.
 * No rule knows a site. What classes hint at stands in lexicon/markup.tsv.
 *
 * Limits: no script runs, so what only a script would show is not there. Depends on: libxml2, jansson, text_*.
 */
#ifndef ISNAD_PAGE_HTML_PAGE_H
#define ISNAD_PAGE_HTML_PAGE_H

#include "page_parts.h"

#include <libxml/HTMLparser.h>

/* What an element is likely to hold. ORDER: as the names in tools/markupc.c. */
typedef enum html_hint {
  HTML_ARTICLE = 1 << 0, /* half of «article-body» */
  HTML_TEXT = 1 << 1,    /* the other half */
  HTML_COMMENT = 1 << 2,
  HTML_RELATED = 1 << 3,
  HTML_FURNITURE = 1 << 4,
  HTML_CAPTION = 1 << 5,
  HTML_CREDIT = 1 << 6,
  HTML_BYLINE = 1 << 7,
  HTML_DATE = 1 << 8,
  HTML_LEAD = 1 << 9,
  HTML_TITLE = 1 << 10,
  HTML_LIVE = 1 << 11,
  HTML_META = 1 << 12, /* a line with author, date, section */
  /* Not from words: */
  HTML_BODY = 1 << 13,    /* says itself that it is the story's text */
  HTML_HIDDEN = 1 << 14,  /* not shown */
  HTML_CONTROL = 1 << 15, /* buttons, menus, fields */
  HTML_STORY = 1 << 16,   /* <article>, <main>, or what says that it is one */
  HTML_QUOTE = 1 << 17,
  HTML_TABLE = 1 << 18,
  HTML_LIST = 1 << 19,
  HTML_ITEM = 1 << 20, /* <p>, <li>, <td>: made for text */
  HTML_HEADING = 1 << 21,
  HTML_CODE = 1 << 22,
  HTML_ASIDE = 1 << 23
} html_hint;

#define HTML_NEVER (HTML_COMMENT | HTML_RELATED | HTML_FURNITURE | HTML_HIDDEN | HTML_CONTROL)

/* An element that blocks stand in. Parents come before their children. */
typedef struct html_region {
  const xmlNode *node;
  uint32_t parent;      /* index; the first region is its own */
  uint32_t first, last; /* its blocks, [first, last) */
  uint32_t end;         /* its regions, itself first, end here */
  uint32_t hints;       /* its own */
  uint32_t kind;        /* its own and its ancestors', as far as they count */
  uint8_t level;        /* of a heading, 1 to 6 */
  double good;          /* running text in it */
  double plain;         /* the same where no hint speaks against it */
} html_region;

typedef struct html_block {
  uint32_t begin, end; /* in html_page.text */
  uint32_t region;
  uint32_t links; /* bytes that are links */
  uint32_t bold;  /* bytes that stand out */
  uint32_t host;  /* the first block of those that only <br> parts from it */
  uint32_t n_words;
  uint16_t marks; /* points and commas */
  bool stops;     /* ends as sentences do */
  bool timed;     /* holds a <time> */
  bool authored;  /* holds a link or span that names the author */
  double good;
  uint8_t role; /* isnad_role */
  bool settled; /* the role is sure */
  bool titles;
  bool told;      /* the articleBody of the page's metadata has its beginning */
  bool near;      /* between a headline and the end of its story, or soon behind; */
  bool above;     /* or just above it */
  uint32_t story; /* which it belongs to */
} html_block;

typedef struct html_facts {
  isnad_string title, byline, published, outlet, url, lang, body, description, page_title;
  isnad_from published_from, outlet_from;
  isnad_string brand;  /* what a link to the front page, or the logo, says */
  bool outlet_guessed; /* it is only what stands last in the page's title */
  bool live;           /* says itself that it is a live page */
  char date[PAGE_DATE_SIZE];
  char video_date[PAGE_DATE_SIZE]; /* of a film on the page: the story's where nothing else is said */
} html_facts;

typedef struct html_page {
  htmlDocPtr document;
  page_buffer text;
  html_region *regions;
  size_t n_regions, regions_room;
  html_block *blocks;
  size_t n_blocks, blocks_room;
  uint32_t *mains; /* regions that hold a story each */
  size_t n_mains;
  html_facts facts;
  page_buffer *pool; /* what facts point into where it is not the tree itself */
  size_t n_pool, pool_room;
  bool failed; /* a copy found no memory */
} html_page;

/* ---- html_tree.c: bytes to regions and blocks ---- */
bool html_page_parse(html_page *self, isnad_string bytes); /* UTF-8; false: no memory */
void html_page_done(html_page *self);
isnad_string html_attribute(const xmlNode *node, const char *name); /* empty where there is none */
bool html_is(const xmlNode *node, const char *tag);
isnad_string html_block_text(const html_page *self, size_t block);

/* ---- html_hints.c: what an element is by its tag, class, id and role ---- */
uint32_t html_hints_of(const xmlNode *node);
/* Whether an element breaks the line. */
bool html_is_block(const xmlNode *node);

/* ---- html_main.c: which regions hold stories ---- */
bool html_find_main(html_page *self); /* false: no memory */

/* ---- html_roles.c: the part each block plays ---- */
bool html_tell_roles(html_page *self); /* false: no memory */

/* ---- html_cards.c: small boxes that no class tells of ---- */
struct text_page;
/* Whether a block stands under a picture, in a box with nothing else. */
bool html_is_caption(const html_page *page, size_t block, uint32_t main);
/* Whether a block stands in a row of a table that has several cells and no sentence. */
bool html_is_figure_row(const html_page *page, size_t block, uint32_t main);
/* Settles teasers in the story's region. */
void html_tell_cards(html_page *page, const struct text_page *lines, uint32_t main);

/* ---- html_facts.c, html_ld.c: what the page says of its story ---- */
bool html_read_facts(html_page *self, isnad_string address); /* false: no memory */
/* ---- html_outlet.c: who publishes, where no metadata says it ---- */
/* What a link or picture says if it is the mark of the site, else empty. */
isnad_string html_brand_of(html_page *self, const xmlNode *node);
/* Looks at the title beside the headline, the site's mark and what the lead opens with. */
void html_find_outlet(html_page *self);

/* Takes what JSON-LD in a <script> says. */
bool html_read_ld(html_page *self, isnad_string json);
/* Keeps a copy for as long as the page. Where there is no memory the copy is empty, and the page has `failed`. */
isnad_string html_keep(html_page *self, isnad_string text);

#endif
