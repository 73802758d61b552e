#!/usr/bin/env python3
"""The forty Arabic pages of tests/pages/html: are their stories read as a reader of them sees them?

usage: test_fixtures.py ISNAD [--list]

Each page is a case: stories found, body paragraphs, and the facts about each story (title, byline, date, outlet). The last
case holds the marks over all of them. `--list` tells what differs, page by page. See tests/pages/html/README.md.
"""
import datetime
import json
import os
import re
import subprocess
import sys

import tap

ISNAD = os.path.abspath(sys.argv[1])
FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "pages", "html")
BODY_F1, FACTS_RIGHT = 98.0, 38
LOOK = "--list" in sys.argv


def squeeze(text):
    return re.sub(r"\s+", " ", (text or "").replace("\u00a0", " ")).strip()


def read(path):
    done = subprocess.run([ISNAD, "read", "--to", "ndjson", path], capture_output=True, timeout=60)
    assert done.returncode == 0, done.stderr.decode()
    return [json.loads(line) for line in done.stdout.decode().splitlines() if line]


def paragraphs(story, roles):
    text = story["text"]
    return [squeeze(text[p["begin"]:p["end"]]) for p in story["paragraphs"] if p["role"] in roles]


def instant(text):
    """A date, and the moment in UTC where the text tells it."""
    found = re.match(r"(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?)(?:\.\d+)?\s*(Z|[+-]\d\d:?\d\d)?)?", text or "")
    if not found:
        return None, None
    if not found[2] or not found[3]:
        return found[1], None
    zone = found[3].replace("Z", "+00:00")
    zone = zone if ":" in zone else zone[:3] + ":" + zone[3:]
    clock = found[2] if found[2].count(":") == 2 else found[2] + ":00"
    return found[1], datetime.datetime.fromisoformat(f"{found[1]}T{clock}{zone}").astimezone(datetime.timezone.utc)


def same_time(got, wanted):
    if not wanted or not got:
        return not wanted and not got
    (day, moment), (other_day, other) = instant(got), instant(wanted)
    return moment == other if moment and other else day == other_day


def fact_faults(story, wanted):
    faults = []
    if squeeze(story.get("title")) != squeeze(wanted["title"]):
        faults.append(f"title {story.get('title')!r} for {wanted['title']!r}")
    names = [squeeze(name) for name in [wanted.get("byline")] + wanted.get("byline_also", []) if name]
    if (squeeze(story.get("byline")) not in names) if names else bool(story.get("byline")):
        faults.append(f"byline {story.get('byline')!r} for {wanted.get('byline')!r}")
    if not same_time(story.get("published"), wanted.get("published")):
        faults.append(f"published {story.get('published')!r} for {wanted.get('published')!r}")
    outlets = [squeeze(name) for name in [wanted.get("outlet")] + wanted.get("outlet_also", []) if name]
    if outlets and squeeze(story.get("outlet")) not in outlets:
        faults.append(f"outlet {story.get('outlet')!r} for {wanted.get('outlet')!r}")
    return faults


class Count:
    right = extra = missing = pages_right = 0


def pair(read_stories, wanted):
    """Each wanted story with the read one that holds most of its paragraphs."""
    pairs, left = [], list(read_stories)
    for story in wanted:
        body = {squeeze(text) for text in story["body"]}
        best = max(left, key=lambda s: len(body & set(paragraphs(s, ("body", "lead")))), default=None)
        if best is not None:
            left.remove(best)
        pairs.append((best, story))
    return pairs, left


def check_page(name):
    page = next(p for p in sorted(os.listdir(FOLDER)) if p.startswith(name) and not p.endswith(".json"))
    with open(os.path.join(FOLDER, name + ".json"), encoding="utf-8") as file:
        wanted = json.load(file)["stories"]
    pairs, left = pair(read(os.path.join(FOLDER, page)), wanted)
    faults, lines = [], []
    for got, story in pairs:
        have = paragraphs(got, ("body", "lead")) if got else []
        allowed = {squeeze(text) for text in story.get("either", [])}
        body = [squeeze(text) for text in story["body"]]
        missing = [text for text in body if text not in have]
        extra = [text for text in have if text not in body and text not in allowed]
        Count.right += len(body) - len(missing)
        Count.missing += len(missing)
        Count.extra += len(extra)
        lines += [f"- {text[:90]}" for text in missing] + [f"+ {text[:90]}" for text in extra]
        faults += fact_faults(got, story) if got else ["a story is missing"]
    for story in left:
        extra = paragraphs(story, ("body", "lead"))
        Count.extra += len(extra)
        lines += [f"+ (a story more) {text[:90]}" for text in extra]
    Count.pages_right += not faults
    if LOOK:
        tap.note("\n".join([name] + ["  " + line for line in faults + lines]))
    assert len(left) == 0 and all(got for got, _ in pairs), f"{len(pairs) + len(left)} stories for {len(wanted)}"


def marks():
    precision = Count.right / max(1, Count.right + Count.extra)
    recall = Count.right / max(1, Count.right + Count.missing)
    f1 = 100 * 2 * precision * recall / max(1e-9, precision + recall)
    tap.note(f"body F1 {f1:.1f}, facts right on {Count.pages_right} of 40 pages")
    assert f1 >= BODY_F1 and Count.pages_right >= FACTS_RIGHT


NAMES = sorted(name[:-5] for name in os.listdir(FOLDER) if name.endswith(".json"))
for each in NAMES:
    tap.add(each, lambda name=each: check_page(name))
tap.add("marks over all pages", marks)

sys.exit(tap.run())
