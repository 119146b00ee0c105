#!/usr/bin/env bash
# WeasyPrint 70.0 | a clamped Chinese text gets no ellipsis: block-ellipsis is dropped on a line of Han | the last characters make room for it
#
# Guess: line-clamp (max-lines + block-ellipsis) ends the last line with the mark; Han may break
# anywhere, so one or two characters make room.
# Instead: on a line of Han without space or mark no ellipsis is drawn, yet characters are still
# taken away to make room for it: the text just stops in the middle of a word. With a space in the
# line, or in English, the mark is there. No log record.
# Versions: weasyprint 70.0 (PyPI), Pango of Debian 12 (1.50) or newer.
# Matters: teasers, contents and title boxes that cut Chinese text at two lines look complete and
# are not; the reader cannot see that something is left out, and an archive holds a false sentence.
# Do: cut the text before layout (measure it, append ……), or refuse text that does not fit.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m venv env
env/bin/pip install -q weasyprint==70.0 pydyf==0.13.0 tinycss2==1.5.1 pypdfium2==5.15.2
apt-get -q download fonts-wqy-microhei=0.2.0-beta-3.1 >/dev/null 2>&1  # a Chinese font, Debian 12
dpkg-deb -x fonts-wqy-microhei_*.deb .
cat > probe.py <<'PY'
import sys
from pathlib import Path

import pypdfium2
import weasyprint

FONT = next(Path.cwd().rglob("wqy-microhei.ttc")).as_uri()
STYLE = f"""<style>
@font-face {{ font-family: Han; src: url({FONT}) }}
@page {{ size: 400px 200px; margin: 0 }}
p {{ margin: 0; width: 100px; font: 20px/30px Han; max-lines: 2; continue: discard;
     block-ellipsis: "……" }}
</style>"""


def build(text):
    pdf = pypdfium2.PdfDocument(weasyprint.HTML(string=f"{STYLE}<p>{text}</p>").write_pdf())
    shown = pdf[0].get_textpage().get_text_range().split("\r\n")
    print(shown)
    return shown


print("weasyprint", weasyprint.__version__)
han = build("一二三四五六七八九十一二三四五六七八九十")
spaced = build("一二三 四五 六七 八九十一二三四五六七八九十")
english = build("the quick brown fox jumps over the lazy dog")
print("ellipsis on Han alone:", "…" in "".join(han))
sys.exit(not (len(han) == 2 and "…" not in han[1] and len(han[1]) < 5
              and spaced[1].endswith("……") and english[1].endswith("……")))
PY
env/bin/python probe.py
