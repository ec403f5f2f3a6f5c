#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""typed-form.py MEGURI: a ward that owns nothing but its filled-in forms is typed back. Nurses circle signs and write
into boxes of the blank form of every bed; a clerk types what stands there into the empty table, by number and sign. The
lists must be those of the same ward recorded in words."""
import csv
import io
import os
import pathlib
import random
import subprocess
import sys
import tempfile

MEGURI = os.path.abspath(sys.argv[1])
WARD = pathlib.Path(__file__).resolve().parents[2] / "data/wards/surgical-45.ini"
SEEN = "2026-11-02T06:12"
NOW = "2026-11-02T08:00"
PEN = {"patient-id": "0041{:04d}", "kana": "サンプル ハナコ{}", "birthdate": "S20.7.{}", "kanji": "見本 花子{}",
       "contact": "1;娘;サンプル ユキ{};090-1111-{:04d};d", "doctor": "堀{}", "department": "外科",
       "admitted": "2026-10-{:02d}", "diagnosis": "肺炎 {}", "note": "眼鏡 {}",
       "expected-back": "11/02 16:{:02d}", "companion": "{}",
       "known-as-kana": "ツウショウ ハナコ{}"}
DETAILS = {"i": [(":接触", ":contact"), (":空気予防策", ":airborne"), (":MRSA 個室", ":MRSA 個室")], "a": [(":卵、そば",) * 2],
           "l": [(":ベトナム語",) * 2]}
LISTS = ["patient-list", "bed-map", "transport-list", "contact-list", "questions", "round-list", "counts", "conflicts"]


def run(*words, text=None):
    environment = {"LC_ALL": "C.UTF-8", "TZ": "UTC", "HOME": "/proc/nonexistent", "PATH": os.environ["PATH"]}
    done = subprocess.run([MEGURI, "--now", NOW, *words], input=text, capture_output=True, text=True, env=environment)
    assert done.returncode == 0, (words, done.stderr)
    return done.stdout


def rows(text):
    return list(csv.DictReader(io.StringIO(text), delimiter="\t", quoting=csv.QUOTE_NONE))


def pen(what, number):
    """What is written into the boxes of a question."""
    return PEN[what].format("アイウエオカキクケコ"[number % 10] if what in ("kana", "known-as-kana") else number % 28 + 1, number)


def nurse(question, number, dice):
    """(what stands on the paper, the same in words) or None where she did not ask."""
    what = question["what"]
    signs = dict(sign.split("=") for sign in question["choices"].split(",") if sign)
    if what in PEN:
        written = pen(what, number)
        return None if dice.random() < 0.2 else (written, written.replace(";d", ";do-not-call"))
    if dice.random() < 0.15 and what != "presence":
        return ("u", "unknown") if dice.random() < 0.5 else None
    if what in ("device", "caution"):
        chosen = [sign for sign in signs if dice.random() < 0.3]
        if not chosen:
            return "0", "none"
        words = {sign: dice.choice(DETAILS[sign]) if what == "caution" and sign in DETAILS else ("", "") for sign in chosen}
        return tuple(",".join(name(sign) + words[sign][side] for sign in chosen)
                     for side, name in ((0, str), (1, signs.get)))
    sign = dice.choice([sign for sign in signs if signs[sign] not in ("unseen", "away")])
    if what == "presence" and dice.random() < 0.6:
        sign = "i"
    return sign, signs[sign]


def main():
    dice = random.Random(20261102)
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        for book in ("paper", "words"):
            run("new", book, "--layout", str(WARD))
        form = rows(run("-b", "paper", "show", "blank-form", "--format", "tsv"))
        template = rows(run("-b", "paper", "record", "--template"))
        assert [(row["bed"], row["no"], row["what"]) for row in form] == \
            [(row["bed"], row["no"], row["what"]) for row in template], "the form and the empty table differ"
        columns = list(template[0])
        typed, words = ["\t".join(columns)], ["seen_at\tbed\tperson\twhat\tvalue"]
        skip, person, number = None, None, 0
        for question, line in zip(form, template):
            if question["what"] == "presence":
                number += 1
                person = f"p{number}"
                skip = None
            answer = None if skip == question["bed"] else nurse(question, number, dice)
            if answer == ("e", "empty"):
                skip = question["bed"]
            line["seen_at"] = "11/02 06:12"  # as at the head of the form
            line["value"] = answer[0] if answer else ""
            line["what"] = "" if number % 2 else line["what"]  # the number alone will do
            typed.append("\t".join(line[column] for column in columns))
            if answer:
                who = "" if answer[1] == "empty" else person
                words.append("\t".join([SEEN, question["bed"], who, question["what"], answer[1]]))
        said = {book: run("-b", book, "--observer", "佐々木", "record", text="\n".join(table) + "\n")
                for book, table in (("paper", typed), ("words", words))}
        assert said["paper"] == said["words"], said
        for sheet in LISTS:
            both = [rows(run("-b", book, "show", sheet, "--format", "tsv")) for book in ("paper", "words")]
            for row in both[0] + both[1]:
                row.pop("statements", None)  # their ids are random
            assert both[0] == both[1], sheet
            assert len(both[0]) > 10, sheet
    print("1..1\nok 1 - a ward that owns nothing but its filled-in forms is typed back")


main()
