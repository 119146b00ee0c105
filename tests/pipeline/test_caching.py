"""What was made is kept by what it was made from, and a bad cache costs only time."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from bulletin_pdf.errors import UsageError, message_of
from bulletin_pdf.pipeline.caching import PictureCache, default_cache
from bulletin_pdf.pipeline.stores import Store


def _pictures(folder: Path, max_bytes: int = 1_000) -> PictureCache:
    return PictureCache(Store(folder, max_bytes))


def _made(cache: PictureCache, raw: bytes = b"raw", kind: str = "press", result: bytes = b"new"):
    calls = []

    def make() -> bytes:
        calls.append(raw)
        return result

    return cache.made(kind, raw, b"profile", make), len(calls)


def test_the_second_time_nothing_is_converted(tmp_path: Path) -> None:
    cache = _pictures(tmp_path / "deep" / "cache")
    assert _made(cache) == (b"new", 1)
    assert _made(cache, result=b"other") == (b"new", 0)


def test_another_picture_or_kind_is_another_entry(tmp_path: Path) -> None:
    cache = _pictures(tmp_path)
    _made(cache)
    assert _made(cache, raw=b"other") == (b"new", 1)
    assert _made(cache, kind="screen") == (b"new", 1)


@pytest.mark.parametrize("damage", [b"", b"x" * 10, b"x" * 40])
def test_a_damaged_entry_is_made_anew(tmp_path: Path, damage: bytes) -> None:
    cache = _pictures(tmp_path)
    _made(cache)
    (entry,) = tmp_path.iterdir()
    entry.write_bytes(damage)
    assert _made(cache) == (b"new", 1)
    assert _made(cache) == (b"new", 0)


def test_a_folder_that_cannot_be_written_is_no_mistake(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    store = Store(tmp_path / "file" / "cache", 1_000)
    assert _made(PictureCache(store)) == (b"new", 1)
    assert (store.entries(), store.clear(), store.verify()) == ([], 0, 0)


def test_what_was_used_longest_ago_goes_first(tmp_path: Path) -> None:
    store = Store(tmp_path, max_bytes=2 * (32 + 3))
    for age, name in enumerate(("a", "b"), 1):
        store.put(name, b"new")
        os.utime(tmp_path / name, (age, age))
    assert store.get("a") == b"new"  # used just now
    store.put("c", b"new")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "c"]


def test_the_limit_holds_whatever_is_put_in(tmp_path: Path) -> None:
    store = Store(tmp_path, max_bytes=1_000)
    for number in range(100):
        store.put(f"{number}", bytes(number))
        assert sum(size for _, size, _ in store.entries()) <= 1_000
    store.put("huge", bytes(1_000))
    assert store.get("huge") is None
    assert store.get("99") == bytes(99)


def test_two_writers_of_one_entry_leave_it_whole(tmp_path: Path) -> None:
    contents = [bytes([n]) * 100_000 for n in range(4)]

    def write(content: bytes) -> None:
        store = Store(tmp_path, 10_000_000)
        for _ in range(30):
            store.put("name", content)
            assert store.get("name") in contents

    threads = [threading.Thread(target=write, args=(content,)) for content in contents]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [path.name for path in tmp_path.iterdir()] == ["name"]


def test_a_check_removes_what_is_damaged_and_nothing_else(tmp_path: Path) -> None:
    store = Store(tmp_path, 1_000)
    for name in "abc":
        store.put(name, name.encode())
    (tmp_path / "b").write_bytes(b"damaged")
    (tmp_path / "new-x").write_bytes(b"being written by somebody else")
    assert (store.verify(), store.verify()) == (1, 0)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "c", "new-x"]
    assert store.clear() == 3
    assert list(tmp_path.iterdir()) == []


def test_the_cache_is_where_the_user_wants_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    cache = default_cache()
    stores = (cache.pictures, cache.receipts, cache.pdfs)
    assert [store.folder.relative_to(tmp_path).as_posix() for store in stores] == [
        "bulletin-pdf/pictures",
        "bulletin-pdf/receipts",
        "bulletin-pdf/pdfs",
    ]
    assert [store.max_bytes // 1_000_000 for store in stores] == [500, 200, 2_000]
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setattr(Path, "expanduser", _homeless)
    assert _made(PictureCache(default_cache().pictures)) == (b"new", 1)


def test_the_user_says_how_large_it_may_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BULLETIN_CACHE_MB", "7")
    assert default_cache().pdfs.max_bytes == 7_000_000
    monkeypatch.setenv("BULLETIN_CACHE_MB", "-7")
    with pytest.raises(UsageError) as caught:
        default_cache()
    assert message_of(caught.value.diagnostics[0]) == (
        "环境变量 BULLETIN_CACHE_MB 应是兆字节数，不是 “-7”"
    )


def _homeless(path: Path) -> Path:
    raise RuntimeError(path)
