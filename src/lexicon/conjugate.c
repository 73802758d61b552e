/* Patterns, persons and endings: what is put together before the sound rules; see conjugate_word.h for the idea. */
#include "conjugate.h"

#include "conjugate_word.h"

#include <string.h>

/* The thirteen patterns, as if of a sound root. `prefix` is the vowel of the present's prefix (the passive's is u). */
typedef struct {
  const char *name;
  unsigned radicals;
  const char *past, *past_passive; /* no passive: NULL */
  const char *present, *present_passive;
  char prefix;
  const char *active, *passive; /* participles */
  const char *noun;             /* NULL: form I has no regular one; a closing T is the feminine ending */
} pattern;

static const pattern patterns[] = {
    {"I", 3, "1a2v3", "1u2i3", "12V3", "12a3", 'a', "1A2i3", "ma12U3", NULL},
    {"II", 3, "1a22a3", "1u22i3", "1a22i3", "1a22a3", 'u', "mu1a22i3", "mu1a22a3", "ta12I3"},
    {"III", 3, "1A2a3", "1U2i3", "1A2i3", "1A2a3", 'u', "mu1A2i3", "mu1A2a3", "mu1A2a3aT"},
    {"IV", 3, "'a12a3", "'u12i3", "12i3", "12a3", 'u', "mu12i3", "mu12a3", "'i12A3"},
    {"V", 3, "ta1a22a3", "tu1u22i3", "ta1a22a3", "ta1a22a3", 'a', "muta1a22i3", "muta1a22a3", "ta1a22u3"},
    {"VI", 3, "ta1A2a3", "tu1U2i3", "ta1A2a3", "ta1A2a3", 'a', "muta1A2i3", "muta1A2a3", "ta1A2u3"},
    {"VII", 3, "in1a2a3", NULL, "n1a2i3", NULL, 'a', "mun1a2i3", NULL, "in1i2A3"},
    {"VIII", 3, "i1ta2a3", "u1tu2i3", "1ta2i3", "1ta2a3", 'a', "mu1ta2i3", "mu1ta2a3", "i1ti2A3"},
    {"IX", 3, "i12a3a3", NULL, "12a3i3", NULL, 'a', "mu12a3i3", NULL, "i12i3A3"},
    {"X", 3, "ista12a3", "ustu12i3", "sta12i3", "sta12a3", 'a', "musta12i3", "musta12a3", "isti12A3"},
    {"Q1", 4, "1a23a4", "1u23i4", "1a23i4", "1a23a4", 'u', "mu1a23i4", "mu1a23a4", "1a23a4aT"},
    {"Q2", 4, "ta1a23a4", "tu1u23i4", "ta1a23a4", "ta1a23a4", 'a', "muta1a23i4", "muta1a23a4", "ta1a23u4"},
    {"Q4", 4, "i12a34a4", "u12u34i4", "12a34i4", "12a34a4", 'a', "mu12a34i4", "mu12a34a4", "i12i34A4"},
};

enum pattern_name { I, II, III, IV, V, VI, VII, VIII, IX, X, Q1, Q2, Q4 };

typedef struct {
  char ending[8];
  unsigned char person, gender, number;
} past_cell;

enum { M = ISNAD_MASCULINE, F = ISNAD_FEMININE, B = ISNAD_GENDER_BOTH };
enum { SG = ISNAD_SINGULAR, DU = ISNAD_DUAL, PL = ISNAD_PLURAL };

static const past_cell past_cells[] = {
    {"a", 3, M, SG},     {"at", 3, F, SG}, {"A", 3, M, DU},  {"atA", 3, F, DU},  {"UO", 3, M, PL},
    {"na", 3, F, PL},    {"ta", 2, M, SG}, {"ti", 2, F, SG}, {"tumA", 2, B, DU}, {"tum", 2, M, PL},
    {"tunna", 2, F, PL}, {"tu", 1, B, SG}, {"nA", 1, B, PL},
};

/* The present: its prefix, and its endings in the three moods. The imperative is the second person's jussive. */
typedef struct {
  char prefix;
  char ending[3][4]; /* indicative, subjunctive, jussive */
  unsigned char person, gender, number;
} present_cell;

