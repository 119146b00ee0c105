"""Typeset one composition: from HTML and style sheets to a paginated PDF."""

from __future__ import annotations

import re
import warnings
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files

import cssselect2.compiler

from bulletin_pdf.errors import DependencyMissing, Diagnostic, Severity
from bulletin_pdf.speedups import Speedup, is_on
from bulletin_pdf.startup.generated import evaluate_from_kept
from bulletin_pdf.typeset.cinterface import declared_beforehand
from bulletin_pdf.typeset.fonttools import imported_late
from bulletin_pdf.typeset.libraries import (
    LIBRARIES,
    isolate,
    loaded_by_soname,
    missing_libraries,
)
from bulletin_pdf.typeset.useragent import prepare_for, read_as_needed

isolate()
if _missing := missing_libraries():  # before the import, which dies of it with a traceback
    raise DependencyMissing.of("library-missing", None, packages=" ".join(_missing))

evaluate_from_kept(cssselect2.compiler)  # the import of WeasyPrint compiles selectors, too
with (
    warnings.catch_warnings(),
    loaded_by_soname(),
    declared_beforehand(),
    imported_late(),
    read_as_needed(),
):
    warnings.filterwarnings("ignore", "No fonts configured")  # that is the intention
    warnings.filterwarnings("ignore", "FontConfig cannot load default config file")
    import pydyf
    from weasyprint import CSS, HTML
    from weasyprint.document import Document

from bulletin_pdf.typeset.backgrounds import look_at_styles_once  # noqa: E402
from bulletin_pdf.typeset.characterclasses import compile_classes_once  # noqa: E402
from bulletin_pdf.typeset.collection import keep_what_is_imported  # noqa: E402
from bulletin_pdf.typeset.compact import cut_and_embed  # noqa: E402
from bulletin_pdf.typeset.composed import (  # noqa: E402
    ComposedLine,
    composed_lines,
    faulty_lines,
)
from bulletin_pdf.typeset.composition import (  # noqa: E402
    CompositionFault,
    install,
    set_known_paragraph,
)
from bulletin_pdf.typeset.extent import Extent, Probe  # noqa: E402
from bulletin_pdf.typeset.fetching import Serve, ServedOnly  # noqa: E402
from bulletin_pdf.typeset.fontfiles import leave_files_in_place  # noqa: E402
from bulletin_pdf.typeset.framing import Frame, draw_frames  # noqa: E402
from bulletin_pdf.typeset.kept import Kept, Sheet  # noqa: E402
from bulletin_pdf.typeset.laidout import LaidDocument  # noqa: E402
from bulletin_pdf.typeset.lean import waste_no_memory  # noqa: E402
from bulletin_pdf.typeset.log import collected, diagnostic_of, failure_of, late_diagnostic_of  # noqa: E402
from bulletin_pdf.typeset.marginboxes import lay_margin_boxes_out_once  # noqa: E402
from bulletin_pdf.typeset.measured import extent_of  # noqa: E402
from bulletin_pdf.typeset.normalflow import answer_quickly  # noqa: E402
from bulletin_pdf.typeset.pageanchors import gather_anchors_at_once  # noqa: E402
from bulletin_pdf.typeset.pageboxes import laid_out  # noqa: E402
from bulletin_pdf.typeset.pagereferences import keep_page_references  # noqa: E402
from bulletin_pdf.typeset.pagestyles import share_page_styles  # noqa: E402
from bulletin_pdf.typeset.placed import PlacedPicture, placed_pictures  # noqa: E402
from bulletin_pdf.typeset.plainstyles import compute_quickly  # noqa: E402
from bulletin_pdf.typeset.sharedstyles import share_styles  # noqa: E402
from bulletin_pdf.typeset.subsets import keep_subsets  # noqa: E402
from bulletin_pdf.typeset.tagging import mended_tags  # noqa: E402
from bulletin_pdf.typeset.usedvalues import keep_used_values  # noqa: E402

__all__ = [
    "LIBRARIES",
    "Engine",
    "Look",
    "Pages",
    "Sheet",
    "Variant",
    "ignored_styles",
    "screen_profile",
]

_LAYOUTS = 4
"""Sets of style sheets that are kept: a press, a proof and an archive file of a layout, and one."""
_SUBSET = re.compile(r"[A-Z]{6}\+")
_FACE = re.compile(r"@font-face\s*{[^}]*?font-family:\s*(\"[^\"]+\")")

