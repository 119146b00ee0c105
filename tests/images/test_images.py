"""Pictures: what is refused, and what the press and the screen get."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image, ImageCms, ImageFile

from bulletin_pdf.images import limits
from bulletin_pdf.images.colour import ink_on_screen
from bulletin_pdf.images.conversion import for_press, for_screen
from bulletin_pdf.images.inspection import ImageFacts, inspect
from bulletin_pdf.images.limits import ImageRefused

PROFILE = (Path(__file__).parents[2] / "profiles" / "FOGRA39L_coated.icc").read_bytes()


def _file(mode: str, colour: object, kind: str = "PNG", **options: object) -> bytes:
    stream = io.BytesIO()
    Image.new(mode, (4, 2), colour).save(stream, kind, **options)  # type: ignore[arg-type]
    return stream.getvalue()


def test_facts_of_an_image() -> None:
    assert inspect(_file("RGB", "red")) == ImageFacts("PNG", 4, 2, "RGB")


def test_a_format_outside_the_white_list_is_refused() -> None:
    for raw in (
        _file("RGB", "red", "GIF"),
        _file("RGB", "red", "BMP"),
        b"%!PS-Adobe-3.0 EPSF",
        b"",
    ):
        with pytest.raises(ImageRefused) as caught:
            inspect(raw)
        assert caught.value.code == "image-unknown"


def test_a_cut_image_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.BytesIO()
    Image.effect_noise((64, 64), 50).save(stream, "PNG")
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)  # as WeasyPrint leaves it
    with pytest.raises(ImageRefused) as caught:
        inspect(stream.getvalue()[:-200])
    assert caught.value.code == "image-broken"


def test_too_many_pixels_are_refused_before_they_are_decoded(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def loaded(_: Image.Image) -> None:
        raise AssertionError

    raw = io.BytesIO()
    Image.new("1", (10_000, 6_000)).save(raw, "PNG")
    monkeypatch.setattr(Image.Image, "load", loaded)
    with pytest.raises(ImageRefused) as caught:
        inspect(raw.getvalue())
    assert (caught.value.code, caught.value.values["millions"]) == ("image-too-many-pixels", 60)


def test_too_many_bytes_are_refused() -> None:
    with pytest.raises(ImageRefused) as caught:
        inspect(bytes(limits.MAX_BYTES + 1))
    assert caught.value.code == "image-too-large"


PRESS = [
    # colour pictures become CMYK; paper stays paper, pure red is magenta and yellow
    ("RGB", "white", "CMYK", (0, 0, 0, 0)),
    ("RGBA", (255, 0, 0, 0), "CMYK", (0, 0, 0, 0)),
    ("P", 0, "CMYK", None),
    # gray stays gray and black
    ("L", 128, "L", 128),
    ("LA", (0, 0), "L", 255),
    ("1", 0, "L", 0),
]


@pytest.mark.parametrize(("mode", "colour", "becomes", "pixel"), PRESS)
def test_for_the_press(mode: str, colour: object, becomes: str, pixel: object) -> None:
    result = Image.open(io.BytesIO(for_press(_file(mode, colour), PROFILE)))
    assert result.mode == becomes
    if pixel is not None:
        assert result.getpixel((1, 1)) == pixel


def test_red_is_printed_with_magenta_and_yellow() -> None:
    result = Image.open(io.BytesIO(for_press(_file("RGB", (255, 0, 0)), PROFILE)))
    cyan, magenta, yellow, black = result.getpixel((1, 1))  # type: ignore[misc]
    assert cyan < 10
    assert magenta > 240
    assert yellow > 230
    assert black < 10


def test_an_embedded_profile_is_heeded() -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    tagged = for_press(_file("RGB", (0, 128, 0), icc_profile=lab), PROFILE)
    plain = for_press(_file("RGB", (0, 128, 0)), PROFILE)
    assert Image.open(io.BytesIO(tagged)).getpixel((1, 1)) == Image.open(
        io.BytesIO(plain)
    ).getpixel((1, 1))


def test_a_damaged_profile_does_no_harm() -> None:
    raw = _file("RGB", (0, 128, 0), icc_profile=b"damaged")
    assert Image.open(io.BytesIO(for_press(raw, PROFILE))).mode == "CMYK"


def test_a_picture_taken_upright_stands_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was held at a right angle
    raw = _file("RGB", "red", "JPEG", exif=exif)
    assert Image.open(io.BytesIO(for_press(raw, PROFILE))).size == (2, 4)
    assert Image.open(io.BytesIO(for_screen(raw, PROFILE))).size == (2, 4)


def test_for_the_screen_a_plain_file_stays_as_it_is() -> None:
    raw = _file("RGB", "red", "JPEG")
    assert for_screen(raw, PROFILE) is raw


SCREEN = [("RGBA", (0, 0, 0, 0), "RGB"), ("L", 3, "L"), ("1", 1, "L"), ("CMYK", 0, "RGB")]


@pytest.mark.parametrize(("mode", "colour", "becomes"), SCREEN)
def test_for_the_screen_everything_is_rgb_or_gray(mode: str, colour: object, becomes: str) -> None:
    raw = _file(mode, colour, "TIFF")
    assert Image.open(io.BytesIO(for_screen(raw, PROFILE))).mode == becomes


def test_the_same_picture_gives_the_same_bytes() -> None:
    raw = _file("RGB", (12, 34, 56))
    assert for_press(raw, PROFILE) == for_press(raw, PROFILE)


INKS = [((0, 0, 0, 100), "#000000"), ((0, 0, 0, 0), "#ffffff")]


@pytest.mark.parametrize(("cmyk", "colour"), INKS)
def test_an_ink_on_the_screen(cmyk: tuple[float, ...], colour: str) -> None:
    assert ink_on_screen(cmyk, PROFILE) == colour


def test_the_red_of_the_masthead_is_a_clear_red() -> None:
    colour = ink_on_screen((0, 80, 80, 0), PROFILE)
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    assert red > 220
    assert green < 100
    assert blue < 90


def test_inks_of_a_picture_stay_within_what_the_paper_can_take() -> None:
    black = _file("RGB", "black")
    sums = {}
    for limit in (400, 300, 280, 240):
        with Image.open(io.BytesIO(for_press(black, PROFILE, limit))) as image:
            pixel = image.getpixel((1, 1))
            sums[limit] = sum(pixel) / 2.55  # type: ignore[arg-type]
            assert pixel[3] > 220  # type: ignore[index]
    assert sums[400] > 310
    for limit in (300, 280, 240):
        assert limit - 8 < sums[limit] <= limit


def test_a_light_picture_is_not_touched_by_the_limit() -> None:
    raw = _file("RGB", (200, 90, 40))
    assert for_press(raw, PROFILE, 300) == for_press(raw, PROFILE)
