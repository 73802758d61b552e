/* judge_speaker: the answers, and what speaks for each. */
#include "annotate/judge_speaker.h"

#include "annotate/entities.h"
#include "annotate/grammar.h"
#include "annotate/judge.h"
#include "annotate/noun_phrase.h"
#include "base/hash.h"
#include "text/token.h"

#include <string.h>

enum { SPOKEN_MAX = 6, SPOKEN_REACH = 100, NEAR_MAX = 4, ACTORS_MAX = 4 };

/* ---- The answers ---- */

static bool same_text(isnad_string a, isnad_string b) {
  return a.size == b.size && (!a.size || !memcmp(a.data, b.data, a.size));
}

static void add(speaker_option *all, uint32_t *count, const who *one, uint32_t why, uint32_t rank) {
  for (uint32_t k = 0; k < *count; k++) {
    if (!same_text(all[k].one.text, one->text)) continue;
    all[k].why |= why;
    if (rank < all[k].rank) all[k].rank = rank;
    return;
  }
  if (*count < SPEAKERS_MAX) all[(*count)++] = (speaker_option){.one = *one, .why = why, .rank = rank};
}

static void add_spoken(const resolver *self, size_t index, speaker_option *all, uint32_t *count) {
  uint32_t rank = 0;
  size_t first = index > SPOKEN_REACH ? index - SPOKEN_REACH : 0; /* a story may have one speaker alone */
  for (size_t k = index; k-- > first && rank < SPOKEN_MAX;)
    if (self->results[k].known && self->results[k].speaker.text.size) {
      uint32_t before = *count;
      add(all, count, &self->results[k].speaker, WHY_SPOKE, rank);
      rank += *count > before || rank == 0;
    }
}

/* The fullest form that the figures have of one of them: the name that holds all its words. */
static const who *fullest(const resolver *self, const who *one) {
  bool person = one->name.first < one->name.last;
  const who *found_ = person ? fullest_figure(&self->people, one->name) : NULL;
  return found_ ? found_ : one;
}

static void add_figure(const figure *of, uint32_t why, speaker_option *all, uint32_t *count) {
  add(all, count, of->fullest ? of->fullest : &of->one, why, 99);
}

/* Whether the source may mean the figure: all its words are the figure's, or it is a title that begins with the same
 * word: «الرئيس الفرنسي» may be «الرئيس سامر نور», but no body is another. */
static bool shares_words(const story *self, range source, bool title, word_set words, const figure *with) {
  if (!(words & with->whole)) return false;
  bool begins = title && self->signs[source.first].core == self->signs[with->one.whole.first].core;
  if (!begins && words & ~with->whole) return false;
  word_relation seen = words_related(self, source, with->one.whole);
  return seen.shared && ((title && seen.same_first) || !seen.left_over);
}

static void add_figures(const resolver *self, size_t index, bool refers, speaker_option *all, uint32_t *count) {
  const cast *people = &self->people;
  const found *of = &self->all->items[index];
  word_set words = words_of(people->story, of->source);
  const lexeme *head = people->sources[index].head;
  bool title = head && head->kind == LEXEME_TITLE && /* «متحدث باسم الوزارة», named later; not «تاجر آخر» */
               (people->sources[index].definite || head->sub == TITLE_SPOKESMAN);
  uint32_t cue = of->cue[0].first, n_before = 0;
  const figure *before[NEAR_MAX]; /* the last persons named before the cue, in a ring */
  for (size_t k = 0; k < people->figures.count; k++) {
    const figure *other = &people->figures.items[k];
    bool person = other->one.name.first < other->one.name.last;
    if (person && other->one.whole.first < cue) before[n_before++ % NEAR_MAX] = other;
    if (other->one.whole.first != of->source.first && shares_words(people->story, of->source, title, words, other))
      add_figure(other, WHY_WORDS, all, count);
  }
  for (uint32_t k = 1; refers && k <= NEAR_MAX && k <= n_before; k++)
    add_figure(before[(n_before - k) % NEAR_MAX], WHY_NEAR, all, count);
}

