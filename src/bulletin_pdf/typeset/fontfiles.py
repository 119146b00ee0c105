"""The project's font files, used where they lie.

WeasyPrint copies every face that a style sheet names into a temporary folder before fontconfig
reads it (`FontConfiguration.add_font_face`), 29 MB for an issue. A face of ours is a file already,
under the family name that the style sheet gives it, so fontconfig is told of that file. Other
faces go WeasyPrint's way. Besides, WeasyPrint copies the whole file of each face that is shown
(`get_hb_object_data`), to keep a hundredth of it; here the copy is made when it is asked for.

Measured: whole processes of 10 pages take .93 of the CPU time without it.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from shutil import rmtree
from typing import Any

from weasyprint.pdf import fonts
from weasyprint.text.ffi import ffi, fontconfig, harfbuzz, pangoft2
from weasyprint.text.fonts import FontConfiguration

from bulletin_pdf.speedups import Speedup, is_on
from bulletin_pdf.typeset.fetching import ServedOnly
from bulletin_pdf.typeset.seams import Seam

_PLAIN = {"font_family", "src", "font_weight", "font_style"}
"""What the rules of our faces say; what more a rule says, fontconfig has to be told."""


SEAM = Seam.at(fonts, "get_hb_object_data", "hb_object ot_color glyph", Speedup.FONT_FILES)


def leave_files_in_place() -> None:
    """Put the late copying in place; where WeasyPrint has changed, it is left as it comes."""
    SEAM.put(_content)


def _content(hb_object: Any, ot_color: str | None = None, glyph: int | None = None) -> Any:  # noqa: ANN401
    """Stand in for `get_hb_object_data`: give the bytes of a face where they lie."""
    if ot_color is not None:
        return SEAM.plain(hb_object, ot_color, glyph)
    blob = ffi.gc(harfbuzz.hb_face_reference_blob(hb_object), harfbuzz.hb_blob_destroy)
    length = ffi.new("unsigned int *")
    start = harfbuzz.hb_blob_get_data(blob, length)
    if start == ffi.NULL:
        return None
    # The bytes stay as long as the blob does, and that as long as anyone asks for them.
    return ffi.buffer(ffi.gc(start, lambda _, kept=blob: None), length[0])


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
