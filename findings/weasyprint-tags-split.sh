#!/usr/bin/env bash
# WeasyPrint 70.0 | in PDF/UA a paragraph that runs over two pages is two P, a table over three pages three Table, a footnote NonStruct | one P, one Table with content on several pages; Note (FENote in UA-2)
#
# Guess: tags follow the HTML, not the pages; PDF allows one structure element to hold content of
# several pages. A footnote is a Note beside its call.
# Instead: each page's fragment gets an element of its own, and each part of a table its own THead.
# The footnote's text stands under NonStruct at the end of the page, its number in no Lbl.
# Versions: weasyprint 70.0 (PyPI), any Pango.
# Matters: copy, reflow and screen readers cut sentences in the middle of a word (Han has no hyphen to
# join), count tables wrongly, and cannot tell a note from the text.
# Do: mend the tree after the build, or join fragments when reading: a P that ends without a full stop
# and is followed by a P on the next page.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m venv env
env/bin/pip install -q weasyprint==70.0 pydyf==0.13.0 tinycss2==1.5.1 pikepdf==10.17.0
cat > probe.py <<'PY'
import collections
import io
import sys

import pikepdf
import weasyprint

STYLE = """<html lang="zh-CN"><title>t</title><style>
@page { size: 400px 100px; margin: 0 } body { margin: 0; font: 10px/20px monospace }
p { margin: 0 } td, th { padding: 0 } table { border-spacing: 0 } i { float: footnote } </style>"""
CASES = {
    "paragraph": "<p>" + "<br>".join(f"line {number}" for number in range(8)),
    "table": "<table><thead><tr><th>head</thead>" + "<tr><td>row" * 12 + "</table>",
    "note": "<p>text<i>note</i></p>",
}


def tags(name, html, variant):
    pdf = weasyprint.HTML(string=STYLE + html).write_pdf(pdf_variant=variant)
    file = pikepdf.open(io.BytesIO(pdf))
    names = collections.Counter(
        str(item.S).removeprefix("/") for item in file.objects
        if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/StructElem")
    print(f"{name} ({variant}): {len(file.pages)} pages, {dict(names)}")
    return names


print("weasyprint", weasyprint.__version__)
for variant in ("pdf/ua-1", "pdf/ua-2"):
    found = {name: tags(name, html, variant) for name, html in CASES.items()}
    notes = {"Note", "FENote"} & set(found["note"])
    if not (found["paragraph"]["P"] == 2 and found["table"]["Table"] == found["table"]["THead"] == 3
            and not notes and found["note"]["NonStruct"]):
        sys.exit(1)
PY
env/bin/python probe.py
