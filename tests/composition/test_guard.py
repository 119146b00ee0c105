import inspect

import pytest
from weasyprint.layout import inline

from bulletin_pdf.typeset import composition
from bulletin_pdf.typeset.composition import (
    CompositionFault,
    guard,
    install,
    installed,
    known,
    mismatches,
)

from .conftest import FACES, PROSE


@pytest.mark.parametrize(
    ("version", "fits"),
    [("70.0", True), ("70.3", True), ("69.9", False), ("71.0", False), ("dev", False)],
)
def test_only_tested_versions_fit(version, fits):
    outside = [fault for fault in mismatches(version) if "outside" in fault]
    assert (outside == []) is fits


def test_a_changed_signature_is_named():
    def changed(function):
        if getattr(function, "__name__", "") == "strut":
            return inspect.signature(lambda style, context: None)
        return inspect.signature(function)

    faults = mismatches("70.0", changed)
    assert any("strut takes (style context)" in fault for fault in faults)


def test_a_missing_function_is_named(monkeypatch):
    monkeypatch.setattr(guard, "_EXPECTED", ((inline, "no_such_function", ""),))
    assert mismatches("70.0") == ["weasyprint.layout.inline.no_such_function is missing"]


def test_install_is_idempotent_and_stops_on_a_mismatch(monkeypatch):
    install()
    seam = inline.split_inline_box
    install()
    assert inline.split_inline_box == seam
    assert installed()
    monkeypatch.setattr(composition, "installed", lambda: False)
    monkeypatch.setattr(composition, "mismatches", lambda: ["WeasyPrint 71.0 is outside"])
    with pytest.raises(CompositionFault, match="outside"):
        install()


def test_a_line_set_otherwise_than_planned_is_a_fault(sheet, monkeypatch):
    from bulletin_pdf.typeset.composition import planned

    honest = planned.PlannedLine.width
    monkeypatch.setattr(planned.PlannedLine, "width", property(lambda self: honest.fget(self) + 50))
    with pytest.raises(CompositionFault, match="px wide"):
        sheet(f"<p>{PROSE}")


def test_the_known_paragraph_comes_out_as_known(monkeypatch):
    install()
    fonts = {"css": FACES, "declarations": "font-family:Latin,Marks,Song"}
    composition.set_known_paragraph(**fonts)
    monkeypatch.setattr(known, "_EXPECTED", ["坚持"])
    with pytest.raises(CompositionFault, match="known paragraph"):
        composition.set_known_paragraph(**fonts)
