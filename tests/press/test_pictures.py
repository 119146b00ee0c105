"""Pictures in a press file: bits, colours and resolution."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from tests.press.jobs import Job, Stored, images_of, picture, plates, region

INKS = "  red: {cmyk: [0, 100, 0, 0]}\n  pale: {of: red, tint: 20}"


def _built(folder: Path, raw: bytes, press: str = "") -> Stored:
    (image,) = images_of(Job(INKS, press, pictures=(("x.png", raw),)).make(folder))
    return image


def test_one_bit_stays_one_bit(tmp_path: Path) -> None:
    image = _built(tmp_path, picture("1", (603, 600)))
    assert image.facts == (603, 600, 1, "/DeviceGray")
    assert len(image.samples) == 76 * 600  # rows are filled up to whole bytes
    assert "/Interpolate" not in image.keys
    black = Image.frombytes("1", (603, 600), image.samples)
    assert (black.getpixel((0, 300)), black.getpixel((602, 300))) == (0, 255)


def test_gray_stays_gray(tmp_path: Path) -> None:
    assert _built(tmp_path, picture("L", (240, 240))).facts == (240, 240, 8, "/DeviceGray")


def test_transparency_is_flattened_on_white(tmp_path: Path) -> None:
    image = _built(tmp_path, picture("RGBA", (240, 240)))
    assert image.facts == (240, 240, 8, "/DeviceCMYK")
    assert "/SMask" not in image.keys


@pytest.mark.parametrize(
    ("mode", "pixels", "press", "kept"),
    [
        ("L", 900, "", 300),  # one inch wide on the page
        ("RGB", 900, "", 300),
        ("RGB", 900, "ppi: 150", 150),
        ("L", 360, "", 360),  # little too fine: not worth the blur
        ("L", 240, "", 240),  # never enlarged
        ("1", 900, "", 900),
        ("1", 2400, "", 1200),
        ("1", 900, "line_ppi: 600", 600),
    ],
)
def test_what_is_finer_than_printed_is_sampled_down(
    tmp_path: Path, mode: str, pixels: int, press: str, kept: int
) -> None:
    image = _built(tmp_path, picture(mode, (pixels, pixels)), press)
    bits = 1 if mode == "1" else 8
    space = "/DeviceCMYK" if mode == "RGB" else "/DeviceGray"
    assert image.facts == (kept, kept, bits, space)


def test_a_smaller_picture_looks_the_same(tmp_path: Path) -> None:
    looks = {}
    for ppi in (300, 2400):
        folder = tmp_path / str(ppi)
        folder.mkdir()
        raw = picture("RGB", (900, 900))
        path = Job(INKS, f"ppi: {ppi}", pictures=(("x.png", raw),)).make(folder)
        looks[ppi] = plates(path, folder / "p")[0]
    for ink in ("Cyan", "Black"):
        for x in (12, 20, 30):
            values = [
                region(looks[ppi][ink], x, 100, x + 1, 101).resize((1, 1), Image.Resampling.BOX)
                for ppi in looks
            ]
            first, second = (value.getpixel((0, 0)) for value in values)
            assert abs(first - second) <= 4
