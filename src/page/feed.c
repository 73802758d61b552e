/* feed: RSS 0.9x to 2.0, RDF and Atom. Items are cut out by their tags and parsed one by one: a feed of any size takes
 * the memory of its longest item, and what is wrong in one, as there often is, spoils no other. */
#include "fields.h"
#include "tags.h"

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#define MOST_TEXTS 64 /* of one item that are kept */

typedef struct feed_reader {
  page_run *run;
  isnad_error *error;
  isnad_status status;
  page_buffer room, xml, title, lang; /* title and lang: of the feed */
  xmlChar *kept[MOST_TEXTS];
  size_t n_kept;
  bool headed; /* the feed's own head has been read */
} feed_reader;

static isnad_string window(const feed_reader *self) {
  const page_source *source = self->run->source;
  return (isnad_string){(const char *)source->data + source->begin, source->end - source->begin};
}

/* ---- One item: XML that a parser takes ---- */

/* An entity of HTML, as XML knows five alone: «&nbsp;» becomes «&#160;». Returns how much text it takes, 0: none. */
static size_t put_entity(page_buffer *out, const char *at, size_t left, bool *good) {
  char name[12];
  const char *end = memchr(at, ';', left < sizeof name ? left : sizeof name);
  if (end == NULL || end == at + 1 || at[1] == '#') return 0;
  memcpy(name, at + 1, (size_t)(end - at - 1));
  name[end - at - 1] = '\0';
  const htmlEntityDesc *entity = htmlEntityLookup((const xmlChar *)name);
  if (entity == NULL || strcmp(name, "amp") == 0 || strcmp(name, "lt") == 0 || strcmp(name, "gt") == 0) return 0;
  char number[16];
  int size = snprintf(number, sizeof number, "&#%u;", entity->value);
  *good = page_buffer_put(out, number, (size_t)size);
  return (size_t)(end + 1 - at);
}

static bool make_xml(page_buffer *out, isnad_string item) {
  bool good = true;
  out->size = 0;
  for (size_t i = 0; i < item.size && good;) {
    unsigned char c = (unsigned char)item.data[i];
    size_t taken = c == '&' ? put_entity(out, item.data + i, item.size - i, &good) : 0;
    if (taken == 0) {
      bool bad = c < ' ' && c != '\n' && c != '\r' && c != '\t';
      good = page_buffer_put(out, bad ? " " : item.data + i, 1);
      taken = 1;
    }
    i += taken;
  }
  return good;
}

/* ---- One item: its fields ---- */

static bool is(const char *name, const char *other) { return strcasecmp(name, other) == 0; }

/* The name behind its prefix, which may be declared or not. */
static const char *name_of(const xmlNode *node, const char **prefix) {
  const char *name = (const char *)node->name, *colon = strchr(name, ':');
  *prefix = node->ns != NULL && node->ns->prefix != NULL ? (const char *)node->ns->prefix : "";
  if (colon == NULL) return name;
  if (strncasecmp(name, "media", 5) == 0) *prefix = "media";
  if (strncasecmp(name, "itunes", 6) == 0) *prefix = "itunes";
  return colon + 1;
}

/* Keeps a text until the item is done. */
static isnad_string keep(feed_reader *self, xmlChar *text) {
  if (text == NULL || self->n_kept == MOST_TEXTS) {
    xmlFree(text);
    return (isnad_string){0};
  }
  self->kept[self->n_kept++] = text;
  return tags_trimmed(isnad_string_of((const char *)text));
}

static isnad_string text_of(feed_reader *self, xmlNode *node) { return keep(self, xmlNodeGetContent(node)); }

static bool has_elements(const xmlNode *node) {
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE) return true;
  return false;
}

/* Markup that is not escaped, as in Atom's xhtml, is written out again. */
static isnad_string markup_of(feed_reader *self, xmlNode *node) {
  if (!has_elements(node)) return text_of(self, node);
  xmlBufferPtr buffer = xmlBufferCreate();
  if (buffer == NULL) return (isnad_string){0};
  isnad_string markup = {0};
  if (xmlNodeDump(buffer, node->doc, node, 0, 0) > 0) markup = keep(self, xmlStrdup(xmlBufferContent(buffer)));
  xmlBufferFree(buffer);
  return markup;
}

static void take(isnad_string *place, isnad_string value) {
  if (place->size == 0) *place = value;
}

