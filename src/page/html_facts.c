/* html_facts: what a page says of its story: JSON-LD before OpenGraph, <meta>, microdata and rNews, <time>, and last
 * the address and the title. Of several values for one fact the one of the higher rank stays, the first of equals. */
#include "html_page.h"
#include "markup.h"

#include <libxml/HTMLtree.h>
#include <string.h>
#include <strings.h>

/* How much a source is trusted. */
enum { RANK_GUESS = 1, RANK_TIME, RANK_META, RANK_MICRODATA, RANK_GRAPH, RANK_LD };

typedef enum fact { FACT_TITLE, FACT_DATE, FACT_AUTHOR, FACT_OUTLET, FACT_URL, FACT_TEXT, N_FACTS } fact;

typedef struct reader {
  html_page *page;
  isnad_string values[N_FACTS];
  int ranks[N_FACTS];
  bool good;
} reader;

static bool is(isnad_string value, const char *other) {
  return value.size == strlen(other) && strncasecmp(value.data, other, value.size) == 0;
}

static bool begins(isnad_string value, const char *other) {
  return value.size >= strlen(other) && strncasecmp(value.data, other, strlen(other)) == 0;
}

static isnad_string trimmed(isnad_string text) {
  while (text.size > 0 && (unsigned char)text.data[0] <= ' ') text.data++, text.size--;
  while (text.size > 0 && (unsigned char)text.data[text.size - 1] <= ' ') text.size--;
  return text;
}

/* The text of an element with runs of blanks as one. */
static isnad_string text_of(reader *self, const xmlNode *node) {
  xmlChar *content = xmlNodeGetContent(node);
  if (content == NULL) return (isnad_string){0};
  size_t n = 0;
  char *text = (char *)content;
  for (size_t i = 0; text[i] != '\0'; i++) {
    bool blank = (unsigned char)text[i] <= ' ';
    if (blank && (n == 0 || text[n - 1] == ' ')) continue;
    text[n++] = (char)(blank ? ' ' : text[i]);
  }
  isnad_string kept = html_keep(self->page, trimmed((isnad_string){text, n}));
  xmlFree(content);
  return kept;
}

static void offer(reader *self, fact what, int rank, isnad_string value) {
  value = trimmed(value);
  char date[PAGE_DATE_SIZE];
  if (value.size == 0 || rank <= self->ranks[what]) return;
  if (what == FACT_DATE && !page_date_read(value, date)) return;
  if (what == FACT_AUTHOR && (begins(value, "http") || value.size > 200)) return;
  self->values[what] = value;
  self->ranks[what] = rank;
}

/* ---- <meta> ---- */

typedef struct meta_name {
  const char *name;
  fact what;
  int rank;
} meta_name;

static const meta_name meta_names[] = {
    {"og:title", FACT_TITLE, RANK_GRAPH},
    {"og:site_name", FACT_OUTLET, RANK_GRAPH},
    {"og:url", FACT_URL, RANK_META},
    {"og:article:published_time", FACT_DATE, RANK_GRAPH},
    {"article:published_time", FACT_DATE, RANK_GRAPH},
    {"article:published", FACT_DATE, RANK_GRAPH},
    {"article:author", FACT_AUTHOR, RANK_META},
    {"twitter:title", FACT_TITLE, RANK_META},
    {"headline", FACT_TITLE, RANK_META},
    {"dc.title", FACT_TITLE, RANK_META},
    {"author", FACT_AUTHOR, RANK_META},
    {"dc.creator", FACT_AUTHOR, RANK_META},
    {"dcterms.creator", FACT_AUTHOR, RANK_META},
    {"parsely-author", FACT_AUTHOR, RANK_META},
    {"sailthru.author", FACT_AUTHOR, RANK_META},
    {"byl", FACT_AUTHOR, RANK_META},
    {"publisher", FACT_OUTLET, RANK_META},
    {"dc.publisher", FACT_OUTLET, RANK_META},
    {"application-name", FACT_OUTLET, RANK_GUESS},
    {"date", FACT_DATE, RANK_META},
    {"pubdate", FACT_DATE, RANK_META},
    {"publishdate", FACT_DATE, RANK_META},
    {"publisheddate", FACT_DATE, RANK_META},
    {"datepublished", FACT_DATE, RANK_META},
    {"og:published_time", FACT_DATE, RANK_META},
    {"publish-date", FACT_DATE, RANK_META},
    {"publish_date", FACT_DATE, RANK_META},
    {"published_date", FACT_DATE, RANK_META},
    {"publication_date", FACT_DATE, RANK_META},
    {"published_at", FACT_DATE, RANK_META},
    {"article.published", FACT_DATE, RANK_META},
    {"article_date_original", FACT_DATE, RANK_META},
    {"cxenseparse:recs:publishtime", FACT_DATE, RANK_META},
    {"dc.date", FACT_DATE, RANK_META},
    {"dc.date.issued", FACT_DATE, RANK_META},
    {"dc.date.created", FACT_DATE, RANK_META},
    {"dcterms.date", FACT_DATE, RANK_META},
    {"dcterms.issued", FACT_DATE, RANK_META},
    {"dcterms.created", FACT_DATE, RANK_META},
    {"parsely-pub-date", FACT_DATE, RANK_META},
    {"sailthru.date", FACT_DATE, RANK_META},
    {"citation_publication_date", FACT_DATE, RANK_META},
    {"citation_date", FACT_DATE, RANK_META},
    {"originalpublicationdate", FACT_DATE, RANK_META},
    {"ptime", FACT_DATE, RANK_META},
    {"lastmod", FACT_DATE, RANK_GUESS},
    {"article:modified_time", FACT_DATE, RANK_GUESS},
    {"og:updated_time", FACT_DATE, RANK_GUESS},
};

