"""Finds the one font file that every peer sets the bench text with."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from fontTools.ttLib import TTCollection, TTFont

PROJECT_FONTS: Final = Path(__file__).resolve().parent.parent / "fonts"
SONG_PATTERNS: Final = ("*[Ss]ong*.otf", "*[Ss]ong*.ttf", "*Serif*SC*.otf")
NOTO_COLLECTION: Final = Path("/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc")
NOTO_FAMILY: Final = "Noto Serif CJK SC"
TRIM_FEATURES: Final = frozenset({"halt", "chws"})
"""Chromium trims marks by these features only; a face without them would handicap it."""
_FAMILY_NAME: Final = 1
_TYPOGRAPHIC_FAMILY: Final = 16


class NoTypeface(RuntimeError):  # noqa: N818 - reads as what happened
    """There is no Song face to bench with."""


@dataclass(frozen=True, slots=True)
class Typeface:
    """A font file, the family inside it, and whether Chromium can trim marks with it."""

    file: Path
    family: str
    trims: bool


def find_typeface(cache: Path, wanted: Path | None = None) -> Typeface:
    """Return the face to bench with: the one wanted, Noto Serif CJK SC, or the project's Song.

    The system's Noto comes before the project's own face because it has the features that
    Chromium and Vivliostyle trim marks with; the drawings are the same.

    Raises:
        NoTypeface: None of them is there.
    """
    if wanted is not None:
        return _read(wanted)
    if NOTO_COLLECTION.exists():
        return _read(_simplified_noto(cache))
    own = [file for pattern in SONG_PATTERNS for file in sorted(PROJECT_FONTS.rglob(pattern))]
    if not own:
        raise NoTypeface("no Song face: apt install fonts-noto-cjk, or give --font FILE")
    return _read(own[0])


def _simplified_noto(cache: Path) -> Path:
    """Take the Simplified Chinese face out of the collection, once."""
    file = cache / "NotoSerifCJKsc-Regular.otf"
    if not file.exists():
        cache.mkdir(parents=True, exist_ok=True)
        with TTCollection(NOTO_COLLECTION, lazy=True) as collection:
            face = next(face for face in collection.fonts if _family(face) == NOTO_FAMILY)
            face.save(file)
    return file


def _read(file: Path) -> Typeface:
    with TTFont(file, lazy=True) as font:
        features: set[str] = set()
        if "GPOS" in font and font["GPOS"].table.FeatureList:
            records = font["GPOS"].table.FeatureList.FeatureRecord
            features = {record.FeatureTag for record in records}
        return Typeface(file.resolve(), _family(font), bool(features & TRIM_FEATURES))


def _family(font: TTFont) -> str:
    names = font["name"]
    return str(names.getDebugName(_TYPOGRAPHIC_FAMILY) or names.getDebugName(_FAMILY_NAME))
