#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A print service for tests, on loopback and as an ordinary user: a private D-Bus, IPP printers that take PDF or PWG
raster, and a CUPS scheduler with a queue for each. `Service(folder)` starts it, `stop()` ends all of it. What a printer
was given lies in folder/spool-NAME; while folder/NAME.empty is there it is out of paper."""
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import time

TOOLS = ["cupsd", "ippeveprinter", "dbus-daemon", "lpadmin", "lpstat", "cancel", "pdfinfo", "pdftoppm", "tmux", "zbarimg"]
PATH = f"{os.environ.get('PATH', '/usr/bin')}:/usr/sbin:/sbin"
PATIENCE = 30  # seconds until something that must come is given up
# Medium, width and height in hundredths of a millimetre.
MEDIA = [("iso_a4_210x297mm", 21000, 29700), ("om_adult-band_25.4x279.4mm", 2540, 27940), ("om_infant-band_19x190mm", 1900, 19000)]


def missing():
    return [tool for tool in TOOLS if shutil.which(tool, path=PATH) is None]


def free_port():
    with socket.socket() as plug:
        plug.bind(("127.0.0.1", 0))
        return plug.getsockname()[1]


def until(true, what):
    end = time.monotonic() + PATIENCE
    while not true():
        if time.monotonic() > end:
            raise AssertionError(f"waited {PATIENCE} s for {what}")
        time.sleep(0.05)  # a service that is starting has no other way to say that it is up


def answers(port):
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
        return True
    except OSError:
        return False


class Printer:
    """An IPP printer with one format, and what it does with a job."""

    def __init__(self, service, name, formats):
        self.service, self.name, self.port = service, name, free_port()
        self.spool = service.folder / f"spool-{name}"
        self.empty = service.folder / f"{name}.empty"
        self.conf = service.folder / f"{name}.conf"
        self.spool.mkdir()
        self.spool.chmod(0o777)
        self.conf.write_text(self.attributes(formats))
        self.command = service.folder / f"{name}.sh"
        self.command.write_text(f"""#!/bin/sh
if [ -e {self.empty} ]; then
    echo "STATE: +media-empty-error" >&2
    while [ -e {self.empty} ]; do sleep 0.1; done
    echo "STATE: -media-empty-error" >&2
fi
cp "$1" {self.spool}/$$.done
""")
        self.command.chmod(0o755)
        self.process = None
        self.start()

    @staticmethod
    def attributes(formats):
        sizes = ",".join("{MEMBER integer x-dimension %d MEMBER integer y-dimension %d}" % size[1:] for size in MEDIA)
        cols = ",".join("{MEMBER collection media-size {MEMBER integer x-dimension %d MEMBER integer y-dimension %d} "
                        "MEMBER integer media-top-margin 0 MEMBER integer media-bottom-margin 0 MEMBER integer media-left-margin 0 "
                        "MEMBER integer media-right-margin 0}" % size[1:] for size in MEDIA)
        return f"""ATTR mimeMediaType document-format-supported application/octet-stream,{formats}
