"""The verdict of a row: best, equal or behind, and what is not compared."""

import dataclasses

import pytest
from bench.judge import Report
from bench.table import ROWS, Row, leaves_ragged, render, verdict

FIGURES = {field.name: 0 for field in dataclasses.fields(Report)} | {"flush_pct": 100.0}


def _report(**figures: float | None) -> Report:
    return Report(**(FIGURES | figures))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("mine", "theirs", "word"), [(1, 2, "best"), (1, 1, "equal"), (2, 1, "behind")]
)
def test_less_is_better(mine: int, theirs: int, word: str) -> None:
    reports = {"ours": _report(lone_last=mine), "peer": _report(lone_last=theirs)}
    judged = verdict(Row("lone_last", -1), reports, "ours")
    assert (judged.word, judged.fails) == (word, word == "behind")


def test_more_is_better() -> None:
    reports = {"ours": _report(flush_pct=99.0), "peer": _report(flush_pct=100.0)}
    judged = verdict(Row("flush_pct", 1), reports, "ours")
    assert judged.ahead == ("peer",)


def test_told_rows_never_fail() -> None:
    reports = {"ours": _report(squeezed_pct=3.0), "peer": _report(squeezed_pct=0.0)}
    judged = verdict(Row("squeezed_pct", -1, counts=False), reports, "ours")
    assert (judged.word, judged.fails) == ("behind", False)


def test_ragged_peer_is_not_even() -> None:
    ragged = _report(flush_pct=80.0, flush_worst_pt=24.0, uneven_rms=0.0)
    reports = {"ours": _report(uneven_rms=0.01), "ragged": ragged}
    assert leaves_ragged(ragged)
    assert verdict(Row("uneven_rms", -1, of_flush_lines=True), reports, "ours").word == ""
    assert verdict(Row("uneven_rms", -1), reports, "ours").word == "behind"


def test_line_filled_by_holes_is_not_ahead() -> None:
    reports = {"ours": _report(flush_pct=99.8), "peer": _report(gap_max=0.7)}
    assert verdict(Row("flush_pct", 1, within_most_gap=True), reports, "ours").word == ""
    assert verdict(Row("flush_pct", 1), reports, "ours").word == "behind"


def test_thousandths_of_an_em_are_equal() -> None:
    reports = {"ours": _report(gap_max=0.112), "peer": _report(gap_max=0.111)}
    assert verdict(Row("gap_max", -1, resolution=0.001), reports, "ours").word == "equal"


def test_figure_that_is_missing_is_not_compared() -> None:
    reports = {"ours": _report(gap_max=None), "peer": _report()}
    assert verdict(Row("gap_max", -1), reports, "ours").word == ""
    assert verdict(Row("gap_max", -1), {"peer": _report()}, "ours").word == ""


def test_table_has_a_row_for_each_figure_told() -> None:
    reports = {"ours": _report(), "a longer name": _report(lone_last=1, gap_max=None)}
    table, verdicts = render(reports, "ours")
    head, *lines = table.splitlines()
    assert head.split() == ["ours", "a", "longer", "name", "ours", "is"]
    assert len(lines) == len(verdicts) == len(ROWS)
    assert "lone_last" in table
    assert "–" in table
