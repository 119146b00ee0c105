"""Every command of the documents is run, every example is read, every link leads somewhere."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest
import yaml

from bulletin_pdf.cli import run

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = ["README.md", "README.en.md", "docs/editors-guide.md", "docs/print-shop.md"]

_FENCE = re.compile(r"^```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"(?:\]\(|src=\")([^)\"#\s]+)")


def _blocks(document: str, language: str) -> list[str]:
    text = (ROOT / document).read_text(encoding="utf-8")
    return [body for name, body in _FENCE.findall(text) if name == language]


@pytest.mark.slow
@pytest.mark.parametrize("document", DOCUMENTS)
def test_its_commands_work_one_after_the_other(
    document: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(ROOT / "issues", tmp_path / "issues")
    monkeypatch.chdir(tmp_path)
    ran = 0
    for line in "".join(_blocks(document, "sh")).splitlines():
        words = shlex.split(line)
        if words[0] == "scripts/bulletin":
            assert run(words[1:]) == 0, line
            ran += 1
        else:
            assert (ROOT / words[0]).is_file(), line
    assert ran >= 5


@pytest.mark.parametrize("document", DOCUMENTS)
def test_its_links_lead_somewhere(document: str) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    folder = (ROOT / document).parent
    links = [link for link in _LINK.findall(text) if "://" not in link and "…" not in link]
    missing = [x for x in links if not (folder / x).exists() and not x.startswith("images/")]
    assert missing == []


def test_the_examples_of_the_guide_are_yaml_with_known_keys() -> None:
    from bulletin_pdf.model import Issue

    blocks = _blocks("docs/editors-guide.md", "yaml")
    assert len(blocks) == 4
    for block in blocks:
        assert set(yaml.safe_load(block)) <= set(Issue.model_fields)


def test_the_examples_for_the_shop_are_of_an_issue_and_of_a_layout() -> None:
    from bulletin_pdf.layouts.config import Ink, Press
    from bulletin_pdf.model import Printing

    printing, layout = map(yaml.safe_load, _blocks("docs/print-shop.md", "yaml"))
    assert set(Printing(**printing["printing"]).model_fields_set) == set(Printing.model_fields)
    assert [Ink(**ink).spot for ink in layout["inks"].values()] == [None, "PANTONE 485 C", None]
    assert set(layout["press"]) == set(Press(**layout["press"]).model_dump())


def test_the_guide_names_every_field_of_an_issue() -> None:
    from bulletin_pdf.model import Article, Imprint, Issue, IssueImage, Section

    text = (ROOT / "docs/editors-guide.md").read_text(encoding="utf-8")
    for part in (Issue, Article, Imprint, IssueImage, Section):
        assert [name for name in part.model_fields if f"`{name}`" not in text] == []


def test_the_mistake_that_the_guide_shows_is_reported_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "issues").mkdir()
    monkeypatch.chdir(tmp_path)
    lines = [
        "sections:",
        "  - title: 栏",
        "    articles:",
        "      - titel: 标题",
        "        body: 文",
    ]
    Path("issues/2026-01.yaml").write_text("\n".join(lines), encoding="utf-8")
    assert run(["check", "issues/2026-01.yaml"]) == 65
    text = (ROOT / "docs/editors-guide.md").read_text(encoding="utf-8")
    assert capfd.readouterr().err in text
