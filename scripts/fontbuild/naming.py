"""Names, licence notices and metrics of a face."""

from __future__ import annotations

from datetime import date

from fontbuild.faces import FaceSpec

_DAY_ZERO = date(1904, 1, 1)
"""OpenType counts seconds from here."""

ASCENT, DESCENT = 880, -120
"""Of hhea, typo and win alike, in 1/1000 em: a mixed line is exactly as high as its pitch."""

_FONT_EXCEPTION = (
    "As a special exception, if you create a document which uses this font, and embed this font "
    "or unaltered portions of this font into the document, this font does not by itself cause "
    "the resulting document to be covered by the GNU General Public License. This exception does "
    "not however invalidate any other reasons why the document might be covered by the GNU "
    "General Public License. If you modify this font, you may extend this exception to your "
    "version of the font, but you are not obligated to do so. If you do not wish to do so, delete "
    "this exception statement from your version."
)

_LICENCES = {
    "OFL-1.1": (
        "This Font Software is licensed under the SIL Open Font License, Version 1.1.",
        "https://openfontlicense.org",
    ),
    "GPL-3.0-only WITH Font-exception-2.0": (
        (
            "This font is free software under the GNU General Public License, version 3, with "
            f"the font exception. {_FONT_EXCEPTION}"
        ),
        "https://www.gnu.org/licenses/gpl-3.0.html",
    ),
    "LicenseRef-GUST-Font-License": (
        "This work is released under the GUST Font License.",
        "https://www.gust.org.pl/fonts/licenses/GUST-FONT-LICENSE.txt",
    ),
}


def epoch(spec: FaceSpec) -> int:
    """Return the creation and modification time in seconds since 1904: the date of the change."""
    return (date.fromisoformat(spec.changed_on) - _DAY_ZERO).days * 86_400


def change_notice(spec: FaceSpec, original: str) -> str:
    """Return the dated notice that GPL, OFL and the GUST licence ask of a modified version."""
    fewer = ", outlines drawn with fewer points" if spec.tolerance else ""
    return (
        f"{spec.family} is a modified version of {original}, made {spec.changed_on} for "
        "bulletin-pdf: renamed, cut to a character set, line metrics set to 880/-120, vertical "
        "and hinting data removed, outlines converted or shifted as a whole, some marks widened "
        f"and centred{fewer}."
    )


def names(spec: FaceSpec, source_names: object) -> dict[str, str]:
    """Return the strings of the name table, by fontTools' names."""
    postscript = spec.family.replace(" ", "") + "-Regular"
    licence, url = _LICENCES[spec.licence]
    original = source_names.getDebugName(4)
    return {
        "copyright": source_names.getDebugName(0),
        "familyName": spec.family,
        "styleName": "Regular",
        "uniqueFontIdentifier": f"{spec.version};{postscript}",
        "fullName": spec.family,
        "version": f"Version {spec.version}",
        "psName": postscript,
        "designer": source_names.getDebugName(9) or source_names.getDebugName(8) or "",
        "description": change_notice(spec, original),
        "licenseDescription": licence,
        "licenseInfoURL": url,
    }
