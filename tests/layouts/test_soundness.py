"""Layouts that are known to have no mistakes have none."""

from __future__ import annotations

import importlib.util
import shutil
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import ModuleType

import pytest
from tests.conftest import CHECKOUT, SEED

from bulletin_pdf.errors import LayoutError
from bulletin_pdf.fonts import FontLibrary
from bulletin_pdf.layouts import find_layout
from bulletin_pdf.layouts.sound import SOUND
from bulletin_pdf.pipeline.checking import check
from bulletin_pdf.speedups import VARIABLE, Speedup

LIBRARY = FontLibrary.load(CHECKOUT / "fonts")
FAMILIES = frozenset(face.family for face in LIBRARY.faces)
ROLES = frozenset(LIBRARY.roles)


def _script() -> ModuleType:
    loader = SourceFileLoader("sound_layouts", str(CHECKOUT / "scripts" / "sound-layouts"))
    spec = importlib.util.spec_from_loader(loader.name, loader)
    assert spec is not None
    module = importlib.util.module_from_spec(spec)
    loader.exec_module(module)
    return module


def test_the_list_is_what_a_search_of_all_layouts_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, Speedup.SOUND_LAYOUTS)
    found, mistakes = _script().sound_layouts()
    assert mistakes == []
    assert frozenset(found) == SOUND, "run scripts/sound-layouts"
    assert sorted(found.values()) == ["jianbao", "kuaixun", "neikan"]


@pytest.mark.parametrize("name", ["jianbao", "kuaixun", "neikan"])
def test_a_layout_of_ours_is_known(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    layout = find_layout(str(CHECKOUT / "layouts" / name), FAMILIES, None, ROLES)
    assert layout.sound
    assert not find_layout(str(CHECKOUT / "layouts" / name), FAMILIES, None, None).sound
    fewer = FAMILIES - {"Bulletin Fang"}
    assert not find_layout(str(CHECKOUT / "layouts" / name), fewer, None, ROLES).sound
    monkeypatch.setenv(VARIABLE, Speedup.SOUND_LAYOUTS)
    again = find_layout(str(CHECKOUT / "layouts" / name), FAMILIES, None, ROLES)
    assert (again.sound, again.config, again.problems) == (False, layout.config, ())


def test_a_layout_that_was_changed_is_searched(tmp_path: Path) -> None:
    shutil.copytree(CHECKOUT / "layouts" / "jianbao", tmp_path / "layouts" / "jianbao")
    (tmp_path / "issues").mkdir()
    shutil.copy(SEED, tmp_path / "issues")
    style = tmp_path / "layouts" / "jianbao" / "jianbao.css"
    style.write_text(style.read_text("utf-8") + "p { color: var(--ink-gold) }\n", "utf-8")
    with pytest.raises(LayoutError) as caught:
        check(tmp_path / "issues" / SEED.name)
    assert [d.code for d in caught.value.diagnostics] == ["layout-ink-unknown"]
