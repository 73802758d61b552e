/* html_hints: what an element is likely to hold, by its tag, its attributes and the words in its names. */
#include "html_page.h"
#include "markup.h"

#include <string.h>
#include <strings.h>

#define LONGEST_WORD 32
#define SHORT_WORD 3
#define MAX_NAMES ((size_t)1024) /* bytes of a class that are looked at */

static bool is_one_of(const xmlNode *node, const char *const *tags) {
  for (; *tags != NULL; tags++)
    if (html_is(node, *tags)) return true;
  return false;
}

bool html_is_block(const xmlNode *node) {
  static const char *const inline_tags[] = {
      "a",       "span", "b",    "strong", "i",       "em",   "u",       "font",   "small", "sup",     "sub",  "abbr",
      "acronym", "cite", "code", "kbd",    "samp",    "var",  "time",    "mark",   "q",     "s",       "del",  "ins",
      "bdi",     "bdo",  "big",  "tt",     "strike",  "img",  "picture", "source", "label", "wbr",     "ruby", "rt",
      "rp",      "data", "dfn",  "input",  "noindex", "nobr", "o:p",     "param",  "embed", "amp-img", "svg",  NULL};
  return !is_one_of(node, inline_tags);
}

typedef struct tag_hint {
  const char *tag;
  uint32_t hint;
} tag_hint;

static uint32_t hint_of_tag(const xmlNode *node) {
  static const tag_hint hints[] = {
      {"p", HTML_ITEM},
      {"li", HTML_ITEM},
      {"td", HTML_ITEM | HTML_TABLE},
      {"dd", HTML_ITEM},
      {"dt", HTML_ITEM},
      {"ul", HTML_LIST},
      {"ol", HTML_LIST},
      {"dl", HTML_LIST},
      {"pre", HTML_ITEM | HTML_CODE},
      {"blockquote", HTML_ITEM | HTML_QUOTE},
      {"h1", HTML_HEADING},
      {"h2", HTML_HEADING},
      {"h3", HTML_HEADING},
      {"h4", HTML_HEADING},
      {"h5", HTML_HEADING},
      {"h6", HTML_HEADING},
      {"nav", HTML_FURNITURE},
      {"footer", HTML_FURNITURE},
      {"dialog", HTML_FURNITURE},
      {"noscript", HTML_CONTROL},
      {"button", HTML_CONTROL},
      {"select", HTML_CONTROL},
      {"option", HTML_CONTROL},
      {"textarea", HTML_CONTROL},
      {"fieldset", HTML_CONTROL},
      {"aside", HTML_ASIDE},
      {"figcaption", HTML_CAPTION},
      {"caption", HTML_CAPTION},
      {"article", HTML_STORY},
      {"main", HTML_STORY},
  };
  for (size_t i = 0; i < sizeof hints / sizeof *hints; i++)
    if (html_is(node, hints[i].tag)) return hints[i].hint;
  return 0;
}

/* ---- Words of names -------------------------------------------------------------------------------------------------
 */

static bool is_small(char c) { return c >= 'a' && c <= 'z'; }
static bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

/* The next word of a name from *at on: «relatedPosts» has related and posts. *parted tells whether signs part it from
 * its neighbours, and not capitals alone. */
static size_t next_word(isnad_string name, size_t *at, char word[LONGEST_WORD], bool *parted) {
  size_t n = 0;
  bool capital = *at > 0 && *at < name.size && is_capital(name.data[*at]) && is_small(name.data[*at - 1]);
  while (*at < name.size && !is_small(name.data[*at]) && !is_capital(name.data[*at])) ++*at;
  *parted = !capital;
  for (size_t begin = *at; *at < name.size && n < LONGEST_WORD - 1; ++*at) {
    char c = name.data[*at];
    if (!is_small(c) && !is_capital(c)) break;
    if (is_capital(c) && *at > begin && is_small(name.data[*at - 1])) {
      *parted = false;
      break;
    }
    word[n++] = (char)(c | 0x20);
  }
  return n;
}

static bool is_word(const char *word, size_t size, const char *other) {
  return strlen(other) == size && memcmp(word, other, size) == 0;
}

/* What one name hints at. What speaks against a story outweighs the rest of the name: «related-content». */
static uint32_t hint_of_name(isnad_string name) {
  uint32_t hints = 0;
  char word[LONGEST_WORD], whole[LONGEST_WORD];
  size_t at = 0, n, all = 0;
  bool parted;
  while ((n = next_word(name, &at, word, &parted)) > 0) {
    /* «has-sidebar», «no-comments»: of what the page has elsewhere. «overflow-hidden» says how it looks. */
    if (is_word(word, n, "has") || is_word(word, n, "no") || is_word(word, n, "with") || is_word(word, n, "without") ||
        is_word(word, n, "elementor") || is_word(word, n, "open") || is_word(word, n, "is") || is_word(word, n, "js"))
      return 0;
    /* Names that a program made up, «jpYiwZ», have short words by chance. */
    if (parted || n > SHORT_WORD) hints |= markup_hint(word, n);
    for (size_t i = 0; i < n && all < LONGEST_WORD; i++) whole[all++] = word[i];
  }
  /* «readMore» is in the table as one word. */
  if (all > 0 && all < LONGEST_WORD) hints |= markup_hint(whole, all);
  uint32_t never = hints & HTML_NEVER;
  if (never != 0) return never;
  if ((hints & HTML_ARTICLE) != 0 && (hints & HTML_TEXT) != 0) hints |= HTML_BODY;
  return hints;
}

