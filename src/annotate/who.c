/* who: what a noun phrase stands for: kind, name, gender, number, count. */
#include "annotate/resolve.h"

#include "annotate/entities.h"
#include "annotate/grammar.h"
#include "annotate/number.h"
#include "text/letters.h"
#include "text/pair.h"
#include "text/token.h"

#include <string.h>

bool joins_words(const story *self, uint32_t i) {
  if (i + 1 >= self->shown.n_tokens || !is_mark(self, i, '-') || !is_word(self, i + 1)) return false;
  return !(token_at(self, i)->shape & SHAPE_SPACE) && !(token_at(self, i + 1)->shape & SHAPE_SPACE);
}

/* «أورتن-بيلي», «J. Doe»: marks that stand inside names. */
static bool joins_name(const story *self, uint32_t i, uint32_t last) {
  if (i + 1 >= last || !(is_mark(self, i, '-') || is_mark(self, i, '.') || is_mark(self, i, '\''))) return false;
  return joins_words(self, i) || is_name_part(self, i + 1);
}

/* All readings are verbs or words of time: «جوان», «باقيان». */
static bool is_only_verb_or_time(const story *self, uint32_t i) {
  uint32_t others = ~(1u << LEXEME_VERB | 1u << LEXEME_WORD | 1u << LEXEME_GRAMMAR);
  if (!is_word(self, i) || (self->words[i]->kinds & others) ||
      has_trait(self, i, TRAIT_SAYING | TRAIT_MASDAR | TRAIT_THE | TRAIT_TO | TRAIT_BY))
    return false;
  return !(self->words[i]->kinds & 1u << LEXEME_WORD) || has_class(self, i, WORD_TIME);
}

/* Inside a noun phrase a word that only looks like a verb is a name: «المحلل بوني لاندر», «الدكتور جوان حسين». */
static bool is_name_in_phrase(const story *self, range phrase, uint32_t i) {
  if (is_name_part(self, i)) return true;
  if (i > phrase.first && joins_words(self, i - 1)) return true;
  if (!is_only_verb_or_time(self, i)) return false;
  bool name_behind = i + 1 < phrase.last && is_name_part(self, i + 1) && !has_trait(self, i + 1, TRAIT_THE);
  if (i == phrase.first) return name_behind;
  if (is_name_part(self, i - 1) && (!has_trait(self, i - 1, TRAIT_THE) || has_fact(self, i - 1, FACT_NAME_PHRASE)))
    return true; /* «سامر جوان», «عبد اللطيف جوان» */
  return name_behind && (has_trait(self, i - 1, TRAIT_THE) || has_trait(self, i - 1, TRAIT_TITLE));
}

/* A name, or a noun that may begin one: «وزير». */
static bool is_nominal(const reading *of) {
  return of->lexeme->kind == LEXEME_NAME || of->lexeme->kind == LEXEME_TITLE || of->lexeme->kind == LEXEME_HEAD;
}

/* «سامر وهالة النجار» are two: a name with و before it begins anew. */
bool begins_next_name(const story *self, uint32_t i) {
  if (!is_word(self, i) || folded_of(self, i)[0] != F_WAW) return false;
  const word_readings *word = self->words[i];
  for (uint32_t k = 0; k < word->count; k++)
    if (is_nominal(&word->items[k]) && !(word->items[k].features & FEATURE_AND)) return false; /* «وليد», «وزير» */
  if (word->kinds & ~(1u << LEXEME_VERB) || word->roles) return true;
  const isnad_token *token = token_at(self, i);
  uint8_t second = folded_of(self, i)[1]; /* «ويلبرت», «واتسون», «وولف» have a و of their own, «وأمين», «والنجار» not */
  if (second == F_ALEF && (token->shape & (SHAPE_HAMZA | SHAPE_HAMZA_BELOW) || folded_of(self, i)[2] == F_LAM))
    return word->kinds != 0;
  return token->folded_size > 4 && second != F_YEH && second != F_WAW && second != F_ALEF;
}

/* «العقيد», «الدكتور»: what may stand before any name. */
static bool is_form_of_address(const story *self, uint32_t i) {
  const reading *title = reading_at(self, i, LEXEME_TITLE);
  return title && (title->lexeme->sub == TITLE_RANK || title->lexeme->sub == TITLE_HONORIFIC);
}

