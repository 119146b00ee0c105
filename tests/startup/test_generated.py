"""Python that is written at run time does what it does when it is compiled anew."""

from __future__ import annotations

import builtins
import collections
import dataclasses
import sys
import typing
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from tests.conftest import told

from bulletin_pdf.speedups import Speedup
from bulletin_pdf.startup import generated

SHELF = generated._shelf


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where Python's bytecode goes for the time of the test; nothing is known at its start."""
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(SHELF, "_worth", 1)
    for module, name in ((dataclasses, "exec"), (collections, "eval"), (typing, "compile")):
        monkeypatch.setattr(module, name, getattr(builtins, name), raising=False)
    generated.run_from_kept()
    yield tmp_path
    SHELF._kept.clear()
    SHELF._new.clear()


def _refuse(*_: object, **__: object) -> None:
    pytest.fail("something was compiled again")


def _made() -> list[object]:
    """Return what a dataclass, a named tuple and an annotation that is text come to."""

    @dataclasses.dataclass(order=True)
    class Point:
        x: int
        y: int = 2

    pair = collections.namedtuple("pair", "a b", defaults=[5])
    reference = typing.ForwardRef("list[int]")
    kind = typing.get_type_hints(type("Holder", (), {"__annotations__": {"at": reference}}))
    return [
        str(Point(1)).rpartition(".")[2],
        Point(1) < Point(2),
        dataclasses.asdict(Point(3, 4)),
        pair(1),
        pair(b=2, a=1)._asdict(),
        kind,
    ]


def test_what_was_written_once_is_not_compiled_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = _made()
    assert len(SHELF._new) > 5
    generated.keep_generated()
    assert list(folder.rglob("generated.*.bytecode"))
    SHELF.open()
    assert SHELF._new == {}
    monkeypatch.setattr(generated.builtins, "compile", _refuse)
    assert [str(made) for made in _made()] == [str(made) for made in first]


@pytest.mark.usefixtures("folder")
def test_a_module_that_calls_eval_gets_its_code_from_what_is_kept() -> None:
    module = ModuleType("selectors")
    exec("def made(source): return eval('lambda el: ' + source, {'one': 1}, {})", vars(module))
    generated.evaluate_from_kept(module)
    assert [module.made("el + one")(2), module.made("el + one")(3)] == [3, 4]
    assert ("eval", "lambda el: el + one") in SHELF._new


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("text", ["1 +", "x = 1", ")", "\0"])
def test_a_mistake_is_told_as_ever(text: str) -> None:
    def mistake(function: typing.Callable[..., object]) -> tuple[type, str]:
        with pytest.raises((SyntaxError, ValueError)) as caught:
            function(text, {})
        return caught.type, str(caught.value)

    assert mistake(generated._evaluate) == mistake(eval)
    assert mistake(generated._evaluate) == mistake(eval)


@pytest.mark.usefixtures("folder")
def test_what_is_no_text_or_asks_for_more_is_passed_on() -> None:
    code = compile("2 + 2", "<string>", "eval")
    assert generated._evaluate(code, {}) == 4
    assert generated._evaluate(" \t2 + 3", {}) == 5
    assert generated._compile("1", "file.py", "eval").co_filename == "file.py"
    assert list(SHELF._new) == [("eval", "2 + 3")]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("entry", [b"", b"N", b"junk" * 9, b"i\1\0\0\0"])
def test_a_damaged_piece_is_compiled_again(entry: bytes) -> None:
    SHELF._kept["eval", "6 * 7"] = entry
    assert generated._evaluate("6 * 7", {}) == 42
    assert list(SHELF._new) == [("eval", "6 * 7")]


@pytest.mark.usefixtures("folder")
def test_long_pieces_are_not_kept() -> None:
    assert generated._evaluate("1" + " + 1" * 2_000, {}) == 2_001
    assert SHELF._new == {}


@pytest.mark.parametrize(("without", "kept"), [("", "True"), (Speedup.GENERATED, "False")])
def test_it_is_done_unless_it_is_switched_off(without: str, kept: str) -> None:
    code = (
        "import dataclasses, bulletin_pdf.startup.generated as g; g.run_from_kept();"
        "print(getattr(dataclasses, 'exec', None) is g._execute)"
    )
    assert told(code, without) == [kept]
