#!/usr/bin/env bash
# budoux 0.10.1 | the Chinese model breaks inside numbers: 总201|2年, 18|60万元, 05|71-88886666 | a phrase breaker for line ends never parts two digits
#
# Guess: whatever a small model gets wrong between Han, two figures side by side stay together, for the
# result is made for line breaks in headlines.
# Instead: the zh-hans parser puts boundaries between digits of a year, an amount and a telephone
# number, in plain sentences of the kind that offices write; 2012年1月5日 is right, so that
# a short test does not show it. The HTML output makes each boundary a place to break.
# Versions: budoux 0.10.1 (PyPI), its own zh-hans model.
# Matters: a title set with it can end a line with 总201 and begin the next with 2年.
# Do: never take a boundary between two of digits, point, comma, % or Latin letters from the model; or
# take a dictionary segmenter (jieba and its kin keep numbers whole).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m venv env
env/bin/pip install -q budoux==0.10.1
cat > probe.py <<'PY'
import re
import sys

import budoux

parser = budoux.load_default_simplified_chinese_parser()
SENTENCES = ["总2012年第5期", "全年完成1860万元", "电话0571-88886666", "2012年1月5日召开会议"]
print("budoux", budoux.__version__)
torn = {}
for sentence in SENTENCES:
    broken = "|".join(parser.parse(sentence))
    torn[sentence] = bool(re.search(r"\d\|\d", broken))
    print(f"{broken}  torn: {torn[sentence]}")
sys.exit(list(torn.values()) != [True, True, True, False])
PY
env/bin/python probe.py
