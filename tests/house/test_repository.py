"""The shape of the repository: sizes, names, leftovers, scripts."""

from __future__ import annotations

import os
import re
import statistics

import pytest

from .project import ROOT, run, text_files

LINES_LIMIT = 400
LINES_MEDIAN = 150
# A folder under scripts/ holds a script's modules.
SCRIPTS = [p for p in text_files("scripts", ".ci") if p.parent.name in {"scripts", ".ci"}]
BASH = [p for p in SCRIPTS if p.read_text(encoding="utf-8").startswith("#!/usr/bin/env bash\n")]
# Names that say nothing about what is inside.
EMPTY_NAMES = {"utils", "util", "helpers", "helper", "manager", "data", "misc", "common"}


def test_no_file_is_too_long() -> None:
    lines = {
        path.relative_to(ROOT): path.read_text(encoding="utf-8").count("\n")
        for path in text_files("src", "scripts")
        if path.suffix != ".txt"  # lists of characters, not something to read
    }
    assert {path: count for path, count in lines.items() if count > LINES_LIMIT} == {}
    assert statistics.median(lines.values()) <= LINES_MEDIAN


def test_names_say_what_is_inside() -> None:
    assert [p for p in text_files("src") if EMPTY_NAMES & {p.stem, p.parent.name}] == []


def test_nothing_is_left_for_later() -> None:
    leftover = re.compile(r"\b(?:TO" r"DO|FIX" r"ME|XX" r"X)\b")
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in text_files("src", "scripts", "tests", "layouts", "docs", "bench", ".ci")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if leftover.search(line)
    ]
    assert found == []


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_a_script_can_be_called(path: os.PathLike[str]) -> None:
    assert os.access(path, os.X_OK)


@pytest.mark.parametrize("path", BASH, ids=lambda path: path.name)
def test_a_bash_script_is_strict_and_parses(path: os.PathLike[str]) -> None:
    done = run("bash", "-n", os.fspath(path))
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md"])
def test_the_commands_of_the_documents_exist(document: str) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    named = set(re.findall(r"\bscripts/[\w-]+", text))
    assert {"scripts/bulletin", "scripts/test"} <= named
    assert {command for command in named if not (ROOT / command).is_file()} == set()


def test_integration_calls_the_test_script_only() -> None:
    lines = (ROOT / ".ci/run").read_text(encoding="utf-8").splitlines()
    commands = [line for line in lines if line and not line.startswith("#")]
    assert [re.findall(r"scripts/[\w-]+", command) for command in commands] == [["scripts/test"]]
