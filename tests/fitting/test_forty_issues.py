"""Forty issues are made to fill their pages; what does not fit does after the cuts it is told."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.conftest import SEED
from tests.fitting.issues import random_issue, write

from bulletin_pdf.errors import Diagnostic, FindingsError
from bulletin_pdf.pipeline.making import measured

CLOSERS = "。！？”"


def real_and_random() -> list[tuple[str, dict[str, Any], int]]:
    """Return (name, issue, pages): every other one is to lose a page, the others to fill theirs."""
    seed = yaml.safe_load(SEED.read_text(encoding="utf-8"))
    issues = [("seed", seed, 8), ("seed", seed, 9)]
    return issues + [(f"r{number}", random_issue(number), 0) for number in range(38)]


def edited(issue: dict[str, Any], advice: list[Diagnostic]) -> dict[str, Any]:
    """Return an issue after an editor has done as told."""
    issue = copy.deepcopy(issue)
    articles = [a for section in issue["sections"] for a in section["articles"]]
    for told in advice:
        article = articles[int(told.values["article"]) - 1]
        count, opening = int(told.values["characters"]), str(told.values["opening"])
        paragraphs = article["body"].split("\n\n")
        (index,) = [i for i, text in enumerate(paragraphs) if text.strip().startswith(opening)]
        text = paragraphs[index].strip()
        end = len(text.rstrip(CLOSERS))
        if told.code == "fit-cut":
            paragraphs[index] = text[: end - count] + text[end:]
        else:
            paragraphs[index] = text[:end] + ("职工之家" * count)[:count] + text[end:]
        article["body"] = "\n\n".join(paragraphs)
    return issue


def fit(issue: dict[str, Any], path: Path, pages: int) -> list[Diagnostic]:
    """Fit an issue and return nothing, or what is to be edited."""
    try:
        extent, fitted = measured(write(issue, path), pages)
    except FindingsError as error:
        head, *advice = error.diagnostics
        assert head.code in ("fit-too-long", "fit-too-short")
        assert advice, "there is something to do"
        return advice
    assert fitted is not None
    assert fitted.layouts <= 7, "with the one that makes the PDF there are eight"
    assert extent.pages == pages
    lines = extent.spare(pages) / extent.height * fitted.adjustment.lines
    assert -0.02 < lines < 2.02, "no more than two blank lines above the imprint"
    return []


@pytest.mark.slow
def test_at_least_thirty_of_forty_fit_and_the_others_do_when_edited_as_told(tmp_path: Path) -> None:
    issues, advised = real_and_random(), []
    for number, (name, issue, pages) in enumerate(issues):
        path = tmp_path / "issues" / f"{name}.yaml"
        natural, _ = measured(write(issue, path))
        wanted = pages or natural.pages - number % 2
        spare = natural.spare(wanted) / natural.height
        assert -1 < spare < 1, "the natural length is within a page of what is wanted"
        if advice := fit(issue, path, wanted):
            advised.append(name)
            assert fit(edited(issue, advice), path, wanted) == []
    assert len(issues) == 40
    assert len(advised) <= 10, advised


@pytest.mark.slow
@pytest.mark.parametrize("number", [42, 52, 56, 62])
def test_an_issue_that_is_too_short_fits_when_as_much_is_added_as_told(
    number: int, tmp_path: Path
) -> None:
    path, issue = tmp_path / "issues" / "短.yaml", random_issue(number)
    pages = measured(write(issue, path))[0].pages
    advice = fit(issue, path, pages)
    assert {told.code for told in advice} == {"fit-add"}
    assert fit(edited(issue, advice), path, pages) == []


@pytest.mark.slow
@pytest.mark.parametrize(("number", "more"), [(42, 1), (29, 1), (2, 1), (29, -1), (43, -2)])
def test_more_than_a_page_away_following_the_advice_twice_makes_it_fit(
    number: int, more: int, tmp_path: Path
) -> None:
    path, issue = tmp_path / "issues" / "远.yaml", random_issue(number)
    natural, _ = measured(write(issue, path))
    wanted = natural.pages + more
    first = fit(issue, path, wanted)
    assert {told.code for told in first} == {"fit-add" if more > 0 else "fit-cut"}
    issue = edited(issue, first)
    if second := fit(issue, path, wanted):
        assert sum(int(d.values["lines"]) for d in second) <= 6, "little is left to do"
        assert fit(edited(issue, second), path, wanted) == []
