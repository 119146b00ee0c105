"""What a page paints, read from content streams written by hand."""

from __future__ import annotations

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from bulletin_pdf.pdfobjects.content import Box, ContentRefused, Mark, marks_of
from bulletin_pdf.pdfobjects.content import walker as content_walker


class Sheet:
    """One page, 200 pt square, with resources to paint with."""

    def __init__(self) -> None:
        self.pdf = pikepdf.new()
        self.page = self.pdf.add_blank_page(page_size=(200, 200))
        self.page.obj.Resources = Dictionary()

    def give(self, kind: str, name: str, value: pikepdf.Object) -> Sheet:
        resources = self.page.obj.Resources
        if kind not in resources:
            resources[kind] = Dictionary()
        resources[kind][name] = value
        return self

    def font(self, name: str = "/F", **more: object) -> Sheet:
        """Give a font of one-byte codes, each half an em wide."""
        given = Dictionary(
            Type=Name.Font, Subtype=Name.TrueType, BaseFont=Name.Song, FirstChar=0,
            Widths=Array([500] * 256), **more,
        )  # fmt: skip
        return self.give("/Font", name, self.pdf.make_indirect(given))

    def form(self, name: str, content: bytes, **more: object) -> Sheet:
        stream = self.pdf.make_stream(content, Type=Name.XObject, Subtype=Name.Form, **more)
        return self.give("/XObject", name, stream)

    def tint(self) -> pikepdf.Object:
        return Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[0, 1, 1, 0], N=1)

    def paint(self, content: str) -> list[Mark]:
        self.page.obj.Contents = self.pdf.make_stream(content.encode("latin-1"))
        return list(marks_of(self.page, Box(0, 0, 200, 200)))

    def one(self, content: str) -> Mark:
        (mark,) = self.paint(content)
        return mark


@pytest.fixture
def sheet() -> Sheet:
    return Sheet()


def corners(mark: Mark) -> tuple[float, ...]:
    box = mark.box
    return tuple(round(v, 3) for v in (box.left, box.bottom, box.right, box.top))


# ---- paths


def test_a_rectangle_is_filled_where_it_stands(sheet: Sheet) -> None:
    mark = sheet.one("0 0 0 1 k 10 20 30 2 re f")
    assert (mark.kind, corners(mark), mark.rectangle, mark.width) == (
        "fill", (10, 20, 40, 22), True, 2,
    )  # fmt: skip


def test_an_outline_is_no_rectangle(sheet: Sheet) -> None:
    mark = sheet.one("10 10 m 50 10 l 30 60 l h f*")
    assert (corners(mark), mark.rectangle, mark.width) == ((10, 10, 50, 60), False, 0)


@pytest.mark.parametrize("operators", ["20 30 40 50 60 10 c", "40 50 60 10 v", "40 50 60 10 y"])
def test_a_curve_lies_within_its_control_points(sheet: Sheet, operators: str) -> None:
    box = corners(sheet.one(f"10 10 m {operators} f"))
    assert box[0] == 10
    assert box[2:] == (60, 50)


def test_a_stroke_is_as_wide_as_the_space_it_is_drawn_in(sheet: Sheet) -> None:
    mark = sheet.one("q 2 0 0 2 0 0 cm 3 w 0 0 0 1 K 10 10 m 50 10 l S Q")
    assert (mark.kind, mark.width, corners(mark)) == ("stroke", 6, (17, 17, 103, 23))


def test_filling_and_stroking_are_two_marks(sheet: Sheet) -> None:
    marks = sheet.paint("1 0 0 0 k 0 1 0 0 K 10 10 20 20 re B")
    assert [(m.kind, set(m.plates)) for m in marks] == [
        ("fill", {"Cyan"}),
        ("stroke", {"Magenta"}),
    ]


def test_a_clip_cuts_until_it_is_restored(sheet: Sheet) -> None:
    marks = sheet.paint("q 0 0 50 50 re W n 10 10 100 100 re f Q 10 10 100 100 re f")
    assert [corners(m) for m in marks] == [(10, 10, 50, 50), (10, 10, 110, 110)]


def test_nothing_is_seen_outside_the_page(sheet: Sheet) -> None:
    assert corners(sheet.one("150 150 100 100 re f")) == (150, 150, 200, 200)
    assert not sheet.one("300 300 10 10 re f").is_seen


