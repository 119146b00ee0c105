"""The press file: PDF/X-4 with a registered intent, no interaction, and stable ids."""

from __future__ import annotations

import datetime
import io

import pikepdf
import pytest

from bulletin_pdf.errors import DependencyMissing
from bulletin_pdf.pdfobjects import content_uuid, font_names
from bulletin_pdf.press.finish import Finishing, finish_press
from bulletin_pdf.press.profiles import Profile, read_profile

CHINA = datetime.timezone(datetime.timedelta(hours=8))
DATE = datetime.datetime(2012, 1, 10, tzinfo=CHINA)
PROFILE = Profile("x", "FOGRA39", "Coated FOGRA39 (ISO 12647-2:2004)", b"icc")


XMP = b"""<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"
 xmpMM:DocumentID="xmp.did:%s"/></rdf:RDF></x:xmpmeta>"""


def _raw(*, text: bytes = b"q Q", random_id: str = "1") -> bytes:
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(595, 842))
    page.obj.Contents = pdf.make_stream(text)
    page.obj.Annots = pikepdf.Array([pikepdf.Dictionary(Type=pikepdf.Name.Annot)])
    page.obj.Tabs = pikepdf.Name.S
    pdf.Root.Names = pikepdf.Dictionary(Dests=pikepdf.Dictionary(Names=pikepdf.Array()))
    pdf.Root.OutputIntents = pikepdf.Array(
        [
            pikepdf.Dictionary(
                Type=pikepdf.Name.OutputIntent,
                S=pikepdf.Name.GTS_PDFX,
                OutputConditionIdentifier=pikepdf.String("profile.icc"),
            )
        ]
    )
    pdf.Root.Metadata = pdf.make_stream(XMP % random_id.encode())
    for key, value in {"/Title": "新年思路", "/Producer": "W", "/Creator": "b"}.items():
        pdf.docinfo[key] = value
    stream = io.BytesIO()
    pdf.save(stream)  # with a random trailer id, as WeasyPrint writes it
    return stream.getvalue()


@pytest.fixture
def finished() -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(finish_press(_raw(), Finishing(PROFILE, DATE))))


def test_the_intent_is_the_registered_condition(finished: pikepdf.Pdf) -> None:
    (intent,) = finished.Root.OutputIntents
    assert str(intent.S) == "/GTS_PDFX"
    assert str(intent.OutputConditionIdentifier) == "FOGRA39"
    assert str(intent.RegistryName) == "http://www.color.org"
    assert str(intent.Info) == "Coated FOGRA39 (ISO 12647-2:2004)"


def test_there_is_nothing_to_click(finished: pikepdf.Pdf) -> None:
    (page,) = finished.pages
    assert {"/Annots", "/Tabs"}.isdisjoint(page.obj.keys())
    assert "/Names" not in finished.Root


def test_information_and_metadata_agree(finished: pikepdf.Pdf) -> None:
    assert finished.pdf_version == "1.6"
    assert str(finished.docinfo["/CreationDate"]) == "D:20120110000000+08'00'"
    assert str(finished.docinfo["/ModDate"]) == "D:20120110000000+08'00'"
    assert str(finished.docinfo["/Trapped"]) == "/False"
    xmp = finished.open_metadata()
    assert xmp["pdfxid:GTS_PDFXVersion"] == "PDF/X-4"
    assert xmp["pdf:Trapped"] == "False"
    assert xmp["dc:title"] == "新年思路"
    for key in ("xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate"):
        assert xmp[key] == "2012-01-10T00:00:00+08:00"


def test_ids_come_from_the_content_and_not_from_chance() -> None:
    first = finish_press(_raw(random_id="1"), Finishing(PROFILE, DATE))
    assert finish_press(_raw(random_id="2"), Finishing(PROFILE, DATE)) == first
    other = finish_press(_raw(text=b"q Q q Q"), Finishing(PROFILE, DATE))
    ids = {
        pikepdf.open(io.BytesIO(raw)).open_metadata()["xmpMM:DocumentID"] for raw in (first, other)
    }
    assert len(ids) == 2
    assert all(identifier.startswith("uuid:") for identifier in ids)


def test_the_uuid_has_the_form_of_version_5() -> None:
    uuid = content_uuid(pikepdf.open(io.BytesIO(_raw())))
    assert (uuid.version, uuid.variant) == (5, "specified in RFC 4122")


def test_a_file_without_fonts_has_no_font_names() -> None:
    assert font_names(_raw()) == frozenset()


def test_a_condition_outside_the_registry_does_not_claim_to_be_in_it() -> None:
    own = Profile("own", "Our Press 2026", "Our Press 2026", b"icc", registered=False)
    with pikepdf.open(io.BytesIO(finish_press(_raw(), Finishing(own, DATE)))) as pdf:
        (intent,) = pdf.Root.OutputIntents
        assert str(intent.OutputConditionIdentifier) == "Our Press 2026"
        assert "/RegistryName" not in intent


def test_a_missing_profile_is_named(tmp_path) -> None:
    with pytest.raises(DependencyMissing) as caught:
        read_profile(tmp_path, "FOGRA99")
    assert caught.value.diagnostics[0].values == {"name": "FOGRA99"}
