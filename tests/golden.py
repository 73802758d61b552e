#!/usr/bin/env python3
"""Golden cases: text, and what one layer of its reading must be.

usage: golden.py ISNAD LAYER [--update]        LAYER: tokens sentences readings entities times quantities statements

Cases stand in tests/golden/LAYER/*.txt, as many as one likes to a file:

    == a name of its own
    وقالت الوزيرة إن الجسر آمن.
    --
    0 5 cue "وقالت"

A name that ends in `@ 2024-07-10` gives the story's date. Lines that begin with # before the first case are for people. What is expected is what `isnad dump --layer LAYER` writes,
but for the table lines' numbers (verbs:1680 is `verbs`). In the layer statements a line may leave out words that it does
not care for (`statement 1 say` takes any kind and rule), and `lemma` lines may be left out.

--update rewrites the cases that fail; read the diff before you commit it. tests/golden/pending.txt holds cases that the
program does not get right yet, under the name LAYER/FILE/NAME: they are told, and neither pass nor fail. --update moves
those that have come right to their file.
"""
import difflib
import glob
import json
import os
import re
import subprocess
import sys

import tap

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "golden")
PENDING = os.path.join(FOLDER, "pending.txt")
WORD = re.compile(r'"(?:[^"\\]|\\.)*"|\S+')


class Case:
    def __init__(self, path, line, name):
        self.path, self.line, self.name = path, line, name
        self.text, self.expected = [], []


def read_cases(path):
    """The comment at the file's head, and its cases."""
    head, cases, into = [], [], None
    for number, line in enumerate(open(path, encoding="utf-8", newline="\n"), 1):
        line = line.rstrip("\n")
        if line.startswith("== "):
            cases.append(Case(path, number, line[3:]))
            into = cases[-1].text
        elif line == "--" and cases and into is cases[-1].text:
            into = cases[-1].expected
        elif cases:
            into.append(line)
        else:
            head.append(line)
    for case in cases:
        while case.expected and not case.expected[-1].strip():
            case.expected.pop()
    return head, cases


def write_cases(path, head, cases):
    with open(path, "w", encoding="utf-8", newline="\n") as out:
        out.write("\n".join(head).rstrip("\n") + "\n" if any(head) else "")
        for case in cases:
            out.write("\n".join(["== " + case.name, *case.text, "--", *case.expected]) + "\n\n")


def published(case):
    date = re.search(r" @ (\S+)$", case.name)
    return {"published": date.group(1)} if date else {}


def dump(isnad, layer, cases):
    """What the program says of each case: a list of lines a case."""
    lines = "".join(json.dumps({"id": f"c{i}", "text": "\n".join(case.text), **published(case)}, ensure_ascii=False) + "\n"
                    for i, case in enumerate(cases))
    done = subprocess.run([isnad, "dump", "--from", "jsonl", "--layer", layer], input=lines.encode(), capture_output=True,
                          timeout=300)
    assert done.returncode == 0, f"isnad dump ended with {done.returncode}: {done.stderr.decode(errors='replace')}"
    got, at = {}, None
    for line in done.stdout.decode().split("\n"):
        opening = re.fullmatch(r"== (c\d+)", line)
        if opening:
            at = got.setdefault(opening.group(1), [])
        elif at is not None and line:
            at.append(re.sub(r"^(    [a-z]+):\d+", r"\1", line) if layer == "readings" else line)
    return [got.get(f"c{i}", []) for i in range(len(cases))]


def is_within(expected, got):
    """Whether the words of one line are in the other, in their order, at the same indent."""
    if len(expected) - len(expected.lstrip()) != len(got) - len(got.lstrip()):
        return False
    words = iter(WORD.findall(got))
    return all(word in words for word in WORD.findall(expected))


def agrees(layer, expected, got):
    if layer != "statements":
        return expected == got
    if not any(line.lstrip().startswith("lemma ") for line in expected):
        got = [line for line in got if not line.lstrip().startswith("lemma ")]
    return len(expected) == len(got) and all(is_within(e, g) for e, g in zip(expected, got))


def check(layer, case, got):
    if not agrees(layer, case.expected, got):
        diff = difflib.unified_diff(case.expected, got, "expected", "got", lineterm="", n=1)
        place = os.path.relpath(case.path)
        raise AssertionError(f"{place}:{case.line}: {case.name}\n" + "\n".join(case.text) + "\n" + "\n".join(list(diff)[2:]))


def update(isnad, layer):
    for path in sorted(glob.glob(os.path.join(FOLDER, layer, "*.txt"))):
        head, cases = read_cases(path)
        changed = 0
        for case, got in zip(cases, dump(isnad, layer, cases)):
            if not agrees(layer, case.expected, got):
                case.expected, changed = got, changed + 1
        if changed:
            write_cases(path, head, cases)
            print(f"{os.path.relpath(path)}: {changed} cases rewritten")
    head, cases = read_cases(PENDING)
    mine = [case for case in cases if case.name.startswith(layer + "/")]
    for case, got in zip(mine, dump(isnad, layer, mine)):
        if agrees(layer, case.expected, got):
            _, file, name = case.name.split("/", 2)
            path = os.path.join(FOLDER, layer, file + ".txt")
            to_head, to_cases = read_cases(path) if os.path.exists(path) else ([], [])
            cases.remove(case)
            case.name = name
            write_cases(path, to_head, [*to_cases, case])
            print(f"{os.path.relpath(path)}: {name} has come right")
    write_cases(PENDING, head, cases)


def tell_pending(isnad, layer):
    _, cases = read_cases(PENDING)
    cases = [case for case in cases if case.name.startswith(layer + "/")]
    for case, got in zip(cases, dump(isnad, layer, cases)):
        if agrees(layer, case.expected, got):
            tap.note(f"no longer pending: {case.name} (golden.py ISNAD {layer} --update moves it)")
        else:
            tap.note(f"pending: {case.name}")


def main(argv):
    isnad, layer = os.path.abspath(argv[0]), argv[1]
    if argv[2:] == ["--update"]:
        update(isnad, layer)
        return 0
    for path in sorted(glob.glob(os.path.join(FOLDER, layer, "*.txt"))):
        _, cases = read_cases(path)
        for case, got in zip(cases, dump(isnad, layer, cases)):
            stem = os.path.splitext(os.path.basename(path))[0]
            tap.add(f"{stem}: {case.name}".replace("#", "＃"), lambda case=case, got=got: check(layer, case, got))
    tell_pending(isnad, layer)
    return tap.run()


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1:]))
