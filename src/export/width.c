/* width.c: ranges of code points by width, after EastAsianWidth.txt and the general categories Mn and Cf, in outline.
 */
#include "export/width.h"

#include <stddef.h>

typedef struct range {
  uint32_t first, last;
} range;

/* Marks and invisible characters of the scripts that Arabic news holds. */
static const range zero[] = {
    {0x0300, 0x036F}, {0x0483, 0x0489},   {0x0591, 0x05BD},   {0x0610, 0x061A}, {0x061C, 0x061C}, {0x064B, 0x065F},
    {0x0670, 0x0670}, {0x06D6, 0x06DC},   {0x06DF, 0x06E4},   {0x06E7, 0x06E8}, {0x06EA, 0x06ED}, {0x08D3, 0x08FF},
    {0x200B, 0x200F}, {0x2028, 0x202E},   {0x2060, 0x206F},   {0x20D0, 0x20FF}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F},
    {0xFEFF, 0xFEFF}, {0x1F3FB, 0x1F3FF}, {0xE0000, 0xE0FFF},
};

static const range wide[] = {
    {0x1100, 0x115F}, {0x2E80, 0x303E}, {0x3041, 0xA4CF},   {0xAC00, 0xD7A3},   {0xF900, 0xFAFF},   {0xFE30, 0xFE6F},
    {0xFF00, 0xFF60}, {0xFFE0, 0xFFE6}, {0x1F300, 0x1F64F}, {0x1F680, 0x1F6FF}, {0x1F900, 0x1FAFF}, {0x20000, 0x3FFFD},
};

static bool holds(const range *ranges, size_t count, uint32_t point) {
  for (size_t i = 0; i < count && ranges[i].first <= point; i++)
    if (point <= ranges[i].last) return true;
  return false;
}

unsigned export_width(uint32_t point) {
  if (point < 0x300 || (point >= 0x0620 && point < 0x064B)) return 1; /* nearly all of a story */
  if (holds(zero, sizeof zero / sizeof *zero, point)) return 0;
  return holds(wide, sizeof wide / sizeof *wide, point) ? 2 : 1;
}

bool export_is_unsafe(uint32_t point) {
  return point < 0x20 || (point >= 0x7F && point < 0xA0) || (point >= 0x202A && point <= 0x202E) ||
         (point >= 0x2066 && point <= 0x2069);
}
