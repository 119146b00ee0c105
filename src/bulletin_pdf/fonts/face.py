"""One face and one role, as the manifest describes them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

_FACES = 64

_set_of = lru_cache(maxsize=_FACES)(frozenset[str])


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
        characters: all that it serves, one after the other.
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
    characters: str

    @property
    def coverage(self) -> frozenset[str]:
        """The characters that the face serves; most faces are never asked."""
        return _set_of(self.characters)

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
