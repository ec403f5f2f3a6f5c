#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A peer of the printed page: reportlab draws the bed map (45 boxes of 4 lines) or the list of a ward. Leaves with 77 where
reportlab or the font is not here.

    peer-page.py map|list WARD.tsv FILE.pdf"""
import csv
import subprocess
import sys

MM = 72 / 25.4


def font_file():
    try:
        found = subprocess.run(["fc-match", "-f", "%{file}", "IPAexGothic"], capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    return found.stdout if "ipaex" in found.stdout.lower() or "japanese" in found.stdout else None


def draw_map(page, ward):
    for number, person in enumerate(ward):
        x, y = 10 * MM + number % 9 * 30 * MM, 180 * MM - number // 9 * 34 * MM
        page.rect(x, y - 26 * MM, 29 * MM, 32 * MM)
        for line, column in enumerate(["bed", "kana", "kanji", "birthdate"]):
            page.drawString(x + MM, y - line * 6 * MM, person[column])


def draw_list(page, ward):
    for number, person in enumerate(ward):
        y = 200 * MM - number * 4.2 * MM
        page.line(10 * MM, y - MM, 287 * MM, y - MM)
        for column, text in enumerate(person.values()):
            page.drawString((10 + 40 * column) * MM, y, text)


def main(kind, ward, to):
    try:
        from reportlab.pdfbase import pdfmetrics
        from reportlab.pdfbase.ttfonts import TTFont
        from reportlab.pdfgen.canvas import Canvas
    except ImportError:
        return 77
    font = font_file()
    if font is None:
        return 77
    with open(ward, encoding="utf-8", newline="") as file:
        people = list(csv.DictReader(file, delimiter="\t"))
    pdfmetrics.registerFont(TTFont("IPAex", font))
    page = Canvas(to, pagesize=(297 * MM, 210 * MM))
    page.setFont("IPAex", 8)
    (draw_map if kind == "map" else draw_list)(page, people)
    page.save()
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
