"""The runs of a Pango line: glyphs of one face each, read as integers in one go."""

from collections.abc import Iterator
from typing import NamedTuple

from weasyprint.text.ffi import ffi, pango

from .engine import Foreign


def _member(struct: Foreign, *names: str) -> Foreign:
    """The type that a path of members of a C structure points to; parsing a name takes ms."""
    for name in names:
        found = dict(struct.fields)[name].type
        struct = found.item if found.kind == "pointer" else found
    return struct


_GLYPHS = _member(
    ffi.typeof(pango.pango_layout_get_line_readonly).result.item, "runs", "data", "glyphs"
)
_GLYPH, _INTS = _member(_GLYPHS, "glyphs"), dict(_GLYPHS.fields)["log_clusters"].type
_INT = ffi.sizeof(_INTS.item)
# A record of a glyph is so many integers; its width and two offsets stand together.
_STRIDE = ffi.sizeof(_GLYPH) // _INT
_WIDTH = (
    ffi.offsetof(_GLYPH, "geometry") + ffi.offsetof(_member(_GLYPH, "geometry"), "width")
) // _INT


class GlyphRun(NamedTuple):
    """One run of a Pango line: glyphs of one face for the characters first..last."""

    font: Foreign
    records: Foreign
    """Pango's records of the glyphs, as integers."""
    integers: list[int]
    """What stood in them when they were read."""
    first: int
    last: int
    clusters: list[int] | None
    """Character of each glyph, where they are not one to one."""

    @property
    def glyphs(self) -> list[int]:
        """Numbers of the glyphs in their face."""
        return self.integers[::_STRIDE]

    @property
    def widths(self) -> list[int]:
        """Advances of the glyphs, Pango units."""
        return self.integers[_WIDTH::_STRIDE]

    @property
    def offsets(self) -> list[int]:
        """Distances by which the glyphs are moved to the right of their origins, Pango units."""
        return self.integers[_WIDTH + 1 :: _STRIDE]

    @property
    def is_displaced(self) -> bool:
        """Whether any glyph is moved from its origin."""
        integers = self.integers
        return any(integers[_WIDTH + 1 :: _STRIDE]) or any(integers[_WIDTH + 2 :: _STRIDE])

    def characters(self, number: int) -> tuple[int, int]:
        """First character of a glyph's cluster, and the first after it."""
        if self.clusters is None:
            return self.first + number, self.first + number + 1
        first = self.clusters[number]
        return first, min((c for c in self.clusters if c > first), default=self.last)

    def set_width(self, number: int, width: int) -> None:
        """Rewrite the advance of one glyph, Pango units."""
        self.records[number * _STRIDE + _WIDTH] = width


def glyph_runs(line: Foreign, text: str) -> Iterator[GlyphRun]:
    """Yield the runs of a Pango line that holds a text."""
    encoded = text.encode()
    plain = len(encoded) == len(text)
    run, last, reached = (line.runs or [None])[0], 0, 0
    while run not in (None, ffi.NULL):
        data, run = run.data, run.next
        offset, length = data.item.offset, data.item.length
        glyphs = data.glyphs
        count = glyphs.num_glyphs
        first = last if offset == reached else len(encoded[:offset].decode())
        reached = offset + length
        part = encoded[offset:reached]
        last = first + (length if plain else len(part.decode()))
        simple = count == last - first and length in (count, 3 * count)
        records = ffi.cast(_INTS, glyphs.glyphs)
        starts = None
        if not simple:  # not all ASCII, nor all of the three bytes that ideographs have
            clusters = ffi.unpack(glyphs.log_clusters, count)
            if count != last - first or len(set(clusters)) != count:
                starts = [first + len(part[:cluster].decode()) for cluster in clusters]
        integers = ffi.unpack(records, count * _STRIDE) if count else []
        yield GlyphRun(data.item.analysis.font, records, integers, first, last, starts)
