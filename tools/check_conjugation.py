#!/usr/bin/env python3
"""Holds isnad's conjugator against libqutrub, an independent one (a check, no dependency of the build).

    pip install libqutrub
    cc -std=c17 -Isrc src/lexicon/conjugate*.c tools/conjugate_main.c -o /tmp/conjugate
    tools/check_conjugation.py --program /tmp/conjugate [--verbs lexicon/verbs.tsv] [--examples N]

Every verb of the table is conjugated by both. A cell is one tense, voice and person of one verb; it agrees when
libqutrub's form, without short vowels and shadda, is among those that isnad makes for the cell (isnad makes two where
newspapers write two). Participles and verbal nouns are outside: libqutrub has none. Prints the share of agreeing cells
and the disagreements grouped by kind, that is by form, sort of root, tense and voice; docs/conjugation.md argues them.
Exit: 0 if the share is at least --least (0.99), else 1.
"""

import argparse
import collections
import contextlib
import io
import re
import subprocess
import sys

from libqutrub import ar_verb, classverb

FATHA, DAMMA, KASRA, SHADDA = "\u064e", "\u064f", "\u0650", "\u0651"
MARKS = re.compile("[\u064b-\u0652\u0670\u0640]")
VOWELS = {"a": FATHA, "i": KASRA, "u": DAMMA}
VOWEL_NAMES = {"a": "فتحة", "i": "كسرة", "u": "ضمة", "-": "فتحة"}
WEAK = "وي"

TENSES = {
    "الماضي المعلوم": ("past", "active"),
    "المضارع المعلوم": ("present", "active"),
    "المضارع المنصوب": ("subjunctive", "active"),
    "المضارع المجزوم": ("jussive", "active"),
    "الأمر": ("imperative", "active"),
    "الماضي المجهول": ("past", "passive"),
    "المضارع المجهول": ("present", "passive"),
    "المضارع المجهول المنصوب": ("subjunctive", "passive"),
    "المضارع المجهول المجزوم": ("jussive", "passive"),
}
PERSONS = {
    "أنا": "1---sg", "نحن": "1---pl",
    "أنت": "2-m-sg", "أنتِ": "2-f-sg", "أنتما": "2---du", "أنتما مؤ": "2---du", "أنتم": "2-m-pl", "أنتن": "2-f-pl",
    "هو": "3-m-sg", "هي": "3-f-sg", "هما": "3-m-du", "هما مؤ": "3-f-du", "هم": "3-m-pl", "هن": "3-f-pl",
}
PERSONS = {name: tuple(part or "-" for part in re.fullmatch(r"(\d)-(.?)-+(..)", key).groups())
           for name, key in PERSONS.items()}


def read_verbs(path):
    """The rows of the table as (key, lemma, root, form, vowels)."""
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("#") or not line.strip():
                continue
            key, root, form, vowels = line.rstrip("\n").split("\t")[:4]
            yield key, key.split("~")[0], root, form, vowels


def vocalise_form_one(lemma, root, vowel):
    first, middle, last = root
    if middle == last and last not in WEAK:
        return lemma[0] + FATHA + lemma[1] + SHADDA + FATHA
    if middle in WEAK and last not in WEAK:
        return lemma[0] + FATHA + lemma[1:] + FATHA
    if lemma[0] == "آ":
        return lemma
    end = "" if lemma[-1] in "اى" else FATHA
    if len(lemma) == 2:  # رأى keeps three letters, قرآ does not arise
        return lemma
    return lemma[0] + FATHA + lemma[1] + VOWELS[vowel] + lemma[2] + end


def contracted(lemma, root, form):
    """Whether the lemma ends in a doubled letter."""
    if form in ("IX", "Q4"):
        return True
    return len(root) == 3 and root[1] == root[2] and root[1] not in WEAK and form not in ("II", "V")


def vocalise(lemma, root, form, vowels):
    """The past 3ms as libqutrub wants it: shadda wherever there is one, vowels where three letters leave a doubt."""
    if form == "I":
        return vocalise_form_one(lemma, root, vowels[0])
    if form == "II":
        end = "" if lemma[-1] in "اى" else FATHA
        return lemma[0] + FATHA + lemma[1] + SHADDA + FATHA + lemma[2] + end
    if form == "V":
        return lemma[:3] + SHADDA + lemma[3:]
    text = lemma
    if form == "VIII" and (root[0] in "وتطدذظ" or (root[0] == "ء" and lemma[1] == "ت")):
        text = text[:2] + SHADDA + text[2:]
    if contracted(lemma, root, form):
        text += SHADDA
    return text


