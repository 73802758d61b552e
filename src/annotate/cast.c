/* cast: the fullest name that the story has for somebody.
 *
 * «النجار» becomes «سامر النجار», «الوزير» the minister whose name the story gives, «الشبكة الأميركية» the network
 * named before.
 */
#include "annotate/evidence.h"
#include "annotate/resolve.h"

#include "annotate/entities.h"
#include "annotate/grammar.h"
#include "annotate/noun_phrase.h"
#include "text/letters.h"
#include "text/pair.h"
#include "text/token.h"

#include <string.h>

/* Bounds that keep a story of any length linear: who is named first is named most. */
enum {
  INTRODUCED_REACH = 600,
  NAMES_MAX = 400,
  KNOWN_MAX = 300,
  NAME_WORDS_MAX = 6,
  TOKENS_MAX = 1500,
  LATTER_REACH = 60,
  HEAD_REACH = 400,
  BODY_WORDS_MAX = 8
};

/* Persons that the layer of names has found, by more than one word. */
static void collect_persons(cast *self) {
  const names_layer *layer = self->story->names;
  for (size_t k = 0; k < layer->mentions.count && self->names.count < NAMES_MAX; k++) {
    const mention *of = &layer->mentions.items[k];
    if (of->type != ISNAD_ENTITY_PERSON || of->reason == MENTION_ROLE || of->tokens.last - of->tokens.first < 2)
      continue;
    range *made = vector_push(&self->names, &self->story->memory);
    if (made) *made = of->tokens;
  }
}

/* Words that only look like one name: those before a person of the layer of names, and what is no name behind. */
static bool runs_together(const story *self, range name) {
  for (uint32_t i = name.first; i < name.last; i++) {
    const mention *of = mention_at(self, i);
    if (!of) continue;
    if (of->type != ISNAD_ENTITY_PERSON || of->tokens.first > name.first) return true;
    uint32_t behind = of->tokens.last;
    return behind < name.last &&
           (mention_at(self, behind) || is_time(self, behind) || has_trait(self, behind, TRAIT_THE));
  }
  return false;
}

/* «هالة نصار أمس»: no name ends so, unless the layer of names says that it does. */
static bool is_time_behind(const story *self, uint32_t first, uint32_t i) {
  return i >= first + 2 && is_time(self, i) && !mention_at(self, i);
}

static void collect_names(cast *self) {
  const story *in = self->story;
  if (in->names) collect_persons(self);
  self->n_persons = self->names.count;
  uint32_t count = (uint32_t)in->shown.n_tokens;
  for (uint32_t i = 0; i < count && self->names.count < NAMES_MAX;) {
    if (!is_known_name(in, i) || !is_name_part(in, i)) {
      i++;
      continue;
    }
    uint32_t end = i + 1;
    while (end < count && end - i < NAME_WORDS_MAX && !(token_at(in, end)->shape & SHAPE_BREAK) &&
           !begins_next_name(in, end) && !is_time_behind(in, i, end) && (is_name_part(in, end) || joins_words(in, end)))
      end += joins_words(in, end) ? 2 : 1;
    if (end - i >= 2 && !runs_together(in, (range){i, end})) {
      range *made = vector_push(&self->names, &self->story->memory);
      if (made) *made = (range){i, end};
    }
    i = end;
  }
}

static void remember_token(story *in, token_list *list, uint32_t token) {
  uint32_t *made = list->count < TOKENS_MAX ? vector_push(list, &in->memory) : NULL;
  if (made) *made = token;
}

/* «الحكومة الأردنية», «الهيئة العامة للرياضة»: the noun with ال says which one. */
static bool is_described(const story *self, uint32_t i) {
  if (i + 2 >= self->shown.n_tokens || !has_trait(self, i + 1, TRAIT_THE)) return false;
  return has_trait(self, i + 1, TRAIT_NATION) ||
         (has_trait(self, i + 1, TRAIT_ADJECTIVE) && has_trait(self, i + 2, TRAIT_TO));
}

static void collect_tokens(cast *self) {
  story *in = self->story;
  for (uint32_t i = 0; i < in->shown.n_tokens; i++) {
    if (has_trait(in, i, TRAIT_TITLE) || (in->phrase_at[i] && phrase_of_kind(in, i, LEXEME_TITLE)))
      remember_token(in, &self->titles, i);
    if (has_trait(in, i, TRAIT_HEAD) && (!has_trait(in, i, TRAIT_THE) || is_described(in, i)))
      remember_token(in, &self->heads, i);
    if (i > 0 && is_name_part(in, i - 1) && is_word(in, i) &&
        (is_name_part(in, i) || !has_trait(in, i, TRAIT_SURE_VERB | TRAIT_TITLE | TRAIT_NATION)))
      remember_token(in, &self->parts, i);
  }
}

