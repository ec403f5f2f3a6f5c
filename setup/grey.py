#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""grey.py [--turned]: a page (PGM, standard input) as a PNG of sixteen greys (standard output), which is all that black on
white needs; turned to the left, for what is printed along a band."""
import re
import struct
import sys
import zlib


def read_pgm(data):
    """Width, height and dots of a binary PGM, 0 for black."""
    found = re.match(rb"P5\s+(\d+)\s+(\d+)\s+255\s", data)
    return int(found.group(1)), int(found.group(2)), data[found.end():]


def turned(width, height, dots):
    """The same, a quarter to the left."""
    return height, width, b"".join(dots[width - 1 - y::width] for y in range(width))


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def write_png(width, height, dots):
    """Two dots a byte, no filter: read_png() reads this and nothing else."""
    level = bytes((grey + 8) // 17 for grey in range(256))
    rows = []
    for y in range(height):
        row = dots[y * width:(y + 1) * width].translate(level) + b"\x0f" * (width % 2)
        rows.append(b"\x00" + bytes(left << 4 | right for left, right in zip(row[0::2], row[1::2])))
    head = struct.pack(">IIBBBBB", width, height, 4, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"".join(rows), 9)) + chunk(b"IEND", b"")


def read_png(data):
    """Width, height and dots of what write_png() wrote."""
    width, height = struct.unpack(">II", data[16:24])
    at, packed = 8, b""
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at:at + 8])
        packed += data[at + 8:at + 8 + length] if kind == b"IDAT" else b""
        at += 12 + length
    rows, stride = zlib.decompress(packed), 1 + (width + 1) // 2
    assert len(rows) == stride * height and not any(rows[::stride]), "not of write_png()"
    pairs = [bytes([byte >> 4, byte & 15]) for byte in range(256)]
    dots = b"".join(b"".join(pairs[byte] for byte in rows[y * stride + 1:(y + 1) * stride])[:width] for y in range(height))
    return width, height, dots.translate(bytes(min(grey * 17, 255) for grey in range(256)))


if __name__ == "__main__":
    page = read_pgm(sys.stdin.buffer.read())
    sys.stdout.buffer.write(write_png(*(turned(*page) if "--turned" in sys.argv[1:] else page)))
