#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A table that is being recorded while the program is killed: all of it is there afterwards, or nothing.

kill-record.py MEGURI   Records 5,000 lines into a new book and kills with signal 9 after a random part of the time that a whole
run takes, 20 times, with a fixed seed. After each kill the book verifies and holds every line or none. Prints TAP."""
import os
import pathlib
import random
import subprocess
import sys
import tempfile
import time

KILLS, LINES = int(os.environ.get("MEGURI_KILLS", "20")), 5000
LAYOUT = "[ward]\nname = 6E\n[room 601]\nbeds = 601-1\n"


class Ward:
    """A new book in FOLDER with the table beside it."""

    def __init__(self, meguri, folder):
        self.meguri, self.folder = meguri, pathlib.Path(folder)
        self.environment = {**os.environ, "LC_ALL": "C.UTF-8", "LANGUAGE": "en", "TZ": "UTC", "HOME": str(folder)}
        (self.folder / "ward.ini").write_text(LAYOUT, encoding="utf-8")
        notes = "".join(f"note\t\tp\tno. {line}\n" for line in range(1, LINES))
        (self.folder / "round.tsv").write_text("what\tbed\tperson\tvalue\npresence\t601-1\tp\tin\n" + notes, encoding="utf-8")
        self.run("new", "ward.meguri", "--layout", "ward.ini")

    def call(self, *words):
        return [self.meguri, "--now", "2026-11-02T07:00", "--observer", "a", *words]

    def run(self, *words):
        done = subprocess.run(self.call(*words), cwd=self.folder, env=self.environment, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise SystemExit(f"Bail out! {words}: status {done.returncode}: {done.stderr}")
        return done.stdout

    def record(self, seconds):
        """Whether the program was still at work when it was killed."""
        with subprocess.Popen(self.call("-b", "ward.meguri", "record", "round.tsv"), cwd=self.folder, env=self.environment,
                              stderr=subprocess.DEVNULL) as at_work:
            if seconds is not None:
                time.sleep(seconds)
                at_work.kill()
            return at_work.wait() != 0

    def taken(self):
        """Lines in the book, after it was found to be as it was written."""
        self.run("-b", "ward.meguri", "verify")
        return len(self.run("-b", "ward.meguri", "show", "history", "--format", "tsv").splitlines()) - 1


def time_of_whole_run(meguri):
    times = []
    for _ in range(3):
        with tempfile.TemporaryDirectory(prefix="meguri-kill-") as folder:
            ward, begun = Ward(meguri, folder), time.monotonic()
            ward.record(None)
            times.append(time.monotonic() - begun)
    return sorted(times)[1]


def main():
    meguri, good, killed, whole_tables = pathlib.Path(sys.argv[1]).resolve(), True, 0, 0
    chance = random.Random(20261102)
    print(f"1..{KILLS}", flush=True)
    whole = time_of_whole_run(meguri)
    for number in range(1, KILLS + 1):
        with tempfile.TemporaryDirectory(prefix="meguri-kill-") as folder:
            ward = Ward(meguri, folder)
            killed += ward.record(chance.uniform(0.05, 1.1) * whole)
            taken = ward.taken()
        whole_tables += taken == LINES
        fits = taken in (0, LINES)
        good = good and fits
        print(f"{'ok' if fits else 'not ok'} {number} - {taken} of {LINES} lines", flush=True)
    print(f"# {killed} of {KILLS} runs were killed at work, {whole_tables} tables were whole; a whole run took {whole:.3f} s")
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
