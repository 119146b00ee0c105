#!/usr/bin/env bash
# LibreOffice 7.4 | soffice --convert-to txt writes tracked deletions and hidden text as if they stood in the text | the text as it reads now, without deleted and hidden words
#
# Guess: plain text has no way to show a deletion, so it holds the document as it reads now: without
# deleted and without hidden words. (In PDF deletions may be struck through, hidden text is left out.)
# Instead: deleted, inserted and hidden words stand side by side: 留删去增加隐藏尾. The PDF leaves out
# the hidden words but has the deleted ones; its text layer does not show that they are struck.
# Versions: LibreOffice 7.4.7 (libreoffice-writer-nogui of Debian 12), python-docx 1.2.0 (PyPI).
# Matters: .doc and .wps manuscripts of offices come with all their corrections. A name struck out by
# the censor or the lawyer comes back in the bulletin made from the text.
# Do: accept or reject changes before converting: drop w:del and w:vanish in the XML, or convert to docx
# or odt and read that, where both are marked.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m venv env
env/bin/pip install -q python-docx==1.2.0
command -v soffice >/dev/null || apt-get -qq install -y libreoffice-writer-nogui >/dev/null
cat > probe.py <<'PY'
import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

PARAGRAPH = f"""<w:p {nsdecls("w")}><w:r><w:t>留</w:t></w:r>
<w:del w:id="1" w:author="a"><w:r><w:delText>删去</w:delText></w:r></w:del>
<w:ins w:id="2" w:author="a"><w:r><w:t>增加</w:t></w:r></w:ins>
<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r><w:r><w:t>尾</w:t></w:r></w:p>"""
document = docx.Document()
document.element.body.insert(0, parse_xml(PARAGRAPH))
document.save("changes.docx")
PY
env/bin/python probe.py
soffice --version
for kind in txt:Text docx; do
  soffice -env:UserInstallation="file://$dir/profile" --headless --convert-to "$kind" \
    --outdir "$dir/out" changes.docx >/dev/null 2>&1
done
text=$(env/bin/python -c 'print(open("out/changes.txt", encoding="utf-8-sig").read().strip())')
echo "text: $text"
marked=$(unzip -p out/changes.docx word/document.xml |
  grep -ac '<w:delText[^>]*>删去.*<w:vanish' || true)
echo "deletion and hidden text marked in the docx: $marked"
[ "$text" = "留删去增加隐藏尾" ] && [ "$marked" = 1 ]
