"""Everything that can be wrong with an issue is found before it is rendered."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from bulletin_pdf.errors import InputMissing, Severity, SourceError, message_of
from bulletin_pdf.pipeline.checking import check, project_of

ISSUE = """\
sections:
  - title: 栏目
    articles:
      - title: 标题
        body: |
          第一段。

          第二段。
"""


def _write(folder: Path, text: str, name: str = "一.yaml") -> Path:
    path = folder / "issues" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def _found(folder: Path, text: str) -> list[tuple[str, str]]:
    path = _write(folder, text)
    try:
        diagnostics = check(path).diagnostics
    except (SourceError, InputMissing) as error:
        diagnostics = error.diagnostics
    return [
        (str(d.where).removeprefix(f"{path}:"), message_of(d))
        for d in diagnostics
        if d.where is not None
    ]


def test_a_good_issue_is_ready_to_be_built(tmp_path: Path) -> None:
    checked = check(_write(tmp_path, ISSUE))
    assert (checked.issue_id, checked.layout.name) == ("一", "jianbao")
    assert checked.diagnostics == ()
    assert checked.options == {
        "distribution_stop": False,
        "date_style": "arabic",
        "levels": True,
        "running_heads": False,
        "start_right": False,
        "imprint_place": "last_page",
        "pad_to_4": False,
        "run_in_heads": False,
        "number_style": "arabic",
    }


def test_the_project_is_beside_the_issues_folder(tmp_path: Path) -> None:
    assert project_of(tmp_path / "issues" / "a.yaml") == tmp_path
    assert project_of(tmp_path / "elsewhere" / "a.yaml") == tmp_path / "elsewhere"


def test_an_unknown_layout_is_pointed_at_in_the_issue(tmp_path: Path) -> None:
    assert _found(tmp_path, f"layout: jianbo\n{ISSUE}") == [
        ("1:9", "没有名为 “jianbo” 的版式"),
    ]


def test_a_wrong_option_is_pointed_at_in_the_issue(tmp_path: Path) -> None:
    text = f"layout:\n  name: jianbao\n  options:\n    date_style: roman\n{ISSUE}"
    assert _found(tmp_path, text) == [("4:17", "选项 “date_style” 不能是 “roman”")]


def test_a_forgotten_empty_line_is_a_warning(tmp_path: Path) -> None:
    path = _write(tmp_path, ISSUE.replace("。\n\n", "。\n"))
    (warning,) = check(path).diagnostics
    assert warning.severity is Severity.WARNING
    assert str(warning.where) == f"{path}:7:11"
    assert message_of(warning) == "这一行会接在上一段后面，成为同一段"


PICTURES = [
    ("没有.jpg", "找不到图片 “没有.jpg”"),
    ("../外面.jpg", "图片 “../外面.jpg” 在本期文件夹之外"),
    ("/etc/passwd", "图片 “/etc/passwd” 在本期文件夹之外"),
    ("http://a.cn/b.jpg", "图片 “http://a.cn/b.jpg” 是网址，排版时不连网"),
    (r"C:\图\会场.jpg", r"图片 “C:\图\会场.jpg” 写的是某台电脑上的位置"),
    (r"图\会场.jpg", r"图片 “图\会场.jpg” 写的是某台电脑上的位置"),
    ("//a.cn/b.jpg", "图片 “//a.cn/b.jpg” 是网址，排版时不连网"),
    ("文本.jpg", "“文本.jpg” 不是可用的图片"),
    ("链接.jpg", "图片 “链接.jpg” 在本期文件夹之外"),
]


@pytest.mark.parametrize(("name", "message"), PICTURES)
def test_a_picture_that_cannot_be_used(tmp_path: Path, name: str, message: str) -> None:
    Image.new("RGB", (2, 2)).save(tmp_path / "外面.jpg")
    (tmp_path / "issues").mkdir()
    (tmp_path / "issues" / "文本.jpg").write_text("不是图片")
    (tmp_path / "issues" / "链接.jpg").symlink_to(tmp_path / "外面.jpg")
    text = f"{ISSUE}        images:\n          - {{file: {name}, alt: 图}}\n"
    assert _found(tmp_path, text) == [("10:20", message)]


def test_a_picture_in_the_text_is_pointed_at(tmp_path: Path) -> None:
    text = ISSUE.replace("第二段。", "文字。\n\n          ![图](没有.jpg)")
    assert _found(tmp_path, text) == [("10:11", "找不到图片 “没有.jpg”")]


def test_a_good_picture_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "issues").mkdir()
    Image.new("RGB", (2, 2)).save(tmp_path / "issues" / "a.png")
    text = f"{ISSUE}        images:\n          - file: a.png\n          - file: a.png\n"
    assert set(check(_write(tmp_path, text)).pictures) == {"a.png"}


def test_a_picture_without_a_description_is_a_warning(tmp_path: Path) -> None:
    (tmp_path / "issues").mkdir()
    Image.new("RGB", (1400, 1400)).save(tmp_path / "issues" / "a.png")
    message = "图片“a.png”没有说明，读屏软件读不出它"
    text = ISSUE.replace("第二段。", "文。\n\n          ![](a.png)\n\n          ![说明](a.png)")
    images = "        images:\n          - file: a.png\n          - {file: a.png, caption: 图}\n"
    cover = "cover: {file: a.png}\n"
    assert _found(tmp_path, f"{cover}{text}{images}") == [
        ("1:15", message),
        ("11:11", message),
        ("15:19", message),
    ]


NOT_UNDERSTOOD = [
    # what stands in the text, where the mistake is, what is said of it
    (
        "::: 引浯\n\n          好。\n\n          :::",
        "8:11",
        "没有名为 “引浯” 的 ::: 块，会照原样印出来",
    ),
    (
        r"![会场](C:\Users\李科\会场.jpg)",
        "8:11",
        r"图片 “C:\Users\李科\会场.jpg” 写的是某台电脑上的位置",
    ),
    ("![会场](C:/会场.jpg)", "8:11", "图片 “C:/会场.jpg” 写的是某台电脑上的位置"),
    ("![](file:///C:/会场.jpg)", "8:11", "图片 “file:///C:/会场.jpg” 写的是某台电脑上的位置"),
    (r"![](images\会场.jpg)", "8:11", r"图片 “images\会场.jpg” 写的是某台电脑上的位置"),
    (r"![](\\服务器\会场.jpg)", "8:11", r"图片 “\\服务器\会场.jpg” 写的是某台电脑上的位置"),
    ("![会场](images/a b.jpg)", "8:11", "找不到图片 “images/a b.jpg”"),
    ("文字，![甲](a.jpg", "8:14", "没有看懂这里的图片写法：“![甲](a.jpg”，会照原样印出来"),
    ("请**务必到会。", "8:12", "这里的 ** 没有成对，会照原样印出来"),
    ("- 一\n          - 二<br>", "9:14", "“<br>” 是网页的记号，会照原样印出来"),
]


@pytest.mark.parametrize(("text", "place", "message"), NOT_UNDERSTOOD)
def test_what_is_not_understood_is_an_error_with_a_place(
    tmp_path: Path, text: str, place: str, message: str
) -> None:
    path = _write(tmp_path, ISSUE.replace("第二段。", text))
    with pytest.raises((SourceError, InputMissing)) as caught:
        check(path)
    found = [d for d in caught.value.diagnostics if d.severity is Severity.ERROR]
    assert str(found[0].where) == f"{path}:{place}"
    assert message_of(found[0]) == message


FIELDS = [
    ("title: 标题", "title: '**标题**'"),
    ("title: 栏目", "title: 栏目<br>"),
    ("        body", "        lead: 导语**\n        body"),
    ("        body", "        kicker: '![](a.jpg)'\n        body"),
    ("    articles", "    editors_note: 按语^[注\n    articles"),
    ("    articles", "    briefs: ['简讯<b>甲</b>']\n    articles"),
    ("        body", "        attribution: {persons: ['王[某]{着重}']}\n        body"),
    ("sections:", "publisher: 甲**乙**\nsections:"),
]


@pytest.mark.parametrize(("old", "new"), FIELDS, ids=[new.strip() for _, new in FIELDS])
def test_every_printed_field_is_looked_through(tmp_path: Path, old: str, new: str) -> None:
    with pytest.raises(SourceError):
        check(_write(tmp_path, ISSUE.replace(old, new, 1)))


def test_pictures_with_spaces_and_brackets_in_their_names_are_read(tmp_path: Path) -> None:
    names = ("a b.jpg", "IMG (1).jpg", "会场（一）.jpg")
    (tmp_path / "issues").mkdir()
    for name in names:
        Image.new("RGB", (2, 2)).save(tmp_path / "issues" / name)
    lines = "\n\n          ".join(f"![图]({name})" for name in names)
    checked = check(_write(tmp_path, ISSUE.replace("第二段。", lines)))
    assert tuple(checked.pictures) == names
    assert checked.diagnostics == ()


def test_the_first_hundred_are_named_and_the_others_counted(tmp_path: Path) -> None:
    text = "\n\n          ".join(["**甲"] * 120)
    with pytest.raises(SourceError) as caught:
        check(_write(tmp_path, ISSUE.replace("第二段。", text)))
    found = caught.value.diagnostics
    assert [d.code for d in found].count("strong-unclosed") == 100
    assert [message_of(d) for d in found if d.code == "yaml-more"] == ["还有 20 处没有列出"]


def test_an_unknown_section_ink_is_an_error(tmp_path: Path) -> None:
    text = ISSUE.replace("  - title:", "  - ink: blue\n    title:", 1)
    (found,) = _found(tmp_path, text)
    assert found[1] == "版式没有名为 “blue” 的墨色"


def test_an_empty_section_is_an_error(tmp_path: Path) -> None:
    (found,) = _found(tmp_path, f"{ISSUE}  - title: 空\n")
    assert found[1] == "这个栏目里什么也没有"


GLYPHS = [
    ("第一段。", "第一\U00010480段。", "6:13", "没有字体收录 “\U00010480”（U+10480），文章：标题"),
    ("标题", "标\ue000题", None, "没有字体收录"),
    (
        "栏目",
        "栏\U00010480目",
        "2:13",
        "没有字体收录 “\U00010480”（U+10480），文章：栏\U00010480目",
    ),
]


@pytest.mark.parametrize(("old", "new", "place", "message"), GLYPHS)
def test_a_character_that_no_face_has(
    tmp_path: Path, old: str, new: str, place: str | None, message: str
) -> None:
    path = _write(tmp_path, ISSUE.replace(old, new))
    with pytest.raises(SourceError) as caught:
        check(path)
    error = next(d for d in caught.value.diagnostics if d.severity is Severity.ERROR)
    assert message_of(error).startswith(message)
    if place:
        assert str(error.where) == f"{path}:{place}"


def test_a_substitute_face_is_a_note_and_goes_into_the_record(tmp_path: Path) -> None:
    checked = check(_write(tmp_path, ISSUE.replace("第一段", "朱镕基、朱镕基")))
    (note,) = checked.diagnostics
    assert note.severity is Severity.NOTE
    assert message_of(note) == "“镕”（U+9555）不在 fang 字体中，改用 Bulletin Wenkai，文章：标题"
    assert checked.substitutions[0]["family"] == "Bulletin Wenkai"


@pytest.mark.parametrize("field", ["name", "publisher", "notice"])
def test_every_printed_field_is_looked_up(tmp_path: Path, field: str) -> None:
    found = _found(tmp_path, f"{field}: 甲\U00010480\n{ISSUE}")
    assert found[0][0] == f"1:{len(field) + 4}"


def test_the_foot_is_looked_up(tmp_path: Path) -> None:
    foot = (
        "distribution:\n  groups:\n    - label: 报\n      recipients: [甲\U00010480]\n"
        "imprint:\n  editor: 乙\U00010480\n"
    )
    assert [place for place, _ in _found(tmp_path, ISSUE + foot)] == ["12:21", "14:12"]


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputMissing) as caught:
        check(tmp_path / "没有.yaml")
    assert caught.value.diagnostics[0].code == "file-missing"