static const present_cell present_cells[] = {
    {'y', {"u", "a", ""}, 3, M, SG},      {'t', {"u", "a", ""}, 3, F, SG},      {'y', {"Ani", "A", "A"}, 3, M, DU},
    {'t', {"Ani", "A", "A"}, 3, F, DU},   {'y', {"Una", "UO", "UO"}, 3, M, PL}, {'y', {"na", "na", "na"}, 3, F, PL},
    {'t', {"u", "a", ""}, 2, M, SG},      {'t', {"Ina", "I", "I"}, 2, F, SG},   {'t', {"Ani", "A", "A"}, 2, B, DU},
    {'t', {"Una", "UO", "UO"}, 2, M, PL}, {'t', {"na", "na", "na"}, 2, F, PL},  {'\'', {"u", "a", ""}, 1, B, SG},
    {'n', {"u", "a", ""}, 1, B, PL},
};

/* Endings of participles and verbal nouns. Those with + stand before a pronoun, in each case for the hamza's sake. */
enum { CONSTRUCT = 1, OBLIQUE = 2, ACCUSATIVE = 4, INDEFINITE = 8 };

typedef struct {
  char ending[8];
  unsigned char gender, number, marks;
} nominal_ending;

static const nominal_ending nominal_endings[] = {
    {"u", M, SG, 0},
    {"", M, SG, INDEFINITE},
    {"N", M, SG, ACCUSATIVE},
    {"u+", M, SG, 0},
    {"i+", M, SG, 0},
    {"a+", M, SG, 0},
    {"Ani", M, DU, 0},
    {"ayni", M, DU, OBLIQUE},
    {"A+", M, DU, CONSTRUCT},
    {"ay+", M, DU, CONSTRUCT | OBLIQUE},
    {"Una", M, PL, 0},
    {"Ina", M, PL, OBLIQUE},
    {"U+", M, PL, CONSTRUCT},
    {"I+", M, PL, CONSTRUCT | OBLIQUE},
    {"aTu", F, SG, 0},
    {"aTu+", F, SG, 0},
    {"aTAni", F, DU, 0},
    {"aTayni", F, DU, OBLIQUE},
    {"aTA+", F, DU, CONSTRUCT},
    {"aTay+", F, DU, CONSTRUCT | OBLIQUE},
    {"Atu", F, PL, 0},
};

enum { SEEN_MAX = 12 };

typedef struct {
  const char *lemma;
  isnad_root root;
  const pattern *pattern;
  enum pattern_name name;
  char past_vowel, present_vowel;
  bool sound_middle; /* the middle glide stays though the form could lose it: استحوذ, ازدوج */
  bool merged;       /* the other way to join the first radical to form VIII's t: اتخذ, اذكر */
  isnad_verb_sink *sink;
  void *context;
  isnad_verb_form form;    /* the cell being made */
  char seen[SEEN_MAX][64]; /* its texts so far */
  size_t n_seen;
} verb;

/* ---- roots ---------------------------------------------------------------------------------------------------- */

static bool root_read(isnad_root *root, const char *text) {
  root->n = 0;
  for (const unsigned char *s = (const unsigned char *)text; *s != '\0'; s += 2) {
    if (root->n == 4 || s[0] < 0xD8 || s[0] > 0xD9 || (s[1] & 0xC0) != 0x80) return false;
    const unsigned letter = (unsigned)(s[0] & 0x1F) << 6 | (s[1] & 0x3F);
    const bool hamza_seat = letter > HAMZA && letter <= ALEF;
    const bool between = letter > 0x063A && letter < 0x0641;
    if (letter < HAMZA || letter > YEH || hamza_seat || between) return false;
    if (letter == TEH_MARBUTA || letter == ALEF_MAKSURA) return false;
    root->radical[root->n++] = (isnad_phoneme)letter;
  }
  return true;
}

static bool root_is(const isnad_root *root, unsigned first, unsigned second, unsigned third) {
  return root->n == 3 && root->radical[0] == first && root->radical[1] == second && root->radical[2] == third;
}

static unsigned last_radical(const verb *self) { return self->root.radical[self->root.n - 1]; }
static bool ends_weak(const verb *self) { return isnad_is_glide(last_radical(self)); }

static bool is_hollow(const verb *self) {
  switch (self->name) {
  case I:
  case IV:
  case VII:
  case VIII:
  case X: return isnad_is_glide(self->root.radical[1]) && !ends_weak(self) && !self->sound_middle;
  default: return false;
  }
}

