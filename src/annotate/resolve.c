/* resolve: who speaks where the sentence does not say, what lies inside what, and who handed it on. */
#include "annotate/resolve.h"

#include "annotate/grammar.h"
#include "annotate/judge_speaker.h"
#include "annotate/noun_phrase.h"
#include "text/fold.h"
#include "text/token.h"

#include <string.h>

/* ---- Parents ---- */

static bool holds(const found *outer, const found *inner) {
  uint32_t cue = inner->cue[0].first;
  for (uint32_t k = 0; k < outer->n_content; k++)
    if (cue >= outer->content[k].first && cue < outer->content[k].last) return true;
  return false;
}

/* The smallest content that holds the cue. Statements come in the order of their cues, so it begins shortly before. */
static int64_t parent_of(const found_vector *all, size_t index) {
  int64_t best = -1;
  uint32_t best_size = UINT32_MAX;
  size_t from = index > 60 ? index - 60 : 0, to = index + 12 < all->count ? index + 12 : all->count;
  for (size_t k = from; k < to; k++) {
    const found *outer = &all->items[k];
    if (k == index || !holds(outer, &all->items[index]) || holds(&all->items[index], outer)) continue;
    uint32_t size = outer->content[0].last - outer->content[0].first;
    if (size < best_size) best_size = size, best = (int64_t)k;
  }
  return best;
}

/* «حذر الوزير من دخول المدينة التي تهدد أنقرة بمهاجمتها»: a relative clause in words that are no quotation is the
 * outlet's own. */
static bool is_told_apart(const story *self, const found *of) {
  uint32_t cue = of->cue[0].first, first = cue > 2 ? cue - 2 : 0;
  if (!of->lexeme || of->lexeme->kind != LEXEME_VERB || FEATURE_TENSE(of->features) == TENSE_MASDAR) return false;
  if (self->quote_of[cue] != NO_TOKEN) return false;
  for (uint32_t i = cue; i-- > first;) {
    if (has_role(self, i, ROLE(SHE_WHO) | ROLE(HE_WHO))) return true;
    if (!has_class(self, i, WORD_KANA | WORD_PARTICLE | WORD_NEGATION)) break;
  }
  return false;
}

/* ---- Bare verbs ---- */

static uint8_t gender_of(const found *of) {
  if (!of->rule || !of->lexeme) return GENDER_ANY;
  if (of->lexeme->kind == LEXEME_VERB) return (uint8_t)FEATURE_GENDER(of->features);
  uint32_t pronoun = FEATURE_ENCLITIC(of->features); /* «تأكيده», «دعوتها» */
  return pronoun == ENCLITIC_HE ? GENDER_M : pronoun == ENCLITIC_SHE ? GENDER_F : GENDER_ANY;
}

static bool agrees(const resolved *with, uint8_t gender, uint8_t number) {
  bool many = with->speaker.number == NUMBER_PL || with->number == NUMBER_PL;
  if (number == NUMBER_PL && !many) return false;
  if (gender && with->gender && gender != with->gender) return false;
  return true;
}

/* The one who did what the sentence tells first: «دخل الوزير القاعة قائلا …». */
static range actor_of(const story *self, uint32_t sentence_first, uint32_t before) {
  uint32_t i = sentence_first;
  while (i < before && !has_trait(self, i, TRAIT_VERB)) i++;
  if (i + 1 >= before) return (range){0, 0};
  uint32_t first = skip_circumstances(self, i + 1, before);
  if (first < before && has_role(self, first, ROLE(THAT))) return (range){0, 0}; /* «جاء ذلك في بيان، قال فيه» */
  bool his = first < before && has_pronoun(self, first, 1u << LEXEME_COMMON | 1u << LEXEME_NOUN) &&
             !has_trait(self, first, TRAIT_NAME | TRAIT_TITLE | TRAIT_HEAD);
  if (first >= before || his) return (range){0, 0}; /* «وجه حديثه للمندوبة» */
  return (range){first, noun_phrase_end(self, first, before, PHRASE_BEFORE_OBJECT)};
}

static bool in_same_sentence(const story *self, const found *a, const found *b) {
  return sentence_start(self, a->cue[0].first) == sentence_start(self, b->cue[0].first);
}

/* «…، وفق الوكالة. وأضاف …» goes on with the one whose words were told, not with the agency. */
static bool is_cited_by_cue(const found *of) { return of->rule && !strncmp(of->rule, "cue-", 4); }

