#!/usr/bin/env bash
# segno 1.6.6 | Chinese text is written in Japanese Shift_JIS, without ECI, when all its characters exist there: 中国 in kanji mode, "AI中国" as bytes | UTF-8 bytes, as for other Chinese text
#
# Guess: what does not fit Latin-1 is written in UTF-8; so all Chinese codes of one library have one
# encoding. (GB 2312 would be asked for with mode="hanzi".)
# Instead: Shift_JIS is tried before UTF-8. 中国 takes kanji mode, "AI中国" is Shift_JIS bytes with no
# ECI that says so, 简报 is UTF-8: the encoding depends on whether Japan simplified the characters alike.
# Versions: segno 1.6.6, zxing-cpp 3.1.1 (PyPI).
# Matters: a reader must guess the encoding of the bytes. Readers that expect UTF-8 (or, in China,
# GB 18030) show mojibake for some titles and not for others; no test on one sample finds it.
# Do: segno.make(text, encoding="utf-8") writes UTF-8 for each text; percent-encode URLs.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m venv env
env/bin/pip install -q segno==1.6.6 zxing-cpp==3.1.1 pillow==13.0.0
cat > probe.py <<'PY'
import io
import sys

import segno
import zxingcpp
from PIL import Image


def content(text, **options):
    code = segno.make_qr(text, **options)
    stream = io.BytesIO()
    code.save(stream, kind="png", scale=8, border=4)
    (symbol,) = zxingcpp.read_barcodes(Image.open(stream).convert("L"))
    encodings = [name for name in ("shift_jis", "utf-8") if text.encode(name, "replace") == symbol.bytes]
    print(f"{text!r:10} {options}: mode {code.mode}, bytes {symbol.bytes!r} = {encodings}")
    return code.mode, encodings


seen = [content(text) for text in ("中国", "AI中国", "简报", "AI简报")]
asked = [content(text, encoding="utf-8") for text in ("中国", "AI中国")]
sys.exit(seen != [("kanji", ["shift_jis"]), ("byte", ["shift_jis"]),
                  ("byte", ["utf-8"]), ("byte", ["utf-8"])]
         or asked != [("byte", ["utf-8"])] * 2)
PY
env/bin/python probe.py
