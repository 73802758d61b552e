/* carrier: those who handed the words on: «لرويترز», «في مقابلة مع صحيفة لوموند», «في تغريدة على تويتر»,
 * «في بيان نشرته الوكالة», «على لسان وزير خارجيتها». */
#include "annotate/found.h"

#include "annotate/grammar.h"
#include "annotate/noun_phrase.h"
#include "annotate/resolve.h"
#include "text/letters.h"
#include "text/token.h"

void carrier_add(found *of, range carrier) {
  if (carrier.first >= carrier.last || of->n_carriers == CARRIERS_MAX) return;
  for (uint32_t i = 0; i < of->n_carriers; i++)
    if (of->carriers[i].first == carrier.first) return;
  of->carriers[of->n_carriers++] = carrier;
}

/* ---- What can hand words on ---- */

/* A common noun for an outlet that names one with what follows: صحيفة، وكالة، وسائل إعلام; not موقعها، حسابه. */
static const lexeme *outlet_head(const story *self, uint32_t i) {
  const phrase_match *phrase = phrase_of_kind(self, i, LEXEME_HEAD);
  if (phrase && phrase->lexeme->sub == HEAD_OUTLET) return phrase->lexeme;
  const reading *head = reading_at(self, i, LEXEME_HEAD);
  return head && head->lexeme->sub == HEAD_OUTLET && !FEATURE_ENCLITIC(head->features) ? head->lexeme : NULL;
}

bool is_outlet_named(const story *self, uint32_t i) {
  return outlet_head(self, i) || has_trait(self, i, TRAIT_OUTLET) || phrase_of_kind(self, i, LEXEME_OUTLET);
}

static bool is_platform(const lexeme *outlet) { return outlet && outlet->sub == OUTLET_PLATFORM; }

/* A network in the phrase: «موقع التواصل الاجتماعي، تويتر», «حسابه على تويتر». */
static range platform_in(const story *self, uint32_t first, uint32_t last) {
  for (uint32_t i = first; i < last; i++) {
    uint32_t end;
    const lexicon *from;
    if (is_platform(lexeme_of_kind(self, i, LEXEME_OUTLET, &end, &from))) return (range){i, end};
  }
  return (range){0, 0};
}

/* «لإذاعة المرفأ وشبكة "بحر"»: the second begins anew. */
static uint32_t next_outlet(const story *self, uint32_t first, uint32_t last) {
  for (uint32_t i = first + 1; i < last; i++)
    if (has_trait(self, i, TRAIT_AND) && (outlet_head(self, i) || phrase_of_kind(self, i, LEXEME_OUTLET))) return i;
  return last;
}

/* «صحيفة "حرييت" المحلية», «قناة "تولو نيوز" التلفزيونية», «هيئة الإذاعة البريطانية», «الوكالة». */
static uint32_t outlet_end(const story *self, uint32_t i, uint32_t last) {
  uint32_t end;
  const lexicon *from;
  const lexeme *known = lexeme_of_kind(self, i, LEXEME_OUTLET, &end, &from);
  if (!outlet_head(self, i)) return known ? end : 0;
  uint32_t whole = next_outlet(self, i, noun_phrase_end(self, i, last, PHRASE_NO_COMMA));
  for (uint32_t k = i + 1; k < whole && has_trait(self, i, TRAIT_THE); k++)
    if (has_role(self, k, ROLE(IN))) whole = k; /* «نقلها التلفزيون [في العاصمة]» */
  uint32_t quoted = i + 1 < last && opens_quote(self, i + 1) ? skip_pair(self, i + 1, last) : 0;
  if (whole < quoted) whole = quoted;
  const reading *two = reading_at(self, i, LEXEME_HEAD); /* «قناتي "البحر" و"الجزيرة"» */
  if (two && FEATURE_NUMBER(two->features) == NUMBER_DUAL && quoted && quoted + 2 < last &&
      is_lone_letter(self, quoted, F_WAW) && opens_quote(self, quoted + 1))
    return skip_pair(self, quoted + 1, last);
  for (uint32_t k = quoted; quoted && k < whole; k++) /* «صحيفة "المرفأ" [مقال]» */
    if (is_word(self, k) && has_trait(self, k, TRAIT_HEAD) && !has_trait(self, k, TRAIT_THE | TRAIT_AND)) whole = k;
  return whole > i + 1 || (whole > i && has_trait(self, i, TRAIT_THE)) ? whole : 0;
}

