/* judge_speaker: who a statement's source, or its bare verb, stands for.
 *
 *     «الوزير», «الأخير», «وأضاف», «البيان»: somebody the story has named. The rules have an answer (resolve.c,
 * cast.c); others are those who spoke before, who act in the sentence, and who share words with the source. Depends on:
 * resolve.h, evidence.h.
 */
#ifndef ISNAD_ANNOTATE_JUDGE_SPEAKER_H
#define ISNAD_ANNOTATE_JUDGE_SPEAKER_H

#include "annotate/evidence.h"
#include "annotate/resolve.h"

enum { SPEAKERS_MAX = 32 };

/* Why somebody is among the answers: bits of speaker_option.why. */
enum speaker_why {
  WHY_RULE = 1,
  WHY_NOBODY = 2,
  WHY_SPOKE = 4,
  WHY_ACTS = 8,
  WHY_NEAR = 16,
  WHY_WORDS = 32,
  WHY_AROUND = 64,
  WHY_CORE = 128,
  WHY_ISSUER = 256,
  WHY_ROLE = 512,
  WHY_SORT = 1024
};

typedef struct speaker_option {
  who one;            /* text.size 0: nobody */
  uint32_t why, rank; /* rank: how many others spoke since */
  uint32_t later;     /* of the answers that fit, how many the story met later than this one */
  bool fits;          /* it agrees with the words, and was met before */
} speaker_option;

/* The answers for a statement that the rules have been asked of, theirs first. */
uint32_t speaker_options(const resolver *self, size_t index, speaker_option out[SPEAKERS_MAX]);
/* What is asked of a statement whatever the answer. */
typedef struct speaker_view {
  const story *story;
  const cast *people;
  const found *of;
  const who *source;      /* what its source stands for by its own words; of one that has none, nobody */
  bool named;             /* it has a source */
  uint32_t first_word;    /* of the source */
  uint32_t form;          /* of the cue: a noun, a verb, a participle; 0 for a colon */
  uint32_t sort;          /* what the source begins with, and whether it is definite */
  uint32_t gender;        /* of the source, else of the verb; 0 unknown */
  uint32_t number;        /* the same; a verb in the singular may have a plural behind it */
  uint32_t cue, opens;    /* its token, and whether that opens its sentence */
  uint32_t fields, group; /* what its title is of, and what its noun may stand for: see sighting */
} speaker_view;
speaker_view speaker_view_of(const resolver *self, size_t index);
void speaker_evidence(const speaker_view *self, const speaker_option *answer, evidence *out);
void speaker_choose(resolver *self, size_t index, const speaker_option *answer);
void judge_speaker(resolver *self, size_t index);

#endif
