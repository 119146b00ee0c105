"""Mending: only what was found changes, to the byte, and a second time nothing does."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bulletin_pdf import source
from bulletin_pdf.errors import OutputError
from bulletin_pdf.lint import Linter, chosen, fixed, lint_issue, lint_manuscript
from bulletin_pdf.pipeline.linting import Choice, lint_file

from .texts import mended

# Characters of which the rules speak, and a few that they do not.
ALPHABET = (
    "工会一二十第 　\n\t,.;:?!()'\"-—…。，、；：？！（）“”‘’《》「」·・•～%％12９Ａa"
    "年月日号等以及〔[]*`|\u2028\u2029\x0b\x0c\x85\u200b\ufeff\u2f2f⻓\ue000"
)
TEXTS = st.text(st.sampled_from(ALPHABET), max_size=40)
LINTER = Linter(chosen(["Z0", "Z1", "Z2", "Z3"]))


def _look(text):
    return lint_manuscript(text, LINTER)


@given(TEXTS, st.booleans())
@settings(max_examples=400, deadline=None)
def test_a_second_run_changes_nothing(text: str, unsafe: bool) -> None:
    once, _ = fixed(text, _look, unsafe=unsafe)
    assert fixed(once, _look, unsafe=unsafe) == (once, 0)


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_what_is_left_has_nothing_that_could_be_mended(text: str) -> None:
    once, _ = fixed(text, _look, unsafe=True)
    assert [f.rule.code for f in _look(once) if f.meant is not None and f.meant != f.found] == []


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_safe_mending_keeps_every_chinese_character_and_every_line(text: str) -> None:
    once, _ = fixed(text, _look)
    ends = sum(c in "\u2028\u2029\x0b\x0c\x85" for c in text)
    mended = bool(ends) and "`" not in text  # between ` nothing is mended
    assert text.count("\n") + mended <= once.count("\n") <= text.count("\n") + 2 * ends
    kept = "会一二十第年月日号等以及"  # 工 also comes from the radical ⼯
    assert [c for c in once if c in kept] == [c for c in text if c in kept]


ISSUE = """\
# 注释里的半角,不动
sections:
  - title: {title}   # 这里,也不动
    articles:
      - {{title: '{quoted}', attribution: 市总工会, body: 短文}}
      - title: 题
        body: |
{body}
"""


@given(
    st.text(st.sampled_from("工会,.!:(报)９，“”# -'"), min_size=1, max_size=12),
    st.text(st.sampled_from("工会,.!:(报)９，“”{}[]"), min_size=1, max_size=12),
    TEXTS,
)
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
def test_a_mended_issue_is_read_as_the_issue_with_mended_texts(
    title: str, quoted: str, body: str
) -> None:
    lines = "\n".join(" " * 10 + line for line in ("正文", *body.split("\n")))
    text = ISSUE.format(title=title, quoted=quoted, body=lines)
    before = source.read(text.encode(), "a.yaml")
    if before.issue is None or before.document is None:
        return

    def look(changed: str):
        read = source.read(changed.encode(), "a.yaml")
        assert read.issue is not None, (text, changed, read.diagnostics)
        return lint_issue(read.document, read.issue, LINTER)

    once, _ = fixed(text, look, unsafe=True)
    after = source.read(once.encode(), "a.yaml")
    assert after.issue is not None
    assert after.document.data["sections"][0]["articles"][0]["attribution"] == "市总工会"
    assert once.startswith("# 注释里的半角,不动\nsections:\n  - title: ")
    assert fixed(once, look, unsafe=True) == (once, 0)


def _write(path: Path, raw: bytes) -> Path:
    path.write_bytes(raw)
    return path


BEFORE = "会议要求,抓好（一)落实。\r\n\r\n  原样 abc, def\r\n"
AFTER = "会议要求，抓好（一）落实。\r\n\r\n  原样 abc, def\r\n"


@pytest.mark.parametrize(
    ("encoding", "bom"),
    [
        ("utf-8", b""),
        ("utf-8", codecs.BOM_UTF8),
        ("gb18030", b""),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
    ],
)
def test_encoding_and_line_ends_stay(tmp_path: Path, encoding: str, bom: bytes) -> None:
    path = _write(tmp_path / "a.txt", bom + BEFORE.encode(encoding))
    linted = lint_file(path, Choice(ignore=("Z107",), fix=True))
    assert path.read_bytes() == bom + AFTER.encode(encoding)
    assert linted.mended == 2
    assert not linted.failed


def test_a_literal_block_is_mended_at_its_place(tmp_path: Path) -> None:
    text = (
        "sections:\n- title:   栏目 # 注\n  articles:\n  - title: 题,目\n    body: |\n"
        "       第一段,有错。\n\n       第二段（一)也有。\n    attribution: '市总，工会'\n"
    )
    path = _write(tmp_path / "a.yaml", text.encode())
    lint_file(path, Choice(fix=True))
    wanted = text.replace("段,有", "段，有").replace("一)", "一）").replace("题,目", "题，目")
    assert path.read_text(encoding="utf-8") == wanted


def test_a_folded_or_escaped_text_is_reported_and_not_touched(tmp_path: Path) -> None:
    head = 'sections:\n- articles:\n  - title: "题\\u002C目"\n'
    text = head + "    body: >\n      第一,行\n      第二行\n"
    path = _write(tmp_path / "a.yaml", text.encode())
    linted = lint_file(path, Choice(fix=True))
    assert path.read_text(encoding="utf-8") == text
    assert [d.code for d in linted.diagnostics] == ["lint-half-width-mark"] * 2
    assert linted.failed


def test_what_yaml_would_read_otherwise_is_not_written(tmp_path: Path) -> None:
    (tmp_path / "words.yaml").write_text(
        "terms:\n- {write: '甲: 乙', instead_of: 甲乙, safe: true}\n", encoding="utf-8"
    )
    text = "sections:\n- articles:\n  - title: 甲乙\n    body: |\n      甲乙\n"
    path = _write(tmp_path / "a.yaml", text.encode())
    lint_file(path, Choice(fix=True))
    assert path.read_text(encoding="utf-8") == text.replace("      甲乙", "      甲: 乙")


def test_a_dry_run_writes_nothing_and_shows_the_difference(tmp_path: Path) -> None:
    path = _write(tmp_path / "a.txt", BEFORE.encode())
    linted = lint_file(path, Choice(ignore=("Z107",), dry=True))
    assert path.read_bytes() == BEFORE.encode()
    assert [line for line in linted.diff if line[:1] in "+-"][2:] == [
        "-会议要求,抓好（一)落实。",
        "+会议要求，抓好（一）落实。",
    ]


def test_a_link_is_not_written_through(tmp_path: Path) -> None:
    target = _write(tmp_path / "b.txt", BEFORE.encode())
    link = tmp_path / "a.txt"
    link.symlink_to(target)
    with pytest.raises(OutputError):
        lint_file(link, Choice(fix=True))
    assert target.read_bytes() == BEFORE.encode()


def test_safe_mending_leaves_what_needs_a_look() -> None:
    text = "一,加强领导（１）、 落实12年3月的任务"
    assert mended(text, unsafe=False) == "一,加强领导（1）、 落实12年3月的任务"
    assert mended(text) == "一、加强领导（1）、落实12年3月的任务"