def test_restoring_more_than_was_saved_does_no_harm(sheet: Sheet) -> None:
    assert corners(sheet.one("Q Q 10 10 5 5 re f")) == (10, 10, 15, 15)


# ---- colours


@pytest.mark.parametrize(
    ("colour", "family", "inks"),
    [
        ("", "DeviceGray", {"Black": 1}),
        ("0.25 g", "DeviceGray", {"Black": 0.75}),
        ("1 g", "DeviceGray", {}),
        ("0 .8 .5 0 k", "DeviceCMYK", {"Magenta": 0.8, "Yellow": 0.5}),
        ("1 0 0 rg", "DeviceRGB", {}),
        ("/DeviceCMYK cs", "DeviceCMYK", {"Black": 1}),
        ("/DeviceCMYK cs 1 0 0 0 sc", "DeviceCMYK", {"Cyan": 1}),
        ("/Red cs", "Separation", {"专红": 1}),
        ("/Red cs .5 scn", "Separation", {"专红": 0.5}),
        ("/Two cs .5 1 scn", "DeviceN", {"Black": 0.5, "专红": 1}),
        ("/Icc cs 0 0 0 scn", "ICCBased", {}),
        ("/Lab cs 0 0 0 scn", "Lab", {}),
        ("/Map cs 1 scn", "Indexed", {"Cyan": 1}),
    ],
)
def test_colours_are_inks_where_they_can_be(
    sheet: Sheet, colour: str, family: str, inks: dict[str, float]
) -> None:
    red, tint = Name("/专红"), sheet.tint()
    sheet.give("/ColorSpace", "/Red", Array([Name.Separation, red, Name.DeviceCMYK, tint]))
    both = Array([Name.Black, red])
    sheet.give("/ColorSpace", "/Two", Array([Name.DeviceN, both, Name.DeviceCMYK, tint]))
    icc = sheet.pdf.make_stream(b"", N=3)
    sheet.give("/ColorSpace", "/Icc", Array([Name.ICCBased, icc]))
    sheet.give("/ColorSpace", "/Lab", Array([Name.Lab, Dictionary()]))
    table = Array([Name.Indexed, Name.DeviceCMYK, 1, pikepdf.String(b"\0" * 8)])
    sheet.give("/ColorSpace", "/Map", table)
    mark = sheet.one(f"{colour} 10 10 5 5 re f")
    assert mark.colour is not None
    assert mark.colour.space.family == family
    assert mark.colour.inks == pytest.approx(inks)


def test_a_default_space_replaces_that_of_the_device(sheet: Sheet) -> None:
    icc = sheet.pdf.make_stream(b"", N=3)
    sheet.give("/ColorSpace", "/DefaultRGB", Array([Name.ICCBased, icc]))
    mark = sheet.one("/DeviceRGB cs 0 0 0 scn 10 10 5 5 re f")
    assert mark.spaces[0].family == "ICCBased"


@pytest.mark.parametrize(
    ("colour", "white", "dark", "black_alone"),
    [
        ("0 g", False, True, True),
        ("0.8 g", False, False, True),
        ("1 g", True, False, False),
        ("0 0 0 0 k", True, False, False),
        (".6 .5 .5 1 k", False, True, False),
        (".9 .8 .8 0 k", False, True, False),
        ("0 1 1 0 k", False, False, False),
        ("1 1 1 rg", True, False, False),
        (".1 .1 .1 rg", False, True, False),
    ],
)
def test_black_and_white(
    sheet: Sheet, colour: str, white: bool, dark: bool, black_alone: bool
) -> None:
    found = sheet.one(f"{colour} 10 10 5 5 re f").colour
    assert found is not None
    assert (found.is_white, found.is_dark, found.is_black_alone) == (white, dark, black_alone)


def test_a_shading_brings_its_space(sheet: Sheet) -> None:
    sheet.give("/Shading", "/S", Dictionary(ShadingType=2, ColorSpace=Name.DeviceCMYK))
    mark = sheet.one("q 10 10 20 20 re W n /S sh Q")
    assert (mark.kind, corners(mark), len(mark.plates)) == ("shading", (10, 10, 30, 30), 4)