/* «صحيفة لوموند» names one, and so do «وسائل الإعلام المحلية» and «الوكالة»; «مدونة شخصية» and «الموقع» name none. */
static bool has_name(const story *self, uint32_t first, uint32_t last) {
  for (uint32_t i = first; i < last; i++) {
    if (i > first && is_preposition(self, i)) return false; /* «مواقع في مديرية الساحل», «منصة إلى جانب النجار» */
    if (opens_quote(self, i) || phrase_of_kind(self, i, LEXEME_OUTLET)) return true;
    if (i > first && has_trait(self, i, TRAIT_OUTLET | TRAIT_NAME | TRAIT_UNKNOWN | TRAIT_PLACE | TRAIT_NATION))
      return true;
  }
  return false;
}

/* ---- How it is joined ---- */

/* A verb with the pronoun of what was said: «بيان [نشرته] الوكالة». */
static bool is_published_by(const story *self, uint32_t i) {
  const word_readings *word = self->words[i];
  for (uint32_t k = 0; has_trait(self, i, TRAIT_VERB) && k < word->count; k++) {
    const reading *item = &word->items[k];
    if (item->lexeme->kind == LEXEME_VERB && FEATURE_TENSE(item->features) <= TENSE_PRESENT &&
        FEATURE_PERSON(item->features) == 3 && FEATURE_ENCLITIC(item->features) >= ENCLITIC_HE)
      return true;
  }
  return false;
}

/* The same with a time, or whose words they are, between: «[نشرتها] اليوم الأحد صحيفة …», «[نقلتها] عنه وكالات …». */
static bool is_published_behind(const story *self, uint32_t i, uint32_t first) {
  enum { NEAR = 5 };
  bool of_it = false;
  for (uint32_t k = i; k-- > first && i - k <= NEAR;) {
    if (is_published_by(self, k) || (of_it && has_trait(self, k, TRAIT_VERB))) return true; /* «كشفت عنها صحيفة» */
    bool pronoun = is_preposition(self, k) && !has_class(self, k, WORD_PREP);
    of_it |= pronoun;
    if (!is_time(self, k) && !is_number(self, k) && !pronoun) return false;
  }
  return false;
}

/* What stands before the preposition is no noun that it may belong to: the cue, its subject, a time, what was said or
 * written: «كتب النجار [في] صحيفة …», «في مقال [في] صحيفة …», «خلال ظهورها [في] برنامج …». */
static bool stands_free(const story *self, uint32_t preposition, uint32_t first, range but) {
  if (preposition <= first || preposition == but.last) return true;
  uint32_t before = preposition - 1;
  if (is_comma(self, before) || is_time(self, before) || has_use(self, before, USE(TALK) | USE(SPEECH))) return true;
  const reading *head = reading_at(self, before, LEXEME_HEAD);
  return (head && head->lexeme->sub == HEAD_DOCUMENT) || has_pronoun(self, before, UINT32_MAX);
}

/* «في اتصال [من] وكالة …», «ردا على سؤال [من] صحيفة …» */
static bool is_asked_from(const story *self, uint32_t i, uint32_t first) {
  for (uint32_t k = i; k-- > first && i - k <= 2;)
    if (has_use(self, k, USE(TALK) | USE(SPEECH))) return true;
  return false;
}

/* «خلال مناسبة [لصحيفة] …», «مراسل [لقناة] …»: the outlet's own; not «في تصريح لصحيفة». */
static bool belongs_to_noun(const story *self, uint32_t i, uint32_t first, range but) {
  if (i <= first || i == but.last || !is_word(self, i - 1) || is_time(self, i - 1)) return false;
  uint32_t other = TRAIT_THE | TRAIT_NAME | TRAIT_PLACE | TRAIT_ADJECTIVE | TRAIT_NATION | TRAIT_ADVERB | TRAIT_UNKNOWN;
  bool noun = has_trait(self, i - 1, TRAIT_COMMON | TRAIT_TITLE | TRAIT_OCCASION) && !has_trait(self, i - 1, other);
  return noun && !has_use(self, i - 1, USE(TALK) | USE(SPEECH)) && !has_pronoun(self, i - 1, UINT32_MAX);
}

