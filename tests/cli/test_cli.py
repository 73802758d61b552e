#!/usr/bin/env python3
"""Runs the built command and checks what scripts and people may rely on.

usage: test_cli.py ISNAD [NAME]...

Belongs here: help, exit status, messages, formats as a whole, terminals, signals, full disks and closed pipes.
Does not: which statements a text has (tests of annotate). All Arabic is invented. NAME runs the cases that hold it.
"""
import csv, io, json, os, pty, re, select, signal, subprocess, sys, tempfile, time
from html.parser import HTMLParser

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import tap
from tap import holds, same

ISNAD = os.path.abspath(sys.argv[1])
BRIDGE = {"id": "bridge", "title": "الجسر يفتح الأحد", "outlet": "الضفة", "published": "2026-03-04",
          "text": "قالت الوزيرة سلمى حداد إن الجسر سيفتح الأحد.\nوأضافت: \"الجسر آمن\"."}
ROAD = {"id": "road", "text": "أعلن المجلس أن الطريق مغلق."}


class Result:
    def __init__(self, code, out, err):
        self.code, self.out, self.err = code, out, err
        self.lines = err.decode("utf-8", "replace").splitlines()


def run(*args, stdin=b"", env=None, stdout=subprocess.PIPE, cwd=None):
    environment = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "COLUMNS")}
    environment.update(env or {})
    done = subprocess.run([ISNAD, *args], input=stdin, stdout=stdout, stderr=subprocess.PIPE, env=environment, cwd=cwd,
                          timeout=60)
    return Result(done.returncode, done.stdout or b"", done.stderr)


def lines_of(*stories):
    return b"".join(json.dumps(s, ensure_ascii=False).encode() + b"\n" for s in stories)


def file_of(content, suffix=".jsonl"):
    handle, path = tempfile.mkstemp(suffix=suffix, dir=FOLDER)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    return path


def wrong_usage(result, part):
    same(result.code, 2, "exit status")
    same(result.out, b"", "standard output")
    same(len(result.lines), 1, f"lines of {result.err!r}:")
    assert result.lines[0].startswith("isnad: "), result.lines[0]
    holds(result.lines[0], part)
    holds(result.lines[0], "--help'")


# ---- Help and usage ----

@tap.case
def help_of_the_program():
    for args in (["--help"], ["-h"], ["help"]):
        result = run(*args)
        same((result.code, result.err), (0, b""))
        for word in (b"read", b"explain", b"dump", b"help", b"version", b"Usage: isnad", b"Exit status"):
            holds(result.out, word)
    assert max(map(len, result.out.decode().splitlines())) <= 110


@tap.case
def help_of_each_command():
    for command in ("read", "explain", "dump", "help", "version"):
        result = run(command, "--help")
        same((result.code, result.err), (0, b""), command)
        assert result.out.startswith(b"Usage: isnad " + command.encode()), result.out
        same(run("help", command).out, result.out, command)
        same(run(command, "-h").out, result.out, command)
        same(run(command, "FILE", "--help").out, result.out, command)


@tap.case
def help_names_every_option():
    for command, options in (("read", "from to date outlet lexicon max-story help"), ("explain", "from date lexicon"),
                             ("dump", "layer from max-story")):
        out = run(command, "--help").out.decode()
        for option in options.split():
            holds(out, "--" + option)
    assert "--to" not in run("dump", "--help").out.decode()


@tap.case
def version():
    for args in (["version"], ["--version"], ["-V"]):
        result = run(*args)
        same((result.code, result.err), (0, b""))
        assert re.fullmatch(rb"isnad \d+\.\d+\.\d+\n", result.out), result.out
    wrong_usage(run("version", "x"), "no arguments")


@tap.case
def usage_of_the_program():
    wrong_usage(run(), "no command")
    wrong_usage(run("raed"), "did you mean 'read'?")
    wrong_usage(run("xyzzy"), "unknown command 'xyzzy'")
    wrong_usage(run("--frm"), "unknown option '--frm'")
    wrong_usage(run("help", "xyzzy"), "no command")
    wrong_usage(run(file_of(b"")), "did you mean 'isnad read ")


@tap.case
def usage_of_options():
    wrong_usage(run("read", "--form", "text"), "did you mean '--from'?")
    wrong_usage(run("read", "--xyzzy"), "unknown option '--xyzzy'")
    wrong_usage(run("read", "-x"), "unknown option '-x'")
    wrong_usage(run("read", "--layer", "tokens"), "unknown option '--layer'")
    wrong_usage(run("read", "--from", "xml"), "--from takes text")
    wrong_usage(run("read", "--to=xml"), "--to takes text, json, ndjson, csv, html")
    wrong_usage(run("read", "--to"), "--to wants a value")
    wrong_usage(run("read", "--help=yes"), "takes no value")
    wrong_usage(run("dump"), "no --layer")
    wrong_usage(run("dump", "--layer", "xyzzy"), "unknown layer 'xyzzy'")


