/* text_judge: decides what a group of headline-like lines is, by adding up what speaks for it.
 *
 * The points are the rounded weights of a logistic regression over 120 scraped pages, each page also without its blank
 * lines, its furniture, its captions or its headlines, so that no habit of one layout outweighs what the words say.
 * They are kept only where a reason stands behind them. A sum above zero is a yes. */
#include "text_stories.h"

/* Is it the front of a new story? */
static double new_story_points(const text_group *g) {
  double points = -1.0;
  /* What comes behind speaks of the new people, or still of the old: the one sign that no layout can fake. */
  points += 5.4 * g->next_of_fresh - 2.6 * g->next_of_said;
  points += 1.0 * g->heads_of_lead + 0.2 * g->lead_of_heads;
  points -= 1.4 * g->lead_of_said + 0.4 * g->heads_of_said;
  points -= g->n_next == 0 ? 1.1 : 0;
  /* Teasers are not dated, and their pictures have no second caption: «… | رويترز». */
  points += g->n_dates > 0 ? 1.9 : 0;
  points += g->n_twins > 0 ? 2.0 : 0;
  points += g->caption_last ? 1.2 : 0;
  points -= g->n_cuts > 0 ? 1.2 : 0;
  /* «شارك» «طباعة» close a story; «اقرأ أيضا» closes it too, or opens a list of others. */
  points += g->n_furniture > 1 ? 1.0 : g->n_furniture == 1 ? 0.4 : 0;
  points -= g->announced ? 0.3 : 0;
  /* A lead opens with a verb or a name, and ends: «وأضاف …» is no lead. */
  points -= g->lead_continues ? 2.6 : 0;
  points -= g->lead_stops ? 0 : 1.6;
  /* Two headlines of which neither belongs to the sentence; no headline at all. */
  points -= g->n_plain > 1 ? 1.1 : 0;
  points -= g->n_heads == 0 ? 1.0 : 0;
  /* Where paragraphs stand apart, lines that stick together are a box inside the story. */
  points -= g->next_glued ? 1.8 : 0;
  points -= g->lead_glued && !g->caption_last ? 1.3 : 0;
  return points;
}

/* Is a paragraph that has nothing before it a new story? Almost none is, so the words must be all new and stay. */
static double bare_points(const text_group *g) {
  if (g->n_next < 2) return -1;
  return 5.4 * g->next_of_fresh - 2.6 * g->next_of_said - 3.0 * g->lead_of_said - 1.7;
}

/* Is the sentence the teaser's lead? Else it is the old story's next paragraph. */
static double lead_points(const text_group *g) {
  double points = -0.5;
  points += 3.4 * g->heads_of_lead + 1.2 * g->lead_of_heads - 1.2 * g->lead_of_said;
  points += 1.6 * g->next_of_said - 1.1 * g->next_of_fresh;
  points -= g->lead_continues ? 4.5 : 0;
  /* «أعلن الوزير أن» above the headline was cut from the lead below it. */
  points += g->n_cuts > 0 ? 1.3 : 0;
  /* Two lines that the sentence does not repeat: a headline and a cut lead, and then the story goes on. */
  points -= g->n_plain > 1 && g->heads_of_lead < 0.5 ? 2.6 * (1 - 2 * g->heads_of_lead) : 0;
  points -= g->n_furniture > 0 ? 0.4 : 0;
  points += g->lead_stops ? 0 : 0.9; /* leads of teasers are cut short */
  points += g->next_glued ? 1.9 : 0;
  points += g->lead_glued ? 0.4 : 0;
  points -= g->n_next == 0 ? 1.2 : 0;
  return points;
}

text_verdict text_group_judge(const text_group *group) {
  if (group->first == group->sentence) return bare_points(group) > 0 ? TEXT_NEW_STORY : TEXT_NOTHING_NEW;
  if (new_story_points(group) > 0) return TEXT_NEW_STORY;
  if (group->n_heads > 0 && lead_points(group) > 0) return TEXT_TEASER_WITH_LEAD;
  return TEXT_NOTHING_NEW;
}
