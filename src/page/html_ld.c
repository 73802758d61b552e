/* html_ld: what JSON-LD says of the story: the first NewsArticle or its kin, in lists, in @graph, in mainEntity. */
#include "html_page.h"

#include <jansson.h>
#include <libxml/parserInternals.h>
#include <stdio.h>
#include <string.h>

#define DEEPEST 6 /* of objects in one another that may hold the story */

static bool is_kin(const char *type) {
  static const char *const kin[] = {"NewsArticle",
                                    "ReportageNewsArticle",
                                    "AnalysisNewsArticle",
                                    "OpinionNewsArticle",
                                    "Article",
                                    "BlogPosting",
                                    "LiveBlogPosting",
                                    "BackgroundNewsArticle",
                                    "ReviewNewsArticle",
                                    "AskPublicNewsArticle",
                                    "Report",
                                    "TechArticle",
                                    "SocialMediaPosting",
                                    "ScholarlyArticle",
                                    "ImageGallery",
                                    "MediaGallery",
                                    NULL};
  const char *slash = strrchr(type, '/');
  if (slash != NULL) type = slash + 1;
  for (int i = 0; kin[i] != NULL; i++)
    if (strcmp(type, kin[i]) == 0) return true;
  return false;
}

static bool is_story(const json_t *value, bool *live) {
  const json_t *type = json_object_get(value, "@type");
  size_t n = json_is_array(type) ? json_array_size(type) : 1;
  for (size_t i = 0; i < n; i++) {
    const char *name = json_string_value(json_is_array(type) ? json_array_get(type, i) : type);
    if (name == NULL || !is_kin(name)) continue;
    *live = *live || strstr(name, "LiveBlogPosting") != NULL;
    return true;
  }
  return false;
}

static const json_t *find_story(const json_t *value, bool *live, int depth) {
  const json_t *found = NULL;
  if (depth == 0) return NULL;
  if (json_is_array(value)) {
    for (size_t i = 0; i < json_array_size(value) && found == NULL; i++)
      found = find_story(json_array_get(value, i), live, depth - 1);
    return found;
  }
  if (!json_is_object(value)) return NULL;
  if (is_story(value, live)) return value;
  found = find_story(json_object_get(value, "@graph"), live, depth - 1);
  if (found == NULL) found = find_story(json_object_get(value, "mainEntity"), live, depth - 1);
  return found != NULL ? found : find_story(json_object_get(value, "mainEntityOfPage"), live, depth - 1);
}

/* Titles in JSON-LD often have the entities of HTML: «قال: &quot;لا&quot;». */
static isnad_string without_entities(html_page *page, const char *text) {
  page_buffer out = {0};
  bool good = true;
  while (*text != '\0' && good) {
    const char *end = *text == '&' ? strchr(text, ';') : NULL;
    char name[12];
    if (end != NULL && end - text < (ptrdiff_t)sizeof name) {
      memcpy(name, text + 1, (size_t)(end - text - 1));
      name[end - text - 1] = '\0';
      const htmlEntityDesc *entity = htmlEntityLookup((const xmlChar *)name);
      unsigned code = entity != NULL ? entity->value : 0;
      if (name[0] == '#') sscanf(name + 1, name[1] == 'x' ? "x%x" : "%u", &code);
      int size = 0;
      xmlChar bytes[8];
      if (code >= ' ' && code < 0xD800) size = xmlCopyCharMultiByte(bytes, (int)code);
      if (size > 0) {
        good = page_buffer_put(&out, (const char *)bytes, (size_t)size);
        text = end + 1;
        continue;
      }
    }
    good = page_buffer_put(&out, text++, 1);
  }
  isnad_string kept = html_keep(page, (isnad_string){out.data, out.size});
  page->failed = page->failed || !good;
  page_buffer_done(&out);
  return kept;
}

static isnad_string string_at(html_page *page, const json_t *value, const char *name) {
  const char *text = json_string_value(json_object_get(value, name));
  return text != NULL ? without_entities(page, text) : (isnad_string){0};
}

static bool is_node_of(const json_t *node, const char *id) {
  const char *own = json_string_value(json_object_get(node, "@id"));
  return own != NULL && strcmp(own, id) == 0;
}

/* The object an @id stands for, elsewhere in the graph. */
static const json_t *resolve(const json_t *root, const json_t *value) {
  const char *id = json_string_value(json_object_get(value, "@id"));
  const json_t *graph = json_is_array(root) ? root : json_object_get(root, "@graph");
  if (id == NULL || json_object_get(value, "name") != NULL) return value;
  for (size_t i = 0; i < json_array_size(graph); i++)
    if (is_node_of(json_array_get(graph, i), id)) return json_array_get(graph, i);
  return value;
}

