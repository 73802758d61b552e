/* text_roles: the part each line plays, once it is settled where the stories begin. */
#include "text_stories.h"

#define MOST_HEADLINES 2 /* headline and the line under it */
#define HEADING_SHARE 0.65
#define TOLD_BY 3 /* lines from the lead on */

static bool is_caption(const text_line *line) {
  return (line->flags & (TEXT_TWIN | TEXT_CREDITED | TEXT_CUT_OF_NEXT | TEXT_CAPTIONED)) != 0;
}

/* The role of a line that is no sentence and no headline. */
static isnad_role role_of_kind(const text_line *line) {
  switch ((text_kind)line->kind) {
  case TEXT_BYLINE: return ISNAD_ROLE_BYLINE;
  case TEXT_DATELINE: return ISNAD_ROLE_DATELINE;
  case TEXT_CREDIT: return ISNAD_ROLE_CREDIT;
  case TEXT_RELATED: return ISNAD_ROLE_RELATED;
  case TEXT_FURNITURE: return ISNAD_ROLE_FURNITURE;
  case TEXT_HEAD: return is_caption(line) ? ISNAD_ROLE_CAPTION : ISNAD_ROLE_HEADING;
  case TEXT_SENTENCE: break;
  }
  return ISNAD_ROLE_BODY;
}

size_t text_roles_front_begin(const text_page *page, size_t first, size_t sentence) {
  size_t front = sentence;
  int headlines = 0;
  for (size_t i = sentence; i-- > first;) {
    const text_line *line = &page->lines[i];
    if (line->kind == TEXT_FURNITURE || line->kind == TEXT_RELATED) {
      if (headlines > 0 || i + 1 == sentence) break;
      continue; /* «حجم الخط» between the headline and the lead */
    }
    if (line->kind == TEXT_HEAD && !is_caption(line) && headlines++ == MOST_HEADLINES) break;
    front = i;
  }
  return front;
}

/* Of several headline-like lines, a section's name or a line under the headline among them, the headline is the one
 * whose words the story takes up most. */
static void find_title(text_page *page, size_t first, size_t sentence, text_topic *topic) {
  text_line *title = NULL;
  double most = -1;
  text_topic_clear(topic);
  for (size_t i = sentence; i < page->n_lines && i < sentence + TOLD_BY; i++) text_topic_add(topic, page, i);
  for (size_t i = first; i < sentence; i++) {
    text_line *line = &page->lines[i];
    if (line->kind != TEXT_HEAD || line->role != ISNAD_ROLE_HEADING) continue;
    double share = text_topic_share(topic, page, i);
    if (share > most) title = line, most = share;
  }
  if (title != NULL) title->titles = true;
}

void text_roles_front(text_page *page, size_t first, size_t sentence, text_topic *topic) {
  for (size_t i = first; i < sentence; i++) page->lines[i].role = (uint8_t)role_of_kind(&page->lines[i]);
  find_title(page, first, sentence, topic);
}

void text_roles_leftover(text_page *page, size_t first, size_t end) {
  for (size_t i = first; i < end; i++) {
    text_line *line = &page->lines[i];
    line->role = (uint8_t)(line->kind == TEXT_HEAD ? ISNAD_ROLE_RELATED : role_of_kind(line));
  }
}

/* Whether a headline-like line inside a story is a heading of it: most of what it names, the story names too. */
static bool is_heading(const text_page *page, size_t line, const text_topic *said, const text_topic *fresh) {
  const text_line *l = &page->lines[line];
  if (is_caption(l) || l->n_stems == 0) return false;
  return text_topic_share(said, page, line) >= HEADING_SHARE || text_topic_share(fresh, page, line) >= HEADING_SHARE;
}

void text_roles_inside(text_page *page, const text_group *group, const text_topic *said, text_topic *fresh,
                       bool with_lead) {
  /* From here on what follows the group. */
  text_topic_clear(fresh);
  for (size_t i = group->sentence, n = 0; i < page->n_lines && n < 2; i++, n++) text_topic_add(fresh, page, i);
  for (size_t i = group->first; i < group->sentence; i++) {
    text_line *line = &page->lines[i];
    line->role = (uint8_t)role_of_kind(line);
    if (line->kind != TEXT_HEAD) continue;
    bool alone = group->n_heads == 1 && !with_lead && !group->announced;
    line->role = (uint8_t)(alone && is_heading(page, i, said, fresh) ? ISNAD_ROLE_HEADING : ISNAD_ROLE_RELATED);
  }
}
