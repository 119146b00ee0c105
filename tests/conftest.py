"""What the whole suite shares: the seed issue, built once a worker."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bulletin_pdf.pipeline.build import Built, build
from bulletin_pdf.pipeline.targets import Target

CHECKOUT = Path(__file__).resolve().parents[1]
SEED = CHECKOUT / "issues" / "2012-xinnian-silu.yaml"


@pytest.fixture(scope="session")
def seed(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The seed issue, built for the press and as a proof in a project of its own."""
    project = tmp_path_factory.mktemp("project")
    (project / "issues").mkdir()
    shutil.copy(SEED, project / "issues")
    return build(project / "issues" / SEED.name, [Target.PRESS, Target.PROOF])