Look = Callable[[LaidDocument], Sequence[Frame]]
"""Looks at a document that was laid out and returns what is to be framed on a proof."""


class Variant(StrEnum):
    """Kinds of PDF that WeasyPrint is asked for."""

    PRESS = "pdf/x-4"
    PRESS_X1A = "pdf/x-1a"
    PROOF = "pdf/ua-1"


@dataclass(frozen=True, slots=True)
class Pages:
    """A typeset PDF.

    Attributes:
        pdf: its bytes; empty when the document was only measured.
        count: number of pages.
        anchors: id of an element → 1-based page it begins on.
        diagnostics: warnings of WeasyPrint, and lines that could not be set well.
        lines: the composed lines, when they were asked for.
        extent: how far the pages are filled, when that was asked for.
        fonts: PostScript names of the fonts in the PDF, without subset prefixes.
        pictures: the pictures as they were laid out.
    """

    pdf: bytes
    count: int
    anchors: Mapping[str, int]
    diagnostics: tuple[Diagnostic, ...]
    lines: tuple[ComposedLine, ...] = ()
    extent: Extent | None = None
    fonts: frozenset[str] = frozenset()
    pictures: tuple[PlacedPicture, ...] = ()


class Engine:
    """Sets documents one after the other and keeps what they share.

    A document comes out the same to the byte whatever was set before it. Measured: an edited
    proof of 12 pages is built again in .75 of the time. One engine serves
    thousands of documents in flat memory (`python -m bench.batch`), but no two threads at once.
    """

    def __init__(self) -> None:
        self._kept: OrderedDict[Hashable, Kept] = OrderedDict()

    def typeset(
        self,
        html: str,
        sheets: Sequence[Sheet],
        *,
        variant: Variant,
        base_url: str,
        serve: Serve,
        explain: bool = False,
        probe: Probe | None = None,
        shared: Hashable = None,
        look: Look | None = None,
    ) -> Pages:
        """Lay out and paginate HTML.

        Args:
            html: the document.
            sheets: style sheets in order.
            variant: kind of PDF.
            base_url: what relative URLs in style sheets are relative to.
            serve: gives fonts, images and profiles.
            explain: return the composed lines too.
            probe: measure the laid out document instead of drawing it.
            shared: the same for documents whose style sheets are served the same files; what is
                read for one of them is kept for the others. None: nothing is kept.
            look: looks at what was laid out before it is drawn; it may raise.

        Raises:
            LayoutError: a style sheet has something that WeasyPrint ignores.
            DependencyMissing: a font cannot be loaded, or Chinese lines cannot be composed with
                this version of WeasyPrint.
            SourceError: a character has no glyph.
            RenderError: anything else that WeasyPrint reports as failed.
        """
        _put_in_place()
        keep_what_is_imported()
        document = _Document(
            html, sheets, variant, base_url, ServedOnly(serve), explain, probe, look
        )
        key = shared, variant, base_url
        known = self._kept.pop(key, None) if shared is not None and is_on(Speedup.ENGINE) else None
        kept = known or Kept()
        try:
            pages = _set(document, kept)
        except BaseException:  # whatever it was, who knows what is half done
            kept.close()
            raise
        self._keep(key, kept)
        return pages

    def close(self) -> None:
        """Forget everything that is kept."""
        while self._kept:
            self._kept.popitem()[1].close()

    def _keep(self, key: tuple[Hashable, Variant, str], kept: Kept) -> None:
        """Keep what was read, unless it lies on the disk, where nobody would clear it away."""
        if key[0] is None or kept.fonts.has_copies or not is_on(Speedup.ENGINE):
            kept.close()
            return
        self._kept[key] = kept
        if len(self._kept) > _LAYOUTS:
            self._kept.popitem(last=False)[1].close()


@dataclass(frozen=True, slots=True)
class _Document:
    html: str
    sheets: Sequence[Sheet]
    variant: Variant
    base_url: str
    fetcher: ServedOnly
    explain: bool
    probe: Probe | None
    look: Look | None


