"""Patterns that were compiled by an earlier command find what they always find."""

from __future__ import annotations

import marshal
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin_pdf.speedups import VARIABLE, Speedup
from bulletin_pdf.startup import patterns

TEXT = "第12号 《新年思路》 （2012年1月4日） Abc abc ſtraße ÄÖ a-b_c\n\tx==y; 一、要 ①"
PATTERNS: list[tuple[str | bytes, int]] = [
    (r"\d+", 0),
    (r"(?P<year>\d{4})年(?P<month>\d{1,2})月", 0),
    (r"[一二三四五六七八九十]{1,3}、(?=要)", 0),
    (r"[^\x00-\x7f\u4e00-\u9fff]+", 0),
    (r"(?i)STRASSE|abc|ſ", 0),
    (r"äö", re.IGNORECASE),
    (r"[ä-ö]+", re.IGNORECASE | re.ASCII),
    (r"^ (\t) x  # a tab", re.VERBOSE | re.MULTILINE),
    (r"(a)?(?(1)-b|c)", 0),
    (r"(?<!a)b.{0,3}?(?:c|$)", re.DOTALL),
    (r"(.)\1", 0),
    (b"[\\xe4-\\xef].", 0),
    ("[\U0001f000-\U0001ffff\ud800-\udfff]|《[^》]*》", 0),
]

SHELF = patterns._shelf
_plain_compile, _plain_engine = re._compiler.compile, re._compiler._sre  # type: ignore[attr-defined]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where Python's bytecode goes for the time of the test; nothing is known at its start."""
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(SHELF, "_worth", 1)
    monkeypatch.setattr(re._compiler, "compile", _plain_compile)  # type: ignore[attr-defined]
    monkeypatch.setattr(re._compiler, "_sre", _plain_engine)  # type: ignore[attr-defined]
    yield tmp_path
    _forget()


def _forget() -> None:
    SHELF._kept.clear()
    SHELF._new.clear()
    re.purge()


def _start() -> None:
    """Do as a new process does."""
    _forget()
    patterns.compile_from_kept()


def _facts(pattern: str | bytes, flags: int) -> object:
    compiled = re.compile(pattern, flags)
    text = TEXT if isinstance(pattern, str) else TEXT.encode()
    found = [(match.span(), match.groups()) for match in compiled.finditer(text)]  # type: ignore[arg-type]
    names = dict(compiled.groupindex)
    return compiled.pattern, compiled.flags, compiled.groups, names, found, compiled


def _file(folder: Path) -> Path:
    (found,) = folder.rglob("patterns.*.bytecode")
    return found


def _refuse(*_: object) -> None:
    pytest.fail("a pattern was compiled again")


def test_what_was_compiled_once_is_taken_from_the_file(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = [_facts(*pattern) for pattern in PATTERNS]
    _start()
    assert [_facts(*pattern) for pattern in PATTERNS] == plain
    patterns.keep_patterns()
    assert _file(folder).stat().st_size > 100
    monkeypatch.setattr(patterns, "_compile", _refuse)
    _start()
    assert [_facts(*pattern) for pattern in PATTERNS] == plain
    assert SHELF._new == {}


def test_what_is_kept_is_what_the_engine_was_given(folder: Path) -> None:
    _start()
    for pattern in PATTERNS:
        re.compile(*pattern)
    patterns.keep_patterns()
    once = _file(folder).read_bytes()
    _start()
    for pattern in PATTERNS:
        re.compile(*pattern)
    re.compile("one more")
    patterns.keep_patterns()
    again = _file(folder).read_bytes()
    assert again != once
    assert len(SHELF._kept) == len(PATTERNS)


@pytest.mark.filterwarnings("ignore::FutureWarning", "ignore::DeprecationWarning")
@given(st.text("ab(|)*+?[]{1,}^$.\\d漢", max_size=12), st.sampled_from([0, re.I, re.S, re.A]))
def test_any_pattern_is_kept_or_refused_as_ever(pattern: str, flags: int) -> None:
    def outcome() -> object:
        try:
            return _facts(pattern, flags)
        except (re.error, OverflowError) as problem:
            return str(problem)

    plain = outcome()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(re._compiler, "compile", patterns._from_kept)  # type: ignore[attr-defined]
        patch.setattr(re._compiler, "_sre", patterns._listener)  # type: ignore[attr-defined]
        _forget()
        assert outcome() == plain
        SHELF._kept.update(SHELF._new)
        re.purge()
        assert outcome() == plain
    _forget()


@pytest.mark.parametrize("length", [0, 1, 10, 60, 200])
@pytest.mark.parametrize("rest", [b"", b"junk" * 50, b"\xfb\xff"])
def test_a_damaged_file_does_no_harm(folder: Path, length: int, rest: bytes) -> None:
    _start()
    plain = [_facts(*pattern) for pattern in PATTERNS]
    patterns.keep_patterns()
    _file(folder).write_bytes(_file(folder).read_bytes()[:length] + rest)
    _start()
    assert [_facts(*pattern) for pattern in PATTERNS] == plain


@pytest.mark.parametrize(
    "entry",
    [
        b"",
        b"N",
        b"junk" * 9,
        marshal.dumps((0, b"abc")),
        marshal.dumps((0, b"\xff" * 8, 0, {}, ())),
    ],
)
@pytest.mark.usefixtures("folder")
def test_a_damaged_pattern_is_compiled_again(entry: bytes) -> None:
    plain = _facts(*PATTERNS[1])
    _start()
    re.compile(*PATTERNS[1])
    (key,) = SHELF._new
    _forget()
    SHELF._kept[key] = entry
    assert _facts(*PATTERNS[1]) == plain
    assert list(SHELF._new) == [key]


def test_what_another_python_kept_is_left_alone(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _start()
    re.compile("x+")
    patterns.keep_patterns()
    assert _file(folder)
    monkeypatch.setattr(sys, "version", "4.0")
    _start()
    assert SHELF._kept == {}


@pytest.mark.usefixtures("folder")
def test_patterns_of_manuscripts_do_not_fill_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    _start()
    re.compile("字" * 6_000)
    assert SHELF._new == {}
    monkeypatch.setattr(SHELF, "_most", 2)
    for pattern in ("a", "b", "c"):
        re.compile(pattern)
    assert [key[0] for key in SHELF._new] == ["a", "b"]


def test_a_few_patterns_that_differ_every_time_are_not_worth_writing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(SHELF, "_worth", 3)
    for count, written in ((2, 0), (3, 1)):
        _start()
        for number in range(count):
            re.compile(f"{number}+")
        patterns.keep_patterns()
        assert len(list(folder.rglob("patterns.*"))) == written


@pytest.mark.usefixtures("folder")
def test_a_pattern_of_another_type_is_compiled_as_ever() -> None:
    class Words(str):
        __slots__ = ()

    _start()
    assert re.compile(Words("a+")).findall("aab") == ["aa"]
    assert SHELF._new == {}


def test_nothing_is_kept_when_python_keeps_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    _start()
    re.compile("y+")
    patterns.keep_patterns()
    assert list(folder.rglob("patterns.*")) == []


@pytest.mark.usefixtures("folder")
def test_python_that_compiles_otherwise_is_left_as_it_comes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(patterns, "_engine", None)
    patterns.compile_from_kept()
    assert re._compiler.compile is _plain_compile  # type: ignore[attr-defined]


@pytest.mark.usefixtures("folder")
def test_it_can_be_switched_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, Speedup.PATTERNS)
    patterns.compile_from_kept()
    assert re._compiler.compile is _plain_compile  # type: ignore[attr-defined]
