"""A manuscript to the draft of an issue: rules over lines and their neighbours."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bulletin_pdf.manuscript import marks
from bulletin_pdf.manuscript.closing import both, house_leftovers, mark_gaps
from bulletin_pdf.manuscript.contents import take_contents
from bulletin_pdf.manuscript.drafts import Draft, DraftArticle, DraftSection, Kind
from bulletin_pdf.manuscript.ends import take_foot, take_masthead
from bulletin_pdf.manuscript.furniture import source_of
from bulletin_pdf.manuscript.heads import date_of
from bulletin_pdf.manuscript.ledger import Account, FieldMend
from bulletin_pdf.manuscript.lines import BLANKS, Line, LineKind
from bulletin_pdf.manuscript.organisations import Organisations, person_likelihood
from bulletin_pdf.manuscript.sections import section_at
from bulletin_pdf.manuscript.sheet import Sheet
from bulletin_pdf.manuscript.signatures import (
    Signature,
    bare_signature,
    closing_signature,
    dateline_signature,
    office_signature,
)
from bulletin_pdf.model.fillers import UNTITLED

_ITEM = re.compile(r"\s*(?:[-*+] |\d{1,2}[.)] |\|)")
_MIN_TITLE = 10
"""A shorter line within an unsigned article is a head inside its text."""


def split(
    lines: Sequence[Line], known: Organisations, mend: FieldMend | None
) -> tuple[Draft, Account]:
    """Return the draft of an issue and the account of the manuscript's characters.

    Args:
        lines: the manuscript.
        known: the organisations that the project knows.
        mend: finds what is to be mended in a field's text.
    """
    sheet = Sheet(lines, known, mend)
    _Splitter(sheet).run()
    sheet.draft.rows.sort(key=lambda row: row.line)
    return sheet.draft, sheet.ledger.account()


class _Splitter:
    """Goes through the lines once; the article that is open takes them."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.draft = sheet.draft
        self.article: DraftArticle | None = None
        self.note: str | None = None
        self.level: int | None = None

    def run(self) -> None:
        position = 0
        while position < len(self.sheet):
            if self.sheet.starts_file(position):
                self.article = None
                if (below := take_masthead(self.sheet, position)) > position:
                    position = below
                    continue
            position = self.step(position)
        house_leftovers(self.sheet, self.note)
        mark_gaps(self.sheet)

    def step(self, position: int) -> int:
        """Take the line at a position, with what belongs to it, and return the next position."""
        sheet, text = self.sheet, self.sheet.text(position)
        if sheet.line(position).kind is LineKind.BLOCK:
            return self.block(position)
        if marks.is_contents(text):
            return take_contents(self.sheet, position)
        if (end := take_foot(sheet, position)) is not None:
            self.article = None
            return end
        if (found := section_at(sheet, position, within=self.article is not None)) is not None:
            return self.open_section(position, *found)
        if (start := marks.after_label(text, "note")) is not None:
            return self.take_note(position, start)
        if date_of(text) is not None and (last := self.last_article(position)) is not None:
            # The day below a signature has no field of its own; the editor decides.
            self.add(last, sheet.keep_whole(position, "body"))
            sheet.taken(position, Kind.BODY, 0.5, "body", last.doubts)
            return position + 1
        if self.article is None or marks.after_label(text, "title") is not None:
            return self.open_article(position)
        return self.continue_article(self.article, position)

    def section(self) -> DraftSection:
        """Return the section that articles go to."""
        if not self.draft.sections:
            self.draft.sections.append(DraftSection())
        return self.draft.sections[-1]

    def open_section(self, position: int, start: int, end: int, sure: float) -> int:
        """Begin a section; its paragraphs are briefs when nothing in it looks like a title."""
        sheet = self.sheet
        section = DraftSection(sheet.keep(position, start, end, "section"), self.note)
        sheet.settle(position)
        self.draft.sections.append(section)
        self.article, self.note = None, None
        sheet.taken(position, Kind.SECTION, sure, "title", section.doubts)
        first = last = position + 1
        while last < len(sheet) and not sheet.ends_article(last):
            last += 1
        plain = [
            sheet.is_paragraph(p) and sheet.line(p).kind is LineKind.TEXT
            for p in range(first, last)
        ]
        if first == last or not all(plain):
            return first
        for at in range(first, last):
            section.briefs.append(sheet.keep_whole(at, "brief"))
            ends = marks.ends_sentence(sheet.text(at))
            sheet.taken(at, Kind.BRIEF, 0.75 if ends else 0.6, "briefs", section.doubts)
        return last

    def take_note(self, position: int, start: int) -> int:
        """Take a note: of the article above while it has no text, else of the one that follows."""
        sheet, end = self.sheet, position + 1
        if sheet.text(position)[start:].strip(BLANKS):
            words = sheet.keep(position, start, len(sheet.text(position)), "note")
        elif sheet.is_paragraph(end) and not sheet.starts_file(end):
            words = sheet.keep_whole(end, "note")
            sheet.row(end, Kind.NOTE, 0.8)
            end += 1
        else:
            return self.open_article(position) if self.article is None else self.body(position)
        sheet.settle(position)
        sheet.row(position, Kind.NOTE, 0.9)
        if (
            self.article is not None
            and not self.article.paragraphs
            and not self.article.editors_note
        ):
            self.article.editors_note = words
        else:
            self.article, self.note = None, both(self.note, words)
        return end

    def open_article(self, position: int) -> int:
        """Begin an article with its title and what stands between title and text."""
        sheet, text = self.sheet, self.sheet.text(position)
        article = DraftArticle([], sheet.at[position], editors_note=self.note)
        self.article, self.note = article, None
        self.section().articles.append(article)
        label = marks.after_label(text, "title")
        if label is None and not marks.looks_like_title(text):
            article.titles.append(UNTITLED)
            sheet.doubt(position, "title", "import-doubt-untitled", article.doubts)
            return self.continue_article(article, position)
        article.titles.append(sheet.keep(position, label or 0, len(text), "title"))
        sheet.settle(position)
        heading = sheet.line(position).kind is LineKind.HEADING
        sure = 0.95 if heading or label else self.title_sureness(text)
        if (
            not sheet.is_paragraph(position + 1)
            and not sheet.is_title(position + 1)
            and (not sheet.is_signature(position + 1))
        ):
            sure = min(sure, 0.5)
        sheet.taken(position, Kind.TITLE, sure, "title", article.doubts)
        self.level = sheet.line(position).level if self.level is None else self.level
        return self.below_title(article, position + 1)

    def title_sureness(self, text: str) -> float:
        """Return how surely a line without a heading style is a title."""
        if not marks.is_numbered(text):
            return 0.9
        before = self.section().articles[-2:-1]
        return 0.85 if before and marks.same_numbering(before[0].titles[0], text) else 0.6

    def below_title(self, article: DraftArticle, position: int) -> int:
        """Take the rest of a wrapped title, a subtitle and a signature above the text."""
        sheet = self.sheet
        while not sheet.ends_article(position) and not sheet.is_paragraph(position):
            text = sheet.text(position)
            if re.match(r"\s*(?:——|—|--)", text) and not sheet.is_signature(position):
                article.subtitle = sheet.keep_whole(position, "subtitle")
                sheet.taken(position, Kind.SUBTITLE, 0.85, "subtitle", article.doubts)
            elif sheet.is_signature(position) and sheet.is_paragraph(position + 1):
                self.sign(article, position, self.signature(position))
            elif (spans := source_of(text)) is not None:
                self.sign_source(article, position, spans)
            elif self.wraps(article, position):
                article.titles.append(sheet.keep_whole(position, "title"))
                sheet.taken(position, Kind.TITLE, 0.75, "title", article.doubts)
            else:
                break
            position += 1
        return position

    def wraps(self, article: DraftArticle, position: int) -> bool:
        """Tell whether a line goes on with the title above it."""
        sheet = self.sheet
        return (
            sheet.is_title(position)
            and len(article.titles) < 3
            and not article.signed
            and sheet.follows_at_once(position)
            and sheet.line(position).kind is sheet.line(position - 1).kind
            and min(len(sheet.text(position).strip(BLANKS)), len(article.titles[-1])) >= 6
            and not marks.is_numbered(sheet.text(position))
        )

    def signature(self, position: int) -> Signature:
        """Return the signature that a whole line is."""
        found = closing_signature(self.sheet.text(position), self.sheet.known)
        found = found or bare_signature(self.sheet.text(position), self.sheet.known)
        assert found is not None
        return found

    def continue_article(self, article: DraftArticle, position: int) -> int:
        """Take a line below the title of an open article."""
        sheet, text = self.sheet, self.sheet.text(position)
        if not article.paragraphs and not article.signed:
            dated = dateline_signature(text, sheet.known)
            if dated is not None:
                self.sign(article, position, dated, whole=False)
                self.add(article, sheet.keep(position, dated.end, len(text), "body"))
                sheet.settle(position)
                return position + 1
        found = closing_signature(text, sheet.known)
        if found is not None and self.closes(article, position, found):
            if text[: found.start].strip(BLANKS):
                self.add(article, sheet.keep(position, 0, found.start, "body"))
                sheet.row(position, Kind.BODY, 0.95, 0, found.start)
            self.sign(article, position, found)
            self.article = None
            return position + 1
        bare = sheet.whole_signature(position)
        if (
            bare is not None
            and article.paragraphs
            and not article.signed
            and self.at_end(position + 1)
        ):
            self.sign(article, position, bare)
            self.article = None
            return position + 1
        if (
            not article.paragraphs
            and (start := marks.after_label(text, "lead")) is not None
            and text[start:].strip()
        ):
            article.lead = sheet.keep(position, start, len(text), "lead")
            sheet.settle(position)
            sheet.row(position, Kind.LEAD, 0.9)
            return position + 1
        if self.is_new_title(article, position):
            return self.open_article_in_text(article, position)
        return self.body(position)

    def closes(self, article: DraftArticle, position: int, found: Signature) -> bool:
        """Tell whether a signature ends its article: nothing of it may follow."""
        if not article.paragraphs and not self.sheet.text(position)[: found.start].strip(BLANKS):
            return False
        # Who wrote it may be told below when the organisation stood above, and the other way round.
        persons = {person for *_, person in found.names}
        if (article.organisation and False in persons) or (article.persons and True in persons):
            return False
        return self.at_end(position + 1)

    def at_end(self, position: int) -> bool:
        """Tell whether an article can end above a line."""
        sheet = self.sheet
        if marks.is_day(sheet.text(position)):  # the day of a signature
            position += 1
        return sheet.ends_article(position) or (
            sheet.line(position).kind is not LineKind.BLOCK
            and sheet.is_title(position)
            and (not marks.is_numbered(sheet.text(position)) or self.numbered_like(position))
        )

    def numbered_like(self, position: int) -> bool:
        """Tell whether a line has a number of the kind that the open article's title has."""
        titles = self.article.titles if self.article is not None else []
        return bool(titles) and marks.same_numbering(titles[0], self.sheet.text(position))

    def sign(
        self, article: DraftArticle, position: int, found: Signature, *, whole: bool = True
    ) -> None:
        """Enter a signature, and drop what is left of its line unless there is text in it."""
        for start, end, person in found.names:
            name = self.sheet.keep(position, start, end, "signature")
            if person:
                article.persons.append(re.sub(r"\s", "", name))
            elif article.organisation is None:
                article.organisation = name
            else:
                article.organisation += f" {name}"
        if whole:
            self.sheet.settle(position)
        sure = found.confidence
        self.sheet.taken(position, Kind.SIGNATURE, sure, "attribution", article.doubts, found.start)

    def sign_source(
        self, article: DraftArticle, position: int, spans: tuple[tuple[int, int], ...]
    ) -> None:
        """Enter what a web page says of an article's source; its day and figures are dropped."""
        sheet, text = self.sheet, self.sheet.text(position)
        names = tuple(
            (*span, person_likelihood(words) > sheet.known.likelihood(words))
            for span in spans
            if (words := text[slice(*span)])
        )
        if names:
            self.sign(article, position, Signature(0, len(text), names, 0.6))
        else:
            sheet.settle(position)
            sheet.row(position, Kind.LEFT_OUT, 0.8)

    def is_new_title(self, article: DraftArticle, position: int) -> bool:
        """Tell whether a short line within an unsigned article begins another one."""
        sheet, text = self.sheet, self.sheet.text(position)
        if not article.paragraphs or not sheet.is_title(position):
            return False
        if marks.is_numbered(text) and not self.numbered_like(position):
            return False
        line = sheet.line(position)
        if line.kind is LineKind.HEADING:
            return line.level == self.level or not line.level
        if article.signed and sheet.is_signature(position + 1) and sheet.is_paragraph(position + 2):
            return True
        below = sheet.is_paragraph(position + 1) and not sheet.starts_file(position + 1)
        dated = marks.has_dateline(sheet.text(position + 1))
        return below and (dated or len(text.strip(BLANKS)) >= _MIN_TITLE)

    def open_article_in_text(self, article: DraftArticle, position: int) -> int:
        """Begin another article where the one above was not signed below its text."""
        sheet = self.sheet
        sure = article.signed or sheet.line(position).kind is LineKind.HEADING
        end = self.open_article(position)
        opened = self.section().articles[-1]
        if not sure:
            sheet.doubt(position, "title", "import-doubt-title-or-head", opened.doubts)
        return end

    def body(self, position: int) -> int:
        """Take a line as text of the open article."""
        article, sheet = self.article, self.sheet
        if article is None:
            return self.open_article(position)
        text = sheet.text(position)
        short = sheet.is_title(position) and not marks.is_numbered(text)
        heading = sheet.line(position).kind is LineKind.HEADING
        self.add(article, sheet.keep_whole(position, "body"))
        unsure = (short and not heading) or closing_signature(text, sheet.known) is not None
        unsure = unsure or marks.is_caption(text) or office_signature(text) is not None
        sheet.taken(position, Kind.BODY, 0.6 if unsure else 0.95, "body", article.doubts)
        if sheet.line(position).rejoined and not sheet.line(position - 1).rejoined:
            sheet.doubt(position, "body", "import-doubt-rejoined", article.doubts)
        if sheet.in_columns(position) and not sheet.in_columns(position - 1):
            sheet.doubt(position, "body", "import-doubt-columns", article.doubts)
        return position + 1

    def add(self, article: DraftArticle, paragraph: str) -> None:
        """Add a paragraph; items of a list and rows of a table stay together."""
        above = article.paragraphs[-1] if article.paragraphs else ""
        if _ITEM.match(paragraph) and _ITEM.match(above):
            article.paragraphs[-1] = f"{above}\n{paragraph}"
        else:
            article.paragraphs.append(paragraph)

    def last_article(self, position: int) -> DraftArticle | None:
        """Return the article above a line in the same section and file."""
        articles = self.draft.sections[-1].articles if self.draft.sections else []
        return articles[-1] if articles and not self.sheet.starts_file(position) else None

    def block(self, position: int) -> int:
        """Take a table, a list or a picture; one below a signature belongs to the article above."""
        above = self.last_article(position)
        if above is None:
            self.article = above = DraftArticle([UNTITLED], self.sheet.at[position])
            self.section().articles.append(above)
            self.sheet.doubt(position, "title", "import-doubt-untitled", above.doubts)
        above.paragraphs.append(self.sheet.keep_whole(position, "body"))
        self.sheet.row(position, Kind.BODY, 0.9)
        return position + 1
