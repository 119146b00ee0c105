"""The imprint of jianbao, whatever the length of the text: sixty lengths, a line more each time."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.layouts.jianbao import BODY, FOOT, PITCH, Pages, grid_error, plain_issue, set_issue
from tests.seed.measure import MM, bands

NOTE = "^[见《工作报告》第二部分，其中第三条和第四条由办公室另行发文，全文见附件。]"


def _imprint(pages: Pages) -> list[tuple[float, float]]:
    """(upper edge, thickness) of the imprint's rules on the last page."""
    last = pages.count - 1
    crossed = bands(pages.path, last, pages.left(last) + MARGIN, scale=10)
    return [band for band in crossed if band[0] - band[1] > FOOT - 1 and band[1] < 0.6 * MM][-4:]


MARGIN = 5
"""From the edge to where an imprint has rules and no text, pt."""


def _fault(pages: Pages) -> str:
    """What is wrong with the imprint, if anything."""
    last = pages.count - 1
    texts = ["共印500份" in pages.text(page) for page in range(pages.count)]
    if texts != [False] * last + [True]:
        return "not on the last page alone"
    foot = _imprint(pages)[-1]
    if abs(foot[0] - foot[1] - FOOT) > 0.1:
        return f"its last rule is {foot[0] - foot[1] - FOOT:.2f} pt off the foot"
    top = next(y for y, text, _ in pages.rows(last, 14) if text.startswith("报："))
    body = [y for y, _, _ in pages.rows(last, BODY)]
    if body and min(body) - top < 0.9 * PITCH:
        return "it overlaps the text"
    if len(body) == 1 and last:
        return "one line of text stands alone over it"
    if any(
        abs(grid_error(y)) > 0.02 for page in range(last + 1) for y, _, _ in pages.rows(page, BODY)
    ):
        return "a line left the grid"
    return ""


@pytest.mark.slow
def test_sixty_lengths(tmp_path: Path) -> None:
    counts, alone = [], 0
    for length in range(1, 61):
        pages = set_issue(tmp_path, plain_issue(length))
        assert _fault(pages) == "", length
        counts.append(pages.count)
        alone += not pages.rows(pages.count - 1, BODY)
    assert counts == sorted(counts)
    assert (counts[0], counts[-1]) == (1, 4)
    assert alone == 12, "it moves at the four lengths of a page that leave it no room"


@pytest.mark.slow
@pytest.mark.parametrize("length", range(12, 40, 2))
def test_notes_stand_over_the_imprint(tmp_path: Path, length: int) -> None:
    issue = plain_issue(length)
    article = issue["sections"][0]["articles"][0]
    article["body"] = article["body"].removesuffix("。") + NOTE + "。"
    pages = set_issue(tmp_path, issue)
    assert _fault(pages) == ""
    called = next(p for p in range(pages.count) if "见《工作报告》" in pages.text(p))
    notes = [y for y, _, _ in pages.rows(called, 12)]
    body = [y for y, _, _ in pages.rows(called, BODY)]
    assert max(notes) < min(body) - 0.7 * PITCH
    if called == pages.count - 1:
        top = next(y for y, text, _ in pages.rows(called, 14) if text.startswith("报："))
        assert min(notes) > top + 12
