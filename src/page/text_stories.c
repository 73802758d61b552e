/* text_stories: tells where stories begin and which lines are teasers of others, going down the page once. */
#include "text_stories.h"

#include "text_page.h"

#include <stdlib.h>

#ifdef TEXT_DUMP_GROUPS /* for tools/train_page.py */
#include <stdio.h>

static void dump_group(const text_group *g) {
  fprintf(stderr, "GROUP line=%zu heads=%u twins=%u cuts=%u plain=%u dates=%u furniture=%u announced=%d ", g->sentence,
          g->n_heads, g->n_twins, g->n_cuts, g->n_plain, g->n_dates, g->n_furniture, g->announced);
  fprintf(stderr, "caption_last=%d lead_continues=%d lead_glued=%d next_glued=%d lead_stops=%d n_next=%zu ",
          g->caption_last, g->lead_continues, g->lead_glued, g->next_glued, g->lead_stops, g->n_next);
  fprintf(stderr,
          "lead_of_said=%f lead_of_heads=%f heads_of_lead=%f heads_of_said=%f next_of_said=%f next_of_fresh=%f\n",
          g->lead_of_said, g->lead_of_heads, g->heads_of_lead, g->heads_of_said, g->next_of_said, g->next_of_fresh);
}
#endif

#define AHEAD 6  /* sentences looked at behind a group */
#define BEHIND 6 /* latest sentences of the story so far that stand for it */
#define FEWEST 2 /* sentences of a story before another may begin without a front */
#define REACH 24 /* lines to look for them in, at most */

typedef struct teller {
  text_page *page;
  text_topic *said, *fresh; /* what the story so far, and what the group's story, speaks of */
  size_t front;             /* the story's first line */
  size_t recent[BEHIND];    /* its latest sentences, as a ring */
  size_t n_recent, n_sentences;
} teller;

static const text_line *at(const teller *self, size_t line) { return &self->page->lines[line]; }
static bool has(const teller *self, size_t line, unsigned flags) { return (at(self, line)->flags & flags) != 0; }

static void open_story(teller *self, size_t line, bool evident) {
  self->page->lines[line].opens = true;
  self->page->lines[line].evident = evident;
  self->front = line;
  self->n_recent = self->n_sentences = 0;
}

static void add_sentence(teller *self, size_t line, isnad_role role) {
  self->page->lines[line].role = (uint8_t)role;
  if (role == ISNAD_ROLE_RELATED) return;
  self->recent[self->n_recent++ % BEHIND] = line;
  self->n_sentences++;
}

/* The topic of the story so far: its front, its lead and its latest sentences. */
static void gather_said(teller *self) {
  text_topic_clear(self->said);
  for (size_t i = self->front, n = 0; i < self->page->n_lines && n < 2 && i < self->front + BEHIND; i++) {
    if (at(self, i)->role == ISNAD_ROLE_RELATED || at(self, i)->role == ISNAD_ROLE_FURNITURE) continue;
    text_topic_add(self->said, self->page, i);
    n += at(self, i)->kind == TEXT_SENTENCE;
  }
  size_t n = self->n_recent < BEHIND ? self->n_recent : BEHIND;
  for (size_t i = 0; i < n; i++) text_topic_add(self->said, self->page, self->recent[i]);
}

/* ---- What speaks for a group being what ------------------------------------------------------------------------- */

static void count_group(const teller *self, text_group *group) {
  for (size_t i = group->first; i < group->sentence; i++) {
    const text_line *line = at(self, i);
    if (line->kind == TEXT_FURNITURE) {
      if (group->n_heads == 0 && group->n_dates == 0) group->n_furniture++;
      group->announced = group->announced || (line->flags & TEXT_ANNOUNCES) != 0;
    } else if (line->kind == TEXT_BYLINE || line->kind == TEXT_DATELINE) {
      group->n_dates++;
    } else if (line->kind == TEXT_HEAD) {
      group->n_heads++;
      group->n_twins += (line->flags & (TEXT_TWIN | TEXT_CREDITED | TEXT_CAPTIONED)) != 0;
      group->n_cuts += (line->flags & TEXT_CUT_OF_NEXT) != 0;
      group->n_plain += (line->flags & (TEXT_TWIN | TEXT_CREDITED | TEXT_CAPTIONED | TEXT_CUT_OF_NEXT)) == 0;
    }
  }
}

static void weigh_heads(teller *self, text_group *group) {
  double said = 0, of_lead = 0, n = 0;
  text_topic_clear(self->fresh);
  text_topic_add(self->fresh, self->page, group->sentence);
  for (size_t i = group->first; i < group->sentence; i++) {
    if (at(self, i)->kind != TEXT_HEAD) continue;
    double stems = at(self, i)->n_stems;
    n += stems;
    said += stems * text_topic_share(self->said, self->page, i);
    of_lead += stems * text_topic_share(self->fresh, self->page, i);
  }
  group->heads_of_said = n > 0 ? said / n : 0;
  group->heads_of_lead = n > 0 ? of_lead / n : 0;
}

