#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The recovery drill: the PC of a ward of fifty beds is gone or its file is damaged, and the whole list comes back, equal in every cell.

recovery.py MEGURI   From each of: the envelope and the damaged file; the envelope, an old stick and half of the file; another station's
copy alone; what is left of a file and, later, a whole copy. Each bed is saved in one go, as at the bedside. Prints TAP, and how long the
program worked in each drill."""
import os
import pathlib
import random
import subprocess
import sys
import tempfile
import time

PAGE, BEDS = 4096, 50
SHEETS = ("patient-list", "bed-map", "transport-list", "contact-list", "questions", "history")
SURNAMES = ("ヤマダ", "サトウ", "スズキ", "タカハシ", "イトウ", "ワタナベ", "ナカムラ", "コバヤシ", "カトウ", "ヨシダ")
NAMES = ("ハナコ", "ツネオ", "ミヨコ", "シゲル", "フミ")
WHAT = ("presence", "kana", "birthdate", "identified", "sex", "transport", "device", "contact", "caution")


def beds():
    return [f"6{room:02}-{bed}" for room in range(1, 14) for bed in range(1, 5)][:BEDS]


def layout():
    rooms = {}
    for bed in beds():
        rooms.setdefault(bed[:3], []).append(bed)
    return "[ward]\nname = 6東\ncode = E6\n" + "".join(f"[room {room}]\nbeds = {', '.join(of)}\n" for room, of in rooms.items())


def check(index, bed):
    values = ("in", f"{SURNAMES[index % 10]} {NAMES[index // 10]}", f"19{30 + index}-0{1 + index % 9}-1{index % 10}", "stated-full",
              ("m", "f")[index % 2], ("walk", "escort", "stretcher")[index % 3], "oxygen" if index % 7 == 0 else "none",
              f"1;長男;{NAMES[index % 5]};090-0000-{1000 + index}", "fall")
    rows = "".join(f"{bed}\tp{index}\t{what}\t{value}\n" for what, value in zip(WHAT, values))
    return "bed\tperson\twhat\tvalue\n" + rows


class Ward:
    def __init__(self, meguri, folder, key=None):
        self.meguri, self.folder, self.key, self.worked = meguri, pathlib.Path(folder), key, 0.0
        self.environment = {**os.environ, "LC_ALL": "C.UTF-8", "LANGUAGE": "en", "TZ": "UTC", "HOME": str(folder)}
        (self.folder / "ward.ini").write_text(layout(), encoding="utf-8")
        for name, text in (("key", key), ("stick", None)):
            if text is None:
                (self.folder / name).mkdir()
            else:
                self.secret(name, text)
        self.call("new", "a.meguri", "--layout", "ward.ini", *self.with_key())

    def secret(self, name, text):
        path = self.folder / name
        path.touch(mode=0o600)
        path.write_text(text + "\n", encoding="utf-8")

    def with_key(self, name="key"):
        return ("--key-file", name) if self.key else ()

    def call(self, *words, text=None, status=0):
        begun = time.monotonic()
        done = subprocess.run([self.meguri, "--observer", "佐々木", *words], cwd=self.folder, env=self.environment, input=text,
                              capture_output=True, text=True, encoding="utf-8", check=False)
        self.worked += time.monotonic() - begun
        if done.returncode != status:
            raise SystemExit(f"Bail out! {words}: status {done.returncode}: {done.stdout}{done.stderr}")
        return done.stdout + done.stderr

    def round(self, first, last, at_once=1):
        """Beds FIRST to LAST are gone round; AT_ONCE of them in one go, where each call would ask for a passphrase for a second."""
        for begun in range(first, last, at_once):
            tables = [check(index, beds()[index]) for index in range(begun, min(last, begun + at_once))]
            table = tables[0] + "".join(more.split("\n", 1)[1] for more in tables[1:])
            self.call("-b", "a.meguri", "--now", f"2026-11-02T0{6 + begun // 50}:{begun % 50:02}", *self.with_key(), "record", text=table)

    def sheets(self, book, key="key"):
        return [self.call("-b", book, "--now", "2026-11-02T08:30", *self.with_key(key), "show", sheet, "--format", "tsv") for sheet in SHEETS]

    def export(self, book, at):
        return self.call("-b", book, "--now", f"2026-11-02T{at}", *self.with_key(), "export", "stick").splitlines()[0]

    def damage(self, what):
        path = self.folder / "a.meguri"
        data = bytearray(path.read_bytes())
        (self.folder / "a.meguri-journal").unlink(missing_ok=True)
        what(data)
        path.write_bytes(data)
        return bytes(data)


def without_copies(sheets):
    """That a copy was made is noted after it was made, and is not in it."""
    return ["".join(line for line in sheet.splitlines(True) if "\texported\t" not in line) for sheet in sheets]


def wipe(data, pages):
    for page in pages:
        data[page * PAGE : (page + 1) * PAGE] = bytes(PAGE)


def envelope_of(ward):
    ward.call("-b", "a.meguri", *ward.with_key(), "key", "sheet", "--to", "sheet.pdf", status=1)
    subprocess.run(["pdftoppm", "-r", "150", "-png", "-singlefile", "sheet.pdf", "sheet"], cwd=ward.folder, check=True)
    code = subprocess.run(["zbarimg", "-q", "--raw", "sheet.png"], cwd=ward.folder, capture_output=True, text=True, check=True).stdout
    ward.secret("envelope", code.strip())
    ward.call("-b", "a.meguri", *ward.with_key(), "key", "test", "--code-file", "envelope")


def envelope_and_damaged_file(meguri, folder):
    ward = Ward(meguri, folder, "五階東の夜勤だけが知る長い合言葉")
    ward.round(0, BEDS, at_once=10)
    envelope_of(ward)
    before = ward.sheets("a.meguri")
    kept = ward.damage(lambda data: wipe(data, [0, *(page for page in range(1, len(data) // PAGE) if b"ward" in
                                                     data[page * PAGE : (page + 1) * PAGE] and b"meguri head" not in
                                                     data[page * PAGE : (page + 1) * PAGE])]))
    ward.call("-b", "a.meguri", *ward.with_key(), "show", "counts", status=3)
    ward.worked = 0.0
    said = ward.call("salvage", "a.meguri", "--into", "b.meguri", "--letters", "B", "--key-file", "envelope")
    after = ward.sheets("b.meguri") # slots are in the spares: the passphrase opens it as before
    assert "Station A: " in said and "Still lost" not in said, said
    assert kept == (ward.folder / "a.meguri").read_bytes(), "the damaged file was changed"
    return ward, before, after


def envelope_old_stick_and_half_a_file(meguri, folder):
    ward = Ward(meguri, folder, "五階東の夜勤だけが知る長い合言葉")
    ward.round(0, 30, at_once=10)
    envelope_of(ward)
    copy = ward.export("a.meguri", "07:00")
    ward.round(30, BEDS, at_once=10)
    before = ward.sheets("a.meguri")
    half = lambda data: wipe(data, range(len(data) // PAGE // 2))
    ward.damage(half)
    ward.worked = 0.0
    ward.call("new", "b.meguri", "--copy", copy, "--letters", "B", "--key-file", "envelope")
    said = ward.call("salvage", "a.meguri", "--into", "b.meguri", "--key-file", "key")
    assert "Still lost" not in said, said
    return ward, before, ward.sheets("b.meguri")


def another_stations_copy(meguri, folder):
    ward = Ward(meguri, folder)
    ward.round(0, BEDS)
    ward.call("new", "b.meguri", "--copy", ward.export("a.meguri", "07:00"), "--letters", "B")
    copy = ward.export("b.meguri", "07:10")
    before = ward.sheets("b.meguri")
    (ward.folder / "a.meguri").unlink()
    (ward.folder / "b.meguri").unlink()
    ward.worked = 0.0
    ward.call("new", "c.meguri", "--copy", copy, "--letters", "C")
    after = ward.sheets("c.meguri")
    return ward, without_copies(before), without_copies(after)


def ruins_and_later_a_copy(meguri, folder):
    ward = Ward(meguri, folder)
    ward.round(0, BEDS)
    copy = ward.export("a.meguri", "07:30")
    before = ward.sheets("a.meguri")
    chance = random.Random(5)
    ward.damage(lambda data: wipe(data, [0, *chance.sample(range(len(data) // PAGE), len(data) // PAGE // 5)]))
    ward.worked = 0.0
    said = ward.call("salvage", "a.meguri", "--into", "b.meguri", "--letters", "B", status=1)
    assert "Still lost: row" in said and "meguri merge" in said, said
    lost = ward.call("-b", "b.meguri", "verify", status=1)
    assert "Lost with a damaged or older file and not yet found again: row" in lost, lost
    part = ward.sheets("b.meguri")
    # what a cell says was said; a mark that compares persons may miss its other one
    cells = lambda sheets: {tuple(line.split("\t")[:17]) for line in sheets[0].splitlines()}
    assert cells(part) < cells(before), cells(part) - cells(before)
    ward.call("-b", "b.meguri", "merge", copy)
    ward.call("-b", "b.meguri", "verify")
    after = ward.sheets("b.meguri")
    return ward, without_copies(before), without_copies(after)


DRILLS = (envelope_and_damaged_file, envelope_old_stick_and_half_a_file, another_stations_copy, ruins_and_later_a_copy)


def main():
    print(f"1..{len(DRILLS)}")
    failed = False
    for number, drill in enumerate(DRILLS, 1):
        with tempfile.TemporaryDirectory(prefix="meguri-recovery-") as folder:
            ward, before, after = drill(sys.argv[1], folder)
            same = [sheet for sheet, was, now in zip(SHEETS, before, after) if was == now]
            whole = len(before[0].splitlines())
            good = len(same) == len(SHEETS) and whole == BEDS + 1
            print(f"# {whole - 1} patients, {len(same)} of {len(SHEETS)} sheets equal in every cell, {ward.worked:.1f} s of the program")
            print(("ok" if good else "not ok"), number, "-", drill.__name__.replace("_", " "), flush=True)
            failed |= not good
    return failed


if __name__ == "__main__":
    sys.exit(main())
