#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""meguri(1) and --help tell the same: every command and option of one stands in the other. options.py PROGRAM MAN-PAGE

The program lists its commands in --help, each on a line of its own after two blanks; the page has a head "## NAME ..." for each.
"""
import os
import pathlib
import re
import subprocess
import sys

import lint

OPTION = re.compile(r"(?<![\w-])(--[a-z][a-z-]*|-[a-z])\b(?!-)")
LISTED = re.compile(r"^  (?:meguri )?([a-z]+)(?:\s|$)", re.M)
GLIB_OWN = {"--help-all"}  # GOption's, when there are groups


def said(program, *arguments):
    """Standard output of PROGRAM ARGUMENTS --help; None if that fails."""
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "LANGUAGE": "en"}
    result = subprocess.run(
        [program, *arguments, "--help"], capture_output=True, text=True, env=environment, stdin=subprocess.DEVNULL, check=False
    )
    return result.stdout if result.returncode == 0 else None


def section(page, name):
    match = re.search(rf"^# {name}\n(.*?)(?=^# |\Z)", page, re.M | re.S)
    return match.group(1) if match else ""


def documented(text):
    """The options that TEXT of the page names in bold."""
    return {option for option in OPTION.findall(text.replace("\\", "")) if f"*{option}*" in text}


def page_commands(page):
    """command -> (line, options named under its head)."""
    found = {}
    text = section(page, "COMMANDS")
    for match in re.finditer(r"^## ([a-z]+)[^\n]*\n(.*?)(?=^## |\Z)", text, re.M | re.S):
        line = lint.line_of(page, page.index(match.group(0)))
        found[match.group(1)] = (line, documented(match.group(2)))
    return found


def differ(name, line, page_options, help_options, everywhere):
    findings = [
        f"{name}:{line[0]}: {line[1]} {option} stands in --help and not in the page"
        for option in sorted(help_options - page_options - everywhere - GLIB_OWN)
    ]
    findings += [
        f"{name}:{line[0]}: {line[1]} {option} stands in the page and not in --help"
        for option in sorted(page_options - help_options - everywhere)
    ]
    return findings


def check_program(program, page_path, name):
    page = page_path.read_text(encoding="utf-8")
    commands, everywhere = page_commands(page), documented(section(page, "OPTIONS OF EVERY COMMAND"))
    whole = said(program)
    if whole is None:
        return [f"{name}:1: {program} --help failed"]
    findings = differ(name, (1, "meguri"), everywhere, set(OPTION.findall(whole)), set())
    listed = set(LISTED.findall(whole))
    for command in sorted(listed - set(commands)):
        findings.append(f"{name}:1: the command {command} stands in --help and not in the page")
    for command, (line, options) in commands.items():
        if command not in listed:
            findings.append(f"{name}:{line}: the command {command} stands in the page and not in --help")
            continue
        text = said(program, command)
        if text is None:
            findings.append(f"{name}:{line}: meguri {command} --help failed")
            continue
        findings += differ(name, (line, f"meguri {command}"), options, set(OPTION.findall(text)), everywhere)
    return findings


def check(root):
    """A planted tree: a program beside its page."""
    program = root / "program"
    program.chmod(0o755)
    return check_program(str(program), root / "page.scd", "page.scd")


def program(whole, show):
    return f"#!/bin/sh\ncase $1 in\nshow) cat <<'E'\n{show}\nE\n;;\n--help) cat <<'E'\n{whole}\nE\n;;\n*) exit 2;;\nesac\n"


WHOLE = "Usage: meguri [OPTION…] COMMAND\n\nCommands:\n  show  a sheet\n\nOptions:\n  -b, --book=FILE  the book\n  --help  this"
SHOW = "Usage: meguri show\n\nOptions:\n  --at=TIME  as of\n  -b, --book=FILE  the book\n  --help  this"
PAGE = "# OPTIONS OF EVERY COMMAND\n\n*-b*, *--book* _FILE_\n\n*--help*\n\n# COMMANDS\n\n## show SHEET\n\n*--at* _TIME_\n\n# FILES\n"
SOUND = {"program": program(WHOLE, SHOW), "page.scd": PAGE}
FAULTS = {
    "a command the page forgot": ({"program": program(WHOLE.replace("  show", "  print\n  show"), SHOW)}, "page.scd:1: the command print"),
    "a command the program lacks": ({"page.scd": PAGE.replace("## show", "## band\n\n## show")}, "page.scd:9: the command band"),
    "an option the page forgot": ({"program": program(WHOLE, SHOW + "\n  --known=TIME")}, "page.scd:9: meguri show --known stands in --help"),
    "an option the program lacks": ({"program": program(WHOLE, SHOW.replace("--at", "--on"))}, "page.scd:9: meguri show --at stands in the page"),
    "a general option the page forgot": ({"program": program(WHOLE + "\n  --now=TIME", SHOW)}, "page.scd:1: meguri --now stands in --help"),
    "a general option the program lacks": ({"page.scd": PAGE.replace("*--help*", "*--help* *--lang*")}, "page.scd:1: meguri --lang stands in the page"),
    "a command whose help fails": ({"program": program(WHOLE, SHOW).replace("show)", "shew)")}, "page.scd:9: meguri show --help failed"),
}

if __name__ == "__main__":
    if "--self-test" in sys.argv:
        lint.main(check, SOUND, FAULTS)
    found = check_program(sys.argv[1], pathlib.Path(sys.argv[2]), "man/meguri.1.scd")
    print("\n".join(found))
    sys.exit(1 if found else 0)
