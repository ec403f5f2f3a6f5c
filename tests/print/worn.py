#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""worn.py WORN: bands printed, rastered as a printer would, and read back by zbar and, where it is there, by ZXing; then
seen on simulated wrists, new and worn. Prints each figure as "# what: figure". Needs poppler-utils and zbar-tools;
zxing-cpp-tools is used where it is. MEGURI_LONG=1 takes the whole numbers (minutes), else a part of them (seconds)."""
import collections
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

WORN = sys.argv[1]
LONG = os.environ.get("MEGURI_LONG") == "1"
ZXING = shutil.which("ZXingReader")
WHITE = 255
BATCH = 400
Kind = collections.namedtuple("Kind", "medium dpi module first pitch copies modules")
ADULT = Kind("adult-band", 203, 3, 40, 50, 3, 29)
FINE = Kind("adult-band-300", 300, 4, 40, 50, 3, 29)
INFANT = Kind("infant-band", 203, 3, 30, 30, 2, 25)


def lines(*words):
    return subprocess.run(words, check=True, capture_output=True, text=True).stdout.splitlines()


def read_pgm(data):
    head = re.match(rb"P5\s+(\d+)\s+(\d+)\s+255\s", data)
    return int(head[1]), int(head[2]), data[head.end():]


def write_pgm(path, width, rows):
    path.write_bytes(b"P5\n%d %d\n255\n" % (width, len(rows)) + b"".join(rows))


def pages(folder, kind, seed, count):
    """The payloads of COUNT bands, and their pages as PGM files."""
    pdf = folder / f"{kind.medium}.pdf"
    payloads = lines(WORN, "--bands", pdf, kind.medium, str(seed), str(count))
    subprocess.run(["pdftoppm", "-r", str(kind.dpi), "-gray", pdf, folder / kind.medium], check=True)
    return payloads, sorted(folder.glob(f"{kind.medium}-*.pgm"))


def codes(page, kind, margin):
    """Each copy with MARGIN modules round it; the band's length runs down the page."""
    width, height, dots = read_pgm(page.read_bytes())
    side = (kind.modules + 2 * margin) * kind.module
    found = []
    for copy in range(kind.copies):
        top = round((kind.first + copy * kind.pitch) / 25.4 * kind.dpi) - margin * kind.module
        left = (width - side) // 2
        rows = [dots[y * width + left:y * width + left + side] for y in range(top, min(top + side, height))]
        found.append((side, rows))
    return found


def zbar(paths):
    """path -> what zbar reads."""
    found = {}
    for start in range(0, len(paths), BATCH):
        out = subprocess.run(["zbarimg", "-q", "--nodbus", "--xml", "-Sdisable", "-Sqrcode.enable", *paths[start:start + BATCH]],
                             capture_output=True, text=True, check=False).stdout
        for source, body in re.findall(r"<source href='([^']*)'>(.*?)</source>", out, re.S):
            text = re.search(r"<data[^>]*><!\[CDATA\[(.*?)\]\]>", body, re.S)
            if text:
                found[source] = text[1]
    return found


def zxing(paths):
    found = {}
    for path in paths if ZXING else []:
        out = subprocess.run([ZXING, "-format", "QRCode", path], capture_output=True, text=True, check=False).stdout
        text = re.search(r'^Text:\s+"(.*)"$', out, re.M)
        if text:
            found[path] = text[1]
    return found


