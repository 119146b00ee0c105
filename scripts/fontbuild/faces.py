"""The faces: what each is made from, what it holds and how it is corrected."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from fontbuild import charsets
from fontbuild.packages import FANDOL, NOTO_CJK, NOTO_CJK_EXTRA, TEX_GYRE, WENKAI, Package

_NOTO = "usr/share/fonts/opentype/noto"
_FANDOL = "usr/share/texlive/texmf-dist/fonts/opentype/public/fandol"
_SIMPLIFIED = 2
"""Index of the Simplified Chinese face in the Noto CJK collections (0 is Japanese)."""

WESTERN_SPACE = 250
"""Width of U+0020 in the Latin face, in 1/1000 em; the faces chained after it agree with it."""


@dataclass(frozen=True, slots=True)
class FaceSpec:
    """One face to build.

    Attributes:
        family: new family name; the file is named after it.
        source: package that holds the font.
        path: font file inside the package.
        characters: what the face serves, as far as the source has it.
        licence: SPDX expression.
        licence_file: its text under ``LICENSES``.
        index: face of a collection.
        raise_by: upward shift of every ideograph, kana and mark, in 1/1000 em.
        space: width of U+0020 in 1/1000 em, None for the source's own.
        kern: keep the pair kerning of Western letters.
        tolerance: how far outlines may move to need fewer points, in 1/1000 em; 0 for not at all.
        version: of the face; raise it, and the date, whenever its bytes change.
        changed_on: date of the change notice.
    """

    family: str
    source: Package
    path: str
    characters: Callable[[], frozenset[str]]
    licence: str
    licence_file: str
    index: int = 0
    raise_by: int = 0
    space: int | None = None
    kern: bool = False
    tolerance: float = 0
    version: str = "1.000"
    changed_on: str = "2026-11-22"

    @property
    def file(self) -> str:
        """Name of the face's file."""
        return f"{self.family.replace(' ', '')}.otf"


_OFL_NOTO = ("OFL-1.1", "OFL-Noto.txt")
_OFL_WENKAI = ("OFL-1.1", "OFL-LXGW-WenKai.txt")
_GPL = ("GPL-3.0-only WITH Font-exception-2.0", "GPL-Fandol.txt")
_GUST = ("LicenseRef-GUST-Font-License", "GUST-TeX-Gyre.txt")

_FEWER_POINTS = {"tolerance": 1.0, "version": "1.100", "changed_on": "2026-11-29"}
"""For faces that were TrueType once. 1/1000 em at 16 pt is half a dot of 2540 dpi."""

FACES = (
    FaceSpec(
        "Bulletin Latin",
        TEX_GYRE,
        "usr/share/texmf/fonts/opentype/public/tex-gyre/texgyretermes-regular.otf",
        charsets.latin,
        *_GUST,
        space=WESTERN_SPACE,
        kern=True,
    ),
    FaceSpec(
        "Bulletin Marks",
        NOTO_CJK,
        f"{_NOTO}/NotoSerifCJK-Regular.ttc",
        charsets.chinese_marks,
        *_OFL_NOTO,
        index=_SIMPLIFIED,
        space=WESTERN_SPACE,
    ),
    FaceSpec(
        "Bulletin Song",
        NOTO_CJK,
        f"{_NOTO}/NotoSerifCJK-Regular.ttc",
        charsets.wide,
        *_OFL_NOTO,
        index=_SIMPLIFIED,
        space=WESTERN_SPACE,
    ),
    FaceSpec(
        "Bulletin Xiaobiaosong",
        NOTO_CJK,
        f"{_NOTO}/NotoSerifCJK-Bold.ttc",
        charsets.standard,
        *_OFL_NOTO,
        index=_SIMPLIFIED,
        kern=True,
    ),
    FaceSpec(
        "Bulletin Nameplate",
        NOTO_CJK_EXTRA,
        f"{_NOTO}/NotoSerifCJK-Black.ttc",
        charsets.standard,
        *_OFL_NOTO,
        index=_SIMPLIFIED,
        kern=True,
    ),
    FaceSpec(
        "Bulletin Hei",
        NOTO_CJK_EXTRA,
        f"{_NOTO}/NotoSansCJK-Medium.ttc",
        charsets.standard,
        *_OFL_NOTO,
        index=_SIMPLIFIED,
        kern=True,
    ),
    FaceSpec(
        "Bulletin Fang",
        FANDOL,
        f"{_FANDOL}/FandolFang-Regular.otf",
        charsets.fandol,
        *_GPL,
        raise_by=72,
        space=WESTERN_SPACE,
        **_FEWER_POINTS,
    ),
    FaceSpec(
        "Bulletin Kai",
        FANDOL,
        f"{_FANDOL}/FandolKai-Regular.otf",
        charsets.fandol,
        *_GPL,
        raise_by=72,
        space=WESTERN_SPACE,
        **_FEWER_POINTS,
    ),
    FaceSpec(
        "Bulletin Wenkai",
        WENKAI,
        "usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Light.ttf",
        charsets.kai_fallback,
        *_OFL_WENKAI,
        raise_by=25,
        space=WESTERN_SPACE,
    ),
)

ROLES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "song": (("Bulletin Latin", "Bulletin Song"), ()),
    "hei": (("Bulletin Hei",), ("Bulletin Song",)),
    "fang": (
        ("Bulletin Latin", "Bulletin Marks", "Bulletin Fang"),
        ("Bulletin Wenkai", "Bulletin Song"),
    ),
    "kai": (
        ("Bulletin Latin", "Bulletin Marks", "Bulletin Kai"),
        ("Bulletin Wenkai", "Bulletin Song"),
    ),
    "xiaobiaosong": (("Bulletin Xiaobiaosong",), ("Bulletin Song",)),
    "nameplate": (("Bulletin Nameplate",), ("Bulletin Song",)),
}
"""Role to the faces it means and the faces that stand in for a character they lack."""
