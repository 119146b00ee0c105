"""Keep the fonts of the machine out, so that a document looks the same everywhere.

The caller writes the text to a file and names that file in the environment variable
``FONTCONFIG_FILE`` *before* WeasyPrint is imported: Pango reads its configuration once, when its
library is loaded.  The faces then come in by ``@font-face`` alone.
"""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import escape


def fontconfig_xml(cache_dir: Path) -> str:
    """Return a fontconfig configuration without any system font.

    Args:
        cache_dir: folder for fontconfig's cache; it may be missing.
    """
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">\n'
        "<fontconfig>\n"
        f"  <cachedir>{escape(str(cache_dir))}</cachedir>\n"
        "</fontconfig>\n"
    )
