/* who_name: the words of a noun phrase that are somebody's name.
 *
 *     «المتحدث باسم الحكومة نائب الرئيس [سامر النجار]»      «متحدث باسم الوزيرة هالة نصار» has none of its own
 */
#include "annotate/entities.h"
#include "annotate/grammar.h"
#include "annotate/resolve.h"
#include "text/letters.h"
#include "text/token.h"

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
  if (token_at(self, i)->folded_size < 2) return false; /* «لـ» */
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
  uint32_t kind = of->lexeme->kind;
  return kind == LEXEME_NAME || kind == LEXEME_TITLE || kind == LEXEME_HEAD || kind == LEXEME_COMMON;
}

/* «سامر وهالة النجار» are two: a name with و before it begins anew. */
bool begins_next_name(const story *self, uint32_t i) {
  if (!is_word(self, i) || folded_of(self, i)[0] != F_WAW) return false;
  const word_readings *word = self->words[i];
  for (uint32_t k = 0; k < word->count; k++)
    if (is_nominal(&word->items[k]) && !(word->items[k].features & FEATURE_AND))
      return false; /* «وليد», «وزير», «ولد» */
  if (word->kinds & ~(1u << LEXEME_VERB) || word->roles) return true;
  const isnad_token *token = token_at(self, i);
  uint8_t second = folded_of(self, i)[1]; /* «ويلبرت», «واتسون», «وولف» have a و of their own, «وأمين», «والنجار» not */
  if (second == F_ALEF && (token->shape & (SHAPE_HAMZA | SHAPE_HAMZA_BELOW) || folded_of(self, i)[2] == F_LAM))
    return word->kinds != 0;
  return token->folded_size > 4 && second != F_YEH && second != F_WAW && second != F_ALEF;
}

static int title_of(const story *self, uint32_t i) {
  const reading *title = reading_at(self, i, LEXEME_TITLE);
  return title ? title->lexeme->sub : -1;
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
  const reading *of = title > phrase.first + 1 ? reading_at(self, title - 1, LEXEME_TITLE) : NULL;
  return of && FEATURE_NUMBER(of->features) == NUMBER_SG && has_trait(self, title - 1, TRAIT_TO) &&
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

/* The gender of the given name at i, as the lexicon knows it. */
static uint32_t gender_of_name(const story *self, uint32_t i) {
  const reading *given = reading_at(self, i, LEXEME_NAME);
  return given ? FEATURE_GENDER(given->features) : GENDER_ANY;
}

/* «زوجة الرئيس السابق [سامر نصار]», «ابن اللاعب [سامر]»: the name is that of him whose relative speaks; «ابنة الرئيس
 * [هالة نصار]», «شقيقه [سامر]» are their own. */
static bool is_of_relative(const story *self, range phrase, uint32_t name) {
  const reading *head = reading_at(self, phrase.first, LEXEME_TITLE);
  if (!head || head->lexeme->sub != TITLE_FAMILY || head->features & FEATURE_THE || FEATURE_ENCLITIC(head->features))
    return false;
  const reading *other = NULL;
  for (uint32_t i = phrase.first + 1; i < name && !is_comma(self, i); i++)
    if (!other && has_trait(self, i, TRAIT_THE)) other = reading_at(self, i, LEXEME_TITLE);
  if (!other || is_comma(self, name - 1)) return false;
  uint32_t gender = gender_of_name(self, name);
  bool own =
      gender != GENDER_ANY && gender == FEATURE_GENDER(head->features) && gender != FEATURE_GENDER(other->features);
  return !own;
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
    else if (on_behalf && has_trait(self, i, TRAIT_TITLE) && !is_form_of_address(self, i) &&
             !(has_trait(self, i - 1, TRAIT_THE) && has_trait(self, i, TRAIT_ACTING | TRAIT_ADJECTIVE)))
      return true; /* but «باسم الحزب الحاكم» */
  }
  return name > phrase.first && (belongs_to_name(self, phrase, name) || is_of_relative(self, phrase, name));
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
  if ((i != given + 1 && !compound) || i >= phrase.last || !has_trait(self, i, TRAIT_THE) || is_relative(self, i) ||
      has_trait(self, i, TRAIT_AND | TRAIT_BY | TRAIT_TO))
    return false;
  if (!is_known_name(self, given) || has_trait(self, given, TRAIT_THE | TRAIT_TITLE | TRAIT_HEAD)) return false;
  return i + 1 == phrase.last || is_any_mark(self, i + 1) || has_trait(self, i + 1, TRAIT_TITLE);
}

/* «القيادي [الحوثي]»: a family's name that is an adjective, too, behind a noun with ال. */
static bool is_follower(const story *self, range phrase, uint32_t i) {
  uint32_t nouns = 1u << LEXEME_COMMON | 1u << LEXEME_HEAD | 1u << LEXEME_NATIONALITY;
  return i > phrase.first && has_trait(self, i, TRAIT_THE) && self->words[i]->kinds & nouns &&
         has_trait(self, i - 1, TRAIT_TITLE) && has_trait(self, i - 1, TRAIT_THE | TRAIT_COMMON) &&
         title_of(self, i - 1) >= TITLE_SPOKESMAN;
}

