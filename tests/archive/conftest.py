"""An issue with a layout of the user's own, deposited once for all tests."""

from __future__ import annotations

import datetime
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from bulletin_pdf.archive.filing import Filing
from bulletin_pdf.pipeline.accession import accession

ROOT = Path(__file__).resolve().parents[2]
DATE = datetime.date(2026, 11, 23)
ISSUE = "specimen-jianbao"


@dataclass(frozen=True)
class Archived:
    """An archive of one issue, and the project it came from."""

    folder: Path
    bag: Path
    project: Path

    @property
    def pdf(self) -> bytes:
        return (self.bag / f"data/pdf/{ISSUE}.archive.pdf").read_bytes()

    @property
    def toolchain(self) -> Path:
        [bag] = (self.folder / "toolchains").iterdir()
        return bag


def own_project(folder: Path) -> Path:
    """Make a project with its own layout, fonts and profiles; return the issue."""
    shutil.copytree(ROOT / "issues" / "images", folder / "issues" / "images")
    shutil.copytree(ROOT / "layouts" / "jianbao", folder / "layouts" / "mine")
    for kind in ("fonts", "profiles"):
        shutil.copytree(ROOT / kind, folder / kind)
    style = folder / "layouts" / "mine" / "jianbao.css"
    style.write_text(style.read_text(encoding="utf-8") + "\np { hyphens: none; }\n", "utf-8")
    text = (ROOT / "issues" / f"{ISSUE}.yaml").read_text(encoding="utf-8")
    issue = folder / "issues" / f"{ISSUE}.yaml"
    issue.write_text(text.replace("jianbao\n", "mine\n", 1), encoding="utf-8")
    assert "name: mine\n" in issue.read_text(encoding="utf-8")
    return issue


@pytest.fixture(scope="session")
def archived(tmp_path_factory: pytest.TempPathFactory) -> Archived:
    project = tmp_path_factory.mktemp("own project")
    issue = own_project(project)
    folder = tmp_path_factory.mktemp("kept") / "archive"
    filing = Filing(code="WS·2012·Y-0001", retention="永久")
    bag = accession(issue, folder, DATE, filing).path
    return Archived(folder, bag, project)
