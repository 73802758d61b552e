/* addressee: whom the words are for: told, asked, warned, accused. A pass over what was found, before it is resolved.
 *
 *     the object of the verb      أبلغ الوزير [المجلس] أن …    طالب السكان [البلدية] ب…    اتهم الحزب [خصومه] ب…
 *     behind a preposition        قال ل[لصحفيين] إن …          في تصريح ل[رويترز]            في رسالة إلى [الوزير]
 *     who is there                في لقاء مع [الصحيفة]         أمام [لجنة الدفاع]            خلال استقباله [الوفد]
 *     behind a noun of saying     اتهامات ل[لشركة] ب…          اتهام [الشركة] ب…
 *
 * It is a noun phrase of the statement's own clause; a pronoun is none, nor is what is described or praised. What turns
 * out to be the addressee is taken away from the source or the content that the rules had put it in.
 */
#include "annotate/source.h"

#include "annotate/grammar.h"
#include "annotate/noun_phrase.h"
#include "annotate/value.h"
#include "text/letters.h"
#include "text/token.h"

enum { BACK_MAX = 30, BEHIND_MAX = 12 };

typedef struct hearer {
  range tokens;
  uint32_t skip; /* bytes of its first token that are the preposition */
} hearer;

static const hearer nobody = {{0, 0}, 0};

static bool is_some(const hearer *of) { return of->tokens.first < of->tokens.last; }

/* ---- Where to look ---- */

/* The words between cue and content: [first, last), with the subject at `but`. */
typedef struct stretch {
  uint32_t first, last;
  range but;
} stretch;

/* The first token of the content with أن, the preposition or the mark before it; NO_TOKEN where it stands before the
 * cue. */
static uint32_t marker_of(const story *self, const found *of, uint32_t behind) {
  for (uint32_t k = 0; k < of->n_content; k++) {
    uint32_t i = of->content[k].first;
    if (i < behind) continue;
    while (i > behind && (is_complementizer(self, i - 1) || opens_quote(self, i - 1) || is_colon(self, i - 1) ||
                          is_preposition(self, i - 1) || is_lone_letter(self, i - 1, F_BEH)))
      i--;
    return i;
  }
  return NO_TOKEN;
}

/* Behind a cue that stands behind its content, to the next comma: «كما قال [للصحفيين]», «وفقا لما ذكره [بمقابلة مع] …».
 */
static uint32_t aside_end(const story *self, uint32_t first, uint32_t limit) {
  uint32_t end = first;
  while (end < limit && end < first + BEHIND_MAX && !is_complementizer(self, end) && !is_mark(self, end, '.') &&
         (!is_comma(self, end) || end == first))
    end++;
  return end;
}

static stretch between(const story *self, const found *of) {
  if (!of->lexeme) return (stretch){of->source.last, of->cue[0].first, of->source}; /* «الوزير للصحفيين: …» */
  bool noun = of->lexeme->kind != LEXEME_VERB || FEATURE_TENSE(of->features) == TENSE_MASDAR;
  uint32_t first = of->cue[noun ? of->n_cue - 1 : 0].last; /* «وجه الحزب [اتهامات] ل…» */
  uint32_t marker = marker_of(self, of, first);
  if (marker == NO_TOKEN) marker = aside_end(self, first, of->limit);
  return (stretch){first, marker, of->source};
}

/* ---- Who can be spoken to ---- */

static bool is_outlet_here(const story *self, uint32_t i) {
  const reading *head = reading_at(self, i, LEXEME_HEAD);
  return has_trait(self, i, TRAIT_OUTLET) || phrase_of_kind(self, i, LEXEME_OUTLET) ||
         (head && head->lexeme->sub == HEAD_OUTLET);
}

/* Somebody who listens: a person, a body, an outlet, a state; no document, no place, no time, no event. */
static bool can_hear(const story *self, uint32_t i, bool in_front) {
  if (opens_quote(self, i)) return true;
  if (is_number(self, i)) return false;
  if (!is_word(self, i)) return is_mark(self, i, '@');
  if (is_outlet_here(self, i)) return true;
  if (is_time(self, i) && !has_trait(self, i, TRAIT_NAME | TRAIT_TITLE)) return false;
  if (has_trait(self, i, TRAIT_TITLE | TRAIT_NAME | TRAIT_NATION | TRAIT_PLACE)) return true;
  if (phrase_of_kind(self, i, LEXEME_COUNTRY) || phrase_of_kind(self, i, LEXEME_TITLE)) return true;
  const reading *head = reading_at(self, i, LEXEME_HEAD);
  const phrase_match *heads = phrase_of_kind(self, i, LEXEME_HEAD);
  if (!head && !heads) return has_trait(self, i, TRAIT_UNKNOWN) || has_role(self, i, ROLE(ONE) | ROLE(WHOLE));
  uint32_t sub = heads ? heads->lexeme->sub : head->lexeme->sub;
  if (sub == HEAD_MEETING) return in_front; /* «أمام الاجتماع» */
  return sub != HEAD_DOCUMENT && sub != HEAD_DATA && sub != HEAD_PLACE;
}

