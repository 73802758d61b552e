#!/usr/bin/env python3
"""Writes src/text/fold_table.c from the Unicode data that Python carries: run it as tools/make_fold.py > src/text/fold_table.c"""
import unicodedata

BASE = {0x622: 0x627, 0x623: 0x627, 0x625: 0x627, 0x671: 0x627, 0x672: 0x627, 0x673: 0x627, 0x675: 0x627,
        0x624: 0x648, 0x676: 0x648, 0x677: 0x648, 0x626: 0x64A, 0x678: 0x64A, 0x649: 0x64A, 0x629: 0x647,
        # Persian, Urdu and Kurdish letters by the Arabic letter that stands in for them in print
        0x6A9: 0x643, 0x6AA: 0x643, 0x6AB: 0x643, 0x6AC: 0x643, 0x6AD: 0x643, 0x6AF: 0x643, 0x6CC: 0x64A, 0x6CD: 0x64A, 0x6CE: 0x64A,
        0x6D0: 0x64A, 0x6D2: 0x64A, 0x6D3: 0x64A, 0x67E: 0x628, 0x686: 0x62C, 0x698: 0x632, 0x6A4: 0x641, 0x6BE: 0x647, 0x6C0: 0x647,
        0x6C1: 0x647, 0x6C2: 0x647, 0x6C3: 0x647, 0x6D5: 0x647, 0x679: 0x62A, 0x688: 0x62F, 0x691: 0x631, 0x6BA: 0x646, 0x6B5: 0x644,
        0x695: 0x631, 0x6C6: 0x648, 0x6C7: 0x648, 0x6C8: 0x648, 0x6CB: 0x648}
LETTER, IGNORED, DIGIT, SPACE, BREAK, MARK = "LETTER IGNORED DIGIT SPACE BREAK MARK".split()

def fold_letter(c):
    c = BASE.get(c, c)
    return c - 0x560 if 0x621 <= c <= 0x64A else 0x1A

def entry(c):
    ch = chr(c); cat = unicodedata.category(ch)
    if c in (0x0A, 0x0B, 0x0C, 0x0D, 0x85): return BREAK, 0
    if ch.isspace() or c == 0xA0 or c < 0x20 or c == 0x7F or 0x80 <= c < 0xA0: return SPACE, 0
    if c == 0xAD or c == 0x640 or cat in ("Mn", "Cf", "Me"): return IGNORED, 0
    if cat == "Nd": return DIGIT, 0x30 + unicodedata.decimal(ch)
    if c >= 0x600: return (LETTER, fold_letter(c)) if cat == "Lo" or cat == "Lm" else (MARK, 0)
    if cat[0] == "L" or ch == "_":
        base = unicodedata.normalize("NFKD", ch)[0].lower()
        return LETTER, ord(base) if ord(base) < 0x80 else 0x1A
    return MARK, 0

def table(name, start):
    print(f"const fold_entry {name}[256] = {{")
    for r in range(start, start + 256, 4):
        print("    " + " ".join("{FOLD_%s, 0x%02X}," % entry(c) for c in range(r, r + 4)))
    print("};\n")

def letters(c):
    return [fold_letter(ord(x)) for x in unicodedata.normalize("NFKC", chr(c)) if 0x621 <= ord(x) <= 0x6FF and unicodedata.category(x) == "Lo"]

print("""/* Made by tools/make_fold.py from the Unicode Character Database; do not edit. */
#include "text/fold.h"
""")
table("fold_latin", 0); table("fold_arabic", 0x600)
print("/* U+FB50 to U+FDFF and U+FE70 to U+FEFC: up to four folded letters each; 0 ends them, four zeros are no letter. */")
for name, a, b in (("fold_forms_a", 0xFB50, 0xFE00), ("fold_forms_b", 0xFE70, 0xFEFD)):
    print(f"const uint8_t {name}[{b - a}][4] = {{")
    for c in range(a, b):
        l = letters(c)[:4]
        print("    {" + ", ".join("0x%02X" % x for x in l + [0] * (4 - len(l))) + "},")
    print("};\n")
print("/* U+0100 to U+024F: the ASCII letter under the accents. */\nconst uint8_t fold_latin_extended[0x150] = {")
row = []
for c in range(0x100, 0x250):
    base = unicodedata.normalize("NFKD", chr(c))[0].lower()
    base = {"ı": "i", "ł": "l", "đ": "d", "ħ": "h", "ø": "o", "œ": "o", "ŧ": "t", "ŋ": "n", "ə": "e"}.get(base, base)
    row.append("0x%02X" % (ord(base) if ord(base) < 0x80 else 0x1A))
for i in range(0, len(row), 12): print("    " + ", ".join(row[i:i + 12]) + ",")
print("};")
