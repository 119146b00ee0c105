"""Check every file of a layout that styles can stand in."""

from __future__ import annotations

from collections.abc import Mapping

from bulletin_pdf.errors import Diagnostic, LayoutError, Place
from bulletin_pdf.layouts.markup import check_svg, check_template_styles, set_in_template
from bulletin_pdf.layouts.properties import GIVEN
from bulletin_pdf.layouts.stylesheets import Known, check_stylesheet, declared_properties


def check_files(
    layout: str,
    files: Mapping[str, bytes],
    families: frozenset[str],
    properties: frozenset[str] | None,
) -> list[Diagnostic]:
    """Return what is wrong with the styles of a layout, file by file.

    Args:
        layout: its name.
        files: path below its folder → content.
        families: font families that may be named.
        properties: custom properties that ``layout.yaml`` declares, or None when it is wrong.

    Raises:
        LayoutError: a file is not UTF-8.
    """
    texts = {
        path: _text(files[path], f"{layout}/{path}")
        for path in sorted(files)
        if path.endswith((".css", ".html", ".svg"))
    }
    if properties is not None:
        properties |= GIVEN
        for path, text in texts.items():
            if path.endswith(".css"):
                properties |= declared_properties(text)
            elif path.endswith(".html"):
                properties |= set_in_template(text)
    known = Known(families, properties)
    problems: list[Diagnostic] = []
    for path, text in texts.items():
        place = f"{layout}/{path}"
        if path.endswith(".css"):
            problems += check_stylesheet(text, place, known)
        elif path.endswith(".html"):
            problems += check_template_styles(text, place, known)
        else:
            problems += check_svg(text, place, known)
    return problems


def _text(raw: bytes, place: str) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        raise LayoutError.of("layout-not-utf8", Place(place)) from None