static bool is_many(const story *self, uint32_t i) {
  const word_readings *word = self->words[i];
  for (uint32_t k = 0; k < word->count; k++)
    if (word->items[k].lexeme->kind == LEXEME_TITLE && FEATURE_NUMBER(word->items[k].features) == NUMBER_PL)
      return true;
  return false;
}

/* «[الصحفيين] في البيت الأبيض», «[الصحفيين] لدى وصوله», «[الصحفيين] أمس»: place and time are none of it. */
static uint32_t without_circumstance(const story *self, uint32_t first, uint32_t end) {
  bool the_many = is_many(self, first) && has_trait(self, first, TRAIT_THE);
  for (uint32_t i = first + 1; i < end && the_many; i++)
    if (has_role(self, i, ROLE(IN) | ROLE(AT))) end = i;
  for (uint32_t i = first + 1; i < end; i++)
    if (has_trait(self, i, TRAIT_ADVERB) && has_trait(self, i - 1, TRAIT_THE) &&
        !has_trait(self, i, TRAIT_NAME | TRAIT_HEAD | TRAIT_TITLE))
      end = i; /* «[قاضي التحقيق] تلقائيا» */
  while (end > first + 1 && is_time(self, end - 1) && !has_trait(self, end - 1, TRAIT_NAME)) end--;
  return end;
}

static hearer phrase_from(const story *self, uint32_t first, uint32_t last, uint32_t letters) {
  bool in_front = first > 0 && has_role(self, first - 1, ROLE(IN_FRONT));
  if (first >= last || !can_hear(self, first, in_front)) return nobody;
  const phrase_match *outlet = phrase_of_kind(self, first, LEXEME_OUTLET);
  uint32_t end = noun_phrase_end(self, first, last, PHRASE_NO_COMMA);
  if (end <= first) return nobody;
  end = without_circumstance(self, first, end);
  if (outlet && outlet->tokens.last > end) end = outlet->tokens.last;
  return (hearer){{first, end}, letters};
}

/* ---- Behind a preposition ---- */

/* Whether every reading that says something has ل attached: «للصحفيين», «لرويترز»; not «لبنان». */
static bool has_to(const story *self, uint32_t i) {
  const word_readings *word = self->words[i];
  for (uint32_t at = self->phrase_at[i]; at; at = self->phrases.items[at - 1].next) {
    uint32_t kind = self->phrases.items[at - 1].lexeme->kind;
    if (kind == LEXEME_OUTLET || kind == LEXEME_CAPITAL || kind == LEXEME_COUNTRY)
      return self->phrases.items[at - 1].features & FEATURE_TO; /* «لبي بي سي», «لتل أبيب» */
  }
  if (!has_trait(self, i, TRAIT_TO)) return false;
  for (uint32_t k = 0; k < word->count; k++)
    if (!(word->items[k].features & FEATURE_TO) && word->items[k].lexeme->kind != LEXEME_VERB) return false;
  return true;
}

/* «بعد لقاء مع …», «عقب استقباله …»: what is said then is said to others. */
static bool is_over(const story *self, uint32_t noun) {
  return noun > 0 && has_role(self, noun - 1, ROLE(LATER) | ROLE(AROUND) | ROLE(AFTER));
}

/* The noun that a preposition at i hangs on: adjectives, pronouns and a short clause between are passed over:
 * «تصريح صحفي [ل]», «كلمة له [أمام]», «اتصال هاتفي أجراه [مع]». */
static uint32_t governor(const story *self, uint32_t i, uint32_t first) {
  enum { NEAR = 4 };
  for (uint32_t k = i; k-- > first && i - k <= NEAR;) {
    if (!is_word(self, k)) return NO_TOKEN;
    if (has_use(self, k, USE(TALK) | USE(SPEECH))) return is_over(self, k) ? NO_TOKEN : k;
    if (k > first && has_use(self, k - 1, USE(TALK) | USE(SPEECH)) && !is_preposition(self, k))
      continue; /* «رسالة العزاء [إلى]» */
    bool loose = has_trait(self, k, TRAIT_ADJECTIVE | TRAIT_NATION | TRAIT_VERB | TRAIT_PREPOSITION | TRAIT_ACTING) ||
                 has_role(self, k, ROLE(ISSUED_HOW)) || is_time(self, k);
    if (!loose || has_role(self, k, ROLE(WITH) | ROLE(TOWARD) | ROLE(IN) | ROLE(IN_FRONT))) return NO_TOKEN;
  }
  return NO_TOKEN;
}

