/* labels.c: Arabic words of the interface, in one place where a reader of Arabic can better them. */
#include "export/labels.h"

#define LABEL(labels, value) ((size_t)(value) < sizeof(labels) / sizeof *(labels) ? (labels)[value] : "")

const char *export_role_label(isnad_role role) {
  static const char *const labels[] = {
      [ISNAD_ROLE_BODY] = "",
      [ISNAD_ROLE_LEAD] = "",
      [ISNAD_ROLE_CAPTION] = "تعليق صورة",
      [ISNAD_ROLE_CREDIT] = "مصدر صورة",
      [ISNAD_ROLE_BYLINE] = "سطر الكاتب",
      [ISNAD_ROLE_DATELINE] = "سطر المكان",
      [ISNAD_ROLE_HEADING] = "عنوان فرعي",
      [ISNAD_ROLE_RELATED] = "خبر آخر",
      [ISNAD_ROLE_FURNITURE] = "من إطار الصفحة",
  };
  return LABEL(labels, role);
}

const char *export_kind_label(isnad_kind kind) {
  static const char *const labels[] = {
      [ISNAD_KIND_NONE] = "",
      [ISNAD_KIND_PERSON] = "شخص",
      [ISNAD_KIND_GROUP] = "جماعة",
      [ISNAD_KIND_ORGANIZATION] = "مؤسسة",
      [ISNAD_KIND_OUTLET] = "وسيلة إعلام",
      [ISNAD_KIND_AGENCY] = "وكالة أنباء",
      [ISNAD_KIND_PLATFORM] = "منصة",
      [ISNAD_KIND_PROGRAMME] = "برنامج",
      [ISNAD_KIND_STATE] = "دولة",
      [ISNAD_KIND_DOCUMENT] = "وثيقة",
      [ISNAD_KIND_IMPLICIT] = "غير مصرح به",
  };
  return LABEL(labels, kind);
}

const char *export_act_label(isnad_act act) {
  static const char *const labels[] = {
      [ISNAD_ACT_NONE] = "",          [ISNAD_ACT_SAY] = "قول",       [ISNAD_ACT_ANNOUNCE] = "إعلان",
      [ISNAD_ACT_CONFIRM] = "تأكيد",  [ISNAD_ACT_DENY] = "نفي",      [ISNAD_ACT_ACCUSE] = "اتهام",
      [ISNAD_ACT_DEMAND] = "مطالبة",  [ISNAD_ACT_ASK] = "سؤال",      [ISNAD_ACT_PROMISE] = "وعد",
      [ISNAD_ACT_THREATEN] = "تهديد", [ISNAD_ACT_WARN] = "تحذير",    [ISNAD_ACT_EXPECT] = "توقع",
      [ISNAD_ACT_BELIEVE] = "رأي",    [ISNAD_ACT_CLAIM] = "زعم",     [ISNAD_ACT_PRAISE] = "إشادة",
      [ISNAD_ACT_WELCOME] = "ترحيب",  [ISNAD_ACT_CONDEMN] = "إدانة", [ISNAD_ACT_REJECT] = "رفض",
      [ISNAD_ACT_ADMIT] = "إقرار",    [ISNAD_ACT_DESCRIBE] = "وصف",  [ISNAD_ACT_APOLOGIZE] = "اعتذار",
      [ISNAD_ACT_REVEAL] = "كشف",     [ISNAD_ACT_REPORT] = "خبر",
  };
  return LABEL(labels, act);
}

/* The old scholars of reports parted what is handed on in its wording from what is handed on in its meaning. */
const char *export_type_label(isnad_content_type type) {
  static const char *const labels[] = {
      [ISNAD_INDIRECT] = "بالمعنى",
      [ISNAD_DIRECT] = "بلفظه",
      [ISNAD_MIXED] = "بعضه بلفظه",
  };
  return LABEL(labels, type);
}

const char *export_label_text(export_label label) {
  static const char *const labels[EXPORT_N_LABELS] = {
      [EXPORT_LABEL_PAGE] = "إسناد: من قال ماذا",       /* isnad: who said what */
      [EXPORT_LABEL_STATEMENTS] = "الأقوال",            /* statements */
      [EXPORT_LABEL_NO_STATEMENTS] = "لا أقوال منسوبة", /* nothing is attributed to anybody */
      [EXPORT_LABEL_NO_TITLE] = "بلا عنوان",            /* no title */
      [EXPORT_LABEL_NO_SPEAKER] = "قائل لم يذكر",       /* a speaker who is not told */
      [EXPORT_LABEL_ANONYMOUS] = "لم يسم",              /* not named */
      [EXPORT_LABEL_NEGATED] = "منفي",                  /* negated */
      [EXPORT_LABEL_IN_TITLE] = "في العنوان",           /* in the title */
      [EXPORT_LABEL_WITHIN] = "ضمن القول",              /* within statement (number) */
      [EXPORT_LABEL_SOURCES] = "عدد المصادر",           /* how many sources */
      [EXPORT_LABEL_CHAIN] = "السند",                   /* the chain */
      [EXPORT_LABEL_FROM] = "عن",                       /* on the authority of: parts the links of a chain */
      [EXPORT_LABEL_WORDS] = "في النص",                 /* in the story's own words */
      [EXPORT_LABEL_TO] = "إلى",                        /* whom it was said to */
      [EXPORT_LABEL_TEXT] = "نص الخبر",                 /* the story's text */
  };
  return LABEL(labels, label);
}
