#!/usr/bin/env bash
# LibreOffice 7.4 | ideographDigital numbers print 十 and 一百零一 instead of 一〇 and 一〇一; saving turns chineseCountingThousand into taiwaneseCountingThousand | each numbering of OOXML keeps its name and its figures
#
# Guess: ECMA-376 (part 1, 17.18.59) names the East Asian formats one by one; LibreOffice has Chinese
# numbering, so digits one by one (一〇一), full-width digits and counting differ, and a docx
# written anew has the names it had.
# Instead: ideographDigital, japaneseCounting and both Chinese countings print alike (一百零一),
# decimalFullWidth prints 1 2 3, and each of the counting formats is saved as
# taiwaneseCountingThousand. Whoever looks for chineseCountingThousand in the result finds nothing.
# Versions: LibreOffice 7.4.7 (Debian 12), python-docx 1.2.0 (PyPI).
# Matters: .doc and .wps files reach most tools by way of LibreOffice. Articles of law numbered 一〇一 get
# other numbers, and an importer that knows Word's names only falls back to 1, 2, 3.
# Do: read taiwaneseCountingThousand as 一、二、三; where digits one by one are asked for, take the
# number from the original file.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m venv env
env/bin/pip install -q python-docx==1.2.0
command -v soffice >/dev/null || apt-get -qq install -y libreoffice-writer-nogui >/dev/null
cat > probe.py <<'PY'
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

W = nsdecls("w")


def convert(kind):
    subprocess.run(["soffice", f"-env:UserInstallation={Path('profile').resolve().as_uri()}",
                    "--headless", "--convert-to", kind, "--outdir", "out", "list.docx"],
                   check=True, capture_output=True)


def numbered(name, number):
    document = docx.Document()
    numbering = document.part.numbering_part.element
    numbering.find(qn("w:num")).addprevious(parse_xml(
        f'<w:abstractNum {W} w:abstractNumId="99"><w:lvl w:ilvl="0"><w:start w:val="{number}"/>'
        f'<w:numFmt w:val="{name}"/><w:lvlText w:val="%1"/></w:lvl></w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num {W} w:numId="99"><w:abstractNumId w:val="99"/></w:num>'))
    paragraph = document.add_paragraph("x")._p.get_or_add_pPr()
    paragraph.append(parse_xml(f'<w:numPr {W}><w:ilvl w:val="0"/><w:numId w:val="99"/></w:numPr>'))
    document.save("list.docx")
    convert("txt:Text")
    convert("docx")
    shown = Path("out/list.txt").read_text(encoding="utf-8-sig").strip().removesuffix("x").strip()
    xml = zipfile.ZipFile("out/list.docx").read("word/numbering.xml").decode()
    saved = set(re.findall(r'numFmt w:val="(\w+)"', xml)) - {"bullet", "decimal", "none"}
    print(f"{name} {number}: {shown}, saved as {saved}")
    return shown, saved


other = {"taiwaneseCountingThousand"}
seen = [numbered("ideographDigital", 10), numbered("ideographDigital", 101),
        numbered("japaneseCounting", 101), numbered("chineseCountingThousand", 101),
        numbered("decimalFullWidth", 101)]
sys.exit(seen != [("十", other), ("一百零一", other), ("一百零一", other), ("一百零一", other),
                  ("101", {"decimalFullWidth"})])
PY
env/bin/python probe.py