/* «عدد من النواب، بينهم رئيس اللجنة»: without what a comma or a relative pronoun adds. */
static void add_core(const resolver *self, const found *of, speaker_option *all, uint32_t *count) {
  story *in = self->people.story;
  range core = of->source;
  for (uint32_t i = of->source.first + 1; i < of->source.last; i++) {
    bool adds = is_comma(in, i) || is_relative(in, i) || is_mark(in, i, '(');
    if (!adds) continue;
    core.last = i;
    break;
  }
  if (core.last == of->source.last) return;
  who one = who_of(in, core);
  add(all, count, &one, WHY_CORE, 99);
}

/* «البيان»: whoever issued it, «بيان للوزارة», «تقرير المنظمة». */
static void add_issuer(const resolver *self, range document, speaker_option *all, uint32_t *count) {
  range issuer = issuer_in(self->people.story, document);
  if (issuer.first >= issuer.last) return;
  who one = who_of(self->people.story, issuer);
  add(all, count, fullest(self, &one), WHY_ISSUER, 99);
}

static void add_issuers(const resolver *self, const found *of, speaker_option *all, uint32_t *count) {
  const story *in = self->people.story;
  uint32_t first = of->source.first;
  if (!speaks_for(in, first)) return;
  add_issuer(self, of->source, all, count);
  if (cast_has_issued(&self->people, first)) add(all, count, &self->people.issuer, WHY_ISSUER, 99);
  for (size_t k = 0; k < self->people.figures.count; k++) {
    const who *other = &self->people.figures.items[k].one;
    if (other->kind == ISNAD_KIND_DOCUMENT && other->whole.first <= of->cue[0].first &&
        in->signs[other->whole.first].core == in->signs[first].core)
      add_issuer(self, other->whole, all, count);
  }
}

/* «الوزير», «الشبكة»: whom the layer of names has them stand for. */
static void add_role(const resolver *self, const found *of, speaker_option *all, uint32_t *count) {
  story *in = self->people.story;
  const mention *role = mention_at(in, of->source.first);
  if (!role || role->reason != MENTION_ROLE) return;
  who one = who_of(in, in->names->mentions.items[in->names->drafts.items[role->entity].fullest].tokens);
  add(all, count, &one, WHY_ROLE, 99);
}

enum { SORT_MAX = 3 };

/* «النادي الكاتالوني», «عملاق البحث», «الإمارة الغنية»: those met last that such a noun may stand for. */
static void add_by_sort(const resolver *self, size_t index, speaker_option *all, uint32_t *count) {
  const found *of = &self->all->items[index];
  story *in = self->people.story;
  uint32_t met[SORT_MAX], noun = of->source.first;
  bool the = has_trait(in, noun, TRAIT_THE) || (!has_trait(in, noun, TRAIT_HEAD) && of->source.last > noun + 1);
  uint32_t n = the ? cast_met_of_sort(&self->people, noun, true, met, SORT_MAX) : 0;
  uint32_t nation = self->people.sources[index].nation;
  for (uint32_t k = 0; k < n; k++) {
    who one = who_of_entity(in, met[k]);
    if (nations_differ(nation, self->people.sighted[met[k]].nation)) continue; /* «الشركة الصينية» */
    add(all, count, &one, WHY_SORT, 99);
  }
}

/* «قال المدير إن [اللقاء] مهم، كاشفا أن»: within what somebody said, and not where the cue stands. */
static bool is_told_by_other(const resolver *self, size_t index, uint32_t i) {
  uint32_t cue = self->all->items[index].cue[0].first;
  for (size_t k = index; k-- > 0 && k + 4 > index;) {
    const found *other = &self->all->items[k];
    range said = other->n_content ? other->content[0] : (range){0, 0};
    if (i >= said.first && i < said.last && cue >= said.last) return true;
  }
  return false;
}

