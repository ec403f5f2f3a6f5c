#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""printing.py MEGURI [slow]: prints on a real CUPS scheduler and real IPP printers (ippeveprinter) on loopback, and on a device:
what arrives, and what is told when paper is out, the printer is off, the job cancelled. Prints each figure as "# what: figure".
Needs cups-daemon, cups-client, cups-filters, cups-ipp-utils, dbus, poppler-utils, tmux and zbar-tools, and skips without them. A slow
program looks too seldom at a job to see all that befalls it: it leaves out what is told of one under way."""
import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import threading
import time
import xml.etree.ElementTree

import print_service

SLOW = "slow" in sys.argv[2:]
MEGURI = pathlib.Path(sys.argv[1]).resolve()
DATA = pathlib.Path(__file__).resolve().parents[2] / "data"
SOON = 5  # seconds within which a nurse must hear what is wrong
NOW = "2026-11-02T06:45"


class Ward:
    """The drill's book, and the program on it beside a print service."""

    def __init__(self, service):
        self.service, self.folder = service, service.folder / "ward"
        self.folder.mkdir()
        self.environment = {**service.environment, "LC_ALL": "C.UTF-8", "LANGUAGE": "en", "TZ": "UTC",
                            "XDG_STATE_HOME": str(self.folder), "MEGURI_SANDBOX": "kill"}
        self.run("drill", ".")

    def words(self, now=NOW, lang="en", book="drill.meguri"):
        return [MEGURI, "-b", book, "--observer", "佐々木", "--now", now, "--lang", lang]

    def begin(self, *words, **more):
        return subprocess.Popen([*self.words(**more), *words], cwd=self.folder, env=self.environment, stdout=subprocess.PIPE,
                                stderr=subprocess.STDOUT, text=True, stdin=subprocess.DEVNULL)

    def run(self, *words, status=0, **more):
        process = self.begin(*words, **more)
        out = process.communicate(timeout=90)[0]
        assert process.returncode == status, (words, process.returncode, out)
        return out

    def band_states(self, person):
        rows = [line.split("\t") for line in self.run("show", "bands", "--format", "tsv").splitlines()[1:]]
        return [f"{row[0]} {row[5]}" for row in rows if row[1] == person]


class Screen:
    """The program on a terminal of tmux."""

    def __init__(self, ward):
        self.socket = ["tmux", "-S", str(ward.folder / "tmux"), "-f", "/dev/null"]
        self.environment = {**ward.environment, "TERM": "xterm"}
        subprocess.run([*self.socket, "new", "-d", "-x", "100", "-y", "30", *ward.words()], cwd=ward.folder, env=self.environment, check=True)

    def __enter__(self):
        return self

    def __exit__(self, *unused):
        subprocess.run([*self.socket, "kill-server"], env=self.environment, check=False)

    def tmux(self, *words):
        return subprocess.run([*self.socket, *words], env=self.environment, check=True, capture_output=True, text=True).stdout

    def shown(self, *how):
        return self.tmux("capture-pane", "-p", *how)

    def press(self, *keys, until):
        """Each key once the one before it was answered; the last when the screen shows UNTIL."""
        for key in keys:
            before = self.shown("-e")
            self.tmux("send-keys", key)
            if key is not keys[-1]:
                print_service.until(lambda: self.shown("-e") != before, f"an answer to {key}")
        try:
            print_service.until(lambda: self.shown("-e") != before and until in self.shown().replace("\n", ""), until)
        except AssertionError as problem:
            raise AssertionError(f"{problem}:\n{self.shown()}") from problem


def told_within(process, words):
    """Seconds until PROCESS says WORDS; what it says is read on."""
    begin, heard = time.monotonic(), ""
    watch = threading.Timer(print_service.PATIENCE, process.kill)
    watch.start()
    for line in process.stdout:
        heard += line
        if words in line:
            watch.cancel()
            return time.monotonic() - begin
    raise AssertionError(f"never said “{words}” but {heard}")


def codes(path):
    done = subprocess.run(["zbarimg", "-q", "--raw", "--nodbus", "-Sdisable", "-Sqrcode.enable", path], capture_output=True, text=True, check=False)
    return done.stdout.split()


def codes_by_page(pdf, folder):
    """The codes of each page, in the order of the pages."""
    subprocess.run(["pdftoppm", "-r", "203", "-gray", pdf, folder / "page"], check=True)
    pages = sorted(folder.glob("page-*.pgm"))
    done = subprocess.run(["zbarimg", "-q", "--xml", "--nodbus", "-Sdisable", "-Sqrcode.enable", *pages], capture_output=True, check=False)
    space = "{http://zbar.sourceforge.net/2008/barcode}"
    found = {source.get("href"): [data.text for data in source.iter(f"{space}data")]
             for source in xml.etree.ElementTree.fromstring(done.stdout).iter(f"{space}source")}
    return [found[str(page)] for page in pages]


