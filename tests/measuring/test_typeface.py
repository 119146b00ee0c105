"""The face of the bench: the one wanted, the system's Noto, or the project's own Song."""

from pathlib import Path

import pytest
from bench import typeface

FONTS = Path(__file__).resolve().parents[2] / "fonts"


def test_project_face_serves_where_noto_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(typeface, "NOTO_COLLECTION", tmp_path / "none.ttc")
    face = typeface.find_typeface(tmp_path)
    assert face.file.parent == FONTS.resolve()
    assert face.family


def test_face_that_is_wanted_comes_first(tmp_path: Path) -> None:
    wanted = FONTS / "BulletinSong.otf"
    assert typeface.find_typeface(tmp_path, wanted).file == wanted.resolve()


def test_no_face_at_all_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typeface, "NOTO_COLLECTION", tmp_path / "none.ttc")
    monkeypatch.setattr(typeface, "PROJECT_FONTS", tmp_path)
    with pytest.raises(typeface.NoTypeface, match="fonts-noto-cjk"):
        typeface.find_typeface(tmp_path)
