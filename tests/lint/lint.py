# SPDX-License-Identifier: GPL-3.0-or-later
"""What the lint scripts share: the files of the house, findings, and planted faults.

A lint is a function ROOT -> list of findings "FILE:LINE: what is wrong". With --self-test it runs on small trees with one fault
planted in each, and must find it: a lint that cannot fail guards nothing.
"""
import pathlib
import re
import sys
import tempfile

SKIPPED = 77  # what meson takes for "could not be run here"


def sources(root, *folders, suffixes=(".c", ".h")):
    """The C files under the named folders of ROOT, in order."""
    found = []
    for folder in folders:
        found += [p for p in (root / folder).rglob("*") if p.suffix in suffixes and p.is_file()]
    return sorted(found)


def where(root, path, line):
    return f"{path.relative_to(root)}:{line}"


def blank(text):
    """C code with comments and the insides of strings made blanks; lines keep their places."""
    pattern = r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\''

    def hide(match):
        whole = match.group(0)
        if whole[0] in "\"'":
            return whole[0] + " " * (len(whole) - 2) + whole[0]
        return re.sub(r"[^\n]", " ", whole)

    return re.sub(pattern, hide, text, flags=re.S)


def line_of(text, offset):
    return text.count("\n", 0, offset) + 1


def plant(files):
    """A temporary tree holding FILES (path -> text)."""
    tree = tempfile.TemporaryDirectory()
    for path, text in files.items():
        target = pathlib.Path(tree.name) / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    return tree


def self_test(check, sound, faults):
    """CHECK finds nothing in SOUND, and the named fault in each of FAULTS (name -> (files, wanted finding))."""
    bad = []
    with plant(sound) as tree:
        for finding in check(pathlib.Path(tree)):
            bad.append(f"self-test: a sound tree was refused: {finding}")
    for name, (files, wanted) in faults.items():
        with plant({**sound, **files}) as tree:
            findings = check(pathlib.Path(tree))
            if not any(finding.startswith(wanted) for finding in findings):
                bad.append(f"self-test: {name} was not found at {wanted} (found: {findings})")
    return bad


def main(check, sound, faults):
    """Runs CHECK on the root given as the last argument, or the self-test with --self-test."""
    if "--self-test" in sys.argv:
        findings = self_test(check, sound, faults)
    else:
        findings = check(pathlib.Path(sys.argv[-1]).resolve())
    for finding in findings:
        print(finding)
    sys.exit(1 if findings else 0)