static const resolved *last_speaker(const story *self, const found_vector *all, const resolved *results, size_t index,
                                    bool same_sentence) {
  const resolved *cited = NULL;
  const found *of = &all->items[index];
  uint8_t gender = gender_of(of), number = (uint8_t)FEATURE_NUMBER(of->features);
  for (size_t k = index; k-- > 0 && k + 40 > index;) {
    const found *other = &all->items[k];
    if (!results[k].known || other->hearsay) continue;
    if (same_sentence && !in_same_sentence(self, of, other)) return cited;
    if (results[k].parent != results[index].parent) continue;
    if (!agrees(&results[k], gender, number)) continue;
    if (!is_cited_by_cue(other) || same_sentence) return &results[k];
    if (!cited) cited = &results[k];
  }
  return cited;
}

static bool same_speaker(const who *a, const who *b) {
  return a->text.size == b->text.size && !memcmp(a->text.data, b->text.data, a->text.size);
}

static void inherit(resolved *to, const resolved *from) {
  to->speaker = from->speaker;
  to->known = to->inherited = true;
  to->carriers = from->carriers;
  to->n_carriers = from->n_carriers;
}

/* «وأبلغ محطة المرفأ: "…". وأضاف: "…"»: whom a statement was for has not made it, nor the next ones. */
static bool is_told(const found_vector *all, size_t index, range actor) {
  for (size_t k = index + 1; k-- > 0 && k + 6 > index;)
    if (all->items[k].to.first < all->items[k].to.last && actor.first == all->items[k].to.first) return true;
  return false;
}

/* The subject of an earlier sentence of the paragraph, where nobody has spoken since: «كان الوزير في بيته. وقال إن …».
 */
static range topic_before(const story *self, uint32_t i) {
  uint32_t s = self->sentence_of[i];
  for (int n = 0; n < 3 && s > 0; n++) {
    s--;
    const isnad_sentence *sentence = &self->sentences.items[s];
    range actor = actor_of(self, sentence->first, sentence->last);
    if (actor.first < actor.last) return actor;
  }
  return (range){0, 0};
}

/* تقارير، أنباء، معلومات: nouns of reporting in the plural, or of no number. */
static bool is_report(const story *self, const found *of) {
  if (!of->lexeme || of->lexeme->kind != LEXEME_NOUN || of->lexeme->act != ISNAD_ACT_REPORT) return false;
  return FEATURE_NUMBER(of->features) == NUMBER_PL || of->lexeme->gender == GENDER_F ||
         has_trait(self, of->cue[0].first, TRAIT_HEAD);
}

/* «وجود خلاف», «الغرفة» do not speak. */
static bool can_speak(const who *one) {
  if (one->kind == ISNAD_KIND_NONE) return false;
  return !one->head || one->head->kind != LEXEME_HEAD || one->head->sub != HEAD_PLACE;
}

/* «قال الوزير إن [الشركة] ستوقف العمل وتطالب بتعويض»: whom what is said is about, where that can speak and agrees. */
static who subject_within(cast *people, const found *outer, const found *of) {
  story *self = people->story;
  who none = {0};
  range said = outer->n_content ? outer->content[0] : (range){0, 0};
  uint32_t cue = of->cue[0].first;
  if (said.first >= cue || said.last <= cue || !noun_phrase_begins(self, said.first)) return none;
  uint32_t end = noun_phrase_end(self, said.first, cue, 0);
  if (end <= said.first || end >= cue) return none;
  who one = who_of(self, (range){said.first, end});
  bool speaks = can_speak(&one) && one.kind != ISNAD_KIND_DOCUMENT;
  uint8_t gender = gender_of(of), number = (uint8_t)FEATURE_NUMBER(of->features);
  bool fits = (!gender || !one.gender || gender == one.gender) && (number != NUMBER_PL || one.number == NUMBER_PL);
  if (!speaks || !fits ||
      (number == NUMBER_SG && one.number == NUMBER_PL && one.head && one.head->kind == LEXEME_TITLE))
    return none;
  cast_resolve(people, &one);
  return one;
}

/* In what somebody says word for word, a third person is another: «وقال المدرب: "جاء [اللاعب] إلي وقال إنه متعب"».
 * False where the statement is none such. */
