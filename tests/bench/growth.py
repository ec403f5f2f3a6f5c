#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A key must cost the same however long the log is: instructions of a cursor key and of a saved entry, each with the bed map
drawn again, counted by callgrind at 1,000 and at 100,000 statements. The last round of checks is the same in both books, so
what differs is what lies behind.

    growth.py MAKE KEY
    growth.py --self-test       a count that grows is found"""
import contextlib
import pathlib
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile

SMALL, LARGE = 1000, 100000
MOST = 1.1  # of the larger to the smaller
COUNTED = {"move_cursor": "cursor key and map", "save_entries": "saved entry and map"}  # functions of key.c, in order


def count(make, key, statements):
    """Instructions of each counted function at a book of STATEMENTS."""
    with tempfile.TemporaryDirectory() as folder:
        book, out = str(pathlib.Path(folder) / "ward.meguri"), str(pathlib.Path(folder) / "out")
        subprocess.run([make, "log", str(statements), "45", book, "8"], check=True)
        rows = count_rows(book)
        command = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={out}"]
        command += [f"--{what}={name}" for name in COUNTED for what in ("toggle-collect", "dump-after")]
        subprocess.run([*command, key, book], check=True, capture_output=True)
        if count_rows(book) == rows:
            raise SystemExit("Bail out! no entry was saved: the keys of key.c no longer say anything")
        parts = [pathlib.Path(f"{out}.{number + 1}").read_text(errors="replace") for number in range(len(COUNTED))]
    return [int(re.search(r"^totals: (\d+)", part, re.M).group(1)) for part in parts]


def count_rows(book):
    with contextlib.closing(sqlite3.connect(book)) as database:
        return database.execute("SELECT count(*) FROM entry").fetchone()[0]


def judge(small, large):
    """TAP lines for the counts, and whether all are well."""
    lines, good = [f"1..{len(COUNTED)}"], True
    for number, name in enumerate(COUNTED.values()):
        ratio = large[number] / small[number]
        fine = small[number] > 0 and ratio <= MOST
        good = good and fine
        lines.append(f"# {name}: {small[number]} instructions at {SMALL} statements, {large[number]} at {LARGE}: x {ratio:.4f}")
        lines.append(f"{'ok' if fine else 'not ok'} {number + 1} {name} does not grow with the log")
    return lines, good


def self_test():
    even, grown = judge([100, 200], [105, 200]), judge([100, 200], [100, 221])
    found = even[1] and not grown[1]
    print("1..1")
    print("ok 1 a count that grows is found" if found else "not ok 1 a count that grows is found")


def main(arguments):
    if arguments == ["--self-test"]:
        self_test()
        return 0
    if shutil.which("valgrind") is None:
        print("1..0 # SKIP valgrind is not here, so instructions cannot be counted")
        return 0
    make, key = arguments
    lines, _ = judge(count(make, key, SMALL), count(make, key, LARGE))
    print("\n".join(lines))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
