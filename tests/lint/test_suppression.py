"""Comments that take findings back, in issues and in manuscripts."""

from __future__ import annotations

from pathlib import Path

from bulletin_pdf.pipeline.linting import Choice, lint_file

from .texts import said

ISSUE = """\
# lint-ignore-file: Z101
sections:
  - title: 栏目,一
    articles:
      # lint-ignore: Z001、Z002
      - title: 甲,文(一)
        body: |
          正文,(一)。。
          # lint-ignore: Z001 这是正文，不是注释
      - title: 乙,文  # lint-ignore: Z001
        body: |
          第二篇,２０１２年。
"""


def test_comments_of_an_issue(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(ISSUE, encoding="utf-8")
    found = [(d.values["rule"], d.where.line) for d in lint_file(path, Choice()).diagnostics]
    assert found == [
        ("Z001", 3),  # the comment holds for what is below it
        ("Z005", 8),  # and for the rules that it names
        ("Z001", 12),  # a comment behind a line for that line; Z101 nowhere in the file
    ]


def test_comments_of_a_manuscript() -> None:
    text = (
        "会议,召开\n<!-- lint-ignore: Z001 -->\n\n会议,召开２\n会议,召开\n"
        "<!-- lint-ignore-file: Z101 -->\n"
    )
    assert said(text) == [("Z001", ",", "，"), ("Z001", ",", "，")]


def test_a_comment_at_the_end_of_the_file_holds_for_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(
        "sections:\n- articles:\n  - title: 题,目\n    body: 文\n# lint-ignore: Z001",
        encoding="utf-8",
    )
    assert len(lint_file(path, Choice()).diagnostics) == 1
    assert said("会议,召开\n<!-- lint-ignore: Z001 -->") == [("Z001", ",", "，")]