/* «صديق للملكة هالة»: behind ل the title right before the name is that of the one who is named. */
static bool is_of_other(const story *self, range phrase, uint32_t name) {
  uint32_t title = name;
  while (title > phrase.first + 1 && has_trait(self, title - 1, TRAIT_NATION) && has_trait(self, title - 1, TRAIT_THE))
    title--; /* «للملكة الدنماركية هالة» */
  return title > phrase.first + 1 && has_trait(self, title - 1, TRAIT_TITLE) && has_trait(self, title - 1, TRAIT_TO) &&
         always_has(self, title - 1, FEATURE_TO);
}

/* «محامي نصار», «المحامية الجديدة لنصار»: a title of the one who is named. */
static bool belongs_to_name(const story *self, range phrase, uint32_t name) {
  const word_readings *word = self->words[name];
  bool behind_to = false, free_name = false;
  for (uint32_t k = 0; k < word->count; k++) {
    if (word->items[k].lexeme->kind != LEXEME_NAME) continue;
    behind_to |= (word->items[k].features & FEATURE_TO) != 0;
    free_name |= !(word->items[k].features & FEATURE_TO);
  }
  if (behind_to && !free_name) return true;
  if (is_of_other(self, phrase, name)) return true;
  const reading *title = reading_at(self, name - 1, LEXEME_TITLE);
  return title && !has_trait(self, name - 1, TRAIT_THE | TRAIT_NAME) && !is_form_of_address(self, name - 1) &&
         !FEATURE_ENCLITIC(title->features) && reading_at(self, name, LEXEME_NAME);
}

/* «متحدث باسم الوزيرة هالة نصار»: the name is that of the one spoken for. */
static bool is_spoken_for(const story *self, range phrase, uint32_t name) {
  bool on_behalf = false;
  for (uint32_t i = phrase.first; i < name; i++) {
    if (has_role(self, i, ROLE(IS)))
      on_behalf = false; /* «متحدث باسم الوزارة هو الرائد فلان» */
    else if (has_role(self, i, ROLE(ON_BEHALF)))
      on_behalf = true;
    else if (on_behalf && has_trait(self, i, TRAIT_TITLE) && has_trait(self, i - 1, TRAIT_THE) &&
             !has_trait(self, i, TRAIT_THE))
      on_behalf = false; /* «متحدث باسم الحكومة نائب الرئيس فلان» is both */
    else if (on_behalf && has_trait(self, i, TRAIT_TITLE) && !is_form_of_address(self, i))
      return true;
  }
  return name > phrase.first && belongs_to_name(self, phrase, name);
}

/* Unknown words are a name behind a title, or before one: «الملحق فلان الفلاني», «بوني لاندر الوزير المقرب». */
static bool is_new_name(const story *self, range phrase, range words) {
  if (has_trait(self, words.first, TRAIT_THE)) return false;
  bool described = words.last < phrase.last && (is_comma(self, words.last) || has_trait(self, words.last, TRAIT_TITLE));
  if (words.first == phrase.first && described) return true; /* «لاندر، رئيس الشركة» */
  if (words.last - words.first < 2) return false;
  if (words.first > phrase.first) return true;
  if (words.last == phrase.last) return words.last - words.first <= 4;
  return is_comma(self, words.last) || has_trait(self, words.last, TRAIT_TITLE) || is_mark(self, words.last, '(');
}

static range name_by_words(const story *self, range phrase);

/* «مديرة حملة فلانة، أورتن بيلي»: behind a title the name is in the apposition. */
static range name_in_apposition(const story *self, range phrase) {
  if (!has_trait(self, phrase.first, TRAIT_TITLE) && !phrase_of_kind(self, phrase.first, LEXEME_TITLE))
    return (range){0, 0};
  for (uint32_t i = phrase.first + 1; i + 1 < phrase.last; i++) {
    if (!is_comma(self, i)) continue;
    uint32_t first = i + 1;
    while (first < phrase.last && has_trait(self, first, TRAIT_TITLE) && !is_known_name(self, first)) first++;
    while (first < phrase.last && is_mark(self, first, '.')) first++; /* «د.» */
    if (first >= phrase.last || !is_name_part(self, first) || has_trait(self, first, TRAIT_THE)) return (range){0, 0};
    if (is_spoken_for(self, phrase, first)) return (range){0, 0};
    return name_by_words(self, (range){first, phrase.last});
  }
  return (range){0, 0};
}

/* «سامر النجار», «فؤاد المصري»: behind a given name alone, a trade, a nation or a colour with ال is the family's name.
 */