static void add_actors(const resolver *self, size_t index, speaker_option *all, uint32_t *count) {
  story *in = self->people.story;
  range actors[ACTORS_MAX];
  uint32_t n = actors_before(in, self->all->items[index].cue[0].first, actors, ACTORS_MAX);
  for (uint32_t k = 0; k < n; k++) {
    if (is_told_by_other(self, index, actors[k].first)) continue;
    who one = who_of(in, actors[k]);
    add(all, count, fullest(self, &one), WHY_ACTS, 99);
  }
}

enum { REFERS_WORDS = 3 };

/* «الوزير», «الشركة», «البيان», «كاتب المقال» may be somebody whose words it does not share; «وكالة رويترز»,
 * «دراسة طبية», «نصار» are nobody else. */
static bool may_refer(const story *self, const found *of, const who *source) {
  uint32_t first = of->source.first, words = of->source.last - first;
  if (speaks_for(self, first)) { /* «تقرير في صحيفة كذا» has told whose it is */
    range issuer = issuer_in(self, of->source);
    return issuer.first >= issuer.last;
  }
  if (has_role(self, first, ROLE(LATTER))) return true;
  if (source->name.first < source->name.last) return false;
  if (is_some(self, of->source) || has_use(self, first, USE(ANOTHER))) return false;
  if (is_owned(self, first)) return false; /* «محاميه» is not himself */
  const mention *name = mention_at(self, first);
  if (name && name->row && name->type != ISNAD_ENTITY_PERSON && name->tokens.first == first)
    return false; /* «الإليزيه» */
  bool title = source->head && source->head->kind == LEXEME_TITLE;
  if (title && source->definite) return true;
  if (has_class(self, first, WORD_DEMONSTRATIVE | WORD_PRONOUN)) return true;
  if (words > 1 && (!has_trait(self, first, TRAIT_THE) || words > REFERS_WORDS)) return false;
  for (uint32_t i = first + 1; i < of->source.last; i++)
    if (is_preposition(self, i)) return false; /* «القانون في اليابان» */
  return true;
}

/* «وجه النجار رسالة للذين يتهمون …»: a verb in the plural is not one named person's. */
static void drop_single_persons(speaker_option *all, uint32_t *count) {
  uint32_t kept = 1; /* what the rules say */
  for (uint32_t k = 1; k < *count; k++)
    if (all[k].one.name.first >= all[k].one.name.last) all[kept++] = all[k];
  *count = kept;
}

/* ---- Whom the words fit, and which of them was met last ---- */

/* 0 not known, 1 they agree, 2 they do not. */
static uint32_t agreement(uint32_t a, uint32_t b) { return !a || !b ? 0 : a == b ? 1 : 2; }
static uint32_t shared_bits(uint32_t a, uint32_t b) { return !a || !b ? 0 : a & b ? 1 : 2; }

static uint32_t gender_met(const who *one, const sighting *seen) {
  return one->gender ? one->gender : seen ? seen->gender : 0;
}

static bool fits(const speaker_view *view, const cast *people, const who *one, const sighting *seen) {
  const who *source = view->source;
  if (!one->text.size || agreement(view->gender, gender_met(one, seen)) == 2) return false;
  if (!view->named) return one->kind != ISNAD_KIND_DOCUMENT && (view->number != NUMBER_PL || one->number == NUMBER_PL);
  if (nations_differ(source->nation, cast_nation(people, one))) return false;
  bool title = source->head && source->head->kind == LEXEME_TITLE, person = one->name.first < one->name.last;
  if (title) return person && shared_bits(view->fields, seen ? seen->fields : 0) != 2 && source->definite;
  if (view->group) return seen ? view->group & seen->group : !person && one->kind != ISNAD_KIND_GROUP;
  return !person && one->head == source->head;
}

/* The token where somebody was met last before the cue; 0 where the words are the source's own. */
static uint32_t met_at(const who *one, const sighting *seen, range source, uint32_t cue) {
  if (one->whole.first == source.first && one->whole.first < one->whole.last) return 0;
  if (seen && seen->times) return sighting_salience(seen) + 1;
  return one->whole.first < one->whole.last && one->whole.first < cue ? one->whole.first + 1 : 0;
}

