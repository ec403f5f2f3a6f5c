#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes a data file as a C array: embed.py INPUT OUTPUT. The symbol is the file's name with every sign
that is no letter or digit made "_", and NAME_length tells its bytes (a NUL follows them)."""
import pathlib
import re
import sys

source, target = map(pathlib.Path, sys.argv[1:3])
symbol = re.sub(r"[^A-Za-z0-9]", "_", source.name)
data = source.read_bytes()
# Octal character constants fit a char whether the compiler's char is signed or not; one long string would
# be over the length that ISO C promises.
signs = [f"'\\{byte:03o}'" for byte in data]
lines = [",".join(signs[i : i + 14]) for i in range(0, len(signs), 14)]
target.write_text(
    f"extern const char {symbol}[];\n"
    f"extern const unsigned long {symbol}_length;\n"
    f"const char {symbol}[] = {{\n" + ",\n".join(lines + ["0"]) + "};\n"
    f"const unsigned long {symbol}_length = {len(data)};\n"
)
