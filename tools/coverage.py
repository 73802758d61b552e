#!/usr/bin/env python3
"""Reports which rows of the lexicon no golden case fires: verbs, nouns and cues that attribute.

usage: coverage.py ISNAD [--all]

A verb or noun is fired when a statement's lemma is its own, a cue when a statement's is. Without --all only counts and
the first rows are told. Rows that are not fired are no fault: they say where the next case could look.
"""
import glob
import os
import sys

TOP = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
sys.path.insert(0, os.path.join(TOP, "tests"))
import golden  # noqa: E402


def rows(table):
    with open(os.path.join(TOP, "lexicon", table), encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip() and not line.startswith("#"):
                yield number, line.rstrip("\n").split("\t")


def fired_lemmas(isnad):
    cases = [case for path in sorted(glob.glob(os.path.join(TOP, "tests/golden/statements/*.txt"))) for case in golden.read_cases(path)[1]]
    lines = [line.strip() for got in golden.dump(isnad, "statements", cases) for line in got]
    return {line[len('lemma "'):-1] for line in lines if line.startswith("lemma ")}, len(cases)


def main(argv):
    if not argv:
        sys.exit(__doc__)
    fired, n_cases = fired_lemmas(os.path.abspath(argv[0]))
    print(f"{n_cases} golden cases of statements fire {len(fired)} lemmas")
    for table, act in (("verbs.tsv", 4), ("nouns.tsv", 3), ("cues.tsv", 2)):
        wanted = [(number, row[0].split("~")[0]) for number, row in rows(table) if row[act] != "-"]
        missing = [(number, lemma) for number, lemma in wanted if lemma not in fired]
        print(f"{table}: {len(wanted) - len(missing)} of {len(wanted)} rows that attribute are fired")
        for number, lemma in missing if "--all" in argv else missing[:5]:
            print(f"  lexicon/{table}:{number}: {lemma}")


if __name__ == "__main__":
    main(sys.argv[1:])
