"""On published prose and on the project's own texts lint finds what is wrong and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from bulletin_pdf.lint import Finding
from bulletin_pdf.pipeline.linting import Choice, lint_file

from .texts import findings

ROOT = Path(__file__).resolve().parents[2]
PROSE = ROOT / "tests/clreq/facts/prose"

EXPLAINED = {
    # The excerpts are cut in the middle of a speech, so that its closing mark is not there.
    "fiction.txt": [("Z301", "说，“这小"), ("Z301", "道，“小栓"), ("Z301", "说，“夏三")],
    # Straight quotation marks stand so in the source.
    "laws.txt": [("Z009", '："省、'), ("Z009", '。"修改'), ("Z009", '："省、'), ("Z009", '。"\n')],
    "minutes.txt": [],
    # The translators of that handbook write half-width brackets around Chinese, nine pairs.
    "mixed.txt": [("Z002", "")] * 18,
    "names.txt": [],
    "news.txt": [],
}


def _near(finding: Finding, text: str) -> tuple[str, str]:
    return finding.rule.code, text[finding.place - 2 : finding.place + 3]


@pytest.mark.parametrize("name", EXPLAINED)
def test_what_is_found_in_clean_prose_is_explained(name: str) -> None:
    text = (PROSE / name).read_text(encoding="utf-8")
    found = [_near(finding, text) for finding in findings(text)]
    assert len(found) == len(EXPLAINED[name])
    for (code, near), (expected, part) in zip(found, EXPLAINED[name], strict=True):
        assert code == expected
        assert part.strip() in near


def test_all_prose_files_are_looked_at() -> None:
    assert {path.name for path in PROSE.glob("*.txt")} == set(EXPLAINED)


def test_in_the_seed_it_finds_the_comma_and_the_stray_spaces_and_nothing_false() -> None:
    text = (ROOT / "tests/data/seed.txt").read_text(encoding="utf-8")
    found = findings(text)
    shown = [
        (f.rule.code, text[f.place - 4 : f.place + 4])
        for f in found
        if f.rule.code not in ("Z106", "Z107")
    ]
    assert shown == [
        ("Z105", "家港市总 “三服"),
        ("Z001", "组织基础,深入开"),
        ("Z105", "吴江市总 “五力"),
        ("Z105", "沧浪区总 “三个"),
    ]
    # Besides, notes on spaces at the ends of lines and before them, each of which is there.
    lines = text.split("\n")
    trailing = sum(line != line.rstrip(" \t\u3000") for line in lines)
    indented = sum(line != line.lstrip(" \t\u3000") and bool(line.strip()) for line in lines)
    assert sum(f.rule.code == "Z106" for f in found) == trailing == 5
    assert sum(f.rule.code == "Z107" for f in found) == indented == 6


@pytest.mark.parametrize("path", sorted((ROOT / "issues").glob("*.yaml")), ids=lambda p: p.stem)
def test_the_issues_of_the_repository_are_clean(path: Path) -> None:
    assert lint_file(path, Choice()).diagnostics == ()


LIKE_MISTAKES = """\
会议2012-01-10上午9:30—11:00在1,025平方米的会场召开，出席3.5万人，比分3:2（见http://example.com/a,b）。
北京—上海的列车、2010—2012年、25～30克、第五～八课、0512-12345678都写得对。
“怎么会这样？！”他喊道，“真的吗？？太好了！！！”……
卡尔·马克思、“3·15”晚会、“一二·九”运动、苏工发〔2012〕3号、（2012）苏民初字第1号。
他说：“要践行‘三个满意’，读《读〈狂人日记〉有感》。”
第一条　为了保护职工，制定本法。

“第一段没有后引号。

“第二段才有。”

一、加强领导；（一）摸清底数；1.企业是否建会；（1）职工是否入会。
（记者 张三 通讯员 李四）二、三产业和一、二等奖，一是竞赛，二是创新；其一，其二。
GDP、Wi-Fi 6和iPhone 15 Pro，f(x)=1，A, B, C三组，"quoted" English, it's fine.
王　三　　李小四
朱镕基、李喆，𠮷野家，👨‍👩‍👧。
"""


def test_what_the_standards_allow_is_left_alone() -> None:
    assert [(f.rule.code, f.found) for f in findings(LIKE_MISTAKES)] == []