/* What the words went through stands behind these: «لرويترز», «مع القناة», «عبر الإذاعة», «بصحيفة», «نشرته الوكالة». */
static bool is_handed_to(const story *self, uint32_t i, uint32_t first, range but, const lexeme *head) {
  bool page = head && (head->bits & HEAD_IS_PAGE);
  if (has_trait(self, i, TRAIT_TO | TRAIT_BY)) return !belongs_to_noun(self, i, first, but);
  if (i <= first) return false;
  uint32_t before = i - 1;
  if (before > first && (opens_quote(self, before) || is_mark(self, before, '@'))) before--;
  if (is_lone_letter(self, before, F_LAM) || is_lone_letter(self, before, F_BEH)) return true;
  if (has_role(self, before, ROLE(WITH) | ROLE(THROUGH) | ROLE(UPON) | ROLE(TOWARD))) return true;
  if (has_role(self, before, ROLE(FROM))) return is_asked_from(self, before, first);
  if (has_use(self, before, USE(AIR)) && before > first) /* «على شاشة القناة» */
    return has_role(self, before - 1, ROLE(IN) | ROLE(THROUGH) | ROLE(UPON));
  if (has_role(self, before, ROLE(IN)) && head && (!page || opens_quote(self, i + 1)))
    return stands_free(self, before, first, but);
  if (has_trait(self, before, TRAIT_AND)) return false;
  return is_published_behind(self, before + 1, first);
}

static bool is_document(const story *self, uint32_t i) {
  const reading *head = reading_at(self, i, LEXEME_HEAD);
  return (head && head->lexeme->sub == HEAD_DOCUMENT) || has_role(self, i, ROLE(SPEAKS_FOR)) ||
         has_use(self, i, USE(SPEECH) | USE(TALK));
}

/* What [i, end) names can have handed on what was said. */
static bool is_carrier(const story *self, range at, uint32_t first, range but) {
  const lexeme *head = outlet_head(self, at.first);
  if (!is_handed_to(self, at.first, first, but, head)) return false;
  for (uint32_t i = at.first + 1; head && i < at.last; i++) /* «الوكالة الأوروبية [لسلامة] الطيران» carries no news */
    if (has_trait(self, i, TRAIT_TO) && !is_document(self, i) && !is_outlet_named(self, i)) return false;
  if (!head || has_name(self, at.first, at.last)) return true;
  if (head->bits & HEAD_IS_PAGE) return false;
  bool attached = has_trait(self, at.first, TRAIT_TO | TRAIT_BY); /* «زيارته [للقناة]» is no talk */
  return !attached || stands_free(self, at.first, first, but);
}

/* A network is where it was said: «[على] تويتر», «[في] صفحته على موقع التواصل الاجتماعي، تويتر»; not «انتقد تويتر». */
static bool is_said_on(const story *self, uint32_t platform, uint32_t first) {
  enum { NEAR = 9 };
  if (has_trait(self, platform, TRAIT_BY)) return true;
  for (uint32_t k = platform; k-- > first && platform - k <= NEAR;) {
    if (has_role(self, k, ROLE(IN) | ROLE(UPON) | ROLE(THROUGH)) || is_lone_letter(self, k, F_BEH))
      return k == first || !has_role(self, k - 1, ROLE(HINT)); /* not «في رد على فيسبوك» */
    if (has_trait(self, k, TRAIT_BY) && (outlet_head(self, k) || has_role(self, k, ROLE(TWEET)))) return true;
    bool mark = is_any_mark(self, k) && !is_mark(self, k, '.') && !is_colon(self, k);
    bool page =
        outlet_head(self, k) || has_pronoun(self, k, 1u << LEXEME_HEAD) || phrase_of_kind(self, k, LEXEME_OUTLET);
    bool adjective = has_trait(self, k, TRAIT_THE | TRAIT_ADJECTIVE | TRAIT_NATION) && !has_trait(self, k, TRAIT_NAME);
    if (!mark && !page && !adjective) return false;
  }
  return false;
}

