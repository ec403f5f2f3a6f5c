#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""dots.py DRAW-SAMPLES: bands and labels as label printers are told them. ZPL and SBPL are read back, written by nobody of
the program's own, and compared dot by dot with the proof picture; the picture's codes are read, and it is compared with
the PDF. Prints each figure as "# what: figure". Needs poppler-utils and zbar-tools; zxing-cpp-tools is used where it is."""
import collections
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

DRAW = sys.argv[1]
ZXING = shutil.which("ZXingReader")
ESC = b"\x1b"
# What would leave a name in the printer: stored graphics, formats, images, fonts, and their recall.
ZPL_STORES = [b"~DG", b"~DY", b"~DB", b"~DU", b"~DT", b"^DF", b"^IS", b"^XG", b"^XF", b"^IL", b"^IM"]
SBPL_STORES = [ESC + b"GI", ESC + b"GR", ESC + b"GC", ESC + b"&", ESC + b"/", ESC + b"*"]


class Picture:
    """Dots of one label; each row is bytes of 8."""

    def __init__(self, width, height):
        self.width, self.height = width, height
        self.rows = [0] * height

    def put(self, x, y, data, across):
        """Rows of DATA, ACROSS bytes each, with their first dot at X, Y; black is laid on black."""
        for row in range(len(data) // across):
            bits = int.from_bytes(data[row * across:(row + 1) * across], "big")
            shift = self.width - x - 8 * across
            bits = bits << shift if shift >= 0 else self.cut(bits, -shift)
            if y + row < self.height:
                self.rows[y + row] |= bits
            else:
                assert bits == 0, "black below the label"

    @staticmethod
    def cut(bits, beyond):
        assert bits & ((1 << beyond) - 1) == 0, "black beside the label"
        return bits >> beyond

    def crop(self, width, height):
        """poppler counts a dot that is begun."""
        assert 0 <= self.width - width <= 1 and 0 <= self.height - height <= 1
        self.rows = [row >> (self.width - width) for row in self.rows[:height]]
        self.width, self.height = width, height

    def differs(self, other):
        assert (self.width, self.height) == (other.width, other.height)
        return sum(bin(a ^ b).count("1") for a, b in zip(self.rows, other.rows))

    def black(self):
        return sum(bin(row).count("1") for row in self.rows)

    def write(self, path):
        across = (self.width + 7) // 8
        rows = b"".join((row << (8 * across - self.width)).to_bytes(across, "big") for row in self.rows)
        path.write_bytes(b"P4\n%d %d\n" % (self.width, self.height) + rows)


def read_pbm(data):
    pictures = []
    while data:
        head = re.match(rb"P4\n(\d+) (\d+)\n", data)
        picture = Picture(int(head[1]), int(head[2]))
        across = (picture.width + 7) // 8
        size = across * picture.height
        picture.put(0, 0, data[head.end():head.end() + size], across)
        pictures.append(picture)
        data = data[head.end() + size:]
    return pictures


def read_zpl(data):
    """A printer that knows no more than is needed, and stops at anything else."""
    pictures, picture, place = [], None, None
    for command in re.findall(rb"[\^~][^\^~]*", data.replace(b"\n", b"")):
        name, rest = command[:3], command[3:]
        if name == b"^XA":
            picture, width = Picture(0, 0), None
        elif name == b"^PW":
            width = int(rest)
        elif name == b"^LL":
            picture = Picture(width, int(rest))
        elif name == b"^FO":
            place = [int(number) for number in rest.split(b",")]
        elif name == b"^GF":
            kind, sent, whole, across, dots = rest.split(b",", 4)
            dots = bytes.fromhex(dots.decode())
            assert kind == b"A" and int(sent) == int(whole) == len(dots) <= 99999
            picture.put(*place, dots, int(across))
        elif name == b"^XZ":
            pictures.append(picture)
        else:
            assert command in (b"^PON", b"^LRN", b"^LH0,0", b"^FS", b"^PQ1"), command
    return pictures


def read_sbpl(data, width, height):
    """SBPL does not tell the size of the label: it is what the printer is loaded with."""
    pictures, picture, across_at, down_at = [], None, 0, 0
    for command in data.split(ESC)[1:]:
        if command == b"A":
            picture = Picture(width, height)
        elif command[:2] == b"GH":
            across, blocks = int(command[2:5]), int(command[5:8])
            dots = bytes.fromhex(command[8:].decode())
            assert blocks <= 267 and len(dots) == across * blocks * 8
            picture.put(across_at - 1, down_at - 1, dots, across)
        elif command[:1] == b"V":
            down_at = int(command[1:])
        elif command[:1] == b"H":
            across_at = int(command[1:])
        elif command == b"Z":
            pictures.append(picture)
        else:
            assert command == b"Q1", command
    return pictures


class Samples:
    def __init__(self, folder):
        self.folder, self.media, self.codes = pathlib.Path(folder), {}, collections.defaultdict(collections.Counter)
        lines = subprocess.run([DRAW, folder], check=True, capture_output=True, text=True,
                               env={**os.environ, "LC_ALL": "C.UTF-8"}).stdout.splitlines()
        for line in lines:
            kind, *rest = line.split("\t")
            if kind == "dots":
                self.media[rest[0]] = (int(rest[1]), int(rest[2]))
            elif kind == "code":
                self.codes[rest[0]][rest[2]] += int(rest[1])
        assert len(self.media) == 10, self.media

    def bytes(self, name, ending):
        return (self.folder / f"{name}.{ending}").read_bytes()

    def names(self):
        return [prefix + name for name in self.media for prefix in ("", "test-")]


def zpl_and_sbpl_are_dot_by_dot_the_proof(samples):
    labels = 0
    for name in samples.names():
        proof = read_pbm(samples.bytes(name, "pbm"))
        zpl = read_zpl(samples.bytes(name, "zpl"))
        sbpl = read_sbpl(samples.bytes(name, "sbpl"), proof[0].width, proof[0].height)
        assert len(proof) == len(zpl) == len(sbpl) > 0
        for one, other, third in zip(proof, zpl, sbpl):
            assert one.black() > 100 and one.differs(other) == 0 and one.differs(third) == 0, name
            labels += 1
    print(f"# labels read back from ZPL and SBPL, dots that differ from the proof: 0 of {labels} labels")


def no_name_stays_in_the_printer(samples):
    for name in samples.names():
        for ending, stores in (("zpl", ZPL_STORES), ("sbpl", SBPL_STORES)):
            data = samples.bytes(name, ending)
            assert not [word for word in stores if word in data], (name, ending)
    print(f"# commands that store anything in the printer: 0 in {2 * len(samples.names())} files")


def every_code_is_read_off_the_dots(samples):
    read = 0
    for name in samples.media:
        found = collections.Counter()
        for number, picture in enumerate(read_zpl(samples.bytes(name, "zpl"))):
            path = samples.folder / f"{name}-zpl-{number}.pbm"
            picture.write(path)
            out = subprocess.run(["zbarimg", "-q", "--raw", "--nodbus", "-Sdisable", "-Sqrcode.enable", path], check=True, capture_output=True, text=True)
            found.update(out.stdout.splitlines())
        assert found == samples.codes[name], (name, samples.codes[name] - found)
        read += sum(found.values())
    print(f"# codes read off the dots by zbar: {read} of {read}")


def zxing_reads_every_band_too(samples):
    if not ZXING:
        print("# ZXingReader is not there: not asked")
        return
    read = 0
    for name in samples.media:
        for number, picture in enumerate(read_sbpl(samples.bytes(name, "sbpl"), *size_of(samples, name))):
            path = samples.folder / f"{name}-sbpl-{number}"
            picture.write(path.with_suffix(".pbm"))
            grey(path.with_suffix(".pbm"), path.with_suffix(".pgm"))
            out = subprocess.run([ZXING, "-format", "QRCode", path.with_suffix(".pgm")], check=False, capture_output=True, text=True).stdout
            text = re.search(r'^Text:\s+"(.*)"$', out, re.M)
            assert text and text[1] in samples.codes[name], (name, number, out)
            read += 1
    print(f"# bands and labels read off the dots by ZXing: {read} of {read}")


def size_of(samples, name):
    picture = read_pbm(samples.bytes(name, "pbm"))[0]
    return picture.width, picture.height


def grey(source, target):
    """ZXing reads no portable bitmaps."""
    picture = read_pbm(source.read_bytes())[0]
    rows = [bytes(0 if row >> (picture.width - 1 - x) & 1 else 255 for x in range(picture.width)) for row in picture.rows]
    target.write_bytes(b"P5\n%d %d\n255\n" % (picture.width, picture.height) + b"".join(rows))


def pdf_and_dots_are_one_page(samples):
    """Two renderers round otherwise, and one shifts bold signs by a fifth of a millimetre: no more than that."""
    worst = 0
    for name, (dpi, _module) in samples.media.items():
        prefix = samples.folder / f"{name}-page"
        subprocess.run(["pdftoppm", "-r", str(dpi), "-gray", samples.folder / f"{name}.pdf", prefix], check=True)
        pages = [black_of(page.read_bytes()) for page in sorted(samples.folder.glob(f"{prefix.name}-*.pgm"))]
        proof = read_pbm(samples.bytes(name, "pbm"))
        assert len(pages) == len(proof)
        for page, picture in zip(pages, proof):
            page.crop(picture.width, picture.height)
            lone = beyond(page, picture) + beyond(picture, page)
            worst = max(worst, lone / picture.black())
    assert worst < 0.02, worst
    print(f"# dots of the PDF farther than two dots from any of the label printer's, or the other way round: {worst:.2%} at most")


def black_of(pgm):
    head = re.match(rb"P5\s+(\d+)\s+(\d+)\s+255\s", pgm)
    picture, dots = Picture(int(head[1]), int(head[2])), pgm[head.end():]
    for y in range(picture.height):
        row = dots[y * picture.width:(y + 1) * picture.width]
        picture.rows[y] = int("".join("1" if dot < 128 else "0" for dot in row), 2)
    return picture


def beyond(one, other):
    """Black dots of ONE that have no black dot of OTHER within two dots."""
    wide = [row | row << 1 | row << 2 | row >> 1 | row >> 2 for row in other.rows]
    near = [wide[max(y - 2, 0)] | wide[max(y - 1, 0)] | wide[y] | wide[min(y + 1, len(wide) - 1)] | wide[min(y + 2, len(wide) - 1)]
            for y in range(len(wide))]
    return sum(bin(row & ~around).count("1") for row, around in zip(one.rows, near))


CHECKS = [
    zpl_and_sbpl_are_dot_by_dot_the_proof,
    no_name_stays_in_the_printer,
    every_code_is_read_off_the_dots,
    zxing_reads_every_band_too,
    pdf_and_dots_are_one_page,
]


def main():
    missing = [tool for tool in ["pdftoppm", "zbarimg"] if shutil.which(tool) is None]
    if missing:
        print(f"1..0 # SKIP needs {', '.join(missing)}")
        return 0
    bad = 0
    print(f"1..{len(CHECKS)}")
    with tempfile.TemporaryDirectory() as folder:
        samples = Samples(folder)
        for number, check in enumerate(CHECKS, 1):
            try:
                check(samples)
                word = "ok"
            except (AssertionError, subprocess.CalledProcessError) as problem:
                word, bad = "not ok", bad + 1
                print(f"# {type(problem).__name__}: {problem}")
            print(f"{word} {number} - {check.__name__.replace('_', ' ')}", flush=True)
    return 1 if bad else 0


sys.exit(main())
