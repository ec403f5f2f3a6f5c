#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Plays command files: play-cli.py MEGURI FILE.cli... Prints TAP.

A .cli file holds commands and what they must print. "$ " begins a command for sh; what follows, up to the next one, is
its standard output and standard error as one, and "[N]" on a line of its own its exit status if that is not 0. "#" begins
a remark. Each file has a folder of its own; `meguri` is the program, `$D` the data folder of the project, and `$N` runs
what follows as somebody whom permissions bind. Statement ids, band payloads' site and seal, and fingerprints are random and
shown as <id>, <payload> and <digest>. A sign that could steer a terminal or turn its text is shown as <RAW U+XXXX>, and
no file may hold one.
MEGURI_GENERATE=1 writes what was printed into the file instead of comparing: read it before you keep it."""
import difflib
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata

NOT_ROOT = "setpriv --reuid=65534 --regid=65534 --clear-groups" if os.getuid() == 0 else ""
RANDOM = [
    (re.compile(r"\b[0-9a-f]{32}\b"), "<id>"),
    (re.compile(r"\bMG1[A-Z][0-9A-Z./-]+"), "<payload>"),
    (re.compile(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}/\d+"), "<digest>"),
    (re.compile(r"\.pdf\.[0-9A-Z]{6}"), ".pdf.<temporary>"),
]


def plain(text):
    for pattern, word in RANDOM:
        text = pattern.sub(word, text)
    return text


def show_raw(printed):
    """What must never reach a terminal becomes a word that no file expects."""
    steers = ("Cc", "Cf", "Cs", "Zl", "Zp")
    return "".join(f"<RAW U+{ord(sign):04X}>" if sign not in "\n\t" and unicodedata.category(sign) in steers else sign for sign in printed)


def set_tools(folder, meguri):
    """A copy of the program, so that somebody else may run it too."""
    tools = pathlib.Path(folder) / ".tools"
    tools.mkdir()
    shutil.copy(meguri, tools / "meguri")
    os.chmod(folder, 0o755)
    return tools


def play(meguri, path, folder):
    """The file's lines as the program answers them now."""
    data = path.parents[2] / "data"
    tools = set_tools(folder, meguri)
    environment = {
        "PATH": f"{tools}:/usr/bin:/bin", "HOME": folder, "XDG_DATA_HOME": f"{folder}/data", "D": str(data),
        "N": NOT_ROOT, "LC_ALL": "C.UTF-8", "LANGUAGE": "en", "TZ": "UTC",
        "MEGURI_SANDBOX": "kill",  # whoever opens a socket or starts a program dies of it, and the lines differ
        **{name: value for name, value in os.environ.items() if name.endswith("SAN_OPTIONS") or name == "G_SLICE"},
    }
    out = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            out.append(line)
        elif line.startswith("$ "):
            done = subprocess.run(["sh", "-c", line[2:]], cwd=folder, env=environment, capture_output=True,
                                  stdin=subprocess.DEVNULL)
            printed = (done.stdout + done.stderr).decode("utf-8", "backslashreplace")
            out.append(line)
            out += plain(show_raw(printed)).replace(folder, "<folder>").splitlines()
            out += [f"[{done.returncode}]"] if done.returncode else []
    return out


def expected(path):
    return [line for line in path.read_text(encoding="utf-8").splitlines()]


def main():
    meguri, files = pathlib.Path(sys.argv[1]).resolve(), [pathlib.Path(name).resolve() for name in sys.argv[2:]]
    print(f"1..{len(files)}")
    good = True
    for number, path in enumerate(files, 1):
        with tempfile.TemporaryDirectory(prefix="meguri-cli-") as folder:
            got = play(meguri, path, folder)
        if os.environ.get("MEGURI_GENERATE"):
            path.write_text("\n".join(got) + "\n", encoding="utf-8")
        same = got == expected(path) and not any("<RAW" in line for line in got)
        good &= same
        print(f"{'ok' if same else 'not ok'} {number} - {path.stem}")
        if not same:
            for line in difflib.unified_diff(expected(path), got, "expected", "printed", lineterm="", n=2):
                print(f"# {line}")
    return 0 if good else 1


sys.exit(main())
