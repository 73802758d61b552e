/* pair: one pass a family of marks. */
#include "text/pair.h"

#include "text/token.h"

enum family { FAMILY_NONE, FAMILY_DOUBLE, FAMILY_GUILLEMETS, FAMILY_SINGLE, FAMILY_ROUND, FAMILY_SQUARE };
enum side { SIDE_OPEN, SIDE_CLOSE, SIDE_EITHER };

enum { NEST_REACH = 400 };

typedef struct mark_side {
  enum family family;
  enum side side;
} mark_side;

static mark_side side_of(const isnad_token *token) {
  if (token->kind != ISNAD_TOKEN_MARK) return (mark_side){FAMILY_NONE, SIDE_EITHER};
  switch (token->mark) {
  case '"':
  case 0x201C: /* “ and ” are mixed up too often in Arabic typing to be trusted */
  case 0x201D:
  case 0x201E:
  case 0x201F:
  case 0x2033:
  case 0xFF02: return (mark_side){FAMILY_DOUBLE, SIDE_EITHER};
  case 0xAB: return (mark_side){FAMILY_GUILLEMETS, SIDE_OPEN};
  case 0xBB: return (mark_side){FAMILY_GUILLEMETS, SIDE_CLOSE};
  case '\'':
  case '`':
  case 0xB4:
  case 0x2018:
  case 0x2019:
  case 0x201A:
  case 0x201B: return (mark_side){FAMILY_SINGLE, SIDE_EITHER};
  case '(': return (mark_side){FAMILY_ROUND, SIDE_OPEN};
  case ')': return (mark_side){FAMILY_ROUND, SIDE_CLOSE};
  case '[': return (mark_side){FAMILY_SQUARE, SIDE_OPEN};
  case ']': return (mark_side){FAMILY_SQUARE, SIDE_CLOSE};
  default: return (mark_side){FAMILY_NONE, SIDE_EITHER};
  }
}

bool text_is_quote(const isnad_token *token) {
  enum family family = side_of(token).family;
  return family == FAMILY_DOUBLE || family == FAMILY_GUILLEMETS || family == FAMILY_SINGLE;
}

static bool space_before(const isnad_token *tokens, uint32_t at) { return tokens[at].shape & SHAPE_SPACE; }

static bool space_after(const isnad_token *tokens, uint32_t at, uint32_t last) {
  return at + 1 >= last || (tokens[at + 1].shape & SHAPE_SPACE);
}

/* Where the number of marks is odd: a second one that stands like an opening mark opens anew, and the one before it
 * stays without a partner: «"الاستمرار على المسار … وقال "نعم"». */
static bool opens_again(const isnad_token *tokens, uint32_t at, uint32_t last) {
  return space_before(tokens, at) && !space_after(tokens, at, last);
}

static bool closes_tightly(const isnad_token *tokens, uint32_t at) { return !space_before(tokens, at); }

/* «"ضربة لتنظيم "كذا" ولغيره"»: from the mark at `at`, which stands like an opening one, all marks are of one mind
 * until the open quotation is closed. */
static bool nests(const isnad_token *tokens, uint32_t at, uint32_t last, enum family family) {
  int depth = 1;
  if (last - at > NEST_REACH) last = at + NEST_REACH; /* so that a text of nothing but marks takes linear time */
  for (uint32_t i = at; i < last; i++) {
    if (side_of(&tokens[i]).family != family) continue;
    if (opens_again(tokens, i, last))
      depth++;
    else if (closes_tightly(tokens, i))
      depth--;
    else
      return false;
    if (depth == 0) return true;
    if (depth > 2) return false;
  }
  return false;
}

static void join(uint32_t *partner, uint32_t a, uint32_t b) {
  partner[a] = b;
  partner[b] = a;
}

/* Marks that close by turns. */
static void pair_by_turns(const isnad_token *tokens, uint32_t first, uint32_t last, uint32_t *partner,
                          enum family family) {
  uint32_t count = 0, open = PAIR_NONE, outer = PAIR_NONE;
  for (uint32_t i = first; i < last; i++) count += side_of(&tokens[i]).family == family;
  bool odd = count % 2;
  for (uint32_t i = first; i < last && count; i++) {
    if (side_of(&tokens[i]).family != family) continue;
    /* an apostrophe inside or behind a word is no quotation mark: '90s, players' */
    if (family == FAMILY_SINGLE && open == PAIR_NONE && !(space_before(tokens, i) && !space_after(tokens, i, last)))
      continue;
    if (open != PAIR_NONE && odd && opens_again(tokens, i, last)) {
      odd = false;
      open = i;
    } else if (open != PAIR_NONE && outer == PAIR_NONE && opens_again(tokens, i, last) &&
               nests(tokens, i, last, family)) {
      outer = open;
      open = i;
    } else if (open != PAIR_NONE) {
      join(partner, open, i);
      open = outer;
      outer = PAIR_NONE;
    } else {
      open = i;
    }
  }
  if (open != PAIR_NONE && family == FAMILY_DOUBLE) partner[open] = PAIR_OPEN;
}

/* Marks that say which side they are: a closing one takes the nearest open one. Depth costs nothing: the open marks are
 * chained through `partner` itself. */
static void pair_by_side(const isnad_token *tokens, uint32_t first, uint32_t last, uint32_t *partner,
                         enum family family) {
  uint32_t open = PAIR_NONE;
  for (uint32_t i = first; i < last; i++) {
    mark_side mark = side_of(&tokens[i]);
    if (mark.family != family) continue;
    if (mark.side == SIDE_OPEN) {
      partner[i] = open;
      open = i;
    } else if (open != PAIR_NONE) {
      uint32_t outer = partner[open];
      join(partner, open, i);
      open = outer;
    }
  }
  while (open != PAIR_NONE) {
    uint32_t outer = partner[open];
    partner[open] = family == FAMILY_GUILLEMETS ? PAIR_OPEN : PAIR_NONE;
    open = outer;
  }
}

void text_pair(const isnad_token *tokens, uint32_t first, uint32_t last, uint32_t *partner) {
  unsigned families = 0;
  for (uint32_t i = first; i < last; i++) {
    partner[i] = PAIR_NONE;
    families |= 1u << side_of(&tokens[i]).family;
  }
  static const enum family by_side[] = {FAMILY_GUILLEMETS, FAMILY_ROUND, FAMILY_SQUARE};
  static const enum family by_turns[] = {FAMILY_DOUBLE, FAMILY_SINGLE};
  for (size_t i = 0; i < 3; i++)
    if (families & 1u << by_side[i]) pair_by_side(tokens, first, last, partner, by_side[i]);
  for (size_t i = 0; i < 2; i++)
    if (families & 1u << by_turns[i]) pair_by_turns(tokens, first, last, partner, by_turns[i]);
}
