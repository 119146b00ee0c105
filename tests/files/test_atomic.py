"""Outputs are whole or not there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bulletin_pdf.errors import ExitCode, OutputError
from bulletin_pdf.files import write_atomically


def test_a_new_file_is_written_with_its_folders(tmp_path: Path) -> None:
    target = tmp_path / "out" / "第1期" / "第1期.press.pdf"
    write_atomically(target, b"%PDF")
    assert target.read_bytes() == b"%PDF"
    assert [p.name for p in target.parent.iterdir()] == [target.name]


def test_an_older_file_is_replaced_whole(tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    target.write_bytes(b"old and longer")
    write_atomically(target, b"new")
    assert target.read_bytes() == b"new"


def test_others_may_read_it_as_the_umask_says(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        write_atomically(tmp_path / "a.pdf", b"x")
    finally:
        os.umask(before)
    assert (tmp_path / "a.pdf").stat().st_mode & 0o777 == 0o644


def test_a_full_disk_leaves_the_older_file_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "a.pdf"
    target.write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError) as caught:
        write_atomically(target, b"new")
    assert caught.value.exit_code is ExitCode.OUTPUT
    assert caught.value.diagnostics[0].code == "output-unwritable"
    assert caught.value.diagnostics[0].values["reason"] == "No space left on device"
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == {"a.pdf": b"old"}


def test_ctrl_c_while_writing_leaves_no_partial_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_atomically(tmp_path / "a.pdf", b"new")
    assert list(tmp_path.iterdir()) == []


def test_a_symbolic_link_is_not_written_through(tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_bytes(b"mine")
    (tmp_path / "a.pdf").symlink_to(victim)
    with pytest.raises(OutputError) as caught:
        write_atomically(tmp_path / "a.pdf", b"new")
    assert caught.value.diagnostics[0].code == "output-is-link"
    assert victim.read_bytes() == b"mine"
