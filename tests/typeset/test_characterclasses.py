"""HTML is read as tinyhtml5 reads it, with patterns that are compiled once."""

from __future__ import annotations

import re
import string
from itertools import takewhile
from typing import Any
from xml.etree import ElementTree

import pytest
import tinyhtml5
from tinyhtml5 import inputstream

from bulletin_pdf.typeset import characterclasses

TEXTS = [
    "<p>坚持<b class='甲 乙' id=\"x\">以</b>更新&amp;要求<!-- 注 - -- --></p>",
    "<p title='a\"b]c\\d^e-f'>]\\^-[</p><br/><input value=a/b >",
    "<title>&lt;x&gt;</title><style>p > b{content:'<'}</style><script>if (a<b) {}</script>",
    "<table>字<tr><td>1<td>2</table><svg><![CDATA[a]b]]></svg>",
    "<!DOCTYPE html PUBLIC 'x' \"y\"><p\n\t\f a = b>\r\n文\x00字</p",
    "字" * 30_000 + "<p>" + "a b\n" * 5_000,
]


def _read(html: str) -> str:
    return ElementTree.tostring(tinyhtml5.parse(html, namespace_html_elements=False), "unicode")


@pytest.fixture
def patterns(monkeypatch: pytest.MonkeyPatch) -> dict[Any, Any]:
    known: dict[Any, Any] = {}
    monkeypatch.setattr(inputstream, "characters_until_regex", known)
    return known


@pytest.mark.parametrize("html", TEXTS)
def test_the_same_is_read(
    html: str, patterns: dict[Any, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    characterclasses.compile_classes_once()
    stream = inputstream.HTMLUnicodeInputStream
    assert stream.chars_until is characterclasses._read_until
    ours = _read(html)
    monkeypatch.setattr(stream, "chars_until", characterclasses.SEAM.plain)
    patterns.clear()
    assert ours == _read(html)


@pytest.mark.parametrize("opposite", [False, True])
@pytest.mark.parametrize("signs", ["]", "^-]", "\\", "<&\0", string.punctuation, "\t\n\f ", "a-z"])
def test_a_class_holds_just_its_signs(signs: str, opposite: bool, patterns: dict[Any, Any]) -> None:
    text = string.printable + "文"
    for start in range(len(text)):
        stream = inputstream.HTMLInputStream(text[start:])
        found = characterclasses._read_until(stream, frozenset(signs), opposite)
        rest = text[start:].replace("\r", "\n")
        assert found == "".join(takewhile(lambda char: (char in signs) == opposite, rest))


def test_a_pattern_is_compiled_once(
    patterns: dict[Any, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    characterclasses.compile_classes_once()
    compiled: list[str] = []
    plain = re.compile
    monkeypatch.setattr(
        re, "compile", lambda text, *rest: compiled.append(text) or plain(text, *rest)
    )
    for _ in range(3):
        _read(TEXTS[0] * 10)
    assert len(compiled) == len(patterns) < 8
