#!/usr/bin/env bash
# PDFium 5.15.2, Poppler 22.12, pypdf 7.1.0, pdfminer.six 20260107 | PDFium reads ActualText but not an empty one; pypdf and pdfminer read none | PDFium reads glyphs only; an empty ActualText hides text in each reader that knows it
#
# Guess: ActualText is for assistive technology; of the common readers Poppler's pdftotext follows it
# and PDFium, which maps glyphs to characters, does not. Who follows it takes an empty string as
# nothing.
# Instead: PDFium and Poppler both give the ActualText of a span (and search and character boxes of
# PDFium go by it). With ActualText () Poppler gives nothing and PDFium the glyphs. pypdf and
# pdfminer give the glyphs in both cases.
# Versions: pypdfium2 5.15.2, pypdf 7.1.0, pdfminer.six 20260107, pikepdf 10.17.0 (PyPI); Poppler
# 22.12.0 (Debian 12).
# Matters: ActualText is the way to make ruby, vertical forms, drawn rare characters and gaps between
# Han and Latin searchable. It works in browsers; a text index built with pypdf does not see it, and
# hiding furniture by an empty string works in some readers only.
# Do: test with PDFium and Poppler; hide text by marking it as an Artifact and do not count on either.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m venv env
env/bin/pip install -q pikepdf==10.17.0 pypdfium2==5.15.2 pypdf==7.1.0 pdfminer.six==20260107
command -v pdftotext >/dev/null || apt-get -qq install -y poppler-utils >/dev/null
cat > probe.py <<'PY'
import subprocess
import sys

import pikepdf
import pypdf
import pypdfium2
from pdfminer.high_level import extract_text


def readings(actual):
    string = f"<FEFF{actual.encode('utf-16-be').hex().upper()}>"
    content = f"/Span <</ActualText {string}>> BDC BT /F 20 Tf 20 50 Td (GLYPHS) Tj ET EMC"
    with pikepdf.new() as file:
        page = file.add_blank_page(page_size=(200, 100))
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1,
                                  BaseFont=pikepdf.Name.Courier,
                                  Encoding=pikepdf.Name.WinAnsiEncoding)
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
        page.Contents = file.make_stream(content.encode())
        file.save("span.pdf")
    poppler = subprocess.run(["pdftotext", "span.pdf", "-"], capture_output=True, text=True)
    found = {
        "PDFium": pypdfium2.PdfDocument("span.pdf")[0].get_textpage().get_text_range(),
        "Poppler": poppler.stdout.strip(),
        "pypdf": pypdf.PdfReader("span.pdf").pages[0].extract_text(),
        "pdfminer": extract_text("span.pdf").strip(),
    }
    print(f"ActualText {actual!r}: {found}")
    return list(found.values())


sys.exit(not (readings("公报") == ["公报", "公报", "GLYPHS", "GLYPHS"]
              and readings("") == ["GLYPHS", "", "GLYPHS", "GLYPHS"]))
PY
env/bin/python probe.py
