#!/usr/bin/env bash
# WeasyPrint 70.0 | a 16-bit grey PNG or TIFF prints black whatever its value | its upper 8 bits are taken, or it is clipped to white as Pillow's convert("L") does
#
# Guess: the picture is brought down to 8 bits; a mid grey of 32768 prints as 128. (Who knows Pillow
# fears white: convert("L") clips every value over 255 of mode I;16.)
# Instead: the log says "Unknown image mode: I;16", and the 16-bit samples are written as they are
# under a header of 8-bit DeviceRGB: 2 bytes a pixel where 3 are announced. Viewers draw black, for
# white paper (65535) too. A 16-bit RGB PNG is right, for Pillow opens it in 8 bits.
# Versions: weasyprint 70.0, pillow 13.0.0, pypdfium2 5.15.2 (PyPI).
# Matters: scanners and archives make 16-bit grey; old documents, seals and photographs print as a
# black box of solid ink.
# Do: open pictures first and scale mode I;16 by 257 to 8 bits (point() or numpy, not convert("L")).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m venv env
env/bin/pip install -q weasyprint==70.0 pydyf==0.13.0 tinycss2==1.5.1 pillow==13.0.0 \
  pikepdf==10.17.0 pypdfium2==5.15.2
cat > probe.py <<'PY'
import io
import sys
from pathlib import Path

import pikepdf
import pypdfium2
import weasyprint
from PIL import Image

STYLE = "<style>@page { size: 60px; margin: 0 } body { margin: 0 } img { display: block }</style>"


def printed(value):
    Image.new("I;16", (60, 60), value).save("grey.png")
    as_pillow = Image.open("grey.png").convert("L").getpixel((9, 9))
    html = f'{STYLE}<img src="{Path("grey.png").resolve().as_uri()}">'
    pdf = weasyprint.HTML(string=html).write_pdf()
    file = pikepdf.open(io.BytesIO(pdf))
    picture = next(o for o in file.objects
                   if isinstance(o, pikepdf.Stream) and "/BitsPerComponent" in o)
    shown = pypdfium2.PdfDocument(pdf)[0].render().to_pil().convert("L").getpixel((20, 20))
    kind = f"{picture.ColorSpace} {picture.BitsPerComponent} bit"
    print(f"grey {value}: {kind}, printed {shown}, Pillow's convert('L') gives {as_pillow}")
    return shown, kind


print("weasyprint", weasyprint.__version__)
seen = [printed(value) for value in (0, 100, 32768, 65535)]
sys.exit(seen != [(0, "/DeviceRGB 8 bit")] * 4)
PY
env/bin/python probe.py 2>&1
