#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""copied.py MEGURI COPIER: every sheet of the drill ward as paper: what a pen, two holes and a copier of a copy need of it.
Sizes of type and margins are read from the page itself. Needs poppler-utils and zbar-tools."""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

TOOLS = ["pdftoppm", "pdftotext", "zbarimg"]
MEGURI, COPIER = (os.path.abspath(path) for path in sys.argv[1:3])
NOW = "2026-11-02T06:45"
SHEETS = ["bed-map", "patient-list", "transport-list", "contact-list", "round-list", "questions", "conflicts", "counts",
          "handoff", "movement", "bands", "history", "day-report", "bedside-form", "blank-form"]
LEAST = 8.9  # points: the foot; what does not fit is set so small, and no smaller
LEAST_DOTS = 22  # of a kanji of the foot at 300 dpi: a copier keeps its strokes
MILLIMETRE = 72 / 25.4


def run(*words, **more):
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "TZ": "UTC"}
    return subprocess.run([str(word) for word in words], check=True, capture_output=True, env=environment, **more).stdout


def meguri(*words):
    return run(MEGURI, "--now", NOW, "--observer", "佐々木", *words)


def pages_of(pdf):
    return int(re.search(rb"Pages:\s+(\d+)", run("pdfinfo", pdf)).group(1))


def raster(pdf, page, dpi):
    return run("pdftoppm", "-r", str(dpi), "-gray", "-f", page, "-l", page, pdf)


def codes_of(image, path):
    path.write_bytes(image)
    read = subprocess.run(["zbarimg", "-q", "--raw", "--nodbus", "-Sdisable", "-Sqrcode.enable", path],
                          capture_output=True, text=True)
    return sorted(read.stdout.split())


def words_of(pdf):
    """(page size, left, top, right, bottom, size of type, word) of every word."""
    found, size = [], None
    for line in run("pdftotext", "-bbox", pdf, "-").decode().splitlines():
        page = re.search(r'<page width="([\d.]+)" height="([\d.]+)"', line)
        word = re.search(r'xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*)</word>', line)
        if page:
            size = tuple(map(float, page.groups()))
        elif word:
            left, top, right, bottom = map(float, word.groups()[:4])
            found.append((size, left, top, right, bottom, bottom - top, word.group(5)))
    return found


class Ward:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        meguri("drill", folder)
        self.pdfs = {}
        for language in ("ja", "en"):
            for sheet in SHEETS:
                self.pdfs[sheet, language] = self.draw(language, sheet)
        self.forms = [self.draw("ja", "blank-form", "--per-page", str(many)) for many in (4, 5, 6)]
        self.forms.append(self.draw("en", "blank-form", "--media", "a5"))

    def draw(self, language, *words):
        pdf = self.folder / f"{language}-{'-'.join(words)}.pdf"
        meguri("-b", self.folder / "drill.meguri", "--lang", language, "print", *words, "--to", pdf)
        return pdf


def every_code_of_a_form_survives_two_copies(ward):
    for pdf in ward.forms:
        page = 2
        image = raster(pdf, page, 300)
        codes = codes_of(image, ward.folder / "first.pgm")
        assert codes and all(code.startswith("MF1-") for code in codes), (pdf.name, codes)
        copy = run(COPIER, input=image)
        assert codes_of(copy, ward.folder / "copy.pgm") == codes, pdf.name


def every_code_of_a_band_on_plain_paper_survives_two_copies(ward):
    pdf = ward.folder / "bands-a4.pdf"
    meguri("-b", ward.folder / "drill.meguri", "--lang", "ja", "band", "501-1", "502-1", "503-1", "--media", "strip-a4", "--to", pdf)
    image = raster(pdf, 1, 300)
    codes = codes_of(image, ward.folder / "first.pgm")
    assert len(set(codes)) == 3, codes
    assert set(codes_of(run(COPIER, input=image), ward.folder / "copy.pgm")) == set(codes)


def nothing_stands_where_the_holes_go_or_at_an_edge(ward):
    for (sheet, language), pdf in ward.pdfs.items():
        for (width, height), left, top, right, bottom, _size, word in words_of(pdf):
            assert left >= 24.5 * MILLIMETRE, (sheet, language, word, left / MILLIMETRE)
            assert right <= width - 8 * MILLIMETRE, (sheet, language, word, (width - right) / MILLIMETRE)
            assert top >= 6 * MILLIMETRE and bottom <= height - 6 * MILLIMETRE, (sheet, language, word)


def no_type_is_smaller_than_a_copier_keeps(ward):
    for (sheet, language), pdf in ward.pdfs.items():
        for _page, _left, _top, _right, _bottom, size, word in words_of(pdf):
            assert size >= LEAST, (sheet, language, word, size)


def foot_of(image):
    """Heights in dots of the two lowest lines of writing on a page; a copy has them a little higher up."""
    found = re.match(rb"P5\s+(\d+)\s+(\d+)\s+255\s", image)
    width, height = int(found.group(1)), int(found.group(2))
    dots = image[found.end():]
    heights, ink = [], 0
    for row in range(height * 80 // 100, height):
        if min(dots[row * width:(row + 1) * width]) < 128:
            ink += 1
        elif ink:
            heights.append(ink)
            ink = 0
    return [dots for dots in heights if dots > 8][-2:]  # what is lower is a line


def smallest_type_is_as_high_on_a_copy_of_a_copy(ward):
    for sheet in ("patient-list", "contact-list", "blank-form"):
        image = raster(ward.pdfs[sheet, "ja"], 1, 300)
        for page in (image, run(COPIER, input=image)):
            heights = foot_of(page)
            assert len(heights) > 0 and min(heights) >= LEAST_DOTS, (sheet, heights)


def whole_names_stand_on_every_list(ward):
    import csv
    import io
    text = meguri("-b", ward.folder / "drill.meguri", "show", "patient-list", "--format", "tsv").decode()
    names = [row["kana"] for row in csv.DictReader(io.StringIO(text), delimiter="\t") if row["kana"] not in ("", "unknown")]
    assert len(names) > 30
    for sheet in ("patient-list", "transport-list", "contact-list", "round-list", "bedside-form"):
        page = re.sub(r"\s+", "", run("pdftotext", "-raw", ward.pdfs[sheet, "ja"], "-").decode())
        shown = [name for name in names if name.replace(" ", "") in page]
        assert len(shown) >= len(names) * (9 if sheet != "transport-list" else 8) // 10, (sheet, len(shown), len(names))


CHECKS = [
    every_code_of_a_form_survives_two_copies,
    every_code_of_a_band_on_plain_paper_survives_two_copies,
    nothing_stands_where_the_holes_go_or_at_an_edge,
    no_type_is_smaller_than_a_copier_keeps,
    smallest_type_is_as_high_on_a_copy_of_a_copy,
    whole_names_stand_on_every_list,
]


def main():
    missing = [tool for tool in TOOLS if shutil.which(tool) is None]
    if missing:
        print(f"1..0 # SKIP needs {', '.join(missing)}")
        return 0
    bad = 0
    print(f"1..{len(CHECKS)}")
    with tempfile.TemporaryDirectory() as folder:
        ward = Ward(folder)
        for number, check in enumerate(CHECKS, 1):
            word = "ok"
            try:
                check(ward)
            except (AssertionError, ValueError, subprocess.CalledProcessError) as problem:
                word, bad = "not ok", bad + 1
                print(f"# {type(problem).__name__}: {problem} {getattr(problem, 'stderr', '')}")
            print(f"{word} {number} - {check.__name__.replace('_', ' ')}", flush=True)
    return 1 if bad else 0


sys.exit(main())
