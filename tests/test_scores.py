#!/usr/bin/env python3
"""Scores on measured data that lies outside of the repository, where it is there; else skipped.

usage: test_scores.py ISNAD

The data is looked for in $ISNAD_SHARED, or in ../shared beside the repository. Each case tells its figures; it fails
below the marks here, which are raised when the program gets better and never lowered.
"""
import json
import os
import re
import subprocess
import sys
import tempfile

import tap

ISNAD = os.path.abspath(sys.argv[1])
TOP = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
SHARED = os.environ.get("ISNAD_SHARED", os.path.join(TOP, "..", "shared"))
FOLDER = tempfile.TemporaryDirectory()


def need(*paths):
    found = [os.path.join(SHARED, path) for path in paths]
    for path in found:
        if not os.path.exists(path):
            raise tap.Skip("its data is not here")
    return found


def read(*arguments, out="read.ndjson"):
    path = os.path.join(FOLDER.name, out)
    with open(path, "wb") as file:
        done = subprocess.run([ISNAD, "read", "--to", "ndjson", *arguments], stdout=file, stderr=subprocess.PIPE, timeout=600)
    assert done.returncode == 0, done.stderr.decode()
    return path


def score(*arguments):
    done = subprocess.run([sys.executable, *arguments], capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, done.stderr
    return done.stdout


@tap.case
def attribution():
    scorer, gold = need("eval/score_attribution.py", "data/attribution/dev.jsonl")
    told = score(scorer, gold, read("--from", "jsonl", gold), "--json")
    tap.note(told)
    figures = json.loads(told[told.index("{"):])
    for name, mark in {"full": 80, "strict": 70, "quote": 88, "speaker": 92, "fullest": 85, "chain2": 80}.items():
        value = figures[name]
        value = value.get("f1", value.get("F1")) if isinstance(value, dict) else value[-1] if isinstance(value, list) else value
        value = value * 100 if value <= 1 else value
        assert value >= mark, f"{name}: {value:.1f}, below {mark}"


@tap.case
def seed_page():
    scorer, expected, page = need("eval/score_seed.py", "data/seed/expected.json", "data/seed/page.txt")
    told = score(scorer, expected, read("--date", "2024-07-11", page))
    tap.note(told)
    # Times and amounts are no layer yet.
    missing = [line for line in told.splitlines() if line.startswith("MISSING") and not re.search(r"\b(time|quantity|amount)", line)]
    assert len(missing) <= 6, f"{len(missing)} lines missing"


@tap.case
def scraped_pages():
    scorer, pages = need("eval/score_pages.py", "data/pages/scraped-dev.jsonl")
    folder = os.path.join(FOLDER.name, "pages")
    score(scorer, "write", pages, folder)
    for name in os.listdir(folder):
        if name.endswith(".txt"):
            read("--from", "text", os.path.join(folder, name), out=os.path.join("pages", name[:-4] + ".ndjson"))
    told = score(scorer, "scraped", pages, folder)
    tap.note(told)
    body = re.search(r"body\D*([\d.]+)", told)
    assert body, told


with FOLDER:
    sys.exit(tap.run(sys.argv[2:]))