static void weigh_topics(teller *self, text_group *group) {
  static const double weight[AHEAD] = {1, 0.8, 0.65, 0.5, 0.4, 0.3};
  size_t lead = group->sentence;
  gather_said(self);
  weigh_heads(self, group);
  text_topic_clear(self->fresh);
  for (size_t i = group->first; i < lead; i++)
    if (at(self, i)->kind == TEXT_HEAD) text_topic_add(self->fresh, self->page, i);
  group->lead_of_said = text_topic_share(self->said, self->page, lead);
  group->lead_of_heads = text_topic_share(self->fresh, self->page, lead);
  text_topic_add(self->fresh, self->page, lead);
  size_t n = 0;
  for (size_t i = lead + 1; i < self->page->n_lines && i < lead + REACH && n < AHEAD; i++) {
    if (at(self, i)->kind != TEXT_SENTENCE) {
      if (at(self, i)->kind == TEXT_DATELINE || has(self, i, TEXT_TWIN)) break;
      continue;
    }
    /* What follows another group may be of a third story. */
    if (at(self, i - 1)->kind == TEXT_HEAD && !has(self, i, TEXT_CONTINUES)) continue;
    group->next_of_said += weight[n] * text_topic_share(self->said, self->page, i);
    group->next_of_fresh += weight[n] * text_topic_share(self->fresh, self->page, i);
    n++;
  }
  group->n_next = n;
}

static void look_at_group(teller *self, text_group *group) {
  size_t lead = group->sentence;
  count_group(self, group);
  weigh_topics(self, group);
  group->lead_continues = has(self, lead, TEXT_CONTINUES);
  group->lead_glued = self->page->spaced && !has(self, lead, TEXT_AFTER_BLANK);
  group->next_glued = self->page->spaced && lead + 1 < self->page->n_lines &&
                      at(self, lead + 1)->kind == TEXT_SENTENCE && !has(self, lead + 1, TEXT_AFTER_BLANK);
  group->caption_last = lead > group->first && has(self, lead - 1, TEXT_TWIN | TEXT_CUT_OF_NEXT);
  group->lead_stops = has(self, lead, TEXT_STOP);
#ifdef TEXT_DUMP_GROUPS
  dump_group(group);
#endif
}

/* ---- Going down the page ---------------------------------------------------------------------------------------- */

static void tell_group(teller *self, size_t first, size_t sentence) {
  text_group group = {.first = first, .sentence = sentence};
  if (self->n_sentences == 0) { /* the page's first */
    text_roles_front(self->page, self->front, sentence, self->fresh);
    add_sentence(self, sentence, ISNAD_ROLE_LEAD);
    return;
  }
  look_at_group(self, &group);
  text_verdict verdict = text_group_judge(&group);
  if (verdict == TEXT_NEW_STORY) {
    size_t front = text_roles_front_begin(self->page, first, sentence);
    text_roles_leftover(self->page, first, front);
    open_story(self, front, true);
    text_roles_front(self->page, front, sentence, self->fresh);
    add_sentence(self, sentence, ISNAD_ROLE_LEAD);
  } else {
    text_roles_inside(self->page, &group, self->said, self->fresh, verdict == TEXT_TEASER_WITH_LEAD);
    add_sentence(self, sentence, verdict == TEXT_TEASER_WITH_LEAD ? ISNAD_ROLE_RELATED : ISNAD_ROLE_BODY);
  }
}

/* Whether a sentence without any front may still be another story's lead: «قال فلان …» amid paragraphs of somebody
 * else. */
static bool may_open(const teller *self, size_t line) {
  return self->n_sentences >= FEWEST && !has(self, line, TEXT_CONTINUES) && has(self, line, TEXT_STOP);
}

static void tell(teller *self) {
  size_t n = self->page->n_lines, first = 0;
  if (n > 0) open_story(self, 0, false);
  for (size_t i = 0; i < n; i++) {
    if (at(self, i)->kind != TEXT_SENTENCE) continue;
    if (i > first || self->n_sentences == 0 || may_open(self, i))
      tell_group(self, first, i);
    else
      add_sentence(self, i, ISNAD_ROLE_BODY);
    first = i + 1;
  }
  if (self->n_sentences == 0)
    text_roles_front(self->page, self->front, n, self->fresh);
  else
    text_roles_leftover(self->page, first, n);
}

bool text_page_tell_stories(text_page *page) {
  text_topic *topics = calloc(2, sizeof *topics);
  if (topics == NULL) return false;
  teller self = {.page = page, .said = &topics[0], .fresh = &topics[1]};
  tell(&self);
  free(topics);
  return true;
}