def test_a_pattern_is_looked_into(sheet: Sheet) -> None:
    tile = sheet.pdf.make_stream(b"1 0 0 rg 0 0 1 1 re f", PatternType=1, PaintType=1)
    sheet.give("/Pattern", "/P", tile)
    area, inside = sheet.paint("/Pattern cs /P scn 10 10 20 20 re f")
    assert area.colour is not None
    assert (area.colour.pattern, area.is_seen, area.plates) == ("/P", True, frozenset())
    assert (inside.spaces[0].family, corners(inside)) == ("DeviceRGB", (10, 10, 30, 30))


def test_a_pattern_of_a_shading(sheet: Sheet) -> None:
    shading = Dictionary(ShadingType=2, ColorSpace=Name.DeviceRGB)
    sheet.give("/Pattern", "/P", Dictionary(PatternType=2, Shading=shading))
    _, inside = sheet.paint("/Pattern cs /P scn 10 10 20 20 re f")
    assert (inside.kind, inside.spaces[0].family) == ("shading", "DeviceRGB")


@pytest.mark.parametrize("name", ["/None", "/Uncoloured"])
def test_a_pattern_without_colours_of_its_own(sheet: Sheet, name: str) -> None:
    tile = sheet.pdf.make_stream(b"0 0 1 1 re f", PatternType=1, PaintType=2)
    sheet.give("/Pattern", "/Uncoloured", tile)
    sheet.give("/ColorSpace", "/Cs", Array([Name.Pattern, Name.DeviceCMYK]))
    mark = sheet.one(f"/Cs cs 0 1 0 0 {name} scn 10 10 20 20 re f")
    assert mark.plates == {"Magenta"}


# ---- overprint and transparency


def test_overprint_is_told_for_fills_and_strokes(sheet: Sheet) -> None:
    sheet.give("/ExtGState", "/Both", Dictionary(OP=True, OPM=1))
    sheet.give("/ExtGState", "/Fill", Dictionary(OP=False, op=True, LW=7))
    fill, stroke = sheet.paint("/Both gs 10 10 5 5 re B")
    assert (fill.overprints, fill.overprint_mode, stroke.overprints) == (True, 1, True)
    fill, stroke = sheet.paint("/Fill gs 10 10 5 5 re B")
    assert (fill.overprints, stroke.overprints, stroke.width) == (True, False, 7)


@pytest.mark.parametrize(
    ("state", "fill", "stroke"),
    [
        (Dictionary(ca=0.5), True, False),
        (Dictionary(CA=0.5), False, True),
        (Dictionary(BM=Name.Multiply), True, True),
        (Dictionary(BM=Array([Name.Compatible])), False, False),
        (Dictionary(SMask=Dictionary()), True, True),
        (Dictionary(SMask=Name("/None")), False, False),
    ],
)
def test_transparency(sheet: Sheet, state: pikepdf.Object, fill: bool, stroke: bool) -> None:
    sheet.give("/ExtGState", "/T", state)
    marks = sheet.paint("/T gs 10 10 5 5 re B")
    assert [m.transparent for m in marks] == [fill, stroke]


# ---- text


def test_text_is_as_wide_as_its_codes(sheet: Sheet) -> None:
    mark = sheet.font().one("BT /F 20 Tf 1 0 0 1 30 40 Tm (abcd) Tj ET")
    assert (mark.kind, mark.size, mark.codes) == ("text", 20, (97, 98, 99, 100))
    assert corners(mark) == (30, 40 - 2.4, 70, 40 + 17.6)


@pytest.mark.parametrize(
    ("operators", "width"),
    [
        ("[(ab) -1000 (cd)] TJ", 60),
        ("2 Tc (abcd) Tj", 48),
        ("4 Tw (a cd) Tj", 44),
        ("200 Tz (abcd) Tj", 80),
    ],
)
def test_spaces_and_stretching_count(sheet: Sheet, operators: str, width: float) -> None:
    box = sheet.font().one(f"BT /F 20 Tf 1 0 0 1 30 40 Tm {operators} ET").box
    assert box.width == pytest.approx(width)


def test_lines_follow_each_other(sheet: Sheet) -> None:
    content = (
        "BT /F 10 Tf 20 150 Td (a) Tj 0 -12 TD (b) Tj T* (c) Tj (d) ' 1 2 (e) \" 9 TL T* (f) Tj ET"
    )
    marks = sheet.font().paint(content)
    assert [round(m.box.bottom + 1.2) for m in marks] == [150, 138, 126, 114, 102, 93]
    assert {m.box.left for m in marks} == {20}


