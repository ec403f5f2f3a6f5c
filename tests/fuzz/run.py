#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs one fuzz target: run.py NAME RUNS PROGRAM. It begins with what lies in corpus/NAME and the lines of corpus/NAME.lines ("\\x1B" is
a byte); NAME.dict is its dictionary. The runs and their seed are fixed, so the same program does the same again;
MEGURI_FUZZ_TIMES multiplies the runs, MEGURI_FUZZ_SEED sets another seed. With RUNS below 0 the target has a planted fault, and
it is a failure if -RUNS do not find it."""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).parent
SEED = 5
LONGEST = 2048


def shown(path):
    bytes_ = path.read_bytes()
    return f"{len(bytes_)} bytes: {bytes_[:2000]!r}"


def unescape(line):
    return re.sub(rb"\\x([0-9A-Fa-f]{2})", lambda found: bytes([int(found.group(1), 16)]), line)


def put_dictionary(path, to):
    """libFuzzer wants ASCII."""
    to.write_bytes(b"".join(b"\\x%02X" % byte if byte > 0x7E else bytes([byte]) for byte in path.read_bytes()))


def gather(name, given):
    """All that the target begins with, in one folder."""
    given.mkdir()
    lines = HERE / "corpus" / f"{name}.lines"
    for number, line in enumerate(lines.read_bytes().splitlines() if lines.exists() else []):
        (given / f"line-{number + 1:03}").write_bytes(unescape(line))
    folder = HERE / "corpus" / name
    for path in folder.iterdir() if folder.is_dir() else []:
        shutil.copy(path, given / path.name)


def fuzz(name, runs, program, scratch):
    new = scratch / "new"
    new.mkdir()
    dictionary = HERE / f"{name}.dict"
    command = [program, f"-runs={runs}", f"-seed={os.environ.get('MEGURI_FUZZ_SEED', SEED)}", f"-max_len={LONGEST}"]
    command += [f"-artifact_prefix={scratch}/found-", "-timeout=30", "-rss_limit_mb=1024"]
    if dictionary.exists():
        put_dictionary(dictionary, scratch / "words")
        command.append(f"-dict={scratch}/words")
    environment = dict(os.environ, TMPDIR="/dev/shm" if os.access("/dev/shm", os.W_OK) else str(scratch))
    command += [new, scratch / "given"]
    return subprocess.run(command, capture_output=True, text=True, errors="replace", env=environment, check=False)


def main():
    name, wanted, program = sys.argv[1:]
    runs = int(wanted) * max(1, int(os.environ.get("MEGURI_FUZZ_TIMES", "1")))
    planted = runs < 0
    scratch = pathlib.Path(tempfile.mkdtemp(prefix="meguri-fuzz-"))
    try:
        gather(name, scratch / "given")
        begun = time.monotonic()
        result = fuzz(name, abs(runs), program, scratch)
        took = time.monotonic() - begun
        found = sorted(scratch.glob("found-*"))
        died = result.returncode != 0
        for path in found:
            print(f"{name}: {path.name}: {shown(path)}")
        if planted:
            print(f"{name}: the planted fault was {'found' if died and found else 'NOT found'} in {took:.1f} s")
            sys.exit(0 if died and found else 1)
        done = re.findall(r"(?:Done|^)\s*(\d+) runs", result.stdout + result.stderr, re.M)
        if died or not done:
            print((result.stdout + result.stderr)[-6000:])
            keep = os.environ.get("MEGURI_FUZZ_KEEP")
            for path in found if keep else []:
                shutil.copy(path, keep)
            sys.exit(1)
        print(f"{name}: {done[-1]} runs in {took:.1f} s, {int(done[-1]) / took:.0f} a second, no finding")
    finally:
        shutil.rmtree(scratch)


main()
