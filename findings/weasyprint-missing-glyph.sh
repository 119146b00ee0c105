#!/usr/bin/env bash
# WeasyPrint 70.0 | one character that the font lacks makes the text of that whole font unreadable for pypdf and pdfminer | only the missing character is lost to readers
#
# Guess: a character without a glyph shows a box, a warning is logged, and only that character may
# be lost when the text is read from the PDF.
# Instead: the font's encoding changes from Identity-H to a CMap embedded in the file. It is valid:
# PDFium reads all, the missing character too. pypdf now gives other characters for
# all text of the font, pdfminer.six gives nothing at all. Without the missing character both are right.
# Versions: weasyprint 70.0, pypdf 7.1.0, pdfminer.six 20260107, pypdfium2 5.15.2 (PyPI).
# Matters: personal and place names hold rare characters. One of them in a bulletin, and a search
# index or an archive check made with pypdf or pdfminer no longer finds any word of that typeface.
# Do: give the CSS a last font that has the character (it then goes to that font), treat the ".notdef"
# log record as an error, and read such files with PDFium, MuPDF or Poppler.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m venv env
env/bin/pip install -q weasyprint==70.0 pydyf==0.13.0 tinycss2==1.5.1 pikepdf==10.17.0 \
  pypdfium2==5.15.2 pypdf==7.1.0 pdfminer.six==20260107
apt-get -q download fonts-wqy-microhei=0.2.0-beta-3.1 >/dev/null 2>&1  # a Chinese font, Debian 12
dpkg-deb -x fonts-wqy-microhei_*.deb .
cat > probe.py <<'PY'
import io
import sys
from pathlib import Path

import pikepdf
import pypdf
import pypdfium2
import weasyprint
from pdfminer.high_level import extract_text

FONT = next(Path.cwd().rglob("wqy-microhei.ttc")).as_uri()
STYLE = f"<style>@font-face {{ font-family: Han; src: url({FONT}) }} p {{ font-family: Han }}</style>"


def readings(text):
    pdf = weasyprint.HTML(string=f"{STYLE}<p>{text}</p>").write_pdf()
    file = pikepdf.open(io.BytesIO(pdf))
    (font,) = file.pages[0].Resources.Font.values()
    encoding = font.Encoding
    kind = "CMap in the file" if isinstance(encoding, pikepdf.Stream) else str(encoding)
    read = (pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range(),
            pypdf.PdfReader(io.BytesIO(pdf)).pages[0].extract_text(),
            extract_text(io.BytesIO(pdf)).strip())
    print(kind, dict(zip(("PDFium", "pypdf", "pdfminer"), read, strict=True)))
    return kind, read


print("weasyprint", weasyprint.__version__)
name = "主任张𮯑"  # U+2EBD1, which the font lacks
plain_kind, plain = readings("主任张三")
kind, (pdfium, by_pypdf, by_pdfminer) = readings(name)
sys.exit(not (plain_kind == "/Identity-H" and plain == ("主任张三",) * 3
              and kind == "CMap in the file" and pdfium.startswith("主任张")
              and "主任" not in by_pypdf and by_pdfminer == ""))
PY
env/bin/python probe.py
