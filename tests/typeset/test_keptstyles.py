"""Documents of one layout come out the same whether or not computed values were kept of others."""

from __future__ import annotations

from typing import Any

import pytest
from tests.conftest import CHECKOUT

from bulletin_pdf.fonts import FontLibrary
from bulletin_pdf.speedups import VARIABLE
from bulletin_pdf.typeset import keptstyles, plainstyles
from bulletin_pdf.typeset.engine import Engine, Variant
from bulletin_pdf.typeset.fetching import Resource

FONTS = CHECKOUT / "fonts"
HOST = "https://bulletin.invalid/"
FACES = FontLibrary.load(FONTS).css(lambda face: f"{HOST}{face.file}", ["fang"])
SHEET = """
@page { size: 200pt 160pt; margin: 20pt; @bottom-center { content: counter(page) } }
@page :first { margin-top: 30pt }
@page wide { size: 300pt 160pt; padding: 3% }
:root { --ink: #102030; --wide: calc(2em + 3pt) }
html { font: 10pt/14pt "Bulletin Fang"; color: var(--ink); text-justify: inter-character }
p { margin: 0; text-indent: 2em; text-align: justify; text-autospace: eighth }
.wide { page: wide; width: 80% }
.wide p { width: inherit; margin-left: var(--wide) }
.float { float: right; width: 30pt; border: 1pt solid }
.above { position: absolute; top: 0; right: 0 }
.note { float: footnote; font-size: .8em }
.rows { display: flex } .rows p { flex: 1; min-width: auto }
.net { display: grid; grid-template-columns: 1fr 2fr }
.many { columns: 2; column-gap: 1em }
.many h2 { column-span: all; break-after: avoid }
table { border-collapse: collapse; margin: 3pt auto; padding: 2pt }
td, th { border: .5pt solid; padding: 2pt; white-space: nowrap }
.toc::after { content: leader('.') target-counter(attr(href), page) }
li { list-style: cjk-ideographic } li::marker { color: red }
.first::first-letter { font-size: 2em; color: red }
.lead::first-line { color: blue }
.deco { text-decoration: underline } .deco em { text-decoration: overline }
.pre { white-space: pre-line }
"""
TEXT = "坚持以更新要求聚焦文化建设，在“加强企业、职工文化”上，实现新突破；2012年服务大局。"
BODIES = {
    "plain": f"<p>{TEXT}<p>{TEXT}",
    "named pages": f"<p id=a>{TEXT}<div class=wide><p>{TEXT}</div><p>{TEXT}",
    "out of flow": f"<p><b class=float>旁</b>{TEXT}<b class=above>上</b><b class=note>注</b>",
    "a table": f"<table><caption>表</caption><tr><th>甲<td>{TEXT[:9]}</table><p>{TEXT}",
    "a table twice": f"<table><tr><td>一</table><p>{TEXT}<table><tr><td>二<td>三</table>",
    "flexible": f"<div class=rows><p>{TEXT}<p>{TEXT[:20]}</div><div class=net><p>甲<p>乙</div>",
    "columns": f"<div class=many><p>{TEXT}<h2>题</h2><p>{TEXT}</div>",
    "a list": "<ol><li>甲<li>乙<ul><li>丙</ul></ol>",
    "a leader": f"<p id=b>{TEXT}<p><a class=toc href='#b'>目录</a>",
    "parts of paragraphs": f"<p class=first>{TEXT}<p class=lead>{TEXT}",
    "decorations": f"<p class=deco>{TEXT[:20]}<em>{TEXT[:9]}<i>{TEXT[:5]}</i></em>{TEXT}",
    "styles of its own": f"<p style='margin-left: 7pt; color: green'>{TEXT}<p>{TEXT}",
    "another language": f"<p lang=en>{TEXT} English<p lang=ja>{TEXT}",
    "kept lines": f"<p class=pre>{TEXT[:9]}\n{TEXT}<table><tr><td class=pre>一\n二</table>",
}


def _set(engine: Engine, body: str, extra: str = "") -> bytes:
    def serve(url: str) -> Resource | None:
        path = FONTS / url.removeprefix(HOST)
        return Resource(path, "font/otf") if path.is_file() else None

    return engine.typeset(
        f'<html lang="zh"><title>x</title><body>{body}',
        [("fonts.css", FACES), ("a.css", SHEET + extra)],
        variant=Variant.PROOF,
        base_url=HOST,
        serve=serve,
        shared="one",
    ).pdf


def _kept(engine: Engine) -> keptstyles._Styles:
    (kept,) = engine._kept.values()
    styles = kept.fonts.__dict__["bulletin_kept_styles"]
    assert isinstance(styles, keptstyles._Styles)
    return styles


@pytest.fixture(scope="module")
def used() -> Engine:
    """An engine that has set each of the documents twice, in both orders."""
    engine = Engine()
    for body in (*BODIES.values(), *reversed(BODIES.values())):
        _set(engine, body)
    assert _kept(engine).is_used
    return engine


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES.keys())
def test_a_document_is_the_same_whatever_was_set_before(used: Engine, body: str) -> None:
    assert _set(used, body) == _set(Engine(), body)


def test_what_was_computed_for_one_document_is_not_computed_for_the_next(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []
    quick = plainstyles._missing

    def counted(style: Any, key: str) -> Any:
        asked.append(key)
        return quick(style, key)

    monkeypatch.setattr(plainstyles, "_missing", counted)
    engine, body, numbers = Engine(), "".join(BODIES.values()), []
    for _ in range(4):
        asked.clear()
        _set(engine, body)
        numbers.append(len(asked))
    assert numbers[3] < numbers[0] / 5


def test_a_layout_that_measures_by_the_page_keeps_nothing() -> None:
    extra, engine = "p { margin-left: 2vw } .wide { font-size: 3vh }", Engine()
    for body in (*BODIES.values(), *BODIES.values()):
        assert _set(engine, body, extra) == _set(Engine(), body, extra)
    assert not _kept(engine)
    assert not _kept(engine).is_used


def test_few_styles_are_kept_though_each_document_has_its_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(keptstyles, "_MOST", 120)
    engine = Engine()
    for number in range(9):
        body = "".join(f"<p style='margin-left: {number}.{n}pt'>{n}" for n in range(30))
        assert _set(engine, body) == _set(Engine(), body)
        assert len(_kept(engine)) <= 120


def test_nothing_is_kept_where_that_is_not_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "kept-styles")
    engine = Engine()
    for _ in range(4):
        _set(engine, BODIES["plain"])
    assert not _kept(engine)
