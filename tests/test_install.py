#!/usr/bin/env python3
"""What is installed: the list of files, and a program of another project built against them, in C and through C++.

usage: test_install.py BUILD
"""
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile

import tap

BUILD = os.path.abspath(sys.argv[1])
HERE = os.path.dirname(os.path.abspath(__file__))
FOLDER = tempfile.TemporaryDirectory()
ROOT = FOLDER.name
FILES = """bin/isnad
include/isnad.h
lib/libisnad.so
lib/libisnad.so.0
lib/libisnad.so.0.1.0
lib/pkgconfig/isnad.pc"""


def run(command, **more):
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, **more)
    assert done.returncode == 0, f"{shlex.join(command)}: {done.returncode}\n{done.stdout}{done.stderr}"
    return done.stdout


def find(name):
    for folder, _, names in os.walk(ROOT):
        if name in names:
            return os.path.join(folder, name)
    raise AssertionError(f"{name} is not installed")


def flags():
    """The sanitizers that the library was built with, if any: a program that uses it needs them too."""
    line = open(os.path.join(BUILD, "build.ninja"), encoding="utf-8").read()
    found = re.search(r"-fsanitize=[\w,]+", line)
    return [found.group()] if found else []


def environment():
    return {**os.environ, "LD_LIBRARY_PATH": os.path.dirname(find("libisnad.so"))}


@tap.case
def files_are_those_listed():
    run(["meson", "install", "-C", BUILD, "--no-rebuild", "--quiet", "--destdir", ROOT])
    got = []
    for folder, _, names in os.walk(ROOT):
        for name in names:
            path = os.path.relpath(os.path.join(folder, name), ROOT)
            path = re.sub(r"^usr/(local/)?", "", path)
            got.append(re.sub(r"^lib(64)?/([a-z0-9_]+-linux-[a-z0-9]+/)?", "lib/", path))
    tap.same("\n".join(sorted(got)), FILES)


@tap.case
def a_program_in_c_is_built_and_runs():
    program = os.path.join(ROOT, "outside")
    library = os.path.dirname(find("libisnad.so"))
    run([os.environ.get("CC", "cc"), "-std=c11", "-Wall", "-Wextra", "-Werror", "-pedantic", *flags(),
         os.path.join(HERE, "outside", "outside.c"), "-I", os.path.dirname(find("isnad.h")), "-L", library, "-lisnad",
         "-o", program])
    tap.same(run([program], env=environment()), "سلمى الداوودي | الجسر سيفتح الأحد\n")


@tap.case
def pkg_config_knows_it():
    if not shutil.which("pkg-config"):
        raise tap.Skip("no pkg-config")
    where = {**os.environ, "PKG_CONFIG_PATH": os.path.dirname(find("isnad.pc"))}
    tap.same(run(["pkg-config", "--modversion", "isnad"], env=where).strip(), "0.1.0")
    tap.holds(run(["pkg-config", "--libs", "isnad"], env=where), "-lisnad")


@tap.case
def the_header_is_fit_for_cpp():
    if not shutil.which("c++"):
        raise tap.Skip("no C++ compiler")
    run(["c++", "-Wall", "-Werror", "-fsyntax-only", "-x", "c++", find("isnad.h")])


@tap.case
def the_installed_command_runs():
    tap.same(run([find("isnad"), "version"], env=environment()).split()[-1], "0.1.0")


with FOLDER:
    sys.exit(tap.run(sys.argv[2:]))
