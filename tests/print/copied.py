#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""copied.py MEGURI COPIER: every sheet of the drill ward as paper: what a pen, two holes and a copier of a copy need of it.
Sizes of type and margins are read from the page itself. Needs poppler-utils and zbar-tools."""
import concurrent.futures
import csv
import functools
import io
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import looks

TOOLS = ["pdftoppm", "pdftotext", "pdfseparate", "zbarimg"]
MEGURI, COPIER = (os.path.abspath(path) for path in sys.argv[1:3])
NOW = "2026-11-02T06:45"
SHEETS = ["bed-map", "patient-list", "transport-list", "contact-list", "round-list", "questions", "conflicts", "counts",
          "handoff", "movement", "bands", "history", "day-report", "bedside-form", "blank-form", "meal-list", "scan-cover", "reentry",
          "reentry-open"]
# The first page of each is kept as a picture: every sheet in Japanese, and in English where letters stand before a name.
LOOKED_AT = [(sheet, "ja") for sheet in SHEETS] + [(sheet, "en") for sheet in
             ("bed-map", "patient-list", "contact-list", "handoff", "day-report", "bedside-form")]
# Also these, drawn for their pictures alone and after all others: what else a sheet is asked for.
VARIANTS = {"bed-map-a3": ["bed-map", "--media", "a3"], "bed-map-hidden": ["bed-map", "--initials"],
            "transport-walking-first": ["transport-list", "--walking-first"], "patient-list-kana": ["patient-list", "--sort", "kana"],
            "day-report-closed": ["day-report", "--at", "2026-11-03T00:00"], "movement-closed": ["movement", "--at", "2026-11-03T00:00"],
            "nursing-need": ["nursing-need"], "blank-form-a5": ["blank-form", "--media", "a5"],
            "blank-form-bilingual": ["blank-form", "--bilingual"]}
MIDNIGHT = "2026-11-03T00:10"  # by then the day that they tell of has ended
BODY, NAME = 10.4, 11.9  # points: 10.5 and 12 as they are read back
# Where less is meant: kana over the kanji of a bed, what is known and what signs mean on a form. What of them, is asked apart.
SMALL = {"bed-map", "bedside-form", "blank-form"}
VIEW = 800  # dots of 300 to an inch: what a scanner sees at once
FORM_NOTE = 125  # points from the lower edge: what signs mean, above the foot of a form
NAMED = ["patient-list", "transport-list", "contact-list", "round-list", "movement", "meal-list", "reentry-open"]
FOOT = 62  # points from the lower edge
LEAST = 8.9  # points: the foot; what does not fit is set so small, and no smaller
LEAST_DOTS = 22  # of a kanji of the foot at 300 dpi: a copier keeps its strokes
MILLIMETRE = 72 / 25.4


def run(*words, **more):
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "TZ": "UTC"}
    return subprocess.run([str(word) for word in words], check=True, capture_output=True, env=environment, **more).stdout


def meguri(*words, now=NOW):
    return run(MEGURI, "--now", now, "--observer", "佐々木", *words)


def pages_of(pdf):
    return int(re.search(rb"Pages:\s+(\d+)", run("pdfinfo", pdf)).group(1))


def raster(pdf, page, dpi, left=0.0, top=0.0):
    """A page as dots, from LEFT and TOP of its width and height on: what is looked at need not be copied with all else."""
    width, height = (side * dpi / 72 for side in words_of(pdf)[0][0])
    part = ["-x", round(width * left), "-y", round(height * top), "-W", round(width * (1 - left)), "-H", round(height * (1 - top))]
    return run("pdftoppm", "-r", dpi, "-gray", "-f", page, "-l", page, *(part if left or top else []), pdf)


def codes_of(image, path):
    path.write_bytes(image)
    read = subprocess.run(["zbarimg", "-q", "--raw", "--nodbus", "-Sdisable", "-Sqrcode.enable", path],
                          capture_output=True, text=True)
    return sorted(read.stdout.split())


def codes_one_by_one(image, path):
    """As a scanner sees a page, a part at a time: zbar takes corners of codes that stand in one column for those of one code."""
    width, height, dots = looks.grey.read_pgm(image)
    found = set()
    for top in range(0, height, VIEW // 2):
        part = dots[top * width:(top + VIEW) * width]
        found |= set(codes_of(b"P5\n%d %d\n255\n" % (width, len(part) // width) + bytes(part), path))
    return sorted(found)


@functools.lru_cache(maxsize=None)
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
        self.patients = self.read_patients()
        self.names = [row["kana"] for row in self.patients if row["kana"] not in ("", "unknown")]
        self.forms = [self.draw("ja", "blank-form", "--per-page", str(many)) for many in (4, 5, 6)]
        self.forms.append(self.draw("en", "blank-form", "--media", "a5"))

    def read_patients(self):
        text = meguri("-b", self.folder / "drill.meguri", "show", "patient-list", "--format", "tsv").decode()
        return list(csv.DictReader(io.StringIO(text), delimiter="\t"))

    def draw(self, language, *words):
        pdf = self.folder / f"{language}-{'-'.join(words).replace(':', '')}.pdf"
        now = MIDNIGHT if "--at" in words else NOW
        meguri("-b", self.folder / "drill.meguri", "--lang", language, "print", *words, "--to", pdf, now=now)
        return pdf


def every_code_of_a_form_survives_two_copies(ward):
    for pdf, slips in zip(ward.forms, (4, 5, 6, 1)):
        page = 2
        image = raster(pdf, page, 300, left=0.75)
        codes = codes_one_by_one(image, ward.folder / "first.pgm")
        assert len(set(codes)) == slips and all(code.startswith("MF1-") for code in codes), (pdf.name, codes)
        copy = run(COPIER, input=image)
        assert codes_one_by_one(copy, ward.folder / "copy.pgm") == codes, pdf.name


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


def set_small(words):
    """Words of a cell that was too long for the body's type, and says so."""
    return any(word[6].startswith(("(set", "（縮小")) for word in words)