static bool is_family_name(const story *self, range phrase, uint32_t given, uint32_t i) {
  bool compound = i == given + 2 && has_use(self, given, USE(KUNYA)); /* «أبو خير الأحمر» */
  if ((i != given + 1 && !compound) || i >= phrase.last || !has_trait(self, i, TRAIT_THE) ||
      !has_trait(self, i, TRAIT_TITLE | TRAIT_NATION | TRAIT_ADJECTIVE | TRAIT_COMMON | TRAIT_ACTING))
    return false;
  if (!is_known_name(self, given) || has_trait(self, given, TRAIT_THE | TRAIT_TITLE | TRAIT_HEAD)) return false;
  return i + 1 == phrase.last || is_any_mark(self, i + 1) || has_trait(self, i + 1, TRAIT_TITLE);
}

/* What the layer of names has in the phrase: the first person that nobody else speaks for. */
static range person_in(const story *self, range phrase) {
  for (uint32_t i = phrase.first; self->names && i < phrase.last; i++) {
    const mention *of = mention_at(self, i);
    if (!of || of->type != ISNAD_ENTITY_PERSON || of->reason == MENTION_ROLE || of->tokens.first < phrase.first)
      continue;
    if (!is_spoken_for(self, phrase, i)) return of->tokens;
    i = of->tokens.last - 1;
  }
  return (range){0, 0};
}

/* Where something ends that begins at i and is no name of a person, whatever its words may be: «[بي بي سي] هالة نصار»,
 * «[أمين عام] الاتحاد»; i where nothing does. */
static uint32_t skip_nameless(const story *self, uint32_t i) {
  const phrase_match *title = phrase_of_kind(self, i, LEXEME_TITLE), *outlet = phrase_of_kind(self, i, LEXEME_OUTLET);
  const mention *of = mention_at(self, i);
  if (outlet && outlet->tokens.last > i + 1) return outlet->tokens.last;
  if (of && of->tokens.first == i && of->type == ISNAD_ENTITY_ORGANIZATION && of->row) return of->tokens.last;
  bool named = of && of->type == ISNAD_ENTITY_PERSON && of->reason != MENTION_ROLE;
  return title && !named && title->tokens.last > i + 1 ? title->tokens.last : i;
}

/* «البالغ من [العمر] 33 عاما»: a complement. */
static bool is_complement(const story *self, range phrase, uint32_t i) {
  return i > phrase.first + 1 && has_trait(self, i, TRAIT_THE) && is_preposition(self, i - 1);
}

/* «العقيد [تركي] المندلاوي»: behind a noun with ال no adjective. */
static bool is_given_nation(const story *self, range phrase, uint32_t i) {
  return i > phrase.first && i + 1 < phrase.last && has_trait(self, i, TRAIT_NATION) &&
         !has_trait(self, i, TRAIT_THE) && has_trait(self, i - 1, TRAIT_THE) &&
         has_trait(self, i - 1, TRAIT_TITLE | TRAIT_COMMON) && !has_trait(self, i, TRAIT_AND | TRAIT_PLACE) &&
         is_name_part(self, i + 1);
}

/* «مدرب [ليفربول] يورغن كلون»: what the layer of names takes for no person, before one. */
static bool names_other(const story *self, range phrase, uint32_t i) {
  const mention *of = i > phrase.first ? mention_at(self, i) : NULL;
  return of && of->type != ISNAD_ENTITY_PERSON && of->tokens.first == i;
}

/* A bare word that is nothing but a name behind a definite noun: «المتحدثة باسم البنتاغون [داينا وايت]». */
static bool is_bare(const story *self, uint32_t i) {
  uint32_t other = TRAIT_THE | TRAIT_TITLE | TRAIT_HEAD | TRAIT_NATION | TRAIT_BY | TRAIT_MASDAR | TRAIT_EVENT |
                   TRAIT_ADJECTIVE | TRAIT_PLACE | TRAIT_OUTLET;
  return is_word(self, i) && !begins_next_name(self, i) && !has_trait(self, i, other) && !is_preposition(self, i) &&
         !is_relative(self, i) && !is_complementizer(self, i) && !is_time(self, i) &&
         token_at(self, i)->folded_size > 1 &&
         !has_class(self, i, WORD_NUMBER | WORD_QUANTIFIER | WORD_NEGATION | WORD_CONJUNCTION | WORD_PRONOUN);
}

/* «مراسلة بي بي سي ماريكو [أوي]»: behind one strange word the last bare one of the phrase. */
static bool ends_name(const story *self, range phrase, range name) {
  if (name.last != name.first + 1 || name.last >= phrase.last || !has_trait(self, name.first, TRAIT_UNKNOWN))
    return false;
  if (name.last + 1 < phrase.last && !is_any_mark(self, name.last + 1)) return false;
  return !has_trait(self, name.first, TRAIT_THE) && is_bare(self, name.last) && !is_any_mark(self, name.last);
}

