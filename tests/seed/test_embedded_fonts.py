"""Done when 3: the PDFs hold the manifest's faces and no other, all of them subset."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from tests.conftest import CHECKOUT

from bulletin_pdf.fonts import FontLibrary
from bulletin_pdf.pipeline.build import Built
from bulletin_pdf.pipeline.targets import Target

FAMILIES = {face.family.replace(" ", "") for face in FontLibrary.load(CHECKOUT / "fonts").faces}
ROW = re.compile(
    r"(?P<tag>[A-Z]{6})\+(?P<name>\S+) +(?P<type>CID Type 0C.*?|CID TrueType) +Identity-H +"
    r"(?P<embedded>yes|no) +(?P<subset>yes|no) +(?P<unicode>yes|no) +\d+ +\d+"
)


@pytest.mark.parametrize("target", [Target.PRESS, Target.PROOF])
def test_fonts_are_ours_embedded_and_subset(target: Target, seed: Built) -> None:
    path = seed.outputs[target]
    done = subprocess.run(["pdffonts", path], capture_output=True, check=True, text=True)
    rows = done.stdout.splitlines()[2:]
    assert len(rows) > 4
    names = set()
    for row in rows:
        match = ROW.fullmatch(row.strip())
        assert match, row
        assert match.group("embedded", "subset", "unicode") == ("yes", "yes", "yes")
        names.add(match["name"].replace("-", ""))
    assert names <= FAMILIES


@pytest.mark.parametrize("target", [Target.PRESS, Target.PROOF])
def test_no_glyph_is_missing(target: Target, seed: Built) -> None:
    shown = list(_glyphs(seed.outputs[target]))
    assert len(shown) > 4000
    assert b"\0\0" not in shown


def _glyphs(path: Path) -> Iterator[bytes]:
    """Yield the glyph of every character: two bytes; all fonts are Identity-H, so 0 is .notdef."""
    with pikepdf.open(path) as pdf:
        for page in pdf.pages:
            for operands, operator in pikepdf.parse_content_stream(page, "Tj TJ"):
                for operand in operands[0] if str(operator) == "TJ" else operands:
                    if isinstance(operand, pikepdf.String):
                        raw = bytes(operand)
                        yield from (raw[i : i + 2] for i in range(0, len(raw), 2))
