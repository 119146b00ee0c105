"""What is tried next, and what is to be cut, without setting anything."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bulletin_pdf.compose.adjustment import Adjustment
from bulletin_pdf.compose.tokens import tokens_css
from bulletin_pdf.errors import FindingsError, Language, Place, message_of
from bulletin_pdf.layouts import LayoutConfig, find_layout
from bulletin_pdf.layouts.limits import half_a_size_smaller
from bulletin_pdf.model import Issue
from bulletin_pdf.pipeline.cutting import edits_for
from bulletin_pdf.pipeline.fitted import Fitted, fit, notes
from bulletin_pdf.pipeline.fitting import Outcome, Search, blanks_with, probe_of
from bulletin_pdf.typeset.extent import Block, Extent, SetParagraph

HERE = Place("一.yaml")
ISSUE = Issue.model_validate(
    {"sections": [{"articles": [{"title": f"题{n}", "body": "文"} for n in (1, 2)]}]}
)


@pytest.fixture
def config() -> LayoutConfig:
    return find_layout("jianbao", frozenset()).config


def paragraph(number: int, lines: int, config: LayoutConfig, cut: int) -> SetParagraph:
    tried = {trial: lines - (trial[0] > 1 and number % 4 == 0) for trial in probe_of(config).trials}
    return SetParagraph(f"a{1 + (number >= 4)}", number, "开头", lines, tried, cut, 28 - cut, 28)


def extent_of(config: LayoutConfig, count: int, adjustment: Adjustment) -> Extent:
    """So many paragraphs of five lines, two titles among them, as real pages would come out."""
    pitch = config.type_area[1] / config.grid.lines
    paragraphs = tuple(paragraph(n, 5, config, n + 1) for n in range(count))
    blocks = []
    for number in range(count):
        if number in (0, 4):
            blocks.append(Block(pitch, 2 * pitch, titled=f"a{1 + (number >= 4)}"))
        kept = number in (0, 4)
        blocks.append(Block(0, pitch, 5, number, kept=kept, ends=(2, 2)))
    blocks.append(Block(0, 2.5 * pitch, fixed=True))
    natural = Adjustment.natural(config)
    plain = Extent((0.0,), config.type_area[1], paragraphs, tuple(blocks))
    factor = adjustment.measure / natural.measure
    counts = [p.tried[factor, adjustment.looseness] for p in paragraphs]
    pitch = config.type_area[1] / adjustment.lines
    feet = blanks_with(Outcome(natural, plain, 0), adjustment, counts)
    return replace(plain, blanks=tuple(blank * pitch for blank in feet))


def fitted(config: LayoutConfig, count: int, pages: int) -> Fitted:
    return fit(ISSUE, config, pages, lambda a: extent_of(config, count, a), HERE)


def test_what_fits_is_left_as_it_is(config: LayoutConfig) -> None:
    result = fitted(config, 11, 3)
    assert (result.changes, result.layouts, result.natural_pages) == ({}, 1, 3)
    assert [message_of(d) for d in notes(result, HERE)] == ["不用调整，正好排满 3 页"]


@pytest.mark.parametrize(
    ("count", "pages", "changes"),
    [
        (10, 3, {"lines": (22, 21), "title_space": (1, 2)}),
        (12, 3, {"lines": (22, 23)}),
        (13, 3, {"lines": (22, 25)}),
        (14, 3, {"lines": (22, 25), "title_space": (1, 0), "measure": (28, 29)}),
    ],
)
def test_the_least_visible_change_is_taken(
    count: int, pages: int, changes: dict[str, tuple[int, int]], config: LayoutConfig
) -> None:
    result = fitted(config, count, pages)
    assert result.changes == changes
    assert result.layouts == 2
    assert 0 <= result.blank <= 2.02


def test_changes_are_told_in_both_languages(config: LayoutConfig) -> None:
    natural = Adjustment.natural(config)
    changed = Adjustment(-2, 2, 8, 23, 29, ("a3", "a4"))
    told = notes(Fitted(4, changed, natural, 5, 1.0, 2), HERE)
    assert [message_of(d) for d in told] == [
        "已排满 4 页（不调整是 5 页），改动如下",
        "标点和字间的松紧由 0 改为 -2（负数收紧，正数放松）",
        "文章标题上方的空由 1 行改为 2 行",
        "图片高度上限由 10 行改为 8 行",
        "每页行数由 22 改为 23，行距随之改变",
        "每行字数由 28 改为 29，正文字号随之改小",
        "从第3篇起，标题上方再加一行",
    ]
    assert message_of(told[4], Language.EN) == (
        "lines on a page: from 22 to 23, and the pitch with them"
    )


@pytest.mark.parametrize(("count", "code"), [(20, "fit-too-long"), (7, "fit-too-short")])
def test_what_cannot_fit_is_told_what_to_edit(count: int, code: str, config: LayoutConfig) -> None:
    with pytest.raises(FindingsError) as caught:
        fitted(config, count, 3)
    head, *edits = caught.value.diagnostics
    assert head.code == code
    assert head.values["lines"] == sum(int(edit.values["lines"]) for edit in edits)
    total = sum(int(edit.values["characters"]) for edit in edits)
    assert head.values["characters"] == total > 0


def test_an_issue_without_running_text_is_told_so(config: LayoutConfig) -> None:
    pitch = config.type_area[1] / config.grid.lines
    table = Extent((10 * pitch,), config.type_area[1], (), (Block(0, 12 * pitch),))
    with pytest.raises(FindingsError) as caught:
        fit(ISSUE, config, 3, lambda _: table, HERE)
    assert [message_of(d) for d in caught.value.diagnostics] == [
        "在版式允许的范围内排不成 3 页（不调整是 1 页）"
    ]


def test_the_shortest_last_lines_are_cut_first(config: LayoutConfig) -> None:
    natural = Adjustment.natural(config)
    extent = extent_of(config, 13, natural)
    search = Search(config, 3)
    outcome = search.tell(natural, extent)
    assert outcome.spare < 0
    edits, full = edits_for([outcome], 3)
    assert full
    assert [(e.index, e.characters, e.lines) for e in edits][:3] == [
        (0, 1, 1),
        (1, 2, 1),
        (2, 3, 1),
    ]


def test_nothing_is_tried_beyond_the_limits_of_the_layout(config: LayoutConfig) -> None:
    search = Search(config, 3)
    search.tell(Adjustment.natural(config), extent_of(config, 13, Adjustment.natural(config)))
    found = list(search.candidates())
    assert {a.lines for a in found} == set(range(19, 26))
    assert {a.measure for a in found} == {28, 29}
    assert {a.title_space + bool(a.wider) for a in found} == {0, 1, 2, 3}
    assert {a.image_height for a in found} == {10}, "there is no picture"


def test_the_body_becomes_half_a_size_smaller_at_most(config: LayoutConfig) -> None:
    assert half_a_size_smaller(15.79) == 15
    assert half_a_size_smaller(10.5) == 9
    assert half_a_size_smaller(5) == 5
    assert config.measures == (28, 29)
    size = Adjustment.natural(config)
    assert replace(size, measure=29).applied_to(config).body_size > 15


def test_lines_of_any_number_fit_on_their_page(config: LayoutConfig) -> None:
    for lines in range(19, 26):
        adjustment = replace(Adjustment.natural(config), lines=lines, wider=("a2",))
        css = tokens_css(config, str, {}, {"x": 0} | dict.fromkeys(config.options, ""), adjustment)
        pitch = float(css.split("--pitch: ")[1].split("pt")[0])
        assert config.type_area[1] - 1e-4 < pitch * lines <= config.type_area[1]
        assert "#a2 {\n  --title-space: " in css


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("lines: {min: 25, max: 20}", "min 大于 max"),
        ("title_space: {min: 0, max: 2, natural: 3}", "natural 不在 min 与 max 之间"),
        ("body_size: {min: 7pt}", "fit.body_size.min"),
        ("looseness: {min: -9}", "fit.looseness.min"),
    ],
)
def test_limits_that_make_no_sense_are_named(given: str, message: str, tmp_path: Path) -> None:
    from tests.layouts.test_reading import CONFIG, _layout

    from bulletin_pdf.errors import LayoutError

    with pytest.raises(LayoutError) as caught:
        _layout(tmp_path, f"{CONFIG}fit:\n  {given}\n")
    (found,) = caught.value.diagnostics
    assert found.where is not None
    assert message in message_of(found) or found.code == "yaml-out-of-range"
