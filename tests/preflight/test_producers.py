"""PDFs of other producers: what is found in them, and what other programs say of the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import codes
from .evidence import WITNESSES, said

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


@pytest.mark.parametrize("producer", EXPECTED)
def test_what_is_found(producer: str) -> None:
    assert codes((DATA / f"{producer}.pdf").read_bytes()) == EXPECTED[producer]


@pytest.mark.parametrize("producer", EXPECTED)
def test_other_programs_bear_witness_to_each_finding_and_to_no_other(
    producer: str, tmp_path: Path
) -> None:
    path = DATA / f"{producer}.pdf"
    shown = {code for code, shows in WITNESSES.items() if shows(path, tmp_path)}
    assert shown == EXPECTED[producer]


def test_every_finding_has_a_witness() -> None:
    assert set().union(*EXPECTED.values()) == set(WITNESSES)


@pytest.mark.parametrize("producer", EXPECTED)
def test_the_file_itself_is_sound_and_small(producer: str) -> None:
    path = DATA / f"{producer}.pdf"
    assert path.stat().st_size <= 40_000
    assert "No syntax or stream encoding errors" in said("qpdf", "--check", str(path))