static bool contracts(const verb *self) {
  if (self->name == IX || self->name == Q4) return true;
  if (self->name == II || self->name == V || self->root.n == 4 || ends_weak(self)) return false;
  return self->root.radical[1] == self->root.radical[2];
}

/* Outside form I, and in its passive and its i-verbs, a final w has become y: أعطى يعطيان, يدعيان, رضي يرضيان. */
static void root_settle(const verb *self, bool passive, isnad_root *root) {
  const bool keeps_waw = self->name == I && !passive && self->past_vowel != 'i' && self->present_vowel == 'u';
  *root = self->root;
  if (root->radical[root->n - 1] == WAW && !keeps_waw) root->radical[root->n - 1] = YEH;
}

/* ---- words ---------------------------------------------------------------------------------------------------- */

static unsigned affix_letter(char sign) {
  switch (sign) {
  case 't': return TEH;
  case 'n': return NOON;
  case 's': return SEEN;
  case 'm': return MEEM;
  case 'y': return YEH;
  case 'w': return WAW;
  case '\'': return HAMZA;
  default: return (unsigned char)sign;
  }
}

static void word_add(isnad_word *word, unsigned phoneme) {
  if (word->n < ISNAD_WORD_MAX) word->at[word->n++] = (isnad_phoneme)phoneme;
}

static void word_append(isnad_word *word, const verb *self, const isnad_root *root, const char *signs) {
  for (; *signs != '\0'; signs++) {
    if (*signs >= '1' && *signs <= '4') {
      const unsigned radical = (unsigned)(*signs - '0');
      word_add(word, root->radical[radical - 1] | radical << ISNAD_RADICAL_SHIFT);
    } else if (*signs == 'v') {
      word_add(word, (unsigned char)self->past_vowel);
    } else if (*signs == 'V') {
      word_add(word, (unsigned char)self->present_vowel);
    } else {
      word_add(word, affix_letter(*signs));
    }
  }
}

/* Form VIII joins its t to the first radical: اصطدم, ازداد, ادعى, اطلع, اتفق, اتخذ. */
static void join_infix(isnad_word *word, bool merged) {
  size_t i = 0;
  while (i < word->n && isnad_radical_at(word, i) != 1) i++;
  if (i + 1 >= word->n) return;
  unsigned first = isnad_letter_at(word, i), infix = TEH;
  switch (first) {
  case SAD:
  case DAD: infix = TAH; break;
  case TAH:
  case ZAH: infix = first; break;
  case ZAIN:
  case DAL: infix = DAL; break;
  case THAL:
    infix = merged ? THAL : DAL;
    first = infix;
    break;
  case THEH: infix = merged ? THEH : TEH; break;
  case WAW:
  case YEH: first = TEH; break;
  case HAMZA: first = merged ? TEH : HAMZA; break;
  default: break;
  }
  isnad_word_replace(word, i, 1, first);
  isnad_word_replace(word, i + 1, 1, infix);
}

/* رأى loses its hamza in the present and all of form IV: يرى, أرى. */
static bool drops_hamza(const verb *self, const char *signs) {
  if (!root_is(&self->root, REH, HAMZA, YEH)) return false;
  return self->name == IV ||
         (self->name == I && (signs == self->pattern->present || signs == self->pattern->present_passive));
}

static void stem_append(isnad_word *word, const verb *self, bool passive, const char *signs) {
  isnad_root root;
  root_settle(self, passive, &root);
  word_append(word, self, &root, signs);
  if (self->name == VIII) join_infix(word, self->merged);
  if (!drops_hamza(self, signs)) return;
  for (size_t i = 0; i < word->n; i++) {
    if (isnad_radical_at(word, i) == 2) isnad_word_replace(word, i, 1, 0);
  }
}

/* Ends the word and lets the sound rules run. */
static void word_finish(isnad_word *word, const verb *self, const char *ending) {
  const isnad_sound_rules rules = {
      .last = self->root.n, .form_one = self->name == I, .hollow = is_hollow(self), .contracts = contracts(self)};
  word_append(word, self, &self->root, ending);
  isnad_word_settle(word, &rules);
}

/* ---- handing out ---------------------------------------------------------------------------------------------- */

