#!/usr/bin/env bash
# reportlab 5.1.0 | wordWrap="CJK" tears English words, numbers and percentages, and lets a comma begin and a bracket end a line | Han breaks anywhere, words and figures stay whole, line-start and line-end rules are kept
#
# Guess: CJK wrapping means breaks between Han, with Latin words and figures whole and the usual
# prohibitions (no ，。at a line's start, no （“ at its end); tables of such signs stand in its source.
# Instead: a break may fall anywhere in a word or a figure (internat|ionalization, 10|0%), an
# opening bracket or quote ends a line, and a comma begins one. It varies with the width by a
# point or two, so that one sample looks right.
# Versions: reportlab 5.1.0 (PyPI), its built-in CID font STSong-Light.
# Matters: amounts of money and percentages torn in two in reports and certificates; the standard
# GB/T 15834 forbids both kinds of mark where they are put here.
# Do: break the lines yourself and give reportlab finished lines, or set such text with another engine.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m venv env
env/bin/pip install -q reportlab==5.1.0 pillow==13.0.0
cat > probe.py <<'PY'
import re
import sys

import reportlab
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.platypus import Paragraph

registerFont(UnicodeCIDFont("STSong-Light"))
STYLE = ParagraphStyle("Han", fontName="STSong-Light", fontSize=10, leading=12, wordWrap="CJK")
TEXT = "中文排版internationalization公报，简讯（一）二三，金额12,345.67元合计100%，“完成”了。"


def lines(width):
    paragraph = Paragraph(TEXT, STYLE)
    paragraph.wrap(width, 1000)
    return ["".join(words) for _, words in paragraph.blPara.lines]


faults = {"word": r"[a-z]\n[a-z]", "figure": r"\d[.,]?\n[.,]?\d", "comma first": r"\n[，。）”]",
          "bracket last": r"[（“]\n"}
print("reportlab", reportlab.__version__)
found = {}
for width in range(100, 200, 2):  # wide enough for internationalization
    broken = "\n".join(lines(width))
    for name, pattern in faults.items():
        if re.search(pattern, broken) and name not in found:
            found[name] = width
            print(f"{name} at {width} pt: {broken.replace(chr(10), ' | ')}")
sys.exit(set(found) != set(faults))
PY
env/bin/python probe.py
