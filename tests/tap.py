"""Runs cases and prints what Meson reads: the Test Anything Protocol, a line a case.

    @tap.case
    def folders_are_told(): ...      # fails by an exception, is skipped by raising tap.Skip("why")

    sys.exit(tap.run())
"""
import sys
import traceback

CASES = []


class Skip(Exception):
    pass


def case(function):
    CASES.append((function.__name__, function))
    return function


def add(name, function):
    CASES.append((name, function))


def same(got, expected, what=""):
    assert got == expected, f"{what}: expected {expected!r}, got {got!r}" if what else f"expected {expected!r}, got {got!r}"


def holds(text, part):
    assert part in text, f"no {part!r} in {text!r}"


def note(text):
    for line in str(text).splitlines():
        print("# " + line, flush=True)


def run(names=()):
    """Runs all cases, or those whose names hold one of `names`. Returns the exit status."""
    wanted = [c for c in CASES if not names or any(name in c[0] for name in names)]
    failed = 0
    print(f"1..{len(wanted)}", flush=True)
    for number, (name, function) in enumerate(wanted, 1):
        try:
            function()
            print(f"ok {number} - {name}", flush=True)
        except Skip as why:
            print(f"ok {number} - {name} # SKIP {why}", flush=True)
        except Exception as error:  # a case that breaks is a case that fails
            failed += 1
            print(f"not ok {number} - {name}", flush=True)
            note(f"{type(error).__name__}: {error}")
            if not isinstance(error, AssertionError):
                note(traceback.format_exc())
    return 1 if failed else 0