/* Whether the words can mean an answer that shares none of them: a title no body, a noun for a body no person. */
static bool may_mean(const speaker_view *view, const cast *people, const who *one) {
  const who *source = view->source;
  if (!source->head || speaks_for(view->story, view->of->source.first)) return true;
  if (has_role(view->story, view->of->source.first, ROLE(LATTER))) return true;
  const sighting *seen = cast_sighting(people, one);
  bool person = one->name.first < one->name.last || one->kind == ISNAD_KIND_PERSON;
  bool origin = has_use(view->story, view->of->source.first, USE(ORIGIN));
  if (agreement(view->gender, gender_met(one, seen)) == 2 && !origin) return false;
  if (nations_differ(source->nation, cast_nation(people, one))) return false;
  if (source->head->kind == LEXEME_TITLE) return origin || person || one->kind == ISNAD_KIND_GROUP;
  return !person && !(one->head && one->head->kind == LEXEME_TITLE); /* «الدراسة» is not «الباحثون» */
}

/* «وأكد» is no word of many persons and none of a woman, «وأكدت» none of a man. */
static bool may_act(const speaker_view *view, const cast *people, const who *one) {
  bool many = one->number == NUMBER_PL || one->number == NUMBER_DUAL || one->kind == ISNAD_KIND_GROUP;
  bool single = view->number == NUMBER_SG && view->gender == GENDER_M;
  if (single && many && (one->kind == ISNAD_KIND_GROUP || (one->head && one->head->kind == LEXEME_TITLE))) return false;
  bool person = one->name.first < one->name.last;
  return !person || agreement(view->gender, gender_met(one, cast_sighting(people, one))) != 2;
}

/* The rules' answer and those that share words with the source stay. */
static uint32_t drop_others(const resolver *self, size_t index, speaker_option *all, uint32_t count) {
  enum { STAYS = WHY_RULE | WHY_NOBODY, BY_WORDS = STAYS | WHY_WORDS | WHY_CORE | WHY_ISSUER | WHY_ROLE };
  speaker_view view = speaker_view_of(self, index);
  uint32_t kept = 0;
  for (uint32_t k = 0; k < count; k++) {
    bool foreign = view.named && !(all[k].why & STAYS) &&
                   nations_differ(view.source->nation, cast_nation(&self->people, &all[k].one));
    if (foreign) continue; /* «الرئيس الكيني» is not «الرئيس الفرنسي سامر نصار» */
    bool stays = view.named ? all[k].why & BY_WORDS || may_mean(&view, &self->people, &all[k].one)
                            : all[k].why & STAYS || may_act(&view, &self->people, &all[k].one);
    if (stays) all[kept++] = all[k];
  }
  return kept;
}

static void order_by_meeting(const resolver *self, size_t index, speaker_option *all, uint32_t count) {
  speaker_view view = speaker_view_of(self, index);
  uint32_t met[SPEAKERS_MAX];
  for (uint32_t k = 0; k < count; k++) {
    const sighting *seen = cast_sighting(&self->people, &all[k].one);
    met[k] = fits(&view, &self->people, &all[k].one, seen) ? met_at(&all[k].one, seen, view.of->source, view.cue) : 0;
  }
  for (uint32_t k = 0; k < count; k++) {
    all[k].fits = met[k] != 0;
    for (uint32_t other = 0; other < count; other++) all[k].later += met[other] > met[k];
  }
}

/* «السفارة» is not «السفارة ووزارة الخارجية». */
static void drop_pairs(const story *self, speaker_option *all, uint32_t *count) {
  uint32_t kept = 1; /* what the rules say */
  for (uint32_t k = 1; k < *count; k++)
    if (!names_two(self, all[k].one.whole)) all[kept++] = all[k];
  *count = kept;
}

