"""Small jobs for the press: a layout of its own, built in a throw-away project; and its plates."""

from __future__ import annotations

import io
import subprocess
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

import pikepdf
from PIL import Image, ImageChops

from bulletin_pdf.pipeline.build import PressWishes, build
from bulletin_pdf.pipeline.targets import Target

MM = 72 / 25.4

LAYOUT = """\
title: 试样
page:
  size: [100mm, 140mm]
  margins: {head: 10mm, foot: 10mm, inside: 10mm, outside: 10mm}
  bleed: 3mm
grid: {measure: 20, lines: 20}
type:
  body: {font: hei, size: 12pt}
  page_number: {font: hei, size: 9pt}
inks:
  black: {cmyk: [0, 0, 0, 100]}
%s
profile: FOGRA39L_coated
omits: [date, sections]
press: {%s}
"""
TEMPLATE = """\
<div class="bleed"></div>
<p id="first">{{ issue.heading }}</p>
<div class="patch"><p>叠印</p></div>
<p><a href="#first">链</a></p>
%s
"""
CSS = """\
p { margin: 0; font: 12pt/15pt var(--font-body); color: var(--ink-black); }
.bleed { position: absolute; left: -13mm; top: -13mm; width: 106mm; height: 8mm;
  background: var(--ink-%(patch)s); }
.patch { position: absolute; top: 20mm; left: 0; width: 60mm; height: 30mm;
  background: var(--ink-%(patch)s); }
.patch p { font: 60pt/80pt var(--font-body); }
.rule { position: absolute; top: 56mm; left: 0; width: 60mm; height: 4mm;
  background: var(--ink-black); }
.tint { position: absolute; top: 64mm; left: 0; width: 60mm; height: 10mm;
  background: var(--ink-pale); }
img { position: absolute; top: 80mm; left: 0; width: 25.4mm; height: 25.4mm; }
img + img { left: 30mm; }
"""
ISSUE = "layout: probe\ndate: 2012-01-10\nsections:\n  - articles: [{title: 题, body: 文}]\n"


@dataclass(frozen=True)
class Job:
    """A layout: its inks, how it goes to press, and the pictures it shows."""

    inks: str
    press: str = ""
    patch: str = "red"
    pictures: tuple[tuple[str, bytes], ...] = ()

    def make(self, folder: Path, wishes: PressWishes | None = None) -> Path:
        """Build it and return the press file."""
        layout = folder / "layouts" / "probe"
        layout.mkdir(parents=True)
        (folder / "issues").mkdir()
        images = "".join(f'<img src="{name}" alt="图">' for name, _ in self.pictures)
        images += '<div class="rule"></div><div class="tint"></div>'
        files = {
            "layout.yaml": LAYOUT % (self.inks, self.press),
            "bulletin.html": TEMPLATE % images,
            "probe.css": CSS % {"patch": self.patch},
        }
        for name, text in files.items():
            (layout / name).write_text(text, encoding="utf-8")
        for name, raw in self.pictures:
            (layout / name).write_bytes(raw)
        issue = folder / "issues" / "试.yaml"
        issue.write_text(ISSUE, encoding="utf-8")
        return build(issue, [Target.PRESS], wishes=wishes).outputs[Target.PRESS]


def picture(mode: str, size: tuple[int, int], kind: str = "PNG") -> bytes:
    """Return a picture: dark at the left, light at the right."""
    gradient = Image.linear_gradient("L").rotate(90).resize(size)
    if mode == "RGBA":
        image = gradient.convert("RGB")
        image.putalpha(gradient)
    else:
        image = gradient.convert(mode, dither=Image.Dither.NONE)
    stream = io.BytesIO()
    image.save(stream, kind)
    return stream.getvalue()


def plates(
    path: Path, folder: Path, box: str = "TrimBox", dpi: int = 150
) -> list[dict[str, Image.Image]]:
    """Return a dictionary a page: plate → 255 where the ink is solid, as Ghostscript makes it."""
    folder.mkdir(exist_ok=True)
    with pikepdf.open(path) as pdf:
        pages = len(pdf.pages)
    command = ["gs", "-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", f"-dUse{box}", "-sDEVICE=tiffsep"]
    command += [f"-r{dpi}", f"-sOutputFile={folder}/p%d.tif", str(path)]
    subprocess.run(command, check=True, capture_output=True)
    return [
        {
            unquote(plate.name.split("(")[1].removesuffix(").tif")): ImageChops.invert(
                Image.open(plate).convert("L")
            )
            for plate in folder.glob(f"p{page + 1}(*.tif")
        }
        for page in range(pages)
    ]


def inked(page: dict[str, Image.Image]) -> set[str]:
    """Return the plates that have any ink."""
    return {name for name, plate in page.items() if plate.getextrema()[1] > 0}


def region(plate: Image.Image, left: float, top: float, right: float, bottom: float) -> Image.Image:
    """Cut a region, in mm from the upper left corner, at 150 dpi."""
    return plate.crop(tuple(round(v / 25.4 * 150) for v in (left, top, right, bottom)))


@dataclass(frozen=True)
class Stored:
    """An image as it stands in a file."""

    facts: tuple[int, int, int, str]
    keys: frozenset[str]
    raw: bytes
    samples: bytes


def images_of(path: Path) -> list[Stored]:
    """Return the images of a file; facts are width, height, bits and colour space."""
    with pikepdf.open(path) as pdf:
        return [
            _stored(item)
            for item in pdf.objects
            if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Image"
        ]


def _stored(item: pikepdf.Object) -> Stored:
    space = item.ColorSpace
    name = str(space if isinstance(space, pikepdf.Name) else space[0])
    facts = (int(item.Width), int(item.Height), int(item.BitsPerComponent), name)
    samples = b"" if item.Filter == "/DCTDecode" else item.read_bytes()
    return Stored(facts, frozenset(item.keys()), item.read_raw_bytes(), samples)
