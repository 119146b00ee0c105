"""Pictures of every depth come out with the tones that their files mean, or are refused."""

from __future__ import annotations

import io
import struct
from pathlib import Path

import pytest
from PIL import Image
from tests.images.files import cmyk_jpeg, png, tiff, words

from bulletin_pdf.images.conversion import for_one_ink, for_press, for_screen
from bulletin_pdf.images.inspection import inspect
from bulletin_pdf.images.limits import ImageRefused

PROFILE = (Path(__file__).parents[2] / "profiles" / "FOGRA39L_coated.icc").read_bytes()

WHITE = 65535
LINEAR = (b"gAMA", struct.pack(">L", 100000))
SCREEN = (b"gAMA", struct.pack(">L", 45455))
SRGB = (b"sRGB", b"\0")
ENDS = ("<", ">")


def _key(*values: int) -> tuple[bytes, bytes]:
    return b"tRNS", words(">", *values)


def _eight(mode: str, *pixels: object) -> bytes:
    """Return the same picture in eight bits, in PNG or, where there is no such PNG, in TIFF."""
    image = Image.new(mode, (len(pixels), 1))
    for x, pixel in enumerate(pixels):
        image.putpixel((x, 0), pixel)  # type: ignore[arg-type]
    stream = io.BytesIO()
    image.save(stream, "TIFF" if mode == "CMYK" else "PNG")
    return stream.getvalue()


GRAY = _eight("L", 128, 255)
RED = _eight("RGB", (128, 16, 32), (255, 255, 255))
HALF = _eight("RGBA", (128, 16, 32, 128), (255, 255, 255, 255))
HALF_GRAY = _eight("LA", (128, 128), (255, 255))
PAPER = _eight("L", 255, 255)
PAPER_RGB = _eight("RGB", (255, 255, 255), (255, 255, 255))
INKS = _eight("CMYK", (160, 64, 32, 0), (0, 0, 0, 0))
RED_WORDS = (0x8000, 0x1000, 0x2000)

SAME = [
    # a file → the same picture in eight bits
    ("PNG gray 16", png(16, 0, words(">", 0x8000, WHITE)), GRAY),
    ("PNG gray 16, key", png(16, 0, words(">", 0x8000, WHITE), _key(0x8000)), PAPER),
    ("PNG gray 8, key", png(8, 0, b"\x80\xff", _key(0x80)), PAPER),
    ("PNG gray 4, key", png(4, 0, b"\x8f", _key(8)), PAPER),
    ("PNG gray 1, key", png(1, 0, b"\x40", _key(0)), PAPER),
    ("PNG RGB 16", png(16, 2, words(">", *RED_WORDS, WHITE, WHITE, WHITE)), RED),
    (
        "PNG RGB 16, key",
        png(16, 2, words(">", *RED_WORDS, WHITE, WHITE, WHITE), _key(*RED_WORDS)),
        PAPER_RGB,
    ),
    (
        "PNG RGB 8, key",
        png(8, 2, bytes((128, 16, 32, 255, 255, 255)), _key(128, 16, 32)),
        PAPER_RGB,
    ),
    (
        "PNG palette",
        png(8, 3, b"\0\1", (b"PLTE", bytes((128, 16, 32, 255, 255, 255))), (b"tRNS", b"\x80")),
        HALF,
    ),
    ("PNG gray and alpha 16", png(16, 4, words(">", 0x8000, 0x8080, WHITE, WHITE)), HALF_GRAY),
    ("PNG RGBA 16", png(16, 6, words(">", *RED_WORDS, 0x8080, *[WHITE] * 4)), HALF),
    # samples of light, half as much of which is 188 of 255 on a screen of 2.2
    ("PNG gray 8, linear", png(8, 0, b"\x38\xff", LINEAR), GRAY),
    ("PNG gray 16, linear", png(16, 0, words(">", 14385, WHITE), LINEAR), GRAY),
    ("PNG gray 8, gamma of the screen", png(8, 0, b"\x80\xff", SCREEN), GRAY),
    ("PNG gray 8, sRGB before gamma", png(8, 0, b"\x80\xff", LINEAR, SRGB), GRAY),
    *(
        (f"TIFF {order} {name}", tiff(order, *args, **options), same)  # type: ignore[arg-type]
        for order in ENDS
        for name, args, options, same in (
            ("gray 16", (16, 1, words(order, 0x8000, WHITE)), {}, GRAY),
            ("gray 8, white is zero", (8, 0, b"\x7f\x00"), {}, GRAY),
            ("gray 4, white is zero", (4, 0, b"\x70"), {}, _eight("L", 136, 255)),
            ("1 bit, white is zero", (1, 0, b"\x40"), {}, _eight("L", 255, 0)),
            ("gray and alpha", (8, 1, bytes((128, 128, 255, 255))),
             {"samples": 2, "tags": [(338, 2)]}, HALF_GRAY),
            ("gray times alpha", (8, 1, bytes((64, 128, 255, 255))),
             {"samples": 2, "tags": [(338, 1)]}, HALF_GRAY),
            ("RGB 16", (16, 2, words(order, *RED_WORDS, WHITE, WHITE, WHITE)),
             {"samples": 3}, RED),
            ("RGBA 16", (16, 2, words(order, *RED_WORDS, 0x8080, *[WHITE] * 4)),
             {"samples": 4, "tags": [(338, 2)]}, HALF),
            ("RGB 8 in planes", (8, 2, b"\x80\xff", b"\x10\xff", b"\x20\xff"),
             {"samples": 3}, RED),
            ("YCbCr", (8, 6, bytes((52, 117, 182, 255, 128, 128))),
             {"samples": 3, "tags": [(530, 1)]}, RED),
            ("Lab", (8, 8, struct.pack("BbbBbb", 70, 46, 24, 255, 0, 0)), {"samples": 3}, RED),
            ("CMYK 16", (16, 5, words(order, 0xA0A0, 0x4040, 0x2020, *[0] * 5)),
             {"samples": 4}, INKS),
        )
    ),
    ("TIFF < gray 16, white is zero", tiff("<", 16, 0, words("<", 0x7FFF, 0)), GRAY),
    ("TIFF < gray 12", tiff("<", 12, 1, b"\x80\x7f\xff"), GRAY),
]  # fmt: skip


