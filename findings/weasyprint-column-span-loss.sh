#!/usr/bin/env bash
# WeasyPrint 70.0 | 23 lines before a column-span: all block: the block and all after it vanish | the block moves to the next page
#
# Guess: when the text before a spanning block fills the columns of a page but for one line, the
# block does not fit below and goes to the next page, with all that follows it.
# Instead: on a page with two columns of 12 lines, 22 or 24 lines before the block are right, 23 are
# not: the spanning block and everything after it are missing. One page comes out instead of two,
# with no log record and no exception. It takes one box (a paragraph, a div) that holds the lines;
# 23 paragraphs that are each a child of the columns are right. 47 lines (page two) do the same.
# Versions: weasyprint 70.0 (PyPI), any Pango.
# Matters: bulletins set in two columns put pictures, tables and headlines across both columns. An
# article can lose its picture and half its text in print, and nobody is told.
# Do: compare the text of the pages with the text of the source after each build, and stop when a
# character is missing. As a work-around close the columns before the block and open new ones after.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m venv env
env/bin/pip install -q weasyprint==70.0 pydyf==0.13.0 tinycss2==1.5.1 pypdfium2==5.15.2
cat > probe.py <<'PY'
import sys

import pypdfium2
import weasyprint

STYLE = """<style>
@page { size: 400px 240px; margin: 0 }
body { margin: 0; columns: 2; column-gap: 0 }
p, h2 { margin: 0; font: 10px/20px monospace }
h2 { column-span: all }
</style>"""


def missing(count):
    lines = [f"L{number:02}" for number in range(count)]
    html = f"{STYLE}<p>{'<br>'.join(lines)}</p><h2>SPAN</h2><p>AFTER</p>"
    pdf = pypdfium2.PdfDocument(weasyprint.HTML(string=html).write_pdf())
    text = " ".join(page.get_textpage().get_text_range() for page in pdf)
    lost = [word for word in [*lines, "SPAN", "AFTER"] if word not in text]
    print(f"{count} lines before the block: {len(pdf)} page(s), missing: {lost}")
    return lost


print("weasyprint", weasyprint.__version__)
seen = {count: missing(count) for count in (22, 23, 24, 47)}
gone = ["SPAN", "AFTER"]
sys.exit(seen != {22: [], 23: gone, 24: [], 47: gone})
PY
env/bin/python probe.py
