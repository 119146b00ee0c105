#!/usr/bin/env bash
# Poppler 22.12 | pdfunite and pdfseparate set TrimBox to the MediaBox and drop BleedBox | page boxes are copied as they are
#
# Guess: both tools copy pages; /TrimBox and /BleedBox are page entries and come along unchanged.
# Instead: /TrimBox comes out equal to the MediaBox and /BleedBox is gone, so a page with 3 mm bleed
# and crop marks claims to be cut at the edge of the sheet. The output intent stays, so the file still
# looks like a press file. qpdf (through pikepdf) keeps all boxes.
# Versions: Poppler 22.12.0 (poppler-utils of Debian 12); pikepdf 10.17.0 for the comparison.
# Matters: print shops and editors join a cover with the inside, or take one page out for a correction,
# with these tools. Imposition by TrimBox then puts bleed and marks on the finished page.
# Do: join and split press files with qpdf and compare the
# boxes of each page after any tool has touched a press file.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m venv env
env/bin/pip install -q pikepdf==10.17.0
command -v pdfunite >/dev/null || apt-get -qq install -y poppler-utils >/dev/null
cat > probe.py <<'PY'
import subprocess
import sys

import pikepdf

BOXES = {"/MediaBox": [0, 0, 630, 880], "/BleedBox": [8, 8, 622, 872], "/TrimBox": [17, 17, 612, 859]}


def boxes(name):
    with pikepdf.open(name) as file:
        page = file.pages[0]
        found = {key: [round(float(n)) for n in page[key]] for key in BOXES if key in page}
        intents = "/OutputIntents" in file.Root
    print(f"{name:12} {found} output intent: {intents}")
    return found, intents


with pikepdf.new() as file:
    page = file.add_blank_page(page_size=(630, 880))
    for key, box in BOXES.items():
        page[key] = pikepdf.Array(box)
    intent = pikepdf.Dictionary(Type=pikepdf.Name.OutputIntent, S=pikepdf.Name.GTS_PDFX,
                                OutputConditionIdentifier="FOGRA39")
    file.Root.OutputIntents = pikepdf.Array([intent])
    file.save("press.pdf")
with pikepdf.open("press.pdf") as base, pikepdf.open("press.pdf") as more:
    base.pages.append(more.pages[0])
    base.save("qpdf.pdf")
print(subprocess.run(["pdfunite", "-v"], capture_output=True, text=True).stderr.split("\n")[0])
subprocess.run(["pdfunite", "press.pdf", "press.pdf", "united.pdf"], check=True)
subprocess.run(["pdfseparate", "press.pdf", "page-%d.pdf"], check=True)
spoilt = {"/MediaBox": BOXES["/MediaBox"], "/TrimBox": BOXES["/MediaBox"]}, True
assert boxes("press.pdf") == boxes("qpdf.pdf") == (BOXES, True)
sys.exit(not boxes("united.pdf") == boxes("page-1.pdf") == spoilt)
PY
env/bin/python probe.py
