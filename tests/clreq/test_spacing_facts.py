"""Space between two characters: text-spacing-trim's pairs of classes, text-autospace in Chinese."""

import pytest

from bulletin_pdf.clreq import autospace_positions, pair_gap

from .tables import characters, rows

TRIM = rows("text-spacing-trim.tsv")
AUTOSPACE = rows("text-autospace-zh.tsv")
HALF_EM = 0.5


def _pair(row: dict[str, str]) -> tuple[str, str]:
    return characters(row["before"]), characters(row["after"])


@pytest.mark.parametrize("row", TRIM, ids=["".join(_pair(row)) for row in TRIM])
def test_pair_is_trimmed_as_css_says(row: dict[str, str]) -> None:
    widths = row["first"] + row["second"] if row["ours"] == "=" else row["ours"]
    assert pair_gap(*_pair(row), autospace=0.0) == -HALF_EM * widths.count("H")


def test_every_difference_from_css_gives_its_clause() -> None:
    assert all((row["ours"] == "=") == (not row["clause"]) for row in TRIM)


@pytest.mark.parametrize("row", AUTOSPACE, ids=[row["why"] for row in AUTOSPACE])
def test_autospace(row: dict[str, str]) -> None:
    before, after = _pair(row)
    assert autospace_positions(before + after) == ([1] if row["space"] == "yes" else [])
