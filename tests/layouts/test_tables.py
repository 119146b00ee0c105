"""Tables in all three layouts: rows and short tables whole, heads and titles on every part."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import yaml
from tests.seed.measure import MM, Glyph, glyphs

from bulletin_pdf.errors import SourceError
from bulletin_pdf.pipeline.build import build
from bulletin_pdf.pipeline.targets import Target

LAYOUTS = ("jianbao", "neikan", "kuaixun")
TITLE = "各单位情况一览"
HEAD = "单位名称"
WIDE = {"jianbao": 18, "neikan": 20, "kuaixun": 44}
"""Characters of a cell that take two lines."""
STEP = {"jianbao": 1, "neikan": 4, "kuaixun": 8}
"""Lines of text by which the sweep moves a table down: a page is passed over in 25 steps."""

Build = Callable[..., Path]


@pytest.fixture
def built(tmp_path: Path) -> Build:
    """Build an issue with one article as a proof; return the PDF."""

    def build_one(layout: str, body: str, target: Target = Target.PROOF) -> Path:
        return build(_written(tmp_path, layout, body), [target]).outputs[target]

    return build_one


def _written(folder: Path, layout: str, body: str) -> Path:
    (folder / "issues").mkdir(exist_ok=True)
    article = {"title": "试排", "body": body}
    issue: dict[str, Any] = {
        "layout": layout,
        "sections": [{"title": "试验", "articles": [article]}],
    }
    path = folder / "issues" / "issue.yaml"
    path.write_text(yaml.safe_dump(issue, allow_unicode=True), encoding="utf-8")
    return path


def _table(layout: str, rows: int, *, two_lines: bool) -> str:
    """A table whose cells can be told apart: 甲00, its number, and a text 起00…终00."""
    words = "，".join(["说明文字"] * (WIDE[layout] // 4)) if two_lines else "短"
    cells = (f"| 甲{n:02} | {n + 1} | 起{n:02}{words}终{n:02} |\n" for n in range(rows))
    return f"| {HEAD} | 数量（个） | 说明 |\n|---|--:|---|\n" + "".join(cells)


def _parts(pdf: Path, columns: bool) -> list[str]:
    """The texts of the pages in order, or of the columns of neikan."""
    texts = []
    for number, page in enumerate(pypdfium2.PdfDocument(pdf)):
        text = page.get_textpage()
        middle = (25 if number % 2 else 22) * MM + 163 * MM / 2
        bounds = [{"right": middle}, {"left": middle}] if columns else [{}]
        texts += ["".join(text.get_text_bounded(**bound).split()) for bound in bounds]
    return texts


def _fault(parts: list[str], rows: int, title: str) -> str:
    """What is wrong with a table of `_table`, if anything."""
    held = [[n for n in range(rows) if f"甲{n:02}" in part] for part in parts]
    for n in range(rows):
        for mark in (f"甲{n:02}", f"起{n:02}", f"终{n:02}"):
            places = [i for i, part in enumerate(parts) for _ in re.findall(mark, part)]
            if places != [next((i for i, rows in enumerate(held) if n in rows), -1)]:
                return f"{mark} is on {places}"
    on = [i for i, found in enumerate(held) if found]
    for i, part in enumerate(parts):
        expected = (i in on, bool(title) and i in on, i in on[1:])
        if (HEAD in part, bool(title) and title in part, "续表" in part) != expected:
            return f"head, title, 续表 on {i}: {part}"
    if rows <= 7 and len(on) > 1:
        return f"a short table is broken {held}"
    if any(len(found) < 3 for found in held if found and rows > 7):
        return f"fewer than three rows {held}"
    return "" if "后面还有一段" in "".join(parts) else "what follows is lost"


SLOW_STEP = 5
"""Prime to the sizes of the sweep, so that each place meets each size in one layout or other."""

SWEEP = list(itertools.product(LAYOUTS, ("", TITLE), (False, True), range(26), range(1, 13)))


def _swept(built: Build, case: tuple[str, str, bool, int, int]) -> str:
    layout, title, two_lines, lines, rows = case
    spans = layout == "neikan" and bool(title) and (lines + rows) % 2 == 1
    table = _table(layout, rows, two_lines=two_lines)
    if title:
        table = f"::: 表 {title}{' {通栏}' if spans else ''}\n{table}:::\n"
    body = "前。\n\n" * (lines * STEP[layout]) + f"{table}\n后面还有一段。"
    return _fault(_parts(built(layout, body), layout == "neikan" and not spans), rows, title)


@pytest.mark.parametrize("case", SWEEP[5::373], ids=str)
def test_no_row_is_torn_and_each_part_has_head_and_title(
    built: Build, case: tuple[str, str, bool, int, int]
) -> None:
    assert _swept(built, case) == ""


@pytest.mark.slow
@pytest.mark.parametrize("layout", LAYOUTS)
def test_wherever_a_table_begins_and_however_long_it_is(built: Build, layout: str) -> None:
    cases = [case for case in SWEEP if case[0] == layout][::SLOW_STEP]
    assert {str(case): fault for case in cases if (fault := _swept(built, case))} == {}


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("tall", [0, 1, 2])
def test_a_row_higher_than_a_page_is_broken_and_printed_whole(
    built: Build, layout: str, tall: int
) -> None:
    texts, count = ["短"] * 3, {"jianbao": 400, "neikan": 700, "kuaixun": 1200}[layout]
    texts[tall] = "".join(f"{n:04}文" for n in range(count))
    rows = "".join(f"| 甲{n} | {text} |\n" for n, text in enumerate(texts))
    table = f"::: 表 {TITLE}\n| {HEAD} | 说明 |\n|---|---|\n{rows}:::\n"
    parts = _parts(built(layout, f"前面一段。\n\n{table}\n后面一段。"), columns=False)
    whole = "".join(parts)
    assert whole.count("文") == count
    assert sum(f"{n:04}文" in whole for n in range(count)) >= count - 2 * len(parts)
    assert "后面一段。" in whole
    assert HEAD in parts[0], "it begins below the text before it"
    assert all(HEAD in part for part in parts if "文" in part)


@pytest.mark.parametrize(("layout", "rows"), [("jianbao", 14), ("jianbao", 15), ("neikan", 43)])
@pytest.mark.parametrize("within", [True, False])
def test_a_note_stays_with_the_last_row(built: Build, layout: str, rows: int, within: bool) -> None:
    table = _table(layout, rows, two_lines=False)
    note = "\n注：以上数据截至六月底。\n"
    body = f"::: 表 {TITLE}\n{table}{note}:::\n" if within else f"{table}{note}"
    parts = _parts(built(layout, f"{body}\n后面还有一段。"), columns=layout == "neikan")
    last = next(part for part in parts if f"甲{rows - 1}" in part)
    assert "注：以上数据截至六月底。" in last
    assert len([part for part in parts if "甲" in part]) == 2


def test_a_long_table_takes_the_time_of_its_rows(built: Build) -> None:
    rows = "".join(f"| 甲{n:04} | {n} |\n" for n in range(600))
    text = "".join(_parts(built("neikan", f"| {HEAD} | 数 |\n|---|---|\n{rows}"), columns=False))
    assert [text.count(f"甲{n:04}") for n in range(600)] == [1] * 600


# -- columns

UNITS = """\
::: 表 半年指标完成情况
| 单位 | 新建工会（家） | 新发展会员（人） | 签订工资协议（份） | 帮扶资金（万元） |
|---|---|---|---|---|
| 张家港市总工会 | 312 | 18,650 | 1,204 | 126.5 |
| 常熟市总工会 | 298 | 17 932 | 1，187 | 118.25 |
| 昆山市总工会 | 455 | 32 018 | 1,960 | 203 |
:::
"""


def _rows(pdf: Path) -> list[str]:
    found: dict[int, list[Glyph]] = {}
    for glyph in glyphs(pdf, 0):
        found.setdefault(round(glyph.y), []).append(glyph)
    return ["".join(g.char for g in sorted(found[y], key=lambda g: g.x)) for y in sorted(found)]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_names_stand_on_one_line_and_heads_break_before_their_units(
    built: Build, layout: str
) -> None:
    rows = _rows(built(layout, UNITS))
    assert "张家港市总工会31218,6501,204126.5" in rows
    for unit in ("（家）", "（人）", "（份）", "（万元）"):
        assert any(unit in row for row in rows), f"{unit} is torn"


@pytest.mark.parametrize("layout", LAYOUTS)
def test_units_stand_under_units_whatever_separates_thousands(built: Build, layout: str) -> None:
    found = glyphs(built(layout, UNITS), 0)
    for ends in (("650", "932", "018"), ("204", "187", "960")):
        lasts = [_last_of(found, digits) for digits in ends]
        assert max(lasts) - min(lasts) < 0.05


def _last_of(found: list[Glyph], digits: str) -> float:
    text = "".join(glyph.char for glyph in found)
    return found[text.index(digits) + len(digits) - 1].x


# -- too wide


def _columns(count: int) -> str:
    heads = "|".join(f"项目{n}" for n in range(count))
    cells = "|".join(str(1000 * n) for n in range(count))
    return f"|{heads}|\n|{'---|' * count}\n|{cells}|\n"


EDGES = {"jianbao": (28, 26), "kuaixun": (15.3, 15.3), "neikan": (22, 25)}


@pytest.mark.parametrize(
    ("layout", "columns"), [("jianbao", 12), ("jianbao", 20), ("kuaixun", 24), ("neikan", 8)]
)
def test_a_wide_table_is_set_smaller_and_stays_in_the_type_area(
    built: Build, layout: str, columns: int
) -> None:
    found = glyphs(built(layout, _columns(columns)), 0)
    text = "".join(glyph.char for glyph in found)
    last = str(1000 * (columns - 1))
    start = text.index(last)
    number = found[start : start + len(last)]
    left, right = (edge * MM for edge in EDGES[layout])
    assert number[-1].x + number[-1].size / 2 < 210 * MM - right + 0.1
    assert found[text.index("项目0")].x > left - 0.1
    assert min(glyph.size for glyph in number) >= 7.5 - 0.01


def test_a_word_that_no_line_holds_is_divided(built: Build) -> None:
    word = "Pneumonoultramicroscopicsilicovolcanoconiosis" * 2
    pdf = built("neikan", f"| 单位 | 名称 |\n|---|---|\n| 张家港市总工会 | {word} |\n")
    latin = [glyph for glyph in glyphs(pdf, 0) if glyph.char.isascii() and glyph.char.isalpha()]
    assert "".join(glyph.char for glyph in latin) == word
    edge = 22 * MM + (163 * MM - 21) / 2
    assert max(glyph.x + glyph.size / 2 for glyph in latin) < edge
    assert min(glyph.size for glyph in latin) == pytest.approx(9, abs=0.01)


@pytest.mark.parametrize("target", [Target.PROOF, Target.PRESS, Target.ARCHIVE])
def test_a_table_that_is_too_wide_is_refused_with_its_place(tmp_path: Path, target: Target) -> None:
    path = _written(tmp_path, "neikan", f"前面一段。\n\n{_columns(20)}")
    lines = path.read_text(encoding="utf-8").splitlines()
    with pytest.raises(SourceError) as caught:
        build(path, [target])
    (found,) = caught.value.diagnostics
    assert found.code == "table-too-wide"
    assert found.values["name"] == "项目0、项目1、项目2、项目3、项目4、项目5、…"
    assert found.values["columns"] == "20"
    assert found.where is not None
    assert found.where.file == str(path)
    assert found.where.line is not None
    assert "项目0" in lines[found.where.line - 1] or "body" in lines[found.where.line - 1]
