#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The drive fails at each call while a table is recorded, and the ward goes on on a stick.

elsewhere.py MEGURI FAULT-LIBRARY   From the n-th write or sync on, every one in the folder of the book fails, for each n. "record
--elsewhere" must end well all the same: the table stands in the old book or in the new one on the stick, whole and once; the new one
verifies and holds all that the old one held; and when both come together each statement counts once. Prints TAP."""
import errno
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

LAYOUT = "[ward]\nname = 6東\ncode = E6\n[room 601]\nbeds = 601-1, 601-2, 601-3\n"
BEFORE = "bed\tperson\twhat\tvalue\n601-1\tp1\tpresence\tin\n601-1\tp1\tkana\tヤマダ ハナコ\n"
TABLE = "bed\tperson\twhat\tvalue\n601-2\tp2\tpresence\tin\n601-2\tp2\tkana\tスズキ フミ\n601-1\t=A001\ttransport\twalk\n"
KINDS = {"write": 0, "sync": 1}
TALLY_BYTES = 36
NEW_STATEMENTS = 2  # of a new patient, who got a number of the new station and may stand in the old book too


class Ward:
    def __init__(self, meguri, library, folder):
        self.meguri, self.library, self.folder = meguri, library, pathlib.Path(folder)
        self.tally = self.folder / "tally"
        (self.folder / "ward.ini").write_text(LAYOUT, encoding="utf-8")
        (self.folder / "table.tsv").write_text(TABLE, encoding="utf-8")
        for name in ("disk", "stick"):
            (self.folder / name).mkdir()
        self.book = self.folder / "disk" / "ward.meguri"
        self.run("new", str(self.book), "--layout", "ward.ini")
        self.run("-b", str(self.book), "record", text=BEFORE)
        self.sound = self.book.read_bytes()

    def run(self, *words, text=None, fault=None, status=0):
        environment = {**os.environ, "LC_ALL": "C.UTF-8", "LANGUAGE": "en", "TZ": "UTC", "HOME": str(self.folder),
                       "XDG_STATE_HOME": "/dev/null/none", **(fault or {})}
        done = subprocess.run([self.meguri, "--observer", "佐々木", "--now", "2026-11-02T07:00", *words], cwd=self.folder, env=environment,
                              input=text, capture_output=True, text=True, encoding="utf-8", check=False)
        if done.returncode != status:
            raise SystemExit(f"Bail out! {words} {fault}: status {done.returncode}: {done.stdout}{done.stderr}")
        return done.stdout + done.stderr

    def heal(self):
        """The same file as before, byte for byte, at home where it was."""
        with open(self.book, "r+b") as book:
            book.write(self.sound)
            book.truncate()
        self.book.with_name(self.book.name + "-journal").unlink(missing_ok=True)
        shutil.rmtree(self.folder / "stick")
        (self.folder / "stick").mkdir()

    def fail_from(self, kind, index, error):
        self.tally.write_bytes(bytes(TALLY_BYTES))
        return {"LD_PRELOAD": self.library, "IO_FAULT_FOLDER": str(self.folder / "disk"), "IO_FAULT_TALLY": str(self.tally),
                "IO_FAULT_KIND": str(KINDS[kind]), "IO_FAULT_INDEX": str(index), "IO_FAULT_ERROR": str(error), "IO_FAULT_FOR_EVER": "1"}

    def hits(self):
        return int.from_bytes(self.tally.read_bytes()[-4:], sys.byteorder)

    def list_of(self, book):
        """Whoever is new has a number of the new station: all but that."""
        lines = [line.split("\t") for line in self.run("-b", str(book), "show", "patient-list", "--format", "tsv").splitlines()]
        return [[cell for name, cell in zip(lines[0], line) if name != "person"] for line in lines]

    def said(self, book):
        return sum("\t" in line for line in self.run("-b", str(book), "show", "history", "--format", "tsv").splitlines()) - 1


def check_one(ward, kind, index, error):
    """False if nothing failed."""
    ward.heal()
    told = ward.run("-b", str(ward.book), "record", "table.tsv", "--elsewhere", "stick", fault=ward.fail_from(kind, index, error))
    if not ward.hits():
        return False
    books = list((ward.folder / "stick").glob("*.meguri"))
    if len(books) > 1 or (not books) != ("the book is now" not in told.lower()):
        raise SystemExit(f"Bail out! {kind} {index}: {books}: {told}")
    where = books[0] if books else ward.book
    ward.run("-b", str(where), "verify")
    if ward.list_of(where) != ward.whole or ward.said(where) != ward.count:
        raise SystemExit(f"Bail out! {kind} {index}: not all is in {where}: {told}{ward.list_of(where)}")
    if books:
        copy = ward.run("-b", str(ward.book), "export", "stick").splitlines()[0]
        ward.run("-b", str(where), "merge", copy)
        together = ward.said(where) - ward.count
        if together not in (0, NEW_STATEMENTS if "not certain" in told else 0):
            raise SystemExit(f"Bail out! {kind} {index}: {together} more came together: {told}{ward.list_of(where)}")
    return True


def main():
    meguri, library = (str(pathlib.Path(word).resolve()) for word in sys.argv[1:3])
    print(f"1..{len(KINDS) * 2}")
    number = 0
    with tempfile.TemporaryDirectory(prefix="meguri-elsewhere-") as folder:
        ward = Ward(meguri, library, folder)
        ward.run("-b", str(ward.book), "record", "table.tsv")
        ward.whole, ward.count = ward.list_of(ward.book), ward.said(ward.book)
        for kind in KINDS:
            for error in (errno.EIO, errno.ENOSPC):
                index = 1
                while check_one(ward, kind, index, error):
                    index += 1
                number += 1
                enough = index > 5
                print(f"{'ok' if enough else 'not ok'} {number} - a nurse goes on on a stick whichever {kind} fails first"
                      f" ({errno.errorcode[error]}, {index - 1} of them)", flush=True)


if __name__ == "__main__":
    main()
