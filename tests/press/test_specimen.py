"""A whole issue with a spot red goes to the shop: as PDF/X-4, as PDF/X-1a, and in two inks."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, ImageChops, ImageDraw
from tests.press.jobs import images_of, inked, plates
from tests.press.judges import page_says, pdfbox_says
from tests.press.specimen import RED, specimen

import bulletin_pdf
from bulletin_pdf.pdfobjects.content import Mark, marks_of
from bulletin_pdf.pipeline.build import PressWishes
from bulletin_pdf.pipeline.delivering import Delivered, deliver
from bulletin_pdf.pipeline.sheet_wishes import SheetWishes
from bulletin_pdf.press.imposition import Scheme

pytestmark = pytest.mark.slow

KINDS = {
    "x-4": {},
    "x-1a": {"profile": "FOGRA29L_uncoated"},
    "two": {"profile": "FOGRA29L_uncoated", "pictures": "black"},
}
"""Five plates on coated and on uncoated paper; black and red alone."""

LIMITS = {"x-4": 300, "x-1a": 280, "two": 200}
"""Sum of inks, per cent."""


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Delivered]:
    """Deliver each kind once, when it is asked for."""
    done: dict[str, Delivered] = {}

    def deliver_once(kind: str) -> Delivered:
        if kind not in done:
            folder = tmp_path_factory.mktemp(kind)
            issue, two = specimen(folder, **KINDS[kind]), kind == "two"
            wishes = PressWishes(None if two else kind, marks=True)
            sheets = None if two else SheetWishes(Scheme.SADDLE, "SRA3", paper="80gsm")
            done[kind] = deliver(issue, wishes, sheets=sheets)
        return done[kind]

    return deliver_once


def file_of(delivered: Delivered, kind: str) -> Path:
    (path,) = (path for path in delivered.outputs if path.name.endswith(f".{kind}"))
    return path


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def press(kind: str, made: Callable[[str], Delivered]) -> Path:
    return file_of(made(kind), "press.pdf")


def test_our_preflight_finds_nothing(made: Callable[[str], Delivered], kind: str) -> None:
    done = made(kind)
    report = json.loads(file_of(done, "preflight.json").read_bytes())
    assert (report["passes"], report["plates"]) == (True, True)
    assert report["findings"] == []
    assert done.diagnostics == ()


def test_what_the_specimen_holds(press: Path, kind: str) -> None:
    facts = {image.facts[2:] for image in images_of(press)}
    four = set() if kind == "two" else {(8, "/DeviceCMYK")}
    assert facts == {(8, "/DeviceGray"), (1, "/DeviceGray")} | four
    with pikepdf.open(press) as pdf:
        assert len(pdf.pages) == 8
        marks = [mark for page in pdf.pages for mark in marks_of(page)]
        cover = pdf.pages[0]
        trim = [float(v) for v in cover.TrimBox]
        to_the_edge = [m for m in marks_of(cover) if m.kind == "image" and m.box.left < trim[0]]
    assert len(to_the_edge) == 1
    assert {m.colour.inks[RED] for m in marks if _is_red(m)} == {1.0, 0.5}


def _is_red(mark: Mark) -> bool:
    return mark.colour is not None and RED in mark.colour.inks


def test_qpdf_finds_no_errors(press: Path) -> None:
    files = [path for path in press.parent.iterdir() if path.suffix == ".pdf"]
    assert len(files) >= 2
    for path in files:
        done = subprocess.run(["qpdf", "--check", path], capture_output=True, check=False)
        assert done.returncode == 0, done.stdout
        assert b"No syntax or stream encoding errors found" in done.stdout


# ---- plates


def black_text(press: Path, number: int, size: tuple[int, int]) -> Image.Image:
    """Return where black text stands on a page alone, at 150 dpi: 255 where it does."""
    where = Image.new("L", size)
    draw = ImageDraw.Draw(where)
    with pikepdf.open(press) as pdf:
        page = pdf.pages[number]
        left, _, _, top = (float(v) for v in page.TrimBox)
        marks = list(marks_of(page))
    dot = 150 / 72
    other = [m.box for m in marks if m.kind != "text" and m.is_seen and m.plates != {"Black"}]
    for mark in marks:
        if mark.kind != "text" or mark.colour is None or set(mark.colour.inks) != {"Black"}:
            continue
        if any(mark.box.meets(box) for box in other):
            continue
        box = mark.box
        corners = (box.left - left, top - box.top, box.right - left, top - box.bottom)
        draw.rectangle([value * dot for value in corners], 255)
    return where


def test_plates_pixel_by_pixel(press: Path, kind: str, tmp_path: Path) -> None:
    """Black text is on K alone; two inks are two plates; the sum of inks stays in its limit."""
    used, heaviest, text = set[str](), 0.0, 0
    for number, page in enumerate(plates(press, tmp_path / "p")):
        used |= inked(page)
        where = black_text(press, number, page["Black"].size)
        text += sum(ImageChops.multiply(where, page["Black"]).histogram()[128:])
        for name, plate in page.items():
            if name != "Black":
                assert ImageChops.multiply(where, plate).getbbox() is None, (number + 1, name)
        heaviest = max(heaviest, _heaviest(list(page.values())))
    assert text > 500_000
    assert used == {"Black", RED} | (set() if kind == "two" else {"Cyan", "Magenta", "Yellow"})
    assert LIMITS[kind] / 2 <= heaviest <= LIMITS[kind] + 0.5


def _heaviest(page: list[Image.Image]) -> float:
    """Return the largest sum of inks over 4 mm squares, per cent."""
    side = round(4 / 25.4 * 150)
    small = [plate.reduce(side) for plate in page]
    sums = map(sum, zip(*(plate.tobytes() for plate in small), strict=True))
    return max(sums) / 2.55


@pytest.mark.parametrize("kind", ["x-4", "x-1a"])
def test_each_plate_of_a_sheet_bears_its_name(
    made: Callable[[str], Delivered], kind: str, tmp_path: Path
) -> None:
    path = file_of(made(kind), "saddle.pdf")
    page = plates(path, tmp_path / "p", "CropBox")[0]
    with pikepdf.open(path) as pdf:
        bottom = float(pdf.pages[0].BleedBox[1])
        marks = [mark for mark in marks_of(pdf.pages[0]) if not mark.box.is_empty]
    below = [mark for mark in marks if mark.kind == "fill" and mark.box.top < bottom]
    foot = [mark.colour.inks for mark in below if mark.colour]
    for name in ("Cyan", "Magenta", "Yellow", "Black", RED):
        assert foot.count({name: 0.5}) == 1  # the half-tone patch
        assert foot.count({name: 1.0}) > 1  # the solid one, and the name
        assert page[name].getextrema()[1] == 255


# ---- outside judges


def test_pdfbox_and_page_validation_find_nothing_in_ours(
    made: Callable[[str], Delivered], tmp_path: Path
) -> None:
    """That they would is shown in tests/preflight/test_judges.py."""
    files = {kind: file_of(made(kind), "press.pdf").read_bytes() for kind in KINDS}
    files |= {f"saddle {k}": file_of(made(k), "saddle.pdf").read_bytes() for k in ("x-4", "x-1a")}
    nothing: dict[str, set[str]] = {name: set() for name in files}
    assert pdfbox_says(files, tmp_path) == nothing
    assert {name: page_says(raw) for name, raw in files.items()} == nothing


# ---- the same bytes


@pytest.mark.parametrize("kind", ["x-4", "x-1a"])
def test_another_folder_home_and_day_make_no_difference(
    made: Callable[[str], Delivered], kind: str, tmp_path: Path
) -> None:
    """Press file, sheets, ticket, report and archive, made by the command itself."""
    base = tmp_path / "另一处"
    issue = specimen(base, **KINDS[kind])
    (base / "home").mkdir()
    command = [sys.executable, "-m", "bulletin_pdf", "deliver", str(issue.relative_to(base))]
    command += ["--standard", kind, "--marks", "--impose", "saddle", "--sheet", "SRA3"]
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(base / "home"),
        "PYTHONPATH": str(Path(bulletin_pdf.__file__).parents[1]),
        "PYTHONHASHSEED": "7",
        "TZ": "America/Lima",
        "LANG": "C",
    }
    done = subprocess.run(
        ["faketime", "2031-12-31 23:59", *command],
        cwd=base, env=environment, capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr.decode()
    here = {path.name: path.read_bytes() for path in made(kind).outputs}
    there = {path.name: path.read_bytes() for path in (base / "out" / issue.stem).iterdir()}
    assert len(here) == 8
    assert {name: here[name] == there[name] for name in here | there} == dict.fromkeys(here, True)