static bool is(isnad_string value, const char *other) {
  return value.size == strlen(other) && strncasecmp(value.data, other, value.size) == 0;
}

static bool holds(isnad_string value, const char *other) {
  size_t size = strlen(other);
  for (; value.size >= size; value.data++, value.size--)
    if ((value.data[0] | 0x20) == (other[0] | 0x20) && strncasecmp(value.data, other, size) == 0) return true;
  return false;
}

static uint32_t hint_of_names(isnad_string names) {
  uint32_t hints = 0;
  if (names.size > MAX_NAMES) names.size = MAX_NAMES;
  /* WordPress lists the sections and tags of a story in its class, and what else it is made of. */
  if (holds(names, "hentry") || holds(names, "type-post") || holds(names, "status-publish")) return HTML_STORY;
  for (size_t at = 0; at < names.size;) {
    size_t begin = at;
    while (at < names.size && names.data[at] != ' ' && names.data[at] != '\n' && names.data[at] != '\t') at++;
    if (at > begin) hints |= hint_of_name((isnad_string){names.data + begin, at - begin});
    at++;
  }
  return hints;
}

/* ---- Attributes with a meaning of their own ---- */

static uint32_t hint_of_role(isnad_string role) {
  static const char *const never[] = {"navigation", "contentinfo", "search",  "dialog",  "alertdialog", "menu",
                                      "menubar",    "tablist",     "toolbar", "tooltip", "banner"};
  for (size_t i = 0; i < sizeof never / sizeof *never; i++)
    if (is(role, never[i])) return HTML_FURNITURE;
  if (is(role, "complementary")) return HTML_ASIDE;
  if (is(role, "main") || is(role, "article")) return HTML_STORY;
  return is(role, "heading") ? HTML_HEADING : 0;
}

static uint32_t hint_of_property(isnad_string property) {
  if (is(property, "schema:text")) return HTML_BODY;
  const char *colon = memchr(property.data, ':', property.size);
  if (colon != NULL) property = (isnad_string){colon + 1, property.size - (size_t)(colon + 1 - property.data)};
  if (is(property, "articleBody")) return HTML_BODY;
  if (is(property, "headline")) return HTML_TITLE;
  if (is(property, "author") || is(property, "creator")) return HTML_BYLINE;
  if (is(property, "datePublished") || is(property, "dateModified")) return HTML_DATE;
  if (is(property, "comment")) return HTML_COMMENT;
  if (is(property, "description")) return HTML_LEAD;
  return is(property, "caption") ? HTML_CAPTION : 0;
}

static uint32_t hint_of_type(isnad_string type) {
  if (holds(type, "Comment")) return HTML_COMMENT;
  if (holds(type, "WPSideBar") || holds(type, "WPFooter") || holds(type, "SiteNavigation") ||
      holds(type, "Breadcrumb") || holds(type, "WPAdBlock") || holds(type, "WPHeader"))
    return HTML_FURNITURE;
  return holds(type, "Article") || holds(type, "BlogPosting") ? HTML_STORY : 0;
}

static bool is_hidden(const xmlNode *node) {
  isnad_string style = html_attribute(node, "style");
  if (html_attribute(node, "hidden").data != NULL) return true;
  return holds(style, "display:none") || holds(style, "display: none") || holds(style, "visibility:hidden") ||
         holds(style, "visibility: hidden");
}

uint32_t html_hints_of(const xmlNode *node) {
  uint32_t hints = hint_of_tag(node), property = 0;
  for (const xmlAttr *at = node->properties; at != NULL; at = at->next) {
    if (at->children == NULL || at->children->content == NULL) continue;
    isnad_string name = isnad_string_of((const char *)at->name);
    isnad_string value = isnad_string_of((const char *)at->children->content);
    if (is(name, "class") || is(name, "id") || is(name, "data-testid") || is(name, "data-component") ||
        is(name, "data-e2e") || is(name, "aria-labelledby"))
      hints |= hint_of_names(value);
    else if (is(name, "role"))
      hints |= hint_of_role(value);
    else if (is(name, "itemprop") || is(name, "property"))
      property |= hint_of_property(value);
    else if (is(name, "itemtype") || is(name, "typeof"))
      hints |= hint_of_type(value);
    else if (is(name, "aria-hidden") && is(value, "true"))
      hints |= HTML_HIDDEN;
  }
  /* What is said for machines is meant: «teaser» may be the story's own lead. */
  if ((property & (HTML_BODY | HTML_TITLE | HTML_LEAD)) != 0) hints &= ~(uint32_t)HTML_NEVER;
  hints |= property;
  return is_hidden(node) ? hints | HTML_HIDDEN : hints;
}
