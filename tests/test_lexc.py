#!/usr/bin/env python3
"""The lexicon compiler: wrong rows are told as FILE:LINE: message, right ones make the same C every time.

usage: test_lexc.py LEXC
"""
import os
import subprocess
import sys
import tempfile

import tap

LEXC = os.path.abspath(sys.argv[1])
TABLES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "lexicon")


def compile_table(content, name="desk.tsv"):
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, name), "wb") as table:
            table.write(content if isinstance(content, bytes) else content.encode())
        done = subprocess.run([LEXC, "out.c", name], cwd=folder, capture_output=True, timeout=60)
        made = os.path.join(folder, "out.c")
        return done.returncode, done.stderr.decode(errors="replace"), open(made, "rb").read() if os.path.exists(made) else None


WRONG = {
    "unsorted": ("# isnad lexicon: words\nبل\tconjunction\nأو\tconjunction\n", "desk.tsv:3: not in byte order: أو"),
    "duplicate": ("# isnad lexicon: words\nأو\tconjunction\nأو\tparticle\n", "desk.tsv:3: stands twice: أو"),
    "unknown act": ("# isnad lexicon: verbs\nصرح\tصرح\tII\t-\tsing\tأن\n", "desk.tsv:2: "),
    "unknown construction": ("# isnad lexicon: verbs\nصرح\tصرح\tII\t-\tsay\tفوق\n", "desk.tsv:2: "),
    "unknown form": ("# isnad lexicon: verbs\nصرح\tصرح\tXII\t-\tsay\tأن\n", "desk.tsv:2: "),
    "root that does not fit": ("# isnad lexicon: verbs\nصرح\tكتب\tII\t-\tsay\tأن\n", "desk.tsv:2: "),
    "vowel mark": ("# isnad lexicon: words\n# a comment\nأوْ\tconjunction\n", "desk.tsv:3: vowel mark, tatweel or bad byte"),
    "tatweel": ("# isnad lexicon: words\nأـو\tconjunction\n", "desk.tsv:2: vowel mark, tatweel or bad byte"),
    "bad byte": (b"# isnad lexicon: words\n\xff\tconjunction\n", "desk.tsv:2: vowel mark, tatweel or bad byte"),
    "missing column": ("# isnad lexicon: words\nأو\n", "desk.tsv:2: wrong number of columns in the row of: أو"),
    "column too many": ("# isnad lexicon: words\nأو\tconjunction\t-\n", "desk.tsv:2: wrong number of columns in the row of: أو"),
    "blank at an edge": ("# isnad lexicon: words\nأو \tconjunction\n", "desk.tsv:2: blank at an edge"),
    "unknown kind of place": ("# isnad lexicon: places\nplace:xx\tparty\tEG\tالضباب\t-\n", "desk.tsv:2: unknown kind of place: party"),
    "unknown kind of body": ("# isnad lexicon: bodies\nbody:xx\tcity\tEG\tالضباب\t-\n", "desk.tsv:2: unknown kind of body: city"),
    "person without a name": ("# isnad lexicon: people\nperson:xx\tm\tEG\t-\t-\n", "desk.tsv:2: no name: person:xx"),
    "unknown sort": ("# isnad lexicon: sorts\nضباب\t-\tm\tfog\n", "desk.tsv:2: unknown sort: fog"),
    "unknown table": ("# isnad lexicon: birds\n", "desk.tsv:1: unknown kind of table: birds"),
    "no first line": ("أو\tconjunction\n", "desk.tsv:1: the first line must be"),
    "unknown kind of title": ("# isnad lexicon: titles\nقبطان\t-\t-\tbird\n", "desk.tsv:2: unknown kind of title: bird"),
    "unknown role of a number": ("# isnad lexicon: numbers\nبضع\tfew:3\n", "desk.tsv:2: unknown role: few:3"),
    "number without a role": ("# isnad lexicon: times\nحين\t-\n", "desk.tsv:2: no role: حين"),
    "unknown kind of unit": ("# isnad lexicon: units\nXX\tbird\t-\tقفة\t-\t-\n", "desk.tsv:2: unknown kind of unit: bird"),
    "wrong country of a unit": ("# isnad lexicon: units\nXXX\tmoney\tEgypt\tقفة\t-\t-\n", "desk.tsv:2: wrong country: Egypt"),
    "wrong gender of what is counted": ("# isnad lexicon: counted\nقفة\t-\tx\n", "desk.tsv:2: unknown gender: x"),
    "unknown kind of cue": ("# isnad lexicon: cues\nبحسب\tbird\tsay\n", "desk.tsv:2: "),
}


