"""Line and paragraph separators in the texts of an issue, as the breaks that they are.

Unicode has two characters that mean nothing but a break: U+2028 of a line and U+2029 of a paragraph
(The Unicode Standard, 5.8; class BK of UAX #14). Word processors and web pages hand them over.
"""

from __future__ import annotations

LINE_SEPARATOR = "\u2028"
PARAGRAPH_SEPARATOR = "\u2029"


def in_one_field(text: str) -> str:
    """Return the text of a title, a name or another short field: both are the editor's line end."""
    return text.replace(LINE_SEPARATOR, "\n").replace(PARAGRAPH_SEPARATOR, "\n")


def in_running_text(text: str) -> str:
    """Return a running text: a paragraph separator is an empty line.

    A line separator stays, for reading the markup breaks the line there without ending a row of a
    table. In such a row a paragraph separator can be no more than that.
    """
    if PARAGRAPH_SEPARATOR not in text:
        return text
    return "\n".join(
        line.replace(PARAGRAPH_SEPARATOR, LINE_SEPARATOR if _is_row(line) else "\n\n")
        for line in text.split("\n")
    )


def _is_row(line: str) -> bool:
    return line.lstrip(" ").startswith("|")