def test_size_grows_with_the_matrices(sheet: Sheet) -> None:
    mark = sheet.font().one("2 0 0 2 0 0 cm BT /F 1 Tf 6 0 0 6 10 10 Tm (a) Tj ET")
    assert mark.size == 12


def test_turned_text_stands_upright_in_its_box(sheet: Sheet) -> None:
    box = sheet.font().one("BT /F 10 Tf 0 1 -1 0 50 50 Tm (abcd) Tj ET").box
    assert (round(box.width, 3), round(box.height, 3)) == (10, 20)


@pytest.mark.parametrize(
    ("mode", "plates"),
    [(0, {"Cyan"}), (1, {"Magenta"}), (2, {"Cyan"}), (3, set())],
)
def test_how_text_is_rendered(sheet: Sheet, mode: int, plates: set[str]) -> None:
    content = f"1 0 0 0 k 0 1 0 0 K BT {mode} Tr /F 9 Tf 20 20 Td (a) Tj ET"
    assert sheet.font().one(content).plates == plates


def test_text_that_only_clips_is_no_mark(sheet: Sheet) -> None:
    assert sheet.font().paint("BT 7 Tr /F 9 Tf 20 20 Td (a) Tj ET") == []


def test_raised_text(sheet: Sheet) -> None:
    assert sheet.font().one("BT 5 Ts /F 10 Tf 20 20 Td (a) Tj ET").box.bottom == pytest.approx(23.8)


def test_a_font_is_embedded_or_not(sheet: Sheet) -> None:
    program = sheet.pdf.make_stream(b"font")
    sheet.font("/In", FontDescriptor=Dictionary(FontFile2=program)).font("/Out")
    fonts = [m.font for m in sheet.paint("BT /In 9 Tf (a) Tj /Out 9 Tf (a) Tj /No 9 Tf (a) Tj ET")]
    assert [(f.name, f.embedded) for f in fonts if f is not None] == [
        ("Song", True), ("Song", False), ("No", False),
    ]  # fmt: skip


def test_codes_of_two_bytes_with_widths_of_their_own(sheet: Sheet) -> None:
    below = Dictionary(W=Array([1, Array([1000, 500]), 5, 9, 250]), DW=800)
    font = Dictionary(
        Subtype=Name.Type0, BaseFont=Name.Kai, Encoding=Name("/Identity-H"),
        DescendantFonts=Array([below]),
    )  # fmt: skip
    mark = sheet.give("/Font", "/F", font).one("BT /F 10 Tf 9 9 Td <000100020007000C> Tj ET")
    assert mark.codes == (1, 2, 7, 12)
    assert mark.box.width == pytest.approx(10 + 5 + 2.5 + 8)
    assert mark.font is not None
    assert mark.font.missing == {0}


@pytest.mark.parametrize(
    ("more", "bottom"), [({}, 76), ({"DW2": [880, -500]}, 88)], ids=["usual", "of its own"]
)
def test_text_from_top_to_bottom_hangs_from_its_origin(
    sheet: Sheet, more: dict[str, object], bottom: float
) -> None:
    below = Dictionary(Type=Name.Font, Subtype=Name.CIDFontType0, BaseFont=Name.Song, **more)
    for encoding in (Name("/Identity-V"), sheet.pdf.make_stream(b"", WMode=1)):
        font = Dictionary(
            Type=Name.Font, Subtype=Name.Type0, BaseFont=Name.Song,
            Encoding=encoding, DescendantFonts=Array([sheet.pdf.make_indirect(below)]),
        )  # fmt: skip
        sheet.give("/Font", "/F", sheet.pdf.make_indirect(font))
        first, second = sheet.paint("BT /F 12 Tf 50 100 Td <00010002> Tj <0001> Tj ET")
        assert corners(first) == (44, bottom, 56, 100)
        assert second.box.top == bottom


