"""Line breaks against the Unicode Line Breaking Algorithm (UAX #14).

Every case of Unicode's own test that touches Chinese or Japanese agrees, or the pair of classes
where it does not is listed in `line-break-differences.tsv` with the clause that asks otherwise.
"""

from collections.abc import Iterator
from typing import NamedTuple

import pytest

from bulletin_pdf.clreq import ProhibitionLevel, may_break

from .tables import FACTS, rows


class Case(NamedTuple):
    """A text with the breaks that Unicode allows in it, ends excluded."""

    text: str
    classes: tuple[str, ...]
    breaks: tuple[bool, ...]


class Difference(NamedTuple):
    """A pair of Line_Break classes where we decide otherwise than Unicode."""

    before: str
    after: str
    unicode: str


def _cases() -> Iterator[Case]:
    for line in (FACTS / "unicode-line-break.tsv").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            tokens = line.split()
            pairs = [token.split(":") for token in tokens[1::2]]
            text = "".join(chr(int(code, 16)) for code, _ in pairs)
            breaks = tuple(token == "÷" for token in tokens[2:-1:2])
            yield Case(text, tuple(name for _, name in pairs), breaks)


CASES = list(_cases())
LISTED = {
    Difference(row["before"], row["after"], row["unicode"]): row["clause"]
    for row in rows("line-break-differences.tsv")
}


def _found(case: Case) -> Iterator[Difference]:
    ours = may_break(case.text, ProhibitionLevel.STRICT)[1:-1]
    for at, (mine, theirs) in enumerate(zip(ours, case.breaks, strict=True)):
        if mine != theirs:
            yield Difference(_before(case, at), case.classes[at + 1], "÷" if theirs else "×")


def _before(case: Case, at: int) -> str:
    """The class before a position; combining marks take that of their base."""
    while at > 0 and case.classes[at] == "CM":
        at -= 1
    return case.classes[at]


def test_table_is_whole() -> None:
    assert len(CASES) == 807


@pytest.mark.parametrize("case", CASES, ids=[str(number) for number in range(len(CASES))])
def test_agrees_with_unicode_or_is_listed(case: Case) -> None:
    unlisted = [difference for difference in _found(case) if difference not in LISTED]
    assert not unlisted, (case.text, case.classes)


def test_listed_differences_occur_and_give_their_clause() -> None:
    assert {difference for case in CASES for difference in _found(case)} == set(LISTED)
    assert all(LISTED.values())