@tap.case
def usage_of_dates():
    for date in ("2023-02-29", "1900-02-29", "2024-13-01", "2024-00-10", "2024-04-31", "2024-1-1", "20240101", "", "0000-01-01",
                 "2024-01-01x", "tomorrow", "2024/01/01"):
        wrong_usage(run("read", "--date", date), "calendar")
    for date in ("2024-02-29", "2000-02-29", "2024-12-31"):
        result = run("read", "--date", date, stdin=lines_of(ROAD))
        same(result.code, 0, date)
        same(json.loads(result.out)["published"], date)
        same(json.loads(result.out)["published_from"], "option")


@tap.case
def usage_of_sizes():
    for size in ("0", "", "-1", "8X", "8MM", "M", "99999999999999999999", "99999999999G", "1.5M", "0x10", " 8M"):
        wrong_usage(run("read", "--max-story", size), "number of bytes")
    for size in ("8M", "8m", "8MB", "8MiB", "512K", "1G", "8388608"):
        same(run("read", "--max-story", size, stdin=lines_of(ROAD)).code, 0, size)


@tap.case
def a_message_is_one_line():
    result = run("read", "a\nb\x1b[31mc")
    same(result.code, 1)
    same(result.err.count(b"\n"), 1)
    assert b"\x1b" not in result.err


# ---- Reading ----

@tap.case
def reads_standard_input():
    for args in ([], ["-"], ["--", "-"], ["--from", "jsonl"], ["--from=jsonl", "-"]):
        result = run("read", *args, stdin=lines_of(BRIDGE, ROAD))
        same((result.code, result.err), (0, b""), args)
        stories = [json.loads(line) for line in result.out.decode().splitlines()]
        same([s["id"] for s in stories], ["bridge", "road"])
        same(stories[0]["text"], BRIDGE["text"])


@tap.case
def nothing_in():
    for form, expected in (("ndjson", b""), ("json", b"[]\n")):
        result = run("read", "--to", form)
        same((result.code, result.out), (0, expected))


@tap.case
def spans_count_code_points():
    text = "x😀 قالت الوزيرة سلمى حداد إن الجسر سيفتح الأحد."
    story = json.loads(run("read", stdin=lines_of({"id": "a", "text": text})).out)
    same(story["text"], text)
    for paragraph in story["paragraphs"]:
        same(text[paragraph["begin"]:paragraph["end"]], text)


@tap.case
def bad_bytes():
    bad = b'{"id":"a","text":"\xff\xd9 \\ud800 \\u0000 \xd8\xa7"}\n'
    result = run("read", "--from", "jsonl", stdin=bad)
    same(json.loads(result.out.decode("utf-8"))["text"], "\ufffd\ufffd \ufffd \0 ا")


@tap.case
def formats():
    path = file_of(lines_of(BRIDGE, ROAD))
    stories = json.loads(run("read", "--to", "json", path).out)
    lines = [json.loads(line) for line in run("read", "--to", "ndjson", path).out.decode().splitlines()]
    same(stories, lines)
    out = run("read", "--to", "csv", path).out.decode()
    rows = list(csv.DictReader(io.StringIO(out, newline="")))
    same(len(rows), sum(len(s["statements"]) for s in stories))
    same(out.replace("\r\n", "").count("\n"), 0)
    for row, statement in zip(rows, [s for story in stories for s in story["statements"]]):
        same(row["speaker"], statement["speaker"] or "")
        same(row["act"], statement.get("act", ""))
    text = run("read", "--to", "text", path)
    assert b"\x1b" not in text.out
    holds(text.out.decode(), BRIDGE["title"])


@tap.case
def html_is_well_formed():
    result = run("read", "--to", "html", stdin=lines_of(BRIDGE, dict(ROAD, text="<b>&amp; " + ROAD["text"], title="</h2><script>")))

    class Checker(HTMLParser):
        stack, ids, links = [], set(), set()

        def handle_starttag(self, tag, attributes):
            assert tag != "script"
            if tag != "meta":
                self.stack.append(tag)
            for name, value in attributes:
                if name == "id":
                    assert value not in self.ids, f"id {value} twice"
                    self.ids.add(value)
                if name == "href" and value.startswith("#"):
                    self.links.add(value[1:])

        def handle_endtag(self, tag):
            same(self.stack.pop(), tag)

    checker = Checker()
    checker.feed(result.out.decode())
    same(checker.stack, [])
    assert checker.links <= checker.ids, checker.links - checker.ids


