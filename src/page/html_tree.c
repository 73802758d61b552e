/* html_tree: parses a page and walks its tree once, into regions and blocks. The walk needs no stack of its own: nodes
 * know their parents. */
#include "html_page.h"

#include <stdlib.h>
#include <string.h>

/* What was read of the tree so far. */
typedef struct walk {
  html_page *page;
  uint32_t region; /* the innermost open one */
  uint32_t begin;  /* of the block that is open: page->text.size where it is empty */
  uint32_t links, bold;
  uint32_t host;
  int in_link, in_bold; /* elements open around: <a>, <b> */
  bool blank, timed, authored, good;
} walk;

bool html_is(const xmlNode *node, const char *tag) {
  const char *name = (const char *)node->name;
  /* Nearly all tags differ in their first letter. */
  return node->type == XML_ELEMENT_NODE && name[0] == tag[0] && strcmp(name, tag) == 0;
}

isnad_string html_attribute(const xmlNode *node, const char *name) {
  for (const xmlAttr *at = node->properties; at != NULL; at = at->next) {
    if (at->name[0] != (unsigned char)name[0] || strcmp((const char *)at->name, name) != 0) continue;
    if (at->children == NULL || at->children->content == NULL) return (isnad_string){"", 0};
    return isnad_string_of((const char *)at->children->content);
  }
  return (isnad_string){0};
}

isnad_string html_block_text(const html_page *self, size_t block) {
  const html_block *b = &self->blocks[block];
  return (isnad_string){self->text.data + b->begin, b->end - b->begin};
}

/* ---- Text ---- */