/* «في بيان للوزارة» is by it, «في بيان لرويترز» is for it, and so is «في تصريح لمراسل "المرفأ"». */
static bool is_for_reader(const story *self, uint32_t noun, uint32_t i, uint32_t last) {
  if (is_outlet_here(self, i)) return true;
  if (noun == NO_TOKEN) return false;
  bool of_outlet =
      has_trait(self, i, TRAIT_TITLE) && i + 1 < last && (opens_quote(self, i + 1) || is_outlet_here(self, i + 1));
  return of_outlet || (has_use(self, noun, USE(SPEECH)) && is_many(self, i));
}

/* An outlet behind ل wherever it stands, but for those that belong to a title or a document: «مراسل لقناة …», «تقرير
 * لصحيفة …». */
static bool is_handed(const story *self, const stretch *in, uint32_t i, uint32_t outlet) {
  if (!is_outlet_here(self, outlet) || i <= in->first) return false;
  bool known = has_trait(self, outlet, TRAIT_OUTLET) || phrase_of_kind(self, outlet, LEXEME_OUTLET);
  if (!known && has_trait(self, outlet, TRAIT_THE)) return false; /* «زيارة للموقع» */
  if (!known && (outlet + 1 >= in->last || has_trait(self, outlet + 1, TRAIT_AND))) return false;
  const reading *head = reading_at(self, i - 1, LEXEME_HEAD);
  bool document = head && head->lexeme->sub == HEAD_DOCUMENT && !has_use(self, i - 1, USE(SPEECH) | USE(TALK));
  return !document && !(has_trait(self, i - 1, TRAIT_TITLE) && i != in->but.last);
}

/* Right behind the cue, its subject, or a time: «قال [للصحفيين]», «قال الوزير اليوم [للصحفيين]». */
static bool follows_verb(const story *self, const stretch *in, uint32_t i) {
  while (i > in->first &&
         (is_time(self, i - 1) || is_comma(self, i - 1) || is_number(self, i - 1) ||
          (i != in->but.last && (has_trait(self, i - 1, TRAIT_ADVERB) || has_class(self, i - 1, WORD_DISCOURSE)))))
    i--;
  return i == in->first || i == in->but.last;
}

/* One whom such verbs reach by a preposition of their own: «طلب [من] الشركة», «اقترح [على] الحكومة», «كتب [إلى]
 * المدير». */
static bool reaches_by(const story *self, const found *of, const stretch *in, uint32_t i) {
  if (!of->lexeme || of->lexeme->kind != LEXEME_VERB) return false;
  bool at_once = i == in->first || (i == in->but.last && has_trait(self, i - 1, TRAIT_NAME));
  uint32_t takes = (uint32_t)of->lexeme->bits, act = of->lexeme->act;
  bool wants = act == ISNAD_ACT_ASK || act == ISNAD_ACT_DEMAND;
  if (has_role(self, i, ROLE(TOWARD))) return at_once && !((takes | takes >> TAKES_OBJECT) & TAKES_ILA);
  if (has_role(self, i, ROLE(FROM))) return act == ISNAD_ACT_ASK && !(takes & TAKES_MIN);
  return has_role(self, i, ROLE(UPON)) && wants && !((takes | takes >> TAKES_OBJECT) & TAKES_ALA);
}

/* «المدير العام لوكالة …», «سفير البلاد إلى الهيئة»: what follows belongs to the title of the one who speaks. */
static bool goes_with_title(const story *self, const stretch *in, uint32_t i) {
  if (i != in->but.last || in->but.first >= i) return false;
  const reading *head = reading_at(self, in->but.first, LEXEME_HEAD);
  uint32_t of = head ? head->lexeme->sub : HEAD_ORGANIZATION;
  if (of == HEAD_OUTLET || of == HEAD_DOCUMENT || of == HEAD_DATA)
    return true; /* «وكالة معا للأنباء», «لوائح الاتحاد لكرة …» */
  bool known = has_trait(self, i, TRAIT_OUTLET) || phrase_of_kind(self, i, LEXEME_OUTLET) || is_many(self, i);
  bool former = i > in->but.first + 1 && has_trait(self, i - 1, TRAIT_ADJECTIVE) && has_trait(self, i - 1, TRAIT_THE) &&
                has_trait(self, i - 2, TRAIT_TITLE) && !is_lone_letter(self, i, F_LAM);
  if (has_role(self, i - 1, ROLE(GENERAL)) || (former && !known)) return true; /* «الرئيس الأسبق للهيئة» */
  for (uint32_t k = in->but.first; k < i && has_role(self, i, ROLE(TOWARD)); k++)
    if (has_use(self, k, USE(POSTED))) return true;
  return false;
}