/* «name@site (Name)» of old feeds. */
static isnad_string author_of(isnad_string author) {
  if (author.size == 0) return author;
  const char *at = memchr(author.data, '@', author.size), *open = memchr(author.data, '(', author.size);
  if (open == NULL || at == NULL || at > open) return author;
  const char *close = memchr(open, ')', (size_t)(author.data + author.size - open));
  return close != NULL ? (isnad_string){open + 1, (size_t)(close - open - 1)} : author;
}

static void take_author(feed_reader *self, xmlNode *node, page_fields *fields) {
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE && is((const char *)child->name, "name"))
      take(&fields->byline, text_of(self, child));
  take(&fields->byline, author_of(text_of(self, node)));
}

static void take_link(feed_reader *self, xmlNode *node, page_fields *fields) {
  xmlChar *href = xmlGetProp(node, (const xmlChar *)"href"), *rel = xmlGetProp(node, (const xmlChar *)"rel");
  bool alternate = rel == NULL || is((const char *)rel, "alternate");
  xmlFree(rel);
  isnad_string link = href != NULL ? keep(self, href) : text_of(self, node);
  if (alternate) take(&fields->url, link);
}

typedef struct item_texts {
  isnad_string full, summary, updated;
} item_texts;

static void take_field(feed_reader *self, xmlNode *node, page_fields *fields, item_texts *texts) {
  const char *prefix, *name = name_of(node, &prefix);
  if (is(prefix, "media") || is(prefix, "itunes")) return;
  if (is(name, "title")) take(&fields->title, text_of(self, node));
  if (is(name, "link")) take_link(self, node, fields);
  if (is(name, "guid") && fields->url.size == 0) {
    isnad_string guid = text_of(self, node);
    if (guid.size > 4 && memcmp(guid.data, "http", 4) == 0) fields->url = guid;
  }
  if (is(name, "pubDate") || is(name, "published") || is(name, "issued") || is(name, "date"))
    take(&fields->date, text_of(self, node));
  if (is(name, "updated") || is(name, "created") || is(name, "modified")) take(&texts->updated, text_of(self, node));
  if (is(name, "creator")) take(&fields->byline, text_of(self, node));
  if (is(name, "publisher")) take(&fields->outlet, text_of(self, node));
  if (is(name, "author")) take_author(self, node, fields);
  if (is(name, "encoded") || is(name, "content")) take(&texts->full, markup_of(self, node));
  if (is(name, "description") || is(name, "summary")) take(&texts->summary, markup_of(self, node));
}

static void give_item(feed_reader *self, xmlNode *item, uint64_t offset) {
  page_fields fields = {.offset = offset, .lang = {self->lang.data, self->lang.size}};
  item_texts texts = {0};
  for (xmlNode *node = item->children; node != NULL; node = node->next)
    if (node->type == XML_ELEMENT_NODE) take_field(self, node, &fields, &texts);
  take(&fields.date, texts.updated);
  take(&fields.outlet, (isnad_string){self->title.data, self->title.size});
  fields.text = texts.full.size >= texts.summary.size ? texts.full : texts.summary;
  if (fields.text.size > 0 || fields.title.size > 0) self->status = page_fields_give(self->run, &fields, &self->room);
  while (self->n_kept > 0) xmlFree(self->kept[--self->n_kept]);
}

static xmlDocPtr parse(feed_reader *self, isnad_string item) {
  const int options = XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_NOERROR |
                      XML_PARSE_NOWARNING | XML_PARSE_HUGE;
  if (!make_xml(&self->xml, item) || self->xml.size > INT32_MAX) {
    self->status = ISNAD_ERR_MEMORY;
    return NULL;
  }
  return xmlReadMemory(self->xml.data, (int)self->xml.size, NULL, "UTF-8", options);
}

static void read_item(feed_reader *self, isnad_string item, uint64_t offset) {
  xmlDocPtr document = parse(self, item);
  xmlNode *root = document != NULL ? xmlDocGetRootElement(document) : NULL;
  if (root != NULL)
    give_item(self, root, offset);
  else if (self->status == ISNAD_OK)
    page_run_tell(self->run, ISNAD_ERR_FORMAT, offset, 0, "the item is damaged");
  xmlFreeDoc(document);
}

/* ---- The feed ---- */

