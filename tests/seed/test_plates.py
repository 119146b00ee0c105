"""The plates of the seed, as Ghostscript makes them: black on black alone, red without black."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from bulletin_pdf.pipeline.build import Built
from bulletin_pdf.pipeline.targets import Target

INKS = ("Cyan", "Magenta", "Yellow", "Black")


@pytest.fixture(scope="module")
def plates(seed: Built, tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Image.Image]]:
    """A dictionary a page: ink → plate, 255 where the ink is solid."""
    folder = tmp_path_factory.mktemp("plates")
    subprocess.run(
        [
            "gs", "-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-dUseTrimBox", "-sDEVICE=tiffsep",
            "-r150", f"-sOutputFile={folder}/p%d.tif", seed.outputs[Target.PRESS],
        ],
        check=True,
        capture_output=True,
    )  # fmt: skip
    return [
        {ink: _plate(folder / f"p{page + 1}({ink}).tif") for ink in INKS}
        for page in range(seed.pages)
    ]


def _plate(path: Path) -> Image.Image:
    return ImageChops.invert(Image.open(path).convert("L"))


def _inked(plate: Image.Image, above: int) -> Image.Image:
    return plate.point(lambda value: 255 if value > above else 0)


def test_where_black_is_over_half_no_other_ink_is(plates) -> None:
    for page in plates:
        black = _inked(page["Black"], 127)
        assert black.getextrema()[1] == 255
        for ink in INKS[:3]:
            assert ImageChops.multiply(_inked(page[ink], 0), black).getextrema()[1] == 0


def test_the_red_is_magenta_and_yellow_alone(plates) -> None:
    first = plates[0]
    assert first["Cyan"].getextrema() == (0, 0)
    # 80 % of each, in one and the same shape
    assert first["Magenta"].getextrema()[1] == pytest.approx(0.8 * 255, abs=1)
    assert ImageChops.difference(first["Magenta"], first["Yellow"]).getextrema()[1] == 0
    red = _inked(first["Magenta"], 0)
    assert ImageChops.multiply(red, first["Black"]).getextrema()[1] == 0


def test_inner_pages_are_black_alone(plates) -> None:
    for page in plates[1:]:
        for ink in INKS[:3]:
            assert page[ink].getextrema() == (0, 0)
