"""What is read of a Word file, and what is left out and listed."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from bulletin_pdf.compose.remains import remains
from bulletin_pdf.errors import Language
from bulletin_pdf.manuscript import Organisations, import_manuscript
from bulletin_pdf.manuscript.lines import LineKind, Manuscript
from bulletin_pdf.manuscript.numbering import chinese
from bulletin_pdf.manuscript.reading import read_bytes
from bulletin_pdf.pipeline.importing import import_files
from manuscript.wordfile import paragraph, part, run, word_file

_IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"


def _read(*paragraphs: str, **parts: str) -> Manuscript:
    extra: dict[str, str | bytes] = {f"word/{name}.xml": xml for name, xml in parts.items()}
    return read_bytes(word_file(*paragraphs, parts=extra), "稿.docx", 1)


def _texts(manuscript: Manuscript) -> list[str]:
    return [line.text for line in manuscript.lines]


def _left(manuscript: Manuscript) -> list[tuple[str, str]]:
    return [(left.reason, left.text) for left in manuscript.left_out]


def _png() -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (4, 3), "red").save(stream, "PNG")
    return stream.getvalue()


def test_bold_within_a_paragraph_is_strong_and_a_bold_line_a_heading() -> None:
    read = _read(
        paragraph(run("会议审议通过", "<w:b/>"), "了报告。"),
        paragraph(run("部署全年工作", "<w:b/>")),
        paragraph(run("不粗", '<w:b w:val="0"/>'), "，也不是标题。"),
        paragraph("居中的标题", properties='<w:jc w:val="center"/>'),
    )
    assert _texts(read) == [
        "**会议审议通过**了报告。",
        "部署全年工作",
        "不粗，也不是标题。",
        "居中的标题",
    ]
    heading, text = LineKind.HEADING, LineKind.TEXT
    assert [line.kind for line in read.lines] == [text, heading, text, heading]


def test_tracked_insertions_stay_and_deletions_are_listed() -> None:
    inserted = f"<w:ins>{run('新增的')}</w:ins>"
    deleted = "<w:del><w:r><w:delText>原来的</w:delText></w:r></w:del>"
    read = _read(paragraph("这是", deleted, inserted, "文字。"))
    assert _texts(read) == ["这是新增的文字。"]
    assert _left(read) == [("deleted", "原来的")]


def test_comments_running_heads_and_hidden_text_are_left_out_and_listed() -> None:
    read = _read(
        paragraph("正文。", run("暗语", "<w:vanish/>")),
        comments=part("comments", paragraph("请核实")),
        header1=part("hdr", paragraph("内部")),
        footer1=part("ftr", paragraph("第1页")),
    )
    assert _texts(read) == ["正文。"]
    assert _left(read) == [
        ("hidden", "暗语"),
        ("comments.xml", "请核实"),
        ("footer1.xml", "第1页"),
        ("header1.xml", "内部"),
    ]


def test_a_text_box_is_read_once() -> None:
    box = f"<w:txbxContent>{paragraph('框里的话。')}</w:txbxContent>"
    choice = f"<mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
    fallback = f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
    both = f"<w:r><mc:AlternateContent>{choice}{fallback}</mc:AlternateContent></w:r>"
    assert _texts(_read(paragraph("框外的话。", both))) == ["框外的话。", "框里的话。"]


def test_of_a_field_only_its_result_is_read() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{run("2012年2月")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert _texts(_read(paragraph(field, "起"))) == ["2012年2月起"]


def test_a_footnote_stands_where_it_was_called() -> None:
    note = part("footnotes", f'<w:footnote w:id="2">{paragraph("见《指标体系》。")}</w:footnote>')
    call = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    assert _texts(_read(paragraph("量化程度高", call, "。"), footnotes=note)) == [
        "量化程度高^[见《指标体系》。]。"
    ]


def test_automatic_numbers_become_text_or_items() -> None:
    levels = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>'
        '<w:lvlText w:val="%1、"/></w:lvl>'
        '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="%2."/></w:lvl>'
        '<w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/><w:lvlText w:val="●"/></w:lvl>'
    )
    numbering = part(
        "numbering",
        f'<w:abstractNum w:abstractNumId="7">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>',
    )

    def item(text: str, level: int) -> str:
        return paragraph(
            text,
            properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>',
        )

    rows = [("认识", 0), ("学习", 1), ("宣传", 1), ("措施", 0), ("检查", 1), ("点", 2)]
    read = _read(*(item(text, level) for text, level in rows), numbering=numbering)
    assert _texts(read) == ["一、认识", "1. 学习", "2. 宣传", "二、措施", "1. 检查", "- 点"]
    assert [chinese(n) for n in (1, 10, 11, 20, 34)] == ["一", "十", "十一", "二十", "三十四"]


def test_a_table_keeps_its_cells_and_one_of_a_row_only_lays_out() -> None:
    def table(*rows: tuple[str, ...]) -> str:
        cells = ("".join(f"<w:tc>{paragraph(c)}</w:tc>" for c in row) for row in rows)
        return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"

    read = _read(table(("单位", "场|次"), ("常熟", "87")), table(("第3期", "2012年2月15日")))
    assert _texts(read) == [
        "| 单位 | 场\\|次 |\n|---|---|\n| 常熟 | 87 |",
        "第3期",
        "2012年2月15日",
    ]


def test_a_picture_is_extracted_beside_the_issue_with_its_caption(tmp_path: Path) -> None:
    drawing = '<w:r><w:drawing><a:blip r:embed="p1"/></w:drawing></w:r>'
    raw = word_file(
        paragraph("职工运动会落幕"),
        paragraph("公司第三届职工运动会圆满落幕。"),
        paragraph(drawing),
        paragraph("图1：开幕式"),
        paragraph('<w:r><w:drawing><a:blip r:embed="p2"/></w:drawing></w:r>'),
        paragraph("（公司工会）"),
        parts={"word/media/a.png": _png(), "word/media/b.emf": b"\x01\x00\x00\x00"},
        relations=f'<Relationship Id="p1" Type="{_IMAGE}" Target="media/a.png"/>'
        f'<Relationship Id="p2" Type="{_IMAGE}" Target="media/b.emf"/>',
    )
    (tmp_path / "稿.docx").write_bytes(raw)
    output = tmp_path / "issues" / "2012-03.yaml"
    done = import_files([tmp_path / "稿.docx"], output, Language.ZH, fix=False, strict=True)
    assert "![开幕式](images/2012-03-1.png)" in output.read_text(encoding="utf-8")
    assert (tmp_path / "issues/images/2012-03-1.png").read_bytes() == _png()
    left = [d.values["text"] for d in done.diagnostics if d.code == "import-left-out"]
    assert left == ["b.emf"]


def test_heading_styles_tell_sections_from_titles() -> None:
    styles = part(
        "styles",
        "".join(
            f'<w:style w:styleId="{n}"><w:name w:val="heading {n}"/></w:style>' for n in (1, 2)
        ),
    )

    def heading(text: str, level: int) -> str:
        return paragraph(text, properties=f'<w:pStyle w:val="{level}"/>')

    read = _read(
        heading("一线风采", 1), heading("焊工老李", 2), paragraph("老李从不叫苦。"), styles=styles
    )
    assert [(line.kind, line.level) for line in read.lines] == [
        (LineKind.HEADING, 1),
        (LineKind.HEADING, 2),
        (LineKind.TEXT, 0),
    ]


def _box(text: str) -> str:
    box = f"<w:txbxContent>{paragraph(text)}</w:txbxContent>"
    choice = f"<mc:Choice><w:r><w:drawing>{box}</w:drawing></w:r></mc:Choice>"
    fallback = f"<mc:Fallback><w:r><w:pict>{box}</w:pict></w:r></mc:Fallback>"
    return f"<mc:AlternateContent>{choice}{fallback}</mc:AlternateContent>"


def _table(*rows: tuple[str, ...]) -> str:
    return "<w:tbl>" + "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in rows) + "</w:tbl>"


def _cell(inside: str) -> str:
    return f"<w:tc>{inside}</w:tc>"


def test_what_stands_around_runs_and_cells_is_looked_through() -> None:
    wrapped = f"<w:sdt><w:sdtContent>{_cell(paragraph('常熟'))}</w:sdtContent></w:sdt>"
    inner = _table((_cell(paragraph("甲")), _cell(paragraph("乙"))))
    read = _read(
        paragraph("段落。", _box("框里的话。")),
        _table(
            (_cell(paragraph("单位")), _cell(paragraph("备注"))),
            (wrapped, _cell(paragraph("见", _box("框中")) + inner)),
        ),
    )
    assert _texts(read) == [
        "段落。",
        "框里的话。",
        "| 单位 | 备注 |\n|---|---|\n| 常熟 | 见 框中 甲 乙 |",
    ]


def test_pictures_in_a_table_stay_with_their_captions() -> None:
    drawing = '<w:r><w:drawing><a:blip r:embed="p"/></w:drawing></w:r>'
    rows = [(_cell(paragraph(drawing)),) * 2, (_cell(paragraph("开幕")), _cell(paragraph("闭幕")))]
    relation = f'<Relationship Id="p" Type="{_IMAGE}" Target="media/a.png"/>'
    raw = word_file(_table(*rows), parts={"word/media/a.png": _png()}, relations=relation)
    read = read_bytes(raw, "稿.docx", 1)
    there = [text for text in _texts(read) if text]
    assert there == ["![](picture:1.1)", "开幕", "![](picture:1.2)", "闭幕"]


def test_ornamental_words_ruby_and_formulas_are_text() -> None:
    ruby = (
        "<w:r><w:ruby><w:rt><w:r><w:t>zhāng</w:t></w:r></w:rt>"
        "<w:rubyBase><w:r><w:t>张</w:t></w:r></w:rubyBase></w:ruby></w:r>"
    )
    art = '<w:r><w:pict><v:shape><v:textpath string="工会简报"/></v:shape></w:pict></w:r>'
    math = "http://schemas.openxmlformats.org/officeDocument/2006/math"
    formula = f'<m:oMath xmlns:m="{math}"><m:r><m:t>x=1</m:t></m:r></m:oMath>'
    read = _read(paragraph(art), paragraph(ruby, "家港设", formula, "。"))
    assert _texts(read) == ["工会简报", "张家港设x=1。"]


def test_what_cannot_be_read_is_listed() -> None:
    chart = '<w:r><w:drawing><a:graphicData uri="http://x/chart"/></w:drawing></w:r>'
    linked = '<w:r><w:drawing><a:blip r:link="p"/></w:drawing></w:r>'
    symbol = '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>'
    target = "http://example.invalid/a.png"
    raw = word_file(
        paragraph("正文。", chart, linked, symbol),
        '<w:altChunk r:id="q"/>',
        parts={"word/vbaProject.bin": b"Sub AutoOpen"},
        relations=f'<Relationship Id="p" TargetMode="External" Target="{target}"/>',
    )
    assert _left(read_bytes(raw, "稿.docm", 1)) == [
        ("picture", "chart"),
        ("picture", target),
        ("symbol", "F0FE"),
        ("embedded", "altChunk"),
        ("macros", "vbaProject.bin"),
    ]


def test_a_caption_without_its_picture_is_no_title() -> None:
    raw = word_file(
        paragraph("市科协举办科普周活动", properties='<w:jc w:val="center"/>'),
        paragraph("5月6日，市科协举办科普周活动。"),
        paragraph("图1 活动现场", properties='<w:jc w:val="center"/>'),
        paragraph("活动受到欢迎。（市科协）"),
    )
    done = import_manuscript(read_bytes(raw, "稿.docx", 1), Organisations())
    assert done.issue is not None
    assert [(a.title, a.body) for a in done.issue.articles] == [
        (
            "市科协举办科普周活动",
            "5月6日，市科协举办科普周活动。\n\n图1 活动现场\n\n活动受到欢迎。\n",
        )
    ]
    assert [d.code for _, d in done.doubts] == ["import-doubt-body"]


BOLD = [
    (("会议", "，强调", "安全。"), "会议，**强调**安全。"),
    (("会议", "，", "强调。"), "会议，强调。"),
    (("会议说", "“安全”", "，要抓。"), "会议说**“安全”**，要抓。"),
    (("会议（", "安全（", "一）。"), "会议（**安全**（一）。"),
    (("会议", " 安全 ", "要抓好落实。"), "会议 **安全** 要抓好落实。"),
]


@pytest.mark.parametrize(("runs", "text"), BOLD, ids=[text for _, text in BOLD])
@pytest.mark.parametrize("kind", ["docx", "html"])
def test_what_is_bold_can_be_read_as_bold_again(
    kind: str, runs: tuple[str, str, str], text: str
) -> None:
    first, bold, last = runs
    raw = {
        "docx": word_file(paragraph(run(first), run(bold, "<w:b/>"), run(last))),
        "html": f"<html><body><p>{first}<b>{bold}</b>{last}</p></body></html>".encode(),
    }[kind]
    (line,) = read_bytes(raw, f"稿.{kind}", 1).lines
    assert line.text.replace(" ", "") == text.replace(" ", "")
    assert remains(line.text) == []
