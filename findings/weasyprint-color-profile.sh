#!/usr/bin/env bash
# WeasyPrint 70.0 | @color-profile device-cmyk without the optional components descriptor raises TypeError; rendering-intent is never read | src alone is enough, rendering-intent is honoured
#
# Guess: CSS Color 5 makes only src required, so @color-profile device-cmyk { src } gives the
# output intent of a PDF/X file, and rendering-intent goes with it.
# Instead: when components is left out the build ends in TypeError ("object of type 'NoneType' has
# no len()"), far from the rule. With components it works. rendering-intent is "unknown
# descriptor" in the log, in each spelling, so the intent is always relative-colorimetric.
# Versions: weasyprint 70.0, tinycss2 1.5.1 (PyPI).
# Matters: the profile is the printing condition that a printer asks for; the first try of everyone
# who follows the CSS specification fails.
# Do: write components: c, m, y, k; where another intent is needed, write the output intent with a
# PDF library after the build.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m venv env
env/bin/pip install -q weasyprint==70.0 pydyf==0.13.0 tinycss2==1.5.1 pikepdf==10.17.0
apt-get -q download libgs-common=10.0.0~dfsg-11+deb12u8 >/dev/null 2>&1  # a CMYK profile, Debian 12
dpkg-deb -x libgs-common_*.deb .
cat > probe.py <<'PY'
import io
import logging
import sys
from pathlib import Path

import pikepdf
import weasyprint

records = []
logger = logging.getLogger("weasyprint")
logger.handlers = [logging.Handler()]
logger.handlers[0].emit = lambda record: records.append(record.getMessage())
PROFILE = next(Path.cwd().rglob("default_cmyk.icc")).as_uri()


def build(descriptors):
    html = f"""<title>t</title><style>
        @color-profile device-cmyk {{ src: url({PROFILE}); {descriptors} }}
        </style><p style="color: device-cmyk(0 0 0 1)">text"""
    records.clear()
    try:
        pdf = weasyprint.HTML(string=html).write_pdf(pdf_variant="pdf/x-4")
        file = pikepdf.open(io.BytesIO(pdf))
        result = f"output intents: {len(file.Root.OutputIntents)}"
    except TypeError as error:
        result = f"TypeError: {error}"
    print(f"{descriptors!r:60} {result}; log: {records}")
    return result, list(records)


print("weasyprint", weasyprint.__version__)
without, _ = build("")
components, quiet = build("components: c, m, y, k")
intent, said = build("components: c, m, y, k; rendering-intent: perceptual")
sys.exit(not (without.startswith("TypeError") and components == intent == "output intents: 1"
              and not quiet and "Unknown descriptor" in said[0]))
PY
env/bin/python probe.py
