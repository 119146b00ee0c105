"""Manuscripts: whatever arrived → lines → an issue, with an account of every character."""

from bulletin_pdf.manuscript.importing import Imported, import_manuscript
from bulletin_pdf.manuscript.ledger import Account, Fate, FieldMend, Reason
from bulletin_pdf.manuscript.lines import Line, LineKind, Manuscript, joined
from bulletin_pdf.manuscript.organisations import Organisations, read_organisations
from bulletin_pdf.manuscript.reading import is_plain_text, read_manuscript

__all__ = [
    "Account",
    "Fate",
    "FieldMend",
    "Imported",
    "Line",
    "LineKind",
    "Manuscript",
    "Organisations",
    "Reason",
    "import_manuscript",
    "is_plain_text",
    "joined",
    "read_manuscript",
    "read_organisations",
]