void cast_init(cast *self, story *of) {
  *self = (cast){.story = of};
  collect_names(self);
  collect_tokens(self);
  cast_know_entities(self);
}

void cast_remember(cast *self, const who *one) {
  if (self->known.count >= KNOWN_MAX) return;
  who *made = vector_push(&self->known, &self->story->memory);
  if (made) *made = *one;
}

/* The same without the conjunction or preposition before it, and without ال. */
bool cast_same_word(const story *self, uint32_t a, uint32_t b) { return self->signs[a].core == self->signs[b].core; }

bool cast_holds_word(const story *self, range in, uint32_t word) {
  for (uint32_t i = in.first; i < in.last; i++)
    if (is_word(self, i) && cast_same_word(self, i, word)) return true;
  return false;
}

bool cast_holds_all(const story *self, range in, range of) {
  for (uint32_t i = of.first; i < of.last; i++)
    if (is_word(self, i) && !cast_holds_word(self, in, i)) return false;
  return true;
}

/* «نصار» is «هالة نصار» before it is «نصار بحر». */
static bool ends_alike(const story *self, range a, range b) {
  return a.first < a.last && b.first < b.last && cast_same_word(self, a.last - 1, b.last - 1);
}

/* The longest name of the story that holds all words of this one, one that ends as it does before others. */
range cast_fullest_name(const cast *self, range name) {
  range best = name;
  const mention *of = name.first < name.last ? mention_at(self->story, name.first) : NULL;
  if (of && of->type == ISNAD_ENTITY_PERSON) {
    const names_layer *layer = self->story->names;
    range known = layer->mentions.items[layer->drafts.items[of->entity].fullest].tokens;
    if (known.last - known.first > best.last - best.first) best = known;
  }
  bool family = ends_alike(self->story, best, name) && best.last - best.first > name.last - name.first;
  for (size_t k = 0; k < self->names.count; k++) {
    if (k == self->n_persons && best.last - best.first > name.last - name.first)
      break; /* the layer of names knows it */
    range other = self->names.items[k];
    bool alike = ends_alike(self->story, other, name), longer = other.last - other.first > best.last - best.first;
    bool fuller = alike == family ? longer : alike && other.last - other.first > name.last - name.first;
    if (!fuller || !cast_holds_all(self->story, other, name)) continue;
    best = other;
    family = alike;
  }
  return best;
}

bool cast_name_it(const cast *self, who *one, range name, isnad_string text) {
  if (name.first >= name.last) return false;
  one->name = name;
  one->text = text.size ? text : name_text_of(self->story, name);
  one->kind = ISNAD_KIND_PERSON;
  one->anonymous = false;
  return true;
}

/* «وكالة الأناضول [ووسائل إعلام أخرى]». */
bool names_two(const story *self, range phrase) {
  for (uint32_t i = phrase.first + 1; i < phrase.last; i++)
    if (is_word(self, i) && has_trait(self, i, TRAIT_AND) && always_has(self, i, FEATURE_AND) &&
        !has_trait(self, i, TRAIT_THE) && has_trait(self, i, TRAIT_HEAD | TRAIT_OUTLET | TRAIT_PLACE | TRAIT_NAME))
      return true;
  return false;
}

/* ---- By head noun ---- */

/* «المرصد السوري [لحقوق الإنسان]», «الهيئة العامة [للرياضة]»: what a body is for belongs to its name. */
static uint32_t purpose_end(const story *self, uint32_t i, uint32_t limit) {
  uint32_t end = i + 1;
  if (has_trait(self, i, TRAIT_VERB | TRAIT_NATION | TRAIT_PLACE)) return i;
  while (end < limit && is_word(self, end) && has_trait(self, end, TRAIT_THE) && !has_trait(self, end, TRAIT_AND))
    end++;
  return end;
}

