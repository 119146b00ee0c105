"""Damage made on purpose is found, with its code and its page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.conftest import CHECKOUT
from tests.pagecheck.damage import DAMAGES, JIANBAO, NEIKAN, Damage

from bulletin_pdf.pipeline import rendering
from bulletin_pdf.pipeline.checking import examine
from bulletin_pdf.pipeline.jobs import Job
from bulletin_pdf.pipeline.making import order_of
from bulletin_pdf.pipeline.requests import Request
from bulletin_pdf.pipeline.targets import Target
from bulletin_pdf.typeset import engine

_JOBS: dict[tuple[str, Target], Job] = {}


def job_of(name: str, target: Target = Target.PROOF) -> Job:
    """Return what makes a specimen."""
    path = CHECKOUT / "issues" / f"{name}.yaml"
    key = name, target
    if key not in _JOBS:
        _JOBS[key] = order_of(examine(Path(path)), Request((target,))).task.jobs[0]
    return _JOBS[key]


def damaged(damage: Damage, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the next build be damaged."""
    plain = engine.laid_out
    if (change := damage.pages) is not None:

        def laid_out(document: Any, root: Any) -> Any:
            change([page._page_box for page in document.pages], root)
            return plain(document, root)

        monkeypatch.setattr(engine, "laid_out", laid_out)
    if (served := damage.picture) is not None:
        picture = rendering._picture
        monkeypatch.setattr(rendering, "_picture", lambda raw, job: served(picture(raw, job)))


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.name)
def test_damage_is_found_with_its_page(damage: Damage, monkeypatch: pytest.MonkeyPatch) -> None:
    damaged(damage, monkeypatch)
    found = rendering.render(job_of(damage.issue)).diagnostics
    assert (damage.code, damage.page) in {(d.code, d.values.get("page")) for d in found}


@pytest.mark.parametrize("name", ["2012-xinnian-silu", JIANBAO, NEIKAN, "specimen-kuaixun"])
def test_nothing_is_found_on_the_seed_and_the_specimens(name: str) -> None:
    found = rendering.render(job_of(name)).diagnostics
    assert [d for d in found if d.code.startswith("page-")] == []
