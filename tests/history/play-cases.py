#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Plays wards of statement files through `meguri record` and compares every cell of every expected sheet.

play-cases.py MEGURI FOLDER...   A FOLDER holds layout.ini, runs.tsv (now, file), moments.tsv (folder, at, known) and
the expected sheets of each moment. Times compare as moments, handles without zero padding; columns that the expected
sheet lacks, the mark similar-name and the order of conflicts are left out of the comparison. Prints TAP."""
import datetime
import os
import pathlib
import re
import subprocess
import sys
import tempfile

FAULTS_SHOWN = 12


def rows(path):
    text = path.read_text(encoding="utf-8-sig").replace("\r\n", "\n")
    lines = [line.split("\t") for line in text.split("\n") if line]
    return lines[0], [dict(zip(lines[0], line)) for line in lines[1:]]


def plain(key, value):
    """A cell as it is compared."""
    value = re.sub(r"\b([A-Z]+)0*(\d+)\b", r"\1\2", value) if key in ("person", "persons") else value
    if key == "marks":
        value = ",".join(mark for mark in value.split(",") if mark != "similar-name")
    if re.fullmatch(r"~?\d{4}-\d\d-\d\dT.*", value):
        about = value.startswith("~")
        moment = datetime.datetime.fromisoformat(value.lstrip("~"))
        value = ("~" if about else "") + moment.astimezone(datetime.timezone.utc).isoformat()
    return value


def run(*words, **more):
    done = subprocess.run(words, capture_output=True, text=True, env={**os.environ, "LANGUAGE": "en"}, **more)
    if done.returncode != 0:
        raise RuntimeError(f"{' '.join(map(str, words))}: status {done.returncode}: {done.stderr}")
    return done.stdout


def read_sheet(text):
    lines = [line.split("\t") for line in text.rstrip("\n").split("\n")]
    return [dict(zip(lines[0], line)) for line in lines[1:]]


def compare(name, expected_path, shown):
    header, expected = rows(expected_path)
    wanted = [tuple(plain(key, row.get(key, "")) for key in header) for row in expected]
    got = [tuple(plain(key, row.get(key, "(no column)")) for key in header) for row in shown]
    if name == "conflicts":
        wanted, got = sorted(wanted), sorted(got)
    faults = []
    for line in range(max(len(wanted), len(got))):
        want = wanted[line] if line < len(wanted) else None
        have = got[line] if line < len(got) else None
        if want == have:
            continue
        if want is None or have is None:
            faults.append(f"row {line + 1}: expected {want}, shown {have}")
            continue
        cells = [f"{key}: expected {w!r}, shown {h!r}" for key, w, h in zip(header, want, have) if w != h]
        faults.append(f"row {line + 1} ({want[0]} {want[1] if len(want) > 1 else ''}): " + "; ".join(cells))
    if name == "conflicts" and faults:
        faults = [f"missing {row}" for row in wanted if row not in got]
        faults += [f"too much {row}" for row in got if row not in wanted]
        faults = faults or ["a row stands a different number of times"]
    return faults


def play(meguri, folder, book, report):
    run(meguri, "new", book, "--layout", folder / "layout.ini")
    for row in rows(folder / "runs.tsv")[1]:
        run(meguri, "-b", book, "--observer", "default", "--now", row["now"], "record", folder / row["file"])
    for moment in rows(folder / "moments.tsv")[1]:
        look = ["--at", moment["at"]] + (["--known", moment["known"]] if moment.get("known") else [])
        for path in sorted((folder / moment["folder"]).glob("*.tsv")):
            shown = run(meguri, "-b", book, "show", path.stem, "--format", "tsv", *look)
            report(f"{folder.name} {moment['folder']} {path.stem}", compare(path.stem, path, read_sheet(shown)))
    run(meguri, "-b", book, "verify")


def main():
    meguri, folders = pathlib.Path(sys.argv[1]).resolve(), [pathlib.Path(name) for name in sys.argv[2:]]
    results = []

    def report(title, faults):
        results.append(not faults)
        print(f"{'ok' if not faults else 'not ok'} {len(results)} - {title}")
        for fault in faults[:FAULTS_SHOWN]:
            print(f"# {fault}")
        if len(faults) > FAULTS_SHOWN:
            print(f"# and {len(faults) - FAULTS_SHOWN} more")

    for folder in folders:
        with tempfile.TemporaryDirectory(prefix="meguri-case-") as scratch:
            play(meguri, folder, pathlib.Path(scratch) / "ward.meguri", report)
    print(f"1..{len(results)}")
    return 0 if all(results) else 1


sys.exit(main())