/* «الرئيس [الكيني]»: with ال and behind no name a nation, though somebody may be called so. */
static bool is_nation_of(const story *self, range phrase, uint32_t i) {
  return i > phrase.first && has_trait(self, i, TRAIT_NATION) && has_trait(self, i, TRAIT_THE) &&
         has_trait(self, i - 1, TRAIT_THE) && !is_known_name(self, i - 1);
}

/* By titles, known names and words that no table has. */
static range name_by_words(const story *self, range phrase) {
  range behind = phrase.first < phrase.last ? name_in_apposition(self, phrase) : phrase;
  if (behind.first < behind.last) return behind;
  range best = {0, 0};
  for (uint32_t i = phrase.first; i < phrase.last; i++) {
    uint32_t nameless = skip_nameless(self, i);
    if (nameless > i) {
      i = nameless - 1;
      continue;
    }
    bool title_word =
        (has_trait(self, i, TRAIT_TITLE | TRAIT_HEAD | TRAIT_NATION | TRAIT_PLACE) || names_other(self, phrase, i)) &&
        !is_known_name(self, i) && !is_given_nation(self, phrase, i);
    title_word |= is_nation_of(self, phrase, i);
    bool common = i > phrase.first && has_trait(self, i, TRAIT_UNKNOWN) &&
                  has_trait(self, i, TRAIT_THE); /* «مدير الحديقة كمال» */
    if (title_word || common || is_complement(self, phrase, i)) continue;
    if (!is_name_in_phrase(self, phrase, i) && !is_given_nation(self, phrase, i)) continue;
    uint32_t end = i, known = 0;
    while (end < phrase.last && (end == i || !begins_next_name(self, end)) &&
           (end == i || is_name_in_phrase(self, phrase, end) || joins_name(self, end, phrase.last) ||
            name_goes_on(self, i, end, phrase.last))) {
      known += is_known_name(self, end);
      end++;
    }
    if (is_family_name(self, phrase, i, end) || ends_name(self, phrase, (range){i, end})) end++;
    bool enough = known > 0 || is_new_name(self, phrase, (range){i, end});
    if (enough && is_spoken_for(self, phrase, i)) return (range){0, 0};
    if (enough && (best.first == best.last || known > 0)) {
      best = (range){i, end};
      if (known || i == phrase.first) break;
    }
    i = end;
  }
  return best;
}

/* Behind a title that is complete stand two to four bare words, up to the end or to a mark: «مدير المخابرات، [دان
 * كوتس]».
 */
static range name_in_tail(const story *self, range phrase) {
  if (!has_trait(self, phrase.first, TRAIT_TITLE) && !phrase_of_kind(self, phrase.first, LEXEME_TITLE))
    return (range){0, 0};
  for (uint32_t i = phrase.first + 1; i + 1 < phrase.last; i++) {
    if (is_relative(self, i) || has_role(self, i, ROLE(TONGUE))) break;
    if (!(is_comma(self, i - 1) || has_trait(self, i - 1, TRAIT_THE)) || !is_bare(self, i)) continue;
    uint32_t end = i;
    while (end < phrase.last && is_bare(self, end)) end++;
    bool whole = end == phrase.last || is_any_mark(self, end);
    if (whole && end - i >= 2 && end - i <= 4 && !is_spoken_for(self, phrase, i)) return (range){i, end};
    i = end;
  }
  return (range){0, 0};
}

/* The two do not see the same: the tagger knows contexts, the words know titles. Of two that overlap the longer is
 * taken.
 */
range name_in(const story *self, range phrase) {
  range words = name_by_words(self, phrase), person = person_in(self, phrase);
  if (words.first >= words.last && person.first >= person.last) return name_in_tail(self, phrase);
  if (words.first >= words.last) return person;
  bool overlap = person.first < words.last && words.first < person.last;
  return overlap && person.last - person.first > words.last - words.first ? person : words;
}

