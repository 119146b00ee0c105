#!/usr/bin/env bash
# PDFium 5.15.2, Poppler 22.12, pypdf 7.1.0, pdfminer.six 20260107 | the quarter-em gap between Han and Latin is read as a space: 2012年 becomes "2012 年" | a gap made by moving the next glyph is no character
#
# Guess: a gap without a space character stays no character; readers insert spaces from about .3 em,
# for they must tell words of justified English apart.
# Instead: at .25 em, the customary gap of Chinese typography, all four insert a space before and after
# the figures. At .125 em pypdf, pdfminer and Poppler do, PDFium does not; at 1/6 em PDFium puts one
# space on one side of the figures and none on the other. PDFium's own search passes over such spaces.
# Versions: pypdfium2 5.15.2, pypdf 7.1.0, pdfminer.six 20260107, weasyprint 70.0
# (PyPI); Poppler 22.12.0 (Debian 12).
# Matters: text copied or indexed from a well set Chinese PDF holds spaces that nobody wrote: an index has
# no 2012年, and comparing the PDF with its source reports differences in every paragraph.
# Do: write ActualText over each run that has such gaps, and compare and index texts
# without the spaces beside Han.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m venv env
env/bin/pip install -q weasyprint==70.0 pydyf==0.13.0 tinycss2==1.5.1 pypdfium2==5.15.2 \
  pypdf==7.1.0 pdfminer.six==20260107
apt-get -q download fonts-wqy-microhei=0.2.0-beta-3.1 >/dev/null 2>&1  # a Chinese font, Debian 12
dpkg-deb -x fonts-wqy-microhei_*.deb .
command -v pdftotext >/dev/null || apt-get -qq install -y poppler-utils >/dev/null
cat > probe.py <<'PY'
import subprocess
import sys
from pathlib import Path

import pypdf
import pypdfium2
import weasyprint
from pdfminer.high_level import extract_text

FONT = next(Path.cwd().rglob("wqy-microhei.ttc")).as_uri()
STYLE = f"<style>@font-face {{ font-family: Han; src: url({FONT}) }} p {{ font: 20px Han }}</style>"


def spaced(gap):
    html = f'{STYLE}<p>二零<span style="margin: 0 {gap}em">2012</span>年公报'
    weasyprint.HTML(string=html).write_pdf("gap.pdf")
    poppler = subprocess.run(["pdftotext", "gap.pdf", "-"], capture_output=True, text=True)
    found = {
        "PDFium": pypdfium2.PdfDocument("gap.pdf")[0].get_textpage().get_text_range(),
        "pypdf": pypdf.PdfReader("gap.pdf").pages[0].extract_text(),
        "pdfminer": extract_text("gap.pdf").strip(),
        "Poppler": poppler.stdout.strip(),
    }
    print(f"{gap:.3f} em", found)
    return {name for name, text in found.items() if text == "二零 2012 年公报"}


EVERY = {"PDFium", "pypdf", "pdfminer", "Poppler"}
seen = [spaced(gap) for gap in (0, 1 / 8, 1 / 6, 1 / 4)]
OTHERS = EVERY - {"PDFium"}
sys.exit(seen != [set(), OTHERS, OTHERS, EVERY])
PY
env/bin/python probe.py