static void read_meta(reader *self, const xmlNode *node) {
  isnad_string content = html_attribute(node, "content");
  const char *const attributes[] = {"name", "property", "http-equiv"};
  for (size_t i = 0; i < sizeof attributes / sizeof *attributes; i++) {
    isnad_string name = html_attribute(node, attributes[i]);
    if (name.size == 0) continue;
    for (size_t k = 0; k < sizeof meta_names / sizeof *meta_names; k++)
      if (is(name, meta_names[k].name)) offer(self, meta_names[k].what, meta_names[k].rank, content);
    if (is(name, "og:type") && is(content, "liveblog")) self->page->facts.live = true;
    if (is(name, "content-language") && self->page->facts.lang.size == 0) self->page->facts.lang = content;
    bool described = is(name, "og:description") || is(name, "description");
    if (described && self->page->facts.description.size == 0) self->page->facts.description = content;
  }
}

/* ---- Microdata and rNews ---- */

static isnad_string value_of(reader *self, const xmlNode *node) {
  static const char *const attributes[] = {"content", "datetime"};
  for (size_t i = 0; i < sizeof attributes / sizeof *attributes; i++) {
    isnad_string value = html_attribute(node, attributes[i]);
    if (value.size > 0) return value;
  }
  return text_of(self, node);
}

static isnad_string property_of(const xmlNode *node) {
  isnad_string property = html_attribute(node, "itemprop");
  if (property.size == 0) property = html_attribute(node, "property");
  const char *colon = memchr(property.data != NULL ? property.data : "", ':', property.size);
  if (colon == NULL) return property;
  if (!begins(property, "rnews:") && !begins(property, "schema:") && !begins(property, "foaf:"))
    return (isnad_string){0};
  return (isnad_string){colon + 1, property.size - (size_t)(colon + 1 - property.data)};
}

/* RDFa tells by «rel» what an element is to the story: rel="rnews:createdBy", rel="sioc:has_creator". */
static isnad_string relation_of(const xmlNode *node) {
  static const char *const authors[] = {"createdBy", "has_creator", "author", "creator"};
  static const char *const publishers[] = {"provider", "publisher", "copyrightHolder"};
  isnad_string rel = html_attribute(node, "rel");
  const char *colon = rel.size > 0 ? memchr(rel.data, ':', rel.size) : NULL;
  if (colon == NULL) return (isnad_string){0};
  isnad_string name = {colon + 1, 0};
  while (colon + 1 + name.size < rel.data + rel.size && name.data[name.size] != ' ') name.size++;
  for (size_t i = 0; i < sizeof authors / sizeof *authors; i++)
    if (is(name, authors[i])) return isnad_string_of("author");
  for (size_t i = 0; i < sizeof publishers / sizeof *publishers; i++)
    if (is(name, publishers[i])) return isnad_string_of("publisher");
  return (isnad_string){0};
}

/* «name» counts for what it is the name of. */
static isnad_string owner_of(const xmlNode *node) {
  for (const xmlNode *at = node->parent; at != NULL && at->type == XML_ELEMENT_NODE; at = at->parent) {
    isnad_string property = property_of(at);
    if (property.size > 0) return property;
    isnad_string related = relation_of(at);
    if (related.size > 0) return related;
    if (html_attribute(at, "itemscope").data != NULL) break;
  }
  return (isnad_string){0};
}