static bool is_blank_byte(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

/* Appends text with runs of blanks as one. */
static void put_text(walk *self, const char *text) {
  page_buffer *out = &self->page->text;
  size_t size = strlen(text);
  if (!page_buffer_reserve(out, out->size + size + 1)) {
    self->good = false;
    return;
  }
  size_t before = out->size;
  for (size_t i = 0; i < size; i++) {
    bool nbsp = text[i] == '\xC2' && text[i + 1] == '\xA0';
    if (is_blank_byte(text[i]) || nbsp) {
      self->blank = true;
      i += nbsp;
      continue;
    }
    if (self->blank && out->size > self->begin) out->data[out->size++] = ' ';
    self->blank = false;
    out->data[out->size++] = text[i];
  }
  if (self->in_link > 0) self->links += (uint32_t)(out->size - before);
  if (self->in_bold > 0) self->bold += (uint32_t)(out->size - before);
}

static bool ends_sentence(isnad_string text) {
  static const char *const closers[] = {"\"", "\xC2\xBB", "\xE2\x80\x9D", "\xE2\x80\x9C", "\xE2\x80\x99", ")", "]",
                                        "'",  NULL};
  for (int i = 0; closers[i] != NULL; i++) {
    size_t n = strlen(closers[i]);
    if (text.size > n && memcmp(text.data + text.size - n, closers[i], n) == 0) text.size -= n, i = -1;
  }
  if (text.size == 0) return false;
  char last = text.data[text.size - 1];
  if (last == '.' || last == '!' || last == '?' || last == ':') return true;
  static const char *const stops[] = {"\xD8\x9F", "\xE2\x80\xA6", "\xDB\x94", "\xE3\x80\x82", NULL};
  for (int i = 0; stops[i] != NULL; i++) {
    size_t n = strlen(stops[i]);
    if (text.size > n && memcmp(text.data + text.size - n, stops[i], n) == 0) return true;
  }
  return false;
}

static void measure(html_block *block, isnad_string text) {
  block->n_words = 1;
  for (size_t i = 0; i < text.size; i++) {
    char c = text.data[i];
    block->n_words += c == ' ';
    bool comma = (c == ',' || c == '.') || (c == '\xD8' && i + 1 < text.size && text.data[i + 1] == '\x8C');
    if (comma && block->marks < UINT16_MAX) block->marks++;
  }
  block->stops = ends_sentence(text);
}

/* Whether there is more than signs in it. */
static bool says_something(isnad_string text) {
  for (size_t i = 0; i < text.size; i++) {
    unsigned char c = (unsigned char)text.data[i];
    bool invisible = text.size - i > 2 &&
                     (memcmp(text.data + i, "\xEF\xBB\xBF", 3) == 0 || memcmp(text.data + i, "\xE2\x80\x8F", 3) == 0);
    if (invisible) {
      i += 2;
      continue;
    }
    if (c >= 0x80 || (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z')) return true;
  }
  return false;
}

/* Ends the block that is open. `continues`: what follows is parted from it by a line break alone. */
static void end_block(walk *self, bool continues) {
  html_page *page = self->page;
  self->blank = false;
  isnad_string text = {page->text.data + self->begin, page->text.size - self->begin};
  if (!says_something(text)) {
    page->text.size = self->begin;
  } else if (self->good) {
    if (page->n_blocks == page->blocks_room) {
      size_t room = page->blocks_room * 2 + 256;
      html_block *grown = realloc(page->blocks, room * sizeof *grown);
      self->good = grown != NULL;
      if (grown == NULL) return;
      page->blocks = grown;
      page->blocks_room = room;
    }
    uint32_t index = (uint32_t)page->n_blocks++;
    html_block *block = &page->blocks[index];
    if (self->host == UINT32_MAX) self->host = index;
    *block = (html_block){.begin = self->begin,
                          .end = (uint32_t)page->text.size,
                          .region = self->region,
                          .links = self->links,
                          .bold = self->bold,
                          .host = self->host,
                          .timed = self->timed,
                          .authored = self->authored};
    measure(block, text);
    self->good = page_buffer_put(&page->text, "\n", 1);
  }
  if (!continues) self->host = UINT32_MAX;
  self->begin = (uint32_t)page->text.size;
  self->links = self->bold = 0;
  self->timed = self->authored = false;
}

/* ---- Elements ---- */

static bool is_skipped(const xmlNode *node) {
  static const char *const tags[] = {"script", "style",  "template", "svg",      "head",  "iframe",
                                     "object", "canvas", "math",     "audio",    "video", "title",
                                     "link",   "meta",   "map",      "datalist", NULL};
  for (int i = 0; tags[i] != NULL; i++)
    if (html_is(node, tags[i])) return true;
  return false;
}

static void open_region(walk *self, const xmlNode *node) {
  html_page *page = self->page;
  if (page->n_regions == page->regions_room) {
    size_t room = page->regions_room * 2 + 256;
    html_region *grown = realloc(page->regions, room * sizeof *grown);
    self->good = self->good && grown != NULL;
    if (grown == NULL) return;
    page->regions = grown;
    page->regions_room = room;
  }
  html_region *region = &page->regions[page->n_regions];
  *region = (html_region){.node = node, .parent = self->region, .first = (uint32_t)page->n_blocks};
  region->hints = html_hints_of(node);
  if (node->name[0] == 'h' && node->name[1] >= '1' && node->name[1] <= '6' && node->name[2] == '\0')
    region->level = (uint8_t)(node->name[1] - '0');
  self->region = (uint32_t)page->n_regions++;
}

static void close_region(walk *self) {
  html_region *region = &self->page->regions[self->region];
  region->last = (uint32_t)self->page->n_blocks;
  region->end = (uint32_t)self->page->n_regions;
  self->region = region->parent;
}

static bool names_author(const xmlNode *node) {
  isnad_string rel = html_attribute(node, "rel"), property = html_attribute(node, "itemprop");
  return (rel.size == 6 && memcmp(rel.data, "author", 6) == 0) ||
         (property.size == 6 && memcmp(property.data, "author", 6) == 0) ||
         (html_hints_of(node) & (HTML_BYLINE | HTML_HIDDEN)) == HTML_BYLINE;
}

/* Whether an element stands on a line of its own. Author, date and credit do, where they are told so, even if the line
 * goes on behind them: «<span class="author">ليلى منصور</span><span class="date">14 مايو</span>». */
static bool breaks_line(const xmlNode *node) {
  if (html_is_block(node)) return true;
  if (node->properties == NULL || html_is(node, "time")) return false;
  return (html_hints_of(node) & (HTML_BYLINE | HTML_DATE | HTML_CREDIT | HTML_HIDDEN)) != 0;
}

static bool is_bold(const xmlNode *node) { return html_is(node, "b") || html_is(node, "strong"); }

static void enter(walk *self, const xmlNode *node) {
  if (html_is(node, "br") || html_is(node, "hr")) {
    end_block(self, html_is(node, "br"));
  } else if (breaks_line(node)) {
    end_block(self, false);
    open_region(self, node);
    self->in_link += html_is(node, "a");
  } else {
    self->in_link += html_is(node, "a");
    self->in_bold += is_bold(node);
    self->timed = self->timed || html_is(node, "time");
    self->authored = self->authored || names_author(node);
  }
}

static void leave(walk *self, const xmlNode *node) {
  if (html_is(node, "br") || html_is(node, "hr")) return;
  if (self->page->n_regions > 0 && self->page->regions[self->region].node == node) {
    end_block(self, false);
    close_region(self);
  }
  self->in_link -= html_is(node, "a");
  if (!breaks_line(node)) self->in_bold -= is_bold(node);
}

static void walk_tree(walk *self, const xmlNode *root) {
  for (const xmlNode *node = root; node != NULL && self->good;) {
    bool down = false;
    if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
      if (node->content != NULL) put_text(self, (const char *)node->content);
    } else if (node->type == XML_ELEMENT_NODE && !is_skipped(node)) {
      enter(self, node);
      down = node->children != NULL;
      if (!down) leave(self, node);
    }
    if (down) {
      node = node->children;
      continue;
    }
    while (node != NULL && node != root && node->next == NULL) {
      node = node->parent;
      if (node != NULL && node->type == XML_ELEMENT_NODE) leave(self, node);
    }
    if (node == NULL || node == root) return;
    node = node->next;
  }
}

bool html_page_parse(html_page *self, isnad_string bytes) {
  *self = (html_page){0};
  const int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                      HTML_PARSE_NODEFDTD | HTML_PARSE_IGNORE_ENC;
  if (bytes.size == 0 || bytes.size > INT32_MAX / 2) return bytes.size == 0;
  htmlParserCtxtPtr parser = htmlNewParserCtxt();
  if (parser == NULL) return false;
  /* Or it would stop at a depth of 256, which tables in tables reach. */
  self->document =
      htmlCtxtReadMemory(parser, bytes.data, (int)bytes.size, NULL, "UTF-8", options | (int)XML_PARSE_HUGE);
  bool good = parser->lastError.code != XML_ERR_NO_MEMORY;
  htmlFreeParserCtxt(parser);
  if (!good) return false;
  if (self->document == NULL) return true;
  if (!page_buffer_reserve(&self->text, 1)) return false;
  walk walker = {.page = self, .host = UINT32_MAX, .good = true};
  const xmlNode *root = xmlDocGetRootElement(self->document);
  if (root == NULL) return true;
  open_region(&walker, root);
  /* Behind </html> there may be more of the page. */
  for (const xmlNode *node = root; node != NULL && walker.good; node = node->next) {
    if (node->type != XML_ELEMENT_NODE) continue;
    for (const xmlNode *child = node->children; child != NULL && walker.good; child = child->next)
      if (child->type == XML_ELEMENT_NODE || child->type == XML_TEXT_NODE) walk_tree(&walker, child);
  }
  end_block(&walker, false);
  if (self->n_regions > 0) {
    self->regions[0].last = (uint32_t)self->n_blocks;
    self->regions[0].end = (uint32_t)self->n_regions;
  }
  return walker.good;
}

void html_page_done(html_page *self) {
  if (self->document != NULL) xmlFreeDoc(self->document);
  free(self->regions);
  free(self->blocks);
  free(self->mains);
  page_buffer_done(&self->text);
  for (size_t i = 0; i < self->n_pool; i++) page_buffer_done(&self->pool[i]);
  free(self->pool);
  *self = (html_page){0};
}

isnad_string html_keep(html_page *self, isnad_string text) {
  if (self->n_pool == self->pool_room) {
    size_t room = self->pool_room * 2 + 16;
    page_buffer *grown = realloc(self->pool, room * sizeof *grown);
    if (grown == NULL) return self->failed = true, (isnad_string){0};
    self->pool = grown;
    self->pool_room = room;
  }
  page_buffer kept = {0};
  if (!page_buffer_put(&kept, text.data, text.size)) return self->failed = true, (isnad_string){0};
  self->pool[self->n_pool++] = kept;
  return (isnad_string){kept.data, kept.size};
}