static isnad_kind kind_of_head(const lexeme *head, uint8_t how_many) {
  static const isnad_kind heads[] = {ISNAD_KIND_ORGANIZATION, ISNAD_KIND_STATE,        ISNAD_KIND_ORGANIZATION,
                                     ISNAD_KIND_ORGANIZATION, ISNAD_KIND_ORGANIZATION, ISNAD_KIND_OUTLET,
                                     ISNAD_KIND_DOCUMENT,     ISNAD_KIND_DOCUMENT,     ISNAD_KIND_GROUP,
                                     ISNAD_KIND_DOCUMENT,     ISNAD_KIND_ORGANIZATION, ISNAD_KIND_STATE};
  static const isnad_kind outlets[] = {ISNAD_KIND_AGENCY, ISNAD_KIND_OUTLET,   ISNAD_KIND_OUTLET,
                                       ISNAD_KIND_OUTLET, ISNAD_KIND_OUTLET,   ISNAD_KIND_OUTLET,
                                       ISNAD_KIND_OUTLET, ISNAD_KIND_PLATFORM, ISNAD_KIND_PROGRAMME};
  switch (head->kind) {
  case LEXEME_HEAD: return heads[head->sub];
  case LEXEME_OUTLET: return outlets[head->sub];
  case LEXEME_COUNTRY:
  case LEXEME_CAPITAL: return ISNAD_KIND_STATE;
  case LEXEME_NATIONALITY: return ISNAD_KIND_GROUP;
  case LEXEME_TITLE: return how_many == NUMBER_PL || how_many == NUMBER_DUAL ? ISNAD_KIND_GROUP : ISNAD_KIND_PERSON;
  default: return ISNAD_KIND_PERSON;
  }
}

/* With ال, or before a definite complement: «وزير الخارجية». */
static bool is_definite(const story *self, uint32_t first, uint32_t last) {
  for (uint32_t i = first; i < last && i < first + 5; i++) {
    if (has_trait(self, i, TRAIT_THE | TRAIT_PLACE | TRAIT_OUTLET)) return true;
    if (i > first && (is_preposition(self, i) || has_role(self, i, ROLE(ON_BEHALF)) || is_any_mark(self, i)))
      return false;
  }
  return false;
}

/* «وكالة رويترز», «صحيفة \"لوموند\" الفرنسية»: behind the common noun stands an outlet that the lexicon knows. */
static void find_outlet(const story *self, who *one) {
  if (!one->head || one->head->kind != LEXEME_HEAD || one->head->sub != HEAD_OUTLET) return;
  for (uint32_t i = one->whole.first + 1; i < one->whole.last && i < one->whole.first + 4; i++) {
    uint32_t last;
    const lexicon *from;
    const lexeme *outlet = lexeme_of_kind(self, i, LEXEME_OUTLET, &last, &from);
    if (!outlet) continue;
    one->head = outlet;
    one->ref = isnad_string_of(lexeme_key(from, outlet));
    return;
  }
}

/* «مشجعي النادي», «مسؤولين» are many sooner than two. */
static bool may_be_plural(const story *self, uint32_t i) {
  const word_readings *word = self->words[i];
  for (uint32_t k = 0; k < word->count; k++)
    if (FEATURE_NUMBER(word->items[k].features) == NUMBER_PL) return true;
  return false;
}

/* A reading of that kind, one with just that spelling before others: «مديره» is his director, not «مديرة»; with a
 * pronoun of one before of many: «محاميه», «محامي العائلة». */
static const reading *spelled_so(const story *self, uint32_t i, lexeme_kind kind) {
  const reading *first = reading_at(self, i, kind), *best = NULL;
  const word_readings *word = self->words[i];
  for (uint32_t k = 0; first && k < word->count; k++) {
    const reading *item = &word->items[k];
    if (item->lexeme->kind != kind || !(item->features & FEATURE_EXACT)) continue;
    uint32_t pronoun = FEATURE_ENCLITIC(item->features);
    bool one = FEATURE_NUMBER(item->features) == NUMBER_SG && (!pronoun || pronoun >= ENCLITIC_HE);
    if (!best || (one && !pronoun && FEATURE_NUMBER(best->features) != NUMBER_SG)) best = item;
    if (one && pronoun) return item;
  }
  return best ? best : first;
}

/* «[يهودا] نصار»: a given name before another that only looks like a people. */
static bool is_name_like_people(const story *self, range phrase, uint32_t i, const reading *noun) {
  if (i > phrase.first || i + 1 >= phrase.last || !noun || !has_trait(self, i, TRAIT_NAME)) return false;
  bool people = noun->lexeme->kind == LEXEME_NATIONALITY ||
                (noun->lexeme->kind == LEXEME_HEAD && noun->lexeme->sub == HEAD_GROUP);
  return people && !has_trait(self, i, TRAIT_THE) && is_bare(self, i + 1);
}

