/* names.c: the names of the enumerations as docs and JSON write them. */
#include "isnad.h"

/* A value of no name (none, nowhere, or out of range) gives "". */
#define NAME(names, value) ((size_t)(value) < sizeof(names) / sizeof *(names) ? (names)[value] : "")

const char *isnad_role_name(isnad_role role) {
  static const char *const names[] = {
      [ISNAD_ROLE_BODY] = "body",       [ISNAD_ROLE_LEAD] = "lead",       [ISNAD_ROLE_CAPTION] = "caption",
      [ISNAD_ROLE_CREDIT] = "credit",   [ISNAD_ROLE_BYLINE] = "byline",   [ISNAD_ROLE_DATELINE] = "dateline",
      [ISNAD_ROLE_HEADING] = "heading", [ISNAD_ROLE_RELATED] = "related", [ISNAD_ROLE_FURNITURE] = "furniture",
  };
  return NAME(names, role);
}

const char *isnad_entity_type_name(isnad_entity_type type) {
  static const char *const names[] = {"PER", "LOC", "ORG"};
  return (size_t)type < sizeof names / sizeof *names ? names[type] : "";
}

const char *isnad_kind_name(isnad_kind kind) {
  static const char *const names[] = {
      [ISNAD_KIND_NONE] = "",
      [ISNAD_KIND_PERSON] = "person",
      [ISNAD_KIND_GROUP] = "group",
      [ISNAD_KIND_ORGANIZATION] = "organization",
      [ISNAD_KIND_OUTLET] = "outlet",
      [ISNAD_KIND_AGENCY] = "agency",
      [ISNAD_KIND_PLATFORM] = "platform",
      [ISNAD_KIND_PROGRAMME] = "programme",
      [ISNAD_KIND_STATE] = "state",
      [ISNAD_KIND_DOCUMENT] = "document",
      [ISNAD_KIND_IMPLICIT] = "implicit",
  };
  return NAME(names, kind);
}

const char *isnad_act_name(isnad_act act) {
  static const char *const names[] = {
      [ISNAD_ACT_NONE] = "",
      [ISNAD_ACT_SAY] = "say",
      [ISNAD_ACT_ANNOUNCE] = "announce",
      [ISNAD_ACT_CONFIRM] = "confirm",
      [ISNAD_ACT_DENY] = "deny",
      [ISNAD_ACT_ACCUSE] = "accuse",
      [ISNAD_ACT_DEMAND] = "demand",
      [ISNAD_ACT_ASK] = "ask",
      [ISNAD_ACT_PROMISE] = "promise",
      [ISNAD_ACT_THREATEN] = "threaten",
      [ISNAD_ACT_WARN] = "warn",
      [ISNAD_ACT_EXPECT] = "expect",
      [ISNAD_ACT_BELIEVE] = "believe",
      [ISNAD_ACT_CLAIM] = "claim",
      [ISNAD_ACT_PRAISE] = "praise",
      [ISNAD_ACT_WELCOME] = "welcome",
      [ISNAD_ACT_CONDEMN] = "condemn",
      [ISNAD_ACT_REJECT] = "reject",
      [ISNAD_ACT_ADMIT] = "admit",
      [ISNAD_ACT_DESCRIBE] = "describe",
      [ISNAD_ACT_APOLOGIZE] = "apologize",
      [ISNAD_ACT_REVEAL] = "reveal",
      [ISNAD_ACT_REPORT] = "report",
  };
  return NAME(names, act);
}

const char *isnad_type_name(isnad_content_type type) {
  static const char *const names[] = {
      [ISNAD_INDIRECT] = "indirect",
      [ISNAD_DIRECT] = "direct",
      [ISNAD_MIXED] = "mixed",
  };
  return NAME(names, type);
}

const char *isnad_from_name(isnad_from from) {
  static const char *const names[] = {
      [ISNAD_FROM_NOWHERE] = "",          [ISNAD_FROM_METADATA] = "metadata", [ISNAD_FROM_ADDRESS] = "address",
      [ISNAD_FROM_DATELINE] = "dateline", [ISNAD_FROM_TEXT] = "text",         [ISNAD_FROM_OPTION] = "option",
  };
  return NAME(names, from);
}

const char *isnad_time_type_name(isnad_time_type type) {
  static const char *const names[] = {
      [ISNAD_TIME_DATE] = "DATE",
      [ISNAD_TIME_TIME] = "TIME",
      [ISNAD_TIME_DURATION] = "DURATION",
      [ISNAD_TIME_SET] = "SET",
  };
  return NAME(names, type);
}

const char *isnad_time_mod_name(isnad_time_mod mod) {
  static const char *const names[] = {
      [ISNAD_MOD_NONE] = "",   [ISNAD_MOD_START] = "START",   [ISNAD_MOD_MID] = "MID",
      [ISNAD_MOD_END] = "END", [ISNAD_MOD_APPROX] = "APPROX",
  };
  return NAME(names, mod);
}

const char *isnad_quantity_kind_name(isnad_quantity_kind kind) {
  static const char *const names[] = {
      [ISNAD_QUANTITY_NUMBER] = "number",   [ISNAD_QUANTITY_COUNT] = "count",     [ISNAD_QUANTITY_MONEY] = "money",
      [ISNAD_QUANTITY_PERCENT] = "percent", [ISNAD_QUANTITY_MEASURE] = "measure", [ISNAD_QUANTITY_ORDINAL] = "ordinal",
  };
  return NAME(names, kind);
}
