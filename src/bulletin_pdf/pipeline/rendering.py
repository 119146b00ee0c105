"""One issue for one target: compose, typeset, finish.  Runs in this process or in a child."""

from __future__ import annotations

import re
from collections.abc import Hashable
from dataclasses import replace
from functools import partial
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from bulletin_pdf.compose.page import compose, template_mistakes
from bulletin_pdf.errors import Diagnostic, LayoutError, Place, RenderError
from bulletin_pdf.fonts import FontLibrary
from bulletin_pdf.images.conversion import for_one_ink, for_press, for_screen
from bulletin_pdf.pipeline.inks import press_colours, screen_colours, spot_inks
from bulletin_pdf.pipeline.jobs import Job, Rendered
from bulletin_pdf.pipeline.padding import blank_pages
from bulletin_pdf.pipeline.selfcheck import SelfCheck
from bulletin_pdf.pipeline.targets import Target
from bulletin_pdf.pipeline.temporary import temporary_files
from bulletin_pdf.press.inks import PREFIX, tint_profile
from bulletin_pdf.press.standards import Standard
from bulletin_pdf.speedups import Speedup, is_on
from bulletin_pdf.typeset.engine import Engine, Pages, Variant, ignored_styles
from bulletin_pdf.typeset.fetching import Resource

if TYPE_CHECKING:
    from bulletin_pdf.pipeline.fineness import PrintedPicture

_HOST = "https://bulletin.invalid"  # RFC 2606: never resolves, so nothing can leave the machine
_LAYOUT_URL = f"{_HOST}/layout/"
_PICTURES = {
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".tif": "image/tiff",
    ".tiff": "image/tiff",
    ".webp": "image/webp",
}
"""What a layout may bring along in the colours of a screen; SVG names its inks itself."""

_UNKNOWN = "application/octet-stream"
_TYPES = _PICTURES | {".css": "text/css", ".svg": "image/svg+xml"}
"""Types of files by their endings; those that the machine knows differ from one to the next."""

ENGINE = Engine()
"""Of this process: the pages of a batch share it, and the attempts of copy-fitting."""

_SOUND: set[str] = set()
"""Digests of layouts that have no mistakes."""
_LAYOUTS = 100

_PROFILE_CSS = f"""\
@color-profile device-cmyk {{
  src: url({_HOST}/profile.icc);
  components: cyan, magenta, yellow, black;
}}
"""
_SPOT_CSS = f"""\
@color-profile %s {{ src: url({_HOST}/tint.icc); components: tint; }}
"""


def render(job: Job) -> Rendered:
    """Make the PDF of an issue for one target.

    Raises:
        LayoutError: the layout has mistakes; all that show before pages are set, at once.
        BulletinError: as ``compose`` and ``typeset``; or RenderError for a font that is not ours;
            or FindingsError for a press file that is not fit for the press.
    """
    _refuse_mistakes(job)
    library = FontLibrary.load(job.fonts_folder)
    look = SelfCheck(job, _image_url) if job.looks and not job.probe and not job.explain else None
    pages = _pages(job, library, look)
    if job.probe:
        return Rendered(b"", pages.count, pages.anchors, (), pages.diagnostics, (), pages.extent)
    if blank := blank_pages(job.options, pages.count):
        pages = _pages(job, library, look, blank)
    pdf, names = pages.pdf, pages.fonts
    if job.target is not Target.PROOF:
        from bulletin_pdf.pipeline.finishing import finished  # pikepdf takes long to import

        pdf, names = finished(pdf, job)
    if look and look.finds_in(pdf):  # a proof, which is drawn once more to frame the places
        pdf = _pages(job, library, look, blank).pdf
    fonts = tuple(sorted(names))
    _only_ours(fonts, library)
    pictures = _printed(pages, job)
    found = (*pages.diagnostics, *(look.diagnostics if look else ()))
    if not job.explain:
        found += _unfit(pdf, job, pictures, blank)
    return Rendered(pdf, pages.count, pages.anchors, fonts, found, pages.lines, pictures=pictures)


def _unfit(
    pdf: bytes, job: Job, pictures: tuple[PrintedPicture, ...], blank: int
) -> tuple[Diagnostic, ...]:
    """Return what a shop would ask about: of a press file everything, else the pictures.

    Raises:
        FindingsError: it is a press file that is not fit for the press.
    """
    if job.preflight is None:
        if not pictures:
            return ()
        from bulletin_pdf.pipeline.fineness import too_coarse

        return too_coarse(pictures, job)
    from bulletin_pdf.pipeline.fitness import fit_for_press  # the checks take long to import

    wanted = job.preflight.model_copy(update={"blank_pages": blank})
    return fit_for_press(pdf, job.name, wanted, pictures)


def _printed(pages: Pages, job: Job) -> tuple[PrintedPicture, ...]:
    if not job.named:
        return ()
    from bulletin_pdf.pipeline.fineness import printed_pictures  # only pictures pay for it

    return printed_pictures(pages.pictures, job, _image_url)