/* How sure the scan must be: an outlet or many journalists, or anybody. */
enum sureness { ANYBODY, SURE };

static hearer behind_to(const story *self, const stretch *in, uint32_t i, bool after_verb, enum sureness wanted) {
  bool lone = is_lone_letter(self, i, F_LAM);
  uint32_t first = lone ? i + 1 : i;
  bool name = i == in->but.last && after_verb && has_trait(self, i, TRAIT_UNKNOWN) && folded_of(self, i)[0] == F_LAM &&
              i + 1 == in->last; /* «قالت هالة لسامر إن» */
  if (first >= in->last || (!lone && !name && !has_to(self, i))) return nobody;
  bool quoted = lone && opens_quote(self, first);
  bool sure = quoted || is_outlet_here(self, first) || is_many(self, first);
  if (wanted == SURE && !sure) return nobody;
  if (!sure && has_trait(self, i, TRAIT_UNKNOWN) && has_trait(self, i, TRAIT_THE)) return nobody; /* «للطوارئ» */
  uint32_t noun = governor(self, i, in->first);
  bool told = quoted && (noun != NO_TOKEN || (i > in->first && is_comma(self, i - 1))); /* not «التابعة لـ"مدار"» */
  bool reader = after_verb || told || is_handed(self, in, i, first) || is_for_reader(self, noun, first, in->last);
  return reader ? phrase_from(self, first, in->last, lone ? 0 : clitic_bytes(self, i, 1)) : nobody;
}

static hearer hearer_at(const story *self, const found *of, const stretch *in, uint32_t i, bool at_verb,
                        enum sureness wanted) {
  uint32_t next = i + 1;
  if (!is_word(self, i) || goes_with_title(self, in, i)) return nobody;
  bool after_verb = at_verb && follows_verb(self, in, i);
  hearer made = behind_to(self, in, i, after_verb, wanted);
  if (is_some(&made) || wanted == SURE || next >= in->last) return made;
  if (has_role(self, i, ROLE(TOWARD) | ROLE(FROM) | ROLE(UPON)) && after_verb && reaches_by(self, of, in, i))
    return phrase_from(self, next, in->last, 0);
  if (has_role(self, i, ROLE(WITH) | ROLE(TOWARD) | ROLE(IN_FRONT))) {
    uint32_t noun = governor(self, i, in->first);
    uint64_t use = has_role(self, i, ROLE(WITH)) ? USE(TALK) : USE(SPEECH) | USE(TALK);
    bool spoken = (noun != NO_TOKEN && has_use(self, noun, use)) || (after_verb && has_role(self, i, ROLE(IN_FRONT)));
    return spoken ? phrase_from(self, next, in->last, 0) : nobody;
  }
  /* «خلال استقباله الوفد», «لدى لقائه الوزير» */
  if (!has_use(self, i, USE(TALK)) || !self->words[i]->count || is_preposition(self, next) || is_over(self, i))
    return nobody;
  bool his = FEATURE_ENCLITIC(self->words[i]->items[0].features) >= ENCLITIC_HE;
  return his ? phrase_from(self, next, in->last, 0) : nobody;
}

static uint32_t clause_end(const story *self, uint32_t i, uint32_t last) {
  while (i < last && !is_comma(self, i)) i++;
  return i;
}

static hearer scan_for(const story *self, const found *of, const stretch *in, bool at_verb, enum sureness wanted) {
  for (uint32_t i = in->first; i < in->last;) {
    if (i >= in->but.first && i < in->but.last) {
      i = in->but.last;
      continue;
    }
    hearer made = hearer_at(self, of, in, i, at_verb, wanted);
    if (is_some(&made)) return made;
    if (is_relative(self, i))
      i = clause_end(self, i, in->last);
    else
      i = opens_quote(self, i) ? skip_pair(self, i, in->last) : i + 1;
  }
  return nobody;
}

/* An outlet before anybody else; what follows the subject at once may belong to it: «قال مدير مركز البحار للإعلام،
 * فلان، [لموقع المرفأ] إن». */
