/* rules: every rule by name, with what it looks for; the text of isnad explain. */
#include "annotate/dump.h"

#include <string.h>

static const struct {
  const char *name, *text;
} rules[] = {
    {"verb-subject-clause", "a verb of saying, its subject, and a clause behind أن / إن: «وقال الوزير إن …»"},
    {"verb-subject-quote", "a verb of saying, its subject, and a quotation: «وقال الوزير \"…\"»"},
    {"verb-subject-colon", "a verb of saying, its subject, and what follows a colon: «وقال الوزير: …»"},
    {"verb-subject-noun",
     "a verb of saying, its subject, and a noun that stands for a proposition: «أعلنت الحكومة استقالتها»"},
    {"verb-subject-preposition", "a verb of saying, its subject, and its fixed preposition: «دعا الوزير إلى …»"},
    {"subject-verb-clause", "a subject before its verb of saying, and a clause: «لكن الوزير أكد أن …»"},
    {"subject-verb-quote", "a subject before its verb of saying, and a quotation"},
    {"subject-verb-colon", "a subject before its verb of saying, and what follows a colon"},
    {"subject-verb-noun",
     "a subject before its verb of saying, and a noun that stands for a proposition: «الذين أعلنوا رفضهم»"},
    {"subject-verb-preposition", "a subject before its verb of saying, and its fixed preposition"},
    {"verb-clause", "a verb of saying that carries its subject, and a clause: «وأضاف أن …»"},
    {"verb-quote", "a verb of saying that carries its subject, and a quotation: «وأضاف \"…\"»"},
    {"verb-colon", "a verb of saying that carries its subject, and what follows a colon: «وأضاف: …»"},
    {"verb-noun", "a verb of saying that carries its subject, and a noun that stands for a proposition: «ونفى تورطه»"},
    {"verb-preposition", "a verb of saying that carries its subject, and its fixed preposition: «وحذر من …»"},
    {"verb-in-document", "a document behind «جاء في» or «ورد في»: «وجاء في البيان أن …»"},
    {"verb-and-saying", "a verb and a second word of saying frame one content: «وعلق الوزير قائلا …»"},
    {"quote-verb-subject", "a quotation before its verb: «\"…\"، قال الوزير»"},
    {"answer", "a verb whose pronoun points back to what was said before: «…، وهو ما نفته الشركة»"},
    {"review", "a paper or a writer behind what they say: «…، تكتب صحيفة الميناء»"},
    {"participle", "a participle goes on with the words of the one who spoke or acted: «مضيفا أن …»"},
    {"accused", "somebody accused of something, by nobody named: «الشركة المتهمة بتلويث النهر»"},
    {"relay", "one hands on what another said: «ونقلت رويترز عن مسؤول قوله إن …»"},
    {"cue-before", "a prepositional cue and its source before what they cover: «وبحسب الوزارة، فإن …»"},
    {"cue-after", "a prepositional cue and its source behind what they cover: «…، وفقا لما ذكرته الوزارة»"},
    {"hearsay", "a passive of saying that names nobody: «ويعتقد أن …»"},
    {"noun-clause", "a noun of saying with a clause: «إقرار الوزارة بأن …»"},
    {"noun-noun", "a noun of saying, who says it, and a noun that stands for a proposition: «إعلان الحزب نجاحه»"},
    {"noun-preposition", "a noun of saying with its fixed preposition: «دعوات إلى وقف …»"},
    {"colon", "somebody's name, a colon, and the words: «الوزير: سنعود …»"},
};

const char *isnad_rule_text(const char *rule) {
  for (size_t i = 0; rule && i < sizeof rules / sizeof *rules; i++)
    if (strcmp(rules[i].name, rule) == 0) return rules[i].text;
  return NULL;
}