def read_back(folder, kind, seed, count):
    """Every code off the page, as rastered: equal in both decoders, whole dots, no grey."""
    payloads, files = pages(folder, kind, seed, count)
    assert len(payloads) == len(files) == count
    wanted, grey = {}, 0
    for payload, page in zip(payloads, files):
        for copy, (side, rows) in enumerate(codes(page, kind, 4)):
            grey += sum(len(row.translate(None, b"\0\xff")) for row in rows)
            path = page.with_suffix(f".{copy}.pgm")
            write_pgm(path, side, rows)
            wanted[str(path)] = payload
        page.unlink()
    read = zbar(list(wanted))
    wrong = [path for path, payload in wanted.items() if read.get(path) != payload]
    sample = list(wanted)[:: 1 if LONG and len(wanted) <= 3000 else max(1, len(wanted) // 30)]
    other = zxing(sample)
    wrong_other = [path for path in sample if ZXING and other.get(path) != wanted[path]]
    print(f"# {kind.medium}: {count} identities, {len(wanted)} codes; zbar wrong {len(wrong)}; "
          f"ZXing wrong {len(wrong_other) if ZXING else '-'} of {len(sample)}; grey dots {grey}")
    assert not wrong and not wrong_other and grey == 0, (wrong[:3], wrong_other[:3])
    signs = set("".join(payloads))
    assert signs <= set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ -./"), signs


def textures(folder, kind, seed):
    """Some codes with what stands round them, length along the rows, as the simulator wants them."""
    payloads, files = pages(folder, kind, seed, 20)
    made = []
    for page in files:
        side, rows = codes(page, kind, 6)[1]
        turned = [bytes(row[side - 1 - x] for row in rows) for x in range(side)]
        path = page.with_name(f"texture-{page.name}")
        write_pgm(path, len(rows), turned)
        made.append(str(path))
    return payloads, made


def pictures(folder, base, seed, count, radius, phi, wear):
    """For each picture whether a decoder read it right; a wrong reading ends the test."""
    payloads, made = base
    for old in folder.glob("[0-9]*.pgm"):
        old.unlink()
    order = [int(page) for page in lines(WORN, "--pictures", folder, str(seed), str(count), str(radius), str(phi), wear, *made)]
    paths = [str(folder / f"{number:05}.pgm") for number in range(count)]
    read = zbar(paths)
    read.update(zxing([path for path in paths if path not in read]))
    good = [read.get(path) == payloads[page] for path, page in zip(paths, order)]
    wrong = sum(path in read and not right for path, right in zip(paths, good))
    assert wrong == 0, "a picture was read as another code"
    return good


def share(words, good, least):
    percent = 100 * sum(good) / len(good)
    print(f"# {words}: {sum(good)} of {len(good)} read, {percent:.1f} % (at least {least} %), 0 wrong")
    assert percent >= least, words


def size(whole, part):
    return whole if LONG else part


def printed_identities_are_read_back_equal(folder):
    read_back(folder, ADULT, 1, size(10000, 60))


def fine_print_is_read_back_equal(folder):
    read_back(folder, FINE, 2, size(1000, 10))


def newborns_bands_are_read_back_equal(folder):
    read_back(folder, INFANT, 3, size(1000, 20))


def new_bands_are_read_on_wrists(folder):
    base = textures(folder, ADULT, 5)
    for radius, phi, least in [(25, 12, 98), (30, 12, 98), (20, 8, 97), (15, 6, 95)]:
        good = pictures(folder, base, radius, size(250 if radius > 20 else 500, 18), radius, phi, "new")
        share(f"new, radius {radius}, phi within {phi}", good, least)


def newborns_bands_are_read_on_thin_limbs(folder):
    good = pictures(folder, textures(folder, INFANT, 6), 6, size(500, 18), 9.5, 8, "new")
    share("newborn, new, radius 9.5, phi within 8", good, 90)


def used_bands_are_read_by_one_of_their_copies(folder):
    bands = size(200, 12)
    good = pictures(folder, textures(folder, ADULT, 7), 7, 9 * bands, 25, 8, "used")
    share("used, radius 25, single pictures", good, 0)
    share("used, radius 25, bands of three copies in three pictures", [any(good[i * 9:i * 9 + 9]) for i in range(bands)], 75)


def dead_dots_of_the_head_are_survived(folder):
    base = textures(folder, ADULT, 8)
    for dead, least in [(1, 90), (3, 65)]:
        share(f"dead dots {dead}, radius 25", pictures(folder, base, 8 + dead, size(200, 18), 25, 8, f"dead{dead}"), least)


CHECKS = [
    printed_identities_are_read_back_equal,
    fine_print_is_read_back_equal,
    newborns_bands_are_read_back_equal,
    new_bands_are_read_on_wrists,
    newborns_bands_are_read_on_thin_limbs,
    used_bands_are_read_by_one_of_their_copies,
    dead_dots_of_the_head_are_survived,
]


def main():
    missing = [tool for tool in ["pdftoppm", "zbarimg"] if shutil.which(tool) is None]
    if missing:
        print(f"1..0 # SKIP needs {', '.join(missing)}")
        return 0
    bad = 0
    print(f"1..{len(CHECKS)}")
    for number, check in enumerate(CHECKS, 1):
        with tempfile.TemporaryDirectory() as folder:
            try:
                check(pathlib.Path(folder))
                word = "ok"
            except (AssertionError, subprocess.CalledProcessError) as problem:
                word, bad = "not ok", bad + 1
                print(f"# {type(problem).__name__}: {problem}")
        print(f"{word} {number} - {check.__name__.replace('_', ' ')}", flush=True)
    return 1 if bad else 0


sys.exit(main())
