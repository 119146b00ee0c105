"""`bulletin explain`: each line, what was done to it, and why it breaks where it does."""

from __future__ import annotations

from pathlib import Path

import pytest

from bulletin_pdf.cli import run

ISSUE = """\
sections:
  - title: 栏
    articles:
      - title: 题
        body: |
          2012年，张家港市各级工会将以张家港精神“再教育、再学习、再实践”活动为强大动力，立足“三个服务”，践行“三个满意”，突出“五个坚持”，努力建设“党委放心、企业欢迎、职工信任”的工会组织。
"""


@pytest.fixture
def issue(tmp_path: Path) -> str:
    path = tmp_path / "a.yaml"
    path.write_text(ISSUE, encoding="utf-8")
    return str(path)


def test_every_line_is_accounted_for(issue: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", issue]) == 0
    rows = capfd.readouterr().out.splitlines()
    assert rows[0] == "第1页"
    body = "".join(
        row.strip() for row in rows if row.startswith("  ") and not row.startswith("   ")
    )
    assert body.startswith("【栏】题2012年，张家港市各级工会")
    assert body.endswith("的工会组织。")
    reasons = [row for row in rows if row.startswith("      ")]
    assert reasons[-1].endswith("段末")
    assert any("再多放不下" in row or "不在行首" in row for row in reasons)


def test_a_page_that_is_not_there_has_no_lines(
    issue: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(["explain", issue, "--page", "9", "--lang", "en"]) == 0
    assert capfd.readouterr().out == ""
