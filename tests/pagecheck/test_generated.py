"""Issues that nobody wrote: each builds and its pages are right, or it is refused with a reason."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from .dice import Dice
from .generated import LAYOUTS, Generated, generated
from .judging import judge, least

DAILY, SUITE, LONG = 6, 60, 300
"""Numbers below these are looked at every day, in the whole suite, and when there is time."""


def _numbers() -> list[object]:
    """Return all numbers, with their layouts for names, marked by what they cost."""
    marks = [(DAILY, ()), (SUITE, (pytest.mark.slow,)), (LONG, (pytest.mark.long,))]
    return [
        pytest.param(
            number,
            id=f"{number}-{LAYOUTS[number % len(LAYOUTS)]}",
            marks=next(given for limit, given in marks if number < limit),
        )
        for number in range(LONG)
    ]


@pytest.mark.parametrize("number", _numbers())
def test_a_generated_issue_is_right_or_refused(
    number: int, record_property: Callable[[str, object], None]
) -> None:
    issue = generated(number)
    verdict = judge(issue)
    for code in (*verdict.warnings, *verdict.refused):
        record_property("told", f"{code} {issue.layout}")
    assert verdict.faults == (), f"python -m tests.pagecheck.generated {number}"


@pytest.mark.parametrize("number", [7, 20, 66])
def test_a_number_gives_the_same_issue_again(number: int) -> None:
    first, again = generated(number), generated(number)
    assert (first.text, first.pictures) == (again.text, again.pictures)
    assert first.text != generated(number + 3).text


def test_dice_fall_as_they_always_fell() -> None:
    dice = Dice("issue 1")
    assert [dice.number(1, 6) for _ in range(8)] == [6, 4, 3, 5, 3, 1, 4, 4]
    assert "".join(dice.of("title").several("甲乙丙丁", 6)) == "乙丁丙甲甲丁"


def _without_its_picture() -> Generated:
    section = {"articles": [{"title": "甲", "body": "![乙](images/none.png)\n\n丙。\n"}]}
    return Generated(0, {"name": "工会信息", "sections": [{"briefs": ["丁。"]}, section]}, {})


def test_what_is_refused_for_another_reason_is_wrong() -> None:
    fault = "image-missing line 7: 找不到图片 “images/none.png”"
    assert judge(_without_its_picture()).faults == (fault,)


def test_the_least_of_an_issue_is_what_its_fault_needs() -> None:
    article = {"title": "甲", "body": "![乙](images/none.png)"}
    found = least(_without_its_picture(), "image-missing")
    assert found.issue == {"sections": [{"articles": [article]}]}
