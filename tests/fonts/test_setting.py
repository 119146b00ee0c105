"""What WeasyPrint makes of each role: exact lines, small subsets, no other fonts."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest

from bulletin_pdf.fonts import FontLibrary

from .specimen import LINES, PITCH

FONTS = Path(__file__).resolve().parents[2] / "fonts"
LIBRARY = FontLibrary.load(FONTS)
SUBSET_LIMIT = 60_000
"""Bytes of one subset of a few dozen glyphs, compressed; a whole face has millions."""


@pytest.mark.slow
@pytest.mark.parametrize("role", LIBRARY.roles)
def test_a_role_sets_exact_lines_with_our_faces_only(role: str, tmp_path: Path) -> None:
    target = tmp_path / "specimen.pdf"
    script = Path(__file__).with_name("specimen.py")
    done = subprocess.run(
        [sys.executable, script, FONTS, role, target], capture_output=True, check=True
    )
    report = json.loads(done.stdout)
    assert report["log"] == []
    expected = [number * PITCH * 96 / 72 for number in range(LINES)]
    assert report["tops"] == pytest.approx(expected, abs=1e-3)
    sizes = embedded(target)
    ours = {face.family.replace(" ", "-") for face in LIBRARY.chain(role)}
    assert sizes
    assert set(sizes) <= ours
    assert max(sizes.values()) < SUBSET_LIMIT


def embedded(path: Path) -> dict[str, int]:
    """Return name and compressed size of each font program; a font without one fails."""
    with pikepdf.open(path) as pdf:
        descriptors = [
            item
            for item in pdf.objects
            if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor"
        ]
        return {
            str(descriptor.FontName).partition("+")[2]: int(descriptor.FontFile3.Length)
            for descriptor in descriptors
        }
