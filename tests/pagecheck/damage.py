"""Damage done to pages on purpose: each kind with what a build has to say of it.

Everything is done to WeasyPrint's boxes after layout and before they are looked at and drawn, or to
what the pages fetch, so that a proof shows the damage as an editor would see it.
"""

from __future__ import annotations

import copy
import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PIL import Image, ImageOps
from tests.pagecheck.boxtree import (
    Box,
    Pages,
    find,
    insert,
    is_line,
    is_paragraph,
    main_of,
    of_class,
    of_pseudo,
    of_tag,
    real,
    remove,
    set_text,
    tag,
    text_of,
    walk,
)
from weasyprint.formatting_structure import boxes

JIANBAO, NEIKAN = "specimen-jianbao", "specimen-neikan"


@dataclass(frozen=True)
class Damage:
    """A kind of damage.

    Attributes:
        name: what an editor would see.
        code: what the build says.
        page: on which page; 0 when it is on none.
        pages: what does it to the boxes of the pages and the root element of the document.
        picture: what does it to a picture that the pages fetch.
        issue: the specimen that it is done to.
    """

    name: str
    code: str
    page: int
    pages: Callable[[Pages, Any], None] | None = None
    picture: Callable[[bytes], bytes] | None = None
    issue: str = JIANBAO


# -------------------------------------------------------------------------------- text


def drop_line(pages: Pages, _: Any) -> None:
    paragraph, _parent = find(pages[1], is_paragraph)
    remove(paragraph.children[1], paragraph)


def drop_paragraph(pages: Pages, _: Any) -> None:
    remove(*find(pages[1], is_paragraph))


def drop_rest_of_page(pages: Pages, _: Any) -> None:
    paragraph, parent = find(pages[1], is_paragraph)
    parent.children = parent.children[: list(parent.children).index(paragraph)]


def drop_character(pages: Pages, _: Any) -> None:
    text = text_of(find(pages[1], is_paragraph)[0])
    set_text(text, text.pango_layout.source[:-1])


def change_character(pages: Pages, _: Any) -> None:
    text = text_of(find(pages[1], is_paragraph)[0])
    set_text(text, "误" + text.pango_layout.source[1:])


def repeat_paragraph(pages: Pages, _: Any) -> None:
    paragraph, parent = find(pages[1], is_paragraph)
    insert(paragraph.deepcopy(), parent, list(parent.children).index(paragraph) + 1)


def swap_paragraphs(pages: Pages, _: Any) -> None:
    (first, parent), (second, other) = (find(pages[5], is_paragraph, n) for n in (0, 1))
    assert parent is other
    order = [{first: second, second: first}.get(box, box) for box in parent.children]
    parent.children = order


def drop_cell(pages: Pages, _: Any) -> None:
    page = next(p for p in pages if any(tag(b) == "tr" for b, _ in walk(p)))
    cell, _row = find(page, lambda b: tag(b) == "td" and isinstance(b, boxes.TableCellBox), 6)
    cell.children = []


def drop_caption(pages: Pages, _: Any) -> None:
    page = next(p for p in pages if any(tag(b) == "figcaption" for b, _ in walk(p)))
    remove(*find(page, of_tag("figcaption")))


def _element(root: Any, wanted: Callable[[Any], bool]) -> Any:
    return next(element for element in root.iter() if wanted(element))


def _is_body_paragraph(element: Any) -> bool:
    return (
        element.tag == "p"
        and not element.attrib
        and len(element.text or "") > 40
        and not len(element)
    )


def replace_sign(_: Pages, root: Any) -> None:
    element = _element(root, _is_body_paragraph)
    element.text = element.text[:5] + "\ufffd" + element.text[6:]


def print_markup(_: Pages, root: Any) -> None:
    element = _element(root, _is_body_paragraph)
    element.text = element.text[:5] + "![会场](C:\\会场.jpg)" + element.text[5:]


def print_fence(_: Pages, root: Any) -> None:
    element = _element(root, _is_body_paragraph)
    element.text = ":::表" + element.text


def omit_subtitle(_: Pages, root: Any) -> None:
    _element(root, lambda e: e.get("class") == "kicker").text = ""


def repeat_field(_: Pages, root: Any) -> None:
    briefs = _element(root, lambda e: e.get("class") == "briefs")
    briefs.append(copy.deepcopy(briefs[0]))


# -------------------------------------------------------------------------------- notes