def sort_of_root(root):
    """ "hollow", "defective hamza-first" … as a word or two."""
    sorts = []
    if root[0] in WEAK:
        sorts.append("assimilated")
    if len(root) == 3 and root[1] in WEAK:
        sorts.append("hollow" if root[2] not in WEAK else "middle-weak")
    if root[-1] in WEAK:
        sorts.append("defective")
    if len(root) == 3 and root[1] == root[2]:
        sorts.append("doubled")
    sorts += ["hamza-" + str(place + 1) for place, letter in enumerate(root) if letter == "ء"]
    return " ".join(sorts) or "sound"


def conjugate_isnad(program, path):
    """{key: {(tense, voice, person, gender, number): set of forms}}"""
    with open(path, "rb") as table:
        run = subprocess.run([program], stdin=table, capture_output=True, check=False)
    if run.returncode != 0:
        sys.exit(run.stderr.decode())
    cells = collections.defaultdict(lambda: collections.defaultdict(set))
    for line in run.stdout.decode().splitlines():
        key, form, tense, voice, person, gender, number, marks, text = line.split("\t")
        if marks == "-":
            cells[key + "\t" + form][(tense, voice, person, gender, number)].add(text)
    return cells


def conjugate_libqutrub(vocalised, vowels):
    """{libqutrub tense: {pronoun: form}}, or None where it gives up."""
    future = ar_verb.get_future_type_by_name(VOWEL_NAMES[vowels[-1]])
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            verb = classverb.VerbClass(vocalised, True, future)
            verb.set_display("DICT")
            return verb.conjugate_all_tenses()
    except Exception:  # noqa: BLE001  it raises whatever it stumbles on
        return None


def compare(verbs, ours):
    """Counts, and {kind: [(lemma, person, libqutrub, isnad)]}."""
    total = agreed = only_one = 0
    kinds = collections.defaultdict(list)
    failed = []
    for key, lemma, root, form, vowels in verbs:
        table = conjugate_libqutrub(vocalise(lemma, root, form, vowels), vowels)
        if table is None:
            failed.append(key)
            continue
        mine = ours[key + "\t" + form]
        for tense, (name, voice) in TENSES.items():
            for pronoun, person in PERSONS.items():
                theirs = MARKS.sub("", table.get(tense, {}).get(pronoun) or "")
                made = mine.get((name, voice) + person)
                if not theirs or not made:
                    only_one += bool(theirs) != bool(made)
                    continue
                total += 1
                if theirs in made:
                    agreed += 1
                else:
                    kinds[(form, sort_of_root(root), name, voice)].append((lemma, pronoun, theirs, sorted(made)))
    return total, agreed, only_one, kinds, failed


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--program", required=True, help="tools/conjugate_main.c, compiled")
    parser.add_argument("--verbs", default="lexicon/verbs.tsv")
    parser.add_argument("--examples", type=int, default=3, help="how many to print of each kind")
    parser.add_argument("--least", type=float, default=0.99, help="fail below this share")
    args = parser.parse_args()

    total, agreed, only_one, kinds, failed = compare(read_verbs(args.verbs), conjugate_isnad(args.program, args.verbs))
    for kind, cases in sorted(kinds.items(), key=lambda item: -len(item[1])):
        lemmas = len({case[0] for case in cases})
        print(f"{len(cases):6} cells, {lemmas:3} verbs  {' / '.join(kind)}")
        for lemma, pronoun, theirs, made in cases[: args.examples]:
            print(f"         {lemma} {pronoun}: libqutrub {theirs}, isnad {' '.join(made)}")
    if failed:
        print(f"not conjugated by libqutrub: {' '.join(failed)}")
    print(f"{only_one} cells that only one of the two makes are not counted")
    share = agreed / total if total else 0.0
    print(f"{agreed} of {total} cells agree: {share:.2%}; {len(kinds)} kinds of disagreement")
    return 0 if share >= args.least else 1


if __name__ == "__main__":
    sys.exit(main())
