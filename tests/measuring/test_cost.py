"""The cost of composition is told as a ratio of runs that alternate."""

from pathlib import Path

import pytest
from bench.cost import OURS, PLAIN, Pair, cpu_seconds, main, pairs_of, paragraphs_for, row
from bench.peers.job import PeerFailed

PAGE = Path("page.html")


def test_runs_alternate_and_neither_always_comes_first() -> None:
    order: list[str] = []

    def cost(code: str, page: Path) -> float:
        assert page == PAGE
        order.append(code)
        return 3.0 if code == OURS else 2.0

    assert pairs_of(PAGE, 3, cost) == [Pair(2.0, 3.0)] * 3
    assert order == [PLAIN, OURS, OURS, PLAIN, PLAIN, OURS]


def test_the_median_of_the_ratios_is_told_with_the_least_and_the_greatest() -> None:
    pairs = [Pair(1.0, 1.1), Pair(2.0, 2.0), Pair(4.0, 6.0)]
    assert row(10, pairs) == "10 pages: plain 2.00 s, ours 2.00 s, ratio 1.100 (1.000 to 1.500)"


def test_paragraphs_are_repeated_until_the_pages_are_full() -> None:
    assert paragraphs_for(1, ["甲" * 400, "乙" * 300]) == ["甲" * 400, "乙" * 300, "甲" * 400]
    with pytest.raises(ValueError, match="no paragraphs"):
        paragraphs_for(1, [])


def test_a_run_that_fails_is_not_counted(tmp_path: Path) -> None:
    assert cpu_seconds("sum(range(10**5))", tmp_path / "page.html") > 0
    with pytest.raises(PeerFailed, match=r"setting page\.html ended with 3"):
        cpu_seconds("import sys; sys.exit(3)", tmp_path / "page.html")


def test_bytecode_is_written_beside_the_page_whatever_the_environment_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    cpu_seconds("import bench.marks", tmp_path / "page.html")
    assert [path.name.split(".")[0] for path in tmp_path.rglob("marks.*.pyc")] == ["marks"]


def test_command_prints_a_row_for_pages_and_for_measures(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = tmp_path / "poem.txt"
    text.write_text("天地玄黄，宇宙洪荒。" * 20, encoding="utf-8")
    assert main(["--pages", "1", "--pairs", "1", "--text", str(text)]) == 0
    rows = capsys.readouterr().out.splitlines()
    assert [line.split(":")[0] for line in rows] == [
        "1 pages",
        "planning at 28 em",
        "planning at 13 em",
    ]