ATTR mimeMediaType document-format-default application/octet-stream
ATTR keyword media-supported {",".join(size[0] for size in MEDIA)}
ATTR keyword media-ready {",".join(size[0] for size in MEDIA)}
ATTR keyword media-default {MEDIA[1][0]}
ATTR collection media-size-supported {sizes}
ATTR collection media-col-database {cols}
ATTR resolution printer-resolution-supported 203dpi
ATTR resolution printer-resolution-default 203dpi
ATTR resolution pwg-raster-document-resolution-supported 203dpi
ATTR keyword pwg-raster-document-type-supported black_1,sgray_8
ATTR keyword print-color-mode-supported monochrome
ATTR keyword print-color-mode-default monochrome
ATTR keyword print-scaling-supported none,auto,fit
ATTR keyword sides-supported one-sided
"""

    def start(self):
        words = ["ippeveprinter", "-p", str(self.port), "-n", "localhost", "-d", str(self.service.folder / f"jobs-{self.name}"), "-k",
                 "-a", str(self.conf), "-r", "off", "-c", str(self.command), self.name]
        (self.service.folder / f"jobs-{self.name}").mkdir(exist_ok=True)
        self.process = self.service.begin(words, f"{self.name}.log")
        until(lambda: answers(self.port), f"the printer {self.name}")

    def stop(self):
        self.service.end(self.process)

    def is_on(self):
        return self.process.poll() is None

    def printed(self):
        return sorted(self.spool.glob("*.done"), key=lambda path: path.stat().st_mtime)


class Service:
    def __init__(self, folder):
        self.folder, self.port, self.running = pathlib.Path(folder), free_port(), []
        self.label = self.folder / "cups" / "label-printer"  # what the queue "label" was told last
        self.environment = {**os.environ, "PATH": PATH, "DBUS_SYSTEM_BUS_ADDRESS": f"unix:path={self.folder}/bus",
                            "CUPS_SERVER": f"127.0.0.1:{self.port}", "HOME": str(self.folder)}
        try:
            self.start_bus()
            self.printers = {"pdf": Printer(self, "pdf", "application/pdf"), "raster": Printer(self, "raster", "image/pwg-raster")}
            self.start_scheduler()
            for printer in self.printers.values():
                self.run("lpadmin", "-p", printer.name, "-E", "-v", f"ipp://localhost:{printer.port}/ipp/print", "-m", "everywhere")
            self.run("lpadmin", "-p", "label", "-E", "-v", f"keep://{self.label}", "-m", "raw")
        except BaseException:
            self.stop()
            raise

    def begin(self, words, log, as_user=False):
        if as_user and os.getuid() == 0:
            words = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", *words]
        process = subprocess.Popen(words, env=self.environment, stdout=open(self.folder / log, "ab"), stderr=subprocess.STDOUT,
                                   stdin=subprocess.DEVNULL, start_new_session=True)
        self.running.append(process)
        return process

    def end(self, process):
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGTERM)
            try:
                process.wait(5)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
        if process in self.running:
            self.running.remove(process)

    def stop(self):
        for process in reversed(list(self.running)):
            self.end(process)

    def run(self, *words, ok=True):
        done = subprocess.run(words, env=self.environment, capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=60, check=False)
        assert not ok or done.returncode == 0, (words, done.stdout, done.stderr)
        return done

    def start_bus(self):
        conf = self.folder / "bus.conf"
        conf.write_text(f"""<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN" "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>system</type><listen>unix:path={self.folder}/bus</listen>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/><allow user="*"/></policy></busconfig>""")
        self.begin(["dbus-daemon", f"--config-file={conf}", "--nofork"], "bus.log")
        until(lambda: (self.folder / "bus").exists(), "the bus")

    def start_scheduler(self):
        for name in ["root", "root/ssl", "state", "state/certs", "cache", "spool", "spool/tmp", "log"]:
            (self.folder / "cups" / name).mkdir(parents=True, exist_ok=True)
        self.label.touch()
        base = self.folder / "cups"
        if os.getuid() == 0:
            os.chmod(self.folder, 0o755)
            subprocess.run(["chown", "-R", "65534:65534", base], check=True)
        user, group = ("nobody", "nogroup") if os.getuid() == 0 else (self.own("-un"), self.own("-gn"))
        self.make_programs(base / "bin")
        (base / "root/cupsd.conf").write_text(f"""Listen 127.0.0.1:{self.port}
LogLevel debug
Browsing Off
WebInterface No
DefaultAuthType None
MaxJobs 0
<Location />
Order allow,deny
Allow all
</Location>
<Location /admin>
Order allow,deny
Allow all
</Location>
<Policy default>
<Limit All>
Order deny,allow
Allow all
</Limit>
</Policy>
""")
        (base / "root/cups-files.conf").write_text(f"""ServerRoot {base}/root
StateDir {base}/state
CacheDir {base}/cache
RequestRoot {base}/spool
TempDir {base}/spool/tmp
AccessLog {base}/log/access
ErrorLog {base}/log/error
PageLog {base}/log/page
User {user}
Group {group}
SystemGroup {group}
ServerBin {base}/bin
""")
        if os.getuid() == 0:
            subprocess.run(["chown", "-R", "65534:65534", base], check=True)
        self.begin(["cupsd", "-f", "-c", str(base / "root/cupsd.conf"), "-s", str(base / "root/cups-files.conf")], "cupsd.log", as_user=True)
        until(lambda: answers(self.port), "the scheduler")

    @staticmethod
    def make_programs(folder):
        """CUPS' own, and beside its way to an IPP printer one that keeps what a label printer would be told."""
        (folder / "backend").mkdir(parents=True)
        for program in pathlib.Path("/usr/lib/cups").iterdir():
            if program.name != "backend":
                (folder / program.name).symlink_to(program)
        (folder / "backend/ipp").symlink_to("/usr/lib/cups/backend/ipp")
        (folder / "backend/keep").write_text('#!/bin/sh\ncat ${6:+"$6"} >"${DEVICE_URI#keep://}"\n')
        (folder / "backend/keep").chmod(0o755)

    @staticmethod
    def own(option):
        return subprocess.run(["id", option], check=True, capture_output=True, text=True).stdout.strip()