void carriers_between(const story *self, uint32_t first, uint32_t last, range but, found *of) {
  uint32_t carried = first; /* the token behind the last one found */
  for (uint32_t i = first; i < last;) {
    if (i >= but.first && i < but.last) {
      i = but.last;
      continue;
    }
    if (i + 2 < last && has_role(self, i + 1, ROLE(TONGUE)) && has_role(self, i, ROLE(UPON))) {
      uint32_t speaks_for = noun_phrase_end(self, i + 2, last, PHRASE_NO_COMMA); /* «على لسان [مديرتها]» */
      carrier_add(of, (range){i + 2, speaks_for});
      i = speaks_for;
      continue;
    }
    uint32_t end = is_word(self, i) ? outlet_end(self, i, last) : 0;
    range platform = end ? platform_in(self, i, end) : (range){0, 0};
    bool goes_on = i == carried && i > first && has_trait(self, i, TRAIT_AND);
    bool named_on = end && i > 0 && has_trait(self, i, TRAIT_TO) && has_trait(self, i - 1, TRAIT_OUTLET);
    if (named_on) { /* «وكالة وفا [للأنباء الفلسطينية]» */
      if (i == carried && of->n_carriers) of->carriers[of->n_carriers - 1].last = carried = end;
    } else if (goes_on && end && of->n_carriers) {
      range second = platform.first < platform.last ? platform : (range){i, end};
      carrier_add(of, second);
      carried = second.last;
    } else if (platform.first < platform.last) {
      if (is_said_on(self, platform.first, first)) carrier_add(of, platform), carried = platform.last;
    } else if (end && is_carrier(self, (range){i, end}, first, but)) {
      bool channel = of->n_carriers && !(outlet_head(self, i) && (outlet_head(self, i)->bits & HEAD_IS_PAGE)) &&
                     has_use(self, of->carriers[of->n_carriers - 1].first, USE(KIND));
      if (channel) of->n_carriers--; /* «في برنامج "صباح" على قناة البحر»: the channel hands it on */
      carrier_add(of, (range){i, carried = end});
    }
    const lexeme *head = end ? outlet_head(self, i) : NULL;
    bool page = head && (head->bits & HEAD_IS_PAGE) && carried != end; /* «البرنامج الذي يقدمه على قناة» */
    i = end > i && !page ? end : i + 1;
  }
}

/* نشر، نقل، أورد، بث in a finite form; not نشره, which goes on a noun. */
static bool publishes(const story *self, uint32_t i) {
  const word_readings *word = self->words[i];
  for (uint32_t k = 0; has_trait(self, i, TRAIT_VERB) && k < word->count; k++) {
    const reading *item = &word->items[k];
    if (item->lexeme->kind == LEXEME_VERB && item->lexeme->act == ISNAD_ACT_REPORT &&
        FEATURE_TENSE(item->features) <= TENSE_PRESENT && !FEATURE_ENCLITIC(item->features) &&
        !(item->features & FEATURE_VOICE_PASSIVE) && !((uint32_t)item->lexeme->bits & TAKES_FI))
      return true;
  }
  return false;
}

/* «نشر النجار على صفحته في تويتر صورة، معلقا …», «كتب منشورا على فيسبوك أكد فيه …»: the network of what was posted,
 * in the same sentence before the cue. */
void carriers_posted(const story *self, uint32_t cue, found *of) {
  enum { POST_REACH = 36 };
  uint32_t start = sentence_start(self, cue), end;
  if (of->n_carriers || cue < start + 4) return;
  const lexicon *from;
  for (uint32_t i = cue; i-- > start && cue - i < POST_REACH;) {
    bool quoted = self->quote_of[i] != self->quote_of[cue]; /* «على "تويتر"» */
    if (is_complementizer(self, i) || is_colon(self, i) || (quoted && self->quote_of[cue] != NO_TOKEN)) return;
    if (!has_trait(self, i, TRAIT_OUTLET) && !self->phrase_at[i]) continue;
    if (!is_platform(lexeme_of_kind(self, i, LEXEME_OUTLET, &end, &from)) || !is_said_on(self, i, start)) continue;
    carrier_add(of, (range){i, end});
    return;
  }
}

/* Where the words begin, in [first, last), that tell by what page or post something was announced: «[عبر حسابه على
 * تويتر]», «[في رسالة نشرها عبر إنستغرام]»; last where there are none. */
