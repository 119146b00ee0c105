"""What the self-check costs is told by builds with it and without it that take turns."""

from pathlib import Path

import pytest
from bench import selfcheck
from bench.selfcheck import SEED, main, row, write_issue
from bench.speed.measuring import Cost, Pair
from bench.speed.text import articles_for, read_articles


def _pair(with_it: float, without: float) -> Pair:
    return Pair(Cost(with_it, 0.0, 0.0), Cost(without, 0.0, 0.0))


PAIRS = [_pair(1.0, 1.0), _pair(2.2, 2.0), _pair(5.0, 4.0)]


def test_a_warm_build_is_told_by_the_median_of_the_ratios() -> None:
    cells = ["10 pages", "2.200", "2.000", "1.10 (1.00–1.25)", "≤ 1.1", "holds"]
    assert row("10 pages", PAIRS, is_cold=False) == cells


def test_a_cold_build_is_told_by_the_seconds_more() -> None:
    cells = ["10 pages", "2.200", "2.000", "0.200 (0.000–1.000)", "≤ 0.08", "**missed**"]
    assert row("10 pages", PAIRS, is_cold=True) == cells


def test_every_article_ends_with_a_picture_when_it_is_asked_for(tmp_path: Path) -> None:
    articles = articles_for(3, read_articles(SEED))
    plain = write_issue(articles, tmp_path, "a", pictures=False).read_text(encoding="utf-8")
    shown = write_issue(articles, tmp_path, "a", pictures=True).read_text(encoding="utf-8")
    assert (plain.count("![示意图](images/"), shown.count("![示意图](images/")) == (
        0,
        len(articles),
    )


@pytest.mark.slow
def test_the_command_prints_both_tables(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(selfcheck, "collect_seldom", lambda: None)  # it would for all later tests
    main(["--pages", "1", "--pairs", "1"])
    titles = [line for line in capsys.readouterr().out.splitlines() if line.startswith("###")]
    assert titles == [
        "### The self-check in warm builds, 1 pairs",
        "### The self-check in cold builds, 1 pairs",
    ]
