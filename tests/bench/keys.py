#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a key costs until the screen is still: meguri on a book of 100,000 statements at 80x24, in turn with a program that
only gives the key back, in the same run. Prints times as ratios; asserts nothing.

    keys.py MEGURI ECHO MAKE"""
import fcntl
import os
import pathlib
import pty
import select
import shutil
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time

ROWS, COLUMNS = 24, 80
SESSIONS, KEYS = 5, 24  # of each program
QUIET_START, QUIET_KEY = 0.25, 0.06  # seconds of silence that end a wait
STATEMENTS = 100000
NOW = "2026-11-24T06:00"
# To the beds of one room and back, down and up.
CURSOR = [b"\x1bO" + arrow for arrow in (b"C", b"C", b"B", b"D", b"D", b"A")]
PLAIN = [b"j"]


def read_until_quiet(terminal, quiet, first=5.0):
    """Bytes until silence, and when the last of them came; None if none came at all."""
    got, last, wait = 0, None, first
    while select.select([terminal], [], [], wait)[0]:
        try:
            got += len(os.read(terminal, 65536))
        except OSError:
            break
        last, wait = time.perf_counter(), quiet
    return got, last


def open_program(command):
    child, terminal = pty.fork()
    if child == 0:
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        os.environ.update(TERM="xterm-256color", LC_ALL="C.UTF-8", LANGUAGE="ja")
        os.execv(command[0], command)
    return child, terminal


def close_program(child, terminal):
    try:
        os.write(terminal, b"q")
        read_until_quiet(terminal, 0.05, 0.3)
    except OSError:
        pass
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(terminal)


def session(command, keys, speaks):
    """(ms, bytes) of each of KEYS keys; SPEAKS: the program draws something when it starts."""
    child, terminal = open_program(command)
    read_until_quiet(terminal, QUIET_START, 5.0 if speaks else 0.3)
    figures = []
    for number in range(KEYS):
        begin = time.perf_counter()
        os.write(terminal, keys[number % len(keys)])
        got, last = read_until_quiet(terminal, QUIET_KEY, 1.0)
        if last is not None:
            figures.append(((last - begin) * 1000, got))
    close_program(child, terminal)
    return figures


def percentile(values, share):
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def row(name, figures):
    times, sizes = [f[0] for f in figures], [f[1] for f in figures]
    print(
        f"{name:<44} {len(times):5} {percentile(times, 0.5):8.3f} ms {percentile(times, 0.95):8.3f} ms"
        f" {max(times):8.3f} ms {statistics.median(sizes):7.0f} bytes"
    )
    return percentile(times, 0.5), statistics.median(sizes)


def verdict(name, value, goal):
    print(f"{name:<44} {value:11.2f}   <= {goal:g} {'met' if value <= goal else 'MISSED'}")


def measure(programs):
    figures = {name: [] for name in programs}
    ratios = []
    for _ in range(SESSIONS):
        halves = {name: session(*program) for name, program in programs.items()}
        for name, got in halves.items():
            figures[name] += got
        assert all(halves.values()), "a program drew nothing for any key"
        medians = {name: statistics.median(f[0] for f in got) for name, got in halves.items()}
        ratios.append(medians["meguri"] / medians["echo"])
    return figures, ratios


def main(meguri, echo, make):
    load = os.getloadavg()
    print(f"\nW6  a cursor key to a still screen at {COLUMNS}x{ROWS}, {STATEMENTS} statements")
    busy = ": OTHERS USE THIS MACHINE, do not keep the figures" if load[0] > os.cpu_count() else ""
    print(f"load average {load[0]:.2f} {load[1]:.2f} {load[2]:.2f}, {os.cpu_count()} cores{busy}")
    with tempfile.TemporaryDirectory() as folder:
        book = str(pathlib.Path(folder) / "ward.meguri")
        subprocess.run([make, "log", str(STATEMENTS), "45", book, "8"], check=True)
        programs = {
            "meguri": ([meguri, "-b", book, "--observer", "佐々木", "--now", NOW], CURSOR, True),
            "echo": ([echo], PLAIN, False),
        }
        if shutil.which("sc"):
            programs["sc"] = ([shutil.which("sc")], [b"j", b"j", b"j", b"j", b"k"], True)
        else:
            print("not here, skipped: sc")
        figures, ratios = measure(programs)
    print(f"{'program':<44} {'n':>5} {'p50':>11} {'p95':>11} {'highest':>11} {'median':>13}")
    medians = {name: row(name, got) for name, got in figures.items()}
    verdict(f"p50 : echo, median of {len(ratios)} sessions in turn", statistics.median(ratios), 2.5)
    if "sc" in medians:
        verdict("p50 : sc", medians["meguri"][0] / medians["sc"][0], 2)
    verdict("bytes a cursor key", medians["meguri"][1], 200)
    verdict("highest of all keys, ms", max(f[0] for f in figures["meguri"]), 16)


if __name__ == "__main__":
    main(*sys.argv[1:])
