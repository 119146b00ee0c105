"""What documents of one layout share: fonts, counters, colour profiles, parsed style sheets."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from weasyprint import CSS
from weasyprint.css.counters import CounterStyle

from bulletin_pdf.errors import Diagnostic
from bulletin_pdf.typeset.fetching import ServedOnly
from bulletin_pdf.typeset.fontfiles import FontFiles
from bulletin_pdf.typeset.log import collected, diagnostic_of

Sheet = tuple[str, str]
"""Name of a style sheet in messages, and its text."""

_SHEETS = 64
"""Most parsed style sheets that are kept; copy-fitting asks for a few dozen variants of one."""


@dataclass(slots=True)
class Kept:
    """Fonts, counters and profiles of one set of style sheets, and the sheets themselves.

    Attributes:
        fonts: the font configuration.
        counters: counter styles that the sheets define.
        profiles: colour profiles that the sheets define.
        is_proved: the known paragraph came out right with these fonts.
    """

    fonts: FontFiles = field(default_factory=FontFiles)
    counters: CounterStyle = field(default_factory=CounterStyle)
    profiles: dict[str, Any] = field(default_factory=dict)
    is_proved: bool = False
    _parsed: OrderedDict[Sheet, tuple[CSS, tuple[Diagnostic, ...]]] = field(
        default_factory=OrderedDict
    )

    def parsed(
        self, sheets: Sequence[Sheet], base_url: str, fetcher: ServedOnly
    ) -> tuple[list[CSS], list[Diagnostic]]:
        """Return the sheets as WeasyPrint wants them, and what it said of them.

        Args:
            sheets: names and texts.
            base_url: what relative URLs in them are relative to; the same for every call.
            fetcher: gives what they import.
        """
        styles: list[CSS] = []
        diagnostics: list[Diagnostic] = []
        for sheet in sheets:
            found = self._parsed.pop(sheet, None) or self._parse(sheet, base_url, fetcher)
            self._parsed[sheet] = found
            styles.append(found[0])
            diagnostics += found[1]
        while len(self._parsed) > max(_SHEETS, len(sheets)):
            self._parsed.popitem(last=False)
        return styles, diagnostics

    def close(self) -> None:
        """Remove copies of fonts from the disk."""
        self.fonts.close()

    def _parse(
        self, sheet: Sheet, base_url: str, fetcher: ServedOnly
    ) -> tuple[CSS, tuple[Diagnostic, ...]]:
        name, css = sheet
        with collected() as records:
            style = CSS(
                string=css,
                base_url=base_url,
                url_fetcher=fetcher,
                font_config=self.fonts,
                counter_style=self.counters,
                color_profiles=self.profiles,
            )
        return style, tuple(diagnostic_of(record, name, css) for record in records)
