#!/usr/bin/env python3
"""Every row of the lexicon that attributes is met once, in the plainest sentence of each construction it takes.

usage: test_rows.py ISNAD [TABLE]

What a row cannot do in a plain sentence is told; the test fails when a table falls below its mark. Marks go up, never down.
"""
import json
import os
import subprocess
import sys

import tap

ISNAD = os.path.abspath(sys.argv[1])
TABLES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "lexicon")
MARKS = {"verbs": 0.92, "cues": 0.99, "nouns": 0.6}

# What a verb takes, in a sentence. V is the verb, third person masculine singular of the past: the lemma itself.
VERB = {
    "أن": "وV الوزير هشام نور أن الجسر سيفتح الأحد.",
    "«»": "وV الوزير هشام نور: \"لن نغلق الجسر القديم\".",
    "اسم": "وV الوزير هشام نور ضرورة فتح الجسر.",
    "ب": "وV الوزير هشام نور بفتح الجسر القديم.",
    "إلى": "وV الوزير هشام نور إلى ضرورة فتح الجسر.",
    "عن": "وV الوزير هشام نور عن فتح الجسر القديم.",
    "على": "وV الوزير هشام نور على ضرورة فتح الجسر.",
    "من": "وV الوزير هشام نور من خطورة فتح الجسر.",
    "ل": "وV الوزير هشام نور لفتح الجسر القديم.",
    "في": "وV الوزير هشام نور في ضرورة فتح الجسر.",
    "حول": "وV الوزير هشام نور حول ضرورة فتح الجسر.",
    "ه+أن": "وV الوزير هشام نور السكان أن الجسر سيفتح الأحد.",
    "ه+ب": "وV الوزير هشام نور الشركة بإغلاق الجسر القديم.",
    "ه+إلى": "وV الوزير هشام نور السكان إلى عبور الجسر القديم.",
    "ه+على": "وV الوزير هشام نور السكان على عبور الجسر القديم.",
    "ه+من": "وV الوزير هشام نور السكان من عبور الجسر القديم.",
    "ه+عن": "وV الوزير هشام نور السكان عن موعد فتح الجسر.",
    "ه+اسم": "وV الوزير هشام نور القرار خطوة متأخرة.",
    "ه+«»": "وV الوزير هشام نور السكان: \"لن نغلق الجسر القديم\".",
}
CUE = {
    "source": "C وزارة النقل، فإن الجسر سيفتح الأحد.",
    "clause": "سيفتح الجسر الأحد، C أعلنت وزارة النقل.",
    "hearsay": "وC أن الجسر سيفتح الأحد.",
}
NOUN = {
    "أن": "وتكررت N الوزارة أن الجسر سيفتح الأحد.",
    "ب": "وتكررت N الوزارة بفتح الجسر القديم.",
    "إلى": "وتكررت N الوزارة إلى فتح الجسر القديم.",
    "على": "وتكررت N الوزارة على فتح الجسر القديم.",
    "من": "وتكررت N الوزارة من فتح الجسر القديم.",
}


def rows(table):
    with open(os.path.join(TABLES, table + ".tsv"), encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip() and not line.startswith("#"):
                yield number, line.rstrip("\n").split("\t")


def statements(texts):
    lines = "".join(json.dumps({"id": str(i), "text": text}, ensure_ascii=False) + "\n" for i, text in enumerate(texts))
    done = subprocess.run([ISNAD, "read", "--from", "jsonl", "--to", "ndjson"], input=lines.encode(), capture_output=True,
                          timeout=120)
    assert done.returncode == 0, done.stderr.decode()
    return [json.loads(line)["statements"] for line in done.stdout.decode().splitlines()]


def check(table, items):
    """items: (row number, its word, construction, sentence)."""
    bad = []
    for (number, word, takes, text), found in zip(items, statements([item[3] for item in items])):
        if not found:
            bad.append(f"lexicon/{table}.tsv:{number}: {word} with {takes}: {text}")
    share = 1 - len(bad) / len(items)
    tap.note(f"{len(items) - len(bad)} of {len(items)} sentences are read ({share:.1%})")
    for line in bad if sys.argv[2:] else bad[:5]:
        tap.note(line)
    assert share >= MARKS[table], f"below {MARKS[table]:.0%}"


@tap.case
def verbs():
    check("verbs", [(number, row[0], takes, VERB[takes].replace("V", row[0].split("~")[0]))
                    for number, row in rows("verbs") if row[4] != "-" for takes in row[5].split("|") if takes in VERB])


@tap.case
def cues():
    items = []
    for number, (phrase, kind, _) in rows("cues"):
        if kind in CUE:
            text = CUE[kind].replace("C", phrase)
            if phrase.endswith(" ل") or phrase.endswith(" ب"):
                text = CUE[kind].replace("C ", phrase)
            items.append((number, phrase, kind, text.replace("أن أن", "أن")))
    check("cues", items)


@tap.case
def nouns():
    check("nouns", [(number, row[0], takes, NOUN[takes].replace("N", row[0])) for number, row in rows("nouns")
                    if row[3] != "-" for takes in row[4].split("|") if takes in NOUN])


sys.exit(tap.run(sys.argv[2:]))
