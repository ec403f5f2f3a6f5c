#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A nurse without a scanner holds a wrist before the camera: the program's own reader, libv4l and libzbar on a camera that is
played to them (camera-device.c).

camera.py MEGURI DEVICE-LIBRARY   Prints bands of the drill, bends them round a wrist, and checks patients by them on a terminal of
tmux. Prints TAP, and skips without libv4l, libzbar, poppler-utils or tmux."""
import ctypes
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

import keyboard

DEVICE = "/dev/video7"
WRIST = "28"  # mm


class Ward:
    """The drill's book; the screen of it has a camera, before which PAGE stands, and for one picture GLIMPSE, if it is there."""

    def __init__(self, meguri, library, folder):
        self.meguri, self.library, self.folder = meguri, library, pathlib.Path(folder)
        self.page, self.glimpse = self.folder / "before-the-camera.pgm", self.folder / "glimpse.pgm"
        self.run("drill", ".")

    def program(self):
        return [self.meguri, "--now", "2026-11-02T06:45", "--observer", "Sasaki", "-b", "drill.meguri"]

    def words(self):
        lens = [f"LD_PRELOAD={self.library}", f"CAMERA_PAGE={self.page}", f"CAMERA_GLIMPSE={self.glimpse}", f"CAMERA_RADIUS={WRIST}"]
        return [*lens, f"MEGURI_CAMERA={DEVICE}", *self.program()]

    def run(self, *words):
        environment = {**os.environ, "LC_ALL": "C.UTF-8", "LANGUAGE": "en", "HOME": str(self.folder)}
        subprocess.run([*self.program(), *words], cwd=self.folder, env=environment, capture_output=True, stdin=subprocess.DEVNULL, check=True)

    def hold(self, pdf, where=None):
        target = (where or self.page).with_suffix("")
        subprocess.run(["pdftoppm", "-r", "203", "-gray", "-singlefile", self.folder / pdf, target], check=True)


def check(screen, name, birthdate, until):
    screen.press("v", until="Scan the band")
    screen.press("F", until="signs read")
    screen.press(name, "Enter", birthdate, "Enter", until=until)
    screen.press("Escape", until="q quit")


def band_on_the_wrist_is_checked(ward, screen):
    ward.run("band", "A001", "--to", "band.pdf")
    ward.hold("band.pdf")
    check(screen, "yamada hanako", "S20.7.14", "Y E S   the right patient")


def band_of_somebody_else_is_refused(ward, screen):
    ward.run("band", "A002", "--to", "other.pdf")
    ward.hold("other.pdf")
    check(screen, "yamada hanako", "S20.7.14", "N O")


def band_that_passes_by_is_not_taken(ward, screen):
    """Whoever lies in the next bed reaches through the picture: one look is none."""
    ward.hold("other.pdf", ward.glimpse)
    ward.hold("band.pdf")
    check(screen, "yamada hanako", "S20.7.14", "Y E S   the right patient")


def camera_that_is_taken_away_is_told(ward, screen):
    ward.page.unlink()
    screen.press("v", until="Scan the band")
    screen.press("F", until="The camera does not answer")


CHECKS = [band_on_the_wrist_is_checked, band_of_somebody_else_is_refused, band_that_passes_by_is_not_taken, camera_that_is_taken_away_is_told]


def missing():
    lacks = [tool for tool in ("pdftoppm", "tmux") if shutil.which(tool) is None]
    for library in ("libv4l2.so.0", "libzbar.so.0"):
        try:
            ctypes.CDLL(library)
        except OSError:
            lacks.append(library)
    return lacks


def main():
    lacks = missing()
    if lacks:
        print(f"1..0 # SKIP needs {', '.join(lacks)}")
        return 0
    failed = 0
    print(f"1..{len(CHECKS)}")
    with tempfile.TemporaryDirectory(prefix="meguri-camera-") as folder:
        ward = Ward(*(pathlib.Path(word).resolve() for word in sys.argv[1:3]), folder)
        screen = keyboard.Screen(ward)
        try:
            for number, play in enumerate(CHECKS, 1):
                problem = ""
                try:
                    play(ward, screen)
                except (AssertionError, subprocess.CalledProcessError) as error:
                    problem, failed = str(error).replace("\n", "\n# "), failed + 1
                print(f"{'not ok' if problem else 'ok'} {number} - {play.__name__.replace('_', ' ')}" + (f"\n# {problem}" if problem else ""))
        finally:
            screen.leave()
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