/* The first title, head noun, outlet or country of the phrase; numbers and quantities before it are passed over. */
static void find_head(const story *self, who *one) {
  static const lexeme_kind kinds[] = {LEXEME_OUTLET,  LEXEME_TITLE,   LEXEME_HEAD,
                                      LEXEME_COUNTRY, LEXEME_CAPITAL, LEXEME_NATIONALITY};
  for (uint32_t i = one->whole.first; i < one->whole.last && i < one->whole.first + 4; i++) {
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
      const phrase_match *phrase = phrase_of_kind(self, i, kinds[k]);
      const reading *word = spelled_so(self, i, kinds[k]);
      if (!phrase && !word) continue;
      if (is_name_like_people(self, one->whole, i, word)) return;
      one->head = phrase ? phrase->lexeme : word->lexeme;
      uint32_t features = phrase ? phrase->features : word->features;
      one->gender = (uint8_t)FEATURE_GENDER(features);
      one->number = (uint8_t)FEATURE_NUMBER(features);
      if (!phrase && one->number == NUMBER_DUAL && may_be_plural(self, i)) one->number = NUMBER_PL;
      if (has_role(self, one->whole.first, ROLE(ONE))) one->number = NUMBER_SG; /* «أحد المتظاهرين» */
      uint32_t pronoun = FEATURE_ENCLITIC(features); /* «مراسلنا», «مديرها» */
      one->definite = pronoun == ENCLITIC_WE || pronoun >= ENCLITIC_HE || is_definite(self, i, one->whole.last);
      if (one->head->kind == LEXEME_OUTLET) {
        const lexicon *from = phrase ? phrase->lexicon : word->lexicon;
        one->ref = isnad_string_of(lexeme_key(from, one->head));
      }
      return;
    }
    uint32_t before = WORD_NUMBER | WORD_QUANTIFIER | WORD_PREP | WORD_DEMONSTRATIVE;
    if (is_word(self, i) && !has_class(self, i, before)) return; /* «"غوغل"», «95% من السكان» */
  }
}

/* «أربعة مصادر», «نحو 25 بحارا»; not «30 في المئة من السكان». Behind a noun: «المصادر الثلاثة». */
static uint32_t count_of(const story *self, range phrase) {
  number read;
  uint32_t first = phrase.first;
  while (first + 1 < phrase.last && first < phrase.first + 3 && may_be_worth(self, first, VALUE(ABOUT))) first++;
  if (!may_be_worth(self, first, NUMBER_WORDS) && !is_number(self, first) && phrase.first + 1 < phrase.last &&
      has_trait(self, phrase.first, TRAIT_THE))
    first = phrase.first + 1;
  if (!is_number(self, first) && !may_be_worth(self, first, NUMBER_WORDS)) return 0;
  if (!number_at(self, first, phrase.last, &read) || read.kind != NUMBER_CARDINAL) return 0;
  bool behind = first > phrase.first && has_trait(self, phrase.first, TRAIT_THE);
  if (behind && !(read.features & FEATURE_THE)) return 0;
  uint32_t next = read.tokens.last;
  value percent;
  if (is_mark(self, next, '%') || value_at(self, next, VALUE(PERCENT), ATTACHED_ANY, &percent)) return 0;
  bool whole = read.value >= 2 && read.value < 1e9 && read.value == (double)(uint32_t)read.value;
  return whole ? (uint32_t)read.value : 0;
}

/* Whether the word is an adjective that goes with the noun: in the feminine with a feminine one or with many things. */
static bool is_adjective_of(const story *self, uint32_t i, const who *noun) {
  const word_readings *word = self->words[i];
  bool feminine = noun->gender == GENDER_F || noun->number == NUMBER_PL;
  for (uint32_t k = 0; k < word->count; k++) {
    const reading *item = &word->items[k];
    uint32_t gender = FEATURE_GENDER(item->features), tense = FEATURE_TENSE(item->features);
    bool acting = item->lexeme->kind == LEXEME_VERB && (tense == TENSE_ACTIVE || tense == TENSE_PASSIVE);
    bool plain = item->lexeme->kind == LEXEME_NATIONALITY || item->lexeme->kind == LEXEME_COMMON;
    if (feminine ? (acting || plain) && gender != GENDER_M : plain && gender != GENDER_F) return true;
    if (noun->number == NUMBER_PL && (acting || plain) && FEATURE_NUMBER(item->features) == NUMBER_PL) return true;
  }
  return false;
}

/* A noun and nothing but adjectives behind it, without ال: «منظمات حقوقية», «وسائل إعلام محلية», «تقارير»; not «شركة
 * مدار», «تقرير للهيئة». */
