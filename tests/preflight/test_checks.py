"""Every finding on a file broken for it, and nothing else found there."""

from __future__ import annotations

import io

import pikepdf
import pytest

from bulletin_pdf.pipeline.build import Built
from bulletin_pdf.pipeline.targets import Target
from bulletin_pdf.preflight.checks import CHECKS
from bulletin_pdf.preflight.codes import SEVERITIES

from .broken import WAYS, Broken, changed
from .conftest import codes


def test_there_are_27_checks_each_with_its_number() -> None:
    assert [int((check.__doc__ or "").split(".")[0]) for check in CHECKS] != []
    assert sorted(int((check.__doc__ or "").split(".")[0]) for check in CHECKS) == [*range(1, 28)]


@pytest.mark.parametrize("standard", ["x-4", "x-1a"])
def test_a_good_file_has_no_findings(good: dict[str, bytes], standard: str) -> None:
    assert codes(good[standard]) == set()


def test_the_seed_is_fit_for_the_press(seed: Built, seed_x1a: Built) -> None:
    for built in (seed, seed_x1a):
        assert codes(built.outputs[Target.PRESS].read_bytes()) == {"page-count"}  # it has nine


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.name)
def test_a_broken_file_has_exactly_these_findings(good: dict[str, bytes], way: Broken) -> None:
    assert codes(changed(good[way.base], way.edit)) == way.codes


@pytest.mark.parametrize(("standard", "version"), [("x-1a", "1.5"), ("x-4", "1.7")])
def test_a_version_of_pdf_that_the_standard_does_not_know(
    good: dict[str, bytes], standard: str, version: str
) -> None:
    with pikepdf.open(io.BytesIO(good[standard])) as pdf:
        stream = io.BytesIO()
        pdf.save(stream, force_version=version, fix_metadata_version=False)
    assert codes(stream.getvalue()) == {"pdf-version"}


ELSEWHERE = {
    # test_malformed
    "unreadable", "encrypted", "damaged", "over-limits", "too-many-pages", "more", "no-id",
    "plates-skipped", "not-pdf",
    # test_plates
    "plate-mixed", "plates-not-run", "plates-failed",
    # here, and test_command
    "pdf-version", "trim-size",
}  # fmt: skip


def test_every_finding_has_a_file_that_is_broken_for_it() -> None:
    found = {code for way in WAYS for code in way.codes} | ELSEWHERE
    assert {f"preflight-{code}" for code in found} == set(SEVERITIES)
