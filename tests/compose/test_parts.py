"""Blocks, spans, pictures, tables of numbers and QR codes."""

from __future__ import annotations

import re

import pytest

from bulletin_pdf.compose.body import render_body
from bulletin_pdf.compose.qr import qr_code

RENDERED = [
    # blocks
    ("::: 引语\n好。\n\n——昆山\n:::",
     '<aside class="pull-quote">\n<p>好。</p>\n<p class="source">——昆山</p>\n</aside>\n'),
    ("::: 方框 小知识\n文。\n:::",
     '<aside class="boxed">\n<p class="block-title">小知识</p>\n<p>文。</p>\n</aside>\n'),
    ("::: 方框 小知识 {通栏}\n文。\n:::",
     '<aside class="boxed full">\n<p class="block-title">小知识</p>\n<p>文。</p>\n</aside>\n'),
    ("::: 方框\n文。\n:::", '<aside class="boxed">\n<p>文。</p>\n</aside>\n'),
    ("::: 别的\n文。", "<p>::: 别的文。</p>\n"),
    # spans
    ("请[务必]{着重}到", '<p>请<em class="dots">务必</em>到</p>\n'),
    ("[**务必**]{着重}", '<p><em class="dots"><strong>务必</strong></em></p>\n'),
    ("[㛃]{jié}。", "<p><ruby>㛃<rt>jié</rt></ruby>。</p>\n"),
    ("朱[镕基]{róng jī}", '<p>朱<ruby class="close" style="--letters: 4">镕<rt>róng</rt></ruby>'
     '<ruby class="close" style="--letters: 2">基<rt>jī</rt></ruby></p>\n'),
    ("[镕基]{róngjī}", '<p><ruby style="--characters: 2">镕基<rt>róngjī</rt></ruby></p>\n'),
    ("[甲]{乙}", "<p>[甲]{乙}</p>\n"),
    ("[甲]{<b>}", "<p>[甲]{&lt;b&gt;}</p>\n"),
    # pictures
    ("![图](a.png){通栏}",
     '<figure class="full"><img src="a.png" alt="图"><figcaption>'
     '<span class="caption-text">图</span></figcaption></figure>'),
    ("![](a.png){左}", '<figure class="left"><img src="a.png" alt=""></figure>'),
    ("![](a.png){中}", '<p><figure class="column"><img src="a.png" alt=""></figure>{中}</p>\n'),
]  # fmt: skip


@pytest.mark.parametrize(("text", "html"), RENDERED, ids=[text[:14] for text, _ in RENDERED])
def test_a_part_becomes(text: str, html: str) -> None:
    assert str(render_body(text, str)) == html


COLUMNS = [
    (["12", "105"], ["", ""]),
    (["1.5", "20", "3.25"], ["1", "2.5", ""]),
    (["98.5%", "7.0%"], ["", ""]),
    (["1,234", "—", "56"], ["", "", ""]),
    (["1,234.5", "—"], ["", "1.5"]),
]


@pytest.mark.parametrize(("cells", "missing"), COLUMNS)
def test_the_units_of_a_column_of_numbers_stand_under_each_other(
    cells: list[str], missing: list[str]
) -> None:
    html = str(render_body("| 数 |\n|---|\n" + "".join(f"| {c} |\n" for c in cells), str))
    found = re.findall(r'<td class="number"(?: style="--missing: ([\d.]+)")?>', html)
    assert found == missing
    assert '<th class="number">数</th>' in html


@pytest.mark.parametrize("cells", [["甲", "1"], ["—", "—"], ["2012年", "3"]])
def test_a_column_with_words_stays_as_it_is(cells: list[str]) -> None:
    html = str(render_body("| 数 |\n|---|\n" + "".join(f"| {c} |\n" for c in cells), str))
    assert "number" not in html


def test_a_qr_code_is_one_path_with_its_quiet_zone() -> None:
    svg = str(qr_code("https://example.org/", "#000000", "网络<版"))
    side = int(re.search(r'viewBox="0 0 (\d+) \1"', svg)[1])  # type: ignore[index]
    assert (side - 8 - 17) % 4 == 0  # 17 + 4 × version modules (ISO/IEC 18004, 5.3.1)
    assert svg.count("<path") == 1
    assert "<title>网络&lt;版</title>" in svg
    assert min(int(x) for x in re.findall(r"M(\d+) ", svg)) == 4