@pytest.mark.parametrize(("raw", "same"), [row[1:] for row in SAME], ids=[row[0] for row in SAME])
def test_a_file_gives_what_its_eight_bit_version_gives(raw: bytes, same: bytes) -> None:
    inspect(raw)
    for convert, tolerance in (
        (lambda file: for_screen(file, PROFILE), 1),
        (lambda file: for_press(file, PROFILE), 2),  # JPEG, and inks of a step of RGB
        (for_one_ink, 1),
    ):
        left, right = (Image.open(io.BytesIO(convert(file))) for file in (raw, same))
        assert (left.mode, left.size) == (right.mode, right.size)
        pairs = zip(left.tobytes(), right.tobytes(), strict=True)
        assert max(abs(one - other) for one, other in pairs) <= tolerance


REFUSED = [
    ("TIFF of whole 32 bits", tiff("<", 32, 1, bytes(8)), "image-depth"),
    ("TIFF of signed 16 bits", tiff("<", 16, 1, bytes(4), tags=[(339, 2)]), "image-depth"),
    ("TIFF of floating point", tiff(">", 32, 1, bytes(8), tags=[(339, 3)]), "image-depth"),
    ("TIFF of 16 bits in planes", tiff("<", 16, 2, *[bytes(4)] * 3, samples=3), "image-tiff"),
    ("TIFF of Lab in 16 bits", tiff("<", 16, 8, bytes(12), samples=3), "image-tiff"),
    ("TIFF of 12 bits from white", tiff("<", 12, 0, bytes(3)), "image-tiff"),
    ("TIFF that is cut", tiff("<", 8, 1, b"\0\0")[:20], "image-tiff"),
]


@pytest.mark.parametrize(
    ("raw", "code"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED]
)
def test_a_file_whose_tones_nobody_knows_is_refused(raw: bytes, code: str) -> None:
    with pytest.raises(ImageRefused) as caught:
        inspect(raw)
    assert caught.value.code == code


@pytest.mark.parametrize("adobe", [True, False], ids=["Adobe's", "plain"])
def test_a_jpeg_in_four_inks_is_shown_as_it_is_printed(adobe: bool) -> None:
    raw = cmyk_jpeg((165, 95, 35, 0), adobe=adobe)
    press = Image.open(io.BytesIO(for_press(raw, PROFILE))).getpixel((8, 8))
    screen = Image.open(io.BytesIO(for_screen(raw, PROFILE))).getpixel((8, 8))
    assert press == pytest.approx((165, 95, 35, 0), abs=1)
    assert screen == pytest.approx((101, 143, 185), abs=1)


@pytest.mark.parametrize("kind", ["PNG", "TIFF", "JPEG"])
@pytest.mark.parametrize("mode", ["L", "RGB", "I;16", "P"])
def test_a_picture_of_any_depth_stands_upright(mode: str, kind: str) -> None:
    if kind == "JPEG" and mode in ("I;16", "P"):
        return
    exif = Image.Exif()
    exif[0x0112] = 6
    stream = io.BytesIO()
    Image.new(mode, (4, 2)).save(stream, kind, exif=exif)
    for made in (for_press(stream.getvalue(), PROFILE), for_screen(stream.getvalue(), PROFILE)):
        assert Image.open(io.BytesIO(made)).size == (2, 4)


def test_a_plain_file_with_the_gamma_of_the_screen_stays_as_it_is() -> None:
    raw = png(8, 2, bytes(6), SCREEN)
    assert for_screen(raw, PROFILE) is raw