def _note(pages: Pages) -> tuple[Box, Box, int]:
    for number, page in enumerate(pages):
        for child, parent in walk(page):
            if isinstance(parent, boxes.FootnoteAreaBox) and "footnote" in (
                child.element.get("class") or ""
            ):
                return child, parent, number
    raise LookupError


def repeat_note(pages: Pages, _: Any) -> None:
    note, area, _number = _note(pages)
    insert(note.deepcopy(), area, len(area.children))


def drop_note(pages: Pages, _: Any) -> None:
    note, area, _number = _note(pages)
    remove(note, area)


def cut_note(pages: Pages, _: Any) -> None:
    note, _area, _number = _note(pages)
    text = [b for b, _ in walk(note) if isinstance(b, boxes.TextBox) and "::" not in tag(b)][-1]
    set_text(text, text.pango_layout.source[:-3])


def drop_call(pages: Pages, _: Any) -> None:
    page = pages[_note(pages)[2]]
    remove(*find(page, of_pseudo("footnote-call")))


def move_note(pages: Pages, _: Any) -> None:
    note, area, number = _note(pages)
    remove(note, area)
    insert(note, main_of(pages[number + 1]), 0)


def move_note_back(pages: Pages, _: Any) -> None:
    note, area, number = _note(pages)
    remove(note, area)
    insert(note, main_of(pages[number - 1]), 0)


# -------------------------------------------------------------------------------- references


def wrong_reference(pages: Pages, _: Any) -> None:
    contents, _parent = find(pages[0], of_tag("nav"))
    texts = [
        b for b, _ in walk(contents) if isinstance(b, boxes.TextBox) and b.text.strip().isdigit()
    ]
    set_text(texts[0], " 9")


# -------------------------------------------------------------------------------- place


def off_the_sheet(pages: Pages, _: Any) -> None:
    find(pages[1], is_paragraph)[0].children[1].translate(dx=400)


def below_the_type_area(pages: Pages, _: Any) -> None:
    page = pages[1]
    lines = [b for b, _ in walk(page) if is_line(b) and tag(b) == "p"]
    last = max(lines, key=lambda line: line.position_y)
    last.translate(dy=100)


def out_of_its_column(pages: Pages, _: Any) -> None:
    line = find(pages[1], is_paragraph)[0].children[1]
    line.translate(dx=-40)


def paragraphs_on_each_other(pages: Pages, _: Any) -> None:
    find(pages[5], is_paragraph)[0].translate(dy=30)


def publisher_on_date(pages: Pages, _: Any) -> None:
    real(find(pages[0], of_class("publisher"))[0]).translate(dx=330)


def number_on_number(pages: Pages, _: Any) -> None:
    margins = [b for b, _ in walk(pages[1]) if isinstance(b, boxes.MarginBox)]
    texts = [b for m in margins for b, _ in walk(m) if isinstance(b, boxes.TextBox)]
    line = find(pages[1], is_paragraph)[0].children[0]
    texts[0].position_x, texts[0].position_y = line.position_x + 60, line.position_y


def characters_piled(pages: Pages, _: Any) -> None:
    text = text_of(find(pages[1], is_paragraph)[0].children[1])
    advances = text.pango_layout.advances
    for number in range(len(advances)):
        advances[number] = 0.0
    text.pango_layout._advances = advances.tobytes()
    text.width = 0.0


def stretches_on_each_other(pages: Pages, _: Any) -> None:
    for page in pages:
        for line, _parent in walk(page):
            if is_line(line) and tag(line) == "p":
                texts = [b for b, _ in walk(line) if isinstance(b, boxes.TextBox)]
                own = [t for t in texts if "::" not in tag(t) and len(t.text) > 3]
                if len(own) > 1:
                    own[1].translate(dx=-40)
                    return
    raise LookupError


def caption_on_picture(pages: Pages, _: Any) -> None:
    page = next(p for p in pages if any(tag(b) == "figcaption" for b, _ in walk(p)))
    find(page, of_tag("figcaption"))[0].translate(dy=-60)


def number_on_rule(pages: Pages, _: Any) -> None:
    header, _parent = find(pages[0], of_class("masthead"))
    foot = header.border_box_y() + header.border_height()
    date = real(find(pages[0], of_class("date"))[0])
    date.translate(dy=foot - date.position_y - 20)


# -------------------------------------------------------------------------------- wholeness


