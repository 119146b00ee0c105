"""Issues whose furniture is short, long and very long, in all layouts."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pypdfium2
import yaml
from tests.conftest import CHECKOUT
from tests.layouts.places import A4, Char, chars, outside, touching

from bulletin_pdf.pipeline.build import build
from bulletin_pdf.pipeline.targets import Target

LAYOUTS = ("jianbao", "neikan", "kuaixun")
TEXT = (
    "近日，有关单位召开会议，对下一阶段工作作出部署，要求各级工会结合实际抓好落实，"
    "切实把各项任务落到实处，推动工会工作再上新台阶。\n\n"
)
PLAIN: Mapping[str, Any] = {
    "name": "苏州工会信息",
    "number": 3,
    "cumulative_number": 128,
    "date": "2012-02-15",
    "publisher": "苏州市总工会办公室编",
}

LICENCE = {"licence_number": "江苏省连续性内部资料性出版物准印证JSE-0000001号"}
NOTICE = "内部资料　注意保存　未经许可不得翻印　阅后请交还办公室存档备查"
OFFICES = "中共苏州市委办公室\n苏州市人民政府办公室"
OF_26 = "中共某某市委宣传部办公室、某某市精神文明建设办公室编"
OF_40 = "中共苏州市委宣传部办公室、苏州市精神文明建设委员会办公室、苏州市总工会宣传教育部联合编"
ONE_BODY = "中共苏州市委宣传部精神文明建设指导委员会办公室编"

MASTHEADS: Mapping[str, Mapping[str, Any]] = {
    "plain": {},
    "name of two lines": {"name": "苏州工会\n工作简报"},
    "name of three lines": {"name": "苏州工会\n工作简报\n（增刊）"},
    "name of 11": {"name": "苏州市总工会工作情况简报"},
    "name of 17": {"name": "中国工会苏州市委员会办公室工作简报"},
    "name of 30": {"name": "苏州市精神文明建设委员会办公室与苏州市总工会联合编印工作简报"},
    "two offices": {"publisher": OFFICES},
    "two long offices": {"publisher": f"{OF_26}\n{OF_26}"},
    "publisher of 26": {"publisher": OF_26},
    "publisher of 40": {"publisher": OF_40},
    "publisher of one body": {"publisher": ONE_BODY},
    "long numbers": {"number": 12, "cumulative_number": 1289},
    "very long numbers": {"number": 123456, "cumulative_number": 12345678},
    "notice and licence": {"notice": NOTICE, "imprint": LICENCE},
    "box, notice, licence": {
        "copy_number": True,
        "classification": "机密★1年",
        "notice": NOTICE,
        "imprint": LICENCE,
    },
    "everything long": {
        "copy_number": True,
        "classification": "机密★1年",
        "notice": NOTICE,
        "imprint": LICENCE,
        "publisher": OF_40,
        "name": "苏州工会\n工作简报",
        "number": 12,
        "cumulative_number": 1289,
    },
    "no number": {"number": None, "cumulative_number": None},
    "no date": {"date": None, "publisher": OF_26},
    "no publisher": {"publisher": None},
    "name alone": {"number": None, "cumulative_number": None, "date": None, "publisher": None},
}


class Sheets:
    """A press PDF and the characters of its pages, counted from 0."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.count = len(pypdfium2.PdfDocument(path))

    def chars(self, page: int) -> list[Char]:
        return chars(self.path, page)

    def text(self, page: int) -> str:
        return "".join(char.char for char in self.chars(page))

    def faults(self) -> dict[int, str]:
        """On which pages characters touch or leave the sheet, and which."""
        found = {}
        for page in range(self.count):
            on_page = self.chars(page)
            if wrong := " ".join([*touching(on_page), outside(on_page, *A4)]).strip():
                found[page] = wrong
        return found


def one_article(**more: Any) -> list[dict[str, Any]]:
    """A section of one article."""
    article = {"title": "市总工会召开会议部署近期工作", "body": TEXT * 3, **more}
    return [{"title": "工作动态", "articles": [article]}]


def set_sheets(
    folder: Path, layout: str, issue: Mapping[str, Any], options: Mapping[str, Any] | None = None
) -> Sheets:
    """Build an issue for the press in a project of its own; what is None is left out."""
    issues = folder / "issues"
    if not issues.is_dir():
        shutil.copytree(CHECKOUT / "issues" / "images", issues / "images")
    whole = {"layout": {"name": layout, "options": dict(options or {})}, **issue}
    whole = {key: value for key, value in whole.items() if value is not None}
    path = issues / "issue.yaml"
    path.write_text(yaml.safe_dump(whole, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return Sheets(build(path, [Target.PRESS]).outputs[Target.PRESS])
