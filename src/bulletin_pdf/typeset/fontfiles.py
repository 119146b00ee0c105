"""The project's font files, used where they lie.

WeasyPrint copies every face that a style sheet names into a temporary folder before fontconfig
reads it (`FontConfiguration.add_font_face`), 29 MB for an issue. A face of ours is a file already,
under the family name that the style sheet gives it, so fontconfig is told of that file. Other
faces go WeasyPrint's way.

Measured: {GAIN}.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from shutil import rmtree
from typing import Any

from weasyprint.text.ffi import ffi, fontconfig, pangoft2
from weasyprint.text.fonts import FontConfiguration

from bulletin_pdf.speedups import Speedup, is_on
from bulletin_pdf.typeset.fetching import ServedOnly

_PLAIN = {"font_family", "src", "font_weight", "font_style"}
"""What the rules of our faces say; what more a rule says, fontconfig has to be told."""


class FontFiles(FontConfiguration):  # type: ignore[misc]
    """A font configuration that does not copy what is a file already."""

    _folder: Path | None

    def add_font_face(self, rule_descriptors: Mapping[str, Any], url_fetcher: object) -> None:
        """Register the face of a ``@font-face`` rule."""
        path = self._path_of(rule_descriptors, url_fetcher)
        if path is None or not fontconfig.FcConfigAppFontAddFile(self._config, os.fsencode(path)):
            super().add_font_face(rule_descriptors, url_fetcher)
            return
        font_map = ffi.cast("PangoFcFontMap *", self.font_map)
        pangoft2.pango_fc_font_map_config_changed(font_map)

    @property
    def has_copies(self) -> bool:
        """Whether a face was copied to a temporary folder."""
        return self._folder is not None

    def close(self) -> None:
        """Remove what was copied; WeasyPrint would when the object is taken apart."""
        if self._folder:
            rmtree(self._folder, ignore_errors=True)
            self._folder = None

    @staticmethod
    def _path_of(rule: Mapping[str, Any], fetcher: object) -> Path | None:
        plain = set(rule) <= _PLAIN and len(rule["src"]) == 1
        if not (plain and isinstance(fetcher, ServedOnly) and is_on(Speedup.FONT_FILES)):
            return None
        ((kind, url),) = rule["src"]
        resource = fetcher.served(url) if kind == "external" else None
        return resource.content if resource and isinstance(resource.content, Path) else None
