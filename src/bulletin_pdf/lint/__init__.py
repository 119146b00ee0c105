"""A copy-editor's eye: rules after the national standards, a house dictionary, and mending."""

from bulletin_pdf.lint.checking import Finding, Linter, lint_field, lint_issue, lint_manuscript
from bulletin_pdf.lint.fixing import Edit, chosen_edits, fixed
from bulletin_pdf.lint.house import NAMES, HouseWords
from bulletin_pdf.lint.placeholders import CODE as PLACEHOLDER
from bulletin_pdf.lint.rule import Hit, Kind, Rule
from bulletin_pdf.lint.table import BY_CODE, RULES, chosen, unknown
from bulletin_pdf.lint.traditional import converter

__all__ = [
    "BY_CODE",
    "NAMES",
    "PLACEHOLDER",
    "RULES",
    "Edit",
    "Finding",
    "Hit",
    "HouseWords",
    "Kind",
    "Linter",
    "Rule",
    "chosen",
    "chosen_edits",
    "converter",
    "fixed",
    "lint_field",
    "lint_issue",
    "lint_manuscript",
    "unknown",
]
