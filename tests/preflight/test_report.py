"""The HTML report: whole in itself, with every finding in its place, the same every time."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from bulletin_pdf.errors import hint_of, message_of
from bulletin_pdf.pipeline.preflight import Preflighted, find_settings, preflight_bytes, report_of

from .broken import WAYS, changed


class _Elements(HTMLParser):
    """Keeps what the tests ask for."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag not in ("meta", "img"):
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.fixture(scope="module")
def broken(good: dict[str, bytes]) -> bytes:
    """A file with findings on the whole, on page 1, on page 3 and on a turned page."""
    raw = good["x-4"]
    for way in WAYS:
        if way.name in (
            "has_no_intent",
            "has_a_thin_line",
            "has_an_area_in_rgb",
            "has_body_text_of_four_inks",
            "has_a_turned_page",
        ):
            raw = changed(raw, way.edit)
    return raw


@pytest.fixture(scope="module")
def result(broken: bytes) -> Preflighted:
    return preflight_bytes(broken, "简报<b>.pdf", find_settings(None), plates=True)


@pytest.fixture(scope="module")
def report(broken: bytes, result: Preflighted) -> str:
    return report_of(broken, result).decode()


def test_it_says_what_was_checked_and_how(report: str, result: Preflighted) -> None:
    assert "不能付印" in report
    assert result.inspection.sha256 in report
    assert "sheetfed-coated（单张纸胶印，铜版纸）" in report
    assert "210 × 297 毫米" in report
    assert "简报&lt;b&gt;.pdf" in report
    assert "<b>.pdf" not in report


def test_every_finding_is_listed_with_its_remedy(report: str, result: Preflighted) -> None:
    assert len(result.findings) >= 5
    for finding in result.findings:
        assert message_of(finding) in report
        assert hint_of(finding) in report
        assert finding.code in report


def test_every_place_is_boxed_and_numbered_on_its_page(report: str, result: Preflighted) -> None:
    elements = _Elements(report)
    assert elements.open == []
    placed = [f for f in result.findings if f.where is not None and f.where.box is not None]
    boxes = [a for tag, a in elements.found if tag == "rect" and a["class"] in ("error", "warning")]
    assert len(boxes) == len(placed)
    numbers = [int(n) for n in re.findall(r'<li class="\w+" value="(\d+)"', report)]
    assert numbers == [*range(1, len(result.findings) + 1)]


def test_a_box_lies_where_the_finding_is(report: str) -> None:
    # the red area is painted upside down at 100 to 300, 100 to 150 pt
    assert '<rect class="error" x="100.00" y="100.00" width="200.00" height="50.00"/>' in report


def test_all_pages_and_plates_are_shown(report: str) -> None:
    elements = _Elements(report)
    assert len([tag for tag, _ in elements.found if tag == "svg"]) == 8
    assert len([tag for tag, _ in elements.found if tag == "image"]) == 8
    assert len([tag for tag, _ in elements.found if tag == "img"]) == 8 * 4
    assert re.search(r"黑 K <b>\d\.\d\d%</b>", report)


def test_it_loads_nothing_from_anywhere(report: str) -> None:
    urls = re.findall(r'(?:href|src)="([^"]*)"|url\(([^)]*)\)', report)
    assert urls
    assert all(url.startswith("data:image/") for pair in urls for url in pair if url)
    assert "<script" not in report


def test_the_same_file_gives_the_same_bytes(broken: bytes, report: str) -> None:
    again = preflight_bytes(broken, "简报<b>.pdf", find_settings(None), plates=True)
    assert report_of(broken, again).decode() == report


def test_a_good_file_is_said_to_be_good(good: dict[str, bytes]) -> None:
    raw = good["x-4"]
    report = report_of(raw, preflight_bytes(raw, "a.pdf", find_settings(None))).decode()
    assert '<p class="verdict good">可以付印</p>' in report
    assert "没有问题的页" in report
    assert "分色" not in report


def test_a_file_that_does_not_open_has_a_report_all_the_same() -> None:
    raw = b"no PDF"
    report = report_of(raw, preflight_bytes(raw, "a.pdf", find_settings(None))).decode()
    assert "这不是 PDF 文件" in report
    assert "<svg" not in report