@tap.case
def outlet_and_input():
    path = file_of(b"\n" + lines_of(ROAD))
    story = json.loads(run("read", "--outlet", "الضفة", path).out)
    same((story["outlet"], story["outlet_from"]), ("الضفة", "option"))
    same(story["input"], {"file": path, "offset": 1})


@tap.case
def explain_and_dump():
    path = file_of(lines_of(BRIDGE, ROAD))
    result = run("explain", path)
    same((result.code, result.err), (0, b""))
    assert result.out.startswith(b"== bridge\n"), result.out
    for layer in ("paragraphs", "tokens", "sentences", "readings", "entities", "times", "quantities", "statements"):
        result = run("dump", "--layer", layer, path)
        same((result.code, result.err), (0, b""), layer)
        same([line for line in result.out.decode().splitlines() if line.startswith("== ")], ["== bridge", "== road"])
    holds(run("dump", "--layer=paragraphs", path).out.decode(), 'body "')


@tap.case
def explain_tells_why_each_mention_is_one():
    text = "وصل وزير النقل هشام نور إلى الميناء. وتفقد الوزير الأرصفة. وشكرت شركة \"نهر الضباب\" منظمة الصحة العالمية (WHO)."
    path = file_of(json.dumps({"id": "a", "text": text}, ensure_ascii=False).encode() + b"\n")
    told = run("explain", path).out.decode()
    holds(told, "PER هشام نور\n")
    holds(told, '   called "وزير النقل"\n')
    holds(told, "      the tagger\n        +")
    holds(told, "      rule role-alone: ")
    holds(told, "      rule quoted: ")
    holds(told, "      rule bracket: ")
    holds(told, "ORG منظمة الصحة العالمية body:who\n   is a international\n")
    holds(told, " منظمة الصحة العالمية\n")


@tap.case
def explain_tells_what_the_judges_weighed():
    text = ("قال المدير سامر نور إن السد سيفتح الأحد. وقال المهندس هشام بحر إن الطريق آمن. وأضاف أن العمل انتهى. "
            "وقال سامر النجار لقد انتظرنا القطار ثلاث ساعات.")
    path = file_of(json.dumps({"id": "a", "text": text}, ensure_ascii=False).encode() + b"\n")
    told = run("explain", path).out.decode()
    same(told.count("   judged\n"), told.count('\n   lemma "'))
    assert re.search(r"      a statement \+\d+\.\d\n(         [+-]\d+\.\d [a-z].*\n){1,4}", told), told
    assert re.search(r"      speaker .*who spoke before.*; rather than .* \+\d+\.\d\n         [+-]", told), told
    for part in ("source", "content"): # of «ما سماه», that no rule is sure of
        assert re.search(rf"      {part} [+-]\d+\.\d\n         [+-]", told), told
    assert "without a name" not in told.replace("a source without a name", ""), told


@tap.case
def statements_and_chains_point_to_entities():
    text = "وقالت وزيرة المياه هالة نصار لرويترز إن السد سيفتح الأحد."
    path = file_of(json.dumps({"id": "a", "text": text}, ensure_ascii=False).encode() + b"\n")
    story = json.loads(run("read", "--to", "ndjson", path).out)
    names = {entity["id"]: (entity["type"], entity["name"], entity.get("roles")) for entity in story["entities"]}
    statement = story["statements"][0]
    same(names[statement["entity"]], ("PER", "هالة نصار", ["وزيرة المياه"]))
    same([names[link["entity"]][1] for link in statement["chain"]], ["رويترز", "هالة نصار"])


# ---- Errors of input ----

@tap.case
def missing_file_and_folder():
    good = file_of(lines_of(ROAD))
    missing = os.path.join(FOLDER, "missing")
    folder = tempfile.mkdtemp(dir=FOLDER)
    result = run("read", missing, good, folder)
    same(result.code, 1)
    same(result.lines, [f"isnad: {missing}: No such file or directory"])
    same(json.loads(result.out)["id"], "road")


def many(n):
    return [{"id": str(i), "text": ROAD["text"], "published": f"2026-03-{i % 28 + 1:02}"} for i in range(n)]


