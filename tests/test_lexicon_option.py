#!/usr/bin/env python3
"""--lexicon: a newsroom adds what it knows without a compiler.

usage: test_lexicon_option.py ISNAD
"""
import json
import os
import subprocess
import sys
import tempfile

import tap

ISNAD = os.path.abspath(sys.argv[1])


def read_story(text, *tables):
    """The story that a text is read as, and what was told; each table is the content of a file of its own."""
    with tempfile.TemporaryDirectory() as folder:
        options = []
        for i, table in enumerate(tables):
            path = os.path.join(folder, f"desk{i}.tsv")
            with open(path, "w", encoding="utf-8") as out:
                out.write(table)
            options += ["--lexicon", path]
        line = json.dumps({"id": "a", "text": text}, ensure_ascii=False) + "\n"
        done = subprocess.run([ISNAD, "read", "--from", "jsonl", "--to", "ndjson", *options], input=line.encode(),
                              capture_output=True, timeout=60)
    stories = [json.loads(line) for line in done.stdout.decode().splitlines()]
    return done.returncode, stories[0] if stories else None, done.stderr.decode()


def read(text, *tables, layer="statements"):
    """The same, the statements or another layer alone."""
    status, story, told = read_story(text, *tables)
    return status, story[layer] if story else None, told


def cut(text, span):
    return text[span["begin"]:span["end"]] if span else None


VERB = "# isnad lexicon: verbs\nنقنق\tنقنق\tQ1\t-\tannounce\tأن|«»\n"
TITLE = "# isnad lexicon: titles\nقبطان المرفأ\t-\t-\toffice\n"
OUTLET = "# isnad lexicon: outlets\noutlet:zaqzuq\tsite\t-\t-\tزقزوق\tZaqzuq\n"


@tap.case
def a_new_verb_attributes_in_all_its_forms():
    for text in ("نقنقت الوزيرة سلمى الداوودي أن الجسر سيفتح الأحد.", "وينقنق الوزير أن الجسر سيفتح الأحد.",
                 "ونقنق المتحدثون أن الجسر سيفتح الأحد."):
        _, before, _ = read(text)
        tap.same([s for s in before if s["lemma"] == "نقنق"], [])
        status, after, told = read(text, VERB)
        tap.same((status, told), (0, ""))
        tap.same([(s["lemma"], s["act"]) for s in after], [("نقنق", "announce")], text)
        tap.same(cut(text, after[0]["content"][0]), "الجسر سيفتح الأحد")


@tap.case
def a_new_unit_measures_and_a_new_month_is_a_date():
    unit = "# isnad lexicon: units\nXZQ\tmoney\t-\tزقزوق\tزقازيق\t-\n"
    tap.same([q.get("unit") for q in read("دفع 20 زقزوقا ثم 3 زقازيق.", layer="quantities")[1]], [None, None])
    tap.same([q.get("unit") for q in read("دفع 20 زقزوقا ثم 3 زقازيق.", unit, layer="quantities")[1]], ["XZQ", "XZQ"])
    month = "# isnad lexicon: times\nنقنوق الأول\tmonth:6\n"
    tap.same([t["value"] for t in read("وقع في 5 نقنوق الأول 2020.", month, layer="times")[1]], ["2020-06-05"])


@tap.case
def a_new_title_belongs_to_the_source():
    text = "قال قبطان المرفأ هيثم العطار إن السفن ستعود."
    status, statements, _ = read(text, TITLE)
    tap.same((status, len(statements)), (0, 1))
    tap.same(cut(text, statements[0]["source"]), "قبطان المرفأ هيثم العطار")
    tap.same(statements[0]["source_kind"], "person")


@tap.case
def a_new_outlet_is_a_link_of_the_chain():
    text = "قالت الوزيرة سلمى الداوودي لزقزوق إن الجسر سيفتح."
    _, before, _ = read(text)
    tap.same([link.get("ref") for s in before for link in s["chain"] if link.get("ref")], [])
    status, statements, _ = read(text, OUTLET)
    tap.same((status, len(statements)), (0, 1))
    tap.same([(link["name"], link.get("ref")) for link in statements[0]["chain"]][0], ("زقزوق", "outlet:zaqzuq"))


@tap.case
def a_new_person_and_a_new_body_are_entities_with_keys():
    people = "# isnad lexicon: people\nperson:zaqzuq\tm\t-\tهيثم زقزوق الضبابي\t-\n"
    bodies = "# isnad lexicon: bodies\nbody:fog\tunion\t-\tرابطة صيادي الضباب\t-\n"
    _, story, _ = read_story("والتقى هيثم زقزوق الضبابي رابطة صيادي الضباب في الميناء.", people, bodies)
    told = {entity.get("ref"): (entity["type"], entity.get("subtype"), entity["name"]) for entity in story["entities"]}
    tap.same(told.get("person:zaqzuq"), ("PER", None, "هيثم زقزوق الضبابي"))
    tap.same(told.get("body:fog"), ("ORG", "union", "رابطة صيادي الضباب"))


@tap.case
def several_tables_work_together():
    text = "نقنق قبطان المرفأ هيثم العطار لزقزوق أن السفن ستعود."
    status, statements, _ = read(text, VERB, TITLE, OUTLET)
    tap.same((status, len(statements)), (0, 1))
    tap.same(statements[0]["lemma"], "نقنق")
    tap.same(cut(text, statements[0]["source"]), "قبطان المرفأ هيثم العطار")


@tap.case
def rows_need_not_be_sorted():
    table = "# isnad lexicon: names\nزقزوق\t-\tfamily\t-\nبقبوق\t-\tfamily\t-\n"
    status, _, told = read("قال هيثم زقزوق إن السفن ستعود.", table)
    tap.same((status, told), (0, ""))


@tap.case
def a_wrong_row_is_told_with_file_and_line():
    status, statements, told = read("قال الوزير إن الطريق آمن.", "# isnad lexicon: verbs\n\nنقنق\tنقنق\tQ1\t-\tsing\tأن\n")
    assert status != 0 and not statements, (status, statements)
    tap.same(len(told.splitlines()), 1, f"lines of {told!r}")
    tap.holds(told, "desk0.tsv:3: ")
    tap.holds(told, "sing")


@tap.case
def a_missing_table_is_told():
    done = subprocess.run([ISNAD, "read", "--lexicon", "/no/such/table.tsv", os.devnull], capture_output=True, timeout=60)
    assert done.returncode != 0
    tap.holds(done.stderr.decode(), "/no/such/table.tsv")


sys.exit(tap.run(sys.argv[2:]))
