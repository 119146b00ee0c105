"""The speed bench counts whole process trees and tells medians of runs that take turns."""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from bench.peers import OURS
from bench.peers.job import PeerFailed, Probe
from bench.speed import command
from bench.speed.batches import told
from bench.speed.cold import cold
from bench.speed.growth import Size, growth, slope_of
from bench.speed.measuring import (
    Cost,
    Pair,
    environment_in,
    median_cost,
    pairs_of,
    ratios_of,
    run,
)
from bench.speed.systems import BY_NAME, System, build_command
from bench.speed.table import HOLDS, MISSED, NONE, Table, ratio, verdict
from bench.speed.text import Article, read_articles
from bench.speed.without import without

from bulletin_pdf.speedups import VARIABLE

ONE, TWO, FOUR = Cost(1, 1, 100), Cost(2, 3, 50), Cost(4, 4, 80)
_BURN = "import time; end = time.process_time() + {}\nwhile time.process_time() < end: pass"
_PAGES = """
import pikepdf, sys
pdf = pikepdf.new()
for title in open(sys.argv[1], encoding="utf-8"):
    pdf.add_blank_page()
pdf.save(sys.argv[2])
"""


def test_descendants_count_even_when_nobody_waits_for_them(tmp_path: Path) -> None:
    burn = _BURN.format(0.3)
    leave = f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', {burn!r}])"
    cost = run([sys.executable, "-c", leave], tmp_path, environment_in(tmp_path))
    assert 0.3 <= cost.cpu < 5
    assert cost.peak_mb > 5


def test_a_command_that_fails_tells_its_last_words(tmp_path: Path) -> None:
    fail = "import sys; print('out of ink'); sys.exit(3)"
    with pytest.raises(PeerFailed, match="ended with 3: out of ink"):
        run([sys.executable, "-c", fail], tmp_path, environment_in(tmp_path))


def test_a_command_that_hangs_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bench.speed.measuring.RUN_SECONDS", 0.3)
    with pytest.raises(PeerFailed, match="ended with 124"):
        run(["sleep", "30"], tmp_path, environment_in(tmp_path))