static bool resolve_in_quotation(cast *people, const found_vector *all, resolved *results, size_t index) {
  story *self = people->story;
  const found *of = &all->items[index];
  resolved *to = &results[index];
  const found *around = to->parent >= 0 ? &all->items[to->parent] : NULL;
  bool verb = of->lexeme && of->lexeme->kind == LEXEME_VERB && FEATURE_PERSON(of->features) == 3 &&
              FEATURE_TENSE(of->features) <= TENSE_PRESENT && !of->hearsay;
  if (!verb || !around || !(around->quoted || around->verbatim) || !results[to->parent].known) return false;
  uint32_t cue = of->cue[0].first, first = around->content[0].first, start = sentence_start(self, cue);
  if (start > first) first = start;
  for (size_t k = index; k-- > 0 && (int64_t)k > to->parent;) {
    if (results[k].parent != to->parent || !results[k].known) continue;
    if (same_speaker(&results[k].speaker, &results[to->parent].speaker)) break;
    if (agrees(&results[k], gender_of(of), (uint8_t)FEATURE_NUMBER(of->features))) inherit(to, &results[k]);
    break;
  }
  if (to->known) return true;
  range actor = first < cue ? actor_of(self, first, cue) : (range){0, 0};
  who one = actor.first < actor.last ? who_of(self, actor) : (who){0};
  uint8_t gender = gender_of(of);
  bool fits = can_speak(&one) && (!gender || !one.gender || gender == one.gender);
  if (fits)
    cast_resolve(people, &one);
  else
    one = subject_within(people, around, of);
  to->known = one.text.size > 0;
  if (to->known) to->speaker = one;
  return true;
}

/* «قال المدير: "الأدلة تشير إلى … وندعو …"»: a first person is whose words the nearest quotation marks hold. */
static int64_t speaks_himself(const found_vector *all, const resolved *results, int64_t parent) {
  int64_t outer = parent;
  while (outer >= 0 && !all->items[outer].quoted && !all->items[outer].verbatim && results[outer].parent >= 0)
    outer = results[outer].parent;
  return outer;
}

static void resolve_bare(cast *people, const found_vector *all, resolved *results, size_t index) {
  story *self = people->story;
  found *of = &all->items[index];
  resolved *to = &results[index];
  bool unnamed_noun = of->rule && !strncmp(of->rule, "noun-", 5) && !FEATURE_ENCLITIC(of->features);
  const found *around = to->parent >= 0 ? &all->items[to->parent] : NULL;
  bool own_words = around && (around->quoted || around->verbatim) && of->rule && !strcmp(of->rule, "noun-clause");
  if (own_words && results[to->parent].known) { /* «… وأستطيع القول إن …» within one's own words */
    inherit(to, &results[to->parent]);
    return;
  }
  if (unnamed_noun && is_report(self, of)) { /* «بعد تقارير عن هجوم»: the reports say it */
    to->speaker = who_of(self, of->cue[0]);
    to->known = true;
    return;
  }
  if (unnamed_noun && !of->hearsay && owner_is_nation(self, of->cue[of->n_cue - 1].last - 1, &to->speaker)) {
    to->known = true;
    return;
  }
  if (of->hearsay || unnamed_noun) return; /* «وسط اتهامات بالتقصير»: nobody is named */
  if (resolve_in_quotation(people, all, results, index)) return;
  uint32_t person = FEATURE_PERSON(of->features);
  bool first_person = of->lexeme && of->lexeme->kind == LEXEME_VERB && person == 1;
  int64_t quoted = first_person ? speaks_himself(all, results, to->parent) : -1;
  if (quoted >= 0 && results[quoted].known) {
    inherit(to, &results[quoted]);
    return;
  }
  bool opens = of->cue[0].first <= sentence_start(self, of->cue[0].first) + 1;
  if (!opens && !last_speaker(self, all, results, index, true)) { /* «قدمت الإمارات مذكرة، أكدت فيها أن» */
    range doer = actor_of(self, sentence_start(self, of->cue[0].first), of->cue[0].first);
    if (doer.first < doer.last && doer.last < of->cue[0].first && !is_told(all, index, doer)) {
      who one = who_of(self, doer);
      bool fits = !one.gender || !gender_of(of) || one.gender == gender_of(of);
      bool somebody = one.name.first < one.name.last || one.head;
      if (fits && somebody && FEATURE_TENSE(of->features) != TENSE_ACTIVE) {
        cast_resolve(people, &one);
        to->speaker = one;
        to->known = true;
        return;
      }
    }
  }
  bool participle = of->rule && of->shared && of->lexeme && of->lexeme->kind == LEXEME_VERB &&
                    FEATURE_TENSE(of->features) == TENSE_ACTIVE;
  const resolved *last = last_speaker(self, all, results, index, participle);
  bool two = of->lexeme && of->lexeme->kind == LEXEME_VERB && FEATURE_NUMBER(of->features) == NUMBER_DUAL;
  if (two && (!last || last->speaker.count != 2) && cast_group_before(people, of->cue[0].first, 2, &to->speaker)) {
    to->known = to->inherited = true; /* «وأكدا» */
    return;
  }
  if (last) {
    inherit(to, last);
    return;
  }
  if (participle && index > 0 && results[index - 1].known && in_same_sentence(self, of, &all->items[index - 1]) &&
      results[index - 1].parent == to->parent) { /* «نقلت الوكالة عن الأمين قوله "…"، مضيفا» */
    inherit(to, &results[index - 1]);
    return;
  }
  if (around && !first_person && of->lexeme && of->lexeme->kind == LEXEME_VERB) {
    who one = subject_within(people, around, of);
    if (one.text.size) {
      to->speaker = one;
      to->known = true;
      return;
    }
  }
  range actor = actor_of(self, sentence_start(self, of->cue[0].first), of->cue[0].first);
  bool acts = actor.first < actor.last;
  if (!acts) actor = topic_before(self, of->cue[0].first);
  if (actor.first >= actor.last || is_told(all, index, actor)) return;
  to->speaker = who_of(self, actor);
  if (participle && acts) {
    of->source = actor;
    people->sources[index] = to->speaker;
  }
  cast_resolve(people, &to->speaker);
  to->known = can_speak(&to->speaker) || (participle && acts);
}

