"""What editors write in words becomes what the model means."""

from __future__ import annotations

import pytest

from bulletin_pdf.model import Figure, IssueImage, Placement


@pytest.mark.parametrize(
    ("word", "placement"),
    [
        ("栏宽", Placement.COLUMN),
        ("通栏", Placement.FULL),
        (" 左 ", Placement.LEFT),
        ("右", Placement.RIGHT),
        ("full", Placement.FULL),
        (Placement.LEFT, Placement.LEFT),
    ],
)
def test_a_placement(word: object, placement: Placement) -> None:
    assert IssueImage.model_validate({"file": "a.png", "placement": word}).placement is placement


@pytest.mark.parametrize(("given", "text"), [(20, "20"), (9.5, "9.5"), ("90%", "90%")])
def test_the_number_of_a_figure_may_be_written_as_a_number(given: object, text: str) -> None:
    assert Figure.model_validate({"value": given, "note": "说明"}).value == text
