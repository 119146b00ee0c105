"""What the plates tell, as Ghostscript makes them."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name
from PIL import Image

from bulletin_pdf.pipeline import separation
from bulletin_pdf.pipeline.preflight import Preflighted, find_settings, preflight_bytes
from bulletin_pdf.preflight import Settings, View
from bulletin_pdf.preflight.plates import judge

from .broken import changed, picture, resource, spot
from .conftest import named


def plated(raw: bytes, **changes: object) -> Preflighted:
    """Return what preflight finds with plates, under the profile for coated paper."""
    ((name, settings),) = find_settings("sheetfed-coated")
    settings = Settings(**(settings.model_dump() | {"page_multiple": 1} | changes))
    return preflight_bytes(raw, "a.pdf", ((name, settings),), plates=True)


def first(raw: bytes) -> bytes:
    """Return the first page of a file alone."""
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        del pdf.pages[1:]
        stream = io.BytesIO()
        pdf.save(stream, static_id=True, fix_metadata_version=False)
        return stream.getvalue()


@pytest.fixture(scope="module")
def page(good: dict[str, bytes]) -> bytes:
    return first(good["x-4"])


def bare(*content: str, spots: tuple[str, ...] = ()) -> bytes:
    """Return a page, 100 mm square, that paints something."""
    pdf = pikepdf.new()
    found = pdf.add_blank_page(page_size=(283.465, 283.465))
    found.obj.TrimBox = found.obj.MediaBox
    found.obj.Resources = Dictionary()
    for number, name in enumerate(spots):
        resource(pdf, "/ColorSpace", f"/S{number}", spot(pdf, name))
    found.obj.Contents = pdf.make_stream("\n".join(content).encode())
    stream = io.BytesIO()
    pdf.save(stream)
    return stream.getvalue()


def test_a_good_page_has_no_findings_and_its_coverage(page: bytes) -> None:
    result = plated(page)
    assert named(result.findings) == set()
    (plates,) = result.pages
    assert list(plates.coverage) == ["Cyan", "Magenta", "Yellow", "Black"]
    assert plates.coverage["Cyan"] == 0
    assert plates.coverage["Magenta"] == plates.coverage["Yellow"] > 0.2
    assert plates.coverage["Black"] > 1


def test_coverage_is_the_share_of_the_finished_page() -> None:
    # a quarter of the page in full cyan, a half in half black
    result = plated(bare("1 0 0 0 k 0 0 141.73 141.73 re f", "0 0 0 .5 k 0 141.73 284 142 re f"))
    (plates,) = result.pages
    assert plates.coverage["Cyan"] == pytest.approx(25, abs=0.3)
    assert plates.coverage["Black"] == pytest.approx(25, abs=0.4)
    assert plates.coverage["Magenta"] == plates.coverage["Yellow"] == 0
    assert plates.heaviest == pytest.approx(100, abs=1)


def test_too_much_ink_in_an_image_is_seen_on_the_plates(page: bytes) -> None:
    def edit(pdf: pikepdf.Pdf) -> None:
        picture(pdf, "CMYK", 600)
        image = pdf.pages[0].obj.Resources.XObject.Im9
        image.write(b"\xf2" * 600 * 600 * 4)

    raw = changed(page, edit)
    result = plated(raw)
    assert named(result.findings) == {"ink-heavy"}
    (finding,) = result.findings
    assert finding.values == {"percent": 380, "limit": "300"}
    assert finding.where is not None
    # what is painted last on a page of ours is painted upside down
    assert finding.where.box == pytest.approx((150, 842 - 294, 294, 842 - 150), abs=4)
    assert named(plated(raw, ink_limit=390).findings) == set()


def test_a_spot_of_much_ink_is_averaged_over_the_window() -> None:
    small = bare("1 1 1 1 k 100 100 4 4 re f")  # 2 mm²
    assert plated(small).pages[0].heaviest < 100
    large = bare("1 1 1 1 k 100 100 14 14 re f")  # 24 mm²
    assert plated(large).pages[0].heaviest == pytest.approx(400, abs=4)


def test_ink_over_black_type_that_only_the_plates_show(page: bytes) -> None:
    """An annotation is no part of the page's content, but it is printed."""

    def edit(pdf: pikepdf.Pdf) -> None:
        over = Dictionary(ExtGState=Dictionary(G=Dictionary(op=True, OP=True, OPM=1)))
        stamp = pdf.make_stream(
            b"/G gs 0 1 0 0 k 0 0 600 842 re f",
            Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 600, 842], Resources=over,
        )  # fmt: skip
        annotation = Dictionary(
            Type=Name.Annot, Subtype=Name.Stamp, Rect=[0, 0, 600, 842], F=4, AP=Dictionary(N=stamp)
        )
        pdf.pages[0].obj.Annots = Array([pdf.make_indirect(annotation)])

    result = plated(changed(page, edit))
    assert named(result.findings) == {"annotation", "plate-mixed"}
    (mixed,) = [f for f in result.findings if f.code == "preflight-plate-mixed"]
    assert mixed.values == {"plate": "Magenta"}


