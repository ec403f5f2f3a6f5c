#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a terminal draws, found out at the start.

glyphs.py MEGURI   Opens the screen on terminals of many kinds, played here: each is asked where its cursor stands and answers as
its signs are wide, late or not at all. Prints TAP."""
import fcntl
import os
import pathlib
import pty
import re
import select
import struct
import subprocess
import sys
import tempfile
import termios
import time
import unicodedata

ASKED = b"\x1b[6n"
TABLE = """seen_at\tbed\tperson\twhat\tvalue
\t601-1\tp1\tpresence\tin
\t\tp1\tkana\tヤマダ ハナコ
\t\tp1\tkanji\t山田 花子
\t601-2\tp2\tpresence\tin
\t\tp2\tlatin\tИванов Пётр
\t601-3\tp3\tpresence\tin
\t\tp3\tlatin\tDésirée Ångström
\t601-4\tp4\tpresence\tin
\t\tp4\tkana\tサトウ ヒヅメ
"""


class Kind:
    """Cells of a kana and of an ambiguous sign; ANSWERS False: it keeps silent; LATE: it answers after the first page."""

    def __init__(self, kana=2, ambiguous=1, term="xterm", answers=True, late=False, settings=None):
        self.kana, self.ambiguous, self.term, self.answers, self.late = kana, ambiguous, term, answers, late
        self.settings = settings or {}

    def cells(self, text):
        wide = {"W": self.kana, "F": self.kana, "A": self.ambiguous}
        return sum(wide.get(unicodedata.east_asian_width(sign), 1) for sign in text)


class Screen:
    def __init__(self, ward, kind, keys=""):
        self.kind, self.seen, self.owed, self.questions = kind, "", [], 0
        environment = {**ward.environment, "TERM": kind.term, **kind.settings}
        begun = time.monotonic()
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            os.chdir(ward.folder)
            os.execve(ward.meguri, ward.words(), environment)
        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        if keys:
            os.write(self.terminal, keys.encode())
        self.read()
        self.seconds = time.monotonic() - begun

    def answer(self, came):
        """As a terminal does: for each question where the cursor stands after what was written from the corner on."""
        for part in came.split(ASKED)[:-1]:
            written = part.rsplit(b"\x1b[H", 1)[-1].decode("utf-8", "replace")
            reply = f"\x1b[1;{1 + self.kind.cells(written)}R".encode()
            self.questions += 1
            if self.kind.late:
                self.owed.append(reply)
            elif self.kind.answers:
                os.write(self.terminal, reply)

    def read(self, seconds=3.0, quiet=0.6):
        came, until = b"", seconds
        while select.select([self.terminal], [], [], until)[0]:
            try:
                more = os.read(self.terminal, 65536)
            except OSError:
                break
            if not more:
                break
            self.answer(more)
            came, until = came + more, quiet
        self.seen += came.decode("utf-8", "replace")

    def press(self, keys):
        self.seen = ""
        os.write(self.terminal, keys.encode() if isinstance(keys, str) else keys)
        self.read()

    def words(self):
        """What was written, without the sequences in between."""
        return re.sub(r"\x1b(\[[0-9;?]*[A-Za-z]|[()][0-9AB]|[=>78M])|[\x0e\x0f]", " ", self.seen)

    def leave(self):
        try:
            os.kill(self.pid, 1)
        except ProcessLookupError:
            pass
        os.close(self.terminal)
        os.waitpid(self.pid, 0)


class Ward:
    def __init__(self, meguri, folder):
        self.meguri, self.folder = meguri, pathlib.Path(folder)
        self.environment = {**os.environ, "LC_ALL": "C.UTF-8", "LANGUAGE": "en", "TZ": "UTC", "HOME": folder, "XDG_STATE_HOME": folder + "/state",
                            "NO_COLOR": "1"}
        for name in ("MEGURI_GLYPHS", "TMUX"):
            self.environment.pop(name, None)
        layout = "[ward]\nname = 6E\n[room 601]\nplace = 0,0\nbeds = 601-1, 601-2, 601-3, 601-4\n"
        (self.folder / "ward.ini").write_text(layout, encoding="utf-8")
        subprocess.run([*self.words()[:5], "new", "w.meguri", "--layout", "ward.ini"], cwd=folder, env=self.environment, check=True,
                       capture_output=True, stdin=subprocess.DEVNULL)
        subprocess.run([*self.words(), "record"], cwd=folder, env=self.environment, check=True, input=TABLE.encode(), capture_output=True)

    def words(self):
        return [self.meguri, "--now", "2026-11-02T07:00", "--observer", "a", "-b", "w.meguri"]

    def forget(self):
        (self.folder / "state/meguri/terminals").unlink(missing_ok=True)


def kana_are_measured_and_nobody_is_asked(ward):
    screen = Screen(ward, Kind())
    words = screen.words()
    screen.leave()
    return "ヤマダ" in words and "山田" in words and "brackets" not in words and screen.questions == 3


def a_silent_terminal_opens_all_the_same(ward):
    screen = Screen(ward, Kind(answers=False))
    words = screen.words()
    screen.leave()
    return "ヤマダ" in words and "brackets" not in words


def a_late_answer_presses_no_key(ward):
    screen = Screen(ward, Kind(late=True))
    screen.press(b"".join(screen.owed))
    same = "601" not in screen.words() or "brackets" not in screen.words()
    screen.press("?")
    helped = "key closes" in screen.words()
    screen.leave()
    return len(screen.owed) == 3 and same and helped


def what_is_typed_meanwhile_is_not_lost(ward):
    screen = Screen(ward, Kind(), keys="?")
    words = screen.words()
    screen.leave()
    return "key closes" in words


def a_console_is_asked_about_once(ward):
    ward.forget()
    screen = Screen(ward, Kind(term="linux"))
    asked, shown = "brackets" in screen.words(), "山田" in screen.words()
    screen.press("x")
    waits = "601" not in screen.words()
    screen.press("n")
    latin = "YAMADA HANAKO" in screen.words() and "ヤ" not in screen.words()
    screen.leave()
    again = Screen(ward, Kind(term="linux"))
    kept = "YAMADA HANAKO" in again.words() and "brackets" not in again.words()
    again.leave()
    return asked and shown and waits and latin and kept


def a_console_that_is_read_keeps_its_kana(ward):
    ward.forget()
    screen = Screen(ward, Kind(term="linux"))
    screen.press("y")
    kana = "ヤマダ" in screen.words()
    screen.leave()
    again = Screen(ward, Kind(term="linux"))
    kept = "ヤマダ" in again.words() and "brackets" not in again.words()
    again.leave()
    return kana and kept


def kana_of_one_cell_are_asked_about(ward):
    ward.forget()
    screen = Screen(ward, Kind(kana=1))
    asked = "brackets" in screen.words()
    screen.press("n")
    latin = "YAMADA HANAKO" in screen.words()
    screen.leave()
    return asked and latin


def letters_tell_two_kana_apart(ward):
    screen = Screen(ward, Kind(settings={"MEGURI_GLYPHS": "romaji"}))
    words = screen.words()[screen.words().index("In hospital"):]
    screen.press("l")
    listed = screen.words()
    screen.leave()
    boxes = [sign for sign in words + listed if unicodedata.east_asian_width(sign) in "WF"]
    return "HIDUME" in words and "YAMADA HANAKO" in listed and "[2 kanji] [2 kanji]" in listed and not boxes


def the_book_keeps_its_kana(ward):
    done = subprocess.run([*ward.words(), "show", "patient-list", "--format", "tsv"], cwd=ward.folder, env=ward.environment, check=True,
                          capture_output=True)
    return "ヤマダ ハナコ\t山田 花子" in done.stdout.decode()


def told_is_not_asked(ward):
    screen = Screen(ward, Kind(term="linux", settings={"MEGURI_GLYPHS": "kana,narrow"}))
    words = screen.words()
    screen.leave()
    return "ヤマダ" in words and screen.questions == 0


def wide_signs_stay_in_their_columns(ward):
    """Every sign behind a wide one is sent to its own place, and no frame is drawn of wide signs."""
    screen = Screen(ward, Kind(ambiguous=2))
    last = screen.seen[screen.seen.rindex("\x1b7"):]
    frames = [sign for sign in screen.seen[screen.seen.index("601"):] if 0x2500 <= ord(sign) < 0x2580]
    stray = re.findall(r"[Ѐ-ӿ][^\x1b]", last)
    letters = re.findall(r"[Ѐ-ӿ]", last)
    sent = unicodedata.normalize("NFC", re.sub(r"\x1b\[[0-9;]*[A-Za-z]|\x1b\(B", "", screen.seen))
    screen.leave()
    return len(letters) >= 10 and not stray and not frames and "Désirée Ångström" in sent


def main():
    meguri = str(pathlib.Path(sys.argv[1]).resolve())
    tests = [kana_are_measured_and_nobody_is_asked, a_silent_terminal_opens_all_the_same, a_late_answer_presses_no_key,
             what_is_typed_meanwhile_is_not_lost, a_console_is_asked_about_once, a_console_that_is_read_keeps_its_kana,
             kana_of_one_cell_are_asked_about, letters_tell_two_kana_apart, the_book_keeps_its_kana, told_is_not_asked,
             wide_signs_stay_in_their_columns]
    good = True
    print(f"1..{len(tests)}")
    with tempfile.TemporaryDirectory(prefix="meguri-glyphs-") as folder:
        ward = Ward(meguri, folder)
        for number, test in enumerate(tests, 1):
            held = test(ward)
            good &= held
            print(f"{'ok' if held else 'not ok'} {number} - {test.__name__.replace('_', ' ')}", flush=True)
    return 0 if good else 1


sys.exit(main())