def _pages(job: Job, library: FontLibrary, look: SelfCheck | None, blank: int = 0) -> Pages:
    """Compose and typeset an issue, with so many blank pages at its end."""
    press = job.target is Target.PRESS
    composition = compose(
        job.issue,
        job.layout,
        job.options,
        proof=job.target is Target.PROOF,
        date=job.date,
        image_url=_image_url,
        family_list=library.family_list,
        colours=_colours(job, press=press),
        blank_pages=blank,
        adjustment=job.adjustment,
    )
    faces_css = library.css(
        lambda face: f"{_HOST}/fonts/{quote(face.file)}", job.layout.config.font_roles
    )
    sheets = [("fonts.css", faces_css), *((s.name, s.css) for s in composition.stylesheets)]
    if press:
        spots = "".join(_SPOT_CSS % f"{PREFIX}{name}" for name in spot_inks(job.layout.config))
        sheets.insert(0, ("profile.css", _PROFILE_CSS + spots))
    if look:
        look.expect(composition.fields)
    try:
        with temporary_files():
            return ENGINE.typeset(
                composition.html,
                sheets,
                variant=_variant(job),
                base_url=_LAYOUT_URL,
                serve=lambda url: _serve(url, job),
                explain=job.explain,
                probe=job.probe,
                shared=_shared(job, library),
                look=look,
            )
    except LayoutError as error:
        raise LayoutError(*(_placed(d, job) for d in error.diagnostics)) from error


def _shared(job: Job, library: FontLibrary) -> Hashable:
    """Return what is the same for issues whose style sheets are served the same files."""
    return job.layout.digest, str(job.fonts_folder), library.state, job.profile.content


def _refuse_mistakes(job: Job) -> None:
    """Name everything that is wrong with the layout's names, styles and templates together."""
    layout = job.layout
    if layout.sound:
        return
    digest = layout.digest
    if digest in _SOUND and is_on(Speedup.TEMPLATES):
        return
    found = [*layout.problems, *template_mistakes(layout)]
    if not found:  # what WeasyPrint ignores is found when it sets the pages
        if len(_SOUND) >= _LAYOUTS:
            _SOUND.clear()
        _SOUND.add(digest)
        return
    sheets = [(layout.place(path), layout.text(path)) for path in layout.stylesheets]
    ignored = ignored_styles(sheets, base_url=_LAYOUT_URL, serve=lambda url: _serve(url, job))
    found += [p for p in ignored if not any(_lies_in(other, p) for other in found)]
    raise LayoutError(*sorted(found, key=_position))


def _lies_in(problem: Diagnostic, ignored: Diagnostic) -> bool:
    """Tell whether a mistake stands in a declaration that is ignored, likely because of it."""
    start, place = ignored.where, problem.where
    if start is None or place is None or (start.file, start.line) != (place.file, place.line):
        return False
    first, column = start.column or 1, place.column or 1
    end = (start.excerpt or "").find(";", first)
    return first <= column and (end < 0 or column <= end)


def _position(problem: Diagnostic) -> tuple[str, int, int]:
    where = problem.where
    return (where.file, where.line or 0, where.column or 0) if where else ("", 0, 0)


def _placed(diagnostic: Diagnostic, job: Job) -> Diagnostic:
    """Name at least the layout, where WeasyPrint does not say which of its files is wrong."""
    return replace(diagnostic, where=diagnostic.where or Place(job.layout.name))


def _image_url(file: str) -> str:
    return f"{_HOST}/issue/{quote(file, safe='')}"


def _variant(job: Job) -> Variant:
    if job.target is not Target.PRESS:
        return Variant.PROOF
    return Variant.PRESS_X1A if Standard(job.press.standard) is Standard.X1A else Variant.PRESS


def _colours(job: Job, *, press: bool) -> dict[str, str]:
    inks = job.layout.config.inks
    return press_colours(inks) if press else screen_colours(inks, job.profile.content)


def _serve(url: str, job: Job) -> Resource | None:
    """Serve the issue's pictures, the layout's files, the fonts and the profile."""
    match = re.fullmatch(re.escape(_HOST) + r"/(fonts|issue|layout)/([^?#]+)", url)
    if url == f"{_HOST}/profile.icc":
        return Resource(job.profile.content, "application/vnd.iccprofile")
    if url == f"{_HOST}/tint.icc":
        return Resource(tint_profile(), "application/vnd.iccprofile")
    if match is None:
        return None
    kind, name = match[1], unquote(match[2])
    if kind == "issue" and name in job.pictures:
        return Resource(_picture(job.pictures[name], job), _UNKNOWN)
    if kind == "layout" and name in job.layout.files:
        ending, raw = PurePosixPath(name).suffix.lower(), job.layout.files[name]
        content = _picture(raw, job) if ending in _PICTURES else raw
        return Resource(content, _TYPES.get(ending, _UNKNOWN))
    if kind == "fonts" and "/" not in name:
        return Resource(job.fonts_folder / name, "font/otf")
    return None


def _picture(raw: bytes, job: Job) -> bytes:
    """Return a picture in the colours of the target."""
    profile = job.profile.content
    if job.target is not Target.PRESS:
        kind, make = "screen", partial(for_screen, raw, profile)
    elif job.press.pictures == "process" and job.preflight:
        limit = job.preflight.ink_limit
        kind, make = f"press {limit:g}", partial(for_press, raw, profile, limit)
    else:
        profile = b""
        kind, make = "one-ink", partial(for_one_ink, raw)
    return job.cache.made(kind, raw, profile, make) if job.cache else make()


def _only_ours(fonts: tuple[str, ...], library: FontLibrary) -> None:
    """Refuse a PDF that holds a font which is not in the manifest."""
    ours = {face.family.replace(" ", "") for face in library.faces}
    foreign = [name for name in fonts if name.replace("-", "").replace(" ", "") not in ours]
    if foreign:
        raise RenderError.of("font-foreign", None, fonts="、".join(foreign))