static hearer scan(const story *self, const found *of, const stretch *in, bool at_verb) {
  hearer made = scan_for(self, of, in, at_verb, SURE);
  if (!is_some(&made)) return scan_for(self, of, in, at_verb, ANYBODY);
  if (made.tokens.first != in->but.last) return made;
  stretch rest = {clause_end(self, made.tokens.last, in->last), in->last, {0, 0}};
  hearer other = scan_for(self, of, &rest, false, SURE);
  return is_some(&other) ? other : made;
}

/* ---- The object of the verb ---- */

/* Whether the object of such a verb is somebody who is spoken to: أبلغ، طالب، حذر، هنأ; not what is explained (برر،
 * عزا), described (وصف) or held to be (اعتبر). */
static bool speaks_to_object(const lexeme *verb) {
  uint32_t takes = (uint32_t)verb->bits, with = takes >> TAKES_OBJECT;
  bool wants = verb->act == ISNAD_ACT_DEMAND || verb->act == ISNAD_ACT_ASK;
  switch (verb->act) {
  case ISNAD_ACT_BELIEVE:
  case ISNAD_ACT_DESCRIBE: return false;
  case ISNAD_ACT_ACCUSE: return with;
  default: break;
  }
  if (with & (TAKES_CLAUSE | TAKES_MIN | TAKES_ALA | TAKES_LI | TAKES_FI)) return true;
  if (with & TAKES_BI) return !(takes & TAKES_NOUN);
  return with && (wants || (verb->act == ISNAD_ACT_WARN && (with & TAKES_ILA)));
}

/* «أهابت الوزارة [بالسكان] أن …» */
static hearer behind_by(const story *self, const found *of, const stretch *in) {
  uint32_t takes = (uint32_t)of->lexeme->bits, i = in->but.last > in->first ? in->but.last : in->first;
  bool by = (takes & TAKES_BI) && (takes >> TAKES_OBJECT & TAKES_CLAUSE) && !(takes >> TAKES_OBJECT & TAKES_BI);
  if (!by || i >= in->last || !has_trait(self, i, TRAIT_BY) || is_event(self, i)) return nobody;
  return phrase_from(self, i, in->last, clitic_bytes(self, i, 1));
}

/* Whether the word has such a letter attached, however it is read: «وفرنسا», not «واشنطن»; «بالهيئة», not «باريس». */
static bool is_attached(const story *self, uint32_t i, uint32_t letters) {
  const word_readings *word = self->words[i];
  if (word->count) return always_has(self, i, letters);
  return (letters & FEATURE_BY) && (word->proclitics & FEATURE_BY) && (word->proclitics & FEATURE_THE);
}

static bool is_joined(const story *self, uint32_t i) { return is_attached(self, i, FEATURE_AND | FEATURE_SO); }

/* «التي اتهمت تونس الشركة ب…», where the one who acts was looked for before the verb: the second is the object. */
static uint32_t behind_subject(const story *self, uint32_t first, uint32_t end) {
  bool place = reading_at(self, first, LEXEME_COUNTRY) || reading_at(self, first, LEXEME_CAPITAL);
  if (!place || first + 1 >= end || is_joined(self, first + 1)) return first;
  if (has_trait(self, first + 1, TRAIT_PLACE) && !has_trait(self, first + 1, TRAIT_THE)) return first + 1;
  uint32_t second = source_object_in(self, (range){first, end}, true);
  return second < end ? second : first;
}

/* «محمد السادس»: the number belongs to the king before it. */
static bool is_regnal(const story *self, uint32_t i) {
  return i > 0 && has_trait(self, i, TRAIT_THE) && has_trait(self, i - 1, TRAIT_NAME) &&
         may_be_worth(self, i, VALUE(ORDINAL));
}

/* «العراقيون», «المحتجون» act, and are no object. */
static bool is_nominative(const story *self, uint32_t i) {
  uint32_t size = is_word(self, i) ? token_at(self, i)->folded_size : 0;
  if (size < 5 || !has_trait(self, i, TRAIT_TITLE | TRAIT_HEAD | TRAIT_NATION)) return false;
  return folded_of(self, i)[size - 1] == F_NOON && folded_of(self, i)[size - 2] == F_WAW;
}

