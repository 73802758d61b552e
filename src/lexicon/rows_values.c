/* rows_values: the words that columns may hold, and what they stand for. */
#include "lexicon/rows.h"

#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

int value_index(isnad_string name, const char *const *names, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (tsv_is(name, names[i])) return (int)i;
  return -1;
}

bool value_act(isnad_string name, uint8_t *act) {
  *act = ISNAD_ACT_NONE;
  if (!name.size) return true;
  for (int i = ISNAD_ACT_SAY; i <= ISNAD_ACT_REPORT; i++) {
    *act = (uint8_t)i;
    if (tsv_is(name, isnad_act_name((isnad_act)i))) return true;
  }
  return false;
}

/* In the order of enum takes. */
static const char *const takes_names[] = {"أن", "«»", "اسم", "ب", "إلى", "عن", "على", "من", "ل", "في", "حول"};

bool value_takes(isnad_string list, uint32_t *bits) {
  static const char with_object[] = "ه+";
  isnad_string value;
  *bits = 0;
  while (tsv_value(&list, &value)) {
    size_t prefix = sizeof with_object - 1;
    bool object = value.size > prefix && memcmp(value.data, with_object, prefix) == 0;
    if (object) value = (isnad_string){value.data + prefix, value.size - prefix};
    int index = value_index(value, takes_names, COUNT(takes_names));
    if (index < 0) return false;
    *bits |= 1u << (index + (object ? TAKES_OBJECT : 0));
  }
  return true;
}

/* In the order of enum word_class. */
static const char *const class_names[] = {"prep",   "relative",   "conjunction",   "complementizer", "negation",
                                          "kana",   "particle",   "demonstrative", "pronoun",        "time",
                                          "number", "quantifier", "discourse",     "event",          "occasion"};

bool value_classes(isnad_string list, uint32_t *bits) {
  isnad_string value;
  *bits = 0;
  while (tsv_value(&list, &value)) {
    int index = value_index(value, class_names, COUNT(class_names));
    if (index < 0) return false;
    *bits |= 1u << index;
  }
  return *bits != 0;
}

bool value_roles(isnad_string list, uint64_t *roles, uint64_t *uses) {
#define GRAMMAR_NAME(name, text) text,
  static const char *const role_names[] = {GRAMMAR_ROLES(GRAMMAR_NAME)}, *const use_names[] = {
                                                                             GRAMMAR_USES(GRAMMAR_NAME)};
#undef GRAMMAR_NAME
  isnad_string value;
  *roles = *uses = 0;
  while (tsv_value(&list, &value)) {
    int role = value_index(value, role_names, COUNT(role_names)), use = value_index(value, use_names, COUNT(use_names));
    if (role < 0 && use < 0) return false;
    if (role >= 0) *roles |= UINT64_C(1) << role;
    if (use >= 0) *uses |= UINT64_C(1) << use;
  }
  return *roles || *uses;
}

int value_role_of(isnad_string value, isnad_string *text, int64_t *number) {
  static const char *const names[] = {
#define VALUE_NAME(name, text) text,
      VALUE_ROLES(VALUE_NAME)
#undef VALUE_NAME
  };
  const char *colon = memchr(value.data, ':', value.size);
  *text = (isnad_string){0};
  *number = 0;
  if (colon) {
    size_t size = (size_t)(colon - value.data);
    *text = (isnad_string){colon + 1, value.size - size - 1};
    value.size = size;
  }
  size_t at = text->size && text->data[0] == '-';
  for (; at < text->size && text->data[at] >= '0' && text->data[at] <= '9' && at < 18; at++)
    *number = *number * 10 + (text->data[at] - '0');
  if (text->size && text->data[0] == '-') *number = -*number;
  return value_index(value, names, COUNT(names));
}

bool value_gender(isnad_string name, uint8_t *gender) {
  *gender = tsv_is(name, "m") ? GENDER_M : tsv_is(name, "f") ? GENDER_F : GENDER_ANY;
  return *gender || !name.size;
}