@pytest.mark.parametrize(
    ("matrix", "box", "size"),
    [
        ([0.001, 0, 0, 0.001, 0, 0], [0, 0, 1, 1], 12),
        ([0.01, 0, 0, -0.01, 0, 0], [0, -75, 100, 25], 12),
        ([0.01, 0, 0, 0.01, 0, 0], [0, 0, 0, 0], 12),
        ([1, 0, 0, 1, 0, 0], [0, 0, 8, 10], 120),
    ],
    ids=["thousandths", "hundredths", "no box", "pixels"],
)
def test_glyphs_of_pixels_are_as_large_as_their_box(
    sheet: Sheet, matrix: list[float], box: list[float], size: float
) -> None:
    font = Dictionary(
        Type=Name.Font, Subtype=Name.Type3, FontMatrix=matrix, FontBBox=box,
        FirstChar=97, Widths=[10], CharProcs=Dictionary(),
    )  # fmt: skip
    sheet.give("/Font", "/F", sheet.pdf.make_indirect(font))
    assert sheet.one("BT /F 12 Tf 50 50 Td (a) Tj ET").size == pytest.approx(size)


def test_codes_that_an_encoding_leaves_undefined(sheet: Sheet) -> None:
    encoding = Dictionary(Differences=Array([65, Name.A, Name("/.notdef"), 90, Name("/.notdef")]))
    mark = sheet.font(Encoding=encoding).one("BT /F 9 Tf (A) Tj ET")
    assert mark.font is not None
    assert mark.font.missing == {66, 90}


def test_a_composite_font_without_descendants(sheet: Sheet) -> None:
    sheet.give("/Font", "/F", Dictionary(Subtype=Name.Type0, DescendantFonts=Array()))
    mark = sheet.one("BT /F 10 Tf 9 9 Td <0001> Tj ET")
    assert mark.font is not None
    assert not mark.font.embedded


@pytest.mark.parametrize(
    ("glyph", "families"),
    [
        (b"500 0 d0 1 0 0 rg 0 0 500 500 re f", {"DeviceGray", "DeviceRGB"}),
        (b"500 0 0 0 500 500 d1 0 0 500 500 re f", {"DeviceGray"}),
        (b"500 0 d0 BI /W 1 /H 1 /BPC 8 /CS /RGB ID abc EI", {"DeviceGray", "DeviceRGB"}),
    ],
)
def test_glyphs_that_are_drawings_bring_their_colours(
    sheet: Sheet, glyph: bytes, families: set[str]
) -> None:
    font = Dictionary(
        Subtype=Name.Type3, FontMatrix=[0.001, 0, 0, 0.001, 0, 0], FirstChar=97,
        Widths=Array([500]), CharProcs=Dictionary(a=sheet.pdf.make_stream(glyph)),
    )  # fmt: skip
    sheet.give("/Font", "/F", sheet.pdf.make_indirect(font))
    marks = sheet.paint("BT /F 10 Tf 20 20 Td (a) Tj (a) Tj ET")
    assert {space.family for m in marks for space in m.spaces} == families
    assert marks[0].box.width == pytest.approx(5)
    assert all(m.font is not None and m.font.embedded for m in marks)


def test_a_font_chosen_by_a_graphics_state(sheet: Sheet) -> None:
    sheet.font()
    chosen = Array([sheet.page.obj.Resources.Font.F, 12])
    sheet.give("/ExtGState", "/G", Dictionary(Font=chosen))
    assert sheet.one("/G gs BT 9 9 Td (a) Tj ET").size == 12


# ---- images and forms


def image(sheet: Sheet, **more: object) -> Sheet:
    given = {"Width": 100, "Height": 50, "BitsPerComponent": 8, "ColorSpace": Name.DeviceGray}
    stream = sheet.pdf.make_stream(b"", Subtype=Name.Image, **(given | more))
    return sheet.give("/XObject", "/Im", stream)


def test_an_image_is_as_fine_as_its_coarser_side(sheet: Sheet) -> None:
    mark = image(sheet).one("72 0 0 72 10 20 cm /Im Do")
    assert mark.image is not None
    assert (mark.image.pixels, mark.image.bits, mark.image.ppi) == ((100, 50), 8, 50)
    assert (corners(mark), mark.is_seen, mark.plates) == ((10, 20, 82, 92), True, {"Black"})


def test_a_mask_is_painted_with_the_fill_colour(sheet: Sheet) -> None:
    image(sheet, ImageMask=True)
    mark = sheet.one("0 1 0 0 k 72 0 0 72 0 0 cm /Im Do")
    assert mark.image is not None
    assert (mark.image.bits, mark.image.space, mark.plates) == (1, None, {"Magenta"})


