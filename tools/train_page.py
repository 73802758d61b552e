#!/usr/bin/env python3
"""Fits the points of src/page/text_judge.c to pages whose structure is known (by hand, no part of the build).

    meson setup /tmp/build-train -Dc_args=-DTEXT_DUMP_GROUPS && ninja -C /tmp/build-train isnad
    tools/train_page.py PAGES.jsonl /tmp/build-train/isnad read --from text

PAGES.jsonl: one page a line, {"id", "lines": [[role, story, text, ...], ...], "page"}, roles body and related among them.
The command that follows is given a file of plain text; built so (src/page/text_stories.c) it also writes what is known of
every group to standard error. Each page is read as it is, without blank lines, without furniture, without captions and
bylines, and without headlines. Prints the weights of two logistic regressions, and how well half of the pages foretells the
other half; the points are those weights, rounded, where a reason stands behind them.
"""
import collections, json, math, subprocess, sys, tempfile


def variants(rows):
    """Pages of the same words in other layouts."""
    plain = [r for r in rows if r[1][0] != "furniture"]
    yield rows
    yield [(False, line) for _, line in rows]
    yield plain
    yield [r for r in plain if r[1][0] not in ("caption", "byline")]
    yield [r for r in plain if r[1][0] != "headline"]


def rows_of(page):
    """(whether a blank line stands before it, line) for each line."""
    rows, blank, lines = [], False, iter(page["lines"])
    for text in page["page"].split("\n"):
        if text.strip():
            rows.append((blank, next(lines)))
        blank = not text.strip()
    return rows


def groups(command, rows):
    with tempfile.NamedTemporaryFile("w", suffix=".text", encoding="utf-8") as out:
        out.write("".join(("\n" if blank else "") + line[2] + "\n" for blank, line in rows))
        out.flush()
        run = subprocess.run(command + [out.name], capture_output=True)
    for line in run.stderr.decode("utf-8", "replace").split("\n"):
        if line.startswith("GROUP "):
            yield {k: float(v) for k, v in (pair.split("=") for pair in line.split()[1:])}


def answer(lines, at):
    """new: a story's lead; lead: a teaser's; old: the story goes on."""
    if lines[at][0] == "related":
        return "lead"
    if lines[at][0] != "body":
        return None
    before = [line for line in lines[:at] if line[0] == "body"]
    return "new" if not before or before[-1][1] != lines[at][1] else "old"


def features(g):
    shares = ("lead_of_said", "lead_of_heads", "heads_of_lead", "heads_of_said", "next_of_said", "next_of_fresh")
    f = {k: g[k] for k in shares}
    f.update(always=1, date=g["dates"] > 0, twin=g["twins"] > 0, cut=g["cuts"] > 0, plain_two=g["plain"] > 1,
             no_head=g["heads"] == 0, furniture_one=g["furniture"] == 1, furniture_more=g["furniture"] > 1,
             announced=g["announced"], continues=g["lead_continues"], no_stop=1 - g["lead_stops"],
             caption_last=g["caption_last"], next_glued=g["next_glued"], last_sentence=g["n_next"] == 0,
             glued=g["lead_glued"] and not g["caption_last"])
    return {k: float(v) for k, v in f.items() if v}


def fit(data, rounds=400, rate=2.0, decay=0.001):
    w = collections.defaultdict(float)
    for _ in range(rounds):
        slope = collections.defaultdict(float)
        for f, yes in data:
            z = sum(w[k] * v for k, v in f.items())
            p = 1 / (1 + math.exp(-max(-30, min(30, z))))
            for k, v in f.items():
                slope[k] += (p - yes) * v
        for k in slope:
            w[k] -= rate * (slope[k] / len(data) + (decay * w[k] if k != "always" else 0))
    return w


def right(w, data):
    return sum((sum(w[k] * v for k, v in f.items()) > 0) == bool(yes) for f, yes in data) / len(data)


def main(argv):
    if len(argv) < 3:
        sys.exit(__doc__)
    cases = []
    for n, page in enumerate(map(json.loads, open(argv[1], encoding="utf-8"))):
        for rows in variants(rows_of(page)):
            lines = [line for _, line in rows]
            for g in groups(argv[2:], rows):
                told = answer(lines, int(g["line"]))
                # What has nothing before it is judged apart.
                if told and g["heads"] + g["dates"] + g["furniture"] > 0:
                    cases.append((features(g), told, n % 2))
    for name, yes, among in (("new story", "new", ("new", "lead", "old")), ("teaser's lead", "lead", ("lead", "old"))):
        data = [(f, float(told == yes), half) for f, told, half in cases if told in among]
        halves = [[(f, y) for f, y, half in data if half == h] for h in (0, 1)]
        w = fit([(f, y) for f, y, _ in data])
        print(f"{name}: {len(data)} groups, right on the other half {right(fit(halves[0]), halves[1]):.3f} "
              f"{right(fit(halves[1]), halves[0]):.3f}")
        print("  " + "  ".join(f"{k} {w[k]:+.1f}" for k in sorted(w, key=lambda k: -abs(w[k]))))


if __name__ == "__main__":
    main(sys.argv)
