/* text_stories: what is known of a group of headline-like lines before a sentence, and what is made of it.
 * Shared by text_stories.c, text_judge.c and text_roles.c. */
#ifndef ISNAD_PAGE_TEXT_STORIES_H
#define ISNAD_PAGE_TEXT_STORIES_H

#include "text_page.h"

/* Lines [first, sentence) are no sentences, line `sentence` is one. Shares are 0 to 1 a sentence. */
typedef struct text_group {
  size_t first, sentence;
  unsigned n_heads;     /* headline-like lines */
  unsigned n_twins;     /* of them: said twice, or with a credit */
  unsigned n_cuts;      /* of them: the beginning of a longer line soon after */
  unsigned n_plain;     /* of them: neither */
  unsigned n_dates;     /* dates, bylines, places with an agency */
  unsigned n_furniture; /* lines of furniture before its first line */
  bool announced;       /* by «اقرأ أيضا» */
  bool caption_last;    /* the line before the sentence is its caption */
  bool lead_continues;  /* the sentence opens with «and» */
  bool lead_glued;      /* no blank line before the sentence, though the page has them between paragraphs */
  bool next_glued;      /* the same behind it */
  bool lead_stops;      /* the sentence ends with a full stop */
  double lead_of_said;  /* how much of the sentence the story so far has spoken of */
  double lead_of_heads; /* how much of it the group has */
  double heads_of_lead; /* how much of the group the sentence says again */
  double heads_of_said; /* how much of the group the story so far has spoken of */
  double next_of_said;  /* how much of the sentences behind it the story so far has, a falling sum */
  double next_of_fresh; /* how much of them the group and its sentence have */
  size_t n_next;        /* how many sentences those are */
} text_group;

typedef enum text_verdict { TEXT_NEW_STORY, TEXT_TEASER_WITH_LEAD, TEXT_NOTHING_NEW } text_verdict;

/* ---- text_judge.c --------------------------------------------------------------------------------------------- */
text_verdict text_group_judge(const text_group *group);

/* ---- text_roles.c --------------------------------------------------------------------------------------------- */
/* Where the front of the story whose lead is `sentence` begins, among the lines from `first` on. */
size_t text_roles_front_begin(const text_page *page, size_t first, size_t sentence);
/* Headline, captions, byline … of a story, lines [first, sentence). Overwrites `topic`. */
void text_roles_front(text_page *page, size_t first, size_t sentence, text_topic *topic);
/* Lines behind a story's last sentence, [first, end). */
void text_roles_leftover(text_page *page, size_t first, size_t end);
/* A group inside a story; `with_lead`: a teaser with its lead. Overwrites `fresh`. */
void text_roles_inside(text_page *page, const text_group *group, const text_topic *said, text_topic *fresh,
                       bool with_lead);

#endif