def tear_row(pages: Pages, _: Any) -> None:
    number = next(n for n, p in enumerate(pages) if any(tag(b) == "tr" for b, _ in walk(p)))
    row, _parent = find(pages[number], lambda b: tag(b) == "tr" and not b.element.get("class"), 1)
    rest = row.deepcopy()
    insert(rest, main_of(pages[number + 1]), 0)


def tear_caption(pages: Pages, _: Any) -> None:
    number = next(n for n, p in enumerate(pages) if any(tag(b) == "figcaption" for b, _ in walk(p)))
    caption, figure = find(pages[number], of_tag("figcaption"))
    remove(caption, figure)
    insert(caption, main_of(pages[number + 1]), 0)


def head_alone(pages: Pages, _: Any) -> None:
    number, head, parent = next(
        (n, *find(p, of_class("head")))
        for n, p in enumerate(pages)
        if n and any(of_class("head")(real(b)) for b, _ in walk(p))
    )
    remove(head, parent)
    before = main_of(pages[number - 1])
    insert(head, before, len(before.children))


def signature_alone(pages: Pages, _: Any) -> None:
    number, signature, parent = next(
        (n, *find(p, of_class("attribution")))
        for n, p in enumerate(pages)
        if any(of_class("attribution")(real(b)) for b, _ in walk(p))
    )
    remove(signature, parent)
    insert(signature, main_of(pages[number + 1]), 0)


def label_alone(pages: Pages, _: Any) -> None:
    page = pages[-1]
    line, block = next(
        (b, parent)
        for b, parent in walk(page)
        if is_line(b)
        and any("电话：" in t.text for t, _ in walk(b) if isinstance(t, boxes.TextBox))
    )
    text, holder = next(
        (t, p) for t, p in walk(line) if isinstance(t, boxes.TextBox) and "电话：" in t.text
    )
    whole = text.pango_layout.source
    end = whole.index("电话：") + 3
    following = line.deepcopy()
    following.translate(dy=25)
    line.children = [b for b in line.children if b.position_x <= text.position_x]
    set_text(text, whole[:end])
    text.width /= 2
    rest = next(t for t, _ in walk(following) if isinstance(t, boxes.TextBox) and t.text == whole)
    rest.pango_layout = rest.pango_layout.__class__.__new__(rest.pango_layout.__class__)
    rest.pango_layout.__dict__.update(text.pango_layout.__dict__)
    set_text(rest, whole[end:])
    following.children = [b for b in following.children if b.position_x >= text.position_x]
    insert(following, block, list(block.children).index(line) + 1)
    assert holder is not None


# -------------------------------------------------------------------------------- pictures


def _changed(raw: bytes, change: Callable[[Image.Image], Image.Image]) -> bytes:
    stream = io.BytesIO()
    change(Image.open(io.BytesIO(raw)).convert("RGB")).save(stream, "PNG")
    return stream.getvalue()


def blank_picture(raw: bytes) -> bytes:
    return _changed(raw, lambda image: Image.new("RGB", image.size, "white"))


def inverted_picture(raw: bytes) -> bytes:
    return _changed(raw, ImageOps.invert)


def turned_picture(raw: bytes) -> bytes:
    return _changed(raw, lambda image: image.rotate(180))


