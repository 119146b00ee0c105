#!/usr/bin/env bash
# bagit-python 1.9.0 | a U+2028 (or U+0085, U+000B) in a description or file name gives a bag that bagit itself cannot open or calls incomplete | the tag file is lines ended by LF; other characters are text
#
# Guess: the BagIt RFC 8493 knows LF, CR and CRLF as line ends; make_bag removes line breaks from values,
# so any other character comes back as it was.
# Instead: the reader splits lines where Python's str.splitlines does. A value with U+2028 makes make_bag
# raise BagValidationError ("invalid tag") after the bag is written: the folder is changed and
# cannot be opened. A file with U+2028 in its name is listed, yet the bag is incomplete for validate().
# Versions: bagit 1.9.0 (PyPI).
# Matters: U+2028 and U+2029 come with text pasted from Word, Acrobat and web forms; a title or caption
# with one spoils the archive copy of a bulletin, sometimes long after the bag was made.
# Do: replace what str.splitlines() splits by a space in all tag values and file names before make_bag,
# and open and validate each bag right after it is made.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m venv env
env/bin/pip install -q bagit==1.9.0 'setuptools<81'
cat > probe.py <<'PY'
import logging
import pathlib
import sys
import tempfile

import bagit

logging.disable()


def outcome(value="", name="a.txt"):
    folder = tempfile.mkdtemp(dir=".")
    pathlib.Path(folder, name).write_text("x")
    try:
        bagit.make_bag(folder, {"External-Description": value}, checksums=["sha256"])
    except bagit.BagValidationError as error:
        return f"make_bag: {error}, payload moved: {pathlib.Path(folder, 'data').exists()}"
    bag = bagit.Bag(folder)
    try:
        bag.validate()
    except bagit.BagValidationError as error:
        return "validate: incomplete" if "incomplete" in str(error) else str(error)
    return "kept" if bag.info["External-Description"] == value else "changed"


print("bagit", bagit.VERSION)
values = {value: outcome(value) for value in ("甲乙", "甲\n乙", "甲\u2028乙", "甲\x85乙", "甲\x0b乙")}
names = {name: outcome(name=name) for name in ("甲乙.txt", "甲\u2028乙.txt")}
for text, result in (values | names).items():
    print(f"{text!r:18} {result}")
broken = "make_bag: bag-info.txt contains invalid tag: 乙, payload moved: True"
sys.exit(list(values.values()) != ["kept", "changed", broken, broken, broken]
         or list(names.values()) != ["kept", "validate: incomplete"])
PY
env/bin/python probe.py
