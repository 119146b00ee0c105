"""One face and one role, as the manifest describes them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Face:
    """One font file of the project.

    Attributes:
        family: family name, unique among the faces.
        file: name of the file in the folder of the manifest.
        roles: roles in whose chains it stands.
        source: Debian package, version and file that it was made from.
        licence: SPDX expression.
        licence_file: the licence's text, relative to the manifest.
        sha256: digest of the file in hexadecimal.
        size: bytes of the file.
        glyphs: number of glyphs.
        coverage: the characters that it serves.
    """

    family: str
    file: str
    roles: tuple[str, ...]
    source: str
    licence: str
    licence_file: str
    sha256: str
    size: int
    glyphs: int
    coverage: frozenset[str]

    def covers(self, char: str) -> bool:
        """Tell whether the face has a glyph for the character."""
        return char in self.coverage


@dataclass(frozen=True, slots=True)
class Role:
    """What a layout asks for (仿宋, 黑体 …): the faces meant, and those that stand in.

    Attributes:
        name: such as ``fang``.
        faces: families that the role means, in the order in which they are tried.
        fallback: families that serve what those lack, in the order in which they are tried.
    """

    name: str
    faces: tuple[Face, ...]
    fallback: tuple[Face, ...]

    @property
    def chain(self) -> tuple[Face, ...]:
        """All faces in the order in which they are tried."""
        return self.faces + self.fallback
