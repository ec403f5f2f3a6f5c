#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two screens and a table on one book at once (E10): nothing waits over a second, and nothing is lost.

two-screens.py MEGURI   On a drill book one nurse sweeps the beds, another says again and again how a patient travels, and a
clerk records tables of 200 lines, all at the same time. Each key is timed from the press to the first sign on the screen. Then one
screen is stopped (Ctrl+Z) with a form open: the others go on, and when it goes on it says what changed under the form before it
saves. Prints TAP."""
import os
import pathlib
import pty
import select
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import threading
import time
import fcntl

SECONDS_MOST = 1.0
HELD = "mabcd0123456789*[]" # a code may begin with it: shown at once, and acts when none follows
SWEPT, SAID, TABLES, LINES = 25, 25, 8, 200
DOWN, ENTER = "\x1bOB", "\r" # as xterm sends them to a full screen
TO_TRANSPORT = [ENTER] + [DOWN] * 12


class Screen:
    """meguri on a terminal of 80 by 24, in front of which OBSERVER sits."""

    def __init__(self, ward, observer):
        self.process, self.terminal = None, None
        pid, self.terminal = pty.fork()
        if pid == 0:
            os.chdir(ward.folder)
            os.execve(ward.meguri, ward.call(observer), {**ward.environment, "TERM": "xterm"})
        self.pid, self.slowest, self.seen = pid, 0.0, ""
        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self.read(10)

    def read(self, seconds, still=0.03):
        """What comes until nothing more does for STILL seconds; "" if nothing comes within SECONDS."""
        came = b""
        while select.select([self.terminal], [], [], seconds if not came else still)[0]:
            try:
                more = os.read(self.terminal, 65536)
            except OSError:
                break
            if not more:
                break
            came += more
        self.seen += came.decode("utf-8", "replace")
        return came

    def press(self, key):
        self.seen = ""
        begun = time.monotonic()
        os.write(self.terminal, key.encode())
        if select.select([self.terminal], [], [], 2)[0]:
            self.slowest = max(self.slowest, time.monotonic() - begun)
        else:
            self.slowest = 2.0
        self.read(1, 0.2 if key in HELD else 0.03)

    def leave(self):
        os.close(self.terminal)
        try:
            os.kill(self.pid, signal.SIGHUP)
        except ProcessLookupError:
            pass
        os.waitpid(self.pid, 0)


class Ward:
    def __init__(self, meguri, folder):
        self.meguri, self.folder = meguri, pathlib.Path(folder)
        self.environment = {**os.environ, "LC_ALL": "C.UTF-8", "LANGUAGE": "en", "TZ": "UTC", "HOME": str(folder)}
        subprocess.run([meguri, "drill", "."], cwd=folder, env=self.environment, check=True, capture_output=True,
                       stdin=subprocess.DEVNULL)

    def call(self, observer, *words):
        return [self.meguri, "-b", "drill.meguri", "--now", "2026-11-02T07:00", "--observer", observer, *words]

    def run(self, observer, *words, text=None):
        done = subprocess.run(self.call(observer, *words), cwd=self.folder, env=self.environment, input=text,
                              capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise SystemExit(f"Bail out! {words}: status {done.returncode}: {done.stderr}")
        return done.stdout

    def said_by(self, observer):
        lines = self.run("a", "show", "history", "--format", "tsv").splitlines()
        column = lines[0].split("\t").index("observer")
        return sum(line.split("\t")[column] == observer for line in lines[1:])


def sweep(screen):
    for _ in range(SWEPT):
        screen.press("i")


def say_transport(screen):
    for turn in range(SAID):
        screen.press(ENTER)
        screen.press("1" if turn % 2 == 0 else "2")


def record_tables(ward, slowest):
    table = "what\tperson\tvalue\n" + "note\t=A040\tx\n" * LINES
    for _ in range(TABLES):
        begun = time.monotonic()
        ward.run("table", "record", "-", text=table)
        slowest.append(time.monotonic() - begun)


def all_at_once(ward):
    """Problems, as sentences."""
    first, second, slowest = Screen(ward, "sweeper"), Screen(ward, "second"), []
    for key in "rss": # a new round
        first.press(key)
    for key in TO_TRANSPORT:
        second.press(key)
    first.slowest = second.slowest = 0.0
    at_work = [threading.Thread(target=sweep, args=[first]), threading.Thread(target=say_transport, args=[second]),
               threading.Thread(target=record_tables, args=[ward, slowest])]
    for thread in at_work:
        thread.start()
    for thread in at_work:
        thread.join()
    problems = []
    for name, waited in (("sweep", first.slowest), ("form", second.slowest), ("table", max(slowest))):
        print(f"# slowest {name}: {waited * 1000:.0f} ms")
        if waited > SECONDS_MOST:
            problems.append(f"the {name} waited {waited:.2f} s")
    # and that the sweep began
    for observer, expected in (("sweeper", SWEPT + 1), ("second", SAID), ("table", TABLES * LINES)):
        found = ward.said_by(observer)
        if found != expected:
            problems.append(f"of {expected} words of {observer} {found} are in the book")
    first.leave()
    second.leave()
    ward.run("a", "verify")
    return problems


def stopped_with_a_form(ward):
    screen, problems = Screen(ward, "stopped"), []
    for key in TO_TRANSPORT + [ENTER]:
        screen.press(key)
    os.kill(screen.pid, signal.SIGSTOP)
    begun = time.monotonic()
    ward.run("other", "record", "-", text="what\tperson\tvalue\ntransport\t=A001\theavy\n")
    if time.monotonic() - begun > SECONDS_MOST:
        problems.append("a stopped screen holds the others up")
    os.kill(screen.pid, signal.SIGCONT)
    screen.press("1")
    if "NOT SAVED YET: other said meanwhile" not in screen.seen:
        problems.append("what changed under the form is not told")
    if ward.said_by("stopped") != 0:
        problems.append("the form saved before it told")
    screen.press("1")
    if ward.said_by("stopped") != 1:
        problems.append("the second key does not save")
    screen.leave()
    return problems


def main():
    stories = [("two screens and a table at once", all_at_once), ("a screen stopped with a form open", stopped_with_a_form)]
    print(f"1..{len(stories)}")
    failed = False
    for number, (name, play) in enumerate(stories, 1):
        with tempfile.TemporaryDirectory(prefix="meguri-two-") as folder:
            problems = play(Ward(sys.argv[1], folder))
        for problem in problems:
            print(f"# {problem}")
        print(f"{'not ok' if problems else 'ok'} {number} - {name}")
        failed |= bool(problems)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
