"""Inks of a layout that cannot be printed are named with their places."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.layouts.test_reading import CONFIG, _layout
from tests.wording import said

from bulletin_pdf.errors import ExitCode, Language, LayoutError

INKS = "inks:\n  black: {cmyk: [0, 0, 0, 100]}\n"
AT = CONFIG[: CONFIG.index(INKS)].count("\n") + 3
"""Line of the second ink."""


@pytest.mark.parametrize(
    ("ink", "press", "wrong"),
    [
        ("pale: {of: grey, tint: 20}", "", f"{AT}:14 of 指的墨色 “grey” 不存在"),
        (
            "pale: {of: black, tint: 20}\n  paler: {of: pale, tint: 50}",
            "",
            f"{AT + 1}:15 of 指的墨色 “pale” 自己也是另一墨色的淡色",
        ),
        ("red: {spot: All}", "", f"{AT}:15 专色不能叫 “All”：这是印刷四色或套准色的名字"),
        ("red: {spot: black}", "", f"{AT}:15 专色不能叫 “black”：这是印刷四色或套准色的名字"),
        (
            "red: {cmyk: [0, 100, 0, 0]}",
            "press: {pictures: red}\n",
            f"{AT + 1}:19 图片不能印成 “red”",
        ),
    ],
)
def test_a_wrong_ink_is_shown_where_it_stands(
    tmp_path: Path, ink: str, press: str, wrong: str
) -> None:
    config = CONFIG.replace(INKS, f"{INKS}  {ink}\n{press}")
    with pytest.raises(LayoutError) as caught:
        _layout(tmp_path, config)
    assert caught.value.exit_code is ExitCode.LAYOUT
    assert said(caught.value.diagnostics) == [wrong]
    assert said(caught.value.diagnostics, Language.EN)


def test_a_spot_ink_its_tint_and_pictures_in_it_are_fine(tmp_path: Path) -> None:
    config = CONFIG.replace(
        INKS,
        f"{INKS}  red: {{spot: 专红, cmyk: [0, 100, 100, 0]}}\n  pale: {{of: red, tint: 20}}\n"
        "press: {pictures: red, standard: x-1a, marks: true, ppi: 250, line_ppi: 1000}\n",
    )
    press = _layout(tmp_path, config).config.press
    assert (press.pictures, press.standard, press.marks) == ("red", "x-1a", True)
    assert (press.ppi, press.line_ppi) == (250, 1000)
