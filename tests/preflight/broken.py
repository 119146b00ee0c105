"""A good press file, broken in one way at a time; each with the codes that it must give."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name, String
from PIL import Image

Edit = Callable[[pikepdf.Pdf], None]


@dataclass(frozen=True)
class Broken:
    """One way to break a file.

    Attributes:
        name: of the way.
        edit: does it to an open document.
        codes: what is found, without ``preflight-``.
        base: the file that is broken, ``x-4`` or ``x-1a``.
    """

    name: str
    edit: Edit
    codes: frozenset[str]
    base: str = "x-4"


WAYS: list[Broken] = []


def breaks(*codes: str, base: str = "x-4") -> Callable[[Edit], Edit]:
    """Register a way to break a file, with what must be found then."""

    def register(edit: Edit) -> Edit:
        WAYS.append(Broken(edit.__name__, edit, frozenset(codes), base))
        return edit

    return register


def changed(good: bytes, edit: Edit) -> bytes:
    """Return a file after an edit."""
    with pikepdf.open(io.BytesIO(good)) as pdf:
        edit(pdf)
        stream = io.BytesIO()
        pdf.save(stream, static_id=True, fix_metadata_version=False)
        return stream.getvalue()


def paint(pdf: pikepdf.Pdf, content: str, page: int = 0) -> None:
    """Paint more on a page; %F stands for one of its fonts, %T for four characters of it."""
    found = pdf.pages[page]
    name, font = next(iter(found.obj.Resources.Font.items()))
    code = content.replace("%F", name).replace("%T", four_of(font)).encode()
    found.obj.Contents = pdf.make_stream(found.obj.Contents.read_bytes() + b"\n" + code)


def four_of(font: pikepdf.Object) -> str:
    """Return a string of four characters that are in a font."""
    if "/DescendantFonts" not in font:
        return "<31323334>"
    cids: list[int] = []
    widths = list(font.DescendantFonts[0].W)
    for first, run in zip(widths[::2], widths[1::2], strict=True):
        cids += range(int(first), int(first) + len(run))
    chosen = [cid for cid in cids if cid][:4]
    return f"<{''.join(f'{cid:04x}' for cid in (chosen * 4)[:4])}>"


def resource(pdf: pikepdf.Pdf, kind: str, name: str, value: pikepdf.Object) -> None:
    """Add a resource to the first page."""
    resources = pdf.pages[0].obj.Resources
    if kind not in resources:
        resources[kind] = Dictionary()
    resources[kind][name] = value


def spot(pdf: pikepdf.Pdf, plate: str) -> pikepdf.Object:
    """Return the colour space of a plate."""
    tint = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[1, 0, 0, 0], N=1)
    return Array([Name.Separation, Name(f"/{plate}"), Name.DeviceCMYK, pdf.make_indirect(tint)])


def picture(pdf: pikepdf.Pdf, mode: str, pixels: int) -> None:
    """Place a square image, 144 pt wide, on the first page."""
    image = Image.radial_gradient("L").resize((pixels, pixels))
    image = image.point(lambda value: value // 2).convert(mode)
    spaces = {"RGB": "DeviceRGB", "CMYK": "DeviceCMYK", "L": "DeviceGray", "1": "DeviceGray"}
    stream = pdf.make_stream(
        zlib.compress(image.tobytes()),
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=pixels,
        Height=pixels,
        BitsPerComponent=1 if mode == "1" else 8,
        ColorSpace=Name(f"/{spaces[mode]}"),
        Filter=Name.FlateDecode,
    )
    resource(pdf, "/XObject", "/Im9", stream)
    paint(pdf, "q 144 0 0 144 150 150 cm /Im9 Do Q")


def xmp(pdf: pikepdf.Pdf, old: bytes, new: bytes) -> None:
    """Change the XMP packet."""
    packet = pdf.Root.Metadata.read_bytes()
    assert old in packet
    changed_packet = packet.replace(old, new)
    pdf.Root.Metadata = pdf.make_stream(changed_packet, Type=Name.Metadata, Subtype=Name.XML)


TEXT = "%T"
AT = "1 0 0 1 100 110 Tm"


# ---- identity


@breaks("not-pdfx")
def claims_another_standard(pdf: pikepdf.Pdf) -> None:
    xmp(pdf, b"PDF/X-4", b"PDF/X-9")


@breaks("not-pdfx", "pdf-version", base="x-1a")
def claims_the_standard_of_2001(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/GTS_PDFXVersion"] = String("PDF/X-1:2001")
    pdf.docinfo["/GTS_PDFXConformance"] = String("PDF/X-1a:2001")


@breaks(base="x-1a")
def has_a_registered_condition_without_profile(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.OutputIntents[0]["/DestOutputProfile"]


@breaks("intent-missing")
def has_no_intent(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.OutputIntents


@breaks("intent-several")
def has_two_intents(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OutputIntents.append(pdf.Root.OutputIntents[0])


@breaks("intent-not-cmyk")
def has_an_intent_without_profile(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.OutputIntents[0]["/DestOutputProfile"]


@breaks("intent-condition")
def is_made_for_newsprint(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OutputIntents[0].OutputConditionIdentifier = String("IFRA26")


@breaks("trapped")
def does_not_say_whether_trapped(pdf: pikepdf.Pdf) -> None:
    del pdf.docinfo["/Trapped"]
    xmp(pdf, b"<pdf:Trapped", b"<pdf:Tripped")
    xmp(pdf, b"</pdf:Trapped", b"</pdf:Tripped")


@breaks("title")
def has_no_title(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/Title"] = String("")
    xmp(pdf, "新年思路".encode(), b"")


@breaks("dates")
def has_no_date_of_change(pdf: pikepdf.Pdf) -> None:
    del pdf.docinfo["/ModDate"]
    xmp(pdf, b"xmp:ModifyDate", b"xmp:ModifiedDate")


@breaks("metadata-differ")
def has_another_title_in_its_properties(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/Title"] = String("旧标题")


@breaks()
def says_the_same_moment_in_another_zone(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/CreationDate"] = String("D:19991231160000Z")


@breaks("dates", "metadata-differ")
def has_a_month_that_is_none(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/ModDate"] = String("D:20001301")


@breaks("metadata-broken", "not-pdfx")
def has_xmp_with_entities(pdf: pikepdf.Pdf) -> None:
    xmp(pdf, b"<x:xmpmeta", b'<!DOCTYPE x [<!ENTITY a "b">]><x:xmpmeta')


# ---- boxes


@breaks("trim-missing")
def has_pages_without_finished_size(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        del page.obj["/TrimBox"]


@breaks("trim-differs")
def has_a_smaller_page(pdf: pikepdf.Pdf) -> None:
    pdf.pages[3].obj.TrimBox = Array([20, 20, 575, 820])


@breaks("rotated")
def has_a_turned_page(pdf: pikepdf.Pdf) -> None:
    pdf.pages[2].obj.Rotate = 90


@breaks("rotated")
def has_an_enlarged_page(pdf: pikepdf.Pdf) -> None:
    pdf.pages[2].obj.UserUnit = 2


@breaks("cropbox")
def has_a_cropped_page(pdf: pikepdf.Pdf) -> None:
    pdf.pages[1].obj.CropBox = Array([10, 10, 500, 800])


@breaks("bleed-short")
def has_art_to_the_edge_without_bleed(pdf: pikepdf.Pdf) -> None:
    paint(pdf, "q 0 1 1 0 k 0 700 595.276 60 re f Q")


@breaks("bleed-art")
def has_art_that_stops_at_the_edge(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[0].obj
    page.MediaBox = page.BleedBox = Array([-9, -9, 604.3, 850.9])
    paint(pdf, "q 0 1 1 0 k 0 700 610 60 re f Q")


# ---- type


@breaks("font-not-embedded")
def has_a_font_that_is_not_in_it(pdf: pikepdf.Pdf) -> None:
    font = next(iter(pdf.pages[0].obj.Resources.Font.values()))
    del font.DescendantFonts[0].FontDescriptor["/FontFile3"]


@breaks("notdef")
def has_characters_without_glyph(pdf: pikepdf.Pdf) -> None:
    paint(pdf, f"q /OPon gs 0 0 0 1 k BT %F 20 Tf {AT} <00000000> Tj ET Q")


@breaks("body-not-black")
def has_body_text_of_four_inks(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[2].obj
    content = page.Contents.read_bytes()
    assert b"0 0 0 1 scn" in content
    page.Contents = pdf.make_stream(content.replace(b"0 0 0 1 scn", b"0.6 0.4 0.4 1 scn"))


@breaks("body-not-black", "colour-not-ink")
def has_body_text_in_rgb(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[2].obj
    content = page.Contents.read_bytes().replace(b"/DeviceCMYK cs\n0 0 0 1 scn", b"0 0 0 rg")
    page.Contents = pdf.make_stream(content)


@breaks("black-knocks-out")
def has_small_black_type_that_knocks_out(pdf: pikepdf.Pdf) -> None:
    paint(pdf, "q 0 .2 .2 0 k 90 100 220 40 re f")
    paint(pdf, f"0 0 0 1 k BT %F 10 Tf {AT} {TEXT} Tj ET Q")


@breaks("black-knocks-out")
def has_small_black_type_whose_zeros_are_painted(pdf: pikepdf.Pdf) -> None:
    resource(pdf, "/ExtGState", "/M9", Dictionary(OP=True, op=True, OPM=0))
    paint(pdf, "q 0 .2 .2 0 k 90 100 220 40 re f")
    paint(pdf, f"/M9 gs 0 0 0 1 k BT %F 10 Tf {AT} {TEXT} Tj ET Q")


@breaks()
def has_small_black_type_that_overprints(pdf: pikepdf.Pdf) -> None:
    paint(pdf, "q 0 .2 .2 0 k 90 100 220 40 re f")
    paint(pdf, f"/OPon gs 0 0 0 1 k BT %F 10 Tf {AT} {TEXT} Tj ET Q")


@breaks("text-many-inks")
def has_small_type_of_many_inks(pdf: pikepdf.Pdf) -> None:
    paint(pdf, f"q 0.6 0.5 0.5 1 k BT %F 8 Tf {AT} {TEXT} Tj ET Q")


@breaks("text-small")
def has_tiny_type(pdf: pikepdf.Pdf) -> None:
    paint(pdf, f"q 0 0 0 1 k BT %F 4 Tf {AT} {TEXT} Tj ET Q")


@breaks("text-reversed-small")
def has_tiny_white_type(pdf: pikepdf.Pdf) -> None:
    paint(pdf, "q 0 0 0 1 k 90 100 220 40 re f")
    paint(pdf, f"0 0 0 0 k BT %F 5.5 Tf {AT} {TEXT} Tj ET Q")


@breaks("text-near-edge")
def has_type_at_the_edge(pdf: pikepdf.Pdf) -> None:
    paint(pdf, f"q 0 0 0 1 k BT %F 12 Tf 1 0 0 1 3 400 Tm {TEXT} Tj ET Q")


# ---- colour


@breaks("colour-not-ink")
def has_an_area_in_rgb(pdf: pikepdf.Pdf) -> None:
    paint(pdf, "q 1 0 0 rg 100 100 200 50 re f Q")


@breaks("colour-not-ink")
def has_an_area_in_lab(pdf: pikepdf.Pdf) -> None:
    lab = Array([Name.Lab, Dictionary(WhitePoint=[0.9642, 1, 0.8249])])
    resource(pdf, "/ColorSpace", "/LabX", lab)
    paint(pdf, "q /LabX cs 50 60 40 scn 100 100 200 60 re f Q")


@breaks("colour-not-ink")
def has_a_shading_in_rgb(pdf: pikepdf.Pdf) -> None:
    run = Dictionary(FunctionType=2, Domain=[0, 1], C0=[1, 0, 0], C1=[0, 0, 1], N=1)
    axial = Dictionary(ShadingType=2, ColorSpace=Name.DeviceRGB, Coords=[0, 0, 1, 1], Function=run)
    resource(pdf, "/Shading", "/Sh9", axial)
    paint(pdf, "q 100 100 200 60 re W n /Sh9 sh Q")


@breaks("colour-not-ink")
def has_a_pattern_in_rgb(pdf: pikepdf.Pdf) -> None:
    tile = pdf.make_stream(
        b"1 0 0 rg 0 0 5 5 re f",
        PatternType=1, PaintType=1, TilingType=1, BBox=[0, 0, 9, 9], XStep=9, YStep=9,
        Resources=Dictionary(),
    )  # fmt: skip
    resource(pdf, "/Pattern", "/P9", tile)
    paint(pdf, "q /Pattern cs /P9 scn 100 100 200 60 re f Q")


@breaks("colour-not-ink")
def has_an_image_in_rgb(pdf: pikepdf.Pdf) -> None:
    picture(pdf, "RGB", 600)


@breaks("colour-not-ink")
def has_an_inline_image_in_rgb(pdf: pikepdf.Pdf) -> None:
    paint(pdf, "q 20 0 0 20 100 100 cm BI /W 1 /H 1 /BPC 8 /CS /RGB ID abc EI Q")


@breaks("spot-unexpected")
def has_a_spot_ink_nobody_ordered(pdf: pikepdf.Pdf) -> None:
    resource(pdf, "/ColorSpace", "/S9", spot(pdf, "My Blue"))
    content = pdf.pages[0].obj.Contents.read_bytes()
    red = content.replace(b"0 0.8 0.8 0 scn", b"0 0 0 1 scn")
    pdf.pages[0].obj.Contents = pdf.make_stream(red)
    paint(pdf, "q /S9 cs 1 scn 100 100 200 60 re f Q")


@breaks("spot-unexpected", "too-many-plates")
def has_five_plates(pdf: pikepdf.Pdf) -> None:
    resource(pdf, "/ColorSpace", "/S9", spot(pdf, "My Blue"))
    paint(pdf, "q /S9 cs 1 scn 100 100 200 60 re f 1 0 0 0 k 100 200 200 60 re f Q")


@breaks("spot-unexpected", "spot-similar")
def has_one_ink_under_two_names(pdf: pikepdf.Pdf) -> None:
    resource(pdf, "/ColorSpace", "/S8", spot(pdf, "PANTONE 485 C"))
    resource(pdf, "/ColorSpace", "/S9", spot(pdf, "Pantone 485CVC"))
    content = pdf.pages[0].obj.Contents.read_bytes()
    black = content.replace(b"0 0.8 0.8 0 scn", b"0 0 0 1 scn")
    pdf.pages[0].obj.Contents = pdf.make_stream(black)
    paint(pdf, "q /S8 cs 1 scn 100 100 90 60 re f /S9 cs 1 scn 200 100 90 60 re f Q")


@breaks("registration-inside")
def has_registration_colour_on_the_page(pdf: pikepdf.Pdf) -> None:
    resource(pdf, "/ColorSpace", "/All9", spot(pdf, "All"))
    paint(pdf, f"q /All9 cs 1 scn BT %F 12 Tf {AT} {TEXT} Tj ET Q")


@breaks("ink-heavy")
def has_an_area_of_too_much_ink(pdf: pikepdf.Pdf) -> None:
    paint(pdf, "q 0.95 0.95 0.95 0.95 k 100 100 200 100 re f Q")


@breaks("white-overprint")
def has_white_type_that_overprints(pdf: pikepdf.Pdf) -> None:
    paint(pdf, "q 0 1 1 0 k 90 90 220 60 re f")
    paint(pdf, f"/OPon gs 0 0 0 0 k BT %F 20 Tf {AT} {TEXT} Tj ET Q")


@breaks("white-overprint")
def has_a_white_area_that_overprints(pdf: pikepdf.Pdf) -> None:
    paint(pdf, "q 0 0 0 1 k 90 90 220 60 re f /OPon gs 0 0 0 0 k 100 100 90 30 re f Q")


@breaks("transparency", base="x-1a")
def has_transparency_in_x_1a(pdf: pikepdf.Pdf) -> None:
    resource(pdf, "/ExtGState", "/T9", Dictionary(ca=0.5))
    paint(pdf, "q /T9 gs 0 1 1 0 k 100 100 200 60 re f Q")


@breaks("transparency", base="x-1a")
def has_a_group_in_x_1a(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK)


@breaks("blend-space")
def blends_in_rgb(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)


@breaks()
def blends_in_cmyk(pdf: pikepdf.Pdf) -> None:
    resource(pdf, "/ExtGState", "/T9", Dictionary(ca=0.5))
    pdf.pages[0].obj.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK)
    paint(pdf, "q /T9 gs 0 1 1 0 k 100 100 200 60 re f Q")


# ---- images and lines


@breaks("image-coarse")
def has_a_coarse_image(pdf: pikepdf.Pdf) -> None:
    picture(pdf, "CMYK", 144)


@breaks("image-low")
def has_a_rather_coarse_image(pdf: pikepdf.Pdf) -> None:
    picture(pdf, "L", 400)


@breaks()
def has_a_fine_image(pdf: pikepdf.Pdf) -> None:
    picture(pdf, "L", 450)


@breaks("lineart-coarse")
def has_coarse_line_art(pdf: pikepdf.Pdf) -> None:
    picture(pdf, "1", 600)


@breaks("hairline")
def has_a_thin_line(pdf: pikepdf.Pdf) -> None:
    paint(pdf, "q 0 0 0 1 K 0.05 w 100 100 m 400 100 l S Q")


@breaks("hairline")
def has_a_line_of_no_width(pdf: pikepdf.Pdf) -> None:
    paint(pdf, "q 0 0 0 1 K 0 w 100 100 m 400 100 l S Q")


@breaks("hairline")
def has_a_narrow_area(pdf: pikepdf.Pdf) -> None:
    paint(pdf, "q 0 0 0 1 k 100 100 300 0.1 re f Q")


# ---- what does not belong into a press file


@breaks("annotation")
def has_a_link(pdf: pikepdf.Pdf) -> None:
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[100, 100, 200, 120])
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(link)])


@breaks("javascript")
def runs_a_script_when_opened(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


@breaks("javascript")
def has_named_scripts(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array()))


@breaks("javascript")
def starts_a_program_when_opened(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.Launch, F=String("calc.exe"))


@breaks()
def opens_at_its_second_page(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.GoTo, D=Array([pdf.pages[1].obj, Name.Fit]))


@breaks("attachment")
def has_another_file_in_it(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["a.txt"] = b"text"


@breaks("layers")
def has_a_layer(pdf: pikepdf.Pdf) -> None:
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("隐藏层")))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(Order=Array([layer])))


# ---- pages


@breaks("blank-page")
def has_a_blank_page(pdf: pikepdf.Pdf) -> None:
    pdf.pages[2].obj.Contents = pdf.make_stream(b"0 0 0 0 k 0 0 600 850 re f")


@breaks("page-count")
def has_one_page_too_many(pdf: pikepdf.Pdf) -> None:
    pdf.pages.append(pdf.pages[1])


@breaks("page-unreadable")
def has_a_page_that_cannot_be_read(pdf: pikepdf.Pdf) -> None:
    pdf.pages[2].obj.Contents = pdf.make_stream(b"/Nothing Do")


@breaks("page-unreadable")
def has_forms_within_themselves(pdf: pikepdf.Pdf) -> None:
    form = pdf.make_stream(b"/Fm Do", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 9, 9])
    form.Resources = Dictionary(XObject=Dictionary(Fm=form))
    pdf.pages[2].obj.Resources.XObject = Dictionary(Fm=form)
    pdf.pages[2].obj.Contents = pdf.make_stream(b"/Fm Do")
