"""What other programs say of our press files, and of files that are broken."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from tests.press.judges import page_says, pdfbox_says

from bulletin_pdf.pipeline.build import Built
from bulletin_pdf.pipeline.targets import Target

from .broken import WAYS, changed


def said(*command: str) -> tuple[int, str]:
    done = subprocess.run(command, capture_output=True, check=False)
    return done.returncode, (done.stdout + done.stderr).decode("utf-8", "replace")


@pytest.fixture(params=["x-4", "x-1a"])
def path(request: pytest.FixtureRequest, seed: Built, seed_x1a: Built) -> str:
    built = seed if request.param == "x-4" else seed_x1a
    return str(built.outputs[Target.PRESS])


def test_qpdf_finds_no_errors(path: str) -> None:
    code, words = said("qpdf", "--check", path)
    assert code == 0
    assert "No syntax or stream encoding errors found" in words


def test_poppler_finds_every_font_embedded(path: str) -> None:
    rows = said("pdffonts", path)[1].splitlines()[2:]
    assert len(rows) >= 5
    assert {row.split()[-5] for row in rows} == {"yes"}


def test_mupdf_paints_in_inks_alone(path: str) -> None:
    words = said("mutool", "trace", path)[1]
    spaces = {part.split('"')[0] for part in words.split('colorspace="')[1:]}
    assert spaces - {"Separation(DeviceCMYK,All)"} == {"DeviceCMYK"}  # All: the printer's marks


def judged(good: dict[str, bytes], name: str, folder: Path, *command: str) -> str:
    """Return what a program says of a file broken in one way."""
    way = next(way for way in WAYS if way.name == name)
    place = folder / "broken.pdf"
    place.write_bytes(changed(good[way.base], way.edit))
    return said(*command, str(place))[1]


def test_these_judges_notice_what_is_broken(good: dict[str, bytes], tmp_path: Path) -> None:
    fonts = judged(good, "has_a_font_that_is_not_in_it", tmp_path, "pdffonts")
    assert " no " in fonts
    assert "DeviceRGB" in judged(good, "has_an_area_in_rgb", tmp_path, "mutool", "trace")
    (tmp_path / "cut.pdf").write_bytes(good["x-4"][:50_000])
    assert said("qpdf", "--check", str(tmp_path / "cut.pdf"))[0] != 0


# ---- checkers of PDF/A, asked about copies that say they are PDF/A

PDFBOX = {
    "has_no_intent": {"2.4.3"},
    "has_an_intent_without_profile": {"2.1.2", "2.4.3"},
    "has_a_registered_condition_without_profile": {"2.1.2", "2.4.2", "2.4.3"},
    "has_a_font_that_is_not_in_it": {"3.1.3"},
    "has_body_text_in_rgb": {"2.4.1"},
    "has_an_area_in_rgb": {"2.4.1"},
    "has_a_shading_in_rgb": {"2.4.1"},
    "has_a_pattern_in_rgb": {"2.4.1"},
    "has_an_image_in_rgb": {"2.4.1"},
    "has_an_inline_image_in_rgb": {"2.4.1"},
    "has_transparency_in_x_1a": {"4.1.2"},
    "has_a_group_in_x_1a": {"2.2.1"},
    "blends_in_rgb": {"2.2.1"},
    "blends_in_cmyk": {"2.2.1", "4.1.2"},
    "has_a_link": {"5.2.2"},
    "runs_a_script_when_opened": {"6.2.5"},
    "has_named_scripts": {"6.2.1"},
    "starts_a_program_when_opened": {"6.2.5"},
    "has_another_file_in_it": {"1.2.9", "1.4.7"},
    "has_a_layer": {"1.4.8"},
    "has_forms_within_themselves": {"8"},
}
"""Way to break a file → what PDFBox says of it; nothing of the other ways: it knows no print."""

PAGE = {
    "has_no_intent": {"DEVICE-CMYK-001"},
    "has_an_intent_without_profile": {"DEVICE-CMYK-001"},
    "has_a_registered_condition_without_profile": {"DEVICE-CMYK-001"},
    "has_a_font_that_is_not_in_it": {"FONT-EMBEDDING-001"},
    "has_characters_without_glyph": {"NOTDEF-GLYPH-001"},
    "has_body_text_in_rgb": {"DEVICE-RGB-001"},
    "has_an_area_in_rgb": {"DEVICE-RGB-001"},
    "has_a_shading_in_rgb": {"DEVICE-RGB-001"},
    "has_a_pattern_in_rgb": {"DEVICE-RGB-001"},
    "has_an_image_in_rgb": {"DEVICE-RGB-001"},
    "has_an_inline_image_in_rgb": {"DEVICE-RGB-001"},
    "blends_in_rgb": {"DEVICE-RGB-001"},
    "has_a_link": {"ANNOTATION-FLAGS-PRESENT-001"},
    "runs_a_script_when_opened": {"ACTION-TYPE-001"},
    "starts_a_program_when_opened": {"ACTION-TYPE-001"},
    "has_another_file_in_it": {"EMBEDDED-FILE-PDFA-001"},
    "has_a_layer": {"OPTIONAL-CONTENT-NAME-001"},
}
"""The same of page-validation, rules of PDFA2B."""


def test_checkers_of_pdfa_find_nothing_in_good_files(
    good: dict[str, bytes], tmp_path: Path
) -> None:
    assert pdfbox_says(good, tmp_path) == {"x-4": set(), "x-1a": set()}
    assert [page_says(raw) for raw in good.values()] == [set(), set()]


def test_what_they_see_and_what_they_do_not(good: dict[str, bytes], tmp_path: Path) -> None:
    files = {way.name: changed(good[way.base], way.edit) for way in WAYS}
    boxed = pdfbox_says(files, tmp_path)
    assert {name: codes for name, codes in boxed.items() if codes} == PDFBOX
    paged = {name: page_says(raw) for name, raw in files.items()}
    rules = {name: {f"PDFA2B-{rule}" for rule in found} for name, found in PAGE.items()}
    assert {name: found for name, found in paged.items() if found} == rules
