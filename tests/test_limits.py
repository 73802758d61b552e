#!/usr/bin/env python3
"""Hostile input through the command: a result or a clear error, however long or nested it is.

usage: test_limits.py ISNAD
"""
import json
import os
import random
import subprocess
import sys
import tempfile

import tap

ISNAD = os.path.abspath(sys.argv[1])
MB = 1 << 20


def read(content, *options, timeout=120):
    """Exit status, output and what was told, for input through a pipe. Both ends of well-told trouble are fine."""
    done = subprocess.run([ISNAD, "read", "--to", "ndjson", *options], input=content, capture_output=True, timeout=timeout)
    told = done.stderr.decode(errors="replace")
    assert done.returncode in (0, 1), f"exit status {done.returncode}: {told[-2000:]}"
    assert "Sanitizer" not in told and "runtime error" not in told, told[-2000:]
    for line in done.stdout.decode().split("\n"):
        if line:
            json.loads(line)
    return done.returncode, done.stdout, told


def line_of(text):
    return json.dumps({"id": "a", "text": text}, ensure_ascii=False).encode() + b"\n"


@tap.case
def random_bytes():
    dice = random.Random(7)
    for size in (1, 2, 3, 10, 100, 1000, 10000, 100000):
        for form in ([], ["--from", "text"], ["--from", "jsonl"]):
            read(dice.randbytes(size), *form)


@tap.case
def random_arabic_and_marks():
    dice = random.Random(8)
    pieces = ["قال", "الوزير", "إن", "أن", "\"", "«", "»", "،", ":", ".", "وأضاف", "بحسب", "رويترز", "(", ")", "\n", "مضيفا", "على حد قوله",
              "نقلت", "عن", "قوله", "..", "…", "'", "5", "\u200f", "دعا", "إلى"]
    for _ in range(60):
        read(line_of(" ".join(dice.choice(pieces) for _ in range(400))), "--from", "jsonl")


@tap.case
def every_mark_nested():
    for mark in ("«", "\"", "(", "“", "'", "[", "«(\"", "..", ":", "،"):
        read(line_of(mark * 30000), "--from", "jsonl")
        read((mark * 30000).encode(), "--from", "text")
    read(b'{"text": "a", "x": ' + b"[" * 1000000 + b"]" * 1000000 + b"}\n", "--from", "jsonl")


@tap.case
def a_million_nested_quotation_marks():
    read(line_of("«" * 1000000 + "قال" + "»" * 1000000), "--from", "jsonl")


@tap.case
def a_hundred_megabytes_on_one_line():
    """Both readers skip what is longer than a story may be, tell it, and read on."""
    big = b'{"id": "big", "text": "' + b"x" * (100 * MB) + b'"}\n' + line_of("قال الوزير إن الطريق آمن.")
    status, out, told = read(big, "--from", "jsonl")
    tap.same(status, 1, "exit status")
    tap.same(len(told.splitlines()), 1, f"lines of {told[:500]!r}")
    tap.same(len(out.splitlines()), 1, "stories read after it")
    status, _, told = read(b"x" * (100 * MB), "--from", "text")
    tap.same((status, len(told.splitlines())), (1, 1), f"told {told[:500]!r}")


@tap.case
def a_story_at_the_limit():
    sentence = "وقالت الوزيرة سلمى الداوودي إن الجسر سيفتح الأحد، مضيفة أن العمل انتهى. "
    text = sentence * (2 * MB // len(sentence.encode()))
    status, out, _ = read(line_of(text), "--from", "jsonl")
    tap.same(status, 0, "exit status")
    tap.same(len(out.splitlines()), 1, "stories")
    status, _, told = read(line_of(text), "--from", "jsonl", "--max-story", "1M")
    tap.same((status, len(told.splitlines())), (1, 1), told)


@tap.case
def odd_inputs():
    with tempfile.TemporaryDirectory() as folder:
        empty = os.path.join(folder, "empty.txt")
        open(empty, "w").close()
        for path, status in ((empty, 0), (folder, 0), (os.path.join(folder, "missing"), 1)):
            done = subprocess.run([ISNAD, "read", path], capture_output=True, timeout=60)
            tap.same(done.returncode, status, path)
            told = done.stderr.decode()
            tap.same(len(told.splitlines()), status, f"lines told of {path}: {told!r}")
            if status:
                assert told.startswith(f"isnad: {path}: "), told


sys.exit(tap.run(sys.argv[2:]))
