#!/usr/bin/env python3
"""Scores what statements say beside source, cue and content: act, addressee, negation, count, kind, anonymity, time.

usage: test_fields.py ISNAD [--errors FILE]

The stories are those of ../shared (or $ISNAD_SHARED); where it is missing, every case is skipped. The marks are in
tests/fields, whose README.md tells what they mean. Statements are paired with the gold's as eval/score_attribution.py
does it. --errors lists what is not as marked in the stories of that file (marks or held-back), and tests nothing.
"""
import importlib.util
import json
import os
import subprocess
import sys
import tempfile

import tap

ISNAD = os.path.abspath(sys.argv[1])
HERE = os.path.dirname(os.path.abspath(__file__))
SHARED = os.environ.get("ISNAD_SHARED", os.path.join(HERE, "..", "..", "shared"))
STORIES = os.path.join(SHARED, "data", "attribution", "dev.jsonl")
SCORER = os.path.join(SHARED, "eval", "score_attribution.py")
DEFAULTS = {"anonymous": False, "negated": False, "count": None}
LABELS = ("act", "source_kind", "anonymous", "negated", "count")

# The marks: percent of the pairs, and of the addressees and times their F1. To be raised when the program gets better
# and never lowered.
FLOORS = {
    "marks": {"act": 97, "source_kind": 90, "anonymous": 94, "negated": 98, "count": 97, "to": 80, "said": 87},
    "held-back": {"act": 97, "source_kind": 89, "anonymous": 92, "negated": 98, "count": 97, "to": 62, "said": 74},
}


def scorer():
    spec = importlib.util.spec_from_file_location("score_attribution", SCORER)
    module = importlib.util.module_from_spec(spec)
    sys.dont_write_bytecode = True
    spec.loader.exec_module(module)
    return module


def lines(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def read(stories):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "stories.jsonl")
        with open(path, "w", encoding="utf-8") as file:
            for story in stories:
                file.write(json.dumps(story, ensure_ascii=False) + "\n")
        done = subprocess.run([ISNAD, "read", "--from", "jsonl", "--to", "ndjson", path], capture_output=True, timeout=120)
    assert done.returncode == 0, done.stderr.decode()
    return [json.loads(line) for line in done.stdout.splitlines()]


def pairs_of(score, text, golds, told):
    """Yields (index of the gold statement, statement told), the best overlap of cue and content first."""
    words = score.words_of(text)

    def parts(of):
        return [score.covered(words, score.as_pairs(of.get(key))) for key in ("cue", "content")]

    gold, got = [parts(of) for of in golds], [parts(of) for of in told]
    weights = [(score.f1(x[0], y[0]) + score.f1(x[1], y[1]), a, b)
               for a, x in enumerate(gold) for b, y in enumerate(got) if x[0] & y[0]]
    taken = set()
    for _, a, b in sorted(weights, reverse=True):
        if ("gold", a) not in taken and ("told", b) not in taken:
            taken |= {("gold", a), ("told", b)}
            yield a, told[b]


class Tally:
    """What was right, of how many told and how many marked."""

    def __init__(self):
        self.right = self.told = self.marked = 0

    def add(self, right, told, marked):
        self.right, self.told, self.marked = self.right + right, self.told + told, self.marked + marked

    def figures(self):
        precision = self.right / self.told if self.told else 0.0
        recall = self.right / self.marked if self.marked else 0.0
        return precision, recall, 2 * self.right / (self.told + self.marked) if self.told + self.marked else 1.0


def same_words(score, text, a, b):
    words = score.words_of(text)
    return score.f1(score.covered(words, score.as_pairs(a)), score.covered(words, score.as_pairs(b))) >= 0.8


def compare(name):
    """Scores the stories of one file of marks. Returns (figures in percent, lines that say them, mistakes)."""
    score, marks = scorer(), lines(os.path.join(HERE, "fields", name + ".jsonl"))
    gold = {story["id"]: story for story in lines(STORIES)}
    stories = [gold[mark["id"]] for mark in marks]
    got = read([{key: story[key] for key in ("id", "outlet", "published", "title", "text")} for story in stories])
    right, spans, n_pairs, n_gold, mistakes = dict.fromkeys(LABELS, 0), {"to": Tally(), "said": Tally()}, 0, 0, []
    for mark, story, told in zip(marks, stories, got):
        golds, text = story["attributions"], story["text"]
        assert [of["cue"][0] for of in golds] == [of["cue"] for of in mark["attributions"]], "the marks are of another file"
        n_gold += len(golds)
        for index, statement in pairs_of(score, text, golds, told["statements"]):
            marked = {**DEFAULTS, **mark["attributions"][index]}
            n_pairs += 1
            wrong = [(key, marked[key], statement.get(key)) for key in LABELS if marked[key] != statement.get(key)]
            for key in LABELS:
                right[key] += marked[key] == statement.get(key)
            for key in spans:
                a, b = marked.get(key), statement.get(key)
                same = a and b and (a["value"] == b if key == "said" else same_words(score, text, a, b))
                spans[key].add(bool(same), bool(b), bool(a))
                if (a or b) and not same:
                    wrong.append((key, a and (a["value"] if key == "said" else text[a[0]:a[1]]),
                                  b and (b if key == "said" else text[b["begin"]:b["end"]])))
            mistakes += [(key, a, b, text[max(0, marked["cue"][0] - 60):marked["cue"][1] + 160]) for key, a, b in wrong]
    figures = {key: 100 * right[key] / n_pairs for key in LABELS}
    out = [f"{len(marks)} stories, {n_gold} statements, {n_pairs} pairs",
           "  ".join(f"{key} {figures[key]:.1f}" for key in LABELS)]
    for key, tally in spans.items():
        precision, recall, figures[key] = (100 * value for value in tally.figures())
        out.append(f"{key:4s} P {precision:5.1f}  R {recall:5.1f}  F1 {figures[key]:5.1f}  ({tally.marked} marked, {tally.told} told)")
    return figures, out, mistakes


def check(name):
    if not os.path.exists(STORIES) or not os.path.exists(SCORER):
        raise tap.Skip("its data is not here")
    figures, out, _ = compare(name)
    tap.note("\n".join(out))
    low = [f"{key} is {figures[key]:.1f}, below {floor}" for key, floor in FLOORS[name].items() if figures[key] < floor]
    assert not low, "; ".join(low)


@tap.case
def marked_stories():
    check("marks")


@tap.case
def stories_held_back():
    check("held-back")


if "--errors" in sys.argv:
    for what, expected, told, where in compare(sys.argv[-1])[2]:
        print(f"{what}: expected {expected!r}, told {told!r} | {where!r}")
    sys.exit(0)
sys.exit(tap.run(sys.argv[2:]))