def shifted_picture(raw: bytes) -> bytes:
    def shifted(image: Image.Image) -> Image.Image:
        wide, high = image.size
        moved = Image.new("RGB", image.size, "white")
        moved.paste(image, (wide // 3, high // 3))
        return moved

    return _changed(raw, shifted)


def other_picture(raw: bytes) -> bytes:
    def other(image: Image.Image) -> Image.Image:
        return Image.radial_gradient("L").resize(image.size).convert("RGB")

    return _changed(raw, other)


def drop_picture(pages: Pages, _: Any) -> None:
    page = next(p for p in pages if any(tag(b) == "img" for b, _ in walk(p)))
    remove(*find(page, of_tag("img")))


# -------------------------------------------------------------------------------- whiteness


def hole(pages: Pages, _: Any) -> None:
    page = pages[1]
    middle = page.margin_height() / 2
    for line, parent in list(walk(page)):
        if is_line(line) and line.position_y > middle and not isinstance(parent, boxes.MarginBox):
            remove(line, parent)


def empty_column(pages: Pages, _: Any) -> None:
    columns = [b for b, _ in walk(pages[1]) if b.is_column]
    columns[-1].children = []


def heads_only(pages: Pages, _: Any) -> None:
    for child, parent in list(walk(pages[1])):
        if real(child).element is not None and (
            (tag(real(child)) == "p" and isinstance(child, boxes.BlockBox))
            or tag(real(child)) in ("ul", "ol", "table", "figure", "aside")
        ):
            holds_head = of_class("head")(real(parent))
            if not holds_head:
                remove(child, parent)


TEXT = "文字"
DAMAGES = (
    Damage("漏了一行", "page-text-lost", 2, drop_line),
    Damage("漏了一段", "page-text-lost", 2, drop_paragraph),
    Damage("漏了页末以前的全部文字", "page-text-lost", 2, drop_rest_of_page),
    Damage("漏了一个字", "page-text-lost", 2, drop_character),
    Damage("漏了表格的一格", "page-text-lost", 4, drop_cell),
    Damage("漏了图片说明", "page-text-lost", 1, drop_caption, issue=NEIKAN),
    Damage("印错了一个字", "page-text-changed", 2, change_character),
    Damage("一段印了两次", "page-text-twice", 2, repeat_paragraph),
    Damage("两段颠倒", "page-text-order", 6, swap_paragraphs),
    Damage("印出替代符号", "page-character-replaced", 3, replace_sign),
    Damage("图片的记号照样印出来", "page-markup-printed", 3, print_markup),
    Damage("::: 照样印出来", "page-markup-printed", 3, print_fence),
    Damage("模板没有印某一项", "page-field-unprinted", 0, omit_subtitle),
    Damage("模板把一则简讯印了两次", "page-field-twice", 0, repeat_field),
    Damage("一条注印了两次", "page-note-twice", 2, repeat_note),
    Damage("漏了一条注", "page-note-lost", 2, drop_note),
    Damage("注文不全", "page-note-lost", 2, cut_note),
    Damage("注有注文、没有注码", "page-note-calls", 2, drop_call),
    Damage("注在注码的后一页", "page-note-moved", 3, move_note),
    Damage("注在注码的前一页", "page-note-moved", 1, move_note_back),
    Damage("要目的页码不对", "page-reference-wrong", 1, wrong_reference),
    Damage("文字排到纸外", "page-text-off-sheet", 2, off_the_sheet),
    Damage("文字排到版心以下", "page-text-outside", 2, below_the_type_area),
    Damage("文字伸出自己的栏", "page-text-overflows", 2, out_of_its_column, issue=NEIKAN),
    Damage("两段叠印", "page-text-overprinted", 6, paragraphs_on_each_other),
    Damage("编印单位压在日期上", "page-text-overprinted", 1, publisher_on_date),
    Damage("页码压在正文上", "page-text-overprinted", 2, number_on_number),
    Damage("一行里两截文字叠印", "page-text-overprinted", 1, stretches_on_each_other),
    Damage("几个字叠在一处", "page-glyphs-piled", 2, characters_piled),
    Damage("文字压在图片上", "page-text-on-picture", 1, caption_on_picture, issue=NEIKAN),
    Damage("文字压在线上", "page-text-on-rule", 1, number_on_rule),
    Damage("表格的一行断在两页", "page-row-torn", 4, tear_row),
    Damage("图片说明在后一页", "page-caption-torn", 2, tear_caption, issue=NEIKAN),
    Damage("标题单独留在页末", "page-head-alone", 1, head_alone),
    Damage("署名与文章分开", "page-signature-alone", 4, signature_alone),
    Damage("电话号码与“电话”分开", "page-label-alone", 9, label_alone),
    Damage("图片是空白", "page-picture-blank", 1, picture=blank_picture, issue=NEIKAN),
    Damage("图片反相", "page-picture-differs", 1, picture=inverted_picture, issue=NEIKAN),
    Damage("图片颠倒", "page-picture-differs", 1, picture=turned_picture, issue=NEIKAN),
    Damage("图片错位", "page-picture-differs", 1, picture=shifted_picture, issue=NEIKAN),
    Damage("图片换成了别的", "page-picture-differs", 1, picture=other_picture, issue=NEIKAN),
    Damage("漏了一张图片", "page-picture-lost", 1, drop_picture, issue=NEIKAN),
    Damage("页末空了一大块", "page-hole", 2, hole),
    Damage("末栏空着", "page-column-empty", 2, empty_column, issue=NEIKAN),
    Damage("一页只有标题", "page-only-heads", 2, heads_only),
)
