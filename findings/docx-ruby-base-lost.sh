#!/usr/bin/env bash
# mammoth 1.13.0, Pandoc 3.9, python-docx 1.2.0 | a word with pinyin above it (w:ruby) is missing from the text, base and all | the reading may be lost, the word stays
#
# Guess: readers that do not know ruby keep the base text, for it is text of the sentence, and drop the
# small reading above it, as browsers do with HTML.
# Instead: "w:ruby" is skipped whole. mammoth (HTML and raw text), Pandoc (plain, Markdown, HTML) and
# python-docx (Paragraph.text) give 前后 for 前平安后. mammoth has a message about an unrecognised
# element; Pandoc and python-docx say nothing. docx2python runs the reading and the word together.
# Versions: mammoth 1.13.0, pypandoc_binary 1.17 (Pandoc 3.9), python-docx 1.2.0, docx2python 3.7.1
# (PyPI).
# Matters: pinyin stands over rare characters, above all in names: the name disappears from text that
# is converted for the web, an index or a new layout.
# Do: unwrap w:ruby to w:rubyBase in the XML before any of these readers sees the file, or convert with
# LibreOffice, which keeps both.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m venv env
env/bin/pip install -q mammoth==1.13.0 pypandoc_binary==1.17 python-docx==1.2.0 docx2python==3.7.1
cat > probe.py <<'PY'
import sys

import docx
import mammoth
import pypandoc
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx2python import docx2python

RUBY = f"""<w:r {nsdecls("w")}><w:ruby>
<w:rubyPr><w:rubyAlign w:val="center"/><w:hps w:val="10"/><w:hpsRaise w:val="20"/>
<w:hpsBaseText w:val="21"/><w:lid w:val="zh-CN"/></w:rubyPr>
<w:rt><w:r><w:t>pingan</w:t></w:r></w:rt>
<w:rubyBase><w:r><w:t>平安</w:t></w:r></w:rubyBase></w:ruby></w:r>"""
document = docx.Document()
paragraph = document.add_paragraph("前")
paragraph._p.append(parse_xml(RUBY))
paragraph.add_run("后")
document.save("ruby.docx")

with open("ruby.docx", "rb") as stream:
    html = mammoth.convert_to_html(stream)
found = {
    "mammoth": html.value,
    "Pandoc": pypandoc.convert_file("ruby.docx", "plain").strip(),
    "python-docx": docx.Document("ruby.docx").paragraphs[0].text,
    "docx2python": docx2python("ruby.docx").text.strip(),
}
print("Pandoc", pypandoc.get_pandoc_version(), "| mammoth:", [m.message for m in html.messages])
print(found)
sys.exit(found != {"mammoth": "<p>前后</p>", "Pandoc": "前后", "python-docx": "前后",
                   "docx2python": "前pingan平安后"})
PY
env/bin/python probe.py