def test_runs_keep_bytecode_and_caches_in_the_folder_of_the_bench(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    environment = environment_in(tmp_path)
    assert "PYTHONDONTWRITEBYTECODE" not in environment
    assert environment["PYTHONPYCACHEPREFIX"] == str(tmp_path / "bytecode")
    assert environment["XDG_CACHE_HOME"] == str(tmp_path / "cache")


def test_runs_take_turns_and_neither_always_comes_first() -> None:
    order: list[str] = []

    def ours() -> Cost:
        order.append("ours")
        return ONE

    def peer() -> Cost:
        order.append("peer")
        return TWO

    assert pairs_of(ours, peer, 3) == [Pair(ONE, TWO)] * 3
    assert order == ["ours", "peer", "peer", "ours", "ours", "peer"]


def test_the_median_of_the_ratios_is_told_with_the_least_and_the_greatest() -> None:
    pairs = [Pair(ONE, TWO), Pair(ONE, FOUR), Pair(TWO, TWO)]
    assert ratios_of(pairs, "cpu") == (0.5, 0.25, 1.0)
    assert ratio(ratios_of(pairs, "cpu")) == "0.50 (0.25–1.00)"
    assert median_cost([ONE, TWO, FOUR]) == Cost(2, 3, 80)


@pytest.mark.parametrize(
    ("limit", "figures", "cells"),
    [
        (None, (9.0,), (NONE, NONE)),
        (0.6, (0.6, 0.59), ("≤ 0.6", HOLDS)),
        (0.6, (0.59, 0.61), ("≤ 0.6", MISSED)),
    ],
)
def test_a_limit_holds_when_every_figure_keeps_it(
    limit: float | None, figures: tuple[float, ...], cells: tuple[str, str]
) -> None:
    assert verdict(limit, *figures) == cells


def test_a_table_can_be_read_as_text_and_as_markdown() -> None:
    table = Table("Cold", ("system", "CPU s"), [("ours", "0.50"), ("WeasyPrint", "1.00")])
    assert table.markdown().splitlines() == [
        "### Cold",
        "",
        "| system     | CPU s |",
        "| ---------- | ----: |",
        "| ours       |  0.50 |",
        "| WeasyPrint |  1.00 |",
    ]


def test_growth_leaves_out_what_starting_costs() -> None:
    slope = slope_of(Size(10, 0.6, 90, 0.3), Size(100, 1.5, 108, 1.2), Size(1000, 11.4, 288, 10.2))
    assert slope == pytest.approx((10, 11, 0.2, 0.01))
    assert slope.growth == pytest.approx(1.1)


def test_ours_is_measured_as_an_editor_builds(tmp_path: Path) -> None:
    assert build_command(tmp_path / "a.yaml", tmp_path, "proof", "--no-cache")[1:] == [
        "-m", "bulletin_pdf", "build", str(tmp_path / "a.yaml"), "--for", "proof",
        "--output", str(tmp_path), "--no-cache",
    ]  # fmt: skip


def _blank(source: Path, pdf: Path) -> list[str]:
    return [sys.executable, "-c", _PAGES, str(source), str(pdf)]


def _titles(articles: Sequence[Article]) -> str:
    return "\n".join(article.title for article in articles)


def _system(name: str, version: str | None = "1", **limits: float) -> System:
    kept = {int(pages.removeprefix("p")): limit for pages, limit in limits.items()}
    probe = Probe(version, "apt install it")
    return System(name, lambda: probe, _titles, ".txt", "{stem}.pdf", _blank, kept)


@pytest.fixture
def twins(monkeypatch: pytest.MonkeyPatch) -> dict[str, System]:
    """Two systems that write a blank page for each article, under our name and another."""
    systems = {OURS: _system(OURS), "Twin": _system("Twin", p1=100.0)}
    monkeypatch.setitem(BY_NAME, OURS, systems[OURS])
    return systems


def test_cold_runs_are_told_side_by_side(twins: dict[str, System], tmp_path: Path) -> None:
    said: list[str] = []
    seed = read_articles(command.SEED)
    table = cold(1, [twins["Twin"]], 1, seed, tmp_path, said.append)
    ours, twin = table.rows
    assert said == ["1 pages: Twin"]
    assert (ours[:2], twin[:2]) == ([OURS, "1"], ["Twin", "1"])
    assert ours[-2:] == [NONE, NONE]
    assert twin[-2:] == ["≤ 100", HOLDS]


@pytest.mark.usefixtures("twins")
def test_growth_is_told_of_ours_without_any_peer(tmp_path: Path) -> None:
    said: list[str] = []
    table = growth([], 1, read_articles(command.SEED), tmp_path, said.append, (1, 10, 40))
    assert said == [f"growth: {OURS}, round 1"]
    assert table.head[1:3] == ("ms a page, 1 to 10", "10 to 40")
    [row] = table.rows
    assert row[0] == OURS
    assert row[-2] == "≤ 1.15; ≤ 0.3 MB together"


def test_command_names_who_is_missing_and_who_fails(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(source: Path, pdf: Path) -> list[str]:
        return [sys.executable, "-c", "raise SystemExit('no ink')"]

    broken = System("Broken", lambda: Probe("2"), _titles, ".txt", "{stem}.pdf", fail, {})
    systems = [_system(OURS), _system("Twin", p1=0.0), _system("Absent", None), broken]
    monkeypatch.setattr(command, "SYSTEMS", systems)
    for system in systems:
        monkeypatch.setitem(BY_NAME, system.name, system)
    assert command.main(["cold", "--pages", "1", "--pairs", "1"]) == 1
    out, errors = capsys.readouterr()
    assert "- Absent: not installed (apt install it)" in out
    assert "Broken: failed: " in errors
    assert "no ink" in errors
    assert [line.split()[1] for line in out.splitlines() if line.endswith(f"{MISSED} |")] == [
        "Twin"
    ]


def test_unknown_section_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        command.main(["lukewarm"])
    assert "no such section: lukewarm" in capsys.readouterr().err


def test_a_batch_is_told_against_how_much_longer_peers_should_take() -> None:
    turns = [
        {OURS: 10.0, "WeasyPrint": 81.0, "Typst": 9.0},
        {OURS: 11.0, "WeasyPrint": 99.0, "Typst": 10.0},
    ]
    ours, plain, typst = told("Batch", turns).rows
    assert ours == [OURS, "10.5", NONE, NONE, NONE]
    assert plain == ["WeasyPrint", "90.0", "0.12 (0.11–0.12)", "≤ 0.125", HOLDS]
    assert typst[-2:] == ["≤ 1", MISSED]


def test_speedups_are_switched_off_one_by_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []

    def note(variables: Mapping[str, str]) -> Cost:
        seen.append(variables[VARIABLE])
        return FOUR if variables[VARIABLE] else ONE

    monkeypatch.setattr("bench.speed.without.rebuild", lambda *_: note)
    monkeypatch.setattr("bench.speed.without._cold", lambda *_: note)
    table = without(2, read_articles(command.SEED), tmp_path, str, ["exit"])
    assert seen == ["", "exit", "exit", ""] * 3
    assert table.rows == [["exit", *["0.25 (0.25–0.25)"] * 3]]
