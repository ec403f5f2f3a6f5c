#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Words that must not stand here: paths that point outside the project, unfinished work, jumps and cleanup by hand; and the one
line that every C file begins with."""
import re

import lint

SPDX = "/* SPDX-License-Identifier: GPL-3.0-or-later */\n"

# Everywhere. The patterns are put together from halves so that they do not find themselves.
ANYWHERE = [
    (re.compile(r"\.\./" + r"shared\b"), "points outside the project"),
    (re.compile(r"(?<![\w./~-])/" + r"work(?=/|\b)(?!\w)"), "is a path of one machine"),
    (re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|XX" + r"X)\b"), "is unfinished; finish it or open an issue"),
]
TEXT_SUFFIXES = {
    "", ".c", ".h", ".py", ".sh", ".md", ".scd", ".ini", ".tsv", ".sql", ".build", ".txt", ".po", ".supp", ".yml"
}  # fmt: skip
NOT_OURS = {".git", "COPYING", "out", "__pycache__"}

IN_CODE = [
    (re.compile(r"\bgoto\b"), "jumps; return early and let the cleanup attributes clean"),
]
CLEANUP = re.compile(r"^(free|clear|close|destroy|drop)(_|$)|_(free|clear|close|destroy|unref)(_|$)")
BY_HAND = re.compile(
    r"(?<![\w>.])(free|g_free|g_strfreev|g_error_free|g_list_free(?:_full)?|g_slist_free(?:_full)?|g_object_unref"
    r"|g_bytes_unref|g_date_free|sqlite3_free|sqlite3_finalize|cairo_destroy|cairo_surface_destroy|QRcode_free)\s*\("
)
OTHERS_ERROR = re.compile(r"\bg_(?:file_[gs]et_contents(?:_full)?|dir_make_tmp|dir_open|mkstemp|file_open_tmp)\s*\([^;{]*[\s,]error\)")
WORKING_ASSERTION = re.compile(r"\bg_assert\w*\(sodium_(?!memcmp|is_zero)")
EXIT = re.compile(r"(?<![\w>.])_?exit\s*\(")
FORBIDDEN_NAMES = re.compile(r"(^|[-_])(util|utils|common|misc|helper|helpers|manager)([-_.]|$)")
HEAD = re.compile(r"^(\w+)\([^;{]*?\)\n\{", re.M)


def text_files(root):
    for path in sorted(root.rglob("*")):
        parts = path.relative_to(root).parts
        if any(part in NOT_OURS or part.startswith("build") for part in parts[:1]) or "__pycache__" in parts:
            continue
        if path.is_file() and path.suffix in TEXT_SUFFIXES:
            yield path


def check_anywhere(root, path):
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return []  # a case with broken bytes on purpose
    return [
        f"{lint.where(root, path, lint.line_of(text, match.start()))}: “{match.group(0)}” {why}"
        for pattern, why in ANYWHERE
        for match in pattern.finditer(text)
    ]


def cleanups(text):
    """The spans of functions that clean up, by their names."""
    spans = []
    for match in HEAD.finditer(text):
        if CLEANUP.search(match.group(1)):
            spans.append((match.end(), text.find("\n}", match.end())))
    return spans


def replaces(text, match):
    """True if what is freed is given its next value right after: no attribute can do that."""
    end = text.find(")", match.end())
    freed = text[match.end() : end].strip()
    following = "\n".join(text[end:].split("\n")[1:6])
    return re.search(r"(?<![\w.>])" + re.escape(freed) + r" = ", following) is not None


def check_code(root, path):
    whole = path.read_text(encoding="utf-8")
    text = lint.blank(whole)
    findings = [] if whole.startswith(SPDX) else [f"{lint.where(root, path, 1)}: the SPDX line is missing"]
    if FORBIDDEN_NAMES.search(path.name):
        findings.append(f"{lint.where(root, path, 1)}: “{path.name}” is no noun a nurse would accept")

    def add(match, why):
        line = lint.line_of(text, match.start())
        findings.append(f"{lint.where(root, path, line)}: {match.group(0).strip('( ')} {why}")

    for pattern, why in IN_CODE:
        for match in pattern.finditer(text):
            add(match, why)
    if path.relative_to(root).parts[0] != "src":
        return findings
    spans = cleanups(text)
    for match in BY_HAND.finditer(text):
        if not replaces(text, match) and not any(start < match.start() < end for start, end in spans):
            add(match, "cleans by hand outside a cleanup function; use g_autofree or g_autoptr")
    for match in OTHERS_ERROR.finditer(text):
        add(match, "hands out GLib's words; say in a sentence of this program what cannot be done")
    for match in WORKING_ASSERTION.finditer(text):
        add(match, "works inside an assertion, which a build may leave out")
    if path.name != "main.c":
        for match in EXIT.finditer(text):
            add(match, "leaves the program below main.c")
    return findings


def check(root):
    findings = [finding for path in text_files(root) for finding in check_anywhere(root, path)]
    return findings + [finding for path in lint.sources(root, "src", "tests") for finding in check_code(root, path)]


def code(body, name="run"):
    return SPDX + f"static void\n{name}(char *text)\n{{\n    {body};\n}}\n"


SOUND = {
    "src/ward/a.c": code("g_free(text)", "row_free") + '/* goto */\nstatic const char *s = "goto";\n',
    "src/ward/b.c": code("g_free(row->text);\n    row->text = g_strdup(text)"),
    "src/ward/c.c": code("g_file_get_contents(text, &text, NULL, &failed)"),
    "src/main.c": code("exit(text == 0)"),
    "README.md": "See man/meguri.1.scd; the work/life of /workers.\n",
    "build-asan/log.txt": "TO" + "DO\n",
}
FAULTS = {
    "a path outside": ({"README.md": "\nsee .." + "/shared/X.md\n"}, "README.md:2:"),
    "a path of one machine": ({"start": "cd /" + "work/main\n"}, "start:1:"),
    "unfinished work": ({"src/ward/x.c": SPDX + "/* TO" + "DO */\n"}, "src/ward/x.c:2:"),
    "a missing SPDX line": ({"src/ward/x.h": "#pragma once\n"}, "src/ward/x.h:1:"),
    "a goto": ({"tests/ward/x.c": code("goto out")}, "tests/ward/x.c:5:"),
    "a free by hand": ({"src/ward/x.c": code("free(text)")}, "src/ward/x.c:5:"),
    "a g_free by hand": ({"src/ward/x.c": code("g_free(text)")}, "src/ward/x.c:5:"),
    "a free of one and a value for another": ({"src/ward/x.c": code("g_free(text);\n    row->text = g_strdup(text)")}, "src/ward/x.c:5:"),
    "an exit from the depths": ({"src/desk/x.c": code("exit(1)")}, "src/desk/x.c:5:"),
    "an error of GLib's": ({"src/desk/x.c": code("g_file_get_contents(text, &text, NULL,\n        error)")}, "src/desk/x.c:5:"),
    "an assertion that works": ({"src/store/x.c": code("g_assert(sodium_init() >= 0)")}, "src/store/x.c:5:"),
    "a name that says nothing": ({"src/ward/ward-utils.c": SPDX}, "src/ward/ward-utils.c:1:"),
}

if __name__ == "__main__":
    lint.main(check, SOUND, FAULTS)
