"""Plans judged without a page stand where a page would set them."""

from pathlib import Path

import pytest
from bench.planned import main, plan

from bulletin_pdf.clreq import Fit

TEXT = "天地玄黄，宇宙洪荒。日月盈昃，辰宿列张；寒来暑往，秋收冬藏。闰余成岁，律吕调阳。" * 6


def test_plan_of_prose_is_flush() -> None:
    planned = plan([TEXT], 28.0)
    report = planned.verdict.report
    assert (report.flush_pct, report.kinsoku_start, report.kinsoku_end) == (100, 0, 0)
    assert report.measure_em == 28
    assert planned.fits[Fit.RAGGED] == []
    assert planned.microseconds > 0


def test_line_that_nothing_fills_is_told_as_ragged() -> None:
    planned = plan(["天地玄黄" + "incomprehensibilities" + TEXT], 12.0)
    assert planned.fits[Fit.RAGGED] or planned.verdict.report.flush_pct == 100


def test_command_prints_a_row(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "poem.txt"
    file.write_text(TEXT + "\n", encoding="utf-8")
    assert main(["--text", str(file), "--measure", "28", "13", "--show", "1"]) == 0
    rows = [line for line in capsys.readouterr().out.splitlines() if line.startswith("poem")]
    assert [row.split(":")[0] for row in rows] == ["poem 28", "poem 13"]
