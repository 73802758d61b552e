#!/usr/bin/env python3
"""Joins marks that hold offsets alone with the texts they were made on: what tools/train_statements reads.

usage: join_marks.py MARKS.jsonl TEXTS.jsonl[.gz]... > TRAIN.jsonl

MARKS.jsonl   a story a line: {"id", "marks": [{"cue": [[b, e], …], "source": [b, e] | null, "content": [[b, e], …],
              "type": "direct" | "indirect" | "mixed", "speaker": [[b, e], …] | null, "chain": [[[b, e], …], …]}]},
              offsets in code points of the story's text; a name is the words at its offsets, one after the other.
TEXTS.jsonl   a story a line with "id" and "text". Of marks without a text, and texts without marks, nothing is written.
"""
import gzip
import json
import sys


def words_at(text, spans):
    return " ".join(text[b:e] for b, e in spans) if spans is not None else None


def joined(story, marks):
    text = story["text"]
    made = []
    for mark in marks:
        made.append(dict(mark, speaker=words_at(text, mark["speaker"]), chain=[words_at(text, link) for link in mark["chain"]]))
    return {**{key: story.get(key) for key in ("id", "outlet", "published", "title", "text")}, "attributions": made}


def main(arguments):
    if len(arguments) < 3:
        sys.exit(__doc__)
    with open(arguments[1], encoding="utf-8") as file:
        marks = {told["id"]: told["marks"] for told in map(json.loads, file)}
    for path in arguments[2:]:
        opened = gzip.open(path, "rt", encoding="utf-8") if path.endswith(".gz") else open(path, encoding="utf-8")
        with opened as file:
            for story in map(json.loads, file):
                if story["id"] in marks:
                    print(json.dumps(joined(story, marks[story["id"]]), ensure_ascii=False))


main(sys.argv)
