"""Nothing that WeasyPrint ignores goes unseen."""

from __future__ import annotations

import logging

import pytest

from bulletin_pdf.errors import (
    DependencyMissing,
    LayoutError,
    RenderError,
    Severity,
    SourceError,
    message_of,
)
from bulletin_pdf.typeset.composition import CompositionFault
from bulletin_pdf.typeset.engine import Engine, Variant
from bulletin_pdf.typeset.fetching import Resource
from bulletin_pdf.typeset.log import collected, diagnostic_of, failure_of

LINES = [
    ("Ignored `a: b` at 2:3, unknown property.", "layout-css-ignored", Severity.ERROR, LayoutError),
    ("Invalid or unsupported selector, x", "layout-css-ignored", Severity.ERROR, LayoutError),
    ("Font-face 'x' cannot be loaded", "font-not-loaded", Severity.ERROR, DependencyMissing),
    (".notdef glyph rendered for 'x'", "glyph-missing", Severity.ERROR, SourceError),
    ('Unable to subset "x" with HarfBuzz', "font-not-subset", Severity.ERROR, RenderError),
    ("Failed to load image at 'x': y", "image-not-loaded", Severity.ERROR, LayoutError),
    ("Something else", "typesetter-warning", Severity.WARNING, RenderError),
]


@pytest.mark.parametrize(("line", "code", "severity", "failure"), LINES)
def test_a_log_line_means(line, code, severity, failure) -> None:
    record = logging.LogRecord("weasyprint", logging.WARNING, "", 0, line, (), None)
    diagnostic = diagnostic_of(record, "jianbao/a.css", "p {\n  a: b;\n}")
    assert (diagnostic.code, diagnostic.severity) == (code, severity)
    assert failure_of(code) is failure


def test_a_style_that_is_ignored_has_its_line_and_excerpt() -> None:
    record = logging.LogRecord("w", 30, "", 0, "Ignored `a: b` at 2:3, unknown.", (), None)
    place = diagnostic_of(record, "jianbao/a.css", "p {\n  a: b;\n}").where
    assert place is not None
    assert str(place) == "jianbao/a.css:2:3"
    assert place.excerpt == "  a: b;"


def test_the_log_is_left_as_it_was() -> None:
    logger = logging.getLogger("weasyprint")
    before = (logger.handlers[:], logger.propagate, logger.level)
    with collected() as records:
        logger.warning("one")
        logger.info("not this")
    assert [record.getMessage() for record in records] == ["one"]
    assert (logger.handlers, logger.propagate, logger.level) == before


def _nothing(_: str) -> Resource | None:
    return None


REFUSED = [
    ("@font-face { font-family: x; src: url(https://example.com/x.otf) }", DependencyMissing),
    ("p { colour: red }", LayoutError),
    ("@import url(file:///etc/passwd);", LayoutError),
    ("@import url(http://127.0.0.1/a.css);", LayoutError),
]


@pytest.mark.parametrize(("css", "failure"), REFUSED)
def test_what_is_not_served_stops_the_rendering(css: str, failure: type[Exception]) -> None:
    with pytest.raises(failure):
        Engine().typeset(
            '<html lang="zh"><title>x</title>',
            [("layout/a.css", css)],
            variant=Variant.PROOF,
            base_url="https://bulletin.invalid/layout/",
            serve=_nothing,
        )


def test_a_weasyprint_that_does_not_fit_stops_the_build(monkeypatch) -> None:
    def unfit() -> None:
        raise CompositionFault("WeasyPrint 71.0 is outside")

    monkeypatch.setattr("bulletin_pdf.typeset.engine.install", unfit)
    with pytest.raises(DependencyMissing) as caught:
        Engine().typeset(
            '<html lang="zh"><title>x</title>',
            [],
            variant=Variant.PROOF,
            base_url="https://bulletin.invalid/layout/",
            serve=_nothing,
        )
    assert caught.value.exit_code == 69
    assert message_of(caught.value.diagnostics[0]) == (
        "这个版本的 WeasyPrint 不能排中文行：WeasyPrint 71.0 is outside"
    )