static hearer object_of(const story *self, const found *of, const stretch *in) {
  if (FEATURE_ENCLITIC(of->features) || (of->features & FEATURE_VOICE_PASSIVE)) return nobody;
  if (of->content[0].first < of->cue[0].first || !speaks_to_object(of->lexeme)) return nobody;
  uint32_t first = in->but.last > in->first ? in->but.last : in->first;
  if (first < in->last && is_regnal(self, first)) first++;
  first = skip_circumstances(self, first, in->last);
  if (first >= in->last || !noun_phrase_begins(self, first) || is_joined(self, first) || is_nominative(self, first))
    return nobody;
  if (opens_quote(self, first) && first != in->but.last && first != in->first) return nobody; /* «خلال منتدى "…"» */
  if (is_event(self, first) && !phrase_of_kind(self, first, LEXEME_HEAD)) return nobody; /* but «الرأي العام» */
  bool adjective =
      has_trait(self, first, TRAIT_ADJECTIVE) && !has_trait(self, first, TRAIT_HEAD | TRAIT_TITLE | TRAIT_NAME);
  if (adjective && !has_role(self, first, ROLE(LATTER))) return nobody; /* «في رسالة خطية» */
  uint32_t end = noun_phrase_end(self, first, in->last, 0);
  if (is_attached(self, first, FEATURE_TO | FEATURE_BY)) { /* «مسؤول [بالهيئة] #المجلس» */
    uint32_t second = source_object_in(self, (range){first, end}, false);
    if (second >= end) return nobody;
    first = second;
  }
  bool whole = end >= in->last || is_any_mark(self, end) || is_preposition(self, end) || is_time(self, end);
  if (end <= first || (!whole && skip_circumstances(self, end, in->last) < in->last)) return nobody;
  if (in->but.last <= in->first) first = behind_subject(self, first, end);
  return (hearer){{first, without_circumstance(self, first, end)}, 0};
}

/* «دعا المجلس الخميس، عشية تظاهرة جديدة، [السكان] إلى …»: right before the content, behind the last comma. */
static hearer object_behind_comma(const story *self, const found *of, const stretch *in) {
  if (FEATURE_ENCLITIC(of->features) || !speaks_to_object(of->lexeme)) return nobody;
  uint32_t from = in->but.last > in->first ? in->but.last : in->first, i = in->last;
  while (i > from && !is_comma(self, i - 1)) i--;
  if (i <= from + 2 || i >= in->last || !can_hear(self, i, false) || is_joined(self, i)) return nobody;
  uint32_t end = noun_phrase_end(self, i, in->last, PHRASE_NO_COMMA);
  return end == in->last ? (hearer){{i, end}, 0} : nobody;
}

/* An outlet at the end of words taken for one speaker: «وأبلغ النجار [رويترز]: "…"». */
static uint32_t outlet_in(const story *self, range both) {
  for (uint32_t k = both.first + 1; k < both.last; k++) {
    const phrase_match *outlet = phrase_of_kind(self, k, LEXEME_OUTLET);
    uint32_t end = outlet ? outlet->tokens.last : k + 1;
    bool known = (outlet || has_trait(self, k, TRAIT_OUTLET)) && end == both.last;
    if (known && has_trait(self, k - 1, TRAIT_NAME | TRAIT_THE) && !has_trait(self, k, TRAIT_AND | TRAIT_TO | TRAIT_BY))
      return k;
  }
  return both.last;
}

/* Whether token i stands inside a name of several words: «الولايات [المتحدة]». */
static bool is_inside_name(const story *self, uint32_t i, uint32_t first) {
  for (uint32_t k = i; k-- > first && i - k < 4;)
    for (uint32_t at = self->phrase_at[k]; at; at = self->phrases.items[at - 1].next)
      if (self->phrases.items[at - 1].lexeme->kind != LEXEME_WORD && self->phrases.items[at - 1].tokens.last > i)
        return true;
  return false;
}

/* Where the object begins in words that source.c has taken for the subject alone; `both.last` where it does not. */
static uint32_t second_in(const story *self, range both, bool needed) {
  uint32_t second = source_object_in(self, both, needed);
  if (second < both.last && is_attached(self, second, FEATURE_TO | FEATURE_BY)) /* «مسؤول بالهيئة [#المجلس]» */
    second = source_object_in(self, (range){second, both.last}, false);
  if (second >= both.last) second = outlet_in(self, both);
  if (second >= both.last || is_joined(self, second) || is_inside_name(self, second, both.first)) return both.last;
  if (has_trait(self, second, TRAIT_NAME)) return both.last;
  bool adjective =
      has_trait(self, second, TRAIT_ACTING) && !has_trait(self, second, TRAIT_HEAD) && !is_many(self, second);
  return adjective ? both.last : second; /* «الشركة المتخصصة» */
}