static void cell_begin(verb *self, enum isnad_verb_tense tense, bool passive, unsigned person, unsigned gender,
                       unsigned number) {
  memset(&self->form, 0, sizeof self->form);
  self->form.tense = (unsigned)tense & 15u;
  self->form.passive = passive ? 1 : 0;
  self->form.person = person & 3u;
  self->form.gender = gender & 3u;
  self->form.number = number & 3u;
  self->n_seen = 0;
}

static void emit(verb *self, const isnad_word *word) {
  for (int spelling = ISNAD_SPELLING_STANDARD; spelling <= ISNAD_SPELLING_OTHER; spelling++) {
    bool seen = false;
    isnad_word_spell(word, (enum isnad_spelling)spelling, self->form.text);
    for (size_t i = 0; i < self->n_seen; i++) seen = seen || strcmp(self->seen[i], self->form.text) == 0;
    if (seen || self->n_seen == SEEN_MAX) continue;
    memcpy(self->seen[self->n_seen++], self->form.text, sizeof self->form.text);
    self->sink(self->context, &self->form);
  }
}

/* Hands out stem + ending, and what it is before a pronoun where that differs. */
static void emit_finite(verb *self, const isnad_word *stem, const char *ending) {
  isnad_word word = *stem;
  word_finish(&word, self, ending);
  emit(self, &word);

  word = *stem;
  word_append(&word, self, &self->root, ending);
  word_finish(&word, self, strcmp(ending, "tum") == 0 ? "U+" : "+"); /* قلتموه */
  self->form.bare = 1;
  emit(self, &word);
  self->form.bare = 0;
}

/* ---- finite forms --------------------------------------------------------------------------------------------- */

static void conjugate_past(verb *self, bool passive) {
  isnad_word stem = {.n = 0};
  stem_append(&stem, self, passive, passive ? self->pattern->past_passive : self->pattern->past);
  for (size_t i = 0; i < sizeof past_cells / sizeof past_cells[0]; i++) {
    const past_cell *cell = &past_cells[i];
    cell_begin(self, ISNAD_PAST, passive, cell->person, cell->gender, cell->number);
    emit_finite(self, &stem, cell->ending);
  }
}

/* Form I verbs in w lose it in the active present: يعد, يضع, يسع; not يوجل, يود. */
static bool drops_first(const verb *self) {
  const unsigned last = last_radical(self);
  if (self->name != I || self->root.radical[0] != WAW || contracts(self)) return false;
  if (root_is(&self->root, WAW, JEEM, AIN)) return false; /* يوجع */
  if (self->past_vowel == 'u') return false;
  return self->past_vowel == 'a' || self->present_vowel == 'i' || last == AIN || last == HAMZA;
}

static const char *present_signs(const verb *self, bool passive) {
  if (passive) return self->pattern->present_passive;
  return drops_first(self) ? "2V3" : self->pattern->present;
}

static void emit_present(verb *self, const isnad_word *stem, const char *ending) {
  emit_finite(self, stem, ending);
  if (ending[0] == '\0' && contracts(self)) emit_finite(self, stem, "a"); /* لم يردّ beside لم يردد */
}

static void conjugate_present(verb *self, bool passive) {
  for (unsigned mood = 0; mood < 3; mood++) {
    for (size_t i = 0; i < sizeof present_cells / sizeof present_cells[0]; i++) {
      const present_cell *cell = &present_cells[i];
      isnad_word stem = {.n = 0};
      word_add(&stem, affix_letter(cell->prefix));
      word_add(&stem, passive ? 'u' : (unsigned char)self->pattern->prefix);
      stem_append(&stem, self, passive, present_signs(self, passive));
      cell_begin(self, (enum isnad_verb_tense)(ISNAD_PRESENT + mood), passive, cell->person, cell->gender,
                 cell->number);
      emit_present(self, &stem, cell->ending[mood]);
    }
  }
}

/* خذ كل مر, of أخذ أكل أمر. */
static bool imperative_drops_hamza(const verb *self) {
  return self->name == I &&
         (root_is(&self->root, HAMZA, KHAH, THAL) || root_is(&self->root, HAMZA, KAF, 0x0644 /* ل */) ||
          root_is(&self->root, HAMZA, MEEM, REH));
}

