"""Typeset one composition: from HTML and style sheets to a paginated PDF."""

from __future__ import annotations

import re
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files
from typing import Any

from bulletin_pdf.errors import DependencyMissing, Diagnostic, Severity
from bulletin_pdf.typeset.libraries import (
    LIBRARIES,
    isolate_fonts,
    loaded_by_soname,
    missing_libraries,
)

isolate_fonts()
if _missing := missing_libraries():  # before the import, which dies of it with a traceback
    raise DependencyMissing.of("library-missing", None, packages=" ".join(_missing))

with warnings.catch_warnings(), loaded_by_soname():
    warnings.filterwarnings("ignore", "No fonts configured")  # that is the intention
    from weasyprint import CSS, HTML
from weasyprint.css.counters import CounterStyle  # noqa: E402
from weasyprint.text.fonts import FontConfiguration  # noqa: E402

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
from bulletin_pdf.typeset.log import collected, diagnostic_of, failure_of, late_diagnostic_of  # noqa: E402
from bulletin_pdf.typeset.measured import extent_of  # noqa: E402
from bulletin_pdf.typeset.tagging import mended_tags  # noqa: E402

__all__ = ["LIBRARIES", "Pages", "Sheet", "Variant", "ignored_styles", "screen_profile", "typeset"]

Sheet = tuple[str, str]
"""Name of a style sheet in messages, and its text."""


_FACE = re.compile(r"@font-face\s*{[^}]*?font-family:\s*(\"[^\"]+\")")


class Variant(StrEnum):
    """Kinds of PDF that WeasyPrint is asked for."""

    PRESS = "pdf/x-4"
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
    """

    pdf: bytes
    count: int
    anchors: Mapping[str, int]
    diagnostics: tuple[Diagnostic, ...]
    lines: tuple[ComposedLine, ...] = ()
    extent: Extent | None = None


def typeset(
    html: str,
    sheets: Sequence[Sheet],
    *,
    variant: Variant,
    base_url: str,
    serve: Serve,
    explain: bool = False,
    probe: Probe | None = None,
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

    Raises:
        LayoutError: a style sheet has something that WeasyPrint ignores.
        DependencyMissing: a font cannot be loaded, or Chinese lines cannot be composed with this
            version of WeasyPrint.
        SourceError: a character has no glyph.
        RenderError: anything else that WeasyPrint reports as failed.
    """
    _compose_chinese()
    fetcher = ServedOnly(serve)
    fonts, counters = FontConfiguration(), CounterStyle()
    profiles: dict[str, Any] = {}
    diagnostics: list[Diagnostic] = []
    styles = []
    for name, css in sheets:
        with collected() as records:
            style = CSS(
                string=css,
                base_url=base_url,
                url_fetcher=fetcher,
                font_config=fonts,
                counter_style=counters,
                color_profiles=profiles,
            )
        styles.append(style)
        diagnostics += [diagnostic_of(record, name, css) for record in records]
    _raise_errors(diagnostics)  # without a single face, drawing would crash the process
    _set_known_paragraph(sheets, fonts)
    with collected() as records:
        source = HTML(string=html, base_url=base_url, url_fetcher=fetcher)
        document = source.render(
            font_config=fonts,
            counter_style=counters,
            color_profiles=profiles,
            stylesheets=styles,
            pdf_variant=variant.value,
        )
        faults = faulty_lines(document)
        lines = composed_lines(document) if explain else ()
        extent = extent_of(document, probe) if probe else None
        with mended_tags(document):
            pdf = b"" if probe else document.write_pdf(pdf_variant=variant.value)
    diagnostics += [late_diagnostic_of(record, sheets) for record in records]
    _raise_errors(diagnostics)
    anchors: dict[str, int] = {}
    for number, page in enumerate(document.pages, 1):
        for anchor in page.anchors:
            anchors.setdefault(anchor, number)
    return Pages(pdf, len(document.pages), anchors, (*diagnostics, *faults), lines, extent)


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


def _compose_chinese() -> None:
    try:
        install()
    except CompositionFault as fault:
        raise DependencyMissing.of("weasyprint-unfit", None, reason=str(fault)) from fault


def _set_known_paragraph(sheets: Sequence[Sheet], fonts: FontConfiguration) -> None:
    """Set one paragraph whose lines are known, before the issue is set with the same faces."""
    families = ", ".join(f for _, css in sheets for f in _FACE.findall(css))
    if not families:
        return
    try:
        set_known_paragraph(declarations=f"font-family: {families}", font_config=fonts)
    except CompositionFault as fault:
        raise DependencyMissing.of("weasyprint-unfit", None, reason=str(fault)) from fault


def _raise_errors(diagnostics: Sequence[Diagnostic]) -> None:
    errors = [d for d in diagnostics if d.severity is Severity.ERROR]
    if errors:
        raise failure_of(errors[0].code)(*diagnostics)
