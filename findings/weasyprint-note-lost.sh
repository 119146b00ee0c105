#!/usr/bin/env bash
# WeasyPrint 70.0 | a page number looked up ahead (target-counter) makes a whole footnote vanish | the note is printed as without the look-up
#
# Guess: "see page N" needs a second round of page making; the second round prints the same notes.
# Instead: a note that does not fit below its call and gets a page of its own is printed when the
# page number stands in the HTML, and is gone when target-counter() looks it up: two pages instead
# of three, the call still there, no log record. counter(pages) in the body does the same; in a
# margin box it does not.
# Versions: weasyprint 70.0 (PyPI), any Pango.
# Matters: a bulletin with a table of contents (a forward target-counter for each entry) and one
# long note: its text is lost between two builds that differ in nothing else.
# Do: check that every note's text is on the pages; or lay out twice yourself: read the page numbers
# from a first build and write them into the HTML as plain text.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m venv env
env/bin/pip install -q weasyprint==70.0 pydyf==0.13.0 tinycss2==1.5.1 pypdfium2==5.15.2
cat > probe.py <<'PY'
import sys

import pypdfium2
import weasyprint

STYLE = """<style>
@page { size: 400px 240px; margin: 0 0 20px; %s }
body { margin: 0 }
p { margin: 0; font: 10px/20px monospace; orphans: 1; widows: 1 }
i { float: footnote; font: 10px/20px monospace }
a::after { content: %s }
</style>"""
NOTE = [f"N{number}" for number in range(6)]
LINES = [f"L{number:02}" for number in range(11)]


def build(look_up, margin=""):
    html = STYLE % (margin, look_up) + '<p><a href="#end">contents</a></p>' * 6
    for line in LINES:
        note = f"<i>{'<br>'.join(NOTE)}</i>" if line == "L08" else ""
        html += f"<p>{line}{note}</p>"
    html += '<p id="end">END</p>'
    pdf = pypdfium2.PdfDocument(weasyprint.HTML(string=html).write_pdf())
    text = " ".join(page.get_textpage().get_text_range() for page in pdf)
    lost = [word for word in [*LINES, *NOTE, "END"] if word not in text]
    print(f"{look_up + margin}: {len(pdf)} pages, missing: {lost}")
    return lost


print("weasyprint", weasyprint.__version__)
box = "@bottom-center { content: counter(pages); font: 10px monospace }"
plain, margin = build('"2"'), build('"2"', box)
ahead, total = build("target-counter(attr(href), page)"), build("counter(pages)")
sys.exit((plain, margin, ahead, total) != ([], [], NOTE, NOTE))
PY
env/bin/python probe.py
