"""The texts of an issue that are to be printed, as the reader will see them."""

from typing import NamedTuple

FieldPath = tuple[str | int, ...]
"""Path of a field in an issue: ("sections", 0, "articles", 2, "body")."""


class PrintedField(NamedTuple):
    """A text of an issue.

    Attributes:
        path: its field in the issue.
        paragraphs: its text without markup and without blanks, a paragraph an entry.
        is_long: it is a running text, and no name or title that may well be printed twice.
        forms: other ways to print it; one of them all is enough.
    """

    path: FieldPath
    paragraphs: tuple[str, ...]
    is_long: bool = False
    forms: tuple[str, ...] = ()
