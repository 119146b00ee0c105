"""A new folder is there whole or not at all."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from bulletin_pdf.errors import OutputError, message_of
from bulletin_pdf.files import write_new_folder

CONTENTS = {"a.css": b"p {}", "art/b.svg": b"<svg/>"}


def _tree(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


def test_a_folder_is_written_with_its_subfolders(tmp_path: Path) -> None:
    write_new_folder(tmp_path / "layouts" / "own", CONTENTS)
    assert _tree(tmp_path) == [
        "layouts", "layouts/own", "layouts/own/a.css", "layouts/own/art", "layouts/own/art/b.svg",
    ]  # fmt: skip
    assert (tmp_path / "layouts/own/art/b.svg").read_bytes() == b"<svg/>"
    assert (tmp_path / "layouts/own").stat().st_mode & 0o700 == 0o700


@pytest.mark.parametrize("kind", ["file", "folder", "link"])
def test_a_name_that_is_taken_is_left_alone(kind: str, tmp_path: Path) -> None:
    target = tmp_path / "own"
    {
        "file": target.touch,
        "folder": target.mkdir,
        "link": lambda: target.symlink_to(tmp_path / "nowhere"),
    }[kind]()
    with pytest.raises(OutputError) as caught:
        write_new_folder(target, CONTENTS)
    assert caught.value.diagnostics[0].code == "output-exists"
    assert _tree(tmp_path) == ["own"]


FAULTS = [
    (OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)), "：磁盘已满"),
    (OSError(errno.ENOTEMPTY, os.strerror(errno.ENOTEMPTY)), "已经存在"),
]


@pytest.mark.parametrize(("fault", "words"), FAULTS)
def test_a_failure_leaves_nothing(
    fault: OSError, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_: object) -> None:
        raise fault

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(OutputError) as caught:
        write_new_folder(tmp_path / "layouts" / "own", CONTENTS)
    assert words in message_of(caught.value.diagnostics[0])
    assert _tree(tmp_path) == []
