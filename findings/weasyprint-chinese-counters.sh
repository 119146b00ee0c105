#!/usr/bin/env bash
# WeasyPrint 70.0 | list-style-type: simp-chinese-informal and cjk-ideographic print 1. 10. 101., the Japanese and Korean styles print Han | all of CSS's longhand East Asian styles work
#
# Guess: an engine that has japanese-informal and korean-hanja-informal has the Chinese longhand
# styles too; they stand in the same section of CSS Counter Styles Level 3 (7.1).
# Instead: simp-chinese-informal, simp-chinese-formal, trad-chinese-informal, trad-chinese-formal
# and cjk-ideographic fall back to decimal with a full stop, without a log record; cjk-decimal
# writes 10 as 一〇, and japanese-informal comes nearest (十一 is right, 101 is 百一).
# Versions: weasyprint 70.0 (PyPI), any Pango.
# Matters: the first level of Chinese official documents is numbered 一、二、…十一、.
# Do: write the numbers as text, or declare an additive @counter-style for the range needed; test
# 10, 11, 20 and 101, for most hand-made styles fail there.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m venv env
env/bin/pip install -q weasyprint==70.0 pydyf==0.13.0 tinycss2==1.5.1 pypdfium2==5.15.2
cat > probe.py <<'PY'
import re
import sys

import weasyprint

STYLES = {  # name: what CSS Counter Styles 3 asks for 11, what comes
    "simp-chinese-informal": ("十一、", "11. "),
    "simp-chinese-formal": ("壹拾壹、", "11. "),
    "trad-chinese-informal": ("十一、", "11. "),
    "trad-chinese-formal": ("壹拾壹、", "11. "),
    "cjk-ideographic": ("十一、", "11. "),
    "japanese-informal": ("十一、", "十一、"),
    "korean-hanja-informal": ("十一, ", "十一, "),
    "cjk-decimal": ("一一、", "一一、"),
}


def marker(style):
    html = f'<ol style="list-style: {style} inside; counter-reset: list-item 10"><li>item</ol>'
    page = weasyprint.HTML(string=html).render().pages[0]
    texts = [box.text for box in page._page_box.descendants() if hasattr(box, "text")]
    return "".join(texts).removesuffix("item")


print("weasyprint", weasyprint.__version__)
wrong = False
for style, (asked, expected) in STYLES.items():
    got = re.sub(r"\s+", " ", marker(style))
    print(f"{style:24} asked {asked!r:10} got {got!r}")
    wrong |= got.strip() != expected.strip()
sys.exit(wrong)
PY
env/bin/python probe.py
