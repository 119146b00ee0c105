"""Word files (.docx), read by ourselves.

mammoth, the usual choice, gives HTML: automatic numbers such as 一、 become plain lists, and
headers, comments and deletions vanish without a word. Here what is left out is listed.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from bulletin_pdf.errors import Place, SourceError
from bulletin_pdf.manuscript.containers import Container
from bulletin_pdf.manuscript.lines import LeftOut, Line, LineKind, Manuscript, Picture
from bulletin_pdf.manuscript.markup import Row, captioned, picture_of, strong, table_of
from bulletin_pdf.manuscript.numbering import Numbering, W, read_numbering, value

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_V = "{urn:schemas-microsoft-com:vml}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"

_LEFT_OUT = (f"{W}del", f"{W}moveFrom")
_WRAPPERS = tuple(
    f"{W}{name}" for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag")
)
"""Elements that stand around others and mean nothing to a reader of text."""

_DRAWN = re.compile("chart|diagram")
_OFF = ("0", "false", "off", "none")
_MAX_HEADING = 45


@dataclass(slots=True)
class _Run:
    """A piece of a paragraph; boxes are the paragraphs of a text box anchored here."""

    text: str
    bold: bool = False


@dataclass(slots=True)
class _Paragraph:
    runs: list[_Run] = field(default_factory=list)
    pictures: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)


def read_word(container: Container, file: str, number: int) -> Manuscript:
    """Read a Word file.

    Args:
        container: the file's zip.
        file: its name as the user gave it.
        number: which manuscript it is, for the names of its pictures.

    Raises:
        SourceError: it is damaged or unsafe.
    """
    return _Reader(container, file, number).read()


class _Reader:
    def __init__(self, container: Container, file: str, number: int) -> None:
        self.container, self.file, self.number = container, file, number
        self.part = self.main_part()
        self.folder = posixpath.dirname(self.part)
        self.external: dict[str, str] = {}
        self.targets = self.relations()
        self.styles = self.read_styles()
        self.numbering: Numbering = read_numbering(container.xml(f"{self.folder}/numbering.xml"))
        self.notes = self.read_notes()
        self.lines: list[Line] = []
        self.pictures: list[Picture] = []
        self.left: list[LeftOut] = []

    def main_part(self) -> str:
        root = self.container.xml("_rels/.rels")
        for relation in root if root is not None else ():
            if relation.get("Type", "").endswith("/officeDocument"):
                return relation.get("Target", "").lstrip("/")
        return "word/document.xml"

    def relations(self) -> dict[str, str]:
        name = posixpath.basename(self.part)
        root = self.container.xml(f"{self.folder}/_rels/{name}.rels")
        found = {}
        for relation in root if root is not None else ():
            if relation.get("TargetMode") == "External":  # nothing is ever fetched
                self.external[relation.get("Id", "")] = relation.get("Target", "")
            else:
                target = posixpath.normpath(posixpath.join(self.folder, relation.get("Target", "")))
                found[relation.get("Id", "")] = target.lstrip("/")
        return found

    def read_styles(self) -> dict[str, tuple[str, Element]]:
        root = self.container.xml(f"{self.folder}/styles.xml")
        styles = root.iter(f"{W}style") if root is not None else ()
        return {s.get(f"{W}styleId", ""): (value(s, "name", "").lower(), s) for s in styles}

    def read_notes(self) -> dict[tuple[str, str], str]:
        found = {}
        for kind in ("footnote", "endnote"):
            root = self.container.xml(f"{self.folder}/{kind}s.xml")
            for note in root.iter(f"{W}{kind}") if root is not None else ():
                words = "".join(t.text or "" for t in note.iter(f"{W}t")).strip()
                found[kind, note.get(f"{W}id", "")] = words.replace("]", "］")
        return found

    def read(self) -> Manuscript:
        root = self.container.xml(self.part)
        body = root.find(f"{W}body") if root is not None else None
        if body is None:
            raise SourceError.of("import-zip-damaged", Place(self.file), reason="word/document.xml")
        self.blocks(body)
        for name in sorted(self.container.names):
            if re.fullmatch(
                rf"{re.escape(self.folder)}/(?:header\d*|footer\d*|comments)\.xml", name
            ):
                self.leave_out(name, self.container.xml(name))
        macros = f"{self.folder}/vbaProject.bin"
        if macros in self.container.names:
            self.left.append(LeftOut(self.file, "macros", posixpath.basename(macros)))
        return Manuscript(tuple(captioned(self.lines)), tuple(self.pictures), tuple(self.left))

    def leave_out(self, reason: str, root: Element | None) -> None:
        """List a text that is no part of the manuscript."""
        tags = (f"{W}t", f"{W}delText")
        parts = (e.text or "" for e in root.iter() if e.tag in tags) if root is not None else ()
        if words := "".join(parts).strip():
            self.left.append(LeftOut(self.file, posixpath.basename(reason), words))

    def blocks(self, parent: Element) -> None:
        """Read paragraphs and tables in order."""
        for child in parent:
            if child.tag == f"{W}p":
                self.paragraph(child)
            elif child.tag == f"{W}tbl":
                self.table(child)
            elif child.tag in _WRAPPERS:
                self.blocks(child)
            elif child.tag == f"{_MC}AlternateContent":
                self.blocks(_chosen(child))
            elif child.tag in _LEFT_OUT:
                self.leave_out("deleted", child)
            elif child.tag == f"{W}altChunk":
                self.left.append(LeftOut(self.file, "embedded", "altChunk"))

    def paragraph(self, element: Element) -> None:
        found = self.content(element)
        kind, level = self.kind(element, found)
        text = _joined(found.runs, bold=kind is not LineKind.HEADING)
        label = self.label(element) if text.strip() else ""
        # A line break within a paragraph is how many people end one.
        for n, piece in enumerate(text.split("\n")):
            self.add(label + piece if n == 0 else piece, kind, level)
        for mark, words in found.pictures:
            self.add(f"![{words}]({mark})", LineKind.BLOCK)
        for box in found.boxes:
            self.blocks(box)

    def add(self, text: str, kind: LineKind, level: int = 0) -> None:
        self.lines.append(Line(text, self.file, len(self.lines) + 1, kind, level))

    def label(self, element: Element) -> str:
        properties = element.find(f"{W}pPr")
        numbered = properties.find(f"{W}numPr") if properties is not None else None
        if numbered is None and properties is not None:
            style = self.styles.get(value(properties, "pStyle", ""))
            inner = style[1].find(f"{W}pPr") if style else None
            numbered = inner.find(f"{W}numPr") if inner is not None else None
        number = value(numbered, "numId", "0")
        level = value(numbered, "ilvl", "0")
        return (
            ""
            if number == "0"
            else self.numbering.label(number, int(level) if level.isdecimal() else 0)
        )

    def kind(self, element: Element, found: _Paragraph) -> tuple[LineKind, int]:
        """Tell headings: by style, centred, or wholly bold and short."""
        properties = element.find(f"{W}pPr")
        name = self.styles.get(value(properties, "pStyle", ""), ("", element))[0]
        if match := re.fullmatch(r"(?:heading|标题) ?(\d)", name):
            return LineKind.HEADING, int(match[1])
        if name in ("title", "标题"):
            return LineKind.HEADING, 1
        text = "".join(run.text for run in found.runs).strip()
        bold = all(run.bold for run in found.runs if run.text.strip())
        short = 0 < len(text) <= _MAX_HEADING and "。" not in text
        centred = value(properties, "jc", "") == "center"
        return (LineKind.HEADING if short and (bold or centred) else LineKind.TEXT), 0

    def content(self, element: Element) -> _Paragraph:
        found = _Paragraph()
        self.inline(element, found)
        return found

    def inline(self, parent: Element, found: _Paragraph) -> None:
        for child in parent:
            if child.tag == f"{W}r":
                self.run(child, found)
            elif child.tag == f"{_MATH}r":
                found.runs.append(_Run("".join(t.text or "" for t in child.iter(f"{_MATH}t"))))
            elif child.tag == f"{_MC}AlternateContent":
                self.inline(_chosen(child), found)
            elif child.tag in _LEFT_OUT:
                self.leave_out("deleted", child)
            elif child.tag not in (f"{W}pPr", f"{W}p", f"{W}tbl"):
                self.inline(child, found)

    def run(self, element: Element, found: _Paragraph) -> None:
        properties = element.find(f"{W}rPr")
        hidden = properties.find(f"{W}vanish") if properties is not None else None
        if hidden is not None and hidden.get(f"{W}val", "1") not in _OFF:
            self.leave_out("hidden", element)
            return
        bold = properties.find(f"{W}b") if properties is not None else None
        heavy = bold is not None and bold.get(f"{W}val", "1") not in _OFF
        text = "".join(self.pieces(element, found))
        if text:
            found.runs.append(_Run(text, heavy))

    def pieces(self, element: Element, found: _Paragraph) -> Iterator[str]:
        for child in element:
            tag = child.tag
            if tag == f"{W}t":
                yield (child.text or "").replace("\n", " ")
            elif tag == f"{W}tab":
                yield "\t"
            elif tag in (f"{W}br", f"{W}cr"):
                yield "" if child.get(f"{W}type") in ("page", "column") else "\n"
            elif tag == f"{W}noBreakHyphen":
                yield "-"
            elif tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
                kind = tag.removeprefix(W).removesuffix("Reference")
                if words := self.notes.get((kind, child.get(f"{W}id", "")), ""):
                    yield f"^[{words}]"
            elif tag == f"{W}ruby":
                bases = child.iter(f"{W}rubyBase")
                yield "".join(t.text or "" for base in bases for t in base.iter(f"{W}t"))
            elif tag == f"{W}sym":
                self.left.append(LeftOut(self.file, "symbol", child.get(f"{W}char", "")))
            elif tag == f"{_MC}AlternateContent":
                yield from self.pieces(_chosen(child), found)
            elif tag in (f"{W}drawing", f"{W}pict", f"{W}object"):
                self.drawing(child, found)

    def drawing(self, element: Element, found: _Paragraph) -> None:
        """Take the pictures, text boxes and ornamental words of a drawing."""
        found.boxes += list(element.iter(f"{W}txbxContent"))
        described = next(element.iter(f"{_WP}docPr"), None)
        words = described.get("descr", "") if described is not None else ""
        for blip in element.iter(f"{_A}blip"):
            self.picture(blip.get(f"{_R}embed") or blip.get(f"{_R}link") or "", words, found)
        for graphic in element.iter(f"{_A}graphicData"):
            if kind := _DRAWN.search(graphic.get("uri", "")):
                self.left.append(LeftOut(self.file, "picture", words or kind[0]))
        for path in element.iter(f"{_V}textpath"):
            found.runs.append(_Run(path.get("string", "")))
        for image in element.iter(f"{_V}imagedata"):
            self.picture(image.get(f"{_R}id", ""), words, found)

    def picture(self, relation: str, words: str, found: _Paragraph) -> None:
        target = self.targets.get(relation, "")
        content = self.container.read(target)
        mark = f"picture:{self.number}.{len(self.pictures) + 1}"
        picture = picture_of(content, mark) if content is not None else None
        if picture is None:
            name = posixpath.basename(target) or self.external.get(relation, relation)
            self.left.append(LeftOut(self.file, "picture", name))
            return
        self.pictures.append(picture)
        found.pictures.append((mark, re.sub(r"[\[\]\n]", " ", words).strip()))

    def table(self, element: Element) -> None:
        """Read a table; one of a single row or column, or with pictures, only lays text out."""
        rows = _children(element, f"{W}tr")
        cells = [_children(row, f"{W}tc") for row in rows]
        if len(rows) < 2 or max(map(len, cells)) < 2 or _pictured(element):
            for cell in _with_captions(cells):
                self.blocks(cell)
            return
        self.add(table_of([self.row(row) for row in cells]), LineKind.BLOCK)

    def row(self, cells: list[Element]) -> Row:
        row: Row = []
        for cell in cells:
            # Those of a box or a table inside the cell as well, each once.
            found = [self.content(p) for p in _paragraphs(cell)]
            words = [_joined(one.runs, bold=True) for one in found]
            row.append(" ".join(w for w in words if w.strip()))
            span = value(cell.find(f"{W}tcPr"), "gridSpan", "1")
            row += [""] * ((int(span) if span.isdecimal() else 1) - 1)
        return row[:_MAX_CELLS]


def _children(parent: Element, tag: str) -> list[Element]:
    """Return the children of a kind, also those that stand in a wrapper; not those further down."""
    found: list[Element] = []
    for child in parent:
        if child.tag == tag:
            found.append(child)
        elif child.tag in _WRAPPERS:
            found += _children(child, tag)
    return found


def _paragraphs(parent: Element) -> Iterator[Element]:
    """Yield the paragraphs at any depth, each once."""
    for child in parent:
        if child.tag == f"{W}p":
            yield child
        inner = _chosen(child) if child.tag == f"{_MC}AlternateContent" else child
        yield from _paragraphs(inner)


def _pictured(element: Element) -> bool:
    return any(e.tag in (f"{_A}blip", f"{_V}imagedata") for e in element.iter())


def _with_captions(rows: list[list[Element]]) -> Iterator[Element]:
    """Yield the cells by rows, those below a row of pictures each after its picture."""
    at = 0
    while at < len(rows):
        row, below = rows[at], rows[at + 1] if at + 1 < len(rows) else []
        if len(row) == len(below) and all(map(_pictured, row)) and not any(map(_pictured, below)):
            yield from (cell for pair in zip(row, below, strict=True) for cell in pair)
            at += 2
        else:
            yield from row
            at += 1


def _chosen(alternatives: Element) -> Element:
    """Return one of the alternatives that say the same, so that it is read once."""
    for name in ("Choice", "Fallback"):
        if (one := alternatives.find(f"{_MC}{name}")) is not None:
            return one
    return Element("nothing")


_MAX_CELLS = 60


def _joined(runs: list[_Run], *, bold: bool) -> str:
    """Return the text of runs, with strong emphasis where only a part is bold."""
    merged: list[_Run] = []
    for run in runs:
        if merged and (merged[-1].bold == run.bold or not run.text.strip()):
            merged[-1].text += run.text
        else:
            merged.append(_Run(run.text, run.bold))
    return "".join(strong(run.text) if bold and run.bold else run.text for run in merged)
