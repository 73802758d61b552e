/* source: what the parts of finding a source ask of each other; found.h has what others ask of them.
 *
 * Depends on: found, grammar.
 */
#ifndef ISNAD_ANNOTATE_SOURCE_H
#define ISNAD_ANNOTATE_SOURCE_H

#include "annotate/found.h"

/* Whether somebody stands before the content besides the subject: «اتهم الوزير الشركة ب…». */
enum object_use { OBJECT_NONE, OBJECT_POSSIBLE, OBJECT_NEEDED };

/* ---- source.c ---- */

/* The subject of source_of_verb where none can stand before the verb: «وفقا لرويترز أكد [مسؤولون] أن». */
range source_behind_verb(const story *self, uint32_t verb, uint32_t marker, uint32_t limit, uint32_t features,
                         uint32_t takes);

/* An act cannot speak: «فرض عقوبات», «خشية وقوع». */
bool source_is_somebody(const story *self, range source);

/* «إنه أخبر الرئيس …», «التي دانت الواقعة»: the subject is known before the verb. */
bool source_is_known(const story *self, uint32_t verb, uint32_t features);

/* «بالبيان», «بالتقرير»: a document behind ب, right behind the verb that tells what it says. */
bool source_in_document(const story *self, uint32_t i);

/* ---- source_object.c ---- */

/* Whether the noun at i may be the subject of a verb with these features that stands before it. */
bool source_agrees(const story *self, uint32_t i, uint32_t features);
/* «الدفاع الروسية»: a field with a feminine adjective is its ministry. */
bool source_is_ministry(const story *self, uint32_t i);
/* Words in the accusative: «المواطنين», «بيانا» are the object, whatever the verb. */
bool source_is_accusative(const story *self, uint32_t i);
/* What a verb with these `takes` wants before its content, which begins at `marker`. */
enum object_use source_object_use(const story *self, uint32_t marker, uint32_t limit, uint32_t takes);
/* Where the subject ends and the object begins in words taken for one noun phrase; `of.last` where there is one alone.
 */
uint32_t source_object_in(const story *self, range of, bool needed);
/* Nothing but time and place stands between the noun phrase and the content. */
bool source_is_alone(const story *self, uint32_t end, uint32_t marker);

/* ---- source_before.c ---- */

/* Where the clause begins that the verb at `verb` stands in, looking back over a few tokens. */
uint32_t source_clause_start(const story *self, uint32_t verb);
/* Behind إن, لكن, كان a noun waits for its predicate, whatever comma stands before it. */
bool source_is_awaiting(const story *self, uint32_t i);
/* Whether the verb can have the antecedent of this relative pronoun for its subject. */
bool source_relative_agrees(const story *self, uint32_t relative, uint32_t features);
/* The indefinite noun whose bare relative clause the verb begins: «نشر بيانا يقول إن». */
range source_bare_antecedent(const story *self, uint32_t verb, uint32_t features);
/* «ورقة … يقول فيها»: what the pronoun points back to is where it is said, not who says it. */
bool source_is_said_in(const story *self, uint32_t verb);

#endif
