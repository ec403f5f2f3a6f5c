#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The Japanese is whole: POTFILES names every file that speaks to people, in order, and ja.po has a word for each of their strings,
none too many, none in doubt."""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import lint

SPEAKS = re.compile(r'\b(?:_|N_|ngettext_)\(\s*"')
KEYWORDS = ["--keyword=_", "--keyword=N_", "--keyword=ngettext_:1,2", "--from-code=UTF-8", "--add-comments"]


def unquote(line):
    return line[line.index('"') + 1 : line.rindex('"')]


def entries(text):
    """msgid -> (line, fuzzy, translated) of a po file's text; obsolete entries under "#~" + msgid."""
    found = {}
    for block in re.finditer(r"(?:^(?!\s*$).*\n?)+", text, re.M):
        fields, key, line, fuzzy = {}, None, None, False
        for number, row in enumerate(block.group(0).splitlines(), lint.line_of(text, block.start())):
            fuzzy |= row.startswith("#,") and "fuzzy" in row
            obsolete = "#~" if row.startswith("#~") else ""
            row = row[2:].lstrip() if obsolete else row
            match = re.match(r"(msgid_plural|msgid|msgstr(?:\[\d\])?)\s", row)
            if match:
                key = obsolete + match.group(1)
                line = number if key.endswith("msgid") else line
                fields[key] = unquote(row)
            elif row.startswith('"') and key:
                fields[key] += unquote(row)
        for prefix in ("", "#~"):
            identity = fields.get(prefix + "msgid")
            if identity:
                words = [value for name, value in fields.items() if name.startswith(prefix + "msgstr")]
                found[prefix + identity] = (line, fuzzy, all(words))
    return found


def check_potfiles(root, potfiles):
    listed = [line for line in potfiles.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    speaking = [
        str(path.relative_to(root))
        for path in lint.sources(root, "src")
        if SPEAKS.search(path.read_text(encoding="utf-8"))
    ]
    findings = [f"po/POTFILES:1: {name} speaks to people and is not listed" for name in speaking if name not in listed]
    findings += [f"po/POTFILES:1: {name} is listed and has no string for people" for name in listed if name not in speaking]
    if listed != sorted(listed):
        findings.append("po/POTFILES:1: the names are not in order")
    return findings, speaking


def strings(root, speaking):
    """Every string for people, from the sources as they stand."""
    with tempfile.TemporaryDirectory() as folder:
        pot = pathlib.Path(folder) / "fresh.pot"
        subprocess.run(["xgettext", *KEYWORDS, "-o", pot, *speaking], cwd=root, check=True, stderr=subprocess.DEVNULL)
        return entries(pot.read_text(encoding="utf-8")) if pot.exists() else {}


def check_words(wanted, text):
    have, findings = entries(text), []
    for identity in wanted:
        if identity not in have:
            findings.append(f"po/ja.po:1: no entry for “{identity}”")
        elif not have[identity][2]:
            findings.append(f"po/ja.po:{have[identity][0]}: “{identity}” is not translated")
        elif have[identity][1]:
            findings.append(f"po/ja.po:{have[identity][0]}: “{identity}” is in doubt (fuzzy)")
    for identity, (line, _, _) in have.items():
        if identity not in wanted:
            findings.append(f"po/ja.po:{line}: “{identity}” stands in no source any more")
    return findings


def check(root):
    findings, speaking = check_potfiles(root, root / "po/POTFILES")
    wanted = strings(root, speaking) if speaking else {}
    catalogue = root / "po/ja.po"
    findings += check_words(wanted, catalogue.read_text(encoding="utf-8"))
    formed = subprocess.run(["msgfmt", "-c", "-o", "/dev/null", catalogue], capture_output=True, text=True, check=False)
    if formed.returncode != 0:
        findings += [line.replace(str(catalogue), "po/ja.po") for line in formed.stderr.splitlines()]
    return findings


HEADER = (
    'msgid ""\nmsgstr ""\n"Project-Id-Version: meguri\\n"\n"PO-Revision-Date: 2026-11-02 06:45+0900\\n"\n'
    '"Last-Translator: meguri\\n"\n"Language-Team: Japanese\\n"\n"Language: ja\\n"\n"MIME-Version: 1.0\\n"\n'
    '"Content-Type: text/plain; charset=UTF-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n"Plural-Forms: nplurals=1; plural=0;\\n"\n\n'
)
BED = '#, c-format\nmsgid "Bed %s"\nmsgstr "%s床"\n\n'
BEDS = '#, c-format\nmsgid "%u bed"\nmsgid_plural "%u beds"\nmsgstr[0] "%u床"\n'
SOUND = {
    "src/ward/a.c": 'f(_("Bed %s"));\ng(ngettext_("%u bed", "%u beds", n));\n',
    "src/ward/b.h": "#define _(text) dgettext(text)\n",
    "po/POTFILES": "src/ward/a.c\n",
    "po/ja.po": HEADER + BED + BEDS,
}
FAULTS = {
    "a file that is not listed": ({"src/ward/c.c": 'f(N_("Bed %s"));\n'}, "po/POTFILES:1: src/ward/c.c speaks"),
    "a silent file that is listed": ({"po/POTFILES": "src/ward/a.c\nsrc/ward/b.h\n"}, "po/POTFILES:1: src/ward/b.h is listed"),
    "names out of order": (
        {"src/ward/0.c": 'f(_("Bed %s"));\n', "po/POTFILES": "src/ward/a.c\nsrc/ward/0.c\n"},
        "po/POTFILES:1: the names",
    ),
    "a string without an entry": ({"po/ja.po": HEADER + BED}, "po/ja.po:1: no entry for “%u bed”"),
    "an empty translation": ({"po/ja.po": HEADER + BED.replace("%s床", "") + BEDS}, "po/ja.po:14: “Bed %s” is not"),
    "an empty plural": ({"po/ja.po": HEADER + BED + BEDS.replace("%u床", "")}, "po/ja.po:18: “%u bed” is not"),
    "a fuzzy entry": ({"po/ja.po": HEADER + BED.replace("#, ", "#, fuzzy, ") + BEDS}, "po/ja.po:14: “Bed %s” is in doubt"),
    "a dead entry": ({"po/ja.po": HEADER + BED + BEDS + '\nmsgid "old"\nmsgstr "古"\n'}, "po/ja.po:22: “old” stands"),
    "an entry put aside": ({"po/ja.po": HEADER + BED + BEDS + '\n#~ msgid "old"\n#~ msgstr "古"\n'}, "po/ja.po:22: “#~old” stands"),
    "a wrong format": ({"po/ja.po": HEADER + BED.replace("%s床", "%d床") + BEDS}, "po/ja.po:15:"),
}

if __name__ == "__main__":
    if shutil.which("xgettext") is None or shutil.which("msgfmt") is None:
        print("# gettext's tools are not installed")
        sys.exit(lint.SKIPPED)
    lint.main(check, SOUND, FAULTS)
