#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A nurse without an input method types three names on a plain keyboard, and all papers and screens show them as they are.

keyboard.py MEGURI   Plays the screen on a terminal of tmux with ASCII keys alone, then reads list, map, band and search. Prints
TAP, or skips where there is no tmux."""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time

NAMES = [("サトウ ユイ", "佐藤 結衣", "satou yui", "h31.4.30"), ("タカハシ サキコ", "髙橋 﨑子", "takahashi sakiko", "s23.4.5")]
VIET_KANA, VIET = "グエン ティ ミン カイ", "Nguyễn Thị Minh Khai"
VIET_KEYS = "Nguye;^;~n Thi;. Minh Khai"
PATIENCE = 10


class Screen:
    """meguri on a terminal of 80 by 24."""

    def __init__(self, ward):
        self.socket = ["tmux", "-S", str(ward.folder / "tmux")]
        program = ["env", "LC_ALL=C.UTF-8", "LANGUAGE=en", f"HOME={ward.folder}", "XDG_DATA_DIRS=/nonexistent", *ward.words()]
        subprocess.run([*self.socket, "-f", "/dev/null", "new", "-d", "-x", "80", "-y", "24", *program], cwd=ward.folder, check=True,
                       env={**os.environ, "LC_ALL": "C.UTF-8", "TERM": "xterm"})

    def text(self):
        return subprocess.run([*self.socket, "capture-pane", "-p"], capture_output=True, check=True).stdout.decode()

    def wait_for(self, words):
        """The screen as soon as it shows WORDS."""
        for _ in range(PATIENCE * 20):
            seen = self.text()
            if words in seen:
                return seen
            time.sleep(0.05)
        raise AssertionError(f"“{words}” does not come:\n{seen}")

    def press(self, *keys, until):
        for key in keys:
            if not key.isascii():
                raise AssertionError(f"no plain key: {key}")
            subprocess.run([*self.socket, "send-keys", *([] if key in ("Enter", "Escape", "Down", "Space", "C-c") else ["-l"]), key], check=True)
        return self.wait_for(until)

    def choose(self, part, until):
        """The digit before PART among the candidates, on whatever page of them it stands."""
        for _ in range(20):
            found = re.search(rf"(\d) {part}(?: |$)", self.text(), re.M)
            if found:
                return self.press(found[1], until=until)
            before = self.text()
            subprocess.run([*self.socket, "send-keys", "Space"], check=True)
            while self.text() == before:
                time.sleep(0.02)
        raise AssertionError(f"{part} is not offered:\n{self.text()}")

    def leave(self):
        subprocess.run([*self.socket, "kill-server"], check=False)


class Ward:
    def __init__(self, meguri, folder):
        self.meguri, self.folder = meguri, pathlib.Path(folder)
        (self.folder / "ward.ini").write_text("[ward]\nname = 6E\n[room 601]\nplace = 0,0\nbeds = 601-1, 601-2, 601-3\n", encoding="utf-8")
        self.run("new", "w.meguri", "--layout", "ward.ini")

    def words(self):
        return [self.meguri, "--now", "2026-11-02T07:00", "--observer", "Sato", "-b", "w.meguri"]

    def run(self, *words):
        done = subprocess.run([*self.words(), *words], cwd=self.folder, capture_output=True, stdin=subprocess.DEVNULL, check=False,
                              env={**os.environ, "LC_ALL": "C.UTF-8", "LANGUAGE": "ja", "HOME": str(self.folder)})
        if done.returncode != 0:
            raise AssertionError(f"{words}: {done.stderr.decode()}")
        return done.stdout.decode()

    def paper(self, *words):
        self.run(*words, "--to", "paper.pdf")
        return subprocess.run(["pdftotext", "-raw", self.folder / "paper.pdf", "-"], capture_output=True, check=True).stdout.decode()


def type_person(screen, kana, keys, birthdate):
    """From presence to the read-back line, as the round asks."""
    screen.press("i", "y", until="Patient ID")
    screen.press("Enter", until="Name in kana")
    screen.press(keys, "C-c", until=kana)  # by which others copy: it ends nothing, and loses nothing
    screen.press("Enter", until="Birthdate")
    screen.press(birthdate, "Enter", until="How identified")
    screen.press("1", until="Sex")
    screen.press("f", until="Transport class")
    screen.press("1", until="Means of transport")
    screen.press("1", until="Devices")
    screen.press("0", until="Cautions")
    screen.press("0", until="Diet")
    screen.press("1", until="Read it back")


def to_map(screen):
    for _ in range(30):
        if "round" in screen.text().splitlines()[-1]:
            return
        subprocess.run([*screen.socket, "send-keys", "Escape"], check=True)
        time.sleep(0.15)
    raise AssertionError(f"the map does not come:\n{screen.text()}")


def type_all(screen):
    for at, (kana, kanji, keys, birthdate) in enumerate(NAMES):
        screen.press(*["Down"] * (at > 0), "Enter", until=f"601-{at + 1}")
        type_person(screen, kana, keys, birthdate)
        surname, given = kanji.split(" ")
        screen.press("m", until="Name in kanji")
        screen.choose(surname, until=surname + "\n")
        screen.choose(given, until=kanji + "\n")
        screen.press("Enter", until="Contact")
        to_map(screen)
    screen.press("Down", "Enter", until="601-3")
    type_person(screen, VIET_KANA, "guen thi min kai", "1990-05-06")
    to_map(screen)
    screen.press("Enter", until="Name in Latin letters")
    while ">Name in Latin" not in screen.text():
        screen.press("Down", until="A003")
        time.sleep(0.1)
    screen.press("Enter", until="put a mark")
    screen.press(VIET_KEYS, until=VIET)
    screen.press("Enter", until="Name in Latin")
    to_map(screen)


def found(screen, keys, words):
    screen.press("/", until="Find")
    seen = screen.press(keys, until=words)
    to_map(screen)
    return words in seen


def locked_and_opened(screen):
    """She locks the screen, somebody leans on the keyboard, and she goes on."""
    screen.press("L", until="Who is looking after the ward now?")
    screen.press("Down", until="Who is looking after the ward now?")
    return "601" in screen.press("Enter", until="round")


def main():
    if shutil.which("tmux") is None:
        print("1..0 # SKIP tmux is not installed")
        return 0
    with tempfile.TemporaryDirectory(prefix="meguri-keyboard-") as folder:
        ward = Ward(str(pathlib.Path(sys.argv[1]).resolve()), folder)
        screen = Screen(ward)
        try:
            screen.wait_for("round")
            type_all(screen)
            shown = screen.text()
            finds = [found(screen, keys, words) for keys, words in
                     (("satou yui", "佐藤 結衣"), ("takahashi", "髙橋 﨑子"), ("nguyen thi", VIET), ("20190430", "佐藤 結衣"))]
            opened = locked_and_opened(screen)
        finally:
            screen.leave()
        names = [name for kana, kanji, _, _ in NAMES for name in (kana, kanji)] + [VIET_KANA, VIET]
        listed, mapped = ward.run("show", "patient-list"), ward.run("show", "bed-map")
        tsv = ward.run("show", "patient-list", "--format", "tsv")
        tests = {
            "the map on the screen shows who was typed": "サトウ ユイ" in shown or "ｻﾄｳ ﾕｲ" in shown,
            "the search finds them by plain keys": all(finds),
            "the screen is locked and opened again": opened,
            "the list shows each exactly": all(re.sub(r"\s+", " ", name) in re.sub(r"\s+", " ", listed) for name in names),
            "the birthdate is the day that was said": "\t2019-04-30\t" in tsv and "平31(2019)-04-30" in listed,
            "files carry each exactly": "サトウ ユイ\t佐藤 結衣" in tsv and "タカハシ サキコ\t髙橋 﨑子" in tsv,
            "the map shows each": all(name in mapped for name in ("佐藤 結衣", "髙橋 﨑子", VIET)),
        }
        map_paper, bands = ward.paper("print", "bed-map"), ward.paper("band", "--all")
        tests["the map on paper shows each"] = all(name in re.sub(r"\s+", " ", map_paper) for name in ("佐藤 結衣", "髙橋 﨑子", VIET))
        tests["the bands show each"] = all(name in re.sub(r"\s+", " ", bands) for name in ("佐藤 結衣", "髙橋 﨑子", VIET))
        print(f"1..{len(tests)}")
        for number, (name, held) in enumerate(tests.items(), 1):
            print(f"{'ok' if held else 'not ok'} {number} - {name}")
        return 0 if all(tests.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