def _set(wanted: _Document, kept: Kept) -> Pages:
    sheets, variant = wanted.sheets, wanted.variant
    styles, diagnostics = kept.parsed(sheets, wanted.base_url, wanted.fetcher)
    _raise_errors(diagnostics)  # without a single face, drawing would crash the process
    with collected() as records:
        source = HTML(string=wanted.html, base_url=wanted.base_url, url_fetcher=wanted.fetcher)
    prepare_for(source)
    _prove(sheets, kept)
    with collected() as late_records:
        document = source.render(
            font_config=kept.fonts,
            counter_style=kept.counters.copy(),
            color_profiles=dict(kept.profiles),
            stylesheets=styles,
            pdf_variant=variant.value,
        )
        _raise_errors([late_diagnostic_of(r, sheets) for r in (*records, *late_records)])
        faults = faulty_lines(document)
        lines = composed_lines(document) if wanted.explain else ()
        pictures = placed_pictures(document) if "<img" in wanted.html else ()
        extent = extent_of(document, wanted.probe) if wanted.probe else None
        frames = wanted.look(laid_out(document, source.etree_element)) if wanted.look else ()
        pdf, fonts = (
            (b"", frozenset[str]()) if wanted.probe else _written(document, variant, frames)
        )
    diagnostics += [late_diagnostic_of(record, sheets) for record in (*records, *late_records)]
    _raise_errors(diagnostics)
    anchors: dict[str, int] = {}
    for number, page in enumerate(document.pages, 1):
        for anchor in page.anchors:
            anchors.setdefault(anchor, number)
    found = (*diagnostics, *faults)
    return Pages(pdf, len(document.pages), anchors, found, lines, extent, fonts, pictures)


def _written(
    document: Document, variant: Variant, frames: Sequence[Frame]
) -> tuple[bytes, frozenset[str]]:
    """Draw a document; return its PDF and the names of the fonts in it."""
    names: set[str] = set()

    def finish(document: Document, pdf: pydyf.PDF) -> None:
        draw_frames(pdf, frames)
        for item in pdf.objects:
            if isinstance(item, dict) and item.get("Type") == "/FontDescriptor":
                names.add(_SUBSET.sub("", item["FontName"].decode().removeprefix("/")))

    with mended_tags(document):
        pdf = document.write_pdf(finisher=finish, pdf_variant=variant.value)
    return pdf, frozenset(names)


def screen_profile() -> bytes:
    """Return the ICC profile of sRGB that comes with WeasyPrint."""
    return files("weasyprint.pdf").joinpath("sRGB2014.icc").read_bytes()


def ignored_styles(sheets: Sequence[Sheet], *, base_url: str, serve: Serve) -> list[Diagnostic]:
    """Return what WeasyPrint would ignore of some style sheets; nothing is laid out.

    Args:
        sheets: style sheets.
        base_url: as for ``typeset``.
        serve: as for ``typeset``.
    """
    found: list[Diagnostic] = []
    for name, css in sheets:
        with collected() as records:
            CSS(string=css, base_url=base_url, url_fetcher=ServedOnly(serve))
        found += [diagnostic_of(record, name, css) for record in records]
    return found


def _put_in_place() -> None:
    """Make WeasyPrint compose Chinese, and make it faster."""
    compile_classes_once()
    share_page_styles()
    gather_anchors_at_once()
    lay_margin_boxes_out_once()
    share_styles()
    answer_quickly()
    compute_quickly()
    keep_used_values()
    look_at_styles_once()
    waste_no_memory()
    keep_page_references()
    if cut_and_embed():  # what is not cut is copied there
        leave_files_in_place()
    keep_subsets()
    try:
        install()
    except CompositionFault as fault:
        raise DependencyMissing.of("weasyprint-unfit", None, reason=str(fault)) from fault


def _prove(sheets: Sequence[Sheet], kept: Kept) -> None:
    """Set one paragraph whose lines are known, before the first issue with the same faces."""
    families = ", ".join(f for _, css in sheets for f in _FACE.findall(css))
    if not families or kept.is_proved:
        return
    try:
        set_known_paragraph(declarations=f"font-family: {families}", font_config=kept.fonts)
    except CompositionFault as fault:
        raise DependencyMissing.of("weasyprint-unfit", None, reason=str(fault)) from fault
    kept.is_proved = True


def _raise_errors(diagnostics: Sequence[Diagnostic]) -> None:
    errors = [d for d in diagnostics if d.severity is Severity.ERROR]
    if errors:
        raise failure_of(errors[0].code)(*diagnostics)
