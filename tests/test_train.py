#!/usr/bin/env python3
"""The trainer of names: it learns what a handful of invented sentences say, and the model compiler takes what it writes.

usage: test_train.py TRAIN_NAMES MODELC
"""
import os
import re
import subprocess
import sys
import tempfile

import tap

TRAIN, MODELC = (os.path.abspath(path) for path in sys.argv[1:3])

SENTENCES = """قال/O الوزير/O سامر/B-PER النجار/I-PER إن/O الجسر/O آمن/O
وصلت/O هالة/B-PER نصار/I-PER إلى/O بيروت/B-LOC أمس/O
أعلنت/O الأمم/B-ORG المتحدة/I-ORG ذلك/O في/O جنيف/B-LOC
والتقى/O سامر/B-PER النجار/I-PER وفد/O الأمم/B-ORG المتحدة/I-ORG في/O بيروت/B-LOC"""


def conll():
    return "".join("".join("\t".join(word.split("/")) + "\n" for word in line.split()) + "\n" for line in SENTENCES.split("\n"))


# The trainer runs once and gives its memory back by ending.
ENVIRONMENT = dict(os.environ, ASAN_OPTIONS=os.environ.get("ASAN_OPTIONS", "") + ":detect_leaks=0")


def run(*arguments):
    return subprocess.run(arguments, capture_output=True, text=True, timeout=300, env=ENVIRONMENT)


@tap.case
def learns_writes_and_scores():
    with tempfile.TemporaryDirectory() as folder:
        path, model = os.path.join(folder, "a.conll"), os.path.join(folder, "a.model")
        with open(path, "w", encoding="utf-8") as out:
            out.write(conll() * 6)
        done = run(TRAIN, "--holdout=4", "--models=2", "--epochs=8", "--cut=1", "--hide=0", path, model)
        tap.same(done.returncode, 0, done.stderr)
        assert float(re.search(r"all P \S+ R \S+ F1 (\S+)", done.stdout).group(1)) > 99, done.stdout
        done = run(MODELC, model, os.path.join(folder, "a.c"))
        tap.same((done.returncode, done.stderr), (0, ""))
        made = open(os.path.join(folder, "a.c"), encoding="utf-8").read()
        assert "const tagger_model tagger_builtin = " in made


@tap.case
def keeps_to_the_limit():
    with tempfile.TemporaryDirectory() as folder:
        path, model = os.path.join(folder, "a.conll"), os.path.join(folder, "a.model")
        with open(path, "w", encoding="utf-8") as out:
            out.write(conll())
        limit = 131072 + 200000  # the filter, and room for the classes of words and some features
        done = run(TRAIN, "--models=1", "--epochs=2", "--cut=1", f"--limit={limit}", path, model)
        tap.same(done.returncode, 0, done.stderr)
        assert os.path.getsize(model) <= limit


@tap.case
def a_damaged_model_is_refused():
    with tempfile.TemporaryDirectory() as folder:
        model = os.path.join(folder, "bad.model")
        for content in (b"", b"ISNADNM2", b"x" * 1000):
            with open(model, "wb") as out:
                out.write(content)
            done = run(MODELC, model, os.path.join(folder, "a.c"))
            tap.same((done.returncode, done.stderr), (1, f"{model}: no model of names\n"))


sys.exit(tap.run(sys.argv[3:]))
