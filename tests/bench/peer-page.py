#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A peer of the printed page: reportlab draws the bed map (45 boxes of 4 lines) or the list of a ward, or the words of any
document of ours: the same lines of text in the same places of as many pages, without its rules, boxes and codes, and with
nothing to look up, to measure or to break. Leaves with 77 where reportlab or the font is not here.

    peer-page.py map|list WARD.tsv FILE.pdf
    peer-page.py read OURS.pdf WORDS.tsv       (untimed: where each line of text stands)
    peer-page.py words WORDS.tsv FILE.pdf"""
import csv
import subprocess
import sys
import xml.etree.ElementTree as tree

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


def read_words(ours, to):
    """One row for each line of text of OURS: the page, its size, the line's left and lower end and height, its text."""
    found = subprocess.run(["pdftotext", "-bbox-layout", ours, "-"], capture_output=True, text=True)
    if found.returncode != 0:
        return 77
    with open(to, "w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, delimiter="\t")
        rows.writerow(["page", "width", "height", "x", "y", "size", "text"])
        for number, page in enumerate(tree.fromstring(found.stdout).iter("{http://www.w3.org/1999/xhtml}page")):
            for line in page.iter("{http://www.w3.org/1999/xhtml}line"):
                at = line.attrib
                words = " ".join(word.text or "" for word in line)
                rows.writerow([number, page.attrib["width"], page.attrib["height"], at["xMin"], at["yMax"],
                               float(at["yMax"]) - float(at["yMin"]), words])
    return 0


def draw_words(page, words):
    number = "0"
    for line in words:
        if line["page"] != number:
            page.showPage()
            number = line["page"]
        height = float(line["height"])
        page.setPageSize((float(line["width"]), height))
        page.setFont("IPAex", float(line["size"]))
        page.drawString(float(line["x"]), height - float(line["y"]), line["text"])


DRAW = {"map": draw_map, "list": draw_list, "words": draw_words}


def main(kind, table, to):
    if kind == "read":
        return read_words(table, to)
    try:
        from reportlab.pdfbase import pdfmetrics
        from reportlab.pdfbase.ttfonts import TTFont
        from reportlab.pdfgen.canvas import Canvas
    except ImportError:
        return 77
    font = font_file()
    if font is None:
        return 77
    with open(table, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    pdfmetrics.registerFont(TTFont("IPAex", font))
    page = Canvas(to, pagesize=(297 * MM, 210 * MM))
    page.setFont("IPAex", 8)
    DRAW[kind](page, rows)
    page.save()
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
