"""Versions of packages are told by the folders in which they lie."""

from __future__ import annotations

import importlib.metadata
from collections.abc import Iterator
from pathlib import Path

import pytest

from bulletin_pdf.pipeline import packages
from bulletin_pdf.pipeline.packages import version_of
from bulletin_pdf.pipeline.record import versions


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Path, Path]]:
    """Two folders of modules, of which nothing is known yet."""
    found = tmp_path / "first", tmp_path / "second"
    for folder in found:
        folder.mkdir()
    monkeypatch.setattr(packages.sys, "path", [str(tmp_path / "gone"), *map(str, found)])
    _forget()
    yield found
    _forget()


def _forget() -> None:
    packages.version_of.cache_clear()
    packages._installed.cache_clear()


def test_they_are_those_that_the_packages_tell_of_themselves() -> None:
    told = versions()
    assert len(told) == 8
    for name in set(told) - {"bulletin-pdf"}:
        assert told[name] == importlib.metadata.version(name)


@pytest.mark.parametrize("name", ["some-thing", "Some_Thing", "some.thing"])
@pytest.mark.parametrize("folder", ["Some_Thing-1.2.dist-info", "some.thing-1.2.dist-info"])
def test_spellings_of_a_name_are_one(folders: tuple[Path, Path], name: str, folder: str) -> None:
    (folders[1] / folder).mkdir()
    assert version_of(name) == "1.2"


def test_the_first_folder_counts(folders: tuple[Path, Path]) -> None:
    for folder, version in zip(folders, ("2.0.dev1+local.3", "1.0"), strict=True):
        (folder / f"thing-{version}.dist-info").mkdir()
    assert version_of("thing") == "2.0.dev1+local.3"


def test_what_lies_there_otherwise_is_asked_for_in_full(folders: tuple[Path, Path]) -> None:
    egg = folders[0] / "thing.egg-info"
    egg.mkdir()
    (egg / "PKG-INFO").write_text("Metadata-Version: 2.1\nName: thing\nVersion: 3.1\n")
    assert version_of("thing") == "3.1"


@pytest.mark.usefixtures("folders")
def test_what_is_not_installed_is_missed() -> None:
    with pytest.raises(importlib.metadata.PackageNotFoundError):
        version_of("no-such-thing")