@pytest.mark.parametrize(
    ("cyan_at", "codes"),
    [((40, 10, 50, 15), set()), ((12, 35, 14, 37), {"plate-mixed"}), ((5, 5, 9, 9), set())],
    ids=["beside", "in the type", "off the type"],
)
def test_where_black_type_stands_the_other_plates_are_empty(
    cyan_at: tuple[int, int, int, int], codes: set[str]
) -> None:
    plates = {name: Image.new("L", (100, 100)) for name in ("Cyan", "Black")}
    plates["Cyan"].paste(255, cyan_at)
    plates["Black"].paste(255, (10, 30, 30, 40))
    view = View(1, (0, 0, 100, 100), (0, 0, 100, 100), 0, texts=((10, 60, 30, 70),))
    found = judge("a.pdf", view, plates, 72, Settings(title="t")).findings
    assert named(found) == codes


def test_a_two_ink_job_has_ink_on_two_plates() -> None:
    raw = bare("/S0 cs 1 scn 9 9 99 99 re f 0 0 0 1 k 120 120 9 9 re f", spots=("专红",))
    result = plated(raw, plates=2, spots="any")
    (plates,) = result.pages
    assert {name for name, share in plates.coverage.items() if share} == {"Black", "专红"}
    assert "too-many-plates" not in named(result.findings)
    more = bare("/S0 cs 1 scn 9 9 99 99 re f 1 0 0 1 k 120 120 9 9 re f", spots=("专红",))
    (finding,) = (
        finding
        for finding in plated(more, plates=2, spots="any").findings
        if finding.code == "preflight-too-many-plates"
    )
    assert finding.values == {"count": 3, "limit": 2, "names": "Cyan、Black、专红"}


def test_more_pages_than_are_plated_at_once(good: dict[str, bytes]) -> None:
    with pikepdf.open(io.BytesIO(good["x-4"])) as pdf:
        pdf.pages.append(pdf.pages[0])
        stream = io.BytesIO()
        pdf.save(stream, fix_metadata_version=False)
    result = plated(stream.getvalue())
    assert [page.number for page in result.pages] == [*range(1, 10)]
    assert result.pages[0].coverage == result.pages[8].coverage != result.pages[7].coverage


def test_a_very_large_page_is_plated_with_fewer_dots() -> None:
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(14_000, 14_000))
    stream = io.BytesIO()
    pdf.save(stream)
    (plates,) = plated(stream.getvalue()).pages
    assert set(plates.coverage.values()) == {0}


def test_without_ghostscript_the_plates_are_not_run(
    page: bytes, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    result = plated(page)
    assert named(result.findings) == {"plates-not-run"}
    assert result.passes


def test_plates_that_take_too_long_are_a_finding(
    page: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(separation, "_SECONDS", 0)
    monkeypatch.setattr(separation, "_SECONDS_A_PAGE", 0)
    assert named(plated(page).findings) == {"plates-failed"}


def test_ghostscripts_own_failure_is_a_finding(page: bytes, tmp_path: Path) -> None:
    program = tmp_path / "gs"
    program.write_text("#!/bin/sh\necho 'Unrecoverable error'\nexit 1\n", encoding="utf-8")
    program.chmod(0o755)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", str(tmp_path), prepend=":")
        result = plated(page)
    (finding,) = result.findings
    assert finding.code == "preflight-plates-failed"
    assert finding.values == {"reason": "Unrecoverable error"}
