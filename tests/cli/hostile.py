#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Ten thousand hostile strings through everything that a command puts out: sheets in three formats, refusals, papers, labels,
arguments and names of files.

hostile.py MEGURI   The same strings in every run. What comes out is judged by Python's Unicode tables, which the program does
not know. A table of a sheet goes into a second book and must come out of that as it was. Prints TAP."""
import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import unicodedata

COUNT = 10000 // int(os.environ.get("MEGURI_STRINGS", "1"))
SHEETS = ["counts", "patient-list", "bed-map", "transport-list", "contact-list", "conflicts", "questions", "round-list", "history",
          "handoff", "movement", "bands"]
STEERS = ("Cc", "Cf", "Cs", "Zl", "Zp")
FILLERS = "\u034f\u115f\u1160\u3164\uffa0"
PIECES = ["\x1b[31m", "\x1b[2J", "\x1b]0;evil\x07", "\x1b]52;c;ZQ==\x1b\\", "\x1bP$q\"p\x1b\\", "\x9b31m", "\x9d0;evil\x9c",
          "\x85", "\b\b", "\x7f", "\x0e", "\u202e", "\u202a", "\u2066", "\u2069", "\u200b", "\u200d", "\u2060", "\ufeff", "\u00ad",
          "\u061c", "\u2028", "\ufff9", "\U000e0041", *FILLERS, "\u0301" * 9, "\u3099", "\u20dd" * 6, "\ufe0f", "\U000e0100",
          "=1+1", "+81-90-0000-0000", "-2+3", "@SUM(A1)", "\"=1\"", "'=1", "''+1", "＝1", "%s%n", ";", ",", "山田", "花子", "葛\U000e0100城",
          "𠮷田", "ﾔﾏﾀﾞ", "Nguyễn", "Minh", "か\u3099", "김소연", "a", " ", "501-1", "<U+0041>"]
PRINTED = [piece for piece in PIECES if piece not in ("김소연", "\ufe0f", "\U000e0100")]  # what a font may lack is refused
FIGURE = re.compile(r"[+-]\d{1,4}$")
NOWHERE = ["\u0378", "\uf8ff", "\ufffe", "\U0001fae8"]  # no font has them, so no paper either
WHATS = ["note", "kana", "kanji", "latin", "alias", "doctor", "department", "diagnosis", "patient-id", "diet", "contact", "birthdate",
         "sex", "device", "admitted", "companion"]
COLUMNS = ["seen_at", "bed", "person", "what", "value", "source", "observer", "note", "id"]


def strings(count, pieces, seed):
    dice = random.Random(seed)
    made = [*pieces]
    while len(made) < count:
        made.append("".join(dice.choice(pieces) for _ in range(dice.randrange(1, 8))))
    return made[:count]


def wrong_with(text, kept="\n"):
    """What in TEXT could steer, hide, turn or grow; None if nothing."""
    marks, based = 0, False
    for at, sign in enumerate(text):
        if sign in kept:
            marks, based = 0, False
            continue
        kind = unicodedata.category(sign)
        if kind in STEERS or sign in FILLERS:
            return f"U+{ord(sign):04X} at {at}"
        marks = marks + 1 if kind in ("Mn", "Me") else 0
        if marks > 4 or (marks and not based):
            return f"marks at {at}: {text[max(0, at - 9):at + 9]!a}"
        based = kind != "Zs"
    return None


class Ward:
    def __init__(self, meguri, folder, name):
        self.meguri, self.folder, self.name = meguri, pathlib.Path(folder), name
        self.environment = {**os.environ, "LC_ALL": "C.UTF-8", "LANGUAGE": "en", "TZ": "UTC", "HOME": str(folder)}
        (self.folder / "ward.ini").write_text("[ward]\nname = 6E\n[room 601]\nbeds = 601-1, 601-2\n", encoding="utf-8")
        self.call("new", name, "--layout", "ward.ini")
        self.take("seen_at\tbed\tperson\twhat\tvalue\n\t601-1\tp\tpresence\tin\n")

    def call(self, *words, given=None):
        words = [self.meguri, "-b", self.name, "--now", "2026-11-02T07:00", "--observer", "a", *words]
        done = subprocess.run(words, cwd=self.folder, env=self.environment, capture_output=True, check=False, input=given)
        if done.returncode not in range(6):
            raise AssertionError(f"{words[6:]} ends with {done.returncode}: {done.stderr[-300:]!r}")
        return done.stdout.decode(), done.stderr.decode()

    def take(self, table):
        return self.call("record", "--keep-good", given=table.encode("utf-8", "surrogatepass"))


def cell(text):
    return re.sub(r"[\t\n\r]", " ", text)


def row(**cells):
    return "\t".join(cell(cells.get(name, "")) for name in COLUMNS) + "\n"


def table_of(made, whats=WHATS):
    """Each string as a value of every kind, and in turn as each of the other cells."""
    out = "\t".join(COLUMNS) + "\n"
    for i, text in enumerate(made):
        cells = {"person": "p", "what": whats[i % len(whats)], "value": text}
        if cells["what"] == "contact":
            cells["value"] = f"1;妻;{text.replace(';', '')};+81-3-{i}"
        other = ["", "", "", "observer", "note", "id", "bed", "person", "what", "source", "seen_at"][i % 11]
        out += row(**cells) + (row(**{**cells, "what": "note", "value": "a", other: text}) if other else "")
    return out


def fail(what, text, kept="\n"):
    wrong = wrong_with(text, kept)
    return [f"{what}: {wrong}"] if wrong else []


def sheets_are_tame(ward):
    faults = []
    for sheet in SHEETS:
        for form, kept in (("text", "\n"), ("tsv", "\n\t"), ("json", "\n")):
            out, said = ward.call("show", sheet, "--format", form)
            faults += fail(f"{sheet} {form}", out, kept) + fail(f"{sheet} {form} messages", said)
            if form == "tsv":
                starts = {value[:1] for line in out.split("\n")[1:] for value in line.split("\t") if not FIGURE.match(value)}
                faults += [f"{sheet}: a cell begins with {sign}" for sign in starts & set("=+-@\"\t\r")]
    return faults


def refusals_are_tame(ward, made):
    out, said = ward.take(table_of(made))
    return fail("record", out + said) + ([] if "refused" in said and len(said) > COUNT else ["hardly anything was refused"])


def tables_come_back(ward, folder):
    """What a sheet says goes into another book and comes out of it the same."""
    def values(book):
        out, _ = book.call("show", "history", "--format", "tsv")
        lines = [line.split("\t") for line in out.splitlines()[1:]]
        return [(line[4], line[5]) for line in lines if line[4] in WHATS]
    other = Ward(ward.meguri, folder, "other.meguri")
    said = values(ward)
    _, news = other.take("person\twhat\tvalue\n" + "".join(f"p\t{what}\t{value}\n" for what, value in said))
    again = values(other)
    lost = sum(1 for before, after in zip(said, again) if before != after)
    return [] if said == again and len(said) > COUNT // 3 else [f"{len(said)} out, {len(again)} back, {lost} differ: {news[:300]}"]


def papers_are_tame(meguri, folder):
    ward, faults = Ward(meguri, folder, "paper.meguri"), []
    ward.take("person\twhat\tvalue\np\tbirthdate\tunknown\np\tidentified\tstated-full\n")
    ward.take(table_of(strings(600, PRINTED, 3), ["note", "kanji", "latin", "alias", "doctor", "diagnosis", "contact"]))
    for sheet in SHEETS:
        ward.call("print", sheet, "--to", f"{sheet}.pdf")
        faults += [] if (ward.folder / f"{sheet}.pdf").exists() else [f"{sheet} was not printed"]
    for i, kanji in enumerate(strings(80, PRINTED, 4)):
        ward.take("\t".join(COLUMNS) + "\n" + row(person="p", what="kanji", value=kanji))
        ward.call("label", "601-1", "--to", f"label-{i}.pdf")  # what does not fit is refused
    faults += [] if len(list(ward.folder.glob("label-*.pdf"))) > 40 else ["hardly a label was printed"]
    for path in sorted(ward.folder.glob("*.pdf")):
        faults += pages_are_tame(path)
    return faults


def pages_are_tame(path):
    words = subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, check=True).stdout.decode()
    facts = subprocess.run(["pdfinfo", path], capture_output=True, check=True).stdout.decode()
    wrong = [sign for sign in words if sign not in "\n\f" and (unicodedata.category(sign) in STEERS or sign in FILLERS)]
    return [f"{path.name}: U+{ord(sign):04X}" for sign in wrong[:1]] + fail(f"facts of {path.name}", facts)


def arguments_are_tame(ward, made):
    faults = []
    for i, text in enumerate(made):
        commands = (["show", text], ["show", "history", text], [text], ["--" + text], ["show", "history", "--at", text],
                      ["band", text, "--to", "b.pdf"], ["record", text], ["print", "counts", "--media", text, "--to", "c.pdf"],
                      ["key", "remove", text], ["check", "--scan", text, "--stated-name", text, "--stated-birthdate", text],
                      ["show", "counts", "--sort", text], ["merge", text], ["salvage", text, "--into", "new.meguri"],
                      ["new", text, "--layout", text], ["print", "counts", "--to", "out" + text.replace("/", "") + ".pdf"])
        for words in commands[i % 3::3]:
            out, said = ward.call(*words)
            faults += fail(f"{words!a}", out, "\n\t") + fail(f"{words!a} messages", said)
    return faults


def bytes_are_tame(ward):
    """Arguments that are no UTF-8."""
    faults = []
    for text in (b"\xff", b"\xe5\xb1", b"a\x9b31m", b"\xed\xa0\x80"):
        for words in ([b"show", text], [b"show", b"history", text], [text], [b"record", text], [b"key", b"remove", text],
                      [b"--observer", text, b"show", b"counts"], [b"-b", text, b"verify"], [b"band", text, b"--to", b"b.pdf"],
                      [b"check", b"--scan", text, b"--stated-name", text, b"--stated-birthdate", text]):
            out, said = ward.call(*words)
            faults += fail(f"{words!a}", out, "\n\t") + fail(f"{words!a} messages", said)
    return faults


def main():
    meguri, number = str(pathlib.Path(sys.argv[1]).resolve()), 0
    made = strings(COUNT, PIECES + NOWHERE, 1)
    with tempfile.TemporaryDirectory(prefix="meguri-hostile-") as folder, tempfile.TemporaryDirectory(prefix="meguri-paper-") as press:
        ward = Ward(meguri, folder, "ward.meguri")
        tests = [
            ("hostile cells are refused or taken in words", lambda: refusals_are_tame(ward, made)),
            ("nothing of them steers a terminal or runs in a spreadsheet", lambda: sheets_are_tame(ward)),
            ("a table of a sheet goes into another book as it was", lambda: tables_come_back(ward, folder)),
            ("nothing of them hides or turns on paper", lambda: papers_are_tame(meguri, press)),
            ("hostile arguments are quoted, not obeyed", lambda: arguments_are_tame(ward, made[:len(PIECES) + 10])),
            ("arguments that are no text are quoted as bytes", lambda: bytes_are_tame(ward)),
        ]
        print(f"1..{len(tests)}")
        good = True
        for number, (name, test) in enumerate(tests, 1):
            faults = test()
            good &= not faults
            print(f"{'not ok' if faults else 'ok'} {number} - {name}", flush=True)
            for fault in faults[:20]:
                print(f"# {fault}")
    return 0 if good else 1


sys.exit(main())