def refused(content, message):
    status, told, made = compile_table(content)
    tap.same(status, 1, "exit status")
    tap.same(len(told.splitlines()), 1, f"lines of {told!r}")
    assert told.startswith(message), f"told {told!r}, not {message!r}"
    assert made is None, "a file was written"


for wrong, (content, message) in WRONG.items():
    tap.add(f"refuses: {wrong}", lambda content=content, message=message: refused(content, message))


@tap.case
def empty_table_is_told():
    status, told, _ = compile_table("")
    tap.same(status, 1, "exit status")
    tap.holds(told, "desk.tsv")


@tap.case
def missing_table_is_told():
    done = subprocess.run([LEXC, os.devnull, "/no/such/table.tsv"], capture_output=True, timeout=60)
    tap.same(done.returncode, 1, "exit status")
    tap.holds(done.stderr.decode(), "/no/such/table.tsv")


@tap.case
def no_table_is_wrong_usage():
    done = subprocess.run([LEXC], capture_output=True, timeout=60)
    tap.same(done.returncode, 2, "exit status")
    tap.holds(done.stderr.decode(), "usage: lexc")


@tap.case
def right_table_makes_the_same_twice():
    table = "# isnad lexicon: words\nأو\tconjunction\nبل\tconjunction|particle\n"
    status, told, made = compile_table(table)
    tap.same((status, told), (0, ""))
    tap.same(compile_table(table)[2], made)
    first = made.split(b"\n")[0]
    assert first.startswith(b"/* Made by tools/lexc") and b"do not edit" in first and b"Checksum" in first, first


def rows(name):
    with open(os.path.join(TABLES, name), encoding="utf-8") as table:
        return [line.rstrip("\n").split("\t") for line in table if line.strip() and not line.startswith("#")]


@tap.case
def tables_are_nfc_and_say_where_they_come_from():
    import unicodedata
    for name in sorted(os.listdir(TABLES)):
        if not name.endswith(".tsv"):
            continue
        text = open(os.path.join(TABLES, name), encoding="utf-8").read()
        for number, line in enumerate(text.split("\n"), 1):
            assert unicodedata.is_normalized("NFC", line), f"{name}:{number}: not NFC"
        head = "\n".join(line for line in text.split("\n") if line.startswith("#")).lower()
        assert any(words in head for words in ("compiled", "made by", "come from", "chosen from", "rows:")), \
            f"{name}: does not say where its rows come from"


@tap.case
def tables_hold_what_the_readme_of_the_project_says():
    """Marks below which the tables must not fall."""
    attributing = [row for row in rows("verbs.tsv") if row[4] != "-"]
    assert len(attributing) >= 300, len(attributing)
    assert len(rows("nouns.tsv")) >= 120
    assert len([row for row in rows("cues.tsv") if row[1] != "impersonal"]) >= 80
    assert len(rows("outlets.tsv")) >= 600
    assert len(rows("titles.tsv")) >= 400
    assert len(rows("names.tsv")) >= 3000
    countries = {row[0] for row in rows("countries.tsv") if len(row[0]) == 2}
    assert len(countries) >= 195, len(countries)
    keys = [row[0] for row in rows("outlets.tsv")]
    assert all(key.split(":")[0] in ("agency", "outlet", "network", "platform", "programme") for key in keys)


sys.exit(tap.run(sys.argv[2:]))
