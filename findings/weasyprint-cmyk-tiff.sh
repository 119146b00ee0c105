#!/usr/bin/env bash
# WeasyPrint 70.0 | a CMYK TIFF is left out of the page, with an empty reason in the log; the same picture as JPEG is kept in CMYK | the TIFF is embedded in CMYK, or turned into RGB
#
# Guess: WeasyPrint opens pictures with Pillow, Pillow reads CMYK TIFF, and a CMYK JPEG goes into the
# PDF as DeviceCMYK; so a CMYK TIFF does too, or at worst becomes RGB.
# Instead: the log says "Failed to load image at '...': " with nothing after the colon, and the page
# has no picture at all. RGB and grey TIFFs are fine. The Lab TIFF is lost in the same way.
# Versions: weasyprint 70.0, pillow 13.0.0 (PyPI).
# Matters: CMYK TIFF is what repro shops and photo desks hand over for print; a page that lost its
# picture looks like a page designed without one.
# Do: turn CMYK TIFF into CMYK JPEG of quality 95 or better, or into PDF objects of your own, before
# layout; treat each "Failed to load image" record as an error.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m venv env
env/bin/pip install -q weasyprint==70.0 pydyf==0.13.0 tinycss2==1.5.1 pillow==13.0.0 pikepdf==10.17.0
cat > probe.py <<'PY'
import io
import logging
import sys
from pathlib import Path

import pikepdf
import weasyprint
from PIL import Image

records = []
logger = logging.getLogger("weasyprint")
logger.handlers = [logging.Handler()]
logger.handlers[0].emit = lambda record: records.append(record.getMessage())


def colour_space(mode, name):
    Image.new(mode, (50, 50)).save(name)
    html = f'<img src="{Path(name).resolve().as_uri()}">'
    pdf = pikepdf.open(io.BytesIO(weasyprint.HTML(string=html).write_pdf()))
    pictures = [item for item in pdf.objects
                if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Image"]
    found = str(pictures[0].ColorSpace) if pictures else "no picture"
    said = [record.replace(Path.cwd().as_uri(), "file://") for record in records]
    records.clear()
    print(f"{name:10} {mode:5} {found:12} {said}")
    return found, said


print("weasyprint", weasyprint.__version__)
assert colour_space("RGB", "rgb.tif")[0] == "/DeviceRGB"
assert colour_space("L", "grey.tif")[0] == "/DeviceGray"
assert colour_space("CMYK", "cmyk.jpg")[0] == "/DeviceCMYK"
cmyk, said = colour_space("CMYK", "cmyk.tif")
lab, _ = colour_space("LAB", "lab.tif")
sys.exit(not (cmyk == lab == "no picture" and said[0].endswith("': ")))
PY
env/bin/python probe.py