static bool is_described_alone(const story *self, const who *one) {
  range phrase = one->whole;
  uint32_t i = phrase.first;
  while (i < phrase.last && (is_number(self, i) || has_class(self, i, WORD_NUMBER | WORD_QUANTIFIER))) i++;
  if (i >= phrase.last || has_trait(self, i, TRAIT_THE)) return false;
  const phrase_match *head = phrase_of_kind(self, i, LEXEME_HEAD);
  if (!head && !reading_at(self, i, LEXEME_HEAD)) return false;
  uint32_t last = head ? head->tokens.last : i + 1;
  for (; i < last; i++)
    if (has_trait(self, i, TRAIT_THE)) return false; /* «مجلس الأمن» */
  for (; i < phrase.last; i++) {
    if (!is_word(self, i) || has_trait(self, i, TRAIT_THE | TRAIT_NAME | TRAIT_OUTLET)) return false;
    if (!has_trait(self, i, TRAIT_ADJECTIVE | TRAIT_NATION | TRAIT_ACTING) || !is_adjective_of(self, i, one))
      return false;
  }
  return true;
}

/* «سكان القرية», «المتظاهرون» are people without names, «الشعب», «عائلة النجار» have one. */
static bool is_people(const story *self, const who *one) {
  for (uint32_t i = one->whole.first; i < one->whole.last && i < one->whole.first + 3; i++) {
    const word_readings *word = self->words[i];
    for (uint32_t k = 0; k < word->count; k++)
      if (word->items[k].lexeme == one->head && FEATURE_NUMBER(word->items[k].features) == NUMBER_PL) return true;
  }
  return false;
}

/* Described, but not named: «مسؤول», «وزير سابق», «بعض العلماء», «تقارير إعلامية». */
static bool is_unnamed(const story *self, const who *one) {
  if (one->name.first < one->name.last || !one->head) return false;
  uint32_t first = one->whole.first, sub = one->head->sub;
  bool some = has_class(self, first, WORD_QUANTIFIER) && !has_role(self, first, ROLE(WHOLE));
  bool many = one->number == NUMBER_PL;
  if (one->head->kind == LEXEME_TITLE) return sub == TITLE_ROLE || !one->definite || (some && many);
  if (one->head->kind != LEXEME_HEAD || sub == HEAD_STATE || sub == HEAD_ARMY || sub == HEAD_MEETING ||
      sub == HEAD_PLACE)
    return false;
  return (sub == HEAD_GROUP && (some || is_people(self, one))) || is_described_alone(self, one);
}

/* «المعنية [بالمناخ]», «الواقعة [في] الجنوب», «العاملة [في] المدينة»; «التابع للوزارة» belongs to a name. */
static bool tells_what_it_does(const story *self, uint32_t i, uint32_t last) {
  if (i + 1 >= last || !has_trait(self, i, TRAIT_ACTING) || !has_trait(self, i, TRAIT_THE)) return false;
  if (has_trait(self, i - 1, TRAIT_HEAD) && !has_trait(self, i - 1, TRAIT_THE))
    return false; /* «مكتب [المراقبة] بالبلدية» */
  if (has_trait(self, i, TRAIT_AND) || is_preposition(self, i - 1) || has_role(self, i + 1, ROLE(WITH))) return false;
  return is_preposition(self, i + 1) || has_trait(self, i + 1, TRAIT_BY);
}

/* Behind what a body or a paper is called stands what it does: «شركة كذا [التي تأسست عام …]», «تقارير [نشرت أمس]». */
static range before_clause(const story *self, const who *one) {
  range phrase = one->whole;
  bool paper = one->kind == ISNAD_KIND_DOCUMENT;
  for (uint32_t i = phrase.first + 1; i < phrase.last; i++) {
    uint32_t word = is_mark(self, i, '(') && i + 1 < phrase.last ? i + 1 : i; /* «(المنبثقة من الحركة)» */
    if (is_relative(self, i) || is_comma(self, i) || (!paper && tells_what_it_does(self, word, phrase.last)) ||
        (paper && has_trait(self, i, TRAIT_SURE_VERB) && !has_trait(self, i, TRAIT_ADJECTIVE)))
      return (range){phrase.first, i};
  }
  return phrase;
}

/* «مسؤول [طلب عدم نشر اسمه]», «مصدر [لم يفصح عن اسمه]»: how he spoke, not who he is. */
static bool hides_name(const story *self, uint32_t i, uint32_t last) {
  if (begins_anonymity(self, i)) return true;
  if (!is_relative(self, i) && !has_class(self, i, WORD_NEGATION)) return false;
  for (uint32_t k = i + 1; k < last && k < i + 6; k++)
    if (has_role(self, k, ROLE(IDENTITY))) return true;
  return false;
}

