"""The documented part of Markdown, beside Chinese marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin_pdf.compose.body import body_images, figure, joined_lines, render_body

RENDERED = [
    # strong beside Chinese marks, where CommonMark leaves the asterisks standing
    ("**“你好”**是", "<p><strong>“你好”</strong>是</p>\n"),
    ("他说**“你好”**是", "<p>他说<strong>“你好”</strong>是</p>\n"),
    ("是**《条例》**。", "<p>是<strong>《条例》</strong>。</p>\n"),
    ("共**15项**，**20个**", "<p>共<strong>15项</strong>，<strong>20个</strong></p>\n"),
    ("**一**二**三**", "<p><strong>一</strong>二<strong>三</strong></p>\n"),
    # what is not strong stays as it is
    ("2 ** 3 ** 4", "<p>2 ** 3 ** 4</p>\n"),
    ("单个*星号*和_下划线_", "<p>单个*星号*和_下划线_</p>\n"),
    ("没有**结束", "<p>没有**结束</p>\n"),
    ("空的****", "<p>空的****</p>\n"),
    # asterisks that hide part of a name or a number are not lost
    ("王**、李**和", "<p>王**、李**和</p>\n"),
    ("138****5678、139****1234", "<p>138****5678、139****1234</p>\n"),
    ("张***、李***", "<p>张***、李***</p>\n"),
    # paragraphs; a line end between Chinese characters leaves no space
    ("一\n\n二", "<p>一</p>\n<p>二</p>\n"),
    ("第一行\n第二行", "<p>第一行第二行</p>\n"),
    ("use\nPython", "<p>use\nPython</p>\n"),
    ("用\nPython", "<p>用Python</p>\n"),
    # a manuscript's own signs mean themselves
    ("# 不是标题", "<p># 不是标题</p>\n"),
    ("    四个空格", "<p>四个空格</p>\n"),
    ("> 不是引文", "<p>&gt; 不是引文</p>\n"),
    ("<b>不是标记</b>", "<p>&lt;b&gt;不是标记&lt;/b&gt;</p>\n"),
    ("A &amp; B", "<p>A &amp;amp; B</p>\n"),
    ("`不是代码`", "<p>`不是代码`</p>\n"),
    ("1.没有空格", "<p>1.没有空格</p>\n"),
    # lists
    ("- 甲\n- 乙", "<ul>\n<li>甲</li>\n<li>乙</li>\n</ul>\n"),
    ("3. 甲\n4. 乙", '<ol start="3">\n<li>甲</li>\n<li>乙</li>\n</ol>\n'),
    # links: three schemes, and nothing that could run
    ("[网](https://a.cn/)", '<p><a href="https://a.cn/">网</a></p>\n'),
    ("[信](mailto:a@b.cn)", '<p><a href="mailto:a@b.cn">信</a></p>\n'),
    ("[坏](javascript:alert(1))", "<p>[坏](javascript:alert(1))</p>\n"),
    ("[坏](file:///etc/passwd)", "<p>[坏](file:///etc/passwd)</p>\n"),
    # footnotes stand where they are called
    ("文^[注**强**]。", '<p>文<span class="footnote">注<strong>强</strong></span>。</p>\n'),
    ("文[^1]。\n\n[^1]: 注", '<p>文<span class="footnote">注</span>。</p>\n'),
    ("文[^没有]。", "<p>文[^没有]。</p>\n"),
    # an image is a figure of its own
    (
        '![现场](a.jpg "王五 摄")',
        '<figure class="column"><img src="URL/a.jpg" alt="现场"><figcaption>'
        '<span class="caption-text">现场</span><span class="credit">王五 摄</span>'
        "</figcaption></figure>",
    ),
    ("![](a.jpg)", '<figure class="column"><img src="URL/a.jpg" alt=""></figure>'),
    (
        r"![**现**\*场](a.jpg “王五 摄”)",
        '<figure class="column"><img src="URL/a.jpg" alt="现*场"><figcaption>'
        '<span class="caption-text"><strong>现</strong>*场</span>'
        '<span class="credit">王五 摄</span></figcaption></figure>',
    ),
]


@pytest.mark.parametrize(("text", "html"), RENDERED, ids=[text for text, _ in RENDERED])
def test_a_body_text_becomes(text: str, html: str) -> None:
    assert str(render_body(text, lambda file: f"URL/{file}")) == html


def test_a_table_keeps_its_columns_and_their_alignment() -> None:
    html = str(render_body("| 单位 | 数 |\n|---|--:|\n| 常熟 | 8 |", str))
    assert "<th>单位</th>" in html
    assert '<td class="number">8</td>' in html


def test_markup_in_captions_is_text() -> None:
    assert "<script>" not in figure("u", '"><script>', caption="<script>", credit="<script>")


IMAGES = [
    ("一\n\n![甲](a.jpg)\n\n- ![乙](b/c.png)\n", [("a.jpg", 3), ("b/c.png", 18)]),
    ("文 ![甲](a.jpg)后![乙](b.jpg)", [("a.jpg", 2), ("b.jpg", 14)]),
    ("注^[见![甲](a.jpg)]。", [("a.jpg", 4)]),
    ("| 图 | 图 |\n|---|---|\n| ![](a.jpg) | ![](a.jpg) |", [("a.jpg", 22), ("a.jpg", 35)]),
    # names as they are on the disk
    ("![甲](images/a b.jpg)", [("images/a b.jpg", 0)]),
    ("![甲](IMG (1).jpg)", [("IMG (1).jpg", 0)]),
    ('![甲](IMG (1).jpg "王五 摄")', [("IMG (1).jpg", 0)]),
    ("![甲](<IMG (1.jpg>)", [("IMG (1.jpg", 0)]),
    ("![甲](<a b.jpg> “王五 摄”)", [("a b.jpg", 0)]),
    (r"![甲](IMG \(1.jpg)", [("IMG (1.jpg", 0)]),
    (r"![甲](C:\Users\李科\会场.jpg)", [(r"C:\Users\李科\会场.jpg", 0)]),
    ("（![甲](a.jpg)）", [("a.jpg", 1)]),
    # no pictures
    ("![甲]()", [("", 0)]),
    ("![甲](a.jpg", []),
    ("![甲](a\n.jpg)", []),
    ("![甲](<a.jpg)", []),
    ("![甲](<a.jpg> b)", []),
]


@pytest.mark.parametrize(("text", "images"), IMAGES, ids=[text for text, _ in IMAGES])
def test_images_are_found_with_their_places(text: str, images: list[tuple[str, int]]) -> None:
    assert [(image.file, image.offset) for image in body_images(text)] == images


JOINED = [
    ("一。\n二。", [1]),
    ("一。\n\n二。", []),
    ("一，\n二。", []),
    ("“一。”\n二\n三", [1]),
    ("- 一。\n- 二。", []),
    ("| 一 |\n|---|\n| 二。 |\n| 三 |", []),
]


@pytest.mark.parametrize(("text", "lines"), JOINED)
def test_a_forgotten_empty_line_is_noticed(text: str, lines: list[int]) -> None:
    assert list(joined_lines(text)) == lines


@given(st.text(alphabet="中“”。，**[]()!^|- \n1.a<&{}:一、着重", max_size=60))
def test_no_text_breaks_the_parser_and_no_markup_comes_through(text: str) -> None:
    html = str(render_body(text, str))
    allowed = {"p", "strong", "ul", "ol", "li", "a", "span", "figure", "img", "figcaption", "br"}
    allowed |= {"ruby", "rt", "em", "aside", "table", "thead", "tbody", "tr", "th", "td"}
    names = {part.split(">")[0].split(" ")[0].strip("/") for part in html.split("<")[1:]}
    assert names <= allowed