/* A text of the feed's head, without its CDATA and entities. */
static void take_head_text(feed_reader *self, isnad_string head, const char *name, page_buffer *out) {
  size_t from = 0, image = tags_find_open(head, 0, "image");
  isnad_string element = tags_element((isnad_string){head.data, image}, name, &from);
  if (element.size == 0) return;
  page_buffer wrapped = {0};
  bool good = page_buffer_put(&wrapped, "<x>", 3) && page_buffer_put(&wrapped, element.data, element.size) &&
              page_buffer_put(&wrapped, "</x>", 4);
  xmlDocPtr document = good ? parse(self, (isnad_string){wrapped.data, wrapped.size}) : NULL;
  xmlNode *root = document != NULL ? xmlDocGetRootElement(document) : NULL;
  xmlChar *text = root != NULL ? xmlNodeGetContent(root) : NULL;
  isnad_string plain = tags_trimmed(isnad_string_of((const char *)text));
  if (!good || !page_buffer_put(out, plain.data, plain.size)) self->status = ISNAD_ERR_MEMORY;
  xmlFree(text);
  xmlFreeDoc(document);
  page_buffer_done(&wrapped);
}

static void take_head(feed_reader *self, isnad_string head) {
  if (self->headed) return;
  self->headed = true;
  take_head_text(self, head, "title", &self->title);
  take_head_text(self, head, "language", &self->lang);
}

/* Where the next item begins, and whether it is an <entry>; the size where none does. */
static size_t find_item(isnad_string bytes, size_t from, bool *is_entry) {
  size_t item = tags_find_open(bytes, from, "item");
  size_t entry = tags_find_open((isnad_string){bytes.data, item}, from, "entry");
  *is_entry = entry < item;
  return *is_entry ? entry : item;
}

/* Reads on, unless there is nothing more or the window is full. */
static bool read_on(feed_reader *self) {
  page_source *source = self->run->source;
  if (source->ended || source->end - source->begin > self->run->limit) return false;
  self->status = page_source_more(source, self->run->limit + 2, self->error, self->run->name);
  return self->status == ISNAD_OK;
}

/* The item at the window's beginning. */
static void next_item(feed_reader *self, bool is_entry) {
  page_source *source = self->run->source;
  size_t stop, end;
  uint64_t offset = source->offset;
  do {
    isnad_string bytes = window(self);
    bool any;
    stop = tags_find(bytes, 0, is_entry ? "</entry>" : "</item>");
    end = find_item((isnad_string){bytes.data, stop}, 1, &any);
    /* One that was not ended does not swallow the next. */
    if (end < stop) stop = end;
    end = bytes.size;
  } while (stop == end && read_on(self));
  if (self->status != ISNAD_OK) return;
  if (stop == end) {
    bool cut = source->ended;
    page_run_tell(self->run, cut ? ISNAD_ERR_FORMAT : ISNAD_ERR_LIMIT, offset, 0,
                  cut ? "the item has no end" : "the item is longer than a story may be");
    page_source_skip(source, end);
    return;
  }
  isnad_string bytes = window(self);
  const char *close = memchr(bytes.data + stop, '>', bytes.size - stop);
  bool ended = bytes.data[stop + 1] == '/';
  size_t size = ended && close != NULL ? (size_t)(close + 1 - bytes.data) : stop;
  read_item(self, (isnad_string){bytes.data, size}, offset);
  page_source_skip(source, size);
}

isnad_status page_read_feed(page_run *run, isnad_error *error) {
  feed_reader self = {.run = run, .error = error};
  page_source *source = run->source;
  while (self.status == ISNAD_OK && !run->stopped) {
    isnad_string bytes = window(&self);
    bool is_entry;
    size_t at = find_item(bytes, 0, &is_entry);
    if (at == bytes.size) {
      if (read_on(&self)) continue;
      if (self.status != ISNAD_OK || source->ended) break;
      page_source_skip(source, bytes.size / 2);
      continue;
    }
    take_head(&self, (isnad_string){bytes.data, at});
    page_source_skip(source, at);
    if (self.status == ISNAD_OK) next_item(&self, is_entry);
  }
  while (self.n_kept > 0) xmlFree(self.kept[--self.n_kept]);
  page_buffer_done(&self.room);
  page_buffer_done(&self.xml);
  page_buffer_done(&self.title);
  page_buffer_done(&self.lang);
  return self.status;
}
