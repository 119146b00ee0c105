"""The structure of a proof, as a screen reader walks through it (PDF/UA-1, ISO 14289-1)."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import page as page_validation
import pikepdf
import pypdf
import pytest
from pikepdf import Array, Dictionary, Name

from bulletin_pdf.pipeline.build import Built, build
from bulletin_pdf.pipeline.targets import Target

ROOT = Path(__file__).resolve().parents[2]
FILLER = "各级工会组织要认真学习会议精神，结合实际抓好落实，不断提高服务职工的能力和水平。" * 6
ISSUE = f"""\
layout: jianbao
name: 工会信息
number: 3
date: 二〇一二年一月十日
publisher: 市总工会办公室编
contents: true
sections:
  - title: 新年思路
    articles:
      - title: 甲市总工会部署全年工作
        attribution: 甲市总工会
        body: |
          一、总的要求

          第一段^[见《公报》第2页。]，{FILLER}

          （一）具体安排

          - 甲项
          - 乙项

          ::: 表 各工会的数量
          | 单位 | 数量 |
          |------|-----:|
{"".join(f"          | 第{n}工会 | {n} |" + chr(10) for n in range(1, 41))}
          :::

          {FILLER}

          {FILLER}

          ![会议现场](hall.png)

          见[网页](https://example.com/)。
  - title: 基层动态
    articles:
      - title: 乙市总工会开展活动
        body: 第二篇。
distribution:
  groups:
    - {{label: 报, recipients: [市委, 市政府]}}
  copies: 500
imprint: {{editor: 赵六, phone: "123"}}
"""


@pytest.fixture(scope="module")
def proof(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    from PIL import Image

    project = tmp_path_factory.mktemp("tags")
    (project / "issues").mkdir()
    Image.new("RGB", (60, 40), (200, 30, 30)).save(project / "issues" / "hall.png")
    (project / "issues" / "t.yaml").write_text(ISSUE, encoding="utf-8")
    built: Built = build(project / "issues" / "t.yaml", [Target.PROOF])
    assert built.pages > 3
    return built.outputs[Target.PROOF].read_bytes()


@pytest.fixture
def pdf(proof: bytes) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(proof)) as opened:
        yield opened


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K", [])
    return list(kids) if isinstance(kids, Array) else [kids]


def _elements(pdf: pikepdf.Pdf) -> list[Any]:
    found, waiting = [], [pdf.Root.StructTreeRoot.K[0]]
    while waiting:
        element = waiting.pop()
        found.append(element)
        kids = [k for k in _kids(element) if isinstance(k, Dictionary) and "/S" in k]
        waiting += kids[::-1]
    return found


def _texts(pdf: pikepdf.Pdf) -> dict[tuple[int, int], str]:
    """Return the text of every marked piece: (number of the page's object, mark) → text."""
    from tests.typeset.marked import marked_texts

    return {
        (page.obj.objgen[0], mark): text
        for page in pdf.pages
        for mark, text in marked_texts(page).items()
    }


def _said(pdf: pikepdf.Pdf, element: Any, texts: dict[tuple[int, int], str]) -> str:
    words = ""
    for kid in _kids(element):
        if isinstance(kid, Dictionary) and "/S" in kid:
            words += _said(pdf, kid, texts)
        elif isinstance(kid, Dictionary) and "/MCID" in kid:
            words += texts[kid.Pg.objgen[0], int(kid.MCID)]
        elif not isinstance(kid, Dictionary):
            words += texts[element.Pg.objgen[0], int(kid)]
    return words


def test_the_document_has_a_language_a_title_and_marks(pdf: pikepdf.Pdf) -> None:
    assert str(pdf.Root.Lang) == "zh-CN"
    assert str(pdf.docinfo["/Title"]) == "工会信息第3期"
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    assert pdf.Root.MarkInfo.Marked
    with pdf.open_metadata() as xmp:
        assert xmp["pdfuaid:part"] == "1"


def test_headings_descend_without_holes(pdf: pikepdf.Pdf) -> None:
    texts = _texts(pdf)
    headings = [(str(e.S), _said(pdf, e, texts)) for e in _elements(pdf) if str(e.S)[:2] == "/H"]
    assert headings == [
        ("/H1", "【新年思路】"),
        ("/H2", "甲市总工会部署全年工作"),
        ("/H3", "一、总的要求"),
        ("/H4", "（一）具体安排"),
        ("/H1", "【基层动态】"),
        ("/H2", "乙市总工会开展活动"),
    ]


def test_everything_is_read_once_in_the_order_of_the_source(pdf: pikepdf.Pdf) -> None:
    read = _said(pdf, pdf.Root.StructTreeRoot.K[0], _texts(pdf))
    parts = [
        "工会信息", "第3期", "本期要目", "【新年思路】", "甲市总工会部署全年工作", "一、总的要求",
        "第一段", "见《公报》第2页。", "，各级工会组织", "（一）具体安排", "甲项", "乙项",
        "单位数量", "第1工会", "第40工会", "会议现场", "见网页", "（甲市总工会）", "【基层动态】",
        "第二篇。", "报：", "市委、市政府", "责任编辑：赵六", "共印500份",
    ]  # fmt: skip
    body = read.index("【新年思路】", read.index("【新年思路】") + 1)
    at = 0
    for part in parts:
        at = read.find(part, at)
        assert at >= 0, part
        if part == "本期要目":
            at = body - 1
    for once in ("单位数量", "见《公报》第2页。", "责任编辑：赵六", "共印500份", "第20工会"):
        assert read.count(once) == 1, once
    assert "校样" not in read  # the mark of a proof, and page numbers, are artifacts
    assert "—" not in read


def test_what_goes_on_on_the_next_page_is_one_element(pdf: pikepdf.Pdf) -> None:
    kinds = [str(e.S) for e in _elements(pdf)]
    assert kinds.count("/Sect") == 2
    assert kinds.count("/Art") == 2
    assert kinds.count("/Table") == 1
    assert kinds.count("/THead") == 1
    texts = _texts(pdf)
    long = [e for e in _elements(pdf) if e.S == "/P" and FILLER in _said(pdf, e, texts)]
    assert len(long) == 3


def test_a_paragraph_holds_its_lines_itself(pdf: pikepdf.Pdf) -> None:
    texts = _texts(pdf)
    long = [_kids(e) for e in _elements(pdf) if e.S == "/P" and _said(pdf, e, texts) == FILLER]
    assert [len(kids) for kids in long] == [9, 9]
    assert not any(isinstance(kid, Dictionary) and "/S" in kid for kids in long for kid in kids)


def test_every_mark_leads_back_to_the_element_that_holds_it(pdf: pikepdf.Pdf) -> None:
    """ISO 32000-1, 14.7.4.4: the parent tree."""
    holders = {
        (kid.Pg if isinstance(kid, Dictionary) else element.Pg).objgen[0]: {}
        for element in _elements(pdf)
        for kid in _kids(element)
        if not isinstance(kid, Dictionary) or "/MCID" in kid
    }
    for element in _elements(pdf):
        for kid in _kids(element):
            if isinstance(kid, Dictionary) and "/MCID" in kid:
                holders[kid.Pg.objgen[0]][int(kid.MCID)] = element.objgen
            elif not isinstance(kid, Dictionary):
                holders[element.Pg.objgen[0]][int(kid)] = element.objgen
    numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    tree = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
    for page in pdf.pages:
        parents = tree[int(page.obj.StructParents)]
        held = holders[page.obj.objgen[0]]
        assert held == {mark: parents[mark].objgen for mark in held}
    assert sum(map(len, holders.values())) > 100


def test_every_object_is_where_the_file_says(proof: bytes) -> None:
    """ISO 32000-1, 7.5.8.3: a wrong place costs readers like Poppler title and structure."""
    reader = pypdf.PdfReader(io.BytesIO(proof), strict=True)
    places = reader.xref_objStm
    assert len(places) > 100
    for number, (stream, place) in places.items():
        held = reader.get_object(pypdf.generic.IndirectObject(stream, 0, reader))
        numbers = held.get_data()[: held["/First"]].split()[::2]
        assert int(numbers[place]) == number
    assert reader.metadata is not None
    assert reader.metadata.title == "工会信息第3期"


def test_a_list_has_labels_and_bodies(pdf: pikepdf.Pdf) -> None:
    (listed,) = [e for e in _elements(pdf) if e.S == "/L"]
    shape = [[str(k.S) for k in _kids(item)] for item in _kids(listed)]
    assert shape == [["/Lbl", "/LBody"], ["/Lbl", "/LBody"]]


def test_a_table_has_header_cells_that_its_cells_name(pdf: pikepdf.Pdf) -> None:
    heads = [e for e in _elements(pdf) if e.S == "/TH"]
    assert [(str(e.A.Scope), str(e.A.O)) for e in heads] == [("/Column", "/Table")] * 2
    names = [str(e.ID) for e in heads]
    cells = [e for e in _elements(pdf) if e.S == "/TD"]
    assert len(cells) == 80
    named = [[str(h) for h in cell.A.get("/Headers", [])] for cell in cells]
    assert named[:4] == [[names[0]], [names[1]]] * 2
    # on further pages the head is repeated as an artifact; its scope says what it heads
    assert named[-2:] == [[], []]
    assert "/Headers" not in cells[-1].A


def test_the_title_of_a_table_is_its_caption_once(pdf: pikepdf.Pdf) -> None:
    (table,) = [e for e in _elements(pdf) if e.S == "/Table"]
    assert [str(kid.S) for kid in _kids(table)][:2] == ["/Caption", "/THead"]
    (caption,) = [e for e in _elements(pdf) if e.S == "/Caption" and e.P.S == "/Table"]
    texts = _texts(pdf)
    assert (
        "".join(_said(pdf, e, texts) for e in _elements(pdf) if e.S == "/P").count("各工会的数量")
        == 1
    )
    assert [str(kid.S) for kid in _kids(caption)] == ["/NonStruct"]
    assert "/A" not in _kids(caption)[0]


def test_a_note_follows_its_call(pdf: pikepdf.Pdf) -> None:
    (note,) = [e for e in _elements(pdf) if e.S == "/Note"]
    assert "/ID" in note
    kids = _kids(note.P)
    assert str(kids[kids.index(note) - 1].S) == "/Reference"


def test_a_picture_is_described(pdf: pikepdf.Pdf) -> None:
    (figure,) = [e for e in _elements(pdf) if e.S == "/Figure"]
    assert str(figure.Alt) == "会议现场"
    assert "/BBox" in figure.A


def test_nothing_is_empty(pdf: pikepdf.Pdf) -> None:
    texts = _texts(pdf)
    leaves = [e for e in _elements(pdf) if not any(isinstance(k, Dictionary) for k in _kids(e))]
    assert [str(e.S) for e in leaves if e.S != "/Figure" and not _said(pdf, e, texts)] == []


def test_each_link_is_one_element_that_says_where_it_leads(pdf: pikepdf.Pdf) -> None:
    annotations = [a for page in pdf.pages for a in page.obj.get("/Annots", [])]
    words = ["甲市总工会部署全年工作", "乙市总工会开展活动", "网页"]
    assert [str(a.Contents) for a in annotations] == words
    assert [str(e.S) for e in _elements(pdf)].count("/Link") >= 3


# The independent checker proves itself on broken files before it is believed on whole ones.


def _of(pdf: pikepdf.Pdf, kind: str) -> list[Any]:
    return [e for e in _elements(pdf) if str(e.S) == f"/{kind}"]


def _without_title(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata() as xmp:
        del xmp["dc:title"]


def _without_structure(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/StructTreeRoot"]
    del pdf.Root["/MarkInfo"]


def _without_headers(pdf: pikepdf.Pdf) -> None:
    for cell in _of(pdf, "TH"):
        del cell.A["/Scope"]
        del cell["/ID"]
    for cell in _of(pdf, "TD"):
        if "/Headers" in cell.A:
            del cell.A["/Headers"]


def _rename(kind: str, other: str) -> Callable[[pikepdf.Pdf], None]:
    return lambda pdf: setattr(_of(pdf, kind)[0], "S", Name(f"/{other}"))


BROKEN: list[tuple[str, Callable[[pikepdf.Pdf], Any], str]] = [
    ("no alternative text", lambda p: _of(p, "Figure")[0].__delitem__("/Alt"), "FIGURE-ALT"),
    ("no language", lambda p: p.Root.__delitem__("/Lang"), "TEXT-LANGUAGE"),
    ("a heading left out", _rename("H2", "H4"), "HEADING-NESTING"),
    ("not tagged", _without_structure, "TAGGED-DOCUMENT"),
    ("no title", _without_title, "METADATA-TITLE"),
    ("title not shown", lambda p: p.Root.__delitem__("/ViewerPreferences"), "VIEWER-PREF"),
    ("a list of a paragraph", _rename("LI", "P"), "L-KIDS"),
    ("a table without headers", _without_headers, "TABLE-HEADERS"),
    ("an unknown kind", _rename("P", "Foo"), "ROLE-MAP"),
    ("a note without id", lambda p: _of(p, "Note")[0].__delitem__("/ID"), "NOTE"),
]


def _failures(raw: bytes) -> set[str]:
    report = page_validation.validate_pdf_bytes(raw, profile="ua1")
    return {failure.rule_id for failure in report.failures}


def test_an_independent_checker_finds_no_fault(proof: bytes) -> None:
    assert _failures(proof) == set()


@pytest.mark.parametrize("layout", ["jianbao", "neikan", "kuaixun"])
def test_it_finds_none_in_the_specimen_of_a_layout(layout: str, tmp_path: Path) -> None:
    built = build(ROOT / "issues" / f"specimen-{layout}.yaml", [Target.PROOF], tmp_path)
    assert _failures(built.outputs[Target.PROOF].read_bytes()) == set()


@pytest.mark.parametrize(("fault", "breaks", "rule"), BROKEN)
def test_it_finds_what_was_broken(
    fault: str, breaks: Callable[[pikepdf.Pdf], Any], rule: str, pdf: pikepdf.Pdf
) -> None:
    breaks(pdf)
    broken = io.BytesIO()
    pdf.save(broken)
    assert any(rule in failure for failure in _failures(broken.getvalue())), fault
