#!/usr/bin/env python3
"""Adds up the cases of a test run from Meson's report and closes with one plain line.

usage: count.py TESTLOG.junit.xml
"""
import sys
import xml.etree.ElementTree as tree


def main(path):
    passed = failed = skipped = 0
    try:
        suites = tree.parse(path).getroot()
    except (OSError, tree.ParseError) as error:
        print(f"count: no report of the tests: {error}", file=sys.stderr)
        print("0 passed, 1 failed")
        return 1
    for case in suites.iter("testcase"):
        if case.find("failure") is not None or case.find("error") is not None:
            failed += 1
            print(f"failed: {case.get('classname', '')} {case.get('name', '')}")
        elif case.find("skipped") is not None:
            skipped += 1
            print(f"skipped: {case.get('classname', '')} {case.get('name', '')}")
        else:
            passed += 1
    if not passed and not failed:
        failed = 1  # a run that ran nothing is no success
    print(f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else ""))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
