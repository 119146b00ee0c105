"""Converted pictures are kept by what they were made from, and a bad cache costs only time."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bulletin_pdf.pipeline.caching import PictureCache, default_cache


def _made(cache: PictureCache, raw: bytes = b"raw", kind: str = "press", result: bytes = b"new"):
    calls = []

    def make() -> bytes:
        calls.append(raw)
        return result

    return cache.made(kind, raw, b"profile", make), len(calls)


def test_the_second_time_nothing_is_converted(tmp_path: Path) -> None:
    cache = PictureCache(tmp_path / "deep" / "cache")
    assert _made(cache) == (b"new", 1)
    assert _made(cache, result=b"other") == (b"new", 0)


def test_another_picture_or_kind_is_another_entry(tmp_path: Path) -> None:
    cache = PictureCache(tmp_path)
    _made(cache)
    assert _made(cache, raw=b"other") == (b"new", 1)
    assert _made(cache, kind="screen") == (b"new", 1)


@pytest.mark.parametrize("damage", [b"", b"x" * 10, b"x" * 40])
def test_a_damaged_entry_is_made_anew(tmp_path: Path, damage: bytes) -> None:
    cache = PictureCache(tmp_path)
    _made(cache)
    (entry,) = tmp_path.iterdir()
    entry.write_bytes(damage)
    assert _made(cache) == (b"new", 1)
    assert _made(cache) == (b"new", 0)


def test_a_folder_that_cannot_be_written_is_no_mistake(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert _made(PictureCache(tmp_path / "file" / "cache")) == (b"new", 1)


def test_what_was_used_longest_ago_goes_first(tmp_path: Path) -> None:
    cache = PictureCache(tmp_path, max_bytes=2 * (32 + 3))
    _made(cache, raw=b"a")
    (first,) = tmp_path.iterdir()
    os.utime(first, (1, 1))
    _made(cache, raw=b"b")
    _made(cache, raw=b"c")
    assert not first.exists()
    assert len(list(tmp_path.iterdir())) == 2


def test_the_cache_is_where_the_user_wants_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert default_cache().folder == tmp_path / "bulletin-pdf" / "pictures"
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setattr(Path, "expanduser", _homeless)
    assert _made(default_cache()) == (b"new", 1)


def _homeless(path: Path) -> Path:
    raise RuntimeError(path)
