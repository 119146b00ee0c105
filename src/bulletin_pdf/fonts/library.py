"""The folder of faces as one value: chains of roles, substitutions, integrity, CSS."""

from __future__ import annotations

import contextlib
import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from bulletin_pdf.errors import Diagnostic, Place, Severity
from bulletin_pdf.fonts.face import Face, Role
from bulletin_pdf.fonts.ignorable import needs_glyph
from bulletin_pdf.fonts.manifest import read_manifest


class Served(NamedTuple):
    """A character that no face of its role has.

    Attributes:
        offset: its index in the text.
        char: the character.
        face: the fallback face that shows it, or None when no face has it.
    """

    offset: int
    char: str
    face: Face | None


@dataclass(frozen=True)
class FontLibrary:
    """The faces of a folder and the roles that they serve.

    Attributes:
        folder: where the files lie.
        faces: in the order of the manifest.
        roles: by name.
    """

    folder: Path
    faces: tuple[Face, ...]
    roles: Mapping[str, Role]

    @classmethod
    def load(cls, folder: Path) -> FontLibrary:
        """Read the manifest of a folder; the font files are left alone (see ``verify``).

        Raises:
            DependencyMissing: the manifest is not there, or is not one.
        """
        faces, roles = read_manifest(folder)
        return cls(folder, faces, roles)

    def chain(self, role: str) -> tuple[Face, ...]:
        """Return the faces that are tried for a character, first to last.

        Raises:
            KeyError: there is no such role.
        """
        return self.roles[role].chain

    def served_by(self, char: str, role: str) -> Face | None:
        """Return the face that shows a character, or None when no face has it.

        A character that needs no glyph counts as served by the first face.
        """
        chain = self.chain(role)
        if not needs_glyph(char):
            return chain[0]
        return next((face for face in chain if face.covers(char)), None)

    def substitutions(self, text: str, role: str) -> Iterator[Served]:
        """Yield each character of a text that the faces of its role lack, in the text's order."""
        meant = self.roles[role].faces
        strange = set(text)
        for face in meant:  # `difference` of several goes through all characters of a face
            strange = strange - face.coverage
        served = {char: self.served_by(char, role) for char in strange if needs_glyph(char)}
        if not served:
            return
        pattern = "[" + "".join(map(re.escape, sorted(served))) + "]"
        for match in re.finditer(pattern, text):
            yield Served(match.start(), match[0], served[match[0]])

    def path_of(self, face: Face) -> Path:
        """Return where a face's file lies."""
        return self.folder / face.file

    @property
    def state(self) -> tuple[tuple[str, int, int], ...]:
        """Name, bytes and time of change in ns of each file that is there.

        It stands for the files' contents where reading 28 MB would take too long.
        """
        found = []
        for face in self.faces:
            with contextlib.suppress(OSError):  # a file that is missing is reported when it is used
                status = self.path_of(face).stat()
                found.append((face.file, status.st_size, status.st_mtime_ns))
        return tuple(found)

    def verify(self) -> list[Diagnostic]:
        """Return one diagnostic for each file that is missing or is not the manifest's."""
        checked = (self._check(face) for face in self.faces)
        return [diagnostic for diagnostic in checked if diagnostic is not None]

    def css(self, url_of: Callable[[Face], str], roles: Iterable[str]) -> str:
        """Return the ``@font-face`` rules of the faces that the roles need.

        Args:
            url_of: gives the address of a face's file.
            roles: names of roles.

        Raises:
            KeyError: there is no such role.
        """
        wanted = {face.family for role in roles for face in self.chain(role)}
        return "".join(_rule(face, url_of(face)) for face in self.faces if face.family in wanted)

    def family_list(self, role: str) -> str:
        """Return the value of CSS ``font-family`` for a role.

        Raises:
            KeyError: there is no such role.
        """
        return ", ".join(_quoted(face.family) for face in self.chain(role))

    def _check(self, face: Face) -> Diagnostic | None:
        path = self.path_of(face)
        try:
            with path.open("rb") as stream:
                found = hashlib.file_digest(stream, "sha256").hexdigest()
        except OSError as error:
            return _not_loaded(path, error.strerror or str(error))
        if found == face.sha256:
            return None
        return _not_loaded(path, f"SHA-256 {found[:8]}… ≠ {face.sha256[:8]}…")


def _not_loaded(path: Path, reason: str) -> Diagnostic:
    values = {"reason": f"{path.name}: {reason}"}
    return Diagnostic("font-not-loaded", Severity.ERROR, Place(str(path)), values)


def _rule(face: Face, url: str) -> str:
    return (
        f"@font-face {{ font-family: {_quoted(face.family)}; "
        f'src: url({_quoted(url)}) format("opentype"); '
        "font-weight: 400; font-style: normal; }\n"
    )


def _quoted(text: str) -> str:
    r"""Return a CSS string: quotes, backslashes and controls become escapes (``\22 ``)."""
    return '"' + re.sub(r'["\\\x00-\x1f\x7f]', lambda m: f"\\{ord(m[0]):x} ", text) + '"'
