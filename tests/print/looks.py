# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether a page looks as it did: how much ink stands in each field of a grid, at 25 dpi. Another version of a font moves a
few dots within a field; a column that is gone, a line that wraps or a word across another moves fields."""
import os
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "setup"))
import grey  # noqa: E402

DPI = 25
FIELD = 6  # dots: 6 mm
MUCH = 0.05  # of a field's ink, at which it looks otherwise
STRAY = 0.01  # of all fields: codes and digests are drawn anew each time
FOLDER = pathlib.Path(__file__).resolve().parent / "looks"


def inks(width, height, dots):
    """Ink of each field, 0 to 1, row by row."""
    fields = []
    for top in range(0, height - FIELD + 1, FIELD):
        rows = [dots[y * width:(y + 1) * width] for y in range(top, top + FIELD)]
        for left in range(0, width - FIELD + 1, FIELD):
            light = sum(sum(row[left:left + FIELD]) for row in rows)
            fields.append(1 - light / (255 * FIELD * FIELD))
    return fields


def compare(name, page):
    """Says what is wrong with PAGE (PGM), or nothing. MEGURI_GENERATE=1 keeps it instead: look at it first."""
    stored, (width, height, dots) = FOLDER / f"{name}.png", grey.read_pgm(page)
    if os.environ.get("MEGURI_GENERATE"):
        FOLDER.mkdir(exist_ok=True)
        stored.write_bytes(grey.write_png(width, height, dots))
    was_width, was_height, was = grey.read_png(stored.read_bytes())
    if (was_width, was_height) != (width, height):
        return f"{name}: {width}x{height} dots instead of {was_width}x{was_height}"
    before, now = inks(width, height, was), inks(width, height, dots)
    other = [at for at, (one, two) in enumerate(zip(before, now)) if abs(one - two) > MUCH]
    if len(other) <= STRAY * len(now):
        return ""
    across = width // FIELD
    places = ", ".join(f"{at % across * 6} mm from the left and {at // across * 6} mm from the top" for at in other[:3])
    return f"{name}: {len(other)} of {len(now)} fields look otherwise: {places}"
