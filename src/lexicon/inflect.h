/* inflect: the forms of a noun or adjective that follow a rule. Broken plurals come from the tables.
 *
 * In: a singular («مسؤول», «وزارة», «أميركي», «أمين عام»). Out, through build_form_add: the singular, its accusative
 * with alef, its stem before a pronoun, the dual, the sound plurals. Of a phrase only the first word is inflected.
 * Depends on: base.
 */
#ifndef ISNAD_LEXICON_INFLECT_H
#define ISNAD_LEXICON_INFLECT_H

#include "lexicon/build.h"

/* A word in the singular alone, before a pronoun and with tanwin alef too: رغبة، رغبت(ه)؛ هجوم، هجوما. */
void inflect_case(lexicon_builder *self, uint32_t lexeme_index, isnad_string word);
/* Singular and dual of one gender. */
void inflect_singular(lexicon_builder *self, uint32_t lexeme_index, isnad_string word, enum gender gender);
/* The sound masculine plural: مسؤولون، مسؤولين، مسؤولو، مسؤولي. */
void inflect_plural_m(lexicon_builder *self, uint32_t lexeme_index, isnad_string word);
/* The sound feminine plural: صحفيات; a final ة gives way. */
void inflect_plural_f(lexicon_builder *self, uint32_t lexeme_index, isnad_string word);
/* A plural as listed: وزراء. */
void inflect_plural_broken(lexicon_builder *self, uint32_t lexeme_index, isnad_string word, enum gender gender);

#endif