/* Whether it stands in what is not the story: comments, teasers of others. */
static bool is_beside(const xmlNode *node) {
  for (const xmlNode *at = node->parent; at != NULL && at->type == XML_ELEMENT_NODE; at = at->parent) {
    if (html_is(at, "body") || html_is(at, "html")) return false;
    if ((html_hints_of(at) & (HTML_COMMENT | HTML_RELATED | HTML_ASIDE)) != 0) return true;
  }
  return false;
}

/* The name of an organization is no author's. */
static bool is_of_outlet(const xmlNode *node) {
  for (const xmlNode *at = node; at != NULL && at->type == XML_ELEMENT_NODE && at != node->parent->parent;
       at = at->parent) {
    isnad_string type = html_attribute(at, "itemtype");
    if (type.size == 0) type = html_attribute(at, "typeof");
    if (type.size >= 12 && strncasecmp(type.data + type.size - 12, "Organization", 12) == 0) return true;
  }
  return false;
}

static void read_property(reader *self, const xmlNode *node, isnad_string property) {
  if (is(property, "articleBody") || is_beside(node)) return;
  if (is(property, "headline")) offer(self, FACT_TITLE, RANK_MICRODATA, value_of(self, node));
  if (is(property, "datePublished")) offer(self, FACT_DATE, RANK_MICRODATA, value_of(self, node));
  if (is(property, "dateCreated")) offer(self, FACT_DATE, RANK_META, value_of(self, node));
  if (is(property, "name")) {
    isnad_string owner = owner_of(node);
    if ((is(owner, "author") || is(owner, "creator")) && !is_of_outlet(node))
      offer(self, FACT_AUTHOR, RANK_MICRODATA, value_of(self, node));
    if (is(owner, "publisher")) offer(self, FACT_OUTLET, RANK_MICRODATA, value_of(self, node));
  }
  if (is(property, "author") && html_attribute(node, "itemscope").data == NULL)
    offer(self, FACT_AUTHOR, RANK_MICRODATA - 1, value_of(self, node));
  if (is(property, "publisher") && html_attribute(node, "itemscope").data == NULL)
    offer(self, FACT_OUTLET, RANK_META, value_of(self, node));
}

static void read_time(reader *self, const xmlNode *node) {
  isnad_string value = html_attribute(node, "datetime");
  if (is_beside(node)) return;
  if (html_attribute(node, "pubdate").data != NULL) offer(self, FACT_DATE, RANK_META, value);
  offer(self, FACT_DATE, RANK_TIME, value.size > 0 ? value : text_of(self, node));
}

/* ---- All elements ---- */

static void read_link(reader *self, const xmlNode *node) {
  isnad_string rel = html_attribute(node, "rel");
  if (is(rel, "canonical")) offer(self, FACT_URL, RANK_LD, html_attribute(node, "href"));
}

static void read_element(reader *self, const xmlNode *node) {
  html_facts *facts = &self->page->facts;
  if (html_is(node, "html")) {
    isnad_string lang = html_attribute(node, "lang");
    if (lang.size > 0) facts->lang = lang;
  } else if (html_is(node, "title") && facts->page_title.size == 0) {
    facts->page_title = text_of(self, node);
  } else if (html_is(node, "link")) {
    read_link(self, node);
  } else if (html_is(node, "time")) {
    read_time(self, node);
  } else if (html_is(node, "script") && is(html_attribute(node, "type"), "application/ld+json")) {
    if (node->children != NULL && node->children->content != NULL)
      self->good = self->good && html_read_ld(self->page, isnad_string_of((const char *)node->children->content));
  }
  if (html_is(node, "meta")) read_meta(self, node);
  if (facts->brand.size == 0 && (html_is(node, "a") || html_is(node, "img")))
    facts->brand = html_brand_of(self->page, node);
  isnad_string property = property_of(node);
  if (property.size > 0) read_property(self, node, property);
  if (html_is(node, "a") && is(html_attribute(node, "rel"), "author") && !is_beside(node))
    offer(self, FACT_AUTHOR, RANK_TIME, text_of(self, node));
}

static void read_tree(reader *self, const xmlNode *root) {
  for (const xmlNode *node = root; node != NULL && self->good;) {
    if (node->type == XML_ELEMENT_NODE) read_element(self, node);
    if (node->type == XML_ELEMENT_NODE && node->children != NULL) {
      node = node->children;
      continue;
    }
    while (node != NULL && node != root && node->next == NULL) node = node->parent;
    node = node == NULL || node == root ? NULL : node->next;
  }
}

