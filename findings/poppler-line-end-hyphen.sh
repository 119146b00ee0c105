#!/usr/bin/env bash
# Poppler 22.12, PDFium 5.15.2 | a hyphen at a line's end is dropped in numbers and codes: 0571-88886666 reads 057188886666 | only a word broken by hyphenation is joined
#
# Guess: readers undo hyphenation of Latin words at a line's end; telephone numbers, spans of years and
# codes keep their hyphen.
# Instead: pdftotext joins every line that ends in a hyphen, figures too: 2012-/2013 is 20122013.
# pdftotext -layout and -raw keep it. PDFium keeps it between figures, but between letters, or a
# letter and a figure or Han, it gives U+FFFE instead of the hyphen (G-20, A-座).
# Versions: Poppler 22.12.0 (Debian 12), pypdfium2 5.15.2 and reportlab 5.1.0 (PyPI).
# Matters: Chinese lines are full of "区号-号码" and "2012-2013"; a search index made from the PDF
# holds wrong numbers, and a check of printed text against its source reports false losses.
# Do: keep such numbers on one line when setting; when reading use pdftotext -raw, and take U+FFFE as a
# hyphen.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m venv env
env/bin/pip install -q pypdfium2==5.15.2 reportlab==5.1.0
command -v pdftotext >/dev/null || apt-get -qq install -y poppler-utils >/dev/null
cat > probe.py <<'PY'
import subprocess
import sys

import pypdfium2
from reportlab.pdfgen.canvas import Canvas

BREAKS = [("0571-", "88886666"), ("2012-", "2013"), ("G-", "20"), ("well-", "known")]
canvas = Canvas("lines.pdf")
for index, pair in enumerate(BREAKS):
    for row, line in enumerate(pair):
        canvas.drawString(72, 750 - 40 * index - 14 * row, line)
canvas.save()


def pdftotext(*options):
    run = subprocess.run(["pdftotext", *options, "lines.pdf", "-"], capture_output=True, text=True)
    return run.stdout.split()


pdfium = pypdfium2.PdfDocument("lines.pdf")[0].get_textpage().get_text_range().split("\r\n")
print(subprocess.run(["pdftotext", "-v"], capture_output=True, text=True).stderr.split("\n")[0])
print("pdftotext     ", plain := pdftotext())
print("pdftotext -raw", raw := pdftotext("-raw"))
print("PDFium        ", pdfium)
sys.exit(not (plain == ["057188886666", "20122013", "G20", "wellknown"]
              and raw == [line for pair in BREAKS for line in pair]
              and pdfium == ["0571-", "88886666", "2012-", "2013", "G\ufffe20", "well\ufffeknown"]))
PY
env/bin/python probe.py
