"""What we ship passes our own preflight: no warning that an editor could not take away."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PIL import Image
from tests.conftest import CHECKOUT

from bulletin_pdf.errors import Diagnostic, Severity
from bulletin_pdf.pipeline.build import build
from bulletin_pdf.pipeline.preflight import preflight
from bulletin_pdf.pipeline.targets import Target

ISSUES = sorted((CHECKOUT / "issues").glob("*.yaml"))
LAYOUTS = ("jianbao", "kuaixun", "neikan")

READINGS = """\
layout: {name: %s%s}
name: 苏州工会信息
sections:
  - title: 栏
    editors_note: "编者按：张[祎]{yī}写。"
    briefs: ["**张[祎]{yī}**与[喆祎]{zhé yī}到场。"]
    articles:
      - title: 张[祎]{yī}
        kicker: 常熟市总
        lead: 张[祎]{yī}领。
        editors_note: "**编者按**　张[祎]{yī}写。"
        body: |
          一、张[祎]{yī}和[喆祎]{zhé yī}都来了^[注里的张[祎]{yī}与[喆祎]{zhé yī}。]。

          ::: 引语
          引语的张[祎]{yī}。

          ——张[祎]{yī}
          :::

          | 单位 | 人 |
          |---|---|
          | 甲 | 张[祎]{yī}和[喆祎]{zhé yī} |

          ::: 方框 题
          方框张[祎]{yī}。
          :::
"""
"""Pinyin wherever an editor may put it: of small type half is too small, of red it is two inks."""


def _warnings(found: tuple[Diagnostic, ...]) -> list[tuple[str, object]]:
    return [(d.code, d.values) for d in found if d.severity is not Severity.NOTE]


@pytest.mark.parametrize("path", ISSUES, ids=lambda path: path.stem)
def test_what_we_ship_is_built_and_preflighted_without_a_warning(
    path: Path, tmp_path: Path
) -> None:
    built = build(path, folder=tmp_path)
    assert _warnings(built.diagnostics) == []
    assert _warnings(preflight(built.outputs[Target.PRESS]).findings) == []


@pytest.mark.parametrize("layout", LAYOUTS)
def test_readings_are_never_too_small_nor_of_two_inks(layout: str, tmp_path: Path) -> None:
    path = tmp_path / "pinyin.yaml"
    path.write_text(READINGS % (layout, ""), encoding="utf-8")
    assert _warnings(build(path, folder=tmp_path).diagnostics) == []


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_part_of_an_issue_is_set_without_a_warning(layout: str, tmp_path: Path) -> None:
    text = (CHECKOUT / "tests/data/all-parts.yaml").read_text(encoding="utf-8")
    path = tmp_path / "all-parts.yaml"
    head, options, rest = text.partition(
        "  options: {distribution_stop: true, date_style: arabic}\n"
    )
    assert options
    path.write_text(head.replace("jianbao", layout) + rest, encoding="utf-8")
    (tmp_path / "images").mkdir()
    Image.new("RGB", (2400, 1200), (90, 90, 90)).save(tmp_path / "images/hall.jpg")
    assert _warnings(build(path, folder=tmp_path).diagnostics) == []


@pytest.mark.parametrize("layout", ["jianbao", "neikan"])
def test_pages_left_blank_by_the_layout_are_no_finding(layout: str, tmp_path: Path) -> None:
    path = tmp_path / "padded.yaml"
    path.write_text(READINGS % (layout, ", options: {pad_to_4: true}"), encoding="utf-8")
    built = build(path, folder=tmp_path)
    assert built.pages == 4
    assert _warnings(built.diagnostics) == []
    pdf = built.outputs[Target.PRESS]
    assert [code for code, _ in _warnings(preflight(pdf).findings)] == ["preflight-blank-page"]


def test_the_pictures_of_the_specimens_are_fine_enough_for_any_screen(tmp_path: Path) -> None:
    images = tmp_path / "issues" / "images"
    shutil.copytree(CHECKOUT / "issues", images.parent)
    shop = tmp_path / "shop.yaml"
    shop.write_text("title: 高网线\nimage_ppi_good: 278\npage_multiple: 1\n", encoding="utf-8")
    for path in sorted(images.parent.glob("specimen-*.yaml")):
        pdf = build(path, folder=tmp_path).outputs[Target.PRESS]
        assert _warnings(preflight(pdf, str(shop)).findings) == []
