"""What comes out of Ghostscript's plates: overprint, spot inks, pictures, marks."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, ImageChops
from tests.press.jobs import Job, images_of, inked, picture, plates, region

from bulletin_pdf.pipeline.build import PressWishes
from bulletin_pdf.press.plates import plate_names

PROCESS = "  red: {cmyk: [0, 100, 0, 0]}\n  pale: {of: red, tint: 20}"
SPOT = "  red: {spot: 专红, cmyk: [0, 100, 100, 0]}\n  pale: {of: red, tint: 20}"
GRAY = (("gray.png", picture("L", (300, 300))), ("line.png", picture("1", (600, 600))))
PATCH = (11, 31, 69, 59)
"""Inside the magenta patch, mm."""


@pytest.fixture(scope="module")
def four(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Black on a magenta patch, and no pictures."""
    return Job(PROCESS).make(tmp_path_factory.mktemp("four"))


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Black and one spot ink, with pictures on black."""
    job = Job(SPOT, "pictures: black", pictures=GRAY)
    return job.make(tmp_path_factory.mktemp("two"), PressWishes(marks=True))


def test_magenta_goes_on_under_black_text(four: Path, tmp_path: Path) -> None:
    (page,) = plates(four, tmp_path / "p")
    assert region(page["Magenta"], *PATCH).getextrema() == (255, 255)
    assert region(page["Black"], *PATCH).getextrema() == (0, 255)


def test_overprinting_leaves_the_black_plate_as_it_is(four: Path, tmp_path: Path) -> None:
    (page,) = plates(four, tmp_path / "with")
    with pikepdf.open(four) as pdf:
        for state in pdf.pages[0].obj.Resources.ExtGState.values():
            if "/OP" in state:
                state.OP = state.op = False
        pdf.save(tmp_path / "knocked-out.pdf")
    (other,) = plates(tmp_path / "knocked-out.pdf", tmp_path / "without")
    assert ImageChops.difference(page["Black"], other["Black"]).getbbox() is None
    assert region(other["Magenta"], *PATCH).getextrema() == (0, 255)


def test_a_black_area_knocks_out(tmp_path: Path) -> None:
    # The rule stands on paper here; what counts is that it is not set to overprint.
    path = Job(PROCESS).make(tmp_path)
    with pikepdf.open(path) as pdf:
        content = pdf.pages[0].Contents.read_bytes().split(b"\n")
    on = [i for i, line in enumerate(content) if line == b"/OPon gs"]
    assert on
    assert all(content[i + 1] == b"BT" for i in on)
    assert content.count(b"/OPoff gs") == len(on)


def test_a_two_ink_job_has_ink_on_exactly_two_plates(two: Path, tmp_path: Path) -> None:
    (page,) = plates(two, tmp_path / "trim")
    assert inked(page) == {"Black", "专红"}
    assert plate_names(two.read_bytes()) == ("K", "专红")


def test_a_tint_of_a_spot_ink_is_on_its_plate(two: Path, tmp_path: Path) -> None:
    (page,) = plates(two, tmp_path / "p")
    assert region(page["专红"], 11, 75, 69, 83).getextrema() == (51, 51)
    assert region(page["Black"], 11, 75, 69, 83).getextrema() == (0, 0)


def test_pictures_on_black_are_gray(two: Path, tmp_path: Path) -> None:
    (page,) = plates(two, tmp_path / "p")
    black = region(page["Black"], 11, 91, 34, 114)
    assert black.getextrema()[0] < 40
    assert black.getextrema()[1] > 215
    assert region(page["专红"], 11, 91, 34, 114).getextrema() == (0, 0)


def test_pictures_can_be_in_the_spot_ink(tmp_path: Path) -> None:
    path = Job(SPOT, "pictures: red", pictures=GRAY).make(tmp_path)
    (page,) = plates(path, tmp_path / "p")
    assert inked(page) == {"Black", "专红"}
    picture_area = (11, 91, 34, 114)
    assert region(page["Black"], *picture_area).getextrema() == (0, 0)
    # Gradient: dark at the left in the picture, full ink at the left on the plate.
    spot = region(page["专红"], *picture_area)
    assert spot.getpixel((2, 60)) > 215
    assert spot.getpixel((spot.width - 3, 60)) < 40


def test_marks_are_on_every_plate_outside_the_bleed(two: Path, tmp_path: Path) -> None:
    with pikepdf.open(two) as pdf:
        media = [float(v) for v in pdf.pages[0].MediaBox]
        bleed = [float(v) for v in pdf.pages[0].BleedBox]
    (page,) = plates(two, tmp_path / "p", "CropBox")
    dot = 150 / 72
    inner = tuple(
        round(v)
        for v in (
            (bleed[0] - media[0]) * dot - 2, (media[3] - bleed[3]) * dot - 2,
            (bleed[2] - media[0]) * dot + 2, (media[3] - bleed[1]) * dot + 2,
        )
    )  # fmt: skip
    outside = {}
    for name in ("Black", "专红"):
        plate = page[name].copy()
        plate.paste(0, inner)
        outside[name] = plate
    # Crop marks, registration marks and the slug line are the same on both plates; the colour bar
    # at the foot is not.
    heads = [plate.crop((0, 0, plate.width, inner[3])) for plate in outside.values()]
    assert ImageChops.difference(*heads).getextrema()[1] < 10
    assert heads[0].getextrema()[1] == 255


def test_without_marks_nothing_is_outside_the_bleed(four: Path) -> None:
    with pikepdf.open(four) as pdf:
        page = pdf.pages[0]
        assert [float(v) for v in page.MediaBox] == [float(v) for v in page.BleedBox]


def test_the_pictures_of_the_layout_are_converted_too(tmp_path: Path) -> None:
    job = Job(PROCESS, pictures=(("rgb.jpg", picture("RGB", (300, 300), "JPEG")),))
    (image,) = images_of(job.make(tmp_path))
    assert image.facts == (300, 300, 8, "/DeviceCMYK")
    assert Image.open(io.BytesIO(image.raw)).mode == "CMYK"