/* ---- All of it ---- */

/* The letters of an outlet's name or key without blanks and marks, Latin in lower case. */
static size_t squeeze(isnad_string name, uint8_t *out, size_t room) {
  const char *colon = memchr(name.data ? name.data : "", ':', name.size);
  if (colon) name = (isnad_string){colon + 1, name.size - (size_t)(colon + 1 - name.data)};
  return fold_string(name.data ? name.data : "", name.size, out, room);
}

/* Whether a key of the lexicon (squeezed) is that of an outlet's name: «alarabia», «alarabiya». */
static bool is_key_of(const uint8_t *own, size_t n_own, const uint8_t *key, size_t n_key) {
  size_t shorter = n_key < n_own ? n_key : n_own, same = 0;
  while (same < shorter && own[same] == key[same]) same++;
  return (shorter >= 3 && same == shorter) || (same >= 6 && n_key + n_own - 2 * same <= 4);
}

/* The row of the lexicon for the story's own outlet, looked for once a story; NULL where it has none. */
static const lexeme *own_row(cast *people, const uint8_t *own, size_t n_own) {
  uint8_t key[128];
  if (people->own_sought) return people->own_outlet;
  people->own_sought = true;
  for (uint32_t i = 0; i < lexicon_builtin.n_lexemes && !people->own_outlet; i++) {
    const lexeme *row = &lexicon_builtin.lexemes[i];
    if (row->kind != LEXEME_OUTLET || row->sub == OUTLET_PLATFORM) continue;
    size_t n_key = squeeze(isnad_string_of(lexeme_key(&lexicon_builtin, row)), key, sizeof key);
    if (is_key_of(own, n_own, key, n_key)) people->own_outlet = row;
  }
  return people->own_outlet;
}

/* «لـ"البحر"» in a story of «قناة البحر»: a name in quotation marks that no row has alone. */
static bool is_own_in_quotes(cast *people, const who *carrier, const uint8_t *own, size_t n_own) {
  const story *self = people->story;
  uint32_t last = carrier->whole.last;
  bool quoted = carrier->whole.first < last &&
                (closes_quote(self, last - 1) || (last < self->shown.n_tokens && closes_quote(self, last)));
  const lexeme *row = quoted && !carrier->ref.size ? own_row(people, own, n_own) : NULL;
  if (!row) return false;
  uint8_t name[128], text[128];
  size_t n_name = squeeze(isnad_string_of(lexeme_lemma(&lexicon_builtin, row)), name, sizeof name);
  size_t n_text = squeeze(carrier->text, text, sizeof text);
  return n_text >= 4 && n_text <= n_name && !memcmp(name + n_name - n_text, text, n_text);
}

/* «لسكاي نيوز عربية» in a story of Sky News Arabia: the story's own outlet is no link of the chain. */
static bool is_own_outlet(cast *people, const who *carrier) {
  uint8_t own[128], ref[128], text[128];
  size_t n_own = squeeze(people->story->shown.document.outlet, own, sizeof own);
  if (n_own < 3) return false;
  size_t n_ref = squeeze(carrier->ref, ref, sizeof ref), n_text = squeeze(carrier->text, text, sizeof text);
  return is_key_of(own, n_own, ref, n_ref) || (n_text == n_own && memcmp(own, text, n_own) == 0) ||
         is_own_in_quotes(people, carrier, own, n_own);
}