def codes_of_pdf(pdf, folder):
    subprocess.run(["pdftoppm", "-r", "203", "-gray", "-singlefile", pdf, folder / "arrived"], check=True)
    return codes(folder / "arrived.pgm")


def read_pwg(data):
    """The first page of a PWG raster: dots an inch, width, height, grey rows; of colours, which cups-filters 2 makes for a printer
    that has none too, the red ones."""
    assert data[:4] == b"RaS2", data[:4]
    head, at = data[4:4 + 1796], 4 + 1796
    number = lambda offset: int.from_bytes(head[offset:offset + 4], "big")
    dpi, width, height, bits, line = number(276), number(372), number(376), number(388), number(392)
    size, rows = max(bits // 8, 1), []
    while len(rows) < height:
        repeat, at, row = data[at] + 1, at + 1, b""
        while len(row) < line:
            count, at = data[at], at + 1
            if count < 128:
                row, at = row + data[at:at + size] * (count + 1), at + size
            else:
                row, at = row + data[at:at + size * (257 - count)], at + size * (257 - count)
        if bits == 1:
            row = bytes(0 if row[x // 8] >> (7 - x % 8) & 1 else 255 for x in range(width))
        rows += [row[::size][:width]] * repeat
    return dpi, width, height, rows


def arrived(printer, before):
    print_service.until(lambda: len(printer.printed()) > before, f"what {printer.name} prints")
    return printer.printed()[-1]


def band_arrives_whole_as_pdf(ward):
    printer = ward.service.printers["pdf"]
    out = ward.run("band", "A001", "--printer", "pdf", "--to", "proof.pdf")
    assert "5E adult-band: It came out." in out, out
    pdf = arrived(printer, 0)
    size = re.search(r"Page size:\s+([\d.]+) x ([\d.]+) pts", subprocess.run(["pdfinfo", pdf], check=True, capture_output=True, text=True).stdout)
    millimetres = [round(float(points) / 72 * 25.4, 1) for points in size.groups()]
    assert millimetres == [25.4, 279.4], millimetres
    expected = codes_of_pdf(ward.folder / "proof.pdf", ward.folder)
    assert len(expected) == 3 and codes_of_pdf(pdf, ward.folder) == expected
    assert ward.band_states("A001") == ["1 issued"]
    print("# a band through CUPS as PDF: 25.4 x 279.4 mm, codes read 3 of 3")


def band_arrives_whole_as_raster(ward):
    ward.run("band", "A002", "--printer", "raster", "--to", "proof.pdf")
    dpi, width, height, rows = read_pwg(arrived(ward.service.printers["raster"], 0).read_bytes())
    assert dpi == 203 and abs(width - 203) <= 1 and abs(height - 2233) <= 1, (dpi, width, height)
    (ward.folder / "arrived.pgm").write_bytes(b"P5\n%d %d\n255\n" % (width, height) + b"".join(rows))
    expected = codes_of_pdf(ward.folder / "proof.pdf", ward.folder)
    (ward.folder / "arrived.pgm").write_bytes(b"P5\n%d %d\n255\n" % (width, height) + b"".join(rows))
    assert len(expected) == 3 and codes(ward.folder / "arrived.pgm") == expected
    print(f"# a band through CUPS as PWG raster: {width} x {height} dots at 203 dpi, codes read 3 of 3")


def every_copy_keeps_its_own_words(ward):
    printer = ward.service.printers["pdf"]
    before = len(printer.printed())
    ward.run("print", "counts", "--for", "カルテ,医事課", "--printer", "pdf")
    pdf = arrived(printer, before)
    pages = subprocess.run(["pdftotext", "-layout", pdf, "-"], check=True, capture_output=True, text=True).stdout.split("\f")[:-1]
    assert len(pages) == 2 and "カルテ" in pages[0] and "医事課" in pages[1], pages
    assert len(printer.printed()) == before + 1


def paper_out_is_told_and_waited_for(ward):
    printer = ward.service.printers["pdf"]
    printer.empty.touch()
    before = len(printer.printed())
    process = ward.begin("band", "A004", "--printer", "pdf")
    seconds = told_within(process, "The printer is out of paper.")
    assert ward.band_states("A004") == ["1 sent"]
    printer.empty.unlink()
    out = process.communicate(timeout=60)[0]
    assert process.returncode == 0 and "It came out." in out, out
    arrived(printer, before)
    assert ward.band_states("A004") == ["1 issued"]
    assert seconds < SOON, seconds
    print(f"# paper out, told after: {seconds:.1f} s")


def printer_that_is_off_keeps_the_job(ward):
    printer = ward.service.printers["pdf"]
    printer.stop()
    before = len(printer.printed())
    process = ward.begin("band", "A005", "--printer", "pdf", "--wait", str(SOON))
    seconds = told_within(process, "The printer does not answer: is it switched on?")
    out = process.communicate(timeout=60)[0]
    assert process.returncode == 1 and "Not out yet" in out, out
    assert ward.band_states("A005") == ["1 sent"], ward.band_states("A005")
    assert "pdf-" in ward.service.run("lpstat", "-o").stdout
    printer.start()
    arrived(printer, before)  # the queue had kept it
    assert seconds < SOON, seconds
    print(f"# printer off, told after: {seconds:.1f} s; the job was kept and came out later")


def cancelled_sheet_is_no_print_and_is_made_again_as_of_the_same_time(ward):
    printer = ward.service.printers["pdf"]
    ward.run("print", "patient-list", "--printer", "pdf")
    printer.stop()
    process = ward.begin("print", "patient-list", "--printer", "pdf", now="2026-11-02T07:00", lang="ja")
    told_within(process, "プリンターから応答がありません。")
    ward.service.run("cancel", "-a", "pdf")
    out = process.communicate(timeout=60)[0]
    assert process.returncode == 4 and "印刷は取り消されました。" in out and "何も出ていません。" in out, out
    again = re.search(r"--at '([^']*)'", out)[1]
    printer.start()
    ward.run("print", "patient-list", "--at", again, "--printer", "pdf", "--to", "again.pdf", now="2026-11-02T07:10")
    text = subprocess.run(["pdftotext", "-layout", ward.folder / "again.pdf", "-"], check=True, capture_output=True, text=True).stdout
    assert "as of 2026-11-02 07:00" in text, text[:600]
    numbers = [int(number) for number in re.search(r"Print no\. (\d+), replaces no\. (\d+)", text).groups()]
    assert numbers[0] == numbers[1] + 2, numbers  # the number of the cancelled one is on no paper, and given to no other
    assert "There is" not in ward.run("current", str(numbers[0]))
    ward.run("current", str(numbers[0] - 1), status=2)


def cancelled_band_leaves_the_one_before_in_force(ward):
    ward.run("band", "A006", "--to", "first.pdf")
    printer = ward.service.printers["pdf"]
    printer.stop()
    process = ward.begin("band", "A006", "--printer", "pdf")
    told_within(process, "The printer does not answer")
    assert ward.band_states("A006") == ["1 replaced", "2 sent"]
    ward.service.run("cancel", "-a", "pdf")
    out = process.communicate(timeout=60)[0]
    assert process.returncode == 4 and "not printed" in out, out
    printer.start()
    assert ward.band_states("A006") == ["1 issued"], ward.band_states("A006")
    history = ward.run("show", "history", "A006")
    assert "The job was cancelled." in history, history
    ward.run("band", "A006", "--to", "third.pdf")
    assert ward.band_states("A006") == ["1 replaced", "3 issued"], ward.band_states("A006")


def queue_that_is_not_there_is_told_before_anything_is_done(ward):
    out = ward.run("band", "A008", "--printer", "ghost", status=1)
    assert "There is no queue “ghost” on this PC; there are: label, pdf, raster" in out, out
    assert ward.band_states("A008") == []
    out = ward.run("print", "counts", "--printer", "ghost", status=1, lang="ja")
    assert "このPCに印刷キュー「ghost」はありません" in out, out


def printers_are_listed(ward):
    out = ward.run("printers")
    assert {line.split("\t")[0] for line in out.splitlines()} == {"pdf", "raster", "zpl:label", "sbpl:label"}, out


def label_printer_gets_every_byte(ward):
    ward.run("band", "A009", "--printer", "zpl:label", "--to", "band.zpl")
    zpl = (ward.folder / "band.zpl").read_bytes()
    print_service.until(lambda: ward.service.label.read_bytes() == zpl, "the label printer")
    ward.run("label", "A009", "--printer", "sbpl:label", "--to", "label.sbpl")
    sbpl = (ward.folder / "label.sbpl").read_bytes()
    print_service.until(lambda: ward.service.label.read_bytes() == sbpl, "the label printer")
    assert zpl.startswith(b"^XA") and sbpl.startswith(b"\x1bA")
    ward.run("label", "A009", "--printer", "sbpl:label", "--to", "label.zpl", status=2)
    print(f"# bytes of ZPL and SBPL that a raw queue changed: 0 of {len(zpl) + len(sbpl)}")


def device_takes_all_and_somebody_must_look(ward):
    device = ward.folder / "lp"
    os.mkfifo(device)
    taken = []
    reader = threading.Thread(target=lambda: taken.append(device.read_bytes()))
    reader.start()
    out = ward.run("band", "A011", "--printer", f"zpl:{device}", "--to", "device.zpl")
    reader.join(20)
    assert taken == [(ward.folder / "device.zpl").read_bytes()]
    assert "look whether it came out" in out and ward.band_states("A011") == ["1 sent"], out
    out = ward.run("band", "A012", "--printer", f"zpl:{device}", status=4)
    assert "Nothing answers on this device: is the printer switched on?" in out, out
    out = ward.run("band", "A012", "--printer", f"zpl:{ward.folder}/device.zpl", status=4)
    assert "This is a file and no device of a printer." in out, out
    assert ward.band_states("A012") == []
    ward.run("band", "A012", "--printer", str(device), status=2)


def print_on_its_way_is_stopped_from_the_screen(ward):
    printer = ward.service.printers["pdf"]
    before, bands = len(printer.printed()), ward.run("show", "bands")
    printer.stop()
    with Screen(ward) as screen:
        screen.press("b", until="Wristbands")
        screen.press("Down", "Down", "i", until="second checker")  # behind the bands that were sent above
        screen.press("Enter", "Enter", until="On which printer?")
        screen.press("p", "Enter", until="adult-band: The printer does not answer")
        screen.press("g", until="The job was cancelled.")
        assert ward.run("show", "bands") == bands
        screen.press("Escape", "p", until="Print: which sheet?")
        screen.press("7", "p", until="  Printer  ")
        while "  Printer  pdf" not in screen.shown():
            screen.press("p", until="  Printer  ")
        screen.press("Enter", until="conflicts: The printer does not answer")
        screen.press("g", until="conflicts: The job was cancelled.")
        printer.start()
        screen.press("r", until="conflicts: It came out.")
    arrived(printer, before)
    assert len(printer.printed()) == before + 1


def full_house():
    """45 patients: bed, kana, birthdate. Beside each of the first ten lies whoever can be taken for them."""
    ini = (DATA / "wards/surgical-45.ini").read_text()
    beds = [bed.strip() for line in re.findall(r"^beds\s*=(.*)$", ini, re.M) for bed in line.split(",")]
    people = [line.split("\t") for line in (DATA.parent / "tests/names/people.tsv").read_text().splitlines() if not line.startswith("#") and line]
    surnames, given = ([row[2] for row in people if row[0] == kind] for kind in ("surname", "given"))
    dice = random.Random(42)
    house = [(f"{dice.choice(surnames)} {dice.choice(given)}", f"{dice.randrange(1930, 2005)}-{dice.randrange(1, 13):02}-{dice.randrange(1, 29):02}")
             for _ in beds]
    for at in range(0, 10, 2):
        (name, birthdate), other = house[at], house[at + 1]
        surname = name.split()[0]
        house[at + 1] = [(name, other[1]), (f"{surname} {other[0].split()[1]}", birthdate), (" ".join(reversed(name.split())), birthdate),
                         (name[:-1] + ("ン" if name[-1] != "ン" else "ウ"), birthdate), (other[0], birthdate)][at // 2]
    return [(bed, *who) for bed, who in zip(beds, house)]


def ward_of_45_gets_its_bands_in_one_command_and_the_check_tells_them_apart(ward):
    printer, house = ward.service.printers["pdf"], full_house()
    before = len(printer.printed())
    rows = ["bed\tperson\twhat\tvalue"]
    for number, (bed, kana, birthdate) in enumerate(house):
        rows += [f"{bed}\tp{number}\t{what}\t{value}" for what, value in
                 [("presence", "in"), ("kana", kana), ("birthdate", birthdate), ("identified", "stated-full")]]
    (ward.folder / "house.tsv").write_text("\n".join(rows) + "\n")
    ward.run("new", "house.meguri", "--layout", DATA / "wards/surgical-45.ini", book="house.meguri")
    ward.run("record", "house.tsv", book="house.meguri")
    out = ward.run("band", "--all", "--printer", "pdf", book="house.meguri")
    assert "45 bands issued" in out and "It came out." in out, out
    pages = codes_by_page(arrived(printer, before), ward.folder)
    assert len(pages) == 45 and all(len(page) == 3 and len(set(page)) == 1 for page in pages), pages
    assert len({page[0] for page in pages}) == 45
    assert "Nobody needs a band" in ward.run("band", "--all", "--printer", "pdf", status=1, book="house.meguri")
    for band in range(45):
        for who in (band, (band ^ 1) % 45):
            ward.run("check", "--scan", pages[band][0], "--stated-name", house[who][1], "--stated-birthdate", house[who][2], "--said-by", "patient",
                     status=0 if who == band else 1, book="house.meguri")
    print("# bands out of one command and one job, read back: 45 of 45; told from a neighbour, the first ten from whoever can be taken for them: 45 of 45")


def recovery_key_goes_to_the_safe_and_stays_nowhere_else(ward):
    printer = ward.service.printers["pdf"]
    before = len(list(printer.spool.glob("*.done")))
    files = {path.name for path in ward.folder.iterdir()}
    out = ward.run("key", "sheet", "--printer", "pdf", status=1)
    assert "Envelope no. 1 is printed to pdf." in out and "It came out." in out and "not issued until" in out, out
    assert {path.name for path in ward.folder.iterdir()} == files, "a file opens the book"
    assert not list(pathlib.Path(tempfile.gettempdir()).glob("meguri-print-*")), "a page was left behind"
    code, = set(codes_of_pdf(arrived(printer, before), ward.folder))
    (ward.folder / "code").write_text(code + "\n")
    (ward.folder / "code").chmod(0o600)
    assert "Envelope no. 1 is issued." in ward.run("key", "test", "--code-file", "code")


def service_that_is_gone_is_told(ward):
    before = ward.band_states("A012")
    ward.environment = {**ward.environment, "CUPS_SERVER": f"127.0.0.1:{print_service.free_port()}"}
    out = ward.run("band", "A012", "--printer", "pdf", status=1)
    assert "No print service answers on this PC." in out and ward.band_states("A012") == before, out
    assert not list(pathlib.Path(tempfile.gettempdir()).glob("meguri-print-*")), "a page was left behind"


CHECKS = [
    band_arrives_whole_as_pdf,
    band_arrives_whole_as_raster,
    every_copy_keeps_its_own_words,
    paper_out_is_told_and_waited_for,
    printer_that_is_off_keeps_the_job,
    cancelled_sheet_is_no_print_and_is_made_again_as_of_the_same_time,
    cancelled_band_leaves_the_one_before_in_force,
    queue_that_is_not_there_is_told_before_anything_is_done,
    printers_are_listed,
    label_printer_gets_every_byte,
    device_takes_all_and_somebody_must_look,
    print_on_its_way_is_stopped_from_the_screen,
    ward_of_45_gets_its_bands_in_one_command_and_the_check_tells_them_apart,
    recovery_key_goes_to_the_safe_and_stays_nowhere_else,
    service_that_is_gone_is_told,
]


# What is told of a job while it is under way, and the longest.
QUICK = {
    paper_out_is_told_and_waited_for,
    printer_that_is_off_keeps_the_job,
    cancelled_sheet_is_no_print_and_is_made_again_as_of_the_same_time,
    cancelled_band_leaves_the_one_before_in_force,
    print_on_its_way_is_stopped_from_the_screen,
    ward_of_45_gets_its_bands_in_one_command_and_the_check_tells_them_apart,
}


def play(service):
    ward, bad = Ward(service), 0
    checks = [check for check in CHECKS if not SLOW or check not in QUICK]
    print(f"1..{len(checks)}")
    for number, check in enumerate(checks, 1):
        try:
            check(ward)
            word = "ok"
        except (AssertionError, subprocess.SubprocessError, OSError, IndexError, TypeError) as problem:
            word, bad = "not ok", bad + 1
            print(f"# {type(problem).__name__}: {problem}")
            for printer in service.printers.values():
                if not printer.is_on():  # it was left off in the middle: the next check is not to suffer for that
                    printer.start()
        print(f"{word} {number} - {check.__name__.replace('_', ' ')}", flush=True)
    return 1 if bad else 0


def main():
    missing = print_service.missing()
    if missing:
        print(f"1..0 # SKIP needs {', '.join(missing)}")
        return 0
    if "CUPS" in subprocess.run([MEGURI, "printers", "--lang", "en"], capture_output=True, text=True, check=False).stderr:
        print("1..0 # SKIP built without CUPS")
        return 0
    with tempfile.TemporaryDirectory(prefix="meguri-cups-") as folder:
        service = print_service.Service(folder)
        try:
            return play(service)
        finally:
            service.stop()


sys.exit(main())