/* A stem that begins with two consonants leans on an alef: اكتب, استقبل. */
static void emit_imperative(verb *self, const isnad_word *stem, const char *ending) {
  isnad_word word = *stem;
  word_finish(&word, self, ending);
  isnad_word propped = {.n = 0};
  if (isnad_is_consonant(isnad_letter_at(&word, 1)) && self->name != IV) {
    word_add(&propped, self->name == I && self->present_vowel == 'u' ? 'u' : 'i');
  }
  const size_t prop = propped.n;
  for (size_t i = 0; i < word.n; i++) word_add(&propped, word.at[i]);
  if (prop != 0) isnad_word_settle(&propped, &(isnad_sound_rules){.last = 5}); /* ايجل, of iwjal */
  emit(self, &propped);
}

static void conjugate_imperative(verb *self) {
  const char *const signs = imperative_drops_hamza(self) ? "2V3" : present_signs(self, false);
  for (size_t i = 0; i < sizeof present_cells / sizeof present_cells[0]; i++) {
    const present_cell *cell = &present_cells[i];
    if (cell->person != 2) continue;
    isnad_word stem = {.n = 0};
    if (self->name == IV) word_append(&stem, self, &self->root, "'a");
    stem_append(&stem, self, false, signs);
    cell_begin(self, ISNAD_IMPERATIVE, false, 2, cell->gender, cell->number);
    const char *const ending = cell->ending[2];
    const bool suffixless = ending[0] == '\0';
    emit_imperative(self, &stem, ending);
    if (suffixless && contracts(self)) emit_imperative(self, &stem, "a");
    self->form.bare = 1;
    emit_imperative(self, &stem, suffixless ? "+" : ending[0] == 'U' ? "U+" : ending);
  }
}

/* ---- participles and verbal nouns ----------------------------------------------------------------------------- */

/* The stem ends in i and a glide, which an indefinite word drops: معط, متول. */
static bool is_defective(const isnad_word *stem) {
  return stem->n >= 2 && isnad_letter_at(stem, stem->n - 2) == 'i' &&
         isnad_is_glide(isnad_letter_at(stem, stem->n - 1));
}

static void conjugate_nominal(verb *self, enum isnad_verb_tense tense, const char *signs, unsigned genders) {
  const bool passive = tense == ISNAD_PASSIVE_PARTICIPLE;
  unsigned gender = 0, number = 0;
  for (size_t i = 0; i < sizeof nominal_endings / sizeof nominal_endings[0]; i++) {
    const nominal_ending *ending = &nominal_endings[i];
    const bool noun_plural = tense == ISNAD_VERBAL_NOUN && ending->number == PL;
    if (noun_plural ? ending->gender != F : (genders & 1u << ending->gender) == 0) continue;
    if (ending->gender != gender || ending->number != number) {
      gender = ending->gender;
      number = ending->number;
      cell_begin(self, tense, passive, 0, noun_plural && (genders & 1u << F) == 0 ? M : gender, number);
    }
    isnad_word word = {.n = 0};
    stem_append(&word, self, false, signs);
    if ((ending->marks & INDEFINITE) != 0 && !is_defective(&word)) continue;
    word_finish(&word, self, ending->ending);
    if ((ending->marks & INDEFINITE) != 0) word.n--; /* the i of -in, which stays unwritten: جاء, not جائ */
    self->form.bare = strchr(ending->ending, '+') != NULL;
    self->form.construct = (ending->marks & CONSTRUCT) != 0;
    self->form.oblique = (ending->marks & OBLIQUE) != 0;
    self->form.accusative = (ending->marks & ACCUSATIVE) != 0;
    self->form.indefinite = (ending->marks & INDEFINITE) != 0;
    emit(self, &word);
  }
}

static void conjugate_participles(verb *self) {
  const unsigned both = 1u << M | 1u << F;
  const isnad_root root = self->root;
  if (self->name == I && is_hollow(self) && root.radical[2] == HAMZA) { /* جائي, not جائئ */
    self->root.radical[2] = YEH;
    self->sound_middle = true;
    self->root.radical[1] = HAMZA;
    conjugate_nominal(self, ISNAD_ACTIVE_PARTICIPLE, self->pattern->active, both);
    self->root = root;
    self->sound_middle = false;
  } else {
    conjugate_nominal(self, ISNAD_ACTIVE_PARTICIPLE, self->pattern->active, both);
  }
  if (self->pattern->passive != NULL) {
    conjugate_nominal(self, ISNAD_PASSIVE_PARTICIPLE, self->pattern->passive, both);
  }
}

