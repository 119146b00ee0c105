"""The linters are tests, so that a run has one result."""

from __future__ import annotations

import sys

import pytest

from .project import succeed


def test_ruff_finds_nothing() -> None:
    succeed([sys.executable, "-m", "ruff", "check", "--quiet", "."])


def test_the_formatter_changes_nothing() -> None:
    succeed([sys.executable, "-m", "ruff", "format", "--check", "--quiet", "."])


@pytest.mark.slow
def test_mypy_finds_nothing() -> None:
    succeed([sys.executable, "-m", "mypy"])