/* What the layer of names has in the phrase: the first person that nobody else speaks for. */
static range person_in(const story *self, range phrase) {
  for (uint32_t i = phrase.first; self->names && i < phrase.last; i++) {
    const mention *of = mention_at(self, i);
    if (!of || of->type != ISNAD_ENTITY_PERSON || of->reason == MENTION_ROLE || of->tokens.first < phrase.first)
      continue;
    bool follows = of->tokens.last == i + 1 && is_follower(self, phrase, i);
    bool governed = i > phrase.first && is_preposition(self, i - 1); /* «وزير مقرب من نصار» */
    if (!follows && !governed && !is_spoken_for(self, phrase, i)) return of->tokens;
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

/* «البالغ من [العمر] 33 عاما», «وزير مقرب من [نصار]»: a complement. */
static bool is_complement(const story *self, range phrase, uint32_t i) {
  return i > phrase.first + 1 && is_preposition(self, i - 1) && !is_known_name(self, i - 1);
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
  if (name.last != name.first + 1 || name.last >= phrase.last || has_trait(self, name.first, TRAIT_THE)) return false;
  bool ends = name.last + 1 == phrase.last || is_any_mark(self, name.last + 1) ||
              (has_trait(self, name.last + 1, TRAIT_TITLE) && has_trait(self, name.last + 1, TRAIT_THE));
  bool counts = has_trait(self, name.first, TRAIT_NAME) && has_class(self, name.last, WORD_NUMBER) &&
                !has_trait(self, name.last, TRAIT_AND | TRAIT_THE); /* «آرون [ستين] المحلل» */
  return ends && (counts || (has_trait(self, name.first, TRAIT_UNKNOWN) && is_bare(self, name.last)));
}

/* «جوزف [دول]»: the noun phrase has taken it behind a name, with which it can do nothing else. */
static bool is_last_word(const story *self, range phrase, range name) {
  uint32_t i = name.last,
           other = TRAIT_THE | TRAIT_TITLE | TRAIT_ADVERB | TRAIT_BY | TRAIT_TO | TRAIT_PLACE | TRAIT_OUTLET;
  return i + 1 == phrase.last && is_word(self, i) && !has_trait(self, i, other) && !begins_next_name(self, i) &&
         token_at(self, i)->folded_size > 2 && is_known_name(self, i - 1) && !has_trait(self, i - 1, TRAIT_THE) &&
         !is_time(self, i) && !is_preposition(self, i) && !has_class(self, i, WORD_NUMBER | WORD_QUANTIFIER);
}

/* «الرئيس [الكيني]», «الشؤون [الدينية]»: with ال and behind no name an adjective, though somebody may be called so. */
static bool is_adjective_behind(const story *self, range phrase, uint32_t i) {
  return i > phrase.first && has_trait(self, i, TRAIT_NATION | TRAIT_ADJECTIVE) && has_trait(self, i, TRAIT_THE) &&
         has_trait(self, i - 1, TRAIT_THE) && !is_known_name(self, i - 1);
}

/* «محمد جواد [آذري] جهرمي». */
static bool is_nation_inside(const story *self, uint32_t first, uint32_t i, uint32_t last) {
  return i > first && i + 1 < last && has_trait(self, i, TRAIT_NATION) && !has_trait(self, i, TRAIT_THE | TRAIT_AND) &&
         is_known_name(self, i - 1) && is_name_part(self, i + 1) && !has_trait(self, i + 1, TRAIT_THE);
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
    title_word |= is_adjective_behind(self, phrase, i) || is_follower(self, phrase, i);
    bool common = i > phrase.first && has_trait(self, i, TRAIT_UNKNOWN) &&
                  has_trait(self, i, TRAIT_THE); /* «مدير الحديقة كمال» */
    if (title_word || common || is_complement(self, phrase, i)) continue;
    if (!is_name_in_phrase(self, phrase, i) && !is_given_nation(self, phrase, i)) continue;
    uint32_t end = i, known = 0;
    while (end < phrase.last && (end == i || !begins_next_name(self, end)) &&
           (end == i || is_name_in_phrase(self, phrase, end) || joins_name(self, end, phrase.last) ||
            name_goes_on(self, i, end, phrase.last) || is_nation_inside(self, i, end, phrase.last))) {
      known += is_known_name(self, end);
      end++;
    }
    if (is_family_name(self, phrase, i, end) || ends_name(self, phrase, (range){i, end}) ||
        is_last_word(self, phrase, (range){i, end}))
      end++;
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

/* Behind a title that is complete stand two to four bare words, up to the end or to a mark: «مدير المخابرات، [كين
 * هاربر]».
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
static range name_alone(const story *self, range phrase) {
  range words = name_by_words(self, phrase), person = person_in(self, phrase);
  if (words.first >= words.last && person.first >= person.last) return name_in_tail(self, phrase);
  if (words.first >= words.last) return person;
  bool overlap = person.first < words.last && words.first < person.last;
  return overlap && person.last - person.first > words.last - words.first ? person : words;
}

/* «[البابا] فرنسيس»: what nobody leaves out of the name. */
range name_in(const story *self, range phrase) {
  range name = name_alone(self, phrase);
  bool styled = name.first < name.last && name.first > phrase.first && has_use(self, name.first - 1, USE(STYLE));
  return styled ? (range){name.first - 1, name.last} : name;
}
