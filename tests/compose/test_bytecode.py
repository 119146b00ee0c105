"""Compiled templates of this package are kept where Python keeps its own."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from tests.conftest import CHECKOUT

import bulletin_pdf
from bulletin_pdf.compose import environments
from bulletin_pdf.compose.measures import Measures
from bulletin_pdf.layouts import Layout, find_layout
from bulletin_pdf.speedups import VARIABLE, Speedup


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where Python's bytecode goes for the time of the test."""
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path


def _layout(*, shipped: bool = True) -> Layout:
    layout = find_layout(str(CHECKOUT / "layouts" / "neikan"), frozenset())
    return Layout(layout.name, layout.config, layout.files, shipped)


def _compile(layout: Layout) -> str:
    environment = environments._environment(layout)
    environment.filters |= Measures(layout.config).filters()
    return environment.get_template("parts.html").root_render_func.__code__.co_code.hex()


def _kept(folder: Path) -> list[Path]:
    return sorted(folder.rglob("template-*"))


def test_what_was_compiled_once_is_taken_from_there(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = _compile(_layout())
    (kept,) = _kept(folder)
    assert kept.parent.parts[-2:] == Path(bulletin_pdf.__file__).parent.parts[-2:]
    monkeypatch.setattr(environments.jinja2.Environment, "_parse", None)  # nothing is parsed again
    assert _compile(_layout()) == first


@pytest.mark.parametrize("length", [0, 2, 12, 16, 40, 60, 80, 500])
@pytest.mark.parametrize("rest", [b"", b"junk" * 100, b"\x80\x04." * 9])
def test_what_is_damaged_is_compiled_again(folder: Path, length: int, rest: bytes) -> None:
    first = _compile(_layout())
    (kept,) = _kept(folder)
    whole = kept.read_bytes()
    kept.write_bytes(whole[:length] + rest)
    assert _compile(_layout()) == first
    assert kept.read_bytes() == whole


def test_a_changed_template_takes_the_place_of_the_old_one(folder: Path) -> None:
    layout = _layout()
    first = _compile(layout)
    files = {**layout.files, "parts.html": b"{{ 1 + 1 }}"}
    assert _compile(Layout(layout.name, layout.config, files, shipped=True)) != first
    assert len(_kept(folder)) == 1


def test_templates_of_strangers_are_not_kept(folder: Path) -> None:
    _compile(_layout(shipped=False))
    assert _kept(folder) == []


def test_nothing_is_kept_when_python_keeps_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    _compile(_layout())
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setenv(VARIABLE, Speedup.BYTECODE)
    _compile(_layout())
    assert _kept(folder) == []


def test_a_folder_that_cannot_be_written_does_no_harm(folder: Path) -> None:
    place = folder.joinpath(*Path(bulletin_pdf.__file__).parent.parts[1:])
    place.parent.mkdir(parents=True)
    place.write_text("a file, no folder")
    assert _compile(_layout())
