#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every C file stands as clang-format 14 would write it. Skipped where that version is not installed: others differ in detail."""
import pathlib
import re
import shutil
import subprocess
import sys

import lint

TOOL = "clang-format-14"
WARNING = re.compile(r"^(.*?):(\d+):\d+: error: code should be clang-formatted")


def check(root):
    files = lint.sources(root, "src", "tests")
    if not files:
        return []
    result = subprocess.run(
        [TOOL, "--dry-run", "-Werror", "--style=file", *map(str, files)], capture_output=True, text=True, check=False
    )
    first = {}
    for line in result.stderr.splitlines():
        match = WARNING.match(line)
        if match:
            first.setdefault(pathlib.Path(match.group(1)), match.group(2))
    findings = [
        f"{lint.where(root, path, line)}: not in the house's form; run {TOOL} -i {path.relative_to(root)}"
        for path, line in first.items()
    ]
    if result.returncode != 0 and not findings:
        findings.append(f"{TOOL} failed: {result.stderr.strip()}")
    return findings


STYLE = (pathlib.Path(__file__).parents[2] / ".clang-format").read_text(encoding="utf-8")
SOUND = {".clang-format": STYLE, "src/ward/a.c": "int\none(void)\n{\n    return 1;\n}\n"}
FAULTS = {
    "two blanks": ({"src/ward/x.c": "\nint  two;\n"}, "src/ward/x.c:2:"),
    "the return type beside the name": ({"tests/ward/x.c": "int one(void)\n{\n    return 1;\n}\n"}, "tests/ward/x.c:1:"),
}

if __name__ == "__main__":
    if shutil.which(TOOL) is None:
        print(f"# {TOOL} is not installed")
        sys.exit(lint.SKIPPED)
    lint.main(check, SOUND, FAULTS)