def test_a_soft_mask_makes_an_image_transparent(sheet: Sheet) -> None:
    assert image(sheet, SMask=sheet.pdf.make_stream(b"")).one("/Im Do").transparent


@pytest.mark.parametrize(
    ("given", "family", "bits"),
    [("/CS /RGB /BPC 8", "DeviceRGB", 8), ("/CS /G /BPC 1", "DeviceGray", 1)],
)
def test_an_image_within_the_content(sheet: Sheet, given: str, family: str, bits: int) -> None:
    mark = sheet.one(f"q 72 0 0 72 0 0 cm BI /W 1 /H 1 {given} ID abc EI Q")
    assert mark.image is not None
    assert mark.image.space is not None
    assert (mark.image.space.family, mark.image.bits, mark.image.ppi) == (family, bits, 1)


def test_a_mask_within_the_content(sheet: Sheet) -> None:
    mark = sheet.one("q 9 0 0 9 0 0 cm BI /W 1 /H 1 /IM true ID a EI Q")
    assert mark.image is not None
    assert (mark.image.space, mark.image.bits, mark.is_seen) == (None, 1, True)


def test_a_form_is_painted_in_its_own_space_and_box(sheet: Sheet) -> None:
    sheet.form("/Fm", b"0 0 100 100 re f", BBox=[0, 0, 10, 10], Matrix=[2, 0, 0, 2, 0, 0])
    assert corners(sheet.one("1 0 0 1 30 40 cm /Fm Do")) == (30, 40, 50, 60)


def test_a_form_leaves_the_state_as_it_was(sheet: Sheet) -> None:
    sheet.form("/Fm", b"1 0 0 0 k q q", BBox=[0, 0, 10, 10])
    assert sheet.one("/Fm Do 5 5 5 5 re f").plates == {"Black"}


def test_other_objects_are_not_painted(sheet: Sheet) -> None:
    sheet.give("/XObject", "/Ps", sheet.pdf.make_stream(b"", Subtype=Name.PS))
    assert sheet.paint("/Ps Do") == []


# ---- what is refused


@pytest.mark.parametrize(
    "content",
    [
        "/No Do", "/No gs", "/No sh", "1 2 cm", "/No cs", "(a) w", "1 0 0 re", "/F (x) Tf",
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_refused_with_the_operator(sheet: Sheet, content: str) -> None:
    with pytest.raises(ContentRefused, match=content.split()[-1]):
        sheet.paint(content)


def test_forms_within_themselves_end(sheet: Sheet) -> None:
    sheet.form("/Fm", b"/Fm Do", BBox=[0, 0, 9, 9])
    with pytest.raises(ContentRefused, match="too deep"):
        sheet.paint("/Fm Do")


def test_colour_spaces_within_themselves_end(sheet: Sheet) -> None:
    space = Name.DeviceRGB
    for _ in range(9):
        space = Array([Name.Indexed, space, 1, pikepdf.String(b"")])
    sheet.give("/ColorSpace", "/Cs", space)
    with pytest.raises(ContentRefused, match="nested too deep"):
        sheet.paint("/Cs cs")


def test_too_much_is_refused(sheet: Sheet, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(content_walker, "MOST_OPERATORS", 10)
    with pytest.raises(ContentRefused, match="too many operators"):
        sheet.paint("q Q " * 6)
    monkeypatch.setattr(content_walker, "MOST_BYTES", 20)
    with pytest.raises(ContentRefused, match="too much content"):
        sheet.paint("q Q " * 6)


def test_content_in_parts_is_weighed_together(
    sheet: Sheet, monkeypatch: pytest.MonkeyPatch
) -> None:
    parts = [sheet.pdf.make_stream(b"10 10 5 5 re f ") for _ in range(3)]
    sheet.page.obj.Contents = Array(parts)
    assert len(list(marks_of(sheet.page))) == 3
    monkeypatch.setattr(content_walker, "MOST_BYTES", 40)
    with pytest.raises(ContentRefused, match="too much content"):
        list(marks_of(sheet.page))


def test_a_page_without_content_paints_nothing(sheet: Sheet) -> None:
    assert list(marks_of(sheet.page)) == []
