"""Notes in the layouts: alike wherever they are called, whole over pages, and nothing lost."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.conftest import CHECKOUT
from weasyprint.css.properties import INHERITED
from weasyprint.formatting_structure import boxes

from bulletin_pdf.pipeline.build import build
from bulletin_pdf.pipeline.targets import Target
from bulletin_pdf.typeset import engine

LAYOUTS = ["jianbao", "neikan", "kuaixun"]
OF_LISTS_AND_TABLES = {
    "border_collapse",
    "border_spacing",
    "caption_side",
    "empty_cells",
    "list_style_image",
    "list_style_position",
    "list_style_type",
}
"""Inherited, but of no account for text."""
TEXT = "工会工作服务大局"

PICTURE = "images/jianbao-hall.png"

SetIssue = Callable[[str, str], Any]


@pytest.fixture
def set_issue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SetIssue:
    """Set a text in a layout and return WeasyPrint's document."""
    made: list[Any] = []
    faulty_lines = engine.faulty_lines

    def keep(document: Any) -> Any:
        made.append(document)
        return faulty_lines(document)

    monkeypatch.setattr(engine, "faulty_lines", keep)
    issues = tmp_path / "issues"
    (issues / "images").mkdir(parents=True)
    shutil.copy(CHECKOUT / "issues" / PICTURE, issues / PICTURE)

    def set_body(layout: str, body: str) -> Any:
        articles = [{"title": "标题", "body": body}]
        issue = {"layout": layout, "sections": [{"title": "栏目", "articles": articles}]}
        path = issues / "issue.yaml"
        path.write_text(yaml.safe_dump(issue, allow_unicode=True), encoding="utf-8")
        build(path, [Target.PROOF])
        return made[-1]

    return set_body


def _printed(page: Any, *, notes: bool) -> list[Any]:
    """Return the texts of a page's notes, or of what stands above them."""
    parts = (
        child
        for child in page._page_box.children
        if not isinstance(child, boxes.MarginBox)
        and isinstance(child, boxes.FootnoteAreaBox) is notes
    )
    return [box for part in parts for box in part.descendants() if getattr(box, "text", "").strip()]


def _text(document: Any, *, notes: bool) -> str:
    found = (box.text for page in document.pages for box in _printed(page, notes=notes))
    return "".join("".join(found).split())


def _fault(document: Any) -> str:
    """Say what is printed beyond the type area or over notes."""
    for number, page in enumerate(document.pages, 1):
        box = page._page_box
        notes, text = (_printed(page, notes=kind) for kind in (True, False))
        top, foot = box.content_box_y(), box.content_box_y() + box.height
        if any(n.position_y < top - 1 or n.position_y + n.height > foot + 1 for n in notes):
            return f"a note beyond the type area of page {number}"
        lowest = max((t.position_y + t.height for t in text), default=0)
        if notes and lowest > min(n.position_y for n in notes) + 0.5:
            return f"text over notes on page {number}"
    return ""


EVERYWHERE = """\
段落^[一号注。]。

**黑体^[二号注。]**，[着重]{着重}^[三号注。]。

一、小标题^[四号注。]

::: 引语
引语^[五号注。]。

——某人
:::

- 列表^[六号注。]

1. 编号^[七号注。]

::: 方框 方框
方框里^[八号注。]。
:::

| 栏^[九号注。] | 数 |
|---|---|
| 行^[十号注。] | 4 |
"""


@pytest.mark.parametrize("layout", LAYOUTS)
def test_notes_look_alike_wherever_they_are_called(layout: str, set_issue: SetIssue) -> None:
    document = set_issue(layout, EVERYWHERE)
    placed = [
        (box, box.position_x - page._page_box.content_box_x())
        for page in document.pages
        for box in _printed(page, notes=True)
    ]
    notes = [box for box, _ in placed if "号注" in box.text]
    assert [box.text.strip()[0] for box in notes] == [*"一二三四五六七八九十"]
    first, looks = notes[0], INHERITED - OF_LISTS_AND_TABLES
    different = {
        (box.text.strip(), name): (first.style[name], box.style[name])
        for box in notes
        for name in looks
        if box.style[name] != first.style[name]
    }
    assert different == {}
    indents = {round(left, 3) for box, left in placed if box not in notes}
    assert len(indents) == 1
    calls = [
        box.style
        for page in document.pages
        for box in page._page_box.descendants()
        if isinstance(box, boxes.InlineBox) and box.element_tag.endswith("::footnote-call")
    ]
    assert len(calls) == len(notes)
    assert {(call["font_size"], call["color"]) for call in calls} == {
        (calls[0]["font_size"], first.style["color"])
    }


def _numbered(count: int, mark: str) -> str:
    return "".join(f"{mark}{number}{TEXT}。" for number in range(count))


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("before", [0, 40, 120])
def test_a_note_of_pages_goes_on_at_their_feet(
    before: int, layout: str, set_issue: SetIssue
) -> None:
    text, note, after = _numbered(before, "前"), _numbered(400, "注"), _numbered(40, "后")
    document = set_issue(layout, f"{text}叫号^[{note}]。{after}\n\n末段短注^[短注。]。")
    assert _fault(document) == ""
    assert _text(document, notes=True) == f"1.{note}2.短注。"
    printed = _text(document, notes=False)
    assert all(part in printed for part in (text, after, "末段短注2。"))
    on = {
        kind: next(
            number
            for number, page in enumerate(document.pages)
            if word in "".join(box.text for box in _printed(page, notes=kind))
        )
        for kind, word in ((True, "注0"), (False, "叫号"))
    }
    assert on[True] == on[False], "the note begins on the page of its call"


def _lines(count: int, characters: int) -> str:
    """Return paragraphs of at most six lines."""
    sizes = [6] * (count // 6) + ([count % 6] if count % 6 else [])
    return "\n\n".join(
        f"{number}段".ljust(characters * size - 5, "工") + "。" for number, size in enumerate(sizes)
    )


ACROSS = {
    "picture": f"![会议现场]({PICTURE}){{通栏}}",
    "table": "| 县市 | 数 |\n|---|---|\n| 张家港 | 6 |\n| 常熟 | 9 |\n",
}
FULL = {"neikan": (21, range(60, 82)), "kuaixun": (13, range(150, 196, 2))}
"""Characters a line, and numbers of lines that fill about a page."""


@pytest.mark.slow
@pytest.mark.parametrize("across", ACROSS)
@pytest.mark.parametrize("layout", FULL)
def test_what_stands_across_columns_after_a_full_page_is_not_lost(
    layout: str, across: str, set_issue: SetIssue
) -> None:
    characters, lengths = FULL[layout]
    for length in lengths:
        before = _lines(length, characters)
        document = set_issue(layout, f"{before}\n\n{ACROSS[across]}\n\n图表之后的一段。")
        printed = _text(document, notes=False)
        place = -1
        for part in ("".join(before.split()), "现场" if across == "picture" else "常熟9", "之后"):
            found = printed.find(part)
            assert found > place, (length, part)
            place = found
