"""Good press files to break: eight pages of the seed, as PDF/X-4 and as PDF/X-1a."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pikepdf
import pytest
from tests.conftest import SEED

from bulletin_pdf.errors import Diagnostic
from bulletin_pdf.pipeline.build import Built, PressWishes, build
from bulletin_pdf.pipeline.preflight import find_settings
from bulletin_pdf.pipeline.targets import Target
from bulletin_pdf.preflight import inspect

PAGES = 8
"""A multiple of 4."""


def codes(raw: bytes, profile: str | None = None) -> set[str]:
    """Return the codes of what is found in a file, without ``preflight-``."""
    return named(inspect(raw, "a.pdf", find_settings(profile)).findings)


def named(findings: tuple[Diagnostic, ...]) -> set[str]:
    """Return the codes of findings, without ``preflight-``."""
    return {finding.code.removeprefix("preflight-") for finding in findings}


def shortened(path: Path) -> bytes:
    """Return the first pages of a file."""
    with pikepdf.open(path) as pdf:
        del pdf.pages[PAGES:]
        stream = io.BytesIO()
        version = pdf.pdf_version
        pdf.save(stream, static_id=True, force_version=version, fix_metadata_version=False)
        return stream.getvalue()


@pytest.fixture(scope="session")
def seed_x1a(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The seed as PDF/X-1a with printer's marks."""
    project = tmp_path_factory.mktemp("x1a")
    (project / "issues").mkdir()
    shutil.copy(SEED, project / "issues")
    wishes = PressWishes("x-1a", marks=True)
    return build(project / "issues" / SEED.name, [Target.PRESS], wishes=wishes)


@pytest.fixture(scope="session")
def good(seed: Built, seed_x1a: Built) -> dict[str, bytes]:
    """Standard → eight good pages."""
    return {
        "x-4": shortened(seed.outputs[Target.PRESS]),
        "x-1a": shortened(seed_x1a.outputs[Target.PRESS]),
    }
