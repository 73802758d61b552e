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
    {"verb-judged", "a verb that can tell something, in a construction that no other rule knows; the judge, which has "
                    "learned from marked stories, takes it for a statement: «ما سماه مؤامرة»"},
    {"participle-judged", "the same of a participle: «منتقدا تصرف الحكومة»"},
    {"noun-judged", "the same of a noun of saying: «تأكيد أهمية السد»"},
    /* Times. */
    {"date", "a day or a month by its name, with or without a year: «15 يونيو 2024», «نيسان/أبريل»"},
    {"date-digits", "a date in digits: «21/4/2016»"},
    {"hijri-date", "a date of the Hijri year, as its Gregorian days: «10 رمضان 1445»"},
    {"year", "a year: «عام 2010», «سنة ألفين وعشرين»"},
    {"weekday", "a day of the week, the nearest that the tense of its clause allows: «الأربعاء», «الجمعة المقبلة»"},
    {"day-word", "a word for a day counted from today: «أمس», «بعد غد»"},
    {"relative", "a unit counted from now: «الشهر الماضي», «هذا الأسبوع», «اليوم»"},
    {"day-part", "a part of a day: «مساء أمس», «فجرا»"},
    {"clock", "a time of the clock, with its zone: «الساعة الثامنة والنصف مساء بتوقيت غرينتش»"},
    {"season", "a season of a year: «صيف 2018», «الشتاء الماضي»"},
    {"quarter", "a quarter or a half of a year: «الربع الثالث من عام 2016»"},
    {"nth", "the nth day or week of a larger unit: «الأسبوع الأول من مايو», «آخر يوم من العام»"},
    {"part-of", "the beginning, middle or end of a unit: «مطلع العام المقبل», «أواخر مارس»"},
    {"decade", "a decade: «ثمانينيات القرن الماضي»"},
    {"century", "a century: «القرن التاسع عشر»"},
    {"feast", "a feast, religious or national, by the calendar it is kept in: «عيد الفطر»"},
    {"weekend", "a weekend: «عطلة نهاية الأسبوع»"},
    {"reference", "the present, past or future as such: «حاليا», «مؤخرا»"},
    {"ago", "a stretch of time back from now: «قبل يومين»"},
    {"since", "since a stretch of time back from now: «منذ ثلاث سنوات»"},
    {"after", "a stretch of time on from now, where its clause looks ahead: «بعد أسبوعين»"},
    {"from-now", "a stretch of time and «من الآن»"},
    {"window", "the last or the next so many units: «الأيام الثلاثة الماضية», «آخر 24 ساعة»"},
    {"rest", "from now to the end of a unit: «بقية الأسبوع»"},
    {"interval", "from one time to another: «بين عامي 2010 و2016», «من 4 إلى 22 يناير»"},
    {"duration", "how long: «ثلاث ساعات», «لمدة شهر»"},
    {"set", "how often: «كل جمعة», «سنويا»"},
    /* Amounts. */
    {"digits", "a number in digits"},
    {"number-words", "a number in words: «مئة وستون»"},
    {"ordinal", "a place in a row: «الحادي والعشرون»"},
    {"number-noun", "a number and what it counts: «46 بحارا», «خمسة من المهاجرين»"},
    {"noun-number", "what is counted, then its number: «الدول الأربع», «حفل واحد»"},
    {"dual", "a noun whose ending says two: «قتيلان»"},
    {"percent", "a share of a hundred: «30 في المئة»"},
    {"money", "an amount of money: «28 مليون دولار»"},
    {"measure", "a number and a unit of measure: «120 كيلومترا»"},
    {"range", "from one number to another: «بين 20 و30»"},
};

const char *isnad_rule_text(const char *rule) {
  for (size_t i = 0; rule && i < sizeof rules / sizeof *rules; i++)
    if (strcmp(rules[i].name, rule) == 0) return rules[i].text;
  return NULL;
}
