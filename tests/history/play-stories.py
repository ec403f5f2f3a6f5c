#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Plays stories of a ward through the program: play-stories.py MEGURI STORY... Prints TAP.

A story is a text file. Lines that begin with "#" tell it. "== record TIME" is followed by a table for `meguri record`,
cells parted by "|"; "== refused TIME WORDS" by a table that must be refused with WORDS in its message. "== show SHEET
[OPTIONS]" is followed by a header of some of the sheet's columns and all its rows as they must be shown; with "... SHEET"
only the rows that are named must be among those shown. Every story begins with a new book of the small ward below."""
import os
import pathlib
import shlex
import subprocess
import sys
import tempfile

LAYOUT = """[ward]
name=東
code=E
hospital=架空総合病院
zone=+09:00
[room 501]
beds=501-1,501-2,501-3
[room 502]
beds=502-1,502-2
"""


def table(lines):
    return [[cell.strip() for cell in line.split("|")] for line in lines]


class Story:
    def __init__(self, meguri, path, folder):
        self.meguri, self.path, self.folder = meguri, path, pathlib.Path(folder)
        self.book = self.folder / "ward.meguri"
        (self.folder / "ward.ini").write_text(LAYOUT, encoding="utf-8")
        self.call("new", self.book, "--layout", self.folder / "ward.ini")

    def call(self, *words, status=0):
        environment = {**os.environ, "LANGUAGE": "en"}
        done = subprocess.run([self.meguri, *map(str, words)], capture_output=True, text=True, env=environment)
        if done.returncode != status:
            raise AssertionError(f"meguri {' '.join(map(str, words))}: status {done.returncode}\n{done.stderr}")
        return done

    def record(self, time, lines, status=0):
        rows = "\n".join("\t".join(row) for row in table(lines)) + "\n"
        (self.folder / "table.tsv").write_text(rows, encoding="utf-8")
        return self.call("-b", self.book, "--observer", "佐々木", "--now", time, "record", self.folder / "table.tsv",
                         status=status)

    def step(self, head, lines):
        words = shlex.split(head)
        if words[0] == "record":
            self.record(words[1], lines)
        elif words[0] == "refused":
            message = self.record(words[1], lines, status=5).stderr
            assert " ".join(words[2:]) in message, f"refused with other words: {message}"
        elif words[0] == "show":
            self.show(words[1:], lines)
        else:
            raise AssertionError(f"no such step: {head}")

    def show(self, words, lines):
        some = words[0] == "..."
        shown = self.call("-b", self.book, "show", *words[1 if some else 0:], "--format", "tsv").stdout
        got = [line.split("\t") for line in shown.rstrip("\n").split("\n")]
        header, *expected = table(lines)
        places = [got[0].index(column) for column in header]
        rows = [[row[place] for place in places] for row in got[1:]]
        if some:
            missing = [row for row in expected if row not in rows]
            assert not missing, f"show {' '.join(words)}: missing {missing} in {rows}"
        else:
            assert rows == expected, f"show {' '.join(words)}:\n  expected {expected}\n  shown    {rows}"

    def play(self):
        head, lines = None, []
        for line in self.path.read_text(encoding="utf-8").splitlines() + ["== end"]:
            if line.startswith("== "):
                if head:
                    self.step(head, lines)
                head, lines = line[3:], []
            elif line.strip() and not line.startswith("#"):
                lines.append(line)
        self.call("-b", self.book, "verify")


def main():
    meguri, stories = pathlib.Path(sys.argv[1]).resolve(), sorted(map(pathlib.Path, sys.argv[2:]))
    print(f"1..{len(stories)}")
    good = True
    for number, path in enumerate(stories, 1):
        try:
            with tempfile.TemporaryDirectory(prefix="meguri-story-") as folder:
                Story(meguri, path, folder).play()
            print(f"ok {number} - {path.stem}")
        except (AssertionError, ValueError) as fault:
            good = False
            print(f"not ok {number} - {path.stem}")
            print("\n".join(f"# {line}" for line in str(fault).splitlines()))
    return 0 if good else 1


sys.exit(main())