static isnad_string name_of(html_page *page, const json_t *root, const json_t *value) {
  const char *text = json_string_value(value);
  if (text != NULL) return without_entities(page, text);
  return json_is_object(value) ? string_at(page, resolve(root, value), "name") : (isnad_string){0};
}

/* An organization that signs is the outlet, and no author. */
static bool is_organization(const json_t *root, const json_t *value) {
  const char *type = json_string_value(json_object_get(resolve(root, value), "@type"));
  size_t size = type != NULL ? strlen(type) : 0, tail = strlen("Organization");
  return size >= tail && strcmp(type + size - tail, "Organization") == 0;
}

static isnad_string author_of(html_page *page, const json_t *root, const json_t *value) {
  return is_organization(root, value) ? (isnad_string){0} : name_of(page, root, value);
}

/* Names of one or several authors. */
static isnad_string names_of(html_page *page, const json_t *root, const json_t *value) {
  if (!json_is_array(value)) return author_of(page, root, value);
  page_buffer names = {0};
  bool good = true;
  for (size_t i = 0; i < json_array_size(value); i++) {
    isnad_string name = author_of(page, root, json_array_get(value, i));
    if (name.size == 0) continue;
    good =
        good && (names.size == 0 || page_buffer_put(&names, ", ", 2)) && page_buffer_put(&names, name.data, name.size);
  }
  isnad_string kept =
      good && names.size > 0 ? html_keep(page, (isnad_string){names.data, names.size}) : (isnad_string){0};
  page->failed = page->failed || !good;
  page_buffer_done(&names);
  return kept;
}

static void take_story(html_page *page, const json_t *root, const json_t *story) {
  html_facts *facts = &page->facts;
  if (facts->title.size == 0) facts->title = string_at(page, story, "headline");
  if (facts->byline.size == 0) facts->byline = names_of(page, root, json_object_get(story, "author"));
  if (facts->outlet.size == 0) facts->outlet = name_of(page, root, json_object_get(story, "publisher"));
  if (facts->body.size == 0) facts->body = string_at(page, story, "articleBody");
  if (facts->url.size == 0) facts->url = string_at(page, story, "url");
  if (facts->published.size > 0) return;
  static const char *const dates[] = {"datePublished", "dateCreated", "dateModified"};
  for (size_t i = 0; i < sizeof dates / sizeof *dates && facts->published.size == 0; i++) {
    const char *date = json_string_value(json_object_get(story, dates[i]));
    if (date == NULL || !page_date_read(isnad_string_of(date), facts->date)) continue;
    facts->published = isnad_string_of(facts->date);
    facts->published_from = ISNAD_FROM_METADATA;
  }
}

/* Raw line breaks in strings, and a comma behind the last of a list, are common, and no JSON. */
static void mend(page_buffer *json) {
  bool quoted = false;
  size_t comma = SIZE_MAX;
  for (size_t i = 0; i < json->size; i++) {
    char c = json->data[i];
    if ((unsigned char)c < ' ') c = json->data[i] = ' ';
    if (quoted && c == '\\') {
      i++;
      continue;
    }
    if (c == '"') quoted = !quoted;
    if (quoted || c == ' ') continue;
    if ((c == '}' || c == ']') && comma != SIZE_MAX) json->data[comma] = ' ';
    comma = c == ',' ? i : SIZE_MAX;
  }
}

bool html_read_ld(html_page *self, isnad_string json) {
  page_buffer clean = {0};
  if (!page_buffer_put(&clean, json.data, json.size)) return false;
  mend(&clean);
  size_t from = 0;
  while (from < clean.size && clean.data[from] != '{' && clean.data[from] != '[') from++;
  json_t *root = json_loadb(clean.data + from, clean.size - from, JSON_DISABLE_EOF_CHECK | JSON_ALLOW_NUL, NULL);
  bool live = false;
  const json_t *story = find_story(root, &live, DEEPEST);
  if (story != NULL) take_story(self, root, story);
  const char *type = json_string_value(json_object_get(root, "@type"));
  const char *shown = json_string_value(json_object_get(root, "uploadDate"));
  if (type != NULL && strcmp(type, "VideoObject") == 0 && shown != NULL && self->facts.video_date[0] == '\0' &&
      !page_date_read(isnad_string_of(shown), self->facts.video_date))
    self->facts.video_date[0] = '\0';
  self->facts.live = self->facts.live || live;
  json_decref(root);
  page_buffer_done(&clean);
  return true;
}