static uint32_t post_in(const story *self, uint32_t first, uint32_t last) {
  range platform = platform_in(self, first, last);
  if (platform.first >= platform.last || last - platform.last > 3) return last;
  for (uint32_t i = first + 1; i < platform.first; i++) {
    if (has_role(self, i, ROLE(THROUGH))) return i;
    if (!has_role(self, i, ROLE(IN) | ROLE(UPON)) || i + 1 >= last) continue;
    const lexeme *page = reading_at(self, i + 1, LEXEME_HEAD) ? reading_at(self, i + 1, LEXEME_HEAD)->lexeme : NULL;
    bool site = page && page->sub == HEAD_OUTLET && (page->bits & HEAD_IS_PAGE);
    bool post = has_role(self, i + 1, ROLE(TWEET) | ROLE(SPEAKS_FOR)) || has_use(self, i + 1, USE(SPEECH));
    if (site || post || i + 1 == platform.first) return i;
  }
  return last;
}

void carrier_of_announcement(const story *self, found *of) {
  bool plain = of->complement == COMPLEMENT_NOUN || of->complement == COMPLEMENT_PREPOSITION;
  if (!plain || of->n_content != 1 || !of->lexeme || of->lexeme->act != ISNAD_ACT_ANNOUNCE) return;
  range *content = &of->content[0];
  uint32_t end = post_in(self, content->first, content->last);
  if (end <= content->first || end >= content->last) return;
  carriers_between(self, end, content->last, (range){0, 0}, of);
  content->last = trim_end(self, content->first, end);
}

bool is_posted_before(const story *self, uint32_t cue) {
  uint32_t start = sentence_start(self, cue);
  for (uint32_t i = start; i < cue && i < start + 4; i++)
    if (publishes(self, i)) return true;
  return false;
}

/* «وفي مقابلة مع صحيفة كذا، قال الوزير إن …»: the occasion stands before the verb. */
void carriers_before(const story *self, uint32_t verb, found *of) {
  uint32_t first = sentence_start(self, verb);
  if (verb < first + 3 || verb - first > 30 || has_trait(self, verb, TRAIT_AND)) return;
  if (!has_role(self, first, ROLE(IN) | ROLE(THROUGH) | ROLE(CIRCUMSTANCE))) return;
  for (uint32_t i = first; i < verb; i++)
    if (has_trait(self, i, TRAIT_SURE_VERB) && has_trait(self, i, TRAIT_SAYING)) return;
  carriers_between(self, first + 1, verb, (range){0, 0}, of);
}

/* «طالب القناة بالاعتذار», «اتهم الموقع بالتشهير»: it is spoken of, not told. */
static bool is_spoken_of(uint32_t act) {
  return act == ISNAD_ACT_ACCUSE || act == ISNAD_ACT_DEMAND || act == ISNAD_ACT_CONDEMN || act == ISNAD_ACT_WARN ||
         act == ISNAD_ACT_THREATEN || act == ISNAD_ACT_PRAISE || act == ISNAD_ACT_ASK || act == ISNAD_ACT_DESCRIBE;
}

void carrier_told(const story *self, range to, found *of) {
  uint32_t i = to.first, end;
  if (of->lexeme && is_spoken_of(of->lexeme->act)) return;
  while (i < to.last && !is_word(self, i)) i++;
  if (i + 1 < to.last && has_trait(self, i, TRAIT_TITLE) && is_outlet_named(self, i + 1))
    to.first = ++i; /* «لمراسل رويترز» */
  if (i >= to.last) return;
  const lexicon *from;
  const lexeme *head = outlet_head(self, i), *known = lexeme_of_kind(self, i, LEXEME_OUTLET, &end, &from);
  bool outlet = head ? has_name(self, i, to.last) || !(head->bits & HEAD_IS_PAGE) : known && end + 1 >= to.last;
  bool quoted = opens_quote(self, to.first) && to.first > 1; /* «في حديث خاص ل"المرفأ"», «قالت مصادر لـ"المرفأ"» */
  outlet |= quoted && (is_lone_letter(self, to.first - 1, F_LAM) || is_asked_from(self, to.first - 1, 0));
  for (uint32_t k = 0; k < of->n_carriers && outlet; k++)
    outlet = of->carriers[k].last <= to.first || of->carriers[k].first >= to.last;
  if (outlet) carrier_add(of, to);
}

