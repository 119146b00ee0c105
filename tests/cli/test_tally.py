"""A batch is told in the order of its issues, whatever the order in which they end."""

from __future__ import annotations

from pathlib import Path

import pytest

from bulletin_pdf.cli.console import Console
from bulletin_pdf.cli.tally import Tally
from bulletin_pdf.errors import (
    DependencyMissing,
    Diagnostic,
    ExitCode,
    Language,
    Place,
    Severity,
    SourceError,
)
from bulletin_pdf.pipeline.batch import Outcome
from bulletin_pdf.pipeline.build import Built
from bulletin_pdf.pipeline.targets import Target

PATHS = [Path(f"{name}.yaml") for name in "abcd"]


def _built(name: str, reused: bool = False, found: tuple[Diagnostic, ...] = ()) -> Outcome:
    built = Built(name, {Target.PRESS: Path(f"out/{name}.pdf")}, 4, found, reused)
    return Outcome(Path(f"{name}.yaml"), built)


def test_files_are_named_as_soon_as_their_turn_comes(capfd: pytest.CaptureFixture[str]) -> None:
    tally = Tally(Console(), PATHS)
    said = []
    for name in "badc":
        tally.add(_built(name))
        tally.tell_ready()
        said.append([line[4] for line in capfd.readouterr().out.splitlines()])
    assert said == [[], ["a", "b"], [], ["c", "d"]]


def test_what_went_wrong_comes_at_the_end_in_the_order_of_the_issues(
    capfd: pytest.CaptureFixture[str],
) -> None:
    pages = {"pages": 4, "expected": 2}
    note = Diagnostic("pages-unexpected", Severity.NOTE, Place("b.yaml"), pages)
    tally = Tally(Console(Language.EN), PATHS)
    tally.add(Outcome(PATHS[3], error=SourceError.of("file-empty", Place("d.yaml", 1, 1))))
    tally.add(_built("b", reused=True, found=(note,)))
    tally.add(Outcome(PATHS[0], error=DependencyMissing.of("fonts-missing")))
    tally.add(_built("c"))
    assert tally.close() == ExitCode.DEPENDENCY
    out, err = capfd.readouterr()
    assert out.splitlines() == [
        "out/b.pdf (4 pages)",
        "out/c.pdf (4 pages)",
        "4 issues: 1 built, 1 unchanged, 2 failed",
    ]
    heads = [line for line in err.splitlines() if not line.startswith(" ")]
    assert [head.split(":")[0] for head in heads] == ["a.yaml", "b.yaml", "d.yaml"]


def test_a_batch_that_is_stopped_says_what_was_not_begun(
    capfd: pytest.CaptureFixture[str],
) -> None:
    tally = Tally(Console(), PATHS)
    tally.add(_built("c"))
    assert tally.close(KeyboardInterrupt()) == ExitCode.INTERRUPTED
    out, err = capfd.readouterr()
    assert out.splitlines()[-1] == "共 4 期：排成 1 期，没有排 3 期"
    assert err.splitlines()[0] == "错误: 已中断"


def test_a_bug_in_an_issue_is_said_without_a_traceback(capfd: pytest.CaptureFixture[str]) -> None:
    tally = Tally(Console(), PATHS[:1])
    tally.add(Outcome(PATHS[0], error=ZeroDivisionError("x")))
    assert tally.close() == ExitCode.RENDER
    said = capfd.readouterr().err.splitlines()[0]
    assert said.startswith("a.yaml: 错误: ")
    assert "ZeroDivisionError: x" in said
