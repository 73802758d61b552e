#!/usr/bin/env python3
"""The tree itself: floors include only floors above them, libisnad needs libc alone, generated files are fresh.

usage: test_tree.py LIBISNAD FURNITUREC
"""
import glob
import os
import re
import subprocess
import sys
import unicodedata

import tap

TOP = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
LIBISNAD = os.path.abspath(sys.argv[1])

# Each floor may include itself and those before it. The page floor and those below it rest on isnad.h alone.
LIBRARY = ["base", "text", "lexicon", "annotate", "export"]
REST = ["page", "archive", "server", "cli"]
# The C library and POSIX, what a C source may include besides.
LIBC = set("""assert ctype errno fcntl float inttypes iso646 limits locale math setjmp signal stdalign stdarg stdatomic stdbool
    stddef stdint stdio stdlib stdnoreturn string strings threads time uchar unistd wchar wctype langinfo pthread dirent
    poll termios iconv sys/ioctl sys/stat sys/types sys/mman sys/resource sys/time sys/wait sys/select""".split())


def includes(path):
    with open(path, encoding="utf-8") as source:
        for number, line in enumerate(source, 1):
            found = re.match(r'\s*#\s*include\s*(["<])([^">]+)[">]', line)
            if found:
                yield number, found.group(1), found.group(2)


def allowed_floors(floor):
    if floor in LIBRARY:
        return set(LIBRARY[:LIBRARY.index(floor) + 1])
    # Above libisnad's public header a floor may use the page floor's, and the archive's, but none beside or below it.
    return set(REST[:REST.index(floor) + 1])


@tap.case
def floors_include_only_floors_above_them():
    wrong = []
    for path in sorted(glob.glob(os.path.join(TOP, "src", "*", "*.[ch]"))):
        floor = os.path.basename(os.path.dirname(path))
        assert floor in LIBRARY + REST, f"src/{floor}: a floor that no list holds"
        for number, mark, name in includes(path):
            place = f"{os.path.relpath(path, TOP)}:{number}: includes {name}"
            if mark == "<":
                if floor in LIBRARY and name.removesuffix(".h") not in LIBC:
                    wrong.append(f"{place}, which is not the C library's")
            elif "/" in name:
                if name.split("/")[0] not in allowed_floors(floor):
                    wrong.append(place)
            elif name != "isnad.h" and not os.path.exists(os.path.join(os.path.dirname(path), name)):
                if not (name == "page.h" and "page" in allowed_floors(floor)):
                    wrong.append(place)
    assert not wrong, "\n".join(wrong)


@tap.case
def the_public_header_stands_alone():
    for number, mark, name in includes(os.path.join(TOP, "include", "isnad.h")):
        assert mark == "<" and name in ("stdbool.h", "stddef.h", "stdint.h"), f"isnad.h:{number}: includes {name}"


@tap.case
def libisnad_needs_libc_alone():
    done = subprocess.run(["readelf", "-d", LIBISNAD], capture_output=True, text=True)
    needed = re.findall(r"\(NEEDED\).*\[(.*?)\]", done.stdout)
    others = [name for name in needed if not re.match(r"(libc|ld-linux.*|libgcc_s|libm|libasan|libubsan|libclang_rt.*)\.so", name)]
    assert needed and not others, needed
    sanitized = any("san" in name for name in needed)
    assert sanitized or needed == ["libc.so.6"] or "libm.so.6" not in needed, needed


@tap.case
def every_source_says_its_job_first():
    """The first line of a C file or header is a comment: name: what it does."""
    for path in sorted(glob.glob(os.path.join(TOP, "src", "*", "*.[ch]")) + glob.glob(os.path.join(TOP, "tools", "*.c"))):
        first = open(path, encoding="utf-8").readline()
        assert first.startswith("/* "), f"{os.path.relpath(path, TOP)}: begins with {first!r}"


@tap.case
def folding_tables_are_fresh():
    if int(unicodedata.unidata_version.split(".")[0]) < 14:
        raise tap.Skip("this Python knows an older Unicode than the tables were made from")
    made = subprocess.run([sys.executable, os.path.join(TOP, "tools", "make_fold.py")], capture_output=True, text=True)
    with open(os.path.join(TOP, "src", "text", "fold_table.c"), encoding="utf-8") as table:
        assert made.stdout == table.read(), "src/text/fold_table.c is not what tools/make_fold.py writes"


@tap.case
def versions_agree():
    header = open(os.path.join(TOP, "include", "isnad.h"), encoding="utf-8").read()
    build = open(os.path.join(TOP, "meson.build"), encoding="utf-8").read()
    version = re.search(r'#define ISNAD_VERSION "(.*?)"', header).group(1)
    tap.same(re.search(r"version: '(.*?)'", build).group(1), version)


@tap.case
def shown_functions_are_those_of_the_header():
    header = re.sub(r"/\*.*?\*/", "", open(os.path.join(TOP, "include", "isnad.h"), encoding="utf-8").read(), flags=re.S)
    declared = set(re.findall(r"\b(isnad_\w+)\(", header)) - {"isnad_allocate", "isnad_write"}
    done = subprocess.run(["nm", "-D", "--defined-only", LIBISNAD], capture_output=True, text=True)
    shown = set(re.findall(r" [TDBRV] (\w+)", done.stdout)) - {"_init", "_fini"}
    shown = {name for name in shown if not name.startswith(("__", "_end", "_edata"))}
    tap.same(sorted(shown), sorted(declared))


@tap.case
def evidence_has_words():
    """Every template of the judges' evidence is told in words, and none is told that there is not."""
    annotate = os.path.join(TOP, "src", "annotate")
    texts = open(os.path.join(annotate, "evidence_texts.c"), encoding="utf-8").read()
    for question in ("content", "source", "accept", "speaker"):
        judge = open(os.path.join(annotate, f"judge_{question}.c"), encoding="utf-8").read()
        table = re.search(question + r"_texts\[TEMPLATES\] = \{(.*?)\n\};", texts, flags=re.S).group(1)
        used = set(re.findall(r"evidence_add\(out, (\d+),", judge))
        told = re.findall(r"\[(\d+)\] =", table)
        assert used
        tap.same(sorted(told, key=int), sorted(used, key=int), question)


@tap.case
def rules_have_golden_cases():
    """Every rule that src/annotate/rules.c names is told in some golden case."""
    rules = open(os.path.join(TOP, "src", "annotate", "rules.c"), encoding="utf-8").read()
    names = re.findall(r'^\s*\{"([a-z-]+)",', rules, flags=re.M)
    assert names
    cases = "".join(open(path, encoding="utf-8").read() for path in glob.glob(os.path.join(TOP, "tests/golden/*/*.txt")))
    missing = [name for name in names if not re.search(f"rule={name}[ \n]", cases)]
    assert not missing, "no golden case shows: " + " ".join(missing)


sys.exit(tap.run(sys.argv[3:]))