/* The verbal noun of a weak verb may follow another pattern: تسمية, تهنئة, إقامة, استقالة, تمن. */
static const char *noun_signs(const verb *self) {
  const bool lost_middle = is_hollow(self) || (self->name == IV && drops_hamza(self, NULL));
  switch (self->name) {
  case II:
    if (self->root.radical[1] == YEH && last_radical(self) == YEH) return "ta1i23aT"; /* تحية */
    return ends_weak(self) || last_radical(self) == HAMZA ? "ta12i3aT" : self->pattern->noun;
  case IV: return lost_middle ? "'i12A3aT" : self->pattern->noun;
  case X: return lost_middle ? "isti12A3aT" : self->pattern->noun;
  case V: return ends_weak(self) ? "ta1a22i3" : self->pattern->noun;
  case VI: return ends_weak(self) ? "ta1A2i3" : self->pattern->noun;
  case Q2: return ends_weak(self) ? "ta1a23i4" : self->pattern->noun;
  default: return self->pattern->noun;
  }
}

static void conjugate_noun(verb *self) {
  const char *const signs = noun_signs(self);
  if (signs == NULL) return;
  const size_t n = strlen(signs);
  char stem[16] = "";
  const bool feminine = signs[n - 1] == 'T';
  if (n >= sizeof stem) return;
  memcpy(stem, signs, feminine ? n - 2 : n);
  conjugate_nominal(self, ISNAD_VERBAL_NOUN, stem, 1u << (feminine ? F : M));
}

/* ---- the row -------------------------------------------------------------------------------------------------- */

static bool lemma_fits(const verb *self) {
  isnad_word word = {.n = 0};
  char text[64];
  stem_append(&word, self, false, self->pattern->past);
  word_finish(&word, self, "a");
  isnad_word_spell(&word, ISNAD_SPELLING_STANDARD, text);
  return strcmp(text, self->lemma) == 0;
}

/* The lemma decides between the ways a root may take: أجاب or أحوذ, ائتمن or اتخذ. */
static bool find_way(verb *self) {
  for (unsigned way = 0; way < 4; way++) {
    self->sound_middle = (way & 1) != 0;
    self->merged = (way & 2) != 0;
    if (lemma_fits(self)) return true;
  }
  return false;
}

static const char *vowels_read(verb *self, const char *vowels) {
  static const char allowed[][4] = {"a-u", "a-i", "a-a", "i-a", "i-i", "u-u"};
  if (self->name != I) return strcmp(vowels, "-") == 0 ? NULL : "vowels are for form I only";
  for (size_t i = 0; i < sizeof allowed / sizeof allowed[0]; i++) {
    if (strcmp(vowels, allowed[i]) != 0) continue;
    self->past_vowel = vowels[0];
    self->present_vowel = vowels[2];
    return NULL;
  }
  return "vowels of form I must be one of a-u a-i a-a i-a i-i u-u";
}

static const char *row_read(verb *self, const char *root, const char *form, const char *vowels) {
  for (size_t i = 0; i < sizeof patterns / sizeof patterns[0]; i++) {
    if (strcmp(form, patterns[i].name) != 0) continue;
    self->pattern = &patterns[i];
    self->name = (enum pattern_name)i;
  }
  if (self->pattern == NULL) return "unknown form";
  if (!root_read(&self->root, root)) return "a root is three or four letters, hamza as ء, no alef";
  if (self->root.n != self->pattern->radicals) return "the root has not as many radicals as the form wants";
  const char *const message = vowels_read(self, vowels);
  if (message != NULL) return message;
  return find_way(self) ? NULL : "the past of this root and form is not the lemma";
}

const char *isnad_conjugate(const char *lemma, const char *root, const char *form, const char *vowels,
                            isnad_verb_sink *sink, void *context) {
  verb self = {.lemma = lemma, .sink = sink, .context = context};
  const char *const message = row_read(&self, root, form, vowels);
  if (message != NULL) return message;
  conjugate_past(&self, false);
  conjugate_present(&self, false);
  conjugate_imperative(&self);
  if (self.pattern->past_passive != NULL) {
    conjugate_past(&self, true);
    conjugate_present(&self, true);
  }
  conjugate_participles(&self);
  conjugate_noun(&self);
  return NULL;
}