uint32_t speaker_options(const resolver *self, size_t index, speaker_option out[SPEAKERS_MAX]) {
  uint32_t count = 0;
  const resolved *to = &self->results[index];
  const found *of = &self->all->items[index];
  who nobody = {0};
  bool named = of->source.first < of->source.last;
  add(out, &count, to->known ? &to->speaker : &nobody, WHY_RULE, 99);
  bool many = !named && FEATURE_NUMBER(of->features) == NUMBER_PL && FEATURE_PERSON(of->features) == 3;
  bool somebody = to->known && of->lexeme && of->lexeme->kind == LEXEME_VERB && !of->hearsay &&
                  !(of->features & FEATURE_VOICE_PASSIVE); /* a verb has a subject */
  if (!named && !somebody) add(out, &count, &nobody, WHY_NOBODY, 99);
  if (named) {
    bool spelled_out = to->known && is_owned(self->people.story, of->source.first); /* «محامي سامر», not «محاميه» */
    if (!spelled_out) add(out, &count, &self->people.sources[index], WHY_WORDS, 99);
    add_core(self, of, out, &count);
    add_issuers(self, of, out, &count);
    add_role(self, of, out, &count);
    add_by_sort(self, index, out, &count);
  }
  bool refers = !named || may_refer(self->people.story, of, &self->people.sources[index]);
  if (refers && to->parent >= 0 && self->results[to->parent].known)
    add(out, &count, &self->results[to->parent].speaker, WHY_AROUND, 99);
  if (refers) add_spoken(self, index, out, &count);
  if (!named) add_actors(self, index, out, &count);
  add_figures(self, index, refers, out, &count);
  if (many) drop_single_persons(out, &count);
  if (named && !names_two(self->people.story, of->source)) drop_pairs(self->people.story, out, &count);
  if (refers) count = drop_others(self, index, out, count);
  if (refers && count > 1) order_by_meeting(self, index, out, count);
  return count;
}

/* ---- The evidence ---- */

static uint32_t distance(const story *self, const who *one, uint32_t cue) {
  if (one->whole.first >= one->whole.last) return 9;
  uint32_t a = self->sentence_of[one->whole.first], b = self->sentence_of[cue];
  if (a > b) return 8;
  return b - a < 5 ? b - a : b - a < 10 ? 5 : 6;
}

/* How many sentences ago it was met last, and how often so far: 0 for one who is no entity. */
static uint32_t sighted_at(const story *self, const sighting *seen, uint32_t cue) {
  if (!seen || !seen->times) return seen ? 1 : 0;
  uint32_t ago = self->sentence_of[cue] - self->sentence_of[seen->last];
  return 2 + (ago < 4 ? ago : ago < 8 ? 4 : 5) * 4 + (seen->times < 4 ? seen->times - 1 : 3);
}

static uint32_t head_of(const who *one) { return one->head ? 1u + one->head->kind * 16u + one->head->sub : 0; }

static uint32_t relation_of(const speaker_view *self, const who *one, uint32_t *more) {
  *more = 0;
  if (!self->named) return 0;
  range words = one->whole.first < one->whole.last ? one->whole : one->name;
  word_relation seen = words_related(self->story, self->of->source, words);
  *more = seen.more < 6 ? seen.more : 6;
  if (one->name.first < one->name.last && !words_related(self->story, self->of->source, one->name).left_over) return 1;
  if (!seen.left_over) return 2 + seen.same_first;
  if (seen.same_first) return 4 + (seen.shared > 1);
  return seen.shared ? 6 : 7;
}

speaker_view speaker_view_of(const resolver *self, size_t index) {
  static const who nobody = {0};
  const found *of = &self->all->items[index];
  speaker_view made = {.story = self->people.story, .people = &self->people, .of = of, .source = &nobody};
  made.named = of->source.first < of->source.last;
  made.cue = of->cue[0].first;
  made.opens = made.cue == sentence_start(made.story, made.cue);
  if (made.named) {
    made.source = &self->people.sources[index];
    made.first_word = word_of(made.story, of->source.first);
    made.gender = made.source->gender;
    made.number = made.source->number;
    made.group = group_of_noun(made.story, of->source.first);
    made.fields = fields_at(made.story, of->source.first);
  } else {
    bool verb = of->lexeme && of->lexeme->kind == LEXEME_VERB;
    uint32_t pronoun = verb ? 0 : FEATURE_ENCLITIC(of->features); /* «تأكيده», «دعوتها» */
    made.gender = verb                      ? FEATURE_GENDER(of->features)
                  : pronoun == ENCLITIC_HE  ? GENDER_M
                  : pronoun == ENCLITIC_SHE ? GENDER_F
                                            : 0;
    bool several = FEATURE_NUMBER(of->features) != NUMBER_SG;
    made.number = several || made.gender == GENDER_M ? FEATURE_NUMBER(of->features) : 0; /* «تقارير … وأضافت» */
  }
  made.sort = pair_of(head_of(made.source), made.source->definite);
  made.form = of->lexeme ? pair_of(of->lexeme->kind, FEATURE_TENSE(of->features) == TENSE_ACTIVE) * 2 + of->shared : 0;
  return made;
}

