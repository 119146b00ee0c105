"""The seed's pages as they were looked at and found good; differences must be looked at too."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
import yaml
from PIL import Image, ImageChops
from tests.seed.measure import glyphs, lines

from bulletin_pdf.pipeline.build import Built
from bulletin_pdf.pipeline.targets import Target

Golden = Callable[[str, bytes], None]
PICTURES = Path(__file__).parents[1] / "golden"
DOTS = 40
"""Resolution of the pictures in dpi: enough to see that something moved, small enough for git."""


def test_every_line_is_where_it_was(seed: Built, golden: Golden) -> None:
    rows = []
    for page in range(seed.pages):
        rows.append(f"== page {page + 1}")
        found = lines(glyphs(seed.outputs[Target.PRESS], page))
        rows += [f"{x:7.2f} {y:7.2f}  {text}" for y, text, x in found]
    golden("seed-lines.txt", "\n".join([*rows, ""]).encode())


@pytest.mark.parametrize("target", [Target.PRESS, Target.PROOF])
def test_facts_of_the_file(seed: Built, golden: Golden, target: Target) -> None:
    with pikepdf.open(seed.outputs[target]) as pdf:
        xmp = pdf.open_metadata()
        page = pdf.pages[0]
        facts = {
            "version": pdf.pdf_version,
            "boxes": {
                name: [round(float(edge), 2) for edge in page.obj[f"/{name}"]]
                for name in ("MediaBox", "TrimBox", "BleedBox")
            },
            "fonts": sorted(
                str(o.FontName)[8:]
                for o in pdf.objects
                if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/FontDescriptor"
            ),
            "intents": [
                {
                    key[1:]: str(value)
                    for key, value in intent.items()
                    if key != "/DestOutputProfile"
                }
                for intent in pdf.Root.get("/OutputIntents", [])
            ],
            "info": {key[1:]: str(value) for key, value in pdf.docinfo.items()},
            "xmp": {
                key: xmp[key]
                for key in ("dc:title", "pdfxid:GTS_PDFXVersion", "pdfuaid:part", "xmp:CreateDate")
                if key in xmp
            },
            "tagged": "/StructTreeRoot" in pdf.Root,
        }
    golden(f"seed-facts-{target}.yaml", yaml.safe_dump(facts, allow_unicode=True).encode())


@pytest.mark.parametrize("page", [1, 2, -1], ids=["first", "second", "last"])
def test_the_page_looks_as_it_did(seed: Built, golden: Golden, page: int, request) -> None:
    document = pypdfium2.PdfDocument(seed.outputs[Target.PRESS])
    number = page - 1 if page > 0 else seed.pages - 1
    made = document[number].render(scale=DOTS / 72).to_pil().convert("P", colors=16)
    stream = io.BytesIO()
    made.save(stream, "PNG", optimize=True)
    assert len(stream.getvalue()) <= 20 * 1024
    path = PICTURES / f"seed-page-{request.node.callspec.id}.png"
    if request.config.getoption("--update-golden"):
        path.write_bytes(stream.getvalue())
    was = Image.open(path).convert("L")
    # another zlib may pack the same picture otherwise, so the pixels are compared
    assert ImageChops.difference(was, made.convert("L")).getextrema()[1] <= 16
