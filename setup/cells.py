#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What tmux saw (capture-pane -ep, standard input) as Pango markup: the same signs in the same ink."""
import re
import sys
from xml.sax.saxutils import escape

INKS = {1: "#a00000", 2: "#006000", 3: "#806000", 4: "#0040c0", 6: "#006060", 7: "#606060"}
PAPERS = {1: "#ffd0d0", 2: "#d0ffd0", 3: "#fff000", 4: "#d0e0ff", 6: "#d0ffff", 7: "#d0d0d0"}

# IPAGothic draws frames two cells wide; this font, so much smaller, draws them in one.
FRAME = re.compile("[\u2500-\u257f\u2713]+")
FRAME_POINTS = 12 * 0.5 / 0.602  # a cell of either, in ems


def changed(style, codes):
    """The style after the SGR CODES."""
    style = dict(style)
    for code in codes:
        if code == 0:
            style = {}
        elif code in (1, 4, 7):
            style[code] = True
        elif code in (22, 24, 27):
            style.pop(code - 20 if code != 22 else 1, None)
        elif 30 <= code <= 37:
            style["ink"] = code - 30
        elif 40 <= code <= 47:
            style["paper"] = code - 40
        elif code in (39, 49):
            style.pop("ink" if code == 39 else "paper", None)
    return style


def span(text, style):
    ink, paper = INKS.get(style.get("ink"), "#000000"), PAPERS.get(style.get("paper"), "#ffffff")
    if 7 in style:
        ink, paper = ("#000000", PAPERS[style["ink"]]) if "ink" in style else (paper, ink)
    weight = ' weight="bold"' if 1 in style else ""
    line = ' underline="single"' if 4 in style else ""
    framed = FRAME.sub(lambda lines: f'<span font="DejaVu Sans Mono {FRAME_POINTS}">{lines.group()}</span>', escape(text))
    return f'<span foreground="{ink}" background="{paper}"{weight}{line}>{framed}</span>'


def main():
    style = {}
    for line in sys.stdin.read().rstrip("\n").split("\n"):
        out = []
        for piece in re.split(r"(\x1b\[[0-9;]*m)", line):
            if piece.startswith("\x1b"):
                style = changed(style, [int(code or 0) for code in piece[2:-1].split(";")])
            elif piece:
                out.append(span(piece.replace("\x0e", "").replace("\x0f", ""), style))
        print("".join(out) or " ")


main()
