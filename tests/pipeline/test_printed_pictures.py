"""What pictures look like on the pages of proofs, press files and archives."""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image
from tests.images.files import cmyk_jpeg

from bulletin_pdf.errors import SourceError, message_of
from bulletin_pdf.pipeline.build import build
from bulletin_pdf.pipeline.targets import Target

_SIDE = 1020
_IMAGE = 3
"""Type of an image among the objects of a page (PDFium's FPDF_PAGEOBJ_IMAGE)."""


def _ramp(kind: str, *, deep: bool) -> bytes:
    """Return a square from black at the left to white at the right."""
    image = Image.new("I;16" if deep else "L", (_SIDE, _SIDE))
    for x in range(_SIDE):
        image.paste(x // 4 * 257 if deep else x // 4, (x, 0, x + 1, _SIDE))
    stream = io.BytesIO()
    image.save(stream, kind)
    return stream.getvalue()


def _built(folder: Path, pictures: dict[str, bytes], *targets: Target) -> dict[Target, Path]:
    lines = "\n\n".join(f"          ![图](images/{name})" for name in pictures)
    text = f"sections:\n  - articles:\n      - title: 图\n        body: |\n{lines}\n"
    (folder / "issues" / "images").mkdir(parents=True)
    for name, raw in pictures.items():
        (folder / "issues" / "images" / name).write_bytes(raw)
    path = folder / "issues" / "a.yaml"
    path.write_text(text, encoding="utf-8")
    return build(path, targets).outputs


def _shown(pdf: Path) -> list[Image.Image]:
    """Return what each picture looks like, in the order of the pages."""
    found = []
    document = pypdfium2.PdfDocument(pdf)
    for page in document:
        drawn = page.render(scale=1).to_pil().convert("RGB")
        for item in page.get_objects(filter=[_IMAGE]):
            left, bottom, right, top = item.get_bounds()
            box = (left + 1, page.get_height() - top + 1, right - 1, page.get_height() - bottom - 1)
            found.append(drawn.crop(tuple(map(round, box))))
    document.close()
    return found


@pytest.mark.parametrize("target", list(Target))
def test_sixteen_bits_look_like_eight(tmp_path: Path, target: Target) -> None:
    pictures = {
        "8.png": _ramp("PNG", deep=False),
        "16.png": _ramp("PNG", deep=True),
        "16.tif": _ramp("TIFF", deep=True),
    }
    eight, *deep = _shown(_built(tmp_path, pictures, target)[target])
    middle = eight.height // 2
    tones = [eight.getpixel((x, middle))[0] for x in (5, eight.width // 2, eight.width - 5)]  # type: ignore[index]
    assert tones[0] < 20
    assert 110 < tones[1] < 145
    assert tones[2] > 235
    assert len(deep) == 2
    for picture in deep:
        pairs = zip(eight.tobytes(), picture.resize(eight.size).tobytes(), strict=True)
        assert max(abs(one - other) for one, other in pairs) <= 1


@pytest.mark.parametrize("target", [Target.PROOF, Target.ARCHIVE])
def test_inks_are_shown_as_they_are_printed(tmp_path: Path, target: Target) -> None:
    ink = (165, 95, 35, 0)
    pictures = {
        "adobe.jpg": cmyk_jpeg(ink, adobe=True, side=600),
        "plain.jpg": cmyk_jpeg(ink, adobe=False, side=600),
    }
    shown = _shown(_built(tmp_path, pictures, target)[target])
    assert len(shown) == 2
    for picture in shown:
        assert picture.getpixel((50, 50)) == pytest.approx((101, 143, 185), abs=2)


def test_a_picture_of_unknown_tones_is_refused_with_its_place(tmp_path: Path) -> None:
    stream = io.BytesIO()
    Image.new("F", (4, 4), 0.5).save(stream, "TIFF")
    with pytest.raises(SourceError) as caught:
        _built(tmp_path, {"f.tif": stream.getvalue()}, Target.PRESS)
    (found,) = [d for d in caught.value.diagnostics if d.code == "image-depth"]
    assert str(found.where).endswith("a.yaml:5:11")
    assert message_of(found).startswith("图片 “images/f.tif” 每个颜色用 32 位或浮点数")
