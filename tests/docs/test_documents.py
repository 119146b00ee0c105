"""Every command of the documents is run, every example is read, every link leads somewhere."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
import yaml
from pydantic import BaseModel

from bulletin_pdf.cli import run

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = [
    "README.md",
    "README.en.md",
    "docs/editors-guide.md",
    "docs/layout-authors-guide.md",
    "docs/print-shop.md",
    "docs/preflight.md",
    "docs/finding.md",
    "docs/archive.md",
    "docs/scale.md",
]

_FENCE = re.compile(r"^```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"(?:\]\(|src=\")([^)\"#\s]+)")


def _blocks(document: str, language: str) -> list[str]:
    text = (ROOT / document).read_text(encoding="utf-8")
    return [body for name, body in _FENCE.findall(text) if name == language]


def _expanded(words: list[str]) -> Iterator[str]:
    """Yield the words as a shell would give them."""
    for word in words:
        yield from map(str, sorted(Path().glob(word))) if "*" in word else [word]


@pytest.mark.slow
@pytest.mark.parametrize("document", DOCUMENTS)
def test_its_commands_work_one_after_the_other(
    document: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(ROOT / "issues", tmp_path / "issues")
    shutil.copytree(ROOT / "docs" / "manuscripts", tmp_path / "docs" / "manuscripts")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BULLETIN_CACHE", "1")
    ran = 0
    for line in "".join(_blocks(document, "sh")).splitlines():
        words = shlex.split(line)
        if words[0] == "scripts/bulletin":
            assert run(list(_expanded(words[1:]))) == 0, line
            ran += 1
        else:
            assert (ROOT / words[0]).is_file(), line
    assert ran >= 5
    for block in _blocks(document, "bash"):  # what is done without our program
        if document == "docs/scale.md":
            continue  # certificates and other machines: tests/batch/test_cluster.py runs them
        done = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", block], capture_output=True, check=False, text=True
        )
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize(
    "document", [*DOCUMENTS, "docs/layouts.md", "docs/measuring.md", "docs/performance.md"]
)
def test_its_links_lead_somewhere(document: str) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    folder = (ROOT / document).parent
    links = [link for link in _LINK.findall(text) if "://" not in link and "…" not in link]
    missing = [x for x in links if not (folder / x).exists() and not x.startswith("images/")]
    assert missing == []


def test_the_seven_steps_have_small_pictures() -> None:
    text = (ROOT / "docs/editors-guide.md").read_text(encoding="utf-8")
    steps = [int(step) for step in re.findall(r"^\*\*(\d)\. ", text, re.MULTILINE)]
    assert steps == [1, 2, 3, 4, 5, 6, 7]
    pictures = [ROOT / "docs" / link for link in _LINK.findall(text) if "guide-" in link]
    assert [int(path.name.split("-")[1]) for path in pictures] == [1, 3, 4, 5, 6, 7]
    assert [path.name for path in pictures if path.stat().st_size > 60 * 1024] == []


def test_the_review_that_the_guide_shows_is_what_import_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copy(ROOT / "docs/manuscripts/来稿.docx", tmp_path)
    assert run(["import", "来稿.docx", "-o", "issues/2026-02.yaml", "--fix"]) == 0
    (shown,) = (block for block in _blocks("docs/editors-guide.md", "text") if "？" in block)
    assert shown in capfd.readouterr().out


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


def _authors_guide() -> str:
    return (ROOT / "docs/layout-authors-guide.md").read_text(encoding="utf-8")


def _models(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """Yield a model and those that its fields hold."""
    yield model
    for field in model.model_fields.values():
        for part in (field.annotation, *get_args(field.annotation)):
            if isinstance(part, type) and issubclass(part, BaseModel):
                yield from _models(part)


def test_the_layout_guide_names_every_key_of_a_layout() -> None:
    from bulletin_pdf.layouts import LayoutConfig

    models = list(_models(LayoutConfig))
    assert {m.__name__ for m in models} >= {"PageSetup", "Margins", "Grid", "TypeStyle", "Ink"}
    text = _authors_guide()
    missing = [n for m in models for n in m.model_fields if f"`{n}`" not in text]
    assert missing == []


def test_the_layout_guide_names_every_property() -> None:
    from bulletin_pdf.layouts import find_layout
    from bulletin_pdf.layouts.properties import GIVEN, property_names

    text = _authors_guide()
    families = ("--size-", "--font-", "--ink-", "--option-")
    names = property_names(find_layout("jianbao", frozenset()).config) | GIVEN
    plain = [name for name in sorted(names) if not name.startswith(families)]
    assert len(plain) > 25
    assert [name for name in plain if f"`{name}`" not in text] == []
    assert [family for family in families if f"`{family}…`" not in text] == []


def test_the_layout_guide_names_every_variable_and_filter() -> None:
    from bulletin_pdf.compose import view
    from bulletin_pdf.compose.environments import FILTERS
    from bulletin_pdf.compose.measures import Measures
    from bulletin_pdf.compose.page import LEVELS, NUMBER_STYLE, RUN_IN_HEADS
    from bulletin_pdf.compose.templates import CONTEXT, fields_of
    from bulletin_pdf.layouts import find_layout

    text = _authors_guide()
    views = [v for name, v in vars(view).items() if name.endswith("View")]
    assert len(views) == 7
    names = [
        *CONTEXT,
        LEVELS,
        RUN_IN_HEADS,
        NUMBER_STYLE,
        *(f for v in views for f in fields_of(v)),
    ]
    assert [name for name in names if f"`{name}`" not in text] == []
    plain = text.replace("\\|", "|")
    assert [name for name in FILTERS if f"| {name}`" not in plain] == []
    config = find_layout("jianbao", frozenset()).config
    assert [name for name in Measures(config).filters() if f"| {name}" not in plain] == []


def test_the_layout_guide_names_every_class_that_a_text_can_have() -> None:
    from bulletin_pdf.compose.blocks import BLOCKS
    from bulletin_pdf.model import Placement

    text = _authors_guide()
    classes = [*(f".{kind}" for kind in BLOCKS.values()), *(f"figure.{p}" for p in Placement)]
    others = [".level", ".level-1", ".level-4", ".run-in", "em.dots", "ruby", "rt", ".footnote"]
    others += ["figcaption", ".caption-text", ".credit", "td.number", ".block-title", "svg.qr"]
    assert [name for name in (*classes, *others) if f"`{name}`" not in text] == []


def test_the_layout_guide_names_what_is_forbidden() -> None:
    from bulletin_pdf.layouts.forbidden import RELIEF, TRANSPARENT

    text = _authors_guide()
    svg = {"fill-opacity", "stroke-opacity", "stop-opacity", "mask-image", "mask-border"}
    assert [n for n in (*RELIEF, *(set(TRANSPARENT) - svg)) if f"`{n}`" not in text] == []