@tap.case
def jobs_change_nothing():
    path = file_of(lines_of(*many(3000))[:-20] + b"\n{broken\n" + lines_of(BRIDGE))
    for form in ("ndjson", "json", "csv", "text", "html"):
        one = run("read", "--jobs", "1", "--to", form, path)
        for jobs in ("2", "7"):
            other = run("read", "--jobs", jobs, "--to", form, path)
            same((other.code, other.out == one.out, other.err), (one.code, True, one.err), form)
    for again in (["-j", "2"], ["-j2"], ["--jobs=2"]):
        same(run("read", *again, "--to", "text", path).out, run("read", "--to", "text", path).out, str(again))
    wrong_usage(run("read", "-jx", path), "--jobs takes a number from 1 on to 256, not 'x'")
    wrong_usage(run("read", "--jobs", "0", path), "--jobs takes a number from 1 on to 256, not '0'")


@tap.case
def limit():
    path = file_of(lines_of(*many(500)))
    for jobs in ("1", "3"):
        for n in (1, 7, 500, 900):
            result = run("read", "--jobs", jobs, "--limit", str(n), path)
            same((result.code, [json.loads(l)["id"] for l in result.out.splitlines()]),
                 (0, [str(i) for i in range(min(n, 500))]))


@tap.case
def days_and_languages():
    path = file_of(lines_of(*many(56), ROAD, {"id": "latin", "text": "Nothing of ours.", "published": "2026-03-02"}))
    ids = lambda *args: [json.loads(l)["id"] for l in run("read", *args, path).out.splitlines()]
    same(ids("--since", "2026-03-27"), ["26", "27", "54", "55"])
    same(ids("--until", "2026-03-01"), ["0", "28"])
    same(ids("--since", "2026-03-02", "--until", "2026-03-02", "--lang", "ar"), ["1", "29"])
    same(ids("--lang", "en"), [])


@tap.case
def damaged_lines():
    first = lines_of(BRIDGE)
    path = file_of(first + b"{broken\n" + lines_of(ROAD) + b"[1]\n")
    result = run("read", path)
    same(result.code, 1)
    same([json.loads(line)["id"] for line in result.out.decode().splitlines()], ["bridge", "road"])
    assert result.lines[0].startswith(f"isnad: {path}: byte {len(first)}"), result.lines
    same(result.lines[-1], f"isnad: {path}: 2 pieces skipped")
    same(len(result.lines), 3)


@tap.case
def long_story():
    result = run("read", "--max-story", "1K", stdin=lines_of(BRIDGE, dict(ROAD, text="نعم " * 1000), ROAD))
    same(result.code, 1)
    same([json.loads(line)["id"] for line in result.out.decode().splitlines()], ["bridge", "road"])
    same(len(result.lines), 1)
    assert result.lines[0].startswith("isnad: -: byte "), result.lines


@tap.case
def bad_lexicon():
    result = run("read", "--lexicon", os.path.join(FOLDER, "missing.tsv"), stdin=lines_of(ROAD))
    same(result.code, 1)
    same(result.lines, [f"isnad: {FOLDER}/missing.tsv: No such file or directory"])
    path = file_of(b"bad\n", ".tsv")
    result = run("read", "--lexicon", path, stdin=lines_of(ROAD))
    same((result.code, len(result.lines)), (1, 1))
    assert result.lines[0].startswith(f"isnad: {path}:"), result.lines


# ---- Errors of output ----

@tap.case
def full_disk():
    path = file_of(lines_of(ROAD))
    for args in (["read", path], ["explain", path], ["dump", "--layer", "paragraphs", path], ["--help"], ["version"]):
        with open("/dev/full", "wb") as full:
            result = run(*args, stdout=full)
        same(result.code, 1, args)
        same(result.lines, ["isnad: standard output: No space left on device"], args)


@tap.case
def closed_output():
    done = subprocess.run(["/bin/sh", "-c", '"$0" version >&-', ISNAD], stderr=subprocess.PIPE)
    same(done.returncode, 1)
    same(done.stderr, b"isnad: standard output: Bad file descriptor\n")


