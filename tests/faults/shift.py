#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A whole shift on a sealed book, with no network, and then a search for names where none may be (P7, P9).

shift.py MEGURI MAKE-SEALED   Plays 50 patients through every command and the screen, in a network namespace that has no network, under a filter that
kills whoever opens a socket or starts a program; one command is killed half way, one screen dies of a broken memory. Then every file in
the ward's folders, the temporary folders and the memory file system is searched for the 200 names in the ways a Japanese PC writes them;
only the pages that were asked for may hold them. Prints TAP."""
import fcntl
import os
import pathlib
import pty
import random
import resource
import select
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time
import unicodedata

NOW, PERSONS, PASSPHRASE = "2026-11-02T07:00", 50, "four words of the lead"
ENCODINGS = ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "cp932", "euc-jp"]
HALF = {unicodedata.normalize("NFKC", chr(code)): chr(code) for code in range(0xFF66, 0xFF9E)}
VOICED = {"\u3099": "\uFF9E", "\u309A": "\uFF9F"}
SHARED = ["/tmp", "/var/tmp", "/dev/shm"]


def draw_kana(chance):
    return "".join(chance.choice("カキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワガギダバパ") for _ in range(5))


def draw_kanji(chance):
    return "".join(bytes([chance.randrange(0xB0, 0xCF), chance.randrange(0xA1, 0xFE)]).decode("euc-jp") for _ in range(4))


def half_width(name):
    return "".join(VOICED.get(sign, HALF.get(sign, sign)) for sign in unicodedata.normalize("NFD", name))


def written_forms(name):
    """The bytes of NAME as any program of such a PC may write them."""
    forms = {name, half_width(name)}
    return {form.encode(encoding) for form in forms for encoding in ENCODINGS if encodable(form, encoding)}


def encodable(text, encoding):
    try:
        text.encode(encoding)
        return True
    except UnicodeEncodeError:
        return False


def changed(path):
    try:
        return path.lstat().st_ctime
    except OSError:  # another program's, gone meanwhile
        return 0


class Shift:
    """A sealed book in FOLDER with nothing else of the user's around it."""

    def __init__(self, meguri, make_sealed, folder):
        chance = random.Random(7)
        self.meguri, self.make_sealed, self.folder = meguri, make_sealed, pathlib.Path(folder)
        self.names = [draw(chance) for _ in range(PERSONS) for draw in (draw_kana, draw_kana, draw_kanji, draw_kanji)]
        self.environment = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "LANGUAGE": "ja", "TZ": "UTC", "TERM": "xterm",
                            "HOME": f"{folder}/home", "TMPDIR": f"{folder}/tmp", "MEGURI_SANDBOX": "kill"}
        for name in ["home", "tmp", "asked", "stick"]:
            (self.folder / name).mkdir()
        beds = ",".join(str(bed) for bed in range(1, PERSONS + 1))
        (self.folder / "ward.ini").write_text(f"[ward]\nname=5東\n[room 5]\nbeds={beds}\n", encoding="utf-8")
        key = self.folder / "key"
        key.touch(0o600)
        key.write_text(f"{PASSPHRASE}\n", encoding="utf-8")

    def table(self):
        rows = ["bed\tperson\twhat\tvalue"]
        for i in range(PERSONS):
            kana, given, kanji, kanji_given = self.names[4 * i:4 * i + 4]
            rows += [f"{i + 1}\tp{i}\tpresence\tin", f"\tp{i}\tkana\t{kana} {given}", f"\tp{i}\tkanji\t{kanji} {kanji_given}",
                     f"\tp{i}\tbirthdate\t1945-07-14", f"\tp{i}\tidentified\tstated-full", f"\tp{i}\tcontact\t1;妻;{kanji} {given};090;"]
        return "\n".join(rows) + "\n"

    def call(self, *words):
        return [self.meguri, "-b", "ward.meguri", "--key-file", "key", "--now", NOW, "--observer", "佐々木", *words]

    def run(self, *words, table=None):
        done = subprocess.run(self.call(*words), cwd=self.folder, env=self.environment, capture_output=True, text=True, input=table, check=False)
        if done.returncode < 0:
            raise AssertionError(f"{words[0]} died of {signal.Signals(-done.returncode).name}")
        if done.returncode not in (0, 1):
            raise AssertionError(f"{words}: status {done.returncode}: {done.stderr}")
        return done.stdout

    def kill_printing(self):
        running = subprocess.Popen(self.call("print", "patient-list", "--to", "asked/killed.pdf"), cwd=self.folder, env=self.environment,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(0.3)
        running.kill()
        running.wait()

    def play(self):
        subprocess.run([self.make_sealed, "ward.meguri", "ward.ini", PASSPHRASE], cwd=self.folder, check=True)
        self.run("record", "-", table=self.table())
        self.run("show", "patient-list")
        self.run("show", "contact-list", "--format", "json")
        self.run("print", "bed-map", "patient-list", "contact-list", "--to", "asked/papers.pdf")
        self.run("band", "--all", "--to", "asked/bands.pdf")
        self.run("check", "--scan", "nothing", "--stated-name", "ヤマダ ハナコ", "--stated-birthdate", "1945-07-14")
        self.run("key", "sheet", "--to", "asked/key.pdf")
        self.run("export", "stick")
        self.run("merge", *[str(path) for path in (self.folder / "stick").iterdir()])
        self.run("verify")
        self.kill_printing()

    # ---- the screen ----

    def open_screen(self):
        pid, terminal = pty.fork()
        if pid == 0:
            os.chdir(self.folder)
            resource.setrlimit(resource.RLIMIT_CORE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
            os.execve(self.meguri, self.call(), self.environment)
        fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        return pid, terminal

    @staticmethod
    def read(terminal, seconds):
        came = b""
        while select.select([terminal], [], [], 0.3 if came else seconds)[0]:
            try:
                came += os.read(terminal, 65536)
            except OSError:
                break
        return came.decode("utf-8", "replace")

    def crash_screen(self):
        """Round, lists, a person, half a name typed; locked and unlocked; then it dies. Whether a core was dumped."""
        pid, terminal = self.open_screen()
        seen = self.read(terminal, 30)
        for key in ["l", "\x1b", "c", "\x1b", "\r", "\t", "\x1b", "/", "yama", "L", "\x1b", "L"]:
            os.write(terminal, key.encode())
            seen += self.read(terminal, 3)
        os.write(terminal, f"{PASSPHRASE}\r".encode())
        seen += self.read(terminal, 10)
        os.write(terminal, b"\r")
        seen += self.read(terminal, 3)
        os.kill(pid, signal.SIGSEGV)
        status = os.waitpid(pid, 0)[1]
        os.close(terminal)
        assert "画面ロック中" in seen, "the screen was never locked"
        assert os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGSEGV, f"status {status}"
        return os.WCOREDUMP(status)

    # ---- the search ----

    def tops(self, since):
        """The ward's folder, and where every program may put something what is new and may be this one's."""
        yield self.folder
        for shared in SHARED:
            for path in pathlib.Path(shared).iterdir():
                if path != self.folder and changed(path) >= since and (path.is_file() or "meguri" in path.name):
                    yield path

    def files(self, since):
        for top in self.tops(since):
            if top.is_file():
                yield top
            for folder, _, names in os.walk(top):
                yield from (pathlib.Path(folder) / name for name in names)

    def find(self, since):
        """The files that hold a name, but for the pages that were asked for."""
        forms = {form for name in self.names for form in written_forms(name)}
        hits, count = [], 0
        for path in self.files(since):
            if path.parent == self.folder / "asked" and path.suffix == ".pdf":
                continue
            try:
                content = path.read_bytes() if path.is_file() and not path.is_symlink() else b""
            except OSError:  # another test's, gone meanwhile
                continue
            count += 1
            hits += [f"{path}: {form!r}" for form in forms if form in content]
        return hits, count, len(forms)


def tell(number, good, words, notes=()):
    print(f"{'ok' if good else 'not ok'} {number} - {words}")
    for note in notes:
        print(f"# {note}")
    return good


def can_leave_network():
    return subprocess.run(["unshare", "-rn", "true"], capture_output=True, check=False).returncode == 0


def main():
    meguri, make_sealed = [str(pathlib.Path(name).resolve()) for name in sys.argv[1:3]]
    if "--inside" not in sys.argv and can_leave_network():
        os.execvp("unshare", ["unshare", "-rn", sys.executable, "-B", __file__, meguri, make_sealed, "--inside"])
    skip = "" if "--inside" in sys.argv else " # SKIP no network namespace may be made here"
    print("1..4")
    good, since = True, time.time() - 1
    with tempfile.TemporaryDirectory(prefix="meguri-shift-") as folder:
        shift = Shift(meguri, make_sealed, folder)
        try:
            shift.play()
            good &= tell(1, True, "a shift without a network" + skip)
        except AssertionError as broken:
            good &= tell(1, False, "a shift without a network", [broken])
        good &= tell(2, not shift.crash_screen(), "a screen that dies leaves no core")
        hits, files, forms = shift.find(since)
        good &= tell(3, not hits, "no name but on the pages that were asked for",
                     [f"{len(shift.names)} names in {forms} forms, {files} files", *hits[:10]])
        for encoding in ENCODINGS:
            (pathlib.Path(folder) / "home" / encoding).write_bytes(f"x{shift.names[0]}x".encode(encoding))
        (pathlib.Path(folder) / "home" / "half").write_bytes(half_width(shift.names[0]).encode("cp932"))
        good &= tell(4, len(shift.find(since)[0]) == len(ENCODINGS) + 1, "the search finds what is there")
    return 0 if good else 1


sys.exit(main())