void speaker_evidence(const speaker_view *self, const speaker_option *answer, evidence *out) {
  const found *of = self->of;
  const who *one = &answer->one, *source = self->source;
  bool named = self->named, person = one->name.first < one->name.last;
  uint32_t more, relation = relation_of(self, one, &more), sort = self->sort;
  const sighting *seen = cast_sighting(self->people, one);
  uint32_t far = distance(self->story, one, self->cue), why = answer->why;
  uint32_t gender = agreement(self->gender, gender_met(one, seen)), number = agreement(self->number, one->number);
  uint32_t rank = answer->rank < 7 ? answer->rank : 7, speaks = FEATURE_PERSON(of->features);
  uint32_t kind = pair_of(one->kind, person), place = self->opens;
  uint32_t nation = cast_nation(self->people, one);
  uint32_t met = sighted_at(self->story, seen, self->cue);
  uint32_t same_nation = !source->nation || !nation ? 0 : nations_differ(source->nation, nation) ? 2 : 1;
  evidence_begin(out, QUESTION_SPEAKER);
  evidence_add(out, 1, why);
  evidence_add(out, 2, pair_of(why, named));
  evidence_add(out, 3, pair_of(why, pair_of(self->form, named)));
  evidence_add(out, 14, pair_of(rank, pair_of(self->form, place)));
  evidence_add(out, 4, pair_of(why & (WHY_RULE | WHY_NOBODY), pair_of(relation, more)));
  evidence_add(out, 5, pair_of(relation, kind));
  evidence_add(out, 6, pair_of(relation, pair_of(sort, kind)));
  evidence_add(out, 7, pair_of(relation, pair_of(more, kind)));
  evidence_add(out, 8, pair_of(self->first_word, pair_of(kind, relation)));
  evidence_add(out, 9, pair_of(gender, named));
  evidence_add(out, 10, pair_of(gender, pair_of(why, named)));
  evidence_add(out, 11, pair_of(number, pair_of(named, kind)));
  evidence_add(out, 12, pair_of(rank, named));
  evidence_add(out, 13, pair_of(rank, pair_of(far, named)));
  evidence_add(out, 15, pair_of(far, pair_of(named, kind)));
  evidence_add(out, 16, pair_of(far, pair_of(why, place)));
  evidence_add(out, 17, pair_of(speaks, pair_of(why, place)));
  evidence_add(out, 19, pair_of(one->kind, of->lexeme ? (uint32_t)of->lexeme->act : 99u));
  evidence_add(out, 20, pair_of(one->anonymous, pair_of(named, relation)));
  evidence_add(out, 21, pair_of(source->anonymous, pair_of(source->definite, pair_of(relation, kind))));
  evidence_add(out, 22, pair_of(pair_of(of->hearsay, of->shared), why));
  evidence_add(out, 23, pair_of(rank, pair_of(gender, why & (WHY_ACTS | WHY_AROUND | WHY_RULE))));
  evidence_add(out, 24, pair_of(sort, pair_of(why, kind)));
  evidence_add(out, 25, pair_of(self->story->quote_of[self->cue] != NO_TOKEN, pair_of(why, named)));
  evidence_add(out, 26, pair_of(head_of(one), pair_of(named, why & (WHY_ACTS | WHY_SPOKE | WHY_RULE))));
  evidence_add(out, 28, pair_of(met, pair_of(named, kind)));
  evidence_add(out, 29, pair_of(met, pair_of(named, why & (WHY_SPOKE | WHY_NEAR | WHY_WORDS))));
  evidence_add(out, 30, pair_of(same_nation, named));
  uint32_t place_of = pair_of(answer->fits, answer->later < 4 ? answer->later : 4), head = head_of(source);
  evidence_add(out, 32, pair_of(place_of, named));
  evidence_add(out, 33, pair_of(place_of, pair_of(head, kind)));
  evidence_add(out, 34, pair_of(place_of, pair_of(named, why & (WHY_RULE | WHY_SPOKE | WHY_WORDS))));
  evidence_add(out, 35, pair_of(place_of, pair_of(relation, source->definite)));
  evidence_add(out, 36, pair_of(shared_bits(self->fields, seen ? seen->fields : 0), pair_of(relation, person)));
  evidence_add(out, 39, pair_of(shared_bits(self->fields, seen ? seen->fields : 0), pair_of(self->fields, person)));
  bool fits = answer->fits, beaten = answer->later > 0;
  evidence_add(out, 40, pair_of(pair_of(fits, beaten), pair_of(self->fields, pair_of(source->definite, person))));
  evidence_add(out, 37, pair_of(shared_bits(self->group, seen ? seen->group : 0), pair_of(relation, answer->fits)));
  evidence_add(out, 38, pair_of(seen ? 1 + seen->opens : 0, pair_of(named, kind)));
  evidence_add(out, 31, pair_of(same_nation, pair_of(relation, why & (WHY_SPOKE | WHY_RULE))));
}

