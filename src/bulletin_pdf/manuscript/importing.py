"""A manuscript to an issue with its account, in one call."""

from __future__ import annotations

from dataclasses import dataclass

from bulletin_pdf.errors import Diagnostic
from bulletin_pdf.manuscript.assembling import TEXT_FIELDS, Path, assemble, doubts, texts
from bulletin_pdf.manuscript.drafts import Row
from bulletin_pdf.manuscript.ledger import Account, FieldMend
from bulletin_pdf.manuscript.lines import Manuscript
from bulletin_pdf.manuscript.organisations import Organisations
from bulletin_pdf.manuscript.splitting import split
from bulletin_pdf.model import Issue
from bulletin_pdf.model.fillers import NO_TEXT, UNTITLED


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a manuscript.

    Attributes:
        issue: the issue, or None when the manuscript has nothing to print.
        rows: what each line was taken as.
        doubts: fields of the issue that are doubtful, and why.
        account: what became of every character.
        lossless: whether the account balances and the issue holds exactly what was kept.
    """

    issue: Issue | None
    rows: tuple[Row, ...]
    doubts: tuple[tuple[Path, Diagnostic], ...]
    account: Account
    lossless: bool


def import_manuscript(
    manuscript: Manuscript, known: Organisations, mend: FieldMend | None = None
) -> Imported:
    """Return the issue of a manuscript, what is doubtful in it, and the proof that nothing is lost.

    Args:
        manuscript: what was read.
        known: the organisations that the project knows.
        mend: finds what is to be mended in a field's text; nothing is when it is None.
    """
    draft, account = split(manuscript.lines, known, mend)
    issue = assemble(draft)
    there = (
        []
        if issue is None
        else [t for t in texts(issue) if t.rstrip("\n") not in (UNTITLED, NO_TEXT)]
    )
    lossless = account.balances() and (issue is None or account.holds(there, TEXT_FIELDS))
    return Imported(issue, tuple(draft.rows), tuple(doubts(draft)), account, lossless)