static void resolve_carriers(cast *people, const found *of, resolved *to) {
  who tweeted = {0};
  bool tweet = writing_is_tweet(people->story, of, &tweeted) && !is_own_outlet(people, &tweeted);
  if (!of->n_carriers && !tweet) return;
  who *made = arena_get(&people->story->memory, (of->n_carriers + 1) * sizeof *made);
  if (!made) return;
  uint32_t count = 0;
  for (uint32_t k = 0; k < of->n_carriers; k++) {
    range tokens = of->carriers[k];
    bool inside = tokens.first >= of->source.first && tokens.first < of->source.last;
    bool named_so = to->speaker.kind == ISNAD_KIND_DOCUMENT || !speaks_for(people->story, of->source.first);
    if (inside && named_so) continue; /* «دراسة نشرتها المجلة», «الطبيب الذي كتب تقريرا للمجلة» */
    if (speaks_for(people->story, tokens.first)) { /* «حسب النص الذي نشرته المنظمة، طلب الوفد …» */
      range issuer = issuer_in(people->story, tokens);
      if (issuer.first < issuer.last) tokens = issuer;
    }
    who carrier = who_of(people->story, tokens);
    if (is_own_outlet(people, &carrier)) continue;
    cast_resolve(people, &carrier);
    if (to->known) owner_spell(people->story, &carrier, &to->speaker); /* «على لسان سفيرها» */
    bool quoted = opens_quote(people->story, tokens.first); /* «لـ"المرفأ"», which may be a place elsewhere */
    if (carrier.kind == ISNAD_KIND_NONE || (quoted && carrier.kind == ISNAD_KIND_STATE))
      carrier.kind = ISNAD_KIND_OUTLET;
    cast_remember(people, &carrier);
    tweet = tweet && carrier.kind != ISNAD_KIND_PLATFORM;
    made[count++] = carrier;
  }
  if (tweet) made[count++] = tweeted;
  to->carriers = made;
  to->n_carriers = count;
}

/* «وجه النجار رسالة للذين يتهمون …»: a verb of many is not one person's. */
static bool is_one_for_many(const found *of, const who *one) {
  bool title = one->head && one->head->kind == LEXEME_TITLE && one->number == NUMBER_SG;
  return FEATURE_NUMBER(of->features) == NUMBER_PL && FEATURE_PERSON(of->features) == 3 &&
         (title || one->name.first < one->name.last);
}

bool resolver_begin(resolver *self, story *of, found_vector *all) {
  *self = (resolver){.all = all};
  self->results = arena_zero(&of->memory, (all->count + 1) * sizeof *self->results);
  cast_init(&self->people, of);
  cast_gather_figures(&self->people, all);
  return self->results && !of->memory.failed;
}

void resolver_ask_rules(resolver *self, size_t index) {
  found *of = &self->all->items[index];
  resolved *to = &self->results[index];
  to->parent = parent_of(self->all, index);
  to->apart = to->parent >= 0 && is_told_apart(self->people.story, of);
  cast_look_until(&self->people, of->cue[0].first);
  to->gender = gender_of(of);
  if (of->source.first < of->source.last) {
    to->speaker = self->people.sources[index];
    cast_resolve(&self->people, &to->speaker);
    cast_cut_preposition(self->people.story, of, &to->speaker);
    owner_resolve(self, index);
    to->known = true;
  } else {
    resolve_bare(&self->people, self->all, self->results, index);
    if (is_one_for_many(of, &to->speaker)) to->known = false;
  }
}

void resolver_settle(resolver *self, size_t index) {
  found *of = &self->all->items[index];
  resolved *to = &self->results[index];
  if (of->source.first < of->source.last && to->known) {
    isnad_string own = self->people.sources[index].text, text = to->speaker.text;
    if (own.size == text.size && !memcmp(own.data, text.data, own.size)) cast_complete(&self->people, &to->speaker);
    cast_remember(&self->people, &to->speaker);
    to->number = to->speaker.number;
  }
  if (to->known) writing_note(&self->people, of, &to->speaker);
  resolve_carriers(&self->people, of, to);
}

void resolve_statements(story *self, found_vector *all) {
  resolver made;
  if (!all->count || !resolver_begin(&made, self, all)) return;
  for (size_t i = 0; i < all->count; i++) {
    resolver_ask_rules(&made, i);
    judge_speaker(&made, i);
    resolver_settle(&made, i);
  }
  emit_statements(self, all, made.results);
}