def body_and_names_are_large_enough(ward):
    for (sheet, language), pdf in ward.pdfs.items():
        words = [word for word in words_of(pdf) if word[4] < word[0][1] - FOOT]
        small = [(word[6], word[5]) for word in words if word[5] < BODY]
        assert not small or sheet in SMALL or set_small(words), (sheet, language, small[:5])
        names = [(one, two) for one, two in zip(words, words[1:]) if f"{one[6]} {two[6]}" in ward.names]
        assert sheet not in NAMED or len(names) > 3, (sheet, language, len(names))
        for one, two in names:
            assert sheet not in NAMED or min(one[5], two[5]) >= NAME, (sheet, language, one[6], one[5])


def a_map_is_read_from_where_one_stands(ward):
    """Names at 12 points, everything else at that of the body, and smaller only the kana over a name."""
    kana = {part for row in ward.patients if row["kanji"] for part in row["kana"].split()}
    called = {part for row in ward.patients for part in (row["kanji"] or row["kana"]).split()} - kana
    for language in ("ja", "en"):
        words = [word for word in words_of(ward.pdfs["bed-map", language]) if word[4] < word[0][1] - FOOT]
        small = [word[6] for word in words if word[5] < BODY and word[6] not in kana]
        assert not small, (language, small[:5])
        names = [word for word in words if word[6] in called]
        assert len(names) > 40, (language, len(names))
        assert min(word[5] for word in names) >= NAME, (language, min(names, key=lambda word: word[5]))


def a_form_is_filled_in_without_glasses(ward):
    """What is asked is as large as any text; what is known stands in brackets, small, and what signs mean above the foot."""
    for sheet in ("blank-form", "bedside-form"):
        for language in ("ja", "en"):
            words = [word for word in words_of(ward.pdfs[sheet, language]) if word[4] < word[0][1] - FORM_NOTE]
            small = " ".join(word[6] for word in words if word[5] < BODY)
            if sheet == "bedside-form":
                small = re.sub(r"\[[^]]*\]|\d\d/\d\d|\d\d:\d\d", "", small).strip()
            assert not small, (sheet, language, small[:80])
            beds = [word for word in words if re.fullmatch(r"5\d\d-\d", word[6])]
            assert len(beds) > 30 and min(word[5] for word in beds) >= 15.9, (sheet, language, len(beds))


def who_is_moved_has_every_box_of_the_tracking_form(ward):
    wanted = {"ja": ["行先", "出発", "車両", "記録", "薬", "家族", "到着", "バンド・"],
              "en": ["Goes", "Left", "Vehicle", "Chart", "Drugs", "Family", "Arrived", "Band,"]}
    for language, labels in wanted.items():
        words = [word[6] for word in words_of(ward.pdfs["transport-list", language])]
        pages = pages_of(ward.pdfs["transport-list", language])
        assert all(words.count(label) >= pages for label in labels), (language, [label for label in labels if words.count(label) < pages])