/* ---- What an outlet publishes ---- */

enum { PUBLISHED_REACH = 30 };

/* Whose words the document at i has, which is published before the verb at `last`: «بيانا [للقيادة]», «تصريحات
 * [الرئيس]», «شهادات [عشرين امرأة]»; empty where it does not tell. */
static range issuer_of(const story *self, uint32_t i, uint32_t last) {
  if (has_use(self, i, USE(TALK)) && i + 2 < last && has_role(self, i + 1, ROLE(WITH))) /* «مقابلة مع [المدير]» */
    return (range){i + 2, noun_phrase_end(self, i + 2, last, 0)};
  while (last > i + 1 && (is_relative(self, last - 1) || is_comma(self, last - 1))) last--;
  range phrase = {i, noun_phrase_end(self, i, last, 0)};
  if (phrase.last == i + 1 && has_role(self, i + 1, ROLE(SPEAKS_FOR)) && !has_trait(self, i + 1, TRAIT_AND))
    return issuer_of(self, i + 1, last); /* «نص بيان الرئاسة» */
  for (uint32_t k = i + 1; k < phrase.last && k < i + 4; k++)
    if (has_trait(self, k, TRAIT_TO) && !has_trait(self, k - 1, TRAIT_THE)) return (range){k, phrase.last};
  if (i + 1 < last && has_trait(self, i + 1, TRAIT_AND)) return (range){0, 0};
  if (i + 1 < last && has_trait(self, i + 1, TRAIT_BY)) return (range){0, 0}; /* «تغريدة باللغة العربية» */
  if (i + 1 < last && (is_number(self, i + 1) || has_class(self, i + 1, WORD_NUMBER))) return (range){i + 1, last};
  return issuer_in(self, phrase);
}

/* «جزءا من بيان»: no name ends so. */
static bool is_object(const story *self, uint32_t i) {
  if (!is_word(self, i) || has_trait(self, i, TRAIT_NAME | TRAIT_PLACE | TRAIT_OUTLET | TRAIT_THE)) return false;
  uint32_t size = token_at(self, i)->folded_size;
  return (token_at(self, i)->shape & SHAPE_TANWIN) || (size > 3 && folded_of(self, i)[size - 1] == F_ALEF);
}

/* The outlet that publishes by the verb at i, behind it or before it. */
static range publisher_of(const story *self, uint32_t i, uint32_t last) {
  uint32_t first = skip_circumstances(self, i + 1, last), end = first;
  const phrase_match *head = first < last ? phrase_of_kind(self, first, LEXEME_HEAD) : NULL;
  if (head) end = head->tokens.last - 1; /* «وكالة الأنباء» */
  do end++;
  while (end < last && !is_document(self, end) && !is_object(self, end));
  if (end > last) end = last;
  end = first < end ? outlet_end(self, first, end) : 0;
  if (end) return (range){first, end};
  uint32_t start = sentence_start(self, i); /* «صحيفة المرفأ نشرت»; not «على تويتر ونشرت» */
  if (has_trait(self, i, TRAIT_AND)) return (range){0, 0};
  for (uint32_t k = i > start + 8 ? i - 8 : start; k < i; k++) {
    bool governed = k > start && (is_preposition(self, k - 1) || is_mark(self, k - 1, '#'));
    if (!governed && !has_trait(self, k, TRAIT_TO | TRAIT_BY) && outlet_end(self, k, i) == i) return (range){k, i};
  }
  return (range){0, 0};
}

