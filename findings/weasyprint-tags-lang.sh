#!/usr/bin/env bash
# WeasyPrint 70.0 | PDF/UA tags carry no lang: English or Japanese inside a Chinese text is tagged as Chinese | each element with a lang attribute gets /Lang
#
# Guess: <html lang=zh-CN> becomes the document's language and <span lang=en>, <p lang=ja> become
# /Lang of their structure elements, as HTML and PDF/UA-1 (7.2, change of natural language) ask.
# Instead: the document has zh-CN, no structure element has /Lang, nor has any marked content: the
# attribute is lost in pdf/ua-1, pdf/ua-2 and pdf/a-2a alike, although :lang() and fonts follow it.
# Versions: weasyprint 70.0 (PyPI), any Pango.
# Matters: Han, kana and Latin share a page in Chinese bulletins. A screen reader spells English with
# a Chinese voice, and a file that says it is PDF/UA fails a check by hand.
# Do: add /Lang after the build (walk the tags beside the HTML), or do not promise PDF/UA.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m venv env
env/bin/pip install -q weasyprint==70.0 pydyf==0.13.0 tinycss2==1.5.1 pikepdf==10.17.0
cat > probe.py <<'PY'
import io
import sys

import pikepdf
import weasyprint

HTML = """<html lang="zh-CN"><title>t</title>
<p>text <span lang="en">English</span> <i lang="ja">Japanese</i></p>
<p lang="en">an English paragraph</p><blockquote lang="fr"><p>French</p></blockquote>"""


def languages(variant):
    file = pikepdf.open(io.BytesIO(weasyprint.HTML(string=HTML).write_pdf(pdf_variant=variant)))
    elements = [item for item in file.objects
                if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/StructElem"]
    tagged = [str(item.Lang) for item in elements if "/Lang" in item]
    marked = b"/Lang" in b"".join(page.Contents.read_bytes() for page in file.pages)
    print(f"{variant}: document {file.Root.Lang}, {len(elements)} structure elements, "
          f"languages of elements {tagged}, in marked content {marked}")
    return str(file.Root.Lang), len(elements) > 6, tagged, marked


print("weasyprint", weasyprint.__version__)
found = [languages(variant) for variant in ("pdf/ua-1", "pdf/ua-2", "pdf/a-2a")]
sys.exit(found != [("zh-CN", True, [], False)] * 3)
PY
env/bin/python probe.py