def half_a_ward_stands_on_a_page_of_the_inpatient_list(ward):
    """Numbered, two lines a patient, kana and kanji side by side; letters before them cost lines. Of whoever has more devices
    than two lines hold the class stands in the column, all else below, and nothing twice."""
    for language, most in (("ja", 20), ("en", 16)):
        pdf = ward.pdfs["patient-list", language]
        pages = run("pdftotext", "-layout", pdf, "-").decode().split("\f")[:-1]
        rows = [re.findall(r"^\W*(\d+) +5\S+ ", page, re.M) for page in pages]
        assert len(rows[0]) >= most, (language, rows)
        assert sum(rows, []) == [str(at + 1) for at in range(len(ward.patients))], (language, rows)
    lines = {word[6]: word[2] for word in words_of(ward.pdfs["patient-list", "ja"])}
    assert lines["ハナコ"] == lines["花子"] and lines["カズコ"] == lines["和子"]
    text = re.sub(r"\s+", "", run("pdftotext", "-layout", ward.pdfs["patient-list", "ja"], "-").decode())
    assert text.count("搬送・装着:ベッド人工呼吸器,輸液ポンプ2,シリンジポンプ2,モニター,尿カテーテル,吸引") == 1
    assert text.count("輸液ポンプ2,シリンジポンプ2") == 1


def who_types_takes_the_paper_of_one_patient(ward):
    for language in ("ja", "en"):
        pdf = ward.pdfs["reentry", language]
        for number, page in enumerate(run("pdftotext", "-layout", pdf, "-").decode().split("\f")[:-1], 1):
            assert len(re.findall(r"^ *A\d{3} ", page, re.M)) == 1, (language, number)


def pages_look_as_they_did(ward):
    pdfs = {f"{sheet}.{language}": ward.pdfs[sheet, language] for sheet, language in LOOKED_AT}
    pdfs |= {f"{name}.ja": ward.draw("ja", *words) for name, words in VARIANTS.items()}
    with concurrent.futures.ThreadPoolExecutor(2) as pair:
        pages = pair.map(lambda pdf: raster(pdf, 1, looks.DPI), pdfs.values())
        wrong = [looks.compare(name, page) for name, page in zip(pdfs, pages)]
    assert not any(wrong), "; ".join(filter(None, wrong))
    assert {path.stem for path in looks.FOLDER.glob("*.png")} == set(pdfs), "a picture of no sheet"


def handoff_is_on_two_pages_at_most(ward):
    """40 patients, all of whom came since the last one."""
    book = ward.folder / "came.meguri"
    data = pathlib.Path(__file__).resolve().parents[2] / "data/drill"
    run(MEGURI, "--now", "2026-11-01T20:00", "--observer", "佐々木", "new", book, "--layout", data / "ward.ini", stdin=subprocess.DEVNULL)
    run(MEGURI, "-b", book, "--now", "2026-11-01T20:00", "--observer", "佐々木", "print", "handoff", "--to", ward.folder / "before.pdf")
    meguri("-b", book, "record", data / "round.tsv")
    for language in ("ja", "en"):
        pdf = ward.folder / f"came.{language}.pdf"
        meguri("-b", book, "--lang", language, "print", "handoff", "--to", pdf)
        pages = len(run("pdftotext", pdf, "-").decode().split("\f")) - 1
        assert pages <= 2, (language, pages)


def foot_of(image):
    """Heights in dots of the two lowest lines of writing on the foot of a page; a copy has them a little higher up."""
    found = re.match(rb"P5\s+(\d+)\s+(\d+)\s+255\s", image)
    width, height = int(found.group(1)), int(found.group(2))
    dots = image[found.end():]
    heights, ink = [], 0
    for row in range(height):
        if min(dots[row * width:(row + 1) * width]) < 128:
            ink += 1
        elif ink:
            heights.append(ink)
            ink = 0
    return [dots for dots in heights if dots > 8][-2:]  # what is lower is a line


def overlapping(words):
    """Pairs of words of a page that are printed over each other; lines stand close, letters do not."""
    return [(one[6], two[6]) for at, one in enumerate(words) for two in words[at + 1:]
            if min(one[3], two[3]) - max(one[1], two[1]) > 1
            and min(one[4], two[4]) - max(one[2], two[2]) > 0.4 * min(one[5], two[5])]


