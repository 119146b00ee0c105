"""Everything in a file that has content of its own: pages, forms, tiling patterns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf
from pikepdf import Dictionary


@dataclass(frozen=True, slots=True)
class Canvas:
    """A content stream with the resources that it names."""

    stream: pikepdf.Object
    resources: pikepdf.Object

    @property
    def content(self) -> bytes:
        """The operators, decoded."""
        return self.stream.read_bytes()


def canvases(pdf: pikepdf.Pdf) -> Iterator[Canvas]:
    """Yield every content stream of a file that WeasyPrint wrote, each once."""
    done: set[tuple[int, int]] = set()
    for page in pdf.pages:
        if "/Contents" in page.obj:
            yield Canvas(page.obj.Contents, page.obj.Resources)
        yield from _within(page.obj.Resources, done)


def _within(resources: pikepdf.Object, done: set[tuple[int, int]]) -> Iterator[Canvas]:
    for stream in _streams(resources):
        if stream.objgen in done:
            continue
        done.add(stream.objgen)
        if "/Resources" not in stream:
            stream.Resources = Dictionary()
        yield Canvas(stream, stream.Resources)
        yield from _within(stream.Resources, done)


def _streams(resources: pikepdf.Object) -> Iterator[pikepdf.Object]:
    for form in resources.get("/XObject", Dictionary()).values():
        if form.get("/Subtype") == "/Form":
            yield form
    for pattern in resources.get("/Pattern", Dictionary()).values():
        if pattern.get("/PatternType") == 1:
            yield pattern
    for state in resources.get("/ExtGState", Dictionary()).values():
        mask = state.get("/SMask")
        if isinstance(mask, Dictionary) and "/G" in mask:
            yield mask.G