/* Behind a noun with ال only its adjectives and its purpose count: «الجيش المصري», not «الجيش المصري في سيناء». */
static uint32_t full_head_end(const story *self, uint32_t i) {
  uint32_t limit = sentence_limit(self, i);
  if (limit > i + 8) limit = i + 8;
  if (!has_trait(self, i, TRAIT_THE)) return noun_phrase_end(self, i, limit, PHRASE_NO_COMMA | PHRASE_BEFORE_OBJECT);
  uint32_t end = i + 1;
  while (end < limit && has_trait(self, end, TRAIT_THE) && !is_event(self, end)) {
    bool new_noun = has_trait(self, end - 1, TRAIT_NATION) && !has_trait(self, end, TRAIT_ADJECTIVE | TRAIT_NATION);
    if (end > i + 1 && new_noun) break; /* «تعدها الحكومة الأردنية [المصدر الرئيسي]» */
    end++;
  }
  bool purpose = !has_use(self, i, USE(NATIONAL)) && end < limit && is_word(self, end) &&
                 !has_pronoun(self, end, UINT32_MAX); /* not «السلطات البريطانية [لعرقلتها]» */
  if (purpose && end > i + 1 && has_trait(self, end, TRAIT_TO)) return purpose_end(self, end, limit);
  return end;
}

/* Read without its verb a phrase runs on: «إدارة الرئيس سامر نصار [فرض] رسوم», «شركة مدار [خطتها]», «وكالات [نقلا عن]
 * …».
 */
static uint32_t head_cut(const story *self, uint32_t first, uint32_t end) {
  uint32_t definite = TRAIT_THE | TRAIT_NAME | TRAIT_OUTLET | TRAIT_PLACE | TRAIT_UNKNOWN;
  for (uint32_t i = first + 1; i < end; i++) {
    if (!is_word(self, i)) continue;
    bool deed = has_trait(self, i, TRAIT_MASDAR | TRAIT_EVENT) &&
                !has_trait(self, i, TRAIT_THE | TRAIT_NAME | TRAIT_TO) && !is_preposition(self, i - 1) &&
                has_trait(self, i - 1, definite) && !has_trait(self, i - 1, TRAIT_HEAD);
    bool owned = has_pronoun(self, i, 1u << LEXEME_COMMON | 1u << LEXEME_HEAD | 1u << LEXEME_NOUN) &&
                 !has_trait(self, i, TRAIT_NAME | TRAIT_OUTLET | TRAIT_UNKNOWN) && has_trait(self, i - 1, definite);
    if (deed || owned || has_role(self, i, ROLE(CITING))) return i;
  }
  return end;
}

/* «الهيئة العامة للمياه [(همع)]»: one word or two that stand for the name. */
static uint32_t behind_short_form(const story *self, uint32_t i) {
  if (i >= self->shown.n_tokens || !is_mark(self, i, '(')) return i;
  uint32_t close = self->partner[i];
  if (close == PAIR_NONE || close == PAIR_OPEN || close <= i + 1 || close > i + 3) return i;
  for (uint32_t k = i + 1; k < close; k++)
    if (!is_word(self, k) || is_preposition(self, k) || has_trait(self, k, TRAIT_SURE_VERB | TRAIT_NATION)) return i;
  return close + 1;
}

static void read_described(cast *self, uint32_t head) {
  uint32_t end = head_cut(self->story, head, full_head_end(self->story, head));
  if (end - head < 2) return;
  range *made = vector_push(&self->described, &self->story->memory);
  if (made) *made = (range){head, behind_short_form(self->story, end)};
}

/* Those that begin with the word of a token. Each is read once: a phrase is dearer to read than a word to compare. */
static core_group described_like(cast *self, uint32_t token) {
  uint32_t core = self->story->signs[token].core;
  for (size_t k = 0; k < self->described_groups.count; k++)
    if (self->described_groups.items[k].core == core) return self->described_groups.items[k];
  core_group made = {.core = core, .first = (uint32_t)self->described.count};
  for (size_t k = 0; k < self->heads.count; k++)
    if (cast_same_word(self->story, self->heads.items[k], token)) read_described(self, self->heads.items[k]);
  made.last = (uint32_t)self->described.count;
  core_group *kept = vector_push(&self->described_groups, &self->story->memory);
  if (kept) *kept = made;
  return made;
}

