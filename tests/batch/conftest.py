"""A project for each test."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.hostile.project import Project, issue


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project with six issues, each of its own text, and no outputs yet."""
    project = Project(tmp_path)
    for number in range(1, 7):
        project.write(f"issues/第{number}期.yaml", issue(f"第{number}期的正文。" * 60))
    for older in (project.folder / "out" / "t").iterdir():
        older.unlink()
    (project.folder / "out" / "t").rmdir()
    return project