@tap.case
def closed_pipe():
    path = file_of(lines_of(*[dict(BRIDGE, id=str(i)) for i in range(3000)]))
    for args in (["read", path], ["dump", "--layer", "tokens", path]):
        process = subprocess.Popen([ISNAD, *args], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        process.stdout.read(10)
        process.stdout.close()
        err = process.stderr.read()
        process.stderr.close()
        same((process.wait(timeout=60), err), (141, b""), args)


# ---- Signals ----

@tap.case
def interrupt():
    for name, status in ((signal.SIGINT, 130), (signal.SIGTERM, 143)):
        process = subprocess.Popen([ISNAD, "read", "--to", "json"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE)
        process.stdin.write(lines_of(BRIDGE, ROAD))
        process.stdin.flush()
        time.sleep(0.5)
        process.send_signal(name)
        out, err = process.stdout.read(), process.stderr.read()
        same((process.wait(timeout=60), err), (status, b""))
        for pipe in (process.stdin, process.stdout, process.stderr):
            pipe.close()
        same([s["id"] for s in json.loads(out)], ["bridge", "road"])


# ---- Terminals ----

def on_terminal(args, env, stdin=subprocess.DEVNULL, keys=b""):
    """Runs with standard output and error on a terminal; returns what it shows and the exit status."""
    master, slave = pty.openpty()
    environment = {k: v for k, v in os.environ.items() if k != "NO_COLOR"}
    environment.update({"TERM": "xterm"}, **env)
    process = subprocess.Popen([ISNAD, *args], stdin=slave if keys else stdin, stdout=slave, stderr=slave, env=environment)
    os.close(slave)
    if keys:
        time.sleep(0.3)
        os.write(master, keys)
    shown = b""
    while True:
        ready, _, _ = select.select([master], [], [], 30)
        if not ready:
            break
        try:
            piece = os.read(master, 65536)
        except OSError:
            break
        if not piece:
            break
        shown += piece
    os.close(master)
    return shown, process.wait(timeout=60)


@tap.case
def terminal_gets_coloured_text():
    path = file_of(lines_of(BRIDGE))
    shown, code = on_terminal(["read", path], {})
    same(code, 0)
    holds(shown, b"\x1b[1m")
    holds(shown.decode(), BRIDGE["title"].split()[0])


@tap.case
def no_color():
    path = file_of(lines_of(BRIDGE))
    for env in ({"NO_COLOR": "1"}, {"TERM": "dumb"}):
        shown, code = on_terminal(["read", path], env)
        same(code, 0)
        assert b"\x1b" not in shown, shown
    shown, _ = on_terminal(["read", path], {"NO_COLOR": ""})
    holds(shown, b"\x1b[")
    shown, _ = on_terminal(["read", "--to", "ndjson", path], {})
    assert b"\x1b" not in shown, shown


@tap.case
def standard_input_is_a_terminal():
    shown, code = on_terminal(["read", "--to", "ndjson"], {}, keys=b"\x04\x04")
    same(code, 0)
    holds(shown, b"isnad: reading from the terminal")


@tap.case
def progress_of_long_work():
    master, slave = pty.openpty()
    process = subprocess.Popen([ISNAD, "read"], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=slave)
    os.close(slave)
    for wait in (0, 1.2, 0.3):
        time.sleep(wait)
        process.stdin.write(lines_of(BRIDGE))
        process.stdin.flush()
    time.sleep(0.2)
    process.stdin.close()
    same(process.wait(timeout=60), 0)
    shown = b""
    try:
        while select.select([master], [], [], 1)[0]:
            shown += os.read(master, 4096)
    except OSError:  # the other end is closed
        pass
    os.close(master)
    holds(shown, b"2 stories, ")
    assert shown.endswith(b"\r\x1b[K"), shown


@tap.case
def hostile_text_on_a_terminal():
    path = file_of(lines_of({"id": "a", "title": "\x1b]0;x\x07 نعم", "text": "لا"}))
    shown, _ = on_terminal(["read", path], {"NO_COLOR": "1"})
    assert b"\x1b" not in shown and b"\x07" not in shown, shown


# ---- The README ----

@tap.case
def readme_shows_what_the_sample_page_gives():
    """Each line of the README's answers stands in the answer, in that order."""
    root = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
    page = os.path.join(root, "docs", "sample-page.txt")
    with open(os.path.join(root, "README.md"), encoding="utf-8") as file:
        readme = file.read()
    told = run("read", "--to", "text", page).out.decode()
    lines = iter([" ".join(re.sub("[\u200e\u200f\u2066-\u2069]", "", line).split()) for line in told.split("\n")])
    shown = readme.split("gives, story by story:")[1].split("and to a program")[0]
    for line in map(str.strip, shown.split("\n")):
        assert line in ("", "…") or line in lines, f"not in the answer, or not in that order: {line}"
    statement = json.loads(readme.split("in code points of `text`):")[1].split("Every statement")[0])
    stories = run("read", "--to", "ndjson", page).out.decode().splitlines()
    holds(json.loads(stories[0])["statements"], statement)


with tempfile.TemporaryDirectory() as FOLDER:
    sys.exit(tap.run(sys.argv[2:]))
