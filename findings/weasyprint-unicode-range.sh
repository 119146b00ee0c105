#!/usr/bin/env bash
# WeasyPrint 70.0 | a Chinese web font in unicode-range slices (Google Fonts, Fontsource) prints wrong characters: 总工会 comes out as other Han | as in browsers, each character comes from its slice
#
# Guess: unicode-range is honoured, so the hundred slices of Noto Sans SC work as on the web, one embedded
# font per slice used; at worst one slice is used and the rest fall back.
# Instead: the right slice shapes each character, but all slices are embedded as one font, that of the
# first: glyph 57 of slice B is drawn as glyph 57 of slice A. The page shows other characters than
# were written, and the text copied from it is wrong in other places. No log record, no error.
# Versions: weasyprint 70.0 (PyPI), @fontsource/noto-sans-sc 5.3.0 (npm), Pango 1.50 of Debian 12.
# Matters: it is the common way to use a free Chinese font, and all Chinese text is wrong in print, in a way
# that looks like type from afar.
# Do: use whole font files; or give each slice a font-family of its own and list them all. Read the text
# back from the PDF before it goes anywhere.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m venv env
env/bin/pip install -q weasyprint==70.0 pydyf==0.13.0 tinycss2==1.5.1 pypdfium2==5.15.2 \
  'fonttools[woff]==4.68.0' numpy==2.2.6
npm pack --silent @fontsource/noto-sans-sc@5.3.0 >/dev/null
tar -xf fontsource-noto-sans-sc-5.3.0.tgz package/400.css --wildcards 'package/files/*-400-normal.woff2'
cat > probe.py <<'PY'
import itertools
import re
import sys
from pathlib import Path

import pypdfium2
import weasyprint

TEXT = "市总工会召开读书活动动员会"
CSS = Path("package/400.css").read_text()
count = itertools.count()
OWN_NAMES = re.sub(r"font-family: 'Noto Sans SC'", lambda _: f"font-family: Slice{next(count)}", CSS)
FAMILIES = ", ".join(f"Slice{number}" for number in range(next(count)))


def printed(css, families):
    html = f"<style>{css} p {{ font: 20px {families} }}</style><p>{TEXT}"
    base = Path("package").resolve().as_uri() + "/"
    pdf = weasyprint.HTML(string=html, base_url=base).write_pdf(uncompressed_pdf=True)
    fonts = len(set(re.findall(rb"/FontName /(\S+)", pdf)))
    page = pypdfium2.PdfDocument(pdf)[0]
    text = page.get_textpage().get_text_range().strip()
    print(f"{fonts} embedded font(s): {text}")
    return fonts, text, page.render().to_numpy().tobytes()


print("weasyprint", weasyprint.__version__, "| written:", TEXT)
one_family = printed(CSS, "Noto Sans SC")
own_families = printed(OWN_NAMES, FAMILIES)
sys.exit(not (one_family[0] == 1 and one_family[1] != TEXT
              and own_families[0] > 1 and own_families[1] == TEXT
              and one_family[2] != own_families[2]))
PY
env/bin/python probe.py
