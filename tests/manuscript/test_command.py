"""``bulletin import`` and ``bulletin organisations learn`` as an editor runs them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bulletin_pdf.cli import run
from manuscript.wordfile import zip_file

FIRST = "市科协举办科普讲座\n5月6日，市科协举办科普讲座，二百余人参加。（市科协）\n"
SECOND = "市文联举办书画展\n5月8日，市文联举办书画展，展出作品一百件。（市文联）\n"
DOUBTFUL = (
    "深入开展作风建设年活动\n各部门要高度重视，精心组织。\n总体要求\n做到立行立改。\n（机关党委）\n"
)


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "issues").mkdir()
    for name, text in (("甲.txt", FIRST), ("乙.txt", SECOND), ("疑.txt", DOUBTFUL)):
        (tmp_path / name).write_text(text, encoding="utf-8")


def _titles(path: str) -> list[str]:
    lines = Path(path).read_text(encoding="utf-8").splitlines()
    return [line.partition("title: ")[2] for line in lines if "title: " in line]


def test_several_files_become_one_issue_in_the_given_order() -> None:
    assert run(["import", "乙.txt", "甲.txt", "-o", "issues/1.yaml"]) == 0
    assert _titles("issues/1.yaml") == ["市文联举办书画展", "市科协举办科普讲座"]
    assert run(["check", "issues/1.yaml"]) == 0


def test_a_folder_and_a_zip_are_read_in_the_order_of_names() -> None:
    Path("来稿").mkdir()
    for number, text in ((2, FIRST), (1, SECOND)):
        Path(f"来稿/{number}.txt").write_text(text, encoding="utf-8")
    Path("来稿/~$1.txt").write_text("锁", encoding="utf-8")
    Path("来稿.zip").write_bytes(zip_file({"b/2.txt": FIRST, "b/1.md": f"# {SECOND}", "c.exe": ""}))
    assert run(["import", "来稿", "-o", "issues/folder.yaml"]) == 0
    assert run(["import", "来稿.zip", "-o", "issues/zip.yaml"]) == 0
    wanted = ["市文联举办书画展", "市科协举办科普讲座"]
    assert _titles("issues/folder.yaml") == _titles("issues/zip.yaml") == wanted


def test_files_are_counted_as_an_editor_counts_them() -> None:
    Path("来稿").mkdir()
    for number, name in (("2", "第二条"), ("10", "第三条"), ("1", "第一条")):
        text = f"市科协发布消息{name}\n消息如下，请阅读。（市科协）\n"
        Path(f"来稿/{number}.txt").write_text(text, encoding="utf-8")
    assert run(["import", "来稿", "-o", "issues/1.yaml"]) == 0
    assert [title[-3:] for title in _titles("issues/1.yaml")] == ["第一条", "第二条", "第三条"]


def test_names_in_a_zip_from_chinese_windows_are_read() -> None:
    names = {"二、书画展.txt".encode("gbk"): SECOND, "一、讲座.txt".encode("gbk"): FIRST}
    # An archiver without Unicode writes the bytes of the code page; Python cannot.
    placeholders = {"x" * len(name): text for name, text in names.items()}
    raw = zip_file(placeholders)
    for name in names:
        raw = raw.replace(b"x" * len(name), name)
    Path("来稿.zip").write_bytes(raw)
    assert run(["import", "来稿.zip", "-o", "issues/1.yaml"]) == 0
    assert _titles("issues/1.yaml") == ["市科协举办科普讲座", "市文联举办书画展"]


def test_the_review_says_what_was_taken_as_what(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["import", "疑.txt", "-o", "issues/1.yaml"]) == 0
    out, err = capfd.readouterr()
    assert out.splitlines() == [
        "　    1   90%  标题    深入开展作风建设年活动",
        "　    2   95%  正文    各部门要高度重视，精心组织。",
        "？    3   60%  正文    总体要求",
        "　    4   95%  正文    做到立行立改。",
        "　    5   90%  署名    （机关党委）",
        "原稿 42 字：保留 40，删去 2，替换 0",
        "issues/1.yaml：1 篇，存疑 1 处",
    ]
    assert "疑.txt:3:1: 警告: “总体要求”当作正文；也可能是标题或署名" in err


def test_the_review_names_the_files_and_a_later_one_may_have_the_masthead(
    capfd: pytest.CaptureFixture[str],
) -> None:
    Path("报头.txt").write_text(f"科协简报\n第3期\n{SECOND}", encoding="utf-8")
    assert run(["import", "甲.txt", "报头.txt", "-o", "issues/1.yaml"]) == 0
    rows = [line.split()[-1] for line in capfd.readouterr().out.splitlines()[:9]]
    assert rows == [
        "甲.txt:", "市科协举办科普讲座",
        "5月6日，市科协举办科普讲座，二百余人参加。", "（市科协）",
        "报头.txt:", "科协简报", "第3期", "市文联举办书画展",
        "5月8日，市文联举办书画展，展出作品一百件。",
    ]  # fmt: skip
    assert "name: 科协简报\nnumber: 3\n" in Path("issues/1.yaml").read_text(encoding="utf-8")


def test_the_doubtful_place_is_marked_in_the_file() -> None:
    run(["import", "疑.txt", "-o", "issues/1.yaml"])
    run(["import", "疑.txt", "-o", "issues/2.yaml", "--lang", "en"])
    text = Path("issues/1.yaml").read_text(encoding="utf-8")
    comment = "        # ？ “总体要求”当作正文；也可能是标题或署名 (疑.txt:3)\n        body: |\n"
    assert comment in text
    assert "# ？ “总体要求” was taken as text" in Path("issues/2.yaml").read_text(encoding="utf-8")
    assert run(["check", "issues/1.yaml"]) == 0


def test_strict_refuses_doubt_and_writes_nothing() -> None:
    assert run(["import", "疑.txt", "-o", "issues/1.yaml", "--strict"]) == 1
    assert not Path("issues/1.yaml").exists()


def test_json_lists_what_was_dropped_and_replaced(capfd: pytest.CaptureFixture[str]) -> None:
    Path("半.txt").write_text("市科协举办讲座活动\n　　讲座精彩,听众满意。（市科协）\n", "utf-8")
    assert run(["import", "半.txt", "-o", "issues/1.yaml", "--fix", "--json"]) == 0
    found = json.loads(capfd.readouterr().out)
    assert [(d["code"], d["line"], d["column"], d["message"]) for d in found] == [
        ("import-replaced", 2, 7, "“,”改为“，”"),
        ("import-dropped", 2, 13, "删去“（”"),
        ("import-dropped", 2, 17, "删去“）”"),
        ("import-spaces", None, None, "删去多余的空格 2 个，在第 2 行"),
    ]


def test_an_issue_that_is_there_is_left_alone() -> None:
    Path("issues/1.yaml").write_text("我的", encoding="utf-8")
    assert run(["import", "甲.txt", "-o", "issues/1.yaml"]) == 73
    assert Path("issues/1.yaml").read_text(encoding="utf-8") == "我的"


def test_mistakes_on_the_command_line_have_their_codes() -> None:
    assert run(["import", "没有.txt", "-o", "issues/1.yaml"]) == 66
    assert run(["import", "甲.txt", "-o", "issues/a b.yaml"]) == 2
    assert run(["organisations", "learn", "issues/没有.yaml"]) == 66


def test_organisations_are_learnt_and_make_signatures_surer() -> None:
    Path("丙.txt").write_text(
        "春季植树活动举行\n三月十二日举行植树。（绿色之友）\n", encoding="utf-8"
    )
    assert run(["import", "丙.txt", "-o", "issues/before.yaml", "--strict"]) == 0
    assert "attribution" not in Path("issues/before.yaml").read_text(encoding="utf-8")
    issue = Path("issues/before.yaml").read_text(encoding="utf-8")
    signed = issue.replace("（绿色之友）", "") + "        attribution: 绿色之友\n"
    Path("issues/edited.yaml").write_text(signed, encoding="utf-8")
    assert run(["organisations", "learn", "issues/edited.yaml"]) == 0
    assert run(["organisations", "learn", "issues/edited.yaml"]) == 0
    known = Path("organisations.yaml").read_text(encoding="utf-8")
    assert known == "organisations:\n  - name: 绿色之友\n"
    assert run(["import", "丙.txt", "-o", "issues/after.yaml", "--strict"]) == 0
    assert "attribution: 绿色之友" in Path("issues/after.yaml").read_text(encoding="utf-8")


def test_an_alias_is_known_too_and_a_wrong_file_is_reported() -> None:
    Path("丙.txt").write_text("春季植树活动举行\n三月十二日举行植树。（绿友）\n", encoding="utf-8")
    Path("organisations.yaml").write_text(
        "organisations:\n  - name: 绿色之友\n    aliases: [绿友]\n", encoding="utf-8"
    )
    assert run(["import", "丙.txt", "-o", "issues/1.yaml"]) == 0
    assert "attribution: 绿友" in Path("issues/1.yaml").read_text(encoding="utf-8")
    Path("organisations.yaml").write_text("organisation: 1\n", encoding="utf-8")
    assert run(["import", "丙.txt", "-o", "issues/2.yaml"]) == 65


def test_a_web_page_gives_its_headings_lists_and_tables() -> None:
    page = (
        "<html><head><title>x</title><script>alert(1)</script></head><body>"
        "<h2>市科协举办讲座活动</h2><p>讲座<b>精彩</b>，\n听众满意。</p><ol><li>第一项</li><li>第二项</li></ol>"
        "<table><tr><th>单位</th><th>人数</th></tr><tr><td>甲</td><td>5</td></tr></table>"
        "<img src='http://example.invalid/a.png'><p align=right>（市科协）</p></body></html>"
    )
    Path("页.html").write_text(page, encoding="utf-8")
    assert run(["import", "页.html", "-o", "issues/1.yaml"]) == 0
    text = Path("issues/1.yaml").read_text(encoding="utf-8")
    body = [line.strip() for line in text.partition("body: |\n")[2].splitlines()]
    assert body[:9] == [
        "讲座**精彩**，听众满意。", "", "1. 第一项", "2. 第二项", "",
        "| 单位 | 人数 |", "|---|---|", "| 甲 | 5 |", "attribution: 市科协",
    ]  # fmt: skip
