"""What is done only for speed changes no byte and can be switched off."""

from __future__ import annotations

import gc
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pydyf
import pytest
import weasyprint.pdf.fonts
from tests.conftest import CHECKOUT, SEED
from weasyprint.css import StyleFor
from weasyprint.formatting_structure.boxes import Box
from weasyprint.layout import block, inline
from weasyprint.layout import page as page_layout
from weasyprint.pdf.fonts import Font

import bulletin_pdf.__main__ as entry
from bulletin_pdf.fonts import FontLibrary
from bulletin_pdf.pipeline.build import Built, build
from bulletin_pdf.pipeline.targets import Target
from bulletin_pdf.speedups import VARIABLE, Speedup, is_on
from bulletin_pdf.typeset import (
    collection,
    compact,
    fontfiles,
    lean,
    normalflow,
    pagereferences,
    pagestyles,
    sharedstyles,
    subsets,
)
from bulletin_pdf.typeset.composition.memory import Memory
from bulletin_pdf.typeset.engine import Engine, Pages, Variant
from bulletin_pdf.typeset.fetching import Resource
from bulletin_pdf.typeset.seams import Seam

FONTS = CHECKOUT / "fonts"
HOST = "https://bulletin.invalid/"


def _set_apart(base: Path, without: str, targets: Sequence[str]) -> dict[str, bytes]:
    """Build the seed in a process of its own, and return the outputs."""
    (base / "issues").mkdir(parents=True)
    shutil.copy(SEED, base / "issues")
    command = [sys.executable, "-m", "bulletin_pdf", "build", f"issues/{SEED.name}", "--no-cache"]
    wanted = [word for target in targets for word in ("--for", target)]
    subprocess.run(
        [*command, *wanted],
        cwd=base,
        env=os.environ | {VARIABLE: without, "TMPDIR": str(base)},
        capture_output=True,
        check=True,
    )
    assert sorted(path.name for path in base.iterdir()) == ["issues", "out"]
    return {path.name: path.read_bytes() for path in (base / "out" / SEED.stem).iterdir()}


@pytest.mark.slow
def test_without_any_the_bytes_are_the_same(tmp_path: Path) -> None:
    targets = ("press", "proof", "archive")
    usual = _set_apart(tmp_path / "usual", "", targets)
    assert len(usual) == len(targets) + 1
    assert _set_apart(tmp_path / "plain", "all", targets) == usual


