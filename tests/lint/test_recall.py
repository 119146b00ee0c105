"""Recall: mistakes seeded into clean prose, one of each kind, are all found at their place."""

from __future__ import annotations

from pathlib import Path

import pytest

from bulletin_pdf.lint import RULES, Kind, Rule, lint_manuscript
from bulletin_pdf.pipeline.linting import Choice, lint_file

from .texts import WHOLE_ISSUE, WORDS, linter

NEWS = Path(__file__).resolve().parents[1] / "clreq/facts/prose/news.txt"
SEEDED = [
    (rule, wrong)
    for rule in RULES
    if rule.code not in WHOLE_ISSUE and Kind.TEXT in rule.kinds
    for wrong, _ in rule.examples
]


@pytest.mark.parametrize(("rule", "wrong"), SEEDED, ids=lambda v: getattr(v, "code", None))
def test_a_seeded_mistake_is_found(rule: Rule, wrong: str) -> None:
    clean = NEWS.read_text(encoding="utf-8")
    text = f"{clean}\n{wrong}\n\n{clean}"
    found = lint_manuscript(text, linter(rule.code, words=WORDS))
    start = len(clean) + 1
    assert found
    assert all(start <= finding.place < start + len(wrong) for finding in found)


ISSUE = """\
sections:
  - title: 栏目。
    articles:
      - title: 昆山市总发布指标
        attribution: 常熟市总工会
        body: 文字。
        images: [{file: a.png, caption: 会场。}]
      # lint-ignore: Z402
      - {title: 昆山市总发布指标, attribution: 苏州市总工会, body: 文字。}
      - {title: 昆山市总发布指标, attribution: 苏州总工会, body: 文字。}
"""


def test_mistakes_of_titles_captions_and_the_whole_issue(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(ISSUE, encoding="utf-8")
    found = [(d.values["rule"], d.where.line) for d in lint_file(path, Choice()).diagnostics]
    assert found == [
        ("Z015", 2),
        ("Z401", 5),
        ("Z016", 7),
        ("Z401", 9),
        ("Z402", 10),
        ("Z403", 10),
    ]


def test_table_rows_and_block_heads_are_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    text = (
        "::: 表 标题 {通栏}\n| 单位 | 数 |\n|---|---|\n| 甲,乙 | 1 |\n:::\n\n"
        "![会场 “甲”](images/会,场.jpg){右}\n\n见会议,纪要.docx、张,三@example.org\n"
    )
    path.write_text(text, encoding="utf-8")
    found = [(d.values["rule"], d.where.line) for d in lint_file(path, Choice()).diagnostics]
    assert found == [("Z001", 4), ("Z105", 7), ("Z001", 9), ("Z001", 9)]