/* «باحثون، بمن فيهم …», «العلماء الذين …»: what a comma adds, and what tells more of many. */
static range before_comma(const story *self, const who *one) {
  range phrase = one->whole;
  bool many = one->number == NUMBER_PL && one->definite;
  for (uint32_t i = phrase.first + 1; i < phrase.last; i++)
    if (is_comma(self, i) || (many && is_relative(self, i)) || hides_name(self, i, phrase.last))
      return (range){phrase.first, i};
  return phrase;
}

/* «"غوغل"»: the marks are none of the name. */
static range without_marks(const story *self, range phrase) {
  bool quoted = phrase.first + 2 < phrase.last && opens_quote(self, phrase.first);
  return quoted && self->partner[phrase.first] == phrase.last - 1 ? (range){phrase.first + 1, phrase.last - 1} : phrase;
}

/* All that can be told without the name. */
static who described(const story *self, range phrase) {
  who one = {.whole = phrase, .kind = ISNAD_KIND_NONE};
  find_head(self, &one);
  find_outlet(self, &one);
  one.count = count_of(self, phrase);
  if (one.count > 1) one.number = NUMBER_PL;
  if (one.head && one.number == NUMBER_DUAL) one.count = 2;
  return one;
}

/* «هالة نصار» is a woman. */
static void set_name(const story *self, who *one, range name) {
  one->name = name;
  const reading *given = name.first < name.last && !one->gender ? reading_at(self, name.first, LEXEME_NAME) : NULL;
  if (given) one->gender = (uint8_t)FEATURE_GENDER(given->features);
  one->nation = nation_in(self, one->whole, name);
}

who who_named(story *self, range phrase, range name) {
  who one = described(self, phrase);
  set_name(self, &one, name);
  one.kind = ISNAD_KIND_PERSON;
  one.text = name_text_of(self, name);
  return one;
}

/* «يهودا نصار»: a given name that is spelled as a people's may be. */
static bool begins_with_name(const story *self, range phrase) {
  uint32_t i = phrase.first;
  return i + 1 < phrase.last && is_known_name(self, i) && !has_trait(self, i, TRAIT_THE) && is_name_part(self, i + 1) &&
         !has_trait(self, i + 1, TRAIT_THE | TRAIT_NATION);
}

/* «المصدر [نفسه]», «[نفس] المصدر». */
static range without_same(const story *self, range phrase) {
  if (phrase.last - phrase.first < 2) return phrase;
  bool the = has_trait(self, phrase.first, TRAIT_THE);
  if (the && has_use(self, phrase.last - 1, USE(SAME)) && !has_trait(self, phrase.last - 1, TRAIT_THE)) phrase.last--;
  if (has_use(self, phrase.first, USE(SAME)) && has_trait(self, phrase.first + 1, TRAIT_THE)) phrase.first++;
  return phrase;
}

who who_of(story *self, range phrase) {
  bool pointed = phrase.first + 1 < phrase.last && has_class(self, phrase.first, WORD_DEMONSTRATIVE) &&
                 has_trait(self, phrase.first + 1, TRAIT_THE);
  if (pointed) phrase.first++; /* «هذه الجمعيات» */
  phrase = without_same(self, phrase);
  for (uint32_t i = phrase.first + 1; i + 1 < phrase.last && i < phrase.first + 8; i++)
    if (has_role(self, i, ROLE(TONGUE))) phrase.first = i + 1; /* «الهيئة على لسان مديرتها» */
  bool each = phrase.first + 2 < phrase.last && has_role(self, phrase.first, ROLE(WHOLE)) &&
              has_role(self, phrase.first + 1, ROLE(FROM));
  if (phrase.first >= phrase.last) return (who){.whole = phrase, .kind = ISNAD_KIND_NONE};
  who one = described(self, phrase);
  bool organization = one.head && one.head->kind != LEXEME_TITLE && one.head->kind != LEXEME_NATIONALITY;
  bool nameless = organization || one.number == NUMBER_PL || one.number == NUMBER_DUAL;
  if (one.head && one.head->kind == LEXEME_NATIONALITY && begins_with_name(self, phrase)) nameless = false;
  set_name(self, &one, nameless ? (range){0, 0} : name_in(self, phrase));
  one.kind = one.name.first < one.name.last ? ISNAD_KIND_PERSON
             : one.head                     ? kind_of_head(one.head, one.number)
                                            : ISNAD_KIND_NONE;
  one.anonymous = is_unnamed(self, &one);
  range plain = without_marks(self, organization ? before_clause(self, &one) : before_comma(self, &one));
  if (each && plain.last > phrase.first + 2) plain.first += 2; /* «كل من مصر والأردن» */
  one.text = one.name.first < one.name.last ? name_text_of(self, one.name) : plain_text_of(self, plain);
  return one;
}
