#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Arrows only fall: a room includes its own files and those of lower floors, a library stays in its room, and only the
desk and main.c know what time it is."""
import re

import lint

# Floors of the house. Rooms on one floor do not know each other.
FLOORS = {
    "base": 1,
    "names": 2,
    "ward": 3,
    "store": 4,
    "census": 4,
    "sheets": 6,
    "print": 7,
    "desk": 8,
    "cli": 9,
    "tui": 9,
    "main.c": 10,
}

# Falling arrows that are refused all the same: only the desk opens the log, and a face asks the desk for paper.
STRANGERS = {
    "sheets": {"store"},
    "print": {"store"},
    "cli": {"store", "print"},
    "tui": {"store", "print"},
}

# A library's header and the one room that may include it.
LIBRARIES = [
    (re.compile(r"^(ncursesw?/)?(curses|ncurses|panel|menu|form|term)\.h$"), "tui"),
    (re.compile(r"^sqlite3\.h$"), "store"),
    (re.compile(r"^(cairo/|pango/)?(cairo|pango)[\w-]*\.h$"), "print"),
    (re.compile(r"^qrencode\.h$"), "print"),
    (re.compile(r"^cups/"), "print"),
]

CLOCK = re.compile(r"\b(time|gettimeofday|clock_gettime|g_get_real_time|g_get_current_time|g_date_time_new_now\w*)\s*\(")
CLOCK_ROOMS = {"desk", "main.c"}

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.M)


def room_of(root, path):
    """The room a file belongs to (its tests count as the room), or None for tests of the whole house."""
    parts = path.relative_to(root).parts
    name = parts[1]
    return name if name in FLOORS else None


def check_house(room, header):
    target = header.split("/")[0]
    if "/" not in header or target not in FLOORS:
        return f"“{header}” names no room"
    if target == room:
        return None
    if target in STRANGERS.get(room, ()):
        return f"{room} must not know {target} (“{header}”)"
    if FLOORS[target] == FLOORS[room]:
        return f"the arrow from {room} to {target} runs sideways (“{header}”)"
    if FLOORS[target] > FLOORS[room]:
        return f"the arrow from {room} to {target} runs upward (“{header}”)"
    return None


def check_library(room, header):
    for pattern, owner in LIBRARIES:
        if pattern.match(header) and room != owner:
            return f"<{header}> belongs to {owner}/ alone"
    return None


def check_file(root, path):
    room = room_of(root, path)
    in_tests = path.relative_to(root).parts[0] == "tests"
    if room is None:
        return [] if in_tests else [f"{lint.where(root, path, 1)}: this file stands in no room"]
    text = path.read_text(encoding="utf-8")
    findings = []
    for match in INCLUDE.finditer(text):
        quote, header = match.groups()
        if quote == '"':
            beside = in_tests and "/" not in header and (path.parent / header).exists()
            fault = None if beside else check_house(room, header)
        else:
            fault = check_library(room, header)
        if fault:
            findings.append(f"{lint.where(root, path, lint.line_of(text, match.start(1)))}: {fault}")
    if room not in CLOCK_ROOMS and not in_tests:
        for match in CLOCK.finditer(lint.blank(text)):
            findings.append(
                f"{lint.where(root, path, lint.line_of(text, match.start()))}: "
                f"{match.group(1)}() asks the clock; a moment is handed in"
            )
    return findings


def check(root):
    return [finding for path in lint.sources(root, "src", "tests") for finding in check_file(root, path)]


SOUND = {
    "src/base/text.h": "#include <glib.h>\n",
    "src/ward/band.c": '#include "ward/band.h"\n\n#include "base/text.h"\n/* time(NULL) is not asked */\n'
    'static const char *s = "time(";\nint use_time(void);\n',
    "src/tui/app.c": '#include "desk/desk.h"\n#include "sheets/sheet.h"\n#include <curses.h>\n',
    "src/store/database.c": "#include <sqlite3.h>\n",
    "src/print/page.c": "#include <pango/pangocairo.h>\n#include <cairo-pdf.h>\n",
    "src/main.c": '#include "tui/app.h"\n#include "cli/command.h"\nlong now(void) { return time(NULL); }\n',
    "tests/ward/test-band.c": '#include "ward/band.h"\n',
    "tests/history/replay.c": '#include "desk/desk.h"\n',
}
FAULTS = {
    "an upward include": ({"src/base/text.c": '\n#include "ward/band.h"\n'}, "src/base/text.c:2:"),
    "a sideways include": ({"src/store/log.c": '#include "census/census.h"\n'}, "src/store/log.c:1:"),
    "a face that opens the database": ({"src/cli/show.c": '#include "store/log.h"\n'}, "src/cli/show.c:1:"),
    "an include without a room": ({"src/ward/value.c": '#include "value.h"\n'}, "src/ward/value.c:1:"),
    "curses outside tui": ({"src/desk/desk.c": "#include <ncursesw/curses.h>\n"}, "src/desk/desk.c:1:"),
    "sqlite outside store": ({"src/desk/desk.c": "#include <sqlite3.h>\n"}, "src/desk/desk.c:1:"),
    "cairo outside print": ({"src/sheets/sheet.c": "#include <cairo.h>\n"}, "src/sheets/sheet.c:1:"),
    "pango outside print": ({"src/sheets/sheet.c": "#include <pango/pango.h>\n"}, "src/sheets/sheet.c:1:"),
    "the clock below the desk": ({"src/print/page.c": "\nlong t(void) { return time(NULL); }\n"}, "src/print/page.c:2:"),
    "GLib's clock below the desk": ({"src/census/census.c": "long t = g_get_real_time();\n"}, "src/census/census.c:1:"),
    "a test that reaches above its room": ({"tests/ward/test-x.c": '#include "desk/desk.h"\n'}, "tests/ward/test-x.c:1:"),
    "a file outside the rooms": ({"src/util/x.c": "\n"}, "src/util/x.c:1:"),
}

if __name__ == "__main__":
    lint.main(check, SOUND, FAULTS)
