"""The lines of a manuscript that say something, with what a rule asks of a line's neighbours."""

from __future__ import annotations

from collections.abc import Sequence

from bulletin_pdf.errors import Diagnostic, Place, Severity
from bulletin_pdf.manuscript import marks
from bulletin_pdf.manuscript.drafts import SURE, Doubt, Draft, Kind, Row
from bulletin_pdf.manuscript.feet import foot_of
from bulletin_pdf.manuscript.furniture import is_furniture
from bulletin_pdf.manuscript.ledger import FieldMend, Ledger, Reason
from bulletin_pdf.manuscript.lines import BLANKS, Line, LineKind, simplified
from bulletin_pdf.manuscript.organisations import Organisations
from bulletin_pdf.manuscript.signatures import (
    Signature,
    bare_signature,
    closing_signature,
    office_signature,
)

_SHOWN = 40
_DOUBTS = {
    Kind.SECTION: "import-doubt-section",
    Kind.TITLE: "import-doubt-title",
    Kind.BODY: "import-doubt-body",
    Kind.BRIEF: "import-doubt-brief",
    Kind.SIGNATURE: "import-doubt-signature",
    Kind.MASTHEAD: "import-doubt-masthead",
    Kind.DISTRIBUTION: "import-doubt-distribution",
    Kind.IMPRINT: "import-doubt-imprint",
}


class Sheet:
    """The lines with text, numbered without gaps; the ledger and the draft they go to."""

    def __init__(self, lines: Sequence[Line], known: Organisations, mend: FieldMend | None) -> None:
        self.lines = lines
        self.known = known
        self.ledger = Ledger(lines, mend)
        self.draft = Draft()
        self.at: list[int] = []
        for index, line in enumerate(lines):
            if not line.text.strip(BLANKS):
                self.ledger.settle(index, Reason.SPACE)
            elif marks.is_page_number(line.text) or marks.is_rule(line.text):
                page = marks.is_page_number(line.text)
                self.left_out(index, Reason.PAGE if page else Reason.RULE)
            elif is_furniture(line.text) and line.kind is not LineKind.BLOCK:
                self.left_out(index, Reason.WEB)
            else:
                self.at.append(index)
        self._read = [simplified(lines[index].text) for index in self.at]

    def __len__(self) -> int:
        return len(self.at)

    def text(self, position: int) -> str:
        """Return the text of a line as the rules read it; nothing beyond the end."""
        return self._read[position] if position < len(self.at) else ""

    def line(self, position: int) -> Line:
        """Return a line."""
        return self.lines[self.at[position]]

    def starts_file(self, position: int) -> bool:
        """Tell whether a line is the first of its file, or beyond the end."""
        return not 0 < position < len(self.at) or (
            self.line(position).file != self.line(position - 1).file
        )

    def follows_at_once(self, position: int) -> bool:
        """Tell whether no empty line stands above."""
        return position > 0 and self.at[position] == self.at[position - 1] + 1

    def is_title(self, position: int) -> bool:
        """Tell whether a line could be a title."""
        if position >= len(self.at) or self.line(position).kind is LineKind.BLOCK:
            return False
        text = self.text(position)
        return (
            marks.looks_like_title(text)
            and marks.section_title(text) is None
            and foot_of(text) is None
            and not marks.is_note(text)
            and closing_signature(text, self.known) is None
            and office_signature(text) is None
            and not marks.is_day(text)
            and not marks.is_caption(text)
            and not self.in_columns(position)
        )

    def in_columns(self, position: int) -> bool:
        """Tell a line whose words stand in columns, as in the line above it or below it."""
        return (
            0 <= position < len(self.at)
            and self.line(position).kind is LineKind.TEXT
            and marks.has_columns(self.text(position))
            and any(
                0 <= p < len(self.at) and marks.has_columns(self.text(p))
                for p in (position - 1, position + 1)
            )
        )

    def is_paragraph(self, position: int) -> bool:
        """Tell whether a line is running text or a block."""
        return position < len(self.at) and (
            self.line(position).kind is LineKind.BLOCK
            or (
                marks.looks_like_paragraph(self.text(position))
                and foot_of(self.text(position)) is None
            )
            or marks.is_numbered(self.text(position))
        )

    def is_signature(self, position: int) -> bool:
        """Tell whether a line consists of a signature."""
        text = self.text(position)
        if self.in_columns(position):
            return False
        signature = closing_signature(text, self.known) or bare_signature(text, self.known)
        return signature is not None and not text[: signature.start].strip(BLANKS + "—")

    def whole_signature(self, position: int) -> Signature | None:
        """Return the signature without brackets or label that a line below a text may be."""
        text = self.text(position)
        if self.in_columns(position):
            return None
        found = bare_signature(text, self.known)
        day_below = marks.is_day(self.text(position + 1)) or self.starts_file(position + 1)
        return found or (office_signature(text) if day_below else None)

    def ends_article(self, position: int) -> bool:
        """Tell whether what begins at a line can no longer belong to the article above it."""
        return (
            self.starts_file(position)
            or marks.section_title(self.text(position)) is not None
            or foot_of(self.text(position)) is not None
            or marks.is_note(self.text(position))
        )

    def row(
        self, position: int, kind: Kind, confidence: float, start: int = 0, end: int | None = None
    ) -> None:
        """Enter what a line, or a part of it, was taken as in the review."""
        index = self.at[position]
        shown = _shown(self.lines[index].text[start:end])
        self.draft.rows.append(Row(index, kind, confidence, shown))

    def keep(self, position: int, start: int, end: int, field: str) -> str:
        """Keep a span of a line in a field of the issue."""
        return self.ledger.keep(self.at[position], start, end, field)

    def keep_whole(self, position: int, field: str) -> str:
        """Keep a whole line."""
        return self.keep(position, 0, len(self.text(position)), field)

    def settle(self, position: int) -> None:
        """Drop what is left of a line: brackets, labels, separators."""
        self.ledger.settle(self.at[position])

    def left_out(self, index: int, reason: Reason) -> None:
        """Drop a line of the manuscript by its index."""
        self.ledger.settle(index, reason)
        shown = _shown(self.lines[index].text)
        self.draft.rows.append(Row(index, Kind.LEFT_OUT, 0.9, shown))

    def doubt(self, position: int, field: str, code: str, doubts: list[Doubt]) -> None:
        """Mark a place as doubtful."""
        line = self.line(position)
        text = line.text.partition("\n")[0]
        place = Place(line.file, line.number, 1 + len(text) - len(text.lstrip(BLANKS)), text)
        values = {"text": text.strip(BLANKS)[:20]}
        doubts.append(Doubt(field, Diagnostic(code, Severity.WARNING, place, values)))

    def taken(
        self,
        position: int,
        kind: Kind,
        confidence: float,
        field: str,
        doubts: list[Doubt],
        start: int = 0,
    ) -> None:
        """Enter a line, or its part from a character on, in the review; mark it when not sure."""
        self.row(position, kind, confidence, start)
        if confidence < SURE:
            self.doubt(position, field, _DOUBTS[kind], doubts)


def _shown(text: str) -> str:
    """Return the beginning of a text, on one line."""
    first = text.strip(BLANKS + "\n").partition("\n")[0]
    return first if len(first) <= _SHOWN else first[:_SHOWN] + "…"
