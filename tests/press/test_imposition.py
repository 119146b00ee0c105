"""Imposition: pages land where they belong, and the folded job reads 1, 2, 3 … n."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageStat
from tests.press.jobs import MM

from bulletin_pdf.cli import run
from bulletin_pdf.errors import ExitCode, UsageError
from bulletin_pdf.pipeline.imposing import impose_bytes
from bulletin_pdf.pipeline.sheet_wishes import SheetWishes
from bulletin_pdf.press.imposition import Scheme, saddle, thickness_of, two_up

COUNTS = [4, 5, 7, 8, 10, 16, 23, 32, 64]
WIDTH, HEIGHT = 60, 90
BLEED = 3
SAME = 0.3
"""Mean difference of gray, 0 to 255, that two renderings of one page at other pixels may have."""


def job(count: int, *, rotate: int = 0, size: tuple[float, float] = (WIDTH, HEIGHT)) -> bytes:
    """Return pages with numbers, lines to the edge and colour in the bleed."""
    pdf = pikepdf.new()
    width, height = size[0] * MM, size[1] * MM
    bleed = BLEED * MM
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )
    for number in range(1, count + 1):
        page = pdf.add_blank_page(page_size=(width + 2 * bleed, height + 2 * bleed))
        page.obj.TrimBox = [bleed, bleed, bleed + width, bleed + height]
        page.obj.BleedBox = page.obj.MediaBox
        page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
        shade = number / (count + 1)
        content = f"0 {shade:.3f} 0 0 k 0 0 {width + 2 * bleed} 40 re f 0 0 0 1 k "
        content += f"BT /F 60 Tf 40 100 Td ({number}) Tj ET "
        content += f"{10 + number} {150} 3 60 re f"
        page.obj.Contents = pdf.make_stream(content.encode())
        if rotate:
            page.obj.Rotate = rotate
    pdf.docinfo["/Title"] = "试样"
    stream = io.BytesIO()
    pdf.save(stream, deterministic_id=True)
    return stream.getvalue()


def impose(raw: bytes, scheme: Scheme = Scheme.SADDLE, **wishes: str) -> bytes:
    return impose_bytes(raw, "x.pdf", SheetWishes(scheme, **wishes)).pdf


class Rendered:
    """Pages as pixels, cut from the lower left corner of the finished size."""

    SCALE = 4.0

    def __init__(self, raw: bytes) -> None:
        self._pdf = pypdfium2.PdfDocument(raw)
        self._pages = pikepdf.open(io.BytesIO(raw))
        self._cache: dict[int, Image.Image] = {}

    def __len__(self) -> int:
        return len(self._pdf)

    def cut(self, page: int, left: float, bottom: float, width: float, height: float):
        """Return a region in pt from that corner."""
        if page not in self._cache:
            bitmap = self._pdf[page].render(scale=self.SCALE)
            self._cache[page] = bitmap.to_pil().convert("RGB")
        picture = self._cache[page]
        obj = self._pages.pages[page].obj
        media = [float(v) for v in obj.MediaBox]
        origin = [float(v) for v in obj.TrimBox]
        x0 = (origin[0] - media[0] + left) * self.SCALE
        y1 = picture.height - (origin[1] - media[1] + bottom) * self.SCALE
        box = (x0, y1 - height * self.SCALE, x0 + width * self.SCALE, y1)
        return picture.transform(
            (round(width * self.SCALE), round(height * self.SCALE)),
            Image.Transform.EXTENT,
            box,
            Image.Resampling.BILINEAR,
        )


def _difference(one: Image.Image, other: Image.Image) -> float:
    return ImageStat.Stat(ImageChops.difference(one, other).convert("L")).mean[0]


@pytest.mark.parametrize("count", COUNTS)
@pytest.mark.parametrize("scheme", list(Scheme))
def test_every_page_is_in_its_place_with_its_creep(count: int, scheme: Scheme) -> None:
    raw = job(count)
    paper = "0.2mm"
    sheets = Rendered(impose(raw, scheme, paper=paper))
    pages = Rendered(raw)
    plan = saddle(count, 0.2) if scheme is Scheme.SADDLE else two_up(count)
    assert len(sheets) == len(plan)
    width, height = WIDTH * MM, HEIGHT * MM
    gap = 0 if scheme is Scheme.SADDLE else 2 * BLEED * MM
    seen = []
    for index, side in enumerate(plan):
        for at, number, toward in ((0, side.left, 1), (width + gap, side.right, -1)):
            creep = side.creep * MM * toward
            # What is left of a page after its creep over the fold.
            skip = abs(creep) + 1
            inner = (skip if toward < 0 else 0, 0, width - skip, height)
            placed = (at + inner[0] + creep, *inner[1:])
            found = sheets.cut(index, *placed)
            if number is None:
                assert found.getextrema() == ((255, 255),) * 3
                continue
            seen.append(number)
            expected = pages.cut(number - 1, *inner)
            here = _difference(found, expected)
            beside = (placed[0] + by * MM for by in (-0.1, 0.1))
            assert here < SAME, (index, number)
            assert here < min(
                _difference(sheets.cut(index, x, *placed[1:]), expected) for x in beside
            )
    assert sorted(seen) == list(range(1, count + 1))


def test_the_comparison_sees_a_tenth_of_a_millimetre() -> None:
    pages = Rendered(job(4))
    one = pages.cut(0, 0, 0, WIDTH * MM, HEIGHT * MM)
    other = pages.cut(0, 0.1 * MM, 0, WIDTH * MM, HEIGHT * MM)
    assert _difference(one, other) > SAME


@pytest.mark.parametrize("count", [4, 10, 16, 64])
def test_nothing_creeps_over_the_fold(count: int) -> None:
    """At the foot all pages are inked to their edges: left and right meet at the fold alone."""
    sheets = Rendered(impose(job(count), paper="0.5mm"))
    for index, side in enumerate(saddle(count, 0.5)):
        if None in (side.left, side.right):
            continue
        left = sheets.cut(index, WIDTH * MM - 2, 2, 1, 4)
        right = sheets.cut(index, WIDTH * MM + 1, 2, 1, 4)
        shades = [ImageStat.Stat(x).mean[1] for x in (left, right)]
        expected = [255 * (1 - n / (count + 1)) for n in (side.left, side.right)]  # type: ignore[operator]
        assert (shades[0] - shades[1]) * (expected[0] - expected[1]) > 0


def _numbers(raw: bytes) -> list[tuple[int | None, int | None]]:
    """Read the numbers on the halves of every side, by the text of another reader of PDF."""
    found = []
    pdf = pypdfium2.PdfDocument(raw)
    for page in pdf:
        left, bottom, right, top = page.get_mediabox()
        middle = (left + right) / 2
        text = page.get_textpage()
        halves = (
            text.get_text_bounded(left, bottom, middle, top),
            text.get_text_bounded(middle, bottom, right, top),
        )
        found.append(tuple(int(half) if half.strip() else None for half in halves))
    return found


def fold(sides: Sequence[tuple[int | None, int | None]]) -> list[int | None]:
    """Fold each sheet with its front outside, nest them, and leaf through from the front."""
    pages: list[int | None] = []
    for index in range(len(sides) - 2, -1, -2):  # from the innermost sheet out
        (front_left, front_right), (back_left, back_right) = sides[index : index + 2]
        pages = [front_right, back_left, *pages, back_right, front_left]
    return pages


def cut_and_stack(sides: Sequence[tuple[int | None, int | None]]) -> list[int | None]:
    """Cut the printed stack in the middle and lay the left half on the right one.

    A sheet is turned over its vertical axis: behind the left half is the back's right half.
    """
    left, right = [], []
    for index in range(0, len(sides), 2):
        (front_left, front_right), (back_left, back_right) = sides[index : index + 2]
        left += [front_left, back_right]
        right += [front_right, back_left]
    return left + right


@pytest.mark.parametrize("count", [1, 2, 4, 7, 8, 13, 20, 33, 64])
@pytest.mark.parametrize("scheme", list(Scheme))
def test_the_folded_dummy_reads_in_order(count: int, scheme: Scheme) -> None:
    done = impose_bytes(job(count), "x.pdf", SheetWishes(scheme), dummy=True)
    sides = _numbers(done.dummy)
    read = fold(sides) if scheme is Scheme.SADDLE else cut_and_stack(sides)
    blanks = -count % 4
    assert (done.pages, done.blanks, done.sheets) == (count, blanks, (count + blanks) // 4)
    assert read == [*range(1, count + 1), *[None] * blanks]


def test_the_dummy_fits_an_office_printer() -> None:
    done = impose_bytes(job(8), "x.pdf", SheetWishes(Scheme.SADDLE), dummy=True)
    page = pypdfium2.PdfDocument(done.dummy)[0]
    assert page.get_size() == pytest.approx((297 * MM, 210 * MM), abs=0.1)


def test_the_plan_of_ten_pages_is_the_known_one() -> None:
    assert [(side.left, side.right) for side in saddle(10)] == [
        (None, 1), (2, None), (10, 3), (4, 9), (8, 5), (6, 7),
    ]  # fmt: skip


def test_creep_grows_by_the_paper_from_the_outermost_sheet_in() -> None:
    assert [side.creep for side in saddle(12, 0.1)] == [0, 0, 0.1, 0.1, 0.2, 0.2]


@pytest.mark.parametrize(
    ("paper", "thick"),
    [("80gsm", 0.1), ("80g-offset", 0.1), ("157gsm-coated", 0.1256), ("105gsm-matt", 0.0945),
     ("80克胶版纸", 0.1), ("157g铜版纸", 0.1256), ("0.11mm", 0.11), (".09 mm", 0.09)],
)  # fmt: skip
def test_paper_has_a_thickness(paper: str, thick: float) -> None:
    assert thickness_of(paper) == thick


def test_the_creep_can_be_given_for_the_innermost_sheet() -> None:
    wishes = SheetWishes(Scheme.SADDLE, creep="1.5mm")
    assert impose_bytes(job(16), "x", wishes).creep == pytest.approx(1.5)
    assert impose_bytes(job(16), "x", SheetWishes(Scheme.SADDLE, creep="none")).creep == 0
    assert impose_bytes(job(4), "x", wishes).creep == 0


@pytest.mark.parametrize(
    ("sheet", "size"),
    [("", (2 * WIDTH + 20, HEIGHT + 20)), ("A4", (297, 210)), ("sra3", (450, 320)),
     ("300x200", (300, 200)), ("100x50", (2 * WIDTH + 20, HEIGHT + 20))],
)  # fmt: skip
def test_the_sheet_is_as_large_as_asked_and_never_too_small(
    sheet: str, size: tuple[float, float]
) -> None:
    with pikepdf.open(io.BytesIO(impose(job(4), sheet=sheet))) as pdf:
        media, trim, bleed = (
            [float(v) for v in pdf.pages[0].obj[f"/{box}Box"]] for box in ("Media", "Trim", "Bleed")
        )
    assert (media[2] - media[0]) / MM == pytest.approx(size[0], abs=0.01)
    assert (media[3] - media[1]) / MM == pytest.approx(size[1], abs=0.01)
    assert trim == pytest.approx([0, 0, 2 * WIDTH * MM, HEIGHT * MM], abs=0.01)
    assert bleed[0] == pytest.approx(-BLEED * MM, abs=0.01)


@pytest.mark.parametrize("rotate", [90, 180, 270])
def test_a_rotated_page_is_imposed_upright(rotate: int) -> None:
    raw = job(4, rotate=rotate)
    sheets = Rendered(impose(raw))
    size = (HEIGHT, WIDTH) if rotate != 180 else (WIDTH, HEIGHT)
    upright = pypdfium2.PdfDocument(raw)[0].render(scale=4).to_pil().convert("RGB")
    bleed = round(BLEED * MM * 4)
    expected = upright.crop((bleed, bleed, upright.width - bleed, upright.height - bleed))
    found = sheets.cut(0, size[0] * MM, 0, size[0] * MM, size[1] * MM)
    assert _difference(found, expected.resize(found.size)) < 2.5


def test_marks_are_in_all_and_outside_the_bleed() -> None:
    from bulletin_pdf.pdfobjects.content import marks_of

    for scheme in Scheme:
        with pikepdf.open(io.BytesIO(impose(job(8), scheme))) as pdf:
            for page in pdf.pages:
                left, bottom, right, top = (float(v) for v in page.obj.BleedBox)
                marks = [m for m in marks_of(page) if m.colour and "All" in m.colour.space.plates]
                assert len(marks) > 12
                for box in (mark.box for mark in marks):
                    outside = (
                        box.right <= left, box.left >= right,
                        box.top <= bottom, box.bottom >= top,
                    )  # fmt: skip
                    assert any(outside)


def test_collation_marks_make_stairs() -> None:
    from bulletin_pdf.pdfobjects.content import marks_of

    steps = []
    with pikepdf.open(io.BytesIO(impose(job(16)))) as pdf:
        for page in list(pdf.pages)[::2]:
            (bar,) = (
                m.box
                for m in marks_of(page)
                if m.kind == "fill" and abs(m.box.width - 3 * MM) < 0.01 and m.box.bottom > 0
            )
            steps.append(round((bar.left - WIDTH * MM) / MM, 2))
    assert steps == [3, 7, 11, 15]


def test_the_same_input_gives_the_same_bytes() -> None:
    wishes = SheetWishes(Scheme.SADDLE, "A3")
    one, other = (impose_bytes(job(10), "x", wishes, dummy=True) for _ in range(2))
    assert (one.pdf, one.dummy) == (other.pdf, other.dummy)


@pytest.mark.parametrize(
    ("wishes", "code"),
    [
        ({"sheet": "A33"}, "sheet-unknown"),
        ({"paper": "thick"}, "paper-unknown"),
        ({"creep": "much"}, "creep-unknown"),
        ({"creep": "11"}, "creep-unknown"),
    ],
)
def test_a_wish_that_is_not_understood(wishes: dict[str, str], code: str) -> None:
    with pytest.raises(UsageError) as caught:
        impose(job(4), **wishes)
    assert caught.value.diagnostics[0].code == code


def test_the_command_writes_sheets_and_dummy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.pdf").write_bytes(job(10))
    command = ["impose", "a.pdf", "--saddle", "--sheet", "A3", "--paper", "80gsm"]
    assert run([*command, "--dummy", "-o", "out.pdf"]) == 0
    assert "out.pdf（10 页，补白 2 页，3 张，最内爬移 0.20 mm）" in capsys.readouterr().out
    assert len(pypdfium2.PdfDocument("out.pdf")) == 6
    assert _numbers(Path("out.dummy.pdf").read_bytes())[0] == (None, 1)
    assert run(["impose", "a.pdf", "--2up"]) == 0
    assert len(pypdfium2.PdfDocument("a.2up.pdf")) == 6
    for wrong, code in (
        (["impose", "a.pdf"], ExitCode.USAGE),
        (["impose", "a.pdf", "--saddle", "--2up"], ExitCode.USAGE),
        (["impose", "a.pdf", "--saddle", "-o", "a.pdf"], ExitCode.USAGE),
        (["impose", "none.pdf", "--saddle"], ExitCode.INPUT_MISSING),
        (["impose", ".", "--saddle"], ExitCode.INPUT_MISSING),
    ):
        assert run(wrong) == code
