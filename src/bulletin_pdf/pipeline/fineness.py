"""Pictures that are too coarse for print, told by their names: as an estimate, and as printed."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from bulletin_pdf.errors import DependencyMissing, Diagnostic, Place, Severity, Value
from bulletin_pdf.images.fineness import is_line_art, pixels_of
from bulletin_pdf.layouts.config import CSS_PPI, LayoutConfig, Use
from bulletin_pdf.model import PLACEMENT_WORDS
from bulletin_pdf.pipeline.preflight_profiles import find_settings
from bulletin_pdf.pipeline.profiles import profile_of
from bulletin_pdf.preflight.settings import Settings, fitting
from bulletin_pdf.units import mm_to_pt

if TYPE_CHECKING:
    from bulletin_pdf.pipeline.checking import Checked
    from bulletin_pdf.pipeline.jobs import Job
    from bulletin_pdf.pipeline.pictures import NamedPicture
    from bulletin_pdf.press.profiles import Profile
    from bulletin_pdf.typeset.placed import PlacedPicture

_PROCESS = "process"
_WORDS = {placement.value: word for word, placement in PLACEMENT_WORDS.items()}
_SMALLER: Mapping[Use, tuple[Use, ...]] = {"full": ("column", "left"), "column": ("left",)}
"""Placements in which a picture is printed smaller, the largest first."""

_NAMES = {
    "preflight-image-coarse": "picture-coarse",
    "preflight-image-low": "picture-low",
    "preflight-lineart-coarse": "picture-line-coarse",
}
"""What preflight says of a part of a page → what is said of the picture."""

_HERE = {
    "picture-coarse": "picture-coarse-here",
    "picture-low": "picture-low-here",
    "picture-line-coarse": "picture-line-coarse-here",
    "picture-estimate": "picture-estimate-here",
}
"""The same where another placement would do."""

_ROUNDING = 1
"""ppi; the PDF holds rounded lengths."""


@dataclass(frozen=True, slots=True)
class PrintedPicture:
    """A picture of an issue as it is printed.

    Attributes:
        file: its name in the issue.
        place: where the issue names it.
        page: 1-based page that it is printed on.
        width: of the whole picture, pt.
        pixels: across and down.
        ppi: pixels in an inch, rounded as people name them.
        grown: how wide it would be with any number of pixels, pt.
        smaller: placement, in the issue's words → pixels in an inch at most there.
    """

    file: str
    place: Place
    page: int
    width: float
    pixels: tuple[int, int]
    ppi: int
    grown: float
    smaller: tuple[tuple[str, float], ...] = ()

    def finding(self, code: str, severity: Severity, least: float) -> Diagnostic:
        """Return what is said of it when it has fewer pixels in an inch than it should."""
        values: dict[str, Value] = {
            "name": self.file,
            "page": self.page,
            "pixels": self.pixels[0],
            "width": f"{self.width / mm_to_pt(1):.0f}",
            "ppi": self.ppi,
            "least": f"{least:g}",
            "wanted": math.ceil(round(least * self.grown / 72, 3)),
        }
        enough = next((word for word, ppi in self.smaller if ppi >= least), "")
        if enough:
            return Diagnostic(_HERE[code], severity, self.place, values | {"placement": enough})
        return Diagnostic(code, severity, self.place, values)


def printed_pictures(
    placed: Iterable[PlacedPicture], job: Job, image_url: Callable[[str], str]
) -> tuple[PrintedPicture, ...]:
    """Return the issue's pictures among those that were laid out.

    Args:
        placed: all pictures of the pages.
        job: what was set.
        image_url: name of a picture in the issue → what pages call it.
    """
    named: dict[str, list[NamedPicture]] = {}
    for picture in job.named:
        named.setdefault(image_url(picture.file), []).append(picture)
    found = []
    for box in placed:
        if not (known := named.get(box.url)):
            continue
        picture = next((p for p in known if p.use in box.figure.split()), known[0])
        pixels = pixels_of(job.pictures[picture.file])
        ppi = ppi_of(pixels, box.width, box.height)
        smaller = smaller_placements(picture.use, pixels, job.layout.config)
        grown = box.width
        if ppi == CSS_PPI:  # its own size, which grows with its pixels as far as the layout lets it
            size = job.layout.config.picture_size(picture.use)
            grown = max(grown, size.printed_width(pixels, any_resolution=True))
        where = picture.file, picture.place, box.page
        found.append(PrintedPicture(*where, box.width, pixels, ppi, grown, smaller))
    return tuple(found)


def ppi_of(pixels: tuple[int, int], width: float, height: float) -> int:
    """Return pixels in an inch of a picture so many pt wide and high, the fewer of both ways."""
    across, down = pixels
    return round(min(across * 72 / width, down * 72 / height)) if width and height else 0


def smaller_placements(
    use: Use, pixels: tuple[int, int], config: LayoutConfig
) -> tuple[tuple[str, float], ...]:
    """Return the placements that print a picture smaller, with the pixels in an inch there."""
    across = pixels[0]
    return tuple(
        (_WORDS[other], across * 72 / config.picture_size(other).printed_width(pixels))
        for other in _SMALLER.get(use, ())
        if config.picture_size(other).width < config.picture_size(use).width
    )


def told_by_name(
    findings: Iterable[Diagnostic], pictures: Sequence[PrintedPicture]
) -> tuple[Diagnostic, ...]:
    """Return preflight's findings with those on pictures of the issue told by their names.

    A finding on what is no picture of the issue stays: a layout has pictures, too.

    Args:
        findings: of the press file.
        pictures: as they were laid out in it.
    """
    told: list[Diagnostic] = []
    for finding in findings:
        named = list(_named(finding, pictures)) if finding.code in _NAMES else []
        told += [d for d in named or [finding] if d not in told]
    return tuple(told)


def _named(finding: Diagnostic, pictures: Sequence[PrintedPicture]) -> Iterator[Diagnostic]:
    """Yield a finding for each picture of the page that it means: those under the limit."""
    page = finding.where.page if finding.where else None
    least, worst = float(finding.values["least"]), int(finding.values["ppi"])
    meant = [p for p in pictures if p.page == page and worst - _ROUNDING <= p.ppi < least]
    if any(abs(p.ppi - worst) <= _ROUNDING for p in meant):
        for picture in meant:
            yield picture.finding(_NAMES[finding.code], finding.severity, least)


def _settings(profile: Profile, project: Path) -> Settings:
    return fitting(find_settings(None, project), profile.condition)[1]


def too_coarse(pictures: Iterable[PrintedPicture], job: Job) -> tuple[Diagnostic, ...]:
    """Return warnings of what preflight will find in the press file, for a proof.

    Args:
        pictures: as they were laid out.
        job: what was set.
    """
    settings = _settings(job.profile, job.project)
    one_ink = job.press.pictures != _PROCESS
    found = []
    for picture in pictures:
        code, least = judged(picture.ppi, job.pictures[picture.file], settings, one_ink=one_ink)
        if code and settings.level(code) is not None:
            found.append(picture.finding(_NAMES[code], Severity.WARNING, least))
    return tuple(found)


def judged(ppi: float, raw: bytes, settings: Settings, *, one_ink: bool) -> tuple[str, float]:
    """Return the finding that preflight has for a picture, and what it misses; or nothing."""
    most = max(settings.lineart_ppi, settings.image_ppi_good)
    if ppi >= most:
        return "", 0
    if is_line_art(raw, one_ink=one_ink):
        coarse = ppi < settings.lineart_ppi
        return ("preflight-lineart-coarse", settings.lineart_ppi) if coarse else ("", 0)
    if ppi < settings.image_ppi:
        return "preflight-image-coarse", settings.image_ppi
    low = ppi < settings.image_ppi_good
    return ("preflight-image-low", settings.image_ppi_good) if low else ("", 0)


def estimates(checked: Checked) -> Iterator[Diagnostic]:
    """Yield what can be said of an issue's pictures before the pages are set.

    Each is held against the largest size that the layout prints its placement in, so one that
    passes is fine enough wherever it will stand.
    """
    config = checked.layout.config
    with suppress(DependencyMissing):  # a build will say so
        settings = _settings(profile_of(checked), checked.project)
        one_ink = config.press.pictures != _PROCESS
        unused = set(get_args(Use)) - set(config.pictures) if config.pictures else set()
        for named in checked.named:
            if named.use in unused:  # the layout prints no such picture
                continue
            yield from _estimate(named, checked.pictures[named.file], config, settings, one_ink)


def _estimate(
    named: NamedPicture, raw: bytes, config: LayoutConfig, settings: Settings, one_ink: bool
) -> Iterator[Diagnostic]:
    pixels = pixels_of(raw)
    size = config.picture_size(named.use)
    width = size.printed_width(pixels)
    grown = size.printed_width(pixels, any_resolution=True)
    ppi = ppi_of(pixels, width, width * pixels[1] / pixels[0])
    code, least = judged(ppi, raw, settings, one_ink=one_ink)
    if not code or settings.level(code) is None:
        return
    smaller = smaller_placements(named.use, pixels, config)
    picture = PrintedPicture(named.file, named.place, 0, width, pixels, ppi, grown, smaller)
    low = code == "preflight-image-low"
    severity = Severity.NOTE if low else Severity.WARNING
    yield picture.finding("picture-estimate", severity, least)
