"""What other programs say of our press files, and of files that are broken."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from bulletin_pdf.pipeline.build import Built
from bulletin_pdf.pipeline.targets import Target

from .broken import WAYS, changed


def said(*command: str) -> tuple[int, str]:
    done = subprocess.run(command, capture_output=True, check=False)
    return done.returncode, (done.stdout + done.stderr).decode("utf-8", "replace")


@pytest.fixture(params=["x-4", "x-1a"])
def path(request: pytest.FixtureRequest, seed: Built, seed_x1a: Built) -> str:
    built = seed if request.param == "x-4" else seed_x1a
    return str(built.outputs[Target.PRESS])


def test_qpdf_finds_no_errors(path: str) -> None:
    code, words = said("qpdf", "--check", path)
    assert code == 0
    assert "No syntax or stream encoding errors found" in words


def test_poppler_finds_every_font_embedded(path: str) -> None:
    rows = said("pdffonts", path)[1].splitlines()[2:]
    assert len(rows) >= 5
    assert {row.split()[-5] for row in rows} == {"yes"}


def test_mupdf_paints_in_inks_alone(path: str) -> None:
    words = said("mutool", "trace", path)[1]
    spaces = {part.split('"')[0] for part in words.split('colorspace="')[1:]}
    assert spaces - {"Separation(DeviceCMYK,All)"} == {"DeviceCMYK"}  # All: the printer's marks


def judged(good: dict[str, bytes], name: str, folder: Path, *command: str) -> str:
    """Return what a program says of a file broken in one way."""
    way = next(way for way in WAYS if way.name == name)
    place = folder / "broken.pdf"
    place.write_bytes(changed(good[way.base], way.edit))
    return said(*command, str(place))[1]


def test_these_judges_notice_what_is_broken(good: dict[str, bytes], tmp_path: Path) -> None:
    fonts = judged(good, "has_a_font_that_is_not_in_it", tmp_path, "pdffonts")
    assert " no " in fonts
    assert "DeviceRGB" in judged(good, "has_an_area_in_rgb", tmp_path, "mutool", "trace")
    (tmp_path / "cut.pdf").write_bytes(good["x-4"][:50_000])
    assert said("qpdf", "--check", str(tmp_path / "cut.pdf"))[0] != 0