/* ---- The choice ---- */

void speaker_choose(resolver *self, size_t index, const speaker_option *answer) {
  resolved *to = &self->results[index];
  if (answer->why & WHY_RULE || to->speaker.count > 1) return;
  to->known = answer->one.text.size != 0;
  range whole = to->speaker.whole;
  uint32_t count = to->speaker.count, nation = self->people.sources[index].nation;
  to->speaker = answer->one;
  if (!cast_nation(&self->people, &to->speaker))
    to->speaker.nation = nation; /* «الوزير الأردني» has told whose he is */
  if (self->all->items[index].source.first < self->all->items[index].source.last) {
    to->speaker.whole = whole;
    to->speaker.count = count;
  }
  if (!to->inherited && answer->why & WHY_SPOKE) to->inherited = true;
}

static void note_reason(resolver *self, size_t index, const speaker_option *chosen, const speaker_option *rival) {
  story *in = self->people.story;
  speaker_reason *made = in->wants_reasons ? arena_zero(&in->memory, sizeof *made) : NULL;
  if (!made) return;
  evidence seen, other;
  speaker_view view = speaker_view_of(self, index);
  speaker_evidence(&view, chosen, &seen);
  speaker_evidence(&view, rival, &other);
  verdict_compare(&made->over, &seen, &other);
  made->why = chosen->why;
  made->rival = rival->one.text;
  self->results[index].reason = made;
}

void judge_speaker(resolver *self, size_t index) {
  const found *of = &self->all->items[index];
  bool nobody = of->hearsay && of->source.first >= of->source.last; /* «الذي يقال إنه» */
  if (nobody && !self->results[index].known) return;
  if (self->results[index].speaker.count > 1) return; /* «قال الوزير والسفير»: two are not one of those named */
  speaker_option all[SPEAKERS_MAX];
  uint32_t count = speaker_options(self, index, all), best = 0, next = 0;
  if (count < 2) return;
  speaker_view view = speaker_view_of(self, index);
  int32_t greatest = INT32_MIN, second = INT32_MIN;
  evidence seen;
  for (uint32_t k = 0; k < count; k++) {
    speaker_evidence(&view, &all[k], &seen);
    int32_t sum = evidence_weigh(&seen);
    if (sum > greatest)
      second = greatest, next = best, greatest = sum, best = k;
    else if (sum > second)
      second = sum, next = k;
  }
  note_reason(self, index, &all[best], &all[next]);
  speaker_choose(self, index, &all[best]);
}
