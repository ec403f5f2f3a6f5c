#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A second reader of a book, written from meguri-book(5) alone: so that the data outlive the program.

read-book.py BOOK   Opens a book that is open to everybody, checks each row (hash, link, signature, seal), and prints its statements,
one a line: id, what, value, observer, parted by tabs. Plain Python and SQLite; slow, and meant to be read.
read-book.py --test MEGURI   Makes a drill book and one of three rows with MEGURI and compares with what `show history` prints. TAP."""
import hashlib
import os
import sqlite3
import struct
import subprocess
import sys
import tempfile

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P

WHATS = """presence band patient-id kana kanji latin alias birthdate identified second-check sex transport means device caution diet contact
doctor department admitted diagnosis note companion expected-back admit move leave-back discharge death transfer-out transfer-in mother
birth-order shares strike belongs-to same-person not-same-person different bed-closed bed-open bed-added band-issued band-worn band-off
band-void check printed exported key event-start event-end clock on-duty meal nursing-need reentered band-sent band-printed
known-as-kana known-as round-start bed-check birth-time""".split()


class Damage(Exception):
    pass


def blake(*parts, size=32, **more):
    return hashlib.blake2b(b"".join(parts), digest_size=size, **more).digest()


# ---- X25519, Salsa20, ChaCha20, Poly1305, Ed25519: as their papers and RFCs 7748, 8032 and 8439 have them ----


def x25519(scalar, point):
    k = bytearray(scalar)
    k[0] &= 248
    k[31] = k[31] & 127 | 64
    k, u = int.from_bytes(k, "little"), int.from_bytes(point, "little") & (2**255 - 1)
    x2, z2, x3, z3, swap = 1, 0, u, 1, 0
    for t in range(254, -1, -1):
        bit = k >> t & 1
        if swap ^ bit:
            x2, x3, z2, z3 = x3, x2, z3, z2
        swap = bit
        a, b, c, d = x2 + z2, x2 - z2, x3 + z3, x3 - z3
        aa, bb, da, cb = a * a % P, b * b % P, d * a % P, c * b % P
        e = aa - bb
        x3, z3 = (da + cb) ** 2 % P, u * (da - cb) ** 2 % P
        x2, z2 = aa * bb % P, e * (aa + 121665 * e) % P
    if swap:
        x2, z2 = x3, z3
    return (x2 * pow(z2, P - 2, P) % P).to_bytes(32, "little")


def turn(value, bits):
    return (value << bits | value >> (32 - bits)) & 0xFFFFFFFF


def rounds(words, quarter, columns, diagonals):
    for _ in range(10):
        for a, b, c, d in columns + diagonals:
            quarter(words, a, b, c, d)


def salsa_quarter(x, a, b, c, d):
    x[b] ^= turn((x[a] + x[d]) & 0xFFFFFFFF, 7)
    x[c] ^= turn((x[b] + x[a]) & 0xFFFFFFFF, 9)
    x[d] ^= turn((x[c] + x[b]) & 0xFFFFFFFF, 13)
    x[a] ^= turn((x[d] + x[c]) & 0xFFFFFFFF, 18)


SALSA = ([(0, 4, 8, 12), (5, 9, 13, 1), (10, 14, 2, 6), (15, 3, 7, 11)], [(0, 1, 2, 3), (5, 6, 7, 4), (10, 11, 8, 9), (15, 12, 13, 14)])


def chacha_quarter(x, a, b, c, d):
    for one, other, third, bits in ((a, b, d, 16), (c, d, b, 12), (a, b, d, 8), (c, d, b, 7)):
        x[one] = (x[one] + x[other]) & 0xFFFFFFFF
        x[third] = turn(x[third] ^ x[one], bits)


CHACHA = ([(0, 4, 8, 12), (1, 5, 9, 13), (2, 6, 10, 14), (3, 7, 11, 15)], [(0, 5, 10, 15), (1, 6, 11, 12), (2, 7, 8, 13), (3, 4, 9, 14)])
SIGMA = struct.unpack("<4I", b"expand 32-byte k")


def salsa_words(key, block):
    k, n = struct.unpack("<8I", key), struct.unpack("<4I", block)
    return [SIGMA[0], *k[:4], SIGMA[1], *n, SIGMA[2], *k[4:], SIGMA[3]]


def hsalsa(key, block):
    x = salsa_words(key, block)
    rounds(x, salsa_quarter, *SALSA)
    return struct.pack("<8I", x[0], x[5], x[10], x[15], x[6], x[7], x[8], x[9])


def hchacha(key, block):
    x = [*SIGMA, *struct.unpack("<8I", key), *struct.unpack("<4I", block)]
    rounds(x, chacha_quarter, *CHACHA)
    return struct.pack("<8I", *x[:4], *x[12:])


def stream(words, quarter, pattern, length):
    """The key stream of a cipher whose block WORDS(counter) begins."""
    out = b""
    for counter in range((length + 63) // 64):
        begin = words(counter)
        x = list(begin)
        rounds(x, quarter, *pattern)
        out += struct.pack("<16I", *((a + b) & 0xFFFFFFFF for a, b in zip(x, begin)))
    return out[:length]


def poly1305(key, message):
    r = int.from_bytes(key[:16], "little") & 0x0FFFFFFC0FFFFFFC0FFFFFFC0FFFFFFF
    total = 0
    for i in range(0, len(message), 16):
        total = (total + int.from_bytes(message[i : i + 16] + b"\x01", "little")) * r % (2**130 - 5)
    return ((total + int.from_bytes(key[16:], "little")) % 2**128).to_bytes(16, "little")


def xor(a, b):
    return bytes(x ^ y for x, y in zip(a, b))


def open_sealed_box(box, public, secret):
    made, rest = box[:32], box[32:]
    nonce = blake(made, public, size=24)
    key = hsalsa(hsalsa(x25519(secret, made), bytes(16)), nonce[:16])
    tag, cipher = rest[:16], rest[16:]
    flow = stream(lambda n: salsa_words(key, nonce[16:] + struct.pack("<Q", n)), salsa_quarter, SALSA, 32 + len(cipher))
    if poly1305(flow[:32], cipher) != tag:
        raise Damage("a key of a slot does not open")
    return xor(cipher, flow[32:])


def open_box(key, place, box):
    nonce, cipher, tag = box[:24], box[24:-16], box[-16:]
    inner, short = hchacha(key, nonce[:16]), bytes(4) + nonce[16:]
    begin = [*SIGMA, *struct.unpack("<8I", inner)]
    flow = stream(lambda n: [*begin, n, *struct.unpack("<3I", short)], chacha_quarter, CHACHA, 64 + len(cipher))
    pad = lambda text: text + bytes(-len(text) % 16)
    if poly1305(flow[:32], pad(place) + pad(cipher) + struct.pack("<QQ", len(place), len(cipher))) != tag:
        raise Damage("a box does not open")
    body = xor(cipher, flow[64:]).rstrip(b"\x00")
    if len(cipher) % 128 or body[-1:] != b"\x80":
        raise Damage("a box is padded wrongly")
    return body[:-1]


def add(a, b):
    (x1, y1, z1, t1), (x2, y2, z2, t2) = a, b
    e, f = (y1 - x1) * (y2 - x2) % P, (y1 + x1) * (y2 + x2) % P
    g, h = 2 * t1 * t2 * D % P, 2 * z1 * z2 % P
    e, f, g, h = f - e, h - g, h + g, f + e
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(k, point):
    total = (0, 1, 1, 0)
    while k:
        if k & 1:
            total = add(total, point)
        point, k = add(point, point), k >> 1
    return total


def decompress(text):
    y = int.from_bytes(text, "little")
    sign, y = y >> 255, y & (2**255 - 1)
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    if (x * x - square) % P or y >= P:
        raise Damage("a public key is no point")
    x = P - x if x & 1 != sign else x
    return x, y, 1, x * y % P


BASE = decompress((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def is_signed(public, message, signature):
    k = int.from_bytes(hashlib.sha512(signature[:32] + public + message).digest(), "little") % L
    left = times(int.from_bytes(signature[32:], "little"), BASE)
    right = add(decompress(signature[:32]), times(k, decompress(public)))
    return all((left[i] * right[2] - right[i] * left[2]) % P == 0 for i in (0, 1))


# ---- the book ----


def derived(data_key, number):
    return blake(key=data_key, salt=number.to_bytes(8, "little") + bytes(8), person=b"meguri02" + bytes(8))


def data_keys(book):
    public, secret, slot = book.execute(
        "SELECT public, secret, number FROM slot WHERE kind = 0 AND number NOT IN (SELECT slot FROM slot_end)").fetchone()
    keys, before = {}, None
    for epoch, box in book.execute("SELECT epoch, box FROM slot_key WHERE slot = ? ORDER BY epoch", (slot,)):
        keys[epoch] = open_sealed_box(box, public, secret)
        commitment, mac = book.execute("SELECT commitment, mac FROM epoch WHERE number = ?", (epoch,)).fetchone()
        vouched = bytes(32) if before is None else blake(struct.pack(">I", epoch), commitment, key=derived(before, 4))
        if derived(keys[epoch], 5) != commitment or mac != vouched:
            raise Damage(f"epoch {epoch} is not as it was made")
        before = keys[epoch]
    return keys


class Bytes:
    def __init__(self, data):
        self.data, self.at = data, 0

    def take(self, count):
        self.at += count
        return self.data[self.at - count : self.at]

    def number(self):
        value = shift = 0
        while True:
            byte = self.take(1)[0]
            value |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                return value

    def text(self):
        return self.take(self.number()).decode("utf-8")


def statements(body):
    data = Bytes(body)
    data.take(1 + 8 + 8 + 2)
    for _ in range(data.number()):
        name, what, _source, marks = data.take(16).hex(), data.take(1)[0], data.take(1)[0], data.take(1)[0]
        data.take(8 + 2)
        data.number()
        if marks >> 3 & 3 == 2:
            data.take(16)
        _bed, value, observer = data.text(), data.text(), data.text()
        for _unused in range(4):
            data.text()
        yield name, WHATS[what - 1], value, observer
    if data.at != len(body):
        raise Damage("bytes after the end of a body")


def is_lost(book, keys, number, station, first, last, epoch):
    """Rows FIRST to LAST, before a row of EPOCH, were named as lost by who had a key."""
    named = book.execute("SELECT first, last, epoch, mac FROM lost WHERE station = ? AND first <= ? AND last >= ?", (number, first, last))
    return any(by >= epoch and by in keys and mac == blake(station, struct.pack(">QQI", a, b, by), key=derived(keys[by], 9))
               for a, b, by, mac in named)


def check_spares(book, keys):
    for (head,) in book.execute("SELECT head FROM spare"):
        if not head.startswith(b"meguri head 3\n") or blake(head[:-32], key=derived(keys[1], 8)) != head[-32:]:
            raise Damage("a spare is not as it was made")


def read(path):
    book = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    name, site, values = book.execute("SELECT id, site, box FROM book").fetchone()
    keys = data_keys(book)
    check_spares(book, keys)
    layout = open_box(derived(keys[1], 2), b"meguri values" + name, values)[32:]
    if not layout.startswith(b"[") and b"[ward]" not in layout:
        raise Damage("the layout is none")
    found = []
    long = lambda text: struct.pack(">Q", len(text)) + text
    commitment = book.execute("SELECT commitment FROM epoch WHERE number = 1").fetchone()[0]
    for number, station, letters, public, mac in book.execute("SELECT number, id, letters, public, mac FROM station ORDER BY number"):
        if blake(b"meguri station", station, long(letters.encode()), public, key=derived(keys[1], 10)) != mac:
            raise Damage(f"station {letters} was not put in by a holder of the keys")
        link = blake(b"meguri book\x02", station, name, long(site.encode()), long(values), commitment, long(letters.encode()), public)
        rows = book.execute("SELECT seq, epoch, box, prev, hash, signature FROM entry WHERE station = ? ORDER BY seq", (number,))
        expected = 0
        for seq, epoch, box, prev, row_hash, signature in rows:
            expected += 1
            if seq > expected and is_lost(book, keys, number, station, expected, seq - 1, epoch):
                expected, link = seq, prev
            place = b"meguri row\x02" + station + struct.pack(">QI", seq, epoch) + prev
            if seq != expected or prev != link or blake(place, box) != row_hash or not is_signed(public, row_hash, signature):
                raise Damage(f"row {seq} of station {letters} is not as it was written")
            link = row_hash
            found += statements(open_box(derived(keys[epoch], 1), place, box))
    return found


def test(meguri):
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "LANGUAGE": "en", "TZ": "UTC"}
    with tempfile.TemporaryDirectory(prefix="meguri-reader-") as folder:
        call = lambda *words, text=None: subprocess.run([meguri, "--observer", "佐々木", *words], cwd=folder, env=environment, input=text,
                                                        capture_output=True, text=True, check=True, encoding="utf-8").stdout
        call("drill", ".")
        for value in ("眼鏡", "補聴器"):
            call("-b", "drill.meguri", "--now", "2026-11-02T08:00", "record", text=f"what\tperson\tvalue\nnote\t=A001\t{value}\n")
        rows = [line.split("\t") for line in call("-b", "drill.meguri", "show", "history", "--format", "tsv").splitlines()]
        columns = [rows[0].index(key) for key in ("id", "what", "value", "observer")]
        shown = sorted(tuple(row[i] for i in columns) for row in rows[1:])
        # ties name a person by a handle on the sheet and by an id in the book
        plain = lambda lines: sorted(line for line in lines if line[1] not in ("mother", "strike", "belongs-to") and "contact" != line[1])
        kept = sorted(read(os.path.join(folder, "drill.meguri")))
        print("1..2")
        good = len(kept) == len(shown) and plain(kept) == plain(shown) and len(plain(kept)) > 400
        print(f"# {len(kept)} statements, {len(plain(kept))} compared word for word")
        print("ok 1 - a second reader reads the same" if good else "not ok 1 - a second reader reads the same")
        sqlite3.connect(os.path.join(folder, "drill.meguri")).executescript(
            "DROP TRIGGER entry_update; UPDATE entry SET signature = zeroblob(64) WHERE seq = 2")
        try:
            read(os.path.join(folder, "drill.meguri"))
            seen = False
        except Damage:
            seen = True
        print("ok 2 - and sees a row that was changed" if seen else "not ok 2 - and sees a row that was changed")
        return 0 if good and seen else 1


if __name__ == "__main__":
    if sys.argv[1] == "--test":
        sys.exit(test(sys.argv[2]))
    for line in read(sys.argv[1]):
        print("\t".join(line))
