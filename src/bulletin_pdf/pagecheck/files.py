"""What is written shows what was laid out: pictures as they are, and every character.

The only checks that open the file: pages are drawn where a picture stands, and only that part of
them; the text is read of what is finished for the press or the archive.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from bulletin_pdf.errors import Value
from bulletin_pdf.pagecheck.finding import Finding
from bulletin_pdf.pagecheck.plaintext import squeezed
from bulletin_pdf.typeset.laidout import PX, Box, LaidDocument, LaidPage, LaidPicture

_SIDE = 16
"""Width and height of thumbnails."""

_SHOWN = 12
"""Missing characters that a message names."""

_SMALLEST = 8.0
"""Pictures whose sides are shorter, px, are ornaments."""


def differing_file(
    pdf: bytes, document: LaidDocument, sources: Mapping[str, tuple[str, bytes]], *, finished: bool
) -> Iterator[Finding]:
    """Find pictures that show something else than their source, and text that the file lacks.

    Args:
        pdf: the file.
        document: what it is made from.
        sources: address of a picture → its name and its bytes, as the editor gave it.
        finished: the file was finished for the press or the archive after it was drawn.
    """
    placed = [
        [p for p in page.pictures if p.url in sources and _is_large(p.shown)]
        for page in document.pages
    ]
    if not any(placed) and not finished:
        return
    import pypdfium2  # takes as long as setting some pages: only who needs it pays

    file = pypdfium2.PdfDocument(pdf)
    try:
        for number, pictures in enumerate(placed, 1):
            if not pictures and not finished:
                continue
            page = file[number - 1]  # reads what the page draws: once for all that is asked of it
            for picture in pictures:
                yield from _picture(page, number, picture, *sources[picture.url])
            if finished:
                yield from _missing_text(page, number, document.pages[number - 1])
    finally:
        file.close()


def _is_large(box: Box) -> bool:
    return min(box[2] - box[0], box[3] - box[1]) >= _SMALLEST


def _picture(
    page: Any,  # noqa: ANN401 - PDFium's
    number: int,
    picture: LaidPicture,
    name: str,
    raw: bytes,
) -> Iterator[Finding]:
    """Compare what shows of a picture on its page with the same part of its source."""
    from bulletin_pdf.pagecheck.thumbnails import Verdict, compare, thumbnail  # imports Pillow

    verdict = compare(thumbnail(raw, _part(picture), _SIDE), _drawn(page, picture.shown))
    codes = {Verdict.BLANK: "page-picture-blank", Verdict.DIFFERS: "page-picture-differs"}
    if verdict in codes:
        values: dict[str, Value] = {"name": name}
        yield Finding(codes[verdict], number, picture.shown, picture.element, values=values)


def _part(picture: LaidPicture) -> Box:
    """Return the part of a picture that shows, as shares of its width and height."""
    left, top, right, bottom = picture.drawn
    wide, high = max(right - left, 1e-6), max(bottom - top, 1e-6)
    shown = picture.shown
    return (
        (shown[0] - left) / wide,
        (shown[1] - top) / high,
        (shown[2] - left) / wide,
        (shown[3] - top) / high,
    )


def _drawn(page: Any, box: Box) -> bytes:  # noqa: ANN401
    """Return the greys of a part of a page, row by row."""
    left, bottom, right, top = page.get_mediabox()
    trim = page.get_trimbox()
    x0, y0 = trim[0] + box[0] * PX, trim[3] - box[3] * PX
    x1, y1 = trim[0] + box[2] * PX, trim[3] - box[1] * PX
    x0, x1, y0, y1 = max(x0, left), min(x1, right), max(y0, bottom), min(y1, top)
    scale = 4 * _SIDE / max(x1 - x0, y1 - y0)
    image = page.render(
        scale=scale, crop=(x0 - left, y0 - bottom, right - x1, top - y1), grayscale=True
    ).to_pil()
    return bytes(image.convert("L").resize((_SIDE, _SIDE)).tobytes())


def _missing_text(page: Any, number: int, laid: LaidPage) -> Iterator[Finding]:  # noqa: ANN401
    """Compare the characters of a page with those that were laid out there."""
    expected = "".join(t.text for line in laid.lines for t in line.texts if t.shown)
    text = page.get_textpage().get_text_range()
    missing = Counter(squeezed(expected)) - Counter(squeezed(text))
    if missing:
        shown = "".join(list(missing.elements())[:_SHOWN])
        yield Finding("page-file-differs", number, values={"text": shown})