static uint32_t first_described_from(const cast *self, core_group of, uint32_t token) {
  uint32_t low = of.first, high = of.last;
  while (low < high) {
    uint32_t middle = (low + high) / 2;
    if (self->described.items[middle].first < token)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

static bool says_more(const story *self, range full, range less) {
  return full.last - full.first + 1 > less.last - less.first && cast_holds_all(self, full, less);
}

/* «الشبكة الأميركية» for «شبكة سي. إن. إن الأميركية»; «الصندوق» for «صندوق النقد الدولي»: the last one before it, else
 * the first one soon after it. */
static range head_like(cast *self, const who *one) {
  core_group like = described_like(self, one->whole.first);
  uint32_t after = first_described_from(self, like, one->whole.first);
  for (uint32_t k = after; k-- > like.first;)
    if (says_more(self->story, self->described.items[k], one->whole)) return self->described.items[k];
  for (uint32_t k = after; k < like.last; k++) {
    range full = self->described.items[k];
    if (full.first > one->whole.last + HEAD_REACH) break;
    if (full.first >= one->whole.last && says_more(self->story, full, one->whole)) return full;
  }
  return (range){0, 0};
}

static uint32_t words_before_clause(const story *self, range phrase) {
  uint32_t last = phrase.first + 1;
  while (last < phrase.last && !is_comma(self, last) && !is_relative(self, last)) last++;
  return last - phrase.first;
}

/* The organization that the phrase begins with, as its place plus one. */
static uint32_t organization_at(const story *self, range phrase) {
  uint32_t first = phrase.first;
  while (first < phrase.last && opens_quote(self, first)) first++;
  const mention *of = first < phrase.last ? mention_at(self, first) : NULL;
  bool fits = of && of->type == ISNAD_ENTITY_ORGANIZATION && of->tokens.first == first;
  return fits ? of->entity + 1 : 0;
}

/* «المرصد», «المرصد السوري», «يوروكونترول»: the fullest name of the organization, as one who spoke was called or as the
 * layer of names has it. */
static bool resolve_entity(const cast *self, who *one) {
  story *in = self->story;
  uint32_t entity = organization_at(in, one->whole), most = words_before_clause(in, one->whole);
  if (!entity) return false;
  const mention *full = &in->names->mentions.items[in->names->drafts.items[entity - 1].fullest];
  bool fuller = full->tokens.last - full->tokens.first > most;
  if (fuller) {
    most = full->tokens.last - full->tokens.first;
    one->text = untagged(in, mention_name(in, full));
    one->ref = in->shown.entities[entity - 1].ref;
    one->entity = entity;
  }
  for (size_t k = 0; k < self->known.count; k++) {
    const who *other = &self->known.items[k];
    if (other->kind == ISNAD_KIND_PERSON || organization_at(in, other->whole) != entity) continue;
    if (other->count > 1 || names_two(in, other->whole)) continue;
    uint32_t words = words_before_clause(in, other->whole);
    if (words > most) most = words, one->text = other->text, fuller = true;
  }
  return fuller;
}

/* The last one who spoke whose phrase holds all words of this one: «دراسة طبية» before «الدراسة الجديدة». */
static const who *known_like(const cast *self, const who *one) {
  const who *definite = NULL;
  for (size_t k = self->known.count; k-- > 0;) {
    const who *other = &self->known.items[k];
    bool two = one->number == NUMBER_DUAL && other->number == NUMBER_DUAL && one->head == other->head;
    if (two && one->whole.last == one->whole.first + 1) return other; /* «الشركتان» for «شركتا النهر والبحر» */
    if (names_two(self->story, other->whole) && !names_two(self->story, one->whole)) continue;
    if (other->kind != one->kind || other->whole.last - other->whole.first <= one->whole.last - one->whole.first ||
        !cast_same_word(self->story, other->whole.first, one->whole.first) ||
        !cast_holds_all(self->story, other->whole, one->whole))
      continue;
    if (!has_trait(self->story, other->whole.first, TRAIT_THE)) return other;
    if (!definite) definite = other;
  }
  return definite;
}

static bool resolve_known(const cast *self, who *one) {
  const who *other = known_like(self, one);
  if (other) one->text = other->text, one->entity = other->entity;
  return other != NULL;
}

/* «الصحيفة»: of the one that spoke last and the one that was named last the later one. */
static bool resolve_noun(cast *self, who *one) {
  const who *spoke = known_like(self, one);
  range named = one->head->kind == LEXEME_HEAD && one->definite ? head_like(self, one) : (range){0, 0};
  if (named.first >= named.last) return spoke ? (one->text = spoke->text, one->entity = spoke->entity, true) : false;
  if (spoke && (spoke->whole.first >= named.first || cast_holds_all(self->story, spoke->whole, named) ||
                named.first > one->whole.first))
    return one->text = spoke->text, one->entity = spoke->entity, true;
  one->text = plain_text_of(self->story, named);
  who full = who_of(self->story, named);
  if (cast_add_nation(self->story, &full)) one->text = full.text;
  if (full.ref.size) one->ref = full.ref;
  one->entity = entity_heading(self->story, named);
  return true;
}

/* A family name alone («نصار») with the words before it elsewhere: «هالة نصار». */
static range name_around(const cast *people, uint32_t word) {
  const story *self = people->story;
  range best = {0, 0};
  for (size_t k = 0; k < people->parts.count; k++) {
    uint32_t i = people->parts.items[k];
    if (i == word || !cast_same_word(self, i, word)) continue;
    uint32_t first = i;
    while (first > 0 && i - first < 3 && !(token_at(self, first)->shape & SHAPE_BREAK) &&
           is_name_part(self, first - 1) && !has_trait(self, first - 1, TRAIT_THE | TRAIT_AND | TRAIT_TO | TRAIT_BY))
      first--;
    if (first < i && i + 1 - first > best.last - best.first) best = (range){first, i + 1};
  }
  return best;
}

/* «المدير الأردني [دان نصار]»: where the family's name comes first, a bare word between it and what is definite is the
 * given name, whatever else it could be. */
static range name_introduced(const cast *people, uint32_t word) {
  const story *self = people->story;
  uint32_t limit = word < INTRODUCED_REACH ? word : INTRODUCED_REACH, i = 2;
  while (i < limit && !cast_same_word(self, i, word)) i++;
  uint32_t other = TRAIT_THE | TRAIT_TITLE | TRAIT_HEAD | TRAIT_NATION | TRAIT_PLACE | TRAIT_OUTLET | TRAIT_MASDAR |
                   TRAIT_EVENT | TRAIT_AND | TRAIT_BY | TRAIT_ADJECTIVE;
  if (i >= limit || !is_word(self, i - 1) || has_trait(self, i - 1, other) || is_preposition(self, i - 1) ||
      is_complementizer(self, i - 1) || self->words[i - 1]->classes || is_time(self, i - 1) ||
      has_trait(self, i, TRAIT_AND | TRAIT_BY) || token_at(self, i - 1)->folded_size < 2)
    return (range){0, 0};
  bool introduced =
      has_trait(self, i - 2, TRAIT_THE) && has_trait(self, i - 2, TRAIT_TITLE | TRAIT_NATION | TRAIT_ADJECTIVE);
  return introduced ? (range){i - 1, i + 1} : (range){0, 0};
}

/* A family's name spelled a little differently: «بوني لاندر» once, «لانندر» later; empty where no full name ends so. */
static range name_spelled_like(const cast *people, uint32_t word) {
  const story *self = people->story;
  if (token_at(self, word)->folded_size < 5) return (range){0, 0};
  for (size_t k = 0; k < people->n_persons; k++) {
    range name = people->names.items[k];
    if (name.last - 1 != word && same_name_word(self, name.last - 1, word)) return name;
  }
  return (range){0, 0};
}

/* «الكردي» alone, where «سناء الكردي» was named. */
static bool resolve_family(const cast *self, who *one) {
  if (one->whole.last != one->whole.first + 1 || one->number != NUMBER_SG) return false;
  for (size_t k = 0; k < self->names.count; k++) {
    range name = self->names.items[k];
    if (cast_same_word(self->story, name.last - 1, one->whole.first))
      return cast_name_it(self, one, name, (isnad_string){0});
  }
  for (size_t k = self->known.count; k-- > 0;) {
    const who *other = &self->known.items[k];
    bool named = other->name.last > other->name.first + 1;
    if (named && cast_same_word(self->story, other->name.last - 1, one->whole.first))
      return cast_name_it(self, one, other->name, other->text);
  }
  return false;
}

/* «المرفأ» said alone for «شركة المرفأ» that spoke before. */
static void resolve_body(const cast *self, who *one) {
  for (size_t k = self->known.count; k-- > 0;) {
    const who *other = &self->known.items[k];
    bool body = other->head && other->head->kind == LEXEME_HEAD && other->kind != ISNAD_KIND_DOCUMENT;
    if (!body || other->whole.last - other->whole.first > BODY_WORDS_MAX) continue;
    if (!cast_holds_all(self->story, other->whole, one->whole)) continue;
    one->text = other->text;
    one->ref = other->ref;
    one->entity = other->entity;
    one->kind = other->kind;
    return;
  }
}

/* Words that no table knows may be somebody's name. */
static void resolve_unknown(cast *self, who *one) {
  const story *in = self->story;
  if (one->whole.last - one->whole.first > 2 || !is_word(in, one->whole.first)) return;
  range full = cast_fullest_name(self, one->whole);
  if (full.first == one->whole.first) full = name_around(self, one->whole.last - 1);
  bool held = full.first < full.last && cast_holds_all(in, full, one->whole);
  if (!held && one->whole.last == one->whole.first + 1) full = name_spelled_like(self, one->whole.first);
  if (full.first >= full.last || (!held && full.first == one->whole.first)) {
    resolve_body(self, one);
    return;
  }
  one->name = full;
  one->kind = ISNAD_KIND_PERSON;
  one->text = name_text_of(self->story, full);
}

/* «أقال المدير نائبه سامر نور، بعد أن قال الأخير إن»: the name that stands last before it. */
static bool resolve_latter(cast *self, who *one) {
  const story *in = self->story;
  if (one->whole.first >= one->whole.last || !has_role(in, one->whole.first, ROLE(LATTER))) return false;
  if (one->number == NUMBER_DUAL || (one->head && one->head->kind == LEXEME_HEAD && one->head->sub == HEAD_GROUP))
    return false; /* «الثنائي» is nobody alone */
  for (uint32_t i = one->whole.first, steps = 0; i-- > 0 && steps < LATTER_REACH; steps++) {
    if (!is_known_name(in, i) || has_trait(in, i, TRAIT_PLACE)) continue;
    uint32_t first = i;
    while (first > 0 && i - first < NAME_WORDS_MAX && is_name_part(in, first - 1) &&
           !(token_at(in, first)->shape & SHAPE_BREAK))
      first--;
    one->name = cast_fullest_name(self, (range){first, i + 1});
    one->text = name_text_of(self->story, one->name);
    one->kind = ISNAD_KIND_PERSON;
    return true;
  }
  return false;
}

bool is_some(const story *self, range phrase) {
  return phrase.last == phrase.first + 1 && has_trait(self, phrase.first, TRAIT_THE) &&
         (self->words[phrase.first]->loose_classes & WORD_QUANTIFIER);
}

void cast_resolve(cast *self, who *one) {
  const story *in = self->story;
  if (is_some(in, one->whole)) return;
  if (cast_resolve_group(self, one) || resolve_latter(self, one) || cast_resolve_pair(self, one)) return;
  if (cast_resolve_issuer(self, one)) return;
  if (one->name.first >= one->name.last && one->whole.first < one->whole.last && !one->head) {
    if (!resolve_entity(self, one)) resolve_unknown(self, one);
    return;
  }
  if (one->name.first < one->name.last) {
    range full = cast_fullest_name(self, one->name);
    if (full.first == one->name.first && one->name.last - one->name.first == 1) {
      range around = name_around(self, one->name.first);
      if (around.first >= around.last) around = name_spelled_like(self, one->name.first);
      if (around.first >= around.last) around = name_introduced(self, one->name.first);
      if (around.first < around.last) full = around;
    }
    one->name = full;
    one->text = name_text_of(self->story, one->name);
    return;
  }
  if (one->head && one->head->kind == LEXEME_NATIONALITY && resolve_family(self, one)) return;
  bool spokesman = one->head && one->head->kind == LEXEME_TITLE && one->head->sub == TITLE_SPOKESMAN;
  if (one->whole.first >= one->whole.last || !one->head) return;
  if (one->anonymous && !spokesman && one->head->kind == LEXEME_TITLE) {
    if (cast_resolve_description(self, one)) return;
    if (!has_trait(in, one->whole.first, TRAIT_THE)) return;
    if (!resolve_known(self, one)) cast_resolve_mentioned(self, one); /* «المصادر» for «مصادر عسكرية» */
    return;
  }
  bool person = one->head->kind == LEXEME_TITLE && one->number != NUMBER_PL && one->number != NUMBER_DUAL;
  if (person && (cast_resolve_title(self, one) || cast_resolve_description(self, one))) {
    one->kind = ISNAD_KIND_PERSON;
    one->anonymous = false;
    return;
  }
  if (!person && resolve_entity(self, one)) return;
  if (resolve_noun(self, one)) return;
  if (one->head->kind == LEXEME_HEAD) cast_name_by_sort(self, one);
  if (one->head->kind == LEXEME_TITLE) cast_resolve_mentioned(self, one); /* «الباحثون» */
}
