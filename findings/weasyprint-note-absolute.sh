#!/usr/bin/env bash
# WeasyPrint 70.0 | a footnote called in a box placed absolutely on the page loses its text; the call stays | the note goes to the foot of the page
#
# Guess: float: footnote works wherever the call stands; a box with position: absolute still lies on
# a page, so its note goes to the foot of that page.
# Instead: where the box is positioned against the page (body > div, absolute or fixed) the call is
# printed and the note's text is nowhere. In a float, a flex item, a grid item, a table cell, a
# caption or an inline-block the note is printed. Within a positioned ancestor it is printed too.
# Versions: weasyprint 70.0 (PyPI), any Pango.
# Matters: nameplates, imprints and side boxes of Chinese bulletins are placed absolutely; a note on
# the issuing office leaves a mark that points to nothing.
# Do: wrap the box in one with position: relative and a height, or set such boxes in the flow; count
# calls and notes after the build.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m venv env
env/bin/pip install -q weasyprint==70.0 pydyf==0.13.0 tinycss2==1.5.1 pypdfium2==5.15.2
cat > probe.py <<'PY'
import sys

import pypdfium2
import weasyprint

STYLE = """<style>
@page { size: 400px 200px; margin: 0 }
body { margin: 0; font: 10px/20px monospace }
i { float: footnote; font: 10px/20px monospace }
</style>"""
CALL = "CALL<i>NOTE</i>"
BOXES = {
    "absolute": f'<div style="position: absolute">{CALL}</div>',
    "fixed": f'<div style="position: fixed">{CALL}</div>',
    "absolute in relative": '<div style="position: relative; height: 40px">'
    f'<div style="position: absolute">{CALL}</div></div>',
    "float": f'<div style="float: left">{CALL}</div>',
    "flex": f'<div style="display: flex"><p>{CALL}</p></div>',
    "grid": f'<div style="display: grid"><p>{CALL}</p></div>',
    "table cell": f"<table><tr><td>{CALL}</table>",
    "inline-block": f'<div style="display: inline-block">{CALL}</div>',
}
print("weasyprint", weasyprint.__version__)
lost = []
for name, box in BOXES.items():
    pdf = pypdfium2.PdfDocument(weasyprint.HTML(string=f"{STYLE}{box}<p>TEXT</p>").write_pdf())
    text = " ".join(page.get_textpage().get_text_range().replace("\r\n", " ") for page in pdf)
    print(f"{name:20} {text}")
    assert "CALL" in text
    lost += [name] if "NOTE" not in text else []
sys.exit(lost != ["absolute", "fixed"])
PY
env/bin/python probe.py
