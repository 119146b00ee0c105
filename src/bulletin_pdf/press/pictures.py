"""Pictures as plates want them: no finer than the screen shows, line art in one bit."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name
from PIL import Image

from bulletin_pdf.pdfobjects.content.geometry import Matrix
from bulletin_pdf.press.inks import SpotInk
from bulletin_pdf.press.spots import separation

_MODES = {"/DeviceGray": "L", "/DeviceCMYK": "CMYK"}
_QUALITY = 95
_SPARE = 1.25
"""A picture that is finer by less stays as it is: sampling it anew would only blur it."""


@dataclass(frozen=True, slots=True)
class Resolution:
    """Pixels in an inch that are enough: of photographs, and of pictures in black and white."""

    tone: int = 300
    line: int = 1200


def prepare_pictures(pdf: pikepdf.Pdf, resolution: Resolution) -> None:
    """Sample pictures down to what is printed of them, and pack line art into one bit a pixel.

    WeasyPrint writes eight bits for everything. A picture is never made larger.
    """
    for image, inches in _placed(pdf):
        if "/Interpolate" in image:  # it would blur line art
            del image["/Interpolate"]
        mode = _MODES.get(str(image.get("/ColorSpace")))
        if mode is None or "/SMask" in image or image.get("/BitsPerComponent") != 8:
            continue
        _prepare(image, mode, inches, resolution)


def ink_pictures(pdf: pikepdf.Pdf, ink: SpotInk) -> None:
    """Print every gray image with a spot ink: what is dark gets the most of it."""
    plate = separation(pdf, ink.plate, ink.cmyk)
    masks = {item.SMask.objgen for item in _images(pdf) if "/SMask" in item}
    for item in _images(pdf):
        if item.get("/ColorSpace") == "/DeviceGray" and item.objgen not in masks:
            item.ColorSpace = plate
            # Gray 0 is dark, tint 1 is.
            item.Decode = Array([0, 1]) if item.get("/Decode") == [1, 0] else Array([1, 0])


def _images(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    for item in pdf.objects:
        if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Image":
            yield item


def _prepare(
    image: pikepdf.Object, mode: str, inches: tuple[float, float], resolution: Resolution
) -> None:
    size = int(image.Width), int(image.Height)
    jpeg = image.get("/Filter") == "/DCTDecode"
    line = not jpeg and mode == "L" and _is_line(image, size)
    ppi = min(pixels / inch for pixels, inch in zip(size, inches, strict=True))
    enough = resolution.line if line else resolution.tone
    share = min(1.0, enough / ppi) if ppi > enough * _SPARE else 1.0
    if share == 1.0 and not line:
        return
    if jpeg:
        with Image.open(io.BytesIO(image.read_raw_bytes()), formats=("JPEG",)) as opened:
            picture = opened.copy()
    else:
        picture = Image.frombytes(mode, size, image.read_bytes())
    if share < 1:
        smaller = tuple(max(1, round(pixels * share)) for pixels in size)
        picture = picture.resize((smaller[0], smaller[1]), Image.Resampling.BOX)
    _write(image, picture, jpeg=jpeg, line=line)


def _is_line(image: pikepdf.Object, size: tuple[int, int]) -> bool:
    """Tell whether a gray image holds black and white alone."""
    tones = Image.frombytes("L", size, image.read_bytes()).histogram()
    return sum(tones[1:255]) == 0


def _write(image: pikepdf.Object, picture: Image.Image, *, jpeg: bool, line: bool) -> None:
    image.Width, image.Height = picture.size
    if jpeg:  # both ends follow Adobe's inverted CMYK, so Decode stays
        stream = io.BytesIO()
        picture.save(stream, "JPEG", quality=_QUALITY, subsampling=0)
        image.write(stream.getvalue(), filter=Name.DCTDecode)
        return
    if line:
        picture = picture.convert("1", dither=Image.Dither.NONE)
        image.BitsPerComponent = 1
    image.write(picture.tobytes())


def _placed(pdf: pikepdf.Pdf) -> Iterator[tuple[pikepdf.Object, tuple[float, float]]]:
    """Yield every image that is drawn, with the largest size in inches that it is drawn at."""
    found: dict[tuple[int, int], tuple[pikepdf.Object, float, float]] = {}
    for page in pdf.pages:
        for image, matrix in _drawn(page, page.obj.get("/Resources", Dictionary()), Matrix()):
            across = (matrix.a**2 + matrix.b**2) ** 0.5 / 72
            up = (matrix.c**2 + matrix.d**2) ** 0.5 / 72
            _, widest, tallest = found.get(image.objgen, (image, 0.0, 0.0))
            found[image.objgen] = (image, max(widest, across), max(tallest, up))
    for image, across, up in found.values():
        if across and up:
            yield image, (across, up)


def _drawn(
    canvas: pikepdf.Page | pikepdf.Object, resources: pikepdf.Object, matrix: Matrix
) -> Iterator[tuple[pikepdf.Object, Matrix]]:
    """Yield what images a content stream draws, and where their unit squares go."""
    base, stack = matrix, []
    objects = resources.get("/XObject", Dictionary())
    patterns = resources.get("/Pattern", Dictionary())
    if not (objects.keys() or patterns.keys()):
        return
    for instruction in pikepdf.parse_content_stream(canvas, "q Q cm Do"):
        operator = str(instruction.operator)
        if operator == "q":
            stack.append(matrix)
        elif operator == "Q":
            matrix = stack.pop() if stack else base
        elif operator == "cm":
            matrix = matrix.after(Matrix(*map(float, instruction.operands)))
        elif operator == "Do":
            item = objects[str(instruction.operands[0])]
            if item.get("/Subtype") == "/Image":
                yield item, matrix
            else:
                yield from _inside(item, resources, matrix)
    for pattern in patterns.values():
        if pattern.get("/PatternType") == 1:
            yield from _inside(pattern, resources, base)


def _inside(
    item: pikepdf.Object, resources: pikepdf.Object, matrix: Matrix
) -> Iterator[tuple[pikepdf.Object, Matrix]]:
    own = Matrix(*(float(value) for value in item.get("/Matrix", [1, 0, 0, 1, 0, 0])))
    yield from _drawn(item, item.get("/Resources", resources), matrix.after(own))
