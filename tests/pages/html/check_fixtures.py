#!/usr/bin/env python3
"""The fixtures are what they say: every expected string stands on its page, in order, and nothing is listed twice.

usage: check_fixtures.py [--verbose]

Reads the pages with the standard library alone and knows nothing of the extractor. Exit status 1 if anything is wrong.
"""
import collections
import glob
import html.parser
import json
import os
import re
import sys
import xml.etree.ElementTree

HERE = os.path.dirname(os.path.abspath(__file__))
VERBOSE = "--verbose" in sys.argv[1:]
FIXTURES, KINDS = 40, 15

HIDDEN = {"script", "style", "noscript", "template", "head", "svg", "textarea", "iframe"}
INLINE = {"a", "abbr", "b", "bdi", "big", "cite", "em", "font", "i", "o:p", "q", "small", "span", "strong", "sub", "sup", "time", "u"}
STORY = {"title": str, "byline": (str, type(None)), "published": (str, type(None)), "outlet": (str, type(None)), "body": list,
         "headings": list, "captions": list, "related": list, "furniture": list}
OPTIONAL = {"url": str, "either": list, "credits": list, "dateline": list, "outlet_also": list, "byline_also": list}


def fold(text):
    return " ".join(text.split())


class Visible(html.parser.HTMLParser):
    """The text between the tags, entities decoded; a tag that is not inline ends a line."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.parts, self.hidden = [], []

    def handle_starttag(self, tag, attrs):
        if tag in HIDDEN:
            self.hidden.append(tag)
        if tag not in INLINE:
            self.parts.append("\n")

    def handle_startendtag(self, tag, attrs):
        if tag not in INLINE:
            self.parts.append("\n")

    def handle_endtag(self, tag):
        if tag in self.hidden:
            while self.hidden.pop() != tag:
                pass
        if tag not in INLINE:
            self.parts.append("\n")

    def handle_data(self, data):
        if not self.hidden:
            self.parts.append(data)


def visible(markup):
    parser = Visible()
    parser.feed(markup)
    parser.close()
    return "".join(parser.parts)


def decode(data):
    declared = re.search(rb"""(?:charset|encoding)\s*=\s*["']?([\w-]+)""", data[:4096])
    if declared:
        return data.decode(declared.group(1).decode())
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("windows-1256")


def feed_text(data):
    """Each text of a feed is text or markup; xhtml is taken as it stands."""
    texts = []
    for element in xml.etree.ElementTree.fromstring(data).iter():
        if element.tag.startswith("{http://www.w3.org/1999/xhtml}"):
            texts.append(("" if element.tag.rpartition("}")[2] in INLINE else "\n") + (element.text or ""))
        elif element.text and element.text.strip():
            texts.append("\n" + visible(element.text))
        if element.tail:
            texts.append(element.tail)
    return "".join(texts)


def check(name):
    """What is wrong with the fixture, and its kinds and number of stories and paragraphs."""
    wrong = []
    pages = [path for path in glob.glob(os.path.join(HERE, name + ".*")) if not path.endswith(".json")]
    if len(pages) != 1:
        return [f"{len(pages)} pages"], [], 0, 0
    with open(pages[0], "rb") as file:
        data = file.read()
    with open(os.path.join(HERE, name + ".json"), encoding="utf-8") as file:
        expected = json.load(file)
    source = decode(data)
    raw = fold(html.unescape(source))
    page = fold(feed_text(data) if pages[0].endswith(".xml") else visible(source))

    if set(expected) - {"kinds", "url", "stories"}:
        wrong.append(f"keys nobody knows: {set(expected) - {'kinds', 'url', 'stories'}}")
    last = -1
    seen = collections.Counter()
    for story in expected["stories"]:
        for key, kind in STORY.items():
            if key not in story or not isinstance(story[key], kind):
                wrong.append(f"{key} is missing or of another type")
        for key, value in story.items():
            if key not in STORY and (key not in OPTIONAL or not isinstance(value, OPTIONAL[key])):
                wrong.append(f"{key}: unknown or of another type")
            for text in value if isinstance(value, list) else [value or ""]:
                if text != fold(text) or (isinstance(value, list) and not text):
                    wrong.append(f"{key}: white space is not folded: {text[:60]}")
        if story["title"] not in page:
            wrong.append(f"title is not on the page: {story['title']}")
        for key in ("byline", "outlet"):
            if story[key] and story[key] not in raw and story[key] not in page:
                wrong.append(f"{key} is nowhere: {story[key]}")
        if story["published"] and not re.fullmatch(
                r"\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?", story["published"]):
            wrong.append(f"published is no date: {story['published']}")
        for url in [story.get("url"), expected.get("url")]:
            if url and url not in raw:
                wrong.append(f"address is not on the page: {url}")
        if not 5 <= len(story["body"]) <= 20:
            wrong.append(f"{len(story['body'])} paragraphs in {story['title']}")
        for text in story["body"]:
            seen[text] += 1
            found = page.find(text, last + 1)
            if found < 0:
                wrong.append(f"body is not on the page, or out of order: {text[:80]}")
            else:
                last = found
        for key in ("headings", "captions", "credits", "dateline", "related", "furniture", "either"):
            for text in story.get(key, []):
                if text not in page:
                    wrong.append(f"{key} is not on the page: {text[:80]}")
                if key in ("captions", "related", "furniture"):
                    for paragraph in (p for s in expected["stories"] for p in s["body"]):
                        if text in paragraph or paragraph in text:
                            wrong.append(f"{key} is in the body too: {text[:80]}")
    for text, count in seen.items():
        if count > 1:
            wrong.append(f"body is listed {count} times: {text[:80]}")
    if VERBOSE:
        words = sum(len(p.split()) for s in expected["stories"] for p in s["body"])
        print(f"{name}: {len(data)} bytes, {words} of {len(page.split())} words are body")
    return wrong, expected["kinds"], len(expected["stories"]), sum(len(s["body"]) for s in expected["stories"])


def main():
    names = sorted(os.path.basename(path)[:-5] for path in glob.glob(os.path.join(HERE, "*.json")))
    orphans = {os.path.basename(path).split(".")[0] for path in glob.glob(os.path.join(HERE, "[0-9]*"))} - set(names)
    kinds, failed, stories, paragraphs = collections.Counter(), len(orphans), 0, 0
    for name in sorted(orphans):
        print(f"{name}: a page without its expectation")
    texts = {}
    for name in names:
        wrong, its_kinds, n_stories, n_paragraphs = check(name)
        for message in wrong:
            print(f"{name}: {message}")
        failed += bool(wrong)
        kinds.update(its_kinds)
        stories += n_stories
        paragraphs += n_paragraphs
        with open(os.path.join(HERE, name + ".json"), encoding="utf-8") as file:
            for story in json.load(file)["stories"]:
                for text in story["body"]:
                    if texts.setdefault(text, name) != name:
                        print(f"{name}: has a paragraph of {texts[text]}: {text[:80]}")
                        failed += 1
    print(f"{len(names)} fixtures, {stories} stories, {paragraphs} paragraphs, {len(kinds)} kinds:")
    print("  " + ", ".join(f"{kind} {count}" for kind, count in sorted(kinds.items())))
    if len(names) < FIXTURES or len(kinds) < KINDS:
        print(f"fewer than {FIXTURES} fixtures or {KINDS} kinds")
        failed += 1
    print(f"{failed} wrong" if failed else "all right")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