void carrier_published(const story *self, uint32_t verb, found *of) {
  uint32_t start = sentence_start(self, verb), quote = self->quote_of[verb];
  bool behind = of->source.first < of->source.last && of->source.first > verb;
  if (behind || verb + 1 >= self->shown.n_tokens) return;
  for (uint32_t i = verb; i-- > start && verb - i < PUBLISHED_REACH;) {
    if (self->quote_of[i] != quote && quote == NO_TOKEN) continue;
    if (is_complementizer(self, i) || is_colon(self, i) || self->quote_of[i] != quote) return;
    if (!publishes(self, i)) continue;
    range by = publisher_of(self, i, verb);
    uint32_t document = by.first > i ? skip_circumstances(self, by.last, verb) : i + 1;
    if (document + 1 < verb && is_object(self, document) && has_role(self, document + 1, ROLE(FROM))) document++;
    while (document < verb && (is_time(self, document) || is_preposition(self, document))) document++;
    if (by.first >= by.last || document >= verb || !is_document(self, document) || has_trait(self, document, TRAIT_AND))
      return;
    range issuer = issuer_of(self, document, verb);
    if (issuer.first < issuer.last && is_document(self, issuer.first)) issuer = (range){0, 0}; /* «مقطع فيديو» */
    bool hers = of->lexeme && of->lexeme->act == ISNAD_ACT_SAY && FEATURE_GENDER(of->features) == GENDER_F &&
                issuer.first >= issuer.last && of->source.first == document;
    if (hers) of->source = by; /* «نشرت الصحيفة مقطعا قالت إنه» */
    bool taken = of->source.first < of->source.last && of->source.first != by.first && of->source.first < document;
    if (taken) return;
    if (issuer.first >= issuer.last) { /* «نشرت الصحيفة تقريرا كشف أن», «بثت القناة لقطات قالت إنها» */
      bool shows = of->lexeme && of->lexeme->act != ISNAD_ACT_SAY;
      if (of->source.first == by.first && of->source.last > document)
        of->source = shows ? (range){document, of->source.last} : by;
      return;
    }
    carrier_add(of, by);
    of->source = issuer;
    of->source_skip = has_trait(self, issuer.first, TRAIT_TO) ? clitic_bytes(self, issuer.first, 1) : 0;
    return;
  }
}

/* «وثيقة للوزارة كشفت عنها [صحيفة المرفأ]», «بيان الناطق [نشرته الوكالة]»: who published the document that says it. */
void carrier_of_document(const story *self, range document, found *of) {
  uint32_t last = document.last + 6;
  if (document.first >= document.last || !is_document(self, document.first)) return;
  uint32_t limit = sentence_limit(self, document.first);
  for (uint32_t i = document.first + 2; i < last && i < limit; i++) {
    if (i > document.last && (is_comma(self, i) || is_complementizer(self, i))) return;
    if (!is_outlet_named(self, i) || !is_published_behind(self, i, document.first)) continue;
    uint32_t end = outlet_end(self, i, limit);
    if (end) carrier_add(of, (range){i, end});
    return;
  }
}

/* A writer, or one who draws: «الكاتب سامر النجار», «كاتب المقال», «الرسام». */
static bool is_writer(const story *self, uint32_t i) {
  const phrase_match *phrase = phrase_of_kind(self, i, LEXEME_TITLE);
  const reading *title = reading_at(self, i, LEXEME_TITLE);
  uint64_t fields = phrase ? phrase->lexeme->bits : title ? title->lexeme->bits : 0;
  return fields & (UINT64_C(1) << FIELD_LETTERS | UINT64_C(1) << FIELD_MEDIA | UINT64_C(1) << FIELD_ART);
}

/* «في صحيفة المرفأ مقال لسامر النجار … كاتب المقال يرى أن»: in a review of the press the paper of the paragraph. */
void carrier_of_writer(const story *self, found *of) {
  enum { REVIEW_REACH = 120 };
  uint32_t i = of->source.first, paragraph = paragraph_of(self, of->cue[0].first);
  if (of->n_carriers || i >= of->source.last || !is_writer(self, i)) return;
  for (uint32_t k = of->cue[0].first; k-- > 0 && of->cue[0].first - k < REVIEW_REACH;) {
    if (paragraph_of(self, k) != paragraph) return;
    const reading *head = reading_at(self, k, LEXEME_HEAD);
    bool paper = head && head->lexeme->sub == HEAD_OUTLET && !head->lexeme->bits && head->lexeme->gender == GENDER_F &&
                 !has_trait(self, k, TRAIT_THE | TRAIT_TO) && !FEATURE_ENCLITIC(head->features);
    uint32_t end = paper ? outlet_end(self, k, of->cue[0].first) : 0;
    if (!end || !has_name(self, k, end)) continue;
    carrier_add(of, (range){k, end});
    return;
  }
}
