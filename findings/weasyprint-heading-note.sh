#!/usr/bin/env bash
# WeasyPrint 70.0 | the number of a footnote called in a heading ends up in the bookmark, the running head and the contents | they hold the heading's own text
#
# Guess: a note is taken out of its heading, so bookmark, string-set and target-text give the words
# that the author wrote.
# Instead: the note's text is left out, its call is not: a heading with the year 2012 and note 1 is
# "…20121" in the PDF's outline, in the running head and in the table of contents, in plain
# figures, no longer raised.
# Versions: weasyprint 70.0 (PyPI), any Pango.
# Matters: titles of Chinese bulletins end in years and figures, and notes on titles are common; a
# wrong figure in the outline is indexed and archived.
# Do: give the clean title yourself: bookmark-label: attr(data-title), string-set: title
# attr(data-title), and plain text in the contents.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m venv env
env/bin/pip install -q weasyprint==70.0 pydyf==0.13.0 tinycss2==1.5.1 pypdfium2==5.15.2
cat > probe.py <<'PY'
import sys

import pypdfium2
import weasyprint

HTML = """<style>
@page { size: 400px 200px; margin: 40px 0;
        @top-center { content: "head: " string(title); font: 10px monospace } }
body { margin: 0 } h1, p { margin: 0; font: 10px/20px monospace }
i { float: footnote; font: 10px/20px monospace }
h1 { string-set: title content(text) } a::after { content: target-text(attr(href)) }
</style><p><a href="#title">contents: </a></p>
<h1 id="title">Report of 2012<i>NOTE</i></h1><p>text"""
pdf = pypdfium2.PdfDocument(weasyprint.HTML(string=HTML).write_pdf())
lines = pdf[0].get_textpage().get_text_range().split("\r\n")
head = next(line for line in lines if line.startswith("head: "))
contents = next(line for line in lines if line.startswith("contents: "))
outline = [item.get_title() for item in pdf.get_toc()]
print("weasyprint", weasyprint.__version__)
print(outline, head, contents, sep=" | ")
title = "Report of 20121"
sys.exit((outline, head, contents) != ([title], f"head: {title}", f"contents: {title}"))
PY
env/bin/python probe.py