@pytest.fixture(scope="module")
def proof(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return _set_apart(tmp_path_factory.mktemp("proof"), "", ["proof"])


@pytest.mark.slow
@pytest.mark.parametrize("without", Speedup)
def test_without_one_the_bytes_are_the_same(
    without: Speedup, proof: dict[str, bytes], tmp_path: Path
) -> None:
    assert _set_apart(tmp_path / "project", without, ["proof"]) == proof


@pytest.mark.parametrize(
    ("value", "off"),
    [
        ("", set()),
        ("all", set(Speedup)),
        ("exit", {Speedup.EXIT}),
        ("exit,page-styles", {Speedup.EXIT, Speedup.PAGE_STYLES}),
        ("exit, page-styles ", {Speedup.EXIT, Speedup.PAGE_STYLES}),
        ("nothing-known", set()),
    ],
)
def test_the_variable_names_what_is_left_out(
    value: str, off: set[Speedup], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, value)
    assert {speedup for speedup in Speedup if not is_on(speedup)} == off


def test_the_page_on_performance_names_them_all() -> None:
    page = (CHECKOUT / "docs" / "performance.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| `([a-z-]+)` \|", page, re.MULTILINE) == [*Speedup]


# ---- the engine


def test_a_document_is_the_same_whatever_was_set_before(seed: Built, tmp_path: Path) -> None:
    for name in (SEED.name, "specimen-neikan.yaml"):
        (tmp_path / "issues").mkdir(exist_ok=True)
        shutil.copy(SEED.parent / name, tmp_path / "issues")
    shutil.copytree(SEED.parent / "images", tmp_path / "issues" / "images")
    build(tmp_path / "issues" / "specimen-neikan.yaml", [Target.PROOF, Target.PRESS])
    again = build(tmp_path / "issues" / SEED.name, [Target.PROOF, Target.PRESS])
    assert {target: path.read_bytes() for target, path in again.outputs.items()} == {
        target: path.read_bytes() for target, path in seed.outputs.items()
    }


LIBRARY = FontLibrary.load(FONTS)
FACES = LIBRARY.css(lambda face: f"{HOST}{face.file}", ["fang"])
SHEET = """
@page { size: 200pt 100pt; margin: 20pt; @bottom-center { content: counter(page) } }
@page :first { margin-top: 30pt }
@page :left { @top-left { content: "左" } }
@page :blank { @top-left { content: none } }
@page wide { size: 300pt 100pt; padding: 1vw }
:root { --ink: #102030 }
html { font: 10pt/14pt "Bulletin Fang"; color: var(--ink); text-justify: inter-character }
p { margin: 0; text-indent: 2em; text-align: justify }
article { border-bottom: 1pt solid var(--ink) }
article + article { padding-top: 2pt; text-decoration: underline }
article p::before { content: "·" }
.wide { page: wide }
.right { break-before: right }
a { color: inherit }
.aside { float: left; width: 30pt; margin: 0 4pt 2pt 0 }
.above { position: absolute; top: 0; right: 0 }
.moved { position: relative; left: 3pt }
"""
TEXT = "坚持以更新要求聚焦文化建设，在“加强企业、职工文化”上，实现新突破；2012年服务大局。"
BODY = "".join(
    f'<article id="a{number}" class="{kind}"><h2 id="h{number}">第{number}篇</h2>'
    f'<p><span class="aside">旁注</span>{TEXT}<b class="above">上</b><b class="moved">移</b></p>'
    f'<p style="margin-left: {number}pt" id="p{number}">{TEXT}<a href="#a1">一</a></p>'
    "</article>"
    for number, kind in enumerate(("", "", "right", "wide", "", "right"), 1)
)


def _pages(extra: str = "", engine: Engine | None = None, shared: str | None = None) -> Pages:
    def serve(url: str) -> Resource | None:
        path = FONTS / url.removeprefix(HOST)
        return Resource(path, "font/otf") if path.is_file() else None

    return (engine or Engine()).typeset(
        f'<html lang="zh"><title>x</title><body>{BODY}',
        [("fonts.css", FACES), ("a.css", SHEET + extra)],
        variant=Variant.PROOF,
        base_url=HOST,
        serve=serve,
        shared=shared,
    )


def test_an_engine_keeps_what_was_read_and_forgets_what_failed() -> None:
    engine = Engine()
    once = _pages(engine=engine, shared="one")
    kept = list(engine._kept.values())
    assert _pages(engine=engine, shared="one").pdf == once.pdf == _pages().pdf
    assert list(engine._kept.values()) == kept
    with pytest.raises(Exception, match="css"):
        _pages("p { colour: red }", engine, "one")
    assert not engine._kept
    assert _pages(engine=engine, shared="one").pdf == once.pdf
    engine.close()
    assert not engine._kept


def test_an_engine_keeps_a_few_layouts_only() -> None:
    engine = Engine()
    for number in range(6):
        _pages(engine=engine, shared=str(number))
    assert [key[0] for key in engine._kept] == ["2", "3", "4", "5"]


def test_fonts_of_the_project_are_not_copied_and_others_are_cleared_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    usual = _pages()
    assert list(tmp_path.iterdir()) == []
    monkeypatch.setenv(VARIABLE, Speedup.FONT_FILES)
    engine, folders = Engine(), []
    rmtree = shutil.rmtree

    def noted(folder: Path, **options: Any) -> None:
        folders.append(len(list(Path(folder).iterdir())))
        rmtree(folder, **options)

    monkeypatch.setattr("bulletin_pdf.typeset.fontfiles.rmtree", noted)
    assert _pages(engine=engine, shared="one").pdf == usual.pdf
    assert (folders, list(tmp_path.iterdir())) == ([FACES.count("@font-face")], [])
    assert not engine._kept, "nobody would clear the copies away at the end"


# ---- the seams


def _plain_page_styles(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(page_layout, pagestyles.SEAM.name, pagestyles.SEAM.plain)


def _plain_styles(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(StyleFor, sharedstyles.SEAM.name, sharedstyles.SEAM.plain)


def _plain_references(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(pydyf.PDF, pagereferences._NAME, pagereferences._plain)


def _plain_subsets(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Font, subsets.SEAM.name, compact.cut)


def _plain_contents(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(weasyprint.pdf.fonts, fontfiles.SEAM.name, fontfiles.SEAM.plain)


def _plain_flow(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Box, normalflow.FLOW.name, normalflow.FLOW.plain)
    for module in (block, inline):
        patch.setattr(module, normalflow.COLLISIONS.name, normalflow.COLLISIONS.plain)


def _plain_memory(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(lean.BOXES.owner, lean.BOXES.name, lean.BOXES.plain)
    patch.setattr(lean.DRAWN.owner, lean.DRAWN.name, lean.DRAWN.plain)


PLAIN = [
    _plain_memory,
    _plain_page_styles,
    _plain_styles,
    _plain_references,
    _plain_subsets,
    _plain_contents,
    _plain_flow,
]


@pytest.mark.parametrize("plain", PLAIN)
@pytest.mark.parametrize(
    "extra",
    ["", "@page :nth(2) { @top-right { content: '二' } }", "@page wide:nth(1) { margin: 5vw }"],
)
def test_pages_of_every_kind_come_out_as_without(
    plain: Callable[[pytest.MonkeyPatch], None], extra: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = _pages(extra)
    plain(monkeypatch)
    assert _pages(extra).pdf == ours.pdf
    assert ours.count > 6


SEAMS = [pagestyles.SEAM, sharedstyles.SEAM, subsets.SEAM, normalflow.FLOW, lean.BOXES, lean.DRAWN]


@pytest.mark.parametrize("seam", SEAMS)
def test_where_weasyprint_has_changed_it_is_left_as_it_comes(
    seam: Seam, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ours() -> None: ...

    monkeypatch.setattr(seam.owner, seam.name, seam.plain)
    for changed in (replace(seam, parameters="self something else"), replace(seam, plain=None)):
        changed.put(ours)
        assert getattr(seam.owner, seam.name) is seam.plain
    seam.put(ours)
    assert getattr(seam.owner, seam.name) is ours


def test_where_pydyf_has_changed_it_is_left_as_it_comes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pydyf.PDF, pagereferences._NAME, pagereferences._plain)
    monkeypatch.setattr(pagereferences, "_plain", None)
    pagereferences.keep_page_references()
    assert isinstance(pydyf.PDF.__dict__[pagereferences._NAME], property)


# ---- the process


def test_garbage_is_looked_for_seldom(monkeypatch: pytest.MonkeyPatch) -> None:
    before = gc.get_threshold()
    frozen: list[int] = []
    monkeypatch.setattr(gc, "freeze", lambda: frozen.append(1))
    collection.keep_what_is_imported.cache_clear()
    gc.callbacks[:] = [call for call in gc.callbacks if call is not collection._go_on]
    try:
        monkeypatch.setenv(VARIABLE, Speedup.COLLECTION)
        collection.collect_seldom()
        collection.keep_what_is_imported()
        assert (gc.get_threshold(), frozen) == (before, [])
        monkeypatch.delenv(VARIABLE)
        collection.keep_what_is_imported.cache_clear()
        collection.collect_seldom()
        assert gc.get_threshold()[0] == 1_000_000
        for _ in range(2):  # what is garbage by the second time would stay for good
            collection.keep_what_is_imported()
        assert (gc.get_threshold()[0], frozen) == (1_000_000, [1])
        gc.collect()
        assert gc.get_threshold()[0] == 100_000
        assert collection._go_on not in gc.callbacks
    finally:
        gc.set_threshold(*before)


@pytest.mark.parametrize("without", ["", "exit"])
def test_what_could_not_be_written_is_told_by_the_exit_code(without: str) -> None:
    with Path("/dev/full").open("wb", buffering=0) as full:
        done = subprocess.run(
            [sys.executable, "-m", "bulletin_pdf", "schema"],
            stdout=full,
            env=os.environ | {VARIABLE: without},
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 73
    assert b"Traceback" not in done.stderr


def test_leaving_flushes_what_was_said(monkeypatch: pytest.MonkeyPatch) -> None:
    left: list[int] = []
    monkeypatch.setattr(os, "_exit", left.append)
    entry.leave(5)

    class Closed:
        def flush(self) -> None:
            raise BrokenPipeError

    monkeypatch.setattr(sys, "stdout", Closed())
    entry.leave(0)
    entry.leave(5)
    assert left == [5, 73, 5]


def test_a_memory_forgets_what_was_not_asked_for_longest() -> None:
    memory: Memory[str] = Memory(most=10)
    made: list[str] = []

    def of(text: str) -> str:
        return memory.of(text, None, lambda: made.append(text) or text.upper())

    for text in ("aaaa", "bbbb", "aaaa", "cccc", "aaaa", "bbbb", "d" * 20, "d" * 20):
        assert of(text) == text.upper()
    assert made == ["aaaa", "bbbb", "cccc", "bbbb", "d" * 20]


def test_a_memory_can_be_switched_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, Speedup.PARAGRAPHS)
    memory: Memory[object] = Memory()
    assert memory.of("a", None, object) is not memory.of("a", None, object)
