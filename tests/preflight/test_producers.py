"""PDFs of other producers: what is found in them, and what other programs say of the same."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from .conftest import codes

DATA = Path(__file__).parent / "data"
PLAIN = {"not-pdfx", "intent-missing", "trapped", "trim-missing", "page-count"}
EXPECTED = {
    "typst": PLAIN
    | {"title", "colour-not-ink", "body-not-black", "hairline", "annotation", "text-small"},
    "chromium": PLAIN
    | {"no-id", "colour-not-ink", "body-not-black", "image-coarse", "annotation", "text-small"},
    "libreoffice": PLAIN
    | {"dates", "colour-not-ink", "body-not-black", "annotation", "blank-page"},
    "ghostscript": PLAIN
    | {"font-not-embedded", "image-coarse", "hairline", "ink-heavy", "bleed-short"}
    | {"text-many-inks"},
}


def said(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, check=True)
    return done.stdout.decode("utf-8", "replace")


@pytest.mark.parametrize("producer", EXPECTED)
def test_what_is_found(producer: str) -> None:
    assert codes((DATA / f"{producer}.pdf").read_bytes()) == EXPECTED[producer]


@pytest.mark.parametrize("producer", EXPECTED)
def test_the_file_itself_is_sound_and_small(producer: str) -> None:
    path = DATA / f"{producer}.pdf"
    assert path.stat().st_size <= 40_000
    assert "No syntax or stream encoding errors" in said("qpdf", "--check", str(path))


@pytest.mark.parametrize("producer", EXPECTED)
def test_poppler_sees_the_same_fonts(producer: str) -> None:
    rows = said("pdffonts", str(DATA / f"{producer}.pdf")).splitlines()[2:]
    embedded = {row.split()[-5] for row in rows}
    assert embedded == ({"no"} if "font-not-embedded" in EXPECTED[producer] else {"yes"})


@pytest.mark.parametrize("producer", EXPECTED)
def test_ghostscript_puts_the_text_on_as_many_plates(producer: str) -> None:
    path = str(DATA / f"{producer}.pdf")
    pages = [
        [float(share) for share in line.split()[:4]]
        for line in said("gs", "-q", "-dSAFER", "-o", "-", "-sDEVICE=inkcov", path).splitlines()
    ]
    assert (sum(map(sum, pages)) > 0) is True
    assert any(not any(page) for page in pages) is ("blank-page" in EXPECTED[producer])
    if "body-not-black" in EXPECTED[producer]:
        cyan, _, _, black = pages[-1]
        assert cyan >= black > 0


@pytest.mark.parametrize("producer", ["chromium", "ghostscript"])
def test_poppler_sees_the_coarse_images(producer: str) -> None:
    rows = said("pdfimages", "-list", str(DATA / f"{producer}.pdf")).splitlines()[2:]
    assert [int(row.split()[-4]) < 150 for row in rows] == [True]