/* «حذر الكرملين [واشنطن] من أن …», «طالب الحزب [الحكومة]: "…"»: where the verb can do without an object, source.c takes
 * both for one who speaks. */
static hearer out_of_source(const story *self, found *of, const stretch *in) {
  range both = of->source;
  if (both.first < in->first || both.last > in->last || both.first + 1 >= both.last) return nobody;
  if (FEATURE_ENCLITIC(of->features) || !speaks_to_object(of->lexeme)) return nobody;
  bool needed = source_object_use(self, in->last, of->limit, (uint32_t)of->lexeme->bits) == OBJECT_NEEDED;
  uint32_t second = second_in(self, both, needed);
  if (second < both.last) {
    uint32_t end = noun_phrase_end(self, second, in->last, 0);
    if (end < both.last) end = both.last;
    if (!source_is_alone(self, end, in->last)) return nobody;
    of->source.last = second;
    return (hearer){{second, end}, 0};
  }
  if (!needed || both.first != in->first || !source_is_alone(self, both.last, in->last)) return nobody;
  of->source = (range){0, 0}; /* «أبلغت لجنة برلمانية أمس أن»: she told them */
  of->shared = true;
  return (hearer){both, 0};
}

/* ---- Behind a noun of saying ---- */

static bool aims_at_somebody(uint32_t act) {
  return act == ISNAD_ACT_ACCUSE || act == ISNAD_ACT_DEMAND || act == ISNAD_ACT_ASK || act == ISNAD_ACT_WARN ||
         act == ISNAD_ACT_THREATEN || act == ISNAD_ACT_PROMISE || act == ISNAD_ACT_CONDEMN;
}

/* «انتقادات [للبرلمان] بسبب تعطيله القانون»: what it is criticized for is the content. */
static hearer criticized(const story *self, found *of) {
  range *content = &of->content[0];
  uint32_t first = content->first;
  if (!has_to(self, first) || is_event(self, first)) return nobody;
  hearer made = phrase_from(self, first, content->last, clitic_bytes(self, first, 1));
  uint32_t next = made.tokens.last;
  if (!is_some(&made) || next + 1 >= content->last) return nobody;
  if (!is_preposition(self, next) && !opens_quote(self, next)) return nobody;
  content->first = is_preposition(self, next) ? next + 1 : next;
  of->content_skip = 0;
  return made;
}

/* «اتهامات [للشركة] ب…», «تحذير [إلى السكان] من …», «اتهام [الشركة] بالتقصير»: the one accused, where nobody accuses.
 */
static hearer behind_noun(const story *self, found *of, const stretch *in) {
  uint32_t act = of->lexeme->act;
  if (!aims_at_somebody(act)) return nobody;
  if (in->but.first == in->first && in->but.first < in->but.last && has_to(self, in->first)) {
    of->source = (range){0, 0}; /* «اتهامات للشركة» are not by it */
    of->source_skip = 0;
    return (hearer){in->but, clitic_bytes(self, in->first, 1)};
  }
  if (act == ISNAD_ACT_CONDEMN && of->content[0].first == in->first) return criticized(self, of);
  uint32_t i = in->but.last > in->first ? in->but.last : in->first;
  if (i >= in->last) return nobody;
  for (uint32_t k = i; k < in->last && k < i + 4; k++) {
    if (has_to(self, k)) return phrase_from(self, k, in->last, clitic_bytes(self, k, 1));
    bool toward = has_role(self, k, ROLE(TOWARD)) && !(of->lexeme->bits & TAKES_ILA);
    if (toward) return phrase_from(self, k + 1, in->last, 0);
    if (!has_trait(self, k, TRAIT_ADJECTIVE | TRAIT_NATION) && !is_comma(self, k)) break;
  }
  bool accused =
      act == ISNAD_ACT_ACCUSE && !FEATURE_ENCLITIC(of->features) && has_trait(self, i, TRAIT_THE | TRAIT_PLACE);
  if (!accused) return nobody;
  hearer made = phrase_from(self, i, in->last, 0);
  if (i == in->but.last && i > in->but.first && has_trait(self, i, TRAIT_NATION) && has_trait(self, i - 1, TRAIT_THE)) {
    of->source = (range){0, 0}; /* «اتهام الحكومة السورية ب…»: the adjective was taken for a country */
    return (hearer){{in->but.first, made.tokens.last}, 0};
  }
  for (uint32_t k = i + 1; k < made.tokens.last; k++) {
    if (!has_to(self, k)) continue; /* «اتهام الحكومة [للشركة] ب…» */
    if (in->but.first >= in->but.last) of->source = (range){i, k};
    return (hearer){{k, made.tokens.last}, clitic_bytes(self, k, 1)};
  }
  return made;
}