def nothing_long_stands_over_another_word(ward):
    """A hospital, a room, a patient and a receiver of the copy with long names: no bed's label under a room's, no code under a name,
    and in the head no type that a copier loses."""
    layout = ward.folder / "long.ini"
    layout.write_text("""[ward]
name = 3階混合病棟（本館・別館）
code = 3HB
hospital = 独立行政法人 架空総合医療センター附属病院

[room 本館312]
kind = single
title = 観察室（ナースステーション横）
place = 0,0
beds = 本312
""" + "".join(f"""
[room 本館{number}]
kind = single
place = {number - 312},0
beds = 本{number}
""" for number in (313, 314, 315)))
    book = ward.folder / "long.meguri"
    run(MEGURI, "--now", NOW, "--observer", "佐々木", "new", book, "--layout", layout, stdin=subprocess.DEVNULL)
    run(MEGURI, "--now", NOW, "--observer", "佐々木", "-b", book, "record", "-", input="""bed\tperson\twhat\tvalue
本312\tp\tpresence\tin
本312\tp\tkana\tヴォルフェシュレーゲルシュタインハウゼンベルガードルフ バルトロメウスマクシミリアン
""".encode())
    for language, *words in (("ja", "bed-map"), ("ja", "bedside-form"), ("ja", "blank-form"), ("en", "handoff", "--for", "カルテ"),
                             ("en", "patient-list", "--for", "カルテ,地域医療連携室・退院支援看護師", "--known", NOW)):
        pdf = ward.folder / "long.pdf"
        words_of.cache_clear()
        meguri("-b", book, "--lang", language, "print", *words, "--to", pdf)
        for page in range(1, pages_of(pdf) + 1):
            run("pdfseparate", "-f", page, "-l", page, pdf, ward.folder / "one.pdf")
            words_of.cache_clear()
            stand = words_of(ward.folder / "one.pdf")
            assert not overlapping(stand), (language, words, page, overlapping(stand))
            assert min(word[5] for word in stand) >= LEAST, (language, words, min(stand, key=lambda word: word[5]))
        if words[0] == "bedside-form":
            words_of.cache_clear()
            beds = [word for word in words_of(pdf) if word[5] >= 15.9 and word[6].startswith("本")]
            codes = sum((codes_one_by_one(raster(pdf, page, 300, left=0.75), ward.folder / "long.pgm")
                         for page in range(1, pages_of(pdf) + 1)), [])
            assert len(codes) == len(beds) == 4, (codes, beds)


def pages_of_ward(ward, name, *words):
    data = pathlib.Path(__file__).resolve().parents[1] / "sheets/wards"
    book, pdf = ward.folder / f"{name}.meguri", ward.folder / "alone.pdf"
    run(MEGURI, "--now", NOW, "--observer", "佐々木", "new", book, "--layout", data / f"{name}.ini", stdin=subprocess.DEVNULL)
    run(MEGURI, "--now", NOW, "--observer", "佐々木", "-b", book, "record", data / f"{name}.tsv")
    meguri("-b", book, "--lang", "ja", "print", *words, "--to", pdf)
    return run("pdftotext", "-layout", pdf, "-").decode().split("\f")[:-1]


def a_page_is_read_without_the_others(ward):
    """Each page with rooms of a map has the key to its letters, and what is to be asked of a patient stands on one page."""
    pages = pages_of_ward(ward, "two-buildings", "bed-map", "--media", "a5")
    assert len(pages) > 1 and all("独=独歩" in page for page in pages), pages
    pages = pages_of_ward(ward, "sixty", "questions")
    assert len(pages) > 5 and not any("（続き）" in page for page in pages)


def smallest_type_is_as_high_on_a_copy_of_a_copy(ward):
    for sheet in ("patient-list", "contact-list", "blank-form"):
        image = raster(ward.pdfs[sheet, "ja"], 1, 300, top=0.8)
        for page in (image, run(COPIER, input=image)):
            heights = foot_of(page)
            assert len(heights) > 0 and min(heights) >= LEAST_DOTS, (sheet, heights)


def whole_names_stand_on_every_list(ward):
    names = ward.names
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
    body_and_names_are_large_enough,
    a_map_is_read_from_where_one_stands,
    a_form_is_filled_in_without_glasses,
    who_is_moved_has_every_box_of_the_tracking_form,
    half_a_ward_stands_on_a_page_of_the_inpatient_list,
    who_types_takes_the_paper_of_one_patient,
    pages_look_as_they_did,
    handoff_is_on_two_pages_at_most,
    nothing_long_stands_over_another_word,
    a_page_is_read_without_the_others,
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