/* ---- What is left: addresses and titles ---- */

static isnad_string host_of(isnad_string url) {
  size_t at = 0;
  while (at + 2 < url.size && memcmp(url.data + at, "://", 3) != 0) at++;
  if (at + 3 >= url.size) return (isnad_string){0};
  isnad_string host = {url.data + at + 3, 0};
  while (at + 3 + host.size < url.size && strchr("/?#:", host.data[host.size]) == NULL) host.size++;
  return host;
}

static void find_outlet(reader *self) {
  html_facts *facts = &self->page->facts;
  char host[256];
  isnad_string found = host_of(facts->url);
  if (facts->outlet.size > 0) facts->outlet_from = ISNAD_FROM_METADATA;
  if (facts->outlet.size > 0 || found.size == 0 || found.size > sizeof host) return;
  for (size_t i = 0; i < found.size; i++)
    host[i] = (char)(found.data[i] >= 'A' && found.data[i] <= 'Z' ? found.data[i] | 0x20 : found.data[i]);
  const char *name = markup_outlet_of(host, found.size);
  if (name != NULL) facts->outlet = isnad_string_of(name);
  if (name != NULL) facts->outlet_from = ISNAD_FROM_ADDRESS;
}

/* How many bytes a sign that parts title and site takes at title.data + i, 0 for none. */
static size_t bar_at(isnad_string title, size_t i) {
  static const char *const bars[] = {"|",        "::", "- ", "\xE2\x80\x93 ", "\xE2\x80\x94 ", "\xE2\x80\xA2",
                                     "\xC2\xBB", NULL};
  for (int k = 0; bars[k] != NULL; k++) {
    size_t size = strlen(bars[k]);
    if (i > 0 && title.size - i > size && memcmp(title.data + i, bars[k], size) == 0 && title.data[i - 1] == ' ')
      return size;
  }
  return 0;
}

/* What stands behind the last bar of a title is the site: «… | المرفأ». */
static void find_site_in_title(reader *self) {
  html_facts *facts = &self->page->facts;
  isnad_string title = facts->page_title;
  for (size_t i = title.size; i-- > 1;) {
    size_t bar = bar_at(title, i);
    if (bar == 0) continue;
    isnad_string site = trimmed((isnad_string){title.data + i + bar, title.size - i - bar});
    if (facts->title.size == 0) facts->title = trimmed((isnad_string){title.data, i});
    if (facts->outlet.size == 0 && site.size > 0 && site.size < 64) {
      facts->outlet = site;
      facts->outlet_from = ISNAD_FROM_METADATA;
      facts->outlet_guessed = true;
    }
    return;
  }
}

bool html_read_facts(html_page *self, isnad_string address) {
  html_facts *facts = &self->facts;
  reader read = {.page = self, .good = true};
  for (const xmlNode *node = self->document != NULL ? self->document->children : NULL; node != NULL; node = node->next)
    if (node->type == XML_ELEMENT_NODE) read_tree(&read, node);
  /* What JSON-LD said is in the facts already. */
  if (facts->title.size == 0) facts->title = read.values[FACT_TITLE];
  if (facts->byline.size == 0) facts->byline = read.values[FACT_AUTHOR];
  if (facts->outlet.size == 0) facts->outlet = read.values[FACT_OUTLET];
  facts->url = read.values[FACT_URL].size > 0 && begins(read.values[FACT_URL], "http") ? read.values[FACT_URL]
               : address.size > 0                                                      ? address
                                                                                       : facts->url;
  if (facts->published.size == 0 && read.ranks[FACT_DATE] > 0 && page_date_read(read.values[FACT_DATE], facts->date)) {
    facts->published = isnad_string_of(facts->date);
    facts->published_from = ISNAD_FROM_METADATA;
  }
  if (facts->published.size == 0 && facts->video_date[0] != '\0') {
    facts->published = isnad_string_of(facts->video_date);
    facts->published_from = ISNAD_FROM_METADATA;
  }
  if (facts->published.size == 0 && page_date_of_address(facts->url, facts->date)) {
    facts->published = isnad_string_of(facts->date);
    facts->published_from = ISNAD_FROM_ADDRESS;
  }
  find_outlet(&read);
  find_site_in_title(&read);
  return read.good && !self->failed;
}
