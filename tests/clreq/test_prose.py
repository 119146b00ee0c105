"""Plans of prose of six kinds keep every rule that the judge of lines counts.

The judge is the bench's own, which knows marks and numbers from its own tables.
"""

from functools import cache
from pathlib import Path

import pytest
from bench.composition import read_paragraphs
from bench.planned import Planned, plan

from .tables import FACTS

TEXTS = sorted((FACTS / "prose").glob("*.txt"))
MEASURES = (28.0, 20.0, 13.0, 9.0)
LEAST_WITHOUT_RUNTS = 10.0
LEAST_WITHOUT_HARD_SQUEEZE = 13.0
# Long Latin words, paths and addresses leave lines ragged; so do numbers in narrow columns.
MOST_RAGGED_PCT = 0.5
MOST_RAGGED_MIXED_PCT = 4.0
NARROW = 10.0


@cache
def _planned(file: Path, measure: float) -> Planned:
    return plan(read_paragraphs([file]), measure)


@pytest.fixture(params=TEXTS, ids=[file.stem for file in TEXTS])
def file(request: pytest.FixtureRequest) -> Path:
    assert isinstance(request.param, Path)
    return request.param


@pytest.mark.parametrize("measure", MEASURES)
def test_marks_stand_where_they_may(file: Path, measure: float) -> None:
    offenders = _planned(file, measure).verdict.offenders
    assert (offenders["kinsoku_start"], offenders["kinsoku_end"]) == ([], [])
    assert _planned(file, measure).verdict.report.loose_pairs == 0


@pytest.mark.parametrize("measure", MEASURES)
def test_numbers_are_whole(file: Path, measure: float) -> None:
    assert _planned(file, measure).verdict.offenders["split_numbers"] == []


@pytest.mark.parametrize("measure", MEASURES)
def test_lines_are_flush_or_reported(file: Path, measure: float) -> None:
    planned = _planned(file, measure)
    short = {str(text) for _, _, text in planned.verdict.offenders["not_flush"]}
    told = {"".join(text.split()) for texts in planned.fits.values() for text in texts}
    assert short <= told
    lines = planned.verdict.report.nonlast_lines
    mixed = file.stem == "mixed" or measure < NARROW
    assert 100 * len(told) / lines <= (MOST_RAGGED_MIXED_PCT if mixed else MOST_RAGGED_PCT)


@pytest.mark.parametrize("measure", [m for m in MEASURES if m >= LEAST_WITHOUT_RUNTS])
def test_no_paragraph_ends_with_one_character(file: Path, measure: float) -> None:
    assert _planned(file, measure).verdict.offenders["lone_last"] == []


@pytest.mark.parametrize("measure", [m for m in MEASURES if m >= LEAST_WITHOUT_HARD_SQUEEZE])
def test_no_mark_is_squeezed_to_half(file: Path, measure: float) -> None:
    assert _planned(file, measure).verdict.offenders["hard_squeezed"] == []


@pytest.mark.parametrize("measure", MEASURES)
def test_no_gap_opens_beyond_a_quarter(file: Path, measure: float) -> None:
    assert (_planned(file, measure).verdict.report.gap_max or 0.0) <= 0.25
