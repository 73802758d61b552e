#!/usr/bin/env python3
"""The trainer of the judges: what it writes from a handful of invented stories, the joining of marks with texts, and the
compiler of weights.

usage: test_train_statements.py TRAIN_STATEMENTS WEIGHTSC
"""
import json
import os
import re
import subprocess
import sys
import tempfile

import tap

TRAIN, WEIGHTSC = (os.path.abspath(path) for path in sys.argv[1:3])
JOIN = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "tools", "join_marks.py")
SLOTS = 1 << 17
# The trainer runs once and gives its memory back by ending.
ENVIRONMENT = dict(os.environ, ASAN_OPTIONS=os.environ.get("ASAN_OPTIONS", "") + ":detect_leaks=0")


def run(*arguments):
    return subprocess.run(arguments, capture_output=True, text=True, timeout=300, env=ENVIRONMENT)


def span(text, words):
    begin = text.index(words)
    return [begin, begin + len(words)]


def story(number, text, cue, source, content):
    mark = {"cue": [span(text, cue)], "source": span(text, source), "content": [span(text, content)], "type": "indirect",
            "speaker": [span(text, source)], "chain": [[span(text, source)]]}
    return {"id": str(number), "text": text}, {"id": str(number), "marks": [mark]}


STORIES = [
    story(1, "وقال سامر النجار إن الجسر سيفتح يوم الأحد.", "وقال", "سامر النجار", "الجسر سيفتح يوم الأحد"),
    story(2, "وأكدت هالة نصار أن السد آمن تماما.", "وأكدت", "هالة نصار", "السد آمن تماما"),
    story(3, "وحذر النجار من عودة السيول إلى المدينة.", "وحذر", "النجار", "عودة السيول إلى المدينة"),
]


def write(path, rows):
    with open(path, "w", encoding="utf-8") as out:
        out.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    return path


def join(folder):
    marks = write(os.path.join(folder, "marks.jsonl"), [marks for _, marks in STORIES])
    texts = write(os.path.join(folder, "texts.jsonl"), [text for text, _ in STORIES] + [{"id": "4", "text": "لا شيء."}])
    done = run(sys.executable, "-B", JOIN, marks, texts)
    tap.same((done.returncode, done.stderr), (0, ""))
    path = os.path.join(folder, "train.jsonl")
    with open(path, "w", encoding="utf-8") as out:
        out.write(done.stdout)
    return path


@tap.case
def joins_marks_with_their_texts():
    with tempfile.TemporaryDirectory() as folder:
        joined = [json.loads(line) for line in open(join(folder), encoding="utf-8")]
        tap.same([one["id"] for one in joined], ["1", "2", "3"])
        tap.same(joined[0]["attributions"][0]["speaker"], "سامر النجار")
        tap.same(joined[1]["attributions"][0]["chain"], ["هالة نصار"])


@tap.case
def learns_the_same_from_the_same():
    with tempfile.TemporaryDirectory() as folder:
        train, models = join(folder), []
        for name in ("a.model", "b.model"):
            done = run(TRAIN, os.path.join(folder, name), train)
            tap.same(done.returncode, 0, done.stderr)
            models.append(open(os.path.join(folder, name), "rb").read())
        tap.same(len(models[0]), 2 * SLOTS)
        assert models[0] == models[1], "two models of one input differ"
        assert any(models[0]), "nothing was learned"
        told = re.search(r"accept\s+(\d+) asked, right: rules \S+, judges (\S+)%", done.stdout)
        assert int(told.group(1)) >= 3 and float(told.group(2)) == 100, done.stdout
        done = run(WEIGHTSC, os.path.join(folder, "a.model"), os.path.join(folder, "a.c"))
        tap.same((done.returncode, done.stderr), (0, ""))
        made = open(os.path.join(folder, "a.c"), encoding="utf-8").read()
        tap.same(made[made.index("= {"):].count(","), SLOTS)


@tap.case
def tells_what_is_no_model():
    with tempfile.TemporaryDirectory() as folder:
        short = os.path.join(folder, "short.model")
        for size in (0, 1, 2 * SLOTS - 2, 2 * SLOTS - 1, 2 * SLOTS + 2):
            with open(short, "wb") as out:
                out.write(b"\1" * size)
            done = run(WEIGHTSC, short, os.path.join(folder, "a.c"))
            tap.same(done.returncode, 1, f"{size} bytes were taken")
            assert short in done.stderr and "Traceback" not in done.stderr, done.stderr
        tap.same(run(WEIGHTSC, os.path.join(folder, "missing"), os.path.join(folder, "a.c")).returncode, 1)
        tap.same(run(WEIGHTSC).returncode, 2)


@tap.case
def tells_what_is_no_story():
    with tempfile.TemporaryDirectory() as folder:
        done = run(TRAIN, os.path.join(folder, "a.model"), os.path.join(folder, "missing.jsonl"))
        tap.same(done.returncode, 1, done.stderr)
        assert "missing.jsonl" in done.stderr, done.stderr


sys.exit(tap.run(sys.argv[3:]))
