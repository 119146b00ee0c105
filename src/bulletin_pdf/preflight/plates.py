"""The plates of a page: ink coverage, the sum of inks, and black type that is on other plates."""

from __future__ import annotations

import io
import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageMath

from bulletin_pdf.errors import Diagnostic, Place, Value
from bulletin_pdf.preflight.checks.document import PROCESS
from bulletin_pdf.preflight.codes import SEVERITIES
from bulletin_pdf.preflight.inspection import Corners, Inspection, View
from bulletin_pdf.preflight.settings import Settings
from bulletin_pdf.units import mm_to_pt

_HALF = 127
_SHRINK = 2
"""The sum of inks is averaged over an area anyway; a quarter of the pixels tell it as well."""

_THUMB = 220
"""Width of a thumbnail in pixels."""

_REPLACED = ("preflight-ink-heavy", "preflight-too-many-plates")
"""Findings from the colours named in the file, which the plates know better."""


@dataclass(frozen=True, slots=True)
class PlatePage:
    """What the plates of a page tell.

    Attributes:
        number: 1-based page.
        coverage: plate → share of the finished page that is inked, per cent.
        heaviest: largest sum of inks over the window, per cent.
        thumbnails: plate → PNG, dark where there is ink.
        findings: what is wrong.
    """

    number: int
    coverage: Mapping[str, float]
    heaviest: float
    thumbnails: Mapping[str, bytes]
    findings: tuple[Diagnostic, ...]


def judge(
    name: str, view: View, plates: Mapping[str, Image.Image], dpi: float, settings: Settings
) -> PlatePage:
    """Look at the plates of one page.

    Args:
        name: of the file.
        view: the page.
        plates: name → image of mode L and of the finished size, 255 where ink is solid.
        dpi: their resolution.
        settings: the profile.
    """
    place = _Placed(name, view, dpi)
    heaviest, heavy = _heaviest(plates, dpi, settings)
    findings = []
    if heavy is not None:
        values: dict[str, Value] = {
            "percent": round(heaviest),
            "limit": f"{settings.ink_limit:g}",
        }
        findings.append(place.finding("preflight-ink-heavy", heavy, values))
    findings += [
        place.finding("preflight-plate-mixed", box, {"plate": plate})
        for plate, box in _mixed(plates, place)
    ]
    return PlatePage(
        view.number,
        {plate: _coverage(image) for plate, image in plates.items()},
        heaviest,
        {plate: _thumbnail(image) for plate, image in plates.items()},
        tuple(findings),
    )


def with_plates(inspection: Inspection, pages: Iterable[PlatePage]) -> tuple[Diagnostic, ...]:
    """Return a file's findings when its plates are known."""
    pages = list(pages)
    kept = [finding for finding in inspection.findings if finding.code not in _REPLACED]
    kept += [finding for page in pages for finding in page.findings]
    inked = {plate for page in pages for plate, share in page.coverage.items() if share}
    limit = inspection.settings.plates
    if len(inked) > limit:
        values: dict[str, Value] = {
            "count": len(inked),
            "limit": limit,
            "names": "、".join(sorted(inked, key=_in_order)),
        }
        code = "preflight-too-many-plates"
        kept.append(Diagnostic(code, SEVERITIES[code], Place(inspection.name), values))
    return tuple(kept)


def _in_order(plate: str) -> tuple[int, str]:
    """Process inks as they are printed, then the others by name."""
    return (PROCESS.index(plate) if plate in PROCESS else len(PROCESS), plate)


class _Placed:
    """Pixels of a page's plates ↔ points of the page."""

    def __init__(self, name: str, view: View, dpi: float) -> None:
        self.name, self.view, self.scale = name, view, dpi / 72

    def pixels(self, box: Corners) -> tuple[int, int, int, int]:
        """Return the pixels that a box of the page covers, left top right bottom."""
        left, bottom, right, top = box
        origin, edge = self.view.finished[0], self.view.finished[3]
        return (
            math.floor((left - origin) * self.scale),
            math.floor((edge - top) * self.scale),
            math.ceil((right - origin) * self.scale),
            math.ceil((edge - bottom) * self.scale),
        )

    def finding(
        self, code: str, pixels: tuple[int, int, int, int], values: Mapping[str, Value]
    ) -> Diagnostic:
        """Return a finding at some pixels; on a turned page, without its place."""
        origin, edge = self.view.finished[0], self.view.finished[3]
        left, top, right, bottom = (value / self.scale for value in pixels)
        corners = tuple(
            round(v, 2) for v in (origin + left, edge - bottom, origin + right, edge - top)
        )
        shown = None if self.view.rotation else corners
        place = Place(self.name, page=self.view.number, box=shown)  # type: ignore[arg-type]
        return Diagnostic(code, SEVERITIES[code], place, values)


def _heaviest(
    plates: Mapping[str, Image.Image], dpi: float, settings: Settings
) -> tuple[float, tuple[int, int, int, int] | None]:
    """Return the largest sum of inks in per cent, and the pixels where it is over the limit."""
    side = math.sqrt(mm_to_pt(1) ** 2 * settings.ink_window) * dpi / 72 / _SHRINK
    blur = ImageFilter.BoxBlur(max(0.0, (side - 1) / 2))
    # An average of sums is the sum of averages, and these fit into bytes.
    averages = [image.reduce(_SHRINK).filter(blur).convert("I") for image in plates.values()]
    if not averages:
        return 0.0, None
    total = averages[0]
    for average in averages[1:]:
        total = ImageMath.lambda_eval(lambda given: given["a"] + given["b"], a=total, b=average)
    most = float(total.getextrema()[1]) / 2.55  # type: ignore[arg-type] # of one band
    if most <= settings.ink_limit + 0.5:
        return most, None
    limit = int(settings.ink_limit * 2.55)
    over = ImageMath.lambda_eval(
        lambda given: given["convert"](given["a"] > given["n"], "L"), a=total, n=limit
    )
    box = over.getbbox()
    return most, tuple(value * _SHRINK for value in box) if box else None


def _mixed(
    plates: Mapping[str, Image.Image], place: _Placed
) -> Iterator[tuple[str, tuple[int, int, int, int]]]:
    """Yield the plates that have ink where black type stands on bare paper, and where."""
    black = plates.get("Black")
    if black is None or place.view.rotation or not place.view.texts:
        return
    where = Image.new("L", black.size)
    draw = ImageDraw.Draw(where)
    for box in place.view.texts:
        left, top, right, bottom = place.pixels(box)
        if left < right and top < bottom:
            draw.rectangle((left, top, right - 1, bottom - 1), 255)
    type_ = ImageChops.multiply(where, black.point(lambda value: 255 if value > _HALF else 0))
    for plate, image in plates.items():
        if plate != "Black":
            both = ImageChops.multiply(type_, image.point(lambda value: 255 if value else 0))
            if found := both.getbbox():
                yield plate, found


def _coverage(plate: Image.Image) -> float:
    """Return the share of a plate that is inked, in per cent."""
    counts = plate.histogram()
    area = sum(counts)
    return sum(value * count for value, count in enumerate(counts)) / 2.55 / area if area else 0.0


def _thumbnail(plate: Image.Image) -> bytes:
    small = ImageChops.invert(plate)
    small.thumbnail((_THUMB, _THUMB * 2), reducing_gap=2.0)
    stream = io.BytesIO()
    small.quantize(16).save(stream, "PNG", optimize=True)
    return stream.getvalue()
