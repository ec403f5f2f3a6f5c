#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The memory of the PC runs out in the middle of a command: at the n-th piece that is asked for, once or from then on.

alloc-fault.py MEGURI ALLOC-FAULT [COMMAND...]   Some of all pieces, the same in every run; MEGURI_ALLOC_TIMES=20 tries twenty times
as many. GLib ends the program when it gets no memory; SQLite and libsodium answer with an error.
Whichever it is: what was saved before is in the book, the book opens and is as it was written, what was called done is there,
nothing lies half under its name, and a program that went on has done all or says in words that it did not. Prints TAP."""
import collections
import mmap
import os
import pathlib
import random
import re
import signal
import struct
import subprocess
import sys
import tempfile

SEED = 20261124
LAYOUT = "[ward]\nname = 6E\n[room 601]\nbeds = 601-1, 601-2\n"
HEAD = "bed\tperson\twhat\tvalue\n"
TABLES = {
    "first.tsv": HEAD + "601-1\tp1\tpresence\tin\n601-1\tp1\tkana\tヤマダ ハナコ\n601-1\tp1\tbirthdate\t1945-07-14\n",
    "second.tsv": HEAD + "601-2\tp2\tpresence\tin\n601-2\tp2\tkana\tスズキ フミ\n",
    "other.tsv": HEAD + "601-2\tq2\tpresence\tin\n601-2\tq2\tkana\tアオキ カヨコ\n",
}
FIRST, SECOND, OTHER = "ヤマダ ハナコ", "スズキ フミ", "アオキ カヨコ"
LIST = ["show", "patient-list", "--format", "tsv"]
COPY = ".meguri-copy"
GAVE_UP = (signal.SIGTRAP, signal.SIGABRT)  # how GLib ends a program
FALSE_ALARM = re.compile(r"from outside|not as (it|they) (was|were)|was changed|another (ward|book)|no whole copy|is damaged|another drive")
TALLY_BYTES = 72
LIBRARIES = ["libsqlite3", "libsodium", None]  # whose pieces; None: anybody's


class Stage:
    """A folder as it was before the command, and what the program is given of memory."""

    def __init__(self, meguri, library, folder):
        self.meguri, self.library, self.folder = meguri, library, pathlib.Path(folder)
        self.work = self.folder / "work"
        self.environment = {**os.environ, "LC_ALL": "C.UTF-8", "LANGUAGE": "en", "TZ": "UTC", "HOME": str(folder),
                            "XDG_STATE_HOME": "/proc/nonexistent"}  # each run has the book as it was: nothing is remembered of it
        self.environment["G_SLICE"] = "always-malloc"
        (self.folder / "tally").write_bytes(bytes(TALLY_BYTES))
        with open(self.folder / "tally", "r+b") as tally:
            self.tally = mmap.mmap(tally.fileno(), TALLY_BYTES)
        self.prepare()
        self.ground = {path: path.read_bytes() for path in self.work.rglob("*") if path.is_file()}

    def prepare(self):
        out = self.work / "out"
        out.mkdir(parents=True)
        for name, text in {"ward.ini": LAYOUT, **TABLES, "night": "four words of the night\n"}.items():
            (self.work / name).write_text(text, encoding="utf-8")
        (self.work / "night").chmod(0o600)
        self.good("new", "w", "--layout", "ward.ini")
        self.good("-b", "w", "record", "first.tsv")
        self.good("-b", "w", "export", "out")
        copy = next(out.iterdir())
        self.good("new", "b", "--copy", copy)
        copy.unlink()
        self.good("-b", "b", "record", "other.tsv")
        self.good("-b", "b", "export", "out")
        next(out.iterdir()).rename(self.work / "stick")
        for path in self.work.glob("b*"):
            path.unlink()

    def fresh(self):
        """Everything as it was. The files stay the same ones: a book knows a copy of itself."""
        for path in self.work.rglob("*"):
            if path.is_file() and path not in self.ground:
                path.unlink()
        for path, bytes_ in self.ground.items():
            with open(path, "r+b") as file:
                file.write(bytes_)
                file.truncate()

    def run(self, words, fault=None):
        environment = dict(self.environment)
        if fault is not None:
            self.tally[:] = bytes(TALLY_BYTES)
            environment.update(LD_PRELOAD=str(self.library), ALLOC_FAULT_TALLY=str(self.folder / "tally"))
            environment.update(fault.environment())
        call = [self.meguri, "--now", "2026-11-02T07:00", "--observer", "佐々木", *words]
        return subprocess.run(
            call, cwd=self.work, env=environment, capture_output=True, text=True, errors="replace", timeout=60, check=False
        )

    def good(self, *words):
        """What the command writes, which must succeed."""
        done = self.run(words)
        if done.returncode != 0:
            raise Finding(f"{' '.join(map(str, words))}: status {done.returncode}: {done.stderr.strip()}")
        return done.stdout

    def tallied(self):
        *numbers, first = struct.unpack("QQQQ40s", self.tally[:])
        return Tally(*numbers, first.rstrip(b"\0").decode())

    def files(self):
        return {str(path.relative_to(self.work)) for path in self.work.rglob("*")}


Tally = collections.namedtuple("Tally", "asked refused to_glib to_c first")


class Finding(Exception):
    pass


class Fault(collections.namedtuple("Fault", "library index for_ever")):
    def environment(self):
        words = {"ALLOC_FAULT_INDEX": str(self.index)}
        words.update({"ALLOC_FAULT_LIBRARY": self.library} if self.library else {})
        words.update({"ALLOC_FAULT_FOR_EVER": "1"} if self.for_ever else {})
        return words

    def __str__(self):
        return f"piece {self.index} of {self.library or 'all'}{' and all after it' if self.for_ever else ''}"


# ---- what must be there if a command said that it succeeded; WHOLE is a run with all memory ----


def must(condition, words):
    if not condition:
        raise Finding(words)


def check_shown(stage, done, whole):
    must(done.returncode != 0 or done.stdout == whole.stdout, f"it called this done: {done.stdout}")


def check_new(stage, done, whole):
    there = (stage.work / "n").exists()
    must(there or done.returncode != 0, "it was made and is not there")
    if there:
        stage.good("-b", "n", "verify")
        stage.good("-b", "n", "record", "second.tsv")


def check_record(stage, done, whole):
    there = SECOND in stage.good("-b", "w", *LIST)
    must(there or done.returncode != 0, "it was called saved and is not there")


def check_export(stage, done, whole):
    copies = list((stage.work / "out").glob("*" + COPY))
    must(copies or done.returncode != 0, "it was exported and is not there")
    for path in copies:
        stage.good("new", "from-copy", "--copy", path)
        must(FIRST in stage.good("-b", "from-copy", *LIST), "the copy is not whole")
        stage.good("-b", "from-copy", "verify")


def check_merge(stage, done, whole):
    there = OTHER in stage.good("-b", "w", *LIST)
    must(there or done.returncode != 0, "it was merged and is not there")


def check_print(stage, done, whole):
    path = stage.work / "list.pdf"
    must(path.exists() or done.returncode != 0, "it was printed and is not there")
    if path.exists():
        page = path.read_bytes()
        must(page.startswith(b"%PDF") and page.rstrip().endswith(b"%%EOF"), "half a page lies under its name")


def check_key(stage, done, whole):
    listed = "夜勤" in stage.good("-b", "w", "key", "list")
    must(listed or done.returncode != 0, "the key was added and is not there")
    if listed:
        stage.good("-b", "w", "--key-file", "night", "verify")


# A command, how many pieces of each library are tried, what is looked at afterwards. A passphrase takes a second.
Command = collections.namedtuple("Command", "name words tries check draws", defaults=[False])
COMMANDS = [
    Command("new", ["new", "n", "--layout", "ward.ini"], 14, check_new),
    Command("record", ["-b", "w", "record", "second.tsv"], 20, check_record),
    Command("show", ["-b", "w", *LIST], 10, check_shown),
    Command("verify", ["-b", "w", "verify"], 10, check_shown),
    Command("print", ["-b", "w", "print", "patient-list", "--to", "list.pdf"], 6, check_print, True),
    Command("export", ["-b", "w", "export", "out"], 12, check_export),
    Command("merge", ["-b", "w", "merge", "stick"], 14, check_merge),
    Command("key add", ["-b", "w", "key", "add", "夜勤", "--new-key-file", "night"], 2, check_key),
]


def check_ending(command, fault, done, tally):
    """How a program may end: well, with words, or by GLib when it got no memory. Where none is left GLib falls over its own words
    on the way (it asks the C library to put them together, again and again); and what draws pages dies as it likes."""
    if done.returncode > 0:
        must(done.stderr.strip(), f"it ended with status {done.returncode} and no word")
        must(not FALSE_ALARM.search(done.stderr), f"for want of memory it says: {done.stderr.strip()}")
    if done.returncode >= 0 or tally.to_glib or (fault.for_ever and tally.to_c) or command.draws:
        return
    name = signal.Signals(-done.returncode).name
    must(-done.returncode in GAVE_UP, f"refused to {tally.first}, it died of {name}: {done.stderr[-600:]}")


def check_book(stage, command, done, before):
    must(FIRST in stage.good("-b", "w", *LIST), "what was saved before is gone")
    stage.good("-b", "w", "verify")
    left = {name for name in stage.files() - before if not name.startswith(("w", "n", "list.pdf")) and not name.endswith(COPY)}
    if done.returncode >= 0:
        must(not left, f"it left {sorted(left)}")
    return left


def try_fault(stage, command, fault, whole, sums):
    stage.fresh()
    before = stage.files()
    done = stage.run(command.words, fault)
    tally = stage.tallied()
    sums["runs"] += 1
    sums["not reached"] += tally.refused == 0
    sums["done all the same"] += done.returncode == 0 and tally.refused > 0
    sums["refused in words"] += done.returncode > 0
    sums["ended by GLib"] += done.returncode < 0
    check_ending(command, fault, done, tally)
    sums["left a file beside"] += bool(check_book(stage, command, done, before))
    command.check(stage, done, whole)


def pieces(stage, command, library):
    stage.fresh()
    whole = stage.run(command.words, Fault(library, 0, False))
    must(whole.returncode == 0, f"with all memory: {whole.stderr}")
    return whole, stage.tallied().asked


def chosen(command, count, chance):
    """Some of COUNT pieces, each refused once, and with all after it."""
    tries = command.tries * max(1, int(os.environ.get("MEGURI_ALLOC_TIMES", "1")))
    return sorted(chance.sample(range(1, count + 1), min(tries, count)))


def try_command(stage, command, library):
    sums, findings = collections.Counter(), []
    chance = random.Random(f"{SEED} {command.name} {library}")
    whole, count = pieces(stage, command, library)
    for fault in (Fault(library, number, for_ever) for number in chosen(command, count, chance) for for_ever in (False, True)):
        try:
            try_fault(stage, command, fault, whole, sums)
        except Finding as finding:
            findings.append(f"{fault}: {finding}")
    return count, sums, findings


def main():
    meguri, library = (pathlib.Path(word).resolve() for word in sys.argv[1:3])
    wanted = sys.argv[3:]  # names of commands, to look at some alone
    commands = [command for command in COMMANDS if not wanted or command.name in wanted]
    good, number = True, 0
    print(f"1..{len(commands) * len(LIBRARIES)}", flush=True)
    with tempfile.TemporaryDirectory(prefix="meguri-alloc-", dir="/dev/shm" if os.access("/dev/shm", os.W_OK) else None) as folder:
        stage = Stage(meguri, library, folder)
        for command in commands:
            for whose in LIBRARIES:
                count, sums, findings = try_command(stage, command, whose)
                number, good = number + 1, good and not findings
                print(f"{'not ok' if findings else 'ok'} {number} - {command.name}, {count} pieces of {whose or 'all'}")
                print(f"# {', '.join(f'{sums[name]} {name}' for name in sums if sums[name])}", flush=True)
                for finding in findings:
                    print(f"# {finding}", flush=True)
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
