#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Small files, short functions, few parameters. Reads the house's own form: the return type on a line of its own, the name at
the first column, the braces of a function at the first column."""
import re
import statistics

import lint

FILE_LINES = {"src": 400, "tests": 600}  # no file is longer: what is the second noun in it?
FUNCTION_LINES = 60
PARAMETERS = 5

HEAD = re.compile(r"^(\w+)\(", re.M)
PROTOTYPE = re.compile(r"^(?![#\s/{}]|typedef|G_DEFINE)[^;{}()=]*?\b(\w+)\(", re.M)


def closing(text, start):
    """The offset after the parenthesis that closes the one at START."""
    depth = 0
    for offset in range(start, len(text)):
        depth += {"(": 1, ")": -1}.get(text[offset], 0)
        if depth == 0:
            return offset + 1
    return len(text)


def count_parameters(inside):
    depth, count = 0, 1
    for sign in inside:
        depth += {"(": 1, ")": -1}.get(sign, 0)
        count += sign == "," and depth == 0
    names = inside.strip()
    if names in ("", "void"):
        return 0
    return count - names.endswith("...")  # the dots are no parameter to remember


def functions(text):
    """(name, line, lines, parameters) of each function defined in TEXT, which lint.blank() has made plain."""
    found, heads = [], set()
    for match in HEAD.finditer(text):
        after = closing(text, match.end() - 1)
        if not text.startswith("\n{", after):
            continue
        end = text.find("\n}", after)
        first, last = lint.line_of(text, match.start()), lint.line_of(text, end + 1)
        heads.add(after + 1)
        found.append((match.group(1), first, last - first + 1, count_parameters(text[match.end() : after - 1])))
    strange = [match.start() for match in re.finditer(r"^\{$", text, re.M) if match.start() not in heads]
    return found, [lint.line_of(text, offset) for offset in strange]


def check_file(root, path, lengths):
    text = lint.blank(path.read_text(encoding="utf-8"))
    findings = []
    lines = text.count("\n")
    most = FILE_LINES[path.relative_to(root).parts[0]]
    if lines > most:
        findings.append(f"{lint.where(root, path, most)}: the file has {lines} lines, {most} are the most: what is its second noun?")
    found, strange = functions(text)
    for line in strange:
        findings.append(f"{lint.where(root, path, line)}: no function head stands before this brace, name at the first column")
    for name, line, length, parameters in found:
        lengths.append(length)
        if length > FUNCTION_LINES:
            findings.append(f"{lint.where(root, path, line)}: {name}() has {length} lines, {FUNCTION_LINES} are the most")
        if parameters > PARAMETERS:
            findings.append(f"{lint.where(root, path, line)}: {name}() has {parameters} parameters, {PARAMETERS} are the most")
    for match in PROTOTYPE.finditer(text) if path.suffix == ".h" else ():
        parameters = count_parameters(text[match.end() : closing(text, match.end() - 1) - 1])
        if parameters > PARAMETERS:
            line = lint.line_of(text, match.start(1))
            findings.append(f"{lint.where(root, path, line)}: {match.group(1)}() has {parameters} parameters, {PARAMETERS} are the most")
    return findings


def check(root):
    lengths = []
    findings = [finding for path in lint.sources(root, "src", "tests") for finding in check_file(root, path, lengths)]
    if lengths:
        print(f"# {len(lengths)} functions, median {statistics.median(lengths):g} lines")
    return findings


def function(name, lines, parameters="void"):
    return f"int\n{name}({parameters})\n{{\n" + "    x();\n" * (lines - 3) + "}\n"


SOUND = {
    "src/ward/a.c": function("longest", 60) + "\nstatic const int row[] = {\n    1,\n};\n",
    "src/ward/b.c": "/*\n{\n*/\n" + function("five", 5, "int a, int (*b)(int, int), int c, int d, int e"),
    "src/ward/c.h": "bool five(int a, int b, int c, int d, int e);\nbool said(int a, int b, int c, int d, const char *f, ...)\n    PRINTF(5, 6);\n",
    "src/ward/d.c": "\n" * 400,
    "tests/ward/d.c": "\n" * 600,
}
FAULTS = {
    "a long file": ({"src/ward/x.c": "\n" * 401}, "src/ward/x.c:400:"),
    "a long file of tests": ({"tests/ward/x.c": "\n" * 601}, "tests/ward/x.c:600:"),
    "a long function": ({"src/ward/x.c": "\n" + function("longer", 61)}, "src/ward/x.c:3: longer() has 61 lines"),
    "six parameters": ({"src/ward/x.c": function("six", 5, "int a, int b, int c,\n    int d, int e, int f")}, "src/ward/x.c:2: six() has 6"),
    "six parameters in a header": (
        {"src/ward/x.h": "\nchar *six(int a, int b, int c,\n    int d, int e, int f);\n"},
        "src/ward/x.h:2: six() has 6",
    ),
    "a head in another form": ({"src/ward/x.c": "int six(int a)\n{\n}\n"}, "src/ward/x.c:2:"),
    "a long test": ({"tests/ward/x.c": function("longer", 61)}, "tests/ward/x.c:2:"),
}

if __name__ == "__main__":
    lint.main(check, SOUND, FAULTS)