/* ---- Circumstances before the verb and behind the content ---- */

/* «وفي مقابلة مع صحيفة كذا، قال …», «في رسالة إلى الوزير قال فيها …» */
static hearer before_verb(const story *self, const found *of) {
  uint32_t start = sentence_start(self, of->cue[0].first), cue = of->cue[0].first, end = cue;
  if (has_trait(self, cue, TRAIT_AND | TRAIT_SO)) return nobody; /* a second verb: «…، وأضاف» */
  if (end > start && is_comma(self, end - 1)) end--;
  uint32_t first = end > start + BACK_MAX ? end - BACK_MAX : start;
  for (uint32_t i = end; i-- > first;) {
    if (is_complementizer(self, i) || is_mark(self, i, '.') || is_colon(self, i)) {
      first = i + 1;
      break;
    }
    if (!has_use(self, i, USE(TALK) | USE(SPEECH))) continue;
    stretch in = {i, end, {0, 0}};
    hearer made = scan(self, of, &in, false);
    if (is_some(&made)) return made.tokens.last == end ? made : nobody;
  }
  return nobody;
}

/* «…، وفقا لما ذكره في مقابلة مع …»: a cue that adds nothing but where it was said. */
static range aside_behind(const finder *self, const found *of) {
  const story *in = self->story;
  uint32_t first = of->content[of->n_content - 1].last, end = in->sentences.items[in->sentence_of[first - 1]].last;
  while (first < end && is_any_mark(in, first)) first++;
  uint32_t last;
  const lexicon *from;
  const lexeme *cue = first < end ? lexeme_of_kind(in, first, LEXEME_CUE, &last, &from) : NULL;
  if (!cue || cue->sub != CUE_CLAUSE || self->taken[first] != UINT32_MAX) return (range){0, 0};
  return (range){last, aside_end(in, last, end)};
}

/* Behind the content: «…، في تصريح لرويترز», up to the next cue. */
static hearer behind_content(const finder *self, const found *of) {
  range behind = occasion_behind(self, of);
  if (behind.first >= behind.last) behind = aside_behind(self, of);
  if (behind.first >= behind.last) return nobody;
  stretch in = {behind.first, behind.last, {0, 0}};
  return scan(self->story, of, &in, false);
}

/* ---- The whole ---- */

static bool is_verb(const found *of) {
  return of->lexeme && of->lexeme->kind == LEXEME_VERB && FEATURE_TENSE(of->features) != TENSE_MASDAR;
}

static hearer of_verb(const finder *self, found *of, const stretch *words) {
  const story *in = self->story;
  hearer made = nobody;
  if (words->first < words->last) {
    made = object_of(in, of, words);
    if (!is_some(&made)) made = behind_by(in, of, words);
    if (!is_some(&made)) made = object_behind_comma(in, of, words);
    if (!is_some(&made)) made = out_of_source(in, of, words);
    if (!is_some(&made)) made = scan(in, of, words, true);
  }
  uint32_t toward = of->source.last; /* «توجه النجار [إلى أنصاره] قائلا» */
  bool turned = !is_some(&made) && of->source.first < toward && toward + 1 < of->cue[0].first &&
                has_role(in, toward, ROLE(TOWARD));
  if (turned) made = phrase_from(in, toward + 1, of->cue[0].first, 0);
  if (turned && made.tokens.last != of->cue[0].first) made = nobody;
  if (!is_some(&made)) made = before_verb(in, of);
  return is_some(&made) ? made : behind_content(self, of);
}

static hearer hearer_of(const finder *self, found *of) {
  stretch words = between(self->story, of);
  if (is_verb(of)) return of_verb(self, of, &words);
  bool cue = !of->lexeme || of->lexeme->kind == LEXEME_CUE;
  if (!cue) return behind_noun(self->story, of, &words);
  bool clause = !of->lexeme || of->lexeme->sub == CUE_CLAUSE;
  return clause && words.first < words.last ? scan(self->story, of, &words, true) : nobody;
}

void addressees_find(finder *self) {
  for (size_t k = 0; k < self->found.count; k++) {
    found *of = &self->found.items[k];
    if (of->dropped || !of->n_content) continue;
    hearer made = hearer_of(self, of);
    of->to = made.tokens;
    of->to_skip = made.skip;
    carrier_told(self->story, of->to, of);
    carrier_of_document(self->story, of->source, of);
    carrier_of_writer(self->story, of);
  }
}
