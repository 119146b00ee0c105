"""Before rendering: does every character of an issue have a glyph?"""

from __future__ import annotations

from collections.abc import Mapping

from bulletin_pdf.errors import Diagnostic, Severity
from bulletin_pdf.fonts import FontLibrary
from bulletin_pdf.layouts import LayoutConfig
from bulletin_pdf.model import Issue
from bulletin_pdf.pipeline.printed import printed_texts
from bulletin_pdf.yamltext import Document


def check_coverage(
    issue: Issue, config: LayoutConfig, library: FontLibrary, document: Document
) -> tuple[list[Diagnostic], tuple[Mapping[str, str], ...]]:
    """Find characters that a fallback face serves (a note) or no face has (an error).

    Returns:
        The diagnostics in source order, and the substitutions for the build record.
    """
    diagnostics: list[Diagnostic] = []
    substitutions: list[Mapping[str, str]] = []
    seen: set[tuple[str, str]] = set()
    for printed in printed_texts(issue):
        part = printed.part if printed.part in config.type else "body"
        role = config.type[part].font
        for served in library.substitutions(printed.text, role):
            values = {
                "char": served.char,
                "code": f"U+{ord(served.char[0]):04X}",
                "article": printed.article,
                "role": role,
            }
            where = document.place_in(printed.path, served.offset)
            if served.face is None:
                diagnostics.append(Diagnostic("glyph-missing-in", Severity.ERROR, where, values))
            elif (role, served.char) not in seen:
                seen.add((role, served.char))
                values["family"] = served.face.family
                diagnostics.append(Diagnostic("glyph-substituted", Severity.NOTE, where, values))
                substitutions.append(values)
    return diagnostics, tuple(substitutions)
