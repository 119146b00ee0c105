"""Layouts, fonts and profiles are found in one order."""

from __future__ import annotations

from pathlib import Path

import pytest

from bulletin_pdf.files import Kind, is_shipped, listed, locate

CHECKOUT = Path(__file__).resolve().parents[2]


@pytest.fixture
def user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return tmp_path / "data" / "bulletin-pdf"


def test_the_project_comes_before_the_user_and_the_user_before_the_checkout(
    tmp_path: Path, user: Path
) -> None:
    assert locate(Kind.LAYOUTS, "jianbao", tmp_path) == CHECKOUT / "layouts" / "jianbao"
    (user / "layouts" / "jianbao").mkdir(parents=True)
    assert locate(Kind.LAYOUTS, "jianbao", tmp_path) == user / "layouts" / "jianbao"
    (tmp_path / "layouts" / "jianbao").mkdir(parents=True)
    assert locate(Kind.LAYOUTS, "jianbao", tmp_path) == tmp_path / "layouts" / "jianbao"


def test_a_path_is_taken_as_it_is(tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    assert locate(Kind.LAYOUTS, str(own)) == own
    assert locate(Kind.LAYOUTS, str(tmp_path / "none")) is None


def test_what_is_nowhere_is_none(user: Path) -> None:
    assert locate(Kind.LAYOUTS, "没有") is None


def test_without_a_home_folder_the_checkout_still_serves(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)

    def homeless(_: Path) -> Path:
        raise RuntimeError

    monkeypatch.setattr(Path, "expanduser", homeless)
    assert locate(Kind.FONTS) == CHECKOUT / "fonts"


def test_a_list_names_each_entry_once_where_it_would_be_found(tmp_path: Path, user: Path) -> None:
    (tmp_path / "layouts" / "jianbao").mkdir(parents=True)
    (tmp_path / "layouts" / ".hidden").mkdir()
    (user / "layouts" / "own").mkdir(parents=True)
    places = listed(Kind.LAYOUTS, tmp_path)
    assert tmp_path / "layouts" / "jianbao" in places
    assert user / "layouts" / "own" in places
    assert [p.name for p in places].count("jianbao") == 1
    assert ".hidden" not in {p.name for p in places}


def test_only_what_we_ship_is_trusted(tmp_path: Path) -> None:
    assert is_shipped(CHECKOUT / "layouts" / "jianbao")
    assert not is_shipped(tmp_path)
