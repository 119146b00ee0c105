#!/usr/bin/env bash
# WeasyPrint 70.0 | a float in balanced columns loses its lines: of a floated box of three lines one is printed | the column grows, or the rest of the float goes on in the next column
#
# Guess: balancing tries heights until all content fits, floats counted; a float that is cut by a
# column's end goes on in the next, as it does from page to page.
# Instead: balancing counts the text of the flow only. The columns are made as high as the flow (one line
# when there is none), the float is cut there, and what is left of it vanishes: no second
# column, no next page, no log record. With column-fill: auto nothing is lost.
# Versions: weasyprint 70.0 (PyPI), any Pango.
# Matters: inset boxes, pull quotes and pictures with captions are floated in columns of bulletins; a
# caption or half a box is gone in print.
# Do: do not float in balanced columns: set column-fill: auto, or place insets in the flow; compare the
# text of the pages with the source.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m venv env
env/bin/pip install -q weasyprint==70.0 pydyf==0.13.0 tinycss2==1.5.1 pypdfium2==5.15.2
cat > probe.py <<'PY'
import sys

import pypdfium2
import weasyprint

STYLE = """<style>
@page { size: 400px 400px; margin: 0 } body { margin: 0; font: 10px/20px monospace }
main { columns: 2; column-gap: 0; column-fill: %s } p { margin: 0 }
aside { float: left; width: 40%% }
</style>"""
FLOAT = "<aside>" + "".join(f"<p>F{number}" for number in range(3)) + "</aside>"


def missing(fill, text):
    html = f"{STYLE % fill}<main>{FLOAT}{text}</main><p>END"
    pdf = pypdfium2.PdfDocument(weasyprint.HTML(string=html).write_pdf())
    shown = " ".join(page.get_textpage().get_text_range().replace("\r\n", " ") for page in pdf)
    lost = [word for word in ("F0", "F1", "F2", "TEXT", "END") if word not in shown and word in html]
    print(f"column-fill: {fill:8} text {text!r:25} shown: {shown}, lost: {lost}")
    return lost


print("weasyprint", weasyprint.__version__)
texts = ("", "<p>TEXT", "<p>TEXT<p>TEXT")
balanced, filled = ([missing(fill, text) for text in texts] for fill in ("balance", "auto"))
sys.exit(not (balanced == [["F1", "F2"]] * 3 and filled == [[]] * 3))
PY
env/bin/python probe.py
