"""What is kept can be seen, checked and removed."""

from __future__ import annotations

from pathlib import Path

import pytest

from bulletin_pdf.cli import run
from bulletin_pdf.pipeline.caching import default_cache


@pytest.fixture(autouse=True)
def _cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Three entries, one of them damaged."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    cache = default_cache()
    cache.pdfs.put("a", bytes(1_999_968))
    cache.pdfs.put("b", b"b")
    cache.receipts.put("r", b"r")
    (cache.pdfs.folder / "b").write_bytes(b"damaged")


def test_it_is_listed(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["cache"]) == 0
    folder = tmp_path / "bulletin-pdf"
    assert capfd.readouterr().out.splitlines() == [
        f"排好的文件：2 个，2.0 MB，上限 2000 MB  {folder}/pdfs",
        f"排版结果的记录：1 个，0.0 MB，上限 200 MB  {folder}/receipts",
        f"转换过的图片：0 个，0.0 MB，上限 500 MB  {folder}/pictures",
    ]


def test_it_is_checked_and_cleared(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["cache", "verify"]) == 0
    assert run(["cache", "clear", "--lang", "en"]) == 0
    assert capfd.readouterr().out.splitlines() == ["删去了 1 个损坏的", "2 removed"]
    assert default_cache().pdfs.entries() == []


def test_a_limit_that_is_no_number_is_a_usage_error(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("BULLETIN_CACHE_MB", "much")
    assert run(["build", "t.yaml"]) == 2
    assert "环境变量 BULLETIN_CACHE_MB 应是兆字节数，不是 “much”" in capfd.readouterr().err
