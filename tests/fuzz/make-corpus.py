#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the inputs that no editor can: the bodies of rows, spelt out here by meguri-book(5)."""
import pathlib

HERE = pathlib.Path(__file__).parent / "corpus"
STATION = bytes([0xA0]) + bytes(range(1, 16))


def varint(number):
    out = bytearray()
    while number >= 0x80:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes(out + bytes([number]))


def text(words):
    return varint(len(words.encode())) + words.encode()


def statement(what, source, flags, person, texts, station=b"", zone=540):
    head = bytes(range(16)) + bytes([what, source, flags]) + (1793570000).to_bytes(8, "big") + zone.to_bytes(2, "big", signed=True)
    return head + varint(person) + station + b"".join(text(words) for words in texts)


def body(*statements):
    head = bytes([1]) + (1793570400000 << 20).to_bytes(8, "big") + (1793570400).to_bytes(8, "big") + (540).to_bytes(2, "big")
    return head + varint(len(statements)) + b"".join(statements)


SEEN = statement(1, 5, 0x08, 17, ["601-2", "in", "佐々木", "", "", "", ""])
NAMED = statement(4, 1, 0x08, 17, ["601-2", "ヤマダ ハナコ", "佐々木", "", "", "", "p17"])
OTHERS = statement(22, 10, 0x11, 300, ["", "右を下にすると楽", "佐々木", "田中", "写し", "L-12", "p12"], b"\xB0" + bytes(15), -210)
CLOSED = statement(40, 1, 0x02, 0, ["601-1", "", "大野", "", "", "", ""])
STARTED = statement(51, 1, 0x04, 0, ["", "電子カルテが使えない", "大野", "", "", "", ""])

BODIES = {
    "check": body(SEEN, NAMED),
    "other-station": body(OTHERS),
    "bed": body(CLOSED),
    "ward": body(STARTED),
    "long-text": body(statement(22, 1, 0x08, 1, ["601-1", "長い" * 100, "佐々木", "", "", "", ""])),
}

# What was done to the row (row.c): what, where (2 bytes), how, its number.
ROWS = {
    "untouched": bytes([0, 0, 0, 0, 0]),
    "box": bytes([1, 0, 40, 1, 3]),
    "box-rehashed": bytes([0x81, 0, 40, 1, 3]),
    "cut-rehashed": bytes([0x82, 0, 23, 1, 3]),
    "prev-rehashed": bytes([0x83, 0, 9, 1, 3]),
    "hash": bytes([4, 0, 9, 1, 3]),
    "seq": bytes([0x85, 0, 0, 1, 3]),
    "epoch": bytes([0x86, 0, 0, 1, 3]),
}

def main():
    for name, bytes_ in BODIES.items():
        (HERE / "body" / name).write_bytes(bytes_)
    for name, touch in ROWS.items():
        (HERE / "row" / name).write_bytes(touch + BODIES["check"])
    (HERE / "row" / "not-written-so").write_bytes(ROWS["untouched"] + BODIES["check"] + b"!")


main()
